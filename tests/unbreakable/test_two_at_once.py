"""Two windows of the program at once: neither undoes what the other keeps, and no file is ever torn."""

import fcntl
import json
import os
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from explorer.anatomy.address import Side
from explorer.files import alone
from explorer.state.bookmarks import Bookmark, Bookmarks
from explorer.state.settings import KeptSettings, Settings, read_settings, write_settings
from unbreakable.watched import TOP

CHANGES = 40

WRITER = f"""
import sys
from dataclasses import replace
from pathlib import Path
from explorer.anatomy.address import Side
from explorer.state.bookmarks import Bookmark, Bookmarks
from explorer.state.settings import KeptSettings, read_settings
folder, name, field = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
kept = Bookmarks(folder / "bookmarks.json")
settings, _ = read_settings(folder / "settings.json")
keeper = KeptSettings(folder / "settings.json", settings)
print("ready", flush=True)
sys.stdin.readline()
for n in range({CHANGES}):
    kept.add(Bookmark(f"nerve:{{name}}{{n}}", Side.LEFT, f"{{name}} {{n}}"))
    value = 300 + n if field == "contents_width" else f"number {{n}}"
    settings = replace(settings, **{{field: value}})
    keeper.keep(settings)
"""


def test_two_that_write_all_the_time_lose_nothing(tmp_path: Path) -> None:
    write_settings(tmp_path / "settings.json", Settings(theme="dark"))
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(tmp_path), name, field],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=TOP,
            text=True,
        )
        for name, field in (("a", "contents_width"), ("b", "emergency_number"))
    ]
    for each in writers:
        assert each.stdout is not None
        assert each.stdout.readline() == "ready\n"
    for each in writers:
        assert each.stdin is not None
        each.stdin.write("go\n")
        each.stdin.flush()
    seen = 0
    while any(each.poll() is None for each in writers):
        for name in ("settings.json", "bookmarks.json"):
            if (tmp_path / name).exists():
                json.loads((tmp_path / name).read_bytes())
                seen += 1
    for each in writers:
        each.communicate()
        assert each.returncode == 0
    assert seen > CHANGES
    kept = {each.address for each in Bookmarks(tmp_path / "bookmarks.json").items}
    assert kept == {f"nerve:{name}{n}" for name in "ab" for n in range(CHANGES)}
    settings, notice = read_settings(tmp_path / "settings.json")
    assert notice is None
    last = CHANGES - 1
    assert settings == Settings(theme="dark", contents_width=300 + last, emergency_number=f"number {last}")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["bookmarks.json", "settings.json"]


def test_closing_the_one_window_keeps_what_was_set_in_the_other(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    write_settings(path, Settings())
    one, other = (KeptSettings(path, read_settings(path)[0]) for _ in range(2))
    one.keep(Settings(theme="dark", text_scale=1.5))
    other.keep(Settings(window=(1, 2, 300, 400)))
    assert read_settings(path)[0] == Settings(theme="dark", text_scale=1.5, window=(1, 2, 300, 400))


def test_what_was_written_by_hand_meanwhile_stays(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    write_settings(path, Settings())
    keeper = KeptSettings(path, Settings())
    write_settings(path, Settings(emergency_number="112"))
    keeper.keep(Settings(theme="light"))
    assert read_settings(path)[0] == Settings(theme="light", emergency_number="112")


def test_what_could_not_be_kept_is_kept_with_the_next_change(tmp_path: Path) -> None:
    folder = tmp_path / "config"
    folder.write_bytes(b"a file where the folder should be")
    keeper = KeptSettings(folder / "settings.json", Settings())
    dark = Settings(theme="dark")
    with pytest.raises(FileExistsError):
        keeper.keep(dark)
    folder.unlink()
    keeper.keep(replace(dark, text_scale=1.5))
    assert read_settings(folder / "settings.json")[0] == Settings(theme="dark", text_scale=1.5)


def test_one_that_hangs_does_not_stop_the_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alone, "PATIENCE", 0.1)
    handle = os.open(tmp_path, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        begun = time.monotonic()
        kept = Bookmarks(tmp_path / "bookmarks.json")
        kept.add(Bookmark("nerve:tibial", Side.LEFT, "Tibial nerve"))
        assert time.monotonic() - begun < 5
    finally:
        os.close(handle)
    assert Bookmarks(tmp_path / "bookmarks.json").items == kept.items
