from pathlib import Path

import pytest
from cards import GOOD, TODAY, good_card, read
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from explorer.content.read import MAX_BYTES, read_cards


def write(root: Path, name: str, text: str | bytes = GOOD) -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)


def test_a_byte_order_mark_and_other_line_ends_change_nothing(tmp_path: Path) -> None:
    card = good_card(tmp_path)
    for ending in ("\r\n", "\r"):
        text = "\ufeff" + GOOD.replace("\n", ending)
        assert read(tmp_path, text.encode()) == (card, ())


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (b"---\ntitle: \xff\n", ":2: is not UTF-8"),
        (b"", ":1: a card starts with front matter"),
        (b"# Title\n", ":1: a card starts with front matter"),
        (b"---\ntitle: x\n", ":1: a card starts with front matter"),
        (b"a" * (MAX_BYTES + 1), ":0: is larger than"),
        (GOOD.replace("kind: condition", "kind: test").encode(), ":4: kind is test, but this folder holds"),
    ],
)
def test_an_unusable_file_is_left_out_with_its_line(tmp_path: Path, text: bytes, message: str) -> None:
    card, (problem,) = read(tmp_path, text)
    assert card is None
    assert f"content/en/conditions/tarsal-tunnel-syndrome.md{message}" in str(problem)


@pytest.mark.parametrize(
    "name",
    [
        "conditions/Tarsal.md",
        "conditions/tarsal tunnel.md",
        "conditions/tarsal.txt",
        "conditions/tarsal.MD",
        "songs/tarsal.md",
    ],
)
def test_a_wrong_name_or_folder_is_left_out(tmp_path: Path, name: str) -> None:
    card, problems = read(tmp_path, GOOD, name)
    assert card is None
    assert len(problems) == 1
    assert problems[0].line == 0


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    root = tmp_path / "content"
    (root / "en/conditions").mkdir(parents=True)
    (tmp_path / "secret.md").write_text(GOOD)
    (root / "en/conditions/secret.md").symlink_to(tmp_path / "secret.md")
    cards, problems = read_cards(root / "en", root, TODAY)
    assert cards == ()
    assert "outside" in problems[0].message


def test_a_folder_gives_its_good_cards_and_every_problem(tmp_path: Path) -> None:
    root = tmp_path / "content"
    write(root, "en/conditions/b.md")
    write(root, "en/conditions/a.md")
    write(root, "en/conditions/broken.md", "nothing")
    write(root, "en/conditions/.hidden.md", "nothing")
    write(root, "en/conditions/notes.txt", "nothing")
    write(root, "en/songs/c.md")
    write(root, "en/loose.md")
    write(root, "en/words.toml", "")
    cards, problems = read_cards(root / "en", root, TODAY)
    assert [str(card.address) for card in cards] == ["condition:a", "condition:b"]
    assert [problem.path for problem in problems] == [
        "content/en/conditions/broken.md",
        "content/en/conditions/notes.txt",
        "content/en/loose.md",
        "content/en/songs",
    ]


def test_a_missing_folder_is_a_problem(tmp_path: Path) -> None:
    cards, problems = read_cards(tmp_path / "en", tmp_path, TODAY)
    assert cards == ()
    assert "cannot be listed" in problems[0].message


def test_problems_come_in_the_order_of_their_lines(tmp_path: Path) -> None:
    text = GOOD.replace("No one knows.", "`a`").replace("year: 2019", "year: 2027")
    _, problems = read(tmp_path, text)
    assert [problem.line for problem in problems] == sorted(problem.line for problem in problems)
    assert len(problems) == 2


_PIECES = st.sampled_from(GOOD.split("\n")) | st.text(alphabet="#-*[](){}<>`|: \nab", max_size=20)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_PIECES, max_size=40).map("\n".join) | st.text(max_size=100))
def test_any_text_after_the_front_matter_is_read_or_reported(tmp_path: Path, body: str) -> None:
    front = GOOD[: GOOD.index("\n## Get help")]
    card, problems = read(tmp_path, (front + body).encode("utf-8", "surrogatepass"))
    assert card is not None or problems


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=200))
def test_any_bytes_are_reported(tmp_path: Path, data: bytes) -> None:
    card, problems = read(tmp_path, data)
    assert card is None
    assert problems
