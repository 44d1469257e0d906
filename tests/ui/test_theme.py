"""Every theme is complete, readable, and wrong ones are named by line."""

import shutil
from pathlib import Path

import pytest

from contrast import contrast
from explorer.diagram.shapes import LAYERS
from explorer.files.places import find_places
from explorer.files.problem import BadFileError, Problem
from explorer.library.library import Library
from explorer.ui.theme import Paint, Theme, load_theme, theme_names

ASSETS = find_places().assets
NAMES = theme_names(ASSETS)


@pytest.fixture(params=NAMES)
def shipped(request: pytest.FixtureRequest) -> Theme:
    """Each shipped theme."""
    return load_theme(ASSETS, request.param)


def test_contrast_is_reckoned_right() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_three_themes_ship() -> None:
    assert NAMES == ("dark", "high-contrast", "light")


def test_a_theme_paints_every_layer_that_is_drawn(shipped: Theme) -> None:
    painted = {layer for layer, _ in shipped.layers}
    assert painted <= set(LAYERS)
    assert {"skin", "bone", "disc", "nerve", "site"} <= painted


def test_words_stand_out_from_what_is_behind_them(shipped: Theme) -> None:
    c = shipped.colors
    pairs = [
        *((text, ground) for text in ("ink", "ink_muted") for ground in ("page", "surface", "sunken")),
        *(("accent", ground) for ground in ("page", "surface", "sunken")),
        ("ink", "accent_soft"),
        ("accent", "accent_soft"),
        ("on_accent", "accent"),
        ("warning", "surface"),
        *(
            (text, soft)
            for text in ("ink", "accent")
            for soft in ("emergency_soft", "urgent_soft", "clinician_soft")
        ),
        ("emergency", "emergency_soft"),
        ("urgent", "urgent_soft"),
        ("clinician", "clinician_soft"),
        ("surface", "ink"),
    ]
    least = 7.0 if shipped.id == "high-contrast" else 4.5
    weak = {
        (text, ground): round(contrast(getattr(c, text), getattr(c, ground)), 2)
        for text, ground in pairs
        if contrast(getattr(c, text), getattr(c, ground)) < (least if text == "ink" else 4.5)
    }
    assert not weak


def test_what_one_presses_stands_out_from_what_is_behind_it(shipped: Theme) -> None:
    c = shipped.colors
    for line in (c.control, c.accent):
        for ground in (c.page, c.surface, c.sunken):
            assert contrast(line, ground) >= 3.0, (line, ground)
    assert contrast(c.emergency, c.surface) >= 3.0
    assert contrast(shipped.diagram.hover, c.page) >= 3.0
    assert contrast(shipped.diagram.place, c.page) >= 3.0


def test_a_nerve_and_a_site_stand_out_from_bone_and_page(shipped: Theme) -> None:
    nerve = shipped.paint("nerve", "outline")
    site = shipped.paint("site", "outline")
    assert contrast(site.stroke, site.fill) >= 3.0
    for ground in (shipped.colors.page, shipped.paint("bone", "outline").fill):
        assert max(contrast(nerve.casing, ground), contrast(nerve.stroke, ground)) >= 3.0
        assert max(contrast(site.stroke, ground), contrast(site.fill, ground)) >= 3.0


def test_type_and_targets_are_large_enough(shipped: Theme) -> None:
    t = shipped.type
    assert 14 <= t.small <= t.body <= t.lead <= t.heading <= t.title
    assert t.body >= 16
    assert shipped.space.target >= 40


@pytest.fixture
def assets(tmp_path: Path) -> Path:
    """A folder of themes to be spoilt."""
    shutil.copytree(ASSETS / "themes", tmp_path / "assets" / "themes")
    return tmp_path / "assets"


def spoil(assets: Path, old: str, new: str) -> Problem:
    """What is wrong once `old` is `new` in the light theme."""
    path = assets / "themes" / "light.toml"
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))
    with pytest.raises(BadFileError) as caught:
        load_theme(assets, "light")
    assert caught.value.problem.path == "assets/themes/light.toml"
    return caught.value.problem


def line_of(text: str) -> int:
    lines = (ASSETS / "themes" / "light.toml").read_text().splitlines()
    return next(number for number, line in enumerate(lines, 1) if line.startswith(text))


