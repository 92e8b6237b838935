from django.urls import path

from core.journal.views.access import AccessList
from core.journal.views.chain import Chain, Verification
from core.journal.views.entries import EntryList, RecordHistory
from core.journal.views.notices import NoticeList, NoticesRead, Outbox, SendAgain

app_name = "journal"

urlpatterns = [
    path("notices/", NoticeList.as_view(), name="notices"),
    path("notices/reading/", NoticesRead.as_view(), name="notices_read"),
    path("mail/", Outbox.as_view(), name="outbox"),
    path("mail/again/", SendAgain.as_view(), name="send_again"),
    path("journal/", EntryList.as_view(), name="entries"),
    path("access/", AccessList.as_view(), name="access"),
    path("chain/", Chain.as_view(), name="chain"),
    path("chain/verification/", Verification.as_view(), name="verification"),
    path("history/<path:record>/", RecordHistory.as_view(), name="history"),
]
