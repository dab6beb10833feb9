"""The brief as JSON: every field of every noun, with the version of the shape."""

from __future__ import annotations

import re

from reportedly.codec import encode, to_json
from reportedly.model import Brief

SCHEMA = "reportedly/brief/1"  # grows by one when a field is taken away or changes its meaning
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def render_json(brief: Brief) -> str:
    """Render a brief as JSON; code points that UTF-8 cannot hold are written as escapes."""
    text = to_json({"schema": SCHEMA, **encode(brief)}, indent=1)
    return _LONE_SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"
