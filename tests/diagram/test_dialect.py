import pytest

from explorer.diagram import dialect
from explorer.diagram.dialect import check

from .figures import NS, TIBIA, TIBIAL, layer, svg


def faults(text: str) -> list[tuple[int, str]]:
    sheet, problems = check(text, "f.svg")
    assert (sheet is None) == bool(problems)
    assert all(problem.path == "f.svg" for problem in problems)
    return [(problem.line, problem.message) for problem in problems]


def elements(text: str) -> tuple[dialect.Element, ...]:
    sheet, problems = check(text, "f.svg")
    assert problems == ()
    assert sheet is not None
    return sheet.elements


def test_a_plain_figure_passes() -> None:
    sheet, problems = check(svg(f"<title> The\n side </title>{layer(TIBIA)}", scale="0.5"), "f.svg")
    assert problems == ()
    assert sheet is not None
    assert (sheet.title, sheet.view, sheet.width, sheet.height) == ("The side", "lateral", 100, 200)
    assert (sheet.origin, sheet.mm_per_unit) == ((50, 190), 0.5)
    (tibia,) = sheet.elements
    assert (tibia.structure, tibia.layer, tibia.part, tibia.side) == ("tibia", "bone", "outline", "")
    assert (tibia.outline.form.closed, tibia.width, tibia.opacity) == (True, 0.5, 1)


@pytest.mark.parametrize(
    "shape",
    [
        '<circle data-structure="a" cx="1" cy="2" r="3"/>',
        '<ellipse data-structure="a" rx="1" ry="2"/>',
        '<rect data-structure="a" x="1" y="2" width="3" height="4" rx="1"/>',
        '<polyline data-structure="a" points="0,0 1,1 2,0"/>',
        '<polygon data-structure="a" points="0,0 1,1 2,0"/>',
        '<path data-structure="a" d="M0 0L1 1" fill="none" stroke="#abc" stroke-linecap="round"/>',
        '<path data-structure="a" d="M0 0L1 1"><title>A</title><desc>B</desc></path>',
        '<path id="x" data-structure="a" data-part="line" d="M0 0L1 1" transform="rotate(3)" opacity=".5"/>',
    ],
)
def test_every_allowed_element_passes(shape: str) -> None:
    assert faults(svg(layer(shape))) == []


def test_a_file_saved_by_inkscape_passes() -> None:
    body = f"""<defs id="defs1"/><sodipodi:namedview id="view" pagecolor="#fff"><inkscape:page x="0"/>
</sodipodi:namedview><metadata id="m">Drawn by us.</metadata>
<g data-layer="bone" inkscape:groupmode="layer" inkscape:label="Bones" style="display:inline" id="layer1">
<g id="g1">{TIBIA.replace("/>", ' sodipodi:nodetypes="cccc" id="p1"/>')}</g></g>"""
    extra = (
        ' version="1.1" id="svg1" sodipodi:docname="side.svg" inkscape:version="1.3" xml:space="preserve"'
        ' xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"'
        ' xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"'
        f' xmlns:svg="{NS[7:-1]}"'
    )
    assert faults('<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n' + svg(body, extra=extra)) == []


