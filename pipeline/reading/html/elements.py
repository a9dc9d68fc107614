"""The elements of HTML as far as they decide what of a page is visible and where lines break.

Source: HTML Standard, section "Rendering" (display of elements in the user agent's style sheet).
"""

from dataclasses import dataclass
from functools import cache


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


BLOCK = _names(
    "address article aside blockquote body button caption center dd details dialog dir div dl dt "
    "fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li "
    "listing main menu nav ol optgroup p plaintext pre search section summary table tbody td tfoot "
    "th thead tr ul xmp"
)
"""Elements whose text stands on lines of its own; buttons too, which look as if they did."""

APART = _names("blockquote center dl figure h1 h2 h3 h4 h5 h6 ol p pre table ul")
"""Blocks that a margin sets apart from what is above and below."""

UNSEEN = _names(
    "audio canvas colgroup datalist embed frame frameset head iframe math meter noembed noframes "
    "noscript object option param progress script select source style svg template textarea title "
    "track video"
)
"""Elements that show no text of the page: not rendered, replaced by what they load, or for
browsers that run no scripts."""

BOXED = frozenset({"label", "output", "time"})
"""Elements within a line that are words by themselves, whatever stands beside them."""

GLUED = frozenset({"rb", "rp", "rt", "ruby", "sub", "sup"})
"""Elements that belong to the word beside them."""

PREFORMATTED = frozenset({"listing", "plaintext", "pre", "xmp"})
"""Elements in which line ends are line ends."""

FORMATTING = _names("b big code em font i nobr s small strike strong tt u")
"""Elements that go on in the next block where nobody closes them."""

RAW_TEXT = _names("iframe noembed noframes plaintext script style textarea title xmp")
"""Elements within which there are no tags."""

UNNESTED = _names(
    "a area base basefont body br col dd dt embed frame head hr html image img input li link meta "
    "p param source tbody td tfoot th thead tr track wbr"
)
"""Elements that hold nothing, or end where the next of their kind begins."""

PARAGRAPHS = _names("blockquote br div figcaption h1 h2 h3 h4 h5 h6 li p")
"""Elements that end a line in the HTML that stands within data."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What there is to know of all elements of a name."""

    tag: str
    seen: bool
    block: bool
    apart: bool
    boxed: bool
    glued: bool
    preformatted: bool
    link: bool


@cache
def kind_of(tag: str) -> Kind:
    """The kind of the elements of a name, which is in small letters."""
    return Kind(
        tag,
        seen=tag not in UNSEEN,
        block=tag in BLOCK,
        apart=tag in APART,
        boxed=tag in BOXED,
        glued=tag in GLUED,
        preformatted=tag in PREFORMATTED,
        link=tag == "a",
    )
