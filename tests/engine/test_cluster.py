"""A real cluster of Dask: two worker processes of this machine."""

import os
import signal

import distributed
import pytest
from distributed import LocalCluster

from detente import study
from detente.draws import chunks
from detente.engine import SERIAL, Counted, cluster, opened
from detente.errors import CaseError, EngineError
from study_cases import arms_talks


@pytest.fixture(scope="module")
def two_workers():
    with LocalCluster(
        n_workers=2,
        threads_per_worker=1,
        host="127.0.0.1",
        dashboard_address="127.0.0.1:0",
    ) as running:
        yield running


@pytest.fixture(autouse=True)
def small_chunks(monkeypatch):
    monkeypatch.setattr(chunks, "CHUNK", 40)


def pids(running):
    return {worker.pid for worker in running.workers.values()}


def found(executor):
    return study(arms_talks(), draws=160, seed=3, executor=executor).to_json()


def test_a_worker_killed_in_the_middle_changes_nothing(two_workers):
    before, far, killed = pids(two_workers), [], []

    def tell(done, of):
        far.append((done, of))
        if done == 5 and not killed:
            killed.append(min(before))
            os.kill(killed[0], signal.SIGKILL)

    with opened(f"dask:{two_workers.scheduler_address}") as executor:
        said = found(Counted(executor, tell))
    assert said == found(SERIAL)
    assert killed
    assert far[-1][0] == far[-1][1] > 5


def test_a_cluster_of_our_own_listens_on_loopback_only():
    with opened("dask") as executor:
        address = executor._executor._client.scheduler.address
        assert address.startswith("tcp://127.0.0.1:")
        assert executor.submit(divmod, 7, 2).result() == (3, 1)
    with pytest.raises(EngineError, match="no scheduler of Dask answers"):
        cluster.Cluster(address, 1)


def test_a_failure_comes_back_whole(two_workers):
    with opened(f"dask:{two_workers.scheduler_address}") as executor:
        failed = executor.submit(fail)
        with pytest.raises(CaseError) as refused:
            failed.result()
    assert refused.value.where == "parties"


def fail():
    raise CaseError("parties", "must be two")


def test_work_that_kills_each_worker_is_told_of_in_one_line(two_workers):
    """Dask gives up on a piece of work that was there when several workers died."""
    name = f"dask:{two_workers.scheduler_address}"
    with pytest.raises(EngineError, match="was killed") as told, opened(name) as who:
        who.submit(os._exit, 1).result()
    assert "\n" not in str(told.value)


def test_a_worker_with_another_program_refuses(two_workers, monkeypatch):
    monkeypatch.setattr(cluster, "program", lambda: "another")
    refused = pytest.raises(EngineError, match="must run the same versions")
    with refused, opened(f"dask:{two_workers.scheduler_address}") as executor:
        executor.submit(abs, -1).result()


def test_workers_that_cannot_be_started_are_told_of_in_one_line(monkeypatch):
    def failing(**_):
        raise RuntimeError("Nanny failed to start.")

    monkeypatch.setattr(distributed, "LocalCluster", failing)
    with pytest.raises(EngineError, match="no workers of Dask could be started"):
        cluster.Cluster("", 1)
