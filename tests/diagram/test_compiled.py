import hashlib
import json
import struct
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.anatomy.address import Side
from explorer.diagram import compiled
from explorer.diagram.compiled import CompiledError, dump, load
from explorer.diagram.packed import Numbers
from explorer.diagram.shapes import (
    EMPTY,
    LAYERS,
    PARTS,
    VIEWS,
    Diagram,
    Figure,
    Layer,
    Placement,
    Shape,
    bounds_of,
)

HEAD = struct.Struct("<8sHI32s")

lengths = st.floats(-1000, 1000)
sizes = st.floats(0, 1000)


@st.composite
def shapes(draw: st.DrawFn) -> Shape:
    ops = draw(st.from_regex(r"\A(M[LC]{0,4}Z?){1,3}\Z"))
    count = 2 * (ops.count("M") + ops.count("L")) + 6 * ops.count("C")
    numbers = tuple(draw(st.lists(lengths, min_size=count, max_size=count)))
    return Shape(
        structure=draw(st.text(max_size=8)),
        layer=draw(st.sampled_from(LAYERS)),
        part=draw(st.sampled_from(PARTS)),
        side=draw(st.sampled_from(Side)),
        closed=draw(st.booleans()),
        even_odd=draw(st.booleans()),
        opacity=draw(st.floats(0, 1)),
        width=draw(sizes),
        title=draw(st.text(alphabet="aä\n🦵\"\\", max_size=5)),
        ops=ops,
        numbers=numbers,
        bounds=bounds_of(numbers),
    )  # fmt: skip


@st.composite
def diagrams(draw: st.DrawFn) -> Diagram:
    figures = tuple(
        Figure(
            id=f"figure-{at}",
            title=draw(st.text(max_size=5)),
            view=draw(st.sampled_from(VIEWS)),
            width=draw(sizes),
            height=draw(sizes),
            origin=(draw(lengths), draw(lengths)),
            mm_per_unit=draw(sizes),
            shapes=tuple(draw(st.lists(shapes(), max_size=3))),
            deep=tuple(draw(st.lists(st.text(max_size=5), max_size=2))),
            onward=tuple(draw(st.lists(st.text(max_size=5), max_size=2))),
            left=draw(st.text(max_size=5)),
        )
        for at in range(draw(st.integers(0, 2)))
    )
    return Diagram(
        title=draw(st.text(max_size=5)),
        width=draw(sizes),
        height=draw(sizes),
        figures=figures,
        placements=tuple(
            Placement(figure.id, draw(lengths), draw(lengths), draw(sizes)) for figure in figures
        ),
        layers=tuple(
            Layer(name, name.title(), draw(st.booleans())) for name in LAYERS[: draw(st.integers(0, 3))]
        ),
    )


def one_shape() -> Diagram:
    numbers = (1.0, 2.0, 3.5, 4.5)
    line = Shape(
        "tibia", "bone", "outline", Side.RIGHT, False, False, 1.0, 0.5, "", "ML", numbers, bounds_of(numbers)
    )
    figure = Figure("side", "Side", "lateral", 100.0, 200.0, (50.0, 190.0), 1.0, (line,))
    layers = (Layer("bone", "Bones", True),)
    return Diagram("Plate", 400.0, 300.0, (figure,), (Placement("side", 1.0, 2.0, 1.5),), layers)


SAMPLE = dump(one_shape())


@given(diagrams())
def test_what_was_dumped_is_loaded_exactly(diagram: Diagram) -> None:
    assert load(dump(diagram)) == diagram


def test_an_empty_diagram_comes_back() -> None:
    assert load(dump(EMPTY)) == EMPTY


@given(st.integers(0, len(SAMPLE) - 1), st.integers(1, 255))
def test_a_damaged_byte_is_noticed(at: int, change: int) -> None:
    damaged = bytearray(SAMPLE)
    damaged[at] ^= change
    with pytest.raises(CompiledError):
        load(bytes(damaged))


@given(st.integers(0, len(SAMPLE) - 1))
def test_a_cut_is_noticed(at: int) -> None:
    with pytest.raises(CompiledError):
        load(SAMPLE[:at])


@given(st.binary(max_size=300))
def test_other_bytes_are_refused(data: bytes) -> None:
    for text in (data, SAMPLE + data + b"x", SAMPLE[: HEAD.size] + data):
        with pytest.raises(CompiledError):
            load(text)


def sealed(body: bytes, length: int) -> bytes:
    """`body` under a head that fits it, as someone who knows the format would forge it."""
    return HEAD.pack(SAMPLE[:8], compiled.VERSION, length, hashlib.sha256(body).digest()) + body


def split(data: bytes) -> tuple[bytes, bytes]:
    length = HEAD.unpack_from(data)[2]
    return data[HEAD.size : HEAD.size + length], data[HEAD.size + length :]


