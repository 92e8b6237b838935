"""Each benchmark runs, at a scale at which its figures mean nothing, and prints its ratios."""

import os
import re
import subprocess
import sys
from typing import Any

import pytest
from django.db.models import F, OuterRef, Subquery

from actions.models import Action
from benchmarks.generate import ACTIONS, LARGE, PARTNERSHIPS, SMALL, shares
from config.embedded import ROOT
from core.journal.models import Entry
from core.tenancy import scope
from partnership.models import Membership, Partnership

SCALE = 0.005
RATIO = re.compile(r"^(.+?) +(\d+\.\d\d)(?: |$)", re.MULTILINE)


def run(name: str, *options: str, codes: tuple[int, ...] = (0,)) -> str:
    """What ``python -m benchmarks.<name>`` prints."""
    done = subprocess.run(
        [sys.executable, "-m", f"benchmarks.{name}", *options],
        cwd=ROOT,
        env=os.environ,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in codes, done.stdout + done.stderr
    return done.stdout


def ratios(printed: str) -> dict[str, float]:
    """The printed lines that compare: name to ratio."""
    return {name: float(ratio) for name, ratio in RATIO.findall(printed) if "÷" in name}


def made_of(swept: str) -> list[str]:
    """How many ledger lines, people and mails a sweep made."""
    return re.findall(r"(?:lines|people|mails) +([1-9][\d,]*)", swept)


@pytest.fixture
def filled(committed_db: str) -> str:
    """What the generator said of a small stage, in this test's own database."""
    return run("generate", "--scale", str(SCALE))


def test_the_shares_are_what_the_goals_speak_of() -> None:
    whole = shares(1.0)
    assert len(whole) == PARTNERSHIPS and sum(whole) == ACTIONS
    assert whole[:2] == [LARGE, SMALL] == [40_000, 4_000]
    assert max(whole[2:]) < SMALL


def test_every_benchmark_runs_on_one_small_stage(filled: str) -> None:
    assert "8 partnerships and 2,000 actions" in filled
    assert "filled already" in run("generate", "--scale", str(SCALE))
    check_the_rows()

    compared = run("register", "--rounds", "2")
    assert len(ratios(compared)) == 6 and min(ratios(compared).values()) > 0
    assert re.findall(r"^register, (?:first|last) page +50 ", compared, re.MULTILINE) != []
    # So few rows are best read whole: only that it looks is asked for here.
    looked = run("plans", codes=(0, 1))
    assert looked.count("register, first page") == 2

    swept = run("sweep", "--mails", "3")
    assert len(ratios(swept)) == len(made_of(swept)) == 3
    assert made_of(run("sweep", "--mails", "3")) == made_of(swept)

    booked = run("booking", "--bursts", "1", "--people", "16", "--places", "3")
    assert "verb: exact in 1 of 1 bursts" in booked
    assert list(ratios(booked)) != []


def check_the_rows() -> None:
    """Read as the product does: each action is its newest history row, which has an entry."""
    for home, count in zip(Partnership.objects.order_by("slug"), shares(SCALE), strict=True):
        with scope.within(home.pk):
            manager = Membership.objects.get(slug="manager")
            assert Action.objects.count() == count
            assert 0 < Action.objects.visible_to(manager).count() < count
            check_the_history(count)


def check_the_history(count: int) -> None:
    facts = ("version", "due_on", "updated_on", "submitted_at", "closed_on", "stopped_on")
    past: Any = Action.history.filter(id=OuterRef("pk")).order_by("-version")
    newest = {f"past_{name}": Subquery(past.values(name)[:1]) for name in facts}
    for action in Action.objects.annotate(**newest):
        assert all(getattr(action, name) == getattr(action, f"past_{name}") for name in facts)
    entries = set(Entry.objects.values_list("pk", flat=True))
    assert set(Action.history.values_list("entry_id", flat=True)) <= entries
    assert Action.history.filter(history_type="+").count() == count
    assert not Action.objects.filter(due_on__lt=F("original_due_on")).exists()
