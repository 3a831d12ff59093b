# cython: language_level=3, cdivision=True
"""Merge copies of sorted points, each moved as a whole, and keep what is undominated.

Copies are merged from the largest sum down, so whatever dominates a sum comes before
it. It comes before the next point of its copy, too, wherever that is reached: what is
covered there is passed over at once, so that only about as many points enter the merge
as stay.
"""

from libc.stdint cimport INT64_MAX, INT64_MIN, int64_t

from detente.kernels.compiled.covers cimport Cover, begin, covers, keep
from detente.kernels.compiled.merging cimport Buffer, reserve

cdef enum:
    FEW_COPIES = 16  # are looked at one by one; more are kept in a heap


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


cdef struct Found:
    int64_t left
    int64_t right
    int64_t option
    double count


cdef struct Work:
    int64_t n_values
    int64_t n_words
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
    Cover cover


cdef inline bint make_room(
    Buffer* held, int64_t n, size_t size
) noexcept nogil:
    """Make room for n things, keeping those held; False when memory is out."""
    if n > INT64_MAX // 64 // <int64_t>size:
        return False
    return reserve(held, n * <int64_t>size // <int64_t>sizeof(int64_t))


cdef inline Copy* _copy(Work* w, int64_t place) noexcept nogil:
    return <Copy*>w.copies.at + place


cdef inline Side* _side(Work* w, Copy* copy) noexcept nogil:
    return &w.right if copy.turned else &w.left


cdef inline const int64_t* _point(Work* w, Copy* copy) noexcept nogil:
    return _side(w, copy).values + copy.at * w.n_values


cdef inline bint _ahead(Work* w, Head* a, Head* b) noexcept nogil:
    """Tell which of two sums comes first, of equal ones the first outcome."""
    cdef const int64_t* x
    cdef const int64_t* y
    cdef const int64_t* add_x
    cdef const int64_t* add_y
    cdef int64_t k
    if a.first != b.first:
        return a.first > b.first
    if a.second != b.second:
        return a.second > b.second
    x = _point(w, _copy(w, a.copy))
    y = _point(w, _copy(w, b.copy))
    add_x = w.moves.at + a.copy * w.n_values
    add_y = w.moves.at + b.copy * w.n_values
    for k in range(2, w.n_values):
        if x[k] + add_x[k] != y[k] + add_y[k]:
            return x[k] + add_x[k] > y[k] + add_y[k]
    x = _side(w, _copy(w, a.copy)).numbers + _copy(w, a.copy).at * w.n_words
    y = _side(w, _copy(w, b.copy)).numbers + _copy(w, b.copy).at * w.n_words
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
    cdef Copy* own = _copy(w, copy)
    cdef int64_t n = w.n_values, k
    cdef const int64_t* move = w.moves.at + copy * n
    cdef const int64_t* point = _point(w, own)
    cdef int64_t room[3]
    cdef int64_t* sought = w.last.at + n if n > 3 else room
    while own.at < own.end:
        if n <= 3:  # in registers
            room[1] = point[1] + move[1]
            room[2] = point[n - 1] + move[n - 1]
        else:
            for k in range(1, n):
                sought[k] = point[k] + move[k]
        if not covers(&w.cover, sought):
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
    cdef Copy* copy = _copy(w, place)
    cdef int64_t n = w.n_values, least = INT64_MAX, most = INT64_MIN, at
    cdef const int64_t* values = _side(w, copy).values + k + 1
    for at in range(copy.at, copy.end):
        least = min(least, values[at * n])
        most = max(most, values[at * n])
    low[0] = min(low[0], least + w.moves.at[place * n + k + 1])
    high[0] = max(high[0], most + w.moves.at[place * n + k + 1])


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
        copy = _copy(w, c)
        met += copy.end - copy.at
        for k in range(1 if n == 3 else 2):
            _widen(w, c, k, &w.cover.low[k], &high[k])
    return begin(&w.cover, high, met)


cdef inline bint _equals_last(Work* w, int64_t copy) noexcept nogil:
    """Tell whether a copy's next sum is the one found last."""
    cdef const int64_t* point = _point(w, _copy(w, copy))
    cdef const int64_t* move = w.moves.at + copy * w.n_values
    cdef int64_t k
    for k in range(w.n_values):
        if point[k] + move[k] != w.last.at[k]:
            return False
    return True


cdef inline bint _find(Work* w, int64_t copy) noexcept nogil:
    """Keep a copy's next sum unless it is covered; False when memory is out."""
    cdef Copy* own = _copy(w, copy)
    cdef const int64_t* point = _point(w, own)
    cdef const int64_t* move = w.moves.at + copy * w.n_values
    cdef int64_t* sought = w.last.at + w.n_values
    cdef Found* one
    cdef int64_t k
    for k in range(w.n_values):
        sought[k] = point[k] + move[k]
    if covers(&w.cover, sought):
        return True
    if not make_room(&w.found, w.n_found + 1, sizeof(Found)):
        return False
    one = <Found*>w.found.at + w.n_found
    w.n_found += 1
    one.left = own.point if own.turned else own.at
    one.right = own.at if own.turned else own.point
    one.option = own.option
    one.count = w.left.count[one.left] * w.right.count[one.right]
    for k in range(w.n_values):
        w.last.at[k] = sought[k]
    return keep(&w.cover, sought)


cdef inline void _count(Work* w, Copy* copy) noexcept nogil:
    """Count a copy's next sum with the one found last, which it equals."""
    cdef Found* one = <Found*>w.found.at + w.n_found - 1
    if copy.turned:
        one.count += w.left.count[copy.point] * w.right.count[copy.at]
    else:
        one.count += w.left.count[copy.at] * w.right.count[copy.point]


cdef inline bint merge(Work* w) noexcept nogil:
    """Find what stays of a row's copies; False when memory is out."""
    cdef int64_t before = w.n_found, c
    cdef Head* heads = <Head*>w.heads.at
    cdef Head* head
    w.n_heads = 0
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
        if w.n_found > before and _equals_last(w, c):
            _count(w, _copy(w, c))
        elif not _find(w, c):
            return False
        _copy(w, c).at += 1
        if not _forward(w, c, head):
            w.n_heads -= 1
            head[0] = heads[w.n_heads]
        if w.n_heads > FEW_COPIES:
            _sink(w, 0)
    return True
