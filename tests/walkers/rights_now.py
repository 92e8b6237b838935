"""Prints the table as the product answers today, for a person to review line by line.

``python -m pytest tests/walkers/rights_now.py -s -q`` — never part of a test run.
"""

from collections import defaultdict

from tests.walkers.conftest import PERSONAS, raise_worlds
from tests.walkers.routes import routes
from tests.walkers.test_who_gets_in import rule, walked


def test_print_the_table(db: None) -> None:
    worlds = raise_worlds()
    table: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    # The closed account goes last: from then on it stays closed.
    for persona in sorted(PERSONAS, key=lambda p: p == "closed_account"):
        for name, answers in walked(persona, worlds).items():
            for how, let_in in answers.items():
                table[name][how] += [persona] if let_in else []
    for route in routes():
        declared = rule(route)
        print(f'\n["{route.name}"]  # {declared.audience}, {declared.kind} {declared.permission}')
        for how, personas in table[route.name].items():
            print(f'{how} = "{" ".join(personas)}"')
