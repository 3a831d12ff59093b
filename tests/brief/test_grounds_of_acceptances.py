"""What a party is taken to accept stands among what the answer rests on."""

from dataclasses import replace

from brief.findings import harbour
from detente.brief.grounds import Said, grounds
from detente.model import Acceptance
from detente.questions.basis import basis


def test_a_package_that_is_accepted_is_an_input_with_its_ground():
    case = harbour()
    waste = case.issue("waste")
    accepted = Acceptance(
        {"waste": waste.options[-1]}, evidence=("s2",), confidence=0.7
    )
    first, *rest = case.preferences
    case = replace(case, preferences=(replace(first, accepts=(accepted,)), *rest))
    plain, now = basis(harbour()), basis(case)
    assert (now.n_inputs, now.proposed) == (plain.n_inputs + 1, plain.proposed + 1)
    (found,) = (g for g in grounds(case, now.inputs) if g.about == "package it accepts")
    text = f"“{waste.options[-1]}” ({waste.title})"
    assert found.lines == (Said(text, 0.7),)
    assert [piece.id for piece in found.evidence] == ["s2"]
