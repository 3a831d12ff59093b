# cython: language_level=3, cdivision=True
"""Merge copies of sorted points, each moved as a whole, and keep what is undominated.

Copies are merged from the largest sum down, so whatever dominates a sum comes before
it. It comes before the next point of its copy, too, wherever that is reached: what is
covered there is passed over at once, so that only about as many points enter the merge
as stay.

What is used of quotas counts as further parties that get less. Sums of equal utilities
that use more or less are a group: they stay side by side, so that they cover others
only when the group is complete.
"""

from libc.stdint cimport INT64_MAX, INT64_MIN, int64_t
from libc.string cimport memmove

from detente.kernels.compiled.covers cimport Cover, begin, covers, keep
from detente.kernels.compiled.merging cimport reserve
from detente.kernels.compiled.totals cimport (
    Copy,
    Found,
    Head,
    Work,
    comes_first,
    copy_at,
    made_of,
    make_room,
    point_of,
    side_of,
    sum_of,
    used,
    within,
)

cdef enum:
    FEW_COPIES = 16  # are looked at one by one; more are kept in a heap


cdef inline bint _ahead(Work* w, Head* a, Head* b) noexcept nogil:
    """Tell which of two sums comes first, of equal ones the first outcome."""
    cdef const int64_t* x
    cdef const int64_t* y
    cdef const int64_t* add_x
    cdef const int64_t* add_y
    cdef int64_t k, one, other
    if a.first != b.first:
        return a.first > b.first
    if a.second != b.second:
        return a.second > b.second
    x = point_of(w, copy_at(w, a.copy))
    y = point_of(w, copy_at(w, b.copy))
    add_x = w.moves.at + a.copy * w.n_values
    add_y = w.moves.at + b.copy * w.n_values
    for k in range(2, w.n_values):
        one = used(w, k, x[k] + add_x[k])
        other = used(w, k, y[k] + add_y[k])
        if one != other:
            return one > other
    x = side_of(w, copy_at(w, a.copy)).numbers + copy_at(w, a.copy).at * w.n_words
    y = side_of(w, copy_at(w, b.copy)).numbers + copy_at(w, b.copy).at * w.n_words
    add_x = w.names.at + a.copy * w.n_words
    add_y = w.names.at + b.copy * w.n_words
    for k in range(w.n_words):
        if x[k] + add_x[k] != y[k] + add_y[k]:
            return x[k] + add_x[k] < y[k] + add_y[k]
    return False


cdef inline void _sink(Work* w, int64_t at) noexcept nogil:
    """Let a head that came to a place of the heap sink to where it belongs."""
    cdef Head* heads = <Head*>w.heads.at
    cdef Head moving = heads[at]
    cdef int64_t child
    while True:
        child = 2 * at + 1
        if child >= w.n_heads:
            break
        if child + 1 < w.n_heads and _ahead(w, &heads[child + 1], &heads[child]):
            child += 1
        if not _ahead(w, &heads[child], &moving):
            break
        heads[at] = heads[child]
        at = child
    heads[at] = moving


cdef inline int64_t _leader(Work* w) noexcept nogil:
    """Return which head comes first."""
    cdef Head* heads = <Head*>w.heads.at
    cdef int64_t k, best = 0, first = heads[0].first
    cdef bint tied = False
    if w.n_heads > FEW_COPIES:
        return 0  # the top of a heap
    for k in range(1, w.n_heads):
        if heads[k].first > first:
            first = heads[k].first
            best = k
            tied = False
        elif heads[k].first == first:
            tied = True
    if tied:
        for k in range(best + 1, w.n_heads):
            if heads[k].first == first and _ahead(w, &heads[k], &heads[best]):
                best = k
    return best


cdef inline bint _forward(Work* w, int64_t copy, Head* head) noexcept nogil:
    """Go on to the next sum of a copy that is not covered; False at its end."""
    cdef Copy* own = copy_at(w, copy)
    cdef int64_t n = w.n_values, k
    cdef const int64_t* move = w.moves.at + copy * n
    cdef const int64_t* point = point_of(w, own)
    cdef int64_t room[3]
    cdef int64_t* sought = w.last.at + n if n > 3 else room
    while own.at < own.end:
        if n <= 3:  # in registers
            room[1] = point[1] + move[1]
            room[2] = point[n - 1] + move[n - 1]
        else:
            for k in range(1, n):
                sought[k] = point[k] + move[k]
        if within(w, sought) and not covers(&w.cover, sought):
            head.first = point[0] + move[0]
            head.second = point[1] + move[1]
            head.copy = copy
            return True
        own.at += 1
        point += n
    return False


cdef inline void _widen(
    Work* w, int64_t place, int64_t k, int64_t* low, int64_t* high
) noexcept nogil:
    """Let the range of a party's utilities, the second's first, hold all of a copy."""
    cdef Copy* copy = copy_at(w, place)
    cdef int64_t n = w.n_values, least = INT64_MAX, most = INT64_MIN, at
    cdef const int64_t* values = side_of(w, copy).values + k + 1
    for at in range(copy.at, copy.end):
        least = min(least, values[at * n])
        most = max(most, values[at * n])
    least = used(w, k + 1, least + w.moves.at[place * n + k + 1])
    most = used(w, k + 1, most + w.moves.at[place * n + k + 1])
    if k + 1 >= w.n_parties:  # what exceeds a quota is not looked for
        least = max(least, min(w.quotas[k + 1 - w.n_parties].least, 1))
    low[0] = min(low[0], least)
    high[0] = max(high[0], max(least, most))


