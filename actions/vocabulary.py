"""How the deeds of the actions room are said."""

from core.journal.vocabulary import deeds

deeds(
    {
        "plan.drafted": "drafted the action plan",
        "plan.opened": "opened the group's log of actions",
        "plan.revised": "changed the action plan",
        "plan.agreed": "agreed the action plan",
        "action.raised": "raised the action",
        "action.imported": "brought in the action from a spreadsheet",
        "action.revised": "changed the action",
        "action.assigned": "named the lead of the action",
        "action.followed": "passed the action to the agency's successor",
        "action.started": "started the action",
        "action.stopped": "stopped the action",
        "action.submitted": "sent the action for sign-off",
        "action.returned": "returned the action with a reason",
        "action.closed": "signed off and closed the action",
        "action.reopened": "reopened the action",
        "contributor.added": "added a contributing agency",
        "contributor.ended": "ended an agency's contribution",
        "extension.asked": "asked for more time",
        "extension.granted": "granted more time",
        "extension.refused": "refused more time",
        "update.made": "gave an update",
        "evidence.submitted": "sent evidence",
        "evidence.accepted": "accepted the evidence",
        "evidence.returned": "returned the evidence",
        "impact.reviewed": "reviewed the impact",
        "import.sent": "sent a spreadsheet of actions",
        "import.applied": "brought in a spreadsheet of actions",
    }
)
