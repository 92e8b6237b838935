"""Where pages of this room stand: trails, and pages beneath a group or a seat."""

from typing import Any, ClassVar

from django.http import Http404
from django.utils.functional import cached_property

from core.pages.parts import Tab
from core.pages.views.base import Page
from core.pages.views.records import Crumb, Step
from core.tenancy.addresses import address
from partnership.models import Appointment, Seat, Subgroup


def room() -> Crumb:
    """The first step of every trail of the room."""
    return Crumb("Partnership", address("partnership:partnership_detail"))


def register(label: str, route: str) -> list[Crumb]:
    """The trail of a record that stands in one of the room's registers."""
    return [room(), Crumb(label, address(f"partnership:{route}"))]


def agencies() -> list[Crumb]:
    """The trail of an agency."""
    return register("Agencies", "agency_list")


def members() -> list[Crumb]:
    """The trail of a member."""
    return register("Members", "membership_list")


def invitations() -> list[Crumb]:
    """The trail of an invitation."""
    return [*members(), Crumb("Invitations", address("partnership:invitation_list"))]


def groups() -> list[Crumb]:
    """The trail of a group."""
    return register("Groups", "subgroup_list")


def of(thing: Any) -> Crumb:
    """A record as a step of somebody else's trail."""
    return Crumb(str(thing), thing.get_absolute_url())


TABS = (
    ("Overview", "partnership_detail"),
    ("Groups", "subgroup_list"),
    ("Agencies", "agency_list"),
    ("Members", "membership_list"),
    ("Terms of reference", "terms_list"),
    ("Priorities", "priority_list"),
)


class TopPage(Page):
    """A page that is no record: its trail and the verbs it offers stand in the context.

    The registers and the front page name their ``tab`` and stand side by side.
    """

    tab: ClassVar[str] = ""

    def tabs(self) -> list[Tab]:
        return [
            Tab(label, address(f"partnership:{route}"), route == self.tab) for label, route in TABS
        ]

    def trail(self) -> list[Crumb]:
        return [room()]

    def steps(self) -> list[Step]:
        return []

    def context(self, **extra: Any) -> dict[str, Any]:
        offered = [s for s in self.steps() if s.when and self.may(s.permission, s.thing)]
        tabs = self.tabs() if self.tab else []
        return super().context(**{"trail": self.trail(), "steps": offered, "tabs": tabs, **extra})


class OnGroup(Page):
    """A page beneath a group: ``self.group``, or 404."""

    @cached_property
    def group(self) -> Subgroup:
        found = Subgroup.objects.visible_to(self.me).filter(slug=self.kwargs["group"])
        group = found.select_related("answers_to").first()
        if group is None:
            raise Http404
        return group

    def check(self) -> None:
        """The group first: a page beneath nothing is absent, whoever asks."""
        self.group  # noqa: B018  found, or 404
        self.demand(None)

    def cancel_url(self) -> str:
        return self.group.get_absolute_url()

    def trail(self) -> list[Crumb]:
        return [*groups(), of(self.group)]


class OnSeat(OnGroup):
    """A page beneath a seat: ``self.seat``, or 404."""

    @cached_property
    def seat(self) -> Seat:
        rows = self.group.seats.filter(code=self.kwargs["code"])
        seat = rows.select_related("agency", "subgroup").first()
        if seat is None:
            raise Http404
        return seat

    def check(self) -> None:
        self.seat  # noqa: B018  found, or 404
        self.demand(None)

    def cancel_url(self) -> str:
        return self.seat.get_absolute_url()

    def trail(self) -> list[Crumb]:
        return [*super().trail(), of(self.seat)]


class OnAppointment(OnSeat):
    """A page about the open appointment of one member to one seat."""

    model = Appointment

    def find(self) -> Any:
        rows = Appointment.objects.in_force().filter(
            seat=self.seat, membership__slug=self.kwargs["member"]
        )
        return rows.select_related("membership", "seat__subgroup")

    def check(self) -> None:
        self.object  # type: ignore[attr-defined]  # noqa: B018  found and permitted, or 404 / 403
