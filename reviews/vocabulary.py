"""How the deeds of the reviews room are said."""

from core.journal.vocabulary import deeds

deeds(
    {
        "source.recorded": "recorded the source of learning",
        "source.revised": "changed the source of learning",
        "source.recommended": "entered the recommendations of the source",
        "source.restricted": "restricted the source to its panel",
        "source.opening_proposed": "proposed opening the source to the partnership",
        "source.kept_restricted": "kept the source restricted",
        "source.opened": "opened the source to the partnership",
        "source.closed": "closed the source of learning",
        "review.recorded": "recorded the practice review",
        "review.revised": "changed the practice review",
        "panel.proposed": "proposed a panel member",
        "panel.agreed": "agreed a panel member",
        "panel.declined": "did not agree a panel member",
        "panel.ending_proposed": "proposed ending a place on the panel",
        "panel.kept": "kept a place on the panel",
        "panel.ended": "ended a place on the panel",
        "bar.proposed": "proposed a bar for conflict of interest",
        "bar.agreed": "agreed a bar for conflict of interest",
        "bar.lifting_proposed": "proposed lifting a bar",
        "bar.kept": "kept a bar",
        "bar.lifted": "lifted a bar",
        "finding.recorded": "recorded the finding",
        "finding.revised": "changed the finding",
        "recommendation.made": "made the recommendation",
        "recommendation.revised": "changed the recommendation",
        "recommendation.addressed": "asked more agencies to answer",
        "recommendation.concluded": "concluded the recommendation",
        "answer.asked": "asked the agency to answer",
        "answer.followed": "passed the question to the agency's successor",
        "answer.given": "answered for the agency",
        "answer.reopened": "asked the agency to answer again",
    }
)
