"""Classes of values are as the standard library makes them, and made faster."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from typing import ClassVar

import pytest

from factlint import values
from factlint.values import dataclass, field


@dataclass(frozen=True, slots=True)
class Point:
    x: int
    y: int = 0
    names: dict[str, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        return self.x + self.y


@dataclass(slots=True)
class Tally:
    items: list[str] = field(default_factory=list)
    count: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Thing:
    name: str


@dataclass(frozen=True, slots=True, order=True)
class Ordered:
    rank: int


@dataclass(frozen=True)
class Open:
    name: str = "a"
    more: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.__dict__["length"] = len(self.name)


@dataclass(frozen=True, slots=True)
class Pair:
    left: str
    right: str


def test_values_are_equal_where_their_fields_are():
    assert Point(1, 2) == Point(1, 2) != Point(1, 3)
    assert Point(1) != (1, 0, {})
    assert hash(Pair("a", "b")) == hash(Pair("a", "b"))
    assert {Pair("a", "b"): 1}[Pair("a", "b")] == 1
    assert Thing("a") != Thing("a")
    assert len({Thing("a"), Thing("a")}) == 2


def test_they_are_shown_with_their_fields():
    assert repr(Point(1)) == "Point(x=1, y=0, names={})"
    assert Point(1, 2).total == 3


def test_frozen_ones_cannot_be_changed_and_others_can():
    with pytest.raises(dataclasses.FrozenInstanceError):
        Point(1).x = 2  # type: ignore[misc]
    with pytest.raises(dataclasses.FrozenInstanceError):
        del Point(1).x  # type: ignore[misc]
    tally = Tally()
    tally.count += 1
    assert tally == Tally([], 1)
    with pytest.raises(TypeError):
        hash(tally)
    with pytest.raises(AttributeError):
        tally.other = 1  # type: ignore[attr-defined]


def test_each_has_its_own_default():
    first, second = Tally(), Tally()
    first.items.append("a")
    assert second.items == []


def test_the_tools_of_the_standard_library_know_them():
    assert dataclasses.replace(Point(1, 2), y=5) == Point(1, 5)
    assert [item.name for item in dataclasses.fields(Point)] == ["x", "y", "names"]
    assert dataclasses.asdict(Pair("a", "b")) == {"left": "a", "right": "b"}
    assert pickle.loads(pickle.dumps(Point(1, 2, {"a": 1}))) == Point(1, 2, {"a": 1})
    assert pickle.loads(pickle.dumps(Tally(["a"], 2))) == Tally(["a"], 2)
    match Pair("a", "b"):
        case Pair(left, right):
            assert (left, right) == ("a", "b")


@pytest.mark.skipif(not hasattr(copy, "replace"), reason="from Python 3.13 on")
def test_copies_can_be_changed():
    assert copy.replace(Point(1, 2), y=5) == Point(1, 5)  # type: ignore[attr-defined]


def test_so_do_ours():
    assert values.replace(Point(1, 2), y=5) == Point(1, 5)
    assert [item.name for item in values.fields(Point)] == ["x", "y", "names"]
    with pytest.raises(TypeError):
        values.replace(Point(1), z=1)


def test_the_first_values_of_a_class_are_made_as_all_others():
    @dataclass(slots=True)
    class New:
        name: str
        count: int = 1

    for _ in range(40):
        with pytest.raises(TypeError):
            New()  # type: ignore[call-arg]
        with pytest.raises(TypeError):
            New("a", other=2)  # type: ignore[call-arg]
        with pytest.raises(TypeError):
            New("a", 2, 3)  # type: ignore[call-arg]
        with pytest.raises(TypeError):
            New("a", name="b")  # type: ignore[misc]
        assert New("a", count=2) == New("a", 2) != New("a")

    class Newer(New):
        __slots__ = ()

    assert Newer("b").count == 1


def test_values_are_in_order_where_that_is_asked_for():
    assert Ordered(1) < Ordered(2) >= Ordered(2)
    with pytest.raises(TypeError):
        assert Point(1) < Point(2)  # type: ignore[operator]


def test_classes_without_slots_can_hold_more():
    first = Open("abc")
    assert vars(first) == {"name": "abc", "more": [], "length": 3}
    assert first == Open("abc") != Open()
    assert pickle.loads(pickle.dumps(first)) == first
    with pytest.raises(dataclasses.FrozenInstanceError):
        first.name = "b"  # type: ignore[misc]
    assert not hasattr(Open, "more")


def test_what_is_unusual_is_made_by_the_standard_library():
    @dataclass(slots=True)
    class Shared:
        kept: ClassVar[int] = 3
        name: str = "a"
        more: list[str] = field(default_factory=list)

    @dataclass(slots=True)
    class Heir(Shared):
        age: int = 0

    assert Shared.kept == 3
    assert Shared() == Shared("a", [])
    assert Heir("b", age=2) == Heir("b", [], 2)
    assert [item.name for item in dataclasses.fields(Heir)] == ["name", "more", "age"]
