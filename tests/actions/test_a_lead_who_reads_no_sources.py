"""A delegate who took over an action is shown where it came from, and led to no shut door."""

import re
from typing import Any

from tests.actions.conftest import Case
from tests.factories.rows import NOW
from tests.personas import World


def test_the_page_of_their_action_leads_nowhere_they_may_not_go(
    weald: World, open_case: Case, visit: Any, inside: Any
) -> None:
    with inside():
        action = open_case.action.assign(by=weald.manager, at=NOW, lead=weald.delegate)
    told = str(open_case.source)
    for who, leads in ((weald.delegate, False), (weald.agency_lead, True)):
        page = visit(who, "action_detail", code=action.code).content.decode()
        assert told in page
        assert bool(re.search(r'href="[^"]+/learning/', page)) is leads
