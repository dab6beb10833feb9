"""Claims of a report → incident templates, by the taxonomy's crosswalk. Nothing is read here that the program has not.

The reader, the extractors and the fusion of the program run as they do for one report alone. Each fused event whose
type has an incident type is a template, unless nothing of it is said to have happened, or it is no incident by the
benchmark's terms: a fight between forces, an attack on forces alone, or a country that it does not follow. People said
to be killed, injured or taken are the victims, with their number and effect; things are the targets. A doer that is a
body is an organisation, one with words of its own an individual too. The country, where no place tells it, is that of
the report's first place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import cached_property

from eval.readers import reader_for
from reportedly.claims import extract
from reportedly.claims.lexicon import lexicon
from reportedly.fusion import fuse
from reportedly.model import (
    Actor,
    ActorKind,
    Claim,
    Document,
    Event,
    Measure,
    Modality,
    Polarity,
    ResponsibilityStatus,
    Role,
    RoleName,
)
from reportedly.reading import Reader, Reading
from reportedly.reading.world import world
from reportedly.taxonomy import Taxonomy, load_taxonomy
from reportedly.theatres import load_theatre
from reportedly.values import Bound, Quantity, When, Where

THEATRE = "russia-ukraine"
_FILED = re.compile(r"\b(\d{1,2}) ([A-Z]{3})[A-Z]* (\d{2})\b")
_KIND = re.compile(r" (CITY|DEPARTMENT|PROVINCE|DISTRICT|NEIGHBORHOOD|REGION|TOWN|MUNICIPALITY|CANTON|AIRPORT)$")
_HEAD = 200  # code points in which the day of filing stands
_TOLD = (Modality.ASSERTED, Modality.POSSIBLE, Modality.ATTEMPTED, Modality.AVERTED)
_FIGHTS = ("clash", "attack.offensive")
_CONFIDENCE = {
    ResponsibilityStatus.FACT: "REPORTED AS FACT",
    ResponsibilityStatus.CLAIMED: "CLAIMED OR ADMITTED",
    ResponsibilityStatus.ACCUSED: "SUSPECTED OR ACCUSED",
    ResponsibilityStatus.ACCUSED_BY_AUTHORITIES: "SUSPECTED OR ACCUSED BY AUTHORITIES",
    ResponsibilityStatus.POSSIBLE: "POSSIBLE",
}
_FOLLOWED = frozenset({"AR", "BO", "CL", "CO", "EC", "SV", "GT", "HN", "PE"})  # the benchmark's nine countries
_FORCES = frozenset({"army", "police", "military", "government", "guard", "navy"})  # organisations by a common noun
_ONE, _MANY = "1", "PLURAL"
_ORGANISED = (ActorKind.BODY, ActorKind.PARTY)


@dataclass(frozen=True, slots=True)
class Filler:
    """One thing in a slot: any of ``alts`` names it. ``told`` holds what depends on it, by slot."""

    alts: tuple[str, ...]
    optional: bool = False
    told: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Template:
    """One incident: its fillers by slot."""

    slots: Mapping[str, tuple[Filler, ...]]
    optional: bool = False


@dataclass(frozen=True, eq=False)
class Incidents:
    """The program, set up to read reports into incidents."""

    reader: Reader
    taxonomy: Taxonomy

    @classmethod
    def load(cls, theatre: str = THEATRE) -> Incidents:
        """Load the reader and the taxonomy."""
        return cls(reader_for(load_theatre(theatre)), load_taxonomy())

    def read(self, texts: Iterable[str]) -> Iterator[tuple[Template, ...]]:
        """Yield the incidents of each report."""
        documents = (Document.of(text, published_at=filed_on(text)) for text in texts)
        for reading in self.reader.read_many(documents):
            extraction = extract(
                reading, pack=self.reader.pack, taxonomy=self.taxonomy, theatre=self.reader.theatre, run_id="eval"
            )
            yield tuple(Report(self, reading, extraction.claims).templates())


def filed_on(text: str) -> datetime | None:
    """Return the evening of the day that the report's first lines give ("4 FEB 90")."""
    for day, month, year in _FILED.findall(text[:_HEAD].upper()):
        try:
            return datetime.strptime(f"{day} {month} {year} 23", "%d %b %y %H").replace(tzinfo=UTC)
        except ValueError:
            continue
    return None


