"""Where and when an act was: the place and time that its own phrase, its clause or the frame around them tells.

A place or time of the next clause is never taken. Where the event's own phrase and clause tell none, one that stands
earlier in the sentence as a frame for it ("In Kharkiv, officials said, …", "Kharkiv: …") is; else it stays unknown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reportedly.claims.clauses import SUBJECTS, Tree
from reportedly.claims.roles import INSIDE
from reportedly.claims.sequences import are_apart, markers_over, shifted
from reportedly.claims.triggers import Scene
from reportedly.reading.mentions import PlaceMention, TimeMention
from reportedly.values import TimePrecision, When, Where

_PATIENTS = frozenset({"hit", "dobj", "nsubjpass"})  # the place is what the act was done to
_DEEP = 2  # prepositions between a noun and its clause: what is told of the clause is not told of it
_FAR = 3  # prepositions between the act and the place's own


# ── place ──


def where_of(scene: Scene, acts: Sequence[int], also: frozenset[str] = frozenset()) -> Where | None:
    """Return the place told with these words, the finest of the nearest level; None where none is told.

    ``also`` names prepositions that tell a place here besides the usual ones.
    """
    telling = scene.words.places | _PATIENTS | also
    for tokens in _levels(scene.tree, acts):
        near = [m for m in scene.place_mentions if m.token in tokens and _relation(scene, m, acts) in telling]
        near = [m for m in near if not are_apart(scene.tree, acts[0], m.token, scene.words)]
        if near:
            return _finest(near)
    return None if markers_over(scene.tree, acts[0], scene.words) else _framing_place(scene, acts[0])


def _levels(tree: Tree, acts: Sequence[int]) -> Iterator[set[int]]:
    """Yield the token sets in which a place or time is looked for: own phrase, own clause, the act's whole group."""
    yield {t for act in acts if tree.pos[act] != "VERB" for t in tree.phrase(act)}
    near = [act for act in acts if not _is_far(tree, act, (), _DEEP)]
    if not near:
        return
    yield {t for act in near for t in tree.clause_tokens(tree.clause[act])}
    group = tree.group(acts[0])
    yield {t for t in tree.subtree(group) if tree.group(t) == group and _belongs(tree, t, acts)}
    for verb in _frames(tree, near[0]):
        yield set(tree.clause_tokens(verb))


def _frames(tree: Tree, act: int) -> Iterator[int]:
    """Yield the clauses above that a subjectless clause continues ("a bridge fell in …, killing three")."""
    verb = tree.clause[act]
    while tree.head[verb] != verb and (tree.is_bare(verb) or _goes_on(tree, verb)):
        verb = tree.clause[tree.head[verb]]
        yield verb


def _goes_on(tree: Tree, verb: int) -> bool:
    return tree.dep[verb] == "conj" and not tree.kids(verb, *SUBJECTS)


def _belongs(tree: Tree, token: int, acts: Sequence[int]) -> bool:
    """Say whether the token's clause hangs on the act or its arguments, not on another noun far off."""
    verb = tree.clause[token]
    clauses = {tree.clause[act] for act in acts}
    if verb in clauses:
        return True
    passive = tree.dep[verb] != "acl" or tree.tag[verb] in ("VBN", "VBD")
    return passive and tree.clause[tree.head[verb]] in clauses


def _relation(scene: Scene, mention: PlaceMention, acts: Sequence[int]) -> str:
    """Return how the place hangs in its clause: its preposition, or its part in the grammar."""
    tree = scene.tree
    i = mention.token
    for _ in range(12):
        while tree.dep[i] in INSIDE and tree.head[i] != i:
            i = tree.head[i]
            if i in acts:
                return "hit"
        if tree.dep[i] != "pobj":
            return tree.dep[i]
        preposition = tree.head[i]
        if _is_far(tree, preposition, acts, _FAR):
            return ""
        i = tree.head[preposition]
        if tree.lemma[preposition] != "of" or i in acts:
            return tree.lemma[preposition]
    return tree.dep[i]


