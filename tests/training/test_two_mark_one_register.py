"""Two people mark the register of one run: the later sees what the earlier marked."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from core.journal.deeds import Refused, Stale
from core.tenancy import scope
from tests.factories.rows import NOW
from tests.factories.training import SOON, a_run, a_trainer
from tests.personas import World, sign_in
from training.choices import Presence
from training.models import Booking, CourseRun

ATTENDED, ABSENT = Presence.ATTENDED, Presence.NO_SHOW


def booked(world: World) -> tuple[CourseRun, Booking, Booking]:
    """A run that the delegate and an agency's lead hold places on."""
    run = a_run(world, trainer=a_trainer(world))
    people = (world.delegate, world.agency_lead)
    first, second = (run.book(delegate=p, by=p, at=NOW) for p in people)
    run.refresh_from_db()
    return run, first, second


def test_the_second_of_two_stale_registers_overwrites_nothing(wealdshire: World) -> None:
    run, first, _ = booked(wealdshire)
    by = {"by": wealdshire.trainer, "at": SOON}
    theirs = CourseRun.objects.get(pk=run.pk).as_shown(run.version)
    run.mark_register(presences={first: ATTENDED}, **by)
    assert run.version > theirs.version
    with pytest.raises(Stale):
        theirs.mark_register(presences={first: ABSENT}, **by)
    assert Booking.objects.get(pk=first.pk).presence == ATTENDED


def test_marks_are_compared_with_the_register_as_it_stands(wealdshire: World) -> None:
    run, first, _ = booked(wealdshire)
    seen_before = Booking.objects.get(pk=first.pk)
    by = {"by": wealdshire.trainer, "at": SOON}
    run.mark_register(presences={first: ATTENDED}, **by)
    with pytest.raises(Refused, match="Nothing was changed"):
        run.mark_register(presences={seen_before: ATTENDED}, **by)


@pytest.fixture
def pages(weald: World) -> Any:
    """The run, its two bookings, and ``send(marks)``, as the trainer, an hour after it began."""
    with time_machine.travel(SOON + timedelta(hours=1), tick=False):
        with scope.within(weald.partnership.pk):
            run, *bookings = booked(weald)
        where = {"partnership": weald.slug, "code": run.code}
        path, client = reverse("training:run_register", kwargs=where), Client()
        sign_in(client, weald.trainer)
        version = client.get(path).context["form"]["version"].value()

        def send(marks: dict[Booking, str], version: Any = version) -> Any:
            sent = {f"b_{booking.code}": mark for booking, mark in marks.items()}
            return client.post(path, {**sent, "version": version})

        yield (*bookings, send)


def test_the_later_one_sees_both_marks_and_decides(weald: World, pages: Any) -> None:
    first, second, send = pages
    assert send({first: ATTENDED}).status_code == 302
    late = send({first: ABSENT, second: ATTENDED})
    page = late.content.decode()
    assert late.status_code == 409 and "Somebody else changed this" in page
    differing = [(c.theirs, c.yours) for c in late.context["conflicts"]]
    assert differing == [("Attended", "Did not come")]
    form = late.context["form"]
    typed = {b: form[f"b_{b.code}"].value() for b in (first, second)}
    assert typed == {first: ABSENT, second: ATTENDED}
    assert send(typed, form["version"].value()).status_code == 302
    with scope.within(weald.partnership.pk):
        assert Booking.objects.get(pk=first.pk).presence == ABSENT


def test_marks_that_agree_are_told_why_they_were_not_saved(weald: World, pages: Any) -> None:
    first, _, send = pages
    send({first: ATTENDED})
    late = send({first: ATTENDED})
    assert late.status_code == 409
    assert "Somebody else changed this since you opened it." in late.content.decode()
