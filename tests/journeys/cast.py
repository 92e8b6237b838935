"""Who is in the story, and of which agency. Wealdshire is invented, and so are they."""

from typing import NamedTuple

PARTNERSHIP = "Wealdshire Safeguarding Children Partnership"
POLICE, COUNCIL, ICB = "Wealdshire Police", "Wealdshire Council", "NHS Wealdshire"
BOARD, LIG = "Wealdshire Board", "Learning and Improvement Group"


class Part(NamedTuple):
    """Somebody whom the business manager invites."""

    name: str
    post: str
    agency: str
    roles: tuple[str, ...]

    @property
    def email(self) -> str:
        return f"{self.name.split()[0].lower()}@wealdshire.example"


MANAGER = Part("Rowan Ashdown", "Business manager", "", ("Business manager",))
PARTS = {
    "second": Part("Alder Weir", "Partnership coordinator", "", ("Coordinator",)),
    "chair": Part("Sorrel Birch", "Detective superintendent", POLICE, ("Agency lead",)),
    "lead": Part("Linden Marsh", "Assistant director", COUNCIL, ("Agency lead", "Trainer")),
    "scrutineer": Part("Bryony Heath", "Scrutineer", "", ("Independent scrutineer",)),
    "board": Part("Hazel Combe", "Chief nurse", ICB, ("Board member",)),
}
