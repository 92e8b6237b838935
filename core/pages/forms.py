"""Forms clean; they never save."""

import secrets
from collections.abc import Iterable
from typing import Any

from django import forms

from core.journal.deeds import Refused
from core.pages.wording import say_plainly


class PlainForm(forms.Form):
    """A form bound to the membership that fills it in.

    ``version`` travels with every edit so that a stale save is noticed; ``once`` with
    every creation so that a double click makes one thing.
    """

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, me: Any = None, **kwargs: Any) -> None:
        self.me = me
        self.refusal: Refused | None = None
        super().__init__(*args, **kwargs)
        self.once = self.data.get("once") or secrets.token_urlsafe(12)
        self.prepare()
        say_plainly(self)

    def prepare(self) -> None:
        """Narrow choices to what this person may choose; runs inside the scope."""

    def opens(self, name: str, answer: str, boxes: Iterable[str]) -> None:
        """These boxes stand beneath one answer of ``name``, and open when it is chosen."""
        for box in boxes:
            self.fields[box].stands_beneath = name  # type: ignore[attr-defined]
        self.fields[name].widget.boxes[answer] = [self[box] for box in boxes]  # type: ignore[attr-defined]

    def add_error(self, field: str | None, error: Any) -> None:
        """A choice in the wrong shape is told as one that is not listed: nobody types keys."""
        chosen = self.fields.get(field or "")
        if isinstance(chosen, forms.ModelChoiceField) and getattr(error, "code", "") == "invalid":
            words = chosen.error_messages["invalid_choice"]
            error = forms.ValidationError(words, code="invalid_choice")
        super().add_error(field, error)

    def full_clean(self) -> None:
        super().full_clean()
        self._ask_again_for_files()

    def _ask_again_for_files(self) -> None:
        """No browser fills in a file box that comes back: what was chosen is chosen anew."""
        for name in self.fields if self._errors else ():
            if self.add_prefix(name) in self.files and name not in self._errors:
                is_several = isinstance(self.cleaned_data.get(name), list)
                self.add_error(name, f"Choose the file{'s' if is_several else ''} again.")

    def answers(self) -> dict[str, Any]:
        """What was answered, as a verb takes it: without the version the form was read at."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}

    def standing(self, current: Any) -> dict[str, Any]:
        """What the record now says in the place of each field, for a save that came too late."""
        names = [name for name in self.fields if name != "version"]
        return {name: getattr(current, name) for name in names if hasattr(current, name)}

    def refuse(self, refusal: Refused) -> None:
        """Show a verb's refusal at the top of the form, with the page of the missing step."""
        self.refusal = refusal
        self.add_error(None, refusal.message)
        self._ask_again_for_files()
