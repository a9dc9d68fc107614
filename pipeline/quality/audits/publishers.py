"""What the outlets, rights and languages of ``articles`` are held against."""

import pyarrow as pa

from pipeline.quality.audits.corpus import Corpus
from pipeline.quality.audits.frame import Columns, Part
from pipeline.schema import Table


def _publishers(corpus: Corpus, table: Table) -> Columns:
    outlets = corpus.inputs.registry.outlets
    added = {}
    for prefix in ("outlet", "original_publisher"):
        ids = corpus.column(table.name, f"{prefix}_id").to_pylist()
        names = corpus.column(table.name, f"{prefix}_name").to_pylist()
        # Only the outlet has a country.
        countries = (
            corpus.column(table.name, "outlet_country").to_pylist()
            if prefix == "outlet"
            else [outlets[id_].country if id_ in outlets else None for id_ in ids]
        )
        added[f"{prefix}_is_registered"] = pa.array(
            [
                None if id_ is None and name is None else id_ in outlets
                for id_, name in zip(ids, names, strict=True)
            ],
            pa.bool_(),
        )
        added[f"{prefix}_is_as_registered"] = pa.array(
            [
                country is None
                if id_ is None
                else id_ in outlets and (outlets[id_].name, outlets[id_].country) == (name, country)
                for id_, name, country in zip(ids, names, countries, strict=True)
            ],
            pa.bool_(),
        )
    return added


def _rights(corpus: Corpus, table: Table) -> Columns:
    settings = corpus.inputs.settings
    columns = corpus.file(table.name).columns(["outlet_id", "rights"])
    pairs = zip(*(column.to_pylist() for column in columns.columns), strict=True)
    return {
        "rights_are_as_stated": pa.array(
            [rights == settings.rights_of(outlet) for outlet, rights in pairs], pa.bool_()
        )
    }


def _languages(corpus: Corpus, table: Table) -> Columns:
    names = ("language", "language_second", "languages_agree")
    columns = corpus.file(table.name).columns(names)
    rows = zip(*(column.to_pylist() for column in columns.columns), strict=True)
    return {
        "languages_agree_is_true": pa.array(
            [agree == (one == other if one and other else None) for one, other, agree in rows],
            pa.bool_(),
        )
    }


PUBLISHER_PARTS = (
    Part(
        tuple(
            f"{prefix}_{what}"
            for prefix in ("outlet", "original_publisher")
            for what in ("is_registered", "is_as_registered")
        ),
        _publishers,
    ),
    Part(("rights_are_as_stated",), _rights),
    Part(("languages_agree_is_true",), _languages),
)
