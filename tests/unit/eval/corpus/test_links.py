"""The scorer of links: what counts as one event, a near miss, a part, a label, on dispatches beyond doubt."""

from __future__ import annotations

import pytest
from eval.links import evaluate

HEAD = """id = "{id}"
conflict = "{conflict}"
style = "wire"
publisher = "{publisher}"
published_at = "{at}"
text = '''
{text}
'''
"""
FIRST = HEAD.format(
    id="ford-01",
    conflict="ford",
    publisher="Ford Post",
    at="2024-06-12T10:00:00Z",
    text="Rebels shelled Goma on Tuesday, killing four people, the mayor said.",
)
FIRST_CLAIMS = """claims = [
  {id="c1", kind="occurrence", by="own", at="1: Rebels shelled Goma on Tuesday", type="attack.shelling", event="E-1"},
  {id="c2", kind="measure", by="own", at="1: killing four people", measure="killed", low=4, high=4, event="E-1"},
]
"""
SECOND = HEAD.format(
    id="ford-02",
    conflict="ford",
    publisher="Mill Wire",
    at="2024-06-13T10:00:00Z",
    text="Rebels shelled Goma on Tuesday, killing six people, doctors said.",
)
SECOND_CLAIMS = FIRST_CLAIMS.replace("four", "six").replace("low=4, high=4", "low=6, high=6")
THIRD = HEAD.format(
    id="ford-03",
    conflict="ford",
    publisher="Far Wire",
    at="2024-06-20T10:00:00Z",
    text="Rebels shelled Bukavu on Wednesday, killing two people, the army said.",
)
THIRD_CLAIMS = """claims = [
  {id="c1", kind="occurrence", by="own", at="1: Rebels shelled Bukavu", type="attack.shelling", event="E-2"},
  {id="c2", kind="measure", by="own", at="1: killing two people", measure="killed", low=2, high=2, event="E-2"},
]
"""
EVENTS = """[[event]]
id = "E-1"
what = "Shells on Goma"
place = "Goma"
when = "2024-06-11"
part_of = ""
[[event]]
id = "E-2"
what = "Shells on Bukavu"
place = "Bukavu"
when = "2024-06-19"
part_of = ""
[[near]]
event = "E-1"
other = "E-2"
because = "another town a week later"
[[figures]]
left = "ford-01/c2"
right = "ford-02/c2"
label = "update"
[[retelling]]
dispatch = "ford-02"
of = "ford-01"
how = "independent"
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    found = tmp_path_factory.mktemp("links")
    for name, text in (
        ("ford-01", FIRST + FIRST_CLAIMS),
        ("ford-02", SECOND + SECOND_CLAIMS),
        ("ford-03", THIRD + THIRD_CLAIMS),
    ):
        (found / f"{name}.toml").write_text(text, encoding="utf-8")
    (found / "events-ford.toml").write_text(EVENTS, encoding="utf-8")
    return found


def test_dispatches_of_one_event_are_a_link_and_the_near_miss_stays_apart(folder):
    figures = evaluate(folder).figures
    assert figures["links"] == {"p": 1.0, "r": 1.0, "f1": 1.0}
    assert figures["claims"]["p"] == 1.0
    assert figures["near"]["apart"] == 1.0
    assert figures["retellings"]["false"] == 0


def test_a_rise_of_the_dead_is_labelled_an_update(folder):
    figures = evaluate(folder).figures["figures"]
    assert (figures["read"], figures["right"], figures["right_of_all"]) == (1.0, 1.0, 1.0)
    assert figures["false_contradictions"] == 0


def test_a_link_that_nobody_declared_is_wrong(folder, tmp_path):
    for path in folder.iterdir():
        (tmp_path / path.name).write_text(path.read_text(encoding="utf-8").replace('event="E-2"', 'event="E-1"'))
    missed = evaluate(tmp_path)
    assert missed.figures["links"]["p"] == 1.0
    assert missed.figures["links"]["r"] == pytest.approx(1 / 3, abs=1e-3)
    assert any("missed link: ford-01 + ford-03" in mark.label for case in missed.cases for mark in case.found)
    parted = (tmp_path / "ford-02.toml").read_text(encoding="utf-8").replace('event="E-1"', 'event="x1"')
    (tmp_path / "ford-02.toml").write_text(parted, encoding="utf-8")
    wrong = evaluate(tmp_path)
    assert wrong.figures["links"]["p"] == 0.0
    assert any("wrong link: ford-01 + ford-02" in mark.label for case in wrong.cases for mark in case.found)


def test_a_label_that_is_another_is_told_with_both_sides(folder, tmp_path):
    for path in folder.iterdir():
        (tmp_path / path.name).write_text(path.read_text(encoding="utf-8").replace('"update"', '"contradiction"'))
    outcome = evaluate(tmp_path)
    assert outcome.figures["figures"]["right"] == 0.0
    assert any("ford-02/c2 “killing six people”" in m.label for case in outcome.cases for m in case.found)
