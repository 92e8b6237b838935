"""One mail to one person about everything asked of them, in all their partnerships.

The order of writes is the promise (design §4.8). The mail's row is claimed, the lines are
taken in, ``begin`` is the last write before the mail server is spoken to and ``hand_over``
the first after. A death before ``begin`` costs nothing: nothing left. A death between the
two leaves a doubt: the lines are marked uncertain and go into one more mail, once.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import structlog
from django.apps import apps
from django.conf import settings
from django.utils import timezone

from core.calendar.gathering import Section, gather
from core.calendar.models import Digest, Reminder
from core.journal.letters import Letter, message_id, one_line, written
from core.journal.mentions import whole
from core.journal.posting import NotTaken, Unanswered, post
from core.tenancy import scope
from core.tenancy.addresses import address

log = structlog.get_logger(__name__)
Clock = Callable[[], datetime]


@dataclass(frozen=True)
class Chapter:
    """One partnership's part of the mail."""

    partnership: str
    home: str
    sections: list[Section]

    @property
    def count(self) -> int:
        return sum(len(section.lines) for section in self.sections)


def send_digest(person: UUID, *, now: Clock = timezone.now) -> bool:
    """Write to this person about what waits. True when a mail was handed over."""
    if not settle_earlier(person, at=now()):
        return False
    at = now()
    on = timezone.localdate(at)
    with scope.as_person(person):
        bears = message_id(f"digest.{on:%Y%m%d}", person.hex)
        digest = Digest.objects.claim(on, bears, at=at)
    if digest is None:
        return False
    chapters = [c for c in (_chapter(m, person, digest, at) for m in _memberships(person)) if c]
    with scope.as_person(person):
        if not chapters or not digest.begin(at=now()):
            digest.let_go()
            return False
    return _hand_over(person, digest, chapters, now)


def settle_earlier(person: UUID, *, at: datetime) -> bool:
    """Tell the lines what became of earlier mails. False while one is being handed over."""
    with scope.as_person(person):
        earlier = list(Digest.objects.unsettled())
    for digest in earlier:
        if digest.handed_over_at:
            _settle(person, digest, at=digest.handed_over_at)
        elif digest.is_interrupted(at=at):
            _doubt(person, digest, at=at)
        else:
            return False
    return True


def _hand_over(person: UUID, digest: Digest, chapters: list[Chapter], now: Clock) -> bool:
    try:
        post(written(_letter(person, digest, chapters)))
    except Unanswered as silence:
        log.warning("digest_unanswered", digest=str(digest.pk), said=str(silence))
        _doubt(person, digest, at=now())
        return False
    except NotTaken as refusal:
        _put_off(person, digest, str(refusal), at=now())
        return False
    except Exception:
        # The mail could not even be written out: a mistake of ours, and nothing left.
        log.exception("digest_not_written", digest=str(digest.pk))
        _put_off(person, digest, "The mail could not be put together.", at=now())
        return False
    at = now()
    with scope.as_person(person):
        digest.hand_over(at=at)
    _settle(person, digest, at=at)
    return True


def _letter(person: UUID, digest: Digest, chapters: list[Chapter]) -> Letter:
    User = apps.get_model(settings.AUTH_USER_MODEL)
    count = sum(chapter.count for chapter in chapters)
    one = count == 1
    return Letter(
        to=User.objects.get(pk=person).email,
        sender=chapters[0].partnership if len(chapters) == 1 else settings.SITE_NAME,
        subject=f"{count} {'thing is' if one else 'things are'} asked of you",
        message_id=digest.message_id,
        template="digest",
        context={"chapters": chapters, "today": digest.slot_on, "count": count},
    )


def _memberships(person: UUID) -> list[tuple[UUID, UUID]]:
    """(partnership, membership) of every membership of this person, ended ones included."""
    Membership = apps.get_model(settings.MEMBERSHIP_MODEL)
    with scope.as_person(person):
        return list(Membership.own.order_by("partnership_id").values_list("partnership_id", "pk"))


def _chapter(
    membership: tuple[UUID, UUID], person: UUID, digest: Digest, at: datetime
) -> Chapter | None:
    """One partnership's part, or nothing. One that fails keeps nobody else's back."""
    partnership, pk = membership
    try:
        with scope.within_as(partnership, person):
            me = _member(pk)
            sections = gather(me, batch=digest.batch, on=digest.slot_on, at=at)
            home = whole(address("home")) if sections else ""
    except Exception:
        log.exception("digest_without_partnership", partnership=str(partnership))
        return None
    return Chapter(one_line(me.partnership.name), home, sections) if sections else None


def _member(pk: UUID) -> Any:
    rows = apps.get_model(settings.MEMBERSHIP_MODEL).objects
    return rows.select_related("user", "agency", "partnership").get(pk=pk)


def _settle(person: UUID, digest: Digest, *, at: datetime) -> None:
    _tell_lines(person, digest, lambda lines: lines.hand_over(at=at))
    with scope.as_person(person):
        digest.settle(at=at)


def _doubt(person: UUID, digest: Digest, *, at: datetime) -> None:
    _tell_lines(person, digest, lambda lines: lines.doubt(at=at))
    with scope.as_person(person):
        digest.doubt(at=at)


def _put_off(person: UUID, digest: Digest, trouble: str, *, at: datetime) -> None:
    _tell_lines(person, digest, lambda lines: lines.come_back(trouble))
    with scope.as_person(person):
        digest.put_off(at=at)


def _tell_lines(person: UUID, digest: Digest, tell: Callable[[Any], Any]) -> None:
    """In each of the person's partnerships, within its scope, to the lines of this hand-over."""
    for partnership, _ in _memberships(person):
        with scope.within(partnership):
            tell(Reminder.objects.of_batch(digest.batch))
