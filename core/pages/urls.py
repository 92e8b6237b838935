from django.urls import path

from core.pages.views.components_page import ComponentsPage
from core.pages.views.statements import Accessibility

app_name = "pages"

urlpatterns = [
    path("components/", ComponentsPage.as_view(), name="components"),
    path("accessibility/", Accessibility.as_view(), name="accessibility"),
]
