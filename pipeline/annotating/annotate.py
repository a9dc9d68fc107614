"""All annotation layers of one text, as the build and ``copydesk annotate`` run them."""

from dataclasses import dataclass

from pipeline.annotating.language import LanguageVerdict, detect_language
from pipeline.annotating.quotes import Quote, find_quotes


@dataclass(frozen=True, slots=True)
class Annotation:
    """What stands in a text; offsets of later layers count code points in it."""

    language: LanguageVerdict
    quotes: list[Quote]


def annotate_text(text: str) -> Annotation:
    """Annotate ``text`` as it is."""
    language = detect_language(text)
    return Annotation(language=language, quotes=find_quotes(text, language.language))
