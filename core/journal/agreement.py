"""Whether every row is what its own history says it is.

The chain guards what was recorded. This guards what was *not*: a row changed past its
verbs, by hand in the database, has no history that could be wrong.
"""

from django.apps import apps
from django.contrib.postgres.search import SearchVectorField
from django.db import connection, models

from core.journal.accountable import Accountable

_QUESTION = """
SELECT EXISTS (
  SELECT 1 FROM {table} live WHERE NOT EXISTS (
    SELECT 1 FROM {history} past
    WHERE past.id = live.id
      AND past.history_id = (SELECT max(newest.history_id) FROM {history} newest
                             WHERE newest.id = live.id)
      AND ({past_columns}) IS NOT DISTINCT FROM ({live_columns})
  )
)
"""


def disagreement() -> str:
    """The first table with a row that differs from its newest history, in a sentence."""
    for model in apps.get_models():
        if issubclass(model, Accountable) and _differs(model):
            return f"{model._meta.db_table} holds a row that was changed past its history."
    return ""


def _differs(model: type[Accountable]) -> bool:
    history = model.history.model
    columns = [f.column for f in model._meta.concrete_fields if _is_kept(f)]
    question = _QUESTION.format(
        table=connection.ops.quote_name(model._meta.db_table),
        history=connection.ops.quote_name(history._meta.db_table),
        past_columns=", ".join(f"past.{connection.ops.quote_name(c)}" for c in columns),
        live_columns=", ".join(f"live.{connection.ops.quote_name(c)}" for c in columns),
    )
    with connection.cursor() as cursor:
        cursor.execute(question)
        return bool(cursor.fetchone()[0])


def _is_kept(field: models.Field) -> bool:
    """Search vectors are the database's own work."""
    return not isinstance(field, SearchVectorField)
