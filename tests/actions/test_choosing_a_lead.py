"""The list of leads stands by agency, and one of another agency is told at the box."""

from typing import Any

import pytest

from actions.models import Action
from tests.actions.conftest import Case, boxes
from tests.personas import World


def offered(answer: Any) -> dict[str, list[str]]:
    """The people in the list of leads, beneath their agencies."""
    _, *groups = answer.context["form"].fields["lead"].choices
    return {agency: [str(value) for value, _ in people] for agency, people in groups}


@pytest.mark.parametrize("name", ["action_new", "plan_action_new"])
def test_everybody_stands_beneath_their_agency(
    name: str, weald: World, open_case: Case, visit: Any
) -> None:
    where = {} if name == "action_new" else {"code": open_case.plan.code}
    answer = visit(weald.manager, name, **where)
    found, page = offered(answer), answer.content.decode()
    assert weald.agency_lead.slug in found[weald.police.name]
    assert weald.other_lead.slug in found[weald.council.name]
    assert list(found) == sorted(found)
    for agency in (weald.police, weald.council):
        assert page.count(f'<optgroup label="{agency}">') == 1


def test_a_lead_of_another_agency_is_refused_with_both_named(
    weald: World, visit: Any, inside: Any
) -> None:
    data = {"group": weald.group.slug, "agency": weald.police.slug, "lead": weald.other_lead.slug}
    data |= {"title": "Share the minutes", **boxes("due_on")}
    answer = visit(weald.manager, "action_new", data=data)
    assert answer.status_code == 422
    [words] = answer.context["form"].errors["lead"]
    assert words.startswith(f"{weald.other_lead} belongs to {weald.council}, not to {weald.police}")
    with inside():
        assert not Action.objects.exists()


def test_naming_another_lead_offers_the_agencys_own_people(
    weald: World, open_case: Case, visit: Any
) -> None:
    answer = visit(weald.agency_lead, "action_assignment", code=open_case.action.code)
    assert list(offered(answer)) == [weald.police.name]
