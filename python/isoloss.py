"""Fits neural scaling laws from Python: a data frame in; fits, predictions and allocations out.

One file on the standard library, which runs the command line of isoloss (Node.js 20.20 or newer).
pandas and pyarrow are used where they are installed.

    import isoloss

    fit = isoloss.fit(runs, law="chinchilla", bootstrap=4000)   # a data frame, a dict of lists, or a path
    fit.parameters["alpha"], fit.standard_errors["alpha"], fit.intervals["alpha"]
    fit.predict({"N": 7e10, "D": 1.4e12})
    fit.allocate(budget=1e24)
    fit                                                          # in a notebook: the report

Keyword arguments are the options of the command: ``max_steps=100`` is ``--max-steps 100``, and a name that is a word of
Python ends in an underscore (``for_="D"``). ``isoloss.options("fit")`` lists them. Their values:

    True                        the option alone; False and None leave it out
    {"N": "params"}             names with values (``map``, ``fix``, ``axis``, ...), or a point (``at``, ``start``)
    (1e7, 1e13), (1e7, 1e13, 64)  a range, with None for an open end; a range with a count
    [1e21, 1e22]                several values

The command is what the environment variable ``ISOLOSS`` names, else the one of the folder in which this file lies, else
``isoloss`` on the path.
"""

import csv
import difflib
import functools
import html
import importlib
import json
import math
import numbers
import os
import re
import shutil
import signal
import subprocess
import tempfile
import warnings
import weakref
from pathlib import Path

__all__ = [
    "Answer", "Fit", "InputError", "Interrupted", "IsolossError", "Law", "Prediction", "Progress", "Surface", "Verification",
    "fit", "load", "merge", "multiverse", "options", "published", "run", "status", "verify",
]  # fmt: skip


class IsolossError(Exception):
    """What isoloss refuses or fails at.

    ``code`` is a stable name such as ``unmapped-symbol``, ``message`` says what is wrong, ``fix`` what to do about it, and
    ``place`` where it is (``file``, ``row``, ``column``, ``position``, counted from 1), as far as that is known.
    """

    def __init__(self, message, *, code="failed", fix="", place=None):
        super().__init__(f"{message} {fix}".strip())
        self.message = message
        self.code = code
        self.fix = fix
        self.place = dict(place or {})


class InputError(IsolossError, ValueError):
    """An option, a table or a record is at fault."""


class Interrupted(KeyboardInterrupt):
    """Ctrl-C. ``result`` is the answer of what was done until then; None if nothing was."""

    def __init__(self, result=None):
        super().__init__("interrupted" if result is None else "interrupted; .result holds what was done")
        self.result = result


# -- The command ---------------------------------------------------------------------------------------------------------


def _command():
    """The words that start isoloss, without a shell."""
    own = Path(__file__).resolve().parent.parent / "dist" / "cli.js"
    named = os.environ.get("ISOLOSS")
    path = shutil.which(named) or named if named else str(own) if own.exists() else shutil.which("isoloss")
    if path is None or not os.path.exists(path):
        raise IsolossError(
            "The command isoloss is not there." if not named else f"ISOLOSS names {named!r}, which is not there.",
            code="no-command",
            fix="Install it (npm install -g isoloss), or name its dist/cli.js in the environment variable ISOLOSS.",
        )
    if path.lower().endswith((".cmd", ".bat", ".ps1")):
        # A batch file of npm on Windows would change some characters of the arguments.
        path = str(Path(path).resolve().parent / "node_modules" / "isoloss" / "dist" / "cli.js")
    if not path.endswith(".js"):
        return [path]
    node = shutil.which("node")
    if node is None:
        raise IsolossError("node is not on the path.", code="no-command", fix="Install Node.js 20.20 or newer.")
    return [node, path]


class _Ran:
    def __init__(self, code, out, err, interrupted=False):
        self.code, self.out, self.err, self.interrupted = code, out, err, interrupted


#: Seconds in which an interrupted command may write what is done.
_GRACE = 60


