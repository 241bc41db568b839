"""The network is asked once, before any document is checked, and all checks see its answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from factlint.errors import DocumentError
from factlint.model.document import Document
from factlint.readers import read
from factlint.run.around.online import OnlineOptions, Tally, ask_about
from factlint.run.settings import Settings
from factlint.values import replace


def with_answers(
    settings: Settings,
    online: OnlineOptions,
    files: Sequence[str],
    stdin: tuple[str, bytes] | None,
    notify: Callable[[str], None] | None,
) -> tuple[Settings, str]:
    """The settings with what the network says of these documents, and how much was asked."""
    documents = _documents(settings, files, stdin)
    answers, tally = ask_about(documents, online, notify=notify)
    return replace(settings, answers=answers), _note(tally)


def _note(tally: Tally) -> str:
    kept = f"{tally.kept} answer{' was' if tally.kept == 1 else 's were'} at hand"
    if not tally.asked:
        return f"asked nobody: {kept if tally.kept else 'there is nothing to ask about'}"
    hosts = f"{len(tally.hosts)} host{'' if len(tally.hosts) == 1 else 's'}"
    things = "1 link or work" if tally.asked == 1 else f"{tally.asked} links and works"
    note = f"asked {hosts} about {things}" + (f"; {kept}" if tally.kept else "")
    if not tally.left_out:
        return note
    return f"{note}; {tally.left_out} were left to the next run, so as not to burden one host"


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
