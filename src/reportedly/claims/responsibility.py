"""Who is held responsible for an act, and how: claimed, accused, possible, denied, not established, or told as fact.

A wording that lays an act at a party's door ("blamed M23 for", "claimed responsibility for", "denied") is found once
and tied to its act. Where there is none, an act with a doer is told as fact, unless the wording beside it is weaker.
An act without a doer has no responsibility: a passive without an agent says nothing about who did it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from reportedly.claims.clauses import Tree
from reportedly.claims.roles import actor_in, party_of
from reportedly.claims.triggers import Scene
from reportedly.lang import Pack
from reportedly.model import Actor, ActorKind, Modality, Responsibility, ResponsibilityStatus

_FACT = ResponsibilityStatus.FACT
_CLAIMED = ResponsibilityStatus.CLAIMED
_ACCUSED = ResponsibilityStatus.ACCUSED
_BY_AUTHORITIES = ResponsibilityStatus.ACCUSED_BY_AUTHORITIES
_OPEN = ResponsibilityStatus.NOT_ESTABLISHED


@dataclass(frozen=True, slots=True)
class Phrase:
    """One wording: where the party and the act stand around the verb."""

    party: str
    act: str | None
    object: frozenset[str]
    status: ResponsibilityStatus
    accuser: bool


@dataclass(frozen=True, eq=False)
class Wordings:
    """The language pack's words for responsibility."""

    phrases: Mapping[str, tuple[Phrase, ...]]
    hedges: Mapping[str, ResponsibilityStatus]
    unknown: frozenset[str]
    nobody: frozenset[str]
    answerable: frozenset[str]
    knowledge: frozenset[str]
    authority: frozenset[str]
    orders: frozenset[str]
    working: frozenset[str]


@dataclass(frozen=True, slots=True)
class Laid:
    """One act laid at one door: the verb that does it, the act's word where it is told, the party's word."""

    anchor: int
    act: int | None
    party: int | None
    status: ResponsibilityStatus
    named: bool = True  # "responsibility" itself is named; else the act must be one that the text tells


@cache
def wordings(pack: Pack) -> Wordings:
    """Compile the pack's responsibility table, once a pack."""
    phrases: dict[str, list[Phrase]] = {}
    for row in pack.table("responsibility", "phrase"):
        status = ResponsibilityStatus(row["status"])
        objects = frozenset(row.get("object", ()))
        phrase = Phrase(row["party"], row.get("act"), objects, status, bool(row.get("accuser")))
        for verb in row["verbs"]:
            phrases.setdefault(verb, []).append(phrase)
    answerable = pack.table("responsibility", "answerable")

    def words(array: str) -> frozenset[str]:
        return frozenset(w for row in pack.table("responsibility", array) for w in row["lemmas"])

    return Wordings(
        {verb: tuple(rows) for verb, rows in phrases.items()},
        {
            w: ResponsibilityStatus(row["status"])
            for row in pack.table("responsibility", "hedge")
            for w in row["lemmas"]
        },
        words("unknown"),
        words("nobody"),
        words("answerable"),
        frozenset(w for row in answerable for w in row["knowledge"]),
        words("authority"),
        words("orders"),
        words("working"),
    )


# ── wordings that lay an act at a door ──


def find_laid(scene: Scene, words: Wordings) -> list[Laid]:
    """Return every wording of responsibility in the text, in order."""
    tree = scene.tree
    found: list[Laid] = []
    for i, lemma in enumerate(tree.lemma):
        if lemma in words.phrases and tree.pos[i] == "VERB":
            found.extend(laid for laid in (_read(scene, i, p, words) for p in words.phrases[lemma]) if laid is not None)
        elif lemma in words.answerable or tree.tag[i] == "WP":
            open_question = (_who_did_it if tree.tag[i] == "WP" else _open_question)(tree, i, words)
            found.extend([] if open_question is None else [open_question])
    return list({laid.anchor: laid for laid in reversed(found)}.values())[::-1]


