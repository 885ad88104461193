"""The section Cell: gates and verdicts are those of the recorded networks, free and held."""

from dataclasses import replace

import numpy as np
import pytest

from lessons.course.sequence_models import cell, cell_code, views
from lessons.course.sequence_models.reading import best
from lessons.maths import network
from tests.figures.sent import arrays, meta

SENTENCE = "The film was not good, but I loved it"


def result(title: str, **settings: object) -> cell.Result:
    record = views.recording(cell.CELLS[title])
    return cell.compute(cell.Settings(cell=title, **settings), record, best(record), SENTENCE)


@pytest.mark.parametrize("title", cell.CELLS)
def test_the_states_of_the_trace_lead_to_the_verdicts(title: str) -> None:
    read = result(title)
    *_, head = views.recording(cell.CELLS[title]).layers(best(read.record))
    np.testing.assert_allclose(network.forward([head], read.trace.hidden)[-1][:, -1], read.answers, atol=1e-6)
    assert read.held_answers is None


@pytest.mark.parametrize(("title", "gate"), [(title, gate) for title, gates in cell.HELD.items() for gate in gates])
@pytest.mark.parametrize("held", [0, 1])
def test_a_held_gate_stays_where_it_is_held_from_its_word_on(title: str, gate: str, held: int) -> None:
    free = result(title)
    read = result(title, **{f"{title.lower()}_gate": gate, "held": held, "since": 4})
    assert (read.trace.gates[gate][3:] == held).all()
    np.testing.assert_array_equal(read.trace.gates[gate][:3], free.trace.gates[gate][:3])
    assert read.held_answers is not None
    np.testing.assert_allclose(read.held_answers[:3], read.answers[:3], atol=1e-6)
    assert not np.allclose(read.held_answers[3:], read.answers[3:], atol=1e-6)
    np.testing.assert_allclose(read.answers, free.answers)
    assert meta(cell.strips(read, with_answers=True))["verdicts"] == ["Verdict", f"With {gate} at {held}"]


def test_a_word_after_the_end_holds_nothing() -> None:
    read = result("LSTM", lstm_gate="forget", since=24)
    np.testing.assert_allclose(read.held_answers, read.answers, atol=1e-6)


def test_each_cell_offers_its_own_gates() -> None:
    assert [cell.Settings(cell=title).choices for title in cell.CELLS] == [("lstm_gate",), ("gru_gate",), ()]
    assert cell.Settings(cell="GRU", lstm_gate="forget").gate == cell.FREE
    assert replace(cell.Settings(), lstm_gate="forget").hold == ("held", "since")


def test_the_verdict_travels_once_it_is_predicted() -> None:
    first = cell.first()
    assert "verdict0" not in arrays(cell.strips(first, with_answers=False))
    np.testing.assert_allclose(arrays(cell.strips(first, with_answers=True))["verdict0"], first.answers)
    moves = np.abs(np.diff([0.5, *first.answers]))
    assert cell.QUESTIONS[0].answer(first) == first.sentence.words[int(moves.argmax())]


def test_an_lstm_has_four_times_the_weights_of_a_simple_rnn() -> None:
    units, dimensions = 8, 16
    assert cell.numbers(cell.first())["weights"] == str(4 * units * (dimensions + units + 1))
    assert cell.QUESTIONS[2].answer(cell.first()) == "4"


@pytest.mark.parametrize("title", cell.CELLS)
def test_the_programs_steps_are_those_of_the_trace(title: str) -> None:
    """The lines that step through a sentence, with the weights of the recording instead of trained ones."""
    read = result(title)
    layers = read.record.layers(best(read.record))
    lines = cell_code.steps(read)
    kernel, state_kernel, bias = read.layer.weights
    found: list[np.ndarray] = []
    names = {
        "np": np,
        "text": " ".join(read.sentence.words),
        "vectors": layers[0].weights[0][read.sentence.ids],
        "kernel": kernel,
        "state_kernel": state_kernel,
        "bias": bias,
        "print": lambda word, *rest: found.append(rest[-1]),
    }
    exec("\n".join(lines), names)
    np.testing.assert_allclose(found, read.trace.hidden, atol=0.0051)
