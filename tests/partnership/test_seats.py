"""Seats belong to agencies, people fill them, and chair and deputy are of two agencies."""

from datetime import timedelta

import pytest

from core.journal.deeds import Refused
from partnership.choices import Office, Role, SeatClass
from partnership.models import Appointment, Membership, Seat
from partnership.states import term_state
from tests.factories import partnership as make
from tests.factories.rows import NOW, TODAY
from tests.partnership.test_agencies import last_deed
from tests.personas import World, join


def fresh(member: Membership) -> Membership:
    return Membership.objects.get(pk=member.pk)


def test_a_seat_is_added_and_stands_vacant(wealdshire: World) -> None:
    group = make.subgroup(wealdshire.manager)
    seat = make.seat(wealdshire.manager, group, agency=wealdshire.police)
    assert (list(Seat.objects.vacant()), last_deed(seat)) == ([seat], "seat.added")


def test_a_seat_with_only_an_alternate_is_vacant(wealdshire: World) -> None:
    seat = make.seat(wealdshire.manager, make.subgroup(wealdshire.manager))
    make.appointment(wealdshire.manager, seat, wealdshire.delegate, is_alternate=True)
    assert list(Seat.objects.vacant()) == [seat]


def test_a_group_has_one_chair(wealdshire: World) -> None:
    with pytest.raises(Refused, match="has a chair’s seat already"):
        make.seat(wealdshire.manager, wealdshire.group, office=Office.CHAIR)


def test_the_deputys_seat_is_not_of_the_chairs_agency(wealdshire: World) -> None:
    with pytest.raises(Refused, match="come from different agencies"):
        make.seat(
            wealdshire.manager,
            wealdshire.group,
            office=Office.DEPUTY,
            agency=wealdshire.police,
        )


def test_a_seat_cannot_be_revised_into_a_deputys_of_the_chairs_agency(wealdshire: World) -> None:
    seat = wealdshire.group.seats.get(office=Office.DEPUTY)
    with pytest.raises(Refused, match="come from different agencies"):
        seat.revise(by=wealdshire.manager, at=NOW, agency=wealdshire.police)
    seat.revise(by=wealdshire.manager, at=NOW, post="Chief nurse")
    assert last_deed(seat) == "seat.revised"


def test_an_ended_group_gets_no_seat(wealdshire: World) -> None:
    group = make.subgroup(wealdshire.manager)
    group.end(by=wealdshire.manager, at=NOW, on=TODAY)
    with pytest.raises(Refused, match="has ended"):
        make.seat(wealdshire.manager, group)


def test_a_removed_seat_is_left_by_whoever_sat_in_it(wealdshire: World) -> None:
    seat = wealdshire.group.seats.get(office=Office.CHAIR)
    seat.end(by=wealdshire.manager, at=NOW, on=TODAY)
    assert (last_deed(seat), fresh(wealdshire.chair).chaired_ids) == ("seat.ended", set())
    with pytest.raises(Refused, match="removed already"):
        seat.end(by=wealdshire.manager, at=NOW, on=TODAY)
    with pytest.raises(Refused, match="removed already"):
        make.appointment(wealdshire.manager, seat, wealdshire.agency_lead)


def test_an_appointment_seats_a_person_for_a_term(wealdshire: World) -> None:
    seat = make.seat(
        wealdshire.manager, make.subgroup(wealdshire.manager), agency=wealdshire.police
    )
    held = make.appointment(
        wealdshire.manager, seat, wealdshire.delegate, until_on=TODAY + timedelta(days=730)
    )
    assert last_deed(held) == "appointment.made"
    assert seat.subgroup_id in fresh(wealdshire.delegate).group_ids
    assert seat not in Seat.objects.vacant()


def test_somebody_of_another_agency_cannot_sit_in_a_seat(wealdshire: World) -> None:
    seat = make.seat(
        wealdshire.manager, make.subgroup(wealdshire.manager), agency=wealdshire.police
    )
    for stranger in (wealdshire.other_lead, wealdshire.manager):
        with pytest.raises(Refused, match="This is a seat of Wealdshire Police"):
            make.appointment(wealdshire.manager, seat, stranger)


def test_a_seat_of_no_agency_takes_anybody(wealdshire: World) -> None:
    seat = make.seat(wealdshire.manager, make.subgroup(wealdshire.manager), post="Lay member")
    assert make.appointment(wealdshire.manager, seat, wealdshire.manager).pk


def test_a_filled_seat_takes_no_second_holder_but_an_alternate(wealdshire: World) -> None:
    seat = wealdshire.group.seats.get(office=Office.CHAIR)
    with pytest.raises(Refused, match="holds this seat. End that appointment first"):
        make.appointment(wealdshire.manager, seat, wealdshire.agency_lead)
    make.appointment(wealdshire.manager, seat, wealdshire.agency_lead, is_alternate=True)
    with pytest.raises(Refused, match="sits here already"):
        make.appointment(wealdshire.manager, seat, wealdshire.agency_lead, is_alternate=True)


def test_an_alternate_of_the_chair_sits_on_the_group_but_does_not_chair_it(
    wealdshire: World,
) -> None:
    seat = wealdshire.group.seats.get(office=Office.CHAIR)
    make.appointment(wealdshire.manager, seat, wealdshire.agency_lead, is_alternate=True)
    lead = fresh(wealdshire.agency_lead)
    assert (lead.group_ids, lead.chaired_ids) == ({wealdshire.group.pk}, set())


