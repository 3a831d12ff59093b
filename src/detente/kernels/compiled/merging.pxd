# cython: language_level=3
"""Merge staircases into one: the loop that all folds of two parties share.

A staircase is sorted by the first party's utility, falling, and rises in the second's.
Each run is one of them, moved by what an option adds. The next point by falling utility
of the first party comes from the run that wins a tournament of losers [1]_; it stays if
it gives the second party more than all before it.

References
----------
.. [1] D. E. Knuth (1998). The Art of Computer Programming 3: Sorting and Searching,
   2nd ed., section 5.4.1.
"""

from cpython.exc cimport PyErr_Occurred
from libc.stdint cimport INT64_MAX, INT64_MIN, int64_t
from libc.stdlib cimport free, realloc


cdef extern from "Python.h":
    int signals "PyErr_CheckSignals"() noexcept  # what it raises stays set

cdef enum:
    LOOK = 1 << 20  # points between two looks at whether we are interrupted


cdef inline bint goes_on() noexcept nogil:
    """Tell whether nobody interrupted; where somebody did, `stopped` raises it."""
    with gil:
        return signals() == 0


cdef inline int stopped() except -1:
    """Raise what stopped a loop: an interrupt, or else that memory is out."""
    if PyErr_Occurred() == NULL:
        raise MemoryError
    return -1


cdef struct Buffer:
    int64_t* at
    int64_t room


cdef inline bint reserve(Buffer* held, int64_t n) noexcept nogil:
    """Make room for n numbers, keeping those held; False when memory is out."""
    cdef int64_t wanted
    cdef void* grown
    if n <= held.room:
        return True
    wanted = max(n + n // 2, 64)
    if wanted > INT64_MAX // 64:
        return False
    grown = realloc(held.at, <size_t>wanted * sizeof(int64_t))
    if grown == NULL:
        return False
    held.at = <int64_t*>grown
    held.room = wanted
    return True


cdef struct Run:
    const int64_t* first
    const int64_t* second
    int64_t length
    int64_t add_first
    int64_t add_second
    int64_t at


cdef struct Steps:
    # what stays: utilities, and which place of which run they come from
    Buffer first
    Buffer second
    Buffer run
    Buffer place
    int64_t n
    # what is equal to a step that stays, in the order of the steps
    Buffer tied_step
    Buffer tied_run
    Buffer tied_place
    int64_t n_tied


cdef inline void empty(Steps* held) noexcept nogil:
    """Give back the room of all that was found."""
    free(held.first.at)
    free(held.second.at)
    free(held.run.at)
    free(held.place.at)
    free(held.tied_step.at)
    free(held.tied_run.at)
    free(held.tied_place.at)


cdef inline bint _step(
    Steps* found, int64_t first, int64_t second, int64_t run, int64_t place
) noexcept nogil:
    cdef int64_t n = found.n
    if not (
        reserve(&found.first, n + 1) and reserve(&found.second, n + 1)
        and reserve(&found.run, n + 1) and reserve(&found.place, n + 1)
    ):
        return False
    found.first.at[n] = first
    found.second.at[n] = second
    found.run.at[n] = run
    found.place.at[n] = place
    found.n = n + 1
    return True


cdef inline bint _tie(Steps* found, int64_t run, int64_t place) noexcept nogil:
    cdef int64_t n = found.n_tied
    if not (
        reserve(&found.tied_step, n + 1) and reserve(&found.tied_run, n + 1)
        and reserve(&found.tied_place, n + 1)
    ):
        return False
    found.tied_step.at[n] = found.n - 1
    found.tied_run.at[n] = run
    found.tied_place.at[n] = place
    found.n_tied = n + 1
    return True


cdef inline void _rise(Run* run, int64_t* key, int64_t level) noexcept nogil:
    """Move a run to its next point above the level, and note its first utility."""
    while run.at < run.length and run.second[run.at] + run.add_second <= level:
        run.at += 1
    if run.at < run.length:
        key[0] = run.first[run.at] + run.add_first
    else:
        key[0] = INT64_MIN


cdef inline int64_t _play(
    int64_t* key, int64_t* losers, int64_t n_runs, int64_t winner
) noexcept nogil:
    """Let a run play again from its leaf up; return who wins the tournament."""
    cdef int64_t node = (winner + n_runs) >> 1
    cdef int64_t other
    while node > 0:
        other = losers[node]
        if key[other] > key[winner]:
            losers[node] = winner
            winner = other
        node >>= 1
    return winner


cdef inline int64_t _begin(
    int64_t* key, int64_t* losers, int64_t n_runs
) noexcept nogil:
    """Play the tournament from its leaves; return who wins it."""
    cdef int64_t leaf, node, winner, other
    for node in range(n_runs):
        losers[node] = -1
    for leaf in range(n_runs):
        winner = leaf
        node = (leaf + n_runs) >> 1
        while node > 0:
            other = losers[node]
            if other < 0:  # the one to play against has not come yet
                losers[node] = winner
                winner = -1
                break
            if key[other] > key[winner]:
                losers[node] = winner
                winner = other
            node >>= 1
        if winner >= 0:
            losers[0] = winner
    return losers[0]


cdef inline bint merge(
    Run* runs, int64_t n_runs, Buffer* room, int64_t least, int64_t level, Steps* found
) noexcept nogil:
    """Find what stays of all runs; False when memory is out, or we are interrupted.

    Only points count that give the first party at least ``least``, and the second more
    than ``level``.
    """
    cdef int64_t* key
    cdef int64_t* losers
    cdef int64_t place, second, winner
    cdef int64_t met = 0
    cdef Run* run
    found.n = found.n_tied = 0
    if n_runs == 0:
        return True
    if not reserve(room, 2 * n_runs):
        return False
    key = room.at
    losers = room.at + n_runs
    for place in range(n_runs):
        _rise(&runs[place], &key[place], level)
    winner = _begin(key, losers, n_runs)
    while True:
        run = &runs[winner]
        if run.at >= run.length or key[winner] < least:
            return True
        met += 1
        if met % LOOK == 0 and not goes_on():
            return False
        second = run.second[run.at] + run.add_second
        if second > level:
            if found.n and found.first.at[found.n - 1] == key[winner]:
                # better for the second party, no worse for the first
                found.n -= 1
                while found.n_tied and found.tied_step.at[found.n_tied - 1] == found.n:
                    found.n_tied -= 1
            if not _step(found, key[winner], second, winner, run.at):
                return False
            level = second
        elif (
            second == level and found.n
            and found.first.at[found.n - 1] == key[winner]
            and not _tie(found, winner, run.at)
        ):
            return False
        run.at += 1
        _rise(run, &key[winner], level)
        winner = _play(key, losers, n_runs, winner)


cdef inline bint beats(const Run* one, const Run* other) noexcept nogil:
    """Tell whether what one option adds dominates what another one does."""
    return (
        one.add_first >= other.add_first and one.add_second >= other.add_second
        and (one.add_first > other.add_first or one.add_second > other.add_second)
    )


cdef inline bint dominated(
    const Run* runs, int64_t low, int64_t high, const Run* run
) noexcept nogil:
    """Tell whether an option is worth less than that of one of some runs."""
    cdef int64_t place
    for place in range(low, high):
        if beats(&runs[place], run):
            return True
    return False
