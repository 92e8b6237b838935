"""Evidence: sent, sent anew, and decided by somebody else."""

from typing import Any

from actions.forms.deciding import EvidenceDecisionForm
from actions.forms.progress import EvidenceForm, ShownForm
from actions.models import Evidence
from actions.views.parts import OfAction, PartOfActionPage, overseers
from core.documents.showing import upload_of
from core.pages.views.forms import DecisionPage


class EvidenceNew(OfAction):
    permission = "actions.evidence"
    verb = "send_evidence"
    form_class = EvidenceForm
    template_name = "actions/evidence_form.html"
    button = "Send the evidence"

    def heading(self) -> str:
        return f"Send evidence of {self.object.code}"

    def say(self, result: Any) -> str:
        return f"Evidence sent. The {overseers(self.object)} can accept or return it."

    def next_url(self, result: Any) -> str:
        return f"{self.object.get_absolute_url()}#evidence"


class _OfEvidence(PartOfActionPage):
    model = Evidence

    def get_queryset(self) -> Any:
        return super().get_queryset().select_related("file", "submitted_by__agency")

    def find(self) -> Any:
        rows = self.get_queryset()
        return rows.filter(action__code=self.kwargs["code"], code=self.kwargs["evidence"])

    def next_url(self, result: Any) -> str:
        return f"{self.object.action.get_absolute_url()}#evidence"

    def context(self, **extra: Any) -> dict[str, Any]:
        file = self.object.file
        return super().context(files=[upload_of(file)] if file else [], **extra)


class EvidenceVersion(_OfEvidence):
    permission = "actions.evidence"
    verb = "replace"
    form_class = ShownForm
    template_name = "actions/evidence_form.html"
    button = "Send the new version"

    def demand(self, thing: Any) -> None:
        super().demand(thing.action)

    def heading(self) -> str:
        return f"A new version of “{self.object.title}”"

    def say(self, result: Any) -> str:
        return f"Version {result.number} is sent. The earlier one stays on record."


class EvidenceDecision(_OfEvidence, DecisionPage):
    permission = "actions.decide_evidence"
    form_class = EvidenceDecisionForm
    template_name = "actions/evidence_decision.html"
    if_yes, if_no = "accept", "send_back"

    def heading(self) -> str:
        return f"Does “{self.object.title}” show what was done?"

    def asker(self) -> Any:
        return self.object.submitted_by

    def told(self) -> list[str]:
        return ["If you return it: the lead and whoever sent it, by e-mail."]

    def say(self, result: Any) -> str:
        if result.is_accepted:
            return "The evidence is accepted."
        return "The evidence is returned, and its sender is told."
