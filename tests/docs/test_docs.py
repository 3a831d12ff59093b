"""The documentation as its reader meets it: what it shows is what comes out.

A page is read from top to bottom in a folder of its own:

* a block after "Save … as `name`:" is a file, one after "`name` says:" is part of one;
* a `diff` block after "… `name`:" edits that file;
* in a `console` block each line after ``$`` is run and must print what follows, a line
  ``…`` standing for any lines; `$ echo $?` shows the exit code, which is 0 otherwise;
  where the paragraph before it says *about*, numbers of draws may differ by `NEAR`;
* `sh` lines that begin with ``detente`` are run;
* `python` blocks are doctests, or are executed; a page is one session.
"""

import ast
import contextlib
import doctest
import io
import os
import re
import shlex
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click
import pytest

from detente import casefile
from detente.brief.figures import FIGURES
from detente.cli import NAMES, commands, main

COMMANDS = [commands.get_command(None, name) for name in NAMES]

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.rglob("*.md"))

_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_SAVED = re.compile(r"\b[Ss]ave\b[^`]*`([^`]+)`[^`]*:$")
_SAYS = re.compile(r"`([^`]+)` says:$")
_NAMED = re.compile(r"`([^`]+)`[^`]*:$")
_ABOUT = re.compile(r"\babout\b")
_DRAWS = re.compile(r"((?<=[Ii]n )\d+|(?<=\()\d+(?= of 100|\)))")
_STAGE = re.compile(r"^(?:reading|drafting|studying) .* …\n", re.MULTILINE)
NEAR = 3
"""Draws of 100 by which what is *about* as shown may differ from it."""
_FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: its language, its text, and the paragraph that leads to it."""

    language: str
    text: str
    lead: str
    line: int


def blocks(text: str) -> Iterator[Block]:
    """Cut the fenced blocks out of a page."""
    end = 0
    for fence in _FENCE.finditer(text):
        lead = " ".join(text[end : fence.start()].strip().split("\n\n")[-1].split())
        line = text.count("\n", 0, fence.start()) + 1
        yield Block(fence[1], fence[2], lead, line)
        end = fence.end()


def commands_shown(block: Block) -> Iterator[tuple[str, str]]:
    """Yield the commands of a console block, each with what it is said to print."""
    for part in re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:]:
        command, _, printed = part.partition("\n")
        yield command, printed


def detente(command: str) -> tuple[int, str]:
    """Run one `detente …` line; return its exit code and all it prints."""
    words = shlex.split(command)[1:]
    given, wanted = _redirected(words, "<"), _redirected(words, ">")
    out, err = io.StringIO(), io.StringIO()
    stdin = io.TextIOWrapper(io.BytesIO(Path(given).read_bytes() if given else b""))
    kept, sys.stdin = sys.stdin, stdin
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = main(words)
    finally:
        sys.stdin = kept
    if wanted:
        Path(wanted).write_text(out.getvalue(), encoding="utf-8")
        out = io.StringIO()
    return code, _STAGE.sub("", err.getvalue()) + out.getvalue()


def _redirected(words: list[str], sign: str) -> str:
    """Take a redirection out of the words of a command."""
    if sign not in words:
        return ""
    at = words.index(sign)
    name = words[at + 1]
    del words[at : at + 2]
    return name


@dataclass(slots=True)
class Session:
    """What a reader has done so far who follows a page."""

    names: dict[str, Any] = field(default_factory=lambda: {"__name__": "__main__"})
    code: int = 0

    def follow(self, block: Block) -> None:
        """Do what a block shows, and check that it comes out as shown."""
        _KINDS[block.language](self, block)

    def written(self, block: Block) -> None:
        """Save a file, or look for a passage in one."""
        if saved := _SAVED.search(block.lead):
            Path(saved[1]).parent.mkdir(parents=True, exist_ok=True)
            Path(saved[1]).write_text(block.text, encoding="utf-8")
        elif says := _SAYS.search(block.lead):
            whole = Path(says[1]).read_text(encoding="utf-8")
            assert block.text in whole, f"line {block.line}: not in {says[1]}"

    def case(self, block: Block) -> None:
        """Load a case file that is shown whole."""
        if block.text.startswith("detente: 1"):
            assert casefile.parse(block.text, f"line {block.line}")
        self.written(block)

    def edit(self, block: Block) -> None:
        """Make an edit; the lines taken out must stand in the file once."""
        name = _NAMED.search(block.lead)
        assert name, f"line {block.line}: which file is edited?"
        path = Path(name[1])
        text = path.read_text(encoding="utf-8")
        for hunk in re.split(r"^@@.*\n", block.text, flags=re.MULTILINE):
            old = _side(hunk, "-")
            assert text.count(old) == 1, f"line {block.line}: {old!r} must stand once"
            text = text.replace(old, _side(hunk, "+"))
        path.write_text(text, encoding="utf-8")

    def console(self, block: Block) -> None:
        """Run commands and compare what they print."""
        near = NEAR if _ABOUT.search(block.lead) else 0
        shown = list(commands_shown(block))
        after = [command for command, _ in shown[1:]] + [""]
        for (command, printed), following in zip(shown, after, strict=True):
            if command == "echo $?":
                assert printed == f"{self.code}\n", f"line {block.line}"
                continue
            self.code, found = detente(command)
            assert following == "echo $?" or self.code == 0, f"{command}: {found}"
            assert _fits(printed, found, near), f"{command} prints:\n{found}"

    def shell(self, block: Block) -> None:
        """Run the lines that are ours."""
        for line in block.text.splitlines():
            if line.startswith("detente "):
                code, found = detente(line.partition("  #")[0])
                assert code == 0, f"{line}: {found}"

    def python(self, block: Block) -> None:
        """Run a doctest, or a script."""
        if ">>> " not in block.text:
            exec(compile(block.text, f"line {block.line}", "exec"), self.names)
            return
        example = doctest.DocTestParser().get_doctest(
            block.text, self.names, f"line {block.line}", None, block.line
        )
        said: list[str] = []
        runner = doctest.DocTestRunner(optionflags=_FLAGS)
        runner.run(example, out=said.append, clear_globs=False)
        self.names.update(example.globs)
        assert not said, "".join(said)


_KINDS: dict[str, Callable[[Session, Block], None]] = {
    "console": Session.console,
    "diff": Session.edit,
    "python": Session.python,
    "sh": Session.shell,
    "text": Session.written,
    "yaml": Session.case,
}


def _side(hunk: str, sign: str) -> str:
    """Return the lines of one side of an edit."""
    lines = hunk.splitlines(keepends=True)
    return "".join(line[1:] for line in lines if line[0] in f" {sign}")


def _fits(shown: str, found: str, near: int = 0) -> bool:
    """Tell whether output is as shown, up to ``near`` in numbers of draws.

    ``…`` alone on a line stands for any lines.
    """
    lines = shown.rstrip("\n").splitlines(keepends=True)
    told = [line for line in lines if line.strip() != "…"]
    pattern = "".join(
        _pattern(line) if line in told else r"(?:.*\n)*" for line in lines
    )
    match = re.fullmatch(pattern + r"\s*", found)
    if not match:
        return False
    numbers = (int(number) for line in told for number in _DRAWS.findall(line))
    seen = map(int, match.groups())
    return all(abs(a - b) <= near for a, b in zip(numbers, seen, strict=True))


def _pattern(line: str) -> str:
    """Return what matches a line, whatever its numbers of draws are."""
    parts = _DRAWS.split(line)  # text and numbers in turn
    return r"(\d+)".join(re.escape(text) for text in parts[::2])


@pytest.mark.parametrize(
    ("found", "near", "fits"),
    [
        ("Likely. In 71 of 100 draws.\n", 0, True),
        ("Likely. In 74 of 100 draws.\n", 0, False),
        ("Likely. In 74 of 100 draws.\n", 3, True),
        ("Likely. In 75 of 100 draws.\n", 3, False),
        ("Unlikely. In 71 of 100 draws.\n", 3, False),
        ("Likely. In more than 95 of 100 draws.\n", 3, False),
        ("Likely. In 71 of 100 draws.\nMore.\n", 3, False),
    ],
)
def test_output_differs_by_no_more_than_a_page_says(found, near, fits):
    assert _fits("Likely. In 71 of 100 draws.\n", found, near) is fits


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """Return a session in an empty folder."""
    before = Path.cwd()
    os.chdir(tmp_path)
    yield Session()
    os.chdir(before)


def _name(page: Path) -> str:
    return page.relative_to(DOCS).as_posix()


def _page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def _anchors(page: Path) -> set[str]:
    """Return the anchors that the headings of a page make."""
    text = _FENCE.sub("", page.read_text(encoding="utf-8"))
    heads = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_what_a_page_shows_is_what_comes_out(page, session):
    for block in blocks(page.read_text(encoding="utf-8")):
        session.follow(block)


def test_the_readme_shows_a_sound_case_and_commands_that_exist():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "](docs/README.md)" in text
    shown = list(blocks(text))
    for block in shown:
        if block.language == "yaml":
            assert casefile.parse(block.text, "README.md").issues
    lines = "".join(block.text for block in shown if block.language == "sh")
    _check_commands(re.findall(r"^detente (.+?)(?:  #.*)?$", lines, re.MULTILINE))


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_every_command_named_in_prose_exists(page):
    prose = _FENCE.sub("", page.read_text(encoding="utf-8"))
    _check_commands(re.findall(r"`detente ([^`]+)`", prose))


def _check_commands(lines: Iterable[str]) -> None:
    for line in lines:
        first, *rest = shlex.split(line)
        if first in {"--help", "--version"}:
            continue
        known = {o for p in commands.get_command(None, first).params for o in p.opts}
        known |= {"-h", "--help"}
        assert {word for word in rest if re.match(r"--?\w", word)} <= known, line


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_every_link_leads_somewhere(page):
    for target in re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8")):
        if "://" in target:
            continue
        path, _, anchor = target.partition("#")
        aim = (page.parent / path).resolve() if path else page
        assert aim.exists(), target
        assert not anchor or anchor in _anchors(aim), target


def test_the_index_leads_to_every_page():
    linked = set(re.findall(r"\]\(([^)#\s]+)\)", _page("README.md")))
    assert {_name(page) for page in PAGES} - {"README.md"} <= linked


@pytest.mark.parametrize("command", COMMANDS, ids=lambda c: c.name)
def test_every_command_and_option_is_described(command):
    section = _page("reference/command-line.md").split(f"## `detente {command.name}`\n")
    assert len(section) == 2
    described = section[1].split("\n## ")[0]
    shared = _page("reference/command-line.md").split("## Options of a study\n")[1]
    told = described + (shared if "#options-of-a-study" in described else "")
    for param in command.params:
        names = param.opts if isinstance(param, click.Option) else [param.metavar or ""]
        assert all(name in told for name in names), names
    for choice in getattr(command.params[0].type, "choices", ()):
        assert f"`{choice}`" in told


def test_every_exit_code_and_figure_is_described():
    page = _page("reference/command-line.md")
    for name in FIGURES:
        assert f"`{name}`" in page
    for code in (0, 1, 2, 3, 4, 5, 130):
        assert f"| {code} |" in page


def test_every_key_of_the_case_file_is_described():
    described = casefile.schema()
    page = _page("reference/case-file.md")
    for entry in (described, *described["$defs"].values()):
        for key in entry["properties"]:
            assert f"`{key}`" in page, key


def _messages(module: Path) -> set[str]:
    """Return how the messages of a module begin, up to what varies."""
    found = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        said = node.values[0] if isinstance(node, ast.JoinedStr) else node
        if isinstance(said, ast.Constant) and isinstance(said.value, str):
            text = re.split(r";|\{|'$", said.value)[0].strip(" ,.")
            if re.match(r"must |ratio must |confidence must ", text):
                found.add(text)
    return found


def test_every_fault_of_a_case_file_is_in_the_reference():
    page = " ".join(_page("reference/case-file.md").split())
    for module in sorted((ROOT / "src/detente/casefile").glob("*.py")):
        if module.name in {"edit.py", "splice.py"}:
            continue  # faults of a program that edits, not of a file
        for message in _messages(module):
            assert message in page, f"{module.name}: {message}"


def test_the_glossary_is_in_order_and_defines_each_word_in_one_sentence():
    parts = re.split(r"^## (.+)\n+", _page("reference/glossary.md"), flags=re.MULTILINE)
    words = parts[1::2]
    assert words == sorted(words, key=str.casefold)
    for word, text in zip(words, parts[2::2], strict=True):
        definition = " ".join(text.split("\n\n")[0].split())
        assert re.fullmatch(r"[A-Z`].*[^.]\.", definition), word
        assert not re.search(r"[a-z)]\. [A-Z]", definition), word
