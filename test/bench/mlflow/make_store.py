"""Writes the 10,000-run store of the MLflow benchmark with the real MLflow, through its tracking store's API.

    .bench/venv-mlflow/bin/python test/bench/mlflow/make_store.py .bench/mlflow/10k.db [runs]

Each run has 20 metrics, 10 params and the tags that a script's run has. Takes minutes; made once, cached under .bench/.
"""

import os
import random
import sys
import time
from pathlib import Path

METRICS = [f"{split}/{name}" for split in ("train", "val") for name in (
    "loss", "accuracy", "f1_macro", "auc", "precision", "recall", "brier", "ece", "latency_ms", "samples_per_second")]
PARAMS = ["learning_rate", "batch_size", "epochs", "optimizer", "weight_decay", "dropout", "depth", "width", "seed", "model"]
START = 1_767_225_600_000


def main(target: Path, runs: int) -> None:
    from mlflow.entities import Metric, Param, RunStatus, RunTag
    from mlflow.store.tracking.sqlalchemy_store import SqlAlchemyStore

    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_suffix(".partial.db")
    partial.unlink(missing_ok=True)
    began = time.perf_counter()
    store = SqlAlchemyStore(f"sqlite:///{partial}", "s3://artifacts")
    draw = random.Random(20260101)
    experiments = [store.create_experiment(f"sweep {number}", artifact_location=f"s3://artifacts/{number}") for number in range(1, 11)]
    for number in range(runs):
        start = START + number * 60_000
        end = start + draw.randrange(20_000, 7_200_000)
        tags = [
            RunTag("mlflow.user", "example"),
            RunTag("mlflow.source.name", "train.py"),
            RunTag("mlflow.source.type", "LOCAL"),
            RunTag("mlflow.source.git.commit", f"{draw.getrandbits(160):040x}"),
        ]
        run = store.create_run(experiments[number % 10], "example", start, tags, f"run {number}")
        store.log_batch(
            run.info.run_id,
            metrics=[Metric(key, draw.random(), end - 1000, 10) for key in METRICS],
            params=[Param(key, value_of(key, draw)) for key in PARAMS],
            tags=[],
        )
        store.update_run_info(run.info.run_id, RunStatus.FINISHED, end, None)
        if number % 1000 == 999:
            print(f"{number + 1} runs in {time.perf_counter() - began:.0f} s", flush=True)
    store.engine.dispose()
    os.replace(partial, target)
    print(f"{target}: {target.stat().st_size / 2**20:.0f} MiB in {time.perf_counter() - began:.0f} s")


def value_of(key: str, draw: random.Random) -> str:
    if key == "optimizer":
        return draw.choice(["adam", "adamw", "sgd"])
    if key == "model":
        return draw.choice(["resnet18", "resnet50", "vit_b_16"])
    if key in ("learning_rate", "weight_decay", "dropout"):
        return repr(round(10 ** draw.uniform(-5, -1), 8))
    return str(draw.randrange(1, 512))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 10_000)
