"""What bin/dev prints when the demo is up."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.urls import reverse

from core.accounts.demo import personas


class Command(BaseCommand):
    help = "Print the address of the demo sign-in page and whom one can try it as."

    def handle(self, *args: Any, **options: Any) -> None:
        offered = list(personas())
        if not offered:
            self.stdout.write(f"{settings.SITE_URL}  (no demo sign-ins in this database)")
            return
        self.stdout.write(f"{settings.SITE_URL.rstrip('/')}{reverse('account_demo')}")
        width = max(len(persona.partnership_name) for persona in offered)
        for persona in offered:
            self.stdout.write(f"  {persona.partnership_name:<{width}}  {persona.label}")
