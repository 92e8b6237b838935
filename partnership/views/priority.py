"""Priorities: list, record, setting, editing, closing."""

from typing import Any

from core.pages.forms import PlainForm
from core.pages.parts import Link
from core.pages.views.forms import EditPage, FormPage, VerbPage
from core.pages.views.lists import ListPage
from core.pages.views.records import Crumb, DetailPage, Step
from core.tenancy.addresses import address
from partnership.forms.agency import ClosureForm
from partnership.forms.priority import PriorityForm
from partnership.models import Priority
from partnership.views.places import TopPage, register

KEEP = "partnership.set_priorities"


class PriorityList(TopPage, ListPage):
    permission = "partnership.read"
    tab = "priority_list"
    template_name = "partnership/priority_list.html"
    title = "Priorities"
    model = Priority
    sorts = {
        "period": ("-period", "order", "title", "pk"),
        "priority": ("title", "pk"),
    }

    def steps(self) -> list[Step]:
        return [Step("Set a priority", address("partnership:priority_new"), KEEP, primary=True)]

    def context(self, **extra: Any) -> dict[str, Any]:
        link = Link("Set a priority", address("partnership:priority_new"))
        return super().context(
            noun="priority,priorities",
            empty_words="No priority has been set yet.",
            empty_hint="Courses and learning are tied to priorities.",
            empty_link=link if self.may(KEEP) else None,
            **extra,
        )


class PriorityNew(TopPage, FormPage):
    permission = KEEP
    title = "Set a priority"
    form_class = PriorityForm
    button = "Set priority"

    def trail(self) -> list[Crumb]:
        return register("Priorities", "priority_list")

    def cancel_url(self) -> str:
        return address("partnership:priority_list")

    def perform(self, form: PlainForm) -> Priority:
        return Priority.set_new(by=self.me, at=self.now, **form.answers())


class OnPriority:
    """What every page about one priority shares."""

    model = Priority
    lookup = "slug"

    def trail(self) -> list[Crumb]:
        return register("Priorities", "priority_list")


class PriorityDetail(OnPriority, DetailPage):
    permission = "partnership.read"
    template_name = "partnership/priority_detail.html"

    def steps(self) -> list[Step]:
        slug, stands = {"slug": self.object.slug}, self.object.ended_on is None
        return [
            Step("Edit", address("partnership:priority_edit", **slug), KEEP, when=stands),
            Step("Close", address("partnership:priority_closure", **slug), KEEP, when=stands),
        ]


class PriorityEdit(OnPriority, EditPage):
    permission = KEEP
    form_class = PriorityForm

    def heading(self) -> str:
        return "Edit the priority"


class PriorityClosure(OnPriority, VerbPage):
    permission = KEEP
    verb = "end"
    form_class = ClosureForm
    button = "Close the priority"
    is_harmful = True

    def heading(self) -> str:
        return f"Close “{self.object}”?"

    def consequences(self) -> list[str]:
        return ["New courses can no longer be tied to it. What was done under it stays."]
