"""Killed while writing, a full disk, a damaged or vanished cache: nothing is lost but the last change."""

import json
import os
import random
import subprocess
import sys
from contextlib import suppress
from datetime import date
from pathlib import Path

from explorer.files.write import ABANDONED, write_atomically
from explorer.library.last_good import load_lasting
from explorer.library.load import SUFFIX, load_library
from explorer.state.bookmarks import Bookmarks
from explorer.state.settings import read_settings
from library.world import small_places
from unbreakable.watched import TOP

KILLS = int(os.environ.get("NERVE_EXPLORER_KILLS", "30"))
TODAY = date(2026, 11, 24)

WRITER = """
import sys
from dataclasses import replace
from pathlib import Path
from explorer.anatomy.address import Side
from explorer.state.bookmarks import Bookmark, Bookmarks
from explorer.state.settings import read_settings, write_settings
from explorer.files.write import write_atomically
folder = Path(sys.argv[1])
kept = Bookmarks(folder / "bookmarks.json")
settings, _ = read_settings(folder / "settings.json")
n = len(kept.items)
while True:
    kept.add(Bookmark(f"nerve:n{n}", Side.LEFT, f"N {n}", "note " * 50))
    write_settings(folder / "settings.json", replace(settings, contents_width=200 + n % 500))
    n += 1
    print(n, flush=True)
"""


def test_killed_at_any_moment_nothing_is_lost_but_the_last_change(tmp_path: Path) -> None:
    chance = random.Random("kills")
    told = 0
    for _ in range(KILLS):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(tmp_path)], stdout=subprocess.PIPE, cwd=TOP, text=True
        )
        assert writer.stdout is not None
        for _ in range(chance.randint(1, 12)):
            told = int(writer.stdout.readline())
        writer.kill()
        # What it still told before it was killed counts too.
        told = max([told, *(int(line) for line in writer.stdout.read().split("\n")[:-1])])
        writer.stdout.close()
        writer.wait()
        kept = Bookmarks(tmp_path / "bookmarks.json")
        assert kept.notice == ""
        assert [each.address for each in kept.items][:told] == [f"nerve:n{n}" for n in range(told)]
        assert len(kept.items) <= told + 1
        settings, notice = read_settings(tmp_path / "settings.json")
        assert notice is None
        assert settings.contents_width in (200 + (told - 1) % 500, 200 + told % 500)
    assert not list(tmp_path.glob("*.damaged*"))


CACHER = """
import sys
from datetime import date
from pathlib import Path
from explorer.files.places import Places
from explorer.library.last_good import load_lasting
places, cache = Places(Path(sys.argv[1]), Path(sys.argv[2])), Path(sys.argv[3])
print("begun", flush=True)
while True:
    load_lasting(places, date(2026, 11, 24), cache)
    for each in cache.iterdir():
        if not each.name.startswith("."):
            each.unlink()
"""


def test_killed_while_caches_are_written_the_next_start_is_clean(tmp_path: Path) -> None:
    chance = random.Random("kills of caches")
    places, cache = small_places(tmp_path / "world"), tmp_path / "cache"
    first = load_library(places, TODAY)
    arguments = [str(places.assets), str(places.content), str(cache)]
    for _ in range(max(4, KILLS // 5)):
        writer = subprocess.Popen(
            [sys.executable, "-c", CACHER, *arguments], stdout=subprocess.PIPE, cwd=TOP, text=True
        )
        assert writer.stdout is not None
        writer.stdout.readline()
        with suppress(subprocess.TimeoutExpired):
            writer.wait(chance.uniform(0.1, 0.6))
        assert writer.returncode is None, "it goes on until it is killed"
        writer.kill()
        writer.stdout.close()
        writer.wait()
        again, notice = load_lasting(places, TODAY, cache)
        assert notice == ""
        assert again.cards == first.cards
        assert again.diagram == first.diagram


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
