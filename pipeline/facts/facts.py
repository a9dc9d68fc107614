"""The facts of an article as the page, the sidecar and the corrections say them."""

from dataclasses import dataclass

from pipeline.dates import LocalTime


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of an article; None where nothing says it.

    ``…_id`` are ids of the registry; a name without an id is the one that the page gives. The zone
    bases say what the offset of a date rests on.
    """

    title: str | None = None
    subtitle: str | None = None
    outlet_id: str | None = None
    outlet_name: str | None = None
    outlet_confidence: str | None = None
    original_publisher_id: str | None = None
    original_publisher_name: str | None = None
    authors: tuple[str, ...] = ()
    published: LocalTime | None = None
    published_zone_basis: str | None = None
    updated: LocalTime | None = None
    updated_zone_basis: str | None = None
    language: str | None = None
