"""Evidence that can be opened: a few small files, made by the product's own tools, all invented."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from textwrap import wrap
from typing import Any

import vl_convert
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template.loader import render_to_string

from config.seeding.garden import Garden, facts_of
from config.seeding.wording import Speaker
from core.documents.pdf import pdf_of
from core.documents.spreadsheet import DAY, NUMBER, TEXT, Column, Sheet, writer

# How many come with a file, for each way of doing it: of those somebody must still look at, and
# of those that are done.
WAITING = {"p": 1, "a": 1, "b": 1, "f": 1}
DONE = {"b": 1, "s": 1, "f": 1}
UNDECIDED = "WBEV"  # letters of config/seeding/stories.py
MONTH = timedelta(days=30)


@dataclass
class Proofs:
    """Deals the files; most evidence stays words, as most of it does."""

    garden: Garden
    facts: dict[str, Any] = field(default_factory=lambda: facts_of("actions", "evidence"))
    left: dict[bool, Counter[str]] = field(
        default_factory=lambda: {True: Counter(WAITING), False: Counter(DONE)}
    )

    def take(
        self, way: str, letter: str, *, speaker: Speaker, title: str, on: date
    ) -> SimpleUploadedFile | None:
        """A file for this evidence, while any is left for its way."""
        left = self.left[letter in UNDECIDED]
        if not left[way]:
            return None
        left[way] -= 1
        row, ending = self.facts[way], self.facts[way]["ending"]
        content = MAKERS[ending](self, row, speaker, title, on)
        return SimpleUploadedFile(f"{title}.{ending}", content)

    def page(self, row: dict[str, Any], speaker: Speaker, title: str, on: date) -> bytes:
        """One page of paper."""
        told = {key: speaker.fill(row[key], on=on) for key in ("lead", "heading", "close")}
        rows = [[speaker.fill(cell, on=on) for cell in cells] for cells in row.get("rows", [])]
        lines = [speaker.fill(line, on=on) for line in row.get("lines", [])]
        more = {"lines": lines, "rows": rows, "columns": row.get("columns"), "title": title}
        head = {"handling": self.handling, "running": title, "colour": "#3d4f5c"}
        context = {**told, **more, **head, "partnership": self.sender(speaker)}
        return pdf_of("documents/demo_evidence.html", {**context, "invented": self.invented})

    def sheet(self, row: dict[str, Any], speaker: Speaker, title: str, on: date) -> bytes:
        """A line for each of the agency's places, oldest first."""
        voice = speaker.phrases.facts["voice"][speaker.agency]
        kinds = (DAY, TEXT, NUMBER, NUMBER)
        columns = [Column(h, kind, 18) for h, kind in zip(row["columns"], kinds, strict=True)]
        head = [self.handling, title, self.sender(speaker), self.invented]
        lines = writer(row["ending"], Sheet(row["title"], head, columns))
        for place in range(voice["all"]):
            day, staff = on - MONTH * (voice["all"] - place) / 2, 9 + 5 * place % 7
            where = f"{voice['unit']} {place + 1}".capitalize()
            lines.add([day, where, staff - place % 3, staff])
        return lines.finish().read()

    def poster(self, row: dict[str, Any], speaker: Speaker, title: str, on: date) -> bytes:
        """Three bars before and three after, to hang on a wall."""
        bars = [
            {"number": n, "month": on - MONTH * (6 - place), "x": 60 + 115 * place, "tall": 3 * n}
            for place, n in enumerate(row["counts"])
        ]
        lines = [{"y": 66 + 36 * place, "text": text} for place, text in enumerate(wrap(title, 44))]
        told = {"sender": self.sender(speaker), "invented": self.invented}
        context = {"lines": lines, "bars": bars, "row": row, **told}
        svg = render_to_string("documents/demo_poster.svg", context)
        return vl_convert.svg_to_png(svg, scale=1)

    @property
    def invented(self) -> str:
        return str(self.facts["invented"])

    @property
    def handling(self) -> str:
        return "Demonstration"

    def sender(self, speaker: Speaker) -> str:
        """The agency's name."""
        return str(facts_of("reviews", "wealdshire")["agency"][speaker.agency])


Maker = Callable[[Proofs, dict[str, Any], Speaker, str, date], bytes]
MAKERS: dict[str, Maker] = {
    "pdf": Proofs.page,
    "xlsx": Proofs.sheet,
    "csv": Proofs.sheet,
    "png": Proofs.poster,
}
