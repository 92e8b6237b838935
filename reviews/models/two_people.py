"""What one person proposes about somebody and a source (design §4.5)."""

from typing import Any

from django.db import models

from core.journal.accountable import Accountable
from core.journal.deeds import Refused
from reviews.models.flow import FromSource


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
