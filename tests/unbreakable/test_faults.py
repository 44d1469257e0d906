"""What killed writers left, a full disk, a damaged or vanished cache: nothing is lost."""

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

from explorer.files.write import ABANDONED, write_atomically
from explorer.library.load import SUFFIX, load_library
from library.world import small_places
from unbreakable.watched import TOP

TODAY = date(2026, 11, 24)


def test_what_killed_writers_left_is_swept_up_in_time(tmp_path: Path) -> None:
    old, young, other = (tmp_path / name for name in (".a.json.xyz", ".a.json.abc", ".b.json.xyz"))
    for each in (old, young, other):
        each.write_text("half", encoding="utf-8")
    past = old.stat().st_mtime - ABANDONED - 60
    os.utime(old, (past, past))
    os.utime(other, (past, past))
    write_atomically(tmp_path / "a.json", b"{}")
    assert {each.name for each in tmp_path.iterdir()} == {"a.json", young.name, other.name}


def test_a_full_disk_keeps_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    write_atomically(path, b'{"theme": "dark"}')
    code = (
        "import resource, signal, sys; from pathlib import Path\n"
        "from explorer.files.write import write_atomically\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "try:\n    write_atomically(Path(sys.argv[1]), b'x' * 5000)\n"
        "except OSError as error:\n    print(error.errno)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)], capture_output=True, text=True, cwd=TOP, timeout=60
    )
    assert done.stdout.strip().isdigit(), done.stderr
    assert json.loads(path.read_bytes()) == {"theme": "dark"}
    assert list(tmp_path.iterdir()) == [path]


def test_a_damaged_or_vanished_cache_costs_only_time(tmp_path: Path) -> None:
    places, cache = small_places(tmp_path / "world"), tmp_path / "cache"
    cards = load_library(places, TODAY, cache).cards
    (kept,) = cache.glob(f"*{SUFFIX}")
    good = kept.read_bytes()
    for bad in (b"", good[:50], good[:-9], good[:200] + b"\0" + good[201:], b"x" * 300):
        kept.write_bytes(bad)
        assert load_library(places, TODAY, cache).cards == cards
        assert kept.read_bytes() == good, "it is made anew"
    kept.unlink()
    cache.rmdir()
    cache.write_bytes(b"a file where the folder was")
    assert load_library(places, TODAY, cache).cards == cards
