"""A file is whole, the old one or the new one, whenever the writer dies."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from detente import files
from detente.files import write

OLD, NEW = "old\n" * 200_000, "new\n" * 200_000
WRITER = """
import sys
from pathlib import Path
from detente.files import write
print("ready", flush=True)
while True:
    for text in ("new\\n", "old\\n"):
        write(Path(sys.argv[1]), text * 200_000)
"""


@pytest.mark.parametrize("delay", [0.0, 0.003, 0.011, 0.017, 0.041])
def test_killed_at_any_moment_the_file_is_whole(tmp_path, delay):
    path = tmp_path / "case.yaml"
    write(path, OLD)
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE
    ) as writer:
        writer.stdout.readline()
        time.sleep(delay)
        writer.kill()
    assert path.read_text(encoding="utf-8") in {OLD, NEW}
    assert {left.suffix for left in tmp_path.iterdir()} <= {".yaml", ".part"}


def test_what_a_killed_run_left_goes_with_the_next(tmp_path):
    path = tmp_path / "case.yaml"
    old, young = tmp_path / ".case.yaml.1.part", tmp_path / ".case.yaml.2.part"
    other = tmp_path / ".findings.json.1.part"
    for part in (old, young, other):
        part.write_text("half", encoding="utf-8")
    long_ago = time.time() - 2 * files.STALE
    for part in (old, other):
        os.utime(part, (long_ago, long_ago))
    write(path, "whole")
    assert sorted(tmp_path.iterdir()) == sorted([path, young, other])


def test_a_full_disk_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch):
    path = tmp_path / "case.yaml"
    write(path, OLD)

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        write(path, NEW)
    assert path.read_text(encoding="utf-8") == OLD
    assert list(tmp_path.iterdir()) == [path]


def test_text_that_cannot_be_written_leaves_the_old_file(tmp_path):
    path = tmp_path / "case.yaml"
    write(path, OLD)
    with pytest.raises(UnicodeEncodeError):
        write(path, "lone \ud800 surrogate")
    assert path.read_text(encoding="utf-8") == OLD
    assert list(tmp_path.iterdir()) == [path]


def test_many_writers_at_once_leave_one_whole_file(tmp_path):
    path = tmp_path / "case.yaml"
    command = [sys.executable, "-c", WRITER, str(path)]
    writers = [subprocess.Popen(command, stdout=subprocess.PIPE) for _ in range(3)]
    for writer in writers:
        writer.stdout.readline()
    seen = set()
    end = time.monotonic() + 0.5
    while time.monotonic() < end:
        if path.exists():
            seen.add(path.read_text(encoding="utf-8"))
    for writer in writers:
        assert writer.poll() is None
        writer.kill()
        writer.communicate()
    assert seen <= {OLD, NEW}


def test_a_link_stays_a_link_and_a_device_a_device(tmp_path):
    real, link = tmp_path / "real.svg", tmp_path / "link.svg"
    real.write_text("old", encoding="utf-8")
    link.symlink_to(real)
    write(link, "new")
    assert link.is_symlink()
    assert real.read_text(encoding="utf-8") == "new"
    pipe = tmp_path / "device"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write(pipe, "to the reader")
    assert os.read(reader, 100) == b"to the reader"
    os.close(reader)
    assert pipe.is_fifo()


def test_what_cannot_be_written_is_named(tmp_path, monkeypatch):
    """Not the part beside it, which nobody has heard of."""
    with pytest.raises(OSError, match="No space left") as error:
        write(Path("/dev/full"), NEW)
    assert error.value.filename == "/dev/full"

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left") as error:
        write(tmp_path / "case.yaml", NEW)
    assert error.value.filename == str(tmp_path / "case.yaml")
