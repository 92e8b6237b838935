"""Rows that belong to one partnership, and the manager that keeps them there."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models.sql.compiler import SQLCompiler

from core.tenancy import scope
from core.tenancy.ids import new_id


class InScope(models.Expression):
    """A condition that is resolved when the SQL is compiled, not when it is written.

    Forms and filters build their choice lists at import; a filter on today's partnership
    written there would freeze the wrong one, or none. Raises NoScope outside a scope.
    """

    conditional = True

    def __init__(self, column: str = "partnership_id", setting: str = "partnership_id") -> None:
        super().__init__(output_field=models.BooleanField())
        self.column = column
        self.setting = setting
        self.reference: Any = None

    def resolve_expression(self, query: Any = None, *args: Any, **kwargs: Any) -> "InScope":
        clone = self.copy()
        clone.reference = models.F(self.column).resolve_expression(query, *args, **kwargs)
        return clone

    def get_source_expressions(self) -> list[Any]:
        return [self.reference] if self.reference is not None else []

    def set_source_expressions(self, exprs: list[Any]) -> None:
        if exprs:
            self.reference = exprs[0]

    def as_sql(self, compiler: SQLCompiler, connection: Any) -> tuple[str, list[Any]]:
        value = self._value()
        column, params = compiler.compile(self.reference)
        return f"{column} = %s", [*params, value]

    def _value(self) -> Any:
        if self.setting == "partnership_id":
            return scope.partnership_id()
        person = scope.current().person_id
        if person is None:
            raise scope.NoScope("Open a person with as_person(...) before touching their rows.")
        return person


class ScopedManager(models.Manager.from_queryset(models.QuerySet)):  # type: ignore[misc]
    """Adds the partnership's condition to every query, related managers included."""

    use_in_migrations = False

    def get_queryset(self) -> models.QuerySet[Any]:
        return super().get_queryset().filter(InScope())


class Owned(models.Model):
    """A row of exactly one partnership (design §4.1, class *tenant*)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(
        settings.TENANT_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )

    objects: ClassVar[Any] = ScopedManager()

    class Meta:
        abstract = True
        base_manager_name = "objects"
        default_manager_name = "objects"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.partnership_id is None:  # type: ignore[has-type]
            self.partnership_id = scope.partnership_id()
        super().save(*args, **kwargs)


class PersonOwned(models.Model):
    """A row of exactly one person, whatever partnerships they belong to (class *person*)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )

    class Meta:
        abstract = True


def scoped(queryset: type[models.QuerySet[Any]]) -> Any:
    """A scoped manager over a noun's own queryset class: `objects = scoped(ActionQuerySet)`."""
    return ScopedManager.from_queryset(queryset)()


def person_scoped(queryset: type[models.QuerySet[Any]] = models.QuerySet) -> Any:
    """The same for a person's own rows."""
    base = type(
        "PersonManager",
        (models.Manager,),
        {
            "get_queryset": lambda self: models.Manager.get_queryset(self).filter(
                InScope("person_id", "person_id")
            )
        },
    )
    return base.from_queryset(queryset)()  # type: ignore[attr-defined]
