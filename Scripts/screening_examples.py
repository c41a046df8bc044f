"""Pairs of names that Scripts/train-screening learns from, with how much each counts.

Everything here is read from ../shared/data/sanctions or made from it by rules drawn with fixed seeds.
"""
import collections, csv, difflib, gzip, json, os, pathlib, random, re, subprocess, sys, tempfile, unicodedata
import ordinary_names

PROGRAM = sys.argv[1] if len(sys.argv) > 1 else None
DATA = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 and not sys.argv[2].startswith("-") else "../shared/data/sanctions")
SDN = DATA / "ofac/sdn-history/sdn_2024-05-03.csv.gz"
rng = random.Random(20261125)


def read(name):
    """The rows of a set of labelled pairs."""
    with gzip.open(DATA / f"pairs/{name}.jsonl.gz", "rt") as f:
        return [json.loads(line) for line in f]


def key(name):
    plain = unicodedata.normalize("NFD", name.upper())
    return set(re.findall(r"\w{3,}", "".join(c for c in plain if not unicodedata.combining(c))))


def grams(name):
    return {w[i:i + 3] for w in key(name) for i in range(len(w) - 2)}


class Similar:
    """The names of a list that share most trigrams with a name."""

    def __init__(self, names):
        self.names, self.index = names, {}
        for i, (_, name, _) in enumerate(names):
            for g in grams(name):
                self.index.setdefault(g, []).append(i)

    def find(self, name, count, skip=None):
        hits = {}
        for g in grams(name):
            posting = self.index.get(g, ())
            if len(posting) < 3000:
                for i in posting:
                    hits[i] = hits.get(i, 0) + 1 / (2 + len(posting)) ** 0.5
        best = sorted(hits, key=lambda i: (-hits[i], i))
        return [self.names[i] for i in best[:count * 3] if self.names[i][0] != skip][:count]


def mangle(name, ship, rng):
    """The name with one slip or two: a letter, the order of words, a word left out, two written as one."""
    words = name.split()
    for _ in range(1 if ship or rng.random() < 0.6 else 2):
        kind = rng.random()
        long = [i for i, w in enumerate(words) if len(w) >= 4]
        if (ship or kind < 0.62) and long:
            i = rng.choice(long)
            w, at = words[i], rng.randrange(1, len(words[i]) - 1)
            op, letter = rng.randrange(4), rng.choice("ABCDEFGHIKLMNOPRSTUVYZ")
            words[i] = (w[:at] + letter + w[at + 1:], w[:at] + w[at + 1:], w[:at] + letter + w[at:],
                        w[:at] + w[at + 1] + w[at] + w[at + 2:])[op]
        elif kind < 0.75 and len(words) > 1:
            rng.shuffle(words)
        elif kind < 0.86 and len(words) > 2:
            words.pop(rng.randrange(len(words)))
        elif len(words) > 1:
            i = rng.randrange(len(words) - 1)
            words[i:i + 2] = [words[i] + words[i + 1]]
    return " ".join(words)


def vocabulary(names):
    """Words of names that stand in six or more, by first letter."""
    count = collections.Counter(w for n in names for w in set(re.findall("[A-Z]{4,}", n.upper())))
    by = collections.defaultdict(list)
    for word in sorted(w for w, c in count.items() if c >= 6):
        by[word[0]].append(word)
    return by


def neighbour(word, by, draw):
    """Another word that names have, much like this one; none when there is none."""
    near = [w for w in by.get(word[0], ()) if w != word and abs(len(w) - len(word)) <= 2
            and 0.6 <= difflib.SequenceMatcher(None, w, word).ratio() < 0.93]
    return draw.choice(near) if near else None


SYLLABLES = """CHOL SUNG HYON MYONG CHUN HYOK IL SU HO GUK SIK NAM SOK JIN MIN CHAN UN HUI SON KYONG YONG TONG
    WEI MING HUA JUN LEI BO TAO YU FEI LONG HAI PING XIN YAN QIANG JIE HONG BIN GUO LIANG""".split()
