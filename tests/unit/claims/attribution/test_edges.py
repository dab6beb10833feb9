"""Where a content ends: before another's word, at what the page sets before it, behind what still belongs to it."""

import pytest


@pytest.mark.parametrize(
    ("text", "content"),
    [
        pytest.param(
            "Kyiv accused Moscow of shelling the port, which the ministry denied.",
            "Moscow of shelling the port",
            id="a relative clause that is another's word",
        ),
        pytest.param(
            "The mayor says that the town is empty, a claim that few residents believe.",
            "that the town is empty",
            id="a remark on what was said",
        ),
        pytest.param(
            "The army denied that it had shelled the town, as the ministry alleges.",
            "that it had shelled the town",
            id="what others allege",
        ),
        pytest.param(
            "The road was open on Monday; the bridge was hit at noon, the governor said.",
            "the bridge was hit at noon",
            id="a clause before a semicolon",
        ),
        pytest.param(
            "Forty people were killed, the mayor said, most of them since Monday.",
            "Forty people were killed … most of them since Monday",
            id="a part told off behind the cue",
        ),
        pytest.param(
            "Two bridges were hit, the mayor said, and twelve people were missing.",
            "Two bridges were hit … and twelve people were missing",
            id="a clause joined on behind the cue",
        ),
        pytest.param(
            "The hospital put the number of wounded at 32, nine of them children.",
            "the number of wounded at 32, nine of them children",
            id="a part of an amount",
        ),
        pytest.param(
            "Northern coast: Two boats sank in the storm, the navy said.",
            "Two boats sank in the storm",
            id="the place of a short item",
        ),
        pytest.param(
            "Kyiv blamed the Northern Front, a faction of former rebels.",
            "the Northern Front",
            id="what the writer explains of a name",
        ),
        pytest.param(
            "The mayor tells of three graves by the river and nobody who dares to dig a fourth.",
            "three graves by the river and nobody who dares to dig a fourth",
            id="what joins on with a relative clause of its own",
        ),
        pytest.param(
            "The rebels admit having shot members of gangs, but no farmers.",
            "having shot members of gangs, but no farmers",
            id="what is excepted",
        ),
        pytest.param(
            "The town fell, where the mayor believes that the war began.",
            "that the war began",
            id="the adverb by which the cue hangs on the writer's clause",
        ),
        pytest.param(
            "The bridge was hit at noon, the governor said; the town was quiet.",
            "The bridge was hit at noon",
            id="a clause behind a semicolon",
        ),
        pytest.param(
            "The sirens sounded at noon: a drone fell in a field, the governor said.",
            "a drone fell in a field",
            id="a clause before a colon",
        ),
        pytest.param("The ministry said only that the talks were open.", "that the talks were open", id="only that"),
        pytest.param(
            "The governor condemned what he called a war on the region.", "a war on the region", id="what he called"
        ),
        pytest.param(
            "Two houses were hit, the mayor told Halden overnight, and nine people are missing.",
            "Two houses were hit … and nine people are missing",
            id="a clause joined on behind a hearer",
        ),
        pytest.param(
            "Sandra's report counts five impacts at the base and four at the port.",
            "five impacts at the base and four at the port",
            id="a second amount",
        ),
        pytest.param(
            "In the north that morning, the army was reportedly in retreat, though nobody saw it.",
            "the army was … in retreat",
            id="the clause of a hedge",
        ),
        pytest.param(
            '"They have no roads," the mayor said, waving at the bridge.', '"They have no roads,"', id="a quotation"
        ),
        pytest.param(
            "08:30 — Two boats sank in the storm, the navy said.",
            "Two boats sank in the storm",
            id="a clock time",
        ),
    ],
)
def test_a_content_holds_just_what_was_said(read, text, content):
    assert content in read(text).contents()


def test_a_participle_behind_a_quotation_is_no_part_of_it(read):
    page = read('"We will rebuild," the mayor said, pointing at the bridge.')
    assert page.contents() == ['"We will rebuild,"']


def test_the_place_of_a_short_item_speaks_for_nobody(read):
    page = read("Odesa: Two boats sank in the storm, the navy said.")
    assert [s.of(page.text) for a in page.attributions for s in a.source] == ["the navy"]


def test_several_of_a_group_can_tell(read):
    page = read("Two of the nurses confirmed the strike.")
    assert [s.of(page.text) for s in page.by("Two of the nurses").content] == ["the strike"]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        pytest.param(
            "The army said the bridge was hit, without saying by whom.", "the bridge was hit", id="what is left unsaid"
        ),
        pytest.param("The ministry announced losses without naming a figure.", "losses", id="the same without a comma"),
        pytest.param(
            "The mayor insisted that the dam was safe, a proposition at which even engineers smiled.",
            "that the dam was safe",
            id="a noun that sums up",
        ),
        pytest.param(
            "Moscow announced a treaty, which the parliament had refused in May.", "a treaty", id="what the thing is"
        ),
        pytest.param(
            "The company had no memory, the director replied, of every detail.",
            "The company had no memory … of every detail",
            id="a phrase behind a cue set in commas",
        ),
    ],
)
def test_the_writers_words_behind_a_content_are_no_part_of_it(read, text, content):
    assert content in read(text).contents()


def test_another_who_speaks_behind_and_ends_the_content(read):
    page = read("The minister said that the dam was safe, and the engineers warned that it was not.")
    assert page.contents() == ["that the dam was safe", "that it was not"]
