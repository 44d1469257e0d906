import json
import zlib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from cards import BODY, FRONT, good_card
from hypothesis import given
from hypothesis import strategies as st

from explorer.anatomy.address import Address
from explorer.content import kept as kept_cards
from explorer.content.card import Card, Head
from explorer.content.compiled import (
    HEAD,
    MAX_TEXT,
    TEXT,
    heads_from_json,
    heads_to_json,
    open_text,
    packed_text,
)
from explorer.content.kept import KeptCards


def kept(card: Card) -> Card:
    """The card as it comes back from its two parts."""
    (head,) = heads_from_json(json.loads(json.dumps(heads_to_json([card]))))
    return open_text(head, packed_text(card))


def head_of(card: Card) -> Head:
    return Head(**{name: getattr(card, name) for name in HEAD})


def repacked(data: object) -> bytes:
    return zlib.compress(json.dumps(data).encode())


def unpacked(card: Card) -> dict[str, Any]:
    data = json.loads(zlib.decompress(packed_text(card)))
    assert isinstance(data, dict)
    return data


def test_a_card_survives_json(tmp_path: Path) -> None:
    card = good_card(tmp_path)
    assert kept(card) == card


def test_heads_come_back_in_their_order(tmp_path: Path) -> None:
    card = good_card(tmp_path)
    several = [replace(card, title=str(each), nerves=card.nerves * each) for each in range(5)]
    heads = heads_from_json(json.loads(json.dumps(heads_to_json(several))))
    assert heads == tuple(map(head_of, several))
    assert heads_from_json(heads_to_json([])) == ()


def test_a_text_is_read_once_and_not_before_its_card_is_opened(tmp_path: Path) -> None:
    card = good_card(tmp_path)
    asked: list[int] = []

    def again() -> dict[Address, Card]:
        asked.append(1)
        return {card.address: card}

    cards = KeptCards({card.address: head_of(card)}, {card.address: b"no text"}, again)
    assert card.address in cards
    assert (list(cards), len(cards), asked) == ([card.address], 1, [])
    assert cards.get(replace(card.address, id="unknown")) is None
    assert cards[card.address] is cards[card.address] is card
    assert asked == [1]


def test_a_card_without_clinical_part_survives(tmp_path: Path) -> None:
    card = good_card(tmp_path, FRONT + BODY[: BODY.index("## Clinical")])
    assert card.clinical is None
    assert kept(card) == card


def test_of_thousands_only_the_texts_opened_last_stay_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_cards, "MOST_OPEN", 3)
    card = good_card(tmp_path)
    several = {
        each.address: each
        for each in (replace(card, address=replace(card.address, id=f"card-{n}")) for n in range(9))
    }
    texts = {address: packed_text(each) for address, each in several.items()}
    cards = KeptCards({address: head_of(each) for address, each in several.items()}, texts, dict)
    assert cards == several
    assert len(cards._opened) == 3
    last = next(reversed(several))
    assert cards[last] is cards[last]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("address", "nonsense"),
        ("address", 7),
        ("kind", "song"),
        ("nerves", "tibial"),
        ("nerves", [1]),
        ("side_matters", 1),
        ("side_matters", "true"),
        ("reviewed", "yesterday"),
        ("sources", [{"title": "only"}]),
        ("sources", [[]]),
        ("care", None),
        ("clinical", "text"),
        ("links", [{"address": "nerve:x", "line": "3"}]),
        ("title", None),
    ],
)
def test_a_wrong_value_is_refused(tmp_path: Path, key: str, value: object) -> None:
    card = good_card(tmp_path)

    def read() -> object:
        if key in HEAD:
            return heads_from_json({**heads_to_json([card]), key: [value]})
        return open_text(card, repacked({**unpacked(card), key: value}))

    with pytest.raises(ValueError, match=r"expected|not a|fields|Invalid"):
        read()


def test_a_missing_or_unknown_field_is_refused(tmp_path: Path) -> None:
    card = good_card(tmp_path)
    heads, text = heads_to_json([card]), unpacked(card)
    for wrong in ({**heads, "extra": [1]}, {name: heads[name] for name in HEAD[1:]}):
        with pytest.raises(ValueError, match="fields"):
            heads_from_json(wrong)
    for other in ({**text, "extra": 1}, {name: text[name] for name in TEXT[1:]}):
        with pytest.raises(ValueError, match="fields"):
            open_text(card, repacked(other))


def test_columns_that_are_not_equally_long_are_refused(tmp_path: Path) -> None:
    heads = heads_to_json([good_card(tmp_path)])
    for name in HEAD:
        for column in ([], heads[name] * 2, 3, None):
            with pytest.raises(ValueError, match=r"expected|argument|shorter|longer"):
                heads_from_json({**heads, name: column})


def test_a_text_that_does_not_end_where_it_should_is_refused(tmp_path: Path) -> None:
    card = good_card(tmp_path)
    whole = packed_text(card)
    endless = zlib.compress(b" " * (MAX_TEXT + 1))
    for wrong in (b"", whole[:-1], whole[: len(whole) // 2], whole + b"more", endless, repacked("[")):
        with pytest.raises(ValueError, match=r"incomplete|cut short|fields"):
            open_text(card, wrong)
    with pytest.raises(ValueError, match="recursion"):
        open_text(card, zlib.compress(b"[" * 100_000))


HEADLESS = object.__new__(Head)
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(_JSON)
def test_arbitrary_json_is_refused(data: object) -> None:
    with pytest.raises(ValueError, match="fields"):
        heads_from_json(data)
    with pytest.raises(ValueError, match="fields"):
        open_text(HEADLESS, repacked(data))
