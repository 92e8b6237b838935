"""Whoever ends a membership sees what each person offered may do, before choosing one."""

from partnership.forms.membership import EndingForm
from partnership.handover import Kind, OpenWork
from partnership.models import Membership, Priority
from tests.personas import World


def test_each_candidate_is_told_with_agency_and_roles(wealdshire: World) -> None:
    w = wealdshire
    kind = Kind(
        "plans", "Plans kept", 1,
        held_by=lambda member: Priority.objects.all(),
        pass_on=lambda row, *, to, by, at: None,
        fits=lambda member, others: others.filter(agency=w.police) | others.filter(pk=w.manager.pk),
    )  # fmt: skip
    form = EndingForm(me=w.manager, member=w.chair, work=[OpenWork(kind, w.chair, 1, [], 0)])
    said = {key: words for key, words in form.fields["to_plans"].choices if key}  # type: ignore[attr-defined]
    police, post = w.police.known_as, w.manager.post
    assert said == {
        str(w.agency_lead.pk): f"{w.agency_lead.name}, {police} (Agency lead)",
        str(w.delegate.pk): f"{w.delegate.name}, {police} (Delegate)",
        str(w.manager.pk): f"{w.manager.name}, {post} (Business manager)",
    }
    assert Membership.objects.open().filter(agency=w.police).count() == 3, "the leaver is no taker"
