"""Spelling: what is a slip, what is a name or a term, and what may be mended by itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from factlint.engine.check import check
from factlint.kinds.swap import carry_case
from factlint.language.correct import cost
from factlint.model.finding import Confidence, Finding, Safety, Verdict
from factlint.readers.record import from_record
from factlint.ruleset.compile import RuleSet
from factlint.ruleset.load import load_file

ROOT = Path(__file__).parent.parent
TYPO, UNKNOWN = "spelling/common-typo", "spelling/unknown-word"


def rules(lang: str = "en") -> RuleSet:
    loaded = load_file("spelling", ROOT / "rules" / "spelling.yaml", "spelling.yaml")
    assert loaded.errors == []
    return RuleSet(loaded.rules, lang)


@pytest.fixture(scope="module")
def shipped() -> RuleSet:
    return rules()


def found(ruleset: RuleSet, text: str, form: str = "body") -> list[tuple[str, str]]:
    return [(finding.rule, finding.found) for finding in findings(ruleset, text, form)]


def findings(ruleset: RuleSet, text: str, form: str = "body") -> list[Finding]:
    return check(from_record({form: text}, "article.txt"), ruleset)


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("The plalform was offline.", "plalform", "platform"),
        ("Plalform operators objected.", "Plalform", "Platform"),
        ("OFFICALS DENY REPORT", "OFFICALS", "OFFICIALS"),
        ("She taught at the Massachussetts Institute.", "Massachussetts", "Massachusetts"),
        ("He said “we recieved it” on Monday.", "recieved", "received"),
        ("The well-recieved film is over.", "recieved", "received"),
        ("They didnt know it.", "didnt", "didn't"),
    ],
)
def test_a_known_misspelling_is_an_error_with_its_correction(shipped, text, wrong, right):
    [finding] = findings(shipped, text)
    assert (finding.rule, finding.found, finding.verdict) == (TYPO, wrong, Verdict.WRONG)
    assert [fix.text for fix in finding.fixes] == [right]


@pytest.mark.parametrize(
    ("found_text", "right", "fixed"),
    [
        ("plalform", "platform", "platform"),
        ("Plalform", "platform", "Platform"),
        ("PLALFORM", "platform", "PLATFORM"),
        ("massachussetts", "Massachusetts", "Massachusetts"),
        ("Alot", "a lot", "A lot"),
        ("I", "we", "We"),
    ],
)
def test_the_correction_has_the_capitals_of_what_was_found(found_text, right, fixed):
    assert carry_case(found_text, right) == fixed


def test_one_correction_is_safe_and_several_are_only_shown(shipped):
    text = "The plalform needs an evalution before the end of May."
    one, several = findings(shipped, text)
    assert [fix.safety for fix in one.fixes] == [Safety.SAFE]
    assert [fix.text for fix in several.fixes] == ["evaluation", "evolution"]
    assert {fix.safety for fix in several.fixes} == {Safety.DISPLAY}


def test_nothing_is_mended_by_itself_inside_a_quotation(shipped):
    [finding] = findings(shipped, "He said “we recieved it” on Monday.")
    assert [fix.safety for fix in finding.fixes] == [Safety.DISPLAY]


@pytest.mark.parametrize(
    "text",
    [
        "Agence France Presse reported the riot.",
        "Mr Bootle met Paul Collison and members of the BASF board.",
        "House prices fell in Yorkshire and the Humber last month.",
        "Nintendo sold the GameBoy to everybody.",
        "The rebels pre-empted the attack and made strategic mis-steps.",
        "“We was just livin' the dream,” he said.",
        "The order was despatched, and the box is still useable.",
        "Write to recieve@example.com or see www.recieve.example for the form.",
        "Cet exemple montre que les entreprises ont beaucoup de respect pour notre environnement.",
        "He wrote that they recieve [sic] the money.",
    ],
)
def test_names_variants_dialect_addresses_and_other_languages_are_no_slips(shipped, text):
    assert found(shipped, text) == []


def test_in_code_a_misspelling_is_only_a_question(shipped):
    [finding] = findings(shipped, "Call `send_recieved` to go on.", "markdown")
    assert (finding.rule, finding.found) == (TYPO, "recieved")
    assert (finding.verdict, finding.confidence) == (Verdict.UNSURE, Confidence.MEDIUM)
    assert [fix.safety for fix in finding.fixes] == [Safety.UNSAFE]


@pytest.mark.parametrize("word", ["plalform", "seige"])
def test_what_the_rule_itself_lists_is_only_a_question_in_code_too(shipped, word):
    [finding] = findings(shipped, f"Set `{word}` to go on.", "markdown")
    assert (finding.found, finding.verdict) == (word, Verdict.UNSURE)


def test_an_identifier_is_looked_at_hump_by_hump(shipped):
    [finding] = findings(shipped, "The error is called FdwUnableToCreateExcecution now.")
    assert (finding.found, finding.verdict) == ("Excecution", Verdict.UNSURE)


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("The presmident raised his forecast.", "presmident", "president"),
        ("It quoted a joint statewment by the army.", "statewment", "statement"),
        ("The costs of restructuing would be high.", "restructuing", "restructuring"),
        ("Nonethless, the figures rose.", "Nonethless", "Nonetheless"),
        ("It sells to the Bangaldesh market.", "Bangaldesh", "Bangladesh"),
        ("The firm had a restrucuting plan for the debt.", "restrucuting", "restructuring"),
    ],
)
def test_a_word_that_nobody_knows_is_flagged_with_the_one_that_is_meant(
    shipped, text, wrong, right
):
    [finding] = findings(shipped, text)
    assert (finding.rule, finding.found, finding.verdict) == (UNKNOWN, wrong, Verdict.UNSURE)
    assert finding.fixes[0].text == right
    assert finding.confidence is Confidence.MEDIUM


@pytest.mark.parametrize(
    "text",
    [
        "Photosig is a website, and Zhihong works for Musiwave in Cartledge.",
        "Chakib Khelil said the cartel would meet. Georgeta Minciu agreed.",
        "The presmident spoke. A presmident is no king, but a presmident presides.",
        "The weblogger praised vapourware, rechargers and uplights.",
        "An engager hybridises capitalisations for the unprivatised carmakers.",
        "Run the blogzine in the newsfeeder of a paywaller.",
        "A presmident-elect speaks, and so does @presmident.",
        "Le présmident du gouvernemant français a annoncé une réforme des retraites.",
        "He wrote presmident [sic] in the letter.",
    ],
)
def test_names_terms_formations_and_other_languages_are_left_alone(shipped, text):
    assert [rule for rule, _ in found(shipped, text) if rule == UNKNOWN] == []


def test_code_says_that_a_word_is_a_term(shipped):
    assert found(shipped, "The `presmident` flag sets the presmident.", "markdown") == []
    assert found(shipped, "The flag sets the presmident.", "markdown") == [(UNKNOWN, "presmident")]


def test_the_terms_of_a_document_can_be_what_is_meant(shipped):
    text = "A blixlets box holds a blixlet. The blixlet is red. Every blixlet is. A blixelt broke."
    [finding] = findings(shipped, text)
    assert (finding.found, finding.fixes[0].text) == ("blixelt", "blixlet")


@pytest.mark.parametrize(
    ("likelier", "than"),
    [
        (("propsal", "proposal"), ("semver", "server")),  # a letter left out, another letter
        (("itnerest", "interest"), ("exprrt", "expert")),  # swapped, a near key
        (("recieeve", "recieve"), ("rustc", "rust")),  # doubled, put in
        (("alwayd", "always"), ("alwayq", "always")),  # a near key, a far one
        (("defind", "defend"), ("defknd", "defend")),  # a vowel, another letter
        (("worker", "worked"), ("rorker", "worker")),  # inside, the first letter
    ],
)
def test_likely_slips_cost_less(likelier, than):
    assert cost(*likelier) < cost(*than)


def test_phrases_of_right_words_are_flagged_where_they_make_no_sense(shipped):
    assert found(shipped, "Rather then wait, they agreed in principal.") == [
        ("spelling/wrong-word", "Rather then"),
        ("spelling/wrong-word", "in principal"),
    ]
    assert (
        found(shipped, "He repaid it in principal and interest, and would of course agree.") == []
    )


def test_both_varieties_are_right_unless_one_is_asked_for(shipped):
    text = "The neighbors painted the harbour gray."
    assert found(shipped, text) == []
    assert [word for _, word in found(rules("en-US"), text)] == ["harbour"]
    assert [word for _, word in found(rules("en-GB"), text)] == ["neighbors", "gray"]


def test_names_keep_the_spelling_of_their_country():
    assert found(rules("en-GB"), "She works for the Labor Department near Pearl Harbor.") == []
    assert found(rules("en-US"), "She works for the Labour Party near the Barbican Centre.") == []


SWAP = """
rules:
  house-style:
    swap:
      e-mail: email
      health care: healthcare
      data center: [data centre, datacentre]
      unless: ["US data center", 'Kaiser \\w+ Health Care']
    message: "'{found}': write '{fix}'."
    fix: safe
    examples:
      - {bad: Send an e-mail., fixed: Send an email.}
      - {ok: Send a letter.}
