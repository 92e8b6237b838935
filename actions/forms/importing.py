"""Sending a tracker, and saying yes to what it would do."""

from typing import Any

from django import forms

from core.documents.files import LARGEST_WORDS, examine
from core.documents.kinds import NOT_TAKEN
from core.documents.naming import ending_of
from core.documents.unacceptable import Unacceptable
from core.pages.forms import PlainForm

NOT_THE_TEMPLATE = "Send the filled-in template, an Excel workbook (.xlsx)."


class SheetForm(PlainForm):
    """The filled-in template."""

    uploaded = forms.FileField(
        label="The filled-in template",
        help_text=f"An Excel workbook (.xlsx), up to {LARGEST_WORDS}.",
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
    )

    def clean_uploaded(self) -> Any:
        uploaded = self.cleaned_data["uploaded"]
        if ending_of(uploaded.name) != "xlsx":
            raise forms.ValidationError(NOT_THE_TEMPLATE)
        try:
            examine(uploaded)
        except Unacceptable as unacceptable:
            known = unacceptable.words != NOT_TAKEN
            raise unacceptable if known else forms.ValidationError(NOT_THE_TEMPLATE) from None
        return uploaded


class ConfirmForm(PlainForm):
    """Which preview was confirmed: what changed since then is not what was agreed to."""

    digest = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)