@given(st.integers(0, len(SAMPLE) - HEAD.size - 1), st.integers(1, 255))
def test_a_forged_file_is_loaded_soundly_or_refused(at: int, change: int) -> None:
    table, numbers = split(SAMPLE)
    body = bytearray(table + numbers)
    body[at] ^= change
    try:
        diagram = load(sealed(bytes(body), len(table)))
    except CompiledError:
        return
    assert load(dump(diagram)) == diagram


@pytest.mark.parametrize(
    "change",
    [
        {"title": 3},
        {"layers": [["bones", "Bones", True]]},
        {"layers": [["bone", "Bones", 1]]},
        {"layers": [["bone"]]},
        {"figures": 3},
        {"figures": []},
        {"placements": ["other"]},
        {"placements": []},
    ],
)
def test_a_forged_table_is_refused(change: dict[str, object]) -> None:
    table, numbers = split(SAMPLE)
    text = json.dumps({**json.loads(table), **change}).encode()
    with pytest.raises(CompiledError, match="does not fit"):
        load(sealed(text + numbers, len(text)))


@pytest.mark.parametrize(
    ("column", "value"),
    [
        (0, 7),
        (1, 99),
        (1, -1),
        (1, "bone"),
        (1, True),
        (2, 7),
        (2, None),
        (3, "up"),
        (3, []),
        (4, 1),
        (5, "no"),
        (6, None),
        (7, "LM"),
        (7, "MQ"),
        (7, ""),
        (7, "MLLL"),
        (7, "M"),
        (7, 5),
    ],
)
def test_a_forged_shape_is_refused(column: int, value: object) -> None:
    table, numbers = split(SAMPLE)
    data = json.loads(table)
    data["figures"][0][3][column][0] = value
    text = json.dumps(data).encode()
    with pytest.raises(CompiledError, match="does not fit"):
        load(sealed(text + numbers, len(text)))


@pytest.mark.parametrize("column", range(8))
def test_columns_of_unlike_length_are_refused(column: int) -> None:
    table, numbers = split(SAMPLE)
    for forge in (lambda each: each.append(each[0]), lambda each: each.clear()):
        data = json.loads(table)
        forge(data["figures"][0][3][column])
        text = json.dumps(data).encode()
        with pytest.raises(CompiledError, match="does not fit"):
            load(sealed(text + numbers, len(text)))


@pytest.mark.parametrize(
    ("measure", "value"),
    [
        (5, -0.1),  # opacity
        (5, 1.1),
        (6, -1.0),  # width
        (7, 9.0),  # left of the right edge
        (10, 0.0),  # bottom above the top
    ],
)
def test_forged_measures_are_refused(measure: int, value: float) -> None:
    table, numbers = split(SAMPLE)
    body = table + numbers[: 8 * measure] + struct.pack("<d", value) + numbers[8 * measure + 8 :]
    with pytest.raises(CompiledError, match="does not fit"):
        load(sealed(body, len(table)))


def test_coordinates_stay_packed_and_equal_those_read_from_the_files() -> None:
    shape, loaded = one_shape().figures[0].shapes[0], load(SAMPLE).figures[0].shapes[0]
    assert isinstance(loaded.numbers, Numbers)
    assert loaded == shape
    assert hash(loaded) == hash(shape)
    assert list(loaded.commands()) == list(shape.commands())


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf"), 1e300])
def test_forged_numbers_are_refused(value: float) -> None:
    table, numbers = split(SAMPLE)
    for at in range(0, len(numbers), 8):
        body = table + numbers[:at] + struct.pack("<d", value) + numbers[at + 8 :]
        with pytest.raises(CompiledError, match="does not fit"):
            load(sealed(body, len(table)))


def test_a_deep_table_is_refused() -> None:
    text = b"[" * 200_000
    with pytest.raises(CompiledError, match="does not fit"):
        load(sealed(text, len(text)))


def test_another_version_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiled, "VERSION", compiled.VERSION + 1)
    with pytest.raises(CompiledError, match="version"):
        load(SAMPLE)


def test_a_thousand_shapes_load_at_once() -> None:
    numbers = tuple(float(value) for value in range(98))
    ops, bounds = "M" + "C" * 16 + "Z", bounds_of(numbers)
    shape = Shape("tibia", "bone", "outline", Side.LEFT, True, False, 1, 0.5, "", ops, numbers, bounds)
    figure = Figure("side", "Side", "lateral", 100.0, 200.0, (50.0, 190.0), 1.0, (shape,) * 1000)
    data = dump(Diagram("Plate", 400.0, 300.0, (figure,), (Placement("side", 0.0, 0.0, 1.0),), ()))
    times = []
    for _ in range(5):
        start = time.process_time()
        load(data)
        times.append(time.process_time() - start)
    assert min(times) < 0.1, "ten times what it takes on a slow machine"
