"""Classes of values, as `dataclasses` makes them with slots, made in a small part of the time.

A start makes more than a hundred of these classes. The standard library compiles each of their
methods from text, and imports for that what takes longer than the classes. Here `__init__` alone is
compiled, and only for a class that makes more than a few values; the other methods are common to
all. What is not usual (a base, annotations that are no fields) is left to the standard library,
whose functions know these classes too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__all__ = ["dataclass", "field", "fields", "replace"]

if TYPE_CHECKING:
    from dataclasses import dataclass, field, fields, replace
else:
    import operator
    from itertools import islice

    _ODD = ("ClassVar", "InitVar", "KW_ONLY")
    _NONE = object()
    _FIELDS = "__dataclass_fields__"
    _FEW = 12

    class _Field:
        """A field: what the standard library asks of one that has nothing special."""

        __slots__ = ("default", "default_factory", "name", "type")
        init = repr = compare = True
        kw_only = False
        hash = None
        metadata: dict[str, object] = {}  # noqa: RUF012 - empty for all

        def __init__(self, default, default_factory):
            self.default = default
            self.default_factory = default_factory
            self.name = self.type = None

        @property
        def _field_type(self):
            import dataclasses  # who asks has it

            return dataclasses._FIELD

    def field(*, default=_NONE, default_factory=_NONE):
        """As `dataclasses.field`."""
        return _Field(default, default_factory)

    def fields(cls):
        """As `dataclasses.fields`."""
        return tuple(getattr(cls, _FIELDS).values())

    def replace(value, /, **changes):
        """As `dataclasses.replace`."""
        for name in getattr(value, _FIELDS):
            if name not in changes:
                changes[name] = getattr(value, name)
        return value.__class__(**changes)

    def dataclass(cls=None, /, *, frozen=False, slots=False, eq=True, order=False):
        """As `dataclasses.dataclass`."""

        def made(cls):
            if cls.__bases__ == (object,) and not any(map(_is_odd, _annotations(cls).values())):
                return _made(cls, frozen=frozen, slots=slots, eq=eq, order=order)
            return _left(cls, frozen=frozen, slots=slots, eq=eq, order=order)

        return made if cls is None else made(cls)

    def _annotations(cls):
        try:
            return cls.__dict__["__annotations__"]  # noqa: RUF063 - quick, and texts
        except KeyError:  # a class without any, or a version that makes them when asked
            return getattr(cls, "__annotations__", {}) if cls.__bases__ == (object,) else {}

    def _is_odd(annotation):
        return not isinstance(annotation, str) or any(word in annotation for word in _ODD)

    def _left(cls, **options):
        """The class as the standard library makes it."""
        import dataclasses

        for name, value in list(vars(cls).items()):
            if isinstance(value, _Field):
                given = {"default": value.default, "default_factory": value.default_factory}
                given = {key: item for key, item in given.items() if item is not _NONE}
                setattr(cls, name, dataclasses.field(**given))
        return dataclasses.dataclass(**options)(cls)

    def _fields_of(cls):
        found = {}
        for name, annotation in _annotations(cls).items():
            default = cls.__dict__.get(name, _NONE)
            item = default if isinstance(default, _Field) else _Field(default, _NONE)
            if isinstance(item.default, list | dict | set):
                raise ValueError(f"mutable default for field {name}: use default_factory")
            item.name, item.type = name, annotation
            found[name] = item
        return found

    def _made(cls, *, frozen, slots, eq, order):
        fields = _fields_of(cls)
        names = tuple(fields)
        common = {_FIELDS: fields, "__match_args__": names}
        values = _values_of(names)
        methods = {"__init__": _init_later(frozen=frozen), "__repr__": _repr(names)}
        methods["__replace__"] = replace
        if frozen:
            methods |= {"__setattr__": _refuse, "__delattr__": _refuse}
        if frozen and slots:
            methods |= {"__getstate__": _getstate(names), "__setstate__": _setstate(names)}
        if eq:
            methods["__eq__"] = _eq(values)
            methods["__hash__"] = _hash(values) if frozen else None
        if order:
            methods |= {f"__{name}__": _order(name, values) for name in ("lt", "le", "gt", "ge")}
        return (_with_slots if slots else _changed)(cls, methods, common)

    def _with_slots(cls, methods, common):
        names = common["__match_args__"]
        space = {
            name: value
            for name, value in vars(cls).items()
            if name not in names and name not in ("__dict__", "__weakref__")
        }
        if "__hash__" in space and "__eq__" in space and space["__hash__"] is None:
            del space["__hash__"]  # Python's own mark of an explicit __eq__
        space = {**methods, **space, **common, "__slots__": names}
        return type(cls)(cls.__name__, cls.__bases__, space)

    def _changed(cls, methods, common):
        own = set(vars(cls))
        for name, item in common[_FIELDS].items():
            if name in own and item.default is _NONE:
                delattr(cls, name)
        for name, value in {**methods, **common}.items():
            if name not in own:
                setattr(cls, name, value)
        return cls

    def _values_of(names):
        if len(names) > 1:
            return operator.attrgetter(*names)
        return lambda self: tuple(getattr(self, name) for name in names)

    def _init_later(*, frozen):
        """An `__init__` that puts a quicker one in its place when it has been asked some times."""
        asked = 0

        def __init__(self, *values, **named):  # noqa: N807
            nonlocal asked
            asked += 1
            cls = next(base for base in type(self).__mro__ if _FIELDS in base.__dict__)
            after = hasattr(cls, "__post_init__")
            if asked <= _FEW and not after and _is_filled(self, values, named):
                return
            if cls.__init__ is __init__:
                cls.__init__ = _init(cls, frozen=frozen, calls_after=after)
            cls.__init__(self, *values, **named)

        return __init__

    def _is_filled(self, values, named):
        """Give the fields their values; False where not each has one, or there are others."""
        fields = getattr(self, _FIELDS)
        put = object.__setattr__
        for name, value in zip(fields, values, strict=False):
            put(self, name, value)
        taken = 0
        for name, item in islice(fields.items(), len(values), None):
            if name in named:
                put(self, name, named[name])
                taken += 1
            elif item.default is not _NONE:
                put(self, name, item.default)
            elif item.default_factory is not _NONE:
                put(self, name, item.default_factory())
            else:
                return False
        return taken == len(named) and len(values) <= len(fields)

    def _init(cls, *, frozen, calls_after):
        scope = {"_put": object.__setattr__, "_none": _NONE}
        heads, lines = ["self"], []
        for name, field in getattr(cls, _FIELDS).items():
            value = name
            if field.default is not _NONE:
                scope[f"_d_{name}"] = field.default
                heads.append(f"{name}=_d_{name}")
            elif field.default_factory is not _NONE:
                scope[f"_f_{name}"] = field.default_factory
                heads.append(f"{name}=_none")
                value = f"_f_{name}() if {name} is _none else {name}"
            else:
                heads.append(name)
            slot = cls.__dict__.get(name)
            if not frozen:
                lines.append(f" self.{name} = {value}")
            elif hasattr(slot, "__set__"):  # the quickest way
                scope[f"_s_{name}"] = slot.__set__
                lines.append(f" _s_{name}(self, {value})")
            else:
                lines.append(f" _put(self, {name!r}, {value})")
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

    def _order(name, values):
        compare = getattr(operator, name)

        def __order__(self, other):  # noqa: N807
            if other.__class__ is not self.__class__:
                return NotImplemented
            return compare(values(self), values(other))

        return __order__

    def _hash(values):
        def __hash__(self):  # noqa: N807
            return hash(values(self))

        return __hash__

    def _refuse(self, name, *value):
        from dataclasses import FrozenInstanceError

        raise FrozenInstanceError(f"cannot change field {name!r}")

    def _getstate(names):
        def __getstate__(self):  # noqa: N807
            return [getattr(self, name) for name in names]

        return __getstate__

    def _setstate(names):
        def __setstate__(self, state):  # noqa: N807
            for name, value in zip(names, state, strict=True):
                object.__setattr__(self, name, value)

        return __setstate__
