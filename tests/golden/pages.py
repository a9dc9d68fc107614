"""Golden pages: what a careful reader found, and how it is compared with what the desk finds."""

import difflib
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.desk import Desk, Edited
from pipeline.reading import Reject
from pipeline.reading.document import decode_document
from pipeline.registry import load
from pipeline.schema.evidence import FIELDS as FACTS

HERE = Path(__file__).parent
SHOWN = 72


@dataclass(frozen=True)
class Golden:
    """One labelled page."""

    name: str
    page: Path
    facts: dict[str, Any]
    lines: list[str]


def all_golden(folder: str) -> list[Golden]:
    """The labelled pages of a folder beside this file, by name."""
    return [read_golden(path) for path in sorted((HERE / folder).glob("*.toml"))]


def read_golden(path: Path) -> Golden:
    """The labels in one file."""
    given = tomllib.loads(path.read_text("utf-8"))
    facts = {field: folded(given["facts"].get(field)) for field in FACTS}
    facts["authors"] = facts["authors"] or []
    return Golden(
        path.stem,
        (path.parent / given["page"]).resolve(),
        facts,
        given["segments"]["lines"].strip("\n").split("\n"),
    )


def edited(golden: Golden) -> Edited:
    """The page as the desk edits it."""
    document = decode_document(golden.page.read_bytes(), golden.page.name)
    assert not isinstance(document, Reject), document
    result = Desk().edit(document)
    assert isinstance(result, Edited), result
    return result


def lines_of(result: Edited) -> list[str]:
    """The segments as labels write them."""
    return [f"{s.role:<16} | {shown(s.text)}" for s in result.segments]


def facts_of(result: Edited) -> dict[str, Any]:
    """The facts as labels write them."""
    article = result.article
    values = {
        "outlet": article.outlet_name,
        "original_publisher": article.original_publisher_name,
    }
    return {
        field: folded(values[field] if field in values else getattr(article, field))
        for field in FACTS
    }


def folded(value: Any) -> Any:
    """Texts with each run of white space as one space."""
    if isinstance(value, str):
        return " ".join(value.split())
    return [folded(item) for item in value] if isinstance(value, list) else value


def shown(text: str) -> str:
    """The beginning of a segment as labels write it."""
    text = folded(text)
    return text if len(text) <= SHOWN else text[:SHOWN] + "…"


@dataclass(frozen=True)
class Comparison:
    """A labelled page beside what the desk finds."""

    golden: Golden
    lines: list[str]
    facts: dict[str, Any]

    def wrong_lines(self) -> int:
        """How many labelled lines are not found as they are labelled."""
        matcher = difflib.SequenceMatcher(None, self.golden.lines, self.lines, autojunk=False)
        return len(self.golden.lines) - sum(block.size for block in matcher.get_matching_blocks())

    def wrong_facts(self) -> list[str]:
        """The facts that are not as they are labelled."""
        return [field for field in FACTS if not self._same(field)]

    def misses(self) -> dict[str, Any]:
        """What is wrong, as ``misses.json`` counts it."""
        return {"lines": self.wrong_lines(), "facts": self.wrong_facts()}

    def report(self) -> str:
        """What is wrong, for people."""
        changed = difflib.unified_diff(
            self.golden.lines, self.lines, "labels", "found", "", "", 0, ""
        )
        facts = [
            f"{field}: labelled {self.golden.facts[field]!r}, found {self.facts[field]!r}"
            for field in self.wrong_facts()
        ]
        return "\n".join([self.golden.name, *changed, *facts])

    def _same(self, field: str) -> bool:
        labelled, found = self.golden.facts[field], self.facts[field]
        if field in ("outlet", "original_publisher") and labelled and found:
            outlet = load().outlet_named(labelled, weak=True)
            return found == (outlet.name if outlet else labelled)
        if field == "authors":
            return [name.casefold() for name in labelled] == [name.casefold() for name in found]
        return bool(labelled == found)


def compared(golden: Golden) -> Comparison:
    """The page as the desk edits it, beside its labels."""
    result = edited(golden)
    return Comparison(golden, lines_of(result), facts_of(result))
