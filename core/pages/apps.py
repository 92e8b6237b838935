from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class PagesConfig(AppConfig):
    name = "core.pages"
    label = "pages"

    def ready(self) -> None:
        """Let every room fill the registries: this is the one way back (design §3)."""
        autodiscover_modules(
            "vocabulary",
            "rules",
            "reactions",
            "notifications",
            "reminders",
            "panels",
            "search",
            "exchange",
        )
