"""Forms of the agenda and its papers."""

from datetime import date
from typing import Any

from django import forms

from core.documents.files import LARGEST_WORDS, examine
from core.documents.kinds import ACCEPTED, PLACE
from core.pages.fields import DayField
from core.pages.forms import PlainForm
from core.pages.templatetags.words import day
from meetings.choices import ItemKind
from partnership.models import Membership
from reviews.models import LearningSource


class ItemForm(PlainForm):
    """An agenda item; one about a restricted source goes to Part B by itself."""

    title = forms.CharField(label="Item", max_length=200)
    note = forms.CharField(
        label="What is wanted of the group",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=4000,
    )
    presenter = forms.ModelChoiceField(
        queryset=Membership.objects.none(), required=False, label="Who presents it"
    )
    minutes_planned = forms.IntegerField(
        label="Time, in minutes",
        required=False,
        min_value=1,
        max_value=480,
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-3"}),
    )
    source = forms.ModelChoiceField(
        queryset=LearningSource.objects.none(), required=False, label="Source of learning"
    )

    def prepare(self) -> None:
        self.fields["presenter"].queryset = Membership.objects.open()
        self.fields["source"].queryset = LearningSource.objects.visible_to(self.me).filter(
            closed_on__isnull=True
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("source"):
            cleaned["kind"] = ItemKind.SOURCE
        return cleaned


class ItemEditForm(ItemForm):
    """The same without the source: what an item is about does not change."""

    def prepare(self) -> None:
        super().prepare()
        del self.fields["source"]


class StandingItemForm(PlainForm):
    """A line for every future agenda of a group."""

    title = forms.CharField(label="Standing item", max_length=200)


class PaperForm(PlainForm):
    """A paper asked of somebody."""

    title = forms.CharField(label="Paper", max_length=200)
    owner = forms.ModelChoiceField(queryset=Membership.objects.none(), label="Who writes it")
    due_on = DayField(label="Due")

    def __init__(self, *args: Any, papers_day: date, today: date, **kwargs: Any) -> None:
        self.papers_day, self.today = papers_day, today
        super().__init__(*args, **kwargs)

    def prepare(self) -> None:
        self.fields["owner"].queryset = Membership.objects.open().writing()
        if self.papers_day < self.today:
            self.fields["due_on"].help_text = (
                f"Papers for this meeting were due on {day(self.papers_day)}. Choose a day from "
                "today to the meeting’s."
            )
        else:
            self.fields["due_on"].initial = self.papers_day


class HandInForm(PlainForm):
    """The paper itself."""

    file = forms.FileField(
        label="Your paper",
        validators=[examine],
        help_text=f"{ACCEPTED}, up to {LARGEST_WORDS}. {PLACE}",
    )
    late_reason = forms.CharField(
        label="Why it comes late",
        max_length=300,
        help_text="The members see this beside the paper.",
    )

    def __init__(self, *args: Any, is_late: bool, **kwargs: Any) -> None:
        self.is_late = is_late
        super().__init__(*args, **kwargs)

    def prepare(self) -> None:
        if not self.is_late:
            del self.fields["late_reason"]
