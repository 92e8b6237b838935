"""Agencies: register, record, names, succession, closure."""

from typing import Any

from django.db.models import Count, Q

from core.pages.forms import PlainForm
from core.pages.parts import Link
from core.pages.views.forms import EditPage, FormPage, VerbPage
from core.pages.views.lists import ListPage
from core.pages.views.records import Crumb, DetailPage, Step
from core.tenancy.addresses import address
from partnership.filters import AgencyFilters
from partnership.forms.agency import (
    AgencyDetailsForm,
    AgencyForm,
    ClosureForm,
    RenamingForm,
    SuccessionForm,
)
from partnership.models import Agency, Appointment
from partnership.views import places
from partnership.views.places import TopPage

KEEP = "partnership.keep_agencies"


class AgencyList(TopPage, ListPage):
    permission = "partnership.read"
    tab = "agency_list"
    template_name = "partnership/agency_list.html"
    title = "Agencies"
    model = Agency
    filterset_class = AgencyFilters
    sorts = {"name": ("name", "pk"), "kind": ("kind", "name", "pk")}

    def decorate(self, rows: Any) -> Any:
        members = Count("memberships", Q(memberships__ended_at__isnull=True), distinct=True)
        seats = Count("seats", Q(seats__ended_on__isnull=True), distinct=True)
        return rows.select_related("successor").annotate(member_count=members, seat_count=seats)

    def steps(self) -> list[Step]:
        url = address("partnership:agency_new")
        return [Step("Add an agency", url, KEEP, primary=True)]

    def context(self, **extra: Any) -> dict[str, Any]:
        link = Link("Add an agency", address("partnership:agency_new"))
        return super().context(
            noun="agency,agencies",
            empty_words="No agency has been added yet.",
            empty_hint="Seats and members belong to agencies, so they come first.",
            empty_link=link if self.may(KEEP) else None,
            **extra,
        )


class AgencyNew(TopPage, FormPage):
    permission = KEEP
    title = "Add an agency"
    form_class = AgencyForm
    button = "Add agency"

    def trail(self) -> list[Crumb]:
        return places.agencies()

    def cancel_url(self) -> str:
        return address("partnership:agency_list")

    def perform(self, form: PlainForm) -> Agency:
        return Agency.add(by=self.me, at=self.now, **form.answers())

    def say(self, result: Agency) -> str:
        return f"{result} is an agency of this partnership now. Invite its people next."


class OnAgency:
    """What every page about one agency shares."""

    model = Agency
    lookup = "slug"

    def trail(self) -> list[Crumb]:
        return places.agencies()


class AgencyDetail(OnAgency, DetailPage):
    permission = "partnership.read"
    template_name = "partnership/agency_detail.html"

    def find(self) -> Any:
        return super().find().select_related("successor")

    def steps(self) -> list[Step]:
        agency, stands = self.object, self.object.ended_on is None
        slug = {"slug": agency.slug}
        invite = f"{address('partnership:invitation_new')}?agency={agency.slug}"
        return [
            Step("Invite somebody", invite, "partnership.invite", when=stands, primary=True),
            Step("Edit", address("partnership:agency_edit", **slug), KEEP, when=stands),
            Step("Rename", address("partnership:agency_renaming", **slug), KEEP, when=stands),
            Step(
                "Name a successor",
                address("partnership:agency_succession", **slug),
                KEEP,
                when=stands,
            ),
            Step("Close", address("partnership:agency_closure", **slug), KEEP, when=stands),
        ]

    def context(self, **extra: Any) -> dict[str, Any]:
        agency = self.object
        held = Appointment.objects.in_force().select_related("membership")
        return super().context(
            names=list(agency.names.order_by("from_on")),
            members=list(agency.memberships.open().order_by("name")),
            seats=_seats(agency, held),
            predecessors=list(agency.predecessors.order_by("name")),
            **extra,
        )


def _seats(agency: Agency, held: Any) -> list[Any]:
    """The agency's seats with whoever holds them, in three queries however many there are."""
    rows = list(agency.seats.open().select_related("subgroup").order_by("subgroup__name", "order"))
    holders = {a.seat_id: a for a in held.filter(seat__in=rows, is_alternate=False)}
    for seat in rows:
        seat.holder = holders.get(seat.pk)
    return rows


class AgencyEdit(OnAgency, EditPage):
    permission = KEEP
    form_class = AgencyDetailsForm

    def heading(self) -> str:
        return f"Edit {self.object}"


class AgencyRenaming(OnAgency, VerbPage):
    permission = KEEP
    verb = "rename"
    form_class = RenamingForm
    button = "Rename the agency"
    done = "The agency has its new name; the old one is kept with its dates."

    def heading(self) -> str:
        return f"Rename {self.object}?"

    def consequences(self) -> list[str]:
        return [
            f"“{self.object}” is kept with its dates, and shown under the new name’s page.",
            "Seats, members and everything recorded stay with the agency.",
        ]


class AgencySuccession(OnAgency, VerbPage):
    permission = KEEP
    verb = "succeed"
    form_class = SuccessionForm
    button = "Name a successor"
    is_harmful = True

    def form_kwargs(self) -> dict[str, Any]:
        return {"agency": self.object}

    def heading(self) -> str:
        return f"Name a successor of {self.object}"

    def say(self, result: Agency) -> str:
        return f"{result} is closed. Its seats and its members are with {result.successor} now."

    def consequences(self) -> list[str]:
        return [
            f"{self.object} is closed on its last day.",
            "Its seats and its members go over to the successor at once.",
            "What was recorded under its name stays under its name.",
        ]


class AgencyClosure(OnAgency, VerbPage):
    permission = KEEP
    verb = "end"
    form_class = ClosureForm
    button = "Close the agency"
    is_harmful = True

    def heading(self) -> str:
        return f"Close {self.object}?"

    def consequences(self) -> list[str]:
        return [
            "It can no longer be chosen. What was recorded under its name stays.",
            "If another agency took its work on, name that successor instead.",
        ]