@pytest.mark.parametrize(
    ("old", "new", "line", "part"),
    [
        ('page = "#FBF9F6"', 'page = "white"', 'page = "', "#RRGGBB"),
        ('page = "#FBF9F6"', "page = 3", 'page = "', "type str"),
        ('page = "#FBF9F6"', 'paper = "#FBF9F6"', 'page = "', "'paper' is not a key of [colors]"),
        ("body = 16", 'body = "16"', "body = ", "type int"),
        ("body = 16", "body = true", "body = ", "type int"),
        ("body = 16", "body = 201", "body = ", "between 0 and 200"),
        ("dim = 0.22", "dim = nan", "dim = ", "between 0 and 200"),
        ("dark = false", "dark = 0", "dark = ", "type bool"),
        ('name = "Light"', 'song = "la"\nname = "Light"', "name = ", "'song' is not a key of a theme"),
        ("[layers.skin.outline]\nfill", "[layers.skin.outline]\nhatch", "[layers.skin.outline]", "'hatch'"),
    ],
)
def test_a_wrong_value_is_named_with_its_line(assets: Path, old: str, new: str, line: str, part: str) -> None:
    problem = spoil(assets, old, new)
    assert part in problem.message
    assert problem.line == line_of(line) + (line.startswith("[layers"))


def test_a_missing_value_is_named(assets: Path) -> None:
    assert "'ink' is missing" in spoil(assets, "ink = ", "# ink = ").message


@pytest.mark.parametrize(
    "text", ["", "name = ", "name = 'x'\n[colors]\n", "a = " + "[" * 5000, "layers = 3", "[layers]\nskin = 3"]
)
def test_what_is_no_theme_is_a_problem(assets: Path, text: str) -> None:
    (assets / "themes" / "light.toml").write_text(text)
    with pytest.raises(BadFileError):
        load_theme(assets, "light")


@pytest.mark.parametrize("wanted", ["nothing", "", "../themes/light", "light.toml", "\x00"])
def test_an_unknown_theme_names_those_there_are(wanted: str) -> None:
    with pytest.raises(BadFileError, match="there are: dark, high-contrast, light"):
        load_theme(ASSETS, wanted)


def test_every_drawn_skin_area_has_a_tint_of_its_own(shipped: Theme, library: Library) -> None:
    drawn = library.diagram.structures()
    areas = drawn["territory"] | drawn["dermatome"]
    assert {each for each in areas if not shipped.paint("territory", "outline", each).fill} == set()
    assert set(shipped.areas) <= areas, "a tint for what is not drawn"
    roots = [shipped.areas[each] for each in sorted(drawn["dermatome"])]
    assert len(set(roots)) == len(roots)


def test_a_skin_area_is_painted_by_whose_it_is_and_nothing_else_is(shipped: Theme) -> None:
    assert shipped.paint("territory", "outline", "sural") == Paint(fill=shipped.areas["sural"])
    assert shipped.paint("dermatome", "outline", "root-l5") == Paint(fill=shipped.areas["root-l5"])
    assert shipped.paint("territory", "outline", "sciatic") == Paint()
    assert shipped.paint("vein", "outline", "sural") == Paint()
    assert shipped.paint("nerve", "outline", "sural") == shipped.paint("nerve", "outline")


def test_what_the_theme_says_of_a_layer_goes_before_the_tint(shipped: Theme) -> None:
    own = shipped.paint("dermatome", "light", "root-l5")
    assert own == shipped.layers["dermatome", "light"]
    assert own.fill != shipped.areas["root-l5"]


@pytest.mark.parametrize("value", ['"red"', "3", '""', '"#12345"', "true"])
def test_a_wrong_tint_is_named_with_its_line(assets: Path, value: str) -> None:
    problem = spoil(assets, 'root-l5 = "#', f"root-l5 = {value} # ")
    assert "'root-l5'" in problem.message
    assert problem.line == line_of("root-l5 = ")


def test_tints_must_be_a_table(assets: Path) -> None:
    path = assets / "themes" / "light.toml"
    text = path.read_text()
    start = text.index("[areas]")
    path.write_text("areas = 3\n" + text[:start])
    with pytest.raises(BadFileError) as caught:
        load_theme(assets, "light")
    assert (caught.value.problem.line, caught.value.problem.message) == (
        1,
        "'areas' must be a table of colours",
    )


def test_a_theme_may_leave_out_the_tints(assets: Path) -> None:
    path = assets / "themes" / "light.toml"
    text = path.read_text()
    path.write_text(text[: text.index("[areas]")])
    assert load_theme(assets, "light").paint("territory", "outline", "sural") == Paint()
