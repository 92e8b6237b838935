from actions.models.action.reads import ActionQuerySet
from actions.models.action.record import Action

__all__ = ["Action", "ActionQuerySet"]
