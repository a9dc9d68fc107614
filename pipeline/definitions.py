"""All that Dagster loads: assets, checks, the job for the whole way, the sensor on the raw
folder, and their project.

``make ui`` and ``dagster definitions validate`` load ``defs``; whoever builds from Python or tests
calls ``build_defs`` with a project of their own. What the assets do belongs to ``pipeline.assets``.
"""

import os
from dataclasses import replace
from pathlib import Path

import dagster as dg

from pipeline.assets.checks import CHECKS
from pipeline.assets.cleaning import edited_pages
from pipeline.assets.reading import raw_files
from pipeline.assets.releasing import publishing
from pipeline.assets.resources import ProjectResource
from pipeline.assets.review import review
from pipeline.assets.sensor import raw_folder_sensor
from pipeline.assets.tables import published_tables
from pipeline.project import Project
from pipeline.running.build_tables import Progress

PROJECT_VARIABLE = "COPYDESK_PROJECT"
"""The environment variable that names a project other than the current folder."""

JOB = "publish"


def build_defs(project: Project | None = None, progress: Progress | None = None) -> dg.Definitions:
    """All definitions for ``project``; by default the one that the environment names, or that
    Dagster runs in. ``progress`` is told how many pages are edited.
    """
    # A step of the multiprocess executor costs seconds; the heavy assets bring their own processes.
    executor = dg.in_process_executor
    place = project or _own_project()
    return dg.Definitions(
        assets=[raw_files, edited_pages, published_tables, review, publishing],
        asset_checks=CHECKS,
        jobs=[
            dg.define_asset_job(
                JOB,
                selection=dg.AssetSelection.all(),
                description="The whole way: raw files to a checked and published version.",
                executor_def=executor,
            )
        ],
        sensors=[raw_folder_sensor(place.raw, JOB)],
        executor=executor,
        resources={
            "project": ProjectResource.of(place),
            "progress": dg.ResourceDefinition.hardcoded_resource(progress or _nobody),
        },
    )


def _own_project() -> Project:
    root = Path(os.environ.get(PROJECT_VARIABLE) or Path.cwd()).absolute()
    # Nobody waits for processes that are not worth their start: a few pages need none.
    return replace(Project.at(root), engine="process", workers=os.cpu_count() or 1)


def _nobody(done: int, total: int) -> None:
    """Progress that nobody waits for: Dagster's log has it too."""


defs = build_defs()
