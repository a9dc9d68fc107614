"""Names of authors that markup states: people alone, without posts, agencies, sites and addresses.

Which place names the authors of an article does not belong here.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from pipeline.cleaning.bylines import BylineReader
from pipeline.facts.author_names import AuthorNames
from pipeline.facts.context import Context
from pipeline.facts.site_name import is_site
from pipeline.facts.title_candidate import folded
from pipeline.registry import Registry

LONGEST = 200
"""Characters of a list of authors; what is longer is a biography."""

NAMES_REMEMBERED = 1024
"""Statements of most pages have the same names."""

MOST_WORDS = 5
"""Words of one name, particles included."""

_ADDRESS = re.compile(r"\s*(?:https?:|//|/|@|www\.)", re.IGNORECASE)
_ASIDE = re.compile(r"\([^()]{0,60}\)|\[[^\[\]]{0,60}\]")
_BETWEEN = re.compile(r"[,;|/&、，]|\s{2,}|\s[-–—]\s|\s(?:and|und|et|y|e|i|en|og|och|ve|и|و)\s")
_NO_NAME = re.compile(r"[\d@_<>{}=]|://|\.(?:com|org|net|de|co)\b", re.IGNORECASE)


class StatedAuthors:
    """Finds the authors that markup states by one registry's words."""

    def __init__(self, registry: Registry, bylines: BylineReader) -> None:
        """``registry`` gives the kinds of statements that name authors, and outlets."""
        self._registry = registry
        self._bylines = bylines
        self._kinds = registry.markup_authors
        self._tidier = AuthorNames(registry)

    def find(self, context: Context, site: frozenset[str]) -> Sequence[tuple[str, str]]:
        """Names with the rule that found each, of the surest kind of statement that names anyone;
        each once, in the order of the statements. ``site`` are the site's names, folded.
        """
        statements = context.markup.statements if context.markup else ()
        by_kind = [(_kind(s.source, s.name), s) for s in statements if len(s.value) <= LONGEST]
        for kinds in self._kinds:
            found: dict[str, tuple[str, str]] = {}
            for statement in [s for kind, s in by_kind if kind in kinds]:
                for name in self._names(statement.value, site):
                    rule = f"{statement.source}:{statement.name}"[:60]
                    found.setdefault(folded(name), (name, rule))
            if found:
                return list(found.values())
        return ()

    def _names(self, value: str, site: frozenset[str]) -> Iterator[str]:
        """The names in one value, which may be a list, with an opener before it or posts behind."""
        if _ADDRESS.match(value):
            return
        for piece in _BETWEEN.split(_ASIDE.sub(" ", self._bylines.without_opener(value)).strip()):
            name = " ".join(piece.split()).strip(" .:-")
            if not name or _NO_NAME.search(name) or len(name.split()) > MOST_WORDS:
                continue
            if is_site(name, site) or self._registry.outlet_named(name, weak=True) is not None:
                continue
            if not self._bylines.is_staff(name) and (tidied := self._tidier.tidy(name)):
                yield tidied.title() if tidied.isupper() and " " in tidied else tidied


@lru_cache(NAMES_REMEMBERED)
def _kind(source: str, name: str) -> str:
    """Source and name of a statement, casefolded; of JSON-LD without the type of the object."""
    name = name.casefold()
    if source == "json_ld":
        name = name.partition(".")[2]
    return f"{source}:{name}"
