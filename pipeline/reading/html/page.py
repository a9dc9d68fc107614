"""One HTML page: its visible text, its markup, and the article that only its scripts hold."""

import re
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

from pipeline.reading.html.statements import read_statements
from pipeline.reading.html.visible import visible_text
from pipeline.reading.markup import Block, Markup

FEWEST_WORDS = 60
"""Words of an article body in JSON-LD that is worth adding to a page that does not show it."""

SHOWN_SHARE = 0.5
"""Share of the body's sampled runs of words that stand in the visible text of pages that show it:
nearly all; of pages that only tease, the first few."""

_BEGINS_AS_HTML = re.compile(
    rb"\s*(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html|head)\b", re.I | re.S
)
_TAG = re.compile(r"<(?P<name>/?[A-Za-z][A-Za-z0-9]{0,15})\b[^<>]{0,500}>")
_RUN = 6


@dataclass(frozen=True, slots=True)
class HtmlPage:
    """The document text of a page with its markup."""

    text: str
    markup: Markup


def is_html(raw: bytes) -> bool:
    """Whether the bytes begin as an HTML page does, whatever the file is called."""
    return _BEGINS_AS_HTML.match(raw[:4096].lstrip(b"\xef\xbb\xbf")) is not None


def read_html(source: str) -> HtmlPage:
    """Read the decoded source of a page. Any text is a page: parsing follows the HTML Standard."""
    page = LexborHTMLParser(source)
    statements = read_statements(page)
    text, blocks = visible_text(page)
    bodies = [s.value for s in statements if s.name.endswith(".articleBody")]
    body = max(bodies, key=len, default="")
    if body and not _is_shown(body, text):
        text, blocks = _with_body(text, blocks, body)
    return HtmlPage(text, Markup(statements, blocks))


def _is_shown(body: str, text: str) -> bool:
    """Whether the page shows the body: runs of its words, taken all through it, stand in the text.

    A body of few words is taken for shown: it would add nothing.
    """
    words = _TAG.sub(" ", body).split()
    if len(words) < FEWEST_WORDS:
        return True
    shown = " ".join(text.split())
    starts = range(0, len(words) - _RUN, max(1, len(words) // 20))
    runs = [" ".join(words[start : start + _RUN]) for start in starts]
    return sum(run in shown for run in runs) >= SHOWN_SHARE * len(runs)


def _with_body(text: str, blocks: tuple[Block, ...], body: str) -> tuple[str, tuple[Block, ...]]:
    """The text with the body that only a script holds behind it, paragraph by paragraph."""
    broken = re.sub(r"</?(?:p|br|div|li|h[1-6])\b[^<>]{0,500}>", "\n", body, flags=re.IGNORECASE)
    added: list[Block] = []
    lines = [text] if text else []
    length = len(text)
    for raw in _TAG.sub(" ", broken).splitlines():
        line = " ".join(raw.split())
        if line:
            start = length + 1 if lines else 0
            length = start + len(line)
            lines.append(line)
            added.append(Block(start, length, ("script",), ("article", "body"), 0))
    return "\n".join(lines), (*blocks, *added)
