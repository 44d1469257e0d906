"""The look in force: theme and text size, kept in the settings; the system's own is followed if wanted."""

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from explorer.files.problem import BadFileError
from explorer.state.settings import TEXT_SCALES, Settings
from explorer.ui.theme import Theme, load_theme, theme_names
from explorer.ui.words import tr

SYSTEM = "system"
"""In the settings, in place of a theme's id: whichever fits what the system asks for."""
LIGHT, DARK, HIGH_CONTRAST = "light", "dark", "high-contrast"
"""The ids of the themes that a system can ask for."""

Save = Callable[[Settings], None]


def wanted_by_system() -> str:
    """The id of the theme that fits the system's colours and contrast; light where it tells nothing."""
    hints = QGuiApplication.styleHints()
    if hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast:
        return HIGH_CONTRAST
    return DARK if hints.colorScheme() is Qt.ColorScheme.Dark else LIGHT


class Appearance(QObject):
    """Holds the settings and the theme in force; `changed` after each change that shows.

    `save` is called with settings that changed; `failed` carries a sentence
    on a theme that cannot be used. Raises BadFileError if the first one cannot be.
    """

    changed = Signal()
    failed = Signal(str)

    def __init__(self, assets: Path, settings: Settings, save: Save, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.settings = settings
        self._assets = assets
        self._save = save
        self.theme: Theme = load_theme(assets, self._meant(settings.theme))
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self.follow_system)
        hints.accessibility().contrastPreferenceChanged.connect(self.follow_system)

    @property
    def scale(self) -> float:
        """How large words are; 1.0 is 100 %."""
        return self.settings.text_scale

    def choices(self) -> tuple[tuple[str, str], ...]:
        """What `use_theme` takes, with its name; a theme that cannot be read has its id for a name."""
        named = [(SYSTEM, tr("As the system"))]
        for each in theme_names(self._assets):
            try:
                named.append((each, tr(load_theme(self._assets, each).name)))
            except BadFileError:
                named.append((each, each))
        return tuple(named)

    def use_theme(self, name: str) -> bool:
        """Use the theme of that id, or the system's; False, and nothing changed, if it cannot be used."""
        try:
            theme = load_theme(self._assets, self._meant(name))
        except BadFileError as error:
            self.failed.emit(tr("A theme cannot be used. {error}").format(error=error))
            return False
        self.theme = theme
        self._set(replace(self.settings, theme=name))
        return True

    def next_theme(self) -> None:
        """Use the next theme that can be used."""
        names = theme_names(self._assets)
        now = bisect_right(names, self.theme.id)
        next((each for each in (*names[now:], *names[:now]) if self.use_theme(each)), None)

    def step_text(self, step: int) -> None:
        """Larger or smaller text, by so many steps."""
        scales = sorted({*TEXT_SCALES, self.scale})
        place = max(0, min(scales.index(self.scale) + step, len(scales) - 1))
        self._set(replace(self.settings, text_scale=scales[place]))

    def keep(self, settings: Settings) -> None:
        """Keep settings that do not show."""
        if settings != self.settings:
            self.settings = settings
            self._save(settings)

    def follow_system(self) -> None:
        """Take up the system's look, where that is wanted and it has changed."""
        if self.settings.theme == SYSTEM and wanted_by_system() != self.theme.id:
            self.use_theme(SYSTEM)
            self.changed.emit()

    def stop(self) -> None:
        """Follow the system no longer."""
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.disconnect(self.follow_system)
        hints.accessibility().contrastPreferenceChanged.disconnect(self.follow_system)

    def _set(self, settings: Settings) -> None:
        if settings != self.settings:
            self.keep(settings)
            self.changed.emit()

    def _meant(self, name: str) -> str:
        """The id of the theme that `name` stands for; light where the system's is not shipped."""
        if name != SYSTEM:
            return name
        wanted = wanted_by_system()
        return wanted if wanted in theme_names(self._assets) else LIGHT
