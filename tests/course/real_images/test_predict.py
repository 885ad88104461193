"""Prediction: the number on the line is Keras's, with the pixels divided and without."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import keras
import numpy as np
import pytest
from scipy import special

from lessons import text
from lessons.course.real_images import predict, sets
from lessons.data import menu
from lessons.maths.network import Layer
from tests.figures.sent import meta
from tests.training.built import build

NETWORKS = pytest.mark.parametrize("network", predict.RECORDINGS)


def result(network: str = "Horses or humans", number: int = 1, **changes: Any) -> predict.Result:
    record = predict.recording(network)
    layers = record.layers(record.best_epoch or 0)
    settings = replace(predict.Settings(), network=network, **changes)
    return predict.compute(settings, record, layers, predict.from_validation(record, number))


@pytest.mark.parametrize("sigmoid", [True, False])
def test_answer_is_what_keras_predicts(sigmoid: bool) -> None:
    network = build("pictures-cnn", (32, 32, 3), 2, convolutions=2, filters=4, dense=16, sigmoid=sigmoid)
    layers = [Layer(type(one).__name__, one.get_config(), tuple(one.get_weights())) for one in network.layers]
    record = predict.recording("Horses or humans")
    small = type("Small", (), {"spec": replace(record.spec, image_size=32), "class_names": record.class_names})()
    picture = np.random.default_rng(0).integers(0, 256, (32, 32, 3), np.uint8)
    settings = replace(predict.Settings(), change=predict.UNDIVIDED)
    shown = predict.compute(settings, small, layers, predict.Picture(picture))
    assert predict.numbers(shown)["activation"] == ("sigmoid" if sigmoid else "softmax")
    for answer, pixels in ((shown.plain, picture), (shown.changed, 255.0 * picture)):
        theirs = network.predict(pixels[None].astype(np.float32), verbose=0)[0]
        assert answer.output == pytest.approx(float(theirs[-1]), abs=1e-4)
        odds = np.exp(-np.float64(answer.score))
        assert answer.output == pytest.approx(1 / (1 + odds), abs=1e-5)


@NETWORKS
def test_recorded_network_is_mostly_right_and_saturates_without_the_division(network: str) -> None:
    shown = [result(network, number, change=predict.UNDIVIDED) for number in range(1, 21)]
    assert sum(each.plain.label == each.picture.truth for each in shown) >= 15
    assert sum(each.changed.output in (0.0, 1.0) for each in shown) >= 15
    assert not any(each.plain.output in (0.0, 1.0) for each in shown)


def test_score_as_written_gives_the_output_by_a_calculator() -> None:
    for number in range(1, 21):
        shown = result(number=number)
        written = float(predict.numbers(shown)["score"].replace("−", "-"))
        assert 1 / (1 + np.exp(-written)) == pytest.approx(shown.plain.output, abs=0.0015)
    assert predict.score_text(-1234.567) == "−1,234.57"


def test_softmax_of_both_scores_is_the_pair_that_is_shown() -> None:
    shown = result()
    expected = special.softmax(shown.plain.scores)
    assert expected == pytest.approx([1 - shown.plain.output, shown.plain.output], abs=1e-5)
    assert predict.QUESTIONS[shown.settings.change][1].answer(shown).endswith(predict.output_text(shown.plain.output))


@pytest.mark.parametrize("change", predict.CHANGES)
def test_answers_are_sent_once_their_questions_are_open(change: str) -> None:
    shown = result(change=change)
    assert {"changed", "both"}.isdisjoint(meta(predict.figure(shown, ())))
    assert "changed" in meta(predict.figure(shown, {predict.QUESTION[change]}))
    sent = meta(predict.figure(shown, {"pair"}))
    assert "changed" not in sent
    assert sent["both"]["output"] == shown.plain.output


def test_numbers_go_on_from_the_start_after_the_last_picture() -> None:
    first, again = result("Happy or sad", 1), result("Happy or sad", 41)
    np.testing.assert_array_equal(first.square, again.square)


@NETWORKS
@pytest.mark.parametrize("change", predict.CHANGES)
def test_every_answer_is_among_its_options(network: str, change: str) -> None:
    words = text.read(sets.SLUG)
    for number in range(1, 5):
        shown = result(network, number, change=change)
        for question in predict.QUESTIONS[change]:
            options = question.options(shown)
            assert question.answer(shown) in options
            assert len(options) == len(set(options)) >= 2
            assert words[f"ask {question.name}"].format(**question.numbers(shown))
            assert words[f"because {question.name}"].format(**question.numbers(shown))
        assert words[f"pair {shown.activation}"].format(**predict.numbers(shown))


@pytest.mark.parametrize(
    ("output", "said"),
    [(0.0, "exactly 0"), (1.0, "exactly 1"), (0.5, "0.500"), (0.00012, "1.2e-04"), (0.9999, "almost 1")],
)
def test_exactly_is_said_only_where_it_is(output: float, said: str) -> None:
    assert predict.output_text(output) == said


def test_gallery_picture_of_any_shape_is_brought_to_the_networks_size() -> None:
    from lessons.data.pictures import load_fitted

    record = predict.recording("Horses or humans")
    for title in ("Astronaut", "Horse silhouette"):
        picture = predict.Picture(load_fitted(menu.GALLERY[title].name, predict.LONGEST))
        shown = predict.compute(predict.Settings(), record, record.layers(record.best_epoch or 0), picture)
        assert shown.square.shape == (75, 75, 3)


@pytest.mark.slow
def test_program_asks_the_right_way_and_the_wrong_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = result("Happy or sad")
    monkeypatch.chdir(tmp_path)
    for name, make in predict.attachments(shown).items():
        (tmp_path / name).write_bytes(make())
    fit = keras.Sequential.fit

    def short(model: keras.Sequential, images: Any, labels: Any, **options: Any) -> object:
        return fit(model, images[:10], labels[:10], epochs=1, verbose=0)

    monkeypatch.setattr(keras.Sequential, "fit", short)
    names: dict[str, Any] = {}
    exec(compile(predict.code(shown), "program", "exec"), names)
    np.testing.assert_array_equal(names["picture"][0], shown.square)
    assert names["model"].predict(names["picture"], verbose=0).shape == (1, 1)


def test_picture_is_changed_as_its_button_says() -> None:
    square = result().square
    np.testing.assert_array_equal(predict.change(square, predict.UPSIDE_DOWN), np.flipud(square))
    grey = predict.change(square, predict.GREY)
    assert np.ptp(grey, axis=2).max() == 0
    np.testing.assert_allclose(grey[..., 0], square @ np.array([0.299, 0.587, 0.114]), atol=1)
    shifted = predict.change(square, predict.SHIFTED)
    assert shifted.shape == square.shape
    np.testing.assert_array_equal(shifted[:, 18:], square[:, :57])
    np.testing.assert_array_equal(shifted[:, :18], square[:, :1].repeat(18, axis=1))
    np.testing.assert_array_equal(predict.change(square, predict.UNDIVIDED), square)
