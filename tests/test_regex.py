"""The names of `regex` that modules use do as the package does; its engine is enough for them."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import regex as package

from factlint import patterns, regex


def test_what_is_escaped_is_as_the_package_escapes_it():
    text = "".join(map(chr, range(0x110000)))
    assert regex.escape(text) == package.escape(text)
    assert regex.escape(text, special_only=False) == package.escape(text, special_only=False)


def test_flags_and_functions_are_those_of_the_package():
    for name in ("IGNORECASE", "MULTILINE", "VERBOSE"):
        assert getattr(regex, name) == getattr(package, name)
    text = "one Two, two three"
    for name in ("search", "match", "fullmatch"):
        for pattern in ("two", r"(?:\w+\W*)+"):
            ours = getattr(regex, name)(pattern, text, regex.IGNORECASE)
            theirs = getattr(package, name)(pattern, text, package.IGNORECASE)
            assert (ours and ours.span()) == (theirs and theirs.span())
    assert regex.findall("t.o", text) == package.findall("t.o", text)
    assert regex.split(r",?\s", text) == package.split(r",?\s", text)
    assert regex.sub("(t)(w)", r"\2\1", text) == package.sub("(t)(w)", r"\2\1", text)
    assert [match.start() for match in regex.finditer("t", text, pos=5)] == [9, 13]
    assert regex.Pattern is package.Pattern
    with pytest.raises(regex.error):
        regex.compile("(")


def test_forms_that_are_at_hand_need_the_engine_alone():
    form = r"(?i)(?P<word>t\w+)\s+\L<more>?"
    plain = r"(?i)(?P<word>t\w+)"  # as no other test has it
    with pytest.raises(package.error):
        regex.compile(form)
    before = patterns.made().keys()
    patterns.compile_regex(plain)
    forms = {key: form for key, form in patterns.made().items() if key not in before}
    code = (
        "import sys\n"
        "from factlint import patterns\n"
        f"patterns.preload(lambda: {forms!r})\n"
        f"found = patterns.compile_regex({plain!r}).search('one two')\n"
        "print(found['word'], 'regex' in sys.modules)\n"
        "import regex\n"
        "print(type(found) is regex.Match, regex.sub('t(.)', r'\\1', 'to'))\n"
        f"print(patterns.compile_regex({plain!r}).sub(r'<\\1>', 'one two'))\n"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert ran.stdout.splitlines() == ["two False", "True o", "one <two>"], ran.stderr


def test_no_module_imports_the_package_or_other_slow_ones_for_what_is_here():
    source = Path(patterns.__file__).parent
    slow = re.compile(r"^(import regex|from regex|from dataclasses|import hashlib)", re.MULTILINE)
    assert [file.name for file in source.rglob("*.py") if slow.search(file.read_text())] == []
