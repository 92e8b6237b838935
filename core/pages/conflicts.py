"""Two texts side by side when a save came too late (design §4.7)."""

from dataclasses import dataclass
from typing import Any

from core.journal.deeds import Stale


@dataclass(frozen=True)
class Conflict:
    """One field that differs: what stands there now and what was typed."""

    label: str
    theirs: str
    yours: str


def conflicts(form: Any, stale: Stale) -> list[Conflict]:
    """The fields that differ. The form keeps what was typed and takes the new version.

    Sending the form again is then a decision made with both texts in view.
    """
    found = []
    for name, field in form.fields.items():
        if name == "version" or not hasattr(stale.current, name):
            continue
        theirs, yours = getattr(stale.current, name), form.cleaned_data.get(name)
        if theirs != yours:
            label = str(field.label or name.replace("_", " ").capitalize())
            found.append(Conflict(label, _shown(theirs), _shown(yours)))
    form.data = form.data.copy()
    form.data["version"] = str(stale.current.version)
    return found


def _shown(value: Any) -> str:
    return "" if value is None else str(value)
