"""Points, curves and batches."""

from __future__ import annotations

import base64
import json
import warnings
from pathlib import Path
from typing import Any, Dict, Iterable, List, Optional, Tuple

import numpy as np

from ._errors import NotSolvedWarning, ParameterError
from ._names import camel, require_parameter
from ._process import SERVER
from ._solution import Solution


def solve(*, shares: Any = None, weights: Any = None, **parameters: Any) -> Solution:
    """Solves the theory at one or many points.

    Parameters are those of the command line, in snake_case: ``model``, ``loss``, ``alpha``, ``epsilon``, ``lam`` (a number, ``"0+"`` or
    ``"inf"``), and by model ``activation``, ``kernel``, ``gamma``, or ``mu1`` with ``mu_star``; ``kappa``; ``eigenvalues``. Any of them
    may be an array; arrays broadcast as numpy's do.

    Parameters
    ----------
    eigenvalues : array of shape (n,), or a path of a .npy file of shape (n,), (n, 2) or (n, 3) with the columns nu, share, weight;
        with model="quadratic" the eigenvalues of the rule, without shares.
    shares, weights : arrays of shape (n,): the teacher's share on each eigenvalue, and the eigenvalue's weight.

    Raises
    ------
    ParameterError
        for a parameter that does not exist or a value outside its range, with the library's message.

    Warns
    -----
    NotSolvedWarning
        if points have no solution; their numbers are nan.

    Examples
    --------
    >>> import raf_theory as raf
    >>> raf.solve(model="linear", loss="square", alpha=2, epsilon=0.1, lam=1).generalization_error
    0.21839351740618448
    """
    named: Dict[str, Any] = {}
    for name, value in parameters.items():
        known = require_parameter(name)
        if value is None:
            continue
        if known in named:
            raise ParameterError(f"{name} is given twice, under two spellings", name, value, "one value")
        named[known] = plain(value, name)
    if "eigenvalues" in named:
        named["eigenvalues"] = eigenvalue_list(parameters["eigenvalues"], shares, weights, is_rule=named.get("model") == "quadratic")
    elif shares is not None or weights is not None:
        raise ParameterError("shares and weights belong to eigenvalues", "shares", None, "calls with eigenvalues")
    arrays = {name: np.asarray(value) for name, value in named.items() if is_array(name, value)}
    constants = {name: value for name, value in named.items() if name not in arrays}
    try:
        shape = np.broadcast_shapes(*(array.shape for array in arrays.values()))
    except ValueError:
        shapes = ", ".join(f"{name} {array.shape}" for name, array in arrays.items())
        raise ParameterError(f"the arrays do not broadcast: {shapes}", None, shapes, "shapes that numpy broadcasts") from None
    columns = {name: column_of(name, np.broadcast_to(array, shape)) for name, array in arrays.items()}
    question = {"count": int(np.prod(shape, dtype=int)), "constants": constants, "columns": columns}
    answer = SERVER.ask({"columns": question})
    if answer["messages"]:
        first = next(iter(answer["messages"].values()))
        message = f"{len(answer['messages'])} of {question['count']} points are not solved; the first: {first}"
        warnings.warn(message, NotSolvedWarning, stacklevel=2)
    broadcast = {name: np.broadcast_to(array, shape) if name in arrays else array for name, array in {**constants, **arrays}.items()}
    return Solution(broadcast, shape, answer, lambda: SERVER.ask({"columns": {**question, "errors": True}})["errors"])


def curve(
    over: str,
    start: float,
    stop: float,
    points: int = 50,
    *,
    log: bool = False,
    limits: bool = False,
    **parameters: Any,
) -> Solution:
    """Solves along one parameter.

    Parameters
    ----------
    over : the parameter that is swept, such as ``"lam"`` or ``"alpha"``.
    start, stop : first and last value.
    points : number of values, both ends included.
    log : equal ratios instead of equal steps.
    limits : also the limits 0+ and infinity, for ``lam``.
    """
    if points < 2:
        raise ParameterError(f"points must be at least 2; got {points}", "points", points, "2, 3, ...")
    if log and not (start > 0 and stop > 0):
        raise ParameterError(f"start and stop must be positive with log; got {start}, {stop}", "start", start, "(0, inf)")
    if parameters.pop(over, None) is not None:
        raise ParameterError(f"{over} runs along the curve; leave {over}=... out", over, None, "one place")
    values = np.geomspace(start, stop, points) if log else np.linspace(start, stop, points)
    if limits:
        values = np.concatenate([[0.0], values, [np.inf]])
    return solve(**{over: values}, **parameters)


