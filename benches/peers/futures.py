"""How many futures a second EMA Workbench solves with the plain implementation, beside `backstop explore`.

    python -B benches/peers/futures.py scenarios/ukraine-2025/arrangement.toml --backstop target/release/backstop

First the plain implementation is held against `backstop run --json`, number by number; nothing is timed where
they differ by more than 1e-5 of max(1, |number|). Both then run on one core, in turns.
"""

import argparse
import copy
import json
import os
import subprocess
import sys
import tempfile
import time
import tomllib
import warnings

warnings.filterwarnings("ignore", message="ipyparallel")
for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(threads, "1")

import ema_workbench
from ema_workbench import Model, RealParameter, ScalarOutcome, SequentialEvaluator
from guarantee import solve
from scipy import stats

AGREE = 1e-5
NUMBER = {"value", "low", "mode", "high", "because"}


def ranges(part, path=()):
    """Every uncertain number: its path and its distribution."""
    if isinstance(part, dict) and {"low", "high"} <= set(part) <= NUMBER:
        low, high = part["low"], part["high"]
        peak = part.get("mode")
        whole = stats.uniform(low, high - low) if peak is None else stats.triang((peak - low) / (high - low), low, high - low)
        yield path, whole
    elif isinstance(part, (dict, list)):
        for key, inner in part.items() if isinstance(part, dict) else enumerate(part):
            yield from ranges(inner, (*path, key))


def plain(part):
    """The same with a number in place of each range."""
    if isinstance(part, dict) and set(part) <= NUMBER and {"value", "low"} & set(part):
        return part.get("value", part.get("mode", (part.get("low", 0) + part.get("high", 0)) / 2))
    if isinstance(part, dict):
        return {key: plain(inner) for key, inner in part.items()}
    return [plain(inner) for inner in part] if isinstance(part, list) else part


def with_numbers(arrangement, numbers):
    changed = copy.deepcopy(arrangement)
    for path, number in numbers:
        part = changed
        for key in path[:-1]:
            part = part[key]
        part[path[-1]] = float(number)
    return changed


def difference(ours, theirs):
    if isinstance(ours, dict):
        return max(difference(inner, theirs[key]) for key, inner in ours.items())
    return abs(ours - theirs) / max(1.0, abs(theirs))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("arrangement")
    parser.add_argument("--backstop", default="backstop", help="the program to compare with")
    parser.add_argument("-n", type=int, default=32, help="futures of EMA Workbench in a turn")
    parser.add_argument("--ours", type=int, default=4096, help="futures of `backstop explore` in a turn")
    parser.add_argument("--turns", type=int, default=3)
    parser.add_argument("--tolerance", type=float, default=1e-4, help="relative and absolute, of solve_ivp")
    asked = parser.parse_args()

    with open(asked.arrangement, "rb") as file:
        written = tomllib.load(file)
    arrangement = plain(written)
    run = [asked.backstop, "run", asked.arrangement, "--json"]
    theirs = json.loads(subprocess.run(run, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout)
    apart = difference(solve(copy.deepcopy(arrangement), asked.tolerance), theirs)
    print(f"largest difference to backstop run: {apart:.1e} (allowed {AGREE:.0e})")
    if not apart <= AGREE:
        sys.exit("the implementations differ: nothing is timed")

    inputs = list(ranges(written))
    names = [".".join(map(str, path)).replace("-", "_").replace(".", "_") for path, _ in inputs]

    def future(**drawn):
        numbers = [(path, drawn[name]) for (path, _), name in zip(inputs, names)]
        return {"reached": solve(with_numbers(arrangement, numbers), asked.tolerance)["target"]["reached"]}

    model = Model("guarantee", function=future)
    model.uncertainties = [RealParameter.from_dist(name, whole) for name, (_, whole) in zip(names, inputs)]
    model.outcomes = [ScalarOutcome("reached")]
    ema_workbench.ema_logging.log_to_stderr(level=30)
    environment = {**os.environ, "RAYON_NUM_THREADS": "1"}
    rates = []
    for _ in range(asked.turns):
        begun = time.process_time()
        with SequentialEvaluator(model) as evaluator:
            evaluator.perform_experiments(scenarios=asked.n)
        peer = asked.n / (time.process_time() - begun)
        with tempfile.TemporaryDirectory() as folder:
            explore = [asked.backstop, "explore", asked.arrangement, "-n", str(asked.ours), "-o", f"{folder}/futures"]
            before = os.times()
            subprocess.run(explore, env=environment, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            after = os.times()
        spent = after.children_user + after.children_system - before.children_user - before.children_system
        ours = asked.ours / spent
        rates.append(ours / peer)
        print(f"EMA Workbench {peer:.2f} futures a second, backstop explore {ours:.0f}: {ours / peer:.0f} times", flush=True)
    print(f"median: {sorted(rates)[len(rates) // 2]:.0f} times, by processor time on one core")


if __name__ == "__main__":
    main()
