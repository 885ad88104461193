"""The networks that Keras makes: from their plans, and its own that ImageNet has taught."""

from pathlib import Path

import keras

from lessons.maths.arrays import Array
from lessons.networks.bases import IMAGENET, Base
from lessons.networks.plan import LayerPlan, Plan, Shape


def from_plan(plan: Plan, input_shape: Shape, base: Base | None = None) -> keras.Sequential:
    """A new, uncompiled network of these layers; its convolutions start from `base`, where there is one."""
    layers = [layer(each) for each in plan]
    model = keras.Sequential([keras.Input(input_shape), *layers])
    if base is not None:
        _start_from(base, layers)
    return model


def layer(plan: LayerPlan) -> keras.layers.Layer:
    """A new layer; what stands in its configuration as Keras saves it, such as a penalty, is made with it."""
    config = {
        name: keras.saving.deserialize_keras_object(value) if isinstance(value, dict) else value
        for name, value in plan.config.items()
    }
    return getattr(keras.layers, plan.class_name)(**config)


def _start_from(base: Base, layers: list[keras.Layer]) -> None:
    weights = base.read()
    for number, convolution in enumerate(_convolutions(layers)):
        convolution.set_weights(weights[2 * number : 2 * number + 2])


def base_weights(network: keras.Sequential) -> list[Array]:
    """The kernels and biases of the network's convolutions, by turns: what another may start from."""
    return [array for convolution in _convolutions(network.layers) for array in convolution.get_weights()]


def _convolutions(layers: list[keras.Layer]) -> list[keras.Layer]:
    return [layer for layer in layers if isinstance(layer, keras.layers.Conv2D)]


def imagenet(name: str, weights: Path) -> keras.Model:
    """The base of this name in `IMAGENET` up to its cut, with weights from a file; it answers with each map's mean."""
    row = IMAGENET[name]
    whole = getattr(keras.applications, row.function)(
        weights=str(weights), include_top=False, input_shape=(row.side, row.side, 3)
    )
    return keras.Model(whole.input, keras.layers.GlobalAveragePooling2D()(whole.get_layer(row.cut).output))
