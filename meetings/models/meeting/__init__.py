from meetings.models.meeting.noun import Meeting

__all__ = ["Meeting"]
