# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True
"""The twin of `detente.kernels.staircase`."""

from math import prod

import numpy

from cpython.exc cimport PyErr_CheckSignals
from libc.stdint cimport INT64_MIN, int64_t
from libc.stdlib cimport free

from detente.kernels.compiled.merging cimport (
    Buffer,
    Run,
    Steps,
    empty,
    merge,
    reserve,
    stopped,
)

LIMB_BITS = 62
cdef int64_t LIMB = <int64_t>1 << 62  # counts are cut into limbs below this


cdef class _Fold:
    """The staircase of the issues so far, and room for the next one's."""

    # of each point: the words of its outcome, then the limbs of its count, lowest first
    cdef Buffer held
    cdef Buffer next_held
    cdef Steps front
    cdef Steps found
    cdef Steps options
    cdef Buffer chosen
    cdef Buffer runs
    cdef Buffer room
    cdef int64_t zero
    cdef int64_t n_words
    cdef int64_t n_limbs

    def __cinit__(self, int64_t n_words, int64_t n_limbs):
        cdef int64_t place
        self.n_words = n_words
        self.n_limbs = n_limbs
        if not (
            reserve(&self.front.first, 1) and reserve(&self.front.second, 1)
            and reserve(&self.held, n_words + n_limbs)
        ):
            raise MemoryError
        self.front.n = 1
        self.front.first.at[0] = self.front.second.at[0] = 0
        for place in range(n_words + n_limbs):
            self.held.at[place] = 0
        self.held.at[n_words] = 1

    def __dealloc__(self):
        empty(&self.front)
        empty(&self.found)
        empty(&self.options)
        free(self.held.at)
        free(self.next_held.at)
        free(self.chosen.at)
        free(self.runs.at)
        free(self.room.at)

    cdef bint extend(
        self, const int64_t* first, const int64_t* second, int64_t size, int64_t word
    ) noexcept nogil:
        """Fold one more issue; False when memory is out."""
        cdef int64_t n = self.choose(first, second, size)
        cdef int64_t stride = self.n_words + self.n_limbs
        cdef int64_t place, option
        cdef Run* runs = <Run*>self.runs.at
        if n < 0:
            return False
        for place in range(n):
            option = self.chosen.at[place]
            runs[place].first = self.front.first.at
            runs[place].second = self.front.second.at
            runs[place].length = self.front.n
            runs[place].add_first = first[option]
            runs[place].add_second = second[option]
            runs[place].at = 0
        if not merge(runs, n, &self.room, INT64_MIN, INT64_MIN, &self.found):
            return False
        if not reserve(&self.next_held, self.found.n * stride):
            return False
        self.remember(size, word)
        self.front, self.found = self.found, self.front
        self.held, self.next_held = self.next_held, self.held
        return True

    cdef int64_t choose(
        self, const int64_t* first, const int64_t* second, int64_t size
    ) noexcept nogil:
        """Note the options that no other one dominates; return how many, or -1."""
        cdef int64_t option, place
        cdef Steps* found = &self.options
        cdef Run* runs
        if not (
            reserve(&self.runs, size * (sizeof(Run) // sizeof(int64_t)))
            and reserve(&self.chosen, size)
        ):
            return -1
        runs = <Run*>self.runs.at
        for option in range(size):
            runs[option].first = runs[option].second = &self.zero
            runs[option].length = 1
            runs[option].add_first = first[option]
            runs[option].add_second = second[option]
            runs[option].at = 0
        if not merge(runs, size, &self.room, INT64_MIN, INT64_MIN, found):
            return -1
        for place in range(found.n):
            self.chosen.at[place] = found.run.at[place]
        for place in range(found.n_tied):
            self.chosen.at[found.n + place] = found.tied_run.at[place]
        return found.n + found.n_tied

    cdef void remember(self, int64_t size, int64_t word) noexcept nogil:
        """Note the outcomes and counts of what was found, equal points as one."""
        cdef int64_t n_words = self.n_words
        cdef int64_t stride = n_words + self.n_limbs
        cdef int64_t place, part, option
        cdef int64_t* own
        cdef const int64_t* parent
        cdef Steps* found = &self.found
        for place in range(found.n):
            own = self.next_held.at + place * stride
            parent = self.held.at + found.place.at[place] * stride
            for part in range(stride):
                own[part] = parent[part]
            own[word] = own[word] * size + self.chosen.at[found.run.at[place]]
        for place in range(found.n_tied):
            own = self.next_held.at + found.tied_step.at[place] * stride
            parent = self.held.at + found.tied_place.at[place] * stride
            option = self.chosen.at[found.tied_run.at[place]]
            _take_first(own, parent, word, parent[word] * size + option)
            _add(own + n_words, parent + n_words, self.n_limbs)

    cdef int64_t thin(self, int64_t max_width) noexcept nogil:
        """Keep at most so many points; return what that may cost the second party."""
        cdef int64_t n = self.front.n
        cdef int64_t stride = self.n_words + self.n_limbs
        cdef const int64_t* second = self.front.second.at
        cdef int64_t low, step, bucket, before, place, part, kept
        if n <= max_width:
            return 0
        low = second[0]
        step = (second[n - 1] - low) // (max_width - 1) + 1
        before, kept = -1, 0
        for place in range(n):
            bucket = (second[place] - low) // step
            if bucket > before or place == n - 1:  # the last, the second's best, too
                self.front.first.at[kept] = self.front.first.at[place]
                self.front.second.at[kept] = self.front.second.at[place]
                for part in range(stride):
                    self.held.at[kept * stride + part] = (
                        self.held.at[place * stride + part]
                    )
                kept += 1
            before = bucket
        self.front.n = kept
        return step - 1

    def shown(self):
        """Return points, counts and outcomes of what was found."""
        cdef int64_t n = self.front.n
        cdef int64_t n_words = self.n_words
        cdef int64_t stride = n_words + self.n_limbs
        cdef int64_t[:, ::1] points = (shown := numpy.empty((2, n), numpy.int64))
        cdef int64_t[:, ::1] parts = (held := numpy.empty((stride, n), numpy.int64))
        cdef int64_t place, part
        for place in range(n):
            points[0, place] = self.front.first.at[place]
            points[1, place] = self.front.second.at[place]
            for part in range(stride):
                parts[part, place] = self.held.at[place * stride + part]
        return shown, _whole(held[n_words:]), held[:n_words]


def _whole(limbs):
    """Put the limbs of counts together, in Python integers if there are several."""
    if len(limbs) == 1:
        return limbs[0]
    count = limbs[0].astype(object)
    for place, limb in enumerate(limbs[1:], 1):
        if limb.any():
            count += limb.astype(object) << LIMB_BITS * place
    return count


cdef inline void _take_first(
    int64_t* own, const int64_t* parent, int64_t word, int64_t last
) noexcept nogil:
    """Let the lexicographically first of two outcomes stand; later words are 0."""
    cdef int64_t part
    for part in range(word):
        if parent[part] != own[part]:
            break
    else:
        if last < own[word]:
            own[word] = last
        return
    if parent[part] < own[part]:
        for part in range(word):
            own[part] = parent[part]
        own[word] = last


cdef inline void _add(int64_t* own, const int64_t* more, int64_t n) noexcept nogil:
    """Add one count to another, limb by limb."""
    cdef int64_t part
    cdef int64_t carry = 0
    for part in range(n):
        own[part] += more[part] + carry
        carry = own[part] >= LIMB
        if carry:
            own[part] -= LIMB


def folded(
    const int64_t[:, ::1] scores, tuple sizes, tuple held, int64_t max_width
):
    """See `detente.kernels.staircase._folded`."""
    cdef int64_t lost, size, word
    cdef int64_t start = 0
    cdef bint fits
    cdef _Fold fold
    if (
        scores.shape[0] != 2 or scores.shape[1] != sum(sizes) or min(sizes) < 1
        or len(held) != len(sizes) or not 0 <= min(held) <= max(held) < len(sizes)
        or max_width < 2
    ):
        raise ValueError("must fit one another: scores, sizes, held and max_width")
    fold = _Fold(max(held) + 1, max(-(-prod(sizes).bit_length() // LIMB_BITS), 1))
    error = 0
    for size, word in zip(sizes, held, strict=True):
        with nogil:
            fits = fold.extend(&scores[0, start], &scores[1, start], size, word)
            lost = fold.thin(max_width) if fits else 0
        if not fits:
            stopped()
        PyErr_CheckSignals()
        error += lost
        start += size
    return (*fold.shown(), error)
