from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "core.accounts"
    label = "accounts"

    def ready(self) -> None:
        """Listen to sign-ins and second steps from the first request on."""
        from core.accounts import browsers, factors, limits  # noqa: F401
