"""Sensitivity as SALib estimates it, from samples that SALib makes."""

import numpy as np
from common import write
from SALib.analyze import delta, morris, sobol
from SALib.sample import latin
from SALib.sample import morris as morris_sample
from SALib.sample import sobol as sobol_sample
from SALib.test_functions import Ishigami, Sobol_G

rows = []


def problem(inputs, low, high):
    names = [f"x{number}" for number in range(inputs)]
    return {"num_vars": inputs, "names": names, "bounds": [[low, high]] * inputs}


def record(case, **answers):
    rows.extend((f"{case} {name}", np.asarray(numbers)) for name, numbers in answers.items())


def columns(sample):
    return {f"column {number}": column for number, column in enumerate(sample.T)}


ishigami = problem(3, -np.pi, np.pi)
g_function = problem(8, 0.0, 1.0)

for case, asked, function in [("ishigami", ishigami, Ishigami.evaluate), ("g", g_function, Sobol_G.evaluate)]:
    sample = sobol_sample.sample(asked, 64, calc_second_order=False, seed=1)
    # An outcome far from zero, for which it matters that outcomes are centred first.
    outcomes = function(sample) + 100.0
    found = sobol.analyze(asked, outcomes, calc_second_order=False, seed=1)
    record(f"sobol {case}", outcomes=outcomes, first=found["S1"], total=found["ST"],
           first_half_width=found["S1_conf"], total_half_width=found["ST_conf"])

for case, count, classes in [("few", 100, 4), ("many", 800, 6)]:
    sample = latin.sample(ishigami, count, seed=2)
    outcomes = Ishigami.evaluate(sample)
    # `delta.analyze` estimates the index of a resample; its estimator itself is asked, for the sample.
    edges = np.linspace(0, count, classes + 1)
    first = [delta.sobol_first(outcomes, column, edges) for column in sample.T]
    found = delta.analyze(ishigami, sample, outcomes, method="sobol", num_resamples=1000, seed=1)
    # Ranks in place of numbers: the estimate depends on nothing else, and the file is smaller.
    ranks = np.argsort(np.argsort(sample, axis=0), axis=0)
    record(f"given {case}", outcomes=outcomes, first=first, half_width=found["S1_conf"], **columns(ranks))

for levels in [4, 6]:
    unit = problem(8, 0.0, 1.0)
    sample = morris_sample.sample(unit, 12, num_levels=levels, seed=3)
    outcomes = Sobol_G.evaluate(sample)
    found = morris.analyze(unit, sample, outcomes, num_levels=levels, num_resamples=1000, seed=1)
    record(f"morris {levels}", outcomes=outcomes, mu=found["mu"], mu_star=found["mu_star"],
           sigma=found["sigma"], mu_star_half_width=found["mu_star_conf"], **columns(sample))

write("salib.csv", ["SALib", "numpy", "scipy"], rows)
