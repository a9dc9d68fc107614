"""For every check there is a way to break it: the command exits with 1 and names the rows."""

import pytest

from tests.commands.broken import FIRST, command_fails


@pytest.mark.parametrize("mutation", FIRST, ids=str)
def test_the_command_fails_and_names_the_row(mutation, tmp_path, monkeypatch, capsys):
    command_fails(mutation, tmp_path, monkeypatch, capsys)
