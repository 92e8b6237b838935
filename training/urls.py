"""Addresses of the training room, all beneath ``training/``."""

from django.urls import include, path

from training.views import booking, course, diary, holding, planning, run, trainer

app_name = "training"

_course = [
    path("", course.CourseDetail.as_view(), name="course_detail"),
    path("edit/", course.CourseEdit.as_view(), name="course_edit"),
    path("withdrawal/", course.CourseWithdrawal.as_view(), name="course_withdrawal"),
    path("findings/new/", course.CourseFindingNew.as_view(), name="course_finding_new"),
    path("runs/new/", planning.RunNew.as_view(), name="run_new"),
]

_run = [
    path("", run.RunDetail.as_view(), name="run_detail"),
    path("edit/", planning.RunEdit.as_view(), name="run_edit"),
    path("cancellation/", planning.RunCancellation.as_view(), name="run_cancellation"),
    path("diary/", diary.RunDiary.as_view(), name="run_diary"),
    path("booking/", holding.RunBooking.as_view(), name="run_booking"),
    path("nomination/", holding.RunNomination.as_view(), name="run_nomination"),
    path("register/", planning.RunRegister.as_view(), name="run_register"),
]

_room = [
    path("courses/", course.CourseList.as_view(), name="course_list"),
    path("courses/new/", course.CourseNew.as_view(), name="course_new"),
    path("courses/<slug:slug>/", include(_course)),
    path("runs/", run.RunList.as_view(), name="run_list"),
    path("runs/<str:code>/", include(_run)),
    path("bookings/", booking.BookingList.as_view(), name="booking_list"),
    path("bookings/<str:code>/", booking.BookingDetail.as_view(), name="booking_detail"),
    path(
        "bookings/<str:code>/cancellation/",
        booking.BookingCancellation.as_view(),
        name="booking_cancellation",
    ),
    path("learning/", booking.MyLearning.as_view(), name="learning"),
    path("trainers/", trainer.TrainerList.as_view(), name="trainer_list"),
    path("trainers/new/", trainer.TrainerNew.as_view(), name="trainer_new"),
    path("trainers/<slug:person>/ending/", trainer.TrainerEnding.as_view(), name="trainer_ending"),
]

urlpatterns = [path("training/", include(_room))]
