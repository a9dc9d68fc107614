"""The name of a house that nobody registered, as short as its own address has it.

Markup and copyright lines call one site by many names: "Elbe Online", "Tageszeitung Elbe", "Elbe
Deutschland". The part that its domain spells is the name it goes by. Whether a name and a domain
agree at all belongs to `site`.
"""

import re
from collections.abc import Sequence

from pipeline.facts.furniture import Furniture
from pipeline.facts.hint import Hint
from pipeline.facts.site import domain_label, plain_name

SHORTEST = 2
"""Letters of a domain's label that can be told from chance, where whole words make it up."""

_WORD = re.compile(r"[^\s|/,]+")


def under_own_names(hints: Sequence[Hint], host: str | None, furniture: Furniture) -> list[Hint]:
    """The hints; names that no registered outlet has are those that ``host`` spells, where a part
    of the name or its initials do. Without a host they stay as they are.
    """
    label = domain_label(host).replace("-", "") if host else ""
    if len(label) < SHORTEST:
        return list(hints)
    unknown = dict.fromkeys(hint.name for hint in hints if not hint.outlet)
    own = {name: own_name(name, label, furniture) for name in unknown}
    return [hint if hint.outlet else _under(hint, own[hint.name]) for hint in hints]


def own_name(name: str, label: str, furniture: Furniture) -> str:
    """The words of the name that spell the label; the label as the page's furniture writes it where
    they only begin with its letters; else the whole name.
    """
    words = list(_WORD.finditer(name))
    for first, word in enumerate(words):
        for last in words[first:]:
            part = name[word.start() : last.end()]
            if plain_name(part) == label:
                return part
    initials = "".join(word.group()[0] for word in words).casefold()
    return (furniture.spelled(label) if initials == label else None) or name


def _under(hint: Hint, name: str) -> Hint:
    return hint._replace(name=name, evidence=hint.evidence._replace(value=name))
