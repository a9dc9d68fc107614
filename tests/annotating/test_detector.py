"""The detector says what langdetect says, of whole pages and of pieces of them."""

from pathlib import Path

import pytest
from langdetect import DetectorFactory, detect_langs
from langdetect.lang_detect_exception import LangDetectException

from pipeline.annotating.detector import detect
from pipeline.annotating.draws import SEED

ROOT = Path(__file__).parent.parent.parent
PAGES = sorted(
    [*(ROOT / "tests" / "golden" / "pages").glob("*.txt"), *(ROOT / "raw").glob("*.txt")]
)
SIZES = (2000, 500, 120, 40)


def told_by_langdetect(text: str) -> tuple[str, float] | None:
    try:
        best = detect_langs(text)[0]
    except (LangDetectException, IndexError):
        return None
    return best.lang, best.prob


@pytest.fixture(autouse=True)
def _seeded(monkeypatch):
    monkeypatch.setattr(DetectorFactory, "seed", SEED)


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)
def test_pages_and_their_pieces_get_the_answers_of_langdetect(page):
    text = page.read_text("utf-8", errors="replace")
    for piece in (text[size : 2 * size] for size in SIZES):
        found, expected = detect(piece), told_by_langdetect(piece)
        assert (found and found[0]) == (expected and expected[0]), piece
        if found and expected:
            assert found[1] == pytest.approx(expected[1], abs=1e-9), piece


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "12345 67890 !!",
        "NATO UNO EU USA BBC ABC",
        "write to desk@example.org or see https://example.org/a?b=c for more of it",
        "Tiếng Việt la\u0300 ngôn ngữ cu\u0309a người Việt",
        "Совет voted to open бассейн for всю зиму and лето again",
        "a  b   c d\n\ne\tf g",
        "\ud800 broken \udfff text",
        "ΑΒΓ αβγ δέλτα 한국어 문장입니다 ไทย",
    ],
)
def test_odd_texts_get_the_answers_of_langdetect(text):
    found, expected = detect(text), told_by_langdetect(text)
    assert found == (expected and (expected[0], pytest.approx(expected[1], abs=1e-9)))
