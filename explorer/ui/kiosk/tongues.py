"""The languages of one kiosk: the library in each, kept, and the interface's words along with it."""

from collections.abc import Callable, Iterable

from explorer.library.library import Library
from explorer.ui.kiosk.renewal import Aside

Load = Callable[[str], tuple[Library, str]]


class Tongues:
    """What is shown in each language.

    `load` gives the library in a language, with a notice for staff; it may take for ever where the content
    does not answer, and `load_soon` may not. `speak` makes the interface speak a language.
    """

    def __init__(self, load: Load, load_soon: Load, speak: Callable[[str], object]) -> None:
        self.load, self._load_soon, self._speak = load, load_soon, speak
        self._libraries: dict[str, Library] = {}
        self._under_way: set[str] = set()

    def prepare(self, languages: Iterable[str], aside: Aside) -> None:
        """Read what is not kept yet while nobody waits for it: a visitor would for a quarter of a second."""
        kept = self._libraries
        wanted = [each for each in languages if each not in kept and each not in self._under_way]
        if not wanted:
            return
        self._under_way.update(wanted)

        def read() -> None:
            try:
                for each in wanted:
                    library, _ = self.load(each)
                    kept.setdefault(each, library)  # what was kept anew meanwhile is another dict
            finally:
                self._under_way.difference_update(wanted)

        aside(read)

    def keep(self, language: str, library: Library) -> None:
        """`library` is the newest in `language`; what is kept in others may be older, and is read anew."""
        self._libraries = {language: library}

    def library_in(self, language: str) -> Library:
        """The library in `language`, which the interface speaks from now on."""
        self._speak(language)
        if language not in self._libraries:
            self._libraries[language], _ = self._load_soon(language)
        return self._libraries[language]
