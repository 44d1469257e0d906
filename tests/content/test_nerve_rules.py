"""The drawn nerves lie where they lie in the body: front and back figure, against measured landmarks."""

import math
from itertools import pairwise

import pytest
from nerve_lines import (
    BOTH,
    FIGURES,
    JOINT,
    ROOT,
    across,
    centre,
    crossings,
    drawn_nerves,
    gap,
    nerve,
    upright,
)

from explorer.diagram.read import read_diagram
from explorer.diagram.shapes import Diagram

# Places are (z to the body's right, y up from the floor), heights are y; all in millimetres.
# Landmarks measured on the bones of the gait2392 leg model (Delp and others 1990, CC BY 3.0).
ASIS = (123.1, 967.6)
PSIS = (41.9, 962.5)
ISCHIAL_TUBEROSITY = (52.5, 845.2)
GREATER_TROCHANTER = (145.5, 861.8)
PUBIC_SYMPHYSIS = (0.1, 858.6)
PUBIC_TUBERCLE = (25.0, 872.0)
PIRIFORMIS = ((23.5, 946.5), (65.7, 918.6), (127.2, 876.5))
ILIAC_CREST = ((49.9, 1007.2), (55.7, 1018.7), (62.5, 1024.4), (72.9, 1030.1), (84.6, 1034.2))
OBTURATOR_FORAMEN = ((23.1, 39.0), (855.0, 887.1))  # its extent across and up
MEDIAL_EPICONDYLE = (45.2, 477.5)
LATERAL_EPICONDYLE = (120.5, 473.8)
KNEE_CREASE = 484.1  # the height of the knee joint's centre
MEDIAL_CONDYLE_TOP = 477.5
PATELLA = ((62.5, 110.8), (461.8, 511.0))  # its extent across and up
FIBULAR_HEAD_TIP = (115.3, 427.5)
FIBULAR_NECK = (106.4, 402.8)
FIBULA_OUTER_EDGE = ((131.8, 396.2), (128.6, 385.8))
MEDIAL_MALLEOLUS_TIP = (66.1, 68.8)
LATERAL_MALLEOLUS_TIP = (108.1, 52.3)
FIRST_WEB = (79.7, 15.8)  # half way between the heads of metatarsals 1 and 2
DISC_L1_L2, DISC_L4_L5, DISC_L5_S1 = 1160.2, 1056.9, 1022.4
L4_TRANSVERSE_PROCESS, L5_TRANSVERSE_PROCESS = 1082.6, 1051.5
VERTEBRA_EDGE = 22.0


@pytest.fixture(scope="module")
def diagram() -> Diagram:
    return read_diagram(FIGURES, ROOT)[0]


# ---- rule 9: the spine ----------------------------------------------------------------------------------


@pytest.mark.parametrize("view", BOTH)
def test_the_cord_ends_at_l1_l2_and_l5_leaves_between_l5_and_the_sacrum(diagram: Diagram, view: str) -> None:
    conus = min(nerve(diagram, view, "cauda-equina")[0], key=lambda place: place[1])
    assert conus[1] == pytest.approx(DISC_L1_L2, abs=15)
    (root,) = nerve(diagram, view, "root-l5")
    (height,) = upright(root, VERTEBRA_EDGE)
    assert DISC_L5_S1 < height < L5_TRANSVERSE_PROCESS
    (root,) = nerve(diagram, view, "root-l4")
    (height,) = upright(root, VERTEBRA_EDGE)
    assert DISC_L4_L5 < height < L4_TRANSVERSE_PROCESS


# ---- rules 1 to 3: the sciatic nerve and its two ends ---------------------------------------------------


def test_the_sciatic_nerve_crosses_the_buttock_lines_where_scans_find_it(diagram: Diagram) -> None:
    (sciatic,) = nerve(diagram, "posterior", "sciatic")
    ((along, at),) = crossings(sciatic, PSIS, ISCHIAL_TUBEROSITY)
    assert along == pytest.approx(0.31, abs=0.08)
    (piriformis_height,) = upright([*PIRIFORMIS], at[0])
    assert at[1] < piriformis_height - 8, "it leaves below piriformis"
    ((along, _),) = crossings(sciatic, ISCHIAL_TUBEROSITY, GREATER_TROCHANTER)
    assert along == pytest.approx(0.48, abs=0.08)


