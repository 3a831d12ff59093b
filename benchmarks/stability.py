"""Stability against the matrix method: same answers, how much faster.

Run: python benchmarks/stability.py [--large]

Conflicts of three parties that own h actions between them, all two-way and all
combinations feasible, with strict rankings at random: 2^h states. The matrix method is
that of Xu, Hipel and Kilgour (2009), with dense matrices of 0 and 1, as it is printed;
both answer for R, GMR, SMR, SEQ and SSEQ, and their answers are compared. It runs up to
1,024 states, with `--large` up to 4,096, which takes it minutes; ours goes on. Times
are CPU seconds of one process.
"""

import argparse
import time

import numpy as np

from detente.kernels.conflict.cube import Cube
from detente.kernels.conflict.stable import RANKED, stable

LARGEST = 20
PARTIES = 3


def conflict(n_actions, rng):
    """Return the moves of each party as a cube, and a strict ranking for each."""
    owners = np.arange(n_actions) % PARTIES
    codes = np.arange(2**n_actions)
    moves = []
    for party in range(PARTIES):
        own = np.flatnonzero(owners == party)
        both = np.ones(len(own), dtype=bool)
        moves.append(Cube(n_actions, own, both, both, codes))
    worth = np.stack([rng.permutation(len(codes)) for _ in range(PARTIES)])
    return moves, worth


def dense(moves, n_states):
    """Return the moves of each party as a matrix of 0 and 1."""
    matrices = []
    for one in moves:
        matrix = np.zeros((n_states, n_states), dtype=np.float32)
        for state, there in enumerate(one.sets()):
            marks = np.frombuffer(there.to_bytes(n_states // 8 + 1, "little"), np.uint8)
            matrix[state] = np.unpackbits(marks, bitorder="little")[:n_states]
        matrices.append(matrix)
    return matrices


def reached(matrices):
    """Return what several can reach together: M(t) by matrix products until rest."""
    last = [one.copy() for one in matrices]
    while True:
        found = [
            np.sign(one + sum(m for j, m in enumerate(last) if j != i) @ matrices[i])
            for i, one in enumerate(last)
        ]
        if all(np.array_equal(a, b) for a, b in zip(found, last, strict=True)):
            return np.sign(sum(found))
        last = found


def by_matrices(matrices, worth):
    """Return who would stay where, by concept, in the matrix form."""
    n_states = worth.shape[1]
    better = [(row[None, :] > row[:, None]).astype(np.float32) for row in worth]
    would = [own * up for own, up in zip(matrices, better, strict=True)]
    found = {name: [] for name in RANKED}
    for i, own in enumerate(would):
        others = [p for p in range(PARTIES) if p != i]
        any_moves = reached([matrices[p] for p in others])
        improving = reached([would[p] for p in others])
        no_better = 1 - better[i]
        stuck = no_better.T * (1 - np.sign(matrices[i] @ better[i].T))
        answers = {
            "R": np.zeros((n_states, n_states), dtype=np.float32),
            "GMR": np.sign(any_moves @ no_better.T),
            "SMR": np.sign(any_moves @ stuck),
            "SEQ": np.sign(improving @ no_better.T),
            "SSEQ": np.sign(improving @ stuck),
        }
        for name, answered in answers.items():
            found[name].append((own * (1 - answered).T).sum(axis=1) == 0)
    return {name: np.stack(rows) for name, rows in found.items()}


def spent(work, *given):
    """Return what some work returns, and the CPU time that it takes."""
    start = time.process_time()
    answer = work(*given)
    return answer, time.process_time() - start


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--large", action="store_true", help="4,096 states: minutes")
    most = 12 if parser.parse_args().large else 10
    rng = np.random.default_rng(0)
    print(f"{'states':>10} {'matrices':>12} {'detente':>10} {'ratio':>8}")
    for n_actions in (6, 8, 10, 12, 16, LARGEST):
        moves, worth = conflict(n_actions, rng)
        ours, own = spent(stable, moves, worth)
        theirs, ratio = "", ""
        if n_actions <= most:
            matrices = dense(moves, 2**n_actions)
            slow, peer = spent(by_matrices, matrices, worth)
            assert all(np.array_equal(ours[name], slow[name]) for name in RANKED)
            theirs, ratio = f"{peer:.3f} s", f"{peer / own:.0f}"
        print(f"{2**n_actions:>10,} {theirs:>12} {own:>8.3f} s {ratio:>8}")


if __name__ == "__main__":
    main()
