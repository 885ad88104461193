"""What the programs that load pictures, texts and series share."""

import re
from pathlib import Path

from lessons.kinds.kind import Spec


def stem(data: str, otherwise: str) -> str:
    """What a program calls its data: a learner's own after their file or folder."""
    return re.sub(r"\W+", "-", Path(data).stem).strip("-") or otherwise


def limit(spec: Spec) -> list[str]:
    """The lines that take the training items of the array `train` evenly; none where all are taken."""
    if spec.examples is None:
        return []
    return [
        f"chosen = np.linspace(0, len(train) - 1, min({spec.examples}, len(train))).round().astype(int)",
        "train, train_labels = train[chosen], train_labels[chosen]",
    ]
