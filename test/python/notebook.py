"""Runs the cells of a Jupyter notebook with plain Python: `python3 notebook.py FILE` writes their outputs into it."""

import ast
import contextlib
import io
import json
import os
import sys


def run_cells(path):
    """The text that each code cell prints or that its last expression is shown as, run in the notebook's folder."""
    with open(path, encoding="utf-8") as file:
        notebook = json.load(file)
    names = {"__name__": "__main__"}
    texts = []
    kept = os.getcwd()
    os.chdir(os.path.dirname(os.path.abspath(path)))
    try:
        for cell in notebook["cells"]:
            if cell["cell_type"] != "code":
                continue
            tree = ast.parse("".join(cell["source"]))
            last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
            printed = io.StringIO()
            with contextlib.redirect_stdout(printed):
                exec(compile(tree, path, "exec"), names)
                if last is not None:
                    value = eval(compile(ast.Expression(last.value), path, "eval"), names)
                    if value is not None:
                        print(repr(value))
            texts.append(printed.getvalue())
    finally:
        os.chdir(kept)
    return notebook, texts


def main(path):
    notebook, texts = run_cells(path)
    code = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    for count, (cell, text) in enumerate(zip(code, texts), 1):
        output = {"output_type": "stream", "name": "stdout", "text": text.splitlines(keepends=True)}
        cell["execution_count"] = count
        cell["outputs"] = [output] if text else []
    with open(path, "w", encoding="utf-8") as file:
        json.dump(notebook, file, indent=1, ensure_ascii=False)
        file.write("\n")


if __name__ == "__main__":
    main(sys.argv[1])
