from partnership.models.agency import Agency, AgencyName
from partnership.models.appointment import Appointment
from partnership.models.clause import Clause, QuorumAgency
from partnership.models.invitation import Invitation
from partnership.models.membership import Membership
from partnership.models.partnership import Partnership, PartnershipSettings
from partnership.models.priority import Priority
from partnership.models.seat import Seat
from partnership.models.subgroup import Subgroup
from partnership.models.terms import TermsOfReference

__all__ = [
    "Agency",
    "AgencyName",
    "Appointment",
    "Clause",
    "Invitation",
    "Membership",
    "Partnership",
    "PartnershipSettings",
    "Priority",
    "QuorumAgency",
    "Seat",
    "Subgroup",
    "TermsOfReference",
]
