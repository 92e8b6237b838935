"""The operator sets partnerships up and sees none from the inside."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from core.accounts.models import User
from core.journal.deeds import Refused
from core.journal.models import Entry
from core.tenancy import scope
from partnership.models import Invitation, Partnership, PartnershipSettings
from partnership.operators import Operator
from tests.factories.rows import NOW
from tests.personas import World, person, sign_in

FACTS: dict[str, Any] = {
    "name": "Fenshire Safeguarding Children Partnership",
    "short_name": "Fenshire",
    "slug": "fenshire",
    "area": "Fenshire",
    "mark": "FS",
    "colour": "teal",
    "standing": "live",
}
MANAGER = {
    "manager_name": "Mo Thistle",
    "manager_email": "mo@fenshire.example",
    "manager_post": "Business manager",
}


@pytest.fixture
def operator(database: None) -> User:
    return person("operator@service.example", is_operator=True)


def create(operator: User, **changes: Any) -> Partnership:
    first = {"name": "Mo Thistle", "email": "mo@fenshire.example", "post": "Business manager"}
    facts = {**FACTS, **changes}
    return Partnership.create(by=Operator(operator), at=NOW, first_manager=first, **facts)


def test_a_partnership_is_made_with_settings_and_an_invitation(operator: User) -> None:
    made = create(operator)
    with scope.within(made.pk):
        assert PartnershipSettings.objects.get().area == "Fenshire"
        asked = Invitation.objects.get()
        assert (asked.email, asked.roles, asked.sent_by) == (
            "mo@fenshire.example",
            ["manager"],
            None,
        )
        entries = Entry.objects.order_by("id")
        assert [e.kind for e in entries] == ["partnership.created", "invitation.sent"]
        assert {e.actor_name for e in entries} == {"operator@service.example"}


@pytest.mark.parametrize("taken", [{"slug": "other"}, {"name": "Another Partnership"}])
def test_a_name_or_address_that_is_taken_is_refused(operator: User, taken: dict[str, str]) -> None:
    create(operator)
    with pytest.raises(Refused, match="is here already"):
        create(operator, **taken)
    assert Partnership.objects.count() == 1


def test_the_first_manager_is_invited_again_until_there_is_one(operator: User) -> None:
    made = create(operator)
    again = {"name": "Mo Thistle", "email": "mo.thistle@fenshire.example", "post": "Manager"}
    made.invite_first_manager(by=Operator(operator), at=NOW, **again)
    with scope.within(made.pk):
        first, second = Invitation.objects.order_by("id")
        assert first.withdrawn_at == NOW
        second.accept(user=person(second.email), at=NOW)
    with pytest.raises(Refused, match="has a business manager"):
        made.invite_first_manager(by=Operator(operator), at=NOW, **again)


def test_the_form_sets_a_partnership_up(operator: User, client: Client) -> None:
    sign_in(client, operator)
    answer = client.post("/operator/new/", {**FACTS, **MANAGER})
    assert (answer.status_code, answer.url) == (302, "/operator/")
    page = client.get("/operator/").content.decode()
    assert "Fenshire Safeguarding Children Partnership" in page
    assert "mo@fenshire.example" not in page


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("slug", "Fen shire!", "Use small letters"),
        ("name", "", "Fill in “Name”"),
        ("manager_email", "nobody", "Enter an e-mail address"),
        ("manager_email", "ärger@fenshire.example", "Enter an e-mail address"),
        ("colour", "puce", "Choose one of the listed answers"),
        ("mark", "TOOLONG", "4 characters at most"),
    ],
)
def test_what_cannot_be_used_is_said_plainly(
    operator: User, client: Client, field: str, value: str, words: str
) -> None:
    sign_in(client, operator)
    answer = client.post("/operator/new/", {**FACTS, **MANAGER, field: value})
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not Partnership.objects.exists()


def test_a_taken_address_is_said_at_its_box(operator: User, client: Client) -> None:
    create(operator)
    sign_in(client, operator)
    answer = client.post("/operator/new/", {**FACTS, **MANAGER, "slug": "FENSHIRE"})
    assert answer.status_code == 422
    assert "Another partnership has this address." in answer.content.decode()


def test_the_page_for_another_invitation(operator: User, client: Client) -> None:
    create(operator)
    sign_in(client, operator)
    path = "/operator/fenshire/invitation/"
    assert client.get(path).status_code == 200
    assert client.post(path, MANAGER).status_code == 302
    assert client.get("/operator/nowhere/invitation/").status_code == 404


def test_members_and_strangers_are_kept_out(weald: World, client: Client) -> None:
    for path in ("/operator/", "/operator/new/", "/operator/wealdshire/invitation/"):
        assert client.get(path).status_code == 302
    sign_in(client, weald.manager)
    for path in ("/operator/", "/operator/new/", "/operator/wealdshire/invitation/"):
        assert client.get(path).status_code == 403
        assert client.post(path, {**FACTS, **MANAGER}).status_code == 403


def test_an_operator_reads_no_row_of_any_partnership(
    weald: World, operator: User, client: Client
) -> None:
    sign_in(client, operator)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert client.get("/operator/").status_code == 200
    assert not [q for q in asked.captured_queries if "partnership_agency" in q["sql"]]
    for path in ("", "partnership/", "partnership/members/"):
        assert client.get(weald.path(path)).status_code == 404


def test_the_status_page_tells_of_holidays_documents_and_scanner(
    operator: User, client: Client, settings: Any
) -> None:
    settings.CLAMD_ADDRESS = "127.0.0.1:1"
    sign_in(client, operator)
    page = client.get("/operator/status/").content.decode()
    for words in ("Bank holidays", "network", "Uploaded files wait until it does"):
        assert words in page
