"""A run as a file for one's own diary."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from core.calendar.diary import in_a_file
from core.pages.views.records import ObjectPage
from training.documents import diary_entry
from training.views.parts import OfRun


class RunDiary(OfRun, ObjectPage):
    """For whoever holds a place on it, its trainer and the business team."""

    permission = "runs.diary"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        entry = diary_entry(self.object, self.request.partnership, at=self.now)
        return in_a_file(entry, self.object.code)
