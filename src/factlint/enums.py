"""Enumerations, as `enum` makes them, made in a tenth of the time.

A start makes dozens of them. Their members have plain attributes, which are quicker to ask for too.
What is here is what is used: no flags, no automatic values, no functional form.
"""

from __future__ import annotations

from factlint.typed import TYPE_CHECKING

__all__ = ["Enum", "IntEnum", "StrEnum"]

if TYPE_CHECKING:
    from enum import Enum, IntEnum, StrEnum
else:

    class _EnumType(type):
        """The type of enumerations: its instances hold their members, in order."""

        def __new__(cls, name, bases, space):
            base = bases[0] if bases else object
            values = _values(space) if bases else {}
            rest = {key: value for key, value in space.items() if key not in values}
            made = super().__new__(cls, name, bases, rest)
            members, by_value = {}, {}
            for key, value in values.items():
                member = by_value.get(value)  # a second name for one value is another name for it
                if member is None:
                    member = by_value[value] = base._make(made, value)
                    member.name = member._name_ = key
                    member.value = member._value_ = value
                members[key] = member
                type.__setattr__(made, key, member)
            type.__setattr__(made, "__members__", members)
            type.__setattr__(made, "_by_value", by_value)
            return made

        def __call__(cls, value):
            try:
                return cls._by_value[value]
            except (KeyError, TypeError):
                if isinstance(value, cls):
                    return value
                raise ValueError(f"{value!r} is not a valid {cls.__qualname__}") from None

        def __getitem__(cls, name):
            return cls.__members__[name]

        def __contains__(cls, value):
            return isinstance(value, cls) or value in cls._by_value

        def __iter__(cls):
            return iter(cls._by_value.values())

        def __len__(cls):
            return len(cls._by_value)

        def __setattr__(cls, name, value):
            if name in cls.__dict__.get("__members__", ()):
                raise AttributeError(f"cannot reassign member {name!r}")
            super().__setattr__(name, value)

        def __repr__(cls):
            return f"<enum {cls.__name__!r}>"

    def _values(space):
        """The members that the body of a class names: what is no method and no name of Python's."""
        return {
            name: value
            for name, value in space.items()
            if not name.startswith("_") and not hasattr(value, "__get__")
        }

    class Enum(metaclass=_EnumType):
        """Members that are equal to nothing but themselves."""

        @staticmethod
        def _make(cls, _value):
            return object.__new__(cls)

        def __repr__(self):
            return f"<{type(self).__name__}.{self.name}: {self.value!r}>"

        def __str__(self):
            return f"{type(self).__name__}.{self.name}"

        def __reduce_ex__(self, _protocol):
            return type(self), (self.value,)

        def __copy__(self):
            return self

        def __deepcopy__(self, _memo):
            return self

    class StrEnum(str, Enum):
        """Members that are texts."""

        @staticmethod
        def _make(cls, value):
            return str.__new__(cls, value)

        __repr__ = Enum.__repr__
        __str__ = str.__str__
        __format__ = str.__format__

    class IntEnum(int, Enum):
        """Members that are whole numbers."""

        @staticmethod
        def _make(cls, value):
            return int.__new__(cls, value)

        __repr__ = Enum.__repr__
        __str__ = int.__repr__
        __format__ = int.__format__
