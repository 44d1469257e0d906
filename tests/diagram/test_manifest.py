from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.diagram.folder import MANIFEST as NAME
from explorer.diagram.manifest import Manifest, read_manifest
from explorer.diagram.read import read_diagram
from explorer.diagram.shapes import Layer, Placement, Preset

from .figures import MANIFEST, TIBIA, layer, svg, write_diagram


def read(folder: Path, text: str) -> tuple[Manifest | None, list[tuple[int, str]]]:
    write_diagram(folder / "leg", text)
    manifest, problems = read_manifest(folder / "leg", folder)
    assert all(problem.path == f"{folder.name}/leg/diagram.toml" for problem in problems)
    return manifest, [(problem.line, problem.message) for problem in problems]


def test_a_sound_manifest_is_read(tmp_path: Path) -> None:
    manifest, problems = read(tmp_path, MANIFEST)
    assert problems == []
    assert manifest is not None
    assert (manifest.title, manifest.width, manifest.height) == ("Plate", 400, 300)
    (figure,) = manifest.figures
    assert (figure.id, figure.file, figure.title, figure.line) == ("side", "side.svg", "Side", 7)
    assert figure.placement == Placement("side", 10, 20, 1.2)
    assert manifest.layers == (Layer("bone", "Bones", True), Layer("nerve", "Nerves", False))


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("width = 400", "width = ", 2, "not well-formed TOML"),
        ("width = 400", "width = 400\nwidth = 3", 3, "not well-formed TOML"),
        ("width = 400\n", "", 0, "width: is missing"),
        ("width = 400", "width = -1", 2, "width: must be above 0"),
        ("width = 400", "width = true", 2, "width: must be a number"),
        ("width = 400", "width = nan", 2, "width: must be a number"),
        ("width = 400", "width = 1" + "0" * 400, 2, "width: must be a number"),
        ("height = 300", 'height = "300"', 3, "height: must be a number"),
        ('title = "Plate"', 'title = ""', 1, "title: must be text"),
        ('title = "Plate"', 'name = "Plate"\ntitle = "P"', 1, "name: is not known here"),
    ],
)
def test_without_sound_values_of_the_plate_there_is_no_manifest(
    tmp_path: Path, old: str, new: str, line: int, message: str
) -> None:
    manifest, problems = read(tmp_path, MANIFEST.replace(old, new, 1))
    assert manifest is None
    assert problems[0][0] == line
    assert message in problems[0][1]


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ('id = "side"', 'id = "Side"', 6, "small letters"),
        ('id = "side"\n', "", 5, "id of [[figures]]: is missing"),
        ('"side.svg"', '"../side.svg"', 7, "plain name"),
        ('"side.svg"', '"/etc/side.svg"', 7, "plain name"),
        ('"side.svg"', '"a\\\\side.svg"', 7, "plain name"),
        ('"side.svg"', '"sub/side.svg"', 7, "plain name"),
        ('"side.svg"', '".svg"', 7, "plain name"),
        ('"side.svg"', '"side.png"', 7, "plain name"),
        ("scale = 1.2", "scale = 0", 11, "above 0"),
        ("scale = 1.2", "scale = inf", 11, "a number"),
        ("x = 10", "x = -1e9", 9, "must lie from"),
        ("y = 20", "y = 20\nz = 3", 11, "z of [[figures]]: is not known"),
    ],
)
def test_a_faulty_figure_is_left_out_and_reported_at_its_line(
    tmp_path: Path, old: str, new: str, line: int, message: str
) -> None:
    manifest, problems = read(tmp_path, MANIFEST.replace(old, new, 1))
    assert manifest is not None
    assert manifest.figures == ()
    assert len(manifest.layers) == 2
    assert [found for found, _ in problems] == [line], problems
    assert message in problems[0][1]


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ('id = "nerve"', 'id = "nerves"', 19, "is not a layer"),
        ('id = "nerve"', 'id = "bone"', 19, "listed twice"),
        ("shown = false", "shown = 0", 21, "true or false"),
        ('name = "Nerves"', "name = 3", 20, "text"),
    ],
)
def test_a_faulty_layer_is_left_out_and_reported_at_its_line(
    tmp_path: Path, old: str, new: str, line: int, message: str
) -> None:
    manifest, problems = read(tmp_path, MANIFEST.replace(old, new, 1))
    assert manifest is not None
    assert [layer.id for layer in manifest.layers] == ["bone"]
    assert [found for found, _ in problems] == [line], problems
    assert message in problems[0][1]


