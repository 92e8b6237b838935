"""The guide, read inside the product from the files that stand in docs/guide."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.conf import settings
from django.templatetags.static import static
from django.utils.safestring import SafeString
from markdown_it import MarkdownIt
from markdown_it.token import Token

FOLDER = settings.BASE_DIR / "docs" / "guide"
PAGES = BUSINESS_TEAM, AGENCY_LEAD, SCRUTINEER, BOARD, TRAINING = (
    "business-team",
    "agency-lead",
    "scrutineer",
    "board",
    "training",
)
CLASSES = {
    "h2": "govuk-heading-m",
    "p": "govuk-body",
    "ul": "govuk-list govuk-list--bullet",
    "ol": "govuk-list govuk-list--number",
    "a": "govuk-link",
    "img": "app-guide__picture",
}


@dataclass(frozen=True)
class Chapter:
    """One page of the guide: its heading, and the rest as markup."""

    title: str
    body: SafeString


def page_for(me: Any) -> str:
    """The page written for this member's role; who has several reads the one that asks most."""
    if me.is_business_team:
        return BUSINESS_TEAM
    if me.is_scrutineer:
        return SCRUTINEER
    if me.is_board_member:
        return BOARD
    return AGENCY_LEAD if me.is_agency_lead else TRAINING


@cache
def chapter(page: str) -> Chapter:
    """One of ``PAGES``, rendered once for the life of the process."""
    reader = MarkdownIt("commonmark", {"html": False})
    heading, title, closing, *rest = reader.parse((FOLDER / f"{page}.md").read_text())
    for token in _every(rest):
        _fit(token)
    # Our own file, and markup in it is escaped.
    body = SafeString(reader.renderer.render(rest, reader.options, {}))  # nosec B703
    return Chapter(title.content, body)


def _every(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from _every(token.children or [])


def _fit(token: Token) -> None:
    """The product's classes, and pictures from where they are served."""
    if token.nesting >= 0 and token.tag in CLASSES:
        token.attrSet("class", CLASSES[token.tag])
    if token.type == "image":
        name = str(token.attrGet("src")).removeprefix("pictures/")
        token.attrSet("src", static(f"guide/{name}"))
