"""How an action ends, and what is asked afterwards."""

from typing import Any

from actions.forms.deciding import ClosureForm, ImpactForm, ReasonForm, SubmissionForm
from actions.views.parts import OfAction, overseers
from actions.wording import by_whom
from core.pages.templatetags.words import day


class ActionSignOff(OfAction):
    permission = "actions.submit"
    verb = "submit"
    form_class = SubmissionForm
    button = "Send for sign-off"

    def heading(self) -> str:
        return f"Send {self.object.code} for sign-off?"

    def consequences(self) -> list[str]:
        return [
            "Somebody else decides whether it was done. It needs accepted evidence to close.",
            "While it waits it does not count as overdue.",
        ]

    def told(self) -> list[str]:
        return [f"The {overseers(self.object)}, by e-mail."]

    def say(self, result: Any) -> str:
        return f"Sent for sign-off to the {overseers(result)}."


class ActionClosure(OfAction):
    """Sign off and close, or return with a reason."""

    permission = "actions.decide_sign_off"
    form_class = ClosureForm
    template_name = "actions/action_closure.html"
    button = "Decide"

    def heading(self) -> str:
        return f"Was {self.object.code} done?"

    def asker(self) -> Any:
        asked = self.object.open_sign_off
        return asked and asked.asked_by

    def told(self) -> list[str]:
        return ["The lead and whoever sent it for sign-off, by e-mail."]

    def context(self, **extra: Any) -> dict[str, Any]:
        asked = self.object.open_sign_off
        shown = self.object.evidence.current().order_by("submitted_at")
        return super().context(
            asked=asked,
            who=by_whom(asked.asked_by) if asked else "",
            evidence=list(shown),
            **extra,
        )

    def perform(self, form: Any) -> Any:
        note = form.cleaned_data["note"]
        if form.is_yes:
            return self.object.close(by=self.me, at=self.now, note=note)
        return self.object.send_back(by=self.me, at=self.now, reason=note)

    def say(self, result: Any) -> str:
        if result.closed_on:
            return f"{result.code} is signed off and closed. Its impact can be reviewed now."
        return f"{result.code} is returned to its owner. It stays due on {day(result.due_on)}."


class ActionStop(OfAction):
    permission = "actions.stop"
    verb = "stop"
    form_class = ReasonForm
    button = "Stop the action"
    is_harmful = True

    def heading(self) -> str:
        return f"Stop {self.object.code}?"

    def consequences(self) -> list[str]:
        return [
            "It is shown as not proceeding, with your reason. It does not count as done.",
            "It can be reopened.",
        ]

    def told(self) -> list[str]:
        return ["The lead, by e-mail."]

    def say(self, result: Any) -> str:
        return f"{result.code} is not proceeding. The reason stands on its page."


class ActionReopening(OfAction):
    permission = "actions.reopen"
    verb = "reopen"
    form_class = ReasonForm
    button = "Reopen the action"

    def heading(self) -> str:
        return f"Reopen {self.object.code}?"

    def consequences(self) -> list[str]:
        return [
            "It counts as open again. Everything that was said, shown and decided stays.",
            f"It is due on {day(self.object.due_on)}; its owner can ask for more time.",
        ]

    def told(self) -> list[str]:
        return ["The lead, by e-mail."]

    def say(self, result: Any) -> str:
        return f"{result.code} is open again, due on {day(result.due_on)}."


class ActionImpact(OfAction):
    permission = "actions.review_impact"
    verb = "review_impact"
    form_class = ImpactForm
    button = "Record the impact review"

    def heading(self) -> str:
        return f"Review the impact of {self.object.code}"

    def say(self, result: Any) -> str:
        return "The impact review stands."
