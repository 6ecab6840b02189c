"""scikit-learn and LAPACK on the data of bench/learners.ts, one thread: python3 bench/learnersReference.py FOLDER.

Prints its versions, then for each name of a task that it reads the processor seconds of one repeat.
"""
import json, os, sys, time

for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"
import numpy, scipy.linalg, sklearn
from sklearn.linear_model import LogisticRegression
from sklearn.svm import SVC, LinearSVC

folder = sys.argv[1]
sizes = json.load(open(f"{folder}/sizes.json"))
array = lambda name, *shape: numpy.fromfile(f"{folder}/{name}.f64").reshape(shape)


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


# Tolerances as tight as ours or tighter, except that of the kernel SVM: its kernel matrix in single precision ends at a relative gap of 7e-7.
TASKS = {
    "ridge": ridge_path,
    "kernelRidge": kernel_ridge,
    "linear": lambda: LinearSVC(loss="hinge", C=1, fit_intercept=False, tol=1e-6, max_iter=100000).fit(x, y),
    "kernel": lambda: SVC(kernel="precomputed", C=1, tol=1e-6).fit(kernel, z),
    "logistic": lambda: LogisticRegression(C=1, fit_intercept=False, solver="newton-cg", tol=1e-6).fit(x, y),
}
print(f"scikit-learn {sklearn.__version__}, scipy {scipy.__version__}", flush=True)
for line in sys.stdin:
    task = TASKS[line.strip()]
    start = time.process_time()
    task()
    print(time.process_time() - start, flush=True)
