"""HTML and CSS to an accessible PDF, made in a process of its own (design §4.9)."""

import base64
from collections.abc import Mapping
from functools import cache
from typing import Any

import structlog
from django.template.loader import render_to_string

from core.documents.confined import Stopped, run

MODULE = "core.documents.pdf_process"
SECONDS = 60
MEMORY = 1024 * 1024 * 1024  # bytes of address space
LONGEST = 10 * 1024 * 1024  # characters of HTML

Embedded = Mapping[str, tuple[str, bytes]]
log = structlog.get_logger(__name__)


class NotRendered(Exception):
    """The PDF was not made; the words say why. The queue goes on."""


def pdf_of(template: str, context: dict[str, Any], embedded: Embedded | None = None) -> bytes:
    """Render a template that extends documents/base.html to PDF/UA-1. Raises NotRendered."""
    return pdf_from(render_to_string(template, context), embedded)


def pdf_from(
    html: str, embedded: Embedded | None = None, *, seconds: int = SECONDS, memory: int = MEMORY
) -> bytes:
    """The PDF of a complete page. Raises NotRendered.

    ``embedded`` maps a name to (media type, content); the page reaches it as
    ``embedded:<name>`` and can reach nothing else.
    """
    if len(html) > LONGEST:
        raise NotRendered("The document is too long to be made into a PDF.")
    given = {
        name: (kind, base64.b64encode(content).decode())
        for name, (kind, content) in (embedded or {}).items()
    }
    try:
        asked = {"html": html, "embedded": given}
        pdf, report = run(MODULE, asked, seconds=seconds, memory=memory)
    except Stopped as stopped:
        log.error("pdf_stopped", why=str(stopped), said=stopped.said)
        raise NotRendered(f"The PDF was not made. {stopped}") from stopped
    if report["refused"]:
        log.warning("pdf_address_refused", addresses=report["refused"])
    if report["faults"]:
        raise NotRendered("The PDF would not be accessible: " + "; ".join(report["faults"]))
    return pdf


@cache
def isolation() -> str:
    """Whether the renderer has a network, in words for the status page."""
    try:
        _, report = run(MODULE, {"html": "", "embedded": {}}, seconds=SECONDS, memory=MEMORY)
    except Stopped:
        return "The renderer does not start."
    return str(report["isolation"])
