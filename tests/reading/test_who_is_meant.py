"""Who is meant by a long name, a pronoun, an office, the short name of a body."""

import pytest

from detente.documents import from_bytes
from detente.reading import read_documents


def who(text):
    """Return the name of the party and the act of each statement in a text."""
    reading = read_documents([from_bytes("note.txt", text.encode())])
    return [(reading.parties[s.party], s.act) for s in reading.statements]


NAMES = [
    (
        "“We want a refund,” said Ida Holt, who speaks for the League of River Towns.",
        [("League of River Towns", "seek")],
    ),
    (
        "The Guild of Harbour Pilots demanded a pause. The Guild rejects the rota.",
        [("Guild of Harbour Pilots", "demand"), ("Guild of Harbour Pilots", "reject")],
    ),
    (
        "The Port of Arvika, wary of delay, demanded an inquiry. The union rejects it.",
        [("Port of Arvika", "demand"), ("The union", "reject")],
    ),
    (
        "The Commission of Wells rejected the plan. The Commission demanded a survey.",
        [("Commission of Wells", "reject"), ("Commission of Wells", "demand")],
    ),
    (
        "The boat owners' league opposes the toll.",
        [("The boat owners' league", "oppose")],
    ),
    (
        "Members of the governing party rejected the tax.",
        [("The governing party", "reject")],
    ),
    ("Developing countries demanded aid.", [("Developing countries", "demand")]),
]


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_a_name_is_whole(text, expected):
    assert who(text) == expected


