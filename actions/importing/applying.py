"""Doing what a preview showed, through the verbs, each with its own entry."""

from datetime import datetime
from typing import Any

from actions.importing.preview import Add, Change, Preview
from actions.models import Action, ActionPlan
from core.journal.deeds import Refused


class Applying:
    """One person's application of one preview. The page's transaction makes it all or nothing."""

    def __init__(self, preview: Preview, *, by: Any, at: datetime) -> None:
        self.preview, self.by, self.at = preview, by, at
        self.plans: dict[tuple[Any, Any], ActionPlan] = {}

    def __call__(self) -> tuple[int, int]:
        """Returns how many actions were added and how many changed. Raises Refused by row."""
        lines: list[Add | Change] = [*self.preview.adds, *self.preview.changes]
        for asked in lines:
            try:
                self._add(asked) if isinstance(asked, Add) else self._change(asked)  # type: ignore[arg-type]
            except Refused as refusal:
                words = f"Row {asked.number}: {refusal.message}"  # type: ignore[attr-defined]
                raise Refused(words, refusal.link) from refusal
        return len(self.preview.adds), len(self.preview.changes)

    def _add(self, add: Add) -> None:
        Action.raise_new(
            by=self.by,
            at=self.at,
            plan=self._plan(add),
            deed="action.imported",
            import_key=add.reference,
            **add.facts,
        )

    def _change(self, change: Change) -> None:
        action = change.action
        if change.words:
            action.revise(by=self.by, at=self.at, version=action.version, **change.words)
        if change.owner:
            action.assign(by=self.by, at=self.at, **change.owner)

    def _plan(self, add: Add) -> ActionPlan:
        """The group's log, or the source's plan with that group, begun when there is none."""
        place = add.group.pk, add.source.pk if add.source else None
        if place not in self.plans:
            self.plans[place] = self._found(add) or self._begun(add)
        return self.plans[place]

    def _found(self, add: Add) -> ActionPlan | None:
        return ActionPlan.objects.filter(group=add.group, source=add.source).first()

    def _begun(self, add: Add) -> ActionPlan:
        if add.source is None:
            return ActionPlan.open_log(add.group, by=self.by, at=self.at)
        return ActionPlan.draft_from(add.source, group=add.group, by=self.by, at=self.at)
