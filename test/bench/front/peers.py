"""The peers of front.mjs, kept warm: reads one JSON request a line, answers with one JSON line.

{"load": path, "points": n, "objectives": k}  row-major float64 -> {"ok": true}
{"time": task, "reference": [...], "write": path}  -> {"ms": one run}; the result goes to `write` as uint32 or float64
"""

import json
import sys
import time

import moocore
import numpy as np
from optuna.study._multi_objective import _calculate_nondomination_rank, _is_pareto_front

TASKS = {
    "moocore front": lambda p, _: moocore.is_nondominated(p, keep_weakly=True),
    "optuna front": lambda p, _: _is_pareto_front(p, assume_unique_lexsorted=False),
    "moocore ranks": lambda p, _: moocore.pareto_rank(p),
    "optuna ranks": lambda p, _: _calculate_nondomination_rank(p),
    "moocore hypervolume": lambda p, ref: moocore.hypervolume(p, ref=ref),
}


def write(result, path):
    if isinstance(result, np.ndarray) and result.dtype == bool:
        result = np.flatnonzero(result)
    result = np.atleast_1d(result)
    result.astype(np.uint32 if result.dtype.kind in "iu" else np.float64).tofile(path)


def main():
    points = None
    for line in sys.stdin:
        request = json.loads(line)
        if "load" in request:
            points = np.fromfile(request["load"]).reshape(request["points"], request["objectives"])
            answer = {"ok": True}
        else:
            task = TASKS[request["time"]]
            start = time.perf_counter()
            result = task(points, request.get("reference"))
            answer = {"ms": 1000 * (time.perf_counter() - start)}
            if "write" in request:
                write(result, request["write"])
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
