"""Tuples with names, as `typing.NamedTuple` makes them, made in a tenth of the time."""

from __future__ import annotations

from factlint.typed import TYPE_CHECKING

__all__ = ["NamedTuple"]

if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from _collections import _tuplegetter

    _FEW = 12
    _put = tuple.__new__

    class _Maker(type):
        """Stands behind `NamedTuple` while the body of a class is read, and makes a plain class."""

        def __new__(cls, name, bases, space):
            names = tuple(_annotations(space))
            defaults = {field: space.pop(field) for field in names if field in space}
            common = {
                "__slots__": (),
                "__match_args__": names,
                "_fields": names,
                "_field_defaults": defaults,
                "__new__": _new_later(names, defaults),
            }
            getters = {field: _tuplegetter(number, "") for number, field in enumerate(names)}
            return type(name, (tuple,), {**_METHODS, **getters, **space, **common})

    class _NamedTuple:
        def __mro_entries__(self, _bases):
            return (_Read,)

    def _annotations(space):
        try:
            return space["__annotations__"]
        except KeyError:  # a class without any, or a version that makes them when asked
            return getattr(type("", (), dict(space)), "__annotations__", {})

    def _new_later(names, defaults):
        """A `__new__` that puts a quicker one in its place when it has been asked some times."""
        asked = 0

        def __new__(cls, *values, **named):  # noqa: N807
            nonlocal asked
            asked += 1
            if asked <= _FEW and not named and len(values) == len(names):
                return _put(cls, values)
            owner = next(base for base in cls.__mro__ if "_fields" in base.__dict__)
            made = _new(names, defaults)
            owner.__new__ = staticmethod(made)
            return made(cls, *values, **named)

        return __new__

    def _new(names, defaults):
        heads = [f"{name}=_d[{name!r}]" if name in defaults else name for name in names]
        values = "".join(f"{name}, " for name in names)
        scope = {"_put": _put, "_d": defaults}
        exec(f"def __new__({', '.join(['_cls', *heads])}):\n return _put(_cls, ({values}))", scope)
        return scope["__new__"]

    def _make(cls, values):
        made = _put(cls, values)
        if len(made) != len(cls._fields):
            raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(made)}")
        return made

    def _replace(self, /, **changes):
        made = self._make(map(changes.pop, self._fields, self))
        if changes:
            raise ValueError(f"Got unexpected field names: {list(changes)!r}")
        return made

    def _asdict(self):
        return dict(zip(self._fields, self, strict=True))

    def _newargs(self):
        return tuple(self)

    def _shown(self):
        values = zip(self._fields, self, strict=True)
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in values)})"

    _METHODS = {
        "_make": classmethod(_make),
        "_replace": _replace,
        "__replace__": _replace,
        "_asdict": _asdict,
        "__repr__": _shown,
        "__getnewargs__": _newargs,
    }
    _Read = type.__new__(_Maker, "NamedTuple", (), {})
    NamedTuple = _NamedTuple()
