"""``copydesk signatures learn``: proposes the standing lines of outlets, from a folder of pages.

A line that comes again on many pages of one outlet is furniture of its site, whatever it looks
like. Proposals are printed as entries to review and paste; nothing is applied by itself, so that
a page's result never depends on its neighbours.
"""

import json
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.commands.json_lines import inert
from pipeline.commands.pages import edited_pages
from pipeline.registry import load
from pipeline.registry.entries import slug
from pipeline.schema import BODY_ROLES

LONGEST = 160
"""Characters of a standing line; what is longer and recurs is an article scraped twice."""

SHARE = 2
"""One page in so many must have the line: fewer share a topic, not the site."""

USUAL_ROLE = "navigation"
"""The role proposed for a line that was kept as text until now; the reviewer knows better."""


@dataclass
class _House:
    """The lines of one outlet's pages."""

    pages: int = 0
    lines: Counter[str] = field(default_factory=Counter)
    roles: dict[str, Counter[str]] = field(default_factory=dict)
    languages: Counter[str] = field(default_factory=Counter)
    example: dict[str, str] = field(default_factory=dict)


def learn(folder: Path, least: int) -> int:
    """Print the lines that stand on ``least`` pages of an outlet or more; the exit status."""
    houses: dict[str, _House] = {}
    registry = load()
    for path, edited in edited_pages(folder):
        article = edited.article
        key = article.outlet_id or article.outlet_name
        if key is None:
            continue
        house = houses.setdefault(key, _House())
        house.pages += 1
        house.languages.update([article.language or "*"])
        for text in dict.fromkeys(s.text for s in edited.segments if s.role != "title"):
            if len(text) <= LONGEST and "\n" not in text and not registry.match_signatures(text):
                house.lines[text] += 1
                house.example.setdefault(text, path)
        for segment in edited.segments:
            if segment.text in house.lines:
                house.roles.setdefault(segment.text, Counter()).update([segment.role])
    proposals = [_proposals(key, houses[key], least) for key in sorted(houses)]
    sys.stdout.write(inert("".join(proposals)))
    if not any(proposals):
        print(f"{folder}: no line stands on {least} pages of an outlet", file=sys.stderr)
    return 0


def _proposals(key: str, house: _House, least: int) -> str:
    """One entry for each role, its lines by how many pages have them."""
    by_role: dict[str, list[str]] = {}
    for line, count in sorted(house.lines.items(), key=lambda item: (-item[1], item[0])):
        if count >= least and count * SHARE >= house.pages:
            by_role.setdefault(_role(house.roles[line]), []).append(line)
    language = min(house.languages, key=lambda code: (-house.languages[code], code))
    return "".join(_entry(key, role, language, house, by_role[role]) for role in sorted(by_role))


def _role(counts: Counter[str]) -> str:
    role = min(counts, key=lambda role: (-counts[role], role))
    return USUAL_ROLE if role in BODY_ROLES else role


def _entry(key: str, role: str, language: str, house: _House, lines: list[str]) -> str:
    known = key in load().outlets
    rows = "".join(
        f"    {json.dumps(line, ensure_ascii=False)},"
        f"  # {house.lines[line]} of {house.pages}: {house.example[line]}\n"
        for line in lines
    )
    return (
        f"# For signatures/{role}.toml{'' if known else '; register the outlet first'}\n"
        f'[[signature]]\nid = "{slug(key)}-{role.replace("_", "-")}"\nrole = "{role}"\n'
        f'language = "{language}"\n'
        f"outlet = {json.dumps(key, ensure_ascii=False)}\nlines = [\n{rows}]\n"
        'source = "own"\n\n'
    )
