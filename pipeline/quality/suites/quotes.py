"""The checks of ``quotes`` that a person wrote."""

from pipeline.quality.check import Check, holds

TABLE = "quotes"

CHECKS = (
    Check(
        "speaker_is_slice",
        TABLE,
        "A speaker is, to the letter, the document text from speaker_start to speaker_end; the "
        "three are given together or not at all.",
        "critical",
        (
            holds(
                "speaker_is_slice",
                "the document text from {speaker_start} to {speaker_end} is not {speaker}",
            ),
        ),
    ),
    Check(
        "parts_inside",
        TABLE,
        "The quoted parts stand inside their row, in order and without overlap.",
        "critical",
        (holds("parts_are_inside", "a part is outside of {start} to {end}, or out of order"),),
    ),
    Check(
        "kind_fits",
        TABLE,
        "Indirect rows have no quoted part and all others have one; what nobody says has no "
        "speaker; name, description and type are those of a speaker.",
        "critical",
        (holds("kind_fits", "{kind} does not fit the row's parts and speaker"),),
    ),
)
