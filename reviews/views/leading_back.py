"""Where a decision leads when it took the source from whoever made it."""

from typing import Any

from django.contrib import messages

from core.tenancy.addresses import address
from reviews.models import LearningSource


class BackToSource:
    """Leads back to the source of what was decided; to the register, with a word, where the
    decision took the source from the very person who made it."""

    def next_url(self, result: Any) -> str:
        source = getattr(result, "source", result)
        known = LearningSource.objects.visible_to(self.me)  # type: ignore[attr-defined]
        if known.filter(pk=source.pk).exists():
            return str(source.get_absolute_url())
        words = f"You no longer read {source.code}. {_why_lost(source)}"
        messages.warning(self.request, words)  # type: ignore[attr-defined]
        return address("reviews:source_list" if known.exists() else "home")


def _why_lost(source: Any) -> str:
    if not source.is_restricted:
        return "It is open now, and your role does not read open sources."
    return "Only its panel reads it now. If you are needed there, its panel proposes you."
