"""Every cue proves itself: its own example is read, and the source, cue and content must stand where it says."""

import re
from datetime import date
from functools import cache

import pytest

from reportedly.claims.attribution import find_attributions
from reportedly.lang import load_pack
from reportedly.model import Commitment, Document, Modality, Polarity
from reportedly.reading.engine import load_parser
from reportedly.reading.mentions import Reading
from reportedly.theatres import Theatre

PACK = load_pack("en")
NOWHERE = Theatre("nowhere", "Nowhere", "no conflict", date(2022, 2, 24), {}, {}, {}, {}, {})
TABLES = {
    "cues": (
        "verb",
        "carrier",
        "bearer",
        "relay",
        "viewer",
        "meeting",
        "teller",
        "person",
        "pointing",
        "own",
        "phrase",
        "account",
        "noun",
        "conviction",
        "unknown",
        "speaker",
        "participle",
        "circumstance",
        "connective",
        "contrast",
        "label",
    ),
    "hedges": ("adverb", "distance"),
}
ROWS = [(name, array, row) for name, arrays in TABLES.items() for array in arrays for row in PACK.table(name, array)]


def _name(array, row):
    word = next(
        str(row[key])[:40]
        for key in ("lemma", "word", "words", "verb", "state", "kind", "noun", "nouns", "endings")
        if key in row
    )
    return f"{array} {word}"


EXAMPLES = [
    pytest.param(row, example, id=f"{_name(array, row)}: {example}")
    for _, array, row in ROWS
    for example in row["examples"]
]
SILENCES = [
    pytest.param(sentence, id=f"{_name(array, row)}: {sentence}")
    for _, array, row in ROWS
    for sentence in row.get("silent", ())
]


@cache
def _everything_read():
    """Parse all sentences of the pack in batches, once."""
    examples = [_marked(example)[0] for _, _, row in ROWS for example in row["examples"]]
    texts = [*examples, *(sentence for _, _, row in ROWS for sentence in row.get("silent", ()))]
    readings = (
        Reading(Document.of(text), doc, (), (), (), ())
        for text, doc in zip(texts, load_parser().pipe(texts, batch_size=64), strict=True)
    )
    return {r.document.text: find_attributions(r, pack=PACK, theatre=NOWHERE) for r in readings}


def _attributions(text):
    return _everything_read()[text]


def _marked(example):
    """Return the plain text and what is marked in it, by the kind of bracket."""
    text, marks, opened = "", {"{": [], "[": [], "(": []}, []
    for character in example:
        if character in "{[(":
            opened.append((character, len(text)))
        elif character in "}])":
            kind, start = opened.pop()
            marks[kind].append(text[start:])
        else:
            text += character
    return text, marks["{"], marks["["], marks["("]


def _texts(spans, text):
    return [span.of(text) for span in spans]


@pytest.mark.parametrize(("row", "example"), EXAMPLES)
def test_an_entry_finds_what_its_example_marks(row, example):
    text, source, cue, content = _marked(example)
    found = _attributions(text)
    read = [(_texts(a.source, text), _texts(a.cue, text), _texts(a.content, text)) for a in found]
    assert (source, cue, [_without_loose_edges(part) for part in content]) in read


def _without_loose_edges(part):
    return part.strip().strip(",.;:") if not part.rstrip().endswith(('"', "”")) else part.strip()


@pytest.mark.parametrize("sentence", SILENCES)
def test_another_sense_of_an_entry_is_no_attribution(sentence):
    assert _attributions(sentence) == ()


@pytest.mark.parametrize(
    ("row", "example"),
    [pytest.param(row, example, id=_name(array, row)) for _, array, row in ROWS for example in row["examples"][:1]],
)
def test_an_entry_has_the_effect_it_promises(row, example):
    text, _, cue, _ = _marked(example)
    found = next(a for a in _attributions(text) if _texts(a.cue, text) == cue)
    assert found.link.commitment is Commitment(row.get("commitment", found.link.commitment))
    assert found.polarity is Polarity(row.get("polarity", found.polarity))
    if "modality" in row:
        assert found.modality is Modality(row["modality"])


def test_every_entry_has_an_example():
    assert [_name(array, row) for _, array, row in ROWS if not row.get("examples")] == []


def test_no_word_stands_twice_in_one_table_with_the_same_sense():
    senses = [(array, re.sub(r"\s+", " ", str(sorted((k, str(v)) for k, v in row.items())))) for _, array, row in ROWS]
    assert len(senses) == len(set(senses))
