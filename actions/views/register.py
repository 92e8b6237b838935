"""The register of actions: the model register of the product."""

from functools import cached_property
from typing import Any

from actions.filters import ActionFilters
from actions.models import Action
from actions.showing import dress, in_columns, sortable, with_columns
from actions.thresholds import due_soon_days
from core.pages.filtering import address as filtered_address
from core.pages.keyset import Keyset, KeysetPage
from core.pages.parts import Link
from core.pages.views.lists import ListPage
from core.pages.views.records import Step
from core.tenancy.addresses import address


class ActionList(ListPage):
    """Every action this person may read. ``filtered()`` gives exactly what is shown."""

    permission = "actions.read"
    model = Action
    template_name = "actions/action_list.html"
    title = "Actions"
    sorts = {
        "due": ("due_on", "pk"),
        "updated": ("touched_on", "pk"),
        "agency": ("agency_name", "due_on", "pk"),
        "code": ("code", "pk"),
        "raised": ("raised_on", "pk"),
    }

    @cached_property
    def days(self) -> int:
        """Days before the due date from which an action is due soon; asked only when needed."""
        return due_soon_days()

    def filtered(self) -> tuple[Any, Any]:
        found = ActionFilters(
            self.request.GET,
            queryset=self.get_queryset(),
            request=self.request,
            today=self.today,
            days=lambda: self.days,
        )
        return found.qs, found

    def decorate(self, rows: Any) -> Any:
        return with_columns(rows).with_touched_on()

    def paged(self, rows: Any) -> KeysetPage:
        _, columns = self.sort()
        found = Keyset(columns, self.size)
        page = found.page(sortable(rows, columns), self.request.GET, shown=in_columns())
        for row in page:
            dress(row, me=self.me, today=self.today, days=row.due_soon_days)
        return page

    def steps(self) -> list[Step]:
        """What can be begun here."""
        if not self.may("actions.raise"):
            return []
        return [
            Step("Raise an action", address("actions:action_new"), "", primary=True),
            Step("Bring in a spreadsheet", address("actions:action_import"), ""),
        ]

    def context(self, **extra: Any) -> dict[str, Any]:
        steps = self.steps()
        return super().context(
            steps=steps,
            noun="action,actions",
            exports=self.exports(),
            empty_words="No open action is here that you may read.",
            empty_hint="Actions are raised in a group's log or drafted from a source of learning.",
            empty_link=steps[0] if steps else None,
            **extra,
        )

    def exports(self) -> list[Link]:
        """Files of exactly what is shown: the same filters, every page."""
        same = filtered_address(self.request.GET)
        return [
            Link("Excel", address("actions:action_export_xlsx") + same),
            Link("CSV", address("actions:action_export_csv") + same),
        ]
