from partnership.models.agency import Agency
from partnership.models.agency_name import AgencyName
from partnership.models.appointment import Appointment
from partnership.models.clause import Clause
from partnership.models.invitation import Invitation
from partnership.models.membership import Membership
from partnership.models.partnership import Partnership
from partnership.models.priority import Priority
from partnership.models.quorum_agency import QuorumAgency
from partnership.models.seat import Seat
from partnership.models.settings import PartnershipSettings
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
