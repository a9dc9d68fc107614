"""Outlets: who publishes, under which names and domains, where, and how it writes dates.

Here belong the record of one outlet and the ways to look one up by its name or its domain.
Finding names inside running text belongs to `mentions`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pipeline.registry.countries import DATE_ORDERS, Country
from pipeline.registry.data_files import Entry, RegistryError

FOLDER = "outlets/"
"""Where the files of outlets lie below the registry: one a country, named by its code."""

NAMES_REMEMBERED = 4096
"""Cleaning and facts ask of the same short lines whether they are names."""

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
    """A house that publishes or distributes news, as registered in `outlets/`."""

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
    shared_name: bool
    """Whether the name is that of a better-known house, so that it alone never means this one."""
    sources: Mapping[str, str]
    """Field, or `*` for all others, to a key of `sources.toml`."""

    @property
    def zone(self) -> str:
        """The same as `time_zone`."""
        return self.time_zone

    @property
    def names(self) -> tuple[str, ...]:
        """The canonical name, unless it is shared, and the aliases."""
        return self.aliases if self.shared_name else (self.name, *self.aliases)


def outlet_file(country: str) -> str:
    """The file that holds the outlets of a country, by its alpha-2 code."""
    return f"{FOLDER}{country.lower()}.toml"


def read_outlets(
    documents: Mapping[str, Mapping[str, Any]], countries: Mapping[str, Country]
) -> dict[str, Outlet]:
    """Turn the parsed files `outlets/<country>.toml` into outlets by id, in the order given.

    The name of its file is an outlet's country; the time zone and the order of dates are the
    country's where an entry states none.
    """
    outlets: dict[str, Outlet] = {}
    for file, document in documents.items():
        code = file.removeprefix(FOLDER).removesuffix(".toml").upper()
        if code not in countries:
            raise RegistryError(f"{file}: no country of countries.toml has the code {code}")
        for number, values in enumerate(document["outlet"], 1):
            where = f"{file}: outlet {values.get('id', f'number {number}')}"
            outlet = _read(where, values, countries[code])
            if outlet.id in outlets:
                raise RegistryError(f"{where}: two outlets have the id {outlet.id!r}; keep one")
            outlets[outlet.id] = outlet
    return outlets


def _read(where: str, values: dict[str, Any], country: Country) -> Outlet:
    entry = Entry(where, {"date_order": country.date_order, **values})
    time_zone = entry.optional("time_zone") or country.time_zone
    if time_zone is None:
        raise RegistryError(f"{where}: {country.name} has several time zones: give `time_zone`")
    outlet = Outlet(
        id=entry.text("id"),
        name=entry.text("name"),
        aliases=entry.texts("aliases"),
        weak_aliases=entry.texts("weak_aliases"),
        domains=entry.texts("domains"),
        country=country.code,
        time_zone=time_zone,
        date_order=entry.one_of("date_order", DATE_ORDERS),
        languages=entry.texts("languages"),
        kind=entry.one_of("kind", KINDS),
        state_media=entry.optional("state_media"),
        owner=entry.optional("owner"),
        shared_name=entry.flag("shared_name"),
        sources=entry.table("sources"),
    )
    entry.done()
    return outlet


@lru_cache(NAMES_REMEMBERED)
def fold_name(name: str) -> str:
    """Return a name as it is compared: case, punctuation, white space and a leading "the" gone."""
    return letters_of(name.casefold().strip().removeprefix("the "))


def letters_of(text: str) -> str:
    """Return the letters and digits of a text."""
    unspaced = text.replace(" ", "")
    return unspaced if unspaced.isalnum() else "".join(filter(str.isalnum, unspaced))


class OutletNames:
    """Outlets by their names and domains."""

    def __init__(self, outlets: Iterable[Outlet]) -> None:
        """Index `outlets`; raise RegistryError where two claim one name or one domain."""
        self._certain: dict[str, Outlet] = {}
        self._weak: dict[str, Outlet] = {}
        self._domains: dict[str, Outlet] = {}
        weak_owners: dict[str, dict[str, Outlet]] = {}
        for outlet in outlets:
            for name in outlet.names:
                if name not in outlet.weak_aliases:
                    _claim(self._certain, fold_name(name), outlet, f"the name {name!r}")
            for name in outlet.weak_aliases:
                weak_owners.setdefault(fold_name(name), {})[outlet.id] = outlet
            for domain in outlet.domains:
                _claim(self._domains, domain, outlet, f"the domain {domain!r}")
        for key, owners in weak_owners.items():
            # Two outlets may share a weak alias ("The Times"): then it names neither.
            if len(owners) == 1 and key not in self._certain:
                (outlet,) = owners.values()
                canonical = key == fold_name(outlet.name)
                (self._certain if canonical else self._weak)[key] = outlet

    def named(self, name: str, *, weak: bool = False) -> Outlet | None:
        """Return the outlet of this name, alias or domain, or None.

        `weak` also admits the aliases that mean an outlet only where the context says so, as
        in a credit or a source line, unless several outlets share the alias.
        """
        key = fold_name(name)
        outlet = self._certain.get(key)
        if outlet is None and "." in name:
            outlet = self._domains.get(name.strip().casefold())
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
            f"{FOLDER}: {what} is claimed by {other.id} and {outlet.id}; "
            "leave it to one, or list a name as a weak alias of both"
        )
