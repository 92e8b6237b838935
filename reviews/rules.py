"""Who may what in the reviews room (design §5; unlisted = no)."""

from typing import Any

import rules

from core.pages.permissions import permit
from core.pages.predicates import (
    about,
    agency_lead,
    board_member,
    business_team,
    chair,
    group_member,
    scrutineer,
)
from core.tenancy.routes import READ, WRITE
from reviews.standing import may_change, standing

# Asked last: it reads the database for people no role has let in yet.
on_some_panel = rules.predicate(lambda me: bool(standing(me)))


def _source(thing: Any) -> Any:
    """The source a thing hangs from, or the source itself."""
    return getattr(thing, "source", thing)


changes = (business_team | (~scrutineer & on_some_panel)) & about(
    lambda me, thing: may_change(me, _source(thing))
)
own_answer = about(lambda me, answer: answer.agency_id == me.agency_id)
readers = business_team | agency_lead | board_member | scrutineer | group_member | on_some_panel

permit("reviews.read", READ, readers)
permit("reviews.record", WRITE, business_team)
permit("reviews.change", WRITE, changes)
# Panel and bars: the same people, but a second of them has to agree (models.two_people).
permit("reviews.steer", WRITE, changes)
permit("bars.read", READ, business_team | scrutineer | on_some_panel)
permit("answers.read", READ, business_team | scrutineer | agency_lead | chair | on_some_panel)
permit("answers.give", WRITE, agency_lead & own_answer)
