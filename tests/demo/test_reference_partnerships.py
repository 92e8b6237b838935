"""Kent and Knowsley hold what public documents say and published national reviews: nothing else."""

from datetime import date

import pytest

from actions.models import Action, ActionPlan
from config.seeding import reference
from config.seeding.garden import Garden
from core.accounts.models import User
from core.calendar.models import BankHoliday
from core.tenancy import scope
from meetings.models import Meeting
from partnership.choices import Office, SeatClass, Standing
from partnership.models import Appointment, Membership, Priority, Seat, Subgroup
from reviews.choices import SourceKind
from reviews.models import AgencyAnswer, Finding, LearningSource, Recommendation
from training.choices import Format
from training.models import Course, CourseRun, Trainer

TODAY = date(2026, 11, 23)
NATIONAL = "Child Safeguarding Practice Review Panel"


@pytest.fixture(params=["kent", "knowsley"])
def planted(request: pytest.FixtureRequest, db: None) -> Garden:
    BankHoliday.fill(today=TODAY)
    return reference.plant(request.param, today=TODAY)


@pytest.fixture
def kent(db: None) -> Garden:
    BankHoliday.fill(today=TODAY)
    return reference.plant("kent", today=TODAY)


def test_nobody_is_named_and_who_signs_in_is_a_role(planted: Garden) -> None:
    with scope.within(planted.partnership.pk):
        named = set(Membership.objects.values_list("name", flat=True))
        assert named <= {"Business manager", "Independent scrutineer"}
        assert not Appointment.objects.exists()
        addresses = User.objects.values_list("email", flat=True)
        assert all(address.endswith(".example") for address in addresses)


def test_nothing_is_attached_to_a_real_place_that_it_did_not_publish(planted: Garden) -> None:
    invented = [ActionPlan, Action, AgencyAnswer, Finding, Meeting, CourseRun, Trainer]
    with scope.within(planted.partnership.pk):
        assert [model.__name__ for model in invented if model.objects.exists()] == []
        assert planted.partnership.standing == Standing.REFERENCE


def test_its_only_sources_are_published_national_reviews(planted: Garden) -> None:
    with scope.within(planted.partnership.pk):
        sources = LearningSource.objects.all()
        assert sources.count() == 4
        assert {(s.kind, s.publisher) for s in sources} == {(SourceKind.NATIONAL, NATIONAL)}
        assert all("in our own words" in s.summary for s in sources)
        assert {r.source_id for r in Recommendation.objects.all()} == {s.pk for s in sources}


def test_groups_of_earlier_years_are_history_and_say_so(kent: Garden) -> None:
    with scope.within(kent.partnership.pk):
        serving = set(Subgroup.objects.serving().values_list("name", flat=True))
        assert serving == {"Executive Board", "Learning and Improvement Group"}
        past = Subgroup.objects.exclude(name__in=serving)
        dated = past.filter(established_on__isnull=False)
        assert {g.established_on for g in dated} == {date(2007, 4, 1)}
        assert (dated.count(), past.count()) == (11, 14)


def test_the_learning_groups_seats_are_those_of_its_terms(kent: Garden) -> None:
    with scope.within(kent.partnership.pk):
        seats = Seat.objects.filter(subgroup=kent.groups["Learning and Improvement Group"])
        core = seats.filter(seat_class=SeatClass.CORE)
        assert (core.count(), seats.filter(seat_class=SeatClass.INVITED).count()) == (8, 11)
        chair, deputy = core.get(office=Office.CHAIR), core.get(office=Office.DEPUTY)
        assert chair.agency.name == "Kent Police"
        assert chair.post.startswith("Detective Chief Inspector")
        assert deputy.agency.name == "NHS Kent and Medway Integrated Care Board"


def test_courses_stand_under_their_priorities_with_no_format_the_framework_does_not_state(
    kent: Garden,
) -> None:
    with scope.within(kent.partnership.pk):
        assert {p.period for p in Priority.objects.all()} == {"2019/20"}
        assert Priority.objects.count() == 6
        courses = Course.objects.all()
        assert {(c.format, c.length_minutes) for c in courses} == {(Format.NONE_STATED, None)}
        basic = courses.get(title="Child protection basic awareness")
        assert basic.aims.count(";") == 3


def test_knowsleys_audit_themes_are_those_of_its_framework(db: None) -> None:
    BankHoliday.fill(today=TODAY)
    garden = reference.plant("knowsley", today=TODAY)
    with scope.within(garden.partnership.pk):
        themes = [p.title for p in Priority.objects.all()]
        assert themes == [
            "Neglect",
            "Domestic abuse",
            "Child exploitation",
            "Mental health and wellbeing",
        ]
        assert {p.period for p in Priority.objects.all()} == {"2020/21"}
        assert Subgroup.objects.get(kind="subgroup").answers_to.name == "Strategic Forum"
