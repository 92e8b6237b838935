"""The process that reads what others wrote has nothing to lose and nowhere to go."""

import socket
from collections.abc import Iterator

import pytest

from core.documents.confined import OWN, Stopped, run

MODULE = "tests.documents.inside"
MEMORY = 200 * 1024 * 1024


@pytest.fixture
def port() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def test_it_has_no_secrets_no_network_and_little_memory(
    port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOMETHING_SECRET", "hush")
    output, found = run(MODULE, {"port": port}, b"what was sent", seconds=20, memory=MEMORY)
    assert output == b"the end"
    assert found["content"] == "what was sent"
    assert set(found["environment"]) <= {"HOME", "LANG", "LC_CTYPE", "PATH"}
    assert found["allocate"] == "MemoryError"
    if found["network"] == OWN:
        assert found["connect"] == "OSError"


def test_control_the_port_answers_whoever_has_a_network(port: int) -> None:
    socket.create_connection(("127.0.0.1", port), 2).close()


def test_it_is_stopped_when_its_time_is_over() -> None:
    with pytest.raises(Stopped, match="longer than 2 seconds"):
        run(MODULE, {"port": 1, "sleep": 30}, seconds=2, memory=MEMORY)


def test_it_is_stopped_when_it_only_computes() -> None:
    with pytest.raises(Stopped):
        run(MODULE, {"port": 1, "spin": True}, seconds=2, memory=MEMORY)


def test_its_failure_is_told() -> None:
    with pytest.raises(Stopped) as stopped:
        run(MODULE, {}, seconds=20, memory=MEMORY)
    assert "KeyError" in stopped.value.said
