"""A10: no way out to another site, and no unsafe request without its token."""

import pytest
from django.test import Client
from django.urls import get_resolver, reverse
from django.urls.exceptions import NoReverseMatch

from core.accounts import urls
from tests.accounts.people import CODE, LOGIN, PASSWORD, Person, make_person

pytestmark = pytest.mark.django_db

EVIL = "evil.example"
PAYLOADS = [
    f"https://{EVIL}/",
    f"http://{EVIL}",
    f"//{EVIL}",
    f"///{EVIL}",
    f"////{EVIL}",
    f"/\\{EVIL}",
    f"\\\\{EVIL}",
    f"/\\/{EVIL}",
    f"\\/{EVIL}",
    f"/%09/{EVIL}",
    f"/\t/{EVIL}",
    f"/\n/{EVIL}",
    f" //{EVIL}",
    f"\t//{EVIL}",
    f"https:{EVIL}",
    f"https:/{EVIL}",
    f"https:///{EVIL}",
    f"HTTPS://{EVIL}",
    f"hTTp://{EVIL}",
    f"ftp://{EVIL}",
    "javascript:alert(1)",
    "javascript://%0aalert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,<script>",
    "vbscript:x",
    f"//{EVIL}@localhost",
    f"//localhost@{EVIL}",
    f"http://localhost@{EVIL}",
    f"http://localhost:8000@{EVIL}",
    f"http://{EVIL}#localhost",
    f"http://{EVIL}?localhost",
    f"http://{EVIL}\\@localhost",
    f"//{EVIL}%2f..",
    f"//{EVIL}/%2e%2e",
    f"/{chr(0)}/{EVIL}",
    f"/\u2028/{EVIL}",
    f"//{EVIL}:80",
    "//[::1]",
    "http://2130706433/",
    "//0x7f000001/",
    f"http:\\\\{EVIL}",
    f"http:/\\{EVIL}",
    f"x://{EVIL}",
    f"mailto:a@{EVIL}",
    "file:///etc",
    f"//{EVIL}\u3002",
    "//evil\u3002example",
    "http://ⓔvil.example",
    f"//{EVIL}\u200b",
    "http://testserver/",
    "//testserver/",
    "http://localhost:8000/",
    f"@{EVIL}",
    f".{EVIL}",
    f"%2f%2f{EVIL}",
    f"?next=//{EVIL}",
    f"#//{EVIL}",
    f";//{EVIL}",
    "..//",
    "",
]


def lands_here(location: str) -> bool:
    """Whether a browser would stay on this site."""
    return location.startswith("/") and location[1:2] not in ("/", "\\", "\t", "\n")


@pytest.mark.parametrize("payload", PAYLOADS)
def test_sign_in_and_sign_out_lead_nowhere_else(payload: str) -> None:
    person, client = make_person(), Client()
    person.give_password(client)
    data = {"login": person.user.email, "password": PASSWORD, "next": payload}
    client.post(LOGIN, data)
    signed_in = client.post(CODE, {"code": person.code()})
    assert lands_here(signed_in["Location"]), signed_in["Location"]
    already = client.get(LOGIN, {"next": payload})
    assert lands_here(already["Location"]), already["Location"]
    confirmed = client.post("/account/confirm/", {"password": PASSWORD, "next": payload})
    assert lands_here(confirmed["Location"]), confirmed["Location"]
    out = client.post("/account/logout/", {"next": payload})
    assert lands_here(out["Location"]), out["Location"]


def test_a_path_of_this_site_is_followed() -> None:
    person, client = make_person(), Client()
    data = {"login": person.user.email, "password": PASSWORD, "next": "/account/help/?a=b#c"}
    client.post(LOGIN, data)
    assert client.post(CODE, {"code": person.code()})["Location"] == "/account/help/?a=b#c"


def addresses() -> list[str]:
    given = {"uidb36": "1", "key": "a-b", "code": "abc"}
    found = []
    for pattern in urls.urlpatterns:
        groups = {*pattern.pattern.converters, *pattern.pattern.regex.groupindex}
        found.append(reverse(pattern.name, kwargs={name: given[name] for name in groups}))
    return found


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_an_unsafe_request_without_its_token_is_refused(method: str) -> None:
    person: Person = make_person()
    client = Client(enforce_csrf_checks=True)
    client.force_login(person.user)
    session = client.session
    session["second_step"] = str(person.user.pk)
    session.save()
    for address in addresses():
        assert getattr(client, method)(address).status_code == 403, address


@pytest.mark.parametrize(
    "name",
    [
        "account_signup",
        "account_email",
        "account_confirm_email",
        "account_set_password",
        "account_request_login_code",
        "mfa_signup_webauthn",
        "mfa_trust",
        "socialaccount_login",
    ],
)
def test_routes_of_allauth_that_nobody_wants_do_not_exist(name: str) -> None:
    assert get_resolver().reverse_dict.getlist(name) == []
    with pytest.raises(NoReverseMatch):
        reverse(name)