def _run(arguments, cwd=None):
    """Runs isoloss to its end. Ctrl-C asks it to stop, and waits until it has written what is done."""
    environment = {**os.environ, "ISOLOSS_ERRORS": "json", "NO_COLOR": "1"}
    environment.pop("FORCE_COLOR", None)
    # In a group of its own, so that a Ctrl-C at a terminal does not reach it twice.
    windows = os.name == "nt"
    apart = {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP} if windows else {"start_new_session": True}
    interrupted = False
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        process = subprocess.Popen(
            [*_command(), *arguments], cwd=cwd, env=environment, stdin=subprocess.DEVNULL, stdout=out, stderr=err, **apart
        )
        try:
            process.wait()
        except KeyboardInterrupt:
            interrupted = True
            try:
                process.send_signal(signal.CTRL_BREAK_EVENT if windows else signal.SIGINT)
                process.wait(_GRACE)
            except (KeyboardInterrupt, subprocess.TimeoutExpired, OSError):
                pass
        finally:
            if process.poll() is None:
                process.kill()
                process.wait()
        texts = []
        for stream in (out, err):
            stream.seek(0)
            texts.append(stream.read().decode("utf-8", "replace"))
    return _Ran(process.returncode, *texts, interrupted)


def _fault(ran, known):
    """The exception of a command that gave no answer."""
    for line in reversed(ran.err.strip().splitlines()):
        try:
            fault = json.loads(line)["error"]
        except (ValueError, KeyError, TypeError):
            continue
        kind = InputError if fault.get("kind") == "input" else IsolossError
        message, fix = (_as_keywords(fault.get(part, ""), known) for part in ("message", "fix"))
        return kind(message, code=fault.get("code", "failed"), fix=fix, place=fault.get("place"))
    message = re.sub(r"^error: ", "", ran.err.strip()) or f"isoloss ended with code {ran.code}."
    kind, code = (InputError, "usage") if ran.code == 2 else (IsolossError, "failed")
    return kind(_as_keywords(message, known), code=code)


def _as_keywords(text, known):
    """``--last-by`` as ``last_by``, where it is an option of the command."""
    flags = {option.flag: name for name, option in known.items()}
    return re.sub(r"--[a-z][a-z-]*", lambda found: flags.get(found.group(), found.group()), text)


# -- Options -------------------------------------------------------------------------------------------------------------

#: Options that name files, which this module does itself.
_FILES = {"json", "report", "out", "replicates", "help"}

_WORDS = {"for", "in", "is", "from", "with", "class", "lambda"}


class _Option:
    def __init__(self, flag, takes, text):
        self.flag, self.takes, self.text = flag, takes, text
        # Lists in brackets are one value.
        self.many = "(several allowed)" in text and "[" not in text


class Options(dict):
    """The options of a command: by keyword what the help says."""

    def __repr__(self):
        return "\n".join(f"{name}: {text}" for name, text in self.items())


@functools.lru_cache(maxsize=None)
def _options(command):
    """The options in the command's own help, by keyword, and whether it writes reports and tables."""
    ran = _run([command, "--help"])
    if ran.interrupted:
        raise Interrupted()
    if ran.code != 0:
        raise _fault(ran, {})
    part = re.search(r"^Options:\n(.*?)(?:\n\n|\Z)", ran.out, re.M | re.S)
    found = {}
    for entry in re.split(r"\n(?=  -)", "\n" + (part.group(1) if part else "")):
        match = re.match(r"\s*(?:-\w, )?(--[a-z][a-z-]*)((?: [<\[][^>\]]*[>\]])?)\s+(.*)", entry, re.S)
        if match:
            flag, takes, text = match.groups()
            name = flag[2:].replace("-", "_")
            found[name + "_" if name in _WORDS else name] = _Option(flag, takes.strip(), " ".join(text.split()))
    return {name: option for name, option in found.items() if name not in _FILES}, _FILES & set(found)


def options(command):
    """The keyword arguments of a command such as ``fit``, ``predict`` or ``allocate``, with what each means."""
    return Options({name: option.text for name, option in _options(command)[0].items()})


