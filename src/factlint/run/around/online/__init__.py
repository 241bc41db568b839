"""Asking the network about links and works: only where the command line says so.

It is done once, in the main process, before the documents are checked; the checks are given the
answers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor

from factlint.model.document import Document
from factlint.model.surroundings import Answer
from factlint.run.around.online.options import OnlineOptions, Tally
from factlint.run.around.online.pages import ask_page
from factlint.run.around.online.questions import Question, Sort, questions_of
from factlint.run.around.online.store import Store
from factlint.run.around.online.web import Web, host_of

__all__ = ["OnlineOptions", "Tally", "ask_about"]

_LONG = 60.0  # seconds
_NO_NETWORK = "no site could be looked up; is there a network?"


def ask_about(
    documents: Iterable[Document],
    options: OnlineOptions,
    *,
    notify: Callable[[str], None] | None = None,
) -> tuple[Mapping[str, Answer], Tally]:
    """The answers to all questions about these documents, by URL, `doi:…` or `title:…`."""
    questions = {
        question.key: question for document in documents for question in questions_of(document)
    }
    store = Store(options.cache, options.now, options.max_age)
    found = store.find(questions)
    left = [question for key, question in questions.items() if key not in found]
    groups = _by_host(left, options)
    asked = sum(map(len, groups))
    if notify is not None and left:
        things = f"{asked} {'link or work' if asked == 1 else 'links and works'}"
        hosts = f"{len(groups)} host{'' if len(groups) == 1 else 's'}"
        notify(f"asking {hosts} about {things}{_patience(groups, options)}")
    web = Web(options)
    new: dict[str, Answer] = {}
    with ThreadPoolExecutor(max_workers=options.hosts_at_once) as pool:
        try:
            for answers in pool.map(lambda group: _ask_all(web, group), groups):
                new.update(answers)
        except BaseException:
            web.stopped.set()  # the threads give up at their next pause
            store.keep(new)
            raise
    new = _without_network(new)
    store.keep(new)
    return {**found, **new}, Tally(len(new), len(found), len(left) - asked, web.hosts)


def _by_host(questions: Iterable[Question], options: OnlineOptions) -> list[list[Question]]:
    """The questions in groups that different hosts answer, the largest first."""
    groups: dict[str, list[Question]] = defaultdict(list)
    for question in questions:
        is_page = question.sort is Sort.PAGE
        groups[host_of(question.text) if is_page else options.crossref].append(question)
    for host, group in groups.items():
        if host != options.crossref:
            del group[options.most_of_a_host :]
    return sorted(groups.values(), key=lambda group: (-len(group), group[0].key))


def _patience(groups: Sequence[Sequence[Question]], options: OnlineOptions) -> str:
    """How long it takes at least, where that is long."""
    longest = max(
        len(group) * (options.delay if group[0].sort is Sort.PAGE else options.registry_delay)
        for group in groups
    )
    return f", for {longest / 60:.0f} minutes or more" if longest >= _LONG else ""


def _ask_all(web: Web, questions: list[Question]) -> dict[str, Answer]:
    found: dict[str, Answer] = {}
    for question in questions:
        if web.stopped.is_set():
            break
        if question.sort is Sort.PAGE and web.is_private(question.text):
            continue  # nobody else can follow it, and nothing of the local network is told
        try:
            found[question.key] = _ask(web, question)
        except Exception as error:  # what one site sends must not cost the answers of the others
            found[question.key] = Answer("unreachable", f"{type(error).__name__}: {error}")
    return found


def _ask(web: Web, question: Question) -> Answer:
    if question.sort is Sort.PAGE:
        return ask_page(web, question.text)
    # Imported here: few documents list works, and comparing titles takes a library.
    from factlint.run.around.online.works import ask_doi, ask_title

    if question.sort is Sort.DOI:
        return ask_doi(web, question.text)
    return ask_title(web, question.text, question.author)


def _without_network(answers: dict[str, Answer]) -> dict[str, Answer]:
    """Where not one name could be looked up, it is the network that is missing."""
    pages = [answer for key, answer in answers.items() if "://" in key]
    if not pages or not all(answer.values.get("trouble") == "dns" for answer in pages):
        return answers
    return {
        key: Answer("unreachable", _NO_NETWORK) if answer.values.get("trouble") else answer
        for key, answer in answers.items()
    }
