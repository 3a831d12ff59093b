"""What stands behind a colon, and says what the noun before it is."""

from typing import Any


def announced(noun: Any) -> tuple[Any, ...]:
    """Return the tops of what a colon announces: "it has two demands: …".

    Parameters
    ----------
    noun
        What stands before the colon, or behind whose words it stands.
    """
    doc, end = noun.doc, noun.sent.end
    sign = noun.right_edge.i + 1
    sign = sign if sign < end and doc[sign].text == ":" else noun.i + 1
    if sign + 1 >= end or doc[sign].text != ":":
        return ()
    tail = range(sign + 1, end)
    told = any(doc[i].dep_ in {"nsubj", "nsubjpass"} for i in tail)
    told = told and doc[sign + 1].lower_ != "that"
    tops = (doc[i] for i in tail if doc[i].head.i not in tail or doc[i].head == doc[i])
    return () if told else tuple(t for t in tops if not t.is_punct)
