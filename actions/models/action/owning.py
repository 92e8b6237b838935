"""Whose action it is: the accountable agency, its lead, its contributors."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Self

from actions.models.action.raising import check_lead
from actions.models.action.row import ActionRow
from core.journal.deeds import Refused, verb


class Owning(ActionRow):
    """One agency is accountable; others contribute."""

    class Meta:
        abstract = True

    @verb
    def assign(
        self, *, by: Any, at: datetime, lead: Any, agency: Any = None, reason: str = ""
    ) -> Self:
        """Name another lead, or none; with ``agency``, make another agency accountable.

        Raises Refused when it has ended, nothing would change, the agency has closed, or the lead
        belongs to another.
        """
        self.lock()
        self.demand_open("nobody can be given it")
        agency = agency or self.agency
        if agency.ended_on:
            raise Refused(f"{agency} has closed. Choose its successor.")
        check_lead(lead, agency)
        if (agency.pk, lead and lead.pk) == (self.agency_id, self.lead_id):
            raise Refused("It has this lead and this agency already.")
        self.agency, self.lead = agency, lead
        self.save()
        self.record("action.assigned", by=by, at=at, reason=reason)
        return self

    @verb
    def follow_agency(self, *, by: Any, at: datetime) -> Self:
        """Its agency was succeeded: the successor is accountable now.

        The lead stays who went along to the successor; otherwise nobody leads it for now.
        Raises Refused for an action that has ended, or an agency without a successor.
        """
        self.lock()
        self.demand_open("it stays with the agency that did it")
        before, after = self.agency, self.agency.successor
        if after is None:
            raise Refused(f"{before} has no successor.")
        if contributor := self._contributing().filter(agency=after).first():
            contributor.ended_at = at
            contributor.save()
        if self.lead and self.lead.agency_id != after.pk:
            self.lead = None
        self.agency = after
        self.save()
        self.record("action.followed", by=by, at=at, reason=f"{after} follows {before}.")
        return self

    @verb
    def add_contributor(self, *, by: Any, at: datetime, agency: Any) -> Self:
        """Have another agency help.

        Raises Refused for the accountable agency and for one that contributes already.
        """
        self.lock()
        self.demand_open("nobody can be asked to help")
        if agency.pk == self.agency_id:
            raise Refused(f"{agency} is accountable for this action already.")
        if self._contributing().filter(agency=agency).exists():
            raise Refused(f"{agency} contributes already.")
        self._contributing().model(action=self, agency=agency).save()
        self.save()
        self.record("contributor.added", by=by, at=at, agency=agency.name)
        return self

    @verb
    def end_contributor(self, *, by: Any, at: datetime, agency: Any) -> Self:
        """An agency helps no longer. Raises Refused when it does not contribute."""
        self.lock()
        self.demand_open("its contributors stay as they are")
        contributor = self._contributing().filter(agency=agency).first()
        if contributor is None:
            raise Refused(f"{agency} does not contribute.")
        contributor.ended_at = at
        contributor.save()
        self.save()
        self.record("contributor.ended", by=by, at=at, agency=agency.name)
        return self

    def name_contributors(self, *, by: Any, at: datetime, agencies: Iterable[Any]) -> Self:
        """Make these the contributing agencies: a deed for each that comes or goes.

        Raises Refused when nothing would change.
        """
        wanted = {agency.pk: agency for agency in agencies}
        present = {c.agency_id: c.agency for c in self._contributing().select_related("agency")}
        if wanted.keys() == present.keys():
            raise Refused("Nothing was changed, so there is nothing to save.")
        for pk in wanted.keys() - present.keys():
            self.add_contributor(by=by, at=at, agency=wanted[pk])
        for pk in present.keys() - wanted.keys():
            self.end_contributor(by=by, at=at, agency=present[pk])
        return self

    def follow_contributor(self, *, by: Any, at: datetime, agency: Any) -> Self:
        """A contributing agency was succeeded: its successor helps, unless it does already."""
        after = agency.successor
        self.end_contributor(by=by, at=at, agency=agency)
        if after.pk != self.agency_id and not self._contributing().filter(agency=after).exists():
            self.add_contributor(by=by, at=at, agency=after)
        return self

    def _contributing(self) -> Any:
        return self.contributors.serving()  # type: ignore[attr-defined]
