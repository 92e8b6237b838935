from core.accounts.models.demo import DemoMarker, DemoPersona
from core.accounts.models.user import User

__all__ = ["DemoMarker", "DemoPersona", "User"]
