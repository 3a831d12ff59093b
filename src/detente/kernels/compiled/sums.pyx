# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True
"""The twin of `detente.kernels.sums`.

A row's sums are copies of sorted points: the smaller side of a pair gives the copies,
the larger one their points.
"""

import numpy

from libc.stdint cimport int64_t, uint8_t
from libc.stdlib cimport free
from libc.string cimport memset

from detente.kernels.compiled.copies cimport merge
from detente.kernels.compiled.covers cimport let_go
from detente.kernels.compiled.merging cimport reserve
from detente.kernels.compiled.totals cimport (
    Copy,
    Found,
    Head,
    Quota,
    Side,
    Work,
    make_room,
)

UNFIT = "points, rows and what is added to them must fit one another"


cdef bint _copied(Work* w, int64_t left, int64_t right, int64_t option) noexcept nogil:
    """Add the copies of one pair to those of the row; False when memory is out."""
    cdef int64_t n_left = w.left.starts[left + 1] - w.left.starts[left]
    cdef int64_t n_right = w.right.starts[right + 1] - w.right.starts[right]
    cdef bint turned = n_left < n_right
    cdef int64_t k, n = w.n_copies + min(n_left, n_right)
    cdef Copy* copy
    if not (
        make_room(&w.copies, n, sizeof(Copy))
        and make_room(&w.heads, n, sizeof(Head))
        and reserve(&w.moves, n * w.n_values)
        and reserve(&w.names, n * w.n_words)
    ):
        return False
    for k in range(n - w.n_copies):
        copy = <Copy*>w.copies.at + w.n_copies + k
        copy.at = w.right.starts[right] if turned else w.left.starts[left]
        copy.end = copy.at + (n_right if turned else n_left)
        copy.point = k + (w.left.starts[left] if turned else w.right.starts[right])
        copy.option = option
        copy.turned = turned
    w.n_copies = n
    return True


cdef void _move(
    Work* w, int64_t copy, const int64_t* own, const int64_t* number
) noexcept nogil:
    """Note by how much a copy is moved."""
    cdef Copy* one = <Copy*>w.copies.at + copy
    cdef Side* other = &w.left if one.turned else &w.right
    cdef int64_t k
    for k in range(w.n_values):
        w.moves.at[copy * w.n_values + k] = (
            other.values[one.point * w.n_values + k] + own[k]
        )
    for k in range(w.n_words):
        w.names.at[copy * w.n_words + k] = (
            other.numbers[one.point * w.n_words + k] + number[k]
        )


cdef class _Points:
    """Points of a table, each one's values side by side."""

    cdef const int64_t[:, ::1] values
    cdef const int64_t[:, ::1] numbers
    cdef const double[::1] count
    cdef const int64_t[::1] starts

    def __cinit__(self, points):
        self.values = _turned(points.values)
        self.numbers = _turned(points.numbers)
        self.count = numpy.ascontiguousarray(points.count)
        self.starts = numpy.ascontiguousarray(points.starts)

    cdef bint fits(
        self, const int64_t[:, ::1] rows, int64_t n_values, int64_t n_words
    ) noexcept nogil:
        """Tell whether the points are in rows, and all rows asked for are there."""
        cdef int64_t n = self.starts.shape[0] - 1, n_points = self.count.shape[0], i, j
        if (
            n < 0 or self.starts[0] != 0 or self.starts[n] != n_points
            or self.values.shape[0] != n_points or self.values.shape[1] != n_values
            or self.numbers.shape[0] != n_points or self.numbers.shape[1] != n_words
        ):
            return False
        for i in range(n):
            if self.starts[i] > self.starts[i + 1]:
                return False
        for i in range(rows.shape[0]):
            for j in range(rows.shape[1]):
                if not 0 <= rows[i, j] < n:
                    return False
        return True

    cdef void hand(self, Side* side) noexcept nogil:
        """Say where the points are."""
        side.starts = &self.starts[0]
        if self.count.shape[0]:
            side.values = &self.values[0, 0]
            side.numbers = &self.numbers[0, 0]
            side.count = &self.count[0]


