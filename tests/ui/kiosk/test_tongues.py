"""A visitor's language: read once, spoken at once, read anew when the content is."""

from collections.abc import Callable

from explorer.library.library import Library
from explorer.ui.kiosk.tongues import Tongues


def test_each_language_is_read_once_and_anew_with_the_content() -> None:
    read: list[str] = []
    spoken: list[str] = []

    def load(language: str) -> tuple[Library, str]:
        read.append(language)
        return Library(language=language), ""

    tongues = Tongues(load, spoken.append)
    english = Library()
    tongues.keep("en", english)
    assert tongues.library_in("de") is tongues.library_in("de")
    assert tongues.library_in("en") is english
    assert (read, spoken) == (["de"], ["de", "de", "en"])
    newer = Library()
    tongues.keep("en", newer)
    assert tongues.library_in("en") is newer
    assert tongues.library_in("de").language == "de"
    assert read == ["de", "de"]


def test_what_a_visitor_may_ask_for_is_read_before_one_comes() -> None:
    read: list[str] = []
    waiting: list[Callable[[], None]] = []

    def load(language: str) -> tuple[Library, str]:
        read.append(language)
        return Library(language=language), ""

    tongues = Tongues(load, lambda _language: None)
    tongues.keep("en", Library())
    tongues.prepare(("en", "de", "ar"), waiting.append)
    tongues.prepare(("en", "de", "ar"), waiting.append)
    assert (len(waiting), read) == (1, []), "once, and not on the window's own time"
    waiting.pop()()
    assert read == ["de", "ar"]
    assert tongues.library_in("de").language == "de"
    tongues.prepare(("en", "de", "ar"), waiting.append)
    assert (waiting, read) == ([], ["de", "ar"])


def test_what_was_read_of_older_content_is_not_kept() -> None:
    read: list[str] = []
    waiting: list[Callable[[], None]] = []

    def load(language: str) -> tuple[Library, str]:
        read.append(language)
        return Library(language=language), ""

    tongues = Tongues(load, lambda _language: None)
    tongues.keep("en", Library())
    tongues.prepare(("de",), waiting.append)
    tongues.keep("en", Library())  # newer content
    waiting.pop()()
    assert tongues.library_in("de").language == "de"
    assert read == ["de", "de"]
