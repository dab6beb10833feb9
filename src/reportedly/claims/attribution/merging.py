"""Two readers of attributions side by side: what each found alone, and what both did.

The one place where they meet. Two findings are one attribution where their cues share a word, or where neither has a
cue and their contents share most of their words. Then

- the rules' finding stands, who speaks by which words and how it is meant, with what the tagger alone saw: a source
  where the rules have none, and where in its sentence the content begins and ends, which it knows better on texts that
  neither was made with;
- what only the rules found stands;
- what only the tagger found stands where its score is at least that of its kind in ``LEAST``;
- where one of them says that it is denied or not known, it is: a denial that is missed turns a text round; but what the
  rules know for a refusal ("has rejected talks") denies nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from reportedly.claims.attribution.learned import led_on
from reportedly.claims.attribution.scene import Found, Scene
from reportedly.model import Polarity

# By class of cue: the score from which a finding of the tagger's own stands. Set on held-out dispatches, the corpus'
# tuning part and PolNeAR's development split, 30 November 2026: what rules hardly know may be less sure, whose a
# sentence is not.
LEAST: Mapping[str, float] = {"quote": 0.5, "colon": 0.5, "nominal": 0.7, "passive": 0.9, "continuing": 0.95}
USUAL = 0.9
# Words by which the tagger may shorten a content: more is a clause, of which the rules know whose it is.
LONGEST_CUT = 10
_REACTION = "reaction"  # who refuses or condemns something does not deny that it is
_SAID = frozenset({"passive", "adverb"})  # cues that name no source: what stands before them is what is said
_SHARED = 0.5  # of the longer content


def merged(rules: Sequence[Found], tagged: Sequence[Found], scene: Scene) -> list[Found]:
    """Return the findings of both readers, each attribution once."""
    if not tagged:
        return list(rules)
    joined = list(rules)
    cues = frozenset(i for f in rules for i in f.cue)
    for found in tagged:
        twin = next((n for n, other in enumerate(joined) if is_same(found, other)), None)
        if twin is None and _stands(found):
            joined.append(found)
        elif twin is not None and joined[twin].reader != found.reader:
            joined[twin] = both(joined[twin], found, scene, cues)
    return led_on(joined, scene)


def is_same(one: Found, other: Found) -> bool:
    """Say whether two findings are one attribution."""
    if one.cue and other.cue:
        return bool(one.cue & other.cue)
    longer = max(len(one.content), len(other.content))
    return len(one.content & other.content) >= _SHARED * longer


def both(rules: Found, tagged: Found, scene: Scene, cues: frozenset[int] = frozenset()) -> Found:
    """Return what the rules found, with the content's edges and a missing source as the tagger saw them.

    ``cues`` are the words of all cues that the rules found.
    """
    effect = rules.effect
    is_open = effect.polarity is Polarity.AFFIRMED and rules.cue_class != _REACTION
    if is_open and tagged.effect.polarity is not Polarity.AFFIRMED:
        effect = replace(effect, polarity=tagged.effect.polarity)
    source, token = rules.source, rules.source_token
    if not source and token is None and not rules.own_voice and rules.cue_class not in _SAID:
        source, token = tagged.source, tagged.source_token
    return replace(
        rules,
        effect=effect,
        source=source,
        source_token=token,
        content=_content(rules, tagged, scene, cues),
        reader="both",
        score=tagged.score,
    )


def _content(rules: Found, tagged: Found, scene: Scene, cues: frozenset[int]) -> frozenset[int]:
    """Return the tagger's content with what it never tells of a cue: other sentences, and all of a quotation.

    What it would cut off stays where that is a clause, or somebody else's saying that stands inside.
    """
    if not tagged.content:
        return rules.content
    sentences = {scene.doc[i].sent.start for i in tagged.content}
    kept = {i for i in rules.content if i in scene.quoted or scene.doc[i].sent.start not in sentences}
    content = tagged.content | kept
    cut = rules.content - content
    return rules.content if len(cut) > LONGEST_CUT or cut & cues else content


def _stands(found: Found) -> bool:
    return (found.score or 0.0) >= LEAST.get(found.cue_class, USUAL)
