"""Where the program's own files and the user's files lie."""

from dataclasses import dataclass
from pathlib import Path

import platformdirs

APP_NAME = "nerve-explorer"
KIOSK_FILE = "kiosk.toml"
BASE = "en"
"""The language that everything is written in first; what another one lacks is shown in it."""


@dataclass(frozen=True)
class Places:
    """The two folders of data that the program shows, and the language in which it shows them.

    `assets` holds diagrams, fonts, icons, themes and translations; `content` holds
    anatomy tables and one folder of cards for each language, named as `language` is: `en`, `pt-BR`.
    """

    assets: Path
    content: Path
    language: str = BASE


@dataclass(frozen=True)
class UserPlaces:
    """Where this user's settings and own data are kept, and what can be made anew at any time."""

    settings: Path
    cache: Path
    data: Path

    @property
    def kiosk(self) -> Path:
        """What the clinic allows, beside the settings."""
        return self.settings.with_name(KIOSK_FILE)


def find_places(
    assets: Path | None = None, content: Path | None = None, *, may_vanish: bool = False
) -> Places:
    """A given folder first, then the installed package's data, then the checkout's.

    Raises FileNotFoundError naming the folder that does not exist; but where `may_vanish`, a given folder
    of content (on a network share, say) is taken as it is named, there or not.
    """
    if may_vanish and content is not None:
        return Places(_find("assets", assets), content.absolute())
    return Places(_find("assets", assets), _find("content", content))


def _find(name: str, given: Path | None) -> Path:
    package = Path(__file__).resolve().parent.parent
    candidates = [given] if given else [package / "_data" / name, package.parent / name]
    for candidate in candidates:
        if candidate.is_dir():
            return candidate.resolve()
    raise FileNotFoundError(
        f"There is no folder {candidates[-1]}. Name the right one with --{name}, or install again."
    )


def user_places() -> UserPlaces:
    """The platform's usual folders; nothing is created by asking."""
    return UserPlaces(
        settings=Path(platformdirs.user_config_dir(APP_NAME, appauthor=False)) / "settings.json",
        cache=Path(platformdirs.user_cache_dir(APP_NAME, appauthor=False)),
        data=Path(platformdirs.user_data_dir(APP_NAME, appauthor=False)),
    )


def runtime_folder() -> Path:
    """Where what holds only while programs run lies, such as locks; nothing is created by asking."""
    return Path(platformdirs.user_runtime_dir(APP_NAME, appauthor=False))
