"""How an act is put: affirmed, denied, possible, conditional, planned, expected, attempted, averted."""

from __future__ import annotations

import pytest
from tests.unit.claims.spelling import read

from reportedly.model import Modality, Occurrence, Polarity

ASSERTED, DENIED = (Polarity.AFFIRMED, Modality.ASSERTED), (Polarity.DENIED, Modality.ASSERTED)


def put(mode):
    return (Polarity.AFFIRMED, mode)


CASES = [
    ("M23 attacked the town of Beni.", ASSERTED),
    ("M23 did not attack the town of Beni.", DENIED),
    ("M23 never attacked the town of Beni.", DENIED),
    ("Rwanda denied that its troops attacked the town of Beni.", DENIED),
    ("No attack on the town of Beni took place.", DENIED),
    ("M23 may attack the town of Beni.", put(Modality.POSSIBLE)),
    ("Residents fear that M23 could attack the town of Beni.", put(Modality.POSSIBLE)),
    ("If M23 attacks the town of Beni, the army returns.", put(Modality.CONDITIONAL)),
    ("Should M23 attack the town of Beni, the army would return.", put(Modality.CONDITIONAL)),
    ("Had M23 attacked the town of Beni, the army would have returned.", put(Modality.CONDITIONAL)),
    ("The army would have returned had M23 attacked the town of Beni.", put(Modality.CONDITIONAL)),
    ("Were M23 to attack the town of Beni, the army would return.", put(Modality.CONDITIONAL)),
    ("M23 will attack the town of Beni.", put(Modality.PLANNED)),
    ("M23 plans to attack the town of Beni.", put(Modality.PLANNED)),
    ("M23 has promised calm and has attacked the town of Beni.", ASSERTED),
    ("M23 promised to leave and to attack the town of Beni.", put(Modality.PLANNED)),
    ("M23 is expected to attack the town of Beni.", put(Modality.EXPECTED)),
    ("The army has to leave before M23 attacks the town of Beni.", put(Modality.EXPECTED)),
    ("The army had to leave before M23 attacked the town of Beni.", ASSERTED),
    ("M23 has promised a truce and has attacked the town of Beni.", ASSERTED),
    ("M23 wants to attack the town of Beni.", put(Modality.INTENDED)),
    ("The general ordered his men to attack the town of Beni.", put(Modality.DEMANDED)),
    ("M23 tried to attack the town of Beni.", put(Modality.ATTEMPTED)),
    ("M23 attempted to bomb a bridge in Goma.", put(Modality.ATTEMPTED)),
    ("Police condemned the attempted bombing of a bridge in Goma.", put(Modality.ATTEMPTED)),
    ("Two men died in a failed attack on a bridge in Goma.", put(Modality.ATTEMPTED)),
    ("M23 may try to attack the town of Beni.", put(Modality.POSSIBLE)),
    ("M23 plans to try to attack the town of Beni.", put(Modality.PLANNED)),
    ("Police foiled an attack on the embassy in Goma.", put(Modality.AVERTED)),
    ("An attack on the embassy in Goma was thwarted by police.", put(Modality.AVERTED)),
    ("Police prevented M23 from attacking the embassy in Goma.", put(Modality.AVERTED)),
    ("Police stopped M23 from attacking the embassy in Goma.", put(Modality.AVERTED)),
    ("Guards averted a bombing of the embassy in Goma.", put(Modality.AVERTED)),
]


@pytest.mark.parametrize(("text", "expected"), [pytest.param(*case, id=case[0]) for case in CASES])
def test_an_act_is_put_as_it_is_told(small, text, expected):
    told = [(d.polarity, d.modality) for d in read(small, text).drafts if _is_act(d.proposition)]
    assert told == [expected] * len(told)
    assert told


def _is_act(told):
    return isinstance(told, Occurrence) and told.type.split(".")[0] in ("attack", "explosion", "harm")


def test_a_question_opens_no_condition(small):
    told = read(small, "Had M23 attacked the town of Beni?").drafts
    assert Modality.CONDITIONAL not in {d.modality for d in told}
