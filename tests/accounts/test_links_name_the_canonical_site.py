"""A03: whatever host a request claims, links go to SITE_URL or the request is refused."""

from urllib.parse import urlsplit

import pytest
from django.core import mail
from django.test import Client
from pytest_django import Settings

from core.accounts.factors import FactorAdapter
from tests.accounts.people import link_in_mail, make_person

pytestmark = pytest.mark.django_db

EVIL = "evil.example"
HEADERS = [
    {"HTTP_HOST": EVIL},
    {"HTTP_HOST": f"localhost:8000@{EVIL}"},
    {"HTTP_HOST": f"localhost, {EVIL}"},
    {"HTTP_X_FORWARDED_HOST": EVIL},
    {"HTTP_X_FORWARDED_SERVER": EVIL},
    {"HTTP_X_HOST": EVIL},
    {"HTTP_FORWARDED": f"host={EVIL}"},
    {"HTTP_X_FORWARDED_PROTO": "https"},
    {"HTTP_X_ORIGINAL_URL": f"https://{EVIL}/"},
    {"HTTP_REFERER": f"https://{EVIL}/"},
]


@pytest.mark.parametrize("forged", HEADERS, ids=lambda h: " ".join(h.items().__iter__().__next__()))
def test_a_forged_host_never_reaches_a_link(forged: dict[str, str]) -> None:
    make_person()
    answer = Client().post("/account/password/lost/", {"email": "rowan@agency.example"}, **forged)
    if answer.status_code == 400:
        assert mail.outbox == []
    else:
        found = urlsplit(link_in_mail())
        assert (found.scheme, found.netloc) == ("http", "localhost:8000")
        assert EVIL not in mail.outbox[-1].message().as_string()


def test_an_allowed_second_name_of_the_site_is_not_used_either(settings: Settings) -> None:
    settings.ALLOWED_HOSTS = ["localhost", "other.example"]
    make_person()
    data = {"email": "rowan@agency.example"}
    Client().post("/account/password/lost/", data, HTTP_HOST="other.example")
    assert link_in_mail().startswith("http://localhost:8000/account/password/lost/")


def test_passkeys_belong_to_the_canonical_site(settings: Settings) -> None:
    settings.SITE_URL = "https://governance.example:8443"
    assert FactorAdapter().get_public_key_credential_rp_entity()["id"] == "governance.example"
