"""One configuration × one seed in a process of its own. train.py's fork server imports this module once, so every such
process starts with the libraries and the data in memory, and what it adds to that is the model's."""
import gc
import time
import warnings

import lightgbm  # noqa: F401  (imported here so that no timed section imports anything)
import sklearn.ensemble  # noqa: F401
import sklearn.linear_model  # noqa: F401
import sklearn.pipeline  # noqa: F401
import sklearn.svm  # noqa: F401
import torch
import torch._dynamo  # noqa: F401  (optimisers import it at their first step)

import measure
import nets  # noqa: F401
from configurations import Configuration
from data import load, training_sample

torch.set_num_threads(1)
FLIGHTS = load()


def run(configuration: Configuration, seed: int, answer) -> None:
    """Sends {"metrics", "history"} or {"error"} through the pipe `answer`."""
    warnings.simplefilter("ignore")
    try:
        answer.send(_measured(configuration, seed))
    except Exception as error:  # whatever a model does wrong is a result too
        answer.send({"error": f"{type(error).__name__}: {error}"})


def _measured(configuration: Configuration, seed: int) -> dict:
    rows = training_sample(FLIGHTS, configuration.train_rows, seed)
    X, y = FLIGHTS.X[rows], FLIGHTS.y[rows]
    X_test, y_test = FLIGHTS.X[FLIGHTS.test], FLIGHTS.y[FLIGHTS.test]

    # Lazy imports and first calls must not be charged to the model.
    configuration.build(seed, light=True).fit(X[:500], y[:500]).predict_proba(X_test[:10])
    gc.collect()

    model = configuration.build(seed)
    before = measure.reset_peak()
    begin, begin_cpu = time.perf_counter(), time.process_time()
    model.fit(X, y)
    fit_seconds, fit_cpu_seconds = time.perf_counter() - begin, time.process_time() - begin_cpu
    score = measure.scores(model, X_test)
    metrics = {"fit_seconds": fit_seconds, "fit_cpu_seconds": fit_cpu_seconds, "peak_memory_bytes": measure.peak() - before}
    metrics |= measure.quality(y_test, score, FLIGHTS.day[FLIGHTS.test])
    metrics |= {"model_size_bytes": measure.size_bytes(model)} | measure.speed(model, X_test)
    return {"metrics": {name: float(value) for name, value in metrics.items()}, "history": getattr(model, "history", [])}
