"""Names: those of the library are camelCase, as in its flags and files; those of Python are snake_case."""

from __future__ import annotations

import difflib
import re
from typing import Any, Dict, List, Optional

from ._errors import ParameterError
from ._process import SERVER

_vocabulary: Optional[Dict[str, Any]] = None


def vocabulary() -> Dict[str, Any]:
    """Parameters and observables, as the library knows them: lists of dictionaries with name, symbol, words and more."""
    global _vocabulary
    if _vocabulary is None:
        _vocabulary = SERVER.ask({"vocabulary": True})
    return _vocabulary


def camel(name: str) -> str:
    """The library's name. ``lambda`` is a word of Python's own: ``lam`` stands for it.

    >>> camel("mu_star"), camel("lam")
    ('muStar', 'lambda')
    """
    if name in ("lam", "lambda_"):
        return "lambda"
    return re.sub(r"_([a-z0-9])", lambda found: found.group(1).upper(), name)


def snake(name: str) -> str:
    """Python's name of an observable or parameter.

    >>> snake("generalizationError"), snake("mHat"), snake("VHat"), snake("V")
    ('generalization_error', 'm_hat', 'V_hat', 'V')
    """
    if name == "lambda":
        return "lam"
    return re.sub(r"(?<=[A-Za-z0-9])([A-Z])(?=[a-z])", lambda found: "_" + found.group(1).lower(), name)


def parameter_names() -> List[str]:
    return [entry["name"] for entry in vocabulary()["parameters"]]


def require_parameter(name: str) -> str:
    """The library's name of a parameter of a point.

    Raises
    ------
    ParameterError
        with all names, and the near miss if there is one.
    """
    wanted = camel(name)
    known = parameter_names()
    if wanted in known:
        return wanted
    spelled = [snake(one) for one in known]
    near = [one for one in spelled if len(name) > 2 and one.startswith(name)] or difflib.get_close_matches(name, spelled, n=1)
    hint = f". Did you mean {near[0]}?" if near else ""
    raise ParameterError(f"{name} is not a parameter; allowed: {', '.join(spelled)}{hint}", name, None, ", ".join(spelled))
