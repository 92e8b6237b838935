"""The first account of an installation comes from the command line."""

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from core.accounts.models import User
from tests.accounts.people import make_person
from tests.accounts.test_a_lost_password import DONE, NEW, path_of, use

pytestmark = pytest.mark.django_db


def test_an_operator_sets_a_password_by_a_link_that_works_once(
    capsys: pytest.CaptureFixture[str],
) -> None:
    call_command("create_operator", "Operator@Governance.example")
    link = path_of(capsys.readouterr().out.splitlines()[-1])
    user = User.objects.get()
    assert (user.email, user.is_operator) == ("operator@governance.example", True)
    assert use(link, Client()) == DONE
    assert use(link, Client()) == "refused"
    answer = Client().post("/account/login/", {"login": user.email, "password": NEW})
    assert answer["Location"] == "/"


def test_somebody_known_becomes_one_and_keeps_the_password() -> None:
    person = make_person()
    call_command("create_operator", person.user.email)
    person.user.refresh_from_db()
    assert person.user.is_operator
    assert person.user.has_usable_password()


def test_what_is_no_address_or_closed_is_refused() -> None:
    with pytest.raises(CommandError, match="not an e-mail address"):
        call_command("create_operator", "operator")
    person = make_person()
    person.user.close(at=timezone.now())
    with pytest.raises(CommandError, match="closed"):
        call_command("create_operator", person.user.email)
    with pytest.raises(CommandError, match="no account"):
        call_command("reset_second_step", "nobody@agency.example")
