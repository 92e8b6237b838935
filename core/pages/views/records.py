"""Record pages: the thing, its panels, what can be done next, its timeline."""

from dataclasses import dataclass
from typing import Any, ClassVar

from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.functional import cached_property

from core.journal.reading import note_reading
from core.pages.panels import panels_of
from core.pages.timeline import timeline
from core.pages.views.base import Page
from core.tenancy.addresses import address


@dataclass(frozen=True)
class Crumb:
    """One step of the trail up the chain."""

    label: str
    url: str = ""


@dataclass(frozen=True)
class Step:
    """A verb offered on a page: shown when its permission and its state allow it."""

    label: str
    url: str
    permission: str
    thing: Any = None
    primary: bool = False
    when: bool = True


class ObjectPage(Page):
    """A page about one row, found by its slug in the address among the visible rows.

    A row that is not visible is absent (404, the same answer as for one that never was);
    a visible one whose permission is refused answers 403.
    """

    model: ClassVar[type[models.Model]]
    lookup: ClassVar[str] = "code"
    slug: ClassVar[str] = ""

    def get_queryset(self) -> models.QuerySet[Any]:
        """Rows this person may know of."""
        return self.model.objects.visible_to(self.me)  # type: ignore[attr-defined]

    def find(self) -> Any:
        """The row the address names; subclasses with nested addresses add conditions."""
        return self.get_queryset().filter(**{self.lookup: self.kwargs[self.slug or self.lookup]})

    @cached_property
    def object(self) -> Any:
        found = self.find().first()
        if found is None:
            raise Http404
        self.demand(found)
        return found

    def check(self) -> None:
        """Found and permitted, before a form is read; or 404 / 403."""
        self.object  # noqa: B018

    def trail(self) -> list[Crumb]:
        """Where this stands in the chain, nearest last."""
        return []

    def context(self, **extra: Any) -> dict[str, Any]:
        return super().context(object=self.object, trail=self.trail(), **extra)


class DetailPage(ObjectPage):
    """The record page of a noun."""

    timeline_length: ClassVar[int] = 20

    def heading(self) -> str:
        return self.title or str(self.object)

    def steps(self) -> list[Step]:
        """Every verb this record can offer; the page keeps those that apply."""
        return []

    def offered(self) -> list[Step]:
        return [
            s for s in self.steps() if s.when and self.may(s.permission, s.thing or self.object)
        ]

    def tells_history(self) -> bool:
        """Whether this reader is told what happened: history holds every column, old and new,
        so a page that keeps some of its record from a reader keeps its history too.
        """
        return True

    def also_told(self) -> list[Any]:
        """Rows without a page of their own whose entries belong to this record's story."""
        return []

    def context(self, **extra: Any) -> dict[str, Any]:
        most = self.timeline_length + 1 if self.tells_history() else 0
        found = timeline(self.object, me=self.me, also=self.also_told(), limit=most)
        return super().context(
            steps=self.offered(),
            panels=panels_of(self.object, page=self),
            timeline=found[: self.timeline_length],
            timeline_is_longer=len(found) > self.timeline_length,
            timeline_url=self.history_url(),
            **extra,
        )

    def history_url(self) -> str:
        """Where everything that happened to this record is told."""
        record = self.request.path.split("/", 3)[3]
        return address("journal:history", record=record.strip("/"))

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        note_reading(self.object, by=self.me, at=self.now)
        return self.page()
