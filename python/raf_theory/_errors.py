"""The exceptions and warnings of the package."""

from __future__ import annotations

from typing import Any, Optional


class ParameterError(ValueError):
    """A parameter outside its range, or one that does not exist.

    ``parameter``, ``value`` and ``allowed`` are data; the message is made from them by the library.
    """

    def __init__(self, message: str, parameter: Optional[str] = None, value: Any = None, allowed: Optional[str] = None):
        super().__init__(message)
        self.parameter = parameter
        self.value = value
        self.allowed = allowed


class NotSolvedWarning(UserWarning):
    """Some points have no solution; their numbers are nan and their status says why."""


class ProcessError(RuntimeError):
    """The program behind this package did not start, or ended."""
