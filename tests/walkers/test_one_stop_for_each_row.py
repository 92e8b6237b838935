"""Whoever goes through a table by keyboard stops once for each thing, not at its code and title."""

import re
from collections import Counter

import time_machine
from django.test import Client

from tests.factories.rows import NOW
from tests.walkers.conftest import Worlds, client_of
from tests.walkers.test_query_counts import visits
from tests.walkers.walk import IN, ask

ROW = re.compile(r"<tr\b.*?</tr>", re.DOTALL)
LINK = re.compile(r'<a\b[^>]*\bhref="([^"]+)"')


def twice(page: str) -> set[str]:
    """Addresses to which one row of a table leads by two links."""
    rows = (Counter(LINK.findall(row)) for row in ROW.findall(page))
    return {address for links in rows for address, number in links.items() if number > 1}


def test_no_row_leads_to_one_address_by_two_links(worlds: Worlds) -> None:
    clients: dict[str, Client] = {}
    rows, found = 0, {}
    with time_machine.travel(NOW):
        for who, path in visits(worlds):
            client = clients.get(who) or clients.setdefault(who, client_of(who, worlds))
            answer = ask(client, "GET", path)
            if answer.kind == IN and "<table" in answer.text:
                rows += len(ROW.findall(answer.text))
                found |= {path: addresses} if (addresses := twice(answer.text)) else {}
    assert rows > 200
    assert found == {}


def test_two_links_in_one_row_are_noticed() -> None:
    row = (
        '<tr><th><a href="x/">A-7K3Q</a></th><td><a class="y" href="x/">Share minutes</a></td></tr>'
    )
    assert twice(row) == {"x/"}
    assert twice(row.replace('"x/">A', '"z/">A')) == set()
