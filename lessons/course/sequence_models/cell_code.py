"""The program that trains a memory, and takes its steps through a sentence by hand."""

from collections.abc import Mapping, Sequence

from lessons.course.sequence_models.cell import Result
from lessons.training.reports.program import program

_STEPS: Mapping[str, Sequence[str]] = {
    "SimpleRNN": (
        "    state = np.tanh(vector @ kernel + state @ state_kernel + bias)",
        "    print(word, state.round(2))",
    ),
    "LSTM": (
        "    write, keep, candidate, read = np.split(vector @ kernel + state @ state_kernel + bias, 4)",
        "    memory = sigmoid(keep) * memory + sigmoid(write) * np.tanh(candidate)",
        "    state = sigmoid(read) * np.tanh(memory)",
        "    print(word, sigmoid(keep).round(2), state.round(2))",
    ),
    "GRU": (
        "    keep, reset, candidate = np.split(vector @ kernel + bias[0], 3)",
        "    keep_state, reset_state, candidate_state = np.split(state @ state_kernel + bias[1], 3)",
        "    keep, reset = sigmoid(keep + keep_state), sigmoid(reset + reset_state)",
        "    state = keep * state + (1 - keep) * np.tanh(candidate + reset * candidate_state)",
        "    print(word, keep.round(2), state.round(2))",
    ),
}


_SIGMOID = ("def sigmoid(values):", "    return 1 / (1 + np.exp(-values))", "", "")


def code(result: Result) -> str:
    """Trains the network of the page, and prints what its memory does at every word of the sentence."""
    spec = result.record.spec
    then = [
        f"text = {' '.join(result.sentence.words)!r}",
        "ids = tokenizer.texts_to_sequences([text])[0]",
        "vectors = model.layers[0].get_weights()[0][ids]",
        "kernel, state_kernel, bias = model.layers[1].get_weights()",
        "",
        "",
        *steps(result),
        f"print(model.predict(keras.utils.pad_sequences([ids], {spec.data_options['length']})))",
    ]
    return program(spec, then)


def steps(result: Result) -> list[str]:
    """The lines that step through `text` by the words' `vectors`, and print gates and state."""
    kind = result.layer.class_name
    return [
        *(() if kind == "SimpleRNN" else _SIGMOID),
        f"state = memory = np.zeros({result.trace.hidden.shape[1]})",
        "for word, vector in zip(text.split(), vectors):",
        *_STEPS[kind],
    ]
