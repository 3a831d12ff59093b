"""A brief for others says nothing of what is private."""

import pytest

from detente.brief import brief
from detente.casefile import parse
from detente.model import shared
from detente.study import study

CASE = """\
detente: 1
title: Sale of a mill
parties:
  seller: {name: The Seller, role: principal}
  buyer: {name: The Buyer, role: principal}
  secret_party: {name: Secretparty, role: third party, aliases: [Secretalias]}
  bank: {name: The Bank, role: third party, stance: close to Secretparty}
issues:
  price: {title: Price, options: [low, high], status_quo: low, gives: buyer}
  garden: {title: Garden, options: [kept, sold], status_quo: kept, gives: seller}
  secret_issue: {title: Secretissue, options: [Secret, b], status_quo: b}
preferences:
  seller:
    weights: price > garden
    options: {price: high > low, garden: kept > sold}
    without_a_deal: worse by 0.123
    accepts: [{outcome: {price: high, garden: sold}, because: Secretoffer}]
    actions: [{taken: secret_a, not: open_a}]
    evidence: {without_a_deal: [secret_s]}
  buyer: {options: {price: low > high, garden: sold > kept}}
  secret_party: {options: {price: high > low}}
conditions:
  - {if: {garden: sold}, then: {price: high}, because: Secretreason}
actions:
  secret_a: {party: buyer, title: Secretdeed, undoes: {price: high}}
  open_a: {party: seller, undoes: {garden: sold, secret_issue: Secret}, needs: secret_a}
  by_issue: {party: buyer, title: Secretstep, undoes: {secret_issue: Secret}}
  by_party: {party: secret_party, title: Secretmove, undoes: {price: high}}
statements:
  secret_s:
    {party: seller, act: concern, issue: price, content: Secretcontent, document: d1,
     quote: Secretquote, span: [0, 11]}
  by_document:
    {party: buyer, act: seek, issue: garden, content: Secretwish, document: secret_d,
     quote: Secretwords, span: [0, 11], carriers: [secret_d, d1]}
  open:
    {party: buyer, act: seek, issue: garden, content: the garden, document: d1,
     quote: wants the garden, span: [20, 36], carriers: [d1, secret_d]}
documents:
  d1: {file: /home/Secretfolder/a.txt, title: Open}
  secret_d: {file: b.txt, title: Secrettitle, date: 2026-01-02}
history: [{text: Secrethistory, document: secret_d, id: secret_n}]
watch: [{text: Secretwatch}]
remarks: [Secretparty was taken for a party]
private:
  - parties.secret_party
  - issues.secret_issue
  - preferences.seller.without_a_deal
  - preferences.seller.accepts
  - conditions.1
  - statements.secret_s
  - documents.secret_d
  - actions.secret_a
  - watch.1
"""
NEVER = """\
detente: 1
title: Sale of a mill
parties:
  seller: {name: The Seller, role: principal}
  buyer: {name: The Buyer, role: principal}
  bank: {name: The Bank, role: third party}
issues:
  price: {title: Price, options: [low, high], status_quo: low, gives: buyer}
  garden: {title: Garden, options: [kept, sold], status_quo: kept, gives: seller}
preferences:
  seller:
    weights: price > garden
    options: {price: high > low, garden: kept > sold}
  buyer: {options: {price: low > high, garden: sold > kept}}
"""
DRAWS = 100


@pytest.fixture(scope="module")
def pages():
    """Everything that is written of the shared case, in one text."""
    made = brief(study(shared(parse(CASE)), draws=DRAWS), audience="shared")
    return "\n".join([made.html, made.explainer, made.explainer_html, made.json])


def test_no_private_string_is_in_what_others_get(pages):
    assert "secret" not in pages.lower()
    assert "0.123" not in pages


def test_the_rest_is_there_and_says_for_whom_it_is(pages):
    assert "wants the garden" in pages
    assert "For sharing" in pages
    assert "--for shared" in pages


def test_all_of_it_is_in_the_brief_for_the_inside():
    """The tests above could pass on an empty page: every secret can be told."""
    made = brief(study(parse(CASE), draws=DRAWS))
    told = "party issue reason content quote wish title watch offer history"
    everything = made.html + made.json
    assert [word for word in told.split() if f"Secret{word}" not in everything] == []
    assert "For internal use" in made.html
    assert "--for shared" not in made.html


def test_the_numbers_never_saw_what_is_private():
    """The second way: a case in which the private things were never written."""
    left = study(shared(parse(CASE)), draws=DRAWS)
    assert left.zopa.share == study(parse(NEVER), draws=DRAWS).zopa.share
    assert left.zopa.share < study(parse(CASE), draws=DRAWS).zopa.share


def test_a_mark_of_ones_own_stands_at_the_top():
    made = brief(study(parse(CASE), draws=DRAWS), mark="TLP:AMBER <b>")
    assert "TLP:AMBER &lt;b&gt;" in made.html
