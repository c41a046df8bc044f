"""How nets do on parties they have not seen, for Scripts/train-screening --folds.

Labelled pairs that share a name (the same words in whatever order) or an entry fall into one cluster, and a
whole cluster into one fold. For each fold nets learn from all pairs neither of whose names stands in a
cluster of that fold, and judge the labelled pairs of the fold at the program's one threshold. What dates,
numbers and countries add is the program's own and learned from nothing.
"""
import hashlib, json, pathlib, re, subprocess, unicodedata
import numpy as np
from screening_examples import PROGRAM, WEIGHT, ALIAS, read

WEIGHTS = pathlib.Path("Sources/Screening/ScoreModel+Weights.swift")
FEATURES = re.findall(r"^    case (\w+)$", pathlib.Path("Sources/Screening/NameFeatures+Feature.swift").read_text(), re.M)
# NameFeatures.sharesNothing, and what ScoreModel.nothingShared makes of it.
SHARING = [FEATURES.index(f) for f in ("sharedInformation", "acronym", "blend", "sameWhole", "oneSlip", "twoSlips",
                                       "stemReplacement", "looseReplacement")]
NOTHING_SHARED = -3
# ScoreModel.logOdds: families that differ are no reason for two names; another character is another name; whose father
# is named is not his father.
FAMILIES = [FEATURES.index(f) for f in ("familyLinked", "familyApart", "givenApart")]
OTHER_CHARACTERS, OTHER_CHARACTER = 2, -1.1
SAID_BEARER, OTHER_BEARER = 2, -1.1
MEASURED = (("nk_name_bench", "F1"), ("nk_entity_bench", "F1"), ("watchman_labelled", "F1"), ("cascade_subset", "F1"),
            ("watchman_cross_script", "recall"), ("derived_un_original_script", "recall"), ("derived_ofac_aka", "recall"),
            ("derived_eu_alias", "recall"), ("derived_un_alias", "recall"), ("yente_un_treated", "recall"))


def kind(schema):
    return {"Person": "person", "Vessel": "ship"}.get(schema, "organisation")


def judged(net, x, logit):
    """What ScoreModel.logOdds makes of a net and features."""
    logits, apart = logit(net, x), x[:, FAMILIES[1]] == 1
    if apart.any():
        plain = x[apart].copy()
        plain[:, FAMILIES] = 0
        logits[apart] = np.minimum(logits[apart], logit(net, plain))
    other = x[:, FEATURES.index("syllableConflict")] == OTHER_CHARACTERS
    logits[other] = np.minimum(logits[other], OTHER_CHARACTER)
    bearer = x[:, FEATURES.index("bearerApart")] == SAID_BEARER
    logits[bearer] = np.minimum(logits[bearer], OTHER_BEARER)
    return np.where((x[:, SHARING] == 0).all(1), np.minimum(logits, NOTHING_SHARED), logits)


class Clusters:
    """Which names belong to one party, or to parties that were held against each other."""

    def __init__(self):
        self.above = {}
        for name in [*WEIGHT, *ALIAS]:
            for r in read(name):
                first = self.key(r["a"])
                for other in [self.key(r["b"])] + ([r["entity"]] if "entity" in r else []):
                    self.above[self.root(first)] = self.root(other)

    @staticmethod
    def key(name):
        name = name.get("name", "") if isinstance(name, dict) else name
        name = name[0] if isinstance(name, list) and name else name
        plain = unicodedata.normalize("NFKD", str(name).upper())
        return " ".join(sorted(re.findall(r"\w+", "".join(c for c in plain if not unicodedata.combining(c)))))

    def root(self, name):
        while self.above.setdefault(name, name) != name:
            self.above[name] = self.above[self.above[name]]
            name = self.above[name]
        return name

    def fold(self, name, count):
        """-1 for a name that no labelled pair has."""
        name = self.key(name)
        if name not in self.above:
            return -1
        return int(hashlib.sha256(self.root(name).encode()).hexdigest(), 16) % count


def compared(rows, *options):
    text = "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows).encode()
    out = subprocess.run([PROGRAM, "screen", "--pairs", "-", *options], input=text, stdout=subprocess.PIPE, check=True).stdout
    return [json.loads(line) for line in out.splitlines()]


def shipped():
    """The nets that the program was built with."""
    text = WEIGHTS.read_text()
    form = r"static let (\w+) = ScoreModel\(\s*into: \[(.*?),\s*\],\s*out: (\[.*?\]),\s*past: (\[.*?\])\)"
    return {m[1]: (np.array(json.loads(f"[{m[2]}]")).T, np.array(json.loads(m[3])), np.array(json.loads(m[4])))
            for m in re.finditer(form, text, re.S)}


class Set:
    """A set of labelled pairs: features, labels, and what the program adds to what a net says."""

    def __init__(self, name, clusters, count, logit, nets):
        rows = [r for r in read(name) if isinstance(r["expected"], bool)]
        told = list(zip(rows, compared(rows, "--features"), compared(rows)))
        rows, features, answers = zip(*[t for t in told if t[1] is not None])
        self.x = np.array(features, dtype=float)
        self.y = np.array([r["expected"] for r in rows])
        self.kinds = np.array([kind(r["schema"]) for r in rows])
        self.folds = np.array([clusters.fold(r["a"], count) for r in rows])
        self.learned = np.zeros(len(rows))
        for mine in set(self.kinds):
            at = self.kinds == mine
            self.learned[at] = judged(nets[mine], self.x[at], logit)
        self.added = np.array([a["log_odds"] for a in answers]) - self.learned

    def value(self, logits, measure):
        found = logits + self.added >= 0
        if measure == "recall":
            return found[self.y].mean()
        right = (found & self.y).sum()
        return 2 * right / max(1, found.sum() + self.y.sum())


def measure(pairs, features, count, weigh, fit, logit):
    """Prints each set as judged by the shipped nets and by nets that had not seen the fold."""
    clusters, nets = Clusters(), shipped()
    sets = {name: Set(name, clusters, count, logit, nets) for name, _ in MEASURED}
    unseen = {name: np.zeros(len(s.y)) for name, s in sets.items()}
    folds = np.array([[clusters.fold(p[0], count), clusters.fold(p[1], count)] for p in pairs])
    for mine in nets:
        if mine.startswith("picked"):
            continue
        at = np.array([i for i, p in enumerate(pairs) if features[i] is not None and kind(p[2]) == mine])
        x = np.array([features[i] for i in at], dtype=float)
        y, w = np.array([pairs[i][3] for i in at], dtype=float), np.array([weigh(pairs[i]) for i in at])
        for fold in range(count):
            keep = (folds[at] != fold).all(1)
            net = fit(x[keep], y[keep], w[keep])
            for name, s in sets.items():
                asked = (s.folds == fold) & (s.kinds == mine)
                if asked.any():
                    unseen[name][asked] = judged(net, s.x[asked], logit)
    print(f"{'set':32s} {'':6s} as shipped   {count} folds, unseen")
    for name, what in MEASURED:
        s = sets[name]
        print(f"{name:32s} {what:6s} {s.value(s.learned, what):10.3f} {s.value(unseen[name], what):16.3f}", flush=True)