COUNTRIES = """CHINA FRANCE GERMANY SWEDEN FINLAND JAPAN CANADA MEXICO CHILE BRAZIL INDIA SPAIN ITALY TURKEY SINGAPORE
    LONDON DUBAI ASIA EUROPE AFRICA CYPRUS MALTA SYRIA LEBANON IRAQ OMAN KUWAIT EGYPT KENYA NORWAY""".split()
TRADES = """TRADING SHIPPING BANK STEEL ENGINEERING CONSTRUCTION INSURANCE LOGISTICS TECHNOLOGY ENERGY INVESTMENT MINING
    AVIATION CHEMICAL TRANSPORT FINANCE LEASING SECURITIES TRUST CAPITAL PHARMACEUTICAL TELECOM SERVICES""".split()


def kin(name, sort, by, given, draw):
    """Somebody else's name: of a relative, a namesake, whose father and son are exchanged, or with a near word."""
    words = name.split()
    if sort == "given":
        # In the form of lists, other given names beside one family are as often another name as a relative.
        if "," in name:
            return None
        return " ".join([draw.choice(given)] + words[1:]) if len(words) == 2 else None
    if sort == "son":
        at = [i for i, w in enumerate(words[:-1]) if i and w.upper() in ("BIN", "BEN", "IBN", "BINT")]
        if not at or "," in name:
            return None
        i = at[0]
        words[i - 1], words[i + 1] = words[i + 1], words[i - 1]
        return " ".join(words)
    if sort == "syllable":
        if not 2 <= len(words) <= 3 or any(len(w.strip(",")) > 5 for w in words):
            return None
        i = draw.randrange(1, len(words))
        words[i] = draw.choice(SYLLABLES)
        return " ".join(words)
    i = draw.randrange(len(words))
    other = neighbour(words[i].upper().strip(","), by, draw)
    if not other:
        return None
    words[i] = other + ("," if words[i].endswith(",") else "")
    return " ".join(words)


def sister(name, sort, by, draw):
    """Another company's name: of a branch, a numbered sister, in another trade, or with a near word."""
    words = name.split()
    if sort == "place":
        # A place on one side alone is as often another name as a branch's: it teaches nothing.
        one, other = draw.sample(COUNTRIES, 2)
        return f"{name} {one}", f"{name} {other}"
    if sort == "number":
        return name, name + draw.choice((" II", " 2", " I", " III"))
    if sort == "trade":
        at = [i for i, w in enumerate(words) if w.upper() in TRADES]
        if at:
            i = draw.choice(at)
            words[i] = draw.choice([t for t in TRADES if t != words[i].upper()])
            return name, " ".join(words)
        one, other = draw.sample(TRADES, 2)
        return (f"{name} {one}", f"{name} {other}")
    i = draw.randrange(len(words))
    other = neighbour(words[i].upper(), by, draw)
    return (name, " ".join(words[:i] + [other] + words[i + 1:])) if other else None


def siblings(sdn, people):
    """Names of others made by rule, as kin, namesakes, branches and sister companies are called."""
    draw = random.Random(61)
    persons = [s[1] for s in sdn if s[2] == "Person"]
    companies = [s[1] for s in sdn if s[2] == "Organization" and len(s[1].split()) <= 6]
    by = vocabulary([s[1] for s in sdn] + people)
    given = [n.split(", ")[1].split()[0] for n in persons if ", " in n]
    turned = [" ".join(reversed(n.split(", "))) for n in persons if n.count(",") == 1]
    fathers = [n for n in persons if re.fullmatch(r"AL-[A-Z]+, [A-Z][a-z]+ [A-Z][a-z]+", n)]
    for name in fathers:
        family, one, other = re.split(", | ", name)
        yield f"{one} bin {other} {family}", f"{other} bin {one} {family}", "Person", False, KIN["son"], "kin son"
        yield f"{one} bin {other} {family}", f"{one} {other} {family}", "Person", True, KIN["son"], "kin son"
    for sort, many in (("given", 500), ("son", 400), ("syllable", 400), ("near", 900)):
        made = 0
        pool = {"son": [n for n in turned if re.search(r"\b(bin|ben|ibn|bint)\b", n, re.I)]}.get(sort, people + turned + persons)
        for name in draw.sample(pool, len(pool)):
            other = kin(name, sort, by, given, draw)
            if other and other.upper() != name.upper() and made < many:
                made += 1
                yield name, other, "Person", False, KIN[sort], "kin " + sort
    for sort, many in (("place", 400), ("number", 300), ("trade", 500), ("near", 600)):
        for name in draw.sample(companies, many):
            made = sister(name, sort, by, draw)
            if made:
                yield made[0], made[1], "Organization", False, SISTER[sort], "sister " + sort
    for name in draw.sample(people + turned, 150):
        yield " ".join(w[0] + "." for w in name.split()), name, "Person", False, 0.45, "kin initials"


