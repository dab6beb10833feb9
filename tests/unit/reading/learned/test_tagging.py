"""From a network's numbers to attributions."""

import numpy as np
import pytest

from reportedly.errors import MissingResource
from reportedly.reading.engine import load_parser
from reportedly.reading.learned import Codes, Labels, find_tagger, tag
from reportedly.reading.learned.decoding import ROLES, best_path, decoded
from reportedly.reading.learned.tagging import Encoded

CLASSES = ("none", "speech", "according-to")
SURE = 9.0
CODES = Codes({"occurrence": ("", "attack", "talks"), "measure": ("", "killed")}, ("not established", "denied"))


class SaidTagger:
    """A network that knows one word: whoever stands before "said" says what stands behind it."""

    name = "knows said"

    def __init__(self, longest=60):
        self.labels = Labels({}, {}, CLASSES, ("neutral",), ("asserts", "denies"), CODES, longest=longest)

    def pieces(self, words):
        return [[len(word), sum(map(ord, word))] for word in words]

    def encode(self, pieces, deps, tags):
        said = [sum(map(ord, "said")) == word[1] and word[0] == 4 for word in pieces]
        anchors = np.array([[0.0, SURE, 0.0] if s else [SURE, 0.0, 0.0] for s in said], dtype=np.float32)
        states = np.arange(len(pieces), dtype=np.float32)[:, None]
        told = [sum(map(ord, "well")) == word[1] for word in pieces]
        clues = np.array([[0, 0, SURE, 9, 0, 0, 3] if t else [9, 0, 0, 9, 0, 0, 0] for t in told], dtype=np.float32)
        return Encoded(states, anchors, np.zeros((len(pieces), 1)), np.zeros((len(pieces), 2)), clues)

    def roles(self, states, here, kind, near):
        gaps = (states - here)[:, 0]
        names = ["I-source" if g < 0 else "B-cue" if g == 0 else "I-content" for g in gaps]
        names[0] = names[0].replace("I-", "B-")
        return np.array([[SURE if role in (n, "B-" + n[2:]) else 0.0 for role in ROLES] for n in names])


def said(text, tagger):
    doc = load_parser()(text)
    return [
        (" ".join(doc[i].text for i in sorted(t.source)), " ".join(doc[i].text for i in sorted(t.content)))
        for t in tag(doc, tagger).attributions
    ]


def test_tagged_words_come_back_as_tokens_of_the_text():
    assert said("It rained.\n\nThe mayor said all was well.", SaidTagger()) == [
        ("It rained . The mayor", "all was well .")
    ]


def test_a_text_without_words_gives_nothing():
    assert said(" \n\n ", SaidTagger()) == []


def test_each_attribution_is_tagged_once_however_the_windows_fall():
    text = "The mayor said it fell. The clerk said it stood. The guard said it burned. A boy said no."
    found = tag(load_parser()(text), SaidTagger(longest=14)).attributions
    assert len({t.anchor for t in found}) == len(found) == 4


def test_a_score_is_a_probability():
    (found,) = tag(load_parser()("The mayor said all was well."), SaidTagger()).attributions
    assert 0.99 < found.score <= 1.0


def test_no_span_begins_in_its_middle():
    scores = np.zeros((3, len(ROLES)))
    scores[:, ROLES.index("I-content")] = 5.0
    path = [ROLES[n] for n in best_path(scores)]
    assert path == ["B-content", "I-content", "I-content"] or path[0] == ""


def test_words_are_told_by_role():
    logits = np.full((4, len(ROLES)), -9.0, dtype=np.float32)
    for row, role in enumerate(("B-source", "I-source", "B-cue", "B-content")):
        logits[row, ROLES.index(role)] = 9.0
    assert decoded(logits, range(10, 14)) == {
        "source": frozenset({10, 11}),
        "cue": frozenset({12}),
        "content": frozenset({13}),
    }


def test_rules_alone_need_no_package():
    assert find_tagger("rules") is None


def test_a_learned_reader_that_is_not_installed_is_asked_for_in_vain_and_says_what_mends_it():
    with pytest.raises(MissingResource, match="pip install 'reportedly\\[reader\\]'"):
        find_tagger("both", language="xx")


def test_a_word_that_carries_a_claim_gives_a_clue_with_its_chances():
    (clue,) = tag(load_parser()("All was well."), SaidTagger()).clues
    assert (clue.token, clue.kind, clue.code, clue.status) == (2, "occurrence", "talks", "denied")
    assert 0.9 < clue.sure <= clue.score <= 1.0
