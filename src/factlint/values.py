"""Classes of values, as `dataclasses` makes them with slots, made in a fifth of the time.

A start makes more than a hundred of these classes, and the standard library compiles each of their
methods from text. Here only `__init__` is; the others are common to all. What is not usual (order,
no slots, annotations that are no fields) is left to the standard library.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__all__ = ["dataclass"]

if TYPE_CHECKING:
    from dataclasses import dataclass
else:
    import dataclasses
    from operator import attrgetter

    _ODD = ("ClassVar", "InitVar", "KW_ONLY")

    def dataclass(cls=None, /, *, frozen=False, slots=False, eq=True, order=False):
        """As `dataclasses.dataclass`."""

        def made(cls):
            odd = order or not slots or any(_is_odd(item) for item in _annotations(cls).values())
            if not odd and cls.__bases__ == (object,):
                try:
                    return _made(cls, frozen=frozen, eq=eq)
                except (AttributeError, TypeError):  # the insides of another version
                    pass
            return dataclasses.dataclass(frozen=frozen, slots=slots, eq=eq, order=order)(cls)

        return made if cls is None else made(cls)

    def _annotations(cls):
        return cls.__dict__.get("__annotations__", {})  # noqa: RUF063 - quick, and texts

    def _is_odd(annotation):
        return not isinstance(annotation, str) or any(word in annotation for word in _ODD)

    def _is_usual(field):
        has_all = field.init and field.repr and field.compare and field.hash is None
        return has_all and not field.kw_only

    def _made(cls, *, frozen, eq):
        fields = {
            name: dataclasses._get_field(cls, name, annotation, False)
            for name, annotation in _annotations(cls).items()
        }
        if not all(map(_is_usual, fields.values())):
            raise TypeError("left to the standard library")
        names = tuple(fields)
        space = {
            name: value
            for name, value in vars(cls).items()
            if name not in fields and name not in ("__dict__", "__weakref__")
        }
        common = {
            "__slots__": names,
            "__match_args__": names,
            "__dataclass_fields__": fields,
            "__init__": _init(fields, frozen=frozen, calls_after="__post_init__" in space),
        }
        values = _values_of(names)
        methods = {"__repr__": _repr(names)}
        if frozen:
            methods |= {"__setattr__": _refuse, "__delattr__": _refuse}
            methods |= {"__getstate__": _getstate(names), "__setstate__": _setstate(names)}
        if eq:
            methods["__eq__"] = _eq(values)
            methods["__hash__"] = _hash(values) if frozen else None
        if "__hash__" in space and "__eq__" in space and space["__hash__"] is None:
            del space["__hash__"]  # Python's own mark of an explicit __eq__
        return type(cls)(cls.__name__, cls.__bases__, {**methods, **space, **common})

    def _values_of(names):
        if len(names) > 1:
            return attrgetter(*names)
        return lambda self: tuple(getattr(self, name) for name in names)

    def _init(fields, *, frozen, calls_after):
        scope = {"_put": object.__setattr__, "_none": dataclasses.MISSING}
        heads, lines = ["self"], []
        for name, field in fields.items():
            value = name
            if field.default is not dataclasses.MISSING:
                scope[f"_d_{name}"] = field.default
                heads.append(f"{name}=_d_{name}")
            elif field.default_factory is not dataclasses.MISSING:
                scope[f"_f_{name}"] = field.default_factory
                heads.append(f"{name}=_none")
                value = f"_f_{name}() if {name} is _none else {name}"
            else:
                heads.append(name)
            put = f"_put(self, {name!r}, {value})" if frozen else f"self.{name} = {value}"
            lines.append(f" {put}")
        lines += [" self.__post_init__()"] if calls_after else []
        exec(f"def __init__({', '.join(heads)}):\n" + "\n".join(lines or [" pass"]), scope)
        return scope["__init__"]

    def _repr(names):
        def __repr__(self):  # noqa: N807
            inside = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
            return f"{type(self).__qualname__}({inside})"

        return __repr__

    def _eq(values):
        def __eq__(self, other):  # noqa: N807
            if other.__class__ is not self.__class__:
                return NotImplemented
            return values(self) == values(other)

        return __eq__

    def _hash(values):
        def __hash__(self):  # noqa: N807
            return hash(values(self))

        return __hash__

    def _refuse(self, name, *value):
        raise dataclasses.FrozenInstanceError(f"cannot change field {name!r}")

    def _getstate(names):
        def __getstate__(self):  # noqa: N807
            return [getattr(self, name) for name in names]

        return __getstate__

    def _setstate(names):
        def __setstate__(self, state):  # noqa: N807
            for name, value in zip(names, state, strict=True):
                object.__setattr__(self, name, value)

        return __setstate__
