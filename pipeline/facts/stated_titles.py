"""Candidates for the title in what markup states: whole, and without the site's name.

Which candidate wins does not belong here.
"""

from collections.abc import Iterator
from functools import lru_cache

from pipeline.facts.address import addresses_of
from pipeline.facts.context import Context
from pipeline.facts.site_name import is_site, without_site
from pipeline.facts.title_candidate import TitleCandidate, folded
from pipeline.reading.markup import Statement
from pipeline.registry import Registry

LONGEST = 300
"""Characters of a title; a longer value is a teaser."""

NAMES_REMEMBERED = 1024
"""Statements of most pages have the same names."""


class StatedTitles:
    """Finds the titles that markup states by one registry's words."""

    def __init__(self, registry: Registry) -> None:
        """``registry`` gives the names by which markup states titles."""
        self._words = registry.markup_titles

    def find(self, context: Context, names: frozenset[str]) -> Iterator[TitleCandidate]:
        """All candidates in the order of the statements; ``names`` are the site's, folded."""
        seen: set[str] = set()
        for statement in context.markup.statements if context.markup else ():
            kind = self._words.kinds.get(_kind(statement.source, statement.name))
            if kind is None or len(statement.value) > LONGEST or not statement.value:
                continue
            again = "again" if kind in seen else "first"
            seen.add(kind)
            marks = {kind, f"{kind}_{again}"}
            value = " ".join(statement.value.split())
            site = is_site(value, names)
            yield _candidate(value, kind, statement, marks | ({"is_site"} if site else set()))
            if not site:
                for cut, known in without_site(value, names):
                    mark = "without_site" if known else "without_something"
                    yield _candidate(cut, kind, statement, marks | {mark, f"{kind}_{mark}"})

    def site_names(self, context: Context) -> frozenset[str]:
        """The names of the site, folded: what its markup says, and the word of its domain."""
        names = set()
        for statement in context.markup.statements if context.markup else ():
            if _kind(statement.source, statement.name) in self._words.sites:
                names.add(folded(statement.value))
        for host, _ in addresses_of(context):
            names |= {folded(host), *(folded(label) for label in host.split(".")[:-1])}
        return frozenset(names - {""})


@lru_cache(NAMES_REMEMBERED)
def _kind(source: str, name: str) -> str:
    """Source and name of a statement, casefolded, without the type of an object."""
    name = name.casefold()
    if source == "json_ld":
        # "NewsArticle.headline", but "NewsArticle.publisher.Organization" by its property.
        kind, _, rest = name.partition(".")
        if rest == "name" and kind in ("website", "newsmediaorganization", "organization"):
            return "json_ld:site"
        name = rest.partition(".")[0]
    return f"{source}:{name}"


def _candidate(value: str, kind: str, statement: Statement, marks: set[str]) -> TitleCandidate:
    rule = f"{statement.source}:{statement.name}"[:60]
    return TitleCandidate(value, folded(value), kind, marks, rule)
