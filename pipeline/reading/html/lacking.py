"""Pages that cannot hold an article as they are: why, in words for ``rejects``."""

from selectolax.lexbor import LexborHTMLParser

from pipeline.reading.html.unshown import has_running_text
from pipeline.reading.markup import Block

MOST_SHOWN = 600
"""Bytes of visible text on a page that waits for its scripts: a name, a menu, a notice."""

FRAMES = "a page of frames: what they show are pages of their own, and none of them is here"
REDIRECT = "a page that only leads to another address"
SCRIPTS = "a page that shows its text when its scripts run, and its data holds no article"


def lack_of(page: LexborHTMLParser, text: str, blocks: tuple[Block, ...]) -> str | None:
    """Why the page holds no article; None where its text may be one."""
    if len(text.encode("utf-8", "replace")) > MOST_SHOWN or has_running_text(text, blocks):
        return None
    if page.css_first("frameset"):
        return FRAMES
    if any(_refreshes(node.attributes) for node in page.css("meta[http-equiv][content]")):
        return REDIRECT
    return SCRIPTS if page.css_first('script:not([type*="json" i])') else None


def _refreshes(given: dict[str, str | None]) -> bool:
    is_refresh = (given.get("http-equiv") or "").strip().casefold() == "refresh"
    return is_refresh and "url" in (given.get("content") or "").casefold()
