"""Reading on one machine: supervised worker processes that survive a killed or failing worker.

``multiprocessing.Pool`` hangs for ever when a worker is killed and ``ProcessPoolExecutor`` gives up the whole run;
here a batch whose worker died is tried again one item at a time, and the item that kills its worker is named.
Workers are forked, so that they share the parser the parent has loaded. Results come in the order of the input.
"""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkProcess
from typing import Generic, TypeVar

from reportedly.errors import ReadingFailed

Item = TypeVar("Item")
Result = TypeVar("Result")

BATCH = 4  # documents a worker takes at once: enough for the parser's batching, few enough to end together
WAITING = 3  # batches a worker may be ahead of the slowest, which bounds the memory held for reordering


@dataclass(slots=True)
class _Batch(Generic[Item]):
    """Some items and where the first stands in the input."""

    number: int
    items: Sequence[Item]
    is_retry: bool = False


@dataclass(slots=True)
class _Worker(Generic[Item]):
    """A process, the pipe to it, and what it is working on."""

    process: ForkProcess
    pipe: Connection
    batch: _Batch[Item] | None = None


@dataclass(slots=True)
class _Crew(Generic[Item, Result]):
    """The workers of one run and the results that wait for earlier ones."""

    work: Callable[[Sequence[Item]], Sequence[Result]]
    workers: list[_Worker[Item]] = field(default_factory=list)
    ready: dict[int, list[Result | ReadingFailed]] = field(default_factory=dict)
    again: deque[_Batch[Item]] = field(default_factory=deque)
    partial: dict[int, list[Result | ReadingFailed]] = field(default_factory=dict)
    sizes: dict[int, int] = field(default_factory=dict)

    def hire(self) -> None:
        context = multiprocessing.get_context("fork")
        ours, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(theirs, ours, self.work), daemon=True)
        process.start()
        theirs.close()
        self.workers.append(_Worker(process, ours))

    def dismiss(self) -> None:
        for worker in self.workers:
            worker.pipe.close()
        for worker in self.workers:
            worker.process.terminate()
            worker.process.join()

    def collect(self) -> None:
        """Wait until at least one busy worker answers or dies, and take what it gives."""
        busy = {w.pipe: w for w in self.workers if w.batch is not None}
        for pipe in wait(list(busy)):
            worker = busy[pipe]  # type: ignore[index]  # wait gives back the connections it was given
            batch = worker.batch
            if batch is None:
                continue
            worker.batch = None
            try:
                answer = worker.pipe.recv()
            except (EOFError, OSError):
                self._replace(worker)
                answer = f"the worker process died (exit code {worker.process.exitcode})"
            self._take(batch, answer)

    def _replace(self, worker: _Worker[Item]) -> None:
        worker.pipe.close()
        worker.process.join()
        self.workers.remove(worker)
        self.hire()

    def _take(self, batch: _Batch[Item], answer: list[Result] | str) -> None:
        if not isinstance(answer, str):
            self._keep(batch, list(answer))
        elif batch.is_retry:
            self._keep(batch, [ReadingFailed(answer)])
        else:
            self.sizes[batch.number] = len(batch.items)
            self.again.extend(_Batch(batch.number, [item], is_retry=True) for item in batch.items)

    def _keep(self, batch: _Batch[Item], results: list[Result | ReadingFailed]) -> None:
        if not batch.is_retry:
            self.ready[batch.number] = results
            return
        done = self.partial.setdefault(batch.number, [])
        done.extend(results)
        if len(done) == self.sizes[batch.number]:
            self.ready[batch.number] = self.partial.pop(batch.number)


def _serve(pipe: Connection, parents_end: Connection, work: Callable[[Sequence[Item]], Sequence[Result]]) -> None:
    parents_end.close()
    while True:
        try:
            items = pipe.recv()
        except (EOFError, OSError, KeyboardInterrupt):
            return
        try:
            answer: object = list(work(items))
        except Exception as error:  # whatever one document does to its reader, the run goes on without it
            answer = f"{type(error).__name__}: {error}"
        pipe.send(answer)


def run(
    work: Callable[[Sequence[Item]], Sequence[Result]],
    items: Iterable[Item],
    *,
    jobs: int = 1,
    batch: int = BATCH,
) -> Iterator[Result | ReadingFailed]:
    """Map ``work`` (a list of items to as many results) over the items, in order.

    What an item does to its worker is its own: an exception or the death of the process gives a ``ReadingFailed`` in
    its place, and every other item its result.
    """
    batches = (_Batch(n, part) for n, part in enumerate(_parts(items, batch)))
    if jobs <= 1:
        for part in batches:
            yield from _run_here(work, part.items)
        return
    yield from _run_crew(work, batches, jobs)


def _parts(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    iterator = iter(items)
    while part := list(islice(iterator, size)):
        yield part


def _run_here(
    work: Callable[[Sequence[Item]], Sequence[Result]], items: Sequence[Item]
) -> list[Result | ReadingFailed]:
    try:
        return list(work(items))
    except Exception as error:  # the batch fell: find out which item it was
        if len(items) == 1:
            return [ReadingFailed(f"{type(error).__name__}: {error}")]
        return [result for item in items for result in _run_here(work, [item])]


def _run_crew(
    work: Callable[[Sequence[Item]], Sequence[Result]], batches: Iterator[_Batch[Item]], jobs: int
) -> Iterator[Result | ReadingFailed]:
    crew: _Crew[Item, Result] = _Crew(work)
    due = 0
    try:
        for _ in range(jobs):
            crew.hire()
        while True:
            _hand_out(crew, batches, due + jobs * WAITING)
            if all(worker.batch is None for worker in crew.workers):
                return
            crew.collect()
            while due in crew.ready:
                yield from crew.ready.pop(due)
                due += 1
    finally:
        crew.dismiss()


def _hand_out(crew: _Crew[Item, Result], batches: Iterator[_Batch[Item]], limit: int) -> None:
    """Give every idle worker a batch: retries first, in order, one at a time; then new ones up to the limit."""
    for worker in list(crew.workers):
        if worker.batch is not None:
            continue
        if crew.again:
            if any(w.batch is not None and w.batch.is_retry for w in crew.workers):
                continue  # retries of one batch must keep their order
            batch: _Batch[Item] | None = crew.again.popleft()
        else:
            batch = next(batches, None) if _ahead(crew) < limit else None
        if batch is not None:
            worker.batch = batch
            worker.pipe.send(batch.items)


def _ahead(crew: _Crew[Item, Result]) -> int:
    working = [w.batch.number for w in crew.workers if w.batch is not None]
    return max([*working, *crew.ready, *crew.partial], default=-1) + 1
