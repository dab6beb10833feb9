"""Who says what stands at a word: the chain, outermost first, and whose voice it is in the end."""

import pytest

from reportedly.model import ActorKind, SourceKind


@pytest.mark.parametrize(
    ("text", "word", "names"),
    [
        pytest.param("Two bridges fell on Sunday.", "fell", [], id="the outlet's own voice"),
        pytest.param("Kyiv said two bridges fell.", "fell", ["Ukraine"], id="a verb with its clause"),
        pytest.param("Two bridges fell, Kyiv said.", "fell", ["Ukraine"], id="a trailing cue"),
        pytest.param("Two bridges, Kyiv said, fell on Sunday.", "fell", ["Ukraine"], id="a cue in the middle"),
        pytest.param("Two bridges fell, said the regional governor.", "fell", ["regional governor"], id="inverted"),
        pytest.param("According to Moscow, two bridges fell.", "fell", ["Russia"], id="according to, first"),
        pytest.param("Two bridges fell, according to Moscow.", "fell", ["Russia"], id="according to, last"),
        pytest.param("Two bridges reportedly fell.", "fell", ["unnamed source"], id="an adverb"),
        pytest.param("It is said that two bridges fell.", "fell", ["unnamed source"], id="a passive without agent"),
        pytest.param("It was reported by Kyiv that two bridges fell.", "fell", ["Ukraine"], id="a passive with agent"),
        pytest.param("Reports indicate that two bridges fell.", "fell", ["Reports"], id="unnamed reports"),
        pytest.param(
            "A statement from the defence ministry said two bridges fell.",
            "fell",
            ["defence ministry"],
            id="a statement is its author's word",
        ),
        pytest.param(
            "The shelling never stopped, Kyiv said.\n\nTwo bridges fell.",
            "fell",
            [],
            id="the next paragraph is the outlet's again",
        ),
        pytest.param("Kyiv said the road was open. Two bridges fell.", "fell", [], id="the next sentence is too"),
        pytest.param(
            "Halden reported, citing two officials, that the port burned.",
            "burned",
            ["Halden", "two officials"],
            id="the wire before whom it cites",
        ),
        pytest.param(
            "The governor told Halden that the port burned.",
            "burned",
            ["Halden", "governor"],
            id="who was told is the outer one",
        ),
        pytest.param(
            "According to Moscow, troops entered Sumy, where Ukrainian maps indicate that 450 villages were lost.",
            "lost",
            ["Ukrainian maps"],
            id="a where-clause with a source of its own is cut out",
        ),
        pytest.param(
            "According to Moscow, troops entered Sumy, where Ukrainian maps indicate that 450 villages were lost.",
            "entered",
            ["Russia"],
            id="and the main clause keeps its source",
        ),
        pytest.param(
            "According to Kyiv, forty jets burned, but Moscow said none was lost.",
            "lost",
            ["Russia"],
            id="the other side's clause is its own",
        ),
        pytest.param(
            "Kyiv said the mayor had claimed that the port burned.",
            "burned",
            ["Ukraine", "mayor"],
            id="a cue in a content",
        ),
        pytest.param("Kyiv condemned the raid on the port.", "raid", [], id="who condemns a raid does not report it"),
        pytest.param(
            "Moscow announced a new offensive, raising fears of famine.",
            "fears",
            [],
            id="a writer's comment on what was announced",
        ),
        pytest.param(
            "The raid showed that the base was weak.", "weak", [], id="an event that shows something tells nothing"
        ),
        pytest.param(
            "Kyiv claimed responsibility for a strike on a base—over 4,300 kilometres away.",
            "4,300",
            [],
            id="an aside behind a dash is the writer's",
        ),
        pytest.param(
            "Moscow urged both armies to stop, stating it would reconsider its aid should talks not be held.",
            "held",
            ["Russia"],
            id="an inverted condition belongs to the clause",
        ),
        pytest.param(
            "Negotiators are expected to present a paper advocating for reparations.",
            "reparations",
            ["Negotiators"],
            id="who presents a paper speaks by it",
        ),
    ],
)
def test_the_chain_names_who_says_it(read, text, word, names):
    assert read(text).names(word) == names


def test_every_chain_begins_with_the_publisher(read):
    page = read("Two bridges fell, Kyiv said.", publisher="Harbour Post")
    publisher = page.chain("fell").publisher
    assert (publisher.actor.id, publisher.kind, publisher.side) == ("harbour-post", SourceKind.PUBLISHER, "ukraine")


def test_an_outlet_the_theatre_does_not_know_still_has_a_name_and_an_id(read):
    publisher = read("Two bridges fell.").publisher.source
    assert (publisher.actor.name, publisher.actor.kind, publisher.side) == ("The Ferry Gazette", ActorKind.OUTLET, None)


def test_an_outlet_that_names_itself_speaks_in_its_own_voice(read):
    page = read("Halden could not verify the figure.", publisher="Halden")
    assert page.chain("figure").is_own_voice


def test_denied_knowledge_is_the_outlets_own_voice(read):
    page = read("Who fired the shell has not been established.")
    assert page.chain("fired").is_own_voice


@pytest.mark.parametrize(
    ("text", "kind", "side"),
    [
        ("Kyiv said two bridges fell.", SourceKind.PARTY, "ukraine"),
        ("Russian officials said two bridges fell.", SourceKind.UNNAMED_OFFICIAL, "russia"),
        ("Sources said two bridges fell.", SourceKind.UNNAMED, None),
        ("Residents said two bridges fell.", SourceKind.COLLECTIVE, None),
        ("The Russian military said two bridges fell.", SourceKind.BODY, "russia"),
        ("The memorandum says two bridges fell.", SourceKind.DOCUMENT, None),
        ("Pro-Ukrainian mapping indicates that two bridges fell.", SourceKind.MAPPING, "ukraine"),
        ("Satellite images show that two bridges fell.", SourceKind.MAPPING, None),
        ("The newspaper reported that two bridges fell.", SourceKind.OUTLET, None),
    ],
)
def test_the_kind_and_the_side_of_a_source_are_decided(read, text, kind, side):
    source = read(text).chain("fell").source
    assert (source.kind, source.side) == (kind, side)


def test_a_name_behind_a_place_in_apposition_speaks(read):
    page = read("Guards stand 20 miles off Loden, the capital of East Marl, the club's head, Jane Doe, told reporters.")
    assert [s.of(page.text) for a in page.attributions for s in a.source] == ["the club's head, Jane Doe,"]
