import io
import json

import pytest

from pipeline import annotate
from pipeline.cli import main


def test_texts_get_their_language(tmp_path, capsys):
    texts = ["Der Rat hat am Dienstag beschlossen, das Bad zu erhalten.", "OK"]
    path = tmp_path / "texts.jsonl"
    path.write_text("".join(json.dumps({"id": n, "text": t}) + "\n" for n, t in enumerate(texts)))
    assert main(["annotate", str(path)]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(line["language"], line["id"]) for line in lines] == [("de", 0), (None, 1)]


def test_standard_input_is_read_too(monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", io.StringIO('{"id": "a", "text": ""}\n\n'))
    assert main(["annotate", "-"]) == 0
    empty = {"id": "a", "language": None, "quotes": [], "times": [], "citations": []}
    assert json.loads(capsys.readouterr().out) == empty


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("no json", "line 1: is no JSON"),
        ('{"id": 1}', "line 1: must be an object"),
    ],
)
def test_a_line_that_cannot_be_used_is_named(tmp_path, capsys, content, complaint):
    path = tmp_path / "texts.jsonl"
    path.write_text(content)
    assert main(["annotate", str(path)]) == 2
    assert complaint in capsys.readouterr().err


def test_the_function_does_what_the_command_does():
    line = {"id": 1, "text": "The last bus left on Tuesday.", "published": "2020-08-16"}
    tuesday = {"start": 21, "end": 28, "type": "DATE", "value": "2020-08-11"}
    assert list(annotate([line])) == [
        {
            "id": 1,
            "language": "en",
            "quotes": [],
            "times": [tuesday | {"anchor": "2020-08-16"}],
            "citations": [],
        }
    ]


def test_quotes_have_their_speaker_with_its_place():
    text = "The dam is safe, the mayor said. “We looked at every bolt,” Ann Marsh told reporters."
    (line,) = annotate([{"id": 1, "text": text}])
    quotes = {quote["kind"]: quote for quote in line["quotes"]}
    assert quotes["direct"] == {
        "start": 33,
        "end": 59,
        "speaker": "Ann Marsh",
        "speaker_start": 60,
        "speaker_end": 69,
        "kind": "direct",
        "confidence": "high",
    }
    assert quotes["indirect"]["speaker"] == "the mayor"


def test_a_date_that_cannot_be_read_is_told_of_and_taken_as_unknown(tmp_path, capsys):
    path = tmp_path / "texts.jsonl"
    path.write_text('{"id": 1, "text": "It opened on Monday.", "published": "03-02-2009"}\n')
    assert main(["annotate", str(path)]) == 0
    out, err = capsys.readouterr()
    assert [time["anchor"] for time in json.loads(out)["times"]] == [None]
    assert "texts.jsonl, line 1: published is no ISO 8601 date: '03-02-2009'" in err
