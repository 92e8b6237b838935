"""What pages beneath one meeting share: the trail to it, and which meeting they are about."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.utils.functional import cached_property

from core.pages.templatetags.words import moment
from core.pages.views.forms import VerbPage
from core.pages.views.records import Crumb
from core.tenancy.addresses import address
from meetings.models import Meeting
from partnership.models import Subgroup


def calendar_crumb() -> Crumb:
    """The first step of every trail of the room."""
    return Crumb("Meetings", address("meetings:meeting_list"))


def trail_to(meeting: Meeting) -> list[Crumb]:
    """Down from the calendar to one meeting."""
    return [calendar_crumb(), Crumb(str(meeting), meeting.get_absolute_url())]


def named(meeting: Meeting) -> str:
    """Which meeting a page is about: its group and when."""
    return f"{meeting.group}, {moment(meeting.starts_at)}"


class OfMeeting:
    """Pages beneath one meeting, found by its code."""

    @cached_property
    def meeting(self) -> Meeting:
        rows = Meeting.objects.visible_to(self.me).select_related("group", "terms")  # type: ignore[attr-defined]
        found = rows.filter(code=self.kwargs["code"]).first()  # type: ignore[attr-defined]
        if found is None:
            raise Http404
        return found

    def trail(self) -> list[Crumb]:
        return trail_to(self.meeting)


class OfGroup:
    """Pages that add to what one group has ahead, found by its slug."""

    @cached_property
    def group(self) -> Subgroup:
        serving = Subgroup.objects.serving()
        found = serving.filter(slug=self.kwargs["group"]).first()  # type: ignore[attr-defined]
        if found is None:
            raise Http404
        return found

    def check(self) -> None:
        self.demand(self.group)  # type: ignore[attr-defined]


class MeetingVerb(VerbPage):
    """A verb of one meeting; the page says which."""

    model = Meeting

    def get_queryset(self) -> QuerySet[Meeting]:
        return Meeting.objects.visible_to(self.me).select_related("group", "terms")

    def trail(self) -> list[Crumb]:
        return trail_to(self.object)

    def context(self, **extra: Any) -> dict[str, Any]:
        return super().context(**{"summary": named(self.object), **extra})