def _read(scene: Scene, verb: int, phrase: Phrase, words: Wordings) -> Laid | None:
    tree = scene.tree
    objects = tree.objects(verb)
    if phrase.object:
        told = next((o for o in objects if tree.lemma[o] in phrase.object), None)
        if told is None:
            return None
        act = next(iter(tree.under(told, "for") + tree.under(told, "in") + tree.under(verb, "for")), None)
    else:
        act = _act(tree, verb, phrase)
        if act is None:
            return None
    return _laid(scene, verb, act, phrase, words)


def _act(tree: Tree, verb: int, phrase: Phrase) -> int | None:
    if phrase.act == "object":
        return next(iter(tree.objects(verb)), None)
    if phrase.act is not None:
        return next(iter(tree.under(verb, phrase.act) or tree.kids(verb, "pcomp")), None)
    inner = tree.kids(verb, "xcomp", "dobj", "ccomp")
    act = inner[0] if inner else None
    return None if act is None else next(iter(tree.under(act, "in") or tree.under(act, "for")), act)


def _laid(scene: Scene, verb: int, act: int | None, phrase: Phrase, words: Wordings) -> Laid | None:
    tree = scene.tree
    subject = tree.actor_of(verb)
    denies_all = subject is not None and _is_nobody(tree, subject, words)
    if denies_all or (tree.kids(verb, "neg") and phrase.status is _CLAIMED):
        open_one = phrase.status is _CLAIMED and bool(phrase.object)
        return Laid(verb, act, None, _OPEN) if open_one else None
    if tree.kids(verb, "neg"):
        return None
    if phrase.party == "subject":
        party = subject if phrase.object or act is None else _doer_below(scene, subject, act)
    elif phrase.party == "object":
        party = next(iter(tree.objects(verb)), None)
    else:
        near = [verb, *(t for o in tree.objects(verb) for t in tree.phrase(o))]
        found = (p for step in near for p in tree.under(step, phrase.party) if actor_in(scene, p) is not None)
        party = next(found, None)
    if party is None or actor_in(scene, party) is None:
        return None
    status = phrase.status
    if phrase.accuser and subject is not None and _is_authority(scene, subject, words):
        status = _BY_AUTHORITIES
    return Laid(verb, act, party, status, bool(phrase.object))


def _doer_below(scene: Scene, subject: int | None, act: int) -> int | None:
    """Return who did what the subject denies or admits: itself, or one of its own party; nobody else's act."""
    tree = scene.tree
    is_verb = tree.pos[act] in ("VERB", "AUX")
    doer = tree.actor_of(act) if is_verb else subject
    if doer is None and is_verb and tree.is_passive(act):
        return None  # who admits that its men were killed has admitted no attack
    if subject is None or doer is None or doer == subject:
        return subject
    speaker, named = actor_in(scene, subject), actor_in(scene, doer)
    if named is None:
        return subject if tree.pos[doer] == "PRON" else None
    same = speaker is not None and party_of(speaker) is not None and party_of(speaker) == party_of(named)
    return doer if same else None


def _is_nobody(tree: Tree, subject: int, words: Wordings) -> bool:
    if tree.lemma[subject] in words.nobody:
        return True
    return any(tree.lemma[d] in words.nobody for d in tree.kids(subject, "det"))


def _is_authority(scene: Scene, token: int, words: Wordings) -> bool:
    tree = scene.tree
    if tree.lemma[token] in words.authority or any(tree.lemma[m] in words.authority for m in tree.modifiers(token)):
        return True
    actor = actor_in(scene, token)
    return actor is not None and (actor.kind in (ActorKind.PARTY, ActorKind.BODY) or actor.office is not None)


def _open_question(tree: Tree, noun: int, words: Wordings) -> Laid | None:
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


def _who_did_it(tree: Tree, who: int, words: Wordings) -> Laid | None:
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


