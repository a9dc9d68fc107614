"""Pages whose article stands only in what their scripts read, and pages that hold none."""

import json

import pytest

from pipeline.reading import Document, Reject
from pipeline.reading.document import decode_document
from pipeline.reading.html import read_html

TITLE = "Ferry to Norholm sails again"
SENTENCES = [
    "The ferry to Norholm left its pier on Friday for the first time since the storm of November.",
    "Its captain said that the sound was calm and that nobody on board had asked for a refund.",
    "Engineers replaced both propellers and a mile of cable in a dry dock on the mainland.",
    "The council of the island paid half of the bill, which came to nine hundred thousand crowns.",
    "Farmers had flown out milk in the meantime, and the school taught three classes in one room.",
    "A second boat is to be built by next spring so that the island is never cut off again.",
]
OTHERS = [sentence.replace("ferry", "train") * 2 for sentence in SENTENCES]
HEAD = f'<meta property="og:title" content="{TITLE}">'


def page(*scripts, shown="<nav>News</nav>"):
    return f"<html><head>{HEAD}</head><body>{shown}<div id=root></div>{''.join(scripts)}</body>"


def script(value, before="", after="", kind="text/javascript"):
    return f"<script type='{kind}'>{before}{json.dumps(value)}{after}</script>"


def paragraphs(sentences):
    return "".join(f"<p class=x>{sentence}</p>" for sentence in sentences)


DATA = {
    "html in one string": {"props": {"article": {"title": TITLE, "body": paragraphs(SENTENCES)}}},
    "paragraphs": {"headline": TITLE, "paragraphs": SENTENCES},
    "blocks": {
        "title": TITLE,
        "blocks": [{"type": "p", "data": {"text": sentence}} for sentence in SENTENCES],
    },
    "rich text": {
        "page": {
            "title": TITLE,
            "doc": {
                "type": "doc",
                "content": [
                    {
                        "type": "paragraph",
                        "content": [
                            {"type": "text", "text": sentence[:20]},
                            {"type": "link", "content": [{"text": sentence[20:]}]},
                        ],
                    }
                    for sentence in SENTENCES
                ],
            },
        }
    },
    "beside a longer one": {
        "article": {"title": TITLE, "body": paragraphs(SENTENCES)},
        "next": [{"title": "Train to Sanholm", "body": paragraphs(OTHERS)}],
    },
}


@pytest.mark.parametrize("value", DATA.values(), ids=DATA)
@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("", "", "application/json"),
        ("window.__STATE__ = ", ";start()", "text/javascript"),
        ("var a = [1, 2], b = {};\nwindow.data=", "", ""),
    ],
)
def test_the_article_in_the_data_of_scripts_is_the_text(value, before, after, kind):
    text = read_html(page(script(value, before, after, kind))).text
    assert text.split("\n\n") == ["News", *SENTENCES]


def test_data_may_be_a_string_of_json():
    value = json.dumps({"title": TITLE, "body": SENTENCES, "none": None}).replace("null", "null")
    text = read_html(page(script(value, "window.x = JSON.parse(", ");"))).text
    assert text.split("\n\n") == ["News", *SENTENCES]


def test_the_body_that_json_ld_states_is_the_text_where_the_page_shows_none():
    value = {"@type": "NewsArticle", "articleBody": "\n".join(SENTENCES)}
    linked = page(script(value, kind="application/ld+json"))
    assert read_html(linked).text.split("\n\n") == ["News", *SENTENCES]


def test_lines_that_the_page_shows_already_stand_in_the_article_only():
    value = {"@type": "NewsArticle", "articleBody": "\n".join(SENTENCES)}
    shown = f"<p>{SENTENCES[0]}</p><p>Subscribe</p>"
    text = read_html(page(script(value, kind="application/ld+json"), shown=shown)).text
    assert text.split("\n\n") == ["Subscribe", *SENTENCES]


def test_what_the_page_shows_is_not_added_again():
    value = {"title": TITLE, "body": paragraphs(SENTENCES)}
    shown = f"<article>{paragraphs(SENTENCES)}</article>"
    assert read_html(page(script(value), shown=shown)).text.split("\n\n") == SENTENCES


def test_blocks_of_such_an_article_hold_its_lines():
    found = read_html(page(script(DATA["paragraphs"])))
    added = [b for b in found.markup.blocks if b.path == ("script",)]
    assert [found.text[b.start : b.end] for b in added] == SENTENCES


@pytest.mark.parametrize(
    ("markup", "word"),
    [
        (page("<script src=app.js></script>"), "scripts"),
        (page(script({"title": "Train to Sanholm", "body": paragraphs(OTHERS)})), "scripts"),
        ("<frameset cols=2><frame src=a><frame src=b><noframes>No frames</frameset>", "frames"),
        ("<meta http-equiv=Refresh content='0; URL=/a'><p>You are redirected.", "address"),
    ],
)
def test_a_page_that_shows_no_article_is_refused_with_its_reason(markup, word):
    reject = decode_document(markup.encode(), "page.html")
    assert isinstance(reject, Reject)
    assert reject.reason == "no_article"
    assert word in reject.detail


def test_a_short_page_that_runs_scripts_besides_is_read():
    shown = f"<p>{SENTENCES[0]}"
    document = decode_document(page("<script src=x>", shown=shown).encode(), "page.html")
    assert isinstance(document, Document)


@pytest.mark.parametrize("data", ["[" * 50_000, '{"a":' * 50_000, "= {" * 50_000, "=[]" * 50_000])
def test_data_without_end_is_no_trouble(data):
    assert read_html(page(f"<script>{data}</script>")).text == "News"
