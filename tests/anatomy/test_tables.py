import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from explorer.anatomy.rows import MAX_CELL, MAX_FAULTS, MAX_ROWS
from explorer.anatomy.tables import FORMS, read_body

NERVES = (
    "id,name,latin,synonyms,ontology,kind,parents,roots,"
    "course,muscles,motor_note,skin,pinch,no_root,emergency,source,confidence"
)
SMALL = {
    "nerves": [
        NERVES,
        "root-l5,L5 root,,,,root,,L5,out,,,,,,,book,sure",
        "root-s1,S1 root,,,,root,,S1,out,,,,,,,book,sure",
        "trunk,trunk,,,,trunk,root-l5;root-s1,L5;S1,down,,,,,,,book,sure",
        "twig,twig,,small one; thin one,,nerve,trunk,L5;(S1),down,calf-muscle,,calf,,,,book,sure",
    ],
    "roots": [
        "id,nerve,name,key_point,dermatome,key_muscle,key_action,other_actions,reflex,"
        "traversing_disc,exiting_disc,exit,tension_test,note,source,confidence",
        "L5,root-l5,L5 root,foot,shin,,,,,l4-l5,,,,,book,sure",
        "S1,root-s1,S1 root,heel,calf,,,,,,,,,,book,sure",
    ],
    "muscles": [
        "id,name,latin,ontology,nerves,roots,main_roots,action,compartment,note,source,confidence",
        "calf-muscle,calf muscle,,,twig,L5;(S1),L5,pushes,,,book,sure",
    ],
    "bones": [
        "id,name,latin,plain_name",
        "vertebra-l4,L4,,bone above",
        "vertebra-l5,L5,,bone below",
    ],
    "discs": [
        "id,name,plain_name,upper,lower,traversing_root,exiting_root,central,note,source",
        "l4-l5,L4-L5 disc,a disc,vertebra-l4,vertebra-l5,L5,,trunk,,book",
    ],
    "sites": [
        "id,name,plain_name,nerves,discs,regions,description,source",
        "sling,sling,a sling,twig,l4-l5,calf,tight,book",
    ],
    "regions": [
        "id,name,plain_name,nerves",
        "calf,calf,calf,twig;trunk",
    ],
    "places": [
        "region,condition,felt,order,sign",
        "calf,another-card,numbness,7,It is numb.",
        "calf,sciatica,pain; weakness,1,It hurts.",
    ],
}


