"""The registry without some publishers: what Copydesk says of outlets that nobody registered."""

import re
import tomllib
from collections.abc import Collection
from types import MappingProxyType

from pipeline.registry import Registry

_BLOCK = re.compile(r"^(?=\[\[\w+\]\]$)", re.MULTILINE)


def without_outlets(
    registry: Registry, domains: Collection[str], names: Collection[str] = ()
) -> Registry:
    """The registry without the outlets that have one of these registrable domains or names, and
    without the standing lines of their houses.
    """
    named = (registry.outlet_named(name, weak=True) for name in names)
    gone = {
        outlet.id
        for outlet in registry.outlets.values()
        if any(_same_house(own, domain) for own in outlet.domains for domain in domains)
    } | {outlet.id for outlet in named if outlet}
    contents = {
        name: _without(content, gone) if name.startswith(("outlets/", "signatures/")) else content
        for name, content in registry.contents.items()
    }
    # A country whose outlets are all hidden has no file: an empty one would be an error.
    there = {name: content for name, content in contents.items() if content}
    return Registry(MappingProxyType(there))


def _same_house(one: str, other: str) -> bool:
    return one == other or one.endswith(f".{other}") or other.endswith(f".{one}")


def _without(content: bytes, gone: Collection[str]) -> bytes:
    _, *blocks = _BLOCK.split(content.decode("utf-8"))
    return "".join(block for block in blocks if _of(block) not in gone).encode("utf-8")


def _of(block: str) -> str | None:
    """The id of the outlet that an entry of the registry describes or belongs to."""
    ((kind, (entry,)),) = tomllib.loads(block).items()
    found: str | None = entry.get("id" if kind == "outlet" else "outlet")
    return found
