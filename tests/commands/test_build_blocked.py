"""The command fails where a check does: here one, in the proofs every check."""

from tests.commands.batches import FIRST, SEVERITY, Batch
from tests.commands.broken import command_fails

ONE = next(Batch((m,)) for m in FIRST if SEVERITY[m.check] == "critical")


def test_the_command_fails_and_names_the_row(tmp_path, monkeypatch, capsys):
    command_fails(ONE, tmp_path, monkeypatch, capsys)
