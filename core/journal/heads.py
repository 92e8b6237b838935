"""The head of the chain, mailed each day to the independent scrutineer.

A head that lies in somebody's mailbox is what an owner of the database cannot take back:
``verify --head`` holds a rewritten chain against it (design §4.6).
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.apps import apps
from django.conf import settings
from django.utils import timezone

from core.journal.models import Notice, Seal
from core.journal.notify import Notification, plan
from core.journal.sealing import one_at_a_time
from core.pages.templatetags.words import day
from core.tenancy import scope


class ChainHead(Notification):
    """No deed's: planned each morning for the newest link."""

    on = ()
    name = "chain.head"
    heading = "Head of the journal’s chain"
    to_account = True
    # A number and a digest say nothing about the deed they happen to stand on.
    follows_circle = False

    def recipients(self, entry: Any, subject: Any) -> Iterable[Any]:
        """Every serving scrutineer of the open partnership."""
        Membership = apps.get_model(settings.MEMBERSHIP_MODEL)
        members = Membership.objects.filter(ended_at__isnull=True).select_related("user")
        return [member for member in members if member.is_scrutineer]

    def line(self, entry: Any, subject: Any) -> str:
        """The head itself: with it the chain can be checked from outside."""
        newest = Seal.objects.get(entry=entry)
        head = f"{newest.number}-{bytes(newest.head).hex()}"
        return f"Keep this mail. On {day(newest.sealed_at)} the head was {head}"

    def about(self, entry: Any, subject: Any) -> Any:
        """The link itself."""
        return Seal.objects.get(entry=entry)


HEAD = ChainHead()


def mail_head(*, at: datetime) -> int:
    """Plan today's mail of the newest head. Gives to how many; 0 when it was planned before."""
    one_at_a_time(scope.partnership_id())
    newest = Seal.objects.select_related("entry").order_by("-number").first()
    if newest is None or _is_planned(at):
        return 0
    people = list(HEAD.recipients(newest.entry, None))
    plan(HEAD, newest.entry, None, people, at=at)
    return len(people)


def _is_planned(at: datetime) -> bool:
    today = timezone.localtime(at).replace(hour=0, minute=0, second=0, microsecond=0)
    return bool(Notice.objects.filter(kind=HEAD.name, planned_at__gte=today).exists())
