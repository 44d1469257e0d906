"""The starting articles' claims: what was kept stands on its card, and what was dropped is claimed nowhere.

Each row of `claims.csv` is one claim, in our words, with the verdict on it: a claim that was
kept, corrected or softened names a card and what must stand there; a dropped one, what must
not. A dropped claim may be named only to deny it.
"""

import csv
import re
from datetime import date
from html import unescape
from pathlib import Path

import pytest

from explorer.anatomy.address import Side, parse_address
from explorer.content import phrases
from explorer.content.reading_level import passages_of, sentences_of
from explorer.library.library import Library
from explorer.library.page import Care, Facts, Fold, Page, Text
from explorer.library.pages import page_for
from explorer.library.selection import Selection

ROWS = list(csv.DictReader((Path(__file__).parent / "claims.csv").read_text(encoding="utf-8").splitlines()))
STATED = [row for row in ROWS if row["verdict"] != "drop"]
DROPPED = [row for row in ROWS if row["verdict"] == "drop"]
VERDICTS = {"keep", "correct", "soften", "drop"}
BLOCK_END = re.compile(r"</(?:p|li|h3|td|th|tr)>|<br>")
TAG = re.compile(r"<[^>]*>")
NEGATION = re.compile(phrases.NEGATION, re.IGNORECASE)


def named(row: dict[str, str]) -> str:
    return row["claim"]


def page_text(library: Library, address: str, today: date) -> str:
    """All that the page of `address` says but its sources, one passage a line."""
    wanted = parse_address(address)
    return text_of(page_for(library, Selection(wanted, Side.BOTH, wanted, wanted), "112", today))


def text_of(page: Page) -> str:
    passages = [page.title, page.subtitle, page.summary]
    for block in page.blocks:
        match block:
            case Care():
                passages += [block.heading, *block.bullets, block.note]
            case Facts():
                passages += [html for _, html in block.rows]
            case Text():
                passages += [block.heading, block.html]
            case Fold() if block.heading != "Sources":
                passages.append(block.html)
            case _:
                pass
    return unescape(TAG.sub("", "\n".join(BLOCK_END.sub("\n", each) for each in passages)))


@pytest.fixture(scope="module")
def sentences(library: Library, today: date) -> list[tuple[str, str]]:
    """Every sentence of every card, with the card's address."""
    return [
        (str(address), sentence.text)
        for address in library.cards
        for passage in passages_of(page_text(library, str(address), today))
        for sentence in sentences_of(passage)
    ]


def test_every_claim_has_a_verdict_and_what_to_look_for() -> None:
    assert len(ROWS) > 100
    assert {row["verdict"] for row in ROWS} == VERDICTS
    assert len({row["claim"] for row in ROWS}) == len(ROWS)
    for row in ROWS:
        assert bool(row["card"]) == (row["verdict"] != "drop"), row
        assert row["pattern"], row


@pytest.mark.parametrize("row", STATED, ids=named)
def test_what_was_kept_or_corrected_stands_on_its_card(
    library: Library, today: date, row: dict[str, str]
) -> None:
    assert library.knows(parse_address(row["card"]))
    assert re.search(row["pattern"], page_text(library, row["card"], today), re.IGNORECASE), row["card"]


@pytest.mark.parametrize("row", DROPPED, ids=named)
def test_what_was_dropped_is_claimed_nowhere(sentences: list[tuple[str, str]], row: dict[str, str]) -> None:
    pattern = re.compile(row["pattern"], re.IGNORECASE)
    claimed = [(card, text) for card, text in sentences if pattern.search(text) and not NEGATION.search(text)]
    assert claimed == []


@pytest.mark.parametrize(
    ("claim", "said"),
    [
        ("Neuron fluid feeds the sheath", "Neuron fluid feeds the nerve."),
        ("Nerves have their origin in the brain", "All nerves start in the brain."),
        ("Massage speeds up healing", "A massage heals the nerve."),
        ("Chiropractors realign the spine", "The push realigns your spine."),
        ("Ice for 15 minutes in each hour", "Cool it for 15 minutes once an hour."),
    ],
)
def test_a_dropped_claim_would_be_found(claim: str, said: str) -> None:
    (row,) = [row for row in DROPPED if row["claim"] == claim]
    assert re.search(row["pattern"], said, re.IGNORECASE)
    assert not NEGATION.search(said)
