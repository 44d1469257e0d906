"""The whole program, used from end to end, asks nothing of any network: neither Python nor Qt does.

What Python does is seen by its audit hook; what Qt does by the kernel's calls (with `strace`) and by the
libraries that were loaded. What stays on the machine itself, with the screen, the session bus and the
print service, is no network.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from library.world import small_places
from unbreakable.watched import TELL, TOP, WATCH, home_in

TOUR = """
import time
from explorer import app, cli
from PySide6.QtWidgets import QApplication
from explorer.anatomy.address import parse_address
def tour(self):
    window, = (each for each in self.topLevelWidgets() if type(each).__name__ == "MainWindow")
    def others():
        self.processEvents()
        found = [each for each in self.topLevelWidgets() if each is not window and each.isVisible()]
        for each in found:
            each.close()
        return found
    state, library = window.state, window.state.library
    for address in sorted(library.cards)[:: int(sys.argv[3])]:
        state.select(address)
        window.card.complete()
    window.search.open()
    for words in ("numb toes", "L4/5", "http://127.0.0.1/"):
        window.search.line.setText(words)
        self.processEvents()
    state.select(parse_address("condition:sciatica"))
    state.compare(parse_address("condition:common-fibular-neuropathy"))
    for name in ("print_card", "take_home", "save_picture", "show_keys", "show_problems"):
        window._actions[name].trigger()
        assert others(), name
    for name in ("show_contents", "show_layers", "next_theme", "text_larger", "bookmark", "copy_address",
                 "copy_picture", "emergency"):
        window._actions[name].trigger()
        self.processEvents()
    window.close()
    return 0
QApplication.exec = tour
home = Path(os.environ["HOME"])
print("window", cli.run(["--language", "xx", "--content", sys.argv[1]]))
def visit(self):
    from explorer.anatomy.address import Side
    from explorer.state.kiosk.trail import Screen, Stop
    from explorer.ui.kiosk.keeper import Keeper
    window, = (each for each in self.topLevelWidgets() if type(each).__name__ == "KioskWindow")
    keeper, prints = window.findChild(Keeper), []
    window.tick()
    window.visit.touch()
    card, place = parse_address("condition:tarsal-tunnel-syndrome"), parse_address("region:sole")
    for screen in Screen:
        window.go(Stop(screen, {Screen.PLACE: place, Screen.CARD: card, Screen.TAKE_HOME: card,
                                Screen.ALARM: window.screens.library.guide.emergency}.get(screen), Side.LEFT))
        self.processEvents()
        window.grab()
    window.emergency()
    window.larger()
    window.go(Stop(Screen.TAKE_HOME, card, Side.LEFT))
    self.processEvents()
    press("Print this", window)  # on whatever printer the system has: here, none
    window.send = lambda handout: (save_sheets(handout, home / "kiosk.pdf"), prints.append(handout))
    window.visitor.printing._last = -1e9
    press("Print this", window)
    assert prints, "printed"
    window.staff_asked.emit()
    self.processEvents()
    keeper.status()
    window.visit_over()
    self.processEvents()
    assert keeper.mishaps.found == (), keeper.mishaps.found
    window.leave()
    return 0
def press(words, window):
    from PySide6.QtWidgets import QAbstractButton
    buttons = (each for each in window.findChildren(QAbstractButton) if each.isVisible())
    next(each for each in buttons if each.text() == words).click()
def save_sheets(handout, out):
    from PySide6.QtPrintSupport import QPrinter
    from explorer.ui.paper.files import print_sheets
    from explorer.ui.paper.sheets import lay_out
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(out))
    print_sheets(printer, lay_out(handout, (), "A4"))
QApplication.exec = visit
(home / "kiosk.toml").write_text("printing = true\\n")
small = ["--content", sys.argv[2]]
print("kiosk", cli.run(["--kiosk", "--kiosk-config", str(home / "kiosk.toml"), *small]))
for command in (
    ["export", "nerve:tibial", str(home / "a.pdf"), *small],
    ["export", "nerve:tibial", str(home / "a.html"), *small],
    ["picture", str(home / "a.svg"), "--show", "nerve:tibial", *small],
    ["bookmarks", "export", str(home / "a.md"), *small],
    ["search", "tibial", *small],
    ["path", "nerve:tibial", *small],
):
    print("command", cli.run(command))
print("network libraries", sorted({line.split("/")[-1] for line in open("/proc/self/maps")
    if "Qt6Network" in line or "libcurl" in line}) if sys.platform == "linux" else [])
"""
ALL = os.environ.get("NERVE_EXPLORER_LONG_FUZZ")
"""Set (to anything): every card's page, and not only each twelfth."""
PRINT_SERVICE = re.compile(r"connect\(.*htons\(631\).*(\"127\.0\.0\.1\"|\"::1\")")
"""Where Qt finds CUPS, pressing Print asks that service of the machine itself which printers there are."""
NEEDED = "from pathlib import Path\n"


def with_a_language(folder: Path) -> Path:
    """The shipped content and a language more."""
    content = folder / "content"
    shutil.copytree(TOP / "content", content)
    (content / "xx").mkdir()
    (content / "xx" / "language.toml").write_text('name = "Twenty"\n', encoding="utf-8")
    return content


def test_a_tour_of_the_program_asks_for_no_network(tmp_path: Path) -> None:
    calls, told = tmp_path / "calls.txt", tmp_path / "told.json"
    trace = ["strace", "-f", "--seccomp-bpf", "-qq", "-e", "trace=socket,connect,bind,sendto", "-o", calls]
    traced = shutil.which("strace") is not None
    traced = traced and subprocess.run([*trace, "true"], capture_output=True, check=False).returncode == 0
    arguments = (with_a_language(tmp_path), small_places(tmp_path / "small").content, "1" if ALL else "12")
    with told.open("wb") as handle:
        done = subprocess.run(
            [*(trace if traced else ()), sys.executable, "-c", WATCH + NEEDED + TOUR + TELL, *arguments],
            capture_output=True,
            text=True,
            cwd=TOP,
            timeout=400,
            env=home_in(tmp_path)
            | {"TELL_TO": str(handle.fileno())}
            | {"XDG_RUNTIME_DIR": str(tmp_path / "run")},
            pass_fds=(handle.fileno(),),
        )
    assert done.returncode == 0, done.stderr
    seen = json.loads(told.read_bytes())
    assert any(path.endswith(".csv") for path, _ in seen["open"])
    assert seen["net"] == []
    assert "window 0" in done.stdout
    assert "kiosk 0" in done.stdout, done.stderr
    assert (tmp_path / "kiosk.pdf").stat().st_size > 10_000
    assert done.stdout.count("command 0") == 6, done.stderr
    assert (tmp_path / "a.pdf").stat().st_size > 10_000
    assert "network libraries []" in done.stdout
    if traced:  # else only what Python asks and what was loaded is known
        made = calls.read_text(encoding="utf-8")
        families = set(re.findall(r"\b[AP]F_\w+", made))
        assert families <= {"AF_UNIX", "AF_LOCAL", "AF_INET", "AF_INET6"}, families
        asked = [each for each in made.splitlines() if "AF_INET" in each and "socket(" not in each]
        assert [each for each in asked if not PRINT_SERVICE.search(each)] == []
