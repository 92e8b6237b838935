"""The second person's answer to a proposal."""

from typing import Any

from django import forms

from core.pages.forms import PlainForm


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