def _arguments(known, given):
    """The words of a command line. A value is joined to its flag, since it may begin with a dash."""
    words = []
    for name, value in given.items():
        option = known.get(name)
        if option is None:
            near = difflib.get_close_matches(name, known)
            fix = f"Did you mean {' or '.join(near)}?" if near else f"There are {', '.join(known)}."
            raise InputError(f"There is no option {name}.", code="unknown-option", fix=fix)
        if value is None or value is False:
            continue
        if not option.takes:
            if value is not True:
                raise InputError(f"{name} is True or False, not {value!r}.", code="bad-option", fix=f"Give {name}=True.")
            words.append(option.flag)
        elif value is True:
            raise InputError(f"{name} needs a value {option.takes}.", code="bad-option", fix=option.text)
        elif isinstance(value, dict) and name not in ("at", "start"):
            words += [f"{option.flag}={_name(key)}={_text(item, '[]')}" for key, item in value.items()]
        elif _is_list(value) and option.many:
            words += [f"{option.flag}={_text(item)}" for item in value]
        else:
            words.append(f"{option.flag}={_text(value, '[]')}")
    return words


def _text(value, brackets=""):
    """One value as text: a tuple is a range, a dict a point, a list several values."""
    if isinstance(value, str):
        return value
    if isinstance(value, (os.PathLike, Law)):
        return _path(value)
    if isinstance(value, numbers.Integral):
        return str(int(value))
    if isinstance(value, numbers.Real):
        if not math.isfinite(value):
            raise InputError(f"{value} is no value of an option.", code="bad-number", fix="Give a finite number.")
        return repr(float(value))
    if isinstance(value, dict):
        return ",".join(f"{_name(key)}={_text(item)}" for key, item in value.items())
    if isinstance(value, tuple):
        low, high = ("" if end is None else _text(end) for end in value[:2])
        return ":".join([f"{low}..{high}", *map(_text, value[2:])])
    if _is_list(value):
        listed = ",".join(map(_text, value))
        return f"[{listed}]" if brackets else listed
    raise InputError(f"{value!r} is no value of an option.", code="bad-option", fix="Give a text, a number, a list or a dict.")


def _name(name):
    return name if re.fullmatch(r"[^\W\d]\w*(\[.*\])?", str(name)) else f"`{name}`"


def _is_list(value):
    return not isinstance(value, (str, bytes, dict, tuple)) and (isinstance(value, list) or hasattr(value, "tolist"))


# -- Tables --------------------------------------------------------------------------------------------------------------


def _module(name):
    """A package that is used where it is installed; None where it is not."""
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


def _frame(columns):
    """A data frame where there is pandas, else the dict of columns."""
    pandas = _module("pandas")
    return columns if pandas is None else pandas.DataFrame(columns)


def _read_parquet(path):
    """A data frame, or without pandas a dict of columns."""
    pandas = _module("pandas")
    parquet = _module("pyarrow.parquet")
    if parquet is None:
        raise IsolossError("Reading Parquet needs pyarrow.", code="no-pyarrow", fix="pip install pyarrow")
    return parquet.read_table(path).to_pydict() if pandas is None else pandas.read_parquet(path)


def _write_table(table, path):
    """Writes a table of runs or points as CSV: a pandas, polars or pyarrow table, a dict of columns, or a list of dicts."""
    if hasattr(table, "to_csv"):
        table.to_csv(path, index=False)
        return
    if hasattr(table, "write_csv"):
        table.write_csv(path)
        return
    if hasattr(table, "to_pydict"):
        table = table.to_pydict()
    if isinstance(table, list) and all(isinstance(row, dict) for row in table):
        names = list(dict.fromkeys(name for row in table for name in row))
        table = {name: [row.get(name) for row in table] for name in names}
    if not isinstance(table, dict):
        raise InputError(
            f"A {type(table).__name__} is no table.",
            code="bad-table",
            fix="Give a path, a data frame, a dict of lists, or a list of dicts.",
        )
    columns = {name: list(column) for name, column in table.items()}
    if len({len(column) for column in columns.values()}) > 1:
        lengths = ", ".join(f"{name} has {len(column)}" for name, column in columns.items())
        raise InputError(f"The columns differ in length: {lengths}.", code="bad-table", fix="Give every row a value or None.")
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows([_cell(value) for value in row] for row in zip(*columns.values()))


def _cell(value):
    """Numbers with all their digits; missing ones as nothing."""
    if isinstance(value, numbers.Real) and not isinstance(value, numbers.Integral):
        return "" if math.isnan(value) else repr(float(value))
    return value


