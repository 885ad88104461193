"""The futures of a class: their mean and errors, and that nothing is sent of what came before it is shown."""

import keras
import numpy as np

from lessons.course.real_series import crowd, future
from lessons.course.real_series.ladder import DENSE
from lessons.data.simple_forecasts import NAIVE
from tests.course.real_series.series import real
from tests.figures import sent

SERIES = real("nile")
TRUTH = future.compute(SERIES, "", {}).truth
LINES = [TRUTH + 4, TRUTH - 2, TRUTH + 1]


def test_the_mean_and_the_closest_stand_out() -> None:
    result = crowd.compute(SERIES, LINES, {DENSE: TRUTH + 3})
    errors = {line.name: line.mae for line in result.lines}
    assert list(errors) == [crowd.MEAN, crowd.CLOSEST, DENSE, NAIVE]
    np.testing.assert_allclose([errors[crowd.MEAN], errors[crowd.CLOSEST], errors[DENSE]], [1, 1, 3])
    np.testing.assert_allclose(result.errors, [4, 2, 1])
    mean = keras.losses.mean_absolute_error(TRUTH, np.mean(LINES, axis=0))
    np.testing.assert_allclose(errors[crowd.MEAN], mean, rtol=1e-5)


def test_nothing_of_what_came_is_sent_before_it_is_shown() -> None:
    payload = crowd.before(crowd.compute(SERIES, LINES, {DENSE: TRUTH}))
    arrays, meta = sent.arrays(payload), sent.meta(payload)
    assert set(arrays) == {"time", "values", "drawings", "line0"}
    assert arrays["drawings"].shape == (3, len(TRUTH))
    assert [line["name"] for line in meta["lines"]] == [crowd.MEAN]
    assert "absoluteError" not in meta["lines"][0]
    assert "learnersError" not in meta


def test_everybody_has_an_error_once_it_is_shown() -> None:
    payload = crowd.after(crowd.compute(SERIES, LINES, {}))
    np.testing.assert_allclose(sent.arrays(payload)["whatCame"], TRUTH)
    np.testing.assert_allclose(sent.meta(payload)["learnersError"], 7 / 3)
    assert all(line["absoluteError"] > 0 for line in sent.meta(payload)["lines"])


def test_a_class_that_has_drawn_nothing_yet_has_no_mean() -> None:
    result = crowd.compute(SERIES, [], {})
    assert [line.name for line in result.lines] == [NAIVE]
    assert sent.meta(crowd.before(result))["lines"] == []
    assert sent.meta(crowd.after(result))["learnersError"] is None
    assert sent.arrays(crowd.before(result))["drawings"].size == 0


def test_each_line_that_stands_out_has_a_look_of_its_own() -> None:
    result = crowd.compute(SERIES, LINES, {DENSE: TRUTH, crowd.DEEP: TRUTH})
    looks = [(line["colour"], tuple(line["dash"])) for line in sent.meta(crowd.after(result))["lines"]]
    assert len(set(looks)) == len(looks) == len(crowd.NAMES)
