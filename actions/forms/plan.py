"""Drafting a plan, and proposing its actions in one step."""

from dataclasses import dataclass
from typing import Any

from django import forms

from actions.forms.choosing import GroupField
from core.pages.fields import DayField
from core.pages.forms import PlainForm
from core.pages.widgets import DayTextInput


class PlanForm(PlainForm):
    """A new plan for a source."""

    group = GroupField(help_text="This group watches over the plan and signs its actions off.")
    title = forms.CharField(label="Title", max_length=200)

    def prepare(self) -> None:
        self.fields["group"].bind()


class PlanTitleForm(PlainForm):
    """The words of a plan."""

    title = forms.CharField(label="Title", max_length=200)


@dataclass
class Offer:
    """A recommendation and an agency that accepted it, for which no action stands yet."""

    recommendation: Any
    agency: Any
    leads: list[Any]

    @property
    def key(self) -> str:
        return f"{self.recommendation.code}_{self.agency.slug}"

    @property
    def words(self) -> str:
        return f"{self.recommendation.code}, {self.agency}"


class ProposalsForm(PlainForm):
    """A line for each offer: tick, title, due date, lead."""

    due_on = DayField(
        label="Due date for every ticked line that has none of its own", required=False
    )

    def __init__(self, *args: Any, offers: list[Offer], today: Any, **kwargs: Any) -> None:
        self.offers, self.today = offers, today
        super().__init__(*args, **kwargs)

    def prepare(self) -> None:
        for offer in self.offers:
            self.fields |= _line(offer)

    @property
    def lines(self) -> list[dict[str, Any]]:
        """The boxes of each offer, for the page's table."""
        return [
            {"offer": o, **{part: self[f"{part}_{o.key}"] for part in PARTS}} for o in self.offers
        ]

    def clean(self) -> dict[str, Any]:
        for offer in self.offers:
            if self.cleaned_data.get(f"pick_{offer.key}"):
                self._check(offer)
        return self.cleaned_data

    def _check(self, offer: Offer) -> None:
        title, due = f"title_{offer.key}", f"due_{offer.key}"
        if not self.cleaned_data.get(title) and title not in self.errors:
            self.add_error(title, f"Write the action of {offer.words}.")
        if due in self.errors or "due_on" in self.errors:
            return
        due_on = self._due(offer)
        if not due_on:
            self.add_error(due, f"Enter a due date for {offer.words}.")
        elif due_on < self.today:
            self.add_error(due, f"The due date of {offer.words} must not lie in the past.")

    def _due(self, offer: Offer) -> Any:
        return self.cleaned_data.get(f"due_{offer.key}") or self.cleaned_data.get("due_on")

    def rows(self) -> list[dict[str, Any]]:
        """The facts of each action to raise."""
        picked = (o for o in self.offers if self.cleaned_data.get(f"pick_{o.key}"))
        return [self._facts(offer) for offer in picked]

    def _facts(self, offer: Offer) -> dict[str, Any]:
        leads = {lead.slug: lead for lead in offer.leads}
        return {
            "recommendation": offer.recommendation,
            "agency": offer.agency,
            "title": self.cleaned_data[f"title_{offer.key}"],
            "due_on": self._due(offer),
            "lead": leads.get(self.cleaned_data[f"lead_{offer.key}"]),
        }


PARTS = ("pick", "title", "due", "lead")


def _line(offer: Offer) -> dict[str, forms.Field]:
    named = [("", "No lead yet"), *((lead.slug, lead.name) for lead in offer.leads)]
    return {
        f"pick_{offer.key}": forms.BooleanField(
            required=False, label=f"Raise an action for {offer.words}"
        ),
        f"title_{offer.key}": forms.CharField(
            required=False,
            max_length=200,
            initial=offer.recommendation.title,
            # Two lines, so that the whole of it is seen beside the other columns.
            widget=forms.Textarea(attrs={"rows": 2}),
            label=f"Action, {offer.words}",
        ),
        f"due_{offer.key}": DayField(
            required=False, widget=DayTextInput, label=f"Due, {offer.words}"
        ),
        f"lead_{offer.key}": forms.ChoiceField(
            required=False, choices=named, label=f"Lead, {offer.words}"
        ),
    }
