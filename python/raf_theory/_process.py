"""The long-lived process of Node behind this package: one line of JSON for a request, one for its answer."""

from __future__ import annotations

import atexit
import json
import os
import shlex
import shutil
import subprocess
import threading
from pathlib import Path
from typing import Any, Dict, List, Optional

from ._errors import ParameterError, ProcessError

#: The bundled program; it needs Node 20 or newer.
BUNDLE = Path(__file__).parent / "program" / "raf.js"


def command() -> List[str]:
    """The words that start the program: ``RAF_COMMAND``, or Node with the file of this package."""
    named = os.environ.get("RAF_COMMAND")
    if named:
        return shlex.split(named)
    node = shutil.which("node")
    if node is None:
        raise ProcessError("node is not on the path; install Node 20 or newer, or set RAF_COMMAND to the raf command")
    if not BUNDLE.exists():
        raise ProcessError(f"{BUNDLE.name} is missing; npm run build:python makes it, or set RAF_COMMAND to the raf command")
    return [node, str(BUNDLE)]


class Server:
    """One process, started at the first request, shared by all threads: requests wait for each other.

    A child made by ``fork`` starts a process of its own. A request that is interrupted ends the process, and the next starts another,
    so that no answer is ever taken for that of another request.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: Optional["subprocess.Popen[bytes]"] = None
        self._owner = 0
        self._id = 0
        os.register_at_fork(after_in_child=self._forget) if hasattr(os, "register_at_fork") else None
        atexit.register(self.close)

    def ask(self, request: Dict[str, Any]) -> Dict[str, Any]:
        """The answer to one request.

        Raises
        ------
        ParameterError
            with the library's message.
        ProcessError
            if the process does not start, or ends before it answers.
        """
        with self._lock:
            process = self._running()
            self._id += 1
            line = json.dumps({"id": self._id, **request}, allow_nan=False).encode() + b"\n"
            try:
                process.stdin.write(line)  # type: ignore[union-attr]
                process.stdin.flush()  # type: ignore[union-attr]
                reply = process.stdout.readline()  # type: ignore[union-attr]
            except BrokenPipeError:
                reply = b""
            except BaseException:
                self._end()
                raise
            if not reply:
                code = process.wait()
                self._process = None
                raise ProcessError(f"the raf process ended with code {code} before it answered; see its message above")
        answer: Dict[str, Any] = json.loads(reply)
        error = answer.get("error")
        if error is not None:
            raise ParameterError(error["message"], error["parameter"], error["value"], error["allowed"])
        return answer

    def close(self) -> None:
        """Ends the process; the next request starts another."""
        with self._lock:
            self._end()

    def _running(self) -> "subprocess.Popen[bytes]":
        if self._process is None or self._owner != os.getpid() or self._process.poll() is not None:
            # A session of its own: Ctrl-C reaches Python alone, which decides what becomes of the request.
            words = [*command(), "serve"]
            try:
                self._process = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True)
            except OSError as error:
                raise ProcessError(f"{words[0]} does not start: {error.strerror}; set RAF_COMMAND to the raf command, or unset it") from None
            self._owner = os.getpid()
        return self._process

    def _end(self) -> None:
        if self._process is not None and self._owner == os.getpid():
            self._process.kill()
            self._process.wait()
            for stream in (self._process.stdin, self._process.stdout):
                try:
                    stream.close()  # type: ignore[union-attr]
                except OSError:
                    pass
        self._process = None

    def _forget(self) -> None:
        """After a fork: the process is the parent's, and so may be the thread that held the lock."""
        self._lock = threading.Lock()
        self._process = None


SERVER = Server()


def run(argv: List[str], stdin: str = "") -> str:
    """Standard output of a command of the program, run in the long-lived process and in Python's present folder.

    Raises
    ------
    ParameterError
        if the command refuses its input (exit code 2).
    ProcessError
        if it fails for another reason.
    """
    answer = SERVER.ask({"argv": argv, "stdin": stdin, "cwd": os.getcwd()})
    message = answer["stderr"].strip()
    for start in (f"raf {argv[0]}: ", "raf: "):
        if message.startswith(start):
            message = message[len(start) :]
    if answer["exitCode"] == 2:
        raise ParameterError(message)
    if answer["exitCode"] not in (0, 3, 4):
        raise ProcessError(message)
    if answer["exitCode"] in (3, 4):
        import warnings

        from ._errors import NotSolvedWarning

        warnings.warn(message, NotSolvedWarning, stacklevel=3)
    return answer["stdout"]
