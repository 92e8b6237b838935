"""The minutes as a whole: where and when, who came, each item, and what comes next."""

from datetime import datetime
from typing import Any

from django.db.models import Prefetch

from core.pages.views.base import Page
from meetings.models import AgendaItem, Decision, Meeting, Minutes
from meetings.numbering import numbered
from meetings.quorum import in_words
from meetings.views.meeting import note_part_b
from meetings.views.of_meeting import OfMeeting
from partnership.models import Agency


def outline(meeting: Meeting, me: Any) -> list[AgendaItem]:
    """The visible items with their minute and decisions, and whether anything is minuted."""
    decisions = Decision.objects.select_related("action__lead", "action__agency")
    items = list(
        AgendaItem.objects.visible_to(me)
        .filter(meeting=meeting, removed_at__isnull=True)
        .select_related("minute", "source", "meeting")
        .prefetch_related(Prefetch("decisions", decisions))
    )
    for item in items:
        text = item.minute.text if hasattr(item, "minute") else ""
        item.is_minuted = bool(text.strip() or item.decisions.all())
    return numbered(items)


def silent(items: list[AgendaItem]) -> list[AgendaItem]:
    """Those of an outline with nothing minuted yet."""
    return [i for i in items if not i.is_minuted]


class MinutesDesk(OfMeeting, Page):
    """The minutes for whoever reads them; who writes them also sees what is still to do."""

    permission = "meetings.view_inside"
    template_name = "meetings/minutes.html"

    def context(self, **extra: Any) -> dict[str, Any]:
        self.demand(self.meeting)
        items = outline(self.meeting, self.me)
        note_part_b(items, page=self)
        return super().context(
            **{**extra, "title": f"Minutes of {self.meeting}"},
            meeting=self.meeting,
            items=items,
            silent=silent(items),
            trail=self.trail(),
            **self.standing(),
            **self.attendance(),
        )

    def standing(self) -> dict[str, Any]:
        """How far the minutes are, and what this person can do to them next."""
        rows = Minutes.objects.filter(meeting=self.meeting)
        minutes = rows.select_related("confirmed_in").first()
        may_write = self.may("meetings.decide_minutes", self.meeting)
        sent = bool(minutes and minutes.circulated_at and not minutes.confirmed_at)
        return {
            "minutes": minutes,
            "may_write": may_write,
            "is_open": self._has_come() and not (minutes and minutes.finalised_at),
            "may_correct": may_write and not (minutes and minutes.confirmed_at),
            "not_before": self.not_before(),
            "may_waive": self._lacks_quorum() and self.may("meetings.waive_quorum", self.meeting),
            "may_confirm": sent and self.meeting.following_begun(at=self.now) is not None,
            "awaits_confirmation": sent,
            "next_meeting": self.meeting.following(at=self.now) if sent else None,
        }

    def not_before(self) -> datetime | None:
        """When there will be something to write; None when there is, or never will be."""
        return None if self.meeting.cancelled_at or self._has_come() else self.meeting.starts_at

    def _has_come(self) -> bool:
        return not self.meeting.cancelled_at and self.meeting.has_come(on=self.today)

    def _lacks_quorum(self) -> bool:
        """Too few came, and nobody has said why the meeting goes on."""
        return self.meeting.is_quorate is False and not self.meeting.quorum_note

    def attendance(self) -> dict[str, Any]:
        """Who came, how the quorum came out, and who chaired."""
        lines = list(self.meeting.attendances.select_related("seat", "agency"))
        verdict = self.meeting.verdict()
        missing = Agency.objects.filter(pk__in=verdict.missing) if lines else []
        return {
            "attendances": lines,
            "others": list(self.meeting.others.standing()) if lines else [],
            "quorum": in_words(verdict, missing=[str(a) for a in missing]) if lines else "",
            "chaired": next((e for e in lines if e.seat_id == self.meeting.chaired_from_id), None),
        }
