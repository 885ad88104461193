"""The programs of the code panels go on after training: they make the map, and Grad-CAM as the page shows it."""

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import keras
import numpy as np
import pytest

from lessons.course.transfer_learning import atlas, look, projection
from lessons.maths import attention
from lessons.maths.network import Layer
from lessons.training.reports.program import attachments

pytestmark = pytest.mark.slow

SPEC = replace(atlas.program_spec(), data="happy-or-sad", image_size=32, per_class=4, epochs=1)


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.chdir(tmp_path)
    for name, make in attachments(SPEC).items():
        (tmp_path / name).write_bytes(make())

    def execute(program: str) -> dict[str, Any]:
        names: dict[str, Any] = {}
        exec(compile(program, "program", "exec"), names)
        return names

    return execute


def layers_of(network: keras.Sequential) -> list[Layer]:
    return [Layer(type(one).__name__, one.get_config(), tuple(one.get_weights())) for one in network.layers]


def test_map(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(atlas, "program_spec", lambda: SPEC)
    names = run(atlas.code())
    ours = projection.embed(layers_of(names["model"]), list(names["validation"][: atlas.PICTURES]))
    np.testing.assert_allclose(names["points"], ours, atol=1e-3)
    flat = names["left"][:, :2] * names["spread"][:2]
    np.testing.assert_allclose(np.abs(flat), np.abs(projection.pca(ours)), atol=1e-2)


def test_grad_cam(run: Any) -> None:
    names = run(look.code(SimpleNamespace(spec=SPEC)))
    layers = layers_of(names["model"])
    heat = attention.grad_cam(layers, names["validation"][0], int(names["answer"]))
    theirs = np.maximum((np.array(names["maps"]) * np.array(names["weights"])).sum(axis=3)[0], 0)
    np.testing.assert_allclose(heat, theirs / (theirs.max() or 1), atol=1e-3)
