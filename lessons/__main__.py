"""The command line: `python -m lessons train LESSON` and its brothers, without a page or a cluster."""

import argparse
import importlib
import json
import os
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from queue import SimpleQueue
from typing import Any, NoReturn, TextIO

from lessons import catalog, new, text
from lessons.kinds import KINDS
from lessons.kinds.kind import Examples
from lessons.networks import NETWORKS
from lessons.networks.bases import BASES
from lessons.notebooks.document import Page, write
from lessons.tasks import TASKS
from lessons.training import trainings
from lessons.training.reports import program, recordings
from lessons.training.run.events import Event
from lessons.training.run.history import Point, State, TrainingRecord, history_to_json
from lessons.training.run.spec import TrainingSpec
from lessons.training.worker import examples

OK, FAILED, BAD_INPUT = 0, 1, 2
ROOT = Path(__file__).parents[1]


def main(arguments: Sequence[str]) -> int:
    """Runs one command; gives the exit code: 0 done or stopped early, 1 failed, 2 bad input (said on stderr)."""
    try:
        chosen = _parser().parse_args(arguments)
        if chosen.command == "new":
            return _new(chosen.slug, chosen.sort)
        if chosen.command == "notebook":
            return _notebook(chosen.lesson, chosen.out)
        if chosen.lesson not in trainings.slugs():
            known = ", ".join(trainings.slugs())
            raise ValueError(f"No training belongs to the lesson '{chosen.lesson}'; one does to {known}.")
        if chosen.command == "record":
            return _record(chosen.lesson)
        spec = _changed(trainings.of(chosen.lesson).default, chosen.data, chosen.epochs, chosen.settings)
        data = examples.read(spec)
        spec = _for_classes(spec, len(data.class_names), chosen.settings)
        if chosen.out is not None:
            chosen.out.mkdir(parents=True, exist_ok=True)
    except (ValueError, OSError) as error:
        print(error, file=sys.stderr)
        return BAD_INPUT
    return _train(spec, data, chosen.out)


def _new(slug: str, sort: str) -> int:
    """Lays a lesson's files, says which and how to test them, and records what the lesson trains."""
    for file in new.lay(ROOT, slug, sort):
        print(file.relative_to(ROOT))
    print("lessons/catalog.py and README.md have a row more: say there what the lesson asks.")
    print(f"Test it: {new.test_command(slug)}")
    importlib.reload(catalog)
    return _record(slug) if sort == new.TRAINS else OK


def _notebook(slug: str, out: Path) -> int:
    """Writes what a lesson trains first, or else opens with, as a notebook, and beside it the files that it reads."""
    if slug not in {entry.slug for entry in catalog.LESSONS}:
        raise ValueError(
            f"There is no lesson '{slug}'; there are {', '.join(entry.slug for entry in catalog.LESSONS)}."
        )
    entry = catalog.lesson(slug)
    if slug in trainings.slugs():
        spec = trainings.of(slug).default
        code, files = program.program(spec), program.attachments(spec)
    else:
        code, files = importlib.import_module(entry.module).first_program(), {}
    page = Page(f"{entry.week} {entry.title}", text.read(slug)["idea"], code, files=tuple(files))
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(write(page), "utf-8")
    for name, make in files.items():
        (out.parent / name).write_bytes(make())
    return OK


def _train(spec: TrainingSpec, data: Examples, out: Path | None) -> int:
    lines = _stdout_for_json()
    from lessons.training.worker import base_features, loop

    def emit(event: Event) -> None:
        if isinstance(event, Point):
            points.append(event)
            if event.ends_epoch:
                _print_epoch(event, TASKS[spec.task].metric.name, lines)

    points: list[Point] = []
    loop.use_one_thread()
    data = base_features.see(spec, data, emit, SimpleQueue())
    network = loop.build(spec, data)
    state = loop.train(network, spec, data, emit, SimpleQueue())
    if out is not None:
        try:
            (out / "spec.json").write_text(spec.to_json())
            (out / "history.json").write_text(history_to_json(state, points))
            network.save(out / "model.keras")
        except OSError as error:
            state = State("failed", f"The result could not be written: {error}.")
    print(json.dumps({"status": state.name, "reason": state.reason}), file=lines, flush=True)
    return FAILED if state.name == "failed" else OK


def _record(lesson: str) -> int:
    """Trains every preset and variant of a lesson, keeps each as a recording, and deletes its other recordings."""
    from lessons.training.worker import loop

    loop.use_one_thread()
    ours = trainings.of(lesson)
    for channels, spec in ours.bases.items():
        if not _teach(channels, spec):
            return FAILED
    for name, spec in ours.recordings.items():
        data = examples.read(spec)
        events: list[Event] = []
        state = loop.train(loop.build(spec, data), spec, data, events.append, SimpleQueue())
        if state.name == "failed":
            print(f"{name}: {state.reason}", file=sys.stderr)
            return FAILED
        folder = recordings.FOLDER / lesson / name
        if name in ours.presets:
            recordings.save(folder, spec, events, state, ours.epochs.get(name))
        else:
            recordings.save_history(folder, spec, events, state)
        recording = recordings.load(lesson, name)
        if arrays := ours.keep(recording, recordings.last_layers(events)):
            recordings.save_answers(folder, arrays)
        print(f"Recorded {name}: {_outcome(recording)}.", flush=True)
    for name in recordings.delete_others(lesson, ours.recordings):
        print(f"Deleted {name}: no preset and no variant has this name.")
    return OK


