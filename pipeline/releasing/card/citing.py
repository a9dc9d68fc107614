"""Who cites whom: the citations of a corpus as edges between outlets."""

from collections import Counter
from dataclasses import dataclass

import pyarrow as pa

from pipeline.registry import Registry
from pipeline.releasing.card.inert import Markdown, code
from pipeline.releasing.card.wording import counted, table
from pipeline.schema.citations import RELATIONS

MOST_ROWS = 40
"""What a reader still looks through; the rest is named by its number."""


@dataclass(frozen=True)
class Edge:
    """All citations of one outlet by the articles of another.

    ``citing`` is None for articles whose outlet is not known; ``relations`` are the numbers of
    places by relation, in the schema's order.
    """

    citing: str | None
    cited: str
    articles: int
    relations: tuple[tuple[str, int], ...]

    @property
    def places(self) -> int:
        """In how many places."""
        return sum(count for _, count in self.relations)


@dataclass(frozen=True)
class Citing:
    """The edges, the heaviest first, and how many places cite the article's own outlet."""

    edges: list[Edge]
    own: int


def who_cites_whom(articles: pa.Table, citations: pa.Table, registry: Registry) -> Citing:
    """The edges of a corpus: by places, then articles, then names. An outlet that speaks of itself
    is no edge.
    """
    columns = ("doc_id", "outlet_id", "outlet_name")
    publisher = {
        doc_id: (outlet_id, name)
        for doc_id, outlet_id, name in zip(
            *(articles[column].to_pylist() for column in columns), strict=True
        )
    }
    places: dict[tuple[str | None, str], Counter[str]] = {}
    documents: dict[tuple[str | None, str], set[str]] = {}
    own = 0
    for doc_id, outlet_id, relation in zip(
        *(citations[column].to_pylist() for column in ("doc_id", "outlet_id", "relation")),
        strict=True,
    ):
        citing_id, citing = publisher.get(doc_id, (None, None))
        if citing_id == outlet_id:
            own += 1
            continue
        outlet = registry.outlets.get(outlet_id)
        key = (citing, outlet.name if outlet else outlet_id)
        places.setdefault(key, Counter()).update([relation])
        documents.setdefault(key, set()).add(doc_id)
    edges = [
        Edge(citing, cited, len(documents[citing, cited]), _ordered(counts))
        for (citing, cited), counts in places.items()
    ]
    edges.sort(key=lambda e: (-e.places, -e.articles, e.citing is None, e.citing or "", e.cited))
    return Citing(edges, own)


def citing_table(citing: Citing) -> Markdown:
    """Return the edges as a table; beyond `MOST_ROWS` their number."""
    shown = table(
        "Who | cites whom | >Places | >Articles | As",
        [
            (
                edge.citing,
                edge.cited,
                edge.places,
                edge.articles,
                Markdown(", ".join(f"{code(name)} {count}" for name, count in edge.relations)),
            )
            for edge in citing.edges[:MOST_ROWS]
        ],
    )
    rest = len(citing.edges) - MOST_ROWS
    if rest <= 0:
        return shown
    return Markdown(f"{shown}\n\nand {counted(rest, 'more pair', 'more pairs')}.")


def _ordered(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple((name, counts[name]) for name in RELATIONS if counts[name])
