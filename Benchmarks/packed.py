"""Wall time of decoding packed logs beside that of unpacking alone, the best of three each."""
import os
import subprocess
import sys
import time


def wall(command):
    best = None
    for _ in range(3):
        start = time.monotonic()
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
        seconds = time.monotonic() - start
        best = seconds if best is None else min(best, seconds)
    return best


bench = sys.argv[1]
for path in sys.argv[2:]:
    program = "zstd" if path.endswith(".zst") else "gzip"
    alone = wall([program, "-dc", path])
    decoded = wall([bench, "decode", path])
    plain = wall([bench, "decode", os.path.splitext(path)[0]])
    print(f"{program}: unpacking alone {alone:.2f} s, decoding the packed file {decoded:.2f} s "
          f"({100 * (decoded / alone - 1):+.0f} %), decoding the plain file {plain:.2f} s")
