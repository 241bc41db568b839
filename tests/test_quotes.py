"""Quotation marks and their partners, what is said twice, and who says it."""

from __future__ import annotations

from pathlib import Path

import pytest

from factlint.engine.check import check
from factlint.language.prose import Prose
from factlint.language.speakers import Evidence, evidence
from factlint.language.wording import SAME, Wording
from factlint.model.finding import Finding, Verdict
from factlint.readers.record import from_record
from factlint.ruleset.compile import RuleSet
from factlint.ruleset.load import load_file

RULES = Path(__file__).parent.parent / "rules"
MARKS = ("unclosed", "unopened", "uneven")


@pytest.fixture(scope="module")
def rules() -> RuleSet:
    loaded = [load_file(topic, RULES / f"{topic}.yaml", topic) for topic in ("quotes", "sources")]
    assert [error for one in loaded for error in one.errors] == []
    return RuleSet(rule for one in loaded for rule in one.rules)


@pytest.fixture
def found(rules):
    """The findings in a body, or in a record of parts, of the rules with these names."""

    def find(*names: str, body: str = "", **parts: str) -> list[Finding]:
        record = {**parts, "body": body} if body else parts
        findings = check(from_record(record, "doc.jsonl"), rules)
        return [item for item in findings if item.rule.partition("/")[2] in names]

    return find


def quoted(text: str) -> list[str]:
    prose = Prose(from_record({"body": text}, "doc.jsonl"))
    return [prose.text[part.start : part.end] for part in prose.quotes]


# --- which quotations there are -----------------------------------------------------------------

PAIRED = {
    "straight": 'She said "the bridge is safe" and left.',
    "curly": "She said “the bridge is safe” and left.",
    "guillemets": "She said « the bridge is safe » and left.",
    "German": "She said „the bridge is safe“ and left.",
    "German guillemets": "She said »the bridge is safe« and left.",
    "Swedish": "She said ”the bridge is safe” and left.",
    "mixed by a machine": 'She said “the bridge is safe" and left.',
    "two marks of one": 'She said ""the bridge is safe"" and left.',
    "typed as two": "She said ''the bridge is safe'' and left.",
    "inside brackets": 'She left ("the bridge is safe").',
    "behind a dash": 'She left—"the bridge is safe"—at noon.',
    "with a stray space": 'She said "the bridge is safe " and left.',
}


@pytest.mark.parametrize("text", PAIRED.values(), ids=PAIRED)
def test_marks_of_all_sorts_pair(found, text):
    assert len(quoted(text)) == 1
    assert "the bridge is safe" in quoted(text)[0]
    assert found(*MARKS, body=text) == []


LEGAL = {
    "inches and feet": 'A 27" screen, a 6" pipe, and a beam of 5\'11" or 5′11″.',
    "inches and more": 'A 70"+ screen, and one of 6"x4".',
    "inches in a quotation": 'She said: "A 27" screen costs less than a 32" one." He left.',
    "nested with single marks": '"He told me \'go away\' twice," she said. "It\'s true."',
    "nested with the same marks": 'You do not go "because you "had stuff to do" there," he wrote.',
    "over paragraphs": 'She said: "One.\n\n"Two.\n\n"Three." He left.',
    "over joined paragraphs": 'She said: "One is safe. "Two is old. "Three is new." He left.',
    "over a heading": 'She said: "One is safe.\n\n"Two is old." He left.',
    "an apostrophe typed as a mark": 'Brazil"s harvest is good, and it isn"t over.',
    "decades and dropped letters": "In the '90s they sang rock 'n' roll, 'til dawn. 'Tis so.",
    "plural possessives": "The workers' union and the boys' school, the Joneses' home.",
    "a script without spaces": "彼は”国による侵入”と言った。彼は“国による侵入”と言った。",
    "reported speech inside": 'She said: "I am, like, a person. I need not be told.\n\n"We know."',
    "an ellipsis inside": 'She wrote: "...it is not surprising ... at all." He left.',
    "no marks": "The bridge is safe, and the council votes in May.",
    "an empty one": 'The field was "" in all rows.',
}


@pytest.mark.parametrize("text", LEGAL.values(), ids=LEGAL)
def test_what_is_legal_is_left_alone(found, text):
    assert found(*MARKS, body=text) == []


