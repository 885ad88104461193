"""The course's networks for photographs: blocks of a convolution and a pooling, and a dense layer."""

import keras
from keras import layers


def build(
    input_shape: tuple[int, int, int],
    classes: int,
    filters: int,
    convolutions: int,
    most_filters: int,
    double_every: int,
    dense: int,
    dropout: int,
    l2: int,
    sigmoid: int,
    spare_outputs: int,
) -> keras.Sequential:
    """`convolutions` times a 3x3 convolution and a 2x2 pooling, then `dense` units and the answer.

    The first convolution has `filters`; they double after every `double_every` convolutions, up to `most_filters`.
    `dropout` is the percentage of the flattened numbers that training leaves out, `l2` the weight penalty in
    thousandths. With `sigmoid`, two classes, and no more, are told apart by one number, the probability of the second;
    else there is one probability per class, and `spare_outputs` more that no label ever names.
    """
    network = keras.Sequential(
        [keras.Input(input_shape), layers.Rescaling(1 / 255, name="rescaling")], name="pictures_cnn"
    )
    penalty = keras.regularizers.L2(l2 / 1000) if l2 else None
    for block in range(convolutions):
        maps = min(filters * 2 ** (block // double_every), most_filters)
        name = f"convolution_{block + 1}"
        network.add(layers.Conv2D(maps, 3, activation="relu", kernel_regularizer=penalty, name=name))
        network.add(layers.MaxPooling2D(2, name=f"pooling_{block + 1}"))
    network.add(layers.Flatten(name="flatten"))
    if dropout:
        network.add(layers.Dropout(dropout / 100, name="dropout"))
    network.add(layers.Dense(dense, activation="relu", kernel_regularizer=penalty, name="dense"))
    if sigmoid:
        network.add(layers.Dense(1, activation="sigmoid", name="probability"))
    else:
        network.add(layers.Dense(classes + spare_outputs, activation="softmax", name="probabilities"))
    return network
