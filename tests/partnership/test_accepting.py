"""The door for people with no membership: the page behind an invitation's link."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from core.accounts.models import User
from core.tenancy import scope
from partnership.choices import Role
from partnership.models import Invitation, Membership
from tests.factories import partnership as make
from tests.factories.rows import change
from tests.personas import World, person, sign_in

GONE = "This link can no longer be used"


@pytest.fixture
def asked(weald: World) -> Invitation:
    """An invitation of today: the page goes by the real clock."""
    with scope.within(weald.partnership.pk):
        return Invitation.send(
            by=weald.manager,
            at=timezone.now(),
            email="robin@example.org",
            name="Robin Newcome",
            post="Designated nurse",
            agency=weald.icb,
            roles=[Role.AGENCY_LEAD],
        )


@pytest.fixture
def path(weald: World, asked: Invitation) -> str:
    with scope.within(weald.partnership.pk):
        return asked.link()


def memberships(world: World) -> int:
    with scope.within(world.partnership.pk):
        return Membership.objects.count()


def test_a_stranger_reads_what_they_are_asked(weald: World, client: Client, path: str) -> None:
    before = memberships(weald)
    page = client.get(path)
    text = page.content.decode()
    assert page.status_code == 200
    for words in ("Join Wealdshire", "Designated nurse", "Wealdshire ICB", "Go on"):
        assert words in text
    assert "Manager of Wealdshire" not in text
    assert memberships(weald) == before


def test_opening_the_link_changes_nothing(weald: World, client: Client, path: str) -> None:
    with scope.within(weald.partnership.pk):
        before = list(Invitation.objects.values())
    client.get(path)
    client.head(path)
    with scope.within(weald.partnership.pk):
        assert list(Invitation.objects.values()) == before
    assert User.objects.known_by("robin@example.org") is None


def test_somebody_unknown_chooses_a_first_password(client: Client, path: str) -> None:
    answer = client.post(path)
    assert answer.status_code == 302
    assert "join" in answer.url


def test_somebody_known_signs_in_first(client: Client, path: str) -> None:
    User.objects.create_user("robin@example.org", password="correct-horse-battery-staple")
    answer = client.post(path)
    assert answer.status_code == 302
    assert "/login/" in answer.url or "sign" in answer.url
    assert path.split("/")[-2] in answer.url


def test_somebody_else_is_asked_to_sign_out(weald: World, client: Client, path: str) -> None:
    sign_in(client, weald.delegate)
    assert "signed in as somebody else" in client.get(path).content.decode()
    answer = client.post(path)
    assert "logout" in answer.url or "sign-out" in answer.url
    assert memberships(weald) == 14


def test_the_person_invited_joins_and_lands_at_home(
    weald: World, client: Client, path: str, asked: Invitation
) -> None:
    user = person("robin@example.org")
    sign_in(client, user)
    assert ">Join</button>" in " ".join(client.get(path).content.decode().split())
    answer = client.post(path)
    assert (answer.status_code, answer.url) == (302, f"/p/{weald.slug}/")
    with scope.within(weald.partnership.pk):
        member = Membership.objects.get(user=user)
        asked.refresh_from_db()
    assert (member.name, asked.accepted_by_id) == ("Robin Newcome", member.pk)
    assert client.get(answer.url).status_code == 200


def test_a_used_link_opens_nothing_any_more(weald: World, client: Client, path: str) -> None:
    sign_in(client, person("robin@example.org"))
    client.post(path)
    for answer in (client.get(path), client.post(path)):
        assert answer.status_code == 404
        assert GONE in answer.content.decode()


def test_every_link_that_opens_nothing_answers_alike(
    weald: World, downland: World, client: Client, path: str, asked: Invitation
) -> None:
    elsewhere = path.replace("/p/wealdshire/", "/p/downland/")
    never = path[:-4] + "xxx/"
    with scope.within(weald.partnership.pk):
        first = asked.link()
        asked.resend(by=weald.manager, at=timezone.now())
        withdrawn = asked.link()
        asked.withdraw(by=weald.manager, at=timezone.now())
    with scope.within(downland.partnership.pk):
        old = make.invitation(downland.manager)
        change(old, "invitation.resent", expires_at=timezone.now() - timedelta(seconds=1))
        late = old.link()
    bodies = set()
    for link in (elsewhere, never, first, withdrawn, late):
        answer = client.get(link)
        assert answer.status_code == 404, link
        assert client.post(link).status_code == 404, link
        text = answer.content.decode()
        bodies.add(text[text.index("<h1") : text.index("</main>")])
    assert len(bodies) == 1
    assert GONE in bodies.pop()


def test_a_link_of_another_partnership_is_not_used_up(
    weald: World, downland: World, client: Client, path: str
) -> None:
    sign_in(client, person("robin@example.org"))
    assert client.post(path.replace("/p/wealdshire/", "/p/downland/")).status_code == 404
    assert client.post(path).status_code == 302


def test_a_closed_account_is_opened_by_the_link(weald: World, client: Client) -> None:
    with scope.within(weald.partnership.pk):
        weald.delegate.end(by=weald.manager, at=timezone.now(), reason="Left.")
        user = User.objects.get(pk=weald.delegate.user_id)
        again = Invitation.send(
            by=weald.manager,
            at=timezone.now(),
            email=user.email,
            name="Delia Gate",
            post="Sergeant",
            agency=weald.police,
            roles=[Role.DELEGATE],
        )
        path = again.link()
    assert user.is_closed
    client.get(path)
    assert User.objects.get(pk=user.pk).is_closed
    client.post(path)
    assert not User.objects.get(pk=user.pk).is_closed
    user.refresh_from_db()
    sign_in(client, user)
    assert client.post(path).status_code == 302
    with scope.within(weald.partnership.pk):
        assert Membership.objects.get(user=user).ended_at is None


def test_a_second_step_that_was_not_taken_joins_nobody(
    weald: World, client: Client, path: str
) -> None:
    client.force_login(person("robin@example.org"))
    assert client.post(path).status_code == 302
    assert memberships(weald) == 14
