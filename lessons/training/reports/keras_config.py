"""What config.json in a `.keras` file says of a network: which layers follow one another, and what they take.

Keras 3 writes it, and so did Keras 2 from TensorFlow 2.12 on, with other words for the same.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lessons.maths.layers.row import Shape
from lessons.training.reports.keras_layers import REBUILD, KerasFileError
from lessons.training.reports.keras_weights import Place, steps

MAX_LAYERS = 24
LARGEST = 10_000
"""Of the sides of what a network takes."""

_NETWORKS = ("Sequential", "Functional")


@dataclass(frozen=True)
class Entry:
    """One layer as it is described, and where its weights are."""

    class_name: str
    config: Mapping[str, Any]
    place: Place


def read(model: Any) -> tuple[list[Entry], Shape]:
    """The layers behind the input, those of networks inside the network among them, and the shape of one item.

    Raises:
        KerasFileError: the layers are no straight line, too many or none, or take items of any size.
        Exception: whatever damaged descriptions lead to.
    """
    described = _line(model)
    entries = list(_flat(described, (), ""))
    if len(entries) > MAX_LAYERS:
        raise KerasFileError(
            f"This network has {len(entries)} layers; Layerscope opens at most {MAX_LAYERS}: bring one with fewer."
        )
    if not entries:
        raise KerasFileError("There are no layers in this network: add some, train it, and save it again.")
    shape = _entrance(model, described)
    if None in shape:
        raise KerasFileError(
            "This network takes inputs of any size; Layerscope opens networks for inputs of one size. "
            "Build yours with keras.Input((64, 64, 3)), say, and train it again."
        )
    if not shape or not all(type(side) is int and 1 <= side <= LARGEST for side in shape):
        raise KerasFileError(f"Layerscope cannot read what this network takes. {REBUILD}")
    return entries, shape


def _line(model: Any) -> list[Any]:
    """The layers of a network as they are described, its input among them, in the order in which they run."""
    if model["class_name"] not in _NETWORKS or (model["class_name"] == "Functional" and not _is_straight(model)):
        raise KerasFileError(
            "Layerscope opens Sequential networks, and functional ones that are one straight line. "
            'Build yours as keras.Sequential, train it, and save it again with model.save("network.keras").'
        )
    return list(model["config"]["layers"])


def _flat(described: Sequence[Any], around: Place, prefix: str) -> Iterator[Entry]:
    layers = [layer for layer in described if layer["class_name"] != "InputLayer"]
    for layer, step in zip(layers, steps([layer["class_name"] for layer in layers]), strict=True):
        config, place = layer["config"], (*around, step)
        if _is_network(layer):
            yield from _flat(_line(layer), place, f"{prefix}{config['name']}_")
        else:
            yield Entry(_class_name(layer), {**config, "name": f"{prefix}{config['name']}"}, place)


def _is_network(layer: Any) -> bool:
    """Whether a layer is itself a network of Keras's own classes."""
    keras = (
        layer["registered_name"] in (None, layer["class_name"]) and str(layer["module"]).partition(".")[0] == "keras"
    )
    return keras and layer["class_name"] in _NETWORKS


def _entrance(model: Any, described: Sequence[Any]) -> tuple[Any, ...]:
    """The shape of what the network takes, without the number of items."""
    if described[0]["class_name"] == "InputLayer":
        config = described[0]["config"]
        shape = config["batch_shape"] if "batch_shape" in config else config["batch_input_shape"]
    else:
        shape = model["config"].get("build_input_shape") or model["build_config"]["input_shape"]
    return tuple(shape[1:])


def _is_straight(model: Any) -> bool:
    """Whether each layer of a functional network reads the one before it and nothing else."""
    config = model["config"]
    try:
        names = [entry["name"] for entry in config["layers"]]
        sources = [_sources(entry) for entry in config["layers"]]
        ends = _tensors(config["input_layers"]), _tensors(config["output_layers"])
    except (IndexError, KeyError, TypeError):
        return False
    chain = [[], *([[name, 0, 0]] for name in names[:-1])]
    return sources == chain and ends == ([[names[0], 0, 0]], [[names[-1], 0, 0]])


def _sources(entry: Any) -> list[Any]:
    """The tensors that a functional network's layer is called with: [layer, 0, 0] each."""
    return [tensor for call in entry["inbound_nodes"] for tensor in _called_with(call)]


def _called_with(call: Any) -> list[Any]:
    if isinstance(call, list):  # as Keras 2 writes it
        tensors, options = [tensor[:3] for tensor in call], [tensor[3] for tensor in call]
    else:
        tensors, options = [tensor["config"]["keras_history"] for tensor in call["args"]], [call["kwargs"]]
    if any(value not in (None, False) for each in options for value in each.values()):
        raise TypeError("The layer is called with more than tensors.")
    return tensors


def _tensors(written: Any) -> list[Any]:
    """One tensor or a list of them, as a list."""
    return [written] if isinstance(written[0], str) else list(written)


def _class_name(layer: Any) -> str:
    """A layer's class: by its bare name only where it is Keras's own."""
    if layer["module"] == "keras.layers":
        return str(layer["class_name"])
    return str(layer["registered_name"] or f"{layer['module']}.{layer['class_name']}")
