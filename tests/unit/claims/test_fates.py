"""What befell somebody: from the part they play in the clause, never from standing beside the word."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.unit.claims.spelling import read

from reportedly.model import Measure


def told(small, text):
    return [(m.measure, m.quantity.low) for m in read(small, text).measures if m.quantity]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Two gunmen killed five people in Goma.", [("killed", 5)], id="the doers are not counted"),
        pytest.param("Two men shot a woman in Goma.", [("casualties", 1)], id="nor those who shot"),
        pytest.param("Man shot in leg in Goma.", [("injured", 1)], id="a headline without articles"),
        pytest.param("Teen, 16, killed, 2 injured in Goma.", [("killed", 1), ("injured", 2)], id="an age is no count"),
        pytest.param(
            "1 dead, 15 hurt in Goma blast.", [("killed", 1), ("injured", 15)], id="each number has its own word"
        ),
        pytest.param("Four people were shot, one fatally.", [("casualties", 4), ("killed", 1)], id="one of them died"),
        pytest.param("Four people were shot, two dead.", [("casualties", 4), ("killed", 2)], id="two of them are dead"),
        pytest.param("A driver was found shot to death in his car.", [("killed", 1)], id="found shot to death"),
        pytest.param("A guard was shot and killed.", [("killed", 1)], id="the graver of two verbs"),
        pytest.param("A guard was shot and wounded.", [("injured", 1)], id="wounded is not dead"),
        pytest.param("A guard fatally shot two men.", [("killed", 2)], id="how the doer shot"),
        pytest.param("A man shot in Goma on Monday has died.", [("killed", 1)], id="a headline's subject in a clause"),
        pytest.param("Boy accidentally shot, killed in Goma.", [("killed", 1)], id="a headline's two verbs"),
        pytest.param("Toddler Killed in Goma Raid.", [("killed", 1)], id="a headline in title case is no name"),
        pytest.param("The gunman fled before shooting himself.", [("casualties", 1)], id="done to oneself in passing"),
        pytest.param("The mother of 4 killed in Goma was a nurse.", [("killed", 1)], id="four children of hers"),
        pytest.param("Three died in the attack.[4][5] The mayor left.", [("killed", 3)], id="footnotes"),
        pytest.param("The fatal shooting of a girl shocked Goma.", [("killed", 1)], id="a fatal shooting"),
        pytest.param("The attempted murder of a guard shocked Goma.", [], id="an attempt"),
        pytest.param("A stray shell nearly killed a farmer.", [], id="nearly"),
        pytest.param("The gunman shot himself.", [("casualties", 1)], id="done to oneself"),
        pytest.param("A guard shot at a dog in Goma.", [], id="shooting at something"),
        pytest.param("Two 16-year-old boys were killed in Goma.", [("killed", 2)], id="a count before an age"),
        pytest.param("Gunmen wounded two men, 19 and 20, in Goma.", [("injured", 2)], id="ages after a count"),
        pytest.param("He killed his sons, ages 14, 11 and 3.", [], id="a list of ages counts nobody"),
        pytest.param("The guard was pronounced dead at 5 on Monday.", [("killed", 1)], id="an hour is no count"),
        pytest.param("Police killed two gunmen and arrested three.", [("killed", 2), ("arrested", 3)], id="next verb"),
        pytest.param("A mayor died after several officers arrived.", [("killed", 1)], id="another clause's people"),
        pytest.param(
            "Six arrested after raid leaves boy dead.", [("arrested", 6), ("killed", 1)], id="word right after"
        ),
    ],
)
def test_a_fate_is_told_of_those_whom_it_befell(text, expected, small):
    assert told(small, text) == [(code, Decimal(n)) for code, n in expected]


def test_a_hospital_is_a_sign_of_harm_only_where_harm_is_told(small):
    assert told(small, "Maria was taken to a hospital in Kharkiv.") == []
    text = "A drone struck a shop in Kharkiv. A woman was taken to a hospital."
    assert told(small, text) == [("buildings_damaged", Decimal(1)), ("injured", Decimal(1))]


@pytest.mark.parametrize(
    ("text", "parts", "total"),
    [
        ("The driver and two guards were injured.", {"driver": 1, "soldiers": 2}, 3),
        ("The driver and two assistants were injured.", {"driver": 1, "assistants": 2}, 3),
        ("Three women and two men were found dead.", {"women": 3, "men": 2}, 5),
    ],
)
def test_a_list_with_a_number_tells_a_total_and_its_parts(text, parts, total, small):
    measures = read(small, text).measures
    assert {m.scope.of: m.quantity.low for m in measures if m.scope.of} == parts
    assert [m.quantity.low for m in measures if m.scope.of is None] == [total]


def test_a_part_in_brackets_is_of_its_whole(small):
    text = "A man died and three others – including two children – were wounded in Goma."
    told_off = [(m.measure, m.scope.of, m.quantity.low) for m in read(small, text).measures]
    assert told_off == [("killed", "men", 1), ("injured", None, 3), ("injured", "children", 2)]


def test_a_list_without_articles_tells_of_each(small):
    measures = read(small, "A mother, father and toddler were found dead in Goma.").measures
    assert sorted(m.scope.of for m in measures) == ["children", "men", "women"]


def test_who_shot_himself_is_nobody_told_before(small):
    measures = read(small, "A man killed his wife. The man then shot himself.").measures
    assert [(m.measure, m.scope.of) for m in measures] == [("killed", "women"), ("casualties", "men")]


def test_harm_that_nobody_came_to_is_an_amount_and_no_act(small):
    found = read(small, "A drone struck a shop in Kharkiv. Nobody was hurt.")
    assert ("injured", Decimal(0)) in [(m.measure, m.quantity.low) for m in found.measures]
    assert "harm" not in [o.type for o in found.occurrences]


def test_nobody_harmed_by_nothing_that_is_told_is_no_amount(small):
    assert told(small, "Nobody was hurt, and the organisers have apologised.") == []


def test_the_driver_is_no_child_told_before(small):
    text = "A bridge fell on a train in Kharkiv. One child was injured. The driver and two assistants were injured."
    parts = {m.scope.of for m in read(small, text).measures}
    assert parts == {"children", "driver", "assistants", None}


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("A court in Goma heard the case of a double murder.", 2, 2),
        ("The town was shocked by a murder-suicide.", 2, None),
        ("A man was charged with an attempted double murder.", None, None),
    ],
)
def test_the_name_of_a_deed_tells_how_many_it_killed(text, low, high, small):
    amounts = [(m.quantity.low, m.quantity.high) for m in read(small, text).measures if m.measure == "killed"]
    assert amounts == ([] if low is None else [(low, high)])


def test_a_list_that_is_not_counted_whole_tells_no_total(small):
    measures = read(small, "A teacher, two pupils and a guard were killed.").measures
    assert all(m.scope.of for m in measures), measures


def test_a_list_of_single_people_tells_no_total(small):
    measures = read(small, "A man and a woman were killed in Kharkiv.").measures
    assert [(m.scope.of, m.quantity.low, m.quantity.high) for m in measures] == [("men", 1, 1), ("women", 1, 1)]


def test_the_total_of_a_list_with_an_open_member_is_open(small):
    (total,) = (m for m in read(small, "At least three women and two men died.").measures if m.scope.of is None)
    assert (total.quantity.low, total.quantity.high) == (5, None)


def people(small, text):
    return [(m.measure, m.scope.of) for m in read(small, text).measures if isinstance(m, Measure)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "A man, 25, was shot in Goma. The man was identified as Tom Brown. He died at the hospital.",
            [("casualties", "Tom Brown"), ("killed", "Tom Brown")],
            id="a name given later, and a pronoun",
        ),
        pytest.param(
            "A girl was hurt in Goma. A second girl was hurt at the market.",
            [("injured", "children"), ("injured", "second girl")],
            id="one more is another",
        ),
        pytest.param(
            "A 20-year-old guard was killed in Goma. A 31-year-old guard was killed at the market.",
            [("killed", "soldiers"), ("killed", "guard of 31")],
            id="ages keep apart",
        ),
        pytest.param(
            "Tom Brown was killed in Goma. Brown died at once.",
            [("killed", "Tom Brown"), ("killed", "Tom Brown")],
            id="a surname alone is the full name's",
        ),
        pytest.param(
            "Tom Brown killed his brother in Goma.",
            [("killed", "brother")],
            id="kin is not the one they belong to",
        ),
    ],
)
def test_one_person_told_twice_keeps_one_name(text, expected, small):
    assert people(small, text) == expected


def test_people_killed_in_two_towns_are_not_made_one(small):
    measures = read(small, "A woman was killed in Kharkiv. On Monday, a woman was killed in Odesa.").measures
    assert [(m.scope.of, m.scope.where.name) for m in measures] == [("women", "Kharkiv"), ("women", "Odesa")]
