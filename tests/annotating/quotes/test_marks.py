import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.annotating.quotes.marks import find_pieces

MARKS = st.text(st.sampled_from("“”„‟\"«»‹›「」『』‘’'` ab.,\n26Aе中"), max_size=80)


def found(text: str) -> list[str]:
    return [text[piece.start : piece.end] for piece in find_pieces(text)]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("“We wait,” she said. “We hope.”", ["“We wait,”", "“We hope.”"]),
        ('"We wait," she said.', ['"We wait,"']),
        ("„Wir warten“, sagte sie.", ["„Wir warten“"]),
        ("»Wir warten«, sagte sie.", ["»Wir warten«"]),
        ("« Nous attendons », dit-elle.", ["« Nous attendons »"]),
        ("”Vi väntar”, sade hon.", ["”Vi väntar”"]),
        ("「我们等」她说", ["「我们等」"]),
        ("''We wait,'' she said.", ["''We wait,''"]),
        ("‘We wait,’ she said.", ["‘We wait,’"]),
        ("“We said ‘wait’ again,” she said.", ["“We said ‘wait’ again,”"]),
        ('“We wait" she said.', ['“We wait"']),
    ],
)
def test_marks_of_many_kinds(text, pieces):
    assert found(text) == pieces


def test_apostrophes_and_inches_are_no_marks():
    assert found("The farmers' dog isn't 6'2\" tall.") == []
    assert found("It's the farmers' day, and the bakers' too.") == []


def test_marks_with_no_word_between_them_are_no_piece():
    assert found('<a title="" href=“”> «…» “We wait.”') == ["“We wait.”"]


def test_a_quotation_over_paragraphs_opens_again_in_each():
    text = "“We waited.\n\n“Then we went,” she said."
    assert found(text) == ["“We waited.", "“Then we went,”"]


def test_a_mark_that_never_closes_makes_no_piece_in_the_middle_of_prose():
    assert found("The 12” pizza came late “again.\nNothing else.") == []


def test_a_mark_that_opens_twice_counts_from_the_second():
    assert found("He “said “We wait,” she said.") == ["“We wait,”"]


@given(MARKS)
def test_pieces_stand_in_the_text_in_order_and_apart(text):
    ends = [0]
    for piece in find_pieces(text):
        assert ends[-1] <= piece.start < piece.end <= len(text)
        assert text.startswith(piece.mark, piece.start)
        ends.append(piece.end)


def test_a_quotation_that_its_next_line_opens_again_runs_to_the_end_of_its_own():
    text = "She said “we wait.\n \n “We hope.”\nNo “end here.\nNothing."
    assert found(text) == ["“we wait.", "“We hope.”"]