"""


@pytest.fixture
def house(ruleset):
    return ruleset(SWAP)


def test_words_and_phrases_are_swapped_whatever_the_space_between(house):
    first, second = findings(house, "E-mail the Health\ncare office.")
    assert (first.found, first.fixes[0].text) == ("E-mail", "Email")
    assert (second.found, second.fixes[0].text) == ("Health\ncare", "Healthcare")
    assert first.fixes[0].safety is Safety.SAFE
    assert first.message == "'E-mail': write 'Email'."


def test_a_list_is_ambiguous_and_never_fixed_by_itself(house):
    [finding] = findings(house, "Each data center is cooled.")
    assert [fix.text for fix in finding.fixes] == ["data centre", "datacentre"]
    assert {fix.safety for fix in finding.fixes} == {Safety.DISPLAY}


def test_an_exception_makes_what_it_covers_legal(house):
    assert found(house, "The US data center is cooled. Kaiser Permanente Health Care pays.") == []


def test_case_can_matter(ruleset):
    rule = SWAP.replace("e-mail: email", "match-case: true\n      e-mail: email")
    assert found(ruleset(rule), "E-mail is a word, e-mail another.") == [
        ("style/house-style", "e-mail")
    ]


def test_an_exception_that_is_no_expression_is_told_when_the_file_loads(load):
    [error] = load(SWAP.replace("US data center", "(US data center")).errors
    assert "'unless' is no regular expression" in str(error)


def test_only_the_slip_of_the_first_seed_is_flagged(shipped):
    text = (ROOT / "seeds" / "000_a23941a31536c1a2.txt").read_text(encoding="utf-8")
    assert found(shipped, text, "plain") == [(TYPO, "plalform")]


def test_a_text_of_made_up_words_is_no_prose(shipped):
    letters = "bcdfglmnprst"
    words = [a + "o" + b + "i" + c + "e" + d for a in letters for b in letters for c in letters
             for d in letters]  # fmt: skip
    assert not [rule for rule, _ in found(shipped, " ".join(words)) if rule == UNKNOWN]
