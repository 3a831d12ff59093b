"""What is shown while something lasts."""

import io
import sys
import time

from detente.cli import progress


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self):
        return True


def shown(monkeypatch, stream, work):
    """Return what a stage writes that lasts longer than anybody's patience."""
    monkeypatch.setattr(progress, "PATIENCE", 0.01)
    monkeypatch.setattr(progress, "REFRESH", 0.01)
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("TERM", "xterm")
    with progress.stage("reading") as tell:
        work(tell)
        time.sleep(0.5)
    return stream.getvalue()


def test_a_bar_on_a_terminal_counts(monkeypatch):
    found = shown(monkeypatch, Terminal(), lambda tell: tell(3, 1000))
    assert "reading (3 of 1,000)" in found


def test_parts_of_the_whole_are_told_in_hundredths(monkeypatch):
    """They are no documents, of which there may be three."""
    monkeypatch.setattr(progress, "PATIENCE", 0.01)
    monkeypatch.setattr(progress, "REFRESH", 0.01)
    monkeypatch.setattr(sys, "stderr", stream := Terminal())
    monkeypatch.setenv("TERM", "xterm")
    with progress.stage("reading", unit="%") as tell:
        tell(31, 100)
        time.sleep(0.5)
    assert "reading (31 %)" in stream.getvalue()
    assert " of " not in stream.getvalue()


def test_what_went_before_the_first_count_does_not_slow_the_rest(monkeypatch):
    """Forty of a hundred in a minute, after an hour in which nothing was told."""
    now = [3600.0]
    monkeypatch.setattr(progress.time, "monotonic", lambda: now[0])
    counts = progress.Counts()
    counts.tell(4, 100)
    now[0] += 60
    counts.tell(44, 100)
    said = progress._state("reading", "%", counts, 80)["description"]
    assert said == "reading (44 %), about 84 s left"


def test_a_long_title_leaves_room_for_how_long_it_takes(monkeypatch):
    monkeypatch.setattr(progress.time, "monotonic", lambda: 60.0)
    counts = progress.Counts()
    counts.done, counts.of = 44, 100
    title = "studying [all] that the northern ports and their pilots ask of each other"
    said = progress._state(title, "", counts, 56)["description"]
    assert said == "studying [all] that the no… (44 of 100), about 76 s left"
    assert len(said) <= 56


def test_a_title_is_no_markup(monkeypatch):
    monkeypatch.setattr(progress, "PATIENCE", 0.01)
    monkeypatch.setattr(progress, "REFRESH", 0.01)
    monkeypatch.setattr(sys, "stderr", stream := Terminal())
    monkeypatch.setenv("TERM", "xterm")
    with progress.stage("studying [red] tape"):
        time.sleep(0.5)
    assert "studying [red] tape" in stream.getvalue()


def test_a_stage_that_counts_nothing_has_a_bar_without_end(monkeypatch):
    found = shown(monkeypatch, Terminal(), lambda _: None)
    assert "reading" in found
    assert " of " not in found


def test_elsewhere_it_is_one_line(monkeypatch):
    found = shown(monkeypatch, io.StringIO(), lambda tell: tell(3, 1000))
    assert found == "reading …\n"


def test_what_is_done_in_a_moment_is_not_told(monkeypatch):
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    with progress.stage("reading"):
        pass
    assert stream.getvalue() == ""
