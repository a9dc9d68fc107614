"""Keeps markup that no page needs from costing a parser more than its length.

By the HTML Standard's rules some markup takes time, or makes elements, in proportion to the square
of its length: elements within elements without end, formatting that is opened again in every
paragraph because nobody closes it, thousands of attributes on one element. Browsers bound it too.
The text of such a page stays; what goes are tags beyond the bounds.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate

from pipeline.reading.extent import check_elements
from pipeline.reading.html.elements import FORMATTING, RAW_TEXT, UNNESTED

FEWEST_TAGS = 500
"""A page with fewer cannot take long, whatever they are."""

DEEPEST = 512
"""Elements within elements, as in browsers; pages that people make stay below 100."""

MOST_FORMATTING = 8
"""Formatting elements open at once; each paragraph repeats all of them."""

LONGEST_TAG = 8192
"""Characters of a tag that may hold any number of attributes."""

MOST_ATTRIBUTES = 512
"""Attributes of a longer one; pages that people make stay below 50."""

_TAG = re.compile(r"<(/?[A-Za-z][A-Za-z0-9]*)")
_WHOLE_TAG = re.compile(r"<(/?[A-Za-z][A-Za-z0-9]*)(?:[^<>\"']|\"[^\"<>]*\"|'[^'<>]*'){0,9999}>?")
_LONG_TAG = re.compile(rf"<([A-Za-z][A-Za-z0-9]*)[^<>]{{{LONGEST_TAG},}}")
_VALUE = re.compile(r"\"[^\"]*\"|'[^']*'")
_NESTS, _FORMATS, _RAW, _OTHER = range(4)


def bounded(source: str) -> str:
    """The source of a page, without tags that are beyond all bounds.

    Raises TooLargeError for such a page that also has more elements than one may have.
    """
    source = _with_short_tags(source)
    tags = _TAG.findall(source)
    if not _may_be_beyond(tags) or all(map(_Counter().admits, tags)):
        return source
    counter = _Counter()
    return _WHOLE_TAG.sub(lambda tag: tag[0] if counter.admits(tag[1]) else " ", source)


def _with_short_tags(source: str) -> str:
    """The source; of tags with too many attributes only their names."""
    pieces: list[str] = []
    reached = 0
    for begin in _far_from_next(source):
        tag = _LONG_TAG.match(source, begin)
        if tag and len(_VALUE.sub("", tag[0]).split(None, MOST_ATTRIBUTES)) > MOST_ATTRIBUTES:
            pieces += (source[reached:begin], f"<{tag[1]}")
            reached = tag.end()
    return "".join((*pieces, source[reached:])) if pieces else source


def _far_from_next(source: str) -> Iterator[int]:
    """Where signs that may begin a tag stand that are longer than a tag may be from the next, found
    in strides of that length.
    """
    begin = source.find("<")
    while begin >= 0:
        last = source.rfind("<", begin + 1, begin + LONGEST_TAG + 2)
        if last < 0:
            yield begin
            last = source.find("<", begin + 1)
        begin = last


def _may_be_beyond(tags: list[str]) -> bool:
    """Whether so many elements may be open at once: a quick answer that errs towards yes, since it
    counts tags in scripts too.
    """
    if len(tags) < FEWEST_TAGS:
        return False
    kinds = {tag: _kind(tag.lstrip("/").lower()) for tag in set(tags)}
    for kind, most in ((_NESTS, DEEPEST), (_FORMATS, MOST_FORMATTING)):
        steps = {tag: -1 if tag[0] == "/" else 1 for tag in kinds if kinds[tag] == kind}
        open_at_once = list(accumulate([steps[tag] for tag in tags if tag in steps], initial=0))
        if max(open_at_once) - min(open_at_once) > most:
            return True
    return False


class _Counter:
    """Follows the tags of a page and says which are within bounds."""

    def __init__(self) -> None:
        self._elements = 0
        self._depth = 0
        self._formats = 0
        self._dropped: dict[str, int] = {}
        self._raw = ""

    def admits(self, tag: str) -> bool:
        """Whether the next tag, written ``name`` or ``/name``, may stay."""
        ends = tag[0] == "/"
        name = (tag[1:] if ends else tag).lower()
        if self._raw:
            if ends and name == self._raw:
                self._raw = ""
            return True
        if not ends:
            self._elements += 1
            check_elements(self._elements)
        kind = _kind(name)
        if kind == _RAW:
            self._raw = "" if ends else name
        elif ends and self._dropped.get(name, 0):
            self._dropped[name] -= 1
            return False
        elif kind == _FORMATS:
            return self._admits_format(name, ends)
        elif kind == _NESTS:
            return self._admits_depth(name, ends)
        return True

    def _admits_format(self, name: str, ends: bool) -> bool:
        if ends:
            self._formats = max(0, self._formats - 1)
        elif self._formats < MOST_FORMATTING:
            self._formats += 1
        else:
            self._dropped[name] = self._dropped.get(name, 0) + 1
            return False
        return True

    def _admits_depth(self, name: str, ends: bool) -> bool:
        if ends:
            self._depth = max(0, self._depth - 1)
        elif self._depth < DEEPEST:
            self._depth += 1
        else:
            self._dropped[name] = self._dropped.get(name, 0) + 1
            return False
        return True


@lru_cache(4096)
def _kind(name: str) -> int:
    if name in FORMATTING:
        return _FORMATS
    if name in RAW_TEXT:
        return _RAW
    return _OTHER if name in UNNESTED else _NESTS
