import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.content.syllables import count_syllables

# Counted by hand, by number of syllables.
COUNTED = {
    1: """nerve nerves leg foot feet knee spine disc pinched numb pain weak toes walk bone bones pressed
    eye eyes caused shoes through strength moved stretched ache aches sleep pee poo don't you've
    fat shin calf heel bulge splint""",
    2: """ankle muscle muscles tingle tingled tingling numbness swollen pressure needed treatment surgeon
    tissue movement useful careful safely ninety people every being doing lying trying layer beyond
    quiet didn't doesn't spasm fluid science patient doctor fibre fibres needle pinches causes region
    million special ancient friendly itself itches balance bruises clinic cushion biggest sometimes
    something lifestyle forefoot barefoot herpes spinal reflex syndrome plantar tendon hamstring""",
    3: """tibial area idea period radius exercise medicine possible injury injection fibular syncope
    sensation behaviour everything everyday gluteus gluteal sitting-room recipe forever obvious
    physician certainly hospital obliquely vertebra cartilage ligament femoral urgently stenosis
    myelin saphenous vertebrae entrapment neuroma numerous quadriceps genitals equina""",
    4: """sciatica diabetes diabetic peroneal peroneus popliteal osteophyte radiation paralysis emergency
    diarrhoea neuropathy piriformis biology ability calcaneus anatomy operation temporary necessary
    obturator anterior posterior inferior superior recovery bacterial conservative claudication
    ischaemia pneumonia foraminal malleolus usually gabapentin diagnosis neuralgia orthopaedic""",
    5: """radiculitis examination sensitivity paraesthesia degeneration inflammatory disability physiology
    spondylolysis polyneuritis amitriptyline""",
    6: """radiculopathy osteoarthritis responsibility rehabilitation polyneuropathy osteoporosis
    spondylolisthesis metatarsalgia physiotherapy""",
    7: "anti-inflammatory",
}
WORDS = [(word, count) for count, words in COUNTED.items() for word in words.split()]


@pytest.mark.parametrize(("word", "count"), WORDS)
def test_counts_as_a_person_does(word: str, count: int) -> None:
    assert count_syllables(word) == count


def test_the_hand_counted_list_is_long_and_has_no_word_twice() -> None:
    assert len({word for word, _ in WORDS}) == len(WORDS) >= 150


def test_capitals_do_not_matter_at_the_start_of_a_sentence() -> None:
    assert count_syllables("Sciatica") == 4


@pytest.mark.parametrize(
    ("word", "count"), [("MRI", 3), ("L5", 2), ("S1", 2), ("EMG", 3), ("9", 1), ("100", 3), ("1,000", 4)]
)
def test_abbreviations_and_numbers_are_spelt_out(word: str, count: int) -> None:
    assert count_syllables(word) == count


def test_accents_are_read_as_their_letters() -> None:
    assert count_syllables("Guillain-Barré") == 4


@given(st.text(max_size=80))
def test_any_text_has_a_syllable(text: str) -> None:
    assert count_syllables(text) >= 1


@given(st.text(alphabet=string.ascii_lowercase, min_size=1, max_size=30))
def test_there_are_never_more_syllables_than_letters(word: str) -> None:
    assert 1 <= count_syllables(word) <= len(word) + 1
