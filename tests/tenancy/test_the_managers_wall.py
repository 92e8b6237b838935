"""Wall one: reads outside a scope raise, reads inside one stop at its partnership."""

import django_filters
import pytest
from django import forms

from core.journal.models import Entry
from core.tenancy import scope
from core.tenancy.models import InScope
from partnership.models import Agency, Membership, Subgroup
from tests.factories.rows import make
from tests.personas import World


class ByAgency(django_filters.FilterSet):
    """Defined at import, as every filter is: a naive manager would freeze its choices."""

    answers_to = django_filters.ModelChoiceFilter(queryset=Subgroup.objects.all())

    class Meta:
        model = Subgroup
        fields = ["answers_to"]


class ChooseAgency(forms.Form):
    agency = forms.ModelChoiceField(queryset=Agency.objects.all())


def test_reading_outside_a_scope_raises(weald: World) -> None:
    for reading in (
        lambda: list(Agency.objects.all()),
        lambda: Agency.objects.count(),
        lambda: Agency.objects.filter(slug="police").exists(),
        lambda: list(Agency.history.all()),
        lambda: list(Entry.objects.all()),
        lambda: weald.police.refresh_from_db(),
        lambda: list(weald.police.memberships.all()),
    ):
        with pytest.raises(scope.NoScope):
            reading()


def test_a_partnership_sees_its_own_rows_only(weald: World, downland: World) -> None:
    with scope.within(weald.partnership.pk):
        assert {a.partnership_id for a in Agency.objects.all()} == {weald.partnership.pk}
        assert {m.partnership_id for m in Membership.objects.all()} == {weald.partnership.pk}
        assert not Agency.objects.filter(pk=downland.police.pk).exists()


def test_choices_written_at_import_are_those_of_the_open_scope(
    weald: World, downland: World
) -> None:
    for world in (weald, downland):
        with scope.within(world.partnership.pk):
            offered = {a.partnership_id for a in ChooseAgency().fields["agency"].queryset}
            filtered = ByAgency({}).form.fields["answers_to"].queryset
            assert offered == {world.partnership.pk}
            assert {g.partnership_id for g in filtered} == {world.partnership.pk}


def test_a_strangers_row_cannot_be_chosen(weald: World, downland: World) -> None:
    with scope.within(weald.partnership.pk):
        form = ChooseAgency({"agency": str(downland.police.pk)})
        assert not form.is_valid()


def test_history_stops_at_the_partnership(weald: World, downland: World) -> None:
    with scope.within(weald.partnership.pk):
        assert {h.partnership_id for h in Agency.history.all()} == {weald.partnership.pk}
        assert {h.partnership_id for h in weald.police.history.all()} == {weald.partnership.pk}


def test_a_nested_scope_gives_the_outer_one_back(weald: World, downland: World) -> None:
    with scope.within(weald.partnership.pk):
        with scope.within(downland.partnership.pk):
            make(Agency, "agency.added", slug="extra", name="Extra", kind="relevant")
        assert not Agency.objects.filter(slug="extra").exists()
        assert Agency.objects.filter(slug="police").get() == weald.police


def test_a_failed_inner_scope_gives_the_outer_one_back(weald: World, downland: World) -> None:
    with scope.within(weald.partnership.pk):
        with pytest.raises(RuntimeError), scope.within(downland.partnership.pk):
            raise RuntimeError
        assert Agency.objects.filter(slug="police").get() == weald.police


def test_control_without_the_managers_condition_the_wall_is_gone(
    weald: World, downland: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Take wall one away: reading outside a scope no longer raises."""
    monkeypatch.setattr(InScope, "as_sql", lambda *args: ("true", []))
    list(Agency.objects.all())
