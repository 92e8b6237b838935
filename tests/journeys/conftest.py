"""The stage that the journeys share: ``stage``, on the first of July 2026."""

import os
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
import time_machine
from django.core.management import call_command

from tests.browser import PageOpener
from tests.journeys.stage import Stage
from tests.servers import SmtpCatcher

BEGINS = "2026-07-01T08:30:00+00:00"


@pytest.fixture
def pictures() -> Path | None:
    """``JOURNEY_PICTURES=folder bin/test tests/journeys`` keeps a picture of each step there."""
    folder = os.environ.get("JOURNEY_PICTURES")
    return Path(folder) if folder else None


@pytest.fixture
def stage(
    live_url: str,
    open_page: PageOpener,
    smtp_catcher: SmtpCatcher,
    clamd: str,
    pictures: Path | None,
) -> Iterator[Stage]:
    with time_machine.travel(BEGINS, tick=True) as clock:
        yield Stage(live_url, open_page, smtp_catcher, pictures, clock)


@pytest.fixture
def operators_link(committed_db: str, live_url: str) -> str:
    """What whoever installs the product gets from the command line."""
    said = StringIO()
    with time_machine.travel(BEGINS, tick=True):
        call_command("create_operator", "operator@governance.example", stdout=said)
    return said.getvalue().split()[-1]
