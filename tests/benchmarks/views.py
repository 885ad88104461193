"""What the benchmarks look at: the views of every lesson's page, the control they move and the figure that answers."""

from typing import NamedTuple
from urllib.parse import urlencode

from lessons import catalog
from lessons.course.augmentation import apart, epochs, units, variants
from lessons.course.augmentation import views as augmentation
from lessons.course.computer_vision import dense_network, numbers
from lessons.course.computer_vision import train as train_dense
from lessons.course.convolution import experiment, output_size
from lessons.course.convolution import views as convolution
from lessons.course.feature_maps import explore, learn, train
from lessons.course.first_neuron import neuron as first_neuron
from lessons.course.larger_dataset import dog
from lessons.course.larger_dataset import views as larger_dataset
from lessons.course.multiclass import answers, calibration, labels, own, spare
from lessons.course.multiclass import views as multiclass
from lessons.course.poetry import prefixes, write
from lessons.course.poetry import views as poetry
from lessons.course.pooling import layer
from lessons.course.pooling import views as pooling
from lessons.course.real_images import folders, predict, sets
from lessons.course.real_series import backtest
from lessons.course.real_series import ladder as skill
from lessons.course.real_series import views as real_series
from lessons.course.recurrent_forecasts import free_run, scale
from lessons.course.recurrent_forecasts import views as recurrent_forecasts
from lessons.course.sequence_models import cell as memory
from lessons.course.sequence_models import kernel, readers
from lessons.course.sequence_models import views as sequence_models
from lessons.course.time_series import echo, ladder
from lessons.course.time_series import views as time_series
from lessons.course.tokens import encode, pad, renumber
from lessons.course.tokens import views as tokens
from lessons.course.transfer_learning import look, three
from lessons.course.transfer_learning import views as transfer_learning
from lessons.course.windows import leaks, machine
from lessons.course.windows import views as windows
from lessons.settings import Slider, controls

STEPPER, EXPLORER = ".stepper canvas.output", ".explorer canvas"
WINDOW, STRIP, EVERY = ".cell .reading canvas", ".cell .strip canvas", ".every_step .window"
STATE = ".cell .strip:nth-last-child(2) canvas"
"""The hidden state of an LSTM: below it is what is left of each word in the cell."""
CHIPS = ".tokens .panels"
ANY_PICTURE = "[data-testid=stMain] img[alt]"
STRIPS = f"img[alt$=': {epochs.COLUMNS} pictures']"


class View(NamedTuple):
    """One view of a page: a slider or a switch, and the selector of the figure that answers it (the last one if many).

    `query` holds the settings in the address, besides the lesson's slug.
    """

    slug: str
    query: dict[str, str]
    control: str
    is_slider: bool
    figure: str

    @property
    def title(self) -> str:
        return catalog.lesson(self.slug).title

    @property
    def name(self) -> str:
        return f"{self.title}, {', '.join(self.query.values()).lower()}"

    @property
    def address(self) -> str:
        """Where the view is, from the server's root."""
        return f"/{self.slug}?{urlencode({f'{self.slug}_{name}': value for name, value in self.query.items()})}"


def view(slug: str, settings: type, field: str, figure: str, **query: str) -> View:
    """The view whose `figure` shows what the setting `field` changes."""
    control = controls(settings)[field]
    return View(slug, query, control.label, isinstance(control, Slider), figure)