BROKEN = {
    "before the next paragraph": (
        'The mayor said: "It is safe. We tested it.\n\nThe council votes in May.',
        '"It',
    ),
    "before a paragraph with a quotation inside": (
        'The mayor said: "It is safe. We tested it.\n\nThe council calls it "old". It votes.',
        '"It',
    ),
    "before the next quotation": (
        '"It is safe, said Ana Ruiz. "We tested it twice." She left.',
        '"It',
    ),
    "before the next speaker": (
        '"It is safe, one trader told the paper. Ana Ruiz added: "We tested it." She left.',
        '"It',
    ),
    "before a quotation inside the sentence": (
        'She said "it is safe and the "new" one is better. The council votes in May.',
        '"it',
    ),
    "at the end": ('The council votes in May. The mayor said: "It is safe.', '"It'),
    "with curly marks": ("She called it “safe and sound.\n\nThe council votes in May.", "“safe"),
    "in a paragraph far from the end": (
        'The mayor said: "It is safe.\n\nThe council votes.\n\nThe end is near.',
        '"It',
    ),
}


@pytest.mark.parametrize(("text", "at"), BROKEN.values(), ids=BROKEN)
def test_a_closing_mark_that_is_missing_is_found(found, text, at):
    [finding] = found(*MARKS, body=text)
    assert (finding.rule, finding.found) == ("quotes/unclosed", at)
    assert finding.verdict is Verdict.WRONG


def test_the_finding_shows_where_the_text_goes_on(found):
    [finding] = found("unclosed", body='"It is safe. We know.\n\nThe council votes in May.')
    assert [place.message for place in finding.related] == ["the text goes on here"]
    assert "the paragraph ends" in finding.message
    assert "It stands in a quotation" not in finding.message


@pytest.mark.parametrize(
    "text",
    [
        'It is safe," said Ana Ruiz. "We tested it," she added.',
        "It is safe,” said Ana Ruiz.",
        'She left. It was called "old". It is safe," she said.',
    ],
)
def test_an_opening_mark_that_is_missing_is_found(found, text):
    [finding] = found(*MARKS, body=text)
    assert finding.rule == "quotes/unopened"
    assert finding.found.startswith("safe,")


def test_a_text_that_stops_is_left_to_the_rule_that_says_so(found):
    assert found(*MARKS, body='The council met. The mayor said: "It is safe and the new') == []
    assert found(*MARKS, body='The council met. The mayor said: "It is safe and…') == []


def test_a_paragraph_that_does_not_open_again_is_a_hint_and_one_only(found):
    text = 'She said: "One is safe.\n\nTwo is old.\n\nThree is new." The council votes.'
    [finding] = found(*MARKS, body=text)
    assert finding.rule == "quotes/uneven"
    assert finding.verdict is Verdict.UNSURE


def test_a_headline_pairs_its_own_marks(found):
    [finding] = found(*MARKS, headline='Mayor: "bridge safe', body='"It is," she said. He left.')
    assert (finding.part, finding.found) == ("headline", '"bridge')


BRITISH = (
    "'The bridge is safe,' said Ana Ruiz. 'We tested it in the '90s, and the workers' union"
    " agreed. It's the firm's own.' She called it \"safe\" and 'sound' twice."
)


def test_single_marks_are_quotations_where_a_text_uses_them(found):
    assert quoted(BRITISH)[0] == "'The bridge is safe,'"
    assert len(quoted(BRITISH)) == 4
    assert found(*MARKS, body=BRITISH) == []
    assert quoted("She didn't say 'safe' but \"sound\" and it's fine.") == ['"sound"']


def test_a_single_mark_without_a_partner_is_a_hint(found):
    text = BRITISH + "\n\n'It is old, she said. The council votes in May."
    [finding] = found(*MARKS, body=text)
    assert (finding.rule, finding.found) == ("quotes/uneven", "'It")


def test_a_mark_that_stands_for_an_apostrophe_is_found(found):
    findings = found("mark-for-apostrophe", body='Brazil"s harvest isn"t good, "she" said.')
    assert [fix.text for item in findings for fix in item.fixes] == ["'", "'"]


# --- one quotation in two wordings --------------------------------------------------------------

SAID = "We have decided that the new bridge will open before the winter"
FILLER = "\n\nThe council met in the town hall.\n\n"

DIFFERENT = {
    "a word changed": "We have decided that the old bridge will open before the winter",
    "a word less": "We have decided that the bridge will open before the winter",
    "a word more": "We have decided that the very new bridge will open before the winter",
    "in a part of it": "the new bridge will close before the winter",
    "a word more beside brackets": "We have [now] decided that the old bridge will open before"
    " the winter",
}


