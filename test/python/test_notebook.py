"""The example notebook: its form, and its cells run one after the other."""

import re
import sys
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from notebook import run_cells  # noqa: E402

NOTEBOOK = HERE.parent.parent / "examples" / "isoloss.ipynb"


def settled(text):
    """Without what differs between machines and runs: times, and the last digits of numbers."""
    kept = [line for line in text.splitlines() if not re.search(r"back end|device|of the CPU|\d m?s\b", line)]
    return [re.sub(r"\d+\.\d{4,}", lambda found: found.group()[:6], line) for line in kept]


class Notebook(unittest.TestCase):
    def test_cells_run_and_print_what_is_stored(self):
        notebook, texts = run_cells(NOTEBOOK)
        self.assertEqual((notebook["nbformat"], notebook["nbformat_minor"]), (4, 5))
        ids = [cell["id"] for cell in notebook["cells"]]
        self.assertEqual(len(set(ids)), len(ids))
        code = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
        self.assertEqual([cell["execution_count"] for cell in code], list(range(1, len(code) + 1)))
        for cell, text in zip(code, texts):
            stored = "".join("".join(output["text"]) for output in cell["outputs"])
            self.assertEqual(settled(stored), settled(text), "".join(cell["source"]))
        self.assertLess(NOTEBOOK.stat().st_size, 40_000)


if __name__ == "__main__":
    unittest.main()
