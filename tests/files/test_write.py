from pathlib import Path

import pytest

from explorer.files import write
from explorer.files.write import free_path, write_atomically


def test_bytes_are_put_there_and_folders_made(tmp_path: Path) -> None:
    target = tmp_path / "a" / "b" / "file.json"
    write_atomically(target, b"one")
    assert target.read_bytes() == b"one"
    write_atomically(target, b"two")
    assert target.read_bytes() == b"two"
    assert [each.name for each in target.parent.iterdir()] == ["file.json"]


@pytest.mark.parametrize("step", ["fsync", "fdopen"])
def test_a_failure_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    target = tmp_path / "file.json"
    write_atomically(target, b"old")

    def full(*_args: object) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr(write.os, step, full)
    with pytest.raises(OSError, match="no space"):
        write_atomically(target, b"new")
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_file_where_a_folder_should_be_is_an_os_error(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("x")
    with pytest.raises(OSError, match="a"):
        write_atomically(tmp_path / "a" / "file.json", b"x")
    assert (tmp_path / "a").read_text() == "x"


def test_a_free_name_is_the_wanted_one_or_the_first_number_that_is_free(tmp_path: Path) -> None:
    wanted = tmp_path / "a.page.html"
    assert free_path(wanted) == wanted
    wanted.touch()
    (tmp_path / "a.page-2.html").touch()
    assert free_path(wanted) == tmp_path / "a.page-3.html"