def between_aliases():
    """Two other names of one entry, as each of them and its first name are."""
    draw = random.Random(41)
    for name in ("derived_ofac_aka", "derived_eu_alias", "derived_un_alias"):
        by = collections.defaultdict(list)
        for r in read(name):
            by[(r["entity"], r["schema"])].append(r["a"])
        for (_, schema), names in sorted(by.items()):
            for _ in range(min(2, len(names) - 1)):
                one, other = draw.sample(names, 2)
                if key(one) & key(other):
                    yield one, other, schema, True, BETWEEN, "between " + name


def unrelated():
    """Names of two parties drawn at random: what shares nothing is nobody's other name."""
    draw = random.Random(98)
    for name in ("derived_ofac_aka", "derived_eu_alias", "derived_un_alias"):
        aliases = read(name)
        for kinds in (("Person",), ("Vessel",), ("Company", "Organization", "LegalEntity")):
            mine = [r for r in aliases if r["schema"] in kinds]
            for r in draw.sample(mine, min(len(mine), 1500)):
                other = draw.choice(mine)
                if other["entity"] != r["entity"]:
                    yield r["a"], other["b"], r["schema"], False, UNRELATED, "unrelated"


def rows():
    """All pairs: name, name, schema, whether of one party, weight, where from."""
    yield from unrelated()
    yield from between_aliases()
    for name, weight in WEIGHT.items():
        for r in read(name):
            if isinstance(r["expected"], bool):
                yield r["a"], r["b"], r["schema"], r["expected"], weight, name
    sdn = []
    with gzip.open(SDN, "rt", errors="replace") as f:
        for row in csv.reader(f):
            if len(row) == 12:
                schema = {"individual": "Person", "vessel": "Vessel"}.get(row[2].strip(), "Organization")
                sdn.append((row[0], row[1], schema))
    similar = Similar(sdn)
    yield from siblings(sdn, [r["query"]["name"] for n in ("list_negatives_us", "list_negatives_global") for r in read(n)[:2500]])
    # The first half of ordinary people's names; Scripts/measure-screening asks the second.
    people = [r["query"]["name"] for n in ("list_negatives_us", "list_negatives_global") for r in read(n)[:2500]]
    for name, hits in zip(people, mined([(n, "Person") for n in people])):
        for hit in hits:
            yield name, hit["closest_name"], "Person", False, 1.0, "negatives"
    yield from ordinary("Organization", ordinary_names.companies(), "negatives companies")
    yield from ordinary("Vessel", ordinary_names.ships(), "negatives ships")
    sample = rng.sample([s for s in sdn if s[2] == "Organization"], 2000)
    for entry, hits in zip(sample, mined([(s[1], s[2]) for s in sample])):
        for hit in hits:
            if hit["id"] != entry[0] and key(hit["closest_name"]) != key(entry[1]):
                yield entry[1], hit["closest_name"], "Organization", False, 0.1, "other entries"
    for name in ("derived_ofac_aka", "derived_eu_alias", "derived_un_alias"):
        aliases = read(name)
        primary = {r["entity"]: (r["entity"], r["b"], r["schema"]) for r in aliases}
        others = Similar(list(primary.values()))
        for r in rng.sample(aliases, min(len(aliases), 2500)):
            firm = 1 if r["schema"] in ("Person", "Vessel") else OF_FIRMS
            yield r["a"], r["b"], r["schema"], True, ALIAS[name] * firm, name
            for _, other, schema in others.find(r["a"], 1, skip=r["entity"]):
                if (schema == "Person") == (r["schema"] == "Person"):
                    yield r["a"], other, r["schema"], False, OTHER, name
    # One name, two entries: what is common tells little even when it is the same.
    bearers = {}
    for name in ("derived_ofac_aka", "derived_eu_alias", "derived_un_alias"):
        for r in read(name):
            bearers.setdefault((r["a"].upper(), r["schema"]), set()).add(r["entity"])
    for (name, schema), entities in sorted(bearers.items()):
        if len(entities) > 1:
            yield name, name, schema, False, 1.0, "shared alias"
    ships = [s for s in sdn if s[2] == "Vessel"]
    alike = Similar(ships)
    for entry in rng.sample([s for s in sdn if s[2] != "Vessel"], 2500) + ships:
        ship = entry[2] == "Vessel"
        turned = ", ".join(reversed(entry[1].split(", "))).replace(",", "") if entry[2] == "Person" else entry[1]
        mangled = mangle(turned.upper(), ship, rng)
        yield mangled, entry[1], entry[2], True, MANGLED, "mangled"
        for _, other, schema in (alike if ship else similar).find(mangled, 2, skip=entry[0]):
            if schema == entry[2] and other.upper() != entry[1].upper():
                yield mangled, other, schema, False, 0.5, "mangled"