MEANT = [
    (
        "Peru wants a firmer pact than Chile has offered, it said on Monday.",
        [("Peru", "seek")],
    ),
    (
        "Kenya's envoy, Amos Kirui, said the army would go, and he rejected the plan.",
        [("Kenya", "reject")],
    ),
    (
        "Peru met the miners. Finance officials rejected a levy.",
        [("Peru", "reject")],
    ),
    (
        "Calder Council met. Councillor Ida Holt rejected the ban.",
        [("Councillor Ida Holt", "reject")],
    ),
    (
        "Canada met the miners. The Bloc Québécois opposes a levy.",
        [("Bloc Québécois", "oppose")],
    ),
    (
        "The dockers' union met Peru. It said Peru had debts and called for a vote.",
        [("The dockers' union", "demand")],
    ),
    (
        "Chile said that Peru had broken its word and demanded a survey.",
        [("Chile", "demand")],
    ),
    (
        "Chile said that Peru had broken its word and had demanded a survey.",
        [("Peru", "demand")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), MEANT)
def test_a_pronoun_is_the_subject_of_the_clause_it_tells(text, expected):
    assert who(text)[-1:] == expected


QUOTED = [
    '"We reject the toll," the miners said.',
    "“We reject the toll,” the miners said.",
    "″We reject the toll,″ the miners said.",
    "”We reject the toll,” the miners said.",
    "„We reject the toll,“ the miners said.",
    "«We reject the toll,» the miners said.",
]


@pytest.mark.parametrize("text", QUOTED)
def test_a_quotation_is_one_whatever_its_marks(text):
    assert who(f"Peru demanded a cut. {text} Chile demanded a pause.") == [
        ("Peru", "demand"),
        ("The miners", "reject"),
        ("Chile", "demand"),
    ]


OFFICES = [
    (
        "Mayor Hale rejected it. Growers want a new plan. The mayor demanded a vote.",
        [("Mayor Hale", "reject"), ("Growers", "seek"), ("Mayor Hale", "demand")],
    ),
    (
        "Sen. Ida Holt of Arvika opposed the bill. Mr. Bo offered a pause.",
        [("Sen. Ida Holt", "oppose")],
    ),
    (
        "President Lund demanded a levy. Doctors rejected it. The President wants it.",
        [
            ("President Lund", "demand"),
            ("Doctors", "reject"),
            ("President Lund", "seek"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), OFFICES)
def test_who_is_elected_and_named_with_no_party_acts_alone(text, expected):
    assert who(text)[: len(expected)] == expected


def test_the_president_of_a_report_on_several_countries_is_that_of_its_town():
    report = "Lima, Peru – Miners in {} rejected the toll. President Rey demanded one."
    assert who(report.format("Chile and Peru"))[-1] == ("Peru", "demand")
    assert who(report.format("the north"))[-1] == ("President Rey", "demand")


def test_a_group_points_back_at_no_country():
    text = (
        "Hamas rejected the truce. Israel demanded a list of names. The movement "
        "wants a pause."
    )
    assert who(text)[-1] == ("Hamas", "seek")


def test_a_place_named_after_a_country_is_another():
    assert who("New Mexico demanded more water. Mexico rejected that.") == [
        ("New Mexico", "demand"),
        ("Mexico", "reject"),
    ]


def test_the_head_of_one_organisation_speaks_for_no_other():
    text = "Arab League Secretary-General Omar Haddad demanded a pause."
    assert who(text) == [("Arab League", "demand")]


BODIES = [
    (
        "Omani rebels rejected the truce. The Dhofar Liberation Front wants a vote.",
        [("Omani rebels", "reject"), ("Dhofar Liberation Front", "seek")],
    ),
    (
        "Board Chairman Bo Holm of the Arvika Canal Co. rejected the merger.",
        [("Arvika Canal Co", "reject")],
    ),
    (
        "The Chicago student movement wants a meeting. The letters demanded a vote.",
        [("Chicago student movement", a) for a in ("seek", "demand")],
    ),
    (
        "Hamas rejected the list. Israel refused a truce. The terror group wants one.",
        [("Hamas", "reject"), ("Israel", "reject"), ("Hamas", "seek")],
    ),
    (
        "Poland and the Baltic states want a ban. Western states refused.",
        [("Poland", "seek"), ("Baltic states", "seek"), ("Western states", "reject")],
    ),
    (
        "Peter Holm, president of industry body Norgas, demanded a cut.",
        [("Norgas", "demand")],
    ),
    (
        "The High Council of Elders rejected the plan. The Council wants a vote.",
        [("High Council of Elders", act) for act in ("reject", "seek")],
    ),
    (
        "The Sudan Liberation Movement (SLM) rejected it. The SLM wants a pause.",
        [("Sudan Liberation Movement", act) for act in ("reject", "seek")],
    ),
    (
        "Kuwait and Oman, both exporters, are among states that oppose the quota.",
        [("Kuwait", "oppose"), ("Oman", "oppose")],
    ),
    ("Peru's banks must pay, its finance minister argues.", [("Peru", "demand")]),
    ("The union rejected it. Its founder demanded a vote.", [("The union", "reject"),
      ("The union", "demand")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), BODIES)
def test_whose_a_body_and_its_officers_are(text, expected):
    assert who(text) == expected


def test_he_is_the_last_person_also_one_who_acts_alone():
    text = (
        "The union's leader, Ida Holt, wants a review. Sen. Bo Holm wants the council "
        "to call one. He rejected a delay."
    )
    assert who(text)[-1] == ("Sen. Bo Holm", "reject")


def test_he_is_nobody_of_several_officials():
    text = (
        "Sen. Bo Holm rejected the toll. Several Peruvian officials demanded one. "
        "He wants a vote."
    )
    assert who(text)[-1] == ("Sen. Bo Holm", "seek")


def test_a_state_that_is_no_more_has_its_capital_where_its_heir_is_not_named():
    soviet = "Soviet negotiators rejected the cut. Moscow demanded a pause. {}"
    assert [party for party, _ in who(soviet.format(""))] == ["Soviet Union"] * 2
    people = who(soviet.format("The Russians want a treaty."))
    assert [party for party, _ in people] == ["Soviet Union"] * 3
    both = who(soviet.format("Russia wants a treaty."))
    assert [party for party, _ in both] == ["Soviet Union", "Russia", "Russia"]


def test_a_name_ends_before_and_behind_a_body():
    text = "The Arvika Council and Unions Arvika rejected the plan."
    assert who(text) == [("Arvika Council", "reject"), ("Unions Arvika", "reject")]


def test_an_executive_director_speaks_for_the_body_last_named():
    text = "The union wants a raise. Executive director Ann Lund has dug in on fees."
    assert who(text) == [("The union", "seek"), ("The union", "insist")]


def test_a_part_of_a_paper_is_nobody():
    text = (
        "# Where the sides stand\n\n## Positions\n\nPeru demands a toll of 7 per cent."
        "\n\n## Next\n\n- A return of both sides to the table.\n"
    )
    told = read_documents([from_bytes("memo.md", text.encode())])
    assert [s.party for s in told.statements] == ["peru"]


def test_a_forum_is_of_the_body_whose_name_stands_before_it():
    rail = "The Baltic Rail Cooperation (BRC) forum has agreed to build a bridge."
    assert who(rail) == [("Baltic Rail Cooperation", "accept")]
    assert "Arvika" not in who("The Arvika student forum rejected the plan.")[0]


def test_the_surname_of_one_with_an_office_is_no_party_of_its_own():
    """The model takes "Hartley", by itself, for the name of an organisation."""
    told = who(
        "Its sums are wrong, said Dawn Hartley, the union's regional secretary. "
        "Hartley said the trust also had to scrap its plan for the kitchens."
    )
    assert {name for name, _ in told} == {"The union"}


NAMESAKES = [
    (
        (
            "Ghana and Palestine spoke. Ghanaian Trade Minister Kofi Abbas rejected "
            "the levy. Abbas wants a pause."
        ),
        [("Ghana", "reject"), ("Ghana", "seek")],
    ),
    ("Mahmoud Abbas rejected the map.", [("Palestine", "reject")]),
    ("Abbas rejected the map.", [("Palestine", "reject")]),
    (
        "Johnson opposes the levy. The United Kingdom wants a quota.",
        [("United Kingdom", "oppose"), ("United Kingdom", "seek")],
    ),
    ("Johnson opposes the bus lane in Ohio.", [("Johnson", "oppose")]),
    (
        "Georgia rejected the dam. The United States backs the Georgian bid.",
        [("Georgia", "reject"), ("United States", "accept")],
    ),
    (
        "Jordan Mills of the Pavers Union rejected the pay cut.",
        [("Pavers Union", "reject")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), NAMESAKES)
def test_a_name_is_no_partys_that_another_bears(text, expected):
    assert who(text) == expected


def test_a_part_of_a_country_is_not_the_country_of_its_name():
    text = "Georgia's Paul Miller rejected the dam. The United States will wait."
    assert "Georgia" not in [party for party, _ in who(text)]


OFFICES = [
    (
        "Peru wants a levy. In Santiago, Foreign Minister Ana Rey rejected the map.",
        [("Peru", "seek"), ("Chile", "reject")],
    ),
    (
        (
            "LIMA, May 3 - Prime Minister Ana Rey flew home to Santiago. She rejected "
            "a Peruvian map."
        ),
        [("Chile", "reject")],
    ),
    (
        (
            "The Mill Hands Union struck. Bosses have offered 3 per cent. Aro Steel "
            "Ltd rejected a talk."
        ),
        [("Aro Steel Ltd", "offer"), ("Aro Steel Ltd", "reject")],
    ),
    (
        "Chief gardener Ida Holt said she wants the hedge cut.",
        [("Ida Holt", "seek")],
    ),
    (
        "Republican Susan Miller opposes the bill. Republican leaders back it.",
        [("Susan Miller", "oppose"), ("Republicans", "accept")],
    ),
    (
        (
            "The River Board met. Its head, Carl Baker, rejected a toll. Baker wants a "
            "levy."
        ),
        [("River Board", "reject"), ("River Board", "seek")],
    ),
    (
        "They are Bo Lund of Leeds and Ida Holt. Lund rejected the toll.",
        [],
    ),
    (
        "Tolls: Peru wants none of them.",
        [("Peru", "reject")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), OFFICES)
def test_whose_office_it_is(text, expected):
    assert who(text) == expected


ENDINGS = [
    (
        "The union struck. The authority withdrew its offer of 5 per cent.",
        ("Brenna Transport Authority", "reject"),
    ),
    (
        "The union struck. The transport authority accepts arbitration.",
        ("Brenna Transport Authority", "accept"),
    ),
]


@pytest.mark.parametrize(("text", "last"), ENDINGS)
def test_the_last_word_of_a_name_stands_for_a_body_of_a_common_kind(text, last):
    named = "Brenna Transport Authority offered 5 per cent. "
    assert who(named + text)[-1] == last


def test_who_would_give_provided_others_do_not_does_not_threaten():
    text = "The union said it would accept eight hands, provided that no jobs are lost."
    assert who(text) == [("The union", "willing")]


VIEWS = [
    (
        "The CDU offered seven. For the Greens, that is not enough; they demand ten.",
        ("Greens", "demand"),
    ),
    (
        "The airline offered 3%. For the union it is too little, and it demands 6%.",
        ("The union", "demand"),
    ),
    (
        "Peru met Chile. Chile's economy was weak, and it rejected a levy.",
        ("Chile", "reject"),
    ),
    (
        "The union said the company's offer was poor and it rejected any cut.",
        ("The union", "reject"),
    ),
    (
        (
            "Ann Lee of the Norrland Union rejected the offer. The airline, she said "
            "on Tuesday, should raise pay by 5%."
        ),
        ("Norrland Union", "demand"),
    ),
    (
        "Ann Lee of Oro Air met Peru. Peru's port was full, and she wants a berth.",
        ("Oro Air", "seek"),
    ),
]


@pytest.mark.parametrize(("text", "last"), VIEWS)
def test_a_pronoun_follows_whose_view_it_is_or_whose_thing(text, last):
    assert who(text)[-1] == last


def test_a_place_that_has_a_negotiator_takes_part():
    text = '"We save water," said Ann Lee, Nevada\'s envoy. Users must pay, she said.'
    assert ("Nevada", "demand") in who(text)


DESCRIBED = [
    (
        'Greenpeace wants a cap. "Ports must act," said Bo Lund, head of its mission.',
        [("Greenpeace", "seek"), ("Greenpeace", "demand")],
    ),
    (
        'The airline offered 3%. "They must accept," said Bo Lund, its director.',
        [("The airline", "offer"), ("The airline", "demand")],
    ),
    (
        "The Greens want a tax. Bo Lund, who leads the party's MPs, rejected a levy.",
        [("Greens", "seek"), ("Greens", "reject")],
    ),
    (
        "The Greens want a tax. Party spokesman Bo Lund rejected a levy.",
        [("Greens", "seek"), ("Greens", "reject")],
    ),
    (
        'Peru met Chile. "The toll must go," said Ann Lee, an analyst at the bank.',
        [],
    ),
    (
        "Iran rejected the offer. Pope Francis called for a truce.",
        [("Iran", "reject"), ("Pope Francis", "demand")],
    ),
    (
        "Peru met Chile. A future government would reject the toll, Peru's rival said.",
        [],
    ),
]


@pytest.mark.parametrize(("text", "expected"), DESCRIBED)
def test_a_person_speaks_for_whom_the_text_has_in_mind(text, expected):
    assert who(text) == expected


def test_the_company_is_the_firm_that_acted_last_though_its_name_tells_nothing():
    text = (
        "Corda and Venn face a strike. The Hollis Economic Group counts the cost. "
        "Corda offered 5 per cent. The company rejects a pause. The companies want one."
    )
    expected = [("Corda", "offer"), ("Corda", "reject"), ("The companies", "seek")]
    assert who(text) == expected


SERVING = [
    ("The EU met Peru. The Slovak commissioner rejected a levy.", "European Union"),
    ("Chile met Peru. The Slovak commissioner rejected a levy.", "Slovakia"),
    ("The EU met Peru. The Slovak minister rejected a levy.", "Slovakia"),
]


@pytest.mark.parametrize(("text", "party"), SERVING)
def test_who_serves_a_bloc_is_its_own_wherever_from(text, party):
    assert who(text) == [(party, "reject")]


def test_a_president_told_of_beside_a_union_is_the_unions():
    text = (
        "The Harbour Union struck in Peru. The union's offer was for 7 per cent, with "
        'President Bo Lund saying more. "We reject the delay," Lund said.'
    )
    assert ("Harbour Union", "reject") in who(text)


LEADERS = [
    (
        "Bo Lund and Ann Holt, co-chairs of the Harbour Union, met. Lund rejected it.",
        [("Harbour Union", "reject")],
    ),
    (
        "Bo Lund and Ann Holt, co-chairs of the Harbour Union, met. Holt rejected it.",
        [("Harbour Union", "reject")],
    ),
    (
        "Brenna Airlines met. Port of Hull wants the ferry to stay.",
        [("Port of Hull", "seek")],
    ),
    (
        "Harbour Workers President Bo Lund met Peru. Lund rejected the offer.",
        [("Harbour Workers", "reject")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), LEADERS)
def test_whoever_leads_a_body_speaks_for_it(text, expected):
    assert who(text) == expected


NAMED = [
    (
        "Ann-Lou Lee, president of the Harbour Union, spoke. Ms Lee rejected it.",
        [("Harbour Union", "reject")],
    ),
    (
        "Bo Lund is president of the MR. The MR rejects any levy.",
        [("MR", "reject")],
    ),
    (
        "A Chilean official said Peru wanted a longer truce. It also demands a port.",
        [("Peru", "seek"), ("Peru", "demand")],
    ),
    (
        "Aro Lumen, which tracks detentions, is pressing Peru to open its jails.",
        [("Aro Lumen", "demand")],
    ),
    (
        "The Chilean Labour Congress rejected the offer.",
        [("Chilean Labour Congress", "reject")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_a_name_is_taken_whole_and_it_is_whom_somebody_told_of(text, expected):
    assert who(text) == expected


def test_the_government_is_that_of_the_state_whose_president_is_named():
    text = (
        "Chile's President Bo Lund met the rebels and Chile's farmers. Peru's officials"
        " left. The union left. The government's envoy insisted that tolls be lifted."
    )
    assert who(text) == [("Chile", "demand")]


def test_he_is_who_tells_a_sentence_by_the_way():
    text = (
        "Kenya's envoy, Amos Kirui, met Peru's envoy, Ida Rojas. Mr Rojas had been "
        "ready to give up one port, the old one that feeds the capital, Mr Kirui said, "
        "but that was not enough. “We want two ports,” he said."
    )
    assert who(text)[-1] == ("Kenya", "seek")
