"""Shares of a country against areas: one-fifth and 113,100 km² are one statement told twice."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from reportedly.checks.docket import Docket
from reportedly.checks.phrases import amount, percent
from reportedly.fusion.amounts import number
from reportedly.model import Claim, Finding, Given, Measure, Verdict
from reportedly.values import Bound

AREA = "area_controlled"
SHARE = "share_of_territory"
NEARLY = Decimal("0.02")  # how far a share told without "about" may lie from the computed one
ROUGHLY = Decimal("0.1")  # how far "about", as a part of the share


def share_matches_area(docket: Docket) -> Iterator[Finding]:
    """An area held and a share of the country must agree, with the official total as the denominator."""
    areas = list(_told(docket, AREA))
    for share_claim, share, given in _told(docket, SHARE):
        for area_claim, area, held in areas:
            country = _country(docket, area, share)
            if country is None or not _same_matter(share, area):
                continue
            finding = _compared(docket, country, (share_claim, given), (area_claim, held))
            if finding is not None:
                yield finding


def _told(docket: Docket, measure: str) -> Iterator[tuple[Claim, Measure, Given]]:
    """One claim for each amount given of a measure: the first."""
    for figure in docket.situation.figures:
        if figure.measure != measure:
            continue
        for given in figure.given:
            claim = docket.claims[given.claims[0]]
            if isinstance(claim.proposition, Measure):
                yield claim, claim.proposition, given


def _same_matter(share: Measure, area: Measure) -> bool:
    """The same holder, as far as both tell it."""
    mine, other = share.scope.party, area.scope.party
    return mine is None or other is None or mine == other


def _country(docket: Docket, area: Measure, share: Measure) -> str | None:
    """The party whose land it is: the place told, or the enemy of whoever holds it where that is one only."""
    for measure in (area, share):
        where = measure.scope.where
        if where is not None and where.place_id is not None and where.place_id.startswith("country-"):
            return where.place_id.removeprefix("country-")
    for measure in (area, share):
        enemies = docket.theatre.adversaries(measure.scope.party)
        if len(enemies) == 1:
            return next(iter(enemies))
    return None


def _compared(docket: Docket, country: str, share: tuple[Claim, Given], area: tuple[Claim, Given]) -> Finding | None:
    known = docket.reference.official_area(country)
    held, told = area[1].quantity, share[1].quantity
    if known is None or held.low is None or told.low is None or held.unit != "km2":
        return None
    total, origin = known
    computed = held.low / Decimal(total)
    reach = max(NEARLY, ROUGHLY * told.low) if told.bound is not Bound.EXACT else NEARLY
    top = told.high if told.high is not None else told.low
    holds = told.low - reach <= computed <= top + reach
    name = docket.theatre.parties[country].name if country in docket.theatre.parties else country
    because = (
        f"{amount(held)} of the {number(Decimal(total))} km² of {name} is {percent(computed)}, which "
        f"{'agrees' if holds else 'does not agree'} with the share told, {amount(told)}"
    )
    return Finding.of(
        check="share_matches_area",
        subject=docket.figure_of_claim[share[0].id].id,
        verdict=Verdict.SUPPORTED if holds else Verdict.CONTRADICTED,
        because=because,
        claims=tuple(dict.fromkeys((share[0].id, area[0].id))),
        severity=8 if holds else 4,
        reference_rows=(f"{country} {total} km²: {origin}",),
    )
