"""What the lesson trains: the two networks that the explorer opens."""

from lessons.training.run.spec import TrainingSpec

PRESETS = {
    "digits": TrainingSpec(
        data="digits",
        network="digits-cnn",
        image_size=28,
        learning_rate=0.0005,
        batch_size=16,
        epochs=20,
        stop_at_accuracy=0.998,
    ),
    "textures": TrainingSpec(data="textures", network="tiny-vgg", image_size=64, batch_size=16, epochs=20, seed=1),
}