@dataclass(frozen=True, eq=False)
class Report:
    """One report as read."""

    program: Incidents
    reading: Reading
    claims: tuple[Claim, ...]

    def templates(self) -> Iterator[Template]:
        """Yield a template for each event that is an incident."""
        document = self.reading.document
        as_of = (document.published_at or datetime(2100, 1, 1, tzinfo=UTC)) + timedelta(days=1)
        situation = fuse(self.claims, [document], as_of=as_of, theatre=self.program.reader.theatre)
        for event in situation.events:
            kind = self.program.taxonomy.events[event.type].fields.get("muc4")
            if kind and not event.type.startswith(_FIGHTS) and self._is_told(event):
                slots = self._slots(event)
                if self._is_incident(event, slots):
                    yield Template({"type": (Filler((str(kind),)),), **slots})

    def _is_incident(self, event: Event, slots: Mapping[str, tuple[Filler, ...]]) -> bool:
        """Say whether someone or something other than forces was struck, in a country that is followed."""
        fighters = lexicon(self.program.reader.pack).classes["fighter"]
        harmed = [a for f in slots["victim"] for a in f.alts[-1:] if not set(_last_words(a)) & fighters]
        return bool(harmed or slots["target"]) and self._country(event.where) in (None, *_FOLLOWED)

    @cached_property
    def _by_id(self) -> dict[str, Claim]:
        return {claim.id: claim for claim in self.claims}

    def _is_told(self, event: Event) -> bool:
        told = (self._by_id[c] for c in event.claims)
        return any(c.polarity is not Polarity.DENIED and c.modality in _TOLD for c in told)

    def _slots(self, event: Event) -> dict[str, tuple[Filler, ...]]:
        return {
            "date": (Filler((self._date(event.when),)),) if event.when or self.reading.document.published_at else (),
            "location": tuple(Filler((place,)) for place in self._place(event.where)),
            "perp_ind": tuple(self._individuals(event)),
            "perp_org": tuple(self._organisations(event)),
            "weapon": tuple(self._weapons(event)),
            "target": tuple(
                Filler(tuple(dict.fromkeys((r.text, self._without_number(r.text)))))
                for r in event.roles
                if self._is_thing(r)
            ),
            "victim": tuple(self._victims(event)),
        }

    # ── when and where ──

    def _date(self, when: When | None) -> str:
        if when is None:
            filed = self.reading.document.published_at
            return "" if filed is None else "- " + _day(filed)
        first, last = _day(when.start), _day(when.end - timedelta(seconds=1))
        return first if first == last else f"{first} - {last}"

    def _place(self, where: Where | None) -> Iterator[str]:
        country = self._country(where)
        parts = [] if where is None else [self._name(p) for p in reversed(where.within)] + [where.name]
        if country and self._name(country) not in parts:
            parts.insert(0, self._name(country))
        if parts:
            yield ": ".join(re.sub(_KIND, r" (\1)", part.upper()) for part in parts)

    def _name(self, place_id: str) -> str:
        theatre = self.program.reader.theatre
        known = theatre.places.get(place_id) or theatre.parties.get(place_id)
        return known.name if known is not None else world(self.program.reader.pack).names.get(place_id, place_id)

    def _country(self, where: Where | None) -> str | None:
        """Return the country of the place, else that of the report's first place whose country is known."""
        for known in (where, *(mention.where for mention in self.reading.places)):
            if known is not None and known.kind == "country":
                return known.place_id
            if known is not None and known.within:
                return known.within[-1]
        return None

    # ── who did it, and with what ──

    def _individuals(self, event: Event) -> Iterator[Filler]:
        for role in event.roles:
            if role.name is RoleName.PERPETRATOR and not _is_organised(role.actor, role.text):
                yield Filler((role.text,))

    def _organisations(self, event: Event) -> Iterator[Filler]:
        actors = {r.actor.id: r.actor for r in event.roles if r.name is RoleName.PERPETRATOR and r.actor is not None}
        status: dict[str, str] = {}
        for laid in event.responsibility:
            party = laid.responsibility.party
            if party is not None and laid.responsibility.status in _CONFIDENCE:
                actors.setdefault(party.id, party)
                status.setdefault(party.id, _CONFIDENCE[laid.responsibility.status])
                if laid.responsibility.status is ResponsibilityStatus.CLAIMED:
                    status[party.id] = _CONFIDENCE[ResponsibilityStatus.CLAIMED]  # its own word outweighs the rest
        only = set(status.values())
        for actor in actors.values():
            if _is_organised(actor, actor.name):
                how = status.get(actor.id) or (
                    next(iter(only)) if len(only) == 1 else None
                )  # one wording for all doers
                told = {"perp_org_conf": (how,)} if how else {}
                yield Filler(self._names_of(actor.id, actor.name), told=told)

    def _names_of(self, actor_id: str, name: str) -> tuple[str, ...]:
        mentions = (m for m in self.reading.actors if m.actor.id == actor_id)
        written = [self.reading.document.text[m.span.start : m.span.end] for m in mentions]
        return tuple(dict.fromkeys([name, *written]))

    def _weapons(self, event: Event) -> Iterator[Filler]:
        quotes = " ".join(self._by_id[c].evidence.quote for c in event.claims).casefold()
        for code in event.weapons:
            rows = self.program.reader.pack.table("weapons", "weapon")
            words = [w for row in rows if row["code"] == code for w in row["words"]]
            written = [w for w in words if re.search(rf"\b{re.escape(w)}", quotes)]
            yield Filler(tuple([*(w + "s" for w in written), *written] or [code.split(".")[0]]))

    # ── to whom and what ──

    def _is_thing(self, role: Role) -> bool:
        classes = lexicon(self.program.reader.pack).classes
        weapons = {w for row in self.program.reader.pack.table("weapons", "weapon") for w in row["words"]}
        if role.name is not RoleName.TARGET or self._is_person(role) or not _last_words(role.text):
            return False
        return not any(w in classes["launchable"] or w in weapons for w in _last_words(role.text))

    def _is_person(self, role: Role) -> bool:
        if role.actor is not None and (role.actor.kind is ActorKind.COLLECTIVE or _is_named(role)):
            return True
        classes = lexicon(self.program.reader.pack).classes
        is_listed = any(w in classes["person"] | classes["fighter"] for w in _last_words(role.text))
        return is_listed or (role.name is RoleName.VICTIM and bool(_last_words(role.text)))

    def _victims(self, event: Event) -> Iterator[Filler]:
        found: list[Filler] = []
        for role in event.roles:
            if role.name in (RoleName.VICTIM, RoleName.TARGET) and self._is_person(role):
                names = [role.text, self._without_number(role.text)]
                if role.actor is not None and _is_named(role):
                    names = [role.actor.name, role.actor.office or "", role.text]
                alts = tuple(n for n in dict.fromkeys(names) if n)
                found.append(Filler(alts, told={"victim_number": (self._count(alts),)}))
        for amount in self._harmed(event):
            _join(found, amount)
        harm = self._effect(event)
        yield from (replace(f, told={**harm, **f.told}) for f in found)

    def _effect(self, event: Event) -> dict[str, tuple[str, ...]]:
        """Return what an act does to its victims by the words for the killed and injured in its quotes."""
        quotes = " ".join(self._by_id[c].evidence.quote for c in event.claims).casefold()
        for code in ("killed", "injured"):
            rows = [r for r in self.program.reader.pack.table("counted", "measure") if r["code"] == code]
            words = {w for row in rows for w in row.get("governors", ())}
            if any(re.search(rf"\b{re.escape(w)}", quotes) for w in words):
                return {"victim_effect": (str(self.program.taxonomy.measures[code].fields["muc4"]),)}
        return {}

    def _without_number(self, name: str) -> str:
        """Return a name without the amount before it: the templates keep it in a slot of its own."""
        doc, low = self.reading.doc, name.casefold()
        for mention in self.reading.quantities:
            end = doc[mention.last].idx + len(doc[mention.last])
            told = " ".join(self.reading.document.text[mention.span.start : end].split()).casefold()
            if mention.noun is not None and mention.span.start < end and low.startswith(told + " "):
                return name[len(told) :].strip()
        return name

    def _count(self, names: Sequence[str]) -> str:
        """Return how many a name or noun means that no amount is told of: a person is one."""
        for name in names:
            for mention in self.reading.quantities:
                written = " ".join(mention.span.of(self.reading.document.text).split()).casefold()
                if (
                    mention.noun is not None
                    and name.casefold().startswith(written.split(" ")[0] + " ")
                    and (name.casefold() in written or written in name.casefold())
                ):
                    return _number(mention.quantity)
        last = names[-1].split()[-1].casefold() if names[-1].split() else ""
        return _MANY if names[-1].islower() and (last.endswith("s") or last in ("people", "men", "women")) else _ONE

    def _harmed(self, event: Event) -> Iterator[Filler]:
        people = {w for r in event.roles if r.name in (RoleName.VICTIM, RoleName.TARGET) for w in _last_words(r.text)}
        for claim in self.claims:
            told = claim.proposition
            if not isinstance(told, Measure) or claim.polarity is Polarity.DENIED or told.quantity is None:
                continue
            effect = self.program.taxonomy.measures[told.measure].fields.get("muc4")
            named = told.about is None and told.scope.of is not None and not told.scope.of.islower()
            met = named and bool(people & set(_last_words(told.scope.of or "")))
            if effect is not None and (told.about in event.claims or met):
                values = {"victim_number": (_number(told.quantity),)}
                if effect != "KIDNAPPING":
                    values["victim_effect"] = (str(effect),)
                of = told.scope.of or "people"
                one = values["victim_number"] == (_ONE,) and of.islower() and of.endswith("s")
                yield Filler((of.removesuffix("s") if one else of,), told=values)


