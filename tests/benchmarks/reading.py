"""How hard the sets of texts are for networks that read: rows of the table of `make bench-learning`."""

from dataclasses import replace
from typing import Any

from lessons.data.sets.written.reviews import FLIPPED
from lessons.training.run.spec import TrainingSpec
from tests.benchmarks.learning import Experiment, Outcomes, accuracies, best_validation, gap, rise, validations

CEILING = 1 - FLIPPED


def _reviews(network: str, epochs: int, **options: Any) -> TrainingSpec:
    """A training on reviews in which every word is known and none is cut, longer than to the best validation."""
    return TrainingSpec(
        data="reviews",
        network=network,
        network_options=options,
        data_options={"words": 600, "length": 24},
        learning_rate=0.003,
        epochs=epochs,
    )


def experiments() -> tuple[Experiment, ...]:
    """What networks that read make of the sets of texts."""
    return (
        Experiment(
            "reviews-pooling",
            "Reviews, the average of the words",
            _reviews("pooled-embedding", 12),
            "Validation's best is between 70 and 86%: the order of the words is lost.",
            _order_is_lost,
        ),
        Experiment(
            "reviews-lstm",
            "… an LSTM",
            _reviews("text-rnn", 8),
            "Validation's best is 90% or more, and at least 5 points better; 95% of the labels are right.",
            _order_is_read,
        ),
        Experiment(
            "reviews-convolution",
            "… a Conv1D over five words",
            _reviews("text-cnn", 8),
            "It is better than the average, too.",
            _order_is_seen_nearby,
        ),
        Experiment(
            "reviews-simple-rnn",
            "… a SimpleRNN",
            _reviews("text-rnn", 8, cell="SimpleRNN"),
            "It stays at least 5 points below the LSTM.",
            _order_is_forgotten,
        ),
        Experiment(
            "reviews-trained-on",
            "… the Conv1D, 30 epochs",
            _reviews("text-cnn", 30),
            "Training passes the 95% of right labels, and validation loss doubles.",
            _labels_are_learned_by_heart,
        ),
        Experiment(
            "topics",
            "Topics of docstrings, the average of the words",
            replace(_reviews("pooled-embedding", 12), data="topics", data_options={"words": 5000}),
            "Validation passes 60%, and training ends at least 10 points above it.",
            _topics_are_told_apart,
        ),
        Experiment(
            "verse",
            "The book of verse, the next word",
            TrainingSpec(
                data="verse",
                network="next-word-lstm",
                task="next-word",
                network_options={"units": 32},
                data_options={"length": 12},
                learning_rate=0.005,
                epochs=20,
            ),
            "Training passes 35%; of held-out pieces at most 15% are guessed.",
            _verse_is_learned_by_heart,
        ),
    )


def _order_is_lost(outcomes: Outcomes) -> bool:
    return all(0.70 <= max(validations(run)) <= 0.86 for run in outcomes["reviews-pooling"])


def _order_is_read(outcomes: Outcomes) -> bool:
    better = best_validation(outcomes["reviews-lstm"]) - best_validation(outcomes["reviews-pooling"])
    return better >= 0.05 and all(max(validations(run)) >= 0.9 for run in outcomes["reviews-lstm"])


def _order_is_seen_nearby(outcomes: Outcomes) -> bool:
    return best_validation(outcomes["reviews-convolution"]) > best_validation(outcomes["reviews-pooling"])


def _order_is_forgotten(outcomes: Outcomes) -> bool:
    simple, lstm = (best_validation(outcomes[f"reviews-{name}"]) for name in ("simple-rnn", "lstm"))
    return lstm - simple >= 0.05


def _labels_are_learned_by_heart(outcomes: Outcomes) -> bool:
    return all(max(accuracies(run)) > CEILING and rise(run) >= 2 for run in outcomes["reviews-trained-on"])


def _topics_are_told_apart(outcomes: Outcomes) -> bool:
    runs = outcomes["topics"]
    return all(max(validations(run)) >= 0.6 for run in runs) and gap(runs) >= 0.1


def _verse_is_learned_by_heart(outcomes: Outcomes) -> bool:
    return all(max(accuracies(run)) >= 0.35 and max(validations(run)) <= 0.15 for run in outcomes["verse"])
