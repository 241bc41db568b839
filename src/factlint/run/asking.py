"""The network is asked once, before any document is checked, and all checks see its answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from factlint.errors import DocumentError
from factlint.model.document import Document
from factlint.readers import read
from factlint.run.around.online import Tally, ask_about
from factlint.run.settings import Settings


def with_answers(
    settings: Settings,
    files: Sequence[str],
    stdin: tuple[str, bytes] | None,
    notify: Callable[[str], None] | None,
) -> tuple[Settings, str]:
    """The settings with what the network says of these documents, and how much was asked."""
    if settings.online is None:
        return settings, ""
    documents = _documents(settings, files, stdin)
    answers, tally = ask_about(documents, settings.online, notify=notify)
    return replace(settings, answers=answers), _note(tally)


def _note(tally: Tally) -> str:
    asked = f"asked {_many(len(tally.hosts), 'host')} about {_many(tally.asked, 'link or work')}"
    return asked + (f"; {tally.kept} answers were at hand" if tally.kept else "")


def _many(number: int, thing: str) -> str:
    if number == 1:
        return f"1 {thing}"
    return f"{number} {' or '.join(f'{word}s' for word in thing.split(' or '))}"


def _documents(
    settings: Settings, files: Sequence[str], stdin: tuple[str, bytes] | None
) -> Iterator[Document]:
    """All that can be read; what cannot is told when it is checked."""
    if stdin is not None:
        yield from _read(settings, *stdin)
    for name in files:
        file = Path(name)
        try:
            if file.stat().st_size <= settings.read_options.max_size:
                yield from _read(settings, name, file.read_bytes())
        except OSError:
            continue


def _read(settings: Settings, name: str, data: bytes) -> Iterator[Document]:
    try:
        for document in read(name, data, options=settings.options_for(name)):
            if isinstance(document, Document):
                yield document
    except DocumentError:
        return
