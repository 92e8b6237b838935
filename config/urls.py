"""The sitemap. Every address of a partnership begins with /p/<partnership>/ (design §3)."""

from django.urls import include, path

from core.pages.views.guide import Guide
from core.pages.views.home import Home, Landing
from core.pages.views.search import Search
from core.pages.views.status import Alive, Ready

room = [
    path("", Home.as_view(), name="home"),
    path("search/", Search.as_view(), name="search"),
    path("guide/<slug:page>/", Guide.as_view(), name="guide"),
    path("", include("core.journal.urls")),
    path("", include("core.calendar.urls")),
    path("", include("core.documents.urls")),
    path("", include("partnership.urls")),
    path("", include("reviews.urls")),
    path("", include("actions.urls")),
    path("", include("training.urls")),
    path("", include("meetings.urls")),
]

urlpatterns = [
    path("", Landing.as_view(), name="landing"),
    path("account/", include("core.accounts.urls")),
    path("pages/", include("core.pages.urls")),
    path("operator/", include("partnership.operator_urls")),
    path("health/alive/", Alive.as_view(), name="alive"),
    path("health/ready/", Ready.as_view(), name="ready"),
    path("p/<slug:partnership>/", include(room)),
]

handler400 = "core.pages.views.errors.bad_request"
handler403 = "core.pages.views.errors.forbidden"
handler404 = "core.pages.views.errors.not_found"
handler429 = "core.accounts.throttle.too_many"
handler500 = "core.pages.views.errors.server_error"
