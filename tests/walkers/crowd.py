"""Many rows of every noun, copied from the furnished ones beneath the same parents."""

from collections import defaultdict
from contextlib import suppress
from datetime import timedelta
from hashlib import sha256
from typing import Any

from django.db import IntegrityError, ProgrammingError, models, transaction

from core.calendar.models import Reminder
from core.journal.accountable import Accountable
from core.journal.actors import CLOCK
from core.journal.deeds import verb
from core.journal.models import AccessLog, Entry, Notice
from core.tenancy import scope
from partnership.models import AgencyName, Membership, QuorumAgency
from tests.factories.rows import NOW, TODAY, make
from tests.personas import World, person
from tests.walkers.furniture import QUIET
from tests.walkers.strangers import nouns

NAMING = ("code", "slug", "number")
LOGGED = 24  # entries about one row: more than a timeline shows
# Of these there is one, or one for each parent, whatever one does.
SINGLE = {"partnership.partnershipsettings", "reviews.practicereview", "meetings.minutes"}


class Crowd:
    """Copies the first open row of each noun, so that its parents have many children."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.size = 0
        self.copies: dict[type, list[Any]] = defaultdict(list)
        self.refused: dict[str, str] = {}
        open_things = {k: v for k, v in world.things.items() if k.startswith("open_")}
        things = [*open_things.values(), *world.things.values(), *world.people.values()]
        self.originals: dict[type, Any] = {}
        for thing in things:
            self.originals.setdefault(type(thing), thing)
        self.originals[Membership] = world.agency_lead
        with scope.within(world.partnership.pk):
            make(AgencyName, QUIET, agency=world.police, name="Earlier", to_on=TODAY)
            make(QuorumAgency, QUIET, terms=world.open_terms, agency=world.police)
            for model in accountable():
                self.originals.setdefault(model, model.objects.order_by("pk").first())

    def missing(self) -> set[str]:
        """Nouns that cannot be copied, because there is none."""
        return {m._meta.label_lower for m, row in self.originals.items() if row is None}

    def grow(self, size: int) -> None:
        """So many copies of each noun, and of what the journal keeps of them."""
        with scope.within(self.world.partnership.pk):
            for model in accountable():
                for i in range(self.size, size):
                    self._copy(model, i)
            for i in range(self.size, size):
                self._keep_books(i)
        self.size = size

    def _copy(self, model: Any, i: int) -> None:
        if model._meta.label_lower in SINGLE or self.originals[model] is None:
            return
        row = model(**self._values(model, i))
        try:
            with transaction.atomic():
                add(row)
        except IntegrityError as why:
            self.refused[model._meta.label_lower] = str(why)
            return
        self.copies[model].append(row)

    def _values(self, model: Any, i: int) -> dict[str, Any]:
        original = self.originals[model]
        skip = {"id", "partnership", "version"}
        fields = [f for f in model._meta.concrete_fields if f.name not in skip]
        values = {f.attname: getattr(original, f.attname) for f in fields}
        values |= {n: _renamed(values[n], i) for n in NAMING if values.get(n)}
        if model is Membership:
            values["user_id"] = person(f"crowd{i}@{self.world.slug}.example").pk
        for names in unique_sets(model):
            self._part(model, names, values, i)
        return values

    def _part(self, model: Any, names: tuple[str, ...], values: dict[str, Any], i: int) -> None:
        """Make one column of a unique set differ, if none does yet."""
        if set(names) & {*NAMING, "user"}:
            return
        fields = [model._meta.get_field(n) for n in names if n != "partnership"]
        if any(values[field.attname] is None for field in fields):
            return
        for field in reversed(fields):
            if field.is_relation and self.copies[field.related_model]:
                values[field.attname] = self._copy_of(field.related_model, i).pk
                return
        for field in fields:
            if isinstance(field, models.DateField) and values[field.attname]:
                values[field.attname] += timedelta(days=i + 1)
            if isinstance(field, models.CharField):
                # A digest: another start alone might by chance be the original's own.
                old = values[field.attname]
                tail = sha256(f"{old}{i}".encode()).hexdigest()[: max(len(old) - 3, 0)]
                values[field.attname] = f"{i:03}{tail}"

    def _copy_of(self, model: type, i: int) -> Any:
        assert self.copies[model], self.refused
        return self.copies[model][i % len(self.copies[model])]

    def _keep_books(self, i: int) -> None:
        """A notice, a reminder, a line of the access log, an entry about each first row."""
        w = self.world
        subject = self._copy_of(type(w.open_action), i)
        pointer = {"subject_type": "actions.action", "subject_id": subject.pk}
        entry = Entry.objects.about(subject).first()
        for to in (w.manager, w.coordinator):
            notice = {"recipient": to, "kind": "action.raised", "words": "told", "planned_at": NOW}
            Notice(entry=entry, **notice, **pointer).save()
        day = {"slot_on": TODAY, "due_on": TODAY, "planned_at": NOW}
        Reminder(kind="action.due", recipient=w.agency_lead, **day, **pointer).save()
        read = {"act": "opened", "at": NOW, "actor_id": w.manager.pk, "actor_name": "Somebody"}
        AccessLog(**read, **pointer).save()
        for model, row in self.originals.items() if i < LOGGED else ():
            if row and issubclass(model, Accountable):
                with suppress(ProgrammingError), transaction.atomic():  # some rows never change
                    touch(row)


@verb
def add(row: Any) -> None:
    row.save()
    row.record(QUIET, by=CLOCK, at=NOW)


@verb
def touch(row: Any) -> None:
    """One more entry about a row, of earlier: what was made, and with whom, stays the newest."""
    row.refresh_from_db()
    row.save()
    row.record(QUIET, by=CLOCK, at=NOW - timedelta(days=1))


def accountable() -> list[Any]:
    """Every noun, parents before what points at them."""
    waiting = [m for m in nouns() if issubclass(m, Accountable)]
    done: list[Any] = []
    while waiting:
        free = [m for m in waiting if not (_parents(m) & set(waiting) - {m})]
        done += free or waiting
        waiting = [m for m in waiting if m not in done]
    return done


def _parents(model: Any) -> set[Any]:
    return {f.related_model for f in model._meta.concrete_fields if f.is_relation}


def unique_sets(model: Any) -> list[tuple[str, ...]]:
    """The columns that together may stand once."""
    alone = [(f.name,) for f in model._meta.concrete_fields if f.unique and not f.primary_key]
    kinds = [c for c in model._meta.constraints if isinstance(c, models.UniqueConstraint)]
    return [*alone, *(tuple(c.fields) or named_in(c.expressions) for c in kinds)]


def named_in(expressions: Any) -> tuple[str, ...]:
    """The columns of a unique set that is made of expressions, as Lower("title")."""
    parts = [p for e in expressions for p in ([e] if isinstance(e, models.F) else e.flatten())]
    return tuple(part.name for part in parts if isinstance(part, models.F))


def _renamed(old: Any, i: int) -> Any:
    return old + i + 100 if isinstance(old, int) else f"{old[:3]}{i:03}x"
