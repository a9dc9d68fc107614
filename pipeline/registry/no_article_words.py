"""Words of pages that are no article, over all languages: the record of `no_article.toml`."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class NoArticleVocabulary:
    """All casefolded; what each list means says `vocabulary/no_article.toml`."""

    errors: frozenset[str]
    gone: tuple[str, ...]
    walls: tuple[str, ...]
    lists: tuple[str, ...]


def read_no_article(document: Mapping[str, Any]) -> NoArticleVocabulary:
    """Turn the parsed `vocabulary/no_article.toml` into one record over all its languages."""
    tables = [document["any"], *document["language"].values()]

    def words(key: str) -> list[str]:
        return sorted({word.casefold() for table in tables for word in table.get(key, [])})

    return NoArticleVocabulary(
        frozenset(words("errors")),
        tuple(words("gone")),
        tuple(words("walls")),
        tuple(words("lists")),
    )
