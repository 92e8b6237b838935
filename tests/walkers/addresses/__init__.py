"""Which things of a furnished world fill each route's address, room by room.

``side`` is "open" or "restricted": a route about something that can be restricted names the
twin behind the restriction as well, and the walk asks for both.
"""

from tests.walkers.addresses.actions import ACTIONS
from tests.walkers.addresses.meetings import MEETINGS
from tests.walkers.addresses.naming import Filling, code_named, code_of
from tests.walkers.addresses.partnership import PARTNERSHIP
from tests.walkers.addresses.reviews import REVIEWS
from tests.walkers.addresses.training import TRAINING

CORE: dict[str, Filling] = {
    "guide": lambda w, side: {"page": "business-team"},
    "account_reset_password_from_key": lambda w, side: {"uidb36": "1", "key": "a-b"},
    "mfa_edit_webauthn": lambda w, side: {"code": "NONE"},
    "mfa_remove_webauthn": lambda w, side: {"code": "NONE"},
    "documents:file_download": code_of("file"),
    "documents:job_detail": code_named("open_job"),
    "journal:history": lambda w, side: {"record": f"actions/{w.things[f'{side}_action'].code}"},
}

ADDRESSES = {**CORE, **PARTNERSHIP, **REVIEWS, **ACTIONS, **TRAINING, **MEETINGS}
