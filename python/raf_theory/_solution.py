"""Solved points as arrays."""

from __future__ import annotations

import base64
import html
from typing import Any, Callable, Dict, Iterator, List, Optional, Tuple

import numpy as np

from ._names import snake, vocabulary


class Values:
    """Numbers by name, as attributes: arrays of the shape of the parameters, or floats for a single point."""

    def __init__(self, values: Dict[str, Any]):
        self._values = values

    def __getattr__(self, name: str) -> Any:
        try:
            return self.__dict__["_values"][name]
        except KeyError:
            known = ", ".join(self.__dict__.get("_values", {}))
            raise AttributeError(f"there is no {name}; known: {known}") from None

    def __dir__(self) -> List[str]:
        return [*super().__dir__(), *self._values]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __getitem__(self, name: str) -> Any:
        return self._values[name]

    def __repr__(self) -> str:
        return f"Values({', '.join(self._values)})"


def decoded(text: str, dtype: str, shape: Tuple[int, ...]) -> Any:
    array = np.frombuffer(base64.b64decode(text), dtype=dtype).reshape(shape)
    return array.copy() if shape else array[()]


class Solution:
    """The theory at one or many points.

    Every observable is an attribute: ``generalization_error``, ``memorization_error``, ``training_loss``, ... The order parameters are
    under ``overlaps`` (m, q, V) and ``conjugates`` (m_hat, q_hat, V_hat), absolute error estimates under ``error_estimate``, why a point
    was not solved under ``status`` and ``messages``. What is not solved, diverges or does not exist is nan; what diverges is inf.
    """

    def __init__(
        self,
        parameters: Dict[str, Any],
        shape: Tuple[int, ...],
        answer: Dict[str, Any],
        errors: Callable[[], Dict[str, str]],
    ):
        groups = {entry["name"]: entry["group"] for entry in vocabulary()["observables"]}
        values = {name: decoded(text, "<f8", shape) for name, text in answer["values"].items()}

        def group(kind: str) -> Dict[str, Any]:
            return {snake(name): value for name, value in values.items() if groups[name] == kind}

        self.parameters = parameters
        self.shape = shape
        self.overlaps = Values(group("overlaps"))
        self.conjugates = Values(group("conjugates"))
        self._observables = group("observables")
        self.status = self._names(answer["statuses"], answer["statusNames"])
        self.regime = self._names(answer["regimes"], answer["regimeNames"])
        #: Why points were not solved, by their place in the flattened arrays.
        self.messages = {int(place): text for place, text in answer["messages"].items()}
        self._errors = errors
        self._error_estimate: Optional[Values] = None

    def _names(self, text: str, names: List[str]) -> Any:
        places = decoded(text, "u1", self.shape)
        return np.array(names)[places] if self.shape else names[int(places)]

    def __getattr__(self, name: str) -> Any:
        observables = self.__dict__.get("_observables", {})
        if name in observables:
            return observables[name]
        known = ", ".join([*observables, "overlaps", "conjugates", "error_estimate", "status", "regime", "messages"])
        raise AttributeError(f"a solution has no {name}; known: {known}")

    def __dir__(self) -> List[str]:
        return [*super().__dir__(), *self._observables]

    @property
    def converged(self) -> Any:
        """True where a point was solved: an array of bool or one bool."""
        return self.status == "converged"

    @property
    def error_estimate(self) -> Values:
        """Absolute error estimates, by the names of the observables and overlaps; computed when first asked for."""
        if self._error_estimate is None:
            errors = self._errors()
            self._error_estimate = Values(
                {snake(name): decoded(text, "<f8", self.shape) for name, text in errors.items()}
            )
        return self._error_estimate

    def columns(self) -> Dict[str, Any]:
        """Parameters, observables and overlaps as flat arrays, by name."""
        count = int(np.prod(self.shape, dtype=int))
        own = {**{snake(name): value for name, value in self.parameters.items()}, **self._observables}
        for values in (self.overlaps, self.conjugates):
            own.update({name: values[name] for name in values})
        flat = {}
        for name, value in own.items():
            if isinstance(value, (list, dict)):
                continue
            flat[name] = np.broadcast_to(np.asarray(value), self.shape).reshape(count)
        flat["status"] = np.asarray(self.status).reshape(count)
        return flat

    def to_frame(self) -> Any:
        """A pandas DataFrame with a row for each point."""
        import pandas

        return pandas.DataFrame(self.columns())

    def varied(self) -> List[str]:
        """Names of the parameters that are arrays."""
        return [snake(name) for name, value in self.parameters.items() if np.ndim(value) > 0 and not isinstance(value, list)]

    def plot(self, x: Optional[str] = None, y: Any = "generalization_error", ax: Any = None, **style: Any) -> Any:
        """Draws observables against a parameter with matplotlib, and returns the axes.

        Parameters
        ----------
        x : name of a parameter; defaults to the only one that is an array.
        y : name of an observable, or several.
        ax : axes to draw on; new ones by default.
        style : passed on to ``Axes.plot``.
        """
        import matplotlib.pyplot as plt

        if x is None:
            varied = self.varied()
            if len(varied) != 1:
                raise ValueError(f"x must name a parameter that varies: {', '.join(varied) or 'none does'}")
            x = varied[0]
        columns = self.columns()
        names = [y] if isinstance(y, str) else list(y)
        for name in [x, *names]:
            if name not in columns:
                raise ValueError(f"there is no {name}; known: {', '.join(columns)}")
        axes = plt.subplots()[1] if ax is None else ax
        horizontal = columns[x].astype(float)
        order = np.argsort(horizontal)
        for name in names:
            label = style.get("label", _label(name))
            axes.plot(horizontal[order], columns[name][order], **{**style, "label": label})
        positive = horizontal[np.isfinite(horizontal) & (horizontal > 0)]
        # The limits of a curve, at 0 and at infinity, have no place on a logarithmic axis.
        if positive.size > 1 and np.sum(horizontal <= 0) < 2 and positive.max() > 50 * positive.min():
            axes.set_xscale("log")
        axes.set_xlabel(_label(x))
        axes.set_ylabel(_label(names[0]) if len(names) == 1 else "")
        if len(names) > 1:
            axes.legend()
        return axes

    def _rows(self, most: int) -> Tuple[List[str], List[List[str]], int]:
        columns = self.columns()
        shown = [*self.varied(), *self._observables, "status"]
        if not self.shape:
            shown = [*self._observables, "status"]
        total = len(columns["status"])
        places = range(min(most, total))
        cell = lambda value: f"{value:.6g}" if isinstance(value, (float, np.floating)) else str(value)  # noqa: E731
        return shown, [[cell(columns[name][i]) for name in shown] for i in places], total

    def __repr__(self) -> str:
        names, rows, total = self._rows(8)
        if not self.shape:
            width = max(len(name) for name in names)
            return "\n".join(f"{name:<{width}}  {value}" for name, value in zip(names, rows[0]))
        widths = [max(len(name), *(len(row[k]) for row in rows)) if rows else len(name) for k, name in enumerate(names)]
        lines = ["  ".join(f"{text:>{w}}" for text, w in zip(row, widths)) for row in [names, *rows]]
        more = [f"... {total - len(rows)} more"] if total > len(rows) else []
        return "\n".join([*lines, *more])

    def _repr_html_(self) -> str:
        names, rows, total = self._rows(10)
        row = lambda cells, tag: "<tr>" + "".join(f"<{tag}>{html.escape(c)}</{tag}>" for c in cells) + "</tr>"  # noqa: E731
        more = f"<p>{total - len(rows)} more points</p>" if total > len(rows) else ""
        return f"<table>{row(names, 'th')}{''.join(row(cells, 'td') for cells in rows)}</table>{more}"


def _label(name: str) -> str:
    for entry in [*vocabulary()["observables"], *vocabulary()["parameters"]]:
        if snake(entry["name"]) == name:
            tex = entry.get("tex")
            return f"${tex}$" if tex else f"{entry['words']}, {entry['symbol']}"
    return name
