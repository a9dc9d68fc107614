"""The registry without some publishers: what Copydesk would say of outlets that nobody registered."""

import tomllib
from collections.abc import Collection
from types import MappingProxyType
from typing import Any

import tomlkit

from pipeline.registry import Registry


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
    given: dict[str, Any] = tomllib.loads(content.decode("utf-8"))
    for kind, key in (("outlet", "id"), ("signature", "outlet")):
        if kind in given:
            given[kind] = [entry for entry in given[kind] if entry.get(key) not in gone]
    return tomlkit.dumps(given).encode("utf-8")
