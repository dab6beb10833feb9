"""Two readers of attributions side by side."""

from dataclasses import replace

import pytest

from reportedly.claims.attribution.cues import Effect
from reportedly.claims.attribution.merging import LEAST, LONGEST_CUT, USUAL, both, is_same, merged
from reportedly.claims.attribution.scene import Found, set_scene
from reportedly.lang import load_pack
from reportedly.model import Polarity

TEXT = "The mayor said the bridge fell. By the clerk's tally forty were hurt. The road is shut."


@pytest.fixture
def scene(read, theatre):
    return set_scene(read(TEXT).reading, pack=load_pack("en"), theatre=theatre)


def words(scene, *wanted):
    return frozenset(t.i for t in scene.tokens if t.text in wanted)


@pytest.fixture
def by_rule(scene):
    said = words(scene, "said")
    return Found(
        words(scene, "mayor"), said, words(scene, "bridge", "fell"), min(said), min(words(scene, "mayor")), "speech"
    )


def learned(found, **changes):
    return replace(found, **{"reader": "learned", "score": 0.9, **changes})


def test_what_both_found_is_the_rules_and_says_so(scene, by_rule):
    (found,) = merged([by_rule], [learned(by_rule)], scene)
    assert found == replace(by_rule, reader="both", score=0.9)


def test_where_spans_differ_the_edges_are_the_taggers(scene, by_rule):
    (found,) = merged([by_rule], [learned(by_rule, content=words(scene, "fell"))], scene)
    assert found.content == words(scene, "fell")
    assert found.source_token == by_rule.source_token


def test_edges_that_the_tagger_does_not_see_are_the_rules(scene, by_rule):
    nothing = frozenset()
    (found,) = merged([by_rule], [learned(by_rule, source=nothing, content=nothing)], scene)
    assert (found.source, found.content) == (by_rule.source, by_rule.content)


def test_what_only_the_rules_found_stands(scene, by_rule):
    assert merged([by_rule], [], scene) == [by_rule]


def test_what_only_the_tagger_found_stands_with_its_score(scene, by_rule):
    tally = words(scene, "tally")
    alone = Found(
        words(scene, "clerk"),
        tally,
        words(scene, "forty", "hurt"),
        min(tally),
        None,
        "nominal",
        reader="learned",
        score=0.9,
    )
    assert merged([by_rule], [alone], scene) == [by_rule, alone]


def test_what_the_tagger_alone_is_unsure_of_falls(scene, by_rule):
    least = LEAST.get("speech", USUAL)
    assert merged([], [learned(by_rule, score=least - 0.01)], scene) == []


def test_a_source_that_the_rules_lack_is_taken_from_the_tagger(scene, by_rule):
    nobody = replace(by_rule, source=frozenset(), source_token=None)
    (found,) = merged([nobody], [learned(by_rule)], scene)
    assert (found.source, found.source_token) == (by_rule.source, by_rule.source_token)


def test_nested_attributions_of_two_readers_both_stand(scene, by_rule):
    outer = learned(
        by_rule, cue=words(scene, "tally"), cue_token=min(words(scene, "tally")), content=by_rule.cue | by_rule.content
    )
    assert len(merged([by_rule], [outer], scene)) == 2


@pytest.mark.parametrize("told", [Polarity.DENIED, Polarity.UNKNOWN])
def test_a_denial_that_one_of_them_sees_is_one(scene, by_rule, told):
    assert both(by_rule, learned(by_rule, effect=Effect(polarity=told)), scene).effect.polarity is told
    denied = replace(by_rule, effect=Effect(polarity=told))
    assert both(denied, learned(by_rule), scene).effect.polarity is told


def test_a_refusal_denies_nothing(scene, by_rule):
    refused = replace(by_rule, cue_class="reaction")
    found = both(refused, learned(by_rule, effect=Effect(polarity=Polarity.DENIED)), scene)
    assert found.effect.polarity is Polarity.AFFIRMED


def test_another_sentence_of_a_content_stays_where_the_tagger_tells_only_of_the_first(scene, by_rule):
    road = words(scene, "road", "is", "shut")
    (found,) = merged([replace(by_rule, content=by_rule.content | road)], [learned(by_rule)], scene)
    assert found.content == by_rule.content | road


def test_somebody_elses_saying_is_not_cut_out_of_a_content(scene, by_rule):
    outer = replace(
        by_rule, cue=words(scene, "tally"), cue_token=min(words(scene, "tally")), content=by_rule.cue | by_rule.content
    )
    found = merged([by_rule, outer], [learned(outer, content=by_rule.content)], scene)
    assert [f.content for f in found] == [by_rule.content, outer.content]


def test_a_clause_that_the_rules_give_to_a_speaker_is_not_cut_off(read, theatre):
    text = "The mayor said the old bridge over the river had fallen while the north road was still open to lorries."
    scene = set_scene(read(text).reading, pack=load_pack("en"), theatre=theatre)
    said = words(scene, "said")
    whole = frozenset(t.i for t in scene.tokens if t.i > min(said))
    found = Found(words(scene, "mayor"), said, whole, min(said), min(words(scene, "mayor")), "speech")
    for kept, cut in ((8, True), (5, False)):
        few = frozenset(sorted(whole)[:kept])
        (merged_one,) = merged([found], [learned(found, content=few)], scene)
        assert (len(whole) - kept <= LONGEST_CUT) == cut
        assert merged_one.content == (few if cut else whole)


def test_one_attribution_shows_in_a_shared_cue_or_without_cues_in_most_of_the_content(by_rule):
    assert is_same(by_rule, learned(by_rule, content=frozenset()))
    loose = replace(by_rule, cue=frozenset(), cue_token=None)
    assert is_same(loose, learned(loose))
    assert not is_same(loose, learned(loose, content=frozenset({99})))


def test_a_sentence_that_goes_on_is_led_to_whoever_spoke_before(scene, by_rule):
    road = words(scene, "road", "is", "shut")
    goes_on = Found(frozenset(), frozenset(), road, None, None, "continuing", reader="learned", score=0.97)
    found = merged([by_rule], [goes_on], scene)[-1]
    assert (found.continues, found.source_token) == (by_rule.cue_token, by_rule.source_token)


@pytest.mark.parametrize(
    ("kind", "score", "stands"),
    [
        pytest.param("colon", 0.6, True, id="what rules hardly know may be less sure"),
        pytest.param("speech", 0.6, False, id="a verb of speech must be sure"),
        pytest.param("continuing", 0.92, False, id="a whole sentence's speaker must be surest"),
    ],
)
def test_how_sure_the_tagger_must_be_goes_by_the_kind_of_cue(scene, by_rule, kind, score, stands):
    alone = learned(by_rule, cue=frozenset(), cue_token=None, content=words(scene, "road"), cue_class=kind, score=score)
    assert len(merged([by_rule], [alone], scene)) == 1 + stands


def test_a_sentence_that_goes_on_with_nobody_is_the_outlets_own(scene):
    goes_on = Found(
        frozenset(), frozenset(), words(scene, "road"), None, None, "continuing", reader="learned", score=0.97
    )
    assert merged([], [goes_on], scene) == []
