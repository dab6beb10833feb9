"""What is said of who answers for an act: held responsible, behind it, no part in it, not known who."""

from __future__ import annotations

from reportedly.claims.answerable import named_at
from reportedly.claims.clauses import Tree
from reportedly.claims.roles import actor_in
from reportedly.claims.triggers import Scene
from reportedly.claims.wordings import Laid, Wordings
from reportedly.model import ResponsibilityStatus

_FACT = ResponsibilityStatus.FACT
_CLAIMED = ResponsibilityStatus.CLAIMED
_ACCUSED = ResponsibilityStatus.ACCUSED
_BY_AUTHORITIES = ResponsibilityStatus.ACCUSED_BY_AUTHORITIES
_OPEN = ResponsibilityStatus.NOT_ESTABLISHED


def is_nobody(tree: Tree, subject: int, words: Wordings) -> bool:
    """Say whether a subject is nobody at all: "no group", "nobody"."""
    if tree.lemma[subject] in words.nobody:
        return True
    return any(tree.lemma[d] in words.nobody for d in tree.kids(subject, "det"))


def is_authority(scene: Scene, token: int, words: Wordings) -> bool:
    """Say whether a noun names those whose word counts as an authority's: not one that fights in the war itself."""
    tree = scene.tree
    actor = actor_in(scene, token)
    told = {tree.lemma[t] for t in [token, *tree.modifiers(token)] if tree.dep[t] != "npadvmod"}
    told |= {tree.lemma[o] for o in tree.under(token, "of")}
    told |= set(f"{actor.name} {actor.office or ''}".casefold().split()) if actor is not None else set()
    if told & words.warring:
        return False
    return bool(told & words.authority) or (actor is not None and actor.office is not None)


def open_question(tree: Tree, noun: int, words: Wordings) -> Laid | None:
    """Read "those responsible for the attack have not been identified", "unclear who was behind the blast"."""
    verb = tree.clause[noun]
    acts = (
        tree.under(noun, "for") + tree.under(noun, "of") + (tree.kids(noun, "pobj") if tree.pos[noun] == "ADP" else [])
    )
    for step in [verb, *tree.up(verb)]:
        near = [step, *tree.kids(step, "acomp", "attr", "oprd")]
        denied = bool(tree.kids(step, "neg"))
        if any((denied and tree.lemma[n] in words.knowledge) or tree.lemma[n] in _not_known(words) for n in near):
            return Laid(step, next(iter(acts), None), None, _OPEN)
    return None


def held(scene: Scene, word: int, words: Wordings) -> Laid | None:
    """Read "the front was behind the attack", "she holds the front responsible for it", "it was not responsible"."""
    tree = scene.tree
    acts = tree.under(word, "for") + (tree.kids(word, "pobj") if tree.pos[word] == "ADP" else [])
    carrier = tree.head[word]
    if tree.lemma[carrier] in words.feeling:
        return None  # who feels responsible for his men has claimed no act
    if tree.dep[carrier] == "dobj" and tree.lemma[tree.head[carrier]] in words.holding:
        party: int | None = carrier  # the parser hangs "responsible" on the name
        carrier = tree.head[carrier]
    elif tree.pos[word] == "ADP" and tree.lemma[carrier] != "be":
        return None  # who locks a door behind somebody is behind nothing
    else:
        party = _of_whom(tree, word, carrier)
    return _told_of(scene, carrier, acts[0], party, words) if acts and party is not None else None


def _of_whom(tree: Tree, word: int, carrier: int) -> int | None:
    own = tree.kids(word, "nsubj") or tree.kids(carrier, "dobj")
    return own[0] if own else tree.subject(carrier)


def part_in(scene: Scene, noun: int, words: Wordings) -> Laid | None:
    """Read "the front had nothing to do with the attack", "played no part in it", "had a hand in it"."""
    tree = scene.tree
    verb = tree.head[noun]
    party = tree.subject(verb)
    if tree.dep[noun] != "dobj" or party is None or tree.lemma[verb] not in scene.words.light | {"have"}:
        return None
    acts = [
        o
        for p in ("in", "with", "to")
        for step in [noun, *tree.kids(noun, "relcl", "acl")]
        for o in tree.under(step, p)
    ]
    denied = is_nobody(tree, noun, words) or tree.lemma[noun] == "nothing"
    return _told_of(scene, verb, acts[0], party, words, denied=denied) if acts else None


def _told_of(scene: Scene, verb: int, act: int, party: int, words: Wordings, *, denied: bool = False) -> Laid | None:
    """Return how a party is told to answer for an act, from what stands beside and above the verb that says so."""
    tree = scene.tree
    chain = [verb, *([tree.head[verb]] if tree.dep[verb] in ("xcomp", "ccomp") else [])]
    speaker = _holder(tree, verb, party)
    if tree.pos[party] == "PRON" and speaker is not None and actor_in(scene, party) is None:
        party = speaker
    actor = named_at(scene, party, words.belonging)
    if actor is None:
        return None
    if denied or any(tree.kids(step, "neg") for step in chain):
        return Laid(verb, act, party, ResponsibilityStatus.DENIED)
    if any(tree.lemma[c] in words.doubting for step in chain for c in tree.kids(step, "aux")):
        return Laid(verb, act, party, ResponsibilityStatus.POSSIBLE)
    is_believed = tree.is_passive(chain[-1]) and chain[-1] != verb
    if speaker is None:
        return Laid(verb, act, party, _ACCUSED if is_believed else _FACT)
    if actor_in(scene, speaker) == actor:
        return Laid(verb, act, party, _CLAIMED)
    return Laid(verb, act, party, _BY_AUTHORITIES if is_authority(scene, speaker, words) else _ACCUSED)


def _holder(tree: Tree, verb: int, party: int) -> int | None:
    """Return who holds a party to account: the subject of the verb, or of the one above it."""
    for step in [verb, *([tree.head[verb]] if tree.dep[verb] in ("xcomp", "ccomp") else [])]:
        holder = tree.actor_of(step)
        if holder is not None and holder != party:
            return holder
    return None


def who_did_it(tree: Tree, who: int, words: Wordings) -> Laid | None:
    """Read "who fired the rockets is not known": the act is told, its doer is not."""
    act = tree.head[who]
    if tree.lemma[who] != "who" or tree.dep[who] != "nsubj" or tree.dep[act] == "relcl" or tree.pos[act] != "VERB":
        return None
    for step in tree.up(act):
        near = [step, *tree.kids(step, "acomp", "attr", "oprd")]
        denied = bool(tree.kids(step, "neg"))
        if any((denied and tree.lemma[n] in words.knowledge) or tree.lemma[n] in _not_known(words) for n in near):
            return Laid(step, act, None, _OPEN, named=False)
    return None


def _not_known(words: Wordings) -> frozenset[str]:
    return frozenset("un" + w for w in words.knowledge | {"known"})
