import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.content.reading_level import Passage, passages_of, reading_level, sentences_of, words_of


def sentences(text: str) -> list[str]:
    return [sentence.text for sentence in sentences_of(Passage(text, 1))]


def test_a_number_and_a_hyphenated_word_are_one_word_each() -> None:
    assert words_of("About 1,000 follow-up visits, and 1.5 more.") == [
        "About",
        "1,000",
        "follow-up",
        "visits",
        "and",
        "1.5",
        "more",
    ]


@pytest.mark.parametrize("citation", ["(Smith 2021)", "(2025)", "(Hopayian 2010, 2018)", "(StatPearls 2024)"])
def test_a_source_in_brackets_is_not_counted(citation: str) -> None:
    assert words_of(f"It helps {citation}.") == ["It", "helps"]


def test_other_brackets_are_counted() -> None:
    assert words_of("a cyst (a sac of fluid)") == ["a", "cyst", "a", "sac", "of", "fluid"]


def test_sentences_end_at_marks_before_a_capital() -> None:
    assert sentences("It hurts. Does it? Yes! (Often.) 9 in 10 get well.") == [
        "It hurts.",
        "Does it?",
        "Yes!",
        "(Often.)",
        "9 in 10 get well.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "See Dr. Smith today.",
        "Some nerves, e.g. The Sural, hurt.",
        "It costs 1.5 pounds.",
        "A tap vs. A push.",
    ],
)
def test_abbreviations_and_decimal_points_end_no_sentence(text: str) -> None:
    assert sentences(text) == [text]


def test_no_is_a_word_that_can_end_a_sentence() -> None:
    assert len(sentences("The answer is no. It will not help.")) == 2


def test_a_bullet_without_a_stop_is_a_sentence() -> None:
    level = reading_level([Passage("you cannot feel", 1), Passage("you cannot hold", 2)])
    assert level.sentences == 2


def test_a_sentence_knows_the_line_it_starts_on() -> None:
    found = sentences_of(Passage("One is here.\nTwo starts\nhere. Three\nends.", 10))
    assert [sentence.line for sentence in found] == [10, 11, 12]


def test_the_formulas_give_known_values() -> None:
    level = reading_level([Passage("The cat sat on the mat. An area is numb.", 1)])
    assert (level.words, level.sentences, level.syllables, level.polysyllables) == (10, 2, 12, 1)
    assert level.grade == pytest.approx(0.39 * 5 + 11.8 * 1.2 - 15.59)
    assert level.smog == pytest.approx(1.043 * 15**0.5 + 3.1291)
    assert level.longest is not None
    assert level.longest.text == "The cat sat on the mat."


def test_numbers_are_no_long_words() -> None:
    assert reading_level([Passage("It was 1,000.", 1)]).polysyllables == 0


def test_long_words_in_long_sentences_are_harder() -> None:
    easy = reading_level([Passage("A nerve gets pinched. It hurts. Most people get well.", 1)])
    hard = reading_level(
        [
            Passage(
                "Compressive neuropathies necessitate multidisciplinary evaluation of severity.",
                1,
            )
        ]
    )
    assert easy.grade < 5 < 15 < hard.grade
    assert easy.smog < hard.smog


def test_nothing_to_read_has_no_level() -> None:
    level = reading_level([Passage(" — ", 1)])
    assert (level.words, level.grade, level.smog, level.longest) == (0, 0.0, 0.0, None)


def test_plain_text_gives_the_same_level_as_its_passages() -> None:
    passages = [Passage("One is here. Two too.", 4), Passage("three", 9)]
    text = "\n".join(passage.text for passage in passages)
    assert reading_level(passages_of(text)).grade == reading_level(passages).grade


@given(st.text(max_size=300))
def test_no_word_is_lost_between_sentences(text: str) -> None:
    passage = Passage(text, 1)
    inside = [sentence for sentence in sentences_of(passage) if "(" not in text]
    if inside:
        assert sum(sentence.words for sentence in inside) == len(words_of(" ".join(text.split())))
