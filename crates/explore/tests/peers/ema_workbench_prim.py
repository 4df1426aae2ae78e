"""Boxes as EMA Workbench's PRIM and scikit-learn's classification tree find them."""

import logging
import warnings

warnings.filterwarnings("ignore")
logging.disable(logging.WARNING)

import numpy as np
import pandas as pd
from common import write
from ema_workbench.analysis import prim
from sklearn.tree import DecisionTreeClassifier

rows = []
generator = np.random.default_rng(20)


def inputs(count, dimensions, digits=4):
    return np.round(generator.random((count, dimensions)), digits)


def noise(count, scale):
    return scale * generator.standard_normal(count)


def record_cases(case, columns, of_interest):
    rows.append((f"{case} interest", of_interest.astype(int)))
    rows.extend((f"{case} column {number}", column) for number, column in enumerate(columns.T))


def record_box(case, box):
    trajectory = box.peeling_trajectory
    for name in ["density", "coverage", "mass", "res_dim"]:
        rows.append((f"{case} {name}", trajectory[name]))
    for place, name in enumerate(box.box_lims[0].columns):
        for end in [0, 1]:
            limits = [limits[name].iloc[end] for limits in box.box_lims]
            rows.append((f"{case} limit {place} {end}", limits))
            # The chance is recorded for the last box; −1 where the limit leaves nothing out.
            chance = box.qp[-1].get(name, [-1.0, -1.0])[end]
            rows.append((f"{case} quasi_p {place} {end}", [chance]))


def ask(case, columns, of_interest, boxes=1, **settings):
    record_cases(case, columns, of_interest)
    names = [f"x{number}" for number in range(columns.shape[1])]
    search = prim.Prim(pd.DataFrame(columns, columns=names), of_interest, threshold=0.01, **settings)
    for number in range(boxes):
        record_box(f"{case} box {number}", search.find_box())


# A box with sharp faces.
x = inputs(300, 4)
ask("sharp", x, (x[:, 0] > 0.6) & (x[:, 2] < 0.5))

# Soft faces; with these seeds, several slices are pasted back.
for case, seed in [("soft", 53), ("softer", 90)]:
    generator = np.random.default_rng(seed)
    x = inputs(110, 3)
    ask(case, x, x[:, 0] + 0.5 * x[:, 2] + noise(110, 0.3) > 0.9)

# Few different numbers, so that slices are large and worths often equal.
x = np.floor(inputs(300, 3) * 8) / 8
ask("steps", x, x[:, 0] + 0.5 * x[:, 1] + noise(300, 0.3) > 0.9)

# Two corners, found one after the other; other settings.
x = inputs(400, 3)
corners = (x[:, 0] < 0.3) & (x[:, 1] < 0.4) | (x[:, 0] > 0.8) & (x[:, 2] > 0.5)
ask("corners", x, corners ^ (generator.random(400) < 0.05), boxes=3, peel_alpha=0.1, paste_alpha=0.08, mass_min=0.1)

# A tree, from cases so noisy that no two cuts are equally good (a random one would be taken); its limits
# are found in single precision there.
x = inputs(500, 3)
of_interest = (x[:, 0] + x[:, 1] > 0.9) ^ (generator.random(500) < 0.3)
record_cases("tree", x, of_interest)
tree = DecisionTreeClassifier(max_depth=4, min_samples_leaf=20, random_state=0).fit(x, of_interest)
leaf = tree.apply(x)
leaves = sorted(set(leaf))  # numbered in the order in which they are grown, lower side first
rows.append(("tree rows", [np.sum(leaf == number) for number in leaves]))
rows.append(("tree interesting", [np.sum(of_interest[leaf == number]) for number in leaves]))
rows.append(("tree limits", tree.tree_.threshold[tree.tree_.feature >= 0]))

write("ema_workbench_prim.csv", ["ema_workbench", "scikit-learn", "numpy", "pandas"], rows)
