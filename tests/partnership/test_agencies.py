"""Agencies come, change their names, follow one another and close."""

from datetime import date, timedelta

import pytest
from django.test import Client

from core.journal.deeds import Refused
from core.journal.models import Entry
from core.tenancy import scope
from partnership.choices import AgencyKind
from partnership.models import Agency
from tests.factories import partnership as make
from tests.factories.rows import NOW, TODAY
from tests.personas import World, sign_in


def last_deed(thing: object) -> str:
    return Entry.objects.about(thing).order_by("-id").first().kind


def test_an_agency_is_added_with_its_name(wealdshire: World) -> None:
    agency = make.agency(wealdshire.manager, from_on=date(2013, 4, 1))
    assert (agency.slug, last_deed(agency)) == ("weald-fire-and-rescue", "agency.added")
    assert [(n.name, n.from_on, n.to_on) for n in agency.names.all()] == [
        ("Weald Fire and Rescue", date(2013, 4, 1), None)
    ]


def test_an_agency_that_is_here_cannot_be_added_again(wealdshire: World) -> None:
    with pytest.raises(Refused, match="is here already") as refusal:
        make.agency(wealdshire.manager, wealdshire.police.name.upper())
    assert refusal.value.link == wealdshire.police.get_absolute_url()


def test_two_agencies_of_one_short_name_get_different_addresses(wealdshire: World) -> None:
    first = make.agency(wealdshire.manager, "North Trust", short_name="NT")
    second = make.agency(wealdshire.manager, "New Trust", short_name="NT")
    assert (first.slug, second.slug) == ("nt", "nt-2")


def test_an_agency_called_new_does_not_hide_the_page_for_a_new_one(wealdshire: World) -> None:
    assert make.agency(wealdshire.manager, "New").slug == "new-2"


def test_a_new_name_closes_the_old_one_the_day_before(wealdshire: World) -> None:
    agency = make.agency(wealdshire.manager, "Weald PCT", from_on=date(2002, 4, 1))
    agency.rename(by=wealdshire.manager, at=NOW, name="Weald CCG", from_on=date(2013, 4, 1))
    assert (agency.name, last_deed(agency)) == ("Weald CCG", "agency.renamed")
    assert [(n.name, n.to_on) for n in agency.names.order_by("from_on")] == [
        ("Weald PCT", date(2013, 3, 31)),
        ("Weald CCG", None),
    ]


def test_a_name_nobody_dated_is_kept_when_the_agency_is_renamed(wealdshire: World) -> None:
    police = wealdshire.police
    police.rename(by=wealdshire.manager, at=NOW, name="Weald Constabulary", from_on=TODAY)
    assert {n.name for n in police.names.all()} == {"Wealdshire Police", "Weald Constabulary"}


@pytest.mark.parametrize(
    ("name", "days", "words"),
    [
        ("Weald Fire and Rescue", 0, "already"),
        ("Weald Rescue", 1, "on the day it happens"),
        ("Weald Rescue", -900, "after the name it replaces"),
    ],
)
def test_a_name_that_cannot_follow_is_refused(
    wealdshire: World, name: str, days: int, words: str
) -> None:
    agency = make.agency(wealdshire.manager, from_on=TODAY - timedelta(days=800))
    with pytest.raises(Refused, match=words):
        agency.rename(
            by=wealdshire.manager, at=NOW, name=name, from_on=TODAY + timedelta(days=days)
        )


def test_a_successor_takes_over_seats_and_members(wealdshire: World) -> None:
    by, old = wealdshire.manager, wealdshire.icb
    new = make.agency(by, "Weald Integrated Care")
    old.succeed(by=by, at=NOW, successor=new, on=TODAY)
    wealdshire.deputy.refresh_from_db()
    assert wealdshire.deputy.agency == new
    assert {seat.agency for seat in wealdshire.group.seats.filter(office="deputy")} == {new}
    assert (old.successor, old.ended_on, last_deed(old)) == (new, TODAY, "agency.succeeded")
    assert list(new.predecessors.all()) == [old]


def test_an_agency_cannot_follow_itself_or_a_closed_one(wealdshire: World) -> None:
    by = wealdshire.manager
    closed = make.agency(by).end(by=by, at=NOW, on=TODAY)
    for successor in (wealdshire.icb, closed):
        with pytest.raises(Refused, match="another agency that still exists"):
            wealdshire.icb.succeed(by=by, at=NOW, successor=successor, on=TODAY)


def test_an_agency_somebody_belongs_to_cannot_close(wealdshire: World) -> None:
    with pytest.raises(Refused, match="3 members and 1 seat.*Name its successor"):
        wealdshire.police.end(by=wealdshire.manager, at=NOW, on=TODAY)


def test_an_agency_closes_once(wealdshire: World) -> None:
    agency = make.agency(wealdshire.manager)
    agency.end(by=wealdshire.manager, at=NOW, on=TODAY, reason="Merged away.")
    assert agency not in Agency.objects.serving()
    for verb in (agency.end, agency.rename):
        with pytest.raises(Refused, match="closed already"):
            more = {"name": "X", "from_on": TODAY} if verb == agency.rename else {"on": TODAY}
            verb(by=wealdshire.manager, at=NOW, **more)


def test_details_are_revised(wealdshire: World) -> None:
    agency = make.agency(wealdshire.manager)
    agency.revise(by=wealdshire.manager, at=NOW, kind=AgencyKind.HEALTH)
    assert (agency.kind, last_deed(agency)) == (AgencyKind.HEALTH, "agency.revised")


def test_a_followed_agencys_page_says_who_has_what_it_had(weald: World, client: Client) -> None:
    with scope.within(weald.partnership.pk):
        new = make.agency(weald.manager, "Weald Integrated Care")
        weald.icb.succeed(by=weald.manager, at=NOW, successor=new, on=TODAY)
    path = weald.path(f"partnership/agencies/{weald.icb.slug}/")
    page = sign_in(client, weald.manager).get(path).content.decode()
    assert "Whoever belonged to it belongs to Weald Integrated Care now." in page
    assert "The seats it held are held by Weald Integrated Care now." in page
    assert "has joined yet" not in page and "no seat on any group" not in page


def test_an_agency_is_not_offered_as_its_own_successor(weald: World, client: Client) -> None:
    page = weald.path(f"partnership/agencies/{weald.icb.slug}/succession/")
    form = sign_in(client, weald.manager).get(page).context["form"]
    with scope.within(weald.partnership.pk):
        offered = set(form.fields["successor"].queryset)
    assert weald.police in offered and weald.icb not in offered
