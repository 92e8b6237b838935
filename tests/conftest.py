"""What every test may ask for. Each module's docstring says what it offers."""

from hypothesis import HealthCheck, settings

pytest_plugins = [
    "tests.database",
    "tests.servers",
    "tests.browser",
    "tests.personas",
    "tests.seen",
]

# A loaded machine draws its first examples slowly; that says nothing about the product.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")
