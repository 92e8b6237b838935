"""The room's front page, and the partnership's settings."""

from calendar import month_name
from typing import Any

from core.pages.views.forms import EditPage
from core.pages.views.records import Crumb, DetailPage, Step
from core.tenancy.addresses import address
from partnership.choices import AgencyKind
from partnership.forms.settings import SettingsForm
from partnership.models import (
    Agency,
    Membership,
    PartnershipSettings,
    Priority,
    Seat,
    Subgroup,
    TermsOfReference,
)
from partnership.reading import with_counts
from partnership.states import review_state
from partnership.tree import tree
from partnership.views.places import TopPage, room

SETTINGS = "partnership.revise_settings"


class PartnershipDetail(TopPage):
    """Who we are: the tree of groups, agencies, people, terms, priorities."""

    permission = "partnership.read"
    tab = "partnership_detail"
    template_name = "partnership/partnership_detail.html"

    def trail(self) -> list[Crumb]:
        return []

    def steps(self) -> list[Step]:
        return [
            Step(
                "Settings",
                address("partnership:settings_detail"),
                "partnership.read_settings",
            )
        ]

    def context(self, **extra: Any) -> dict[str, Any]:
        partners = Agency.objects.serving().filter(kind=AgencyKind.STATUTORY)
        groups = with_counts(Subgroup.objects.visible_to(self.me).serving())
        return super().context(
            title=self.request.partnership.name,  # type: ignore[attr-defined]
            area=PartnershipSettings.objects.values_list("area", flat=True).first(),
            partners=list(partners.order_by("name")),
            branches=tree(groups),
            priorities=list(Priority.objects.visible_to(self.me).current()),
            counts=self.counts(),
            terms_due=self.terms_due(),
            **extra,
        )

    def counts(self) -> dict[str, int]:
        """How many of each, of those that stand today."""
        return {
            "agencies": Agency.objects.serving().count(),
            "members": Membership.objects.open().count(),
            "vacancies": Seat.objects.filter(subgroup__ended_on__isnull=True).vacant().count(),
            "historical": Subgroup.objects.filter(ended_on__isnull=False).count(),
        }

    def terms_due(self) -> list[TermsOfReference]:
        """Terms whose review is near or overdue, each with its state."""
        due = TermsOfReference.objects.for_review(on=self.today).select_related("subgroup")
        rows = list(due)
        for terms in rows:
            terms.state = review_state(terms, self.today)
        return rows


class OnSettings:
    """The one row of settings; there is no address to find it by."""

    model = PartnershipSettings

    def get_queryset(self) -> Any:
        return PartnershipSettings.objects.all()

    def find(self) -> Any:
        return self.get_queryset()

    def trail(self) -> list[Crumb]:
        return [room()]


class SettingsDetail(OnSettings, DetailPage):
    """What the partnership decided for itself, and every version of it."""

    permission = "partnership.read_settings"
    template_name = "partnership/settings_detail.html"
    title = "Settings"
    timeline_length = 100

    def steps(self) -> list[Step]:
        return [Step("Edit settings", address("partnership:settings_edit"), SETTINGS, primary=True)]

    def context(self, **extra: Any) -> dict[str, Any]:
        return super().context(month=month_name[self.object.year_start_month], **extra)


class SettingsEdit(OnSettings, EditPage):
    permission = SETTINGS
    form_class = SettingsForm
    title = "Edit settings"

    def trail(self) -> list[Crumb]:
        return [room(), Crumb("Settings", address("partnership:settings_detail"))]

    def say(self, result: PartnershipSettings) -> str:
        return "The settings are changed. They count from now on; nothing is worked out anew."
