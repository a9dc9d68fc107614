"""Learn the weights of ``pipeline/annotating/quotes``; with ``--folds`` measure instead."""

import argparse
import json
import sys
from pathlib import Path

from examples import Examples, Read, of_attributions, of_speakers, read
from learn import learn_binary, learn_ranking

from pipeline.annotating.quotes.model import Model

WEIGHTS = Path(__file__).parents[2] / "pipeline/annotating/quotes/weights.json"

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
    return Model({**base.weights, "speakers": learn_ranking(choices)})


def _attributing(parts: list[Examples]) -> Model:
    return Model(
        {
            "cues": learn_binary([x for part in parts for x in part.cues]),
            "sources": learn_ranking([x for part in parts for x in part.sources]),
            "contents": learn_ranking([x for part in parts for x in part.contents]),
            "speakers": {},
        }
    )


def publisher(page: Read) -> str:
    """The outlet of an article, as its id begins."""
    return str(page.article["id"]).split("_")[0]


def write(model: Model) -> None:
    """Write the weights, sorted, so that the same weights are the same bytes."""
    text = json.dumps(
        model.weights, ensure_ascii=False, sort_keys=True, separators=(",", ":"), indent=0
    )
    WEIGHTS.write_text(text + "\n", encoding="utf-8")


def load_articles(path: Path) -> list[tuple[Read, Examples]]:
    """The labelled articles of a file."""
    with path.open(encoding="utf-8") as lines:
        pages = [read(json.loads(line)) for line in lines]
    return [(page, of_attributions(page)) for page in pages]


def main() -> None:
    """Train on the articles of a folder and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("bench", type=Path, help="folder that holds quotes_train.jsonl")
    arguments = parser.parse_args()
    write(train(load_articles(arguments.bench / "quotes_train.jsonl")))


if __name__ == "__main__":
    sys.exit(main())
