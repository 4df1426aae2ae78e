"""Survival statistics as lifelines estimates them, from random spells with ties and censoring."""

# This script's own name hides the package otherwise.
import sys

sys.path.pop(0)

import warnings

import numpy as np
import pandas as pd
from common import write
from lifelines import CoxPHFitter, KaplanMeierFitter, NelsonAalenFitter, WeibullAFTFitter
from lifelines.statistics import multivariate_logrank_test

warnings.filterwarnings("ignore")

rows = []
generator = np.random.default_rng(7)


def draw(count, shape, digits):
    """Spells whose lengths depend on two covariates and on their cluster; some are censored."""
    cluster = generator.integers(0, count // 3, count)
    of_cluster = generator.normal(0, 0.4, count)[cluster]
    treated = generator.integers(0, 2, count)
    size = np.round(generator.normal(0, 1, count), 3)
    length = np.exp(1.5 + 0.6 * treated - 0.4 * size + of_cluster) * generator.weibull(shape, count)
    watched = generator.uniform(0.5, 15, count)
    time = np.maximum(np.round(np.minimum(length, watched), digits), 10.0**-digits)
    return pd.DataFrame(
        {"time": time, "broke": (length <= watched).astype(int), "cluster": cluster, "treated": treated, "size": size}
    )


for case, count, shape, digits in [("few", 24, 0.7, 2), ("ties", 90, 1.0, 0), ("many", 160, 1.6, 6)]:
    data = draw(count, shape, digits)
    rows.extend((f"{case} {name}", data[name]) for name in data.columns)
    time, broke = data["time"], data["broke"]

    curve = KaplanMeierFitter().fit(time, broke)
    steps = curve.survival_function_.index[1:]
    band = curve.confidence_interval_.loc[steps].to_numpy()
    hazard = NelsonAalenFitter(nelson_aalen_smoothing=False).fit(time, broke)
    rows.append((f"{case} steps", steps))
    rows.append((f"{case} survival", curve.survival_function_.loc[steps].to_numpy()[:, 0]))
    rows.append((f"{case} low", np.nan_to_num(band[:, 0], nan=-1)))
    rows.append((f"{case} high", np.nan_to_num(band[:, 1], nan=-1)))
    rows.append((f"{case} cumulative_hazard", hazard.cumulative_hazard_.loc[steps].to_numpy()[:, 0]))

    test = multivariate_logrank_test(time, data["treated"], broke)
    rows.append((f"{case} log_rank", [test.test_statistic, test.p_value]))

    covariates = data[["time", "broke", "treated", "size"]]
    for name, robust in [("weibull", False), ("weibull_robust", True)]:
        fit = WeibullAFTFitter().fit(covariates, "time", "broke", robust=robust)
        order = [("lambda_", "Intercept"), ("lambda_", "treated"), ("lambda_", "size")]
        rows.append((f"{case} {name}_errors", fit.standard_errors_.loc[order]))
    rows.append((f"{case} weibull", fit.params_.loc[order]))
    rows.append((f"{case} weibull_shape", [np.exp(fit.params_.loc[("rho_", "Intercept")])]))
    rows.append((f"{case} weibull_log_likelihood", [fit.log_likelihood_]))

    fit = CoxPHFitter().fit(covariates, "time", "broke", fit_options={"precision": 1e-12})
    clustered = CoxPHFitter().fit(data, "time", "broke", cluster_col="cluster", fit_options={"precision": 1e-12})
    rows.append((f"{case} cox", fit.params_))
    rows.append((f"{case} cox_log_likelihood", [fit.log_likelihood_]))
    rows.append((f"{case} cox_errors", fit.standard_errors_))
    rows.append((f"{case} cox_clustered_errors", clustered.standard_errors_))

write("lifelines.csv", ["lifelines", "numpy", "pandas", "scipy"], rows)
