"""Copying and saving pictures of the drawing, and what is said where that fails."""

import stat
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication

from explorer.anatomy.address import Side, parse_address
from explorer.ui.pictures import SIZES, PictureDialog, save_picture
from explorer.ui.window import MainWindow


@pytest.fixture
def dialog(window: MainWindow, tmp_path: Path) -> PictureDialog:
    """The dialog, about to save in a folder of the test's own."""
    made = PictureDialog(window.seeing.sight(), window)
    made.place.setText(str(tmp_path / "leg.png"))
    made.show()
    return made


COPY_AND_LEAVE = """
from PySide6.QtGui import QGuiApplication, QImage
from explorer.ui import pictures
from types import SimpleNamespace
app = QGuiApplication([])
sight = SimpleNamespace(size=QImage(90, 90, QImage.Format.Format_RGB32).size(), image=lambda width: QImage(
    width, width, QImage.Format.Format_RGB32))
pictures.copy_picture(sight)
assert QGuiApplication.clipboard().image().width() >= 90
"""


def test_leaving_with_a_picture_on_the_clipboard_is_no_crash() -> None:
    done = subprocess.run([sys.executable, "-c", COPY_AND_LEAVE], capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")


def test_it_copies_a_picture_twice_as_fine(window: MainWindow) -> None:
    window.choose(parse_address("nerve:tibial"), Side.LEFT)
    window._actions["copy_picture"].trigger()
    assert QGuiApplication.clipboard().image().width() == 2 * window.diagram.viewport().width()
    assert window.passing.isVisible()
    assert window.passing.text() == "Copied: a picture of the drawing, as it is seen now"
    window.passing.stop()
    QGuiApplication.clipboard().clear()


@pytest.mark.parametrize("width", list(SIZES)[:2])
def test_a_png_has_its_size_and_title_and_others_may_read_it(
    window: MainWindow, tmp_path: Path, width: int
) -> None:
    out = tmp_path / "leg.PNG"
    save_picture(window.seeing.sight(), out, width)
    image = QImage(str(out))
    assert image.width() == width
    assert image.text("Title") == "Legs and lower spine"
    assert stat.S_IMODE(out.stat().st_mode) == 0o644
    assert [each.name for each in tmp_path.iterdir()] == ["leg.PNG"], "nothing else is left"


def test_the_action_opens_the_dialog_and_it_saves(window: MainWindow, tmp_path: Path) -> None:
    window._actions["save_picture"].trigger()
    (dialog,) = window.findChildren(PictureDialog)
    dialog.place.setText(str(tmp_path / "leg.svg"))
    dialog.save()
    assert dialog.result() == PictureDialog.DialogCode.Accepted
    assert (tmp_path / "leg.svg").read_bytes().startswith(b"<svg")
    assert window.passing.text() == f"Saved: {tmp_path / 'leg.svg'}"
    window.passing.stop()
    QApplication.processEvents()


def test_the_dialog_offers_sizes_and_any_other_width(dialog: PictureDialog, tmp_path: Path) -> None:
    assert dialog.width_box.value() == 2400
    dialog.preset.setCurrentIndex(0)
    assert dialog.width_box.value() == min(SIZES)
    assert dialog.size_words.text().startswith(f"{min(SIZES)} × ")
    dialog.preset.setCurrentIndex(dialog.preset.count() - 1)
    dialog.width_box.setValue(777)
    dialog.save()
    assert QImage(str(tmp_path / "leg.png")).width() == 777


def test_another_kind_changes_the_files_ending(dialog: PictureDialog, tmp_path: Path) -> None:
    dialog.kind.setCurrentIndex(1)
    assert dialog.place.text() == str(tmp_path / "leg.svg")
    dialog.kind.setCurrentIndex(0)
    assert dialog.place.text() == str(tmp_path / "leg.png")


@pytest.mark.parametrize(
    ("place", "says"),
    [
        ("nowhere/leg.png", "no such folder"),
        ("leg.jpg", "must end in"),
        ("", "must end in"),
        (".", "must end"),
    ],
)
def test_what_cannot_be_saved_is_said_and_the_dialog_stays(
    dialog: PictureDialog, tmp_path: Path, place: str, says: str
) -> None:
    dialog.place.setText(str(tmp_path / place) if place else "")
    dialog.save()
    assert dialog.isVisible()
    assert dialog.message.isVisible()
    assert says in dialog.message.text()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_may_not_be_written_is_said(
    dialog: PictureDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, _data: bytes) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("explorer.ui.pictures.write_out", refuse)
    dialog.save()
    assert dialog.isVisible()
    assert "permission denied" in dialog.message.text()
    assert "leg.png" in dialog.message.text()


def test_a_folder_in_place_of_the_file_is_said(dialog: PictureDialog, tmp_path: Path) -> None:
    (tmp_path / "leg.png").mkdir()
    dialog.save()
    assert "not saved" in dialog.message.text()
    assert [each.name for each in tmp_path.iterdir()] == ["leg.png"], "no half of a picture is left"


@pytest.mark.parametrize("width", [5, 900_000])
def test_an_absurd_width_is_refused_while_it_is_typed(
    dialog: PictureDialog, tmp_path: Path, width: int
) -> None:
    dialog.preset.setCurrentIndex(dialog.preset.count() - 1)
    dialog.width_box.setValue(width)
    assert "pixels" in dialog.message.text()
    dialog.save()
    assert dialog.isVisible()
    assert list(tmp_path.iterdir()) == []
    dialog.width_box.setValue(600)
    assert not dialog.message.isVisible()


def test_a_file_that_lies_there_is_replaced_only_when_asked_again(
    dialog: PictureDialog, tmp_path: Path
) -> None:
    there = tmp_path / "leg.png"
    there.write_bytes(b"mine")
    dialog.save()
    assert there.read_bytes() == b"mine"
    assert "Press Save again" in dialog.message.text()
    dialog.save()
    assert there.read_bytes().startswith(b"\x89PNG")


def test_a_place_that_the_file_dialog_has_asked_about_is_not_asked_about_again(
    dialog: PictureDialog, tmp_path: Path
) -> None:
    there = tmp_path / "other.png"
    there.write_bytes(b"mine")
    dialog._take_place(str(there))
    dialog.save()
    assert there.read_bytes().startswith(b"\x89PNG")
