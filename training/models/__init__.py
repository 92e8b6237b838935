from training.models.booking import Booking
from training.models.course import Course
from training.models.course_finding import CourseFinding
from training.models.run import CourseRun, Full
from training.models.trainer import Trainer

__all__ = ["Booking", "Course", "CourseFinding", "CourseRun", "Full", "Trainer"]
