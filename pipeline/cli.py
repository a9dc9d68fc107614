"""The command line: arguments in, exit status out.

What the commands do belongs to ``pipeline.commands``, which are loaded when they are asked for, so
that ``clean`` does not wait for Dagster.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path

from pipeline import __version__
from pipeline.collector import look_seldom
from pipeline.errors import CopydeskError
from pipeline.project import SHARD_SIZE, Project


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that ``arguments`` name; its exit status.

    0: done; 1: a blocking check failed, or a release does not hold; 2: bad usage, or input that
    cannot be used.
    """
    _write_utf_8()
    look_seldom()
    given = _parser().parse_args(arguments)
    try:
        status = _run(given)
        sys.stdout.flush()
    except CopydeskError as error:
        print(f"copydesk: {error}", file=sys.stderr)
        return error.exit_status
    except BrokenPipeError:
        # Whoever read our output has closed it, as `head` does; nothing is wrong.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        print("copydesk: stopped", file=sys.stderr)
        return 130
    return status


def _write_utf_8() -> None:
    """Results are the same bytes everywhere, and a locale that lacks a letter stops no build."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _run(given: argparse.Namespace) -> int:
    command = import_module(f"pipeline.commands.{given.command}")
    match given.command:
        case "build":
            status = command.run(_project(given))
        case "clean":
            status = command.run(given.paths)
        case "explain":
            status = command.run(given.file, given.json)
        case "annotate" | "duplicates":
            status = command.run(given.file)
        case "verify":
            status = command.run(_project(given), rebuild=given.rebuild)
        case "review":
            status = command.run(_project(given), given.docs)
        case "outlets" if given.action == "add":
            status = command.add(given)
        case "outlets":
            status = command.unknown(given.folder)
        case "signatures":
            status = command.learn(given.folder, given.least)
        case _:
            status = command.run(
                given.raw, given.doc, given.field, given.value, given.reason, given.source
            )
    return int(status)


def _project(given: argparse.Namespace) -> Project:
    """The project in the current folder, or the one that the options describe."""
    here = Project.at(Path())
    if given.out is None:
        out, work, card = here.out, here.work, here.card
    else:
        out, work, card = given.out, given.out / ".copydesk", None
    if given.command != "build":
        return Project(given.raw or here.raw, out, work, card)
    workers = given.workers or (os.cpu_count() or 1 if given.engine == "process" else 1)
    return Project(given.raw or here.raw, out, work, card, given.engine, workers, given.shard_size)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="copydesk",
        description="Turns a folder of raw news pages into an annotated, versioned dataset.",
    )
    parser.add_argument("--version", action="version", version=f"copydesk {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    build = commands.add_parser("build", help="build the dataset from raw files and publish it")
    build.add_argument("--raw", type=Path, metavar="DIR", help="the raw files (default: raw)")
    build.add_argument("--out", type=Path, metavar="DIR", help="the dataset (default: dataset)")
    build.add_argument(
        "--engine",
        choices=("inline", "process"),
        default="inline",
        help="work in this process, or in several (default: inline)",
    )
    build.add_argument(
        "--workers",
        type=_positive,
        metavar="N",
        help="processes of the process engine (default: one a processor)",
    )
    build.add_argument(
        "--shard-size",
        type=_positive,
        default=SHARD_SIZE,
        metavar="N",
        help=f"documents that are worked on together, on average (default: {SHARD_SIZE})",
    )

    clean = commands.add_parser("clean", help="print files as JSON Lines: facts, text, segments")
    clean.add_argument("paths", nargs="+", metavar="PATH", help="files or folders")

    explain = commands.add_parser("explain", help="why each line of a page was kept or cut")
    explain.add_argument("file", metavar="FILE", help="a page")
    explain.add_argument("--json", action="store_true", help="JSON Lines, one a segment")

    annotate = commands.add_parser("annotate", help="annotate texts given as JSON Lines")
    annotate.add_argument("file", metavar="FILE.jsonl", help="the texts; - for standard input")

    duplicates = commands.add_parser("duplicates", help="cluster copies among texts in JSON Lines")
    duplicates.add_argument("file", metavar="FILE.jsonl", help="the texts; read twice, so a file")

    verify = commands.add_parser("verify", help="check the sums of a published dataset")
    verify.add_argument(
        "out", nargs="?", type=Path, metavar="DIR", help="the dataset (default: dataset)"
    )
    verify.add_argument(
        "--rebuild", action="store_true", help="build it again elsewhere and compare every byte"
    )
    verify.add_argument(
        "--raw", type=Path, metavar="DIR", help="the raw files to rebuild from (default: raw)"
    )

    review = commands.add_parser("review", help="pages that show raw beside clean, by browser")
    review.add_argument("docs", nargs="*", metavar="DOC", help="a path, or the start of a doc_id")
    review.add_argument("--raw", type=Path, metavar="DIR", help="the raw files (default: raw)")
    review.add_argument("--out", type=Path, metavar="DIR", help="the dataset (default: dataset)")

    correct = commands.add_parser("correct", help="set a fact right, with reason and source")
    correct.add_argument("doc", metavar="DOC", help="a path, or the start of a doc_id")
    correct.add_argument("field", metavar="FIELD", help="title, published, outlet, …")
    correct.add_argument("value", metavar="VALUE", help="the right value; empty for none")
    correct.add_argument("--reason", required=True, help="what is wrong")
    correct.add_argument("--source", required=True, help="where the right value is from")
    correct.add_argument("--raw", type=Path, default=Path("raw"), metavar="DIR")
    _add_registry_commands(commands)
    return parser


def _add_registry_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    outlets = commands.add_parser(
        "outlets", help="add outlets to the registry, or find unknown ones"
    )
    actions = outlets.add_subparsers(dest="action", required=True, metavar="ACTION")
    add = actions.add_parser("add", help="write the entry of an outlet, with its source")
    add.add_argument("--name", required=True, help="its canonical name")
    add.add_argument("--country", required=True, metavar="CC", help="ISO 3166-1 alpha-2")
    add.add_argument("--language", required=True, action="append", help="ISO 639-1; main one first")
    add.add_argument("--kind", required=True, help="newspaper, broadcaster, agency, …")
    add.add_argument("--source", required=True, help="a key of sources.toml")
    add.add_argument("--id", help="its id (default: made of the name)")
    add.add_argument("--alias", action="append", default=[], help="another name; may be repeated")
    add.add_argument("--weak-alias", action="append", default=[], help="a name with other meanings")
    add.add_argument("--domain", action="append", default=[], help="without www.; may be repeated")
    add.add_argument("--time-zone", help="IANA zone (default: the country's)")
    add.add_argument("--date-order", help="MDY, DMY or YMD (default: the country's)")
    add.add_argument("--owner", help="the company that owns it")
    add.add_argument("--registry", type=Path, metavar="DIR", help="default: the package's own")
    unknown = actions.add_parser("unknown", help="propose entries for outlets that pages name")
    unknown.add_argument("folder", type=Path, metavar="DIR", help="pages")

    signatures = commands.add_parser("signatures", help="learn the standing lines of outlets")
    steps = signatures.add_subparsers(dest="action", required=True, metavar="ACTION")
    learn = steps.add_parser("learn", help="propose lines that recur on an outlet's pages")
    learn.add_argument("folder", type=Path, metavar="DIR", help="pages")
    learn.add_argument(
        "--least", type=_positive, default=3, metavar="N", help="pages with the line (default: 3)"
    )


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"must be 1 or more, not {text}")
    return number


if __name__ == "__main__":
    sys.exit(main())
