"""Giving a draft of terms up."""

from core.pages.views.forms import VerbPage
from partnership.forms.terms import WithdrawalForm
from partnership.models import TermsOfReference
from partnership.reading import terms_in_force
from partnership.views.terms import WRITE, OnTerms


class TermsWithdrawal(OnTerms, VerbPage):
    permission = WRITE
    verb = "withdraw"
    form_class = WithdrawalForm
    button = "Withdraw the draft"
    is_harmful = True

    def heading(self) -> str:
        return f"Withdraw the draft of version {self.object.number} for {self.group}?"

    def consequences(self) -> list[str]:
        before = terms_in_force(self.group)
        return [
            "Nobody can write in it or adopt it any more.",
            "It is kept as withdrawn, with its clauses and your reason, for those who read drafts: "
            "the business team, the group’s chair and deputy, and the independent scrutineer.",
            f"Version {before.number} stays in force."
            if before
            else "The group stays without terms in force.",
            "A new draft can be begun at once. It starts from the terms in force, not from this.",
        ]

    def say(self, result: TermsOfReference) -> str:
        return f"The draft of version {result.number} is withdrawn."
