"""Nobody lets a second self in unseen: managers and scrutineer are told who joins and as what."""

from django.core.mail import EmailMessage

from core.accounts.models import User
from core.journal.models import Notice
from core.journal.outbox import send_notices
from core.tenancy import scope
from partnership.choices import Role
from tests.factories import partnership as make
from tests.factories.rows import NOW
from tests.personas import World, person

Mailbox = list[EmailMessage]
JOINED, ROLES = "invitation.accepted", "membership.roles_changed"
ADDRESS = "membership.address_changed"


def told(world: World, kind: str) -> set[str]:
    """The parts of those who were told."""
    names = {who.pk: part for part, who in world.people.items()}
    found = Notice.objects.filter(kind=kind).values_list("recipient_id", flat=True)
    return {names[pk] for pk in found}


def test_every_manager_and_the_scrutineer_are_told_who_joined(wealdshire: World) -> None:
    w = wealdshire
    asked = make.invitation(w.manager, "manager.at.home@example.org", name="Sam Second")
    assert told(w, JOINED) == set()
    member = asked.accept(user=person(asked.email), at=NOW)
    assert told(w, JOINED) == {"manager", "barred_manager", "scrutineer"}
    assert {notice.subject for notice in Notice.objects.filter(kind=JOINED)} == {member}


def test_somebody_who_comes_back_is_told_of_as_well(wealdshire: World) -> None:
    w, user = wealdshire, User.objects.get(pk=wealdshire.delegate.user_id)
    w.delegate.end(by=w.manager, at=NOW, reason="Left.")
    make.invitation(w.manager, user.email).accept(user=user, at=NOW)
    assert "scrutineer" in told(w, JOINED)


def test_a_new_manager_does_not_write_to_themselves(wealdshire: World) -> None:
    asked = make.invitation(wealdshire.manager, roles=[Role.MANAGER])
    member = asked.accept(user=person(asked.email), at=NOW)
    assert not Notice.objects.filter(recipient=member).exists()


def test_changed_roles_are_told_to_whose_they_are_and_to_the_others(wealdshire: World) -> None:
    w = wealdshire
    w.delegate.revise(by=w.manager, at=NOW, post="Sergeant")
    assert told(w, ROLES) == set()
    w.delegate.revise(by=w.manager, at=NOW, roles=[Role.COORDINATOR])
    assert told(w, ROLES) == {"delegate", "barred_manager", "scrutineer"}


def test_the_mail_names_the_newcomer_and_leads_to_their_page(
    weald: World, mailoutbox: Mailbox
) -> None:
    with scope.within(weald.partnership.pk):
        asked = make.invitation(weald.manager, name="Sam Second")
        asked.accept(user=person(asked.email), at=NOW)
    send_notices(weald.partnership.pk, now=lambda: NOW)
    mails = {mail.to[0]: mail for mail in mailoutbox}
    mail = mails["scrutineer@wealdshire.example"]
    assert mail.subject == "Somebody accepted an invitation to join"
    assert "Sam Second" in mail.body and "/partnership/members/sam-second/" in mail.body


def test_nobody_turns_the_scrutineers_mail_aside(weald: World, mailoutbox: Mailbox) -> None:
    """Who can edit a member could have the news of a second self sent to themselves."""
    by = {"by": weald.manager, "at": NOW}
    with scope.within(weald.partnership.pk):
        weald.scrutineer.revise(contact_email="manager@wealdshire.example", **by)
        assert told(weald, ADDRESS) == {"scrutineer"}
        asked = make.invitation(weald.manager)
        asked.accept(user=person(asked.email), at=NOW)
    send_notices(weald.partnership.pk, now=lambda: NOW)
    theirs = [m.subject for m in mailoutbox if m.to == ["scrutineer@wealdshire.example"]]
    assert sorted(theirs) == [
        "Somebody accepted an invitation to join",
        "Your contact address was changed",
    ]