def _outcome(record: TrainingRecord) -> str:
    """The length of a run, and what it scored in the end."""
    metric, last = record.metric, record.epoch_points[-1]
    values = (last.values.get(name) for name in (metric.name, f"val_{metric.name}"))
    training, validation = ("no number" if value is None else metric.text(value) for value in values)
    return f"epoch {last.epoch:.0f}, {metric.label.lower()} {training} in training, {validation} in validation"


def _teach(channels: int, spec: TrainingSpec) -> bool:
    """Trains the base for pictures of `channels` channels and keeps it; whether that went well."""
    from lessons.training.worker import build, loop

    data = examples.read(spec)
    network, events = loop.build(spec, data), SimpleQueue[Event]()
    state = loop.train(network, spec, data, events.put, SimpleQueue())
    if state.name == "failed":
        print(f"{spec.data}: {state.reason}", file=sys.stderr)
        return False
    BASES[channels].write(build.base_weights(network))
    return True


def _changed(preset: TrainingSpec, data: str | None, epochs: int | None, settings: Sequence[str]) -> TrainingSpec:
    """The preset with what the command line changes about it. Raises ValueError, in a plain sentence."""
    changes: dict[str, Any] = {}
    for setting in settings:
        key, equals, value = setting.partition("=")
        if not equals:
            raise ValueError(f"--set takes KEY=VALUE; '{setting}' has no '='.")
        changes[key] = _value(value)
    changes |= {key: value for key, value in (("data", data), ("epochs", epochs)) if value is not None}
    same_network = changes.get("network", preset.network) == preset.network
    values, known = asdict(preset), set()
    for field, rows in (("network_options", NETWORKS.values()), ("data_options", KINDS.values())):
        names = {option for row in rows for option in row.options}
        options = values[field] if same_network else {}
        values[field] = options | {key: changes.pop(key) for key in changes.keys() & names}
        known |= names
    for key in changes:
        if key not in values:
            raise ValueError(f"There is no setting '{key}'; there are {', '.join([*values, *sorted(known)])}.")
    values |= changes
    return TrainingSpec.from_json(json.dumps(values))


def _for_classes(spec: TrainingSpec, count: int, settings: Sequence[str]) -> TrainingSpec:
    """The spec for this number of classes.

    Raises ValueError, in a plain sentence, where it was set to what fits two alone.
    """
    needed = spec.for_classes(count)
    if needed != spec and any(setting.startswith("sigmoid=") for setting in settings):
        raise ValueError(f"sigmoid=1 answers with one number, which tells two classes apart; these are {count}.")
    return needed


def _value(text: str) -> int | float | bool | str | None:
    """A setting as it is meant: a number, none, true or false, or a name."""
    for number in (int, float):
        try:
            return number(text)
        except ValueError:
            continue
    return {"none": None, "true": True, "false": False}.get(text.lower(), text)


def _print_epoch(point: Point, metric: str, lines: TextIO) -> None:
    values = point.to_dict()
    numbers = {name: values[name] for name in ("loss", metric, "val_loss", f"val_{metric}", "seconds")}
    print(json.dumps({"epoch": int(point.epoch), **numbers}), file=lines, flush=True)


def _stdout_for_json() -> TextIO:
    """Stdout for us alone: whatever TensorFlow's native code prints from now on goes to stderr."""
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
    lines = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    return lines


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="python -m lessons", description="Layerscope's trainings without a page.")
    commands = parser.add_subparsers(dest="command", required=True)
    train = commands.add_parser("train", help="train a lesson's network and print a JSON line each epoch")
    train.add_argument("--data", metavar="PATH", help="your own pictures, texts or series, or a set's name")
    train.add_argument("--epochs", type=int, metavar="N")
    train.add_argument("--set", action="append", default=[], metavar="KEY=VALUE", dest="settings")
    train.add_argument("--out", type=Path, metavar="DIR", help="where to write spec.json, history.json and model.keras")
    record = commands.add_parser("record", help="train a lesson's presets and variants, and make these its recordings")
    for command in (train, record):
        command.add_argument("lesson", metavar="LESSON", help=f"one of {', '.join(trainings.slugs())}")
    notebook = commands.add_parser("notebook", help="write a lesson's program as a notebook, its files beside it")
    notebook.add_argument("lesson", metavar="LESSON", help="one of the course's")
    notebook.add_argument("out", type=Path, metavar="OUT.ipynb")
    lay = commands.add_parser("new", help="lay the files of a new lesson")
    lay.add_argument("slug", metavar="SLUG", help="the lesson's name in its address, such as time-series")
    trains = "a lesson that trains: trains its presets at once, too, and records them"
    lay.add_argument("--trains", action="store_const", dest="sort", const=new.TRAINS, help=trains)
    lay.set_defaults(sort=new.COMPUTES)
    return parser


class _Parser(argparse.ArgumentParser):
    """Raises a sentence instead of printing the usage and leaving."""

    def error(self, message: str) -> NoReturn:
        raise ValueError(f"{message[0].upper()}{message[1:]}.")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
