"""All annotation layers of one text, as the build and ``copydesk annotate`` run them."""

from dataclasses import dataclass

from pipeline.annotating.language import LanguageVerdict, detect_language


@dataclass(frozen=True, slots=True)
class Annotation:
    """What stands in a text; offsets of later layers count code points in it."""

    language: LanguageVerdict


def annotate_text(text: str) -> Annotation:
    """Annotate ``text`` as it is."""
    return Annotation(language=detect_language(text))
