"""The pure middle: places, quotations, overlaps, density, and silence."""

from __future__ import annotations

from datetime import date

from conftest import record
from factlint.engine.check import check
from factlint.engine.suppress import SidecarAllow, Silence
from factlint.model.document import Directive, Document, Part, PartKind, Span
from factlint.ruleset.compile import RuleSet

RULES = """\
rules:
  very:
    find: {words: very, fix: quite}
    fix: safe
    message: "'{found}' adds little."
    severity: info
    examples:
      - {bad: A very good day., at: very}
      - {ok: A good day.}
"""


def texts(findings):
    return [(finding.part, finding.start, finding.found) for finding in findings]


def test_offsets_of_a_record_count_within_its_value(ruleset):
    document = record(headline="A very big storm", body="It was\nvery big.")
    findings = check(document, ruleset(RULES))
    assert texts(findings) == [("headline", 2, "very"), ("body", 7, "very")]
    assert (findings[1].line, findings[1].column) == (2, 1)
    assert (findings[1].end_line, findings[1].end_column) == (2, 5)


def test_the_same_input_gives_the_same_findings(ruleset):
    document = record(body="Very, very, very good.")
    rules = ruleset(RULES)
    assert check(document, rules) == check(document, rules)


def test_equal_findings_have_different_fingerprints(ruleset):
    findings = check(record(body="It is very, very good."), ruleset(RULES))
    assert len({finding.fingerprint for finding in findings}) == 2


def test_a_fingerprint_survives_edits_elsewhere(ruleset):
    rules = ruleset(RULES)
    [before] = check(record(body="It is very good."), rules)
    [after] = check(record(body="Rain fell.\n\nMore rain.\n\nIt is very good."), rules)
    assert before.fingerprint == after.fingerprint


def test_in_a_quotation_nothing_is_fixed_and_the_message_says_why(ruleset):
    [finding] = check(record(body="“It is very good,” she said."), ruleset(RULES))
    assert [fix.safety for fix in finding.fixes] == ["display"]
    assert "check it against the source" in finding.message


def test_a_quotation_over_paragraphs_is_one(ruleset):
    body = "“It was good.\n\n“It was very good,” she said. It is very good."
    inside, outside = check(record(body=body), ruleset(RULES))
    assert inside.fixes[0].safety == "display"
    assert outside.fixes[0].safety == "safe"


def test_quotes_skip_leaves_quotations_alone(ruleset):
    rules = ruleset(RULES + "    quotes: skip\n")
    assert check(record(body="“It is very good,” she said."), rules) == []


def test_sic_ends_the_discussion(ruleset):
    assert check(record(body="It is very [sic] good."), ruleset(RULES)) == []


def test_parts_limit_where_a_rule_looks(ruleset):
    rules = ruleset(RULES + "    parts: [headline]\n")
    document = record(headline="A very big storm", body="It was very big.")
    assert texts(check(document, rules)) == [("headline", 2, "very")]


def test_a_left_out_part_is_left_out(ruleset):
    document = Document(
        "a.md",
        "very very",
        "very very",
        parts=(Part(PartKind.BODY, 0, 9), Part(PartKind.CODE, 0, 4)),
    )
    assert texts(check(document, ruleset(RULES))) == [("body", 5, "very")]


def test_density_fires_only_above_its_limit(ruleset):
    rules = ruleset(RULES + "    per: {words: 100, over: 20}\n")
    assert check(record(body="It is very good and nice to see here."), rules) == []
    assert len(check(record(body="It is very very good."), rules)) == 2


def test_of_two_rules_of_a_topic_at_one_place_the_more_certain_speaks(ruleset):
    rules = ruleset(
        RULES
        + RULES.replace("rules:\n", "")
        .replace("  very:", "  very-good:")
        .replace("words: very,", "words: [very good],")
        .replace("at: very}", "at: very good}")
        .replace("severity: info", "severity: warning")
    )
    assert [finding.rule for finding in check(record(body="A very good day."), rules)] == [
        "style/very-good"
    ]


def test_two_topics_that_propose_the_same_speak_once(load):
    both = [load(RULES, topic).rules[0] for topic in ("spelling", "style")]
    findings = check(record(body="A very good day."), RuleSet(both))
    assert [finding.rule for finding in findings] == ["style/very"]


