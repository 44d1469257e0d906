from pathlib import Path

import pytest

from explorer.anatomy.address import parse_address
from explorer.files.problem import Problem
from explorer.library.guide import Guide, read_guide


def read(tmp_path: Path, text: str | bytes) -> tuple[Guide, tuple[Problem, ...]]:
    folder = tmp_path / "content" / "en"
    folder.mkdir(parents=True)
    (folder / "guide.toml").write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_guide(folder, tmp_path / "content")


def test_the_guide_names_the_card_of_the_button(tmp_path: Path) -> None:
    guide, problems = read(tmp_path, 'emergency = "condition:cauda-equina-syndrome"\n')
    assert guide.emergency == parse_address("condition:cauda-equina-syndrome")
    assert problems == ()


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("", "emergency"),
        ('emergency = "sciatica"', "emergency"),
        ("emergency = 3", "emergency"),
        ("emergency = [1", "TOML"),
        ("a = " + "[" * 5_000, "TOML"),
        (b"\xff", "UTF-8"),
        ("#" * 70_000, "larger than"),
    ],
    ids=["empty", "no address", "number", "cut", "deep", "bytes", "large"],
)
def test_a_broken_guide_is_reported_and_says_nothing(tmp_path: Path, text: str | bytes, part: str) -> None:
    guide, (problem,) = read(tmp_path, text)
    assert guide == Guide()
    assert problem.path == "content/en/guide.toml"
    assert part in problem.message


def test_an_unknown_key_is_reported_and_the_rest_holds(tmp_path: Path) -> None:
    guide, (problem,) = read(tmp_path, 'emergency = "condition:sciatica"\nsong = "la"\n')
    assert guide.emergency == parse_address("condition:sciatica")
    assert "'song'" in problem.message
