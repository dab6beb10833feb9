"""Who and what stands with an event word: its parts, place, time and weapons, each from the words that govern it.

A place or time of the next clause is never taken. Where the event's own phrase and clause tell none, one that stands
earlier in the sentence as a frame for it ("In Kharkiv, officials said, …") is; otherwise it stays unknown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reportedly.claims.clauses import SUBJECTS, Tree
from reportedly.claims.lexicon import Hit
from reportedly.claims.triggers import Scene
from reportedly.lang import Pack
from reportedly.model import Actor, ActorKind, Role, RoleName
from reportedly.reading.mentions import PlaceMention, TimeMention
from reportedly.values import TimePrecision, When, Where

_INSIDE = frozenset({"compound", "amod", "nmod", "appos", "conj", "nummod", "npadvmod"})
_PATIENTS = frozenset({"hit", "dobj", "nsubjpass"})  # the place is what the act was done to
_ITSELF = frozenset({"it"})
_BODIES = frozenset({ActorKind.BODY, ActorKind.PARTY})
_LONGEST_ROLE = 90
_DEEP = 2  # prepositions between a noun and its clause: what is told of the clause is not told of it
_FAR = 3  # prepositions between the act and the place's own


def party_of(actor: Actor) -> str | None:
    """Return the party that an actor is or belongs to."""
    return actor.id if actor.kind is ActorKind.PARTY else actor.party


def actor_in(scene: Scene, noun: int) -> Actor | None:
    """Return the actor that a noun phrase names, or to whom what it names belongs ("Russian forces")."""
    own = scene.actors.get(noun)
    if own is not None:
        return own.actor
    for m in sorted(scene.tree.modifiers(noun), reverse=True):
        mention = scene.actors.get(m)
        if mention is not None:
            return mention.actor
    return None


def find_weapons(tree: Tree, pack: Pack) -> dict[int, str]:
    """Return the weapon codes of the text by the token that ends the weapon's name."""
    words = {tuple(w.split()): row["code"] for row in pack.table("weapons", "weapon") for w in row["words"]}
    longest = max(len(w) for w in words)
    firsts = {w[0] for w in words}
    found: dict[int, str] = {}
    for i, lemma in enumerate(tree.lemma):
        if lemma in firsts:
            for size in range(longest, 0, -1):
                code = words.get(tuple(tree.lemma[i : i + size]))
                if code is not None:
                    found.setdefault(i + size - 1, code)
                    break
    for i in sorted(found):
        if i + 1 in found and tree.dep[i] in ("compound", "amod", "nmod"):
            found[i + 1] = found.pop(i)  # the narrower name stands before the wider ("Shahed drones")
    return found


# ── parts ──


def roles_of(scene: Scene, hit: Hit) -> list[tuple[int, Role]]:
    """Return the parts that the grammar around the event word gives, each with its noun's token, without repeats."""
    found: dict[tuple[RoleName, str], tuple[int, Role]] = {}
    for part, noun in slots(scene, hit):
        if scene.tree.doc[noun].is_upper and scene.is_dateline(noun):
            continue
        role = _role(scene, RoleName(part), noun)
        if role is not None:
            found.setdefault((role.name, role.actor.id if role.actor else role.text), (noun, role))
    return sorted(found.values(), key=lambda pair: pair[0])


def slots(scene: Scene, hit: Hit) -> Iterator[tuple[str, int]]:
    """Yield the parts that the frame of the event word gives with their nouns, whatever these are."""
    tree, frame = scene.tree, hit.trigger.frame
    is_verb = tree.pos[hit.token] == "VERB"
    yield from _verb_slots(scene, hit.token, frame.get("subject"), frame.get("object")) if is_verb else ()
    if tree.pos[hit.token] in ("ADJ", "AUX"):
        yield from _said_slots(scene, hit)
    for p in tree.kids(hit.token, "prep", "agent"):
        part = frame.get(tree.lemma[p])
        if part and not (is_verb and tree.lemma[p] == "by"):
            for o in tree.kids(p, "pobj"):
                yield from ((part, c) for c in tree.conjuncts(o))
    if not is_verb:
        yield from _noun_slots(scene, hit)


def _said_slots(scene: Scene, hit: Hit) -> Iterator[tuple[str, int]]:
    """Yield who is willing, and who says that someone must, and who that is."""
    doer, told = scene.doer(hit.token), scene.tree.subject(scene.tree.head[hit.token])
    if doer is not None:
        yield from (("speaker", c) for c in scene.tree.conjuncts(doer))
    if scene.tree.pos[hit.token] == "AUX" and told is not None:
        yield "addressee", told


def _verb_slots(scene: Scene, verb: int, subject: str | None, obj: str | None) -> Iterator[tuple[str, int]]:
    tree = scene.tree
    doer = tree.actor_of(verb)
    if subject and doer is not None:
        yield from ((subject, c) for c in tree.conjuncts(doer))
        yield from _planters(scene, doer) if subject == RoleName.PERPETRATOR and _is_weapon(scene, doer) else ()
    if obj:
        yield from ((obj, o) for o in dict.fromkeys((*tree.objects(verb), *tree.asked(verb))))


