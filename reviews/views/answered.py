"""What stands in the place of a question that was answered meanwhile: who did what, and when."""

from dataclasses import dataclass
from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from core.journal.models import Entry
from core.journal.reading import note_reading
from core.pages.templatetags.words import moment
from core.pages.views.records import ObjectPage


@dataclass(frozen=True)
class Question:
    """Whether a proposal ``waits`` for its answer, and the deeds that answer it."""

    waits: str
    answers: tuple[str, ...]


PLACE = Question("is_proposed", ("panel.agreed", "panel.declined", "panel.taken_back"))
ENDING = Question("is_ending_proposed", ("panel.ended", "panel.kept", "panel.ending_taken_back"))
BAR = Question("is_proposed", ("bar.agreed", "bar.declined", "bar.taken_back"))
LIFTING = Question("is_lifting_proposed", ("bar.lifted", "bar.kept", "bar.lifting_taken_back"))
OPENING = Question(
    "is_opening_proposed",
    ("source.opened", "source.kept_restricted", "source.opening_taken_back"),
)


class Answers:
    """Put before a page that answers a proposal: no form where nothing waits."""

    question: ClassVar[Question]
    object: Any
    me: Any
    now: Any

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if getattr(self.object, self.question.waits):
            return super().get(request, *args, **kwargs)  # type: ignore[misc,no-any-return]
        note_reading(self.object, by=self.me, at=self.now)
        shown = ObjectPage.context(
            self,  # type: ignore[arg-type]
            title="There is nothing to decide",
            answer=self._last_answer(),
        )
        return render(request, "reviews/answered.html", shown)

    def _last_answer(self) -> str:
        """Who answered last and when; empty where nobody was ever asked."""
        told = Entry.objects.about(self.object).visible_to(self.me)
        entry = told.filter(kind__in=self.question.answers).first()
        return f"{entry.actor_name} {entry.words}: {moment(entry.at)}." if entry else ""
