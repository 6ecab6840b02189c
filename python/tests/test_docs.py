"""The Python on the pages of the documentation runs, each page from its top to its end."""

import re
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
# Beside the tests in the environment of .ci/python, above them in a checkout.
DOCS = next(folder for folder in (HERE.parent / "docs", HERE.parent.parent / "docs") if folder.is_dir())


def blocks(page: Path):
    return re.findall(r"^```python\n(.*?)^```", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


PAGES = [page for page in [DOCS.parent / "README.md", *sorted(DOCS.rglob("*.md"))] if blocks(page)]


def test_pages_are_found():
    assert {page.name for page in PAGES} >= {"README.md", "python.md", "from-python.md"}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_page(page, tmp_path, monkeypatch):
    matplotlib = pytest.importorskip("matplotlib")
    pytest.importorskip("pandas")
    pytest.importorskip("scipy")
    matplotlib.use("Agg")
    monkeypatch.chdir(tmp_path)
    names = {}
    for code in blocks(page):
        exec(compile(code, str(page), "exec"), names)
