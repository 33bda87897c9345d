"""Writes the runs of the W&B benchmark with W&B's own protobuf classes and transaction-log writer, and scans them with its own reader.

    python test/bench/stores/wandb_runs.py write .bench/wandb/runs/wandb [runs] [steps]
    python test/bench/stores/wandb_runs.py scan .bench/wandb/runs/wandb

Each step is the three records that wandb-core writes for one: the run's time, the summary, the history, their values in random order.
wandb 0.28 is the last one whose reader and writer of logs are in Python.
"""

import json
import random
import sys
import time
from pathlib import Path

import wandb

wandb._assert_is_internal_process = True
from wandb.proto import wandb_internal_pb2 as pb  # noqa: E402
from wandb.sdk.internal.datastore import DataStore  # noqa: E402

START = 1_767_225_600
METRICS = ("train/loss", "train/accuracy", "train/lr", "train/grad_norm", "val/loss", "val/accuracy")
EVERY = 20  # steps between two validations, and between two samples of the machine


def write(target: Path, runs: int, steps: int) -> None:
    draw = random.Random(20260101)
    for number in range(runs):
        begun = START + number * 3600
        run = f"b{number:07d}"
        folder = target / f"run-{time.strftime('%Y%m%d_%H%M%S', time.gmtime(begun))}-{run}"
        folder.mkdir(parents=True, exist_ok=True)
        store = DataStore()
        store.open_for_write(str(folder / f"run-{run}.wandb"))
        for record in records(run, number, begun, steps, draw):
            store.write(record)
        store.close()


def records(run, number, begun, steps, draw):
    yield pb.Record(header=pb.HeaderRecord())
    head = pb.RunRecord(run_id=run, project=f"sweep-{number % 5}", display_name=f"run {number}", host="gpu-01")
    head.start_time.seconds = begun
    for key, value in (("learning_rate", 10 ** draw.uniform(-5, -1)), ("depth", draw.randrange(2, 30)), ("optimizer", "adamw")):
        head.config.update.add(key=key, value_json=json.dumps(value))
    yield pb.Record(run=head)
    for step in range(steps):
        seconds = step * 0.3
        values = {key: draw.random() for key in METRICS[: 6 if step % EVERY == 0 else 4]}
        values |= {"_timestamp": begun + seconds, "_runtime": seconds, "_step": step}
        pairs = [(key, json.dumps(value)) for key, value in values.items()]
        draw.shuffle(pairs)
        yield pb.Record(summary=pb.SummaryRecord(update=[
            pb.SummaryItem(nested_key=["_wandb", "runtime"], value_json=str(int(seconds))),
            pb.SummaryItem(key="_runtime", value_json=str(int(seconds))),
        ]))
        yield pb.Record(summary=pb.SummaryRecord(update=[pb.SummaryItem(nested_key=[key], value_json=text) for key, text in pairs]))
        yield pb.Record(history=pb.HistoryRecord(
            item=[pb.HistoryItem(nested_key=[key], value_json=text) for key, text in pairs], step=pb.HistoryStep(num=step)))
        if step % EVERY == 0:
            stats = pb.StatsRecord()
            stats.timestamp.seconds = int(begun + seconds)
            for key in ("gpu.0.gpu", "gpu.0.memoryAllocated", "gpu.0.powerWatts", "cpu", "memory_percent", "disk.in", "network.sent"):
                stats.item.add(key=key, value_json=repr(draw.random() * 100))
            yield pb.Record(stats=stats)
    yield pb.Record(exit=pb.RunExitRecord(runtime=int(steps * 0.3)))


def scan(target: Path) -> dict:
    """What our list knows, by the tool's reader: the last value of each name, and how many records there are."""
    began = time.perf_counter()
    count = names = 0
    for path in sorted(target.glob("*/*.wandb")):
        store = DataStore()
        store.open_for_scan(str(path))
        record = pb.Record()
        last = {}
        while (data := store.scan_data()) is not None:
            record.ParseFromString(data)
            count += 1
            if record.WhichOneof("record_type") == "history":
                for item in record.history.item:
                    last[item.key or ".".join(item.nested_key)] = item.value_json
        names += len(last)
        store.close()
    return {"ms": (time.perf_counter() - began) * 1000, "records": count, "names": names}


if __name__ == "__main__":
    folder = Path(sys.argv[2])
    if sys.argv[1] == "write":
        write(folder, *(int(text) for text in sys.argv[3:5]))
    else:
        print(json.dumps(scan(folder)))
