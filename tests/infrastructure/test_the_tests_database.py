"""What the other tests stand on: the role, the isolation, and servers that are really there."""

import os
import subprocess
import sys
from collections.abc import Callable

import psycopg
import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.mail import send_mail
from django.core.management import call_command
from django.db import ProgrammingError, connection
from playwright.sync_api import Page

from config.embedded import ROOT
from tests.servers import SmtpCatcher
from tests.stack import Process


def word(label: str) -> None:
    """A row of a platform table, which needs no partnership."""
    ContentType.objects.create(app_label="words", model=label)


def words() -> int:
    return ContentType.objects.filter(app_label="words").count()


def test_tests_run_as_app(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        assert cursor.fetchone() == ("app",)


def test_nothing_can_be_flushed(db: None) -> None:
    with pytest.raises(ProgrammingError, match="permission denied"), connection.cursor() as cursor:
        cursor.execute("TRUNCATE django_content_type CASCADE")


@pytest.mark.parametrize("turn", [1, 2])
def test_what_one_test_wrote_the_next_does_not_see(db: None, turn: int) -> None:
    assert words() == 0
    word("one")


@pytest.mark.parametrize("turn", [1, 2])
def test_what_one_test_committed_the_next_does_not_see(committed_db: str, turn: int) -> None:
    assert words() == 0
    word("one")


def test_other_processes_see_what_was_committed(committed_db: str) -> None:
    word("one")
    question = (
        "from tests.infrastructure.test_the_tests_database import words; "
        "import sys; sys.exit(words() + 40)"
    )
    command = [sys.executable, "manage.py", "shell", "-v0", "-c", question]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == 41


def test_the_owner_sees_what_was_committed(
    committed_db: str, owner_connection: psycopg.Connection
) -> None:
    word("one")
    question = "SELECT current_user, count(*) FROM django_content_type WHERE app_label = 'words'"
    assert owner_connection.execute(question).fetchone() == ("owner", 1)


def test_no_model_lacks_its_migration(db: None) -> None:
    call_command("makemigrations", "--check", "--dry-run", "--no-input")


def test_mail_is_really_sent(smtp_catcher: SmtpCatcher) -> None:
    send_mail("Words", "Text", "a@example.org", ["b@example.org"])
    assert smtp_catcher.messages[0]["Subject"] == "Words"
    assert smtp_catcher.recipients == [["b@example.org"]]


def test_a_page_is_really_served(page: Page) -> None:
    answer = page.goto("/health/ready/")
    assert answer is not None and answer.status == 200


def test_a_worker_really_works(celery_worker_process: Callable[..., Process]) -> None:
    worker = celery_worker_process(beat=True)
    assert "redis://" in worker.log
    assert worker.stop() == 0


def test_every_worker_has_a_database_of_its_own() -> None:
    assert f"/test_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}?" in os.environ["DATABASE_URL"]
