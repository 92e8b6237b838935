"""Permissions of the shell itself."""

from core.pages.permissions import permit
from core.pages.predicates import everybody
from core.tenancy.routes import READ

permit("pages.home", READ, everybody)
permit("pages.search", READ, everybody)
permit("pages.guide", READ, everybody)
