"""Who may do what with meetings, agendas, papers and minutes (design §5)."""

from typing import Any

import rules

from core.pages.permissions import permit
from core.pages.predicates import (
    about,
    board_member,
    business_team,
    chair,
    everybody,
    group_member,
    manager,
    scrutineer,
)
from core.tenancy.routes import READ, WRITE
from meetings.boards import chairs_a_board


def _of_meeting(me: Any, meeting: Any) -> bool:
    return meeting.group_id in me.group_ids


def _chairs_meeting(me: Any, meeting: Any) -> bool:
    return meeting.group_id in me.chaired_ids


def _item_is_mine_to_run(me: Any, item: Any) -> bool:
    return me.is_business_team or item.meeting.group_id in me.chaired_ids


chairs_it = chair & about(_chairs_meeting)
sits_on_it = group_member & about(_of_meeting)
runs_it = business_team | chairs_it
runs_item = (business_team | chair) & about(_item_is_mine_to_run)
owns_paper = everybody & about(lambda me, paper: paper.owner_id == me.pk)

permit("meetings.view_calendar", READ, everybody)
permit("meetings.view_inside", READ, business_team | scrutineer | sits_on_it)
permit("meetings.schedule", WRITE, business_team)
permit("meetings.set_standing_items", WRITE, business_team)
permit("meetings.run", WRITE, business_team)
permit("meetings.add_item", WRITE, runs_it)
permit("meetings.change_item", WRITE, runs_item)
permit("meetings.minute", WRITE, runs_item)
permit("meetings.decide_minutes", WRITE, runs_it)
permit("meetings.waive_quorum", WRITE, chairs_it)
permit("meetings.ask_paper", WRITE, runs_item)
permit("meetings.view_paper", READ, everybody)
permit("meetings.hand_in_paper", WRITE, business_team | owns_paper)

# -- the Executive Circular ------------------------------------------------------------------
board_chair = rules.predicate(chairs_a_board)
chairs_contribution = chair & about(lambda me, row: row.group_id in me.chaired_ids)

permit("meetings.view_circulars", READ, business_team | scrutineer | board_member | group_member)
permit("meetings.run_circulars", WRITE, business_team)
permit("meetings.approve_circular", WRITE, manager | board_chair)
permit("meetings.return_circular", WRITE, business_team | board_chair)
permit("meetings.acknowledge_circular", WRITE, board_member | group_member)
permit("meetings.view_contribution", READ, business_team | scrutineer | chair)
permit("meetings.write_contribution", WRITE, chairs_contribution)
permit("meetings.return_contribution", WRITE, business_team)
