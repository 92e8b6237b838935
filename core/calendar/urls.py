from django.urls import path

from core.calendar.views.ledger import Ledger

app_name = "calendar"

urlpatterns = [path("reminders/", Ledger.as_view(), name="ledger")]
