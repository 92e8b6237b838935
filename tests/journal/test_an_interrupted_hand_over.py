"""What a crash at hand-over leaves: one repeat at most, marked; a circular none at all."""

from datetime import datetime

from core.journal.models import Fate, Notice
from core.journal.outbox import PERHAPS_SENT
from partnership.models import Membership
from tests.factories.reviews import a_quiet_bar
from tests.factories.rows import NOW
from tests.journal.conftest import Declare, of_test
from tests.journal.handing_over import HOUR, MINUTE, assigned, send, the_notice
from tests.personas import World, within
from tests.servers import SmtpCatcher


def interrupt(world: World, at: datetime = NOW) -> None:
    """As if the process had died right after its claim."""
    with within(world):
        assert Notice.objects.claim(of_test().get(), at=at)


def test_a_fresh_claim_is_left_alone(told: World, smtp_catcher: SmtpCatcher) -> None:
    assigned(told)
    interrupt(told)
    assert send(told, NOW + 14 * MINUTE) == 0
    assert the_notice(told).fate == Fate.PLANNED


def test_an_interrupted_hand_over_is_repeated_once_and_marked(
    told: World, smtp_catcher: SmtpCatcher
) -> None:
    assigned(told)
    interrupt(told)
    assert send(told, NOW + 16 * MINUTE) == 1
    notice = the_notice(told)
    assert notice.fate == Fate.UNCERTAIN and notice.handed_over_at is not None
    assert len(smtp_catcher.messages) == 1


def test_interrupted_twice_is_not_tried_a_third_time(
    told: World, smtp_catcher: SmtpCatcher
) -> None:
    assigned(told)
    interrupt(told)
    with within(told):
        of_test().doubt(at=NOW + HOUR)
    interrupt(told, NOW + 2 * HOUR)
    assert send(told, NOW + 3 * HOUR) == 0 and smtp_catcher.messages == []
    assert the_notice(told).suppressed_because == "Handed over twice, and no answer came."


def test_a_circulars_kind_never_repeats_without_a_person(
    weald: World, declare: Declare, smtp_catcher: SmtpCatcher
) -> None:
    declare(lambda row: [Membership.objects.get(pk=weald.chair.pk)], repeats=False)
    assigned(weald)
    interrupt(weald)
    for n in range(1, 5):
        assert send(weald, NOW + n * HOUR) == 0
    notice = the_notice(weald)
    assert notice.fate == Fate.UNCERTAIN and notice.suppressed_because == PERHAPS_SENT
    assert smtp_catcher.messages == []
    with within(weald):
        assert of_test().ask_again(by=weald.coordinator, at=NOW + 6 * HOUR) == 1
        assert of_test().ask_again(by=weald.coordinator, at=NOW + 6 * HOUR) == 0
    assert send(weald, NOW + 6 * HOUR) == 1
    assert the_notice(weald).asked_again_by == "Coordinator of Wealdshire"


def test_what_was_settled_meanwhile_is_not_sent(told: World, smtp_catcher: SmtpCatcher) -> None:
    """Interrupted, and before its repeat the reader was barred."""
    assigned(told)
    interrupt(told)
    with within(told):
        a_quiet_bar(told, told.chair)
    assert send(told, NOW + HOUR) == 0 and smtp_catcher.messages == []
    notice = the_notice(told)
    assert (notice.fate, notice.suppressed_because) == (Fate.UNCERTAIN, "May no longer see it.")
