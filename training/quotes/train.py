"""Learn the weights of ``pipeline/annotating/quotes``; with ``--folds`` measure instead.

Then nothing is written: each publisher's articles are read with weights learned from all others',
and the scorer of the folder says how right that is.
"""

import argparse
import json
import runpy
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from examples import Examples, Read, of_attributions, of_speakers, read
from learn import learn_binary, learn_ranking

from pipeline.annotating.quotes import find_quotes
from pipeline.annotating.quotes.model import Model, weights_of

WEIGHTS = Path(__file__).parents[2] / "pipeline/annotating/quotes/weights"

INNER_FOLDS = 2
"""Cues are found around quoted pieces by weights that have not seen the article, as later."""


def train(pages: list[tuple[Read, Examples]]) -> Model:
    """The model of these articles."""
    base = _attributing([own for _, own in pages])
    choices = []
    for fold in range(INNER_FOLDS):
        inside = [own for number, (_, own) in enumerate(pages) if number % INNER_FOLDS != fold]
        model = _attributing(inside)
        for number, (page, _) in enumerate(pages):
            if number % INNER_FOLDS == fold:
                choices += of_speakers(page, model)
    return Model({**base.weights, "speakers": weights_of(learn_ranking(choices))})


def _attributing(parts: list[Examples]) -> Model:
    return Model(
        {
            "cues": weights_of(learn_binary([x for part in parts for x in part.cues])),
            "sources": weights_of(learn_ranking([x for part in parts for x in part.sources])),
            "contents": weights_of(learn_ranking([x for part in parts for x in part.contents])),
            "speakers": weights_of({}),
        }
    )


def publisher(page: Read) -> str:
    """The outlet of an article, as its id begins."""
    return str(page.article["id"]).split("_")[0]


def measure(pages: list[tuple[Read, Examples]], score: Callable[..., Any]) -> dict[str, Any]:
    """The scorer's figures, every article read with weights that know no other of its publisher."""
    found = {}
    for name in sorted({publisher(page) for page, _ in pages}):
        model = train([one for one in pages if publisher(one[0]) != name])
        own = [page.article for page, _ in pages if publisher(page) == name]
        read_now = {article["id"]: _told(article, model) for article in own}
        print(name, json.dumps(score(own, read_now)), file=sys.stderr, flush=True)
        found |= read_now
    return dict(score([page.article for page, _ in pages], found))


def _told(article: dict[str, Any], model: Model) -> dict[str, Any]:
    """An article's quotes as the scorer takes them."""
    return {
        "id": article["id"],
        "quotes": [
            {
                "start": quote.start,
                "end": quote.end,
                "speaker_start": quote.speaker[0] if quote.speaker else None,
                "speaker_end": quote.speaker[1] if quote.speaker else None,
                "kind": quote.kind,
                "confidence": quote.confidence,
            }
            for quote in find_quotes(article["text"], "en", model)
        ],
    }


def write(model: Model) -> None:
    """Write the weights; the same weights are the same bytes."""
    for name, content in model.files().items():
        (WEIGHTS / name).write_text(content, "utf-8")


def load_articles(path: Path) -> list[tuple[Read, Examples]]:
    """The labelled articles of a file."""
    with path.open(encoding="utf-8") as lines:
        pages = [read(json.loads(line)) for line in lines]
    return [(page, of_attributions(page)) for page in pages]


def main() -> None:
    """Train on the articles of a folder and write the weights, or measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("bench", type=Path, help="folder that holds quotes_train.jsonl")
    parser.add_argument("--folds", action="store_true", help="measure over publishers; write none")
    arguments = parser.parse_args()
    pages = load_articles(arguments.bench / "quotes_train.jsonl")
    if arguments.folds:
        score = runpy.run_path(str(arguments.bench / "score.py"))["score_quotes"]
        print(json.dumps(measure(pages, score)))
    else:
        write(train(pages))


if __name__ == "__main__":
    sys.exit(main())
