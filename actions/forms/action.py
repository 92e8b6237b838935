"""Raising an action, changing its words, giving it to somebody."""

from typing import Any

from django import forms

from actions.forms.choosing import AgenciesField, AgencyField, GroupField, LeadField, check_lead_of
from core.pages.fields import DayField
from core.pages.forms import PlainForm

LONGEST_TEXT = 4000


class WordsForm(PlainForm):
    """What will be done, and how one will know."""

    title = forms.CharField(label="Action", max_length=200, help_text="One sentence.")
    text = forms.CharField(
        label="What will be done",
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    measure = forms.CharField(
        label="How we will know it worked",
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="What will be different for children, and where it will show.",
    )


class EditForm(WordsForm):
    """The words of an action, and who watches over it."""

    group = GroupField(help_text="This group signs the action off and sees it on its agenda.")

    def prepare(self) -> None:
        self.fields["group"].bind()


class ActionForm(WordsForm):
    """A new action in a plan."""

    agency = AgencyField()
    lead = LeadField(help_text="A person of that agency. May be named later.")
    due_on = DayField(label="Due", help_text="A real date. It can be extended, never overwritten.")
    contributors = AgenciesField(label="Contributing agencies", required=False)

    def __init__(self, *args: Any, today: Any, **kwargs: Any) -> None:
        self.today = today
        super().__init__(*args, **kwargs)

    def prepare(self) -> None:
        for name in ("agency", "lead", "contributors"):
            self.fields[name].bind()

    def clean_due_on(self) -> Any:
        due_on = self.cleaned_data["due_on"]
        if due_on < self.today:
            raise forms.ValidationError("The due date must not lie in the past.")
        return due_on

    def clean(self) -> dict[str, Any]:
        check_lead_of(self)
        agency = self.cleaned_data.get("agency")
        if agency and agency in (self.cleaned_data.get("contributors") or ()):
            self.add_error("contributors", f"{agency} is accountable already; untick it here.")
        return self.cleaned_data


class LogActionForm(ActionForm):
    """A new action in a group's own log."""

    group = GroupField(help_text="The action goes into this group's own log.")
    field_order = ["group", "title"]

    def prepare(self) -> None:
        super().prepare()
        self.fields["group"].bind()


class LeadForm(PlainForm):
    """Another lead of the same agency; of any, where none is given."""

    lead = LeadField()
    reason = forms.CharField(
        label="Reason",
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, agency: Any = None, **kwargs: Any) -> None:
        self.agency = agency
        super().__init__(*args, **kwargs)

    def prepare(self) -> None:
        self.fields["lead"].bind(self.agency)


class OwnerForm(LeadForm):
    """Another lead, or another accountable agency with its lead: the business team's."""

    agency = AgencyField()
    field_order = ["agency", "lead", "reason"]

    def prepare(self) -> None:
        super().prepare()
        self.fields["agency"].bind()

    def clean(self) -> dict[str, Any]:
        check_lead_of(self)
        return self.cleaned_data


class ContributorsForm(PlainForm):
    """Who helps."""

    agencies = AgenciesField(label="Contributing agencies", required=False)

    def __init__(self, *args: Any, accountable: Any, **kwargs: Any) -> None:
        self.accountable = accountable
        super().__init__(*args, **kwargs)

    def prepare(self) -> None:
        field = self.fields["agencies"]
        field.bind()
        field.queryset = field.queryset.exclude(pk=self.accountable.pk)

    def clean_agencies(self) -> list[Any]:
        return list(self.cleaned_data["agencies"])

    def standing(self, current: Any) -> dict[str, Any]:
        """Who helps as the record has it now, in the order of the boxes."""
        serving = current.contributors.serving().select_related("agency")
        return {"agencies": [helper.agency for helper in serving.order_by("agency__name")]}
