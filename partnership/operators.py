"""The operator as somebody who acts: sets partnerships up, sees none from the inside."""

from dataclasses import dataclass
from typing import Any

from core.journal.actors import Actor


@dataclass(frozen=True)
class Operator:
    """An account with the operator's mark, known to a partnership's journal by its address."""

    account: Any

    def as_actor(self) -> Actor:
        """The address by value; an operator has no post and no agency here."""
        return Actor(id=self.account.pk, name=self.account.email, role="Operator of this service")
