from pathlib import Path

import pytest
from cards import GOOD, changed, good_card, line_of, read


def only_problem(tmp_path: Path, text: str) -> str:
    """The single problem of a card that is kept, as `line: message`."""
    card, problems = read(tmp_path, text)
    assert card is not None
    assert len(problems) == 1, problems
    return f"{problems[0].line}: {problems[0].message}"


def sentence(words: int) -> str:
    return "It " + "is " * (words - 2) + "so."


def test_a_sentence_has_at_most_twenty_words(tmp_path: Path) -> None:
    assert good_card(tmp_path, changed("Most people get well.", sentence(20)))
    problem = only_problem(tmp_path, changed("Most people get well.", sentence(21)))
    assert problem.startswith(f"{line_of(GOOD, 'Most people')}: a sentence of 21 words")


def test_sentences_of_the_clinical_part_may_be_longer(tmp_path: Path) -> None:
    assert good_card(tmp_path, GOOD + "\n" + sentence(40) + "\n")


def test_a_paragraph_has_at_most_three_sentences(tmp_path: Path) -> None:
    assert good_card(tmp_path, changed("Most people get well.", "It is so. " * 3))
    problem = only_problem(tmp_path, changed("Most people get well.", "It is so. " * 4))
    assert problem == f"{line_of(GOOD, 'Most people')}: the paragraph has 4 sentences; at most 3"


def test_a_label_of_a_treatment_is_no_sentence(tmp_path: Path) -> None:
    problem = only_problem(tmp_path, changed("It is safe.", "It is safe. It is fun."))
    assert problem == f"{line_of(GOOD, '**Benefits')}: the paragraph has 4 sentences; at most 3"


def test_a_list_has_at_most_seven_items(tmp_path: Path) -> None:
    assert good_card(tmp_path, changed("- Your sole burns.\n", "- It burns.\n" * 7))
    problem = only_problem(tmp_path, changed("- Your sole burns.\n", "- It burns.\n" * 8))
    assert problem == f"{line_of(GOOD, '- Your sole')}: the list has 8 items; at most 7"


def test_a_hard_text_is_reported_and_kept(tmp_path: Path) -> None:
    hard = "Compressive polyneuropathies necessitate multidisciplinary evaluation.\n\n" * 12
    card, problems = read(tmp_path, changed("Most people get well.", hard))
    assert card is not None
    messages = [problem.message for problem in problems]
    assert messages[0].startswith("SMOG grade")
    assert messages[1].startswith("reading grade")


@pytest.mark.parametrize(
    ("old", "new", "line_at", "message"),
    [
        (
            "shoes and insoles come first.",
            "so " * 20 + "it is.",
            "summary",
            "the summary has 30 words; at most 25",
        ),
        ("is pressed; shoes", "is pressed. Shoes", "summary", "the summary must be one sentence"),
        ("\nreviewed: 2026-11-21", "\nreviewed: 2026-11-22", "reviewed:", "2026-11-22 is still to come"),
        ("year: 2019", "year: 2027", "sources", "a source of 2027 is still to come"),
        ("  - medial-plantar", "  - tibial", "nerves", "nerves: 'tibial' stands there twice"),
        ('  - "burning sole"', "  - a\n  - A", "synonyms", "synonyms: 'a' stands there twice"),
    ],
)
def test_the_front_matter_has_style_too(
    tmp_path: Path, old: str, new: str, line_at: str, message: str
) -> None:
    problem = only_problem(tmp_path, changed(old, new))
    assert problem.startswith(f"{line_of(GOOD, line_at)}: ")
    assert message in problem