def _is_organised(actor: Actor | None, text: str) -> bool:
    """Say whether a doer is an organisation: a body by its name, or one noun for it ("the army"), not its men."""
    if actor is None or actor.kind not in _ORGANISED:
        return False
    return not text.islower() or text.split()[-1] in _FORCES or text.endswith("armed forces")


def _is_named(role: Role) -> bool:
    """Say whether a person is meant by name, not something of theirs ("the president's home")."""
    if role.actor is None or role.actor.kind is not ActorKind.PERSON:
        return False
    return role.text.split()[-1:] == role.actor.name.split()[-1:]


def _last_words(text: str) -> tuple[str, ...]:
    """Return the last word of a phrase in small letters, also without its plural ending."""
    words = [w for w in re.split(r" (?:of|in|from|at|near|with) ", text.casefold())[0].split() if w[0].isalpha()]
    return (words[-1], words[-1].removesuffix("s")) if words else ()


def _join(found: list[Filler], amount: Filler) -> None:
    """Put an amount with the person or group that it counts, or beside them."""
    (of,), number = amount.alts, amount.told["victim_number"]
    for at, filler in enumerate(found):
        is_named = any(_same(a, of) for a in filler.alts)
        if is_named or (
            of.islower() and filler.told.get("victim_number") == number and "victim_effect" not in filler.told
        ):
            alts = filler.alts if of.islower() else (*filler.alts, of)
            found[at] = replace(filler, alts=alts, told={**filler.told, **amount.told})
            return
    found.append(amount)


def _same(left: str, right: str) -> bool:
    one, other = left.casefold().split(), right.casefold().split()
    return one[-1].removesuffix("s") in {w.removesuffix("s") for w in other}


def _number(quantity: Quantity) -> str:
    """Return an amount of people as the templates write it: "~30", "30-", "-30", "PLURAL"."""
    low, high = quantity.low, quantity.high
    if quantity.bound is Bound.VAGUE or low is None:
        return f"-{high}" if low is None else "PLURAL"
    if quantity.bound is Bound.ABOUT:
        return f"~{low}"
    if high is None:
        return f"{low}-"
    return f"{low}" if low == high else f"{low}-{high}"


def _day(moment: datetime) -> str:
    return moment.strftime("%d %b %y").upper()
