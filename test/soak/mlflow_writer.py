"""Writes runs to an MLflow SQLite store one after the other, as a training script would: run i has the parameters p0..p9 = "i:j" and the
metrics m0..m9 = i + j / 10. Prints the number of each run that is finished, so that a reader knows what has surely been committed."""

import sys
import time

from mlflow.entities import Metric, Param
from mlflow.tracking import MlflowClient

store, count = sys.argv[1], int(sys.argv[2])
client = MlflowClient(f"sqlite:///{store}")
experiment = client.create_experiment("live", artifact_location="./mlruns")
for i in range(count):
    run = client.create_run(experiment, run_name=f"run-{i:04d}").info.run_id
    client.log_batch(
        run,
        metrics=[Metric(f"m{j}", i + j / 10, 1_700_000_000_000 + i, 0) for j in range(10)],
        params=[Param(f"p{j}", f"{i}:{j}") for j in range(10)],
    )
    client.set_terminated(run)
    print(i, flush=True)
    time.sleep(0.05)  # so that the writer outlasts the reads
