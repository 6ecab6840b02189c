"""Commands of the program as functions: their flags as keyword arguments, their JSON as records."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any, Dict, List, Optional

import numpy as np

from ._errors import ParameterError, ProcessError
from ._names import camel, snake
from ._process import command, run
from ._solution import Values
from ._solve import eigenvalue_list, plain


class Record:
    """A record of the program, its keys in snake_case as attributes; ``as_dict`` has the record itself."""

    def __init__(self, values: Dict[str, Any]):
        self._values = values
        self._names = {snake(name): name for name in values}

    def __getattr__(self, name: str) -> Any:
        names = self.__dict__.get("_names", {})
        if name not in names:
            raise AttributeError(f"there is no {name}; known: {', '.join(names)}")
        return _record(self._values[names[name]])

    def __dir__(self) -> List[str]:
        return [*super().__dir__(), *self._names]

    def as_dict(self) -> Dict[str, Any]:
        """The record with the library's own keys, as JSON has it."""
        return self._values

    def __repr__(self) -> str:
        return f"Record({', '.join(f'{name}={_short(self._values[key])}' for name, key in self._names.items())})"


def _record(value: Any) -> Any:
    if isinstance(value, dict):
        return Record(value)
    if isinstance(value, list):
        return [_record(one) for one in value]
    return value


def _short(value: Any) -> str:
    if isinstance(value, (dict, list)):
        return "..."
    return f"{value:.6g}" if isinstance(value, float) else repr(value)


def _flags(options: Dict[str, Any], folder: str) -> List[str]:
    """Keyword arguments as flags: mu_star=0.3 is --mu-star 0.3, True alone is the flag, a list is joined by commas."""
    options = dict(options)
    shares, weights = options.pop("shares", None), options.pop("weights", None)
    eigenvalues = options.get("eigenvalues")
    if (shares is not None or weights is not None) and (eigenvalues is None or isinstance(eigenvalues, (str, Path))):
        raise ParameterError("shares and weights belong to an array of eigenvalues; a file has columns of its own", "shares", None, "calls with eigenvalues")
    words: List[str] = []
    for name, value in options.items():
        flag = "--" + re.sub(r"[A-Z]", lambda found: "-" + found.group(0).lower(), camel(name)).replace("_", "-")
        if value is None or value is False:
            continue
        if name == "eigenvalues" and not isinstance(value, (str, Path)):
            path = os.path.join(folder, "eigenvalues.json")
            is_rule = "quadratic" in (options.get("model"), options.get("rule"))
            Path(path).write_text(json.dumps(eigenvalue_list(value, shares, weights, is_rule)))
            words += [flag, path]
        elif value is True:
            words.append(flag)
        elif isinstance(value, dict):
            words += [flag, json.dumps(_learner(value))]
        else:
            several = isinstance(value, (list, tuple, np.ndarray))
            words += [flag, ",".join(_word(one) for one in value) if several else _word(value)]
    return words


def _learner(values: Dict[str, Any]) -> Dict[str, Any]:
    """A nested learner with the library's names."""
    return {camel(name): _learner(value) if isinstance(value, dict) else plain(value) for name, value in values.items()}


def _word(value: Any) -> str:
    value = plain(value)
    return repr(value) if isinstance(value, float) else str(value)


def _json_of(name: str, options: Dict[str, Any]) -> Record:
    with tempfile.TemporaryDirectory() as folder:
        text = run([name, *_flags(options, folder), "--json"])
    if not text.strip():
        raise ProcessError(f"raf {name} had nothing to say")
    return Record(json.loads(text))


def optimum(over: str = "lam", **options: Any) -> Record:
    """The best value of a parameter: ``value`` is the least error, ``lam`` or ``gamma`` where it is, ``boundary`` names an end of the range.

    Parameters
    ----------
    over : ``"lam"``, ``"gamma"``, ``"both"``, or what else ``raf optimum --help`` lists.
    options : the point and the other flags of ``raf optimum``, such as ``objective="memorization"``.
    """
    return _json_of("optimum", {"over": camel(over), **options})


