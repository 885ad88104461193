"""Forecasts of the validation part, epoch by epoch, are what Keras's network says."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest

from lessons.maths.series import mae
from lessons.training.reports import forecasts
from lessons.training.run.architecture import Architecture
from lessons.training.run.events import Snapshot
from lessons.training.run.history import Point, State, TrainingRecord
from lessons.training.run.spec import TrainingSpec
from lessons.training.worker import examples, loop
from tests.kinds.made import enrol, series
from tests.training.listener import Listener

SPEC = TrainingSpec(network="dense-windows", task="forecast", epochs=3, data_options={"window": 10, "scaled": True})


class Trained(TrainingRecord):
    """A run as it told of itself."""

    def __init__(self, spec: TrainingSpec, listener: Listener, state: State) -> None:
        self.spec = spec
        self._events = listener.events
        self._state = state

    @property
    def state(self) -> State:
        return self._state

    @property
    def points(self) -> list[Point]:
        return [event for event in self._events if isinstance(event, Point)]

    @property
    def architecture(self) -> Architecture:
        return next(event for event in self._events if isinstance(event, Architecture))

    @property
    def epochs_with_weights(self) -> tuple[int, ...]:
        return tuple(event.epoch for event in self._events if isinstance(event, Snapshot))

    def layers(self, epoch: int) -> tuple:
        weights = next(one.weights for one in self._events if isinstance(one, Snapshot) and one.epoch == epoch)
        return self.architecture.fill(weights)

    def substitutes(self, epoch: int) -> Mapping[str, int]:
        return {}


@pytest.mark.parametrize("options", [{"layers": 0}, {"units": 6, "last": 3, "times": 5}])
def test_every_epoch_says_what_keras_says(options: dict[str, int], monkeypatch: pytest.MonkeyPatch) -> None:
    spec = replace(SPEC, data=enrol(series(), monkeypatch), network_options=options)
    forecasts._subject.cache_clear()
    data, listener = examples.read(spec), Listener()
    network = loop.build(spec, data)
    record = Trained(spec, listener, loop.train(network, spec, data, listener, listener.commands))
    found = forecasts.of(record, record.epochs_with_weights)
    theirs = data.meaning.read(network.predict(data.validation_inputs, verbose=0)[:, 0])
    assert found.epochs == (0, 1, 2, 3)
    np.testing.assert_allclose(found.values[-1], theirs, rtol=1e-5, atol=1e-4)
    made = series().values
    np.testing.assert_array_equal(found.subject.values, made[180:])
    np.testing.assert_array_equal(found.subject.naive, made[179:-1])
    assert found.errors[0] is None
    for row, error in zip(found.values[1:], found.errors[1:], strict=True):
        assert mae(made[180:], row) == pytest.approx(error, rel=1e-4)


def test_few_epochs_are_shown_of_many_dense_at_first_and_the_last_among_them(monkeypatch: pytest.MonkeyPatch) -> None:
    class Long(Trained):
        @property
        def epochs_with_weights(self) -> tuple[int, ...]:
            return tuple(range(101))

    spec = replace(SPEC, data=enrol(series(), monkeypatch))
    forecasts._subject.cache_clear()
    ended, live = (forecasts.worth_showing(Long(spec, Listener(), State(name))) for name in ("done", "running"))
    assert ended[:5] == (0, 1, 2, 3, 4)
    assert ended[-1] == live[-1] == 100
    assert len(live) <= forecasts.MOST_EPOCHS // 4 < len(ended) <= forecasts.MOST_EPOCHS
    assert np.diff(ended).max() < 20
