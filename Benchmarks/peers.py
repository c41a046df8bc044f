"""The peers of Scripts/bench, one thread each, CPU time: peers.py BENCH SMALL LARGE FOLDER.

pyais and libais decode every field of every message they know; gpsdecode also writes JSON. Plimsoll
decodes the same files in the same minute, so that a busy machine slows all of them alike. libais is
measured twice: from Python, and its own C++ way from lines to messages, built into FOLDER out of the
source that PyPI has.
"""
import glob
import os
import re
import resource
import subprocess
import sys

PYAIS = """
import sys
from pyais.exceptions import AISBaseException
from pyais.stream import IterMessages
for message in IterMessages(open(sys.argv[1], 'rb').read().splitlines()):
    try:
        message.decode().asdict()
    except AISBaseException:
        pass
"""
# libais takes payloads, not sentences: the loop around it is Python's, so that its own share is
# measured inside. Parts of one message are put together by group or by sequence, the simplest way.
LIBAIS = """
import sys, time
import ais
payloads, waiting = [], {}
for line in open(sys.argv[1], encoding='ascii', errors='replace'):
    at = line.find('!')
    fields = line[at:].split(',')
    if at < 0 or len(fields) < 7 or fields[0][3:] not in ('VDM', 'VDO'):
        continue
    if not (fields[1].isdigit() and fields[2].isdigit() and fields[6][:1].isdigit()):
        continue
    if fields[1] == '1':
        payloads.append((fields[5], int(fields[6][0]), 1))
        continue
    key = (fields[1], fields[3], fields[4])
    if fields[2] == '1':
        waiting[key] = ''
    if key in waiting:
        waiting[key] += fields[5]
        if fields[2] == fields[1]:
            payloads.append((waiting.pop(key), int(fields[6][0]), int(fields[1])))
start, sentences = time.process_time(), 0
for payload, fill, count in payloads:
    sentences += count
    try:
        ais.decode(payload, fill)
    except (ais.DecodeError, Exception):
        pass
print(sentences, time.process_time() - start)
"""


def cpu(command, stdin=None):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    out = subprocess.run(command, stdin=stdin, capture_output=True, check=False).stdout
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, out


def plimsoll(bench, path):
    fields = cpu([bench, "decode", path])[1].split()
    return int(fields[1]), int(fields[1]) / float(fields[5])


def show(name, rate, ours):
    print(f"{name} {rate / 1e6:.3f} million sentences per CPU-second; "
          f"Plimsoll in the same minute {ours / 1e6:.2f}, {ours / rate:.0f} times")


def built_libais(folder):
    """The program of libais_peer.cpp; None, and a line that says so, where it cannot be built."""
    pip = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--no-binary", ":all:",
           "-d", folder, "libais==0.17"]
    got = subprocess.run(pip, capture_output=True, check=False)
    for archive in glob.glob(os.path.join(folder, "libais-*.tar.gz")):
        subprocess.run(["tar", "-xzf", archive, "-C", folder], check=True)
    sources = [path for path in glob.glob(os.path.join(folder, "libais-*/src/libais/*.cpp"))
               if os.path.basename(path) not in ("ais_py.cpp", "ais_decode_normed.cpp")]
    program = os.path.join(folder, "libais_peer")
    here = os.path.dirname(os.path.abspath(__file__))
    if sources:
        made = subprocess.run(
            ["g++", "-O2", "-std=c++14", "-DNDEBUG", "-I", os.path.dirname(sources[0]), "-o", program,
             os.path.join(here, "libais_peer.cpp"), *sources], capture_output=True, check=False)
        if made.returncode == 0:
            return program
        got = made
    print("libais (C++) could not be built:", got.stderr.decode(errors="replace").strip()[-200:])
    return None


def bare(log, path):
    """Writes the sentences of a log without what stands before and behind them, as libais wants them."""
    with open(log, "rb") as lines, open(path, "wb") as out:
        for line in lines:
            sentence = re.search(rb"!..VD[MO],[^*]*\*[0-9A-Fa-f]{2}", line)
            if sentence:
                out.write(sentence.group() + b"\n")


def beside_libais(bench, program, path):
    """In turns; others who use the machine only ever slow a turn, so that the best of five counts.

    libais takes a third of some logs' lines for no sentence of its own: the rate counts all that it was
    handed, which is in its favour.
    """
    ours, theirs = [], []
    for _ in range(5):
        sentences, rate = plimsoll(bench, path)
        ours.append(rate)
        with open(os.devnull, "w") as nothing:
            out = subprocess.run([program, path], stdout=subprocess.PIPE, stderr=nothing, check=True)
        theirs.append(sentences / float(out.stdout.split()[2]))
    show("libais (C++, lines to messages; best of five)", max(theirs), max(ours))


def main():
    bench, small, large, folder = sys.argv[1:5]
    sentences, ours = plimsoll(bench, small)
    seconds, _ = cpu([sys.executable, "-c", PYAIS, small])
    start, _ = cpu([sys.executable, "-c", "import pyais.stream"])
    show("pyais", sentences / (seconds - start), ours)
    sentences, ours = plimsoll(bench, large)
    _, out = cpu([sys.executable, "-c", LIBAIS, large])
    taken, seconds = out.split()
    show("libais (payload to Python dictionary)", int(taken) / float(seconds), ours)
    program = built_libais(folder)
    if program:
        path = os.path.join(folder, "bare.nmea")
        bare(large, path)
        beside_libais(bench, program, path)
    with open(large, "rb") as log:
        seconds, _ = cpu(["gpsdecode", "-j"], stdin=log)
    show("gpsdecode (with JSON)", sentences / seconds, ours)


main()