def bayes(**options: Any) -> Any:
    """The Bayes-optimal baseline of a task: ``generalization_error`` and the overlap ``q``; takes ``alpha`` and ``epsilon``.

    Of arrays, which broadcast as numpy's do, the result has arrays.
    """
    varied = [name for name, value in options.items() if np.ndim(value) > 0 and name not in ("eigenvalues", "weights")]
    if not varied:
        return _json_of("bayes", options)
    try:
        arrays = np.broadcast_arrays(*(options[name] for name in varied))
    except ValueError:
        raise ParameterError(f"the arrays do not broadcast: {', '.join(varied)}", None, None, "shapes that numpy broadcasts") from None
    records = [_json_of("bayes", {**options, **dict(zip(varied, point))}) for point in zip(*(array.ravel() for array in arrays))]
    names = ("generalization_error", "q")
    return Values({name: np.array([getattr(record, name) for record in records]).reshape(arrays[0].shape) for name in names})


def distill(**options: Any) -> Record:
    """A student of another learner: ``held_out_fact_error`` and ``trained_fact_error``, in [0, 1], and ``teacher`` with the teacher's own observables.

    Parameters
    ----------
    options : the point and the other flags of ``raf distill``; ``teacher=dict(loss="hinge", lam=0.1)`` is the learner that is learned from.

    Raises
    ------
    ParameterError : naming the parameter, its value and what is allowed.

    >>> point = dict(model="linear", alpha=1.5, epsilon=1, teacher=dict(loss="square", lam=0.1))
    >>> round(distill(loss="square", lam=0.01, fraction=0.6, **point).held_out_fact_error, 4)
    0.2095
    """
    return _json_of("distill", options)


def threshold(**options: Any) -> Record:
    """The sample ratios where labels stop being separable (``separability``) and where interpolation ends (``interpolation``)."""
    return _json_of("threshold", options)


def predict(x: Any, y: Any, *, n: Any, lam: Any = (0.01, 0.1, 1, 10), epsilon: Any = 0.2, rule: Any = None, facts: Any = None, **options: Any) -> Record:
    """Kernel machines trained on n images of a pool, predicted from the pool's kernel matrix without training one.

    ``predictions`` of the record is a list: errors with their standard errors, and ``trusted`` with a ``reason`` where it is false.

    Parameters
    ----------
    x : a kernel matrix (N, N), or images (N, ...) if ``rule`` is given.
    y : labels +1, -1, and 0 for facts of a class of their own; the classes of the images if ``rule`` is given.
    n, lam, epsilon : numbers or lists. n up to the size of the pool.
    rule : two classes of the images, such as ``(3, 5)``.
    facts : with ``rule``: ``"same"`` (default), ``"third"`` or a class.
    options : other flags of ``raf predict``: ``loss``, ``draws``, ``seed``, and with ``rule`` ``eta`` and ``pool``.

    Raises
    ------
    ParameterError : naming the parameter, its value and what is allowed; ``facts`` without ``rule``.
    """
    if rule is None and facts is not None:
        raise ParameterError(
            f"facts={facts!r} goes with rule: without it x is a kernel matrix, and y says which samples are facts (0)", "facts", facts, "calls with rule"
        )
    arrays = np.asarray(x, dtype=float), np.asarray(y).astype(np.int32)
    if not np.array_equal(arrays[1], y):
        raise ParameterError("predict: y takes integers")
    with tempfile.TemporaryDirectory() as folder:
        paths = [os.path.join(folder, name) for name in ("x.npy", "labels.npy")]
        for path, values in zip(paths, arrays):
            np.save(path, values)
        source = ["--kernel", *paths] if rule is None else ["--npy", *paths]
        options.update(n=n, epsilon=epsilon, **{"lambda": lam})
        if rule is not None:
            options.update(rule=list(rule), facts="same" if facts is None else facts)
        return Record(json.loads(run(["predict", *source, *_flags(options, folder), "--json"])))


def simulate(**options: Any) -> Record:
    """Finite-size learners beside the theory: ``summaries`` has means, standard errors and z for each lambda.

    ``lam`` may be a list. The other options are the flags of ``raf simulate``: ``d``, ``replicas``, ``seed``, ``threads``, ``store`` ...
    """
    return _json_of("simulate", options)


def dynamics(**options: Any) -> Record:
    """Trajectories of a training algorithm: theory and trained networks, iteration by iteration. Options are the flags of ``raf dynamics``."""
    return _json_of("dynamics", options)


class Figure:
    """A figure as SVG; a notebook shows it."""

    def __init__(self, svg: str):
        self.svg = svg

    def _repr_svg_(self) -> str:
        return self.svg

    def save(self, path: Any) -> None:
        """Writes the SVG file."""
        Path(path).write_text(self.svg, encoding="utf-8")

    def __repr__(self) -> str:
        return f"Figure({len(self.svg)} characters of SVG)"