def test_the_superior_gluteal_nerve_leaves_above_piriformis_the_inferior_below(diagram: Diagram) -> None:
    z = 50.0
    (piriformis_height,) = upright([*PIRIFORMIS], z)
    superior = nerve(diagram, "posterior", "superior-gluteal")[0]
    inferior = nerve(diagram, "posterior", "inferior-gluteal")[0]
    assert min(upright(superior, z)) > piriformis_height + 8
    assert max(upright(inferior, z)) < piriformis_height - 4


@pytest.mark.parametrize("view", BOTH)
def test_the_sciatic_nerve_stays_whole_to_shortly_above_the_knee(diagram: Diagram, view: str) -> None:
    (sciatic,) = nerve(diagram, view, "sciatic")
    (tibial_part,) = nerve(diagram, view, "sciatic-tibial-part")
    (fibular_part,) = nerve(diagram, view, "sciatic-fibular-part")
    assert 30 <= sciatic[-1][1] - KNEE_CREASE <= 90
    assert math.dist(tibial_part[0], sciatic[-1]) <= JOINT
    assert math.dist(fibular_part[0], sciatic[-1]) <= JOINT
    assert tibial_part[-1][0] < fibular_part[-1][0], "the tibial part is the inner one"
    parting = max(y for z, y in fibular_part if gap(tibial_part, (z, y)) > 6)
    assert 30 <= parting - KNEE_CREASE <= 90


def test_the_tibial_nerve_runs_mid_popliteal_and_behind_the_medial_malleolus(diagram: Diagram) -> None:
    (tibial,) = nerve(diagram, "posterior", "tibial")
    (z,) = across(tibial, MEDIAL_EPICONDYLE[1])
    assert 35 <= z - MEDIAL_EPICONDYLE[0] <= 45
    (z,) = across(tibial, MEDIAL_MALLEOLUS_TIP[1])
    assert abs(z - MEDIAL_MALLEOLUS_TIP[0]) <= 6
    assert "tibial" not in drawn_nerves(diagram, "anterior"), "it never runs in front"


@pytest.mark.parametrize("view", BOTH)
def test_the_common_fibular_nerve_winds_round_the_neck_of_the_fibula(diagram: Diagram, view: str) -> None:
    (fibular,) = nerve(diagram, view, "common-fibular")
    (z,) = across(fibular, LATERAL_EPICONDYLE[1])
    assert 0 < LATERAL_EPICONDYLE[0] - z <= 17, "along the biceps tendon"
    assert gap(fibular, FIBULAR_NECK) <= 6
    outermost = max(fibular)
    assert 25 <= FIBULAR_HEAD_TIP[1] - outermost[1] <= 40
    edge = [outer for outer, _ in FIBULA_OUTER_EDGE]
    assert min(edge) - 6 <= outermost[0] <= max(edge) + 6


def test_the_superficial_fibular_nerve_comes_through_the_fascia_above_the_ankle(diagram: Diagram) -> None:
    exit_site = centre(diagram, "anterior", "superficial-fibular-exit")
    assert 90 <= exit_site[1] - LATERAL_MALLEOLUS_TIP[1] <= 130
    (superficial,) = nerve(diagram, "anterior", "superficial-fibular")
    assert gap(superficial, exit_site) <= JOINT
    (last,) = nerve(diagram, "anterior", "deep-fibular-medial-terminal")
    assert math.dist(last[-1], FIRST_WEB) <= 8


# ---- rules 5 and 6: the front of the thigh --------------------------------------------------------------


def test_the_femoral_nerve_passes_under_the_ligament_and_ends_as_branches(diagram: Diagram) -> None:
    (femoral,) = nerve(diagram, "anterior", "femoral")
    ((_, under),) = crossings(femoral, ASIS, PUBIC_TUBERCLE)
    middle = (ASIS[0] + PUBIC_SYMPHYSIS[0]) / 2
    assert 5 <= under[0] - middle <= 30
    assert 0 < under[1] - femoral[-1][1] <= 60
    for division in ("femoral-anterior-division", "femoral-posterior-division"):
        assert math.dist(nerve(diagram, "anterior", division)[0][0], femoral[-1]) <= JOINT


