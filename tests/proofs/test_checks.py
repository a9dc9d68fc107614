"""For every check there is a way to break it: the command exits with 1 and names the rows."""

import pytest

from tests.commands.batches import FIRST, batches
from tests.commands.broken import command_fails

BATCHES = batches()


def test_every_check_is_broken_once():
    checks = [mutation.check for batch in BATCHES for mutation in batch.members]
    assert sorted(checks) == sorted(mutation.check for mutation in FIRST)


@pytest.mark.parametrize("batch", BATCHES, ids=str)
def test_the_command_fails_and_names_the_rows(batch, tmp_path, monkeypatch, capsys):
    command_fails(batch, tmp_path, monkeypatch, capsys)
