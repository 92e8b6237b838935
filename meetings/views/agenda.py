"""What stands on an agenda: items, and the lines every agenda has."""

from typing import Any

from django.db.models import QuerySet

from core.pages.views.forms import EditPage, FormPage, VerbPage
from core.pages.views.records import Crumb, ObjectPage
from meetings.forms.agenda import ItemEditForm, ItemForm, StandingItemForm
from meetings.forms.calendar import ReasonForm
from meetings.models import AgendaItem, StandingItem
from meetings.views.of_meeting import OfGroup, OfMeeting, calendar_crumb, named, trail_to


class ItemNew(OfMeeting, FormPage):
    """One more item."""

    permission = "meetings.add_item"
    form_class = ItemForm
    title = "Add an agenda item"
    button = "Add it"

    def check(self) -> None:
        self.demand(self.meeting)

    def perform(self, form: Any) -> AgendaItem:
        return AgendaItem.add(self.meeting, by=self.me, at=self.now, **form.answers())

    def say(self, result: AgendaItem) -> str:
        return f"“{result}” is on the agenda."

    def cancel_url(self) -> str:
        return str(self.meeting.get_absolute_url())

    def context(self, **extra: Any) -> dict[str, Any]:
        return super().context(trail=self.trail(), summary=named(self.meeting), **extra)


class OfItem(ObjectPage):
    """Pages about one item that is still on its agenda."""

    model = AgendaItem

    def get_queryset(self) -> QuerySet[AgendaItem]:
        rows = AgendaItem.objects.visible_to(self.me).filter(removed_at__isnull=True)
        return rows.select_related("meeting__group", "source", "presenter")

    def trail(self) -> list[Crumb]:
        return trail_to(self.object.meeting)


class ItemEdit(OfItem, EditPage):
    """Wording, presenter and time of an item."""

    permission = "meetings.change_item"
    form_class = ItemEditForm
    title = "Change the agenda item"
    done = "The agenda item is changed."


class ItemPlace(OfItem, VerbPage):
    """One place up; the agenda has a button for it beside each item that can."""

    permission = "meetings.change_item"
    verb = "move_up"
    title = "Move the item up"
    button = "Move up"

    def consequences(self) -> list[str]:
        return [f"“{self.object}” changes places with the item before it."]

    def say(self, result: Any) -> str:
        return f"“{result}” is moved up."


class ItemRemoval(OfItem, VerbPage):
    """Off the agenda."""

    permission = "meetings.change_item"
    form_class = ReasonForm
    verb = "remove"
    title = "Take the item off the agenda"
    button = "Take it off"
    done = "The item is off the agenda."

    def next_url(self, result: Any) -> str:
        return str(result.meeting.get_absolute_url())


class StandingItemNew(OfGroup, FormPage):
    """A line for every future agenda of a group."""

    permission = "meetings.set_standing_items"
    form_class = StandingItemForm
    title = "Add a standing item"
    button = "Add it"
    done = "The standing item is on every agenda scheduled from now on."

    def perform(self, form: Any) -> StandingItem:
        return StandingItem.add(
            self.group, title=form.cleaned_data["title"], by=self.me, at=self.now
        )

    def next_url(self, result: Any) -> str:
        return self.cancel_url()

    def cancel_url(self) -> str:
        return str(self.group.get_absolute_url())

    def trail(self) -> list[Crumb]:
        return [calendar_crumb(), Crumb(str(self.group), self.group.get_absolute_url())]

    def context(self, **extra: Any) -> dict[str, Any]:
        return super().context(trail=self.trail(), summary=str(self.group), **extra)
