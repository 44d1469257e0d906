import json
from pathlib import Path
from typing import Any

import pytest
from cards import BODY, FRONT, good_card
from hypothesis import given
from hypothesis import strategies as st

from explorer.content.compiled import from_json, to_json


def test_a_card_survives_json(tmp_path: Path) -> None:
    card = good_card(tmp_path)
    assert from_json(json.loads(json.dumps(to_json(card)))) == card


def test_a_card_without_clinical_part_survives(tmp_path: Path) -> None:
    card = good_card(tmp_path, FRONT + BODY[: BODY.index("## Clinical")])
    assert card.clinical is None
    assert from_json(to_json(card)) == card


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
    data: dict[str, Any] = {**to_json(good_card(tmp_path)), key: value}
    with pytest.raises(ValueError, match=r"expected|not a|fields|Invalid"):
        from_json(data)


def test_a_missing_or_unknown_field_is_refused(tmp_path: Path) -> None:
    data = to_json(good_card(tmp_path))
    with pytest.raises(ValueError, match="fields"):
        from_json({**data, "extra": 1})
    del data["title"]
    with pytest.raises(ValueError, match="fields"):
        from_json(data)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(_JSON)
def test_arbitrary_json_is_refused(data: object) -> None:
    with pytest.raises(ValueError, match="fields"):
        from_json(data)
