# cython: language_level=3, cdivision=True
"""Sums of two sides as copies of sorted points, and what each of them says."""

from libc.stdint cimport INT64_MAX, int64_t

from detente.kernels.compiled.covers cimport Cover
from detente.kernels.compiled.merging cimport Buffer, reserve


cdef struct Side:
    # points of a table, one after the other, and where its rows begin
    const int64_t* values
    const int64_t* numbers
    const double* count
    const int64_t* starts


cdef struct Copy:
    int64_t at  # its next point
    int64_t end
    int64_t point  # of the other side, which is added to all
    int64_t option
    int64_t turned  # whether its points are those of the right side


cdef struct Head:
    # the next sum of a copy
    int64_t first
    int64_t second
    int64_t copy


cdef struct Quota:
    int64_t least  # less what may be used
    int64_t safe  # from here on it cannot be exceeded any more
    int64_t mark  # what is written where that is so


cdef struct Found:
    int64_t left
    int64_t right
    int64_t option
    double count


cdef struct Work:
    int64_t n_values
    int64_t n_parties  # how many of the values are utilities
    int64_t n_words
    const Quota* quotas
    const int64_t* numbers  # (options, words), what each adds to the number of an outcome
    Side left
    Side right
    Buffer copies
    int64_t n_copies
    Buffer moves  # (copies, values), by which a copy is moved
    Buffer names  # (copies, words), the same of numbers
    Buffer heads
    int64_t n_heads
    Buffer found
    int64_t n_found
    Buffer last  # (values,) of the sum found last, then of one that is looked at
    Buffer group  # (sums, values) of the sums found from a place on: one group
    int64_t group_from
    Cover cover


cdef inline bint make_room(
    Buffer* held, int64_t n, size_t size
) noexcept nogil:
    """Make room for n things, keeping those held; False when memory is out."""
    if n > INT64_MAX // 64 // <int64_t>size:
        return False
    return reserve(held, n * <int64_t>size // <int64_t>sizeof(int64_t))


cdef inline Copy* copy_at(Work* w, int64_t place) noexcept nogil:
    return <Copy*>w.copies.at + place


cdef inline Side* side_of(Work* w, Copy* copy) noexcept nogil:
    return &w.right if copy.turned else &w.left


cdef inline const int64_t* point_of(Work* w, Copy* copy) noexcept nogil:
    return side_of(w, copy).values + copy.at * w.n_values


cdef inline bint within(Work* w, int64_t* values) noexcept nogil:
    """Tell whether no quota is exceeded; use that cannot be one any more becomes 1."""
    cdef int64_t k
    for k in range(w.n_parties, w.n_values):
        if values[k] < w.quotas[k - w.n_parties].least:
            return False
        values[k] = used(w, k, values[k])
    return True


cdef inline int64_t used(Work* w, int64_t k, int64_t value) noexcept nogil:
    """Return a value, 1 where it says use that cannot exceed its quota any more."""
    if k >= w.n_parties and (value > 0 or value >= w.quotas[k - w.n_parties].safe):
        return 1
    return value


cdef inline int64_t* sum_of(Work* w, int64_t copy) noexcept nogil:
    """Return the values of a copy's next sum."""
    cdef const int64_t* point = point_of(w, copy_at(w, copy))
    cdef const int64_t* move = w.moves.at + copy * w.n_values
    cdef int64_t* sought = w.last.at + w.n_values
    cdef int64_t k
    for k in range(w.n_values):
        sought[k] = used(w, k, point[k] + move[k])
    return sought


cdef inline Found made_of(Work* w, Copy* copy) noexcept nogil:
    """Return of what a copy's next sum is made, and how many outcomes it stands for."""
    cdef Found one
    one.left = copy.point if copy.turned else copy.at
    one.right = copy.at if copy.turned else copy.point
    one.option = copy.option
    one.count = w.left.count[one.left] * w.right.count[one.right]
    return one


cdef inline bint comes_first(Work* w, Found* a, Found* b) noexcept nogil:
    """Tell whether the first outcome of one sum comes before that of another."""
    cdef int64_t n = w.n_words, k, one, other
    for k in range(n):
        one = (
            w.left.numbers[a.left * n + k] + w.right.numbers[a.right * n + k]
            + w.numbers[a.option * n + k]
        )
        other = (
            w.left.numbers[b.left * n + k] + w.right.numbers[b.right * n + k]
            + w.numbers[b.option * n + k]
        )
        if one != other:
            return one < other
    return False
