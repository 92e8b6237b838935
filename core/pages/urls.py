from django.urls import path

from core.pages.views.components_page import ComponentsPage

app_name = "pages"

urlpatterns = [path("components/", ComponentsPage.as_view(), name="components")]
