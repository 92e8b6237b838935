"""The other partnership, all its codes its own, and what is watched when they are tried here."""

from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from django.apps import apps
from django.db import ProgrammingError, connection, models, transaction

from core.tenancy import scope
from core.tenancy.models import Owned
from tests.personas import World

# Written by asking alone: sign-in and throttling, the access log, a form that was sent.
ASKING = {"django_session", "cache", "journal_accesslog", "pages_submission"}


def estrange(world: World) -> None:
    """Give each row of a world a code, slug or number that no row of another world has."""
    with scope.within(world.partnership.pk):
        for model in nouns():
            for field in model._meta.local_fields:
                if field.name in {"code", "slug", "number"}:
                    _rename(model, field)
        for thing in (*world.things.values(), *world.people.values()):
            thing.refresh_from_db()


def nouns() -> list[Any]:
    """Every model whose rows belong to one partnership, history aside."""
    return [
        m for m in apps.get_models() if issubclass(m, Owned) and not hasattr(m, "history_object")
    ]


def _rename(model: Any, field: models.Field) -> None:  # type: ignore[type-arg]
    for row in model.objects.all():
        old = getattr(row, field.name)
        if old in (None, ""):
            continue  # numbered later, when the thing is held or decided
        new = old + 70 if isinstance(old, int) else f"{old[: (field.max_length or 99) - 2]}-9"
        with suppress(ProgrammingError), transaction.atomic():  # what is frozen keeps its number
            model.objects.filter(pk=row.pk).update(**{field.name: new})


def handles(model: Any) -> list[str]:
    """What a form or address could name a row of the open scope by: id, code, slug, number."""
    row = model.objects.order_by("pk").first()
    names = {"pk", "code", "slug", "number"} & {"pk", *(f.name for f in model._meta.fields)}
    return [str(getattr(row, name)) for name in sorted(names)] if row else []


def written() -> Counter[str]:
    """How many rows of each table this transaction has tried to write so far."""
    statement = (
        "SELECT relname, n_tup_ins + n_tup_upd + n_tup_del FROM pg_stat_xact_user_tables "
        "WHERE n_tup_ins + n_tup_upd + n_tup_del > 0"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return Counter({table: n for table, n in cursor.fetchall() if table not in ASKING})


def forms_in(contexts: Any) -> Iterator[Any]:
    """Every form that the templates of an answer were given."""
    from django.forms import BaseForm

    seen: set[int] = set()
    for layer in contexts or ():
        for flat in getattr(layer, "dicts", [layer]):
            for value in flat.values():
                form = getattr(value, "form", value)
                if isinstance(form, BaseForm) and id(form) not in seen:
                    seen.add(id(form))
                    yield form
