"""Wall two: PostgreSQL's own policies, met by raw SQL as the role that runs the product."""

import psycopg
import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import Error, IntegrityError, connection, transaction

from core.tenancy import scope
from core.tenancy.roles import refuse_powerful_role
from partnership.models import Seat
from tests.factories.rows import make
from tests.personas import World


def rows(sql: str, *params: object) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchall() if cursor.description else []


def test_tests_run_as_the_role_that_owns_nothing(db: None) -> None:
    refuse_powerful_role()


def test_the_owner_may_not_run_the_product(db: None, settings: object) -> None:
    settings.DATABASE_ROLE = "owner"  # type: ignore[attr-defined]
    with pytest.raises(ImproperlyConfigured):
        refuse_powerful_role()


def test_raw_sql_without_a_scope_sees_nothing(weald: World) -> None:
    assert rows("SELECT count(*) FROM partnership_agency") == [(0,)]
    assert rows("SELECT count(*) FROM journal_entry") == [(0,)]


def test_raw_sql_in_a_scope_sees_one_partnership(weald: World, downland: World) -> None:
    with scope.within(weald.partnership.pk):
        found = rows("SELECT DISTINCT partnership_id FROM partnership_agency")
        assert found == [(weald.partnership.pk,)]


def test_a_strangers_rows_cannot_be_changed_or_taken(weald: World, downland: World) -> None:
    with scope.within(weald.partnership.pk):
        changed = "UPDATE partnership_agency SET name = 'taken' WHERE id = %s RETURNING id"
        assert rows(changed, downland.police.pk) == []
        moved = "UPDATE partnership_agency SET partnership_id = %s WHERE id = %s"
        with pytest.raises(Error), transaction.atomic():
            rows(moved, downland.partnership.pk, weald.police.pk)


def test_a_row_cannot_point_at_a_strangers_parent(weald: World, downland: World) -> None:
    """Plain foreign keys bypass row security; the composite key does not."""
    with scope.within(weald.partnership.pk), pytest.raises(IntegrityError), transaction.atomic():
        make(
            Seat,
            "seat.added",
            subgroup=weald.group,
            agency_id=downland.police.pk,
            post="Stolen",
            seat_class="core",
        )
        rows("SET CONSTRAINTS ALL IMMEDIATE")


def test_the_setting_does_not_outlive_its_transaction(weald: World) -> None:
    with scope.within(weald.partnership.pk):
        pass
    assert rows("SELECT current_setting('app.partnership', true)")[0][0] in ("", None)


def test_control_without_the_policy_raw_sql_sees_everything(
    committed_db: str, weald: World, downland: World, owner_connection: psycopg.Connection
) -> None:
    """Drop one policy as the owner: the questions above would now be answered."""
    connection.close()
    owner_connection.execute("ALTER TABLE partnership_agency DISABLE ROW LEVEL SECURITY")
    seen = rows("SELECT DISTINCT partnership_id FROM partnership_agency")
    assert len(seen) == 2


def test_control_without_the_composite_key_a_strangers_parent_is_accepted(
    committed_db: str, weald: World, downland: World, owner_connection: psycopg.Connection
) -> None:
    connection.close()
    owner_connection.execute(
        "ALTER TABLE partnership_seat DROP CONSTRAINT partnership_seat_agency_id_tenant"
    )
    with scope.within(weald.partnership.pk):
        make(
            Seat,
            "seat.added",
            subgroup=weald.group,
            agency_id=downland.police.pk,
            post="Stolen",
            seat_class="core",
        )
        rows("SET CONSTRAINTS ALL IMMEDIATE")
