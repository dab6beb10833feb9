"""The door: whoever found an attribution, it is made into one in the same way."""

import pytest

from reportedly.claims.attribution.assembly import assemble
from reportedly.claims.attribution.scene import Found, set_scene
from reportedly.lang import load_pack
from reportedly.model import Document, SourceKind
from reportedly.reading.engine import load_parser
from reportedly.reading.mentions import Reading

TEXT = "Moscow said, on Monday, that two bridges fell."


@pytest.fixture
def found_elsewhere(theatre):
    """What another reader found in TEXT, through the door."""
    reading = Reading(Document.of(TEXT), load_parser()(TEXT), (), (), (), ())
    scene = set_scene(reading, pack=load_pack("en"), theatre=theatre)
    content = frozenset(range(2, len(scene.tokens)))
    found = Found(frozenset({0}), frozenset({1}), content, 1, 0, "speech", reader="elsewhere")
    return assemble([found], scene, reading)


def test_an_attribution_keeps_the_name_of_its_reader(found_elsewhere):
    assert [a.link.reader for a in found_elsewhere] == ["elsewhere"]


def test_the_rules_name_themselves(read):
    assert [a.link.reader for a in read(TEXT).attributions] == ["rules"]


def test_its_source_is_typed_and_its_content_trimmed_as_any(found_elsewhere):
    (attributed,) = found_elsewhere
    assert (attributed.link.source.kind, attributed.link.source.side) == (SourceKind.PARTY, "russia")
    assert [s.of(TEXT) for s in attributed.content] == ["on Monday, that two bridges fell"]


def test_what_holds_no_word_is_no_content(theatre):
    reading = Reading(Document.of("Moscow said …"), load_parser()("Moscow said …"), (), (), (), ())
    scene = set_scene(reading, pack=load_pack("en"), theatre=theatre)
    nothing = Found(frozenset({0}), frozenset({1}), frozenset({2}), 1, 0, "speech", reader="elsewhere")
    assert assemble([nothing], scene, reading) == ()
