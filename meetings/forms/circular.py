"""Forms of the Executive Circular: opening a quarter, its front, its compilation."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from core.pages.forms import PlainForm
from core.pages.parts import Option
from meetings.circular.wording import RETURNED
from meetings.models import Contribution, ExecutiveCircular
from meetings.models.circular.compiling import MOST_ASKS
from meetings.models.circular.opening import quarters_to_open
from meetings.models.contribution import LONGEST
from meetings.quarters import Quarter
from partnership.choices import GroupKind
from partnership.models import Subgroup

# Task and finish groups are offered; they end with their task and seldom answer quarterly.
USUALLY_ASKED = (GroupKind.SUBGROUP, GroupKind.PANEL, GroupKind.LOCAL, GroupKind.WORKING)
LONGEST_FRONT = 800
LONGEST_ASK = 160


def groups_below_the_board() -> Any:
    """Groups that still meet and that a circular can ask."""
    return Subgroup.objects.serving().exclude(kind=GroupKind.BOARD).order_by("name")


class OpenQuarterForm(PlainForm):
    """Which quarter, and which groups are asked."""

    quarter = forms.ChoiceField(label="Quarter", widget=forms.RadioSelect)
    groups = forms.ModelMultipleChoiceField(
        queryset=Subgroup.objects.none(),
        to_field_name="slug",
        label="Groups to ask",
        help_text="Untick a group that has nothing to account for this quarter.",
        widget=forms.CheckboxSelectMultiple(attrs={"class": "govuk-checkboxes--small"}),
    )

    def __init__(self, *args: Any, today: Any, **kwargs: Any) -> None:
        self.today = today
        super().__init__(*args, **kwargs)

    def prepare(self) -> None:
        opened = ExecutiveCircular.objects.values_list("number", flat=True)
        self.quarters = {q.number: q for q in quarters_to_open(opened, on=self.today)}
        self.fields["quarter"].choices = [
            (number, Option(q.words, self._hint(q))) for number, q in self.quarters.items()
        ]
        self.fields["groups"].queryset = groups = groups_below_the_board()
        usual = groups.filter(kind__in=USUALLY_ASKED, answers_to__isnull=False)
        self.fields["groups"].initial = list(usual.values_list("slug", flat=True))
        over = [n for n, q in self.quarters.items() if q.is_over(self.today)]
        self.fields["quarter"].initial = (over or list(self.quarters) or [None])[0]  # type: ignore[list-item]

    def _hint(self, quarter: Quarter) -> str:
        still = "" if quarter.is_over(self.today) else ", still running"
        return f"{quarter.number}{still}"

    def clean_quarter(self) -> Quarter:
        return self.quarters[self.cleaned_data["quarter"]]


class FrontForm(PlainForm):
    """The words at the front: what has happened, what is asked of the Board."""

    message = forms.CharField(
        label="Since the last circular",
        help_text="A few sentences for somebody with five minutes. No names, no case detail. "
        f"{LONGEST_FRONT} characters at most.",
        max_length=LONGEST_FRONT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    asks = forms.CharField(
        label="Asked of the Board",
        help_text=f"One a line, {MOST_ASKS} at most. Leave it empty when nothing is asked.",
        max_length=MOST_ASKS * (LONGEST_ASK + 2),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def clean_asks(self) -> str:
        lines = [line.strip() for line in self.cleaned_data["asks"].splitlines() if line.strip()]
        if len(lines) > MOST_ASKS:
            raise ValidationError(f"Ask for {MOST_ASKS} things at most. These are {len(lines)}.")
        for line in lines:
            if len(line) > LONGEST_ASK:
                raise ValidationError(f"Keep each to {LONGEST_ASK} characters: “{line[:40]}…”")
        return "\n".join(lines)


class CompileForm(PlainForm):
    """Why each missing group is missing; asked only of those that are."""

    def __init__(self, *args: Any, awaited: Iterable[Contribution], **kwargs: Any) -> None:
        self.awaited = list(awaited)
        super().__init__(*args, **kwargs)

    def prepare(self) -> None:
        for row in self.awaited:
            self.fields[self._name(row)] = forms.CharField(
                label=f"Why you go on without {row.group}",
                help_text=self._hint(row),
                max_length=300,
                initial=row.without_reason,
                widget=forms.Textarea(attrs={"rows": 2}),
                error_messages={"required": f"Say why you go on without {row.group}."},
            )

    def _hint(self, row: Contribution) -> str:
        printed = "It is printed in the circular in the place of the contribution."
        return f"{RETURNED} {printed}" if row.is_returned else printed

    def reasons(self) -> dict[Any, str]:
        """What was answered, by the contribution's id."""
        return {row.pk: self.cleaned_data[self._name(row)] for row in self.awaited}

    def _name(self, row: Contribution) -> str:
        return f"without_{row.group.slug}"


class AskForm(PlainForm):
    """One more group to ask."""

    group = forms.ModelChoiceField(
        queryset=Subgroup.objects.none(), to_field_name="slug", empty_label="Choose a group"
    )

    def __init__(self, *args: Any, circular: Any, **kwargs: Any) -> None:
        self.circular = circular
        super().__init__(*args, **kwargs)

    def prepare(self) -> None:
        asked = Contribution.objects.filter(circular=self.circular).values("group")
        self.fields["group"].queryset = groups_below_the_board().exclude(pk__in=asked)


def _text(label: str, hint: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=f"{hint} {LONGEST} characters at most.",
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )


class ContributionForm(PlainForm):
    """The four texts of a group's contribution."""

    done = _text("What we did", "The meetings, reviews and actions that mattered most.")
    changed = _text(
        "What changed for children", "And how you know: an audit, data, what children said."
    )
    late = _text("What is late, and why", "Name the action by its code, and the new date.")
    asks = _text("What we ask of the Board", "A decision, help with an agency, money.")
