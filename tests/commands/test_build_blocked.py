"""The command fails where a check does: here one of each table, in the proofs every check."""

import pytest

from tests.commands.broken import FIRST, SEVERITY, command_fails

ONE_A_TABLE = {m.check[0]: m for m in FIRST if SEVERITY[m.check] == "critical"}


@pytest.mark.parametrize("mutation", ONE_A_TABLE.values(), ids=str)
def test_the_command_fails_and_names_the_row(mutation, tmp_path, monkeypatch, capsys):
    command_fails(mutation, tmp_path, monkeypatch, capsys)