def figure(part: Any, **options: Any) -> Figure:
    """One of the program's own figures, such as ``figure(1)`` for Figure 1 of the paper, or ``figure("capacity")``; ``raf paper --help`` lists them."""
    if "out" in options:
        raise ParameterError("figure gives the figure back and takes no out; save(path) writes it", "out", options["out"], "calls without out")
    with tempfile.TemporaryDirectory() as folder:
        run(["paper", str(part), "--out", folder, "--no-report", *_flags(options, folder)])
        pictures = sorted(Path(folder).glob("*.svg"))
        if not pictures:
            raise ProcessError(f"raf paper {part} made no figure")
        return Figure(pictures[0].read_text(encoding="utf-8"))


class Table:
    """The table of a study: columns as arrays, by their headers."""

    def __init__(self, columns: Dict[str, "np.ndarray[Any, Any]"], store: str):
        self.columns = columns
        #: The folder with all finished rows.
        self.store = store

    def __getitem__(self, name: str) -> "np.ndarray[Any, Any]":
        return self.columns[name]

    def to_frame(self) -> Any:
        """A pandas DataFrame."""
        import pandas

        return pandas.DataFrame(self.columns)

    def _repr_html_(self) -> Optional[str]:
        try:
            return str(self.to_frame()._repr_html_())
        except ImportError:
            return None

    def __len__(self) -> int:
        return len(next(iter(self.columns.values()), []))

    def __repr__(self) -> str:
        return f"Table({len(self)} rows: {', '.join(self.columns)})"


def sweep(plan: Any, *, store: Optional[str] = None, small: bool = False, workers: Optional[int] = None, progress: bool = True) -> Table:
    """A whole study from a plan file, in a process of its own.

    Ctrl-C (KeyboardInterrupt) ends it in order: every finished row stays in the store, and the same call goes on from there.

    Parameters
    ----------
    plan : path of a YAML or JSON file.
    store : folder of the rows; defaults to the plan's name with .store.
    small : the plan's own small section laid over it.
    workers : threads; one for each core by default.
    progress : a bar by tqdm, if that is installed.
    """
    folder = store if store is not None else Path(plan).stem + ("-small.store" if small else ".store")
    words = ["sweep", str(plan), "--store", folder]
    words += ["--small"] if small else []
    words += [] if workers is None else ["--workers", str(workers)]
    process = subprocess.Popen(
        [*command(), *words], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True, text=True
    )
    try:
        _watch(process, folder, progress)
    except BaseException:
        process.send_signal(signal.SIGINT)
        process.wait()
        raise
    message = (process.stderr.read() if process.stderr else "").strip()
    if process.returncode == 2:
        raise ParameterError(message.replace("raf sweep: ", "", 1))
    if process.returncode not in (0, 3):
        raise ProcessError(message)
    return _table(folder)


def _watch(process: "subprocess.Popen[str]", folder: str, progress: bool) -> None:
    bar = None
    try:
        from tqdm.auto import tqdm
    except ImportError:
        progress = False
    while process.poll() is None:
        time.sleep(0.2)
        if not progress or not os.path.isdir(folder):
            continue
        try:
            status = json.loads(run(["status", folder, "--json"]))
        except (ParameterError, ProcessError):
            continue
        bar = bar or tqdm(total=status["rows"], unit="row")
        bar.update(status["done"] - bar.n)
    if bar is not None:
        bar.update(bar.total - bar.n if process.returncode == 0 else 0)
        bar.close()


def _table(store: str) -> Table:
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "table.csv")
        run(["merge", store, "--out", path])
        found = sorted(Path(folder).glob("*.csv"))
        columns: Dict[str, List[str]] = {}
        if len(found) != 1:
            names = ", ".join(one.stem.replace("table-", "") for one in found)
            raise ParameterError(f"the study has several tables: {names}; make them with raf merge {store} --out table.csv")
        header, *rows = found[0].read_text().splitlines()
        names = header.split(",")
        cells = [_cells(row) for row in rows]
        for k, name in enumerate(names):
            columns[name] = [row[k] for row in cells]
    return Table({name: _column(texts) for name, texts in columns.items()}, store)


def _cells(row: str) -> List[str]:
    import csv

    return next(csv.reader([row]))


def _column(texts: List[str]) -> "np.ndarray[Any, Any]":
    try:
        return np.array([float(text) if text != "" else np.nan for text in texts])
    except ValueError:
        return np.array(texts)
