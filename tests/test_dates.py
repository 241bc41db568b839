"""Dates, weekdays, lengths of time, ages and orders that cannot be as they are stated."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from factlint.engine.check import check
from factlint.language.calendar.dates import dates
from factlint.language.calendar.own import own_date
from factlint.model.finding import Confidence, Finding, Safety, Verdict
from factlint.readers.record import from_record
from factlint.ruleset.compile import RuleSet
from factlint.ruleset.load import load_file

PACK = Path(__file__).parent.parent / "rules" / "dates.yaml"


@pytest.fixture(scope="module")
def rules() -> RuleSet:
    loaded = load_file("dates", PACK, "dates.yaml")
    assert loaded.errors == []
    return RuleSet([rule for rule in loaded.rules if rule.kind == "calendar"])


@pytest.fixture
def found(rules):
    """The findings of one rule in a body, with the date of the document if one is given."""

    def find(rule: str, body: str, own: str = "", lang: str = "en", **parts: str) -> list[Finding]:
        record = {"body": body, **({"date": own} if own else {}), **parts}
        ruleset = rules if lang == "en" else RuleSet(rules.rules, lang)
        items = check(from_record(record, "doc.jsonl"), ruleset)
        return [item for item in items if item.rule == f"dates/{rule}"]

    return find


# --- how dates are written ---------------------------------------------------------------------

WRITTEN = {
    "12 November 2018": (2018, 11, 12, None),
    "Nov. 12, 2018": (2018, 11, 12, None),
    "Monday, November 12": (None, 11, 12, 0),
    "MONDAY, NOVEMBER 12, 1987": (1987, 11, 12, 0),
    "Monday night, Nov. 12": (None, 11, 12, 0),
    "the 12th of November 2018": (2018, 11, 12, None),
    "the twelfth of November": (None, 11, 12, None),
    "2018-11-12": (2018, 11, 12, None),
    "26-FEB-1987 15:01:01.79": (1987, 2, 26, None),
    "Thu Apr 6 13:11:15 PDT 2017": (2017, 4, 6, 3),
    "13/11/2018 (Tue)": (2018, 11, 13, 1),
    "12 November 2018, a Monday": (2018, 11, 12, 0),
    "1 March 2000 GMT": (None, 3, 1, None),
    "March 3 2000 workers marched": (None, 3, 3, None),
    "They wed May 5, 1999": (1999, 5, 5, None),
    "The Sun, 12 November 2018": (2018, 11, 12, None),
}


@pytest.mark.parametrize("text", WRITTEN)
def test_a_written_date_is_read(text):
    [item] = dates(text)
    [(month, day)] = item.readings
    assert (item.year, month, day, item.weekday) == WRITTEN[text]


@pytest.mark.parametrize("text", ["in May 2018", "pay 12/11 of it", "call 555-12-11", "10.12.1"])
def test_other_figures_are_no_dates(text):
    assert list(dates(text)) == []


OWN = {
    "iso": ("2018-11-12T08:00:00+00:00", date(2018, 11, 12)),
    "wire": ("26-FEB-1987 15:01:01.79", date(1987, 2, 26)),
    "words": ("November 12, 2018", date(2018, 11, 12)),
    "milliseconds": ({"$date": 1474243200000}, date(2016, 9, 19)),
    "order of figures unknown": ("03/04/2024", None),
    "nonsense": ("yesterday", None),
}


@pytest.mark.parametrize("form", OWN)
def test_the_date_of_a_document_comes_from_its_metadata(form):
    value, expected = OWN[form]
    assert own_date(from_record({"body": "Rain fell.", "date": value}, "x")) == expected


# --- days that do not exist --------------------------------------------------------------------

IMPOSSIBLE = [
    ("The term ends on 31 September 2023.", "31 September 2023"),
    ("They met on February 29, 2019, in Oslo.", "February 29, 2019"),
    ("The deadline is June 31.", "June 31"),
    ("It ended on the 31st of April.", "31st of April"),
    ("It is dated 2024-13-05.", "2024-13-05"),
    ("It is dated 2024-02-30T10:00.", "2024-02-30"),
    ("It was signed on 31/04/2018.", "31/04/2018"),
    ("It leaves at 25:10 GMT.", "25:10 GMT"),
    ("It leaves at 2460 GMT.", "2460 GMT"),
    ("It leaves at 7:75 p.m. today.", "7:75 p.m."),
    ("It leaves at 15:30 a.m. today.", "15:30 a.m."),
]


@pytest.mark.parametrize(("text", "at"), IMPOSSIBLE, ids=[at for _, at in IMPOSSIBLE])
def test_a_day_or_time_that_does_not_exist_is_an_error(found, text, at):
    [finding] = found("impossible-date", text)
    assert finding.found == at
    assert finding.verdict is Verdict.WRONG


POSSIBLE = [
    "They met on 29 February 2020 and on 31 August.",
    "They met on February 29.",
    "In September 31 people moved to the valley.",
    "By September 31 people had moved.",
    "They sold 31 June contracts.",
    "There is no 30 February, and none of them would say so.",
    "Time began at 0000 on 1 January 1970 UTC.",
    "The goal came at 61:30, the video runs until 25:30.",
    "Case 2024-45-12 is closed; version 31.11.2019 is out.",
    "The concert ends at 24:00 GMT.",
    "On 29 February 1900 the Tsar signed it.",
    "Trading in November 31-14 ended.",
]


@pytest.mark.parametrize("text", POSSIBLE)
def test_a_day_that_exists_or_a_number_that_counts_is_left_alone(found, text):
    assert found("impossible-date", text) == []


def test_29_february_without_a_year_is_wrong_where_no_leap_year_is_near(found):
    assert found("impossible-date", "They met on February 29.", own="2022-03-03")
    assert not found("impossible-date", "They met on February 29.", own="2023-03-03")


# --- weekdays ----------------------------------------------------------------------------------


def test_a_wrong_weekday_is_told_with_the_right_one_and_a_fix(found):
    [finding] = found("wrong-weekday", "They met on Tuesday, 12 November 2018, in Oslo.")
    assert finding.message == "Tuesday, 12 November 2018 was a Monday."
    assert [fix.text for fix in finding.fixes] == ["Monday, 12 November 2018"]
    assert finding.fixes[0].safety is Safety.UNSAFE
    assert finding.verdict is Verdict.WRONG


def test_a_short_weekday_behind_its_date_keeps_its_form(found):
    [finding] = found("wrong-weekday", "It opened on 12/11/2018 (Wed).")
    assert finding.verdict is Verdict.WRONG
    [finding] = found("wrong-weekday", "It opened on 13 November 2018 (Wed).")
    assert [fix.text for fix in finding.fixes] == ["13 November 2018 (Tue)"]
    assert finding.message == "13 November 2018 was a Tuesday, not a Wednesday."


def test_without_a_year_the_year_nearest_to_the_document_counts(found):
    text = "The fair opens on {}, January 2."
    assert not found("wrong-weekday", text.format("Wednesday"), own="2018-12-30")
    [finding] = found("wrong-weekday", text.format("Tuesday"), own="2018-12-30")
    assert finding.message == "Tuesday, January 2 is a Wednesday in 2019."
    assert (finding.verdict, finding.confidence) == (Verdict.UNSURE, Confidence.MEDIUM)


def test_without_a_year_and_a_date_of_the_document_nothing_is_said(found):
    assert found("wrong-weekday", "The fair opens on Tuesday, January 2.") == []


RIGHT_WEEKDAYS = {
    "the year of a date beside it": (
        "On Friday, 6 September 2013, they agreed. The lanes closed on Monday, September 9.",
        "2016-09-22",
    ),
    "two days and two dates": ("They left on Saturday and Sunday, March 8 and 9, 2014.", ""),
    "either order of the figures": ("It opened on Friday, 11/12/2020.", ""),
    "the old calendar": ("Lenin was born on Friday, 10 April 1870.", ""),
    "the old English year": ("Washington was born on Friday, 11 February 1731.", ""),
    "many years around": (
        "On 3 May 1969, 4 May 1971, 5 May 1973 and 6 May 2001: Fri, Sep 27.",
        "",
    ),
    "a newspaper": ("So said The Sun, 12 November 2018.", ""),
    "another year half a year away": ("They met on Thursday, May 17.", "2018-11-12"),
}


@pytest.mark.parametrize("why", RIGHT_WEEKDAYS)
def test_a_weekday_that_may_be_right_is_left_alone(found, why):
    text, own = RIGHT_WEEKDAYS[why]
    assert found("wrong-weekday", text, own=own) == []


# --- lengths of time ---------------------------------------------------------------------------

LENGTHS = [
    ("She led it from 1998 to 2003, a period of {} years.", (5, 6), (3, 8, 11)),
    ("He reigned for {} years, from 1837 to 1901.", (64, 65), (54, 67)),
    ("The {}-year reign (1837–1901) was calm.", (64,), (46,)),
    ("From 1998 to 2003 – {} years – she ran it.", (5, 6), (7,)),
    ("He spent {} years in prison, from 1998 to 2003.", (5, 6), (9,)),
    ("It opened in 1998 and closed in 2003, {} years later.", (5,), (8,)),
    ("Over the {} years from March 1998 to June 2003 it grew.", (5,), (7,)),
    ("The war of 1939–45 lasted {} years.", (6,), (9,)),
    ("The {}-day meeting (March 9-13) was full.", (4, 5), (7,)),
    ("They were away for {} days, from 9 to 13 March.", (4, 5), (8,)),
    ("The {}-month trial from March to August 1990 was long.", (5, 6), (8,)),
    ("The {}-week course from March 3 to 28 was long.", (4,), (2,)),
]


@pytest.mark.parametrize(("text", "right", "wrong"), LENGTHS)
def test_a_length_is_right_with_or_without_both_ends_counted(found, text, right, wrong):
    for number in right:
        assert found("duration", text.format(number)) == [], number
    for number in wrong:
        [finding] = found("duration", text.format(number))
        assert finding.found.startswith(str(number))


def test_a_length_one_year_short_may_be_right(found):
    [finding] = found("duration", "She led it from 1998 to 2003, a period of four years.")
    assert finding.verdict is Verdict.UNSURE
    assert "1998 to 2003 is 5 years, or 6 with both ends counted" in finding.message


OTHER_LENGTHS = [
    "He lived there for three years between 1998 and 2003.",
    "From 1998 to 2003, three years of drought hit the farms.",
    "Between 2001 and 2003, 20 years after the war, it grew.",
    "In the two years 1998 and 2003 the river froze.",
    "She led it for nearly six years, from 1998 to 2003.",
    "She led it for more than four years, from 1998 to 2003.",
    "A ten-year bond was sold from 1998 to 2003.",
    "For six months from October 1 to March 31 sales rose.",
    "In the 12 months from April 1 to March 31 sales fell.",
    "The Hundred Days, from 20 March to 8 July 1815, ended.",
    "The Thirty Years War lasted from 1618 to 1648.",
]


@pytest.mark.parametrize("text", OTHER_LENGTHS)
def test_a_length_of_something_else_is_left_alone(found, text):
    assert found("duration", text) == []


# --- ages --------------------------------------------------------------------------------------

AGES = [
    ("Ana Berg, who was born in 1925, died in 2003 aged {}.", (77, 78), (75, 79)),
    ("Ana Berg (1925–2003) died at the age of {}.", (77, 78), (68,)),
    ("Berg died in 2003. Born in 1925, he was {}.", (77, 78), (71,)),
    ("Born in 1925, Berg died in 2003 at {}.", (78,), (80,)),
    ("Born in 1980, she won in 2000 at the age of {}.", (19, 20), (25,)),
    ("Ana Berg was born in 1980. In 2000, at the age of {}, she won.", (20,), (25,)),
    ("Berg was born on 3 March 1950 and died on 2 March 2000, aged {}.", (49,), (50,)),
    ("She was born in 1980 and turned {} in 2020.", (40,), (39,)),
]


@pytest.mark.parametrize(("text", "right", "wrong"), AGES)
def test_an_age_follows_from_birth_and_event(found, text, right, wrong):
    for number in right:
        assert found("age", text.format(number)) == [], number
    for number in wrong:
        assert len(found("age", text.format(number))) == 1, number


def test_an_age_of_now_follows_from_the_date_of_the_document(found):
    text = "Ana Berg, {}, was born in 1980."
    assert not found("age", text.format(38), own="2018-11-12")
    assert not found("age", text.format(34))
    [finding] = found("age", text.format(34), own="2018-11-12")
    assert finding.message == "'34' stated; from 1980 to 12 November 2018 it is 37 or 38."
    assert finding.verdict is Verdict.UNSURE


def test_the_only_birth_counts_for_an_age_beside_the_surname_elsewhere(found):
    text = "The mayor, Ana Berg, {}, won.\n\nRain fell all day.\n\nBerg was born in 1980 in Ulm."
    assert not found("age", text.format(38), own="2018-11-12")
    assert [item.found for item in found("age", text.format(48), own="2018-11-12")] == ["48"]


OTHER_AGES = [
    "Smith, 34, whose son was born in 2010, moved to Leeds.",
    "Smith, 34, and Anna Jones, born in 1990, run the shop.",
    "Born in 1980, the founder is 34 miles from home.",
    "He played for Leeds United (1998–2003) and died in 2020 aged 54.",
    "Queen Victoria (1837–1901) died at the age of 81.",
    "Of those born in 1980, most were aged 34 in 2001.",
    "Ann Berg, born in 1980, won in 1998 aged 17 and again in 2002 at 21.",
]


@pytest.mark.parametrize("text", OTHER_AGES)
def test_the_age_of_another_one_is_left_alone(found, text):
    assert found("age", text, own="2018-11-12") == []


# --- orders, anniversaries, tenses ---------------------------------------------------------------

REVERSED = [
    "The mill was founded in 1998 and closed in 1989.",
    "Ana Berg (2003–1925) is forgotten.",
    "Tom Berg, born in 1980, died in 1975.",
    "He was in office from March 2003 to January 1998.",
]


@pytest.mark.parametrize("text", REVERSED)
def test_an_end_before_its_beginning_is_found(found, text):
    assert len(found("order", text)) == 1


def test_a_page_read_before_it_was_published_is_found(found):
    references = "Berg, A. (2020). Tides. https://tides.example (accessed 3 May {})."
    assert found("order", "Rain fell.", references=references.format(2018))
    assert not found("order", "Rain fell.", references=references.format(2021))


@pytest.mark.parametrize(
    "text",
    [
        "The index fell from 2003 to 1998.",
        "Its start has been changed from 1928 to 1901.",
        "He was born in 1980 to a miner who died in 1975.",
        "Founded in 2001 by clubs that left the union in 1999, it grew.",
        "Virgil (70–19 BC) wrote it.",
    ],
)
def test_what_is_no_beginning_and_end_is_left_alone(found, text):
    assert found("order", text) == []


def test_an_anniversary_is_checked_against_the_year_stated_or_that_of_the_document(found):
    text = "In 2019 they marked the {} anniversary of the 1969 landing."
    assert not found("anniversary", text.format("50th"))
    assert found("anniversary", text.format("40th"))
    text = "They will mark the {} anniversary of the 1969 landing this year."
    assert not found("anniversary", text.format("fiftieth"), own="2019-07-01")
    assert found("anniversary", text.format("fortieth"), own="2019-07-01")
    assert not found("anniversary", text.format("fortieth"))


def test_years_ago_are_checked_against_the_year_of_the_document(found):
    assert found("anniversary", "It was built 40 years ago, in 1988.", own="2018-11-12")
    assert not found("anniversary", "It was built 30 years ago, in 1988.", own="2018-11-12")
    assert not found("anniversary", "It was built 29 years ago, in 1988.", own="2018-11-12")


def test_a_past_after_the_document_is_found(found):
    rule, own = "future-in-past-tense", "2018-11-12"
    assert found(rule, "The mayor was arrested in Leeds on 12 March 2019.", own)
    assert not found(rule, "The mayor was arrested in Leeds on 13 November 2018.", own)
    assert not found(rule, "The mayor will be arrested on 12 March 2019.", own)
    assert not found(rule, "They announced a dividend payable on 12 March 2019.", own)
    assert not found(rule, "The mayor was arrested in Leeds on 12 March 2019.")


def test_tomorrow_is_the_day_after_the_document_give_or_take_one(found):
    rule, own = "relative-day", "2018-11-12"
    assert not found(rule, "It opens tomorrow (Tuesday).", own)
    assert not found(rule, "It opens tomorrow, 14 November.", own)
    assert found(rule, "It opens tomorrow (Friday).", own)
    assert found(rule, "It opens tomorrow, 16 November.", own)


# --- dates in figures --------------------------------------------------------------------------


def test_a_date_in_figures_without_a_hint_is_shown_once_with_both_readings(found):
    [finding] = found("ambiguous", "Sent by 03/04/2024. Paid by 05/06/2024.")
    assert "3 April 2024 or 4 March 2024" in finding.message
    assert [place.message for place in finding.related] == ["another one here"]


@pytest.mark.parametrize(
    "text",
    [
        "Sent between 03/04/2024 and 15/04/2024.",
        "Sent on 3 April 2024, that is on 03/04/2024.",
        "Sent on 04/04/2024.",
        "Sent on 03.04.2024.",
    ],
)
def test_a_hint_of_the_order_settles_it(found, text):
    assert found("ambiguous", text) == []


def test_a_chosen_variety_of_english_settles_it(found):
    assert found("ambiguous", "Sent by 03/04/2024.", lang="en-GB") == []


# --- all faults ----------------------------------------------------------------------------------


def test_a_document_without_dates_reaches_no_judgement(rules):
    text = "The council met in the town hall, and the members agreed to act. " * 50
    assert rules.plan.scan(text) == {}
