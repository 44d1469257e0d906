"""What the files of a library were found to hold, remembered by how they looked from outside.

To read thousands of files only to learn that none has changed takes longer than all else at a start. So
the name made from their content is remembered beside their names, sizes, times and inodes. It is that name
that counts: where anything looks different, or the memory is damaged, all files are read again.

The time of a file's last change of any kind (ctime) cannot be set by hand as the others can; where there
is no such time, on Windows, nothing is remembered. Nor is it when something changed a moment ago:
another change within the same tick of the clock would look the same; nor where the system does not tell of
every file.
"""

import hashlib
import os
import stat
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from explorer.files.own import read_own
from explorer.files.write import write_atomically

SUFFIX = ".stamp"
CALM_NS = 3_000_000_000
"""So long nothing must have changed before it is remembered; no file system's clock is coarser."""

_HEX = 64
"""How long a digest is when written."""


@dataclass(frozen=True, slots=True)
class Looks:
    """How folders looked at some moment: a digest of it, and whether that tells them from all others."""

    digest: str
    tells: bool


def looks_of(folders: Iterable[Path], about: str) -> Looks:
    """How `folders` and all in them look now; `about` is what else the content's name is made from."""
    now = time.time_ns()
    lines, newest, all_told = [about], 0, True
    for path, known in _everything(folders):
        if known is None:  # it may change unseen
            all_told = False
            continue
        newest = max(newest, known.st_mtime_ns, known.st_ctime_ns)
        lines.append(
            f"{path}\0{known.st_mode} {known.st_dev} {known.st_ino} {known.st_size} "
            f"{known.st_mtime_ns} {known.st_ctime_ns}"
        )
    digest = hashlib.sha256("\0\0".join(lines).encode(errors="surrogateescape")).hexdigest()
    return Looks(digest, all_told and os.name == "posix" and newest < now - CALM_NS)


def remembered(path: Path, looks: Looks) -> str | None:
    """The content's name that `path` holds for folders that look like this; None if there is none."""
    if not looks.tells:
        return None
    try:
        kept = read_own(path, 4 * _HEX).decode("ascii")
    except (OSError, UnicodeDecodeError):
        return None
    content = kept[_HEX:-_HEX]
    return content if content and kept == _stamp(looks, content) else None


def remember(path: Path, looks: Looks, content: str) -> None:
    """Remember what folders that look like this hold; where that cannot be, do nothing."""
    if looks.tells:
        with suppress(OSError):
            write_atomically(path, _stamp(looks, content).encode("ascii"))


def _stamp(looks: Looks, content: str) -> str:
    """Looks, content's name, and a checksum of both."""
    told = looks.digest + content
    return told + hashlib.sha256(told.encode("ascii")).hexdigest()


def _everything(folders: Iterable[Path]) -> Iterator[tuple[str, os.stat_result | None]]:
    """Each file and folder with what the system says of it; of a link also of what it leads to.

    None stands for what it refuses to say. A folder that is missing has nothing to be told of.
    """
    waiting = [str(each) for each in folders]
    while waiting:
        folder = waiting.pop()
        try:
            itself = Path(folder).stat()
            with os.scandir(folder) as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except FileNotFoundError:
            continue
        except OSError:
            yield folder, None
            continue
        yield folder, itself
        for entry in entries:
            known = _told_of(entry)
            yield entry.path, known
            if known is None:
                continue
            if stat.S_ISLNK(known.st_mode):
                with suppress(OSError):
                    yield entry.path, entry.stat()
            elif stat.S_ISDIR(known.st_mode):
                waiting.append(entry.path)


def _told_of(entry: "os.DirEntry[str]") -> os.stat_result | None:
    try:
        return entry.stat(follow_symlinks=False)
    except OSError:
        return None
