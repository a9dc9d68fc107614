"""Copydesk turns a folder of raw scraped news files into an annotated, versioned, open dataset.

``clean``, ``annotate`` and ``build`` do what the commands of the same names do.
"""

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from pipeline.commands.annotate import annotate
    from pipeline.commands.build import build
    from pipeline.commands.clean import clean

__all__ = ["__version__", "annotate", "build", "clean"]


def __getattr__(name: str) -> Any:
    """Load the functions when they are first used: each brings libraries the others do without."""
    if name in ("annotate", "build", "clean"):
        from importlib import import_module

        return getattr(import_module(f"pipeline.commands.{name}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
