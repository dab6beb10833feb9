"""Every departure from the guideline is named; a file that follows it passes."""

from __future__ import annotations

import pytest
from eval.corpus.validate import problems
from tests.unit.eval.corpus.making import ATTRIBUTIONS, CLAIMS, write


def test_a_dispatch_as_the_guideline_says_has_no_problem(tmp_path):
    assert list(problems([write(tmp_path)])) == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        pytest.param('cue="1: said"', 'cue="1: told"', "stands 0 times", id="words that are not there"),
        pytest.param(
            'class="speech", source="2: He"', 'class="chat", source="2: He"', "class 'chat'", id="a class of none"
        ),
        pytest.param('cue="2: added", ', "", "needs its cue", id="a cue left out"),
        pytest.param('content="2: that', 'content="2: He', "stand in the content", id="a cue in its content"),
        pytest.param('by="a2"', 'by="a9"', "by 'a9'", id="an attribution that is none"),
        pytest.param('by="a2"', 'by="own"', "own voice is a remark", id="an own remark"),
        pytest.param('measure="killed"', 'measure="slain"', "measure 'slain'", id="a measure of none"),
        pytest.param("low=4, high=4", "low=5, high=4", "runs from 5 down to 4", id="an amount upside down"),
        pytest.param('status="suspected or accused"', 'status="guilty"', "status 'guilty'", id="a status of none"),
        pytest.param('id="c2"', 'id="c1"', "given 2 times", id="an id twice"),
        pytest.param('id="a2", class', 'id="a2", parent="a2", class', "no other attribution", id="its own parent"),
    ],
)
def test_a_departure_is_named(tmp_path, old, new, told):
    rest = ATTRIBUTIONS + CLAIMS
    assert old in rest
    found = list(problems([write(tmp_path, rest=rest.replace(old, new, 1))]))
    assert any(told in problem for problem in found), found


def test_too_short_a_dispatch_is_named(tmp_path):
    path = write(tmp_path, text="One line.", rest="")
    assert "1 sentences: 6 to 14 are asked for" in next(problems([path]))


def test_a_file_that_is_no_toml_is_named_and_the_others_are_checked(tmp_path):
    write(tmp_path, name="good")
    (tmp_path / "bad.toml").write_text("id = ", encoding="utf-8")
    (told,) = problems([tmp_path])
    assert "bad.toml: not TOML" in told


EVENTS = """
[[event]]
id = "x1"
what = "Fighting at Arda"
[[figures]]
left = "one/c1"
right = "one/{right}"
label = "{label}"
[[retelling]]
dispatch = "one"
of = "{of}"
how = "copy"
"""


@pytest.mark.parametrize(
    ("right", "label", "of", "told"),
    [
        ("c1", "same", "one", None),
        ("c3", "same", "one", "no measure of a dispatch"),
        ("c1", "equal", "one", "label 'equal'"),
        ("c1", "same", "two", "no dispatch 'two'"),
    ],
)
def test_links_lead_to_dispatches_and_their_measures(tmp_path, right, label, of, told):
    write(tmp_path)
    (tmp_path / "events-nowhere.toml").write_text(EVENTS.format(right=right, label=label, of=of), encoding="utf-8")
    found = list(problems([tmp_path]))
    assert any(told in problem for problem in found) if told else found == []


def test_an_event_that_nobody_tells_is_named(tmp_path):
    write(tmp_path, rest=ATTRIBUTIONS)
    (tmp_path / "events-nowhere.toml").write_text('[[event]]\nid = "x1"\nwhat = "Nothing"\n', encoding="utf-8")
    assert "no dispatch in" in next(problems([tmp_path]))
