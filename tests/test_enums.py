"""Enumerations are as the standard library makes them, and made faster."""

from __future__ import annotations

import copy
import enum
import json
import pickle
from types import SimpleNamespace

import pytest

from factlint import enums


class Colour(enums.StrEnum):
    """Members that are texts."""

    RED = "red"
    """Documented."""
    GREEN = "green"

    @property
    def rank(self) -> int:
        return {"red": 0, "green": 1}[self.value]


class Level(enums.IntEnum):
    LOW = 0
    HIGH = 1


class Pair(enums.Enum):
    FIRST = ("a", 1)
    SECOND = ("b", 2)
    AGAIN = ("a", 1)


def standard() -> SimpleNamespace:
    colour = enum.StrEnum("Colour", {"RED": "red", "GREEN": "green"})
    level = enum.IntEnum("Level", {"LOW": 0, "HIGH": 1})
    pair = enum.Enum("Pair", {"FIRST": ("a", 1), "SECOND": ("b", 2), "AGAIN": ("a", 1)})
    return SimpleNamespace(Colour=colour, Level=level, Pair=pair)


@pytest.mark.parametrize("name", ["Colour", "Level", "Pair"])
def test_members_are_as_those_of_the_standard_library(name):
    ours, theirs = globals()[name], getattr(standard(), name)
    for mine, other in zip(ours, theirs, strict=True):
        assert (mine.name, mine.value) == (other.name, other.value)
        assert (str(mine), repr(mine), f"{mine}") == (str(other), repr(other), f"{other}")
        assert bool(mine) == bool(other)
        assert ours(mine.value) is ours[mine.name] is ours(mine) is mine
        assert mine in ours
    assert len(ours) == len(theirs)
    assert list(ours.__members__) == list(theirs.__members__)


def test_a_second_name_of_a_value_is_the_same_member():
    assert Pair.AGAIN is Pair.FIRST
    assert Pair.AGAIN.name == "FIRST"


def test_texts_and_numbers_compare_as_such():
    assert Colour.RED == "red"
    assert {Colour.RED: 1}["red"] == 1
    assert json.dumps([Colour.RED, Level.HIGH]) == '["red", 1]'
    assert Level.LOW < Level.HIGH
    assert Pair.FIRST != ("a", 1)
    assert Colour.GREEN.rank == 1


def test_what_is_no_member_is_refused():
    for kind, value in ((Colour, "blue"), (Level, 5), (Pair, [])):
        with pytest.raises(ValueError, match="is not a valid"):
            kind(value)
    with pytest.raises(KeyError):
        Colour["BLUE"]
    with pytest.raises(AttributeError):
        Colour.RED = "rot"  # type: ignore[misc,assignment]


@pytest.mark.parametrize("member", [Colour.RED, Level.HIGH, Pair.SECOND])
def test_copies_are_the_member_itself(member):
    assert copy.copy(member) is copy.deepcopy(member) is member
    assert pickle.loads(pickle.dumps(member)) is member
