"""Recommendations: their wording, who is asked, and what came of them."""

from typing import Any

from django import forms

from core.pages.fields import DayField
from core.pages.forms import PlainForm
from partnership.choices import AgencyKind
from partnership.models import Agency, Subgroup
from partnership.numbering import WORDS, bare, place
from reviews.choices import Scope, SourceKind
from reviews.models import Finding
from reviews.models.asking import askable
from reviews.wordings import Wording, has_words, wordings

PASTED_AT_MOST = 30


def usual(source: Any) -> dict[str, Any]:
    """What forms about a source's recommendations start from.

    A national review speaks to the whole country, and the statutory partners answer it.
    """
    start: dict[str, Any] = {"owner_group": source.owner_group_id, "scope": Scope.MULTI}
    if source.kind == SourceKind.NATIONAL:
        statutory = askable(source).filter(kind=AgencyKind.STATUTORY)
        start.update(scope=Scope.NATIONAL, agencies=list(statutory))
    return start


class BeneathSource(PlainForm):
    """A form about one ``source``."""

    def __init__(self, *args: Any, source: Any, **kwargs: Any) -> None:
        self.source = source
        super().__init__(*args, **kwargs)


class RecommendationFacts(BeneathSource):
    """What a recommendation says, without who is asked."""

    number = forms.CharField(
        required=False,
        max_length=10,
        label="Number in the report",
        help_text="For example 4, 4a or 4.2",
        widget=forms.TextInput(attrs={"class": "govuk-input--width-3"}),
    )
    title = forms.CharField(
        max_length=200, label="What should change", help_text="In one sentence."
    )
    text = forms.CharField(
        required=False,
        max_length=10_000,
        label="Full wording",
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    finding = forms.ModelChoiceField(
        queryset=Finding.objects.none(),
        required=False,
        label="Because of the finding",
        empty_label="No one finding",
    )
    scope = forms.ChoiceField(choices=Scope.choices, label="Speaks to")

    def clean_number(self) -> str:
        number = bare(self.cleaned_data["number"])
        try:
            return number if not number or place(number) else ""
        except ValueError:
            raise forms.ValidationError(WORDS) from None

    def clean_title(self) -> str:
        title = str(self.cleaned_data["title"])
        if not has_words(title):
            raise forms.ValidationError("Say in a sentence what should change.")
        return title

    def prepare(self) -> None:
        super().prepare()
        self.fields["finding"].queryset = self.source.findings.all()  # type: ignore[attr-defined]


class OwnedByGroup(PlainForm):
    owner_group = forms.ModelChoiceField(
        queryset=Subgroup.objects.none(),
        required=False,
        label="Group that oversees it",
        empty_label="No group",
    )

    def prepare(self) -> None:
        super().prepare()
        self.fields["owner_group"].queryset = Subgroup.objects.serving()  # type: ignore[attr-defined]


ON_THE_PANEL = (
    "Only agencies with a lead on the panel are listed: while the source is restricted, nobody of "
    "another could answer. Propose its lead for the panel first, or ask when the source is open."
)


class AskedOf(BeneathSource):
    """Which agencies are asked, and by when."""

    agencies = forms.ModelMultipleChoiceField(
        queryset=Agency.objects.none(),
        required=False,
        label="Ask these agencies to answer",
        widget=forms.CheckboxSelectMultiple,
    )
    answer_by_on = DayField(
        required=False,
        label="Answers due",
        help_text="Leave empty for the partnership's usual number of days.",
    )

    def prepare(self) -> None:
        super().prepare()
        self.fields["agencies"].queryset = askable(self.source)  # type: ignore[attr-defined]
        if self.source.is_restricted:
            self.fields["agencies"].help_text = ON_THE_PANEL


class NewRecommendation(AskedOf, OwnedByGroup, RecommendationFacts):
    """One recommendation."""

    field_order = (
        "number", "title", "text", "finding", "scope", "owner_group", "agencies", "answer_by_on",
    )  # fmt: skip


class EditRecommendation(OwnedByGroup, RecommendationFacts):
    """Its wording; who was asked is not edited but added to."""


class SeveralRecommendations(AskedOf, OwnedByGroup):
    """Recommendations pasted from a report."""

    pasted = forms.CharField(
        label="Recommendations",
        help_text="Paste or type them, with an empty line between two recommendations. A number "
        "that one begins with, like “4a.” or “4a)”, is kept; where they are numbered, no empty "
        "line is needed.",
        max_length=40_000,
        widget=forms.Textarea(attrs={"rows": 14}),
    )
    scope = forms.ChoiceField(choices=Scope.choices, label="Speak to")
    field_order = ("pasted", "scope", "owner_group", "agencies", "answer_by_on")

    def clean_pasted(self) -> list[Wording]:
        found = wordings(self.cleaned_data["pasted"])
        if not found:
            raise forms.ValidationError("There is no word in this. Paste the recommendations.")
        if len(found) > PASTED_AT_MOST:
            raise forms.ValidationError(
                f"These are {len(found)} recommendations. Enter at most {PASTED_AT_MOST} at once."
            )
        return found


class AskMore(AskedOf):
    """Agencies that have not been asked yet."""

    agencies = forms.ModelMultipleChoiceField(
        queryset=Agency.objects.none(),
        label="Ask these agencies as well",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one agency."},
    )

    def __init__(self, *args: Any, recommendation: Any = None, **kwargs: Any) -> None:
        self.recommendation = recommendation
        super().__init__(*args, source=recommendation.source, **kwargs)

    def prepare(self) -> None:
        super().prepare()
        asked = self.recommendation.answers.values("agency_id")
        box: Any = self.fields["agencies"]
        box.queryset = box.queryset.exclude(pk__in=asked)


class Conclusion(PlainForm):
    """What came of a recommendation."""

    conclusion = forms.CharField(
        max_length=4_000, label="What came of it", widget=forms.Textarea(attrs={"rows": 4})
    )
    why_unanswered = forms.CharField(
        required=False,
        max_length=1_000,
        label="Why you conclude without all answers",
        help_text="Needed only while answers are awaited.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
