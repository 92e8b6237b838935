"""A group's contribution: its numbers, its four texts, its way to the business team."""

from typing import Any

from django.db.models import QuerySet
from django.utils.functional import cached_property

from core.pages.views.forms import EditPage, VerbPage
from core.pages.views.records import Crumb, DetailPage, ObjectPage, Step
from meetings.circular.tables import agencies_table, numbers_of
from meetings.circular.wording import HEADINGS, NOTHING_COUNTED
from meetings.forms.calendar import ReasonForm
from meetings.forms.circular import ContributionForm
from meetings.models import Contribution
from meetings.views.circular import circulars_crumb


class OfContribution(ObjectPage):
    """One contribution, found by the circular's number and the group's slug."""

    model = Contribution

    def get_queryset(self) -> QuerySet[Any]:
        rows = super().get_queryset()
        return rows.select_related("circular", "group", "sent_by")

    def find(self) -> Any:
        number, group = self.kwargs["number"], self.kwargs["group"]
        return self.get_queryset().filter(circular__number=number, group__slug=group)

    def trail(self) -> list[Crumb]:
        circular = self.object.circular
        return [circulars_crumb(), Crumb(str(circular), circular.get_absolute_url())]

    @cached_property
    def account(self) -> dict[str, Any]:
        """The group's numbers: as they were sent, else as they are now."""
        row = self.object
        return row.figures if row.sent_at and row.figures else row.account(self.now)

    def numbers(self) -> dict[str, Any]:
        """What the templates show of them."""
        table = agencies_table(self.account["by_agency"])
        figures = numbers_of(self.account)
        return {
            "figures": figures,
            "nothing": "" if figures else NOTHING_COUNTED,
            "table": table,
            "counted_to": self.object.circular.span(self.today).last,
        }


class ContributionDetail(OfContribution, DetailPage):
    """The contribution as it stands."""

    permission = "meetings.view_contribution"
    template_name = "meetings/contribution_detail.html"

    def steps(self) -> list[Step]:
        row, write = self.object, "meetings.write_contribution"
        is_open = row.sent_at is None and row.circular.compiled_at is None
        may_return = row.sent_at is not None and row.circular.compiled_at is None
        return [
            Step("Write it", row.page("edit"), write, primary=row.is_blank, when=is_open),
            Step(
                "Send it",
                row.page("sending"),
                write,
                primary=True,
                when=is_open and not row.is_blank,
            ),
            Step("Send a nil return", row.page("nil"), write, when=is_open and row.is_blank),
            Step("Return it", row.page("return"), "meetings.return_contribution", when=may_return),
        ]

    def context(self, **extra: Any) -> dict[str, Any]:
        row = self.object
        texts = [(heading, getattr(row, name)) for name, heading in HEADINGS.items()]
        return super().context(
            **{**extra, "title": f"{row.group}: contribution"},
            texts=texts,
            shown_state=row.state_on(self.today),
            **self.numbers(),
        )


class ContributionEdit(OfContribution, EditPage):
    """The four texts, with the group's numbers beside them."""

    permission = "meetings.write_contribution"
    form_class = ContributionForm
    template_name = "meetings/contribution_edit.html"

    def context(self, **extra: Any) -> dict[str, Any]:
        title = f"{self.object.group}: write the contribution"
        return super().context(**{**extra, "title": title}, **self.numbers())

    def say(self, result: Any) -> str:
        return "Saved. Send it when it is complete."


class ContributionVerb(OfContribution, VerbPage):
    """A verb of one contribution; what was read is what is sent."""

    permission = "meetings.write_contribution"

    def perform(self, form: Any) -> Any:
        version = form.cleaned_data["version"]
        return getattr(self.object, self.verb)(by=self.me, at=self.now, version=version)


class ContributionSending(ContributionVerb):
    """Off to the business team."""

    verb = "send"
    title = "Send the contribution"
    button = "Send it"

    def consequences(self) -> list[str]:
        return [
            "The numbers of your group’s quarter are kept with it as they are now.",
            "You cannot change it any more unless the business team returns it.",
            "The business team is told.",
        ]

    def say(self, result: Any) -> str:
        return f"Your contribution to {result.circular} is with the business team."


class ContributionNil(ContributionVerb):
    """Nothing to report."""

    verb = "send_nil"
    title = "Send a nil return"
    button = "Send a nil return"

    def consequences(self) -> list[str]:
        return [
            "The circular says that your group had nothing to report, and shows its numbers.",
            "The business team is told.",
        ]

    def say(self, result: Any) -> str:
        return f"Your nil return for {result.circular} is with the business team."


class ContributionReturn(ContributionVerb):
    """Asked to look again."""

    permission = "meetings.return_contribution"
    form_class = ReasonForm
    verb = "send_back"
    title = "Return the contribution"
    button = "Return it"

    def perform(self, form: Any) -> Any:
        reason = form.cleaned_data["reason"]
        return self.object.send_back(by=self.me, at=self.now, reason=reason)

    def consequences(self) -> list[str]:
        return ["The group’s chair and deputy are told, with your reason on its page."]

    def say(self, result: Any) -> str:
        return f"The contribution is returned. {result.group} has been asked to look again."
