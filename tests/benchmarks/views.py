"""What the benchmarks look at: the views of every lesson's page, the control they move and the figure that answers."""

from typing import NamedTuple
from urllib.parse import urlencode

from lessons import catalog
from lessons.course.augmentation import epochs, variants
from lessons.course.augmentation import views as augmentation
from lessons.course.computer_vision import dense_network, numbers
from lessons.course.computer_vision import train as train_dense
from lessons.course.convolution import experiment, output_size
from lessons.course.convolution import views as convolution
from lessons.course.feature_maps import explore, train
from lessons.course.first_neuron import neuron as first_neuron
from lessons.course.larger_dataset import dog
from lessons.course.larger_dataset import views as larger_dataset
from lessons.course.multiclass import answers, calibration, labels, spare
from lessons.course.multiclass import views as multiclass
from lessons.course.pooling import layer
from lessons.course.pooling import views as pooling
from lessons.course.real_images import folders, sets
from lessons.course.real_series import ladder as skill
from lessons.course.real_series import views as real_series
from lessons.course.recurrent_forecasts import free_run, scale
from lessons.course.recurrent_forecasts import views as recurrent_forecasts
from lessons.course.sequence_models import kernel
from lessons.course.sequence_models import views as sequence_models
from lessons.course.time_series import ladder
from lessons.course.time_series import views as time_series
from lessons.course.transfer_learning import look
from lessons.course.transfer_learning import views as transfer_learning
from lessons.course.windows import leaks, machine
from lessons.course.windows import views as windows
from lessons.settings import Slider, controls

STEPPER, EXPLORER = ".stepper canvas.output", ".explorer canvas"
WINDOW = ".cell .reading canvas"
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
    view("first-neuron", first_neuron.Settings, "rate", ".descent .valley", view=first_neuron.LEARN),
    view("first-neuron", first_neuron.Settings, "bedrooms", ".descent .points", view=first_neuron.HOUSES),
    view("computer-vision", numbers.Settings, "number", ".pixels .near", view=numbers.NUMBERS),
    view("computer-vision", dense_network.Settings, "passing", ".dense-network .diagram", view=numbers.DENSE),
    view("computer-vision", train_dense.Display, "learned", "img[alt^='The weights']", view=numbers.TRAIN),
    view("convolution", experiment.Settings, "stride", STEPPER, view=convolution.STEP),
    view("convolution", experiment.Settings, "stride", "img[alt^='What']", view=convolution.WHOLE),
    view("convolution", output_size.Settings, "lab_stride", ".strip canvas", view=convolution.OUTPUT_SIZE),
    view("pooling", layer.Settings, "size", STEPPER, view=pooling.STEP),
    view("pooling", layer.Settings, "size", "img[alt^='Average pooled']", view=pooling.SIDES),
    view("pooling", layer.Settings, "size", ".shift .pooled-there", view=pooling.MOVED),
    view("feature-maps", explore.Settings, "number", EXPLORER, view=explore.EXPLORE, network=explore.DIGITS),
    view("real-images", folders.Settings, "shuffled", ".batch canvas", view=sets.FOLDERS),
    view("larger-dataset", dog.Settings, "number", ".cropper .picture", view=larger_dataset.DOG),
    view("augmentation", variants.Settings, "rotation", ".variants .grid canvas", view=augmentation.VARIANTS),
    view("augmentation", epochs.Settings, "shown", STRIPS, view=augmentation.EPOCHS),
    view("multiclass", labels.Settings, "number", ".softmax .curve", view=multiclass.LABELS),
    view("multiclass", answers.Settings, "divided", ".sheet canvas", view=multiclass.ANSWERS),
    view("multiclass", calibration.Settings, "temperature", ".reliability canvas", view=multiclass.CALIBRATION),
    view("multiclass", spare.Settings, "sign", ".softmax .curve", view=multiclass.SPARE),
    view("transfer-learning", look.Settings, "number", "img[alt^='Where']", view=transfer_learning.INSIGHT),
    view("sequence-models", kernel.Settings, "filter", ".word-kernel .kernel", view=sequence_models.KERNEL),
    view("time-series", ladder.Settings, "average", "canvas.series", view=time_series.LADDER),
    view("windows", machine.Settings, "window", ".machine canvas.close", view=windows.MACHINE),
    view("windows", leaks.Settings, "seed", "canvas.series", view=windows.LEAKS),
    view("recurrent-forecasts", recurrent_forecasts.WindowSettings, "place", WINDOW, view=recurrent_forecasts.CELL),
    view("recurrent-forecasts", scale.Settings, "standardised", ".forecast canvas", view=recurrent_forecasts.SCALE),
    view("recurrent-forecasts", free_run.Settings, "linear_window", ".fan .series", view=recurrent_forecasts.FREE),
    view("real-series", skill.Settings, "average", "canvas.series", view=real_series.LADDER),
)
TINY_VGG = view("feature-maps", explore.Settings, "number", EXPLORER, view=explore.EXPLORE, network=explore.TEXTURES)
LARGEST = view("feature-maps", explore.Settings, "number", EXPLORER, view=explore.EXPLORE, network="Horses or humans")
TRAIN = view("feature-maps", train.Settings, "epochs", EXPLORER, view=explore.TRAIN)

ANY_FIGURE = "[data-testid=stMain] :is(img[alt], canvas:not([hidden]), .main-svg)"
WITHOUT_CONTROL = (
    View("larger-dataset", {}, "", False, ".files img"),
    View("overfitting", {}, "", False, ".gap canvas.accuracy"),
    View("sequence-models", {}, "", False, ".cell .strip canvas"),
    View("tokens", {}, "", False, ".tokens h2"),
    View("embeddings", {}, "", False, ".word-map canvas.plane"),
    View("poetry", {}, "", False, ".tokens .chip"),
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
