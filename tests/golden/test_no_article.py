"""Pages that are no article are refused with their evidence; odd articles are not."""

import tomllib

import pytest
from pages import HERE

from pipeline.desk import Desk, Edited
from pipeline.reading import Reject
from pipeline.reading.document import decode_document

FOLDER = HERE / "no_article"
LABELS = tomllib.loads((FOLDER / "labels.toml").read_text("utf-8"))
PAGES = {**LABELS["before"], **LABELS["after"]}


def read(raw: bytes, name: str) -> Edited | Reject:
    document = decode_document(raw, name)
    return document if isinstance(document, Reject) else Desk().edit(document)


def test_every_page_is_labelled():
    assert set(PAGES) == {path.name for path in FOLDER.iterdir()} - {"labels.toml"}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_that_is_no_article_is_refused(name):
    result = read((FOLDER / name).read_bytes(), name)
    assert isinstance(result, Reject) == (name not in LABELS["missed"])
    if isinstance(result, Reject):
        assert result.reason == "no_article"
        assert result.detail


NOTE = "The old ferry to Holm will not sail on Sunday. The crew has been given the day off."
LONG = (
    "The council of the small town voted on Tuesday to keep its only ferry through the winter, "
    "and the mayor, who had long been against it, called it a great day for all of the island. "
)
ARTICLES = {
    "note.txt": f"No ferry on Sunday\n\n{NOTE}\n",
    "error_in_the_title.txt": f"Error 404: how a ferry vanished from the timetable\n\n{NOTE}\n",
    "number_of_comments.txt": f"404\n\nNo ferry on Sunday\n\n{NOTE}\n",
    "about_walls.txt": (
        "Court forbids cookie banners\n\nThe court in Holm ruled on Monday that a site may not "
        f"hide its button for refusing.\n\n{LONG}\n\n"
        "“We use cookies” is not enough, the judges said.\n"
    ),
    "teaser_above_a_wall.txt": (
        f"Inside the ferry dispute\n\n{LONG}\n\n{LONG}\n\nSubscribe to continue reading\n"
        "Already a subscriber? Log in\n"
    ),
    "long_with_an_error.txt": f"Something went wrong\n\n{(LONG + chr(10) + chr(10)) * 6}",
    "note_with_video.html": (
        '<html><head><meta property="og:type" content="article"><script type="application/ld+json">'
        '{"@graph":[{"@type":"VideoObject","name":"Ferry"},{"@type":"NewsArticle","headline":'
        f'"No ferry on Sunday"}}]}}</script></head><body><h1>No ferry on Sunday</h1><p>{NOTE}</p>'
        "<video></video></body></html>"
    ),
    "list_that_is_an_article.html": (
        "<html><body><h1>Five boats worth a journey</h1><p>We sailed on all of them.</p>"
        + "".join(
            f'<h2><a href="/{n}">{n}. The boat that is called Number {n}</a></h2><p>{LONG}</p>'
            f"<p>{LONG}</p>"
            for n in range(1, 6)
        )
        + "</body></html>"
    ),
    "photo_article.txt": "Winter on Holm, in pictures\n\n"
    + "".join(f"{n} / 5\n\n{LONG}\n\nPhoto: Ada Brook\n\n" for n in range(1, 6)),
    "live_blog.txt": "Live: storm over Holm\n\n"
    + "".join(
        f"{hour}.30\n\nThe harbour is closed, says the council of Holm, and the ferry of {hour} "
        "o'clock, which was to carry the mail, will not sail.\n\n"
        for hour in range(8, 20)
    ),
    "interview_with_a_heading_of_walls.txt": (
        f"“We use cookies”: a baker explains\n\nWhy do you bake?\n\n{LONG}\n\nAnd now?\n\n{LONG}\n"
    ),
    "links_between_paragraphs.html": (
        "<html><body><h1>No ferry on Sunday</h1>"
        + f'<p>{LONG}</p><p><a href="/a">Why the ferry is so old and slow</a></p>' * 3
        + f"<p>{LONG}</p></body></html>"
    ),
}


@pytest.mark.parametrize("name", ARTICLES)
def test_an_article_that_looks_a_little_like_none_is_kept(name):
    result = read(ARTICLES[name].encode(), name)
    assert isinstance(result, Edited), result


@pytest.mark.parametrize(
    ("name", "evidence"),
    [
        ("en_error_404.html", "an error page: heading “Page not found”, 44 words of text"),
        ("en_video.html", "a video: declared VideoObject, 6 words of text"),
        ("ru_galereya.txt", "a gallery: pictures numbered 1 to 4, 0 words of text"),
        ("en_index_section.html", "declared CollectionPage, 6 linked headlines between its text"),
        ("en_cookie_wall.txt", "a wall before the text: says “we and our partners”, 100% of"),
    ],
)
def test_the_evidence_names_what_was_seen_and_its_values(name, evidence):
    result = read((FOLDER / name).read_bytes(), name)
    assert isinstance(result, Reject)
    assert evidence in result.detail