def _is_far(tree: Tree, token: int, acts: Sequence[int], far: int) -> bool:
    """Say whether the word hangs deep inside another phrase ("reparations for the impact on …")."""
    steps = 0
    for above in tree.up(token):
        if above in acts or tree.clause[above] == above:
            break
        steps += tree.dep[above] == "prep" and tree.lemma[above] != "of"
    return steps >= far


def _finest(mentions: Sequence[PlaceMention]) -> Where:
    best = mentions[0].where
    for m in mentions[1:]:
        if best.place_id is not None and best.place_id in m.where.within:
            best = m.where
    return best


def _framing_place(scene: Scene, token: int) -> Where | None:
    """Return a place that stands earlier in the sentence as an adverb of a clause above: nearest first."""
    tree = scene.tree
    headed = next((m.where for m in scene.place_mentions if _heads(scene, m, token)), None)
    if headed is not None:
        return headed
    above = {tree.clause[u] for u in tree.up(tree.clause[token])} | {tree.clause[token]}
    for m in reversed(scene.place_mentions):
        if m.token < token and tree.sentence[m.token] == tree.sentence[token] and tree.dep[m.token] == "pobj":
            preposition = tree.head[m.token]
            if tree.lemma[preposition] in scene.words.framing and tree.head[preposition] in above:
                return m.where
    return None


def _heads(scene: Scene, mention: PlaceMention, token: int) -> bool:
    """Say whether a place heads the sentence before a colon, and no party speaks by its name: "Odesa: two drones …"."""
    tree, end = scene.tree, mention.token + 1
    if mention.token in scene.actors or not end < token or tree.doc[end].text != ":":
        return False
    before = range(tree.sentence[token], mention.token)
    return tree.sentence[end] == tree.sentence[token] and all(
        t in scene.times or not tree.doc[t].is_alpha or tree.dep[t] in INSIDE for t in before
    )


# ── time ──


def when_of(scene: Scene, acts: Sequence[int]) -> When | None:
    """Return the time of an act told by these words; an open "since …" is a stretch, not the time of one act."""
    marker = max(markers_over(scene.tree, acts[0], scene.words), default=None)
    if marker is not None:
        return _time_behind(scene, acts, marker)
    for tokens in _levels(scene.tree, acts):
        times = [m for m in scene.time_mentions if m.token in tokens]
        found = _agreeing(m for m in times if not markers_over(scene.tree, m.token, scene.words))
        if found is not None:
            return found
    return _framing_time(scene, acts[0])


def _time_behind(scene: Scene, acts: Sequence[int], marker: int) -> When | None:
    """Return the time of an act told at a distance from another: its own, else so far from that of the sentence."""
    tree, words = scene.tree, scene.words
    told = [m for m in scene.time_mentions if tree.sentence[m.token] == tree.sentence[marker]]
    own = [m for m in told if marker in markers_over(tree, m.token, words)]
    if own:
        return _agreeing(own)
    base = _agreeing(m for m in told if not markers_over(tree, m.token, words))
    return None if base is None else shifted(tree, marker, base, words)


def _agreeing(mentions: Iterable[TimeMention]) -> When | None:
    times = [m.when for m in mentions if m.when is not None and m.when.precision is not TimePrecision.OPEN]
    if not times:
        return None
    best = times[0]
    for other in times[1:]:
        if best.contains(other):
            best = other
    return best


def _framing_time(scene: Scene, token: int) -> When | None:
    """Return the time of the clause that this clause continues, never of the one that says or asks it."""
    tree = scene.tree
    verb = tree.clause[token]
    while tree.dep[verb] in ("advcl", "acl", "conj", "relcl") and tree.head[verb] != verb:
        verb = tree.clause[tree.head[verb]]
        tokens = set(tree.clause_tokens(verb))
        found = _agreeing(m for m in scene.time_mentions if m.token in tokens and m.token < token)
        if found is not None:
            return found
    return None
