"""The pages of circulars and contributions: who, what they answer, what they cost."""

from typing import Any

import pytest
from django.test import Client

from core.documents.models import Job
from core.documents.working import run_next
from core.tenancy import scope
from meetings.models import Acknowledgement, Contribution, ExecutiveCircular
from tests.factories.rows import NOW
from tests.meetings.circular import stages
from tests.personas import World, group, sign_in

NUMBER = "EC-2026-27-Q2"


def page(world: World, who: Any, rest: str = "", data: dict[str, Any] | None = None) -> Any:
    client = sign_in(Client(), who)
    path = world.path(f"circulars/{rest}")
    return client.get(path) if data is None else client.post(path, data)


def circular_of(world: World) -> ExecutiveCircular:
    with scope.within(world.partnership.pk):
        return ExecutiveCircular.objects.select_related("pdf").get(number=NUMBER)


# -- opening -----------------------------------------------------------------------------------
def test_the_team_opens_a_quarter_and_may_leave_a_group_out(weald: World) -> None:
    form = page(weald, weald.coordinator, "new/").content.decode()
    assert "Learning and Improvement Group" in form and 'value="board"' not in form
    data = {"quarter": NUMBER, "groups": ["group"], "once": "a"}
    answer = page(weald, weald.coordinator, "new/", data)
    assert answer.status_code == 302
    with scope.within(weald.partnership.pk):
        asked = Contribution.objects.filter(circular=circular_of(weald))
        assert [c.group.slug for c in asked] == ["group"]


@pytest.mark.parametrize(
    "data", [{}, {"quarter": "EC-1999-00-Q1", "groups": ["group"]}, {"quarter": NUMBER}]
)
def test_bad_answers_come_back_with_a_summary(weald: World, data: dict[str, Any]) -> None:
    answer = page(weald, weald.coordinator, "new/", data)
    assert answer.status_code == 422
    assert "There is a problem" in answer.content.decode()


def test_a_circular_that_is_open_asks_another_group(weald: World, at: Any) -> None:
    at(stages.opened)
    with scope.within(weald.partnership.pk):
        group(weald, "third", "Third Group", answers_to=weald.board)
    assert page(weald, weald.manager, f"{NUMBER}/asking/", {"group": "third"}).status_code == 302
    again = page(weald, weald.manager, f"{NUMBER}/asking/", {"group": "third"})
    assert again.status_code == 422


# -- contributions -------------------------------------------------------------------------------
def test_the_chair_writes_and_sends(weald: World, at: Any) -> None:
    at(stages.opened)
    own = f"{NUMBER}/contributions/group/"
    assert "Restricted sources are not counted" in page(weald, weald.chair, own).content.decode()
    written = page(weald, weald.chair, f"{own}edit/", {"done": "We met.", "version": 1})
    assert written.status_code == 302
    sent = page(weald, weald.deputy, f"{own}sending/", {"version": 2})
    assert sent.status_code == 302
    assert "Return it" in page(weald, weald.coordinator, own).content.decode()
    assert "Write it" not in page(weald, weald.chair, own).content.decode()


def test_a_stale_save_shows_both_texts_and_keeps_the_typed_one(weald: World, at: Any) -> None:
    at(stages.opened)
    edit = f"{NUMBER}/contributions/group/edit/"
    page(weald, weald.chair, edit, {"done": "The <b>chair’s</b> words.", "version": 1})
    late = page(weald, weald.deputy, edit, {"done": "The deputy’s words.", "version": 1})
    assert late.status_code == 409
    text = late.content.decode()
    assert "The &lt;b&gt;chair’s&lt;/b&gt; words." in text and "The deputy’s words." in text
    assert 'name="version" value="2"' in text


def test_a_text_longer_than_its_page_comes_back(weald: World, at: Any) -> None:
    at(stages.opened)
    edit = f"{NUMBER}/contributions/group/edit/"
    assert page(weald, weald.chair, edit, {"done": "x" * 401, "version": 1}).status_code == 422


@pytest.mark.parametrize(
    ("persona", "status"),
    [
        ("chair", 200),
        ("deputy", 200),
        ("coordinator", 200),
        ("scrutineer", 200),
        ("other_lead", 404),
        ("group_member", 403),
        ("board_member", 403),
        ("delegate", 403),
    ],
)
def test_who_reads_a_groups_contribution(weald: World, at: Any, persona: str, status: int) -> None:
    at(stages.opened)
    own = f"{NUMBER}/contributions/group/"
    assert page(weald, weald.people[persona], own).status_code == status


@pytest.mark.parametrize(
    "who", ["coordinator", "manager", "scrutineer", "group_member", "other_lead"]
)
def test_nobody_else_writes_for_a_group(weald: World, at: Any, who: str) -> None:
    at(stages.opened)
    for rest in ("edit", "sending", "nil"):
        answer = page(weald, weald.people[who], f"{NUMBER}/contributions/group/{rest}/", {})
        assert answer.status_code in (403, 404)


