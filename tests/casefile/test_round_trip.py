"""What is written is read back: any case, the example, and itself again."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from detente import casefile
from detente.model import Case, Line, NoDeal
from strategies import cases


def without_wording(case: Case) -> Case:
    """Drop the wording of lines, which a case made in code may lack."""

    def bare(lines):
        return tuple(Line("", line.facts, line.confidence) for line in lines)

    def plain(p):
        options = {issue: bare(lines) for issue, lines in p.options.items()}
        d = p.without_a_deal
        no_deal = NoDeal(d.direction, d.low, d.high, confidence=d.confidence)
        return replace(
            p, weights=bare(p.weights), options=options, without_a_deal=no_deal
        )

    return replace(case, preferences=tuple(plain(p) for p in case.preferences))


@given(case=cases())
@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
def test_only_what_dump_wrote_is_untouched(case):
    text = casefile.dump(case)
    assert casefile.untouched(text)
    assert not casefile.untouched(f"{text}\n")
    assert not casefile.untouched(text.partition("\n")[2])
    assert not casefile.untouched(casefile.set_value(text, "title", "Other, & more"))


def test_what_was_saved_by_hand_is_never_untouched(tmp_path, example):
    case = casefile.load(example)
    casefile.save(case, tmp_path / "case.yaml")
    saved = (tmp_path / "case.yaml").read_text(encoding="utf-8")
    assert not casefile.untouched(saved)
    assert casefile.dump(case).endswith(saved)
    assert not casefile.untouched(example.read_text(encoding="utf-8"))
    assert not casefile.untouched("")


@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@given(case=cases())
def test_any_case_is_read_back(case):
    text = casefile.dump(case)
    found = casefile.parse(text)
    assert without_wording(found) == without_wording(case)
    assert casefile.dump(found) == text
    assert casefile.parse(casefile.dump(found)) == found


def test_the_example_is_read_back(example):
    case = casefile.load(example)
    assert casefile.parse(casefile.dump(case)) == case


def test_saving_and_loading(tmp_path, example):
    case = casefile.load(example)
    casefile.save(case, tmp_path / "new" / "case.yaml")
    assert casefile.load(str(tmp_path / "new" / "case.yaml")) == case
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["case.yaml"]


@pytest.mark.parametrize("fault", ["os.fsync", "pathlib.Path.replace"])
def test_killed_while_saving_the_old_file_is_there_whole(
    tmp_path, example, monkeypatch, fault
):
    path = tmp_path / "case.yaml"
    casefile.save(casefile.load(example), path)
    before = path.read_bytes()

    def fail(*_):
        raise OSError("no space left")

    monkeypatch.setattr(fault, fail)
    with pytest.raises(OSError, match="no space left"):
        casefile.save(Case("Other"), path)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_says_aloud_what_is_known(example):
    text = casefile.dump(casefile.load(example))
    for line in (
        "  us: {name: United States, role: principal, aliases: [US, Washington]}",
        "    weights: nuclear > sanctions",
        "    without_a_deal: worse",
        "  - if: {sanctions: phased relief on compliance}",
        "      regional: off the table > consultations > limits on proxy support",
    ):
        assert line in text.splitlines()
