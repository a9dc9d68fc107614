"""Proofs take minutes: ``make proofs`` runs them, ``make test`` does not.

What they measured stands at the end of their output, and in ``.copydesk/proofs/``.
"""

from pathlib import Path

import pytest

REPORTS = Path(__file__).parent.parent.parent / ".copydesk" / "proofs"


LONGEST = ("test_determinism.py", "test_kills.py", "test_ui.py")
"""Begun first, so that no processor waits for them at the end."""


FOLDERS = {"proofs", "browser"}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    for item in items:
        if item.path.parent.name in FOLDERS:
            item.add_marker(pytest.mark.proof)
    items.sort(key=lambda item: item.path.name not in LONGEST)


def is_worker(config):
    return hasattr(config, "workerinput")


def pytest_sessionstart(session):
    if not is_worker(session.config):
        REPORTS.mkdir(parents=True, exist_ok=True)
        for path in REPORTS.glob("*.txt"):
            path.unlink()


@pytest.fixture(scope="session")
def report():
    """Takes a name and what is to be read under it at the end of the run."""
    return lambda name, text: (REPORTS / f"{name}.txt").write_text(text + "\n", "utf-8")


def pytest_terminal_summary(terminalreporter, config):
    for path in [] if is_worker(config) else sorted(REPORTS.glob("*.txt")):
        terminalreporter.write_sep("=", path.stem)
        terminalreporter.write(path.read_text("utf-8"))
