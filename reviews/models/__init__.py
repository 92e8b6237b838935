from reviews.models.answer import AgencyAnswer
from reviews.models.bar import Bar
from reviews.models.finding import Finding
from reviews.models.panel import PanelPlace
from reviews.models.practice_review import PracticeReview
from reviews.models.recommendation import Recommendation
from reviews.models.restriction import Founding
from reviews.models.source import LearningSource

__all__ = [
    "AgencyAnswer",
    "Bar",
    "Finding",
    "Founding",
    "LearningSource",
    "PanelPlace",
    "PracticeReview",
    "Recommendation",
]
