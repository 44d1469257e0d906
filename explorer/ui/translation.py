"""The window in the reader's language: its own words, Qt's words, and the direction in which it is read."""

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from explorer.files.places import Places
from explorer.library.folders import translations_folder


def system_languages() -> tuple[str, ...]:
    """What the system's user reads, the best first, as codes such as de-AT."""
    return tuple(QLocale.system().uiLanguages())


def speak(application: QApplication, places: Places) -> None:
    """Let `application` speak the language of `places`, and nothing of one before it.

    Words without a translation, or a language without one, stay English. Windows that are there already
    keep their words.
    """
    for before in application.findChildren(QTranslator):
        application.removeTranslator(before)
        before.deleteLater()
    locale = QLocale(places.language)
    QLocale.setDefault(locale)
    application.setLayoutDirection(locale.textDirection())
    if locale.language() == QLocale.Language.English:
        return
    # The program's own comes last, since Qt asks the latest first.
    qt_own = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    ours = translations_folder(places) / f"{places.language}.qm"
    translator = QTranslator(application)
    if translator.load(locale, "qtbase", "_", qt_own):
        application.installTranslator(translator)
    translator = QTranslator(application)
    if translator.load(str(ours)):
        application.installTranslator(translator)


def direction_of(language: str) -> Qt.LayoutDirection:
    """In which direction a language, such as de or ar, is read."""
    return QLocale(language).textDirection()
