"""Hints from what markup and sidecar say of the site: its address, its name, its publisher.

The address decides where the registry knows it. Where it does not, the page is called what its
markup calls it, and a name that its address bears out counts for more.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from pipeline.facts.context import Context
from pipeline.facts.evidence import candidate
from pipeline.facts.hint import CONFIDENCE, LONGEST_NAME, RANK, Hint
from pipeline.facts.naming import bare_name, is_publisher
from pipeline.reading.markup import Markup
from pipeline.registry import Outlet, Registry
from pipeline.registry.outlets import fold_name

ADDRESSES = (
    "og:url",
    "canonical",
    "mainentityofpage",
    "mainentityofpage.@id",
    "twitter:url",
    "url",
)
"""Names of statements, or of their last parts, that give the page's address, the surest first."""

NAMES = {
    "og:site_name": "site_name",
    "publisher.name": "publisher",
    "publisher": "publisher",
    "dc.publisher": "publisher",
    "dcterms.publisher": "publisher",
    "ispartof.name": "publisher",
    "sourceorganization.name": "publisher",
    "website.name": "site_name",
    "application-name": "application",
    "apple-mobile-web-app-title": "application",
    "al:ios:app_name": "application",
    "al:android:app_name": "application",
    "twitter:app:name:iphone": "application",
    "twitter:app:name:googleplay": "application",
}
"""Statements that give the name of the site, by name or its last parts, to the rule."""

NAMES_REMEMBERED = 1024
"""Statements of most pages have the same names."""

SHORTEST_LABEL = 3
"""Letters of a domain's label that a name may contain by more than chance."""

_SEPARATOR = re.compile(r"\s{1,9}[|\-–—:·•»«]{1,9}\s{1,9}|\s{0,9}\|\s{0,9}|\s::\s")
_HOST = re.compile(r"(?:[A-Za-z]{2,8}:)?//(?:[^/?#@\s]{1,60}@)?(?P<host>[^/?#:@\s\[\]]{1,253})")
_SECOND_LEVEL = frozenset(
    {"co", "com", "org", "net", "gov", "ac", "edu", "or", "ne", "go", "gob", "gouv"}
)


def find_site(context: Context, host: str | None, registry: Registry) -> Iterator[Hint]:
    """Hints from the ``host`` of the page, and from the names in its markup."""
    outlet = registry.outlet_at(host) if host else None
    if outlet is not None:
        basis, rule = ("url", "domain") if context.url else ("markup", "domain_in_markup")
        yield _hint(outlet.name, outlet, basis, rule)
    if context.markup is not None:
        for name, rule in _names(context.markup):
            known = registry.outlet_named(name, weak=True)
            if known is None and rule == "publisher":
                bare = bare_name(name, registry) or name
                rule = "publisher_company" if is_publisher(name, bare, registry) else rule
                name = bare
            yield _hint(known.name if known else name, known, "markup", rule)


def page_host(context: Context) -> str | None:
    """The host of the page, without ``www.``, from the sidecar or else the markup."""
    if context.url:
        return _host(context.url)
    statements = context.markup.statements if context.markup else ()
    # Most statements are of something else; those that end so are looked at closer.
    maybe = [s for s in statements if s.name.casefold().endswith(ADDRESSES) and s.source != "time"]
    for wanted in ADDRESSES:
        for statement in maybe:
            if _last(statement.name, wanted):
                host = _host(statement.value)
                if host:
                    return host
    return None


def bears_out(host: str, name: str) -> bool:
    """Whether the domain of a host and a name agree: one contains the other, or its initials."""
    label = domain_label(host)
    folded = plain_name(name)
    initials = "".join(word[0] for word in re.findall(r"\w+", name.casefold()))
    if len(label) < SHORTEST_LABEL:
        return label in (folded, initials)
    plain = label.replace("-", "")
    return (
        plain in folded or (len(folded) >= SHORTEST_LABEL and folded in plain) or plain == initials
    )


def plain_name(name: str) -> str:
    """A name as domains write it: folded, and without accents."""
    folded = fold_name(name)
    if folded.isascii():
        return folded
    plain = unicodedata.normalize("NFKD", folded)
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def domain_label(host: str) -> str:
    """The part of a host that its owner chose: "elbe-bote" of "news.elbe-bote.co.uk"."""
    labels = host.casefold().split(".")[:-1]
    while len(labels) > 1 and labels[-1] in _SECOND_LEVEL:
        labels.pop()
    return labels[-1] if labels else ""


def _names(markup: Markup) -> Iterator[tuple[str, str]]:
    """The names that statements give the site, each rule's each name once."""
    seen: set[tuple[str, str]] = set()
    for statement in markup.statements:
        rule = _rule(statement.name)
        if statement.source == "title" and rule is None:
            given = _title_parts(statement.value)
            rule = "title_suffix"
        else:
            given = [statement.value]
        for name in given if rule else ():
            name = " ".join(name.split())
            if rule and _is_name(name) and (rule, name) not in seen:
                seen.add((rule, name))
                yield name, rule


@lru_cache(NAMES_REMEMBERED)
def _rule(statement: str) -> str | None:
    """The rule of a statement of this name; None where it does not name the site."""
    return next((rule for name, rule in NAMES.items() if _last(statement, name)), None)


def _title_parts(title: str) -> Sequence[str]:
    parts = [part for part in _SEPARATOR.split(title) if part and part.strip()]
    return parts[-1:] if len(parts) > 1 else ()


def _is_name(name: str) -> bool:
    return 0 < len(name) <= LONGEST_NAME and any(map(str.isalpha, name)) and "://" not in name


def _last(statement: str, name: str) -> bool:
    given = statement.casefold()
    return given == name or given.endswith(f".{name}")


def _host(address: str) -> str | None:
    match = _HOST.match(address.strip())
    host = match["host"].casefold().rstrip(".").removeprefix("www.") if match else ""
    return host if "." in host else None


def _hint(name: str, outlet: Outlet | None, basis: str, rule: str) -> Hint:
    row = candidate("outlet", name, basis, rule, CONFIDENCE[basis])
    return Hint(name, outlet, RANK[basis], False, row)
