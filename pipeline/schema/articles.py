"""The table ``articles``: the clean text of every article and the facts about it."""

import pyarrow as pa

from pipeline.schema.column import Column, Table
from pipeline.schema.common import ORDER_OF_ARTICLES, SHA256, doc_id
from pipeline.schema.evidence import CONFIDENCES

PRECISIONS = ("minute", "day", "month")
"""How exactly a date is known."""

ZONE_BASES = ("text", "markup", "outlet", "sidecar", "correction", "none")
"""What the time zone of a date rests on."""

_LOCAL_TIME = r"\d{4}-\d{2}(-\d{2}(T\d{2}:\d{2}([+-]\d{2}:\d{2})?)?)?"


def _words(name: str, description: str) -> Column:
    return Column(name, pa.string(), description, source="facts", nullable=True)


def _publisher(prefix: str, whose: str, null: str) -> tuple[Column, Column]:
    return (
        Column(
            f"{prefix}_id",
            pa.string(),
            f"{whose}, by its id in the registry; null for an outlet that it does not know{null}.",
            source="facts",
            nullable=True,
        ),
        Column(
            f"{prefix}_name",
            pa.string(),
            f"{whose}: the registry's name for it, or the one that the page gives; null when "
            "nothing says it.",
            source="facts",
            nullable=True,
        ),
    )


def _date(name: str, what: str) -> tuple[Column, ...]:
    """The five columns of a point in time."""
    return (
        Column(
            f"{name}_date",
            pa.date32(),
            f"The local day on which the article was {what}; null where only the month is known.",
            source="facts",
            nullable=True,
        ),
        Column(
            f"{name}_at",
            pa.timestamp("us", tz="UTC"),
            f"The moment at which the article was {what}; null unless time and zone are known.",
            source="facts",
            nullable=True,
        ),
        Column(
            f"{name}_precision",
            pa.string(),
            f"How exactly {name} is known.",
            source="facts",
            nullable=True,
            values=PRECISIONS,
        ),
        Column(
            f"{name}_zone_basis",
            pa.string(),
            f"What the time zone of {name} rests on: the text, the markup, the outlet's "
            "registered zone, the sidecar, a correction, or none where it is not known or not "
            "needed.",
            source="facts",
            nullable=True,
            values=ZONE_BASES,
        ),
    )


def _local(name: str, what: str) -> Column:
    return Column(
        name,
        pa.string(),
        f"When the article was {what}: local time as ISO 8601 at the precision that is known, "
        "with the offset only where it is known.",
        source="facts",
        nullable=True,
        pattern=_LOCAL_TIME,
    )


def _count(name: str, description: str, unit: str) -> Column:
    return Column(name, pa.int32(), description, source="cleaning", unit=unit, minimum=0)


CLUSTER_BASES = ("notice", "date")
"""What tells which article of a cluster the others are copies of, the surest first."""

_CLUSTER = (
    Column(
        "cluster_id",
        pa.string(),
        "The cluster of near-copies that the article belongs to: the smallest doc_id in it. Null "
        "for an article without a copy in the dataset.",
        source="linking",
        nullable=True,
        pattern=SHA256,
        refers_to="documents.doc_id",
    ),
    Column(
        "cluster_origin",
        pa.bool_(),
        "Whether it is the one that the others of its cluster are copies of; null where nothing "
        "tells which is.",
        source="linking",
        nullable=True,
    ),
    Column(
        "cluster_basis",
        pa.string(),
        "What tells the origin: the others name its outlet as their original publisher, in a "
        "notice or as their wire source, or it was published first.",
        source="linking",
        nullable=True,
        values=CLUSTER_BASES,
    ),
    Column(
        "cluster_share",
        pa.int16(),
        "How many of its runs of five words, or of the other's if these are fewer, it shares with "
        "the article that the cluster is gathered around.",
        source="linking",
        unit="per cent",
        nullable=True,
        minimum=0,
        maximum=100,
    ),
)

ARTICLES = Table(
    name="articles",
    description="One row for each article: its clean text and what is known about it.",
    key=("doc_id",),
    order=ORDER_OF_ARTICLES,
    columns=(
        doc_id(),
        _words("title", "The headline, without the site's name."),
        _words("subtitle", "The standfirst below the headline."),
        Column(
            "text",
            pa.string(),
            "The article's subheadings, paragraphs and list items, verbatim but for the repairs "
            "listed in repairs, joined by an empty line. All offsets named text_start and text_end "
            "count in it.",
            source="cleaning",
        ),
        *_publisher("outlet", "The outlet that published the page", ""),
        Column(
            "outlet_country",
            pa.string(),
            "Country of the outlet by the registry, ISO 3166-1 alpha-2.",
            source="registry",
            nullable=True,
            pattern=r"[A-Z]{2}",
        ),
        Column(
            "outlet_confidence",
            pa.string(),
            "How sure the outlet is, as a named tier.",
            source="facts",
            nullable=True,
            values=CONFIDENCES,
        ),
        *_publisher(
            "original_publisher",
            "The outlet that first published a reprint or wire copy",
            " and for own articles",
        ),
        Column(
            "authors",
            pa.list_(pa.field("element", pa.string(), nullable=False)),
            "The names in the byline, without titles and agencies; empty when there is none.",
            source="facts",
        ),
        _local("published", "published"),
        _local("updated", "last updated"),
        *_date("published", "published"),
        *_date("updated", "last updated"),
        Column(
            "language",
            pa.string(),
            "Language of the text, ISO 639-1; null where there is too little text, or too mixed, "
            "to tell.",
            source="annotating",
            nullable=True,
        ),
        Column(
            "language_probability",
            pa.int16(),
            "How probable langdetect holds its answer.",
            source="annotating",
            unit="per mille",
            nullable=True,
            minimum=0,
            maximum=1000,
        ),
        Column(
            "language_second",
            pa.string(),
            "The second opinion, of py3langid.",
            source="annotating",
            nullable=True,
        ),
        Column(
            "languages_agree",
            pa.bool_(),
            "Whether both name the same language.",
            source="annotating",
            nullable=True,
        ),
        Column(
            "markup_agreement",
            pa.int16(),
            "How far the text agrees with the page's own markup of its article (articleBody or "
            "an article element): the smaller share of their runs of words that stands in the "
            "other. Null for plain text and where nothing marks an article of 100 words.",
            source="cleaning",
            unit="per cent",
            nullable=True,
            minimum=0,
            maximum=100,
        ),
        Column(
            "markup_agrees",
            pa.bool_(),
            "Whether that is 67 per cent or more. Where it is not, one of the two readings is "
            "wrong: leave these articles out where the text must be right.",
            source="cleaning",
            nullable=True,
        ),
        *_CLUSTER,
        _count(
            "n_words",
            "Words of text: runs between white space, and single characters of scripts that "
            "write without spaces.",
            "words",
        ),
        _count("n_characters", "Length of text.", "code points"),
        _count("n_segments", "Segments of the document.", "segments"),
        _count("n_kept", "Segments of the document that make up text.", "segments"),
        Column(
            "text_sha256",
            pa.string(),
            "SHA-256 of text in UTF-8, in hex.",
            source="cleaning",
            pattern=SHA256,
        ),
        Column(
            "rights",
            pa.string(),
            "Who holds the rights to the text, as raw/dataset.toml states it.",
            source="settings",
        ),
    ),
)
