"""Our own processes look for garbage seldom; who uses the package as a library decides himself."""

import gc
from collections.abc import Iterator

import pytest

from pipeline.cli import main
from pipeline.commands.clean import clean


@pytest.fixture(autouse=True)
def threshold() -> Iterator[int]:
    """The threshold as it is elsewhere, put back at the end."""
    before = gc.get_threshold()
    gc.set_threshold(700)
    yield 700
    gc.set_threshold(*before)


def test_the_command_line_looks_seldom(threshold: int, capsys: pytest.CaptureFixture[str]) -> None:
    """A page makes ten thousand objects, none of them in a cycle."""
    with pytest.raises(SystemExit):
        main(["--help"])
    assert gc.get_threshold()[0] > 10 * threshold


def test_the_functions_leave_it_alone(threshold: int) -> None:
    """Who calls them may have set it for other work."""
    list(clean())
    assert gc.get_threshold()[0] == threshold
