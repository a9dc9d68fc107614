"""``copydesk correct``: sets a fact right, in ``corrections.toml``, where a build finds it."""

import sys
from pathlib import Path

import tomlkit
from tomlkit.exceptions import TOMLKitError

from pipeline.desk import Desk, Edited
from pipeline.errors import CopydeskError
from pipeline.facts.corrections import Correction, article_value, check_value, load_corrections
from pipeline.project import CORRECTIONS_FILE, load_settings
from pipeline.reading import Document, RawFile, discover, load_sources, read_file
from pipeline.schema.evidence import FIELDS

FEWEST_HEX = 4
"""Characters of a doc_id that may stand for it; fewer are more likely a mistyped path."""

INTRODUCTION = """\
Facts that a person set right. Each names the value that it expects to find ("expected"; none where
it expects none), so that it fails where the page or the code has changed since.
"""


def run(raw: Path, doc: str, field: str, value: str, reason: str, source: str) -> int:
    """Write a correction of the field of a document and say so; the exit status."""
    if field not in FIELDS:
        raise CopydeskError(f"no such field: {field}; fields are {', '.join(FIELDS)}")
    for name, words in (("reason", reason), ("source", source)):
        if not words.strip():
            raise CopydeskError(f"--{name} must say something")
    new = value.strip() or None
    check_value("VALUE", field, new)
    document = find_document(raw, doc)
    expected = _found_value(raw, document, field)
    if expected == new:
        raise CopydeskError(f"{document.raw_path}: {field} is {_shown(new)} already")
    correction = Correction(
        document.doc_id, field, expected, new, reason.strip(), source.strip(), document.raw_path
    )
    write_correction(raw / CORRECTIONS_FILE, correction)
    sys.stdout.write(
        f"{document.raw_path}: {field} was {_shown(expected)}, will be {_shown(new)}.\n"
        f"Written to {raw / CORRECTIONS_FILE}; the next build applies it.\n"
    )
    return 0


def find_document(raw: Path, doc: str) -> Document:
    """The document with this path (below the raw folder, or as seen from here) or start of its id.

    Raises CopydeskError where none or several fit.
    """
    sources = load_sources(raw)
    found: list[Document] = []
    for file in discover(raw):
        by_path = file.raw_path == doc or _same_file(file, Path(doc))
        if not by_path and not _looks_like_id(doc):
            continue
        document = read_file(file, sources.get(file.raw_path))
        if isinstance(document, Document) and (by_path or document.doc_id.startswith(doc.lower())):
            found.append(document)
    if not found:
        raise CopydeskError(
            f"{doc}: no readable file in {raw} has this path, or an id that begins so"
        )
    if len({document.doc_id for document in found}) > 1:
        paths = ", ".join(document.raw_path for document in found)
        raise CopydeskError(f"{doc}: begins several ids: {paths}")
    return found[0]


def write_correction(path: Path, correction: Correction) -> None:
    """Add a correction to the file, or put it in the place of an earlier one of the same field."""
    load_corrections(path.parent)
    try:
        document = tomlkit.parse(path.read_text("utf-8")) if path.exists() else tomlkit.document()
    except (OSError, TOMLKitError) as error:
        raise CopydeskError(f"{path}: cannot be read as TOML: {error}") from error
    if not path.exists():
        for line in INTRODUCTION.splitlines():
            document.add(tomlkit.comment(line))
        document.add(tomlkit.nl())
    entries = document.setdefault("correction", tomlkit.aot())
    entry = tomlkit.table()
    for key in ("document", "path", "field", "expected", "value", "reason", "source"):
        text = getattr(correction, key)
        if text is not None:
            entry.add(key, text)
    same = [
        index
        for index, other in enumerate(entries)
        if (other["document"], other["field"]) == (correction.document, correction.field)
    ]
    for index in same:
        del entries[index]
    entries.append(entry)
    unfinished = path.with_name(f".{path.name}.tmp")
    unfinished.write_text(tomlkit.dumps(document), "utf-8", newline="\n")
    unfinished.replace(path)


def _found_value(raw: Path, document: Document, field: str) -> str | None:
    """What the desk finds by itself, without any correction."""
    edited = Desk(load_settings(raw)).edit(document)
    if not isinstance(edited, Edited):
        raise CopydeskError(f"{document.raw_path}: is no article: {edited.detail}")
    return article_value(edited.article, field)


def _same_file(file: RawFile, path: Path) -> bool:
    return path.exists() and file.path.resolve() == path.resolve()


def _looks_like_id(doc: str) -> bool:
    return len(doc) >= FEWEST_HEX and set(doc.lower()) <= set("0123456789abcdef")


def _shown(value: str | None) -> str:
    return "unknown" if value is None else repr(value)
