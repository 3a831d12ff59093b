"""Stability in the graph model: who would leave a state, and what would deter it.

Arrays in, arrays out. `reach` and `stable` answer for preferences that rank all states;
`definitions` answers by the letter for any preferences, unknown and strong ones too.
"""
