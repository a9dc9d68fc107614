"""The site's name at the end or the beginning of a title, and the title without it."""

import re
from collections.abc import Iterator, Set
from functools import lru_cache

from pipeline.facts.title_candidate import folded

_SEPARATOR = re.compile(
    r"\s{1,3}[|\-–—·•»«:/~>]{1,2}\s{1,3}|\s?[|｜_]\s?|\s?::\s?|:\s{1,3}|\s?--?(?=[^\x00-\x7f])"
)
"""Signs that set a site's name apart: with white space around, or where a headline has none."""

LONGEST_NAME = 40
"""Characters of a site's name, of its section or its motto beside a title."""

SHORTEST = 4
"""Letters of a name that may be found at the beginning of a longer one."""


def without_site(title: str, names: Set[str]) -> Iterator[tuple[str, bool]]:
    """The title without what stands behind its last separator, or before its first, and whether
    that is one of ``names`` (folded). Names are cut first, so that what was before them is, too.
    """
    cuts = list(_SEPARATOR.finditer(title))
    for cut in reversed(cuts):
        tail = title[cut.end() :]
        if len(tail) > LONGEST_NAME:
            break
        yield title[: cut.start()].rstrip(), is_site(tail, names)
    if cuts:
        head = title[: cuts[0].start()]
        if len(head) <= LONGEST_NAME:
            yield title[cuts[0].end() :].lstrip(), is_site(head, names)


def is_site(text: str, names: Set[str]) -> bool:
    """Whether a text is a site's name, or begins or ends with it ("Sport - The Daily Elm")."""
    bare = _bare(text)
    if not bare:
        return False
    return any(
        bare == name
        or (len(name) >= SHORTEST and (bare.startswith(name) or bare.endswith(name)))
        or (len(bare) >= SHORTEST and name.startswith(bare))
        for name in map(_bare, names)
        if name
    )


@lru_cache(1024)
def _bare(name: str) -> str:
    """A name as addresses write it: without spaces, article and ending."""
    text = folded(name).removeprefix("the ").replace(" ", "")
    return text.removeprefix("www")
