"""Groups and whom they answer to."""

from datetime import date, datetime
from typing import Any, ClassVar, Self

from django.db import models, transaction

from core.journal.accountable import Accountable
from core.journal.deeds import Refused, verb
from core.tenancy.addresses import address
from core.tenancy.models import scoped
from partnership.choices import GroupKind
from partnership.days import refuse_day_to_come
from partnership.endings import refuse_while_needed
from partnership.models.serving import ServingQuerySet
from partnership.slugs import save_with_slug


class Subgroup(Accountable):
    """A standing group of the partnership; the Board is one of them."""

    revised = "subgroup.revised"

    slug = models.SlugField(max_length=60)
    name = models.CharField(max_length=120)
    short_name = models.CharField(max_length=20, blank=True)
    kind = models.CharField(max_length=10, choices=GroupKind.choices)
    purpose = models.TextField(blank=True)
    answers_to = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="answering"
    )
    established_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    objects: ClassVar[Any] = scoped(ServingQuerySet)

    class Meta(Accountable.Meta):
        ordering = ["name"]
        verbose_name = "group"
        constraints = [
            models.UniqueConstraint(fields=["partnership", "slug"], name="subgroup_slug_once"),
            models.CheckConstraint(
                condition=models.Q(kind__in=GroupKind.values), name="subgroup_kind"
            ),
            models.CheckConstraint(
                condition=models.Q(ended_on__isnull=True)
                | models.Q(established_on__isnull=True)
                | models.Q(ended_on__gte=models.F("established_on")),
                name="subgroup_dates",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return address("partnership:subgroup_detail", slug=self.slug)

    # -- verbs ---------------------------------------------------------------------------
    @classmethod
    @verb
    def establish(cls, *, by: Any, at: datetime, name: str, **facts: Any) -> Self:
        """Set a group up. ``facts``: kind, short_name, purpose, answers_to, established_on.

        Raises Refused when a group of this name still meets.
        """
        other = cls.objects.serving().filter(name__iexact=name).first()
        if other:
            raise Refused(f"{other.name} is here already.", link=other.get_absolute_url())
        group = cls(name=name, **facts)
        save_with_slug(group, group.short_name or name)
        group.record("subgroup.established", by=by, at=at)
        return group

    def revise(self, *, by: Any, at: datetime, **changes: Any) -> Self:
        """Change the group's facts. Raises Refused when it would answer to itself in the end."""
        with transaction.atomic():
            self.refuse_circle(changes.get("answers_to"))
            return super().revise(by=by, at=at, **changes)

    def refuse_circle(self, above: "Subgroup | None") -> None:
        """Raise Refused when ``above`` answers, however far up, to this group."""
        # All groups in one order: two edits that would close a circle together must wait.
        rows = Subgroup.objects.order_by("pk").select_for_update(of=("self",))
        parents = dict(rows.values_list("pk", "answers_to_id"))
        step = above.pk if above else None
        while step is not None:
            if step == self.pk:
                raise Refused(f"{above} answers to {self} itself, so it cannot be above it.")
            step = parents.get(step)

    @verb
    def end(self, *, by: Any, at: datetime, on: date, reason: str = "") -> Self:
        """End the group and, with it, its seats. Raises Refused while others answer to it."""
        self.lock()
        if self.ended_on:
            raise Refused(f"{self.name} has ended already.")
        refuse_day_to_come(on, at)
        if self.established_on and on < self.established_on:
            raise Refused("The group cannot end before it was established.")
        below = self.answering.serving().first()
        if below:
            link = address("partnership:subgroup_edit", slug=below.slug)
            raise Refused(f"{below} answers to this group. Say whom it answers to now.", link=link)
        refuse_while_needed(self)
        for seat in self.seats.open():
            seat.end(by=by, at=at, on=on, reason="The group ended.")
        self.ended_on = on
        self.save()
        self.record("subgroup.ended", by=by, at=at, reason=reason)
        return self

    def refuse_ended(self) -> None:
        """Raise Refused when the group has ended: nothing is added to it any more."""
        if self.ended_on:
            raise Refused(f"{self.name} has ended.", link=self.get_absolute_url())
