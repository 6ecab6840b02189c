"""Times of scikit-learn and LAPACK on the data of bench/learners.ts, one thread: python3 bench/learnersReference.py FOLDER."""
import json, os, sys, time

for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"
import numpy, scipy.linalg, sklearn
from sklearn.linear_model import LogisticRegression
from sklearn.svm import SVC, LinearSVC

folder = sys.argv[1]
sizes = json.load(open(f"{folder}/sizes.json"))
array = lambda name, *shape: numpy.fromfile(f"{folder}/{name}.f64").reshape(shape)


def best(run, repeats=4):
    times = []
    for _ in range(repeats):
        start = time.process_time()
        run()
        times.append(time.process_time() - start)
    return min(times)


n, d, m = sizes["n"], sizes["d"], sizes["m"]
x, y, lambdas = array("x", n, d), array("y", n), numpy.array(sizes["lambdas"])
kernel, z = array("kernel", m, m), array("z", m)


def ridge_path():
    values, vectors = scipy.linalg.eigh(x.T @ x, driver="evd")
    target = vectors.T @ (x.T @ y)
    weights = vectors @ (target[:, None] / (values[:, None] + lambdas[None, :]))
    return x @ weights


def kernel_ridge():
    values, vectors = scipy.linalg.eigh(x @ x.T + numpy.eye(n), driver="evd")
    target = vectors.T @ y
    return vectors @ (target[:, None] / (values[:, None] + lambdas[None, :]))


print(json.dumps({
    "version": f"scikit-learn {sklearn.__version__}, scipy {scipy.__version__}",
    "ridge": best(ridge_path),
    "kernelRidge": best(kernel_ridge),
    "linear": best(lambda: LinearSVC(loss="hinge", C=1, fit_intercept=False, tol=1e-6, max_iter=100000).fit(x, y)),
    "kernel": best(lambda: SVC(kernel="precomputed", C=1, tol=1e-6).fit(kernel, z)),
    # As exact as ours: the gradient's norm decides when it ends.
    "logistic": best(lambda: LogisticRegression(C=1, fit_intercept=False, solver="newton-cg", tol=1e-6).fit(x, y)),
}))
