"""Invitations are sent, sent again, withdrawn and accepted once."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from core.accounts.models import User
from core.journal.deeds import Refused
from core.journal.models import Entry
from partnership import tokens
from partnership.choices import Role
from partnership.models import Invitation, Membership
from tests.factories import partnership as make
from tests.factories.rows import NOW
from tests.partnership.test_agencies import last_deed
from tests.personas import World, person

LATER = NOW + timedelta(days=14)


def test_an_invitation_keeps_only_the_digest_of_its_link(wealdshire: World) -> None:
    asked = make.invitation(wealdshire.manager)
    token = make.token_of(asked)
    assert len(token) == 43
    assert asked.token_digest == tokens.digest(token)
    everything = " ".join(str(v) for v in Invitation.objects.values().get().values())
    assert token not in everything
    assert (asked.sent_by, asked.expires_at) == (wealdshire.manager, LATER)
    assert last_deed(asked) == "invitation.sent"


def test_a_link_opens_the_invitation_until_it_is_too_old(wealdshire: World) -> None:
    asked = make.invitation(wealdshire.manager)
    token = make.token_of(asked)
    just_before = LATER - timedelta(seconds=1)
    assert Invitation.objects.of_link(token, at=just_before) == asked
    assert Invitation.objects.of_link(token, at=LATER) is None
    assert Invitation.objects.of_link("x" * 43, at=NOW) is None


def test_whether_the_address_has_an_account_changes_nothing(wealdshire: World) -> None:
    person("known@elsewhere.example")
    known = make.invitation(wealdshire.manager, "known@elsewhere.example")
    unknown = make.invitation(wealdshire.manager, "unknown@elsewhere.example")
    assert User.objects.known_by("unknown@elsewhere.example") is None
    columns = ("name", "post", "roles", "sent_at", "expires_at", "sending", "mail_next_at")
    assert all(getattr(known, c) == getattr(unknown, c) for c in columns)


def test_a_member_is_not_invited(wealdshire: World) -> None:
    address = User.objects.get(pk=wealdshire.chair.user_id).email
    with pytest.raises(Refused, match="Chair of Wealdshire is a member already") as no:
        make.invitation(wealdshire.manager, address.upper())
    assert no.value.link == wealdshire.chair.get_absolute_url()


def test_nobody_is_invited_twice_at_once(wealdshire: World) -> None:
    asked = make.invitation(wealdshire.manager)
    with pytest.raises(Refused, match="Send that invitation again") as no:
        make.invitation(wealdshire.manager, name="Another Name")
    assert no.value.link == asked.get_absolute_url()


@pytest.mark.parametrize("address", ["no address", "ärger@example.org", ""])
def test_what_is_no_address_gets_no_invitation(wealdshire: World, address: str) -> None:
    with pytest.raises(ValidationError):
        make.invitation(wealdshire.manager, address)


def test_roles_that_nobody_can_hold_are_refused(wealdshire: World) -> None:
    with pytest.raises(Refused, match="no other role"):
        make.invitation(wealdshire.manager, roles=[Role.SCRUTINEER, Role.MANAGER])


def test_sending_again_makes_the_earlier_link_useless(wealdshire: World) -> None:
    asked = make.invitation(wealdshire.manager)
    first = make.token_of(asked)
    asked.resend(by=wealdshire.manager, at=LATER)
    second = make.token_of(asked)
    assert first != second
    assert Invitation.objects.of_link(first, at=LATER) is None
    assert Invitation.objects.of_link(second, at=LATER) == asked
    assert (asked.expires_at, last_deed(asked)) == (LATER + timedelta(days=14), "invitation.resent")


def test_a_withdrawn_invitation_opens_nothing(wealdshire: World) -> None:
    asked = make.invitation(wealdshire.manager)
    token = make.token_of(asked)
    asked.withdraw(by=wealdshire.manager, at=NOW, reason="Wrong address.")
    assert Invitation.objects.of_link(token, at=NOW) is None
    assert last_deed(asked) == "invitation.withdrawn"
    again = {"by": wealdshire.manager, "at": NOW}
    for verb in (asked.withdraw, asked.resend):
        with pytest.raises(Refused, match="was withdrawn"):
            verb(**again)
    assert make.invitation(wealdshire.manager).pk  # may be invited anew


def test_accepting_makes_a_membership(wealdshire: World) -> None:
    asked = make.invitation(wealdshire.manager, agency=wealdshire.police, roles=[Role.AGENCY_LEAD])
    user = person(asked.email)
    member = asked.accept(user=user, at=NOW)
    assert (member.user, member.name, member.post) == (user, "Robin Newcome", "Designated nurse")
    assert (member.agency, member.is_agency_lead) == (wealdshire.police, True)
    assert (member.slug, member.contact_email) == ("robin-newcome", asked.email)
    assert (asked.accepted_at, asked.accepted_by) == (NOW, member)
    deeds = [last_deed(thing) for thing in (asked, member)]
    assert deeds == ["invitation.accepted", "membership.begun"]
    assert Entry.objects.about(member).get().actor_name == "Robin Newcome"


def test_an_invitation_is_accepted_once(wealdshire: World) -> None:
    asked = make.invitation(wealdshire.manager)
    user = person(asked.email)
    asked.accept(user=user, at=NOW)
    with pytest.raises(Refused, match="accepted already"):
        asked.accept(user=user, at=NOW)


def test_an_old_invitation_is_not_accepted(wealdshire: World) -> None:
    asked = make.invitation(wealdshire.manager)
    with pytest.raises(Refused, match="too old"):
        asked.accept(user=person(asked.email), at=LATER)


def test_a_member_cannot_accept(wealdshire: World) -> None:
    asked = make.invitation(wealdshire.manager)
    user = User.objects.get(pk=wealdshire.chair.user_id)
    with pytest.raises(Refused, match="belong to this partnership already"):
        asked.accept(user=user, at=NOW)
    asked.refresh_from_db()
    assert asked.accepted_at is None


def test_somebody_who_left_comes_back_to_the_membership_they_had(wealdshire: World) -> None:
    delegate = wealdshire.delegate
    delegate.end(by=wealdshire.manager, at=NOW, reason="Left.")
    address = User.objects.get(pk=delegate.user_id).email
    asked = make.invitation(wealdshire.manager, address, name="Delia Gate", post="Sergeant")
    member = asked.accept(user=User.objects.get(pk=delegate.user_id), at=LATER - timedelta(1))
    assert member == delegate
    assert (member.name, member.post, member.ended_at) == ("Delia Gate", "Sergeant", None)
    assert last_deed(member) == "membership.resumed"
    assert Membership.objects.filter(user=delegate.user_id).count() == 1


def test_a_link_is_found_again_after_the_servers_key_was_changed(
    wealdshire: World, settings: object
) -> None:
    asked = make.invitation(wealdshire.manager)
    link = asked.link()
    old = settings.SECRET_KEY  # type: ignore[attr-defined]
    settings.SECRET_KEY = "another key, just as long as the one before it was"  # type: ignore[attr-defined]
    with pytest.raises(LookupError):
        asked.link()
    settings.SECRET_KEY_FALLBACKS = [old]  # type: ignore[attr-defined]
    assert asked.link() == link


def test_nobody_joins_an_agency_that_closed_meanwhile(wealdshire: World) -> None:
    fire, by = make.agency(wealdshire.manager), {"by": wealdshire.manager, "at": NOW}
    asked = make.invitation(wealdshire.manager, agency=fire)
    fire.succeed(successor=wealdshire.police, on=NOW.date(), **by)
    asked.refresh_from_db()
    with pytest.raises(Refused, match="no longer exists"):
        asked.accept(user=person(asked.email), at=NOW)
    with pytest.raises(Refused, match="no longer exists"):
        asked.resend(**by)
    assert asked.withdraw(**by).withdrawn_at == NOW
