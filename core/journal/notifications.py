"""The notices of the journal itself, declared by being imported at start-up."""

from core.journal.heads import ChainHead

__all__ = ["ChainHead"]