def test_a_rule_that_breaks_becomes_a_finding_and_the_others_go_on(ruleset):
    rules = ruleset(
        RULES
        + """\
  own:
    python: no_such_module:check
    message: broken
    examples:
      - {bad: x, at: x}
      - {ok: y}
"""
    )
    found = [finding.rule for finding in check(record(body="A very good day."), rules)]
    assert found == ["factlint/rule-failed", "style/very"]


def allowed(*directives, body="It is very good."):
    return Document(
        "a.md", body, body, parts=(Part(PartKind.BODY, 0, len(body)),), directives=directives
    )


def allow(**values):
    return Directive(0, 2, **{"covers": Span(0, 99), "rule": "style/very", "reason": "r", **values})


def ids(document, rules, silence=Silence()):  # noqa: B008
    return [finding.rule for finding in check(document, rules, silence)]


def test_an_allow_silences_its_rule_in_its_block(ruleset):
    assert ids(allowed(allow()), ruleset(RULES)) == []


def test_an_allow_elsewhere_silences_nothing_and_is_unused(ruleset):
    document = allowed(allow(covers=Span(0, 3)))
    assert ids(document, ruleset(RULES)) == ["factlint/unused-allow", "style/very"]


def test_an_allow_of_a_word_holds_for_the_whole_document(ruleset):
    document = allowed(allow(text="very", covers=Span(0, 0)), body="It is very good. Very!")
    assert [finding.found for finding in check(document, ruleset(RULES))] == ["Very"]


def test_an_allow_ends_on_its_day(ruleset):
    document = allowed(allow(until=date(2027, 1, 1)))
    assert ids(document, ruleset(RULES), Silence(as_of=date(2027, 1, 1))) == []
    assert ids(document, ruleset(RULES), Silence(as_of=date(2027, 1, 2))) == [
        "factlint/expired-allow",
        "style/very",
    ]


def test_blanket_and_malformed_allows_are_findings_and_silence_nothing(ruleset):
    rules = ruleset(RULES)
    assert ids(allowed(allow(rule="", error="no rule id")), rules) == [
        "factlint/blanket-allow",
        "style/very",
    ]
    assert ids(allowed(allow(error="no reason")), rules) == [
        "factlint/malformed-allow",
        "style/very",
    ]


def test_an_allow_of_a_rule_that_did_not_run_is_not_called_unused(ruleset):
    assert ids(allowed(allow(rule="names/other")), ruleset(RULES)) == ["style/very"]


def test_the_sidecar_silences_by_path_rule_and_fingerprint(ruleset):
    rules = ruleset(RULES)
    document = allowed()
    [finding] = check(document, rules)
    entry = SidecarAllow("a.md", finding.fingerprint, "style/very", "r", None, "allow.yaml", 2)
    assert check(document, rules, Silence(sidecar=(entry,))) == []


def test_an_unused_sidecar_entry_is_told_where_it_stands(ruleset):
    entry = SidecarAllow("a.md", "0" * 16, "style/very", "r", None, "allow.yaml", 2)
    findings = check(allowed(), ruleset(RULES), Silence(sidecar=(entry,)))
    assert [(item.rule, item.path, item.line) for item in findings] == [
        ("style/very", "a.md", 1),
        ("factlint/unused-allow", "allow.yaml", 2),
    ]


def test_accepted_words_are_right_in_spelling_names_and_places(ruleset):
    rules = ruleset(RULES, "spelling")
    assert (
        check(record(body="It is Very good."), rules, Silence(accepted=frozenset(["very"]))) == []
    )


def test_a_rule_that_takes_too_long_is_given_up_and_told_and_the_others_run(ruleset):
    rules = ruleset(
        r"""
        rules:
          slow:
            find: {regex: '(?:x|x)*(?:x|x)*(?:x|x)*y'}
            message: Slow.
            examples: [{bad: xy, at: xy}, {ok: a}]
          quick:
            find: {words: pier}
            message: Quick.
            examples: [{bad: pier, at: pier}, {ok: a}]
        """
    )
    hurried = RuleSet(rules.rules, seconds=0.05)
    document = record(body=f"The pier.\n\n{'x' * 1_400} and y.")
    told = {finding.rule: finding for finding in check(document, hurried)}
    assert told.keys() == {"style/quick", "factlint/rule-too-slow"}
    assert told["factlint/rule-too-slow"].verdict == "could-not-check"
