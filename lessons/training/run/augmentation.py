"""The pictures that training sees with augmentation: in every epoch each one once, in another order, changed anew."""

import math
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from lessons.maths.augmentation import Draw
from lessons.training.run.spec import TrainingSpec

Images = npt.NDArray[np.uint8]
Labels = npt.NDArray[np.int64]


def draw(spec: TrainingSpec, epoch: int, picture: int) -> Draw:
    """What happens to one picture in one epoch of a run; both count from 0. It does not depend on the order."""
    (seed,) = np.random.SeedSequence((spec.seed, epoch, picture)).generate_state(1)
    return spec.augmentation.draw(int(seed))


class AugmentedPictures:
    """Training pictures (N, H, W, C) and labels (N,), to be read epoch by epoch as `spec` says."""

    def __init__(self, spec: TrainingSpec, images: Images, labels: Labels) -> None:
        self._spec, self._images, self._labels = spec, images, labels
        self.steps = math.ceil(len(images) / spec.batch_size)

    def batches(self, start: int) -> Iterator[tuple[Images, Labels]]:
        """The batches of all epochs from `start` on; the last of an epoch may be smaller."""
        for epoch in range(start, self._spec.epochs):
            order = np.random.default_rng((self._spec.seed, epoch)).permutation(len(self._images))
            for chosen in np.split(order, range(self._spec.batch_size, len(order), self._spec.batch_size)):
                yield np.stack([self._changed(epoch, int(picture)) for picture in chosen]), self._labels[chosen]

    def _changed(self, epoch: int, picture: int) -> Images:
        return self._spec.augmentation.apply(self._images[picture], draw(self._spec, epoch, picture))