def batch(points: Iterable[Dict[str, Any]]) -> List[Dict[str, Any]]:
    """Solves points given as dictionaries with the library's own keys, and returns the records of ``raf batch``.

    A bad point gives a record with status "error" and does not stop the others.
    """
    lines = "\n".join(json.dumps(point, default=_jsonable) for point in points)
    return [json.loads(line) for line in SERVER.ask({"lines": lines})["lines"].splitlines()]


def _jsonable(value: Any) -> Any:
    if isinstance(value, (np.ndarray, np.generic)):
        return value.tolist()
    raise TypeError(f"{type(value).__name__} has no form in JSON")


def plain(value: Any, name: str = "a parameter") -> Any:
    """The value as JSON can hold it: numbers of numpy are numbers, infinity is a word."""
    if isinstance(value, np.generic) or (isinstance(value, np.ndarray) and value.ndim == 0):
        value = value.item()
    if isinstance(value, float):
        if value != value:
            raise ParameterError(f"{name} is nan", name, None, "numbers")
        if value == float("inf"):
            return "inf"
    if isinstance(value, dict):
        return {camel(key): plain(one, key) for key, one in value.items()}
    return value


def is_array(name: str, value: Any) -> bool:
    if name == "eigenvalues" or isinstance(value, (str, dict)):
        return False
    return np.ndim(value) > 0


def column_of(name: str, array: "np.ndarray[Any, Any]") -> Any:
    """A column of the request. Infinity in lambda is the limit; nan is refused here, because JSON and base64 would hide it."""
    flat = array.reshape(-1)
    if flat.dtype.kind in "iuf":
        numbers = np.ascontiguousarray(flat, dtype="<f8")
        if np.isnan(numbers).any():
            raise ParameterError(f"{name} has nan at place {int(np.argmax(np.isnan(numbers)))}", name, None, "numbers")
        return {"base64": base64.b64encode(numbers.tobytes()).decode()}
    return [plain(value, name) for value in flat.tolist()]


def eigenvalue_list(eigenvalues: Any, shares: Any, weights: Any, is_rule: bool = False) -> List[Dict[str, float]]:
    """Eigenvalues with the teacher's share on each, or those of a quadratic rule without, as the library reads them."""
    if isinstance(eigenvalues, (str, Path)):
        try:
            table = np.load(eigenvalues)
        except (OSError, ValueError) as error:
            raise ParameterError(
                f"eigenvalues cannot be {str(eigenvalues)!r}; allowed: .npy files of numbers. {error}", "eigenvalues", str(eigenvalues), ".npy files"
            ) from None
    elif isinstance(eigenvalues, list) and eigenvalues and isinstance(eigenvalues[0], dict):
        if shares is not None or weights is not None:
            raise ParameterError("eigenvalues are dictionaries, which have share and weight themselves", "shares", None, "arrays of eigenvalues")
        return eigenvalues
    else:
        table = np.asarray(eigenvalues, dtype=float)
    if table.ndim == 2 and table.shape[1] == 3 and weights is not None:
        raise ParameterError("eigenvalues have a column of weights; leave weights out", "weights", None, "eigenvalues with at most two columns")
    if table.ndim == 2 and table.shape[1] in (2, 3) and shares is None:
        shares = table[:, 1]
        weights = table[:, 2] if table.shape[1] == 3 else weights
        table = table[:, 0]
    if table.ndim != 1 or (shares is None and not is_rule):
        raise ParameterError(
            f"eigenvalues of shape {table.shape} need shares", "eigenvalues", str(table.shape), "n values with n shares, or rows nu, share, weight"
        )
    columns = {"nu": table}
    if shares is not None:
        columns["share"] = np.asarray(shares, dtype=float)
    if weights is not None:
        columns["weight"] = np.asarray(weights, dtype=float)
    for name, column in columns.items():
        if column.shape != table.shape:
            raise ParameterError(f"{name} has shape {column.shape}, eigenvalues {table.shape}", name, str(column.shape), "equal shapes")
    return [dict(zip(columns, map(float, row))) for row in zip(*columns.values())]
