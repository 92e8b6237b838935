"""An agency is succeeded: what it has open passes to whoever follows it."""

import pytest

from actions.models import Action
from core.journal.deeds import Refused
from core.journal.models import Entry, Notice
from partnership.models import Agency
from tests.factories.actions import closed, raised
from tests.factories.rows import NOW, TODAY, kinds
from tests.personas import World

pytestmark = pytest.mark.django_db


def succeeded(world: World, by: Agency) -> None:
    world.police.succeed(by=world.manager, at=NOW, successor=by, on=TODAY)


def contributors(action: Action) -> set[str]:
    return set(action.contributors.serving().values_list("agency__slug", flat=True))


def test_open_actions_pass_with_their_lead_and_nobody_is_mailed(wealdshire: World) -> None:
    lead = wealdshire.agency_lead
    action = raised(wealdshire, lead=lead)
    notices = Notice.objects.count()
    succeeded(wealdshire, wealdshire.council)
    action.refresh_from_db()
    assert (action.agency, action.lead) == (wealdshire.council, lead)
    assert kinds(action) == ["action.raised", "action.followed"]
    entry = Entry.objects.about(action).get(kind="action.followed")
    assert (entry.actor_name, entry.reason) == (
        "The system",
        f"{wealdshire.council} follows {wealdshire.police}.",
    )
    assert Notice.objects.count() == notices


def test_the_leads_of_the_successor_see_what_passed(wealdshire: World) -> None:
    action = raised(wealdshire)
    assert not Action.objects.visible_to(wealdshire.other_lead).filter(pk=action.pk).exists()
    succeeded(wealdshire, wealdshire.council)
    assert (
        Action.objects.owned_by(wealdshire.council).visible_to(wealdshire.other_lead).get()
        == action
    )


def test_what_has_ended_stays_with_the_agency_that_did_it(wealdshire: World) -> None:
    done = closed(wealdshire, raised(wealdshire))
    given_up = raised(wealdshire)
    given_up.stop(by=wealdshire.manager, at=NOW, reason="Overtaken.")
    succeeded(wealdshire, wealdshire.council)
    assert set(Action.objects.owned_by(wealdshire.police)) == {done, given_up}


def test_the_successor_helps_where_the_agency_helped(wealdshire: World) -> None:
    w = wealdshire
    helped = raised(w, agency=w.icb, contributors=[w.police])
    helped_by_both = raised(w, agency=w.icb, contributors=[w.police, w.council])
    own = raised(w, agency=w.council, contributors=[w.police])
    succeeded(w, w.council)
    assert [contributors(a) for a in (helped, helped_by_both, own)] == [
        {"council"},
        {"council"},
        set(),
    ]


def test_a_successor_that_helped_is_accountable_and_helps_no_more(wealdshire: World) -> None:
    action = raised(wealdshire, contributors=[wealdshire.council])
    succeeded(wealdshire, wealdshire.council)
    action.refresh_from_db()
    assert (action.agency, contributors(action)) == (wealdshire.council, set())


def test_without_a_successor_nothing_passes(wealdshire: World) -> None:
    action = raised(wealdshire)
    with pytest.raises(Refused, match="has no successor"):
        action.follow_agency(by=wealdshire.manager, at=NOW)
