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
    assert lines == [
        {"id": 0, "language": "de", "quotes": []},
        {"id": 1, "language": None, "quotes": []},
    ]


def test_standard_input_is_read_too(monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", io.StringIO('{"id": "a", "text": ""}\n\n'))
    assert main(["annotate", "-"]) == 0
    assert json.loads(capsys.readouterr().out) == {"id": "a", "language": None, "quotes": []}


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("no json", "line 1: is no JSON"),
        ('{"id": 1}', "line 1: must be an object"),
        ('{"id": 1, "text": "", "published": "soon"}', "line 1: published is no ISO 8601 date"),
    ],
)
def test_a_line_that_cannot_be_used_is_named(tmp_path, capsys, content, complaint):
    path = tmp_path / "texts.jsonl"
    path.write_text(content)
    assert main(["annotate", str(path)]) == 2
    assert complaint in capsys.readouterr().err


def test_the_function_does_what_the_command_does():
    assert list(annotate([{"id": 1, "text": "Le conseil a voté mardi soir."}])) == [
        {"id": 1, "language": "fr", "quotes": []}
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
