"""The room's registers: what they open on, whatever is asked of them, at what cost."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.tenancy import scope
from tests.factories.rows import NOW
from tests.factories.training import a_course, a_run
from tests.personas import World
from tests.training.conftest import Programme

pytestmark = pytest.mark.usefixtures("at_the_tests_own_time")


@pytest.mark.parametrize(
    "query", ["?state=room", "?state=ahead", "?state=x", "?course=x", "?mark=x"]
)
@pytest.mark.parametrize("name", ["course_list", "run_list", "booking_list"])
def test_registers_answer_whatever_is_asked(
    name: str, query: str, weald: World, programme: Programme, visit: Any
) -> None:
    assert visit(weald.manager, name, query=query).status_code == 200


def test_one_query_count_for_few_and_for_many(
    weald: World, programme: Programme, visit: Any
) -> None:
    pages: dict[str, dict[str, str]] = {
        "course_list": {},
        "run_list": {},
        "booking_list": {},
        "learning": {},
        "course_detail": {"slug": programme.course.slug},
        "run_detail": {"code": programme.run.code},
    }

    def counts() -> dict[str, int]:
        found = {}
        for name, kwargs in pages.items():
            with CaptureQueriesContext(connection) as seen:
                assert visit(weald.delegate, name, **kwargs).status_code == 200
            found[name] = len(seen)
        return found

    with scope.within(weald.partnership.pk):
        programme.run.revise(by=weald.manager, at=NOW, places=40)
    before = counts()
    with scope.within(weald.partnership.pk):
        for _ in range(15):
            run = a_run(weald, programme.course)
            run.book(delegate=weald.delegate, by=weald.delegate, at=NOW)
            a_course(weald)
        for person in (weald.chair, weald.agency_lead, weald.group_member):
            programme.run.book(delegate=person, by=person, at=NOW)
    assert counts() == before


def test_the_catalogue_opens_on_what_is_offered(
    weald: World, programme: Programme, visit: Any
) -> None:
    with scope.within(weald.partnership.pk):
        gone = a_course(weald)
        gone.end(by=weald.manager, at=NOW, reason="Overtaken.")

    def found(query: str) -> set[Any]:
        rows = visit(weald.delegate, "course_list", query=query).context["rows"]
        return {course.pk for course in rows}

    assert found("") == {programme.course.pk}
    assert found("?state=withdrawn") == {gone.pk}
    assert found("?state=all") == {programme.course.pk, gone.pk}
