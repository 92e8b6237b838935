"""Each line against what is known: what it asks for, or what stands in its way."""

import datetime as dt
from collections import Counter
from typing import Any

from actions.importing.columns import BY_NAME, COLUMNS, DAYS
from actions.importing.known import Known, folded, known_to, nearest
from actions.importing.preview import Add, Change, Difference, Preview, Reject
from actions.importing.reading import Line
from core.documents.cells import Unclear, day_in

WORDS = ("title", "text", "measure")


def preview_of(lines: list[Line], *, me: Any, today: dt.date) -> Preview:
    """What the lines would do, by this person's rights, on this day."""
    references = [line.text("reference") for line in lines]
    known = known_to(me, references=references, sources=[line.text("source") for line in lines])
    times = Counter(folded(reference) for reference in references)
    preview = Preview()
    for line in lines:
        checked = Checked(line, known, today)
        if times[folded(line.text("reference"))] > 1:
            checked.reject("reference", "stands in more than one row")
        checked.into(preview)
    return preview


class Checked:
    """One line under examination. Each cell is looked at once; every fault is told."""

    def __init__(self, line: Line, known: Known, today: dt.date) -> None:
        self.line, self.known, self.today = line, known, today
        self.there = known.actions.get(folded(line.text("reference")), [])
        self.rejects: list[Reject] = []
        self.facts: dict[str, Any] = {}
        for column in COLUMNS:
            self._text(column.name)
        for name in DAYS:
            self._day(name)
        self._names()

    def reject(self, name: str, words: str) -> None:
        heading, typed = BY_NAME[name].heading, self.line.text(name)
        self.rejects.append(Reject(self.line.number, heading, words, typed[:80]))

    def into(self, preview: Preview) -> None:
        """Put this line where it belongs."""
        found = None if self.rejects else self._asked()
        if self.rejects:
            preview.rejects.extend(self.rejects)
        elif isinstance(found, Add):
            preview.adds.append(found)
        elif isinstance(found, Change):
            preview.changes.append(found)
        else:
            preview.same += 1

    # -- cells ---------------------------------------------------------------------------
    def _text(self, name: str) -> None:
        column, text = BY_NAME[name], self.line.text(name)
        if name in DAYS:
            return
        if column.is_needed and not text:
            self._empty(name)
        if len(text) > column.longest:
            self.reject(name, f"has {len(text)} characters; at most {column.longest} fit")
        self.facts[name] = text

    def _day(self, name: str) -> None:
        try:
            day = day_in(self.line.cells.get(name))
        except Unclear as unclear:
            self.reject(name, str(unclear))
            return
        if day is None:
            self._empty(name)
        self.facts[name] = day

    def _empty(self, name: str) -> None:
        """An action that is there keeps what it has; a new one needs the cell."""
        reference = self.line.text("reference")
        if not reference:
            self.reject(name, "is empty")
        elif not self.there:
            self.reject(name, f"is empty, and {reference} is no action that is here already")

    def _names(self) -> None:
        for name, rows in (("agency", self.known.agencies), ("group", self.known.groups)):
            text = self.facts[name]
            self.facts[name] = rows.get(folded(text))
            if text and self.facts[name] is None:
                like = nearest(text, rows)
                hint = f"; did you mean “{like}”?" if like else "; choose it from the list"
                self.reject(name, f"is not known here{hint}")
        self._source()
        self._lead()

    def _source(self) -> None:
        code = self.facts["source"].upper()
        self.facts["source"] = self.known.sources.get(code)
        if code and self.facts["source"] is None:
            self.reject("source", "is not the code of a source of learning")

    def _lead(self) -> None:
        text, agency = self.facts["lead"], self.facts["agency"]
        people = self.known.leads.get(folded(text), []) if text else []
        self.facts["lead"] = people[0] if len(people) == 1 else None
        owner = agency or (self.there[0].agency if self.there else None)
        if text and not people:
            self.reject("lead", "is nobody who can lead an action; choose a name from the list")
        elif len(people) > 1:
            self.reject("lead", "is the name of two people; choose name and post from the list")
        elif people and owner and people[0].agency_id != owner.pk:
            self.reject("lead", f"does not belong to {owner}")

    # -- the whole line --------------------------------------------------------------------
    def _asked(self) -> Add | Change | None:
        if len(self.there) > 1:
            self.reject("reference", "is the reference of several actions; use the action's code")
            return None
        return self._change(self.there[0]) if self.there else self._add()

    def _add(self) -> Add | None:
        facts = self.facts
        if facts["raised_on"] > self.today:
            self.reject("raised_on", "lies in the future")
        if facts["due_on"] < facts["raised_on"]:
            self.reject("due_on", "lies before the day the action was raised")
        names = (*WORDS, "agency", "lead", "raised_on", "due_on")
        taken = {name: facts[name] for name in names}
        return Add(self.line.number, facts["reference"], facts["group"], facts["source"], taken)

    def _change(self, action: Any) -> Change | None:
        self._check_fixed(action)
        change = Change(self.line.number, action)
        for name in WORDS:
            old, new = getattr(action, name), self.facts[name]
            if new and new != old:
                change.words[name] = new
                change.differences.append(Difference(BY_NAME[name].heading, old, new))
        self._owner(change)
        if change.differences and not action.is_open:
            self.reject("reference", f"belongs to {action.code}, which has ended; reopen it first")
        return change if change.differences else None

    def _owner(self, change: Change) -> None:
        action, lead = change.action, self.facts["lead"]
        agency = self.facts["agency"] or action.agency
        if agency.pk != action.agency_id:
            change.differences.append(Difference("Accountable agency", action.agency, agency))
        elif lead is None or lead.pk == action.lead_id:
            return
        if (lead and lead.pk) != action.lead_id:
            change.differences.append(Difference("Lead", action.lead or "nobody", lead or "nobody"))
        change.owner = {"agency": agency, "lead": lead}

    def _check_fixed(self, action: Any) -> None:
        """What an import cannot change, because the action's own page asks somebody first."""
        group, source, raised_on, due_on = (
            self.facts[name] for name in ("group", "source", "raised_on", "due_on")
        )
        if group and group.pk != action.group_id:
            self.reject("group", f"is another group than that of {action.code}")
        if source and source.pk != action.source_id:
            self.reject("source", f"is another source than that of {action.code}")
        if raised_on and raised_on != action.raised_on:
            self.reject("raised_on", f"is another day than {action.raised_on:%d/%m/%Y}")
        if due_on and due_on not in (action.due_on, action.original_due_on):
            self.reject(
                "due_on",
                f"is another date than {action.due_on:%d/%m/%Y}; ask for more time on its page",
            )
