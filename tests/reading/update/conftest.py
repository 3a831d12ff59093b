"""A case that somebody has worked on, and two weeks of news about it."""

import hashlib

import pytest

WEEK_1 = """\
Talks on the cod quota open without a deal

OSLO, 5 March 2026

Norland rejects a smaller quota for its own boats, its fisheries minister said. \
Sudland demands a smaller quota for Norland's boats.

Sudland is willing to open its harbours to Norland's boats, provided that the quota \
falls.

What to watch

- Whether the two sides sign a protocol on inspections
"""

WEEK_2 = """\
Norland gives way on the quota

OSLO, 12 March 2026

Norland offers a smaller quota for its own boats, its fisheries minister said. Norland \
demands compensation for idle crews.

The two sides signed a protocol on inspections on Wednesday.

Sudland would accept an opening of its harbours in winter only.
"""

COPY = """\
From our wire: talks on the cod quota open without a deal

Norland rejects a smaller quota for its own boats, its fisheries minister said. \
Sudland demands a smaller quota for Norland's boats.

Sudland is willing to open its harbours to Norland's boats, provided that the quota \
falls.
"""

THIRD = """\
Vestland steps in

BERGEN, 14 March 2026

Vestland's government demands a say in the surveys of the seabed. Norland rejects \
surveys of the seabed. Sudland offers joint surveys of the seabed.
"""

CASE = """\
# Cod, as we see it. M.
detente: 1
title: The cod talks
parties:
  north: {name: Norland, role: principal}     # two delegations in fact
  south: {name: Sudland, role: principal, aliases: [Republic of Sudland]}
issues:
  catch:
    title: Cod quota
    options:
      - as it stands
      # what the south asks for
      - a smaller quota
    status_quo: as it stands
    gives: north
  ports:
    title: Harbours
    options: [closed, open]
    status_quo: closed
    gives: south
preferences:
  north:
    weights: catch > ports    # from the dinner
    options:
      catch: as it stands > a smaller quota   # until the vote
      ports: open > closed (proposed 0.8)
    evidence: {catch: [no-to-cuts]}
  south:
    options:
      catch: a smaller quota > as it stands (proposed 0.9)
statements:
  no-to-cuts:
    party: north
    act: reject
    issue: catch
    content: a smaller quota for its own boats
    polarity: negative
    quote: Norland rejects a smaller quota for its own boats
    document: week1
    span: [64, 113]
    date: 2026-03-05     # said twice
  s2:
    party: south
    act: demand
    issue: catch
    content: a smaller quota for Norland's boats
    quote: Sudland demands a smaller quota for Norland's boats
    document: week1
    span: [144, 195]
    date: 2026-03-05
documents:
  week1: {file: week1.txt, sha256: SHA, title: Talks open, date: 2026-03-05}
watch:
  - text: Whether the two sides sign a protocol on inspections
    quote: Whether the two sides sign a protocol on inspections
    document: week1
    span: [307, 359]
# the end
"""


@pytest.fixture
def cod(tmp_path):
    """Return a folder with the case, the week before and the news."""
    texts = {"week1": WEEK_1, "week2": WEEK_2, "copy": COPY, "third": THIRD}
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    sha = hashlib.sha256(WEEK_1.encode()).hexdigest()
    (tmp_path / "case.yaml").write_text(CASE.replace("SHA", sha), encoding="utf-8")
    return tmp_path
