"""The scorer for PolNeAR on articles made by hand."""

from __future__ import annotations

import json

import pytest
from eval import polnear

from reportedly.reading.engine import load_parser

TEXT = "The mayor said that the bridge had fallen, and that according to the army nobody was hurt."


def part(*words, text=TEXT):
    """One role of an attribution by its words, a span for each."""
    spans = [[text.index(w), text.index(w) + len(w)] for w in words]
    return [{"spans": spans, "text": " ".join(words)}]


def article(*attributions, text=TEXT, primary=True):
    rows = [{"id": f"E{n}", "source": s, "cue": c, "content": p} for n, (s, c, p) in enumerate(attributions)]
    return {"doc_id": "d1", "annotator": "a", "primary": primary, "text": text, "attributions": rows}


@pytest.fixture
def scored(tmp_path):
    def score(*articles):
        path = tmp_path / "some.jsonl"
        path.write_text("".join(json.dumps(a) + "\n" for a in articles), encoding="utf-8")
        return polnear.evaluate(path)

    return score


SAID = "The mayor said that the bridge had fallen."
GOLD = article(
    (part("The mayor", text=SAID), part("said", text=SAID), part("that the bridge had fallen", text=SAID)), text=SAID
)


def test_an_article_read_as_its_annotator_read_it_is_all_right(scored):
    outcome = scored(GOLD)
    assert outcome.n == 1
    assert outcome.figures["attribution"]["f1"] == 1
    assert [outcome.figures[role]["exact"]["f1"] for role in ("source", "cue", "content")] == [1, 1, 1]
    assert [case.errors for case in outcome.cases] == [0]


def test_only_the_primary_annotator_counts(scored):
    assert scored(GOLD, GOLD | {"primary": False}).n == 1


def test_figures_are_those_of_the_units(scored):
    outcome = scored(GOLD, article(text=SAID))
    assert outcome.measure(outcome.units) == outcome.figures
    assert outcome.measure(outcome.units[:1])["attribution"]["p"] == 1
    assert outcome.figures["attribution"]["p"] == 0.5


def test_what_is_read_inside_a_gold_content_counts_for_precision_only_with_all(scored):
    content = TEXT.removeprefix("The mayor said ").removesuffix(".")
    precision = scored(article((part("The mayor"), part("said"), part(content)))).figures["cue_precision"]
    assert precision == {"all": 0.5, "outside": 1}


def test_a_cue_that_is_missed_counts_in_its_class(scored):
    text = "The mayor said that the bridge had fallen. Her deputy nodded at the news of the fire."
    gold = article(
        (part("The mayor", text=text), part("said", text=text), part("that the bridge had fallen", text=text)),
        (part("Her deputy", text=text), part("nodded", text=text), part("the news of the fire", text=text)),
        text=text,
    )
    recall = scored(gold).figures["cue_recall"]
    assert (recall["all"], recall["speech_verb"], recall["other"]) == (0.5, 1, 0)


@pytest.mark.parametrize(
    ("text", "cue", "named"),
    [
        ("Reuters reports that the bridge fell.", "reports", "speech_verb"),
        ("The bridge fell, according to the mayor.", "according to", "according_to"),
        ("Her comments on the bridge caused anger.", "comments", "nominal"),
        ("She wants the bridge back.", "wants", "other"),
        ("She made it clear that the bridge would stay.", "made it clear", "other"),
        ("The ministry issued a statement saying it was over.", "issued a statement saying", "speech_verb"),
    ],
)
def test_cues_have_a_class(text, cue, named):
    start = text.index(cue)
    assert polnear.class_of(((start, start + len(cue)),), load_parser()(text)) == named
