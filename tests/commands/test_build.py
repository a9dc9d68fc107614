import io

import pytest

from pipeline.cli import main
from pipeline.commands.progress import PageProgress
from tests.assets.projects import NAMES, judge_plainly, new_project, spoil


@pytest.fixture
def project(tmp_path, monkeypatch):
    judge_plainly(monkeypatch)
    monkeypatch.chdir(tmp_path)
    return new_project(tmp_path)


def test_results_go_to_standard_output_and_progress_beside_it(project, capsys):
    assert main(["build"]) == 0
    out, err = capsys.readouterr()
    assert "Read 4 files: 3 articles, 1 rejected.\n" in out
    assert "photo.jpg" in out
    assert "Published dataset/v0.1.0.\n" in out
    assert err == "3 of 3 pages edited\n"
    assert (project.raw.parent / "datacard.md").is_file()

    assert main(["build"]) == 0
    assert "Nothing new: dataset/v0.1.0 is what this build makes." in capsys.readouterr().out


def test_a_blocked_build_names_the_page_and_exits_with_1(project, capsys):
    spoilt = spoil(project)
    assert main(["build"]) == 1
    out, err = capsys.readouterr()
    assert "evidence.corrections_hold" in out
    assert spoilt[:12] in out
    assert NAMES[0] in out
    assert out.endswith("Nothing was published: a critical check failed.\n")
    assert "Traceback" not in err
    assert not project.out.exists()


def test_another_folder_gets_no_card_beside_it(project, capsys):
    assert main(["build", "--raw", "raw", "--out", "other/set", "--engine", "process"]) == 0
    assert "Published other/set/v0.1.0." in capsys.readouterr().out
    assert not (project.raw.parent / "datacard.md").exists()


def test_nothing_to_read_is_bad_usage(project, capsys):
    assert main(["build", "--raw", "nowhere"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("copydesk: nowhere: there is no such folder")
    assert err.count("\n") == 1


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_gets_a_bar_that_ends_its_line():
    terminal = Terminal()
    progress = PageProgress(terminal)
    progress(1, 4)
    progress(2, 4)
    progress(4, 4)
    first, *_, last = terminal.getvalue().split("\r\033[K")[1:]
    assert first.startswith("███████·")
    assert "1 of 4 pages edited" in first
    assert last == "█" * 30 + " 4 of 4 pages edited\n"


def test_elsewhere_lines_are_few(monkeypatch):
    moments = iter([0.0, 1.0, 2.0, 12.0, 13.0, 14.0])
    monkeypatch.setattr("pipeline.commands.progress.monotonic", lambda: next(moments))
    log = io.StringIO()
    progress = PageProgress(log)
    for done in (0, 10, 20, 120, 130, 10_000):
        progress(done, 10_000)
    assert log.getvalue().splitlines() == [
        "0 of 10,000 pages edited",
        "120 of 10,000 pages edited, 10 a second, 16 min left",
        "10,000 of 10,000 pages edited",
    ]
