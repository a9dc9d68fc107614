"""Rendering: facts and template to one text.

The template holds the words. Whatever it shows is made inert unless it is marked as Markdown, so
that no title of a page can be forgotten.
"""

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from pipeline.releasing.card import annotated, citation, inert, layout, measured, wording
from pipeline.releasing.card.checks import ordered
from pipeline.releasing.card.citing import citing_table, who_cites_whom
from pipeline.releasing.card.clusters import clusters
from pipeline.releasing.card.counts import Counts, count
from pipeline.releasing.card.cuts import count_cuts
from pipeline.releasing.card.dates import by_date
from pipeline.releasing.card.front_matter import front_matter
from pipeline.releasing.card.inputs import SMALL, CardInputs
from pipeline.releasing.card.known import count_known
from pipeline.releasing.card.outlets import by_outlet, rights_statements, typology_source
from pipeline.releasing.card.quotes import count_quotes
from pipeline.releasing.card.timeline import timeline
from pipeline.schema import TABLES

EXAMPLES = 3
"""Examples of each role in a small corpus: enough to see what the rules mean by it."""


def environment() -> Environment:
    """Return the templates' environment: undefined names are errors, strings are made inert."""
    made = Environment(
        loader=FileSystemLoader(Path(__file__).parent, encoding="utf-8"),
        undefined=StrictUndefined,
        finalize=wording.cell,
        autoescape=False,  # this is Markdown, not HTML: `finalize` makes every value inert
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters.update(
        code=inert.code,
    )
    made.globals.update(
        counted=wording.counted,
        share=wording.share,
        citation=citation,
        citing_table=citing_table,
        annotated=annotated,
        layout=layout,
        measured=measured,
        markdown=inert.Markdown,
    )
    return made


def render(inputs: CardInputs) -> str:
    """Return the card as Markdown: the same text for the same inputs, with one newline at its end.

    Raises jinja2.UndefinedError where template and facts do not agree.
    """
    return environment().get_template("template.md.j2").render(_facts(inputs))


def _facts(inputs: CardInputs) -> dict[str, Any]:
    articles = inputs.tables["articles"]
    counts = count(inputs.tables)
    small = counts.articles <= SMALL
    outlets = by_outlet(articles, inputs.registry)
    return {
        "front_matter": front_matter(inputs, counts),
        "settings": inputs.settings,
        "version": inert.Markdown(inputs.version),
        "folder": inert.Markdown(inputs.folder),
        "versions": inert.Markdown(inputs.versions),
        "tables": TABLES,
        "counts": counts,
        "period": _period(counts),
        "articles": articles,
        "small": small,
        "outlets": outlets,
        "rights": rights_statements(outlets),
        "typology": typology_source(articles, inputs.registry),
        "citing": who_cites_whom(articles, inputs.tables["citations"], inputs.registry),
        "dates": by_date(articles),
        "cuts": count_cuts(inputs.tables["segments"], EXAMPLES if small else 0),
        "timeline": timeline(inputs.tables["times"], articles),
        "clusters": clusters(articles),
        "known": count_known(inputs.tables),
        "quotes": count_quotes(inputs.tables),
        "checks": ordered(inputs.results),
        "accuracy": inputs.accuracy,
    }


def _period(counts: Counts) -> str | None:
    if counts.first is None or counts.last is None:
        return None
    return counts.first if counts.first == counts.last else f"{counts.first} to {counts.last}"
