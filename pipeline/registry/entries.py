"""An outlet as an entry of the registry: the TOML that states it, and nothing that goes unsaid.

Here belongs writing an entry, as `copydesk outlets` proposes and adds them. Reading one belongs
to `outlets`.
"""

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping

from pipeline.registry.countries import Country
from pipeline.registry.outlets import Outlet

WIDEST = 100
"""Characters of a line; a longer list stands one line a few names."""


def file_toml(outlets: Iterable[Outlet], country: Country) -> str:
    """The whole file of a country's outlets, sorted by id."""
    head = f"# Outlets of {country.name}. What belongs here and how: README.md of the registry.\n\n"
    by_id = sorted(outlets, key=lambda outlet: outlet.id)
    return head + "\n".join(entry_toml(outlet, country) for outlet in by_id)


def entry_toml(outlet: Outlet, country: Country | None) -> str:
    """The `[[outlet]]` of an outlet, for the file of ``country``, ending in a newline.

    What the country says is left out; None for one that is not known yet.
    """
    lines = ["[[outlet]]", f"id = {_text(outlet.id)}", f"name = {_text(outlet.name)}"]
    for key in ("aliases", "weak_aliases", "domains"):
        lines += _list(key, getattr(outlet, key))
    if country is not None and outlet.time_zone != country.time_zone:
        lines.append(f"time_zone = {_text(outlet.time_zone)}")
    if country is not None and outlet.date_order != country.date_order:
        lines.append(f"date_order = {_text(outlet.date_order)}")
    lines += _list("languages", outlet.languages)
    lines.append(f"kind = {_text(outlet.kind)}")
    for key, value in (("state_media", outlet.state_media), ("owner", outlet.owner)):
        if value is not None:
            lines.append(f"{key} = {_text(value)}")
    if outlet.shared_name:
        lines.append("shared_name = true")
    lines.append(f"sources = {_table(outlet.sources)}")
    return "\n".join(lines) + "\n"


def slug(name: str) -> str:
    """An id made of a name: its Latin letters and digits, small, with hyphens between words.

    Empty where the name has none, as in other scripts: then a person has to give one.
    """
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(c for c in plain if not unicodedata.combining(c))
    return "-".join(re.findall(r"[a-z0-9]+", letters.replace("'", "-").replace("\u2019", "-")))


def _text(value: str) -> str:
    """A basic string of TOML; JSON escapes the same characters in the same way."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _list(key: str, values: Iterable[str]) -> list[str]:
    """The line of a list, or its lines; none where the list is empty."""
    written = [_text(value) for value in values]
    if not written:
        return []
    line = f"{key} = [{', '.join(written)}]"
    if len(line) <= WIDEST:
        return [line]
    lines = [f"{key} = ["]
    row = "   "
    for value in written:
        if len(row) + len(value) + 2 > WIDEST and row.strip():
            lines.append(row)
            row = "   "
        row += f" {value},"
    return [*lines, row, "]"]


def _table(values: Mapping[str, str]) -> str:
    pairs = (
        f"{key if key.isidentifier() else _text(key)} = {_text(v)}" for key, v in values.items()
    )
    return f"{{ {', '.join(pairs)} }}"
