"""Who is held responsible, and how: told as fact, claimed, accused, possible, denied, open."""

from __future__ import annotations

import pytest
from tests.unit.claims.spelling import read

from reportedly.model import Occurrence, Polarity

FACT, CLAIMED, ACCUSED = "reported as fact", "claimed or admitted", "suspected or accused"
BY_AUTHORITIES, POSSIBLE, DENIED = "suspected or accused by authorities", "possible", "denied"
OPEN = "not established"


def laid(small, text):
    """Return every party and status that the text gives, with what it denies."""
    found = []
    for draft in read(small, text).drafts:
        told = draft.proposition
        if isinstance(told, Occurrence) and told.responsibility is not None:
            party, status = told.responsibility.party, told.responsibility.status.value
            denied = draft.polarity is Polarity.DENIED and party is not None
            known = small.theatre.parties.get(party.party or "") if party else None
            found.append((known.name if known else party.name if party else None, DENIED if denied else status))
    return found


CASES = [
    # as fact
    ("Rebels of the Zardo Front attacked a convoy near Goma.", "Zardo Front", FACT),
    ("Members of the Zardo Front (ZF) attacked a convoy near Goma on Monday.", "Zardo Front", FACT),
    ("Three ZPF gunmen shot two guards in Goma.", "ZPF", FACT),
    ("A group of fighters from the Zardo Front shot two guards in Goma.", "Zardo Front", FACT),
    ("Soldiers of the armed forces shot two guards in Goma.", "armed forces", FACT),
    ("M23 attacked a convoy near Goma.", "M23", FACT),
    ("A bomb planted by Zardo Front rebels exploded at a market in Goma.", "Zardo Front", FACT),
    ("The embassy confirmed the release of a reporter who was kidnapped by Zardo Front rebels.", "Zardo Front", FACT),
    # claimed or admitted
    ("M23 claimed responsibility for the attack on a convoy near Goma.", "M23", CLAIMED),
    ("The Untouchables claimed responsibility for the attack on a convoy near Goma.", "Untouchables", CLAIMED),
    ("Responsibility for the attack on a convoy near Goma was claimed by M23.", "M23", CLAIMED),
    ("The attack on a convoy near Goma was claimed by M23.", "M23", CLAIMED),
    ("M23 said it had attacked a convoy near Goma.", "M23", CLAIMED),
    ("M23 admitted that it had attacked a convoy near Goma.", "M23", CLAIMED),
    ("M23 took credit for the attack on a convoy near Goma.", "M23", CLAIMED),
    # suspected or accused
    ("Residents accused M23 of attacking a clinic in Goma.", "M23", ACCUSED),
    ("Residents blamed M23 for the attack on a clinic in Goma.", "M23", ACCUSED),
    ("The attack on a clinic in Goma was blamed on M23.", "M23", ACCUSED),
    ("M23 was blamed for the attack on a clinic in Goma.", "M23", ACCUSED),
    ("M23 is accused of attacking a clinic in Goma.", "M23", ACCUSED),
    ("M23 is suspected of attacking a clinic in Goma.", "M23", ACCUSED),
    ("Suspected M23 rebels attacked a clinic in Goma.", "M23", ACCUSED),
    ("M23 allegedly attacked a clinic in Goma.", "M23", ACCUSED),
    ("The attack on a clinic in Goma is attributed to M23.", "M23", ACCUSED),
    ("M23 is believed to be behind the attack on a clinic in Goma.", "M23", ACCUSED),
    ("Residents hold M23 responsible for the attack on a clinic in Goma.", "M23", ACCUSED),
    ("A clinic in Goma was attacked by men believed to be members of M23.", "M23", ACCUSED),
    # by authorities
    ("Police blamed M23 for the attack on a clinic in Goma.", "M23", BY_AUTHORITIES),
    ("Investigators suspect M23 of attacking a clinic in Goma.", "M23", BY_AUTHORITIES),
    ("Prosecutors charged M23 with the attack on a clinic in Goma.", "M23", BY_AUTHORITIES),
    ("According to the authorities, M23 attacked a clinic in Goma.", "M23", BY_AUTHORITIES),
    ("The army said M23 attacked a clinic in Goma.", "M23", ACCUSED),
    ("The governor held M23 responsible for the attack on a clinic in Goma.", "M23", BY_AUTHORITIES),
    ("The army attributed the attack on a clinic in Goma to M23.", "M23", ACCUSED),
    ("Police believe M23 was behind the attack on a clinic in Goma.", "M23", BY_AUTHORITIES),
    ("Police attribute the attack on a clinic in Goma to drug traffickers.", "drug traffickers", BY_AUTHORITIES),
    # possible
    ("M23 may have attacked a clinic in Goma.", "M23", POSSIBLE),
    ("The attack on a clinic in Goma could have been carried out by M23.", "M23", POSSIBLE),
    ("M23 possibly attacked a clinic in Goma.", "M23", POSSIBLE),
    ("M23 may be responsible for the attack on a clinic in Goma.", "M23", POSSIBLE),
    # denied
    ("M23 denied attacking a clinic in Goma.", "M23", DENIED),
    ("M23 denied involvement in the attack on a clinic in Goma.", "M23", DENIED),
    ("M23 denied any role in the attack on a clinic in Goma.", "M23", DENIED),
    ("M23 denied that it had attacked a clinic in Goma.", "M23", DENIED),
    ("M23 rejected responsibility for the attack on a clinic in Goma.", "M23", DENIED),
    ("M23 said it was not responsible for the attack on a clinic in Goma.", "M23", DENIED),
    ("M23 said it did not attack a clinic in Goma.", "M23", DENIED),
    ("M23 said it had nothing to do with the attack on a clinic in Goma.", "M23", DENIED),
    # not established
    ("No group has claimed responsibility for the attack on a clinic in Goma.", None, OPEN),
    ("Nobody has claimed responsibility for the attack on a clinic in Goma.", None, OPEN),
    ("No one has claimed the attack on a clinic in Goma.", None, OPEN),
    ("Unidentified gunmen attacked a clinic in Goma.", None, OPEN),
    ("It is not known who attacked a clinic in Goma.", None, OPEN),
    ("It is unclear who was behind the attack on a clinic in Goma.", None, OPEN),
    ("The identity of those responsible for the attack on Goma has not been established.", None, OPEN),
    ("Responsibility for the attack on a clinic in Goma has not been established.", None, OPEN),
]


