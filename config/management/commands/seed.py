"""``manage.py seed``: fill a new database with the demonstration."""

import time
from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from config.seeding import mornings, reference, wealdshire
from core.accounts.models import DemoMarker
from core.calendar.models import BankHoliday, Reminder
from core.journal.models import Notice
from core.journal.sealing import seal
from core.tenancy import scope
from partnership.models import Partnership


class Command(BaseCommand):
    help = "Make this new database a demonstration: Kent, Knowsley and Wealdshire."

    def handle(self, *args: Any, **options: Any) -> None:
        if DemoMarker.objects.exists():
            return
        if Partnership.objects.exists():
            raise CommandError(
                "This database holds partnerships already, so nothing was added. "
                "The demonstration needs a new, empty database."
            )
        began = time.monotonic()
        now = timezone.now()
        with transaction.atomic():
            self._plant(now)
        if options["verbosity"]:
            self.stdout.write(f"Seeded in {time.monotonic() - began:.0f} seconds.")

    def _plant(self, now: datetime) -> None:
        today = timezone.localdate(now)
        DemoMarker.mark(at=now)
        BankHoliday.fill(today=today)
        planted = [
            wealdshire.plant(today=today),
            reference.plant("kent", today=today),
            reference.plant("knowsley", today=today),
        ]
        for garden in planted:
            with scope.within(garden.partnership.pk):
                # A year of deeds would be a year of mail on the first morning.
                mornings.plan_the_last(today=today)
                for outbox in (Notice.objects, Reminder.objects):
                    outbox.suppress("made with the demonstration", at=now)
                seal(at=now)
