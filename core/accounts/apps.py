from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "core.accounts"
    label = "accounts"

    def ready(self) -> None:
        """Listen to sign-ins, second steps and the request log from the first request on."""
        from core.accounts import browsers, factors, limits, logs  # noqa: F401
