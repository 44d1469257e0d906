import subprocess
import sys
from datetime import date
from pathlib import Path

from cards import GOOD, good_card, line_of

from explorer.anatomy.address import Address, Kind
from explorer.content.card import CardKind, Link, Source, Urgency


def test_a_card_holds_what_its_file_says(tmp_path: Path) -> None:
    card = good_card(tmp_path)
    assert card.address == Address(Kind.CONDITION, "tarsal-tunnel-syndrome")
    assert card.title == "Tarsal tunnel syndrome"
    assert card.kind is CardKind.CONDITION
    assert card.nerves == ("tibial", "medial-plantar")
    assert card.sites == (Address(Kind.SITE, "tarsal-tunnel"), Address(Kind.REGION, "sole"))
    assert card.side_matters is True
    assert card.urgency is Urgency.SEE_CLINICIAN
    assert card.sources[0] == Source(
        "A review of the tunnel", "A Journal", 2022, "https://example.org/review"
    )
    assert card.sources[1].url == ""
    assert card.reviewed == date(2026, 11, 21)
    assert card.path == "content/en/conditions/tarsal-tunnel-syndrome.md"


def test_care_cards_come_apart_from_the_sections(tmp_path: Path) -> None:
    card = good_card(tmp_path)
    emergency, clinician = card.care
    assert emergency.urgency is Urgency.EMERGENCY
    assert emergency.heading == "Call emergency services if"
    assert emergency.bullets == ("your foot turns cold", "you lose control of pee")
    assert emergency.note == "<p>Call {emergency}. Do not wait.</p>"
    assert emergency.line == line_of(GOOD, "### Call")
    assert clinician.note == ""
    assert clinician.text == "your sole burns"


def test_sections_are_the_plain_part_in_order(tmp_path: Path) -> None:
    card = good_card(tmp_path)
    assert [section.id for section in card.sections] == [
        "what-it-is",
        "symptoms",
        "causes",
        "what-you-can-do",
        "treatments",
        "what-to-expect",
        "what-is-not-certain",
    ]
    assert card.sections[1].html == "<ul><li>Your sole burns.</li></ul>"
    assert card.sections[3].html == "<ol><li>Wear a roomy shoe.</li><li>Rest.</li></ol>"
    assert card.clinical is not None
    assert card.clinical.html == (
        "<h3>Examination</h3><table><tr><th>Finding</th><th>Here</th></tr>"
        "<tr><td>Tinel &amp; co</td><td>behind the malleolus</td></tr></table>"
    )


def test_links_are_known_with_their_lines(tmp_path: Path) -> None:
    card = good_card(tmp_path)
    assert card.links == (
        Link(Address(Kind.REGION, "inner-ankle"), line_of(GOOD, "[ankle]")),
        Link(Address(Kind.NERVE, "tibial"), line_of(GOOD, "[tibial nerve]")),
    )


def test_plain_text_has_care_and_sections_but_no_marks_labels_or_clinical_detail(tmp_path: Path) -> None:
    lines = good_card(tmp_path).plain_text.split("\n")
    assert "your foot turns cold" in lines
    assert "A nerve passes behind the ankle. It is the tibial nerve." in lines
    assert "The heel is held." in lines
    assert not any("malleolus" in line or "**" in line or "What it is" in line for line in lines)


def test_importing_cards_and_their_compiled_form_loads_no_parser() -> None:
    code = (
        "import sys, explorer.content.card, explorer.content.compiled\n"
        "print([name for name in ('pydantic', 'yaml', 'markdown_it', 'PySide6') if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
