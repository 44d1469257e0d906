from pathlib import Path

import pytest

from explorer.diagram.picture import MAX_BYTES, check_picture, read_pictures

NS = 'xmlns="http://www.w3.org/2000/svg"'


def picture(inside: str, root: str = 'viewBox="0 0 60 40" width="60" height="40"') -> str:
    return f"<svg {NS} {root}>\n{inside}\n</svg>"


def faults(text: str) -> list[tuple[int, str]]:
    problems = check_picture(text, "assets/pictures/a.svg")
    assert all(problem.path == "assets/pictures/a.svg" for problem in problems)
    return [(problem.line, problem.message) for problem in problems]


@pytest.mark.parametrize(
    "inside",
    [
        "<title>A nerve</title><desc>Long</desc>",
        '<g fill="#E7A900" font-family="A B, sans-serif"><text x="1" y="2" font-size="24">Coat</text></g>',
        '<text x="1" y="2" font-weight="700" text-anchor="middle" fill="#000000">Coat</text>',
        '<path d="M0 0C1 1 2 2 3 3Z" stroke="#7A5600" stroke-width="2" opacity="0.5"/>',
        '<g transform="translate(3 4)"><circle cx="1" cy="1" r="2"/><ellipse rx="1" ry="2"/></g>',
        '<rect width="3" height="4" rx="1"/><polyline points="0,0 1,1"/><polygon points="0,0 1,1 2,0"/>',
    ],
)
def test_a_plain_drawing_with_words_passes(inside: str) -> None:
    assert faults(picture(inside)) == []


@pytest.mark.parametrize(
    ("inside", "part"),
    [
        ("<script>alert(1)</script>", "<script> is not allowed"),
        ('<image href="file:///etc/passwd"/>', "<image> is not allowed"),
        ('<use href="#a"/>', "<use> is not allowed"),
        ("<style>@import url(x)</style>", "<style> is not allowed"),
        ("<foreignObject/>", "<foreignObject> is not allowed"),
        ("<animate/>", "<animate> is not allowed"),
        ('<a href="https://example.org"><rect width="1" height="1"/></a>', "<a> is not allowed"),
        ("<linearGradient/>", "<linearGradient> is not allowed"),
        ("<svg/>", "<svg> is not allowed"),
        ('<b xmlns="http://www.w3.org/1999/xhtml"/>', "<b> is not allowed"),
        ('<rect width="1" height="1" onclick="x()"/>', "onclick is not allowed"),
        ('<rect width="1" height="1" style="fill:url(x)"/>', "style is not allowed"),
        ('<rect width="1" height="1" fill="url(https://example.org)"/>', "fill of <rect>"),
        ('<rect width="1" height="1" href="x"/>', "href is not allowed"),
        ('<text x="1" y="2" font-family="url(x)">a</text>', "font-family of <text>"),
        ('<text x="1" y="2" font-size="-4">a</text>', "font-size of <text>"),
        ('<path d="M0 0L1"/>', "path data"),
        ('<path d="M0 0L1e9 0"/>', "out of bounds"),
        ("<path/>", "needs the attribute d"),
        ("<g>loose</g>", "text stands loose"),
        ('<text x="1" y="2"><rect width="1" height="1"/></text>', "must not stand in <text>"),
    ],
)
def test_what_could_load_run_or_go_wrong_is_named_by_line(inside: str, part: str) -> None:
    found = faults(picture(inside))
    assert found[0][0] == 2
    assert part in found[0][1]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("<!DOCTYPE svg [<!ENTITY a 'b'>]>\n" + picture(""), "entities"),
        (picture("").replace("</svg>", ""), "well-formed"),
        ("<html/>", "the root must be"),
        (picture("", 'viewBox="0 0 60 40" height="40"'), "needs the attribute width"),
        (picture("", 'viewBox="0 0 60 41" width="60" height="40"'), "viewBox must be"),
        (picture("", 'viewBox="0 0 60 400" width="60" height="400"'), "4 times"),
        (picture("", 'viewBox="0 0 6000 4000" width="6000" height="4000"'), "4000 units"),
        (picture("<g>" * 20 + "</g>" * 20), "deep"),
        (picture('<path d="M0 0' + "L1 1" * 20_001 + '"/>'), "too many"),
    ],
)
def test_a_wrong_file_is_named(text: str, part: str) -> None:
    assert part in faults(text)[0][1]


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_sound_pictures_are_read_and_the_others_are_left_out(tmp_path: Path) -> None:
    root = tmp_path / "assets"
    folder = root / "pictures"
    good = picture("<text>Coat</text>")
    write(folder, "good.svg", good)
    write(folder, "bad.svg", picture("<script/>"))
    write(folder, "Odd name.svg", good)
    write(folder, "large.svg", good + " " * MAX_BYTES)
    write(folder, "window.png", "not looked at")
    write(tmp_path, "secret.svg", good)
    (folder / "link.svg").symlink_to(tmp_path / "secret.svg")
    pictures, problems = read_pictures(folder, root)
    assert pictures == {"good": good}
    assert [(each.path, each.line) for each in problems] == [
        ("assets/pictures/Odd name.svg", 0),
        ("assets/pictures/bad.svg", 2),
        ("assets/pictures/large.svg", 0),
        ("assets/pictures/link.svg", 0),
    ]


def test_no_folder_is_no_pictures(tmp_path: Path) -> None:
    assert read_pictures(tmp_path / "pictures", tmp_path) == ({}, ())
