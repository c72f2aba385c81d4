"""The fast writer of indented JSON says what Python's own says."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from peerready.formats.indented import indented

SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters())
)
VALUES = st.recursive(
    SCALARS, lambda parts: st.lists(parts) | st.dictionaries(st.text(), parts), max_leaves=20
)


@given(VALUES)
def test_it_is_written_as_python_writes_it(value):
    assert indented(value) == json.dumps(value, ensure_ascii=False, indent=2)
