"""One invented action's life, from its raising to wherever its letter leaves it.

Days are counted before today; what lies ahead is negative. Each letter of ``went`` in
reviews/demo/wealdshire.toml is one method of this page's table.
"""

from collections.abc import Callable

from actions.choices import Confidence, Difference
from config.seeding.steps import Steps

LENGTHS = (70, 95, 120, 145, 170)
# What still happens after the day it was due needs room before today.
ROOM = {"R": 40, "L": 70}
# The day an action that is still open is due, in days before today: a choice for each letter.
DUE: dict[str, tuple[int, ...]] = {
    "O": (5, 12, 19, 33, 47),
    "Q": (24, 41),
    "F": (9, 16),
    "W": (-6, 3, -2, 8),
    "A": (-4, -9),
    "B": (-10,),
    "E": (-17, -28),
    "V": (-15, -23),
    "D": (-2, -5, -7, -9),
    "P": (-25, -41, -58, -72, -96),
    "X": (20, 26),
    "Z": (-47, -61, -80),
    "U": (-52,),
}


def due_ago(letter: str, raised: int, turn: int) -> int:
    """The day it is first due, in days before today."""
    if letter in DUE:
        choice = DUE[letter]
        return min(choice[turn % len(choice)], raised - 28)
    return max(raised - LENGTHS[turn % len(LENGTHS)], ROOM.get(letter, 13))


class Story(Steps):
    """A life made of steps; its methods are the letters."""

    def go(self) -> None:
        """Live it as far as the letter says."""
        LIVES[self.letter](self)

    # -- how it goes on ----------------------------------------------------------------------
    def ended(self) -> None:
        """Done about its day, shown and signed off."""
        self.until_shown(self.done())
        self.sign_off(self.done())

    def with_impact(self) -> None:
        self.ended()
        self.review(Difference.PARTLY if self.turn % 4 == 3 else Difference.CHANGED)

    def without_difference(self) -> None:
        self.ended()
        self.review(Difference.NONE)

    def returned_once(self) -> None:
        """Its sign-off came back; more was shown, and then it was closed."""
        first = max(self.done(), 37)
        self.until_shown(first)
        self.ask_sign_off(first)
        self.send_back(first - 6)
        again = first - 22
        self.show_more(again)
        self.sign_off(again)

    def later(self) -> None:
        """More time was given, and kept to."""
        due = self.due()
        self.begin()
        self.tell("slow", due + 20, Confidence.AT_RISK)
        self.ask_time(due + 12, days=45, granted=True)
        self.tell("done", due - 30, Confidence.ON_TRACK)
        self.show(due - 30)
        self.sign_off(due - 30)

    def stopped(self) -> None:
        """Given up for a reason, after a beginning."""
        self.begin()
        reason = self.speaker.row["stopped"][self.speaker.agency]
        self.action.stop(by=self.decider, at=self.at(self.raised - 55, 15), reason=reason)

    def awaiting(self) -> None:
        """Sent for sign-off; somebody has to look."""
        shown = 9 + 2 * (self.turn % 5)
        self.until_shown(shown)
        self.ask_sign_off(shown)

    def sent_back(self) -> None:
        """Its sign-off came back, and it goes on."""
        self.until_shown(26)
        self.ask_sign_off(26)
        self.send_back(18)
        self.tell("going", 6, Confidence.ON_TRACK)

    def shown(self) -> None:
        """Evidence has come and nobody has looked at it."""
        self.going()
        self.show(3)

    def evidence_returned(self) -> None:
        self.going()
        sent = self.show(13)
        note = self.say("draft", self.day(10))
        sent.send_back(by=self.decider, at=self.at(10, 15), note=note)

    def stuck(self) -> None:
        self.begin()
        due = self.due()
        slow = min(due + 15 + self.turn % 11, self.raised - 24)
        self.halfway(slow)
        self.tell("slow", slow, Confidence.AT_RISK)
        self.tell("stuck", max(due - 2 - self.turn % 4, 2), Confidence.STUCK)

    def refused(self) -> None:
        """More time was asked for and not given; its day has gone by."""
        self.begin()
        due = self.due()
        self.halfway(due + 18)
        self.tell("slow", due + 18, Confidence.AT_RISK)
        self.ask_time(due + 12, days=60, granted=False)
        self.tell("stuck", max(due - 5, 2), Confidence.STUCK)

    def asked(self) -> None:
        """More time was asked for; nobody has decided."""
        self.begin()
        self.halfway(6)
        self.tell("slow", 6, Confidence.AT_RISK)
        self.ask_time(3, days=45, granted=None)

    def extended(self) -> None:
        """More time was given, and the new day lies ahead."""
        self.begin()
        due = self.due()
        self.halfway(due + 16)
        self.tell("slow", due + 16, Confidence.AT_RISK)
        self.ask_time(due + 12, days=due + 32 + self.turn % 30, granted=True)
        self.tell("going", 5 + self.turn % 9, Confidence.ON_TRACK)

    def silent(self) -> None:
        """Begun, told of once, and not heard of since."""
        self.begin()
        self.halfway(self.due() + 20)

    def untouched(self) -> None:
        """Raised, and nothing said of it yet."""


LIVES: dict[str, Callable[[Story], None]] = {
    "I": Story.with_impact,
    "C": Story.ended,
    "N": Story.without_difference,
    "R": Story.returned_once,
    "L": Story.later,
    "T": Story.stopped,
    "W": Story.awaiting,
    "B": Story.sent_back,
    "E": Story.shown,
    "V": Story.evidence_returned,
    "O": Story.stuck,
    "Q": Story.silent,
    "F": Story.refused,
    "A": Story.asked,
    "X": Story.extended,
    "D": Story.going,
    "P": Story.going,
    "Z": Story.untouched,
    "U": Story.untouched,
}
