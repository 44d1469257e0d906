from pathlib import Path

import pytest

from explorer.library.search.everyday import Everyday, read_everyday


def read(tmp_path: Path, text: str) -> tuple[Everyday, list[str]]:
    (tmp_path / "search.toml").write_text(text, encoding="utf-8")
    everyday, problems = read_everyday(tmp_path, tmp_path)
    return everyday, [each.message for each in problems]


def test_all_three_tables_are_read(tmp_path: Path) -> None:
    text = 'skip = ["the"]\nsame = [["disc", "disk"]]\n[means]\nquads = ["rectus femoris"]\n'
    everyday, problems = read(tmp_path, text)
    assert problems == []
    assert everyday == Everyday(("the",), (("disc", "disk"),), (("quads", "rectus femoris"),))


def test_a_language_may_have_none(tmp_path: Path) -> None:
    assert read_everyday(tmp_path, tmp_path) == (Everyday(), ())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("skip = 3", "'skip' must be"),
        ('skip = ["a", 3]', "'skip' must be"),
        ('skip = [" "]', "'skip' must be"),
        ('same = [["alone"]]', "'same' must hold"),
        ('same = "x"', "'same' must hold"),
        ('[means]\nquads = "rectus"', "'means' must give"),
        ('means = ["x"]', "'means' must give"),
        ("other = 1", "'other' is no key"),
        ("skip = [", "is not well-formed TOML"),
    ],
)
def test_a_fault_is_named_and_nothing_is_taken(tmp_path: Path, text: str, said: str) -> None:
    everyday, problems = read(tmp_path, text)
    assert everyday == Everyday()
    assert [said in each for each in problems] == [True]
