"""The registry as one value: all that the data files say, ready to be asked.

Here belong loading and the questions that other packages ask. Each part is parsed when it is
first asked for, since parsing TOML costs more than all else here and few callers need all.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from types import MappingProxyType
from typing import Any

from pipeline.registry import data_files
from pipeline.registry.citing import CitingVocabulary, read_citing
from pipeline.registry.countries import Country, read_countries
from pipeline.registry.date_words import DateVocabulary, read_dates
from pipeline.registry.mentions import Mention, MentionFinder
from pipeline.registry.no_article_words import NoArticleVocabulary, read_no_article
from pipeline.registry.outlets import FOLDER, Outlet, OutletNames, fold_name, read_outlets
from pipeline.registry.ranking import Ranking, read_rankings
from pipeline.registry.signature_lines import Signature, read_signatures
from pipeline.registry.signature_matching import SignatureMatch, SignatureMatcher
from pipeline.registry.speech import SpeechVocabulary, read_speech
from pipeline.registry.vocabularies import (
    BylineVocabulary,
    MarkupDates,
    MarkupTitles,
    RightsVocabulary,
    SelfNamingVocabulary,
    TimeVocabulary,
    read_bylines,
    read_markup_authors,
    read_markup_dates,
    read_markup_titles,
    read_rights,
    read_sections,
    read_self_naming,
    read_times,
)

_OF_DATES = ("dates", "relative", "calendars")


@dataclass(frozen=True)
class Registry:
    """Outlets, signatures, vocabularies and countries; errors in a file rise at its first use."""

    contents: Mapping[str, bytes]
    """The data files by their path below the registry."""

    @cached_property
    def outlets(self) -> Mapping[str, Outlet]:
        """Outlets by id."""
        names = sorted(name for name in self.contents if name.startswith(FOLDER))
        documents = {name: self._parsed(name) for name in names}
        return MappingProxyType(read_outlets(documents, self.countries))

    @cached_property
    def signatures(self) -> tuple[Signature, ...]:
        """All signatures, house signatures first."""
        names = [name for name in self.contents if name.startswith("signatures/")]
        return read_signatures({name: self._parsed(name) for name in sorted(names)})

    @cached_property
    def dates(self) -> DateVocabulary:
        """Words of dates and times."""
        files = (self._parsed(f"vocabulary/{name}.toml") for name in _OF_DATES)
        return read_dates(*files)

    @cached_property
    def markup_dates(self) -> MarkupDates:
        """Names by which markup states dates."""
        return read_markup_dates(self._parsed("vocabulary/markup.toml"))

    @cached_property
    def markup_titles(self) -> MarkupTitles:
        """Kinds of statements in markup that give titles."""
        return read_markup_titles(self._parsed("vocabulary/markup.toml"))

    @cached_property
    def times(self) -> Mapping[str, TimeVocabulary]:
        """Words and forms of temporal expressions by language, ISO 639-1."""
        return MappingProxyType(dict(read_times(self._parsed("vocabulary/times.toml"))))

    @cached_property
    def markup_authors(self) -> tuple[frozenset[str], ...]:
        """Kinds of statements in markup that name authors, the surest first."""
        return read_markup_authors(self._parsed("vocabulary/markup.toml"))

    @cached_property
    def bylines(self) -> BylineVocabulary:
        """Words around the names of authors and outlets."""
        return read_bylines(self._parsed("vocabulary/bylines.toml"))

    @cached_property
    def sections(self) -> frozenset[str]:
        """Casefolded words of menus that alone prove nothing; several in a row are a menu."""
        return read_sections(self._parsed("vocabulary/sections.toml"))

    @cached_property
    def no_article(self) -> NoArticleVocabulary:
        """Words of pages that are no article: errors, walls, lists."""
        return read_no_article(self._parsed("vocabulary/no_article.toml"))

    @cached_property
    def rights(self) -> RightsVocabulary:
        """Words around the names of those who own a page."""
        return read_rights(self._parsed("vocabulary/rights.toml"))

    @cached_property
    def rankings(self) -> Mapping[str, Ranking]:
        """What candidates for facts are worth, by the fact's name."""
        return MappingProxyType(read_rankings(self._parsed("ranking.toml")))

    @cached_property
    def self_naming(self) -> SelfNamingVocabulary:
        """Words by which a page names itself in its furniture."""
        return read_self_naming(self._parsed("vocabulary/self_naming.toml"))

    @cached_property
    def citing(self) -> CitingVocabulary:
        """Words by which texts cite outlets."""
        return read_citing(self._parsed("vocabulary/citing.toml"))

    @cached_property
    def owners(self) -> frozenset[str]:
        """Folded names of companies that publish many houses."""
        return frozenset(map(fold_name, self.self_naming.owners))

    @cached_property
    def speech(self) -> Mapping[str, SpeechVocabulary]:
        """Reporting verbs and words around speakers, by language."""
        files = (self._parsed(f"vocabulary/{name}.toml") for name in ("reporting", "speakers"))
        return MappingProxyType(read_speech(*files))

    @cached_property
    def countries(self) -> Mapping[str, Country]:
        """Countries by ISO 3166-1 alpha-2 code."""
        return MappingProxyType(read_countries(self._parsed("countries.toml")))

    @cached_property
    def sources(self) -> Mapping[str, Mapping[str, str]]:
        """Where the entries come from: source key to title, url, licence, date, note."""
        table: dict[str, dict[str, str]] = self._parsed("sources.toml")["source"]
        return MappingProxyType(table)

    @cached_property
    def sha256(self) -> str:
        """One hash (hex) over all data files, for the release manifest."""
        return data_files.digest(dict(self.contents))

    def outlet_named(self, name: str, *, weak: bool = False) -> Outlet | None:
        """Return the outlet of this canonical name, alias or domain, or None.

        Case, punctuation, white space and a leading "the" do not count. `weak` also admits
        weak aliases, for places such as a source line where only an outlet can stand.
        """
        return self._names.named(name, weak=weak)

    def outlet_at(self, host: str) -> Outlet | None:
        """Return the outlet whose domain this host name is or lies under, or None."""
        return self._names.at(host)

    def outlets_in(self, text: str) -> list[Mention]:
        """Return every registered name standing in the text, left to right; offsets into it."""
        return self._finder.find(text)

    def outlets_in_all(self, lines: Sequence[str]) -> list[list[Mention]]:
        """Return what `outlets_in` does of each line of a page, in less time."""
        return self._finder.find_all(lines)

    def match_signatures(self, line: str) -> Sequence[SignatureMatch]:
        """Return every signature that one line fulfils; spans are offsets into the line."""
        return self._matcher.match(line)

    def match_all_signatures(self, lines: Sequence[str]) -> list[Sequence[SignatureMatch]]:
        """Return what `match_signatures` does of each line of a page, in less time."""
        return [*self._matcher.match_all(lines)]

    @cached_property
    def _names(self) -> OutletNames:
        return OutletNames(self.outlets.values())

    @cached_property
    def _finder(self) -> MentionFinder:
        return MentionFinder(self.outlets.values())

    @cached_property
    def _matcher(self) -> SignatureMatcher:
        return SignatureMatcher(self.signatures)

    def _parsed(self, name: str) -> dict[str, Any]:
        return data_files.parse(dict(self.contents), name)


@cache
def load() -> Registry:
    """Return the registry of this package; the files are read once a process."""
    return Registry(MappingProxyType(data_files.data_files()))
