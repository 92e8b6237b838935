"""Whoever is invited, and whoever invites, reads in plain words what each role may do."""

import pytest
from django.core.mail import EmailMultiAlternatives
from django.test import Client
from django.utils import timezone

from core.tenancy import scope
from partnership.choices import Role
from partnership.mail import mail_waiting
from partnership.models import Invitation
from partnership.roles import CAN
from tests.factories import partnership as make
from tests.personas import World, sign_in

TWO = [Role.AGENCY_LEAD, Role.TRAINER]


@pytest.fixture
def asked(weald: World) -> Invitation:
    with scope.within(weald.partnership.pk):
        return Invitation.send(
            by=weald.manager,
            at=timezone.now(),
            email="robin@example.org",
            name="Robin Newcome",
            post="Designated nurse",
            agency=weald.icb,
            roles=TWO,
        )


def test_every_role_has_its_line() -> None:
    assert set(CAN) == set(Role)
    assert all(words.startswith("Can ") and words.endswith(".") for words in CAN.values())


@pytest.mark.parametrize(
    "where", ["partnership/invitations/new/", "partnership/members/delegate/edit/"]
)
def test_each_box_of_the_form_has_it(weald: World, client: Client, where: str) -> None:
    sign_in(client, weald.manager)
    page = client.get(weald.path(where)).content.decode()
    for words in CAN.values():
        assert words in page


def test_the_page_of_the_link_says_what_one_will_be_able_to_do(
    weald: World, asked: Invitation, client: Client
) -> None:
    with scope.within(weald.partnership.pk):
        path = asked.link()
    page = client.get(path).content.decode()
    assert "What you will be able to do here" in page
    for role in Role:
        assert (CAN[role] in page) == (role in TWO), role


def test_the_mail_says_it_too(
    weald: World, asked: Invitation, mailoutbox: list[EmailMultiAlternatives]
) -> None:
    assert mail_waiting(weald.partnership.pk, at=timezone.now()) == 1
    [sent] = mailoutbox
    html = str(sent.alternatives[0][0])
    for text in (str(sent.body), html):
        assert CAN[Role.AGENCY_LEAD] in text and CAN[Role.TRAINER] in text
        assert CAN[Role.MANAGER] not in text


def test_a_role_that_is_given_is_one_that_is_offered(wealdshire: World) -> None:
    invitation = make.invitation(wealdshire.manager, roles=[Role.DELEGATE])
    assert [(line.label, line.hint) for line in invitation.role_lines] == [
        ("Delegate", CAN[Role.DELEGATE])
    ]
