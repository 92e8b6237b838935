"""What is typed about a source of learning."""

from typing import Any

from django import forms

from core.pages.forms import PlainForm
from core.pages.opening import OpeningRadios
from core.pages.parts import Option
from partnership.models import Subgroup
from reviews.choices import PRACTICE_REVIEWS, SourceKind
from reviews.forms.days import DayGoneBy
from reviews.forms.people import PersonField, others, seconds
from reviews.models import Founding

OPEN, RESTRICTED = "open", "restricted"
# Who a restricted source begins with, and what is said where that is missing.
FOUNDING = {
    "lead": "Choose who leads the panel.",
    "second": "Choose the second person.",
    "reason": "Say why it is restricted.",
}
# National and practice reviews have pages of their own.
_ELSEWHERE = {*PRACTICE_REVIEWS, SourceKind.NATIONAL}


class FoundingFields(PlainForm):
    """Who a restricted source begins with."""

    lead = PersonField(
        required=False,
        label="Panel lead",
        help_text="Leads the review's panel. Another person than you.",
    )
    second = PersonField(
        required=False,
        label="Second person",
        help_text="Agrees the panel. From the business team, or a group's chair or deputy.",
    )
    reason = forms.CharField(
        required=False,
        label="Why it is restricted",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def prepare(self) -> None:
        super().prepare()
        self.fields["lead"].queryset = others(self.me)  # type: ignore[attr-defined]
        self.fields["second"].queryset = seconds(self.me)  # type: ignore[attr-defined]

    def founding(self) -> Founding:
        """The cleaned founding of a restriction."""
        clean = self.cleaned_data
        return Founding(clean["lead"], clean["second"], clean["reason"])


class RestrictForm(FoundingFields):
    """Restricts a source that was open."""

    def prepare(self) -> None:
        super().prepare()
        for name, words in FOUNDING.items():
            self.fields[name].required = True
            self.fields[name].error_messages["required"] = words


class SourceFacts(PlainForm):
    """What every source has."""

    title = forms.CharField(max_length=200, help_text="Say what it is about. No real names.")
    summary = forms.CharField(
        required=False, max_length=10_000, widget=forms.Textarea(attrs={"rows": 5})
    )
    received_on = DayGoneBy(label="Received or begun on")
    owner_group = forms.ModelChoiceField(
        queryset=Subgroup.objects.none(),
        required=False,
        label="Group that looks after it",
        empty_label="No group",
        help_text="Oversees its recommendations, unless one names another.",
    )
    guidance = forms.CharField(
        required=False,
        max_length=60,
        label="Guidance in force",
        help_text="For example Working Together 2023.",
    )

    def prepare(self) -> None:
        super().prepare()
        self.fields["owner_group"].queryset = Subgroup.objects.serving()  # type: ignore[attr-defined]


class Published(PlainForm):
    """Where a source was published, if it was."""

    publisher = forms.CharField(required=False, max_length=160)
    published_on = DayGoneBy(required=False, label="Published on")
    link = forms.URLField(
        required=False,
        max_length=400,
        label="Where it is published",
        help_text="The address of the page, beginning with https://",
        assume_scheme="https",
    )


class Reach(FoundingFields):
    """Open or restricted from its first moment."""

    reach = forms.ChoiceField(
        label="Who may read it",
        widget=OpeningRadios,
        choices=[
            (OPEN, Option("Open", "everybody in the partnership who reads sources")),
            (RESTRICTED, Option("Restricted", "only its panel, and the independent scrutineer")),
        ],
        error_messages={"required": "Choose whether it is open or restricted."},
    )
    field_order = ("reach", "lead", "second", "reason")

    def prepare(self) -> None:
        super().prepare()
        for name in FOUNDING:
            self.fields[name].asked_if = "only if restricted"  # type: ignore[attr-defined]
        self.opens("reach", RESTRICTED, FOUNDING)

    def clean(self) -> dict[str, Any]:
        super().clean()
        if self.cleaned_data.get("reach") == RESTRICTED:
            self._demand_founding()
        return self.cleaned_data

    def _demand_founding(self) -> None:
        for name, words in FOUNDING.items():
            if not self.cleaned_data.get(name) and name not in self.errors:
                self.add_error(name, words)

    def facts(self) -> dict[str, Any]:
        """What the verb takes: the facts, and a founding if it is to be restricted."""
        facts = dict(self.cleaned_data)
        for name in ("version", "lead", "second", "reason"):
            facts.pop(name)
        is_restricted = facts.pop("reach") == RESTRICTED
        return {**facts, "founding": self.founding() if is_restricted else None}


class NewSource(Reach, Published, SourceFacts):
    """A source of any kind that has no page of its own."""

    kind = forms.ChoiceField(
        choices=[("", "Choose")] + [c for c in SourceKind.choices if c[0] not in _ELSEWHERE]
    )
    field_order = (  # type: ignore[assignment]
        "kind", "title", "summary", "received_on", "publisher", "published_on", "link",
        "owner_group", "guidance", "reach", "lead", "second", "reason",
    )  # fmt: skip


class EditSource(Published, SourceFacts):
    """Plain facts of a source; its kind, code and reach are not edited."""

    field_order = (
        "title", "summary", "received_on", "publisher", "published_on", "link", "owner_group",
        "guidance",
    )  # fmt: skip


class NationalReview(Published, SourceFacts):
    """A review published nationally: open, and entered once."""

    publisher = forms.CharField(max_length=160, initial="Child Safeguarding Practice Review Panel")
    published_on = DayGoneBy(label="Published on")
    field_order = (
        "title", "publisher", "published_on", "link", "summary", "received_on", "owner_group",
        "guidance",
    )  # fmt: skip


class Closing(PlainForm):
    """Closes a source."""

    note = forms.CharField(
        required=False,
        max_length=1000,
        label="Anything to remember",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
