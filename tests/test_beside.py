"""The quick look for shares lets every sentence pass that has a wrong one."""

from __future__ import annotations

from itertools import cycle

import pytest

from factlint.kinds.arithmetic import beside, shares
from factlint.language.prose import Prose
from factlint.language.quantities.percents import folded
from factlint.model.rule import Scope
from factlint.run.trial import document_of

PARTS = ["12", "5-1/4", "$12 million", "two hundred and five", "12.5 mln dlrs", "half a million"]
WHOLES = ["40,000", "$ 40 billion", "2,000 people", "forty million", "U.S.$ 4,000 mln", "1990 tons"]
OF = [" of ", " mills of the other ", " of-the-art mills out of about ", " of a total of some "]
JOINS = [" (", " members, or ", ", about ", " - ", "—", " = ", ", equal to ", " [i.e. ", " or "]
STATED = ["90%", "ninety\nper cent", "99-1/2 pct", "two and a half percent", "90.5 ％"]
BEHIND = ["{stated} of all (n = {pair})", "{stated} left, or {pair}", "{stated} – {pair}"]


def sentences():
    joins, stated = cycle(JOINS), cycle(STATED)
    for part in PARTS:
        for of in OF:
            for whole in WHOLES:
                pair = f"{part}{of}{whole}"
                yield f"We saw {pair}{next(joins)}{next(stated)}. They left."
                yield from (text.format(pair=pair, stated=next(stated)) for text in BEHIND)


@pytest.mark.parametrize("change", [str, str.upper, lambda text: text.replace(" ", "\r\n", 6)])
def test_what_has_a_wrong_share_passes(change, monkeypatch):
    texts = [change(text) for text in sentences()]
    passed = {text for text in texts if beside.may_state_share(folded(text))}
    monkeypatch.setattr(beside, "may_state_share", lambda text: True)
    wrong = {text for text in texts if any(shares.wrong_shares(Prose(document_of(text)), Scope()))}
    assert len(wrong) > 50
    assert wrong <= passed


@pytest.mark.parametrize(
    "text",
    [
        "Sales rose 12% in the three months of 2004, or 5% more.",
        "It offers 75 mln dlrs of 8-3/8 pct notes (9 pct).",
        "The share of 40 members (30%) grew.",
    ],
)
def test_what_has_no_part_of_a_whole_does_not_pass(text):
    assert not beside.may_state_share(folded(text))
