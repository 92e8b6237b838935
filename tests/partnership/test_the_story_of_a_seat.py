"""What happened to a seat tells who was appointed to it, on its page and in its whole history."""

from typing import Any

from django.test import Client
from django.urls import reverse

from core.tenancy import scope
from tests.factories import partnership as make
from tests.factories.rows import NOW
from tests.personas import World, sign_in


def told_of(client: Client, path: str, words: str) -> list[Any]:
    """The moments of a page that speak of this deed."""
    return [m for m in client.get(path).context["timeline"] if m.words == words]


def client_of_a_member(weald: World) -> Client:
    return sign_in(Client(), weald.group_member)


def test_appointments_belong_to_the_story_of_their_seat(weald: World, client: Client) -> None:
    with scope.within(weald.partnership.pk):
        seat = make.seat(weald.manager, weald.group, post="Named nurse")
        held = make.appointment(weald.manager, seat, weald.delegate)
        held.end(by=weald.manager, at=NOW, reason="Moved on.")
        path = seat.get_absolute_url()
    sign_in(client, weald.manager)
    (made,) = told_of(client, path, "appointed somebody to the seat")
    assert weald.delegate.name in [change.new for change in made.changes]
    (ended,) = told_of(client, path, "ended the appointment")
    assert ended.reason == "Moved on."
    assert not told_of(client, path, "added the seat")[0].changes
    record = path.split("/", 3)[3].strip("/")
    where = {"partnership": weald.slug, "record": record}
    whole = client.get(reverse("journal:history", kwargs=where)).context["moments"]
    assert told_of(client_of_a_member(weald), path, "ended the appointment") == []
    words = [moment.words for moment in whole]
    assert words == ["ended the appointment", "appointed somebody to the seat", "added the seat"]
