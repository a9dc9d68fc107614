"""``copydesk duplicates``: texts in JSON Lines to the clusters of copies among them."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from pipeline.commands.annotate import parsed_lines
from pipeline.commands.json_lines import json_line
from pipeline.errors import CopydeskError
from pipeline.linking import find_clusters

Line = dict[str, Any]


def run(path: str) -> int:
    """Print ``{"id", "cluster"}`` for each line ``{"id", "text"}`` of the file ``path``."""
    for line in duplicates(path):
        sys.stdout.write(json_line(line))
    return 0


def duplicates(path: str) -> Iterator[Line]:
    """The cluster of each text, in the order of the lines; None for a text without a copy.

    A cluster is named by the smallest id in it, as text. The file is read again where texts have to
    be compared, so that they need not all be in memory.
    """
    ids: list[Any] = []
    offsets: list[int] = []
    try:
        with Path(path).open("rb") as file:

            def texts() -> Iterator[str]:
                for offset, line in _lines(path, file):
                    ids.append(line["id"])
                    offsets.append(offset)
                    yield line["text"]

            def fetch(number: int) -> str:
                file.seek(offsets[number])
                text: str = json.loads(file.readline())["text"]
                return text

            clusters = find_clusters(texts(), fetch)
    except OSError as error:
        raise CopydeskError(f"{path}: cannot be read: {error}") from error
    names = {
        number: min(str(ids[member]) for member in cluster.members)
        for cluster in clusters
        for number in cluster.members
    }
    for number, identity in enumerate(ids):
        yield {"id": identity, "cluster": names.get(number)}


def _lines(path: str, file: BinaryIO) -> Iterator[tuple[int, Line]]:
    """Each line's object with its place in the file."""
    offset = 0
    for number, raw in enumerate(file, 1):
        for line in parsed_lines(path, [raw], number):
            yield offset, line
        offset += len(raw)
