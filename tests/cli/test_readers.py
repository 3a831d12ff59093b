"""The options of the model reader: where text goes, and that it goes nowhere else."""

import json
import subprocess
import sys

import pytest

import model_server as server
from detente.casefile import reader
from detente.cli import main

MODEL = server.statement(
    "Sweden", "seek", "Sweden is willing to accept lower levels", content="lower levels"
)


def run(capsys, *args):
    """Run a command; return its exit code, standard output and standard error."""
    code = main([str(arg) for arg in args])
    shown = capsys.readouterr()
    return code, shown.out, shown.err


def options(served):
    return ["--reader", "openai", "--endpoint", served.url]


def test_the_first_line_on_stderr_says_where_text_goes(talks, capsys):
    with server.serving(server.claims(MODEL)) as served:
        code, out, err = run(capsys, "read", talks, *options(served), "--model", "m")
    assert code == 0
    assert err.splitlines()[0] == (
        f"The text of the documents is sent to {served.url}/chat/completions, model m, "
        "on this machine."
    )
    assert "lower water levels" in server.texts(served.asked)[0]
    assert "The model at 127.0.0.1:" in out.splitlines()[-1]


def test_the_key_comes_from_the_environment_and_is_never_shown(
    talks, capsys, monkeypatch
):
    monkeypatch.setenv("DETENTE_API_KEY", "very-secret")
    with server.serving(server.replies(b"", 401)) as served:
        code, out, err = run(capsys, "read", talks, *options(served))
    assert served.headers[0]["Authorization"] == "Bearer very-secret"
    assert code == 0
    assert "very-secret" not in out + err


def test_a_failing_endpoint_is_a_remark_and_the_rules_reading_stands(talks, capsys):
    _, plain, _ = run(capsys, "read", talks)
    with server.serving(server.replies(b"", 500)) as served:
        code, out, err = run(capsys, "read", talks, *options(served))
    assert code == 0
    assert out.startswith(plain.rstrip("\n"))
    assert "answered 500. What the rules read stands." in out
    assert len(err.splitlines()) == 1


def test_json_has_the_origin_and_stderr_the_remarks(talks, capsys):
    with server.serving(server.claims(MODEL)) as served:
        code, out, err = run(capsys, "read", talks, "--json", *options(served))
    found = json.loads(out)
    assert code == 0
    assert {s["origin"] for s in found["statements"]} <= {"rules", "model", "both"}
    assert found["remarks"][-1] in err


def test_the_proposed_case_keeps_the_origin(talks, tmp_path, capsys):
    said = server.statement(
        "Norway", "demand", "demands lower water levels", content="lower water levels"
    )
    out = tmp_path / "out"
    with server.serving(server.claims(said)) as served:
        assert run(capsys, "brief", talks, "-o", out, *options(served))[0] == 0
    text = (out / "case.yaml").read_text(encoding="utf-8")
    assert text.count("origin: both") == 1
    origins = [s.origin for s in reader.load(out / "case.yaml").statements]
    assert origins.count("both") == 1
    assert origins.count("rules") == len(origins) - 1


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["--reader", "openai"], "must come with --endpoint URL"),
        (["--endpoint", "https://h/v1"], "--endpoint must come with --reader openai"),
        (["--model", "m"], "--model must come with --reader openai"),
        (["--plain-http"], "--plain-http must come with --reader openai"),
        (
            ["--reader", "openai", "--endpoint", "http://example.org/v1"],
            "say so with --plain-http",
        ),
        (["--reader", "openai", "--endpoint", "nowhere"], "must be an address"),
        (["--reader", "model"], "is not one of 'rules', 'openai'"),
    ],
)
def test_a_slip_of_the_command_line_sends_nothing(talks, capsys, given, said):
    code, out, err = run(capsys, "read", talks, *given)
    assert (code, out) == (2, "")
    assert said in " ".join(err.split())


def test_a_case_file_is_not_sent(sale, capsys):
    with server.serving(server.claims()) as served:
        code, _, err = run(capsys, "brief", sale, *options(served))
    assert code == 2
    assert "--reader must come with documents" in " ".join(err.split())
    assert served.asked == []


def test_no_part_that_can_open_a_connection_is_loaded_unasked(talks):
    seen = (
        "import sys; from detente.cli import main; "
        f"main(['read', {str(talks)!r}]); "
        "print([m for m in sys.modules if m.startswith('detente.reading.llm')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", seen], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"


def test_nothing_is_sent_by_the_rules(talks, capsys, monkeypatch):
    def refused(*_):
        raise AssertionError("a connection was opened")

    monkeypatch.setattr("socket.socket.connect", refused)
    monkeypatch.setattr("socket.create_connection", refused)
    assert run(capsys, "read", talks)[0] == 0


def test_what_is_doubted_is_counted_and_shown_when_asked_for(tmp_path, capsys):
    talks = tmp_path / "talks.txt"
    talks.write_text(
        "Norway demands lower tolls. Sweden rejects lower tolls. Norway seeks pilots. "
        "Sweden insists on two companies. Norway wants one. Sweden offers longer hours."
    )
    every = json.loads(run(capsys, "read", talks, "--json", "--least", "0")[1])
    none = json.loads(run(capsys, "read", talks, "--json", "--least", "1")[1])
    n_every = len(every["statements"])
    assert n_every >= 6
    assert none["statements"] == []
    left_out = f"Left out as more likely no position: {n_every} statements"
    assert any(remark.startswith(left_out) for remark in none["remarks"])


def test_a_confidence_goes_with_documents_and_is_a_share(talks, tmp_path, capsys):
    case = tmp_path / "case.yaml"
    case.write_text("detente: 1\n")
    code, _, err = run(capsys, "brief", case, "--least", "0.2")
    assert code == 2
    assert "--least must come with documents" in err
    assert run(capsys, "read", talks, "--least", "2")[0] == 2
