"""The team's home names the groups that have terms and no meeting to come."""

from datetime import timedelta

from django.test import Client
from django.utils import timezone

from core.tenancy import scope
from meetings.models import Meeting
from meetings.timetable import Slot
from tests.factories import partnership as make
from tests.factories.rows import NOW
from tests.meetings.conftest import HOURS
from tests.personas import World, sign_in


def panel(world: World, who: str = "manager") -> str:
    page = sign_in(Client(), world.people[who]).get(world.path("")).content.decode()
    return page.partition('id="next-meetings"')[2].partition("</section>")[0]


def planned(world: World, days: int) -> Meeting:
    on = timezone.localdate() + timedelta(days=days)
    by = {"by": world.coordinator, "at": NOW}
    return Meeting.schedule(world.group, None, Slot(on, on, None), HOURS, **by)


def test_a_group_with_terms_and_no_meeting_ahead_is_named(weald: World) -> None:
    assert "No next meeting" not in panel(weald)
    with scope.within(weald.partnership.pk):
        make.adopted(weald.manager, weald.group, every_months=2)
        planned(weald, -30)
    schedule = weald.path(f"meetings/schedule/{weald.group.slug}/")
    named = f'No next meeting: <a class="govuk-link" href="{schedule}">{weald.group.name}</a></p>'
    assert named in panel(weald)
    assert "No next meeting" not in panel(weald, "chair")


def test_a_planned_meeting_takes_it_off_and_a_cancelled_one_does_not(weald: World) -> None:
    with scope.within(weald.partnership.pk):
        make.adopted(weald.manager, weald.group, every_months=2)
        meeting = planned(weald, 30)
    assert "No next meeting" not in panel(weald)
    with scope.within(weald.partnership.pk):
        meeting.cancel(reason="Snow.", by=weald.manager, at=NOW)
    assert "No next meeting" in panel(weald)
