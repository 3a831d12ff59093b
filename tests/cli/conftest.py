"""A case and a document to be clumsy with."""

import pytest

SALE = """\
detente: 1
title: Sale of a mill
parties:
  seller: {name: The seller, role: principal}
  buyer: {name: The buyer, role: principal}
issues:
  price:
    title: Price
    options: [as asked, one tenth off]
    status_quo: as asked
    gives: seller
  date:
    title: Date
    options: [in autumn, at once]
    status_quo: in autumn
    gives: buyer
preferences:
  seller:
    weights: date > price
    options: {price: as asked > one tenth off, date: at once > in autumn}
  buyer:
    weights: price > date
    options: {price: one tenth off > as asked, date: in autumn > at once}
"""
TALKS = """\
Talks between Norway and Sweden on the river

Norway demands lower water levels in spring. Sweden is willing to accept lower levels,
provided that Norway pays for the loss of power. Sweden rejects payments to fishermen.
"""


@pytest.fixture
def sale(tmp_path):
    """Return the path of a sound case."""
    path = tmp_path / "sale.yaml"
    path.write_text(SALE, encoding="utf-8")
    return path


@pytest.fixture
def talks(tmp_path):
    """Return the path of a document about talks."""
    path = tmp_path / "talks.txt"
    path.write_text(TALKS, encoding="utf-8")
    return path
