"""Near negatives: none of them gives a conflict event, and each true neighbour does."""

from __future__ import annotations

import pytest
from eval.negatives import SHIPPED, evaluate, passages

OUTCOME = evaluate()
AT_LEAST = 70


def test_there_are_many_and_no_two_are_alike():
    rows = passages(SHIPPED)
    near = [row.text for row in rows if not row.is_true]
    assert len(near) >= AT_LEAST
    assert len(set(near)) == len(near)
    assert all(row.note for row in rows)


@pytest.mark.parametrize(
    "one", OUTCOME.units, ids=lambda one: f"{'true' if one.passage.is_true else 'near'}: {one.passage.note}"
)
def test_a_passage_gives_a_conflict_event_only_in_earnest(one):
    assert bool(one.events) is one.passage.is_true, [c.evidence.quote for c in one.events]


def test_the_check_fails_for_war_seen_everywhere_and_for_none_seen(tmp_path):
    path = tmp_path / "turned.toml"
    path.write_text(
        '[[passage]]\nnear = "a true attack"\ntext = "Rebels attacked the garrison at Sake."\n'
        '[[true]]\nword = "quiet"\ntext = "The garden is quiet."\n',
        encoding="utf-8",
    )
    assert evaluate(path).figures | {"mistaken": []} == {
        "events": 1,
        "fired": 1,
        "of": 1,
        "blind": 1,
        "true": 1,
        "mistaken": [],
    }
