"""What deeds changed, old → new, for any number of deeds in two queries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import JSONObject

from core.journal.models import Entry
from core.journal.names import Pointer, names_of
from core.pages.templatetags.words import in_words

# Columns that say nothing to a person.
SILENT = {"id", "version", "partnership", "search", "code", "figures", "report_order"}
# Columns that machines read: where a file lies, what proves a text, who may know.
SILENT |= {"circle", "content", "sha256", "digest", "chain_head", "token_digest", "pdf"}
NOTHING, UNSEEN = "nothing", "a record you cannot see"

# The model of a deed's subject; its columns before the deed, or None for a new row; and after.
Pair = tuple[Any, dict[str, Any] | None, dict[str, Any]]


@dataclass(frozen=True)
class Change:
    """One field's old and new value, in words. A row that was just made has no old ones."""

    label: str
    old: str
    new: str


@dataclass(frozen=True)
class _Difference:
    """One field's old and new value, as the columns hold them."""

    field: Any
    old: Any
    new: Any
    is_first: bool = False

    def says_nothing(self) -> bool:
        """An empty box took on what its noun calls unremarkable."""
        plain = getattr(self.field.model, "unremarkable", {})
        return _is_empty(self.old) and (self.field.name, self.new) in plain.items()

    def repeats(self, entry: Entry) -> bool:
        """Whether the entry says it: when it was done, or why."""
        return _is_empty(self.old) and self.new in (entry.at, entry.reason)

    def pointers(self) -> Iterable[Pointer]:
        if self.field.is_relation:
            label = self.field.related_model._meta.label_lower
            yield from ((label, pk) for pk in (self.old, self.new) if pk)


def changes_of(
    entries: Sequence[Entry], *, me: Any, above: UUID | None = None
) -> dict[UUID, list[Change]]:
    """What each deed changed of the row it was about, by entry id. Two queries at most.

    What was written in a new row is told too, unless the row stands ``above`` on the page. What
    the entry says itself, its moment and its reason, is not told twice.
    """
    pairs, by_pk = _pairs(entries), {e.pk: e for e in entries}
    found = {
        pk: [d for d in _differences_of(*pair) if not (d.repeats(by_pk[pk]) or d.says_nothing())]
        for pk, pair in pairs.items()
        if pair[1] is not None or by_pk[pk].subject_id != above
    }
    names = names_of({p for ds in found.values() for d in ds for p in d.pointers()}, me=me)
    return {
        pk: [
            Change(
                str(d.field.verbose_name).capitalize(),
                "" if d.is_first else _shown(d.field, d.old, names),
                _shown(d.field, d.new, names),
            )
            for d in differences
        ]
        for pk, differences in found.items()
    }


def _pairs(entries: Sequence[Entry]) -> dict[UUID, Pair]:
    """For each deed: the model of its subject, and its columns before and after the deed."""
    subjects = {e.pk: e.subject_id for e in entries}
    kept = {label: _kept(label) for label in {e.subject_type for e in entries}}
    parts = [_history(label, list(subjects)) for label, fields in sorted(kept.items()) if fields]
    if not parts:
        return {}
    rows = parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]
    found: dict[UUID, Pair] = {}
    for label, entry, row, _, before, after in sorted(rows, key=lambda r: r[3]):
        if subjects[entry] == row:
            # A verb may save its row twice: the first "before" and the last "after" tell it.
            _, first, _ = found.get(entry, (None, before, None))
            found[entry] = (apps.get_model(label), first, after)
    return found


def _history(label: str, entries: list[UUID]) -> Any:
    history = apps.get_model(label).history.model
    columns = JSONObject(**{f.attname: F(f.attname) for f in _kept(label)})
    earlier = history.objects.filter(id=OuterRef("id"), history_id__lt=OuterRef("history_id"))
    before = earlier.order_by("-history_id").values(columns=columns)[:1]
    return (
        history.objects.filter(entry_id__in=entries)
        .order_by()
        .values_list(models.Value(label), "entry_id", "id", "history_id", Subquery(before), columns)
    )


def _kept(label: str) -> list[Any]:
    """The fields of a noun whose changes are told; none for what is no noun."""
    try:
        model = apps.get_model(label)
    except LookupError:
        return []
    if not hasattr(model, "history"):
        return []
    return [f for f in model._meta.local_concrete_fields if f.name not in SILENT]


def _differences_of(model: Any, before: dict[str, Any] | None, after: Any) -> list[_Difference]:
    return _written(model, after) if before is None else _differences(model, before, after)


def _differences(model: Any, before: dict[str, Any], after: dict[str, Any]) -> list[_Difference]:
    return [
        _Difference(f, _value(f, before[f.attname]), _value(f, after[f.attname]))
        for f in _kept(model._meta.label_lower)
        if before[f.attname] != after[f.attname]
    ]


def _written(model: Any, after: dict[str, Any]) -> list[_Difference]:
    """What a new row says that it would not say by itself."""
    told = ((f, _value(f, after[f.attname])) for f in _kept(model._meta.label_lower))
    return [
        _Difference(field, None, new, is_first=True)
        for field, new in told
        if not _is_empty(new) and new != field.get_default()
    ]


def _value(field: Any, stored: Any) -> Any:
    """A column's value out of its JSON spelling."""
    target = field.target_field if field.is_relation else field
    try:
        return target.to_python(stored)
    except ValidationError:
        return stored


def _shown(field: Any, value: Any, names: dict[Pointer, Any]) -> str:
    if _is_empty(value):
        return NOTHING
    if field.is_relation:
        named = names.get((field.related_model._meta.label_lower, value))
        return named.words if named else UNSEEN
    choices = dict(getattr(getattr(field, "base_field", field), "flatchoices", None) or ())
    if choices and isinstance(value, list):
        return ", ".join(str(choices.get(one, one)) for one in value)
    return str(choices[value]) if choices and value in choices else in_words(value)


def _is_empty(value: Any) -> bool:
    return value is None or value in ("", [], {})
