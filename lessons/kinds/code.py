"""What the programs that load pictures, texts and series share."""

import re
from collections.abc import Sequence
from pathlib import Path

from lessons.kinds.kind import Spec


def stem(data: str, otherwise: str) -> str:
    """What a program calls its data: a learner's own after their file or folder."""
    return re.sub(r"\W+", "-", Path(data).stem).strip("-") or otherwise


def read_json(file: str, imports: Sequence[str] = ()) -> list[str]:
    """The lines that import what a program needs, `imports` among it, and read a file as `data`."""
    return [
        "import json",
        "",
        "import keras",
        "import numpy as np",
        *imports,
        "",
        f'with open("{file}", encoding="utf-8") as file:',
        "    data = json.load(file)",
    ]


def limit(spec: Spec) -> list[str]:
    """The lines that take the training items of the array `train` evenly; none where all are taken."""
    if spec.examples is None:
        return []
    return [
        f"chosen = np.linspace(0, len(train) - 1, min({spec.examples}, len(train))).round().astype(int)",
        "train, train_labels = train[chosen], train_labels[chosen]",
    ]
