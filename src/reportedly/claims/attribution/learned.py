"""The learned reader as a reader of attributions: what it tagged, as the door takes it.

The rules have a veto: what stands in a cue they know to be no cue is not taken from the tagger either.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Token

from reportedly.claims.attribution.cues import Effect
from reportedly.claims.attribution.scene import Found, Scene
from reportedly.claims.modality import modes
from reportedly.lang import load_pack
from reportedly.model import LEARNED, Commitment, Modality, Polarity
from reportedly.reading.learned import Tagged

_GOES_ON = "continuing"
_WITHOUT_CUE = frozenset({"quote", "colon"})  # an answer or a quotation whose speaker was named further back goes on
NEEDS_SOURCE = frozenset({"speech", "according-to", "quote", "colon"})
_POLARITY = {"denies": Polarity.DENIED, "does not know": Polarity.UNKNOWN}
_MODALITY = {"demands": Modality.DEMANDED, "expects": Modality.EXPECTED}
_RELATIVE = frozenset({"WDT", "WP"})
_NAMING = ("NOUN", "PROPN", "PRON")
_INNER = ("compound", "poss", "appos", "amod", "nummod", "det", "conj")


def read_by_tagger(tagged: Iterable[Tagged], scene: Scene) -> Iterator[Found]:
    """Yield what the tagger saw, as far as it is whole and the rules do not forbid it."""
    for seen in tagged:
        found = _found(seen, scene)
        if found is not None and found.content and not _is_vetoed(seen, scene):
            yield found


def _found(seen: Tagged, scene: Scene) -> Found | None:
    goes_on = seen.cue_class in _WITHOUT_CUE and not seen.source and not seen.cue
    if seen.cue_class in NEEDS_SOURCE and not seen.source and not goes_on:
        return None
    polarity = Polarity.UNKNOWN if seen.cue_class == "unknown" else _POLARITY.get(seen.act, Polarity.AFFIRMED)
    return Found(
        source=seen.source,
        cue=seen.cue,
        content=_closed(seen.content - seen.cue - seen.source, scene),
        cue_token=seen.anchor if seen.cue else None,
        source_token=_head(seen, scene),
        cue_class=_GOES_ON if goes_on else seen.cue_class,
        effect=Effect(Commitment(seen.commitment), polarity, _MODALITY.get(seen.act)),
        own_voice=seen.cue_class == "unknown" and not seen.source,
        reader=LEARNED,
        score=round(seen.score, 2),
    )


def _head(seen: Tagged, scene: Scene) -> int | None:
    """Return the token that heads the source; of "who" the noun that it stands for."""
    tokens = [scene.doc[i] for i in sorted(seen.source)]
    tops = [t for t in tokens if t.head.i not in seen.source or t.head == t]
    nouns = [t for t in (*tops, *tokens) if t.pos_ in _NAMING and t.dep_ not in _INNER]
    head = next(iter(nouns or tops), None)
    if head is not None and head.tag_ in _RELATIVE:
        verb = _relative_verb(head)
        return verb.head.i if verb is not None else head.i
    return None if head is None else head.i


def _relative_verb(token: Token) -> Token | None:
    here = token.head
    while here.dep_ != "relcl" and here.head != here:
        here = here.head
    return here if here.dep_ == "relcl" else None


def _closed(content: frozenset[int], scene: Scene) -> frozenset[int]:
    """Take in the marks and white space that stand between two words of a content."""
    kept = sorted(content)
    for before, after in pairwise(kept):
        between = range(before + 1, after)
        if between and all(scene.tokens[i].is_space for i in between):
            content |= frozenset(between)
    return content


def _is_vetoed(seen: Tagged, scene: Scene) -> bool:
    """A denied cue that is taken for an assertion, and a mode that is taken for a cue.

    "Did not say that" says nothing of the kind, and of whom something "is expected to" do nobody has said it.
    """
    anchor = scene.doc[seen.anchor]
    if seen.cue_class == "passive" and not seen.source:
        is_mode = anchor.lemma_ in modes(load_pack(scene.doc.lang_)).governor
        return is_mode and any(child.dep_ == "xcomp" for child in anchor.children)
    if not seen.cue or seen.act != "asserts" or seen.cue_class != "speech":
        return False
    return any(child.dep_ == "neg" for child in anchor.children)


def led_on(founds: Sequence[Found], scene: Scene) -> list[Found]:
    """Give each sentence that goes on its speaker: whoever spoke last before it in its paragraph or the one before.

    Where nobody did, the sentence is the outlet's own.
    """
    led: list[Found] = []
    for found in sorted(founds, key=lambda f: min(f.source | f.cue | f.content)):
        if found.reader != LEARNED or found.cue_class != _GOES_ON:
            led.append(found)
            continue
        before = _speaking(found, led, scene)
        if before is not None:
            led.append(replace(found, source_token=before.source_token, continues=before.cue_token))
    return led


def _speaking(found: Found, led: Sequence[Found], scene: Scene) -> Found | None:
    first = min(found.content)
    told = [f for f in led if f.source_token is not None and f.content and max(f.source | f.cue | f.content) < first]
    inner = {f.cue_token for f in told for g in told if f is not g and f.cue_token in g.content}
    outer = [f for f in told if f.cue_token is None or f.cue_token not in inner]
    last = max(outer, key=lambda f: max(f.source | f.cue | f.content), default=None)
    return last if last is not None and _is_near(max(last.content), first, scene) else None


def _is_near(last: int, first: int, scene: Scene) -> bool:
    """Say whether two tokens stand in one paragraph or in neighbouring ones."""
    numbers = [next((n for n, line in enumerate(scene.lines) if i in line), -9) for i in (last, first)]
    return 0 <= numbers[1] - numbers[0] <= 1