cdef class _Sums:
    """What is added up, and room to work in."""

    cdef _Points left
    cdef _Points right
    cdef const int64_t[:, ::1] left_rows
    cdef const int64_t[:, ::1] right_rows
    cdef const uint8_t[:, ::1] allowed
    cdef const int64_t[:, :, ::1] own
    cdef const int64_t[:, ::1] number
    cdef const int64_t[:, ::1] quotas
    cdef Work work

    def __cinit__(self, left, right, pairs):
        memset(&self.work, 0, sizeof(Work))
        self.left, self.right = _Points(left), _Points(right)
        self.left_rows = numpy.ascontiguousarray(pairs.left)
        self.right_rows = numpy.ascontiguousarray(pairs.right)
        self.allowed = numpy.ascontiguousarray(pairs.allowed, dtype=numpy.uint8)
        self.own = numpy.ascontiguousarray(pairs.own.transpose(1, 2, 0))
        self.number = _turned(pairs.number)
        self.work.n_values = self.own.shape[2]
        self.work.n_words = self.number.shape[1]
        self.quotas = numpy.array(
            [(-one.most, one.ahead - one.most, one.total + 1)
             for one in pairs.allowances],
            dtype=numpy.int64,
        ).reshape(-1, 3)
        self.work.n_parties = self.work.n_values - self.quotas.shape[0]

    def __dealloc__(self):
        free(self.work.copies.at)
        free(self.work.moves.at)
        free(self.work.names.at)
        free(self.work.heads.at)
        free(self.work.found.at)
        free(self.work.last.at)
        free(self.work.group.at)
        let_go(&self.work.cover)

    def must_fit(self):
        """Refuse what would lead out of an array."""
        cdef int64_t n_rows = self.own.shape[0], n_options = self.own.shape[1]
        if (
            self.work.n_parties < 2
            or not self.left_rows.shape[0] == self.right_rows.shape[0] == n_rows
            or not self.left_rows.shape[1] == self.right_rows.shape[1] == n_options
            or not self.allowed.shape[0] == n_rows
            or not self.allowed.shape[1] == self.number.shape[0] == n_options
            or not self.left.fits(
                self.left_rows, self.work.n_values, self.work.n_words
            )
            or not self.right.fits(
                self.right_rows, self.work.n_values, self.work.n_words
            )
        ):
            raise ValueError(UNFIT)
        self.left.hand(&self.work.left)
        self.right.hand(&self.work.right)
        if self.quotas.shape[0]:
            self.work.quotas = <const Quota*>&self.quotas[0, 0]
        if self.number.shape[0] and self.number.shape[1]:
            self.work.numbers = &self.number[0, 0]

    cdef bint row(self, int64_t row) noexcept nogil:
        """Find what stays of one row; False when memory is out."""
        cdef Work* w = &self.work
        cdef int64_t option, copy, before
        w.n_copies = 0
        for option in range(self.allowed.shape[1]):
            before = w.n_copies
            if not self.allowed[row, option]:
                continue
            if not _copied(
                w, self.left_rows[row, option], self.right_rows[row, option], option
            ):
                return False
            for copy in range(before, w.n_copies):
                _move(w, copy, &self.own[row, option, 0], &self.number[option, 0])
        return not w.n_copies or merge(w)

    cdef bint rows(self, int64_t[::1] starts) noexcept nogil:
        """Find what stays of all rows; False when memory is out."""
        cdef int64_t row
        if not reserve(&self.work.last, 2 * self.work.n_values):
            return False
        for row in range(self.allowed.shape[0]):
            if not self.row(row):
                return False
            starts[row + 1] = self.work.n_found
        return True

    cdef void tell(
        self, int64_t[:, ::1] values, int64_t[:, ::1] numbers, double[::1] count,
        const int64_t[::1] starts,
    ) noexcept nogil:
        """Write down what was found."""
        cdef int64_t row, at, k
        cdef Found* one = <Found*>self.work.found.at
        for row in range(self.allowed.shape[0]):
            for at in range(starts[row], starts[row + 1]):
                count[at] = one[at].count
                for k in range(self.work.n_values):
                    values[k, at] = (
                        self.left.values[one[at].left, k]
                        + self.right.values[one[at].right, k]
                        + self.own[row, one[at].option, k]
                    )
                for k in range(self.work.n_parties, self.work.n_values):
                    values[k, at] = self.marked(k, values[k, at])
                for k in range(self.work.n_words):
                    numbers[k, at] = (
                        self.left.numbers[one[at].left, k]
                        + self.right.numbers[one[at].right, k]
                        + self.number[one[at].option, k]
                    )


    cdef int64_t marked(self, int64_t k, int64_t value) noexcept nogil:
        """Return what is used of a quota, with its mark where it cannot be exceeded."""
        cdef const Quota* quota = self.work.quotas + k - self.work.n_parties
        return quota.mark if value > 0 or value >= quota.safe else value


def best_sums(left, right, pairs):
    """Find the undominated sums of every row; see the plain form."""
    cdef _Sums sums = _Sums(left, right, pairs)
    cdef bint done
    sums.must_fit()
    starts = numpy.zeros(sums.allowed.shape[0] + 1, dtype=numpy.int64)
    cdef int64_t[::1] to_starts = starts
    with nogil:
        done = sums.rows(to_starts)
    if not done:
        raise MemoryError
    n = sums.work.n_found
    values = numpy.empty((sums.work.n_values, n), dtype=numpy.int64)
    numbers = numpy.empty((sums.work.n_words, n), dtype=numpy.int64)
    count = numpy.empty(n)
    cdef int64_t[:, ::1] to_values = values
    cdef int64_t[:, ::1] to_numbers = numbers
    cdef double[::1] to_count = count
    with nogil:
        sums.tell(to_values, to_numbers, to_count, to_starts)
    return type(left)(values, count, numbers, starts)


def _turned(rows):
    return numpy.ascontiguousarray(rows.T)
