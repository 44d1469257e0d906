from pathlib import Path

import pytest
from cards import BODY, FRONT, GOOD, changed, good_card, line_of, read

from explorer.content import layout
from explorer.content.card import CardKind, PictureUse
from explorer.content.layout import ENGLISH


def messages(tmp_path: Path, text: str, **kwargs: str) -> tuple[bool, list[str]]:
    """Whether the card is kept, and its problems as `line: message`."""
    card, problems = read(tmp_path, text, **kwargs)
    return card is not None, [f"{problem.line}: {problem.message}" for problem in problems]


def without(heading: str) -> str:
    """The good card without one `##` section."""
    start = GOOD.index(f"## {heading}\n")
    end = GOOD.index("\n## ", start) + 1
    return GOOD[:start] + GOOD[end:]


@pytest.mark.parametrize(
    "heading",
    [rule.heading for rule in ENGLISH.sections[CardKind.CONDITION] if rule.required],
)
def test_a_card_without_a_required_section_is_left_out(tmp_path: Path, heading: str) -> None:
    kept, problems = messages(tmp_path, without(heading))
    assert not kept
    assert problems == [f"0: the section '## {heading}' is missing"]


def test_an_empty_required_section_is_fatal(tmp_path: Path) -> None:
    kept, problems = messages(tmp_path, changed("- Your sole burns.\n", ""))
    assert not kept
    assert problems == [f"{line_of(GOOD, '## Symptoms')}: the section 'Symptoms' is empty"]


def test_a_section_at_the_wrong_place_is_reported(tmp_path: Path) -> None:
    moved = without("Causes").replace("## Symptoms", "## Causes\n\nNone.\n\n## Symptoms")
    kept, problems = messages(tmp_path, moved)
    assert kept
    assert problems == [f"{line_of(moved, '## Symptoms')}: the section 'Symptoms' must stand before 'Causes'"]


def test_an_unknown_section_is_reported_and_kept(tmp_path: Path) -> None:
    text = changed("## Causes", "## My story\n\nLong ago.\n\n## Causes")
    card, problems = read(tmp_path, text)
    assert card is not None
    assert [section.id for section in card.sections][2] == "my-story"
    assert "'My story' is not known" in problems[0].message


def test_a_heading_that_stands_twice_is_fatal(tmp_path: Path) -> None:
    kept, problems = messages(tmp_path, GOOD + "\n## Causes\n\nAgain.\n")
    assert not kept
    assert "a second time" in problems[0]


def test_text_before_the_first_heading_is_reported(tmp_path: Path) -> None:
    kept, problems = messages(tmp_path, FRONT + "\nHello.\n" + BODY)
    assert kept
    assert "before the first ## heading" in problems[0]


def test_an_unknown_care_card_is_fatal(tmp_path: Path) -> None:
    kept, problems = messages(tmp_path, changed("### See a doctor or physiotherapist if", "### Relax if"))
    assert not kept
    assert problems[0].startswith(f"{line_of(GOOD, '### See')}: 'Relax if' is no care card")


def test_care_cards_stand_most_serious_first(tmp_path: Path) -> None:
    mild, grave = "See a doctor or physiotherapist if", "Call emergency services if"
    text = changed(f"### {mild}", "### X").replace(f"### {grave}", "### Y")
    text = text.replace("### X", f"### {grave}").replace("### Y", f"### {mild}")
    kept, problems = messages(tmp_path, text)
    assert kept
    assert problems == [f"{line_of(text, '### Call')}: {grave!r} must stand before {mild!r}"]


def test_a_care_card_has_at_most_five_bullets(tmp_path: Path) -> None:
    bullets = "".join(f"- it is {number}\n" for number in range(6))
    kept, problems = messages(tmp_path, changed("- your sole burns\n", bullets))
    assert kept
    assert problems == [
        f"{line_of(GOOD, '- your sole burns') + 5}: a care card has at most 5 bullets; this has 6"
    ]


def test_a_care_card_without_bullets_is_fatal(tmp_path: Path) -> None:
    kept, problems = messages(tmp_path, changed("- your sole burns\n", "Your sole burns.\n"))
    assert not kept
    assert "needs a list" in problems[0]


def test_an_emergency_card_has_no_links(tmp_path: Path) -> None:
    kept, problems = messages(tmp_path, changed("your foot turns", "your [foot](region:sole) turns"))
    assert kept
    assert problems[0].startswith(f"{line_of(GOOD, '- your foot turns')}: an emergency card has no links")


