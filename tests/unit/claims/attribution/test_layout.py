"""What the page shows instead of a verb: leads, tags, headers, lists; and quotations that go on without a cue."""

import pytest


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("Kyiv: two bridges fell overnight.", ["Ukraine"], id="a lead"),
        pytest.param("Officials: two bridges fell overnight.", ["Officials"], id="a noun as lead"),
        pytest.param("Two bridges fell overnight – air force", ["air force"], id="a tag behind a dash"),
        pytest.param("Two bridges fell overnight: defence ministry", ["defence ministry"], id="a tag behind a colon"),
        pytest.param("Two bridges fell overnight – officials", ["officials"], id="a noun as tag"),
        pytest.param("Two bridges fell overnight, air force says", ["air force"], id="a tag with a verb"),
        pytest.param("Two bridges fell overnight – a report", [], id="a title names no speaker"),
        pytest.param("Two bridges fell overnight – Odesa", [], id="a place is no speaker"),
        pytest.param("Update: two bridges fell overnight.", [], id="a label names no speaker"),
        pytest.param(
            "The ministry reported:\n- two bridges fell;\n- a school burned.", ["ministry"], id="a list under a verb"
        ),
        pytest.param(
            "According to the ministry:\n• two bridges fell\n• a school burned",
            ["ministry"],
            id="a list under a phrase",
        ),
        pytest.param(
            "Source: Halden on its channel\nDetails: Two bridges fell. A school burned.", ["Halden"], id="a header"
        ),
    ],
)
def test_the_page_says_who_says_it(read, text, names):
    assert read(text).names("fell") == names


def test_items_of_a_list_are_said_without_their_bullets(read):
    page = read("According to the ministry:\n• two bridges fell\n• a school burned")
    assert page.contents()[0].split(" … ")[0] == "two bridges fell"


GOES_ON = '"We lost two bridges and a school."'


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"The governor said the night was long. {GOES_ON}", id="in the same paragraph"),
        pytest.param(f"The governor said the night was long.\n\n{GOES_ON}", id="as a paragraph of its own"),
        pytest.param(f'"It was long," the governor said.\n\n{GOES_ON}', id="under a quotation"),
        pytest.param(f'"It was long," the governor said.\n\n"It is over."\n\n{GOES_ON}', id="over two paragraphs"),
    ],
)
def test_a_quotation_goes_on_with_the_only_one_who_speaks(read, text):
    page = read(text)
    assert page.names("lost") == ["governor"]
    assert page.attributions[-1].continues is not None


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            f"The governor said it was long, while the mayor said it was short. {GOES_ON}", id="where two speak"
        ),
        pytest.param(
            f"The governor said it was long. The town lies on a river.\n\n{GOES_ON}", id="where one spoke before"
        ),
        pytest.param(f"The memorandum says it is over. {GOES_ON}", id="where a paper spoke"),
    ],
)
def test_a_quotation_goes_on_with_nobody_where_that_is_doubtful(read, text):
    assert read(text).names("lost") == []


def test_words_without_marks_behind_a_source_stay_the_outlets(read):
    assert read("The governor said the night was long. We lost two bridges and a school.").names("lost") == []


def test_a_title_in_marks_is_nothing_said(read):
    page = read('The governor said the night was long. "Night Song." is his favourite book.')
    assert len(page.attributions) == 1
