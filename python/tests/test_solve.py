import numpy as np
import pytest

import raf_theory as raf

POINT = dict(model="linear", loss="hinge", alpha=2, epsilon=0.1, lam=1)


def test_a_single_point_has_floats_and_the_digits_of_the_library():
    solution = raf.solve(model="linear", loss="square", alpha=2, epsilon=0.1, lam=1)
    assert solution.generalization_error == 0.21839351740618448
    assert isinstance(solution.overlaps.q, float)
    assert solution.status == "converged" and solution.converged
    assert 0 < solution.error_estimate.generalization_error < 1e-12


def test_arrays_broadcast_as_those_of_numpy_and_agree_with_single_points():
    alpha = np.array([1.0, 2.0, 4.0])
    epsilon = np.array([[0.1], [0.3]])
    solution = raf.solve(**{**POINT, "alpha": alpha, "epsilon": epsilon})
    assert solution.generalization_error.shape == (2, 3)
    for i in range(2):
        for j in range(3):
            one = raf.solve(**{**POINT, "alpha": alpha[j], "epsilon": float(epsilon[i, 0])})
            assert solution.generalization_error[i, j] == one.generalization_error
            assert solution.overlaps.q[i, j] == one.overlaps.q


def test_texts_broadcast_as_well():
    solution = raf.solve(**{**POINT, "model": ["linear", "kernel"], "gamma": 1.0, "lam": ["0+", "inf"]})
    assert list(solution.regime) == ["interpolating", "infinite"]


def test_arrays_give_the_digits_of_raf_batch():
    lam = np.geomspace(1e-3, 1e3, 7)
    solution = raf.solve(**{**POINT, "lam": lam})
    keys = {"model": "linear", "loss": "hinge", "alpha": 2, "epsilon": 0.1}
    records = raf.batch([{**keys, "lambda": one} for one in lam])
    assert [record["generalizationError"] for record in records] == solution.generalization_error.tolist()
    assert [record["overlaps"]["V"] for record in records] == solution.overlaps.V.tolist()


def test_a_point_that_is_not_solved_is_nan_with_a_status_and_a_warning():
    with pytest.warns(raf.NotSolvedWarning, match="1 of 2 points are not solved"):
        solution = raf.solve(model="linear", loss="square", alpha=[1, 2], epsilon=0.1, lam="0+")
    assert np.isnan(solution.generalization_error[0]) and solution.generalization_error[1] > 0
    assert list(solution.converged) == [False, True]
    assert "threshold" in solution.messages[0]


def test_the_response_diverges_on_the_interpolating_side():
    assert raf.solve(model="kernel", activation="erf", loss="hinge", alpha=2, epsilon=0.1, lam="0+").overlaps.V == np.inf


@pytest.mark.parametrize(
    "change, message",
    [
        (dict(alpha=-1), r"alpha must lie in \(0, Infinity\); got -1"),
        (dict(alpha=[1, -2]), r"point 1, .*alpha must lie in \(0, Infinity\); got -2"),
        (dict(loss="mse"), "Did you mean square"),
        (dict(alpa=2), "alpa is not a parameter.*Did you mean alpha"),
        (dict(mu_strar=2), "Did you mean mu_star"),
        (dict(alpha=float("nan")), "alpha is nan"),
        (dict(eps=0.2), "Did you mean epsilon"),
        (dict(alpha="two"), 'got "two"'),
        (dict(alpha=[1.0, float("nan")]), "alpha has nan at place 1"),
        (dict(alpha=[1, 2], epsilon=[0.1, 0.2, 0.3]), "do not broadcast"),
        (dict(shares=[1.0]), "shares and weights belong to eigenvalues"),
    ],
)
def test_bad_input_raises_a_value_error_with_the_message_of_the_library(change, message):
    with pytest.raises(raf.ParameterError, match=message) as caught:
        raf.solve(**{**POINT, **change})
    assert isinstance(caught.value, ValueError)


