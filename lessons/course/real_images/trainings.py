"""What the lesson trains: horses or humans, and the faces of the course's exercise 4."""

from lessons.training.run.spec import TrainingSpec

PRESETS = {
    "horses-or-humans": TrainingSpec(
        data="horses-or-humans", network="pictures-cnn", image_size=75, optimizer="rmsprop", epochs=15
    ),
    "happy-or-sad": TrainingSpec(
        data="happy-or-sad",
        network="pictures-cnn",
        network_options={"most_filters": 32},
        image_size=75,
        optimizer="rmsprop",
        batch_size=10,
        epochs=15,
        stop_at_accuracy=0.999,
    ),
}
