"""Writes the 1,000-trial study of the Optuna benchmark with the real Optuna: as a database and as a journal.

    .bench/venv-optuna/bin/python test/bench/stores/make_study.py .bench/optuna [trials]

Each trial has ten parameters, ten reports and three user attributes, in the journal one operation each. Made once, cached under .bench/.
"""

import os
import random
import sys
from pathlib import Path

import optuna

FLOATS = ("learning_rate", "weight_decay", "dropout", "momentum")
INTEGERS = ("batch_size", "depth", "width", "epochs")
CHOICES = ("optimizer", "model")


def main(folder: Path, trials: int) -> None:
    optuna.logging.set_verbosity(optuna.logging.WARNING)
    os.fsync = lambda _: None  # nothing is lost if this script dies
    folder.mkdir(parents=True, exist_ok=True)
    for name, write in (("study.db", database), ("journal.log", journal)):
        partial = folder / f"partial-{name}"
        partial.unlink(missing_ok=True)
        write(partial, trials, random.Random(20260101))
        os.replace(partial, folder / name)
        print(f"{folder / name}: {(folder / name).stat().st_size / 2**20:.1f} MiB")


def database(path: Path, trials: int, draw: random.Random) -> None:
    study = optuna.create_study(study_name="sweep", storage=f"sqlite:///{path}", direction="maximize")
    study.add_trials([whole_trial(draw) for _ in range(trials)])


def whole_trial(draw: random.Random):
    floats = {name: optuna.distributions.FloatDistribution(1e-6, 1.0, log=True) for name in FLOATS}
    integers = {name: optuna.distributions.IntDistribution(1, 512) for name in INTEGERS}
    choices = {name: optuna.distributions.CategoricalDistribution(("a", "b", "c")) for name in CHOICES}
    params = {name: draw.uniform(1e-6, 1.0) for name in floats} | {name: draw.randint(1, 512) for name in integers}
    return optuna.trial.create_trial(
        value=draw.random(), params=params | {name: draw.choice("abc") for name in choices}, distributions=floats | integers | choices,
        user_attrs=attributes(draw), intermediate_values={step: draw.random() for step in range(10)},
    )


def journal(path: Path, trials: int, draw: random.Random) -> None:
    storage = optuna.storages.JournalStorage(optuna.storages.journal.JournalFileBackend(str(path)))
    sampler = optuna.samplers.RandomSampler(seed=7)
    study = optuna.create_study(study_name="sweep", storage=storage, direction="maximize", sampler=sampler)
    for _ in range(trials):
        trial = study.ask()
        for name in FLOATS:
            trial.suggest_float(name, 1e-6, 1.0, log=True)
        for name in INTEGERS:
            trial.suggest_int(name, 1, 512)
        for name in CHOICES:
            trial.suggest_categorical(name, ("a", "b", "c"))
        for key, value in attributes(draw).items():
            trial.set_user_attr(key, value)
        for step in range(10):
            trial.report(draw.random(), step)
        study.tell(trial, draw.random())


def attributes(draw: random.Random) -> dict:
    return {"fit_seconds": draw.uniform(1, 1000), "latency_ms": draw.random(), "commit": f"{draw.getrandbits(160):040x}"}


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1000)
