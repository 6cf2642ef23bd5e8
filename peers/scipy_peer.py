"""SciPy and NumPy as a peer of the benchmarks: one JSON request a line on standard input, one reply a line.

A reply has "seconds", which leaves out reading and writing JSON, and what was computed. The first line written says
which versions these are. Parameters of fits are x = log E, log A, log B, alpha, beta, as is customary.
"""

import json
import sys
import time

import numpy
import scipy
from scipy import optimize

DELTA = 1e-3


class Fits:
    """Loss of E + A/N^alpha + B/D^beta on the logarithm, with its slopes: one vectorised pass over the rows."""

    def __init__(self, request):
        self.log_n = numpy.log(request["N"])
        self.log_d = numpy.log(request["D"])
        self.target = numpy.log(request["L"])
        self.weight = numpy.ones_like(self.target)
        self.huber = request["loss"] == "huber"

    def residual(self, x):
        e, a, b, alpha, beta = x
        terms = numpy.empty((3, len(self.target)))
        terms[0] = numpy.exp(e)
        terms[1] = numpy.exp(a - alpha * self.log_n)
        terms[2] = numpy.exp(b - beta * self.log_d)
        law = terms.sum(axis=0)
        return numpy.log(law) - self.target, terms / law

    def objective(self, x):
        r, share = self.residual(x)
        if self.huber:
            size = numpy.abs(r)
            rho = numpy.where(size <= DELTA, 0.5 * r * r, DELTA * (size - 0.5 * DELTA))
            psi = numpy.clip(r, -DELTA, DELTA)
        else:
            rho, psi = r * r, 2 * r
        weighted = (self.weight * psi) * share
        sums = weighted.sum(axis=1)
        slopes = numpy.array(
            [sums[0], sums[1], sums[2], -weighted[1] @ self.log_n, -weighted[2] @ self.log_d]
        )
        return self.weight @ rho, slopes

    def residuals(self, x):
        return self.residual(x)[0]

    def jacobian(self, x):
        share = self.residual(x)[1]
        return numpy.stack([share[0], share[1], share[2], -share[1] * self.log_n, -share[2] * self.log_d], axis=1)

    def fit(self, start, method, options):
        if method == "lm":
            return optimize.least_squares(self.residuals, start, jac=self.jacobian, method="lm", **options).x
        return optimize.minimize(self.objective, start, jac=True, method=method, options=options).x


def fit(request):
    fits = Fits(request)
    starts = numpy.array(request["starts"])
    weights = request.get("weights")
    weights = None if weights is None else numpy.array(weights, dtype=float)
    method, options = request["method"], request["options"]
    begun = time.perf_counter()
    ends = []
    for k in range(request["count"]):
        if weights is not None:
            fits.weight = weights[k]
        try:
            ends.append(fits.fit(starts[k % len(starts)], method, options))
        except (ValueError, FloatingPointError, numpy.linalg.LinAlgError):
            ends.append(numpy.full(5, numpy.nan))
    seconds = time.perf_counter() - begun
    return {"seconds": seconds, "ends": [[v if numpy.isfinite(v) else None for v in map(float, end)] for end in ends]}


# Results that are written again and again: touching fresh memory takes longer than the sums.
KEPT = {}


def surface(request):
    n, d = numpy.array(request["N"]), numpy.array(request["D"])
    e, a, b, alpha, beta = request["parameters"]
    shape = (len(n), len(d))
    values = KEPT.setdefault(shape, numpy.empty(shape))
    begun = time.perf_counter()
    numpy.add((e + a / n**alpha)[:, None], (b / d**beta)[None, :], out=values)
    seconds = time.perf_counter() - begun
    return {"seconds": seconds, "values": values.ravel()[:: request["every"]].tolist()}


def quantiles(request):
    n, d = numpy.array(request["N"]), numpy.array(request["D"])
    e, a, b, alpha, beta = (numpy.array(column)[:, None] for column in request["parameters"])
    begun = time.perf_counter()
    by_n = e + a / n[None, :] ** alpha
    by_d = b / d[None, :] ** beta
    values = by_n[:, :, None] + by_d[:, None, :]
    found = numpy.percentile(values, [100 * share for share in request["shares"]], axis=0)
    seconds = time.perf_counter() - begun
    return {"seconds": seconds, "values": found.reshape(len(request["shares"]), -1).tolist()}


def objective(request):
    fits = Fits(request)
    points = numpy.array(request["points"]).reshape(-1, 5)
    chunk = request["chunk"]
    found = numpy.empty(len(points))
    begun = time.perf_counter()
    for first in range(0, len(points), chunk):
        e, a, b, alpha, beta = (column[:, None] for column in points[first : first + chunk].T)
        law = numpy.exp(e) + numpy.exp(a - alpha * fits.log_n) + numpy.exp(b - beta * fits.log_d)
        r = numpy.log(law) - fits.target
        size = numpy.abs(r)
        rho = numpy.where(size <= DELTA, 0.5 * r * r, DELTA * (size - 0.5 * DELTA))
        found[first : first + chunk] = rho.sum(axis=1)
    seconds = time.perf_counter() - begun
    return {"seconds": seconds, "values": found[:: request["every"]].tolist()}


TASKS = {"fit": fit, "surface": surface, "quantiles": quantiles, "objective": objective}


def main():
    numpy.seterr(all="ignore")
    hello = {"python": sys.version.split()[0], "scipy": scipy.__version__, "numpy": numpy.__version__}
    print(json.dumps(hello), flush=True)
    request = {}
    for line in sys.stdin:
        said = json.loads(line)
        request = request if said["task"] == "again" else said
        try:
            reply = TASKS[request["task"]](request)
        except Exception as error:
            reply = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps(reply), flush=True)


if __name__ == "__main__":
    main()
