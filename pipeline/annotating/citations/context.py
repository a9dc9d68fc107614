"""What a name of an outlet is to the text, by the words before and behind it."""

import re
from functools import cached_property
from typing import NamedTuple

from pipeline.annotating.citations.citation import Relation
from pipeline.annotating.citations.names import Name
from pipeline.registry import Registry

REACH = 60
"""Characters before and behind a name that tell what it is; cues stand beside it, with an article
or a partner's name ("an ABC News/Washington Post poll") between."""

REACH_OF_INSERTION = 3 * REACH
"""Characters in which an insertion may part a name from its verb, or the name may be part of one,
so that the verb behind it is another's.
"""

_BEFORE_NAME = re.compile(
    r"(?:\b(?:the|a|an|der|die|das|dem|den|le|la|les|el|l['’]|"
    r"[a-z-]{1,40}ly|english-language|state-run|state-owned|german|french|british|american|chinese)"
    r"\s{1,9}){1,30}$",
    re.IGNORECASE,
)
_PARTNER = re.compile(r"/[A-Z][\w.&]*(?: [A-Z][\w.&]*){0,3}?(?=[\s’'])")
_PARTNER_BEFORE = re.compile(
    r"(?:[A-Z][\w.&]{0,59}(?: [A-Z][\w.&]{0,59}){0,3}(?:/| and | or |, (?:and )?)){1,30}$"
)
_POSSESSIVE = re.compile(r"^(?:['’]s?(?!\w))?\s{0,2}")
_DATELINE = re.compile(r"^\)\s?(?:[-–—―]|--)")
_INSERTED = re.compile(r",\s(?:which|whose|who)\s[^.]*$")
_INSERTION = re.compile(r",\s(?:which|whose)\s[^.]{1,120}?,\s(?=[a-z])(?!(?:the|a|an|and|or)\s)")


class Reading(NamedTuple):
    """The relation and the rule that gives it; ``sure`` where the words can mean only an outlet."""

    relation: Relation
    rule: str
    sure: bool


class ContextReader:
    """Reads contexts by the words of one registry."""

    def __init__(self, registry: Registry) -> None:
        """``registry`` gives the words by which outlets are cited."""
        self._words = registry.citing
        # Of a verb's forms those that a subject can have: "Reuters reporting" is a name and a noun.
        self._verbs = {
            *registry.citing.says,
            *(v for s in registry.speech.values() for v in s.verbs if not v.endswith("ing")),
        }

    def read(self, text: str, name: Name) -> Reading:
        """What the name is to the text."""
        far = text[max(0, name.start - REACH_OF_INSERTION) : name.start].replace("\u00a0", " ")
        before = far[-REACH:]
        behind = text[name.end : name.end + REACH_OF_INSERTION].replace("\u00a0", " ")
        if before.endswith("(") and _DATELINE.match(behind):
            return Reading("wire_source", "dateline", True)
        inserted = _INSERTED.search(far) is not None
        partner = _PARTNER.match(behind)
        if partner and self._works_of_two.match(behind[partner.end() :].lstrip().casefold()):
            return Reading("reports", "their_work", True)
        return self._by_words(_bare(before), behind[_end_of(partner) :], inserted)

    def _by_words(self, before: str, behind: str, inserted: bool) -> Reading:
        low = behind.casefold()
        low_rest = low[_end_of(_POSSESSIVE.match(low)) :]
        if self._reprinted.search(before):
            return Reading("republishes", "reprinted_from", True)
        if self._told.search(before):
            return Reading("told_to", "told", True)
        if self._talks.match(low_rest):
            return Reading("told_to", "its_interview", True)
        if self._taken.search(before):
            return Reading("reports", "taken_from", True)
        if self._own.match(low_rest):
            return Reading("mentions", "of_itself", False)
        if self._works_beside.match(low_rest):
            return Reading("reports", "its_work", True)
        if self._asks.match(low.lstrip(", ")):
            return Reading("told_to", "asks", False)
        if self._publishes.match(low.lstrip(", ")):
            return Reading("reports", "publishes", True)
        if self._says.match(low.lstrip()) and low[:1] == " ":
            return Reading("reports", "says", False)
        if self._works.match(low_rest):
            return Reading("reports", "its_work", True)
        if self._people.match(low_rest):
            return Reading("mentions", "its_people", True)
        if self._says.match(low_rest) or (not inserted and self._says_behind(low)):
            return Reading("reports", "says", False)
        if not before and behind.startswith(": "):
            return Reading("reports", "before_colon", False)
        return Reading("mentions", "named", False)

    def _says_behind(self, behind: str) -> bool:
        """Whether a verb follows an insertion: "Xinhua, which supports it, reported"."""
        if not behind.startswith(","):
            return False
        insertion = _INSERTION.match(behind)
        return self._says.match(behind[_end_of(insertion) :].lstrip(", ")) is not None

    @cached_property
    def _told(self) -> re.Pattern[str]:
        return _ending(self._words.told)

    @cached_property
    def _taken(self) -> re.Pattern[str]:
        return _ending(self._words.taken)

    @cached_property
    def _reprinted(self) -> re.Pattern[str]:
        return _ending(self._words.reprinted)

    @cached_property
    def _talks(self) -> re.Pattern[str]:
        return _beginning(self._words.talks, 1)

    @cached_property
    def _asks(self) -> re.Pattern[str]:
        return _beginning(self._words.asks, 0)

    @cached_property
    def _works(self) -> re.Pattern[str]:
        return _beginning(self._words.works, 1)

    @cached_property
    def _works_beside(self) -> re.Pattern[str]:
        return _beginning(self._words.works, 0)

    @cached_property
    def _works_of_two(self) -> re.Pattern[str]:
        return _beginning(self._words.works, 3)

    @cached_property
    def _people(self) -> re.Pattern[str]:
        return _beginning(self._words.people, 3)

    @cached_property
    def _own(self) -> re.Pattern[str]:
        return _beginning(self._words.own, 0)

    @cached_property
    def _publishes(self) -> re.Pattern[str]:
        return _beginning(self._words.publishes, 0)

    @cached_property
    def _says(self) -> re.Pattern[str]:
        adverbs = "|".join(map(re.escape, self._words.adverbs))
        verbs = "|".join(map(re.escape, sorted(self._verbs, key=lambda v: (-len(v), v))))
        return re.compile(rf"(?:on \w{{6,9}},? )?(?:(?:{adverbs}) ){{0,2}}(?:{verbs})(?!\w)")


def _bare(before: str) -> str:
    """The words before a name without partners, articles and attributes, casefolded."""
    bare = _PARTNER_BEFORE.sub("", before)
    return _BEFORE_NAME.sub("", bare.casefold()).rstrip(" \u00a0“\"'‘(:")


def _ending(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, phrases))})$")


def _beginning(phrases: tuple[str, ...], between: int) -> re.Pattern[str]:
    """The phrases, with up to ``between`` words before them."""
    words = "|".join(map(re.escape, phrases))
    return re.compile(rf"(?:[\w’'-]{{1,20}} ){{0,{between}}}?(?:{words})(?!\w)")


def _end_of(match: re.Match[str] | None) -> int:
    return match.end() if match else 0
