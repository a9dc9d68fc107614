"""What kind each word is, by its list in the registry or its shape: one character a word.

Here belongs the alphabet of tags and how a word alone gets its own. With one character a word, the
tags of a text are a string, on which noun phrases and clauses are found by regular expressions,
where a parser would look at every word. English only: other languages are read by marks and verbs.
"""

from functools import cache
from typing import NamedTuple

from pipeline.registry import load

PAST, THIRD, BASE, ING = "v", "s", "x", "g"
"""Forms of reporting verbs; with the next four, the words that may be cues."""
ACCORDING, NOUN_CUE, ADJECTIVE_CUE, ADVERB_CUE = "k", "K", "J", "R"
NOUN_OR_VERB = "X"
"""Words such as "report" and "claims", of which only the context can tell what they are."""

CUES = PAST + THIRD + BASE + ING + ACCORDING + NOUN_CUE + ADJECTIVE_CUE + ADVERB_CUE + NOUN_OR_VERB
FINITE = PAST + THIRD + NOUN_OR_VERB
VERBS = PAST + THIRD + BASE + ING + NOUN_OR_VERB

NAME, POSSESSIVE_NAME, TITLE = "N", "P", "T"
RELATIVE = "W"
WORD, POSSESSIVE, PEOPLE, BODY, DOCUMENT = "n", "m", "H", "B", "D"
LIKE_ED, LIKE_ING, LIKE_LY, NUMBER = "e", "h", "l", "0"

_LISTS = [
    ("determiners", "d"),
    ("subject_pronouns", "p"),
    ("object_pronouns", "o"),
    ("auxiliaries", "a"),
    ("conjunctions", "c"),
    ("that", "t"),
    ("relatives", RELATIVE),
    ("wh_words", "w"),
    ("subordinators", "b"),
    ("prepositions", "i"),
    ("adverbs", "r"),
    ("common_verbs", "u"),
    ("adjectives", ADJECTIVE_CUE),
    ("adverb_cues", ADVERB_CUE),
    ("people", PEOPLE),
    ("bodies", BODY),
    ("documents", DOCUMENT),
    ("nouns", NOUN_CUE),
]
"""Lists of the vocabulary in the order of their claims to a word, and their tags."""

_MARKS = {",": ",", ";": ";", ":": ":", "(": "(", ")": ")", "[": "(", "]": ")", "\n": "|"}
_MARKS |= dict.fromkeys(".!?…", ".") | dict.fromkeys("—–―", "-")
_GENITIVES = ("'s", "’s")
SHOWN = frozenset("itwWbacpodr")
"""Closed classes: decisions look at these words themselves, at all others by tag alone."""

_CLOSED = "dpoactwWbi"


class Entry(NamedTuple):
    """A word with its tag, in lower case, and as decisions are shown it."""

    word: str
    tag: str
    lower: str
    shown: str


class Tagger(dict[str, Entry]):
    """Entries by word as written, with the blanks behind it; remembered once it has come."""

    REMEMBERED = 1 << 16
    """Words; more would only fill the memory with names that come once."""

    def __init__(self) -> None:
        super().__init__()
        vocabulary = load().speech["en"]
        self._lists = {
            tag: vocabulary.words[name] for name, tag in _LISTS if name in vocabulary.words
        }
        self._lists[ADVERB_CUE] = vocabulary.words["adverb_cues"]
        self._listed: dict[str, str] = {}
        for tag, words in self._lists.items():
            for word in words:
                self._listed.setdefault(word, tag)
        self._titles = vocabulary.words["titles"]
        nouns = self._lists[NOUN_CUE] | self._lists[DOCUMENT]
        self._forms = {
            form: NOUN_OR_VERB if form in nouns and form == verb.base else _form(form, verb.base)
            for form, verb in vocabulary.verbs.items()
        }
        self._forms |= {
            form: NOUN_OR_VERB for form in nouns & self._forms.keys() if self._forms[form] == THIRD
        }
        self._forms["according"] = ACCORDING

    def __missing__(self, written: str) -> Entry:
        if len(self) > self.REMEMBERED:
            self.clear()
        word = written.rstrip() or "\n"
        tag = _MARKS.get(word) or self._tag(word)
        lower = word.lower()
        entry = self[written] = Entry(word, tag, lower, lower if tag in SHOWN else tag)
        return entry

    def _tag(self, word: str) -> str:
        if word in ("--", "---", "-"):
            return "-"
        lower = word.lower()
        first = word[0]
        capital = first != lower[0]
        if lower.endswith(_GENITIVES):
            if lower[:-2] in self._lists["p"] or lower[:-2] in ("that", "who", "what", "there"):
                return "p"
            return POSSESSIVE_NAME if capital else POSSESSIVE
        listed = self._listed.get(lower)
        if capital:
            if lower in self._titles:
                return TITLE
            if len(word) > 1 and word.isupper():
                return NAME
            if listed and listed in _CLOSED + "r" + ADVERB_CUE + PEOPLE:
                return listed
            if lower == "according":
                return ACCORDING
            return "Y" if lower in self._forms or listed == "u" else NAME
        form = self._forms.get(lower)
        if form:
            return form
        return listed or _by_shape(lower)


def _form(form: str, base: str) -> str:
    if form == base:
        return BASE
    if form.endswith("ing"):
        return ING
    return THIRD if form.endswith("s") else PAST


def _by_shape(lower: str) -> str:
    first = lower[0]
    if "0" <= first <= "9" or first == "$":
        return NUMBER
    if not (first.isalpha()):
        return "*"
    for ending, tag in (("ly", LIKE_LY), ("ed", LIKE_ED), ("ing", LIKE_ING)):
        if lower.endswith(ending):
            return tag
    return WORD


@cache
def tagger() -> Tagger:
    """The one tagger of the process."""
    return Tagger()
