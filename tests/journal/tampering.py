"""What the owner of the database may do, and nobody else.

The owner's rights are what a control needs: the product's own role is refused long before.
What the owner does is undone after each attempt, so that every attempt starts from the same
sealed journal.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from core.journal.sealing import Head, seal
from core.tenancy import scope
from tests.factories.rows import NOW, change
from tests.personas import World

HISTORY = "partnership_historicalagency"


def rename_an_agency(world: World) -> Head:
    """A deed with history to tamper with, sealed; the head somebody keeps."""
    change(world.police, "agency.revised", name="Wealdshire Constabulary")
    kept = seal(at=NOW)
    assert kept is not None
    return kept


@contextmanager
def as_owner(world: World, *tables: str) -> Iterator[None]:
    """With the owner's rights in the partnership's scope, these tables' triggers switched off.

    Everything done inside is rolled back at the end.
    """
    ours = connection.settings_dict["USER"]
    connection.close()
    connection.settings_dict["USER"] = "owner"
    try:
        with transaction.atomic():
            with scope.within(world.partnership.pk):
                for table in tables:
                    run(f"ALTER TABLE {table} DISABLE TRIGGER USER")
                yield
            transaction.set_rollback(True)
    finally:
        connection.close()
        connection.settings_dict["USER"] = ours


def run(statement: str) -> int:
    """Run it as whoever is connected; gives the number of rows."""
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.rowcount