def test_a_spectrum_comes_from_arrays_a_file_or_pairs(tmp_path):
    rng = np.random.default_rng(1)
    nu, shares = rng.uniform(0.1, 2, 50), rng.dirichlet(np.ones(50))
    point = dict(model="empirical", loss="hinge", alpha=2, epsilon=0.1, lam=0.3)
    one = raf.solve(**point, eigenvalues=nu, shares=shares).generalization_error
    np.save(tmp_path / "spectrum.npy", np.column_stack([nu, shares]))
    assert raf.solve(**point, eigenvalues=tmp_path / "spectrum.npy").generalization_error == one
    assert raf.optimum(**{**point, "lam": None}, eigenvalues=nu, shares=shares).value <= one
    flat = raf.solve(**point, eigenvalues=[1.0], shares=[1.0]).generalization_error
    assert abs(flat - raf.solve(**{**POINT, "lam": 0.3}).generalization_error) < 1e-13
    with pytest.raises(raf.ParameterError, match="need shares"):
        raf.solve(**point, eigenvalues=nu)
    (tmp_path / "text.npy").write_text("1 2 3")
    for name in ("text.npy", "absent.npy"):
        with pytest.raises(raf.ParameterError, match=name):
            raf.solve(**point, eigenvalues=tmp_path / name)


def test_eigenvalues_of_a_quadratic_rule_have_no_shares():
    point = dict(model="quadratic", loss="square", alpha=2, epsilon=0.2, lam=0.3)
    rule = raf.solve(**point, eigenvalues=[0.0, 1.0], weights=[9.0, 1.0])
    same = raf.solve(**point, eigenvalues=[3.0] + 9 * [0.0])
    assert abs(rule.generalization_error - same.generalization_error) < 1e-12
    assert rule.generalization_error != raf.solve(**point, width=0.1).generalization_error
    with pytest.raises(raf.ParameterError, match="no share"):
        raf.solve(**point, eigenvalues=[0.0, 1.0], shares=[0.0, 1.0])


def test_losses_and_activations_may_be_expressions():
    named = raf.solve(**{**POINT, "loss": "logistic"}).generalization_error
    written = raf.solve(**{**POINT, "loss": "log(1+exp(-u))"}).generalization_error
    assert abs(named - written) < 1e-10
    point = dict(model="kernel", loss="hinge", alpha=2, epsilon=0.1, lam=1)
    assert abs(raf.solve(**point, activation="max(0,x)").overlaps.q - raf.solve(**point, activation="relu").overlaps.q) < 1e-10


def test_a_curve_is_a_solution_along_one_parameter_with_its_limits():
    solution = raf.curve("lam", 1e-3, 1e3, 13, log=True, limits=True, model="linear", loss="hinge", alpha=4, epsilon=0.1)
    assert solution.shape == (15,)
    assert list(solution.regime[[0, 7, -1]]) == ["ridgeless", "regular", "infinite"]
    with pytest.raises(raf.ParameterError, match="lam runs along the curve"):
        raf.curve("lam", 1, 2, model="linear", loss="hinge", alpha=4, epsilon=0.1, lam=1)
    best = raf.optimum(model="linear", loss="hinge", alpha=4, epsilon=0.1)
    assert best.value <= solution.generalization_error.min()


def test_a_solution_becomes_a_frame_a_table_and_html():
    pandas = pytest.importorskip("pandas")
    solution = raf.solve(**{**POINT, "alpha": np.linspace(1, 3, 12)})
    frame = solution.to_frame()
    assert isinstance(frame, pandas.DataFrame) and len(frame) == 12
    assert {"alpha", "lam", "generalization_error", "q", "status"} <= set(frame.columns)
    assert "... 4 more" in repr(solution) and "<table>" in solution._repr_html_()
    assert "generalization_error" in repr(raf.solve(**POINT))


def test_a_solution_is_drawn_against_the_parameter_that_varies():
    matplotlib = pytest.importorskip("matplotlib")
    matplotlib.use("Agg")
    solution = raf.solve(**{**POINT, "lam": np.geomspace(1e-2, 1e2, 9)})
    axes = solution.plot()
    assert axes.get_xscale() == "log" and "E_" in axes.get_ylabel()
    assert len(solution.plot(y=["generalization_error", "memorization_error"]).get_lines()) == 2
    assert raf.curve("lam", 1e-2, 1e2, 5, log=True, limits=True, **{**POINT, "lam": None}).plot().get_xscale() == "log"
    with pytest.raises(ValueError, match="there is no generalisation"):
        solution.plot(y="generalisation")
    with pytest.raises(ValueError, match="must name a parameter"):
        raf.solve(**POINT).plot()


def test_attributes_that_do_not_exist_name_those_that_do():
    with pytest.raises(AttributeError, match="generalization_error"):
        raf.solve(**POINT).e_gen
    with pytest.raises(AttributeError, match="known: m, q, V"):
        raf.solve(**POINT).overlaps.p


