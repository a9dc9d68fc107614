"""``copydesk outlets``: writes an outlet into the registry, and proposes those that pages name.

Proposals are printed as entries ready to paste, never applied: a person has to know that the house
exists, and to name where that is from.
"""

import sys
from argparse import Namespace
from collections import Counter
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path

from pipeline.commands.json_lines import inert
from pipeline.commands.pages import edited_pages
from pipeline.desk import Edited
from pipeline.errors import CopydeskError
from pipeline.facts.context import Context
from pipeline.facts.site import page_host
from pipeline.registry import Country, Outlet, Registry, RegistryError, load
from pipeline.registry.data_files import PACKAGE, data_files_in
from pipeline.registry.entries import entry_toml, file_toml, slug
from pipeline.registry.outlets import KINDS, fold_name, outlet_file

EXAMPLES = 3
"""Paths that a proposal shows."""

GUESS = "inferred"
"""The source of what a proposal cannot know."""


def add(given: Namespace) -> int:
    """Write the outlet that the options describe; the exit status.

    Raises CopydeskError where an option is wrong, or the name or a domain is another outlet's.
    """
    folder = given.registry or Path(str(files(PACKAGE)))
    registry = Registry(data_files_in(folder))
    country = _country(registry, given.country)
    outlet = _described(given, country)
    if outlet.sources["*"] not in registry.sources:
        raise CopydeskError(f"--source: sources.toml has no {given.source!r}; add it there first")
    path = folder / outlet_file(country.code)
    same = [o for o in registry.outlets.values() if o.country == country.code]
    text = file_toml([*same, outlet], country)
    contents = {**registry.contents, outlet_file(country.code): text.encode()}
    try:
        changed = Registry(contents)
        changed.outlet_named(outlet.name)
    except RegistryError as error:
        raise CopydeskError(f"{outlet.name} cannot be added: {error}") from error
    path.write_text(text, "utf-8")
    sys.stdout.write(f"{outlet.id}: written to {path}\n")
    return 0


def unknown(folder: Path) -> int:
    """Print an entry for each outlet that pages name and the registry lacks, by how many do."""
    seen: dict[str, _Unknown] = {}
    for path, edited in edited_pages(folder):
        name = edited.article.outlet_name
        if name is not None and edited.article.outlet_id is None:
            seen.setdefault(fold_name(name), _Unknown()).count(path, edited)
    for key in sorted(seen, key=lambda key: (-len(seen[key].paths), key)):
        sys.stdout.write(inert(seen[key].proposal(load())) + "\n")
    if not seen:
        print(f"{folder}: its pages name no outlet that is not registered", file=sys.stderr)
    return 0


@dataclass
class _Unknown:
    """An outlet that nobody registered, as pages show it."""

    names: Counter[str] = field(default_factory=Counter)
    hosts: Counter[str] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)
    paths: list[str] = field(default_factory=list)

    def count(self, path: str, edited: Edited) -> None:
        """Take what a page shows of it."""
        self.paths.append(path)
        self.names[edited.article.outlet_name or ""] += 1
        host = page_host(Context.of(edited.document))
        self.hosts.update([host] if host else [])
        self.languages.update([edited.article.language] if edited.article.language else [])

    def proposal(self, registry: Registry) -> str:
        """Its entry, under a line that says where it was seen and what is only guessed."""
        name, host = _first(self.names) or "", _first(self.hosts)
        code = host.rsplit(".", 1)[-1].upper() if host else ""
        country = registry.countries.get({"UK": "GB"}.get(code, code))
        where = f"for {outlet_file(country.code)}" if country else "its country is not known"
        entry = Outlet(
            id=slug(name),
            name=name,
            aliases=tuple(sorted(set(self.names) - {name})),
            weak_aliases=(),
            domains=(host,) if host else (),
            country=country.code if country else "",
            time_zone=(country.time_zone if country else None) or "",
            date_order=country.date_order if country else "",
            languages=tuple(filter(None, [_first(self.languages)])),
            kind="website",
            state_media=None,
            owner=None,
            shared_name=False,
            sources={"*": GUESS},
        )
        counted = f"{len(self.paths)} page{'s' if len(self.paths) > 1 else ''}"
        head = f"# {counted}, {where}: {', '.join(self.paths[:EXAMPLES])}\n"
        return head + entry_toml(entry, country)


def _first(counts: Counter[str]) -> str | None:
    """The commonest; of equally common ones the first by spelling."""
    return min(counts, key=lambda key: (-counts[key], key), default=None)


def _country(registry: Registry, code: str) -> Country:
    country = registry.countries.get(code.upper())
    if country is None:
        raise CopydeskError(f"--country: no country has the code {code!r} (ISO 3166-1 alpha-2)")
    return country


def _described(given: Namespace, country: Country) -> Outlet:
    zone = given.time_zone or country.time_zone
    if zone is None:
        raise CopydeskError(f"--time-zone: {country.name} has several; give the newsroom's")
    if given.kind not in KINDS:
        raise CopydeskError(f"--kind: {given.kind!r} is none of {', '.join(KINDS)}")
    own_id = given.id or slug(given.name)
    if not own_id:
        raise CopydeskError("--id: must be given where the name has no Latin letters")
    return Outlet(
        id=own_id,
        name=given.name,
        aliases=tuple(given.alias),
        weak_aliases=tuple(given.weak_alias),
        domains=tuple(domain.casefold().removeprefix("www.") for domain in given.domain),
        country=country.code,
        time_zone=zone,
        date_order=given.date_order or country.date_order,
        languages=tuple(given.language),
        kind=given.kind,
        state_media=None,
        owner=given.owner,
        shared_name=False,
        sources={"*": given.source},
    )
