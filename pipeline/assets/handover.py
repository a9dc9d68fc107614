"""What one asset leaves for the next, as small files in the working folder.

Data is handed on by path; these files say what the paths belong to, so that no asset works on what
others left behind: settings that have changed since, or check results of other tables.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import Any

from pipeline.errors import CopydeskError
from pipeline.project import Project, Settings, load_settings
from pipeline.quality import CheckResult, Inputs
from pipeline.reading import Reject
from pipeline.registry import Registry
from pipeline.releasing import files
from pipeline.releasing.manifest import settings_hashes
from pipeline.releasing.publish import Outcome
from pipeline.running.basis import basis
from pipeline.running.build_tables import Shards, shards_folder, tables_folder
from pipeline.schema import TABLES

EDITED_FILE = "edited.json"
GATHERED_FILE = "gathered.json"
CHECKS_FOLDER = "checks"
OUTCOME_FILE = "outcome.json"

JUDGES = ("great-expectations", "pandas")
"""Libraries by whose version a check may find something else; the others are in ``made_from``."""


@dataclass(frozen=True)
class Edited:
    """The edited pages: their shards, and what they were made from.

    ``made_from`` hashes code and settings; ``corrections`` are the (doc_id, field) of all.
    """

    made_from: Mapping[str, str | None]
    shards: Sequence[str]
    raw_paths: Sequence[str]
    rejects: Sequence[Reject]
    corrections: Sequence[tuple[str, str]]

    def folders(self, project: Project) -> list[Path]:
        """The folders of the shards."""
        return [shards_folder(project) / name for name in self.shards]


@dataclass(frozen=True)
class Gathered:
    """The finished tables of a project: their hashes and how many rows each has."""

    sha256: Mapping[str, str]
    rows: Mapping[str, int]
    edited: Edited

    @cached_property
    def id(self) -> str:
        """A hash of the tables, of all that they are checked against, and of who checks."""
        judges = {name: version(name) for name in JUDGES}
        return hashlib.sha256(json.dumps([asdict(self), judges]).encode()).hexdigest()

    def inputs(self, project: Project, registry: Registry) -> Inputs:
        """What the checks of these tables are given."""
        return Inputs(
            tables_dir=tables_folder(project),
            settings=load_settings(project.raw),
            raw_paths=self.edited.raw_paths,
            registry=registry,
            corrections=self.edited.corrections,
        )


def write_edited(project: Project, settings: Settings, shards: Shards) -> None:
    """Leave what the tables are gathered from."""
    plan = shards.plan
    planned = [item for shard in plan.shards for item in shard.items]
    corrections = [*(c for item in planned for c in item.corrections), *plan.unmatched]
    edited = Edited(
        _made_from(project, settings),
        [folder.name for folder in shards.folders],
        plan.raw_paths,
        plan.rejects,
        sorted((correction.document, correction.field) for correction in corrections),
    )
    _write(project.work / EDITED_FILE, asdict(edited))


def read_edited(project: Project) -> Edited:
    """What ``write_edited`` left.

    Raises CopydeskError where nothing lies there, or where code or settings are others by now.
    """
    edited = _edited(_read(project.work / EDITED_FILE, "the pages were not edited yet"))
    _refuse_stale(project, edited)
    return edited


def write_gathered(project: Project, edited: Edited, rows: Mapping[str, int]) -> Gathered:
    """Leave what was gathered."""
    gathered = Gathered(_hashes(project), rows, edited)
    _write(project.work / GATHERED_FILE, asdict(gathered))
    return gathered


def read_gathered(project: Project) -> Gathered:
    """What ``write_gathered`` left. Raises CopydeskError as ``read_edited`` does."""
    given = _read(project.work / GATHERED_FILE, "the tables were not gathered yet")
    edited = _edited(given["edited"])
    _refuse_stale(project, edited)
    return Gathered(given["sha256"], given["rows"], edited)


def same_gathered(project: Project, edited: Edited) -> Gathered | None:
    """What was gathered from the very same pages, if its tables still lie there as they were."""
    try:
        given = _read(project.work / GATHERED_FILE, "the tables were not gathered yet")
        gathered = Gathered(given["sha256"], given["rows"], _edited(given["edited"]))
        same = gathered.edited == edited and gathered.sha256 == _hashes(project)
    except (CopydeskError, KeyError, TypeError, ValueError, OSError):
        # Nothing lies there, or what another version of Copydesk left.
        return None
    return gathered if same else None


def write_results(project: Project, gathered: Gathered, results: Sequence[CheckResult]) -> None:
    """Leave the results of the checks of one table."""
    folder = project.work / CHECKS_FOLDER
    files.make_folder(folder)
    made = {"tables": gathered.id, "results": [asdict(result) for result in results]}
    _write(folder / f"{results[0].table}.json", made)


def read_results(project: Project, gathered: Gathered, table: str) -> list[CheckResult]:
    """The results of the checks of one table; empty where they ran on others."""
    path = project.work / CHECKS_FOLDER / f"{table}.json"
    if not path.is_file():
        return []
    given = json.loads(path.read_bytes())
    return [_result(item) for item in given["results"] if given["tables"] == gathered.id]


def all_results(project: Project, gathered: Gathered) -> list[CheckResult]:
    """The results of all checks that were run on these very tables."""
    return [result for table in TABLES for result in read_results(project, gathered, table.name)]


def write_outcome(project: Project, outcome: Outcome) -> None:
    """Leave what publishing did."""
    _write(project.work / OUTCOME_FILE, asdict(outcome))


def read_outcome(project: Project) -> Outcome:
    """What publishing did, the last time it ran."""
    given = _read(project.work / OUTCOME_FILE, "nothing was published yet")
    return Outcome(**{**given, "notes": tuple(given["notes"])})


def _hashes(project: Project) -> dict[str, str]:
    folder = tables_folder(project)
    return {table.name: files.sha256(folder / f"{table.name}.parquet") for table in TABLES}


def _made_from(project: Project, settings: Settings) -> dict[str, str | None]:
    return {"code and settings": basis(settings), **settings_hashes(project.raw)}


def _refuse_stale(project: Project, edited: Edited) -> None:
    now = _made_from(project, load_settings(project.raw))
    changed = [name for name in now if now[name] != edited.made_from.get(name)]
    if changed:
        raise CopydeskError(
            f"{', '.join(changed)} changed since the pages were edited: materialize edited_pages "
            "and all that follows again"
        )


def _write(path: Path, content: Mapping[str, Any]) -> None:
    files.make_folder(path.parent)
    files.replace_file(path, json.dumps(content, indent=1).encode())


def _read(path: Path, otherwise: str) -> dict[str, Any]:
    try:
        given: dict[str, Any] = json.loads(path.read_bytes())
    except FileNotFoundError as error:
        raise CopydeskError(f"{path}: not there: {otherwise}; materialize all assets") from error
    return given


def _edited(given: Mapping[str, Any]) -> Edited:
    return Edited(
        given["made_from"],
        given["shards"],
        given["raw_paths"],
        [Reject(**item) for item in given["rejects"]],
        [(doc_id, field) for doc_id, field in given["corrections"]],
    )


def _result(given: Mapping[str, Any]) -> CheckResult:
    lists: Iterable[str] = ("failing_ids", "detail", "failing_keys")
    return CheckResult(**{**given, **{name: tuple(given[name]) for name in lists}})
