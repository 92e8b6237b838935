"""simple-history, bent to the house: scoped, append-only, tied to entries, naming nobody."""

from typing import Any, ClassVar

import pgtrigger
from django.db import models
from simple_history.manager import HistoryManager
from simple_history.models import HistoricalRecords

from core.journal.deeds import current_deed
from core.tenancy.models import InScope, ScopedManager


class ScopedHistoryManager(HistoryManager):
    """`Model.history` and `row.history`, never beyond the open partnership."""

    def get_super_queryset(self) -> Any:
        return super().get_super_queryset().filter(InScope())


class Stamped(models.Model):
    """A history row. ``entry_id`` names the entry of the verb that wrote it."""

    entry_id = models.UUIDField(db_index=True, editable=False)

    objects: ClassVar[Any] = ScopedManager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.entry_id is None:
            self.entry_id = current_deed().id
        super().save(*args, **kwargs)


class History(HistoricalRecords):
    """``history = History()`` on every noun (design §4.6)."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            bases=(Stamped,),
            history_manager=ScopedHistoryManager,
            history_id_field=models.BigAutoField(),
            inherit=True,
            **kwargs,
        )

    def finalize(self, sender: type[models.Model], **kwargs: Any) -> None:
        super().finalize(sender, **kwargs)
        if hasattr(sender._meta, "simple_history_manager_attribute"):
            protect(sender.history.model)

    def get_history_user(self, instance: models.Model) -> None:
        """Nobody: the actor stands in the entry, by value."""

    def _get_history_user_fields(self) -> dict[str, Any]:
        return {"history_user": property(lambda row: None, lambda row, value: None)}


def protect(history_model: type[models.Model]) -> None:
    """Let the database refuse any change to a history row, whoever asks."""
    triggers = getattr(history_model._meta, "triggers", [])
    if any(t.name == "append_only" for t in triggers):
        return
    trigger = pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)
    pgtrigger.register(trigger)(history_model)
