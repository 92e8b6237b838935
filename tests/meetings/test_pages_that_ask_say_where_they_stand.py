"""A page that asks for something says for what, and lets go of it without asking."""

import time_machine
from django.test import Client

from meetings.models import Meeting
from tests.factories.rows import NOW
from tests.personas import World, sign_in


def parts(client: Client, world: World, path: str) -> tuple[str, str]:
    """The trail of a page, and its form with what stands around it."""
    html = sign_in(client, world.coordinator).get(path).content.decode()
    return html.partition('aria-label="Where this stands"')[2].partition("</nav>")[::2]


@time_machine.travel(NOW, tick=False)
def test_asking_for_a_paper(client: Client, wealdshire: World, meeting: Meeting) -> None:
    item = meeting.items_in_order()[1]
    trail, page = parts(client, wealdshire, f"{item.minute_url.removesuffix('minute/')}papers/new/")
    assert str(meeting) in trail
    assert f"For “{item}”, {wealdshire.group}" in page
    assert f'href="{item.get_absolute_url()}">Cancel</a>' in page


@time_machine.travel(NOW, tick=False)
def test_adding_a_standing_item(client: Client, wealdshire: World) -> None:
    group = wealdshire.group.get_absolute_url()
    path = wealdshire.path(f"meetings/standing/{wealdshire.group.slug}/new/")
    trail, page = parts(client, wealdshire, path)
    assert f'href="{group}"' in trail
    assert f'href="{group}">Cancel</a>' in page


def test_a_paper_is_not_taken_for_a_decision(wealdshire: World, meeting: Meeting) -> None:
    by = {"by": wealdshire.manager, "at": NOW}
    asked = meeting.items_in_order()[0]
    paper = asked.papers.model.ask(asked, title="Report", owner=wealdshire.chair, **by)
    assert paper.code.startswith("P-")
