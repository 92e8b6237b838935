"""Terms are drafted from those in force, changed only as drafts, and adopted with care."""

from datetime import date, timedelta

import pytest

from core.journal.deeds import Refused, Stale
from partnership.choices import DayUnit
from partnership.models import Clause, TermsOfReference
from partnership.models.drafting import fingerprint
from partnership.states import review_state
from tests.factories import partnership as make
from tests.factories.rows import NOW, TODAY
from tests.partnership.test_agencies import last_deed
from tests.personas import World

# Kent LIG ToR, September 2023: §7 every two months for three hours, §8b papers two weeks
# ahead, §9 reviewed again a year on; minutes, quorum and attendance are not stated.
KENT = {
    "every_months": 2,
    "length_minutes": 180,
    "papers_days": 14,
    "papers_unit": DayUnit.CALENDAR,
    "review_on": date(2024, 9, 30),
}
KENT_ADOPTED = date(2023, 9, 1)


def test_a_first_draft_is_a_blank_page(wealdshire: World) -> None:
    draft = TermsOfReference.draft(by=wealdshire.manager, at=NOW, subgroup=wealdshire.group)
    assert (draft.number, draft.is_draft, last_deed(draft)) == (1, True, "terms.drafted")
    assert not draft.standing_clauses().exists()
    assert draft.predecessor() is None


def test_the_next_draft_is_the_terms_in_force_over_again(wealdshire: World) -> None:
    by, group = wealdshire.manager, wealdshire.group
    first = make.draft(by, group, quorum=[wealdshire.police], **KENT)
    make.clause(by, first, "8b", heading="Papers", text="Two weeks ahead.")
    first.adopt(by=by, at=NOW, on=KENT_ADOPTED)
    draft = TermsOfReference.draft(by=by, at=NOW, subgroup=group, every_months=3)
    assert (draft.number, draft.every_months, draft.papers_days) == (2, 3, 14)
    assert [c.number for c in draft.standing_clauses()] == ["1", "8b"]
    assert [str(q) for q in draft.standing_quorum()] == ["Wealdshire Police"]
    assert draft.predecessor() == first


def test_a_clause_struck_from_one_version_is_not_copied_to_the_next(wealdshire: World) -> None:
    by = wealdshire.manager
    first = make.draft(by, wealdshire.group)
    gone = make.clause(by, first, "2")
    gone.strike(by=by, at=NOW)
    first.adopt(by=by, at=NOW, on=TODAY)
    draft = make.draft(by, wealdshire.group)
    assert [c.number for c in draft.standing_clauses()] == ["1"]


def test_a_group_has_one_draft_at_a_time(wealdshire: World) -> None:
    draft = make.draft(wealdshire.manager, wealdshire.group)
    with pytest.raises(Refused, match="under way already") as no:
        make.draft(wealdshire.manager, wealdshire.group)
    assert no.value.link == draft.get_absolute_url()


def test_an_ended_group_gets_no_terms(wealdshire: World) -> None:
    group = make.subgroup(wealdshire.manager)
    group.end(by=wealdshire.manager, at=NOW, on=TODAY)
    with pytest.raises(Refused, match="has ended"):
        make.draft(wealdshire.manager, group)


def test_a_drafts_rules_and_quorum_are_revised_in_one_deed(wealdshire: World) -> None:
    draft = make.draft(wealdshire.manager, wealdshire.group, quorum=[wealdshire.police])
    draft.revise(
        by=wealdshire.manager,
        at=NOW,
        version=draft.version,
        quorum=[wealdshire.council, wealdshire.icb],
        quorum_count=4,
    )
    assert [str(q) for q in draft.standing_quorum()] == ["Wealdshire Council", "Wealdshire ICB"]
    assert (draft.quorum_count, last_deed(draft)) == (4, "terms.revised")
    draft.revise(by=wealdshire.manager, at=NOW, quorum=[])
    assert not draft.standing_quorum().exists()


def test_a_revision_that_changes_nothing_is_refused(wealdshire: World) -> None:
    draft = make.draft(wealdshire.manager, wealdshire.group, quorum=[wealdshire.police])
    with pytest.raises(Refused, match="Nothing was changed"):
        draft.revise(by=wealdshire.manager, at=NOW, every_months=None, quorum=[wealdshire.police])


def test_a_stale_revision_is_noticed(wealdshire: World) -> None:
    draft = make.draft(wealdshire.manager, wealdshire.group)
    seen = draft.version
    draft.revise(by=wealdshire.manager, at=NOW, every_months=2)
    with pytest.raises(Stale):
        draft.revise(by=wealdshire.manager, at=NOW, version=seen, every_months=4)


def test_adoption_puts_a_draft_in_force_and_supersedes_the_last(wealdshire: World) -> None:
    by, group = wealdshire.manager, wealdshire.group
    first = make.adopted(by, group)
    second = make.draft(by, group, every_months=3)
    second.adopt(by=by, at=NOW, on=TODAY, seen=fingerprint(second))
    first.refresh_from_db()
    assert (second.adopted_on, second.adopted_by, last_deed(second)) == (
        TODAY,
        by,
        "terms.adopted",
    )
    assert (first.superseded_on, last_deed(first)) == (TODAY, "terms.superseded")
    assert list(TermsOfReference.objects.in_force().filter(subgroup=group)) == [second]


def test_terms_without_a_clause_are_not_adopted(wealdshire: World) -> None:
    draft = TermsOfReference.draft(by=wealdshire.manager, at=NOW, subgroup=wealdshire.group)
    with pytest.raises(Refused, match="no clause yet") as no:
        draft.adopt(by=wealdshire.manager, at=NOW, on=TODAY)
    assert no.value.link.endswith("/clauses/new/")


