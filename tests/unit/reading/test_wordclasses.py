"""Word classes looked up once a kind of token are those that the model's rules give each token."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

from reportedly.intake import take_in
from reportedly.model import Document
from reportedly.reading.engine import load_parser
from reportedly.reading.wordclasses import RULER, WORD_CLASSES, add_word_classes

EXAMPLE = Path(__file__).resolve().parents[3] / "examples" / "goma"
PARSER = load_parser()
ODD = [
    "They're gonna say it ain't so, and y'all got ta go: let's see, c'm on.",
    "There is nothin' but what he'd done; there's somethin' that wouldn't do.",
    "She gets it, he got it.  \n That they had had to have been told is what's being said.",
    "",
    " \n ",
]


def unclassed(texts: list[str]) -> list[Doc]:
    with PARSER.select_pipes(enable=["tok2vec", "tagger", "parser"]):
        return list(PARSER.pipe(texts))


def classes(doc: Doc) -> list[tuple[str, ...]]:
    return [(t.text, t.tag_, t.pos_, t.lemma_, t.dep_, str(t.morph)) for t in doc]


def looked_up_and_by_rule(texts: list[str]) -> tuple[list[Doc], list[Doc]]:
    ruler, word_classes = PARSER.get_pipe(RULER), PARSER.get_pipe(WORD_CLASSES)
    return [word_classes(doc) for doc in unclassed(texts)], [ruler(doc) for doc in unclassed(texts)]


def test_the_shipped_dispatches_have_the_word_classes_of_the_model():
    texts = [item.text for item in take_in([str(EXAMPLE)]) if isinstance(item, Document)]
    looked_up, by_rule = looked_up_and_by_rule(texts)
    assert [classes(doc) for doc in looked_up] == [classes(doc) for doc in by_rule]
    assert {t.pos_ for doc in looked_up for t in doc} > {"NOUN", "VERB", "AUX", "PROPN", "PUNCT"}


@pytest.mark.parametrize("text", ODD, ids=repr)
def test_rules_over_several_tokens_and_over_odd_words_hold_too(text):
    looked_up, by_rule = looked_up_and_by_rule([text])
    assert classes(looked_up[0]) == classes(by_rule[0])


def test_a_parser_without_rules_keeps_its_own_components():
    blank = spacy.blank("en")
    add_word_classes(blank)
    assert blank.pipe_names == []
