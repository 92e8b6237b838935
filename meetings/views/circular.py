"""Circulars: the register, and the page of one."""

from typing import Any

from django.db.models import QuerySet
from django.utils.functional import cached_property

from core.documents.showing import upload_of
from core.pages.palette import hex_of
from core.pages.templatetags.words import count_words
from core.pages.views.lists import ListPage
from core.pages.views.records import Crumb, DetailPage, Step
from core.tenancy.addresses import address
from meetings.circular.delivery import how_many_by_fate, readers_of
from meetings.circular.paper import in_groups
from meetings.circular.twin import twin_of
from meetings.circular.wording import NOTHING_ASKED
from meetings.models import Acknowledgement, Contribution, ExecutiveCircular


def circulars_crumb() -> Crumb:
    return Crumb("Circulars", address("meetings:circular_list"))


class CircularList(ListPage):
    """Every circular this person may read, newest first."""

    permission = "meetings.view_circulars"
    model = ExecutiveCircular
    template_name = "meetings/circular_list.html"
    title = "Executive Circular"
    sorts = {"quarter": ("from_on", "id")}
    first_sort = "-quarter"

    def decorate(self, rows: Any) -> Any:
        return rows.with_progress()

    def context(self, **extra: Any) -> dict[str, Any]:
        may_open = self.may("meetings.run_circulars")
        return super().context(
            noun="circular,circulars",
            may_open=may_open,
            empty_words="No circular has been issued yet."
            if not may_open
            else "No quarter has been opened yet.",
            empty_hint="When one is, it is sent to the Board and the groups and stays here."
            if not may_open
            else "Open one, and each group is asked for its contribution.",
            **extra,
        )


class CircularDetail(DetailPage):
    """Under way: what is awaited of whom. Compiled: as it will read. Issued: as it reads."""

    permission = "meetings.view_circulars"
    model = ExecutiveCircular
    lookup = "number"
    template_name = "meetings/circular_detail.html"

    def get_queryset(self) -> QuerySet[Any]:
        rows = super().get_queryset()
        return rows.select_related("compiled_by", "approved_by", "pdf").with_progress()

    def trail(self) -> list[Crumb]:
        return [circulars_crumb()]

    @cached_property
    def own_word(self) -> Acknowledgement | None:
        """That this reader has read it, if they have said so."""
        if not self.object.issued_at:
            return None
        mine = Acknowledgement.objects.filter(circular=self.object, membership=self.me)
        return mine.first()

    def tells_history(self) -> bool:
        """What was written and taken out again before its issue is for those who saw it."""
        works = ("meetings.run_circulars", "meetings.approve_circular")
        return self.me.is_scrutineer or any(self.may(name) for name in works)

    @property
    def shows_whole(self) -> bool:
        """As it will read, for those who make it; a chair reads other groups' words with all."""
        c = self.object
        return bool(c.issued_at or (c.compiled_at and self.tells_history()))

    def steps(self) -> list[Step]:
        c = self.object
        return [*self._preparing(c), *self._deciding(c), *self._sending(c)]

    def _preparing(self, c: Any) -> list[Step]:
        run, is_open = "meetings.run_circulars", c.compiled_at is None
        all_in, written = c.sent_count == c.asked_count, bool(c.message)
        ready = all_in and written
        return [
            Step("Compile", c.page("compilation"), run, primary=ready, when=is_open),
            Step(
                "Write the front",
                c.page("edit"),
                run,
                primary=is_open and not written,
                when=c.approved_at is None,
            ),
            Step("Ask another group", c.page("asking"), run, when=is_open),
        ]

    def _deciding(self, c: Any) -> list[Step]:
        waits = c.compiled_at is not None and c.approved_at is None
        stands = c.approved_at is not None and c.issued_at is None
        mine = c.compiled_by_id == self.me.pk
        return [
            Step(
                "Approve",
                c.page("approval"),
                "meetings.approve_circular",
                primary=True,
                when=waits and not mine,
            ),
            Step("Issue", c.page("issue"), "meetings.run_circulars", primary=True, when=stands),
            Step("Return", c.page("return"), "meetings.return_circular", when=waits or stands),
        ]

    def _sending(self, c: Any) -> list[Step]:
        is_out = c.issued_at is not None
        return [
            Step(
                "Send it out",
                c.page("distribution"),
                "meetings.run_circulars",
                primary=True,
                when=is_out and c.distributed_at is None,
            ),
            Step(
                "Acknowledge it",
                c.page("acknowledgement"),
                "meetings.acknowledge_circular",
                primary=True,
                when=is_out and self.own_word is None,
            ),
        ]

    def context(self, **extra: Any) -> dict[str, Any]:
        c = self.object
        shown = {"title": f"Executive Circular, {c.quarter.words}", "own_word": self.own_word}
        if not self.shows_whole:
            shown |= {"contributions": self._contributions(), "shows_front": self.tells_history()}
        else:
            twin = twin_of(c.said(), colour=hex_of(self.request.partnership.colour))
            shown |= {"twin": twin, "nothing_asked": NOTHING_ASKED}
        if c.issued_at:
            shown |= self._out(c)
        return super().context(**{**extra, **shown})

    def _contributions(self) -> list[Any]:
        rows = Contribution.objects.visible_to(self.me).filter(circular=self.object)
        found = list(rows.select_related("group", "circular").order_by("group__name"))
        for row in found:
            row.shown_state = row.state_on(self.today)
        return found

    def _out(self, c: Any) -> dict[str, Any]:
        """What is only known of an issued one: its file, its proofs, who has it."""
        return {
            **self._readers(c),
            "file": upload_of(c.pdf) if c.pdf else None,
            "digest": in_groups(c.digest),
            "head": in_groups(c.chain_head),
            "sha256": in_groups(c.file_digest),
        }

    def _readers(self, c: Any) -> dict[str, Any]:
        """The team is told of everybody, others how many."""
        if not self.may("meetings.run_circulars"):
            read_by = Acknowledgement.objects.filter(circular=c).count()
            return {"acknowledged": count_words(read_by, "member,members") if read_by else ""}
        readers = readers_of(c)
        read_by = sum(reader.acknowledged_at is not None for reader in readers)
        return {
            "readers": readers,
            "sent_to": how_many_by_fate(readers),
            "acknowledged": f"{read_by} of {count_words(len(readers), 'member,members')}"
            if readers
            else "",
        }
