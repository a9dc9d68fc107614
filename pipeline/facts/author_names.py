"""A name as a byline gives it, without what was glued to it; None where it is no person's name.

Where markup was taken out, the next word follows without a space ("Ada ExamplePublished"), and
buttons or headings in capitals look like names. Here belongs what is wrong with a single name;
which lines name authors does not.
"""

import re

from pipeline.registry import Registry

_GLUED = re.compile(r"(?<=[^\W\d_A-Z]{4})(?=[A-ZÀ-Þ][^\W\d_]{2})")
"""Four small letters before a capital: fewer are the beginnings of names, as in FitzGerald."""

_BEHIND = re.compile(r"\s{2,}|\s(?:[Ff]or|FOR)\s")
"""What sets apart for whom somebody writes."""

_WORD = re.compile(r"[^\W_]+")


class AuthorNames:
    """Tidies names by one registry's words."""

    def __init__(self, registry: Registry) -> None:
        """``registry`` gives outlets, and words that no person is called."""
        self._registry = registry
        self._nobody = registry.bylines.nobody

    def tidy(self, name: str) -> str | None:
        """The beginning of the name that is a person's."""
        tidied = _BEHIND.split(name, maxsplit=1)[0]
        if joint := _GLUED.search(tidied):
            tidied = tidied[: joint.start()]
        for mention in self._registry.outlets_in(tidied):
            if mention.start > 0 and mention.end == len(tidied):
                tidied = tidied[: mention.start].removesuffix("The ").removesuffix("the ")
        tidied = _once(tidied.strip().split(" "))
        words = {word.casefold() for word in _WORD.findall(tidied)}
        return tidied if words and words.isdisjoint(self._nobody) else None


def _once(words: list[str]) -> str:
    """Words of which the second half repeats the first, without it."""
    half = len(words) // 2
    return " ".join(words[:half] if half > 1 and words[:half] == words[half:] else words)
