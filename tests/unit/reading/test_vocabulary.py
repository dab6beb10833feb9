"""Ordinary words are known in all their forms; names are not."""

from __future__ import annotations

import pytest
import spacy

from reportedly.reading.engine import load_parser
from reportedly.reading.vocabulary import Vocabulary

WORDS = Vocabulary.of(load_parser(), prefixes=["anti"])


@pytest.mark.parametrize(
    "word",
    ["army", "attacked", "guerrillas", "women", "worst", "the", "didn't", "machinegun", "antidrug", "long-range"],
)
def test_forms_compounds_and_contractions_are_ordinary(word):
    assert WORDS.knows(word)


@pytest.mark.parametrize("word", ["quilmara", "zabaldo", "acan-zef", "rodrigo"])
def test_what_no_table_leads_to_is_not(word):
    assert not WORDS.knows(word)


def test_a_word_that_can_act_is_told_from_one_that_only_names():
    assert WORDS.may_act("murdered")
    assert not WORDS.may_act("franklin")
    assert "franklin" in WORDS.only_nouns
    assert "march" not in WORDS.only_nouns


def test_a_parser_without_tables_knows_no_words():
    assert Vocabulary.of(spacy.blank("en")) is None
