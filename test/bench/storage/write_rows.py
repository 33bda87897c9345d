"""Commits rows one after the other to a SQLite database in WAL mode with full synchronisation, which is what SQLite offers for a write that a power failure
must not take along, and says how many milliseconds each took."""

import json
import sqlite3
import sys
import time

path, count, warm = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
database = sqlite3.connect(path, isolation_level=None)
database.execute("pragma journal_mode = wal")
database.execute("pragma synchronous = full")
database.execute("create table note (run text primary key, text text not null, written_at integer not null)")
took = []
for i in range(count + warm):
    began = time.perf_counter()
    row = (f"mlflow-sqlite:mlflow.db:{i}", f"kept as number {i}", int(time.time() * 1000))
    database.execute("insert into note values (?, ?, ?)", row)
    if i >= warm:
        took.append((time.perf_counter() - began) * 1000)
print(json.dumps(took))
