"""Two texts side by side when a save came too late (design §4.7)."""

from dataclasses import dataclass
from typing import Any

from django import forms

from core.journal.deeds import Refused, Stale
from core.pages.templatetags.words import in_words


@dataclass(frozen=True)
class Conflict:
    """One field that differs: what stands there now and what was typed."""

    label: str
    theirs: str
    yours: str


def conflicts(form: Any, stale: Stale) -> list[Conflict]:
    """The fields that differ. The form keeps what was typed and takes the new version.

    Sending the form again is then a decision made with both texts in view. Where none of
    its fields differs the form says why it was not saved.
    """
    found = []
    for name, theirs in form.standing(stale.current).items():
        field, yours = form.fields[name], form.cleaned_data.get(name)
        if theirs != yours:
            label = str(field.label or name.replace("_", " ").capitalize())
            found.append(Conflict(label, _shown(field, theirs), _shown(field, yours)))
    form.data = form.data.copy()
    form.data["version"] = str(stale.current.version)
    if not found:
        page = getattr(stale.current, "get_absolute_url", str)
        words = f"{stale} Look at it as it is now, then send this again."
        form.refuse(Refused(words, link=page()))
    return found


def _shown(field: Any, value: Any) -> str:
    if isinstance(value, list):
        return in_words([_shown(field, one) for one in value])
    if type(field) in (forms.ChoiceField, forms.MultipleChoiceField):
        value = dict(field.choices).get(value, value)
    return "" if value is None else str(value)
