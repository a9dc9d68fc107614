"""Any bytes and any text go through the desk: nothing raises, nothing is lost, nothing is slow."""

import os

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipeline.cleaning.clean import JOINT
from pipeline.cleaning.repair import repaired
from pipeline.desk import Desk, Edited
from pipeline.reading import Document, Reject
from pipeline.reading.document import decode_document
from pipeline.schema.rejects import REASONS
from tests.growth import grows_faster
from tests.odd.folder import ARABIC, CHINESE, ENGLISH, GERMAN, JAPANESE, RUSSIAN

EXAMPLES = int(os.environ.get("COPYDESK_EXAMPLES", "100"))
"""Of each of the tests below; more where somebody has the time."""

DESK = Desk()

PIECES = st.sampled_from(
    [
        *ENGLISH.splitlines(),
        *GERMAN.splitlines(),
        *CHINESE.splitlines(),
        *ARABIC.splitlines(),
        "By Jane Example",
        "Published: 2020/9/26 22:21:42 Updated: 2020/9/26 23:53",
        "BEIJING (Reuters) — ",
        "Photo: AFP/Jane Example",
        "© 2020 The Example. All rights reserved.",
        "Source: Xinhua | 31.02.2020 | 03/04/2020 25:61",
        "told the Global Times. ",
        "Related stories",
        "itâ€™s Ã©tÃ©",
        "\u200b\u00ad\ufeff",
        "\u202e\u2067",
        "\x00\x1b[31m\x9f",
        "“‘«(((…",
        "٢٠٢٠/٠٩/٢٦",
        "²⁰²⁰ ① Ⅳ 𝟚𝟘𝟚𝟘-𝟙𝟙-𝟙𝟙",
        "🗞️👨\u200d👩\u200d👧",
        "\ud7ff\ue000\uffff\U0010ffff",
    ]
)
JOINERS = st.sampled_from(
    ["\n", "\n\n", "\r\n", "\r", " ", "", "\t", "\x0c", "\u2028", "\x85", "\u00a0"]
)
PAGES = st.lists(st.one_of(PIECES, JOINERS, st.text(max_size=30)), max_size=25).map("".join)


def edit(raw: bytes) -> Document | Edited | Reject:
    document = decode_document(raw, "page.txt")
    if isinstance(document, Reject):
        return document
    edited = DESK.edit(document)
    return edited if isinstance(edited, Reject) else DESK.annotate(edited)


def check(raw: bytes) -> None:
    """All that must hold of whatever came of the bytes."""
    result = edit(raw)
    assert edit(raw) == result
    if isinstance(result, Reject):
        assert result.reason in REASONS
        assert result.detail
        return
    assert isinstance(result, Edited)
    document, article = result.document, result.article
    if not document.decode_loss and document.encoding != "iso2022_jp":
        text = document.text.encode(document.encoding)
        assert raw.endswith(text)
        assert len(raw) - len(text) <= 4
    last = 0
    kept = []
    for segment in result.segments:
        assert not document.text[last : segment.start].strip()
        assert segment.start < segment.end
        assert document.text[segment.start : segment.end] == segment.text == segment.text.strip()
        assert segment.kept == (segment.text_start is not None)
        own = [r for r in result.repairs if segment.start <= r.start and r.end <= segment.end]
        if segment.kept:
            kept.append(repaired(segment.text, own, segment.start))
            assert article.text[segment.text_start : segment.text_end] == kept[-1]
        last = segment.end
    assert not document.text[last:].strip()
    assert JOINT.join(kept) == article.text
    for repair in result.repairs:
        assert document.text[repair.start : repair.end] == repair.text
        if repair.text_start is not None:
            shown = repair.text if repair.replacement is None else repair.replacement
            assert article.text[repair.text_start : repair.text_end] == shown
    for row in result.evidence:
        assert row.start is None or document.text[row.start : row.end] == row.text


@settings(max_examples=EXAMPLES)
@given(PAGES)
@example(ENGLISH + "\u200b\n")
@example("\ufeff" + ENGLISH)
def test_any_text(text):
    check(text.encode("utf-8"))


@settings(max_examples=EXAMPLES)
@given(
    st.one_of(
        st.binary(max_size=400),
        st.lists(
            st.sampled_from(
                [bytes([n]) for n in range(256)]
                + [b"\r\n", b" the ", b" and of ", b"\xe2\x80", b"\xff\xfe", b"\x1b$B"]
            )
        ).map(b"".join),
    )
)
def test_any_bytes(raw):
    check(raw)


@settings(max_examples=EXAMPLES)
@given(
    st.sampled_from([ENGLISH, GERMAN, CHINESE, JAPANESE, RUSSIAN, ARABIC]),
    st.sampled_from(["utf_8", "cp1252", "gb18030", "cp932", "cp1251", "cp1256", "utf_16_le"]),
    st.lists(st.tuples(st.integers(0, 400), st.binary(max_size=3)), max_size=4),
)
def test_any_page_with_bytes_put_in(text, encoding, changes):
    raw = bytearray(text.encode(encoding, "ignore"))
    for at, new in changes:
        raw[at : at + 1] = new
    check(bytes(raw))


LINE = "The council voted on Tuesday to keep its pool open through the winter. "
UNITS = {
    "one line of prose": LINE,
    "dates": "2020-01-01 ",
    "dates in words": "12 January ",
    "times": "2020-01-01 12:30 ",
    "bylines on a line": "By A B, ",
    "brackets": "(((((",
    "copyright signs": "©",
    "photo labels": "Photo: ",
    "outlets": "told the Global Times, Reuters ",
    "slashes": "AFP/",
    "quotes": "“\"'‘’”",
    "digits": "0123456789",
    "signs": ".,;:!?-–—(){}|/*",
    "scripts": "Привет 你好 नमस्ते مرحبا שלום สวัสดี ",
    "mojibake": "Ã©Â©",
    "invisible": "\u200b",
    "controls": "a\x01" + "b" * 200,
    "spaces": "a" + " " * 50,
    "blank lines": "\n",
    "short lines": "A short line\n",
    "dates on lines": "2020-01-01\n",
    "bylines": "By Jane Example\n",
    "unspaced lines": "中文新闻报道\n",
    "wrapped": "The council voted on Tuesday to keep the old swimming pool open through\n",
    "headings": "Related stories\n",
    "copyright lines": "© 2020 The Example\n",
}
RATIO = 4
"""How much longer the longer page is; a quadratic step takes its square."""


@pytest.mark.proof
@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS)
def test_time_grows_with_the_page_and_no_faster(unit):
    def work(size):
        raw = ("The pool stays open\n" + unit * (size // len(unit.encode()))).encode()
        return lambda: edit(raw)

    # Lines cost more than characters, so that pages of lines are shorter for the same time.
    size = 12_000 if unit.endswith("\n") and unit != "\n" else 60_000
    assert not grows_faster(work, size, RATIO, RATIO**1.6)