def test_the_saphenous_nerve_goes_on_to_the_front_of_the_medial_malleolus(diagram: Diagram) -> None:
    (saphenous,) = nerve(diagram, "anterior", "saphenous")
    canal = centre(diagram, "anterior", "adductor-canal")
    assert canal[1] - MEDIAL_CONDYLE_TOP == pytest.approx(100, abs=15)
    assert gap(saphenous, canal) <= JOINT
    (z,) = across(saphenous, MEDIAL_MALLEOLUS_TIP[1])
    assert 0 < z - MEDIAL_MALLEOLUS_TIP[0] < 10
    assert saphenous[-1][1] < 35, "it reaches the foot"


def test_the_infrapatellar_branch_and_all_others_keep_off_the_kneecap(diagram: Diagram) -> None:
    (branch,) = nerve(diagram, "anterior", "infrapatellar-branch")
    (left, right), (low, high) = PATELLA
    beneath = [y for z, y in branch if left <= z <= right]
    assert beneath
    assert max(beneath) < low
    middle, half_width, half_height = (
        ((left + right) / 2, (low + high) / 2),
        (right - left) / 2,
        (high - low) / 2,
    )
    for name in drawn_nerves(diagram, "anterior"):
        for part in nerve(diagram, "anterior", name):
            reach = min(
                math.hypot((z - middle[0]) / half_width, (y - middle[1]) / half_height) for z, y in part
            )
            assert reach > 1, name


def test_the_lateral_cutaneous_nerve_passes_just_inside_the_iliac_spine(diagram: Diagram) -> None:
    lateral_cutaneous = nerve(diagram, "anterior", "lateral-femoral-cutaneous")[0]
    ((_, under),) = crossings(lateral_cutaneous, ASIS, PUBIC_TUBERCLE)
    assert 10 <= math.dist(under, ASIS) <= 30
    assert under[0] < ASIS[0]


def test_the_obturator_nerve_passes_the_upper_inner_corner_of_its_foramen(diagram: Diagram) -> None:
    (obturator,) = nerve(diagram, "anterior", "obturator")
    (inner, outer), (low, high) = OBTURATOR_FORAMEN
    in_the_opening = [z for z, y in obturator if (low + high) / 2 < y < high]
    assert in_the_opening
    assert all(inner <= z <= outer for z in in_the_opening)
    assert min(abs(z - (inner + outer) / 2) for z in in_the_opening) <= 4


# ---- rules 7 and 8: calf and iliac crest ----------------------------------------------------------------


def test_the_sural_nerve_runs_mid_calf_to_behind_the_lateral_malleolus(diagram: Diagram) -> None:
    medial_sural = nerve(diagram, "posterior", "medial-sural-cutaneous")[0]
    (sural,) = nerve(diagram, "posterior", "sural")
    assert all(80 <= z <= 105 for z, _ in medial_sural)
    assert 120 <= sural[0][1] - LATERAL_MALLEOLUS_TIP[1] <= 200
    (z,) = across(sural, LATERAL_MALLEOLUS_TIP[1] + 12)
    assert abs(z - LATERAL_MALLEOLUS_TIP[0]) <= 10
    (last,) = nerve(diagram, "posterior", "lateral-dorsal-cutaneous")
    assert last[-1][0] > 125, "to the outer edge of the foot"
    assert last[-1][1] < 25


def test_the_superior_cluneal_nerves_cross_the_iliac_crest_60_to_80_mm_out(diagram: Diagram) -> None:
    parts = nerve(diagram, "posterior", "superior-cluneal")
    assert len(parts) == 3
    for part in parts:
        places = [at for a, b in pairwise(ILIAC_CREST) for _, at in crossings(part, a, b)]
        assert places
        assert all(60 <= z <= 80 for z, _ in places)
