"""What the service says about itself to anybody who asks."""

from core.pages.views.base import Page
from core.tenancy.routes import PUBLIC


class Accessibility(Page):
    """Required of public bodies (Accessibility Regulations 2018, reg. 8); open to all."""

    audience = PUBLIC
    template_name = "pages/accessibility.html"
    title = "Accessibility statement"
