"""What a party speaks about: issue words tied to the stance cue that governs them, one matter for each item of a list.

The parser is weakest on lists of demands, so the tie is made on the order of words inside the clause; the parse decides
only which verb stands above which. "Demanded that Kyiv accept limits" is one demand: the inner verb is its content.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Span as Sentence

from reportedly.claims.clauses import Tree
from reportedly.claims.conditions import Conditional
from reportedly.claims.phrases import Hit, Words, load_phrases
from reportedly.lang import Pack
from reportedly.model import Pole

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_VERBAL = frozenset({"VERB", "AUX"})
_FORWARD = frozenset({"verb", "adjective", "noun", "modal"})
_CARRIES_FLIPS = frozenset({"or", "nor"})
_ITEM_ENDS = frozenset({",", ";", ":", '"', "(", ")", "–", "—", "--"})
_OPENS_LIST = frozenset({"including", ":"})
_LEADS = frozenset({"ADP", "SCONJ", "CCONJ", "PART", "PUNCT", "SPACE", "AUX"})


@dataclass(frozen=True, slots=True)
class Cue:
    """Words of a stance in a sentence. ``verb`` is the token whose subject or owner holds it."""

    hit: Hit
    verb: int
    form: str
    passive: bool

    @property
    def flips(self) -> bool:
        """Whether the words turn the pole round."""
        return bool(self.hit.row.get("flip", False))


@dataclass(frozen=True, slots=True)
class Matter:
    """An issue under a cue: its pole as worded there, the tokens ``start`` to ``end``, and the words that turned it.

    ``listed_from`` is the first token of the first matter of the list it stands in.
    """

    issue: str
    pole: Pole
    cue: Cue
    outer: tuple[Cue, ...]
    mention: Hit
    start: int
    end: int
    listed_from: int
    flips: tuple[int, ...] = ()
    is_own_refusal: bool = False

    @property
    def anchor(self) -> int:
        """The token that names the matter."""
        return self.mention.first


def find_matters(
    sentence: Sentence,
    conditionals: tuple[Conditional, ...],
    *,
    tree: Tree,
    pack: Pack,
    parties: frozenset[int],
    is_expounded: bool = False,
) -> tuple[Matter, ...]:
    """Return every issue that stands under a stance cue, in order.

    ``is_expounded`` says that the sentence tells what a paper holds: then "… is to be lifted" is a cue as well.
    """
    words = Words.of(sentence, parties)
    mentions = load_phrases(pack, "issues", "issue").find(words)
    if not mentions:
        return ()
    cues = _cues(words, conditionals, tree, pack)
    borders = {h.first for h in load_phrases(pack, "stances", "border").find(words)}
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
        found.extend(_items(group, sentence, borders, tree, pack))
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
    return not any(_starts_anew(i, cue, tree) for i in between)


def _starts_anew(token: int, cue: Cue, tree: Tree) -> bool:
    """Say whether a coordinated verb opens a new statement here: "rejected a truce and launched strikes"."""
    if tree.dep[token] != "conj" or tree.pos[token] not in _VERBAL:
        return False
    above = tree.head[token]
    is_level = above == cue.verb or above in set(tree.up(cue.verb))
    return is_level and (tree.tag[token] in _FINITE or bool(tree.kids(token, "nsubj")))


def _absorbs(outer: Cue, inner: Cue, tree: Tree) -> bool:
    """Say whether the inner cue is content of the outer one: "urged Kyiv to accept …", "will not accept …"."""
    if outer.passive or inner.form not in ("verb", "adjective") or tree.tag[inner.verb] != "VB":
        return False
    if outer.verb == inner.verb:
        return True
    is_finite = any(tree.tag[i] == "MD" for i in tree.kids(inner.verb, "aux"))
    return not is_finite and outer.verb in set(tree.up(inner.verb))


# ── items of a list ──


def _items(
    group: list[tuple[tuple[Cue, ...], Hit]], sentence: Sentence, borders: set[int], tree: Tree, pack: Pack
) -> Iterator[Matter]:
    flips = load_phrases(pack, "stances", "flip").find(Words.of(sentence))
    idle = {t for h in load_phrases(pack, "stances", "idle").find(Words.of(sentence)) for t in h.tokens}
    flips = [h for h in flips if idle.isdisjoint(h.tokens)]
    kept: list[Matter] = []
    for above, mention in group:
        cue = above[0]
        start = _item_start(cue, mention, kept, tree)
        if start is None:
            continue
        if kept:
            kept[-1] = replace(kept[-1], end=_before(start, tree))
        item = [h for h in flips if start <= h.first < mention.first and set(h.tokens).isdisjoint(cue.hit.tokens)]
        free = [h for h in flips if h not in item and set(h.tokens).isdisjoint(cue.hit.tokens)]
        turning = {t for m in mention.tokens for t in tree.kids(m, "neg")} | set(_done_to(mention, tree))
        item += [h for h in free if h.first in turning]
        carried = kept[-1].flips if kept and tree.doc[start - 1].lower_ in _CARRIES_FLIPS else ()
        kept.append(_matter(above, mention, item, carried, start=start, listed_from=group[0][1].first))
    if kept:
        last = kept[-1]
        kept[-1] = replace(last, end=_item_end(last, sentence, borders, tree))
    yield from (replace(m, start=_skip_leads(m, tree)) for m in kept)


def _done_to(mention: Hit, tree: Tree) -> list[int]:
    """Return the verb of which the mention is the passive subject: "sanctions are to be lifted"."""
    heads = [tree.head[t] for t in mention.tokens if tree.dep[t] in ("nsubj", "nsubjpass")]
    verbs = [v for h in heads for v in (h, *tree.kids(h, "xcomp")) if tree.is_passive(v) and v not in mention.tokens]
    return [t for v in verbs for t in (v, *tree.kids(v, "neg"))]


def _matter(
    above: tuple[Cue, ...],
    mention: Hit,
    item: list[Hit],
    carried: tuple[int, ...],
    *,
    start: int,
    listed_from: int,
) -> Matter:
    cue, *others = above
    absorbed = [c for c in others if c.hit.first > cue.hit.first]
    outer = tuple(c for c in others if c.hit.first < cue.hit.first)
    turning = tuple(sorted({h.first for h in item} | {c.hit.first for c in absorbed if c.flips})) + carried
    words = {h.first: bool(h.row.get("own", False)) for h in item}
    is_own = len(turning) == 1 and words.get(turning[0], False) and mention.first - turning[0] <= 4
    pole = Pole(mention.row["pole"])
    return Matter(
        issue=mention.row["code"],
        pole=turned(pole) if len(turning) % 2 else pole,
        cue=cue,
        outer=outer,
        mention=mention,
        start=start,
        end=mention.last + 1,
        listed_from=listed_from,
        flips=turning,
        is_own_refusal=is_own,
    )


def turned(pole: Pole) -> Pole:
    """Return the other end of the proposition."""
    return {Pole.FOR: Pole.AGAINST, Pole.AGAINST: Pole.FOR, Pole.NONE: Pole.NONE}[pole]


def _item_start(cue: Cue, mention: Hit, kept: list[Matter], tree: Tree) -> int | None:
    """Return where the item of this mention starts, None where it belongs to the item before."""
    if not kept:
        if cue.form in ("predicate", "norm") or cue.passive:
            return min(tree.phrase(mention.first)[0], mention.first)
        contiguous = cue.hit.first
        while contiguous + 1 in cue.hit.tokens and contiguous + 1 < mention.first:
            contiguous += 1
        inside = [t for t in cue.hit.tokens if t < mention.first]
        return max(contiguous, *inside) + 1
    between = range(mention.first - 1, kept[-1].mention.last, -1)
    return next((i + 1 for i in between if tree.doc[i].text in ",;" or tree.dep[i] == "cc"), None)


def _before(start: int, tree: Tree) -> int:
    end = start
    while end > 0 and (tree.pos[end - 1] in ("PUNCT", "SPACE") or tree.dep[end - 1] == "cc"):
        end -= 1
    return end


def _item_end(last: Matter, sentence: Sentence, borders: set[int], tree: Tree) -> int:
    if last.cue.form == "predicate" or last.cue.passive:
        return max(last.mention.last, *[i for i in tree.phrase(last.mention.first) if i < last.cue.hit.first], 0) + 1
    limit = sentence.end if last.cue.form != "noun" else max(tree.subtree(last.cue.verb)[-1], last.mention.last) + 1
    for i in range(last.mention.last + 1, limit):
        if i in borders or tree.doc[i].text in _ITEM_ENDS or _starts_anew(i, last.cue, tree):
            return _before(i, tree) if tree.dep[i] == "conj" else i
    return limit


def _skip_leads(matter: Matter, tree: Tree) -> int:
    start = matter.start
    opened = [i for i in range(start, matter.mention.first) if tree.doc[i].lower_ in _OPENS_LIST]
    start = opened[-1] + 1 if opened else start
    while start < matter.mention.first and start not in matter.flips:
        if tree.pos[start] not in _LEADS and tree.doc[start].ent_type_ not in ("DATE", "TIME"):
            break
        start += 1
    return start
