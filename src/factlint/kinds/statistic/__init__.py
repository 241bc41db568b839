"""`statistic`: tests, intervals and means of a paper that contradict themselves or each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from factlint.kinds.base import Hit, Mark, Needle, NeedleSort
from factlint.kinds.statistic import freedom, impossible, interval, means, pvalue
from factlint.language.prose import Prose
from factlint.model.rule import Rule

_Judge = Callable[[Rule, Prose], Iterator[Mark]]
_P = (
    # Of letters only n.s. follows: others are of a code (Corp <ABC.O>), or of what follows one.
    Needle(
        r"(?<!\w)[Pp𝑝𝑃𝒑](?:s|'s)?[-\s\w.(){}$]{0,12}[=<>≤≥¼⫽⬍⬎＝＜＞]"
        r"(?![a-mo-z])(?!\s*(?:[a-mo-z,(\"“]|n(?!\.?\s?s)))",
        NeedleSort.REGEX,
        key="p",
    ),
    Needle(r"\) 5 -?\d*\.\d", NeedleSort.REGEX, key="lost"),
    Needle(r"\d, p [,bN] 0?\.\d", NeedleSort.REGEX, key="lost"),
    Needle(r"[=<>]\s?[-−]?\d*\.?\d[^\n]{0,40}\bn\.?s\.", NeedleSort.REGEX, key="ns"),
)
_TEST = (
    *_P,
    Needle(r"[)\]]\s?[=<>≤≥¼⫽⬍⬎＝＜＞]\s?[-−–]?\s?\d*\.?\d", NeedleSort.REGEX, key="test"),
    Needle(r"\bSDs?\s?=", NeedleSort.REGEX, key="sd"),
    Needle(r"(?:\bR|[ηω])\s?[pG]?\s?\^?[2²]\s?=\s?[1-9]", NeedleSort.REGEX, key="share"),
)
_INTERVAL = (
    Needle(r"\bC[rR]?Is?\b|\bC\.I\.", NeedleSort.REGEX, key="interval", ignore_case=False),
    Needle("confidence interval", key="interval"),
    Needle("credible interval", key="interval"),
)
_MEAN = (
    Needle(r"\bn\s?=\s?\d", NeedleSort.REGEX, key="n"),
    Needle(r"\bn\t|\tn\b", NeedleSort.REGEX, key="column"),
)
_FAULTS: dict[str, tuple[tuple[Needle, ...], _Judge]] = {
    "p-value": (_P, pvalue.inconsistent),
    "decision-error": (_P, pvalue.decision),
    "p-zero": (_P, pvalue.zero),
    "impossible-value": (_TEST, impossible.values),
    "degrees-of-freedom": (_TEST, freedom.judge),
    "reversed-interval": (_INTERVAL, interval.reversed_),
    "interval-without-estimate": (_INTERVAL, interval.without_estimate),
    "interval-against-p": (_INTERVAL, interval.against_p),
    "grim": (_MEAN, means.grim),
    "grimmer": (_MEAN, means.grimmer),
    "debit": (_MEAN, means.debit),
}
SCHEMA = {
    "type": "object",
    "properties": {
        "fault": {"enum": sorted(_FAULTS), "description": "What to look for."},
        "one-tailed": {
            "enum": ["accept", "report"],
            "default": "report",
            "description": "What becomes of a p-value that fits one tail only, in a text that"
            " speaks of no one-tailed test: nothing, or a finding that says unsure.",
        },
        "whole-numbers": {
            "enum": ["stated", "assumed"],
            "default": "stated",
            "description": "Whether a text must say that each case is one whole number, for more"
            " than information.",
        },
        "items": {
            "type": "integer",
            "minimum": 1,
            "default": 1,
            "description": "How many whole-number items each case is the average of.",
        },
    },
    "required": ["fault"],
    "additionalProperties": False,
    "description": "A mapping with the fault.",
}
FIELDS = frozenset(
    {"test", "stated", "follows", "note", "what", "n", "df", "interval", "estimate", "mean", "sd"}
    | {"below", "above"}
)
runs_on_silence = False


def needles(rule: Rule) -> Sequence[Needle]:
    """What the fault cannot do without."""
    return _FAULTS[rule.params["fault"]][0]


def judge(rule: Rule, prose: Prose, hits: Sequence[Hit]) -> Iterator[Mark]:
    """The marks of the rule's fault, in order of place."""
    yield from sorted(
        _FAULTS[rule.params["fault"]][1](rule, prose), key=lambda mark: (mark.start, mark.end)
    )
