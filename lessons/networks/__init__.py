"""The course's networks, each described once and without Keras: a row each."""

from collections.abc import Mapping

from lessons.networks import convolutional, dense, forecasters, next_word, readers, series, texts, transfer
from lessons.networks.plan import parameters, shapes
from lessons.networks.row import Network

__all__ = ["NETWORKS", "Network", "parameters", "shapes"]

FAMILIES = (dense, convolutional, transfer, texts, readers, next_word, series, forecasters)
NETWORKS: Mapping[str, Network] = {row.name: row for family in FAMILIES for row in family.ROWS}
