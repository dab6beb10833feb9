"""Which reports go back to one original, and how many independent ones there are."""

from __future__ import annotations

from tests.unit.fusion.builders import AIR_FORCE, DOCTOR, MAYOR, WIRE, Paper, copy_of, fused, hours, night, the_only

from reportedly.fusion.shared import shared_runs, words_of
from reportedly.model import Actor, ActorKind

LONG = (
    "Shells fell on the eastern quarter shortly before dawn and broke the windows of the school, the bakery and the "
    "old customs house beside the river, where nobody has lived since the winter."
)


def bulletin(publisher: str, at: float, *chain, words: str | None = None) -> Paper:
    paper = Paper(publisher, hours(at))
    attack = paper.attack(*chain, when=night(1), words=words)
    paper.count("drones_launched", 472, *chain, unit="drones", about=attack)
    return paper


def documents_of(situation, root: Paper) -> list[str]:
    lineage = the_only([line for line in situation.lineages if line.root == root.document.id])
    return [next(d.publisher for d in situation.documents if d.id == i) for i in lineage.documents]


def test_twelve_outlets_that_credit_one_bulletin_are_one_lineage():
    papers = [bulletin(f"Outlet {number}", number, AIR_FORCE) for number in range(12)]
    figure = the_only([f for f in fused(*papers).figures if f.measure == "drones_launched"])
    assert len(figure.claims) == 12
    assert len(figure.given[0].lineages) == 1
    assert figure.standing == "reported"


def test_two_named_sources_are_two_lineages():
    figure = the_only(fused(bulletin("Alpha", 0, AIR_FORCE), bulletin("Beta", 1, DOCTOR)).figures)
    assert len(figure.given[0].lineages) == 2
    assert figure.standing == "corroborated"


def test_an_outlets_own_voice_does_not_corroborate_the_source_it_had_the_number_from():
    figure = the_only(fused(bulletin("Alpha", 0, AIR_FORCE), bulletin("Beta", 1), bulletin("Gamma", 2)).figures)
    assert len(figure.given[0].lineages) == 1


def test_one_sides_count_in_the_mouth_of_its_enemy_is_not_a_second_witness():
    from tests.unit.fusion.builders import NORTH_ARMY

    figure = the_only(fused(bulletin("Alpha", 0, AIR_FORCE), bulletin("Beta", 1, NORTH_ARMY)).figures)
    assert len(figure.given[0].lineages) == 1


def test_a_text_that_is_a_quotation_and_nothing_else_is_of_the_line_of_the_one_that_printed_it_first():
    first = Paper("Alpha", hours(0))
    first.attack(DOCTOR, when=night(1), words="“We will respond.”")
    second = copy_of(first, "Beta", hours(5))
    assert documents_of(fused(first, second), first) == ["Alpha", "Beta"]


def test_a_copy_is_of_the_lineage_of_its_original_and_the_reason_is_told():
    original = bulletin("Alpha", 0, MAYOR, words=LONG)
    situation = fused(copy_of(original, "Beta", hours(2)), original)
    assert documents_of(situation, original) == ["Alpha", "Beta"]
    assert "Beta shares" in situation.lineages[0].because[0]
    assert "Alpha" in situation.lineages[0].because[0]


def test_a_shared_quotation_is_no_shared_original():
    quoted = f"“{LONG}”"
    one, other = bulletin("Alpha", 0, MAYOR, words=quoted), bulletin("Beta", 1, DOCTOR, words=quoted)
    assert not [line for line in fused(one, other).lineages if line.root == one.document.id]


def test_an_outlet_that_names_the_wire_and_gives_its_figures_is_of_the_wires_lineage():
    wire = bulletin("Grey Wire", 0, MAYOR)
    wire.count("killed", 31, MAYOR)
    rewrite = bulletin("Beta", 3, WIRE, MAYOR, words="In words of its own.")
    rewrite.count("killed", 31, WIRE, MAYOR)
    assert documents_of(fused(wire, rewrite), wire) == ["Grey Wire", "Beta"]


def test_an_outlet_that_names_the_wire_for_one_thing_among_many_is_no_rewrite():
    wire = bulletin("Grey Wire", 0, MAYOR)
    own = Paper("Beta", hours(3))
    own.count("drones_launched", 472, WIRE, MAYOR, unit="drones")
    for number in range(61, 65):
        own.count("killed", number, DOCTOR)
    assert not [line for line in fused(wire, own).lineages if line.root == wire.document.id]


def test_a_changed_article_at_its_address_is_a_version_of_the_first():
    first, second = (
        Paper("Alpha", hours(0), "https://alpha.example/a"),
        Paper("Alpha", hours(2), "https://alpha.example/a"),
    )
    first.count("killed", 3)
    second.count("killed", 2)
    situation = fused(first, second)
    assert documents_of(situation, first) == ["Alpha", "Alpha"]


def test_shared_runs_are_read_off_exactly():
    left, right = words_of(f"Before that, {LONG}"), words_of(f"{LONG} And then something else.")
    run = the_only(shared_runs(left, right))
    assert run.right.of(f"{LONG} And then something else.") == LONG.removesuffix(".")


def drones(*papers: Paper):
    return the_only([f for f in fused(*papers).figures if f.measure == "drones_launched"])


def test_one_body_named_in_several_ways_is_one_lineage():
    short = Actor("body:air-force", "the Air Force", ActorKind.BODY, "south")
    figure = drones(bulletin("Alpha", 0, AIR_FORCE), bulletin("Beta", 1, short))
    assert len(figure.given[0].lineages) == 1


def test_bodies_of_two_sides_are_two_lineages_however_alike_their_names():
    enemy = Actor("body:north-air-force", "North's air force", ActorKind.BODY, "north")
    papers = [bulletin("Alpha", 0, AIR_FORCE), bulletin("Beta", 1, enemy)]
    event = the_only(fused(*papers).events)
    assert len(event.lineages) == 2


def test_the_same_statement_is_that_of_whoever_was_cited_before_it():
    statement = Actor("paper:same-statement", "same statement", ActorKind.DOCUMENT)
    paper = Paper("Beta", hours(1))
    paper.attack(AIR_FORCE, when=night(1))
    paper.count("drones_launched", 472, statement, unit="drones", goes_on=True)
    figure = drones(bulletin("Alpha", 0, AIR_FORCE), paper)
    assert len(figure.given[0].lineages) == 1


def test_two_sources_met_in_one_report_are_no_two_reports():
    paper = Paper("Alpha", hours(0))
    paper.attack(MAYOR, when=night(1))
    paper.attack(DOCTOR, when=night(1))
    assert len(the_only(fused(paper).events).lineages) == 1
