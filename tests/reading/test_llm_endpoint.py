"""Where text may be sent, and what comes back when the other side misbehaves."""

import json
import time

import pytest

import model_server as server
from detente.reading.llm import client
from detente.reading.llm.client import EndpointError, ask
from detente.reading.llm.endpoint import Endpoint, is_loopback
from detente.reading.llm.prompt import schema


@pytest.mark.parametrize(
    ("url", "target"),
    [
        ("https://host/v1", "/v1/chat/completions"),
        ("https://host/v1/", "/v1/chat/completions"),
        ("https://host/v1/chat/completions", "/v1/chat/completions"),
        ("https://host", "/chat/completions"),
        ("https://host/v1?api-version=3", "/v1/chat/completions?api-version=3"),
    ],
)
def test_the_path_is_completed(url, target):
    assert Endpoint(url).target == target


@pytest.mark.parametrize(
    "url",
    [
        "", "host/v1", "ftp://host/v1", "file:///etc/hosts", "https://", "https:///v1",
        "https://me:secret@host/v1", "https://host/v1#part", "https://host:99999/v1",
        "https://host/v1 x", "https://hóst/v1", "https://host:0/v1", "https://[::1/v1",
    ],
)  # fmt: skip
def test_what_is_no_address_is_refused_without_repeating_a_password(url):
    with pytest.raises(ValueError, match="endpoint must be an address") as fault:
        Endpoint(url)
    assert "secret" not in str(fault.value)


@pytest.mark.parametrize("host", ["example.org", "10.0.0.1", "localhost.example.org"])
def test_plain_http_to_another_machine_must_be_allowed(host):
    with pytest.raises(ValueError, match="endpoint must be https"):
        Endpoint(f"http://{host}/v1")
    assert "not encrypted" in Endpoint(f"http://{host}/v1", plain=True).told


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.8.0.1", "[::1]"])
def test_plain_http_to_this_machine_is_fine(host):
    assert is_loopback(Endpoint(f"http://{host}:8080/v1").host)


@pytest.mark.parametrize("key", ["two words", "line\nbreak", "schlüssel"])
def test_a_key_that_cannot_be_sent_is_refused_without_repeating_it(key):
    with pytest.raises(ValueError, match="key must be printable") as fault:
        Endpoint("https://host/v1", key=key)
    assert key not in str(fault.value)


def test_a_key_is_never_shown():
    endpoint = Endpoint("https://host/v1", key="secret")
    assert "secret" not in repr(endpoint) + endpoint.told


def test_the_line_that_tells_names_host_path_and_model_but_no_query():
    told = Endpoint("https://host:8443/v1?key=secret", model="m").told
    assert "https://host:8443/v1/chat/completions, model m" in told
    assert "secret" not in told


def test_a_time_limit_must_be_above_zero():
    with pytest.raises(ValueError, match="timeout must be above 0"):
        Endpoint("https://host/v1", timeout=0)


def test_what_is_sent_is_what_the_protocol_asks():
    with server.serving(server.says("fine")) as served:
        answer = ask(Endpoint(served.url, model="m", key="k"), {"temperature": 0})
    assert answer == "fine"
    assert served.asked == [{"model": "m", "temperature": 0}]
    assert served.paths == ["/v1/chat/completions"]
    assert served.headers[0]["Authorization"] == "Bearer k"


def test_no_key_and_no_model_are_sent_unless_given(monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", "anothers")
    with server.serving(server.says("fine")) as served:
        ask(Endpoint(served.url), {})
    assert served.asked == [{}]
    assert "Authorization" not in served.headers[0]


def test_no_proxy_is_asked(monkeypatch):
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    with server.serving(server.says("fine")) as served:
        assert ask(Endpoint(served.url), {}) == "fine"


MISBEHAVIOURS = {
    "server error": (server.replies(b"", 500), "answered 500", True),
    "too many": (server.replies(b"", 429), "answered 429", True),
    "bad request": (server.replies(b"", 400), "answered 400", False),
    "unauthorized": (server.replies(b"", 401), "another key", False),
    "cut off": (server.breaks_off, "broke off", True),
    "hung up": (server.hangs_up, "", True),
    "huge": (server.floods, "more than 2,000,000 bytes", True),
    "no JSON": (server.replies(b"<html>"), "in the protocol", True),
    "not text": (server.replies(b"\xff\xfe"), "in the protocol", True),
    "deep": (server.replies(b"[" * 200_000), "in the protocol", True),
    "no choices": (server.replies(b'{"choices": []}'), "in the protocol", True),
    "a list": (server.replies(b"[1]"), "in the protocol", True),
    "refusal": (server.says(None), "in the protocol", True),
}


@pytest.mark.parametrize("name", MISBEHAVIOURS)
def test_a_server_that_misbehaves_is_one_line(name):
    manner, said, again = MISBEHAVIOURS[name]
    with server.serving(manner) as served, pytest.raises(EndpointError) as fault:
        ask(Endpoint(served.url, key="secret"), {})
    assert said in str(fault.value)
    assert "\n" not in str(fault.value)
    assert "secret" not in str(fault.value)
    assert fault.value.again is again


@pytest.mark.parametrize(
    "manner",
    [server.waits(5), server.drips(5, headers=True), server.drips(5, headers=False)],
    ids=["silent", "headers drip", "body drips"],
)
def test_an_answer_that_takes_too_long_is_cut(manner):
    with server.serving(manner) as served:
        start = time.monotonic()
        with pytest.raises(EndpointError, match=r"took longer than 0\.4 seconds"):
            ask(Endpoint(served.url, timeout=0.4), {})
        assert time.monotonic() - start < 3


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_not_followed(status):
    with (
        server.serving(server.says("stolen")) as other,
        server.serving(server.redirects(other.url, status)) as served,
        pytest.raises(EndpointError, match="redirect, which is not followed") as fault,
    ):
        ask(Endpoint(served.url), {})
    assert (other.asked, fault.value.again) == ([], False)


def test_nobody_there():
    with server.serving(server.says("")) as served:
        pass
    with pytest.raises(EndpointError, match="refused the connection"):
        ask(Endpoint(served.url), {})


def test_tls_is_checked():
    made = client._connection(Endpoint("https://host/v1"))
    context = made._context
    assert context.check_hostname
    assert context.verify_mode == client.ssl.CERT_REQUIRED


def test_who_does_not_speak_tls_is_told_apart():
    with server.serving(server.says("")) as served:
        url = served.url.replace("http:", "https:")
        with pytest.raises(EndpointError, match="could not be reached"):
            ask(Endpoint(url), {})
    assert served.asked == []


def test_the_form_that_is_asked_for_is_a_strict_schema():
    asked = schema()
    entry = asked["properties"]["statements"]["items"]
    assert entry["additionalProperties"] is False
    assert set(entry["required"]) == set(entry["properties"])
    assert json.dumps(asked)
