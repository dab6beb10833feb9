"""The clustering scorer: B³ of documents, the story of a report, the parts, and what an incident's reports agree on."""

from __future__ import annotations

import json

import pytest
from eval.clustering import Report, agree, b3, document_of, evaluate, measure, split, story_of
from eval.tally import NOBODY, Answer
from tests.unit.fusion.builders import Paper, quantity


def told(number):
    return Answer(quantity(number), is_told=True)


def report(name, incident, paper=None):
    paper = paper or Paper(name, sentences=["Nothing."])
    return Report(name, incident, paper.document, {"killed": 0, "injured": 0}, tuple(paper.claims))


@pytest.mark.parametrize(
    ("gold", "found", "expected"),
    [
        pytest.param("aab", "xyz", [(1, 0.5), (1, 0.5), (1, 1)], id="all alone is precise"),
        pytest.param("aab", "xxx", [(2 / 3, 1), (2 / 3, 1), (1 / 3, 1)], id="all in one misses nothing"),
        pytest.param("aab", "xxy", [(1, 1), (1, 1), (1, 1)], id="just as they are"),
        pytest.param("aabb", "xxxy", [(2 / 3, 1), (2 / 3, 1), (1 / 3, 0.5), (1, 0.5)], id="one strays"),
    ],
)
def test_b_cubed_counts_each_report_s_cluster_and_incident(gold, found, expected):
    assert b3(list(gold), list(found)) == expected


def test_a_report_joins_the_event_of_most_claims_its_lead_before_others():
    paper = Paper("Paper")
    lead = paper.attack()
    paper.tell(paper.told[0][2], words="Background. " * 40)
    later = [paper.attack(), paper.attack()]
    joined = {lead: "lead", later[0]: "background", later[1]: "background"}
    assert story_of(report("r", "i", paper), joined) == "lead"
    assert story_of(report("r", "i", paper), joined | {paper.attack(): "background", paper.attack(): "background"})
    assert story_of(report("r", "i", paper), {}) is None


def test_an_incident_is_never_split_between_the_parts():
    reports = [report(str(n), str(n // 2)) for n in range(503)]
    parts = split(reports)
    assert [r.id for r in parts["read"]] == ["0", "1", "2", "3"]
    assert len(parts["unread"]) == 499


@pytest.mark.parametrize(
    ("answers", "number"),
    [
        pytest.param([told(1), told(2), told(1)], 1, id="the majority"),
        pytest.param([told(1), told(2)], 2, id="of equals the latest"),
        pytest.param([told(3), Answer(NOBODY, is_told=False)], 3, id="silence is no answer"),
        pytest.param([Answer(NOBODY, is_told=False)], 0, id="nobody tells any"),
    ],
)
def test_reports_agree_on_one_answer(answers, number):
    assert agree(answers).number == number


def test_the_outlet_is_read_from_the_archived_address():
    row = {"text": "It rained.", "url": "http://web.archive.org/web/2016/http://www.ford-post.example:80/a?b=1"}
    assert document_of(row).publisher == "ford-post.example"
    assert document_of({"text": "It rained."}).publisher == "unstated publisher"


def test_a_file_is_read_fused_and_scored(tmp_path):
    texts = [
        ("a", "Man killed", "Peter Hollow was shot and killed in Ford on Monday, police said."),
        ("a", "Victim named", "Peter Hollow was shot and killed in Ford on Monday, his family said."),
        ("b", "Council meets", "The council met on Monday to speak of roads."),
    ]
    rows = [
        {"doc_id": str(n), "incident_id": incident, "title": title, "text": text, "dct": "2021-03-02", "gold": gold}
        for n, (incident, title, text) in enumerate(texts)
        for gold in [{"killed": int(incident == "a"), "injured": 0}]
    ]
    path = tmp_path / "dev.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    outcome = evaluate(path)
    assert outcome.figures["whole"]["b3"] == {"p": 1.0, "r": 1.0, "f1": 1.0}
    assert (outcome.figures["whole"]["both"], outcome.figures["whole"]["incidents"]) == (1.0, 2)
    assert outcome.figures["read"]["incidents"] == 0
    assert measure(outcome.units) == outcome.figures
