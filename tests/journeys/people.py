"""Somebody at a screen: what a person can do with a page, by the words that stand on it."""

import re
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import Locator, Page, expect

PASSWORD = "four-quiet-words-here"


@dataclass
class Person:
    """One browser session. Nothing is found but by the name a reader sees or hears."""

    page: Page
    email: str = ""
    album: Path | None = None
    secret: str = ""

    # -- going somewhere ---------------------------------------------------------------------
    def press(self, *names: str, within: str = "") -> None:
        """Links and buttons, one after the other: a reader cannot tell which is which.

        The first of this name in the page itself, else in the bars around it.
        """
        for name in names:
            self._first(name, within).click()

    def open_row(self, words: str) -> None:
        """The register's line that says this, by the link that begins it."""
        self.main.get_by_role("row").filter(has_text=words).get_by_role("link").first.click()

    def search(self, words: str) -> None:
        """The box that every page bears at its top."""
        self.page.get_by_role("searchbox", name="Search Wealdshire").fill(words)
        self.press("Search")

    def open(self, address: str) -> None:
        """An address that came by mail. No other address is ever typed."""
        self.page.goto(address)

    # -- filling in --------------------------------------------------------------------------
    def write(self, words: dict[str, str]) -> None:
        """Text into boxes, by label."""
        for label, text in words.items():
            self._box(label).fill(text)

    def choose(self, label: str, option: str) -> None:
        """An option of a list, by what it says."""
        box = self._box(label)
        box.wait_for()
        said = box.locator("option").all_inner_texts()
        box.select_option(label=next(words for words in said if option in words).strip())

    def tick(self, *labels: str) -> None:
        """Radios and boxes."""
        for label in labels:
            self._box(label).check()

    def day(self, legend: str, when: date) -> None:
        """A date, in whatever boxes its question has."""
        asked = self.main.get_by_role("group", name=_named(legend))
        for label, part in (("Day", when.day), ("Month", when.month), ("Year", when.year)):
            asked.get_by_label(label, exact=True).fill(str(part))

    def hand_over(self, label: str, file: Path) -> None:
        self.page.wait_for_load_state()
        asked = self.main.get_by_label(_named(label)).filter(visible=True).first
        with self.page.expect_file_chooser() as chooser:
            asked.click()
        chooser.value.set_files(file)

    # -- reading -----------------------------------------------------------------------------
    def reads(self, *words: str) -> None:
        """Each of these stands on the page."""
        for said in words:
            expect(self.main).to_contain_text(said)

    def does_not_read(self, *words: str) -> None:
        for said in words:
            expect(self.main).not_to_contain_text(said)

    def is_on(self, heading: str | re.Pattern[str]) -> None:
        expect(self.page.get_by_role("heading", level=1)).to_contain_text(heading)

    def keep(self, name: str) -> None:
        """A picture for whoever wants to look at the journey afterwards; see ``pictures``."""
        if self.album:
            self.page.screenshot(path=self.album / f"{name}.png", full_page=True)

    # -- signing in --------------------------------------------------------------------------
    def code(self) -> str:
        """What the authenticator app shows now."""
        return format_hotp_value(hotp_value(self.secret, int(time.time()) // 30))

    @property
    def main(self) -> Locator:
        return self.page.get_by_role("main")

    def _first(self, name: str, within: str) -> Locator:
        self.page.wait_for_load_state()
        if within:
            row = self.main.get_by_role("row").or_(self.main.get_by_role("listitem"))
            return _pressable(row.filter(has_text=within), re.compile(re.escape(name))).first
        whole, part = re.compile(rf"^\s*{re.escape(name)}\s*$"), re.compile(re.escape(name))
        for place, words in ((self.main, whole), (self.page, whole)):
            if _pressable(place, words).count():
                return _pressable(place, words).first
        return _pressable(self.main, part).first

    def _box(self, label: str) -> Locator:
        return self.main.get_by_label(_named(label)).first


def _pressable(place: Locator | Page, name: re.Pattern[str]) -> Locator:
    return place.get_by_role("link", name=name).or_(place.get_by_role("button", name=name))


def _named(label: str) -> re.Pattern[str]:
    """The label as one would say it: without what stands in brackets, or as far as the dots go."""
    if label.endswith("…"):
        return re.compile(rf"^\s*{re.escape(label[:-1])}")
    return re.compile(rf"^\s*{re.escape(label)}(\s*\([^)]*\))?\s*$")
