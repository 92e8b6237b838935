"""Independence: whatever the scrutineer comes to hold, no writing permission is theirs."""

from core.pages.permissions import CLASSES, may_ever
from core.tenancy.routes import WRITE
from meetings.forms.agenda import PaperForm
from partnership.choices import Office
from partnership.models import Membership
from tests.factories.reminders import paper
from tests.factories.rows import TODAY
from tests.personas import World, seat


def test_no_seat_chair_or_paper_lets_the_scrutineer_write(wealdshire: World) -> None:
    seat(wealdshire.board, wealdshire.scrutineer, Office.CHAIR)
    seat(wealdshire.group, wealdshire.scrutineer)
    paper(wealdshire, wealdshire.scrutineer, TODAY)
    me = Membership.objects.get(pk=wealdshire.scrutineer.pk)
    writing = [name for name, kind in CLASSES.items() if kind == WRITE]
    assert len(writing) > 40
    assert [name for name in writing if may_ever(name, me)] == []
    assert may_ever("meetings.view_inside", me)


def test_nobody_asks_the_scrutineer_for_a_paper(wealdshire: World) -> None:
    form = PaperForm(me=wealdshire.manager, papers_day=TODAY, today=TODAY)
    offered = form.fields["owner"].queryset
    assert wealdshire.scrutineer not in offered and wealdshire.delegate in offered
