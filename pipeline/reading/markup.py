"""What the markup of a page says besides its text: the values that reading an HTML file yields.

Statements are about the page as a whole (its title, dates, publisher, authors), blocks about pieces
of the document text. How HTML is parsed belongs to the reader, what a statement or a block means
for the article to cleaning and facts.
"""

from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that the markup states of the page, verbatim but for character references.

    ``source`` names the kind of markup (``json_ld``, ``open_graph``, ``meta``, ``time``, ``link``,
    ``microdata``, ``title``, ``heading``), ``name`` what is stated, as the markup calls it
    (``NewsArticle.datePublished``, ``article:published_time``, ``canonical``).
    """

    source: str
    name: str
    value: str


class Block(NamedTuple):
    """A line of the document text, and where in the page it stands.

    ``start`` and ``end`` count code points in the document text, end exclusive; blocks are in order
    and do not overlap. ``path`` names the elements that hold the whole line, outermost first: its
    last is a ``span`` or ``b`` where that holds all of it, else the block element. ``elements``
    numbers the same elements in the order of the page: lines that share a number stand in the same
    list or column. ``labels`` are the words of their classes, ids and roles, casefolded, innermost
    element first, each once. ``link_characters`` counts the characters that stand within links.
    """

    start: int
    end: int
    path: tuple[str, ...]
    labels: tuple[str, ...]
    link_characters: int
    elements: tuple[int, ...] = ()

    @property
    def in_article_body(self) -> bool:
        """Whether it stands in an element whose property, name or class is `articleBody`."""
        labels = self.labels
        return "article" in labels and labels[labels.index("article") + 1 :][:1] == ("body",)

    @property
    def outermost_article(self) -> int | None:
        """The number of the outermost `<article>` around it; None where there is none."""
        known = self.elements and "article" in self.path
        return self.elements[self.path.index("article")] if known else None


@dataclass(frozen=True, slots=True)
class Markup:
    """All statements of a page in its order, and its blocks."""

    statements: tuple[Statement, ...] = ()
    blocks: tuple[Block, ...] = ()
