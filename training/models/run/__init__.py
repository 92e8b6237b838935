from training.models.run.holding import Full
from training.models.run.noun import CourseRun

__all__ = ["CourseRun", "Full"]
