"""A row of every noun in a world, its free text full of a canary that can be searched for."""

from meetings.choices import Part
from tests.factories.rows import TODAY, make
from tests.personas import World
from tests.walkers.furniture.actions import put_actions
from tests.walkers.furniture.hall import put_in_the_hall
from tests.walkers.furniture.marking import QUIET, Furnisher
from tests.walkers.furniture.meetings import put_circulars, put_item
from tests.walkers.furniture.partnership import put_terms
from tests.walkers.furniture.reviews import put_learning
from tests.walkers.furniture.training import put_training
from training.models import CourseFinding

__all__ = ["QUIET", "furnish"]


def furnish(world: World, *, open_mark: str, restricted_mark: str) -> World:
    """Every noun once in the open and once behind the restricted source. Inside its scope."""
    outside = Furnisher(world, open_mark, "open")
    put_terms(outside)
    put_training(outside)
    put_circulars(outside)
    put_learning(outside, world.open_source)
    put_actions(outside, world.open_source)
    put_item(outside, None, Part.A)
    put_in_the_hall(world, open_mark)
    behind = Furnisher(world, restricted_mark, "restricted")
    put_learning(behind, world.restricted_source)
    put_actions(behind, world.restricted_source)
    put_item(behind, world.restricted_source, Part.B)
    tie = world.restricted_finding
    make(CourseFinding, "course_finding.tied", course=world.open_course, finding=tie, tied_on=TODAY)
    return world