class _Folder:
    """A temporary folder, which is removed with the last answer whose files it holds."""

    def __init__(self):
        self.name = tempfile.mkdtemp(prefix="isoloss-")
        weakref.finalize(self, shutil.rmtree, self.name, True)


# -- Answers -------------------------------------------------------------------------------------------------------------


class Answer:
    """The answer of a command.

    ``record`` is what ``--json`` writes, as dicts and lists, whose fields can be asked for as ``answer["points"]`` too;
    ``text`` is what a terminal shows; ``html`` is the report, None of a command without one.
    """

    def __init__(self, record, text="", html=None, folder=None):
        self.record, self.text, self.html = record, text, html
        #: The temporary folder of the files that the command wrote, which lives as long as the answer.
        self._temporary = folder

    def __getitem__(self, field):
        return self.record[field]

    def __repr__(self):
        return self.text or f"<{self.record.get('schema', 'record')}>"

    def _repr_html_(self):
        if self.html is None:
            return f"<pre>{html.escape(repr(self))}</pre>"
        return (
            f'<iframe srcdoc="{html.escape(self.html, quote=True)}" sandbox="" '
            'style="width:100%;height:640px;border:1px solid #8888"></iframe>'
        )

    def save(self, path):
        """Writes the record as JSON; where ``path`` ends in ``.html``, the report."""
        path = Path(path)
        if path.suffix == ".html":
            if self.html is None:
                raise InputError("There is no report.", code="no-report", fix="Give a name that ends in .json.")
            path.write_text(self.html, encoding="utf-8")
        else:
            path.write_text(json.dumps(self.record, indent=2) + "\n", encoding="utf-8")


def _answer(make, command, positional=(), given=(), report=True, folder=None, table=None, name=None):
    """Runs a command that writes a record, and makes an answer of its files; None for a shard, which has none."""
    known, files = _options(command)
    folder = folder or _Folder()
    record, page = (os.path.join(folder.name, f"{name or command}.{ending}") for ending in ("json", "html"))
    words = [command, *positional, *_arguments(known, dict(given))]
    if dict(given).get("shard") is not None:
        ran = _run(words)
        if ran.interrupted:
            raise Interrupted()
        if ran.code != 0:
            raise _fault(ran, known)
        return None
    words += ["--json", record]
    if report and "report" in files:
        words += ["--report", page]
    if table is not None:
        words += ["--out", os.path.join(folder.name, table)]
    ran = _run(words)
    answer = None
    if os.path.exists(record):
        drawn = Path(page).read_text(encoding="utf-8") if os.path.exists(page) else None
        answer = make(_read_json(record), ran.out, drawn, folder)
    if ran.interrupted:
        raise Interrupted(answer)
    if answer is None or ran.code > 1:
        raise _fault(ran, known)
    if ran.code == 1 and make not in (Verification, Progress):
        warnings.warn(str(_fault(ran, known)), RuntimeWarning, stacklevel=3)
    return answer


