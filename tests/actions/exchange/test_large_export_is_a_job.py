"""A long register is written by a worker, for its asker alone, for a day (catalogue E06, T09)."""

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from actions.views import exporting
from core.documents.models import Job, StoredFile
from core.documents.sweeping import remove_expired
from core.documents.working import run_next
from core.journal.models import AccessLog
from core.tenancy import scope
from reviews.models import Bar
from tests.actions.exchange.sheets import rows_of
from tests.factories.actions import raised
from tests.factories.rows import make
from tests.personas import World, sign_in


@pytest.fixture
def large(weald: World, monkeypatch: pytest.MonkeyPatch) -> World:
    monkeypatch.setattr(exporting, "DIRECT", 2)
    monkeypatch.setattr("actions.exchange.CHUNK", 2)
    with scope.within(weald.partnership.pk):
        for number in range(5):
            raised(weald, title=f"Number {number}")
        raised(weald, title="CANARY-restricted", source=weald.restricted_source)
    return weald


def asked(client: Client, world: World, part: str = "manager", query: str = "") -> Any:
    return sign_in(client, world.people[part]).get(world.path(f"actions/export/csv/{query}"))


def made(client: Client, world: World, part: str = "manager", query: str = "") -> Any:
    """Ask, let a worker work, fetch."""
    page = asked(client, world, part, query).headers["Location"]
    assert run_next(world.partnership.pk)
    return client.get(file_of(world, page))


def file_of(world: World, page: str) -> str:
    """Where the file of a finished job is fetched."""
    with scope.within(world.partnership.pk):
        job = Job.objects.get(code=page.rstrip("/").rpartition("/")[2])
        return str(job.file.get_absolute_url())


def test_a_page_shows_how_far_it_is_and_then_the_file(client: Client, large: World) -> None:
    answer = asked(client, large)
    assert answer.status_code == 302
    waiting = client.get(answer.headers["Location"]).content.decode()
    assert "Waiting to start" in waiting and "Download" not in waiting
    run_next(large.partnership.pk)
    ready = client.get(answer.headers["Location"]).content.decode()
    assert "5 actions, as you may see them now." in ready and "Download the file" in ready


def test_the_file_is_what_the_page_shows(client: Client, large: World) -> None:
    rows = rows_of(made(client, large, query="?sort=-code"))
    page = client.get(large.path("actions/?sort=-code"))
    assert [row[0] for row in rows] == [row.code for row in page.context["rows"]]
    with scope.within(large.partnership.pk):
        assert AccessLog.objects.get(act=AccessLog.EXPORTED).row_count == 5


def test_asking_again_while_it_is_made_makes_nothing_new(client: Client, large: World) -> None:
    first = asked(client, large).headers["Location"]
    assert asked(client, large).headers["Location"] == first
    assert asked(client, large, query="?sort=code").headers["Location"] != first


def test_others_neither_see_the_job_nor_get_the_file(client: Client, large: World) -> None:
    page = asked(client, large).headers["Location"]
    run_next(large.partnership.pk)
    file = file_of(large, page)
    for part in ("coordinator", "scrutineer", "agency_lead"):
        sign_in(client, large.people[part])
        assert client.get(page).status_code == 404
        assert client.get(file).status_code == 404


def test_what_became_invisible_meanwhile_is_left_out(client: Client, large: World) -> None:
    assert "CANARY-restricted" not in str(rows_of(made(client, large)))
    told = str(rows_of(made(client, large, "scrutineer")))
    assert "CANARY-restricted" in told


def test_after_a_bar_an_earlier_file_opens_no_longer(client: Client, large: World) -> None:
    page = asked(client, large).headers["Location"]
    run_next(large.partnership.pk)
    file = file_of(large, page)
    assert client.get(file).status_code == 200
    with scope.within(large.partnership.pk):
        now = timezone.now()
        make(
            Bar,
            "bar.agreed",
            at=now,
            source=large.open_source,
            membership=large.manager,
            reason="Knows the family.",
            proposed_at=now,
            proposed_by=large.coordinator,
            agreed_at=now,
            agreed_by=large.deputy,
        )
    assert client.get(file).status_code == 404


def test_a_bar_that_is_only_proposed_closes_an_earlier_file(client: Client, large: World) -> None:
    page = asked(client, large).headers["Location"]
    run_next(large.partnership.pk)
    file = file_of(large, page)
    with scope.within(large.partnership.pk):
        facts = {"source": large.open_source, "membership": large.manager, "reason": "Kin."}
        Bar.propose(by=large.coordinator, at=timezone.now(), **facts)
    assert client.get(file).status_code == 404


def test_it_is_gone_after_a_day(
    client: Client, large: World, django_capture_on_commit_callbacks: Any
) -> None:
    page = asked(client, large).headers["Location"]
    run_next(large.partnership.pk)
    later = timezone.now() + dt.timedelta(hours=25)
    with django_capture_on_commit_callbacks(execute=True):
        assert remove_expired(large.partnership.pk, at=later) == 1
    shown = client.get(page)
    assert "could be fetched until" in shown.content.decode()
    with scope.within(large.partnership.pk):
        file = StoredFile.objects.get()
        assert file.removed_at and not file.content.storage.exists(file.content.name)
        assert Job.objects.get().file == file


def test_somebody_whose_membership_ended_gets_nothing_made(client: Client, large: World) -> None:
    from tests.factories.rows import change

    asked(client, large)
    with scope.within(large.partnership.pk):
        change(large.manager, "membership.ended", ended_at=timezone.now())
    run_next(large.partnership.pk)
    with scope.within(large.partnership.pk):
        job = Job.objects.get()
        assert job.failed_at and "membership" in job.outcome and job.file is None
