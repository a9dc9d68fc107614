"""What Copydesk knows beforehand, as reviewed data with provenance: outlets, standing lines, words.

Here belong facts about the world that are true of more than one page, as TOML files that name
their sources, and the small typed loader of those files. Here belong no verdicts on a page: how a
matching signature or a mention is weighed is decided by cleaning and facts.
"""

from pipeline.registry.countries import Country
from pipeline.registry.data_files import RegistryError
from pipeline.registry.date_words import DateVocabulary
from pipeline.registry.mentions import Mention
from pipeline.registry.no_article_words import NoArticleVocabulary
from pipeline.registry.outlets import Outlet
from pipeline.registry.ranking import Ranking
from pipeline.registry.registry import Registry, load
from pipeline.registry.signature_lines import Signature
from pipeline.registry.signature_matching import SignatureMatch
from pipeline.registry.vocabularies import BylineVocabulary

__all__ = [
    "BylineVocabulary",
    "Country",
    "DateVocabulary",
    "Mention",
    "NoArticleVocabulary",
    "Outlet",
    "Ranking",
    "Registry",
    "RegistryError",
    "Signature",
    "SignatureMatch",
    "load",
]
