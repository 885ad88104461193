"""What settings stand for with pictures of two classes and of more: spec, network and program are of one mind."""

import io
from collections.abc import Callable, Iterator

import pytest

from lessons.course.augmentation import validation
from lessons.course.larger_dataset import train as larger
from lessons.course.multiclass import train as multiclass
from lessons.course.overfitting import train as overfitting
from lessons.course.real_images import train as real_images
from lessons.course.transfer_learning import train as transfer
from lessons.data.own import collection
from lessons.data.own.collection import OwnPictures
from lessons.maths.augmentation import Augmentation
from lessons.training.reports.program import program
from lessons.training.run.spec import TrainingSpec
from lessons.training.settings import OWN
from lessons.training.worker import examples, loop
from tests.data.own.test_folder import as_zip, classes
from tests.training.patience import wait_until

ONE_NUMBER: dict[str, Callable[[str], TrainingSpec | None]] = {
    "real images": lambda data: real_images.spec(real_images.Settings(), data),
    "larger dataset": lambda data: larger.spec(larger.Settings(data=OWN), data),
    "overfitting": lambda data: overfitting.spec(overfitting.Settings(data=OWN), data),
    "augmentation": lambda data: validation.specs(validation.Settings(trained_data=OWN), Augmentation(), data)[0],
}
"""Lessons whose networks tell two classes apart by one number."""
SOFTMAX: dict[str, Callable[[str], TrainingSpec | None]] = {
    "softmax of real images": lambda data: real_images.spec(real_images.Settings(answer=real_images.SOFTMAX), data),
    "multiclass": lambda data: multiclass.spec(multiclass.Settings(), data),
    "transfer learning": lambda data: transfer.spec(transfer.Settings(data=OWN), data),
}


@pytest.fixture(scope="module", params=[2, 3, 5])
def brought(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, int]]:
    """A learner's own pictures, and of how many classes they are."""
    place = tmp_path_factory.mktemp("pictures")
    kept = OwnPictures(place / "own", None)
    zipped = as_zip(classes(5, tuple(f"class {number}" for number in range(request.param))), place)
    name = kept.add_zip("ada", "pets.zip", io.BytesIO(zipped.read_bytes()))
    wait_until(lambda: kept.check(name).progress.state == "done")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(collection, "current", lambda: kept)
        yield name, request.param
    kept.clear()


@pytest.mark.parametrize("lesson", [*ONE_NUMBER, *SOFTMAX])
def test_spec_network_and_program_answer_alike(lesson: str, brought: tuple[str, int]) -> None:
    data, count = brought
    spec = (ONE_NUMBER | SOFTMAX)[lesson](data)
    assert spec is not None
    one_number = lesson in ONE_NUMBER and count == 2
    activation, units = ("sigmoid", 1) if one_number else ("softmax", count)
    loss = "binary_crossentropy" if one_number else "sparse_categorical_crossentropy"
    assert spec.network_options.get("sigmoid", False) == one_number
    network = loop.build(spec, examples.read(spec))
    assert (network.layers[-1].activation.__name__, network.layers[-1].units) == (activation, units)
    assert network.loss == loss
    written = program(spec)
    assert f'Dense({units}, activation="{activation}"),\n])' in written
    assert f'loss="{loss}"' in written


def test_a_spec_from_before_is_written_as_it_is_trained(brought: tuple[str, int]) -> None:
    data, count = brought
    spec = TrainingSpec(data=data, network="pictures-cnn", network_options={"sigmoid": True}, image_size=75)
    network = loop.build(spec, examples.read(spec))
    assert network.layers[-1].units == (1 if count == 2 else count)
    assert f"Dense({network.layers[-1].units}, activation=" in program(spec)
    assert ("binary" in program(spec)) == (network.loss == "binary_crossentropy") == (count == 2)
