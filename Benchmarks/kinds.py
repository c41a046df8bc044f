"""Instructions of each kind of line by callgrind, dearest first: kinds.py BENCH [PATTERN].

Splits the logs of ../shared/data by what stands before and behind the sentence, by number of parts and by
type of message, and runs each pile once and twice over, so that start and end of the program drop out.
"""
import collections
import os
import pathlib
import re
import subprocess
import sys
import tempfile

LOGS = pathlib.Path(__file__).resolve().parent.parent / "../shared/data/ais/nmea"
SENTENCE = re.compile(rb"![A-Z]{2}VD[MO],(\d),(\d),([^,]*),([^,]*),([^,]*),")
KINDS = ("txt", "raw", "nmea", "ais", "aivdm", "log")
# Piles of fewer lines say little.
FEWEST = 15


def kind(line):
    found = SENTENCE.search(line)
    if not found:
        return "receiver's time" if line.startswith(b"$PGHP") else "other"
    first = line[:1]
    words = ["tag block" if first == b"\\" else "bare" if first == b"!" else "number before"]
    if not re.search(rb"\*[0-9A-Fa-f]{2}$", line):
        words.append("suffix")
    if found.group(1) != b"1":
        return " ".join(words + ["part"])
    payload = found.group(5)
    code = (payload[0] - 48 if payload[0] < 96 else payload[0] - 56) if payload else 0
    return " ".join(words + [f"type {1 if code in (2, 3) else code}"])


def instructions(bench, path):
    result = subprocess.run(
        ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", bench, "decode", path],
        capture_output=True, text=True, env={**os.environ, "SWIFT_DETERMINISTIC_HASHING": "1"})
    return int(re.search(r"Collected : (\d+)", result.stderr).group(1))


def main():
    bench, pattern = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else ""
    piles, sentences = collections.defaultdict(list), 0
    for path in sorted(p for k in KINDS for p in LOGS.glob("*." + k)):
        for line in path.read_bytes().splitlines():
            piles[kind(line)].append(line)
            sentences += SENTENCE.search(line) is not None
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for name, lines in piles.items():
            if len(lines) < FEWEST or not re.search(pattern, name):
                continue
            pile = b"\n".join(lines) + b"\n"
            copies = max(1, 300_000 // len(pile))
            costs = []
            for count in (copies, 2 * copies):
                path = pathlib.Path(folder) / "pile"
                path.write_bytes(pile * count)
                costs.append(instructions(bench, str(path)))
            rows.append((len(lines), (costs[1] - costs[0]) / (copies * len(lines)), name))
    for count, cost, name in sorted(rows, key=lambda row: -row[0] * row[1]):
        print(f"{name:28} {count:6} lines {cost:7.0f} instructions a line")
    total = sum(count * cost for count, cost, _ in rows)
    print(f"all these, of each of {sentences} sentences: {total / sentences:.0f}")


main()
