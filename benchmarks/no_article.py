"""How often pages that are no article are refused, and how often articles are.

    python -m benchmarks.no_article BENCH

Every page of the benchmark with a labelled body is an article unless `no_article.toml` says that it
is none. The invented pages that are none stand in `tests/golden/no_article`, the invented articles
in `tests/golden/pages`. Prints the refused of each, and which pages went wrong.
"""

import sys
import tomllib
from collections.abc import Iterable
from pathlib import Path

from benchmarks.folder import FORMS, Folder, opened
from pipeline.cleaning import Cleaner
from pipeline.cleaning.no_article import no_article
from pipeline.reading import Reject
from pipeline.reading.document import decode_document
from pipeline.registry import load

LABELS = Path(__file__).with_suffix(".toml")
INVENTED = Path(__file__).parents[1] / "tests" / "golden"


def main(root: Path, pages: Path | None) -> None:
    """Print one line for each kind of page and form."""
    cleaner = Cleaner(load())
    labels = tomllib.loads(LABELS.read_text("utf-8"))
    for form in FORMS:
        with opened(root, pages) as folder:
            none = labels["none"]
            show(cleaner, f"articles, {form}", _articles(folder, form, none), wrong_is_refused=True)
            for kind, ids in labels.items():
                paths = (path for id_ in ids for path in _forms(folder, id_, form))
                show(cleaner, f"{kind}, {form}", paths, wrong_is_refused=kind != "none")
    invented = sorted((INVENTED / "no_article").iterdir())
    show(cleaner, "none, invented", (p for p in invented if p.suffix != ".toml"), False)
    invented = sorted((INVENTED / "pages").iterdir())
    show(cleaner, "articles, invented", (p for p in invented if p.suffix != ".toml"), True)


def show(cleaner: Cleaner, name: str, paths: Iterable[Path], wrong_is_refused: bool) -> None:
    """Print how many of the pages are refused, and the paths of those that are wrong."""
    verdicts = {path: refused(cleaner, path) for path in paths}
    print(f"{name}: {sum(verdicts.values())} of {len(verdicts)} refused", flush=True)
    for path, verdict in verdicts.items():
        if verdict == wrong_is_refused:
            print(f"  wrong: {path.parent.name}/{path.name}", flush=True)


def refused(cleaner: Cleaner, path: Path) -> bool:
    """Whether the page is refused as no article; one that cannot be read counts too."""
    document = decode_document(path.read_bytes(), path.name)
    if isinstance(document, Reject):
        return True
    segments = cleaner.clean(document.text, document.markup).segments
    return no_article(segments, document.markup, load().no_article) is not None


def _articles(folder: Folder, form: str, none: Iterable[str]) -> Iterable[Path]:
    ids = (p.id for p in folder.pages if p.gold["body_text"] and p.id not in none)
    return (path for id_ in ids for path in _forms(folder, id_, form))


def _forms(folder: Folder, id_: str, form: str) -> Iterable[Path]:
    path = folder.pages_root / id_ / form
    return [path] if path.is_file() else []


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else None)