def _planters(scene: Scene, weapon: int) -> Iterator[tuple[str, int]]:
    """Yield who placed or sent the weapon that did it: "a bomb planted by gunmen exploded"."""
    for clause in scene.tree.kids(weapon, "acl", "relcl"):
        doer = scene.tree.actor_of(clause)
        if doer is not None and doer != weapon:
            yield from ((RoleName.PERPETRATOR, d) for d in scene.tree.conjuncts(doer))


def _noun_slots(scene: Scene, hit: Hit) -> Iterator[tuple[str, int]]:
    tree, frame = scene.tree, hit.trigger.frame
    owner = frame.get("owner")
    for m in tree.children[hit.token]:
        if owner and (tree.dep[m] == "poss" or (tree.dep[m] in _INSIDE and m in scene.actors and m < hit.token)):
            yield from ((owner, c) for c in tree.conjuncts(m))
    for c in tree.kids(hit.token, "acl"):
        if tree.lemma[c] in scene.words.light or tree.lemma[c] in scene.words.happening:
            yield from _verb_slots(scene, c, frame.get("subject"), None)
    verb = tree.head[hit.token]
    if tree.dep[hit.token] in ("dobj", "nsubjpass") and tree.pos[verb] == "VERB":
        if tree.lemma[verb] in scene.words.light - scene.words.tells:
            yield from _verb_slots(scene, verb, frame.get("subject"), None)
        elif tree.lemma[verb] in scene.words.reverse:
            yield from _verb_slots(scene, verb, frame.get("object"), None)


def _role(scene: Scene, name: RoleName, noun: int) -> Role | None:
    tree = scene.tree
    actor = actor_in(scene, noun)
    if name is RoleName.PERPETRATOR and _is_weapon(scene, noun):
        return None if actor is None else Role(name, actor.name, actor)
    if tree.pos[noun] == "PRON":
        actor = actor or _speaker_meant(scene, noun)
        return None if actor is None else Role(name, actor.name, actor)
    if tree.pos[noun] not in ("NOUN", "PROPN", "NUM", "ADJ") or noun in scene.times:
        return None
    if tree.pos[noun] == "ADJ" and actor is not None:
        return Role(name, actor.name, actor)  # a demonym: "the Russian attack"
    if name is RoleName.PERPETRATOR and actor is None and not scene.is_someone(noun):
        return None  # "the blast", "the move": a thing that did it is no perpetrator
    return Role(name, noun_text(tree, noun), actor)


def _speaker_meant(scene: Scene, pronoun: int) -> Actor | None:
    """Return the body that says of itself what "it" did: "the front said it had attacked the base"."""
    tree, verb = scene.tree, scene.tree.head[pronoun]
    if tree.lemma[pronoun] not in _ITSELF or tree.dep[pronoun] != "nsubj" or tree.dep[verb] != "ccomp":
        return None
    speaker = tree.subject(tree.head[verb])
    mention = None if speaker is None else scene.actors.get(speaker)
    return mention.actor if mention is not None and mention.actor.kind in _BODIES else None


def _is_weapon(scene: Scene, noun: int) -> bool:
    return noun in scene.weapons or scene.tree.lemma[noun] in scene.words.classes["launchable"]


def noun_text(tree: Tree, noun: int) -> str:
    """Return the words of a noun phrase without its articles and clauses, shortened at a word where it is long."""
    inner = [noun, *tree.modifiers(noun)]
    inner.extend(t for n in tree.kids(noun, "nummod", "quantmod") for t in tree.subtree(n))
    for p in tree.kids(noun, "prep"):
        if tree.lemma[p] == "of":
            inner.extend(t for t in tree.phrase(p) if tree.clause[t] == tree.clause[noun])
    return shorten(tree.text(sorted(inner)), _LONGEST_ROLE)


def shorten(text: str, longest: int) -> str:
    """Return the text on one line, cut at a word where it is longer."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    return line[: longest + 1].rsplit(" ", 1)[0].rstrip(" ,;:-–—")


# ── place ──


def where_of(scene: Scene, acts: Sequence[int], also: frozenset[str] = frozenset()) -> Where | None:
    """Return the place told with these words, the finest of the nearest level; None where none is told.

    ``also`` names prepositions that tell a place here besides the usual ones.
    """
    telling = scene.words.places | _PATIENTS | also
    for tokens in _levels(scene.tree, acts):
        near = [m for m in scene.place_mentions if m.token in tokens and _relation(scene, m, acts) in telling]
        if near:
            return _finest(near)
    return _framing_place(scene, acts[0])


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
        while tree.dep[i] in _INSIDE and tree.head[i] != i:
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
    above = {tree.clause[u] for u in tree.up(tree.clause[token])} | {tree.clause[token]}
    for m in reversed(scene.place_mentions):
        if m.token < token and tree.sentence[m.token] == tree.sentence[token] and tree.dep[m.token] == "pobj":
            preposition = tree.head[m.token]
            if tree.lemma[preposition] in scene.words.framing and tree.head[preposition] in above:
                return m.where
    return None


# ── time ──


def when_of(scene: Scene, acts: Sequence[int]) -> When | None:
    """Return the time of an act told by these words; an open "since …" is a stretch, not the time of one act."""
    for tokens in _levels(scene.tree, acts):
        found = _agreeing(m for m in scene.time_mentions if m.token in tokens)
        if found is not None:
            return found
    return _framing_time(scene, acts[0])


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
