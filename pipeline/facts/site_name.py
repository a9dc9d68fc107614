"""The site's name at the end or the beginning of a title, and the title without it."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from pipeline.facts.title_candidate import folded

_SEPARATOR = re.compile(
    r"\s{1,3}[|\-–—·•»«:/~>]{1,2}\s{1,3}|\s?[|｜_]\s?|\s?::\s?|:\s{1,3}|\s?--?(?=[^\x00-\x7f])"
)
"""Signs that set a site's name apart: with white space around, or where a headline has none."""

_SIGN = re.compile(r"[|\-–—·•»«:/~>｜_]")
"""What each of them holds: most lines have none."""

LONGEST_NAME = 40
"""Characters of a site's name, of its section or its motto beside a title."""

SHORTEST = 4
"""Letters of a name that may be found at the beginning of a longer one."""


def without_site(title: str, names: frozenset[str]) -> Sequence[tuple[str, bool]]:
    """The title without what stands behind its last separator, or before its first, and whether
    that is one of ``names`` (folded). Names are cut first, so that what was before them is, too.
    """
    return [*_cuts(title, names)] if _SIGN.search(title) else ()


def _cuts(title: str, names: frozenset[str]) -> Iterator[tuple[str, bool]]:
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


def is_site(text: str, names: frozenset[str]) -> bool:
    """Whether a text is a site's name, or begins or ends with it ("Sport - The Daily Elm")."""
    bare = _bare(text)
    if not bare:
        return False
    exact, telling, lines = _known(names)
    return (
        bare in exact
        or bare.startswith(telling)
        or bare.endswith(telling)
        or (len(bare) >= SHORTEST and f"\n{bare}" in lines)
    )


@lru_cache(16)
def _known(names: frozenset[str]) -> tuple[frozenset[str], tuple[str, ...], str]:
    """The bare names, those that are found within longer texts, and all in lines of one text."""
    bare = frozenset(map(_bare, names)) - {""}
    telling = tuple(name for name in bare if len(name) >= SHORTEST)
    return bare, telling, "".join(f"\n{name}" for name in bare)


def _bare(name: str) -> str:
    """A name as addresses write it: without spaces, article and ending."""
    text = folded(name).removeprefix("the ").replace(" ", "")
    return text.removeprefix("www")
