"""The block at the card's top that dataset hubs read.

Fields and their values as the Hugging Face Hub documents them (hub-docs, `datasetcard.md` and
"Manual Configuration"): https://huggingface.co/docs/hub/datasets-cards.
"""

import json

from pipeline.releasing.card.counts import Counts
from pipeline.releasing.card.inert import Markdown, visible
from pipeline.releasing.card.inputs import CardInputs
from pipeline.schema import TABLES

DEFAULT_TABLE = "articles"

LICENCE_NAME = "texts-of-their-publishers-annotations-cc-by-4.0"
"""One id for both halves. A second entry `cc-by-4.0` under `license` would list the dataset among
those whose texts are free to use."""

LICENCE_FILE = "LICENSE.md"
"""The hub links only to a file of this name, or to an address on the web."""

_TAGS = ("news", "journalism", "web-scraping", "boilerplate-removal", "provenance")


def front_matter(inputs: CardInputs, counts: Counts) -> Markdown:
    """Return the YAML block with its fences; paths lead from the output folder."""
    languages = sorted({code.split("-")[0] for code, _ in counts.languages if code})
    lines = [
        "---",
        f"pretty_name: {_quoted(inputs.settings.title)}",
        *_list("language", languages),
        "license: other",
        f"license_name: {LICENCE_NAME}",
        f"license_link: {LICENCE_FILE}",
        *_list("annotations_creators", ["machine-generated"]),
        *_list("language_creators", ["found"]),
        *_list("source_datasets", ["original"]),
        *_list("size_categories", [size_category(counts.articles)]),
        *_list("task_categories", ["text-classification"]),
        *_list("tags", _TAGS),
        "configs:",
    ]
    # The library behind the hub refuses a table without rows ("corresponds to no data").
    names = [table.name for table in TABLES if counts.rows[table.name]]
    for name in sorted(names, key=lambda name: (name != DEFAULT_TABLE, names.index(name))):
        lines.append(f"- config_name: {name}")
        lines.append(f"  data_files: {_quoted(inputs.data_file(name))}")
        if name == DEFAULT_TABLE:
            lines.append("  default: true")
    return Markdown("\n".join([*lines, "---"]))


def size_category(rows: int) -> str:
    """Return the hub's class for a number of rows: `n<1K`, `1K<n<10K` … `n>1T`."""
    if rows < 1000:
        return "n<1K"
    bounds = [f"{digits}{unit}" for unit in "KMB" for digits in ("1", "10", "100")] + ["1T"]
    place = len(str(rows)) - 4
    if place >= len(bounds) - 1:
        return "n>1T"
    return f"{bounds[place]}<n<{bounds[place + 1]}"


def _list(key: str, values: tuple[str, ...] | list[str]) -> list[str]:
    return [f"{key}:", *(f"- {_quoted(value)}" for value in values)] if values else []


def _quoted(text: str) -> str:
    """Return a YAML string: JSON's form is one, once no character needs an escape beyond it."""
    return json.dumps(visible(text), ensure_ascii=False)
