"""Who and what stands with an event word: its parts and weapons, each from the words that govern it.

Where and when it was is told in ``reportedly.claims.whereabouts``.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.claims.clauses import SUBJECTS, Tree
from reportedly.claims.lexicon import Hit
from reportedly.claims.triggers import Scene
from reportedly.lang import Pack
from reportedly.model import Actor, ActorKind, Role, RoleName

INSIDE = frozenset({"compound", "amod", "nmod", "appos", "conj", "nummod", "npadvmod"})
_ITSELF = frozenset({"it"})
_BODIES = frozenset({ActorKind.BODY, ActorKind.PARTY})
_LONGEST_ROLE = 90


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
    if doer is not None and (scene.is_one_of(doer, scene.words.classes["reckoning"]) or _hangs_on_saying(tree, verb)):
        doer = None
    if subject and doer is not None:
        yield from ((subject, c) for c in tree.conjuncts(doer))
        yield from _planters(scene, doer) if subject == RoleName.PERPETRATOR and is_weapon(scene, doer) else ()
    if obj:
        yield from ((obj, o) for o in dict.fromkeys((*tree.objects(verb), *tree.asked(verb))))


def _hangs_on_saying(tree: Tree, verb: int) -> bool:
    """Say whether the parser hung a result on who tells it: "shells fell on a mill, the mayor said, wounding two"."""
    says = tree.head[verb]
    is_result = tree.dep[verb] == "advcl" and tree.tag[verb] == "VBG" and not tree.kids(verb, *SUBJECTS)
    return is_result and any(c < says < verb for c in tree.kids(says, "ccomp"))


def _planters(scene: Scene, weapon: int) -> Iterator[tuple[str, int]]:
    """Yield who placed or sent the weapon that did it: "a bomb planted by gunmen exploded"."""
    for clause in scene.tree.kids(weapon, "acl", "relcl"):
        doer = scene.tree.actor_of(clause)
        if doer is not None and doer != weapon:
            yield from ((RoleName.PERPETRATOR, d) for d in scene.tree.conjuncts(doer))


def _noun_slots(scene: Scene, hit: Hit) -> Iterator[tuple[str, int]]:
    tree, frame = scene.tree, hit.trigger.frame
    owner = frame.get("owner")
    for m in tree.modifiers(hit.token):
        is_own = tree.head[m] == hit.token
        named = tree.dep[m] in INSIDE and m in scene.actors and m < hit.token
        if owner and ((is_own and tree.dep[m] == "poss") or (named and (is_own or tree.dep[m] == "compound"))):
            yield from ((owner, c) for c in tree.conjuncts(m))
    for c in tree.kids(hit.token, "acl"):
        if tree.lemma[c] in scene.words.light or tree.lemma[c] in scene.words.happening:
            yield from _verb_slots(scene, c, frame.get("subject"), None)
    carried = counting(scene, hit.token)
    verb = tree.head[carried]
    if tree.dep[carried] in ("dobj", "nsubjpass") and tree.pos[verb] == "VERB":
        if tree.lemma[verb] in scene.words.light - scene.words.tells:
            yield from _verb_slots(scene, verb, frame.get("subject"), None)
        elif tree.lemma[verb] in scene.words.reverse:
            yield from _verb_slots(scene, verb, frame.get("object"), None)


def counting(scene: Scene, noun: int) -> int:
    """Return the noun that counts this one, where one does: "a series of raids" hangs on the series."""
    tree = scene.tree
    above = tree.head[tree.head[noun]]
    counts = tree.dep[noun] == "pobj" and tree.lemma[tree.head[noun]] == "of"
    return above if counts and tree.lemma[above] in scene.words.classes["count"] else noun


def _role(scene: Scene, name: RoleName, noun: int) -> Role | None:
    tree = scene.tree
    actor = actor_in(scene, noun)
    if name is RoleName.PERPETRATOR and is_weapon(scene, noun):
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


def is_weapon(scene: Scene, noun: int) -> bool:
    """Say whether the noun is of arms."""
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
