"""Quick looks at a sentence with a percentage: a no is certain."""

from __future__ import annotations

import pytest

from factlint.language.prose import Prose
from factlint.language.quantities import near
from factlint.language.quantities.percents import folded
from factlint.model.document import Span
from factlint.run.trial import document_of

TIES = (
    "from",
    "against",
    "versus",
    "vs",
    "vs.",
    "after",
    "compared with",
    "compared\nto",
    "which compares with",
    "as against",
)
CHANGES = (
    *(f"Sales rose 12 % to 92 mln {tie} 80 mln." for tie in TIES),
    *(f"Sales of 92 mln, up 12 % {tie} 80 mln." for tie in TIES),
    *(f"Sales were 92 mln {tie} 80 mln, a rise of 12 %." for tie in TIES),
    *(f"Sales were 92 mln, 12 % more {tie} the 80 mln." for tie in ("than", "on", "over")),
    "Sales were 92 mln, 12 % above the 80 mln.",
    "Sales were 92 mln, 12 % below the 80 mln.",
    "Sales rose twelve per cent to ninety-two from eighty.",
)


@pytest.mark.parametrize("change", [str, str.upper, lambda text: text.replace(" ", "\r\n")])
def test_what_states_a_change_has_a_tie_and_three_numbers(change):
    stated = 0
    for text in map(change, CHANGES):
        prose = Prose(document_of(text))
        if prose.changes_in(Span(0, len(prose.text))):
            stated += 1
            assert near.may_tie(folded(prose.text))
            assert near.may_hold_three(folded(prose.text))
    assert stated > len(CHANGES) // 2


@pytest.mark.parametrize("text", ["up 12 % in a month of millions", "rose 12 % to 92 in all"])
def test_without_a_tie_no_change_is_stated(text):
    assert not near.may_tie(text)
