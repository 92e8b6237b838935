"""Tags of the parts a page is built from; the markup is in templates/components/."""

from collections.abc import Iterable, Iterator, Mapping
from html import escape as quoted
from typing import Any

from django import template
from django.forms import BaseForm, BoundField
from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString

from core.pages.differences import differences
from core.pages.filtering import active_chips, address
from core.pages.keyset import KeysetPage
from core.pages.parts import Link, State
from core.pages.shapes import STATES

register = template.Library()

# A state of more letters takes two lines in a register rather than a column of its own.
ONE_LINE = 24


@register.simple_tag
def state(word: str | State | None, kind: str = "neutral") -> str:
    """A state as word, shape and colour: `{% state action.state %}`, `{% state "Late" "late" %}`.

    An unknown kind raises KeyError: a state without a shape would speak by colour alone.
    """
    if not word:
        return ""
    found = State(word, kind) if isinstance(word, str) else word
    may_break = " app-state--long" if len(found.word) > ONE_LINE else ""
    return format_html(STATES[found.kind], may_break, found.word)


def _wrap(name: str, content: str, **values: Any) -> SafeString:
    return render_to_string(f"components/{name}.html", {"content": content, **values})


@register.simple_block_tag
def panel(content: str, heading: str, **values: Any) -> SafeString:
    """A part of a page with a heading and its own verb; see components/panel.html."""
    return _wrap("panel", content, heading=heading, **{"level": 2, **values})


@register.simple_block_tag
def facts(content: str, aside: bool = False) -> SafeString:
    """A summary list around `{% fact %}` tags."""
    return _wrap("facts_frame", content, aside=aside)


@register.inclusion_tag("components/fact.html")
def fact(
    label: str,
    value: object = "",
    url: str = "",
    note: str = "",
    empty: str = "None recorded",
) -> dict[str, Any]:
    """One row of a summary list. A value that is not there says so (`empty`)."""
    is_missing = value is None or value == ""
    return {
        "fact": {"label": label, "value": value, "url": url, "note": note},
        "is_missing": is_missing,
        "empty": empty,
    }


@register.simple_block_tag
def details(content: str, summary: str, open: bool = False) -> SafeString:
    """Words that stand behind a summary until asked for."""
    return _wrap("details", content, summary=summary, open=open)


@register.simple_block_tag
def inset(content: str) -> SafeString:
    """Words set apart from the page."""
    return _wrap("inset", content)


@register.simple_block_tag
def table(
    content: str, caption: str, caption_shown: bool = False, cards: bool = True
) -> SafeString:
    """A table that scrolls when it must and becomes cards on a phone; see components/table.html."""
    return _wrap("table", content, caption=caption, caption_shown=caption_shown, cards=cards)


@register.inclusion_tag("components/sort_header.html")
def sort_header(
    label: str, column: str, sorted_by: str, query: QueryDict, number: bool = False
) -> dict[str, Any]:
    """A table heading that sorts. `sorted_by` is the sort in force ("due" or "-due")."""
    is_up, is_down = sorted_by == column, sorted_by == f"-{column}"
    turned = f"-{column}" if is_up else column
    return {
        "label": label,
        "url": address(query, sort=turned),
        "is_up": is_up,
        "is_down": is_down,
        "number": number,
    }


@register.inclusion_tag("components/chips.html")
def chips(form: Any, query: QueryDict) -> dict[str, Any]:
    """What this register is filtered by, each chip a link to the page without it."""
    found = active_chips(form, query) if form else []
    return {"chips": found, "clear_url": "?"}


@register.inclusion_tag("components/pager.html")
def pager(rows: KeysetPage, query: QueryDict) -> dict[str, Any]:
    """Links to the pages around this one; other filters and the sort are kept."""
    base = address(query)
    links = {
        name: f"{base}&{key}" if base != "?" else f"?{key}" for name, key in rows.links.items()
    }
    return {
        "previous": links.get("previous"),
        "next": links.get("next"),
        "first": base if "previous" in links else "",
        "last": f"{base}&end=1" if "next" in links else "",
    }


@register.inclusion_tag("components/error_summary.html")
def error_summary(*forms: Any, quiet: bool = False) -> dict[str, Any]:
    """Every problem of these forms, each a link to the box to mend.

    It takes the focus when the page opens, unless ``quiet``.
    """
    problems = [link for form in forms if form for link in _problems(form)]
    return {"problems": problems, "quiet": quiet}


def _problems(form: BaseForm) -> Iterator[Link]:
    # A refusal may name the page where the missing step is taken.
    step = getattr(getattr(form, "refusal", None), "link", "")
    yield from (Link(str(e), step) for e in form.non_field_errors())
    for field in form:
        yield from (Link(str(e), f"#{first_box(field)}") for e in field.errors)


def first_box(field: BoundField) -> str:
    """The id of the first box of a field: a group of choices or a date has none of its own."""
    return field.id_for_label or f"{field.auto_id}_0"


@register.inclusion_tag("components/diff.html")
def diff(old: str, new: str, old_label: str = "", new_label: str = "") -> dict[str, Any]:
    """Two texts as one, what was deleted and inserted marked by sign, line and word."""
    return {
        "pieces": differences(old or "", new or ""),
        "old_label": old_label,
        "new_label": new_label,
    }


@register.simple_tag
def options(groups: Iterable[tuple[str | None, list[dict[str, Any]], int]]) -> SafeString:
    """The options of a select. Not a template: a register's filters have a hundred and more."""
    parts = []
    for group, found, _ in groups:
        lines = "".join(map(_option, found))
        parts.append(f'<optgroup label="{quoted(group)}">{lines}</optgroup>' if group else lines)
    # Every value in it went through `quoted`.
    return SafeString("".join(parts))  # nosec B703


def _option(option: dict[str, Any]) -> str:
    state = " selected" if option["selected"] else ""
    if option["attrs"].get("disabled"):
        state += " disabled"
    value, label = quoted(str(option["value"])), quoted(str(option["label"]))
    return f'<option value="{value}"{state}>{label}</option>'


@register.filter
def attributes(attrs: Mapping[str, Any]) -> SafeString:
    """The attributes of a box but its class, which its template gives."""
    found = (
        f" {name}" if value is True else f' {name}="{quoted(str(value))}"'
        for name, value in attrs.items()
        if name != "class" and value is not False and value is not None
    )
    # Every value in it went through `quoted`; names are our own words.
    return SafeString("".join(found))  # nosec B703


@register.filter
def item(mapping: Any, key: str) -> Any:
    """A value whose key is no word to a template, such as "aria-invalid"."""
    return mapping.get(key, "")
