"""Addresses of a page, in two pieces: the host, and the path behind it."""

import re
from collections.abc import Iterator

from pipeline.facts.context import Context

STATED = frozenset(["canonical", "og:url", "mainentityofpage"])
"""Statements that give the address of the page itself, by the end of their names, casefolded."""

_ADDRESS = re.compile(
    r"https?://(?:[^/?#\s@]{0,200}@)?([^/?#:\s]{1,253})[^/?#\s]{0,10}([^?#\s]*)", re.I
)


def addresses_of(context: Context) -> Iterator[tuple[str, str]]:
    """Host, casefolded and without ``www.``, and path of each address of the page: what the sidecar
    says first, then what the markup states.
    """
    statements = context.markup.statements if context.markup else ()
    stated = (
        statement.value
        for statement in statements
        if statement.name.casefold().rpartition(".")[2] in STATED
    )
    for address in (context.url or "", *stated):
        match = _ADDRESS.match(address)
        if match:
            yield match[1].casefold().removeprefix("www."), match[2]
