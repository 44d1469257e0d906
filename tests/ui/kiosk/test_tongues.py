"""A visitor's language: read once, spoken at once, read anew when the content is."""

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
