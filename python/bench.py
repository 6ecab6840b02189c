"""Processor time of the package and of the process behind it, as JSON: ``npm run bench -- --only python``."""

import json
import os
import time

import numpy as np

import raf_theory as raf
from raf_theory._process import SERVER

POINTS = 100_000
CALLS = 1_000
REPEATS = 3

LEARNERS = {
    "square, linear": dict(model="linear", loss="square"),
    "hinge, kernel erf": dict(model="kernel", activation="erf", loss="hinge"),
    "hinge, random features": dict(model="rf", activation="relu", kappa=2, loss="hinge"),
}


def node_seconds() -> float:
    """Processor seconds of the process of Node; of the clock where the system has no /proc."""
    try:
        with open(f"/proc/{SERVER._process.pid}/stat", encoding="ascii") as file:
            fields = file.read().rsplit(")", 1)[1].split()
    except OSError:
        return time.perf_counter()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def seconds(task) -> float:
    python, node = time.process_time(), node_seconds()
    task()
    return time.process_time() - python + node_seconds() - node


def call(point):
    for _ in range(CALLS):
        raf.solve(**point)


many, calls = {}, {}
for name, learner in LEARNERS.items():
    point = dict(**learner, epsilon=0.1, lam=0.1)
    alphas = np.random.default_rng(1).uniform(0.5, 10, POINTS)
    raf.solve(**point, alpha=alphas[:1000])
    many[f"raf.solve, {POINTS:,} points, {name}"] = [seconds(lambda: raf.solve(**point, alpha=alphas)) for _ in range(REPEATS)]
    calls[f"raf.solve, one call, {name}"] = [seconds(lambda: call({**point, "alpha": 2})) / CALLS for _ in range(REPEATS)]
print(json.dumps({"many": many, "calls": calls}))
