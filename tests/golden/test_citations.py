import re
import tomllib
from pathlib import Path

import pytest

from pipeline.desk import Desk, Edited
from pipeline.reading import locate, read_file
from pipeline.reading.document import Document

FILES = sorted((Path(__file__).parent / "citations").glob("*.toml"))


def labelled(file: Path, text: str) -> list[tuple[int, int, str, str]]:
    """Start, end, outlet and relation of each labelled citation."""
    found = []
    for line in tomllib.loads(file.read_text("utf-8"))["lines"].strip().splitlines():
        relation, outlet, context = line.split(" | ", 2)
        before, name, behind = re.fullmatch(r"(.*)\[\[(.*)\]\](.*)", context).groups()
        pattern = f"{folded(before)}({folded(name)}){folded(behind)}"
        (match,) = re.finditer(pattern, text)
        found.append((*match.span(1), outlet, relation))
    return found


def folded(words: str) -> str:
    return re.sub(r"(?:\\ )+", r"\\s+", re.escape(words))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_citation_of_the_articles_is_found_and_no_other(file):
    page = (file.parent / tomllib.loads(file.read_text("utf-8"))["page"]).resolve()
    document = read_file(locate(page))
    assert isinstance(document, Document)
    desk = Desk()
    edited = desk.annotate(desk.edit(document))
    assert isinstance(edited, Edited)
    text = document.text
    found = [(text[: c.start], c.outlet_id, c.relation) for c in edited.citations]
    gold = [(text[:start], *rest) for start, _, *rest in labelled(file, text)]
    assert [(before[-30:], *rest) for before, *rest in found] == [
        (before[-30:], *rest) for before, *rest in gold
    ]
    assert [len(before) for before, *_ in found] == [len(before) for before, *_ in gold]
