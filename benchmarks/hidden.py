"""The registry without some publishers: what Copydesk says of outlets that nobody registered."""

import re
import tomllib
from collections.abc import Collection
from types import MappingProxyType

from pipeline.registry import Registry

_BLOCK = re.compile(r"^(?=\[\[\w+\]\]$)", re.MULTILINE)


def without_outlets(registry: Registry, domains: Collection[str]) -> Registry:
    """The registry without the outlets that have one of these registrable domains, and without the
    standing lines of their houses.
    """
    gone = {
        outlet.id
        for outlet in registry.outlets.values()
        if any(_same_house(own, domain) for own in outlet.domains for domain in domains)
    }
    contents = {
        name: _without(content, gone) if name.startswith(("outlets", "signatures/")) else content
        for name, content in registry.contents.items()
    }
    return Registry(MappingProxyType(contents))


def _same_house(one: str, other: str) -> bool:
    return one == other or one.endswith(f".{other}") or other.endswith(f".{one}")


def _without(content: bytes, gone: Collection[str]) -> bytes:
    head, *blocks = _BLOCK.split(content.decode("utf-8"))
    return "".join([head, *(block for block in blocks if _of(block) not in gone)]).encode("utf-8")


def _of(block: str) -> str | None:
    """The id of the outlet that an entry of the registry describes or belongs to."""
    ((kind, (entry,)),) = tomllib.loads(block).items()
    found: str | None = entry.get("id" if kind == "outlet" else "outlet")
    return found
