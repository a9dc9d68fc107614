"""What a page's furniture says of names, and how often it is read for that."""

from pipeline.cleaning.segment import Segment
from pipeline.facts import furniture
from pipeline.facts.furniture import Furniture
from pipeline.registry import load


def segments_of(lines: list[str]) -> list[Segment]:
    return [
        Segment(number, 0, len(line), None, None, "navigation", False, "", None, line)
        for number, line in enumerate(lines)
    ]


def test_a_name_comes_again_in_whole_words_of_different_lines():
    lines = ["About the Elbe-Bote", "Elbe-Bote Newsletter", "Elbe-Boten", "About the Elbe-Bote"]
    found = Furniture(segments_of(lines), load())
    assert found.recurrence("Elbe-Bote") == 2
    assert found.recurrence("Elbe") == 3
    assert found.recurrence("Bote") == 2


def test_each_line_is_read_for_its_words_once_however_many_names_are_sought(monkeypatch):
    read: list[str] = []
    words_of = furniture._words
    monkeypatch.setattr(furniture, "_words", lambda text: read.append(text) or words_of(text))
    lines = [f"Elbe {number}" for number in range(30)]
    found = Furniture(segments_of(lines), load())
    names = [f"Elbe {number}" for number in range(0, 300, 10)]
    assert sum(map(found.recurrence, names)) == 3
    assert len(read) == len(lines) + len(names)
