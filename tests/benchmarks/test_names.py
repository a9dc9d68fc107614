from benchmarks.names import name_parts
from pipeline.annotating.quotes import find_quotes

TEXT = "Ann Marsh came. “The dam is safe and dry,” Marsh said. Experts say the dam leaks."


def label(word: str, **told: object) -> dict[str, object]:
    start = TEXT.index(word)
    return {"start": start, "end": start + len(word), **told}


def test_a_name_is_right_where_it_is_the_fullest_of_the_article():
    labels = [
        label("Marsh said", type="named", name_start=0, name_end=9),
        label("Experts", type="unnamed"),
        label("dam leaks", type="unnamed"),
    ]
    assert name_parts(TEXT, labels, find_quotes(TEXT, "en")) == {
        "name_right": (1, 1),
        "pronoun_right": (0, 0),
        "unnamed_right": (1, 1),
    }
