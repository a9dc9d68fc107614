"""The checks of ``articles`` that a person wrote."""

from pipeline.quality.check import Check, holds, none_of

TABLE = "articles"

EARLIEST_YEAR = 1605
"""The year of the first printed newspaper, the Relation of Strasbourg: no news is older."""

SHORTEST_TEXT = 100
"""Characters. The shortest of 45 pages that people labelled has 239; less than half of that is
rather a cut gone wrong than a short article."""

SMALLEST_SHARE = 0.15
"""Of the document's characters. Of the 45 labelled pages the one with the smallest share, a
paywalled page with full navigation, keeps 0.33 of them; again less than half of that."""

CHECKS = (
    Check(
        "text_is_kept_segments",
        TABLE,
        "The text is the kept segments, to the letter, joined by empty lines.",
        "critical",
        (
            holds(
                "text_is_kept_segments",
                "text and kept segments differ from character {first_difference} on",
            ),
        ),
    ),
    Check(
        "text_not_empty",
        TABLE,
        "Every article has a text.",
        "critical",
        (holds("has_text", "nothing but white space"),),
    ),
    Check(
        "text_long_enough",
        TABLE,
        f"The text has at least {SHORTEST_TEXT} characters and at least "
        f"{SMALLEST_SHARE:.0%} of its document's.",
        "warning",
        (holds("is_long_enough", "{n_characters} of {document_characters} characters were kept"),),
    ),
    Check(
        "no_boilerplate_left",
        TABLE,
        "No paragraph of the text is a registered standing line: no button, menu, notice or "
        "advertisement.",
        "critical",
        (none_of("boilerplate", "{boilerplate} left, the first is {first_boilerplate}"),),
    ),
    Check(
        "clusters_whole",
        TABLE,
        "Each cluster of copies has two articles or more, the name of the smallest of their ids, "
        "and one origin with what tells it, or none.",
        "critical",
        (holds("cluster_is_whole", "cluster {cluster_id} is not whole"),),
    ),
    Check(
        "counts_true",
        TABLE,
        "Words, characters and segments are counted right.",
        "critical",
        (
            holds("n_characters_is_true", "n_characters is {n_characters}, which is wrong"),
            holds("n_words_is_true", "n_words is {n_words}, which is wrong"),
            holds("n_segments_is_true", "n_segments is {n_segments}, which is wrong"),
            holds("n_kept_is_true", "n_kept is {n_kept}, which is wrong"),
        ),
    ),
    Check(
        "text_sha256_true",
        TABLE,
        "The hash of the text is the hash of the text.",
        "critical",
        (holds("text_sha256_is_true", "text_sha256 is not the SHA-256 of the text"),),
    ),
    Check(
        "dates_not_after_as_of",
        TABLE,
        "No article was published or updated after the day for which the corpus claims to be "
        "complete.",
        "critical",
        (
            holds("published_by_as_of", "published {published}"),
            holds("updated_by_as_of", "updated {updated}"),
        ),
        skippable=True,
    ),
    Check(
        "dates_not_too_early",
        TABLE,
        f"No article is older than the first printed newspaper, of {EARLIEST_YEAR}.",
        "critical",
        (
            holds("published_is_late_enough", "published {published}"),
            holds("updated_is_late_enough", "updated {updated}"),
        ),
    ),
    Check(
        "updated_not_before_published",
        TABLE,
        "No article was updated before it was published.",
        "critical",
        (holds("updated_follows", "published {published}, but updated {updated}"),),
    ),
    Check(
        "dates_consistent",
        TABLE,
        "Day, moment, precision and basis of the zone say the same as published and updated.",
        "critical",
        (
            holds("published_is_consistent", "published is {published}, but {published_problem}"),
            holds("updated_is_consistent", "updated is {updated}, but {updated_problem}"),
        ),
    ),
    Check(
        "outlet_registered",
        TABLE,
        "The outlets that pages name are known to the registry.",
        "warning",
        (
            holds("outlet_is_registered", "the registry does not know {outlet_name}"),
            holds(
                "original_publisher_is_registered",
                "the registry does not know {original_publisher_name}",
            ),
        ),
    ),
    Check(
        "outlet_as_registered",
        TABLE,
        "Ids of outlets stand in the registry, and names and countries are the registry's.",
        "critical",
        (
            holds(
                "outlet_is_as_registered",
                "{outlet_id}: not in the registry as {outlet_name}, {outlet_country}",
            ),
            holds(
                "original_publisher_is_as_registered",
                "{original_publisher_id}: not in the registry as {original_publisher_name}",
            ),
        ),
    ),
    Check(
        "languages_agree",
        TABLE,
        "Both detectors name the same language.",
        "warning",
        (holds("languages_agree", "{language} by one, {language_second} by the other"),),
    ),
    Check(
        "languages_consistent",
        TABLE,
        "languages_agree says whether both detectors name the same language, and is null where "
        "one of them names none.",
        "critical",
        (
            holds(
                "languages_agree_is_true",
                "languages_agree is {languages_agree} for {language} and {language_second}",
            ),
        ),
    ),
    Check(
        "markup_agrees",
        TABLE,
        "The text agrees with the page's own markup of its article, where there is one.",
        "warning",
        (holds("markup_agrees", "{markup_agreement} % of one reading stand in the other"),),
    ),
    Check(
        "rights_as_stated",
        TABLE,
        "The rights are those that the settings state for the outlet.",
        "critical",
        (holds("rights_are_as_stated", "rights are {rights}"),),
    ),
)
