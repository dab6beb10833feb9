"""Occurrences: what is said to happen, one for each act told, however many words name it.

Words that tell one act (a verb and its noun, "an offensive …, launching drones", what it destroyed) are one occurrence.
A noun that only points back ("the attack killed seven") is none: the amounts said of it belong to the act before.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from reportedly.claims import responsibility as blame
from reportedly.claims.answering import same_branch, with_answers
from reportedly.claims.clauses import Tree
from reportedly.claims.clued_acts import others_named, told_status, with_clued
from reportedly.claims.clued_answers import is_unsettled, settled
from reportedly.claims.clues import OCCURRENCE, Clues, is_of_war
from reportedly.claims.countables import countables
from reportedly.claims.doers import told_doers
from reportedly.claims.drafts import Attributed, Draft
from reportedly.claims.gathering import Gathered, gather, kind_of
from reportedly.claims.habits import habitual_adverbs, is_habit
from reportedly.claims.hits import find_hits
from reportedly.claims.lexicon import Hit, lexicon
from reportedly.claims.mentioned import is_mention
from reportedly.claims.modality import Modes, judge, modes
from reportedly.claims.quoting import quotable
from reportedly.claims.roles import find_weapons, roles_of, shorten
from reportedly.claims.sequences import without_others
from reportedly.claims.told import befell_nobody, is_effect, is_told
from reportedly.claims.triggers import Scene
from reportedly.claims.voices import Voice, contents_by_cue, own_voice, voice_at
from reportedly.claims.whereabouts import when_of, where_of
from reportedly.claims.wordings import Laid, Wordings, wordings
from reportedly.lang import Pack
from reportedly.model import (
    LEARNED,
    Holding,
    Modality,
    Occurrence,
    Polarity,
    Responsibility,
    ResponsibilityStatus,
    Role,
    RoleName,
    Stance,
)
from reportedly.reading.mentions import Reading
from reportedly.taxonomy import Taxonomy
from reportedly.theatres import Theatre

_LONGEST_GLOSS = 120
_VIOLENT = frozenset(
    {
        "attack",
        "clash",
        "explosion",
        "collapse",
        "destruction",
        "harm",
        "abduction",
        "siege",
        "deployment",
        "displacement",
    }
)
_TAKEN = frozenset({"ground.regained", "ground.overtaken"})  # a holding tells them; not that nobody fought for it
_AGAINST_SOMEBODY = frozenset({"arrest", "capture"})
_BREACH = "ceasefire.violation"
_POSITIONS = frozenset(f"statement.{kind}" for kind in ("demand", "promise", "rejection", "support", "threat"))
_NEGOTIABLE = frozenset({"agreement", "ceasefire", "withdrawal", "military.spending", "aid.military", "exchange"})


@dataclass(frozen=True, eq=False)
class Extractor:
    """What every step of one search needs."""

    reading: Reading
    scene: Scene
    taxonomy: Taxonomy
    modes: Modes
    blame: Wordings
    habitual: frozenset[str]
    nobody: frozenset[str]
    clues: Clues
    attributions: tuple[Attributed, ...] = ()
    press: Voice | None = None  # the publisher, where it is a warring side's own

    @property
    def tree(self) -> Tree:
        """The parse."""
        return self.scene.tree


def find_occurrences(
    reading: Reading,
    *,
    pack: Pack,
    taxonomy: Taxonomy,
    theatre: Theatre,
    attributions: tuple[Attributed, ...] = (),
) -> tuple[Draft, ...]:
    """Return what the text says to happen, in order of text, each act once.

    The learned reader is heard where the rules by themselves read an act of war.
    """
    tree = Tree.of(reading.doc)
    parties = [p.id for p in theatre.parties.values() if p.role == "belligerent"]
    scene = Scene.of(reading, tree, lexicon(pack), find_weapons(tree, pack), parties)
    press = own_voice(reading.document, (m.actor for m in reading.actors), wordings(pack))
    extractor = Extractor(
        reading,
        scene,
        taxonomy,
        modes(pack),
        wordings(pack),
        habitual_adverbs(pack),
        countables(pack).nothing,
        Clues.of(reading),
        attributions,
        press,
    )
    plain = _all(replace(extractor, clues=Clues({})))
    return _all(extractor) if extractor.clues.by_kind and is_of_war(plain) else plain


def _all(extractor: Extractor) -> tuple[Draft, ...]:
    scene, taxonomy = extractor.scene, extractor.taxonomy
    laid = blame.find_laid(scene, extractor.blame)
    hits = find_hits(scene)
    known = {h.token for h in hits}
    acts = gather(extractor.tree, with_clued(hits, scene, extractor.clues, taxonomy), taxonomy, scene.words)
    drafts: list[Draft] = []
    for act in acts:
        draft = _draft(extractor, act, laid, earlier=drafts)
        if draft is not None:
            found = draft if known & set(act.tokens) else replace(draft, reader=LEARNED)
            drafts.append(extractor.clues.marked(found, OCCURRENCE, _clued_tokens(extractor, act)))
    contents = contents_by_cue(extractor.attributions, extractor.reading)
    asked = [d for d in drafts if is_unsettled(d)]
    told = [d for d in drafts if not is_unsettled(d)]
    drafts = with_answers(scene, told, laid, acts, extractor.blame, contents)
    drafts += settled(
        scene,
        asked,
        known=tuple(drafts),
        contents=contents,
        attributions=extractor.attributions,
        reading=extractor.reading,
        words=extractor.blame,
        clues=extractor.clues,
    )
    return tuple(sorted(drafts, key=lambda d: d.anchor))


def without_repeats(occurrences: tuple[Draft, ...], others: Sequence[Draft], reading: Reading) -> tuple[Draft, ...]:
    """Leave out what a holding or a stance tells already: ground taken, and the words that only state the position."""
    tree = Tree.of(reading.doc)
    ground = {d.anchor for d in others if isinstance(d.proposition, Holding)}
    stated = {above for d in others if isinstance(d.proposition, Stance) for above in (d.anchor, *tree.up(d.anchor))}

    def is_repeat(draft: Draft) -> bool:
        told = draft.proposition
        kind = told.type if isinstance(told, Occurrence) else ""
        return (kind in _POSITIONS and draft.anchor in stated) or (draft.anchor in ground and kind in _TAKEN)

    return tuple(d for d in occurrences if not is_repeat(d))


# ── one act ──


def _draft(extractor: Extractor, act: Gathered, laid: Sequence[Laid], *, earlier: Sequence[Draft]) -> Draft | None:
    scene, tree = extractor.scene, extractor.tree
    lead = act.lead
    clue = extractor.clues.found(OCCURRENCE, act.tokens)
    if clue is None and is_habit(tree, lead.token, extractor.habitual):
        return None
    polarity, modality = judge(tree, lead.token, extractor.modes)
    placed = _roles(extractor, act)
    roles = tuple(role for _, role in placed)
    weapons = _weapons(scene, act.hits)
    also = frozenset(p for h in act.hits for p in h.trigger.places)
    where, when = where_of(scene, act.tokens, also), when_of(scene, act.tokens)
    own = _laid_for(extractor, act, laid)
    kind = (
        refined(extractor.taxonomy, act.type, weapons)
        if act.refine or is_effect(extractor.taxonomy, lead)
        else act.type
    )
    responsibility = _responsibility(extractor, act, kind, own, placed, modality, earlier)
    if own is not None and own.status is ResponsibilityStatus.NOT_ESTABLISHED:
        polarity = Polarity.AFFIRMED  # that nobody knows who did it does not deny that it was done
    if modality is Modality.DEMANDED and {kind, kind.split(".")[0]} & _NEGOTIABLE:
        return None  # what a party wants is a stance, not something that happens
    is_placed = bool(where or when or weapons or own)
    is_sure = clue is not None and not all(is_effect(extractor.taxonomy, h) for h in act.hits)
    if not is_sure and not is_told(scene, extractor.taxonomy, act, placed=is_placed, earlier=earlier):
        return None
    if _befell_nobody(extractor, act):
        return None
    roles = _with_doer(roles, responsibility)
    ordinal = _ordinal(extractor, lead.token) if kind.startswith("talks.") else None
    occurrence = Occurrence(kind, _gloss(scene, act), roles, where, when, weapons, responsibility, ordinal)
    span = tree.span(_told_tokens(scene, act))
    is_known = kind.split(".")[0] not in _VIOLENT or any(same_branch(d, kind) for d in earlier)
    refers = own is None and is_known and is_mention(scene, act)
    return Draft(occurrence, span, lead.token, polarity, modality, is_mention=refers)


def _befell_nobody(extractor: Extractor, act: Gathered) -> bool:
    nobody = extractor.blame.nobody
    return befell_nobody(extractor.scene, extractor.taxonomy, act, nothing=extractor.nobody, nobody=nobody)


def _roles(extractor: Extractor, act: Gathered) -> list[tuple[int, Role]]:
    found: dict[tuple[RoleName, str], tuple[int, Role]] = {}
    for hit in act.hits:
        for noun, role in roles_of(extractor.scene, hit):
            doer = role.name is RoleName.PERPETRATOR and role.actor is not None
            key = role.actor.id if doer and role.actor is not None else role.text.casefold()
            found.setdefault((role.name, key), (noun, role))
    return list(found.values())


def _with_doer(roles: tuple[Role, ...], responsibility: Responsibility | None) -> tuple[Role, ...]:
    """Add the party that claims or is accused as the doer, where no other is told."""
    if responsibility is None or responsibility.party is None or any(r.name is RoleName.PERPETRATOR for r in roles):
        return roles
    if responsibility.status in (ResponsibilityStatus.DENIED, ResponsibilityStatus.POSSIBLE):
        return roles
    return (Role(RoleName.PERPETRATOR, responsibility.party.name, responsibility.party), *roles)


def _weapons(scene: Scene, hits: Iterable[Hit]) -> tuple[str, ...]:
    """Return the weapons that do it: the doer, the means, the thing launched, before the noun; never the target."""
    tree = scene.tree
    found: dict[str, None] = {}
    for hit in hits:
        near = [hit.token, *tree.modifiers(hit.token), *tree.under(hit.token, "with"), *tree.under(hit.token, "by")]
        near += tree.under(hit.token, "using")
        if tree.pos[hit.token] == "VERB":
            doer = tree.actor_of(hit.token)
            near += [] if doer is None else tree.conjuncts(doer)
            near += tree.objects(hit.token) if "launchable" in hit.trigger.frame.get("object", "launchable") else []
        elif "of" in hit.trigger.frame:
            near += [o for o in tree.under(hit.token, "of") if o in scene.weapons and _is_thrown(scene, o)]
        near += [o for n in tuple(near) for o in tree.under(n, "of")]
        found.update((scene.weapons[n], None) for n in near if n in scene.weapons)
    return tuple(found)


def _is_thrown(scene: Scene, token: int) -> bool:
    return scene.tree.lemma[token] in scene.words.classes["launchable"]


def refined(taxonomy: Taxonomy, kind: str, weapons: Sequence[str]) -> str:
    """Return the attack type that the weapons make: theirs where they agree, the branch they share, else as told."""
    if kind.split(".")[0] not in ("attack", "destruction", "harm"):
        return kind
    kinds = {str(taxonomy.weapons[w].fields["event"]) for w in weapons}
    if all(kind_of(taxonomy, k, "attack.air") for k in kinds - {kind}):
        kinds = kinds - {kind} or kinds  # "warplanes bombed": what the word says itself gives way to the aircraft
    if len(kinds) == 1:
        return kinds.pop()
    if kinds and all(kind_of(taxonomy, k, "attack.air") for k in kinds):
        return "attack.air"
    return kind


def _ordinal(extractor: Extractor, token: int) -> int | None:
    """Return the round of talks: an ordinal before "round" or before the noun itself."""
    tree = extractor.tree
    rounds = {token, tree.head[tree.head[token]] if tree.dep[token] == "pobj" else token}
    for q in extractor.reading.quantities:
        if q.ordinal and tree.head[q.last] in rounds and q.quantity.low is not None:
            return int(q.quantity.low)
    return None


# ── who did it ──


def _laid_for(extractor: Extractor, act: Gathered, laid: Sequence[Laid]) -> Responsibility | None:
    for one in laid:
        if one.act in act.tokens:
            found = blame.responsible(extractor.scene, one, extractor.blame)
            if found is not None:
                return found
    return None


def _responsibility(
    extractor: Extractor,
    act: Gathered,
    kind: str,
    own: Responsibility | None,
    placed: Sequence[tuple[int, Role]],
    modality: Modality,
    earlier: Sequence[Draft],
) -> Responsibility | None:
    """Return who is told to have done it: for violence alone, nobody answers for a meeting or a downed drone."""
    if kind.split(".")[0] not in _VIOLENT | _AGAINST_SOMEBODY and kind != _BREACH:
        return None
    read = own or _told_doer(extractor, act, placed, modality)
    voice = voice_at(act.lead.token, extractor.attributions, extractor.reading) or extractor.press
    clue = extractor.clues.best(OCCURRENCE, _clued_tokens(extractor, act))
    others = others_named(act.tokens, extractor.scene, extractor.blame, voice) if clue is not None else []
    found = told_status(read, clue, voice, others)
    return read if found != read and _is_anothers(extractor, act, found, earlier) else found


def _is_anothers(extractor: Extractor, act: Gathered, found: Responsibility | None, earlier: Sequence[Draft]) -> bool:
    """Say whether the paragraph tells violence of another party before what somebody is taken to claim as its own.

    "Russia launched drones, the air force said. Seven missiles were fired as well": not by the air force.
    """
    if found is None or found.party is None or found.status is not ResponsibilityStatus.CLAIMED:
        return False
    own, paragraph = found.party.party or found.party.id, _paragraph_at(extractor, act.lead.token)
    near = (d for d in earlier if _paragraph_at(extractor, d.anchor) == paragraph)
    told = (d.proposition for d in near if isinstance(d.proposition, Occurrence))
    doers = (o.responsibility.party for o in told if o.type.split(".")[0] in _VIOLENT and o.responsibility is not None)
    return any(doer is not None and (doer.party or doer.id) != own for doer in doers)


def _paragraph_at(extractor: Extractor, token: int) -> int:
    """Return where the paragraph of a token begins: at an empty line, or at any line if none is empty."""
    text = extractor.reading.document.text
    return text.rfind("\n\n" if "\n\n" in text else "\n", 0, extractor.tree.doc[token].idx)


def _clued_tokens(extractor: Extractor, act: Gathered) -> list[int]:
    """Return the words by which the learned reader may take an act: its own, and the verbs of their clauses."""
    return [*act.tokens, *(extractor.tree.clause[t] for t in act.tokens)]


def _told_doer(
    extractor: Extractor, act: Gathered, placed: Sequence[tuple[int, Role]], modality: Modality
) -> Responsibility | None:
    scene, words = extractor.scene, extractor.blame
    voice = voice_at(act.lead.token, extractor.attributions, extractor.reading) or extractor.press
    doers = [(noun, role.actor) for noun, role in placed if role.name is RoleName.PERPETRATOR]
    if all(actor is None for _, actor in doers):
        doers += [d for noun, _ in doers for d in blame.instigators(scene, noun, words)]
    if all(actor is None for _, actor in doers):
        doers += told_doers(scene, act.hits, words, voice)
    return blame.told_responsibility(
        scene, act.tokens, doers, modality, words, voice, is_voiced=bool(extractor.attributions)
    )


# ── its words ──


def _told_tokens(scene: Scene, act: Gathered) -> list[int]:
    """Return the words that tell the act: its nouns' phrases and its verbs' clauses."""
    tree = scene.tree
    found: set[int] = set()
    for hit in act.hits:
        verb = tree.clause[hit.token]
        whole = tree.pos[hit.token] == "VERB" or tree.dep[hit.token] in ("dobj", "nsubj", "nsubjpass", "ROOT")
        found.update(tree.clause_tokens(verb) if whole else tree.phrase(hit.token))
    told = [t for t in without_others(tree, found, act.lead.token, scene.words) if not _is_lead_in(tree, t)]
    return quotable(scene, told or sorted(found))


def _is_lead_in(tree: Tree, token: int) -> bool:
    """Say whether the word belongs to an "according to …" that stands beside the clause."""
    return any(tree.lemma[t] == "accord" for t in [token, *tree.up(token)] if tree.dep[t] == "prep")


def _gloss(scene: Scene, act: Gathered) -> str:
    return shorten(scene.tree.text(_told_tokens(scene, act)), _LONGEST_GLOSS).rstrip(" .,;:")