def ordinary(schema, names, origin):
    """What search brings up for the learned half of ordinary names, those aside that are called the same."""
    if not names:
        sys.exit(f"no names for {origin}: see Scripts/ordinary_names.py")
    names = ordinary_names.learned(names)
    for name, hits in zip(names, mined([(n, schema) for n in names])):
        for hit in hits:
            if key(hit["closest_name"]) != key(name):
                yield name, hit["closest_name"], schema, False, 1.0, origin


def mined(queries):
    """The most similar entries of the list by the program's own search, for each (name, schema)."""
    with tempfile.NamedTemporaryFile("w", suffix=".json", delete=False) as f:
        json.dump([{"schema": s, "props": {"name": [n]}} for n, s in queries], f, ensure_ascii=False)
    out = subprocess.run([PROGRAM, "screen", "--queries", f.name, "--lists", str(SDN), "--floor", "0.0005"], stdout=subprocess.PIPE, check=True).stdout
    os.unlink(f.name)
    return [json.loads(line)["candidates"][:3] for line in out.splitlines()]


# How much a pair counts: choices, judged by --folds 5. Pairs of watchman weighed 90 rather than 24 were learned by heart
# and did not help the unseen (F1 0.875 either way). `ALIAS` against the benchmarks' near misses sets how much of the one
# is paid for with the other: both benchmarks twice as heavy gave name_bench 0.900 for 0.892 and OFAC's other names 0.697
# for 0.722. The rest was set in earlier versions by what the developers' half gave, and is not derived.
WEIGHT = {"nk_name_bench": 24, "nk_entity_bench": 30, "cascade_subset": 8, "watchman_labelled": 24,
          "watchman_cross_script": 20, "ofac_tool_parity": 1, "yente_un_treated": 1, "nk_putin_names": 4,
          "nk_model_cases": 10, "derived_un_original_script": 2, "derived_ofac_renames": 3}
ALIAS = {"derived_ofac_aka": 2.9, "derived_eu_alias": 2.2, "derived_un_alias": 3.6}
# Other names of companies share less with the first than those of persons, so that what they teach most is that whoever
# shares a word is the same. Unseen, at 0.6, 0.55, 0.5 and 0.4: entity_bench 0.942, 0.949, 0.956, 0.956, OFAC's other names
# 0.683, 0.677, 0.669, 0.651.
OF_FIRMS = 0.55
KIN = {"given": 0.9, "son": 0.75, "syllable": 1.2, "near": 0.75}
SISTER = {"place": 0.75, "number": 0.6, "trade": 0.75, "near": 0.75}
OTHER, UNRELATED, MANGLED, BETWEEN = 0.2, 0.525, 0.8, 0.5
# Of two who were put forward, what search brings up for ordinary people says little; of one who was picked out of
# many it says most, and other names and the benchmarks' near misses, put forward by people, little.
PUT_FORWARD = {"negatives": 0.05}
PICKED = {"negatives": 4.5, "negatives ships": 12, "other entries": 2, "mangled": 9, "derived": 0.1, "nk": 0.2, "watchman": 0.2,
          "kin": 0.4, "sister": 0.6}
