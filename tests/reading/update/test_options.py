"""Which option of an issue a statement speaks of, and the one it adds."""

import pytest

from detente.model import Case, Issue, Party, Statement
from detente.reading.account import Account
from detente.reading.draft.names import names
from detente.reading.update.options import new_option, option_of

NAMES = names(Account((), {}, {"iran": "Iran"}, {}, {}, (), (), {}))

PAY = Issue("pay", "Pay", ("as now", "a rise of 6 per cent", "a bonus"), "as now")
PORTS = Issue("ports", "Harbours", ("closed", "open"), "closed")
RATIO = Issue("ratio", "Ratio", ("none", "ratio written into every contract"), "none")
ARMS = Issue(
    "arms",
    "Nuclear programme",
    ("as now", "temporary limit on enrichment", "restrictions inspectors can verify"),
    "as now",
)


def said(content, issue, act="demand", name="s1"):
    polarity = "negative" if act == "reject" else "positive"
    return Statement(
        name, "iran", act, issue.id, content, "", "", (0, 0), polarity=polarity
    )


@pytest.mark.parametrize(
    ("issue", "content", "option"),
    [
        (PAY, "a 6 per cent rise", "a rise of 6 per cent"),
        (PAY, "a rise of 4 per cent", ""),
        (PAY, "a one-off bonus for nights", ""),
        (PAY, "the bonus", "a bonus"),
        (PAY, "to pay for a mediator", ""),
        (PORTS, "open harbours", "open"),
        (PORTS, "an opening of its harbours in winter only", ""),
        (ARMS, "to limit enrichment for a time", "temporary limit on enrichment"),
        (ARMS, "to give up enrichment altogether", ""),
        (RATIO, "any fixed ratios", "ratio written into every contract"),
        (RATIO, "a ratio in each contract", "ratio written into every contract"),
    ],
)
def test_the_option_a_statement_speaks_of(issue, content, option):
    assert option_of(issue, said(content, issue)) == option


def case(*statements, role="principal"):
    parties = (Party("iran", "Iran", role), Party("us", "US"))
    return Case("Talks", parties, (PAY, PORTS), statements=statements)


@pytest.mark.parametrize(
    ("statement", "option", "before"),
    [
        (said("a rise of 4 per cent", PAY, "offer"), "rise of 4 per cent", "a bonus"),
        (said("a rise of 4 per cent", PAY), "rise of 4 per cent", ""),
        (said("an opening in winter", PORTS, "accept"), "opening in winter", "open"),
    ],
)
def test_an_option_that_is_added(statement, option, before):
    new = new_option(case(), statement, [statement], NAMES)
    assert (new.option, new.before, new.evidence) == (option, before, "s1")


@pytest.mark.parametrize(
    "statement",
    [
        said("a rise of 4 per cent", PAY, "reject"),
        said("a rise of 4 per cent", PAY, "concern"),
        said("the talks", PAY),
        said("pay", PAY),
        said("Iran", PAY, "offer"),
    ],
)
def test_what_adds_none(statement):
    assert new_option(case(), statement, [statement], NAMES) is None


def test_all_that_a_party_asks_for_shares_an_option():
    asked = said("a bonus", PAY, name="s0")
    assert new_option(case(asked), said("longer breaks", PAY), [asked], NAMES) is None
    offered = said("longer breaks", PAY, "offer")
    assert new_option(case(asked), offered, [asked], NAMES) is not None


def test_a_third_party_adds_none():
    statement = said("a rise of 4 per cent", PAY)
    assert new_option(case(role="third party"), statement, [statement], NAMES) is None