def test_other_care_cards_may_have_links(tmp_path: Path) -> None:
    assert good_card(tmp_path, changed("your sole burns\n", "your [sole](region:sole) burns\n"))


def test_a_red_flag_needs_less_but_opens_with_the_emergency_card(tmp_path: Path) -> None:
    text = changed("kind: condition", "kind: red-flag")
    for heading in ("Causes", "Treatments", "What to expect", "What is not certain"):
        start = text.index(f"## {heading}\n")
        text = text[:start] + text[text.index("\n## ", start) + 1 :]
    assert messages(tmp_path, text) == (True, [])
    start, end = text.index("### Call"), text.index("### See")
    kept, problems = messages(tmp_path, text[:start] + text[end:])
    assert kept
    assert problems == ["0: a red-flag card must open with the emergency card"]


def test_an_urgent_card_needs_the_care_card_that_says_so(tmp_path: Path) -> None:
    kept, problems = messages(tmp_path, changed("urgency: see-clinician", "urgency: urgent"))
    assert kept
    assert problems[0].startswith(f"{line_of(GOOD, 'urgency')}: urgency is urgent")


@pytest.mark.parametrize(
    "label", ["**How it works.**", "**Benefits.**", "**Risks.**", "**What the evidence says.**"]
)
def test_a_treatment_has_all_four_parts(tmp_path: Path, label: str) -> None:
    kept, problems = messages(tmp_path, changed(label, "Well."))
    assert kept
    assert problems[0] == f"{line_of(GOOD, '### Insoles')}: the treatment 'Insoles' lacks {label}"


def test_the_parts_of_a_treatment_keep_their_order(tmp_path: Path) -> None:
    text = (
        changed("**Benefits.**", "**X.**")
        .replace("**Risks.**", "**Benefits.**")
        .replace("**X.**", "**Risks.**")
    )
    kept, problems = messages(tmp_path, text)
    assert kept
    assert "in the order How it works, Benefits" in problems[0]


@pytest.mark.parametrize("label", ["**Risks**", "**Risks:**", "**Risks**:"])
def test_a_label_may_end_as_the_writer_likes(tmp_path: Path, label: str) -> None:
    assert good_card(tmp_path, changed("**Risks.**", label))


def test_a_card_knows_its_pictures_and_says_their_words(tmp_path: Path) -> None:
    text = changed("No one knows.", "No one knows.\n\n![A pressed nerve](picture:nerve)")
    card = good_card(tmp_path, text)
    assert card.pictures == (PictureUse("nerve", line_of(text, "![A pressed")),)
    assert card.sections[-1].html.endswith('<p><img src="picture:nerve" alt="A pressed nerve"></p>')
    assert "\nA pressed nerve" in card.plain_text


@pytest.mark.parametrize(
    ("beside", "heading"),
    [("Call {emergency}. Do not wait.", "Get help"), ("### Examination\n", "Clinical detail")],
)
def test_care_cards_and_the_clinical_part_show_no_picture(tmp_path: Path, beside: str, heading: str) -> None:
    text = changed(beside, f"{beside}\n\n![A pressed nerve](picture:nerve)\n")
    card, problems = read(tmp_path, text)
    assert [(each.line, each.message) for each in problems] == [
        (line_of(text, "![A pressed"), f"a picture cannot stand under '{heading}'; move it")
    ]
    assert card is not None
    assert card.pictures == ()
    assert "<img" not in "".join([*(care.note for care in card.care), card.clinical.html])


def test_treatments_stand_under_their_own_headings(tmp_path: Path) -> None:
    kept, problems = messages(tmp_path, changed("### Insoles\n", ""))
    assert not kept
    assert "needs a ### heading for each treatment" in problems[0]


def test_a_symptom_page_has_its_own_sections(tmp_path: Path) -> None:
    front = FRONT.replace("kind: condition", "kind: symptom")
    body = (
        "\n## Get help\n\n### See a doctor or physiotherapist if\n\n- it lasts\n"
        "\n## What it is\n\nNumb skin.\n"
        "\n## What it feels like\n\nLike a sock.\n\n## Which nerves\n\nAny.\n"
    )
    kept, problems = messages(tmp_path, front + body, name="symptoms/numbness.md")
    assert (kept, problems) == (True, [])


@pytest.mark.parametrize("kind", list(CardKind))
def test_every_kind_has_sections_with_different_headings(kind: CardKind) -> None:
    headings = [rule.heading for rule in ENGLISH.sections[kind]]
    assert len(set(headings)) == len(headings)
    assert any(rule.required for rule in ENGLISH.sections[kind])
    assert any(kind in kinds for _, kinds in layout.FOLDERS.values())
