"""Tiny tables that keep every promise, made directly, for tests to break one promise at a time."""

import datetime as dt
import hashlib
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.project import Settings
from pipeline.quality.inputs import Inputs
from pipeline.registry import load
from pipeline.schema import BODY_ROLES, TABLE, TABLES

REGISTRY = load()
REUTERS = REGISTRY.outlets["reuters"]

Row = dict[str, Any]


@dataclass(frozen=True)
class Page:
    """A page by its segments; ``facts`` are columns of ``articles``.

    ``broken`` are characters that stand once in its lines, with their replacement and kind;
    ``times`` words in a paragraph with their type and value; ``passages`` words that the page
    shares with itself; ``cited`` are names in its lines with outlet and relation.
    """

    raw_path: str
    lines: tuple[tuple[str, str], ...]
    facts: Row = field(default_factory=dict)
    before: str = ""
    after: str = "\n"
    broken: tuple[tuple[str, str | None, str], ...] = ()
    times: tuple[tuple[str, str, str], ...] = ()
    passages: tuple[str, ...] = ()
    cited: tuple[tuple[str, str, str], ...] = ()


BRIDGE = Page(
    "a/bridge.txt",
    (
        ("title", "Old bridge closes for a year"),
        ("publication_line", "12 March 2021 09:15, updated 10:40 (AFP)"),
        ("byline", "By Ada Ferris and Jon Pell"),
        (
            "paragraph",
            "The old bridge over the Wend closes on Monday, and the people of both banks wonder "
            "how they will get to work.",
        ),
        ("subheading", "No ferry before May"),
        (
            "paragraph",
            "A ferry was promised for the spring. “We have waited before,” a baker told NPR.",
        ),
        ("interface", "Scroll down"),
    ),
    {
        "title": "Old bridge closes for a year",
        "outlet_id": "reuters",
        "outlet_name": REUTERS.name,
        "outlet_country": REUTERS.country,
        "outlet_confidence": "high",
        "authors": ["Ada Ferris", "Jon Pell"],
        "published": "2021-03-12T09:15+00:00",
        "published_date": dt.date(2021, 3, 12),
        "published_at": dt.datetime(2021, 3, 12, 9, 15, tzinfo=dt.UTC),
        "published_precision": "minute",
        "published_zone_basis": "outlet",
        "updated": "2021-03-12T10:40+00:00",
        "updated_date": dt.date(2021, 3, 12),
        "updated_at": dt.datetime(2021, 3, 12, 10, 40, tzinfo=dt.UTC),
        "updated_precision": "minute",
        "updated_zone_basis": "outlet",
    },
    times=(("Monday", "DATE", "2021-03-15"),),
    passages=("the people of both banks", "how they will get to work"),
    cited=(("AFP", "afp", "wire_source"), ("NPR", "npr", "told_to")),
)
MARKET = Page(
    "b/market.txt",
    (
        ("navigation", "Home"),
        ("title", "Market day moves to Thursday"),
        ("publication_line", "2021-04-02"),
        (
            "paragraph",
            "From next week the market is held on Thursdays. That is the tradersâ€™ wish, because "
            "the harbour empties on Fridays and nobody comes up the hill.",
        ),
        ("legal", "© The Wend\u200b Courier"),
    ),
    {
        "title": "Market day moves to Thursday",
        "published": "2021-04-02",
        "published_date": dt.date(2021, 4, 2),
        "published_precision": "day",
        "published_zone_basis": "none",
    },
    before="\n  ",
    times=(("next week", "DATE", "2021-W14"),),
    passages=("the market is held on Thursdays",),
    broken=(("â€™", "’", "mojibake"), ("\u200b", None, "invisible")),
    cited=(("market", "reuters", "mentions"),),
)
OWL = Page(
    "c/owl.txt",
    (
        ("title", "An owl in the library"),
        (
            "paragraph",
            "For a week an owl has lived between the atlases. The librarians leave the window "
            "open at night and find the mice gone in the morning.",
        ),
        ("list_item", "Visits: from nine to five"),
    ),
    {"title": "An owl in the library"},
    after="",
    times=(("a week", "DURATION", "P1W"), ("the morning", "TIME", "XXXX-XX-XXTMO")),
)


@dataclass
class Build:
    """Tables as rows that can be changed before they are written; ``schemas`` may be, too."""

    tables: dict[str, list[Row]]
    settings: Settings
    raw_paths: list[str]
    corrections: list[tuple[str, str]] = field(default_factory=list)
    schemas: dict[str, pa.Schema] = field(
        default_factory=lambda: {table.name: _nullable(table.arrow) for table in TABLES}
    )

    def inputs(self, folder: Path) -> Inputs:
        """Write the tables and say where they are."""
        for name, rows in self.tables.items():
            data = pa.Table.from_pylist(rows, self.schemas[name])
            pq.write_table(data, folder / f"{name}.parquet", row_group_size=4)
        return Inputs(folder, self.settings, self.raw_paths, REGISTRY, self.corrections)

    def rows(self, table: str, page: Page) -> list[Row]:
        """The rows of a page in a table; they can be changed."""
        return [row for row in self.tables[table] if row["doc_id"] == doc_id(page)]

    def article(self, page: Page) -> Row:
        """The article of a page."""
        return self.rows("articles", page)[0]


