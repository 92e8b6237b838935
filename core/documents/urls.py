from django.urls import path

from core.documents.views.files import FileDownload
from core.documents.views.jobs import JobDetail

app_name = "documents"

urlpatterns = [
    path("files/<slug:code>/", FileDownload.as_view(), name="file_download"),
    path("jobs/<slug:code>/", JobDetail.as_view(), name="job_detail"),
]