@pytest.mark.parametrize(("text", "party", "status"), [pytest.param(*case, id=case[0][:70]) for case in CASES])
def test_a_wording_gives_its_party_and_status(small, text, party, status):
    assert (party, status) in laid(small, text)


@pytest.mark.parametrize(
    "text",
    [
        "A clinic in Goma was attacked on Monday.",
        "The attack on a clinic in Goma was condemned by M23.",
        "An explosion tore through a clinic in Goma.",
    ],
)
def test_an_act_without_a_doer_is_laid_at_no_door(small, text):
    assert laid(small, text) == []


def test_nobody_elses_act_is_admitted(small):
    assert ("Rwanda", CLAIMED) not in laid(small, "Rwanda admitted that M23 had attacked a clinic in Goma.")


def test_an_abduction_told_before_is_the_one_that_is_claimed(small):
    text = "Gunmen kidnapped the mayor of Beni on Sunday. The Untouchables claimed responsibility for the kidnapping."
    told = [d.proposition for d in read(small, text).drafts]
    (answer,) = [o for o in told if isinstance(o, Occurrence) and o.type == "responsibility"]
    assert answer.responsibility.party.name == "Untouchables"
    assert answer.when is not None


@pytest.mark.parametrize(
    "words",
    [
        "Colonel Petro Sova handed in his resignation. He wrote that he felt responsible for what had happened.",
        "Colonel Petro Sova took responsibility for the deaths of his men.",
        "Colonel Petro Sova resigned, taking responsibility for the attack.",
        "Colonel Petro Sova accepted responsibility for the losses and resigned.",
    ],
)
def test_answering_for_losses_on_ones_own_side_claims_no_act(small, words):
    assert laid(small, f"A strike on a camp near Kharkiv killed 12 Ukrainian soldiers. {words}") == []


def test_answering_for_the_deaths_of_others_still_claims_them(small):
    text = "A bomb killed nine people in Goma. M23 claimed responsibility for the deaths of nine people."
    assert ("M23", CLAIMED) in laid(small, text)


def test_drones_at_the_head_of_a_sentence_are_no_party(small):
    text = "Drones attacked five airfields on Sunday, the ministry said. More drones were shot down over the sea."
    assert "Drones" not in {party for party, _ in laid(small, text)}
