"""Priorities are set for a span of years; settings keep every version."""

import pytest
from django.test import Client

from core.journal.deeds import Refused
from core.tenancy import scope
from partnership.models import PartnershipSettings, Priority
from tests.factories import partnership as make
from tests.factories.rows import NOW, TODAY
from tests.partnership.test_agencies import last_deed
from tests.personas import World, sign_in

SETTINGS = {
    "area": "Wealdshire",
    "year_start_month": "4",
    "due_soon_days": "21",
    "reminder_days_before": "7",
    "reminder_days_after": "7",
    "answer_days": "28",
    "circular_days": "14",
    "version": "1",
}


def test_a_priority_is_set_and_closed(wealdshire: World) -> None:
    priority = make.priority(wealdshire.manager, objective="Earlier help.")
    assert (priority.slug, last_deed(priority)) == ("neglect", "priority.set")
    priority.end(by=wealdshire.manager, at=NOW, on=TODAY, reason="Achieved.")
    assert (priority.ended_on, last_deed(priority)) == (TODAY, "priority.ended")
    assert not Priority.objects.current().exists()
    with pytest.raises(Refused, match="closed already"):
        priority.end(by=wealdshire.manager, at=NOW, on=TODAY)


def test_the_same_priority_is_set_once_for_a_span(wealdshire: World) -> None:
    make.priority(wealdshire.manager)
    with pytest.raises(Refused, match="for 2026/27 already"):
        make.priority(wealdshire.manager, "NEGLECT")
    assert make.priority(wealdshire.manager, period="2027/28").slug == "neglect-2"


def test_settings_keep_every_version(weald: World, client: Client) -> None:
    sign_in(client, weald.manager)
    edit = weald.path("partnership/settings/edit/")
    assert client.post(edit, SETTINGS).status_code == 302
    page = client.get(weald.path("partnership/settings/")).content.decode()
    assert "21 days" in page
    with scope.within(weald.partnership.pk):
        settings = PartnershipSettings.objects.get()
        assert (settings.version, settings.history.count()) == (2, 2)
        assert last_deed(settings) == "settings.revised"


def test_a_late_save_shows_both_texts(weald: World, client: Client) -> None:
    sign_in(client, weald.manager)
    edit = weald.path("partnership/settings/edit/")
    client.post(edit, SETTINGS)
    late = client.post(edit, {**SETTINGS, "due_soon_days": "30"})
    text = late.content.decode()
    assert late.status_code == 409
    assert "Somebody else changed this" in text
    assert 'value="30"' in text
    assert client.post(edit, {**SETTINGS, "due_soon_days": "30", "version": "2"}).status_code == 302


@pytest.mark.parametrize(
    ("field", "value"),
    [("year_start_month", "13"), ("due_soon_days", "0"), ("answer_days", "many"), ("area", "")],
)
def test_settings_that_cannot_be_are_refused(
    weald: World, client: Client, field: str, value: str
) -> None:
    sign_in(client, weald.manager)
    answer = client.post(weald.path("partnership/settings/edit/"), {**SETTINGS, field: value})
    assert answer.status_code == 422