PAGES = (BRIDGE, MARKET, OWL)
BLANK = "d/blank.txt"
"""A file without bytes beside the pages."""


def build(*pages: Page) -> Build:
    """The tables of the pages, of ``PAGES`` if none are given, beside one rejected file."""
    settings = Settings(as_of=dt.date(2021, 12, 31))
    blank = {
        "raw_path": BLANK,
        "doc_id": hashlib.sha256(b"").hexdigest(),
        "stage": "reading",
        "reason": "empty",
        "detail": "the file has no bytes",
    }
    tables: dict[str, list[Row]] = {table.name: [] for table in TABLES}
    tables["rejects"].append(blank)
    return _with_pages(Build(tables, settings, [BLANK]), pages or PAGES)


def _with_pages(made: Build, pages: Sequence[Page]) -> Build:
    """The tables with the rows of the pages instead of those of files with the same names."""
    for page in pages:
        documents = made.tables["documents"]
        gone = {row["doc_id"] for row in documents if row["raw_path"] == page.raw_path}
        for name, rows in _page(page, made.settings).items():
            kept = [row for row in made.tables[name] if row["doc_id"] not in gone]
            made.tables[name] = kept + deepcopy(rows)
        if page.raw_path not in made.raw_paths:
            made.raw_paths.append(page.raw_path)
    made.raw_paths.sort()
    ordered = sorted(made.tables["articles"], key=_place)
    rank = {row["doc_id"]: number for number, row in enumerate(ordered)}
    for name in set(made.tables) - {"rejects"}:
        made.tables[name].sort(key=lambda row: rank[row["doc_id"]])
    return made


def doc_id(page: Page) -> str:
    return hashlib.sha256(text_of(page).encode()).hexdigest()


def text_of(page: Page) -> str:
    return page.before + "\n\n".join(line for _, line in page.lines) + page.after


def with_line(page: Page, role: str, text: str) -> Page:
    """The same page with one more segment at its end."""
    return replace(page, lines=(*page.lines, (role, text)))


def _place(article: Row) -> tuple[Any, ...]:
    day, outlet = article["published_date"], article["outlet_id"]
    return (day is not None, day, outlet is not None, outlet, article["doc_id"])


def _page(page: Page, settings: Settings) -> dict[str, list[Row]]:
    document = page.before
    text = ""
    segments: list[Row] = []
    repairs: list[Row] = []
    citations: list[Row] = []
    for position, (role, line) in enumerate(page.lines):
        kept = role in BODY_ROLES
        if kept and text:
            text += "\n\n"
        signatures = REGISTRY.match_signatures(line)
        shown = line
        for found, replacement, kind in page.broken:
            if (at := line.find(found)) < 0:
                continue
            begin = len(text) + at if kept else None
            shown = line.replace(found, found if replacement is None else replacement)
            repairs.append(
                {
                    "doc_id": doc_id(page),
                    "position": len(repairs),
                    "start": len(document) + at,
                    "end": len(document) + at + len(found),
                    "text_start": begin,
                    "text_end": None if begin is None else begin + len(replacement or found),
                    "kind": kind,
                    "text": found,
                    "replacement": replacement,
                    "rule": kind,
                }
            )
        for name, outlet_id, relation in page.cited:
            if (at := line.find(name)) >= 0:
                citations.append(
                    {
                        "doc_id": doc_id(page),
                        "position": len(citations),
                        "start": len(document) + at,
                        "end": len(document) + at + len(name),
                        "text_start": len(text) + at if kept else None,
                        "text_end": len(text) + at + len(name) if kept else None,
                        "text": name,
                        "outlet_id": outlet_id,
                        "relation": relation,
                        "rule": "said",
                    }
                )
        segments.append(
            {
                "doc_id": doc_id(page),
                "position": position,
                "start": len(document),
                "end": len(document) + len(line),
                "text_start": len(text) if kept else None,
                "text_end": len(text) + len(shown) if kept else None,
                "role": role,
                "kept": kept,
                "rule": f"signature:{signatures[0].signature.id}" if signatures else "body:between",
                "score": None,
                "text": line,
            }
        )
        text += shown if kept else ""
        document += line + "\n\n"
    article: Row = dict.fromkeys(TABLE["articles"].column_names)
    article |= {
        "doc_id": doc_id(page),
        "text": text,
        "authors": [],
        "language": "en",
        "language_probability": 999,
        "language_second": "en",
        "languages_agree": True,
        "n_words": len(text.split()),
        "n_characters": len(text),
        "n_segments": len(segments),
        "n_kept": sum(segment["kept"] for segment in segments),
        "text_sha256": hashlib.sha256(text.encode()).hexdigest(),
        "rights": settings.rights_of(page.facts.get("outlet_id")),
    } | page.facts
    return {
        "documents": [_document(page, text_of(page))],
        "segments": segments,
        "articles": [article],
        "evidence": _evidence(page, article, segments),
        "quotes": _quotes(page, segments),
        "citations": citations,
        "repairs": repairs,
        "times": _times(page, segments),
        "passages": _passages(page, segments),
        "rejects": [],
    }


