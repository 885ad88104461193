"""A run on a base of ImageNet, on a real worker: what it tells while it looks, what it keeps, and how it goes on."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import keras
import pytest

from lessons.course.transfer_learning import look
from lessons.data.download.weights import WEIGHTS
from lessons.training.reports import comparison, export
from lessons.training.run.spec import TrainingSpec
from lessons.training.server import resumption
from lessons.training.server.engine import Engine
from tests.training.patience import wait_until
from tests.training.runs import ended, submit
from tests.training.taught import MOBILE, content

HEAD = {"dense": 4}
SPEC = TrainingSpec(
    data="happy-or-sad", base=MOBILE, network="head", network_options=HEAD, image_size=96, per_class=4, epochs=2
)


pytestmark = pytest.mark.slow


@pytest.fixture(scope="module", autouse=True)
def taught(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The small base, where the workers look for it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KERAS_HOME", str(tmp_path_factory.mktemp("keras")))
        file = WEIGHTS[MOBILE].file
        file.parent.mkdir()
        file.write_bytes(content(MOBILE))
        yield file


def test_head_is_trained_kept_and_trained_on(trainer: Engine, tmp_path: Path) -> None:
    run = submit(trainer, SPEC)
    wait_until(lambda: "sees the" in run.state.reason or run.state.ended)
    assert run.state.name == "starting"
    assert ended(run).state.name == "done"
    assert run.epochs_with_weights == (0, 1, 2)
    assert comparison.parameters(run) == 1281 * 4 + 5 * 2
    assert not look.can_answer(run)
    file = tmp_path / "head.keras"
    file.write_bytes(export.to_keras(run))
    assert keras.models.load_model(file).input_shape == (None, 1280)
    trainer.resume(run.id)
    wait_until(lambda: len(run.epoch_points) == 2 + resumption.MORE_EPOCHS)
    assert ended(run).state.name == "done"


def test_run_stops_while_the_base_looks(trainer: Engine) -> None:
    run = submit(trainer, replace(SPEC, data="horses-or-humans"))
    wait_until(lambda: "sees the" in run.state.reason)
    trainer.command(run.id, "stop")
    assert (ended(run).state.name, run.state.reason) == ("stopped", "Stopped by hand.")


def test_run_without_its_base_says_so(trainer: Engine, taught: Path) -> None:
    taught.rename(taught.with_suffix(".elsewhere"))
    run = ended(submit(trainer, SPEC))
    assert run.state.name == "failed"
    assert run.state.reason.startswith("“MobileNetV2, taught with ImageNet” is not on this computer yet")
