# cython: language_level=3, cdivision=True
"""Points of two parties with the outcomes that stand for them, in C.

An outcome takes some words, as in `detente.kernels.fronts`; behind them stands how many
outcomes are alike, the bits of a float.
"""

from libc.stdint cimport int64_t
from libc.stdlib cimport free
from libc.string cimport memcpy

from detente.kernels.compiled.merging cimport Buffer, reserve


cdef struct Points:
    # staircases one after the other; of each point the words of its outcome, its count
    Buffer first
    Buffer second
    Buffer held
    int64_t n
    # of each group: its state, and where its points begin and end
    Buffer groups
    int64_t n_groups


cdef inline void let_go(Points* points) noexcept nogil:
    """Give back the room of all points."""
    free(points.first.at)
    free(points.second.at)
    free(points.held.at)
    free(points.groups.at)


cdef inline bint make_room(Points* points, int64_t n, int64_t n_words) noexcept nogil:
    """Make room for n points; False when memory is out."""
    return (
        reserve(&points.first, n) and reserve(&points.second, n)
        and reserve(&points.held, n * (n_words + 1))
    )


cdef inline void copy(int64_t* to, const int64_t* numbers, int64_t n) noexcept nogil:
    """Copy n numbers."""
    memcpy(to, numbers, <size_t>n * sizeof(int64_t))


cdef inline void add_ranked(
    Points* done, const Points* points, int64_t n_words, const int64_t* order
) noexcept nogil:
    """Add points in an order; there is room for them."""
    cdef int64_t number, place
    for number in range(points.n):
        place = order[number]
        done.first.at[done.n] = points.first.at[place]
        done.second.at[done.n] = points.second.at[place]
        copy(
            done.held.at + done.n * (n_words + 1),
            points.held.at + place * (n_words + 1),
            n_words + 1,
        )
        done.n += 1


cdef inline double count_of(const int64_t* held, int64_t n_words) noexcept nogil:
    cdef double count
    memcpy(&count, held + n_words, sizeof(double))
    return count


cdef inline void set_count(int64_t* held, int64_t n_words, double count) noexcept nogil:
    memcpy(held + n_words, &count, sizeof(double))


cdef inline bint _comes(
    const int64_t* held, int64_t n_words, int64_t one, int64_t other
) noexcept nogil:
    """Tell whether one outcome comes before another."""
    cdef int64_t part
    cdef const int64_t* left = held + one * (n_words + 1)
    cdef const int64_t* right = held + other * (n_words + 1)
    for part in range(n_words):
        if left[part] != right[part]:
            return left[part] < right[part]
    return False


cdef inline void _join(
    const int64_t* held, int64_t n_words, const int64_t* order, int64_t* merged,
    int64_t low, int64_t middle, int64_t high,
) noexcept nogil:
    """Merge two sorted parts that lie side by side."""
    cdef int64_t left = low
    cdef int64_t right = middle
    cdef int64_t place
    for place in range(low, high):
        if right >= high or (
            left < middle and not _comes(held, n_words, order[right], order[left])
        ):
            merged[place] = order[left]
            left += 1
        else:
            merged[place] = order[right]
            right += 1


cdef inline bint rank(
    const int64_t* held, int64_t n, int64_t n_words, Buffer* order, Buffer* spare
) noexcept nogil:
    """Put places of points in the order of their outcomes; False when memory is out.

    Parts twice as long are merged from room to room; what is found stands in ``order``.
    """
    cdef int64_t place, low
    cdef int64_t length = 1
    if not reserve(order, n) or not reserve(spare, n):
        return False
    for place in range(n):
        order.at[place] = place
    while length < n:
        low = 0
        while low < n:
            _join(
                held, n_words, order.at, spare.at,
                low, min(low + length, n), min(low + 2 * length, n),
            )
            low += 2 * length
        order[0], spare[0] = spare[0], order[0]
        length *= 2
    return True
