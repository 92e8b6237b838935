"""How the deeds of the partnership room are said."""

from core.journal.vocabulary import deeds

deeds(
    {
        "partnership.created": "created the partnership",
        "settings.revised": "changed the partnership's settings",
        "agency.added": "added the agency",
        "agency.revised": "changed the agency's details",
        "agency.renamed": "renamed the agency",
        "agency.succeeded": "named the agency's successor",
        "agency.ended": "closed the agency",
        "membership.begun": "began the membership",
        "membership.revised": "changed the membership",
        "membership.ended": "ended the membership",
        "membership.resumed": "took the membership up again",
        "invitation.sent": "sent the invitation",
        "invitation.resent": "sent the invitation again",
        "invitation.mailed": "handed the invitation to the mail server",
        "invitation.accepted": "accepted the invitation",
        "invitation.withdrawn": "withdrew the invitation",
        "subgroup.established": "established the group",
        "subgroup.revised": "changed the group's details",
        "subgroup.ended": "ended the group",
        "seat.added": "added the seat",
        "seat.revised": "changed the seat",
        "seat.ended": "removed the seat",
        "appointment.made": "appointed somebody to the seat",
        "appointment.revised": "changed the term of the appointment",
        "appointment.ended": "ended the appointment",
        "terms.drafted": "drafted the terms of reference",
        "terms.revised": "changed the draft terms of reference",
        "terms.adopted": "adopted the terms of reference",
        "terms.withdrawn": "withdrew the draft terms of reference",
        "terms.superseded": "replaced the terms of reference",
        "clause.written": "wrote the clause",
        "clause.revised": "changed the clause",
        "clause.struck": "struck out the clause",
        "priority.set": "set the priority",
        "priority.revised": "changed the priority",
        "priority.ended": "closed the priority",
    }
)
