"""Radios whose answers ask for more."""

from typing import Any

from django import forms


class OpeningRadios(forms.RadioSelect):
    """Radios of which some answers open boxes beneath them; see ``PlainForm.opens``.

    The style sheet opens them, so no script is needed. A browser that cannot shows them always;
    they say themselves when they are asked for.
    """

    def __init__(self, attrs: dict[str, Any] | None = None, choices: Any = ()) -> None:
        super().__init__(attrs, choices)
        self.boxes: dict[str, list[Any]] = {}

    def create_option(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option: dict[str, Any] = super().create_option(*args, **kwargs)
        return {**option, "boxes": self.boxes.get(str(option["value"]), [])}
