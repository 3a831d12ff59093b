"""Rules: sentence -> statements, one family a file."""

from collections.abc import Callable, Iterator

from detente.reading.rules.accounts import accounts
from detente.reading.rules.admitted import admitted
from detente.reading.rules.announced import announced
from detente.reading.rules.claims import claims
from detente.reading.rules.commands import commands
from detente.reading.rules.continued import continued
from detente.reading.rules.contrasts import contrasts
from detente.reading.rules.courses import courses
from detente.reading.rules.denials import denials
from detente.reading.rules.driven import driven
from detente.reading.rules.duties import duties
from detente.reading.rules.felt import felt
from detente.reading.rules.fragments import fragments
from detente.reading.rules.judgements import judgements
from detente.reading.rules.modals import modals
from detente.reading.rules.nominals import nominals
from detente.reading.rules.outcomes import outcomes
from detente.reading.rules.permissions import permissions
from detente.reading.rules.plans import plans
from detente.reading.rules.predicates import predicates
from detente.reading.rules.refusals import refusals
from detente.reading.rules.reported import reported
from detente.reading.rules.reversals import reversals
from detente.reading.rules.selves import selves
from detente.reading.rules.sums import sums
from detente.reading.rules.upshots import upshots
from detente.reading.rules.verbless import verbless
from detente.reading.rules.verbs import verbs
from detente.reading.rules.verdicts import verdicts
from detente.reading.rules.views import views
from detente.reading.rules.warnings import warnings
from detente.reading.scene import Found, Scene

Rule = Callable[[Scene], Iterator[Found]]

RULES: tuple[Rule, ...] = (
    verbs, predicates, nominals, judgements, plans, modals, refusals, denials,
    contrasts, verdicts, felt, commands, verbless, outcomes, upshots, courses,
    claims, warnings, fragments, reported, sums, announced, duties, reversals, accounts,
    continued, permissions, selves, admitted, views, driven,
)  # fmt: skip
"""Every family; an earlier one wins where two find the same act."""

__all__ = ["RULES", "Rule"]
