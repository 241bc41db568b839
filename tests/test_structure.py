"""Whether a text is whole: cut off, without the parts it needs, or with something in it twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from factlint.engine.check import check
from factlint.kinds import repeat, truncated
from factlint.model.document import Document
from factlint.model.finding import Confidence, Finding, Safety, Verdict
from factlint.readers.options import ReadOptions
from factlint.readers.record import from_record
from factlint.ruleset.compile import RuleSet
from factlint.ruleset.load import load_file

PACK = Path(__file__).parent.parent / "rules" / "structure.yaml"
START = "The council met on Monday. It agreed on the new road through the park.\n\n"
MORE = "The mayor thanked the members. He promised to listen to those who live beside it.\n\n"


@pytest.fixture(scope="module")
def rules() -> RuleSet:
    loaded = load_file("structure", PACK, "structure.yaml")
    assert loaded.errors == []
    return RuleSet(loaded.rules)


@pytest.fixture
def found(rules):
    """The findings of one rule in a body, or in a record of parts."""

    def find(
        rule: str, body: str = "", *, is_article: bool | None = None, **parts
    ) -> list[Finding]:
        record = {"body": body, **parts} if body else parts
        document = from_record(record, "doc.jsonl", options=ReadOptions(is_article=is_article))
        return [item for item in check(document, rules) if item.rule == f"structure/{rule}"]

    return find


CUT = {
    "in a word": ("It will be paid for by the next governme", "governme"),
    "in a word that the text holds whole": ("It is a matter for the coun", "coun"),
    "behind an article": ("Work begins next spring with the", "with the"),
    "behind a comma": ("Work begins next spring, when the frost is over,", "is over,"),
    "in a quotation": ("“We have waited for ten years and now they", "now they"),
    "behind an opening bracket": ("The road will be built by two firms (Ruiz", "firms (Ruiz"),
    "in the middle of a clause": ("The road will be built by two firms from Lisbon", "from Lisbon"),
    "behind one word of a paragraph": ("However", "However"),
    "behind the name of somebody known": ("The mayor", "The mayor"),
}


@pytest.mark.parametrize("where", CUT)
def test_a_text_that_stops_in_the_middle_is_found(found, where):
    last, shown = CUT[where]
    [finding] = found("truncated", START + MORE + last)
    assert finding.found == shown
    assert finding.end == len(START + MORE + last)


WHOLE = {
    "a full stop": "Work begins next spring.",
    "a closed quotation": "“We have waited for ten years,” she said. “Now they build it.”",
    "a stop in brackets": "(The council did not reply.)",
    "stars of emphasis": "*Work begins next spring.*",
    "a credit": "Photo: Ana Ruiz / Getty Images",
    "who reported": "Reporting by Ana Ruiz; editing by Tom Adeyemi",
    "who the author is": "Ana Ruiz is our correspondent in Lisbon",
    "where to follow the author": "Follow Ana Ruiz on Twitter @anaruiz",
    "a signature": "— Ana Ruiz",
    "an agency's name": "REUTER",
    "an agency's name in one line with the end": "Work begins next spring. REUTER",
    "the end": "(END)",
    "the number of the end": "-30-",
    "a link": "https://example.org/roads/new-road",
    "a list of links": "Related stories\n\nHow the park was saved\n\nA walk along the river",
    "hashtags": "#roads #parks",
    "a copyright": "Copyright 2024 The Evening Post. All rights reserved",
    "where it came from": "This article was originally published in The Evening Post",
    "a tweet": "Work begins! pic.example.org/a1b2 — Ana Ruiz (@anaruiz) May 3, 2024",
    "items of a list": "The council wants:\n\n- a new road\n- a new bridge\n- lower taxes",
    "rows of a table": "Road      12      14\nBridge     7       9\nTaxes      3       1",
    "what introduces a picture": "This is how the road will look:",
    "a title": "The Road to the River: A Walk Through Ten Years of Plans",
    "lines of a poem": "Under the trees\nthe road goes down\nto the river\nand the town",
}


@pytest.mark.parametrize("last", WHOLE)
def test_a_text_that_is_whole_may_end_in(found, last):
    assert found("truncated", START + MORE + WHOLE[last]) == []


NOTES = {
    "a note of one line": "Bring milk and bread",
    "a caption": "The mayor opens the new road",
    "a long line without any stop": "Roads, parks and rivers of the valley, in pictures by readers",
    "lines that all lack a stop": "first we met on monday\n\nthen we walked along\n\nit rained",
    "nothing": " ",
}


@pytest.mark.parametrize("note", NOTES)
def test_a_text_that_uses_no_full_stops_proves_nothing(found, note):
    assert found("truncated", NOTES[note]) == []


def test_what_a_site_puts_where_it_cuts_is_found(found):
    for mark in ("[+1200 chars]", "Read more", "Continue reading"):
        [finding] = found("truncated", f"{START}{MORE}{mark}")
        assert finding.found == mark


def test_dots_at_the_end_are_found_unless_they_are_the_manner_of_the_text(found):
    assert found("truncated", START + MORE + "All...")
    assert found("truncated", START + MORE + "The board will also look at the bridge and…")
    assert found("truncated", START + "Well... who knows.\n\n" + MORE + "We shall see...") == []


def test_half_words_are_certain_and_a_missing_stop_is_not(found):
    [cut_word] = found("truncated", START + MORE + "It will be paid for by the next governme")
    [no_stop] = found("truncated", START + MORE + "The road will be built by two firms from Lisbon")
    assert (cut_word.verdict, cut_word.confidence) == (Verdict.WRONG, Confidence.HIGH)
    assert (no_stop.verdict, no_stop.confidence) == (Verdict.UNSURE, Confidence.MEDIUM)


def test_what_follows_a_cut_does_not_hide_it(found):
    body = START + MORE + "Work begins next spring with the\n\nPhoto: Ana Ruiz"
    [finding] = found("truncated", body)
    assert finding.found == "with the"


def test_wire_copy_is_read_as_its_lines_are_indented(found):
    body = (
        "The council met on Monday and agreed on the new\nroad through the park.\n"
        "    The mayor thanked the members. He promised to listen\nto those who live beside it.\n"
        "    Work begins next spring"
    )
    assert found("truncated", body + ".\n Reuter") == []
    assert found("truncated", body + "\n Reuter") == []  # signed off: whole, without its full stop
    [finding] = found("truncated", body)
    assert finding.found == "next spring"


def test_markdown_may_end_as_it_likes(found):
    start = f"# Roads\n\n{START}{MORE}"
    for last in (
        "- one\n- two\n",
        "```\nmake road\n```\n",
        "## Licence\n",
        "| a | b |\n|---|---|\n",
    ):
        assert found("truncated", markdown=start + last) == []


ARTICLE = {"headline": "Storm hits coast", "byline": "By Ana Ruiz", "date": "2024-03-01"}


def without(key: str) -> dict[str, str]:
    return {name: value for name, value in ARTICLE.items() if name != key}


def test_an_article_needs_an_author_a_headline_and_a_date(found):
    for key in ARTICLE:
        [finding] = found(f"missing-{key}", "Rain fell.", is_article=True, **without(key))
        assert finding.found == ("" if key == "headline" else "Storm hits coast")
        assert found(f"missing-{key}", "Rain fell.", is_article=True, **ARTICLE) == []


def test_what_is_no_article_lacks_nothing(found):
    for key in ARTICLE:
        assert found(f"missing-{key}", "Rain fell.", is_article=False) == []
    assert found("missing-byline", markdown="# Roads\n\nRain fell.\n") == []


def test_agency_copy_and_editorials_need_no_author(found):
    parts = without("byline")
    agency = ("LISBON, March 1 (Reuters) - Rain fell.", "Rain fell.\n REUTER", "Rain fell. Reute")
    for body in agency:
        assert found("missing-byline", body, is_article=True, **parts) == []
    assert found("missing-byline", "Rain fell.", is_article=True, type="Editorial", **parts) == []
    assert found("missing-byline", "Rain fell.", is_article=True, source="AFP", **parts) == []


def test_a_label_that_names_nobody_is_an_empty_byline_and_not_a_missing_one(found):
    plain = (
        "Storm hits coast\n\nNews | March 1, 2024 By:\n\nRain fell on Friday, and the river rose."
    )
    [finding] = found("empty-byline", plain=plain)
    assert (finding.found, finding.part) == ("By:", "byline")
    assert found("missing-byline", plain=plain) == []
    assert found("empty-byline", plain=plain.replace("By:", "By: Ana Ruiz")) == []


DOUBLED = {
    "a small word": ("Another staple of the the firm is sugar.", "the the", Safety.SAFE),
    "with a capital": ("The the firm sells sugar.", "The the", Safety.SAFE),
    "over the end of a line": ("It will repay the\nthe older bonds.", "the\nthe", Safety.SAFE),
    "before a full stop": (
        "It fell in the third quarter\nquarter.",
        "quarter\nquarter",
        Safety.UNSAFE,
    ),
    "a word of its own weight": (
        "They count on the goodwill goodwill of all.",
        "goodwill goodwill",
        Safety.UNSAFE,
    ),
    "a word that can stand twice, but seldom": ("They race in in Georgia.", "in in", Safety.UNSAFE),
}


@pytest.mark.parametrize("case", DOUBLED)
def test_a_word_that_stands_twice_is_found(found, case):
    body, shown, safety = DOUBLED[case]
    [finding] = found("repeated-word", body)
    assert finding.found == shown
    assert [(fix.text, fix.safety) for fix in finding.fixes] == [(shown.split()[0], safety)]


RIGHT = {
    "words that are": "She had had enough, and said that that was very very sad.",
    "names": "Duran Duran played in Pago Pago for Sirhan Sirhan. Boutros Boutros Ghali came.",
    "names of two words": "They sang New York New York.",
    "a name behind its first word": "The new New York exchange opened in The Hague.",
    "figures": "The score was 2 2 and 10 10 and five of five.",
    "across the end of a sentence": "We told them to stop it. It was late.",
    "across a comma": "What he is, is a liar.",
    "across paragraphs": "Where is the\n\nthe new road?",
    "parts of compounds": "It is an add-on on sale to in-house house owners, on on-line forms.",
    "three in a row": "They shouted row row row. It was more more more than they got.",
    "another tongue": "Wie die die Dinge sehen, und was wir wir nennen, ist nicht leicht zu sagen,"
    " wenn man es nicht selbst gesehen hat, denn die Dinge sind nicht so, wie wir sie gern haben"
    " wollen, und wer das nicht glaubt, soll doch selbst hingehen.",
    "letters": "Blood group A A and vitamin B B.",
}


@pytest.mark.parametrize("case", RIGHT)
def test_a_word_may_stand_twice(found, case):
    assert found("repeated-word", RIGHT[case]) == []


def test_code_and_tables_may_hold_words_twice(found):
    text = "Run this:\n\n```\nfor for the the\n```\n\nand type `to to` here.\n"
    assert found("repeated-word", markdown=text) == []


LONG = "The board of the museum met on Friday to talk about the price of the new wing."


def test_a_paragraph_that_stands_twice_is_found_at_its_second_place(found):
    [finding] = found("repeated-paragraph", f"{LONG}\n\nIt meets again.\n\n{LONG}")
    assert finding.found == LONG
    assert finding.start > len(LONG)
    assert [place.start for place in finding.related] == [0]


def test_paragraphs_that_were_pasted_together_are_one_finding(found):
    other = LONG.replace("museum", "library")
    [finding] = found("repeated-paragraph", "\n\n".join((LONG, other, "So it goes.", LONG, other)))
    assert finding.found == f"{LONG}\n\n{other}"


def test_short_ones_refrains_and_forms_may_come_again(found):
    for body in (
        "Doors open at nine.\n\nTickets cost two euros.\n\nDoors open at nine.",
        "\n\n".join([LONG] * 3),
        f"{LONG[:-1]}\n\n{LONG[:-1]}",
    ):
        assert found("repeated-paragraph", body) == []


def test_the_kinds_ask_nothing_of_the_scan(rules):
    for rule in rules.rules:
        assert list(truncated.needles(rule)) == list(repeat.needles(rule)) == []


def test_the_words_of_the_text_are_shown_in_the_source_of_markup(rules):
    last = "It is paid for by <b>the</b>"
    page = f"<article><h1>Roads</h1><p>{START}</p><p>{MORE}</p><p>{last}</p></article>"
    document: Document = from_record({"html": page}, "doc.html")
    [finding] = [item for item in check(document, rules) if item.rule == "structure/truncated"]
    assert page[finding.start : finding.end].startswith("by ")


def test_boilerplate_is_a_line_of_its_own(found):
    for line in ("Scroll down for video", "Advertisement", "2.1k SHARES Facebook Twitter"):
        [finding] = found("boilerplate", f"{START}{line}\r\n\r\n{MORE}")
        assert finding.found == line
    assert (
        found("boilerplate", f"{START}They saw an advertisement, and scrolled down for video.")
        == []
    )


def test_placeholders_are_marks_that_nobody_writes_otherwise(found):
    for mark in ("[TK]", "TKTK", "[INSERT QUOTE]", "lorem ipsum"):
        [finding] = found("placeholder", f"The museum was founded in {mark} by two brothers.")
        assert finding.found == mark
    for name in ("TK Communications", "the film XXX", "CVE-2024-XXXX", "[1]", "[sic]"):
        assert found("placeholder", f"They asked about {name} in Lisbon.") == []