BAD_SHAPES = [
    (TIBIA.replace(' data-structure="tibia"', ""), "needs data-structure"),
    (TIBIA.replace('"tibia"', '"Tibia!"'), "not an id"),
    (TIBIA.replace("/>", ' data-part="shadow"/>'), "not one of outline"),
    (TIBIA.replace("/>", ' style="fill:red"/>'), "styles are not allowed"),
    (TIBIA.replace("/>", ' class="x"/>'), "class is not allowed"),
    (TIBIA.replace("/>", ' onclick="alert(1)"/>'), "onclick"),
    (TIBIA.replace("/>", ' clip-path="url(#c)"/>'), "clip-path"),
    (TIBIA.replace("/>", ' transform="skewX(3)"/>'), "transform"),
    (TIBIA.replace("/>", ' opacity="2"/>'), "opacity"),
    (TIBIA.replace("#F3EAD5", "url(#g)"), "plain colour"),
    (TIBIA.replace("#F3EAD5", "var(--bone)"), "plain colour"),
    (TIBIA.replace("#F3EAD5", "currentColor"), "plain colour"),
    (TIBIA.replace("0.5", "0.5mm"), "no units"),
    (TIBIA.replace("0.5", "-1"), "below 0"),
    (TIBIA.replace("M60 20", "M60"), "numbers at a time"),
    (TIBIA.replace("M60 20", "MNaN 20"), "not a number"),
    (TIBIA.replace("M60 20", "M1e999 20"), "out of bounds"),
    (TIBIA.replace("/>", ">text</path>"), "loose"),
    (TIBIA.replace("/>", "><path d='M0 0L1 1'/></path>"), "must not stand in <path>"),
    ('<path data-structure="a"/>', "needs the attribute d"),
    ('<circle data-structure="a" cx="1" cy="2"/>', "needs the attribute r"),
    ('<circle data-structure="a" r="0"/>', "above 0"),
    ('<circle data-structure="a" r="inf"/>', "plain number"),
    ('<rect data-structure="a" width="3" height="50%"/>', "plain number"),
    ('<polygon data-structure="a" points="0,0 1,1"/>', "at least 3"),
    ('<polyline data-structure="a" points="0,0 1"/>', "without its y"),
    ('<path data-structure="a" data-part="shade" d="M0 0L1 1L2 0"/>', "must be closed"),
    ('<path data-structure="a" data-part="light" d="M0 0L1 1L2 0ZM0 0L3 3"/>', "must be closed"),
    ('<use href="#p1"/>', "<use> is not allowed"),
    ('<image href="http://127.0.0.1/x.png"/>', "<image> is not allowed"),
    ("<script>alert(1)</script>", "<script> is not allowed"),
    ("<style>path { fill: red }</style>", "<style> is not allowed"),
    ("<foreignObject/>", "not allowed"),
    ("<clipPath/>", "not allowed"),
    ("<mask/>", "not allowed"),
    ("<linearGradient/>", "not allowed"),
    ("<text>Tibia</text>", "not allowed"),
    ("<animate/>", "not allowed"),
    ("<svg/>", "not allowed"),
    ('<html:p xmlns:html="http://www.w3.org/1999/xhtml"/>', "not allowed"),
    (f'<g xmlns:l="http://www.w3.org/1999/xlink" l:href="x">{TIBIA}</g>', "href is not allowed"),
    (f'<g data-layer="disc">{TIBIA}</g>', "inside the layer bone"),
    (f'<g data-side="right">{TIBIA}</g>', "front and back views only"),
]


@pytest.mark.parametrize(("shape", "message"), BAD_SHAPES)
def test_a_faulty_shape_is_reported_at_its_line(shape: str, message: str) -> None:
    found = faults(svg(layer(f"{TIBIA}\n\n{shape}")))
    assert [line for line, _ in found] == [5], found
    assert message in found[0][1]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('viewBox="0 0 100 200"', "", "needs the attribute viewBox"),
        ('viewBox="0 0 100 200"', 'viewBox="1 0 100 200"', "viewBox must be 0 0"),
        ('viewBox="0 0 100 200"', 'viewBox="0 0 100"', "viewBox must be 0 0"),
        ('viewBox="0 0 100 200"', 'viewBox="0 0 100 NaN"', "not a number"),
        (' width="100"', ' width="90"', "viewBox must be 0 0"),
        (' width="100"', ' width="100mm"', "no units"),
        (' height="200"', "", "needs the attribute height"),
        ('data-view="lateral"', 'data-view="oblique"', "not one of anterior"),
        ('data-view="lateral"', "", "needs the attribute data-view"),
        ('data-origin="50 190"', 'data-origin="50"', "two numbers"),
        ('data-origin="50 190"', "", "needs the attribute data-origin"),
        ('data-mm-per-unit="1"', 'data-mm-per-unit="0"', "above 0"),
        ('data-mm-per-unit="1"', 'data-mm-per-unit="90000"', "larger than"),
        ('data-mm-per-unit="1"', "", "needs the attribute data-mm-per-unit"),
        (NS, "", "root must be <svg"),
    ],
)
def test_a_faulty_root_is_reported(old: str, new: str, message: str) -> None:
    text = svg(layer(TIBIA))
    assert old in text
    found = faults(text.replace(old, new))
    assert found[0][0] == 1
    assert message in found[0][1]


def test_a_root_of_another_kind_is_refused() -> None:
    assert "root must be" in faults("<html/>")[0][1]


def test_loose_text_is_reported_at_its_group() -> None:
    assert [(line, "loose" in message) for line, message in faults(svg(layer("words")))] == [(2, True)]


def test_an_unknown_layer_is_reported_at_its_line() -> None:
    assert faults(svg("\n" + layer(TIBIA, "bones")))[0][0] == 3


