"""py3langid's answer, summed in integers so that no processor or BLAS decides it.

The features are py3langid's own; only the naive Bayes sum over them is done here, with weights and
logarithms rounded to fixed point.
"""

import unicodedata
from functools import cache
from math import log1p

import numpy as np
from numpy.typing import NDArray
from py3langid.langid import MODEL_FILE, LanguageIdentifier, visit_counts

Fixed = NDArray[np.int64]

WEIGHT_SCALE = 1 << 12
"""The model's weights are half floats with 11 significant bits below 32: this keeps them."""

COUNT_SCALE = 1 << 12
"""A factor for the logarithms of counts; with the weights' the sums stay far below 63 bits."""


def second_opinion(text: str) -> str | None:
    """The language of ``text``, ISO 639-1; None where nothing in it is known to the model."""
    model = _model()
    if text.isupper():
        text = text.lower()
    raw = unicodedata.normalize("NFC", text).encode("utf-8", "surrogatepass")
    visits = visit_counts(model.tk_nextmove, _row_starts(), model.tk_output, raw)
    if not visits:
        return None
    features = np.fromiter(visits.keys(), dtype=np.intp, count=len(visits))
    counts = np.fromiter(map(_log_count, visits.values()), dtype=np.int64, count=len(visits))
    weights, alone = _weights()
    scores = np.einsum("i,ij->j", counts, weights.take(features, axis=0)) + alone
    best: str = model.nb_classes[int(scores.argmax())]
    return best


@cache
def _model() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE)


@cache
def _weights() -> tuple[Fixed, Fixed]:
    """Of each feature for each language, and of each language by itself."""
    model = _model()
    weights = _fixed(np.asarray(model.nb_ptc), WEIGHT_SCALE)
    return weights, _fixed(np.asarray(model.nb_pc), WEIGHT_SCALE * COUNT_SCALE)


@cache
def _row_starts() -> list[int]:
    return [row << 8 for row in _model().tk_row]


@cache
def _log_count(count: int) -> int:
    return round(log1p(count) * COUNT_SCALE)


def _fixed(values: NDArray[np.floating], scale: int) -> Fixed:
    return np.rint(values.astype(np.float64) * scale).astype(np.int64)
