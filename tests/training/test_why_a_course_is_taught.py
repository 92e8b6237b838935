"""A course and the findings it is taught because of: chosen by source, told by its history."""

from datetime import timedelta
from typing import Any

import pytest

from core.tenancy import scope
from tests.factories.reviews import a_finding, a_restricted_source, a_source
from tests.factories.rows import NOW, TODAY
from tests.personas import World
from tests.training.conftest import Programme
from training.models import CourseFinding

pytestmark = pytest.mark.usefixtures("at_the_tests_own_time")


def test_findings_are_offered_by_source_the_newest_first(
    weald: World, programme: Programme, visit: Any
) -> None:
    with scope.within(weald.partnership.pk):
        old = a_source(weald, title="The older one", received_on=TODAY - timedelta(days=90))
        new = a_source(weald, title="The newer one", received_on=TODAY)
        findings = [a_finding(weald, source) for source in (old, new, new)]
    page = visit(weald.manager, "course_finding_new", slug=programme.course.slug)
    first, *offered = page.context["form"].fields["finding"].choices
    assert first == ("", "Choose")
    said = [(heading, {label for _, label in rows}) for heading, rows in offered]
    told = [(str(new), {str(f) for f in findings[1:]}), (str(old), {str(findings[0])})]
    assert [line for line in said if line[0] in (str(new), str(old))] == told
    assert f'<optgroup label="{new}">' in page.content.decode()


def test_the_finding_that_is_chosen_is_tied(weald: World, programme: Programme, visit: Any) -> None:
    with scope.within(weald.partnership.pk):
        finding = a_finding(weald)
    slug = programme.course.slug
    sent = {"finding": str(finding.pk)}
    assert visit(weald.manager, "course_finding_new", sent, slug=slug).status_code == 302
    assert visit(weald.manager, "course_finding_new", sent, slug=slug).status_code == 422


def test_a_course_tied_to_nothing_says_so_plainly(
    weald: World, programme: Programme, visit: Any
) -> None:
    page = visit(weald.manager, "course_detail", slug=programme.course.slug).content.decode()
    assert "Not tied to a finding yet." in page and "you may read" not in page


def test_the_history_of_a_course_tells_of_the_tie_to_whoever_may_know_it(
    weald: World, programme: Programme, visit: Any
) -> None:
    with scope.within(weald.partnership.pk):
        secret = a_finding(weald, a_restricted_source(weald), by=weald.coordinator)
        known = a_finding(weald)
        for finding, by in ((known, weald.manager), (secret, weald.coordinator)):
            CourseFinding.tie(course=programme.course, finding=finding, by=by, at=NOW)

    def told(who: Any) -> int:
        page = visit(who, "course_detail", slug=programme.course.slug)
        words = [moment.words for moment in page.context["timeline"]]
        return words.count("tied the course to a finding")

    assert (told(weald.coordinator), told(weald.manager), told(weald.delegate)) == (2, 1, 0)
