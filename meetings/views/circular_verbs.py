"""What is decided about a circular, one question a page."""

from typing import Any

from core.journal.deeds import Refused
from core.pages.templatetags.words import count_words, moment
from core.pages.views.forms import VerbPage
from core.tenancy.addresses import address
from meetings.circular.delivery import mails_of
from meetings.circular.wording import NOTHING_ASKED
from meetings.forms.calendar import ReasonForm
from meetings.forms.circular import CompileForm
from meetings.models import Acknowledgement, Contribution
from meetings.readers import readers
from meetings.views.circular_opening import OfCircular

PEOPLE = "person,people"


class CircularVerb(OfCircular, VerbPage):
    """A verb of one circular."""

    template_name = "meetings/circular_page.html"


class CircularCompilation(CircularVerb):
    """Contributions are closed and the quarter is counted."""

    form_class = CompileForm
    verb = "compile"
    title = "Compile the circular"
    button = "Compile it"

    def refuse_over(self) -> None:
        self.object.refuse_compiled()

    def form_kwargs(self) -> dict[str, Any]:
        return {"awaited": self.awaited()}

    def awaited(self) -> Any:
        """The contributions that have not come."""
        return Contribution.objects.missing_from(self.object)

    def perform(self, form: Any) -> Any:
        return self.object.compile(by=self.me, at=self.now, reasons=form.reasons())

    def consequences(self) -> list[str]:
        return [
            *self._missing(),
            "The contributions are closed. Returning the circular opens them again.",
            "The quarter is counted for everybody who will read it; restricted sources are left "
            "out, whoever counts.",
            "The Board’s chair and deputy and the business managers are asked to approve it. You "
            "cannot approve what you compiled.",
        ]

    def _missing(self) -> list[str]:
        """Who has not sent: a group that has sent before is not told as one that never did."""
        rows = list(self.awaited())
        named = {
            "Still awaited": [str(row.group) for row in rows if not row.is_returned],
            "Returned and not sent again": [str(row.group) for row in rows if row.is_returned],
        }
        return [f"{state}: {', '.join(groups)}." for state, groups in named.items() if groups]

    def say(self, result: Any) -> str:
        return f"{result} is compiled and waits for a second person to approve it."


class CircularApproval(CircularVerb):
    """The second person answers for it."""

    permission = "meetings.approve_circular"
    template_name = "meetings/circular_approval.html"
    verb = "approve"
    title = "Approve the circular"
    button = "Approve it"

    def refuse_over(self) -> None:
        self.object.refuse_approval(self.me)

    def perform(self, form: Any) -> Any:
        version = form.cleaned_data["version"]
        return self.object.approve(by=self.me, at=self.now, version=version)

    def consequences(self) -> list[str]:
        return [
            "Your post is printed on its cover as the one who approved it.",
            "Nothing in it can be changed any more unless it is returned.",
            "The business team can issue it then.",
        ]

    def context(self, **extra: Any) -> dict[str, Any]:
        return super().context(nothing_asked=NOTHING_ASKED, **extra)

    def say(self, result: Any) -> str:
        return f"{result} is approved. The business team can issue it now."


class CircularReturn(CircularVerb):
    """Back to the team, with a reason."""

    permission = "meetings.return_circular"
    form_class = ReasonForm
    verb = "send_back"
    title = "Return the circular"
    button = "Return it"

    def refuse_over(self) -> None:
        self.object.refuse_issued()
        self.object.refuse_uncompiled()

    def consequences(self) -> list[str]:
        return [
            "It has to be compiled and approved again.",
            "The groups’ contributions are open again; what was sent stays sent.",
            "The business team is told, with your reason on its page.",
        ]

    def say(self, result: Any) -> str:
        return f"{result} is with the business team again."


class CircularIssue(CircularVerb):
    """Frozen, printed and filed: long work with a page of its own."""

    verb = "ask_issue"
    title = "Issue the circular"
    button = "Issue it"
    is_harmful = True

    def refuse_over(self) -> None:
        self.object.refuse_unapproved()

    def consequences(self) -> list[str]:
        return [
            "What it says is frozen for good: it cannot be changed, taken back or issued again.",
            "Its PDF is made, and with it a digest and the head of the journal’s chain, by which "
            "anybody can check it later.",
            "Everybody on the Board and in the groups can read it at once. Nobody gets a mail "
            "before you send it out.",
        ]

    def say(self, result: Any) -> str:
        return ""


class CircularDistribution(CircularVerb):
    """The link goes out, once."""

    verb = "distribute"
    title = "Send the circular out"
    button = "Send it out"

    def refuse_over(self) -> None:
        c = self.object
        c.refuse_unissued()
        if c.distributed_at:
            people = count_words(mails_of(c).count(), PEOPLE)
            raise Refused(
                f"{c} was sent out on {moment(c.distributed_at)} to {people}. Nobody gets it twice "
                "by itself.",
                link=address("journal:outbox"),
            )

    def consequences(self) -> list[str]:
        # Whoever sends it out is not told of it.
        people = count_words(readers().exclude(pk=self.me.pk).count(), PEOPLE)
        return [
            f"A mail with a link goes to {people}: the Board and everybody who sits on a group.",
            "The mail names the number, the quarter and the digest of the PDF, nothing else.",
            "Nobody gets it twice by itself. Where it is uncertain whether a mail left, you "
            "decide whether it is sent again.",
        ]

    def say(self, result: Any) -> str:
        return f"{result} is on its way."


class CircularAcknowledgement(CircularVerb):
    """A reader's word that they have read it."""

    permission = "meetings.acknowledge_circular"
    title = "Acknowledge the circular"
    button = "Acknowledge it"

    def refuse_over(self) -> None:
        Acknowledgement.refuse_given(self.object, self.me)

    def perform(self, form: Any) -> Any:
        return Acknowledgement.give(self.object, by=self.me, at=self.now)

    def consequences(self) -> list[str]:
        return ["The business team sees that you have read it, and when."]

    def say(self, result: Any) -> str:
        return "Thank you. You have acknowledged the circular."
