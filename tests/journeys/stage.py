"""The stage of a journey: who is there, what day it is, and the work behind the pages."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from email.message import EmailMessage
from pathlib import Path

import time_machine
from django.test import Client

from config.celery import app as celery
from core.accounts.models import User
from core.calendar.sweeping import people_to_write_to
from core.calendar.tasks import plan_reminders, send_digests
from core.documents.tasks import run_jobs_of, scan_partnership
from core.journal.tasks import seal_journal, send_notices
from partnership.models import Partnership
from partnership.tasks import mail_invitations_of
from tests.browser import PageOpener
from tests.journeys.people import Person
from tests.personas import sign_in
from tests.servers import SmtpCatcher

EVERY_MINUTE: list[Callable[..., None]] = [
    mail_invitations_of,
    send_notices,
    scan_partnership,
    run_jobs_of,
    seal_journal,
]


@dataclass
class Stage:
    """Everybody in the story has a browser of their own; one clock rules them all."""

    site: str
    open_page: PageOpener
    mail: SmtpCatcher
    album: Path | None
    clock: time_machine.Traveller
    people: dict[str, Person] = field(default_factory=dict)

    def __post_init__(self) -> None:
        celery.loader.import_default_modules()  # as a worker does: the kinds of long work

    def enter(self, part: str, email: str, **how: object) -> Person:
        """Somebody opens a browser."""
        person = self.people[part] = Person(self.open_page(**how), email, self.album)
        return person

    def arrive(self, part: str, email: str, path: str) -> Person:
        """Somebody who belongs to the partnership already sits down, signed in."""
        person = self.enter(part, email)
        self.sign_in(person)
        person.page.goto(path)
        return person

    def __getattr__(self, part: str) -> Person:
        try:
            return self.__dict__["people"][part]
        except KeyError:
            raise AttributeError(part) from None

    # -- time passes -------------------------------------------------------------------------
    def it_is(self, when: str) -> None:
        """Another day, UTC. Everybody has to sign in again; a cookie does that here."""
        self.clock.move_to(datetime.fromisoformat(when))
        for person in self.people.values():
            self.sign_in(person)

    def sign_in(self, person: Person) -> None:
        """Without the pages of signing in, which other tests walk."""
        client = sign_in(Client(), User.objects.get(email=person.email))
        cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value}
        person.page.context.add_cookies([{**cookie, "url": self.site}])

    def work(self) -> None:
        """What the worker does each minute, here and now."""
        for partnership in self._partnerships():
            for task in EVERY_MINUTE:
                task(partnership_id=partnership)

    def morning(self) -> None:
        """The morning's reminders are planned and sent."""
        for partnership in self._partnerships():
            plan_reminders(partnership_id=partnership)
        send_digests(person_ids=[str(person) for person in people_to_write_to()])

    # -- mail --------------------------------------------------------------------------------
    def newest_mail(self, to: str, about: str = "") -> EmailMessage:
        """The latest message to somebody, after the worker has run."""
        self.work()
        pairs = zip(self.mail.messages, self.mail.recipients, strict=True)
        theirs = [message for message, whom in pairs if whom == [to]]
        found = [message for message in theirs if about in str(message["Subject"])]
        assert found, [str(message["Subject"]) for message in theirs]
        return found[-1]

    def link_in_mail(self, to: str, about: str = "") -> str:
        """The address that the newest message offers."""
        return address_in(self.newest_mail(to, about))

    def _partnerships(self) -> list[str]:
        return [str(pk) for pk in Partnership.objects.values_list("pk", flat=True)]


def words(message: EmailMessage) -> str:
    """A message as its reader sees it without pictures."""
    part = message.get_body(("plain",))
    assert part is not None
    return str(part.get_content())


def address_in(message: EmailMessage) -> str:
    found = re.search(r"https?://\S+", words(message))
    assert found, words(message)
    return found.group()
