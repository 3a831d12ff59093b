"""What `detente check` adds about a case that is sound and yet leaves nothing."""

import pytest

from detente.cli import main

SALE = """
detente: 1
title: Sale
parties: {s: {name: Seller}, b: {name: Buyer}}
issues: {price: {options: [low, high], status_quo: low}}
"""
FIRM = "preferences: {s: {options: {price: MARK}}}\n"
WARNING = "rule out every package"


def checked(tmp_path, capsys, text):
    file = tmp_path / "case.yaml"
    file.write_text(text, encoding="utf-8")
    code = main(["check", str(file)])
    return code, capsys.readouterr().out.splitlines()


def test_nothing_left_but_the_status_quo_is_one_line(tmp_path, capsys):
    code, lines = checked(tmp_path, capsys, SALE + FIRM.replace("MARK", "never high"))
    assert code == 0
    (line,) = lines[1:]
    assert line == (
        "Its confirmed conditions and red lines rule out every package but the status "
        "quo. Change or delete one of them."
    )


def test_nothing_left_at_all_is_one_line(tmp_path, capsys):
    more = (
        FIRM.replace("MARK", "never high") + "conditions: [{rule_out: {price: low}}]\n"
    )
    code, lines = checked(tmp_path, capsys, SALE + more)
    assert code == 0
    assert len(lines) == 2
    assert f"{WARNING} and the status quo." in lines[1]


@pytest.mark.parametrize(
    "more",
    [
        "",
        FIRM.replace("MARK", '"never high (proposed 0.9)"'),
        FIRM.replace("MARK", "never low"),
        "conditions: [{rule_out: {price: high}, proposed: 0.9}]\n",
    ],
)
def test_what_leaves_something_adds_nothing(tmp_path, capsys, more):
    code, lines = checked(tmp_path, capsys, SALE + more)
    assert (code, len(lines)) == (0, 1)


def test_a_case_with_too_many_ties_is_said_to_be_too_large(tmp_path, capsys):
    issues = "".join(
        f"  i{n}: {{options: [no, yes], status_quo: no}}\n" for n in range(32)
    )
    ties = "".join(f"  - rule_out: {{i{n}: yes, i{n + 16}: yes}}\n" for n in range(16))
    parties = "parties: {s: {name: S}, b: {name: B}}\n"
    text = f"detente: 1\ntitle: Big\n{parties}issues:\n{issues}conditions:\n{ties}"
    code, lines = checked(tmp_path, capsys, text)
    assert code == 0
    assert lines[1].startswith("It is too large to study: conditions and red lines tie")


def test_without_an_issue_only_that_is_said(tmp_path, capsys):
    text = "detente: 1\ntitle: Bare\nparties: {s: {name: S}, b: {name: B}}\n"
    code, lines = checked(tmp_path, capsys, text)
    assert code == 0
    assert lines[1:] == ["To study it, it needs two principals and an issue."]


def test_what_no_draw_fits_is_told_before_a_study(tmp_path, capsys):
    """A seller who accepts what it likes least: only drawing can refute that."""
    wants = "{options: {price: low > high}, accepts: [{outcome: {price: high}}]}"
    text = f"{SALE}preferences: {{s: {wants}}}\n"
    code, (_, told) = checked(tmp_path, capsys, text)
    assert code == 0
    assert told.startswith("It cannot be studied. preferences.s.accepts: must fit")
    assert main(["study", str(tmp_path / "case.yaml")]) == 3
