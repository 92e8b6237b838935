"""The night's own check of the chain, kept so that a break shows without anybody asking."""

from datetime import datetime

from core.journal.models import ChainCheck
from core.journal.sealing import Head
from core.journal.verifying import verify


def check_chain(*, at: datetime) -> ChainCheck:
    """Check the open partnership's chain and append what was found.

    The head the last check held is compared as well: a chain made anew since then shows.
    """
    found = verify(printed=last_head())
    check = ChainCheck(
        at=at,
        checked=found.checked,
        head=str(found.head or ""),
        broken_at=found.broken_at,
        why=found.why,
    )
    check.save(force_insert=True)
    return check


def last_head() -> Head | None:
    """The head of the newest check that held."""
    last = ChainCheck.objects.filter(why="").exclude(head="").first()
    return Head.read(last.head) if last else None
