"""Wealdshire's actions in every state, from the answers that its agencies gave."""

from typing import Any

from actions.models import Action, ActionPlan
from config.seeding.garden import Garden, facts_of
from config.seeding.proofs import Proofs
from config.seeding.stories import Story, due_ago
from config.seeding.wording import Phrases, Speaker
from config.seeding.year import days_ago
from partnership.choices import Office
from partnership.models import Appointment
from reviews.choices import Response
from reviews.models import AgencyAnswer, LearningSource

NONE = "-"  # the letter where no action is raised
PLANNED = 35  # days from a source to the plan that answers it
CONCLUDED = 30  # days before the end of the last quarter


def plant(garden: Garden) -> None:
    """A plan for each source whose answers are in, and each plan's actions."""
    phrases, proofs = Phrases(), Proofs(garden)
    facts = facts_of("reviews", "wealdshire")
    rows = {row["title"]: row for row in facts["source"]}
    keys = {name: key for key, name in facts["agency"].items()}
    turn = 0
    for source in LearningSource.objects.open().order_by("received_on"):
        row = rows[source.title]
        answers = {(a.recommendation.title, keys[a.agency.name]): a for a in _accepted(source)}
        plan = _Plan(garden, source, proofs)
        for place, (line, agency, letter) in enumerate(_lines(row)):
            answer = answers.get((line["title"], agency))
            if answer and letter != NONE:
                speaker = Speaker(phrases, agency, line, turn)
                plan.raise_for(answer, speaker, letter, line["ways"][place % 3])
                turn += 1
        plan.agree()
        if "concluded" in row:
            _conclude(garden, source, row["concluded"])


def chair_of(group: Any) -> Any:
    """Who chairs a group."""
    held = Appointment.objects.in_force().filter(seat__subgroup=group)
    return held.get(seat__office=Office.CHAIR).membership


def _lines(row: dict[str, Any]) -> list[tuple[dict[str, Any], str, str]]:
    """Each recommendation with each agency asked and the letter of its action."""
    asked = [(line, agency) for line in row["recommendation"] for agency in line.get("asked", [])]
    went = row.get("went", NONE * len(asked))
    return [(*pair, letter) for pair, letter in zip(asked, went, strict=True)]


def _accepted(source: Any) -> Any:
    given = AgencyAnswer.objects.given().filter(recommendation__source=source)
    kept = given.exclude(response=Response.DECLINED)
    return kept.select_related("recommendation", "agency")


class _Plan:
    """The plan of one source: drafted by the coordinator, agreed by its group's chair."""

    def __init__(self, garden: Garden, source: Any, proofs: Proofs) -> None:
        self.garden, self.source, self.proofs = garden, source, proofs
        self.drafted = max((garden.today - source.received_on).days - PLANNED, 4)
        self.chair = chair_of(source.owner_group)
        self.row: Any = None

    def raise_for(self, answer: Any, speaker: Speaker, letter: str, way: str) -> None:
        """Raise the agency's action and let it live as its letter says."""
        self.row = self.row or self._draft()
        lead = self.garden.lead_of(answer.agency_id)
        action = self._raise(answer, speaker, letter, way, None if letter == "U" else lead)
        decider = self.garden.people["manager"] if self.chair == lead else self.chair
        raised, turn = self.drafted - 1, speaker.turn
        who = (self.garden, action, lead, decider, speaker)
        Story(*who, way, raised, turn, letter, self.proofs).go()

    def agree(self) -> None:
        """A week after its actions were raised; the newest plan still waits for it."""
        if self.row and self.drafted > 9:
            self.row.agree(by=self.chair, at=self.garden.on(self.drafted - 8, 16))

    def _draft(self) -> ActionPlan:
        return ActionPlan.draft_from(
            self.source,
            group=self.source.owner_group,
            by=self.garden.people["linnet-marsh"],
            at=self.garden.on(self.drafted, 9),
        )

    def _raise(self, answer: Any, speaker: Speaker, letter: str, way: str, lead: Any) -> Action:
        garden, raised = self.garden, self.drafted - 1
        at = garden.on(raised, 10, speaker.turn % 50)
        due = garden.day(due_ago(letter, raised, speaker.turn))
        say = {"on": at.date()}
        return Action.raise_new(
            plan=self.row,
            by=garden.people["linnet-marsh"],
            at=at,
            agency=answer.agency,
            recommendation=answer.recommendation,
            title=speaker.say("way", way, "title", **say),
            measure=speaker.say("way", way, "measures", **say),
            lead=lead,
            due_on=garden.working.on_or_after(due),
        )


def _conclude(garden: Garden, source: Any, said: str) -> None:
    """Nothing more is expected of it: each recommendation is concluded, then the source."""
    at, team = garden.on(days_ago(garden.today, CONCLUDED), 14), garden.people["manager"]
    for made in source.recommendations.all():
        made.conclude(by=team, at=at, on=at.date(), conclusion=said)
    source.close(by=team, at=at, on=at.date(), note=said)
