"""Small corpora whose tables agree with one another, from pages given as labelled lines."""

import datetime as dt
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field

import pyarrow as pa

from pipeline.schema import BODY_ROLES, TABLE

Line = tuple[str, str, str]
"""Role, rule, text."""


@dataclass(frozen=True)
class Page:
    lines: Sequence[Line]
    outlet_id: str | None = None
    outlet: str | None = None
    country: str | None = None
    published: str | None = None
    language: str | None = "en"
    authors: Sequence[str] = ()
    rights: str = "Rights in the text belong to its publisher."
    refused: Sequence[tuple[str, str, str]] = field(default=())
    """Candidates that were not taken: field, value, rule."""


HARBOUR = Page(
    [
        ("navigation", "short_line", "Home"),
        ("title", "first_line", "Harbour opens after a long winter"),
        ("publication_line", "date_line", "Published: 4 March 2021"),
        ("caption", "photo_label", "The harbour at noon. Photo: A. Person"),
        ("paragraph", "sentence", "The harbour opened on Thursday."),
        ("subheading", "short_line", "Ice"),
        ("paragraph", "sentence", "The ice had held for nine weeks."),
        ("promotion", "signature:harbour-letter", "Sign up for our letter"),
        ("legal", "copyright", "© 2021 The Harbour Post"),
    ],
    outlet_id="harbour-post",
    outlet="The Harbour Post",
    country="XX",
    published="2021-03-04",
    authors=("A. Person",),
    refused=[("published", "2021-03-01", "date_in_text")],
)

MARKET = Page(
    [
        ("title", "first_line", "Der Markt schließt"),
        ("paragraph", "sentence", "Der Markt schließt im Mai, sagt die Stadt."),
        ("comment", "comments_follow", "Schade!"),
        ("legal", "copyright", "© 2021 Marktblatt"),
    ],
    outlet="Marktblatt",
    published="2021-05",
    language="de",
)

STRAY = Page([("paragraph", "sentence", "Nothing says where this stood.")], language=None)


def tables(pages: Sequence[Page], rejects: Sequence[tuple[str, str]] = ()) -> dict[str, pa.Table]:
    """All published tables of some pages; `rejects` are paths with their reasons."""
    rows: dict[str, list[dict]] = {name: [] for name in TABLE}
    for number, page in enumerate(pages):
        _add(rows, page, f"{number:03}.txt")
    for path, reason in rejects:
        rows["rejects"].append(
            {"raw_path": path, "stage": "reading", "reason": reason, "detail": f"It is {reason}."}
        )
    return {
        name: pa.Table.from_pylist(
            [{key: row.get(key) for key in TABLE[name].column_names} for row in made],
            schema=TABLE[name].arrow,
        )
        for name, made in rows.items()
    }


def _add(rows: dict[str, list[dict]], page: Page, path: str) -> None:
    document = "\n\n".join(text for _, _, text in page.lines)
    doc_id = _sha(path + document)
    at = text_at = 0
    kept: list[str] = []
    by_role: dict[str, tuple[int, str]] = {}
    for position, (role, rule, text) in enumerate(page.lines):
        inside = role in BODY_ROLES
        rows["segments"].append(
            {
                "doc_id": doc_id,
                "position": position,
                "start": at,
                "end": at + len(text),
                "text_start": text_at if inside else None,
                "text_end": text_at + len(text) if inside else None,
                "role": role,
                "kept": inside,
                "rule": rule,
                "text": text,
            }
        )
        by_role.setdefault(role, (at, text))
        at += len(text) + 2
        if inside:
            kept.append(text)
            text_at += len(text) + 2
    rows["documents"].append(
        {
            "doc_id": doc_id,
            "raw_path": path,
            "raw_bytes": len(document.encode()),
            "format": "text",
            "encoding": "utf-8",
            "byte_order_mark": False,
            "decode_loss": 0,
            "text": document,
        }
    )
    text = "\n\n".join(kept)
    title = by_role.get("title", (0, None))[1]
    day = page.published if page.published and len(page.published) >= 10 else None
    rows["articles"].append(
        {
            "doc_id": doc_id,
            "title": title,
            "text": text,
            "outlet_id": page.outlet_id,
            "outlet_name": page.outlet,
            "outlet_country": page.country,
            "outlet_confidence": "medium" if page.outlet else None,
            "authors": list(page.authors),
            "published": page.published,
            "published_date": dt.date.fromisoformat(day[:10]) if day else None,
            "published_precision": "day" if day else "month" if page.published else None,
            "published_zone_basis": "none" if page.published else None,
            "language": page.language,
            "n_words": len(text.split()),
            "n_characters": len(text),
            "n_segments": len(page.lines),
            "n_kept": len(kept),
            "text_sha256": _sha(text),
            "rights": page.rights,
        }
    )
    found = [
        ("title", title, "title", "text", "first_line", "high"),
        ("outlet", page.outlet, "legal", "copyright", "copyright", "medium"),
        ("published", page.published, "publication_line", "text", "date_line", "high"),
    ]
    for name, value, role, basis, rule, confidence in found:
        if value is None:
            continue
        start, words = by_role.get(role, (None, None))
        rows["evidence"].append(
            {
                "doc_id": doc_id,
                "field": name,
                "position": 0,
                "value": value,
                "chosen": True,
                "basis": basis,
                "rule": rule,
                "confidence": confidence,
                "start": start,
                "end": None if start is None or words is None else start + len(words),
                "text": words,
            }
        )
    for position, (name, value, rule) in enumerate(page.refused, 1):
        rows["evidence"].append(
            {
                "doc_id": doc_id,
                "field": name,
                "position": position,
                "value": value,
                "chosen": False,
                "basis": "text",
                "rule": rule,
                "confidence": "low",
            }
        )


def _sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
