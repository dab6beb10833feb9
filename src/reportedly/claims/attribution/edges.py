"""Where a content ends: what the page sets before it, a clause of its own beside it, what another says behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Token

from reportedly.claims.attribution.interrupted import closing_comma
from reportedly.claims.attribution.scene import Found, Scene
from reportedly.claims.attribution.speakers import noun_phrase, subject_of
from reportedly.claims.attribution.tails import others_words

_RELATIVE = frozenset({"which", "that", "who", "whom", "whose"})
_NOUNS = ("NOUN", "PROPN", "PRON")
_INNER = ("compound", "poss")
_ENDS = frozenset({".", ";", ":", "!", "?"})
_COMPARED = frozenset({"RBR", "JJR", "JJS", "RBS"})
_PARTS = frozenset({"all", "most", "some", "many", "none", "both", "half", "including", "among", "from", "up", "down"})
_CLOSER = frozenset({"of", "on", "by", "to", "for", "about", "because", "against", "until", "unless", "if"})
_ONLY = frozenset({"only", "just", "merely"})
_SUBJECTS = ("nsubj", "nsubjpass")
_FEW = frozenset({"no", "none", "neither", "nobody", "few"})
_JOINTS = frozenset({"and", "but", "without", "while", "which", "who", "although", "though"})
_SUBORDINATE = frozenset({"where", "while", "because", "whereas", "although", "though", "since", "when"})
_LINKS = frozenset({"and", "but"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_ARTICLES = frozenset({"a", "an"})


def cut_edges(founds: Sequence[Found], scene: Scene, heads: frozenset[int]) -> list[Found]:
    """Cut each content where its own words end."""
    told = {f.cue_token: f for f in founds if f.cue_token is not None}
    return [_cut(found, told, scene, heads) for found in founds]


def _cut(found: Found, told: Mapping[int, Found], scene: Scene, heads: frozenset[int]) -> Found:
    if not found.cue or not found.content:
        return found
    content = _beside_cue(found.content - heads, found, told, scene)
    if not content:
        return found
    content -= frozenset(i for t in others_words(content, found, told, scene) for i in t)
    if found.source_token is None and found.cue_class in ("adverb", "passive"):
        content = _own_clause(content, found, scene)
    content = _without_joint(_without_tail(content, found, scene), scene)
    content |= _going_on(content, found, told, scene)
    if content and min(content) > min(found.cue):
        content |= _told_off(content, told, scene)
        content |= _joined_on(content, told, scene)
    return replace(_named_behind(found, scene, heads), content=content) if content else found


def _named_behind(found: Found, scene: Scene, heads: frozenset[int]) -> Found:
    """Leave what the page sets before a sentence out of its source too: "Goma: Residents said"."""
    source = found.source - heads
    if not source or source == found.source or found.source_token not in heads:
        return replace(found, source=source or found.source)
    nouns = [t for t in (scene.doc[i] for i in sorted(source)) if t.pos_ in _NOUNS and t.dep_ not in _INNER]
    if not nouns:
        return found
    return replace(found, source=noun_phrase(nouns[0]), source_token=nouns[0].i)


def _beside_cue(content: frozenset[int], found: Found, told: Mapping[int, Found], scene: Scene) -> frozenset[int]:
    """Keep of "A; B, X said; C" only B: what a semicolon parts from the cue behind it speaks for itself,

    and what it parts from a cue before it where somebody speaks there.
    """
    first, last = min(found.cue | found.source), max(found.cue)
    colon = _colon_before(content, first, scene)
    if colon is not None:
        content = frozenset(i for i in content if i > colon)
    reach_of = range(min(content), max(content) + 1)
    parts = [i for i in reach_of if scene.doc[i].text == ";" and i not in scene.quoted]
    before = [i for i in parts if i < first and scene.doc[i + 1].pos_ != "PRON"]
    if before and any(i > before[-1] for i in content if i < first):
        content = frozenset(i for i in content if i > before[-1])
    behind = [i for i in parts if i > last]
    if behind and min(content) < first:  # "P, X said; Q": Q is not X's
        return frozenset(i for i in content if i < behind[0])
    for part in behind:
        stop = next((i for i in parts if i > part), max(content) + 1)
        if any(
            i in told and told[i].cue_token != found.cue_token and _is_here(told[i], part) for i in range(part, stop)
        ):
            return frozenset(i for i in content if i < part)
    return content


def _colon_before(content: frozenset[int], first: int, scene: Scene) -> int | None:
    """Return the colon of "The sirens sounded: (a drone fell), X said": both sides are clauses of their own."""
    doc = scene.doc
    colons = [i for i in content if i < first and doc[i].text == ":" and i not in scene.quoted]
    if not colons or min(content) > first:
        return None
    sides = ([i for i in content if i < colons[-1]], [i for i in content if colons[-1] < i < first])
    return colons[-1] if all(any(doc[i].dep_ in _SUBJECTS for i in side) for side in sides) else None


def _is_here(found: Found, part: int) -> bool:
    """Say whether whoever speaks is named behind the semicolon, or nobody knows what is told there."""
    return found.own_voice or (found.source_token is not None and found.source_token > part)


def _without_joint(content: frozenset[int], scene: Scene) -> frozenset[int]:
    """Take "but" from the head of what goes on behind the cue, "only" from "said only that"."""
    kept = set(content)
    first = min(content, default=0)
    if scene.doc[first].lower_ in _ONLY and first + 1 in content and scene.doc[first + 1].lower_ == "that":
        kept.discard(first)
    if scene.doc[first].lower_ in _SUBORDINATE and not scene.doc[first].is_sent_start and first + 1 not in content:
        kept.discard(first)
    for i in sorted(content):
        token = scene.doc[i]
        if i - 1 not in content and i != min(content) and token.lower_ == "but":
            kept.discard(i)
    return frozenset(kept)


def _own_clause(content: frozenset[int], found: Found, scene: Scene) -> frozenset[int]:
    """Keep of "where, on Monday, (it was) reportedly (hit), though X" the clause that the hedge stands in."""
    doc, cue = scene.doc, found.cue_token or 0
    governor = doc[cue].head if found.cue_class == "adverb" else doc[cue]
    subject = subject_of(governor)
    start = min(content, default=0)
    if subject is not None and subject.lower_ == "it" and min(found.cue) <= subject.i:
        return content  # "(the siren), it is said, (wailed)"
    if subject is not None and subject.i < cue and _opens_clause(doc[subject.left_edge.i - 1], start):
        start = subject.left_edge.i
    tails = (t for t in governor.subtree if t.dep_ in ("relcl", "advcl") and t.i > cue and t.i in content)
    tail = next((t.left_edge.i for t in tails if doc[t.left_edge.i - 1].text == ","), max(content, default=0) + 1)
    asides = [t for t in doc[start:cue] if t.dep_ == "relcl" and doc[t.left_edge.i - 1].text == ","]
    left_out = {i for t in asides for i in range(t.left_edge.i - 1, min(t.right_edge.i + 2, cue))}
    kept = frozenset(i for i in content if start <= i < tail and i not in left_out)
    return kept if any(i > cue for i in kept) or not any(i > cue for i in content) else content


def _opens_clause(before: Token, start: int) -> bool:
    """Say whether the subject stands behind a comma or a conjunction that opens the clause."""
    return before.i >= start and (before.text == "," or before.dep_ == "mark" or before.tag_ in ("WRB", "IN"))


def _without_tail(content: frozenset[int], found: Found, scene: Scene) -> frozenset[int]:
    """Cut what a comma parts from a quotation and nobody put in marks: "“…”, its word for the group"."""
    if found.cue_class != "quote" or not content or min(content) not in scene.quoted:
        return content
    loose = [i for i in content if i not in scene.quoted]
    starts = [i for i in loose if i - 1 not in content or i - 1 in scene.quoted]
    for start in starts:
        run = [i for i in range(start, max(content) + 1) if i in loose and all(k in loose for k in range(start, i))]
        is_set_off = "," in (scene.doc[start].text, scene.doc[start - 1].text, scene.doc[start - 2].text)
        if is_set_off and not any(i > max(run) for i in content):
            content -= frozenset(run)
    return content


def _going_on(content: frozenset[int], found: Found, told: Mapping[int, Found], scene: Scene) -> frozenset[int]:
    """Return what goes on behind a cue set in commas: "Forty died, X said, most of them children"."""
    if found.cue_token is None or not content or max(content) > min(found.cue | found.source):
        return frozenset()
    doc, before = scene.doc, min(found.cue | found.source) - 1
    start = closing_comma(doc[found.cue_token], max(found.cue | found.source) + 1)
    if start is None:
        return frozenset()
    if doc[before].text != "," or max(content) in scene.quoted or before - 1 in scene.quoted:
        return frozenset()
    stop = next((i for i in range(start, doc[found.cue_token].sent.end) if doc[i].text in _ENDS), None)
    if stop is None or start >= stop or doc[start].text != "," or start in scene.quoted:
        return frozenset()
    if any(i in told for i in range(start, stop)) or not _adds(doc[start + 1], found, scene):
        return frozenset()
    return frozenset(range(start + 1, stop))


def _adds(first: Token, found: Found, scene: Scene) -> bool:
    """Say whether words go on with what was said: ", and twelve were missing", ", wounding eight", ", most of them"."""
    if first.lower_ == "and":
        return True
    if first.tag_ == "VBG":
        if first.lemma_.lower() in scene.cues.verbs or first.lemma_.lower() in scene.cues.bearers:
            return False  # "…, he said, publishing a list"
        return not any(i in scene.quoted for i in found.content)  # "…, he said, pointing at the map"
    is_more = first.pos_ in ("NUM", "DET", "NOUN") or first.tag_ in _COMPARED or first.lower_ in _PARTS
    return is_more or (first.lower_ in _CLOSER and first.nbor().tag_ not in ("WDT", "WP"))


def _links(token: Token) -> bool:
    """Say whether a token leads on to more of an amount: a comma, "and four at the port", "since Monday"."""
    return token.text == "," or token.lower_ == "since" or (token.lower_ == "and" and token.nbor().like_num)


def _joins_clause(token: Token) -> bool:
    return token.text == "," and token.nbor().lower_ in _JOINTS


def _told_off(content: frozenset[int], told: Mapping[int, Found], scene: Scene) -> frozenset[int]:
    """Return the part or the comparison behind an amount: "put the wounded at 32, nine of them children"."""
    doc, comma = scene.doc, max(content, default=0) + 1
    if comma + 1 >= len(doc) or comma in scene.quoted or not _links(doc[comma]):
        return frozenset()
    end, first = doc[comma].sent.end, doc[comma + 1]
    stop = next((i for i in range(comma + 1, end) if doc[i].text in _ENDS or _joins_clause(doc[i])), comma)
    is_part = doc[comma].lower_ == "since" or first.like_num or first.tag_ in _COMPARED or first.lower_ in _PARTS
    if not is_part or any(i in told or doc[i].pos_ == "AUX" for i in range(comma, stop)):
        return frozenset()
    return frozenset(range(comma, stop))


def _joined_on(content: frozenset[int], told: Mapping[int, Found], scene: Scene) -> frozenset[int]:
    """Return what "and" or "but" joins on without a clause of its own: "tells of (three graves), but no names"."""
    doc, start = scene.doc, max(content, default=0) + 1
    end = doc[start - 1].sent.end
    link = start + 1 if start + 1 < end and doc[start].text == "," else start
    if link + 1 >= end or doc[link].lower_ not in _LINKS or start in scene.quoted or doc[link + 1].lower_ == "none":
        return frozenset()
    stop = next((i for i in range(link, end) if doc[i].text in _ENDS or _joins_clause(doc[i])), end)
    if any(i in told or (doc[i].tag_ in _FINITE and not _in_relative(doc[i], link)) for i in range(link, stop)):
        return frozenset()
    return frozenset(range(start, stop))


def _in_relative(verb: Token, start: int) -> bool:
    """Say whether a verb stands in a relative clause, "nobody who dares", that begins behind the link."""
    clauses = (t for t in (verb, *verb.ancestors) if t.dep_ in ("relcl", "csubj", "ccomp"))
    return any(t.left_edge.i > start for t in clauses)
