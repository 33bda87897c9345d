"""What is measured on a fitted model: quality with standard errors, size, memory, throughput and latency."""
import ctypes
import pickle
import re
import time
from pathlib import Path

import numpy as np
from scipy.stats import rankdata
from sklearn.metrics import average_precision_score

BATCHES = (1, 64, 1024, 16384)
CHUNK = 16384  # rows a call when the test set is scored
MIN_SECONDS, MIN_REPEATS = 0.4, 5  # of each throughput measurement


def _auc(y: np.ndarray, score: np.ndarray, day: np.ndarray) -> tuple[float, float, float]:
    """Area under the ROC curve, its standard error after DeLong et al. (1988) with rows as the unit, and after Obuchowski
    (1997) with days as clusters: flights of one day share weather and jams, so the second is the more sceptical one."""
    late, other = score[y == 1], score[y == 0]
    m, n = len(late), len(other)
    both = rankdata(np.concatenate([late, other]))
    v10 = (both[:m] - rankdata(late)) / n  # of each late flight: the share of the others that it outranks
    v01 = 1 - (both[m:] - rankdata(other)) / m
    auc = v10.mean()
    by_row = np.sqrt(v10.var(ddof=1) / m + v01.var(ddof=1) / n)
    days = np.unique(day)
    part = np.zeros(len(y))
    part[y == 1], part[y == 0] = (v10 - auc) / m, (v01 - auc) / n
    sums = np.array([part[day == d].sum() for d in days])
    by_day = np.sqrt(len(days) / (len(days) - 1) * (sums**2).sum())
    return auc, by_row, by_day


def quality(y: np.ndarray, score: np.ndarray, day: np.ndarray) -> dict[str, float]:
    """`score` is the predicted probability of being late. Standard errors are over test rows; of means, s/√n."""
    if not np.isfinite(score).all():
        raise ValueError(f"{np.count_nonzero(~np.isfinite(score))} of {len(score)} predicted probabilities are not finite")
    p = np.clip(score, 1e-15, 1 - 1e-15)
    losses = -np.where(y == 1, np.log(p), np.log1p(-p))
    errors, hits = (score - y) ** 2, ((score >= 0.5) == y).astype(float)
    auc, auc_se, auc_day_se = _auc(y, score, day)
    found = {"roc_auc": auc, "roc_auc_se": auc_se, "roc_auc_day_cluster_se": auc_day_se,
             "average_precision": average_precision_score(y, score), "n_test": len(y)}
    for name, values in (("log_loss", losses), ("brier", errors), ("accuracy", hits)):
        found[name], found[f"{name}_se"] = values.mean(), values.std(ddof=1) / np.sqrt(len(y))
    return found


def scores(model, X: np.ndarray) -> np.ndarray:
    return np.concatenate([model.predict_proba(X[i:i + CHUNK])[:, 1] for i in range(0, len(X), CHUNK)]).astype(float)


def size_bytes(model) -> int:
    return len(model.saved() if hasattr(model, "saved") else pickle.dumps(model, protocol=5))


def speed(model, X: np.ndarray) -> dict[str, float]:
    """Calls of predict_proba on consecutive slices of the test matrix, one after the other, each call timed by itself."""
    found: dict[str, float] = {}
    for batch in BATCHES:
        starts = np.arange(0, len(X) - batch, batch)
        batches = [X[i:i + batch] for i in starts[:1000]]
        for warm_up in batches[:3] if batch < 16384 else batches[:1]:
            model.predict_proba(warm_up)
        seconds: list[float] = []
        while len(seconds) < MIN_REPEATS or sum(seconds) < MIN_SECONDS:
            rows = batches[len(seconds) % len(batches)]
            begin = time.perf_counter()
            model.predict_proba(rows)
            seconds.append(time.perf_counter() - begin)
        times = np.array(seconds)
        found[f"throughput_b{batch}_per_s"] = batch / np.median(times)
        found[f"throughput_b{batch}_per_s_std"] = (batch / times).std(ddof=1)
        found[f"p50_ms_b{batch}"], found[f"p95_ms_b{batch}"] = np.percentile(times * 1000, [50, 95])
    return found


# ---- memory of this process, from the kernel ----

def _status(key: str) -> int:
    return int(re.search(rf"^{key}:\s+(\d+) kB", Path("/proc/self/status").read_text(), re.M)[1]) * 1024


def reset_peak() -> int:
    """Starts the high-water mark anew and returns the resident bytes of now (Linux)."""
    ctypes.CDLL(None).malloc_trim(0)  # else what was freed earlier would be used again and not counted
    Path("/proc/self/clear_refs").write_text("5")
    return _status("VmRSS")


def peak() -> int:
    return _status("VmHWM")