cdef inline bint _begin(Work* w) noexcept nogil:
    """Tell what covers how many sums there may be; False when memory is out."""
    cdef int64_t n = w.n_values, met = 0, c, k
    cdef int64_t high[2]
    cdef Copy* copy
    w.cover.n_values = n
    for k in range(2):
        w.cover.low[k] = INT64_MAX
        high[k] = INT64_MIN
    for c in range(w.n_copies if n > 2 else 0):
        copy = copy_at(w, c)
        met += copy.end - copy.at
        for k in range(1 if n == 3 else 2):
            _widen(w, c, k, &w.cover.low[k], &high[k])
    return begin(&w.cover, high, met)


cdef inline bint _equals_last(Work* w, int64_t copy) noexcept nogil:
    """Tell whether a copy's next sum is the one found last."""
    cdef const int64_t* point = point_of(w, copy_at(w, copy))
    cdef const int64_t* move = w.moves.at + copy * w.n_values
    cdef int64_t k
    for k in range(w.n_values):
        if point[k] + move[k] != w.last.at[k]:
            return False
    return True


cdef inline bint _find(Work* w, int64_t copy) noexcept nogil:
    """Keep a copy's next sum unless it is covered; False when memory is out."""
    cdef int64_t* sought = sum_of(w, copy)
    cdef int64_t k
    if covers(&w.cover, sought):
        return True
    if not make_room(&w.found, w.n_found + 1, sizeof(Found)):
        return False
    (<Found*>w.found.at)[w.n_found] = made_of(w, copy_at(w, copy))
    w.n_found += 1
    for k in range(w.n_values):
        w.last.at[k] = sought[k]
    return keep(&w.cover, sought)


cdef inline void _count(Work* w, int64_t place, Found* more) noexcept nogil:
    """Count a sum with one found before, which it equals; the first outcome stands."""
    cdef Found* one = <Found*>w.found.at + place
    more.count += one.count
    if w.n_parties == w.n_values or comes_first(w, one, more):
        one.count = more.count
    else:
        one[0] = more[0]


cdef inline bint _complete(Work* w) noexcept nogil:
    """Let a group cover others from now on; False when memory is out."""
    cdef int64_t at
    cdef const int64_t* values = w.group.at
    for at in range(w.group_from, w.n_found):
        if not covers(&w.cover, values) and not keep(&w.cover, values):
            return False
        values += w.n_values
    w.group_from = w.n_found
    return True


cdef inline int64_t _compared(Work* w, const int64_t* a, const int64_t* b) noexcept nogil:
    """Return below 0, 0 or above for a sum of a group before another, equal, behind."""
    cdef int64_t k
    for k in range(w.n_parties, w.n_values):
        if a[k] != b[k]:
            return -1 if a[k] > b[k] else 1
    return 0


cdef inline bint _join(Work* w, int64_t copy) noexcept nogil:
    """Put a copy's next sum into its group unless it is covered; False as `_find`."""
    cdef int64_t n = w.n_values, low = 0, high, at, k, side
    cdef int64_t* sought = sum_of(w, copy)
    cdef Found one = made_of(w, copy_at(w, copy))
    cdef Found* found
    for k in range(w.n_parties):
        if w.n_found == w.group_from or sought[k] != w.last.at[k]:
            if not _complete(w):
                return False
            break
    if covers(&w.cover, sought):
        return True
    high = w.n_found - w.group_from
    while low < high:
        at = (low + high) // 2
        side = _compared(w, sought, w.group.at + at * n)
        if side == 0:
            _count(w, w.group_from + at, &one)
            return True
        if side < 0:
            high = at
        else:
            low = at + 1
    high = w.n_found - w.group_from
    if not (
        make_room(&w.found, w.n_found + 1, sizeof(Found))
        and reserve(&w.group, (high + 1) * n)
    ):
        return False
    found = <Found*>w.found.at + w.group_from + low
    memmove(found + 1, found, (high - low) * sizeof(Found))
    found[0] = one
    memmove(
        w.group.at + (low + 1) * n, w.group.at + low * n,
        (high - low) * n * sizeof(int64_t),
    )
    for k in range(n):
        w.group.at[low * n + k] = w.last.at[k] = sought[k]
    w.n_found += 1
    return True


cdef inline bint merge(Work* w) noexcept nogil:
    """Find what stays of a row's copies; False when memory is out."""
    cdef int64_t before = w.n_found, c
    cdef Head* heads = <Head*>w.heads.at
    cdef Head* head
    cdef Found one
    w.n_heads = 0
    w.group_from = w.n_found
    if not _begin(w):
        return False
    for c in range(w.n_copies):
        if _forward(w, c, heads + w.n_heads):
            w.n_heads += 1
    for c in range(w.n_heads // 2 - 1, -1, -1):
        _sink(w, c)
    while w.n_heads:
        head = heads + _leader(w)
        c = head.copy
        if w.n_parties < w.n_values:
            if not _join(w, c):
                return False
        elif w.n_found > before and _equals_last(w, c):
            one = made_of(w, copy_at(w, c))
            _count(w, w.n_found - 1, &one)
        elif not _find(w, c):
            return False
        copy_at(w, c).at += 1
        if not _forward(w, c, head):
            w.n_heads -= 1
            head[0] = heads[w.n_heads]
        if w.n_heads > FEW_COPIES:
            _sink(w, 0)
    return True
