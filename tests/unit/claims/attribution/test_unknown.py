"""What nobody knows, or could verify."""

import pytest

from reportedly.model import Polarity


@pytest.mark.parametrize(
    ("text", "content"),
    [
        pytest.param(
            "Whether the bridge went down in the night is not known.", "Whether the bridge went down in the night"
        ),
        pytest.param(
            "Two men were buried; whether they fell at the front or at home is not known.",
            "whether they fell at the front or at home",
        ),
        pytest.param("We were not able to verify this account.", "this account"),
        pytest.param("The agency was unable to verify the footage.", "the footage"),
    ],
)
def test_what_is_not_known_is_told_whole(text, content, read):
    page = read(text)
    assert page.contents() == [content]
    assert page.attributions[0].polarity is Polarity.UNKNOWN
