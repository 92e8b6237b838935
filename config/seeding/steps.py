"""The steps of an invented action's life: told, shown, asked for, decided, looked at again.

Days are counted before today; what lies ahead is negative. Within a day the hours keep the
order, because days off move what falls on them to the working day before.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from actions.choices import Confidence, Difference, EvidenceKind
from config.seeding.garden import Garden
from config.seeding.proofs import Proofs
from config.seeding.wording import Speaker
from core.journal.actors import CLOCK

MARGINS = (14, 9, 6, 3, -4)


@dataclass
class Steps:
    """An action with those who speak of it; ``raised`` is in days before today."""

    garden: Garden
    action: Any
    lead: Any
    decider: Any
    speaker: Speaker
    way: str
    raised: int
    turn: int
    letter: str
    proofs: Proofs

    def begin(self) -> None:
        self.tell("start", self.raised - 10 - self.turn % 9, Confidence.ON_TRACK)

    def halfway(self, until: int) -> None:
        """Nobody says nothing for half a year."""
        if self.raised - until > 100:
            self.tell("going", (self.raised + until) // 2, Confidence.ON_TRACK)

    def going(self) -> None:
        self.begin()
        last = 14 + self.turn % 11
        self.halfway(last)
        if self.raised - last > 30:
            self.tell("going", last, Confidence.ON_TRACK)

    def until_shown(self, done: int) -> None:
        """Begun, told of half-way, done, and its evidence sent."""
        self.begin()
        if self.raised - done > 55:
            self.tell("going", (self.raised + done) // 2, Confidence.ON_TRACK)
        self.tell("done", done, Confidence.ON_TRACK)
        self.show(done)

    def tell(self, stage: str, ago: int, confidence: str) -> None:
        text = self.say(stage, self.day(ago))
        self.action.give_update(by=self.lead, at=self.at(ago, 9), text=text, confidence=confidence)

    def show(self, ago: int) -> Any:
        """What the way to do it is shown by; a few of them are files."""
        kind = self.speaker.phrases.deal("way", self.way, "kind")
        on = self.day(ago)
        title = self.say("evidence", on)
        file = self.proofs.take(self.way, self.letter, speaker=self.speaker, title=title, on=on)
        return self._show(ago, kind, title, "notes", uploaded=file)

    def show_more(self, ago: int) -> Any:
        """What was asked for when it came back."""
        title = self.say("more", self.day(ago))
        return self._show(ago, EvidenceKind.AUDIT, title, "more_note")

    def _show(self, ago: int, kind: str, title: str, note: str, **file: Any) -> Any:
        at, said = self.at(ago, 11), self.say(note, self.day(ago))
        sent = self.action.send_evidence(
            by=self.lead, at=at, kind=kind, title=title, note=said, **file
        )
        if sent.file:
            # Made here and now: its type was checked, and no scanner has seen it.
            sent.file.release(by=CLOCK, at=at)
        return sent

    def sign_off(self, shown: int) -> None:
        """Accepted, sent for sign-off, and signed off some days after it was shown."""
        self.ask_sign_off(shown)
        note = self.say("accepted", self.day(shown - 7))
        self.action.close(by=self.decider, at=self.at(shown - 7, 16), note=note)

    def ask_sign_off(self, shown: int) -> None:
        for evidence in self.action.evidence.undecided():
            evidence.accept(by=self.decider, at=self.at(shown - 3, 14))
        said = self.say("statements", self.day(shown - 3))
        self.action.submit(by=self.lead, at=self.at(shown - 3, 15), statement=said)

    def send_back(self, ago: int) -> None:
        reason = self.say("again", self.day(ago))
        self.action.send_back(by=self.decider, at=self.at(ago, 16), reason=reason)

    def ask_time(self, ago: int, *, days: int, granted: bool | None) -> None:
        """Ask for so many days more than it has; decided three days later, or not yet."""
        to_on = self.garden.working.on_or_after(self.garden.day(self.due() - days))
        asked = self.action.ask_extension(
            by=self.lead,
            at=self.at(ago, 12),
            to_on=to_on,
            reason=self.say("reasons", self.day(ago)),
        )
        if granted is None:
            return
        decide, said = (asked.grant, "granted") if granted else (asked.refuse, "refused")
        note = self.speaker.say("time", said, on=self.day(ago))
        decide(by=self.decider, at=self.at(ago - 3, 15), note=note)
        self.action.refresh_from_db()

    def review(self, difference: str) -> None:
        """Looked at again two months and more after it was closed."""
        ago = (self.garden.today - self.action.closed_on).days - 55 - self.turn % 30
        on = self.day(max(ago, 2))
        self.action.review_impact(
            by=self.decider,
            at=self.at(max(ago, 2), 11),
            difference=difference,
            what_changed=self._what_changed(difference, on),
            how_much=self.speaker.say("impact", "much", on=on),
            how_well=self.speaker.say("impact", "well", on=on),
        )

    def _what_changed(self, difference: str, on: date) -> str:
        if difference == Difference.NONE:
            return self.speaker.say("impact", "none", on=on)
        also = self.speaker.phrases.facts["impact"]["also"]
        place = self.speaker.row["asked"].index(self.speaker.agency)
        return str(self.speaker.row["change"] + self.speaker.fill(also[place], on=on))

    # -- days ----------------------------------------------------------------------------------
    def due(self) -> int:
        return int((self.garden.today - self.action.original_due_on).days)

    def done(self) -> int:
        """The day it was done, a little before it was due or after."""
        return max(self.due() + MARGINS[self.turn % len(MARGINS)], 9)

    def day(self, ago: int) -> date:
        return self.at(ago).date()

    def at(self, ago: int, hour: int = 9) -> datetime:
        return self.garden.on(ago, hour, 7 * self.turn % 55)

    def say(self, part: str, on: date) -> str:
        return self.speaker.say("way", self.way, part, on=on)
