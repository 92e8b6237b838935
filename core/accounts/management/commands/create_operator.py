"""The first account of an installation: an operator, who creates partnerships."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from core.accounts.joining import join
from core.accounts.models import User
from core.accounts.tokens import set_password_link


class Command(BaseCommand):
    help = "Make an account an operator's and print a link to set its password (one hour, once)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")

    def handle(self, *args: Any, email: str, **options: Any) -> None:
        user = self._operator(email)
        self.stdout.write(f"{user.email} is an operator. Open this within one hour, once:")
        self.stdout.write(set_password_link(user))

    @transaction.atomic
    def _operator(self, email: str) -> User:
        try:
            user = join(email)
        except ValidationError as refusal:
            raise CommandError(f"{email} is not an e-mail address.") from refusal
        if user.is_closed:
            raise CommandError(f"The account of {user.email} is closed.")
        user.is_operator = True
        user.save(update_fields=["is_operator"])
        return user
