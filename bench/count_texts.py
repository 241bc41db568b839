"""Sentences with lists, conversions, ranges and the like: right as print rounds, and wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import floor, log10
from random import Random

WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
).split()
TOWNS = (
    "Leeds,Lyon,Porto,Ghent,Bergen,Kraków,Turin,Malmö,Graz,Cork,Basel,Split,Rotterdam,The Hague,"
    "Sierra Leone,Trinidad and Tobago,Bosnia and Herzegovina,New York,Rio de Janeiro,Macon"
).split(",")
FIRMS = (
    "Johnson & Lund,Park Brothers,Standard & Poor's,Beesley Cement,Tarn Rail,Ellis Shipping Inc,"
    "Lisbon Bank,the Royal Society of Arts,Marks and Spencer,Cable & Wireless,Harbour Gas,Moody's"
).split(",")
PEOPLE = (
    "Ana Ruiz,Peter Lund,Ilse Brandt,Tom Adeyemi,Marta Gonzalez,Henrik Lindqvist,Samuel Okafor,"
    "Zhao Weiming,Park Min-jun,Ngozi Okafor,Dr John Hale,Sir Alan Park"
).split(",")
THINGS = (
    "rail freight,school meals,street lighting,research and development,waste,public transport,"
    "road repairs,libraries,parks,health care,housing for the old,water and sewage,broadband"
).split(",")
POOLS = {
    "towns": TOWNS,
    "countries": TOWNS,
    "firms": FIRMS,
    "companies": FIRMS,
    "witnesses": PEOPLE,
    "people": PEOPLE,
    "candidates": PEOPLE,
    "areas": THINGS,
    "budget items": THINGS,
    "priorities": THINGS,
}
EXACT = (
    "The plan names {n} {of}: {items}.",
    "There are {n} {of} on the list: {items}.",
    "The {n} {of} are: {items}.",
    "The report looks at {n} {of}, namely {items}.",
    "It chose {n} {of} - {items} - for the trial.",
    "It chose {n} {of} – {items} – for the trial.",
    "The trial covers {n} {of} ({items}) and ends in May.",
    "Work on the {n} other {of} – {items} – starts in autumn.",
    "In all, {n} main {of} were picked: {items}, which will hear more in June.",
    "The board settled on {n} new {of}—{items}—after a long debate.",
)
AT_MOST = (
    "The scheme will reach {n} {of}, including {items}.",
    "They spoke to {n} {of} including {items} last week.",
    "It lists {n} {of} such as {items}.",
)
BLOCKS = (
    "The plan has the following {n} {of}:\n\n{items}",
    "There are {n} {of}:\n\n{items}",
    "We looked at {n} {of} this year:\n\n{items}",
)


@dataclass(frozen=True, slots=True)
class Text:
    """A text for one rule; `wording` names its frame, `is_right` says whether it may be flagged."""

    rule: str
    wording: str
    text: str
    is_right: bool


def texts(seed: str) -> Iterator[Text]:
    """Some of each sort, drawn by the seed."""
    rng = Random(seed)
    for is_right in (True, False):
        yield _list(rng, is_right)
        yield _block(rng, is_right)
        for _ in range(2):
            yield _conversion(rng, is_right)
        yield _words(rng, is_right)
        yield _range(rng, is_right)
        yield _share(rng, is_right)
        yield _rates(rng, is_right)
        yield _restated(rng, is_right)


def _list(rng: Random, is_right: bool) -> Text:
    of = rng.choice(sorted(POOLS))
    count = rng.randint(2, 7)
    items = rng.sample(POOLS[of], count)
    frames = EXACT if rng.random() < 0.75 else AT_MOST
    frame = rng.choice(frames)
    if frames is AT_MOST:
        stated = count + rng.randint(0, 8) if is_right else max(1, count - rng.randint(1, 2))
        stated = max(stated, 2)
        if not is_right and stated >= count:
            count = stated + 1
            items = rng.sample(POOLS[of], count)
    else:
        stated = count if is_right else max(2, count + rng.choice((-1, 1, 1, 2)))
        if not is_right and stated == count:
            stated += 1
    if rng.random() < 0.2 and POOLS[of] is PEOPLE:
        items[0] += f", {rng.randint(20, 80)}"
    comma = "," if count > 2 and rng.random() < 0.4 else ""
    listed = f"{', '.join(items[:-1])}{comma} and {items[-1]}"
    number = str(stated) if stated > 9 or rng.random() < 0.1 else WORDS[stated]
    text = frame.format(n=number, of=of, items=listed)
    return Text("numbers/miscounted-list", frame, text, is_right)


def _block(rng: Random, is_right: bool) -> Text:
    of = rng.choice(("rules", "reasons", "steps", "aims", "things", "priorities"))
    count = rng.randint(2, 8)
    stated = count if is_right else max(2, count + rng.choice((-1, 1, 2)))
    stated += not is_right and stated == count
    marker = rng.choice(("- ", "* ", "{}. "))
    lines = [
        f"{marker.format(number)}{item.capitalize()}"
        for number, item in enumerate(rng.sample(THINGS, count), 1)
    ]
    if rng.random() < 0.3:
        lines[0] += "\n   - First part\n   - Second part"
    frame = rng.choice(BLOCKS)
    number = WORDS[stated] if rng.random() < 0.7 else str(stated)
    text = frame.format(n=number, of=of, items="\n".join(lines))
    return Text("numbers/miscounted-list", f"block {marker}", text, is_right)


UNITS = (
    (("miles", "mile"), ("km", "kilometres", "kilometers"), 1.609344),
    (("feet", "ft"), ("m", "metres", "meters"), 0.3048),
    (("inches", "in"), ("cm", "centimetres"), 2.54),
    (("yards",), ("metres", "m"), 0.9144),
    (("lb", "lbs", "pounds"), ("kg", "kilograms"), 0.45359237),
    (("acres",), ("hectares", "ha"), 0.40468564),
    (("square miles", "sq miles"), ("sq km", "square kilometres"), 2.589988),
    (("mph", "miles per hour"), ("km/h", "kph", "kilometres per hour"), 1.609344),
    (("gallons",), ("litres", "liters"), 3.785412),
    (("ounces", "oz"), ("grams", "g"), 28.349523),
    (("sq ft", "square feet"), ("sq m", "square metres"), 0.09290304),
)
MEASURED = (
    "It measures {a} ({b}) in all.",
    "The figure given was about {a} ({b}).",
    "They counted {a}, or {b}, in the first week.",
    "Nobody expected more than {a} [{b}] there.",
    "The {a} ({b}) limit was set last year.",
)


def _conversion(rng: Random, is_right: bool) -> Text:
    frame = rng.choice(MEASURED)
    sort = rng.random()
    if sort < 0.15:
        a, b = _heat(rng, is_right)
    elif sort < 0.25:
        a, b = _height(rng, is_right)
    else:
        a, b = _measure(rng, is_right)
    return Text("numbers/conversion", frame, frame.format(a=a, b=b), is_right)


def _measure(rng: Random, is_right: bool) -> tuple[str, str]:
    imperial, metric, factor = rng.choice(UNITS)
    one, two = rng.choice(imperial), rng.choice(metric)
    if rng.random() < 0.5:
        one, two, factor = two, one, 1 / factor
    true = 10 ** rng.uniform(0.5, 4)
    first = _rounded(true, rng.choice((1, 2, 2, 3)))
    base = true if rng.random() < 0.3 else _number(first)
    second = base * factor
    if not is_right:
        second *= rng.choice((0.1, 0.6, 0.7, 0.8, 0.87, 1.15, 1.25, 1.4, 1.6, 10))
    digits = rng.choice((1, 2, 2, 3)) if is_right else rng.choice((2, 2, 3))
    return f"{first} {one}", f"{_rounded(second, digits)} {two}"


def _heat(rng: Random, is_right: bool) -> tuple[str, str]:
    celsius = rng.randint(-25, 45)
    other = round(celsius * 9 / 5 + 32)
    if not is_right:
        other += rng.choice((-20, -15, -10, -8, 8, 10, 15, 20))
    if rng.random() < 0.5 and is_right:
        return f"{other}°F", f"{celsius}°C"
    return f"{celsius}C", f"{other}F"


def _height(rng: Random, is_right: bool) -> tuple[str, str]:
    feet, inches = rng.randint(4, 7), rng.randint(0, 11)
    metres = (12 * feet + inches) * 0.0254
    if not is_right:
        metres += rng.choice((-0.2, -0.1, -0.06, 0.06, 0.1, 0.2))
    first = rng.choice((f"{feet} ft {inches} in", f"{feet}ft {inches}in", f"{feet}-foot-{inches}"))
    return first, rng.choice((f"{metres:.2f} m", f"{metres:.2f}m", f"{round(100 * metres)} cm"))


def _rounded(value: float, digits: int) -> str:
    """A value with so many digits that count, one more where one would move it by over 8 %."""
    places = digits - 1 - floor(log10(abs(value)))
    shown = round(value, places)
    if abs(shown - value) > 0.08 * value:
        return _rounded(value, digits + 1)
    return f"{shown:.{places}f}" if places > 0 else f"{round(shown):,}"


def _number(printed: str) -> float:
    return float(printed.replace(",", ""))


def _words(rng: Random, is_right: bool) -> Text:
    value = rng.choice((rng.randint(2, 15), 10 * rng.randint(2, 9)))
    tens = "twenty thirty forty fifty sixty seventy eighty ninety".split()
    word = WORDS[value] if value < 16 else tens[value // 10 - 2]
    digits = value if is_right else value + rng.choice((-1, 1, 2, 10))
    frame = rng.choice(
        (
            "The tenant has {w} ({d}) days to pay.",
            "Within {w} ({d}) business days of the notice the seller shall answer.",
            "A fee of {w} percent ({d}%) is due.",
            "The board has {d} ({w}) members.",
            "The sum of {w} dollars (${d}) is due at once.",
        )
    )
    return Text("numbers/words-against-digits", frame, frame.format(w=word, d=digits), is_right)


def _range(rng: Random, is_right: bool) -> Text:
    low = rng.randint(3, 40)
    high = low + rng.randint(1, 30)
    year = rng.randint(1950, 2005)
    ends = (low, high) if is_right else (high, low)
    years = (year, year + low) if is_right else (year + low, year)
    frame = rng.choice(
        (
            "Between {a} and {b} ships call each week.",
            "Costs will rise by {a}-{b}%, the firm said.",
            "Costs will rise by {a}–{b} per cent, the firm said.",
            "Between {a}% and {b}% of the crop was lost.",
            "The survey took between {a} and {b} weeks.",
            "She taught in Leeds from {y} to {z}.",
            "The survey ({y}–{z}) found seals.",
            "The law was in force between {y} and {z}.",
        )
    )
    text = frame.format(a=ends[0], b=ends[1], y=years[0], z=years[1])
    return Text("numbers/reversed-range", frame, text, is_right)


def _share(rng: Random, is_right: bool) -> Text:
    whom = rng.choice(("respondents", "voters", "the patients", "all households", "those asked"))
    frame = rng.choice(
        (
            "{s} of {w} agreed.",
            "Some {s} of {w} saw no change.",
            "The poll gives him {s} of the vote.",
        )
    )
    value = rng.randint(10, 100) if is_right else rng.randint(101, 190)
    share = rng.choice((f"{value}%", f"{value} percent", f"{value} per cent"))
    return Text("numbers/share-over-100", frame, frame.format(s=share, w=whom), is_right)


def _rates(rng: Random, is_right: bool) -> Text:
    rate = rng.uniform(1.4, 2)
    amounts = [rng.choice((1, 10, 100)) * rng.uniform(1, 10) for _ in range(rng.randint(2, 4))]
    shown = [[_rounded(a * rate, 2), _rounded(a, rng.choice((2, 3)))] for a in amounts]
    if not is_right:
        wrong = rng.randrange(len(shown))
        factor = rng.choice((0.1, 0.6, 0.75, 1.35, 1.6, 10))
        shown[wrong][1] = _rounded(amounts[wrong] * factor, 2)
    frame = rng.choice(("${}m (£{}m)", "$ {} million (£{} million)", "{} million dollars (£{}m)"))
    parts = " and ".join(f"{frame.format(*pair)} for the mill" for pair in shown)
    return Text("numbers/exchange-rate", frame, f"The firm paid {parts}.", is_right)


def _restated(rng: Random, is_right: bool) -> Text:
    value = rng.randint(11, 90)
    other = value if is_right else value + rng.choice((-1, 1, 2))
    frame = rng.choice(
        (
            "The trust built {} wind turbines. All {} wind turbines turn.",
            "A train left the rails, and {} people were killed. The {} people killed were locals.",
            "Police say {} men were arrested. The {} arrested men are in jail.",
            "The school has {} exchange students. The {} exchange students live in town.",
            "The hospital took in {} injured passengers. Its {} injured passengers are stable.",
        )
    )
    return Text("numbers/restated", frame, frame.format(value, other), is_right)
