"""Ctrl-C goes to every process of a terminal, and is for whoever waits alone."""

import os
import signal

import dask
import distributed
import pytest

from detente.engine import opened
from detente.engine.cluster import Cluster
from detente.engine.interrupts import held_back


def deaf():
    return signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, ())


def heard():
    os.kill(os.getpid(), signal.SIGINT)
    return "nothing"


def test_what_was_held_back_comes_at_the_end():
    with pytest.raises(KeyboardInterrupt), held_back():
        assert heard() == "nothing"
    assert not deaf()


@pytest.mark.parametrize("engine", ["processes", "dask"])
def test_who_works_is_deaf_from_the_start(engine):
    """The mask is there before the process is: it has no time to print anything."""
    with opened(engine) as executor:
        assert executor.submit(deaf).result()
        assert executor.submit(heard).result() == "nothing"
    assert not deaf()


def test_a_cluster_interrupted_while_it_starts_is_left_in_order(monkeypatch):
    """Its workers end, and the settings of Dask are what they were."""
    settings, start, made = dict(dask.config.config), distributed.LocalCluster, []

    def interrupted(**how):
        os.kill(os.getpid(), signal.SIGINT)
        made.append(start(**how))
        return made[0]

    monkeypatch.setattr(distributed, "LocalCluster", interrupted)
    with pytest.raises(KeyboardInterrupt):
        Cluster("", 1)
    assert made[0].status is distributed.Status.closed
    assert dask.config.config == settings
