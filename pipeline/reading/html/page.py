"""One HTML page: its visible text, its markup, and the article that only its scripts hold."""

import re
from dataclasses import dataclass

from selectolax.lexbor import LexborDocumentOptions, LexborHTMLParser

from pipeline.reading.html.bounds import bounded
from pipeline.reading.html.lacking import lack_of
from pipeline.reading.html.statements import read_statements
from pipeline.reading.html.unshown import with_unshown
from pipeline.reading.html.visible import visible_text
from pipeline.reading.markup import Markup

_WITHOUT_EVENTS = LexborDocumentOptions.WO_EVENTS
"""Nobody listens to what happens to a page while it is read: a fifth of the parser's time."""

_BEGINS_AS_HTML = re.compile(
    rb"\s*(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html|head)\b", re.I | re.S
)


@dataclass(frozen=True, slots=True)
class HtmlPage:
    """The document text of a page with its markup; ``lack`` says why it can hold no article."""

    text: str
    markup: Markup
    lack: str | None = None


def is_html(raw: bytes) -> bool:
    """Whether the bytes begin as an HTML page does, whatever the file is called."""
    return _BEGINS_AS_HTML.match(raw[:4096].lstrip(b"\xef\xbb\xbf")) is not None


def read_html(source: str, utf_8: bytes | None = None) -> HtmlPage:
    """Read the decoded source of a page. Any text is a page: parsing follows the HTML Standard.
    ``utf_8`` is the same source, where who calls has it, so that it need not be encoded anew.

    Raises TooLargeError for a page of more elements than one may have.
    """
    within = bounded(source)
    page = LexborHTMLParser(
        utf_8 if utf_8 is not None and within is source else within, options=_WITHOUT_EVENTS
    )
    shown = visible_text(page)
    statements = read_statements(page)
    text, blocks = with_unshown(page, statements, shown)
    return HtmlPage(text, Markup(statements, blocks), lack_of(page, text, blocks))
