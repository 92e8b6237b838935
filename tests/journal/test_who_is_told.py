"""Notices: planned in the deed's transaction, once, for those whom it concerns."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.db.models import QuerySet

from core.journal.heads import mail_head
from core.journal.models import Entry, Notice
from core.journal.sealing import seal
from core.tenancy import scope
from tests.factories.reminders import action
from tests.factories.rows import NOW, TODAY, change
from tests.journal.conftest import KIND, Declare, assign
from tests.personas import World


def notices(kind: str = KIND) -> list[str]:
    rows = Notice.objects.filter(kind=kind).order_by("recipient__slug")
    return list(rows.values_list("recipient__slug", flat=True))


def test_a_deed_tells_those_it_concerns(wealdshire: World, declare: Declare) -> None:
    declare(lambda row: [row.lead, wealdshire.chair])
    row = action(wealdshire, wealdshire.agency_lead, TODAY)
    assign(row, by=wealdshire.manager, to=wealdshire.other_lead)
    assert notices() == ["chair", "other-lead"]
    notice = Notice.objects.filter(kind=KIND).first()
    assert notice.subject == row
    assert notice.entry == Entry.objects.get(kind="action.assigned")
    assert notice.words == "Named the lead of the action."


def test_nobody_is_told_twice_or_of_their_own_deed(wealdshire: World, declare: Declare) -> None:
    declare([wealdshire.chair, wealdshire.chair, wealdshire.manager])
    assign(action(wealdshire, wealdshire.chair, TODAY), by=wealdshire.manager, to=wealdshire.chair)
    assert notices() == ["chair"]


def test_the_actor_is_told_where_the_kind_says_so(wealdshire: World, declare: Declare) -> None:
    declare([wealdshire.manager], tells_actor=True)
    assign(action(wealdshire, wealdshire.chair, TODAY), by=wealdshire.manager, to=wealdshire.chair)
    assert notices() == ["manager"]


def test_who_has_left_is_not_told(wealdshire: World, declare: Declare) -> None:
    change(wealdshire.chair, "membership.ended", ended_at=NOW)
    declare([wealdshire.chair])
    assign(
        action(wealdshire, wealdshire.deputy, TODAY), by=wealdshire.manager, to=wealdshire.deputy
    )
    assert notices() == []


def test_a_deed_that_fails_tells_nobody(wealdshire: World, declare: Declare) -> None:
    declare([wealdshire.chair])
    row = action(wealdshire, wealdshire.agency_lead, TODAY)
    with pytest.raises(RuntimeError), transaction.atomic():
        assign(row, by=wealdshire.manager, to=wealdshire.other_lead)
        raise RuntimeError
    assert notices() == []


def test_a_notice_that_cannot_be_planned_takes_the_deed_down(
    wealdshire: World, declare: Declare
) -> None:
    def broken(row: Any) -> Any:
        raise LookupError

    declare(broken)
    row = action(wealdshire, wealdshire.agency_lead, TODAY)
    with pytest.raises(LookupError), transaction.atomic():
        assign(row, by=wealdshire.manager, to=wealdshire.other_lead)
    row.refresh_from_db()
    assert row.lead == wealdshire.agency_lead


def test_telling_the_same_deed_again_adds_nothing(wealdshire: World, declare: Declare) -> None:
    kind = declare([wealdshire.chair])
    row = action(wealdshire, wealdshire.agency_lead, TODAY)
    assign(row, by=wealdshire.manager, to=wealdshire.other_lead)
    kind().tell(Entry.objects.get(kind="action.assigned"), row)
    assert notices() == ["chair"]


def test_two_kinds_may_tell_of_one_deed(wealdshire: World, declare: Declare) -> None:
    declare([wealdshire.chair])
    declare([wealdshire.chair], name="test.other")
    assign(
        action(wealdshire, wealdshire.deputy, TODAY), by=wealdshire.manager, to=wealdshire.deputy
    )
    assert notices() == notices("test.other") == ["chair"]


def test_a_kind_is_declared_once(declare: Declare) -> None:
    declare([])
    with pytest.raises(ValueError, match="declared twice"):
        declare([])


def test_a_notice_carries_its_records_circle(wealdshire: World, declare: Declare) -> None:
    declare([wealdshire.panel_member, wealdshire.chair])
    row = action(wealdshire, wealdshire.panel_member, TODAY, source=wealdshire.restricted_source)
    assign(row, by=wealdshire.manager, to=wealdshire.panel_member)
    rows = Notice.objects.filter(kind=KIND)
    assert {n.circle_id for n in rows} == {wealdshire.restricted_source.pk}
    assert rows.told_to(wealdshire.panel_member).count() == 1
    assert rows.told_to(wealdshire.chair).count() == 0


def test_line_breaks_do_not_reach_a_notice(wealdshire: World, declare: Declare) -> None:
    declare([wealdshire.chair], heading="One\r\nBcc: two\u2028three")
    assign(
        action(wealdshire, wealdshire.deputy, TODAY), by=wealdshire.manager, to=wealdshire.deputy
    )
    assert Notice.objects.get(kind=KIND).words == "One Bcc: two three."


# -- the head of the chain -------------------------------------------------------------------


def of_the_head() -> QuerySet:
    """Only these: the cast's own panels and bars have told people things before."""
    return Notice.objects.filter(kind="chain.head")


def test_the_head_goes_to_the_scrutineer_once_a_day(wealdshire: World) -> None:
    assert mail_head(at=NOW) == 0, "nothing is sealed yet"
    sealed = seal(at=NOW)
    assert mail_head(at=NOW) == 1
    assert notices("chain.head") == ["scrutineer"]
    assert str(sealed) in of_the_head().get().words
    change(wealdshire.police, "agency.revised", name="Other")
    newer = seal(at=NOW)
    assert mail_head(at=NOW + timedelta(hours=2)) == 0, "one a day"
    assert mail_head(at=NOW + timedelta(days=1)) == 1
    assert str(newer) in of_the_head().first().words


def test_an_unchanged_chain_is_not_mailed_again(wealdshire: World) -> None:
    seal(at=NOW)
    assert mail_head(at=NOW) == 1
    mail_head(at=NOW + timedelta(days=1))
    assert of_the_head().count() == 1


def test_a_bar_does_not_keep_the_head_from_the_scrutineer(wealdshire: World) -> None:
    """A number and a digest say nothing of the deed they happen to stand on."""
    change(wealdshire.restricted_source, "source.revised", summary="x")
    seal(at=NOW)
    mail_head(at=NOW)
    assert of_the_head().get().circle_id is None


def test_every_partnership_has_its_own_notices(
    weald: World, downland: World, declare: Declare
) -> None:
    for world in (weald, downland):
        with scope.within(world.partnership.pk):
            seal(at=NOW)
            mail_head(at=NOW)
            assert of_the_head().count() == 1
