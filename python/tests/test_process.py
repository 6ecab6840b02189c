import json
import os
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

import raf_theory as raf
from raf_theory._process import SERVER, run

POINT = dict(model="linear", loss="hinge", alpha=2, epsilon=0.1, lam=1)


def test_threads_share_the_process_and_get_their_own_answers():
    def ask(alpha):
        return raf.solve(**{**POINT, "alpha": alpha}).generalization_error

    alphas = np.linspace(1, 5, 40)
    expected = raf.solve(**{**POINT, "alpha": alphas}).generalization_error
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(ask, alphas)) == expected.tolist()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this system")
def test_a_forked_child_has_a_process_of_its_own():
    expected = raf.solve(**POINT).generalization_error
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.write(writer, repr(raf.solve(**POINT).generalization_error).encode())
        SERVER.close()
        os._exit(0)
    os.waitpid(child, 0)
    assert os.read(reader, 100).decode() == repr(expected)
    assert raf.solve(**POINT).generalization_error == expected


def test_an_interrupted_request_leaves_no_answer_for_the_next():
    raf.solve(**POINT)
    # A shell that started this in the background made it ignore Ctrl-C.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    threading.Timer(0.5, lambda: os.kill(os.getpid(), 2)).start()
    with pytest.raises(KeyboardInterrupt):
        raf.solve(**{**POINT, "lam": np.geomspace(1e-3, 1e3, 1_000_000)})
    assert raf.solve(model="linear", loss="square", alpha=2, epsilon=0.1, lam=1).generalization_error == 0.21839351740618448


def test_the_process_ends_with_python():
    script = "import raf_theory as raf; from raf_theory._process import SERVER; raf.vocabulary(); print(SERVER._process.pid)"
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=Path(__file__).parents[1])
    pid = int(ran.stdout)
    time.sleep(0.2)
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_a_process_that_was_killed_is_started_again():
    raf.solve(**POINT)
    SERVER._process.kill()
    SERVER._process.wait()
    assert raf.solve(**POINT).status == "converged"


def test_raf_command_names_another_program(monkeypatch):
    SERVER.close()
    monkeypatch.setenv("RAF_COMMAND", "/nowhere/raf")
    with pytest.raises(raf.ProcessError, match="/nowhere/raf does not start"):
        raf.solve(**POINT)
    monkeypatch.setenv("RAF_COMMAND", f"{sys.executable} -c 'raise SystemExit(7)'")
    with pytest.raises(raf.ProcessError, match="code 7"):
        raf.solve(**POINT)
    monkeypatch.delenv("RAF_COMMAND")
    assert raf.solve(**POINT).status == "converged"


def test_without_node_the_error_says_what_to_install(monkeypatch):
    SERVER.close()
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(raf.ProcessError, match="install Node 20 or newer"):
        raf.solve(**POINT)


PLAN = """name: tiny
fixed: {model: linear, loss: square, epsilon: 0.1}
axes:
  alpha: [1.5, 2, 3]
  lambda: {from: 0.01, to: 10, count: 5, scale: log}
compute: points
"""


def test_a_sweep_gives_its_table_and_goes_on_from_its_store(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plan.yaml").write_text(PLAN)
    table = raf.sweep("plan.yaml", workers=1, progress=False)
    assert len(table) == 15
    again = raf.sweep("plan.yaml", workers=1)
    assert again["generalizationError"].tolist() == table["generalizationError"].tolist()
    one = raf.solve(model="linear", loss="square", epsilon=0.1, alpha=table["alpha"], lam=table["lambda"])
    assert np.allclose(one.generalization_error, table["generalizationError"], rtol=1e-12)
    (tmp_path / "bad.yaml").write_text(PLAN.replace("epsilon: 0.1", "epsilon: 2"))
    with pytest.raises(raf.ParameterError, match="epsilon"):
        raf.sweep("bad.yaml", progress=False)


def test_an_interrupted_sweep_keeps_its_rows_and_the_same_call_goes_on(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plan.yaml").write_text(PLAN.replace("square", "logistic").replace("[1.5, 2, 3]", "{from: 1, to: 9, count: 800}"))
    rest = time.sleep

    def interrupt_a_running_study(_seconds):
        if any(Path("plan.store").glob("rows*")):
            raise KeyboardInterrupt
        rest(0.01)

    monkeypatch.setattr("raf_theory._commands.time.sleep", interrupt_a_running_study)
    with pytest.raises(KeyboardInterrupt):
        raf.sweep("plan.yaml", workers=1)
    monkeypatch.undo()
    monkeypatch.chdir(tmp_path)
    status = json.loads(run(["status", "plan.store", "--json"]))
    assert status["rows"] == 4000 and status["done"] < 4000
    assert len(raf.sweep("plan.yaml", progress=False)) == 4000


def test_a_figure_is_svg_that_a_notebook_shows(tmp_path):
    figure = raf.figure(4)
    assert figure._repr_svg_().startswith("<svg")
    figure.save(tmp_path / "figure.svg")
    assert (tmp_path / "figure.svg").stat().st_size > 10_000
