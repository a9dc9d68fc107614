"""Outlets: who publishes, under which names and domains, where, and how it writes dates.

Here belong the record of one outlet and the ways to look one up by its name or its domain.
Finding names inside running text belongs to `mentions`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.registry.countries import DATE_ORDERS
from pipeline.registry.data_files import Entry, RegistryError

KINDS = (
    "agency",
    "broadcaster",
    "journal",
    "magazine",
    "newspaper",
    "photo_agency",
    "platform",
    "publisher",
    "website",
)


@dataclass(frozen=True, slots=True)
class Outlet:
    """A house that publishes or distributes news, as registered in `outlets.toml`."""

    id: str
    """Slug, the published `outlet_id`."""
    name: str
    """The canonical name, published as `outlet_name`."""
    aliases: tuple[str, ...]
    """Other names, in any script, that can only mean this outlet."""
    weak_aliases: tuple[str, ...]
    """Names that also mean something else; they count only beside other evidence."""
    domains: tuple[str, ...]
    """Registrable domains without `www.`; subdomains belong to them."""
    country: str
    """ISO 3166-1 alpha-2 of its main newsroom."""
    time_zone: str
    """IANA zone of its main newsroom."""
    date_order: str
    """MDY, DMY or YMD: how it writes a numeric date."""
    languages: tuple[str, ...]
    """ISO 639-1, the main one first."""
    kind: str
    state_media: str | None
    """Type code of the State Media Monitor; None: not listed there, which is no verdict."""
    owner: str | None
    sources: Mapping[str, str]
    """Field, or `*` for all others, to a key of `sources.toml`."""

    @property
    def zone(self) -> str:
        """The same as `time_zone`."""
        return self.time_zone


def read_outlets(document: Mapping[str, Any]) -> dict[str, Outlet]:
    """Turn the parsed `outlets.toml` into outlets by id, in the order of the file."""
    outlets: dict[str, Outlet] = {}
    for number, values in enumerate(document["outlet"], 1):
        entry = Entry(f"outlets.toml: outlet {values.get('id', f'number {number}')}", values)
        outlet = Outlet(
            id=entry.text("id"),
            name=entry.text("name"),
            aliases=entry.texts("aliases"),
            weak_aliases=entry.texts("weak_aliases"),
            domains=entry.texts("domains"),
            country=entry.text("country"),
            time_zone=entry.text("time_zone"),
            date_order=entry.one_of("date_order", DATE_ORDERS),
            languages=entry.texts("languages"),
            kind=entry.one_of("kind", KINDS),
            state_media=entry.optional("state_media"),
            owner=entry.optional("owner"),
            sources=entry.table("sources"),
        )
        entry.done()
        if outlet.id in outlets:
            raise RegistryError(f"outlets.toml: two outlets have the id {outlet.id!r}; keep one")
        outlets[outlet.id] = outlet
    return outlets


def fold_name(name: str) -> str:
    """Return a name as it is compared: case, punctuation, white space and a leading "the" gone."""
    folded = name.casefold().strip()
    folded = folded.removeprefix("the ")
    return "".join(c for c in folded if c.isalnum())


class OutletNames:
    """Outlets by their names and domains."""

    def __init__(self, outlets: Iterable[Outlet]) -> None:
        """Index `outlets`; raise RegistryError where two claim one name or one domain."""
        self._certain: dict[str, Outlet] = {}
        self._weak: dict[str, Outlet] = {}
        self._domains: dict[str, Outlet] = {}
        for outlet in outlets:
            for name in (outlet.name, *outlet.aliases):
                _claim(self._certain, fold_name(name), outlet, f"the name {name!r}")
            for name in outlet.weak_aliases:
                # Two outlets may share a weak alias ("The Times"): then it names neither here.
                self._weak.setdefault(fold_name(name), outlet)
            for domain in outlet.domains:
                _claim(self._domains, domain, outlet, f"the domain {domain!r}")
        shared = _shared_weak(outlets, self._certain)
        for key in shared:
            del self._weak[key]

    def named(self, name: str, *, weak: bool = False) -> Outlet | None:
        """Return the outlet of this name, alias or domain, or None.

        `weak` also admits the aliases that mean an outlet only where the context says so, as
        in a credit or a source line, unless several outlets share the alias.
        """
        key = fold_name(name)
        outlet = self._certain.get(key) or self._domains.get(name.strip().casefold())
        if outlet is None and weak:
            outlet = self._weak.get(key)
        return outlet

    def at(self, host: str) -> Outlet | None:
        """Return the outlet whose domain this host name is or lies under, the closest one."""
        labels = host.strip().rstrip(".").casefold().split(".")
        for first in range(len(labels) - 1):
            outlet = self._domains.get(".".join(labels[first:]))
            if outlet is not None:
                return outlet
        return None


def _claim(index: dict[str, Outlet], key: str, outlet: Outlet, what: str) -> None:
    other = index.setdefault(key, outlet)
    if other is not outlet:
        raise RegistryError(
            f"outlets.toml: {what} is claimed by {other.id} and {outlet.id}; "
            "leave it to one, or list a name as a weak alias of both"
        )


def _shared_weak(outlets: Iterable[Outlet], certain: Mapping[str, Outlet]) -> list[str]:
    owners: dict[str, set[str]] = {}
    for outlet in outlets:
        for name in outlet.weak_aliases:
            owners.setdefault(fold_name(name), set()).add(outlet.id)
    return [key for key, ids in owners.items() if len(ids) > 1 or key in certain]
