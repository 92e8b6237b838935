"""Two people deciding about panels, bars and openings."""

from typing import Any

from django import forms

from core.pages.forms import PlainForm
from partnership.models import Membership
from reviews.choices import PanelRole
from reviews.forms.people import PersonField, others


class WithReason(PlainForm):
    """A change that says why."""

    reason = forms.CharField(max_length=1000, widget=forms.Textarea(attrs={"rows": 3}), label="Why")


class _AboutSomebody(WithReason):
    person = PersonField()
    field_order = ("person", "role", "reason")

    def facts(self) -> dict[str, Any]:
        """What the verb takes."""
        facts = self.answers()
        return {"membership": facts.pop("person"), **facts}


class NewPlace(_AboutSomebody):
    """Proposes a person for a panel."""

    def prepare(self) -> None:
        self.fields["person"].queryset = others(self.me)  # type: ignore[attr-defined]

    role = forms.ChoiceField(
        label="Place on the panel",
        choices=PanelRole.choices,
        initial=PanelRole.MEMBER,
        widget=forms.RadioSelect,
    )


class NewBar(_AboutSomebody):
    """Keeps a person from a source. It binds everybody, so anybody can be chosen."""

    def prepare(self) -> None:
        self.fields["person"].queryset = Membership.objects.open()  # type: ignore[attr-defined]
