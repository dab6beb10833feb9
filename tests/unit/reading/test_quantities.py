"""Amounts keep their bounds, units and counted nouns; what only looks like an amount is none."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.lang import load_pack
from reportedly.reading.engine import load_parser
from reportedly.reading.linking import EACH_WAY, UNCOUNTED
from reportedly.reading.masking import mask
from reportedly.reading.quantities import find_quantities
from reportedly.values import Bound

PACK = load_pack("en")
PARSER = load_parser()


def read(text):
    doc = PARSER(mask(text, pack=PACK))
    return doc, find_quantities(doc, pack=PACK)


def typed(end):
    return None if end is None else str(end)


def amounts(text):
    """Give each amount as (low, high, unit, bound), the ends as they would be typed."""
    return [
        (
            *(None if end is None else str(end) for end in (m.quantity.low, m.quantity.high)),
            m.quantity.unit,
            m.quantity.bound,
        )
        for m in read(text)[1]
    ]


def only(text):
    doc, found = read(text)
    assert len(found) == 1, [mention.span.of(text) for mention in found]
    return doc, found[0]


@pytest.mark.parametrize(
    ("text", "low", "high", "unit", "bound"),
    [
        ("The strike killed at least seven people.", "7", None, "people", Bound.AT_LEAST),
        ("A base in Siberia—over 4,300 kilometers away—was hit.", "4300", None, "km", Bound.MORE_THAN),
        ("The map shows control over 450 square kilometers.", "450", "450", "km2", Bound.EXACT),
        ("They took 450 km² in a month of fighting there.", "450", "450", "km2", Bound.EXACT),
        ("Damage was done to approximately 40 warplanes.", "40", "40", "warplane", Bound.ABOUT),
        ("They hold roughly one-fifth of the country.", "0.2", "0.2", "fraction", Bound.ABOUT),
        ("They hold 20 percent of the country.", "0.2", "0.2", "fraction", Bound.EXACT),
        ("The damage is put at $7bn by the agency.", "7000000000", "7000000000", "USD", Bound.EXACT),
        ("The loan of more than €1.2 billion was signed.", "1200000000", None, "EUR", Bound.MORE_THAN),
        ("A fine of 500,000 roubles was paid.", "500000", "500000", "RUB", Bound.EXACT),
        ("Between 10 and 20 soldiers were killed.", "10", "20", "soldier", Bound.RANGE),
        ("They lost 10 to 13 aircraft in the raid.", "10", "13", "aircraft", Bound.RANGE),
        ("They lost 20-30 drones in the raid.", "20", "30", "drone", Bound.RANGE),
        ("Between 2 and 3 million people fled.", "2000000", "3000000", "people", Bound.RANGE),
        ("Two or three houses burned.", "2", "3", "house", Bound.RANGE),
        ("Dozens of civilians were hurt.", "24", None, "civilian", Bound.VAGUE),
        ("Tens of thousands of people fled.", "20000", None, "people", Bound.VAGUE),
        ("Up to 1,000 prisoners will go home.", None, "1000", "prisoner", Bound.AT_MOST),
        ("Fewer than 50 houses still stand.", None, "50", "house", Bound.LESS_THAN),
        ("No fewer than a hundred and five men fell.", "105", None, "man", Bound.AT_LEAST),
        ("Half a million shells were sent.", "500000", "500000", "shell", Bound.EXACT),
        ("Crowds of 40 or more gathered.", "40", None, UNCOUNTED, Bound.AT_LEAST),
        ("The truce of 30 days was refused.", "30", "30", "day", Bound.EXACT),
        ("A five-hour meeting was held.", "5", "5", "hour", Bound.EXACT),
        ("The plant lost 450 MW of output.", "450", "450", "MW", Bound.EXACT),
        ("They returned 6 000 bodies in trucks.", "6000", "6000", "body", Bound.EXACT),
        ("One person was killed.", "1", "1", "person", Bound.EXACT),
    ],
)
def test_an_amount_is_read_with_its_bound_and_unit(text, low, high, unit, bound):
    assert amounts(text) == [(low, high, unit, bound)]


def test_values_are_exact_decimals_as_written():
    _, mention = only("They took 113,100.50 square kilometers.")
    assert mention.quantity.low == Decimal("113100.50")


def test_a_converted_amount_keeps_four_digits():
    _, mention = only("The base lies 2,670 miles from the border.")
    assert (mention.quantity.low, mention.quantity.unit) == (Decimal(4297), "km")


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("They downed 382 attack drones.", "drones"),
        ("They downed three Kh-101 cruise missiles.", "missiles"),
        ("It left 69 injuries behind.", "injuries"),
        ("There were 388 passengers on board.", "passengers"),
        ("Hundreds of North Korean soldiers came.", "soldiers"),
        ("Seven were killed.", None),
        ("The toll is seven dead.", None),
        ("They took 450 square kilometers of territory.", None),
        ("A five-member delegation left.", "member"),
        ("Three nuclear-capable long-range bombers burned.", "bombers"),
    ],
)
def test_the_counted_noun_is_named_by_its_token(text, noun):
    doc, mention = only(text)
    assert (None if mention.noun is None else doc[mention.noun].text) == noun


@pytest.mark.parametrize(
    "text",
    [
        "The Tu-95, the Su-34 and the S-300 were shown.",
        "The court cited Article 5 and Resolution 2202.",
        "The war began in February 2022, on a Thursday.",
        "He spoke on 24 February and again on May 31.",
        "The sirens stopped at 19:30 and again at 8 a.m. on Sunday.",
        "Ivan Petrenko, 41, lost his home.",
        "A 19-year-old conscript was seen.",
        "The boys were between 6 and 14 years old.",
        "Call 1-555-555-0100 for help.",
        "One of the generals left, and no one followed.",
        "One day the war will end.",
        "Call +380 44 255 73 33 or 555-0100 for help.",
        "They won 3-1 at home.",
        "A 10-point plan was tabled.",
        "Police went to 41 Linden Street.",
        "MH17 was shot down.",
        "They fired 155 mm shells.",
        "The picture is from KHOU 11.",
        "The third-largest city burned.",
        "The 1991 borders were named.",
    ],
)
def test_numbers_that_name_or_date_are_no_amounts(text):
    assert amounts(text) == []


def test_list_numbers_are_no_amounts():
    assert amounts("1. A truce\n2. A swap of prisoners") == []


def test_a_change_is_two_amounts_and_no_range():
    assert [(low, high) for low, high, *_ in amounts("The toll rose from 3 to 7 dead.")] == [("3", "3"), ("7", "7")]


def test_the_same_distance_in_miles_points_to_the_first():
    _, found = read("The base lies more than 4,300 km (2,670 miles) from the front.")
    assert [mention.alternative for mention in found] == [None, 0]


def test_two_figures_that_differ_are_no_alternatives():
    _, found = read("The base lies 4,300 km (900 miles) from the front.")
    assert [mention.alternative for mention in found] == [None, None]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("They downed 12 of 40 drones.", [1, None]),
        ("They downed 12 out of the 40 drones.", [1, None]),
        ("There were 69 injuries among the 388 passengers.", [1, None]),
        ("Of the 472 drones, 382 were downed.", [None, 0]),
        ("They downed 12 drones and 40 missiles.", [None, None]),
    ],
)
def test_a_part_points_to_its_whole(text, parts):
    assert [mention.part_of for mention in read(text)[1]] == parts


def test_a_part_without_a_noun_counts_what_its_whole_counts():
    _, found = read("They downed 12 of the 40 drones.")
    assert [mention.quantity.unit for mention in found] == ["drone", "drone"]


def test_an_exchange_is_one_amount_each_way():
    assert amounts("They agreed on a 1,000-for-1,000 exchange.") == [("1000", "1000", EACH_WAY, Bound.EXACT)]


def test_an_ordinal_is_marked_and_counts_nothing():
    doc, mention = only("The second round was held in Istanbul.")
    assert mention.ordinal
    assert doc[mention.noun].text == "round"


def test_the_span_covers_bound_and_unit_and_the_tokens_only_the_number():
    text = "They fled at least 40 km on foot."
    doc, mention = only(text)
    assert mention.span.of(text) == "at least 40 km"
    assert doc[mention.first : mention.last + 1].text == "40"


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("The army gained control over 450 square kilometers.", Bound.EXACT),
        ("The army gained over 450 square kilometers.", Bound.MORE_THAN),
        ("Drones flew over three villages.", Bound.EXACT),
        ("They lost over three hundred drones.", Bound.MORE_THAN),
        ("They talked about two clauses.", Bound.EXACT),
        ("They lost about two hundred men.", Bound.ABOUT),
    ],
)
def test_an_ambiguous_word_is_a_bound_only_where_nothing_else_governs_it(text, bound):
    assert [told[3] for told in amounts(text)] == [bound]


WORDS = """
over between and of to - for ( ) , . $ % km a one two dozens hundred half third 2022 4,300 7bn ½ 12
""".split()  # noqa: SIM905 - easier on the eye than a list of strings
MORE = ["at least", "or more", "drones", "the", "May", "from", "~", "+", "\n"]


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from([*WORDS, *MORE]), max_size=25), st.sampled_from([" ", ""]))
def test_any_heap_of_number_words_is_read_in_order_without_overlap(words, joint):
    text = joint.join(words)
    doc, found = read(text)
    spans = [mention.span for mention in found]
    assert all(left.end <= right.start for left, right in pairwise(spans))
    assert all(0 <= mention.first <= mention.last < len(doc) and mention.span.end <= len(text) for mention in found)
    assert all(mention.noun is None or 0 <= mention.noun < len(doc) for mention in found)


def test_the_seeds_amounts_are_all_read(shared):
    text = (shared / "seed" / "brief-2025-06-02.txt").read_text(encoding="utf-8")
    told = {(low, high, unit, bound) for low, high, unit, bound in amounts(text)}
    assert told >= {
        ("7", None, "fatality", Bound.AT_LEAST),
        ("69", "69", "injury", Bound.EXACT),
        ("388", "388", "passenger", Bound.EXACT),
        ("4300", None, "km", Bound.MORE_THAN),
        ("40", "40", "warplane", Bound.ABOUT),
        ("472", "472", "drone", Bound.EXACT),
        ("450", "450", "km2", Bound.EXACT),
        ("0.2", "0.2", "fraction", Bound.ABOUT),
        ("113100", "113100", "km2", Bound.ABOUT),
    }
