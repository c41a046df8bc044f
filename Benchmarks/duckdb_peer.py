#!/usr/bin/env python3
"""Runs duckdb_peer.sql over a table of points: duckdb_peer.py POINTS.csv PLACES.csv [THREADS [GIB]].

Prints the tasks with their CPU seconds and rows, and last the rate and the largest resident size, as
the Bench program does.
"""
import os
import resource
import sys
import tempfile

import duckdb

HERE = os.path.dirname(os.path.abspath(__file__))


def cpu():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def main():
    points, places = sys.argv[1], sys.argv[2]
    threads = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    sql = open(os.path.join(HERE, "duckdb_peer.sql")).read()
    sql = sql.replace("$POINTS", points).replace("$PLACES", places)
    start = cpu()
    with tempfile.TemporaryDirectory() as folder:
        base = duckdb.connect(os.path.join(folder, "peer.duckdb"))
        base.execute(f"SET threads = {threads}")
        if len(sys.argv) > 4:
            base.execute(f"SET memory_limit = '{sys.argv[4]}GiB'")
        for part in sql.split("\n-- ## ")[1:]:
            name, body = part.split("\n", 1)
            before = cpu()
            base.execute(body)
            table = {"load": "points"}.get(name, name)
            rows = base.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            print(f"  {name}: {rows} rows, {cpu() - before:.2f} cpu-seconds")
        count = base.execute("SELECT count(*) FROM points").fetchone()[0]
        base.close()
    seconds = cpu() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"peak-mib {peak}")
    print(f"duckdb {count} rows {count} records {seconds} cpu-seconds {count / seconds} per-second")


main()
