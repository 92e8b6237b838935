"""Panel and bar changes need two people (design §4.5).

Every proposal has the same three answers: a second person agrees, or does not agree and says
why; or whoever proposed it takes it back before that.
"""

from typing import Any

from django.db import models

from core.journal.accountable import Accountable
from core.journal.deeds import Refused
from reviews.models.flow import FromSource


def refuse_alone(by: Any, *, proposer: Any, holder: Any = None) -> None:
    """Raise Refused when the one who decides proposed it, or is the one it is about."""
    if by.pk == proposer:
        raise Refused("You proposed this yourself. A second person has to agree.")
    if holder is not None and by.pk == holder:
        raise Refused("This is about you. Somebody else has to agree.")


def refuse_own_no(by: Any, *, proposer: Any, note: str) -> None:
    """Raise Refused for a "no" of the one who proposed it, or without a reason."""
    if by.pk == proposer:
        raise Refused("You proposed this yourself. Take it back instead.")
    if not note.strip():
        raise Refused("Say why you do not agree.")


def refuse_another(by: Any, *, proposer: Any) -> None:
    """Raise Refused when somebody else than the one who proposed it takes it back."""
    if by.pk != proposer:
        raise Refused("Only whoever proposed this can take it back. Say instead whether you agree.")


class TwoPeople(FromSource, Accountable):
    """What one person proposes about somebody and a source, and another agrees."""

    proposed_at = models.DateTimeField()
    proposed_by = models.ForeignKey(
        "partnership.Membership", on_delete=models.PROTECT, related_name="+"
    )
    agreed_at = models.DateTimeField(null=True, blank=True)
    agreed_by = models.ForeignKey(
        "partnership.Membership", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    source: Any

    class Meta(Accountable.Meta):
        abstract = True

    @property
    def code(self) -> str:
        """What mails call it by."""
        return str(self.source.code)

    @property
    def is_proposed(self) -> bool:
        """It awaits its second person."""
        raise NotImplementedError

    def lock_for(self, by: Any) -> None:
        """Lock it. Raises Refused for somebody the source is closed to."""
        self.lock()
        self.source.admit(by)

    def lock_proposed(self, by: Any) -> None:
        """Lock it for its second person. Raises Refused once it was decided."""
        self.lock_for(by)
        if not self.is_proposed:
            raise Refused(f"This {self._meta.verbose_name} has been decided already.")
