"""Unscrambled Sobol' points of SciPy, as whole numbers of 32 binary digits."""

from common import write
from scipy.stats import qmc

POINTS = 64
DIMENSIONS = [0, 1, 2, 3, 9, 40, 111, 480, 777, 1023]

points = qmc.Sobol(d=1024, scramble=False, bits=32).random(POINTS)
digits = (points * 2**32).astype("int64")
write("scipy_sobol.csv", ["scipy"], [(str(dimension), digits[:, dimension]) for dimension in DIMENSIONS])
