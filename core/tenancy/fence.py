"""The migration operation that puts an app's tables behind the database's wall.

``Fence("actions")`` stands last in a migration. It looks at the app's tables as they are
at that point and makes PostgreSQL enforce what the managers promise: forced row-level
security, parents of the same partnership only, history that can only grow.
Running it again over the same tables changes nothing.
"""

from collections.abc import Iterator
from typing import Any

from django.db import models
from django.db.migrations.operations.base import Operation

PARTNERSHIP = "NULLIF(current_setting('app.partnership', true), '')::uuid"
PERSON = "NULLIF(current_setting('app.person', true), '')::uuid"


def _columns(model: type[models.Model]) -> set[str]:
    return {f.column for f in model._meta.local_fields}


class Fence(Operation):
    """Fence the tables of one app. ``append_only`` names models that may never change."""

    reversible = True
    reduces_to_sql = False
    atomic = True

    def __init__(self, app: str, append_only: tuple[str, ...] = ()) -> None:
        self.app = app
        self.append_only = append_only

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return "Fence", [self.app, self.append_only], {}

    def state_forwards(self, app_label: str, state: Any) -> None:
        """Nothing that Django's own model state describes."""

    def database_forwards(
        self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any
    ) -> None:
        tables = list(to_state.apps.get_app_config(self.app).get_models(include_auto_created=True))
        # Foreign keys may wait in the deferred list; the constraint needs the tables only.
        for model in tables:
            for statement in self._statements(model):
                schema_editor.execute(statement)
        for model in tables:
            for statement in _composite_keys(model):
                schema_editor.execute(statement)

    def database_backwards(
        self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any
    ) -> None:
        """The wall stays: it goes with its tables."""

    def _statements(self, model: type[models.Model]) -> Iterator[str]:
        table, columns = model._meta.db_table, _columns(model)
        if "partnership_id" in columns:
            yield from policy(table, "partnership", f"partnership_id = {PARTNERSHIP}")
            if model._meta.pk.column == "id":
                yield _unless_there(f"{table}_tenant_key", 'UNIQUE (partnership_id, "id")', table)
        elif "person_id" in columns:
            yield from policy(table, "person", f"person_id = {PERSON}")
        if model._meta.object_name in self.append_only or "history_id" in columns:
            yield from append_only(table)

    def describe(self) -> str:
        return f"Fence the tables of {self.app}"


def policy(table: str, name: str, condition: str) -> Iterator[str]:
    """Statements that enable, force and (re)make one policy for all commands."""
    yield f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY'
    yield f'ALTER TABLE "{table}" FORCE ROW LEVEL SECURITY'
    yield f'DROP POLICY IF EXISTS {name} ON "{table}"'
    yield f'CREATE POLICY {name} ON "{table}" USING ({condition}) WITH CHECK ({condition})'


def append_only(table: str) -> Iterator[str]:
    """Privileges are the real lock; the trigger (pgtrigger) binds the owner as well."""
    yield (
        "DO $$ BEGIN IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'app') THEN "  # nosec B608
        f'REVOKE UPDATE, DELETE, TRUNCATE ON "{table}" FROM app; END IF; END $$'
    )


def _unless_there(name: str, definition: str, table: str) -> str:
    name = name[:63]
    return (
        f"DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conname = '{name}') THEN "  # nosec B608
        f'ALTER TABLE "{table}" ADD CONSTRAINT "{name}" {definition}; END IF; END $$'
    )


def _composite_keys(model: type[models.Model]) -> Iterator[str]:
    """A child's parent must be of the same partnership: plain keys bypass row security."""
    table = model._meta.db_table
    if "partnership_id" not in _columns(model):
        return
    for field in model._meta.local_fields:
        parent = field.related_model
        if not field.is_relation or not field.db_constraint or parent is None:
            continue
        if "partnership_id" not in _columns(parent):
            continue
        yield _unless_there(
            f"{table}_{field.column}_tenant",
            f'FOREIGN KEY (partnership_id, "{field.column}") REFERENCES '
            f'"{parent._meta.db_table}" (partnership_id, "id") DEFERRABLE INITIALLY DEFERRED',
            table,
        )
