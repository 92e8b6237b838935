"""Sending a tracker, and saying yes to what it would do."""

from typing import Any

from django import forms

from core.documents.files import LARGEST_WORDS, examine
from core.documents.kinds import MEDIA_TYPES
from core.pages.forms import PlainForm


class SheetForm(PlainForm):
    """The filled-in template."""

    uploaded = forms.FileField(
        label="The filled-in template",
        help_text=f"An Excel workbook (.xlsx), up to {LARGEST_WORDS}.",
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
    )

    def clean_uploaded(self) -> Any:
        uploaded = self.cleaned_data["uploaded"]
        if examine(uploaded).media_type != MEDIA_TYPES["xlsx"]:
            raise forms.ValidationError("Send the template as an Excel workbook (.xlsx).")
        return uploaded


class ConfirmForm(PlainForm):
    """Which preview was confirmed: what changed since then is not what was agreed to."""

    digest = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)
