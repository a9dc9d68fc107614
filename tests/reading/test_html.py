"""HTML pages: their visible text, their blocks and what their markup states."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.reading.document import Document, decode_document
from pipeline.reading.html import decode_html, read_html


def text_of(body):
    return read_html(f"<html><body>{body}</body></html>").text


def stated(head, source=None):
    markup = read_html(f"<html><head>{head}</head><body><p>Text.</p></body></html>").markup
    return [(s.name, s.value) for s in markup.statements if source in (None, s.source)]


def ld(*values):
    scripts = "".join(f'<script type="application/ld+json">{value}</script>' for value in values)
    return stated(scripts, "json_ld")


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("<div>One<div>Two</div>Three</div>", "One\nTwo\nThree"),
        ("<p>One <b>bold</b>\n  word<br>and more</p>", "One bold word\nand more"),
        ("<ul><li>One<li>Two</ul>", "One\nTwo"),
        ("<table><tr><td>A<td>B</table>", "A\nB"),
        ("<pre>a  b\nc\n\nd</pre>", "a b\nc\n\nd"),
        ("<div>a</div><listing>\n\n \n</listing><div>b</div>", "a\n\nb"),
        ("<dialog><p>a</p></dialog><dialog open>b</dialog>", "b"),
        ("<div>a <b hidden>b</b></div> <div style='display: none'>c</div> d", "a\nd"),
        ("<p>A<script>var x = '<p>no</p>'</script>B<style>p {}</style></p>", "AB"),
        ("<p hidden>No</p><p style='DISPLAY: none'>No</p><dialog>No</dialog><p>Yes</p>", "Yes"),
        ("<noscript>No</noscript><template>No</template><p>A &amp; B&nbsp;C</p>", "A & B\u00a0C"),
        ("<p>Never <p>closed <div>here", "Never\n\nclosed\n\nhere"),
        ("<p>drop<span>cap</span>", "dropcap"),
        (
            "<a>One</a><a>Two</a>, <span>three</span><b>,</b><i>“</i><b>four</b>",
            "One Two, three, “four",
        ),
        ("<b><i>One</i></b><span>two</span>H<sub>2</sub>O<b>C</b><sub>6</sub>", "One twoH2OC6"),
        ("By<time>1 May</time>", "By 1 May"),
        ("<dl><dt>A<dd>B</dl>C", "A\nB\n\nC"),
        ("A\u2028B", "A B"),
        ("<figure><img alt='No'><figcaption>A boat</figcaption></figure>", "A boat"),
    ],
)
def test_the_visible_text_is_what_a_reader_sees(body, text):
    assert text_of(body) == text


def test_blocks_tell_where_their_line_stands_and_what_is_a_link():
    page = read_html(
        '<body><nav class="topMenu"><a href="/">Home</a></nav>'
        '<article id="story-body"><p>Read <a href="/x">this</a> now.</p></article></body>'
    )
    home, story = page.markup.blocks
    assert page.text[home.start : home.end] == "Home"
    assert (home.link_characters, home.labels) == (4, ("top", "menu"))
    assert home.path == ("html", "body", "nav", "a")
    assert page.text[story.start : story.end] == "Read this now."
    assert story.path == ("html", "body", "article", "p")
    assert (story.labels, story.link_characters) == (("story", "body"), 4)


def test_elements_hold_the_whole_line_and_are_numbered_in_the_order_of_the_page():
    page = read_html("<ul><li><b>One</b> more<li><b>Two</b><li><i><b>A</b> B</i></ul><p>C")
    one, two, both, below = page.markup.blocks
    assert [block.path[2:] for block in page.markup.blocks] == [
        ("ul", "li"),
        ("ul", "li", "b"),
        ("ul", "li", "i"),
        ("p",),
    ]
    assert one.elements[2] == two.elements[2] == both.elements[2] < below.elements[2]
    assert one.elements[3] < two.elements[3] < both.elements[3]


def test_json_ld_states_the_facts_of_the_article():
    value = {
        "@type": ["Article", "NewsArticle"],
        "headline": "Harbour &amp; Sea",
        "datePublished": "2021-03-04T10:00:00Z",
        "author": [{"@type": "Person", "name": "Ann Example"}, "Ben Sample"],
        "publisher": {"@type": "Organization", "name": "Elbe-Bote"},
        "mainEntityOfPage": {"@id": "https://elbe-bote.example/a"},
        "hasPart": [{"@type": "NewsArticle", "headline": "Another article"}],
    }
    assert ld(json.dumps(value)) == [
        ("NewsArticle.headline", "Harbour & Sea"),
        ("NewsArticle.datePublished", "2021-03-04T10:00:00Z"),
        ("NewsArticle.author", "Ann Example"),
        ("NewsArticle.author", "Ben Sample"),
        ("NewsArticle.publisher", "Elbe-Bote"),
        ("NewsArticle.mainEntityOfPage", "https://elbe-bote.example/a"),
    ]


def test_a_graph_refers_to_its_authors_by_id():
    graph = [
        {"@type": "Article", "headline": "H", "author": {"@id": "#ann"}},
        {"@type": "Person", "@id": "#ann", "name": "Ann Example"},
    ]
    assert ("Article.author", "Ann Example") in ld(json.dumps({"@graph": graph}))


@pytest.mark.parametrize(
    "broken",
    [
        '<!-- {"@type": "Article", "headline": "H"} -->',
        '//<![CDATA[\n{"@type": "Article", "headline": "H"}\n//]]>',
        '{"@type": "Article", "headline": "H",}',
        '{"@type": "Article", "headline": "H"} {"@type": "WebSite"}',
        '{"@type": "Article", "headline": "H", "description": "two\nlines"}',
        "{&quot;@type&quot;: &quot;Article&quot;, &quot;headline&quot;: &quot;H&quot;}",
    ],
)
def test_json_ld_is_read_however_it_is_broken(broken):
    assert ("Article.headline", "H") in ld(broken)


def test_of_hopeless_json_ld_the_plain_facts_are_saved():
    assert ld('{"headline": "H", "datePublished": "2021-03-04", "x": [}') == [
        ("Broken.headline", "H"),
        ("Broken.datePublished", "2021-03-04"),
    ]


def test_other_markup_is_stated_too():
    head = (
        '<title>H | Elbe-Bote</title><meta property="og:title" content="H">'
        '<meta name="DC.date" content="2021-03-04"><link rel="canonical" href="https://e.example/">'
    )
    assert stated(head) == [
        ("og:title", "H"),
        ("dc.date", "2021-03-04"),
        ("canonical", "https://e.example/"),
        ("title", "H | Elbe-Bote"),
    ]


def test_times_tell_whether_they_stand_in_the_article_or_beside():
    page = read_html(
        "<article><time datetime='2021-03-04'>4 March</time></article>"
        "<aside><time>yesterday</time></aside>"
    )
    times = [(s.name, s.value) for s in page.markup.statements if s.source == "time"]
    assert times == [("article.datetime", "2021-03-04"), ("aside.text", "yesterday")]


@pytest.mark.parametrize(
    ("head", "written", "encoding"),
    [
        ('<meta charset="utf-8">', "utf-8", "utf_8"),
        ('<meta charset="iso-8859-1">', "utf-8", "utf_8"),
        ('<meta charset="iso-8859-1">', "cp1252", "cp1252"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=gb2312">', "gbk", "gb18030"),
        ("<meta charset=shift_jis>", "cp932", "cp932"),
        ('<meta charset="utf-16">', "utf-8", "utf_8"),
        ('<meta charset="rot13">', "utf-8", "utf_8"),
    ],
)
def test_encodings_are_those_that_fit_the_bytes(head, written, encoding):
    word = "漢字" if encoding in ("gb18030", "cp932") else "“Bücher”"
    decoded = decode_html(f"<html><head>{head}</head><p>{word}</p>".encode(written))
    assert (decoded.encoding, word in decoded.text) == (encoding, True)


def test_a_page_is_html_by_its_name_or_by_how_it_begins():
    raw = b"<!DOCTYPE html><html><body><p>A boat.</p></body></html>"
    for name in ("page.html", "page.HTM", "page.txt"):
        document = decode_document(raw, name)
        assert isinstance(document, Document)
        assert (document.format, document.text) == ("html", "A boat.")


def test_deep_nesting_is_no_trouble():
    assert text_of("<div>" * 10_000 + "deep") == "deep"


BLOCKS = ["<p>", "</p>", "<div class='a'>", "</div>", "<br>", "<td>", "<table>", "</table>", "<li>"]
INLINE = ["<b>", "</b>", "<a href=x>", "</a>", "word", " ", "\n", "&amp;", "é", "\x00", "<pre>"]
HIDDEN = ["<script>", "</script>", "<!--", "-->", "<script type='application/ld+json'>", "{", "'"]
PIECES = st.sampled_from([*BLOCKS, *INLINE, *HIDDEN])


@settings(max_examples=150)
@given(st.lists(PIECES | st.text(max_size=3), max_size=40).map("".join))
def test_any_source_is_read_and_its_blocks_hold_its_text(source):
    page = read_html(source)
    blocks = page.markup.blocks
    assert [page.text[block.start : block.end] for block in blocks] == [
        line for line in page.text.splitlines() if line
    ]
    for block in blocks:
        line = page.text[block.start : block.end]
        assert line == line.strip() != ""
        assert 0 <= block.link_characters <= block.end - block.start


@settings(max_examples=50)
@given(st.binary(max_size=200))
def test_any_bytes_are_a_document_or_a_reject(raw):
    decode_document(raw, "page.html")


def test_a_page_reads_the_same_from_its_bytes_as_from_its_text():
    source = "<title>Föhr</title><p>Die Fähre “Elbe” legt ab — um 9 Uhr.</p><p>\x00</p>"
    assert read_html(source, source.encode()) == read_html(source)
