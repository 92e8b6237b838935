"""Reads of actions: who may see which, and where they stand on a day."""

from datetime import date
from typing import Any, Self

from django.db.models import F, Q
from django.db.models.functions import Coalesce

from actions.standing import OPEN, WITH_OWNER, due_soon_sql, overdue_sql
from reviews.models.flow import Searchable
from reviews.visibility import on_panel, source_visible


class ActionQuerySet(Searchable):
    """Reads of actions."""

    def visible_to(self, me: Any) -> Self:
        """Design §5: the source's circle first, then the role. One predicate, no list of ids."""
        return self.filter(source_visible(me, "source__"), within_role(me))

    def open(self) -> Self:
        """Neither closed nor given up."""
        return self.filter(OPEN)

    def with_owner(self) -> Self:
        """Open, and not waiting for somebody else's sign-off."""
        return self.filter(WITH_OWNER)

    def awaiting_sign_off(self) -> Self:
        """Sent for sign-off and not yet decided."""
        return self.filter(OPEN, submitted_at__isnull=False)

    def overdue(self, *, on: date) -> Self:
        """With their owner after their due date."""
        return self.filter(overdue_sql(on=on))

    def due_soon(self, *, on: date, days: int) -> Self:
        """With their owner and due within so many days of ``on``."""
        return self.filter(due_soon_sql(on=on, days=days))

    def extended(self) -> Self:
        """Their due date was moved at least once; it only ever moves forward."""
        return self.filter(due_on__gt=F("original_due_on"))

    def owned_by(self, agency: Any) -> Self:
        """One agency is accountable for them."""
        return self.filter(agency=agency)

    def with_contributor(self, agency: Any) -> Self:
        """One agency contributes to them now."""
        return self.filter(pk__in=_contributed_by(agency.pk))

    def led_by(self, member: Any) -> Self:
        """One person is their named lead."""
        return self.filter(lead=member)

    def overseen_by(self, groups: Any) -> Self:
        """Groups, as rows or ids, that watch over them."""
        return self.filter(group__in=groups)

    def with_touched_on(self) -> Self:
        """Adds ``touched_on``: the day of the last update, or of raising where there is none."""
        return self.annotate(touched_on=Coalesce("updated_on", "raised_on"))


def within_role(me: Any) -> Q:
    """What a person's roles open (design §5); the source's circle is asked elsewhere."""
    if me.is_business_team or me.is_scrutineer:
        return Q()
    mine = Q(lead_id=me.pk)
    if me.is_board_member:
        mine |= Q(source__isnull=True) | Q(source__restricted_at__isnull=True)
    if me.is_agency_lead:
        mine |= Q(agency_id=me.agency_id) | Q(pk__in=_contributed_by(me.agency_id))
    if me.chaired_ids:
        mine |= Q(group_id__in=me.chaired_ids)
    return mine | (Q(source__restricted_at__isnull=False) & on_panel(me, "source_id"))


def _contributed_by(agency_id: Any) -> Any:
    """Ids of the actions an agency helps with: a subquery without a link to the outer row,
    so that PostgreSQL reads it once."""
    from actions.models.contributor import Contributor

    return Contributor.objects.serving().filter(agency_id=agency_id).values("action_id")
