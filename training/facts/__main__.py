"""Learns `ranking.toml`: from all pages what ships, or without each fold's publishers what is
measured.

    python -m training.facts folder --out pipeline/registry
    python -m training.facts folder --out folds --fold 0 --fold 1 --fold 2 --fold 3 --fold 4

``--weights folds`` names the cleaner's weights for each fold, by which pages are read then. The
same pages and weights give the same file on one machine.
"""

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

import tomlkit

from benchmarks.folder import FolderError, opened
from benchmarks.folds import FOLDS
from pipeline.facts.choice import lead, points_of
from pipeline.facts.publication import PublicationFinder
from pipeline.facts.titles import TitleFinder
from pipeline.registry import Ranking, Registry, load
from training.facts.examples import ReadPage, date_example, read_pages, title_example
from training.facts.logit import Example, fit
from training.facts.tiers import bound

SHARES = {"published": (0.5, 0.85, 0.95), "title": (0.0, 0.8, 0.95)}
"""How often a choice must be right to be made at all, to be of tier medium, and of high. A date is
left out where it is rather wrong; a title is asked of every page."""

LEAST = {"published": 3, "title": 0}
"""The shortest lead of a choice, in points: below, the rounding of some ten marks may decide."""

NONE = {"title": -30}
"""What it is worth that no title is right: less than any line that is not of a menu or a button."""

FILE = "ranking.toml"


def main() -> int:
    """Learn as the arguments say."""
    given = _arguments()
    registry = load()
    try:
        with opened(given.folder, given.pages) as folder:
            pages = list(read_pages(folder, registry, given.weights))
            tokens = folder.scorer.tokens
    except FolderError as error:
        print(error, file=sys.stderr)
        return 2
    if len({page.fold for page in pages}) < FOLDS:
        print(f"{given.folder}: too few publishers to learn without each fold", file=sys.stderr)
        return 2
    finder = TitleFinder(registry)
    titles = [title_example(page, finder, tokens) for page in pages]
    for fold in given.fold or [None]:
        ranking = _ranking(pages, [t for t in titles if t], registry, fold)
        out = given.out if fold is None else given.out / str(fold)
        out.mkdir(parents=True, exist_ok=True)
        (out / FILE).write_text(_written(registry, ranking), "utf-8")
        print(out / FILE, file=sys.stderr)
    return 0


def _ranking(
    pages: Sequence[ReadPage], titles: Sequence[Example], registry: Registry, without: int | None
) -> dict[str, Ranking]:
    """The rankings of titles, and then of dates, whose places are measured from the title."""
    title = _learned("title", [t for t in titles if t.fold != without])
    contents = {**registry.contents, FILE: _written(registry, {"title": title}).encode()}
    read = Registry(MappingProxyType(contents))
    finder, dates = TitleFinder(read), PublicationFinder(read)
    used = [date_example(page, finder, dates) for page in pages if page.fold != without]
    return {"published": _learned("published", [d for d in used if d]), "title": title}


def _learned(field: str, examples: Sequence[Example]) -> Ranking:
    """Points from all examples, and the bounds of tiers from choices out of fold."""
    judged = []
    for fold in range(FOLDS):
        others = [example for example in examples if example.fold != fold]
        points = fit(others, NONE.get(field)) if len(others) < len(examples) else None
        if points is None:
            continue
        trial = Ranking(points.marks, points.none, 0, 0, 0)
        for example in examples:
            if example.fold == fold and example.options:
                chosen, ahead = lead(points_of(dict(enumerate(example.options)), trial), trial)
                judged.append((ahead, chosen == example.right))
    points = fit(examples, NONE.get(field))
    low, medium, high = (max(LEAST[field], bound(judged, share)) for share in SHARES[field])
    return Ranking(points.marks, points.none, low, max(low, medium), max(low, medium, high))


def _written(registry: Registry, rankings: Mapping[str, Ranking]) -> str:
    """The file with these rankings in the place of those that it has."""
    document = tomlkit.parse(registry.contents[FILE].decode("utf-8"))
    for field, ranking in rankings.items():
        table = document[field]
        for key in ("none", "low", "medium", "high"):
            table[key] = getattr(ranking, key)  # type: ignore[index]
        points = tomlkit.table()
        for mark, worth in sorted(ranking.points.items()):
            points[mark] = worth
        table["points"] = points  # type: ignore[index]
    return tomlkit.dumps(document)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m training.facts", description=__doc__)
    parser.add_argument("folder", type=Path, help="laid out like the benchmark")
    parser.add_argument("--pages", type=Path, help="its unpacked pages, if they lie elsewhere")
    parser.add_argument("--weights", type=Path, help="the cleaner's, learned without each fold")
    parser.add_argument("--out", type=Path, required=True, help="the folder that gets the file")
    parser.add_argument("--fold", type=int, action="append", help="without its publishers")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
