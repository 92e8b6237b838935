"""What is typed about a course."""

from typing import Any

from django import forms

from core.pages.choosing import GroupedChoiceField
from core.pages.forms import PlainForm
from partnership.models import Priority
from reviews.models import Finding
from training.choices import Format
from training.models import CourseFinding

NEWEST_SOURCE_FIRST = ("-source__received_on", "-source__code", "code")


class CourseForm(PlainForm):
    """A course, new or edited."""

    title = forms.CharField(max_length=160)
    format = forms.ChoiceField(choices=[("", "Choose"), *Format.choices])
    length_minutes = forms.IntegerField(
        required=False,
        min_value=5,
        max_value=10_000,
        label="Length in minutes",
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-4"}),
    )
    priority = forms.ModelChoiceField(
        queryset=Priority.objects.none(), required=False, empty_label="No priority"
    )
    aims = forms.CharField(
        required=False, max_length=10_000, widget=forms.Textarea(attrs={"rows": 6})
    )

    def prepare(self) -> None:
        self.fields["priority"].queryset = Priority.objects.visible_to(self.me)  # type: ignore[attr-defined]


class TieForm(PlainForm):
    """The finding a course teaches because of: one of those the person who asks may read."""

    finding = GroupedChoiceField(
        Finding.objects.none(),
        beneath="source",
        empty_label="Choose",
        error_messages={"required": "Choose a finding."},
    )

    def __init__(self, *args: Any, course: Any = None, **kwargs: Any) -> None:
        self.course = course
        super().__init__(*args, **kwargs)

    def prepare(self) -> None:
        tied = CourseFinding.objects.filter(course=self.course).values("finding_id")
        left = Finding.objects.visible_to(self.me).exclude(pk__in=tied).select_related("source")
        self.fields["finding"].queryset = left.order_by(*NEWEST_SOURCE_FIRST)  # type: ignore[attr-defined]


class WithReason(PlainForm):
    """Something that is called off says why."""

    reason = forms.CharField(max_length=200, label="Why", widget=forms.Textarea(attrs={"rows": 3}))


class GivingBack(WithReason):
    """A place given back: by its delegate with or without a word, by anybody else with why."""

    def __init__(self, *args: Any, is_own: bool = False, **kwargs: Any) -> None:
        self.is_own = is_own
        super().__init__(*args, **kwargs)

    def prepare(self) -> None:
        self.fields["reason"].required = not self.is_own
