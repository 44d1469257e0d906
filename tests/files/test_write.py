import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from explorer.files import write
from explorer.files.write import free_path, write_atomically, write_out


def test_bytes_are_put_there_and_folders_made(tmp_path: Path) -> None:
    target = tmp_path / "a" / "b" / "file.json"
    write_atomically(target, b"one")
    assert target.read_bytes() == b"one"
    write_atomically(target, b"two")
    assert target.read_bytes() == b"two"
    assert [each.name for each in target.parent.iterdir()] == ["file.json"]


on_posix = pytest.mark.skipif(sys.platform == "win32", reason="asks for permissions as Unix has them")


@pytest.fixture
def umask() -> Iterator[None]:
    """New files may be read by the group, not by others."""
    before = os.umask(0o027)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@on_posix
def test_the_users_own_is_private_and_what_is_saved_for_others_is_as_usual(
    tmp_path: Path, umask: None
) -> None:
    own, out = tmp_path / "settings.json", tmp_path / "handout.pdf"
    write_atomically(own, b"x")
    write_out(out, b"x")
    assert (mode(own), mode(out)) == (0o600, 0o640)
    out.chmod(0o664)
    write_out(out, b"y")
    assert (mode(out), out.read_bytes()) == (0o664, b"y"), "a file that is replaced keeps its permissions"


@on_posix
def test_saving_to_a_link_writes_what_it_leads_to(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    link = tmp_path / "out.html"
    link.symlink_to(tmp_path / "kept" / "page.html")
    write_out(link, b"page")
    assert link.is_symlink()
    assert (tmp_path / "kept" / "page.html").read_bytes() == b"page"


def test_saving_makes_no_folders_and_names_the_file_that_was_asked_for(tmp_path: Path) -> None:
    out = tmp_path / "nowhere" / "out.pdf"
    with pytest.raises(FileNotFoundError) as caught:
        write_out(out, b"x")
    assert caught.value.filename == str(out)
    (tmp_path / "folder.pdf").mkdir()
    with pytest.raises(OSError, match=r"folder\.pdf"):
        write_out(tmp_path / "folder.pdf", b"x")
    assert [each.name for each in tmp_path.iterdir()] == ["folder.pdf"]


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
    with pytest.raises(OSError, match="no space"):
        write_out(target, b"new")
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