def test_bayes_and_thresholds_have_the_published_values():
    assert round(raf.bayes(alpha="2/0.9", epsilon=0.1).generalization_error, 4) == 0.2008
    assert abs(raf.threshold(model="linear", epsilon=0.1).separability.alpha - 3.8096887946330935) < 1e-10
    with pytest.raises(raf.ParameterError, match="epsilon"):
        raf.bayes(alpha=1, epsilon=2)
    along = raf.bayes(alpha=[1, 2, 4], epsilon=[[0.1], [0.3]])
    assert along.q.shape == (2, 3) and along.q[1, 2] == raf.bayes(alpha=4, epsilon=0.3).q
    assert np.all(np.diff(along.generalization_error) < 0)
    assert raf.solve(**{**POINT, "alpha": "2/0.9"}).overlaps.q == raf.solve(**{**POINT, "alpha": 2 / 0.9}).overlaps.q


def test_a_student_stands_beside_its_teacher():
    point = dict(model="linear", loss="square", alpha=1.5, epsilon=0.5, lam=0.05, fraction=0.5, teacher=dict(loss="hinge", lam=0.1))
    student = raf.distill(**point)
    assert abs(student.held_out_fact_error - 0.284633393274) < 1e-11
    assert abs(student.teacher.memorization_error - 0.08374142703) < 1e-10
    nested = raf.distill(**{**point, "teacher": dict(loss="square", lam=0.02, fraction=0.8, teacher=point["teacher"])})
    assert nested.held_out_fact_error > nested.teacher.held_out_fact_error
    with pytest.raises(raf.ParameterError, match="teacher.lambda"):
        raf.distill(**{**point, "teacher": dict(loss="hinge", lam=-1)})


def test_a_simulation_agrees_with_the_theory():
    found = raf.simulate(model="linear", loss="hinge", alpha=2, epsilon=0.2, lam=[0.3, 3], d=60, replicas=6, threads=2)
    for summary in found.summaries:
        assert max(abs(one.z) for one in summary.observables if one.z is not None) < 6


def test_a_fit_by_scipy_finds_the_alpha_of_a_curve():
    optimize = pytest.importorskip("scipy.optimize")
    lam = np.geomspace(0.1, 10, 8)
    point = dict(model="linear", loss="square", lam=lam)
    rng = np.random.default_rng(2)
    data = raf.solve(**point, alpha=3.0, epsilon=0.2).generalization_error + 1e-4 * rng.standard_normal(8)
    model = lambda _x, alpha, epsilon: raf.solve(**point, alpha=alpha, epsilon=epsilon).generalization_error  # noqa: E731
    (alpha, epsilon), _ = optimize.curve_fit(model, lam, data, p0=(2.0, 0.1), bounds=([0.1, 0], [10, 1]))
    assert abs(alpha - 3) < 0.05 and abs(epsilon - 0.2) < 0.02


def test_the_package_and_its_program_have_one_version():
    assert raf.vocabulary()["version"] == raf.__version__


def test_no_argument_is_ignored(tmp_path):
    point = dict(loss="square", alpha=2, epsilon=0.1)
    pairs = np.array([[1.0, 0.9], [0.1, 0.1]])
    np.save(tmp_path / "pairs.npy", pairs)
    path = str(tmp_path / "pairs.npy")
    for call, message in [
        (lambda: raf.solve(model="linear", lam=1, lambda_=2, **point), "lambda_ is given twice"),
        (lambda: raf.solve(model="linear", lam=1, nonsense=None, **point), "nonsense is not a parameter"),
        (lambda: raf.solve(model="empirical", eigenvalues=[dict(nu=1, share=1)], shares=[1], lam=1, **point), "which have share and weight themselves"),
        (lambda: raf.solve(model="empirical", eigenvalues=np.c_[pairs, [1, 1]], weights=[1, 1], lam=1, **point), "leave weights out"),
        (lambda: raf.optimum(model="empirical", eigenvalues=path, shares=[1, 0], **point), "a file has columns of its own"),
        (lambda: raf.threshold(model="linear", epsilon=0.1, weights=[1]), "belong to an array of eigenvalues"),
        (lambda: raf.figure(1, out=path), "takes no out"),
    ]:
        with pytest.raises(raf.ParameterError, match=message):
            call()


def test_bayes_takes_the_eigenvalues_of_a_rule_as_an_array():
    rule = np.array([0.5, 1.5, 0, 0])
    one = raf.bayes(alpha=1, epsilon=0.1, rule="quadratic", eigenvalues=rule)
    several = raf.bayes(alpha=[1, 2], epsilon=0.1, rule="quadratic", eigenvalues=rule)
    assert several.generalization_error[0] == one.generalization_error > several.generalization_error[1]
