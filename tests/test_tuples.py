"""Tuples with names are as the standard library makes them, and made faster."""

from __future__ import annotations

import copy
import pickle
import typing

import pytest

from factlint.tuples import NamedTuple


class Place(NamedTuple):
    """A place."""

    start: int
    end: int = 0
    name: str = "a"

    @property
    def length(self) -> int:
        return self.end - self.start


class Standard(typing.NamedTuple):
    start: int
    end: int = 0
    name: str = "a"


def test_they_are_tuples_with_names():
    for _ in range(40):
        place = Place(1, 5, "b")
        assert place == (1, 5, "b") == Standard(1, 5, "b")
        assert (place.start, place.end, place.name, place.length) == (1, 5, "b", 4)
        assert Place(1) == Place(start=1, name="a") == Standard(1)
        start, *_ = place
        assert start == 1
    assert isinstance(place, tuple)
    assert hash(place) == hash((1, 5, "b"))
    assert Place.__doc__ == "A place."
    match place:
        case Place(first, second):
            assert (first, second) == (1, 5)


def test_they_have_the_methods_of_the_standard_ones():
    ours, theirs = Place(1, 5), Standard(1, 5)
    assert repr(ours) == repr(theirs).replace("Standard", "Place")
    assert ours._replace(end=6) == theirs._replace(end=6) == Place(1, 6)
    assert ours._asdict() == theirs._asdict()
    assert Place._fields == Standard._fields
    assert Place._make([1, 2, "c"]) == Standard._make([1, 2, "c"])
    assert type(ours._replace(end=6)) is Place
    assert pickle.loads(pickle.dumps(ours)) == ours == copy.deepcopy(ours)
    assert type(pickle.loads(pickle.dumps(ours))) is Place


def test_what_does_not_fit_is_refused():
    for _ in range(40):
        for values, named in (((), {}), ((1, 2, "a", 4), {}), ((1,), {"other": 2})):
            with pytest.raises(TypeError):
                Place(*values, **named)
    with pytest.raises(TypeError):
        Place._make([1])
    with pytest.raises(ValueError, match="unexpected field names"):
        Place(1)._replace(other=2)
    with pytest.raises(AttributeError):
        Place(1).start = 2  # type: ignore[misc]
    with pytest.raises(AttributeError):
        Place(1).other = 2  # type: ignore[attr-defined]


def test_heirs_keep_what_they_inherit():
    class Named(Place):
        __slots__ = ()

        def shown(self) -> str:
            return f"{self.name}{self.start}"

    assert Named(3).shown() == "a3"
    assert type(Named(3)._replace(name="b")) is Named