VIEWS = (
    view("first-neuron", first_neuron.Settings, "weight", ".by-hand canvas", view=first_neuron.HAND),
    view("first-neuron", first_neuron.Settings, "step_rate", ".descent .valley", view=first_neuron.STEP),
    view("first-neuron", first_neuron.Settings, "rate", ".descent .valley", view=first_neuron.LEARN),
    view("first-neuron", first_neuron.Settings, "bedrooms", ".descent .points", view=first_neuron.HOUSES),
    view("computer-vision", numbers.Settings, "number", ".pixels .near", view=numbers.NUMBERS),
    view("computer-vision", dense_network.Settings, "passing", ".dense-network .diagram", view=numbers.DENSE),
    view("computer-vision", train_dense.Display, "learned", "img[alt^='The weights']", view=numbers.TRAIN),
    view("convolution", experiment.Settings, "stride", STEPPER, view=convolution.STEP),
    view("convolution", experiment.Settings, "stride", "img[alt^='What']", view=convolution.WHOLE),
    view("convolution", output_size.Settings, "lab_kernel", ".strip canvas", view=convolution.OUTPUT_SIZE),
    view("pooling", layer.Settings, "size", STEPPER, view=pooling.STEP),
    view("pooling", layer.Settings, "size", "img[alt^='Average pooled']", view=pooling.SIDES),
    view("pooling", layer.Settings, "size", ".shift .pooled-there", view=pooling.MOVED),
    view("feature-maps", explore.Settings, "number", EXPLORER, view=explore.EXPLORE, network=explore.DIGITS),
    view("feature-maps", learn.Settings, "seen", ".learning canvas", view=explore.LEARN),
    view("real-images", folders.Settings, "shuffled", ".batch canvas", view=sets.FOLDERS),
    view("real-images", predict.Settings, "number", ".verdict .rows", view=sets.PREDICT),
    view("larger-dataset", dog.Settings, "number", ".cropper .picture", view=larger_dataset.DOG),
    view("augmentation", variants.Settings, "rotation", ".variants .grid canvas", view=augmentation.VARIANTS),
    view("augmentation", epochs.Settings, "shown", STRIPS, view=augmentation.EPOCHS),
    view("augmentation", units.Settings, "value", ANY_PICTURE, view=augmentation.UNITS),
    view("augmentation", apart.Settings, "taken", "img[alt^='After']", view=augmentation.APART),
    view("multiclass", labels.Settings, "number", ".softmax .curve", view=multiclass.LABELS),
    view("multiclass", answers.Settings, "divided", ".sheet canvas", view=multiclass.ANSWERS),
    view("multiclass", calibration.Settings, "temperature", ".reliability canvas", view=multiclass.CALIBRATION),
    view("multiclass", own.Settings, "drawn", ".softmax .curve", view=multiclass.OWN),
    view("multiclass", spare.Settings, "sign", ".softmax .curve", view=multiclass.SPARE),
    view("transfer-learning", three.Settings, "blocks", ".padlocks .network", view=transfer_learning.THREE),
    view("transfer-learning", look.Settings, "number", "img[alt^='Where']", view=transfer_learning.INSIGHT),
    view("tokens", encode.Settings, "oov", CHIPS, view=tokens.ENCODE),
    view("tokens", pad.Settings, "length", CHIPS, view=tokens.PAD),
    view("tokens", renumber.Settings, "shuffle", CHIPS, view=tokens.RENUMBER),
    view("sequence-models", memory.Settings, "since", STATE, view=sequence_models.CELL, lstm_gate="output"),
    view("sequence-models", readers.Settings, "gap", ".readers .passages", view=sequence_models.READERS),
    view("sequence-models", kernel.Settings, "filter", ".word-kernel .kernel", view=sequence_models.KERNEL),
    view("poetry", prefixes.Settings, "length", CHIPS, view=poetry.PREFIXES),
    view("poetry", write.Settings, "temperature", ".writer .words", view=poetry.WRITE),
    view("time-series", ladder.Settings, "average", ".ladder .rungs", view=time_series.LADDER),
    view("time-series", echo.Settings, "lags", ".echo canvas.stems", view=time_series.ECHO),
    view("windows", machine.Settings, "window", ".machine canvas.close", view=windows.MACHINE),
    view("windows", leaks.Settings, "seed", "canvas.series", view=windows.LEAKS),
    view("recurrent-forecasts", recurrent_forecasts.WindowSettings, "place", WINDOW, view=recurrent_forecasts.CELL),
    view("recurrent-forecasts", scale.Settings, "standardised", ".forecast canvas", view=recurrent_forecasts.SCALE),
    view("recurrent-forecasts", recurrent_forecasts.WindowSettings, "place", EVERY, view=recurrent_forecasts.WHOLE),
    view("recurrent-forecasts", free_run.Settings, "linear_window", ".fan .series", view=recurrent_forecasts.FREE),
    view("real-series", skill.Settings, "average", ".skill .rungs", view=real_series.LADDER),
    view("real-series", backtest.Settings, "number", ".folds canvas.series", view=real_series.BACKTEST),
)
TINY_VGG = view("feature-maps", explore.Settings, "number", EXPLORER, view=explore.EXPLORE, network=explore.TEXTURES)
LARGEST = view("feature-maps", explore.Settings, "number", EXPLORER, view=explore.EXPLORE, network="Horses or humans")
TRAIN = view("feature-maps", train.Settings, "epochs", EXPLORER, view=explore.TRAIN)

TYPED = View("tokens", {"view": tokens.ENCODE}, "Your lines", False, CHIPS)
"""The view whose figure answers what is typed, a moment after the last key."""

ANY_FIGURE = "[data-testid=stMain] :is(img[alt], canvas:not([hidden]), .main-svg)"
WITHOUT_CONTROL = (
    View("larger-dataset", {}, "", False, ".files img"),
    View("overfitting", {}, "", False, ".gap canvas.accuracy"),
    View("sequence-models", {}, "", False, STRIP),
    View("tokens", {}, "", False, ".tokens h2"),
    View("embeddings", {}, "", False, ".word-map canvas.plane"),
    View("poetry", {}, "", False, ".tokens .chip"),
    View("time-series", {}, "", False, ".mixer canvas.series"),
    View("real-series", {}, "", False, ".skill canvas.series"),
    # What comes out of the stepper is kept back until it is predicted.
    View("convolution", {}, "", False, ".stepper canvas.input"),
    View("pooling", {}, "", False, ".stepper canvas.input"),
    View("transfer-learning", {}, "", False, ".padlocks .network li"),
    View("multiclass", {}, "", False, ".sheet canvas"),
)
"""Views that a page opens on without a slider or a switch, or whose figure is not the one that a control changes."""
FIRST = {lesson.slug: View(lesson.slug, {}, "", False, ANY_FIGURE) for lesson in catalog.LESSONS} | {
    view.slug: view for view in (*reversed(VIEWS), *WITHOUT_CONTROL)
}
"""The view that each lesson's page opens on, by slug; of others than in `VIEWS`, without a control."""
