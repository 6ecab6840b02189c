"""The asymptotic theory of the Rules-and-Facts model: how well a learner generalizes a rule while it memorizes random facts.

>>> import raf_theory as raf
>>> raf.solve(model="kernel", activation="erf", loss="hinge", alpha=2, epsilon=0.1, lam="0+").memorization_error
0.0
"""

from ._commands import Figure, Record, Table, bayes, distill, dynamics, figure, optimum, predict, simulate, sweep, threshold
from ._errors import NotSolvedWarning, ParameterError, ProcessError
from ._names import vocabulary
from ._solution import Solution, Values
from ._solve import batch, curve, solve
from ._version import __version__

__all__ = [
    "Figure",
    "NotSolvedWarning",
    "ParameterError",
    "ProcessError",
    "Record",
    "Solution",
    "Table",
    "Values",
    "__version__",
    "batch",
    "bayes",
    "curve",
    "distill",
    "dynamics",
    "figure",
    "optimum",
    "predict",
    "simulate",
    "solve",
    "sweep",
    "threshold",
    "vocabulary",
]