def test_chair_and_deputy_in_open_seats_still_come_from_two_agencies(wealdshire: World) -> None:
    by, group = wealdshire.manager, make.subgroup(wealdshire.manager)
    chair = make.seat(by, group, post="Chair", office=Office.CHAIR)
    deputy = make.seat(by, group, post="Deputy", office=Office.DEPUTY)
    make.appointment(by, chair, wealdshire.agency_lead)
    with pytest.raises(Refused, match="come from different agencies"):
        make.appointment(by, deputy, wealdshire.delegate)
    assert make.appointment(by, deputy, wealdshire.other_lead).pk


def test_somebody_who_left_is_not_appointed(wealdshire: World) -> None:
    seat = make.seat(wealdshire.manager, make.subgroup(wealdshire.manager))
    wealdshire.trainer.end(by=wealdshire.manager, at=NOW, reason="Moved.")
    with pytest.raises(Refused, match="has left the partnership"):
        make.appointment(wealdshire.manager, seat, wealdshire.trainer)


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [(1, None, "on the day it happens"), (0, -1, "cannot end before it begins")],
)
def test_a_term_that_cannot_be_is_refused(
    wealdshire: World, first: int, last: int | None, words: str
) -> None:
    seat = make.seat(wealdshire.manager, make.subgroup(wealdshire.manager))
    until = None if last is None else TODAY + timedelta(days=last)
    with pytest.raises(Refused, match=words):
        make.appointment(
            wealdshire.manager,
            seat,
            wealdshire.delegate,
            from_on=TODAY + timedelta(days=first),
            until_on=until,
        )


def test_an_appointment_ends_and_the_seat_falls_vacant(wealdshire: World) -> None:
    held = Appointment.objects.in_force().get(membership=wealdshire.chair)
    held.end(by=wealdshire.manager, at=NOW, reason="Retired.")
    assert (held.ended_on, last_deed(held)) == (TODAY, "appointment.ended")
    assert held.seat in Seat.objects.vacant()
    with pytest.raises(Refused, match="has ended already"):
        held.end(by=wealdshire.manager, at=NOW)


def test_a_term_is_changed_but_not_turned_round(wealdshire: World) -> None:
    held = Appointment.objects.in_force().get(membership=wealdshire.chair)
    held.revise(by=wealdshire.manager, at=NOW, until_on=TODAY + timedelta(days=90))
    assert last_deed(held) == "appointment.revised"
    with pytest.raises(Refused, match="cannot end before it begins"):
        held.revise(by=wealdshire.manager, at=NOW, until_on=TODAY - timedelta(days=1))


@pytest.mark.parametrize(
    ("days", "kind"), [(-1, "late"), (0, "attention"), (60, "attention"), (61, None)]
)
def test_a_term_is_brought_to_notice_sixty_days_before_its_end(
    wealdshire: World, days: int, kind: str | None
) -> None:
    held = Appointment.objects.in_force().get(membership=wealdshire.deputy)
    held.revise(by=wealdshire.manager, at=NOW, until_on=max(held.from_on, TODAY))
    Appointment.objects.filter(pk=held.pk).update(until_on=TODAY + timedelta(days=days))
    held.refresh_from_db()
    state = term_state(held, TODAY)
    assert (state.kind if state else None) == kind
    assert (held in Appointment.objects.ending(on=TODAY)) == (kind is not None)


def test_whoever_sits_on_a_group_as_a_guest_belongs_to_it(wealdshire: World) -> None:
    member = join(wealdshire, "newcomer", Role.DELEGATE, agency=wealdshire.council)
    seat = make.seat(
        wealdshire.manager,
        wealdshire.group,
        agency=wealdshire.council,
        seat_class=SeatClass.INVITED,
    )
    make.appointment(wealdshire.manager, seat, member)
    assert fresh(member).group_ids == {wealdshire.group.pk}
    assert fresh(member).chaired_ids == set()


def test_nobody_makes_themselves_chair_or_deputy(wealdshire: World) -> None:
    """With an office come decisions: a coordinator could approve a circular by it."""
    me, board = wealdshire.coordinator, wealdshire.board
    chair = make.seat(me, board, office=Office.DEPUTY)
    with pytest.raises(Refused, match="makes themselves"):
        make.appointment(me, chair, me)
    plain = make.seat(me, board)
    make.appointment(me, plain, me)
    with pytest.raises(Refused, match="makes themselves"):
        plain.revise(by=me, at=NOW, office=Office.DEPUTY)
    plain.revise(by=wealdshire.manager, at=NOW, office=Office.DEPUTY)
    assert fresh(me).chaired_ids == {board.pk}


def test_the_scrutineer_presides_over_nothing(wealdshire: World) -> None:
    """Who scrutinises writes nothing (design §5): a chair signs off, approves and minutes."""
    w = wealdshire
    office = make.seat(w.manager, w.board, office=Office.DEPUTY)
    with pytest.raises(Refused, match="presides over no group"):
        make.appointment(w.manager, office, w.scrutineer)
    plain = make.seat(w.manager, w.board)
    make.appointment(w.manager, plain, w.scrutineer)
    plain.revise(by=w.manager, at=NOW, office=Office.DEPUTY)
    me = fresh(w.scrutineer)
    assert me.group_ids == {w.board.pk} and me.chaired_ids == set()
