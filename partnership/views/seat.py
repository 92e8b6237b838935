"""Seats of a group."""

from typing import Any

from core.pages.forms import PlainForm
from core.pages.views.forms import EditPage, FormPage, VerbPage
from core.pages.views.records import Crumb, DetailPage, Step
from core.tenancy.addresses import address
from partnership.forms.agency import ClosureForm
from partnership.forms.subgroup import SeatForm
from partnership.models import Seat
from partnership.states import term_state
from partnership.views.places import OnGroup, TopPage, groups, of

KEEP = "partnership.keep_seats"


class SeatNew(OnGroup, TopPage, FormPage):
    permission = KEEP
    title = "Add a seat"
    form_class = SeatForm
    button = "Add seat"

    def perform(self, form: PlainForm) -> Seat:
        return Seat.add(by=self.me, at=self.now, subgroup=self.group, **form.answers())

    def say(self, result: Seat) -> str:
        return f"The seat “{result}” is added. Say who sits in it next."


class SeatPage(OnGroup):
    """What every page about one seat shares."""

    model = Seat

    def find(self) -> Any:
        rows = super().find().filter(subgroup=self.group)  # type: ignore[misc]
        return rows.select_related("agency", "subgroup")

    def check(self) -> None:
        self.object  # type: ignore[attr-defined]  # noqa: B018  found and permitted, or 404 / 403

    def cancel_url(self) -> str:
        return str(self.object.get_absolute_url())  # type: ignore[attr-defined]

    def trail(self) -> list[Crumb]:
        return [*groups(), of(self.group)]


class SeatDetail(SeatPage, DetailPage):
    permission = "partnership.read"
    template_name = "partnership/seat_detail.html"

    def steps(self) -> list[Step]:
        seat, stands = self.object, self.object.ended_on is None
        at = {"group": self.group.slug, "code": seat.code}
        return [
            Step(
                "Appoint somebody",
                address("partnership:appointment_new", **at),
                KEEP,
                when=stands,
                primary=True,
            ),
            Step("Edit", address("partnership:seat_edit", **at), KEEP, when=stands),
            Step("Remove the seat", address("partnership:seat_removal", **at), KEEP, when=stands),
        ]

    def also_told(self) -> list[Any]:
        """Why somebody left a seat is for those who read everything that happened."""
        return list(self.object.appointments.all()) if self.may("journal.entries") else []

    def context(self, **extra: Any) -> dict[str, Any]:
        rows = list(self.object.appointments.select_related("membership").order_by("-from_on"))
        for row in rows:
            row.state = term_state(row, self.today)
        return super().context(
            sitting=[row for row in rows if row.ended_on is None],
            earlier=[row for row in rows if row.ended_on],
            can_keep=self.may(KEEP) and self.object.ended_on is None,
            **extra,
        )


class SeatEdit(SeatPage, EditPage):
    permission = KEEP
    form_class = SeatForm

    def form_kwargs(self) -> dict[str, Any]:
        return {"seat": self.object}

    def heading(self) -> str:
        return "Edit the seat"


class SeatRemoval(SeatPage, VerbPage):
    permission = KEEP
    verb = "end"
    form_class = ClosureForm
    button = "Remove the seat"
    is_harmful = True

    def heading(self) -> str:
        return f"Remove the seat “{self.object}”?"

    def consequences(self) -> list[str]:
        return ["Whoever sits in it leaves the group on that day. Attendance recorded stays."]

    def next_url(self, result: Seat) -> str:
        return self.group.get_absolute_url()
