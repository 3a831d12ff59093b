# cython: language_level=3, cdivision=True
"""What points found so far cover others, asked in the order of the first party.

A point is covered by one found before that is no worse for all parties but the first.
Of two parties that is asked of the one found last. Of more, utilities of the second, and
with more than three those of the third, are cut into cells; for all the others the
largest found in a cell and those above it is kept. With three parties this settles all
but the point's own cell, with four all but its row and column; those found in a cell
are in a chain.
"""

from libc.stdint cimport INT64_MIN, int64_t
from libc.stdlib cimport free

from detente.kernels.compiled.merging cimport Buffer, reserve

cdef enum:
    MOST_CELLS = 32768
    MOST_ROWS = 32  # of cells, and columns, of more than three parties


cdef struct Cover:
    int64_t n_values
    int64_t level  # of two parties, what the second got last
    # for each cell and further party, the largest found in it and above ...
    Buffer top
    Buffer peak  # ... and in it alone
    Buffer chain  # for each cell the link found last in it, or -1
    Buffer links  # of each found: the next in the chain, then all values but the first
    int64_t n_links
    int64_t n_rows
    int64_t n_columns  # and an empty one behind; 1 with three parties
    int64_t low[2]  # of the second party and the third
    int64_t shift[2]


cdef inline void let_go(Cover* cover) noexcept nogil:
    """Give back the room of all that was found."""
    free(cover.top.at)
    free(cover.peak.at)
    free(cover.chain.at)
    free(cover.links.at)


cdef inline int64_t _cut(
    Cover* cover, int64_t party, int64_t high, int64_t cells
) noexcept nogil:
    """Cut a party's utilities into at most so many cells; return how many."""
    cover.shift[party] = 0
    while (high - cover.low[party]) >> cover.shift[party] >= cells:
        cover.shift[party] += 1
    return ((high - cover.low[party]) >> cover.shift[party]) + 1


cdef inline bint begin(Cover* cover, const int64_t* high, int64_t met) noexcept nogil:
    """Forget what was found; False when memory is out.

    So many points are to come, and give the second and third party at most so much.
    """
    cdef int64_t n = max(cover.n_values - 3, 1), cells = 4, at
    cover.level = INT64_MIN
    cover.n_links = 0
    if cover.n_values == 2:
        return True
    if cover.n_values == 3:
        while cells < MOST_CELLS and cells * cells < 2 * met:
            cells *= 2
        cover.n_columns = 1
    else:
        while cells < MOST_ROWS and cells * cells * cells * cells < met:
            cells *= 2
        cover.n_columns = _cut(cover, 1, high[1], cells) + 1
    cover.n_rows = _cut(cover, 0, high[0], cells)
    cells = (cover.n_rows + 1) * cover.n_columns
    if not (
        reserve(&cover.top, cells * n)
        and reserve(&cover.peak, cells * n)
        and reserve(&cover.chain, cells)
    ):
        return False
    for at in range(cells * n):
        cover.top.at[at] = INT64_MIN
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


cdef inline bint _reaches(
    const int64_t* most, const int64_t* sought, int64_t n
) noexcept nogil:
    """Tell whether the largest of a cell are no worse for the fourth party on."""
    cdef int64_t k
    for k in range(n):
        if most[k] < sought[k + 3]:
            return False
    return True


cdef inline bint _covers_one_of_many(Cover* cover, const int64_t* sought) noexcept nogil:
    """Tell for more than three parties whether one found before covers a point."""
    cdef int64_t n = cover.n_values - 3, columns = cover.n_columns, row, column, cell
    cdef int64_t first = (sought[1] - cover.low[0]) >> cover.shift[0]
    cdef int64_t left = (sought[2] - cover.low[1]) >> cover.shift[1]
    cell = first * columns + left
    if not _reaches(cover.top.at + cell * n, sought, n):
        return False
    if n == 1 and cover.top.at[cell + columns + 1] >= sought[3]:
        return True
    for row in range(first, cover.n_rows):
        for column in range(left, columns - 1):
            if n == 1 and row > first and column > left:
                break
            cell = row * columns + column
            if _reaches(cover.peak.at + cell * n, sought, n) and _in_chain(
                cover, cell, sought
            ):
                return True
    return False


cdef inline bint covers(Cover* cover, const int64_t* sought) noexcept nogil:
    """Tell whether one found before covers a point, whose first value is not asked."""
    cdef int64_t cell
    cdef const int64_t* top
    if cover.n_values == 2:
        return sought[1] <= cover.level
    if cover.n_values > 3:
        return _covers_one_of_many(cover, sought)
    cell = (sought[1] - cover.low[0]) >> cover.shift[0]
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


cdef inline void _raise(
    Cover* cover, int64_t row, int64_t column, const int64_t* point
) noexcept nogil:
    """Let the cells below a point of more than three parties know of it."""
    cdef int64_t n = cover.n_values - 3, columns = cover.n_columns, k, left
    cdef int64_t* most = cover.peak.at + (row * columns + column) * n
    for k in range(n):
        most[k] = max(most[k], point[k + 3])
    for row in range(row, -1, -1):
        most = cover.top.at + (row * columns + column) * n
        if _reaches(most, point, n):
            break
        for left in range(column, -1, -1):
            if _reaches(most, point, n):
                break
            for k in range(n):
                most[k] = max(most[k], point[k + 3])
            most -= n


cdef inline bint keep(Cover* cover, const int64_t* point) noexcept nogil:
    """Let a point that is not covered cover others; False when memory is out."""
    cdef int64_t n = cover.n_values, row, column = 0, at = cover.n_links, k
    cdef int64_t* link
    if n == 2:
        cover.level = point[1]
        return True
    if not reserve(&cover.links, (at + 1) * n):
        return False
    cover.n_links += 1
    row = (point[1] - cover.low[0]) >> cover.shift[0]
    link = cover.links.at + at * n
    for k in range(1, n):
        link[k] = point[k]
    if n == 3:
        _link_stair(cover, row, at)
        while row >= 0 and cover.top.at[row] < point[2]:
            cover.top.at[row] = point[2]
            row -= 1
        return True
    column = (point[2] - cover.low[1]) >> cover.shift[1]
    link[0] = cover.chain.at[row * cover.n_columns + column]
    cover.chain.at[row * cover.n_columns + column] = at
    _raise(cover, row, column, point)
    return True
