"""Writes the 10,000-run file store of the benchmark: the files that MLflow 3 writes, without the hour that MLflow takes for them.

    .bench/venv-mlflow/bin/python test/bench/stores/make_mlflow_files.py .bench/mlflow-files/10k [runs]

First MLflow writes a few runs and this script writes the same ones; it stops unless both trees are equal to the byte.
"""

import os
import random
import shutil
import sys
import tempfile
from pathlib import Path

METRICS = [f"{split}/{name}" for split in ("train", "val") for name in (
    "loss", "accuracy", "f1_macro", "auc", "precision", "recall", "brier", "ece", "latency_ms", "samples_per_second")]
PARAMS = ["learning_rate", "batch_size", "epochs", "optimizer", "weight_decay", "dropout", "depth", "width", "seed", "model"]
START = 1_767_225_600_000
EXPERIMENTS = 10
CHECKED = 4


def runs_of(count: int):
    """What every run is, the same for both writers."""
    draw = random.Random(20260101)
    for number in range(count):
        start = START + number * 60_000
        end = start + draw.randrange(20_000, 7_200_000)
        yield {
            "id": f"{draw.getrandbits(128):032x}",
            "experiment": str(number % EXPERIMENTS + 1),
            "name": f"run {number}",
            "start": start,
            "end": end,
            "metrics": [(key, draw.random(), end - 1000, 10) for key in METRICS],
            "params": [(key, value_of(key, draw)) for key in PARAMS],
            "tags": [("mlflow.user", "example"), ("mlflow.source.name", "train.py"), ("mlflow.source.type", "LOCAL"),
                     ("mlflow.source.git.commit", f"{draw.getrandbits(160):040x}")],
        }


def value_of(key: str, draw: random.Random) -> str:
    if key == "optimizer":
        return draw.choice(["adam", "adamw", "sgd"])
    if key == "model":
        return draw.choice(["resnet18", "resnet50", "vit_b_16"])
    if key in ("learning_rate", "weight_decay", "dropout"):
        return repr(round(10 ** draw.uniform(-5, -1), 8))
    return str(draw.randrange(1, 512))


def write_fast(root: str, count: int) -> None:
    os.makedirs(f"{root}/.trash")
    for number in range(EXPERIMENTS + 1):
        name = f"sweep {number}" if number else "Default"
        put(f"{root}/{number}", "meta.yaml",
            f"artifact_location: s3://artifacts/{number}\ncreation_time: {START}\neffective_trace_archival_retention: null\n"
            f"experiment_id: '{number}'\nlast_update_time: {START}\nlifecycle_stage: active\nname: {name}\ntrace_location: null\nworkspace: default\n")
    for run in runs_of(count):
        folder = f"{root}/{run['experiment']}/{run['id']}"
        for part in ("artifacts", "metrics/train", "metrics/val", "params", "tags"):
            os.makedirs(f"{folder}/{part}")
        put(folder, "meta.yaml",
            f"artifact_uri: s3://artifacts/{run['experiment']}/{run['id']}/artifacts\nend_time: {run['end']}\nentry_point_name: ''\n"
            f"experiment_id: '{run['experiment']}'\nlifecycle_stage: active\nrun_id: {yaml_text(run['id'])}\nrun_name: {run['name']}\nsource_name: ''\n"
            f"source_type: 4\nsource_version: ''\nstart_time: {run['start']}\nstatus: 3\ntags: []\nuser_id: example\n")
        for key, value, at, step in run["metrics"]:
            put(f"{folder}/metrics", key, f"{at} {value} {step}\n")
        for key, value in run["params"]:
            put(f"{folder}/params", key, value)
        for key, value in [*run["tags"], ("mlflow.runName", run["name"])]:
            put(f"{folder}/tags", key, value)


def yaml_text(text: str) -> str:
    return f"'{text}'" if text.isdigit() else text


def put(folder: str, name: str, text: str) -> None:
    os.makedirs(folder, exist_ok=True)
    with open(f"{folder}/{name}", "w", encoding="utf-8", newline="") as file:
        file.write(text)


def write_by_mlflow(root: str, count: int) -> None:
    import time
    import uuid

    import mlflow
    from mlflow.entities import Metric, Param, RunStatus, RunTag
    from mlflow.store.tracking import file_store

    print(f"checked against MLflow {mlflow.__version__}")
    ids = iter([run["id"] for run in runs_of(count)])
    numbers = iter(range(1, EXPERIMENTS + 1))
    time.time = lambda: START / 1000
    uuid.uuid4 = lambda: uuid.UUID(next(ids))
    file_store._generate_unique_integer_id = lambda: next(numbers)
    store = file_store.FileStore(root, "s3://artifacts")
    for number in range(1, EXPERIMENTS + 1):
        store.create_experiment(f"sweep {number}")
    for run in runs_of(count):
        tags = [RunTag(key, value) for key, value in run["tags"]]
        made = store.create_run(run["experiment"], "example", run["start"], tags, run["name"])
        store.log_batch(made.info.run_id, [Metric(*one) for one in run["metrics"]], [Param(*one) for one in run["params"]], [])
        store.update_run_info(made.info.run_id, RunStatus.FINISHED, run["end"], None)


def tree_of(root: str) -> dict:
    paths = [path for path in sorted(Path(root).rglob("*"))]
    return {str(path.relative_to(root)): path.read_text(encoding="utf-8") if path.is_file() else None for path in paths}


def check() -> None:
    os.environ.update(MLFLOW_ALLOW_FILE_STORE="true", MLFLOW_DISABLE_TELEMETRY="true", DO_NOT_TRACK="true")
    with tempfile.TemporaryDirectory() as folder:
        write_fast(f"{folder}/ours", CHECKED)
        write_by_mlflow(f"{folder}/theirs", CHECKED)
        ours, theirs = tree_of(f"{folder}/ours"), tree_of(f"{folder}/theirs")
        different = sorted(path for path in {*ours, *theirs} if ours.get(path, 0) != theirs.get(path, 0))
        if different:
            sys.exit(f"MLflow writes otherwise: {[(path, ours.get(path, 0), theirs.get(path, 0)) for path in different[:5]]}")


def main(target: Path, count: int) -> None:
    check()
    partial = target.with_name(f"{target.name}.partial")
    shutil.rmtree(partial, ignore_errors=True)
    write_fast(str(partial), count)
    partial.rename(target)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 10_000)
