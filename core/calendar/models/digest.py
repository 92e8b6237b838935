"""One mail per person per morning, across partnerships. A person table (design §4.1)."""

from datetime import date, datetime, timedelta
from typing import Any, ClassVar, Self

from django.db import models

from core.journal.models.handover import PATIENCE
from core.journal.models.notice import BACK_OFF
from core.tenancy import scope
from core.tenancy.ids import new_id
from core.tenancy.models import PersonOwned, person_scoped


class DigestQuerySet(models.QuerySet):
    """Reads, and the conditional updates that let exactly one worker write to a person."""

    def unsettled(self) -> Self:
        """A hand-over was begun, and the lines in it do not know yet what became of it."""
        return self.filter(begun_at__isnull=False, settled_at__isnull=True)

    def claim(self, on: date, message_id: str, *, at: datetime) -> "Digest | None":
        """This morning's mail to the open person; None when it is done or in other hands."""
        defaults = {"message_id": message_id, "made_at": at}
        digest, _ = self.get_or_create(
            slot_on=on, person_id=scope.current().person_id, defaults=defaults
        )
        turn = models.Q(next_attempt_at__isnull=True) | models.Q(next_attempt_at__lte=at)
        free = models.Q(claimed_at__isnull=True) | models.Q(claimed_at__lt=at - PATIENCE)
        mine = self.filter(turn, free, pk=digest.pk, begun_at=None, handed_over_at=None)
        batch = new_id()
        if mine.update(claimed_at=at, batch=batch) != 1:
            return None
        digest.claimed_at, digest.batch = at, batch
        return digest


class Digest(PersonOwned):
    """The mail of one morning to one person, with the stable Message-ID it bears.

    claimed: one worker gathers its lines · begun: the mail server is being spoken to ·
    handed over: it took the mail · settled: the lines know.
    """

    slot_on = models.DateField()
    message_id = models.CharField(max_length=200)
    made_at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True, blank=True)
    batch = models.UUIDField(null=True, blank=True)
    begun_at = models.DateTimeField(null=True, blank=True)
    handed_over_at = models.DateTimeField(null=True, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    uncertain_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_attempt_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[Any] = person_scoped(DigestQuerySet)

    class Meta:
        base_manager_name = "objects"
        default_manager_name = "objects"
        constraints = [models.UniqueConstraint(fields=["person", "slot_on"], name="digest_once")]
        indexes = [
            models.Index(
                fields=["person"],
                condition=models.Q(begun_at__isnull=False, settled_at__isnull=True),
                name="digest_unsettled",
            )
        ]

    def __str__(self) -> str:
        return f"Digest of {self.slot_on}"

    def is_interrupted(self, *, at: datetime) -> bool:
        """Begun so long ago, and without an answer, that its process must have died."""
        return self.begun_at is not None and at - self.begun_at > PATIENCE

    def begin(self, *, at: datetime) -> bool:
        """The last write before the mail server is spoken to. False when the claim was lost."""
        return self._change(
            claimed_at=self.claimed_at,
            begun_at=None,
            to={
                "begun_at": at,
                "attempts": models.F("attempts") + 1,
            },
        )

    def hand_over(self, *, at: datetime) -> bool:
        """The mail server has taken it."""
        self.handed_over_at = at
        return self._change(batch=self.batch, handed_over_at=None, to={"handed_over_at": at})

    def settle(self, *, at: datetime) -> bool:
        """Every line in it knows that it was sent."""
        return self._change(batch=self.batch, settled_at=None, to={"settled_at": at})

    def let_go(self) -> bool:
        """Nothing is left to say: another claim of this morning may find more."""
        return self._change(batch=self.batch, begun_at=None, to={"claimed_at": None})

    def put_off(self, *, at: datetime) -> bool:
        """The mail certainly did not leave: try again later."""
        wait = timedelta(minutes=BACK_OFF[min(self.attempts, len(BACK_OFF) - 1)])
        return self._free(next_attempt_at=at + wait)

    def doubt(self, *, at: datetime) -> bool:
        """Nobody knows whether the mail left; its lines have been marked."""
        return self._free(uncertain_at=at, next_attempt_at=None)

    def _free(self, **facts: Any) -> bool:
        freed = {"claimed_at": None, "begun_at": None, "batch": None, **facts}
        return self._change(batch=self.batch, handed_over_at=None, to=freed)

    def _change(self, *, to: dict[str, Any], **expected: Any) -> bool:
        """One conditional update of exactly this row; False when it is not as expected."""
        conditions = {
            (f"{name}__isnull" if value is None else name): (True if value is None else value)
            for name, value in expected.items()
        }
        return type(self).objects.filter(pk=self.pk, **conditions).update(**to) == 1
