# cython: language_level=3, cdivision=True
"""What points found so far cover others, asked in the order of the first party.

A point is covered by one found before that is no worse for all parties but the first.
Of two parties that is asked of the one found last. Of more, utilities of the second are
cut into cells; for all the others the largest found in a cell and those above it is
kept. With three parties this settles all but the point's own cell, where those found
are in a chain.
"""

from libc.stdint cimport INT64_MIN, int64_t
from libc.stdlib cimport free

from detente.kernels.compiled.merging cimport Buffer, reserve

cdef enum:
    MOST_CELLS = 32768
    MOST_CELLS_OF_MANY = 128  # of more than three parties: all above are looked at


cdef struct Cover:
    int64_t n_values
    int64_t level  # of two parties, what the second got last
    # for each cell and party from the third on, the largest found in it and above ...
    Buffer top
    Buffer peak  # ... and in it alone
    Buffer chain  # for each cell the link found last in it, or -1
    Buffer links  # of each found: the next in the chain, then all values but the first
    int64_t n_links
    int64_t n_cells
    int64_t lowest
    int64_t shift


cdef inline void let_go(Cover* cover) noexcept nogil:
    """Give back the room of all that was found."""
    free(cover.top.at)
    free(cover.peak.at)
    free(cover.chain.at)
    free(cover.links.at)


cdef inline bint begin(
    Cover* cover, int64_t low, int64_t high, int64_t met
) noexcept nogil:
    """Forget what was found; False when memory is out.

    Of the points to come, so many are met, and the second party gets between low and
    high.
    """
    cdef int64_t n = cover.n_values - 2, cells = 4, at
    cdef int64_t limit = MOST_CELLS if n == 1 else MOST_CELLS_OF_MANY
    cover.level = INT64_MIN
    if not n:
        return True
    while cells < limit and cells * cells < 2 * met:
        cells *= 2
    cover.lowest = low
    cover.shift = 0
    while (high - low) >> cover.shift >= cells:
        cover.shift += 1
    cover.n_cells = cells = ((high - low) >> cover.shift) + 1
    cover.n_links = 0
    if not (
        reserve(&cover.top, (cells + 1) * n)
        and reserve(&cover.peak, cells * n)
        and reserve(&cover.chain, cells)
    ):
        return False
    for at in range((cells + 1) * n):
        cover.top.at[at] = INT64_MIN
    for at in range(cells * n):
        cover.peak.at[at] = INT64_MIN
    for at in range(cells):
        cover.chain.at[at] = -1
    return True


cdef inline bint _in_chain(
    Cover* cover, int64_t cell, const int64_t* sought
) noexcept nogil:
    """Tell whether one found in a cell covers a point."""
    cdef int64_t at = cover.chain.at[cell], k
    cdef const int64_t* link
    while at >= 0:
        link = cover.links.at + at * cover.n_values
        for k in range(1, cover.n_values):
            if link[k] < sought[k]:
                break
        else:
            return True
        at = link[0]
    return False


cdef inline bint _under_stair(
    Cover* cover, int64_t cell, const int64_t* sought
) noexcept nogil:
    """Do the same for three parties, see `_link_stair`."""
    cdef int64_t at = cover.chain.at[cell]
    cdef const int64_t* link
    while at >= 0:
        link = cover.links.at + 3 * at
        if link[1] < sought[1]:
            return False
        if link[2] >= sought[2]:
            return True
        at = link[0]
    return False


cdef inline bint _covers_one_of_many(
    Cover* cover, int64_t cell, const int64_t* sought
) noexcept nogil:
    """Tell whether one found in a cell or above covers a point."""
    cdef int64_t n = cover.n_values - 2, k
    cdef const int64_t* most = cover.top.at + cell * n
    for k in range(n):
        if most[k] < sought[k + 2]:
            return False
    for cell in range(cell, cover.n_cells):
        most = cover.peak.at + cell * n
        for k in range(n):
            if most[k] < sought[k + 2]:
                break
        else:
            if _in_chain(cover, cell, sought):
                return True
    return False


cdef inline bint covers(Cover* cover, const int64_t* sought) noexcept nogil:
    """Tell whether one found before covers a point, whose first value is not asked."""
    cdef int64_t cell
    cdef const int64_t* top
    if cover.n_values == 2:
        return sought[1] <= cover.level
    cell = (sought[1] - cover.lowest) >> cover.shift
    if cover.n_values > 3:
        return _covers_one_of_many(cover, cell, sought)
    top = cover.top.at + cell
    if top[1] >= sought[2] or top[0] < sought[2]:
        return top[1] >= sought[2]
    return _under_stair(cover, cell, sought)


cdef inline void _link_stair(Cover* cover, int64_t cell, int64_t at) noexcept nogil:
    """Put one found into a chain of three parties, in place of what it covers.

    In the chain the second party's utilities fall and the third's rise.
    """
    cdef int64_t* links = cover.links.at
    cdef int64_t* before = &cover.chain.at[cell]
    cdef int64_t* link = links + 3 * at
    while before[0] >= 0 and links[3 * before[0] + 1] > link[1]:
        before = &links[3 * before[0]]
    link[0] = before[0]
    before[0] = at
    while link[0] >= 0 and links[3 * link[0] + 2] <= link[2]:
        link[0] = links[3 * link[0]]


cdef inline bint keep(Cover* cover, const int64_t* point) noexcept nogil:
    """Let a point that is not covered cover others; False when memory is out."""
    cdef int64_t n = cover.n_values, cell, at = cover.n_links, k
    cdef int64_t* link
    if n == 2:
        cover.level = point[1]
        return True
    if not reserve(&cover.links, (at + 1) * n):
        return False
    cover.n_links += 1
    cell = (point[1] - cover.lowest) >> cover.shift
    link = cover.links.at + at * n
    for k in range(1, n):
        link[k] = point[k]
    if n == 3:
        _link_stair(cover, cell, at)
    else:
        link[0] = cover.chain.at[cell]
        cover.chain.at[cell] = at
    n -= 2
    for k in range(n):
        at = cell * n + k
        cover.peak.at[at] = max(cover.peak.at[at], point[k + 2])
        while at >= 0 and cover.top.at[at] < point[k + 2]:
            cover.top.at[at] = point[k + 2]
            at -= n
    return True
