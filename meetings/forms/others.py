"""Lines for those in the room who have no seat: what is typed with them, and what it means."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.html import format_html

from core.pages.forms import PlainForm
from meetings.models.in_attendance import Other

BLANK = ("new1", "new2", "new3")
BOXES = (("name", "Name"), ("post", "Post"), ("agency", "Agency"))
LABEL = '{}<span class="govuk-visually-hidden"> of guest {}</span>'
MINUTES = 'Took the minutes<span class="govuk-visually-hidden">: guest {}</span>'


class OthersForm(PlainForm):
    """Mixin: the lines that stand already, and some to fill in. An emptied name takes one out."""

    def __init__(self, *args: Any, others: Any = (), **kwargs: Any) -> None:
        self.standing_lines = {str(line.pk): line for line in others}
        super().__init__(*args, **kwargs)

    def ask_of_others(self) -> None:
        """Add the boxes of each line."""
        for number, key in enumerate((*self.standing_lines, *BLANK), start=1):
            line = self.standing_lines.get(key)
            for name, label in BOXES:
                self.fields[f"{name}_of_{key}"] = forms.CharField(
                    label=format_html(LABEL, label, number),
                    max_length=120,
                    required=False,
                    initial=getattr(line, name, ""),
                )
            self.fields[f"took_{key}"] = forms.BooleanField(
                label=format_html(MINUTES, number),
                required=False,
                initial=bool(line and line.took_minutes),
            )
            self.fields[f"name_of_{key}"].asked_if = "for a guest"  # type: ignore[attr-defined]

    def other_lines(self) -> Iterator[tuple[Any, ...]]:
        """(name, post, agency, whether they took the minutes) for the template's table."""
        for key in (*self.standing_lines, *BLANK):
            yield (*(self[f"{name}_of_{key}"] for name, _ in BOXES), self[f"took_{key}"])

    def clean_others(self) -> None:
        """A line that says anything says who it was."""
        for key in BLANK:
            boxes = (f"post_of_{key}", f"agency_of_{key}", f"took_{key}")
            is_told = any(self.cleaned_data.get(name) for name in boxes)
            if is_told and not self.cleaned_data.get(f"name_of_{key}"):
                self.add_error(f"name_of_{key}", "Say who it was, or empty the line.")

    def others(self) -> list[Other]:
        """Who else was there, as the verb takes it."""
        named = [k for k in (*self.standing_lines, *BLANK) if self.cleaned_data[f"name_of_{k}"]]
        return [self._other(key) for key in named]

    def _other(self, key: str) -> Other:
        told = {name: self.cleaned_data[f"{name}_of_{key}"] for name, _ in BOXES}
        line = self.standing_lines.get(key)
        took = self.cleaned_data[f"took_{key}"]
        return Other(**told, took_minutes=took, line=line.pk if line else None)

    def others_standing(self, current: Any) -> dict[str, Any]:
        """Those lines as the record has them now."""
        found: dict[str, Any] = {}
        for line in current.others.standing():
            if str(line.pk) in self.standing_lines:
                found |= {f"{name}_of_{line.pk}": getattr(line, name) for name, _ in BOXES}
                found[f"took_{line.pk}"] = line.took_minutes
        return found
