"""What a party speaks about: issue words tied to the stance cue that governs them, one matter for each item of a list.

The parser is weakest on lists of demands, so the tie is made on the order of words inside the clause; the parse decides
only which verb stands above which. "Demanded that Kyiv accept limits" is one demand: the inner verb is its content.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span as Sentence

from reportedly.claims.clauses import Tree
from reportedly.claims.conditions import Conditional
from reportedly.claims.items import Cue, Matter, list_items, starts_anew
from reportedly.claims.phrases import Hit, Words, load_phrases
from reportedly.lang import Pack

_VERBAL = frozenset({"VERB", "AUX"})
_FORWARD = frozenset({"verb", "adjective", "noun", "modal"})


def find_matters(
    sentence: Sentence,
    conditionals: tuple[Conditional, ...],
    *,
    tree: Tree,
    pack: Pack,
    parties: frozenset[int],
    is_expounded: bool = False,
    array: str = "issue",
) -> tuple[Matter, ...]:
    """Return every issue that stands under a stance cue, in order; with ``array="open"`` matters that are no issue.

    ``is_expounded`` says that the sentence tells what a paper holds: then "… is to be lifted" is a cue as well.
    """
    words = Words.of(sentence, parties)
    mentions = load_phrases(pack, "issues", array).find(words)
    if not mentions:
        return ()
    cues = _cues(words, conditionals, tree, pack)
    found_borders = load_phrases(pack, "stances", "border").find(words)
    borders = {h.first for h in found_borders if not h.row.get("clause") or tree.dep[h.first] != "prep"}
    borders |= {c.marker[0] for c in conditionals}
    tied: list[tuple[tuple[Cue, ...], Hit]] = []
    norm = _norm(words, conditionals, tree, pack) if is_expounded else None
    for mention in mentions:
        if any(c.covers(mention.first) for c in conditionals):
            continue
        above = list(_above(mention, cues, borders, tree))
        laid_down = norm is not None and not _is_parted(mention.first, norm.hit.first, tree)
        tied.extend((cue, mention) for cue in above or ([(norm,)] if norm and laid_down else []))
    found: list[Matter] = []
    for key in dict.fromkeys(above[0].hit.tokens for above, _ in tied):
        group = [(above, mention) for above, mention in tied if above[0].hit.tokens == key]
        found.extend(list_items(group, sentence, borders, tree, pack))
    return tuple(sorted(found, key=lambda m: m.anchor))


# ── cues ──


def _cues(words: Words, conditionals: tuple[Conditional, ...], tree: Tree, pack: Pack) -> list[Cue]:
    hits = load_phrases(pack, "stances", "cue").find(words, fits=lambda hit: _verb(hit, tree) is not None)
    cues = []
    for hit in hits:
        verb = _verb(hit, tree)
        if verb is not None and not any(c.marker[0] <= hit.first < c.start for c in conditionals):
            form = hit.row["form"]
            cues.append(Cue(hit, verb, form, form == "verb" and tree.is_passive(verb)))
    return cues


def _norm(words: Words, conditionals: tuple[Conditional, ...], tree: Tree, pack: Pack) -> Cue | None:
    """Return the words by which a paper lays down what is to be, or the condition that it sets."""
    hits = load_phrases(pack, "stances", "norm").find(words)
    hits = [h for h in hits if not any(c.covers(h.first) for c in conditionals)]
    return Cue(hits[0], hits[0].first, "norm", passive=False) if hits else None


def _is_parted(one: int, other: int, tree: Tree) -> bool:
    """Say whether a colon or semicolon stands between two tokens."""
    return any(tree.doc[i].text in ":;" for i in range(min(one, other), max(one, other)))


def _verb(hit: Hit, tree: Tree) -> int | None:
    """Return the token that carries the cue's holder, None where the words are not used as the row says."""
    first = hit.first
    match hit.row["form"]:
        case "noun":
            return first if tree.pos[first] in ("NOUN", "PROPN") else None
        case "verb" if tree.pos[first] == "VERB":
            return first
        case "modal" if tree.dep[first] == "ROOT" or tree.pos[first] == "VERB":
            return first
        case "verb" | "modal":
            return tree.head[first] if tree.pos[first] == "AUX" and tree.dep[first] == "aux" else None
        case _:
            return first if tree.pos[first] in _VERBAL else _verb_above(first, tree)


def _verb_above(token: int, tree: Tree) -> int:
    return next((i for i in tree.up(token) if tree.pos[i] in _VERBAL), token)


# ── ties ──


def _above(mention: Hit, cues: list[Cue], borders: set[int], tree: Tree) -> Iterator[tuple[Cue, ...]]:
    """Yield the cues that govern the mention, each followed by those that stand in where it has no holder.

    "Russia rejected Ukraine's demand for a truce" and "… was rejected by Russia" tell two stances on one matter.
    """
    governing = [c for c in cues if _governs(c, mention, borders, tree)]
    before = sorted((c for c in governing if c.hit.first < mention.first), key=lambda c: -c.hit.first)
    yield from ((c,) for c in governing if c.hit.first > mention.first)
    while before:
        inner = 0
        while inner + 1 < len(before) and _absorbs(before[inner + 1], before[inner], tree):
            inner += 1
        yield (*before[inner:], *before[:inner])
        is_object = before[inner].form == "noun" and tree.dep[before[inner].verb] in ("dobj", "pobj")
        before = before[inner + 1 :] if is_object else []


def _governs(cue: Cue, mention: Hit, borders: set[int], tree: Tree) -> bool:
    if cue.form == "predicate" or cue.passive:
        subjects = tree.kids(cue.verb, "nsubj", "nsubjpass")
        subject = subjects[0] if subjects else (tree.head[cue.verb] if tree.dep[cue.verb] == "acl" else None)
        return subject is not None and mention.last < cue.hit.last and mention.first in tree.subtree(subject)
    if mention.first <= cue.hit.first or cue.form not in _FORWARD:
        return False
    shares = not set(cue.hit.tokens).isdisjoint(mention.tokens)
    if shares and cue.hit.row.get("reach") != "self":
        return False
    between = range(cue.hit.first + 1, mention.first)
    if any(i in borders or tree.doc[i].text == ";" for i in between if i not in cue.hit.tokens):
        return False
    return not any(starts_anew(i, cue, tree) for i in between)


def _absorbs(outer: Cue, inner: Cue, tree: Tree) -> bool:
    """Say whether the inner cue is content of the outer one: "urged Kyiv to accept …", "will not accept …"."""
    if outer.passive or inner.form not in ("verb", "adjective") or tree.tag[inner.verb] != "VB":
        return False
    if outer.verb == inner.verb:
        return True
    is_finite = any(tree.tag[i] == "MD" for i in tree.kids(inner.verb, "aux"))
    return not is_finite and outer.verb in set(tree.up(inner.verb))
