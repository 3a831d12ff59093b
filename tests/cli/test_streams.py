"""Streams that close, fill up or speak ASCII, and signals in the middle of work."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

DETENTE = [sys.executable, "-m", "detente"]
COMMANDS = [
    "study sale.yaml --json --draws 100",
    "brief sale.yaml -o - --draws 100",
    "schema",
    "--help",
]
FULL = Path("/dev/full")


def run(command, **more):
    """Run a command in a process of its own, with its streams as bytes."""
    return subprocess.run(
        [*DETENTE, *command.split()], capture_output=True, check=False, **more
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_standard_output_that_closes_early(command, sale):
    shell = f"{' '.join(DETENTE)} {command} | head -c 10; exit ${{PIPESTATUS[0]}}"
    piped = subprocess.run(
        ["bash", "-c", shell], cwd=sale.parent, capture_output=True, check=False
    )
    assert piped.returncode == 0
    assert re.sub(rb"(studying|drafting|reading) .*\n", b"", piped.stderr) == b""


@pytest.mark.parametrize("command", COMMANDS[0:3:2])
def test_standard_output_that_is_full(command, sale):
    assert FULL.exists(), "needs a device that is always full"
    with FULL.open("wb") as full:
        ended = subprocess.run(
            [*DETENTE, *command.split()],
            cwd=sale.parent, stdout=full, stderr=subprocess.PIPE, check=False,
        )  # fmt: skip
    assert ended.returncode == 3
    *_, last = ended.stderr.splitlines()
    assert last == b"Error: standard output: no space left on device"


@pytest.mark.parametrize("command", COMMANDS)
def test_standard_output_that_is_closed(command, sale):
    shell = f"{' '.join(DETENTE)} {command} >&-"
    ended = subprocess.run(
        ["bash", "-c", shell], cwd=sale.parent, capture_output=True, check=False
    )
    assert ended.returncode == 3
    *_, last = ended.stderr.splitlines()
    assert last.startswith(b"Error: standard output: closed; send it to a file")


def test_nothing_to_print_needs_no_standard_output(sale):
    shell = f"{' '.join(DETENTE)} figure dots sale.yaml -o d.svg --draws 100 >&- 2>&-"
    subprocess.run(["bash", "-c", shell], cwd=sale.parent, check=True)
    svg = sale.with_name("d.svg").read_text(encoding="utf-8")
    assert svg.startswith("<svg")
    assert svg.rstrip().endswith("</svg>")


def test_a_file_that_is_full_is_named(sale):
    ended = run("figure dots sale.yaml -o /dev/full --draws 100", cwd=sale.parent)
    assert ended.returncode == 3
    assert ended.stderr.endswith(b"Error: /dev/full: no space left on device\n")


def test_results_are_utf8_whatever_the_terminal_speaks(sale):
    command = COMMANDS[0]
    poor = {**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C", "COLUMNS": "12"}
    ended = run(command, cwd=sale.parent, env=poor)
    assert ended.returncode == 0
    assert ended.stdout == run(command, cwd=sale.parent).stdout
    assert b"\x1b" not in ended.stdout + ended.stderr


def test_talk_to_a_poor_terminal_is_escaped(talks):
    poor = {**os.environ, "PYTHONIOENCODING": "latin-1"}
    ended = run("read talks.txt", cwd=talks.parent, env=poor)
    assert ended.returncode == 0
    assert rb"\u201cSweden rejects payments to fishermen\u201d" in ended.stdout


def test_a_case_in_another_encoding_through_a_pipe(sale):
    text = sale.read_text(encoding="utf-8")
    ended = run("check -", input=text.replace("Price", "Prix payé").encode("latin-1"))
    assert ended.returncode == 1
    assert b"stdin:8:" in ended.stderr
    assert b"Save the file as UTF-8" in ended.stderr


def test_a_closed_standard_input(sale):
    shell = f"{' '.join(DETENTE)} check - <&-"
    ended = subprocess.run(["bash", "-c", shell], capture_output=True, check=False)
    assert ended.returncode == 2
    assert b"standard input, which is closed" in ended.stderr


@pytest.fixture
def interruptible():
    """Undo what a shell does to jobs in the background: they ignore interrupts."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.parametrize(
    "command", ["study sale.yaml --draws 1000000", "read - -o out"]
)
def test_an_interrupt_stops_at_once_and_leaves_nothing(command, sale, interruptible):
    """`read -` waits for documents that never come; the study would take longer."""
    with subprocess.Popen(
        [*DETENTE, *command.split()],
        cwd=sale.parent, stdin=subprocess.PIPE,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as running:  # fmt: skip
        told = running.stderr.readline()
        assert told.endswith("…\n".encode())
        running.send_signal(signal.SIGINT)
        _, talk = running.communicate(timeout=60)
        assert running.returncode == 130
    assert talk.strip() == b"Interrupted; nothing was left half written."
    assert list(sale.parent.iterdir()) == [sale]


def test_killed_while_a_brief_is_saved_every_file_is_whole(sale, tmp_path):
    out = tmp_path / "out"
    command = [*DETENTE, "brief", str(sale), "-o", str(out), "--draws", "100"]
    subprocess.run(command, check=True, capture_output=True)
    whole = {path.name: path.read_bytes() for path in out.iterdir()}
    for name in whole:
        (out / name).write_bytes(b"old")
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    while running.poll() is None and (out / "brief.html").read_bytes() == b"old":
        time.sleep(0.0005)
    running.kill()
    running.wait()
    for name, new in whole.items():
        assert (out / name).read_bytes() in {b"old", new}
    left = {path.name for path in out.iterdir()} - set(whole)
    assert all(name.startswith(".") and name.endswith(".part") for name in left)


@pytest.mark.parametrize(
    ("command", "name"),
    [
        ("figure dots sale.yaml --draws 200", "dots.svg"),
        ("figure dots sale.yaml --draws 200 --json", "dots.json"),
        ("brief sale.yaml --draws 200", "page.html"),
    ],
)
def test_a_file_and_standard_output_get_the_same_bytes(command, name, sale):
    printed = run(f"{command} -o -", cwd=sale.parent).stdout
    assert run(f"{command} -o {name}", cwd=sale.parent).returncode == 0
    assert (sale.parent / name).read_bytes() == printed


def test_an_interrupt_while_commands_are_loaded_is_one_line(tmp_path):
    (tmp_path / "click.py").write_text("raise KeyboardInterrupt", encoding="utf-8")
    path = os.pathsep.join([str(tmp_path), *filter(None, sys.path)])
    ended = run("--help", env={**os.environ, "PYTHONPATH": path})
    assert (ended.returncode, ended.stdout) == (130, b"")
    assert ended.stderr == b"Interrupted before anything was done.\n"
