"""A process of its own is asked, answers line by line, and ends with whoever has asked."""

import json
import os
import signal
import subprocess
import sys

import psutil
import pytest

from lessons.data import helper_process

ECHO = "tests.data.echo"
"""A module that answers what it is asked and who it is, and then waits."""


def test_it_answers_what_it_is_asked() -> None:
    with helper_process.messages(ECHO, {"an": ["umlaut", "ä"]}) as messages:
        assert next(messages)["question"] == {"an": ["umlaut", "ä"]}


def test_it_steps_back_and_has_one_thread_for_its_maths() -> None:
    with helper_process.messages(ECHO, None) as messages:
        process = psutil.Process(next(messages)["number"])
        assert process.nice() == psutil.Process().nice() + helper_process.NICENESS
        assert process.environ()["OPENBLAS_NUM_THREADS"] == "1"


def test_it_has_ended_once_nobody_listens() -> None:
    with helper_process.messages(ECHO, None) as messages:
        number = next(messages)["number"]
    assert not psutil.pid_exists(number)


def test_one_that_dies_has_no_more_to_say(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(helper_process.sys, "executable", "true")
    with helper_process.messages(ECHO, "x" * 1_000_000) as messages:
        assert list(messages) == []


def test_ctrl_c_leaves_it_and_it_ends_with_whoever_has_asked() -> None:
    command = [sys.executable, "-m", ECHO]
    with subprocess.Popen(
        command, cwd=helper_process.ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write("0\n")
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["number"] == process.pid
        os.kill(process.pid, signal.SIGINT)
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(0.2)
        process.stdin.close()
        assert process.wait(120) == 0
