# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True
"""The twin of `detente.kernels.fold`, of two parties: one draw after the other.

What is folded so far stands in groups, one for each state of the boxes: each group is a
staircase. The next issue's options move a group, and lead it to other states; what
leads to one state is merged.
"""

import numpy

from cpython.exc cimport PyErr_CheckSignals
from libc.stdint cimport int64_t
from libc.stdlib cimport free

from detente.kernels.fronts import words
from detente.kernels.limits import must_hold
from detente.kernels.compiled.fitting import must_add, must_fit
from detente.kernels.compiled.merging cimport (
    Buffer, Run, Steps, beats, dominated, empty, merge, reserve, stopped,
)
from detente.kernels.compiled.points cimport (
    Points, add_ranked, copy, count_of, let_go, make_room, rank, set_count,
)

cdef enum Stop:
    DONE
    NO_MEMORY
    TOO_WIDE
    TOO_MUCH

cdef int64_t AT_ONCE = 64  # draws between two looks at whether we are interrupted
cdef int64_t FEW = 32  # options of one state that are compared in pairs


cdef class _Fold:
    """What is folded, of one draw at a time, and what was found of all before it."""

    cdef const int64_t[:, :, ::1] scores
    cdef const int64_t[:, :, ::1] ahead
    cdef const int64_t[:, ::1] floor
    cdef const int64_t[::1] start
    cdef const int64_t[::1] steps  # of all issues, flat
    cdef const int64_t[::1] adds  # which set of combinations is complete, likewise
    cdef const int64_t[:, :, ::1] added  # by the sets of all issues, side by side
    cdef const int64_t[::1] set_offsets
    cdef const int64_t[::1] offsets
    cdef const int64_t[::1] step_offsets
    cdef const int64_t[::1] words
    cdef int64_t n_words
    cdef int64_t stride
    cdef double met
    cdef double spent
    cdef double most
    cdef double widest
    cdef double candidates

    cdef Points points
    cdef Points further
    cdef Points done
    cdef Steps found
    cdef Buffer entries  # group, option and the one before that leads to the same state
    cdef Buffer last  # of each state, the last entry that leads to it, or -1
    cdef Buffer met_states
    cdef Buffer runs
    cdef Buffer options
    cdef Buffer room
    cdef Buffer line
    cdef Buffer order
    cdef Buffer spare

    def __cinit__(self, problem, meter, held):
        sizes = numpy.diff(problem.offsets)
        steps = [numpy.asarray(step, numpy.int64) for step in problem.links.steps]
        adds = [numpy.asarray(places, numpy.int64) for places in problem.links.adds]
        must_fit(problem, sizes, steps, held)
        must_add(problem, steps, adds)
        self.scores = problem.scores
        self.ahead = numpy.ascontiguousarray(problem.ahead)
        self.floor = numpy.ascontiguousarray(problem.floor)
        self.start = numpy.ascontiguousarray(problem.links.start)
        self.offsets = numpy.ascontiguousarray(problem.offsets)
        self.steps = numpy.concatenate([step.ravel() for step in steps])
        self.adds = numpy.concatenate([places.ravel() for places in adds])
        self.added = numpy.concatenate(problem.added, axis=2)
        self.set_offsets = numpy.cumsum([0, *(one.shape[2] for one in problem.added)])
        self.step_offsets = numpy.cumsum([0, *(step.size for step in steps)])
        self.words = numpy.array(held, dtype=numpy.int64)
        self.n_words = max(held) + 1
        self.stride = self.n_words + 1
        self.spent, self.most = meter.spent, meter.most
        self.widest = meter.widest
        n_states = max(len(step) for step in steps)
        if not reserve(&self.last, n_states) or not reserve(&self.met_states, n_states):
            raise MemoryError
        for state in range(n_states):
            self.last.at[state] = -1

    def __dealloc__(self):
        let_go(&self.points)
        let_go(&self.further)
        let_go(&self.done)
        empty(&self.found)
        free(self.entries.at)
        free(self.last.at)
        free(self.met_states.at)
        free(self.runs.at)
        free(self.options.at)
        free(self.room.at)
        free(self.line.at)
        free(self.order.at)
        free(self.spare.at)

    cdef Stop fold(self, int64_t draw) noexcept nogil:
        """Fold one draw, and add what is found to what is done."""
        cdef int64_t issue
        cdef Stop stop
        cdef Points* points = &self.points
        if not make_room(points, 1, self.n_words) or not reserve(&points.groups, 3):
            return NO_MEMORY
        points.n = points.n_groups = 1
        points.first.at[0] = points.second.at[0] = 0
        points.groups.at[0], points.groups.at[1] = self.start[draw], 0
        points.groups.at[2] = 1
        for issue in range(self.n_words):
            points.held.at[issue] = 0
        set_count(points.held.at, self.n_words, 1.0)
        for issue in range(self.words.shape[0]):
            stop = self.extend(draw, issue)
            if stop != DONE:
                return stop
        return self.finish()

    cdef Stop extend(self, int64_t draw, int64_t issue) noexcept nogil:
        """Fold one more issue."""
        cdef int64_t size = self.offsets[issue + 1] - self.offsets[issue]
        cdef int64_t place, n_states, state
        self.candidates = <double>self.points.n * size
        if self.candidates > self.widest:
            return TOO_WIDE
        self.met += self.candidates
        if self.spent + self.met > self.most:
            return TOO_MUCH
        n_states = self.lead(issue, size)
        if n_states < 0:
            return NO_MEMORY
        self.further.n = self.further.n_groups = 0
        if not reserve(&self.further.groups, 3 * n_states):
            return NO_MEMORY
        for place in range(n_states):
            state = self.met_states.at[place]
            if not self.arrive(draw, issue, state):
                return NO_MEMORY
            self.last.at[state] = -1
        self.points, self.further = self.further, self.points
        return DONE

    cdef int64_t lead(self, int64_t issue, int64_t size) noexcept nogil:
        """Note what leads to which state; return how many are reached, or -1."""
        cdef int64_t group, option, state, n, n_states
        cdef const int64_t* step
        cdef int64_t* entry
        n = n_states = 0
        if not reserve(&self.entries, 3 * self.points.n_groups * size):
            return -1
        for group in range(self.points.n_groups):
            step = &self.steps[
                self.step_offsets[issue] + self.points.groups.at[3 * group] * size
            ]
            for option in range(size):
                state = step[option]
                if state < 0:
                    continue
                if self.last.at[state] < 0:
                    self.met_states.at[n_states] = state
                    n_states += 1
                entry = self.entries.at + 3 * n
                entry[0], entry[1], entry[2] = group, option, self.last.at[state]
                self.last.at[state] = n
                n += 1
        return n_states

    cdef bint arrive(self, int64_t draw, int64_t issue, int64_t state) noexcept nogil:
        """Merge what leads to a state; False when memory is out."""
        cdef Points* further = &self.further
        cdef Steps* found = &self.found
        cdef int64_t* group
        cdef int64_t n = self.line_up(draw, issue, state)
        if n < 0 or not merge(
            <Run*>self.runs.at, n, &self.room,
            self.floor[0, draw] - self.ahead[0, draw, issue + 1],
            self.floor[1, draw] - self.ahead[1, draw, issue + 1] - 1,
            found,
        ):
            return False
        if found.n == 0:
            return True
        if not make_room(further, further.n + found.n, self.n_words):
            return False
        copy(further.first.at + further.n, found.first.at, found.n)
        copy(further.second.at + further.n, found.second.at, found.n)
        if not self.remember(issue):
            return False
        group = further.groups.at + 3 * further.n_groups
        group[0], group[1], group[2] = state, further.n, further.n + found.n
        further.n += found.n
        further.n_groups += 1
        return True

    cdef int64_t line_up(
        self, int64_t draw, int64_t issue, int64_t state
    ) noexcept nogil:
        """Make the runs that lead to a state ready; return how many, or -1.

        Of the options that lead there from one group, the dominated are left out.
        """
        cdef int64_t n, alone, group, before, place, whole
        cdef const int64_t* entry
        cdef const int64_t* bounds
        cdef Run* runs
        cdef Run run
        n = alone = 0
        before = -1
        place = self.last.at[state]
        while place >= 0:
            entry = self.entries.at + 3 * place
            place = entry[2]
            if not (
                reserve(&self.runs, (n + 1) * (sizeof(Run) // sizeof(int64_t)))
                and reserve(&self.options, 2 * n + 2)
            ):
                return -1
            runs = <Run*>self.runs.at
            group = entry[0]
            if group != before:
                before, alone = group, n
            bounds = self.points.groups.at + 3 * group
            run.first = self.points.first.at + bounds[1]
            run.second = self.points.second.at + bounds[1]
            run.length = bounds[2] - bounds[1]
            whole = self.set_offsets[issue] + self.adds[
                self.step_offsets[issue] + entry[1]
                + bounds[0] * (self.offsets[issue + 1] - self.offsets[issue])
            ]
            run.add_first = self.added[0, draw, whole]
            run.add_second = self.added[1, draw, whole]
            run.add_first += self.scores[0, draw, self.offsets[issue] + entry[1]]
            run.add_second += self.scores[1, draw, self.offsets[issue] + entry[1]]
            run.at = 0
            if n - alone < FEW:
                if dominated(runs, alone, n, &run):
                    continue
                n = self.drop(alone, n, &run)
            runs[n] = run
            self.options.at[2 * n], self.options.at[2 * n + 1] = entry[1], bounds[1]
            n += 1
        return n

    cdef int64_t drop(self, int64_t low, int64_t high, const Run* run) noexcept nogil:
        """Drop the runs from low up to high that one dominates; return the new end."""
        cdef int64_t place
        cdef Run* runs = <Run*>self.runs.at
        for place in range(low, high):
            if not beats(run, &runs[place]):
                runs[low] = runs[place]
                self.options.at[2 * low] = self.options.at[2 * place]
                self.options.at[2 * low + 1] = self.options.at[2 * place + 1]
                low += 1
        return low

    cdef bint remember(self, int64_t issue) noexcept nogil:
        """Note outcomes and counts of what was found; False when memory is out."""
        cdef int64_t word = self.words[issue]
        cdef int64_t size = self.offsets[issue + 1] - self.offsets[issue]
        cdef int64_t step, tie, low, high
        cdef int64_t* own
        cdef int64_t* all_own = self.further.held.at + self.further.n * self.stride
        cdef Steps* found = &self.found
        for step in range(found.n):
            own = all_own + step * self.stride
            self.follow(own, found.run.at[step], found.place.at[step], word, size)
        low = 0
        while low < found.n_tied:
            step = found.tied_step.at[low]
            high = low
            while high < found.n_tied and found.tied_step.at[high] == step:
                high += 1
            if not self.unite(all_own + step * self.stride, low, high, word, size):
                return False
            low = high
        return True

    cdef void follow(
        self, int64_t* own, int64_t run, int64_t place, int64_t word, int64_t size
    ) noexcept nogil:
        """Write down the outcome of a point, and the count of its parent."""
        cdef const int64_t* parent = self.points.held.at + self.stride * (
            self.options.at[2 * run + 1] + place
        )
        cdef int64_t part
        for part in range(self.stride):
            own[part] = parent[part]
        own[word] = own[word] * size + self.options.at[2 * run]

    cdef bint unite(
        self, int64_t* own, int64_t low, int64_t high, int64_t word, int64_t size
    ) noexcept nogil:
        """Let the first of equal points stand, with the count of all.

        Sums of floats beyond 2^53 depend on their order: it is that of the outcomes.
        """
        cdef int64_t tie, part
        cdef int64_t n = 1 + high - low
        cdef int64_t* line
        cdef double count = 0
        if not reserve(&self.line, n * self.stride):
            return False
        line = self.line.at
        copy(line, own, self.stride)
        for tie in range(low, high):
            line += self.stride
            self.follow(
                line, self.found.tied_run.at[tie], self.found.tied_place.at[tie],
                word, size,
            )
        line = self.line.at
        if not rank(line, n, self.n_words, &self.order, &self.spare):
            return False
        copy(own, line + self.order.at[0] * self.stride, self.n_words)
        for part in range(n):
            count += count_of(line + self.order.at[part] * self.stride, self.n_words)
        set_count(own, self.n_words, count)
        return True

    cdef Stop finish(self) noexcept nogil:
        """Add the points of a draw to all that is done, in the order of outcomes."""
        cdef Points* points = &self.points
        if (
            make_room(&self.done, self.done.n + points.n, self.n_words)
            and rank(
                points.held.at, points.n, self.n_words, &self.order, &self.spare
            )
        ):
            add_ranked(&self.done, points, self.n_words, self.order.at)
            return DONE
        return NO_MEMORY

    def shown(self):
        """Return the points, counts and outcomes of all draws."""
        cdef int64_t n = self.done.n
        cdef int64_t[:, ::1] points = (found := numpy.empty((2, n), numpy.int64))
        cdef double[::1] count = (counted := numpy.empty(n))
        cdef int64_t[:, ::1] numbers = (
            numbered := numpy.empty((self.n_words, n), numpy.int64)
        )
        cdef int64_t place, part
        cdef const int64_t* held
        for place in range(n):
            held = self.done.held.at + place * self.stride
            points[0, place] = self.done.first.at[place]
            points[1, place] = self.done.second.at[place]
            count[place] = count_of(held, self.n_words)
            for part in range(self.n_words):
                numbers[part, place] = held[part]
        return found, counted, numbered


def in_pairs(problem, meter):
    """See `detente.kernels.fold._in_pairs`."""
    cdef _Fold fold = _Fold(problem, meter, words(problem.sizes))
    cdef int64_t n_draws = fold.start.shape[0]
    cdef int64_t[::1] ends = (starts := numpy.zeros(n_draws + 1, numpy.int64))
    cdef int64_t until
    cdef int64_t draw = 0
    cdef Stop stop = DONE
    while draw < n_draws and stop == DONE:
        until = min(draw + AT_ONCE, n_draws)
        with nogil:
            while draw < until and stop == DONE:
                stop = fold.fold(draw)
                draw += 1
                ends[draw] = fold.done.n
        if stop == NO_MEMORY:
            stopped()
        PyErr_CheckSignals()
    if stop == TOO_WIDE:
        meter.must_fit(int(fold.candidates))
    meter.add(fold.met)
    must_hold(n_draws, fold.done.n)
    points, count, numbers = fold.shown()
    points += numpy.repeat(problem.base, numpy.diff(starts), axis=1)
    return points, count, numbers, starts
