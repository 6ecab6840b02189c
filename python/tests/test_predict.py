import numpy as np
import pytest

import raf_theory as raf

RNG = np.random.default_rng(1)
X = RNG.normal(size=(80, 5))
Y = np.where(X[:, 0] > 0, 1, -1)
K = np.exp(-((X[:, None] - X[None]) ** 2).sum(2) / 10)


def test_a_kernel_matrix_gives_curves():
    record = raf.predict(K, Y, n=[20, 40], lam=[0.1, 1], draws=50)
    points = [(p.n, p.lam) for p in record.predictions]
    assert points == [(20, 0.1), (20, 1), (40, 0.1), (40, 1)]
    errors = [p.generalization_error for p in record.predictions]
    assert all(0 < e < 0.5 for e in errors) and errors[2] < errors[0]


def test_images_have_a_rule_and_a_bandwidth():
    record = raf.predict(X, (Y + 1) // 2, n=20, lam=0.1, rule=(1, 0), eta=1, draws=50)
    assert record.predictions[0].eta == 1 and record.predictions[0].trusted


def test_bad_input_is_a_sentence():
    with pytest.raises(raf.ParameterError, match="symmetric"):
        raf.predict(K + np.triu(np.ones((80, 80)), 1), Y, n=20, lam=0.1)
    with pytest.raises(raf.ParameterError, match=r"n must lie in \[2, "):
        raf.predict(K, Y, n=100, lam=0.1)
    with pytest.raises(raf.ParameterError, match=r"facts='third' goes with rule") as refused:
        raf.predict(K, Y, n=20, lam=0.1, facts="third")
    assert refused.value.parameter == "facts"
    with pytest.raises(raf.ParameterError, match="--eta goes with images"):
        raf.predict(K, Y, n=20, lam=0.1, eta=2)
    with pytest.raises(raf.ParameterError, match=r"images of label -1 must lie in \[10, Infinity\); got 9"):
        few = [*np.where(Y == 1)[0][:20], *np.where(Y == -1)[0][:9]]
        raf.predict(K[np.ix_(few, few)], Y[few], n=4, lam=0.1)
    with pytest.raises(raf.ParameterError, match=r"pool must lie in \[\d+, Infinity\) with these images; got 3"):
        raf.predict(X, (Y + 1) // 2, n=2, lam=0.1, rule=(1, 0), pool=3)