def test_terms_are_adopted_as_they_were_read(wealdshire: World) -> None:
    draft = make.draft(wealdshire.manager, wealdshire.group)
    read = fingerprint(draft)
    clause = draft.standing_clauses().get()
    clause.revise(by=wealdshire.coordinator, at=NOW, text="The group meets in the pub.")
    with pytest.raises(Refused, match="changed while you read it"):
        draft.adopt(by=wealdshire.manager, at=NOW, on=TODAY, seen=read)
    assert draft.adopt(by=wealdshire.manager, at=NOW, on=TODAY, seen=fingerprint(draft))


@pytest.mark.parametrize(("days", "words"), [(1, "on the day it happens"), (-1, "cannot be older")])
def test_the_day_of_adoption_must_fit(wealdshire: World, days: int, words: str) -> None:
    make.adopted(wealdshire.manager, wealdshire.group)
    draft = make.draft(wealdshire.manager, wealdshire.group)
    with pytest.raises(Refused, match=words):
        draft.adopt(by=wealdshire.manager, at=NOW, on=TODAY + timedelta(days=days))
    draft.refresh_from_db()
    assert draft.is_draft


def test_adopted_terms_never_change(wealdshire: World) -> None:
    by = wealdshire.manager
    terms = make.adopted(by, wealdshire.group)
    clause = terms.standing_clauses().get()
    again = {"by": by, "at": NOW}
    for change in (
        lambda: terms.revise(**again, every_months=6),
        lambda: terms.adopt(**again),
        lambda: clause.revise(**again, text="Something else."),
        lambda: clause.strike(**again),
        lambda: make.clause(by, terms, "2"),
    ):
        with pytest.raises(Refused, match="stay as they are. Draft a new version"):
            change()


def test_clauses_stand_in_the_order_of_their_numbers(wealdshire: World) -> None:
    draft = make.draft(wealdshire.manager, wealdshire.group)
    for number in ("10", "8b", "8", "8a", "8.2"):
        make.clause(wealdshire.manager, draft, number)
    assert [c.number for c in draft.standing_clauses()] == ["1", "8", "8a", "8b", "8.2", "10"]


def test_a_number_is_used_once_and_can_be_used_again_when_struck(wealdshire: World) -> None:
    by = wealdshire.manager
    draft = make.draft(by, wealdshire.group)
    clause = make.clause(by, draft, "2")
    with pytest.raises(Refused, match="There is a clause 2 already") as no:
        make.clause(by, draft, "2")
    assert no.value.link.endswith("/clauses/2/edit/")
    with pytest.raises(Refused, match="There is a clause 1 already"):
        clause.revise(by=by, at=NOW, number="1")
    clause.strike(by=by, at=NOW, reason="Said in 1.")
    with pytest.raises(Refused, match="struck out already"):
        clause.strike(by=by, at=NOW)
    assert make.clause(by, draft, "2").pk != clause.pk


def test_a_renumbered_clause_moves(wealdshire: World) -> None:
    by = wealdshire.manager
    draft = make.draft(by, wealdshire.group)
    clause = make.clause(by, draft, "2")
    clause.revise(by=by, at=NOW, number="12")
    assert [c.number for c in draft.standing_clauses()] == ["1", "12"]
    assert last_deed(clause) == "clause.revised"


def test_drafts_are_for_the_business_team_the_scrutineer_and_the_groups_chair(
    wealdshire: World,
) -> None:
    draft = make.draft(wealdshire.manager, wealdshire.group)
    for name, sees in {
        "manager": True,
        "coordinator": True,
        "scrutineer": True,
        "chair": True,
        "deputy": True,
        "other_lead": False,
        "group_member": False,
        "delegate": False,
    }.items():
        me = wealdshire.people[name]
        assert (draft in TermsOfReference.objects.visible_to(me)) == sees, name
        assert Clause.objects.visible_to(me).exists() == sees, name


@pytest.mark.parametrize(
    ("days", "kind", "told"),
    [(-1, "late", True), (0, "attention", True), (60, "attention", True), (61, "done", False)],
)
def test_a_review_is_brought_to_notice_sixty_days_ahead(
    wealdshire: World, days: int, kind: str, told: bool
) -> None:
    terms = make.adopted(
        wealdshire.manager,
        wealdshire.group,
        on=KENT_ADOPTED,
        review_on=TODAY + timedelta(days=days),
    )
    assert review_state(terms, TODAY).kind == kind
    assert (terms in TermsOfReference.objects.for_review(on=TODAY)) == told


def test_terms_that_state_no_review_say_so(wealdshire: World) -> None:
    terms = make.adopted(wealdshire.manager, wealdshire.group)
    assert review_state(terms, TODAY).word == "No review date stated"
    assert not TermsOfReference.objects.for_review(on=TODAY).exists()


def test_ended_groups_ask_for_no_review(wealdshire: World) -> None:
    group = make.subgroup(wealdshire.manager)
    make.adopted(wealdshire.manager, group, on=KENT_ADOPTED, review_on=TODAY)
    group.end(by=wealdshire.manager, at=NOW, on=TODAY)
    assert not TermsOfReference.objects.for_review(on=TODAY).exists()


def test_kents_real_terms_come_out_right(wealdshire: World) -> None:
    terms = make.adopted(wealdshire.manager, wealdshire.group, on=KENT_ADOPTED, **KENT)
    assert terms.review_on == date(2024, 9, 30)
    assert review_state(terms, TODAY).word == "Review overdue since Mon 30 Sep 2024"
