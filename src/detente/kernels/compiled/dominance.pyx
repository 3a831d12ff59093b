# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True
"""The twin of `detente.kernels.dominance`, of three parties.

Points are sorted lexicographically, best first, so whatever dominates a point stands
before it. A point is dominated if among those before it that are no worse for the
second party one is no worse for the third: the largest of a prefix of the second's
ranks, kept in a tree of partial maxima [1]_. With two parties NumPy's own sort is all
the work, and no twin is faster.

References
----------
.. [1] P. M. Fenwick (1994). A new data structure for cumulative frequency tables.
   Software: Practice and Experience 24(3), 327-336.
"""

import numpy

from cpython.exc cimport PyErr_CheckSignals
from libc.stdint cimport INT64_MIN, int64_t, uint8_t
from libc.stdlib cimport free

from detente.kernels.compiled.merging cimport Buffer, reserve

cdef int64_t AT_ONCE = 1 << 16  # points between two looks at whether we are interrupted


cdef int64_t SHORT = 8  # parts of so many places are sorted by insertion


cdef struct Place:
    int64_t key
    int64_t at


cdef class _Sets:
    """Sets of points, and room to sort one of them."""

    cdef const int64_t[:, :, ::1] points
    cdef const uint8_t[:, ::1] present
    cdef const double[:, ::1] count
    cdef uint8_t[:, ::1] kept
    cdef double[:, ::1] merged
    cdef Buffer order
    cdef Buffer lined_up
    cdef Buffer spare
    cdef Buffer rank
    cdef Buffer tree

    def __cinit__(self, points, present, count, kept, merged):
        cdef int64_t room = 2 * present.shape[1]  # a place is two numbers
        if not (
            points.shape[0] == 3 and points.shape[1:] == present.shape
            and present.shape == count.shape == kept.shape == merged.shape
        ):
            raise ValueError("must fit one another: points, present and count")
        self.points = points
        self.present = present
        self.count = count
        self.kept = kept
        self.merged = merged
        if not (
            reserve(&self.order, room) and reserve(&self.spare, room)
            and reserve(&self.lined_up, room)
            and reserve(&self.rank, room) and reserve(&self.tree, room + 1)
        ):
            raise MemoryError

    def __dealloc__(self):
        free(self.order.at)
        free(self.lined_up.at)
        free(self.spare.at)
        free(self.rank.at)
        free(self.tree.at)

    cdef void settle(self, int64_t row) noexcept nogil:
        """Mark what stays of one set, equal points as one, with the counts of all."""
        cdef int64_t n = self.line_up(row)
        cdef int64_t fresh = -1
        cdef int64_t place, at
        cdef const Place* order = <Place*>self.order.at
        self.number(row, n)
        for place in range(n):
            at = order[place].at
            if fresh >= 0 and self.equal(row, fresh, at):
                self.merged[row, fresh] += self.count[row, at]
                continue
            fresh = at
            self.merged[row, at] = self.count[row, at]
            if self.points[2, row, at] > self.largest(self.rank.at[at]):
                self.kept[row, at] = 1
                self.raise_to(self.rank.at[at], n, self.points[2, row, at])

    cdef int64_t line_up(self, int64_t row) noexcept nogil:
        """Sort the points of a set, best first; return how many there are."""
        cdef int64_t n = 0
        cdef int64_t at
        cdef Place* order = <Place*>self.order.at
        for at in range(self.present.shape[1]):
            if self.present[row, at]:
                order[n].key = self.points[0, row, at]
                order[n].at = at
                n += 1
        self.sort(row, n, 1)
        return n

    cdef void number(self, int64_t row, int64_t n) noexcept nogil:
        """Rank the points by the second party's utility, the largest 1.

        The order in which they are lined up stays what it is.
        """
        cdef int64_t place, at
        cdef int64_t rank = 0
        cdef Place* order
        self.order, self.lined_up = self.lined_up, self.order
        order = <Place*>self.order.at
        for place in range(n):
            order[place].at = at = (<Place*>self.lined_up.at)[place].at
            order[place].key = self.points[1, row, at]
            self.tree.at[place + 1] = INT64_MIN  # below all utilities
        self.sort(row, n, 3)
        order = <Place*>self.order.at
        for place in range(n):
            rank += place == 0 or order[place].key != order[place - 1].key
            self.rank.at[order[place].at] = rank
        self.order, self.lined_up = self.lined_up, self.order

    cdef int64_t largest(self, int64_t rank) noexcept nogil:
        """Return the largest value up to a rank."""
        cdef int64_t found = INT64_MIN
        while rank > 0:
            found = max(found, self.tree.at[rank])
            rank -= rank & -rank
        return found

    cdef void raise_to(self, int64_t rank, int64_t n, int64_t value) noexcept nogil:
        """Let the largest value up to a rank, and up to all behind, be no less."""
        while rank <= n:
            self.tree.at[rank] = max(self.tree.at[rank], value)
            rank += rank & -rank

    cdef bint equal(self, int64_t row, int64_t one, int64_t other) noexcept nogil:
        return (
            self.points[0, row, one] == self.points[0, row, other]
            and self.points[1, row, one] == self.points[1, row, other]
            and self.points[2, row, one] == self.points[2, row, other]
        )

    cdef void sort(self, int64_t row, int64_t n, int64_t others) noexcept nogil:
        """Sort places by falling keys, then by the parties from ``others`` on.

        Short parts are sorted in place, and parts twice as long merged from room to
        room; equals keep their order.
        """
        cdef int64_t length = SHORT
        cdef int64_t low = 0
        while low < n:
            self.insert(row, low, min(low + SHORT, n), others)
            low += SHORT
        while length < n:
            low = 0
            while low < n:
                self.join(
                    row, low, min(low + length, n), min(low + 2 * length, n), others
                )
                low += 2 * length
            self.order, self.spare = self.spare, self.order
            length *= 2

    cdef void insert(
        self, int64_t row, int64_t low, int64_t high, int64_t others
    ) noexcept nogil:
        """Sort a short part by moving each place ahead of all that are worse."""
        cdef Place* order = <Place*>self.order.at
        cdef Place place
        cdef int64_t at, to
        for at in range(low + 1, high):
            place = order[at]
            to = at
            while to > low and self.ahead(row, place, order[to - 1], others):
                order[to] = order[to - 1]
                to -= 1
            order[to] = place

    cdef void join(
        self, int64_t row, int64_t low, int64_t middle, int64_t high, int64_t others
    ) noexcept nogil:
        """Merge two sorted parts that lie side by side."""
        cdef const Place* order = <Place*>self.order.at
        cdef Place* merged = <Place*>self.spare.at
        cdef int64_t left = low
        cdef int64_t right = middle
        while left < middle and right < high:
            if self.ahead(row, order[right], order[left], others):
                merged[low] = order[right]
                right += 1
            else:
                merged[low] = order[left]
                left += 1
            low += 1
        while left < middle:
            merged[low] = order[left]
            left += 1
            low += 1
        while right < high:
            merged[low] = order[right]
            right += 1
            low += 1

    cdef inline bint ahead(
        self, int64_t row, Place one, Place other, int64_t party
    ) noexcept nogil:
        """Tell whether a place comes before another, by its key or a utility."""
        if one.key != other.key:
            return one.key > other.key
        while party < 3:
            if self.points[party, row, one.at] != self.points[party, row, other.at]:
                return (
                    self.points[party, row, one.at] > self.points[party, row, other.at]
                )
            party += 1
        return False


def of_three(points, present, count):
    """See `detente.kernels.dominance._of_three`."""
    kept = numpy.zeros(present.shape, dtype=numpy.uint8)
    merged = numpy.zeros(present.shape)
    cdef _Sets sets = _Sets(
        numpy.ascontiguousarray(points),
        numpy.ascontiguousarray(present).view(numpy.uint8),
        numpy.ascontiguousarray(count),
        kept,
        merged,
    )
    cdef int64_t row = 0
    cdef int64_t n_sets = kept.shape[0]
    cdef int64_t some = AT_ONCE // max(kept.shape[1], 1) + 1
    cdef int64_t until
    while row < n_sets:
        until = min(row + some, n_sets)
        with nogil:
            while row < until:
                sets.settle(row)
                row += 1
        PyErr_CheckSignals()
    return kept.view(numpy.bool_), merged