def _standing(page: Page, segments: list[Row], position: int, words: str) -> Row:
    """A row for words in a paragraph of the page."""
    segment = next(row for row in segments if row["kept"] and words in row["text"])
    at = segment["text"].index(words)
    return {
        "doc_id": doc_id(page),
        "position": position,
        **{name: segment[name] + at for name in ("start", "text_start")},
        **{
            end: segment[start] + at + len(words)
            for start, end in (("start", "end"), ("text_start", "text_end"))
        },
        "text": words,
    }


def _times(page: Page, segments: list[Row]) -> list[Row]:
    return [
        _standing(page, segments, position, words)
        | {"type": type_, "value": value, "anchor": None, "rule": "weekday"}
        for position, (words, type_, value) in enumerate(page.times)
    ]


def _passages(page: Page, segments: list[Row]) -> list[Row]:
    rows = []
    for position, words in enumerate(page.passages):
        row = _standing(page, segments, position, words)
        there = {"other_start": row["start"], "other_end": row["end"]}
        rows.append(row | {"other_doc_id": row["doc_id"], **there})
    return rows


def _quotes(page: Page, segments: list[Row]) -> list[Row]:
    """What the baker says, what was promised before, and what somebody said of the market."""
    if page is MARKET:
        return [_quote(page, segments[3], 0, "the market is held on Thursdays", None)]
    if page is not BRIDGE:
        return []
    return [
        _quote(page, segments[5], 0, "A ferry was promised for the spring", None),
        _quote(page, segments[5], 1, "“We have waited before,”", "a baker"),
    ]


def _quote(page: Page, segment: Row, position: int, said: str, speaker: str | None) -> Row:
    start = segment["text"].index(said)
    who = segment["start"] + segment["text"].index(speaker) if speaker else None
    place = {
        "start": segment["start"] + start,
        "end": segment["start"] + start + len(said),
        "text_start": segment["text_start"] + start,
        "text_end": segment["text_start"] + start + len(said),
    }
    return {
        "doc_id": doc_id(page),
        "position": position,
        **place,
        "text": said,
        "parts": [place] if speaker else [],
        "kind": "direct" if speaker else "indirect",
        "speaker": speaker,
        "speaker_start": who,
        "speaker_end": who + len(speaker) if who and speaker else None,
        "speaker_name": None,
        "speaker_description": None,
        "speaker_type": "unnamed" if speaker else None,
        "cue": "said",
        "cue_class": "neutral",
        "confidence": "high",
        "rule": "piece" if speaker else "cue",
    }


def _document(page: Page, text: str) -> Row:
    return {
        "doc_id": doc_id(page),
        "raw_path": page.raw_path,
        "raw_bytes": len(text.encode()),
        "format": "text",
        "encoding": "utf_8",
        "byte_order_mark": False,
        "decode_loss": 0,
        "url": None,
        "fetched_at": None,
        "sidecar_outlet": None,
        "text": text,
    }


def _evidence(page: Page, article: Row, segments: list[Row]) -> list[Row]:
    """A chosen candidate for each fact, standing in the first segment, and a refused title."""
    rows = []
    first = segments[0]

    def add(name: str, position: int, value: str, *, chosen: bool) -> None:
        rows.append(
            {
                "doc_id": doc_id(page),
                "field": name,
                "position": position,
                "value": value,
                "chosen": chosen,
                "basis": "text",
                "rule": "role",
                "confidence": "medium",
                "start": first["start"],
                "end": first["end"],
                "text": first["text"],
            }
        )

    for name in ("title", "subtitle", "outlet", "original_publisher", "authors"):
        column = f"{name}_name" if name in ("outlet", "original_publisher") else name
        facts = article[column] if name == "authors" else [article[column]]
        for position, fact in enumerate(fact for fact in facts if fact is not None):
            add(name, position, fact, chosen=True)
        if name == "title":
            add(name, len([fact for fact in facts if fact]), "Another title", chosen=False)
    for name in ("published", "updated"):
        if article[name] is not None:
            # As a page states it: the offset is the outlet's.
            add(name, 0, article[name][:16], chosen=True)
    return rows


def _nullable(schema: pa.Schema) -> pa.Schema:
    """The same schema, but for promises that a test may break."""
    return pa.schema([field.with_nullable(True) for field in schema])
