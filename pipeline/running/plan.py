"""Plans a build: which raw files there are, which are the same, and which goes to which shard."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from pipeline.errors import CopydeskError
from pipeline.facts.corrections import Correction, load_corrections
from pipeline.project import SHARD_SIZE
from pipeline.reading import RawFile, Reject, Source, discover, load_sources
from pipeline.reading.raw_bytes import UnreadableError, read_bytes

MOST_OF_AVERAGE = 4
"""A shard has so many times the average at most, so that its documents fit into memory; only two of
a hundred would have more."""


@dataclass(frozen=True, slots=True)
class Item:
    """A raw file that is to be read, with all that its result depends on besides the code."""

    path: Path
    raw_path: str
    doc_id: str
    source: Source
    corrections: tuple[Correction, ...]


@dataclass(frozen=True, slots=True)
class Shard:
    """Files that are worked on together, in the order of their ids."""

    items: tuple[Item, ...]

    def key(self, basis: str) -> str:
        """A hash of all that the shard's result depends on; ``basis`` stands for code and settings.

        Two shards with the same key have the same result, wherever the files lie.
        """
        inputs = [
            [item.raw_path, item.doc_id, asdict(item.source), [asdict(c) for c in item.corrections]]
            for item in self.items
        ]
        text = json.dumps([basis, inputs], default=str, ensure_ascii=True)
        return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Plan:
    """All raw files by their published paths, those refused already, and the shards of the rest.

    ``unmatched`` are corrections whose document is not among the raw files.
    """

    raw_paths: list[str]
    rejects: list[Reject]
    shards: list[Shard]
    unmatched: list[Correction]


def plan_build(raw: Path, shard_size: int = SHARD_SIZE) -> Plan:
    """The plan for the raw folder. Raises CopydeskError where there is nothing to read."""
    if not raw.is_dir():
        raise CopydeskError(f"{raw}: there is no such folder; put raw pages there, or name one")
    files = discover(raw)
    if not files:
        raise CopydeskError(f"{raw}: holds no files; put raw pages (.txt, .html) there")
    sources, corrections = load_sources(raw), load_corrections(raw)
    items, rejects = _items(files, sources, corrections)
    known = {item.doc_id for item in items}
    return Plan(
        raw_paths=[file.raw_path for file in files],
        rejects=rejects,
        shards=list(_shards(items, shard_size)),
        unmatched=[c for doc_id, own in corrections.items() if doc_id not in known for c in own],
    )


def _items(
    files: Sequence[RawFile],
    sources: Mapping[str, Source],
    corrections: Mapping[str, Sequence[Correction]],
) -> tuple[list[Item], list[Reject]]:
    """Files to read, each content once, and those that are refused unread."""
    items: dict[str, Item] = {}
    rejects: list[Reject] = []
    for file in files:
        try:
            doc_id = hashlib.sha256(read_bytes(file)).hexdigest()
        except UnreadableError as error:
            rejects.append(Reject(file.raw_path, None, "reading", error.reason, str(error)))
            continue
        if doc_id in items:
            detail = f"the same bytes as {items[doc_id].raw_path}"
            rejects.append(Reject(file.raw_path, doc_id, "reading", "duplicate_bytes", detail))
        else:
            source = sources.get(file.raw_path, Source())
            own = tuple(corrections.get(doc_id, ()))
            items[doc_id] = Item(file.path, file.raw_path, doc_id, source, own)
    return list(items.values()), rejects


def _shards(items: Iterable[Item], shard_size: int) -> Iterator[Shard]:
    """Shards whose borders the documents themselves decide (content-defined chunking): a shard ends
    behind an id that ``shard_size`` divides, so that a file more or less changes one shard alone,
    and a few more where shards had become too large and were cut.
    """
    members: list[Item] = []
    for item in sorted(items, key=lambda item: item.doc_id):
        members.append(item)
        ends = int(item.doc_id[-12:], 16) % shard_size == 0
        if ends or len(members) == MOST_OF_AVERAGE * shard_size:
            yield Shard(tuple(members))
            members = []
    if members:
        yield Shard(tuple(members))
