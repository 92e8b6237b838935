"""Who is told of which deed. Rooms subclass Notification in their ``notifications`` module.

The notices are rows written in the deed's own transaction; mail follows from them. Nothing
about them names what happened beyond a reference, a due day and a link (design §4.8).
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, ClassVar

from core.documents.hints import hint
from core.journal.entitled import UNSEEN, sees, why_not_at_all
from core.journal.letters import one_line
from core.journal.models import Notice
from core.journal.reactions import reacts_to
from core.journal.subject import pointing_at
from core.journal.vocabulary import told

CONCERNS_NO_MORE = "It no longer concerns them."
NOT_THERE = "It is no longer there."
UNKNOWN = "This kind of notice is no longer sent."
OLD_NEWS = "More than two weeks old; it stands on the notices page."
NEWS_FOR = timedelta(days=14)


class Notification:
    """One kind of notice. ``on`` names the deed, or deeds, that people are told of.

    ``name`` is lasting and defaults to the first deed; give one when a deed has two kinds.
    ``heading`` is the mail's subject, without any detail: "An action was returned to you". It
    defaults to how the deed is told: "Returned the action with a reason".
    ``to_account`` sends it to the address they sign in with, which nobody else can change.
    ``to_departed`` tells somebody of their own leaving, whose account may be closed by it.
    ``template`` names the pair in templates/email/ that says it.
    ``repeats`` says whether, after a crash in the middle of a hand-over, the mail is sent
    once more by itself; a circular never is.
    """

    on: ClassVar[str | tuple[str, ...]]
    name: ClassVar[str] = ""
    heading: ClassVar[str] = ""
    repeats: ClassVar[bool] = True
    tells_actor: ClassVar[bool] = False
    to_account: ClassVar[bool] = False
    follows_circle: ClassVar[bool] = True
    to_departed: ClassVar[bool] = False
    template: ClassVar[str] = "notice"

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        deeds = (cls.on,) if isinstance(cls.on, str) else cls.on
        cls.name = cls.name or deeds[0]
        cls.heading = cls.heading or _capitalised(told(deeds[0]))
        if cls.name in _kinds:
            raise ValueError(f"The notice {cls.name} is declared twice; give one a name.")
        _kinds[cls.name] = kind = cls()
        reacts_to(*deeds)(kind.tell)

    def recipients(self, entry: Any, subject: Any) -> Iterable[Any]:
        """Memberships to be told. Asked again at hand-over: who is no longer one is not."""
        raise NotImplementedError

    def line(self, entry: Any, subject: Any) -> str:
        """One sentence for page and mail. No title, no name, no detail of a case."""
        return f"{self.heading}."

    def about(self, entry: Any, subject: Any) -> Any:
        """The row whose reference, due day and page are shown; the deed's own by default."""
        return subject

    def still_due(self, entry: Any, subject: Any, recipient: Any) -> bool:
        """Whether this person is still to be told, at the moment of hand-over."""
        return any(person.pk == recipient.pk for person in self.recipients(entry, subject))

    def tell(self, entry: Any, subject: Any) -> None:
        """Write the notices of one deed, in its transaction."""
        found = self.recipients(entry, subject)
        people = {p.pk: p for p in found if p.ended_at is None or self.to_departed}
        if not self.tells_actor:
            people.pop(entry.actor_id, None)
        plan(self, entry, subject, people.values(), at=entry.at)


def _capitalised(words: str) -> str:
    return words[:1].upper() + words[1:]


_kinds: dict[str, Notification] = {}


def notification_named(name: str) -> Notification | None:
    """The kind of this name; None for one that a later release no longer has."""
    return _kinds.get(name)


def all_notifications() -> list[Notification]:
    """Every declared kind, in the order of their names."""
    return [_kinds[name] for name in sorted(_kinds)]


def plan(
    kind: Notification, entry: Any, subject: Any, people: Iterable[Any], *, at: datetime
) -> None:
    """Write one notice for each person; harmless when they stand there already."""
    people = list(people)
    if not people:
        return
    pointer = pointing_at(kind.about(entry, subject))
    if kind.follows_circle:
        pointer["circle_id"] = pointer["circle_id"] or entry.circle_id
    words = one_line(kind.line(entry, subject))[:300]
    Notice.objects.plan(
        Notice(
            partnership_id=entry.partnership_id,
            entry=entry,
            recipient=person,
            kind=kind.name,
            words=words,
            planned_at=at,
            **pointer,
        )
        for person in people
    )
    hint("journal.send_notices", partnership_id=str(entry.partnership_id))


def why_not(notice: Notice, *, at: datetime) -> str:
    """Why this notice must not leave now; empty when it may. In the notice's own scope."""
    me, kind = notice.recipient, notification_named(notice.kind)
    refusal = why_not_at_all(me)
    if refusal and not (kind and kind.to_departed):
        return refusal
    if at - notice.planned_at > NEWS_FOR and not notice.asked_again_at:
        return OLD_NEWS
    if kind is None:
        return UNKNOWN
    about, subject = notice.subject, notice.entry.subject
    if about is None or subject is None:
        return NOT_THERE
    if not Notice.objects.told_to(me).filter(pk=notice.pk).exists() or not sees(me, about):
        return UNSEEN
    return "" if kind.still_due(notice.entry, subject, me) else CONCERNS_NO_MORE
