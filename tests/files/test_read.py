import os
from pathlib import Path

import pytest

from explorer.files.problem import BadFileError, Problem, shown_path
from explorer.files.read import read_bytes, read_text


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder of files that others wrote."""
    folder = tmp_path / "content"
    folder.mkdir()
    return folder


def problem_of(path: Path, root: Path, max_bytes: int = 100) -> Problem:
    with pytest.raises(BadFileError) as caught:
        read_text(path, root, max_bytes)
    assert str(caught.value) == str(caught.value.problem)
    return caught.value.problem


def test_text_comes_without_byte_order_mark_and_with_plain_line_ends(root: Path) -> None:
    (root / "a.txt").write_bytes(b"\xef\xbb\xbfnerve\r\nn\xc3\xa9rve\n")
    assert read_text(root / "a.txt", root) == "nerve\nnérve\n"


def test_a_link_out_of_the_folder_is_refused(root: Path) -> None:
    secret = root.parent / "secret.txt"
    secret.write_text("secret")
    (root / "a.txt").symlink_to(secret)
    problem = problem_of(root / "a.txt", root)
    assert (problem.path, problem.line) == ("content/a.txt", 0)
    assert "outside its folder" in problem.message


def test_a_link_out_by_way_of_a_folder_is_refused(root: Path) -> None:
    (root.parent / "other").mkdir()
    (root.parent / "other/a.txt").write_text("secret")
    (root / "sub").symlink_to(root.parent / "other", target_is_directory=True)
    assert "outside its folder" in problem_of(root / "sub/a.txt", root).message
    assert "outside its folder" in problem_of(root / "../other/a.txt", root).message


def test_a_link_within_the_folder_is_followed(root: Path) -> None:
    (root / "a.txt").write_text("nerve")
    (root / "b.txt").symlink_to(root / "a.txt")
    assert read_text(root / "b.txt", root) == "nerve"


def test_a_link_in_a_circle_is_reported(root: Path) -> None:
    (root / "a.txt").symlink_to(root / "b.txt")
    (root / "b.txt").symlink_to(root / "a.txt")
    assert problem_of(root / "a.txt", root).line == 0


def test_size_is_bounded_to_the_byte(root: Path) -> None:
    (root / "a.txt").write_bytes(b"a" * 100)
    assert len(read_bytes(root / "a.txt", root, 100)) == 100
    (root / "a.txt").write_bytes(b"a" * 101)
    assert "larger than 100 bytes" in problem_of(root / "a.txt", root).message


def test_what_is_not_utf_8_is_reported_by_line(root: Path) -> None:
    (root / "a.txt").write_bytes(b"one\ntwo\nthr\xe9e\n")
    problem = problem_of(root / "a.txt", root)
    assert (problem.path, problem.line) == ("content/a.txt", 3)
    assert "UTF-8" in problem.message
    assert str(problem).startswith("content/a.txt:3: ")


def test_a_missing_file_and_a_folder_are_no_files(root: Path) -> None:
    assert "not a file" in problem_of(root / "a.txt", root).message
    assert "not a file" in problem_of(root, root).message


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_not_waited_for(root: Path) -> None:
    os.mkfifo(root / "a.txt")
    assert "not a file" in problem_of(root / "a.txt", root).message


def test_a_path_is_shown_from_its_folder_on(root: Path) -> None:
    assert shown_path(root / "en" / "a.md", root) == "content/en/a.md"
    assert shown_path(Path("/elsewhere/a.md"), root) == "/elsewhere/a.md"
