"""What is being negotiated: frozen values, plain Python, no arithmetic."""

from detente.model.acceptance import Acceptance
from detente.model.action import MAX_ACTIONS, Action, Way, Wish
from detente.model.agreement import Agreement
from detente.model.case import Case
from detente.model.condition import Condition, Marks
from detente.model.conflict import (
    MAX_DEGREE,
    Comparisons,
    Conflict,
    Liking,
    Priorities,
    Ranking,
    State,
)
from detente.model.consistency import consistent, contradiction
from detente.model.evidence import (
    ACTS,
    AGENDA,
    MODALITIES,
    ORIGINS,
    Act,
    Modality,
    Note,
    NoteKind,
    Origin,
    Polarity,
    Source,
    Span,
    Statement,
)
from detente.model.interaction import Interaction
from detente.model.issue import Issue
from detente.model.party import ROLES, Party, Role
from detente.model.plain import plain
from detente.model.positions import Shift, later, shifts
from detente.model.preference import (
    Direction,
    Fact,
    Line,
    NoDeal,
    Order,
    Preferences,
    Range,
    RedLine,
    Relation,
)
from detente.model.quota import Quota
from detente.model.scoresheet import Scores, ScoreSheet
from detente.model.sharing import Audience, betrays, mentions, shared
from detente.model.tally import Tally, tally
from detente.model.verification import Duration, Unit, Verification
from detente.model.withdrawal import gives_up_a_demand
from detente.model.witnesses import chains, common_sources, witnesses

__all__ = [
    "ACTS",
    "AGENDA",
    "MAX_ACTIONS",
    "MAX_DEGREE",
    "MODALITIES",
    "ORIGINS",
    "ROLES",
    "Acceptance",
    "Act",
    "Action",
    "Agreement",
    "Audience",
    "Case",
    "Comparisons",
    "Condition",
    "Conflict",
    "Direction",
    "Duration",
    "Fact",
    "Interaction",
    "Issue",
    "Liking",
    "Line",
    "Marks",
    "Modality",
    "NoDeal",
    "Note",
    "NoteKind",
    "Order",
    "Origin",
    "Party",
    "Polarity",
    "Preferences",
    "Priorities",
    "Quota",
    "Range",
    "Ranking",
    "RedLine",
    "Relation",
    "Role",
    "ScoreSheet",
    "Scores",
    "Shift",
    "Source",
    "Span",
    "State",
    "Statement",
    "Tally",
    "Unit",
    "Verification",
    "Way",
    "Wish",
    "betrays",
    "chains",
    "common_sources",
    "consistent",
    "contradiction",
    "gives_up_a_demand",
    "later",
    "mentions",
    "plain",
    "shared",
    "shifts",
    "tally",
    "witnesses",
]
