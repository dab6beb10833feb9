"""Every code is defined, stands under a parent that is there, is crosswalked, and has words in the English pack."""

from __future__ import annotations

import pytest

from reportedly.lang import load_pack
from reportedly.taxonomy import load_taxonomy

TAXONOMY = load_taxonomy()
PACK = load_pack("en")
ACLED = {
    "Abduction/forced disappearance",
    "Agreement",
    "Air/drone strike",
    "Armed clash",
    "Arrests",
    "Attack",
    "Change to group/activity",
    "Chemical weapon",
    "Disrupted weapons use",
    "Excessive force against protesters",
    "Government regains territory",
    "Grenade",
    "Headquarters or base established",
    "Looting/property destruction",
    "Mob violence",
    "Non-state actor overtakes territory",
    "Non-violent transfer of territory",
    "Other",
    "Peaceful protest",
    "Protest with intervention",
    "Remote explosive/landmine/IED",
    "Sexual violence",
    "Shelling/artillery/missile attack",
    "Suicide bomb",
    "Violent demonstration",
}
PLOVER = {
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "YIELD",
    "COOPERATE",
    "AID",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
}
MUC4 = {"ATTACK", "BOMBING", "KIDNAPPING", "ARSON", "ROBBERY", "HIJACKING"}


@pytest.mark.parametrize("kind", ["events", "measures", "weapons"])
def test_every_code_is_defined_in_a_sentence(kind):
    for entry in getattr(TAXONOMY, kind).values():
        assert entry.label, entry.code
        assert entry.definition.endswith("."), entry.code


@pytest.mark.parametrize("kind", ["events", "measures", "weapons"])
def test_every_parent_is_there_and_a_dotted_code_stands_under_one_of_its_branch(kind):
    entries = getattr(TAXONOMY, kind)
    for entry in entries.values():
        if entry.parent is not None:
            assert entry.parent in entries
            assert "." not in entry.code or entry.parent.split(".")[0] == entry.code.split(".")[0]


@pytest.mark.parametrize("entry", TAXONOMY.events.values(), ids=lambda e: e.code)
def test_every_event_is_crosswalked_to_classes_that_exist(entry):
    assert entry.fields["acled"] in ACLED
    assert entry.fields.get("plover") in PLOVER | {None}
    assert entry.fields.get("muc4") in MUC4 | {None}


def test_every_event_has_a_trigger():
    named = {row["type"] for row in PACK.table("triggers", "trigger")}
    concrete = {e.code for e in TAXONOMY.events.values() if not e.fields.get("abstract")}
    assert concrete - named == {"responsibility"}  # whose words stand in a table of their own
    assert PACK.table("responsibility", "phrase")


def test_every_trigger_weapon_and_measure_of_the_pack_is_a_code():
    assert {row["type"] for row in PACK.table("triggers", "trigger")} <= TAXONOMY.events.keys()
    assert {row["code"] for row in PACK.table("weapons", "weapon")} == TAXONOMY.weapons.keys()
    assert {row["code"] for row in PACK.table("counted", "measure")} == TAXONOMY.measures.keys()


def test_every_weapon_makes_an_attack_type_that_is_there():
    assert {entry.fields["event"] for entry in TAXONOMY.weapons.values()} <= TAXONOMY.events.keys()


def test_every_measure_names_its_unit_group_and_the_branches_it_belongs_to():
    for entry in TAXONOMY.measures.values():
        assert entry.fields["unit"]
        assert entry.fields["group"]
        branches = {code.split(".")[0] for code in TAXONOMY.events} | TAXONOMY.events.keys()
        assert set(entry.fields["events"]) <= branches
        assert entry.fields["party"] in {"owner", "doer"}
