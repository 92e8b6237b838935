"""One chain through all five rooms, from the screen alone: seven people, seven browsers."""

from pathlib import Path

from tests.journeys import (
    calendar,
    founding,
    grouping,
    learning,
    owning,
    reminding,
    reporting,
    scrutinising,
    sitting,
    teaching,
)
from tests.journeys.stage import Stage


def test_what_is_learned_in_july_stands_in_the_circular_of_october(
    stage: Stage, operators_link: str, tmp_path: Path
) -> None:
    a_partnership_begins(stage, operators_link)
    a_group_gets_its_terms_and_its_year(stage)
    a_review_is_answered(stage)
    what_was_promised_is_done(stage, tmp_path)
    the_group_meets(stage, tmp_path)
    it_is_taught(stage)
    the_minutes_are_confirmed(stage)
    the_quarter_is_accounted_for(stage)
    the_scrutineer_looks(stage)


def a_partnership_begins(stage: Stage, link: str) -> None:
    founding.the_operator_gets_in(stage, link)
    founding.a_partnership_is_set_up(stage)
    founding.the_manager_joins(stage)
    founding.agencies_are_added(stage.manager)
    founding.people_are_invited(stage.manager)
    founding.everybody_joins(stage)


def a_group_gets_its_terms_and_its_year(stage: Stage) -> None:
    grouping.groups_are_established(stage.manager)
    grouping.terms_are_drafted(stage.manager)
    grouping.terms_are_adopted(stage.second)
    calendar.a_year_is_scheduled(stage.manager)
    calendar.one_is_moved_and_one_cancelled(stage.manager)
    calendar.the_chair_takes_it_into_a_diary(stage.chair)


def a_review_is_answered(stage: Stage) -> None:
    learning.an_open_review_is_recorded(stage.manager)
    learning.a_recommendation_names_an_agency(stage.manager)
    learning.its_lead_answers(stage.lead)
    learning.another_is_restricted(stage.manager)
    learning.its_panel_is_agreed(stage.second)
    learning.somebody_is_barred(stage.chair, stage.second)
    learning.who_may_not_know_does_not(stage.lead)


def what_was_promised_is_done(stage: Stage, files: Path) -> None:
    owning.a_plan_is_drafted(stage.manager)
    owning.the_chair_agrees_the_plan(stage.chair)
    owning.the_lead_works_on_it(stage.lead)
    owning.evidence_is_handed_in(stage.lead, stage, files / "rota.txt")
    owning.more_time_is_asked(stage.lead)
    owning.and_decided_by_the_chair(stage.chair)
    owning.evidence_is_accepted(stage.chair)
    owning.it_is_sent_for_sign_off(stage.lead)
    owning.another_signs_it_off(stage.chair)
    owning.its_impact_is_noted(stage.chair)


def the_group_meets(stage: Stage, files: Path) -> None:
    sitting.the_agenda_is_made(stage.manager)
    sitting.a_paper_is_handed_in(stage.lead, files / "calls.txt")
    sitting.agenda_and_papers_go_out(stage.manager)
    stage.it_is("2026-07-22T12:10:00+00:00")
    sitting.who_came_is_recorded(stage.chair)
    sitting.it_is_minuted(stage.chair)
    sitting.it_is_decided(stage.chair)
    sitting.an_action_is_made_in_place(stage.chair)
    sitting.the_minutes_are_finalised(stage.chair)
    reminding.a_morning_comes(stage, stage.lead)
    reminding.the_ledger_says_so(stage.manager)


def it_is_taught(stage: Stage) -> None:
    teaching.a_priority_is_set(stage.manager)
    teaching.a_course_is_planned(stage.manager)
    teaching.a_run_has_places(stage.manager)
    teaching.one_books_and_it_is_full(stage.lead, stage.board)
    stage.it_is("2026-09-16T12:00:00+00:00")
    teaching.the_register_is_kept(stage.manager)
    teaching.learning_is_kept(stage.lead)


def the_minutes_are_confirmed(stage: Stage) -> None:
    stage.it_is("2026-09-23T09:30:00+00:00")
    sitting.the_next_agenda_carries_what_is_open(stage.chair)
    sitting.and_confirmed_at_the_next(stage.chair)


def the_quarter_is_accounted_for(stage: Stage) -> None:
    stage.it_is("2026-10-01T08:30:00+00:00")
    reporting.the_quarter_opens(stage.manager)
    reporting.its_chair_edits_the_contribution(stage.chair)
    reporting.it_is_compiled(stage.manager)
    reporting.another_approves(stage.chair)
    pdf = reporting.it_is_issued(stage.manager, stage)
    reporting.its_pages_bear_the_figures(pdf)
    reporting.the_board_reads_and_acknowledges(stage, stage.board)
    reporting.home_shows_it_as_charts_with_tables(stage.board)


def the_scrutineer_looks(stage: Stage) -> None:
    scrutinising.the_restricted_review_is_open_to_them(stage.scrutineer)
    scrutinising.history_stands_in_words(stage.scrutineer)
    scrutinising.the_chain_is_checked_with_one_press(stage.scrutineer)
