"""Whoever owes a paper sees it and is reminded, unless they may not know of its source."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from core.calendar.gathering import gather
from core.calendar.planning import plan
from core.tenancy.ids import new_id
from meetings.models import Paper
from tests.factories.reminders import paper
from tests.factories.rows import TODAY
from tests.personas import World

SOON = TODAY + timedelta(days=2)


def reminded(me: Any) -> list[str]:
    """What the mail of this morning asks of somebody."""
    at = timezone.make_aware(datetime(TODAY.year, TODAY.month, TODAY.day, 7))
    plan(TODAY, at=at)
    sections = gather(me, batch=new_id(), on=TODAY, at=at)
    return [section.heading for section in sections]


@pytest.mark.parametrize(
    ("owner", "source", "sees"),
    [
        ("delegate", None, True),
        ("delegate", "open_source", True),
        ("delegate", "restricted_source", False),
        ("panel_member", "restricted_source", True),
        ("barred_panel_member", "open_source", False),
        ("barred_panel_member", "restricted_source", False),
    ],
)
def test_an_owner_on_no_group(wealdshire: World, owner: str, source: Any, sees: bool) -> None:
    me = wealdshire.people[owner]
    assert not me.group_ids
    about = wealdshire.things[source] if source else None
    asked = paper(wealdshire, me, SOON, source=about)
    assert Paper.objects.visible_to(me).filter(pk=asked.pk).exists() is sees
    assert reminded(me) == (["Papers you owe"] if sees else [])


def test_nobody_else_sees_it(wealdshire: World) -> None:
    asked = paper(wealdshire, wealdshire.delegate, SOON, source=wealdshire.open_source)
    assert asked not in Paper.objects.visible_to(wealdshire.other_lead)