# ── where no wording lays it at a door ──


def told_responsibility(
    scene: Scene, acts: list[int], doers: list[tuple[int, Actor | None]], modality: Modality, words: Wordings
) -> Responsibility | None:
    """Return how an act with these doers is told by the words beside it."""
    actor = next((a for _, a in doers if a is not None), None)
    tokens = [t for t, _ in doers]
    if any(_has_modifier(scene.tree, t, words.unknown) for t in tokens):
        return Responsibility(None, _OPEN)
    if actor is None:
        return None
    hedge = next(_hedges(scene.tree, acts, tokens, words), None)
    if hedge is not None:
        return Responsibility(actor, hedge)
    if modality is Modality.POSSIBLE:
        return Responsibility(actor, ResponsibilityStatus.POSSIBLE)
    return Responsibility(actor, _as_told(scene, acts[0], actor, words))


def _has_modifier(tree: Tree, token: int, lemmas: frozenset[str]) -> bool:
    return any(tree.lemma[m] in lemmas for m in tree.modifiers(token))


def _hedges(tree: Tree, acts: list[int], doers: list[int], words: Wordings) -> Iterator[ResponsibilityStatus]:
    for t in doers:
        yield from (words.hedges[tree.lemma[m]] for m in tree.modifiers(t) if tree.lemma[m] in words.hedges)
    for act in acts:
        near = tree.kids(act, "advmod", "amod") + tree.kids(tree.clause[act], "advmod")
        yield from (words.hedges[tree.lemma[m]] for m in near if tree.lemma[m] in words.hedges)


def _as_told(scene: Scene, act: int, actor: Actor, words: Wordings) -> ResponsibilityStatus:
    """Return how strong the doer is told: a fact only in the outlet's own voice, a claim in the doer's own."""
    speaker = _speaker(scene, act)
    if speaker is None:
        return _FACT
    said_by, party = actor_in(scene, speaker), party_of(actor)
    if said_by is not None and party is not None and party_of(said_by) == party:
        return _CLAIMED
    return _BY_AUTHORITIES if _is_authority(scene, speaker, words) else _ACCUSED


def _speaker(scene: Scene, act: int) -> int | None:
    """Return the noun of who says the act, where the parse puts it into someone's mouth."""
    tree = scene.tree
    below = act
    for above in tree.up(act):
        tells = tree.dep[below] == "dobj" and tree.lemma[above] in scene.words.tells
        if tree.dep[below] == "ccomp" or tells:
            subject = tree.subject(above)
            return subject if subject is not None and scene.is_someone(subject) else None
        below = above
    for c in tree.kids(tree.clause[act], "prep"):
        if tree.lemma[c] == "accord":
            return next((o for p in tree.kids(c, "prep") for o in tree.kids(p, "pobj")), None)
    return None


def instigators(scene: Scene, doer: int, words: Wordings) -> Iterator[tuple[int, Actor]]:
    """Yield on whose orders a doer without a name is said to have acted ("people acting on orders from Kyiv")."""
    tree = scene.tree
    for i in tree.subtree(doer):
        ordered = tree.lemma[i] in words.orders and tree.dep[i] == "pobj"
        works = tree.lemma[i] in words.working and tree.dep[i] in ("acl", "relcl")
        near = tree.under(i, "from") + tree.under(i, "of") if ordered else tree.under(i, "for") if works else []
        near += [m for m in tree.modifiers(i) if m in scene.actors] if ordered else []
        yield from ((t, found) for t in near if (found := actor_in(scene, t)) is not None)


def responsible(scene: Scene, laid: Laid) -> Responsibility | None:
    """Return the responsibility that a wording lays; None where its party is not known."""
    if laid.status is _OPEN:
        return Responsibility(None, _OPEN)
    actor = None if laid.party is None else actor_in(scene, laid.party)
    return None if actor is None else Responsibility(actor, laid.status)
