"""Handing a file over: right, quarantine, integrity, headers, log (catalogue F03, F05, F07)."""

import pytest
from django.test import Client

from core.documents.models import StoredFile
from core.documents.views.files import FileDownload
from core.journal.actors import CLOCK
from core.journal.models import AccessLog
from core.tenancy import scope
from tests.documents import corpus
from tests.documents.conftest import Keeper
from tests.factories.rows import NOW
from tests.personas import World, sign_in


def url(world: World, file: StoredFile) -> str:
    return world.path(f"files/{file.code}/")


@pytest.fixture
def kept(weald: World, clean: Keeper) -> StoredFile:
    with scope.within(weald.partnership.pk):
        return clean("Referral “audit”; Überprüfung.pdf")


def test_the_owner_gets_the_bytes_as_an_attachment(
    client: Client, weald: World, kept: StoredFile, belongs_to: object
) -> None:
    belongs_to(weald.agency_lead)  # type: ignore[operator]
    answer = sign_in(client, weald.agency_lead).get(url(weald, kept))
    assert answer.status_code == 200
    assert b"".join(answer) == corpus.PDF  # type: ignore[arg-type]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Cache-Control"] == "private, no-store"
    disposition = answer.headers["Content-Disposition"]
    assert disposition.startswith("attachment; filename*=utf-8''Referral%20%E2%80%9Caudit")
    assert '"' not in disposition and ";" not in disposition.split("''")[1]


def test_a_download_stands_in_the_access_log(
    client: Client, weald: World, kept: StoredFile, belongs_to: object
) -> None:
    belongs_to(weald.agency_lead)  # type: ignore[operator]
    sign_in(client, weald.agency_lead).get(url(weald, kept))
    with scope.within(weald.partnership.pk):
        line = AccessLog.objects.get(act=AccessLog.DOWNLOADED)
    assert (line.subject_id, line.actor_id) == (kept.pk, weald.agency_lead.pk)


def test_for_everybody_else_the_file_is_absent(
    client: Client, weald: World, kept: StoredFile, belongs_to: object
) -> None:
    belongs_to(weald.agency_lead)  # type: ignore[operator]
    for part in ("manager", "scrutineer", "other_lead", "delegate"):
        answer = sign_in(client, weald.people[part]).get(url(weald, kept))
        assert answer.status_code == 404, part


def test_a_file_nobody_claims_opens_for_nobody(
    client: Client, weald: World, kept: StoredFile
) -> None:
    assert sign_in(client, weald.manager).get(url(weald, kept)).status_code == 404


def test_a_circle_closes_the_file_before_its_owner_is_asked(
    client: Client, weald: World, clean: Keeper, belongs_to: object
) -> None:
    belongs_to(weald.barred_panel_member)  # type: ignore[operator]
    with scope.within(weald.partnership.pk):
        file = clean(circle=weald.restricted_source.pk)
    assert sign_in(client, weald.barred_panel_member).get(url(weald, file)).status_code == 404


def test_another_partnerships_address_does_not_know_the_file(
    client: Client, weald: World, downland: World, kept: StoredFile, belongs_to: object
) -> None:
    belongs_to(downland.manager)  # type: ignore[operator]
    assert sign_in(client, downland.manager).get(url(downland, kept)).status_code == 404


def test_nothing_leaves_quarantine_through_the_door(
    client: Client, weald: World, keep: Keeper, belongs_to: object
) -> None:
    belongs_to(weald.manager)  # type: ignore[operator]
    with scope.within(weald.partnership.pk):
        waiting, refused = keep(), keep()
        refused.refuse(by=CLOCK, at=NOW, because="The virus scanner found Eicar.Test in it.")
    sign_in(client, weald.manager)
    for file, words in ((waiting, "no virus scanner set up"), (refused, "Eicar.Test")):
        answer = client.get(url(weald, file))
        assert answer.status_code == 409
        assert words in answer.content.decode()
        assert b"%PDF" not in answer.content


def test_control_without_the_quarantine_check_the_file_is_handed_over(
    client: Client,
    weald: World,
    keep: Keeper,
    belongs_to: object,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    belongs_to(weald.manager)  # type: ignore[operator]
    with scope.within(weald.partnership.pk):
        waiting = keep()
    monkeypatch.setattr(StoredFile, "is_available", True)
    assert sign_in(client, weald.manager).get(url(weald, waiting)).status_code == 200


def test_control_without_the_owners_question_a_stranger_gets_the_file(
    client: Client, weald: World, kept: StoredFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.documents.views.files.owner_for", lambda me, file: file)
    assert sign_in(client, weald.delegate).get(url(weald, kept)).status_code == 200


def test_an_altered_content_is_not_handed_over(
    client: Client, weald: World, kept: StoredFile, belongs_to: object
) -> None:
    belongs_to(weald.manager)  # type: ignore[operator]
    sign_in(client, weald.manager)
    with open(kept.content.path, "r+b") as content:
        content.write(b"%PDF-1.7")
    answer = client.get(url(weald, kept))
    assert answer.status_code == 503
    assert "is not what was received" in answer.content.decode()
    kept.content.storage.delete(kept.content.name)
    assert client.get(url(weald, kept)).status_code == 503


def test_a_removed_file_says_so(
    client: Client, weald: World, kept: StoredFile, belongs_to: object
) -> None:
    belongs_to(weald.manager)  # type: ignore[operator]
    with scope.within(weald.partnership.pk):
        kept.remove(by=weald.manager, at=NOW, reason="Sent by mistake.")
    answer = sign_in(client, weald.manager).get(url(weald, kept))
    assert answer.status_code == 410


def test_it_takes_the_same_questions_for_a_large_file(
    client: Client,
    weald: World,
    clean: Keeper,
    belongs_to: object,
    django_assert_max_num_queries: object,
) -> None:
    belongs_to(weald.manager)  # type: ignore[operator]
    large = corpus.PDF + b"%" + b"x" * 5_000_000
    with scope.within(weald.partnership.pk):
        file = clean("large.pdf", large)
    sign_in(client, weald.manager)
    with django_assert_max_num_queries(20):  # type: ignore[operator]
        answer = client.get(url(weald, file))
        assert sum(map(len, answer)) == len(large)  # type: ignore[arg-type]
    assert FileDownload.rule.kind == "read"