def test_a_figure_listed_twice_is_taken_once(tmp_path: Path) -> None:
    figure = MANIFEST[MANIFEST.index("[[figures]]") : MANIFEST.index("[[layers]]")]
    manifest, problems = read(tmp_path, MANIFEST + "\n" + figure)
    assert manifest is not None
    assert len(manifest.figures) == 1
    assert [(line, "listed twice" in message) for line, message in problems] == [(24, True)]


@pytest.mark.parametrize("figures", ["", "figures = 3\n", "figures = []\n"])
def test_a_plate_needs_figures(tmp_path: Path, figures: str) -> None:
    start, end = MANIFEST.index("[[figures]]"), MANIFEST.index("[[layers]]")
    _, problems = read(tmp_path, figures + MANIFEST[:start] + MANIFEST[end:])
    assert any("figures: must be" in message for _, message in problems)


def test_a_missing_or_unreadable_manifest_is_a_problem(tmp_path: Path) -> None:
    assert read_manifest(tmp_path, tmp_path)[0] is None
    (tmp_path / NAME).write_bytes(b'title = "x"\n\xff')
    manifest, problems = read_manifest(tmp_path, tmp_path)
    assert manifest is None
    assert [(problem.line, "UTF-8" in problem.message) for problem in problems] == [(2, True)]


def test_a_deep_manifest_is_a_problem_and_no_crash(tmp_path: Path) -> None:
    manifest, problems = read(tmp_path, "a = " + "[" * 20_000)
    assert manifest is None
    assert len(problems) == 1


@given(st.integers(0, len(MANIFEST) - 1), st.text(max_size=3))
def test_any_change_of_the_text_is_read_or_reported(
    tmp_path_factory: pytest.TempPathFactory, at: int, new: str
) -> None:
    folder = tmp_path_factory.getbasetemp() / "mutated"
    manifest, problems = read(folder, MANIFEST[:at] + new + MANIFEST[at + 1 :])
    assert manifest is not None or problems


PRESETS = """
[[presets]]
name = "Few"
layers = "bone"
note = "Bones alone."

[[presets]]
name = "All"
layers = "nerve bone nerve"
note = "Everything."
"""
FIRST = MANIFEST.count("\n") + 2
"""The line of the first preset's heading."""


def test_presets_are_read_in_their_order(tmp_path: Path) -> None:
    manifest, problems = read(tmp_path, MANIFEST + PRESETS)
    assert problems == []
    assert manifest is not None
    assert manifest.presets == (
        Preset("Few", ("bone",), "Bones alone."),
        Preset("All", ("nerve", "bone"), "Everything."),
    )


def test_there_may_be_no_presets(tmp_path: Path) -> None:
    manifest, problems = read(tmp_path, MANIFEST)
    assert problems == []
    assert manifest is not None
    assert manifest.presets == ()


