from core.journal.models.access import AccessLog
from core.journal.models.entry import Entry, EntryQuerySet
from core.journal.models.handover import Fate
from core.journal.models.notice import Notice
from core.journal.models.seal import ChainCheck, Layout, Seal

__all__ = [
    "AccessLog",
    "ChainCheck",
    "Entry",
    "EntryQuerySet",
    "Fate",
    "Layout",
    "Notice",
    "Seal",
]
