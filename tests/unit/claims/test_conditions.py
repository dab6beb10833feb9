from __future__ import annotations

import pytest

from reportedly.claims.clauses import Tree
from reportedly.claims.conditions import find_conditionals
from reportedly.lang import load_pack
from reportedly.reading.engine import load_parser

PACK = load_pack("en")
ROWS = PACK.table("conditions")


def conditions_in(text):
    doc = load_parser()(text)
    tree = Tree.of(doc)
    return [
        (c.kind.value, doc[c.start : c.end].text)
        for sentence in doc.sents
        for c in find_conditionals(sentence, tree=tree, pack=PACK)
    ]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["phrase"])
def test_a_marker_opens_the_condition_of_its_own_example(row):
    text = row["example"]
    antecedent = text[text.index("(") + 1 : text.index(")")]
    found = conditions_in(text.translate(str.maketrans("", "", "[]()")))
    assert found == [(row["kind"], antecedent)]


@pytest.mark.parametrize(
    ("text", "kind", "antecedent"),
    [
        pytest.param(
            "Trump said he would reconsider support should real progress not be made.",
            "if",
            "real progress not be made",
            id="should behind its clause",
        ),
        pytest.param(
            "Should the talks fail, Washington would stop its aid.", "if", "the talks fail", id="should in front"
        ),
        pytest.param(
            "Were Moscow to walk away, Washington would act.", "if", "Moscow to walk away", id="were in front"
        ),
    ],
)
def test_an_inverted_verb_opens_a_condition(text, kind, antecedent):
    assert conditions_in(text) == [(kind, antecedent)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Ukraine should hold elections.", id="should of duty"),
        pytest.param("Should Ukraine hold elections?", id="a question"),
        pytest.param("Reporters asked if the truce would hold.", id="if of doubt"),
        pytest.param("Ankara offered once more to host the talks.", id="once more"),
        pytest.param("The talks were held in Istanbul.", id="were of the past"),
        pytest.param("The delegation had left the city.", id="had of the past"),
        pytest.param("The truce lasts until June.", id="until a date"),
    ],
)
def test_words_that_look_alike_set_no_condition(text):
    assert conditions_in(text) == []
