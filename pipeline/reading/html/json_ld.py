"""JSON-LD as pages have it: what it states of the page, however broken the JSON is.

The vocabulary is schema.org's. Only what describes the page itself is read: objects at the top, in
``@graph``, and the main entity of these; lists of other articles, comments and videos within them
are not about this page.
"""

import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pipeline.reading.markup import Statement

SOURCE = "json_ld"

TEXT_KEYS = (
    "headline",
    "alternativeHeadline",
    "name",
    "description",
    "datePublished",
    "dateModified",
    "dateCreated",
    "uploadDate",
    "inLanguage",
    "url",
    "articleSection",
    "articleBody",
)
"""Keys whose value is a text, or a list of texts."""

NAME_KEYS = ("author", "creator", "publisher", "isPartOf", "sourceOrganization", "copyrightHolder")
"""Keys whose value is a person, an organization or a work with a name."""

INWARD_KEYS = ("@graph", "mainEntity", "mainEntityOfPage")
"""Keys under which a page goes on describing itself."""

DEEPEST = 6
"""Levels of objects that are followed; real pages have three."""

MOST_OBJECTS = 500
"""Objects of one page that are looked at; a graph has some ten."""

_WRAPPING = re.compile(r"^\s*(?:<!--|//\s?<!\[CDATA\[|/\*\s?<!\[CDATA\[\s?\*/|<!\[CDATA\[)")
_WRAPPED = re.compile(r"(?:-->|//\s?\]\]>|/\*\s?\]\]>\s?\*/|\]\]>|;)\s*$")
_WRAPPED_ENDS = (">", "*/", ";")
_TRAILING_COMMA = re.compile(r",(?=\s{0,50}[}\]])")
_MISSING_COMMA = re.compile(r"\}\s{0,20}(?=\{)")
_FACT = re.compile(
    r'"(?P<key>headline|datePublished|dateModified|dateCreated)"\s{0,9}:\s{0,9}'
    r'"(?P<value>(?:[^"\\]|\\.){1,500})"'
)

_Object = Mapping[str, Any]


def statements_of(scripts: Iterable[str]) -> Iterator[Statement]:
    """The statements of all JSON-LD scripts of a page, in their order."""
    values: list[Any] = []
    for script in scripts:
        found = _parsed(script)
        if found:
            values += found
        else:
            yield from _salvaged(script)
    objects = list(_objects(values))
    by_id = {o["@id"]: o for o in objects if isinstance(o.get("@id"), str) and len(o) > 1}
    for item in objects:
        yield from _of_object(item, by_id)


def _parsed(script: str) -> list[Any]:
    """The values in a script, mended where it is broken in one of the usual ways."""
    for attempt in _attempts(script.strip()):
        try:
            # Not strict: raw line ends and tabs within strings are common.
            return [json.loads(attempt, strict=False)]
        except (ValueError, RecursionError):
            continue
    return []


def _attempts(text: str) -> Iterator[str]:
    """What may be JSON: the text without what wraps it, and then as it may have been meant."""
    text = _WRAPPING.sub("", text)
    if text.endswith(_WRAPPED_ENDS):
        text = _WRAPPED.sub("", text)
    text = text.strip()
    yield text
    mended = _TRAILING_COMMA.sub("", text)
    yield mended
    yield f"[{_MISSING_COMMA.sub('},', mended)}]"
    if "&quot;" in text or "&#34;" in text:
        yield html.unescape(text)


def _salvaged(script: str) -> Iterator[Statement]:
    """The plainest facts of a script that cannot be parsed, each the first of its kind."""
    seen: set[str] = set()
    for match in _FACT.finditer(script):
        if match["key"] not in seen:
            seen.add(match["key"])
            try:
                value = json.loads(f'"{match["value"]}"', strict=False)
            except ValueError:
                value = match["value"]
            yield Statement(SOURCE, f"Broken.{match['key']}", _plain(value))


def _objects(values: Iterable[Any]) -> Iterator[_Object]:
    """The objects that describe the page, breadth first."""
    level = list(values)
    count = 0
    for _ in range(DEEPEST):
        inward: list[Any] = []
        for value in level:
            if isinstance(value, list):
                inward += value
            elif isinstance(value, dict) and count < MOST_OBJECTS:
                count += 1
                if len(value) > 1 or "@graph" not in value:
                    yield value
                inward += [value[key] for key in INWARD_KEYS if key in value]
        level = inward


def _of_object(item: _Object, by_id: Mapping[str, _Object]) -> Iterator[Statement]:
    kind = _kind(item)
    for key in TEXT_KEYS:
        for text in _texts(item.get(key)):
            yield Statement(SOURCE, f"{kind}.{key}", text)
    for key in NAME_KEYS:
        for named in _listed(item.get(key)):
            yield from _of_named(kind, key, named, by_id)
    page = item.get("mainEntityOfPage")
    address = page.get("@id") if isinstance(page, dict) else page
    if isinstance(address, str) and address:
        yield Statement(SOURCE, f"{kind}.mainEntityOfPage", address)


def _of_named(kind: str, key: str, value: Any, by_id: Mapping[str, _Object]) -> Iterator[Statement]:
    """A person or organization: ``NewsArticle.author`` where it is a person or says nothing,
    ``NewsArticle.author.Organization`` where it is something else.
    """
    if isinstance(value, str):
        yield Statement(SOURCE, f"{kind}.{key}", _plain(value))
    elif isinstance(value, dict):
        holder = value if "name" in value else by_id.get(str(value.get("@id")), value)
        own = _kind(holder)
        suffix = "" if own in ("Person", "Thing") or key == "publisher" else f".{own}"
        for name in _texts(holder.get("name")):
            yield Statement(SOURCE, f"{kind}.{key}{suffix}", name)


def _kind(item: _Object) -> str:
    kinds = [kind for kind in _listed(item.get("@type")) if isinstance(kind, str) and kind]
    # The most telling type: "NewsArticle" of ["Article", "NewsArticle"].
    return max(kinds, key=len).rpartition("/")[2] if kinds else "Thing"


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _texts(value: Any) -> Iterator[str]:
    for item in _listed(value):
        if isinstance(item, dict):
            item = item.get("@value") or item.get("@id")
        if isinstance(item, str) and (text := _plain(item)):
            yield text


def _plain(text: str) -> str:
    """A value as text: character references are common even within JSON."""
    return html.unescape(text).strip() if "&" in text else text.strip()
