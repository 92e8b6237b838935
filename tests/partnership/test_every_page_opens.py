"""Each page of the room, opened by somebody who may."""

from django.test import Client

from partnership import urls
from tests.partnership.conftest import House
from tests.partnership.pages import addresses
from tests.personas import sign_in


def test_every_route_of_the_room_is_walked_here(house: House) -> None:
    routes = {p.name for p in _flat(urls.urlpatterns)}
    assert routes == {*addresses(house), "invitation_accept"}


def _flat(patterns: list) -> list:
    found = []
    for p in patterns:
        found += _flat(p.url_patterns) if hasattr(p, "url_patterns") else [p]
    return found


def test_a_business_manager_opens_every_page(house: House, client: Client) -> None:
    sign_in(client, house.world.manager)
    answers = {name: client.get(path).status_code for name, path in addresses(house).items()}
    assert {name: code for name, code in answers.items() if code != 200} == {}


def test_the_scrutineer_reads_every_reading_page_and_writes_on_none(
    house: House, client: Client
) -> None:
    sign_in(client, house.world.scrutineer)
    reading = ("_list", "_detail", "_comparison")
    for name, path in addresses(house).items():
        expected = 200 if name.endswith(reading) else 403
        assert client.get(path).status_code == expected, name
        if expected == 403:
            assert client.post(path).status_code == 403, name
