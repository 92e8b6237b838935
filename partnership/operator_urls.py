from django.urls import URLPattern, path

from partnership.views import operator as view

app_name = "operator"

urlpatterns: list[URLPattern] = [
    path("", view.PartnershipList.as_view(), name="partnership_list"),
    path("status/", view.Status.as_view(), name="status"),
    path("new/", view.PartnershipNew.as_view(), name="partnership_new"),
    path(
        "<slug:slug>/invitation/",
        view.PartnershipInvitation.as_view(),
        name="partnership_invitation",
    ),
]
