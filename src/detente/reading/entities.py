"""Names in a parsed text: the model's own search for them, walked word by word at once.

The model reads a text from left to right and scores at each word what to do: begin a
name (B), go on with it (I), end it (L), take the word alone for a name (U), or leave it
out (O); of those that may be done it does the best [1]_. Outside a name the score
depends on the word alone, so that all words are scored together; only inside a name is
one scored after another. What is found is what spaCy's own component finds, which goes
one word at a time everywhere and spends most of its time on that.

References
----------
.. [1] L. Ratinov, D. Roth (2009). Design Challenges and Misconceptions in Named Entity
   Recognition. CoNLL, 147-155. The features: G. Lample et al. (2016). Neural
   Architectures for Named Entity Recognition. NAACL, 260-270.
"""

from collections.abc import Iterator, Sequence
from typing import Any

_OUTSIDE = ("BUO", "UO", "O")
"""Moves that may be done outside a name: at most words; where no name may go on behind
the word; and at a space, where none may begin."""


class Recogniser:
    """Finds names as a component of spaCy's does.

    Parameters
    ----------
    component
        The ``EntityRecognizer`` of a model, which looks at a word, at the first of the
        open name and at the one before, and has a layer above.
    """

    def __init__(self, component: Any) -> None:
        """Take over the weights of a component."""
        model, moves = component.model, component.moves
        self._ops, self._vectors = model.ops, model.get_ref("tok2vec")
        self._lower, self._upper = model.get_ref("lower"), model.get_ref("upper")
        self._moves = [moves.get_class_name(n) for n in range(moves.n_moves)]
        self._inside = {
            move[2:]: (n, self._moves.index(f"L{move[1:]}"))
            for n, move in enumerate(self._moves)
            if move[:2] == "I-"
        }
        self._barred = self._ops.xp.array(
            [[self._bar(move, may) for move in self._moves] for may in _OUTSIDE]
        )

    def __call__(self, docs: Sequence[Any]) -> None:
        """Mark the names in docs that are cut into sentences and have no names yet."""
        kept = [doc for doc in docs if len(doc)]
        if not kept:
            return
        seen = self._lower.predict(self._vectors.predict(kept))
        outside = self._scores(seen[1:, 0] + seen[0, 1] + seen[0, 2])
        first = 0
        for doc in kept:
            end = first + len(doc)
            ends = self._ends(doc)
            spaces = doc.to_array("IS_SPACE")
            barred = self._barred[self._ops.xp.where(spaces, 2, ends)]
            best = (outside[first:end] + barred).argmax(axis=1).tolist()
            found = self._names(best, ends.tolist(), seen[first + 1 : end + 1])
            doc.set_ents([_span(doc, *name) for name in found], default="outside")
            first = end

    def _ends(self, doc: Any) -> Any:
        """Mark the words behind which no name may go on: the last of each sentence."""
        ends = self._ops.xp.ones(len(doc), dtype="int64")
        ends[:-1] = doc.to_array("SENT_START")[1:] == 1
        return ends

    def _names(
        self, best: Sequence[int], ends: Sequence[int], seen: Any
    ) -> Iterator[tuple[int, int, str]]:
        """Yield where names begin and end, and their kinds.

        Parameters
        ----------
        best
            For each word the best move outside a name.
        ends
            For each word whether no name may go on behind it.
        seen : (n_words, 3, n_hidden, 2)
            What the model sees of each word: as the word, as the first, as the last.
        """
        first, kind = -1, ""
        for place, move in enumerate(best):
            if first < 0:
                done, _, kind = self._moves[move].partition("-")
                if done == "U":
                    yield place, place + 1, kind
                first = place if done == "B" else -1
            elif ends[place] or self._closes(seen, first, place, kind):
                yield first, place + 1, kind
                first = -1

    def _closes(self, seen: Any, first: int, place: int, kind: str) -> bool:
        """Tell whether a name ends with a word rather than goes on behind it."""
        near = seen[place, 0] + seen[first, 1] + seen[place - 1, 2]
        scores = self._scores(near[None])[0]
        goes_on, closes = self._inside[kind]
        ahead = scores[closes] - scores[goes_on]
        return bool(ahead > 0 or (ahead == 0 and closes < goes_on))

    def _scores(self, near: Any) -> Any:
        """Return the score of each move, (n_words, n_moves)."""
        pieces = near + self._lower.get_param("b")
        hidden = self._ops.xp.maximum(pieces[..., 0], pieces[..., 1])
        weights, bias = self._upper.get_param("W"), self._upper.get_param("b")
        return self._ops.gemm(hidden, weights, trans2=True) + bias

    @staticmethod
    def _bar(move: str, may: str) -> float:
        """Return what keeps a move from being the best where it may not be done."""
        named = move[:1] == "O" or move[2:]
        return 0.0 if named and move[:1] in may else -float("inf")


def _span(doc: Any, first: int, end: int, kind: str) -> Any:
    from spacy.tokens import Span

    return Span(doc, first, end, label=kind)
