"""`manage.py fill_bank_holidays`: bring the table of bank holidays up to date."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from core.calendar.horizon import trouble_with_holidays
from core.calendar.models import BankHoliday


class Command(BaseCommand):
    """Adds what is missing; says what is known now. Safe to run again."""

    help = "Add England's bank holidays up to three years ahead."

    def handle(self, *args: Any, **options: Any) -> None:
        today = timezone.localdate()
        added = BankHoliday.fill(today=today)
        self.stdout.write(f"{added} bank holidays added.")
        trouble = trouble_with_holidays(today)
        if trouble:
            self.stderr.write(trouble)
