"""Whoever is appointed to a seat, or no longer sits there, is told: group, post and link."""

from typing import Any

from core.journal.mentions import mention
from core.journal.models import Notice
from core.journal.notify import why_not
from tests.factories import partnership as make
from tests.factories.rows import NOW
from tests.personas import World

WHEN = "Wed 14 Oct 2026"


def told(kind: str) -> list[Any]:
    return list(Notice.objects.filter(kind=kind))


def test_the_holder_is_told_of_the_seat_and_of_its_end(wealdshire: World) -> None:
    w = wealdshire
    seat = make.seat(w.manager, w.group, post="Named nurse")
    held = make.appointment(w.manager, seat, w.delegate)
    (made,) = told("appointment.made")
    assert (made.recipient, why_not(made, at=NOW)) == (w.delegate, "")
    assert made.words == f"You sit in the seat “Named nurse” on {w.group}, from {WHEN}."
    said = mention(made.subject)
    assert said.name == f"Named nurse, {w.group}" and said.url.endswith(seat.get_absolute_url())
    held.end(by=w.manager, at=NOW, reason="Moved on.")
    (ended,) = told("appointment.ended")
    words = f"Your appointment to the seat “Named nurse” on {w.group} ended on {WHEN}."
    assert (ended.recipient, ended.words) == (w.delegate, words)
    # The reason is for those who read what happened; and nobody is told any more that they sit.
    assert "Moved on" not in ended.words
    assert why_not(made, at=NOW) != "" and why_not(ended, at=NOW) == ""


def test_an_alternate_is_told_what_they_are(wealdshire: World) -> None:
    w = wealdshire
    seat = make.seat(w.manager, w.group, post="Named nurse")
    make.appointment(w.manager, seat, w.delegate, is_alternate=True)
    (made,) = told("appointment.made")
    assert made.words.startswith("You are the alternate for the seat “Named nurse”")


def test_who_seats_themselves_is_told_nothing(wealdshire: World) -> None:
    w = wealdshire
    make.appointment(w.manager, make.seat(w.manager, w.group), w.manager)
    assert told("appointment.made") == []


def test_a_removed_seat_tells_its_holder(wealdshire: World) -> None:
    w = wealdshire
    seat = make.seat(w.manager, w.group)
    make.appointment(w.manager, seat, w.delegate)
    seat.end(by=w.manager, at=NOW, on=NOW.date(), reason="Merged.")
    assert [notice.recipient for notice in told("appointment.ended")] == [w.delegate]