def test_a_shape_outside_a_layer_is_reported() -> None:
    assert [(line, "outside a layer" in message) for line, message in faults(svg(TIBIA))] == [(2, True)]


def test_the_front_view_needs_sides() -> None:
    found = faults(svg(layer(TIBIA), view="anterior"))
    assert [(line, "data-side right or midline" in message) for line, message in found] == [(3, True)]
    assert faults(svg(layer(f'<g data-side="right">{TIBIA}</g>'), view="anterior")) == []
    assert faults(svg(layer(f'<g data-side="midline">{TIBIA}</g>'), view="posterior")) == []


def test_a_left_side_is_never_drawn() -> None:
    found = faults(svg(layer(f'<g data-side="left">{TIBIA}</g>'), view="anterior"))
    assert found[0][0] == 3
    assert "not one of right, midline" in found[0][1]


def test_sides_do_not_nest() -> None:
    body = f'<g data-side="right">\n<g data-side="midline">{TIBIA}</g></g>'
    assert [
        (line, "inside another" in message) for line, message in faults(svg(layer(body), view="anterior"))
    ] == [(4, True)]


@pytest.mark.parametrize(
    "shape",
    [
        TIBIAL.replace("50\"", "50Z\""),
        TIBIAL.replace("/>", ' data-part="line"/>'),
        '<polyline data-structure="tibial" points="0,0 1,1"/>',
        '<circle data-structure="tibial" r="2"/>',
    ],
)  # fmt: skip
def test_a_nerve_is_one_open_path(shape: str) -> None:
    found = faults(svg(layer(shape, "nerve")))
    assert [(line, "a nerve is one open" in message) for line, message in found] == [(3, True)]


def test_a_nerve_is_drawn_once_a_side() -> None:
    found = faults(svg(layer(f"{TIBIAL}\n{TIBIAL}", "nerve")))
    assert [(line, "twice" in message) for line, message in found] == [(4, True)]
    both = f'<g data-side="right">{TIBIAL}</g><g data-side="midline">{TIBIAL}</g>'
    assert faults(svg(layer(both, "nerve"), view="anterior")) == []


def test_a_nerve_may_have_several_branches_in_its_one_path() -> None:
    branched = TIBIAL.replace('50"', '50M61 30L70 40"')
    assert faults(svg(layer(branched, "nerve"))) == []


def test_a_region_is_closed() -> None:
    found = faults(svg(layer('<path data-structure="calf" d="M0 0L1 1L2 0"/>', "region")))
    assert [(line, "a region must be closed" in message) for line, message in found] == [(3, True)]


def test_groups_hand_down_paint_opacity_and_place() -> None:
    body = f"""<g data-layer="bone" stroke="#BFAE8B" stroke-width="2" opacity="0.5" transform="scale(3)">
<g fill-rule="evenodd" opacity="0.5" fill-opacity="0.5" transform="translate(1,2)">
<path data-structure="a" d="M0 0L1 1L2 0Z"/>
<path data-structure="b" d="M0 0L1 1" stroke-width="1"/>
<path data-structure="c" d="M0 0L1 1" stroke="none"/></g>{TIBIA}</g>"""
    a, b, c, tibia = elements(svg(body))
    assert (a.width, a.opacity, a.even_odd) == (pytest.approx(6), 0.125, True)
    assert (b.width, b.opacity) == (pytest.approx(3), 0.25)
    assert c.width == 0
    assert a.matrix == (3, 0, 0, 3, 3, 6)
    assert (tibia.opacity, tibia.even_odd) == (0.5, False)


def test_every_problem_is_reported_with_its_own_line() -> None:
    body = '<circle/>\n<use/>\n<path data-structure="a" d="M0"/>\n<g bad="1"/>'
    assert [line for line, _ in faults(svg(layer(body)))] == [3, 4, 5, 6]


def test_a_flood_of_problems_is_cut_off() -> None:
    assert len(faults(svg(layer("<use/>\n" * 5000)))) == dialect.MAX_PROBLEMS


def test_segments_are_bounded_over_the_whole_file() -> None:
    path = '<path data-structure="a" d="M0 0' + "h1" * 9_999 + '"/>\n'
    assert faults(svg(layer(path * 4))) == []
    found = faults(svg(layer(path * 5)))
    assert [line for line, _ in found] == [7]
    assert "segments" in found[0][1]
