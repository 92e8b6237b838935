"""Boxes to choose an agency, a group or a person from, told by slug and never by id."""

from typing import Any

from django import forms

from core.pages.choosing import GroupedChoiceField
from partnership.models import Agency, Membership, Subgroup


class AgencyField(forms.ModelChoiceField):
    """One of today's agencies."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", "Accountable agency")
        kwargs.setdefault("empty_label", "Choose an agency")
        super().__init__(Agency.objects.none(), to_field_name="slug", **kwargs)

    def bind(self) -> None:
        """Offer the agencies of the open partnership."""
        self.queryset = Agency.objects.serving().order_by("name")


class AgenciesField(forms.ModelMultipleChoiceField):
    """Several of today's agencies, ticked."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            Agency.objects.none(),
            to_field_name="slug",
            widget=forms.CheckboxSelectMultiple,
            **kwargs,
        )

    def bind(self) -> None:
        """Offer the agencies of the open partnership."""
        self.queryset = Agency.objects.serving().order_by("name")


class GroupField(forms.ModelChoiceField):
    """One of today's groups."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", "Overseen by")
        kwargs.setdefault("empty_label", "Choose a group")
        super().__init__(Subgroup.objects.none(), to_field_name="slug", **kwargs)

    def bind(self) -> None:
        """Offer the groups of the open partnership."""
        self.queryset = Subgroup.objects.serving().order_by("name")


class LeadField(GroupedChoiceField):
    """A person who can lead an action: serves now, stands beneath the agency they belong to."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", "Lead")
        kwargs.setdefault("empty_label", "No lead yet")
        nobody = Membership.objects.none()
        super().__init__(nobody, beneath="agency", to_field_name="slug", required=False, **kwargs)

    def bind(self, agency: Any = None) -> None:
        """Offer the people of one agency, or of all."""
        people = leads().filter(agency=agency) if agency else leads()
        self.queryset = people.order_by("agency__name", "agency_id", "name", "pk")

    def label_from_instance(self, member: Any) -> str:
        return f"{member.name}, {member.post}"


def leads() -> Any:
    """Everybody who can lead an action."""
    return Membership.objects.open().filter(agency__isnull=False).select_related("agency")


def check_lead_of(form: forms.Form) -> None:
    """Say at its box when the lead chosen is not the agency's."""
    agency, lead = form.cleaned_data.get("agency"), form.cleaned_data.get("lead")
    if agency and lead and lead.agency_id != agency.pk:
        words = f"{lead} belongs to {lead.agency}, not to {agency}. Choose a lead of {agency}."
        form.add_error("lead", words)