def _read_json(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


class Law:
    """A law with its parameters: what ``published`` gives, and every fit."""

    #: What the command line calls it: a path, or the name of published values.
    _argument = ""

    def predict(self, points=None, *, report=True, **options):
        """The loss to expect at a point ({"N": 7e10, "D": 1.4e12}), a list of points, or every row of a table."""
        positional = [self._argument]
        folder = _Folder()
        if _is_point(points) or (isinstance(points, list) and points and all(map(_is_point, points))):
            options["at"] = points
        elif points is not None:
            positional.append(_table(points, folder))
        return _answer(Prediction, "predict", positional, options, report, folder)

    def solve(self, *, report=True, **options):
        """The inputs, cost or budget that a loss asks for: ``solve(for_="D", at={"N": 7e9}, target_loss=2.1)``."""
        return _answer(Answer, "solve", [self._argument], options, report)

    def allocate(self, *, report=True, **options):
        """The best way to spend a budget, with how sure that is: ``allocate(budget=1e24)``."""
        return _answer(Allocation, "allocate", [self._argument], options, report)

    def design(self, *, report=True, **options):
        """Which run to make next: ``design(goal="log(N_opt(1e24))", budget=1e21)``."""
        return _answer(Answer, "design", [self._argument], options, report)

    def regret(self, *, report=True, **options):
        """What a wrong allocation costs: ``regret(at={"N": 7e10, "D": 3e11}, price=1.4e-18)``."""
        return _answer(Answer, "regret", [self._argument], options, report)

    def surface(self, *, report=True, **options):
        """The law on a grid: ``surface(axis={"N": (1e7, 1e13, 64), "D": (1e9, 1e14, 64)})``."""
        table = "surface.csv" if _module("pyarrow") is None else "surface.parquet"
        return _answer(Surface, "surface", [self._argument], options, report, table=table)

    def shape(self, *, report=True, **options):
        """Transformers that can be built for a budget: ``shape(architecture="llama", budget=1e21)``."""
        return _answer(Answer, "shape", [self._argument], options, report)


class _Named(Law):
    """Published values, or one group of a fit."""

    def __init__(self, argument, owner=None):
        self._argument, self._owner = argument, owner

    def __repr__(self):
        return f"isoloss.published({self._argument!r})" if self._owner is None else f"<group {self._argument}>"


class Fit(Answer, Law):
    """A fitted law. Values are in natural units; ``record`` has everything else."""

    def __init__(self, record, text="", html=None, folder=None, path=None):
        super().__init__(record, text, html, folder)
        self._argument = path or os.path.join(folder.name, "fit.json")

    @property
    def parameters(self):
        """Every parameter of the law, by name."""
        return self.record["parameters"]

    @property
    def derived(self):
        """Quantities that follow from the parameters, by name; None where one is not finite."""
        return {name: quantity["value"] for name, quantity in self.record["derived"].items()}

    @property
    def standard_errors(self):
        """By name, of the refits; without refits from the sandwich covariance. None where there is none."""
        refits = self.record.get("bootstrap", {})
        return {**self.record["asymptotic"]["sandwich"]["standardErrors"], **refits.get("standardErrors", {})}

    @property
    def intervals(self):
        """By name, of the fit's level: of the refits, by the kind that was asked for last, else from the sandwich covariance."""
        ends = dict(self.record["asymptotic"]["sandwich"]["intervals"])
        for name, kinds in self.record.get("bootstrap", {}).get("intervals", {}).items():
            ends[name] = list(kinds.values())[-1]
        return {name: pair and tuple(pair) for name, pair in ends.items()}

    @property
    def converged(self):
        """Whether the parameters are an optimum, at a bound included."""
        return self.record["status"] in ("converged", "atBound")

    @property
    def frame(self):
        """Parameters and derived quantities with errors, intervals and verdicts, one row each."""
        values = {**self.parameters, **self.derived}
        errors, ends = self.standard_errors, self.intervals
        verdicts = self.record["identifiability"]["verdicts"]
        limits = [ends.get(name) or (None, None) for name in values]
        return _frame(
            {
                "name": list(values),
                "value": list(values.values()),
                "standard_error": [errors.get(name) for name in values],
                "lower": [low for low, _ in limits],
                "upper": [high for _, high in limits],
                "verdict": [verdicts.get(name, {}).get("verdict") for name in values],
            }
        )

    @property
    def refits(self):
        """The refits of all resamples, one row each: status, objective, parameters and derived quantities."""
        return _read_parquet(self._refits())

    def _refits(self):
        named = self.record.get("bootstrap", {}).get("replicates")
        if named is None:
            raise InputError("The fit has no refits of resamples.", code="no-replicates", fix="Fit with bootstrap=4000.")
        return os.path.join(os.path.dirname(self._argument), named["file"])

    def group(self, name):
        """One group of a fit with groups (``per="E,A by dataset"``), of which questions can be asked."""
        return _Named(f"{self._argument}:{name}", self)

    def save(self, path):
        """Writes the record with its refits beside it, ``fit.json`` and ``fit.replicates.parquet``, or the report (``.html``)."""
        path = Path(path)
        named = self.record.get("bootstrap", {}).get("replicates")
        if path.suffix != ".html" and named is not None:
            beside = path.with_name(f"{path.stem}.replicates.parquet")
            if os.path.abspath(beside) != os.path.abspath(self._refits()):
                shutil.copyfile(self._refits(), beside)
            named = {**named, "file": beside.name}
            self.record = {**self.record, "bootstrap": {**self.record["bootstrap"], "replicates": named}}
        super().save(path)
        if path.suffix != ".html":
            self._argument = os.path.abspath(path)

    def verify(self, runs=None, **options):
        """Recomputes the record; see :func:`verify`."""
        return verify(self, runs, **options)


class Prediction(Answer):
    """Predicted losses."""

    @property
    def frame(self):
        """One row a point: inputs, value, limits of the law and of a new run, and of a table observed values and residuals."""
        points = self.record["points"]
        names = points[0]["at"] if points else ()
        columns = {name: [point["at"][name] for point in points] for name in names}
        columns["value"] = [point["value"] for point in points]
        for band, prefix in (("band", "law"), ("newRun", "new_run")):
            if any(point[band] is not None for point in points):
                for end, word in enumerate(("lower", "upper")):
                    columns[f"{prefix}_{word}"] = [point[band] and point[band][end] for point in points]
        for extra in ("observed", "residual"):
            if any(extra in point for point in points):
                columns[extra] = [point.get(extra) for point in points]
        return _frame(columns)


class Allocation(Answer):
    """How budgets are best spent."""

    @property
    def best(self):
        """The allocation of the largest budget: inputs, ``loss`` and ``cost``."""
        return self.record["best"]

    @property
    def frame(self):
        """One row a budget: the budget, inputs, loss and cost."""
        rows = [{"budget": each["budget"], **each["best"]} for each in self.record["frontier"]]
        return _frame({name: [row.get(name) for row in rows] for name in (rows[0] if rows else ())})


class Surface(Answer):
    """A law on a grid."""

    @property
    def frame(self):
        """Every point, one row each, the last axis fastest."""
        path = os.path.join(self._temporary.name, self.record["file"]["file"])
        if path.endswith(".parquet"):
            return _read_parquet(path)
        with open(path, newline="", encoding="utf-8") as file:
            names, *rows = csv.reader(file)
        return _frame({name: [float(row[i] or "nan") for row in rows] for i, name in enumerate(names)})


class Comparison(Answer):
    """The answer of ``compare``, ``rollout``, ``isoflop`` or ``chain``, with the table that its command writes."""

    @property
    def frame(self):
        """The table of ``--out``: a row each law, each law and cut-off, each optimum, or each task and point."""
        with open(os.path.join(self._temporary.name, _OUT), newline="", encoding="utf-8") as file:
            names, *rows = csv.reader(file)
        return _frame({name: [_number(row[i]) for row in rows] for i, name in enumerate(names)})


#: The table of an answer, in its temporary folder.
_OUT = "answer.csv"


def _number(cell):
    try:
        return float(cell)
    except ValueError:
        return cell or None


class Verification(Answer):
    """What of a record holds. It is true where the record holds; ``record["checks"]`` has every check."""

    def __bool__(self):
        return self.record["holds"]


class Progress(Answer):
    """How a job in a store is doing. It is true once all of its chunks are there."""

    def __bool__(self):
        return self.record["done"] == self.record["chunks"]


def _is_point(value):
    if isinstance(value, str):
        return "=" in value
    return isinstance(value, dict) and all(isinstance(item, (numbers.Real, str)) for item in value.values())


def _table(table, folder):
    """The path of a table, which is written where it is none."""
    if isinstance(table, (str, os.PathLike)):
        return os.fspath(table)
    path = os.path.join(folder.name, "runs.csv")
    _write_table(table, path)
    return path


def _path(value):
    """The path of a fit or another answer as the command line takes it."""
    return value._argument if isinstance(value, Law) else os.fspath(value)


# -- Commands ------------------------------------------------------------------------------------------------------------


def fit(runs=None, law=None, *, report=True, **options):
    """Fits a law, by name or formula, to a table of runs; ``options("fit")`` lists the options.

    A fit that does not converge is given with a RuntimeWarning. ``job=fit`` repeats the job of a fit or record.
    """
    return _of_runs(Fit, "fit", runs, law, options, report)


def multiverse(runs=None, law=None, *, report=True, **options):
    """Fits over every combination of the given laws, losses, filters and starts: ``loss=["huber", "squared"]``."""
    return _of_runs(Answer, "multiverse", runs, law, options, report)


def compare(runs=None, law=None, *, report=True, **options):
    """Several laws on the same runs: ``compare(runs, ["chinchilla", "kaplan", "chinchilla:besiroglu-2024"])``."""
    return _of_runs(Comparison, "compare", runs, law, options, report, _OUT)


def rollout(runs=None, law=None, *, report=True, **options):
    """Laws fitted up to each scale, which predict the runs beyond: ``rollout(runs, "chinchilla", cut_offs=[1e20, 1e21])``."""
    return _of_runs(Comparison, "rollout", runs, law, options, report, _OUT)


def isoflop(runs=None, *, report=True, **options):
    """Compute-optimal N and D by three approaches: ``isoflop(runs, target=5.76e23)``."""
    return _of_runs(Comparison, "isoflop", runs, None, options, report, _OUT)


def chain(tasks, *, report=True, **options):
    """A loss, then what follows from it: ``chain({"hellaswag": (loss, accuracy)}, at={"N": 7e9, "D": 4e12})``.

    ``tasks`` is a pair of fits or, by the names of tasks, several; targets may be rows of a table, ``targets=table``.
    """
    named = tasks.items() if isinstance(tasks, dict) else [("", tasks)]
    texts = [(f"{name}=" if name else "") + ",".join(map(_path, pair)) for name, pair in named]
    folder = _Folder()
    targets = options.pop("targets", None)
    positional = [] if targets is None else [_table(targets, folder)]
    return _answer(Comparison, "chain", positional, {"tasks": texts, **options}, report, folder, _OUT)


def _of_runs(make, command, runs, law, options, report, table=None):
    folder = _Folder()
    positional = [] if runs is None else [_table(runs, folder)]
    given = options if law is None else {"law": law, **options}
    return _answer(make, command, positional, given, report, folder, table)


def published(name):
    """Published values of a law, such as ``chinchilla:besiroglu-2024``; ``run("laws", "chinchilla")`` lists those of a law."""
    return _Named(name)


def load(path):
    """Reads the record of a fit, whose refits lie beside it where they were kept."""
    path = os.path.abspath(os.fspath(path))
    record = _read_json(path)
    if not isinstance(record, dict) or not str(record.get("schema")).startswith("isoloss/fit@"):
        raise InputError(f"{path!r} is no record of a fit.", code="bad-fit", fix="Give a record that save() wrote.")
    return Fit(record, path=path)


def verify(record, runs=None, *, report=True, **options):
    """Recomputes a record, given as an answer or a path, from the runs or the fit that it was made from."""
    folder = _Folder()
    if isinstance(record, Answer) and not isinstance(record, Fit):
        path = os.path.join(folder.name, "record.json")
        record.save(path)
    else:
        path = _path(record)
    positional = [path]
    if isinstance(runs, Law):
        positional.append(_path(runs))
    elif runs is not None:
        positional.append(_table(runs, folder))
    return _answer(Verification, "verify", positional, options, report, folder)


def status(store):
    """How the job is doing whose chunks lie in ``store``, a folder or ``s3://bucket/prefix``; it is true once all are there."""
    return _answer(Progress, "status", [os.fspath(store)], report=False)


def merge(store, *, report=True):
    """The answer of a job whose chunks lie in ``store``, once all are there: a ``Fit`` of ``fit(..., store=store)``, and so on."""
    task = status(store)["task"]
    kinds = {"fit": Fit, "surface": Surface, "allocate": Allocation, "compare": Comparison, "rollout": Comparison}
    surface = "surface.csv" if _module("pyarrow") is None else "surface.parquet"
    tables = {"surface": surface, "compare": _OUT, "rollout": _OUT}
    return _answer(kinds.get(task, Answer), "merge", [os.fspath(store)], (), report, None, tables.get(task), task)


def run(command, *arguments, report=False, **options):
    """Any other command, such as ``run("laws", "chinchilla")``, ``run("costs", "training", at={...})``, ``run("doctor")``."""
    words = [_path(each) for each in arguments]
    known, files = _options(command)
    if "json" in files:
        return _answer(Answer, command, words, options, report)
    ran = _run([command, *words, *_arguments(known, options)])
    if ran.interrupted:
        raise Interrupted()
    if ran.code != 0:
        raise _fault(ran, known)
    return Answer(json.loads(ran.out) if ran.out.startswith("{") else {}, ran.out)
