"""The lines of a Keras program that train a network as a run does."""

from lessons.tasks import TASKS
from lessons.training.run.spec import TrainingSpec

OPTIMIZERS = {"adam": "Adam", "sgd": "SGD", "rmsprop": "RMSprop"}


def fit(run: TrainingSpec) -> list[str]:
    """Compiles and trains `model` with the arrays train, train_labels, validation and validation_labels."""
    task = TASKS[run.task]
    loss = run.loss or task.loss("sigmoid" if run.network_options.get("sigmoid") else "")
    momentum = f", momentum={run.momentum}" if run.momentum else ""
    callbacks = _callbacks(run)
    return [
        *_goal_class(run),
        "model.compile(",
        f"    optimizer=keras.optimizers.{OPTIMIZERS[run.optimizer]}(learning_rate={run.learning_rate}{momentum}),",
        f'    loss="{loss}",',
        f'    metrics=["{task.metric.name}"],',
        ")",
        "model.fit(",
        "    train,",
        "    train_labels,",
        f"    batch_size={run.batch_size},",
        f"    epochs={run.epochs},",
        "    validation_data=(validation, validation_labels),",
        *(["    callbacks=[", *(f"        {callback}," for callback in callbacks), "    ],"] if callbacks else []),
        ")",
        *(['model = keras.models.load_model("best.keras")'] if _keeps_a_file(run) else []),
    ]


def _goal_class(run: TrainingSpec) -> list[str]:
    if not run.all_goals:
        return []
    return [
        "class StopAtGoal(keras.callbacks.Callback):",
        "    def on_epoch_end(self, epoch, logs):",
        f"        if {' and '.join(_reached(run, name, goal) for name, goal in run.all_goals.items())}:",
        "            self.model.stop_training = True",
        "",
        "",
    ]


def _reached(run: TrainingSpec, name: str, goal: float) -> str:
    # Keras measures a standardised series in deviations, a goal is in the series' own unit.
    unit = " / deviation" if run.data_options.get("scaled") and not name.endswith("loss") else ""
    falls = name.endswith("loss") or TASKS[run.task].metric.better == "lower"
    return f'logs["{name}"] {"<=" if falls else ">="} {goal}{unit}'


def _callbacks(run: TrainingSpec) -> list[str]:
    callbacks = []
    if run.schedule is not None:
        start, factor, every = run.schedule.start, run.schedule.factor, run.schedule.every
        sweep = f"lambda epoch: {start} * {factor} ** (epoch / {every})"
        callbacks.append(f"keras.callbacks.LearningRateScheduler({sweep})")
    if run.all_goals:
        callbacks.append("StopAtGoal()")
    if run.patience is not None:
        stop = f'"val_loss", patience={run.patience}, restore_best_weights=True'
        callbacks.append(f"keras.callbacks.EarlyStopping({stop})")
    if _keeps_a_file(run):
        callbacks.append('keras.callbacks.ModelCheckpoint("best.keras", monitor="val_loss", save_best_only=True)')
    return callbacks


def _keeps_a_file(run: TrainingSpec) -> bool:
    """Whether the best epoch is kept in a file: with patience, a file would say the same again."""
    return run.checkpoint and run.patience is None
