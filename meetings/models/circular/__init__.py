from meetings.models.circular.noun import ExecutiveCircular

__all__ = ["ExecutiveCircular"]
