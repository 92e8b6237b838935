"""Groups answer to each other without circles, and end with nothing left under them."""

from datetime import timedelta

import pytest
from django.db import models

from core.journal.deeds import Refused
from partnership import endings
from partnership.models import Appointment, Subgroup
from partnership.tree import Branch, tree
from tests.factories import partnership as make
from tests.factories.rows import NOW, TODAY
from tests.partnership.test_agencies import last_deed
from tests.personas import World


def names(branches: list[Branch]) -> list[object]:
    return [(b.group.name, names(b.below)) if b.below else b.group.name for b in branches]


def test_a_group_is_established_under_another(wealdshire: World) -> None:
    group = make.subgroup(wealdshire.manager, short_name="PG", answers_to=wealdshire.board)
    assert (group.slug, last_deed(group)) == ("pg", "subgroup.established")
    assert group in wealdshire.board.answering.all()


def test_a_second_group_of_the_same_name_is_refused(wealdshire: World) -> None:
    with pytest.raises(Refused, match="is here already"):
        make.subgroup(wealdshire.manager, wealdshire.group.name)


def test_the_tree_shows_who_answers_to_whom(wealdshire: World) -> None:
    make.subgroup(wealdshire.manager, "Audit Panel", answers_to=wealdshire.other_group)
    found = tree(Subgroup.objects.order_by("name"))
    expected = ["Learning and Improvement Group", ("Quality Group", ["Audit Panel"])]
    assert names(found) == [("Board", expected)]


def test_a_group_whose_superior_is_not_shown_stands_at_the_top(wealdshire: World) -> None:
    assert names(tree([wealdshire.group])) == ["Learning and Improvement Group"]


def test_a_group_cannot_answer_to_itself_in_the_end(wealdshire: World) -> None:
    below = make.subgroup(wealdshire.manager, answers_to=wealdshire.group)
    for above in (below, wealdshire.group):
        with pytest.raises(Refused, match="cannot be above it"):
            wealdshire.group.revise(by=wealdshire.manager, at=NOW, answers_to=above)


def test_a_group_can_be_moved(wealdshire: World) -> None:
    group = make.subgroup(wealdshire.manager, answers_to=wealdshire.group)
    group.revise(by=wealdshire.manager, at=NOW, answers_to=wealdshire.other_group)
    assert (group.answers_to, last_deed(group)) == (wealdshire.other_group, "subgroup.revised")


def test_a_group_ends_with_its_seats_and_appointments(wealdshire: World) -> None:
    group = wealdshire.other_group
    group.end(by=wealdshire.manager, at=NOW, on=TODAY, reason="Merged.")
    assert (group.ended_on, last_deed(group)) == (TODAY, "subgroup.ended")
    assert not group.seats.open().exists()
    assert not Appointment.objects.in_force().filter(seat__subgroup=group).exists()
    assert group not in Subgroup.objects.serving()


def test_a_group_others_answer_to_cannot_end(wealdshire: World) -> None:
    with pytest.raises(Refused, match="Say whom it answers to now") as refusal:
        wealdshire.board.end(by=wealdshire.manager, at=NOW, on=TODAY)
    assert refusal.value.link.endswith("/edit/")


def test_a_group_ends_once_and_not_before_it_began(wealdshire: World) -> None:
    group = make.subgroup(wealdshire.manager, established_on=TODAY)
    end = {"by": wealdshire.manager, "at": NOW}
    with pytest.raises(Refused, match="before it was established"):
        group.end(**end, on=TODAY - timedelta(days=1))
    with pytest.raises(Refused, match="on the day it happens"):
        group.end(**end, on=TODAY + timedelta(days=1))
    group.end(**end, on=TODAY)
    with pytest.raises(Refused, match="has ended already"):
        group.end(**end, on=TODAY)


def test_other_rooms_can_stop_a_group_from_ending(
    wealdshire: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(endings, "_checks", {Subgroup._meta.label_lower: []})

    @endings.stops_ending(Subgroup)
    def open_things(group: models.Model) -> str:
        return f"{group} still oversees two open things."

    group = make.subgroup(wealdshire.manager)
    with pytest.raises(Refused, match="Practice Group still oversees two open things"):
        group.end(by=wealdshire.manager, at=NOW, on=TODAY)
    group.refresh_from_db()
    assert group.ended_on is None