@pytest.mark.parametrize("text", DIFFERENT.values(), ids=DIFFERENT)
def test_another_wording_is_found_at_its_second_place(found, text):
    body = f'"{SAID}," said Ana Ruiz.{FILLER}She had said "{text}" before.'
    [finding] = found("two-versions", body=body)
    assert finding.found == f'"{text}"'
    assert finding.related[0].start == 0
    assert "there" in finding.message and "here" in finding.message


ALIKE = {
    "the same": SAID,
    "an extract": "the new bridge will open before the winter",
    "a longer one": f"Well, yes. {SAID}. I am glad.",
    "words left out": "We have decided that … the new bridge will open before the winter",
    "words left out with points": "We have decided ... the new bridge will open before the winter",
    "words put in": "[They] have decided that the new bridge will open before the winter",
    "a capital put in": "[T]he new bridge will open before the winter",
    "other case and marks": "WE have decided, that the new bridge will open before the winter!",
    "another quotation": "We have asked whether a new school can be built beside the river",
}


@pytest.mark.parametrize("text", ALIKE.values(), ids=ALIKE)
def test_what_says_the_same_or_something_else_is_left_alone(found, text):
    body = f'"{SAID}," said Ana Ruiz.{FILLER}She had said "{text}" before.'
    assert found("two-versions", body=body) == []


def test_one_quotation_of_two_speakers_is_found(found):
    body = f'"{SAID}," said Ana Ruiz.{FILLER}"{SAID}," said Tom Hill.'
    [finding] = found("two-versions", body=body)
    assert "Ana Ruiz" in finding.message and "Tom Hill" in finding.message
    same = f'"{SAID}," said Ana Ruiz.{FILLER}"{SAID}," Ruiz said.'
    assert found("two-versions", body=same) == []


def test_the_difference_is_shown_with_a_word_on_each_side():
    first, second = Wording(SAID), Wording(SAID.replace("the new", "an old"))
    assert first.difference(second, 80) == ("that the new bridge", "that an old bridge")
    assert (
        Wording("We don't know what they will do to it").difference(
            Wording("We do not know what they'll do to it"), 80
        )
        == SAME
    )
    assert Wording("").difference(first, 80) is None


# --- who says it --------------------------------------------------------------------------------

ORPHAN = '"We will walk over it ourselves when it opens."'


@pytest.mark.parametrize(
    ("before", "after", "is_found"),
    [
        ("The bridge is old.", "Work goes on.", True),
        ("The bridge is old, the mayor said.", "Work goes on.", False),
        ("The bridge is old. Ana Ruiz built it.", "Work goes on.", False),
        ("The bridge is old. She built it.", "Work goes on.", False),
        ("The bridge is old.", "The mayor added that work goes on.", False),
        ("The bridge is old. According to a leaflet:", "Work goes on.", False),
    ],
)
def test_a_quotation_needs_a_speaker_nearby(found, before, after, is_found):
    findings = found("no-speaker", body=f"{before}\n\n{ORPHAN}\n\n{after}")
    assert [item.found for item in findings] == ([ORPHAN] if is_found else [])


@pytest.mark.parametrize(
    "text",
    ['The bridge is "old".', 'The book is "A Long Walk over the Old Bridge of the Town".'],
)
def test_words_and_titles_are_no_quotations(found, text):
    assert found("no-speaker", body=f"It rains.\n\n{text}\n\nWork goes on.") == []


def test_evidence_inside_a_quotation_does_not_count():
    prose = Prose(from_record({"body": '"He said that it was safe."'}, "doc.jsonl"))
    assert evidence(prose.text, prose.blocks[0], prose.quotes) is Evidence.NONE


# --- sources ------------------------------------------------------------------------------------


def test_vague_sources_are_reported_where_a_text_is_full_of_them(found):
    vague = "Experts say that it is safe, and studies show that it will last. "
    plain = "The council met in the town hall on Monday and voted for the new bridge. " * 40
    assert [item.found for item in found("vague-attribution", body=vague)] == [
        "Experts say",
        "studies show",
    ]
    assert found("vague-attribution", body=vague + plain) == []


def test_figures_without_a_source_are_reported_where_there_are_several(found):
    claims = "Some 62% were late. Of 40,500 passengers few came back that winter. "
    bare = "Some 62% of them were late in winter. The quay holds 1,200 passengers at once. "
    more = "Nearly 31% of the trips were cut in spring. "
    assert len(found("unsourced-figure", body=bare + more)) == 3
    assert found("unsourced-figure", body=bare) == []
    assert found("unsourced-figure", body=bare + "The board said so. " + more) == []
    assert found("unsourced-figure", body=f"The board said: {claims}") == []


# --- cost ---------------------------------------------------------------------------------------
