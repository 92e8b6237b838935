"""Who reads the reminder ledger (design §5)."""

from core.pages.permissions import permit
from core.pages.predicates import business_team, scrutineer
from core.tenancy.routes import READ

permit("calendar.ledger", READ, business_team | scrutineer)
