"""What a row's text is in the article: its slice of the document, with the repairs applied."""

from bisect import bisect_left
from collections import defaultdict

from pipeline.quality.audits.corpus import Corpus

Fix = tuple[int, int, str]
"""Start and end in the document text, and what stands there in the article."""


class Repairs:
    """The repairs that were applied, by document."""

    def __init__(self, corpus: Corpus) -> None:
        """Reads ``repairs``, of which most documents have none."""
        self._fixes: dict[int, list[Fix]] = defaultdict(list)
        names = ["start", "end", "replacement"]
        columns = corpus.file("repairs").columns(names)
        rows = zip(*(columns.column(name).to_pylist() for name in names), strict=True)
        owners = corpus.owners("repairs").tolist()
        for owner, (start, end, replacement) in zip(owners, rows, strict=True):
            if None not in (start, end, replacement):
                self._fixes[owner].append((start, end, replacement))
        for fixes in self._fixes.values():
            fixes.sort()

    def apply(self, document: int, start: int | None, text: str | None) -> str | None:
        """``text``, which begins at ``start`` of a document by its row number, as repaired."""
        fixes = self._fixes.get(document)
        if fixes is None or start is None or text is None:
            return text
        parts: list[str] = []
        position = 0
        for begin, end, replacement in fixes[bisect_left(fixes, (start, 0, "")) :]:
            if end > start + len(text):
                break
            parts += (text[position : begin - start], replacement)
            position = end - start
        return "".join((*parts, text[position:]))
