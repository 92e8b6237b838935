from actions.models.action import Action
from actions.models.contributor import Contributor
from actions.models.evidence import Evidence
from actions.models.extension import Extension
from actions.models.impact import ImpactReview
from actions.models.imported import ActionImport
from actions.models.plan import ActionPlan
from actions.models.signoff import SignOff
from actions.models.update import ProgressUpdate

__all__ = [
    "Action",
    "ActionImport",
    "ActionPlan",
    "Contributor",
    "Evidence",
    "Extension",
    "ImpactReview",
    "ProgressUpdate",
    "SignOff",
]