class Tables:
    """The small tables in a folder, to be spoiled one line at a time."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folder = root / "anatomy"
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir()
        for name, lines in SMALL.items():
            self.write(name, lines)

    def write(self, name, lines):
        (self.folder / f"{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")

    def with_line(self, name, number, line):
        """The table with line `number` (from 1) replaced, or added if it is the next one."""
        lines = list(SMALL[name])
        lines[number - 1 : number] = [line]
        self.write(name, lines)
        return self.read()

    def read(self):
        body, problems = read_body(self.folder, self.root)
        return body, [str(problem).removeprefix(f"{self.root.name}/anatomy/") for problem in problems]


@pytest.fixture
def tables(tmp_path):
    return Tables(tmp_path)


def assert_one(problems, start, *words):
    assert len(problems) == 1, problems
    assert problems[0].startswith(start)
    for word in words:
        assert word in problems[0]


# Good tables


def test_good_tables_load_without_a_problem(tables):
    body, problems = tables.read()
    assert problems == []
    twig = body.nerves["twig"]
    assert twig.synonyms == ("small one", "thin one")
    assert (twig.parents, twig.roots, twig.inconstant_roots) == (("trunk",), ("L5",), ("S1",))
    assert body.muscles["calf-muscle"].inconstant_roots == ("S1",)
    assert body.roots["L5"].traversing_disc == "l4-l5"
    assert body.discs["l4-l5"].central == "trunk"
    assert body.regions["calf"].conditions == ("sciatica", "another-card")
    assert list(body.nerves) == ["root-l5", "root-s1", "trunk", "twig"]


def test_columns_may_stand_in_any_order_and_cells_may_have_outer_spaces(tables):
    tables.write(
        "bones", ["plain_name, id ,name,latin", "bone above,vertebra-l4, L4 ,", "below,vertebra-l5,L5,"]
    )
    body, problems = tables.read()
    assert problems == []
    assert body.bones["vertebra-l4"].name == "L4"


def test_byte_order_marks_windows_line_ends_and_blank_lines_are_welcome(tables):
    text = "\ufeff" + "\r\n\r\n".join(SMALL["bones"]) + "\r\n"
    (tables.folder / "bones.csv").write_bytes(text.encode())
    body, problems = tables.read()
    assert problems == []
    assert len(body.bones) == 2


# Tables as a whole


@pytest.mark.parametrize("name", FORMS)
def test_a_missing_table_is_one_problem_and_the_rest_loads(tables, name):
    (tables.folder / f"{name}.csv").unlink()
    body, problems = tables.read()
    assert_one(problems, f"{name}.csv:0: ")
    assert len(getattr(body, name)) == 0
    assert sum(len(getattr(body, each)) for each in FORMS) > 5


def test_an_empty_table_is_a_problem(tables):
    (tables.folder / "sites.csv").write_bytes(b"")
    assert_one(tables.read()[1], "sites.csv:1: ", "empty")


def test_text_that_is_not_utf8_is_a_problem_with_its_line(tables):
    (tables.folder / "bones.csv").write_bytes(b"id,name,latin,plain_name\nfemur,f\xe9mur,,thigh\n")
    assert_one(tables.read()[1], "bones.csv:2: ", "UTF-8")


def test_a_link_out_of_the_folder_is_not_followed(tables, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside") / "bones.csv"
    shutil.move(tables.folder / "bones.csv", outside)
    (tables.folder / "bones.csv").symlink_to(outside)
    body, problems = tables.read()
    assert_one(problems, "bones.csv:0: ", "outside")
    assert len(body.bones) == 0


def test_unknown_missing_and_double_columns_are_named(tables):
    tables.write(
        "bones", ["id,name,name,plain_name,colour", "vertebra-l4,L4,x,above,red", "vertebra-l5,L5,x,b,red"]
    )
    body, problems = tables.read()
    assert [each.split(": ")[0] for each in problems] == ["bones.csv:1"] * 3
    text = " ".join(problems)
    assert "'latin' is missing" in text
    assert "'name' stands twice" in text
    assert "unknown column 'colour'" in text
    assert body.bones["vertebra-l4"].name == "L4"


def test_a_table_without_a_needed_column_is_one_problem(tables):
    tables.write("bones", ["id,latin,plain_name", "vertebra-l4,,above"])
    body, problems = tables.read()
    assert_one(problems, "bones.csv:1: ", "'name' is missing")
    assert body.discs["l4-l5"].upper == ""


# Rows


@pytest.mark.parametrize(
    ("name", "line", "words"),
    [
        ("bones", "femur,,,thigh bone", ["'name' is empty"]),
        ("bones", "femur,femur,,thigh bone,extra", ["too many cells", "5 instead of 4"]),
        ("bones", "femur,femur", ["too few cells", "2 instead of 4"]),
        ("bones", "vertebra-l4,again,,above", ["stands twice", "line 2"]),
        ("bones", "Femur!,femur,,thigh bone", ["not a good id"]),
        ("bones", "fe\x00mur,femur,,thigh bone", ["'id'", "control character"]),
        ("bones", "femur,fe\x1b[31mmur,,thigh bone", ["'name'", "control character"]),
        ("bones", f"femur,{'x' * (MAX_CELL + 1)},,thigh bone", ["'name'", "characters"]),
        ("bones", f"femur,{'x' * 200_000},,thigh bone", ["CSV", "limit"]),
        ("bones", 'femur,"femur"x,,thigh bone', ["CSV"]),
        ("bones", 'femur,"femur,,thigh bone', ["CSV", "quotes"]),
        ("roots", "l5x,,x,x,x,,,,,,,,,,book,sure", ["not a good id", "L5"]),
    ],
)
def test_a_bad_row_is_left_out_with_its_line(tables, name, line, words):
    number = len(SMALL[name]) + 1
    body, problems = tables.with_line(name, number, line)
    assert_one(problems, f"{name}.csv:{number}: ", *words)
    assert len(getattr(body, name)) == number - 2


def test_an_unknown_kind_of_nerve_leaves_the_row_out(tables):
    body, problems = tables.with_line("nerves", 6, "twiglet,twiglet,,,,wire,twig,L5,down,,,,,,,book,sure")
    assert_one(problems, "nerves.csv:6: ", "'wire'", "plexus")
    assert "twiglet" not in body.nerves


def test_lines_are_counted_through_quoted_cells_with_line_breaks(tables):
    tables.write("bones", [*SMALL["bones"], 'femur,"thigh\n\nbone",,long', "tibia,,,shin"])
    body, problems = tables.read()
    assert_one(problems, "bones.csv:7: ", "'name' is empty")
    assert body.bones["femur"].name == "thigh\n\nbone"


def test_after_an_unclosed_quote_the_next_rows_still_load(tables):
    tables.write("bones", [SMALL["bones"][0], 'femur,"thigh,,bone', *SMALL["bones"][1:]])
    body, problems = tables.read()
    assert_one(problems, "bones.csv:2: ", "quotes")
    assert set(body.bones) == {"vertebra-l4", "vertebra-l5"}


def test_too_many_bad_rows_end_the_reading(tables):
    tables.write("bones", [*SMALL["bones"], *["bad"] * 50_000])
    problems = tables.read()[1]
    assert len(problems) == MAX_FAULTS + 1
    assert "too many bad rows" in " ".join(problems)


def test_too_many_rows_end_the_reading(tables):
    tables.write("bones", [*SMALL["bones"], *(f"b{number},bone,,bone" for number in range(MAX_ROWS))])
    body, problems = tables.read()
    assert_one(problems, f"bones.csv:{MAX_ROWS + 2}: ", "rows")
    assert len(body.bones) == MAX_ROWS


# References


@pytest.mark.parametrize(
    ("name", "number", "line", "words"),
    [
        (
            "nerves",
            5,
            "twig,t,,,,nerve,trunc;trunk,L5,d,,,,,,,b,s",
            ["'trunc' in 'parents'", "nerves.csv", "mean trunk"],
        ),
        ("nerves", 5, "twig,t,,,,nerve,trunk,L5;L9,d,,,,,,,b,s", ["'L9' in 'roots'", "roots.csv"]),
        ("nerves", 5, "twig,t,,,,nerve,trunk,L5;(S9),d,,,,,,,b,s", ["'S9' in 'roots'", "roots.csv"]),
        ("nerves", 5, "twig,t,,,,nerve,trunk,L5,d,calf,,,,,,b,s", ["'calf' in 'muscles'", "muscles.csv"]),
        ("roots", 2, "L5,root-l6,L5,f,s,,,,,,,,,,b,s", ["'root-l6' in 'nerve'", "nerves.csv"]),
        ("roots", 3, "S1,root-s1,S1,f,s,,,,,l5-s1,,,,,b,s", ["'l5-s1' in 'traversing_disc'", "discs.csv"]),
        ("muscles", 2, "calf-muscle,c,,,wire,L5,L5,p,,,b,s", ["'wire' in 'nerves'", "nerves.csv"]),
        ("muscles", 2, "calf-muscle,c,,,twig,L5,L7,p,,,b,s", ["'L7' in 'main_roots'", "roots.csv"]),
        ("discs", 2, "l4-l5,d,d,vertebra-l3,vertebra-l5,L5,,,,b", ["'vertebra-l3' in 'upper'", "bones.csv"]),
        ("discs", 2, "l4-l5,d,d,vertebra-l4,vertebra-l5,L5,L8,,,b", ["'L8' in 'exiting_root'", "roots.csv"]),
        ("discs", 2, "l4-l5,d,d,vertebra-l4,vertebra-l5,L5,,tail,,b", ["'tail' in 'central'", "nerves.csv"]),
        ("sites", 2, "sling,s,s,twig,l9-s1,calf,t,b", ["'l9-s1' in 'discs'", "discs.csv"]),
        ("sites", 2, "sling,s,s,twig,l4-l5,elbow,t,b", ["'elbow' in 'regions'", "regions.csv"]),
        ("regions", 2, "calf,c,c,twigg", ["'twigg' in 'nerves'", "mean twig"]),
    ],
)
def test_a_reference_to_nothing_is_reported_and_dropped(tables, name, number, line, words):
    body, problems = tables.with_line(name, number, line)
    mine = [each for each in problems if words[0] in each]
    assert_one(mine, f"{name}.csv:{number}: ", *words)
    assert len(getattr(body, name)) == len(SMALL[name]) - 1
    assert_every_reference_resolves(body)


def test_what_refers_to_a_bad_row_is_reported_too(tables):
    _, problems = tables.with_line("nerves", 5, "twig,,,,,nerve,trunk,L5,down,,,,,,,book,sure")
    assert [each.split(": ")[0] for each in problems] == [
        "muscles.csv:2",
        "nerves.csv:5",
        "regions.csv:2",
        "sites.csv:2",
    ]


def test_many_dead_references_are_counted_not_listed(tables):
    dead = ";".join(f"x{number}" for number in range(500))
    _, problems = tables.with_line("regions", 2, f"calf,calf,calf,twig;{dead}")
    assert len(problems) == MAX_FAULTS + 1
    assert "400 more" in problems[0]


# The nerves as a whole


def test_a_circle_is_reported_and_cut(tables):
    body, problems = tables.with_line("nerves", 4, "trunk,t,,,,trunk,root-l5;root-s1;twig,L5;S1,d,,,,,,,b,s")
    assert_one(problems, "nerves.csv:5: ", "twig", "trunk → twig → trunk")
    assert body.nerves["trunk"].parents == ("root-l5", "root-s1", "twig")
    assert body.nerves["twig"].parents == ()


def test_a_nerve_that_is_its_own_parent_is_reported(tables):
    body, problems = tables.with_line("nerves", 5, "twig,t,,,,nerve,trunk;twig,L5,d,,,,,,,b,s")
    assert_one(problems, "nerves.csv:5: ", "twig → twig")
    assert body.nerves["twig"].parents == ("trunk",)


def test_a_nerve_without_roots_must_say_why(tables):
    _, problems = tables.with_line("nerves", 6, "lonely,l,,,,nerve,,L5,down,,,,,,,book,sure")
    assert_one(problems, "nerves.csv:6: ", "lonely", "comes from no root", "no_root")
    assert tables.with_line("nerves", 6, "lonely,l,,,,nerve,,L5,down,,,,,from the neck,,book,sure")[1] == []


def test_a_nerve_with_roots_must_not_say_that_it_has_none(tables):
    _, problems = tables.with_line("nerves", 6, "twiglet,t,,,,nerve,twig,L5,down,,,,,no reason,,book,sure")
    assert_one(problems, "nerves.csv:6: ", "'no_root'")


def test_a_root_that_no_parent_carries_is_reported(tables):
    _, problems = tables.with_line("nerves", 4, "trunk,t,,,,trunk,root-l5,L5;S1,down,,,,,,,book,sure")
    assert_one(problems, "nerves.csv:4: ", "trunk", "S1")


def test_a_root_row_must_name_the_nerve_of_that_root(tables):
    _, problems = tables.with_line("roots", 2, "L5,root-s1,L5,f,s,,,,,l4-l5,,,,,b,s")
    assert problems[0].startswith("nerves.csv:2: root-l5: ")
    assert problems[1].startswith("roots.csv:2: L5: the nerve 'root-s1' is not the root L5")


def test_a_long_chain_of_nerves_is_read_in_good_time(tables):
    chain = [f"n{number},n,,,,nerve,n{number - 1},L5,d,,,,,,,b,s" for number in range(1, 1500)]
    tables.write("nerves", [*SMALL["nerves"], "n0,n,,,,nerve,twig,L5,d,,,,,,,b,s", *reversed(chain)])
    body, problems = tables.read()
    assert problems == []
    assert len(body.nerves) == 1504


# Anything at all


def assert_every_reference_resolves(body):
    for name, form in FORMS.items():
        for structure in getattr(body, name).values():
            for column, target in form.references:
                value = getattr(structure, column)
                for each in (value,) if isinstance(value, str) else value:
                    assert not each or each in getattr(body, target)


@given(name=st.sampled_from(sorted(FORMS)), data=st.binary(max_size=300))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_are_read_without_raising(tmp_path, name, data):
    tables = Tables(tmp_path)
    head = SMALL[name][0].encode() + b"\n"
    for content in (data, head + data):
        (tables.folder / f"{name}.csv").write_bytes(content)
        body, _ = tables.read()
        assert_every_reference_resolves(body)


@given(data=st.data())
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_cell_may_hold_anything(tmp_path, data):
    tables = Tables(tmp_path)
    name = data.draw(st.sampled_from(sorted(FORMS)))
    number = data.draw(st.integers(2, len(SMALL[name])))
    cells = SMALL[name][number - 1].split(",")
    place = data.draw(st.integers(0, len(cells) - 1))
    cells[place] = data.draw(
        st.one_of(st.text(max_size=40), st.sampled_from(["", "twig", "trunk;twig", "L5", "(S1)"]))
    )
    try:
        body, _ = tables.with_line(name, number, ",".join(cells))
    except UnicodeEncodeError:
        return
    assert_every_reference_resolves(body)
