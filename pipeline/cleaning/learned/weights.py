"""The cleaner's weights: how they lie in files, and reading them.

They are data of the registry: ``weights/cleaner.toml`` names the features and sizes, NumPy's plain
arrays beside it hold the numbers. ``training/`` makes them.
"""

import io
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
import tomlkit

from pipeline.cleaning.learned.forest import Forest
from pipeline.cleaning.learned.grams import GramWeights

FOLDER = "weights"
FORESTS = ("first", "second_text", "second_html", "page")
"""The forests by the names of their files: the second reading has one for plain text and one for
pages with markup. ``page`` chooses a page's threshold.
"""

_HEAD = """\
# The weights of the cleaner: which file holds what, and how it was learned.
#
# What belongs here: what `python -m training.cleaner` writes beside the arrays of the same folder.
# docs/cleaner.md tells from what they were learned, and how right they are.

"""


@dataclass(frozen=True)
class Weights:
    """``grams`` weighs the words of lines, ``labels`` those of the classes around them;
    ``first`` judges each line by itself, then ``second_text`` or ``second_html`` by the scores of
    all, and ``page`` which threshold parts them best.
    """

    grams: GramWeights
    labels: GramWeights
    first: Forest
    second_text: Forest
    second_html: Forest
    page: Forest

    def second(self, bare: bool) -> Forest:
        """The forest of the second reading of a page that is ``bare`` of markup, or is not."""
        return self.second_text if bare else self.second_html

    def files(self) -> dict[str, bytes]:
        """The files that hold these weights, by name; the same weights give the same bytes."""
        about = {
            **{
                name: {"scale": table.scale, "bias": table.bias}
                for name, table in self._tables.items()
            },
            "forest": [
                {"name": name, "bias": forest.bias, "features": list(forest.names)}
                for name, forest in self._forests.items()
            ],
        }
        found = {"cleaner.toml": (_HEAD + tomlkit.dumps(about)).encode()}
        for name, table in self._tables.items():
            found[f"{name}.npy"] = _array(table.table)
        for name, forest in self._forests.items():
            questions = np.stack((forest.features, forest.thresholds))
            found[f"{name}_questions.npy"] = _array(questions)
            found[f"{name}_leaves.npy"] = _array(forest.leaves)
        return found

    @classmethod
    def of(cls, contents: Mapping[str, bytes]) -> "Weights":
        """The weights in the files of ``files``."""
        about = tomllib.loads(contents["cleaner.toml"].decode())
        forests = {}
        for entry in about["forest"]:
            questions = _read(contents[f"{entry['name']}_questions.npy"])
            leaves = _read(contents[f"{entry['name']}_leaves.npy"])
            names = tuple(entry["features"])
            forests[entry["name"]] = Forest(
                questions[0], questions[1], leaves, entry["bias"], names
            )
        grams, labels = (
            GramWeights(_read(contents[f"{name}.npy"]), about[name]["scale"], about[name]["bias"])
            for name in ("grams", "labels")
        )
        return cls(grams, labels, *(forests[name] for name in FORESTS))

    @property
    def _tables(self) -> dict[str, GramWeights]:
        return {"grams": self.grams, "labels": self.labels}

    @property
    def _forests(self) -> dict[str, Forest]:
        return {name: getattr(self, name) for name in FORESTS}


def _array(values: np.ndarray) -> bytes:
    buffer = io.BytesIO()
    np.save(buffer, np.ascontiguousarray(values), allow_pickle=False)
    return buffer.getvalue()


def _read(content: bytes) -> np.ndarray:
    array: np.ndarray = np.load(io.BytesIO(content), allow_pickle=False)
    return array


@cache
def shipped() -> Weights:
    """The weights that come with the package; read once a process."""
    folder = files("pipeline.registry") / FOLDER
    return Weights.of({item.name: item.read_bytes() for item in folder.iterdir()})
