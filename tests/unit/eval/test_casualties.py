"""The casualties scorer: what a report tells in all, and when an answer is right."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from eval import casualties
from eval.casualties import Unit, evaluate, measure
from eval.tally import NOBODY, Answer, tally

from reportedly.claims.drafts import Draft
from reportedly.model import Measure, Modality, Scope
from reportedly.values import Bound, Quantity, Span, TimePrecision, When

YEAR = When(datetime(2018, 1, 1, tzinfo=UTC), datetime(2019, 1, 1, tzinfo=UTC), TimePrecision.YEAR)


def people(low, high, bound=Bound.EXACT):
    return Quantity(None if low is None else Decimal(low), None if high is None else Decimal(high), "people", bound)


def said(code, number, *, of=None, at=0, running=False, mode=Modality.ASSERTED, when=None):
    quantity = number if isinstance(number, Quantity) else people(number, number)
    return Draft(Measure(code, quantity, Scope(of=of, running=running, when=when)), Span(at, at + 5), at, modality=mode)


SENTENCES = (0, 90)  # where the sentences of a report start


def numbers(*drafts):
    return {name: answer.number for name, answer in tally(drafts, SENTENCES).items()}


@pytest.mark.parametrize(
    ("drafts", "killed", "injured"),
    [
        pytest.param([], 0, 0, id="nothing told is nobody"),
        pytest.param([said("killed", 3), said("injured", 2)], 3, 2, id="totals"),
        pytest.param([said("killed", 3), said("killed", 2, of="children")], 3, 0, id="a part is in the whole"),
        pytest.param([said("killed", 1, of="men"), said("killed", 2, of="children")], 3, 0, id="parts are summed"),
        pytest.param([said("killed", 1, of="Tom"), said("killed", 1, of="Tom", at=90)], 1, 0, id="one told twice"),
        pytest.param([said("killed", 2, of="children"), said("killed", 2, of="men", at=90)], 2, 0, id="told anew"),
        pytest.param([said("killed", 3), said("killed", 1, of="attackers")], 4, 0, id="and then the attacker"),
        pytest.param([said("killed", 1, of="attackers")], 1, 0, id="only the attacker"),
        pytest.param([said("casualties", 4), said("killed", 1)], 1, 3, id="shot less dead"),
        pytest.param([said("casualties", 1, of="Tom"), said("killed", 1, of="Tom", at=900)], 1, 0, id="died later"),
        pytest.param([said("casualties", 1, of="Tom")], 0, 1, id="shot and not told dead"),
        pytest.param([said("killed", 7, running=True), said("killed", 9, at=90)], 7, 0, id="a running total"),
        pytest.param([said("killed", 7, mode=Modality.POSSIBLE)], 0, 0, id="what may be is not told"),
        pytest.param([said("killed", 1), said("killed", 9, at=2000)], 1, 0, id="background does not count"),
        pytest.param([said("killed", 412, when=YEAR)], 0, 0, id="a year's dead are no one event's"),
        pytest.param([said("killed", 1, of="Tom", when=YEAR)], 1, 0, id="one who died in a year"),
        pytest.param([said("killed", 1), said("injured", 2, at=700)], 1, 2, id="what the lead leaves open"),
    ],
)
def test_a_report_gives_one_answer_a_measure(drafts, killed, injured):
    assert numbers(*drafts) == {"killed": killed, "injured": injured}


@pytest.mark.parametrize(
    ("quantity", "gold", "right"),
    [
        (people(3, 3), 3, True),
        (people(3, 3), 4, False),
        (people(3, None, Bound.AT_LEAST), 4, True),
        (people(3, None, Bound.AT_LEAST), 2, False),
        (people(None, 5, Bound.AT_MOST), 5, True),
        (people(2, 4, Bound.RANGE), 5, False),
        (NOBODY, 0, True),
    ],
)
def test_an_answer_is_right_where_the_gold_lies_inside(quantity, gold, right):
    assert Answer(quantity, is_told=True).allows(gold) is right


def test_bounds_are_told_apart_from_points():
    open_end = Answer(people(3, None, Bound.AT_LEAST), is_told=True)
    point, nothing = Answer(people(1, 1), is_told=True), Answer(NOBODY, is_told=False)
    units = [
        Unit({"killed": open_end, "injured": nothing}, {"killed": 5, "injured": 0}),
        Unit({"killed": point, "injured": point}, {"killed": 1, "injured": 2}),
    ]
    figures = measure(units)
    assert figures["killed"]["exact"] == 1.0
    assert figures["killed"]["as_points"] == 0.5
    assert figures["killed"]["mae"] == 1.0
    assert (figures["killed"]["points"], figures["killed"]["bounds"]) == (1, 1)
    assert (figures["injured"]["told"], figures["injured"]["told_precision"]) == (1, 0.0)
    assert figures["both"] == {"exact": 0.5, "as_points": 0.0, "mae": 1.5}


def test_a_file_is_read_and_scored(tmp_path):
    rows = [
        (
            "Man killed, two hurt in Goma shooting",
            "A man was killed and two people were wounded in Goma on Monday.",
            1,
            2,
        ),
        ("Council meets", "The council met on Monday to speak of roads.", 0, 0),
    ]
    path = tmp_path / "dev.jsonl"
    lines = (
        {"doc_id": str(i), "title": title, "dct": "2021-03-02", "text": text, "gold": {"killed": k, "injured": h}}
        for i, (title, text, k, h) in enumerate(rows)
    )
    path.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    outcome = evaluate(path)
    assert outcome.n == len(outcome.units) == len(outcome.cases) == 2
    assert outcome.figures["both"]["exact"] == 1.0
    assert outcome.cases[0].errors == 0
    assert casualties.measure(outcome.units) == outcome.figures
