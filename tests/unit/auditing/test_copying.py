"""What was exchanged in a near copy, and what makes it another matter."""

from __future__ import annotations

import pytest

from reportedly.auditing.copying import exchanged
from reportedly.auditing.placings import placings
from reportedly.auditing.words import drift_words
from reportedly.model import DriftKind

REPORT = "Shells fell on the market of Tarm on 3 May and killed more than 20 people, the mayor of Tarm said."
WORDS = drift_words("en")


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        pytest.param("fell", "did not fall", DriftKind.POLARITY_FLIPPED, id="a negation"),
        pytest.param("said", "confirmed", DriftKind.VERB_RAISED, id="a cue that vouches"),
        pytest.param("Shells fell", "Shells allegedly fell", DriftKind.HEDGE_ADDED, id="a hedge"),
        pytest.param("more than 20", "20", DriftKind.BOUND_LOST, id="a bound"),
        pytest.param("20", "70", DriftKind.FIGURE_CHANGED, id="a number"),
        pytest.param("3 May", "9 May", DriftKind.SCOPE_MOVED, id="a day"),
        pytest.param("the market of Tarm", "the market of Ostrel", DriftKind.SCOPE_MOVED, id="a place"),
        pytest.param(", the mayor of Tarm said.", ".", DriftKind.SOURCE_LOST, id="the source"),
    ],
)
def test_one_exchange_in_a_near_copy_is_named(old, new, kind):
    assert {found.kind for found in exchanged(REPORT, REPORT.replace(old, new), WORDS)} == {kind}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(REPORT, id="nothing exchanged"),
        pytest.param(REPORT.replace("Shells", "Rockets"), id="a word that changes nothing on record"),
        pytest.param(REPORT.replace("3 May", "9 May").replace("20", "70"), id="two things: another day's report"),
        pytest.param("The mayor of Tarm opened a school and a library in the market square.", id="no copy"),
        pytest.param(REPORT.replace("Tarm on", "Tarmm on"), id="another spelling"),
    ],
)
def test_what_is_no_single_exchange_is_left_alone(text):
    assert exchanged(REPORT, text, WORDS) == []


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        pytest.param("Shells fell on the Polish city of Kharkiv.", [("kharkiv", "Poland")], id="the … city of"),
        pytest.param("Shells fell on Poland's Sumy region.", [("sumy", "Poland")], id="…'s … region"),
        pytest.param("The Polish attack on Kharkiv went on.", [], id="an adjective of something else"),
        pytest.param("Poland's Kharkiv consulate closed.", [], id="an owner of something else"),
    ],
)
def test_a_name_is_put_into_a_nation_only_by_words_that_say_so(sentence, found):
    assert [(placing.name, placing.nation) for placing in placings(sentence, WORDS)] == found
