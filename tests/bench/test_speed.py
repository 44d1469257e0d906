"""How fast it is, beside a peer in the same run. Fills the table; judges nothing but that it works."""

import gc
import random
import time
from dataclasses import replace
from functools import partial
from math import cos, sin, tau

import pytest
from PySide6.QtCore import QCoreApplication, QRectF, QTimer
from PySide6.QtGui import QImage, QPainter, QPainterPath
from PySide6.QtSvg import QSvgRenderer

from bench.bench_table import Row, both, median, percentile
from bench.children import AT_REST, BARE, OURS, chromium, one_svg, opened_by_chromium, started
from explorer.anatomy.address import Address, Kind, Side
from explorer.diagram import compiled as diagrams
from explorer.library.folders import diagram_folder
from explorer.ui.diagram.ink import Ink, inks
from explorer.ui.diagram.pick import Picker

pytestmark = pytest.mark.bench


def timed(what, *arguments):
    begun = time.perf_counter()
    result = what(*arguments)
    return 1000 * (time.perf_counter() - begun), result


def test_start(add_row, alone, compiled, library, places, tmp_path):
    cache, from_files = compiled
    started(OURS, cache)  # compiles the modules
    ours, bare, chrome, memory, peer = [], [], [], 0, 0
    svg = tmp_path / "plate.svg"
    svg.write_text(one_svg(library.diagram, diagram_folder(places)), encoding="utf-8")
    command = chromium()
    for number in range(5 if alone else 2):
        seconds, memory = started(OURS, cache)
        ours.append(seconds)
        bare.append(started(BARE, cache)[0])
        if command:
            seconds, peer = opened_by_chromium(command, svg, tmp_path / f"home{number}")
            chrome.append(seconds)
    assert memory >= 0
    at, mb, rest = median(ours), memory // 1024, started(AT_REST, cache)[1] // 1024
    ratio = at / median(bare)
    resting = f"at most, to the first picture; {rest} MB once all is made ready for choices to come"
    note = f"from the files, without the compiled form, {from_files:.1f} s more"
    said = f"bare plot window {median(bare):.2f} s"
    add_row(Row("start to picture and card", both(ours, "s"), said, ratio, "≤ 1.5 ×", ratio <= 1.5, note))
    if not command:
        add_row(Row("the same", both(ours, "s"), "Chromium is not installed", target="≤ 0.8 ×"))
        add_row(Row("memory", f"{mb} MB", target="≤ 180 MB", met=mb <= 180, note=resting))
        return
    ratio, peer_mb = at / median(chrome), peer // 1024
    said = f"Chromium, same plate {median(chrome):.2f} s"
    add_row(Row("the same", both(ours, "s"), said, ratio, "≤ 0.8 ×", ratio <= 0.8))
    said = f"Chromium's largest process {peer_mb} MB"
    add_row(Row("memory", f"{mb} MB", said, mb / peer_mb, "≤ 180 MB", mb <= 180, resting))


