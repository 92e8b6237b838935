"""Meetings as a file for one's own diary: one of them, or a group's year."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from core.calendar.diary import in_a_file
from core.pages.views.records import ObjectPage
from meetings.documents import diary, diary_entry
from meetings.models import Meeting
from partnership.models import Subgroup


class MeetingDiary(ObjectPage):
    """One meeting."""

    permission = "meetings.view_calendar"
    model = Meeting

    def get_queryset(self) -> QuerySet[Meeting]:
        return super().get_queryset().select_related("group")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        entry = diary_entry(self.object, self.request.partnership, at=self.now)
        return in_a_file(entry, self.object.code)


class GroupDiary(ObjectPage):
    """All of a group's meetings from today on; cancelled ones leave a diary that has them."""

    permission = "meetings.view_calendar"
    model = Subgroup
    lookup = "slug"
    slug = "group"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        rows = Meeting.objects.visible_to(self.me).of_groups([self.object.pk])
        rows = rows.filter(starts_at__date__gte=self.today).select_related("group")
        entries = diary(rows, self.request.partnership, at=self.now)
        return in_a_file(entries, f"{self.object.slug}-meetings")
