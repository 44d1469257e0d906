"""The window in the reader's language: its own words, Qt's words, and the direction in which it is read."""

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from explorer.content.direction import is_right_to_left
from explorer.files.places import Places
from explorer.library.folders import translations_folder


def system_languages() -> tuple[str, ...]:
    """What the system's user reads, the best first, as codes such as de-AT."""
    return tuple(QLocale.system().uiLanguages())


def speak(application: QApplication, places: Places) -> None:
    """Let `application` speak the language of `places`, and nothing of one before it.

    Words without a translation stay English, and so does all of a language without a file of them, which
    then is laid out as English is. Windows that are there already keep their words.
    """
    for before in application.findChildren(QTranslator):
        application.removeTranslator(before)
        before.deleteLater()
    locale = QLocale(places.language)
    QLocale.setDefault(locale)
    ours = QTranslator(application)
    translated = ours.load(str(translations_folder(places) / f"{places.language}.qm"))
    application.setLayoutDirection(
        direction_of(places.language) if translated else Qt.LayoutDirection.LeftToRight
    )
    if not translated:
        ours.deleteLater()
        return
    qt_own = QTranslator(application)
    if qt_own.load(locale, "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(qt_own)
    application.installTranslator(ours)  # last, since Qt asks the latest first


def direction_of(language: str) -> Qt.LayoutDirection:
    """In which direction a language, such as de or ar, is read."""
    right = is_right_to_left(language)
    return Qt.LayoutDirection.RightToLeft if right else Qt.LayoutDirection.LeftToRight
