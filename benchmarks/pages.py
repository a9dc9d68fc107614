"""What is measured on pages: each system on each form, by set and language, and its speed."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks import ours
from benchmarks.figures import Unit, figures
from benchmarks.folder import FORMS, Folder, Page
from benchmarks.page_scores import Parts, score_page
from benchmarks.peers import PEERS
from benchmarks.turns import Job, Run, our_python, run
from benchmarks.worst import worst_pages

REFERENCE: Job = ("trafilatura", "page.html")
"""What speed is compared with."""

FEW = 5
"""Pages below which a language is told together with others."""

SMALLEST = 100_000
"""Bytes that a page counts at least, where time for a megabyte is asked: a page of 1 kB says
nothing of how time grows."""


def measure(
    folder: Folder,
    systems: Sequence[str],
    peers_python: Path | None,
    fold_weights: Path | None,
    told: Callable[[str], None],
) -> tuple[dict[str, Any], dict[str, str]]:
    """The report on pages and the versions of the peers; without ``peers_python`` of ours alone."""
    jobs: list[Job] = [(system, form) for form in FORMS for system in systems]
    jobs += [(peer, "page.html") for peer in PEERS if peers_python]
    runs = run(folder, jobs, lambda name: _python(name, peers_python), fold_weights, told)
    scores = {
        job: {
            page.id: score_page(
                folder.scorer, page, job[1], made.predictions[page.id], _judged(job[0], made)
            )
            for page in folder.pages
            if page.id in made.predictions
        }
        for job, made in runs.items()
    }
    report: dict[str, Any] = {}
    for form in FORMS:
        report[form] = {job[0]: _told(folder, runs, scores, job) for job in runs if job[1] == form}
    told("worst pages")
    report["worst"] = {form: worst_pages(folder.pages, scores[systems[0], form]) for form in FORMS}
    versions = {system: made.version for (system, _), made in runs.items() if system in PEERS}
    return report, versions


def _judged(system: str, made: Run) -> set[str]:
    """The fields in which a system is judged: a registry that knows less concerns outlets alone."""
    return {"outlet"} if system == ours.HIDDEN else made.gives


def _python(system: str, peers_python: Path | None) -> Path:
    return peers_python if system in PEERS and peers_python else our_python()


def _told(
    folder: Folder, runs: Mapping[Job, Run], scores: Mapping[Job, Mapping[str, Parts]], job: Job
) -> dict[str, Any]:
    units = [
        (page, Unit(page.publisher, scores[job][page.id]))
        for page in folder.pages
        if page.id in scores[job]
    ]
    with_bodies = {page.gold["set"] for page in folder.pages if page.gold.get("body_text")}
    made: dict[str, Any] = {
        "all": _figures([unit for page, unit in units if page.gold["set"] in with_bodies])
    }
    if job[0] in (ours.SHIPPED, ours.OUT_OF_FOLD, REFERENCE[0]):
        made["by_set"] = _by(units, lambda page: str(page.gold["set"]))
        made["by_language"] = _by(units, _language(folder.pages))
    made["speed"] = _speed(runs, job)
    return made


def _by(units: Sequence[tuple[Page, Unit]], kind: Callable[[Page], str]) -> dict[str, Any]:
    groups: dict[str, list[Unit]] = {}
    for page, unit in units:
        groups.setdefault(kind(page), []).append(unit)
    return {name: _figures(some) for name, some in sorted(groups.items())}


def _figures(units: Sequence[Unit]) -> dict[str, list[float]]:
    return {name: figure.as_list() for name, figure in figures(units).items()}


def _language(pages: Sequence[Page]) -> Callable[[Page], str]:
    codes = [page.gold["lang"].split("-")[0] for page in pages]
    common = {code for code in codes if codes.count(code) >= FEW}

    def language(page: Page) -> str:
        code = str(page.gold["lang"].split("-")[0])
        return code if code in common else "other"

    return language


def _speed(runs: Mapping[Job, Run], job: Job) -> dict[str, Any]:
    """Seconds of a processor, start-up aside; the ratio is that on the same pages."""
    made = runs[job]
    seconds = sum(made.seconds.values())
    slowest = max(
        made.seconds, key=lambda page: made.seconds[page] / max(SMALLEST, made.bytes[page])
    )
    told: dict[str, Any] = {
        "pages": len(made.seconds),
        "pages_per_second": round(len(made.seconds) / seconds, 1),
        "megabytes_per_second": round(sum(made.bytes.values()) / 1e6 / seconds, 2),
        "slowest_seconds_per_megabyte": round(
            made.seconds[slowest] / max(SMALLEST, made.bytes[slowest]) * 1e6, 2
        ),
        "slowest": slowest,
        "errors": made.errors,
    }
    if REFERENCE in runs:
        same = sum(runs[REFERENCE].seconds[page] for page in made.seconds)
        told["times_trafilatura"] = round(same / seconds, 2)
    return told
