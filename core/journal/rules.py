"""Who reads the journal and its outbox (design §5): the scrutineer and the business manager."""

from core.pages.permissions import permit
from core.pages.predicates import business_team, everybody, manager, scrutineer
from core.tenancy.routes import READ, WRITE

permit("journal.notices", READ, everybody)
permit("journal.history", READ, everybody)
permit("journal.entries", READ, manager | scrutineer)
permit("journal.access", READ, manager | scrutineer)
permit("journal.chain", READ, manager | scrutineer)
permit("journal.outbox", READ, business_team | scrutineer)

permit("journal.mark_read", WRITE, everybody)
permit("journal.send_again", WRITE, business_team)
