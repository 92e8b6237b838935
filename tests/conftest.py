"""What every test may ask for. Each module's docstring says what it offers."""

pytest_plugins = [
    "tests.database",
    "tests.servers",
    "tests.browser",
    "tests.personas",
    "tests.seen",
]
