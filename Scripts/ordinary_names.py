"""Names of ordinary companies and ships, who are on no list unless they bear a listed name.

Half of them teach Scripts/train-screening what search brings up for nobody; Scripts/measure-screening asks the
other half. Which half a name is in is told by its checksum.

  companies: those of twenty stock indices, from the package pytickersymbols (MIT, `pip install --no-deps
    pytickersymbols==1.17.10`), without words in brackets;
  ships: those that US receivers heard (NOAA MarineCadastre, US public domain), in ../shared/data/ais/csv.
"""
import csv, gzip, importlib.util, pathlib, re, zlib

AIS = pathlib.Path("../shared/data/ais/csv")
PACKAGE = "pytickersymbols"


def companies():
    """Empty when the package is not installed."""
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None:
        return []
    path = pathlib.Path(spec.origin).parent / "indices_data.py"
    spec = importlib.util.spec_from_file_location("indices_data", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    names = (re.sub(r"\s*\(.*?\)", "", c["name"]).strip() for i in module.INDICES.values() for c in i["companies"])
    return sorted(set(n for n in names if n))


def ships():
    """Names with three letters or more."""
    names = set()
    for file, opened in (("noaa_AIS_2022_01_03_half.csv.gz", gzip.open), ("aisdb_test_data_noaa_20230101.csv", open)):
        with opened(AIS / file, "rt", errors="replace") as f:
            names |= {(row.get("VesselName") or "").strip() for row in csv.DictReader(f)}
    return sorted(n for n in names if sum(c.isalpha() for c in n) >= 3)


def learned(names):
    return [n for n in names if zlib.crc32(n.encode()) % 2 == 0]


def held_out(names):
    return [n for n in names if zlib.crc32(n.encode()) % 2 == 1]
