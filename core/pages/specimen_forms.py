"""One field of each kind, and filters, for the page of all components."""

from django import forms
from django.core.exceptions import ValidationError

from core.pages.fields import ClockField, DayField, FilesField
from core.pages.parts import Option
from core.pages.widgets import DayTextInput
from core.pages.wording import say_plainly

AGENCIES = [
    ("police", "Wealdshire Police"),
    ("icb", "NHS Wealdshire Integrated Care Board"),
    ("council", "Wealdshire County Council"),
]


class SpecimenForm(forms.Form):
    """One field of each kind."""

    title = forms.CharField(help_text="Say what will be different for children.", max_length=120)
    email = forms.EmailField(label="Contact address", required=False)
    password = forms.CharField(widget=forms.PasswordInput, required=False)
    days = forms.IntegerField(label="Days of notice", required=False)
    notes = forms.CharField(
        label="What happened", widget=forms.Textarea, max_length=400, required=False
    )
    agency = forms.ChoiceField(label="Accountable agency", choices=[("", "Choose one"), *AGENCIES])
    answer = forms.ChoiceField(
        widget=forms.RadioSelect,
        choices=[
            ("yes", Option("Accept", "The agency will carry it out and say by when.")),
            (
                "no",
                Option("Do not accept", "The agency says why; the owner group sees it."),
            ),
        ],
    )
    told = forms.MultipleChoiceField(
        label="Who must be told", widget=forms.CheckboxSelectMultiple, choices=AGENCIES
    )
    sure = forms.BooleanField(label="I have checked that no child is named")
    due_on = DayField(label="Due", help_text="For example, 3 10 2025")
    starts_at = ClockField(label="Starts at", help_text="For example, 2:30pm", required=False)
    evidence = FilesField(required=False, help_text="PDF, Word, Excel or pictures, 20 MB each")

    def clean(self) -> None:
        raise ValidationError("The action has no accepted evidence yet.")


class SpecimenFilters(forms.Form):
    """What a register could be filtered by."""

    q = forms.CharField(label="Words in the title", required=False)
    agency = forms.MultipleChoiceField(
        choices=AGENCIES, widget=forms.CheckboxSelectMultiple, required=False
    )
    state = forms.ChoiceField(
        choices=[("", "Any"), ("late", "Overdue"), ("open", "Open")], required=False
    )
    due_after = DayField(label="Due from", widget=DayTextInput, required=False)


def wrong_form() -> SpecimenForm:
    """The form as it comes back when almost everything in it is wrong."""
    form = SpecimenForm(
        {
            "due_on_0": "31",
            "due_on_1": "2",
            "due_on_2": "2025",
            "starts_at": "2",
            "days": "many",
        },
        auto_id="wrong_%s",
    )
    say_plainly(form)
    return form
