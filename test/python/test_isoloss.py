"""What python/isoloss.py does, by the command that ISOLOSS names. Packages beside the standard library are optional."""

import importlib.util
import json
import os
import signal
import sys
import tempfile
import threading
import unittest
import warnings
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "python"))

import isoloss  # noqa: E402

TABLE = ROOT / "examples" / "simulated-isoflop.csv"


def columns():
    names, *rows = (line.split(",") for line in TABLE.read_text().split())
    return {name: [float(row[i]) for row in rows] for i, name in enumerate(names)}


def installed(*names):
    return all(importlib.util.find_spec(name) is not None for name in names)


class Fits(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.runs = columns()
        cls.fit = isoloss.fit(
            cls.runs, law="chinchilla", bootstrap=60, interval=["basic", "bca"], bound={"alpha": (0, 2), "beta": (None, 3)}
        )

    def test_options_reach_the_job(self):
        job = self.fit["job"]
        self.assertEqual(job["bootstrap"], 60)
        self.assertEqual(job["interval"], ["basic", "bca"])
        self.assertEqual(job["bound"]["alpha"], [0, 2])
        self.assertEqual(job["bound"]["beta"][1], 3)

    def test_values_are_those_of_the_record(self):
        record = self.fit.record
        self.assertTrue(self.fit.converged)
        self.assertEqual(self.fit.parameters, record["parameters"])
        self.assertEqual(self.fit.standard_errors["alpha"], record["bootstrap"]["standardErrors"]["alpha"])
        self.assertEqual(self.fit.intervals["alpha"], tuple(record["bootstrap"]["intervals"]["alpha"]["basic"]))
        self.assertEqual(self.fit.derived["a_opt"], record["derived"]["a_opt"]["value"])
        frame = self.fit.frame
        self.assertEqual(list(frame["name"])[:2], ["E", "A"])
        self.assertEqual(list(frame["value"])[0], record["parameters"]["E"])

    def test_paths_and_rows_with_missing_values_give_the_same_fit(self):
        rows = [dict(zip(self.runs, row)) for row in zip(*self.runs.values())]
        digest = self.fit["data"]["digest"]
        rows.append({**rows[0], "loss": float("nan")})
        rows.append({"N": 1e9, "D": 2e10, "loss": None})
        for table, options in ((TABLE, {}), (rows, {"drop_missing": True})):
            other = isoloss.fit(table, law="chinchilla", report=False, **options)
            self.assertEqual(other["data"]["digest"], digest)
            self.assertEqual(other.parameters, self.fit.parameters)
            self.assertIsNone(other.html)

    def test_a_notebook_shows_the_report_and_elsewhere_the_text(self):
        page = self.fit._repr_html_()
        self.assertTrue(page.startswith("<iframe srcdoc="))
        self.assertIn("&lt;!doctype html&gt;", page.lower())
        self.assertIn("chinchilla", repr(self.fit))

    def test_predictions_of_points_and_tables(self):
        points = self.fit.predict([{"N": 7e10, "D": 1.4e12}, "N=7e9,D=20*N"], report=False)
        self.assertTrue(points._repr_html_().startswith("<pre>"))
        frame = points.frame
        self.assertEqual(list(frame["D"]), [1.4e12, 1.4e11])
        self.assertTrue(all(low < value < high for low, value, high in zip(frame["law_lower"], frame["value"], frame["law_upper"])))
        table = self.fit.predict(self.runs, report=False).frame
        self.assertEqual(list(table["observed"]), self.runs["loss"])

    def test_questions_about_a_fit(self):
        frontier = self.fit.allocate(budget=[1e21, 1e22], report=False)
        self.assertEqual(list(frontier.frame["budget"]), [1e21, 1e22])
        self.assertAlmostEqual(frontier.best["cost"] / 1e22, 1, 6)
        self.assertIn("<svg", self.fit.allocate(budget=1e22).html)
        surface = self.fit.surface(axis={"N": (1e8, 1e10, 3), "D": [1e10, 1e11]}, report=False)
        self.assertEqual(list(surface.frame["D"]), [1e10, 1e11] * 3)
        solved = self.fit.solve(for_="D", at={"N": 7e9}, target_loss=2.3, report=False)
        self.assertEqual(solved["schema"], "isoloss/solve@1")
        self.assertEqual(self.fit.shape(architecture="pythia", budget=1e20, report=False)["schema"], "isoloss/shape@1")
        published = isoloss.published("chinchilla:besiroglu-2024")
        self.assertAlmostEqual(published.predict({"N": 7e10, "D": 1.4e12}, report=False)["points"][0]["value"], 1.97341, 5)
        self.assertEqual(self.fit.solve(against=published, budget=1e22, report=False)["against"]["name"], "chinchilla:besiroglu-2024")

    def test_procedures_and_their_tables(self):
        few = {name: column[::3] for name, column in self.runs.items()}
        options = {"bootstrap": 50, "report": False}
        compared = isoloss.compare(few, ["chinchilla:besiroglu-2024", "chinchilla:hoffmann-2022"], folds=0, **options)
        self.assertEqual(set(compared.frame["law"]), {"chinchilla:besiroglu-2024", "chinchilla:hoffmann-2022"})
        self.assertEqual(compared["schema"], "isoloss/compare@1")
        rolled = isoloss.rollout(few, "chinchilla", cut_offs=[1e20], starts="seeded:4", report=False)
        self.assertAlmostEqual(list(rolled.frame["fitted_to"])[0] / 1e20, 1, 6)
        found = isoloss.isoflop(self.runs, simulations=0, target=1e22, **options)
        self.assertAlmostEqual(max(found.frame["C"]) / 1e22, 1, 6)
        accuracy = isoloss.published("downstream-sigmoid:bhagia-2024-hellaswag")
        chained = isoloss.chain({"hellaswag": (self.fit, accuracy)}, at={"N": 7e9, "D": 4e12}, report=False)
        self.assertEqual(list(chained.frame["task"]), ["hellaswag"])
        self.assertGreater(self.fit.regret(at={"N": 7e9, "D": 1e10}, report=False)["equalCost"][0]["value"], 0)

    def test_groups(self):
        runs = {**self.runs, "half": ["a" if i % 2 else "b" for i in range(len(self.runs["N"]))]}
        grouped = isoloss.fit(runs, law="chinchilla", per="E by half", report=False)
        value = grouped.group("a").predict({"N": 1e9, "D": 2e10}, report=False)["points"][0]["value"]
        self.assertNotEqual(value, grouped.group("b").predict({"N": 1e9, "D": 2e10}, report=False)["points"][0]["value"])

    def test_saved_loaded_and_verified(self):
        with tempfile.TemporaryDirectory() as folder:
            made = isoloss.fit(self.runs, law="chinchilla", bootstrap=50, refit_starts=0, starts="seeded:4", report=False)
            path = Path(folder) / "my fit.json"
            made.save(path)
            loaded = isoloss.load(path)
            self.assertTrue((Path(folder) / "my fit.replicates.parquet").exists())
            self.assertTrue(loaded.verify(self.runs, starts=5, refits=0, report=False))
            record = json.loads(path.read_text())
            record["parameters"]["alpha"] *= 1.01
            path.write_text(json.dumps(record))
            tampered = isoloss.verify(path, self.runs, starts=5, refits=0, report=False)
            self.assertFalse(tampered)
            self.assertIn("parameters", [check["name"] for check in tampered["checks"] if check["outcome"] == "differs"])
            answer = made.predict({"N": 7e10, "D": 1.4e12}, report=False)
            self.assertTrue(isoloss.verify(answer, report=False))
            self.fit.save(Path(folder) / "report.html")
            self.assertIn("<svg", (Path(folder) / "report.html").read_text(encoding="utf-8"))

    def test_jobs_are_repeated(self):
        again = isoloss.fit(job=self.fit, seed=1, bootstrap=50, refit_starts=0, report=False)
        self.assertEqual((again["job"]["seed"], again["job"]["bound"]), (1, self.fit["job"]["bound"]))

    def test_shards_of_a_store_are_merged(self):
        with tempfile.TemporaryDirectory() as store:
            options = {"law": "chinchilla", "bootstrap": 60, "interval": ["basic", "bca"], "store": store}
            bounds = {"alpha": (0, 2), "beta": (None, 3)}
            self.assertIsNone(isoloss.fit(self.runs, bound=bounds, shard="1/1", **options))
            merged = isoloss.merge(store, report=False)
            self.assertIsInstance(merged, isoloss.Fit)
            self.assertEqual(merged.intervals, self.fit.intervals)

    def test_lists_of_the_command(self):
        self.assertEqual(isoloss.run("laws", "chinchilla")["name"], "chinchilla")
        self.assertIn("6e19", repr(isoloss.run("costs", "training", at={"N": 1e9, "D": 1e10})))
        self.assertEqual(isoloss.run("schema", "fit")["title"], "isoloss/fit@1")
        self.assertIn("max_steps", isoloss.options("fit"))
        self.assertIn("for_", isoloss.options("solve"))

    @unittest.skipUnless(installed("pandas"), "pandas is not installed")
    def test_data_frames(self):
        import pandas

        frame = pandas.DataFrame(self.runs)
        other = isoloss.fit(frame, law="chinchilla", report=False)
        self.assertEqual(other["data"]["digest"], self.fit["data"]["digest"])
        self.assertIsInstance(self.fit.frame, pandas.DataFrame)

    @unittest.skipUnless(installed("pyarrow"), "pyarrow is not installed")
    def test_refits(self):
        import pyarrow

        self.assertEqual(len(self.fit.refits["alpha"]), 60)
        other = isoloss.fit(pyarrow.table(self.runs), law="chinchilla", report=False)
        self.assertEqual(other["data"]["digest"], self.fit["data"]["digest"])

    @unittest.skipIf(installed("pyarrow"), "pyarrow is installed")
    def test_refits_name_what_they_need(self):
        with self.assertRaises(isoloss.IsolossError) as caught:
            self.fit.refits
        self.assertEqual((caught.exception.code, caught.exception.fix), ("no-pyarrow", "pip install pyarrow"))


class Errors(unittest.TestCase):
    def refused(self, code, *arguments, **options):
        with self.assertRaises(isoloss.InputError) as caught:
            isoloss.fit(*arguments, report=False, **options)
        self.assertEqual(caught.exception.code, code)
        self.assertNotEqual(caught.exception.fix, "")
        return caught.exception

    def test_have_code_message_and_fix(self):
        runs = columns()
        self.assertEqual(self.refused("unknown-law", runs, "chinchila").fix, "Did you mean chinchilla?")
        self.assertIn("nn", self.refused("unknown-name", runs, "chinchilla", map={"N": "nn"}).message)
        self.assertEqual(self.refused("unknown-option", runs, "chinchilla", boostrap=1).fix, "Did you mean bootstrap?")
        self.assertIn("max_steps: ", self.refused("bad-count", runs, "chinchilla", max_steps=-3).message)
        self.refused("bad-option", runs, "chinchilla", bootstrap=True)
        self.refused("bad-option", runs, "chinchilla", leverage=3)
        self.refused("bad-number", runs, "chinchilla", delta=float("inf"))
        self.refused("bad-table", 7, "chinchilla")
        self.refused("bad-table", {"N": [1], "D": [1, 2]}, "chinchilla")
        self.assertEqual(self.refused("not-a-number", {**runs, "N": ["x", *runs["N"][1:]]}, "chinchilla").place["row"], 2)

    def test_nothing_that_did_not_converge_is_hidden(self):
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            made = isoloss.fit(columns(), law="chinchilla", max_steps=1, starts="seeded:1", report=False)
        self.assertFalse(made.converged)
        self.assertIn("did not converge", str(caught[0].message))

    def test_a_command_that_is_not_there(self):
        kept = os.environ.get("ISOLOSS")
        os.environ["ISOLOSS"] = "/nowhere/isoloss"
        try:
            with self.assertRaises(isoloss.IsolossError) as caught:
                isoloss.published("chinchilla:besiroglu-2024").predict({"N": 1, "D": 1})
        finally:
            os.environ.pop("ISOLOSS")
            if kept is not None:
                os.environ["ISOLOSS"] = kept
        self.assertEqual(caught.exception.code, "no-command")

    @unittest.skipIf(os.name == "nt", "signals of POSIX")
    def test_control_c_keeps_what_is_done(self):
        isoloss.options("fit")
        for seconds in (1.5, 5, 15, 45):
            # By then the refits have begun, on a machine that is not too busy.
            threading.Timer(seconds, os.kill, (os.getpid(), signal.SIGINT)).start()
            with self.assertRaises(isoloss.Interrupted) as caught:
                isoloss.fit(columns(), law="chinchilla", bootstrap=2_000_000, backend="cpu", report=False)
            bootstrap = caught.exception.result and caught.exception.result.record.get("bootstrap")
            if bootstrap:
                break
        self.assertTrue(0 < bootstrap["resamples"] < bootstrap["asked"])


if __name__ == "__main__":
    unittest.main()
