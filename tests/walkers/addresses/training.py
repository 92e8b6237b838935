"""The addresses of courses, runs, bookings and trainers."""

from tests.walkers.addresses.naming import Filling, code_named, slug_named

COURSE_PAGES = (
    "training:course_detail",
    "training:course_edit",
    "training:course_finding_new",
    "training:course_withdrawal",
    "training:run_new",
)
RUN_PAGES = ("booking", "cancellation", "detail", "diary", "edit", "nomination", "register")

TRAINING: dict[str, Filling] = {
    **{page: slug_named("open_course") for page in COURSE_PAGES},
    **{f"training:run_{page}": code_named("open_run") for page in RUN_PAGES},
    **{
        f"training:booking_{page}": code_named("open_booking")
        for page in ("cancellation", "detail")
    },
    "training:trainer_ending": lambda w, side: {"person": w.trainer.slug},
}
