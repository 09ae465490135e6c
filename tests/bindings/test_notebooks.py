"""Every notebook runs from top to bottom, on made-up people, and shows the charts that it promises.

Needs Debian's python3-nbformat, python3-nbclient, python3-ipykernel and python3-matplotlib.
"""

from pathlib import Path

import pytest

NOTEBOOKS = sorted((Path(__file__).resolve().parents[2] / "examples/notebooks").glob("*.ipynb"))
CHARTS = {"assessment.ipynb": 2, "planning.ipynb": 4}

nbformat = pytest.importorskip("nbformat", reason="install python3-nbformat")
nbclient = pytest.importorskip("nbclient", reason="install python3-nbclient")
pytest.importorskip("ipykernel", reason="install python3-ipykernel")
pytest.importorskip("matplotlib", reason="install python3-matplotlib")


def test_there_are_notebooks():
    assert {path.name for path in NOTEBOOKS} >= set(CHARTS)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_a_notebook_runs_and_is_kept_without_outputs(path):
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert all(not cell.outputs and cell.execution_count is None for cell in code), "clear the outputs before committing"
    nbclient.NotebookClient(notebook, timeout=300, kernel_name="python3", resources={"metadata": {"path": path.parent}}).execute()
    charts = [out for cell in code for out in cell.outputs if "image/png" in out.get("data", {})]
    assert len(charts) == CHARTS.get(path.name, len(charts))
