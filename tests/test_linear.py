"""The cases of bench/linear.py run, and it tells what is linear from what is not."""

from __future__ import annotations

import pytest

from bench import linear
from bench.linear_cases import CASES, Case
from bench.linear_texts import again


@pytest.mark.parametrize("name", CASES)
def test_no_repetition_raises(name: str):
    case = CASES[name]
    case.work(case.text(1_000))()


@pytest.mark.parametrize("name", CASES)
def test_texts_are_about_as_long_as_they_are_asked_to_be(name: str):
    short, long = len(CASES[name].text(20_000)), len(CASES[name].text(80_000))
    assert 10_000 < short < 30_000
    assert 3 < long / short < 5


@pytest.mark.parametrize(("power", "ratio"), [(1, 1.0), (2, 4.0), (0, 0.25)])
def test_growth_is_told_in_times_of_the_text(
    monkeypatch: pytest.MonkeyPatch, power: int, ratio: float
):
    monkeypatch.setattr(linear, "_once", lambda case, size: 1e-9 * size**power)
    case = Case(lambda text: lambda: None, again("a"))
    assert linear.measure(case).ratio == pytest.approx(ratio)


@pytest.mark.parametrize(("power", "code", "mark"), [(1, 0, " "), (2, 1, "!")])
def test_what_grows_faster_than_the_text_is_marked(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], power, code, mark
):
    monkeypatch.setattr(linear, "_once", lambda case, size: 1e-9 * size**power)
    monkeypatch.setattr("sys.argv", ["linear.py", "--only", "names many"])
    assert linear.main() == code
    (row,) = [line for line in capsys.readouterr().out.splitlines() if "names many" in line]
    assert row.startswith(mark)
