"""The peer of Scripts/bench: pyais decodes the same log, every field of every message, on one thread."""
import sys
import time

from pyais.exceptions import AISBaseException
from pyais.stream import IterMessages

lines = open(sys.argv[1], "rb").read().splitlines()
start = time.process_time()
messages = 0
for message in IterMessages(lines):
    try:
        message.decode().asdict()
        messages += 1
    except AISBaseException:
        pass
seconds = time.process_time() - start
print(f"pyais {len(lines)} sentences {messages} messages {seconds} cpu-seconds "
      f"{len(lines) / seconds} per-second")