# -- compiling, approving, issuing ---------------------------------------------------------------
def test_a_missing_group_needs_its_reason(weald: World, at: Any) -> None:
    at(stages.opened)
    page(weald, weald.coordinator, f"{NUMBER}/edit/", {"message": "Words.", "version": 1})
    one = {"without_group": "The chair is new."}
    refused = page(weald, weald.coordinator, f"{NUMBER}/compilation/", one)
    assert refused.status_code == 422
    told = refused.content.decode()
    assert "Say why you go on without Quality Group." in told
    assert "Say why you go on without Learning" not in told
    both = {**one, "without_other_group": "It has not met."}
    assert page(weald, weald.coordinator, f"{NUMBER}/compilation/", both).status_code == 302
    whole = page(weald, weald.manager, f"{NUMBER}/").content.decode()
    for slug, why in (("group", "The chair is new."), ("other_group", "It has not met.")):
        part = whole.partition(f'id="group-{slug}"')[2].partition("</section>")[0]
        assert f"No contribution came from this group. {why}" in part
    own = page(weald, weald.chair, f"{NUMBER}/contributions/group/").content.decode()
    assert "The circular went on without this contribution: The chair is new." in own


def test_four_asks_come_back(weald: World, at: Any) -> None:
    at(stages.opened)
    data = {"message": "Words.", "asks": "1\n2\n3\n4", "version": 1}
    assert page(weald, weald.coordinator, f"{NUMBER}/edit/", data).status_code == 422


def test_the_compiler_is_refused_and_the_boards_chair_is_not(weald: World, at: Any) -> None:
    circular = at(stages.compiled)
    with scope.within(weald.partnership.pk):
        chair = stages.board_chair(weald)
    data = {"version": circular.version}
    assert page(weald, weald.coordinator, f"{NUMBER}/approval/", data).status_code == 403
    assert page(weald, weald.board_member, f"{NUMBER}/approval/", data).status_code == 403
    assert "Approve" in page(weald, chair, f"{NUMBER}/").content.decode()
    stale = page(weald, chair, f"{NUMBER}/approval/", {"version": 1})
    assert stale.status_code == 409
    assert page(weald, chair, f"{NUMBER}/approval/", data).status_code == 302


def test_a_manager_who_compiled_is_refused_by_the_verb(weald: World, at: Any) -> None:
    circular = at(stages.contributed)
    with scope.within(weald.partnership.pk):
        circular.revise(by=weald.manager, at=NOW, message="Words.")
        circular.compile(by=weald.manager, at=stages.LATER)
    answer = page(weald, weald.manager, f"{NUMBER}/approval/", {"version": circular.version})
    assert answer.status_code == 409
    assert "Somebody else must approve it" in answer.content.decode()


def test_before_its_issue_readers_do_not_know_of_it(weald: World, at: Any) -> None:
    at(stages.approved)
    for persona in ("board_member", "group_member"):
        assert page(weald, weald.people[persona], f"{NUMBER}/").status_code == 404
        assert NUMBER not in page(weald, weald.people[persona]).content.decode()


def test_issue_is_long_work_with_a_page_that_shows_it(weald: World, at: Any) -> None:
    at(stages.approved)
    client = sign_in(Client(), weald.coordinator)
    answer = client.post(weald.path(f"circulars/{NUMBER}/issue/"), {})
    assert "/jobs/" in answer["Location"]
    assert client.get(answer["Location"]).status_code == 200
    seen = []
    advance = Job.advance

    def watched(job: Job, done: int, total: int, words: str, **more: Any) -> None:
        seen.append((done, total, words))
        advance(job, done, total, words, **more)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Job, "advance", watched)
        assert run_next(weald.partnership.pk)
    assert [(done, total) for done, total, _ in seen] == [(0, 4), (1, 4), (2, 4), (3, 4)]
    assert "is issued" in client.get(answer["Location"]).content.decode()
    assert circular_of(weald).issued_at


def test_the_page_of_an_issued_one_shows_its_proofs(weald: World, at: Any) -> None:
    at(stages.issued)
    circular = circular_of(weald)
    text = "".join(page(weald, weald.board_member, f"{NUMBER}/").content.decode().split())
    for proof in (circular.digest, circular.pdf.sha256, circular.chain_head):
        assert proof in text


def test_sending_out_and_reading(weald: World, at: Any) -> None:
    at(stages.issued)
    assert page(weald, weald.coordinator, f"{NUMBER}/distribution/", {}).status_code == 302
    assert page(weald, weald.coordinator, f"{NUMBER}/distribution/", {}).status_code == 409
    read = f"{NUMBER}/acknowledgement/"
    assert page(weald, weald.board_member, read, {}).status_code == 302
    assert page(weald, weald.board_member, read, {}).status_code == 409
    assert page(weald, weald.scrutineer, read, {}).status_code == 403
    assert page(weald, weald.coordinator, read, {}).status_code == 403
    with scope.within(weald.partnership.pk):
        assert Acknowledgement.objects.count() == 1
