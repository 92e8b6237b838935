"""What no keyboard types: it is answered, and breaks nothing."""

import json
from base64 import urlsafe_b64encode

import pytest
from django.test import Client

from tests.personas import World, sign_in


def key(*values: object) -> str:
    return urlsafe_b64encode(json.dumps(values).encode()).decode()


@pytest.mark.parametrize(
    ("rest", "status"),
    [
        ("learning/sources/S%00/", 404),
        ("training/bookings/B%00/", 404),
        (f"learning/sources/?sort=title&after={key('a' + chr(0), 'b')}", 200),
        (f"learning/sources/?sort=code&after={key('S-2', 10**30)}", 200),
        (f"meetings/?after={key(10**30, 'x')}", 200),
    ],
)
def test_odd_addresses_are_answered(client: Client, weald: World, rest: str, status: int) -> None:
    client.raise_request_exception = False
    answer = sign_in(client, weald.manager).get(weald.path(rest))
    assert answer.status_code == status


def test_an_odd_token_of_a_form_is_answered(client: Client, weald: World) -> None:
    client.raise_request_exception = False
    sent = {"once": "a\x00b", "title": "A course", "format": "full_day"}
    answer = sign_in(client, weald.manager).post(weald.path("training/courses/new/"), sent)
    assert answer.status_code in (302, 400, 422)
