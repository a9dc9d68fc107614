"""Labelled pages as training wants them: the candidates of each, and which are right.

A benchmark folder holds a folder a page, with ``gold.json`` and the page in up to three forms. Its
lines are judged by weights that had not seen its publisher, where there are such.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.folder import FORMS, Folder, Page
from benchmarks.folds import FOLDS, fold_of
from pipeline.annotating import detect_language
from pipeline.cleaning import Cleaner, Segment
from pipeline.cleaning.bylines import BylineReader
from pipeline.cleaning.learned.weights import Weights
from pipeline.cleaning.ownership import OwnershipReader
from pipeline.dates import LocalTime
from pipeline.facts import Context
from pipeline.facts.find import names_of
from pipeline.facts.layout import Layout
from pipeline.facts.publication import PublicationFinder, day_options
from pipeline.facts.publishers import find_publishers
from pipeline.facts.titles import TitleFinder
from pipeline.reading import Reject
from pipeline.reading.document import decode_document
from pipeline.registry import Outlet, Registry
from training.facts.logit import Example


@dataclass(frozen=True)
class ReadPage:
    """A page in one form, cleaned; ``outlet`` and ``names`` are those of its publisher."""

    page: Page
    fold: int
    segments: list[Segment]
    context: Context
    outlet: Outlet | None
    names: set[str]


def read_pages(folder: Folder, registry: Registry, fold_weights: Path | None) -> Iterator[ReadPage]:
    """Every page in every form that it has, unless it holds no article."""
    cleaners = {fold: _cleaner(registry, fold_weights, fold) for fold in range(FOLDS)}
    bylines, ownership = BylineReader(registry), OwnershipReader(registry)
    titles = TitleFinder(registry)
    for page in folder.pages:
        fold = fold_of(page.publisher)
        for path in (page.folder / form for form in FORMS):
            document = decode_document(path.read_bytes(), path.name) if path.is_file() else None
            if document is None or isinstance(document, Reject):
                continue
            cleaned = cleaners[fold].clean(document.text, document.markup)
            if not cleaned.text:
                continue
            context = Context.of(document, detect_language(cleaned.text).language)
            found = find_publishers(cleaned.segments, context, registry, bylines, ownership)
            outlet = found.outlet.outlet if found.outlet else None
            names = names_of(found) | titles.site_names(context)
            yield ReadPage(page, fold, cleaned.segments, context, outlet, names)


def title_example(
    read: ReadPage, finder: TitleFinder, tokens: Callable[[str], list[str]]
) -> Example | None:
    """The candidates for the title; None where none is labelled. ``tokens`` are the scorer's."""
    gold = read.page.gold.get("title")
    if not gold:
        return None
    options: dict[str, list[frozenset[str]]] = {}
    right = None
    for found in finder.candidates(read.segments, read.context, read.names):
        if found.key not in options and tokens(found.value) == tokens(gold) and right is None:
            right = len(options)
        options.setdefault(found.key, []).append(frozenset(found.marks))
    return Example(read.fold, list(options.values()), right)


def date_example(read: ReadPage, titles: TitleFinder, dates: PublicationFinder) -> Example | None:
    """The candidates for the day of publication; None where none is labelled, or a doubtful one.

    ``titles`` says where the title stands.
    """
    gold = str(read.page.gold.get("published") or "")[:10]
    if not gold or "date_suspect" in read.page.gold.get("flags", []):
        return None
    rows = titles.find(read.segments, read.context, read.names)
    start = next((r.start for r in rows if r.chosen and r.field == "title" and r.text), None)
    layout = Layout.of(read.segments, start)
    found = dates.candidates(read.segments, read.outlet, read.context, layout)
    options: Mapping[LocalTime, list[frozenset[str]]] = day_options(found)
    days = [str(day) for day in options]
    return Example(read.fold, list(options.values()), days.index(gold) if gold in days else None)


def _cleaner(registry: Registry, fold_weights: Path | None, fold: int) -> Cleaner:
    if fold_weights is None:
        return Cleaner(registry)
    files = (fold_weights / str(fold)).iterdir()
    learned = {p.name: p.read_bytes() for p in files if p.name != "ranking.toml"}
    return Cleaner(registry, Weights.of(learned))