@pytest.mark.parametrize(
    ("old", "new", "offset", "message"),
    [
        ('layers = "bone"', 'layers = "bone hair"', 2, "layers of [[presets]]: hair is not among"),
        ('layers = "bone"', 'layers = "muscle"', 2, "muscle is not among the [[layers]]"),
        ('layers = "bone"', "layers = 3", 2, "text in quotes"),
        ('layers = "bone"\n', "", 0, "layers of [[presets]]: is missing"),
        ('note = "Bones alone."\n', "", 0, "note of [[presets]]: is missing"),
        ('note = "Bones alone."', 'note = ""', 3, "note of [[presets]]: must be text"),
        ('note = "Bones alone."', "note = true", 3, "note of [[presets]]: must be text"),
        ('note = "Bones alone."', f'note = "{"a" * 201}"', 3, "note of [[presets]]: must be text"),
        ('name = "Few"', "name = 1", 1, "name of [[presets]]: must be text"),
        ('name = "Few"', 'hint = "x"\nname = "Few"', 1, "hint of [[presets]]: is not known"),
    ],
)
def test_a_faulty_preset_is_left_out_and_reported_at_its_line(
    tmp_path: Path, old: str, new: str, offset: int, message: str
) -> None:
    manifest, problems = read(tmp_path, MANIFEST + PRESETS.replace(old, new, 1))
    assert manifest is not None
    assert [preset.name for preset in manifest.presets] == ["All"]
    assert [line for line, _ in problems] == [FIRST + offset], problems
    assert message in problems[0][1]


def test_a_preset_listed_twice_is_taken_once(tmp_path: Path) -> None:
    manifest, problems = read(tmp_path, MANIFEST + PRESETS.replace('"All"', '"Few"'))
    assert manifest is not None
    assert [preset.layers for preset in manifest.presets] == [("bone",)]
    assert [(line, "listed twice" in message) for line, message in problems] == [(FIRST + 6, True)]


@pytest.mark.parametrize("presets", ["presets = 3\n", "presets = []\n"])
def test_presets_must_be_tables(tmp_path: Path, presets: str) -> None:
    manifest, problems = read(tmp_path, presets + MANIFEST)
    assert manifest is not None
    assert manifest.presets == ()
    assert [(line, "headed [[presets]]" in message) for line, message in problems] == [(1, True)]


def test_a_figure_may_name_what_lies_deep(tmp_path: Path) -> None:
    deep = MANIFEST.replace("scale = 1.2", 'scale = 1.2\ndeep = "popliteus plantaris"')
    manifest, problems = read(tmp_path, deep)
    assert problems == []
    assert manifest is not None
    assert manifest.figures[0].deep == ("popliteus", "plantaris")
    plain, _ = read(tmp_path, MANIFEST)
    assert plain is not None
    assert plain.figures[0].deep == ()


def test_a_figure_may_name_what_goes_on_out_of_sight_and_its_mirror_image(tmp_path: Path) -> None:
    more = MANIFEST.replace("scale = 1.2", 'scale = 1.2\nonward = "tibial sural"\nleft = "Left sole"')
    manifest, problems = read(tmp_path, more)
    assert problems == []
    assert manifest is not None
    assert (manifest.figures[0].onward, manifest.figures[0].left) == (("tibial", "sural"), "Left sole")


@pytest.mark.parametrize("value", ["3", "true", '""', '["popliteus"]'])
def test_what_lies_deep_must_be_text(tmp_path: Path, value: str) -> None:
    manifest, problems = read(tmp_path, MANIFEST.replace("scale = 1.2", f"scale = 1.2\ndeep = {value}"))
    assert manifest is not None
    assert manifest.figures == ()
    assert [(line, "deep of [[figures]]" in message) for line, message in problems] == [(12, True)]


def test_what_is_called_deep_but_is_not_drawn_is_reported_at_its_figure(tmp_path: Path) -> None:
    deep = MANIFEST.replace("scale = 1.2", 'scale = 1.2\ndeep = "tibia popliteus"')
    folder = write_diagram(tmp_path / "leg", deep, side=svg(layer(TIBIA)))
    diagram, problems = read_diagram(folder, tmp_path)
    assert [(each.path.split("/")[-1], each.line, each.message) for each in problems] == [
        ("diagram.toml", 7, "side: popliteus is deep, but not drawn")
    ]
    (figure,) = diagram.figures
    assert [figure.lies_deep(shape) for shape in figure.shapes] == [True]
