from core.journal.models.access import AccessLog
from core.journal.models.entry import Entry, EntryQuerySet
from core.journal.models.notice import Notice
from core.journal.models.seal import Seal

__all__ = ["AccessLog", "Entry", "EntryQuerySet", "Notice", "Seal"]
