from dataclasses import replace
from pathlib import Path

import pytest
from cards import GOOD, changed, good_card, line_of, read

from explorer.content.card import Card, CardKind
from explorer.content.findings import Findings
from explorer.content.reading_level import Passage
from explorer.content.rules import check_emergency_signs, check_fibular_naming, check_text


def found(text: str) -> list[str]:
    findings = Findings("a.md")
    check_text([Passage(text, 1)], findings)
    return [problem.message for problem in findings.problems]


@pytest.mark.parametrize(
    "text",
    [
        "Take 200 mg of it.",
        "Use 0.5mg.",
        "It is 50 micrograms.",
        "Take the tablets twice a day.",
        "Ibuprofen is used every 8 hours.",
        "Take two tablets.",
        "A medicine, three times daily.",
    ],
)
def test_a_dose_is_reported(text: str) -> None:
    assert found(text)[0].startswith("no dose of any drug")


@pytest.mark.parametrize(
    "text",
    [
        "Anti-inflammatory tablets calm swelling. Do the stretch twice a day.",
        "Check numb skin twice a day.",
        "A 10 g monofilament was not felt.",
        "Glucose above 126 mg/dL is diabetes.",
        "B12 was under 200 mg per litre.",
        "Take the lowest dose for the shortest time.",
    ],
)
def test_what_is_no_dose_passes(text: str) -> None:
    assert found(text) == []


def test_a_brand_name_is_reported() -> None:
    assert found("Some take advil for it.") == ["no brand names: 'advil'; use the name of the substance"]
    assert found("Some take ibuprofen for it.") == []


@pytest.mark.parametrize(
    ("claim", "denial"),
    [
        ("Neuron fluid feeds the sheath.", "There is no neuron fluid."),
        ("Static electrical ions run down it.", "It is not static electricity."),
        ("It will realign the spine.", "Bones are not realigned."),
        ("All nerves have their origin in the brain.", "Leg nerves do not start in the brain."),
        ("MRI is electromagnetic resonance imaging.", "It is not electromagnetic resonance."),
        ("It shows beyond doubt what is wrong.", "No test shows it beyond doubt."),
        ("Massage speeds healing.", "Massage never heals a nerve."),
        ("Shock waves heal nerves.", "Shock waves have not been shown to heal this nerve."),
        ("Spinal decompression gently frees the nerve.", "Traction is not recommended."),
        ("This will cure you.", "There is no cure."),
        ("The one-legged yoga pose helps.", "Do not try a pose on one leg in yoga."),
        ("Aspirin is the best painkiller.", "Aspirin is not the painkiller of choice."),
        ("Use ice for 15 minutes every hour.", "No one knows if ice for 15 minutes every hour helps."),
        ("Ask our patient advocates.", "Do not trust a patient advocate who sells."),
        ("It leads to unbearable pain.", "It does not lead to unbearable pain."),
        ("Under 200 ml rules it out.", "Under 200 ml does not rule it out."),
        ("You have a 70 % chance that you have this.", "It is not the chance that you have it."),
    ],
)
def test_a_dropped_claim_may_only_be_denied(claim: str, denial: str) -> None:
    assert len(found(claim)) == 1
    assert found(denial) == []


def test_a_denial_in_another_sentence_does_not_help() -> None:
    assert len(found("It does not hurt. It will cure you.")) == 1


def test_rules_hold_in_the_clinical_part_and_the_summary_with_their_lines(tmp_path: Path) -> None:
    text = changed("behind the malleolus |", "cured |").replace(
        "shoes and insoles come first", "Advil comes first"
    )
    _, problems = read(tmp_path, text)
    assert [problem.line for problem in problems] == [line_of(GOOD, "summary"), line_of(GOOD, "| Tinel")]


def fibular(*texts: str) -> list[int]:
    findings = Findings("a.md")
    check_fibular_naming([Passage(text, line) for line, text in enumerate(texts, start=1)], findings)
    return [problem.line for problem in findings.problems]


def test_peroneal_first_stands_with_fibular() -> None:
    assert fibular("The fibular (peroneal) nerve.", "The peroneal nerve.") == []
    assert fibular("The fibular nerve.", "The Peroneal nerve.", "The fibular (peroneal) nerve.") == [2]
    assert fibular("The tibial nerve.") == []


SIGNS = """\
- you have leg pain or numbness on both sides
- you have severe or worsening weakness or numbness in both legs
- you are numb round your genitals or back passage
- you cannot start, feel or hold your pee
- you cannot feel or hold your poo
"""


def with_signs(tmp_path: Path, signs: str) -> Card:
    return good_card(tmp_path, changed("- your foot turns cold\n- you lose control of pee\n", signs))


def missing(card: Card, nerve: str = "tibial") -> int:
    return len(check_emergency_signs(card, {nerve}.__contains__))


def test_a_card_with_all_five_signs_passes(tmp_path: Path) -> None:
    assert missing(with_signs(tmp_path, SIGNS)) == 0


@pytest.mark.parametrize("number", range(5))
def test_each_sign_is_asked_for(tmp_path: Path, number: int) -> None:
    lines = SIGNS.splitlines(keepends=True)
    del lines[number]
    card = with_signs(tmp_path, "".join(lines))
    (problem,) = check_emergency_signs(card, {"tibial"}.__contains__)
    assert "emergency sign" in problem.message
    assert problem.line == line_of(GOOD, "### Call")
    assert problem.path == card.path


def test_only_cards_whose_nerves_ask_for_them_need_the_signs(tmp_path: Path) -> None:
    card = good_card(tmp_path)
    assert missing(card) == 5
    assert missing(card, "sciatic") == 0
    assert missing(replace(card, kind=CardKind.SYMPTOM)) == 0
