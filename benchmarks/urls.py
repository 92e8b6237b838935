"""The product's addresses and the baseline page's two."""

from django.urls import path

from benchmarks import baseline
from config import urls

urlpatterns = [
    path("baseline/", baseline.page),
    path("p/<slug:partnership>/baseline/", baseline.inside),
    *urls.urlpatterns,
]
