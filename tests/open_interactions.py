"""A case in which two issues are worth a range together: all hangs on it."""

from detente.casefile import parse

CASE = """
detente: 1
title: The harbour
parties:
  port: {name: Port, role: principal}
  rail: {name: Railway, role: principal}
issues:
  quay: {title: Quay, options: [short, longer], status_quo: short}
  line: {title: Line, options: [none, single, double], status_quo: none}
preferences:
  port:
    weights: {quay: 0.5, line: 0.5}
    options: {quay: {longer: 0, short: 1}, line: {none: 1, single: 0, double: 0}}
    interactions:
      - options: {quay: longer, line: [single, double]}
        worth: WORTH
        because: goods must leave the port
  rail:
    weights: quay > line
    options: {quay: longer > short, line: double > single > none}
"""


def case(worth):
    return parse(CASE.replace("WORTH", worth))
