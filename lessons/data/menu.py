"""The pictures that every page offers: the gallery, by title, those of the data sets, and the learner's own."""

from lessons.data import pictures, registry

UPLOAD = "Upload a picture …"
CAMERA = "Take a photo …"
DRAWING = "Draw one …"
DATA_SET = "From a data set …"
OWN = (UPLOAD, CAMERA, DRAWING, DATA_SET)
"""What a program cannot get by itself: it comes as the file `OWN_FILE`."""
OWN_FILE = "my_picture.png"

GALLERY = {picture.title: picture for picture in pictures.gallery()}
TITLES = (*OWN, *GALLERY)
SETS = {row.title: row for row in registry.ROWS.values() if row.kind == "pictures"}


def reading_code(title: str) -> list[str]:
    """The lines of a Keras program that read the picture as `picture`, an RGB image; NumPy and Keras imported as well.

    A gallery picture is read from the package that ships it, those of `OWN` from `OWN_FILE`.
    """
    imports = ["import keras", "import numpy as np", "from PIL import Image", ""]
    if title in OWN:
        return [*imports, f'picture = Image.open("{OWN_FILE}").convert("RGB")']
    entry = GALLERY[title]
    read = f'picture = Image.open(files("{entry.package}") / "{entry.file}").convert("RGB")'
    return ["from importlib.resources import files", "", *imports, read]
