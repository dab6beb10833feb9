"""Entities chosen at once are those that the model's recogniser finds a token at a time."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

from reportedly.intake import take_in
from reportedly.model import Document
from reportedly.reading.engine import load_parser
from reportedly.reading.entities import ENTITIES, RECOGNISER, add_entities

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"
PARSER = load_parser()


def without_entities(texts: list[str]) -> list[Doc]:
    with PARSER.select_pipes(disable=[ENTITIES]):
        return list(PARSER.pipe(texts))


def entities(doc: Doc) -> list[tuple[int, int, str]]:
    return [(entity.start, entity.end, entity.label_) for entity in doc.ents]


@pytest.mark.parametrize("folder", sorted(path.name for path in EXAMPLES.iterdir() if path.is_dir()))
def test_the_shipped_dispatches_have_the_entities_of_the_model(folder):
    texts = [item.text for item in take_in([str(EXAMPLES / folder)]) if isinstance(item, Document)]
    chosen_at_once, one_by_one = (without_entities(texts) for _ in range(2))
    list(PARSER.get_pipe(ENTITIES).pipe(chosen_at_once, batch_size=5))
    list(PARSER.get_pipe(RECOGNISER).pipe(one_by_one, batch_size=5))
    assert [entities(doc) for doc in chosen_at_once] == [entities(doc) for doc in one_by_one]
    assert [[t.ent_iob_ for t in doc] for doc in chosen_at_once] == [[t.ent_iob_ for t in doc] for doc in one_by_one]
    assert sum(len(doc.ents) for doc in chosen_at_once) > len(texts)


def test_an_entity_ends_with_its_sentence():
    doc = PARSER("The convoy left Port\nSudan answered on Monday 3 March 2025")
    assert doc.ents
    assert not any("\nSudan" in entity.text for entity in doc.ents)


@pytest.mark.parametrize("texts", [[""], ["", "Kyiv", ""], ["\n", "  "], ["Kyiv"]], ids=repr)
def test_texts_of_nothing_or_one_word_are_read(texts):
    docs = list(PARSER.pipe(texts))
    assert [doc.text for doc in docs] == texts
    assert all(entity.label_ for doc in docs for entity in doc.ents)


def test_a_parser_of_another_make_keeps_its_own_components():
    blank = spacy.blank("en")
    blank.add_pipe("sentencizer")
    add_entities(blank)
    assert blank.pipe_names == ["sentencizer"]
