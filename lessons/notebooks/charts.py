"""What a notebook draws besides what its program prints: charts in Plotly of what programs call by the same names."""

from collections.abc import Sequence
from typing import NamedTuple

from lessons.notebooks.cells import Cell


class Chart(NamedTuple):
    """A chart of what a program calls `name`, where the program also holds `mark`; `code` draws it."""

    name: str
    mark: str
    title: str
    code: str


_PICTURES = """import plotly.express as px

some = np.array({pictures})[:10].clip(0, 255).astype("uint8")
some = np.repeat(some, 3 // some.shape[-1], axis=-1)  # grey ones, too, as red, green and blue
figure = px.imshow(some, facet_col=0, facet_col_wrap=5)
figure.for_each_annotation(lambda title: title.update(text=""))
figure.update_xaxes(showticklabels=False).update_yaxes(showticklabels=False).show()"""

_MAP = """import plotly.express as px

px.imshow(np.array({values})[..., 0], color_continuous_scale="viridis").show()"""

_MATRIX = """import plotly.express as px

px.imshow(matrix, text_auto=True, labels={"x": "answer", "y": "truth"}, color_continuous_scale="blues").show()"""

_SERIES = """import plotly.graph_objects as go

figure = go.Figure().add_scatter(y=series)
figure.update_layout(xaxis_title="step", yaxis_title="value").show()"""

_HISTORY = """from plotly.subplots import make_subplots

history = {model}.history.history
names = [name for name in history if f"val_{{name}}" in history] or ["loss"]
figure = make_subplots(rows=1, cols=len(names), subplot_titles=names)
for column, name in enumerate(names, start=1):
    for part in (name, f"val_{{name}}"):
        values = history.get(part, [])
        figure.add_scatter(x=[*range(1, len(values) + 1)], y=values, name=part, row=1, col=column)
figure.update_xaxes(title="epoch").show()"""

_FORECAST = """import plotly.graph_objects as go

forecast = model.predict(validation, verbose=0).reshape(len(validation), -1)[:, -1]
truth = validation_labels.reshape(len(validation), -1)[:, -1]
figure = go.Figure().add_scatter(y=truth, name="truth").add_scatter(y=forecast, name="forecast")
figure.update_layout(xaxis_title="step of validation", yaxis_title="value").show()"""

_LOADING = ("keras.utils.image_dataset_from_directory(", "digits.images", "mnist.load_data(")
"""What a program holds whose arrays are pictures."""

CHARTS = (
    *(Chart("train_labels", mark, "Ten pictures", _PICTURES.format(pictures="train")) for mark in _LOADING),
    Chart("variants", "augmentation(", "The variants", _PICTURES.format(pictures="variants")),
    Chart("feature_map", "layer(", "The feature map", _MAP.format(values="feature_map")),
    Chart("pooled", "layer(", "The pooled map", _MAP.format(values="pooled")),
    Chart("series", "", "The series", _SERIES),
    Chart("matrix", "np.add.at(matrix", "The confusion matrix", _MATRIX),
)


def below(cells: Sequence[Cell], place: int) -> list[tuple[str, str]]:
    """The charts of what has got its last value in one of a program's cells: the title and the code of each."""
    cell, program = cells[place], "\n".join(one.text for one in cells)
    names = cell.names.difference(*(one.names for one in cells[place + 1 :]))
    charts = [(one.title, one.code) for one in CHARTS if one.name in names and one.mark in program]
    if cell.model is not None:
        charts.append(("How it learned", _HISTORY.format(model=cell.model)))
        if "windows[split - window :" in program:
            charts.append(("Its forecast", _FORECAST))
    return charts
