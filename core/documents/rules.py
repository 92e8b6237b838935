"""Permissions of the documents app. The owning row and the asker decide the rest."""

from core.pages.permissions import permit
from core.pages.predicates import everybody
from core.tenancy.routes import READ

permit("documents.download", READ, everybody)
permit("documents.job", READ, everybody)
