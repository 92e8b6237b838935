"""The base of every noun: owned by a partnership, with history, changed by verbs only."""

from datetime import datetime
from typing import Any, ClassVar, Self

from django.db import models

from core.journal.deeds import Refused, Stale, Unrecorded, current_deed, verb
from core.journal.history import History
from core.journal.models.entry import Entry
from core.journal.reactions import react
from core.journal.subject import pointing_at
from core.journal.vocabulary import phrase
from core.tenancy.models import Owned, ScopedManager


class Accountable(Owned):
    """A noun. ``version`` grows with every change and guards against lost updates."""

    # The deed an inherited ``revise`` records, "action.revised".
    revised: ClassVar[str] = ""
    # What a column may take on without its history saying so: {"is_late": False}.
    unremarkable: ClassVar[dict[str, Any]] = {}
    _shown_version: int | None = None

    version = models.PositiveIntegerField(default=1, editable=False)

    history = History()
    objects: ClassVar[Any] = ScopedManager()

    class Meta:
        abstract = True
        base_manager_name = "objects"
        default_manager_name = "objects"

    def save(self, *args: Any, **kwargs: Any) -> None:
        current_deed()
        if not self._state.adding:
            self.version += 1
            if kwargs.get("update_fields") is not None:
                kwargs["update_fields"] = {*kwargs["update_fields"], "version"}
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        raise Unrecorded("Rows are closed, withdrawn or superseded; nothing is deleted.")

    def as_shown(self, version: int | None) -> Self:
        """Tell which version the person who acts had before them; None: nobody knows.

        The next ``lock`` holds it against the row. Raises Stale when it differs already, so
        that a verb which locks something else first is guarded too.
        """
        self._shown_version = version
        return self._compared()

    def lock(self, *, version: int | None = None) -> Self:
        """Read the row again under a lock. Raises Stale when it is not as it was shown."""
        self.refresh_from_db(from_queryset=type(self).objects.select_for_update(of=("self",)))
        if version is not None:
            self._shown_version = version
        self._compared()._shown_version = None
        return self

    def _compared(self) -> Self:
        if self._shown_version is not None and self._shown_version != self.version:
            raise Stale(self)
        return self

    def record(self, kind: str, *, by: Any, at: datetime, reason: str = "", **facts: Any) -> Entry:
        """Write the entry of the verb under way and let the rooms react to it."""
        phrase(kind)
        deed = current_deed()
        deed.entries += 1
        actor = by.as_actor()
        entry = Entry(
            id=deed.id,
            partnership_id=self.partnership_id,
            kind=kind,
            at=at,
            actor_id=actor.id,
            actor_name=actor.name,
            actor_role=actor.role,
            actor_agency=actor.agency,
            on_behalf_of=actor.on_behalf_of,
            reason=reason,
            facts=facts,
            **pointing_at(self),
        )
        entry.save(force_insert=True)
        react(entry, self)
        return entry

    @verb
    def revise(
        self, *, by: Any, at: datetime, version: int | None = None, reason: str = "", **changes: Any
    ) -> Self:
        """The one plain edit. Raises Stale on a lost race, Refused when nothing differs."""
        self.lock(version=version)
        changed = [name for name, value in changes.items() if getattr(self, name) != value]
        if not changed:
            raise Refused("Nothing was changed, so there is nothing to save.")
        for name in changed:
            setattr(self, name, changes[name])
        self.save()
        self.record(self.revised, by=by, at=at, reason=reason, fields=sorted(changed))
        return self
