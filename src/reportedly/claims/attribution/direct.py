"""Direct speech: which quotes a cue claims, from where they stand beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from reportedly.claims.attribution.scene import Found, Scene
from reportedly.claims.attribution.speakers import is_aside
from reportedly.reading.quotes import Quote

_NEAR = 16  # tokens between a cue and a quote that can still be its own
_FAR = 60  # tokens from a cue to the end of its sentence, behind which a quote resumes
_SENTENCE_ENDS = frozenset(".!?")
_BREAKS = frozenset({",", "-", "–", "—", "―", "--"})
_OPENERS = frozenset({"that", "simply", "only"})
_NOMINAL = ("ADP", "PROPN", "NOUN", "DET", "PRON", "ADV")


def direct_quotes(verb: Token, group: frozenset[int], scene: Scene) -> list[Quote]:
    """Return the quotes right before or after the cue and its source, and those that go straight on from them."""
    if not group:
        return []
    inner = scene.quoted.get(verb.i)
    found: list[Quote] = []
    for n, quote in enumerate(scene.quotes):
        if quote is inner or quote.last < min(group) - _NEAR or quote in found:
            continue
        if quote.first > max([max(group), *(q.last for q in found)]) + _FAR:
            break
        if (
            _stands_before(quote, min(group), verb, scene)
            or _stands_after(quote, max(group), verb)
            or (found and _resumes(found[-1], quote, max(group), verb))
        ):
            found += [*_running_up(scene.quotes, n), quote, *_running_on(scene.quotes, n)]
    return found


def has_colon(verb: Token, group: frozenset[int]) -> bool:
    """Say whether a colon follows the cue and its source."""
    after = max(group, default=verb.i) + 1
    return after < len(verb.doc) and verb.doc[after].text == ":"


def completed(tokens: set[int], verb: Token, scene: Scene) -> set[int]:
    """Take a quote that begins inside the content to its closing mark: the parser hangs the last marks elsewhere."""
    inner = scene.quoted.get(verb.i)
    for quote in {scene.quoted[i] for i in tokens if i in scene.quoted and scene.quoted[i] is not inner}:
        missing = set(quote.tokens) - tokens
        if quote.first in tokens and all(not verb.doc[i].is_alpha for i in missing):
            tokens = tokens | missing
    after = scene.quoted.get(max(tokens) + 1) if tokens and not verb.doc[max(tokens)].is_space else None
    adjacent = after is not None and after is not inner and after.first == max(tokens) + 1
    return tokens | set(after.tokens) if after is not None and adjacent else tokens


def _running_up(quotes: Sequence[Quote], n: int) -> list[Quote]:
    """Return the quotes of the paragraphs before that run on into this one, in order."""
    first = n
    while first > 0 and quotes[first - 1].runs_on:
        first -= 1
    return list(quotes[first:n])


def _running_on(quotes: Sequence[Quote], n: int) -> Iterator[Quote]:
    while n + 1 < len(quotes) and quotes[n].runs_on:
        n += 1
        yield quotes[n]


def _stands_before(quote: Quote, first: int, verb: Token, scene: Scene) -> bool:
    """("…,") X said."""
    between = list(verb.doc[quote.last + 1 : first]) if first - _NEAR < quote.last < first else []
    if quote.last >= first or len(between) > 2 or first - _NEAR >= quote.last:
        return False
    if verb.doc[quote.last - 1].text == "." and not any(
        t.dep_ in ("nsubj", "dep") and t.i > verb.i for t in verb.rights
    ):
        return False  # the quote is a sentence of its own, and the next one begins with the speaker
    if is_aside(verb) or any(t.dep_ == "ccomp" and t.left_edge.i not in scene.quoted for t in verb.rights):
        return False
    return all(t.text in _BREAKS or t.dep_ == "advmod" or (t.is_space and "\n" not in t.text) for t in between)


def _stands_after(quote: Quote, last: int, verb: Token) -> bool:
    """X said ("…") · X told Y on Monday: ("…")."""
    if not last < quote.first <= last + _NEAR:
        return False
    between = list(verb.doc[last + 1 : quote.first])
    if any(t.text in _SENTENCE_ENDS or t.text == ";" or "\n" in t.text for t in between[:-1]):
        return False
    words = [t for t in between if not t.is_punct and not t.is_space]
    if not words or all(t.lower_ in _OPENERS for t in words):
        return not any(t.text in _SENTENCE_ENDS for t in between)
    led = any(t.text in (",", ":") for t in between[-2:])
    return led and not any(t.pos_ in ("VERB", "AUX") for t in words) and words[0].pos_ in _NOMINAL


def _resumes(before: Quote, quote: Quote, last: int, verb: Token) -> bool:
    """("…,") X said. ("…"): the sentence of the cue ends just before the mark that opens, in one paragraph."""
    between = list(verb.doc[max(last, before.last) + 1 : quote.first])
    if quote.first <= last or any("\n" in t.text for t in between):
        return False
    ends = [n for n, t in enumerate(between) if t.text in _SENTENCE_ENDS]
    words = [t for t in between if not t.is_space]
    if not ends:
        return len(words) <= 1 or (before.last < verb.i and words[-1].text == "," and len(words) <= _NEAR)
    return all(t.is_space for t in between[ends[0] + 1 :])


def share_out(founds: Sequence[Found], scene: Scene) -> list[Found]:
    """Give a quote that two cues claim to the nearer one, unless one of them stands in what the other says."""
    claims: dict[int, list[int]] = {}
    for n, found in enumerate(founds):
        if found.cue_class in ("quote", "speech"):
            for quote in {scene.quoted[i] for i in found.content if i in scene.quoted}:
                if quote.first in found.content and quote.last in found.content:
                    claims.setdefault(quote.first, []).append(n)
    shared = list(founds)
    for first, claimants in claims.items():
        if len(claimants) > 1 and not _are_nested([founds[n] for n in claimants]):
            quote = scene.quoted[first]
            nearest = min(claimants, key=lambda n: _distance(founds[n], quote, scene))
            for n in claimants:
                if n != nearest:
                    shared[n] = replace(shared[n], content=shared[n].content - set(quote.tokens))
    return [f for f in shared if f.content]


def _are_nested(claimants: Sequence[Found]) -> bool:
    return any(f.cue & other.content for f in claimants for other in claimants)


def _distance(found: Found, quote: Quote, scene: Scene) -> tuple[bool, int]:
    """Return how far a cue stands from a quote: first whether a sentence ends between, then the tokens between."""
    group = found.source | found.cue
    low, high = (quote.last, min(group)) if quote.last < min(group) else (max(group), quote.first)
    return any(scene.doc[i].text in _SENTENCE_ENDS for i in range(low + 1, high)), high - low
