"""What assets are given to work with: the project."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

import dagster as dg

from pipeline.project import SHARD_SIZE, Project
from pipeline.releasing import files
from pipeline.releasing.lock import only_one

POOL = "project"
"""Runs of which any asset is in this pool wait for each other: they work in the same folders."""


class ProjectResource(dg.ConfigurableResource["ProjectResource"]):
    """The folders of a project and how it runs; what is below ``card`` changes no byte of it."""

    raw: str
    out: str
    work: str
    card: str | None
    engine: Literal["inline", "process"] = "inline"
    workers: int = 1
    shard_size: int = SHARD_SIZE

    @classmethod
    def of(cls, project: Project) -> "ProjectResource":
        """The resource for a project."""
        card = None if project.card is None else str(project.card)
        return cls(
            raw=str(project.raw),
            out=str(project.out),
            work=str(project.work),
            card=card,
            engine=project.engine,
            workers=project.workers,
            shard_size=project.shard_size,
        )

    @contextmanager
    def yield_for_execution(self, context: dg.InitResourceContext) -> Iterator["ProjectResource"]:
        """Hold the working folder for one run: a second one ends with a plain error."""
        work = self.project.work
        with files.plain_errors(f"preparing {work}"):
            files.make_folder(work)
        with only_one(work):
            yield self

    @property
    def project(self) -> Project:
        """The project itself."""
        return Project(
            Path(self.raw),
            Path(self.out),
            Path(self.work),
            Path(self.card) if self.card else None,
            self.engine,
            self.workers,
            self.shard_size,
        )
