"""The MLflow store: one experiment, a parent run for each family, a child run for each configuration × seed."""
import re
import sqlite3
import time
from pathlib import Path

from mlflow import MlflowClient
from mlflow.entities import Dataset, DatasetInput, InputTag, Metric, Param, RunTag

EXPERIMENT = "flights-late-15"
ARTIFACTS = "./mlruns"  # nothing is logged there
STOPPED = "the search was stopped"
DONE = ("FINISHED", "FAILED", "KILLED")


def now() -> int:
    return int(time.time() * 1000)


class Store:
    def __init__(self, path: Path, dataset: Dataset, tags: dict[str, str]):
        self.path, self.dataset = path, dataset
        self.tags = {"mlflow.user": "example", "mlflow.source.name": "train.py", "mlflow.source.type": "LOCAL", **tags}
        self.client = MlflowClient(f"sqlite:///{path}")
        known = self.client.get_experiment_by_name(EXPERIMENT)
        self.experiment = known.experiment_id if known else self.client.create_experiment(EXPERIMENT, artifact_location=ARTIFACTS)
        # A run that was under way when an earlier search was stopped never ended: say so, and do it again.
        self.runs = {}
        for run in self._all():
            if run.info.status not in DONE and "mlflow.parentRunId" in run.data.tags:
                self.client.set_tag(run.info.run_id, "error", STOPPED)
                self.client.set_terminated(run.info.run_id, "KILLED", now())
            elif run.data.tags.get("error") != STOPPED:
                self.runs[run.info.run_name] = run.info.run_id

    def _all(self):
        page, token = None, None
        while page is None or token:
            page = self.client.search_runs([self.experiment], max_results=1000, page_token=token)
            token = page.token
            yield from page

    def start(self, name: str, parent: str | None = None) -> str:
        tags = self.tags | ({"mlflow.parentRunId": parent} if parent else {})
        self.runs[name] = self.client.create_run(self.experiment, start_time=now(), tags=tags, run_name=name).info.run_id
        return self.runs[name]

    def end(self, run: str, status: str, params: dict, metrics: dict[str, float], history=(), error: str | None = None, end: int | None = None) -> None:
        end = end or now()
        points = [Metric(name, value, end, 0) for name, value in metrics.items()]
        points += [Metric("train_loss", value, at, epoch) for at, epoch, value in history]
        tags = [RunTag("error", error[:300])] if error else []
        self.client.log_batch(run, points, [Param(key, str(value)) for key, value in params.items()], tags)
        if params.get("seed"):
            self.client.log_inputs(run, [DatasetInput(self.dataset, [InputTag("mlflow.data.context", "test")])])
        self.client.set_terminated(run, status, end)

    def close(self) -> None:
        """Makes the file small and movable: artifact locations relative to it, no journal beside it."""
        with sqlite3.connect(self.path, isolation_level=None) as db:
            for table, column in (("experiments", "artifact_location"), ("runs", "artifact_uri")):
                for (value,) in db.execute(f"SELECT DISTINCT {column} FROM {table}").fetchall():
                    if "/mlruns" in value and not value.startswith(ARTIFACTS):
                        db.execute(f"UPDATE {table} SET {column} = ? WHERE {column} = ?", (re.sub(r"^.*/mlruns", ARTIFACTS, value), value))
            db.execute("PRAGMA journal_mode = DELETE")
            db.execute("VACUUM")
        db.close()
