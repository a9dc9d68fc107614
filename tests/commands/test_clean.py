import json
from pathlib import Path

import pytest

from pipeline import clean
from pipeline.cli import main
from pipeline.commands.raw_folder import RawFolder

RAW = Path(__file__).parent.parent.parent / "raw"
PAGE = (
    "The pool stays open\nAugust 4, 2020\n\nThe council voted on Tuesday to keep the pool open "
    "through the winter, said the mayor.\n\n© The Example Post"
)


def lines_of(capsys) -> list[dict]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_line_holds_facts_text_and_segments(tmp_path, capsys):
    (tmp_path / "page.txt").write_text(PAGE)
    assert main(["clean", str(tmp_path / "page.txt")]) == 0
    (line,) = lines_of(capsys)
    assert line["path"] == str(tmp_path / "page.txt")
    assert (line["title"], line["published"], line["error"]) == (
        "The pool stays open",
        "2020-08-04",
        None,
    )
    kept = [PAGE[s["start"] : s["end"]] for s in line["segments"] if s["kept"]]
    assert line["body_text"] == "\n\n".join(kept)


def test_folders_are_read_in_the_order_of_their_sorted_paths(capsys):
    assert main(["clean", str(RAW)]) == 0
    paths = [line["path"] for line in lines_of(capsys)]
    assert len(paths) == 5
    assert paths == sorted(paths)


def test_a_file_that_cannot_be_used_has_its_line_with_the_reason(tmp_path, capsys):
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "image.gif").write_text("GIF89a")
    assert main(["clean", str(tmp_path)]) == 0
    empty, image = lines_of(capsys)
    assert empty["error"].startswith("empty: ")
    assert image["error"].startswith("unknown_format: ")
    assert (empty["title"], empty["body_text"], empty["segments"]) == (None, None, [])


def test_a_path_that_does_not_exist_is_bad_usage(tmp_path, capsys):
    assert main(["clean", str(tmp_path / "nothing.txt")]) == 2
    assert "there is no such file" in capsys.readouterr().err


def test_a_file_alone_is_read_by_the_settings_of_its_raw_folder(tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "page.txt").write_text(PAGE)
    (tmp_path / "sources.csv").write_text("path,outlet\nsub/page.txt,Reuters\n")
    for path in (tmp_path / "sub" / "page.txt", tmp_path / "sub", tmp_path):
        (line,) = [line for line in clean(path) if line["path"].endswith("page.txt")]
        assert line["outlet_id"] == "reuters", path


def test_a_raw_folder_is_made_ready_once_for_all_its_files(tmp_path, monkeypatch):
    made = []
    at = RawFolder.at
    monkeypatch.setattr(RawFolder, "at", lambda root: made.append(root) or at(root))
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text("")
    assert len(list(clean(tmp_path))) == 3
    assert made == [tmp_path]


@pytest.mark.parametrize("arguments", [["clean"], ["clean", "--what"], ["tidy"], []])
def test_bad_usage_ends_with_2(arguments, capsys):
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2


def test_lines_hold_no_character_that_acts_on_a_terminal(tmp_path, capsys):
    from pipeline.commands.json_lines import json_line

    values = {"title": "a\x1b[2J\x9b\u202eb\u2066\ud800\u200d漢"}
    line = json_line(values)
    assert line == '{"title":"a\\u001b[2J\\u009b\\u202eb\\u2066\\ud800\u200d漢"}\n'
    assert json.loads(line) == values
