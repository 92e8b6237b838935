"""The walkers' worlds hold a row of every noun: a canary nobody planted proves nothing."""

from django.apps import apps

from core.journal.accountable import Accountable
from core.tenancy import scope
from tests.walkers.conftest import Worlds

# Nouns the cast itself makes, or that only exist between other steps.
NOT_FURNISHED = {"partnership.invitation", "partnership.quorumagency", "partnership.agencyname"}


def test_every_noun_stands_in_both_worlds(worlds: Worlds) -> None:
    for world in (worlds.here, worlds.there):
        with scope.within(world.partnership.pk):
            empty = [
                m._meta.label_lower
                for m in apps.get_models()
                if issubclass(m, Accountable) and not m.objects.exists()
            ]
        assert set(empty) <= NOT_FURNISHED
