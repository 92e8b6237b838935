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


class Deciding(PlainForm):
    """What a second person says to another's proposal; a no says why."""

    agrees = forms.TypedChoiceField(
        label="Do you agree?",
        choices=[("yes", "Yes, I agree"), ("no", "No, I do not agree")],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whether you agree."},
    )

    note = forms.CharField(
        required=False, max_length=1000, label="Why", widget=forms.Textarea(attrs={"rows": 3})
    )

    def prepare(self) -> None:
        self.fields["note"].asked_if = "needed if you do not agree"  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        if self.cleaned_data.get("agrees") is False and not self.cleaned_data.get("note"):
            self.add_error("note", "Say why you do not agree.")
        return self.cleaned_data

    @property
    def is_yes(self) -> bool:
        return bool(self.cleaned_data["agrees"])

    def answers(self) -> dict[str, Any]:
        """What goes with the answer; the answer itself chooses the verb."""
        return {name: value for name, value in super().answers().items() if name != "agrees"}


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