def test_loading_the_drawing(add_row, qapp, library, places):
    data, files = diagrams.dump(library.diagram), sorted(diagram_folder(places).glob("*.svg"))
    reading, peers, painting = [], [], []
    for _ in range(15):  # by turns, so that a busy machine slows both
        reading.append(timed(diagrams.load, data)[0])
        peers.append(timed(lambda: [QSvgRenderer(str(each)) for each in files])[0])
        painting.append(timed(lambda: [ink.path for ink in inks(library.diagram)])[0])
    peer, painter_paths = median(peers), median(painting)
    figure = library.diagram.figures[0]
    growth = []
    for number in (1_000, 20_000):
        shapes = (figure.shapes * (number // len(figure.shapes) + 1))[:number]
        place = library.diagram.placements[:1]
        many = replace(library.diagram, figures=(replace(figure, shapes=shapes),), placements=place)
        growth.append(timed(diagrams.load, diagrams.dump(many))[0])
    ratio = median(reading) / peer
    note = (
        f"20 × the shapes: {growth[1] / growth[0]:.0f} × the time; painter paths {painter_paths:.0f} ms more"
    )
    said = f"QSvgRenderer {peer:.1f} ms"
    add_row(Row("loading the drawing", both(reading), said, ratio, "≤ 1 ×", ratio <= 1, note))


def made_up(shape, number, chance, size=1.0):
    for each in range(number):
        path = QPainterPath()
        path.addEllipse(
            chance.uniform(0, 1600), chance.uniform(0, 1300), *(size * chance.uniform(5, 15),) * 2
        )
        yield Ink(shape, "anterior", partial(QPainterPath, path), 0.0, Address(Kind.BONE, f"bone-{each}"))


FINER = 20**-0.5
"""How large a shape is in a plate of twenty times as many that lie no thicker."""


def test_pointing(add_row, qapp, library):
    chance = random.Random(1)
    shape = next(each for each in library.diagram.figures[0].shapes if each.layer == "bone" and each.closed)
    shape = replace(shape, part="outline")
    plates = {
        "few": tuple(made_up(shape, 1_000, chance)),
        "finer": tuple(made_up(shape, 20_000, chance, FINER)),
        "thicker": tuple(made_up(shape, 20_000, chance)),
        "shipped": inks(library.diagram),
    }
    found, scan = {}, {}
    for name, plate in plates.items():
        picker = Picker(plate)
        choosable = [ink for ink in plate if ink.address]
        spots = [ink.path.boundingRect().center() for ink in chance.choices(choosable, k=1_000)]
        assert any(picker.first(spot.x(), spot.y(), 4.0, 1.0) for spot in spots)
        found[name] = [1000 * timed(picker.first, spot.x(), spot.y(), 4.0, 1.0)[0] for spot in spots]
        scan[name] = [
            1000 * timed(lambda at, plate=plate: [ink for ink in plate if ink.path.contains(at)], at)[0]
            for at in spots[:20]
        ]
    few, peer = median(found["few"]), median(scan["few"])
    finer, thicker = (median(found[name]) / few for name in ("finer", "thicker"))
    note = (
        f"20,000 smaller ones {both(found['finer'], 'µs')}, {finer:.1f} ×; 20,000 of the same size, so "
        f"20 × as many beneath {both(found['thicker'], 'µs')}, {thicker:.1f} ×; "
        f"the shipped drawing {both(found['shipped'], 'µs')}"
    )
    said = f"linear scan {peer:.0f} µs; of 20,000 {median(scan['thicker']):.0f} µs"
    met = few <= 50 and max(finer, thicker) <= 2
    ours = both(found["few"], "µs")
    add_row(Row("pointer to shape, of 1,000", ours, said, few / peer, "≤ 50 µs, grows ≤ 2 ×", met, note))


@pytest.fixture
def big_window(window, qtbot):
    window.resize(1920, 1080)
    window.settle()
    qtbot.waitUntil(lambda: not (window.diagram.idle.busy or window.card._later.isActive()), timeout=20_000)
    return window


def test_choosing(add_row, alone, big_window, qapp):
    window, chance = big_window, random.Random(1)
    everything = list(window.state.library.addresses())
    times = []
    gc.collect()
    gc.freeze()  # as the program does once it has started
    for _ in range(500 if alone else 100):
        address, side = chance.choice(everything), chance.choice(list(Side))
        begun = time.perf_counter()
        window.choose_in_place(address, side)
        QCoreApplication.sendPostedEvents()  # lays out and paints the first frame
        times.append(1000 * (time.perf_counter() - begun))
        qapp.processEvents()
    gc.unfreeze()
    assert window.state.selection is not None
    worst = percentile(times)
    said = "one frame at 60 Hz 16.7 ms"
    add_row(Row("click to path and card", both(times), said, worst / 16.7, "99th ≤ 16 ms", worst <= 16))


def drag(view, step):
    """One frame of a hand that drags the drawing round in a wide circle, 12 pixels at a time."""
    angle, far = step * tau / 120, 12 / view.scale_now()
    view.pan(far * cos(angle), far * sin(angle))
    view.viewport().repaint()


def test_moving_about(add_row, big_window, qapp, qtbot, library, places):
    view = big_window.diagram
    big_window.layers.use_preset("Everything")
    view.zoom(2.5)
    view.settle()
    qapp.processEvents()
    figures = [
        (QSvgRenderer(str(diagram_folder(places) / f"{figure.id}.svg")), figure, place)
        for figure, place in library.diagram.placed()
    ]
    image = QImage(1920, 1080, QImage.Format.Format_ARGB32_Premultiplied)

    def peer():
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = 1080 / library.diagram.height
        painter.scale(scale, scale)
        for renderer, figure, at in figures:
            size = (figure.width * at.scale, figure.height * at.scale)
            renderer.render(painter, QRectF(at.x, at.y, *size))
        painter.end()

    qt = median([timed(peer)[0] for _ in range(7)])
    times = {"pan": [], "zoom": []}
    for step in range(80):
        for name, each in times.items():
            begun = time.perf_counter()
            if name == "pan":
                view.box.show_area(view.box.viewRect().translated(1.5 if step % 20 < 10 else -1.5, 0))
            else:
                view.zoom(1.04 if step % 20 < 10 else 1 / 1.04)
            view.viewport().repaint()
            each.append(1000 * (time.perf_counter() - begun))
    view.settle()
    qtbot.waitUntil(lambda: not view.idle.busy, timeout=20_000)
    times["drag"] = [timed(drag, view, step)[0] for step in range(240)]
    view.settle()
    assert view.scale_now() > 0
    for name, each in times.items():
        met = median(each) <= 8 and percentile(each) <= 16
        said = f"QSvgRenderer {qt:.0f} ms"
        add_row(Row(f"{name} frame, all layers", both(each), said, median(each) / qt, "≤ 8 / 16 ms", met))


def test_idle(add_row, big_window, qtbot):
    qtbot.wait(300)
    timers = [each for each in big_window.findChildren(QTimer) if each.isActive()]
    busy = time.process_time()
    qtbot.wait(1_000)
    share = 100 * (time.process_time() - busy)
    met = not timers and share < 1
    add_row(Row("idle", f"{len(timers)} timers, {share:.1f} % CPU", target="0, 0 %", met=met))
