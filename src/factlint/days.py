"""The classes of `datetime`, without the module: it reads them in Python and takes those in C."""

from __future__ import annotations

from factlint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import UTC, date, datetime, timedelta
else:
    try:
        from _datetime import UTC, date, datetime, timedelta
    except ImportError:  # they are in Python alone
        from datetime import UTC, date, datetime, timedelta

__all__ = ["UTC", "date", "datetime", "timedelta"]
