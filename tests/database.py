"""The tests' database: this worker's clone of the template, reached as the role `app`.

- ``db`` (pytest-django's): one transaction, rolled back.
- ``committed_db``: a fresh clone for one test whose data other processes or threads must see.
- ``database``: whichever of the two the test uses; what fixtures that write should ask for.
- ``owner_connection``: the owner's rights, for control tests only.

Nothing is ever flushed: history is append-only, and TRUNCATE is refused to every role.
"""

import itertools
import os
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest
from django.db import connections
from psycopg import sql
from pytest_django import DjangoDbBlocker

from config.embedded.postgres import SUPERUSER
from tests.stack import cluster, database_urls, worker_name
from tests.template import TEMPLATE

_numbers = itertools.count(1)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        names = set(getattr(item, "fixturenames", ()))
        mark = item.get_closest_marker("django_db")
        if names & {"transactional_db", "live_server"} or (mark and mark.kwargs):
            raise pytest.UsageError(
                f"{item.nodeid}: a flush would TRUNCATE append-only tables. Use `committed_db` "
                "(and `live_url` for a server) instead of pytest-django's own."
            )
        if "committed_db" in names and (mark or "db" in names):
            raise pytest.UsageError(
                f"{item.nodeid}: `committed_db` is a database of the test's own; drop the "
                "django_db mark and `db`. Fixtures that serve both ask for `database`."
            )


@pytest.fixture(scope="session")
def django_db_setup() -> None:
    """Clone the template for this worker. The run's server is thrown away, clones with it."""
    clone(f"test_{worker_name()}")


@pytest.fixture
def database(request: pytest.FixtureRequest) -> None:
    """The test's database, whichever kind it uses."""
    committed = "committed_db" in request.fixturenames
    request.getfixturevalue("committed_db" if committed else "db")


@pytest.fixture
def committed_db(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """A database of this test's own, really committed to. Gives its name."""
    name = f"test_{worker_name()}_{next(_numbers)}"
    clone(name)
    with django_db_blocker.unblock(), _pointed_at(name):
        yield name
    with _superuser() as connection:
        statement = sql.SQL("DROP DATABASE {} WITH (FORCE)")
        connection.execute(statement.format(sql.Identifier(name)))


@pytest.fixture
def owner_connection(database: None) -> Iterator[psycopg.Connection]:
    """The owner's own connection to the test's database, each statement committed at once.

    What an uncommitted test wrote is invisible to it, and its locks are not waited for long.
    """
    url = os.environ["OWNER_DATABASE_URL"]
    with psycopg.connect(url, autocommit=True, options="-c lock_timeout=5s") as connection:
        yield connection


def clone(name: str) -> None:
    """Make a database like the template, owned by `owner`."""
    # Copying files beats writing each page to the log, as nothing here is synced to a disk.
    statement = sql.SQL("CREATE DATABASE {} TEMPLATE {} OWNER owner STRATEGY FILE_COPY")
    with _superuser() as connection:
        connection.execute(statement.format(sql.Identifier(name), sql.Identifier(TEMPLATE)))


def _superuser() -> psycopg.Connection:
    return psycopg.connect(cluster().url(SUPERUSER, "postgres"), autocommit=True)


@contextmanager
def _pointed_at(name: str) -> Iterator[None]:
    """Make this process, its later threads and its later children use another database."""
    wrapper = connections["default"]
    before = wrapper.settings_dict["NAME"], {key: os.environ[key] for key in database_urls(name)}
    wrapper.close()
    wrapper.settings_dict["NAME"] = name
    os.environ.update(database_urls(name))
    try:
        yield
    finally:
        wrapper.close()
        wrapper.settings_dict["NAME"] = before[0]
        os.environ.update(before[1])
