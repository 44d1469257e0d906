"""A visitor's language: read once, spoken at once, read anew when the content is."""

from collections.abc import Callable

import pytest

from explorer.library.library import Library
from explorer.ui.kiosk.tongues import Tongues


class Reading:
    """Tongues of English, and what was read and spoken for them; `waiting` is put aside to be read."""

    def __init__(self) -> None:
        self.read: list[str] = []
        self.soon: list[str] = []
        self.spoken: list[str] = []
        self.waiting: list[Callable[[], None]] = []
        self.english = Library()
        self.tongues = Tongues(self._load, self._load_soon, self.spoken.append)
        self.tongues.keep("en", self.english)

    def _load(self, language: str) -> tuple[Library, str]:
        self.read.append(language)
        return Library(language=language), ""

    def _load_soon(self, language: str) -> tuple[Library, str]:
        self.soon.append(language)
        return Library(language=language), ""

    def prepare(self, *languages: str) -> None:
        self.tongues.prepare(languages, self.waiting.append)


@pytest.fixture
def reading() -> Reading:
    return Reading()


def test_each_language_is_read_once_and_anew_with_the_content(reading: Reading) -> None:
    tongues = reading.tongues
    assert tongues.library_in("de") is tongues.library_in("de")
    assert tongues.library_in("en") is reading.english
    assert (reading.soon, reading.spoken) == (["de"], ["de", "de", "en"])
    newer = Library()
    tongues.keep("en", newer)
    assert tongues.library_in("en") is newer
    assert tongues.library_in("de").language == "de"
    assert reading.soon == ["de", "de"]
    assert reading.read == [], "a visitor waits for none that may never come"


def test_what_a_visitor_may_ask_for_is_read_before_one_comes(reading: Reading) -> None:
    reading.prepare("en", "de", "ar")
    reading.prepare("en", "de", "ar")
    assert (len(reading.waiting), reading.read) == (1, []), "once, and not on the window's own time"
    reading.waiting.pop()()
    assert reading.read == ["de", "ar"]
    assert reading.tongues.library_in("de").language == "de"
    reading.prepare("en", "de", "ar")
    assert (reading.waiting, reading.read, reading.soon) == ([], ["de", "ar"], [])


def test_what_was_read_of_older_content_is_not_kept(reading: Reading) -> None:
    reading.prepare("de")
    reading.tongues.keep("en", Library())  # newer content
    reading.waiting.pop()()
    assert reading.tongues.library_in("de").language == "de"
    assert (reading.read, reading.soon) == (["de"], ["de"])
