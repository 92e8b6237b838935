"""Who is told of what happens in the reviews room. Lines name no title and nobody."""

from collections.abc import Iterable
from typing import Any

from core.journal.notify import Notification
from partnership.choices import Role
from partnership.models import Membership
from reviews.models import AgencyAnswer, LearningSource
from reviews.standing import may_change
from reviews.visibility import STEWARDS_NEEDED


def deciders(source: Any) -> list[Any]:
    """Everybody who may change this source now: read afresh, so that no one is told too late."""
    team = Membership.objects.open().filter(roles__overlap=[Role.MANAGER, Role.COORDINATOR])
    seated = Membership.objects.open().filter(panel_places__in=source.panel_places.in_force())
    keepers = Membership.objects.open().filter(pk__in=[source.restricted_by_id, source.second_id])
    people = {p.pk: p for rows in (team, seated, keepers) for p in rows}
    known = LearningSource.objects.filter(pk=source.pk)
    return [p for p in people.values() if may_change(p, source) and known.visible_to(p).exists()]


class AnswerAsked(Notification):
    """The leads of the agency; behind a restriction those of them who may know."""

    on = ("answer.asked", "answer.reopened")
    heading = "Your agency is asked to answer a recommendation"

    def recipients(self, entry: Any, subject: Any) -> Iterable[Any]:
        leads = Membership.objects.open().filter(
            agency_id=subject.agency_id, roles__contains=[Role.AGENCY_LEAD]
        )
        mine = AgencyAnswer.objects.filter(pk=subject.pk, answered_at__isnull=True)
        return [lead for lead in leads if mine.visible_to(lead).exists()]


class SecondPersonAsked(Notification):
    """A new restriction waits for its second person."""

    on = ("source.recorded", "source.restricted")
    name = "source.second_person_asked"
    heading = "You are the second person of a restricted source"

    def recipients(self, entry: Any, subject: Any) -> Iterable[Any]:
        return [subject.second] if subject.second else []

    def line(self, entry: Any, subject: Any) -> str:
        return "You are asked to agree the panel of a restricted source."


class _ToDecide:
    """Everybody who could be the second person of a proposal that is still open."""

    def recipients(self, entry: Any, subject: Any) -> Iterable[Any]:
        if not self.is_open(subject):
            return []
        about = getattr(subject, "membership_id", None)
        proposer = self.proposer(subject)
        people = deciders(getattr(subject, "source", subject))
        return [p for p in people if p.pk not in (about, proposer)]

    def is_open(self, subject: Any) -> bool:
        """Whether the proposal still waits."""
        raise NotImplementedError

    def proposer(self, subject: Any) -> Any:
        """The id of the one who proposed it, who cannot agree."""
        raise NotImplementedError


class PlaceProposed(_ToDecide, Notification):
    on = "panel.proposed"
    heading = "A place on a panel waits for a second person"

    def is_open(self, subject: Any) -> bool:
        return bool(subject.is_proposed)

    def proposer(self, subject: Any) -> Any:
        return subject.proposed_by_id


class EndingProposed(_ToDecide, Notification):
    on = "panel.ending_proposed"
    heading = "The end of a place on a panel waits for a second person"

    def is_open(self, subject: Any) -> bool:
        return bool(subject.is_ending_proposed)

    def proposer(self, subject: Any) -> Any:
        return subject.ending_proposed_by_id


class BarProposed(_ToDecide, Notification):
    on = "bar.proposed"
    heading = "A bar for conflict of interest waits for a second person"

    def is_open(self, subject: Any) -> bool:
        return bool(subject.is_proposed)

    def proposer(self, subject: Any) -> Any:
        return subject.proposed_by_id


class LiftingProposed(_ToDecide, Notification):
    on = "bar.lifting_proposed"
    heading = "The lifting of a bar waits for a second person"

    def is_open(self, subject: Any) -> bool:
        return bool(subject.is_lifting_proposed)

    def proposer(self, subject: Any) -> Any:
        return subject.lifting_proposed_by_id


class OpeningProposed(_ToDecide, Notification):
    on = "source.opening_proposed"
    heading = "The opening of a restricted source waits for a second person"

    def is_open(self, subject: Any) -> bool:
        return bool(subject.is_opening_proposed)

    def proposer(self, subject: Any) -> Any:
        return subject.opening_proposed_by_id


class SourceLeft(Notification):
    """Who kept a restricted source until its panel stood, and is not on it: a page that is not
    there any more would tell them nothing."""

    on = "panel.agreed"
    name = "source.left"
    heading = "The panel of a source you restricted stands"
    follows_circle = False

    def recipients(self, entry: Any, subject: Any) -> Iterable[Any]:
        source = subject.source
        stewards = source.panel_places.stewards().order_by("agreed_at", "pk")
        if [place.pk for place in stewards[:STEWARDS_NEEDED]][STEWARDS_NEEDED - 1 :] != [
            subject.pk
        ]:
            return []
        barred = source.bars.in_force().values("membership")
        keepers = Membership.objects.open().filter(
            pk__in=[source.restricted_by_id, source.second_id]
        )
        known = LearningSource.objects.filter(pk=source.pk)
        return [p for p in keepers.exclude(pk__in=barred) if not known.visible_to(p).exists()]

    def about(self, entry: Any, subject: Any) -> Any:
        return subject.partnership

    def line(self, entry: Any, subject: Any) -> str:
        return (
            "The panel of a restricted source stands, so you no longer read it. If you are "
            "needed there, its panel proposes you."
        )


class NotAgreed(Notification):
    """Whoever proposed what a second person has said no to; the reason stands on its page."""

    on = (
        "panel.declined",
        "panel.kept",
        "bar.declined",
        "bar.kept",
        "source.kept_restricted",
    )
    name = "proposal.not_agreed"
    heading = "A second person did not agree what you proposed"

    def recipients(self, entry: Any, subject: Any) -> Iterable[Any]:
        return Membership.objects.open().filter(pk=entry.facts["proposer"])


class PlaceAgreed(Notification):
    """The new panel member, who could not know of the source before."""

    on = "panel.agreed"
    heading = "You have a place on the panel of a restricted source"

    def recipients(self, entry: Any, subject: Any) -> Iterable[Any]:
        return [subject.membership] if subject.is_in_force else []
