"""For somebody who lost their phone and their recovery codes."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from core.accounts.factors import take_away
from core.accounts.models import User


class Command(BaseCommand):
    help = "Take away a person's second step; they are signed out and set up anew."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")

    def handle(self, *args: Any, email: str, **options: Any) -> None:
        user = User.objects.known_by(email)
        if user is None:
            raise CommandError(f"There is no account for {email}.")
        take_away(user)
        self.stdout.write(f"{user.email} sets up a second step at the next sign-in.")
