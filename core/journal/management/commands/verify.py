"""`manage.py verify --partnership SLUG [--head NUMBER-HEX]`: check a chain from outside."""

from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from core.journal.sealing import Head
from core.journal.verifying import Verdict, refuse_slip, verify
from core.tenancy import scope


class Command(BaseCommand):
    """Reads one partnership's journal link by link. Ends with an error when it does not hold."""

    help = "Check a partnership's chain, and against a head that was printed or mailed earlier."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--partnership", required=True, metavar="SLUG")
        parser.add_argument("--head", metavar="NUMBER-HEX", help="a head you kept")

    def handle(self, *args: Any, **options: Any) -> None:
        Partnership = apps.get_model(settings.TENANT_MODEL)
        partnership = Partnership.objects.filter(slug=options["partnership"]).first()
        if partnership is None:
            raise CommandError(f"There is no partnership called {options['partnership']}.")
        try:
            printed = Head.read(options["head"]) if options["head"] else None
        except ValueError as wrong:
            raise CommandError(str(wrong)) from None
        with scope.within(partnership.pk):
            if printed:
                self._refuse_slip(printed)
            self._say(verify(printed=printed), printed)

    def _refuse_slip(self, printed: Head) -> None:
        try:
            refuse_slip(printed)
        except ValueError as slip:
            raise CommandError(str(slip)) from None

    def _say(self, found: Verdict, printed: Head | None) -> None:
        if not found.holds:
            where = f" Link {found.broken_at}:" if found.broken_at else ""
            raise CommandError(f"The chain does not hold.{where} {found.why}")
        self.stdout.write(f"The chain holds: {found.checked} links, every one checked.")
        if found.head:
            self.stdout.write(f"Head: {found.head}")
        if printed is None:
            self.stdout.write(
                "Nobody can tell from inside whether the whole chain was made anew. "
                "Give --head with a head from a circular or a morning's mail."
            )
        else:
            self.stdout.write("The head you gave stands in it.")
