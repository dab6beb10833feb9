"""What the page shows instead of a verb: "Kyiv: …", tags of headlines, "Source: …" headers, blocks under a lead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from reportedly.claims.attribution.bulletins import by_sentence, first_sentence, under_header
from reportedly.claims.attribution.cues import Cues
from reportedly.claims.attribution.leads import NAMES, colon_leads, tells
from reportedly.claims.attribution.scene import Found, Scene
from reportedly.claims.attribution.speakers import Speaker, can_tell, is_document, noun_phrase, speaker_of

_LEAD_WORDS = 6  # a longer stretch before a colon is a sentence, no name
_BULLETS = frozenset({"-", "–", "—", "•", "*", "·"})
_TAG_MARKS = frozenset({"–", "—", "―", "-", ":"})


def find_layout(scene: Scene, founds: Sequence[Found]) -> Iterator[Found]:
    """Yield colon leads, tags, "Source:" headers, and lists or blocks that a cue with a colon leads in."""
    lines = scene.lines
    cues = {i for f in founds for i in f.cue}
    for n, line in enumerate(lines):
        header = _label(line, scene)
        if header in scene.cues.source_labels:
            found = _headed(n, lines, scene, founds)
        else:
            found = None
        if found is not None:
            yield from by_sentence(found, scene)
        elif header is None:
            leads = list(colon_leads(line, scene, founds))
            yield from leads
            tag = None if leads else _tag(line, scene, cues)
            if tag is not None:
                yield tag
        led = _led_block(n, lines, scene, founds)
        if led is not None:
            yield led


def _label(line: range, scene: Scene) -> str | None:
    """Return the word before the colon where it is a label of the page ("source", "details")."""
    if len(line) < 2 or scene.doc[line[1]].text != ":":
        return None
    word = scene.doc[line.start].lower_
    cues: Cues = scene.cues
    return word if word in cues.source_labels or word in cues.body_labels or word in cues.other_labels else None


def _headed(n: int, lines: Sequence[range], scene: Scene, founds: Sequence[Found]) -> Found | None:
    """Source: X, and what stands under it as details or quotation."""
    line = lines[n]
    named = scene.doc[line.start + 2 : first_sentence(line, scene).stop]
    if not len(named):
        return None
    head = next((t for t in named if t.i in scene.heads), named.root)
    content: set[int] = set()
    for below in lines[n + 1 :]:
        label = _label(below, scene)
        if label in scene.cues.body_labels:
            content |= set(range(below.start + 2, below.stop))
        elif label is not None or not content or _another_speaks(below, head, scene, founds):
            break
        else:
            content |= set(below)
    content = content or under_header(n, head, scene, founds)
    if not content:
        return None
    on = next((t.i for t in named if t.dep_ == "prep" and t.i > head.i and t.lower_ != "of"), None)
    return Found(noun_phrase(head, before=on), frozenset(), frozenset(content), None, head.i, "colon")


def _another_speaks(line: range, head: Token, scene: Scene, founds: Sequence[Found]) -> bool:
    """Say whether a paragraph under a header is somebody else's: neither the source's own nor its paper's."""
    for found in founds:
        speaker = found.source_token
        if speaker is None or speaker not in line or scene.doc[speaker].pos_ == "PRON":
            continue
        mention, own = scene.heads.get(speaker), scene.heads.get(head.i)
        same = mention is not None and own is not None and mention.actor.id == own.actor.id
        if not same and not is_document(scene.doc[speaker], scene):
            return True
    return False


def _tag(line: range, scene: Scene, cues: set[int]) -> Found | None:
    """Return what a headline's tag attributes: "Nine drones shot down overnight – air force"."""
    doc = scene.doc
    mark = next((i for i in reversed(line[-_LEAD_WORDS - 1 : -1]) if doc[i].text in _TAG_MARKS), None)
    if mark is None or cues & set(line) or not any(t.pos_ in ("VERB", "AUX") for t in scene.tokens[line.start : mark]):
        return None
    named = doc[mark + 1 : line.stop]
    if not all(t.pos_ in NAMES for t in named) or not tells(named.root, scene):
        return None
    body = frozenset(range(line.start, mark))
    return Found(frozenset(t.i for t in named), frozenset(), body, None, named.root.i, "colon")


def _led_block(n: int, lines: Sequence[range], scene: Scene, founds: Sequence[Found]) -> Found | None:
    """X said: / According to X: and the list, or the one paragraph, under it."""
    line, doc = lines[n], scene.doc
    last = next((i for i in reversed(line) if not doc[i].is_space), None)
    if last is None or doc[last].text != ":" or n + 1 >= len(lines):
        return None
    if any(last in f.cue and f.content and max(f.content) > last for f in founds):
        return None
    lead = _leading_verb(line, last, scene) or _leading_phrase(line, last, scene)
    if lead is None:
        return None
    speaker, cue = lead
    below = list(lines[n + 1 :])
    bullets = [b for k, b in enumerate(below) if all(doc[c.start].text in _BULLETS for c in below[: k + 1])]
    block = bullets or below[:1]
    if doc[block[0].start].i in scene.quoted:
        return None
    content = frozenset(i for b in block for i in b)
    return Found(speaker.tokens, cue, content, min(cue), speaker.head.i, "colon")


def _leading_verb(line: range, last: int, scene: Scene) -> tuple[Speaker, frozenset[int]] | None:
    """Return who speaks in "X reported:" and the cue."""
    verb = next((t for t in reversed(scene.tokens[line.start : last]) if t.lemma_.lower() in scene.cues.verbs), None)
    speaker = None if verb is None else speaker_of(verb, scene)
    if verb is None or speaker is None or not can_tell(speaker.head, scene) or last - verb.i > _LEAD_WORDS:
        return None
    return speaker, frozenset({verb.i})


def _leading_phrase(line: range, last: int, scene: Scene) -> tuple[Speaker, frozenset[int]] | None:
    """Return who speaks in "According to X:" and the cue."""
    for phrase in scene.cues.phrases.get(scene.tokens[line.start].lower_, ()):
        end = line.start + len(phrase.words)
        named = next((t for t in scene.tokens[end - 1].children if t.dep_ == "pobj"), None)
        words = tuple(t.lower_ for t in scene.tokens[line.start : end])
        if words == phrase.words and named is not None and can_tell(named, scene):
            return Speaker(noun_phrase(named, before=last), named), frozenset(range(line.start, end))
    return None
