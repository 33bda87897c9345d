"""Writes hypervolume.json: small point sets with the hypervolume that moocore gives.

Run with the bench's environment: .bench/venv/bin/python test/bench/front/hypervolume_fixture.py
"""

import json
import pathlib

import moocore
import numpy as np

HERE = pathlib.Path(__file__).parent


def case(name, points, reference):
    return {
        "name": name,
        "reference": reference,
        "volume": float(moocore.hypervolume(points, ref=reference)),
        "points": points.tolist(),
    }


def main():
    random = np.random.default_rng(20261123)
    cases = []
    for k in range(2, 7):
        uniform = np.round(random.random((24, k)), 4)
        cases.append(case(f"24 independent points in {k} objectives", uniform, [0.9] * k))
        shares = random.exponential(size=(24, k))
        plane = np.round(shares / shares.sum(axis=1, keepdims=True), 4)
        cases.append(case(f"24 anti-correlated points in {k} objectives", plane, [1.0] * k))
        grid = random.integers(0, 4, (24, k)).astype(float)
        cases.append(case(f"24 points of a small grid in {k} objectives", grid, [3.0] * k))
    written = {"writtenBy": f"moocore {moocore.__version__}, hypervolume_fixture.py", "cases": cases}
    (HERE / "hypervolume.json").write_text(json.dumps(written, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
