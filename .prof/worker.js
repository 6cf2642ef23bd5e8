// src/backend/cpu/worker.ts
import { expose, transfer } from "comlink";

// src/platform/node.ts
import { parentPort, Worker } from "node:worker_threads";
import nodeEndpoint from "comlink/dist/esm/node-adapter.mjs";
function workerEndpoint() {
  if (parentPort === null) throw new Error("this is not a worker");
  return nodeEndpoint(parentPort);
}

// src/visible.ts
var UNSEEN = new RegExp("\\p{Cc}|\\p{Bidi_Control}|\\p{Noncharacter_Code_Point}|\\p{Surrogate}|[\\u200b\\u2028\\u2029\\u2060\\ufeff]", "gu");
function escaped(character) {
  const code = character.codePointAt(0) ?? 0;
  if (character === "\n") return "\\n";
  if (character === "	") return "\\t";
  if (character === "\r") return "\\r";
  if (code < 256) return `\\x${code.toString(16).padStart(2, "0")}`;
  return code < 65536 ? `\\u${code.toString(16).padStart(4, "0")}` : `\\u{${code.toString(16)}}`;
}
function visible(text) {
  return text.replace(UNSEEN, escaped);
}
function visibleInPlace(text) {
  return text.replace(UNSEEN, (character) => {
    const code = character.codePointAt(0) ?? 0;
    const shown = code < 32 ? String.fromCodePoint(9216 + code) : code === 127 ? "\u2421" : "\uFFFD";
    return shown.repeat(character.length);
  });
}
var POINTER = /^ *\^+$/;
function visibleMessage(text) {
  const lines = text.split("\n");
  const kept = [];
  lines.forEach((line, i) => {
    const structural = i === 0 || POINTER.test(line) || i + 1 < lines.length && POINTER.test(lines[i + 1]);
    if (structural) kept.push(visible(line));
    else kept[kept.length - 1] += `\\n${visible(line)}`;
  });
  return kept.join("\n");
}
var AROUND = 60;
function pointedExcerpt(text, start, end) {
  const from = text.length <= 2.5 * AROUND ? 0 : Math.max(0, start - AROUND);
  const to = text.length <= 2.5 * AROUND ? text.length : Math.min(text.length, start + AROUND);
  const [before, after] = [from > 0 ? "\u2026" : "", to < text.length ? "\u2026" : ""];
  const width = Math.max(1, Math.min(end, to) - start);
  const line = `${before}${visibleInPlace(text.slice(from, to))}${after}`;
  return `${line}
${" ".repeat(before.length + start - from)}${"^".repeat(width)}`;
}

// src/errors.ts
var MARK = "\uE000";
var MARKED = /\ue000(\w+)/g;
function field(name2) {
  return MARK + name2;
}
function withFields(text, called) {
  return text.replace(MARKED, (_, name2) => called(name2));
}
var IsolossError = class extends Error {
  name = "IsolossError";
  code;
  fix;
  kind;
  place;
  /** What it was made of, fields marked: for errors that say more of the same. */
  marked;
  constructor(code, message, fix, options = {}) {
    const marked = { message: visibleMessage(message), fix: visible(fix) };
    const byName = (text) => withFields(text, (name2) => name2);
    super(byName(marked.message), options.cause === void 0 ? void 0 : { cause: options.cause });
    this.code = code;
    this.marked = marked;
    this.fix = byName(marked.fix);
    this.kind = options.kind ?? "input";
    this.place = options.place ?? {};
  }
  /** The error with fields called as `called` says, such as {@link optionOf}. */
  worded(called) {
    const { message, fix } = this.marked;
    return { message: withFields(message, called), fix: withFields(fix, called) };
  }
};

// src/formula/lookalikes.ts
var LETTERS = new Map(
  [
    ["\u0391\u0392\u0395\u0396\u0397\u0399\u039A\u039C\u039D\u039F\u03A1\u03A4\u03A5\u03A7\u03BF", "ABEZHIKMNOPTYXo"],
    ["\u0410\u0412\u0415\u041A\u041C\u041D\u041E\u0420\u0421\u0422\u0425\u0430\u0435\u043E\u0440\u0441\u0443\u0445", "ABEKMHOPCTXaeopcyx"],
    ["\u0455\u0456\u0458\u0405\u0406\u0408", "sijSIJ"]
  ].flatMap(([letters, latin]) => [...letters].map((letter, i) => [letter, latin[i]]))
);
var SIGNS = new Map([
  ...[..."\u2212\u2013\u2014\u2010\u2011\u2012\uFE63\uFF0D"].map((sign2) => [sign2, "-"]),
  ...[..."\xD7\xB7\u22C5\u2219\u2217\u2022\u2715\u2716\uFF0A"].map((sign2) => [sign2, "*"]),
  ...[..."\xF7\u2215\u2044\uFF0F"].map((sign2) => [sign2, "/"]),
  ["\uFF0B", "+"],
  ["\uFF3E", "^"],
  ["\uFF08", "("],
  ["\uFF09", ")"],
  ["\uFF0C", ","],
  ["\uFF1C", "<"],
  ["\uFF1E", ">"],
  ["\u2264", "<="],
  ["\u2265", ">="],
  ["\u2260", "!="],
  ["\uFF1D", "=="],
  ["\u2227", "and"],
  ["\u2228", "or"],
  ["\xAC", "not"],
  ["\u221A", "sqrt(...)"],
  ["\u221E", "1e300, or no bound at all"],
  ...[..."\u201C\u201D\u201E\xAB\xBB\u2018\u2019\u201A"].map((sign2) => [sign2, '"'])
]);
var SUPERSCRIPTS = "\u2070\xB9\xB2\xB3\u2074\u2075\u2076\u2077\u2078\u2079";
function superscript(character) {
  const digit = SUPERSCRIPTS.indexOf(character);
  return digit < 0 ? void 0 : String(digit);
}
function asciiFor(character) {
  const plain2 = character.normalize("NFKC");
  const power = superscript(character);
  if (power !== void 0) return `^${power}`;
  return SIGNS.get(character) ?? (plain2 !== character && /^[!-~]+$/.test(plain2) ? plain2 : void 0);
}
function plain(name2) {
  return [...name2.normalize("NFKC")].map((letter) => LETTERS.get(letter) ?? letter).join("");
}
function lookalike(name2) {
  const looks = plain(name2);
  return looks !== name2 && /^\w+$/.test(looks) ? looks : void 0;
}
function skeleton(name2) {
  return plain(name2).toLowerCase().replace(/[\s_.,:;/\\\-\u200b\u2060\ufeff]+/g, "");
}

// src/formula/size-limits.ts
var MAX_LENGTH = 4096;
var MAX_PARENTHESES = 100;
var MAX_NODES = 2e5;
function tooLarge(what, limit) {
  return new IsolossError(
    "formula-too-large",
    `With its named parts and derivatives the formula has more than ${limit} ${what}.`,
    `Simplify it, split it into laws of their own, or hold parameters with ${field("fix")}.`
  );
}

// src/formula/lex.ts
function syntaxError(formula, span, message, fix) {
  return new IsolossError(
    "formula-syntax",
    `${message}
${pointedExcerpt(formula, span.start, span.end)}`,
    fix,
    {
      place: { position: span.start + 1 }
    }
  );
}
var patterns = [
  ["space", /\s+/y],
  ["number", /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y],
  // A group's own parameter is its name with the group in brackets: A[c4].
  ["name", /[\p{L}_][\p{L}\p{N}_]*(?:\[[^[\]]+\])?/uy],
  ["symbol", /\*\*|<=|>=|==|!=|[-+*/^()<>,]/y]
];
var closers = { "`": "name", '"': "text", "'": "text" };
var otherSpellings = /* @__PURE__ */ new Map([
  ["=", "Equality is written ==."],
  ["&", "Write and between conditions."],
  ["|", "Write or between conditions."],
  ["!", "Write not before a condition, != for unequal."]
]);
function meantWords(character) {
  if (new RegExp("\\p{M}", "u").test(character)) return "It is an accent of its own: put the whole name in backticks.";
  const instead = asciiFor(character);
  return instead === void 0 ? void 0 : `Write ${instead} in place of ${character}.`;
}
function checkLetters(formula, { start, end }, name2) {
  const at = name2.search(/[²³¹⁰⁴-⁹]/u);
  if (at >= 0) {
    const place2 = start + at;
    throw syntaxError(
      formula,
      { start: place2, end: place2 + 1 },
      `Character ${place2 + 1}: ${name2[at]} is part of a name here, not a power.`,
      `Write ${name2.slice(0, at) || "x"}${asciiFor(name2[at])}, or the name in backticks if it is one.`
    );
  }
  const looks = lookalike(name2);
  if (looks === void 0) return;
  const first = [...name2].findIndex((letter, i) => letter !== [...looks][i]);
  const odd = [...name2][Math.max(first, 0)];
  const code = (odd.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  throw syntaxError(
    formula,
    { start, end },
    `Character ${start + 1}: "${name2}" looks like ${looks}, but its ${odd} is another character (U+${code}).`,
    `Write ${looks}, or \`${name2}\` in backticks if that name is meant.`
  );
}
function lex(formula) {
  if (formula.length > MAX_LENGTH) {
    throw new IsolossError(
      "formula-too-long",
      `The formula has ${formula.length} characters; at most ${MAX_LENGTH} are allowed.`,
      "Shorten it, or name its parts in a law definition."
    );
  }
  const tokens = [];
  let at = 0;
  scan: while (at < formula.length) {
    const kind = closers[formula[at]];
    if (kind !== void 0) {
      const close = formula.indexOf(formula[at], at + 1);
      if (close < 0) {
        const what = kind === "name" ? "backticked name" : "quoted text";
        throw syntaxError(
          formula,
          { start: at, end: at + 1 },
          `The ${what} that begins at character ${at + 1} never ends.`,
          `Close it with ${formula[at]}.`
        );
      }
      const span = { start: at, end: close + 1 };
      tokens.push({ kind, text: formula.slice(at + 1, close), value: Number.NaN, span, quoted: true });
      at = close + 1;
      continue;
    }
    for (const [kind2, pattern] of patterns) {
      pattern.lastIndex = at;
      const text = pattern.exec(formula)?.[0];
      if (text === void 0) continue;
      const span = { start: at, end: at + text.length };
      at = span.end;
      if (kind2 === "space") continue scan;
      if (kind2 === "name") checkLetters(formula, span, text.split("[")[0]);
      if (kind2 === "number" && /[\p{L}_]/u.test(formula[at] ?? "")) {
        throw syntaxError(
          formula,
          { start: at, end: at + 1 },
          `Character ${at + 1}: a name cannot follow a number directly.`,
          "Write a multiplication as 2*N, a large number as 1.3e9."
        );
      }
      if (kind2 === "number" && !Number.isFinite(Number(text))) {
        throw syntaxError(
          formula,
          span,
          `Character ${span.start + 1}: ${text} is beyond the largest number, 1.8e308.`,
          "Write a smaller number."
        );
      }
      tokens.push({ kind: kind2, text, value: kind2 === "number" ? Number(text) : Number.NaN, span, quoted: false });
      continue scan;
    }
    const odd = String.fromCodePoint(formula.codePointAt(at) ?? 0);
    throw syntaxError(
      formula,
      { start: at, end: at + 1 },
      `Character ${at + 1}: ${JSON.stringify(odd)} has no meaning in a formula.`,
      otherSpellings.get(odd) ?? meantWords(odd) ?? "Formulas have numbers, names, + - * / ^ ( ) , comparisons, and, or, not, quoted text, and odd names in backticks."
    );
  }
  const end = { start: formula.length, end: formula.length };
  tokens.push({ kind: "end", text: "the end of the formula", value: Number.NaN, span: end, quoted: false });
  return tokens;
}

// src/formula/nearest.ts
var MAX_DISTANCE_LENGTH = 100;
var MAX_SHOWN_LENGTH = 200;
function distance(a, b) {
  const rows = Array.from({ length: a.length + 1 }, (_, i) => [i]);
  for (let j = 0; j <= b.length; j++) rows[0][j] = j;
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        best = Math.min(best, rows[i - 2][j - 2] + 1);
      }
      rows[i][j] = best;
    }
  }
  return rows[a.length][b.length];
}
function nearest(name2, names2) {
  const wanted = name2.toLowerCase();
  const limit = Math.max(1, Math.floor(wanted.length / 3));
  return names2.filter((candidate) => candidate.length <= MAX_SHOWN_LENGTH).map((candidate) => {
    const lower = candidate.toLowerCase();
    const contained = wanted.length >= 3 && (lower.includes(wanted) || lower.length >= 3 && wanted.includes(lower));
    if (skeleton(name2) === skeleton(candidate) && skeleton(name2) !== "") return { candidate, far: 0 };
    const isLong = Math.max(name2.length, candidate.length) > MAX_DISTANCE_LENGTH;
    return {
      candidate,
      far: Math.min(
        isLong ? Number.POSITIVE_INFINITY : distance(wanted, lower),
        contained ? limit : Number.POSITIVE_INFINITY
      )
    };
  }).filter(({ candidate, far }) => far <= limit && far < Math.max(name2.length, candidate.length)).sort((a, b) => a.far - b.far).slice(0, 3).map(({ candidate }) => candidate);
}

// src/formula/functions.ts
function one(f64) {
  return { minimum: 1, maximum: 1, f64 };
}
function softplus(x) {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
}
function sigmoid(x) {
  const e = Math.exp(-Math.abs(x));
  return x >= 0 ? 1 / (1 + e) : e / (1 + e);
}
var functions = /* @__PURE__ */ new Map([
  ["exp", one(Math.exp)],
  ["expm1", one(Math.expm1)],
  ["log", one(Math.log)],
  ["log1p", one(Math.log1p)],
  ["log2", one(Math.log2)],
  ["log10", one(Math.log10)],
  ["sqrt", one(Math.sqrt)],
  ["abs", one(Math.abs)],
  ["sin", one(Math.sin)],
  ["cos", one(Math.cos)],
  ["atan", one(Math.atan)],
  ["tanh", one(Math.tanh)],
  ["sigmoid", one(sigmoid)],
  ["softplus", one(softplus)],
  ["min", { minimum: 2, maximum: 16, f64: Math.min }],
  ["max", { minimum: 2, maximum: 16, f64: Math.max }],
  [
    "logsumexp",
    {
      minimum: 2,
      maximum: 16,
      f64: (...values) => {
        const top = Math.max(...values);
        return top + Math.log(values.reduce((sum, value) => sum + Math.exp(value - top), 0));
      }
    }
  ]
]);

// src/formula/parse.ts
var binaryPower = /* @__PURE__ */ new Map([
  ["or", 1],
  ["and", 2],
  ["<", 4],
  ["<=", 4],
  [">", 4],
  [">=", 4],
  ["==", 4],
  ["!=", 4],
  ["+", 5],
  ["-", 5],
  ["*", 6],
  ["/", 6],
  ["^", 8]
]);
var NOT_POWER = 3;
var COMPARISON_POWER = 4;
var MINUS_POWER = 7;
var expectedOperand = "a number, a name, a function, - or (";
var Parser = class {
  constructor(formula, more) {
    this.formula = formula;
    this.more = more;
    this.tokens = lex(formula);
  }
  formula;
  more;
  tokens;
  at = 0;
  depth = 0;
  whole() {
    if (this.tokens.length === 1) {
      throw syntaxError(this.formula, this.tokens[0].span, "The formula is empty.", "Write an expression.");
    }
    const expression = this.expression(0);
    const rest = this.peek();
    if (rest.kind !== "end") {
      const fix = rest.text === ")" ? "Remove it or open the parenthesis." : "Join the parts by an operator.";
      throw this.unexpected(rest, "an operator or the end", fix);
    }
    return expression;
  }
  peek() {
    return this.tokens[this.at];
  }
  take() {
    const token = this.tokens[this.at];
    if (token.kind !== "end") this.at++;
    return token;
  }
  unexpected(token, expected, fix) {
    const found = token.kind === "end" ? token.text : `"${token.text}"`;
    return syntaxError(
      this.formula,
      token.span,
      `Character ${token.span.start + 1}: expected ${expected}, found ${found}.`,
      fix
    );
  }
  expression(minimum) {
    if (++this.depth > MAX_PARENTHESES) {
      throw syntaxError(
        this.formula,
        this.peek().span,
        `The formula nests deeper than ${MAX_PARENTHESES} levels.`,
        "Simplify it."
      );
    }
    let left = this.operand();
    for (; ; ) {
      const operator = this.binaryOperator(this.peek());
      const power = operator === void 0 ? void 0 : binaryPower.get(operator);
      if (operator === void 0 || power === void 0 || power < minimum) break;
      const token = this.take();
      const right = this.expression(operator === "^" ? power - 1 : power + 1);
      left = {
        kind: "binary",
        operator,
        left,
        right,
        span: { start: left.span.start, end: right.span.end }
      };
      const next = this.binaryOperator(this.peek());
      if (power === COMPARISON_POWER && next !== void 0 && binaryPower.get(next) === COMPARISON_POWER) {
        throw this.unexpected(
          this.peek(),
          "and, or, or the end",
          `Comparisons do not chain: write a ${token.text} b and b ${next} c.`
        );
      }
    }
    this.depth--;
    return left;
  }
  binaryOperator(token) {
    if (token.quoted) return void 0;
    if (token.kind === "symbol") {
      const text = token.text === "**" ? "^" : token.text;
      return binaryPower.has(text) ? text : void 0;
    }
    return token.kind === "name" && (token.text === "and" || token.text === "or") ? token.text : void 0;
  }
  operand() {
    const token = this.take();
    switch (token.kind) {
      case "number":
        return { kind: "number", value: token.value, span: token.span };
      case "text":
        return { kind: "text", value: token.text, span: token.span };
      case "name":
        return this.named(token);
      default:
        break;
    }
    if (token.text === "-" && !token.quoted) {
      const operand = this.expression(MINUS_POWER);
      return {
        kind: "unary",
        operator: "-",
        operand,
        span: { start: token.span.start, end: operand.span.end }
      };
    }
    if (token.text === "+") return this.expression(MINUS_POWER);
    if (token.text === "(") {
      const inner = this.expression(0);
      this.close(token);
      return inner;
    }
    throw this.unexpected(token, expectedOperand, "Complete or remove the operator before it.");
  }
  close(open) {
    const token = this.peek();
    if (token.text !== ")" || token.kind !== "symbol") {
      throw this.unexpected(
        token,
        `) to close the parenthesis at character ${open.span.start + 1}`,
        "Balance the parentheses."
      );
    }
    return this.take();
  }
  named(token) {
    if (!token.quoted && token.text === "not") {
      const operand = this.expression(NOT_POWER);
      return {
        kind: "unary",
        operator: "not",
        operand,
        span: { start: token.span.start, end: operand.span.end }
      };
    }
    if (!token.quoted && (token.text === "and" || token.text === "or")) {
      throw this.unexpected(token, expectedOperand, `Put an operand before ${token.text}.`);
    }
    const open = this.peek();
    if (open.kind !== "symbol" || open.text !== "(") {
      if (token.text === "") {
        throw syntaxError(
          this.formula,
          token.span,
          "A name in backticks is empty.",
          "Write the name between them."
        );
      }
      return { kind: "name", name: token.text, span: token.span };
    }
    const definition = token.quoted ? void 0 : functions.get(token.text) ?? this.more.get(token.text);
    if (definition === void 0) {
      const names2 = [...functions.keys(), ...this.more.keys()];
      const near = nearest(token.text, names2);
      throw syntaxError(
        this.formula,
        token.span,
        `Character ${token.span.start + 1}: there is no function "${token.text}".`,
        near.length > 0 ? `Did you mean ${near.join(" or ")}? A product is written with *.` : `Functions are ${names2.join(", ")}; a product is written with *.`
      );
    }
    this.take();
    const list = [this.expression(0)];
    while (this.peek().kind === "symbol" && this.peek().text === ",") {
      this.take();
      list.push(this.expression(0));
    }
    const end = this.close(open);
    const span = { start: token.span.start, end: end.span.end };
    if (list.length < definition.minimum || list.length > definition.maximum) {
      const wanted = definition.minimum === definition.maximum ? `${definition.minimum}` : `${definition.minimum} to ${definition.maximum}`;
      throw syntaxError(
        this.formula,
        span,
        `${token.text} takes ${wanted} argument${wanted === "1" ? "" : "s"}, not ${list.length}.`,
        "Separate arguments by commas."
      );
    }
    return { kind: "call", name: token.text, arguments: list, span };
  }
};
function parse(formula, more = /* @__PURE__ */ new Map()) {
  return new Parser(formula, more).whole();
}

// src/formula/build.ts
function build(graph, formula, symbols, more = /* @__PURE__ */ new Map()) {
  const visit = (node) => {
    switch (node.kind) {
      case "number":
        return graph.constant(node.value);
      case "name": {
        const id = symbols.get(node.name);
        if (id !== void 0) return id;
        const near = nearest(node.name, [...symbols.keys()]);
        throw new IsolossError(
          "unknown-name",
          `The formula "${formula}" uses "${node.name}", which is neither an input nor a parameter.`,
          near.length > 0 ? `Did you mean ${near.join(" or ")}?` : `Known names: ${[...symbols.keys()].join(", ")}.`,
          { place: { position: node.span.start + 1 } }
        );
      }
      case "unary":
        if (node.operator === "-") return graph.neg(visit(node.operand));
        break;
      case "binary":
        switch (node.operator) {
          case "+":
            return graph.add(visit(node.left), visit(node.right));
          case "-":
            return graph.sub(visit(node.left), visit(node.right));
          case "*":
            return graph.mul(visit(node.left), visit(node.right));
          case "/":
            return graph.div(visit(node.left), visit(node.right));
          case "^":
            return graph.pow(visit(node.left), visit(node.right));
          default:
            break;
        }
        break;
      case "call": {
        const own = more.get(node.name);
        const args = node.arguments.map(visit);
        return own === void 0 ? call(graph, node.name, args) : own.build(args, formula.slice(node.span.start, node.span.end));
      }
      default:
        break;
    }
    const error = syntaxError(
      formula,
      node.span,
      `Character ${node.span.start + 1}: a law is a number; text, comparisons, and, or and not have no place in it.`,
      `Use ${field("where")} to choose rows, and min or max for laws with cases.`
    );
    throw new IsolossError("formula-type", error.marked.message, error.marked.fix, { place: error.place });
  };
  return visit(parse(formula, more));
}
function call(graph, name2, args) {
  const fold = (join2) => args.slice(1).reduce(join2, args[0]);
  switch (name2) {
    case "log2":
      return graph.mul(graph.constant(Math.LOG2E), graph.log(args[0]));
    case "log10":
      return graph.mul(graph.constant(Math.LOG10E), graph.log(args[0]));
    case "min":
      return fold((x, y) => graph.min(x, y));
    case "max":
      return fold((x, y) => graph.max(x, y));
    case "logsumexp":
      return fold((x, y) => graph.add(x, graph.unary("softplus", graph.sub(y, x))));
    case "exp":
    case "expm1":
    case "log":
    case "log1p":
    case "sqrt":
    case "abs":
    case "sin":
    case "cos":
    case "atan":
    case "tanh":
    case "sigmoid":
    case "softplus":
      return graph.unary(name2, args[0]);
    default:
      throw new RangeError(`the function ${name2} has no node`);
  }
}

// src/formula/graph.ts
var nothing = /* @__PURE__ */ new Set();
var leafKinds = /* @__PURE__ */ new Set(["const", "input", "param", "column", "coordinate"]);
function isLeaf(node) {
  return leafKinds.has(node.kind);
}
var unaryValue = {
  neg: (x) => -x,
  exp: Math.exp,
  expm1: Math.expm1,
  log: Math.log,
  log1p: Math.log1p,
  sqrt: Math.sqrt,
  abs: Math.abs,
  sign: Math.sign,
  sin: Math.sin,
  cos: Math.cos,
  atan: Math.atan,
  tanh: Math.tanh,
  sigmoid,
  softplus
};
var binaryValue = {
  add: (x, y) => x + y,
  sub: (x, y) => x - y,
  mul: (x, y) => x * y,
  div: (x, y) => x / y,
  pow: (x, y) => x ** y,
  min: Math.min,
  max: Math.max
};
function apply(kind, args) {
  if (kind === "select") return args[0] < args[1] ? args[2] : args[3];
  if (kind in unaryValue) return unaryValue[kind](args[0]);
  return binaryValue[kind](args[0], args[1]);
}
var kindNumbers = new Map(
  [...Object.keys(unaryValue), ...Object.keys(binaryValue)].map(
    (kind, number) => [kind, number]
  )
);
function keyOf({ kind, value, args }) {
  const number = kindNumbers.get(kind);
  if (number === void 0) return `${kind}:${Object.is(value, -0) ? 0 : value}:${args.join()}`;
  const [x, y = MAX_NODES] = args;
  return (number * (MAX_NODES + 1) + y) * MAX_NODES + x;
}
var families = {
  add: "sum",
  sub: "sum",
  neg: "sum",
  mul: "product",
  div: "product"
};
var Graph = class {
  nodes = [];
  ids = /* @__PURE__ */ new Map();
  depths = [];
  node(id) {
    return this.nodes[id];
  }
  /** How deep the node's operations nest; a sum or a product of many terms is one level. */
  depth(id) {
    return this.depths[id];
  }
  intern(node) {
    const key = keyOf(node);
    const cached = this.ids.get(key);
    if (cached !== void 0) return cached;
    if (this.nodes.length === MAX_NODES) throw tooLarge("operations", MAX_NODES);
    const id = this.nodes.push(node) - 1;
    this.ids.set(key, id);
    const family = families[node.kind];
    let depth = 0;
    for (const arg of node.args) {
      const same = family !== void 0 && families[this.nodes[arg].kind] === family;
      depth = Math.max(depth, this.depths[arg] + (same ? 0 : 1));
    }
    this.depths.push(depth);
    return id;
  }
  leaf(kind, value) {
    return this.intern({ kind, value, args: [] });
  }
  constant(value) {
    return this.leaf("const", value);
  }
  /** The number of a constant node, else undefined. */
  valueOf(id) {
    const node = this.nodes[id];
    return node.kind === "const" ? node.value : void 0;
  }
  unary(kind, x) {
    const value = this.valueOf(x);
    if (value !== void 0) {
      const folded = unaryValue[kind](value);
      if (Number.isFinite(folded)) return this.constant(folded);
    }
    const inner = this.nodes[x];
    if (kind === "neg") {
      if (inner.kind === "neg") return inner.args[0];
      if (inner.kind === "sub") return this.sub(inner.args[1], inner.args[0]);
    }
    if (kind === "exp" && inner.kind === "log") return inner.args[0];
    if (kind === "log" && inner.kind === "exp") return inner.args[0];
    return this.intern({ kind, value: 0, args: [x] });
  }
  neg(x) {
    return this.unary("neg", x);
  }
  exp(x) {
    return this.unary("exp", x);
  }
  log(x) {
    return this.unary("log", x);
  }
  folded(kind, x, y) {
    const a = this.valueOf(x);
    const b = this.valueOf(y);
    if (a === void 0 || b === void 0) return void 0;
    const value = binaryValue[kind](a, b);
    return Number.isFinite(value) ? this.constant(value) : void 0;
  }
  binary(kind, x, y) {
    return this.folded(kind, x, y) ?? this.intern({ kind, value: 0, args: [x, y] });
  }
  add(x, y) {
    if (this.valueOf(x) === 0) return y;
    if (this.valueOf(y) === 0) return x;
    const [left, right] = [this.nodes[x], this.nodes[y]];
    if (right.kind === "neg") return this.sub(x, right.args[0]);
    if (left.kind === "neg") return this.sub(y, left.args[0]);
    return x <= y ? this.binary("add", x, y) : this.binary("add", y, x);
  }
  sub(x, y) {
    if (x === y) return this.constant(0);
    if (this.valueOf(y) === 0) return x;
    if (this.valueOf(x) === 0) return this.neg(y);
    const right = this.nodes[y];
    if (right.kind === "neg") return this.add(x, right.args[0]);
    return this.binary("sub", x, y);
  }
  mul(x, y) {
    const [a, b] = [this.valueOf(x), this.valueOf(y)];
    if (a === 0 || b === 0) return this.constant(0);
    if (a === 1) return y;
    if (b === 1) return x;
    if (a === -1) return this.neg(y);
    if (b === -1) return this.neg(x);
    const [left, right] = [this.nodes[x], this.nodes[y]];
    if (left.kind === "neg") return this.neg(this.mul(left.args[0], y));
    if (right.kind === "neg") return this.neg(this.mul(x, right.args[0]));
    if (a !== void 0 && right.kind === "mul") {
      const inner = this.folded("mul", x, right.args[0]);
      if (inner !== void 0) return this.mul(inner, right.args[1]);
    }
    const ordered = a !== void 0 || b === void 0 && x <= y;
    return ordered ? this.binary("mul", x, y) : b !== void 0 ? this.mul(y, x) : this.binary("mul", y, x);
  }
  div(x, y) {
    if (x === y) return this.constant(1);
    const b = this.valueOf(y);
    if (b === 1) return x;
    if (b === -1) return this.neg(x);
    if (this.valueOf(x) === 0 && b !== 0) return x;
    const [left, right] = [this.nodes[x], this.nodes[y]];
    if (left.kind === "neg") return this.neg(this.div(left.args[0], y));
    if (right.kind === "neg") return this.neg(this.div(x, right.args[0]));
    if (left.kind === "mul") {
      if (left.args[1] === y) return left.args[0];
      if (left.args[0] === y) return left.args[1];
    }
    return this.binary("div", x, y);
  }
  /** Small integer powers become products, which are defined for negative bases on every target. */
  pow(x, y) {
    const exponent = this.valueOf(y);
    if (exponent === void 0) return this.binary("pow", x, y);
    if (exponent === 0) return this.constant(1);
    if (exponent === 0.5) return this.unary("sqrt", x);
    if (exponent < 0) return this.div(this.constant(1), this.pow(x, this.constant(-exponent)));
    if (!Number.isInteger(exponent) || exponent > 16) return this.binary("pow", x, y);
    if (exponent === 1) return x;
    const half = this.pow(x, this.constant(Math.floor(exponent / 2)));
    const square = this.mul(half, half);
    return exponent % 2 === 0 ? square : this.mul(square, x);
  }
  min(x, y) {
    return x === y ? x : this.binary("min", Math.min(x, y), Math.max(x, y));
  }
  max(x, y) {
    return x === y ? x : this.binary("max", Math.min(x, y), Math.max(x, y));
  }
  /** a < b ? x : y */
  select(a, b, x, y) {
    return x === y ? x : this.intern({ kind: "select", value: 0, args: [a, b, x, y] });
  }
  /** `id`'s expression with `leaf` replacing every leaf it maps (undefined keeps it). */
  rebuild(id, leaf) {
    const done = /* @__PURE__ */ new Map();
    const made = (at) => done.get(at);
    for (const at of this.order([id])) {
      const node = this.nodes[at];
      done.set(at, isLeaf(node) ? leaf(node, at) ?? at : this.make(node.kind, node.args.map(made)));
    }
    return made(id);
  }
  /** An inner node of any kind, through the simplifying builders. */
  make(kind, args) {
    switch (kind) {
      case "add":
      case "sub":
      case "mul":
      case "div":
      case "pow":
      case "min":
      case "max":
        return this[kind](args[0], args[1]);
      case "select":
        return this.select(args[0], args[1], args[2], args[3]);
      case "const":
      case "input":
      case "param":
      case "column":
      case "coordinate":
        throw new RangeError(`${kind} is a leaf`);
      default:
        return this.unary(kind, args[0]);
    }
  }
  /**
   * Nodes that `roots` depend on in topological order; without those in `known` and what only those depend on. By an explicit
   * stack instead of recursion, so that the depth of graphs is not limited.
   */
  order(roots, known = nothing) {
    const seen = /* @__PURE__ */ new Set();
    const open = [];
    for (const root of roots) {
      open.push({ id: root, next: 0 });
      for (let top = open.at(-1); top !== void 0; top = open.at(-1)) {
        const { args } = this.nodes[top.id];
        if (seen.has(top.id) || known.has(top.id)) open.pop();
        else if (top.next < args.length) open.push({ id: args[top.next++], next: 0 });
        else {
          seen.add(top.id);
          open.pop();
        }
      }
    }
    return [...seen];
  }
  /**
   * A memoised bottom-up evaluation at `id`: `answer` is called for each node that it depends on and that is not in `known`,
   * after the node's arguments.
   */
  bottomUp(id, known, answer) {
    if (!known.has(id)) for (const at of this.order([id], known)) known.set(at, answer(at));
    return known.get(id);
  }
  /** The value of `id` in float64, given the leaves' values. */
  evaluate(id, leaf) {
    const values = /* @__PURE__ */ new Map();
    for (const at of this.order([id])) {
      const node = this.nodes[at];
      values.set(
        at,
        node.kind === "const" ? node.value : isLeaf(node) ? leaf(node) : apply(
          node.kind,
          node.args.map((arg) => values.get(arg))
        )
      );
    }
    return values.get(id);
  }
};

// src/laws/graph.ts
function graphOfLaw(law) {
  const graph = new Graph();
  const symbols = new Map([
    ...law.inputs.map(({ name: name2 }, i) => [name2, graph.leaf("input", i)]),
    ...law.parameters.map(({ name: name2 }, j) => [name2, graph.leaf("param", j)])
  ]);
  const inside = new Map(symbols);
  for (const [name2, formula] of law.where ?? []) inside.set(name2, build(graph, formula, inside));
  return { graph, root: build(graph, law.formula, inside), symbols };
}

// src/statistics/quantile.ts
function atRank(ordered, rank) {
  const [below2, above] = [ordered[Math.floor(rank)], ordered[Math.ceil(rank)]];
  return below2 === above ? below2 : below2 + (rank - Math.floor(rank)) * (above - below2);
}
function quantileOfSorted(sorted, probability) {
  return atRank(sorted, probability * (sorted.length - 1));
}
var SAMPLING_LENGTH = 600;
function select(a, k, left, right) {
  while (right > left) {
    if (right - left > SAMPLING_LENGTH) {
      const n = right - left + 1;
      const i2 = k - left + 1;
      const z = Math.log(n);
      const s = 0.5 * Math.exp(2 * z / 3);
      const spread = 0.5 * Math.sqrt(z * s * (n - s) / n) * Math.sign(i2 - n / 2);
      select(
        a,
        k,
        Math.max(left, Math.floor(k - i2 * s / n + spread)),
        Math.min(right, Math.floor(k + (n - i2) * s / n + spread))
      );
    }
    const pivot = a[k];
    let i = left;
    let j = right;
    swap(a, left, k);
    if (a[right] > pivot) swap(a, left, right);
    while (i < j) {
      swap(a, i, j);
      i++;
      j--;
      while (a[i] < pivot) i++;
      while (a[j] > pivot) j--;
    }
    if (a[left] === pivot) swap(a, left, j);
    else swap(a, ++j, right);
    if (j <= k) left = j + 1;
    if (k <= j) right = j - 1;
  }
}
function swap(a, i, j) {
  const value = a[i];
  a[i] = a[j];
  a[j] = value;
}

// src/statistics/binned-sample.ts
var PER_BIN = 4;
var MAX_INSERTION_SORT = 32;
var BinnedSample = class {
  constructor(count, key = "value") {
    this.count = count;
    this.key = key;
    this.values = new Float64Array(count);
    this.keys = new Float64Array(count);
    this.binOf = new Int32Array(count);
    this.bins = Math.ceil(count / PER_BIN);
    this.starts = new Int32Array(this.bins + 1);
    this.sums = new Float64Array(this.bins + 1);
    this.isSorted = new Uint8Array(this.bins);
  }
  count;
  key;
  /** Least and greatest key. */
  lowest = 0;
  highest = 0;
  /** Set by {@link upTo}: sum of key minus {@link origin} over the values counted. */
  sum = 0;
  /** Sums are of keys minus this, so that no digits cancel where keys lie close together. */
  origin = 0;
  scale = 0;
  /** Values, bin after bin, and the keys of those bins that are sorted. */
  values;
  keys;
  binOf;
  /** By bin: where it starts, the sum of keys before it, and whether it is sorted. */
  starts;
  sums;
  isSorted;
  bins;
  /** Takes a sample of `count` numbers and their keys; false where a key is not finite. */
  fill(values, keys = values) {
    const { count } = this;
    let [lo, hi] = [Infinity, -Infinity];
    let zero = 0;
    for (let i = 0; i < count; i++) {
      const key = keys[i];
      zero += key - key;
      if (key < lo) lo = key;
      if (key > hi) hi = key;
    }
    if (zero !== 0) return false;
    const scale = this.bins * (1 - 1e-9) / (hi - lo);
    this.lowest = lo;
    this.highest = hi;
    this.scale = scale < Infinity ? scale : 0;
    this.origin = keys[0];
    this.distribute(values, keys);
    return true;
  }
  distribute(values, keys) {
    const { count, bins, lowest, scale, origin: origin2, binOf, starts, sums } = this;
    this.isSorted.fill(0);
    starts.fill(0);
    sums.fill(0);
    for (let i = 0; i < count; i++) {
      const key = keys[i];
      const bin = (key - lowest) * scale | 0;
      binOf[i] = bin;
      starts[bin]++;
      sums[bin] += key - origin2;
    }
    let [end, sum] = [0, 0];
    for (let bin = 0; bin < bins; bin++) {
      end += starts[bin];
      starts[bin] = end;
      const own = sums[bin];
      sums[bin] = sum;
      sum += own;
    }
    starts[bins] = count;
    sums[bins] = sum;
    const sorted = this.values;
    for (let i = count - 1; i >= 0; i--) sorted[--starts[binOf[i]]] = values[i];
  }
  sort(bin) {
    const { values, keys, starts } = this;
    const [start, end] = [starts[bin], starts[bin + 1]];
    if (end - start > MAX_INSERTION_SORT) values.subarray(start, end).sort();
    else {
      for (let i = start + 1; i < end; i++) {
        const value = values[i];
        let j = i - 1;
        while (j >= start && values[j] > value) {
          values[j + 1] = values[j];
          j--;
        }
        values[j + 1] = value;
      }
    }
    for (let i = start; i < end; i++) keys[i] = this.key === "log" ? Math.log(values[i]) : values[i];
    this.isSorted[bin] = 1;
  }
  /** How many values have a key of at most `x`; {@link sum} becomes the sum over them. */
  upTo(x) {
    const { bins, keys, starts, sums } = this;
    const position = (x - this.lowest) * this.scale;
    if (!(position >= 0) || x < this.lowest) {
      this.sum = 0;
      return 0;
    }
    if (position >= bins) {
      this.sum = sums[bins];
      return this.count;
    }
    const bin = position | 0;
    let [i, end] = [starts[bin], starts[bin + 1]];
    let sum = sums[bin];
    if (i < end && this.isSorted[bin] === 0) this.sort(bin);
    for (; i < end && keys[i] <= x; i++) sum += keys[i] - this.origin;
    this.sum = sum;
    return i;
  }
  /** The type-7 quantile of the values at `probability` p: rank p (n - 1), linear between neighbours. */
  quantile(probability) {
    return this.interpolate(this.values, probability);
  }
  /** The same of the keys. */
  keyQuantile(probability) {
    return this.interpolate(this.keys, probability);
  }
  interpolate(of, probability) {
    const rank = probability * (this.count - 1);
    const [low, high] = [Math.floor(rank), Math.ceil(rank)];
    this.sortAround(low);
    if (high !== low) this.sortAround(high);
    return atRank(of, rank);
  }
  /** Sorts the bin that holds the value of a rank: the last that starts there or before. */
  sortAround(rank) {
    const { starts } = this;
    let [lo, hi] = [0, this.bins - 1];
    while (lo < hi) {
      const middle = lo + hi + 1 >> 1;
      if (starts[middle] <= rank) lo = middle;
      else hi = middle - 1;
    }
    if (this.isSorted[lo] === 0) this.sort(lo);
  }
};

// src/formula/powers.ts
var SPLITTER = 2 ** 27 + 1;
var MAX_EXPONENT = 600;
function powersOf(base, x, ox, o, oo, n) {
  const log2 = Math.log(base);
  if (!(base > 0 && Math.abs(log2) < MAX_EXPONENT)) {
    for (let i = 0; i < n; i++) o[oo + i] = base ** x[ox + i];
    return;
  }
  const rounded = Math.exp(log2);
  const correction = (base - rounded) / rounded;
  const carried = SPLITTER * log2;
  const high = carried - (carried - log2);
  const low = log2 - high;
  for (let i = 0; i < n; i++) {
    const y = x[ox + i];
    const product = y * log2;
    if (product > -MAX_EXPONENT && product < MAX_EXPONENT && y > -1e100 && y < 1e100) {
      const c = SPLITTER * y;
      const yHigh = c - (c - y);
      const yLow = y - yHigh;
      const error = yHigh * high - product + yHigh * low + yLow * high + yLow * low;
      const power = Math.exp(product);
      o[oo + i] = power + power * (error + y * correction);
    } else o[oo + i] = base ** y;
  }
}

// src/formula/emit-columns.ts
var BLOCK = 512;
function emitColumns(graph, roots, leaves, columns, rows) {
  const order = graph.order(roots);
  const perRow = /* @__PURE__ */ new Set();
  for (const id of order) {
    const node = graph.node(id);
    if (node.kind === leaves.column || node.args.some((arg) => perRow.has(arg))) perRow.add(id);
  }
  const scalarOrder = order.filter((id) => !perRow.has(id));
  const slots = new Map(scalarOrder.map((id, i) => [id, i]));
  const slotOf = (id) => slots.get(id);
  const scalarValues = new Float64Array(scalarOrder.length);
  const scalarSteps = scalarOrder.map((id) => {
    const node = graph.node(id);
    return scalarAssignment(node, slotOf(id), node.args.map(slotOf), scalarValues);
  });
  const results = roots.map(() => new Float64Array(rows));
  const rootAt = /* @__PURE__ */ new Map();
  roots.forEach((id, i) => {
    if (!rootAt.has(id)) rootAt.set(id, i);
  });
  const operands = /* @__PURE__ */ new Map();
  const fills = [];
  const operand = (id) => {
    const cached = operands.get(id);
    if (cached !== void 0) return cached;
    const array = new Float64Array(Math.min(BLOCK, rows));
    const slot = slotOf(id);
    fills.push(() => array.fill(scalarValues[slot]));
    const made = { array, moves: false };
    operands.set(id, made);
    return made;
  };
  const steps = [];
  for (const id of order) {
    if (!perRow.has(id)) continue;
    const node = graph.node(id);
    if (isLeaf(node)) {
      operands.set(id, { array: columns[node.value], moves: true });
      continue;
    }
    const slot = rootAt.get(id);
    const out = slot === void 0 ? { array: new Float64Array(Math.min(BLOCK, rows)), moves: false } : { array: results[slot], moves: true };
    const [x, y] = node.args;
    const arithmetic2 = node.kind === "add" || node.kind === "sub" || node.kind === "mul" || node.kind === "div";
    if (arithmetic2 && !(perRow.has(x) && perRow.has(y))) {
      const scalarLeft = perRow.has(y);
      const scalar = scalarLeft ? x : y;
      const kind = scalarLeft && (node.kind === "sub" || node.kind === "div") ? `r${node.kind}` : node.kind;
      steps.push(scalarStep(kind, out, operand(scalarLeft ? y : x), scalarValues, slotOf(scalar)));
    } else if (node.kind === "pow" && !perRow.has(x)) {
      steps.push(scalarStep("rpow", out, operand(y), scalarValues, slotOf(x)));
    } else {
      steps.push(rowStep(node.kind, out, node.args.map(operand)));
    }
    operands.set(id, out);
  }
  const copies = [];
  roots.forEach((id, i) => {
    if (!perRow.has(id)) copies.push(() => results[i].fill(scalarValues[slotOf(id)]));
    else if (isLeaf(graph.node(id))) copies.push(() => results[i].set(operand(id).array));
    else if (rootAt.get(id) !== i) copies.push(() => results[i].set(results[rootAt.get(id)]));
  });
  return {
    results,
    run(scalars) {
      for (const step of scalarSteps) step(scalars);
      for (const fill2 of fills) fill2();
      for (let start = 0; start < rows; start += BLOCK) {
        const n = Math.min(BLOCK, rows - start);
        for (const step of steps) step(start, n);
      }
      for (const copy2 of copies) copy2();
    }
  };
}
function scalarAssignment(node, slot, args, values) {
  if (isLeaf(node)) {
    const { kind, value } = node;
    return (scalars) => {
      values[slot] = kind === "const" ? value : scalars[value];
    };
  }
  const [a, b, c, d] = args;
  if (node.kind === "select") {
    return () => {
      values[slot] = values[a] < values[b] ? values[c] : values[d];
    };
  }
  if (args.length === 1) {
    const f2 = unaryValue[node.kind];
    return () => {
      values[slot] = f2(values[a]);
    };
  }
  const f = binaryValue[node.kind];
  return () => {
    values[slot] = f(values[a], values[b]);
  };
}
function scalarStep(kind, out, column, scalars, slot) {
  const loop = scalarLoops[kind];
  const [o, x] = [out.array, column.array];
  const [mo, mx] = [out.moves ? 1 : 0, column.moves ? 1 : 0];
  return (start, n) => loop(o, mo * start, x, mx * start, scalars[slot], n);
}
var scalarLoops = {
  add: (o, oo, x, ox, s, n) => {
    for (let i = 0; i < n; i++) o[oo + i] = x[ox + i] + s;
  },
  sub: (o, oo, x, ox, s, n) => {
    for (let i = 0; i < n; i++) o[oo + i] = x[ox + i] - s;
  },
  rsub: (o, oo, x, ox, s, n) => {
    for (let i = 0; i < n; i++) o[oo + i] = s - x[ox + i];
  },
  mul: (o, oo, x, ox, s, n) => {
    for (let i = 0; i < n; i++) o[oo + i] = x[ox + i] * s;
  },
  div: (o, oo, x, ox, s, n) => {
    for (let i = 0; i < n; i++) o[oo + i] = x[ox + i] / s;
  },
  rdiv: (o, oo, x, ox, s, n) => {
    for (let i = 0; i < n; i++) o[oo + i] = s / x[ox + i];
  },
  rpow: (o, oo, x, ox, s, n) => powersOf(s, x, ox, o, oo, n)
};
function rowStep(kind, out, args) {
  const o = out.array;
  const [a, b, c, d] = args.map((arg) => arg.array);
  const [ma, mb, mc, md] = args.map((arg) => arg.moves ? 1 : 0);
  const mo = out.moves ? 1 : 0;
  if (kind === "select") {
    return (start, n) => {
      const [oo, oa, ob, oc, od] = [mo * start, ma * start, mb * start, mc * start, md * start];
      for (let i = 0; i < n; i++) o[oo + i] = a[oa + i] < b[ob + i] ? c[oc + i] : d[od + i];
    };
  }
  if (args.length === 2) {
    const loop2 = binaryLoops[kind];
    return (start, n) => loop2(o, mo * start, a, ma * start, b, mb * start, n);
  }
  const loop = unaryLoops[kind] ?? mapLoop(unaryValue[kind]);
  return (start, n) => loop(o, mo * start, a, ma * start, n);
}
function mapLoop(f) {
  return (o, oo, x, ox, n) => {
    for (let i = 0; i < n; i++) o[oo + i] = f(x[ox + i]);
  };
}
var unaryLoops = {
  neg: (o, oo, x, ox, n) => {
    for (let i = 0; i < n; i++) o[oo + i] = -x[ox + i];
  },
  exp: (o, oo, x, ox, n) => {
    for (let i = 0; i < n; i++) o[oo + i] = Math.exp(x[ox + i]);
  },
  log: (o, oo, x, ox, n) => {
    for (let i = 0; i < n; i++) o[oo + i] = Math.log(x[ox + i]);
  }
};
var binaryLoops = {
  add: (o, oo, x, ox, y, oy, n) => {
    for (let i = 0; i < n; i++) o[oo + i] = x[ox + i] + y[oy + i];
  },
  sub: (o, oo, x, ox, y, oy, n) => {
    for (let i = 0; i < n; i++) o[oo + i] = x[ox + i] - y[oy + i];
  },
  mul: (o, oo, x, ox, y, oy, n) => {
    for (let i = 0; i < n; i++) o[oo + i] = x[ox + i] * y[oy + i];
  },
  div: (o, oo, x, ox, y, oy, n) => {
    for (let i = 0; i < n; i++) o[oo + i] = x[ox + i] / y[oy + i];
  },
  pow: (o, oo, x, ox, y, oy, n) => {
    for (let i = 0; i < n; i++) o[oo + i] = x[ox + i] ** y[oy + i];
  },
  min: (o, oo, x, ox, y, oy, n) => {
    for (let i = 0; i < n; i++) o[oo + i] = Math.min(x[ox + i], y[oy + i]);
  },
  max: (o, oo, x, ox, y, oy, n) => {
    for (let i = 0; i < n; i++) o[oo + i] = Math.max(x[ox + i], y[oy + i]);
  }
};

// src/formula/wasm/encode.ts
var ValueType = { i32: 127, f64: 124, v128: 123 };
function unsigned(value) {
  const bytes = [];
  let rest = value;
  do {
    const low = rest % 128;
    rest = Math.floor(rest / 128);
    bytes.push(rest > 0 ? low + 128 : low);
  } while (rest > 0);
  return bytes;
}
function signed(value) {
  const bytes = [];
  let rest = value;
  for (; ; ) {
    const low = rest & 127;
    rest >>= 7;
    const done = rest === 0 && (low & 64) === 0 || rest === -1 && (low & 64) !== 0;
    bytes.push(done ? low : low | 128);
    if (done) return bytes;
  }
}
function join(...parts) {
  const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
function vector(items) {
  return join(unsigned(items.length), ...items);
}
function name(text) {
  const bytes = new TextEncoder().encode(text);
  return join(unsigned(bytes.length), bytes);
}
function section(id, items) {
  const content = vector(items);
  return join([id], unsigned(content.length), content);
}
function localGroups(locals) {
  const groups = [];
  for (const type of locals) {
    const last = groups.at(-1);
    if (last?.type === type) last.count++;
    else groups.push({ count: 1, type });
  }
  return groups.map(({ count, type }) => [...unsigned(count), type]);
}
var MAX_BODY = 7654321;
var MAX_LOCALS = 5e4;
function encodeModule(functions3) {
  const types = functions3.map(
    ({ parameters }) => join([96], vector(parameters.map((type) => [type])), [0])
  );
  const memory = join(name("env"), name("memory"), [2, 0, 0]);
  const indices = functions3.map((_, i) => unsigned(i));
  const exports = functions3.map((f, i) => join(name(f.name), [0], indices[i]));
  const bodies = functions3.map(({ locals, code }) => {
    const body = join(vector(localGroups(locals)), code, [11]);
    if (locals.length > MAX_LOCALS) throw tooLarge("numbers to hold at once", MAX_LOCALS);
    if (body.length > MAX_BODY) throw tooLarge("bytes of machine code in one loop", MAX_BODY);
    return join(unsigned(body.length), body);
  });
  return join(
    [0, 97, 115, 109, 1, 0, 0, 0],
    section(1, types),
    section(2, [memory]),
    section(3, indices),
    section(7, exports),
    section(10, bodies)
  );
}

// src/formula/wasm/lanes.ts
function simd(opcode, ...operands) {
  const code = [];
  for (const operand of operands) for (const byte of operand) code.push(byte);
  code.push(253, ...unsigned(opcode));
  return code;
}
function splat(vector2) {
  return [253, 12, ...new Uint8Array(vector2.buffer)];
}
var EXP_ZERO_F32 = -40 * Math.LN2;
var EXP_ZERO_F64 = -708.39;
var EXP_ZERO_F32_WHOLE = -125 * Math.LN2;
var Lanes = class {
  /** Exponentials of arguments below `zeroBelow` are zero. */
  constructor(kind, zeroBelow = kind === "f64" ? EXP_ZERO_F64 : EXP_ZERO_F32) {
    this.zeroBelow = zeroBelow;
    this.wide = kind === "f64";
    this.count = this.wide ? 2 : 4;
    this.mantissa = this.wide ? 52 : 23;
    this.signBit = this.wide ? 1n << 63n : 1n << 31n;
    this.arithmetic = this.wide ? 12 : 0;
    this.comparison = this.wide ? 6 : 0;
    this.integer = this.wide ? 32 : 0;
  }
  zeroBelow;
  wide;
  /** Numbers in a vector. */
  count;
  /** Bits of a stored mantissa. */
  mantissa;
  constants = /* @__PURE__ */ new Map();
  words = /* @__PURE__ */ new Map();
  signBit;
  arithmetic;
  comparison;
  integer;
  /** `value`, rounded to the lanes' kind, in every lane. */
  constant(value) {
    let cached = this.constants.get(value);
    if (cached === void 0) {
      cached = splat(this.wide ? Float64Array.of(value, value) : new Float32Array(4).fill(value));
      this.constants.set(value, cached);
    }
    return cached;
  }
  /** The same bits in every lane. */
  word(bits) {
    let cached = this.words.get(bits);
    if (cached === void 0) {
      cached = splat(this.wide ? BigUint64Array.of(bits, bits) : new Uint32Array(4).fill(Number(bits)));
      this.words.set(bits, cached);
    }
    return cached;
  }
  /** `narrow` for f32 and `wide` for f64. */
  choose(narrow3, wide4) {
    return this.wide ? wide4 : narrow3;
  }
  // By mask: engines expand the instructions of that name to several.
  abs = (x) => this.and(x, this.word(this.signBit - 1n));
  neg = (x) => this.xor(x, this.word(this.signBit));
  sqrt = (x) => simd(227 + this.arithmetic, x);
  add = (x, y) => simd(228 + this.arithmetic, x, y);
  sub = (x, y) => simd(229 + this.arithmetic, x, y);
  mul = (x, y) => simd(230 + this.arithmetic, x, y);
  div = (x, y) => simd(231 + this.arithmetic, x, y);
  /** NaN where either is. */
  min = (x, y) => simd(232 + this.arithmetic, x, y);
  max = (x, y) => simd(233 + this.arithmetic, x, y);
  /** min(x, limit) and max(x, limit), x where x is NaN: one instruction. */
  atMost = (x, limit) => simd(234 + this.arithmetic, x, limit);
  atLeast = (x, limit) => simd(235 + this.arithmetic, x, limit);
  nearest = (x) => simd(this.wide ? 148 : 106, x);
  equal = (x, y) => simd(65 + this.comparison, x, y);
  less = (x, y) => simd(67 + this.comparison, x, y);
  lessOrEqual = (x, y) => simd(69 + this.comparison, x, y);
  and = (x, y) => simd(78, x, y);
  /** x where `mask` is not set, zero elsewhere. */
  clear = (x, mask) => simd(79, x, mask);
  or = (x, y) => simd(80, x, y);
  xor = (x, y) => simd(81, x, y);
  /** mask ? x : y */
  select = (mask, x, y) => simd(82, x, y, mask);
  /** An i32: some lane of `mask` is set. */
  any = (mask) => simd(83, mask);
  /** An i32: every lane of `mask` is set. */
  all = (mask) => simd(163 + this.integer, mask);
  /** Lanes as integers of their own width. */
  shiftLeft = (x, by) => simd(171 + this.integer, x, [65, by]);
  shiftRight = (x, by) => simd(173 + this.integer, x, [65, by]);
  addWord = (x, y) => simd(174 + this.integer, x, y);
  subWord = (x, y) => simd(177 + this.integer, x, y);
  /** The sign bit of every lane. */
  signOf = (x) => this.and(x, this.word(this.signBit));
};
var convert = {
  /** Lane 0 or 1 of two f64 as a scalar. */
  lane: (x, index) => [...x, 253, 33, index],
  /** Lane 0 of two f64 in all of four f32. */
  narrow: (x) => [...convert.lane(x, 0), 182, 253, 19],
  /** Two pairs of f64 as four f32. */
  narrowPairs: (x, y) => [
    ...simd(94, x),
    ...simd(94, y),
    253,
    13,
    ...[0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23]
  ],
  /** A scalar f64 in all lanes of either kind. */
  splat: (x, lanes) => lanes.wide ? [...x, 253, 20] : [...x, 182, 253, 19],
  /** The lower and the upper two of four f32 as f64. */
  widenLow: (x) => simd(95, x),
  widenHigh: (x) => [...convert.shuffleHigh(x), 253, ...unsigned(95)],
  /** The upper half of a vector in both halves. */
  shuffleHigh: (x) => [
    ...x,
    ...x,
    253,
    13,
    ...[8, 9, 10, 11, 12, 13, 14, 15, 8, 9, 10, 11, 12, 13, 14, 15]
  ]
};

// src/formula/wasm/body.ts
var Body = class {
  constructor(name2, parameters) {
    this.name = name2;
    this.parameters = parameters;
  }
  name;
  parameters;
  code = [];
  locals = [];
  /** Locals that are free for reuse. */
  unused = /* @__PURE__ */ new Map();
  /** The locals of expressions made by `let`. */
  made = /* @__PURE__ */ new Map();
  /** Within `scoped`: the locals taken since it began. */
  taken;
  parameter(index) {
    return [32, ...unsigned(index)];
  }
  run(code) {
    for (const byte of code) this.code.push(byte);
  }
  /** A local variable, uninitialised. */
  local(type) {
    const local = this.unused.get(type)?.pop() ?? this.parameters.length + this.locals.push(type) - 1;
    this.taken?.push({ local, type });
    return local;
  }
  set(local, value) {
    this.run(value);
    this.run([33, ...unsigned(local)]);
  }
  get(local) {
    return [32, ...unsigned(local)];
  }
  /** Computes `value` at this point; the expression returned reads it, any number of times. */
  let(value, type = ValueType.v128) {
    const local = this.local(type);
    this.set(local, value);
    const read = this.get(local);
    this.made.set(read, { local, type });
    return read;
  }
  /** Releases the local of `value`, made by `let` and not read any more, for reuse. */
  free(value) {
    const made = this.made.get(value);
    if (made === void 0 || !this.made.delete(value)) return;
    this.release(made);
  }
  /** Computes what `make` returns, as `let` does, and then releases all locals that `make` took. */
  scoped(make, type = ValueType.v128) {
    const outer = this.taken;
    const taken = [];
    this.taken = taken;
    const value = make();
    this.taken = outer;
    const result = this.let(value, type);
    for (const each of taken) this.release(each);
    return result;
  }
  release({ local, type }) {
    const unused = this.unused.get(type);
    if (unused === void 0) this.unused.set(type, [local]);
    else unused.push(local);
  }
  /** Repeats `write`'s code while `condition`, an i32, holds after it (do-while). */
  repeatWhile(condition, write) {
    this.run([3, 64]);
    write();
    this.run([...condition, 13, 0, 11]);
  }
  /** Runs `write`'s code where `condition`, an i32, holds. */
  when(condition, write) {
    this.run([...condition, 4, 64]);
    write();
    this.run([11]);
  }
  finish() {
    return { name: this.name, parameters: this.parameters, locals: this.locals, code: this.code };
  }
};
var origin = [65, 0];
var i32 = {
  constant: (value) => [65, ...signed(value)],
  add: (x, y) => [...x, ...y, 106],
  shiftLeft: (x, by) => [...x, ...i32.constant(by), 116],
  not: (x) => [...x, 69],
  and: (x, y) => [...x, ...y, 113],
  less: (x, y) => [...x, ...y, 73],
  /** condition ? x : y */
  select: (x, y, condition) => [
    ...x,
    ...y,
    ...condition,
    27
  ],
  load: (offset, pointer = origin) => [...pointer, 40, ...place(2, offset)],
  store: (offset, value, pointer = origin) => [
    ...pointer,
    ...value,
    54,
    ...place(2, offset)
  ]
};
function place(alignment, offset) {
  return [alignment, ...unsigned(offset)];
}
var v128 = {
  load: (offset, pointer = origin) => [...pointer, 253, 0, ...place(4, offset)],
  /** An f64 of memory in both lanes. */
  loadSplat: (offset, pointer = origin) => [...pointer, 253, 10, ...place(3, offset)],
  /** An f32 of memory in all four lanes. */
  loadSplatNarrow: (offset, pointer = origin) => [
    ...pointer,
    253,
    9,
    ...place(2, offset)
  ],
  /** Eight bytes of memory, zeros above them. */
  loadHalf: (offset, pointer = origin) => [...pointer, 253, 93, ...place(3, offset)],
  store: (offset, value, pointer = origin) => [
    ...pointer,
    ...value,
    253,
    11,
    ...place(4, offset)
  ]
};

// src/formula/wasm/exponential.ts
function polynomial(lanes, x, coefficients) {
  return coefficients.map((c) => lanes.constant(c)).reduceRight((sum, c) => lanes.add(lanes.mul(sum, x), c));
}
var EXP_F32 = [
  0.6931471880711763,
  0.24022650760957306,
  0.05550356898627073,
  0.00961808237061666,
  0.0013390978248123866,
  15453262409320672e-20
];
var EXP_F64 = [
  0.16666666666666602,
  -0.0027777777777015593,
  6613756321437934e-20,
  -16533902205465252e-22,
  41381367970572385e-24
];
var LOG2_F32 = [0.693359375, -21219444e-11];
var LOG2_F64 = [0.6931471803691238, 19082149292705877e-26];
function exponentialParts(body, lanes, x) {
  const { add, sub, mul, div } = lanes;
  const magic = lanes.constant(1.5 * 2 ** lanes.mantissa + lanes.choose(127, 1023));
  const inRange = body.let(lanes.atMost(x, lanes.constant(lanes.choose(89, 710))));
  const binary = body.let(mul(inRange, lanes.constant(Math.LOG2E)));
  const turns = body.let(add(binary, magic));
  const whole = body.let(sub(turns, magic));
  const scale = lanes.shiftLeft(turns, lanes.mantissa);
  if (!lanes.wide) {
    const t = body.let(sub(binary, whole));
    return { scale, rest: mul(t, polynomial(lanes, t, EXP_F32)) };
  }
  const [high, low] = LOG2_F64;
  const r = body.let(sub(sub(inRange, mul(whole, lanes.constant(high))), mul(whole, lanes.constant(low))));
  const z = body.let(mul(r, r));
  const c = body.let(sub(r, mul(z, polynomial(lanes, z, EXP_F64))));
  return { scale, rest: add(r, div(mul(r, c), sub(lanes.constant(2), c))) };
}
function exp(body, lanes, argument, zeroBelow = lanes.zeroBelow) {
  const x = body.let(argument);
  const { scale, rest } = exponentialParts(body, lanes, x);
  const result = lanes.mul(lanes.add(rest, lanes.constant(1)), scale);
  return lanes.clear(result, lanes.less(x, lanes.constant(zeroBelow)));
}
var expm1 = (body, lanes, argument) => {
  const x = body.let(lanes.atLeast(argument, lanes.constant(lanes.choose(-20, -40))));
  const parts = exponentialParts(body, lanes, x);
  const scale = body.let(parts.scale);
  const rest = body.let(parts.rest);
  const one2 = lanes.constant(1);
  const near = lanes.add(lanes.mul(rest, scale), lanes.sub(scale, one2));
  const far = lanes.mul(lanes.add(rest, one2), scale);
  return lanes.select(lanes.less(lanes.constant(40), x), far, near);
};
var LOG_F32 = [0.6666668509542907, 0.39988757716604845, 0.29580985929974424];
var LOG_F64 = [
  0.666666666666667,
  0.3999999999989889,
  0.28571428626253836,
  0.22222211089379496,
  0.1818289243253687,
  0.15331611722055008,
  0.14617807153417325
];
function regularLog(body, lanes, x) {
  const { add, sub, mul, div } = lanes;
  const m = BigInt(lanes.mantissa);
  const bias = lanes.choose(128n, 1024n) << m;
  const rootHalf = lanes.choose(0x3f3504f3n, 0x3fe6a09e667f3bcdn);
  const shifted = body.let(lanes.addWord(x, lanes.word(bias - rootHalf)));
  const biased = lanes.or(lanes.shiftRight(shifted, lanes.mantissa), lanes.constant(2 ** lanes.mantissa));
  const k = body.let(sub(biased, lanes.constant(2 ** lanes.mantissa + lanes.choose(128, 1024))));
  const exponent = lanes.and(shifted, lanes.word(lanes.choose(0xff800000n, 0xfff0000000000000n)));
  const y = lanes.addWord(lanes.subWord(x, exponent), lanes.word(bias));
  const f = body.let(sub(y, lanes.constant(1)));
  const s = body.let(div(f, add(f, lanes.constant(2))));
  const z = body.let(mul(s, s));
  const series = mul(z, polynomial(lanes, z, lanes.choose(LOG_F32, LOG_F64)));
  const half = body.let(mul(mul(f, f), lanes.constant(0.5)));
  const [high, low] = lanes.choose(LOG2_F32, LOG2_F64);
  const small = add(mul(s, add(half, series)), mul(k, lanes.constant(low)));
  return add(mul(k, lanes.constant(high)), sub(f, sub(half, small)));
}
function leastNormal(lanes) {
  return lanes.constant(lanes.choose(2 ** -126, 2 ** -1022));
}
var log = (body, lanes, argument) => {
  const x = body.let(argument);
  const result = body.local(ValueType.v128);
  body.set(result, regularLog(body, lanes, x));
  const least = leastNormal(lanes);
  const most = lanes.constant(lanes.choose(2 ** 127 * (2 - 2 ** -23), Number.MAX_VALUE));
  const isRegular = body.let(lanes.and(lanes.lessOrEqual(least, x), lanes.lessOrEqual(x, most)));
  body.when([...lanes.all(isRegular), 69], () => {
    const tiny = lanes.less(lanes.abs(x), least);
    const special = lanes.select(tiny, lanes.constant(-Infinity), lanes.sqrt(x));
    body.set(result, lanes.select(isRegular, body.get(result), special));
  });
  return body.get(result);
};
var finiteLog = (body, lanes, argument) => {
  const x = body.let(argument);
  const poison = lanes.mul(x, lanes.constant(0));
  const result = lanes.add(regularLog(body, lanes, x), poison);
  return lanes.or(result, lanes.less(x, leastNormal(lanes)));
};
var log1p = (body, lanes, argument) => {
  const x = body.let(argument);
  const sum = body.let(lanes.add(x, lanes.constant(1)));
  const roundingError = lanes.div(lanes.sub(x, lanes.sub(sum, lanes.constant(1))), sum);
  const finite = lanes.and(
    lanes.less(lanes.constant(0), sum),
    lanes.less(sum, lanes.constant(Number.POSITIVE_INFINITY))
  );
  const correction = body.let(lanes.and(roundingError, finite));
  return lanes.add(log(body, lanes, sum), correction);
};
var decay = (body, lanes, argument) => exp(body, lanes, body.let(lanes.neg(lanes.abs(argument))));
var LOG1P_F32 = [0.6666664033669923, 0.40007560644911205, 0.2823661980531048, 0.2685149802283715];
var LOG1P_F64 = [
  0.6666666666666666,
  0.40000000000014585,
  0.2857142856710876,
  0.22222222717427864,
  0.18181789436132859,
  0.15385570064958623,
  0.13314144209654935,
  0.12001072809590713,
  0.08800738486144674,
  0.1616404561194353
];
function softplus2(body, lanes, argument, tail) {
  const { add, sub, mul, div } = lanes;
  const x = body.let(argument);
  const t = tail ?? body.let(decay(body, lanes, x));
  const s = body.let(div(t, add(t, lanes.constant(2))));
  const z = body.let(mul(s, s));
  const series = mul(z, polynomial(lanes, z, lanes.choose(LOG1P_F32, LOG1P_F64)));
  const half = body.let(mul(mul(t, t), lanes.constant(0.5)));
  const log2 = sub(t, sub(half, mul(s, add(half, series))));
  return add(lanes.max(x, lanes.constant(0)), log2);
}
function sigmoid2(body, lanes, argument, tail) {
  const x = body.let(argument);
  const t = tail ?? body.let(decay(body, lanes, x));
  const one2 = lanes.constant(1);
  const top = lanes.select(lanes.less(x, lanes.constant(0)), t, one2);
  return lanes.div(top, lanes.add(t, one2));
}
var tanh = (body, lanes, argument) => {
  const x = body.let(argument);
  const t = body.let(expm1(body, lanes, body.let(lanes.mul(lanes.abs(x), lanes.constant(-2)))));
  const size = lanes.div(lanes.neg(t), lanes.add(t, lanes.constant(2)));
  return lanes.or(lanes.abs(size), lanes.signOf(x));
};
function pow(body, lanes, base, exponent) {
  const x = body.let(base);
  const y = body.let(exponent);
  const logarithm = log(body, lanes, body.let(lanes.abs(x)));
  const size = body.let(exp(body, lanes, body.let(lanes.mul(y, logarithm))));
  const halved = body.let(lanes.mul(y, lanes.constant(0.5)));
  const even = lanes.equal(halved, lanes.nearest(halved));
  const whole = lanes.equal(y, lanes.nearest(y));
  const signed2 = lanes.select(even, size, lanes.neg(size));
  const ofNegative = lanes.select(whole, signed2, lanes.constant(Number.NaN));
  const power = lanes.select(lanes.less(x, lanes.constant(0)), ofNegative, size);
  return lanes.select(lanes.equal(y, lanes.constant(0)), lanes.constant(1), power);
}

// src/formula/wasm/circular.ts
var QUARTER_F32 = [1.5703125, 4837512969970703e-19, 7549789954891882e-23];
var QUARTER_F64 = [1.5707963267341256, 6077100506303966e-26, 20222662487959506e-37];
var SIN_F32 = [-0.16666664656312208, 0.00833274710466453, -1958763909873762e-19];
var SIN_F64 = [
  -0.16666666666666666,
  0.008333333333330936,
  -19841269836740532e-20,
  27557316093198404e-22,
  -25051129896450185e-24,
  15917988979397435e-26
];
var COS_F32 = [0.04166666465348879, -0.001388830186756237, 2454768977246003e-20];
var COS_F64 = [
  0.041666666666666664,
  -0.0013888888888887389,
  248015872987544e-19,
  -2755731726587808e-22,
  2087614504941318e-24,
  -1138254464534925e-26
];
function wave(body, lanes, argument, turn) {
  const { add, sub, mul } = lanes;
  const x = body.let(argument);
  const magic = lanes.constant(1.5 * 2 ** lanes.mantissa);
  const sum = body.let(add(mul(x, lanes.constant(2 / Math.PI)), magic));
  const quarters = body.let(sub(sum, magic));
  const r = body.let(
    lanes.choose(QUARTER_F32, QUARTER_F64).reduce((rest, part) => sub(rest, mul(quarters, lanes.constant(part))), x)
  );
  const z = body.let(mul(r, r));
  const sine = add(mul(mul(r, z), polynomial(lanes, z, lanes.choose(SIN_F32, SIN_F64))), r);
  const tail = mul(mul(z, z), polynomial(lanes, z, lanes.choose(COS_F32, COS_F64)));
  const cosine = add(sub(lanes.constant(1), mul(z, lanes.constant(0.5))), tail);
  const halved = body.let(mul(quarters, lanes.constant(0.5)));
  const even = lanes.equal(halved, lanes.nearest(halved));
  const size = turn === 0 ? lanes.select(even, sine, cosine) : lanes.select(even, cosine, sine);
  const counted = turn === 0 ? sum : lanes.addWord(sum, lanes.word(1n));
  return lanes.xor(size, lanes.signOf(lanes.shiftLeft(counted, lanes.choose(30, 62))));
}
var sin = (body, lanes, x) => wave(body, lanes, x, 0);
var cos = (body, lanes, x) => wave(body, lanes, x, 1);
var ATAN_F32 = [
  -0.3333333175381697,
  0.1999953879477192,
  -0.14263897112598675,
  0.1074309966767457,
  -0.06449835224591496
];
var ATAN_F64 = [
  -0.3333333333333333,
  0.1999999999999548,
  -0.14285714284657894,
  0.11111111014561013,
  -0.09090904549884611,
  0.07692182535116648,
  -0.06664502215671447,
  0.058580687568615106,
  -0.05085030492810941,
  0.03921955253255129,
  -0.019162068915902573
];
var atan = (body, lanes, argument) => {
  const x = body.let(argument);
  const size = body.let(lanes.abs(x));
  const one2 = lanes.constant(1);
  const beyond = body.let(lanes.less(lanes.constant(Math.SQRT2 + 1), size));
  const within = body.let(lanes.less(size, lanes.constant(Math.SQRT2 - 1)));
  const above = lanes.select(beyond, lanes.constant(-1), lanes.select(within, size, lanes.sub(size, one2)));
  const below2 = lanes.select(beyond, size, lanes.select(within, one2, lanes.add(size, one2)));
  const base = body.let(
    lanes.select(beyond, lanes.constant(Math.PI / 2), lanes.clear(lanes.constant(Math.PI / 4), within))
  );
  const t = body.let(lanes.div(above, below2));
  const z = body.let(lanes.mul(t, t));
  const series = lanes.mul(lanes.mul(t, z), polynomial(lanes, z, lanes.choose(ATAN_F32, ATAN_F64)));
  const angle = lanes.add(base, lanes.add(t, series));
  return lanes.or(lanes.abs(angle), lanes.signOf(x));
};

// src/formula/wasm/emit-law.ts
var sign = (body, lanes, argument) => {
  const x = body.let(argument);
  const zero = lanes.constant(0);
  const down = lanes.select(lanes.less(x, zero), lanes.constant(-1), x);
  return lanes.select(lanes.less(zero, x), lanes.constant(1), down);
};
var functions2 = {
  exp,
  expm1,
  log,
  log1p,
  sin,
  cos,
  atan,
  tanh,
  sigmoid: sigmoid2,
  softplus: softplus2,
  sign
};
var decaying = { softplus: softplus2, sigmoid: sigmoid2 };
function operation(body, lanes, kind, args) {
  const [x, y] = args;
  switch (kind) {
    case "neg":
    case "abs":
    case "sqrt":
      return lanes[kind](x);
    case "add":
    case "sub":
    case "mul":
    case "div":
    case "min":
    case "max":
      return lanes[kind](x, y);
    case "pow":
      return pow(body, lanes, x, y);
    case "select":
      return lanes.select(lanes.less(x, y), args[2], args[3]);
    default: {
      const f = functions2[kind];
      if (f === void 0) throw new RangeError(`a lowered program has no ${kind}`);
      return f(body, lanes, x);
    }
  }
}
var NEGLIGIBLE_FRACTION = 2 ** -28;
function narrowed(wide4, x) {
  const tiny = wide4.less(wide4.abs(x), wide4.constant(2 ** -100));
  return convert.narrow(wide4.clear(x, tiny));
}
function once(known, id, make) {
  const found = known.get(id) ?? make();
  known.set(id, found);
  return found;
}
var LawCode = class {
  constructor(graph, roots) {
    this.graph = graph;
    this.roots = roots;
    const order = graph.order(roots);
    for (const id of order) {
      const node = graph.node(id);
      if (node.kind === "column" || node.args.some((arg) => this.perRow.has(arg))) this.perRow.add(id);
    }
    this.rowOrder = order.filter((id) => this.perRow.has(id));
    this.scalarOrder = order.filter((id) => !this.perRow.has(id));
    const read = new Set(roots);
    const quotients = /* @__PURE__ */ new Map();
    for (const id of this.rowOrder) {
      const node = graph.node(id);
      for (const arg of node.args) read.add(arg);
      if (node.kind === "div") quotients.set(node.args[1], (quotients.get(node.args[1]) ?? 0) + 1);
    }
    const prediction = roots.length > 0 ? graph.node(roots[0]) : void 0;
    if (prediction?.kind === "log") this.collect(prediction.args[0]);
    for (const [id, uses] of quotients) if (uses > 1 && this.perRow.has(id)) this.divisors.add(id);
    for (const id of this.scalarOrder) {
      if (read.has(id) && graph.valueOf(id) === void 0) this.slots.set(id, this.slots.size);
    }
    this.findLastReads();
  }
  graph;
  roots;
  perRow = /* @__PURE__ */ new Set();
  rowOrder;
  scalarOrder;
  /** Scalars that rows read, in the order of their slots. */
  slots = /* @__PURE__ */ new Map();
  /** Divisors of more than one quotient, which are replaced by one common reciprocal. */
  divisors = /* @__PURE__ */ new Set();
  /** The exponential addends where the prediction is the logarithm of their sum. */
  addends = /* @__PURE__ */ new Set();
  /** By node: the values that it is the last to read. */
  lastRead = /* @__PURE__ */ new Map();
  /** Operations of each row. */
  get operations() {
    return this.rowOrder.length;
  }
  /** Finds, in both parts of the code, where each value is read last; roots and addends are never released. */
  findLastReads() {
    const kept = /* @__PURE__ */ new Set([...this.roots, ...this.addends]);
    const found = /* @__PURE__ */ new Set();
    for (const order of [this.rowOrder, this.scalarOrder]) {
      for (let i = order.length - 1; i >= 0; i--) {
        const last = [];
        for (const arg of this.graph.node(order[i]).args) {
          if (found.has(arg) || kept.has(arg) || this.perRow.has(arg) !== this.perRow.has(order[i])) continue;
          found.add(arg);
          last.push(arg);
        }
        if (last.length > 0) this.lastRead.set(order[i], last);
      }
    }
  }
  collect(sum) {
    const { graph } = this;
    const inner = { has: (id) => graph.node(id).kind !== "add" };
    for (const id of [sum, ...graph.order([sum], inner)]) {
      const node = graph.node(id);
      for (const part of node.kind === "add" ? node.args : [id]) {
        if (graph.node(part).kind === "exp" && this.perRow.has(part)) this.addends.add(part);
      }
    }
  }
  /** Vectors of memory that `prelude` writes and `rows` reads. */
  get slotCount() {
    return this.slots.size;
  }
  /** Computes the scalars in float64, and stores them at `address` in every lane of `lanes`. */
  prelude(body, wide4, lanes, coordinate, address) {
    const values = /* @__PURE__ */ new Map();
    for (const id of this.scalarOrder) {
      const node = this.graph.node(id);
      if (node.kind === "const") {
        values.set(id, wide4.constant(node.value));
        continue;
      }
      const args = node.args.map((arg) => values.get(arg));
      const kept = body.scoped(
        () => isLeaf(node) ? coordinate(node.value) : operation(body, wide4, node.kind, args)
      );
      values.set(id, kept);
      const slot = this.slots.get(id);
      if (slot !== void 0)
        body.run(v128.store(address + 16 * slot, lanes.wide ? kept : narrowed(wide4, kept)));
      for (const done of this.lastRead.get(id) ?? []) body.free(values.get(done));
    }
  }
  /**
   * Computes the roots for one vector of rows. `column` loads a column; scalars are read from `address`, where
   * `prelude` stored them. `unroll` vectors are computed interleaved: result[vector][root].
   */
  rows(body, lanes, unroll, column, address) {
    const vectors = Array.from({ length: unroll }, () => /* @__PURE__ */ new Map());
    const reciprocals = vectors.map(() => /* @__PURE__ */ new Map());
    const decays = vectors.map(() => /* @__PURE__ */ new Map());
    const read = (id, vector2) => {
      const cached = vectors[vector2].get(id);
      if (cached !== void 0) return cached;
      const value = this.graph.valueOf(id);
      if (value !== void 0) return lanes.constant(value);
      return v128.load(address + 16 * this.slots.get(id));
    };
    const bySum = lanes.zeroBelow === EXP_ZERO_F32;
    for (const id of this.rowOrder) {
      const node = this.graph.node(id);
      vectors.forEach((known, vector2) => {
        if (isLeaf(node)) {
          known.set(id, body.let(column(node.value, vector2)));
          return;
        }
        const args = node.args.map((arg) => read(arg, vector2));
        if (node.kind === "div" && this.divisors.has(node.args[1])) {
          const reciprocal = once(
            reciprocals[vector2],
            node.args[1],
            () => body.let(lanes.div(lanes.constant(1), args[1]))
          );
          known.set(
            id,
            this.graph.valueOf(node.args[0]) === 1 ? reciprocal : body.let(lanes.mul(args[0], reciprocal))
          );
          return;
        }
        const decayed = decaying[node.kind];
        if (decayed !== void 0) {
          const [argument] = node.args;
          const tail = once(decays[vector2], argument, () => body.scoped(() => decay(body, lanes, args[0])));
          known.set(
            id,
            body.scoped(() => decayed(body, lanes, args[0], tail))
          );
          return;
        }
        if (bySum && this.addends.has(id)) {
          known.set(
            id,
            body.scoped(() => exp(body, lanes, args[0], EXP_ZERO_F32_WHOLE))
          );
          return;
        }
        if (bySum && id === this.roots[0] && this.addends.size > 0) {
          const unseen = lanes.mul(args[0], lanes.constant(NEGLIGIBLE_FRACTION));
          const least = body.let(lanes.atMost(unseen, lanes.constant(Math.exp(EXP_ZERO_F32))));
          for (const addend of this.addends) {
            const value2 = read(addend, vector2);
            known.set(addend, body.let(lanes.clear(value2, lanes.less(value2, least))));
          }
        }
        const isPrediction = id === this.roots[0] && node.kind === "log";
        const value = body.scoped(
          () => isPrediction ? finiteLog(body, lanes, args[0]) : operation(body, lanes, node.kind, args)
        );
        known.set(id, value);
      });
      for (const done of this.lastRead.get(id) ?? []) {
        vectors.forEach((known, vector2) => {
          const value = known.get(done);
          if (reciprocals[vector2].get(this.graph.node(done).args[1]) !== value) body.free(value);
        });
      }
    }
    return vectors.map((_, vector2) => this.roots.map((id) => read(id, vector2)));
  }
};

// src/formula/wasm/map.ts
var MAP_ROWS = 16;
function paddedRows(rows) {
  return MAP_ROWS * Math.max(1, Math.ceil(rows / MAP_ROWS));
}
function slotBytes(graph, roots) {
  return 16 * new LawCode(graph, roots).slotCount;
}
function mapFunction(name2, wide4, spec) {
  const { graph, roots, lanes, stored, pointers, stride, coordinates, slots } = spec;
  const body = new Body(
    name2,
    Array.from({ length: pointers + 2 }, () => ValueType.i32)
  );
  const pointer = Array.from({ length: pointers + 2 }, (_, i) => body.parameter(i));
  const [out, end] = pointer.slice(pointers);
  const law = new LawCode(graph, roots);
  const narrowing = lanes.wide && !stored.wide;
  const normalised = (value) => spec.finite ? orNaN(body, lanes, value) : value;
  const unroll = 2;
  law.prelude(body, wide4, lanes, (index) => v128.loadSplat(coordinates + 8 * index), slots);
  body.repeatWhile(i32.less(out, end), () => {
    const column = (index, vector2) => {
      const address = spec.column(index);
      return v128.load(address.offset + 16 * vector2, pointer[address.pointer]);
    };
    const vectors = law.rows(body, lanes, unroll, column, slots);
    roots.forEach((_, r) => {
      const values = vectors.map((of) => normalised(of[r]));
      if (narrowing) body.run(v128.store(r * stride, flushed(body, stored, values), out));
      else
        values.forEach((value, vector2) => {
          body.run(v128.store(r * stride + 16 * vector2, value, out));
        });
    });
    for (let i = 0; i < pointers; i++) body.set(i, i32.add(pointer[i], i32.constant(16 * unroll)));
    body.set(pointers, i32.add(out, i32.constant(narrowing ? 16 : 16 * unroll)));
  });
  return body.finish();
}
function orNaN(body, lanes, value) {
  const x = body.let(value);
  const finite = lanes.less(lanes.abs(x), lanes.constant(Infinity));
  return lanes.select(finite, x, lanes.constant(Number.NaN));
}
function flushed(body, narrow3, [x, y]) {
  const value = body.let(convert.narrowPairs(x, y));
  return narrow3.clear(value, narrow3.less(narrow3.abs(value), narrow3.constant(2 ** -126)));
}

// src/formula/wasm/emit-draws.ts
var wide = new Lanes("f64");
function emitDraws(graph, roots, inputs, parameters, draws) {
  const lowered = roots.map((root) => overDraws(graph, root));
  const padded = paddedRows(draws);
  let end = 0;
  const reserve = (bytes) => {
    const start = end;
    end += 16 * Math.ceil(bytes / 16);
    return start;
  };
  const slots = reserve(slotBytes(graph, lowered));
  const memory = {
    inputs: reserve(8 * inputs),
    parameters: reserve(8 * padded * parameters),
    results: reserve(8 * padded * roots.length),
    padded
  };
  const values = mapFunction("values", wide, {
    graph,
    roots: lowered,
    lanes: wide,
    stored: wide,
    pointers: 1,
    column: (index) => ({ pointer: 0, offset: 8 * padded * index }),
    stride: 8 * padded,
    coordinates: memory.inputs,
    slots
  });
  return { bytes: encodeModule([values]), memory: { ...memory, end } };
}
function basesOfPowers(graph, root) {
  const hasParameter = parametric(graph, root);
  const bases = graph.order([root]).flatMap((id) => {
    const { kind, args } = graph.node(id);
    return kind === "pow" && !hasParameter.has(args[0]) ? [args[0]] : [];
  });
  return [...new Set(bases)].filter((id) => graph.valueOf(id) === void 0);
}
function parametric(graph, root) {
  const entered = /* @__PURE__ */ new Set();
  for (const id of graph.order([root])) {
    const { kind, args } = graph.node(id);
    if (kind === "param" || args.some((arg) => entered.has(arg))) entered.add(id);
  }
  return entered;
}
function overDraws(graph, root) {
  const hasParameter = parametric(graph, root);
  const done = /* @__PURE__ */ new Map();
  for (const id of graph.order([root])) {
    const { kind, value, args } = graph.node(id);
    const lowered = args.map((arg) => done.get(arg));
    const isConstant = graph.valueOf(id) !== void 0;
    if (kind === "input") done.set(id, graph.leaf("coordinate", value));
    else if (kind === "param") done.set(id, graph.leaf("column", value));
    else if (isConstant || args.length === 0) done.set(id, id);
    else if (kind === "pow" && hasParameter.has(args[1]) && !hasParameter.has(args[0])) {
      done.set(id, graph.exp(graph.mul(lowered[1], graph.log(lowered[0]))));
    } else done.set(id, graph.make(kind, lowered));
  }
  return done.get(root);
}

// src/formula/wasm/instantiate.ts
var PAGE = 1 << 16;
function instantiate(module, bytes) {
  let memory;
  try {
    memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / PAGE) });
  } catch (cause) {
    throw new IsolossError(
      "out-of-memory",
      `The grid needs ${Math.ceil(bytes / 2 ** 20)} MiB a thread, more than WebAssembly can allocate on this machine.`,
      "Ask for shorter axes or fewer parameter vectors, or use a machine with more memory.",
      { kind: "run", cause }
    );
  }
  return { memory, exports: new WebAssembly.Instance(module, { env: { memory } }).exports };
}

// src/bands/law-over-draws.ts
function lawOverDraws({ graph, root }, inputs, draws, withLogs = false) {
  const count = draws[0]?.length ?? 1;
  const roots = withLogs ? [root, graph.log(root)] : [root];
  const leaves = { scalar: "input", column: "param" };
  const exact = emitColumns(graph, roots, leaves, draws, count);
  const compiled = inWebAssembly(graph, roots, inputs, draws, count);
  const [values] = exact.results;
  const logs = withLogs ? exact.results[1] : void 0;
  if (compiled === void 0) return { at: exact.run, values, logs };
  const bases = basesOfPowers(graph, root);
  const atPoint = emitColumns(graph, bases, leaves, draws, 1);
  return {
    values,
    logs,
    at: (point) => {
      atPoint.run(point);
      if (atPoint.results.every(([base]) => base > 0 && base < Infinity)) compiled(point, exact.results);
      else exact.run(point);
    }
  };
}
function inWebAssembly(graph, roots, inputs, draws, count) {
  let code;
  let instance;
  try {
    code = emitDraws(graph, roots, inputs, draws.length, count);
    instance = instantiate(new WebAssembly.Module(code.bytes), code.memory.end);
  } catch (error) {
    const isMissing = typeof WebAssembly === "undefined" || error instanceof WebAssembly.CompileError;
    if (isMissing || error instanceof IsolossError && error.code === "formula-too-large") return void 0;
    throw error;
  }
  const { memory } = code;
  const f64 = new Float64Array(instance.memory.buffer);
  draws.forEach((column, p) => {
    const start = memory.parameters / 8 + p * memory.padded;
    f64.set(column, start);
    f64.fill(column[count - 1], start + count, start + memory.padded);
  });
  const evaluate = instance.exports.values;
  const columns = roots.map((_, r) => {
    const start = memory.results / 8 + r * memory.padded;
    return f64.subarray(start, start + count);
  });
  return (point, results) => {
    for (let i = 0; i < inputs; i++) f64[memory.inputs / 8 + i] = point[i];
    evaluate(memory.parameters, memory.results, memory.results + 8 * memory.padded);
    columns.forEach((column, r) => {
      results[r].set(column);
    });
  };
}

// src/bands/new-run.ts
var MAX_STEPS = 200;
var BISECTION_INTERVAL = 8;
var NewRun = class {
  constructor({ quantiles, scale }, probabilities) {
    this.probabilities = probabilities;
    this.isRaw = scale === "raw";
    this.knots = Float64Array.from(quantiles, (r) => scale === "relative" ? Math.log1p(r) : r);
    this.isFinite = this.knots.every(Number.isFinite);
    this.result = probabilities.map(() => Number.NaN);
  }
  probabilities;
  /** Residuals on the scale on which an observation is prediction minus residual: log(L / L_hat) = -log(1 + r). */
  knots;
  isRaw;
  isFinite;
  result;
  sample = new BinnedSample(1);
  density = 0;
  /** Predictions are binned by their values, or by their logarithms. */
  get key() {
    return this.isRaw ? "value" : "log";
  }
  /** One quantile a probability, of predictions binned by {@link key}. Overwritten by the next call. */
  quantiles(predictions) {
    const { result, isRaw, probabilities } = this;
    if (!this.isFinite) return result.fill(Number.NaN);
    this.sample = predictions;
    for (let s = 0; s < probabilities.length; s++) {
      const at = this.inverse(probabilities[s]);
      result[s] = isRaw ? at : Math.exp(at);
    }
    return result;
  }
  /** The quantile of the mixture at a probability: Newton's method, safeguarded by a shrinking bracket. */
  inverse(probability) {
    const { sample, knots } = this;
    let lo = sample.lowest - knots[knots.length - 1];
    let hi = sample.highest - knots[0];
    let at = Math.min(Math.max(this.guess(probability), lo), hi);
    let width = hi - lo;
    for (let step = 1; step <= MAX_STEPS && lo < hi; step++) {
      const excess = this.below(at) - probability;
      if (excess === 0) return at;
      if (excess > 0) hi = at;
      else lo = at;
      const newton = at - excess / this.density;
      if (Math.abs(newton - at) <= 2 * Number.EPSILON * Math.abs(at)) return newton;
      let next = newton;
      if (!(newton > lo && newton < hi)) next = lo + (hi - lo) / 2;
      else if (step % BISECTION_INTERVAL === 0) {
        if (hi - lo > width / 2 ** BISECTION_INTERVAL) next = lo + (hi - lo) / 2;
        width = hi - lo;
      }
      if (next <= lo || next >= hi) return at;
      at = next;
    }
    return at;
  }
  /** A first guess, as if predictions and residuals were of one shape on each side of their medians. */
  guess(probability) {
    const { sample, knots } = this;
    const centre = sample.keyQuantile(0.5);
    const spread = sample.keyQuantile(probability) - centre;
    const scatter = quantileOfSorted(knots, 0.5) - quantileOfSorted(knots, 1 - probability);
    const middle = centre - quantileOfSorted(knots, 0.5);
    return middle + Math.sign(probability - 0.5) * Math.hypot(spread, scatter);
  }
  /** The mean over predictions of P(prediction - residual <= x); `density` becomes its slope. */
  below(x) {
    const { knots, sample } = this;
    const { count, origin: origin2 } = sample;
    const last = knots.length - 1;
    let k = this.firstKnotFrom(sample.lowest - x);
    let from = 0;
    let sumFrom = 0;
    if (k === 0) {
      from = sample.upTo(x + knots[0]);
      sumFrom = sample.sum;
    }
    let sum = from;
    let slope = 0;
    for (k = Math.max(k, 1); k <= last && from < count; k++) {
      const to = sample.upTo(x + knots[k]);
      const between = to - from;
      if (between > 0) {
        const width = knots[k] - knots[k - 1];
        const above = sample.sum - sumFrom - between * (x + knots[k - 1] - origin2);
        sum += between - (between * (k - 1) + above / width) / last;
        slope += between / (width * last);
        from = to;
        sumFrom = sample.sum;
      }
    }
    this.density = slope / count;
    return sum / count;
  }
  /** The first knot not below `gap`, up to a tolerance for rounding that may only include more knots. */
  firstKnotFrom(gap) {
    const { knots } = this;
    const least = gap - 1e-9 * Math.abs(gap);
    let [lo, hi] = [0, knots.length];
    while (lo < hi) {
      const middle = lo + hi >> 1;
      if (knots[middle] < least) lo = middle + 1;
      else hi = middle;
    }
    return lo;
  }
};

// src/bands/row-bands.ts
var BAND_ENTRIES = 4;
function createRowBands({ law, draws, scatter, probabilities }, compiled = graphOfLaw(law)) {
  const count = draws[0]?.length ?? 1;
  const mixture = scatter && new NewRun(scatter, probabilities);
  const isLog = mixture?.key === "log";
  const evaluated = lawOverDraws(compiled, law.inputs.length, draws, isLog);
  const sample = new BinnedSample(count, mixture?.key);
  let plain2;
  return (inputs, out, at) => {
    evaluated.at(inputs);
    const { values, logs } = evaluated;
    const isFilled = sample.fill(values, logs);
    const newRun = isFilled ? mixture?.quantiles(sample) : void 0;
    let band = sample;
    if (!isFilled) {
      plain2 ??= new BinnedSample(count);
      band = plain2.fill(values) ? plain2 : void 0;
    }
    for (const [k, probability] of probabilities.entries()) {
      out[at + k] = band?.quantile(probability) ?? Number.NaN;
      out[at + 2 + k] = newRun?.[k] ?? Number.NaN;
    }
  };
}

// src/loss/loss.ts
var UNBOUNDED = 1e30;
function huberForm(rho, smoothing) {
  switch (rho.kind) {
    case "squared":
      return { delta: UNBOUNDED, up: 2, down: 2 };
    case "huber":
      return { delta: rho.delta, up: 1, down: 1 };
    case "absolute":
      return { delta: smoothing, up: 1 / smoothing, down: 1 / smoothing };
    case "quantile":
      return { delta: smoothing, up: (1 - rho.tau) / smoothing, down: rho.tau / smoothing };
  }
}
function hasKink(rho) {
  return rho.kind === "absolute" || rho.kind === "quantile";
}
function huber(size, delta) {
  return size <= delta ? size * size / 2 : delta * (size - delta / 2);
}
function penalty(rho, r) {
  const size = Math.abs(r);
  switch (rho.kind) {
    case "squared":
      return r * r;
    case "huber":
      return huber(size, rho.delta);
    case "absolute":
      return size;
    case "quantile":
      return (r > 0 ? 1 - rho.tau : rho.tau) * size;
  }
}

// src/linear-algebra/packed.ts
function packedLength(n) {
  return n * (n + 1) / 2;
}
function packedIndex(i, j) {
  return j <= i ? i * (i + 1) / 2 + j : j * (j + 1) / 2 + i;
}
function quadraticForm(packed, x) {
  let sum = 0;
  let at = 0;
  for (let i = 0; i < x.length; i++) {
    let row = 0;
    for (let j = 0; j < i; j++) row += packed[at++] * x[j];
    sum += x[i] * (2 * row + packed[at++] * x[i]);
  }
  return sum;
}

// src/solver/known-minima.ts
var SAME_BASIN = 1e-4;
var MAX_KNOWN = 16;
var PLATEAU_RATIO = 2;
var COHORT = 128;
var KnownMinima = class {
  #known = [];
  /** Removes all, for a new cohort. */
  clear() {
    this.#known = [];
  }
  /** Adds the point where a fit stopped, unless it lies in a known basin. */
  add(at, { objective, matrix }) {
    if (this.#known.length >= MAX_KNOWN || this.basinOf(at, { objective, matrix }) !== void 0) return;
    this.#known.push({ at: at.slice(), objective, matrix: matrix.slice() });
  }
  /** The known minimum in whose basin a point lies. */
  basinOf(at, { objective, matrix }) {
    const best = this.#known.reduce((least, known) => Math.min(least, known.objective), Infinity);
    if (objective > PLATEAU_RATIO * best) return void 0;
    return this.#known.find((known) => {
      const limit = SAME_BASIN * known.objective;
      if (Math.abs(objective - known.objective) > limit) return false;
      const difference = at.map((x, i) => x - known.at[i]);
      return quadraticForm(known.matrix, difference) <= 2 * limit && quadraticForm(matrix, difference) <= 2 * limit;
    });
  }
};

// src/problem/status.ts
var Status = {
  running: 0,
  converged: 1,
  stepLimit: 2,
  atBound: 3,
  singular: 4,
  notFinite: 5,
  merged: 6
};
var names = Object.entries(Status).map(([name2]) => name2);

// src/loss/residual.ts
function residualSlope(scale, observed) {
  return scale === "relative" ? 1 / observed : 1;
}
function residualSlopes({ target, loss }) {
  return target.map((observed) => residualSlope(loss.residual, observed));
}
function residualSize({ loss, target }) {
  if (loss.residual !== "raw") return 1;
  let sum = 0;
  for (const observed of target) sum += Math.abs(observed);
  return sum / target.length || 1;
}

// src/solver/fits-f32.ts
var INPUT_RANGE = 2 ** 60;
var LEVEL_RANGE = 2 ** 30;
function fitsF32(problem) {
  const { columns, target, weight, loss } = problem;
  return columns.every((column) => isWithin(largest(column), INPUT_RANGE)) && isWithin(largest(weight), LEVEL_RANGE) && isWithin(residualSize(problem), LEVEL_RANGE) && (loss.residual === "log" ? largest(target) < Math.LN2 * 30 : isWithin(largest(target), LEVEL_RANGE));
}
function isWithin(size, range) {
  return size === 0 || size < range && size > 1 / range;
}
function largest(values) {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}

// src/linear-algebra/cholesky.ts
var ENVELOPE = 24;
function choleskyFactor(packed, n, floor = 0) {
  const begins = n < ENVELOPE ? void 0 : new Uint32Array(n);
  for (let i = 0; i < n; i++) {
    const rowI = i * (i + 1) / 2;
    let begin = 0;
    if (begins !== void 0) {
      while (begin < i && packed[rowI + begin] === 0) begin++;
      begins[i] = begin;
    }
    for (let j = begin; j < i; j++) {
      const rowJ = j * (j + 1) / 2;
      let sum = packed[rowI + j];
      const first = begins === void 0 ? 0 : Math.max(begin, begins[j]);
      for (let k = first; k < j; k++) sum -= packed[rowI + k] * packed[rowJ + k];
      packed[rowI + j] = sum / packed[rowJ + j];
    }
    const diagonal = packed[rowI + i];
    let pivot = diagonal;
    for (let k = begin; k < i; k++) pivot -= packed[rowI + k] * packed[rowI + k];
    if (!(pivot > floor * diagonal) || pivot === Infinity) return false;
    packed[rowI + i] = Math.sqrt(pivot);
  }
  return true;
}
function choleskySolve(factor, n, b) {
  for (let i = 0; i < n; i++) {
    const row = i * (i + 1) / 2;
    let sum = b[i];
    for (let k = 0; k < i; k++) sum -= factor[row + k] * b[k];
    b[i] = sum / factor[row + i];
  }
  for (let i = n - 1; i >= 0; i--) {
    let sum = b[i];
    for (let k = i + 1; k < n; k++) sum -= factor[k * (k + 1) / 2 + i] * b[k];
    b[i] = sum / factor[i * (i + 1) / 2 + i];
  }
}

// src/formula/wasm/emit-wasm.ts
var GROUP_ROWS = 16;
var narrow = new Lanes("f32");
var wide2 = new Lanes("f64");

// src/problem/group-coordinates.ts
function groupedSize({ count, local }) {
  const own = local.filter(Boolean).length;
  return count * own + local.length - own;
}
function groupCoordinates({ count, local }) {
  const own = local.filter(Boolean).length;
  return Array.from({ length: count }, (_, group) => {
    let [nextLocal, nextShared] = [group * own, count * own];
    return Uint32Array.from(local, (isLocal) => isLocal ? nextLocal++ : nextShared++);
  });
}
function rowsByGroup({ count, of }) {
  const sizes = new Uint32Array(count);
  for (const group of of) sizes[group]++;
  const rows = Array.from(sizes, (size) => new Uint32Array(size));
  sizes.fill(0);
  of.forEach((group, row) => {
    rows[group][sizes[group]++] = row;
  });
  return rows;
}

// src/problem/group-columns.ts
function createGroupColumns(groups) {
  const size = groupedSize(groups);
  const places = groupCoordinates(groups);
  const rows = rowsByGroup(groups);
  const total = groups.of.length;
  const gradient = Array.from({ length: size }, () => new Float64Array(total));
  const hessian = /* @__PURE__ */ new Map();
  const spread = (from, to, group) => {
    for (const row of rows[group]) to[row] = from[row];
  };
  return {
    gradient(byProgram) {
      byProgram.forEach((column, k) => {
        if (!groups.local[k]) gradient[places[0][k]].set(column);
        else {
          places.forEach((place2, group) => {
            spread(column, gradient[place2[k]], group);
          });
        }
      });
      return gradient;
    },
    hessian(byProgram) {
      const out = new Array(packedLength(size)).fill(null);
      const columnAt = (index) => {
        const column = hessian.get(index) ?? new Float64Array(total);
        hessian.set(index, column);
        out[index] = column;
        return column;
      };
      for (let k = 0; k < groups.local.length; k++) {
        for (let l = 0; l <= k; l++) {
          const column = byProgram[packedIndex(k, l)];
          if (column === null) continue;
          if (!groups.local[k] && !groups.local[l])
            columnAt(packedIndex(places[0][k], places[0][l])).set(column);
          else
            places.forEach((place2, group) => {
              spread(column, columnAt(packedIndex(place2[k], place2[l])), group);
            });
        }
      }
      return out;
    }
  };
}

// src/solver/passes.ts
function createNormal(size) {
  return {
    objective: 0,
    noise: 0,
    gradient: new Float64Array(size),
    matrix: new Float64Array(packedLength(size))
  };
}
function createCurvature(size) {
  return {
    objective: 0,
    rounding: 0,
    gradient: new Float64Array(size),
    gaussNewton: new Float64Array(packedLength(size)),
    hessian: new Float64Array(packedLength(size))
  };
}
var PAGE2 = 1 << 16;
function blocksOf({ rows, groups }) {
  if (groups === void 0) return [{ rows: Uint32Array.from({ length: rows }, (_, row) => row), first: 0 }];
  const places = groupCoordinates(groups);
  let next = 0;
  return rowsByGroup(groups).map((rows2, group) => {
    const first = next;
    next += wholeGroups(rows2.length);
    return { rows: rows2, coordinates: places[group], first };
  });
}
function createPasses(kernel) {
  const { rows, columns, target, weight, loss, groups } = kernel;
  const size = groups === void 0 ? kernel.size : groups.local.length;
  const blocks = blocksOf(kernel);
  const padded = blocks.reduce((sum2, block) => sum2 + wholeGroups(block.rows.length), 0);
  const memory = new WebAssembly.Memory({ initial: 1 });
  let used = kernel.memory.end;
  const reserve = (bytes) => {
    const start = used;
    used += bytes;
    const missing = used - memory.buffer.byteLength;
    if (missing > 0) grow(memory, missing);
    return start;
  };
  const observed = loss.residual === "relative" ? 3 : 2;
  const reserveRows = (precision) => {
    const bytes = precision === "f32" ? 4 : 8;
    return blocks.map((block) => {
      const length = wholeGroups(block.rows.length);
      const place2 = reserve(bytes * length * columns.length);
      const observations = reserve(bytes * length * observed);
      return { columns: place2, observations, end: observations + bytes * length * observed };
    });
  };
  const storeBlocks = (precision, places2, indices) => {
    const observations = observed === 3 ? [target, weight, residualSlopes(kernel)] : [target, weight];
    const bytes = precision === "f32" ? 4 : 8;
    const Numbers = precision === "f32" ? Float32Array : Float64Array;
    return places2.map((place2, b) => {
      const length = wholeGroups(indices[b].length);
      const out2 = (at, width) => new Numbers(memory.buffer, at, length * width);
      interleave(columns, 16 / bytes, indices[b], void 0, out2(place2.columns, columns.length));
      interleave(observations, 16 / bytes, indices[b], 1, out2(place2.observations, observed));
      return { ...place2, end: place2.observations + bytes * length * observed };
    });
  };
  const all = blocks.map((block) => block.rows);
  const allRows = storeBlocks("f64", reserveRows("f64"), all);
  let activeRows = all;
  const weighed = blocks.map((block) => new Uint32Array(block.rows.length));
  let rows64 = allRows;
  let rows32;
  const places = {};
  const stored = (precision) => {
    places[precision] ??= reserveRows(precision);
    return storeBlocks(precision, places[precision], activeRows);
  };
  const { exports } = new WebAssembly.Instance(kernel.module, { env: { memory } });
  const functions3 = exports;
  let coordinates = new Float64Array(0);
  let results = new Float64Array(0);
  const refreshViews = () => {
    if (coordinates.buffer === memory.buffer) return;
    coordinates = new Float64Array(memory.buffer, kernel.memory.coordinates, size);
    results = new Float64Array(memory.buffer, kernel.memory.results, 2 + size + 2 * packedLength(size));
  };
  const setCoordinates = (at, { coordinates: from }) => {
    if (from === void 0) coordinates.set(at);
    else for (let k = 0; k < size; k++) coordinates[k] = at[from[k]];
  };
  const runOver = (pass, block, place2, at, { delta, up, down }) => {
    refreshViews();
    setCoordinates(at, block);
    pass(place2.columns, place2.observations, place2.end, delta, up, down);
  };
  const sum = (pass, stores, at, form, vector2, matrices) => {
    const triangle = packedLength(size);
    if (groups === void 0) {
      runOver(pass, blocks[0], stores[0], at, form);
      copy(results, 2, vector2);
      matrices.forEach((matrix, m) => {
        copy(results, 2 + size + m * triangle, matrix);
      });
      return [results[0], results[1]];
    }
    let [objective, error] = [0, 0];
    vector2.fill(0);
    for (const matrix of matrices) matrix.fill(0);
    blocks.forEach((block, b) => {
      runOver(pass, block, stores[b], at, form);
      objective += results[0];
      error += results[1];
      const to = block.coordinates;
      for (let k = 0; k < size; k++) vector2[to[k]] += results[2 + k];
      matrices.forEach((matrix, m) => {
        let from = 2 + size + m * triangle;
        for (let k = 0; k < size; k++) {
          for (let l = 0; l <= k; l++) matrix[packedIndex(to[k], to[l])] += results[from++];
        }
      });
    });
    return [objective, error];
  };
  let out;
  const { second } = kernel.memory;
  const curved = second.filter((column) => column !== void 0).length;
  const gathered = [];
  const table = (pass, at) => {
    out ??= reserve(8 * padded * (1 + size + curved));
    refreshViews();
    const [start, stride] = [out, 8 * padded];
    blocks.forEach((block, b) => {
      setCoordinates(at, block);
      const first = start + 8 * block.first;
      pass(allRows[b].columns, first, first + 8 * wholeGroups(block.rows.length), stride);
    });
    if (groups === void 0)
      return (column) => new Float64Array(memory.buffer, start + column * stride, rows);
    return (column) => {
      gathered[column] ??= new Float64Array(rows);
      const to = gathered[column];
      for (const block of blocks) {
        const from = new Float64Array(
          memory.buffer,
          start + column * stride + 8 * block.first,
          block.rows.length
        );
        for (let i = 0; i < from.length; i++) to[block.rows[i]] = from[i];
      }
      return to;
    };
  };
  let grouped;
  const derivatives = (at) => {
    const column = table(functions3.derivatives64, at);
    const gradient = Array.from({ length: size }, (_, i) => column(1 + i));
    const hessian = second.map((k) => k === void 0 ? null : column(k));
    if (groups === void 0) return { value: column(0), gradient, hessian };
    grouped ??= createGroupColumns(groups);
    return { value: column(0), gradient: grouped.gradient(gradient), hessian: grouped.hessian(hessian) };
  };
  return {
    normal(precision, at, form, normal) {
      const single = precision === "f32";
      if (single) rows32 ??= stored("f32");
      else rows64 ??= stored("f64");
      [normal.objective, normal.noise] = sum(
        single ? functions3.normal32 : functions3.normal64,
        single ? rows32 : rows64,
        at,
        form,
        normal.gradient,
        [normal.matrix]
      );
    },
    gradient(at, form, gradient) {
      rows64 ??= stored("f64");
      return sum(functions3.gradient64, rows64, at, form, gradient, [])[0];
    },
    curvature(at, form, curvature) {
      rows64 ??= stored("f64");
      [curvature.objective, curvature.rounding] = sum(
        functions3.curvature64,
        rows64,
        at,
        form,
        curvature.gradient,
        [curvature.gaussNewton, curvature.hessian]
      );
    },
    reload() {
      activeRows = blocks.map((block, b) => {
        let count = 0;
        for (const row of block.rows) if (weight[row] > 0) weighed[b][count++] = row;
        if (count === 0) weighed[b][0] = block.rows[0];
        return weighed[b].subarray(0, Math.max(count, 1));
      });
      rows64 = void 0;
      rows32 = void 0;
    },
    evaluator: {
      rows,
      size: kernel.size,
      value: (at) => table(functions3.value64, at)(0),
      gradient: derivatives,
      hessian: derivatives
    }
  };
}
function copy(from, at, to) {
  for (let i = 0; i < to.length; i++) to[i] = from[at + i];
}
function grow(memory, bytes) {
  try {
    memory.grow(Math.ceil(bytes / PAGE2));
  } catch (cause) {
    throw new IsolossError(
      "out-of-memory",
      `The runs need ${Math.ceil(bytes / 2 ** 20)} MiB more memory than WebAssembly can allocate on this machine.`,
      `Choose fewer runs with ${field("where")}, or use a machine with more memory.`,
      { kind: "run", cause }
    );
  }
}
function wholeGroups(rows) {
  return GROUP_ROWS * Math.max(1, Math.ceil(rows / GROUP_ROWS));
}
function interleave(columns, lanes, indices, weight, out) {
  const count = indices.length;
  const width = columns.length;
  const shift = Math.log2(lanes);
  const padded = out.length / width;
  for (let k = 0; k < width; k++) {
    const column = columns[k];
    for (let row = 0; row < count; row++) {
      out[(row >> shift) * width + k << shift | row & lanes - 1] = column[indices[row]];
    }
    const pad = k === weight ? 0 : column[indices[count - 1]];
    for (let row = count; row < padded; row++) {
      out[(row >> shift) * width + k << shift | row & lanes - 1] = pad;
    }
  }
}

// src/solver/step-rule.ts
var INITIAL_DAMPING = 0.1;
var DAMPING_DECREASE = 5;
var MIN_GAIN_RATIO = 0.75;
var DAMPING_INCREASE = 4;
var MIN_DAMPING = 1e-8;
var MIN_DAMPING_F64 = 1e-12;
var MAX_DAMPING = 1e10;
var NEGLIGIBLE_REDUCTION = 1e-9;
var RESOLUTION = 2 ** -26;
var RESOLUTION_F64 = 2 ** -55;
var MAX_STALLED_STEPS = 24;

// src/solver/levenberg-marquardt.ts
var MERGE_INTERVAL = 4;
var arithmetic = {
  f32: { minDamping: MIN_DAMPING, resolution: RESOLUTION },
  f64: { minDamping: MIN_DAMPING_F64, resolution: RESOLUTION_F64 }
};
function createLevenbergMarquardt(problem, passes, precision) {
  const { size, lower, upper } = problem;
  const { minDamping, resolution } = arithmetic[precision];
  const scale = new Float64Array(size);
  const factor = new Float64Array(packedLength(size));
  const step = new Float64Array(size);
  const trial = new Float64Array(size);
  const frozen = new Uint8Array(size);
  const first = createNormal(size);
  const second = createNormal(size);
  return (at, options, knownBasin) => {
    const form = huberForm(problem.loss.rho, options.smoothing);
    const hold = options.hold ?? [];
    let current = first;
    let next = second;
    let damping = INITIAL_DAMPING;
    let stalled = 0;
    for (let i = 0; i < size; i++) at[i] = clamp(at[i], lower[i], upper[i]);
    passes.normal(precision, at, form, current);
    if (!isFiniteNormal(current))
      return { objective: current.objective, status: Status.notFinite, steps: 0, normal: current };
    scale.fill(0);
    for (let steps = 0; ; steps++) {
      const known = knownBasin && steps > 0 && steps % MERGE_INTERVAL === 0 ? knownBasin(at, current) : void 0;
      if (known !== void 0) {
        at.set(known.at);
        return { objective: known.objective, status: Status.merged, steps, normal: current };
      }
      const anyFrozen = freeze(frozen, at, current.gradient, lower, upper, hold);
      let convergedStatus = anyFrozen ? Status.atBound : Status.converged;
      for (let i = 0; i < size; i++) {
        scale[i] = Math.max(scale[i], current.matrix[packedIndex(i, i)]);
        if (scale[i] > 0 || hold.includes(i)) continue;
        frozen[i] = 1;
        convergedStatus = Status.singular;
      }
      damp(factor, current.matrix, scale, damping, frozen);
      const rounding = resolution * current.noise;
      let accepted = false;
      let enough = false;
      let predicted = Infinity;
      if (choleskyFactor(factor, size)) {
        for (let i = 0; i < size; i++) step[i] = frozen[i] ? 0 : -current.gradient[i];
        choleskySolve(factor, size, step);
        predicted = 0;
        for (let i = 0; i < size; i++) predicted -= 0.5 * current.gradient[i] * step[i];
        if (predicted * (1 + damping) <= options.tolerance * current.objective) {
          return { objective: current.objective, status: convergedStatus, steps, normal: current };
        }
        if (steps >= options.maxSteps) break;
        for (let i = 0; i < size; i++) trial[i] = clamp(at[i] + step[i], lower[i], upper[i]);
        passes.normal(precision, trial, form, next);
        const reduction = current.objective - next.objective;
        accepted = reduction >= (damping <= INITIAL_DAMPING ? -rounding : 0) && isFiniteNormal(next);
        enough = reduction >= MIN_GAIN_RATIO * predicted - rounding;
        stalled = accepted && reduction > rounding ? 0 : stalled + 1;
      }
      if (steps >= options.maxSteps) break;
      const undampedReduction = predicted * (1 + damping);
      if (accepted) {
        if (enough) damping = Math.max(damping / DAMPING_DECREASE, minDamping);
        at.set(trial);
        [current, next] = [next, current];
      } else {
        damping *= DAMPING_INCREASE;
      }
      if (damping > MAX_DAMPING || accepted && stalled >= MAX_STALLED_STEPS) {
        const negligible = Math.max(NEGLIGIBLE_REDUCTION * current.objective, resolution * current.noise);
        return {
          objective: current.objective,
          status: undampedReduction <= negligible ? convergedStatus : Status.singular,
          steps: steps + 1,
          normal: current
        };
      }
    }
    return {
      objective: current.objective,
      status: Status.stepLimit,
      steps: options.maxSteps,
      normal: current
    };
  };
}
function freeze(frozen, at, gradient, lower, upper, hold) {
  let any = false;
  for (let i = 0; i < at.length; i++) {
    if (hold.includes(i)) {
      frozen[i] = 1;
      continue;
    }
    const out = at[i] <= lower[i] && gradient[i] > 0 || at[i] >= upper[i] && gradient[i] < 0;
    frozen[i] = out ? 1 : 0;
    any ||= out;
  }
  return any;
}
function damp(out, matrix, scale, damping, frozen) {
  let entry = 0;
  for (let i = 0; i < scale.length; i++) {
    for (let j = 0; j < i; j++, entry++) out[entry] = frozen[i] || frozen[j] ? 0 : matrix[entry];
    out[entry] = frozen[i] ? 1 : matrix[entry] + damping * scale[i];
    entry++;
  }
}
function clamp(x, lower, upper) {
  return Math.min(Math.max(x, lower), upper);
}
function isFiniteNormal(normal) {
  let sum = normal.objective;
  for (const x of normal.gradient) sum += x - x;
  for (const x of normal.matrix) sum += x - x;
  return Number.isFinite(sum);
}

// src/solver/local-search.ts
function createLocalSearch(kernel, passes, precision) {
  const fitF64 = createLevenbergMarquardt(kernel, passes, "f64");
  const fit = precision === "f32" && fitsF32(kernel) ? createLevenbergMarquardt(kernel, passes, "f32") : fitF64;
  const start = new Float64Array(kernel.size);
  return (at, options, known) => {
    const knownBasin = known?.basinOf.bind(known);
    start.set(at);
    let result = fit(at, options, knownBasin);
    if (result.status === Status.notFinite && fit !== fitF64) {
      at.set(start);
      result = fitF64(at, options, knownBasin);
    }
    if (result.status !== Status.notFinite && result.status !== Status.merged) known?.add(at, result.normal);
    return result;
  };
}

// src/solver/batch.ts
function emptyFits(parameters, count) {
  return {
    parameters,
    objective: new Float64Array(count),
    status: new Uint8Array(count),
    steps: new Uint32Array(count)
  };
}
function createBatch(kernel, precision) {
  const { size, loss } = kernel;
  const passes = createPasses(kernel);
  const search = createLocalSearch(kernel, passes, precision);
  return {
    fit({ parameters, objective, status, steps }, from, to, options, known) {
      for (let k = from; k < to; k++) {
        if (k % COHORT === 0) known?.clear();
        const result = search(parameters.subarray(k * size, (k + 1) * size), options, known);
        objective[k] = result.objective;
        status[k] = result.status;
        steps[k] = result.steps;
      }
    },
    objective(points, from, to, smoothing, out) {
      const form = huberForm(loss.rho, smoothing);
      for (let k = from; k < to; k++) {
        const [first, last] = [k * size, (k + 1) * size];
        out.objective[k] = passes.gradient(
          points.subarray(first, last),
          form,
          out.gradient.subarray(first, last)
        );
      }
    }
  };
}

// src/problem/displacement.ts
function displacement({ closed }, from, to) {
  const difference = to.map((u, i) => u - from[i]);
  for (const i of closed) difference[i] = Math.expm1(difference[i]);
  return difference;
}

// src/problem/threefry.ts
var PARITY = 466688986;
var ROTATIONS = [
  [13, 15, 26, 6],
  [17, 29, 16, 24]
];
function threefryWords(k0, k1, words) {
  fill(k0, k1, 0, 0, words);
}
function fill(k0, k1, c0, c1, words) {
  const key = [k0 | 0, k1 | 0, k0 ^ k1 ^ PARITY];
  for (let index = 0; index < words.length; index += 2) {
    let x = c0 + (index >>> 1) + key[0] | 0;
    let y = c1 + key[1] | 0;
    for (let block = 1; block <= 5; block++) {
      const [a, b, c, d] = ROTATIONS[block - 1 & 1];
      x = x + y | 0;
      y = (y << a | y >>> 32 - a) ^ x;
      x = x + y | 0;
      y = (y << b | y >>> 32 - b) ^ x;
      x = x + y | 0;
      y = (y << c | y >>> 32 - c) ^ x;
      x = x + y | 0;
      y = (y << d | y >>> 32 - d) ^ x;
      x = x + key[block % 3] | 0;
      y = y + key[(block + 1) % 3] + block | 0;
    }
    words[index] = x;
    words[index + 1] = y;
  }
}

// src/problem/resample.ts
function unitCount(plan) {
  switch (plan.kind) {
    case "draw":
      return plan.order.length;
    case "noise":
      return plan.fitted.length;
    default:
      return plan.units;
  }
}
function multiplyHigh(a, b) {
  const high = a >>> 16;
  const low = a & 65535;
  return Math.floor((high * b + Math.floor(low * b / 65536)) / 65536);
}
function createResampler(plan, { weight, target }) {
  const out = { weight: weight.slice(), target: target.slice() };
  const rows = weight.length;
  const units = unitCount(plan);
  const words = new Uint32Array(units + units % 2);
  const counts = new Uint32Array(units);
  const draw = (resample) => {
    switch (plan.kind) {
      case "draw":
        threefryWords(plan.seed, resample, words);
        counts.fill(0);
        for (let d = 0; d < units; d++) {
          counts[plan.order[plan.from[d] + multiplyHigh(words[d], plan.among[d])]]++;
        }
        for (let row = 0; row < rows; row++) out.weight[row] = weight[row] * counts[plan.unit[row]];
        return;
      case "omit":
        for (let row = 0; row < rows; row++) out.weight[row] = plan.unit[row] === resample ? 0 : weight[row];
        return;
      case "factor":
        threefryWords(plan.seed, resample, words);
        for (let row = 0; row < rows; row++) {
          out.weight[row] = weight[row] * plan.table[multiplyHigh(words[plan.unit[row]], plan.table.length)];
        }
        return;
      case "noise":
        threefryWords(plan.seed, resample, words);
        for (let row = 0; row < rows; row++) {
          const noise = plan.table[multiplyHigh(words[row], plan.table.length)];
          out.target[row] = plan.fitted[row] - plan.spread[row] * noise;
        }
    }
  };
  return { ...out, draw };
}

// src/linear-algebra/tridiagonal.ts
var MAX_ITERATIONS = 60;
function tridiagonalise(packed, n) {
  const a = Array.from(
    { length: n },
    (_, i) => Float64Array.from({ length: n }, (_2, j) => packed[packedIndex(i, j)])
  );
  const offDiagonal = new Float64Array(n);
  const reflections = [];
  const product = new Float64Array(n);
  for (let k = 0; k + 2 < n; k++) {
    const first = k + 1;
    let squares = 0;
    for (let i = first; i < n; i++) squares += a[i][k] ** 2;
    const head = a[first][k];
    const alpha = -Math.sign(head || 1) * Math.sqrt(squares);
    offDiagonal[k] = alpha;
    const vector2 = new Float64Array(n);
    for (let i = first; i < n; i++) vector2[i] = a[i][k];
    vector2[first] -= alpha;
    const length = Math.sqrt(2 * (squares - head * alpha));
    if (!(length > 0)) continue;
    for (let i = first; i < n; i++) vector2[i] *= Math.SQRT2 / length;
    let inner = 0;
    for (let i = first; i < n; i++) {
      let sum = 0;
      const row = a[i];
      for (let j = first; j < n; j++) sum += row[j] * vector2[j];
      product[i] = sum;
      inner += sum * vector2[i];
    }
    for (let i = first; i < n; i++) product[i] -= inner / 2 * vector2[i];
    for (let i = first; i < n; i++) {
      const row = a[i];
      for (let j = first; j < n; j++) row[j] -= vector2[i] * product[j] + product[i] * vector2[j];
    }
    reflections.push({ vector: vector2, first });
  }
  if (n > 1) offDiagonal[n - 2] = a[n - 1][n - 2];
  const basis = Array.from({ length: n }, (_, i) => Float64Array.from({ length: n }, (_2, j) => Number(i === j)));
  for (const { vector: vector2, first } of reflections) {
    for (let i = 1; i < n; i++) {
      const row = basis[i];
      let sum = 0;
      for (let j = first; j < n; j++) sum += row[j] * vector2[j];
      for (let j = first; j < n; j++) row[j] -= sum * vector2[j];
    }
  }
  const rows = Array.from({ length: n }, (_, k) => Float64Array.from(basis, (row) => row[k]));
  return { diagonal: Float64Array.from(a, (row, i) => row[i]), offDiagonal, basis: rows };
}
function diagonalise(diagonal, offDiagonal, basis) {
  const n = diagonal.length;
  for (let l = 0; l < n; l++) {
    for (let iteration = 0; iteration < MAX_ITERATIONS; iteration++) {
      let m = l;
      while (m + 1 < n) {
        const size = Math.abs(diagonal[m]) + Math.abs(diagonal[m + 1]);
        if (Math.abs(offDiagonal[m]) <= Number.EPSILON * size) break;
        m++;
      }
      if (m === l) break;
      const half = (diagonal[l + 1] - diagonal[l]) / (2 * offDiagonal[l]);
      const root = Math.hypot(half, 1);
      let g = diagonal[m] - diagonal[l] + offDiagonal[l] / (half + Math.sign(half || 1) * root);
      let [s, c, p] = [1, 1, 0];
      let i = m - 1;
      for (; i >= l; i--) {
        const f = s * offDiagonal[i];
        const b = c * offDiagonal[i];
        const r = Math.hypot(f, g);
        offDiagonal[i + 1] = r;
        if (r === 0) {
          diagonal[i + 1] -= p;
          offDiagonal[m] = 0;
          break;
        }
        s = f / r;
        c = g / r;
        g = diagonal[i + 1] - p;
        const t = (diagonal[i] - g) * s + 2 * c * b;
        p = s * t;
        diagonal[i + 1] = g + p;
        g = c * t - b;
        const [upper, lower] = [basis[i], basis[i + 1]];
        for (let k = 0; k < n; k++) {
          const x = lower[k];
          const y = upper[k];
          lower[k] = s * y + c * x;
          upper[k] = c * y - s * x;
        }
      }
      if (i >= l) continue;
      diagonal[l] -= p;
      offDiagonal[l] = g;
      offDiagonal[m] = 0;
    }
  }
}

// src/linear-algebra/eigen.ts
var LARGE = 64;
function symmetricEigen(packed, n) {
  return n < LARGE ? byRotations(packed, n) : byTridiagonalForm(packed, n);
}
function byRotations(packed, n) {
  const a = Array.from(
    { length: n },
    (_, i) => Float64Array.from({ length: n }, (_2, j) => packed[packedIndex(i, j)])
  );
  const rows = Array.from(
    { length: n },
    (_, i) => Float64Array.from({ length: n }, (_2, j) => Number(i === j))
  );
  for (let sweep = 0; sweep < 50; sweep++) {
    let rotated = false;
    for (let p = 0; p < n; p++) {
      for (let q = p + 1; q < n; q++) {
        if (Math.abs(a[p][q]) <= Number.EPSILON * Math.sqrt(Math.abs(a[p][p] * a[q][q])) || a[p][q] === 0)
          continue;
        rotated = true;
        const theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
        const t = Math.abs(theta) > 1e150 ? 0.5 / theta : Math.sign(theta || 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        const c = 1 / Math.sqrt(t * t + 1);
        rotate(a, rows, p, q, c, t * c);
      }
    }
    if (!rotated) break;
  }
  const order = Array.from({ length: n }, (_, i) => i).sort((i, j) => a[j][j] - a[i][i]);
  return {
    values: Float64Array.from(order, (i) => a[i][i]),
    vectors: order.map((i) => rows[i])
  };
}
function rotate(a, vectors, p, q, c, s) {
  for (const row of a) {
    const x = row[p];
    const y = row[q];
    row[p] = c * x - s * y;
    row[q] = s * x + c * y;
  }
  for (const m of [a, vectors]) {
    for (let k = 0; k < a.length; k++) {
      const x = m[p][k];
      const y = m[q][k];
      m[p][k] = c * x - s * y;
      m[q][k] = s * x + c * y;
    }
  }
}
function byTridiagonalForm(packed, n) {
  const { diagonal, offDiagonal, basis } = tridiagonalise(packed, n);
  diagonalise(diagonal, offDiagonal, basis);
  const order = Array.from({ length: n }, (_, i) => i).sort((i, j) => diagonal[j] - diagonal[i]);
  return { values: Float64Array.from(order, (i) => diagonal[i]), vectors: order.map((i) => basis[i]) };
}

// src/solver/certificate.ts
var MANY_COORDINATES = 64;
var POWER_STEPS = 40;
var WORST_CONDITION = 1 / Number.EPSILON;
function scaledCondition(packed, frozen) {
  const free = Array.from(frozen.keys()).filter((i) => !frozen[i]);
  if (free.length === 0) return 1;
  const root = free.map((i) => Math.sqrt(packed[packedIndex(i, i)]));
  if (!root.every((size) => size > 0)) return WORST_CONDITION;
  const scaled = new Float64Array(packedLength(free.length));
  free.forEach((i, row) => {
    for (let column = 0; column <= row; column++) {
      const j = free[column];
      scaled[packedIndex(row, column)] = row === column ? 1 : packed[packedIndex(i, j)] / (root[row] * root[column]);
    }
  });
  if (free.length >= MANY_COORDINATES) return estimatedCondition(scaled, free.length);
  const { values } = symmetricEigen(scaled, free.length);
  const condition = values[0] / values[free.length - 1];
  return condition > 0 && condition < WORST_CONDITION ? condition : WORST_CONDITION;
}
function estimatedCondition(packed, n) {
  const factor = packed.slice();
  if (!choleskyFactor(factor, n, Number.EPSILON)) return WORST_CONDITION;
  const largest2 = dominant(n, (x) => multiply(packed, x));
  const smallest = dominant(n, (x) => {
    const solved = x.slice();
    choleskySolve(factor, n, solved);
    return solved;
  });
  return Math.min(largest2 * smallest, WORST_CONDITION);
}
function dominant(n, apply2) {
  let x = Float64Array.from({ length: n }, (_, i) => 1 + 0.5 * Math.sin(1 + i * i));
  let size = 1;
  for (let step = 0; step <= POWER_STEPS; step++) {
    x = apply2(x);
    size = Math.sqrt(x.reduce((sum, value) => sum + value * value, 0));
    x = x.map((value) => value / size);
  }
  return size;
}
function multiply(packed, x) {
  const out = new Float64Array(x.length);
  for (let i = 0, entry = 0; i < x.length; i++) {
    for (let j = 0; j < i; j++, entry++) {
      if (packed[entry] === 0) continue;
      out[i] += packed[entry] * x[j];
      out[j] += packed[entry] * x[i];
    }
    out[i] += packed[entry++] * x[i];
  }
  return out;
}
function scaledGradient(gradient, packed, frozen) {
  let largest2 = 0;
  for (let i = 0; i < gradient.length; i++) {
    const curvature = packed[packedIndex(i, i)];
    if (!frozen[i] && curvature > 0)
      largest2 = Math.max(largest2, Math.abs(gradient[i]) / Math.sqrt(curvature));
  }
  return largest2;
}

// src/solver/exact-objective.ts
function createExactObjective(problem, evaluator) {
  const { target, weight, loss } = problem;
  const relative = loss.residual === "relative";
  const terms = new Float64Array(target.length);
  return (at) => {
    const value = evaluator.value(at);
    for (let i = 0; i < terms.length; i++) {
      const r = value[i] - target[i];
      terms[i] = weight[i] * penalty(loss.rho, relative ? r / target[i] : r);
    }
    return compensatedSum(terms);
  };
}
function compensatedSum(terms) {
  let sum = 0;
  let compensation = 0;
  for (let k = 0; k < terms.length; k++) {
    const term = terms[k];
    const next = sum + term;
    compensation += Math.abs(sum) >= Math.abs(term) ? sum - next + term : term - next + sum;
    sum = next;
  }
  return sum + compensation;
}

// src/solver/flat-minimum.ts
var MAX_NEGATIVE_CURVATURE = 1e-6;
var AT_LIMIT = 1 - 1e-9;
function isFlatMinimum(rho, gaussNewton, hessian, frozen, singular) {
  if (rho.kind === "squared" || scaledCondition(gaussNewton, frozen) >= singular) return false;
  const free = Array.from(frozen.keys()).filter((i) => !frozen[i]);
  const root = free.map((i) => Math.sqrt(gaussNewton[packedIndex(i, i)]));
  const scaled = new Float64Array(packedLength(free.length));
  free.forEach((i, row) => {
    for (let column = 0; column <= row; column++) {
      scaled[packedIndex(row, column)] = hessian[packedIndex(i, free[column])] / (root[row] * root[column]);
    }
  });
  const { values } = symmetricEigen(scaled, free.length);
  return values[free.length - 1] >= -MAX_NEGATIVE_CURVATURE * Math.max(1, values[0]);
}

// src/solver/geodesic-acceleration.ts
var MAX_ACCELERATION = 0.75;
var DAMPING_DECREASE2 = 3;
var FAST_DAMPING_DECREASE = 100;
var DAMPING_INCREASE2 = 2;
var MIN_DAMPING2 = 1e-15;
var MAX_DAMPING2 = 1e20;
var SCALE_DECAY = 0.5;
var TOLERANCE = 1e-13;
var RESOLUTION2 = 2 ** -55;
var MAX_STALLED_STEPS2 = 24;
var MIN_SENSITIVITY = 1e-20;
var FIRST_DAMPING = 1;
function createGeodesic(problem, passes) {
  const { size, lower, upper, closed } = problem;
  const scale = new Float64Array(size);
  const factor = new Float64Array(packedLength(size));
  const velocity = new Float64Array(size);
  const acceleration = new Float64Array(size);
  const trial = new Float64Array(size);
  const frozen = new Uint8Array(size);
  const secondOrder = createSecondOrder(problem, passes);
  const first = createNormal(size);
  const second = createNormal(size);
  const length = (step) => Math.sqrt(step.reduce((sum, x, i) => sum + scale[i] * x * x, 0));
  return (at, form, { maxSteps, hold = [] }) => {
    let current = first;
    let next = second;
    let damping = FIRST_DAMPING;
    let increase2 = DAMPING_INCREASE2;
    let stalled = 0;
    let fastDecreases = 0;
    const result = (status, steps) => ({
      status,
      steps,
      objective: current.objective
    });
    for (let i = 0; i < size; i++) at[i] = clamp(at[i], lower[i], upper[i]);
    passes.normal("f64", at, form, current);
    if (!isFiniteNormal(current)) return result(Status.notFinite, 0);
    scale.fill(0);
    secondOrder.invalidate();
    for (let steps = 0; ; steps++) {
      let convergedStatus = freeze(frozen, at, current.gradient, lower, upper, hold) ? Status.atBound : Status.converged;
      for (let i = 0; i < size; i++) {
        scale[i] = Math.max(SCALE_DECAY * scale[i], current.matrix[packedIndex(i, i)]);
        const magnitude = Math.max(Math.abs(at[i]), 1);
        if (frozen[i] || scale[i] * magnitude * magnitude > MIN_SENSITIVITY * current.objective) continue;
        frozen[i] = 1;
        convergedStatus = Status.singular;
      }
      if (steps >= maxSteps) return result(Status.stepLimit, steps);
      const rounding = RESOLUTION2 * current.noise;
      let gainRatio = -1;
      damp(factor, current.matrix, scale, damping, frozen);
      if (choleskyFactor(factor, size)) {
        for (let i = 0; i < size; i++) velocity[i] = frozen[i] ? 0 : -current.gradient[i];
        choleskySolve(factor, size, velocity);
        let predicted = 0;
        for (let i = 0; i < size; i++) predicted -= 0.5 * current.gradient[i] * velocity[i];
        if (predicted * (1 + damping) <= TOLERANCE * current.objective) {
          if (damping <= MIN_DAMPING2 || fastDecreases++ >= MAX_STALLED_STEPS2)
            return result(convergedStatus, steps);
          damping = Math.max(damping / FAST_DAMPING_DECREASE, MIN_DAMPING2);
          continue;
        }
        secondOrder.along(at, velocity, form, acceleration);
        for (let i = 0; i < size; i++) acceleration[i] = frozen[i] ? 0 : -acceleration[i];
        choleskySolve(factor, size, acceleration);
        if (2 * length(acceleration) <= MAX_ACCELERATION * length(velocity)) {
          for (let i = 0; i < size; i++) trial[i] = velocity[i] + 0.5 * acceleration[i];
          for (const i of closed) trial[i] = trial[i] > -1 ? Math.log1p(trial[i]) : -Infinity;
          for (let i = 0; i < size; i++) trial[i] = clamp(at[i] + trial[i], lower[i], upper[i]);
          passes.normal("f64", trial, form, next);
          const reduction = current.objective - next.objective;
          if (isFiniteNormal(next) && reduction >= (damping < 1 ? -rounding : 0)) {
            gainRatio = Math.max(reduction / predicted, 0);
            stalled = reduction > rounding ? 0 : stalled + 1;
          }
        }
      }
      if (gainRatio >= 0) {
        at.set(trial);
        [current, next] = [next, current];
        secondOrder.invalidate();
        damping = Math.max(
          damping * Math.max(1 / DAMPING_DECREASE2, 1 - (2 * gainRatio - 1) ** 3),
          MIN_DAMPING2
        );
        increase2 = DAMPING_INCREASE2;
        if (stalled === 0) fastDecreases = 0;
        if (stalled >= MAX_STALLED_STEPS2) return result(convergedStatus, steps + 1);
      } else {
        damping *= increase2;
        increase2 *= 2;
        if (damping > MAX_DAMPING2) return result(convergedStatus, steps + 1);
      }
    }
  };
}
function createSecondOrder(problem, passes) {
  const { size, target, weight, closed } = problem;
  const { evaluator } = passes;
  const slopes = residualSlopes(problem);
  let derivatives;
  return {
    /** Discards the cached derivatives: the point has changed. */
    invalidate() {
      derivatives = void 0;
    },
    along(at, direction, { delta, up, down }, out) {
      derivatives ??= evaluator.hessian(at);
      const { value, gradient, hessian } = derivatives;
      out.fill(0);
      for (let row = 0; row < target.length; row++) {
        let second = 0;
        for (let i = 0, entry = 0; i < size; i++) {
          for (let j = 0; j <= i; j++, entry++) {
            const column = hessian[entry];
            if (column !== null) second += (i === j ? 1 : 2) * direction[i] * direction[j] * column[row];
          }
        }
        for (const i of closed) second -= direction[i] * direction[i] * gradient[i][row];
        const s = slopes[row];
        const r = (value[row] - target[row]) * s;
        const reweighted = Math.min(1, delta / Math.abs(r)) * (r > 0 ? up : down);
        const term = weight[row] * reweighted * second * s * s;
        for (let i = 0; i < size; i++) out[i] += term * gradient[i][row];
      }
    }
  };
}

// src/linear-algebra/lu.ts
function solveLinear(rows, b) {
  const n = rows.length;
  const size = rows.map((row) => row.reduce((largest2, x) => Math.max(largest2, Math.abs(x)), 0));
  for (let k = 0; k < n; k++) {
    let best = k;
    for (let i = k + 1; i < n; i++) {
      if (Math.abs(rows[i][k]) * size[best] > Math.abs(rows[best][k]) * size[i]) best = i;
    }
    [rows[k], rows[best]] = [rows[best], rows[k]];
    [b[k], b[best]] = [b[best], b[k]];
    [size[k], size[best]] = [size[best], size[k]];
    if (!(Math.abs(rows[k][k]) > n * Number.EPSILON * size[k])) return false;
    for (let i = k + 1; i < n; i++) {
      const factor = rows[i][k] / rows[k][k];
      if (factor === 0) continue;
      for (let j = k + 1; j < n; j++) rows[i][j] -= factor * rows[k][j];
      b[i] -= factor * b[k];
    }
  }
  for (let k = n - 1; k >= 0; k--) {
    let sum = b[k];
    for (let j = k + 1; j < n; j++) sum -= rows[k][j] * b[j];
    b[k] = sum / rows[k][k];
  }
  return true;
}

// src/solver/kinked-minimum.ts
var MAX_NEWTON = 20;
var DEPENDENT = 1e-9;
function createExactSolver(problem, evaluator) {
  const { rows, size, target, weight } = problem;
  const { rho } = problem.loss;
  let scale = residualSlopes(problem);
  const { up, down } = huberForm(rho, 1);
  const residual = new Float64Array(rows);
  const terms = new Float64Array(rows);
  return (at, delta, frozen) => {
    scale = residualSlopes(problem);
    const free = Array.from(frozen.keys()).filter((i) => !frozen[i]);
    let exact = chooseRows(at, delta, free);
    let solved = solve(at, exact, free);
    if (!solved) return void 0;
    for (let exchange = 0; exchange < 20 + 4 * size && solved.multiplier > 1; exchange++) {
      const next = exchangeRow(solved.at, exact, solved.multipliers, free);
      const better = next && solve(next.at, next.exact, free);
      if (!next || !better || !(better.objective < solved.objective)) break;
      exact = next.exact;
      solved = better;
    }
    at.set(solved.at);
    return {
      objective: solved.objective,
      rows: exact.map(({ row }) => row).sort((a, b) => a - b),
      multiplier: solved.multiplier,
      decrement: solved.decrement,
      curvature: kinkCurvature(problem, evaluator, at)
    };
  };
  function slope(gradient, i, row) {
    return gradient[i][row] * scale[row];
  }
  function fillResiduals(value) {
    for (let row = 0; row < rows; row++) residual[row] = (value[row] - target[row]) * scale[row];
  }
  function chooseRows(at, delta, free) {
    const { value, gradient } = evaluator.gradient(at);
    fillResiduals(value);
    const inside = Array.from(residual.keys()).filter((row) => weight[row] > 0 && Math.abs(residual[row]) < delta).sort((a, b) => Math.abs(residual[a]) - Math.abs(residual[b]) || a - b);
    const lengths = free.map((i) => Math.sqrt(gradient[i].reduce((sum, x) => sum + x * x, 0)) || 1);
    const directions = [];
    const chosen = [];
    for (const row of inside) {
      const same = chosen.find(
        (other) => target[other.row] === target[row] && free.every((i) => gradient[i][other.row] === gradient[i][row])
      );
      if (same) {
        same.weight += weight[row];
        continue;
      }
      if (chosen.length === free.length) continue;
      const direction = Float64Array.from(free, (i, k) => slope(gradient, i, row) / lengths[k]);
      const length = Math.hypot(...direction);
      for (const other of directions) {
        const along = other.reduce((sum, x, k) => sum + x * direction[k], 0);
        for (let k = 0; k < direction.length; k++) direction[k] -= along * other[k];
      }
      const remainder = Math.hypot(...direction);
      if (!(remainder > DEPENDENT * length)) continue;
      directions.push(direction.map((x) => x / remainder));
      chosen.push({ row, weight: weight[row] });
    }
    return chosen;
  }
  function solve(from, exact, free) {
    const at = from.slice();
    let multipliers = new Float64Array(exact.length);
    let previous = Infinity;
    for (let round = 0; round < MAX_NEWTON; round++) {
      const system = equations(at, exact, multipliers, free);
      const right = Float64Array.from([
        ...system.gradient.map((g) => -g),
        ...exact.map(({ row }) => -residual[row])
      ]);
      if (!solveLinear(system.matrix, right)) return void 0;
      multipliers = right.slice(free.length);
      let length = 0;
      for (let k = 0; k < free.length; k++) length += (right[k] * system.lengths[k]) ** 2;
      if (!Number.isFinite(length)) return void 0;
      if (round > 1 && length >= 0.25 * previous) break;
      previous = length;
      free.forEach((i, k) => {
        at[i] += right[k];
      });
    }
    const objective = objectiveAt(at, exact);
    const { gradient } = equations(at, exact, multipliers, free);
    const jacobian = evaluator.gradient(at).gradient;
    let decrement = 0;
    free.forEach((i, k) => {
      let sum = gradient[k];
      let magnitude = Math.abs(gradient[k]);
      exact.forEach(({ row }, m) => {
        const term = multipliers[m] * slope(jacobian, i, row);
        sum += term;
        magnitude += Math.abs(term);
      });
      decrement = Math.max(decrement, Math.abs(sum) / (magnitude || 1));
    });
    let multiplier = 0;
    exact.forEach((row, m) => {
      multiplier = Math.max(multiplier, Math.abs(multipliers[m]) / limit(row, multipliers[m]));
    });
    return { at, multipliers, objective, multiplier, decrement };
  }
  function limit(row, multiplier) {
    return row.weight * (multiplier > 0 ? up : down);
  }
  function equations(at, exact, y, free) {
    const { value, gradient, hessian } = evaluator.hessian(at);
    fillResiduals(value);
    const score = residual.map((r, row) => (r > 0 ? up : r < 0 ? -down : 0) * weight[row] * scale[row]);
    for (const { row } of exact) {
      for (let other = 0; other < rows; other++) {
        if (target[other] === target[row] && free.every((i) => gradient[i][other] === gradient[i][row])) {
          score[other] = 0;
        }
      }
    }
    const total = Float64Array.from(free, (i) => compensatedSum(gradient[i].map((x, row) => score[row] * x)));
    exact.forEach(({ row }, m) => {
      score[row] = y[m] * scale[row];
    });
    const lengths = free.map(
      (i) => Math.sqrt(gradient[i].reduce((sum, x, row) => sum + weight[row] * x * x, 0))
    );
    const order = free.length + exact.length;
    const matrix = Array.from({ length: order }, () => new Float64Array(order));
    free.forEach((i, k) => {
      free.forEach((j, l) => {
        const second = hessian[packedIndex(i, j)];
        matrix[k][l] = second ? compensatedSum(second.map((x, row) => score[row] * x)) : 0;
      });
      exact.forEach(({ row }, m) => {
        matrix[k][free.length + m] = slope(gradient, i, row);
        matrix[free.length + m][k] = slope(gradient, i, row);
      });
    });
    return { matrix, gradient: total, lengths };
  }
  function objectiveAt(at, exact) {
    fillResiduals(evaluator.value(at));
    for (let row = 0; row < rows; row++) terms[row] = weight[row] * penalty(rho, residual[row]);
    for (const { row } of exact) terms[row] = 0;
    return compensatedSum(terms);
  }
  function exchangeRow(at, exact, multipliers, free) {
    let leave = 0;
    const excess = (m) => Math.abs(multipliers[m]) / limit(exact[m], multipliers[m]);
    for (let m = 1; m < exact.length; m++) if (excess(m) > excess(leave)) leave = m;
    const sign2 = Math.sign(multipliers[leave]);
    const { matrix } = equations(at, exact, multipliers, free);
    const model = matrix.map((row) => row.slice(0, free.length));
    const right = new Float64Array(matrix.length);
    right[free.length + leave] = sign2;
    if (!solveLinear(matrix, right)) return void 0;
    const direction = right.slice(0, free.length);
    let bend = 0;
    for (let k = 0; k < free.length; k++) {
      for (let l = 0; l < free.length; l++) bend += direction[k] * model[k][l] * direction[l];
    }
    let descent = limit(exact[leave], multipliers[leave]) - Math.abs(multipliers[leave]);
    const { gradient } = evaluator.gradient(at);
    const kept = exact.filter((_, m) => m !== leave);
    const crossings = [];
    for (let row = 0; row < rows; row++) {
      if (!(weight[row] > 0) || exact.some((other) => other.row === row)) continue;
      const rate = free.reduce((sum, i, k) => sum + direction[k] * slope(gradient, i, row), 0);
      const distance2 = -residual[row] / rate;
      if (distance2 > 0) crossings.push({ row, distance: distance2, turn: weight[row] * Math.abs(rate) * (up + down) });
    }
    crossings.sort((a, b) => a.distance - b.distance || a.row - b.row);
    const walk = (distance2) => {
      const next = at.slice();
      free.forEach((i, k) => {
        next[i] += distance2 * direction[k];
      });
      return next;
    };
    for (const { row, distance: distance2, turn } of crossings) {
      if (bend > 0 && descent + bend * distance2 >= 0) break;
      descent += turn;
      if (descent + Math.max(bend, 0) * distance2 >= 0) {
        return { at: walk(distance2), exact: [...kept, { row, weight: weight[row] }] };
      }
    }
    return bend > 0 && descent < 0 ? { at: walk(-descent / bend), exact: kept } : void 0;
  }
}
function kinkCurvature(problem, evaluator, at) {
  const { rows, size, target, weight } = problem;
  const scale = residualSlopes(problem);
  const { value, gradient } = evaluator.gradient(at);
  let deviation = 0;
  let total = 0;
  for (let row = 0; row < rows; row++) {
    deviation += weight[row] * Math.abs((value[row] - target[row]) * scale[row]);
    total += weight[row];
  }
  const factor = total / Math.max(deviation, total * Number.EPSILON * residualSize(problem));
  const packed = new Float64Array(packedLength(size));
  for (let i = 0, entry = 0; i < size; i++) {
    for (let j = 0; j <= i; j++, entry++) {
      for (let row = 0; row < rows; row++) {
        packed[entry] += factor * weight[row] * scale[row] ** 2 * gradient[i][row] * gradient[j][row];
      }
    }
  }
  return packed;
}

// src/solver/newton.ts
var ROUNDING = 2e-14;
var NEAR_DECREMENT = 1e-12;
var FINAL_DECREMENT = 1e-32;
var NEAR_SLACK = 64;
var FIRST_DAMPING2 = 1e-6;
var MIN_DAMPING3 = 1e-12;
var MAX_DAMPING3 = 1e12;
var PIVOT_FLOOR = 1e-15;
var CANCELLED = 1e-8;
function createNewton(problem, passes) {
  const { size, lower, upper, closed } = problem;
  const first = createCurvature(size);
  const second = createCurvature(size);
  const scale = new Float64Array(size);
  const factor = new Float64Array(packedLength(size));
  const step = new Float64Array(size);
  const trial = new Float64Array(size);
  const frozen = new Uint8Array(size);
  const held = new Uint8Array(size);
  return (at, form, maxSteps, hold) => {
    let current = first;
    let next = second;
    let damping = 0;
    let previous = Infinity;
    const result = (status, steps, decrement) => ({
      status,
      steps,
      decrement,
      curvature: current,
      frozen
    });
    for (let i = 0; i < size; i++) at[i] = clamp(at[i], lower[i], upper[i]);
    passes.curvature(at, form, current);
    if (!isFiniteCurvature(current)) return result(Status.notFinite, 0, Infinity);
    for (let steps = 0; ; ) {
      const convergedStatus = freeze(frozen, at, current.gradient, lower, upper, hold) ? Status.atBound : Status.converged;
      for (let i = 0; i < size; i++) {
        scale[i] = current.gaussNewton[packedIndex(i, i)];
        held[i] = frozen[i] || scale[i] === 0 ? 1 : 0;
      }
      for (; ; ) {
        damp(factor, current.hessian, scale, damping, held);
        for (const i of closed) {
          if (!held[i]) factor[packedIndex(i, i)] = naturalCurvature(current, i) + damping * scale[i];
        }
        if (choleskyFactor(factor, size, PIVOT_FLOOR)) break;
        damping = increase(damping);
        if (damping > MAX_DAMPING3) return result(Status.singular, steps, Infinity);
      }
      for (let i = 0; i < size; i++) step[i] = held[i] ? 0 : -current.gradient[i];
      choleskySolve(factor, size, step);
      let predicted = 0;
      for (let i = 0; i < size; i++) predicted -= 0.5 * current.gradient[i] * step[i];
      predicted *= 1 + damping;
      const decrement = predicted / (current.objective + current.rounding);
      const near = predicted < NEAR_DECREMENT * current.objective + current.rounding;
      if (!(decrement > FINAL_DECREMENT)) return result(convergedStatus, steps, Math.max(decrement, 0));
      if (near && decrement > 0.25 * previous) return result(convergedStatus, steps, decrement);
      if (steps >= maxSteps) return result(near ? convergedStatus : Status.stepLimit, steps, decrement);
      for (const i of closed) step[i] = step[i] > -1 ? Math.log1p(step[i]) : -Infinity;
      for (let i = 0; i < size; i++) trial[i] = clamp(at[i] + step[i], lower[i], upper[i]);
      passes.curvature(trial, form, next);
      steps++;
      const slack = (near ? NEAR_SLACK : 1) * current.rounding;
      const ceiling = current.objective * (1 + ROUNDING) + slack;
      if (next.objective <= ceiling && isFiniteCurvature(next)) {
        at.set(trial);
        [current, next] = [next, current];
        damping = damping > MIN_DAMPING3 ? damping / 10 : 0;
        previous = decrement;
      } else {
        damping = increase(damping);
        if (damping > MAX_DAMPING3) return result(near ? convergedStatus : Status.singular, steps, decrement);
      }
    }
  };
}
function naturalCurvature({ gradient, gaussNewton, hessian }, i) {
  const place2 = packedIndex(i, i);
  const curvature = hessian[place2] - gradient[i];
  return Math.abs(curvature) > CANCELLED * Math.abs(gradient[i]) ? curvature : gaussNewton[place2];
}
function increase(damping) {
  return damping < FIRST_DAMPING2 ? FIRST_DAMPING2 : damping * 10;
}
function isFiniteCurvature({ objective, gradient, gaussNewton, hessian }) {
  let sum = objective;
  for (const array of [gradient, gaussNewton, hessian]) for (const x of array) sum += x - x;
  return Number.isFinite(sum);
}

// src/solver/polish.ts
var SINGULAR_CONDITION = 1e14;
var MAX_STEPS2 = 500;
var ROUNDING2 = 1e-12;
var SMOOTHING = [0.01, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9];
var EXACT_FROM = 1e-5;
function createPolisher(problem, passes = createPasses(problem)) {
  const newton = createNewton(problem, passes);
  const objectiveAt = createExactObjective(problem, passes.evaluator);
  const { rho } = problem.loss;
  if (!hasKink(rho)) {
    const form = huberForm(rho, 0);
    const geodesic = createGeodesic(problem, passes);
    return (start, { maxSteps = MAX_STEPS2, hold = [] } = {}) => {
      const parameters = start.slice();
      let result = newton(parameters, form, maxSteps, hold);
      if ((result.status === Status.stepLimit || result.status === Status.singular) && maxSteps > 0) {
        const { steps } = geodesic(parameters, form, { maxSteps, hold });
        const before = result.steps + steps;
        result = newton(parameters, form, maxSteps, hold);
        result = { ...result, steps: before + result.steps };
      }
      return report(problem, parameters, result, objectiveAt(parameters));
    };
  }
  const exactSolver = createExactSolver(problem, passes.evaluator);
  const unit = residualSize(problem);
  return (start, options) => {
    const hold = options?.hold ?? [];
    const noise = 4 * Number.EPSILON * unit * compensatedSum(problem.weight);
    const smooth = start.slice();
    let remaining = options?.maxSteps ?? MAX_STEPS2;
    let steps = 0;
    let best;
    let frozen = new Uint8Array(problem.size);
    for (const fraction of SMOOTHING) {
      const delta = fraction * unit;
      const result = newton(smooth, huberForm(rho, delta), remaining, hold);
      remaining -= result.steps;
      steps += result.steps;
      best = report(problem, smooth.slice(), { ...result, steps }, objectiveAt(smooth));
      frozen = result.frozen.slice();
      if (best.status === Status.notFinite || remaining <= 0) break;
      if (fraction > EXACT_FROM) continue;
      const parameters = smooth.slice();
      const minimum = exactSolver(parameters, delta, frozen);
      if (minimum && minimum.multiplier <= 1 && isInside(problem, parameters) && minimum.objective <= best.objective * (1 + ROUNDING2) + noise) {
        const atBound = frozen.some((out, i) => out === 1 && !hold.includes(i));
        return reportExact(problem, parameters, frozen, atBound, minimum, steps);
      }
    }
    return withoutSmoothing(problem, passes, best, frozen);
  };
}
function withoutSmoothing(problem, { evaluator }, best, frozen) {
  if (best.status === Status.notFinite) return best;
  const curvature = kinkCurvature(problem, evaluator, best.parameters);
  return {
    ...best,
    gaussNewton: curvature,
    hessian: curvature,
    condition: scaledCondition(curvature, frozen)
  };
}
function report(problem, parameters, result, objective) {
  const { curvature, frozen } = result;
  const condition = scaledCondition(curvature.hessian, frozen);
  const convergedStatus = result.status === Status.converged || result.status === Status.atBound;
  const isSingular = convergedStatus && condition >= SINGULAR_CONDITION;
  const flat = isSingular && isFlatMinimum(problem.loss.rho, curvature.gaussNewton, curvature.hessian, frozen, SINGULAR_CONDITION);
  return {
    parameters,
    objective,
    status: isSingular && !flat ? Status.singular : result.status,
    steps: result.steps,
    decrement: result.decrement,
    gradient: scaledGradient(curvature.gradient, curvature.gaussNewton, frozen),
    condition,
    atBound: boundCoordinates(problem, parameters),
    gaussNewton: curvature.gaussNewton.slice(),
    hessian: curvature.hessian.slice(),
    ...flat ? { flat } : {}
  };
}
function reportExact(problem, parameters, frozen, atBound, minimum, steps) {
  const { objective, rows, multiplier, decrement, curvature } = minimum;
  const condition = scaledCondition(curvature, frozen);
  const convergedStatus = atBound ? Status.atBound : Status.converged;
  return {
    parameters,
    objective,
    status: condition >= SINGULAR_CONDITION ? Status.singular : convergedStatus,
    steps,
    decrement,
    gradient: decrement,
    condition,
    atBound: boundCoordinates(problem, parameters),
    gaussNewton: curvature,
    hessian: curvature,
    exactRows: rows,
    multiplier,
    ...multiplier >= AT_LIMIT ? { flat: true } : {}
  };
}
function isInside({ lower, upper }, at) {
  return at.every((x, i) => lower[i] <= x && x <= upper[i]);
}
function boundCoordinates({ lower, upper }, at) {
  return Array.from(at.keys()).filter((i) => at[i] <= lower[i] || at[i] >= upper[i]);
}

// src/statistics/asymptotic.ts
var SINGULAR = 1e-13;
var MAX_LEVERAGE = 0.9;
function sandwichCovariance(size, rows, jacobianColumns, psi, bread, groups, slope) {
  const factor = bread.slice();
  if (rows <= size || !choleskyFactor(factor, size, SINGULAR)) return void 0;
  const groupScores = groups && summedByGroup(size, groups, (row, j) => psi[row] * jacobianColumns[j][row]);
  const scores = groupScores?.length ?? psi.length;
  if (scores < 2 || groupScores !== void 0 && hasSingleGroup(groupScores)) return void 0;
  const useLeverage = groupScores === void 0 && slope !== void 0;
  const ratio = rows / (rows - size);
  const uniformFactor = groupScores === void 0 ? ratio : scores / (scores - 1) * (rows - 1) / (rows - size);
  const covariance = new Float64Array(packedLength(size));
  const influence = new Float64Array(size);
  const isDiagonal = hasDiagonal(bread, size);
  const nonzero = new Uint32Array(size);
  for (let k = 0; k < scores; k++) {
    for (let j = 0; j < size; j++)
      influence[j] = groupScores === void 0 ? jacobianColumns[j][k] : groupScores[k][j];
    if (isDiagonal) for (let j = 0; j < size; j++) influence[j] /= bread[packedIndex(j, j)];
    else choleskySolve(factor, size, influence);
    let count = 0;
    for (let j = 0; j < size; j++) if (influence[j] !== 0) nonzero[count++] = j;
    let correction = uniformFactor;
    if (groupScores === void 0) {
      if (psi[k] === 0) continue;
      let leverage = 0;
      if (useLeverage)
        for (let j = 0; j < size; j++) leverage += slope[k] * jacobianColumns[j][k] * influence[j];
      correction = psi[k] ** 2 * (useLeverage ? 1 / (1 - Math.min(leverage, MAX_LEVERAGE)) ** 2 : uniformFactor);
    }
    for (let a = 0; a < count; a++) {
      const i = nonzero[a];
      for (let b = 0; b <= a; b++) {
        covariance[packedIndex(i, nonzero[b])] += correction * influence[i] * influence[nonzero[b]];
      }
    }
  }
  return covariance.every(Number.isFinite) ? covariance : void 0;
}
function hasDiagonal(packed, size) {
  for (let i = 0, entry = 0; i < size; i++, entry++) {
    for (let j = 0; j < i; j++) if (packed[entry++] !== 0) return false;
  }
  return true;
}
function hasSingleGroup(groupScores) {
  return groupScores.filter((sum) => sum.some((score) => score !== 0)).length < 2;
}
function summedByGroup(size, groups, score) {
  const groupScores = /* @__PURE__ */ new Map();
  for (const [row, group] of groups.entries()) {
    const sum = groupScores.get(group) ?? new Float64Array(size);
    for (let j = 0; j < size; j++) sum[j] += score(row, j);
    groupScores.set(group, sum);
  }
  return [...groupScores.values()];
}

// src/statistics/normal.ts
var PEAK = 0.3989422804014327;
var CENTRAL = 0.34;
function normalQuantile(p) {
  checkProbability(p);
  if (p === 0) return -Infinity;
  if (p === 1) return Infinity;
  const offset = p - 0.5;
  if (Math.abs(offset) < CENTRAL) {
    return halley(offset / PEAK, (x2) => (central(x2) - offset) / density(x2));
  }
  const tail = Math.min(p, 1 - p);
  const t = Math.sqrt(-2 * Math.log(tail));
  const start = t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 1308e-6)));
  const x = halley(start, (at) => (tail - upperTail(at)) / density(at));
  return p < 0.5 ? -x : x;
}
function checkProbability(p) {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`A probability lies within 0 and 1, and ${p} does not.`);
}
function halley(start, newton) {
  let x = start;
  for (let step = 0; step < 5; step++) {
    const correction = newton(x);
    const move = correction / (1 + x * correction / 2);
    x -= move;
    if (Math.abs(move) <= 1e-7 * Math.abs(x)) break;
  }
  return x;
}
function density(x) {
  if (Math.abs(x) > 40) return 0;
  const coarse = Math.trunc(16 * x) / 16;
  return PEAK * Math.exp(-coarse * coarse / 2) * Math.exp((coarse - x) * (coarse + x) / 2);
}
function central(x) {
  let term = x;
  let sum = x;
  for (let k = 3; Math.abs(term) > 1e-17 * Math.abs(sum); k += 2) {
    term *= x * x / k;
    sum += term;
  }
  return density(x) * sum;
}
function upperTail(x) {
  let fraction = x;
  for (let k = Math.ceil(24 + 400 / (x * x)); k > 0; k--) fraction = x + k / fraction;
  return density(x) / fraction;
}

// src/statistics/smoothed-slope.ts
var QUARTILES = 1.3489795003921634;
var WIDTH = 2.2138043588613394;
function probabilityWithin(residuals, multiplicity, delta) {
  const largest2 = residuals.reduce(
    (most, r, row) => multiplicity[row] > 0 ? Math.max(most, Math.abs(r)) : most,
    0
  );
  if (3 * largest2 <= delta) return new Float64Array(residuals.length).fill(1);
  const h = bandwidth(residuals, multiplicity);
  return residuals.map((r) => below((delta - r) / h) - below((-delta - r) / h));
}
function bandwidth(residuals, multiplicity) {
  const count = multiplicity.reduce((sum, m) => sum + Math.max(m, 0), 0);
  return count === 0 ? 0 : WIDTH * 0.9 * robustDeviation(residuals, multiplicity, 0) * count ** -0.2;
}
function robustDeviation(residuals, multiplicity, centre) {
  const order = Uint32Array.from(residuals.keys()).filter((row) => multiplicity[row] > 0).sort((a, b) => residuals[a] - residuals[b]);
  let count = 0;
  let squares = 0;
  for (const row of order) {
    count += multiplicity[row];
    squares += multiplicity[row] * (residuals[row] - centre) ** 2;
  }
  if (count === 0) return 0;
  let passed = 0;
  let next = 0;
  const quartile = (probability) => {
    while (next < order.length - 1 && passed + multiplicity[order[next]] < probability * count)
      passed += multiplicity[order[next++]];
    return residuals[order[next]];
  };
  const lower = quartile(0.25);
  const between = (quartile(0.75) - lower) / QUARTILES;
  const deviation = Math.sqrt(squares / count);
  return between > 0 ? Math.min(deviation, between) : deviation;
}
function below(u) {
  if (u >= 1) return 1;
  return u > -1 ? (2 + u * (3 - u * u)) / 4 : 0;
}

// src/statistics/kink-density.ts
var NORMAL_975 = 1.959963984540054;
var WIDTH2 = Math.sqrt(5 / 3);
var ROW_WIDTH_FACTOR = 2;
var EXACT_RESIDUAL = 1e-7;
function densityAtKink(residuals, multiplicity, parameters, tau) {
  const counted = Array.from(residuals.keys()).filter((row) => multiplicity[row] > 0);
  const exact = exactRows(residuals, counted, parameters);
  const others = counted.filter((row) => !exact.includes(row));
  const total = others.reduce((sum, row) => sum + multiplicity[row], 0);
  if (total === 0) return { mean: Number.NaN, rows: residuals.map(() => Number.NaN), exact };
  const h = halfWidth(residuals, multiplicity, others, parameters, tau);
  const kernel = (r, width) => 0.75 * Math.max(1 - (r / width) ** 2, 0) / width;
  const average = (width) => others.reduce((sum, row) => sum + multiplicity[row] * kernel(residuals[row], width), 0) / total;
  const mean = average(h);
  const wide4 = ROW_WIDTH_FACTOR * h;
  const near = others.reduce(
    (sum, row) => sum + (Math.abs(residuals[row]) < wide4 ? multiplicity[row] : 0),
    0
  );
  const shrinkage = near / (near + parameters);
  const level = mean / average(wide4);
  const rows = new Float64Array(residuals.length).fill(mean);
  for (const row of others) {
    rows[row] = (1 - shrinkage) * mean + shrinkage * level * kernel(residuals[row], wide4);
  }
  return { mean, rows, exact };
}
function hallSheather(count, tau) {
  const z = normalQuantile(tau);
  const density2 = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
  let h = count ** (-1 / 3) * NORMAL_975 ** (2 / 3) * (1.5 * density2 ** 2 / (2 * z * z + 1)) ** (1 / 3);
  while (!(h < Math.min(tau, 1 - tau))) h /= 2;
  return h;
}
function exactRows(residuals, counted, parameters) {
  const mean = counted.reduce((sum, row) => sum + Math.abs(residuals[row]), 0) / counted.length;
  return counted.filter((row) => Math.abs(residuals[row]) <= EXACT_RESIDUAL * mean).sort((a, b) => Math.abs(residuals[a]) - Math.abs(residuals[b])).slice(0, parameters);
}
function halfWidth(residuals, multiplicity, others, parameters, tau) {
  const kept = Float64Array.from(others, (row) => residuals[row]);
  const counts = Float64Array.from(others, (row) => multiplicity[row]);
  const total = counts.reduce((sum, count) => sum + count, 0);
  const bandwidth2 = hallSheather(total, tau);
  const spacing = normalQuantile(tau + bandwidth2) - normalQuantile(tau - bandwidth2);
  const centre = kept.reduce((sum, r, k) => sum + counts[k] * r, 0) / total;
  const sizes = kept.map(Math.abs).sort();
  const minimum = sizes[Math.min(parameters, sizes.length - 1)];
  return WIDTH2 * Math.max(spacing / 2 * robustDeviation(kept, counts, centre), minimum) || Number.MIN_VALUE;
}

// src/solver/robust-covariance.ts
function scoresAt(problem, residual, gradient, hessian, { weight: baseWeight, group }) {
  const { size, weight, loss } = problem;
  const multiplicity = weight.map((w, row) => w > 0 ? w / baseWeight[row] : 0);
  const rows = multiplicity.reduce((sum, count) => sum + count, 0);
  const kink = hasKink(loss.rho);
  const { psi, slope, extra } = kink ? kinkSlopes(problem, residual, multiplicity, baseWeight, group !== void 0) : huberSlopes(problem, residual, multiplicity, baseWeight);
  const bread = kink ? new Float64Array(hessian.length) : hessian.slice();
  const nonzero = new Uint32Array(size);
  for (const [row, factor] of extra.entries()) {
    if (factor === 0) continue;
    let count = 0;
    for (let i = 0; i < size; i++) if (gradient[i][row] !== 0) nonzero[count++] = i;
    for (let a = 0; a < count; a++) {
      for (let b = 0; b <= a; b++) {
        const [i, j] = [nonzero[a], nonzero[b]];
        bread[packedIndex(i, j)] += factor * gradient[i][row] * gradient[j][row];
      }
    }
  }
  return { rows, psi, slope, bread };
}
function huberSlopes({ weight, loss }, residual, multiplicity, baseWeight) {
  const { delta, up } = huberForm(loss.rho, 0);
  const within = probabilityWithin(residual, multiplicity, delta);
  const drawn = (of) => multiplicity.map((m, row) => m === 0 ? 0 : of(row));
  return {
    psi: drawn(
      (row) => weight[row] / Math.sqrt(multiplicity[row]) * up * Math.min(Math.max(residual[row], -delta), delta)
    ),
    slope: drawn((row) => baseWeight[row] * up * within[row]),
    extra: drawn((row) => weight[row] * up * (within[row] - (Math.abs(residual[row]) <= delta ? 1 : 0)))
  };
}
function kinkSlopes({ size, weight, loss }, residual, multiplicity, baseWeight, grouped) {
  const { up, down } = huberForm(loss.rho, 1);
  const { rows: density2, exact } = densityAtKink(residual, multiplicity, size, down / (up + down));
  const expected = Math.sqrt(up * down);
  const psi = multiplicity.map((m, row) => {
    if (m === 0 || grouped && exact.includes(row)) return 0;
    const factor = grouped ? residual[row] > 0 ? up : -down : expected;
    return weight[row] / Math.sqrt(m) * factor;
  });
  return {
    psi,
    slope: new Float64Array(baseWeight.length),
    extra: multiplicity.map((m, row) => m === 0 ? 0 : weight[row] * (up + down) * density2[row])
  };
}
function robustCovariance(problem, evaluator, { parameters, hessian }, sampling) {
  const { size, target } = problem;
  const notAvailable = new Float64Array(packedLength(size)).fill(Number.NaN);
  const { value, gradient } = evaluator.gradient(parameters);
  const scale = residualSlopes(problem);
  const jacobian = gradient.map((column) => column.map((slope2, row) => slope2 * scale[row]));
  const residual = value.map((predicted, row) => (predicted - target[row]) * scale[row]);
  const { rows, psi, slope, bread } = scoresAt(problem, residual, jacobian, hessian, sampling);
  return sandwichCovariance(size, rows, jacobian, psi, bread, sampling.group, slope) ?? notAvailable;
}

// src/solver/refit.ts
var BASIN = 0.01;
var COMPETITIVE = 1e-4;
var SAME = 1e-8;
function createRefitter(kernel, precision, plan) {
  const { size } = kernel;
  const resampler = createResampler(plan, kernel);
  const resampled = { ...kernel, weight: resampler.weight, target: resampler.target };
  const passes = createPasses(resampled);
  const search = createLocalSearch(resampled, passes, precision);
  const polish = createPolisher(resampled, passes);
  const at = new Float64Array(size);
  const clustered = plan.kind === "draw" && plan.order.length < kernel.rows;
  const sampling = { weight: kernel.weight, ...clustered ? { group: plan.unit } : {} };
  const draw = (resample) => {
    resampler.draw(resample);
    passes.reload();
  };
  const polishBoth = (searched, maxSteps, out, k) => {
    const found = (which) => searched.parameters.slice((2 * k + which) * size, (2 * k + which + 1) * size);
    const first = polish(found(0), { maxSteps });
    const [firstObjective, otherObjective] = [searched.objective[2 * k], searched.objective[2 * k + 1]];
    const isCompetitive = otherObjective <= firstObjective * (1 + COMPETITIVE) || !Number.isFinite(first.objective);
    let best = first;
    if (isCompetitive && Number.isFinite(otherObjective) && !isInBasin(kernel, first, found(1))) {
      const second = polish(found(1), { maxSteps });
      if (second.objective < first.objective * (1 - SAME) || !Number.isFinite(first.objective)) best = second;
    }
    out.parameters.set(best.parameters, k * size);
    out.objective[k] = best.objective;
    out.status[k] = best.status;
    out.improved[k] = best === first ? 0 : 1;
    if (out.covariance.length > 0) {
      out.covariance.set(
        robustCovariance(resampled, passes.evaluator, best, sampling),
        k * packedLength(size)
      );
    }
  };
  return {
    search(resample, starts, options, out, k, refined) {
      draw(resample);
      const known = options.merge ? new KnownMinima() : void 0;
      for (let start = 0; start * size < starts.length; start++) {
        const entry = 2 * k + Math.min(start, 1);
        at.set(starts.subarray(start * size, (start + 1) * size));
        const result = search(at, options, known);
        if (start > 0 && !(result.objective < out.objective[entry])) continue;
        out.parameters.set(at, entry * size);
        out.objective[entry] = result.objective;
        out.status[entry] = result.status;
      }
      if (refined !== void 0) polishBoth(out, options.maxSteps, refined, k);
    },
    refine(resample, searched, maxSteps, out, k) {
      draw(resample);
      polishBoth(searched, maxSteps, out, k);
    }
  };
}
function isInBasin(kernel, minimum, point) {
  const difference = displacement(kernel, minimum.parameters, point);
  return quadraticForm(minimum.gaussNewton, difference) / 2 <= BASIN * minimum.objective;
}

// src/solver/results.ts
function emptyRefined(count, size, covariance) {
  return {
    count,
    parameters: new Float64Array(count * size),
    objective: new Float64Array(count),
    status: new Uint8Array(count),
    improved: new Uint8Array(count),
    covariance: new Float64Array(covariance ? count * packedLength(size) : 0)
  };
}
function emptyRefitResult(count, size) {
  return {
    count,
    parameters: new Float64Array(2 * count * size),
    objective: new Float64Array(2 * count).fill(Infinity),
    status: new Uint8Array(2 * count).fill(Status.notFinite)
  };
}

// src/backend/tile-pieces.ts
function lineOf(point, lengths, indices) {
  let line = Math.floor(point / lengths[lengths.length - 1]);
  for (let axis = lengths.length - 2; axis >= 0; axis--) {
    indices[axis] = line % lengths[axis];
    line = Math.floor(line / lengths[axis]);
  }
}
function columnCount({
  vectors,
  roots,
  probabilities
}) {
  return vectors === 1 ? roots : roots * (2 + probabilities.length);
}
var Pieces = class {
  count;
  #block;
  #length;
  #firstBlock;
  #firstLine;
  #lines;
  #first;
  #end;
  constructor({ line: length, block }, first, count) {
    this.#block = block;
    this.#length = length;
    this.#first = first;
    this.#end = first + count;
    this.#firstLine = Math.floor(first / length);
    this.#lines = count === 0 ? 0 : Math.floor((this.#end - 1) / length) + 1 - this.#firstLine;
    const oneLine = this.#lines === 1;
    this.#firstBlock = oneLine ? Math.floor(first % length / this.#block) : 0;
    const lastBlock = Math.floor((oneLine ? (this.#end - 1) % length : length - 1) / this.#block);
    this.count = this.#lines * (lastBlock + 1 - this.#firstBlock);
  }
  /** Some pieces are empty, with any position. */
  piece(k) {
    const line = (this.#firstLine + k % this.#lines) * this.#length;
    const block = this.#firstBlock + Math.floor(k / this.#lines);
    const from = Math.max(this.#first, line + block * this.#block);
    const to = Math.min(this.#end, line + Math.min(this.#length, (block + 1) * this.#block));
    return { first: from, count: Math.max(0, to - from) };
  }
};
function splitColumns(values, count) {
  const points = values.length / count;
  return Array.from({ length: count }, (_, c) => values.subarray(c * points, (c + 1) * points));
}
function runPieces(kernel, work, pieces, from, to) {
  let points = 0;
  for (let k = from; k < to; k++) points += pieces.piece(k).count;
  const count = columnCount(kernel);
  const values = new Float64Array(points * count);
  const columns = splitColumns(values, count);
  for (let k = from, at = 0; k < to; k++) {
    const piece = pieces.piece(k);
    if (piece.count > 0) work(piece.first, piece.count, columns, at);
    at += piece.count;
  }
  return values;
}

// src/formula/wasm/search.ts
var UNROLL = 4;
var BUDGET_BYTES = 64;
function recordCandidates(lanes) {
  return UNROLL * lanes.count;
}
var RECORD = 16 * (1 + 2 * UNROLL);

// src/backend/best-points.ts
var BestPoints = class {
  constructor(lists, top) {
    this.top = top;
    this.objective = new Float64Array(lists * top).fill(Infinity);
    this.point = new Float64Array(lists * top).fill(-1);
    this.feasible = new Float64Array(lists);
  }
  top;
  /** lists x top, best first. */
  objective;
  /** lists x top, -1 where there are no more. */
  point;
  /** By list: candidates counted. */
  feasible;
  /** The objective that a candidate must beat, or tie with a lower number, to enter `list`. */
  worst(list) {
    return this.objective[(list + 1) * this.top - 1];
  }
  insert(list, objective, point) {
    const first = list * this.top;
    let place2 = first + this.top;
    while (place2 > first && precedes(objective, point, this.objective[place2 - 1], this.point[place2 - 1])) {
      if (place2 < first + this.top) {
        this.objective[place2] = this.objective[place2 - 1];
        this.point[place2] = this.point[place2 - 1];
      }
      place2--;
    }
    if (place2 === first + this.top) return;
    this.objective[place2] = objective;
    this.point[place2] = point;
  }
  /** Merges list `from` of another search into `list`. */
  merge(list, other, from) {
    this.feasible[list] += other.feasible[from];
    for (let k = from * this.top; k < (from + 1) * this.top && other.point[k] >= 0; k++) {
      this.insert(list, other.objective[k], other.point[k]);
    }
  }
  clear() {
    this.objective.fill(Infinity);
    this.point.fill(-1);
    this.feasible.fill(0);
  }
};
function precedes(objective, point, other, otherPoint) {
  return objective < other || objective === other && point < otherPoint;
}

// src/formula/wasm/statistics.ts
var CENTRES = 4;
var NEAR_BYTES = 32;

// src/formula/wasm/emit-lines.ts
var wide3 = new Lanes("f64");
var narrow2 = new Lanes("f32", EXP_ZERO_F32_WHOLE);
var STRETCH = 4096;
var VALUES = STRETCH + MAP_ROWS;

// src/backend/grid-lines.ts
function createLines(kernel) {
  const { layout, kind, axes, parameters } = kernel;
  const { memory, exports } = instantiate(kernel.module, layout.end);
  const { buffer } = memory;
  const f64 = new Float64Array(buffer);
  const lengths = axes.map((values) => values.length);
  const last = axes.length - 1;
  const bytes = kind === "f64" ? 8 : 4;
  axes.forEach((values, axis) => {
    const start = layout.axes[axis] / 8;
    f64.set(values, start);
    f64.fill(values[values.length - 1], start + values.length, start + layout.padded[axis]);
  });
  const present = new (kind === "f64" ? Float64Array : Float32Array)(
    buffer,
    layout.present,
    layout.padded[last]
  );
  present.fill(Number.NaN, lengths[last]);
  const indices = new Int32Array(axes.length + 1);
  const numbers = layout.numbers.map((tables) => Int32Array.from(tables));
  return {
    exports,
    buffer,
    lengths,
    selectVector(v) {
      parameters.forEach((column, p) => {
        f64[layout.parameters / 8 + p] = column[v];
      });
      numbers.forEach((tables, axis) => {
        if (tables.length === 0) return;
        const make = exports[`axis${axis}`];
        const start = layout.tables[axis];
        const values = layout.axes[Math.min(axis, last)];
        make(values, start, start + (axis === last ? bytes : 8) * layout.padded[axis]);
      });
    },
    selectLine(point) {
      lineOf(point, lengths, indices);
      for (let axis = 0; axis < numbers.length; axis++) {
        if (axis === last) continue;
        const tables = numbers[axis];
        let from = layout.tables[axis] / 8 + indices[axis];
        for (let k = 0; k < tables.length; k++, from += layout.padded[axis]) {
          f64[layout.scalars / 8 + tables[k]] = f64[from];
        }
      }
    },
    stretch(from, count) {
      const length = Math.min(count, STRETCH);
      const start = layout.tables[last] + bytes * from;
      return { start, end: start + bytes * paddedRows(length), count: length };
    }
  };
}

// src/backend/cpu/allocate-work.ts
function linesOf({ axes }) {
  return axes.slice(0, -1).reduce((lines, values) => lines * values.length, 1);
}
function createAllocateWork(kernel) {
  const { layout, kind, top, axes } = kernel;
  const lines = createLines(kernel);
  const lineCount = linesOf(kernel);
  const length = axes[axes.length - 1].length;
  const bytes = kind === "f64" ? 8 : 4;
  const lanes = { count: kind === "f64" ? 2 : 4 };
  const numbers = new (kind === "f64" ? Float64Array : Float32Array)(lines.buffer);
  const i322 = new Int32Array(lines.buffer);
  const words = new Uint32Array(lines.buffer);
  const search = lines.exports.search;
  const budgets = (kind === "f64" ? Float64Array : Float32Array).from(kernel.budgets);
  const last = budgets.length - 1;
  const lineBest = new BestPoints(budgets.length, top);
  const toBeat = new Float64Array(budgets.length);
  const write = (budget, part, value) => {
    const start = (layout.budgets + BUDGET_BYTES * budget + 16 * part) / bytes;
    for (let lane = 0; lane < lanes.count; lane++) numbers[start + lane] = value;
  };
  budgets.forEach((budget, k) => {
    write(k, 0, budget);
  });
  for (const [budget, value] of [
    [-1, -Infinity],
    [budgets.length, Infinity]
  ]) {
    write(budget, 0, value);
    write(budget, 1, -Infinity);
  }
  const reset = () => {
    lineBest.clear();
    toBeat.fill(Infinity);
    for (let k = 0; k <= last; k++) {
      write(k, 1, Infinity);
      write(k, 2, 0);
    }
  };
  const countAt = (budget) => {
    const start = (layout.budgets + BUDGET_BYTES * budget + 32) / 4;
    let sum = 0;
    for (let k = 0; k < 4; k++) sum += words[start + k] * (kind === "f64" && k % 2 === 1 ? 2 ** 32 : 1);
    return sum;
  };
  const atLeast = (cost) => {
    let [low, high] = [0, last];
    while (low < high) {
      const middle = low + high >> 1;
      if (budgets[middle] >= cost) high = middle;
      else low = middle + 1;
    }
    return low;
  };
  const consider = (point, objective, cost) => {
    if (!(cost <= budgets[last])) return;
    const budget = atLeast(cost);
    if (objective > toBeat[budget]) return;
    lineBest.insert(budget, objective, point);
    const worst = lineBest.worst(budget);
    for (let k = budget; k <= last && toBeat[k] > worst; k++) {
      toBeat[k] = worst;
      write(k, 1, worst);
    }
  };
  const candidates = recordCandidates(lanes);
  const searchLine = (line) => {
    const first = line * length;
    lines.selectLine(first);
    for (let from = 0; from < length; ) {
      const stretch = lines.stretch(from, length - from);
      search(stretch.start, stretch.end, layout.hits);
      const end = i322[layout.hitsEnd / 4];
      for (let record = end - RECORD; record >= layout.hits; record -= RECORD) {
        const point = first + from + (i322[record / 4] - stretch.start) / bytes;
        const objectives = (record + 16) / bytes;
        for (let k = candidates - 1; k >= 0; k--) {
          consider(point + k, numbers[objectives + k], numbers[objectives + candidates + k]);
        }
      }
      from += stretch.count;
    }
  };
  let currentVector = -1;
  return {
    search(from, to, { best, first }) {
      for (let item = from; item < to; ) {
        const vector2 = Math.floor(item / lineCount);
        if (vector2 !== currentVector) lines.selectVector(vector2);
        currentVector = vector2;
        reset();
        const end = Math.min(to, (vector2 + 1) * lineCount);
        for (; item < end; item++) searchLine(item % lineCount);
        for (let k = 0; k <= last; k++) {
          lineBest.feasible[k] = countAt(k);
          best.merge((vector2 - first) * budgets.length + k, lineBest, k);
        }
      }
    }
  };
}
function searchPart(kernel, work, from, to) {
  const lines = linesOf(kernel);
  const first = Math.floor(from / lines);
  const vectors = Math.floor((to - 1) / lines) + 1 - first;
  const best = new BestPoints(vectors * kernel.budgets.length, kernel.top);
  work.search(from, to, { best, first });
  return { point: best.point, objective: best.objective, feasible: best.feasible };
}

// src/backend/cpu/surface-line.ts
function createLineSurface(kernel, layout) {
  const { module, axes, parameters, roots } = kernel;
  const lines = createLines({ module, layout, kind: "f64", axes, parameters });
  lines.selectVector(0);
  const evaluate = lines.exports.values;
  const values = new Float64Array(lines.buffer);
  const length = lines.lengths[lines.lengths.length - 1];
  return (first, count, out, at) => {
    for (let done = 0; done < count; ) {
      const room = Math.min(STRETCH, count - done);
      for (let taken = 0; taken < room; ) {
        const point = first + done + taken;
        lines.selectLine(point);
        const from = point % length;
        const stretch = lines.stretch(from, Math.min(length - from, room - taken));
        const place2 = layout.values + 8 * taken;
        evaluate(stretch.start, place2, place2 + 8 * stretch.count);
        taken += stretch.count;
      }
      for (let root = 0; root < roots; root++) {
        const start = layout.values / 8 + root * VALUES;
        out[root].set(values.subarray(start, start + room), at + done);
      }
      done += room;
    }
  };
}

// src/backend/cpu/order-statistics.ts
var TARGET_NEAR = 8;
var WIDENING = 4;
var MAX_TRIES = 2;
var MAX_WIDTH = 2 ** 127;
function createScratch(count) {
  return {
    sorted: new Float64Array(count),
    values: new Float64Array(count),
    owners: new Int32Array(count)
  };
}
var QuantileTracker = class {
  constructor(count, probabilities, scratch) {
    this.count = count;
    this.probabilities = probabilities;
    this.scratch = scratch;
    this.#owners = new Int32Array(probabilities.length);
    this.#widths = new Float64Array(probabilities.length);
  }
  count;
  probabilities;
  scratch;
  /** By probability: the vector at the last quantile, and the distance from its value to search at the next point. */
  #owners;
  #widths;
  #hasGuess = false;
  #saved;
  /** Saves the state at this point, for `restore` at another one next to it. */
  save() {
    this.#saved = { owners: this.#owners.slice(), widths: this.#widths.slice() };
  }
  restore() {
    if (this.#saved === void 0) return;
    this.#owners.set(this.#saved.owners);
    this.#widths.set(this.#saved.widths);
  }
  /** The quantiles of the values at byte `at`, all finite and not all the same, into `out` from `from` on. */
  find(view, at, end, deviation, out, from) {
    const { probabilities, count } = this;
    for (let first = 0; first < probabilities.length; first += CENTRES) {
      const wanted = Math.min(CENTRES, probabilities.length - first);
      let missing = 0;
      for (let k = 0; k < wanted; k++) missing |= 1 << k;
      if (this.#hasGuess) {
        for (let tries = 0; missing !== 0 && tries < MAX_TRIES; tries++) {
          missing = this.#searchNear(view, at, end, first, wanted, missing, out, from);
        }
      }
      for (let k = 0; k < wanted; k++) {
        if ((missing & 1 << k) === 0) continue;
        out[from + first + k] = this.#selectAmongAll(view.f32, at / 4, first + k);
        this.#setWidth(first + k, 3 * TARGET_NEAR * deviation / count);
      }
    }
    this.#hasGuess = true;
  }
  /** Searches near the guesses for the probabilities of the bits `missing`; returns the bits of those not found. */
  #searchNear({ layout, f32, i32: i322, nearby }, at, end, first, wanted, missing, out, from) {
    const start = at / 4;
    for (let k = 0; k < CENTRES; k++) {
      const place2 = layout.centres / 4 + 2 * k;
      const used = k < wanted && (missing & 1 << k) !== 0;
      f32[place2] = used ? f32[start + this.#owners[first + k]] : 0;
      f32[place2 + 1] = used ? this.#widths[first + k] : -1;
    }
    nearby(at, end);
    let missed = 0;
    for (let k = 0; k < wanted; k++) {
      if ((missing & 1 << k) === 0) continue;
      const centre = f32[layout.centres / 4 + 2 * k];
      const { values, owners } = this.scratch;
      const nearEnd = i322[layout.nearEnd / 4 + k] / 4;
      let listed = 0;
      let lesser = 0;
      for (let cell = layout.near[k] / 4; cell < nearEnd; cell += NEAR_BYTES / 4) {
        const owner = i322[cell + 4] / 4 - start;
        for (let lane = 0; lane < 4; lane++) {
          const x = f32[cell + lane];
          if (Number.isNaN(x)) continue;
          values[listed] = x;
          owners[listed++] = owner + lane;
          if (x < centre) lesser++;
        }
      }
      const below2 = layout.below / 4 + 4 * k;
      const less = i322[below2] + i322[below2 + 1] + i322[below2 + 2] + i322[below2 + 3] - lesser;
      const rank = this.probabilities[first + k] * (this.count - 1);
      if (less <= Math.floor(rank) && Math.ceil(rank) < less + listed) {
        out[from + first + k] = this.#select(first + k, rank - less, listed);
        this.#setWidth(
          first + k,
          this.#widths[first + k] * Math.min(2, Math.max(0.5, 2 * TARGET_NEAR / listed))
        );
      } else {
        missed |= 1 << k;
        this.#setWidth(first + k, this.#widths[first + k] * WIDENING);
      }
    }
    return missed;
  }
  /** Sets the distance searched for probability `k`; it grows where few values are near. */
  #setWidth(k, width) {
    this.#widths[k] = Math.min(MAX_WIDTH, width);
  }
  /** The quantile of probability `k` by selection among all values. */
  #selectAmongAll(f32, start, k) {
    const { count, scratch, probabilities } = this;
    for (let i = 0; i < count; i++) {
      scratch.values[i] = f32[start + i];
      scratch.owners[i] = i;
    }
    return this.#select(k, probabilities[k] * (count - 1), count);
  }
  /** The value at `rank` (type 7) among the first `listed` of the scratch; the owner of the lower one is the next guess. */
  #select(k, rank, listed) {
    const { sorted, values, owners } = this.scratch;
    for (let i = 0; i < listed; i++) sorted[i] = values[i];
    const low = Math.floor(rank);
    select(sorted, low, 0, listed - 1);
    const below2 = sorted[low];
    let above = below2;
    if (rank > low) {
      above = Infinity;
      for (let i = low + 1; i < listed; i++) if (sorted[i] < above) above = sorted[i];
    }
    let owner = 0;
    while (values[owner] !== below2) owner++;
    this.#owners[k] = owners[owner];
    return below2 === above ? below2 : below2 + (rank - low) * (above - below2);
  }
};

// src/backend/cpu/surface-vectors.ts
var CACHE_BYTES = 1 << 25;
function cachedRows(layout, axis, length) {
  const bytes = 4 * layout.padded * layout.tables[axis];
  return bytes === 0 ? length : Math.max(1, Math.min(length, Math.floor(CACHE_BYTES / bytes)));
}
function createVectorSurface(kernel, layout) {
  const { axes, parameters, vectors, roots, probabilities } = kernel;
  const { padded } = layout;
  const lengths = axes.map((values) => values.length);
  const last = axes.length - 1;
  let end = layout.end;
  const places = layout.tables.map((tables, axis) => {
    const capacity = axis > last ? 1 : cachedRows(layout, axis, lengths[axis]);
    const place2 = { start: end, bytes: 4 * padded * tables, kept: capacity };
    if (tables > 0) end += place2.bytes * capacity;
    return place2;
  });
  const { memory, exports } = instantiate(kernel.module, end);
  const functions3 = exports;
  const f64 = new Float64Array(memory.buffer);
  const f32 = new Float32Array(memory.buffer);
  const i322 = new Int32Array(memory.buffer);
  parameters.forEach((column, p) => {
    const start = layout.parameters / 8 + p * padded;
    f64.set(column, start);
    f64.fill(column[vectors - 1], start + vectors, start + padded);
  });
  const rows = places.map(({ start, bytes, kept: capacity }, axis) => {
    if (bytes === 0) return () => start;
    const make = functions3[`rows${axis}`];
    const cachedIndex = new Float64Array(capacity).fill(-1);
    return (index) => {
      const slot = index % capacity;
      const place2 = start + slot * bytes;
      if (cachedIndex[slot] !== index) {
        if (axis <= last) f64[layout.axisValue / 8] = axes[axis][index];
        make(layout.parameters, place2, place2 + 4 * padded);
        cachedIndex[slot] = index;
      }
      return place2;
    };
  });
  const view = { layout, f32, i32: i322, nearby: functions3.nearby };
  const scratch = createScratch(vectors);
  const trackers = Array.from({ length: roots }, () => new QuantileTracker(vectors, probabilities, scratch));
  const indices = new Int32Array(axes.length + 1);
  const pointers = new Array(places.length + 2);
  const reduced = new Float64Array(2 + probabilities.length);
  const columnEnd = (root) => layout.values + 4 * padded * (root + 1);
  const reduce = (root) => {
    const start = layout.values + 4 * padded * root;
    const stop = columnEnd(root);
    const pad = (value) => {
      for (let v = vectors; v < padded; v++) f32[start / 4 + v] = value;
    };
    pad(0);
    functions3.sum(start, stop);
    const mean = f64[layout.sum / 8] / vectors;
    if (!Number.isFinite(mean)) {
      reduced.fill(Number.NaN);
      return;
    }
    const centre = Math.fround(mean);
    pad(centre);
    functions3.squares(start, stop, centre);
    const squares = f64[layout.sum / 8] - vectors * (mean - centre) ** 2;
    const deviation = Math.sqrt(Math.max(0, squares) / (vectors - 1));
    reduced[0] = mean;
    reduced[1] = deviation;
    if (deviation === 0) {
      reduced.fill(f32[start / 4], 2);
      return;
    }
    pad(Infinity);
    trackers[root].find(view, start, stop, deviation, reduced, 2);
  };
  return (first, count, out, at) => {
    lineOf(first, lengths, indices);
    const from = first % lengths[last];
    for (let axis = 0; axis < places.length; axis++) {
      if (axis !== last) pointers[axis] = rows[axis](indices[axis]);
    }
    pointers[places.length] = layout.values;
    pointers[places.length + 1] = columnEnd(0);
    for (let k = 0; k < count; k++) {
      pointers[last] = rows[last](from + k);
      functions3.values(...pointers);
      for (let root = 0; root < roots; root++) {
        if (k === 0) trackers[root].restore();
        reduce(root);
        if (k === 0) trackers[root].save();
        const column = root * reduced.length;
        for (let i = 0; i < reduced.length; i++) out[column + i][at + k] = reduced[i];
      }
    }
  };
}

// src/backend/cpu/surface-work.ts
function createSurfaceWork(kernel) {
  const { memory } = kernel;
  return memory.kind === "vectors" ? createVectorSurface(kernel, memory.layout) : createLineSurface(kernel, memory.layout);
}

// src/backend/cpu/worker.ts
var tasks = /* @__PURE__ */ new Map();
var service = {
  /** Prepares a problem under a key of the caller's. */
  prepare(key, kernel, precision) {
    tasks.set(key, { size: kernel.size, work: createBatch(kernel, precision) });
  },
  /** Prepares the resamples of a problem; each is fitted from `starts`, row-major. */
  prepareRefits(key, kernel, precision, plan, starts) {
    tasks.set(key, { size: kernel.size, refits: createRefitter(kernel, precision, plan), starts });
  },
  /** Fits every start of `starts` (row-major), whose array is overwritten and returned with the results. */
  fit(key, starts, options) {
    const { size, work } = taskOf("work", key);
    const count = starts.length / size;
    const fits = emptyFits(starts, count);
    work.fit(fits, 0, count, options, options.merge ? new KnownMinima() : void 0);
    return withTransfer(fits, [fits.parameters, fits.objective, fits.status, fits.steps]);
  },
  /** Objective and gradient at every one of `points`, row-major. */
  objective(key, points, smoothing) {
    const { size, work } = taskOf("work", key);
    const count = points.length / size;
    const out = { objective: new Float64Array(count), gradient: new Float64Array(points.length) };
    work.objective(points, 0, count, smoothing, out);
    return withTransfer(out, [out.objective, out.gradient]);
  },
  /** Fits resamples `first .. first + count - 1`, and polishes them where `options` ask for it. */
  refit(key, first, count, options) {
    const { size, refits, starts } = taskOf("refits", key);
    const out = emptyRefitResult(count, size);
    const refined = options.polish && emptyRefined(count, size, options.polish.covariance);
    for (let k = 0; k < count; k++) refits.search(first + k, starts, options, out, k, refined);
    const arrays = [out.parameters, out.objective, out.status];
    return refined === void 0 ? withTransfer(out, arrays) : withTransfer({ ...out, refined }, [...arrays, ...arraysOf(refined)]);
  },
  /** Polishes the results of a search for the resamples from `first` on, each in at most `maxSteps`. */
  refine(key, first, searched, maxSteps, covariance) {
    const { size, refits } = taskOf("refits", key);
    const out = emptyRefined(searched.count, size, covariance);
    for (let k = 0; k < searched.count; k++) refits.refine(first + k, searched, maxSteps, out, k);
    return withTransfer(out, arraysOf(out));
  },
  prepareSurface(key, kernel) {
    tasks.set(key, { kernel, surface: createSurfaceWork(kernel) });
  },
  /** Pieces `from .. to - 1` of the tile of `count` points at `first`. */
  surface(key, first, count, from, to) {
    const { kernel, surface } = taskOf("surface", key);
    const values = runPieces(kernel, surface, new Pieces(kernel, first, count), from, to);
    return transfer(values, [values.buffer]);
  },
  prepareAllocate(key, kernel) {
    tasks.set(key, { kernel, allocate: createAllocateWork(kernel) });
  },
  /** Searches lines `from .. to - 1`. */
  allocate(key, from, to) {
    const { kernel, allocate } = taskOf("allocate", key);
    const part = searchPart(kernel, allocate, from, to);
    return withTransfer(part, [part.point, part.objective, part.feasible]);
  },
  prepareBands(key, request) {
    tasks.set(key, { bands: createRowBands(request), inputs: request.law.inputs.length });
  },
  /** Bands at `count` values of each input; see `parallelBands`. */
  bands(key, columns, count) {
    const { bands, inputs } = taskOf("bands", key);
    const ends = new Float64Array(count * BAND_ENTRIES);
    const at = new Float64Array(inputs);
    for (let row = 0; row < count; row++) {
      for (let i = 0; i < inputs; i++) at[i] = columns[i][row];
      bands(at, ends, row * BAND_ENTRIES);
    }
    return transfer(ends, [ends.buffer]);
  },
  /** Prepares any compiled code with so many bytes of memory, for benchmarks of what a thread can do. */
  prepareCode(key, module, bytes) {
    tasks.set(key, { code: instantiate(module, bytes).exports });
  },
  /** Calls one of its functions so many times. */
  runCode(key, name2, times, ...args) {
    const call2 = taskOf("code", key).code[name2];
    for (let k = 0; k < times; k++) call2(...args);
  },
  release(key) {
    tasks.delete(key);
  }
};
function taskOf(kind, key) {
  const task = tasks.get(key);
  if (task === void 0 || !(kind in task)) throw new RangeError(`no ${kind} ${key} was prepared here`);
  return task;
}
function arraysOf({ parameters, objective, status, improved, covariance }) {
  return [parameters, objective, status, improved, covariance];
}
function withTransfer(result, arrays) {
  return transfer(
    result,
    arrays.map(({ buffer }) => buffer)
  );
}
expose(service, workerEndpoint());
//# sourceMappingURL=data:application/json;base64,ewogICJ2ZXJzaW9uIjogMywKICAic291cmNlcyI6IFsiLi4vLi4vd29yay93dC1jb3JlL3NyYy9iYWNrZW5kL2NwdS93b3JrZXIudHMiLCAiLi4vLi4vd29yay93dC1jb3JlL3NyYy9wbGF0Zm9ybS9ub2RlLnRzIiwgIi4uLy4uL3dvcmsvd3QtY29yZS9zcmMvdmlzaWJsZS50cyIsICIuLi8uLi93b3JrL3d0LWNvcmUvc3JjL2Vycm9ycy50cyIsICIuLi8uLi93b3JrL3d0LWNvcmUvc3JjL2Zvcm11bGEvbG9va2FsaWtlcy50cyIsICIuLi8uLi93b3JrL3d0LWNvcmUvc3JjL2Zvcm11bGEvc2l6ZS1saW1pdHMudHMiLCAiLi4vLi4vd29yay93dC1jb3JlL3NyYy9mb3JtdWxhL2xleC50cyIsICIuLi8uLi93b3JrL3d0LWNvcmUvc3JjL2Zvcm11bGEvbmVhcmVzdC50cyIsICIuLi8uLi93b3JrL3d0LWNvcmUvc3JjL2Zvcm11bGEvZnVuY3Rpb25zLnRzIiwgIi4uLy4uL3dvcmsvd3QtY29yZS9zcmMvZm9ybXVsYS9wYXJzZS50cyIsICIuLi8uLi93b3JrL3d0LWNvcmUvc3JjL2Zvcm11bGEvYnVpbGQudHMiLCAiLi4vLi4vd29yay93dC1jb3JlL3NyYy9mb3JtdWxhL2dyYXBoLnRzIiwgIi4uLy4uL3dvcmsvd3QtY29yZS9zcmMvbGF3cy9ncmFwaC50cyIsICIuLi8uLi93b3JrL3d0LWNvcmUvc3JjL3N0YXRpc3RpY3MvcXVhbnRpbGUudHMiLCAiLi4vLi4vd29yay93dC1jb3JlL3NyYy9zdGF0aXN0aWNzL2Jpbm5lZC1zYW1wbGUudHMiLCAiLi4vLi4vd29yay93dC1jb3JlL3NyYy9mb3JtdWxhL3Bvd2Vycy50cyIsICIuLi8uLi93b3JrL3d0LWNvcmUvc3JjL2Zvcm11bGEvZW1pdC1jb2x1bW5zLnRzIiwgIi4uLy4uL3dvcmsvd3QtY29yZS9zcmMvZm9ybXVsYS93YXNtL2VuY29kZS50cyIsICIuLi8uLi93b3JrL3d0LWNvcmUvc3JjL2Zvcm11bGEvd2FzbS9sYW5lcy50cyIsICIuLi8uLi93b3JrL3d0LWNvcmUvc3JjL2Zvcm11bGEvd2FzbS9ib2R5LnRzIiwgIi4uLy4uL3dvcmsvd3QtY29yZS9zcmMvZm9ybXVsYS93YXNtL2V4cG9uZW50aWFsLnRzIiwgIi4uLy4uL3dvcmsvd3QtY29yZS9zcmMvZm9ybXVsYS93YXNtL2NpcmN1bGFyLnRzIiwgIi4uLy4uL3dvcmsvd3QtY29yZS9zcmMvZm9ybXVsYS93YXNtL2VtaXQtbGF3LnRzIiwgIi4uLy4uL3dvcmsvd3QtY29yZS9zcmMvZm9ybXVsYS93YXNtL21hcC50cyIsICIuLi8uLi93b3JrL3d0LWNvcmUvc3JjL2Zvcm11bGEvd2FzbS9lbWl0LWRyYXdzLnRzIiwgIi4uLy4uL3dvcmsvd3QtY29yZS9zcmMvZm9ybXVsYS93YXNtL2luc3RhbnRpYXRlLnRzIiwgIi4uLy4uL3dvcmsvd3QtY29yZS9zcmMvYmFuZHMvbGF3LW92ZXItZHJhd3MudHMiLCAiLi4vLi4vd29yay93dC1jb3JlL3NyYy9iYW5kcy9uZXctcnVuLnRzIiwgIi4uLy4uL3dvcmsvd3QtY29yZS9zcmMvYmFuZHMvcm93LWJhbmRzLnRzIiwgIi4uLy4uL3dvcmsvd3QtY29yZS9zcmMvbG9zcy9sb3NzLnRzIiwgIi4uLy4uL3dvcmsvd3QtY29yZS9zcmMvbGluZWFyLWFsZ2VicmEvcGFja2VkLnRzIiwgIi4uLy4uL3dvcmsvd3QtY29yZS9zcmMvc29sdmVyL2tub3duLW1pbmltYS50cyIsICIuLi8uLi93b3JrL3d0LWNvcmUvc3JjL3Byb2JsZW0vc3RhdHVzLnRzIiwgIi4uLy4uL3dvcmsvd3QtY29yZS9zcmMvbG9zcy9yZXNpZHVhbC50cyIsICIuLi8uLi93b3JrL3d0LWNvcmUvc3JjL3NvbHZlci9maXRzLWYzMi50cyIsICIuLi8uLi93b3JrL3d0LWNvcmUvc3JjL2xpbmVhci1hbGdlYnJhL2Nob2xlc2t5LnRzIiwgIi4uLy4uL3dvcmsvd3QtY29yZS9zcmMvZm9ybXVsYS93YXNtL2VtaXQtd2FzbS50cyIsICIuLi8uLi93b3JrL3d0LWNvcmUvc3JjL3Byb2JsZW0vZ3JvdXAtY29vcmRpbmF0ZXMudHMiLCAiLi4vLi4vd29yay93dC1jb3JlL3NyYy9wcm9ibGVtL2dyb3VwLWNvbHVtbnMudHMiLCAiLi4vLi4vd29yay93dC1jb3JlL3NyYy9zb2x2ZXIvcGFzc2VzLnRzIiwgIi4uLy4uL3dvcmsvd3QtY29yZS9zcmMvc29sdmVyL3N0ZXAtcnVsZS50cyIsICIuLi8uLi93b3JrL3d0LWNvcmUvc3JjL3NvbHZlci9sZXZlbmJlcmctbWFycXVhcmR0LnRzIiwgIi4uLy4uL3dvcmsvd3QtY29yZS9zcmMvc29sdmVyL2xvY2FsLXNlYXJjaC50cyIsICIuLi8uLi93b3JrL3d0LWNvcmUvc3JjL3NvbHZlci9iYXRjaC50cyIsICIuLi8uLi93b3JrL3d0LWNvcmUvc3JjL3Byb2JsZW0vZGlzcGxhY2VtZW50LnRzIiwgIi4uLy4uL3dvcmsvd3QtY29yZS9zcmMvcHJvYmxlbS90aHJlZWZyeS50cyIsICIuLi8uLi93b3JrL3d0LWNvcmUvc3JjL3Byb2JsZW0vcmVzYW1wbGUudHMiLCAiLi4vLi4vd29yay93dC1jb3JlL3NyYy9saW5lYXItYWxnZWJyYS90cmlkaWFnb25hbC50cyIsICIuLi8uLi93b3JrL3d0LWNvcmUvc3JjL2xpbmVhci1hbGdlYnJhL2VpZ2VuLnRzIiwgIi4uLy4uL3dvcmsvd3QtY29yZS9zcmMvc29sdmVyL2NlcnRpZmljYXRlLnRzIiwgIi4uLy4uL3dvcmsvd3QtY29yZS9zcmMvc29sdmVyL2V4YWN0LW9iamVjdGl2ZS50cyIsICIuLi8uLi93b3JrL3d0LWNvcmUvc3JjL3NvbHZlci9mbGF0LW1pbmltdW0udHMiLCAiLi4vLi4vd29yay93dC1jb3JlL3NyYy9zb2x2ZXIvZ2VvZGVzaWMtYWNjZWxlcmF0aW9uLnRzIiwgIi4uLy4uL3dvcmsvd3QtY29yZS9zcmMvbGluZWFyLWFsZ2VicmEvbHUudHMiLCAiLi4vLi4vd29yay93dC1jb3JlL3NyYy9zb2x2ZXIva2lua2VkLW1pbmltdW0udHMiLCAiLi4vLi4vd29yay93dC1jb3JlL3NyYy9zb2x2ZXIvbmV3dG9uLnRzIiwgIi4uLy4uL3dvcmsvd3QtY29yZS9zcmMvc29sdmVyL3BvbGlzaC50cyIsICIuLi8uLi93b3JrL3d0LWNvcmUvc3JjL3N0YXRpc3RpY3MvYXN5bXB0b3RpYy50cyIsICIuLi8uLi93b3JrL3d0LWNvcmUvc3JjL3N0YXRpc3RpY3Mvbm9ybWFsLnRzIiwgIi4uLy4uL3dvcmsvd3QtY29yZS9zcmMvc3RhdGlzdGljcy9zbW9vdGhlZC1zbG9wZS50cyIsICIuLi8uLi93b3JrL3d0LWNvcmUvc3JjL3N0YXRpc3RpY3Mva2luay1kZW5zaXR5LnRzIiwgIi4uLy4uL3dvcmsvd3QtY29yZS9zcmMvc29sdmVyL3JvYnVzdC1jb3ZhcmlhbmNlLnRzIiwgIi4uLy4uL3dvcmsvd3QtY29yZS9zcmMvc29sdmVyL3JlZml0LnRzIiwgIi4uLy4uL3dvcmsvd3QtY29yZS9zcmMvc29sdmVyL3Jlc3VsdHMudHMiLCAiLi4vLi4vd29yay93dC1jb3JlL3NyYy9iYWNrZW5kL3RpbGUtcGllY2VzLnRzIiwgIi4uLy4uL3dvcmsvd3QtY29yZS9zcmMvZm9ybXVsYS93YXNtL3NlYXJjaC50cyIsICIuLi8uLi93b3JrL3d0LWNvcmUvc3JjL2JhY2tlbmQvYmVzdC1wb2ludHMudHMiLCAiLi4vLi4vd29yay93dC1jb3JlL3NyYy9mb3JtdWxhL3dhc20vc3RhdGlzdGljcy50cyIsICIuLi8uLi93b3JrL3d0LWNvcmUvc3JjL2Zvcm11bGEvd2FzbS9lbWl0LWxpbmVzLnRzIiwgIi4uLy4uL3dvcmsvd3QtY29yZS9zcmMvYmFja2VuZC9ncmlkLWxpbmVzLnRzIiwgIi4uLy4uL3dvcmsvd3QtY29yZS9zcmMvYmFja2VuZC9jcHUvYWxsb2NhdGUtd29yay50cyIsICIuLi8uLi93b3JrL3d0LWNvcmUvc3JjL2JhY2tlbmQvY3B1L3N1cmZhY2UtbGluZS50cyIsICIuLi8uLi93b3JrL3d0LWNvcmUvc3JjL2JhY2tlbmQvY3B1L29yZGVyLXN0YXRpc3RpY3MudHMiLCAiLi4vLi4vd29yay93dC1jb3JlL3NyYy9iYWNrZW5kL2NwdS9zdXJmYWNlLXZlY3RvcnMudHMiLCAiLi4vLi4vd29yay93dC1jb3JlL3NyYy9iYWNrZW5kL2NwdS9zdXJmYWNlLXdvcmsudHMiXSwKICAic291cmNlc0NvbnRlbnQiOiBbIi8qKiBBIHdvcmtlciBvZiB0aGUgQ1BVIGJhY2sgZW5kOiB0aGUgc2FtZSB3b3JrIGFzIG9uIHRoZSBtYWluIHRocmVhZCwgY2FsbGVkIHRocm91Z2ggY29tbGluay4gKi9cbmltcG9ydCB7IGV4cG9zZSwgdHJhbnNmZXIgfSBmcm9tICdjb21saW5rJztcbmltcG9ydCB7IHdvcmtlckVuZHBvaW50IH0gZnJvbSAnI3BsYXRmb3JtJztcbmltcG9ydCB7IEJBTkRfRU5UUklFUywgY3JlYXRlUm93QmFuZHMsIHR5cGUgUm93QmFuZHMsIHR5cGUgUm93QmFuZHNSZXF1ZXN0IH0gZnJvbSAnLi4vLi4vYmFuZHMvcm93LWJhbmRzLmpzJztcbmltcG9ydCB7IGluc3RhbnRpYXRlIH0gZnJvbSAnLi4vLi4vZm9ybXVsYS93YXNtL2luc3RhbnRpYXRlLmpzJztcbmltcG9ydCB0eXBlIHsgUmVzYW1wbGVQbGFuIH0gZnJvbSAnLi4vLi4vcHJvYmxlbS9yZXNhbXBsZS5qcyc7XG5pbXBvcnQgeyB0eXBlIEJhdGNoLCBjcmVhdGVCYXRjaCwgZW1wdHlGaXRzLCB0eXBlIEZpdHMgfSBmcm9tICcuLi8uLi9zb2x2ZXIvYmF0Y2guanMnO1xuaW1wb3J0IHR5cGUgeyBDcHVLZXJuZWwgfSBmcm9tICcuLi8uLi9zb2x2ZXIva2VybmVsLmpzJztcbmltcG9ydCB7IEtub3duTWluaW1hIH0gZnJvbSAnLi4vLi4vc29sdmVyL2tub3duLW1pbmltYS5qcyc7XG5pbXBvcnQgeyBjcmVhdGVSZWZpdHRlciwgdHlwZSBSZWZpdHRlciB9IGZyb20gJy4uLy4uL3NvbHZlci9yZWZpdC5qcyc7XG5pbXBvcnQgdHlwZSB7IE9iamVjdGl2ZVJlc3VsdCwgUmVmaXRSZXN1bHQgfSBmcm9tICcuLi8uLi9zb2x2ZXIvcmVzdWx0cy5qcyc7XG5pbXBvcnQgeyBlbXB0eVJlZmluZWQsIGVtcHR5UmVmaXRSZXN1bHQsIHR5cGUgUmVmaW5lZCB9IGZyb20gJy4uLy4uL3NvbHZlci9yZXN1bHRzLmpzJztcbmltcG9ydCB0eXBlIHsgUHJlY2lzaW9uLCBSZWZpdE9wdGlvbnMsIFNlYXJjaE9wdGlvbnMgfSBmcm9tICcuLi8uLi9zb2x2ZXIvc2VhcmNoLW9wdGlvbnMuanMnO1xuaW1wb3J0IHsgUGllY2VzLCBydW5QaWVjZXMgfSBmcm9tICcuLi90aWxlLXBpZWNlcy5qcyc7XG5pbXBvcnQge1xuICB0eXBlIEFsbG9jYXRlS2VybmVsLFxuICB0eXBlIEFsbG9jYXRlV29yayxcbiAgY3JlYXRlQWxsb2NhdGVXb3JrLFxuICB0eXBlIFBhcnRpYWxSZXN1bHQsXG4gIHNlYXJjaFBhcnQsXG59IGZyb20gJy4vYWxsb2NhdGUtd29yay5qcyc7XG5pbXBvcnQgdHlwZSB7IFN1cmZhY2VLZXJuZWwsIFN1cmZhY2VXb3JrIH0gZnJvbSAnLi9zdXJmYWNlLWtlcm5lbC5qcyc7XG5pbXBvcnQgeyBjcmVhdGVTdXJmYWNlV29yayB9IGZyb20gJy4vc3VyZmFjZS13b3JrLmpzJztcblxudHlwZSBUYXNrID1cbiAgfCB7IHJlYWRvbmx5IHNpemU6IG51bWJlcjsgcmVhZG9ubHkgd29yazogQmF0Y2ggfVxuICB8IHsgcmVhZG9ubHkgc2l6ZTogbnVtYmVyOyByZWFkb25seSByZWZpdHM6IFJlZml0dGVyOyByZWFkb25seSBzdGFydHM6IEZsb2F0NjRBcnJheSB9XG4gIHwgeyByZWFkb25seSBrZXJuZWw6IFN1cmZhY2VLZXJuZWw7IHJlYWRvbmx5IHN1cmZhY2U6IFN1cmZhY2VXb3JrIH1cbiAgfCB7IHJlYWRvbmx5IGtlcm5lbDogQWxsb2NhdGVLZXJuZWw7IHJlYWRvbmx5IGFsbG9jYXRlOiBBbGxvY2F0ZVdvcmsgfVxuICB8IHsgcmVhZG9ubHkgYmFuZHM6IFJvd0JhbmRzOyByZWFkb25seSBpbnB1dHM6IG51bWJlciB9XG4gIHwgeyByZWFkb25seSBjb2RlOiBXZWJBc3NlbWJseS5FeHBvcnRzIH07XG5cbmNvbnN0IHRhc2tzID0gbmV3IE1hcDxudW1iZXIsIFRhc2s+KCk7XG5cbmNvbnN0IHNlcnZpY2UgPSB7XG4gIC8qKiBQcmVwYXJlcyBhIHByb2JsZW0gdW5kZXIgYSBrZXkgb2YgdGhlIGNhbGxlcidzLiAqL1xuICBwcmVwYXJlKGtleTogbnVtYmVyLCBrZXJuZWw6IENwdUtlcm5lbCwgcHJlY2lzaW9uOiBQcmVjaXNpb24pOiB2b2lkIHtcbiAgICB0YXNrcy5zZXQoa2V5LCB7IHNpemU6IGtlcm5lbC5zaXplLCB3b3JrOiBjcmVhdGVCYXRjaChrZXJuZWwsIHByZWNpc2lvbikgfSk7XG4gIH0sXG4gIC8qKiBQcmVwYXJlcyB0aGUgcmVzYW1wbGVzIG9mIGEgcHJvYmxlbTsgZWFjaCBpcyBmaXR0ZWQgZnJvbSBgc3RhcnRzYCwgcm93LW1ham9yLiAqL1xuICBwcmVwYXJlUmVmaXRzKFxuICAgIGtleTogbnVtYmVyLFxuICAgIGtlcm5lbDogQ3B1S2VybmVsLFxuICAgIHByZWNpc2lvbjogUHJlY2lzaW9uLFxuICAgIHBsYW46IFJlc2FtcGxlUGxhbixcbiAgICBzdGFydHM6IEZsb2F0NjRBcnJheSxcbiAgKTogdm9pZCB7XG4gICAgdGFza3Muc2V0KGtleSwgeyBzaXplOiBrZXJuZWwuc2l6ZSwgcmVmaXRzOiBjcmVhdGVSZWZpdHRlcihrZXJuZWwsIHByZWNpc2lvbiwgcGxhbiksIHN0YXJ0cyB9KTtcbiAgfSxcbiAgLyoqIEZpdHMgZXZlcnkgc3RhcnQgb2YgYHN0YXJ0c2AgKHJvdy1tYWpvciksIHdob3NlIGFycmF5IGlzIG92ZXJ3cml0dGVuIGFuZCByZXR1cm5lZCB3aXRoIHRoZSByZXN1bHRzLiAqL1xuICBmaXQoa2V5OiBudW1iZXIsIHN0YXJ0czogRmxvYXQ2NEFycmF5LCBvcHRpb25zOiBTZWFyY2hPcHRpb25zKTogRml0cyB7XG4gICAgY29uc3QgeyBzaXplLCB3b3JrIH0gPSB0YXNrT2YoJ3dvcmsnLCBrZXkpO1xuICAgIGNvbnN0IGNvdW50ID0gc3RhcnRzLmxlbmd0aCAvIHNpemU7XG4gICAgY29uc3QgZml0cyA9IGVtcHR5Rml0cyhzdGFydHMsIGNvdW50KTtcbiAgICB3b3JrLmZpdChmaXRzLCAwLCBjb3VudCwgb3B0aW9ucywgb3B0aW9ucy5tZXJnZSA/IG5ldyBLbm93bk1pbmltYSgpIDogdW5kZWZpbmVkKTtcbiAgICByZXR1cm4gd2l0aFRyYW5zZmVyKGZpdHMsIFtmaXRzLnBhcmFtZXRlcnMsIGZpdHMub2JqZWN0aXZlLCBmaXRzLnN0YXR1cywgZml0cy5zdGVwc10pO1xuICB9LFxuICAvKiogT2JqZWN0aXZlIGFuZCBncmFkaWVudCBhdCBldmVyeSBvbmUgb2YgYHBvaW50c2AsIHJvdy1tYWpvci4gKi9cbiAgb2JqZWN0aXZlKGtleTogbnVtYmVyLCBwb2ludHM6IEZsb2F0NjRBcnJheSwgc21vb3RoaW5nOiBudW1iZXIpOiBPYmplY3RpdmVSZXN1bHQge1xuICAgIGNvbnN0IHsgc2l6ZSwgd29yayB9ID0gdGFza09mKCd3b3JrJywga2V5KTtcbiAgICBjb25zdCBjb3VudCA9IHBvaW50cy5sZW5ndGggLyBzaXplO1xuICAgIGNvbnN0IG91dCA9IHsgb2JqZWN0aXZlOiBuZXcgRmxvYXQ2NEFycmF5KGNvdW50KSwgZ3JhZGllbnQ6IG5ldyBGbG9hdDY0QXJyYXkocG9pbnRzLmxlbmd0aCkgfTtcbiAgICB3b3JrLm9iamVjdGl2ZShwb2ludHMsIDAsIGNvdW50LCBzbW9vdGhpbmcsIG91dCk7XG4gICAgcmV0dXJuIHdpdGhUcmFuc2ZlcihvdXQsIFtvdXQub2JqZWN0aXZlLCBvdXQuZ3JhZGllbnRdKTtcbiAgfSxcbiAgLyoqIEZpdHMgcmVzYW1wbGVzIGBmaXJzdCAuLiBmaXJzdCArIGNvdW50IC0gMWAsIGFuZCBwb2xpc2hlcyB0aGVtIHdoZXJlIGBvcHRpb25zYCBhc2sgZm9yIGl0LiAqL1xuICByZWZpdChrZXk6IG51bWJlciwgZmlyc3Q6IG51bWJlciwgY291bnQ6IG51bWJlciwgb3B0aW9uczogUmVmaXRPcHRpb25zKTogUmVmaXRSZXN1bHQge1xuICAgIGNvbnN0IHsgc2l6ZSwgcmVmaXRzLCBzdGFydHMgfSA9IHRhc2tPZigncmVmaXRzJywga2V5KTtcbiAgICBjb25zdCBvdXQgPSBlbXB0eVJlZml0UmVzdWx0KGNvdW50LCBzaXplKTtcbiAgICBjb25zdCByZWZpbmVkID0gb3B0aW9ucy5wb2xpc2ggJiYgZW1wdHlSZWZpbmVkKGNvdW50LCBzaXplLCBvcHRpb25zLnBvbGlzaC5jb3ZhcmlhbmNlKTtcbiAgICBmb3IgKGxldCBrID0gMDsgayA8IGNvdW50OyBrKyspIHJlZml0cy5zZWFyY2goZmlyc3QgKyBrLCBzdGFydHMsIG9wdGlvbnMsIG91dCwgaywgcmVmaW5lZCk7XG4gICAgY29uc3QgYXJyYXlzID0gW291dC5wYXJhbWV0ZXJzLCBvdXQub2JqZWN0aXZlLCBvdXQuc3RhdHVzXTtcbiAgICByZXR1cm4gcmVmaW5lZCA9PT0gdW5kZWZpbmVkXG4gICAgICA/IHdpdGhUcmFuc2ZlcihvdXQsIGFycmF5cylcbiAgICAgIDogd2l0aFRyYW5zZmVyKHsgLi4ub3V0LCByZWZpbmVkIH0sIFsuLi5hcnJheXMsIC4uLmFycmF5c09mKHJlZmluZWQpXSk7XG4gIH0sXG4gIC8qKiBQb2xpc2hlcyB0aGUgcmVzdWx0cyBvZiBhIHNlYXJjaCBmb3IgdGhlIHJlc2FtcGxlcyBmcm9tIGBmaXJzdGAgb24sIGVhY2ggaW4gYXQgbW9zdCBgbWF4U3RlcHNgLiAqL1xuICByZWZpbmUoa2V5OiBudW1iZXIsIGZpcnN0OiBudW1iZXIsIHNlYXJjaGVkOiBSZWZpdFJlc3VsdCwgbWF4U3RlcHM6IG51bWJlciwgY292YXJpYW5jZTogYm9vbGVhbik6IFJlZmluZWQge1xuICAgIGNvbnN0IHsgc2l6ZSwgcmVmaXRzIH0gPSB0YXNrT2YoJ3JlZml0cycsIGtleSk7XG4gICAgY29uc3Qgb3V0ID0gZW1wdHlSZWZpbmVkKHNlYXJjaGVkLmNvdW50LCBzaXplLCBjb3ZhcmlhbmNlKTtcbiAgICBmb3IgKGxldCBrID0gMDsgayA8IHNlYXJjaGVkLmNvdW50OyBrKyspIHJlZml0cy5yZWZpbmUoZmlyc3QgKyBrLCBzZWFyY2hlZCwgbWF4U3RlcHMsIG91dCwgayk7XG4gICAgcmV0dXJuIHdpdGhUcmFuc2ZlcihvdXQsIGFycmF5c09mKG91dCkpO1xuICB9LFxuICBwcmVwYXJlU3VyZmFjZShrZXk6IG51bWJlciwga2VybmVsOiBTdXJmYWNlS2VybmVsKTogdm9pZCB7XG4gICAgdGFza3Muc2V0KGtleSwgeyBrZXJuZWwsIHN1cmZhY2U6IGNyZWF0ZVN1cmZhY2VXb3JrKGtlcm5lbCkgfSk7XG4gIH0sXG4gIC8qKiBQaWVjZXMgYGZyb20gLi4gdG8gLSAxYCBvZiB0aGUgdGlsZSBvZiBgY291bnRgIHBvaW50cyBhdCBgZmlyc3RgLiAqL1xuICBzdXJmYWNlKGtleTogbnVtYmVyLCBmaXJzdDogbnVtYmVyLCBjb3VudDogbnVtYmVyLCBmcm9tOiBudW1iZXIsIHRvOiBudW1iZXIpOiBGbG9hdDY0QXJyYXkge1xuICAgIGNvbnN0IHsga2VybmVsLCBzdXJmYWNlIH0gPSB0YXNrT2YoJ3N1cmZhY2UnLCBrZXkpO1xuICAgIGNvbnN0IHZhbHVlcyA9IHJ1blBpZWNlcyhrZXJuZWwsIHN1cmZhY2UsIG5ldyBQaWVjZXMoa2VybmVsLCBmaXJzdCwgY291bnQpLCBmcm9tLCB0byk7XG4gICAgcmV0dXJuIHRyYW5zZmVyKHZhbHVlcywgW3ZhbHVlcy5idWZmZXJdKTtcbiAgfSxcbiAgcHJlcGFyZUFsbG9jYXRlKGtleTogbnVtYmVyLCBrZXJuZWw6IEFsbG9jYXRlS2VybmVsKTogdm9pZCB7XG4gICAgdGFza3Muc2V0KGtleSwgeyBrZXJuZWwsIGFsbG9jYXRlOiBjcmVhdGVBbGxvY2F0ZVdvcmsoa2VybmVsKSB9KTtcbiAgfSxcbiAgLyoqIFNlYXJjaGVzIGxpbmVzIGBmcm9tIC4uIHRvIC0gMWAuICovXG4gIGFsbG9jYXRlKGtleTogbnVtYmVyLCBmcm9tOiBudW1iZXIsIHRvOiBudW1iZXIpOiBQYXJ0aWFsUmVzdWx0IHtcbiAgICBjb25zdCB7IGtlcm5lbCwgYWxsb2NhdGUgfSA9IHRhc2tPZignYWxsb2NhdGUnLCBrZXkpO1xuICAgIGNvbnN0IHBhcnQgPSBzZWFyY2hQYXJ0KGtlcm5lbCwgYWxsb2NhdGUsIGZyb20sIHRvKTtcbiAgICByZXR1cm4gd2l0aFRyYW5zZmVyKHBhcnQsIFtwYXJ0LnBvaW50LCBwYXJ0Lm9iamVjdGl2ZSwgcGFydC5mZWFzaWJsZV0pO1xuICB9LFxuICBwcmVwYXJlQmFuZHMoa2V5OiBudW1iZXIsIHJlcXVlc3Q6IFJvd0JhbmRzUmVxdWVzdCk6IHZvaWQge1xuICAgIHRhc2tzLnNldChrZXksIHsgYmFuZHM6IGNyZWF0ZVJvd0JhbmRzKHJlcXVlc3QpLCBpbnB1dHM6IHJlcXVlc3QubGF3LmlucHV0cy5sZW5ndGggfSk7XG4gIH0sXG4gIC8qKiBCYW5kcyBhdCBgY291bnRgIHZhbHVlcyBvZiBlYWNoIGlucHV0OyBzZWUgYHBhcmFsbGVsQmFuZHNgLiAqL1xuICBiYW5kcyhrZXk6IG51bWJlciwgY29sdW1uczogcmVhZG9ubHkgRmxvYXQ2NEFycmF5W10sIGNvdW50OiBudW1iZXIpOiBGbG9hdDY0QXJyYXkge1xuICAgIGNvbnN0IHsgYmFuZHMsIGlucHV0cyB9ID0gdGFza09mKCdiYW5kcycsIGtleSk7XG4gICAgY29uc3QgZW5kcyA9IG5ldyBGbG9hdDY0QXJyYXkoY291bnQgKiBCQU5EX0VOVFJJRVMpO1xuICAgIGNvbnN0IGF0ID0gbmV3IEZsb2F0NjRBcnJheShpbnB1dHMpO1xuICAgIGZvciAobGV0IHJvdyA9IDA7IHJvdyA8IGNvdW50OyByb3crKykge1xuICAgICAgZm9yIChsZXQgaSA9IDA7IGkgPCBpbnB1dHM7IGkrKykgYXRbaV0gPSBjb2x1bW5zW2ldW3Jvd107XG4gICAgICBiYW5kcyhhdCwgZW5kcywgcm93ICogQkFORF9FTlRSSUVTKTtcbiAgICB9XG4gICAgcmV0dXJuIHRyYW5zZmVyKGVuZHMsIFtlbmRzLmJ1ZmZlcl0pO1xuICB9LFxuICAvKiogUHJlcGFyZXMgYW55IGNvbXBpbGVkIGNvZGUgd2l0aCBzbyBtYW55IGJ5dGVzIG9mIG1lbW9yeSwgZm9yIGJlbmNobWFya3Mgb2Ygd2hhdCBhIHRocmVhZCBjYW4gZG8uICovXG4gIHByZXBhcmVDb2RlKGtleTogbnVtYmVyLCBtb2R1bGU6IFdlYkFzc2VtYmx5Lk1vZHVsZSwgYnl0ZXM6IG51bWJlcik6IHZvaWQge1xuICAgIHRhc2tzLnNldChrZXksIHsgY29kZTogaW5zdGFudGlhdGUobW9kdWxlLCBieXRlcykuZXhwb3J0cyB9KTtcbiAgfSxcbiAgLyoqIENhbGxzIG9uZSBvZiBpdHMgZnVuY3Rpb25zIHNvIG1hbnkgdGltZXMuICovXG4gIHJ1bkNvZGUoa2V5OiBudW1iZXIsIG5hbWU6IHN0cmluZywgdGltZXM6IG51bWJlciwgLi4uYXJnczogcmVhZG9ubHkgbnVtYmVyW10pOiB2b2lkIHtcbiAgICBjb25zdCBjYWxsID0gdGFza09mKCdjb2RlJywga2V5KS5jb2RlW25hbWVdIGFzICguLi5hcmdzOiByZWFkb25seSBudW1iZXJbXSkgPT4gdm9pZDtcbiAgICBmb3IgKGxldCBrID0gMDsgayA8IHRpbWVzOyBrKyspIGNhbGwoLi4uYXJncyk7XG4gIH0sXG4gIHJlbGVhc2Uoa2V5OiBudW1iZXIpOiB2b2lkIHtcbiAgICB0YXNrcy5kZWxldGUoa2V5KTtcbiAgfSxcbn07XG5cbmZ1bmN0aW9uIHRhc2tPZjxLaW5kIGV4dGVuZHMgJ3dvcmsnIHwgJ3JlZml0cycgfCAnc3VyZmFjZScgfCAnYWxsb2NhdGUnIHwgJ2JhbmRzJyB8ICdjb2RlJz4oXG4gIGtpbmQ6IEtpbmQsXG4gIGtleTogbnVtYmVyLFxuKTogRXh0cmFjdDxUYXNrLCBSZWNvcmQ8S2luZCwgdW5rbm93bj4+IHtcbiAgY29uc3QgdGFzayA9IHRhc2tzLmdldChrZXkpO1xuICBpZiAodGFzayA9PT0gdW5kZWZpbmVkIHx8ICEoa2luZCBpbiB0YXNrKSkgdGhyb3cgbmV3IFJhbmdlRXJyb3IoYG5vICR7a2luZH0gJHtrZXl9IHdhcyBwcmVwYXJlZCBoZXJlYCk7XG4gIHJldHVybiB0YXNrIGFzIEV4dHJhY3Q8VGFzaywgUmVjb3JkPEtpbmQsIHVua25vd24+Pjtcbn1cblxuZnVuY3Rpb24gYXJyYXlzT2YoeyBwYXJhbWV0ZXJzLCBvYmplY3RpdmUsIHN0YXR1cywgaW1wcm92ZWQsIGNvdmFyaWFuY2UgfTogUmVmaW5lZCk6IEFycmF5QnVmZmVyVmlld1tdIHtcbiAgcmV0dXJuIFtwYXJhbWV0ZXJzLCBvYmplY3RpdmUsIHN0YXR1cywgaW1wcm92ZWQsIGNvdmFyaWFuY2VdO1xufVxuXG4vKiogVGhlIGFycmF5cyBvZiBhIHJlc3VsdCBhcmUgdHJhbnNmZXJyZWQgcmF0aGVyIHRoYW4gY29waWVkLiAqL1xuZnVuY3Rpb24gd2l0aFRyYW5zZmVyPFQgZXh0ZW5kcyBvYmplY3Q+KHJlc3VsdDogVCwgYXJyYXlzOiByZWFkb25seSBBcnJheUJ1ZmZlclZpZXdbXSk6IFQge1xuICByZXR1cm4gdHJhbnNmZXIoXG4gICAgcmVzdWx0LFxuICAgIGFycmF5cy5tYXAoKHsgYnVmZmVyIH0pID0+IGJ1ZmZlciBhcyBUcmFuc2ZlcmFibGUpLFxuICApO1xufVxuXG5leHBvcnQgdHlwZSBDcHVXb3JrZXIgPSB0eXBlb2Ygc2VydmljZTtcblxuZXhwb3NlKHNlcnZpY2UsIHdvcmtlckVuZHBvaW50KCkpO1xuIiwgImltcG9ydCB7IGNyZWF0ZUhhc2ggfSBmcm9tICdub2RlOmNyeXB0byc7XG5pbXBvcnQgeyBleGlzdHNTeW5jIH0gZnJvbSAnbm9kZTpmcyc7XG5pbXBvcnQgeyBhdmFpbGFibGVQYXJhbGxlbGlzbSwgY3B1cywgcmVsZWFzZSwgdG90YWxtZW0gfSBmcm9tICdub2RlOm9zJztcbmltcG9ydCB7IHBhcmVudFBvcnQsIFdvcmtlciB9IGZyb20gJ25vZGU6d29ya2VyX3RocmVhZHMnO1xuaW1wb3J0IHR5cGUgeyBFbmRwb2ludCB9IGZyb20gJ2NvbWxpbmsnO1xuaW1wb3J0IG5vZGVFbmRwb2ludCBmcm9tICdjb21saW5rL2Rpc3QvZXNtL25vZGUtYWRhcHRlci5tanMnO1xuaW1wb3J0IHR5cGUgeyBHcHUsIEdwdU9wdGlvbnMsIE1hY2hpbmUsIFdvcmtlckhhbmRsZSB9IGZyb20gJy4vcGxhdGZvcm0uanMnO1xuXG4vKiogT25lIGluc3RhbmNlIHBlciBzZXQgb2Ygb3B0aW9ucywgaGVsZCBmb3IgdGhlIGxpZmUgb2YgdGhlIHByb2Nlc3M6IGRldmljZSBjYWxscyBjcmFzaCBvbmNlIGl0IGlzIGNvbGxlY3RlZC4gKi9cbmNvbnN0IGluc3RhbmNlcyA9IG5ldyBNYXA8c3RyaW5nLCBQcm9taXNlPEdwdT4+KCk7XG5cbi8qKiBXZWJHUFUgdGhyb3VnaCBEYXduIChucG0gcGFja2FnZSBgd2ViZ3B1YCwgb3B0aW9uYWwpLCBsb2FkZWQgb24gZmlyc3QgdXNlOyBzZWUge0BsaW5rIEdwdU9wdGlvbnN9LiAqL1xuZXhwb3J0IGFzeW5jIGZ1bmN0aW9uIGdwdShvcHRpb25zOiBHcHVPcHRpb25zID0ge30pOiBQcm9taXNlPEdwdT4ge1xuICBpZiAob3B0aW9ucy5oYXJkd2FyZSAmJiAhbWF5SGF2ZUhhcmR3YXJlKCkpIHtcbiAgICByZXR1cm4geyBncHU6IHVuZGVmaW5lZCwgcmVhc29uOiAndGhpcyBtYWNoaW5lIHNob3dzIG5vIEdQVSBkZXZpY2UgKC9kZXYvZHJpLCAvZGV2L252aWRpYTAsIC9kZXYvZHhnKScgfTtcbiAgfVxuICBjb25zdCBmbGFnczogc3RyaW5nW10gPSBbXTtcbiAgaWYgKG9wdGlvbnMuYWRhcHRlciAhPT0gdW5kZWZpbmVkKSBmbGFncy5wdXNoKGBhZGFwdGVyPSR7b3B0aW9ucy5hZGFwdGVyfWApO1xuICBpZiAob3B0aW9ucy5leGFjdFRpbWVzdGFtcHMpIGZsYWdzLnB1c2goJ2Rpc2FibGUtZGF3bi1mZWF0dXJlcz10aW1lc3RhbXBfcXVhbnRpemF0aW9uJyk7XG4gIGNvbnN0IGtleSA9IGZsYWdzLmpvaW4oKTtcbiAgbGV0IGluc3RhbmNlID0gaW5zdGFuY2VzLmdldChrZXkpO1xuICBpZiAoaW5zdGFuY2UgPT09IHVuZGVmaW5lZCkge1xuICAgIGluc3RhbmNlID0gY3JlYXRlKGZsYWdzKTtcbiAgICBpbnN0YW5jZXMuc2V0KGtleSwgaW5zdGFuY2UpO1xuICB9XG4gIHJldHVybiBpbnN0YW5jZTtcbn1cblxuLyoqXG4gKiBMaW51eCBoYXMgZGV2aWNlIGZpbGVzIGZvciBpdHMgR1BVcyAodGhlIGxhc3QgaXMgV1NMJ3MpLiBUZXN0aW5nIGZvciB0aGVtIGZpcnN0IGF2b2lkcyBsb2FkaW5nIERhd24gaW4gdmFpbiwgYW5kIGl0c1xuICogd2FybmluZ3MgYWJvdXQgbWlzc2luZyBWdWxrYW4gZHJpdmVycyBvbiBzdGFuZGFyZCBlcnJvciwgd2hpY2ggY2Fubm90IGJlIHNpbGVuY2VkLlxuICovXG5mdW5jdGlvbiBtYXlIYXZlSGFyZHdhcmUoKTogYm9vbGVhbiB7XG4gIHJldHVybiAoXG4gICAgcHJvY2Vzcy5wbGF0Zm9ybSAhPT0gJ2xpbnV4JyB8fCBbJy9kZXYvZHJpJywgJy9kZXYvbnZpZGlhMCcsICcvZGV2L2R4ZyddLnNvbWUoKHBhdGgpID0+IGV4aXN0c1N5bmMocGF0aCkpXG4gICk7XG59XG5cbmFzeW5jIGZ1bmN0aW9uIGNyZWF0ZShmbGFnczogc3RyaW5nW10pOiBQcm9taXNlPEdwdT4ge1xuICB0cnkge1xuICAgIGNvbnN0IGRhd24gPSBhd2FpdCBpbXBvcnQoJ3dlYmdwdScpO1xuICAgIE9iamVjdC5hc3NpZ24oZ2xvYmFsVGhpcywgZGF3bi5nbG9iYWxzKTtcbiAgICByZXR1cm4geyBncHU6IGRhd24uY3JlYXRlKGZsYWdzKSB9O1xuICB9IGNhdGNoIChlcnJvcikge1xuICAgIGNvbnN0IHRleHQgPSBlcnJvciBpbnN0YW5jZW9mIEVycm9yID8gZXJyb3IubWVzc2FnZSA6IFN0cmluZyhlcnJvcik7XG4gICAgcmV0dXJuIHtcbiAgICAgIGdwdTogdW5kZWZpbmVkLFxuICAgICAgcmVhc29uOiAvQ2Fubm90IGZpbmQgKHBhY2thZ2V8bW9kdWxlKS8udGVzdCh0ZXh0KVxuICAgICAgICA/ICd0aGUgb3B0aW9uYWwgcGFja2FnZSB3ZWJncHUgaXMgbm90IGluc3RhbGxlZCdcbiAgICAgICAgOiBgdGhlIHBhY2thZ2Ugd2ViZ3B1IGNvdWxkIG5vdCBiZSBsb2FkZWQ6ICR7dGV4dC5zcGxpdCgnXFxuJylbMF19YCxcbiAgICB9O1xuICB9XG59XG5cbi8qKiBUaGUgbW9kZWwgbmFtZSBvZiB0aGUgcHJvY2Vzc29yLiAqL1xuZXhwb3J0IGZ1bmN0aW9uIHByb2Nlc3Nvck5hbWUoKTogc3RyaW5nIHtcbiAgcmV0dXJuIGNwdXMoKVswXT8ubW9kZWwudHJpbSgpIHx8IHByb2Nlc3MuYXJjaDtcbn1cblxuLyoqIFNlZSB7QGxpbmsgTWFjaGluZX0uICovXG5leHBvcnQgZnVuY3Rpb24gbWFjaGluZSgpOiBNYWNoaW5lIHtcbiAgcmV0dXJuIHtcbiAgICBwcm9jZXNzb3I6IHByb2Nlc3Nvck5hbWUoKSxcbiAgICB0aHJlYWRzOiB0aHJlYWRzKCksXG4gICAgbWVtb3J5OiB0b3RhbG1lbSgpLFxuICAgIHBsYXRmb3JtOiBgJHtwcm9jZXNzLnBsYXRmb3JtfSAke3JlbGVhc2UoKX0gJHtwcm9jZXNzLmFyY2h9YCxcbiAgICBydW50aW1lOiBgTm9kZSAke3Byb2Nlc3MudmVyc2lvbnMubm9kZX1gLFxuICB9O1xufVxuXG4vKiogU0hBLTI1NiBpbiBsb3dlci1jYXNlIGhleGFkZWNpbWFsLiAqL1xuZXhwb3J0IGFzeW5jIGZ1bmN0aW9uIHNoYTI1NkhleChieXRlczogVWludDhBcnJheTxBcnJheUJ1ZmZlcj4pOiBQcm9taXNlPHN0cmluZz4ge1xuICByZXR1cm4gY3JlYXRlSGFzaCgnc2hhMjU2JykudXBkYXRlKGJ5dGVzKS5kaWdlc3QoJ2hleCcpO1xufVxuXG4vKiogTm9kZSdzIG93biBCcm90bGkgZGVjb2Rlciwgd2hpY2ggc3RvcHMgYXQgdGhlIHNpemUuICovXG5leHBvcnQgYXN5bmMgZnVuY3Rpb24gdW5icm90bGkoYnl0ZXM6IFVpbnQ4QXJyYXksIHNpemU6IG51bWJlcik6IFByb21pc2U8VWludDhBcnJheT4ge1xuICBjb25zdCB7IGJyb3RsaURlY29tcHJlc3NTeW5jIH0gPSBhd2FpdCBpbXBvcnQoJ25vZGU6emxpYicpO1xuICByZXR1cm4gbmV3IFVpbnQ4QXJyYXkoYnJvdGxpRGVjb21wcmVzc1N5bmMoYnl0ZXMsIHsgbWF4T3V0cHV0TGVuZ3RoOiBzaXplIH0pKTtcbn1cblxuLyoqIFlpZWxkcyB0byB0aW1lcnMsIGlucHV0IGFuZCBzaWduYWxzLiAqL1xuZXhwb3J0IGZ1bmN0aW9uIHlpZWxkVG9FdmVudHMoKTogUHJvbWlzZTx2b2lkPiB7XG4gIHJldHVybiBuZXcgUHJvbWlzZSgocmVzb2x2ZSkgPT4gc2V0SW1tZWRpYXRlKHJlc29sdmUpKTtcbn1cblxuLyoqIFRocmVhZHMgdGhhdCB0aGUgcHJvY2VzcyBtYXkgdXNlIGF0IG9uY2UuICovXG5leHBvcnQgZnVuY3Rpb24gdGhyZWFkcygpOiBudW1iZXIge1xuICByZXR1cm4gYXZhaWxhYmxlUGFyYWxsZWxpc20oKTtcbn1cblxuLyoqIFN0YXJ0cyBhIHdvcmtlciBvZiB0aGUgQ1BVIGJhY2sgZW5kOiBgY3B1LXdvcmtlci5qc2AsIGJ1aWx0IGJlc2lkZSB0aGlzIGZpbGUuICovXG5leHBvcnQgZnVuY3Rpb24gc3RhcnRXb3JrZXIoKTogV29ya2VySGFuZGxlIHtcbiAgY29uc3Qgd29ya2VyID0gbmV3IFdvcmtlcihuZXcgVVJMKCcuL2NwdS13b3JrZXIuanMnLCBpbXBvcnQubWV0YS51cmwpKTtcbiAgcmV0dXJuIHtcbiAgICBlbmRwb2ludDogbm9kZUVuZHBvaW50KHdvcmtlciksXG4gICAgb25EZWF0aChsaXN0ZW5lcikge1xuICAgICAgd29ya2VyLm9uY2UoJ2Vycm9yJywgKGVycm9yKSA9PiBsaXN0ZW5lcihlcnJvci5tZXNzYWdlKSk7XG4gICAgICB3b3JrZXIub25jZSgnZXhpdCcsIChjb2RlKSA9PiBsaXN0ZW5lcihgYSB3b3JrZXIgZW5kZWQgd2l0aCBjb2RlICR7Y29kZX1gKSk7XG4gICAgfSxcbiAgICByZWY6ICgpID0+IHdvcmtlci5yZWYoKSxcbiAgICB1bnJlZjogKCkgPT4gd29ya2VyLnVucmVmKCksXG4gICAgdGVybWluYXRlOiAoKSA9PiB2b2lkIHdvcmtlci50ZXJtaW5hdGUoKSxcbiAgfTtcbn1cblxuLyoqIFRoZSBlbmRwb2ludCBvbiB3aGljaCBhIHdvcmtlciByZWNlaXZlcyBpdHMgb3duZXIncyBjYWxscy4gKi9cbmV4cG9ydCBmdW5jdGlvbiB3b3JrZXJFbmRwb2ludCgpOiBFbmRwb2ludCB7XG4gIGlmIChwYXJlbnRQb3J0ID09PSBudWxsKSB0aHJvdyBuZXcgRXJyb3IoJ3RoaXMgaXMgbm90IGEgd29ya2VyJyk7XG4gIHJldHVybiBub2RlRW5kcG9pbnQocGFyZW50UG9ydCk7XG59XG5cbi8qKiBBIGNvcHkgb2YgdGhlIHZhbHVlcyBpbiBzaGFyZWQgbWVtb3J5LCB3aGljaCB3b3JrZXJzIHJlYWQgd2l0aG91dCBhIGNvcHkgb2YgdGhlaXIgb3duLiAqL1xuZXhwb3J0IGZ1bmN0aW9uIHRvU2hhcmVkTWVtb3J5KHZhbHVlczogRmxvYXQ2NEFycmF5KTogRmxvYXQ2NEFycmF5IHtcbiAgY29uc3QgY29weSA9IG5ldyBGbG9hdDY0QXJyYXkobmV3IFNoYXJlZEFycmF5QnVmZmVyKHZhbHVlcy5ieXRlTGVuZ3RoKSk7XG4gIGNvcHkuc2V0KHZhbHVlcyk7XG4gIHJldHVybiBjb3B5O1xufVxuIiwgIi8qKlxuICogVW50cnVzdGVkIHRleHQgKG5hbWVzLCBjZWxscywgcmVjb3JkcywgZmlsZSBuYW1lcywgZm9ybXVsYXMpIG1hZGUgc2FmZSB0byBkaXNwbGF5OiBjaGFyYWN0ZXJzIHRoYXQgbW92ZSB0aGUgY3Vyc29yLCBjb2xvdXJcbiAqIGEgdGVybWluYWwsIGJyZWFrIGEgbGluZSBvciBjaGFuZ2UgdGhlIGRpcmVjdGlvbiBvZiB3cml0aW5nIGFyZSBlc2NhcGVkLlxuICovXG5cbmNvbnN0IFVOU0VFTiA9XG4gIC9cXHB7Q2N9fFxccHtCaWRpX0NvbnRyb2x9fFxccHtOb25jaGFyYWN0ZXJfQ29kZV9Qb2ludH18XFxwe1N1cnJvZ2F0ZX18W1xcdTIwMGJcXHUyMDI4XFx1MjAyOVxcdTIwNjBcXHVmZWZmXS9ndTtcblxuZnVuY3Rpb24gZXNjYXBlZChjaGFyYWN0ZXI6IHN0cmluZyk6IHN0cmluZyB7XG4gIGNvbnN0IGNvZGUgPSBjaGFyYWN0ZXIuY29kZVBvaW50QXQoMCkgPz8gMDtcbiAgaWYgKGNoYXJhY3RlciA9PT0gJ1xcbicpIHJldHVybiAnXFxcXG4nO1xuICBpZiAoY2hhcmFjdGVyID09PSAnXFx0JykgcmV0dXJuICdcXFxcdCc7XG4gIGlmIChjaGFyYWN0ZXIgPT09ICdcXHInKSByZXR1cm4gJ1xcXFxyJztcbiAgaWYgKGNvZGUgPCAweDEwMCkgcmV0dXJuIGBcXFxceCR7Y29kZS50b1N0cmluZygxNikucGFkU3RhcnQoMiwgJzAnKX1gO1xuICByZXR1cm4gY29kZSA8IDB4MTAwMDAgPyBgXFxcXHUke2NvZGUudG9TdHJpbmcoMTYpLnBhZFN0YXJ0KDQsICcwJyl9YCA6IGBcXFxcdXske2NvZGUudG9TdHJpbmcoMTYpfX1gO1xufVxuXG4vKiogQ29udHJvbCBjaGFyYWN0ZXJzIHdyaXR0ZW4gYXMgaW4gYSBzdHJpbmcgbGl0ZXJhbDogYFxceDFiYCwgYFxcbmAsIGBcXHUyMDJlYC4gKi9cbmV4cG9ydCBmdW5jdGlvbiB2aXNpYmxlKHRleHQ6IHN0cmluZyk6IHN0cmluZyB7XG4gIHJldHVybiB0ZXh0LnJlcGxhY2UoVU5TRUVOLCBlc2NhcGVkKTtcbn1cblxuLyoqIFRoZSBzYW1lIHdpdGggbGluZSBlbmRzIGtlcHQsIGZvciB3aG9sZSBwYWdlcywgd2hvc2UgbGluZSBlbmRzIGFyZSB0aGUgcHJvZ3JhbSdzIG93bi4gKi9cbmV4cG9ydCBmdW5jdGlvbiB2aXNpYmxlTGluZXModGV4dDogc3RyaW5nKTogc3RyaW5nIHtcbiAgcmV0dXJuIHRleHQuc3BsaXQoJ1xcbicpLm1hcCh2aXNpYmxlKS5qb2luKCdcXG4nKTtcbn1cblxuLyoqIFJlcGxhY2VzIGVhY2ggY2hhcmFjdGVyIGJ5IG9uZSBjaGFyYWN0ZXIsIHNvIHRoYXQgYSBwb2ludGVyIGluIHRoZSBsaW5lIGJlbG93IGtlZXBzIGl0cyBwb3NpdGlvbi4gKi9cbmV4cG9ydCBmdW5jdGlvbiB2aXNpYmxlSW5QbGFjZSh0ZXh0OiBzdHJpbmcpOiBzdHJpbmcge1xuICByZXR1cm4gdGV4dC5yZXBsYWNlKFVOU0VFTiwgKGNoYXJhY3RlcikgPT4ge1xuICAgIGNvbnN0IGNvZGUgPSBjaGFyYWN0ZXIuY29kZVBvaW50QXQoMCkgPz8gMDtcbiAgICBjb25zdCBzaG93biA9IGNvZGUgPCAweDIwID8gU3RyaW5nLmZyb21Db2RlUG9pbnQoMHgyNDAwICsgY29kZSkgOiBjb2RlID09PSAweDdmID8gJ1xcdTI0MjEnIDogJ1xcdWZmZmQnO1xuICAgIHJldHVybiBzaG93bi5yZXBlYXQoY2hhcmFjdGVyLmxlbmd0aCk7XG4gIH0pO1xufVxuXG4vKiogTGluZXMgdGhhdCBvbmx5IHBvaW50IGF0IHRoZSBsaW5lIGFib3ZlIHRoZW0uICovXG5jb25zdCBQT0lOVEVSID0gL14gKlxcXiskLztcblxuLyoqIEEgbWVzc2FnZTogb25lIGxpbmUsIG9wdGlvbmFsbHkgZm9sbG93ZWQgYnkgYSBsaW5lIG9mIHRoZSB1c2VyJ3MgdGV4dCBhbmQgYSBwb2ludGVyIGludG8gaXQuICovXG5leHBvcnQgZnVuY3Rpb24gdmlzaWJsZU1lc3NhZ2UodGV4dDogc3RyaW5nKTogc3RyaW5nIHtcbiAgY29uc3QgbGluZXMgPSB0ZXh0LnNwbGl0KCdcXG4nKTtcbiAgY29uc3Qga2VwdDogc3RyaW5nW10gPSBbXTtcbiAgbGluZXMuZm9yRWFjaCgobGluZSwgaSkgPT4ge1xuICAgIGNvbnN0IHN0cnVjdHVyYWwgPSBpID09PSAwIHx8IFBPSU5URVIudGVzdChsaW5lKSB8fCAoaSArIDEgPCBsaW5lcy5sZW5ndGggJiYgUE9JTlRFUi50ZXN0KGxpbmVzW2kgKyAxXSkpO1xuICAgIGlmIChzdHJ1Y3R1cmFsKSBrZXB0LnB1c2godmlzaWJsZShsaW5lKSk7XG4gICAgZWxzZSBrZXB0W2tlcHQubGVuZ3RoIC0gMV0gKz0gYFxcXFxuJHt2aXNpYmxlKGxpbmUpfWA7XG4gIH0pO1xuICByZXR1cm4ga2VwdC5qb2luKCdcXG4nKTtcbn1cblxuLyoqIENoYXJhY3RlcnMgb2YgYSB0ZXh0IHNob3duIG9uIGVpdGhlciBzaWRlIG9mIHRoZSBwb3NpdGlvbiBwb2ludGVkIGF0LiAqL1xuY29uc3QgQVJPVU5EID0gNjA7XG5cbi8qKiBUaGUgcGFydCBvZiBhIHRleHQgYXJvdW5kIGBzdGFydC4uZW5kYCwgb3IgYWxsIG9mIGEgc2hvcnQgdGV4dCwgYW5kIGEgbGluZSB0aGF0IHBvaW50cyBhdCBpdC4gKi9cbmV4cG9ydCBmdW5jdGlvbiBwb2ludGVkRXhjZXJwdCh0ZXh0OiBzdHJpbmcsIHN0YXJ0OiBudW1iZXIsIGVuZDogbnVtYmVyKTogc3RyaW5nIHtcbiAgY29uc3QgZnJvbSA9IHRleHQubGVuZ3RoIDw9IDIuNSAqIEFST1VORCA/IDAgOiBNYXRoLm1heCgwLCBzdGFydCAtIEFST1VORCk7XG4gIGNvbnN0IHRvID0gdGV4dC5sZW5ndGggPD0gMi41ICogQVJPVU5EID8gdGV4dC5sZW5ndGggOiBNYXRoLm1pbih0ZXh0Lmxlbmd0aCwgc3RhcnQgKyBBUk9VTkQpO1xuICBjb25zdCBbYmVmb3JlLCBhZnRlcl0gPSBbZnJvbSA+IDAgPyAnXHUyMDI2JyA6ICcnLCB0byA8IHRleHQubGVuZ3RoID8gJ1x1MjAyNicgOiAnJ107XG4gIGNvbnN0IHdpZHRoID0gTWF0aC5tYXgoMSwgTWF0aC5taW4oZW5kLCB0bykgLSBzdGFydCk7XG4gIGNvbnN0IGxpbmUgPSBgJHtiZWZvcmV9JHt2aXNpYmxlSW5QbGFjZSh0ZXh0LnNsaWNlKGZyb20sIHRvKSl9JHthZnRlcn1gO1xuICByZXR1cm4gYCR7bGluZX1cXG4keycgJy5yZXBlYXQoYmVmb3JlLmxlbmd0aCArIHN0YXJ0IC0gZnJvbSl9JHsnXicucmVwZWF0KHdpZHRoKX1gO1xufVxuIiwgImltcG9ydCB7IHZpc2libGUsIHZpc2libGVNZXNzYWdlIH0gZnJvbSAnLi92aXNpYmxlLmpzJztcblxuLyoqIFRoZSBwb3NpdGlvbiBvZiBhbiBlcnJvciBpbiB0aGUgdXNlcidzIGlucHV0OyBldmVyeSBmaWVsZCBpcyBvcHRpb25hbCBhbmQgMS1iYXNlZC4gKi9cbmV4cG9ydCBpbnRlcmZhY2UgRXJyb3JQbGFjZSB7XG4gIHJlYWRvbmx5IGZpbGU/OiBzdHJpbmc7XG4gIHJlYWRvbmx5IHJvdz86IG51bWJlcjtcbiAgcmVhZG9ubHkgY29sdW1uPzogc3RyaW5nO1xuICAvKiogQ2hhcmFjdGVyIHBvc2l0aW9uIGluIGEgZm9ybXVsYSwgMS1iYXNlZC4gKi9cbiAgcmVhZG9ubHkgcG9zaXRpb24/OiBudW1iZXI7XG59XG5cbi8qKlxuICogLSBgaW5wdXRgOiB0aGUgY29tbWFuZCBvciBpdHMgaW5wdXQgaXMgYXQgZmF1bHQgKGV4aXQgY29kZSAyKTtcbiAqIC0gYHJ1bmA6IHRoZSBqb2IgcmFuIGJ1dCBmYWlsZWQsIHN1Y2ggYXMgYSBsb3N0IGRldmljZSAoZXhpdCBjb2RlIDEpO1xuICogLSBgaW50ZXJydXB0ZWRgOiB0aGUgdXNlciBzdG9wcGVkIGl0IChleGl0IGNvZGUgMTMwKS5cbiAqL1xuZXhwb3J0IHR5cGUgRXJyb3JLaW5kID0gJ2lucHV0JyB8ICdydW4nIHwgJ2ludGVycnVwdGVkJztcblxuLyoqIFN0YW5kcyBiZWZvcmUgdGhlIG5hbWUgb2YgYSBqb2IncyBmaWVsZCBpbiB3aGF0IGFuIGVycm9yIGlzIG1hZGUgb2Y6IGEgcHJpdmF0ZSBjaGFyYWN0ZXIsIHdoaWNoIG5vYm9keSB0eXBlcy4gKi9cbmNvbnN0IE1BUksgPSAnXFx1ZTAwMCc7XG5jb25zdCBNQVJLRUQgPSAvXFx1ZTAwMChcXHcrKS9nO1xuXG4vKipcbiAqIEEgZmllbGQgb2YgYSBqb2IsIGZvciB0aGUgbWVzc2FnZSBvciBmaXggb2YgYW4gZXJyb3I6IHRoZSBsaWJyYXJ5IGNhbGxzIGl0IGJ5IGl0cyBuYW1lIChgbGFzdEJ5YCksIHRoZSBjb21tYW5kIGxpbmUgYnlcbiAqIGl0cyBvcHRpb24gKGAtLWxhc3QtYnlgKTsgc2VlIHtAbGluayBJc29sb3NzRXJyb3Iud29yZGVkfS5cbiAqL1xuZXhwb3J0IGZ1bmN0aW9uIGZpZWxkKG5hbWU6IHN0cmluZyk6IHN0cmluZyB7XG4gIHJldHVybiBNQVJLICsgbmFtZTtcbn1cblxuLyoqIGAtLWxhc3QtYnlgIGZvciBgbGFzdEJ5YDogaG93IG9wdGlvbnMgYXJlIGNhbGxlZCB0aGF0IGhhdmUgdGhlIG5hbWUgb2YgdGhlaXIgZmllbGQuICovXG5leHBvcnQgZnVuY3Rpb24gb3B0aW9uT2YobmFtZTogc3RyaW5nKTogc3RyaW5nIHtcbiAgcmV0dXJuIGAtLSR7bmFtZS5yZXBsYWNlKC9bQS1aXS9nLCAobGV0dGVyKSA9PiBgLSR7bGV0dGVyLnRvTG93ZXJDYXNlKCl9YCl9YDtcbn1cblxuZnVuY3Rpb24gd2l0aEZpZWxkcyh0ZXh0OiBzdHJpbmcsIGNhbGxlZDogKG5hbWU6IHN0cmluZykgPT4gc3RyaW5nKTogc3RyaW5nIHtcbiAgcmV0dXJuIHRleHQucmVwbGFjZShNQVJLRUQsIChfLCBuYW1lOiBzdHJpbmcpID0+IGNhbGxlZChuYW1lKSk7XG59XG5cbi8qKiBXaGF0IGFuIGVycm9yIHNheXMsIGFuZCB3aGF0IHRvIGRvIGFib3V0IGl0LiAqL1xuZXhwb3J0IGludGVyZmFjZSBXb3JkaW5nIHtcbiAgcmVhZG9ubHkgbWVzc2FnZTogc3RyaW5nO1xuICByZWFkb25seSBmaXg6IHN0cmluZztcbn1cblxuLyoqXG4gKiBUaGUgZXJyb3IgdHlwZSB0aGF0IHVzZXJzIHNlZTogYSBzdGFibGUgY29kZSwgd2hhdCBpcyB3cm9uZywgYW5kIGhvdyB0byBmaXggaXQuIENvbnRyb2wgY2hhcmFjdGVycyBhcmUgZXNjYXBlZCwgYW5kXG4gKiBmaWVsZHMgb2YgYSBqb2IgYXJlIGNhbGxlZCBieSB0aGVpciBuYW1lcy5cbiAqL1xuZXhwb3J0IGNsYXNzIElzb2xvc3NFcnJvciBleHRlbmRzIEVycm9yIHtcbiAgb3ZlcnJpZGUgcmVhZG9ubHkgbmFtZSA9ICdJc29sb3NzRXJyb3InO1xuICByZWFkb25seSBjb2RlOiBzdHJpbmc7XG4gIHJlYWRvbmx5IGZpeDogc3RyaW5nO1xuICByZWFkb25seSBraW5kOiBFcnJvcktpbmQ7XG4gIHJlYWRvbmx5IHBsYWNlOiBFcnJvclBsYWNlO1xuICAvKiogV2hhdCBpdCB3YXMgbWFkZSBvZiwgZmllbGRzIG1hcmtlZDogZm9yIGVycm9ycyB0aGF0IHNheSBtb3JlIG9mIHRoZSBzYW1lLiAqL1xuICByZWFkb25seSBtYXJrZWQ6IFdvcmRpbmc7XG5cbiAgY29uc3RydWN0b3IoXG4gICAgY29kZTogc3RyaW5nLFxuICAgIG1lc3NhZ2U6IHN0cmluZyxcbiAgICBmaXg6IHN0cmluZyxcbiAgICBvcHRpb25zOiB7IGtpbmQ/OiBFcnJvcktpbmQ7IHBsYWNlPzogRXJyb3JQbGFjZTsgY2F1c2U/OiB1bmtub3duIH0gPSB7fSxcbiAgKSB7XG4gICAgY29uc3QgbWFya2VkID0geyBtZXNzYWdlOiB2aXNpYmxlTWVzc2FnZShtZXNzYWdlKSwgZml4OiB2aXNpYmxlKGZpeCkgfTtcbiAgICBjb25zdCBieU5hbWUgPSAodGV4dDogc3RyaW5nKSA9PiB3aXRoRmllbGRzKHRleHQsIChuYW1lKSA9PiBuYW1lKTtcbiAgICBzdXBlcihieU5hbWUobWFya2VkLm1lc3NhZ2UpLCBvcHRpb25zLmNhdXNlID09PSB1bmRlZmluZWQgPyB1bmRlZmluZWQgOiB7IGNhdXNlOiBvcHRpb25zLmNhdXNlIH0pO1xuICAgIHRoaXMuY29kZSA9IGNvZGU7XG4gICAgdGhpcy5tYXJrZWQgPSBtYXJrZWQ7XG4gICAgdGhpcy5maXggPSBieU5hbWUobWFya2VkLmZpeCk7XG4gICAgdGhpcy5raW5kID0gb3B0aW9ucy5raW5kID8/ICdpbnB1dCc7XG4gICAgdGhpcy5wbGFjZSA9IG9wdGlvbnMucGxhY2UgPz8ge307XG4gIH1cblxuICAvKiogVGhlIGVycm9yIHdpdGggZmllbGRzIGNhbGxlZCBhcyBgY2FsbGVkYCBzYXlzLCBzdWNoIGFzIHtAbGluayBvcHRpb25PZn0uICovXG4gIHdvcmRlZChjYWxsZWQ6IChuYW1lOiBzdHJpbmcpID0+IHN0cmluZyk6IFdvcmRpbmcge1xuICAgIGNvbnN0IHsgbWVzc2FnZSwgZml4IH0gPSB0aGlzLm1hcmtlZDtcbiAgICByZXR1cm4geyBtZXNzYWdlOiB3aXRoRmllbGRzKG1lc3NhZ2UsIGNhbGxlZCksIGZpeDogd2l0aEZpZWxkcyhmaXgsIGNhbGxlZCkgfTtcbiAgfVxufVxuXG4vKiogVGhyb3dzIGBpbnRlcnJ1cHRlZGAgd2hlcmUgYHNpZ25hbGAgaXMgYWJvcnRlZC4gKi9cbmV4cG9ydCBmdW5jdGlvbiB0aHJvd0lmQWJvcnRlZChzaWduYWw6IEFib3J0U2lnbmFsIHwgdW5kZWZpbmVkKTogdm9pZCB7XG4gIGlmIChzaWduYWw/LmFib3J0ZWQpIHtcbiAgICB0aHJvdyBuZXcgSXNvbG9zc0Vycm9yKCdpbnRlcnJ1cHRlZCcsICdJbnRlcnJ1cHRlZC4nLCAnUnVuIHRoZSBjb21tYW5kIGFnYWluIHRvIHN0YXJ0IG92ZXIuJywge1xuICAgICAga2luZDogJ2ludGVycnVwdGVkJyxcbiAgICB9KTtcbiAgfVxufVxuIiwgIi8qKiBMb29rLWFsaWtlIGNoYXJhY3RlcnMgdGhhdCBrZXlib2FyZHMsIHBhcGVycyBhbmQgd29yZCBwcm9jZXNzb3JzIHByb2R1Y2UgaW4gcGxhY2Ugb2YgYSBmb3JtdWxhJ3Mgb3duLiAqL1xuXG4vKiogR3JlZWsgYW5kIEN5cmlsbGljIGxldHRlcnMgdGhhdCBsb29rIExhdGluLCBhbmQgdGhlIGxldHRlcnMgdGhhdCB0aGV5IGxvb2sgbGlrZS4gKi9cbmNvbnN0IExFVFRFUlM6IFJlYWRvbmx5TWFwPHN0cmluZywgc3RyaW5nPiA9IG5ldyBNYXAoXG4gIFtcbiAgICBbJ1x1MDM5MVx1MDM5Mlx1MDM5NVx1MDM5Nlx1MDM5N1x1MDM5OVx1MDM5QVx1MDM5Q1x1MDM5RFx1MDM5Rlx1MDNBMVx1MDNBNFx1MDNBNVx1MDNBN1x1MDNCRicsICdBQkVaSElLTU5PUFRZWG8nXSxcbiAgICBbJ1x1MDQxMFx1MDQxMlx1MDQxNVx1MDQxQVx1MDQxQ1x1MDQxRFx1MDQxRVx1MDQyMFx1MDQyMVx1MDQyMlx1MDQyNVx1MDQzMFx1MDQzNVx1MDQzRVx1MDQ0MFx1MDQ0MVx1MDQ0M1x1MDQ0NScsICdBQkVLTUhPUENUWGFlb3BjeXgnXSxcbiAgICBbJ1x1MDQ1NVx1MDQ1Nlx1MDQ1OFx1MDQwNVx1MDQwNlx1MDQwOCcsICdzaWpTSUonXSxcbiAgXS5mbGF0TWFwKChbbGV0dGVycywgbGF0aW5dKSA9PiBbLi4ubGV0dGVyc10ubWFwKChsZXR0ZXIsIGkpID0+IFtsZXR0ZXIsIGxhdGluW2ldXSBhcyBjb25zdCkpLFxuKTtcblxuLyoqIFR5cG9ncmFwaGljIHNpZ25zLCBhbmQgdGhlIG9wZXJhdG9ycyBvZiBmb3JtdWxhcyBpbiB0aGVpciBwbGFjZS4gKi9cbmNvbnN0IFNJR05TOiBSZWFkb25seU1hcDxzdHJpbmcsIHN0cmluZz4gPSBuZXcgTWFwKFtcbiAgLi4uWy4uLidcdTIyMTJcdTIwMTNcdTIwMTRcdTIwMTBcdTIwMTFcdTIwMTJcdUZFNjNcdUZGMEQnXS5tYXAoKHNpZ24pID0+IFtzaWduLCAnLSddIGFzIGNvbnN0KSxcbiAgLi4uWy4uLidcdTAwRDdcdTAwQjdcdTIyQzVcdTIyMTlcdTIyMTdcdTIwMjJcdTI3MTVcdTI3MTZcdUZGMEEnXS5tYXAoKHNpZ24pID0+IFtzaWduLCAnKiddIGFzIGNvbnN0KSxcbiAgLi4uWy4uLidcdTAwRjdcdTIyMTVcdTIwNDRcdUZGMEYnXS5tYXAoKHNpZ24pID0+IFtzaWduLCAnLyddIGFzIGNvbnN0KSxcbiAgWydcdUZGMEInLCAnKyddLFxuICBbJ1x1RkYzRScsICdeJ10sXG4gIFsnXHVGRjA4JywgJygnXSxcbiAgWydcdUZGMDknLCAnKSddLFxuICBbJ1x1RkYwQycsICcsJ10sXG4gIFsnXHVGRjFDJywgJzwnXSxcbiAgWydcdUZGMUUnLCAnPiddLFxuICBbJ1x1MjI2NCcsICc8PSddLFxuICBbJ1x1MjI2NScsICc+PSddLFxuICBbJ1x1MjI2MCcsICchPSddLFxuICBbJ1x1RkYxRCcsICc9PSddLFxuICBbJ1x1MjIyNycsICdhbmQnXSxcbiAgWydcdTIyMjgnLCAnb3InXSxcbiAgWydcdTAwQUMnLCAnbm90J10sXG4gIFsnXHUyMjFBJywgJ3NxcnQoLi4uKSddLFxuICBbJ1x1MjIxRScsICcxZTMwMCwgb3Igbm8gYm91bmQgYXQgYWxsJ10sXG4gIC4uLlsuLi4nXHUyMDFDXHUyMDFEXHUyMDFFXHUwMEFCXHUwMEJCXHUyMDE4XHUyMDE5XHUyMDFBJ10ubWFwKChzaWduKSA9PiBbc2lnbiwgJ1wiJ10gYXMgY29uc3QpLFxuXSk7XG5cbmNvbnN0IFNVUEVSU0NSSVBUUyA9ICdcdTIwNzBcdTAwQjlcdTAwQjJcdTAwQjNcdTIwNzRcdTIwNzVcdTIwNzZcdTIwNzdcdTIwNzhcdTIwNzknO1xuXG4vKiogVGhlIGRpZ2l0IG9mIGEgc3VwZXJzY3JpcHQuICovXG5leHBvcnQgZnVuY3Rpb24gc3VwZXJzY3JpcHQoY2hhcmFjdGVyOiBzdHJpbmcpOiBzdHJpbmcgfCB1bmRlZmluZWQge1xuICBjb25zdCBkaWdpdCA9IFNVUEVSU0NSSVBUUy5pbmRleE9mKGNoYXJhY3Rlcik7XG4gIHJldHVybiBkaWdpdCA8IDAgPyB1bmRlZmluZWQgOiBTdHJpbmcoZGlnaXQpO1xufVxuXG4vKiogVGhlIEFTQ0lJIHNwZWxsaW5nIG9mIGEgbG9vay1hbGlrZSBzaWduLCBkaWdpdCBvciBsZXR0ZXIuICovXG5leHBvcnQgZnVuY3Rpb24gYXNjaWlGb3IoY2hhcmFjdGVyOiBzdHJpbmcpOiBzdHJpbmcgfCB1bmRlZmluZWQge1xuICBjb25zdCBwbGFpbiA9IGNoYXJhY3Rlci5ub3JtYWxpemUoJ05GS0MnKTtcbiAgY29uc3QgcG93ZXIgPSBzdXBlcnNjcmlwdChjaGFyYWN0ZXIpO1xuICBpZiAocG93ZXIgIT09IHVuZGVmaW5lZCkgcmV0dXJuIGBeJHtwb3dlcn1gO1xuICByZXR1cm4gU0lHTlMuZ2V0KGNoYXJhY3RlcikgPz8gKHBsYWluICE9PSBjaGFyYWN0ZXIgJiYgL15bIS1+XSskLy50ZXN0KHBsYWluKSA/IHBsYWluIDogdW5kZWZpbmVkKTtcbn1cblxuLyoqIEEgbmFtZSB3aXRoIHRoZSBwbGFpbiBsZXR0ZXJzIGFuZCBkaWdpdHMgdGhhdCBpdHMgY2hhcmFjdGVycyBsb29rIGxpa2UuICovXG5mdW5jdGlvbiBwbGFpbihuYW1lOiBzdHJpbmcpOiBzdHJpbmcge1xuICByZXR1cm4gWy4uLm5hbWUubm9ybWFsaXplKCdORktDJyldLm1hcCgobGV0dGVyKSA9PiBMRVRURVJTLmdldChsZXR0ZXIpID8/IGxldHRlcikuam9pbignJyk7XG59XG5cbi8qKiBUaGUgcGxhaW4gbmFtZSB0aGF0IGEgbmFtZSB3aXRoIGxvb2stYWxpa2UgbGV0dGVycyByZXNlbWJsZXM7IHVuZGVmaW5lZCB3aGVyZSB0aGVyZSBpcyBub25lLCBvciBpdCBpcyBwbGFpbiBpdHNlbGYuICovXG5leHBvcnQgZnVuY3Rpb24gbG9va2FsaWtlKG5hbWU6IHN0cmluZyk6IHN0cmluZyB8IHVuZGVmaW5lZCB7XG4gIGNvbnN0IGxvb2tzID0gcGxhaW4obmFtZSk7XG4gIHJldHVybiBsb29rcyAhPT0gbmFtZSAmJiAvXlxcdyskLy50ZXN0KGxvb2tzKSA/IGxvb2tzIDogdW5kZWZpbmVkO1xufVxuXG4vKiogQSBuYW1lIHdpdGhvdXQgY2FzZSwgc3BhY2VzLCB1bmRlcnNjb3JlcyBhbmQgdGhlIGxpa2UsIHdpdGggcGxhaW4gbGV0dGVyczogZXF1YWwgZm9yIGRpZmZlcmVudCBzcGVsbGluZ3Mgb2YgYSBuYW1lLiAqL1xuZXhwb3J0IGZ1bmN0aW9uIHNrZWxldG9uKG5hbWU6IHN0cmluZyk6IHN0cmluZyB7XG4gIHJldHVybiBwbGFpbihuYW1lKVxuICAgIC50b0xvd2VyQ2FzZSgpXG4gICAgLnJlcGxhY2UoL1tcXHNfLiw6Oy9cXFxcXFwtXFx1MjAwYlxcdTIwNjBcXHVmZWZmXSsvZywgJycpO1xufVxuIiwgIi8qKiBMaW1pdHMgb24gZm9ybXVsYXM7IGxhcmdlciBvbmVzIGFyZSByZWZ1c2VkIHdpdGggYW4gZXJyb3IsIGJlZm9yZSB0aGV5IHRha2UgdGltZSBvciBtZW1vcnkuICovXG5pbXBvcnQgeyBmaWVsZCwgSXNvbG9zc0Vycm9yIH0gZnJvbSAnLi4vZXJyb3JzLmpzJztcblxuLyoqIENoYXJhY3RlcnMgb2YgYSBmb3JtdWxhOyB0aGUgbG9uZ2VzdCBwdWJsaXNoZWQgbGF3IGlzIGEgdGVudGggb2YgaXQuICovXG5leHBvcnQgY29uc3QgTUFYX0xFTkdUSCA9IDQwOTY7XG5cbi8qKiBMZXZlbHMgb2YgcGFyZW50aGVzZXMsIGNhbGxzIGFuZCBzaWducyBpbiBhIGZvcm11bGEncyB0ZXh0LiAqL1xuZXhwb3J0IGNvbnN0IE1BWF9QQVJFTlRIRVNFUyA9IDEwMDtcblxuLyoqIExldmVscyBvZiBvcGVyYXRpb25zIGluIHRoZSB3aG9sZSBvZiBhIGxhdyBvciBjb3N0LCBuYW1lZCBwYXJ0cyB3cml0dGVuIG91dC4gKi9cbmV4cG9ydCBjb25zdCBNQVhfREVQVEggPSAzMDA7XG5cbi8qKiBPcGVyYXRpb25zIG9mIGEgbGF3IGl0c2VsZiwgbmFtZWQgcGFydHMgd3JpdHRlbiBvdXQsIGVxdWFsIG9uZXMgY291bnRlZCBvbmNlLiAqL1xuZXhwb3J0IGNvbnN0IE1BWF9PUEVSQVRJT05TID0gMTBfMDAwO1xuXG4vKiogT3BlcmF0aW9ucyBvZiBhIGxhdywgaXRzIG5hbWVkIHBhcnRzIGFuZCBhbGwgdGhlaXIgZGVyaXZhdGl2ZXMsIGVxdWFsIG9uZXMgY291bnRlZCBvbmNlLiAqL1xuZXhwb3J0IGNvbnN0IE1BWF9OT0RFUyA9IDIwMF8wMDA7XG5cbi8qKiBQYXJhbWV0ZXJzIGZpdHRlZCBhdCBvbmNlOiB0aGUgbWF0cmljZXMgb2Ygc2Vjb25kIGRlcml2YXRpdmVzIGdyb3cgd2l0aCB0aGVpciBzcXVhcmUuICovXG5leHBvcnQgY29uc3QgTUFYX1BBUkFNRVRFUlMgPSAyNTY7XG5cbi8qKiBUaGUgc2FtZSB3aGVyZSBwYXJhbWV0ZXJzIGRpZmZlciBiZXR3ZWVuIGdyb3VwcyBvZiByb3dzLCBvZiB3aGljaCBubyBtb3JlIGFyZSBkaWZmZXJlbnRpYXRlZCB0aGFuIGEgbGF3IGhhcy4gKi9cbmV4cG9ydCBjb25zdCBNQVhfR1JPVVBFRF9QQVJBTUVURVJTID0gMjA0ODtcblxuLyoqIFRoZSBlcnJvciBgZm9ybXVsYS10b28tbGFyZ2VgLCB3aGljaCBuYW1lcyB0aGUgbGltaXQgdGhhdCBpcyBleGNlZWRlZC4gKi9cbmV4cG9ydCBmdW5jdGlvbiB0b29MYXJnZSh3aGF0OiBzdHJpbmcsIGxpbWl0OiBudW1iZXIpOiBJc29sb3NzRXJyb3Ige1xuICByZXR1cm4gbmV3IElzb2xvc3NFcnJvcihcbiAgICAnZm9ybXVsYS10b28tbGFyZ2UnLFxuICAgIGBXaXRoIGl0cyBuYW1lZCBwYXJ0cyBhbmQgZGVyaXZhdGl2ZXMgdGhlIGZvcm11bGEgaGFzIG1vcmUgdGhhbiAke2xpbWl0fSAke3doYXR9LmAsXG4gICAgYFNpbXBsaWZ5IGl0LCBzcGxpdCBpdCBpbnRvIGxhd3Mgb2YgdGhlaXIgb3duLCBvciBob2xkIHBhcmFtZXRlcnMgd2l0aCAke2ZpZWxkKCdmaXgnKX0uYCxcbiAgKTtcbn1cbiIsICJpbXBvcnQgeyBJc29sb3NzRXJyb3IgfSBmcm9tICcuLi9lcnJvcnMuanMnO1xuaW1wb3J0IHsgcG9pbnRlZEV4Y2VycHQgfSBmcm9tICcuLi92aXNpYmxlLmpzJztcbmltcG9ydCB0eXBlIHsgU3BhbiB9IGZyb20gJy4vYXN0LmpzJztcbmltcG9ydCB7IGFzY2lpRm9yLCBsb29rYWxpa2UgfSBmcm9tICcuL2xvb2thbGlrZXMuanMnO1xuaW1wb3J0IHsgTUFYX0xFTkdUSCB9IGZyb20gJy4vc2l6ZS1saW1pdHMuanMnO1xuXG5leHBvcnQgdHlwZSBUb2tlbktpbmQgPSAnbnVtYmVyJyB8ICd0ZXh0JyB8ICduYW1lJyB8ICdzeW1ib2wnIHwgJ2VuZCc7XG5cbmV4cG9ydCBpbnRlcmZhY2UgVG9rZW4ge1xuICByZWFkb25seSBraW5kOiBUb2tlbktpbmQ7XG4gIC8qKiBUaGUgc3ltYm9sIG9yIG5hbWUgaXRzZWxmOyB0aGUgY29udGVudCBvZiBhIHF1b3RlZCB0ZXh0IG9yIGJhY2t0aWNrZWQgbmFtZS4gKi9cbiAgcmVhZG9ubHkgdGV4dDogc3RyaW5nO1xuICByZWFkb25seSB2YWx1ZTogbnVtYmVyO1xuICByZWFkb25seSBzcGFuOiBTcGFuO1xuICAvKiogQSBuYW1lIGluIGJhY2t0aWNrcyBpcyBuZXZlciBhIGtleXdvcmQgb3IgYSBmdW5jdGlvbi4gKi9cbiAgcmVhZG9ubHkgcXVvdGVkOiBib29sZWFuO1xufVxuXG5leHBvcnQgZnVuY3Rpb24gc3ludGF4RXJyb3IoZm9ybXVsYTogc3RyaW5nLCBzcGFuOiBTcGFuLCBtZXNzYWdlOiBzdHJpbmcsIGZpeDogc3RyaW5nKTogSXNvbG9zc0Vycm9yIHtcbiAgcmV0dXJuIG5ldyBJc29sb3NzRXJyb3IoXG4gICAgJ2Zvcm11bGEtc3ludGF4JyxcbiAgICBgJHttZXNzYWdlfVxcbiR7cG9pbnRlZEV4Y2VycHQoZm9ybXVsYSwgc3Bhbi5zdGFydCwgc3Bhbi5lbmQpfWAsXG4gICAgZml4LFxuICAgIHtcbiAgICAgIHBsYWNlOiB7IHBvc2l0aW9uOiBzcGFuLnN0YXJ0ICsgMSB9LFxuICAgIH0sXG4gICk7XG59XG5cbmNvbnN0IHBhdHRlcm5zOiByZWFkb25seSAocmVhZG9ubHkgW1Rva2VuS2luZCB8ICdzcGFjZScsIFJlZ0V4cF0pW10gPSBbXG4gIFsnc3BhY2UnLCAvXFxzKy95XSxcbiAgWydudW1iZXInLCAvKD86XFxkK1xcLj9cXGQqfFxcLlxcZCspKD86W2VFXVsrLV0/XFxkKyk/L3ldLFxuICAvLyBBIGdyb3VwJ3Mgb3duIHBhcmFtZXRlciBpcyBpdHMgbmFtZSB3aXRoIHRoZSBncm91cCBpbiBicmFja2V0czogQVtjNF0uXG4gIFsnbmFtZScsIC9bXFxwe0x9X11bXFxwe0x9XFxwe059X10qKD86XFxbW15bXFxdXStcXF0pPy91eV0sXG4gIFsnc3ltYm9sJywgL1xcKlxcKnw8PXw+PXw9PXwhPXxbLSsqL14oKTw+LF0veV0sXG5dO1xuXG5jb25zdCBjbG9zZXJzOiBSZWFkb25seTxSZWNvcmQ8c3RyaW5nLCBUb2tlbktpbmQ+PiA9IHsgJ2AnOiAnbmFtZScsICdcIic6ICd0ZXh0JywgXCInXCI6ICd0ZXh0JyB9O1xuXG4vKiogU3BlbGxpbmdzIG9mIG90aGVyIGxhbmd1YWdlcywgYW5kIGFkdmljZSBvbiB0aGlzIG9uZSdzLiAqL1xuY29uc3Qgb3RoZXJTcGVsbGluZ3M6IFJlYWRvbmx5TWFwPHN0cmluZywgc3RyaW5nPiA9IG5ldyBNYXAoW1xuICBbJz0nLCAnRXF1YWxpdHkgaXMgd3JpdHRlbiA9PS4nXSxcbiAgWycmJywgJ1dyaXRlIGFuZCBiZXR3ZWVuIGNvbmRpdGlvbnMuJ10sXG4gIFsnfCcsICdXcml0ZSBvciBiZXR3ZWVuIGNvbmRpdGlvbnMuJ10sXG4gIFsnIScsICdXcml0ZSBub3QgYmVmb3JlIGEgY29uZGl0aW9uLCAhPSBmb3IgdW5lcXVhbC4nXSxcbl0pO1xuXG5mdW5jdGlvbiBtZWFudFdvcmRzKGNoYXJhY3Rlcjogc3RyaW5nKTogc3RyaW5nIHwgdW5kZWZpbmVkIHtcbiAgaWYgKC9cXHB7TX0vdS50ZXN0KGNoYXJhY3RlcikpIHJldHVybiAnSXQgaXMgYW4gYWNjZW50IG9mIGl0cyBvd246IHB1dCB0aGUgd2hvbGUgbmFtZSBpbiBiYWNrdGlja3MuJztcbiAgY29uc3QgaW5zdGVhZCA9IGFzY2lpRm9yKGNoYXJhY3Rlcik7XG4gIHJldHVybiBpbnN0ZWFkID09PSB1bmRlZmluZWQgPyB1bmRlZmluZWQgOiBgV3JpdGUgJHtpbnN0ZWFkfSBpbiBwbGFjZSBvZiAke2NoYXJhY3Rlcn0uYDtcbn1cblxuLyoqIFJlZnVzZXMgbmFtZXMgd2l0aCBsZXR0ZXJzIG9yIGRpZ2l0cyB0aGF0IGxvb2sgbGlrZSBvdGhlcnMsIHVubGVzcyB0aGV5IGFyZSBpbiBiYWNrdGlja3MuICovXG5mdW5jdGlvbiBjaGVja0xldHRlcnMoZm9ybXVsYTogc3RyaW5nLCB7IHN0YXJ0LCBlbmQgfTogU3BhbiwgbmFtZTogc3RyaW5nKTogdm9pZCB7XG4gIGNvbnN0IGF0ID0gbmFtZS5zZWFyY2goL1tcdTAwQjJcdTAwQjNcdTAwQjlcdTIwNzBcdTIwNzQtXHUyMDc5XS91KTtcbiAgaWYgKGF0ID49IDApIHtcbiAgICBjb25zdCBwbGFjZSA9IHN0YXJ0ICsgYXQ7XG4gICAgdGhyb3cgc3ludGF4RXJyb3IoXG4gICAgICBmb3JtdWxhLFxuICAgICAgeyBzdGFydDogcGxhY2UsIGVuZDogcGxhY2UgKyAxIH0sXG4gICAgICBgQ2hhcmFjdGVyICR7cGxhY2UgKyAxfTogJHtuYW1lW2F0XX0gaXMgcGFydCBvZiBhIG5hbWUgaGVyZSwgbm90IGEgcG93ZXIuYCxcbiAgICAgIGBXcml0ZSAke25hbWUuc2xpY2UoMCwgYXQpIHx8ICd4J30ke2FzY2lpRm9yKG5hbWVbYXRdKX0sIG9yIHRoZSBuYW1lIGluIGJhY2t0aWNrcyBpZiBpdCBpcyBvbmUuYCxcbiAgICApO1xuICB9XG4gIGNvbnN0IGxvb2tzID0gbG9va2FsaWtlKG5hbWUpO1xuICBpZiAobG9va3MgPT09IHVuZGVmaW5lZCkgcmV0dXJuO1xuICBjb25zdCBmaXJzdCA9IFsuLi5uYW1lXS5maW5kSW5kZXgoKGxldHRlciwgaSkgPT4gbGV0dGVyICE9PSBbLi4ubG9va3NdW2ldKTtcbiAgY29uc3Qgb2RkID0gWy4uLm5hbWVdW01hdGgubWF4KGZpcnN0LCAwKV07XG4gIGNvbnN0IGNvZGUgPSAob2RkLmNvZGVQb2ludEF0KDApID8/IDApLnRvU3RyaW5nKDE2KS50b1VwcGVyQ2FzZSgpLnBhZFN0YXJ0KDQsICcwJyk7XG4gIHRocm93IHN5bnRheEVycm9yKFxuICAgIGZvcm11bGEsXG4gICAgeyBzdGFydCwgZW5kIH0sXG4gICAgYENoYXJhY3RlciAke3N0YXJ0ICsgMX06IFwiJHtuYW1lfVwiIGxvb2tzIGxpa2UgJHtsb29rc30sIGJ1dCBpdHMgJHtvZGR9IGlzIGFub3RoZXIgY2hhcmFjdGVyIChVKyR7Y29kZX0pLmAsXG4gICAgYFdyaXRlICR7bG9va3N9LCBvciBcXGAke25hbWV9XFxgIGluIGJhY2t0aWNrcyBpZiB0aGF0IG5hbWUgaXMgbWVhbnQuYCxcbiAgKTtcbn1cblxuLyoqIFNwbGl0cyBhIGZvcm11bGEgaW50byB0b2tlbnM7IHRoZSBsYXN0IGlzIGFsd2F5cyBgZW5kYC4gVGhyb3dzIGBmb3JtdWxhLXN5bnRheGAgYXQgdGhlIGZpcnN0IGludmFsaWQgY2hhcmFjdGVyLiAqL1xuZXhwb3J0IGZ1bmN0aW9uIGxleChmb3JtdWxhOiBzdHJpbmcpOiBUb2tlbltdIHtcbiAgaWYgKGZvcm11bGEubGVuZ3RoID4gTUFYX0xFTkdUSCkge1xuICAgIHRocm93IG5ldyBJc29sb3NzRXJyb3IoXG4gICAgICAnZm9ybXVsYS10b28tbG9uZycsXG4gICAgICBgVGhlIGZvcm11bGEgaGFzICR7Zm9ybXVsYS5sZW5ndGh9IGNoYXJhY3RlcnM7IGF0IG1vc3QgJHtNQVhfTEVOR1RIfSBhcmUgYWxsb3dlZC5gLFxuICAgICAgJ1Nob3J0ZW4gaXQsIG9yIG5hbWUgaXRzIHBhcnRzIGluIGEgbGF3IGRlZmluaXRpb24uJyxcbiAgICApO1xuICB9XG4gIGNvbnN0IHRva2VuczogVG9rZW5bXSA9IFtdO1xuICBsZXQgYXQgPSAwO1xuICBzY2FuOiB3aGlsZSAoYXQgPCBmb3JtdWxhLmxlbmd0aCkge1xuICAgIGNvbnN0IGtpbmQgPSBjbG9zZXJzW2Zvcm11bGFbYXRdXTtcbiAgICBpZiAoa2luZCAhPT0gdW5kZWZpbmVkKSB7XG4gICAgICBjb25zdCBjbG9zZSA9IGZvcm11bGEuaW5kZXhPZihmb3JtdWxhW2F0XSwgYXQgKyAxKTtcbiAgICAgIGlmIChjbG9zZSA8IDApIHtcbiAgICAgICAgY29uc3Qgd2hhdCA9IGtpbmQgPT09ICduYW1lJyA/ICdiYWNrdGlja2VkIG5hbWUnIDogJ3F1b3RlZCB0ZXh0JztcbiAgICAgICAgdGhyb3cgc3ludGF4RXJyb3IoXG4gICAgICAgICAgZm9ybXVsYSxcbiAgICAgICAgICB7IHN0YXJ0OiBhdCwgZW5kOiBhdCArIDEgfSxcbiAgICAgICAgICBgVGhlICR7d2hhdH0gdGhhdCBiZWdpbnMgYXQgY2hhcmFjdGVyICR7YXQgKyAxfSBuZXZlciBlbmRzLmAsXG4gICAgICAgICAgYENsb3NlIGl0IHdpdGggJHtmb3JtdWxhW2F0XX0uYCxcbiAgICAgICAgKTtcbiAgICAgIH1cbiAgICAgIGNvbnN0IHNwYW4gPSB7IHN0YXJ0OiBhdCwgZW5kOiBjbG9zZSArIDEgfTtcbiAgICAgIHRva2Vucy5wdXNoKHsga2luZCwgdGV4dDogZm9ybXVsYS5zbGljZShhdCArIDEsIGNsb3NlKSwgdmFsdWU6IE51bWJlci5OYU4sIHNwYW4sIHF1b3RlZDogdHJ1ZSB9KTtcbiAgICAgIGF0ID0gY2xvc2UgKyAxO1xuICAgICAgY29udGludWU7XG4gICAgfVxuICAgIGZvciAoY29uc3QgW2tpbmQsIHBhdHRlcm5dIG9mIHBhdHRlcm5zKSB7XG4gICAgICBwYXR0ZXJuLmxhc3RJbmRleCA9IGF0O1xuICAgICAgY29uc3QgdGV4dCA9IHBhdHRlcm4uZXhlYyhmb3JtdWxhKT8uWzBdO1xuICAgICAgaWYgKHRleHQgPT09IHVuZGVmaW5lZCkgY29udGludWU7XG4gICAgICBjb25zdCBzcGFuID0geyBzdGFydDogYXQsIGVuZDogYXQgKyB0ZXh0Lmxlbmd0aCB9O1xuICAgICAgYXQgPSBzcGFuLmVuZDtcbiAgICAgIGlmIChraW5kID09PSAnc3BhY2UnKSBjb250aW51ZSBzY2FuO1xuICAgICAgaWYgKGtpbmQgPT09ICduYW1lJykgY2hlY2tMZXR0ZXJzKGZvcm11bGEsIHNwYW4sIHRleHQuc3BsaXQoJ1snKVswXSk7XG4gICAgICBpZiAoa2luZCA9PT0gJ251bWJlcicgJiYgL1tcXHB7TH1fXS91LnRlc3QoZm9ybXVsYVthdF0gPz8gJycpKSB7XG4gICAgICAgIHRocm93IHN5bnRheEVycm9yKFxuICAgICAgICAgIGZvcm11bGEsXG4gICAgICAgICAgeyBzdGFydDogYXQsIGVuZDogYXQgKyAxIH0sXG4gICAgICAgICAgYENoYXJhY3RlciAke2F0ICsgMX06IGEgbmFtZSBjYW5ub3QgZm9sbG93IGEgbnVtYmVyIGRpcmVjdGx5LmAsXG4gICAgICAgICAgJ1dyaXRlIGEgbXVsdGlwbGljYXRpb24gYXMgMipOLCBhIGxhcmdlIG51bWJlciBhcyAxLjNlOS4nLFxuICAgICAgICApO1xuICAgICAgfVxuICAgICAgaWYgKGtpbmQgPT09ICdudW1iZXInICYmICFOdW1iZXIuaXNGaW5pdGUoTnVtYmVyKHRleHQpKSkge1xuICAgICAgICB0aHJvdyBzeW50YXhFcnJvcihcbiAgICAgICAgICBmb3JtdWxhLFxuICAgICAgICAgIHNwYW4sXG4gICAgICAgICAgYENoYXJhY3RlciAke3NwYW4uc3RhcnQgKyAxfTogJHt0ZXh0fSBpcyBiZXlvbmQgdGhlIGxhcmdlc3QgbnVtYmVyLCAxLjhlMzA4LmAsXG4gICAgICAgICAgJ1dyaXRlIGEgc21hbGxlciBudW1iZXIuJyxcbiAgICAgICAgKTtcbiAgICAgIH1cbiAgICAgIHRva2Vucy5wdXNoKHsga2luZCwgdGV4dCwgdmFsdWU6IGtpbmQgPT09ICdudW1iZXInID8gTnVtYmVyKHRleHQpIDogTnVtYmVyLk5hTiwgc3BhbiwgcXVvdGVkOiBmYWxzZSB9KTtcbiAgICAgIGNvbnRpbnVlIHNjYW47XG4gICAgfVxuICAgIGNvbnN0IG9kZCA9IFN0cmluZy5mcm9tQ29kZVBvaW50KGZvcm11bGEuY29kZVBvaW50QXQoYXQpID8/IDApO1xuICAgIHRocm93IHN5bnRheEVycm9yKFxuICAgICAgZm9ybXVsYSxcbiAgICAgIHsgc3RhcnQ6IGF0LCBlbmQ6IGF0ICsgMSB9LFxuICAgICAgYENoYXJhY3RlciAke2F0ICsgMX06ICR7SlNPTi5zdHJpbmdpZnkob2RkKX0gaGFzIG5vIG1lYW5pbmcgaW4gYSBmb3JtdWxhLmAsXG4gICAgICBvdGhlclNwZWxsaW5ncy5nZXQob2RkKSA/P1xuICAgICAgICBtZWFudFdvcmRzKG9kZCkgPz9cbiAgICAgICAgJ0Zvcm11bGFzIGhhdmUgbnVtYmVycywgbmFtZXMsICsgLSAqIC8gXiAoICkgLCBjb21wYXJpc29ucywgYW5kLCBvciwgbm90LCBxdW90ZWQgdGV4dCwgYW5kIG9kZCBuYW1lcyBpbiBiYWNrdGlja3MuJyxcbiAgICApO1xuICB9XG4gIGNvbnN0IGVuZCA9IHsgc3RhcnQ6IGZvcm11bGEubGVuZ3RoLCBlbmQ6IGZvcm11bGEubGVuZ3RoIH07XG4gIHRva2Vucy5wdXNoKHsga2luZDogJ2VuZCcsIHRleHQ6ICd0aGUgZW5kIG9mIHRoZSBmb3JtdWxhJywgdmFsdWU6IE51bWJlci5OYU4sIHNwYW46IGVuZCwgcXVvdGVkOiBmYWxzZSB9KTtcbiAgcmV0dXJuIHRva2Vucztcbn1cbiIsICJpbXBvcnQgeyBza2VsZXRvbiB9IGZyb20gJy4vbG9va2FsaWtlcy5qcyc7XG5cbi8qKiBOYW1lcyBsb25nZXIgdGhhbiB0aGlzIGFyZSBjb21wYXJlZCBieSBgc2tlbGV0b25gIGFsb25lOiBlZGl0IGRpc3RhbmNlIHRha2VzIHF1YWRyYXRpYyB0aW1lLiAqL1xuY29uc3QgTUFYX0RJU1RBTkNFX0xFTkdUSCA9IDEwMDtcblxuLyoqIExvbmdlciBuYW1lcyBhcmUgbm90IHN1Z2dlc3RlZCwgdG8ga2VlcCBtZXNzYWdlcyBzaG9ydC4gKi9cbmNvbnN0IE1BWF9TSE9XTl9MRU5HVEggPSAyMDA7XG5cbi8qKiBFZGl0IGRpc3RhbmNlIChpbnNlcnQsIGRlbGV0ZSwgcmVwbGFjZSwgc3dhcCBuZWlnaGJvdXJzKSwgd2l0aG91dCBjYXNlLiAqL1xuZnVuY3Rpb24gZGlzdGFuY2UoYTogc3RyaW5nLCBiOiBzdHJpbmcpOiBudW1iZXIge1xuICBjb25zdCByb3dzID0gQXJyYXkuZnJvbSh7IGxlbmd0aDogYS5sZW5ndGggKyAxIH0sIChfLCBpKSA9PiBbaV0pO1xuICBmb3IgKGxldCBqID0gMDsgaiA8PSBiLmxlbmd0aDsgaisrKSByb3dzWzBdW2pdID0gajtcbiAgZm9yIChsZXQgaSA9IDE7IGkgPD0gYS5sZW5ndGg7IGkrKykge1xuICAgIGZvciAobGV0IGogPSAxOyBqIDw9IGIubGVuZ3RoOyBqKyspIHtcbiAgICAgIGNvbnN0IGNvc3QgPSBhW2kgLSAxXSA9PT0gYltqIC0gMV0gPyAwIDogMTtcbiAgICAgIGxldCBiZXN0ID0gTWF0aC5taW4ocm93c1tpIC0gMV1bal0gKyAxLCByb3dzW2ldW2ogLSAxXSArIDEsIHJvd3NbaSAtIDFdW2ogLSAxXSArIGNvc3QpO1xuICAgICAgaWYgKGkgPiAxICYmIGogPiAxICYmIGFbaSAtIDFdID09PSBiW2ogLSAyXSAmJiBhW2kgLSAyXSA9PT0gYltqIC0gMV0pIHtcbiAgICAgICAgYmVzdCA9IE1hdGgubWluKGJlc3QsIHJvd3NbaSAtIDJdW2ogLSAyXSArIDEpO1xuICAgICAgfVxuICAgICAgcm93c1tpXVtqXSA9IGJlc3Q7XG4gICAgfVxuICB9XG4gIHJldHVybiByb3dzW2EubGVuZ3RoXVtiLmxlbmd0aF07XG59XG5cbi8qKiBVcCB0byB0aHJlZSBvZiBgbmFtZXNgIHRoYXQgYG5hbWVgIG1heSBoYXZlIGJlZW4gbWVhbnQgdG8gYmUsIG5lYXJlc3QgZmlyc3QuICovXG5leHBvcnQgZnVuY3Rpb24gbmVhcmVzdChuYW1lOiBzdHJpbmcsIG5hbWVzOiByZWFkb25seSBzdHJpbmdbXSk6IHN0cmluZ1tdIHtcbiAgY29uc3Qgd2FudGVkID0gbmFtZS50b0xvd2VyQ2FzZSgpO1xuICBjb25zdCBsaW1pdCA9IE1hdGgubWF4KDEsIE1hdGguZmxvb3Iod2FudGVkLmxlbmd0aCAvIDMpKTtcbiAgcmV0dXJuIChcbiAgICBuYW1lc1xuICAgICAgLmZpbHRlcigoY2FuZGlkYXRlKSA9PiBjYW5kaWRhdGUubGVuZ3RoIDw9IE1BWF9TSE9XTl9MRU5HVEgpXG4gICAgICAubWFwKChjYW5kaWRhdGUpID0+IHtcbiAgICAgICAgY29uc3QgbG93ZXIgPSBjYW5kaWRhdGUudG9Mb3dlckNhc2UoKTtcbiAgICAgICAgY29uc3QgY29udGFpbmVkID1cbiAgICAgICAgICB3YW50ZWQubGVuZ3RoID49IDMgJiYgKGxvd2VyLmluY2x1ZGVzKHdhbnRlZCkgfHwgKGxvd2VyLmxlbmd0aCA+PSAzICYmIHdhbnRlZC5pbmNsdWRlcyhsb3dlcikpKTtcbiAgICAgICAgaWYgKHNrZWxldG9uKG5hbWUpID09PSBza2VsZXRvbihjYW5kaWRhdGUpICYmIHNrZWxldG9uKG5hbWUpICE9PSAnJykgcmV0dXJuIHsgY2FuZGlkYXRlLCBmYXI6IDAgfTtcbiAgICAgICAgY29uc3QgaXNMb25nID0gTWF0aC5tYXgobmFtZS5sZW5ndGgsIGNhbmRpZGF0ZS5sZW5ndGgpID4gTUFYX0RJU1RBTkNFX0xFTkdUSDtcbiAgICAgICAgcmV0dXJuIHtcbiAgICAgICAgICBjYW5kaWRhdGUsXG4gICAgICAgICAgZmFyOiBNYXRoLm1pbihcbiAgICAgICAgICAgIGlzTG9uZyA/IE51bWJlci5QT1NJVElWRV9JTkZJTklUWSA6IGRpc3RhbmNlKHdhbnRlZCwgbG93ZXIpLFxuICAgICAgICAgICAgY29udGFpbmVkID8gbGltaXQgOiBOdW1iZXIuUE9TSVRJVkVfSU5GSU5JVFksXG4gICAgICAgICAgKSxcbiAgICAgICAgfTtcbiAgICAgIH0pXG4gICAgICAvLyBOYW1lcyB3aXRob3V0IGEgY29tbW9uIGxldHRlciBhcmUgbm90IG5lYXI6IHRvIGEgbmFtZSBvZiBvbmUgbGV0dGVyLCBvbmx5IHRoZSBzYW1lIGxldHRlciBpbiB0aGUgb3RoZXIgY2FzZSBpcy5cbiAgICAgIC5maWx0ZXIoKHsgY2FuZGlkYXRlLCBmYXIgfSkgPT4gZmFyIDw9IGxpbWl0ICYmIGZhciA8IE1hdGgubWF4KG5hbWUubGVuZ3RoLCBjYW5kaWRhdGUubGVuZ3RoKSlcbiAgICAgIC5zb3J0KChhLCBiKSA9PiBhLmZhciAtIGIuZmFyKVxuICAgICAgLnNsaWNlKDAsIDMpXG4gICAgICAubWFwKCh7IGNhbmRpZGF0ZSB9KSA9PiBjYW5kaWRhdGUpXG4gICk7XG59XG4iLCAiLyoqIEEgZnVuY3Rpb24gb2YgdGhlIGZvcm11bGEgbGFuZ3VhZ2U6IGhvdyBtYW55IGFyZ3VtZW50cyBpdCB0YWtlcyBhbmQgaXRzIGZsb2F0NjQgbWVhbmluZy4gKi9cbmV4cG9ydCBpbnRlcmZhY2UgRnVuY3Rpb25EZWZpbml0aW9uIHtcbiAgcmVhZG9ubHkgbWluaW11bTogbnVtYmVyO1xuICByZWFkb25seSBtYXhpbXVtOiBudW1iZXI7XG4gIHJlYWRvbmx5IGY2NDogKC4uLnZhbHVlczogbnVtYmVyW10pID0+IG51bWJlcjtcbn1cblxuZnVuY3Rpb24gb25lKGY2NDogKHZhbHVlOiBudW1iZXIpID0+IG51bWJlcik6IEZ1bmN0aW9uRGVmaW5pdGlvbiB7XG4gIHJldHVybiB7IG1pbmltdW06IDEsIG1heGltdW06IDEsIGY2NCB9O1xufVxuXG5leHBvcnQgZnVuY3Rpb24gc29mdHBsdXMoeDogbnVtYmVyKTogbnVtYmVyIHtcbiAgcmV0dXJuIE1hdGgubWF4KHgsIDApICsgTWF0aC5sb2cxcChNYXRoLmV4cCgtTWF0aC5hYnMoeCkpKTtcbn1cblxuZXhwb3J0IGZ1bmN0aW9uIHNpZ21vaWQoeDogbnVtYmVyKTogbnVtYmVyIHtcbiAgY29uc3QgZSA9IE1hdGguZXhwKC1NYXRoLmFicyh4KSk7XG4gIHJldHVybiB4ID49IDAgPyAxIC8gKDEgKyBlKSA6IGUgLyAoMSArIGUpO1xufVxuXG4vKiogVGhlIHdob2xlIHZvY2FidWxhcnk6IGEgY2FsbCB0byBhbnkgb3RoZXIgbmFtZSBpcyBhbiBlcnJvci4gSW4gc2luZ2xlIHByZWNpc2lvbjogYHNoYWRlcnMvbGliL21hdGgud2dzbGAuICovXG5leHBvcnQgY29uc3QgZnVuY3Rpb25zOiBSZWFkb25seU1hcDxzdHJpbmcsIEZ1bmN0aW9uRGVmaW5pdGlvbj4gPSBuZXcgTWFwKFtcbiAgWydleHAnLCBvbmUoTWF0aC5leHApXSxcbiAgWydleHBtMScsIG9uZShNYXRoLmV4cG0xKV0sXG4gIFsnbG9nJywgb25lKE1hdGgubG9nKV0sXG4gIFsnbG9nMXAnLCBvbmUoTWF0aC5sb2cxcCldLFxuICBbJ2xvZzInLCBvbmUoTWF0aC5sb2cyKV0sXG4gIFsnbG9nMTAnLCBvbmUoTWF0aC5sb2cxMCldLFxuICBbJ3NxcnQnLCBvbmUoTWF0aC5zcXJ0KV0sXG4gIFsnYWJzJywgb25lKE1hdGguYWJzKV0sXG4gIFsnc2luJywgb25lKE1hdGguc2luKV0sXG4gIFsnY29zJywgb25lKE1hdGguY29zKV0sXG4gIFsnYXRhbicsIG9uZShNYXRoLmF0YW4pXSxcbiAgWyd0YW5oJywgb25lKE1hdGgudGFuaCldLFxuICBbJ3NpZ21vaWQnLCBvbmUoc2lnbW9pZCldLFxuICBbJ3NvZnRwbHVzJywgb25lKHNvZnRwbHVzKV0sXG4gIFsnbWluJywgeyBtaW5pbXVtOiAyLCBtYXhpbXVtOiAxNiwgZjY0OiBNYXRoLm1pbiB9XSxcbiAgWydtYXgnLCB7IG1pbmltdW06IDIsIG1heGltdW06IDE2LCBmNjQ6IE1hdGgubWF4IH1dLFxuICBbXG4gICAgJ2xvZ3N1bWV4cCcsXG4gICAge1xuICAgICAgbWluaW11bTogMixcbiAgICAgIG1heGltdW06IDE2LFxuICAgICAgZjY0OiAoLi4udmFsdWVzKSA9PiB7XG4gICAgICAgIGNvbnN0IHRvcCA9IE1hdGgubWF4KC4uLnZhbHVlcyk7XG4gICAgICAgIHJldHVybiB0b3AgKyBNYXRoLmxvZyh2YWx1ZXMucmVkdWNlKChzdW0sIHZhbHVlKSA9PiBzdW0gKyBNYXRoLmV4cCh2YWx1ZSAtIHRvcCksIDApKTtcbiAgICAgIH0sXG4gICAgfSxcbiAgXSxcbl0pO1xuIiwgImltcG9ydCB0eXBlIHsgQmluYXJ5T3BlcmF0b3IsIEV4cHJlc3Npb24gfSBmcm9tICcuL2FzdC5qcyc7XG5pbXBvcnQgeyBmdW5jdGlvbnMgfSBmcm9tICcuL2Z1bmN0aW9ucy5qcyc7XG5pbXBvcnQgeyBsZXgsIHN5bnRheEVycm9yLCB0eXBlIFRva2VuIH0gZnJvbSAnLi9sZXguanMnO1xuaW1wb3J0IHsgbmVhcmVzdCB9IGZyb20gJy4vbmVhcmVzdC5qcyc7XG5pbXBvcnQgeyBNQVhfUEFSRU5USEVTRVMgfSBmcm9tICcuL3NpemUtbGltaXRzLmpzJztcblxuLyoqIEJpbmRpbmcgcG93ZXJzLCBsb29zZXN0IGZpcnN0OyBgXmAgYmluZHMgdG8gdGhlIHJpZ2h0IGFuZCB0aWdodGVyIHRoYW4gdW5hcnkgbWludXMsIHNvIC1hXjIgaXMgLShhXjIpLiAqL1xuY29uc3QgYmluYXJ5UG93ZXI6IFJlYWRvbmx5TWFwPHN0cmluZywgbnVtYmVyPiA9IG5ldyBNYXAoW1xuICBbJ29yJywgMV0sXG4gIFsnYW5kJywgMl0sXG4gIFsnPCcsIDRdLFxuICBbJzw9JywgNF0sXG4gIFsnPicsIDRdLFxuICBbJz49JywgNF0sXG4gIFsnPT0nLCA0XSxcbiAgWychPScsIDRdLFxuICBbJysnLCA1XSxcbiAgWyctJywgNV0sXG4gIFsnKicsIDZdLFxuICBbJy8nLCA2XSxcbiAgWydeJywgOF0sXG5dKTtcbmNvbnN0IE5PVF9QT1dFUiA9IDM7XG5jb25zdCBDT01QQVJJU09OX1BPV0VSID0gNDtcbmNvbnN0IE1JTlVTX1BPV0VSID0gNztcblxuLyoqIEhvdyBtYW55IGFyZ3VtZW50cyBhIGZ1bmN0aW9uIHRha2VzLiAqL1xuZXhwb3J0IGludGVyZmFjZSBBcml0eSB7XG4gIHJlYWRvbmx5IG1pbmltdW06IG51bWJlcjtcbiAgcmVhZG9ubHkgbWF4aW11bTogbnVtYmVyO1xufVxuXG5jb25zdCBleHBlY3RlZE9wZXJhbmQgPSAnYSBudW1iZXIsIGEgbmFtZSwgYSBmdW5jdGlvbiwgLSBvciAoJztcblxuY2xhc3MgUGFyc2VyIHtcbiAgcHJpdmF0ZSByZWFkb25seSB0b2tlbnM6IHJlYWRvbmx5IFRva2VuW107XG4gIHByaXZhdGUgYXQgPSAwO1xuICBwcml2YXRlIGRlcHRoID0gMDtcblxuICBjb25zdHJ1Y3RvcihcbiAgICBwcml2YXRlIHJlYWRvbmx5IGZvcm11bGE6IHN0cmluZyxcbiAgICBwcml2YXRlIHJlYWRvbmx5IG1vcmU6IFJlYWRvbmx5TWFwPHN0cmluZywgQXJpdHk+LFxuICApIHtcbiAgICB0aGlzLnRva2VucyA9IGxleChmb3JtdWxhKTtcbiAgfVxuXG4gIHdob2xlKCk6IEV4cHJlc3Npb24ge1xuICAgIGlmICh0aGlzLnRva2Vucy5sZW5ndGggPT09IDEpIHtcbiAgICAgIHRocm93IHN5bnRheEVycm9yKHRoaXMuZm9ybXVsYSwgdGhpcy50b2tlbnNbMF0uc3BhbiwgJ1RoZSBmb3JtdWxhIGlzIGVtcHR5LicsICdXcml0ZSBhbiBleHByZXNzaW9uLicpO1xuICAgIH1cbiAgICBjb25zdCBleHByZXNzaW9uID0gdGhpcy5leHByZXNzaW9uKDApO1xuICAgIGNvbnN0IHJlc3QgPSB0aGlzLnBlZWsoKTtcbiAgICBpZiAocmVzdC5raW5kICE9PSAnZW5kJykge1xuICAgICAgY29uc3QgZml4ID0gcmVzdC50ZXh0ID09PSAnKScgPyAnUmVtb3ZlIGl0IG9yIG9wZW4gdGhlIHBhcmVudGhlc2lzLicgOiAnSm9pbiB0aGUgcGFydHMgYnkgYW4gb3BlcmF0b3IuJztcbiAgICAgIHRocm93IHRoaXMudW5leHBlY3RlZChyZXN0LCAnYW4gb3BlcmF0b3Igb3IgdGhlIGVuZCcsIGZpeCk7XG4gICAgfVxuICAgIHJldHVybiBleHByZXNzaW9uO1xuICB9XG5cbiAgcHJpdmF0ZSBwZWVrKCk6IFRva2VuIHtcbiAgICByZXR1cm4gdGhpcy50b2tlbnNbdGhpcy5hdF07XG4gIH1cblxuICBwcml2YXRlIHRha2UoKTogVG9rZW4ge1xuICAgIGNvbnN0IHRva2VuID0gdGhpcy50b2tlbnNbdGhpcy5hdF07XG4gICAgaWYgKHRva2VuLmtpbmQgIT09ICdlbmQnKSB0aGlzLmF0Kys7XG4gICAgcmV0dXJuIHRva2VuO1xuICB9XG5cbiAgcHJpdmF0ZSB1bmV4cGVjdGVkKHRva2VuOiBUb2tlbiwgZXhwZWN0ZWQ6IHN0cmluZywgZml4OiBzdHJpbmcpOiBFcnJvciB7XG4gICAgY29uc3QgZm91bmQgPSB0b2tlbi5raW5kID09PSAnZW5kJyA/IHRva2VuLnRleHQgOiBgXCIke3Rva2VuLnRleHR9XCJgO1xuICAgIHJldHVybiBzeW50YXhFcnJvcihcbiAgICAgIHRoaXMuZm9ybXVsYSxcbiAgICAgIHRva2VuLnNwYW4sXG4gICAgICBgQ2hhcmFjdGVyICR7dG9rZW4uc3Bhbi5zdGFydCArIDF9OiBleHBlY3RlZCAke2V4cGVjdGVkfSwgZm91bmQgJHtmb3VuZH0uYCxcbiAgICAgIGZpeCxcbiAgICApO1xuICB9XG5cbiAgcHJpdmF0ZSBleHByZXNzaW9uKG1pbmltdW06IG51bWJlcik6IEV4cHJlc3Npb24ge1xuICAgIGlmICgrK3RoaXMuZGVwdGggPiBNQVhfUEFSRU5USEVTRVMpIHtcbiAgICAgIHRocm93IHN5bnRheEVycm9yKFxuICAgICAgICB0aGlzLmZvcm11bGEsXG4gICAgICAgIHRoaXMucGVlaygpLnNwYW4sXG4gICAgICAgIGBUaGUgZm9ybXVsYSBuZXN0cyBkZWVwZXIgdGhhbiAke01BWF9QQVJFTlRIRVNFU30gbGV2ZWxzLmAsXG4gICAgICAgICdTaW1wbGlmeSBpdC4nLFxuICAgICAgKTtcbiAgICB9XG4gICAgbGV0IGxlZnQgPSB0aGlzLm9wZXJhbmQoKTtcbiAgICBmb3IgKDs7KSB7XG4gICAgICBjb25zdCBvcGVyYXRvciA9IHRoaXMuYmluYXJ5T3BlcmF0b3IodGhpcy5wZWVrKCkpO1xuICAgICAgY29uc3QgcG93ZXIgPSBvcGVyYXRvciA9PT0gdW5kZWZpbmVkID8gdW5kZWZpbmVkIDogYmluYXJ5UG93ZXIuZ2V0KG9wZXJhdG9yKTtcbiAgICAgIGlmIChvcGVyYXRvciA9PT0gdW5kZWZpbmVkIHx8IHBvd2VyID09PSB1bmRlZmluZWQgfHwgcG93ZXIgPCBtaW5pbXVtKSBicmVhaztcbiAgICAgIGNvbnN0IHRva2VuID0gdGhpcy50YWtlKCk7XG4gICAgICBjb25zdCByaWdodCA9IHRoaXMuZXhwcmVzc2lvbihvcGVyYXRvciA9PT0gJ14nID8gcG93ZXIgLSAxIDogcG93ZXIgKyAxKTtcbiAgICAgIGxlZnQgPSB7XG4gICAgICAgIGtpbmQ6ICdiaW5hcnknLFxuICAgICAgICBvcGVyYXRvcixcbiAgICAgICAgbGVmdCxcbiAgICAgICAgcmlnaHQsXG4gICAgICAgIHNwYW46IHsgc3RhcnQ6IGxlZnQuc3Bhbi5zdGFydCwgZW5kOiByaWdodC5zcGFuLmVuZCB9LFxuICAgICAgfTtcbiAgICAgIGNvbnN0IG5leHQgPSB0aGlzLmJpbmFyeU9wZXJhdG9yKHRoaXMucGVlaygpKTtcbiAgICAgIGlmIChwb3dlciA9PT0gQ09NUEFSSVNPTl9QT1dFUiAmJiBuZXh0ICE9PSB1bmRlZmluZWQgJiYgYmluYXJ5UG93ZXIuZ2V0KG5leHQpID09PSBDT01QQVJJU09OX1BPV0VSKSB7XG4gICAgICAgIHRocm93IHRoaXMudW5leHBlY3RlZChcbiAgICAgICAgICB0aGlzLnBlZWsoKSxcbiAgICAgICAgICAnYW5kLCBvciwgb3IgdGhlIGVuZCcsXG4gICAgICAgICAgYENvbXBhcmlzb25zIGRvIG5vdCBjaGFpbjogd3JpdGUgYSAke3Rva2VuLnRleHR9IGIgYW5kIGIgJHtuZXh0fSBjLmAsXG4gICAgICAgICk7XG4gICAgICB9XG4gICAgfVxuICAgIHRoaXMuZGVwdGgtLTtcbiAgICByZXR1cm4gbGVmdDtcbiAgfVxuXG4gIHByaXZhdGUgYmluYXJ5T3BlcmF0b3IodG9rZW46IFRva2VuKTogQmluYXJ5T3BlcmF0b3IgfCB1bmRlZmluZWQge1xuICAgIGlmICh0b2tlbi5xdW90ZWQpIHJldHVybiB1bmRlZmluZWQ7XG4gICAgaWYgKHRva2VuLmtpbmQgPT09ICdzeW1ib2wnKSB7XG4gICAgICBjb25zdCB0ZXh0ID0gdG9rZW4udGV4dCA9PT0gJyoqJyA/ICdeJyA6IHRva2VuLnRleHQ7XG4gICAgICByZXR1cm4gYmluYXJ5UG93ZXIuaGFzKHRleHQpID8gKHRleHQgYXMgQmluYXJ5T3BlcmF0b3IpIDogdW5kZWZpbmVkO1xuICAgIH1cbiAgICByZXR1cm4gdG9rZW4ua2luZCA9PT0gJ25hbWUnICYmICh0b2tlbi50ZXh0ID09PSAnYW5kJyB8fCB0b2tlbi50ZXh0ID09PSAnb3InKSA/IHRva2VuLnRleHQgOiB1bmRlZmluZWQ7XG4gIH1cblxuICBwcml2YXRlIG9wZXJhbmQoKTogRXhwcmVzc2lvbiB7XG4gICAgY29uc3QgdG9rZW4gPSB0aGlzLnRha2UoKTtcbiAgICBzd2l0Y2ggKHRva2VuLmtpbmQpIHtcbiAgICAgIGNhc2UgJ251bWJlcic6XG4gICAgICAgIHJldHVybiB7IGtpbmQ6ICdudW1iZXInLCB2YWx1ZTogdG9rZW4udmFsdWUsIHNwYW46IHRva2VuLnNwYW4gfTtcbiAgICAgIGNhc2UgJ3RleHQnOlxuICAgICAgICByZXR1cm4geyBraW5kOiAndGV4dCcsIHZhbHVlOiB0b2tlbi50ZXh0LCBzcGFuOiB0b2tlbi5zcGFuIH07XG4gICAgICBjYXNlICduYW1lJzpcbiAgICAgICAgcmV0dXJuIHRoaXMubmFtZWQodG9rZW4pO1xuICAgICAgZGVmYXVsdDpcbiAgICAgICAgYnJlYWs7XG4gICAgfVxuICAgIGlmICh0b2tlbi50ZXh0ID09PSAnLScgJiYgIXRva2VuLnF1b3RlZCkge1xuICAgICAgY29uc3Qgb3BlcmFuZCA9IHRoaXMuZXhwcmVzc2lvbihNSU5VU19QT1dFUik7XG4gICAgICByZXR1cm4ge1xuICAgICAgICBraW5kOiAndW5hcnknLFxuICAgICAgICBvcGVyYXRvcjogJy0nLFxuICAgICAgICBvcGVyYW5kLFxuICAgICAgICBzcGFuOiB7IHN0YXJ0OiB0b2tlbi5zcGFuLnN0YXJ0LCBlbmQ6IG9wZXJhbmQuc3Bhbi5lbmQgfSxcbiAgICAgIH07XG4gICAgfVxuICAgIGlmICh0b2tlbi50ZXh0ID09PSAnKycpIHJldHVybiB0aGlzLmV4cHJlc3Npb24oTUlOVVNfUE9XRVIpO1xuICAgIGlmICh0b2tlbi50ZXh0ID09PSAnKCcpIHtcbiAgICAgIGNvbnN0IGlubmVyID0gdGhpcy5leHByZXNzaW9uKDApO1xuICAgICAgdGhpcy5jbG9zZSh0b2tlbik7XG4gICAgICByZXR1cm4gaW5uZXI7XG4gICAgfVxuICAgIHRocm93IHRoaXMudW5leHBlY3RlZCh0b2tlbiwgZXhwZWN0ZWRPcGVyYW5kLCAnQ29tcGxldGUgb3IgcmVtb3ZlIHRoZSBvcGVyYXRvciBiZWZvcmUgaXQuJyk7XG4gIH1cblxuICBwcml2YXRlIGNsb3NlKG9wZW46IFRva2VuKTogVG9rZW4ge1xuICAgIGNvbnN0IHRva2VuID0gdGhpcy5wZWVrKCk7XG4gICAgaWYgKHRva2VuLnRleHQgIT09ICcpJyB8fCB0b2tlbi5raW5kICE9PSAnc3ltYm9sJykge1xuICAgICAgdGhyb3cgdGhpcy51bmV4cGVjdGVkKFxuICAgICAgICB0b2tlbixcbiAgICAgICAgYCkgdG8gY2xvc2UgdGhlIHBhcmVudGhlc2lzIGF0IGNoYXJhY3RlciAke29wZW4uc3Bhbi5zdGFydCArIDF9YCxcbiAgICAgICAgJ0JhbGFuY2UgdGhlIHBhcmVudGhlc2VzLicsXG4gICAgICApO1xuICAgIH1cbiAgICByZXR1cm4gdGhpcy50YWtlKCk7XG4gIH1cblxuICBwcml2YXRlIG5hbWVkKHRva2VuOiBUb2tlbik6IEV4cHJlc3Npb24ge1xuICAgIGlmICghdG9rZW4ucXVvdGVkICYmIHRva2VuLnRleHQgPT09ICdub3QnKSB7XG4gICAgICBjb25zdCBvcGVyYW5kID0gdGhpcy5leHByZXNzaW9uKE5PVF9QT1dFUik7XG4gICAgICByZXR1cm4ge1xuICAgICAgICBraW5kOiAndW5hcnknLFxuICAgICAgICBvcGVyYXRvcjogJ25vdCcsXG4gICAgICAgIG9wZXJhbmQsXG4gICAgICAgIHNwYW46IHsgc3RhcnQ6IHRva2VuLnNwYW4uc3RhcnQsIGVuZDogb3BlcmFuZC5zcGFuLmVuZCB9LFxuICAgICAgfTtcbiAgICB9XG4gICAgaWYgKCF0b2tlbi5xdW90ZWQgJiYgKHRva2VuLnRleHQgPT09ICdhbmQnIHx8IHRva2VuLnRleHQgPT09ICdvcicpKSB7XG4gICAgICB0aHJvdyB0aGlzLnVuZXhwZWN0ZWQodG9rZW4sIGV4cGVjdGVkT3BlcmFuZCwgYFB1dCBhbiBvcGVyYW5kIGJlZm9yZSAke3Rva2VuLnRleHR9LmApO1xuICAgIH1cbiAgICBjb25zdCBvcGVuID0gdGhpcy5wZWVrKCk7XG4gICAgaWYgKG9wZW4ua2luZCAhPT0gJ3N5bWJvbCcgfHwgb3Blbi50ZXh0ICE9PSAnKCcpIHtcbiAgICAgIGlmICh0b2tlbi50ZXh0ID09PSAnJykge1xuICAgICAgICB0aHJvdyBzeW50YXhFcnJvcihcbiAgICAgICAgICB0aGlzLmZvcm11bGEsXG4gICAgICAgICAgdG9rZW4uc3BhbixcbiAgICAgICAgICAnQSBuYW1lIGluIGJhY2t0aWNrcyBpcyBlbXB0eS4nLFxuICAgICAgICAgICdXcml0ZSB0aGUgbmFtZSBiZXR3ZWVuIHRoZW0uJyxcbiAgICAgICAgKTtcbiAgICAgIH1cbiAgICAgIHJldHVybiB7IGtpbmQ6ICduYW1lJywgbmFtZTogdG9rZW4udGV4dCwgc3BhbjogdG9rZW4uc3BhbiB9O1xuICAgIH1cbiAgICBjb25zdCBkZWZpbml0aW9uID0gdG9rZW4ucXVvdGVkID8gdW5kZWZpbmVkIDogKGZ1bmN0aW9ucy5nZXQodG9rZW4udGV4dCkgPz8gdGhpcy5tb3JlLmdldCh0b2tlbi50ZXh0KSk7XG4gICAgaWYgKGRlZmluaXRpb24gPT09IHVuZGVmaW5lZCkge1xuICAgICAgY29uc3QgbmFtZXMgPSBbLi4uZnVuY3Rpb25zLmtleXMoKSwgLi4udGhpcy5tb3JlLmtleXMoKV07XG4gICAgICBjb25zdCBuZWFyID0gbmVhcmVzdCh0b2tlbi50ZXh0LCBuYW1lcyk7XG4gICAgICB0aHJvdyBzeW50YXhFcnJvcihcbiAgICAgICAgdGhpcy5mb3JtdWxhLFxuICAgICAgICB0b2tlbi5zcGFuLFxuICAgICAgICBgQ2hhcmFjdGVyICR7dG9rZW4uc3Bhbi5zdGFydCArIDF9OiB0aGVyZSBpcyBubyBmdW5jdGlvbiBcIiR7dG9rZW4udGV4dH1cIi5gLFxuICAgICAgICBuZWFyLmxlbmd0aCA+IDBcbiAgICAgICAgICA/IGBEaWQgeW91IG1lYW4gJHtuZWFyLmpvaW4oJyBvciAnKX0/IEEgcHJvZHVjdCBpcyB3cml0dGVuIHdpdGggKi5gXG4gICAgICAgICAgOiBgRnVuY3Rpb25zIGFyZSAke25hbWVzLmpvaW4oJywgJyl9OyBhIHByb2R1Y3QgaXMgd3JpdHRlbiB3aXRoICouYCxcbiAgICAgICk7XG4gICAgfVxuICAgIHRoaXMudGFrZSgpO1xuICAgIGNvbnN0IGxpc3Q6IEV4cHJlc3Npb25bXSA9IFt0aGlzLmV4cHJlc3Npb24oMCldO1xuICAgIHdoaWxlICh0aGlzLnBlZWsoKS5raW5kID09PSAnc3ltYm9sJyAmJiB0aGlzLnBlZWsoKS50ZXh0ID09PSAnLCcpIHtcbiAgICAgIHRoaXMudGFrZSgpO1xuICAgICAgbGlzdC5wdXNoKHRoaXMuZXhwcmVzc2lvbigwKSk7XG4gICAgfVxuICAgIGNvbnN0IGVuZCA9IHRoaXMuY2xvc2Uob3Blbik7XG4gICAgY29uc3Qgc3BhbiA9IHsgc3RhcnQ6IHRva2VuLnNwYW4uc3RhcnQsIGVuZDogZW5kLnNwYW4uZW5kIH07XG4gICAgaWYgKGxpc3QubGVuZ3RoIDwgZGVmaW5pdGlvbi5taW5pbXVtIHx8IGxpc3QubGVuZ3RoID4gZGVmaW5pdGlvbi5tYXhpbXVtKSB7XG4gICAgICBjb25zdCB3YW50ZWQgPVxuICAgICAgICBkZWZpbml0aW9uLm1pbmltdW0gPT09IGRlZmluaXRpb24ubWF4aW11bVxuICAgICAgICAgID8gYCR7ZGVmaW5pdGlvbi5taW5pbXVtfWBcbiAgICAgICAgICA6IGAke2RlZmluaXRpb24ubWluaW11bX0gdG8gJHtkZWZpbml0aW9uLm1heGltdW19YDtcbiAgICAgIHRocm93IHN5bnRheEVycm9yKFxuICAgICAgICB0aGlzLmZvcm11bGEsXG4gICAgICAgIHNwYW4sXG4gICAgICAgIGAke3Rva2VuLnRleHR9IHRha2VzICR7d2FudGVkfSBhcmd1bWVudCR7d2FudGVkID09PSAnMScgPyAnJyA6ICdzJ30sIG5vdCAke2xpc3QubGVuZ3RofS5gLFxuICAgICAgICAnU2VwYXJhdGUgYXJndW1lbnRzIGJ5IGNvbW1hcy4nLFxuICAgICAgKTtcbiAgICB9XG4gICAgcmV0dXJuIHsga2luZDogJ2NhbGwnLCBuYW1lOiB0b2tlbi50ZXh0LCBhcmd1bWVudHM6IGxpc3QsIHNwYW4gfTtcbiAgfVxufVxuXG4vKipcbiAqIFBhcnNlcyBhIGZvcm11bGE7IGBtb3JlYCBhcmUgZnVuY3Rpb25zIHRoYXQgaXQgbWF5IGNhbGwgYmVzaWRlIHRob3NlIG9mIHRoZSBsYW5ndWFnZS4gVGhyb3dzIGFuIHtAbGluayBJc29sb3NzRXJyb3J9XG4gKiBgZm9ybXVsYS1zeW50YXhgIHRoYXQgcG9pbnRzIGF0IHRoZSBjaGFyYWN0ZXIgYW5kIG5hbWVzIHdoYXQgd2FzIGV4cGVjdGVkLCBvciBgZm9ybXVsYS10b28tbG9uZ2AuXG4gKi9cbmV4cG9ydCBmdW5jdGlvbiBwYXJzZShmb3JtdWxhOiBzdHJpbmcsIG1vcmU6IFJlYWRvbmx5TWFwPHN0cmluZywgQXJpdHk+ID0gbmV3IE1hcCgpKTogRXhwcmVzc2lvbiB7XG4gIHJldHVybiBuZXcgUGFyc2VyKGZvcm11bGEsIG1vcmUpLndob2xlKCk7XG59XG5cbi8qKiBUaGUgZGlzdGluY3QgbmFtZXMgb2YgYW4gZXhwcmVzc2lvbiwgaW4gb3JkZXIgb2YgYXBwZWFyYW5jZS4gKi9cbmV4cG9ydCBmdW5jdGlvbiBuYW1lc0luKGV4cHJlc3Npb246IEV4cHJlc3Npb24pOiBzdHJpbmdbXSB7XG4gIGNvbnN0IG5hbWVzID0gbmV3IFNldDxzdHJpbmc+KCk7XG4gIGNvbnN0IHZpc2l0ID0gKG5vZGU6IEV4cHJlc3Npb24pOiB2b2lkID0+IHtcbiAgICBzd2l0Y2ggKG5vZGUua2luZCkge1xuICAgICAgY2FzZSAnbmFtZSc6XG4gICAgICAgIG5hbWVzLmFkZChub2RlLm5hbWUpO1xuICAgICAgICBicmVhaztcbiAgICAgIGNhc2UgJ3VuYXJ5JzpcbiAgICAgICAgdmlzaXQobm9kZS5vcGVyYW5kKTtcbiAgICAgICAgYnJlYWs7XG4gICAgICBjYXNlICdiaW5hcnknOlxuICAgICAgICB2aXNpdChub2RlLmxlZnQpO1xuICAgICAgICB2aXNpdChub2RlLnJpZ2h0KTtcbiAgICAgICAgYnJlYWs7XG4gICAgICBjYXNlICdjYWxsJzpcbiAgICAgICAgbm9kZS5hcmd1bWVudHMuZm9yRWFjaCh2aXNpdCk7XG4gICAgICAgIGJyZWFrO1xuICAgICAgZGVmYXVsdDpcbiAgICAgICAgYnJlYWs7XG4gICAgfVxuICB9O1xuICB2aXNpdChleHByZXNzaW9uKTtcbiAgcmV0dXJuIFsuLi5uYW1lc107XG59XG4iLCAiaW1wb3J0IHsgZmllbGQsIElzb2xvc3NFcnJvciB9IGZyb20gJy4uL2Vycm9ycy5qcyc7XG5pbXBvcnQgdHlwZSB7IEV4cHJlc3Npb24gfSBmcm9tICcuL2FzdC5qcyc7XG5pbXBvcnQgdHlwZSB7IEdyYXBoLCBOb2RlSWQgfSBmcm9tICcuL2dyYXBoLmpzJztcbmltcG9ydCB7IHN5bnRheEVycm9yIH0gZnJvbSAnLi9sZXguanMnO1xuaW1wb3J0IHsgbmVhcmVzdCB9IGZyb20gJy4vbmVhcmVzdC5qcyc7XG5pbXBvcnQgeyB0eXBlIEFyaXR5LCBwYXJzZSB9IGZyb20gJy4vcGFyc2UuanMnO1xuXG4vKiogVGhlIG5vZGVzIHRoYXQgdGhlIG5hbWVzIG9mIGEgZm9ybXVsYSBkZW5vdGUuICovXG5leHBvcnQgdHlwZSBTeW1ib2xzID0gUmVhZG9ubHlNYXA8c3RyaW5nLCBOb2RlSWQ+O1xuXG4vKiogQSBmdW5jdGlvbiBpbiBhZGRpdGlvbiB0byB0aG9zZSBvZiB0aGUgbGFuZ3VhZ2U7IGBidWlsZGAgbWFrZXMgdGhlIG5vZGUgb2YgYSBjYWxsLCBgdGV4dGAgYmVpbmcgdGhlIGNhbGwgYXMgd3JpdHRlbi4gKi9cbmV4cG9ydCBpbnRlcmZhY2UgQ2FsbCBleHRlbmRzIEFyaXR5IHtcbiAgcmVhZG9ubHkgYnVpbGQ6IChhcmdzOiByZWFkb25seSBOb2RlSWRbXSwgdGV4dDogc3RyaW5nKSA9PiBOb2RlSWQ7XG59XG5cbi8qKlxuICogVGhlIGdyYXBoIG9mIGEgbnVtZXJpYyBmb3JtdWxhLCBpbiB3aGljaCB0aGUgZnVuY3Rpb25zIGBtb3JlYCBtYXkgYmUgY2FsbGVkIGFzIHdlbGwuIFRocm93cyBgdW5rbm93bi1uYW1lYCBmb3IgYSBuYW1lXG4gKiBvdXRzaWRlIGBzeW1ib2xzYCwgYW5kIGBmb3JtdWxhLXR5cGVgIGZvciB0ZXh0IGFuZCBjb21wYXJpc29ucywgd2hpY2ggYSBsYXcgY2Fubm90IGhhdmUuXG4gKi9cbmV4cG9ydCBmdW5jdGlvbiBidWlsZChcbiAgZ3JhcGg6IEdyYXBoLFxuICBmb3JtdWxhOiBzdHJpbmcsXG4gIHN5bWJvbHM6IFN5bWJvbHMsXG4gIG1vcmU6IFJlYWRvbmx5TWFwPHN0cmluZywgQ2FsbD4gPSBuZXcgTWFwKCksXG4pOiBOb2RlSWQge1xuICBjb25zdCB2aXNpdCA9IChub2RlOiBFeHByZXNzaW9uKTogTm9kZUlkID0+IHtcbiAgICBzd2l0Y2ggKG5vZGUua2luZCkge1xuICAgICAgY2FzZSAnbnVtYmVyJzpcbiAgICAgICAgcmV0dXJuIGdyYXBoLmNvbnN0YW50KG5vZGUudmFsdWUpO1xuICAgICAgY2FzZSAnbmFtZSc6IHtcbiAgICAgICAgY29uc3QgaWQgPSBzeW1ib2xzLmdldChub2RlLm5hbWUpO1xuICAgICAgICBpZiAoaWQgIT09IHVuZGVmaW5lZCkgcmV0dXJuIGlkO1xuICAgICAgICBjb25zdCBuZWFyID0gbmVhcmVzdChub2RlLm5hbWUsIFsuLi5zeW1ib2xzLmtleXMoKV0pO1xuICAgICAgICB0aHJvdyBuZXcgSXNvbG9zc0Vycm9yKFxuICAgICAgICAgICd1bmtub3duLW5hbWUnLFxuICAgICAgICAgIGBUaGUgZm9ybXVsYSBcIiR7Zm9ybXVsYX1cIiB1c2VzIFwiJHtub2RlLm5hbWV9XCIsIHdoaWNoIGlzIG5laXRoZXIgYW4gaW5wdXQgbm9yIGEgcGFyYW1ldGVyLmAsXG4gICAgICAgICAgbmVhci5sZW5ndGggPiAwXG4gICAgICAgICAgICA/IGBEaWQgeW91IG1lYW4gJHtuZWFyLmpvaW4oJyBvciAnKX0/YFxuICAgICAgICAgICAgOiBgS25vd24gbmFtZXM6ICR7Wy4uLnN5bWJvbHMua2V5cygpXS5qb2luKCcsICcpfS5gLFxuICAgICAgICAgIHsgcGxhY2U6IHsgcG9zaXRpb246IG5vZGUuc3Bhbi5zdGFydCArIDEgfSB9LFxuICAgICAgICApO1xuICAgICAgfVxuICAgICAgY2FzZSAndW5hcnknOlxuICAgICAgICBpZiAobm9kZS5vcGVyYXRvciA9PT0gJy0nKSByZXR1cm4gZ3JhcGgubmVnKHZpc2l0KG5vZGUub3BlcmFuZCkpO1xuICAgICAgICBicmVhaztcbiAgICAgIGNhc2UgJ2JpbmFyeSc6XG4gICAgICAgIHN3aXRjaCAobm9kZS5vcGVyYXRvcikge1xuICAgICAgICAgIGNhc2UgJysnOlxuICAgICAgICAgICAgcmV0dXJuIGdyYXBoLmFkZCh2aXNpdChub2RlLmxlZnQpLCB2aXNpdChub2RlLnJpZ2h0KSk7XG4gICAgICAgICAgY2FzZSAnLSc6XG4gICAgICAgICAgICByZXR1cm4gZ3JhcGguc3ViKHZpc2l0KG5vZGUubGVmdCksIHZpc2l0KG5vZGUucmlnaHQpKTtcbiAgICAgICAgICBjYXNlICcqJzpcbiAgICAgICAgICAgIHJldHVybiBncmFwaC5tdWwodmlzaXQobm9kZS5sZWZ0KSwgdmlzaXQobm9kZS5yaWdodCkpO1xuICAgICAgICAgIGNhc2UgJy8nOlxuICAgICAgICAgICAgcmV0dXJuIGdyYXBoLmRpdih2aXNpdChub2RlLmxlZnQpLCB2aXNpdChub2RlLnJpZ2h0KSk7XG4gICAgICAgICAgY2FzZSAnXic6XG4gICAgICAgICAgICByZXR1cm4gZ3JhcGgucG93KHZpc2l0KG5vZGUubGVmdCksIHZpc2l0KG5vZGUucmlnaHQpKTtcbiAgICAgICAgICBkZWZhdWx0OlxuICAgICAgICAgICAgYnJlYWs7XG4gICAgICAgIH1cbiAgICAgICAgYnJlYWs7XG4gICAgICBjYXNlICdjYWxsJzoge1xuICAgICAgICBjb25zdCBvd24gPSBtb3JlLmdldChub2RlLm5hbWUpO1xuICAgICAgICBjb25zdCBhcmdzID0gbm9kZS5hcmd1bWVudHMubWFwKHZpc2l0KTtcbiAgICAgICAgcmV0dXJuIG93biA9PT0gdW5kZWZpbmVkXG4gICAgICAgICAgPyBjYWxsKGdyYXBoLCBub2RlLm5hbWUsIGFyZ3MpXG4gICAgICAgICAgOiBvd24uYnVpbGQoYXJncywgZm9ybXVsYS5zbGljZShub2RlLnNwYW4uc3RhcnQsIG5vZGUuc3Bhbi5lbmQpKTtcbiAgICAgIH1cbiAgICAgIGRlZmF1bHQ6XG4gICAgICAgIGJyZWFrO1xuICAgIH1cbiAgICBjb25zdCBlcnJvciA9IHN5bnRheEVycm9yKFxuICAgICAgZm9ybXVsYSxcbiAgICAgIG5vZGUuc3BhbixcbiAgICAgIGBDaGFyYWN0ZXIgJHtub2RlLnNwYW4uc3RhcnQgKyAxfTogYSBsYXcgaXMgYSBudW1iZXI7IHRleHQsIGNvbXBhcmlzb25zLCBhbmQsIG9yIGFuZCBub3QgaGF2ZSBubyBwbGFjZSBpbiBpdC5gLFxuICAgICAgYFVzZSAke2ZpZWxkKCd3aGVyZScpfSB0byBjaG9vc2Ugcm93cywgYW5kIG1pbiBvciBtYXggZm9yIGxhd3Mgd2l0aCBjYXNlcy5gLFxuICAgICk7XG4gICAgdGhyb3cgbmV3IElzb2xvc3NFcnJvcignZm9ybXVsYS10eXBlJywgZXJyb3IubWFya2VkLm1lc3NhZ2UsIGVycm9yLm1hcmtlZC5maXgsIHsgcGxhY2U6IGVycm9yLnBsYWNlIH0pO1xuICB9O1xuICByZXR1cm4gdmlzaXQocGFyc2UoZm9ybXVsYSwgbW9yZSkpO1xufVxuXG5mdW5jdGlvbiBjYWxsKGdyYXBoOiBHcmFwaCwgbmFtZTogc3RyaW5nLCBhcmdzOiByZWFkb25seSBOb2RlSWRbXSk6IE5vZGVJZCB7XG4gIGNvbnN0IGZvbGQgPSAoam9pbjogKHg6IE5vZGVJZCwgeTogTm9kZUlkKSA9PiBOb2RlSWQpOiBOb2RlSWQgPT4gYXJncy5zbGljZSgxKS5yZWR1Y2Uoam9pbiwgYXJnc1swXSk7XG4gIHN3aXRjaCAobmFtZSkge1xuICAgIGNhc2UgJ2xvZzInOlxuICAgICAgcmV0dXJuIGdyYXBoLm11bChncmFwaC5jb25zdGFudChNYXRoLkxPRzJFKSwgZ3JhcGgubG9nKGFyZ3NbMF0pKTtcbiAgICBjYXNlICdsb2cxMCc6XG4gICAgICByZXR1cm4gZ3JhcGgubXVsKGdyYXBoLmNvbnN0YW50KE1hdGguTE9HMTBFKSwgZ3JhcGgubG9nKGFyZ3NbMF0pKTtcbiAgICBjYXNlICdtaW4nOlxuICAgICAgcmV0dXJuIGZvbGQoKHgsIHkpID0+IGdyYXBoLm1pbih4LCB5KSk7XG4gICAgY2FzZSAnbWF4JzpcbiAgICAgIHJldHVybiBmb2xkKCh4LCB5KSA9PiBncmFwaC5tYXgoeCwgeSkpO1xuICAgIGNhc2UgJ2xvZ3N1bWV4cCc6XG4gICAgICAvLyBsb2coZV54ICsgZV55KSA9IHggKyBzb2Z0cGx1cyh5IC0geCkgaXMgYWNjdXJhdGUgZm9yIGVpdGhlciBzaWduIG9mIHkgLSB4LlxuICAgICAgcmV0dXJuIGZvbGQoKHgsIHkpID0+IGdyYXBoLmFkZCh4LCBncmFwaC51bmFyeSgnc29mdHBsdXMnLCBncmFwaC5zdWIoeSwgeCkpKSk7XG4gICAgY2FzZSAnZXhwJzpcbiAgICBjYXNlICdleHBtMSc6XG4gICAgY2FzZSAnbG9nJzpcbiAgICBjYXNlICdsb2cxcCc6XG4gICAgY2FzZSAnc3FydCc6XG4gICAgY2FzZSAnYWJzJzpcbiAgICBjYXNlICdzaW4nOlxuICAgIGNhc2UgJ2Nvcyc6XG4gICAgY2FzZSAnYXRhbic6XG4gICAgY2FzZSAndGFuaCc6XG4gICAgY2FzZSAnc2lnbW9pZCc6XG4gICAgY2FzZSAnc29mdHBsdXMnOlxuICAgICAgcmV0dXJuIGdyYXBoLnVuYXJ5KG5hbWUsIGFyZ3NbMF0pO1xuICAgIGRlZmF1bHQ6XG4gICAgICB0aHJvdyBuZXcgUmFuZ2VFcnJvcihgdGhlIGZ1bmN0aW9uICR7bmFtZX0gaGFzIG5vIG5vZGVgKTtcbiAgfVxufVxuIiwgImltcG9ydCB7IHNpZ21vaWQsIHNvZnRwbHVzIH0gZnJvbSAnLi9mdW5jdGlvbnMuanMnO1xuaW1wb3J0IHsgTUFYX05PREVTLCB0b29MYXJnZSB9IGZyb20gJy4vc2l6ZS1saW1pdHMuanMnO1xuXG4vKipcbiAqIEEgaGFzaC1jb25zZWQgZXhwcmVzc2lvbiBncmFwaDogZXF1YWwgZXhwcmVzc2lvbnMgYXJlIG9uZSBub2RlLCBzbyBjb21tb24gcGFydHMgb2YgYSBsYXcsIGl0cyBncmFkaWVudCBhbmQgaXRzXG4gKiBIZXNzaWFuIGFyZSBjb21wdXRlZCBvbmNlIHdoYXRldmVyIHRoZSB0YXJnZXQuIEJ1aWxkZXJzIHNpbXBsaWZ5LCBzbyB0aGF0IGEgZGVyaXZhdGl2ZSB0aGF0IHZhbmlzaGVzIGlzIHRoZSBjb25zdGFudCAwXG4gKiBhbmQgY2FuIGJlIHJlY29nbmlzZWQuXG4gKi9cbmV4cG9ydCB0eXBlIE5vZGVJZCA9IG51bWJlcjtcblxuZXhwb3J0IHR5cGUgTGVhZktpbmQgPVxuICAvKiogQSBudW1iZXIuICovXG4gIHwgJ2NvbnN0J1xuICAvKiogQSBkYXRhIGNvbHVtbiBpbiBuYXR1cmFsIHVuaXRzLCBieSBpbmRleC4gKi9cbiAgfCAnaW5wdXQnXG4gIC8qKiBBIGxhdydzIHBhcmFtZXRlciBpbiBuYXR1cmFsIHVuaXRzLCBieSBpbmRleC4gKi9cbiAgfCAncGFyYW0nXG4gIC8qKiBBIGNvbHVtbiBvZiBhIGxvd2VyZWQgcHJvZ3JhbSwgYnkgaW5kZXguICovXG4gIHwgJ2NvbHVtbidcbiAgLyoqIEFuIGludGVybmFsIGNvb3JkaW5hdGUgb2YgYSBsb3dlcmVkIHByb2dyYW0sIGJ5IGluZGV4LiAqL1xuICB8ICdjb29yZGluYXRlJztcblxuZXhwb3J0IHR5cGUgVW5hcnlLaW5kID1cbiAgfCAnbmVnJ1xuICB8ICdleHAnXG4gIHwgJ2V4cG0xJ1xuICB8ICdsb2cnXG4gIHwgJ2xvZzFwJ1xuICB8ICdzcXJ0J1xuICB8ICdhYnMnXG4gIHwgJ3NpZ24nXG4gIHwgJ3NpbidcbiAgfCAnY29zJ1xuICB8ICdhdGFuJ1xuICB8ICd0YW5oJ1xuICB8ICdzaWdtb2lkJ1xuICB8ICdzb2Z0cGx1cyc7XG5cbmV4cG9ydCB0eXBlIEJpbmFyeUtpbmQgPSAnYWRkJyB8ICdzdWInIHwgJ211bCcgfCAnZGl2JyB8ICdwb3cnIHwgJ21pbicgfCAnbWF4JztcblxuZXhwb3J0IHR5cGUgTm9kZSA9XG4gIC8qKiBgdmFsdWVgIGlzIHRoZSBudW1iZXIgb2YgYSBjb25zdGFudCwgdGhlIGluZGV4IG9mIGFueSBvdGhlciBsZWFmLiAqL1xuICB8IHsgcmVhZG9ubHkga2luZDogTGVhZktpbmQ7IHJlYWRvbmx5IHZhbHVlOiBudW1iZXI7IHJlYWRvbmx5IGFyZ3M6IHJlYWRvbmx5IFtdIH1cbiAgfCB7IHJlYWRvbmx5IGtpbmQ6IFVuYXJ5S2luZDsgcmVhZG9ubHkgdmFsdWU6IDA7IHJlYWRvbmx5IGFyZ3M6IHJlYWRvbmx5IFtOb2RlSWRdIH1cbiAgfCB7IHJlYWRvbmx5IGtpbmQ6IEJpbmFyeUtpbmQ7IHJlYWRvbmx5IHZhbHVlOiAwOyByZWFkb25seSBhcmdzOiByZWFkb25seSBbTm9kZUlkLCBOb2RlSWRdIH1cbiAgLyoqIGEgPCBiID8geCA6IHkgKi9cbiAgfCB7XG4gICAgICByZWFkb25seSBraW5kOiAnc2VsZWN0JztcbiAgICAgIHJlYWRvbmx5IHZhbHVlOiAwO1xuICAgICAgcmVhZG9ubHkgYXJnczogcmVhZG9ubHkgW2E6IE5vZGVJZCwgYjogTm9kZUlkLCB4OiBOb2RlSWQsIHk6IE5vZGVJZF07XG4gICAgfTtcblxuZXhwb3J0IHR5cGUgTm9kZUtpbmQgPSBOb2RlWydraW5kJ107XG5cbmNvbnN0IG5vdGhpbmc6IFJlYWRvbmx5U2V0PE5vZGVJZD4gPSBuZXcgU2V0KCk7XG5cbmNvbnN0IGxlYWZLaW5kczogUmVhZG9ubHlTZXQ8c3RyaW5nPiA9IG5ldyBTZXQoWydjb25zdCcsICdpbnB1dCcsICdwYXJhbScsICdjb2x1bW4nLCAnY29vcmRpbmF0ZSddKTtcblxuZXhwb3J0IGZ1bmN0aW9uIGlzTGVhZihub2RlOiBOb2RlKTogYm9vbGVhbiB7XG4gIHJldHVybiBsZWFmS2luZHMuaGFzKG5vZGUua2luZCk7XG59XG5cbi8qKiBUaGUgZmxvYXQ2NCBtZWFuaW5nIG9mIGVhY2ggb3BlcmF0aW9uIG9mIG9uZSBhcmd1bWVudC4gKi9cbmV4cG9ydCBjb25zdCB1bmFyeVZhbHVlOiBSZWFkb25seTxSZWNvcmQ8VW5hcnlLaW5kLCAoeDogbnVtYmVyKSA9PiBudW1iZXI+PiA9IHtcbiAgbmVnOiAoeCkgPT4gLXgsXG4gIGV4cDogTWF0aC5leHAsXG4gIGV4cG0xOiBNYXRoLmV4cG0xLFxuICBsb2c6IE1hdGgubG9nLFxuICBsb2cxcDogTWF0aC5sb2cxcCxcbiAgc3FydDogTWF0aC5zcXJ0LFxuICBhYnM6IE1hdGguYWJzLFxuICBzaWduOiBNYXRoLnNpZ24sXG4gIHNpbjogTWF0aC5zaW4sXG4gIGNvczogTWF0aC5jb3MsXG4gIGF0YW46IE1hdGguYXRhbixcbiAgdGFuaDogTWF0aC50YW5oLFxuICBzaWdtb2lkLFxuICBzb2Z0cGx1cyxcbn07XG5cbi8qKiBUaGUgZmxvYXQ2NCBtZWFuaW5nIG9mIGVhY2ggb3BlcmF0aW9uIG9mIHR3byBhcmd1bWVudHMuICovXG5leHBvcnQgY29uc3QgYmluYXJ5VmFsdWU6IFJlYWRvbmx5PFJlY29yZDxCaW5hcnlLaW5kLCAoeDogbnVtYmVyLCB5OiBudW1iZXIpID0+IG51bWJlcj4+ID0ge1xuICBhZGQ6ICh4LCB5KSA9PiB4ICsgeSxcbiAgc3ViOiAoeCwgeSkgPT4geCAtIHksXG4gIG11bDogKHgsIHkpID0+IHggKiB5LFxuICBkaXY6ICh4LCB5KSA9PiB4IC8geSxcbiAgcG93OiAoeCwgeSkgPT4geCAqKiB5LFxuICBtaW46IE1hdGgubWluLFxuICBtYXg6IE1hdGgubWF4LFxufTtcblxuLyoqIFRoZSBmbG9hdDY0IG1lYW5pbmcgb2Ygb25lIGlubmVyIG5vZGUsIGdpdmVuIGl0cyBhcmd1bWVudHMnIHZhbHVlcy4gKi9cbmZ1bmN0aW9uIGFwcGx5KGtpbmQ6IE5vZGVLaW5kLCBhcmdzOiByZWFkb25seSBudW1iZXJbXSk6IG51bWJlciB7XG4gIGlmIChraW5kID09PSAnc2VsZWN0JykgcmV0dXJuIGFyZ3NbMF0gPCBhcmdzWzFdID8gYXJnc1syXSA6IGFyZ3NbM107XG4gIGlmIChraW5kIGluIHVuYXJ5VmFsdWUpIHJldHVybiB1bmFyeVZhbHVlW2tpbmQgYXMgVW5hcnlLaW5kXShhcmdzWzBdKTtcbiAgcmV0dXJuIGJpbmFyeVZhbHVlW2tpbmQgYXMgQmluYXJ5S2luZF0oYXJnc1swXSwgYXJnc1sxXSk7XG59XG5cbmNvbnN0IGtpbmROdW1iZXJzOiBSZWFkb25seU1hcDxOb2RlS2luZCwgbnVtYmVyPiA9IG5ldyBNYXAoXG4gIChbLi4uT2JqZWN0LmtleXModW5hcnlWYWx1ZSksIC4uLk9iamVjdC5rZXlzKGJpbmFyeVZhbHVlKV0gYXMgKFVuYXJ5S2luZCB8IEJpbmFyeUtpbmQpW10pLm1hcChcbiAgICAoa2luZCwgbnVtYmVyKSA9PiBba2luZCwgbnVtYmVyXSxcbiAgKSxcbik7XG5cbi8qKiBUaGUgaGFzaC1jb25zaW5nIGtleSBvZiBhIG5vZGUuIEZvciBtb3N0LCBraW5kIGFuZCB0d28gYXJndW1lbnRzIGZpdCBpbiBvbmUgbnVtYmVyLiAqL1xuZnVuY3Rpb24ga2V5T2YoeyBraW5kLCB2YWx1ZSwgYXJncyB9OiBOb2RlKTogc3RyaW5nIHwgbnVtYmVyIHtcbiAgY29uc3QgbnVtYmVyID0ga2luZE51bWJlcnMuZ2V0KGtpbmQpO1xuICBpZiAobnVtYmVyID09PSB1bmRlZmluZWQpIHJldHVybiBgJHtraW5kfToke09iamVjdC5pcyh2YWx1ZSwgLTApID8gMCA6IHZhbHVlfToke2FyZ3Muam9pbigpfWA7XG4gIGNvbnN0IFt4LCB5ID0gTUFYX05PREVTXSA9IGFyZ3MgYXMgcmVhZG9ubHkgTm9kZUlkW107XG4gIHJldHVybiAobnVtYmVyICogKE1BWF9OT0RFUyArIDEpICsgeSkgKiBNQVhfTk9ERVMgKyB4O1xufVxuXG4vKiogQSBjaGFpbiBvZiBvcGVyYXRpb25zIG9mIG9uZSBmYW1pbHkgaXMgb25lIGxldmVsIGRlZXAsIGhvd2V2ZXIgbG9uZyBpdCBpcy4gKi9cbmNvbnN0IGZhbWlsaWVzOiBSZWFkb25seTxQYXJ0aWFsPFJlY29yZDxOb2RlS2luZCwgc3RyaW5nPj4+ID0ge1xuICBhZGQ6ICdzdW0nLFxuICBzdWI6ICdzdW0nLFxuICBuZWc6ICdzdW0nLFxuICBtdWw6ICdwcm9kdWN0JyxcbiAgZGl2OiAncHJvZHVjdCcsXG59O1xuXG5leHBvcnQgY2xhc3MgR3JhcGgge1xuICBwcml2YXRlIHJlYWRvbmx5IG5vZGVzOiBOb2RlW10gPSBbXTtcbiAgcHJpdmF0ZSByZWFkb25seSBpZHMgPSBuZXcgTWFwPHN0cmluZyB8IG51bWJlciwgTm9kZUlkPigpO1xuICBwcml2YXRlIHJlYWRvbmx5IGRlcHRoczogbnVtYmVyW10gPSBbXTtcblxuICBub2RlKGlkOiBOb2RlSWQpOiBOb2RlIHtcbiAgICByZXR1cm4gdGhpcy5ub2Rlc1tpZF07XG4gIH1cblxuICAvKiogSG93IGRlZXAgdGhlIG5vZGUncyBvcGVyYXRpb25zIG5lc3Q7IGEgc3VtIG9yIGEgcHJvZHVjdCBvZiBtYW55IHRlcm1zIGlzIG9uZSBsZXZlbC4gKi9cbiAgZGVwdGgoaWQ6IE5vZGVJZCk6IG51bWJlciB7XG4gICAgcmV0dXJuIHRoaXMuZGVwdGhzW2lkXTtcbiAgfVxuXG4gIHByaXZhdGUgaW50ZXJuKG5vZGU6IE5vZGUpOiBOb2RlSWQge1xuICAgIGNvbnN0IGtleSA9IGtleU9mKG5vZGUpO1xuICAgIGNvbnN0IGNhY2hlZCA9IHRoaXMuaWRzLmdldChrZXkpO1xuICAgIGlmIChjYWNoZWQgIT09IHVuZGVmaW5lZCkgcmV0dXJuIGNhY2hlZDtcbiAgICBpZiAodGhpcy5ub2Rlcy5sZW5ndGggPT09IE1BWF9OT0RFUykgdGhyb3cgdG9vTGFyZ2UoJ29wZXJhdGlvbnMnLCBNQVhfTk9ERVMpO1xuICAgIGNvbnN0IGlkID0gdGhpcy5ub2Rlcy5wdXNoKG5vZGUpIC0gMTtcbiAgICB0aGlzLmlkcy5zZXQoa2V5LCBpZCk7XG4gICAgY29uc3QgZmFtaWx5ID0gZmFtaWxpZXNbbm9kZS5raW5kXTtcbiAgICBsZXQgZGVwdGggPSAwO1xuICAgIGZvciAoY29uc3QgYXJnIG9mIG5vZGUuYXJncykge1xuICAgICAgY29uc3Qgc2FtZSA9IGZhbWlseSAhPT0gdW5kZWZpbmVkICYmIGZhbWlsaWVzW3RoaXMubm9kZXNbYXJnXS5raW5kXSA9PT0gZmFtaWx5O1xuICAgICAgZGVwdGggPSBNYXRoLm1heChkZXB0aCwgdGhpcy5kZXB0aHNbYXJnXSArIChzYW1lID8gMCA6IDEpKTtcbiAgICB9XG4gICAgdGhpcy5kZXB0aHMucHVzaChkZXB0aCk7XG4gICAgcmV0dXJuIGlkO1xuICB9XG5cbiAgbGVhZihraW5kOiBMZWFmS2luZCwgdmFsdWU6IG51bWJlcik6IE5vZGVJZCB7XG4gICAgcmV0dXJuIHRoaXMuaW50ZXJuKHsga2luZCwgdmFsdWUsIGFyZ3M6IFtdIH0pO1xuICB9XG5cbiAgY29uc3RhbnQodmFsdWU6IG51bWJlcik6IE5vZGVJZCB7XG4gICAgcmV0dXJuIHRoaXMubGVhZignY29uc3QnLCB2YWx1ZSk7XG4gIH1cblxuICAvKiogVGhlIG51bWJlciBvZiBhIGNvbnN0YW50IG5vZGUsIGVsc2UgdW5kZWZpbmVkLiAqL1xuICB2YWx1ZU9mKGlkOiBOb2RlSWQpOiBudW1iZXIgfCB1bmRlZmluZWQge1xuICAgIGNvbnN0IG5vZGUgPSB0aGlzLm5vZGVzW2lkXTtcbiAgICByZXR1cm4gbm9kZS5raW5kID09PSAnY29uc3QnID8gbm9kZS52YWx1ZSA6IHVuZGVmaW5lZDtcbiAgfVxuXG4gIHVuYXJ5KGtpbmQ6IFVuYXJ5S2luZCwgeDogTm9kZUlkKTogTm9kZUlkIHtcbiAgICBjb25zdCB2YWx1ZSA9IHRoaXMudmFsdWVPZih4KTtcbiAgICBpZiAodmFsdWUgIT09IHVuZGVmaW5lZCkge1xuICAgICAgY29uc3QgZm9sZGVkID0gdW5hcnlWYWx1ZVtraW5kXSh2YWx1ZSk7XG4gICAgICBpZiAoTnVtYmVyLmlzRmluaXRlKGZvbGRlZCkpIHJldHVybiB0aGlzLmNvbnN0YW50KGZvbGRlZCk7XG4gICAgfVxuICAgIGNvbnN0IGlubmVyID0gdGhpcy5ub2Rlc1t4XTtcbiAgICBpZiAoa2luZCA9PT0gJ25lZycpIHtcbiAgICAgIGlmIChpbm5lci5raW5kID09PSAnbmVnJykgcmV0dXJuIGlubmVyLmFyZ3NbMF07XG4gICAgICBpZiAoaW5uZXIua2luZCA9PT0gJ3N1YicpIHJldHVybiB0aGlzLnN1Yihpbm5lci5hcmdzWzFdLCBpbm5lci5hcmdzWzBdKTtcbiAgICB9XG4gICAgaWYgKGtpbmQgPT09ICdleHAnICYmIGlubmVyLmtpbmQgPT09ICdsb2cnKSByZXR1cm4gaW5uZXIuYXJnc1swXTtcbiAgICBpZiAoa2luZCA9PT0gJ2xvZycgJiYgaW5uZXIua2luZCA9PT0gJ2V4cCcpIHJldHVybiBpbm5lci5hcmdzWzBdO1xuICAgIHJldHVybiB0aGlzLmludGVybih7IGtpbmQsIHZhbHVlOiAwLCBhcmdzOiBbeF0gfSk7XG4gIH1cblxuICBuZWcoeDogTm9kZUlkKTogTm9kZUlkIHtcbiAgICByZXR1cm4gdGhpcy51bmFyeSgnbmVnJywgeCk7XG4gIH1cbiAgZXhwKHg6IE5vZGVJZCk6IE5vZGVJZCB7XG4gICAgcmV0dXJuIHRoaXMudW5hcnkoJ2V4cCcsIHgpO1xuICB9XG4gIGxvZyh4OiBOb2RlSWQpOiBOb2RlSWQge1xuICAgIHJldHVybiB0aGlzLnVuYXJ5KCdsb2cnLCB4KTtcbiAgfVxuXG4gIHByaXZhdGUgZm9sZGVkKGtpbmQ6IEJpbmFyeUtpbmQsIHg6IE5vZGVJZCwgeTogTm9kZUlkKTogTm9kZUlkIHwgdW5kZWZpbmVkIHtcbiAgICBjb25zdCBhID0gdGhpcy52YWx1ZU9mKHgpO1xuICAgIGNvbnN0IGIgPSB0aGlzLnZhbHVlT2YoeSk7XG4gICAgaWYgKGEgPT09IHVuZGVmaW5lZCB8fCBiID09PSB1bmRlZmluZWQpIHJldHVybiB1bmRlZmluZWQ7XG4gICAgY29uc3QgdmFsdWUgPSBiaW5hcnlWYWx1ZVtraW5kXShhLCBiKTtcbiAgICByZXR1cm4gTnVtYmVyLmlzRmluaXRlKHZhbHVlKSA/IHRoaXMuY29uc3RhbnQodmFsdWUpIDogdW5kZWZpbmVkO1xuICB9XG5cbiAgcHJpdmF0ZSBiaW5hcnkoa2luZDogQmluYXJ5S2luZCwgeDogTm9kZUlkLCB5OiBOb2RlSWQpOiBOb2RlSWQge1xuICAgIHJldHVybiB0aGlzLmZvbGRlZChraW5kLCB4LCB5KSA/PyB0aGlzLmludGVybih7IGtpbmQsIHZhbHVlOiAwLCBhcmdzOiBbeCwgeV0gfSk7XG4gIH1cblxuICBhZGQoeDogTm9kZUlkLCB5OiBOb2RlSWQpOiBOb2RlSWQge1xuICAgIGlmICh0aGlzLnZhbHVlT2YoeCkgPT09IDApIHJldHVybiB5O1xuICAgIGlmICh0aGlzLnZhbHVlT2YoeSkgPT09IDApIHJldHVybiB4O1xuICAgIGNvbnN0IFtsZWZ0LCByaWdodF0gPSBbdGhpcy5ub2Rlc1t4XSwgdGhpcy5ub2Rlc1t5XV07XG4gICAgaWYgKHJpZ2h0LmtpbmQgPT09ICduZWcnKSByZXR1cm4gdGhpcy5zdWIoeCwgcmlnaHQuYXJnc1swXSk7XG4gICAgaWYgKGxlZnQua2luZCA9PT0gJ25lZycpIHJldHVybiB0aGlzLnN1Yih5LCBsZWZ0LmFyZ3NbMF0pO1xuICAgIHJldHVybiB4IDw9IHkgPyB0aGlzLmJpbmFyeSgnYWRkJywgeCwgeSkgOiB0aGlzLmJpbmFyeSgnYWRkJywgeSwgeCk7XG4gIH1cblxuICBzdWIoeDogTm9kZUlkLCB5OiBOb2RlSWQpOiBOb2RlSWQge1xuICAgIGlmICh4ID09PSB5KSByZXR1cm4gdGhpcy5jb25zdGFudCgwKTtcbiAgICBpZiAodGhpcy52YWx1ZU9mKHkpID09PSAwKSByZXR1cm4geDtcbiAgICBpZiAodGhpcy52YWx1ZU9mKHgpID09PSAwKSByZXR1cm4gdGhpcy5uZWcoeSk7XG4gICAgY29uc3QgcmlnaHQgPSB0aGlzLm5vZGVzW3ldO1xuICAgIGlmIChyaWdodC5raW5kID09PSAnbmVnJykgcmV0dXJuIHRoaXMuYWRkKHgsIHJpZ2h0LmFyZ3NbMF0pO1xuICAgIHJldHVybiB0aGlzLmJpbmFyeSgnc3ViJywgeCwgeSk7XG4gIH1cblxuICBtdWwoeDogTm9kZUlkLCB5OiBOb2RlSWQpOiBOb2RlSWQge1xuICAgIGNvbnN0IFthLCBiXSA9IFt0aGlzLnZhbHVlT2YoeCksIHRoaXMudmFsdWVPZih5KV07XG4gICAgaWYgKGEgPT09IDAgfHwgYiA9PT0gMCkgcmV0dXJuIHRoaXMuY29uc3RhbnQoMCk7XG4gICAgaWYgKGEgPT09IDEpIHJldHVybiB5O1xuICAgIGlmIChiID09PSAxKSByZXR1cm4geDtcbiAgICBpZiAoYSA9PT0gLTEpIHJldHVybiB0aGlzLm5lZyh5KTtcbiAgICBpZiAoYiA9PT0gLTEpIHJldHVybiB0aGlzLm5lZyh4KTtcbiAgICBjb25zdCBbbGVmdCwgcmlnaHRdID0gW3RoaXMubm9kZXNbeF0sIHRoaXMubm9kZXNbeV1dO1xuICAgIGlmIChsZWZ0LmtpbmQgPT09ICduZWcnKSByZXR1cm4gdGhpcy5uZWcodGhpcy5tdWwobGVmdC5hcmdzWzBdLCB5KSk7XG4gICAgaWYgKHJpZ2h0LmtpbmQgPT09ICduZWcnKSByZXR1cm4gdGhpcy5uZWcodGhpcy5tdWwoeCwgcmlnaHQuYXJnc1swXSkpO1xuICAgIGlmIChhICE9PSB1bmRlZmluZWQgJiYgcmlnaHQua2luZCA9PT0gJ211bCcpIHtcbiAgICAgIGNvbnN0IGlubmVyID0gdGhpcy5mb2xkZWQoJ211bCcsIHgsIHJpZ2h0LmFyZ3NbMF0pO1xuICAgICAgaWYgKGlubmVyICE9PSB1bmRlZmluZWQpIHJldHVybiB0aGlzLm11bChpbm5lciwgcmlnaHQuYXJnc1sxXSk7XG4gICAgfVxuICAgIC8vIENvbnN0YW50cyBmaXJzdCwgc28gdGhhdCB0aGUgcnVsZSBhYm92ZSBhcHBsaWVzLlxuICAgIGNvbnN0IG9yZGVyZWQgPSBhICE9PSB1bmRlZmluZWQgfHwgKGIgPT09IHVuZGVmaW5lZCAmJiB4IDw9IHkpO1xuICAgIHJldHVybiBvcmRlcmVkID8gdGhpcy5iaW5hcnkoJ211bCcsIHgsIHkpIDogYiAhPT0gdW5kZWZpbmVkID8gdGhpcy5tdWwoeSwgeCkgOiB0aGlzLmJpbmFyeSgnbXVsJywgeSwgeCk7XG4gIH1cblxuICBkaXYoeDogTm9kZUlkLCB5OiBOb2RlSWQpOiBOb2RlSWQge1xuICAgIGlmICh4ID09PSB5KSByZXR1cm4gdGhpcy5jb25zdGFudCgxKTtcbiAgICBjb25zdCBiID0gdGhpcy52YWx1ZU9mKHkpO1xuICAgIGlmIChiID09PSAxKSByZXR1cm4geDtcbiAgICBpZiAoYiA9PT0gLTEpIHJldHVybiB0aGlzLm5lZyh4KTtcbiAgICBpZiAodGhpcy52YWx1ZU9mKHgpID09PSAwICYmIGIgIT09IDApIHJldHVybiB4O1xuICAgIGNvbnN0IFtsZWZ0LCByaWdodF0gPSBbdGhpcy5ub2Rlc1t4XSwgdGhpcy5ub2Rlc1t5XV07XG4gICAgaWYgKGxlZnQua2luZCA9PT0gJ25lZycpIHJldHVybiB0aGlzLm5lZyh0aGlzLmRpdihsZWZ0LmFyZ3NbMF0sIHkpKTtcbiAgICBpZiAocmlnaHQua2luZCA9PT0gJ25lZycpIHJldHVybiB0aGlzLm5lZyh0aGlzLmRpdih4LCByaWdodC5hcmdzWzBdKSk7XG4gICAgaWYgKGxlZnQua2luZCA9PT0gJ211bCcpIHtcbiAgICAgIGlmIChsZWZ0LmFyZ3NbMV0gPT09IHkpIHJldHVybiBsZWZ0LmFyZ3NbMF07XG4gICAgICBpZiAobGVmdC5hcmdzWzBdID09PSB5KSByZXR1cm4gbGVmdC5hcmdzWzFdO1xuICAgIH1cbiAgICByZXR1cm4gdGhpcy5iaW5hcnkoJ2RpdicsIHgsIHkpO1xuICB9XG5cbiAgLyoqIFNtYWxsIGludGVnZXIgcG93ZXJzIGJlY29tZSBwcm9kdWN0cywgd2hpY2ggYXJlIGRlZmluZWQgZm9yIG5lZ2F0aXZlIGJhc2VzIG9uIGV2ZXJ5IHRhcmdldC4gKi9cbiAgcG93KHg6IE5vZGVJZCwgeTogTm9kZUlkKTogTm9kZUlkIHtcbiAgICBjb25zdCBleHBvbmVudCA9IHRoaXMudmFsdWVPZih5KTtcbiAgICBpZiAoZXhwb25lbnQgPT09IHVuZGVmaW5lZCkgcmV0dXJuIHRoaXMuYmluYXJ5KCdwb3cnLCB4LCB5KTtcbiAgICBpZiAoZXhwb25lbnQgPT09IDApIHJldHVybiB0aGlzLmNvbnN0YW50KDEpO1xuICAgIGlmIChleHBvbmVudCA9PT0gMC41KSByZXR1cm4gdGhpcy51bmFyeSgnc3FydCcsIHgpO1xuICAgIGlmIChleHBvbmVudCA8IDApIHJldHVybiB0aGlzLmRpdih0aGlzLmNvbnN0YW50KDEpLCB0aGlzLnBvdyh4LCB0aGlzLmNvbnN0YW50KC1leHBvbmVudCkpKTtcbiAgICBpZiAoIU51bWJlci5pc0ludGVnZXIoZXhwb25lbnQpIHx8IGV4cG9uZW50ID4gMTYpIHJldHVybiB0aGlzLmJpbmFyeSgncG93JywgeCwgeSk7XG4gICAgaWYgKGV4cG9uZW50ID09PSAxKSByZXR1cm4geDtcbiAgICBjb25zdCBoYWxmID0gdGhpcy5wb3coeCwgdGhpcy5jb25zdGFudChNYXRoLmZsb29yKGV4cG9uZW50IC8gMikpKTtcbiAgICBjb25zdCBzcXVhcmUgPSB0aGlzLm11bChoYWxmLCBoYWxmKTtcbiAgICByZXR1cm4gZXhwb25lbnQgJSAyID09PSAwID8gc3F1YXJlIDogdGhpcy5tdWwoc3F1YXJlLCB4KTtcbiAgfVxuXG4gIG1pbih4OiBOb2RlSWQsIHk6IE5vZGVJZCk6IE5vZGVJZCB7XG4gICAgcmV0dXJuIHggPT09IHkgPyB4IDogdGhpcy5iaW5hcnkoJ21pbicsIE1hdGgubWluKHgsIHkpLCBNYXRoLm1heCh4LCB5KSk7XG4gIH1cblxuICBtYXgoeDogTm9kZUlkLCB5OiBOb2RlSWQpOiBOb2RlSWQge1xuICAgIHJldHVybiB4ID09PSB5ID8geCA6IHRoaXMuYmluYXJ5KCdtYXgnLCBNYXRoLm1pbih4LCB5KSwgTWF0aC5tYXgoeCwgeSkpO1xuICB9XG5cbiAgLyoqIGEgPCBiID8geCA6IHkgKi9cbiAgc2VsZWN0KGE6IE5vZGVJZCwgYjogTm9kZUlkLCB4OiBOb2RlSWQsIHk6IE5vZGVJZCk6IE5vZGVJZCB7XG4gICAgcmV0dXJuIHggPT09IHkgPyB4IDogdGhpcy5pbnRlcm4oeyBraW5kOiAnc2VsZWN0JywgdmFsdWU6IDAsIGFyZ3M6IFthLCBiLCB4LCB5XSB9KTtcbiAgfVxuXG4gIC8qKiBgaWRgJ3MgZXhwcmVzc2lvbiB3aXRoIGBsZWFmYCByZXBsYWNpbmcgZXZlcnkgbGVhZiBpdCBtYXBzICh1bmRlZmluZWQga2VlcHMgaXQpLiAqL1xuICByZWJ1aWxkKGlkOiBOb2RlSWQsIGxlYWY6IChub2RlOiBOb2RlLCBpZDogTm9kZUlkKSA9PiBOb2RlSWQgfCB1bmRlZmluZWQpOiBOb2RlSWQge1xuICAgIGNvbnN0IGRvbmUgPSBuZXcgTWFwPE5vZGVJZCwgTm9kZUlkPigpO1xuICAgIGNvbnN0IG1hZGUgPSAoYXQ6IE5vZGVJZCk6IE5vZGVJZCA9PiBkb25lLmdldChhdCkgYXMgTm9kZUlkO1xuICAgIGZvciAoY29uc3QgYXQgb2YgdGhpcy5vcmRlcihbaWRdKSkge1xuICAgICAgY29uc3Qgbm9kZSA9IHRoaXMubm9kZXNbYXRdO1xuICAgICAgZG9uZS5zZXQoYXQsIGlzTGVhZihub2RlKSA/IChsZWFmKG5vZGUsIGF0KSA/PyBhdCkgOiB0aGlzLm1ha2Uobm9kZS5raW5kLCBub2RlLmFyZ3MubWFwKG1hZGUpKSk7XG4gICAgfVxuICAgIHJldHVybiBtYWRlKGlkKTtcbiAgfVxuXG4gIC8qKiBBbiBpbm5lciBub2RlIG9mIGFueSBraW5kLCB0aHJvdWdoIHRoZSBzaW1wbGlmeWluZyBidWlsZGVycy4gKi9cbiAgbWFrZShraW5kOiBOb2RlS2luZCwgYXJnczogcmVhZG9ubHkgTm9kZUlkW10pOiBOb2RlSWQge1xuICAgIHN3aXRjaCAoa2luZCkge1xuICAgICAgY2FzZSAnYWRkJzpcbiAgICAgIGNhc2UgJ3N1Yic6XG4gICAgICBjYXNlICdtdWwnOlxuICAgICAgY2FzZSAnZGl2JzpcbiAgICAgIGNhc2UgJ3Bvdyc6XG4gICAgICBjYXNlICdtaW4nOlxuICAgICAgY2FzZSAnbWF4JzpcbiAgICAgICAgcmV0dXJuIHRoaXNba2luZF0oYXJnc1swXSwgYXJnc1sxXSk7XG4gICAgICBjYXNlICdzZWxlY3QnOlxuICAgICAgICByZXR1cm4gdGhpcy5zZWxlY3QoYXJnc1swXSwgYXJnc1sxXSwgYXJnc1syXSwgYXJnc1szXSk7XG4gICAgICBjYXNlICdjb25zdCc6XG4gICAgICBjYXNlICdpbnB1dCc6XG4gICAgICBjYXNlICdwYXJhbSc6XG4gICAgICBjYXNlICdjb2x1bW4nOlxuICAgICAgY2FzZSAnY29vcmRpbmF0ZSc6XG4gICAgICAgIHRocm93IG5ldyBSYW5nZUVycm9yKGAke2tpbmR9IGlzIGEgbGVhZmApO1xuICAgICAgZGVmYXVsdDpcbiAgICAgICAgcmV0dXJuIHRoaXMudW5hcnkoa2luZCwgYXJnc1swXSk7XG4gICAgfVxuICB9XG5cbiAgLyoqXG4gICAqIE5vZGVzIHRoYXQgYHJvb3RzYCBkZXBlbmQgb24gaW4gdG9wb2xvZ2ljYWwgb3JkZXI7IHdpdGhvdXQgdGhvc2UgaW4gYGtub3duYCBhbmQgd2hhdCBvbmx5IHRob3NlIGRlcGVuZCBvbi4gQnkgYW4gZXhwbGljaXRcbiAgICogc3RhY2sgaW5zdGVhZCBvZiByZWN1cnNpb24sIHNvIHRoYXQgdGhlIGRlcHRoIG9mIGdyYXBocyBpcyBub3QgbGltaXRlZC5cbiAgICovXG4gIG9yZGVyKHJvb3RzOiByZWFkb25seSBOb2RlSWRbXSwga25vd246IHsgaGFzKGlkOiBOb2RlSWQpOiBib29sZWFuIH0gPSBub3RoaW5nKTogTm9kZUlkW10ge1xuICAgIGNvbnN0IHNlZW4gPSBuZXcgU2V0PE5vZGVJZD4oKTtcbiAgICBjb25zdCBvcGVuOiB7IHJlYWRvbmx5IGlkOiBOb2RlSWQ7IG5leHQ6IG51bWJlciB9W10gPSBbXTtcbiAgICBmb3IgKGNvbnN0IHJvb3Qgb2Ygcm9vdHMpIHtcbiAgICAgIG9wZW4ucHVzaCh7IGlkOiByb290LCBuZXh0OiAwIH0pO1xuICAgICAgZm9yIChsZXQgdG9wID0gb3Blbi5hdCgtMSk7IHRvcCAhPT0gdW5kZWZpbmVkOyB0b3AgPSBvcGVuLmF0KC0xKSkge1xuICAgICAgICBjb25zdCB7IGFyZ3MgfSA9IHRoaXMubm9kZXNbdG9wLmlkXTtcbiAgICAgICAgaWYgKHNlZW4uaGFzKHRvcC5pZCkgfHwga25vd24uaGFzKHRvcC5pZCkpIG9wZW4ucG9wKCk7XG4gICAgICAgIGVsc2UgaWYgKHRvcC5uZXh0IDwgYXJncy5sZW5ndGgpIG9wZW4ucHVzaCh7IGlkOiBhcmdzW3RvcC5uZXh0KytdIGFzIE5vZGVJZCwgbmV4dDogMCB9KTtcbiAgICAgICAgZWxzZSB7XG4gICAgICAgICAgc2Vlbi5hZGQodG9wLmlkKTtcbiAgICAgICAgICBvcGVuLnBvcCgpO1xuICAgICAgICB9XG4gICAgICB9XG4gICAgfVxuICAgIHJldHVybiBbLi4uc2Vlbl07XG4gIH1cblxuICAvKipcbiAgICogQSBtZW1vaXNlZCBib3R0b20tdXAgZXZhbHVhdGlvbiBhdCBgaWRgOiBgYW5zd2VyYCBpcyBjYWxsZWQgZm9yIGVhY2ggbm9kZSB0aGF0IGl0IGRlcGVuZHMgb24gYW5kIHRoYXQgaXMgbm90IGluIGBrbm93bmAsXG4gICAqIGFmdGVyIHRoZSBub2RlJ3MgYXJndW1lbnRzLlxuICAgKi9cbiAgYm90dG9tVXA8VD4oaWQ6IE5vZGVJZCwga25vd246IE1hcDxOb2RlSWQsIFQ+LCBhbnN3ZXI6IChpZDogTm9kZUlkKSA9PiBUKTogVCB7XG4gICAgaWYgKCFrbm93bi5oYXMoaWQpKSBmb3IgKGNvbnN0IGF0IG9mIHRoaXMub3JkZXIoW2lkXSwga25vd24pKSBrbm93bi5zZXQoYXQsIGFuc3dlcihhdCkpO1xuICAgIHJldHVybiBrbm93bi5nZXQoaWQpIGFzIFQ7XG4gIH1cblxuICAvKiogVGhlIHZhbHVlIG9mIGBpZGAgaW4gZmxvYXQ2NCwgZ2l2ZW4gdGhlIGxlYXZlcycgdmFsdWVzLiAqL1xuICBldmFsdWF0ZShpZDogTm9kZUlkLCBsZWFmOiAobm9kZTogTm9kZSkgPT4gbnVtYmVyKTogbnVtYmVyIHtcbiAgICBjb25zdCB2YWx1ZXMgPSBuZXcgTWFwPE5vZGVJZCwgbnVtYmVyPigpO1xuICAgIGZvciAoY29uc3QgYXQgb2YgdGhpcy5vcmRlcihbaWRdKSkge1xuICAgICAgY29uc3Qgbm9kZSA9IHRoaXMubm9kZXNbYXRdO1xuICAgICAgdmFsdWVzLnNldChcbiAgICAgICAgYXQsXG4gICAgICAgIG5vZGUua2luZCA9PT0gJ2NvbnN0J1xuICAgICAgICAgID8gbm9kZS52YWx1ZVxuICAgICAgICAgIDogaXNMZWFmKG5vZGUpXG4gICAgICAgICAgICA/IGxlYWYobm9kZSlcbiAgICAgICAgICAgIDogYXBwbHkoXG4gICAgICAgICAgICAgICAgbm9kZS5raW5kLFxuICAgICAgICAgICAgICAgIG5vZGUuYXJncy5tYXAoKGFyZykgPT4gdmFsdWVzLmdldChhcmcpIGFzIG51bWJlciksXG4gICAgICAgICAgICAgICksXG4gICAgICApO1xuICAgIH1cbiAgICByZXR1cm4gdmFsdWVzLmdldChpZCkgYXMgbnVtYmVyO1xuICB9XG59XG4iLCAiaW1wb3J0IHsgYnVpbGQgfSBmcm9tICcuLi9mb3JtdWxhL2J1aWxkLmpzJztcbmltcG9ydCB7IEdyYXBoLCB0eXBlIE5vZGVJZCB9IGZyb20gJy4uL2Zvcm11bGEvZ3JhcGguanMnO1xuaW1wb3J0IHR5cGUgeyBMYXcgfSBmcm9tICcuL2xhdy5qcyc7XG5cbi8qKiBBIGxhdyBhcyBhIGdyYXBoOiBsZWF2ZXMgYGlucHV0YCBpbiB0aGUgb3JkZXIgb2YgaXRzIGlucHV0cywgYHBhcmFtYCBpbiB0aGUgb3JkZXIgb2YgaXRzIHBhcmFtZXRlcnMuICovXG5leHBvcnQgaW50ZXJmYWNlIExhd0dyYXBoIHtcbiAgcmVhZG9ubHkgZ3JhcGg6IEdyYXBoO1xuICByZWFkb25seSByb290OiBOb2RlSWQ7XG4gIC8qKiBOYW1lcyBvZiBpbnB1dHMgYW5kIHBhcmFtZXRlcnMsIGZvciBmdXJ0aGVyIGZvcm11bGFzIG92ZXIgdGhlIHNhbWUgbGVhdmVzLiAqL1xuICByZWFkb25seSBzeW1ib2xzOiBSZWFkb25seU1hcDxzdHJpbmcsIE5vZGVJZD47XG59XG5cbi8qKiBUaGUgcGFydHMgb2YgYSBsYXcgdGhhdCBpdHMgZ3JhcGggbmVlZHMuICovXG5leHBvcnQgdHlwZSBHcmFwaGVkTGF3ID0gUGljazxMYXcsICdmb3JtdWxhJyB8ICd3aGVyZScgfCAnaW5wdXRzJyB8ICdwYXJhbWV0ZXJzJz47XG5cbmV4cG9ydCBmdW5jdGlvbiBncmFwaE9mTGF3KGxhdzogR3JhcGhlZExhdyk6IExhd0dyYXBoIHtcbiAgY29uc3QgZ3JhcGggPSBuZXcgR3JhcGgoKTtcbiAgY29uc3Qgc3ltYm9scyA9IG5ldyBNYXA8c3RyaW5nLCBOb2RlSWQ+KFtcbiAgICAuLi5sYXcuaW5wdXRzLm1hcCgoeyBuYW1lIH0sIGkpID0+IFtuYW1lLCBncmFwaC5sZWFmKCdpbnB1dCcsIGkpXSBhcyBjb25zdCksXG4gICAgLi4ubGF3LnBhcmFtZXRlcnMubWFwKCh7IG5hbWUgfSwgaikgPT4gW25hbWUsIGdyYXBoLmxlYWYoJ3BhcmFtJywgaildIGFzIGNvbnN0KSxcbiAgXSk7XG4gIGNvbnN0IGluc2lkZSA9IG5ldyBNYXAoc3ltYm9scyk7XG4gIGZvciAoY29uc3QgW25hbWUsIGZvcm11bGFdIG9mIGxhdy53aGVyZSA/PyBbXSkgaW5zaWRlLnNldChuYW1lLCBidWlsZChncmFwaCwgZm9ybXVsYSwgaW5zaWRlKSk7XG4gIHJldHVybiB7IGdyYXBoLCByb290OiBidWlsZChncmFwaCwgbGF3LmZvcm11bGEsIGluc2lkZSksIHN5bWJvbHMgfTtcbn1cbiIsICIvKipcbiAqIFRoZSB0eXBlLTcgcXVhbnRpbGVzIG9mIGB2YWx1ZXNgIChhbnkgb3JkZXIsIGxlZnQgYXMgdGhleSBhcmUpIGF0IGBwcm9iYWJpbGl0aWVzYCB3aXRoaW4gMCBhbmQgMTogcHJvYmFiaWxpdHkgcCBsaWVzIGF0XG4gKiByYW5rIHAgKG4gLSAxKSwgbGluZWFyIGJldHdlZW4gbmVpZ2hib3Vycy4gVGhlIG9yZGVyIHN0YXRpc3RpY3MgYXJlIGV4YWN0LCBieSBzZWxlY3Rpb24sIG5vdCBieSBzb3J0aW5nLiBUaHJvd3MgYVxuICogUmFuZ2VFcnJvciB3aGVyZSB0aGVyZSBhcmUgbm8gdmFsdWVzLCBvbmUgaXMgbm90IGZpbml0ZSwgb3IgYSBwcm9iYWJpbGl0eSBpcyBub3Qgd2l0aGluIDAgYW5kIDEuXG4gKi9cbmV4cG9ydCBmdW5jdGlvbiBxdWFudGlsZXModmFsdWVzOiBGbG9hdDY0QXJyYXksIHByb2JhYmlsaXRpZXM6IHJlYWRvbmx5IG51bWJlcltdKTogbnVtYmVyW10ge1xuICBjb25zdCBuID0gdmFsdWVzLmxlbmd0aDtcbiAgaWYgKG4gPT09IDApIHRocm93IG5ldyBSYW5nZUVycm9yKCdUaGVyZSBhcmUgbm8gdmFsdWVzIHRvIHRha2UgcXVhbnRpbGVzIG9mLicpO1xuICBjaGVja0Zpbml0ZSh2YWx1ZXMpO1xuICBjb25zdCByYW5rcyA9IHByb2JhYmlsaXRpZXMubWFwKChwcm9iYWJpbGl0eSkgPT4ge1xuICAgIGlmICghKHByb2JhYmlsaXR5ID49IDAgJiYgcHJvYmFiaWxpdHkgPD0gMSkpXG4gICAgICB0aHJvdyBuZXcgUmFuZ2VFcnJvcihgQSBwcm9iYWJpbGl0eSBsaWVzIHdpdGhpbiAwIGFuZCAxLCBhbmQgJHtwcm9iYWJpbGl0eX0gZG9lcyBub3QuYCk7XG4gICAgcmV0dXJuIHByb2JhYmlsaXR5ICogKG4gLSAxKTtcbiAgfSk7XG4gIGNvbnN0IG5lZWRlZCA9IFsuLi5uZXcgU2V0KHJhbmtzLmZsYXRNYXAoKHJhbmspID0+IFtNYXRoLmZsb29yKHJhbmspLCBNYXRoLmNlaWwocmFuayldKSldO1xuICBjb25zdCB3b3JrID0gdmFsdWVzLnNsaWNlKCk7XG4gIGxldCBmcm9tID0gMDtcbiAgLy8gRWFjaCBzZWxlY3Rpb24gbGVhdmVzIG9ubHkgbGFyZ2VyIHZhbHVlcyB0byBpdHMgcmlnaHQsIHdoZXJlIHRoZSBuZXh0IG9uZSBsb29rcy5cbiAgZm9yIChjb25zdCByYW5rIG9mIG5lZWRlZC5zb3J0KChhLCBiKSA9PiBhIC0gYikpIHtcbiAgICBzZWxlY3Qod29yaywgcmFuaywgZnJvbSwgbiAtIDEpO1xuICAgIGZyb20gPSByYW5rICsgMTtcbiAgfVxuICByZXR1cm4gcmFua3MubWFwKChyYW5rKSA9PiBhdFJhbmsod29yaywgcmFuaykpO1xufVxuXG4vKiogVGhlIG9yZGVyIHN0YXRpc3RpYyBhdCBhIHJhbmsgZnJvbSAwIG9uLCBsaW5lYXIgYmV0d2VlbiBuZWlnaGJvdXJzLCB3aGljaCBtdXN0IGJlIGluIHRoZWlyIHBsYWNlcy4gKi9cbmV4cG9ydCBmdW5jdGlvbiBhdFJhbmsob3JkZXJlZDogRmxvYXQ2NEFycmF5LCByYW5rOiBudW1iZXIpOiBudW1iZXIge1xuICBjb25zdCBbYmVsb3csIGFib3ZlXSA9IFtvcmRlcmVkW01hdGguZmxvb3IocmFuayldLCBvcmRlcmVkW01hdGguY2VpbChyYW5rKV1dO1xuICByZXR1cm4gYmVsb3cgPT09IGFib3ZlID8gYmVsb3cgOiBiZWxvdyArIChyYW5rIC0gTWF0aC5mbG9vcihyYW5rKSkgKiAoYWJvdmUgLSBiZWxvdyk7XG59XG5cbi8qKiBUaGUgdHlwZS03IHF1YW50aWxlIG9mIGFzY2VuZGluZyB2YWx1ZXMuICovXG5leHBvcnQgZnVuY3Rpb24gcXVhbnRpbGVPZlNvcnRlZChzb3J0ZWQ6IEZsb2F0NjRBcnJheSwgcHJvYmFiaWxpdHk6IG51bWJlcik6IG51bWJlciB7XG4gIHJldHVybiBhdFJhbmsoc29ydGVkLCBwcm9iYWJpbGl0eSAqIChzb3J0ZWQubGVuZ3RoIC0gMSkpO1xufVxuXG4vKiogVGhyb3dzIGEgUmFuZ2VFcnJvciB0aGF0IG5hbWVzIHRoZSBmaXJzdCB2YWx1ZSB3aGljaCBpcyBub3QgZmluaXRlLiAqL1xuZXhwb3J0IGZ1bmN0aW9uIGNoZWNrRmluaXRlKHZhbHVlczogRmxvYXQ2NEFycmF5KTogdm9pZCB7XG4gIGZvciAobGV0IGkgPSAwOyBpIDwgdmFsdWVzLmxlbmd0aDsgaSsrKSB7XG4gICAgaWYgKCFOdW1iZXIuaXNGaW5pdGUodmFsdWVzW2ldKSkgdGhyb3cgbmV3IFJhbmdlRXJyb3IoYFZhbHVlICR7aX0gaXMgJHt2YWx1ZXNbaV19LCBub3QgYSBmaW5pdGUgbnVtYmVyLmApO1xuICB9XG59XG5cbi8qKiBBYm92ZSB0aGlzIGxlbmd0aCBhIHNhbXBsZSBuYXJyb3dzIHRoZSByYW5nZSBmaXJzdDsgRmxveWQgYW5kIFJpdmVzdCdzIG93biB0aHJlc2hvbGQuICovXG5jb25zdCBTQU1QTElOR19MRU5HVEggPSA2MDA7XG5cbi8qKlxuICogUHV0cyBpbnRvIGFba10gd2hhdCBzb3J0aW5nIGFbbGVmdCAuLiByaWdodF0gd291bGQsIHdpdGggbm90aGluZyBsYXJnZXIgdG8gaXRzIGxlZnQgYW5kIG5vdGhpbmcgc21hbGxlciB0byBpdHNcbiAqIHJpZ2h0OiBGbG95ZCBhbmQgUml2ZXN0J3MgU0VMRUNUICgxOTc1KSwgYWJvdXQgbiArIG1pbihrLCBuIC0gaykgY29tcGFyaXNvbnMuXG4gKi9cbmV4cG9ydCBmdW5jdGlvbiBzZWxlY3QoYTogRmxvYXQ2NEFycmF5LCBrOiBudW1iZXIsIGxlZnQ6IG51bWJlciwgcmlnaHQ6IG51bWJlcik6IHZvaWQge1xuICB3aGlsZSAocmlnaHQgPiBsZWZ0KSB7XG4gICAgaWYgKHJpZ2h0IC0gbGVmdCA+IFNBTVBMSU5HX0xFTkdUSCkge1xuICAgICAgY29uc3QgbiA9IHJpZ2h0IC0gbGVmdCArIDE7XG4gICAgICBjb25zdCBpID0gayAtIGxlZnQgKyAxO1xuICAgICAgY29uc3QgeiA9IE1hdGgubG9nKG4pO1xuICAgICAgY29uc3QgcyA9IDAuNSAqIE1hdGguZXhwKCgyICogeikgLyAzKTtcbiAgICAgIGNvbnN0IHNwcmVhZCA9IDAuNSAqIE1hdGguc3FydCgoeiAqIHMgKiAobiAtIHMpKSAvIG4pICogTWF0aC5zaWduKGkgLSBuIC8gMik7XG4gICAgICBzZWxlY3QoXG4gICAgICAgIGEsXG4gICAgICAgIGssXG4gICAgICAgIE1hdGgubWF4KGxlZnQsIE1hdGguZmxvb3IoayAtIChpICogcykgLyBuICsgc3ByZWFkKSksXG4gICAgICAgIE1hdGgubWluKHJpZ2h0LCBNYXRoLmZsb29yKGsgKyAoKG4gLSBpKSAqIHMpIC8gbiArIHNwcmVhZCkpLFxuICAgICAgKTtcbiAgICB9XG4gICAgY29uc3QgcGl2b3QgPSBhW2tdO1xuICAgIGxldCBpID0gbGVmdDtcbiAgICBsZXQgaiA9IHJpZ2h0O1xuICAgIHN3YXAoYSwgbGVmdCwgayk7XG4gICAgaWYgKGFbcmlnaHRdID4gcGl2b3QpIHN3YXAoYSwgbGVmdCwgcmlnaHQpO1xuICAgIHdoaWxlIChpIDwgaikge1xuICAgICAgc3dhcChhLCBpLCBqKTtcbiAgICAgIGkrKztcbiAgICAgIGotLTtcbiAgICAgIHdoaWxlIChhW2ldIDwgcGl2b3QpIGkrKztcbiAgICAgIHdoaWxlIChhW2pdID4gcGl2b3QpIGotLTtcbiAgICB9XG4gICAgaWYgKGFbbGVmdF0gPT09IHBpdm90KSBzd2FwKGEsIGxlZnQsIGopO1xuICAgIGVsc2Ugc3dhcChhLCArK2osIHJpZ2h0KTtcbiAgICBpZiAoaiA8PSBrKSBsZWZ0ID0gaiArIDE7XG4gICAgaWYgKGsgPD0gaikgcmlnaHQgPSBqIC0gMTtcbiAgfVxufVxuXG5mdW5jdGlvbiBzd2FwKGE6IEZsb2F0NjRBcnJheSwgaTogbnVtYmVyLCBqOiBudW1iZXIpOiB2b2lkIHtcbiAgY29uc3QgdmFsdWUgPSBhW2ldO1xuICBhW2ldID0gYVtqXTtcbiAgYVtqXSA9IHZhbHVlO1xufVxuIiwgIi8qKiBTYW1wbGVzIG9mIG9uZSBzaXplLCBvbmUgYWZ0ZXIgdGhlIG90aGVyOiBlYWNoIGlzIHNvcnRlZCBvbmx5IGFzIGZhciBhcyBpdHMgcXVhbnRpbGVzIGFuZCBwYXJ0aWFsIHN1bXMgbmVlZC4gKi9cbmltcG9ydCB7IGF0UmFuayB9IGZyb20gJy4vcXVhbnRpbGUuanMnO1xuXG4vKiogVmFsdWVzIGEgYmluLCB3ZXJlIHRoZXkgc3ByZWFkIGV2ZW5seTogZmV3IGVub3VnaCB0byBzb3J0IHF1aWNrbHksIG1hbnkgZW5vdWdoIHRoYXQgdGhlIGJpbnMgc3RheSBpbiB0aGUgY2FjaGUuICovXG5jb25zdCBQRVJfQklOID0gNDtcblxuLyoqIEEgYmluIHdpdGggbW9yZSB2YWx1ZXMgaXMgc29ydGVkIGFzIGEgd2hvbGUsIG5vdCBieSBpbnNlcnRpb24uICovXG5jb25zdCBNQVhfSU5TRVJUSU9OX1NPUlQgPSAzMjtcblxuLyoqXG4gKiBBIHNhbXBsZSBpbiBiaW5zIG9mIGVxdWFsIHdpZHRoIG9mIGEga2V5IHRoYXQgZ3Jvd3Mgd2l0aCB0aGUgdmFsdWU6IHRoZSB2YWx1ZSBpdHNlbGYsIG9yIGl0cyBsb2dhcml0aG0uIEZpbGxpbmcgaXRcbiAqIHRha2VzIGxpbmVhciB0aW1lOyBhIGJpbiBpcyBzb3J0ZWQgd2hlbiBhIHF1ZXJ5IGZpcnN0IG1lZXRzIGl0LlxuICovXG5leHBvcnQgY2xhc3MgQmlubmVkU2FtcGxlIHtcbiAgLyoqIExlYXN0IGFuZCBncmVhdGVzdCBrZXkuICovXG4gIGxvd2VzdCA9IDA7XG4gIGhpZ2hlc3QgPSAwO1xuICAvKiogU2V0IGJ5IHtAbGluayB1cFRvfTogc3VtIG9mIGtleSBtaW51cyB7QGxpbmsgb3JpZ2lufSBvdmVyIHRoZSB2YWx1ZXMgY291bnRlZC4gKi9cbiAgc3VtID0gMDtcbiAgLyoqIFN1bXMgYXJlIG9mIGtleXMgbWludXMgdGhpcywgc28gdGhhdCBubyBkaWdpdHMgY2FuY2VsIHdoZXJlIGtleXMgbGllIGNsb3NlIHRvZ2V0aGVyLiAqL1xuICBvcmlnaW4gPSAwO1xuICBwcml2YXRlIHNjYWxlID0gMDtcbiAgLyoqIFZhbHVlcywgYmluIGFmdGVyIGJpbiwgYW5kIHRoZSBrZXlzIG9mIHRob3NlIGJpbnMgdGhhdCBhcmUgc29ydGVkLiAqL1xuICBwcml2YXRlIHJlYWRvbmx5IHZhbHVlczogRmxvYXQ2NEFycmF5O1xuICBwcml2YXRlIHJlYWRvbmx5IGtleXM6IEZsb2F0NjRBcnJheTtcbiAgcHJpdmF0ZSByZWFkb25seSBiaW5PZjogSW50MzJBcnJheTtcbiAgLyoqIEJ5IGJpbjogd2hlcmUgaXQgc3RhcnRzLCB0aGUgc3VtIG9mIGtleXMgYmVmb3JlIGl0LCBhbmQgd2hldGhlciBpdCBpcyBzb3J0ZWQuICovXG4gIHByaXZhdGUgcmVhZG9ubHkgc3RhcnRzOiBJbnQzMkFycmF5O1xuICBwcml2YXRlIHJlYWRvbmx5IHN1bXM6IEZsb2F0NjRBcnJheTtcbiAgcHJpdmF0ZSByZWFkb25seSBpc1NvcnRlZDogVWludDhBcnJheTtcbiAgcHJpdmF0ZSByZWFkb25seSBiaW5zOiBudW1iZXI7XG5cbiAgY29uc3RydWN0b3IoXG4gICAgcmVhZG9ubHkgY291bnQ6IG51bWJlcixcbiAgICBwcml2YXRlIHJlYWRvbmx5IGtleTogJ3ZhbHVlJyB8ICdsb2cnID0gJ3ZhbHVlJyxcbiAgKSB7XG4gICAgdGhpcy52YWx1ZXMgPSBuZXcgRmxvYXQ2NEFycmF5KGNvdW50KTtcbiAgICB0aGlzLmtleXMgPSBuZXcgRmxvYXQ2NEFycmF5KGNvdW50KTtcbiAgICB0aGlzLmJpbk9mID0gbmV3IEludDMyQXJyYXkoY291bnQpO1xuICAgIHRoaXMuYmlucyA9IE1hdGguY2VpbChjb3VudCAvIFBFUl9CSU4pO1xuICAgIHRoaXMuc3RhcnRzID0gbmV3IEludDMyQXJyYXkodGhpcy5iaW5zICsgMSk7XG4gICAgdGhpcy5zdW1zID0gbmV3IEZsb2F0NjRBcnJheSh0aGlzLmJpbnMgKyAxKTtcbiAgICB0aGlzLmlzU29ydGVkID0gbmV3IFVpbnQ4QXJyYXkodGhpcy5iaW5zKTtcbiAgfVxuXG4gIC8qKiBUYWtlcyBhIHNhbXBsZSBvZiBgY291bnRgIG51bWJlcnMgYW5kIHRoZWlyIGtleXM7IGZhbHNlIHdoZXJlIGEga2V5IGlzIG5vdCBmaW5pdGUuICovXG4gIGZpbGwodmFsdWVzOiBGbG9hdDY0QXJyYXksIGtleXM6IEZsb2F0NjRBcnJheSA9IHZhbHVlcyk6IGJvb2xlYW4ge1xuICAgIGNvbnN0IHsgY291bnQgfSA9IHRoaXM7XG4gICAgbGV0IFtsbywgaGldID0gW0luZmluaXR5LCAtSW5maW5pdHldO1xuICAgIGxldCB6ZXJvID0gMDtcbiAgICBmb3IgKGxldCBpID0gMDsgaSA8IGNvdW50OyBpKyspIHtcbiAgICAgIGNvbnN0IGtleSA9IGtleXNbaV07XG4gICAgICB6ZXJvICs9IGtleSAtIGtleTtcbiAgICAgIGlmIChrZXkgPCBsbykgbG8gPSBrZXk7XG4gICAgICBpZiAoa2V5ID4gaGkpIGhpID0ga2V5O1xuICAgIH1cbiAgICBpZiAoemVybyAhPT0gMCkgcmV0dXJuIGZhbHNlO1xuICAgIC8vIEJlbG93IHRoZSBlbmQgb2YgdGhlIGxhc3QgYmluIGJ5IG1vcmUgdGhhbiByb3VuZGluZy5cbiAgICBjb25zdCBzY2FsZSA9ICh0aGlzLmJpbnMgKiAoMSAtIDFlLTkpKSAvIChoaSAtIGxvKTtcbiAgICB0aGlzLmxvd2VzdCA9IGxvO1xuICAgIHRoaXMuaGlnaGVzdCA9IGhpO1xuICAgIHRoaXMuc2NhbGUgPSBzY2FsZSA8IEluZmluaXR5ID8gc2NhbGUgOiAwO1xuICAgIHRoaXMub3JpZ2luID0ga2V5c1swXTtcbiAgICB0aGlzLmRpc3RyaWJ1dGUodmFsdWVzLCBrZXlzKTtcbiAgICByZXR1cm4gdHJ1ZTtcbiAgfVxuXG4gIHByaXZhdGUgZGlzdHJpYnV0ZSh2YWx1ZXM6IEZsb2F0NjRBcnJheSwga2V5czogRmxvYXQ2NEFycmF5KTogdm9pZCB7XG4gICAgY29uc3QgeyBjb3VudCwgYmlucywgbG93ZXN0LCBzY2FsZSwgb3JpZ2luLCBiaW5PZiwgc3RhcnRzLCBzdW1zIH0gPSB0aGlzO1xuICAgIHRoaXMuaXNTb3J0ZWQuZmlsbCgwKTtcbiAgICBzdGFydHMuZmlsbCgwKTtcbiAgICBzdW1zLmZpbGwoMCk7XG4gICAgZm9yIChsZXQgaSA9IDA7IGkgPCBjb3VudDsgaSsrKSB7XG4gICAgICBjb25zdCBrZXkgPSBrZXlzW2ldO1xuICAgICAgY29uc3QgYmluID0gKChrZXkgLSBsb3dlc3QpICogc2NhbGUpIHwgMDtcbiAgICAgIGJpbk9mW2ldID0gYmluO1xuICAgICAgc3RhcnRzW2Jpbl0rKztcbiAgICAgIHN1bXNbYmluXSArPSBrZXkgLSBvcmlnaW47XG4gICAgfVxuICAgIGxldCBbZW5kLCBzdW1dID0gWzAsIDBdO1xuICAgIGZvciAobGV0IGJpbiA9IDA7IGJpbiA8IGJpbnM7IGJpbisrKSB7XG4gICAgICBlbmQgKz0gc3RhcnRzW2Jpbl07XG4gICAgICBzdGFydHNbYmluXSA9IGVuZDtcbiAgICAgIGNvbnN0IG93biA9IHN1bXNbYmluXTtcbiAgICAgIHN1bXNbYmluXSA9IHN1bTtcbiAgICAgIHN1bSArPSBvd247XG4gICAgfVxuICAgIHN0YXJ0c1tiaW5zXSA9IGNvdW50O1xuICAgIHN1bXNbYmluc10gPSBzdW07XG4gICAgLy8gRWFjaCBiaW4gaXMgZmlsbGVkIGZyb20gaXRzIGVuZCwgYWZ0ZXIgd2hpY2ggYHN0YXJ0c2AgaG9sZHMgd2hlcmUgaXQgc3RhcnRzLlxuICAgIGNvbnN0IHNvcnRlZCA9IHRoaXMudmFsdWVzO1xuICAgIGZvciAobGV0IGkgPSBjb3VudCAtIDE7IGkgPj0gMDsgaS0tKSBzb3J0ZWRbLS1zdGFydHNbYmluT2ZbaV1dXSA9IHZhbHVlc1tpXTtcbiAgfVxuXG4gIHByaXZhdGUgc29ydChiaW46IG51bWJlcik6IHZvaWQge1xuICAgIGNvbnN0IHsgdmFsdWVzLCBrZXlzLCBzdGFydHMgfSA9IHRoaXM7XG4gICAgY29uc3QgW3N0YXJ0LCBlbmRdID0gW3N0YXJ0c1tiaW5dLCBzdGFydHNbYmluICsgMV1dO1xuICAgIGlmIChlbmQgLSBzdGFydCA+IE1BWF9JTlNFUlRJT05fU09SVCkgdmFsdWVzLnN1YmFycmF5KHN0YXJ0LCBlbmQpLnNvcnQoKTtcbiAgICBlbHNlIHtcbiAgICAgIGZvciAobGV0IGkgPSBzdGFydCArIDE7IGkgPCBlbmQ7IGkrKykge1xuICAgICAgICBjb25zdCB2YWx1ZSA9IHZhbHVlc1tpXTtcbiAgICAgICAgbGV0IGogPSBpIC0gMTtcbiAgICAgICAgd2hpbGUgKGogPj0gc3RhcnQgJiYgdmFsdWVzW2pdID4gdmFsdWUpIHtcbiAgICAgICAgICB2YWx1ZXNbaiArIDFdID0gdmFsdWVzW2pdO1xuICAgICAgICAgIGotLTtcbiAgICAgICAgfVxuICAgICAgICB2YWx1ZXNbaiArIDFdID0gdmFsdWU7XG4gICAgICB9XG4gICAgfVxuICAgIGZvciAobGV0IGkgPSBzdGFydDsgaSA8IGVuZDsgaSsrKSBrZXlzW2ldID0gdGhpcy5rZXkgPT09ICdsb2cnID8gTWF0aC5sb2codmFsdWVzW2ldKSA6IHZhbHVlc1tpXTtcbiAgICB0aGlzLmlzU29ydGVkW2Jpbl0gPSAxO1xuICB9XG5cbiAgLyoqIEhvdyBtYW55IHZhbHVlcyBoYXZlIGEga2V5IG9mIGF0IG1vc3QgYHhgOyB7QGxpbmsgc3VtfSBiZWNvbWVzIHRoZSBzdW0gb3ZlciB0aGVtLiAqL1xuICB1cFRvKHg6IG51bWJlcik6IG51bWJlciB7XG4gICAgY29uc3QgeyBiaW5zLCBrZXlzLCBzdGFydHMsIHN1bXMgfSA9IHRoaXM7XG4gICAgY29uc3QgcG9zaXRpb24gPSAoeCAtIHRoaXMubG93ZXN0KSAqIHRoaXMuc2NhbGU7XG4gICAgaWYgKCEocG9zaXRpb24gPj0gMCkgfHwgeCA8IHRoaXMubG93ZXN0KSB7XG4gICAgICB0aGlzLnN1bSA9IDA7XG4gICAgICByZXR1cm4gMDtcbiAgICB9XG4gICAgaWYgKHBvc2l0aW9uID49IGJpbnMpIHtcbiAgICAgIHRoaXMuc3VtID0gc3Vtc1tiaW5zXTtcbiAgICAgIHJldHVybiB0aGlzLmNvdW50O1xuICAgIH1cbiAgICBjb25zdCBiaW4gPSBwb3NpdGlvbiB8IDA7XG4gICAgbGV0IFtpLCBlbmRdID0gW3N0YXJ0c1tiaW5dLCBzdGFydHNbYmluICsgMV1dO1xuICAgIGxldCBzdW0gPSBzdW1zW2Jpbl07XG4gICAgaWYgKGkgPCBlbmQgJiYgdGhpcy5pc1NvcnRlZFtiaW5dID09PSAwKSB0aGlzLnNvcnQoYmluKTtcbiAgICBmb3IgKDsgaSA8IGVuZCAmJiBrZXlzW2ldIDw9IHg7IGkrKykgc3VtICs9IGtleXNbaV0gLSB0aGlzLm9yaWdpbjtcbiAgICB0aGlzLnN1bSA9IHN1bTtcbiAgICByZXR1cm4gaTtcbiAgfVxuXG4gIC8qKiBUaGUgdHlwZS03IHF1YW50aWxlIG9mIHRoZSB2YWx1ZXMgYXQgYHByb2JhYmlsaXR5YCBwOiByYW5rIHAgKG4gLSAxKSwgbGluZWFyIGJldHdlZW4gbmVpZ2hib3Vycy4gKi9cbiAgcXVhbnRpbGUocHJvYmFiaWxpdHk6IG51bWJlcik6IG51bWJlciB7XG4gICAgcmV0dXJuIHRoaXMuaW50ZXJwb2xhdGUodGhpcy52YWx1ZXMsIHByb2JhYmlsaXR5KTtcbiAgfVxuXG4gIC8qKiBUaGUgc2FtZSBvZiB0aGUga2V5cy4gKi9cbiAga2V5UXVhbnRpbGUocHJvYmFiaWxpdHk6IG51bWJlcik6IG51bWJlciB7XG4gICAgcmV0dXJuIHRoaXMuaW50ZXJwb2xhdGUodGhpcy5rZXlzLCBwcm9iYWJpbGl0eSk7XG4gIH1cblxuICBwcml2YXRlIGludGVycG9sYXRlKG9mOiBGbG9hdDY0QXJyYXksIHByb2JhYmlsaXR5OiBudW1iZXIpOiBudW1iZXIge1xuICAgIGNvbnN0IHJhbmsgPSBwcm9iYWJpbGl0eSAqICh0aGlzLmNvdW50IC0gMSk7XG4gICAgY29uc3QgW2xvdywgaGlnaF0gPSBbTWF0aC5mbG9vcihyYW5rKSwgTWF0aC5jZWlsKHJhbmspXTtcbiAgICB0aGlzLnNvcnRBcm91bmQobG93KTtcbiAgICBpZiAoaGlnaCAhPT0gbG93KSB0aGlzLnNvcnRBcm91bmQoaGlnaCk7XG4gICAgcmV0dXJuIGF0UmFuayhvZiwgcmFuayk7XG4gIH1cblxuICAvKiogU29ydHMgdGhlIGJpbiB0aGF0IGhvbGRzIHRoZSB2YWx1ZSBvZiBhIHJhbms6IHRoZSBsYXN0IHRoYXQgc3RhcnRzIHRoZXJlIG9yIGJlZm9yZS4gKi9cbiAgcHJpdmF0ZSBzb3J0QXJvdW5kKHJhbms6IG51bWJlcik6IHZvaWQge1xuICAgIGNvbnN0IHsgc3RhcnRzIH0gPSB0aGlzO1xuICAgIGxldCBbbG8sIGhpXSA9IFswLCB0aGlzLmJpbnMgLSAxXTtcbiAgICB3aGlsZSAobG8gPCBoaSkge1xuICAgICAgY29uc3QgbWlkZGxlID0gKGxvICsgaGkgKyAxKSA+PiAxO1xuICAgICAgaWYgKHN0YXJ0c1ttaWRkbGVdIDw9IHJhbmspIGxvID0gbWlkZGxlO1xuICAgICAgZWxzZSBoaSA9IG1pZGRsZSAtIDE7XG4gICAgfVxuICAgIGlmICh0aGlzLmlzU29ydGVkW2xvXSA9PT0gMCkgdGhpcy5zb3J0KGxvKTtcbiAgfVxufVxuIiwgIi8qKiBNYW55IHBvd2VycyBvZiBvbmUgYmFzZTogdGhvc2Ugb2YgYW4gaW5wdXQgdG8gdGhlIGV4cG9uZW50cyBvZiBhbGwgcmVwbGljYXRlcy4gKi9cblxuLyoqIFNwbGl0cyBhIGRvdWJsZSBpbnRvIGhhbHZlcyBvZiAyNiBiaXRzLCB3aG9zZSBwcm9kdWN0cyBhcmUgZXhhY3QgKFZlbHRrYW1wKS4gKi9cbmNvbnN0IFNQTElUVEVSID0gMiAqKiAyNyArIDE7XG5cbi8qKiBVcCB0byB0aGlzIG1hZ25pdHVkZSBleHBvbmVudHMgYW5kIGxvZ2FyaXRobXMgYXJlIHNwbGl0IHdpdGhvdXQgb3ZlcmZsb3csIGFuZCB0aGVpciBwb3dlcnMgYXJlIG5laXRoZXIgMCBub3IgaW5maW5pdGUuICovXG5jb25zdCBNQVhfRVhQT05FTlQgPSA2MDA7XG5cbi8qKlxuICogV3JpdGVzIGBiYXNlYCB0byB0aGUgcG93ZXIgb2YgZWFjaCBvZiBgbmAgZXhwb25lbnRzIGZyb20gYHhbb3hdYCBvbiBpbnRvIGBvYCBmcm9tIGBvb2Agb246IGV4cCh4IGxvZyBiYXNlKSwgd2l0aCB0aGVcbiAqIGxvZ2FyaXRobSBhbmQgdGhlIHByb2R1Y3QgaW4gZG91YmxlLWRvdWJsZSBwcmVjaXNpb24sIHNvIHRoYXQgaXQgaXMgYXMgYWNjdXJhdGUgYXMgTWF0aC5wb3cgKGEgZmV3IDFlLTE2KSBpbiBhIGZyYWN0aW9uXG4gKiBvZiBpdHMgdGltZTsgb3V0c2lkZSB0aGUgcmFuZ2Ugb2YgdGhpcyBtZXRob2QsIGJ5IE1hdGgucG93LlxuICovXG5leHBvcnQgZnVuY3Rpb24gcG93ZXJzT2YoXG4gIGJhc2U6IG51bWJlcixcbiAgeDogRmxvYXQ2NEFycmF5LFxuICBveDogbnVtYmVyLFxuICBvOiBGbG9hdDY0QXJyYXksXG4gIG9vOiBudW1iZXIsXG4gIG46IG51bWJlcixcbik6IHZvaWQge1xuICBjb25zdCBsb2cgPSBNYXRoLmxvZyhiYXNlKTtcbiAgaWYgKCEoYmFzZSA+IDAgJiYgTWF0aC5hYnMobG9nKSA8IE1BWF9FWFBPTkVOVCkpIHtcbiAgICBmb3IgKGxldCBpID0gMDsgaSA8IG47IGkrKykgb1tvbyArIGldID0gYmFzZSAqKiB4W294ICsgaV07XG4gICAgcmV0dXJuO1xuICB9XG4gIC8vIFRoZSByb3VuZGluZyBlcnJvciBvZiB0aGUgbG9nYXJpdGhtOiBiYXNlID0gZXhwKGxvZykgKDEgKyBjb3JyZWN0aW9uKS5cbiAgY29uc3Qgcm91bmRlZCA9IE1hdGguZXhwKGxvZyk7XG4gIGNvbnN0IGNvcnJlY3Rpb24gPSAoYmFzZSAtIHJvdW5kZWQpIC8gcm91bmRlZDtcbiAgY29uc3QgY2FycmllZCA9IFNQTElUVEVSICogbG9nO1xuICBjb25zdCBoaWdoID0gY2FycmllZCAtIChjYXJyaWVkIC0gbG9nKTtcbiAgY29uc3QgbG93ID0gbG9nIC0gaGlnaDtcbiAgZm9yIChsZXQgaSA9IDA7IGkgPCBuOyBpKyspIHtcbiAgICBjb25zdCB5ID0geFtveCArIGldO1xuICAgIGNvbnN0IHByb2R1Y3QgPSB5ICogbG9nO1xuICAgIGlmIChwcm9kdWN0ID4gLU1BWF9FWFBPTkVOVCAmJiBwcm9kdWN0IDwgTUFYX0VYUE9ORU5UICYmIHkgPiAtMWUxMDAgJiYgeSA8IDFlMTAwKSB7XG4gICAgICBjb25zdCBjID0gU1BMSVRURVIgKiB5O1xuICAgICAgY29uc3QgeUhpZ2ggPSBjIC0gKGMgLSB5KTtcbiAgICAgIGNvbnN0IHlMb3cgPSB5IC0geUhpZ2g7XG4gICAgICBjb25zdCBlcnJvciA9IHlIaWdoICogaGlnaCAtIHByb2R1Y3QgKyB5SGlnaCAqIGxvdyArIHlMb3cgKiBoaWdoICsgeUxvdyAqIGxvdztcbiAgICAgIGNvbnN0IHBvd2VyID0gTWF0aC5leHAocHJvZHVjdCk7XG4gICAgICBvW29vICsgaV0gPSBwb3dlciArIHBvd2VyICogKGVycm9yICsgeSAqIGNvcnJlY3Rpb24pO1xuICAgIH0gZWxzZSBvW29vICsgaV0gPSBiYXNlICoqIHk7XG4gIH1cbn1cbiIsICIvKipcbiAqIENsb3N1cmVzIG92ZXIgd2hvbGUgY29sdW1uczogdGhlIGZsb2F0NjQgcmVmZXJlbmNlIHRoYXQgZXZlcnkgb3RoZXIgdGFyZ2V0IGlzIHRlc3RlZCBhZ2FpbnN0LiBOb2RlcyB0aGF0IGRlcGVuZCBvblxuICogcGFyYW1ldGVycyBhbG9uZSBhcmUgc2NhbGFycywgY29tcHV0ZWQgb25jZSBhIGNhbGw7IHRoZSByZXN0IHJ1biBhIGJsb2NrIG9mIHJvd3MgYXQgYSB0aW1lLCBzbyB0aGF0IGludGVybWVkaWF0ZXNcbiAqIHN0YXkgaW4gdGhlIGNhY2hlIGFuZCBtZW1vcnkgZG9lcyBub3QgZ3JvdyB3aXRoIHRoZSB0YWJsZS5cbiAqL1xuXG5pbXBvcnQge1xuICB0eXBlIEJpbmFyeUtpbmQsXG4gIGJpbmFyeVZhbHVlLFxuICB0eXBlIEdyYXBoLFxuICBpc0xlYWYsXG4gIHR5cGUgTGVhZktpbmQsXG4gIHR5cGUgTm9kZSxcbiAgdHlwZSBOb2RlSWQsXG4gIHR5cGUgVW5hcnlLaW5kLFxuICB1bmFyeVZhbHVlLFxufSBmcm9tICcuL2dyYXBoLmpzJztcbmltcG9ydCB7IHBvd2Vyc09mIH0gZnJvbSAnLi9wb3dlcnMuanMnO1xuXG5jb25zdCBCTE9DSyA9IDUxMjtcblxuLyoqIFN0b3JhZ2Ugb2YgYSByb3ctZGVwZW5kZW50IG9wZXJhbmQ6IGEgZGF0YSBvciByZXN1bHQgY29sdW1uIChvZmZzZXQgbW92ZXMgd2l0aCB0aGUgYmxvY2spIG9yIHNjcmF0Y2ggKGl0IGRvZXMgbm90KS4gKi9cbmludGVyZmFjZSBPcGVyYW5kIHtcbiAgcmVhZG9ubHkgYXJyYXk6IEZsb2F0NjRBcnJheTtcbiAgcmVhZG9ubHkgbW92ZXM6IGJvb2xlYW47XG59XG5cbnR5cGUgU3RlcCA9IChzdGFydDogbnVtYmVyLCBuOiBudW1iZXIpID0+IHZvaWQ7XG5cbmV4cG9ydCBpbnRlcmZhY2UgQ29sdW1uRnVuY3Rpb24ge1xuICAvKiogQ29tcHV0ZXMgYWxsIHJvb3RzIGF0IGBzY2FsYXJzYCAodGhlIHZhbHVlcyBvZiBzY2FsYXIgbGVhdmVzLCBieSBpbmRleCk7IHJlc3VsdHMgYXJlIGluIGByZXN1bHRzYC4gKi9cbiAgcnVuKHNjYWxhcnM6IEFycmF5TGlrZTxudW1iZXI+KTogdm9pZDtcbiAgLyoqIE9uZSBjb2x1bW4gYSByb290LCBvdmVyd3JpdHRlbiBieSBgcnVuYC4gVGhlIGNvbHVtbiBvZiBhIHJvb3QgdGhhdCBkb2VzIG5vdCBkZXBlbmQgb24gdGhlIHJvdyBpcyBjb25zdGFudC4gKi9cbiAgcmVhZG9ubHkgcmVzdWx0czogcmVhZG9ubHkgRmxvYXQ2NEFycmF5W107XG59XG5cbi8qKlxuICogQ29tcGlsZXMgYHJvb3RzYC4gTGVhdmVzIG9mIGtpbmQgYHNjYWxhckxlYWZgIHJlYWQgYHJ1bmAncyBhcmd1bWVudDsgbGVhdmVzIG9mIGtpbmQgYGNvbHVtbkxlYWZgIHJlYWQgYGNvbHVtbnNgLFxuICogZWFjaCBgcm93c2AgbG9uZy5cbiAqL1xuZXhwb3J0IGZ1bmN0aW9uIGVtaXRDb2x1bW5zKFxuICBncmFwaDogR3JhcGgsXG4gIHJvb3RzOiByZWFkb25seSBOb2RlSWRbXSxcbiAgbGVhdmVzOiB7IHNjYWxhcjogTGVhZktpbmQ7IGNvbHVtbjogTGVhZktpbmQgfSxcbiAgY29sdW1uczogcmVhZG9ubHkgRmxvYXQ2NEFycmF5W10sXG4gIHJvd3M6IG51bWJlcixcbik6IENvbHVtbkZ1bmN0aW9uIHtcbiAgY29uc3Qgb3JkZXIgPSBncmFwaC5vcmRlcihyb290cyk7XG4gIGNvbnN0IHBlclJvdyA9IG5ldyBTZXQ8Tm9kZUlkPigpO1xuICBmb3IgKGNvbnN0IGlkIG9mIG9yZGVyKSB7XG4gICAgY29uc3Qgbm9kZSA9IGdyYXBoLm5vZGUoaWQpO1xuICAgIGlmIChub2RlLmtpbmQgPT09IGxlYXZlcy5jb2x1bW4gfHwgbm9kZS5hcmdzLnNvbWUoKGFyZykgPT4gcGVyUm93LmhhcyhhcmcpKSkgcGVyUm93LmFkZChpZCk7XG4gIH1cbiAgY29uc3Qgc2NhbGFyT3JkZXIgPSBvcmRlci5maWx0ZXIoKGlkKSA9PiAhcGVyUm93LmhhcyhpZCkpO1xuICBjb25zdCBzbG90cyA9IG5ldyBNYXAoc2NhbGFyT3JkZXIubWFwKChpZCwgaSkgPT4gW2lkLCBpXSkpO1xuICBjb25zdCBzbG90T2YgPSAoaWQ6IE5vZGVJZCk6IG51bWJlciA9PiBzbG90cy5nZXQoaWQpIGFzIG51bWJlcjtcbiAgY29uc3Qgc2NhbGFyVmFsdWVzID0gbmV3IEZsb2F0NjRBcnJheShzY2FsYXJPcmRlci5sZW5ndGgpO1xuICBjb25zdCBzY2FsYXJTdGVwcyA9IHNjYWxhck9yZGVyLm1hcCgoaWQpID0+IHtcbiAgICBjb25zdCBub2RlID0gZ3JhcGgubm9kZShpZCk7XG4gICAgcmV0dXJuIHNjYWxhckFzc2lnbm1lbnQobm9kZSwgc2xvdE9mKGlkKSwgbm9kZS5hcmdzLm1hcChzbG90T2YpLCBzY2FsYXJWYWx1ZXMpO1xuICB9KTtcbiAgY29uc3QgcmVzdWx0cyA9IHJvb3RzLm1hcCgoKSA9PiBuZXcgRmxvYXQ2NEFycmF5KHJvd3MpKTtcbiAgY29uc3Qgcm9vdEF0ID0gbmV3IE1hcDxOb2RlSWQsIG51bWJlcj4oKTtcbiAgcm9vdHMuZm9yRWFjaCgoaWQsIGkpID0+IHtcbiAgICBpZiAoIXJvb3RBdC5oYXMoaWQpKSByb290QXQuc2V0KGlkLCBpKTtcbiAgfSk7XG5cbiAgY29uc3Qgb3BlcmFuZHMgPSBuZXcgTWFwPE5vZGVJZCwgT3BlcmFuZD4oKTtcbiAgY29uc3QgZmlsbHM6ICgoKSA9PiB2b2lkKVtdID0gW107XG4gIC8qKiBBIHJvdyBvcGVyYW5kOyBzY2FsYXJzIGFyZSBicm9hZGNhc3QgdG8gYSBzY3JhdGNoIGJsb2NrIHdoZXJlIGFuIG9wZXJhdGlvbiBuZWVkcyBhIGNvbHVtbi4gKi9cbiAgY29uc3Qgb3BlcmFuZCA9IChpZDogTm9kZUlkKTogT3BlcmFuZCA9PiB7XG4gICAgY29uc3QgY2FjaGVkID0gb3BlcmFuZHMuZ2V0KGlkKTtcbiAgICBpZiAoY2FjaGVkICE9PSB1bmRlZmluZWQpIHJldHVybiBjYWNoZWQ7XG4gICAgY29uc3QgYXJyYXkgPSBuZXcgRmxvYXQ2NEFycmF5KE1hdGgubWluKEJMT0NLLCByb3dzKSk7XG4gICAgY29uc3Qgc2xvdCA9IHNsb3RPZihpZCk7XG4gICAgZmlsbHMucHVzaCgoKSA9PiBhcnJheS5maWxsKHNjYWxhclZhbHVlc1tzbG90XSkpO1xuICAgIGNvbnN0IG1hZGUgPSB7IGFycmF5LCBtb3ZlczogZmFsc2UgfTtcbiAgICBvcGVyYW5kcy5zZXQoaWQsIG1hZGUpO1xuICAgIHJldHVybiBtYWRlO1xuICB9O1xuXG4gIGNvbnN0IHN0ZXBzOiBTdGVwW10gPSBbXTtcbiAgZm9yIChjb25zdCBpZCBvZiBvcmRlcikge1xuICAgIGlmICghcGVyUm93LmhhcyhpZCkpIGNvbnRpbnVlO1xuICAgIGNvbnN0IG5vZGUgPSBncmFwaC5ub2RlKGlkKTtcbiAgICBpZiAoaXNMZWFmKG5vZGUpKSB7XG4gICAgICBvcGVyYW5kcy5zZXQoaWQsIHsgYXJyYXk6IGNvbHVtbnNbbm9kZS52YWx1ZV0sIG1vdmVzOiB0cnVlIH0pO1xuICAgICAgY29udGludWU7XG4gICAgfVxuICAgIGNvbnN0IHNsb3QgPSByb290QXQuZ2V0KGlkKTtcbiAgICBjb25zdCBvdXQ6IE9wZXJhbmQgPVxuICAgICAgc2xvdCA9PT0gdW5kZWZpbmVkXG4gICAgICAgID8geyBhcnJheTogbmV3IEZsb2F0NjRBcnJheShNYXRoLm1pbihCTE9DSywgcm93cykpLCBtb3ZlczogZmFsc2UgfVxuICAgICAgICA6IHsgYXJyYXk6IHJlc3VsdHNbc2xvdF0sIG1vdmVzOiB0cnVlIH07XG4gICAgY29uc3QgW3gsIHldID0gbm9kZS5hcmdzIGFzIHJlYWRvbmx5IE5vZGVJZFtdO1xuICAgIGNvbnN0IGFyaXRobWV0aWMgPVxuICAgICAgbm9kZS5raW5kID09PSAnYWRkJyB8fCBub2RlLmtpbmQgPT09ICdzdWInIHx8IG5vZGUua2luZCA9PT0gJ211bCcgfHwgbm9kZS5raW5kID09PSAnZGl2JztcbiAgICBpZiAoYXJpdGhtZXRpYyAmJiAhKHBlclJvdy5oYXMoeCkgJiYgcGVyUm93Lmhhcyh5KSkpIHtcbiAgICAgIGNvbnN0IHNjYWxhckxlZnQgPSBwZXJSb3cuaGFzKHkpO1xuICAgICAgY29uc3Qgc2NhbGFyID0gc2NhbGFyTGVmdCA/IHggOiB5O1xuICAgICAgY29uc3Qga2luZCA9XG4gICAgICAgIHNjYWxhckxlZnQgJiYgKG5vZGUua2luZCA9PT0gJ3N1YicgfHwgbm9kZS5raW5kID09PSAnZGl2JykgPyAoYHIke25vZGUua2luZH1gIGFzIGNvbnN0KSA6IG5vZGUua2luZDtcbiAgICAgIHN0ZXBzLnB1c2goc2NhbGFyU3RlcChraW5kLCBvdXQsIG9wZXJhbmQoc2NhbGFyTGVmdCA/IHkgOiB4KSwgc2NhbGFyVmFsdWVzLCBzbG90T2Yoc2NhbGFyKSkpO1xuICAgIH0gZWxzZSBpZiAobm9kZS5raW5kID09PSAncG93JyAmJiAhcGVyUm93Lmhhcyh4KSkge1xuICAgICAgc3RlcHMucHVzaChzY2FsYXJTdGVwKCdycG93Jywgb3V0LCBvcGVyYW5kKHkpLCBzY2FsYXJWYWx1ZXMsIHNsb3RPZih4KSkpO1xuICAgIH0gZWxzZSB7XG4gICAgICBzdGVwcy5wdXNoKHJvd1N0ZXAobm9kZS5raW5kLCBvdXQsIG5vZGUuYXJncy5tYXAob3BlcmFuZCkpKTtcbiAgICB9XG4gICAgb3BlcmFuZHMuc2V0KGlkLCBvdXQpO1xuICB9XG5cbiAgLy8gUm9vdHMgdGhhdCBhcmUgbGVhdmVzLCBzY2FsYXJzIG9yIHJlcGVhdHMgb2YgYW5vdGhlciByb290IGFyZSBjb3BpZWQgYXQgdGhlIGVuZC5cbiAgY29uc3QgY29waWVzOiAoKCkgPT4gdm9pZClbXSA9IFtdO1xuICByb290cy5mb3JFYWNoKChpZCwgaSkgPT4ge1xuICAgIGlmICghcGVyUm93LmhhcyhpZCkpIGNvcGllcy5wdXNoKCgpID0+IHJlc3VsdHNbaV0uZmlsbChzY2FsYXJWYWx1ZXNbc2xvdE9mKGlkKV0pKTtcbiAgICBlbHNlIGlmIChpc0xlYWYoZ3JhcGgubm9kZShpZCkpKSBjb3BpZXMucHVzaCgoKSA9PiByZXN1bHRzW2ldLnNldChvcGVyYW5kKGlkKS5hcnJheSkpO1xuICAgIGVsc2UgaWYgKHJvb3RBdC5nZXQoaWQpICE9PSBpKSBjb3BpZXMucHVzaCgoKSA9PiByZXN1bHRzW2ldLnNldChyZXN1bHRzW3Jvb3RBdC5nZXQoaWQpIGFzIG51bWJlcl0pKTtcbiAgfSk7XG5cbiAgcmV0dXJuIHtcbiAgICByZXN1bHRzLFxuICAgIHJ1bihzY2FsYXJzKSB7XG4gICAgICBmb3IgKGNvbnN0IHN0ZXAgb2Ygc2NhbGFyU3RlcHMpIHN0ZXAoc2NhbGFycyk7XG4gICAgICBmb3IgKGNvbnN0IGZpbGwgb2YgZmlsbHMpIGZpbGwoKTtcbiAgICAgIGZvciAobGV0IHN0YXJ0ID0gMDsgc3RhcnQgPCByb3dzOyBzdGFydCArPSBCTE9DSykge1xuICAgICAgICBjb25zdCBuID0gTWF0aC5taW4oQkxPQ0ssIHJvd3MgLSBzdGFydCk7XG4gICAgICAgIGZvciAoY29uc3Qgc3RlcCBvZiBzdGVwcykgc3RlcChzdGFydCwgbik7XG4gICAgICB9XG4gICAgICBmb3IgKGNvbnN0IGNvcHkgb2YgY29waWVzKSBjb3B5KCk7XG4gICAgfSxcbiAgfTtcbn1cblxuZnVuY3Rpb24gc2NhbGFyQXNzaWdubWVudChcbiAgbm9kZTogTm9kZSxcbiAgc2xvdDogbnVtYmVyLFxuICBhcmdzOiByZWFkb25seSBudW1iZXJbXSxcbiAgdmFsdWVzOiBGbG9hdDY0QXJyYXksXG4pOiAoc2NhbGFyczogQXJyYXlMaWtlPG51bWJlcj4pID0+IHZvaWQge1xuICBpZiAoaXNMZWFmKG5vZGUpKSB7XG4gICAgY29uc3QgeyBraW5kLCB2YWx1ZSB9ID0gbm9kZTtcbiAgICByZXR1cm4gKHNjYWxhcnMpID0+IHtcbiAgICAgIHZhbHVlc1tzbG90XSA9IGtpbmQgPT09ICdjb25zdCcgPyB2YWx1ZSA6IHNjYWxhcnNbdmFsdWVdO1xuICAgIH07XG4gIH1cbiAgY29uc3QgW2EsIGIsIGMsIGRdID0gYXJncztcbiAgaWYgKG5vZGUua2luZCA9PT0gJ3NlbGVjdCcpIHtcbiAgICByZXR1cm4gKCkgPT4ge1xuICAgICAgdmFsdWVzW3Nsb3RdID0gdmFsdWVzW2FdIDwgdmFsdWVzW2JdID8gdmFsdWVzW2NdIDogdmFsdWVzW2RdO1xuICAgIH07XG4gIH1cbiAgaWYgKGFyZ3MubGVuZ3RoID09PSAxKSB7XG4gICAgY29uc3QgZiA9IHVuYXJ5VmFsdWVbbm9kZS5raW5kIGFzIFVuYXJ5S2luZF07XG4gICAgcmV0dXJuICgpID0+IHtcbiAgICAgIHZhbHVlc1tzbG90XSA9IGYodmFsdWVzW2FdKTtcbiAgICB9O1xuICB9XG4gIGNvbnN0IGYgPSBiaW5hcnlWYWx1ZVtub2RlLmtpbmQgYXMgQmluYXJ5S2luZF07XG4gIHJldHVybiAoKSA9PiB7XG4gICAgdmFsdWVzW3Nsb3RdID0gZih2YWx1ZXNbYV0sIHZhbHVlc1tiXSk7XG4gIH07XG59XG5cbmZ1bmN0aW9uIHNjYWxhclN0ZXAoXG4gIGtpbmQ6IGtleW9mIHR5cGVvZiBzY2FsYXJMb29wcyxcbiAgb3V0OiBPcGVyYW5kLFxuICBjb2x1bW46IE9wZXJhbmQsXG4gIHNjYWxhcnM6IEZsb2F0NjRBcnJheSxcbiAgc2xvdDogbnVtYmVyLFxuKTogU3RlcCB7XG4gIGNvbnN0IGxvb3AgPSBzY2FsYXJMb29wc1traW5kXTtcbiAgY29uc3QgW28sIHhdID0gW291dC5hcnJheSwgY29sdW1uLmFycmF5XTtcbiAgY29uc3QgW21vLCBteF0gPSBbb3V0Lm1vdmVzID8gMSA6IDAsIGNvbHVtbi5tb3ZlcyA/IDEgOiAwXTtcbiAgcmV0dXJuIChzdGFydCwgbikgPT4gbG9vcChvLCBtbyAqIHN0YXJ0LCB4LCBteCAqIHN0YXJ0LCBzY2FsYXJzW3Nsb3RdLCBuKTtcbn1cblxudHlwZSBTY2FsYXJMb29wID0gKG86IEZsb2F0NjRBcnJheSwgb286IG51bWJlciwgeDogRmxvYXQ2NEFycmF5LCBveDogbnVtYmVyLCBzOiBudW1iZXIsIG46IG51bWJlcikgPT4gdm9pZDtcblxuY29uc3Qgc2NhbGFyTG9vcHM6IFJlYWRvbmx5PFJlY29yZDwnYWRkJyB8ICdzdWInIHwgJ211bCcgfCAnZGl2JyB8ICdyc3ViJyB8ICdyZGl2JyB8ICdycG93JywgU2NhbGFyTG9vcD4+ID0ge1xuICBhZGQ6IChvLCBvbywgeCwgb3gsIHMsIG4pID0+IHtcbiAgICBmb3IgKGxldCBpID0gMDsgaSA8IG47IGkrKykgb1tvbyArIGldID0geFtveCArIGldICsgcztcbiAgfSxcbiAgc3ViOiAobywgb28sIHgsIG94LCBzLCBuKSA9PiB7XG4gICAgZm9yIChsZXQgaSA9IDA7IGkgPCBuOyBpKyspIG9bb28gKyBpXSA9IHhbb3ggKyBpXSAtIHM7XG4gIH0sXG4gIHJzdWI6IChvLCBvbywgeCwgb3gsIHMsIG4pID0+IHtcbiAgICBmb3IgKGxldCBpID0gMDsgaSA8IG47IGkrKykgb1tvbyArIGldID0gcyAtIHhbb3ggKyBpXTtcbiAgfSxcbiAgbXVsOiAobywgb28sIHgsIG94LCBzLCBuKSA9PiB7XG4gICAgZm9yIChsZXQgaSA9IDA7IGkgPCBuOyBpKyspIG9bb28gKyBpXSA9IHhbb3ggKyBpXSAqIHM7XG4gIH0sXG4gIGRpdjogKG8sIG9vLCB4LCBveCwgcywgbikgPT4ge1xuICAgIGZvciAobGV0IGkgPSAwOyBpIDwgbjsgaSsrKSBvW29vICsgaV0gPSB4W294ICsgaV0gLyBzO1xuICB9LFxuICByZGl2OiAobywgb28sIHgsIG94LCBzLCBuKSA9PiB7XG4gICAgZm9yIChsZXQgaSA9IDA7IGkgPCBuOyBpKyspIG9bb28gKyBpXSA9IHMgLyB4W294ICsgaV07XG4gIH0sXG4gIHJwb3c6IChvLCBvbywgeCwgb3gsIHMsIG4pID0+IHBvd2Vyc09mKHMsIHgsIG94LCBvLCBvbywgbiksXG59O1xuXG5mdW5jdGlvbiByb3dTdGVwKGtpbmQ6IE5vZGVbJ2tpbmQnXSwgb3V0OiBPcGVyYW5kLCBhcmdzOiByZWFkb25seSBPcGVyYW5kW10pOiBTdGVwIHtcbiAgY29uc3QgbyA9IG91dC5hcnJheTtcbiAgY29uc3QgW2EsIGIsIGMsIGRdID0gYXJncy5tYXAoKGFyZykgPT4gYXJnLmFycmF5KTtcbiAgY29uc3QgW21hLCBtYiwgbWMsIG1kXSA9IGFyZ3MubWFwKChhcmcpID0+IChhcmcubW92ZXMgPyAxIDogMCkpO1xuICBjb25zdCBtbyA9IG91dC5tb3ZlcyA/IDEgOiAwO1xuICBpZiAoa2luZCA9PT0gJ3NlbGVjdCcpIHtcbiAgICByZXR1cm4gKHN0YXJ0LCBuKSA9PiB7XG4gICAgICBjb25zdCBbb28sIG9hLCBvYiwgb2MsIG9kXSA9IFttbyAqIHN0YXJ0LCBtYSAqIHN0YXJ0LCBtYiAqIHN0YXJ0LCBtYyAqIHN0YXJ0LCBtZCAqIHN0YXJ0XTtcbiAgICAgIGZvciAobGV0IGkgPSAwOyBpIDwgbjsgaSsrKSBvW29vICsgaV0gPSBhW29hICsgaV0gPCBiW29iICsgaV0gPyBjW29jICsgaV0gOiBkW29kICsgaV07XG4gICAgfTtcbiAgfVxuICBpZiAoYXJncy5sZW5ndGggPT09IDIpIHtcbiAgICBjb25zdCBsb29wID0gYmluYXJ5TG9vcHNba2luZCBhcyBCaW5hcnlLaW5kXTtcbiAgICByZXR1cm4gKHN0YXJ0LCBuKSA9PiBsb29wKG8sIG1vICogc3RhcnQsIGEsIG1hICogc3RhcnQsIGIsIG1iICogc3RhcnQsIG4pO1xuICB9XG4gIGNvbnN0IGxvb3AgPSB1bmFyeUxvb3BzW2tpbmQgYXMga2V5b2YgdHlwZW9mIHVuYXJ5TG9vcHNdID8/IG1hcExvb3AodW5hcnlWYWx1ZVtraW5kIGFzIFVuYXJ5S2luZF0pO1xuICByZXR1cm4gKHN0YXJ0LCBuKSA9PiBsb29wKG8sIG1vICogc3RhcnQsIGEsIG1hICogc3RhcnQsIG4pO1xufVxuXG50eXBlIFVuYXJ5TG9vcCA9IChvOiBGbG9hdDY0QXJyYXksIG9vOiBudW1iZXIsIHg6IEZsb2F0NjRBcnJheSwgb3g6IG51bWJlciwgbjogbnVtYmVyKSA9PiB2b2lkO1xudHlwZSBCaW5hcnlMb29wID0gKFxuICBvOiBGbG9hdDY0QXJyYXksXG4gIG9vOiBudW1iZXIsXG4gIHg6IEZsb2F0NjRBcnJheSxcbiAgb3g6IG51bWJlcixcbiAgeTogRmxvYXQ2NEFycmF5LFxuICBveTogbnVtYmVyLFxuICBuOiBudW1iZXIsXG4pID0+IHZvaWQ7XG5cbmZ1bmN0aW9uIG1hcExvb3AoZjogKHg6IG51bWJlcikgPT4gbnVtYmVyKTogVW5hcnlMb29wIHtcbiAgcmV0dXJuIChvLCBvbywgeCwgb3gsIG4pID0+IHtcbiAgICBmb3IgKGxldCBpID0gMDsgaSA8IG47IGkrKykgb1tvbyArIGldID0gZih4W294ICsgaV0pO1xuICB9O1xufVxuXG4vKiogVGhlIG1vc3QgZnJlcXVlbnQgb3BlcmF0aW9ucyBoYXZlIGxvb3BzIG9mIHRoZWlyIG93biwgd2hpY2ggdGhlIGNvbXBpbGVyIGNhbiBpbmxpbmU7IG90aGVycyB1c2UgYG1hcExvb3BgLiAqL1xuY29uc3QgdW5hcnlMb29wczogUmVhZG9ubHk8UGFydGlhbDxSZWNvcmQ8VW5hcnlLaW5kLCBVbmFyeUxvb3A+Pj4gPSB7XG4gIG5lZzogKG8sIG9vLCB4LCBveCwgbikgPT4ge1xuICAgIGZvciAobGV0IGkgPSAwOyBpIDwgbjsgaSsrKSBvW29vICsgaV0gPSAteFtveCArIGldO1xuICB9LFxuICBleHA6IChvLCBvbywgeCwgb3gsIG4pID0+IHtcbiAgICBmb3IgKGxldCBpID0gMDsgaSA8IG47IGkrKykgb1tvbyArIGldID0gTWF0aC5leHAoeFtveCArIGldKTtcbiAgfSxcbiAgbG9nOiAobywgb28sIHgsIG94LCBuKSA9PiB7XG4gICAgZm9yIChsZXQgaSA9IDA7IGkgPCBuOyBpKyspIG9bb28gKyBpXSA9IE1hdGgubG9nKHhbb3ggKyBpXSk7XG4gIH0sXG59O1xuXG5jb25zdCBiaW5hcnlMb29wczogUmVhZG9ubHk8UmVjb3JkPEJpbmFyeUtpbmQsIEJpbmFyeUxvb3A+PiA9IHtcbiAgYWRkOiAobywgb28sIHgsIG94LCB5LCBveSwgbikgPT4ge1xuICAgIGZvciAobGV0IGkgPSAwOyBpIDwgbjsgaSsrKSBvW29vICsgaV0gPSB4W294ICsgaV0gKyB5W295ICsgaV07XG4gIH0sXG4gIHN1YjogKG8sIG9vLCB4LCBveCwgeSwgb3ksIG4pID0+IHtcbiAgICBmb3IgKGxldCBpID0gMDsgaSA8IG47IGkrKykgb1tvbyArIGldID0geFtveCArIGldIC0geVtveSArIGldO1xuICB9LFxuICBtdWw6IChvLCBvbywgeCwgb3gsIHksIG95LCBuKSA9PiB7XG4gICAgZm9yIChsZXQgaSA9IDA7IGkgPCBuOyBpKyspIG9bb28gKyBpXSA9IHhbb3ggKyBpXSAqIHlbb3kgKyBpXTtcbiAgfSxcbiAgZGl2OiAobywgb28sIHgsIG94LCB5LCBveSwgbikgPT4ge1xuICAgIGZvciAobGV0IGkgPSAwOyBpIDwgbjsgaSsrKSBvW29vICsgaV0gPSB4W294ICsgaV0gLyB5W295ICsgaV07XG4gIH0sXG4gIHBvdzogKG8sIG9vLCB4LCBveCwgeSwgb3ksIG4pID0+IHtcbiAgICBmb3IgKGxldCBpID0gMDsgaSA8IG47IGkrKykgb1tvbyArIGldID0geFtveCArIGldICoqIHlbb3kgKyBpXTtcbiAgfSxcbiAgbWluOiAobywgb28sIHgsIG94LCB5LCBveSwgbikgPT4ge1xuICAgIGZvciAobGV0IGkgPSAwOyBpIDwgbjsgaSsrKSBvW29vICsgaV0gPSBNYXRoLm1pbih4W294ICsgaV0sIHlbb3kgKyBpXSk7XG4gIH0sXG4gIG1heDogKG8sIG9vLCB4LCBveCwgeSwgb3ksIG4pID0+IHtcbiAgICBmb3IgKGxldCBpID0gMDsgaSA8IG47IGkrKykgb1tvbyArIGldID0gTWF0aC5tYXgoeFtveCArIGldLCB5W295ICsgaV0pO1xuICB9LFxufTtcbiIsICIvKiogVGhlIHBhcnQgb2YgdGhlIFdlYkFzc2VtYmx5IGJpbmFyeSBmb3JtYXQgdGhhdCBtb2R1bGVzIG9mIG51bWVyaWMgbG9vcHMgbmVlZC4gKi9cblxuaW1wb3J0IHsgdG9vTGFyZ2UgfSBmcm9tICcuLi9zaXplLWxpbWl0cy5qcyc7XG5cbmV4cG9ydCBjb25zdCBWYWx1ZVR5cGUgPSB7IGkzMjogMHg3ZiwgZjY0OiAweDdjLCB2MTI4OiAweDdiIH0gYXMgY29uc3Q7XG5leHBvcnQgdHlwZSBWYWx1ZVR5cGUgPSAodHlwZW9mIFZhbHVlVHlwZSlba2V5b2YgdHlwZW9mIFZhbHVlVHlwZV07XG5cbi8qKiBUaGUgYnl0ZXMgb2YgY29kZSwgYW4gZXhwcmVzc2lvbiBvciBhIHNlY3Rpb24uICovXG5leHBvcnQgdHlwZSBCeXRlcyA9IEFycmF5TGlrZTxudW1iZXI+O1xuXG5leHBvcnQgaW50ZXJmYWNlIFdhc21GdW5jdGlvbiB7XG4gIHJlYWRvbmx5IG5hbWU6IHN0cmluZztcbiAgcmVhZG9ubHkgcGFyYW1ldGVyczogcmVhZG9ubHkgVmFsdWVUeXBlW107XG4gIC8qKiBMb2NhbCB2YXJpYWJsZXMgYmVzaWRlIHRoZSBwYXJhbWV0ZXJzLiAqL1xuICByZWFkb25seSBsb2NhbHM6IHJlYWRvbmx5IFZhbHVlVHlwZVtdO1xuICByZWFkb25seSBjb2RlOiBCeXRlcztcbn1cblxuLyoqIExFQjEyOCBvZiBhIG5vbi1uZWdhdGl2ZSBpbnRlZ2VyLiAqL1xuZXhwb3J0IGZ1bmN0aW9uIHVuc2lnbmVkKHZhbHVlOiBudW1iZXIpOiBudW1iZXJbXSB7XG4gIGNvbnN0IGJ5dGVzOiBudW1iZXJbXSA9IFtdO1xuICBsZXQgcmVzdCA9IHZhbHVlO1xuICBkbyB7XG4gICAgY29uc3QgbG93ID0gcmVzdCAlIDEyODtcbiAgICByZXN0ID0gTWF0aC5mbG9vcihyZXN0IC8gMTI4KTtcbiAgICBieXRlcy5wdXNoKHJlc3QgPiAwID8gbG93ICsgMTI4IDogbG93KTtcbiAgfSB3aGlsZSAocmVzdCA+IDApO1xuICByZXR1cm4gYnl0ZXM7XG59XG5cbi8qKiBMRUIxMjggb2YgYSBzaWduZWQgMzItYml0IGludGVnZXIuICovXG5leHBvcnQgZnVuY3Rpb24gc2lnbmVkKHZhbHVlOiBudW1iZXIpOiBudW1iZXJbXSB7XG4gIGNvbnN0IGJ5dGVzOiBudW1iZXJbXSA9IFtdO1xuICBsZXQgcmVzdCA9IHZhbHVlO1xuICBmb3IgKDs7KSB7XG4gICAgY29uc3QgbG93ID0gcmVzdCAmIDB4N2Y7XG4gICAgcmVzdCA+Pj0gNztcbiAgICBjb25zdCBkb25lID0gKHJlc3QgPT09IDAgJiYgKGxvdyAmIDB4NDApID09PSAwKSB8fCAocmVzdCA9PT0gLTEgJiYgKGxvdyAmIDB4NDApICE9PSAwKTtcbiAgICBieXRlcy5wdXNoKGRvbmUgPyBsb3cgOiBsb3cgfCAweDgwKTtcbiAgICBpZiAoZG9uZSkgcmV0dXJuIGJ5dGVzO1xuICB9XG59XG5cbmZ1bmN0aW9uIGpvaW4oLi4ucGFydHM6IHJlYWRvbmx5IEJ5dGVzW10pOiBVaW50OEFycmF5PEFycmF5QnVmZmVyPiB7XG4gIGNvbnN0IGpvaW5lZCA9IG5ldyBVaW50OEFycmF5KHBhcnRzLnJlZHVjZSgobGVuZ3RoLCBwYXJ0KSA9PiBsZW5ndGggKyBwYXJ0Lmxlbmd0aCwgMCkpO1xuICBsZXQgYXQgPSAwO1xuICBmb3IgKGNvbnN0IHBhcnQgb2YgcGFydHMpIHtcbiAgICBqb2luZWQuc2V0KHBhcnQsIGF0KTtcbiAgICBhdCArPSBwYXJ0Lmxlbmd0aDtcbiAgfVxuICByZXR1cm4gam9pbmVkO1xufVxuXG5mdW5jdGlvbiB2ZWN0b3IoaXRlbXM6IHJlYWRvbmx5IEJ5dGVzW10pOiBCeXRlcyB7XG4gIHJldHVybiBqb2luKHVuc2lnbmVkKGl0ZW1zLmxlbmd0aCksIC4uLml0ZW1zKTtcbn1cblxuZnVuY3Rpb24gbmFtZSh0ZXh0OiBzdHJpbmcpOiBCeXRlcyB7XG4gIGNvbnN0IGJ5dGVzID0gbmV3IFRleHRFbmNvZGVyKCkuZW5jb2RlKHRleHQpO1xuICByZXR1cm4gam9pbih1bnNpZ25lZChieXRlcy5sZW5ndGgpLCBieXRlcyk7XG59XG5cbmZ1bmN0aW9uIHNlY3Rpb24oaWQ6IG51bWJlciwgaXRlbXM6IHJlYWRvbmx5IEJ5dGVzW10pOiBCeXRlcyB7XG4gIGNvbnN0IGNvbnRlbnQgPSB2ZWN0b3IoaXRlbXMpO1xuICByZXR1cm4gam9pbihbaWRdLCB1bnNpZ25lZChjb250ZW50Lmxlbmd0aCksIGNvbnRlbnQpO1xufVxuXG4vKiogUnVucyBvZiBvbmUgdHlwZSwgdGhlIGZvcm1hdCdzIGVuY29kaW5nIG9mIGxvY2Fscy4gKi9cbmZ1bmN0aW9uIGxvY2FsR3JvdXBzKGxvY2FsczogcmVhZG9ubHkgVmFsdWVUeXBlW10pOiBCeXRlc1tdIHtcbiAgY29uc3QgZ3JvdXBzOiB7IGNvdW50OiBudW1iZXI7IHR5cGU6IFZhbHVlVHlwZSB9W10gPSBbXTtcbiAgZm9yIChjb25zdCB0eXBlIG9mIGxvY2Fscykge1xuICAgIGNvbnN0IGxhc3QgPSBncm91cHMuYXQoLTEpO1xuICAgIGlmIChsYXN0Py50eXBlID09PSB0eXBlKSBsYXN0LmNvdW50Kys7XG4gICAgZWxzZSBncm91cHMucHVzaCh7IGNvdW50OiAxLCB0eXBlIH0pO1xuICB9XG4gIHJldHVybiBncm91cHMubWFwKCh7IGNvdW50LCB0eXBlIH0pID0+IFsuLi51bnNpZ25lZChjb3VudCksIHR5cGVdKTtcbn1cblxuLyoqIExpbWl0cyBvZiBvbmUgZnVuY3Rpb24gYnkgdGhlIFdlYkFzc2VtYmx5IEphdmFTY3JpcHQgSW50ZXJmYWNlLiAqL1xuY29uc3QgTUFYX0JPRFkgPSA3XzY1NF8zMjE7XG5jb25zdCBNQVhfTE9DQUxTID0gNTBfMDAwO1xuXG4vKiogQSBtb2R1bGUgdGhhdCBpbXBvcnRzIGl0cyBtZW1vcnkgYXMgYGVudi5tZW1vcnlgIGFuZCBleHBvcnRzIGBmdW5jdGlvbnNgLCBub25lIG9mIHdoaWNoIHJldHVybnMgYSB2YWx1ZS4gVGhyb3dzIGBmb3JtdWxhLXRvby1sYXJnZWAuICovXG5leHBvcnQgZnVuY3Rpb24gZW5jb2RlTW9kdWxlKGZ1bmN0aW9uczogcmVhZG9ubHkgV2FzbUZ1bmN0aW9uW10pOiBVaW50OEFycmF5PEFycmF5QnVmZmVyPiB7XG4gIGNvbnN0IHR5cGVzID0gZnVuY3Rpb25zLm1hcCgoeyBwYXJhbWV0ZXJzIH0pID0+XG4gICAgam9pbihbMHg2MF0sIHZlY3RvcihwYXJhbWV0ZXJzLm1hcCgodHlwZSkgPT4gW3R5cGVdKSksIFswXSksXG4gICk7XG4gIGNvbnN0IG1lbW9yeSA9IGpvaW4obmFtZSgnZW52JyksIG5hbWUoJ21lbW9yeScpLCBbMHgwMiwgMHgwMCwgMHgwMF0pO1xuICBjb25zdCBpbmRpY2VzID0gZnVuY3Rpb25zLm1hcCgoXywgaSkgPT4gdW5zaWduZWQoaSkpO1xuICBjb25zdCBleHBvcnRzID0gZnVuY3Rpb25zLm1hcCgoZiwgaSkgPT4gam9pbihuYW1lKGYubmFtZSksIFsweDAwXSwgaW5kaWNlc1tpXSkpO1xuICBjb25zdCBib2RpZXMgPSBmdW5jdGlvbnMubWFwKCh7IGxvY2FscywgY29kZSB9KSA9PiB7XG4gICAgY29uc3QgYm9keSA9IGpvaW4odmVjdG9yKGxvY2FsR3JvdXBzKGxvY2FscykpLCBjb2RlLCBbMHgwYl0pO1xuICAgIGlmIChsb2NhbHMubGVuZ3RoID4gTUFYX0xPQ0FMUykgdGhyb3cgdG9vTGFyZ2UoJ251bWJlcnMgdG8gaG9sZCBhdCBvbmNlJywgTUFYX0xPQ0FMUyk7XG4gICAgaWYgKGJvZHkubGVuZ3RoID4gTUFYX0JPRFkpIHRocm93IHRvb0xhcmdlKCdieXRlcyBvZiBtYWNoaW5lIGNvZGUgaW4gb25lIGxvb3AnLCBNQVhfQk9EWSk7XG4gICAgcmV0dXJuIGpvaW4odW5zaWduZWQoYm9keS5sZW5ndGgpLCBib2R5KTtcbiAgfSk7XG4gIHJldHVybiBqb2luKFxuICAgIFsweDAwLCAweDYxLCAweDczLCAweDZkLCAweDAxLCAweDAwLCAweDAwLCAweDAwXSxcbiAgICBzZWN0aW9uKDEsIHR5cGVzKSxcbiAgICBzZWN0aW9uKDIsIFttZW1vcnldKSxcbiAgICBzZWN0aW9uKDMsIGluZGljZXMpLFxuICAgIHNlY3Rpb24oNywgZXhwb3J0cyksXG4gICAgc2VjdGlvbigxMCwgYm9kaWVzKSxcbiAgKTtcbn1cbiIsICJpbXBvcnQgdHlwZSB7IEV4cHJlc3Npb24gfSBmcm9tICcuL2JvZHkuanMnO1xuaW1wb3J0IHsgdW5zaWduZWQgfSBmcm9tICcuL2VuY29kZS5qcyc7XG5cbmZ1bmN0aW9uIHNpbWQob3Bjb2RlOiBudW1iZXIsIC4uLm9wZXJhbmRzOiByZWFkb25seSBFeHByZXNzaW9uW10pOiBFeHByZXNzaW9uIHtcbiAgY29uc3QgY29kZTogbnVtYmVyW10gPSBbXTtcbiAgZm9yIChjb25zdCBvcGVyYW5kIG9mIG9wZXJhbmRzKSBmb3IgKGNvbnN0IGJ5dGUgb2Ygb3BlcmFuZCkgY29kZS5wdXNoKGJ5dGUpO1xuICBjb2RlLnB1c2goMHhmZCwgLi4udW5zaWduZWQob3Bjb2RlKSk7XG4gIHJldHVybiBjb2RlO1xufVxuXG4vKiogQSBjb25zdGFudCB2ZWN0b3IgZnJvbSBpdHMgYnl0ZXMgaW4gbWVtb3J5LCBsaXR0bGUtZW5kaWFuIG9uIGV2ZXJ5IHByb2Nlc3NvciB0aGF0IGVuZ2luZXMgcnVuIG9uLiAqL1xuZnVuY3Rpb24gc3BsYXQodmVjdG9yOiBBcnJheUJ1ZmZlclZpZXcpOiBFeHByZXNzaW9uIHtcbiAgcmV0dXJuIFsweGZkLCAweDBjLCAuLi5uZXcgVWludDhBcnJheSh2ZWN0b3IuYnVmZmVyKV07XG59XG5cbi8qKlxuICogQmVsb3cgdGhlc2UgYXJndW1lbnRzIGFuIGV4cG9uZW50aWFsIGlzIHNldCB0byB6ZXJvLiBmNjQ6IGl0IHdvdWxkIGJlIHN1Ym5vcm1hbC4gZjMyOiBiZXNpZGUgdGVybXMgb2Ygb3JkZXIgMSBpdCBpc1xuICogbmVnbGlnaWJsZSwgYnV0IGl0cyBwcm9kdWN0cyB3b3VsZCBiZSBzdWJub3JtYWwsIHdoaWNoIFdlYkFzc2VtYmx5IGNhbm5vdCBmbHVzaCB0byB6ZXJvOiBwcm9jZXNzb3JzIGFyZSBzbyBzbG93IHdpdGhcbiAqIHRoZW0gdGhhdCBzb21lIHN0YXJ0cyB3b3VsZCB0YWtlIG1hbnkgdGltZXMgYXMgbG9uZy5cbiAqL1xuZXhwb3J0IGNvbnN0IEVYUF9aRVJPX0YzMiA9IC00MCAqIE1hdGguTE4yO1xuZXhwb3J0IGNvbnN0IEVYUF9aRVJPX0Y2NCA9IC03MDguMzk7XG4vKiogVGhlIHNhbWUgd2hlcmUgdmFsdWVzIG9mIGFueSBtYWduaXR1ZGUgbWF0dGVyOiBiZWxvdywgdGhleSB3b3VsZCBiZSBzdWJub3JtYWwuICovXG5leHBvcnQgY29uc3QgRVhQX1pFUk9fRjMyX1dIT0xFID0gLTEyNSAqIE1hdGguTE4yO1xuXG4vKipcbiAqIFRoZSBhcml0aG1ldGljIG9mIG9uZSBraW5kIG9mIHZlY3RvcjogZm91ciBmMzIgb3IgdHdvIGY2NC4gVGhlIHR3byBraW5kcyBoYXZlIHRoZSBzYW1lIGluc3RydWN0aW9ucyB1bmRlciBvcGNvZGVzXG4gKiB0aGF0IGRpZmZlciBieSBhIGNvbnN0YW50LCBzbyBjb2RlIG92ZXIgdGhlbSBpcyB3cml0dGVuIG9uY2UuIENvbXBhcmlzb25zIGdpdmUgbWFza3Mgb2YgYWxsIG9uZXMgb3IgemVyb3MuXG4gKi9cbmV4cG9ydCBjbGFzcyBMYW5lcyB7XG4gIHJlYWRvbmx5IHdpZGU6IGJvb2xlYW47XG4gIC8qKiBOdW1iZXJzIGluIGEgdmVjdG9yLiAqL1xuICByZWFkb25seSBjb3VudDogMiB8IDQ7XG4gIC8qKiBCaXRzIG9mIGEgc3RvcmVkIG1hbnRpc3NhLiAqL1xuICByZWFkb25seSBtYW50aXNzYTogNTIgfCAyMztcbiAgcHJpdmF0ZSByZWFkb25seSBjb25zdGFudHMgPSBuZXcgTWFwPG51bWJlciwgRXhwcmVzc2lvbj4oKTtcbiAgcHJpdmF0ZSByZWFkb25seSB3b3JkcyA9IG5ldyBNYXA8YmlnaW50LCBFeHByZXNzaW9uPigpO1xuICBwcml2YXRlIHJlYWRvbmx5IHNpZ25CaXQ6IGJpZ2ludDtcbiAgcHJpdmF0ZSByZWFkb25seSBhcml0aG1ldGljOiBudW1iZXI7XG4gIHByaXZhdGUgcmVhZG9ubHkgY29tcGFyaXNvbjogbnVtYmVyO1xuICBwcml2YXRlIHJlYWRvbmx5IGludGVnZXI6IG51bWJlcjtcblxuICAvKiogRXhwb25lbnRpYWxzIG9mIGFyZ3VtZW50cyBiZWxvdyBgemVyb0JlbG93YCBhcmUgemVyby4gKi9cbiAgY29uc3RydWN0b3IoXG4gICAga2luZDogJ2YzMicgfCAnZjY0JyxcbiAgICByZWFkb25seSB6ZXJvQmVsb3cgPSBraW5kID09PSAnZjY0JyA/IEVYUF9aRVJPX0Y2NCA6IEVYUF9aRVJPX0YzMixcbiAgKSB7XG4gICAgdGhpcy53aWRlID0ga2luZCA9PT0gJ2Y2NCc7XG4gICAgdGhpcy5jb3VudCA9IHRoaXMud2lkZSA/IDIgOiA0O1xuICAgIHRoaXMubWFudGlzc2EgPSB0aGlzLndpZGUgPyA1MiA6IDIzO1xuICAgIHRoaXMuc2lnbkJpdCA9IHRoaXMud2lkZSA/IDFuIDw8IDYzbiA6IDFuIDw8IDMxbjtcbiAgICB0aGlzLmFyaXRobWV0aWMgPSB0aGlzLndpZGUgPyAxMiA6IDA7XG4gICAgdGhpcy5jb21wYXJpc29uID0gdGhpcy53aWRlID8gNiA6IDA7XG4gICAgdGhpcy5pbnRlZ2VyID0gdGhpcy53aWRlID8gMzIgOiAwO1xuICB9XG5cbiAgLyoqIGB2YWx1ZWAsIHJvdW5kZWQgdG8gdGhlIGxhbmVzJyBraW5kLCBpbiBldmVyeSBsYW5lLiAqL1xuICBjb25zdGFudCh2YWx1ZTogbnVtYmVyKTogRXhwcmVzc2lvbiB7XG4gICAgbGV0IGNhY2hlZCA9IHRoaXMuY29uc3RhbnRzLmdldCh2YWx1ZSk7XG4gICAgaWYgKGNhY2hlZCA9PT0gdW5kZWZpbmVkKSB7XG4gICAgICBjYWNoZWQgPSBzcGxhdCh0aGlzLndpZGUgPyBGbG9hdDY0QXJyYXkub2YodmFsdWUsIHZhbHVlKSA6IG5ldyBGbG9hdDMyQXJyYXkoNCkuZmlsbCh2YWx1ZSkpO1xuICAgICAgdGhpcy5jb25zdGFudHMuc2V0KHZhbHVlLCBjYWNoZWQpO1xuICAgIH1cbiAgICByZXR1cm4gY2FjaGVkO1xuICB9XG5cbiAgLyoqIFRoZSBzYW1lIGJpdHMgaW4gZXZlcnkgbGFuZS4gKi9cbiAgd29yZChiaXRzOiBiaWdpbnQpOiBFeHByZXNzaW9uIHtcbiAgICBsZXQgY2FjaGVkID0gdGhpcy53b3Jkcy5nZXQoYml0cyk7XG4gICAgaWYgKGNhY2hlZCA9PT0gdW5kZWZpbmVkKSB7XG4gICAgICBjYWNoZWQgPSBzcGxhdCh0aGlzLndpZGUgPyBCaWdVaW50NjRBcnJheS5vZihiaXRzLCBiaXRzKSA6IG5ldyBVaW50MzJBcnJheSg0KS5maWxsKE51bWJlcihiaXRzKSkpO1xuICAgICAgdGhpcy53b3Jkcy5zZXQoYml0cywgY2FjaGVkKTtcbiAgICB9XG4gICAgcmV0dXJuIGNhY2hlZDtcbiAgfVxuXG4gIC8qKiBgbmFycm93YCBmb3IgZjMyIGFuZCBgd2lkZWAgZm9yIGY2NC4gKi9cbiAgY2hvb3NlPFQ+KG5hcnJvdzogVCwgd2lkZTogVCk6IFQge1xuICAgIHJldHVybiB0aGlzLndpZGUgPyB3aWRlIDogbmFycm93O1xuICB9XG5cbiAgLy8gQnkgbWFzazogZW5naW5lcyBleHBhbmQgdGhlIGluc3RydWN0aW9ucyBvZiB0aGF0IG5hbWUgdG8gc2V2ZXJhbC5cbiAgYWJzID0gKHg6IEV4cHJlc3Npb24pOiBFeHByZXNzaW9uID0+IHRoaXMuYW5kKHgsIHRoaXMud29yZCh0aGlzLnNpZ25CaXQgLSAxbikpO1xuICBuZWcgPSAoeDogRXhwcmVzc2lvbik6IEV4cHJlc3Npb24gPT4gdGhpcy54b3IoeCwgdGhpcy53b3JkKHRoaXMuc2lnbkJpdCkpO1xuICBzcXJ0ID0gKHg6IEV4cHJlc3Npb24pOiBFeHByZXNzaW9uID0+IHNpbWQoMHhlMyArIHRoaXMuYXJpdGhtZXRpYywgeCk7XG4gIGFkZCA9ICh4OiBFeHByZXNzaW9uLCB5OiBFeHByZXNzaW9uKTogRXhwcmVzc2lvbiA9PiBzaW1kKDB4ZTQgKyB0aGlzLmFyaXRobWV0aWMsIHgsIHkpO1xuICBzdWIgPSAoeDogRXhwcmVzc2lvbiwgeTogRXhwcmVzc2lvbik6IEV4cHJlc3Npb24gPT4gc2ltZCgweGU1ICsgdGhpcy5hcml0aG1ldGljLCB4LCB5KTtcbiAgbXVsID0gKHg6IEV4cHJlc3Npb24sIHk6IEV4cHJlc3Npb24pOiBFeHByZXNzaW9uID0+IHNpbWQoMHhlNiArIHRoaXMuYXJpdGhtZXRpYywgeCwgeSk7XG4gIGRpdiA9ICh4OiBFeHByZXNzaW9uLCB5OiBFeHByZXNzaW9uKTogRXhwcmVzc2lvbiA9PiBzaW1kKDB4ZTcgKyB0aGlzLmFyaXRobWV0aWMsIHgsIHkpO1xuICAvKiogTmFOIHdoZXJlIGVpdGhlciBpcy4gKi9cbiAgbWluID0gKHg6IEV4cHJlc3Npb24sIHk6IEV4cHJlc3Npb24pOiBFeHByZXNzaW9uID0+IHNpbWQoMHhlOCArIHRoaXMuYXJpdGhtZXRpYywgeCwgeSk7XG4gIG1heCA9ICh4OiBFeHByZXNzaW9uLCB5OiBFeHByZXNzaW9uKTogRXhwcmVzc2lvbiA9PiBzaW1kKDB4ZTkgKyB0aGlzLmFyaXRobWV0aWMsIHgsIHkpO1xuICAvKiogbWluKHgsIGxpbWl0KSBhbmQgbWF4KHgsIGxpbWl0KSwgeCB3aGVyZSB4IGlzIE5hTjogb25lIGluc3RydWN0aW9uLiAqL1xuICBhdE1vc3QgPSAoeDogRXhwcmVzc2lvbiwgbGltaXQ6IEV4cHJlc3Npb24pOiBFeHByZXNzaW9uID0+IHNpbWQoMHhlYSArIHRoaXMuYXJpdGhtZXRpYywgeCwgbGltaXQpO1xuICBhdExlYXN0ID0gKHg6IEV4cHJlc3Npb24sIGxpbWl0OiBFeHByZXNzaW9uKTogRXhwcmVzc2lvbiA9PiBzaW1kKDB4ZWIgKyB0aGlzLmFyaXRobWV0aWMsIHgsIGxpbWl0KTtcbiAgbmVhcmVzdCA9ICh4OiBFeHByZXNzaW9uKTogRXhwcmVzc2lvbiA9PiBzaW1kKHRoaXMud2lkZSA/IDB4OTQgOiAweDZhLCB4KTtcblxuICBlcXVhbCA9ICh4OiBFeHByZXNzaW9uLCB5OiBFeHByZXNzaW9uKTogRXhwcmVzc2lvbiA9PiBzaW1kKDB4NDEgKyB0aGlzLmNvbXBhcmlzb24sIHgsIHkpO1xuICBsZXNzID0gKHg6IEV4cHJlc3Npb24sIHk6IEV4cHJlc3Npb24pOiBFeHByZXNzaW9uID0+IHNpbWQoMHg0MyArIHRoaXMuY29tcGFyaXNvbiwgeCwgeSk7XG4gIGxlc3NPckVxdWFsID0gKHg6IEV4cHJlc3Npb24sIHk6IEV4cHJlc3Npb24pOiBFeHByZXNzaW9uID0+IHNpbWQoMHg0NSArIHRoaXMuY29tcGFyaXNvbiwgeCwgeSk7XG5cbiAgYW5kID0gKHg6IEV4cHJlc3Npb24sIHk6IEV4cHJlc3Npb24pOiBFeHByZXNzaW9uID0+IHNpbWQoMHg0ZSwgeCwgeSk7XG4gIC8qKiB4IHdoZXJlIGBtYXNrYCBpcyBub3Qgc2V0LCB6ZXJvIGVsc2V3aGVyZS4gKi9cbiAgY2xlYXIgPSAoeDogRXhwcmVzc2lvbiwgbWFzazogRXhwcmVzc2lvbik6IEV4cHJlc3Npb24gPT4gc2ltZCgweDRmLCB4LCBtYXNrKTtcbiAgb3IgPSAoeDogRXhwcmVzc2lvbiwgeTogRXhwcmVzc2lvbik6IEV4cHJlc3Npb24gPT4gc2ltZCgweDUwLCB4LCB5KTtcbiAgeG9yID0gKHg6IEV4cHJlc3Npb24sIHk6IEV4cHJlc3Npb24pOiBFeHByZXNzaW9uID0+IHNpbWQoMHg1MSwgeCwgeSk7XG4gIC8qKiBtYXNrID8geCA6IHkgKi9cbiAgc2VsZWN0ID0gKG1hc2s6IEV4cHJlc3Npb24sIHg6IEV4cHJlc3Npb24sIHk6IEV4cHJlc3Npb24pOiBFeHByZXNzaW9uID0+IHNpbWQoMHg1MiwgeCwgeSwgbWFzayk7XG4gIC8qKiBBbiBpMzI6IHNvbWUgbGFuZSBvZiBgbWFza2AgaXMgc2V0LiAqL1xuICBhbnkgPSAobWFzazogRXhwcmVzc2lvbik6IEV4cHJlc3Npb24gPT4gc2ltZCgweDUzLCBtYXNrKTtcbiAgLyoqIEFuIGkzMjogZXZlcnkgbGFuZSBvZiBgbWFza2AgaXMgc2V0LiAqL1xuICBhbGwgPSAobWFzazogRXhwcmVzc2lvbik6IEV4cHJlc3Npb24gPT4gc2ltZCgweGEzICsgdGhpcy5pbnRlZ2VyLCBtYXNrKTtcblxuICAvKiogTGFuZXMgYXMgaW50ZWdlcnMgb2YgdGhlaXIgb3duIHdpZHRoLiAqL1xuICBzaGlmdExlZnQgPSAoeDogRXhwcmVzc2lvbiwgYnk6IG51bWJlcik6IEV4cHJlc3Npb24gPT4gc2ltZCgweGFiICsgdGhpcy5pbnRlZ2VyLCB4LCBbMHg0MSwgYnldKTtcbiAgc2hpZnRSaWdodCA9ICh4OiBFeHByZXNzaW9uLCBieTogbnVtYmVyKTogRXhwcmVzc2lvbiA9PiBzaW1kKDB4YWQgKyB0aGlzLmludGVnZXIsIHgsIFsweDQxLCBieV0pO1xuICBhZGRXb3JkID0gKHg6IEV4cHJlc3Npb24sIHk6IEV4cHJlc3Npb24pOiBFeHByZXNzaW9uID0+IHNpbWQoMHhhZSArIHRoaXMuaW50ZWdlciwgeCwgeSk7XG4gIHN1YldvcmQgPSAoeDogRXhwcmVzc2lvbiwgeTogRXhwcmVzc2lvbik6IEV4cHJlc3Npb24gPT4gc2ltZCgweGIxICsgdGhpcy5pbnRlZ2VyLCB4LCB5KTtcblxuICAvKiogVGhlIHNpZ24gYml0IG9mIGV2ZXJ5IGxhbmUuICovXG4gIHNpZ25PZiA9ICh4OiBFeHByZXNzaW9uKTogRXhwcmVzc2lvbiA9PiB0aGlzLmFuZCh4LCB0aGlzLndvcmQodGhpcy5zaWduQml0KSk7XG59XG5cbi8qKiBDb252ZXJzaW9ucyBiZXR3ZWVuIHRoZSBraW5kcy4gKi9cbmV4cG9ydCBjb25zdCBjb252ZXJ0ID0ge1xuICAvKiogTGFuZSAwIG9yIDEgb2YgdHdvIGY2NCBhcyBhIHNjYWxhci4gKi9cbiAgbGFuZTogKHg6IEV4cHJlc3Npb24sIGluZGV4OiAwIHwgMSk6IEV4cHJlc3Npb24gPT4gWy4uLngsIDB4ZmQsIDB4MjEsIGluZGV4XSxcbiAgLyoqIExhbmUgMCBvZiB0d28gZjY0IGluIGFsbCBvZiBmb3VyIGYzMi4gKi9cbiAgbmFycm93OiAoeDogRXhwcmVzc2lvbik6IEV4cHJlc3Npb24gPT4gWy4uLmNvbnZlcnQubGFuZSh4LCAwKSwgMHhiNiwgMHhmZCwgMHgxM10sXG4gIC8qKiBUd28gcGFpcnMgb2YgZjY0IGFzIGZvdXIgZjMyLiAqL1xuICBuYXJyb3dQYWlyczogKHg6IEV4cHJlc3Npb24sIHk6IEV4cHJlc3Npb24pOiBFeHByZXNzaW9uID0+IFtcbiAgICAuLi5zaW1kKDB4NWUsIHgpLFxuICAgIC4uLnNpbWQoMHg1ZSwgeSksXG4gICAgMHhmZCxcbiAgICAweDBkLFxuICAgIC4uLlswLCAxLCAyLCAzLCA0LCA1LCA2LCA3LCAxNiwgMTcsIDE4LCAxOSwgMjAsIDIxLCAyMiwgMjNdLFxuICBdLFxuICAvKiogQSBzY2FsYXIgZjY0IGluIGFsbCBsYW5lcyBvZiBlaXRoZXIga2luZC4gKi9cbiAgc3BsYXQ6ICh4OiBFeHByZXNzaW9uLCBsYW5lczogTGFuZXMpOiBFeHByZXNzaW9uID0+XG4gICAgbGFuZXMud2lkZSA/IFsuLi54LCAweGZkLCAweDE0XSA6IFsuLi54LCAweGI2LCAweGZkLCAweDEzXSxcbiAgLyoqIFRoZSBsb3dlciBhbmQgdGhlIHVwcGVyIHR3byBvZiBmb3VyIGYzMiBhcyBmNjQuICovXG4gIHdpZGVuTG93OiAoeDogRXhwcmVzc2lvbik6IEV4cHJlc3Npb24gPT4gc2ltZCgweDVmLCB4KSxcbiAgd2lkZW5IaWdoOiAoeDogRXhwcmVzc2lvbik6IEV4cHJlc3Npb24gPT4gWy4uLmNvbnZlcnQuc2h1ZmZsZUhpZ2goeCksIDB4ZmQsIC4uLnVuc2lnbmVkKDB4NWYpXSxcbiAgLyoqIFRoZSB1cHBlciBoYWxmIG9mIGEgdmVjdG9yIGluIGJvdGggaGFsdmVzLiAqL1xuICBzaHVmZmxlSGlnaDogKHg6IEV4cHJlc3Npb24pOiBFeHByZXNzaW9uID0+IFtcbiAgICAuLi54LFxuICAgIC4uLngsXG4gICAgMHhmZCxcbiAgICAweDBkLFxuICAgIC4uLls4LCA5LCAxMCwgMTEsIDEyLCAxMywgMTQsIDE1LCA4LCA5LCAxMCwgMTEsIDEyLCAxMywgMTQsIDE1XSxcbiAgXSxcbn07XG4iLCAiaW1wb3J0IHsgc2lnbmVkLCB1bnNpZ25lZCwgVmFsdWVUeXBlLCB0eXBlIFdhc21GdW5jdGlvbiB9IGZyb20gJy4vZW5jb2RlLmpzJztcblxuLyoqIENvZGUgdGhhdCBsZWF2ZXMgb25lIHZhbHVlIG9uIHRoZSBzdGFjay4gKi9cbmV4cG9ydCB0eXBlIEV4cHJlc3Npb24gPSByZWFkb25seSBudW1iZXJbXTtcblxuLyoqIFRoZSBib2R5IG9mIGEgZnVuY3Rpb24gdW5kZXIgY29uc3RydWN0aW9uLCBhbmQgaXRzIGxvY2Fscy4gKi9cbmV4cG9ydCBjbGFzcyBCb2R5IHtcbiAgcHJpdmF0ZSByZWFkb25seSBjb2RlOiBudW1iZXJbXSA9IFtdO1xuICBwcml2YXRlIHJlYWRvbmx5IGxvY2FsczogVmFsdWVUeXBlW10gPSBbXTtcbiAgLyoqIExvY2FscyB0aGF0IGFyZSBmcmVlIGZvciByZXVzZS4gKi9cbiAgcHJpdmF0ZSByZWFkb25seSB1bnVzZWQgPSBuZXcgTWFwPFZhbHVlVHlwZSwgbnVtYmVyW10+KCk7XG4gIC8qKiBUaGUgbG9jYWxzIG9mIGV4cHJlc3Npb25zIG1hZGUgYnkgYGxldGAuICovXG4gIHByaXZhdGUgcmVhZG9ubHkgbWFkZSA9IG5ldyBNYXA8RXhwcmVzc2lvbiwgeyByZWFkb25seSBsb2NhbDogbnVtYmVyOyByZWFkb25seSB0eXBlOiBWYWx1ZVR5cGUgfT4oKTtcbiAgLyoqIFdpdGhpbiBgc2NvcGVkYDogdGhlIGxvY2FscyB0YWtlbiBzaW5jZSBpdCBiZWdhbi4gKi9cbiAgcHJpdmF0ZSB0YWtlbjogeyByZWFkb25seSBsb2NhbDogbnVtYmVyOyByZWFkb25seSB0eXBlOiBWYWx1ZVR5cGUgfVtdIHwgdW5kZWZpbmVkO1xuXG4gIGNvbnN0cnVjdG9yKFxuICAgIHByaXZhdGUgcmVhZG9ubHkgbmFtZTogc3RyaW5nLFxuICAgIHByaXZhdGUgcmVhZG9ubHkgcGFyYW1ldGVyczogcmVhZG9ubHkgVmFsdWVUeXBlW10sXG4gICkge31cblxuICBwYXJhbWV0ZXIoaW5kZXg6IG51bWJlcik6IEV4cHJlc3Npb24ge1xuICAgIHJldHVybiBbMHgyMCwgLi4udW5zaWduZWQoaW5kZXgpXTtcbiAgfVxuXG4gIHJ1bihjb2RlOiBFeHByZXNzaW9uKTogdm9pZCB7XG4gICAgZm9yIChjb25zdCBieXRlIG9mIGNvZGUpIHRoaXMuY29kZS5wdXNoKGJ5dGUpO1xuICB9XG5cbiAgLyoqIEEgbG9jYWwgdmFyaWFibGUsIHVuaW5pdGlhbGlzZWQuICovXG4gIGxvY2FsKHR5cGU6IFZhbHVlVHlwZSk6IG51bWJlciB7XG4gICAgY29uc3QgbG9jYWwgPSB0aGlzLnVudXNlZC5nZXQodHlwZSk/LnBvcCgpID8/IHRoaXMucGFyYW1ldGVycy5sZW5ndGggKyB0aGlzLmxvY2Fscy5wdXNoKHR5cGUpIC0gMTtcbiAgICB0aGlzLnRha2VuPy5wdXNoKHsgbG9jYWwsIHR5cGUgfSk7XG4gICAgcmV0dXJuIGxvY2FsO1xuICB9XG5cbiAgc2V0KGxvY2FsOiBudW1iZXIsIHZhbHVlOiBFeHByZXNzaW9uKTogdm9pZCB7XG4gICAgdGhpcy5ydW4odmFsdWUpO1xuICAgIHRoaXMucnVuKFsweDIxLCAuLi51bnNpZ25lZChsb2NhbCldKTtcbiAgfVxuXG4gIGdldChsb2NhbDogbnVtYmVyKTogRXhwcmVzc2lvbiB7XG4gICAgcmV0dXJuIFsweDIwLCAuLi51bnNpZ25lZChsb2NhbCldO1xuICB9XG5cbiAgLyoqIENvbXB1dGVzIGB2YWx1ZWAgYXQgdGhpcyBwb2ludDsgdGhlIGV4cHJlc3Npb24gcmV0dXJuZWQgcmVhZHMgaXQsIGFueSBudW1iZXIgb2YgdGltZXMuICovXG4gIGxldCh2YWx1ZTogRXhwcmVzc2lvbiwgdHlwZTogVmFsdWVUeXBlID0gVmFsdWVUeXBlLnYxMjgpOiBFeHByZXNzaW9uIHtcbiAgICBjb25zdCBsb2NhbCA9IHRoaXMubG9jYWwodHlwZSk7XG4gICAgdGhpcy5zZXQobG9jYWwsIHZhbHVlKTtcbiAgICBjb25zdCByZWFkID0gdGhpcy5nZXQobG9jYWwpO1xuICAgIHRoaXMubWFkZS5zZXQocmVhZCwgeyBsb2NhbCwgdHlwZSB9KTtcbiAgICByZXR1cm4gcmVhZDtcbiAgfVxuXG4gIC8qKiBSZWxlYXNlcyB0aGUgbG9jYWwgb2YgYHZhbHVlYCwgbWFkZSBieSBgbGV0YCBhbmQgbm90IHJlYWQgYW55IG1vcmUsIGZvciByZXVzZS4gKi9cbiAgZnJlZSh2YWx1ZTogRXhwcmVzc2lvbik6IHZvaWQge1xuICAgIGNvbnN0IG1hZGUgPSB0aGlzLm1hZGUuZ2V0KHZhbHVlKTtcbiAgICBpZiAobWFkZSA9PT0gdW5kZWZpbmVkIHx8ICF0aGlzLm1hZGUuZGVsZXRlKHZhbHVlKSkgcmV0dXJuO1xuICAgIHRoaXMucmVsZWFzZShtYWRlKTtcbiAgfVxuXG4gIC8qKiBDb21wdXRlcyB3aGF0IGBtYWtlYCByZXR1cm5zLCBhcyBgbGV0YCBkb2VzLCBhbmQgdGhlbiByZWxlYXNlcyBhbGwgbG9jYWxzIHRoYXQgYG1ha2VgIHRvb2suICovXG4gIHNjb3BlZChtYWtlOiAoKSA9PiBFeHByZXNzaW9uLCB0eXBlOiBWYWx1ZVR5cGUgPSBWYWx1ZVR5cGUudjEyOCk6IEV4cHJlc3Npb24ge1xuICAgIGNvbnN0IG91dGVyID0gdGhpcy50YWtlbjtcbiAgICBjb25zdCB0YWtlbjogeyByZWFkb25seSBsb2NhbDogbnVtYmVyOyByZWFkb25seSB0eXBlOiBWYWx1ZVR5cGUgfVtdID0gW107XG4gICAgdGhpcy50YWtlbiA9IHRha2VuO1xuICAgIGNvbnN0IHZhbHVlID0gbWFrZSgpO1xuICAgIHRoaXMudGFrZW4gPSBvdXRlcjtcbiAgICBjb25zdCByZXN1bHQgPSB0aGlzLmxldCh2YWx1ZSwgdHlwZSk7XG4gICAgZm9yIChjb25zdCBlYWNoIG9mIHRha2VuKSB0aGlzLnJlbGVhc2UoZWFjaCk7XG4gICAgcmV0dXJuIHJlc3VsdDtcbiAgfVxuXG4gIHByaXZhdGUgcmVsZWFzZSh7IGxvY2FsLCB0eXBlIH06IHsgcmVhZG9ubHkgbG9jYWw6IG51bWJlcjsgcmVhZG9ubHkgdHlwZTogVmFsdWVUeXBlIH0pOiB2b2lkIHtcbiAgICBjb25zdCB1bnVzZWQgPSB0aGlzLnVudXNlZC5nZXQodHlwZSk7XG4gICAgaWYgKHVudXNlZCA9PT0gdW5kZWZpbmVkKSB0aGlzLnVudXNlZC5zZXQodHlwZSwgW2xvY2FsXSk7XG4gICAgZWxzZSB1bnVzZWQucHVzaChsb2NhbCk7XG4gIH1cblxuICAvKiogUmVwZWF0cyBgd3JpdGVgJ3MgY29kZSB3aGlsZSBgY29uZGl0aW9uYCwgYW4gaTMyLCBob2xkcyBhZnRlciBpdCAoZG8td2hpbGUpLiAqL1xuICByZXBlYXRXaGlsZShjb25kaXRpb246IEV4cHJlc3Npb24sIHdyaXRlOiAoKSA9PiB2b2lkKTogdm9pZCB7XG4gICAgdGhpcy5ydW4oWzB4MDMsIDB4NDBdKTtcbiAgICB3cml0ZSgpO1xuICAgIHRoaXMucnVuKFsuLi5jb25kaXRpb24sIDB4MGQsIDB4MDAsIDB4MGJdKTtcbiAgfVxuXG4gIC8qKiBSdW5zIGB3cml0ZWAncyBjb2RlIHdoZXJlIGBjb25kaXRpb25gLCBhbiBpMzIsIGhvbGRzLiAqL1xuICB3aGVuKGNvbmRpdGlvbjogRXhwcmVzc2lvbiwgd3JpdGU6ICgpID0+IHZvaWQpOiB2b2lkIHtcbiAgICB0aGlzLnJ1bihbLi4uY29uZGl0aW9uLCAweDA0LCAweDQwXSk7XG4gICAgd3JpdGUoKTtcbiAgICB0aGlzLnJ1bihbMHgwYl0pO1xuICB9XG5cbiAgZmluaXNoKCk6IFdhc21GdW5jdGlvbiB7XG4gICAgcmV0dXJuIHsgbmFtZTogdGhpcy5uYW1lLCBwYXJhbWV0ZXJzOiB0aGlzLnBhcmFtZXRlcnMsIGxvY2FsczogdGhpcy5sb2NhbHMsIGNvZGU6IHRoaXMuY29kZSB9O1xuICB9XG59XG5cbi8qKiBBZGRyZXNzIDAsIHNvIHRoYXQgb2Zmc2V0cyBhcmUgYWRkcmVzc2VzLiAqL1xuY29uc3Qgb3JpZ2luOiBFeHByZXNzaW9uID0gWzB4NDEsIDB4MDBdO1xuXG5leHBvcnQgY29uc3QgaTMyID0ge1xuICBjb25zdGFudDogKHZhbHVlOiBudW1iZXIpOiBFeHByZXNzaW9uID0+IFsweDQxLCAuLi5zaWduZWQodmFsdWUpXSxcbiAgYWRkOiAoeDogRXhwcmVzc2lvbiwgeTogRXhwcmVzc2lvbik6IEV4cHJlc3Npb24gPT4gWy4uLngsIC4uLnksIDB4NmFdLFxuICBzaGlmdExlZnQ6ICh4OiBFeHByZXNzaW9uLCBieTogbnVtYmVyKTogRXhwcmVzc2lvbiA9PiBbLi4ueCwgLi4uaTMyLmNvbnN0YW50KGJ5KSwgMHg3NF0sXG4gIG5vdDogKHg6IEV4cHJlc3Npb24pOiBFeHByZXNzaW9uID0+IFsuLi54LCAweDQ1XSxcbiAgYW5kOiAoeDogRXhwcmVzc2lvbiwgeTogRXhwcmVzc2lvbik6IEV4cHJlc3Npb24gPT4gWy4uLngsIC4uLnksIDB4NzFdLFxuICBsZXNzOiAoeDogRXhwcmVzc2lvbiwgeTogRXhwcmVzc2lvbik6IEV4cHJlc3Npb24gPT4gWy4uLngsIC4uLnksIDB4NDldLFxuICAvKiogY29uZGl0aW9uID8geCA6IHkgKi9cbiAgc2VsZWN0OiAoeDogRXhwcmVzc2lvbiwgeTogRXhwcmVzc2lvbiwgY29uZGl0aW9uOiBFeHByZXNzaW9uKTogRXhwcmVzc2lvbiA9PiBbXG4gICAgLi4ueCxcbiAgICAuLi55LFxuICAgIC4uLmNvbmRpdGlvbixcbiAgICAweDFiLFxuICBdLFxuICBsb2FkOiAob2Zmc2V0OiBudW1iZXIsIHBvaW50ZXIgPSBvcmlnaW4pOiBFeHByZXNzaW9uID0+IFsuLi5wb2ludGVyLCAweDI4LCAuLi5wbGFjZSgyLCBvZmZzZXQpXSxcbiAgc3RvcmU6IChvZmZzZXQ6IG51bWJlciwgdmFsdWU6IEV4cHJlc3Npb24sIHBvaW50ZXIgPSBvcmlnaW4pOiBFeHByZXNzaW9uID0+IFtcbiAgICAuLi5wb2ludGVyLFxuICAgIC4uLnZhbHVlLFxuICAgIDB4MzYsXG4gICAgLi4ucGxhY2UoMiwgb2Zmc2V0KSxcbiAgXSxcbn07XG5cbi8qKiBUaGUgaW1tZWRpYXRlIG9wZXJhbmRzIG9mIGEgbWVtb3J5IGluc3RydWN0aW9uOiBsb2cyIG9mIHRoZSBhbGlnbm1lbnQsIHRoZW4gdGhlIG9mZnNldC4gKi9cbmZ1bmN0aW9uIHBsYWNlKGFsaWdubWVudDogbnVtYmVyLCBvZmZzZXQ6IG51bWJlcik6IG51bWJlcltdIHtcbiAgcmV0dXJuIFthbGlnbm1lbnQsIC4uLnVuc2lnbmVkKG9mZnNldCldO1xufVxuXG5leHBvcnQgY29uc3QgZjY0ID0ge1xuICBhZGQ6ICh4OiBFeHByZXNzaW9uLCB5OiBFeHByZXNzaW9uKTogRXhwcmVzc2lvbiA9PiBbLi4ueCwgLi4ueSwgMHhhMF0sXG4gIHN1YjogKHg6IEV4cHJlc3Npb24sIHk6IEV4cHJlc3Npb24pOiBFeHByZXNzaW9uID0+IFsuLi54LCAuLi55LCAweGExXSxcbiAgc3RvcmU6IChvZmZzZXQ6IG51bWJlciwgdmFsdWU6IEV4cHJlc3Npb24sIHBvaW50ZXIgPSBvcmlnaW4pOiBFeHByZXNzaW9uID0+IFtcbiAgICAuLi5wb2ludGVyLFxuICAgIC4uLnZhbHVlLFxuICAgIDB4MzksXG4gICAgLi4ucGxhY2UoMywgb2Zmc2V0KSxcbiAgXSxcbn07XG5cbi8qKiBMb2FkcyBhbmQgc3RvcmVzIG9mIHdob2xlIHZlY3RvcnMsIDE2LWJ5dGUgYWxpZ25lZC4gKi9cbmV4cG9ydCBjb25zdCB2MTI4ID0ge1xuICBsb2FkOiAob2Zmc2V0OiBudW1iZXIsIHBvaW50ZXIgPSBvcmlnaW4pOiBFeHByZXNzaW9uID0+IFsuLi5wb2ludGVyLCAweGZkLCAweDAwLCAuLi5wbGFjZSg0LCBvZmZzZXQpXSxcbiAgLyoqIEFuIGY2NCBvZiBtZW1vcnkgaW4gYm90aCBsYW5lcy4gKi9cbiAgbG9hZFNwbGF0OiAob2Zmc2V0OiBudW1iZXIsIHBvaW50ZXIgPSBvcmlnaW4pOiBFeHByZXNzaW9uID0+IFsuLi5wb2ludGVyLCAweGZkLCAweDBhLCAuLi5wbGFjZSgzLCBvZmZzZXQpXSxcbiAgLyoqIEFuIGYzMiBvZiBtZW1vcnkgaW4gYWxsIGZvdXIgbGFuZXMuICovXG4gIGxvYWRTcGxhdE5hcnJvdzogKG9mZnNldDogbnVtYmVyLCBwb2ludGVyID0gb3JpZ2luKTogRXhwcmVzc2lvbiA9PiBbXG4gICAgLi4ucG9pbnRlcixcbiAgICAweGZkLFxuICAgIDB4MDksXG4gICAgLi4ucGxhY2UoMiwgb2Zmc2V0KSxcbiAgXSxcbiAgLyoqIEVpZ2h0IGJ5dGVzIG9mIG1lbW9yeSwgemVyb3MgYWJvdmUgdGhlbS4gKi9cbiAgbG9hZEhhbGY6IChvZmZzZXQ6IG51bWJlciwgcG9pbnRlciA9IG9yaWdpbik6IEV4cHJlc3Npb24gPT4gWy4uLnBvaW50ZXIsIDB4ZmQsIDB4NWQsIC4uLnBsYWNlKDMsIG9mZnNldCldLFxuICBzdG9yZTogKG9mZnNldDogbnVtYmVyLCB2YWx1ZTogRXhwcmVzc2lvbiwgcG9pbnRlciA9IG9yaWdpbik6IEV4cHJlc3Npb24gPT4gW1xuICAgIC4uLnBvaW50ZXIsXG4gICAgLi4udmFsdWUsXG4gICAgMHhmZCxcbiAgICAweDBiLFxuICAgIC4uLnBsYWNlKDQsIG9mZnNldCksXG4gIF0sXG59O1xuIiwgIi8qKlxuICogZXhwLCBsb2cgYW5kIGZ1bmN0aW9ucyBjb21wdXRlZCBmcm9tIHRoZW0sIGJyYW5jaC1mcmVlIGluIGVpdGhlciBraW5kIG9mIGxhbmUuIEFsbCByZXN1bHRzIGNvbWUgZnJvbSBJRUVFIG9wZXJhdGlvbnMgaW4gYVxuICogZml4ZWQgb3JkZXIsIHNvIHRoZXkgYXJlIHRoZSBzYW1lIGJpdHMgb24gZXZlcnkgbWFjaGluZS4gQm91bmRzIGFyZSBvZiB0aGUgcmVsYXRpdmUgZXJyb3IgaW4gdWxwcyBvZiB0aGUga2luZFxuICogKDJeLTIzIG9yIDJeLTUyKSwgYW5kIGFyZSB0ZXN0ZWQgaW4gYHRlc3Qvd2FzbS9mdW5jdGlvbnMudGVzdC50c2AuIFBvbHlub21pYWxzIGFyZSBuZWFyLW1pbmltYXggKENoZWJ5c2hldiBmaXRzIGluXG4gKiA2MCBkaWdpdHMpLlxuICovXG5pbXBvcnQgdHlwZSB7IEJvZHksIEV4cHJlc3Npb24gfSBmcm9tICcuL2JvZHkuanMnO1xuaW1wb3J0IHsgVmFsdWVUeXBlIH0gZnJvbSAnLi9lbmNvZGUuanMnO1xuaW1wb3J0IHR5cGUgeyBMYW5lcyB9IGZyb20gJy4vbGFuZXMuanMnO1xuXG5leHBvcnQgdHlwZSBMYW5lRnVuY3Rpb24gPSAoYm9keTogQm9keSwgbGFuZXM6IExhbmVzLCB4OiBFeHByZXNzaW9uKSA9PiBFeHByZXNzaW9uO1xuXG4vKiogYzAgKyBjMSB4ICsgYzIgeF4yICsgLi4uICovXG5leHBvcnQgZnVuY3Rpb24gcG9seW5vbWlhbChsYW5lczogTGFuZXMsIHg6IEV4cHJlc3Npb24sIGNvZWZmaWNpZW50czogcmVhZG9ubHkgbnVtYmVyW10pOiBFeHByZXNzaW9uIHtcbiAgcmV0dXJuIGNvZWZmaWNpZW50cy5tYXAoKGMpID0+IGxhbmVzLmNvbnN0YW50KGMpKS5yZWR1Y2VSaWdodCgoc3VtLCBjKSA9PiBsYW5lcy5hZGQobGFuZXMubXVsKHN1bSwgeCksIGMpKTtcbn1cblxuLyoqICgyXnQgLSAxKSAvIHQgb24gfHR8IDw9IDEvMiwgdG8gNmUtOSBvZiAyXnQuICovXG5jb25zdCBFWFBfRjMyID0gW1xuICAwLjY5MzE0NzE4ODA3MTE3NjMsIDAuMjQwMjI2NTA3NjA5NTczMDYsIDAuMDU1NTAzNTY4OTg2MjcwNzMsIDAuMDA5NjE4MDgyMzcwNjE2NjYsIDAuMDAxMzM5MDk3ODI0ODEyMzg2NixcbiAgMC4wMDAxNTQ1MzI2MjQwOTMyMDY3Mixcbl07XG5cbi8qKiByIGNvdGgoci8yKSAtIDIgb3ZlciByXjIsIGluIHJeMiwgb24gfHJ8IDw9IGxvZygyKSAvIDIgKGFzIGZkbGlibSBoYXMgaXQpLiAqL1xuY29uc3QgRVhQX0Y2NCA9IFtcbiAgMC4xNjY2NjY2NjY2NjY2NjYwMiwgLTAuMDAyNzc3Nzc3Nzc3NzAxNTU5MywgNi42MTM3NTYzMjE0Mzc5MzRlLTUsIC0xLjY1MzM5MDIyMDU0NjUyNTJlLTYsXG4gIDQuMTM4MTM2Nzk3MDU3MjM4NWUtOCxcbl07XG5cbi8qKiBsb2cgMiBpbiB0d28gcGFydHMsIHRoZSBmaXJzdCBzaG9ydCBlbm91Z2ggdGhhdCBpdHMgcHJvZHVjdCB3aXRoIGFuIGV4cG9uZW50IGlzIGV4YWN0LiAqL1xuY29uc3QgTE9HMl9GMzI6IHJlYWRvbmx5IG51bWJlcltdID0gWzAuNjkzMzU5Mzc1LCAtMi4xMjE5NDQ0ZS00XTtcbmNvbnN0IExPRzJfRjY0OiByZWFkb25seSBudW1iZXJbXSA9IFswLjY5MzE0NzE4MDM2OTEyMzgsIDEuOTA4MjE0OTI5MjcwNTg3N2UtMTBdO1xuXG4vKiogZXhwKHgpID0gc2NhbGUgKDEgKyByZXN0KSwgc2NhbGUgYSBwb3dlciBvZiB0d28uICovXG5mdW5jdGlvbiBleHBvbmVudGlhbFBhcnRzKGJvZHk6IEJvZHksIGxhbmVzOiBMYW5lcywgeDogRXhwcmVzc2lvbik6IHsgc2NhbGU6IEV4cHJlc3Npb247IHJlc3Q6IEV4cHJlc3Npb24gfSB7XG4gIGNvbnN0IHsgYWRkLCBzdWIsIG11bCwgZGl2IH0gPSBsYW5lcztcbiAgLy8gQWRkaW5nIDEuNSAyXm0gcm91bmRzIHRvIGFuIGludGVnZXIsIHdoaWNoIGlzIHRoZW4gaW4gdGhlIGxhc3QgYml0cyBvZiB0aGUgc3VtLCBiaWFzZWQgYXMgYW4gZXhwb25lbnQuXG4gIGNvbnN0IG1hZ2ljID0gbGFuZXMuY29uc3RhbnQoMS41ICogMiAqKiBsYW5lcy5tYW50aXNzYSArIGxhbmVzLmNob29zZSgxMjcsIDEwMjMpKTtcbiAgY29uc3QgaW5SYW5nZSA9IGJvZHkubGV0KGxhbmVzLmF0TW9zdCh4LCBsYW5lcy5jb25zdGFudChsYW5lcy5jaG9vc2UoODksIDcxMCkpKSk7XG4gIGNvbnN0IGJpbmFyeSA9IGJvZHkubGV0KG11bChpblJhbmdlLCBsYW5lcy5jb25zdGFudChNYXRoLkxPRzJFKSkpO1xuICBjb25zdCB0dXJucyA9IGJvZHkubGV0KGFkZChiaW5hcnksIG1hZ2ljKSk7XG4gIGNvbnN0IHdob2xlID0gYm9keS5sZXQoc3ViKHR1cm5zLCBtYWdpYykpO1xuICBjb25zdCBzY2FsZSA9IGxhbmVzLnNoaWZ0TGVmdCh0dXJucywgbGFuZXMubWFudGlzc2EpO1xuICBpZiAoIWxhbmVzLndpZGUpIHtcbiAgICAvLyBSb3VuZGluZyBvZiB0aGUgcmVkdWNlZCBhcmd1bWVudCBhZGRzIG5vIG1vcmUgZXJyb3IgdGhhbiB0aGUgYXJndW1lbnQgYWxyZWFkeSBoYXMuXG4gICAgY29uc3QgdCA9IGJvZHkubGV0KHN1YihiaW5hcnksIHdob2xlKSk7XG4gICAgcmV0dXJuIHsgc2NhbGUsIHJlc3Q6IG11bCh0LCBwb2x5bm9taWFsKGxhbmVzLCB0LCBFWFBfRjMyKSkgfTtcbiAgfVxuICBjb25zdCBbaGlnaCwgbG93XSA9IExPRzJfRjY0O1xuICBjb25zdCByID0gYm9keS5sZXQoc3ViKHN1YihpblJhbmdlLCBtdWwod2hvbGUsIGxhbmVzLmNvbnN0YW50KGhpZ2gpKSksIG11bCh3aG9sZSwgbGFuZXMuY29uc3RhbnQobG93KSkpKTtcbiAgY29uc3QgeiA9IGJvZHkubGV0KG11bChyLCByKSk7XG4gIGNvbnN0IGMgPSBib2R5LmxldChzdWIociwgbXVsKHosIHBvbHlub21pYWwobGFuZXMsIHosIEVYUF9GNjQpKSkpO1xuICByZXR1cm4geyBzY2FsZSwgcmVzdDogYWRkKHIsIGRpdihtdWwociwgYyksIHN1YihsYW5lcy5jb25zdGFudCgyKSwgYykpKSB9O1xufVxuXG4vKipcbiAqIFdpdGhpbiAyIHVscHMsIGYzMiB3aXRoaW4gMiArIDAuNyB8eHwgKGFzIG11Y2ggYXMgcm91bmRpbmcgdGhlIGFyZ3VtZW50IGNvc3RzKTsgaW5maW5pdGUgZnJvbSA4OC40IChmMzIpIGFuZCA3MDkuNFxuICogKGY2NCkgb24sIHplcm8gYmVsb3cgdGhlIGxhbmVzJyBgemVyb0JlbG93YC5cbiAqL1xuZXhwb3J0IGZ1bmN0aW9uIGV4cChib2R5OiBCb2R5LCBsYW5lczogTGFuZXMsIGFyZ3VtZW50OiBFeHByZXNzaW9uLCB6ZXJvQmVsb3cgPSBsYW5lcy56ZXJvQmVsb3cpOiBFeHByZXNzaW9uIHtcbiAgY29uc3QgeCA9IGJvZHkubGV0KGFyZ3VtZW50KTtcbiAgY29uc3QgeyBzY2FsZSwgcmVzdCB9ID0gZXhwb25lbnRpYWxQYXJ0cyhib2R5LCBsYW5lcywgeCk7XG4gIGNvbnN0IHJlc3VsdCA9IGxhbmVzLm11bChsYW5lcy5hZGQocmVzdCwgbGFuZXMuY29uc3RhbnQoMSkpLCBzY2FsZSk7XG4gIHJldHVybiBsYW5lcy5jbGVhcihyZXN1bHQsIGxhbmVzLmxlc3MoeCwgbGFuZXMuY29uc3RhbnQoemVyb0JlbG93KSkpO1xufVxuXG4vKiogV2l0aGluIDIgdWxwcywgZjMyIHdpdGhpbiAyICsgMC43IHx4fC4gKi9cbmV4cG9ydCBjb25zdCBleHBtMTogTGFuZUZ1bmN0aW9uID0gKGJvZHksIGxhbmVzLCBhcmd1bWVudCkgPT4ge1xuICAvLyBCZWxvdyB0aGlzIHRoZSByZXN1bHQgaXMgLTEgdG8gcm91bmRpbmcuXG4gIGNvbnN0IHggPSBib2R5LmxldChsYW5lcy5hdExlYXN0KGFyZ3VtZW50LCBsYW5lcy5jb25zdGFudChsYW5lcy5jaG9vc2UoLTIwLCAtNDApKSkpO1xuICBjb25zdCBwYXJ0cyA9IGV4cG9uZW50aWFsUGFydHMoYm9keSwgbGFuZXMsIHgpO1xuICBjb25zdCBzY2FsZSA9IGJvZHkubGV0KHBhcnRzLnNjYWxlKTtcbiAgY29uc3QgcmVzdCA9IGJvZHkubGV0KHBhcnRzLnJlc3QpO1xuICBjb25zdCBvbmUgPSBsYW5lcy5jb25zdGFudCgxKTtcbiAgY29uc3QgbmVhciA9IGxhbmVzLmFkZChsYW5lcy5tdWwocmVzdCwgc2NhbGUpLCBsYW5lcy5zdWIoc2NhbGUsIG9uZSkpO1xuICBjb25zdCBmYXIgPSBsYW5lcy5tdWwobGFuZXMuYWRkKHJlc3QsIG9uZSksIHNjYWxlKTtcbiAgcmV0dXJuIGxhbmVzLnNlbGVjdChsYW5lcy5sZXNzKGxhbmVzLmNvbnN0YW50KDQwKSwgeCksIGZhciwgbmVhcik7XG59O1xuXG4vKiogKGxvZygoMSArIHMpIC8gKDEgLSBzKSkgLSAyIHMpIC8gc14zIGluIHNeMiwgZm9yICgxICsgcykgLyAoMSAtIHMpIGluIFtzcXJ0KDEvMiksIHNxcnQoMildLiAqL1xuY29uc3QgTE9HX0YzMiA9IFswLjY2NjY2Njg1MDk1NDI5MDcsIDAuMzk5ODg3NTc3MTY2MDQ4NDUsIDAuMjk1ODA5ODU5Mjk5NzQ0MjRdO1xuY29uc3QgTE9HX0Y2NCA9IFtcbiAgMC42NjY2NjY2NjY2NjY2NjcsIDAuMzk5OTk5OTk5OTk4OTg4OSwgMC4yODU3MTQyODYyNjI1MzgzNiwgMC4yMjIyMjIxMTA4OTM3OTQ5NiwgMC4xODE4Mjg5MjQzMjUzNjg3LFxuICAwLjE1MzMxNjExNzIyMDU1MDA4LCAwLjE0NjE3ODA3MTUzNDE3MzI1LFxuXTtcblxuLyoqIGxvZyh4KSBmb3Igbm9ybWFsLCBwb3NpdGl2ZSwgZmluaXRlIHgsIHdpdGhpbiAyIHVscHM7IHVuc3BlY2lmaWVkIGZvciBvdGhlcnMuICovXG5mdW5jdGlvbiByZWd1bGFyTG9nKGJvZHk6IEJvZHksIGxhbmVzOiBMYW5lcywgeDogRXhwcmVzc2lvbik6IEV4cHJlc3Npb24ge1xuICBjb25zdCB7IGFkZCwgc3ViLCBtdWwsIGRpdiB9ID0gbGFuZXM7XG4gIGNvbnN0IG0gPSBCaWdJbnQobGFuZXMubWFudGlzc2EpO1xuICBjb25zdCBiaWFzID0gbGFuZXMuY2hvb3NlKDEyOG4sIDEwMjRuKSA8PCBtO1xuICBjb25zdCByb290SGFsZiA9IGxhbmVzLmNob29zZSgweDNmMzUwNGYzbiwgMHgzZmU2YTA5ZTY2N2YzYmNkbik7XG4gIC8vIHggPSAyXmsgeSwgeSBpbiBbc3FydCgxLzIpLCBzcXJ0KDIpKTsgayBpcyBiaWFzZWQsIHNvIHRoYXQgaXQgY2FuIGJlIHJlYWQgYXMgdGhlIG1hbnRpc3NhIG9mIDJebSArIGsuXG4gIGNvbnN0IHNoaWZ0ZWQgPSBib2R5LmxldChsYW5lcy5hZGRXb3JkKHgsIGxhbmVzLndvcmQoYmlhcyAtIHJvb3RIYWxmKSkpO1xuICBjb25zdCBiaWFzZWQgPSBsYW5lcy5vcihsYW5lcy5zaGlmdFJpZ2h0KHNoaWZ0ZWQsIGxhbmVzLm1hbnRpc3NhKSwgbGFuZXMuY29uc3RhbnQoMiAqKiBsYW5lcy5tYW50aXNzYSkpO1xuICBjb25zdCBrID0gYm9keS5sZXQoc3ViKGJpYXNlZCwgbGFuZXMuY29uc3RhbnQoMiAqKiBsYW5lcy5tYW50aXNzYSArIGxhbmVzLmNob29zZSgxMjgsIDEwMjQpKSkpO1xuICBjb25zdCBleHBvbmVudCA9IGxhbmVzLmFuZChzaGlmdGVkLCBsYW5lcy53b3JkKGxhbmVzLmNob29zZSgweGZmODAwMDAwbiwgMHhmZmYwMDAwMDAwMDAwMDAwbikpKTtcbiAgY29uc3QgeSA9IGxhbmVzLmFkZFdvcmQobGFuZXMuc3ViV29yZCh4LCBleHBvbmVudCksIGxhbmVzLndvcmQoYmlhcykpO1xuICAvLyBsb2cgeSA9IGYgLSBmXjIvMiArIHMgKGZeMi8yICsgUiksIHMgPSBmIC8gKDIgKyBmKTogdGhlIGxlYWRpbmcgdGVybXMgYXJlIGV4YWN0LlxuICBjb25zdCBmID0gYm9keS5sZXQoc3ViKHksIGxhbmVzLmNvbnN0YW50KDEpKSk7XG4gIGNvbnN0IHMgPSBib2R5LmxldChkaXYoZiwgYWRkKGYsIGxhbmVzLmNvbnN0YW50KDIpKSkpO1xuICBjb25zdCB6ID0gYm9keS5sZXQobXVsKHMsIHMpKTtcbiAgY29uc3Qgc2VyaWVzID0gbXVsKHosIHBvbHlub21pYWwobGFuZXMsIHosIGxhbmVzLmNob29zZShMT0dfRjMyLCBMT0dfRjY0KSkpO1xuICBjb25zdCBoYWxmID0gYm9keS5sZXQobXVsKG11bChmLCBmKSwgbGFuZXMuY29uc3RhbnQoMC41KSkpO1xuICBjb25zdCBbaGlnaCwgbG93XSA9IGxhbmVzLmNob29zZShMT0cyX0YzMiwgTE9HMl9GNjQpO1xuICBjb25zdCBzbWFsbCA9IGFkZChtdWwocywgYWRkKGhhbGYsIHNlcmllcykpLCBtdWwoaywgbGFuZXMuY29uc3RhbnQobG93KSkpO1xuICByZXR1cm4gYWRkKG11bChrLCBsYW5lcy5jb25zdGFudChoaWdoKSksIHN1YihmLCBzdWIoaGFsZiwgc21hbGwpKSk7XG59XG5cbmZ1bmN0aW9uIGxlYXN0Tm9ybWFsKGxhbmVzOiBMYW5lcyk6IEV4cHJlc3Npb24ge1xuICByZXR1cm4gbGFuZXMuY29uc3RhbnQobGFuZXMuY2hvb3NlKDIgKiogLTEyNiwgMiAqKiAtMTAyMikpO1xufVxuXG4vKiogV2l0aGluIDIgdWxwcy4gLUluZmluaXR5IGZvciB6ZXJvIGFuZCBzdWJub3JtYWwgbnVtYmVycywgTmFOIGZvciBuZWdhdGl2ZSBvbmVzLiAqL1xuZXhwb3J0IGNvbnN0IGxvZzogTGFuZUZ1bmN0aW9uID0gKGJvZHksIGxhbmVzLCBhcmd1bWVudCkgPT4ge1xuICBjb25zdCB4ID0gYm9keS5sZXQoYXJndW1lbnQpO1xuICBjb25zdCByZXN1bHQgPSBib2R5LmxvY2FsKFZhbHVlVHlwZS52MTI4KTtcbiAgYm9keS5zZXQocmVzdWx0LCByZWd1bGFyTG9nKGJvZHksIGxhbmVzLCB4KSk7XG4gIGNvbnN0IGxlYXN0ID0gbGVhc3ROb3JtYWwobGFuZXMpO1xuICBjb25zdCBtb3N0ID0gbGFuZXMuY29uc3RhbnQobGFuZXMuY2hvb3NlKDIgKiogMTI3ICogKDIgLSAyICoqIC0yMyksIE51bWJlci5NQVhfVkFMVUUpKTtcbiAgY29uc3QgaXNSZWd1bGFyID0gYm9keS5sZXQobGFuZXMuYW5kKGxhbmVzLmxlc3NPckVxdWFsKGxlYXN0LCB4KSwgbGFuZXMubGVzc09yRXF1YWwoeCwgbW9zdCkpKTtcbiAgLy8gUmFyZWx5IHRha2VuLCBzbyBhIGJyYW5jaCBpcyBjaGVhcGVyIHRoYW4gYSBzZWxlY3Rpb24uXG4gIGJvZHkud2hlbihbLi4ubGFuZXMuYWxsKGlzUmVndWxhciksIDB4NDVdLCAoKSA9PiB7XG4gICAgY29uc3QgdGlueSA9IGxhbmVzLmxlc3MobGFuZXMuYWJzKHgpLCBsZWFzdCk7XG4gICAgY29uc3Qgc3BlY2lhbCA9IGxhbmVzLnNlbGVjdCh0aW55LCBsYW5lcy5jb25zdGFudCgtSW5maW5pdHkpLCBsYW5lcy5zcXJ0KHgpKTtcbiAgICBib2R5LnNldChyZXN1bHQsIGxhbmVzLnNlbGVjdChpc1JlZ3VsYXIsIGJvZHkuZ2V0KHJlc3VsdCksIHNwZWNpYWwpKTtcbiAgfSk7XG4gIHJldHVybiBib2R5LmdldChyZXN1bHQpO1xufTtcblxuLyoqIEFzIGBsb2dgLCBidXQgTmFOIHdoZXJldmVyIHRoYXQgaXMgbm90IGZpbml0ZTogY2hlYXBlciwgYW5kIHN1ZmZpY2llbnQgd2hlcmUgc3VjaCByb3dzIHN0b3AgdGhlIGZpdCBpbiBhbnkgY2FzZS4gKi9cbmV4cG9ydCBjb25zdCBmaW5pdGVMb2c6IExhbmVGdW5jdGlvbiA9IChib2R5LCBsYW5lcywgYXJndW1lbnQpID0+IHtcbiAgY29uc3QgeCA9IGJvZHkubGV0KGFyZ3VtZW50KTtcbiAgY29uc3QgcG9pc29uID0gbGFuZXMubXVsKHgsIGxhbmVzLmNvbnN0YW50KDApKTtcbiAgY29uc3QgcmVzdWx0ID0gbGFuZXMuYWRkKHJlZ3VsYXJMb2coYm9keSwgbGFuZXMsIHgpLCBwb2lzb24pO1xuICAvLyBBIG1hc2sgb2Ygb25lcyBpcyBhIE5hTi5cbiAgcmV0dXJuIGxhbmVzLm9yKHJlc3VsdCwgbGFuZXMubGVzcyh4LCBsZWFzdE5vcm1hbChsYW5lcykpKTtcbn07XG5cbi8qKiBsb2coMSArIHgpIHdpdGhpbiAyIHVscHM6IGxvZyBvZiB0aGUgcm91bmRlZCBzdW0sIGNvcnJlY3RlZCBmb3IgaXRzIHJvdW5kaW5nIGVycm9yLiAqL1xuZXhwb3J0IGNvbnN0IGxvZzFwOiBMYW5lRnVuY3Rpb24gPSAoYm9keSwgbGFuZXMsIGFyZ3VtZW50KSA9PiB7XG4gIGNvbnN0IHggPSBib2R5LmxldChhcmd1bWVudCk7XG4gIGNvbnN0IHN1bSA9IGJvZHkubGV0KGxhbmVzLmFkZCh4LCBsYW5lcy5jb25zdGFudCgxKSkpO1xuICBjb25zdCByb3VuZGluZ0Vycm9yID0gbGFuZXMuZGl2KGxhbmVzLnN1Yih4LCBsYW5lcy5zdWIoc3VtLCBsYW5lcy5jb25zdGFudCgxKSkpLCBzdW0pO1xuICBjb25zdCBmaW5pdGUgPSBsYW5lcy5hbmQoXG4gICAgbGFuZXMubGVzcyhsYW5lcy5jb25zdGFudCgwKSwgc3VtKSxcbiAgICBsYW5lcy5sZXNzKHN1bSwgbGFuZXMuY29uc3RhbnQoTnVtYmVyLlBPU0lUSVZFX0lORklOSVRZKSksXG4gICk7XG4gIGNvbnN0IGNvcnJlY3Rpb24gPSBib2R5LmxldChsYW5lcy5hbmQocm91bmRpbmdFcnJvciwgZmluaXRlKSk7XG4gIHJldHVybiBsYW5lcy5hZGQobG9nKGJvZHksIGxhbmVzLCBzdW0pLCBjb3JyZWN0aW9uKTtcbn07XG5cbi8qKiBleHAoLXx4fCksIGZyb20gd2hpY2ggc29mdHBsdXMgYW5kIHNpZ21vaWQgYXJlIGNvbXB1dGVkLiAqL1xuZXhwb3J0IGNvbnN0IGRlY2F5OiBMYW5lRnVuY3Rpb24gPSAoYm9keSwgbGFuZXMsIGFyZ3VtZW50KSA9PlxuICBleHAoYm9keSwgbGFuZXMsIGJvZHkubGV0KGxhbmVzLm5lZyhsYW5lcy5hYnMoYXJndW1lbnQpKSkpO1xuXG4vKiogQXMgTE9HX0YzMiBhbmQgTE9HX0Y2NCwgZm9yICgxICsgcykgLyAoMSAtIHMpIGluIFsxLCAyXS4gKi9cbmNvbnN0IExPRzFQX0YzMiA9IFswLjY2NjY2NjQwMzM2Njk5MjMsIDAuNDAwMDc1NjA2NDQ5MTEyMDUsIDAuMjgyMzY2MTk4MDUzMTA0OCwgMC4yNjg1MTQ5ODAyMjgzNzE1XTtcbmNvbnN0IExPRzFQX0Y2NCA9IFtcbiAgMC42NjY2NjY2NjY2NjY2NjY2LCAwLjQwMDAwMDAwMDAwMDE0NTg1LCAwLjI4NTcxNDI4NTY3MTA4NzYsIDAuMjIyMjIyMjI3MTc0Mjc4NjQsIDAuMTgxODE3ODk0MzYxMzI4NTksXG4gIDAuMTUzODU1NzAwNjQ5NTg2MjMsIDAuMTMzMTQxNDQyMDk2NTQ5MzUsIDAuMTIwMDEwNzI4MDk1OTA3MTMsIDAuMDg4MDA3Mzg0ODYxNDQ2NzQsIDAuMTYxNjQwNDU2MTE5NDM1Myxcbl07XG5cbi8qKlxuICogbG9nKDEgKyBleHAoeCkpIHdpdGhpbiAzIHVscHMsIGYzMiB3aXRoaW4gMyArIDAuNyB8eHwuIGB0YWlsYCBpcyB0aGUgZGVjYXkgb2YgeCwgaWYgYWxyZWFkeSBjb21wdXRlZCAoYWxzbyBiZWxvdykuXG4gKi9cbmV4cG9ydCBmdW5jdGlvbiBzb2Z0cGx1cyhib2R5OiBCb2R5LCBsYW5lczogTGFuZXMsIGFyZ3VtZW50OiBFeHByZXNzaW9uLCB0YWlsPzogRXhwcmVzc2lvbik6IEV4cHJlc3Npb24ge1xuICBjb25zdCB7IGFkZCwgc3ViLCBtdWwsIGRpdiB9ID0gbGFuZXM7XG4gIGNvbnN0IHggPSBib2R5LmxldChhcmd1bWVudCk7XG4gIGNvbnN0IHQgPSB0YWlsID8/IGJvZHkubGV0KGRlY2F5KGJvZHksIGxhbmVzLCB4KSk7XG4gIC8vIGxvZygxICsgdCkgPSB0IC0gdF4yLzIgKyBzICh0XjIvMiArIFIpLCBzID0gdCAvICgyICsgdCk6IG9uIFswLCAxXSBubyBleHBvbmVudCBoYXMgdG8gYmUgZXh0cmFjdGVkLlxuICBjb25zdCBzID0gYm9keS5sZXQoZGl2KHQsIGFkZCh0LCBsYW5lcy5jb25zdGFudCgyKSkpKTtcbiAgY29uc3QgeiA9IGJvZHkubGV0KG11bChzLCBzKSk7XG4gIGNvbnN0IHNlcmllcyA9IG11bCh6LCBwb2x5bm9taWFsKGxhbmVzLCB6LCBsYW5lcy5jaG9vc2UoTE9HMVBfRjMyLCBMT0cxUF9GNjQpKSk7XG4gIGNvbnN0IGhhbGYgPSBib2R5LmxldChtdWwobXVsKHQsIHQpLCBsYW5lcy5jb25zdGFudCgwLjUpKSk7XG4gIGNvbnN0IGxvZyA9IHN1Yih0LCBzdWIoaGFsZiwgbXVsKHMsIGFkZChoYWxmLCBzZXJpZXMpKSkpO1xuICByZXR1cm4gYWRkKGxhbmVzLm1heCh4LCBsYW5lcy5jb25zdGFudCgwKSksIGxvZyk7XG59XG5cbi8qKiAxIC8gKDEgKyBleHAoLXgpKSwgdGhyb3VnaCBleHAoLXx4fCksIHdpdGhpbiAzIHVscHMsIGYzMiB3aXRoaW4gMyArIDAuNyB8eHwuICovXG5leHBvcnQgZnVuY3Rpb24gc2lnbW9pZChib2R5OiBCb2R5LCBsYW5lczogTGFuZXMsIGFyZ3VtZW50OiBFeHByZXNzaW9uLCB0YWlsPzogRXhwcmVzc2lvbik6IEV4cHJlc3Npb24ge1xuICBjb25zdCB4ID0gYm9keS5sZXQoYXJndW1lbnQpO1xuICBjb25zdCB0ID0gdGFpbCA/PyBib2R5LmxldChkZWNheShib2R5LCBsYW5lcywgeCkpO1xuICBjb25zdCBvbmUgPSBsYW5lcy5jb25zdGFudCgxKTtcbiAgY29uc3QgdG9wID0gbGFuZXMuc2VsZWN0KGxhbmVzLmxlc3MoeCwgbGFuZXMuY29uc3RhbnQoMCkpLCB0LCBvbmUpO1xuICByZXR1cm4gbGFuZXMuZGl2KHRvcCwgbGFuZXMuYWRkKHQsIG9uZSkpO1xufVxuXG4vKiogLXQgLyAodCArIDIpIHdpdGggdCA9IGV4cG0xKC0yIHx4fCksIGFuZCB0aGUgc2lnbiBvZiB4LCB3aXRoaW4gMyB1bHBzLiAqL1xuZXhwb3J0IGNvbnN0IHRhbmg6IExhbmVGdW5jdGlvbiA9IChib2R5LCBsYW5lcywgYXJndW1lbnQpID0+IHtcbiAgY29uc3QgeCA9IGJvZHkubGV0KGFyZ3VtZW50KTtcbiAgY29uc3QgdCA9IGJvZHkubGV0KGV4cG0xKGJvZHksIGxhbmVzLCBib2R5LmxldChsYW5lcy5tdWwobGFuZXMuYWJzKHgpLCBsYW5lcy5jb25zdGFudCgtMikpKSkpO1xuICBjb25zdCBzaXplID0gbGFuZXMuZGl2KGxhbmVzLm5lZyh0KSwgbGFuZXMuYWRkKHQsIGxhbmVzLmNvbnN0YW50KDIpKSk7XG4gIHJldHVybiBsYW5lcy5vcihsYW5lcy5hYnMoc2l6ZSksIGxhbmVzLnNpZ25PZih4KSk7XG59O1xuXG4vKipcbiAqIHheeSBhcyBleHAoeSBsb2cgfHh8KTogdGhlIHJlbGF0aXZlIGVycm9yIGlzIHVwIHRvICgxICsgfHkgbG9nIHh8KSB1bHBzLiBBcyBpbiBFQ01BU2NyaXB0LCB4XjAgaXMgMSBhbmQgbmVnYXRpdmUgeFxuICogaGFzIGEgcG93ZXIgd2hlcmUgeSBpcyBhIHdob2xlIG51bWJlci5cbiAqL1xuZXhwb3J0IGZ1bmN0aW9uIHBvdyhib2R5OiBCb2R5LCBsYW5lczogTGFuZXMsIGJhc2U6IEV4cHJlc3Npb24sIGV4cG9uZW50OiBFeHByZXNzaW9uKTogRXhwcmVzc2lvbiB7XG4gIGNvbnN0IHggPSBib2R5LmxldChiYXNlKTtcbiAgY29uc3QgeSA9IGJvZHkubGV0KGV4cG9uZW50KTtcbiAgY29uc3QgbG9nYXJpdGhtID0gbG9nKGJvZHksIGxhbmVzLCBib2R5LmxldChsYW5lcy5hYnMoeCkpKTtcbiAgY29uc3Qgc2l6ZSA9IGJvZHkubGV0KGV4cChib2R5LCBsYW5lcywgYm9keS5sZXQobGFuZXMubXVsKHksIGxvZ2FyaXRobSkpKSk7XG4gIGNvbnN0IGhhbHZlZCA9IGJvZHkubGV0KGxhbmVzLm11bCh5LCBsYW5lcy5jb25zdGFudCgwLjUpKSk7XG4gIGNvbnN0IGV2ZW4gPSBsYW5lcy5lcXVhbChoYWx2ZWQsIGxhbmVzLm5lYXJlc3QoaGFsdmVkKSk7XG4gIGNvbnN0IHdob2xlID0gbGFuZXMuZXF1YWwoeSwgbGFuZXMubmVhcmVzdCh5KSk7XG4gIGNvbnN0IHNpZ25lZCA9IGxhbmVzLnNlbGVjdChldmVuLCBzaXplLCBsYW5lcy5uZWcoc2l6ZSkpO1xuICBjb25zdCBvZk5lZ2F0aXZlID0gbGFuZXMuc2VsZWN0KHdob2xlLCBzaWduZWQsIGxhbmVzLmNvbnN0YW50KE51bWJlci5OYU4pKTtcbiAgY29uc3QgcG93ZXIgPSBsYW5lcy5zZWxlY3QobGFuZXMubGVzcyh4LCBsYW5lcy5jb25zdGFudCgwKSksIG9mTmVnYXRpdmUsIHNpemUpO1xuICByZXR1cm4gbGFuZXMuc2VsZWN0KGxhbmVzLmVxdWFsKHksIGxhbmVzLmNvbnN0YW50KDApKSwgbGFuZXMuY29uc3RhbnQoMSksIHBvd2VyKTtcbn1cbiIsICIvKiogc2luLCBjb3MgYW5kIGF0YW4sIGJyYW5jaC1mcmVlIGluIGVpdGhlciBraW5kIG9mIGxhbmU7IGBleHBvbmVudGlhbC50c2AgZGVmaW5lcyB0aGUgZXJyb3IgYm91bmRzLiAqL1xuaW1wb3J0IHR5cGUgeyBCb2R5LCBFeHByZXNzaW9uIH0gZnJvbSAnLi9ib2R5LmpzJztcbmltcG9ydCB7IHR5cGUgTGFuZUZ1bmN0aW9uLCBwb2x5bm9taWFsIH0gZnJvbSAnLi9leHBvbmVudGlhbC5qcyc7XG5pbXBvcnQgdHlwZSB7IExhbmVzIH0gZnJvbSAnLi9sYW5lcy5qcyc7XG5cbi8qKiBwaSAvIDIgaW4gdGhyZWUgcGFydHM7IHdob2xlIG11bHRpcGxlcyBvZiB0aGUgZmlyc3QgdHdvIGFyZSBleGFjdCB3aGlsZSB0aGUgbXVsdGlwbGUgaXMgYmVsb3cgMl4xMSAoZjMyKSwgMl4xOSAoZjY0KS4gKi9cbmNvbnN0IFFVQVJURVJfRjMyOiByZWFkb25seSBudW1iZXJbXSA9IFsxLjU3MDMxMjUsIDAuMDAwNDgzNzUxMjk2OTk3MDcwMywgNy41NDk3ODk5NTQ4OTE4ODJlLThdO1xuY29uc3QgUVVBUlRFUl9GNjQ6IHJlYWRvbmx5IG51bWJlcltdID0gWzEuNTcwNzk2MzI2NzM0MTI1NiwgNi4wNzcxMDA1MDYzMDM5NjZlLTExLCAyLjAyMjI2NjI0ODc5NTk1MDZlLTIxXTtcblxuLyoqIChzaW4ocikgLSByKSAvIHJeMyBhbmQgKGNvcyhyKSAtIDEgKyByXjIgLyAyKSAvIHJeNCBpbiByXjIsIHxyfCA8PSBwaSAvIDQuICovXG5jb25zdCBTSU5fRjMyID0gWy0wLjE2NjY2NjY0NjU2MzEyMjA4LCAwLjAwODMzMjc0NzEwNDY2NDUzLCAtMC4wMDAxOTU4NzYzOTA5ODczNzYyXTtcbmNvbnN0IFNJTl9GNjQgPSBbXG4gIC0wLjE2NjY2NjY2NjY2NjY2NjY2LCAwLjAwODMzMzMzMzMzMzMzMDkzNiwgLTAuMDAwMTk4NDEyNjk4MzY3NDA1MzIsIDIuNzU1NzMxNjA5MzE5ODQwNGUtNixcbiAgLTIuNTA1MTEyOTg5NjQ1MDE4NWUtOCwgMS41OTE3OTg4OTc5Mzk3NDM1ZS0xMCxcbl07XG5jb25zdCBDT1NfRjMyID0gWzAuMDQxNjY2NjY0NjUzNDg4NzksIC0wLjAwMTM4ODgzMDE4Njc1NjIzNywgMi40NTQ3Njg5NzcyNDYwMDNlLTVdO1xuY29uc3QgQ09TX0Y2NCA9IFtcbiAgMC4wNDE2NjY2NjY2NjY2NjY2NjQsIC0wLjAwMTM4ODg4ODg4ODg4ODczODksIDIuNDgwMTU4NzI5ODc1NDRlLTUsIC0yLjc1NTczMTcyNjU4NzgwOGUtNyxcbiAgMi4wODc2MTQ1MDQ5NDEzMThlLTksIC0xLjEzODI1NDQ2NDUzNDkyNWUtMTEsXG5dO1xuXG4vKiogc2luKHggKyB0dXJuIHF1YXJ0ZXIgdHVybnMpLiAqL1xuZnVuY3Rpb24gd2F2ZShib2R5OiBCb2R5LCBsYW5lczogTGFuZXMsIGFyZ3VtZW50OiBFeHByZXNzaW9uLCB0dXJuOiAwIHwgMSk6IEV4cHJlc3Npb24ge1xuICBjb25zdCB7IGFkZCwgc3ViLCBtdWwgfSA9IGxhbmVzO1xuICBjb25zdCB4ID0gYm9keS5sZXQoYXJndW1lbnQpO1xuICBjb25zdCBtYWdpYyA9IGxhbmVzLmNvbnN0YW50KDEuNSAqIDIgKiogbGFuZXMubWFudGlzc2EpO1xuICBjb25zdCBzdW0gPSBib2R5LmxldChhZGQobXVsKHgsIGxhbmVzLmNvbnN0YW50KDIgLyBNYXRoLlBJKSksIG1hZ2ljKSk7XG4gIGNvbnN0IHF1YXJ0ZXJzID0gYm9keS5sZXQoc3ViKHN1bSwgbWFnaWMpKTtcbiAgY29uc3QgciA9IGJvZHkubGV0KFxuICAgIGxhbmVzXG4gICAgICAuY2hvb3NlKFFVQVJURVJfRjMyLCBRVUFSVEVSX0Y2NClcbiAgICAgIC5yZWR1Y2U8RXhwcmVzc2lvbj4oKHJlc3QsIHBhcnQpID0+IHN1YihyZXN0LCBtdWwocXVhcnRlcnMsIGxhbmVzLmNvbnN0YW50KHBhcnQpKSksIHgpLFxuICApO1xuICBjb25zdCB6ID0gYm9keS5sZXQobXVsKHIsIHIpKTtcbiAgY29uc3Qgc2luZSA9IGFkZChtdWwobXVsKHIsIHopLCBwb2x5bm9taWFsKGxhbmVzLCB6LCBsYW5lcy5jaG9vc2UoU0lOX0YzMiwgU0lOX0Y2NCkpKSwgcik7XG4gIGNvbnN0IHRhaWwgPSBtdWwobXVsKHosIHopLCBwb2x5bm9taWFsKGxhbmVzLCB6LCBsYW5lcy5jaG9vc2UoQ09TX0YzMiwgQ09TX0Y2NCkpKTtcbiAgY29uc3QgY29zaW5lID0gYWRkKHN1YihsYW5lcy5jb25zdGFudCgxKSwgbXVsKHosIGxhbmVzLmNvbnN0YW50KDAuNSkpKSwgdGFpbCk7XG4gIGNvbnN0IGhhbHZlZCA9IGJvZHkubGV0KG11bChxdWFydGVycywgbGFuZXMuY29uc3RhbnQoMC41KSkpO1xuICBjb25zdCBldmVuID0gbGFuZXMuZXF1YWwoaGFsdmVkLCBsYW5lcy5uZWFyZXN0KGhhbHZlZCkpO1xuICBjb25zdCBzaXplID0gdHVybiA9PT0gMCA/IGxhbmVzLnNlbGVjdChldmVuLCBzaW5lLCBjb3NpbmUpIDogbGFuZXMuc2VsZWN0KGV2ZW4sIGNvc2luZSwgc2luZSk7XG4gIC8vIFRoZSBzZWNvbmQgbGFzdCBiaXQgb2YgdGhlIG51bWJlciBvZiBxdWFydGVycyBpcyB0aGUgc2lnbi5cbiAgY29uc3QgY291bnRlZCA9IHR1cm4gPT09IDAgPyBzdW0gOiBsYW5lcy5hZGRXb3JkKHN1bSwgbGFuZXMud29yZCgxbikpO1xuICByZXR1cm4gbGFuZXMueG9yKHNpemUsIGxhbmVzLnNpZ25PZihsYW5lcy5zaGlmdExlZnQoY291bnRlZCwgbGFuZXMuY2hvb3NlKDMwLCA2MikpKSk7XG59XG5cbi8qKiBBYnNvbHV0ZSBlcnJvciBiZWxvdyAyXi0yMiBmb3IgfHh8IDwgMWUzIChmMzIpLCBiZWxvdyAyXi01MSBmb3IgfHh8IDwgMWU1IChmNjQpOyBkaWdpdHMgYXJlIGxvc3QgYmV5b25kLiAqL1xuZXhwb3J0IGNvbnN0IHNpbjogTGFuZUZ1bmN0aW9uID0gKGJvZHksIGxhbmVzLCB4KSA9PiB3YXZlKGJvZHksIGxhbmVzLCB4LCAwKTtcbmV4cG9ydCBjb25zdCBjb3M6IExhbmVGdW5jdGlvbiA9IChib2R5LCBsYW5lcywgeCkgPT4gd2F2ZShib2R5LCBsYW5lcywgeCwgMSk7XG5cbi8qKiAoYXRhbih0KSAtIHQpIC8gdF4zIGluIHReMiwgfHR8IDw9IHRhbihwaSAvIDgpLiAqL1xuY29uc3QgQVRBTl9GMzIgPSBbXG4gIC0wLjMzMzMzMzMxNzUzODE2OTcsIDAuMTk5OTk1Mzg3OTQ3NzE5MiwgLTAuMTQyNjM4OTcxMTI1OTg2NzUsIDAuMTA3NDMwOTk2Njc2NzQ1NywgLTAuMDY0NDk4MzUyMjQ1OTE0OTYsXG5dO1xuY29uc3QgQVRBTl9GNjQgPSBbXG4gIC0wLjMzMzMzMzMzMzMzMzMzMzMsIDAuMTk5OTk5OTk5OTk5OTU0OCwgLTAuMTQyODU3MTQyODQ2NTc4OTQsIDAuMTExMTExMTEwMTQ1NjEwMTMsIC0wLjA5MDkwOTA0NTQ5ODg0NjExLFxuICAwLjA3NjkyMTgyNTM1MTE2NjQ4LCAtMC4wNjY2NDUwMjIxNTY3MTQ0NywgMC4wNTg1ODA2ODc1Njg2MTUxMDYsIC0wLjA1MDg1MDMwNDkyODEwOTQxLCAwLjAzOTIxOTU1MjUzMjU1MTI5LFxuICAtMC4wMTkxNjIwNjg5MTU5MDI1NzMsXG5dO1xuXG4vKiogV2l0aGluIDIgdWxwczogYXRhbih4KSA9IHBpLzQgKyBhdGFuKCh4IC0gMSkgLyAoeCArIDEpKSA9IHBpLzIgKyBhdGFuKC0xIC8geCkuICovXG5leHBvcnQgY29uc3QgYXRhbjogTGFuZUZ1bmN0aW9uID0gKGJvZHksIGxhbmVzLCBhcmd1bWVudCkgPT4ge1xuICBjb25zdCB4ID0gYm9keS5sZXQoYXJndW1lbnQpO1xuICBjb25zdCBzaXplID0gYm9keS5sZXQobGFuZXMuYWJzKHgpKTtcbiAgY29uc3Qgb25lID0gbGFuZXMuY29uc3RhbnQoMSk7XG4gIGNvbnN0IGJleW9uZCA9IGJvZHkubGV0KGxhbmVzLmxlc3MobGFuZXMuY29uc3RhbnQoTWF0aC5TUVJUMiArIDEpLCBzaXplKSk7XG4gIGNvbnN0IHdpdGhpbiA9IGJvZHkubGV0KGxhbmVzLmxlc3Moc2l6ZSwgbGFuZXMuY29uc3RhbnQoTWF0aC5TUVJUMiAtIDEpKSk7XG4gIGNvbnN0IGFib3ZlID0gbGFuZXMuc2VsZWN0KGJleW9uZCwgbGFuZXMuY29uc3RhbnQoLTEpLCBsYW5lcy5zZWxlY3Qod2l0aGluLCBzaXplLCBsYW5lcy5zdWIoc2l6ZSwgb25lKSkpO1xuICBjb25zdCBiZWxvdyA9IGxhbmVzLnNlbGVjdChiZXlvbmQsIHNpemUsIGxhbmVzLnNlbGVjdCh3aXRoaW4sIG9uZSwgbGFuZXMuYWRkKHNpemUsIG9uZSkpKTtcbiAgY29uc3QgYmFzZSA9IGJvZHkubGV0KFxuICAgIGxhbmVzLnNlbGVjdChiZXlvbmQsIGxhbmVzLmNvbnN0YW50KE1hdGguUEkgLyAyKSwgbGFuZXMuY2xlYXIobGFuZXMuY29uc3RhbnQoTWF0aC5QSSAvIDQpLCB3aXRoaW4pKSxcbiAgKTtcbiAgY29uc3QgdCA9IGJvZHkubGV0KGxhbmVzLmRpdihhYm92ZSwgYmVsb3cpKTtcbiAgY29uc3QgeiA9IGJvZHkubGV0KGxhbmVzLm11bCh0LCB0KSk7XG4gIGNvbnN0IHNlcmllcyA9IGxhbmVzLm11bChsYW5lcy5tdWwodCwgeiksIHBvbHlub21pYWwobGFuZXMsIHosIGxhbmVzLmNob29zZShBVEFOX0YzMiwgQVRBTl9GNjQpKSk7XG4gIGNvbnN0IGFuZ2xlID0gbGFuZXMuYWRkKGJhc2UsIGxhbmVzLmFkZCh0LCBzZXJpZXMpKTtcbiAgcmV0dXJuIGxhbmVzLm9yKGxhbmVzLmFicyhhbmdsZSksIGxhbmVzLnNpZ25PZih4KSk7XG59O1xuIiwgIi8qKiBBIGxhdyBhcyBzdHJhaWdodC1saW5lIHZlY3RvciBjb2RlOiBzY2FsYXJzIG9uY2UgYSBjYWxsLCByb3ctZGVwZW5kZW50IG9wZXJhdGlvbnMgb25jZSBhIHZlY3RvciBvZiByb3dzLiAqL1xuaW1wb3J0IHsgdHlwZSBHcmFwaCwgaXNMZWFmLCB0eXBlIE5vZGUsIHR5cGUgTm9kZUlkIH0gZnJvbSAnLi4vZ3JhcGguanMnO1xuaW1wb3J0IHsgdHlwZSBCb2R5LCB0eXBlIEV4cHJlc3Npb24sIHYxMjggfSBmcm9tICcuL2JvZHkuanMnO1xuaW1wb3J0IHsgYXRhbiwgY29zLCBzaW4gfSBmcm9tICcuL2NpcmN1bGFyLmpzJztcbmltcG9ydCB7XG4gIGRlY2F5LFxuICBleHAsXG4gIGV4cG0xLFxuICBmaW5pdGVMb2csXG4gIHR5cGUgTGFuZUZ1bmN0aW9uLFxuICBsb2csXG4gIGxvZzFwLFxuICBwb3csXG4gIHNpZ21vaWQsXG4gIHNvZnRwbHVzLFxuICB0YW5oLFxufSBmcm9tICcuL2V4cG9uZW50aWFsLmpzJztcbmltcG9ydCB7IGNvbnZlcnQsIEVYUF9aRVJPX0YzMiwgRVhQX1pFUk9fRjMyX1dIT0xFLCB0eXBlIExhbmVzIH0gZnJvbSAnLi9sYW5lcy5qcyc7XG5cbmNvbnN0IHNpZ246IExhbmVGdW5jdGlvbiA9IChib2R5LCBsYW5lcywgYXJndW1lbnQpID0+IHtcbiAgY29uc3QgeCA9IGJvZHkubGV0KGFyZ3VtZW50KTtcbiAgY29uc3QgemVybyA9IGxhbmVzLmNvbnN0YW50KDApO1xuICBjb25zdCBkb3duID0gbGFuZXMuc2VsZWN0KGxhbmVzLmxlc3MoeCwgemVybyksIGxhbmVzLmNvbnN0YW50KC0xKSwgeCk7XG4gIHJldHVybiBsYW5lcy5zZWxlY3QobGFuZXMubGVzcyh6ZXJvLCB4KSwgbGFuZXMuY29uc3RhbnQoMSksIGRvd24pO1xufTtcblxuY29uc3QgZnVuY3Rpb25zOiBSZWFkb25seTxQYXJ0aWFsPFJlY29yZDxOb2RlWydraW5kJ10sIExhbmVGdW5jdGlvbj4+PiA9IHtcbiAgZXhwLFxuICBleHBtMSxcbiAgbG9nLFxuICBsb2cxcCxcbiAgc2luLFxuICBjb3MsXG4gIGF0YW4sXG4gIHRhbmgsXG4gIHNpZ21vaWQsXG4gIHNvZnRwbHVzLFxuICBzaWduLFxufTtcblxuLyoqIEZ1bmN0aW9ucyBjb21wdXRlZCBmcm9tIHRoZSBkZWNheSBvZiB0aGVpciBhcmd1bWVudDsgYSBsYXcgYW5kIGl0cyBncmFkaWVudCBvZnRlbiBoYXZlIGJvdGggb2YgdGhlIHNhbWUgYXJndW1lbnQuICovXG5jb25zdCBkZWNheWluZzogUmVhZG9ubHk8UGFydGlhbDxSZWNvcmQ8Tm9kZVsna2luZCddLCB0eXBlb2Ygc29mdHBsdXM+Pj4gPSB7IHNvZnRwbHVzLCBzaWdtb2lkIH07XG5cbmZ1bmN0aW9uIG9wZXJhdGlvbihib2R5OiBCb2R5LCBsYW5lczogTGFuZXMsIGtpbmQ6IE5vZGVbJ2tpbmQnXSwgYXJnczogcmVhZG9ubHkgRXhwcmVzc2lvbltdKTogRXhwcmVzc2lvbiB7XG4gIGNvbnN0IFt4LCB5XSA9IGFyZ3M7XG4gIHN3aXRjaCAoa2luZCkge1xuICAgIGNhc2UgJ25lZyc6XG4gICAgY2FzZSAnYWJzJzpcbiAgICBjYXNlICdzcXJ0JzpcbiAgICAgIHJldHVybiBsYW5lc1traW5kXSh4KTtcbiAgICBjYXNlICdhZGQnOlxuICAgIGNhc2UgJ3N1Yic6XG4gICAgY2FzZSAnbXVsJzpcbiAgICBjYXNlICdkaXYnOlxuICAgIGNhc2UgJ21pbic6XG4gICAgY2FzZSAnbWF4JzpcbiAgICAgIHJldHVybiBsYW5lc1traW5kXSh4LCB5KTtcbiAgICBjYXNlICdwb3cnOlxuICAgICAgcmV0dXJuIHBvdyhib2R5LCBsYW5lcywgeCwgeSk7XG4gICAgY2FzZSAnc2VsZWN0JzpcbiAgICAgIHJldHVybiBsYW5lcy5zZWxlY3QobGFuZXMubGVzcyh4LCB5KSwgYXJnc1syXSwgYXJnc1szXSk7XG4gICAgZGVmYXVsdDoge1xuICAgICAgY29uc3QgZiA9IGZ1bmN0aW9uc1traW5kXTtcbiAgICAgIGlmIChmID09PSB1bmRlZmluZWQpIHRocm93IG5ldyBSYW5nZUVycm9yKGBhIGxvd2VyZWQgcHJvZ3JhbSBoYXMgbm8gJHtraW5kfWApO1xuICAgICAgcmV0dXJuIGYoYm9keSwgbGFuZXMsIHgpO1xuICAgIH1cbiAgfVxufVxuXG4vKiogQSBmcmFjdGlvbiBvZiBhIHN1bSB0aGF0IGlzIGJlbG93IGYzMidzIHJlc29sdXRpb24gb2YgdGhlIHN1bSwgd2l0aCBzb21lIGJpdHMgdG8gc3BhcmUuICovXG5jb25zdCBORUdMSUdJQkxFX0ZSQUNUSU9OID0gMiAqKiAtMjg7XG5cbi8qKiBBcyBmMzIsIGluIGFsbCBsYW5lczsgd2hhdCB3b3VsZCBiZSBkZW5vcm1hbCBpcyB6ZXJvLCBzaW5jZSBkZW5vcm1hbHMgYXJlIHNsb3cuICovXG5mdW5jdGlvbiBuYXJyb3dlZCh3aWRlOiBMYW5lcywgeDogRXhwcmVzc2lvbik6IEV4cHJlc3Npb24ge1xuICBjb25zdCB0aW55ID0gd2lkZS5sZXNzKHdpZGUuYWJzKHgpLCB3aWRlLmNvbnN0YW50KDIgKiogLTEwMCkpO1xuICByZXR1cm4gY29udmVydC5uYXJyb3cod2lkZS5jbGVhcih4LCB0aW55KSk7XG59XG5cbi8qKiBUaGUgZW50cnkgb2YgYGtub3duYCBmb3IgYGlkYCwgbWFkZSB3aGVyZSBpdCBpcyBtaXNzaW5nLiAqL1xuZnVuY3Rpb24gb25jZShrbm93bjogTWFwPE5vZGVJZCwgRXhwcmVzc2lvbj4sIGlkOiBOb2RlSWQsIG1ha2U6ICgpID0+IEV4cHJlc3Npb24pOiBFeHByZXNzaW9uIHtcbiAgY29uc3QgZm91bmQgPSBrbm93bi5nZXQoaWQpID8/IG1ha2UoKTtcbiAga25vd24uc2V0KGlkLCBmb3VuZCk7XG4gIHJldHVybiBmb3VuZDtcbn1cblxuLyoqIENvZGUgZm9yIHRoZSBub2RlcyB0aGF0IGByb290c2AgZGVwZW5kIG9uLCBkaXZpZGVkIGludG8gc2NhbGFycyBhbmQgcm93LWRlcGVuZGVudCBvbmVzLiAqL1xuZXhwb3J0IGNsYXNzIExhd0NvZGUge1xuICBwcml2YXRlIHJlYWRvbmx5IHBlclJvdyA9IG5ldyBTZXQ8Tm9kZUlkPigpO1xuICBwcml2YXRlIHJlYWRvbmx5IHJvd09yZGVyOiBOb2RlSWRbXTtcbiAgcHJpdmF0ZSByZWFkb25seSBzY2FsYXJPcmRlcjogTm9kZUlkW107XG4gIC8qKiBTY2FsYXJzIHRoYXQgcm93cyByZWFkLCBpbiB0aGUgb3JkZXIgb2YgdGhlaXIgc2xvdHMuICovXG4gIHByaXZhdGUgcmVhZG9ubHkgc2xvdHMgPSBuZXcgTWFwPE5vZGVJZCwgbnVtYmVyPigpO1xuICAvKiogRGl2aXNvcnMgb2YgbW9yZSB0aGFuIG9uZSBxdW90aWVudCwgd2hpY2ggYXJlIHJlcGxhY2VkIGJ5IG9uZSBjb21tb24gcmVjaXByb2NhbC4gKi9cbiAgcHJpdmF0ZSByZWFkb25seSBkaXZpc29ycyA9IG5ldyBTZXQ8Tm9kZUlkPigpO1xuICAvKiogVGhlIGV4cG9uZW50aWFsIGFkZGVuZHMgd2hlcmUgdGhlIHByZWRpY3Rpb24gaXMgdGhlIGxvZ2FyaXRobSBvZiB0aGVpciBzdW0uICovXG4gIHByaXZhdGUgcmVhZG9ubHkgYWRkZW5kcyA9IG5ldyBTZXQ8Tm9kZUlkPigpO1xuICAvKiogQnkgbm9kZTogdGhlIHZhbHVlcyB0aGF0IGl0IGlzIHRoZSBsYXN0IHRvIHJlYWQuICovXG4gIHByaXZhdGUgcmVhZG9ubHkgbGFzdFJlYWQgPSBuZXcgTWFwPE5vZGVJZCwgTm9kZUlkW10+KCk7XG5cbiAgY29uc3RydWN0b3IoXG4gICAgcHJpdmF0ZSByZWFkb25seSBncmFwaDogR3JhcGgsXG4gICAgcHJpdmF0ZSByZWFkb25seSByb290czogcmVhZG9ubHkgTm9kZUlkW10sXG4gICkge1xuICAgIGNvbnN0IG9yZGVyID0gZ3JhcGgub3JkZXIocm9vdHMpO1xuICAgIGZvciAoY29uc3QgaWQgb2Ygb3JkZXIpIHtcbiAgICAgIGNvbnN0IG5vZGUgPSBncmFwaC5ub2RlKGlkKTtcbiAgICAgIGlmIChub2RlLmtpbmQgPT09ICdjb2x1bW4nIHx8IG5vZGUuYXJncy5zb21lKChhcmcpID0+IHRoaXMucGVyUm93LmhhcyhhcmcpKSkgdGhpcy5wZXJSb3cuYWRkKGlkKTtcbiAgICB9XG4gICAgdGhpcy5yb3dPcmRlciA9IG9yZGVyLmZpbHRlcigoaWQpID0+IHRoaXMucGVyUm93LmhhcyhpZCkpO1xuICAgIHRoaXMuc2NhbGFyT3JkZXIgPSBvcmRlci5maWx0ZXIoKGlkKSA9PiAhdGhpcy5wZXJSb3cuaGFzKGlkKSk7XG4gICAgY29uc3QgcmVhZCA9IG5ldyBTZXQocm9vdHMpO1xuICAgIGNvbnN0IHF1b3RpZW50cyA9IG5ldyBNYXA8Tm9kZUlkLCBudW1iZXI+KCk7XG4gICAgZm9yIChjb25zdCBpZCBvZiB0aGlzLnJvd09yZGVyKSB7XG4gICAgICBjb25zdCBub2RlID0gZ3JhcGgubm9kZShpZCk7XG4gICAgICBmb3IgKGNvbnN0IGFyZyBvZiBub2RlLmFyZ3MpIHJlYWQuYWRkKGFyZyk7XG4gICAgICBpZiAobm9kZS5raW5kID09PSAnZGl2JykgcXVvdGllbnRzLnNldChub2RlLmFyZ3NbMV0sIChxdW90aWVudHMuZ2V0KG5vZGUuYXJnc1sxXSkgPz8gMCkgKyAxKTtcbiAgICB9XG4gICAgLy8gQW4gYXhpcyB3aXRob3V0IHRhYmxlcyBoYXMgbm8gcm9vdHMuXG4gICAgY29uc3QgcHJlZGljdGlvbiA9IHJvb3RzLmxlbmd0aCA+IDAgPyBncmFwaC5ub2RlKHJvb3RzWzBdKSA6IHVuZGVmaW5lZDtcbiAgICBpZiAocHJlZGljdGlvbj8ua2luZCA9PT0gJ2xvZycpIHRoaXMuY29sbGVjdChwcmVkaWN0aW9uLmFyZ3NbMF0pO1xuICAgIGZvciAoY29uc3QgW2lkLCB1c2VzXSBvZiBxdW90aWVudHMpIGlmICh1c2VzID4gMSAmJiB0aGlzLnBlclJvdy5oYXMoaWQpKSB0aGlzLmRpdmlzb3JzLmFkZChpZCk7XG4gICAgZm9yIChjb25zdCBpZCBvZiB0aGlzLnNjYWxhck9yZGVyKSB7XG4gICAgICBpZiAocmVhZC5oYXMoaWQpICYmIGdyYXBoLnZhbHVlT2YoaWQpID09PSB1bmRlZmluZWQpIHRoaXMuc2xvdHMuc2V0KGlkLCB0aGlzLnNsb3RzLnNpemUpO1xuICAgIH1cbiAgICB0aGlzLmZpbmRMYXN0UmVhZHMoKTtcbiAgfVxuXG4gIC8qKiBPcGVyYXRpb25zIG9mIGVhY2ggcm93LiAqL1xuICBnZXQgb3BlcmF0aW9ucygpOiBudW1iZXIge1xuICAgIHJldHVybiB0aGlzLnJvd09yZGVyLmxlbmd0aDtcbiAgfVxuXG4gIC8qKiBGaW5kcywgaW4gYm90aCBwYXJ0cyBvZiB0aGUgY29kZSwgd2hlcmUgZWFjaCB2YWx1ZSBpcyByZWFkIGxhc3Q7IHJvb3RzIGFuZCBhZGRlbmRzIGFyZSBuZXZlciByZWxlYXNlZC4gKi9cbiAgcHJpdmF0ZSBmaW5kTGFzdFJlYWRzKCk6IHZvaWQge1xuICAgIGNvbnN0IGtlcHQgPSBuZXcgU2V0KFsuLi50aGlzLnJvb3RzLCAuLi50aGlzLmFkZGVuZHNdKTtcbiAgICBjb25zdCBmb3VuZCA9IG5ldyBTZXQ8Tm9kZUlkPigpO1xuICAgIGZvciAoY29uc3Qgb3JkZXIgb2YgW3RoaXMucm93T3JkZXIsIHRoaXMuc2NhbGFyT3JkZXJdKSB7XG4gICAgICBmb3IgKGxldCBpID0gb3JkZXIubGVuZ3RoIC0gMTsgaSA+PSAwOyBpLS0pIHtcbiAgICAgICAgY29uc3QgbGFzdDogTm9kZUlkW10gPSBbXTtcbiAgICAgICAgZm9yIChjb25zdCBhcmcgb2YgdGhpcy5ncmFwaC5ub2RlKG9yZGVyW2ldKS5hcmdzKSB7XG4gICAgICAgICAgaWYgKGZvdW5kLmhhcyhhcmcpIHx8IGtlcHQuaGFzKGFyZykgfHwgdGhpcy5wZXJSb3cuaGFzKGFyZykgIT09IHRoaXMucGVyUm93LmhhcyhvcmRlcltpXSkpIGNvbnRpbnVlO1xuICAgICAgICAgIGZvdW5kLmFkZChhcmcpO1xuICAgICAgICAgIGxhc3QucHVzaChhcmcpO1xuICAgICAgICB9XG4gICAgICAgIGlmIChsYXN0Lmxlbmd0aCA+IDApIHRoaXMubGFzdFJlYWQuc2V0KG9yZGVyW2ldLCBsYXN0KTtcbiAgICAgIH1cbiAgICB9XG4gIH1cblxuICBwcml2YXRlIGNvbGxlY3Qoc3VtOiBOb2RlSWQpOiB2b2lkIHtcbiAgICBjb25zdCB7IGdyYXBoIH0gPSB0aGlzO1xuICAgIGNvbnN0IGlubmVyID0geyBoYXM6IChpZDogTm9kZUlkKSA9PiBncmFwaC5ub2RlKGlkKS5raW5kICE9PSAnYWRkJyB9O1xuICAgIGZvciAoY29uc3QgaWQgb2YgW3N1bSwgLi4uZ3JhcGgub3JkZXIoW3N1bV0sIGlubmVyKV0pIHtcbiAgICAgIGNvbnN0IG5vZGUgPSBncmFwaC5ub2RlKGlkKTtcbiAgICAgIGZvciAoY29uc3QgcGFydCBvZiBub2RlLmtpbmQgPT09ICdhZGQnID8gbm9kZS5hcmdzIDogW2lkXSkge1xuICAgICAgICBpZiAoZ3JhcGgubm9kZShwYXJ0KS5raW5kID09PSAnZXhwJyAmJiB0aGlzLnBlclJvdy5oYXMocGFydCkpIHRoaXMuYWRkZW5kcy5hZGQocGFydCk7XG4gICAgICB9XG4gICAgfVxuICB9XG5cbiAgLyoqIFZlY3RvcnMgb2YgbWVtb3J5IHRoYXQgYHByZWx1ZGVgIHdyaXRlcyBhbmQgYHJvd3NgIHJlYWRzLiAqL1xuICBnZXQgc2xvdENvdW50KCk6IG51bWJlciB7XG4gICAgcmV0dXJuIHRoaXMuc2xvdHMuc2l6ZTtcbiAgfVxuXG4gIC8qKiBDb21wdXRlcyB0aGUgc2NhbGFycyBpbiBmbG9hdDY0LCBhbmQgc3RvcmVzIHRoZW0gYXQgYGFkZHJlc3NgIGluIGV2ZXJ5IGxhbmUgb2YgYGxhbmVzYC4gKi9cbiAgcHJlbHVkZShcbiAgICBib2R5OiBCb2R5LFxuICAgIHdpZGU6IExhbmVzLFxuICAgIGxhbmVzOiBMYW5lcyxcbiAgICBjb29yZGluYXRlOiAoaW5kZXg6IG51bWJlcikgPT4gRXhwcmVzc2lvbixcbiAgICBhZGRyZXNzOiBudW1iZXIsXG4gICk6IHZvaWQge1xuICAgIGNvbnN0IHZhbHVlcyA9IG5ldyBNYXA8Tm9kZUlkLCBFeHByZXNzaW9uPigpO1xuICAgIGZvciAoY29uc3QgaWQgb2YgdGhpcy5zY2FsYXJPcmRlcikge1xuICAgICAgY29uc3Qgbm9kZSA9IHRoaXMuZ3JhcGgubm9kZShpZCk7XG4gICAgICBpZiAobm9kZS5raW5kID09PSAnY29uc3QnKSB7XG4gICAgICAgIHZhbHVlcy5zZXQoaWQsIHdpZGUuY29uc3RhbnQobm9kZS52YWx1ZSkpO1xuICAgICAgICBjb250aW51ZTtcbiAgICAgIH1cbiAgICAgIGNvbnN0IGFyZ3MgPSBub2RlLmFyZ3MubWFwKChhcmcpID0+IHZhbHVlcy5nZXQoYXJnKSBhcyBFeHByZXNzaW9uKTtcbiAgICAgIGNvbnN0IGtlcHQgPSBib2R5LnNjb3BlZCgoKSA9PlxuICAgICAgICBpc0xlYWYobm9kZSkgPyBjb29yZGluYXRlKG5vZGUudmFsdWUpIDogb3BlcmF0aW9uKGJvZHksIHdpZGUsIG5vZGUua2luZCwgYXJncyksXG4gICAgICApO1xuICAgICAgdmFsdWVzLnNldChpZCwga2VwdCk7XG4gICAgICBjb25zdCBzbG90ID0gdGhpcy5zbG90cy5nZXQoaWQpO1xuICAgICAgaWYgKHNsb3QgIT09IHVuZGVmaW5lZClcbiAgICAgICAgYm9keS5ydW4odjEyOC5zdG9yZShhZGRyZXNzICsgMTYgKiBzbG90LCBsYW5lcy53aWRlID8ga2VwdCA6IG5hcnJvd2VkKHdpZGUsIGtlcHQpKSk7XG4gICAgICBmb3IgKGNvbnN0IGRvbmUgb2YgdGhpcy5sYXN0UmVhZC5nZXQoaWQpID8/IFtdKSBib2R5LmZyZWUodmFsdWVzLmdldChkb25lKSBhcyBFeHByZXNzaW9uKTtcbiAgICB9XG4gIH1cblxuICAvKipcbiAgICogQ29tcHV0ZXMgdGhlIHJvb3RzIGZvciBvbmUgdmVjdG9yIG9mIHJvd3MuIGBjb2x1bW5gIGxvYWRzIGEgY29sdW1uOyBzY2FsYXJzIGFyZSByZWFkIGZyb20gYGFkZHJlc3NgLCB3aGVyZVxuICAgKiBgcHJlbHVkZWAgc3RvcmVkIHRoZW0uIGB1bnJvbGxgIHZlY3RvcnMgYXJlIGNvbXB1dGVkIGludGVybGVhdmVkOiByZXN1bHRbdmVjdG9yXVtyb290XS5cbiAgICovXG4gIHJvd3MoXG4gICAgYm9keTogQm9keSxcbiAgICBsYW5lczogTGFuZXMsXG4gICAgdW5yb2xsOiBudW1iZXIsXG4gICAgY29sdW1uOiAoaW5kZXg6IG51bWJlciwgdmVjdG9yOiBudW1iZXIpID0+IEV4cHJlc3Npb24sXG4gICAgYWRkcmVzczogbnVtYmVyLFxuICApOiBFeHByZXNzaW9uW11bXSB7XG4gICAgY29uc3QgdmVjdG9ycyA9IEFycmF5LmZyb20oeyBsZW5ndGg6IHVucm9sbCB9LCAoKSA9PiBuZXcgTWFwPE5vZGVJZCwgRXhwcmVzc2lvbj4oKSk7XG4gICAgY29uc3QgcmVjaXByb2NhbHMgPSB2ZWN0b3JzLm1hcCgoKSA9PiBuZXcgTWFwPE5vZGVJZCwgRXhwcmVzc2lvbj4oKSk7XG4gICAgY29uc3QgZGVjYXlzID0gdmVjdG9ycy5tYXAoKCkgPT4gbmV3IE1hcDxOb2RlSWQsIEV4cHJlc3Npb24+KCkpO1xuICAgIGNvbnN0IHJlYWQgPSAoaWQ6IE5vZGVJZCwgdmVjdG9yOiBudW1iZXIpOiBFeHByZXNzaW9uID0+IHtcbiAgICAgIGNvbnN0IGNhY2hlZCA9IHZlY3RvcnNbdmVjdG9yXS5nZXQoaWQpO1xuICAgICAgaWYgKGNhY2hlZCAhPT0gdW5kZWZpbmVkKSByZXR1cm4gY2FjaGVkO1xuICAgICAgY29uc3QgdmFsdWUgPSB0aGlzLmdyYXBoLnZhbHVlT2YoaWQpO1xuICAgICAgaWYgKHZhbHVlICE9PSB1bmRlZmluZWQpIHJldHVybiBsYW5lcy5jb25zdGFudCh2YWx1ZSk7XG4gICAgICByZXR1cm4gdjEyOC5sb2FkKGFkZHJlc3MgKyAxNiAqICh0aGlzLnNsb3RzLmdldChpZCkgYXMgbnVtYmVyKSk7XG4gICAgfTtcbiAgICAvLyBBbiBhZGRlbmQgbmVnbGlnaWJsZSBiZXNpZGUgMSBtYXkgZG9taW5hdGUgYSBzbWFsbCBwcmVkaWN0aW9uLCBzbyBhZGRlbmRzIGFyZSBjb21wYXJlZCB3aXRoIHRoZWlyIHN1bSBhcyB3ZWxsLlxuICAgIGNvbnN0IGJ5U3VtID0gbGFuZXMuemVyb0JlbG93ID09PSBFWFBfWkVST19GMzI7XG4gICAgZm9yIChjb25zdCBpZCBvZiB0aGlzLnJvd09yZGVyKSB7XG4gICAgICBjb25zdCBub2RlID0gdGhpcy5ncmFwaC5ub2RlKGlkKTtcbiAgICAgIHZlY3RvcnMuZm9yRWFjaCgoa25vd24sIHZlY3RvcikgPT4ge1xuICAgICAgICBpZiAoaXNMZWFmKG5vZGUpKSB7XG4gICAgICAgICAga25vd24uc2V0KGlkLCBib2R5LmxldChjb2x1bW4obm9kZS52YWx1ZSwgdmVjdG9yKSkpO1xuICAgICAgICAgIHJldHVybjtcbiAgICAgICAgfVxuICAgICAgICBjb25zdCBhcmdzID0gbm9kZS5hcmdzLm1hcCgoYXJnKSA9PiByZWFkKGFyZywgdmVjdG9yKSk7XG4gICAgICAgIGlmIChub2RlLmtpbmQgPT09ICdkaXYnICYmIHRoaXMuZGl2aXNvcnMuaGFzKG5vZGUuYXJnc1sxXSkpIHtcbiAgICAgICAgICBjb25zdCByZWNpcHJvY2FsID0gb25jZShyZWNpcHJvY2Fsc1t2ZWN0b3JdLCBub2RlLmFyZ3NbMV0sICgpID0+XG4gICAgICAgICAgICBib2R5LmxldChsYW5lcy5kaXYobGFuZXMuY29uc3RhbnQoMSksIGFyZ3NbMV0pKSxcbiAgICAgICAgICApO1xuICAgICAgICAgIGtub3duLnNldChcbiAgICAgICAgICAgIGlkLFxuICAgICAgICAgICAgdGhpcy5ncmFwaC52YWx1ZU9mKG5vZGUuYXJnc1swXSkgPT09IDEgPyByZWNpcHJvY2FsIDogYm9keS5sZXQobGFuZXMubXVsKGFyZ3NbMF0sIHJlY2lwcm9jYWwpKSxcbiAgICAgICAgICApO1xuICAgICAgICAgIHJldHVybjtcbiAgICAgICAgfVxuICAgICAgICBjb25zdCBkZWNheWVkID0gZGVjYXlpbmdbbm9kZS5raW5kXTtcbiAgICAgICAgaWYgKGRlY2F5ZWQgIT09IHVuZGVmaW5lZCkge1xuICAgICAgICAgIGNvbnN0IFthcmd1bWVudF0gPSBub2RlLmFyZ3MgYXMgcmVhZG9ubHkgTm9kZUlkW107XG4gICAgICAgICAgY29uc3QgdGFpbCA9IG9uY2UoZGVjYXlzW3ZlY3Rvcl0sIGFyZ3VtZW50LCAoKSA9PiBib2R5LnNjb3BlZCgoKSA9PiBkZWNheShib2R5LCBsYW5lcywgYXJnc1swXSkpKTtcbiAgICAgICAgICBrbm93bi5zZXQoXG4gICAgICAgICAgICBpZCxcbiAgICAgICAgICAgIGJvZHkuc2NvcGVkKCgpID0+IGRlY2F5ZWQoYm9keSwgbGFuZXMsIGFyZ3NbMF0sIHRhaWwpKSxcbiAgICAgICAgICApO1xuICAgICAgICAgIHJldHVybjtcbiAgICAgICAgfVxuICAgICAgICBpZiAoYnlTdW0gJiYgdGhpcy5hZGRlbmRzLmhhcyhpZCkpIHtcbiAgICAgICAgICBrbm93bi5zZXQoXG4gICAgICAgICAgICBpZCxcbiAgICAgICAgICAgIGJvZHkuc2NvcGVkKCgpID0+IGV4cChib2R5LCBsYW5lcywgYXJnc1swXSwgRVhQX1pFUk9fRjMyX1dIT0xFKSksXG4gICAgICAgICAgKTtcbiAgICAgICAgICByZXR1cm47XG4gICAgICAgIH1cbiAgICAgICAgaWYgKGJ5U3VtICYmIGlkID09PSB0aGlzLnJvb3RzWzBdICYmIHRoaXMuYWRkZW5kcy5zaXplID4gMCkge1xuICAgICAgICAgIGNvbnN0IHVuc2VlbiA9IGxhbmVzLm11bChhcmdzWzBdLCBsYW5lcy5jb25zdGFudChORUdMSUdJQkxFX0ZSQUNUSU9OKSk7XG4gICAgICAgICAgY29uc3QgbGVhc3QgPSBib2R5LmxldChsYW5lcy5hdE1vc3QodW5zZWVuLCBsYW5lcy5jb25zdGFudChNYXRoLmV4cChFWFBfWkVST19GMzIpKSkpO1xuICAgICAgICAgIGZvciAoY29uc3QgYWRkZW5kIG9mIHRoaXMuYWRkZW5kcykge1xuICAgICAgICAgICAgY29uc3QgdmFsdWUgPSByZWFkKGFkZGVuZCwgdmVjdG9yKTtcbiAgICAgICAgICAgIGtub3duLnNldChhZGRlbmQsIGJvZHkubGV0KGxhbmVzLmNsZWFyKHZhbHVlLCBsYW5lcy5sZXNzKHZhbHVlLCBsZWFzdCkpKSk7XG4gICAgICAgICAgfVxuICAgICAgICB9XG4gICAgICAgIC8vIEZvciBhIHByZWRpY3Rpb24sIE5hTiBpcyBhcyBnb29kIGFzIGFuIGluZmluaXR5OiBlaXRoZXIgc3RvcHMgdGhlIGZpdC5cbiAgICAgICAgY29uc3QgaXNQcmVkaWN0aW9uID0gaWQgPT09IHRoaXMucm9vdHNbMF0gJiYgbm9kZS5raW5kID09PSAnbG9nJztcbiAgICAgICAgY29uc3QgdmFsdWUgPSBib2R5LnNjb3BlZCgoKSA9PlxuICAgICAgICAgIGlzUHJlZGljdGlvbiA/IGZpbml0ZUxvZyhib2R5LCBsYW5lcywgYXJnc1swXSkgOiBvcGVyYXRpb24oYm9keSwgbGFuZXMsIG5vZGUua2luZCwgYXJncyksXG4gICAgICAgICk7XG4gICAgICAgIGtub3duLnNldChpZCwgdmFsdWUpO1xuICAgICAgfSk7XG4gICAgICBmb3IgKGNvbnN0IGRvbmUgb2YgdGhpcy5sYXN0UmVhZC5nZXQoaWQpID8/IFtdKSB7XG4gICAgICAgIHZlY3RvcnMuZm9yRWFjaCgoa25vd24sIHZlY3RvcikgPT4ge1xuICAgICAgICAgIGNvbnN0IHZhbHVlID0ga25vd24uZ2V0KGRvbmUpIGFzIEV4cHJlc3Npb247XG4gICAgICAgICAgLy8gQSByZWNpcHJvY2FsIG1heSBiZSBhIHF1b3RpZW50J3MgdmFsdWUgdG9vLlxuICAgICAgICAgIGlmIChyZWNpcHJvY2Fsc1t2ZWN0b3JdLmdldCh0aGlzLmdyYXBoLm5vZGUoZG9uZSkuYXJnc1sxXSBhcyBOb2RlSWQpICE9PSB2YWx1ZSkgYm9keS5mcmVlKHZhbHVlKTtcbiAgICAgICAgfSk7XG4gICAgICB9XG4gICAgfVxuICAgIHJldHVybiB2ZWN0b3JzLm1hcCgoXywgdmVjdG9yKSA9PiB0aGlzLnJvb3RzLm1hcCgoaWQpID0+IHJlYWQoaWQsIHZlY3RvcikpKTtcbiAgfVxufVxuIiwgIi8qKiBGb3JtdWxhcyBhdCBldmVyeSByb3cgb2Ygc29tZSBjb2x1bW5zOiB0aGUgbG9vcCB0aGF0IGNvbXB1dGVzIHRhYmxlcyBhbmQgdmFsdWVzIG9mIHN3ZWVwcy4gKi9cbmltcG9ydCB0eXBlIHsgR3JhcGgsIE5vZGVJZCB9IGZyb20gJy4uL2dyYXBoLmpzJztcbmltcG9ydCB7IEJvZHksIHR5cGUgRXhwcmVzc2lvbiwgaTMyLCB2MTI4IH0gZnJvbSAnLi9ib2R5LmpzJztcbmltcG9ydCB7IExhd0NvZGUgfSBmcm9tICcuL2VtaXQtbGF3LmpzJztcbmltcG9ydCB7IFZhbHVlVHlwZSwgdHlwZSBXYXNtRnVuY3Rpb24gfSBmcm9tICcuL2VuY29kZS5qcyc7XG5pbXBvcnQgeyBjb252ZXJ0LCB0eXBlIExhbmVzIH0gZnJvbSAnLi9sYW5lcy5qcyc7XG5cbi8qKiBDb2x1bW5zIG9mIHRoZXNlIGxvb3BzIGFyZSBwYWRkZWQgdG8gbXVsdGlwbGVzIG9mIHRoaXMgbWFueSByb3dzLiAqL1xuZXhwb3J0IGNvbnN0IE1BUF9ST1dTID0gMTY7XG5cbmV4cG9ydCBmdW5jdGlvbiBwYWRkZWRSb3dzKHJvd3M6IG51bWJlcik6IG51bWJlciB7XG4gIHJldHVybiBNQVBfUk9XUyAqIE1hdGgubWF4KDEsIE1hdGguY2VpbChyb3dzIC8gTUFQX1JPV1MpKTtcbn1cblxuZXhwb3J0IGludGVyZmFjZSBNYXBTcGVjIHtcbiAgcmVhZG9ubHkgZ3JhcGg6IEdyYXBoO1xuICAvKiogTGVhdmVzIGFyZSBgY29sdW1uYCwgYGNvb3JkaW5hdGVgIGFuZCBjb25zdGFudHMuICovXG4gIHJlYWRvbmx5IHJvb3RzOiByZWFkb25seSBOb2RlSWRbXTtcbiAgLyoqIEFyaXRobWV0aWMsIGFuZCB0aGUga2luZCBvZiB0aGUgY29sdW1ucyByZWFkLiAqL1xuICByZWFkb25seSBsYW5lczogTGFuZXM7XG4gIC8qKiBLaW5kIG9mIHRoZSBjb2x1bW5zIHdyaXR0ZW46IGY2NCBjb252ZXJ0ZWQgdG8gZjMyIGlzIGZsdXNoZWQgdG8gemVybyB3aGVyZSBzdWJub3JtYWwsIGFzIHN1Ym5vcm1hbHMgYXJlIHNsb3cuICovXG4gIHJlYWRvbmx5IHN0b3JlZDogTGFuZXM7XG4gIC8qKiBXaGV0aGVyIHZhbHVlcyB0aGF0IGFyZSBub3QgZmluaXRlIGFyZSB3cml0dGVuIGFzIG9uZSBjYW5vbmljYWwgTmFOLiAqL1xuICByZWFkb25seSBmaW5pdGU/OiBib29sZWFuO1xuICAvKiogSG93IG1hbnkgcG9pbnRlcnMgdGhlIGZ1bmN0aW9uIGlzIGdpdmVuIHRvIHJlYWQgZnJvbS4gKi9cbiAgcmVhZG9ubHkgcG9pbnRlcnM6IG51bWJlcjtcbiAgLyoqIFRoZSBhZGRyZXNzIG9mIGVhY2ggY29sdW1uOiBpbmRleCBvZiBhIHBvaW50ZXIsIGFuZCBieXRlIG9mZnNldC4gKi9cbiAgcmVhZG9ubHkgY29sdW1uOiAoaW5kZXg6IG51bWJlcikgPT4geyByZWFkb25seSBwb2ludGVyOiBudW1iZXI7IHJlYWRvbmx5IG9mZnNldDogbnVtYmVyIH07XG4gIC8qKiBCeXRlcyBiZXR3ZWVuIGEgcm9vdCdzIGNvbHVtbiBhbmQgdGhlIG5leHQgb25lJ3MuICovXG4gIHJlYWRvbmx5IHN0cmlkZTogbnVtYmVyO1xuICAvKiogVGhlIGFkZHJlc3Mgb2YgdGhlIGNvb3JkaW5hdGVzLCBmNjQuICovXG4gIHJlYWRvbmx5IGNvb3JkaW5hdGVzOiBudW1iZXI7XG4gIC8qKiBUaGUgYWRkcmVzcyBvZiBgc2xvdEJ5dGVzYCBieXRlcyBmb3Igc2NhbGFycy4gKi9cbiAgcmVhZG9ubHkgc2xvdHM6IG51bWJlcjtcbn1cblxuLyoqIEJ5dGVzIGF0IGBNYXBTcGVjLnNsb3RzYC4gKi9cbmV4cG9ydCBmdW5jdGlvbiBzbG90Qnl0ZXMoZ3JhcGg6IEdyYXBoLCByb290czogcmVhZG9ubHkgTm9kZUlkW10pOiBudW1iZXIge1xuICByZXR1cm4gMTYgKiBuZXcgTGF3Q29kZShncmFwaCwgcm9vdHMpLnNsb3RDb3VudDtcbn1cblxuLyoqIChwb2ludGVycyAuLi4sIG91dCwgZW5kIG9mIHRoZSBmaXJzdCByb290J3MgY29sdW1uKTogZWFjaCByb290IGluIGEgY29sdW1uIG9mIGl0cyBvd24uICovXG5leHBvcnQgZnVuY3Rpb24gbWFwRnVuY3Rpb24obmFtZTogc3RyaW5nLCB3aWRlOiBMYW5lcywgc3BlYzogTWFwU3BlYyk6IFdhc21GdW5jdGlvbiB7XG4gIGNvbnN0IHsgZ3JhcGgsIHJvb3RzLCBsYW5lcywgc3RvcmVkLCBwb2ludGVycywgc3RyaWRlLCBjb29yZGluYXRlcywgc2xvdHMgfSA9IHNwZWM7XG4gIGNvbnN0IGJvZHkgPSBuZXcgQm9keShcbiAgICBuYW1lLFxuICAgIEFycmF5LmZyb20oeyBsZW5ndGg6IHBvaW50ZXJzICsgMiB9LCAoKSA9PiBWYWx1ZVR5cGUuaTMyKSxcbiAgKTtcbiAgY29uc3QgcG9pbnRlciA9IEFycmF5LmZyb20oeyBsZW5ndGg6IHBvaW50ZXJzICsgMiB9LCAoXywgaSkgPT4gYm9keS5wYXJhbWV0ZXIoaSkpO1xuICBjb25zdCBbb3V0LCBlbmRdID0gcG9pbnRlci5zbGljZShwb2ludGVycyk7XG4gIGNvbnN0IGxhdyA9IG5ldyBMYXdDb2RlKGdyYXBoLCByb290cyk7XG4gIGNvbnN0IG5hcnJvd2luZyA9IGxhbmVzLndpZGUgJiYgIXN0b3JlZC53aWRlO1xuICBjb25zdCBub3JtYWxpc2VkID0gKHZhbHVlOiBFeHByZXNzaW9uKTogRXhwcmVzc2lvbiA9PiAoc3BlYy5maW5pdGUgPyBvck5hTihib2R5LCBsYW5lcywgdmFsdWUpIDogdmFsdWUpO1xuICBjb25zdCB1bnJvbGwgPSAyO1xuICBsYXcucHJlbHVkZShib2R5LCB3aWRlLCBsYW5lcywgKGluZGV4KSA9PiB2MTI4LmxvYWRTcGxhdChjb29yZGluYXRlcyArIDggKiBpbmRleCksIHNsb3RzKTtcbiAgYm9keS5yZXBlYXRXaGlsZShpMzIubGVzcyhvdXQsIGVuZCksICgpID0+IHtcbiAgICBjb25zdCBjb2x1bW4gPSAoaW5kZXg6IG51bWJlciwgdmVjdG9yOiBudW1iZXIpOiBFeHByZXNzaW9uID0+IHtcbiAgICAgIGNvbnN0IGFkZHJlc3MgPSBzcGVjLmNvbHVtbihpbmRleCk7XG4gICAgICByZXR1cm4gdjEyOC5sb2FkKGFkZHJlc3Mub2Zmc2V0ICsgMTYgKiB2ZWN0b3IsIHBvaW50ZXJbYWRkcmVzcy5wb2ludGVyXSk7XG4gICAgfTtcbiAgICBjb25zdCB2ZWN0b3JzID0gbGF3LnJvd3MoYm9keSwgbGFuZXMsIHVucm9sbCwgY29sdW1uLCBzbG90cyk7XG4gICAgcm9vdHMuZm9yRWFjaCgoXywgcikgPT4ge1xuICAgICAgY29uc3QgdmFsdWVzID0gdmVjdG9ycy5tYXAoKG9mKSA9PiBub3JtYWxpc2VkKG9mW3JdKSk7XG4gICAgICBpZiAobmFycm93aW5nKSBib2R5LnJ1bih2MTI4LnN0b3JlKHIgKiBzdHJpZGUsIGZsdXNoZWQoYm9keSwgc3RvcmVkLCB2YWx1ZXMpLCBvdXQpKTtcbiAgICAgIGVsc2VcbiAgICAgICAgdmFsdWVzLmZvckVhY2goKHZhbHVlLCB2ZWN0b3IpID0+IHtcbiAgICAgICAgICBib2R5LnJ1bih2MTI4LnN0b3JlKHIgKiBzdHJpZGUgKyAxNiAqIHZlY3RvciwgdmFsdWUsIG91dCkpO1xuICAgICAgICB9KTtcbiAgICB9KTtcbiAgICBmb3IgKGxldCBpID0gMDsgaSA8IHBvaW50ZXJzOyBpKyspIGJvZHkuc2V0KGksIGkzMi5hZGQocG9pbnRlcltpXSwgaTMyLmNvbnN0YW50KDE2ICogdW5yb2xsKSkpO1xuICAgIGJvZHkuc2V0KHBvaW50ZXJzLCBpMzIuYWRkKG91dCwgaTMyLmNvbnN0YW50KG5hcnJvd2luZyA/IDE2IDogMTYgKiB1bnJvbGwpKSk7XG4gIH0pO1xuICByZXR1cm4gYm9keS5maW5pc2goKTtcbn1cblxuZnVuY3Rpb24gb3JOYU4oYm9keTogQm9keSwgbGFuZXM6IExhbmVzLCB2YWx1ZTogRXhwcmVzc2lvbik6IEV4cHJlc3Npb24ge1xuICBjb25zdCB4ID0gYm9keS5sZXQodmFsdWUpO1xuICBjb25zdCBmaW5pdGUgPSBsYW5lcy5sZXNzKGxhbmVzLmFicyh4KSwgbGFuZXMuY29uc3RhbnQoSW5maW5pdHkpKTtcbiAgcmV0dXJuIGxhbmVzLnNlbGVjdChmaW5pdGUsIHgsIGxhbmVzLmNvbnN0YW50KE51bWJlci5OYU4pKTtcbn1cblxuZnVuY3Rpb24gZmx1c2hlZChib2R5OiBCb2R5LCBuYXJyb3c6IExhbmVzLCBbeCwgeV06IHJlYWRvbmx5IEV4cHJlc3Npb25bXSk6IEV4cHJlc3Npb24ge1xuICBjb25zdCB2YWx1ZSA9IGJvZHkubGV0KGNvbnZlcnQubmFycm93UGFpcnMoeCwgeSkpO1xuICByZXR1cm4gbmFycm93LmNsZWFyKHZhbHVlLCBuYXJyb3cubGVzcyhuYXJyb3cuYWJzKHZhbHVlKSwgbmFycm93LmNvbnN0YW50KDIgKiogLTEyNikpKTtcbn1cbiIsICIvKiogQSBsYXcgYXQgb25lIHBvaW50IGZvciBtYW55IHBhcmFtZXRlciB2ZWN0b3JzLCBhcyBhIFdlYkFzc2VtYmx5IG1vZHVsZSBpbiBmbG9hdDY0OiBsYW5lcyBydW4gb3ZlciB0aGUgdmVjdG9ycy4gKi9cbmltcG9ydCB0eXBlIHsgR3JhcGgsIE5vZGVJZCB9IGZyb20gJy4uL2dyYXBoLmpzJztcbmltcG9ydCB7IGVuY29kZU1vZHVsZSB9IGZyb20gJy4vZW5jb2RlLmpzJztcbmltcG9ydCB7IExhbmVzIH0gZnJvbSAnLi9sYW5lcy5qcyc7XG5pbXBvcnQgeyBtYXBGdW5jdGlvbiwgcGFkZGVkUm93cywgc2xvdEJ5dGVzIH0gZnJvbSAnLi9tYXAuanMnO1xuXG5jb25zdCB3aWRlID0gbmV3IExhbmVzKCdmNjQnKTtcblxuLyoqIFRoZSBtb2R1bGUncyBvbmUgZnVuY3Rpb246IGB2YWx1ZXMocGFyYW1ldGVycywgb3V0LCBlbmQgb2YgdGhlIGZpcnN0IHJvb3QncyBjb2x1bW4pYC4gKi9cbmV4cG9ydCBpbnRlcmZhY2UgRHJhd3NDb2RlIHtcbiAgcmVhZG9ubHkgYnl0ZXM6IFVpbnQ4QXJyYXk8QXJyYXlCdWZmZXI+O1xuICAvKiogTWVtb3J5IGxheW91dCwgYnl0ZSBvZmZzZXRzOyBhbGwgYXJlIGY2NC4gKi9cbiAgcmVhZG9ubHkgbWVtb3J5OiB7XG4gICAgcmVhZG9ubHkgaW5wdXRzOiBudW1iZXI7XG4gICAgLyoqIENvbHVtbnMgb2YgcGFyYW1ldGVycyBhbmQgb2YgcmVzdWx0cywgYHBhZGRlZGAgbnVtYmVycyBsb25nIGVhY2guICovXG4gICAgcmVhZG9ubHkgcGFyYW1ldGVyczogbnVtYmVyO1xuICAgIHJlYWRvbmx5IHJlc3VsdHM6IG51bWJlcjtcbiAgICByZWFkb25seSBwYWRkZWQ6IG51bWJlcjtcbiAgICByZWFkb25seSBlbmQ6IG51bWJlcjtcbiAgfTtcbn1cblxuLyoqIExlYXZlcyBvZiBgcm9vdHNgIGFyZSBpbnB1dHMgKGJ5IG51bWJlciwgYmVsb3cgYGlucHV0c2ApLCBwYXJhbWV0ZXJzIChiZWxvdyBgcGFyYW1ldGVyc2ApIGFuZCBjb25zdGFudHMuIFRocm93cyBgZm9ybXVsYS10b28tbGFyZ2VgLiAqL1xuZXhwb3J0IGZ1bmN0aW9uIGVtaXREcmF3cyhcbiAgZ3JhcGg6IEdyYXBoLFxuICByb290czogcmVhZG9ubHkgTm9kZUlkW10sXG4gIGlucHV0czogbnVtYmVyLFxuICBwYXJhbWV0ZXJzOiBudW1iZXIsXG4gIGRyYXdzOiBudW1iZXIsXG4pOiBEcmF3c0NvZGUge1xuICBjb25zdCBsb3dlcmVkID0gcm9vdHMubWFwKChyb290KSA9PiBvdmVyRHJhd3MoZ3JhcGgsIHJvb3QpKTtcbiAgY29uc3QgcGFkZGVkID0gcGFkZGVkUm93cyhkcmF3cyk7XG4gIGxldCBlbmQgPSAwO1xuICBjb25zdCByZXNlcnZlID0gKGJ5dGVzOiBudW1iZXIpOiBudW1iZXIgPT4ge1xuICAgIGNvbnN0IHN0YXJ0ID0gZW5kO1xuICAgIGVuZCArPSAxNiAqIE1hdGguY2VpbChieXRlcyAvIDE2KTtcbiAgICByZXR1cm4gc3RhcnQ7XG4gIH07XG4gIGNvbnN0IHNsb3RzID0gcmVzZXJ2ZShzbG90Qnl0ZXMoZ3JhcGgsIGxvd2VyZWQpKTtcbiAgY29uc3QgbWVtb3J5ID0ge1xuICAgIGlucHV0czogcmVzZXJ2ZSg4ICogaW5wdXRzKSxcbiAgICBwYXJhbWV0ZXJzOiByZXNlcnZlKDggKiBwYWRkZWQgKiBwYXJhbWV0ZXJzKSxcbiAgICByZXN1bHRzOiByZXNlcnZlKDggKiBwYWRkZWQgKiByb290cy5sZW5ndGgpLFxuICAgIHBhZGRlZCxcbiAgfTtcbiAgY29uc3QgdmFsdWVzID0gbWFwRnVuY3Rpb24oJ3ZhbHVlcycsIHdpZGUsIHtcbiAgICBncmFwaCxcbiAgICByb290czogbG93ZXJlZCxcbiAgICBsYW5lczogd2lkZSxcbiAgICBzdG9yZWQ6IHdpZGUsXG4gICAgcG9pbnRlcnM6IDEsXG4gICAgY29sdW1uOiAoaW5kZXgpID0+ICh7IHBvaW50ZXI6IDAsIG9mZnNldDogOCAqIHBhZGRlZCAqIGluZGV4IH0pLFxuICAgIHN0cmlkZTogOCAqIHBhZGRlZCxcbiAgICBjb29yZGluYXRlczogbWVtb3J5LmlucHV0cyxcbiAgICBzbG90cyxcbiAgfSk7XG4gIHJldHVybiB7IGJ5dGVzOiBlbmNvZGVNb2R1bGUoW3ZhbHVlc10pLCBtZW1vcnk6IHsgLi4ubWVtb3J5LCBlbmQgfSB9O1xufVxuXG4vKipcbiAqIEJhc2VzIG9mIHBvd2VycyB0aGF0IGRvIG5vdCBkZXBlbmQgb24gcGFyYW1ldGVycy4gV2hlcmUgYWxsIGFyZSBhYm92ZSB6ZXJvIGFuZCBmaW5pdGUsIHtAbGluayBlbWl0RHJhd3N9IGNvbXB1dGVzIHRoZWlyXG4gKiBwb3dlcnMgYXMgZXhwKGV4cG9uZW50IGxvZyhiYXNlKSksIHdpdGggb25lIGxvZ2FyaXRobSBmb3IgYWxsIGRyYXdzOyBvdGhlcndpc2UgaXRzIHJlc3VsdHMgYXJlIG5vdCB2YWxpZC5cbiAqL1xuZXhwb3J0IGZ1bmN0aW9uIGJhc2VzT2ZQb3dlcnMoZ3JhcGg6IEdyYXBoLCByb290OiBOb2RlSWQpOiBOb2RlSWRbXSB7XG4gIGNvbnN0IGhhc1BhcmFtZXRlciA9IHBhcmFtZXRyaWMoZ3JhcGgsIHJvb3QpO1xuICBjb25zdCBiYXNlcyA9IGdyYXBoLm9yZGVyKFtyb290XSkuZmxhdE1hcCgoaWQpID0+IHtcbiAgICBjb25zdCB7IGtpbmQsIGFyZ3MgfSA9IGdyYXBoLm5vZGUoaWQpO1xuICAgIHJldHVybiBraW5kID09PSAncG93JyAmJiAhaGFzUGFyYW1ldGVyLmhhcyhhcmdzWzBdKSA/IFthcmdzWzBdXSA6IFtdO1xuICB9KTtcbiAgcmV0dXJuIFsuLi5uZXcgU2V0KGJhc2VzKV0uZmlsdGVyKChpZCkgPT4gZ3JhcGgudmFsdWVPZihpZCkgPT09IHVuZGVmaW5lZCk7XG59XG5cbi8qKiBUaGUgbm9kZXMgdGhhdCBkZXBlbmQgb24gYSBwYXJhbWV0ZXIuICovXG5mdW5jdGlvbiBwYXJhbWV0cmljKGdyYXBoOiBHcmFwaCwgcm9vdDogTm9kZUlkKTogUmVhZG9ubHlTZXQ8Tm9kZUlkPiB7XG4gIGNvbnN0IGVudGVyZWQgPSBuZXcgU2V0PE5vZGVJZD4oKTtcbiAgZm9yIChjb25zdCBpZCBvZiBncmFwaC5vcmRlcihbcm9vdF0pKSB7XG4gICAgY29uc3QgeyBraW5kLCBhcmdzIH0gPSBncmFwaC5ub2RlKGlkKTtcbiAgICBpZiAoa2luZCA9PT0gJ3BhcmFtJyB8fCBhcmdzLnNvbWUoKGFyZykgPT4gZW50ZXJlZC5oYXMoYXJnKSkpIGVudGVyZWQuYWRkKGlkKTtcbiAgfVxuICByZXR1cm4gZW50ZXJlZDtcbn1cblxuLyoqIFBhcmFtZXRlcnMgYmVjb21lIGNvbHVtbnMsIGlucHV0cyBjb29yZGluYXRlcy4gKi9cbmZ1bmN0aW9uIG92ZXJEcmF3cyhncmFwaDogR3JhcGgsIHJvb3Q6IE5vZGVJZCk6IE5vZGVJZCB7XG4gIGNvbnN0IGhhc1BhcmFtZXRlciA9IHBhcmFtZXRyaWMoZ3JhcGgsIHJvb3QpO1xuICBjb25zdCBkb25lID0gbmV3IE1hcDxOb2RlSWQsIE5vZGVJZD4oKTtcbiAgZm9yIChjb25zdCBpZCBvZiBncmFwaC5vcmRlcihbcm9vdF0pKSB7XG4gICAgY29uc3QgeyBraW5kLCB2YWx1ZSwgYXJncyB9ID0gZ3JhcGgubm9kZShpZCk7XG4gICAgY29uc3QgbG93ZXJlZCA9IGFyZ3MubWFwKChhcmcpID0+IGRvbmUuZ2V0KGFyZykgYXMgTm9kZUlkKTtcbiAgICBjb25zdCBpc0NvbnN0YW50ID0gZ3JhcGgudmFsdWVPZihpZCkgIT09IHVuZGVmaW5lZDtcbiAgICBpZiAoa2luZCA9PT0gJ2lucHV0JykgZG9uZS5zZXQoaWQsIGdyYXBoLmxlYWYoJ2Nvb3JkaW5hdGUnLCB2YWx1ZSkpO1xuICAgIGVsc2UgaWYgKGtpbmQgPT09ICdwYXJhbScpIGRvbmUuc2V0KGlkLCBncmFwaC5sZWFmKCdjb2x1bW4nLCB2YWx1ZSkpO1xuICAgIGVsc2UgaWYgKGlzQ29uc3RhbnQgfHwgYXJncy5sZW5ndGggPT09IDApIGRvbmUuc2V0KGlkLCBpZCk7XG4gICAgZWxzZSBpZiAoa2luZCA9PT0gJ3BvdycgJiYgaGFzUGFyYW1ldGVyLmhhcyhhcmdzWzFdKSAmJiAhaGFzUGFyYW1ldGVyLmhhcyhhcmdzWzBdKSkge1xuICAgICAgZG9uZS5zZXQoaWQsIGdyYXBoLmV4cChncmFwaC5tdWwobG93ZXJlZFsxXSwgZ3JhcGgubG9nKGxvd2VyZWRbMF0pKSkpO1xuICAgIH0gZWxzZSBkb25lLnNldChpZCwgZ3JhcGgubWFrZShraW5kLCBsb3dlcmVkKSk7XG4gIH1cbiAgcmV0dXJuIGRvbmUuZ2V0KHJvb3QpIGFzIE5vZGVJZDtcbn1cbiIsICIvKiogSW5zdGFudGlhdGVzIGEgc3dlZXAncyBtb2R1bGUgd2l0aCBtZW1vcnkgb2YgaXRzIG93bi4gKi9cbmltcG9ydCB7IElzb2xvc3NFcnJvciB9IGZyb20gJy4uLy4uL2Vycm9ycy5qcyc7XG5cbmNvbnN0IFBBR0UgPSAxIDw8IDE2O1xuXG4vKiogQHRocm93cyBJc29sb3NzRXJyb3IgYG91dC1vZi1tZW1vcnlgICovXG5leHBvcnQgZnVuY3Rpb24gaW5zdGFudGlhdGUoXG4gIG1vZHVsZTogV2ViQXNzZW1ibHkuTW9kdWxlLFxuICBieXRlczogbnVtYmVyLFxuKTogeyByZWFkb25seSBtZW1vcnk6IFdlYkFzc2VtYmx5Lk1lbW9yeTsgcmVhZG9ubHkgZXhwb3J0czogV2ViQXNzZW1ibHkuRXhwb3J0cyB9IHtcbiAgbGV0IG1lbW9yeTogV2ViQXNzZW1ibHkuTWVtb3J5O1xuICB0cnkge1xuICAgIG1lbW9yeSA9IG5ldyBXZWJBc3NlbWJseS5NZW1vcnkoeyBpbml0aWFsOiBNYXRoLmNlaWwoYnl0ZXMgLyBQQUdFKSB9KTtcbiAgfSBjYXRjaCAoY2F1c2UpIHtcbiAgICB0aHJvdyBuZXcgSXNvbG9zc0Vycm9yKFxuICAgICAgJ291dC1vZi1tZW1vcnknLFxuICAgICAgYFRoZSBncmlkIG5lZWRzICR7TWF0aC5jZWlsKGJ5dGVzIC8gMiAqKiAyMCl9IE1pQiBhIHRocmVhZCwgbW9yZSB0aGFuIFdlYkFzc2VtYmx5IGNhbiBhbGxvY2F0ZSBvbiB0aGlzIG1hY2hpbmUuYCxcbiAgICAgICdBc2sgZm9yIHNob3J0ZXIgYXhlcyBvciBmZXdlciBwYXJhbWV0ZXIgdmVjdG9ycywgb3IgdXNlIGEgbWFjaGluZSB3aXRoIG1vcmUgbWVtb3J5LicsXG4gICAgICB7IGtpbmQ6ICdydW4nLCBjYXVzZSB9LFxuICAgICk7XG4gIH1cbiAgcmV0dXJuIHsgbWVtb3J5LCBleHBvcnRzOiBuZXcgV2ViQXNzZW1ibHkuSW5zdGFuY2UobW9kdWxlLCB7IGVudjogeyBtZW1vcnkgfSB9KS5leHBvcnRzIH07XG59XG4iLCAiLyoqIEEgbGF3IGF0IG9uZSBwb2ludCBhZnRlciBhbm90aGVyLCBmb3IgYWxsIGRyYXdzIG9mIGl0cyBwYXJhbWV0ZXJzLiAqL1xuXG5pbXBvcnQgeyBJc29sb3NzRXJyb3IgfSBmcm9tICcuLi9lcnJvcnMuanMnO1xuaW1wb3J0IHsgZW1pdENvbHVtbnMgfSBmcm9tICcuLi9mb3JtdWxhL2VtaXQtY29sdW1ucy5qcyc7XG5pbXBvcnQgdHlwZSB7IE5vZGVJZCB9IGZyb20gJy4uL2Zvcm11bGEvZ3JhcGguanMnO1xuaW1wb3J0IHsgYmFzZXNPZlBvd2VycywgZW1pdERyYXdzIH0gZnJvbSAnLi4vZm9ybXVsYS93YXNtL2VtaXQtZHJhd3MuanMnO1xuaW1wb3J0IHsgaW5zdGFudGlhdGUgfSBmcm9tICcuLi9mb3JtdWxhL3dhc20vaW5zdGFudGlhdGUuanMnO1xuaW1wb3J0IHR5cGUgeyBMYXdHcmFwaCB9IGZyb20gJy4uL2xhd3MvZ3JhcGguanMnO1xuXG5leHBvcnQgaW50ZXJmYWNlIExhd092ZXJEcmF3cyB7XG4gIC8qKiBFdmFsdWF0ZXMgYXQgb25lIHZhbHVlIG9mIGVhY2ggaW5wdXQ7IHJlc3VsdHMgYXJlIHZhbGlkIHVudGlsIHRoZSBuZXh0IGNhbGwuICovXG4gIGF0KGlucHV0czogQXJyYXlMaWtlPG51bWJlcj4pOiB2b2lkO1xuICAvKiogT25lIHZhbHVlIGEgZHJhdy4gKi9cbiAgcmVhZG9ubHkgdmFsdWVzOiBGbG9hdDY0QXJyYXk7XG4gIC8qKiBUaGVpciBuYXR1cmFsIGxvZ2FyaXRobXMsIHdoZXJlIHRoZXkgd2VyZSBhc2tlZCBmb3IuICovXG4gIHJlYWRvbmx5IGxvZ3M6IEZsb2F0NjRBcnJheSB8IHVuZGVmaW5lZDtcbn1cblxuLyoqXG4gKiBgZHJhd3NgIGFyZSBjb2x1bW5zIG9mIHBhcmFtZXRlcnMgaW4gdGhlIGxhdydzIG9yZGVyLiBQb3dlcnMgYXJlIGNvbXB1dGVkIHRvIGEgZmV3IHRpbWVzIDFlLTE1LCBhbGwgZWxzZSB0byByb3VuZGluZy5cbiAqL1xuZXhwb3J0IGZ1bmN0aW9uIGxhd092ZXJEcmF3cyhcbiAgeyBncmFwaCwgcm9vdCB9OiBQaWNrPExhd0dyYXBoLCAnZ3JhcGgnIHwgJ3Jvb3QnPixcbiAgaW5wdXRzOiBudW1iZXIsXG4gIGRyYXdzOiByZWFkb25seSBGbG9hdDY0QXJyYXlbXSxcbiAgd2l0aExvZ3MgPSBmYWxzZSxcbik6IExhd092ZXJEcmF3cyB7XG4gIGNvbnN0IGNvdW50ID0gZHJhd3NbMF0/Lmxlbmd0aCA/PyAxO1xuICBjb25zdCByb290cyA9IHdpdGhMb2dzID8gW3Jvb3QsIGdyYXBoLmxvZyhyb290KV0gOiBbcm9vdF07XG4gIC8vIFJvbGVzIGFyZSBleGNoYW5nZWQ6IHBhcmFtZXRlcnMgYXJlIGNvbHVtbnMsIG9uZSByb3cgYSBkcmF3LCBhbmQgaW5wdXRzIGFyZSB0aGUgc2NhbGFycyB0aGF0IGNoYW5nZSBmcm9tIGNhbGwgdG8gY2FsbC5cbiAgY29uc3QgbGVhdmVzID0geyBzY2FsYXI6ICdpbnB1dCcsIGNvbHVtbjogJ3BhcmFtJyB9IGFzIGNvbnN0O1xuICBjb25zdCBleGFjdCA9IGVtaXRDb2x1bW5zKGdyYXBoLCByb290cywgbGVhdmVzLCBkcmF3cywgY291bnQpO1xuICBjb25zdCBjb21waWxlZCA9IGluV2ViQXNzZW1ibHkoZ3JhcGgsIHJvb3RzLCBpbnB1dHMsIGRyYXdzLCBjb3VudCk7XG4gIGNvbnN0IFt2YWx1ZXNdID0gZXhhY3QucmVzdWx0cztcbiAgY29uc3QgbG9ncyA9IHdpdGhMb2dzID8gZXhhY3QucmVzdWx0c1sxXSA6IHVuZGVmaW5lZDtcbiAgaWYgKGNvbXBpbGVkID09PSB1bmRlZmluZWQpIHJldHVybiB7IGF0OiBleGFjdC5ydW4sIHZhbHVlcywgbG9ncyB9O1xuICBjb25zdCBiYXNlcyA9IGJhc2VzT2ZQb3dlcnMoZ3JhcGgsIHJvb3QpO1xuICBjb25zdCBhdFBvaW50ID0gZW1pdENvbHVtbnMoZ3JhcGgsIGJhc2VzLCBsZWF2ZXMsIGRyYXdzLCAxKTtcbiAgcmV0dXJuIHtcbiAgICB2YWx1ZXMsXG4gICAgbG9ncyxcbiAgICBhdDogKHBvaW50KSA9PiB7XG4gICAgICBhdFBvaW50LnJ1bihwb2ludCk7XG4gICAgICBpZiAoYXRQb2ludC5yZXN1bHRzLmV2ZXJ5KChbYmFzZV0pID0+IGJhc2UgPiAwICYmIGJhc2UgPCBJbmZpbml0eSkpIGNvbXBpbGVkKHBvaW50LCBleGFjdC5yZXN1bHRzKTtcbiAgICAgIGVsc2UgZXhhY3QucnVuKHBvaW50KTtcbiAgICB9LFxuICB9O1xufVxuXG50eXBlIENvbXBpbGVkID0gKGlucHV0czogQXJyYXlMaWtlPG51bWJlcj4sIHJlc3VsdHM6IHJlYWRvbmx5IEZsb2F0NjRBcnJheVtdKSA9PiB2b2lkO1xuXG4vKiogVW5kZWZpbmVkIHdoZXJlIHRoZSBmb3JtdWxhIGlzIHRvbyBsYXJnZSBmb3IgYSBtb2R1bGUsIG9yIHRoZSBlbmdpbmUgaGFzIG5vIFdlYkFzc2VtYmx5LiAqL1xuZnVuY3Rpb24gaW5XZWJBc3NlbWJseShcbiAgZ3JhcGg6IExhd0dyYXBoWydncmFwaCddLFxuICByb290czogcmVhZG9ubHkgTm9kZUlkW10sXG4gIGlucHV0czogbnVtYmVyLFxuICBkcmF3czogcmVhZG9ubHkgRmxvYXQ2NEFycmF5W10sXG4gIGNvdW50OiBudW1iZXIsXG4pOiBDb21waWxlZCB8IHVuZGVmaW5lZCB7XG4gIGxldCBjb2RlOiBSZXR1cm5UeXBlPHR5cGVvZiBlbWl0RHJhd3M+O1xuICBsZXQgaW5zdGFuY2U6IFJldHVyblR5cGU8dHlwZW9mIGluc3RhbnRpYXRlPjtcbiAgdHJ5IHtcbiAgICBjb2RlID0gZW1pdERyYXdzKGdyYXBoLCByb290cywgaW5wdXRzLCBkcmF3cy5sZW5ndGgsIGNvdW50KTtcbiAgICBpbnN0YW5jZSA9IGluc3RhbnRpYXRlKG5ldyBXZWJBc3NlbWJseS5Nb2R1bGUoY29kZS5ieXRlcyksIGNvZGUubWVtb3J5LmVuZCk7XG4gIH0gY2F0Y2ggKGVycm9yKSB7XG4gICAgY29uc3QgaXNNaXNzaW5nID0gdHlwZW9mIFdlYkFzc2VtYmx5ID09PSAndW5kZWZpbmVkJyB8fCBlcnJvciBpbnN0YW5jZW9mIFdlYkFzc2VtYmx5LkNvbXBpbGVFcnJvcjtcbiAgICBpZiAoaXNNaXNzaW5nIHx8IChlcnJvciBpbnN0YW5jZW9mIElzb2xvc3NFcnJvciAmJiBlcnJvci5jb2RlID09PSAnZm9ybXVsYS10b28tbGFyZ2UnKSkgcmV0dXJuIHVuZGVmaW5lZDtcbiAgICB0aHJvdyBlcnJvcjtcbiAgfVxuICBjb25zdCB7IG1lbW9yeSB9ID0gY29kZTtcbiAgY29uc3QgZjY0ID0gbmV3IEZsb2F0NjRBcnJheShpbnN0YW5jZS5tZW1vcnkuYnVmZmVyKTtcbiAgZHJhd3MuZm9yRWFjaCgoY29sdW1uLCBwKSA9PiB7XG4gICAgY29uc3Qgc3RhcnQgPSBtZW1vcnkucGFyYW1ldGVycyAvIDggKyBwICogbWVtb3J5LnBhZGRlZDtcbiAgICBmNjQuc2V0KGNvbHVtbiwgc3RhcnQpO1xuICAgIGY2NC5maWxsKGNvbHVtbltjb3VudCAtIDFdLCBzdGFydCArIGNvdW50LCBzdGFydCArIG1lbW9yeS5wYWRkZWQpO1xuICB9KTtcbiAgY29uc3QgZXZhbHVhdGUgPSBpbnN0YW5jZS5leHBvcnRzLnZhbHVlcyBhcyAocGFyYW1ldGVyczogbnVtYmVyLCBvdXQ6IG51bWJlciwgZW5kOiBudW1iZXIpID0+IHZvaWQ7XG4gIGNvbnN0IGNvbHVtbnMgPSByb290cy5tYXAoKF8sIHIpID0+IHtcbiAgICBjb25zdCBzdGFydCA9IG1lbW9yeS5yZXN1bHRzIC8gOCArIHIgKiBtZW1vcnkucGFkZGVkO1xuICAgIHJldHVybiBmNjQuc3ViYXJyYXkoc3RhcnQsIHN0YXJ0ICsgY291bnQpO1xuICB9KTtcbiAgcmV0dXJuIChwb2ludCwgcmVzdWx0cykgPT4ge1xuICAgIGZvciAobGV0IGkgPSAwOyBpIDwgaW5wdXRzOyBpKyspIGY2NFttZW1vcnkuaW5wdXRzIC8gOCArIGldID0gcG9pbnRbaV07XG4gICAgZXZhbHVhdGUobWVtb3J5LnBhcmFtZXRlcnMsIG1lbW9yeS5yZXN1bHRzLCBtZW1vcnkucmVzdWx0cyArIDggKiBtZW1vcnkucGFkZGVkKTtcbiAgICBjb2x1bW5zLmZvckVhY2goKGNvbHVtbiwgcikgPT4ge1xuICAgICAgcmVzdWx0c1tyXS5zZXQoY29sdW1uKTtcbiAgICB9KTtcbiAgfTtcbn1cbiIsICIvKiogVGhlIHByZWRpY3RpdmUgZGlzdHJpYnV0aW9uIG9mIGEgbmV3IHJ1bjogdW5jZXJ0YWludHkgb2YgdGhlIGxhdywgYW5kIHNjYXR0ZXIgbGlrZSB0aGF0IG9mIHRoZSBmaXR0ZWQgcnVucy4gKi9cbmltcG9ydCB0eXBlIHsgUmVzaWR1YWxTY2FsZSB9IGZyb20gJy4uL2xvc3MvbG9zcy5qcyc7XG5pbXBvcnQgeyBCaW5uZWRTYW1wbGUgfSBmcm9tICcuLi9zdGF0aXN0aWNzL2Jpbm5lZC1zYW1wbGUuanMnO1xuaW1wb3J0IHsgcXVhbnRpbGVPZlNvcnRlZCB9IGZyb20gJy4uL3N0YXRpc3RpY3MvcXVhbnRpbGUuanMnO1xuXG4vKiogUXVhbnRpbGVzIG9mIHRoZSBmaXR0ZWQgcm93cycgcmVzaWR1YWxzLCBldmVubHkgc3BhY2VkIGZyb20gMCB0byAxLCBsaW5lYXIgaW4gYmV0d2VlbiwgYW5kIHRoZSBzY2FsZSB0aGV5IGFyZSBvbi4gKi9cbmV4cG9ydCBpbnRlcmZhY2UgU2NhdHRlciB7XG4gIHJlYWRvbmx5IHF1YW50aWxlczogcmVhZG9ubHkgbnVtYmVyW107XG4gIHJlYWRvbmx5IHNjYWxlOiBSZXNpZHVhbFNjYWxlO1xufVxuXG4vKiogRmFyIG1vcmUgc3RlcHMgdGhhbiBicmFja2V0aW5nIGFueSBmaW5pdGUgbnVtYmVyIG5lZWRzLiAqL1xuY29uc3QgTUFYX1NURVBTID0gMjAwO1xuXG4vKiogU3RlcHMgYWZ0ZXIgd2hpY2ggYSBicmFja2V0IHRoYXQgTmV3dG9uJ3MgbWV0aG9kIGhhcyBub3QgbmFycm93ZWQgZW5vdWdoIGlzIGJpc2VjdGVkLiAqL1xuY29uc3QgQklTRUNUSU9OX0lOVEVSVkFMID0gODtcblxuLyoqXG4gKiBRdWFudGlsZXMgb2YgdGhlIGxvc3Mgb2YgYSBuZXcgcnVuOiBvZiB0aGUgbWl4dHVyZSwgb3ZlciB0aGUgcHJlZGljdGlvbnMgb2YgYWxsIHJlcGxpY2F0ZXMsIG9mIHByZWRpY3Rpb24gbWludXMgcmVzaWR1YWwuIEFcbiAqIHJlc2lkdWFsIGlzIHByZWRpY3Rpb24gbWludXMgb2JzZXJ2YXRpb24gb24gaXRzIHNjYWxlLiBUaGUgbWl4dHVyZSdzIGRpc3RyaWJ1dGlvbiBmdW5jdGlvbiBpcyBzdW1tZWQgZXhhY3RseSBhbmRcbiAqIGludmVydGVkIHRvIHJvdW5kaW5nOiBpdCBpcyBwaWVjZXdpc2UgbGluZWFyLCB3aXRoIGJyZWFrcyB3aGVyZSBhIHByZWRpY3Rpb24gbWVldHMgYSBrbm90IG9mIHRoZSByZXNpZHVhbHMsIHNvIHRoYXQgc3Vtc1xuICogb3ZlciB0aGUgcHJlZGljdGlvbnMgYmV0d2VlbiBuZWlnaGJvdXJpbmcga25vdHMgZGV0ZXJtaW5lIGl0LlxuICovXG5leHBvcnQgY2xhc3MgTmV3UnVuIHtcbiAgLyoqIFJlc2lkdWFscyBvbiB0aGUgc2NhbGUgb24gd2hpY2ggYW4gb2JzZXJ2YXRpb24gaXMgcHJlZGljdGlvbiBtaW51cyByZXNpZHVhbDogbG9nKEwgLyBMX2hhdCkgPSAtbG9nKDEgKyByKS4gKi9cbiAgcHJpdmF0ZSByZWFkb25seSBrbm90czogRmxvYXQ2NEFycmF5O1xuICBwcml2YXRlIHJlYWRvbmx5IGlzUmF3OiBib29sZWFuO1xuICBwcml2YXRlIHJlYWRvbmx5IGlzRmluaXRlOiBib29sZWFuO1xuICBwcml2YXRlIHJlYWRvbmx5IHJlc3VsdDogbnVtYmVyW107XG4gIHByaXZhdGUgc2FtcGxlOiBCaW5uZWRTYW1wbGUgPSBuZXcgQmlubmVkU2FtcGxlKDEpO1xuICBwcml2YXRlIGRlbnNpdHkgPSAwO1xuXG4gIGNvbnN0cnVjdG9yKFxuICAgIHsgcXVhbnRpbGVzLCBzY2FsZSB9OiBTY2F0dGVyLFxuICAgIHByaXZhdGUgcmVhZG9ubHkgcHJvYmFiaWxpdGllczogcmVhZG9ubHkgbnVtYmVyW10sXG4gICkge1xuICAgIHRoaXMuaXNSYXcgPSBzY2FsZSA9PT0gJ3Jhdyc7XG4gICAgdGhpcy5rbm90cyA9IEZsb2F0NjRBcnJheS5mcm9tKHF1YW50aWxlcywgKHIpID0+IChzY2FsZSA9PT0gJ3JlbGF0aXZlJyA/IE1hdGgubG9nMXAocikgOiByKSk7XG4gICAgdGhpcy5pc0Zpbml0ZSA9IHRoaXMua25vdHMuZXZlcnkoTnVtYmVyLmlzRmluaXRlKTtcbiAgICB0aGlzLnJlc3VsdCA9IHByb2JhYmlsaXRpZXMubWFwKCgpID0+IE51bWJlci5OYU4pO1xuICB9XG5cbiAgLyoqIFByZWRpY3Rpb25zIGFyZSBiaW5uZWQgYnkgdGhlaXIgdmFsdWVzLCBvciBieSB0aGVpciBsb2dhcml0aG1zLiAqL1xuICBnZXQga2V5KCk6ICd2YWx1ZScgfCAnbG9nJyB7XG4gICAgcmV0dXJuIHRoaXMuaXNSYXcgPyAndmFsdWUnIDogJ2xvZyc7XG4gIH1cblxuICAvKiogT25lIHF1YW50aWxlIGEgcHJvYmFiaWxpdHksIG9mIHByZWRpY3Rpb25zIGJpbm5lZCBieSB7QGxpbmsga2V5fS4gT3ZlcndyaXR0ZW4gYnkgdGhlIG5leHQgY2FsbC4gKi9cbiAgcXVhbnRpbGVzKHByZWRpY3Rpb25zOiBCaW5uZWRTYW1wbGUpOiByZWFkb25seSBudW1iZXJbXSB7XG4gICAgY29uc3QgeyByZXN1bHQsIGlzUmF3LCBwcm9iYWJpbGl0aWVzIH0gPSB0aGlzO1xuICAgIGlmICghdGhpcy5pc0Zpbml0ZSkgcmV0dXJuIHJlc3VsdC5maWxsKE51bWJlci5OYU4pO1xuICAgIHRoaXMuc2FtcGxlID0gcHJlZGljdGlvbnM7XG4gICAgZm9yIChsZXQgcyA9IDA7IHMgPCBwcm9iYWJpbGl0aWVzLmxlbmd0aDsgcysrKSB7XG4gICAgICBjb25zdCBhdCA9IHRoaXMuaW52ZXJzZShwcm9iYWJpbGl0aWVzW3NdKTtcbiAgICAgIHJlc3VsdFtzXSA9IGlzUmF3ID8gYXQgOiBNYXRoLmV4cChhdCk7XG4gICAgfVxuICAgIHJldHVybiByZXN1bHQ7XG4gIH1cblxuICAvKiogVGhlIHF1YW50aWxlIG9mIHRoZSBtaXh0dXJlIGF0IGEgcHJvYmFiaWxpdHk6IE5ld3RvbidzIG1ldGhvZCwgc2FmZWd1YXJkZWQgYnkgYSBzaHJpbmtpbmcgYnJhY2tldC4gKi9cbiAgcHJpdmF0ZSBpbnZlcnNlKHByb2JhYmlsaXR5OiBudW1iZXIpOiBudW1iZXIge1xuICAgIGNvbnN0IHsgc2FtcGxlLCBrbm90cyB9ID0gdGhpcztcbiAgICBsZXQgbG8gPSBzYW1wbGUubG93ZXN0IC0ga25vdHNba25vdHMubGVuZ3RoIC0gMV07XG4gICAgbGV0IGhpID0gc2FtcGxlLmhpZ2hlc3QgLSBrbm90c1swXTtcbiAgICBsZXQgYXQgPSBNYXRoLm1pbihNYXRoLm1heCh0aGlzLmd1ZXNzKHByb2JhYmlsaXR5KSwgbG8pLCBoaSk7XG4gICAgbGV0IHdpZHRoID0gaGkgLSBsbztcbiAgICBmb3IgKGxldCBzdGVwID0gMTsgc3RlcCA8PSBNQVhfU1RFUFMgJiYgbG8gPCBoaTsgc3RlcCsrKSB7XG4gICAgICBjb25zdCBleGNlc3MgPSB0aGlzLmJlbG93KGF0KSAtIHByb2JhYmlsaXR5O1xuICAgICAgaWYgKGV4Y2VzcyA9PT0gMCkgcmV0dXJuIGF0O1xuICAgICAgaWYgKGV4Y2VzcyA+IDApIGhpID0gYXQ7XG4gICAgICBlbHNlIGxvID0gYXQ7XG4gICAgICBjb25zdCBuZXd0b24gPSBhdCAtIGV4Y2VzcyAvIHRoaXMuZGVuc2l0eTtcbiAgICAgIGlmIChNYXRoLmFicyhuZXd0b24gLSBhdCkgPD0gMiAqIE51bWJlci5FUFNJTE9OICogTWF0aC5hYnMoYXQpKSByZXR1cm4gbmV3dG9uO1xuICAgICAgbGV0IG5leHQgPSBuZXd0b247XG4gICAgICBpZiAoIShuZXd0b24gPiBsbyAmJiBuZXd0b24gPCBoaSkpIG5leHQgPSBsbyArIChoaSAtIGxvKSAvIDI7XG4gICAgICBlbHNlIGlmIChzdGVwICUgQklTRUNUSU9OX0lOVEVSVkFMID09PSAwKSB7XG4gICAgICAgIGlmIChoaSAtIGxvID4gd2lkdGggLyAyICoqIEJJU0VDVElPTl9JTlRFUlZBTCkgbmV4dCA9IGxvICsgKGhpIC0gbG8pIC8gMjtcbiAgICAgICAgd2lkdGggPSBoaSAtIGxvO1xuICAgICAgfVxuICAgICAgaWYgKG5leHQgPD0gbG8gfHwgbmV4dCA+PSBoaSkgcmV0dXJuIGF0O1xuICAgICAgYXQgPSBuZXh0O1xuICAgIH1cbiAgICByZXR1cm4gYXQ7XG4gIH1cblxuICAvKiogQSBmaXJzdCBndWVzcywgYXMgaWYgcHJlZGljdGlvbnMgYW5kIHJlc2lkdWFscyB3ZXJlIG9mIG9uZSBzaGFwZSBvbiBlYWNoIHNpZGUgb2YgdGhlaXIgbWVkaWFucy4gKi9cbiAgcHJpdmF0ZSBndWVzcyhwcm9iYWJpbGl0eTogbnVtYmVyKTogbnVtYmVyIHtcbiAgICBjb25zdCB7IHNhbXBsZSwga25vdHMgfSA9IHRoaXM7XG4gICAgY29uc3QgY2VudHJlID0gc2FtcGxlLmtleVF1YW50aWxlKDAuNSk7XG4gICAgY29uc3Qgc3ByZWFkID0gc2FtcGxlLmtleVF1YW50aWxlKHByb2JhYmlsaXR5KSAtIGNlbnRyZTtcbiAgICBjb25zdCBzY2F0dGVyID0gcXVhbnRpbGVPZlNvcnRlZChrbm90cywgMC41KSAtIHF1YW50aWxlT2ZTb3J0ZWQoa25vdHMsIDEgLSBwcm9iYWJpbGl0eSk7XG4gICAgY29uc3QgbWlkZGxlID0gY2VudHJlIC0gcXVhbnRpbGVPZlNvcnRlZChrbm90cywgMC41KTtcbiAgICByZXR1cm4gbWlkZGxlICsgTWF0aC5zaWduKHByb2JhYmlsaXR5IC0gMC41KSAqIE1hdGguaHlwb3Qoc3ByZWFkLCBzY2F0dGVyKTtcbiAgfVxuXG4gIC8qKiBUaGUgbWVhbiBvdmVyIHByZWRpY3Rpb25zIG9mIFAocHJlZGljdGlvbiAtIHJlc2lkdWFsIDw9IHgpOyBgZGVuc2l0eWAgYmVjb21lcyBpdHMgc2xvcGUuICovXG4gIHByaXZhdGUgYmVsb3coeDogbnVtYmVyKTogbnVtYmVyIHtcbiAgICBjb25zdCB7IGtub3RzLCBzYW1wbGUgfSA9IHRoaXM7XG4gICAgY29uc3QgeyBjb3VudCwgb3JpZ2luIH0gPSBzYW1wbGU7XG4gICAgY29uc3QgbGFzdCA9IGtub3RzLmxlbmd0aCAtIDE7XG4gICAgLy8gS25vdHMgdGhhdCBsaWUgYmVsb3cgYWxsIHByZWRpY3Rpb25zIGNvbnRyaWJ1dGUgbm90aGluZy5cbiAgICBsZXQgayA9IHRoaXMuZmlyc3RLbm90RnJvbShzYW1wbGUubG93ZXN0IC0geCk7XG4gICAgbGV0IGZyb20gPSAwO1xuICAgIGxldCBzdW1Gcm9tID0gMDtcbiAgICBpZiAoayA9PT0gMCkge1xuICAgICAgZnJvbSA9IHNhbXBsZS51cFRvKHggKyBrbm90c1swXSk7XG4gICAgICBzdW1Gcm9tID0gc2FtcGxlLnN1bTtcbiAgICB9XG4gICAgbGV0IHN1bSA9IGZyb207XG4gICAgbGV0IHNsb3BlID0gMDtcbiAgICBmb3IgKGsgPSBNYXRoLm1heChrLCAxKTsgayA8PSBsYXN0ICYmIGZyb20gPCBjb3VudDsgaysrKSB7XG4gICAgICAvLyBQcmVkaWN0aW9ucyBiZXR3ZWVuIHggKyBrbm90c1trIC0gMV0gYW5kIHggKyBrbm90c1trXS5cbiAgICAgIGNvbnN0IHRvID0gc2FtcGxlLnVwVG8oeCArIGtub3RzW2tdKTtcbiAgICAgIGNvbnN0IGJldHdlZW4gPSB0byAtIGZyb207XG4gICAgICBpZiAoYmV0d2VlbiA+IDApIHtcbiAgICAgICAgY29uc3Qgd2lkdGggPSBrbm90c1trXSAtIGtub3RzW2sgLSAxXTtcbiAgICAgICAgY29uc3QgYWJvdmUgPSBzYW1wbGUuc3VtIC0gc3VtRnJvbSAtIGJldHdlZW4gKiAoeCArIGtub3RzW2sgLSAxXSAtIG9yaWdpbik7XG4gICAgICAgIHN1bSArPSBiZXR3ZWVuIC0gKGJldHdlZW4gKiAoayAtIDEpICsgYWJvdmUgLyB3aWR0aCkgLyBsYXN0O1xuICAgICAgICBzbG9wZSArPSBiZXR3ZWVuIC8gKHdpZHRoICogbGFzdCk7XG4gICAgICAgIGZyb20gPSB0bztcbiAgICAgICAgc3VtRnJvbSA9IHNhbXBsZS5zdW07XG4gICAgICB9XG4gICAgfVxuICAgIHRoaXMuZGVuc2l0eSA9IHNsb3BlIC8gY291bnQ7XG4gICAgcmV0dXJuIHN1bSAvIGNvdW50O1xuICB9XG5cbiAgLyoqIFRoZSBmaXJzdCBrbm90IG5vdCBiZWxvdyBgZ2FwYCwgdXAgdG8gYSB0b2xlcmFuY2UgZm9yIHJvdW5kaW5nIHRoYXQgbWF5IG9ubHkgaW5jbHVkZSBtb3JlIGtub3RzLiAqL1xuICBwcml2YXRlIGZpcnN0S25vdEZyb20oZ2FwOiBudW1iZXIpOiBudW1iZXIge1xuICAgIGNvbnN0IHsga25vdHMgfSA9IHRoaXM7XG4gICAgY29uc3QgbGVhc3QgPSBnYXAgLSAxZS05ICogTWF0aC5hYnMoZ2FwKTtcbiAgICBsZXQgW2xvLCBoaV0gPSBbMCwga25vdHMubGVuZ3RoXTtcbiAgICB3aGlsZSAobG8gPCBoaSkge1xuICAgICAgY29uc3QgbWlkZGxlID0gKGxvICsgaGkpID4+IDE7XG4gICAgICBpZiAoa25vdHNbbWlkZGxlXSA8IGxlYXN0KSBsbyA9IG1pZGRsZSArIDE7XG4gICAgICBlbHNlIGhpID0gbWlkZGxlO1xuICAgIH1cbiAgICByZXR1cm4gbG87XG4gIH1cbn1cblxuLyoqIFF1YW50aWxlcyBvZiBhIG5ldyBydW4ncyBsb3NzIHdoZXJlIHRoZSBsYXcgcHJlZGljdHMgYHZhbHVlc2AsIGluIGFueSBvcmRlcjsgc2VlIHtAbGluayBOZXdSdW59LiBOYU4gd2hlcmUgYSB2YWx1ZSBoYXMgbm8gcmVzaWR1YWwgb24gdGhlIHNjYWxlLiAqL1xuZXhwb3J0IGZ1bmN0aW9uIG5ld1J1blF1YW50aWxlcyhcbiAgdmFsdWVzOiBGbG9hdDY0QXJyYXksXG4gIHJlc2lkdWFsczogU2NhdHRlcixcbiAgcHJvYmFiaWxpdGllczogcmVhZG9ubHkgbnVtYmVyW10sXG4pOiBudW1iZXJbXSB7XG4gIGNvbnN0IG1peHR1cmUgPSBuZXcgTmV3UnVuKHJlc2lkdWFscywgcHJvYmFiaWxpdGllcyk7XG4gIGNvbnN0IHNhbXBsZSA9IG5ldyBCaW5uZWRTYW1wbGUodmFsdWVzLmxlbmd0aCwgbWl4dHVyZS5rZXkpO1xuICBjb25zdCBpc0ZpbGxlZCA9IHNhbXBsZS5maWxsKHZhbHVlcywgbWl4dHVyZS5rZXkgPT09ICdsb2cnID8gdmFsdWVzLm1hcChNYXRoLmxvZykgOiB2YWx1ZXMpO1xuICByZXR1cm4gaXNGaWxsZWQgPyBbLi4ubWl4dHVyZS5xdWFudGlsZXMoc2FtcGxlKV0gOiBwcm9iYWJpbGl0aWVzLm1hcCgoKSA9PiBOdW1iZXIuTmFOKTtcbn1cbiIsICIvKiogQmFuZHMgYXQgb25lIHJvdyBhZnRlciBhbm90aGVyOiBvZiB0aGUgbGF3LCBvdmVyIGFsbCByZXBsaWNhdGVzLCBhbmQgb2YgYSBuZXcgcnVuLiAqL1xuXG5pbXBvcnQgeyB0eXBlIEdyYXBoZWRMYXcsIGdyYXBoT2ZMYXcsIHR5cGUgTGF3R3JhcGggfSBmcm9tICcuLi9sYXdzL2dyYXBoLmpzJztcbmltcG9ydCB7IEJpbm5lZFNhbXBsZSB9IGZyb20gJy4uL3N0YXRpc3RpY3MvYmlubmVkLXNhbXBsZS5qcyc7XG5pbXBvcnQgeyBsYXdPdmVyRHJhd3MgfSBmcm9tICcuL2xhdy1vdmVyLWRyYXdzLmpzJztcbmltcG9ydCB7IE5ld1J1biwgdHlwZSBTY2F0dGVyIH0gZnJvbSAnLi9uZXctcnVuLmpzJztcblxuLyoqIFBsYWluIGRhdGEgdGhhdCBjYW4gYmUgcG9zdGVkIHRvIGEgd29ya2VyLiAqL1xuZXhwb3J0IGludGVyZmFjZSBSb3dCYW5kc1JlcXVlc3Qge1xuICByZWFkb25seSBsYXc6IEdyYXBoZWRMYXc7XG4gIC8qKiBQYXJhbWV0ZXIgdmVjdG9ycywgb25lIGNvbHVtbiBhIHBhcmFtZXRlciBpbiB0aGUgbGF3J3Mgb3JkZXI6IHRoZSByZXBsaWNhdGVzLCBvciB0aGUgZXN0aW1hdGUgYWxvbmUuICovXG4gIHJlYWRvbmx5IGRyYXdzOiByZWFkb25seSBGbG9hdDY0QXJyYXlbXTtcbiAgcmVhZG9ubHkgc2NhdHRlcj86IFNjYXR0ZXIgfCB1bmRlZmluZWQ7XG4gIHJlYWRvbmx5IHByb2JhYmlsaXRpZXM6IHJlYWRvbmx5IFtsb3dlcjogbnVtYmVyLCB1cHBlcjogbnVtYmVyXTtcbn1cblxuLyoqIE51bWJlcnMgYSByb3c6IGxvd2VyIGFuZCB1cHBlciBlbmRwb2ludCBvZiB0aGUgbGF3J3MgYmFuZCwgdGhlbiB0aG9zZSBvZiBhIG5ldyBydW4uICovXG5leHBvcnQgY29uc3QgQkFORF9FTlRSSUVTID0gNDtcblxuLyoqXG4gKiBCYW5kcyBhdCBvbmUgdmFsdWUgb2YgZWFjaCBpbnB1dCwgaW50byBgb3V0YCBmcm9tIGBhdGAgb246IGV4YWN0IG9yZGVyIHN0YXRpc3RpY3Mgb2YgdHlwZSA3IG92ZXIgdGhlIGRyYXdzLCBhbmRcbiAqIHtAbGluayBOZXdSdW59LiBOYU4gd2hlcmUgc29tZSBkcmF3IGdpdmVzIG5vIGZpbml0ZSB2YWx1ZSwgYW5kIGZvciBhIG5ldyBydW4gd2hlcmUgdGhlcmUgaXMgbm8gc2NhdHRlci5cbiAqL1xuZXhwb3J0IHR5cGUgUm93QmFuZHMgPSAoaW5wdXRzOiBBcnJheUxpa2U8bnVtYmVyPiwgb3V0OiBGbG9hdDY0QXJyYXksIGF0OiBudW1iZXIpID0+IHZvaWQ7XG5cbmV4cG9ydCBmdW5jdGlvbiBjcmVhdGVSb3dCYW5kcyhcbiAgeyBsYXcsIGRyYXdzLCBzY2F0dGVyLCBwcm9iYWJpbGl0aWVzIH06IFJvd0JhbmRzUmVxdWVzdCxcbiAgY29tcGlsZWQ6IExhd0dyYXBoID0gZ3JhcGhPZkxhdyhsYXcpLFxuKTogUm93QmFuZHMge1xuICBjb25zdCBjb3VudCA9IGRyYXdzWzBdPy5sZW5ndGggPz8gMTtcbiAgY29uc3QgbWl4dHVyZSA9IHNjYXR0ZXIgJiYgbmV3IE5ld1J1bihzY2F0dGVyLCBwcm9iYWJpbGl0aWVzKTtcbiAgY29uc3QgaXNMb2cgPSBtaXh0dXJlPy5rZXkgPT09ICdsb2cnO1xuICBjb25zdCBldmFsdWF0ZWQgPSBsYXdPdmVyRHJhd3MoY29tcGlsZWQsIGxhdy5pbnB1dHMubGVuZ3RoLCBkcmF3cywgaXNMb2cpO1xuICBjb25zdCBzYW1wbGUgPSBuZXcgQmlubmVkU2FtcGxlKGNvdW50LCBtaXh0dXJlPy5rZXkpO1xuICAvLyBXaGVyZSBzb21lIGRyYXcgaGFzIG5vIGxvZ2FyaXRobSwgdGhlIGxhdydzIGJhbmQgaXMgdGFrZW4gb2YgdGhlIHZhbHVlcyB0aGVtc2VsdmVzLlxuICBsZXQgcGxhaW46IEJpbm5lZFNhbXBsZSB8IHVuZGVmaW5lZDtcbiAgcmV0dXJuIChpbnB1dHMsIG91dCwgYXQpID0+IHtcbiAgICBldmFsdWF0ZWQuYXQoaW5wdXRzKTtcbiAgICBjb25zdCB7IHZhbHVlcywgbG9ncyB9ID0gZXZhbHVhdGVkO1xuICAgIGNvbnN0IGlzRmlsbGVkID0gc2FtcGxlLmZpbGwodmFsdWVzLCBsb2dzKTtcbiAgICBjb25zdCBuZXdSdW4gPSBpc0ZpbGxlZCA/IG1peHR1cmU/LnF1YW50aWxlcyhzYW1wbGUpIDogdW5kZWZpbmVkO1xuICAgIGxldCBiYW5kOiBCaW5uZWRTYW1wbGUgfCB1bmRlZmluZWQgPSBzYW1wbGU7XG4gICAgaWYgKCFpc0ZpbGxlZCkge1xuICAgICAgcGxhaW4gPz89IG5ldyBCaW5uZWRTYW1wbGUoY291bnQpO1xuICAgICAgYmFuZCA9IHBsYWluLmZpbGwodmFsdWVzKSA/IHBsYWluIDogdW5kZWZpbmVkO1xuICAgIH1cbiAgICBmb3IgKGNvbnN0IFtrLCBwcm9iYWJpbGl0eV0gb2YgcHJvYmFiaWxpdGllcy5lbnRyaWVzKCkpIHtcbiAgICAgIG91dFthdCArIGtdID0gYmFuZD8ucXVhbnRpbGUocHJvYmFiaWxpdHkpID8/IE51bWJlci5OYU47XG4gICAgICBvdXRbYXQgKyAyICsga10gPSBuZXdSdW4/LltrXSA/PyBOdW1iZXIuTmFOO1xuICAgIH1cbiAgfTtcbn1cbiIsICIvKiogVGhlIHNjYWxlIG9uIHdoaWNoIGEgcmVzaWR1YWwgaXMgdGFrZW46IGxvZyBMX2hhdCAtIGxvZyBMLCBMX2hhdCAtIEwsIG9yIExfaGF0IC8gTCAtIDEuICovXG5leHBvcnQgdHlwZSBSZXNpZHVhbFNjYWxlID0gJ2xvZycgfCAncmF3JyB8ICdyZWxhdGl2ZSc7XG5cbi8qKlxuICogVGhlIHBlbmFsdHkgb2Ygb25lIHJlc2lkdWFsIHIuIFNxdWFyZWQgaXMgcl4yOyBIdWJlcidzIGNvcmUgaXMgcl4yLzIgYW5kIGl0cyB0YWlsIGRlbHRhICh8cnwgLSBkZWx0YS8yKTtcbiAqIGFic29sdXRlIGlzIHxyfDsgcXVhbnRpbGUodGF1KSBtYWtlcyB0aGUgbGF3IHRoZSB0YXUtcXVhbnRpbGUgb2YgdGhlIGxvc3NlczpcbiAqIHRhdSAoLXIpIGZvciByIDwgMCBhbmQgKDEgLSB0YXUpIHIgZm9yIHIgPiAwLCByIGJlaW5nIHByZWRpY3Rpb24gbWludXMgb2JzZXJ2YXRpb24uXG4gKi9cbmV4cG9ydCB0eXBlIFJobyA9XG4gIHwgeyByZWFkb25seSBraW5kOiAnc3F1YXJlZCcgfVxuICB8IHsgcmVhZG9ubHkga2luZDogJ2h1YmVyJzsgcmVhZG9ubHkgZGVsdGE6IG51bWJlciB9XG4gIHwgeyByZWFkb25seSBraW5kOiAnYWJzb2x1dGUnIH1cbiAgfCB7IHJlYWRvbmx5IGtpbmQ6ICdxdWFudGlsZSc7IHJlYWRvbmx5IHRhdTogbnVtYmVyIH07XG5cbi8qKiBUaGUgb2JqZWN0aXZlIGlzIGFsd2F5cyB0aGUgc3VtIG92ZXIgcm93cyBvZiB3ZWlnaHQgdGltZXMgcmhvKHJlc2lkdWFsKSwgbmV2ZXIgYSBtZWFuLiAqL1xuZXhwb3J0IGludGVyZmFjZSBMb3NzIHtcbiAgcmVhZG9ubHkgcmVzaWR1YWw6IFJlc2lkdWFsU2NhbGU7XG4gIHJlYWRvbmx5IHJobzogUmhvO1xufVxuXG5leHBvcnQgY29uc3QgZGVmYXVsdExvc3M6IExvc3MgPSB7IHJlc2lkdWFsOiAnbG9nJywgcmhvOiB7IGtpbmQ6ICdodWJlcicsIGRlbHRhOiAxZS0zIH0gfTtcblxuLyoqXG4gKiBFdmVyeSBwZW5hbHR5IGluIG9uZSBmb3JtLCB0aGUgb25seSBvbmUgdGhhdCBrZXJuZWxzIGltcGxlbWVudDpcbiAqIHJobyhyKSA9IGMocikgaChyKSwgaChyKSA9IHJeMi8yIGZvciB8cnwgPD0gZGVsdGEgYW5kIGRlbHRhICh8cnwgLSBkZWx0YS8yKSBiZXlvbmQsXG4gKiBjKHIpID0gdXAgZm9yIHIgPiAwIGFuZCBkb3duIG90aGVyd2lzZS4gU3F1YXJlZCBpcyBjID0gMiB3aXRoIGFuIGluZmluaXRlIGRlbHRhIChgVU5CT1VOREVEYCk7XG4gKiBhYnNvbHV0ZSBhbmQgcXVhbnRpbGUgbG9zc2VzIGFyZSBhcHByb2FjaGVkIGFzIGRlbHRhIGZhbGxzLCB3aXRoIGMgPSB3ZWlnaHQgLyBkZWx0YS5cbiAqL1xuZXhwb3J0IGludGVyZmFjZSBIdWJlckZvcm0ge1xuICByZWFkb25seSBkZWx0YTogbnVtYmVyO1xuICByZWFkb25seSB1cDogbnVtYmVyO1xuICByZWFkb25seSBkb3duOiBudW1iZXI7XG59XG5cbi8qKiBBIGRlbHRhIHRoYXQgbm8gcmVzaWR1YWwgcmVhY2hlcywgc3RpbGwgZmluaXRlIGluIGYzMi4gKi9cbmV4cG9ydCBjb25zdCBVTkJPVU5ERUQgPSAxZTMwO1xuXG4vKiogYHJob2AgYXMgYSB7QGxpbmsgSHViZXJGb3JtfTsgYHNtb290aGluZ2AgaXMgdGhlIGRlbHRhIHRoYXQgcmVwbGFjZXMgemVybyBpbiBhYnNvbHV0ZSBhbmQgcXVhbnRpbGUgbG9zc2VzLiAqL1xuZXhwb3J0IGZ1bmN0aW9uIGh1YmVyRm9ybShyaG86IFJobywgc21vb3RoaW5nOiBudW1iZXIpOiBIdWJlckZvcm0ge1xuICBzd2l0Y2ggKHJoby5raW5kKSB7XG4gICAgY2FzZSAnc3F1YXJlZCc6XG4gICAgICByZXR1cm4geyBkZWx0YTogVU5CT1VOREVELCB1cDogMiwgZG93bjogMiB9O1xuICAgIGNhc2UgJ2h1YmVyJzpcbiAgICAgIHJldHVybiB7IGRlbHRhOiByaG8uZGVsdGEsIHVwOiAxLCBkb3duOiAxIH07XG4gICAgY2FzZSAnYWJzb2x1dGUnOlxuICAgICAgcmV0dXJuIHsgZGVsdGE6IHNtb290aGluZywgdXA6IDEgLyBzbW9vdGhpbmcsIGRvd246IDEgLyBzbW9vdGhpbmcgfTtcbiAgICBjYXNlICdxdWFudGlsZSc6XG4gICAgICByZXR1cm4geyBkZWx0YTogc21vb3RoaW5nLCB1cDogKDEgLSByaG8udGF1KSAvIHNtb290aGluZywgZG93bjogcmhvLnRhdSAvIHNtb290aGluZyB9O1xuICB9XG59XG5cbi8qKiBUcnVlIHdoZXJlIHRoZSBwZW5hbHR5IGhhcyBhIGtpbmsgYXQgemVybywgc28gdGhhdCBubyBncmFkaWVudCBjYW4gY2VydGlmeSBpdHMgbWluaW11bS4gKi9cbmV4cG9ydCBmdW5jdGlvbiBoYXNLaW5rKHJobzogUmhvKTogYm9vbGVhbiB7XG4gIHJldHVybiByaG8ua2luZCA9PT0gJ2Fic29sdXRlJyB8fCByaG8ua2luZCA9PT0gJ3F1YW50aWxlJztcbn1cblxuLyoqIEh1YmVyJ3MgcGVuYWx0eSBhdCBhIHJlc2lkdWFsIG9mIHNpemUgfHJ8OiByXjIvMiB1cCB0byBgZGVsdGFgLCBkZWx0YSAofHJ8IC0gZGVsdGEvMikgYmV5b25kLiAqL1xuZXhwb3J0IGZ1bmN0aW9uIGh1YmVyKHNpemU6IG51bWJlciwgZGVsdGE6IG51bWJlcik6IG51bWJlciB7XG4gIHJldHVybiBzaXplIDw9IGRlbHRhID8gKHNpemUgKiBzaXplKSAvIDIgOiBkZWx0YSAqIChzaXplIC0gZGVsdGEgLyAyKTtcbn1cblxuLyoqIHJobyhyKSwgd2l0aG91dCBzbW9vdGhpbmcuICovXG5leHBvcnQgZnVuY3Rpb24gcGVuYWx0eShyaG86IFJobywgcjogbnVtYmVyKTogbnVtYmVyIHtcbiAgY29uc3Qgc2l6ZSA9IE1hdGguYWJzKHIpO1xuICBzd2l0Y2ggKHJoby5raW5kKSB7XG4gICAgY2FzZSAnc3F1YXJlZCc6XG4gICAgICByZXR1cm4gciAqIHI7XG4gICAgY2FzZSAnaHViZXInOlxuICAgICAgcmV0dXJuIGh1YmVyKHNpemUsIHJoby5kZWx0YSk7XG4gICAgY2FzZSAnYWJzb2x1dGUnOlxuICAgICAgcmV0dXJuIHNpemU7XG4gICAgY2FzZSAncXVhbnRpbGUnOlxuICAgICAgcmV0dXJuIChyID4gMCA/IDEgLSByaG8udGF1IDogcmhvLnRhdSkgKiBzaXplO1xuICB9XG59XG4iLCAiLyoqXG4gKiBTeW1tZXRyaWMgbWF0cmljZXMgYXJlIGhlbGQgYXMgdGhlaXIgcGFja2VkIGxvd2VyIHRyaWFuZ2xlLCByb3cgYnkgcm93OlxuICogZW50cnkgKGksIGopLCBqIDw9IGksIGxpZXMgYXQgaSAoaSArIDEpIC8gMiArIGouIEFuIG4geCBuIG1hdHJpeCB0YWtlcyBuIChuICsgMSkgLyAyIG51bWJlcnMuXG4gKi9cbmV4cG9ydCBmdW5jdGlvbiBwYWNrZWRMZW5ndGgobjogbnVtYmVyKTogbnVtYmVyIHtcbiAgcmV0dXJuIChuICogKG4gKyAxKSkgLyAyO1xufVxuXG4vKiogSW5kZXggb2YgZW50cnkgKGksIGopLCBpbiBlaXRoZXIgb3JkZXIuICovXG5leHBvcnQgZnVuY3Rpb24gcGFja2VkSW5kZXgoaTogbnVtYmVyLCBqOiBudW1iZXIpOiBudW1iZXIge1xuICByZXR1cm4gaiA8PSBpID8gKGkgKiAoaSArIDEpKSAvIDIgKyBqIDogKGogKiAoaiArIDEpKSAvIDIgKyBpO1xufVxuXG4vKiogeCcgQSB4LiAqL1xuZXhwb3J0IGZ1bmN0aW9uIHF1YWRyYXRpY0Zvcm0ocGFja2VkOiBGbG9hdDY0QXJyYXksIHg6IEZsb2F0NjRBcnJheSk6IG51bWJlciB7XG4gIGxldCBzdW0gPSAwO1xuICBsZXQgYXQgPSAwO1xuICBmb3IgKGxldCBpID0gMDsgaSA8IHgubGVuZ3RoOyBpKyspIHtcbiAgICBsZXQgcm93ID0gMDtcbiAgICBmb3IgKGxldCBqID0gMDsgaiA8IGk7IGorKykgcm93ICs9IHBhY2tlZFthdCsrXSAqIHhbal07XG4gICAgc3VtICs9IHhbaV0gKiAoMiAqIHJvdyArIHBhY2tlZFthdCsrXSAqIHhbaV0pO1xuICB9XG4gIHJldHVybiBzdW07XG59XG4iLCAiaW1wb3J0IHsgcXVhZHJhdGljRm9ybSB9IGZyb20gJy4uL2xpbmVhci1hbGdlYnJhL3BhY2tlZC5qcyc7XG5pbXBvcnQgdHlwZSB7IE5vcm1hbCB9IGZyb20gJy4vcGFzc2VzLmpzJztcblxuLyoqXG4gKiBUd28gcG9pbnRzIGFyZSBpbiBvbmUgYmFzaW4gd2hlcmUgdGhlaXIgb2JqZWN0aXZlcyBkaWZmZXIgYnkgYXQgbW9zdCB0aGlzLCByZWxhdGl2ZSwgYW5kIHNvIGRvIHRoZSBxdWFkcmF0aWMgbW9kZWxzIGF0XG4gKiBlaXRoZXIgcG9pbnQgb2YgdGhlIGRpc3BsYWNlbWVudCBiZXR3ZWVuIHRoZW0uIERpc3RpbmN0IG1pbmltYSBvZiByZWFsIHRhYmxlcyB3ZXJlIHNlZW4gd2l0aCBvYmplY3RpdmVzIDJlLTQgYXBhcnQuXG4gKi9cbmNvbnN0IFNBTUVfQkFTSU4gPSAxZS00O1xuXG4vKiogTWluaW1hIGtlcHQgYXQgb25jZTogZmV3IHN0YXJ0cyBsZWFkIHRvIGFueSBiZXlvbmQgdGhlc2UuICovXG5jb25zdCBNQVhfS05PV04gPSAxNjtcblxuLyoqXG4gKiBQb2ludHMgaGlnaGVyIHRoYW4gdGhpcyBtYW55IHRpbWVzIHRoZSBjb2hvcnQncyBiZXN0IGFyZSB0YWtlbiBmb3IgcGxhdGVhdXMsIG9uIHdoaWNoIHRlcm1zIG9mIHRoZSBsYXcgYXJlIG5lZ2xpZ2libGUuXG4gKiBOb3RoaW5nIG1lcmdlcyB0aGVyZTogb2YgNCw1MDAgc3RhcnRzIG9mIHRoZSBjdXN0b21hcnkgZ3JpZCBvbiAyNDAgcHVibGlzaGVkIHJ1bnMsIDUwMCBzdGFsbGVkIG9uIGEgcGxhdGVhdSBhbmQgbGVmdCBpdFxuICogYWdhaW4gZm9yIHRoZSBvcHRpbXVtLlxuICovXG5jb25zdCBQTEFURUFVX1JBVElPID0gMjtcblxuLyoqIEEgcG9pbnQgd2hlcmUgYSBmaXQgc3RvcHBlZCwgYW5kIHRoZSBub3JtYWwgbWF0cml4IHRoZXJlLiAqL1xuZXhwb3J0IGludGVyZmFjZSBLbm93bk1pbmltdW0ge1xuICByZWFkb25seSBhdDogRmxvYXQ2NEFycmF5O1xuICByZWFkb25seSBvYmplY3RpdmU6IG51bWJlcjtcbiAgcmVhZG9ubHkgbWF0cml4OiBGbG9hdDY0QXJyYXk7XG59XG5cbi8qKlxuICogU3RhcnRzIHRoYXQgbWF5IG1lcmdlIHdpdGggZWFjaCBvdGhlci4gQ29ob3J0cyBkZXBlbmQgb24gdGhlIHN0YXJ0cycgbnVtYmVycyBhbG9uZSwgc28gdGhhdCBjaHVuayBzaXplcyBkbyBub3QgY2hhbmdlXG4gKiByZXN1bHRzOyBsb25nZXIgY29ob3J0cyBzYXZlIG1vcmUgc3RlcHMsIHNob3J0ZXIgb25lcyBiYWxhbmNlIHRoZSBsb2FkIGFtb25nIHdvcmtlcnMgYmV0dGVyLlxuICovXG5leHBvcnQgY29uc3QgQ09IT1JUID0gMTI4O1xuXG4vKiogVGhlIHBvaW50cyB3aGVyZSBmaXRzIG9mIGEgY29ob3J0IHN0b3BwZWQsIGZvciBvdGhlcnMgdG8gbWVyZ2Ugd2l0aC4gKi9cbmV4cG9ydCBjbGFzcyBLbm93bk1pbmltYSB7XG4gICNrbm93bjogS25vd25NaW5pbXVtW10gPSBbXTtcblxuICAvKiogUmVtb3ZlcyBhbGwsIGZvciBhIG5ldyBjb2hvcnQuICovXG4gIGNsZWFyKCk6IHZvaWQge1xuICAgIHRoaXMuI2tub3duID0gW107XG4gIH1cblxuICAvKiogQWRkcyB0aGUgcG9pbnQgd2hlcmUgYSBmaXQgc3RvcHBlZCwgdW5sZXNzIGl0IGxpZXMgaW4gYSBrbm93biBiYXNpbi4gKi9cbiAgYWRkKGF0OiBGbG9hdDY0QXJyYXksIHsgb2JqZWN0aXZlLCBtYXRyaXggfTogTm9ybWFsKTogdm9pZCB7XG4gICAgaWYgKHRoaXMuI2tub3duLmxlbmd0aCA+PSBNQVhfS05PV04gfHwgdGhpcy5iYXNpbk9mKGF0LCB7IG9iamVjdGl2ZSwgbWF0cml4IH0pICE9PSB1bmRlZmluZWQpIHJldHVybjtcbiAgICB0aGlzLiNrbm93bi5wdXNoKHsgYXQ6IGF0LnNsaWNlKCksIG9iamVjdGl2ZSwgbWF0cml4OiBtYXRyaXguc2xpY2UoKSB9KTtcbiAgfVxuXG4gIC8qKiBUaGUga25vd24gbWluaW11bSBpbiB3aG9zZSBiYXNpbiBhIHBvaW50IGxpZXMuICovXG4gIGJhc2luT2YoXG4gICAgYXQ6IEZsb2F0NjRBcnJheSxcbiAgICB7IG9iamVjdGl2ZSwgbWF0cml4IH06IFBpY2s8Tm9ybWFsLCAnb2JqZWN0aXZlJyB8ICdtYXRyaXgnPixcbiAgKTogS25vd25NaW5pbXVtIHwgdW5kZWZpbmVkIHtcbiAgICBjb25zdCBiZXN0ID0gdGhpcy4ja25vd24ucmVkdWNlKChsZWFzdCwga25vd24pID0+IE1hdGgubWluKGxlYXN0LCBrbm93bi5vYmplY3RpdmUpLCBJbmZpbml0eSk7XG4gICAgaWYgKG9iamVjdGl2ZSA+IFBMQVRFQVVfUkFUSU8gKiBiZXN0KSByZXR1cm4gdW5kZWZpbmVkO1xuICAgIHJldHVybiB0aGlzLiNrbm93bi5maW5kKChrbm93bikgPT4ge1xuICAgICAgY29uc3QgbGltaXQgPSBTQU1FX0JBU0lOICoga25vd24ub2JqZWN0aXZlO1xuICAgICAgaWYgKE1hdGguYWJzKG9iamVjdGl2ZSAtIGtub3duLm9iamVjdGl2ZSkgPiBsaW1pdCkgcmV0dXJuIGZhbHNlO1xuICAgICAgY29uc3QgZGlmZmVyZW5jZSA9IGF0Lm1hcCgoeCwgaSkgPT4geCAtIGtub3duLmF0W2ldKTtcbiAgICAgIHJldHVybiAoXG4gICAgICAgIHF1YWRyYXRpY0Zvcm0oa25vd24ubWF0cml4LCBkaWZmZXJlbmNlKSA8PSAyICogbGltaXQgJiYgcXVhZHJhdGljRm9ybShtYXRyaXgsIGRpZmZlcmVuY2UpIDw9IDIgKiBsaW1pdFxuICAgICAgKTtcbiAgICB9KTtcbiAgfVxufVxuIiwgIi8qKiBUaGUgc3RhdHVzIG9mIG9uZSBmaXQuIFRoZSBudW1iZXJzIGFyZSB0aGUgY29kZXMgdGhhdCBrZXJuZWxzIHdyaXRlOyAwIGlzIHN0aWxsIHJ1bm5pbmcuICovXG5leHBvcnQgY29uc3QgU3RhdHVzID0ge1xuICBydW5uaW5nOiAwLFxuICBjb252ZXJnZWQ6IDEsXG4gIHN0ZXBMaW1pdDogMixcbiAgYXRCb3VuZDogMyxcbiAgc2luZ3VsYXI6IDQsXG4gIG5vdEZpbml0ZTogNSxcbiAgbWVyZ2VkOiA2LFxufSBhcyBjb25zdDtcblxuZXhwb3J0IHR5cGUgU3RhdHVzTmFtZSA9IEV4Y2x1ZGU8a2V5b2YgdHlwZW9mIFN0YXR1cywgJ3J1bm5pbmcnPjtcbmV4cG9ydCB0eXBlIFN0YXR1c0NvZGUgPSAodHlwZW9mIFN0YXR1cylba2V5b2YgdHlwZW9mIFN0YXR1c107XG5cbmNvbnN0IG5hbWVzID0gT2JqZWN0LmVudHJpZXMoU3RhdHVzKS5tYXAoKFtuYW1lXSkgPT4gbmFtZSBhcyBrZXlvZiB0eXBlb2YgU3RhdHVzKTtcblxuZXhwb3J0IGZ1bmN0aW9uIHN0YXR1c05hbWUoY29kZTogbnVtYmVyKTogU3RhdHVzTmFtZSB7XG4gIGNvbnN0IG5hbWUgPSBuYW1lc1tjb2RlXTtcbiAgaWYgKG5hbWUgPT09IHVuZGVmaW5lZCB8fCBuYW1lID09PSAncnVubmluZycpIHRocm93IG5ldyBSYW5nZUVycm9yKGBubyBzdGF0dXMgaGFzIHRoZSBjb2RlICR7Y29kZX1gKTtcbiAgcmV0dXJuIG5hbWU7XG59XG5cbi8qKiBUaGUgbWVhbmluZyBvZiBlYWNoIHN0YXR1cyBmb3IgYSB1c2VyLCBhbmQgd2hhdCB0byBkbyBhYm91dCBpdC4gKi9cbmV4cG9ydCBjb25zdCBzdGF0dXNUZXh0OiBSZWNvcmQ8U3RhdHVzTmFtZSwgc3RyaW5nPiA9IHtcbiAgY29udmVyZ2VkOiAnY29udmVyZ2VkOiBubyBzdGVwIGxvd2VycyB0aGUgb2JqZWN0aXZlIGZ1cnRoZXInLFxuICBzdGVwTGltaXQ6ICdzdG9wcGVkIGF0IHRoZSBpdGVyYXRpb24gbGltaXQgYmVmb3JlIGNvbnZlcmdpbmc6IHJhaXNlIC0tbWF4LXN0ZXBzIG9yIGdpdmUgYSBiZXR0ZXIgc3RhcnQnLFxuICBhdEJvdW5kOlxuICAgICdjb252ZXJnZWQgd2l0aCBhIHBhcmFtZXRlciBhdCBpdHMgYm91bmQ6IHdpZGVuIC0tYm91bmQgb3IgZml4IHRoZSBwYXJhbWV0ZXIgaWYgdGhlIGJvdW5kIGlzIG5vdCBtZWFudCcsXG4gIHNpbmd1bGFyOiAnc3RvcHBlZCB3aGVyZSB0aGUgZGF0YSBjYW5ub3QgdGVsbCBwYXJhbWV0ZXJzIGFwYXJ0OiBmaXggb3IgdGllIG9uZSBvZiB0aGVtLCBvciBhZGQgcnVucycsXG4gIG5vdEZpbml0ZTogJ3N0b3BwZWQgd2hlcmUgdGhlIGxhdyBoYXMgbm8gZmluaXRlIHZhbHVlOiBjaGVjayB0aGUgc3RhcnQgYW5kIHRoZSBib3VuZHMnLFxuICBtZXJnZWQ6ICdzdG9wcGVkIGluIHRoZSBiYXNpbiBvZiBhIG1pbmltdW0gdGhhdCBhbm90aGVyIHN0YXJ0IGhhZCByZWFjaGVkJyxcbn07XG4iLCAiLyoqIFJlc2lkdWFsczogcHJlZGljdGlvbiBtaW51cyBvYnNlcnZhdGlvbiwgb24gdGhlIGxvc3MncyByZXNpZHVhbCBzY2FsZS4gKi9cbmltcG9ydCB0eXBlIHsgTG9zcywgUmVzaWR1YWxTY2FsZSB9IGZyb20gJy4vbG9zcy5qcyc7XG5cbi8qKiBPYnNlcnZhdGlvbnMgb24gdGhlIHJlc2lkdWFsJ3Mgc2NhbGUgKGxvZyBMIG9uIHRoZSBsb2cgc2NhbGUsIEwgb3RoZXJ3aXNlKSwgYW5kIHRoZSBsb3NzLiAqL1xuZXhwb3J0IGludGVyZmFjZSBPYnNlcnZlZCB7XG4gIHJlYWRvbmx5IGxvc3M6IExvc3M7XG4gIHJlYWRvbmx5IHRhcmdldDogRmxvYXQ2NEFycmF5O1xufVxuXG4vKiogZCByZXNpZHVhbCAvIGQgdmFsdWUgYXQgYW4gb2JzZXJ2YXRpb246IDEgLyBMIG9uIHRoZSByZWxhdGl2ZSBzY2FsZSwgMSBvdGhlcndpc2UsIHZhbHVlIGJlaW5nIGxvZyBMX2hhdCBvbiB0aGUgbG9nIHNjYWxlLiAqL1xuZXhwb3J0IGZ1bmN0aW9uIHJlc2lkdWFsU2xvcGUoc2NhbGU6IFJlc2lkdWFsU2NhbGUsIG9ic2VydmVkOiBudW1iZXIpOiBudW1iZXIge1xuICByZXR1cm4gc2NhbGUgPT09ICdyZWxhdGl2ZScgPyAxIC8gb2JzZXJ2ZWQgOiAxO1xufVxuXG4vKiogZCByZXNpZHVhbCAvIGQgdmFsdWUgb2YgZWFjaCByb3c6IDEgLyBMIG9uIHRoZSByZWxhdGl2ZSBzY2FsZSwgMSBvdGhlcndpc2UuICovXG5leHBvcnQgZnVuY3Rpb24gcmVzaWR1YWxTbG9wZXMoeyB0YXJnZXQsIGxvc3MgfTogT2JzZXJ2ZWQpOiBGbG9hdDY0QXJyYXkge1xuICByZXR1cm4gdGFyZ2V0Lm1hcCgob2JzZXJ2ZWQpID0+IHJlc2lkdWFsU2xvcGUobG9zcy5yZXNpZHVhbCwgb2JzZXJ2ZWQpKTtcbn1cblxuLyoqIFRoZSB0eXBpY2FsIG1hZ25pdHVkZSBvZiBvYnNlcnZhdGlvbnMgb24gdGhlIHJlc2lkdWFsJ3Mgc2NhbGU6IDEgb24gdGhlIGxvZyBhbmQgcmVsYXRpdmUgc2NhbGVzLCB0aGUgbWVhbiB8THwgb24gdGhlIHJhdyBvbmUuICovXG5leHBvcnQgZnVuY3Rpb24gcmVzaWR1YWxTaXplKHsgbG9zcywgdGFyZ2V0IH06IE9ic2VydmVkKTogbnVtYmVyIHtcbiAgaWYgKGxvc3MucmVzaWR1YWwgIT09ICdyYXcnKSByZXR1cm4gMTtcbiAgbGV0IHN1bSA9IDA7XG4gIGZvciAoY29uc3Qgb2JzZXJ2ZWQgb2YgdGFyZ2V0KSBzdW0gKz0gTWF0aC5hYnMob2JzZXJ2ZWQpO1xuICByZXR1cm4gc3VtIC8gdGFyZ2V0Lmxlbmd0aCB8fCAxO1xufVxuXG4vKiogVGhlIHJlc2lkdWFsIG9mIGEgcHJlZGljdGlvbiBpbiBuYXR1cmFsIHVuaXRzOiBsb2coTF9oYXQgLyBMKSwgTF9oYXQgLSBMIG9yIExfaGF0IC8gTCAtIDEuICovXG5leHBvcnQgZnVuY3Rpb24gcmVzaWR1YWxPZihzY2FsZTogUmVzaWR1YWxTY2FsZSwgcHJlZGljdGVkOiBudW1iZXIsIG9ic2VydmVkOiBudW1iZXIpOiBudW1iZXIge1xuICBpZiAoc2NhbGUgPT09ICdsb2cnKSByZXR1cm4gTWF0aC5sb2cocHJlZGljdGVkIC8gb2JzZXJ2ZWQpO1xuICByZXR1cm4gc2NhbGUgPT09ICdyYXcnID8gcHJlZGljdGVkIC0gb2JzZXJ2ZWQgOiBwcmVkaWN0ZWQgLyBvYnNlcnZlZCAtIDE7XG59XG4iLCAiaW1wb3J0IHsgcmVzaWR1YWxTaXplIH0gZnJvbSAnLi4vbG9zcy9yZXNpZHVhbC5qcyc7XG5pbXBvcnQgdHlwZSB7IFByb2JsZW1EYXRhIH0gZnJvbSAnLi9rZXJuZWwuanMnO1xuXG4vKiogVGhlIGxhcmdlc3QgbWFnbml0dWRlIG9mIGEgY29sdW1uIG11c3QgbGllIGJldHdlZW4gdGhpcyBhbmQgaXRzIGludmVyc2UsIHNvIHRoYXQgcHJvZHVjdHMgYW5kIHF1b3RpZW50cyBzdGF5IHdpdGhpbiBmMzIuICovXG5jb25zdCBJTlBVVF9SQU5HRSA9IDIgKiogNjA7XG5cbi8qKiBUaGUgc2FtZSBmb3Igd2VpZ2h0cyBhbmQgZm9yIHByZWRpY3Rpb25zOiB0aGUgbGF0dGVyIGVudGVyIHNxdWFyZWQsIGFuZCBiZXNpZGUgZXhwb25lbnRpYWxzIGRvd24gdG8gMl4tNDAuICovXG5jb25zdCBMRVZFTF9SQU5HRSA9IDIgKiogMzA7XG5cbi8qKiBXaGV0aGVyIHRoZXNlIHJ1bnMgYXJlIHdpdGhpbiB0aGUgcmFuZ2Ugb2YgYSBzZWFyY2ggaW4gZjMyOyBvdGhlcndpc2UgaXQgcnVucyBpbiBmNjQuICovXG5leHBvcnQgZnVuY3Rpb24gZml0c0YzMihwcm9ibGVtOiBQcm9ibGVtRGF0YSk6IGJvb2xlYW4ge1xuICBjb25zdCB7IGNvbHVtbnMsIHRhcmdldCwgd2VpZ2h0LCBsb3NzIH0gPSBwcm9ibGVtO1xuICByZXR1cm4gKFxuICAgIGNvbHVtbnMuZXZlcnkoKGNvbHVtbikgPT4gaXNXaXRoaW4obGFyZ2VzdChjb2x1bW4pLCBJTlBVVF9SQU5HRSkpICYmXG4gICAgaXNXaXRoaW4obGFyZ2VzdCh3ZWlnaHQpLCBMRVZFTF9SQU5HRSkgJiZcbiAgICBpc1dpdGhpbihyZXNpZHVhbFNpemUocHJvYmxlbSksIExFVkVMX1JBTkdFKSAmJlxuICAgIChsb3NzLnJlc2lkdWFsID09PSAnbG9nJyA/IGxhcmdlc3QodGFyZ2V0KSA8IE1hdGguTE4yICogMzAgOiBpc1dpdGhpbihsYXJnZXN0KHRhcmdldCksIExFVkVMX1JBTkdFKSlcbiAgKTtcbn1cblxuZnVuY3Rpb24gaXNXaXRoaW4oc2l6ZTogbnVtYmVyLCByYW5nZTogbnVtYmVyKTogYm9vbGVhbiB7XG4gIHJldHVybiBzaXplID09PSAwIHx8IChzaXplIDwgcmFuZ2UgJiYgc2l6ZSA+IDEgLyByYW5nZSk7XG59XG5cbmZ1bmN0aW9uIGxhcmdlc3QodmFsdWVzOiBGbG9hdDY0QXJyYXkpOiBudW1iZXIge1xuICByZXR1cm4gdmFsdWVzLnJlZHVjZSgobW9zdCwgdmFsdWUpID0+IE1hdGgubWF4KG1vc3QsIE1hdGguYWJzKHZhbHVlKSksIDApO1xufVxuIiwgIi8qKiBTbWFsbGVzdCBzaXplIGF0IHdoaWNoIGxlYWRpbmcgemVyb3Mgb2Ygcm93cyBhcmUgd29ydGggbG9va2luZyBmb3IuICovXG5jb25zdCBFTlZFTE9QRSA9IDI0O1xuXG4vKipcbiAqIEZhY3RvcnMgdGhlIHBhY2tlZCBzeW1tZXRyaWMgbiB4IG4gbWF0cml4IGluIHBsYWNlLCBBID0gTCBMJy4gRmFsc2Ugd2hlcmUgYSBwaXZvdCBpcyBub3QgYWJvdmUgYGZsb29yYFxuICogdGltZXMgaXRzIG93biBkaWFnb25hbCAodGhlIG1hdHJpeCBpcyB0aGVuIG5vdCBwb3NpdGl2ZSBkZWZpbml0ZSB0byB0aGF0IHByZWNpc2lvbiwgYW5kIGhhbGYgb3ZlcndyaXR0ZW4pLlxuICpcbiAqIEEgcm93IG9mIEwgYmVnaW5zIHdpdGggYXMgbWFueSB6ZXJvcyBhcyB0aGUgcm93IG9mIEEgKGl0cyBlbnZlbG9wZSksIGFuZCB0aGVzZSBhcmUgc2tpcHBlZDogYSBibG9jay1kaWFnb25hbCBtYXRyaXhcbiAqIHdpdGggYSBib3JkZXIgb2YgZnVsbCByb3dzIHRha2VzIHdvcmsgcHJvcG9ydGlvbmFsIHRvIHRoZSBudW1iZXIgb2YgaXRzIGJsb2Nrcy5cbiAqL1xuZXhwb3J0IGZ1bmN0aW9uIGNob2xlc2t5RmFjdG9yKHBhY2tlZDogRmxvYXQ2NEFycmF5LCBuOiBudW1iZXIsIGZsb29yID0gMCk6IGJvb2xlYW4ge1xuICBjb25zdCBiZWdpbnMgPSBuIDwgRU5WRUxPUEUgPyB1bmRlZmluZWQgOiBuZXcgVWludDMyQXJyYXkobik7XG4gIGZvciAobGV0IGkgPSAwOyBpIDwgbjsgaSsrKSB7XG4gICAgY29uc3Qgcm93SSA9IChpICogKGkgKyAxKSkgLyAyO1xuICAgIGxldCBiZWdpbiA9IDA7XG4gICAgaWYgKGJlZ2lucyAhPT0gdW5kZWZpbmVkKSB7XG4gICAgICB3aGlsZSAoYmVnaW4gPCBpICYmIHBhY2tlZFtyb3dJICsgYmVnaW5dID09PSAwKSBiZWdpbisrO1xuICAgICAgYmVnaW5zW2ldID0gYmVnaW47XG4gICAgfVxuICAgIGZvciAobGV0IGogPSBiZWdpbjsgaiA8IGk7IGorKykge1xuICAgICAgY29uc3Qgcm93SiA9IChqICogKGogKyAxKSkgLyAyO1xuICAgICAgbGV0IHN1bSA9IHBhY2tlZFtyb3dJICsgal07XG4gICAgICBjb25zdCBmaXJzdCA9IGJlZ2lucyA9PT0gdW5kZWZpbmVkID8gMCA6IE1hdGgubWF4KGJlZ2luLCBiZWdpbnNbal0pO1xuICAgICAgZm9yIChsZXQgayA9IGZpcnN0OyBrIDwgajsgaysrKSBzdW0gLT0gcGFja2VkW3Jvd0kgKyBrXSAqIHBhY2tlZFtyb3dKICsga107XG4gICAgICBwYWNrZWRbcm93SSArIGpdID0gc3VtIC8gcGFja2VkW3Jvd0ogKyBqXTtcbiAgICB9XG4gICAgY29uc3QgZGlhZ29uYWwgPSBwYWNrZWRbcm93SSArIGldO1xuICAgIGxldCBwaXZvdCA9IGRpYWdvbmFsO1xuICAgIGZvciAobGV0IGsgPSBiZWdpbjsgayA8IGk7IGsrKykgcGl2b3QgLT0gcGFja2VkW3Jvd0kgKyBrXSAqIHBhY2tlZFtyb3dJICsga107XG4gICAgaWYgKCEocGl2b3QgPiBmbG9vciAqIGRpYWdvbmFsKSB8fCBwaXZvdCA9PT0gSW5maW5pdHkpIHJldHVybiBmYWxzZTtcbiAgICBwYWNrZWRbcm93SSArIGldID0gTWF0aC5zcXJ0KHBpdm90KTtcbiAgfVxuICByZXR1cm4gdHJ1ZTtcbn1cblxuLyoqXG4gKiBSb3dzIG9mIExeLTEsIGBmYWN0b3JgIGNvbWluZyBmcm9tIHtAbGluayBjaG9sZXNreUZhY3Rvcn07IHJvdyBpIGhhcyBlbnRyaWVzIDAgLi4gaS4gVGhlIGludmVyc2Ugb2YgTCBMJyBpcyB0aGUgc3VtIG92ZXJcbiAqIHJvd3Mgb2Ygcm93JyByb3cuIFJvd3MgaGF2ZSB0aGUgZW52ZWxvcGUgb2YgTCwgc28gdGhhdCB3b3JrIGlzIHNraXBwZWQgYXMgaW4ge0BsaW5rIGNob2xlc2t5RmFjdG9yfS5cbiAqL1xuZXhwb3J0IGZ1bmN0aW9uIGludmVyc2VGYWN0b3IoZmFjdG9yOiBGbG9hdDY0QXJyYXksIG46IG51bWJlcik6IEZsb2F0NjRBcnJheVtdIHtcbiAgY29uc3QgYmVnaW5zID0gbmV3IFVpbnQzMkFycmF5KG4pO1xuICBjb25zdCByb3dzOiBGbG9hdDY0QXJyYXlbXSA9IFtdO1xuICBmb3IgKGxldCBpID0gMDsgaSA8IG47IGkrKykge1xuICAgIGNvbnN0IHJvd0kgPSAoaSAqIChpICsgMSkpIC8gMjtcbiAgICBjb25zdCBwaXZvdCA9IGZhY3Rvcltyb3dJICsgaV07XG4gICAgY29uc3Qgb3V0ID0gbmV3IEZsb2F0NjRBcnJheShpICsgMSk7XG4gICAgbGV0IGJlZ2luID0gaTtcbiAgICBmb3IgKGxldCBrID0gMDsgayA8IGk7IGsrKykge1xuICAgICAgY29uc3QgZW50cnkgPSBmYWN0b3Jbcm93SSArIGtdO1xuICAgICAgaWYgKGVudHJ5ID09PSAwKSBjb250aW51ZTtcbiAgICAgIGNvbnN0IHJvdyA9IHJvd3Nba107XG4gICAgICBiZWdpbiA9IE1hdGgubWluKGJlZ2luLCBiZWdpbnNba10pO1xuICAgICAgZm9yIChsZXQgaiA9IGJlZ2luc1trXTsgaiA8PSBrOyBqKyspIG91dFtqXSAtPSBlbnRyeSAqIHJvd1tqXTtcbiAgICB9XG4gICAgZm9yIChsZXQgaiA9IGJlZ2luOyBqIDwgaTsgaisrKSBvdXRbal0gLz0gcGl2b3Q7XG4gICAgb3V0W2ldID0gMSAvIHBpdm90O1xuICAgIGJlZ2luc1tpXSA9IGJlZ2luO1xuICAgIHJvd3MucHVzaChvdXQpO1xuICB9XG4gIHJldHVybiByb3dzO1xufVxuXG4vKiogU29sdmVzIEwgTCcgeCA9IGIgaW4gcGxhY2Ugb2YgYiwgYGZhY3RvcmAgY29taW5nIGZyb20ge0BsaW5rIGNob2xlc2t5RmFjdG9yfS4gKi9cbmV4cG9ydCBmdW5jdGlvbiBjaG9sZXNreVNvbHZlKGZhY3RvcjogRmxvYXQ2NEFycmF5LCBuOiBudW1iZXIsIGI6IEZsb2F0NjRBcnJheSk6IHZvaWQge1xuICBmb3IgKGxldCBpID0gMDsgaSA8IG47IGkrKykge1xuICAgIGNvbnN0IHJvdyA9IChpICogKGkgKyAxKSkgLyAyO1xuICAgIGxldCBzdW0gPSBiW2ldO1xuICAgIGZvciAobGV0IGsgPSAwOyBrIDwgaTsgaysrKSBzdW0gLT0gZmFjdG9yW3JvdyArIGtdICogYltrXTtcbiAgICBiW2ldID0gc3VtIC8gZmFjdG9yW3JvdyArIGldO1xuICB9XG4gIGZvciAobGV0IGkgPSBuIC0gMTsgaSA+PSAwOyBpLS0pIHtcbiAgICBsZXQgc3VtID0gYltpXTtcbiAgICBmb3IgKGxldCBrID0gaSArIDE7IGsgPCBuOyBrKyspIHN1bSAtPSBmYWN0b3JbKGsgKiAoayArIDEpKSAvIDIgKyBpXSAqIGJba107XG4gICAgYltpXSA9IHN1bSAvIGZhY3RvclsoaSAqIChpICsgMSkpIC8gMiArIGldO1xuICB9XG59XG4iLCAiLyoqXG4gKiBUaGUgcGFzc2VzIG92ZXIgdGhlIHJvd3Mgb2YgYSBwcm9ibGVtIGFzIG9uZSBXZWJBc3NlbWJseSBtb2R1bGUuIEl0IGRlcGVuZHMgb24gdGhlIGxhdyBhbmQgb24gdGhlIHJlc2lkdWFsIHNjYWxlLCBub3Qgb25cbiAqIHRoZSBydW5zLCB3aG9zZSBhZGRyZXNzZXMgYXJlIGFyZ3VtZW50cyBvZiBlYWNoIGNhbGwuXG4gKlxuICogUm93cyBhcmUgc3RvcmVkIGluIHZlY3RvcnMsIG9uZSByb3cgYSBsYW5lOiBvZiBjb2x1bW5zIGMwLCBjMSAuLi4sIG9uZSB2ZWN0b3IgZWFjaCwgdGhlbiB0aGUgbmV4dCByb3dzJzsgYW5kIGluIGEgc2Vjb25kXG4gKiBzdHJlYW0gdGhlIG9ic2VydmF0aW9uczogdGFyZ2V0LCB3ZWlnaHQgYW5kLCB3aGVyZSB0aGUgcmVzaWR1YWwgaXMgcmVsYXRpdmUsIDEgLyB0YXJnZXQuIFRhYmxlc1xuICogYXJlIHBhZGRlZCB3aXRoIHJvd3Mgb2Ygd2VpZ2h0IDAgdG8gd2hvbGUgZ3JvdXBzIG9mIEdST1VQX1JPV1MuXG4gKi9cbmltcG9ydCB0eXBlIHsgUmVzaWR1YWxTY2FsZSB9IGZyb20gJy4uLy4uL2xvc3MvbG9zcy5qcyc7XG5pbXBvcnQgdHlwZSB7IFByb2dyYW0gfSBmcm9tICcuLi9wcm9ncmFtLmpzJztcbmltcG9ydCB7IEJvZHksIHR5cGUgRXhwcmVzc2lvbiwgaTMyLCB2MTI4IH0gZnJvbSAnLi9ib2R5LmpzJztcbmltcG9ydCB7IExhd0NvZGUgfSBmcm9tICcuL2VtaXQtbGF3LmpzJztcbmltcG9ydCB7IGVuY29kZU1vZHVsZSwgVmFsdWVUeXBlLCB0eXBlIFdhc21GdW5jdGlvbiB9IGZyb20gJy4vZW5jb2RlLmpzJztcbmltcG9ydCB7IGNvbnZlcnQsIExhbmVzIH0gZnJvbSAnLi9sYW5lcy5qcyc7XG5pbXBvcnQgeyBTVU1fQllURVMsIFN1bXMgfSBmcm9tICcuL3N1bXMuanMnO1xuXG4vKipcbiAqIFZlY3RvcnMgY29tcHV0ZWQgaW50ZXJsZWF2ZWQ6IHRoZXkgaGF2ZSBzdW1zIGluIG1lbW9yeSwgY29uc3RhbnRzIGFuZCB0aGUgbG9vcCBpbiBjb21tb24sIGFuZCBpbmRlcGVuZGVudCB3b3JrIGhpZGVzIHRoZVxuICogbGF0ZW5jeSBvZiBkaXZpc2lvbnMuIFBhc3NlcyBvZiBzZWNvbmQgb3JkZXIgaGF2ZSB0b28gbWFueSB2YWx1ZXMgZm9yIG1vcmUgdGhhbiB0d28uXG4gKi9cbmNvbnN0IFVOUk9MTCA9IHsgZ3JhZGllbnQ6IDQsIG5vcm1hbDogNCwgY3VydmF0dXJlOiAyIH0gYXMgY29uc3Q7XG5cbi8qKiBGcm9tIHRoaXMgbWFueSBvcGVyYXRpb25zIGEgcm93IG9uLCBvbmUgdmVjdG9yIGhhcyBlbm91Z2ggd29yayB0byBoaWRlIGxhdGVuY3ksIGFuZCB0aGUgY29kZSBpcyBsb25nIGVub3VnaC4gKi9cbmNvbnN0IFNJTkdMRV9WRUNUT1JfRlJPTSA9IDEwMDA7XG5cbi8qKiBGcm9tIHRoaXMgbWFueSBwYXJhbWV0ZXJzIG9uIG1hdHJpY2VzIGFyZSBzdW1tZWQgaW4gYSBsb29wOiB1bnJvbGxlZCBjb2RlIGdyb3dzIHdpdGggdGhlaXIgc3F1YXJlLiAqL1xuY29uc3QgTE9PUF9GUk9NID0gMjQ7XG5cbi8qKiBUYWJsZXMgYXJlIHBhZGRlZCB0byBtdWx0aXBsZXMgb2YgdGhpcyBtYW55IHJvd3MuICovXG5leHBvcnQgY29uc3QgR1JPVVBfUk9XUyA9IDE2O1xuXG4vKiogUm93cyBzdW1tZWQgaW4gYSBibG9jayBiZWZvcmUgaXRzIHN1bXMgYXJlIGFkZGVkIHRvIHRoZSBmbG9hdDY0IHRvdGFscy4gKi9cbmNvbnN0IEJMT0NLX1JPV1MgPSAyNTY7XG5cbmNvbnN0IG5hcnJvdyA9IG5ldyBMYW5lcygnZjMyJyk7XG5jb25zdCB3aWRlID0gbmV3IExhbmVzKCdmNjQnKTtcblxuZXhwb3J0IGludGVyZmFjZSBXYXNtS2VybmVsIHtcbiAgcmVhZG9ubHkgYnl0ZXM6IFVpbnQ4QXJyYXk8QXJyYXlCdWZmZXI+O1xuICAvKiogTWVtb3J5IGxheW91dCwgYnl0ZSBvZmZzZXRzLiAqL1xuICByZWFkb25seSBtZW1vcnk6IEtlcm5lbE1lbW9yeTtcbn1cblxuZXhwb3J0IGludGVyZmFjZSBLZXJuZWxNZW1vcnkge1xuICAvKiogVGhlIHAgY29vcmRpbmF0ZXMgb2YgYSBwYXNzLCBmNjQuICovXG4gIHJlYWRvbmx5IGNvb3JkaW5hdGVzOiBudW1iZXI7XG4gIC8qKiBSZXN1bHRzIG9mIGEgcGFzcywgZjY0OiBvYmplY3RpdmUsIG5vaXNlLCBncmFkaWVudCwgdGhlbiBwYWNrZWQgbWF0cmljZXMuICovXG4gIHJlYWRvbmx5IHJlc3VsdHM6IG51bWJlcjtcbiAgLyoqIFRoZSBmaXJzdCBieXRlIHRoYXQgcGFzc2VzIGRvIG5vdCB1c2UuICovXG4gIHJlYWRvbmx5IGVuZDogbnVtYmVyO1xuICAvKiogQnkgZW50cnkgb2YgdGhlIHBhY2tlZCBzZWNvbmQgZGVyaXZhdGl2ZXM6IGl0cyBjb2x1bW4gb2YgYGRlcml2YXRpdmVzNjRgOyB1bmRlZmluZWQgd2hlcmUgaXQgaXMgemVybyBldmVyeXdoZXJlLiAqL1xuICByZWFkb25seSBzZWNvbmQ6IHJlYWRvbmx5IChudW1iZXIgfCB1bmRlZmluZWQpW107XG59XG5cbmV4cG9ydCBpbnRlcmZhY2UgS2VybmVsU3BlYyB7XG4gIHJlYWRvbmx5IHJlc2lkdWFsOiBSZXNpZHVhbFNjYWxlO1xuICAvKiogVGhlIHBlbmFsdHkgd2VpZ2hzIHRoZSB0d28gc2lnbnMgb2YgYSByZXNpZHVhbCBkaWZmZXJlbnRseS4gKi9cbiAgcmVhZG9ubHkgdHdvU2lkZWQ6IGJvb2xlYW47XG59XG5cbmV4cG9ydCBmdW5jdGlvbiBlbWl0V2FzbShwcm9ncmFtOiBQcm9ncmFtLCBzcGVjOiBLZXJuZWxTcGVjKTogV2FzbUtlcm5lbCB7XG4gIGNvbnN0IHsgZ3JhcGgsIHNpemUgfSA9IHByb2dyYW07XG4gIGNvbnN0IHplcm8gPSBncmFwaC5jb25zdGFudCgwKTtcbiAgY29uc3QgZmlyc3QgPSBbcHJvZ3JhbS52YWx1ZSwgLi4ucHJvZ3JhbS5ncmFkaWVudF07XG4gIGNvbnN0IGN1cnZlZCA9IHByb2dyYW0uaGVzc2lhbi5maWx0ZXIoKGlkKSA9PiBpZCAhPT0gemVybyk7XG4gIGxldCByb290cyA9IGZpcnN0Lmxlbmd0aDtcbiAgY29uc3Qgc2Vjb25kID0gcHJvZ3JhbS5oZXNzaWFuLm1hcCgoaWQpID0+IChpZCA9PT0gemVybyA/IHVuZGVmaW5lZCA6IHJvb3RzKyspKTtcbiAgY29uc3QgbGF3cyA9IHtcbiAgICB2YWx1ZTogbmV3IExhd0NvZGUoZ3JhcGgsIFtwcm9ncmFtLnZhbHVlXSksXG4gICAgZ3JhZGllbnQ6IG5ldyBMYXdDb2RlKGdyYXBoLCBmaXJzdCksXG4gICAgaGVzc2lhbjogbmV3IExhd0NvZGUoZ3JhcGgsIFsuLi5maXJzdCwgLi4uY3VydmVkXSksXG4gIH07XG4gIGNvbnN0IHRyaWFuZ2xlID0gKHNpemUgKiAoc2l6ZSArIDEpKSAvIDI7XG4gIGNvbnN0IG1vc3RTdW1zID0gMiArIHNpemUgKyAyICogdHJpYW5nbGU7XG4gIGNvbnN0IGNvb3JkaW5hdGVzID0gMDtcbiAgY29uc3QgcmVzdWx0cyA9IDggKiAoc2l6ZSArIChzaXplICUgMikpO1xuICBjb25zdCBzbG90cyA9IHJlc3VsdHMgKyA4ICogKG1vc3RTdW1zICsgKG1vc3RTdW1zICUgMikpO1xuICBjb25zdCBtb3N0U2xvdHMgPSBNYXRoLm1heCguLi5PYmplY3QudmFsdWVzKGxhd3MpLm1hcCgobGF3KSA9PiBsYXcuc2xvdENvdW50KSk7XG4gIGNvbnN0IHBlbmFsdHkgPSBzbG90cyArIDE2ICogbW9zdFNsb3RzO1xuICBjb25zdCBzbG9wZXMgPSBwZW5hbHR5ICsgMTYgKiAzO1xuICBjb25zdCBzdW1zID0gc2xvcGVzICsgKHNpemUgPCBMT09QX0ZST00gPyAwIDogMTYgKiBzaXplICogVU5ST0xMLm5vcm1hbCk7XG4gIGNvbnN0IGxheW91dDogTGF5b3V0ID0geyBjb29yZGluYXRlcywgcmVzdWx0cywgc2xvdHMsIHBlbmFsdHksIHNsb3Blcywgc3VtcyB9O1xuICBjb25zdCBzaGFwZTogU2hhcGUgPSB7XG4gICAgc2l6ZSxcbiAgICBjb2x1bW5zOiBwcm9ncmFtLmNvbHVtbnMsXG4gICAgcmVsYXRpdmU6IHNwZWMucmVzaWR1YWwgPT09ICdyZWxhdGl2ZScsXG4gICAgbG9nYXJpdGhtaWM6IHNwZWMucmVzaWR1YWwgPT09ICdsb2cnLFxuICAgIHR3b1NpZGVkOiBzcGVjLnR3b1NpZGVkLFxuICAgIHNlY29uZCxcbiAgfTtcbiAgY29uc3QgZnVuY3Rpb25zID0gW1xuICAgIHN1bXNGdW5jdGlvbignbm9ybWFsMzInLCBuYXJyb3csIGxhd3MuZ3JhZGllbnQsICdub3JtYWwnLCBzaGFwZSwgbGF5b3V0KSxcbiAgICBzdW1zRnVuY3Rpb24oJ25vcm1hbDY0Jywgd2lkZSwgbGF3cy5ncmFkaWVudCwgJ25vcm1hbCcsIHNoYXBlLCBsYXlvdXQpLFxuICAgIHN1bXNGdW5jdGlvbignZ3JhZGllbnQ2NCcsIHdpZGUsIGxhd3MuZ3JhZGllbnQsICdncmFkaWVudCcsIHNoYXBlLCBsYXlvdXQpLFxuICAgIHN1bXNGdW5jdGlvbignY3VydmF0dXJlNjQnLCB3aWRlLCBsYXdzLmhlc3NpYW4sICdjdXJ2YXR1cmUnLCBzaGFwZSwgbGF5b3V0KSxcbiAgICBjb2x1bW5zRnVuY3Rpb24oJ3ZhbHVlNjQnLCBsYXdzLnZhbHVlLCBzaGFwZSwgbGF5b3V0KSxcbiAgICBjb2x1bW5zRnVuY3Rpb24oJ2Rlcml2YXRpdmVzNjQnLCBsYXdzLmhlc3NpYW4sIHNoYXBlLCBsYXlvdXQpLFxuICBdO1xuICByZXR1cm4ge1xuICAgIGJ5dGVzOiBlbmNvZGVNb2R1bGUoZnVuY3Rpb25zKSxcbiAgICBtZW1vcnk6IHsgY29vcmRpbmF0ZXMsIHJlc3VsdHMsIGVuZDogc3VtcyArIFNVTV9CWVRFUyAqIG1vc3RTdW1zLCBzZWNvbmQgfSxcbiAgfTtcbn1cblxuaW50ZXJmYWNlIExheW91dCB7XG4gIHJlYWRvbmx5IGNvb3JkaW5hdGVzOiBudW1iZXI7XG4gIHJlYWRvbmx5IHJlc3VsdHM6IG51bWJlcjtcbiAgLyoqIFNjYWxhcnMgb2YgdGhlIGxhdywgYSB2ZWN0b3IgZWFjaC4gKi9cbiAgcmVhZG9ubHkgc2xvdHM6IG51bWJlcjtcbiAgLyoqIGRlbHRhLCB1cCwgZG93biBvZiB0aGUgcGVuYWx0eSwgYSB2ZWN0b3IgZWFjaC4gKi9cbiAgcmVhZG9ubHkgcGVuYWx0eTogbnVtYmVyO1xuICAvKiogVGhlIGxhdydzIGRlcml2YXRpdmVzLCBieSB2ZWN0b3Igb2Ygcm93cyBhbmQgcGFyYW1ldGVyLCB3aGVyZSB0aGVyZSBhcmUgbWFueSBwYXJhbWV0ZXJzLiAqL1xuICByZWFkb25seSBzbG9wZXM6IG51bWJlcjtcbiAgcmVhZG9ubHkgc3VtczogbnVtYmVyO1xufVxuXG5pbnRlcmZhY2UgU2hhcGUge1xuICByZWFkb25seSBzaXplOiBudW1iZXI7XG4gIHJlYWRvbmx5IGNvbHVtbnM6IG51bWJlcjtcbiAgcmVhZG9ubHkgcmVsYXRpdmU6IGJvb2xlYW47XG4gIHJlYWRvbmx5IGxvZ2FyaXRobWljOiBib29sZWFuO1xuICByZWFkb25seSB0d29TaWRlZDogYm9vbGVhbjtcbiAgLyoqIFJvb3Qgb2YgZWFjaCBzZWNvbmQgZGVyaXZhdGl2ZTsgdW5kZWZpbmVkIHdoZXJlIGl0IGlzIHplcm8gZXZlcnl3aGVyZS4gKi9cbiAgcmVhZG9ubHkgc2Vjb25kOiByZWFkb25seSAobnVtYmVyIHwgdW5kZWZpbmVkKVtdO1xufVxuXG5mdW5jdGlvbiBjb29yZGluYXRlT2YobGF5b3V0OiBMYXlvdXQpOiAoaW5kZXg6IG51bWJlcikgPT4gRXhwcmVzc2lvbiB7XG4gIHJldHVybiAoaW5kZXgpID0+IHYxMjgubG9hZFNwbGF0KGxheW91dC5jb29yZGluYXRlcyArIDggKiBpbmRleCk7XG59XG5cbmZ1bmN0aW9uIGFkdmFuY2UoYm9keTogQm9keSwgcG9pbnRlcjogRXhwcmVzc2lvbiwgbG9jYWw6IG51bWJlciwgYnk6IG51bWJlcik6IHZvaWQge1xuICBpZiAoYnkgPiAwKSBib2R5LnNldChsb2NhbCwgaTMyLmFkZChwb2ludGVyLCBpMzIuY29uc3RhbnQoYnkpKSk7XG59XG5cbi8qKiAoY29sdW1ucywgb2JzZXJ2YXRpb25zLCBlbmQgb2Ygb2JzZXJ2YXRpb25zLCBkZWx0YSwgdXAsIGRvd24pOiBzdW1zIG92ZXIgYWxsIHJvd3MsIGludG8gYHJlc3VsdHNgLiAqL1xuZnVuY3Rpb24gc3Vtc0Z1bmN0aW9uKFxuICBuYW1lOiBzdHJpbmcsXG4gIGxhbmVzOiBMYW5lcyxcbiAgbGF3OiBMYXdDb2RlLFxuICBraW5kOiBrZXlvZiB0eXBlb2YgVU5ST0xMLFxuICBzaGFwZTogU2hhcGUsXG4gIGxheW91dDogTGF5b3V0LFxuKTogV2FzbUZ1bmN0aW9uIHtcbiAgY29uc3QgeyBpMzI6IHBvaW50ZXIsIGY2NDogbnVtYmVyIH0gPSBWYWx1ZVR5cGU7XG4gIGNvbnN0IGJvZHkgPSBuZXcgQm9keShuYW1lLCBbcG9pbnRlciwgcG9pbnRlciwgcG9pbnRlciwgbnVtYmVyLCBudW1iZXIsIG51bWJlcl0pO1xuICBjb25zdCBbY29sdW1ucywgb2JzZXJ2YXRpb25zLCBlbmRdID0gWzAsIDEsIDJdLm1hcCgoaSkgPT4gYm9keS5wYXJhbWV0ZXIoaSkpO1xuICBjb25zdCB7IHNpemUgfSA9IHNoYXBlO1xuICBjb25zdCBleGFjdCA9IGtpbmQgPT09ICdjdXJ2YXR1cmUnO1xuICBjb25zdCB0cmlhbmdsZSA9IGtpbmQgPT09ICdncmFkaWVudCcgPyAwIDogKHNpemUgKiAoc2l6ZSArIDEpKSAvIDI7XG4gIGNvbnN0IHN1bXMgPSBuZXcgU3VtcyhcbiAgICBib2R5LFxuICAgIGxhbmVzLFxuICAgIGxheW91dC5zdW1zLFxuICAgIEFycmF5LmZyb20oeyBsZW5ndGg6IDIgKyBzaXplICsgdHJpYW5nbGUgKiAoZXhhY3QgPyAyIDogMSkgfSwgKF8sIGkpID0+IGV4YWN0ICYmIGkgIT09IDEgJiYgaSA8IDIgKyBzaXplKSxcbiAgKTtcbiAgZm9yIChsZXQgaSA9IDA7IGkgPCAzOyBpKyspIHtcbiAgICBib2R5LnJ1bih2MTI4LnN0b3JlKGxheW91dC5wZW5hbHR5ICsgMTYgKiBpLCBjb252ZXJ0LnNwbGF0KGJvZHkucGFyYW1ldGVyKDMgKyBpKSwgbGFuZXMpKSk7XG4gIH1cbiAgbGF3LnByZWx1ZGUoYm9keSwgd2lkZSwgbGFuZXMsIGNvb3JkaW5hdGVPZihsYXlvdXQpLCBsYXlvdXQuc2xvdHMpO1xuICBzdW1zLmNsZWFyKCk7XG5cbiAgY29uc3QgdW5yb2xsID0gbGF3Lm9wZXJhdGlvbnMgPCBTSU5HTEVfVkVDVE9SX0ZST00gPyBVTlJPTExba2luZF0gOiAxO1xuICBjb25zdCBwZXJHcm91cCA9IHNoYXBlLnJlbGF0aXZlID8gMyA6IDI7XG4gIGNvbnN0IGNvbHVtblN0ZXAgPSAxNiAqIHVucm9sbCAqIHNoYXBlLmNvbHVtbnM7XG4gIGNvbnN0IG9ic2VydmF0aW9uU3RlcCA9IDE2ICogdW5yb2xsICogcGVyR3JvdXA7XG4gIGNvbnN0IGJsb2NrQnl0ZXMgPSAoQkxPQ0tfUk9XUyAvIChsYW5lcy5jb3VudCAqIHVucm9sbCkpICogb2JzZXJ2YXRpb25TdGVwO1xuICBjb25zdCBibG9ja0VuZCA9IGJvZHkubG9jYWwocG9pbnRlcik7XG4gIGJvZHkucmVwZWF0V2hpbGUoaTMyLmxlc3Mob2JzZXJ2YXRpb25zLCBlbmQpLCAoKSA9PiB7XG4gICAgY29uc3QgbmV4dCA9IGJvZHkubGV0KGkzMi5hZGQob2JzZXJ2YXRpb25zLCBpMzIuY29uc3RhbnQoYmxvY2tCeXRlcykpLCBwb2ludGVyKTtcbiAgICBib2R5LnNldChibG9ja0VuZCwgaTMyLnNlbGVjdChuZXh0LCBlbmQsIGkzMi5sZXNzKG5leHQsIGVuZCkpKTtcbiAgICBib2R5LnJlcGVhdFdoaWxlKGkzMi5sZXNzKG9ic2VydmF0aW9ucywgYm9keS5nZXQoYmxvY2tFbmQpKSwgKCkgPT4ge1xuICAgICAgY29uc3QgY29sdW1uID0gKGluZGV4OiBudW1iZXIsIHZlY3RvcjogbnVtYmVyKTogRXhwcmVzc2lvbiA9PlxuICAgICAgICB2MTI4LmxvYWQoMTYgKiAodmVjdG9yICogc2hhcGUuY29sdW1ucyArIGluZGV4KSwgY29sdW1ucyk7XG4gICAgICBjb25zdCByb290cyA9IGxhdy5yb3dzKGJvZHksIGxhbmVzLCB1bnJvbGwsIGNvbHVtbiwgbGF5b3V0LnNsb3RzKTtcbiAgICAgIGFkZFJvd3MoYm9keSwgbGFuZXMsIHN1bXMsIHJvb3RzLCBvYnNlcnZhdGlvbnMsIGtpbmQsIHNoYXBlLCBsYXlvdXQpO1xuICAgICAgYWR2YW5jZShib2R5LCBjb2x1bW5zLCAwLCBjb2x1bW5TdGVwKTtcbiAgICAgIGFkdmFuY2UoYm9keSwgb2JzZXJ2YXRpb25zLCAxLCBvYnNlcnZhdGlvblN0ZXApO1xuICAgIH0pO1xuICAgIHN1bXMuZmx1c2goKTtcbiAgfSk7XG4gIHN1bXMuZmluaXNoKGxheW91dC5yZXN1bHRzKTtcbiAgcmV0dXJuIGJvZHkuZmluaXNoKCk7XG59XG5cbi8qKlxuICogQWRkcyB0aGUgcm93cyBvZiBzb21lIHZlY3RvcnMgdG8gdGhlIHN1bXMuIFdpdGggciB0aGUgcmVzaWR1YWwsIGMgaXRzIHNpZGUncyB3ZWlnaHQgYW5kIGggSHViZXIncyBmdW5jdGlvbjpcbiAqIG9tZWdhID0gYyBtaW4oMSwgZGVsdGEgLyB8cnwpID0gcHNpKHIpIC8gci4gVGhlIHBlbmFsdHkncyB0d2luIGlzIGBzaGFkZXJzL2xpYi9sb3NzLndnc2xgLlxuICovXG5mdW5jdGlvbiBhZGRSb3dzKFxuICBib2R5OiBCb2R5LFxuICBsYW5lczogTGFuZXMsXG4gIHN1bXM6IFN1bXMsXG4gIHJvb3RzOiByZWFkb25seSAocmVhZG9ubHkgRXhwcmVzc2lvbltdKVtdLFxuICBvYnNlcnZhdGlvbnM6IEV4cHJlc3Npb24sXG4gIGtpbmQ6IGtleW9mIHR5cGVvZiBVTlJPTEwsXG4gIHNoYXBlOiBTaGFwZSxcbiAgbGF5b3V0OiBMYXlvdXQsXG4pOiB2b2lkIHtcbiAgY29uc3QgeyBzaXplLCByZWxhdGl2ZSwgbG9nYXJpdGhtaWMsIHR3b1NpZGVkIH0gPSBzaGFwZTtcbiAgY29uc3QgeyBhZGQsIHN1YiwgbXVsLCBkaXYsIGFicyB9ID0gbGFuZXM7XG4gIGNvbnN0IHBlckdyb3VwID0gcmVsYXRpdmUgPyAzIDogMjtcbiAgY29uc3QgW2RlbHRhLCB1cCwgZG93bl0gPSBbMCwgMSwgMl0ubWFwKChpKSA9PiB2MTI4LmxvYWQobGF5b3V0LnBlbmFsdHkgKyAxNiAqIGkpKTtcbiAgY29uc3QgaGFsZiA9IGxhbmVzLmNvbnN0YW50KDAuNSk7XG4gIGNvbnN0IHJvd3MgPSByb290cy5tYXAoKHJvb3QsIHZlY3RvcikgPT4ge1xuICAgIGNvbnN0IG9ic2VydmVkID0gKGluZGV4OiBudW1iZXIpOiBFeHByZXNzaW9uID0+IHYxMjgubG9hZCgxNiAqICh2ZWN0b3IgKiBwZXJHcm91cCArIGluZGV4KSwgb2JzZXJ2YXRpb25zKTtcbiAgICBjb25zdCBzbG9wZSA9IHJlbGF0aXZlID8gb2JzZXJ2ZWQoMikgOiB1bmRlZmluZWQ7XG4gICAgY29uc3Qgc2NhbGVkID0gKHg6IEV4cHJlc3Npb24pOiBFeHByZXNzaW9uID0+IChzbG9wZSA9PT0gdW5kZWZpbmVkID8geCA6IG11bCh4LCBzbG9wZSkpO1xuICAgIGNvbnN0IHZhbHVlID0gcm9vdFswXTtcbiAgICBjb25zdCB0YXJnZXQgPSBib2R5LmxldChvYnNlcnZlZCgwKSk7XG4gICAgY29uc3QgciA9IGJvZHkubGV0KHNjYWxlZChzdWIodmFsdWUsIHRhcmdldCkpKTtcbiAgICBjb25zdCBsZW5ndGggPSBib2R5LmxldChhYnMocikpO1xuICAgIGNvbnN0IHNpZGUgPSB0d29TaWRlZCA/IGxhbmVzLnNlbGVjdChsYW5lcy5sZXNzKGxhbmVzLmNvbnN0YW50KDApLCByKSwgdXAsIGRvd24pIDogdXA7XG4gICAgY29uc3QgYyA9IGJvZHkubGV0KG11bChvYnNlcnZlZCgxKSwgc2lkZSkpO1xuICAgIGNvbnN0IGNvcmUgPSBib2R5LmxldChsYW5lcy5hdE1vc3QobGVuZ3RoLCBkZWx0YSkpO1xuICAgIGNvbnN0IHJobyA9IGJvZHkubGV0KG11bChtdWwoYywgY29yZSksIHN1YihsZW5ndGgsIG11bChjb3JlLCBoYWxmKSkpKTtcbiAgICBjb25zdCBvbWVnYSA9IGJvZHkubGV0KG11bChjLCBkaXYoZGVsdGEsIGxhbmVzLmF0TGVhc3QobGVuZ3RoLCBkZWx0YSkpKSk7XG4gICAgY29uc3Qgc2NvcmUgPSBib2R5LmxldChzY2FsZWQobXVsKG9tZWdhLCByKSkpO1xuICAgIGNvbnN0IGN1cnZhdHVyZSA9IGJvZHkubGV0KHNjYWxlZChzY2FsZWQob21lZ2EpKSk7XG4gICAgcmV0dXJuIHsgcm9vdCwgdmFsdWUsIHRhcmdldCwgc2xvcGUsIHNjYWxlZCwgbGVuZ3RoLCBjLCByaG8sIG9tZWdhLCBzY29yZSwgY3VydmF0dXJlIH07XG4gIH0pO1xuICBzdW1zLmFkZChcbiAgICAwLFxuICAgIHJvd3MubWFwKCh7IHJobyB9KSA9PiByaG8pLFxuICApO1xuICBzdW1zLmFkZChcbiAgICAxLFxuICAgIHJvd3MubWFwKCh7IHZhbHVlLCB0YXJnZXQsIHNsb3BlLCBsZW5ndGgsIG9tZWdhLCBzY29yZSB9KSA9PiB7XG4gICAgICBpZiAoa2luZCAhPT0gJ2N1cnZhdHVyZScpIHtcbiAgICAgICAgLy8gVGhlIGNoYW5nZSBvZiB0aGUgb2JqZWN0aXZlIGJ5IHJvdW5kaW5nIG9mIHRoZSBwcmVkaWN0aW9uLCBpbiB1bml0cyBvZiB0aGF0IHJvdW5kaW5nLlxuICAgICAgICBjb25zdCBzaXplID0gbG9nYXJpdGhtaWMgPyBhZGQoYWJzKHZhbHVlKSwgbGFuZXMuY29uc3RhbnQoMSkpIDogYWJzKHZhbHVlKTtcbiAgICAgICAgcmV0dXJuIG11bChhYnMoc2NvcmUpLCBzaXplKTtcbiAgICAgIH1cbiAgICAgIGNvbnN0IHNpemVzID0gbXVsKGFkZChhYnModmFsdWUpLCBhYnModGFyZ2V0KSksIGxhbmVzLmNvbnN0YW50KE51bWJlci5FUFNJTE9OKSk7XG4gICAgICBjb25zdCBub2lzZSA9IGJvZHkubGV0KHNsb3BlID09PSB1bmRlZmluZWQgPyBzaXplcyA6IG11bChhYnMoc2xvcGUpLCBzaXplcykpO1xuICAgICAgcmV0dXJuIG11bChtdWwob21lZ2EsIG5vaXNlKSwgYWRkKG11bChsZW5ndGgsIGhhbGYpLCBtdWwobm9pc2UsIGxhbmVzLmNvbnN0YW50KDE2KSkpKTtcbiAgICB9KSxcbiAgKTtcbiAgZm9yIChsZXQgaSA9IDA7IGkgPCBzaXplOyBpKyspIHtcbiAgICBzdW1zLmFkZChcbiAgICAgIDIgKyBpLFxuICAgICAgcm93cy5tYXAoKHsgcm9vdCwgc2NvcmUgfSkgPT4gbXVsKHNjb3JlLCByb290WzEgKyBpXSkpLFxuICAgICk7XG4gIH1cbiAgaWYgKGtpbmQgPT09ICdncmFkaWVudCcpIHJldHVybjtcbiAgY29uc3QgbWF0cmljZXM6IE1hdHJpY2VzID0geyBib2R5LCBsYW5lcywgc3Vtcywgcm93cywgZGVsdGEsIGV4YWN0OiBraW5kID09PSAnY3VydmF0dXJlJywgc2hhcGUsIGxheW91dCB9O1xuICBpZiAoc2l6ZSA8IExPT1BfRlJPTSkgYWRkTWF0cmljZXMobWF0cmljZXMpO1xuICBlbHNlIGFkZE1hdHJpY2VzSW5Mb29wcyhtYXRyaWNlcyk7XG59XG5cbi8qKiBJbmdyZWRpZW50cyBvZiB0aGUgc3VtcyBvZiBzZWNvbmQgb3JkZXIuICovXG5pbnRlcmZhY2UgTWF0cmljZXMge1xuICByZWFkb25seSBib2R5OiBCb2R5O1xuICByZWFkb25seSBsYW5lczogTGFuZXM7XG4gIHJlYWRvbmx5IHN1bXM6IFN1bXM7XG4gIC8qKiBCeSB2ZWN0b3IuIGByb290YDogdGhlIGxhdydzIHJvb3RzOyBgY3VydmF0dXJlYDogb21lZ2EsIGBzY29yZWA6IHBzaSwgZWFjaCB0aW1lcyB0aGUgc2NhbGUgb2YgdGhlIHJlc2lkdWFsLiAqL1xuICByZWFkb25seSByb3dzOiByZWFkb25seSB7XG4gICAgcmVhZG9ubHkgcm9vdDogcmVhZG9ubHkgRXhwcmVzc2lvbltdO1xuICAgIHJlYWRvbmx5IGxlbmd0aDogRXhwcmVzc2lvbjtcbiAgICByZWFkb25seSBzY29yZTogRXhwcmVzc2lvbjtcbiAgICByZWFkb25seSBjdXJ2YXR1cmU6IEV4cHJlc3Npb247XG4gIH1bXTtcbiAgcmVhZG9ubHkgZGVsdGE6IEV4cHJlc3Npb247XG4gIC8qKiBXaXRoIHRoZSBvYmplY3RpdmUncyBvd24gc2Vjb25kIGRlcml2YXRpdmUuICovXG4gIHJlYWRvbmx5IGV4YWN0OiBib29sZWFuO1xuICByZWFkb25seSBzaGFwZTogU2hhcGU7XG4gIHJlYWRvbmx5IGxheW91dDogTGF5b3V0O1xufVxuXG5mdW5jdGlvbiBhZGRNYXRyaWNlcyh7IGJvZHksIGxhbmVzLCBzdW1zLCByb3dzLCBkZWx0YSwgZXhhY3QsIHNoYXBlIH06IE1hdHJpY2VzKTogdm9pZCB7XG4gIGNvbnN0IHsgc2l6ZSB9ID0gc2hhcGU7XG4gIGNvbnN0IHsgbXVsLCBhZGQgfSA9IGxhbmVzO1xuICBjb25zdCB0cmlhbmdsZSA9IChzaXplICogKHNpemUgKyAxKSkgLyAyO1xuICBmb3IgKGxldCBpID0gMCwgZW50cnkgPSAwOyBpIDwgc2l6ZTsgaSsrKSB7XG4gICAgY29uc3QgbGVmdCA9IHJvd3MubWFwKCh7IHJvb3QsIGN1cnZhdHVyZSB9KSA9PiBib2R5LmxldChtdWwoY3VydmF0dXJlLCByb290WzEgKyBpXSkpKTtcbiAgICBmb3IgKGxldCBqID0gMDsgaiA8PSBpOyBqKyssIGVudHJ5KyspIHtcbiAgICAgIGNvbnN0IHByb2R1Y3RzID0gcm93cy5tYXAoKHsgcm9vdCB9LCB2ZWN0b3IpID0+IG11bChsZWZ0W3ZlY3Rvcl0sIHJvb3RbMSArIGpdKSk7XG4gICAgICBjb25zdCBrZXB0ID0gZXhhY3QgPyBwcm9kdWN0cy5tYXAoKHByb2R1Y3QpID0+IGJvZHkubGV0KHByb2R1Y3QpKSA6IHByb2R1Y3RzO1xuICAgICAgc3Vtcy5hZGRQbGFpbigyICsgc2l6ZSArIGVudHJ5LCBrZXB0KTtcbiAgICAgIGlmICghZXhhY3QpIGNvbnRpbnVlO1xuICAgICAgY29uc3Qgc2Vjb25kID0gc2hhcGUuc2Vjb25kW2VudHJ5XTtcbiAgICAgIHN1bXMuYWRkUGxhaW4oXG4gICAgICAgIDIgKyBzaXplICsgdHJpYW5nbGUgKyBlbnRyeSxcbiAgICAgICAgcm93cy5tYXAoKHsgcm9vdCwgbGVuZ3RoLCBzY29yZSB9LCB2ZWN0b3IpID0+IHtcbiAgICAgICAgICAvLyBwc2knIGlzIHBzaSAvIHIgaW5zaWRlIGRlbHRhIGFuZCAwIGJleW9uZC5cbiAgICAgICAgICBjb25zdCBpbnNpZGUgPSBsYW5lcy5hbmQoa2VwdFt2ZWN0b3JdLCBsYW5lcy5sZXNzT3JFcXVhbChsZW5ndGgsIGRlbHRhKSk7XG4gICAgICAgICAgcmV0dXJuIHNlY29uZCA9PT0gdW5kZWZpbmVkID8gaW5zaWRlIDogYWRkKGluc2lkZSwgbXVsKHNjb3JlLCByb290W3NlY29uZF0pKTtcbiAgICAgICAgfSksXG4gICAgICApO1xuICAgICAgZm9yIChjb25zdCBwcm9kdWN0IG9mIGtlcHQpIGJvZHkuZnJlZShwcm9kdWN0KTtcbiAgICB9XG4gICAgZm9yIChjb25zdCBwcm9kdWN0IG9mIGxlZnQpIGJvZHkuZnJlZShwcm9kdWN0KTtcbiAgfVxufVxuXG4vKiogVGhlIHNhbWUgZm9yIG1hbnkgcGFyYW1ldGVyczogZGVyaXZhdGl2ZXMgYXJlIGluIG1lbW9yeSwgYW5kIHRoZSBsZW5ndGggb2YgdGhlIGNvZGUgaXMgbGluZWFyIGluIHRoZWlyIG51bWJlci4gKi9cbmZ1bmN0aW9uIGFkZE1hdHJpY2VzSW5Mb29wcyh7IGJvZHksIGxhbmVzLCBzdW1zLCByb3dzLCBkZWx0YSwgZXhhY3QsIHNoYXBlLCBsYXlvdXQgfTogTWF0cmljZXMpOiB2b2lkIHtcbiAgY29uc3QgeyBzaXplIH0gPSBzaGFwZTtcbiAgY29uc3QgeyBtdWwgfSA9IGxhbmVzO1xuICBjb25zdCB0cmlhbmdsZSA9IChzaXplICogKHNpemUgKyAxKSkgLyAyO1xuICBjb25zdCBzbG9wZSA9ICh2ZWN0b3I6IG51bWJlcik6IG51bWJlciA9PiBsYXlvdXQuc2xvcGVzICsgMTYgKiBzaXplICogdmVjdG9yO1xuICByb3dzLmZvckVhY2goKHsgcm9vdCB9LCB2ZWN0b3IpID0+IHtcbiAgICBmb3IgKGxldCBpID0gMDsgaSA8IHNpemU7IGkrKykgYm9keS5ydW4odjEyOC5zdG9yZShzbG9wZSh2ZWN0b3IpICsgMTYgKiBpLCByb290WzEgKyBpXSkpO1xuICB9KTtcbiAgY29uc3QgaW5zaWRlID0gcm93cy5tYXAoKHsgbGVuZ3RoIH0pID0+IGJvZHkubGV0KGxhbmVzLmxlc3NPckVxdWFsKGxlbmd0aCwgZGVsdGEpKSk7XG4gIGNvbnN0IHsgaTMyOiBwb2ludGVyIH0gPSBWYWx1ZVR5cGU7XG4gIGNvbnN0IFtpLCBqLCBlbnRyeV0gPSBbMCwgMSwgMl0ubWFwKCgpID0+IGJvZHkubG9jYWwocG9pbnRlcikpO1xuICBjb25zdCBuZXh0ID0gKGxvY2FsOiBudW1iZXIsIGJ5dGVzOiBudW1iZXIpOiB2b2lkID0+IHtcbiAgICBib2R5LnNldChsb2NhbCwgaTMyLmFkZChib2R5LmdldChsb2NhbCksIGkzMi5jb25zdGFudChieXRlcykpKTtcbiAgfTtcbiAgYm9keS5zZXQoaSwgaTMyLmNvbnN0YW50KDApKTtcbiAgYm9keS5zZXQoZW50cnksIGkzMi5jb25zdGFudCgwKSk7XG4gIGJvZHkucmVwZWF0V2hpbGUoaTMyLmxlc3MoYm9keS5nZXQoaSksIGkzMi5jb25zdGFudCgxNiAqIHNpemUpKSwgKCkgPT4ge1xuICAgIGNvbnN0IGxlZnQgPSByb3dzLm1hcCgoeyBjdXJ2YXR1cmUgfSwgdmVjdG9yKSA9PlxuICAgICAgYm9keS5sZXQobXVsKGN1cnZhdHVyZSwgdjEyOC5sb2FkKHNsb3BlKHZlY3RvciksIGJvZHkuZ2V0KGkpKSkpLFxuICAgICk7XG4gICAgYm9keS5zZXQoaiwgaTMyLmNvbnN0YW50KDApKTtcbiAgICBib2R5LnJlcGVhdFdoaWxlKGkzMi5sZXNzKGJvZHkuZ2V0KGopLCBpMzIuYWRkKGJvZHkuZ2V0KGkpLCBpMzIuY29uc3RhbnQoMTYpKSksICgpID0+IHtcbiAgICAgIGNvbnN0IHByb2R1Y3RzID0gcm93cy5tYXAoKF8sIHZlY3RvcikgPT5cbiAgICAgICAgYm9keS5sZXQobXVsKGxlZnRbdmVjdG9yXSwgdjEyOC5sb2FkKHNsb3BlKHZlY3RvciksIGJvZHkuZ2V0KGopKSkpLFxuICAgICAgKTtcbiAgICAgIHN1bXMuYWRkUGxhaW4oMiArIHNpemUsIHByb2R1Y3RzLCBib2R5LmdldChlbnRyeSkpO1xuICAgICAgaWYgKGV4YWN0KSB7XG4gICAgICAgIGNvbnN0IGtlcHQgPSBwcm9kdWN0cy5tYXAoKHByb2R1Y3QsIHZlY3RvcikgPT4gbGFuZXMuYW5kKHByb2R1Y3QsIGluc2lkZVt2ZWN0b3JdKSk7XG4gICAgICAgIHN1bXMuYWRkUGxhaW4oMiArIHNpemUgKyB0cmlhbmdsZSwga2VwdCwgYm9keS5nZXQoZW50cnkpKTtcbiAgICAgIH1cbiAgICAgIG5leHQoaiwgMTYpO1xuICAgICAgbmV4dChlbnRyeSwgU1VNX0JZVEVTKTtcbiAgICB9KTtcbiAgICBuZXh0KGksIDE2KTtcbiAgfSk7XG4gIGlmICghZXhhY3QpIHJldHVybjtcbiAgc2hhcGUuc2Vjb25kLmZvckVhY2goKHNlY29uZCwgaykgPT4ge1xuICAgIGlmIChzZWNvbmQgPT09IHVuZGVmaW5lZCkgcmV0dXJuO1xuICAgIHN1bXMuYWRkUGxhaW4oXG4gICAgICAyICsgc2l6ZSArIHRyaWFuZ2xlICsgayxcbiAgICAgIHJvd3MubWFwKCh7IHJvb3QsIHNjb3JlIH0pID0+IG11bChzY29yZSwgcm9vdFtzZWNvbmRdKSksXG4gICAgKTtcbiAgfSk7XG59XG5cbi8qKiAoY29sdW1ucywgb3V0LCBlbmQgb2YgdGhlIGZpcnN0IGNvbHVtbiB0aGVyZSwgc3RyaWRlKTogZWFjaCByb290J3MgdmFsdWVzLCBvbmUgY29sdW1uIGV2ZXJ5IGBzdHJpZGVgIGJ5dGVzLiAqL1xuZnVuY3Rpb24gY29sdW1uc0Z1bmN0aW9uKG5hbWU6IHN0cmluZywgbGF3OiBMYXdDb2RlLCBzaGFwZTogU2hhcGUsIGxheW91dDogTGF5b3V0KTogV2FzbUZ1bmN0aW9uIHtcbiAgY29uc3QgeyBpMzI6IHBvaW50ZXIgfSA9IFZhbHVlVHlwZTtcbiAgY29uc3QgYm9keSA9IG5ldyBCb2R5KG5hbWUsIFtwb2ludGVyLCBwb2ludGVyLCBwb2ludGVyLCBwb2ludGVyXSk7XG4gIGNvbnN0IFtjb2x1bW5zLCBvdXQsIGVuZCwgc3RyaWRlXSA9IFswLCAxLCAyLCAzXS5tYXAoKGkpID0+IGJvZHkucGFyYW1ldGVyKGkpKTtcbiAgbGF3LnByZWx1ZGUoYm9keSwgd2lkZSwgd2lkZSwgY29vcmRpbmF0ZU9mKGxheW91dCksIGxheW91dC5zbG90cyk7XG4gIGJvZHkucmVwZWF0V2hpbGUoaTMyLmxlc3Mob3V0LCBlbmQpLCAoKSA9PiB7XG4gICAgY29uc3QgY29sdW1uID0gKGluZGV4OiBudW1iZXIpOiBFeHByZXNzaW9uID0+IHYxMjgubG9hZCgxNiAqIGluZGV4LCBjb2x1bW5zKTtcbiAgICBjb25zdCBbcm9vdHNdID0gbGF3LnJvd3MoYm9keSwgd2lkZSwgMSwgY29sdW1uLCBsYXlvdXQuc2xvdHMpO1xuICAgIGNvbnN0IHBsYWNlID0gYm9keS5sb2NhbChwb2ludGVyKTtcbiAgICBib2R5LnNldChwbGFjZSwgb3V0KTtcbiAgICBmb3IgKGNvbnN0IHJvb3Qgb2Ygcm9vdHMpIHtcbiAgICAgIGJvZHkucnVuKHYxMjguc3RvcmUoMCwgcm9vdCwgYm9keS5nZXQocGxhY2UpKSk7XG4gICAgICBib2R5LnNldChwbGFjZSwgaTMyLmFkZChib2R5LmdldChwbGFjZSksIHN0cmlkZSkpO1xuICAgIH1cbiAgICBhZHZhbmNlKGJvZHksIGNvbHVtbnMsIDAsIDE2ICogc2hhcGUuY29sdW1ucyk7XG4gICAgYWR2YW5jZShib2R5LCBvdXQsIDEsIDE2KTtcbiAgfSk7XG4gIHJldHVybiBib2R5LmZpbmlzaCgpO1xufVxuIiwgIi8qKiBXaGVyZSB0aGUgY29vcmRpbmF0ZXMgb2YgZ3JvdXBzIGxpZTogYnkgZ3JvdXAgdGhlIGxvY2FsIG9uZXMsIHRoZW4gdGhvc2UgdGhhdCBhbGwgZ3JvdXBzIHNoYXJlLiAqL1xuaW1wb3J0IHR5cGUgeyBHcm91cHMgfSBmcm9tICcuL3Byb2JsZW0uanMnO1xuXG4vKiogVGhlIG51bWJlciBvZiBjb29yZGluYXRlcyBvZiBhIHByb2JsZW0gd2l0aCB0aGVzZSBncm91cHMuICovXG5leHBvcnQgZnVuY3Rpb24gZ3JvdXBlZFNpemUoeyBjb3VudCwgbG9jYWwgfTogUGljazxHcm91cHMsICdjb3VudCcgfCAnbG9jYWwnPik6IG51bWJlciB7XG4gIGNvbnN0IG93biA9IGxvY2FsLmZpbHRlcihCb29sZWFuKS5sZW5ndGg7XG4gIHJldHVybiBjb3VudCAqIG93biArIGxvY2FsLmxlbmd0aCAtIG93bjtcbn1cblxuLyoqXG4gKiBGb3IgZXZlcnkgZ3JvdXAsIHRoZSBpbmRleCBhbW9uZyB0aGUgcHJvYmxlbSdzIGNvb3JkaW5hdGVzIG9mIGVhY2ggY29vcmRpbmF0ZSBvZiB0aGUgcHJvZ3JhbS4gTG9jYWwgY29vcmRpbmF0ZXMgb2YgYVxuICogZ3JvdXAgYXJlIG5laWdoYm91cnMgYW5kIHNoYXJlZCBvbmVzIGNvbWUgbGFzdCwgc28gdGhhdCBub3JtYWwgbWF0cmljZXMgYXJlIGJsb2NrLWRpYWdvbmFsIHdpdGggYSBib3JkZXIgKGFycm93aGVhZCk6XG4gKiB0aGVpciBDaG9sZXNreSBmYWN0b3JzIHRoZW4gaGF2ZSBubyBlbnRyaWVzIHdoZXJlIHRoZSBtYXRyaXggaGFzIG5vbmUuXG4gKi9cbmV4cG9ydCBmdW5jdGlvbiBncm91cENvb3JkaW5hdGVzKHsgY291bnQsIGxvY2FsIH06IFBpY2s8R3JvdXBzLCAnY291bnQnIHwgJ2xvY2FsJz4pOiBVaW50MzJBcnJheVtdIHtcbiAgY29uc3Qgb3duID0gbG9jYWwuZmlsdGVyKEJvb2xlYW4pLmxlbmd0aDtcbiAgcmV0dXJuIEFycmF5LmZyb20oeyBsZW5ndGg6IGNvdW50IH0sIChfLCBncm91cCkgPT4ge1xuICAgIGxldCBbbmV4dExvY2FsLCBuZXh0U2hhcmVkXSA9IFtncm91cCAqIG93biwgY291bnQgKiBvd25dO1xuICAgIHJldHVybiBVaW50MzJBcnJheS5mcm9tKGxvY2FsLCAoaXNMb2NhbCkgPT4gKGlzTG9jYWwgPyBuZXh0TG9jYWwrKyA6IG5leHRTaGFyZWQrKykpO1xuICB9KTtcbn1cblxuLyoqIFRoZSByb3dzIG9mIGVhY2ggZ3JvdXAsIGFzY2VuZGluZy4gKi9cbmV4cG9ydCBmdW5jdGlvbiByb3dzQnlHcm91cCh7IGNvdW50LCBvZiB9OiBQaWNrPEdyb3VwcywgJ2NvdW50JyB8ICdvZic+KTogVWludDMyQXJyYXlbXSB7XG4gIGNvbnN0IHNpemVzID0gbmV3IFVpbnQzMkFycmF5KGNvdW50KTtcbiAgZm9yIChjb25zdCBncm91cCBvZiBvZikgc2l6ZXNbZ3JvdXBdKys7XG4gIGNvbnN0IHJvd3MgPSBBcnJheS5mcm9tKHNpemVzLCAoc2l6ZSkgPT4gbmV3IFVpbnQzMkFycmF5KHNpemUpKTtcbiAgc2l6ZXMuZmlsbCgwKTtcbiAgb2YuZm9yRWFjaCgoZ3JvdXAsIHJvdykgPT4ge1xuICAgIHJvd3NbZ3JvdXBdW3NpemVzW2dyb3VwXSsrXSA9IHJvdztcbiAgfSk7XG4gIHJldHVybiByb3dzO1xufVxuIiwgIi8qKiBEZXJpdmF0aXZlcyBvZiBhIGdyb3VwZWQgcHJvYmxlbSBhcyBjb2x1bW5zIG92ZXIgYWxsIHJvd3MsIGZyb20gdGhvc2UgYnkgdGhlIHByb2dyYW0ncyBjb29yZGluYXRlcy4gKi9cbmltcG9ydCB7IHBhY2tlZEluZGV4LCBwYWNrZWRMZW5ndGggfSBmcm9tICcuLi9saW5lYXItYWxnZWJyYS9wYWNrZWQuanMnO1xuaW1wb3J0IHsgZ3JvdXBDb29yZGluYXRlcywgZ3JvdXBlZFNpemUsIHJvd3NCeUdyb3VwIH0gZnJvbSAnLi9ncm91cC1jb29yZGluYXRlcy5qcyc7XG5pbXBvcnQgdHlwZSB7IEdyb3VwcyB9IGZyb20gJy4vcHJvYmxlbS5qcyc7XG5cbmV4cG9ydCBpbnRlcmZhY2UgR3JvdXBDb2x1bW5zIHtcbiAgLyoqIENvbHVtbnMgYnkgdGhlIHByb2JsZW0ncyBjb29yZGluYXRlczsgdGhvc2Ugb2YgYW5vdGhlciBncm91cCdzIGNvb3JkaW5hdGVzIGFyZSAwLiAqL1xuICBncmFkaWVudChieVByb2dyYW06IHJlYWRvbmx5IEZsb2F0NjRBcnJheVtdKTogRmxvYXQ2NEFycmF5W107XG4gIC8qKiBBcyBgRXZhbHVhdG9yLmhlc3NpYW5gIGhhcyB0aGVtOiBudWxsIHdoZXJlIGEgc2Vjb25kIGRlcml2YXRpdmUgaXMgMCBpbiBldmVyeSByb3cuICovXG4gIGhlc3NpYW4oYnlQcm9ncmFtOiByZWFkb25seSAoRmxvYXQ2NEFycmF5IHwgbnVsbClbXSk6IChGbG9hdDY0QXJyYXkgfCBudWxsKVtdO1xufVxuXG4vKiogSXRzIHJlc3VsdHMgYXJlIGl0cyBvd24gYnVmZmVycywgdmFsaWQgdW50aWwgdGhlIG5leHQgY2FsbC4gKi9cbmV4cG9ydCBmdW5jdGlvbiBjcmVhdGVHcm91cENvbHVtbnMoZ3JvdXBzOiBHcm91cHMpOiBHcm91cENvbHVtbnMge1xuICBjb25zdCBzaXplID0gZ3JvdXBlZFNpemUoZ3JvdXBzKTtcbiAgY29uc3QgcGxhY2VzID0gZ3JvdXBDb29yZGluYXRlcyhncm91cHMpO1xuICBjb25zdCByb3dzID0gcm93c0J5R3JvdXAoZ3JvdXBzKTtcbiAgY29uc3QgdG90YWwgPSBncm91cHMub2YubGVuZ3RoO1xuICBjb25zdCBncmFkaWVudCA9IEFycmF5LmZyb20oeyBsZW5ndGg6IHNpemUgfSwgKCkgPT4gbmV3IEZsb2F0NjRBcnJheSh0b3RhbCkpO1xuICBjb25zdCBoZXNzaWFuID0gbmV3IE1hcDxudW1iZXIsIEZsb2F0NjRBcnJheT4oKTtcbiAgY29uc3Qgc3ByZWFkID0gKGZyb206IEZsb2F0NjRBcnJheSwgdG86IEZsb2F0NjRBcnJheSwgZ3JvdXA6IG51bWJlcik6IHZvaWQgPT4ge1xuICAgIGZvciAoY29uc3Qgcm93IG9mIHJvd3NbZ3JvdXBdKSB0b1tyb3ddID0gZnJvbVtyb3ddO1xuICB9O1xuICByZXR1cm4ge1xuICAgIGdyYWRpZW50KGJ5UHJvZ3JhbSkge1xuICAgICAgYnlQcm9ncmFtLmZvckVhY2goKGNvbHVtbiwgaykgPT4ge1xuICAgICAgICBpZiAoIWdyb3Vwcy5sb2NhbFtrXSkgZ3JhZGllbnRbcGxhY2VzWzBdW2tdXS5zZXQoY29sdW1uKTtcbiAgICAgICAgZWxzZSB7XG4gICAgICAgICAgcGxhY2VzLmZvckVhY2goKHBsYWNlLCBncm91cCkgPT4ge1xuICAgICAgICAgICAgc3ByZWFkKGNvbHVtbiwgZ3JhZGllbnRbcGxhY2Vba11dLCBncm91cCk7XG4gICAgICAgICAgfSk7XG4gICAgICAgIH1cbiAgICAgIH0pO1xuICAgICAgcmV0dXJuIGdyYWRpZW50O1xuICAgIH0sXG4gICAgaGVzc2lhbihieVByb2dyYW0pIHtcbiAgICAgIGNvbnN0IG91dDogKEZsb2F0NjRBcnJheSB8IG51bGwpW10gPSBuZXcgQXJyYXkocGFja2VkTGVuZ3RoKHNpemUpKS5maWxsKG51bGwpO1xuICAgICAgY29uc3QgY29sdW1uQXQgPSAoaW5kZXg6IG51bWJlcik6IEZsb2F0NjRBcnJheSA9PiB7XG4gICAgICAgIGNvbnN0IGNvbHVtbiA9IGhlc3NpYW4uZ2V0KGluZGV4KSA/PyBuZXcgRmxvYXQ2NEFycmF5KHRvdGFsKTtcbiAgICAgICAgaGVzc2lhbi5zZXQoaW5kZXgsIGNvbHVtbik7XG4gICAgICAgIG91dFtpbmRleF0gPSBjb2x1bW47XG4gICAgICAgIHJldHVybiBjb2x1bW47XG4gICAgICB9O1xuICAgICAgZm9yIChsZXQgayA9IDA7IGsgPCBncm91cHMubG9jYWwubGVuZ3RoOyBrKyspIHtcbiAgICAgICAgZm9yIChsZXQgbCA9IDA7IGwgPD0gazsgbCsrKSB7XG4gICAgICAgICAgY29uc3QgY29sdW1uID0gYnlQcm9ncmFtW3BhY2tlZEluZGV4KGssIGwpXTtcbiAgICAgICAgICBpZiAoY29sdW1uID09PSBudWxsKSBjb250aW51ZTtcbiAgICAgICAgICBpZiAoIWdyb3Vwcy5sb2NhbFtrXSAmJiAhZ3JvdXBzLmxvY2FsW2xdKVxuICAgICAgICAgICAgY29sdW1uQXQocGFja2VkSW5kZXgocGxhY2VzWzBdW2tdLCBwbGFjZXNbMF1bbF0pKS5zZXQoY29sdW1uKTtcbiAgICAgICAgICBlbHNlXG4gICAgICAgICAgICBwbGFjZXMuZm9yRWFjaCgocGxhY2UsIGdyb3VwKSA9PiB7XG4gICAgICAgICAgICAgIHNwcmVhZChjb2x1bW4sIGNvbHVtbkF0KHBhY2tlZEluZGV4KHBsYWNlW2tdLCBwbGFjZVtsXSkpLCBncm91cCk7XG4gICAgICAgICAgICB9KTtcbiAgICAgICAgfVxuICAgICAgfVxuICAgICAgcmV0dXJuIG91dDtcbiAgICB9LFxuICB9O1xufVxuIiwgIi8qKiBUaGUgc3VtcyBvdmVyIGEgcHJvYmxlbSdzIHJvd3MsIGNvbXB1dGVkIGluIFdlYkFzc2VtYmx5LiAqL1xuaW1wb3J0IHsgZmllbGQsIElzb2xvc3NFcnJvciB9IGZyb20gJy4uL2Vycm9ycy5qcyc7XG5pbXBvcnQgdHlwZSB7IEV2YWx1YXRvciB9IGZyb20gJy4uL2Zvcm11bGEvZXZhbHVhdG9yLmpzJztcbmltcG9ydCB7IEdST1VQX1JPV1MgfSBmcm9tICcuLi9mb3JtdWxhL3dhc20vZW1pdC13YXNtLmpzJztcbmltcG9ydCB7IHBhY2tlZEluZGV4LCBwYWNrZWRMZW5ndGggfSBmcm9tICcuLi9saW5lYXItYWxnZWJyYS9wYWNrZWQuanMnO1xuaW1wb3J0IHR5cGUgeyBIdWJlckZvcm0gfSBmcm9tICcuLi9sb3NzL2xvc3MuanMnO1xuaW1wb3J0IHsgcmVzaWR1YWxTbG9wZXMgfSBmcm9tICcuLi9sb3NzL3Jlc2lkdWFsLmpzJztcbmltcG9ydCB7IGNyZWF0ZUdyb3VwQ29sdW1ucyB9IGZyb20gJy4uL3Byb2JsZW0vZ3JvdXAtY29sdW1ucy5qcyc7XG5pbXBvcnQgeyBncm91cENvb3JkaW5hdGVzLCByb3dzQnlHcm91cCB9IGZyb20gJy4uL3Byb2JsZW0vZ3JvdXAtY29vcmRpbmF0ZXMuanMnO1xuaW1wb3J0IHR5cGUgeyBDcHVLZXJuZWwgfSBmcm9tICcuL2tlcm5lbC5qcyc7XG5pbXBvcnQgdHlwZSB7IFByZWNpc2lvbiB9IGZyb20gJy4vc2VhcmNoLW9wdGlvbnMuanMnO1xuXG4vKiogVGhlIHJlc3VsdCBvZiBvbmUgcGFzcyBvdmVyIHRoZSByb3dzIGF0IGEgcGFyYW1ldGVyIHZlY3RvcjogdGhlIHJld2VpZ2h0ZWQgbm9ybWFsIGVxdWF0aW9ucy4gKi9cbmV4cG9ydCBpbnRlcmZhY2UgTm9ybWFsIHtcbiAgLyoqIFN1bSBvZiB3ZWlnaHQgdGltZXMgcGVuYWx0eSwgdGhlIHBlbmFsdHkgaW4gaXRzIEh1YmVyIGZvcm0uICovXG4gIG9iamVjdGl2ZTogbnVtYmVyO1xuICAvKiogU3VtIG92ZXIgcm93cyBvZiB8ZCByaG8gLyBkIHZhbHVlfCB0aW1lcyB0aGUgbWFnbml0dWRlIG9mIHdoYXQgdGhlIHZhbHVlIHdhcyBjb21wdXRlZCBmcm9tLiAqL1xuICBub2lzZTogbnVtYmVyO1xuICByZWFkb25seSBncmFkaWVudDogRmxvYXQ2NEFycmF5O1xuICAvKiogUGFja2VkIHAgeCBwOiBzdW0gb2Ygd2VpZ2h0IHRpbWVzIHBzaShyKS9yIHRpbWVzIEogSicsIHRoZSBjdXJ2YXR1cmUgb2YgYSBxdWFkcmF0aWMgbWFqb3JhbnQgb2YgdGhlIHBlbmFsdHkuICovXG4gIHJlYWRvbmx5IG1hdHJpeDogRmxvYXQ2NEFycmF5O1xufVxuXG4vKiogT2JqZWN0aXZlLCBncmFkaWVudCBhbmQgYm90aCBtYXRyaWNlcyBvZiBzZWNvbmQgb3JkZXIgYXQgYSBwYXJhbWV0ZXIgdmVjdG9yLiAqL1xuZXhwb3J0IGludGVyZmFjZSBDdXJ2YXR1cmUge1xuICBvYmplY3RpdmU6IG51bWJlcjtcbiAgLyoqIEVzdGltYXRlZCByb3VuZGluZyBlcnJvciBvZiB0aGUgb2JqZWN0aXZlOiBzbWFsbGVyIGRpZmZlcmVuY2VzIGFyZSBub3Qgc2lnbmlmaWNhbnQuICovXG4gIHJvdW5kaW5nOiBudW1iZXI7XG4gIHJlYWRvbmx5IGdyYWRpZW50OiBGbG9hdDY0QXJyYXk7XG4gIC8qKiBQYWNrZWQ6IHN1bSBvZiB3ZWlnaHQgcHNpKHIpL3IgSiBKJy4gKi9cbiAgcmVhZG9ubHkgZ2F1c3NOZXd0b246IEZsb2F0NjRBcnJheTtcbiAgLyoqIFBhY2tlZDogdGhlIG9iamVjdGl2ZSdzIG93biBzZWNvbmQgZGVyaXZhdGl2ZSwgc3VtIG9mIHdlaWdodCAocHNpJyhyKSBKIEonICsgcHNpKHIpIGQycikuICovXG4gIHJlYWRvbmx5IGhlc3NpYW46IEZsb2F0NjRBcnJheTtcbn1cblxuZXhwb3J0IGludGVyZmFjZSBQYXNzZXMge1xuICBub3JtYWwocHJlY2lzaW9uOiBQcmVjaXNpb24sIGF0OiBGbG9hdDY0QXJyYXksIGZvcm06IEh1YmVyRm9ybSwgb3V0OiBOb3JtYWwpOiB2b2lkO1xuICAvKiogRmxvYXQ2NDsgcmV0dXJucyB0aGUgb2JqZWN0aXZlLiAqL1xuICBncmFkaWVudChhdDogRmxvYXQ2NEFycmF5LCBmb3JtOiBIdWJlckZvcm0sIGdyYWRpZW50OiBGbG9hdDY0QXJyYXkpOiBudW1iZXI7XG4gIC8qKiBGbG9hdDY0OyBzdW1zIHRoYXQgZGVjaWRlIHRoZSBsYXN0IGRpZ2l0cyAob2JqZWN0aXZlLCBncmFkaWVudCkgYXJlIGNvbXBlbnNhdGVkLiAqL1xuICBjdXJ2YXR1cmUoYXQ6IEZsb2F0NjRBcnJheSwgZm9ybTogSHViZXJGb3JtLCBvdXQ6IEN1cnZhdHVyZSk6IHZvaWQ7XG4gIC8qKlxuICAgKiBUbyBiZSBjYWxsZWQgYWZ0ZXIgdGhlIGtlcm5lbCdzIHdlaWdodHMgb3IgdGFyZ2V0cyB3ZXJlIGNoYW5nZWQgaW4gcGxhY2U6IGxhdGVyIHN1bXMgdXNlIHRoZSBuZXcgb25lcy4gUm93cyB3aXRob3V0XG4gICAqIHdlaWdodCBhcmUgc2tpcHBlZC5cbiAgICovXG4gIHJlbG9hZCgpOiB2b2lkO1xuICAvKiogVGhlIGxhdyBhbmQgaXRzIGRlcml2YXRpdmVzIHJvdyBieSByb3csIGZsb2F0NjQuICovXG4gIHJlYWRvbmx5IGV2YWx1YXRvcjogRXZhbHVhdG9yO1xufVxuXG5leHBvcnQgZnVuY3Rpb24gY3JlYXRlTm9ybWFsKHNpemU6IG51bWJlcik6IE5vcm1hbCB7XG4gIHJldHVybiB7XG4gICAgb2JqZWN0aXZlOiAwLFxuICAgIG5vaXNlOiAwLFxuICAgIGdyYWRpZW50OiBuZXcgRmxvYXQ2NEFycmF5KHNpemUpLFxuICAgIG1hdHJpeDogbmV3IEZsb2F0NjRBcnJheShwYWNrZWRMZW5ndGgoc2l6ZSkpLFxuICB9O1xufVxuXG5leHBvcnQgZnVuY3Rpb24gY3JlYXRlQ3VydmF0dXJlKHNpemU6IG51bWJlcik6IEN1cnZhdHVyZSB7XG4gIHJldHVybiB7XG4gICAgb2JqZWN0aXZlOiAwLFxuICAgIHJvdW5kaW5nOiAwLFxuICAgIGdyYWRpZW50OiBuZXcgRmxvYXQ2NEFycmF5KHNpemUpLFxuICAgIGdhdXNzTmV3dG9uOiBuZXcgRmxvYXQ2NEFycmF5KHBhY2tlZExlbmd0aChzaXplKSksXG4gICAgaGVzc2lhbjogbmV3IEZsb2F0NjRBcnJheShwYWNrZWRMZW5ndGgoc2l6ZSkpLFxuICB9O1xufVxuXG50eXBlIFN1bXNQYXNzID0gKFxuICBjb2x1bW5zOiBudW1iZXIsXG4gIG9ic2VydmF0aW9uczogbnVtYmVyLFxuICBlbmQ6IG51bWJlcixcbiAgZGVsdGE6IG51bWJlcixcbiAgdXA6IG51bWJlcixcbiAgZG93bjogbnVtYmVyLFxuKSA9PiB2b2lkO1xudHlwZSBDb2x1bW5zUGFzcyA9IChjb2x1bW5zOiBudW1iZXIsIG91dDogbnVtYmVyLCBlbmQ6IG51bWJlciwgc3RyaWRlOiBudW1iZXIpID0+IHZvaWQ7XG5cbmludGVyZmFjZSBFeHBvcnRzIHtcbiAgcmVhZG9ubHkgbm9ybWFsMzI6IFN1bXNQYXNzO1xuICByZWFkb25seSBub3JtYWw2NDogU3Vtc1Bhc3M7XG4gIHJlYWRvbmx5IGdyYWRpZW50NjQ6IFN1bXNQYXNzO1xuICByZWFkb25seSBjdXJ2YXR1cmU2NDogU3Vtc1Bhc3M7XG4gIHJlYWRvbmx5IHZhbHVlNjQ6IENvbHVtbnNQYXNzO1xuICByZWFkb25seSBkZXJpdmF0aXZlczY0OiBDb2x1bW5zUGFzcztcbn1cblxuY29uc3QgUEFHRSA9IDEgPDwgMTY7XG5cbi8qKiBCeXRlIG9mZnNldHMgb2YgdGhlIHR3byBzdHJlYW1zIG9mIHJvd3MuICovXG5pbnRlcmZhY2UgUm93cyB7XG4gIHJlYWRvbmx5IGNvbHVtbnM6IG51bWJlcjtcbiAgcmVhZG9ubHkgb2JzZXJ2YXRpb25zOiBudW1iZXI7XG4gIHJlYWRvbmx5IGVuZDogbnVtYmVyO1xufVxuXG4vKiogUm93cyB3aXRoIHRoZSBzYW1lIHBhcmFtZXRlcnM6IGFsbCwgb3IgdGhvc2Ugb2Ygb25lIGdyb3VwLiAqL1xuaW50ZXJmYWNlIEJsb2NrIHtcbiAgcmVhZG9ubHkgcm93czogVWludDMyQXJyYXk7XG4gIC8qKiBPZiBlYWNoIG9mIHRoZSBwcm9ncmFtJ3MgY29vcmRpbmF0ZXMgdGhlIGluZGV4IGFtb25nIHRoZSBwcm9ibGVtJ3M7IGFic2VudCB3aGVyZSB0aGV5IGFyZSB0aGUgc2FtZS4gKi9cbiAgcmVhZG9ubHkgY29vcmRpbmF0ZXM/OiBVaW50MzJBcnJheTtcbiAgLyoqIFJvd3MsIHBhZGRlZCB0byB3aG9sZSBncm91cHMgb2YgbGFuZXMsIG9mIHRoZSBibG9ja3MgYmVmb3JlIHRoaXMgb25lLiAqL1xuICByZWFkb25seSBmaXJzdDogbnVtYmVyO1xufVxuXG5mdW5jdGlvbiBibG9ja3NPZih7IHJvd3MsIGdyb3VwcyB9OiBDcHVLZXJuZWwpOiByZWFkb25seSBCbG9ja1tdIHtcbiAgaWYgKGdyb3VwcyA9PT0gdW5kZWZpbmVkKSByZXR1cm4gW3sgcm93czogVWludDMyQXJyYXkuZnJvbSh7IGxlbmd0aDogcm93cyB9LCAoXywgcm93KSA9PiByb3cpLCBmaXJzdDogMCB9XTtcbiAgY29uc3QgcGxhY2VzID0gZ3JvdXBDb29yZGluYXRlcyhncm91cHMpO1xuICBsZXQgbmV4dCA9IDA7XG4gIHJldHVybiByb3dzQnlHcm91cChncm91cHMpLm1hcCgocm93cywgZ3JvdXApID0+IHtcbiAgICBjb25zdCBmaXJzdCA9IG5leHQ7XG4gICAgbmV4dCArPSB3aG9sZUdyb3Vwcyhyb3dzLmxlbmd0aCk7XG4gICAgcmV0dXJuIHsgcm93cywgY29vcmRpbmF0ZXM6IHBsYWNlc1tncm91cF0sIGZpcnN0IH07XG4gIH0pO1xufVxuXG4vKipcbiAqIEluc3RhbnRpYXRlcyBga2VybmVsYCdzIGNvZGUsIHdpdGggbWVtb3J5IG9mIGl0cyBvd24uIEl0IHN0b3JlcyB0aGUgc2FtZSB2YWx1ZXMgb2YgdGhlIHJvd3MgYXNcbiAqIGBzaGFkZXJzL2xpYi9vYnNlcnZlZC53Z3NsYCByZWFkcy4gV2hlcmUgcGFyYW1ldGVycyBkaWZmZXIgYmV0d2VlbiBncm91cHMsIHRoZSBjb2RlIHJ1bnMgb3ZlciBlYWNoIGdyb3VwJ3Mgcm93cyBpbiB0dXJuXG4gKiBhbmQgaXRzIHN1bXMgYXJlIGFkZGVkIHRvIHRoZSBncm91cCdzIG93biBibG9ja3Mgb2YgdGhlIGdyYWRpZW50IGFuZCB0aGUgbWF0cmljZXMuXG4gKi9cbmV4cG9ydCBmdW5jdGlvbiBjcmVhdGVQYXNzZXMoa2VybmVsOiBDcHVLZXJuZWwpOiBQYXNzZXMge1xuICBjb25zdCB7IHJvd3MsIGNvbHVtbnMsIHRhcmdldCwgd2VpZ2h0LCBsb3NzLCBncm91cHMgfSA9IGtlcm5lbDtcbiAgLyoqIENvb3JkaW5hdGVzIG9mIHRoZSBwcm9ncmFtLiAqL1xuICBjb25zdCBzaXplID0gZ3JvdXBzID09PSB1bmRlZmluZWQgPyBrZXJuZWwuc2l6ZSA6IGdyb3Vwcy5sb2NhbC5sZW5ndGg7XG4gIGNvbnN0IGJsb2NrcyA9IGJsb2Nrc09mKGtlcm5lbCk7XG4gIGNvbnN0IHBhZGRlZCA9IGJsb2Nrcy5yZWR1Y2UoKHN1bSwgYmxvY2spID0+IHN1bSArIHdob2xlR3JvdXBzKGJsb2NrLnJvd3MubGVuZ3RoKSwgMCk7XG4gIGNvbnN0IG1lbW9yeSA9IG5ldyBXZWJBc3NlbWJseS5NZW1vcnkoeyBpbml0aWFsOiAxIH0pO1xuICBsZXQgdXNlZCA9IGtlcm5lbC5tZW1vcnkuZW5kO1xuICBjb25zdCByZXNlcnZlID0gKGJ5dGVzOiBudW1iZXIpOiBudW1iZXIgPT4ge1xuICAgIGNvbnN0IHN0YXJ0ID0gdXNlZDtcbiAgICB1c2VkICs9IGJ5dGVzO1xuICAgIGNvbnN0IG1pc3NpbmcgPSB1c2VkIC0gbWVtb3J5LmJ1ZmZlci5ieXRlTGVuZ3RoO1xuICAgIGlmIChtaXNzaW5nID4gMCkgZ3JvdyhtZW1vcnksIG1pc3NpbmcpO1xuICAgIHJldHVybiBzdGFydDtcbiAgfTtcbiAgY29uc3Qgb2JzZXJ2ZWQgPSBsb3NzLnJlc2lkdWFsID09PSAncmVsYXRpdmUnID8gMyA6IDI7XG4gIGNvbnN0IHJlc2VydmVSb3dzID0gKHByZWNpc2lvbjogUHJlY2lzaW9uKTogcmVhZG9ubHkgUm93c1tdID0+IHtcbiAgICBjb25zdCBieXRlcyA9IHByZWNpc2lvbiA9PT0gJ2YzMicgPyA0IDogODtcbiAgICByZXR1cm4gYmxvY2tzLm1hcCgoYmxvY2spID0+IHtcbiAgICAgIGNvbnN0IGxlbmd0aCA9IHdob2xlR3JvdXBzKGJsb2NrLnJvd3MubGVuZ3RoKTtcbiAgICAgIGNvbnN0IHBsYWNlID0gcmVzZXJ2ZShieXRlcyAqIGxlbmd0aCAqIGNvbHVtbnMubGVuZ3RoKTtcbiAgICAgIGNvbnN0IG9ic2VydmF0aW9ucyA9IHJlc2VydmUoYnl0ZXMgKiBsZW5ndGggKiBvYnNlcnZlZCk7XG4gICAgICByZXR1cm4geyBjb2x1bW5zOiBwbGFjZSwgb2JzZXJ2YXRpb25zLCBlbmQ6IG9ic2VydmF0aW9ucyArIGJ5dGVzICogbGVuZ3RoICogb2JzZXJ2ZWQgfTtcbiAgICB9KTtcbiAgfTtcbiAgLyoqIFdyaXRlcyByb3dzLCBwYWRkZWQgdG8gd2hvbGUgZ3JvdXBzLCBhdCB0aGUgYmVnaW5uaW5nIG9mIGVhY2ggYmxvY2sncyBwbGFjZTsgcmV0dXJucyB0aGVpciBvZmZzZXRzIGFuZCBlbmRzLiAqL1xuICBjb25zdCBzdG9yZUJsb2NrcyA9IChcbiAgICBwcmVjaXNpb246IFByZWNpc2lvbixcbiAgICBwbGFjZXM6IHJlYWRvbmx5IFJvd3NbXSxcbiAgICBpbmRpY2VzOiByZWFkb25seSBVaW50MzJBcnJheVtdLFxuICApOiByZWFkb25seSBSb3dzW10gPT4ge1xuICAgIGNvbnN0IG9ic2VydmF0aW9ucyA9IG9ic2VydmVkID09PSAzID8gW3RhcmdldCwgd2VpZ2h0LCByZXNpZHVhbFNsb3BlcyhrZXJuZWwpXSA6IFt0YXJnZXQsIHdlaWdodF07XG4gICAgY29uc3QgYnl0ZXMgPSBwcmVjaXNpb24gPT09ICdmMzInID8gNCA6IDg7XG4gICAgY29uc3QgTnVtYmVycyA9IHByZWNpc2lvbiA9PT0gJ2YzMicgPyBGbG9hdDMyQXJyYXkgOiBGbG9hdDY0QXJyYXk7XG4gICAgcmV0dXJuIHBsYWNlcy5tYXAoKHBsYWNlLCBiKSA9PiB7XG4gICAgICBjb25zdCBsZW5ndGggPSB3aG9sZUdyb3VwcyhpbmRpY2VzW2JdLmxlbmd0aCk7XG4gICAgICBjb25zdCBvdXQgPSAoYXQ6IG51bWJlciwgd2lkdGg6IG51bWJlcikgPT4gbmV3IE51bWJlcnMobWVtb3J5LmJ1ZmZlciwgYXQsIGxlbmd0aCAqIHdpZHRoKTtcbiAgICAgIGludGVybGVhdmUoY29sdW1ucywgMTYgLyBieXRlcywgaW5kaWNlc1tiXSwgdW5kZWZpbmVkLCBvdXQocGxhY2UuY29sdW1ucywgY29sdW1ucy5sZW5ndGgpKTtcbiAgICAgIGludGVybGVhdmUob2JzZXJ2YXRpb25zLCAxNiAvIGJ5dGVzLCBpbmRpY2VzW2JdLCAxLCBvdXQocGxhY2Uub2JzZXJ2YXRpb25zLCBvYnNlcnZlZCkpO1xuICAgICAgcmV0dXJuIHsgLi4ucGxhY2UsIGVuZDogcGxhY2Uub2JzZXJ2YXRpb25zICsgYnl0ZXMgKiBsZW5ndGggKiBvYnNlcnZlZCB9O1xuICAgIH0pO1xuICB9O1xuICBjb25zdCBhbGwgPSBibG9ja3MubWFwKChibG9jaykgPT4gYmxvY2sucm93cyk7XG4gIC8qKiBBbGwgcm93czogZm9yIHRoZSBldmFsdWF0b3IsIGFuZCBmb3IgdGhlIHN1bXMgdW50aWwgYHJlbG9hZGAuICovXG4gIGNvbnN0IGFsbFJvd3MgPSBzdG9yZUJsb2NrcygnZjY0JywgcmVzZXJ2ZVJvd3MoJ2Y2NCcpLCBhbGwpO1xuICBsZXQgYWN0aXZlUm93cyA9IGFsbDtcbiAgY29uc3Qgd2VpZ2hlZCA9IGJsb2Nrcy5tYXAoKGJsb2NrKSA9PiBuZXcgVWludDMyQXJyYXkoYmxvY2sucm93cy5sZW5ndGgpKTtcbiAgbGV0IHJvd3M2NDogcmVhZG9ubHkgUm93c1tdIHwgdW5kZWZpbmVkID0gYWxsUm93cztcbiAgbGV0IHJvd3MzMjogcmVhZG9ubHkgUm93c1tdIHwgdW5kZWZpbmVkO1xuICBjb25zdCBwbGFjZXM6IFBhcnRpYWw8UmVjb3JkPFByZWNpc2lvbiwgcmVhZG9ubHkgUm93c1tdPj4gPSB7fTtcbiAgY29uc3Qgc3RvcmVkID0gKHByZWNpc2lvbjogUHJlY2lzaW9uKTogcmVhZG9ubHkgUm93c1tdID0+IHtcbiAgICBwbGFjZXNbcHJlY2lzaW9uXSA/Pz0gcmVzZXJ2ZVJvd3MocHJlY2lzaW9uKTtcbiAgICByZXR1cm4gc3RvcmVCbG9ja3MocHJlY2lzaW9uLCBwbGFjZXNbcHJlY2lzaW9uXSwgYWN0aXZlUm93cyk7XG4gIH07XG4gIGNvbnN0IHsgZXhwb3J0cyB9ID0gbmV3IFdlYkFzc2VtYmx5Lkluc3RhbmNlKGtlcm5lbC5tb2R1bGUsIHsgZW52OiB7IG1lbW9yeSB9IH0pO1xuICBjb25zdCBmdW5jdGlvbnMgPSBleHBvcnRzIGFzIHVua25vd24gYXMgRXhwb3J0cztcbiAgbGV0IGNvb3JkaW5hdGVzID0gbmV3IEZsb2F0NjRBcnJheSgwKTtcbiAgbGV0IHJlc3VsdHMgPSBuZXcgRmxvYXQ2NEFycmF5KDApO1xuICAvKiogR3Jvd2luZyB0aGUgbWVtb3J5IGRldGFjaGVzIHRoZSB2aWV3cy4gKi9cbiAgY29uc3QgcmVmcmVzaFZpZXdzID0gKCk6IHZvaWQgPT4ge1xuICAgIGlmIChjb29yZGluYXRlcy5idWZmZXIgPT09IG1lbW9yeS5idWZmZXIpIHJldHVybjtcbiAgICBjb29yZGluYXRlcyA9IG5ldyBGbG9hdDY0QXJyYXkobWVtb3J5LmJ1ZmZlciwga2VybmVsLm1lbW9yeS5jb29yZGluYXRlcywgc2l6ZSk7XG4gICAgcmVzdWx0cyA9IG5ldyBGbG9hdDY0QXJyYXkobWVtb3J5LmJ1ZmZlciwga2VybmVsLm1lbW9yeS5yZXN1bHRzLCAyICsgc2l6ZSArIDIgKiBwYWNrZWRMZW5ndGgoc2l6ZSkpO1xuICB9O1xuICBjb25zdCBzZXRDb29yZGluYXRlcyA9IChhdDogRmxvYXQ2NEFycmF5LCB7IGNvb3JkaW5hdGVzOiBmcm9tIH06IEJsb2NrKTogdm9pZCA9PiB7XG4gICAgaWYgKGZyb20gPT09IHVuZGVmaW5lZCkgY29vcmRpbmF0ZXMuc2V0KGF0KTtcbiAgICBlbHNlIGZvciAobGV0IGsgPSAwOyBrIDwgc2l6ZTsgaysrKSBjb29yZGluYXRlc1trXSA9IGF0W2Zyb21ba11dO1xuICB9O1xuICBjb25zdCBydW5PdmVyID0gKFxuICAgIHBhc3M6IFN1bXNQYXNzLFxuICAgIGJsb2NrOiBCbG9jayxcbiAgICBwbGFjZTogUm93cyxcbiAgICBhdDogRmxvYXQ2NEFycmF5LFxuICAgIHsgZGVsdGEsIHVwLCBkb3duIH06IEh1YmVyRm9ybSxcbiAgKTogdm9pZCA9PiB7XG4gICAgcmVmcmVzaFZpZXdzKCk7XG4gICAgc2V0Q29vcmRpbmF0ZXMoYXQsIGJsb2NrKTtcbiAgICBwYXNzKHBsYWNlLmNvbHVtbnMsIHBsYWNlLm9ic2VydmF0aW9ucywgcGxhY2UuZW5kLCBkZWx0YSwgdXAsIGRvd24pO1xuICB9O1xuICAvKiogU3VtcyBvZiBgcGFzc2Agb3ZlciBhbGwgcm93czogYHZlY3RvcmAgaXMgdGhlIGdyYWRpZW50LCBgbWF0cmljZXNgIGZvbGxvdyBpdCBpbiB0aGUgcmVzdWx0cy4gKi9cbiAgY29uc3Qgc3VtID0gKFxuICAgIHBhc3M6IFN1bXNQYXNzLFxuICAgIHN0b3JlczogcmVhZG9ubHkgUm93c1tdLFxuICAgIGF0OiBGbG9hdDY0QXJyYXksXG4gICAgZm9ybTogSHViZXJGb3JtLFxuICAgIHZlY3RvcjogRmxvYXQ2NEFycmF5LFxuICAgIG1hdHJpY2VzOiByZWFkb25seSBGbG9hdDY0QXJyYXlbXSxcbiAgKTogcmVhZG9ubHkgW29iamVjdGl2ZTogbnVtYmVyLCBlcnJvcjogbnVtYmVyXSA9PiB7XG4gICAgY29uc3QgdHJpYW5nbGUgPSBwYWNrZWRMZW5ndGgoc2l6ZSk7XG4gICAgaWYgKGdyb3VwcyA9PT0gdW5kZWZpbmVkKSB7XG4gICAgICBydW5PdmVyKHBhc3MsIGJsb2Nrc1swXSwgc3RvcmVzWzBdLCBhdCwgZm9ybSk7XG4gICAgICBjb3B5KHJlc3VsdHMsIDIsIHZlY3Rvcik7XG4gICAgICBtYXRyaWNlcy5mb3JFYWNoKChtYXRyaXgsIG0pID0+IHtcbiAgICAgICAgY29weShyZXN1bHRzLCAyICsgc2l6ZSArIG0gKiB0cmlhbmdsZSwgbWF0cml4KTtcbiAgICAgIH0pO1xuICAgICAgcmV0dXJuIFtyZXN1bHRzWzBdLCByZXN1bHRzWzFdXTtcbiAgICB9XG4gICAgbGV0IFtvYmplY3RpdmUsIGVycm9yXSA9IFswLCAwXTtcbiAgICB2ZWN0b3IuZmlsbCgwKTtcbiAgICBmb3IgKGNvbnN0IG1hdHJpeCBvZiBtYXRyaWNlcykgbWF0cml4LmZpbGwoMCk7XG4gICAgYmxvY2tzLmZvckVhY2goKGJsb2NrLCBiKSA9PiB7XG4gICAgICBydW5PdmVyKHBhc3MsIGJsb2NrLCBzdG9yZXNbYl0sIGF0LCBmb3JtKTtcbiAgICAgIG9iamVjdGl2ZSArPSByZXN1bHRzWzBdO1xuICAgICAgZXJyb3IgKz0gcmVzdWx0c1sxXTtcbiAgICAgIGNvbnN0IHRvID0gYmxvY2suY29vcmRpbmF0ZXMgYXMgVWludDMyQXJyYXk7XG4gICAgICBmb3IgKGxldCBrID0gMDsgayA8IHNpemU7IGsrKykgdmVjdG9yW3RvW2tdXSArPSByZXN1bHRzWzIgKyBrXTtcbiAgICAgIG1hdHJpY2VzLmZvckVhY2goKG1hdHJpeCwgbSkgPT4ge1xuICAgICAgICBsZXQgZnJvbSA9IDIgKyBzaXplICsgbSAqIHRyaWFuZ2xlO1xuICAgICAgICBmb3IgKGxldCBrID0gMDsgayA8IHNpemU7IGsrKykge1xuICAgICAgICAgIGZvciAobGV0IGwgPSAwOyBsIDw9IGs7IGwrKykgbWF0cml4W3BhY2tlZEluZGV4KHRvW2tdLCB0b1tsXSldICs9IHJlc3VsdHNbZnJvbSsrXTtcbiAgICAgICAgfVxuICAgICAgfSk7XG4gICAgfSk7XG4gICAgcmV0dXJuIFtvYmplY3RpdmUsIGVycm9yXTtcbiAgfTtcblxuICBsZXQgb3V0OiBudW1iZXIgfCB1bmRlZmluZWQ7XG4gIGNvbnN0IHsgc2Vjb25kIH0gPSBrZXJuZWwubWVtb3J5O1xuICBjb25zdCBjdXJ2ZWQgPSBzZWNvbmQuZmlsdGVyKChjb2x1bW4pID0+IGNvbHVtbiAhPT0gdW5kZWZpbmVkKS5sZW5ndGg7XG4gIGNvbnN0IGdhdGhlcmVkOiBGbG9hdDY0QXJyYXlbXSA9IFtdO1xuICAvKiogUnVucyBgcGFzc2Agb3ZlciBhbGwgcm93czogY29sdW1ucyBieSB0aGUgcHJvZ3JhbSdzIGNvb3JkaW5hdGVzLCBpbiB0aGUgb3JkZXIgb2YgdGhlIHJvd3MuICovXG4gIGNvbnN0IHRhYmxlID0gKHBhc3M6IENvbHVtbnNQYXNzLCBhdDogRmxvYXQ2NEFycmF5KTogKChjb2x1bW46IG51bWJlcikgPT4gRmxvYXQ2NEFycmF5KSA9PiB7XG4gICAgb3V0ID8/PSByZXNlcnZlKDggKiBwYWRkZWQgKiAoMSArIHNpemUgKyBjdXJ2ZWQpKTtcbiAgICByZWZyZXNoVmlld3MoKTtcbiAgICBjb25zdCBbc3RhcnQsIHN0cmlkZV0gPSBbb3V0LCA4ICogcGFkZGVkXTtcbiAgICBibG9ja3MuZm9yRWFjaCgoYmxvY2ssIGIpID0+IHtcbiAgICAgIHNldENvb3JkaW5hdGVzKGF0LCBibG9jayk7XG4gICAgICBjb25zdCBmaXJzdCA9IHN0YXJ0ICsgOCAqIGJsb2NrLmZpcnN0O1xuICAgICAgcGFzcyhhbGxSb3dzW2JdLmNvbHVtbnMsIGZpcnN0LCBmaXJzdCArIDggKiB3aG9sZUdyb3VwcyhibG9jay5yb3dzLmxlbmd0aCksIHN0cmlkZSk7XG4gICAgfSk7XG4gICAgaWYgKGdyb3VwcyA9PT0gdW5kZWZpbmVkKVxuICAgICAgcmV0dXJuIChjb2x1bW4pID0+IG5ldyBGbG9hdDY0QXJyYXkobWVtb3J5LmJ1ZmZlciwgc3RhcnQgKyBjb2x1bW4gKiBzdHJpZGUsIHJvd3MpO1xuICAgIHJldHVybiAoY29sdW1uKSA9PiB7XG4gICAgICBnYXRoZXJlZFtjb2x1bW5dID8/PSBuZXcgRmxvYXQ2NEFycmF5KHJvd3MpO1xuICAgICAgY29uc3QgdG8gPSBnYXRoZXJlZFtjb2x1bW5dO1xuICAgICAgZm9yIChjb25zdCBibG9jayBvZiBibG9ja3MpIHtcbiAgICAgICAgY29uc3QgZnJvbSA9IG5ldyBGbG9hdDY0QXJyYXkoXG4gICAgICAgICAgbWVtb3J5LmJ1ZmZlcixcbiAgICAgICAgICBzdGFydCArIGNvbHVtbiAqIHN0cmlkZSArIDggKiBibG9jay5maXJzdCxcbiAgICAgICAgICBibG9jay5yb3dzLmxlbmd0aCxcbiAgICAgICAgKTtcbiAgICAgICAgZm9yIChsZXQgaSA9IDA7IGkgPCBmcm9tLmxlbmd0aDsgaSsrKSB0b1tibG9jay5yb3dzW2ldXSA9IGZyb21baV07XG4gICAgICB9XG4gICAgICByZXR1cm4gdG87XG4gICAgfTtcbiAgfTtcbiAgbGV0IGdyb3VwZWQ6IFJldHVyblR5cGU8dHlwZW9mIGNyZWF0ZUdyb3VwQ29sdW1ucz4gfCB1bmRlZmluZWQ7XG4gIGNvbnN0IGRlcml2YXRpdmVzID0gKGF0OiBGbG9hdDY0QXJyYXkpOiBSZXR1cm5UeXBlPEV2YWx1YXRvclsnaGVzc2lhbiddPiA9PiB7XG4gICAgY29uc3QgY29sdW1uID0gdGFibGUoZnVuY3Rpb25zLmRlcml2YXRpdmVzNjQsIGF0KTtcbiAgICBjb25zdCBncmFkaWVudCA9IEFycmF5LmZyb20oeyBsZW5ndGg6IHNpemUgfSwgKF8sIGkpID0+IGNvbHVtbigxICsgaSkpO1xuICAgIGNvbnN0IGhlc3NpYW4gPSBzZWNvbmQubWFwKChrKSA9PiAoayA9PT0gdW5kZWZpbmVkID8gbnVsbCA6IGNvbHVtbihrKSkpO1xuICAgIGlmIChncm91cHMgPT09IHVuZGVmaW5lZCkgcmV0dXJuIHsgdmFsdWU6IGNvbHVtbigwKSwgZ3JhZGllbnQsIGhlc3NpYW4gfTtcbiAgICBncm91cGVkID8/PSBjcmVhdGVHcm91cENvbHVtbnMoZ3JvdXBzKTtcbiAgICByZXR1cm4geyB2YWx1ZTogY29sdW1uKDApLCBncmFkaWVudDogZ3JvdXBlZC5ncmFkaWVudChncmFkaWVudCksIGhlc3NpYW46IGdyb3VwZWQuaGVzc2lhbihoZXNzaWFuKSB9O1xuICB9O1xuXG4gIHJldHVybiB7XG4gICAgbm9ybWFsKHByZWNpc2lvbiwgYXQsIGZvcm0sIG5vcm1hbCkge1xuICAgICAgY29uc3Qgc2luZ2xlID0gcHJlY2lzaW9uID09PSAnZjMyJztcbiAgICAgIGlmIChzaW5nbGUpIHJvd3MzMiA/Pz0gc3RvcmVkKCdmMzInKTtcbiAgICAgIGVsc2Ugcm93czY0ID8/PSBzdG9yZWQoJ2Y2NCcpO1xuICAgICAgW25vcm1hbC5vYmplY3RpdmUsIG5vcm1hbC5ub2lzZV0gPSBzdW0oXG4gICAgICAgIHNpbmdsZSA/IGZ1bmN0aW9ucy5ub3JtYWwzMiA6IGZ1bmN0aW9ucy5ub3JtYWw2NCxcbiAgICAgICAgKHNpbmdsZSA/IHJvd3MzMiA6IHJvd3M2NCkgYXMgcmVhZG9ubHkgUm93c1tdLFxuICAgICAgICBhdCxcbiAgICAgICAgZm9ybSxcbiAgICAgICAgbm9ybWFsLmdyYWRpZW50LFxuICAgICAgICBbbm9ybWFsLm1hdHJpeF0sXG4gICAgICApO1xuICAgIH0sXG4gICAgZ3JhZGllbnQoYXQsIGZvcm0sIGdyYWRpZW50KSB7XG4gICAgICByb3dzNjQgPz89IHN0b3JlZCgnZjY0Jyk7XG4gICAgICByZXR1cm4gc3VtKGZ1bmN0aW9ucy5ncmFkaWVudDY0LCByb3dzNjQsIGF0LCBmb3JtLCBncmFkaWVudCwgW10pWzBdO1xuICAgIH0sXG4gICAgY3VydmF0dXJlKGF0LCBmb3JtLCBjdXJ2YXR1cmUpIHtcbiAgICAgIHJvd3M2NCA/Pz0gc3RvcmVkKCdmNjQnKTtcbiAgICAgIFtjdXJ2YXR1cmUub2JqZWN0aXZlLCBjdXJ2YXR1cmUucm91bmRpbmddID0gc3VtKFxuICAgICAgICBmdW5jdGlvbnMuY3VydmF0dXJlNjQsXG4gICAgICAgIHJvd3M2NCxcbiAgICAgICAgYXQsXG4gICAgICAgIGZvcm0sXG4gICAgICAgIGN1cnZhdHVyZS5ncmFkaWVudCxcbiAgICAgICAgW2N1cnZhdHVyZS5nYXVzc05ld3RvbiwgY3VydmF0dXJlLmhlc3NpYW5dLFxuICAgICAgKTtcbiAgICB9LFxuICAgIHJlbG9hZCgpIHtcbiAgICAgIGFjdGl2ZVJvd3MgPSBibG9ja3MubWFwKChibG9jaywgYikgPT4ge1xuICAgICAgICBsZXQgY291bnQgPSAwO1xuICAgICAgICBmb3IgKGNvbnN0IHJvdyBvZiBibG9jay5yb3dzKSBpZiAod2VpZ2h0W3Jvd10gPiAwKSB3ZWlnaGVkW2JdW2NvdW50KytdID0gcm93O1xuICAgICAgICAvLyBTdW1zIG5lZWQgb25lIGdyb3VwIG9mIHJvd3MgYXQgbGVhc3Q6IHdoZXJlIG5vIHJvdyBoYXMgd2VpZ2h0LCB0aGUgZmlyc3Qgcm93LCB3aG9zZSB3ZWlnaHQgaXMgMC5cbiAgICAgICAgaWYgKGNvdW50ID09PSAwKSB3ZWlnaGVkW2JdWzBdID0gYmxvY2sucm93c1swXTtcbiAgICAgICAgcmV0dXJuIHdlaWdoZWRbYl0uc3ViYXJyYXkoMCwgTWF0aC5tYXgoY291bnQsIDEpKTtcbiAgICAgIH0pO1xuICAgICAgcm93czY0ID0gdW5kZWZpbmVkO1xuICAgICAgcm93czMyID0gdW5kZWZpbmVkO1xuICAgIH0sXG4gICAgZXZhbHVhdG9yOiB7XG4gICAgICByb3dzLFxuICAgICAgc2l6ZToga2VybmVsLnNpemUsXG4gICAgICB2YWx1ZTogKGF0KSA9PiB0YWJsZShmdW5jdGlvbnMudmFsdWU2NCwgYXQpKDApLFxuICAgICAgZ3JhZGllbnQ6IGRlcml2YXRpdmVzLFxuICAgICAgaGVzc2lhbjogZGVyaXZhdGl2ZXMsXG4gICAgfSxcbiAgfTtcbn1cblxuZnVuY3Rpb24gY29weShmcm9tOiBGbG9hdDY0QXJyYXksIGF0OiBudW1iZXIsIHRvOiBGbG9hdDY0QXJyYXkpOiB2b2lkIHtcbiAgZm9yIChsZXQgaSA9IDA7IGkgPCB0by5sZW5ndGg7IGkrKykgdG9baV0gPSBmcm9tW2F0ICsgaV07XG59XG5cbmZ1bmN0aW9uIGdyb3cobWVtb3J5OiBXZWJBc3NlbWJseS5NZW1vcnksIGJ5dGVzOiBudW1iZXIpOiB2b2lkIHtcbiAgdHJ5IHtcbiAgICBtZW1vcnkuZ3JvdyhNYXRoLmNlaWwoYnl0ZXMgLyBQQUdFKSk7XG4gIH0gY2F0Y2ggKGNhdXNlKSB7XG4gICAgdGhyb3cgbmV3IElzb2xvc3NFcnJvcihcbiAgICAgICdvdXQtb2YtbWVtb3J5JyxcbiAgICAgIGBUaGUgcnVucyBuZWVkICR7TWF0aC5jZWlsKGJ5dGVzIC8gMiAqKiAyMCl9IE1pQiBtb3JlIG1lbW9yeSB0aGFuIFdlYkFzc2VtYmx5IGNhbiBhbGxvY2F0ZSBvbiB0aGlzIG1hY2hpbmUuYCxcbiAgICAgIGBDaG9vc2UgZmV3ZXIgcnVucyB3aXRoICR7ZmllbGQoJ3doZXJlJyl9LCBvciB1c2UgYSBtYWNoaW5lIHdpdGggbW9yZSBtZW1vcnkuYCxcbiAgICAgIHsga2luZDogJ3J1bicsIGNhdXNlIH0sXG4gICAgKTtcbiAgfVxufVxuXG5mdW5jdGlvbiB3aG9sZUdyb3Vwcyhyb3dzOiBudW1iZXIpOiBudW1iZXIge1xuICByZXR1cm4gR1JPVVBfUk9XUyAqIE1hdGgubWF4KDEsIE1hdGguY2VpbChyb3dzIC8gR1JPVVBfUk9XUykpO1xufVxuXG4vKipcbiAqIEludGVybGVhdmVzIGNvbHVtbnMgYnkgZ3JvdXBzIG9mIGBsYW5lc2Agcm93czogYGxhbmVzYCBvZiB0aGUgcm93cyBgaW5kaWNlc2Agb2YgdGhlIGZpcnN0IGNvbHVtbiwgdGhlIHNhbWUgb2YgdGhlIG5leHQsXG4gKiBhbmQgc28gb247IHBhZGRpbmcgcmVwZWF0cyB0aGUgbGFzdCByb3csIHdpdGggd2VpZ2h0IDAuXG4gKi9cbmZ1bmN0aW9uIGludGVybGVhdmUoXG4gIGNvbHVtbnM6IHJlYWRvbmx5IEZsb2F0NjRBcnJheVtdLFxuICBsYW5lczogbnVtYmVyLFxuICBpbmRpY2VzOiBVaW50MzJBcnJheSxcbiAgd2VpZ2h0OiBudW1iZXIgfCB1bmRlZmluZWQsXG4gIG91dDogRmxvYXQzMkFycmF5IHwgRmxvYXQ2NEFycmF5LFxuKTogdm9pZCB7XG4gIGNvbnN0IGNvdW50ID0gaW5kaWNlcy5sZW5ndGg7XG4gIGNvbnN0IHdpZHRoID0gY29sdW1ucy5sZW5ndGg7XG4gIGNvbnN0IHNoaWZ0ID0gTWF0aC5sb2cyKGxhbmVzKTtcbiAgY29uc3QgcGFkZGVkID0gb3V0Lmxlbmd0aCAvIHdpZHRoO1xuICBmb3IgKGxldCBrID0gMDsgayA8IHdpZHRoOyBrKyspIHtcbiAgICBjb25zdCBjb2x1bW4gPSBjb2x1bW5zW2tdO1xuICAgIC8vIEluZGV4IG9mIGEgcm93OiBpdHMgZ3JvdXAgb2YgYGxhbmVzYCByb3dzLCB0aGUgY29sdW1uIHdpdGhpbiBpdCwgdGhlIGxhbmUuXG4gICAgZm9yIChsZXQgcm93ID0gMDsgcm93IDwgY291bnQ7IHJvdysrKSB7XG4gICAgICBvdXRbKCgocm93ID4+IHNoaWZ0KSAqIHdpZHRoICsgaykgPDwgc2hpZnQpIHwgKHJvdyAmIChsYW5lcyAtIDEpKV0gPSBjb2x1bW5baW5kaWNlc1tyb3ddXTtcbiAgICB9XG4gICAgY29uc3QgcGFkID0gayA9PT0gd2VpZ2h0ID8gMCA6IGNvbHVtbltpbmRpY2VzW2NvdW50IC0gMV1dO1xuICAgIGZvciAobGV0IHJvdyA9IGNvdW50OyByb3cgPCBwYWRkZWQ7IHJvdysrKSB7XG4gICAgICBvdXRbKCgocm93ID4+IHNoaWZ0KSAqIHdpZHRoICsgaykgPDwgc2hpZnQpIHwgKHJvdyAmIChsYW5lcyAtIDEpKV0gPSBwYWQ7XG4gICAgfVxuICB9XG59XG4iLCAiLyoqXG4gKiBUaGUgaXRlcmF0aW9uIG9mIGV2ZXJ5IHNlYXJjaDogdGhlIExldmVuYmVyZy1NYXJxdWFyZHQgbWV0aG9kIG9uIGl0ZXJhdGl2ZWx5IHJld2VpZ2h0ZWQgbGVhc3Qgc3F1YXJlcy5cbiAqXG4gKiBFYWNoIGZpdCBrZWVwcyBpdHMgY29vcmRpbmF0ZXMgdSwgdGhlIG9iamVjdGl2ZSBmID0gc3VtIG92ZXIgcm93cyBvZiB3IHJobyhyKSwgaXRzIGdyYWRpZW50IGcsIGFuZCB0aGUgcmV3ZWlnaHRlZCBub3JtYWxcbiAqIG1hdHJpeCBIID0gc3VtIG92ZXIgcm93cyBvZiB3IHBzaShyKS9yIEonSiAoSiA9IGRyL2R1LCBwc2kgPSByaG8nKSwgYmVzaWRlcyBhIGRhbXBpbmcgbGFtYmRhIGFuZCBhIGRpYWdvbmFsIHNjYWxlIHMuXG4gKiBUaGUgbG9jYWwgbW9kZWwgaXMgbShkKSA9IGYgKyBnJ2QgKyBkJyhIICsgbGFtYmRhIGRpYWcocykpZCAvIDIuIE9uZSBpdGVyYXRpb246XG4gKlxuICogIDEuIHNfaSA9IG1heChzX2ksIEhfaWkpLCB0aGUgbGFyZ2VzdCBjdXJ2YXR1cmUgc28gZmFyIChNb3JcdTAwRTkncyBzY2FsaW5nOyBzIHN0YXJ0cyBhdCAwKS5cbiAqICAyLiBBY3RpdmUgc2V0OiBhIGNvb3JkaW5hdGUgYXQgYSBib3VuZCB3aXRoIC1nX2kgcG9pbnRpbmcgb3V0d2FyZCBpcyBmcm96ZW46IGl0cyByb3cgYW5kIGNvbHVtbiBvZiB0aGUgbWF0cml4IGFyZVxuICogICAgIHJlcGxhY2VkIGJ5IHRoZSBpZGVudGl0eSdzLCBpdHMgZ3JhZGllbnQgYnkgMC4gU28gYXJlIGNvb3JkaW5hdGVzIHRoYXQgdGhlIGNhbGxlciBob2xkcyBmaXhlZCwgYW5kIHRob3NlIHdpdGhvdXRcbiAqICAgICBjdXJ2YXR1cmUgYXQgYW55IGl0ZXJhdGUgc28gZmFyIChzX2kgPSAwKTsgd2l0aCBvbmUgb2YgdGhlIGxhdHRlciB0aGUgc3RhdHVzIGF0IGNvbnZlcmdlbmNlIGlzIGBzaW5ndWxhcmAuXG4gKiAgMy4gQ2hvbGVza3kgZmFjdG9yaXNhdGlvbiBvZiBNID0gSCArIGxhbWJkYSBkaWFnKHMpLiBGYWlsdXJlIGNvdW50cyBhcyBhIHJlamVjdGVkIHN0ZXAuXG4gKiAgNC4gU3RlcCBkID0gLU1eLTEgZzsgcHJlZGljdGVkIHJlZHVjdGlvbiBmIC0gbShkKSA9IC1nJ2QgLyAyLiBUaGUgZml0IGhhcyBjb252ZXJnZWQgd2hlcmVcbiAqICAgICAoMSArIGxhbWJkYSkgdGltZXMgdGhlIHByZWRpY3RlZCByZWR1Y3Rpb24gaXMgYXQgbW9zdCB0b2xlcmFuY2UgZiAoc3RhdHVzIGBhdEJvdW5kYCB3aGVyZSBhIGJvdW5kIGlzIGFjdGl2ZSkuXG4gKiAgNS4gVHJpYWwgcG9pbnQgdSArIGQsIHByb2plY3RlZCBvbnRvIHRoZSBib3VuZHMuIEl0IGlzIGFjY2VwdGVkIHdoZXJlIGl0cyBzdW1zIGFyZSBmaW5pdGUgYW5kIHRoZSBhY3R1YWwgcmVkdWN0aW9uIGlzXG4gKiAgICAgbm90IG5lZ2F0aXZlLiBXaXRoIGxhbWJkYSA8PSBJTklUSUFMX0RBTVBJTkcgdGhlIG9iamVjdGl2ZSBtYXkgYWxzbyByaXNlIHdpdGhpbiBpdHMgcm91bmRpbmcgZXJyb3IsIFJFU09MVVRJT04gbm9pc2UsXG4gKiAgICAgd2hlcmUgbm9pc2UgPSBzdW0gb3ZlciByb3dzIG9mIHxkIHJobyAvIGQgdmFsdWV8IHx2YWx1ZXwuIFdoZXJlIHRoZSBnYWluIHJhdGlvLCBhY3R1YWwgb3ZlciBwcmVkaWN0ZWQgcmVkdWN0aW9uLCBpc1xuICogICAgIGF0IGxlYXN0IE1JTl9HQUlOX1JBVElPIHVwIHRvIHRoYXQgcm91bmRpbmcgZXJyb3IsIGxhbWJkYSA9IG1heChsYW1iZGEgLyBEQU1QSU5HX0RFQ1JFQVNFLCBNSU5fREFNUElORykuXG4gKiAgICAgT3RoZXJ3aXNlIGFuIGFjY2VwdGVkIHN0ZXAgbGVhdmVzIGxhbWJkYSBhcyBpdCBpcy4gQSByZWplY3RlZCBzdGVwIGtlZXBzIHUsIGYsIGcgYW5kIEgsIGFuZFxuICogICAgIGxhbWJkYSA9IGxhbWJkYSBEQU1QSU5HX0lOQ1JFQVNFLlxuICogIDYuIFRoZSBmaXQgc3RvcHMgd2hlcmUgbGFtYmRhIGV4Y2VlZHMgTUFYX0RBTVBJTkcsIG9yIGFmdGVyIE1BWF9TVEFMTEVEX1NURVBTIHN0ZXBzIHdpdGhvdXQgYSByZWR1Y3Rpb24gYmV5b25kIHJvdW5kaW5nOlxuICogICAgIGNvbnZlcmdlZCB3aGVyZSAoMSArIGxhbWJkYSkgdGltZXMgdGhlIHByZWRpY3RlZCByZWR1Y3Rpb24gaXMgYXQgbW9zdCBORUdMSUdJQkxFX1JFRFVDVElPTiBmIG9yIFJFU09MVVRJT04gbm9pc2UsXG4gKiAgICAgYHNpbmd1bGFyYCBvdGhlcndpc2UuXG4gKlxuICogRXZlcnkgaXRlcmF0aW9uIGNvdW50cyBhcyBvbmUgc3RlcCwgcmVqZWN0ZWQgb25lcyBpbmNsdWRlZC5cbiAqL1xuXG4vKipcbiAqIFN0YXJ0cyBhcmUgZmFyIGZyb20gYW55IG9wdGltdW0sIHNvIHRoZSBmaXJzdCBzdGVwcyBhcmUgc2hvcnQ7IHRoZSBkYW1waW5nIGZhbGxzIHdpdGhpbiBhIGZldyBzdGVwcyB3aGVyZSB0aGV5IHN1Y2NlZWQuXG4gKiBPZiAxZS0zIHRvIDEsIHRoaXMgdmFsdWUgbGVkIHRoZSBtb3N0IHN0YXJ0cyBvZiB0aGUgY3VzdG9tYXJ5IGdyaWQgdG8gdGhlIG9wdGltdW0gb24gZWFjaCBvZiBmaXZlIHB1Ymxpc2hlZCB0YWJsZXMuXG4gKi9cbmV4cG9ydCBjb25zdCBJTklUSUFMX0RBTVBJTkcgPSAxZS0xO1xuXG4vKiogRGl2aXNvciBvZiB0aGUgZGFtcGluZyBhZnRlciBhbiBhY2NlcHRlZCBzdGVwIHdpdGggYSBzdWZmaWNpZW50IGdhaW4gcmF0aW8uICovXG5leHBvcnQgY29uc3QgREFNUElOR19ERUNSRUFTRSA9IDU7XG5cbi8qKlxuICogVGhlIGdhaW4gcmF0aW8gZnJvbSB3aGljaCB0aGUgZGFtcGluZyBpcyBkZWNyZWFzZWQuIEluIGEgbmFycm93IGN1cnZlZCB2YWxsZXksIGRlY3JlYXNpbmcgaXQgYWZ0ZXIgZXZlcnkgc21hbGwgc3VjY2Vzc1xuICogbWFrZXMgZXZlcnkgb3RoZXIgc3RlcCBhIHJlamVjdGlvbi5cbiAqL1xuZXhwb3J0IGNvbnN0IE1JTl9HQUlOX1JBVElPID0gMC43NTtcblxuLyoqIEZhY3RvciBvZiB0aGUgZGFtcGluZyBhZnRlciBhIHJlamVjdGVkIHN0ZXA7IGxlc3MgdGhhbiBEQU1QSU5HX0RFQ1JFQVNFLCBzbyB0aGF0IG9uZSBvZiBlYWNoIHN0aWxsIGRlY3JlYXNlcyBpdC4gKi9cbmV4cG9ydCBjb25zdCBEQU1QSU5HX0lOQ1JFQVNFID0gNDtcblxuLyoqXG4gKiBLZWVwcyBhIHBhcmFtZXRlciB3aG9zZSB0ZXJtIGhhcyBiZWNvbWUgbmVnbGlnaWJsZSAoc19pIGtlZXBzIGl0cyBmb3JtZXIgY3VydmF0dXJlKSBmcm9tIHN0ZXBwaW5nIHRvIGluZmluaXR5LiBJbiBmMzIgYVxuICogc21hbGxlciBkYW1waW5nIGlzIGxvc3QgaW4gdGhlIHJvdW5kaW5nIG9mIEg7IGY2NCByZXNvbHZlcyBhIHNtYWxsZXIgb25lLCBhbmQgbmVlZHMgaXQgYWxvbmcgbmVhcmx5IGRlZ2VuZXJhdGUgdmFsbGV5cy5cbiAqL1xuZXhwb3J0IGNvbnN0IE1JTl9EQU1QSU5HID0gMWUtODtcblxuLyoqIE1JTl9EQU1QSU5HIHdoZXJlIHRoZSBzZWFyY2ggcnVucyBpbiBmNjQuICovXG5leHBvcnQgY29uc3QgTUlOX0RBTVBJTkdfRjY0ID0gMWUtMTI7XG5cbi8qKiBTdGVwcyBvZiB0aGlzIGRhbXBpbmcgYXJlIDFlMTAgdGltZXMgc2hvcnRlciB0aGFuIHVuZGFtcGVkIG9uZXM6IGJlbG93IHJvdW5kaW5nIGluIGY2NCwgZmFyIGJlbG93IGl0IGluIGYzMi4gKi9cbmV4cG9ydCBjb25zdCBNQVhfREFNUElORyA9IDFlMTA7XG5cbi8qKiBBIGZpdCB0aGF0IHN0b3BzIGJ5IHN0ZXAgNiBoYXMgY29udmVyZ2VkIGlmIHRoZSB1bmRhbXBlZCBwcmVkaWN0ZWQgcmVkdWN0aW9uLCByZWxhdGl2ZSB0byB0aGUgb2JqZWN0aXZlLCBpcyBhdCBtb3N0IHRoaXMuICovXG5leHBvcnQgY29uc3QgTkVHTElHSUJMRV9SRURVQ1RJT04gPSAxZS05O1xuXG4vKiogUm91bmRpbmcgZXJyb3Igb2YgYW4gb2JqZWN0aXZlIGluIGYzMiBhcyBhIGZyYWN0aW9uIG9mIGl0cyBub2lzZTogYW4gZWlnaHRoIG9mIGFuIHVscCwgc2luY2UgZXJyb3JzIG9mIHJvd3MgcGFydGx5IGNhbmNlbC4gKi9cbmV4cG9ydCBjb25zdCBSRVNPTFVUSU9OID0gMiAqKiAtMjY7XG5cbi8qKiBSRVNPTFVUSU9OIHdoZXJlIHRoZSBzZWFyY2ggcnVucyBpbiBmNjQuICovXG5leHBvcnQgY29uc3QgUkVTT0xVVElPTl9GNjQgPSAyICoqIC01NTtcblxuLyoqXG4gKiBTdGVwcyBpbiBhIHJvdyB3aXRob3V0IGEgcmVkdWN0aW9uIG9mIHRoZSBvYmplY3RpdmUgYmV5b25kIHJvdW5kaW5nIGFmdGVyIHdoaWNoIGEgZml0IHN0b3BzOyB0aGUgZ3JhZGllbnQgc3RpbGwgaW1wcm92ZXNcbiAqIHRoZSBwYXJhbWV0ZXJzIGluIHNvbWUgb2YgdGhlbS5cbiAqL1xuZXhwb3J0IGNvbnN0IE1BWF9TVEFMTEVEX1NURVBTID0gMjQ7XG4iLCAiaW1wb3J0IHsgY2hvbGVza3lGYWN0b3IsIGNob2xlc2t5U29sdmUgfSBmcm9tICcuLi9saW5lYXItYWxnZWJyYS9jaG9sZXNreS5qcyc7XG5pbXBvcnQgeyBwYWNrZWRJbmRleCwgcGFja2VkTGVuZ3RoIH0gZnJvbSAnLi4vbGluZWFyLWFsZ2VicmEvcGFja2VkLmpzJztcbmltcG9ydCB7IHR5cGUgSHViZXJGb3JtLCBodWJlckZvcm0gfSBmcm9tICcuLi9sb3NzL2xvc3MuanMnO1xuaW1wb3J0IHsgU3RhdHVzLCB0eXBlIFN0YXR1c0NvZGUgfSBmcm9tICcuLi9wcm9ibGVtL3N0YXR1cy5qcyc7XG5pbXBvcnQgdHlwZSB7IFByb2JsZW1EYXRhIH0gZnJvbSAnLi9rZXJuZWwuanMnO1xuaW1wb3J0IHR5cGUgeyBLbm93bk1pbmltdW0gfSBmcm9tICcuL2tub3duLW1pbmltYS5qcyc7XG5pbXBvcnQgeyBjcmVhdGVOb3JtYWwsIHR5cGUgTm9ybWFsLCB0eXBlIFBhc3NlcyB9IGZyb20gJy4vcGFzc2VzLmpzJztcbmltcG9ydCB0eXBlIHsgUHJlY2lzaW9uLCBTZWFyY2hPcHRpb25zIH0gZnJvbSAnLi9zZWFyY2gtb3B0aW9ucy5qcyc7XG5pbXBvcnQge1xuICBEQU1QSU5HX0RFQ1JFQVNFLFxuICBEQU1QSU5HX0lOQ1JFQVNFLFxuICBJTklUSUFMX0RBTVBJTkcsXG4gIE1BWF9EQU1QSU5HLFxuICBNQVhfU1RBTExFRF9TVEVQUyxcbiAgTUlOX0RBTVBJTkcsXG4gIE1JTl9EQU1QSU5HX0Y2NCxcbiAgTUlOX0dBSU5fUkFUSU8sXG4gIE5FR0xJR0lCTEVfUkVEVUNUSU9OLFxuICBSRVNPTFVUSU9OLFxuICBSRVNPTFVUSU9OX0Y2NCxcbn0gZnJvbSAnLi9zdGVwLXJ1bGUuanMnO1xuXG4vKiogVGhlIHJlc3VsdCBvZiBvbmUgZml0OyBpdHMgcGFyYW1ldGVycyBhcmUgbGVmdCBpbiB0aGUgYXJyYXkgdGhhdCBpdCB3YXMgZ2l2ZW4uICovXG5leHBvcnQgaW50ZXJmYWNlIExvY2FsUmVzdWx0IHtcbiAgcmVhZG9ubHkgb2JqZWN0aXZlOiBudW1iZXI7XG4gIHJlYWRvbmx5IHN0YXR1czogU3RhdHVzQ29kZTtcbiAgcmVhZG9ubHkgc3RlcHM6IG51bWJlcjtcbiAgLyoqIFRoZSBzdW1zIGF0IHRoZSByZXR1cm5lZCBwb2ludDogdGhlIHNvbHZlcidzIG93biBidWZmZXJzLCB2YWxpZCB1bnRpbCBpdHMgbmV4dCBmaXQuICovXG4gIHJlYWRvbmx5IG5vcm1hbDogTm9ybWFsO1xufVxuXG4vKipcbiAqIEZpdHMgb25lIHN0YXJ0IGF0IGEgdGltZSwgaW4gcGxhY2UsIHdpdGggYnVmZmVycyBtYWRlIG9uY2UuIEV2ZXJ5IHtAbGluayBNRVJHRV9JTlRFUlZBTH0gc3RlcHMgYGtub3duQmFzaW5gLCB3aGVyZSBnaXZlbixcbiAqIHJldHVybnMgdGhlIGtub3duIG1pbmltdW0gaW4gd2hvc2UgYmFzaW4gdGhlIGl0ZXJhdGUgbGllcywgaWYgYW55OiB0aGUgZml0IHRoZW4gc3RvcHMgd2l0aCB0aGF0IG1pbmltdW0gYXMgaXRzIHJlc3VsdCBhbmRcbiAqIHN0YXR1cyBgbWVyZ2VkYC5cbiAqL1xuZXhwb3J0IHR5cGUgTGV2ZW5iZXJnTWFycXVhcmR0ID0gKFxuICBhdDogRmxvYXQ2NEFycmF5LFxuICBvcHRpb25zOiBTZWFyY2hPcHRpb25zLFxuICBrbm93bkJhc2luPzogKGF0OiBGbG9hdDY0QXJyYXksIG5vcm1hbDogTm9ybWFsKSA9PiBLbm93bk1pbmltdW0gfCB1bmRlZmluZWQsXG4pID0+IExvY2FsUmVzdWx0O1xuXG4vKiogU3RlcHMgYmV0d2VlbiB0d28gY29tcGFyaXNvbnMgd2l0aCBrbm93biBtaW5pbWE7IG9uZSBjb3N0cyBhIHNtYWxsIGZyYWN0aW9uIG9mIGEgc3RlcC4gKi9cbmNvbnN0IE1FUkdFX0lOVEVSVkFMID0gNDtcblxuY29uc3QgYXJpdGhtZXRpYyA9IHtcbiAgZjMyOiB7IG1pbkRhbXBpbmc6IE1JTl9EQU1QSU5HLCByZXNvbHV0aW9uOiBSRVNPTFVUSU9OIH0sXG4gIGY2NDogeyBtaW5EYW1waW5nOiBNSU5fREFNUElOR19GNjQsIHJlc29sdXRpb246IFJFU09MVVRJT05fRjY0IH0sXG59IGFzIGNvbnN0O1xuXG4vKipcbiAqIExldmVuYmVyZy1NYXJxdWFyZHQgYnkgdGhlIHJ1bGUgb2YgYHN0ZXAtcnVsZS50c2AsIHdpdGggcGFzc2VzIGluIGBwcmVjaXNpb25gOyB0aGUgdHdpbiBvZiBgc2hhZGVycy9maXQud2dzbGAuIEFcbiAqIHBhcmFtZXRlciB3aXRob3V0IGN1cnZhdHVyZSBhdCBhbnkgcG9pbnQgc28gZmFyIChzX2kgPSAwKSBpcyBoZWxkIGFuZCB0aGUgb3RoZXJzIGFyZSBmaXR0ZWQ7IHRoZSBzdGF0dXMgaXMgdGhlblxuICogYHNpbmd1bGFyYC5cbiAqL1xuZXhwb3J0IGZ1bmN0aW9uIGNyZWF0ZUxldmVuYmVyZ01hcnF1YXJkdChcbiAgcHJvYmxlbTogUHJvYmxlbURhdGEsXG4gIHBhc3NlczogUGFzc2VzLFxuICBwcmVjaXNpb246IFByZWNpc2lvbixcbik6IExldmVuYmVyZ01hcnF1YXJkdCB7XG4gIGNvbnN0IHsgc2l6ZSwgbG93ZXIsIHVwcGVyIH0gPSBwcm9ibGVtO1xuICBjb25zdCB7IG1pbkRhbXBpbmcsIHJlc29sdXRpb24gfSA9IGFyaXRobWV0aWNbcHJlY2lzaW9uXTtcbiAgY29uc3Qgc2NhbGUgPSBuZXcgRmxvYXQ2NEFycmF5KHNpemUpO1xuICBjb25zdCBmYWN0b3IgPSBuZXcgRmxvYXQ2NEFycmF5KHBhY2tlZExlbmd0aChzaXplKSk7XG4gIGNvbnN0IHN0ZXAgPSBuZXcgRmxvYXQ2NEFycmF5KHNpemUpO1xuICBjb25zdCB0cmlhbCA9IG5ldyBGbG9hdDY0QXJyYXkoc2l6ZSk7XG4gIGNvbnN0IGZyb3plbiA9IG5ldyBVaW50OEFycmF5KHNpemUpO1xuICBjb25zdCBmaXJzdCA9IGNyZWF0ZU5vcm1hbChzaXplKTtcbiAgY29uc3Qgc2Vjb25kID0gY3JlYXRlTm9ybWFsKHNpemUpO1xuXG4gIHJldHVybiAoYXQsIG9wdGlvbnMsIGtub3duQmFzaW4pID0+IHtcbiAgICBjb25zdCBmb3JtOiBIdWJlckZvcm0gPSBodWJlckZvcm0ocHJvYmxlbS5sb3NzLnJobywgb3B0aW9ucy5zbW9vdGhpbmcpO1xuICAgIGNvbnN0IGhvbGQgPSBvcHRpb25zLmhvbGQgPz8gW107XG4gICAgbGV0IGN1cnJlbnQgPSBmaXJzdDtcbiAgICBsZXQgbmV4dCA9IHNlY29uZDtcbiAgICBsZXQgZGFtcGluZyA9IElOSVRJQUxfREFNUElORztcbiAgICBsZXQgc3RhbGxlZCA9IDA7XG4gICAgZm9yIChsZXQgaSA9IDA7IGkgPCBzaXplOyBpKyspIGF0W2ldID0gY2xhbXAoYXRbaV0sIGxvd2VyW2ldLCB1cHBlcltpXSk7XG4gICAgcGFzc2VzLm5vcm1hbChwcmVjaXNpb24sIGF0LCBmb3JtLCBjdXJyZW50KTtcbiAgICBpZiAoIWlzRmluaXRlTm9ybWFsKGN1cnJlbnQpKVxuICAgICAgcmV0dXJuIHsgb2JqZWN0aXZlOiBjdXJyZW50Lm9iamVjdGl2ZSwgc3RhdHVzOiBTdGF0dXMubm90RmluaXRlLCBzdGVwczogMCwgbm9ybWFsOiBjdXJyZW50IH07XG4gICAgc2NhbGUuZmlsbCgwKTtcblxuICAgIGZvciAobGV0IHN0ZXBzID0gMDsgOyBzdGVwcysrKSB7XG4gICAgICBjb25zdCBrbm93biA9XG4gICAgICAgIGtub3duQmFzaW4gJiYgc3RlcHMgPiAwICYmIHN0ZXBzICUgTUVSR0VfSU5URVJWQUwgPT09IDAgPyBrbm93bkJhc2luKGF0LCBjdXJyZW50KSA6IHVuZGVmaW5lZDtcbiAgICAgIGlmIChrbm93biAhPT0gdW5kZWZpbmVkKSB7XG4gICAgICAgIGF0LnNldChrbm93bi5hdCk7XG4gICAgICAgIHJldHVybiB7IG9iamVjdGl2ZToga25vd24ub2JqZWN0aXZlLCBzdGF0dXM6IFN0YXR1cy5tZXJnZWQsIHN0ZXBzLCBub3JtYWw6IGN1cnJlbnQgfTtcbiAgICAgIH1cbiAgICAgIGNvbnN0IGFueUZyb3plbiA9IGZyZWV6ZShmcm96ZW4sIGF0LCBjdXJyZW50LmdyYWRpZW50LCBsb3dlciwgdXBwZXIsIGhvbGQpO1xuICAgICAgbGV0IGNvbnZlcmdlZFN0YXR1czogU3RhdHVzQ29kZSA9IGFueUZyb3plbiA/IFN0YXR1cy5hdEJvdW5kIDogU3RhdHVzLmNvbnZlcmdlZDtcbiAgICAgIGZvciAobGV0IGkgPSAwOyBpIDwgc2l6ZTsgaSsrKSB7XG4gICAgICAgIHNjYWxlW2ldID0gTWF0aC5tYXgoc2NhbGVbaV0sIGN1cnJlbnQubWF0cml4W3BhY2tlZEluZGV4KGksIGkpXSk7XG4gICAgICAgIGlmIChzY2FsZVtpXSA+IDAgfHwgaG9sZC5pbmNsdWRlcyhpKSkgY29udGludWU7XG4gICAgICAgIC8vIE5vIHJ1biBkZXBlbmRzIG9uIHRoaXMgcGFyYW1ldGVyIHNvIGZhcjogdGhlIG90aGVycyBjYW4gc3RpbGwgYmUgZml0dGVkLlxuICAgICAgICBmcm96ZW5baV0gPSAxO1xuICAgICAgICBjb252ZXJnZWRTdGF0dXMgPSBTdGF0dXMuc2luZ3VsYXI7XG4gICAgICB9XG4gICAgICBkYW1wKGZhY3RvciwgY3VycmVudC5tYXRyaXgsIHNjYWxlLCBkYW1waW5nLCBmcm96ZW4pO1xuICAgICAgY29uc3Qgcm91bmRpbmcgPSByZXNvbHV0aW9uICogY3VycmVudC5ub2lzZTtcbiAgICAgIGxldCBhY2NlcHRlZCA9IGZhbHNlO1xuICAgICAgbGV0IGVub3VnaCA9IGZhbHNlO1xuICAgICAgbGV0IHByZWRpY3RlZCA9IEluZmluaXR5O1xuICAgICAgaWYgKGNob2xlc2t5RmFjdG9yKGZhY3Rvciwgc2l6ZSkpIHtcbiAgICAgICAgZm9yIChsZXQgaSA9IDA7IGkgPCBzaXplOyBpKyspIHN0ZXBbaV0gPSBmcm96ZW5baV0gPyAwIDogLWN1cnJlbnQuZ3JhZGllbnRbaV07XG4gICAgICAgIGNob2xlc2t5U29sdmUoZmFjdG9yLCBzaXplLCBzdGVwKTtcbiAgICAgICAgcHJlZGljdGVkID0gMDtcbiAgICAgICAgZm9yIChsZXQgaSA9IDA7IGkgPCBzaXplOyBpKyspIHByZWRpY3RlZCAtPSAwLjUgKiBjdXJyZW50LmdyYWRpZW50W2ldICogc3RlcFtpXTtcbiAgICAgICAgaWYgKHByZWRpY3RlZCAqICgxICsgZGFtcGluZykgPD0gb3B0aW9ucy50b2xlcmFuY2UgKiBjdXJyZW50Lm9iamVjdGl2ZSkge1xuICAgICAgICAgIHJldHVybiB7IG9iamVjdGl2ZTogY3VycmVudC5vYmplY3RpdmUsIHN0YXR1czogY29udmVyZ2VkU3RhdHVzLCBzdGVwcywgbm9ybWFsOiBjdXJyZW50IH07XG4gICAgICAgIH1cbiAgICAgICAgaWYgKHN0ZXBzID49IG9wdGlvbnMubWF4U3RlcHMpIGJyZWFrO1xuICAgICAgICBmb3IgKGxldCBpID0gMDsgaSA8IHNpemU7IGkrKykgdHJpYWxbaV0gPSBjbGFtcChhdFtpXSArIHN0ZXBbaV0sIGxvd2VyW2ldLCB1cHBlcltpXSk7XG4gICAgICAgIHBhc3Nlcy5ub3JtYWwocHJlY2lzaW9uLCB0cmlhbCwgZm9ybSwgbmV4dCk7XG4gICAgICAgIGNvbnN0IHJlZHVjdGlvbiA9IGN1cnJlbnQub2JqZWN0aXZlIC0gbmV4dC5vYmplY3RpdmU7XG4gICAgICAgIC8vIE9ubHkgc3RlcHMgb2YgbGl0dGxlIGRhbXBpbmcgbWF5IHJpc2Ugd2l0aGluIHJvdW5kaW5nLCBzbyB0aGF0IGEgZml0IHN0dWNrIGF3YXkgZnJvbSBhIG1pbmltdW0gc3RpbGwgc3RvcHMuXG4gICAgICAgIGFjY2VwdGVkID0gcmVkdWN0aW9uID49IChkYW1waW5nIDw9IElOSVRJQUxfREFNUElORyA/IC1yb3VuZGluZyA6IDApICYmIGlzRmluaXRlTm9ybWFsKG5leHQpO1xuICAgICAgICBlbm91Z2ggPSByZWR1Y3Rpb24gPj0gTUlOX0dBSU5fUkFUSU8gKiBwcmVkaWN0ZWQgLSByb3VuZGluZztcbiAgICAgICAgc3RhbGxlZCA9IGFjY2VwdGVkICYmIHJlZHVjdGlvbiA+IHJvdW5kaW5nID8gMCA6IHN0YWxsZWQgKyAxO1xuICAgICAgfVxuICAgICAgaWYgKHN0ZXBzID49IG9wdGlvbnMubWF4U3RlcHMpIGJyZWFrO1xuICAgICAgY29uc3QgdW5kYW1wZWRSZWR1Y3Rpb24gPSBwcmVkaWN0ZWQgKiAoMSArIGRhbXBpbmcpO1xuICAgICAgaWYgKGFjY2VwdGVkKSB7XG4gICAgICAgIGlmIChlbm91Z2gpIGRhbXBpbmcgPSBNYXRoLm1heChkYW1waW5nIC8gREFNUElOR19ERUNSRUFTRSwgbWluRGFtcGluZyk7XG4gICAgICAgIGF0LnNldCh0cmlhbCk7XG4gICAgICAgIFtjdXJyZW50LCBuZXh0XSA9IFtuZXh0LCBjdXJyZW50XTtcbiAgICAgIH0gZWxzZSB7XG4gICAgICAgIGRhbXBpbmcgKj0gREFNUElOR19JTkNSRUFTRTtcbiAgICAgIH1cbiAgICAgIGlmIChkYW1waW5nID4gTUFYX0RBTVBJTkcgfHwgKGFjY2VwdGVkICYmIHN0YWxsZWQgPj0gTUFYX1NUQUxMRURfU1RFUFMpKSB7XG4gICAgICAgIGNvbnN0IG5lZ2xpZ2libGUgPSBNYXRoLm1heChORUdMSUdJQkxFX1JFRFVDVElPTiAqIGN1cnJlbnQub2JqZWN0aXZlLCByZXNvbHV0aW9uICogY3VycmVudC5ub2lzZSk7XG4gICAgICAgIHJldHVybiB7XG4gICAgICAgICAgb2JqZWN0aXZlOiBjdXJyZW50Lm9iamVjdGl2ZSxcbiAgICAgICAgICBzdGF0dXM6IHVuZGFtcGVkUmVkdWN0aW9uIDw9IG5lZ2xpZ2libGUgPyBjb252ZXJnZWRTdGF0dXMgOiBTdGF0dXMuc2luZ3VsYXIsXG4gICAgICAgICAgc3RlcHM6IHN0ZXBzICsgMSxcbiAgICAgICAgICBub3JtYWw6IGN1cnJlbnQsXG4gICAgICAgIH07XG4gICAgICB9XG4gICAgfVxuICAgIHJldHVybiB7XG4gICAgICBvYmplY3RpdmU6IGN1cnJlbnQub2JqZWN0aXZlLFxuICAgICAgc3RhdHVzOiBTdGF0dXMuc3RlcExpbWl0LFxuICAgICAgc3RlcHM6IG9wdGlvbnMubWF4U3RlcHMsXG4gICAgICBub3JtYWw6IGN1cnJlbnQsXG4gICAgfTtcbiAgfTtcbn1cblxuLyoqXG4gKiBTZXRzIGBmcm96ZW5gIGZvciB0aGUgYWN0aXZlIHNldDogY29vcmRpbmF0ZXMgYXQgYSBib3VuZCB3aG9zZSBkZXNjZW50IGRpcmVjdGlvbiBsZWF2ZXMgdGhlIGJveCwgYW5kIHRob3NlIGluIGBob2xkYC5cbiAqIFRydWUgd2hlcmUgdGhlcmUgaXMgYW55IG9mIHRoZSBmb3JtZXIuXG4gKi9cbmV4cG9ydCBmdW5jdGlvbiBmcmVlemUoXG4gIGZyb3plbjogVWludDhBcnJheSxcbiAgYXQ6IEZsb2F0NjRBcnJheSxcbiAgZ3JhZGllbnQ6IEZsb2F0NjRBcnJheSxcbiAgbG93ZXI6IEZsb2F0NjRBcnJheSxcbiAgdXBwZXI6IEZsb2F0NjRBcnJheSxcbiAgaG9sZDogcmVhZG9ubHkgbnVtYmVyW10sXG4pOiBib29sZWFuIHtcbiAgbGV0IGFueSA9IGZhbHNlO1xuICBmb3IgKGxldCBpID0gMDsgaSA8IGF0Lmxlbmd0aDsgaSsrKSB7XG4gICAgaWYgKGhvbGQuaW5jbHVkZXMoaSkpIHtcbiAgICAgIGZyb3plbltpXSA9IDE7XG4gICAgICBjb250aW51ZTtcbiAgICB9XG4gICAgY29uc3Qgb3V0ID0gKGF0W2ldIDw9IGxvd2VyW2ldICYmIGdyYWRpZW50W2ldID4gMCkgfHwgKGF0W2ldID49IHVwcGVyW2ldICYmIGdyYWRpZW50W2ldIDwgMCk7XG4gICAgZnJvemVuW2ldID0gb3V0ID8gMSA6IDA7XG4gICAgYW55IHx8PSBvdXQ7XG4gIH1cbiAgcmV0dXJuIGFueTtcbn1cblxuLyoqIG91dCA9IG1hdHJpeCArIGRhbXBpbmcgZGlhZyhzY2FsZSksIHdpdGggdGhlIHJvd3MgYW5kIGNvbHVtbnMgb2YgZnJvemVuIGNvb3JkaW5hdGVzIHJlcGxhY2VkIGJ5IHRoZSBpZGVudGl0eSdzLiAqL1xuZXhwb3J0IGZ1bmN0aW9uIGRhbXAoXG4gIG91dDogRmxvYXQ2NEFycmF5LFxuICBtYXRyaXg6IEZsb2F0NjRBcnJheSxcbiAgc2NhbGU6IEZsb2F0NjRBcnJheSxcbiAgZGFtcGluZzogbnVtYmVyLFxuICBmcm96ZW46IFVpbnQ4QXJyYXksXG4pOiB2b2lkIHtcbiAgbGV0IGVudHJ5ID0gMDtcbiAgZm9yIChsZXQgaSA9IDA7IGkgPCBzY2FsZS5sZW5ndGg7IGkrKykge1xuICAgIGZvciAobGV0IGogPSAwOyBqIDwgaTsgaisrLCBlbnRyeSsrKSBvdXRbZW50cnldID0gZnJvemVuW2ldIHx8IGZyb3plbltqXSA/IDAgOiBtYXRyaXhbZW50cnldO1xuICAgIG91dFtlbnRyeV0gPSBmcm96ZW5baV0gPyAxIDogbWF0cml4W2VudHJ5XSArIGRhbXBpbmcgKiBzY2FsZVtpXTtcbiAgICBlbnRyeSsrO1xuICB9XG59XG5cbmV4cG9ydCBmdW5jdGlvbiBjbGFtcCh4OiBudW1iZXIsIGxvd2VyOiBudW1iZXIsIHVwcGVyOiBudW1iZXIpOiBudW1iZXIge1xuICByZXR1cm4gTWF0aC5taW4oTWF0aC5tYXgoeCwgbG93ZXIpLCB1cHBlcik7XG59XG5cbi8qKiBBIGZpbml0ZSBvYmplY3RpdmUgZG9lcyBub3QgaW1wbHkgZmluaXRlIGRlcml2YXRpdmVzICgwIGxvZyAwKSwgYW5kIGEgc3RlcCBuZWVkcyBib3RoLiAqL1xuZXhwb3J0IGZ1bmN0aW9uIGlzRmluaXRlTm9ybWFsKG5vcm1hbDoge1xuICBvYmplY3RpdmU6IG51bWJlcjtcbiAgZ3JhZGllbnQ6IEZsb2F0NjRBcnJheTtcbiAgbWF0cml4OiBGbG9hdDY0QXJyYXk7XG59KTogYm9vbGVhbiB7XG4gIGxldCBzdW0gPSBub3JtYWwub2JqZWN0aXZlO1xuICBmb3IgKGNvbnN0IHggb2Ygbm9ybWFsLmdyYWRpZW50KSBzdW0gKz0geCAtIHg7XG4gIGZvciAoY29uc3QgeCBvZiBub3JtYWwubWF0cml4KSBzdW0gKz0geCAtIHg7XG4gIHJldHVybiBOdW1iZXIuaXNGaW5pdGUoc3VtKTtcbn1cbiIsICJpbXBvcnQgeyBTdGF0dXMgfSBmcm9tICcuLi9wcm9ibGVtL3N0YXR1cy5qcyc7XG5pbXBvcnQgeyBmaXRzRjMyIH0gZnJvbSAnLi9maXRzLWYzMi5qcyc7XG5pbXBvcnQgdHlwZSB7IENwdUtlcm5lbCB9IGZyb20gJy4va2VybmVsLmpzJztcbmltcG9ydCB0eXBlIHsgS25vd25NaW5pbWEgfSBmcm9tICcuL2tub3duLW1pbmltYS5qcyc7XG5pbXBvcnQgeyBjcmVhdGVMZXZlbmJlcmdNYXJxdWFyZHQsIHR5cGUgTG9jYWxSZXN1bHQgfSBmcm9tICcuL2xldmVuYmVyZy1tYXJxdWFyZHQuanMnO1xuaW1wb3J0IHR5cGUgeyBQYXNzZXMgfSBmcm9tICcuL3Bhc3Nlcy5qcyc7XG5pbXBvcnQgdHlwZSB7IFByZWNpc2lvbiwgU2VhcmNoT3B0aW9ucyB9IGZyb20gJy4vc2VhcmNoLW9wdGlvbnMuanMnO1xuXG4vKipcbiAqIFNlYXJjaGVzIGZyb20gdGhlIHN0YXJ0IGluIGBhdGAgdG8gYSBtaW5pbXVtLCBpbiBwbGFjZS4gV2l0aCBga25vd25gLCBhIHN0YXJ0IHRoYXQgZW50ZXJzIHRoZSBiYXNpbiBvZiBhIGtub3duIG1pbmltdW1cbiAqIHRha2VzIHRoYXQgbWluaW11bSBhcyBpdHMgcmVzdWx0LCBhbmQgbmV3IG1pbmltYSBhcmUgYWRkZWQuXG4gKi9cbmV4cG9ydCB0eXBlIExvY2FsU2VhcmNoID0gKGF0OiBGbG9hdDY0QXJyYXksIG9wdGlvbnM6IFNlYXJjaE9wdGlvbnMsIGtub3duPzogS25vd25NaW5pbWEpID0+IExvY2FsUmVzdWx0O1xuXG4vKiogU2VhcmNoZXMgaW4gYHByZWNpc2lvbmAsIGFuZCBpbiBmNjQgd2hlcmUgZjMyIG92ZXJmbG93cy4gKi9cbmV4cG9ydCBmdW5jdGlvbiBjcmVhdGVMb2NhbFNlYXJjaChrZXJuZWw6IENwdUtlcm5lbCwgcGFzc2VzOiBQYXNzZXMsIHByZWNpc2lvbjogUHJlY2lzaW9uKTogTG9jYWxTZWFyY2gge1xuICBjb25zdCBmaXRGNjQgPSBjcmVhdGVMZXZlbmJlcmdNYXJxdWFyZHQoa2VybmVsLCBwYXNzZXMsICdmNjQnKTtcbiAgY29uc3QgZml0ID1cbiAgICBwcmVjaXNpb24gPT09ICdmMzInICYmIGZpdHNGMzIoa2VybmVsKSA/IGNyZWF0ZUxldmVuYmVyZ01hcnF1YXJkdChrZXJuZWwsIHBhc3NlcywgJ2YzMicpIDogZml0RjY0O1xuICBjb25zdCBzdGFydCA9IG5ldyBGbG9hdDY0QXJyYXkoa2VybmVsLnNpemUpO1xuICByZXR1cm4gKGF0LCBvcHRpb25zLCBrbm93bikgPT4ge1xuICAgIGNvbnN0IGtub3duQmFzaW4gPSBrbm93bj8uYmFzaW5PZi5iaW5kKGtub3duKTtcbiAgICBzdGFydC5zZXQoYXQpO1xuICAgIGxldCByZXN1bHQgPSBmaXQoYXQsIG9wdGlvbnMsIGtub3duQmFzaW4pO1xuICAgIGlmIChyZXN1bHQuc3RhdHVzID09PSBTdGF0dXMubm90RmluaXRlICYmIGZpdCAhPT0gZml0RjY0KSB7XG4gICAgICBhdC5zZXQoc3RhcnQpO1xuICAgICAgcmVzdWx0ID0gZml0RjY0KGF0LCBvcHRpb25zLCBrbm93bkJhc2luKTtcbiAgICB9XG4gICAgaWYgKHJlc3VsdC5zdGF0dXMgIT09IFN0YXR1cy5ub3RGaW5pdGUgJiYgcmVzdWx0LnN0YXR1cyAhPT0gU3RhdHVzLm1lcmdlZCkga25vd24/LmFkZChhdCwgcmVzdWx0Lm5vcm1hbCk7XG4gICAgcmV0dXJuIHJlc3VsdDtcbiAgfTtcbn1cbiIsICIvKiogTWFueSBmaXRzIG9yIGV2YWx1YXRpb25zIG9mIG9uZSBwcm9ibGVtIG9uIG9uZSB0aHJlYWQsIHN5bmNocm9ub3VzbHkuICovXG5pbXBvcnQgeyBodWJlckZvcm0gfSBmcm9tICcuLi9sb3NzL2xvc3MuanMnO1xuaW1wb3J0IHR5cGUgeyBDcHVLZXJuZWwgfSBmcm9tICcuL2tlcm5lbC5qcyc7XG5pbXBvcnQgeyBDT0hPUlQsIHR5cGUgS25vd25NaW5pbWEgfSBmcm9tICcuL2tub3duLW1pbmltYS5qcyc7XG5pbXBvcnQgeyBjcmVhdGVMb2NhbFNlYXJjaCB9IGZyb20gJy4vbG9jYWwtc2VhcmNoLmpzJztcbmltcG9ydCB7IGNyZWF0ZVBhc3NlcyB9IGZyb20gJy4vcGFzc2VzLmpzJztcbmltcG9ydCB0eXBlIHsgT2JqZWN0aXZlUmVzdWx0IH0gZnJvbSAnLi9yZXN1bHRzLmpzJztcbmltcG9ydCB0eXBlIHsgUHJlY2lzaW9uLCBTZWFyY2hPcHRpb25zIH0gZnJvbSAnLi9zZWFyY2gtb3B0aW9ucy5qcyc7XG5cbi8qKiBBIGJhdGNoIG9mIGZpdHM7IGBwYXJhbWV0ZXJzYCBob2xkcyB0aGUgc3RhcnRzLCB0aGVuIHRoZSByZXN1bHRzLiAqL1xuZXhwb3J0IGludGVyZmFjZSBGaXRzIHtcbiAgcmVhZG9ubHkgcGFyYW1ldGVyczogRmxvYXQ2NEFycmF5O1xuICByZWFkb25seSBvYmplY3RpdmU6IEZsb2F0NjRBcnJheTtcbiAgcmVhZG9ubHkgc3RhdHVzOiBVaW50OEFycmF5O1xuICByZWFkb25seSBzdGVwczogVWludDMyQXJyYXk7XG59XG5cbmV4cG9ydCBpbnRlcmZhY2UgQmF0Y2gge1xuICAvKipcbiAgICogRml0cyBzdGFydHMgYGZyb20gLi4gdG8gLSAxYCBvZiBgZml0c2AgaW4gcGxhY2UsIGluIG9yZGVyLiBXaXRoIGBrbm93bmAsIGEgc3RhcnQgdGhhdCBlbnRlcnMgdGhlIGJhc2luIG9mIGEgbWluaW11bVxuICAgKiBhbHJlYWR5IGtub3duIHRvIGl0cyBjb2hvcnQgdGFrZXMgdGhhdCBhcyBpdHMgcmVzdWx0OyBzdGFydCAwIG9mIGBmaXRzYCBtdXN0IHRoZW4gYmVnaW4gYSBjb2hvcnQuXG4gICAqL1xuICBmaXQoZml0czogRml0cywgZnJvbTogbnVtYmVyLCB0bzogbnVtYmVyLCBvcHRpb25zOiBTZWFyY2hPcHRpb25zLCBrbm93bj86IEtub3duTWluaW1hKTogdm9pZDtcbiAgLyoqIE9iamVjdGl2ZSBhbmQgZ3JhZGllbnQgYXQgcG9pbnRzIGBmcm9tIC4uIHRvIC0gMWAsIHdyaXR0ZW4gdG8gdGhlIHNhbWUgaW5kaWNlcyBvZiBgb3V0YC4gKi9cbiAgb2JqZWN0aXZlKHBvaW50czogRmxvYXQ2NEFycmF5LCBmcm9tOiBudW1iZXIsIHRvOiBudW1iZXIsIHNtb290aGluZzogbnVtYmVyLCBvdXQ6IE9iamVjdGl2ZVJlc3VsdCk6IHZvaWQ7XG59XG5cbmV4cG9ydCBmdW5jdGlvbiBlbXB0eUZpdHMocGFyYW1ldGVyczogRmxvYXQ2NEFycmF5LCBjb3VudDogbnVtYmVyKTogRml0cyB7XG4gIHJldHVybiB7XG4gICAgcGFyYW1ldGVycyxcbiAgICBvYmplY3RpdmU6IG5ldyBGbG9hdDY0QXJyYXkoY291bnQpLFxuICAgIHN0YXR1czogbmV3IFVpbnQ4QXJyYXkoY291bnQpLFxuICAgIHN0ZXBzOiBuZXcgVWludDMyQXJyYXkoY291bnQpLFxuICB9O1xufVxuXG4vKiogSXRzIGBvYmplY3RpdmVgIGlzIHRoZSB0d2luIG9mIGBzaGFkZXJzL29iamVjdGl2ZS53Z3NsYC4gKi9cbmV4cG9ydCBmdW5jdGlvbiBjcmVhdGVCYXRjaChrZXJuZWw6IENwdUtlcm5lbCwgcHJlY2lzaW9uOiBQcmVjaXNpb24pOiBCYXRjaCB7XG4gIGNvbnN0IHsgc2l6ZSwgbG9zcyB9ID0ga2VybmVsO1xuICBjb25zdCBwYXNzZXMgPSBjcmVhdGVQYXNzZXMoa2VybmVsKTtcbiAgY29uc3Qgc2VhcmNoID0gY3JlYXRlTG9jYWxTZWFyY2goa2VybmVsLCBwYXNzZXMsIHByZWNpc2lvbik7XG4gIHJldHVybiB7XG4gICAgZml0KHsgcGFyYW1ldGVycywgb2JqZWN0aXZlLCBzdGF0dXMsIHN0ZXBzIH0sIGZyb20sIHRvLCBvcHRpb25zLCBrbm93bikge1xuICAgICAgZm9yIChsZXQgayA9IGZyb207IGsgPCB0bzsgaysrKSB7XG4gICAgICAgIGlmIChrICUgQ09IT1JUID09PSAwKSBrbm93bj8uY2xlYXIoKTtcbiAgICAgICAgY29uc3QgcmVzdWx0ID0gc2VhcmNoKHBhcmFtZXRlcnMuc3ViYXJyYXkoayAqIHNpemUsIChrICsgMSkgKiBzaXplKSwgb3B0aW9ucywga25vd24pO1xuICAgICAgICBvYmplY3RpdmVba10gPSByZXN1bHQub2JqZWN0aXZlO1xuICAgICAgICBzdGF0dXNba10gPSByZXN1bHQuc3RhdHVzO1xuICAgICAgICBzdGVwc1trXSA9IHJlc3VsdC5zdGVwcztcbiAgICAgIH1cbiAgICB9LFxuICAgIG9iamVjdGl2ZShwb2ludHMsIGZyb20sIHRvLCBzbW9vdGhpbmcsIG91dCkge1xuICAgICAgY29uc3QgZm9ybSA9IGh1YmVyRm9ybShsb3NzLnJobywgc21vb3RoaW5nKTtcbiAgICAgIGZvciAobGV0IGsgPSBmcm9tOyBrIDwgdG87IGsrKykge1xuICAgICAgICBjb25zdCBbZmlyc3QsIGxhc3RdID0gW2sgKiBzaXplLCAoayArIDEpICogc2l6ZV07XG4gICAgICAgIG91dC5vYmplY3RpdmVba10gPSBwYXNzZXMuZ3JhZGllbnQoXG4gICAgICAgICAgcG9pbnRzLnN1YmFycmF5KGZpcnN0LCBsYXN0KSxcbiAgICAgICAgICBmb3JtLFxuICAgICAgICAgIG91dC5ncmFkaWVudC5zdWJhcnJheShmaXJzdCwgbGFzdCksXG4gICAgICAgICk7XG4gICAgICB9XG4gICAgfSxcbiAgfTtcbn1cbiIsICJpbXBvcnQgdHlwZSB7IFByb2JsZW0gfSBmcm9tICcuL3Byb2JsZW0uanMnO1xuXG4vKipcbiAqIFRoZSBkaWZmZXJlbmNlIG9mIHR3byBwb2ludHMgaW4gdGhlIGNvb3JkaW5hdGVzIGluIHdoaWNoIGEgcXVhZHJhdGljIG1vZGVsIGF0IGBmcm9tYCBpcyB2YWxpZCBmdXJ0aGVzdDogaW50ZXJuYWxcbiAqIGNvb3JkaW5hdGVzLCBidXQgZm9yIGNsb3NlZCBvbmVzLCBsb2dhcml0aG1zIG9mIHgsIHRoZSByZWxhdGl2ZSBjaGFuZ2Ugb2YgeCBpdHNlbGYsIHNpbmNlIHRoZSBvYmplY3RpdmUgaXMgc21vb3RoIGluIHggdXBcbiAqIHRvIHplcm8sIHdoZXJlIGl0cyBsb2dhcml0aG0gZGl2ZXJnZXMuXG4gKi9cbmV4cG9ydCBmdW5jdGlvbiBkaXNwbGFjZW1lbnQoXG4gIHsgY2xvc2VkIH06IFBpY2s8UHJvYmxlbSwgJ2Nsb3NlZCc+LFxuICBmcm9tOiBGbG9hdDY0QXJyYXksXG4gIHRvOiBGbG9hdDY0QXJyYXksXG4pOiBGbG9hdDY0QXJyYXkge1xuICBjb25zdCBkaWZmZXJlbmNlID0gdG8ubWFwKCh1LCBpKSA9PiB1IC0gZnJvbVtpXSk7XG4gIGZvciAoY29uc3QgaSBvZiBjbG9zZWQpIGRpZmZlcmVuY2VbaV0gPSBNYXRoLmV4cG0xKGRpZmZlcmVuY2VbaV0pO1xuICByZXR1cm4gZGlmZmVyZW5jZTtcbn1cbiIsICIvKipcbiAqIFRocmVlZnJ5LTJ4MzIgd2l0aCAyMCByb3VuZHMgKFNhbG1vbiBldCBhbC4gMjAxMSwgXCJQYXJhbGxlbCByYW5kb20gbnVtYmVyczogYXMgZWFzeSBhcyAxLCAyLCAzXCIpOiBjb3VudGVyLWJhc2VkIHJhbmRvbVxuICogbnVtYmVycyBmcm9tIGFkZGl0aW9ucywgcm90YXRpb25zIGFuZCBleGNsdXNpdmUgb3JzIGFsb25lLCBzbyB0aGF0IGV2ZXJ5IGRldmljZSBkcmF3cyB0aGUgc2FtZSBiaXRzIGluIGFueSBvcmRlci5cbiAqL1xuY29uc3QgUEFSSVRZID0gMHgxYmQxMWJkYTtcblxuLyoqIFJvdGF0aW9ucyBvZiB0aGUgcm91bmRzLCBpbiBhbHRlcm5hdGluZyBibG9ja3Mgb2YgZm91ci4gKi9cbmNvbnN0IFJPVEFUSU9OUyA9IFtcbiAgWzEzLCAxNSwgMjYsIDZdLFxuICBbMTcsIDI5LCAxNiwgMjRdLFxuXSBhcyBjb25zdDtcblxuLyoqIFRoZSB0d28gMzItYml0IHdvcmRzIGF0IGNvdW50ZXIgKGMwLCBjMSkgdW5kZXIga2V5IChrMCwgazEpLiBUaGUgdHdpbiBvZiBgc2hhZGVycy9saWIvdGhyZWVmcnkud2dzbGAuICovXG5leHBvcnQgZnVuY3Rpb24gdGhyZWVmcnkoazA6IG51bWJlciwgazE6IG51bWJlciwgYzA6IG51bWJlciwgYzE6IG51bWJlcik6IFtudW1iZXIsIG51bWJlcl0ge1xuICBjb25zdCB3b3JkcyA9IG5ldyBVaW50MzJBcnJheSgyKTtcbiAgZmlsbChrMCwgazEsIGMwLCBjMSwgd29yZHMpO1xuICByZXR1cm4gW3dvcmRzWzBdLCB3b3Jkc1sxXV07XG59XG5cbi8qKiBUaGUgd29yZHMgYXQgY291bnRlcnMgKDAsIDApLCAoMSwgMCkgLi4uIGluIG9yZGVyOyBgd29yZHNgIGhhcyBhbiBldmVuIGxlbmd0aC4gKi9cbmV4cG9ydCBmdW5jdGlvbiB0aHJlZWZyeVdvcmRzKGswOiBudW1iZXIsIGsxOiBudW1iZXIsIHdvcmRzOiBVaW50MzJBcnJheSk6IHZvaWQge1xuICBmaWxsKGswLCBrMSwgMCwgMCwgd29yZHMpO1xufVxuXG4vKiogVGhlIHdvcmRzIGF0IGNvdW50ZXJzIChjMCwgYzEpLCAoYzAgKyAxLCBjMSkgLi4uLCB1bnNpZ25lZCB3b3JkcyBjb21wdXRlZCBpbiBzaWduZWQgYXJpdGhtZXRpYy4gKi9cbmZ1bmN0aW9uIGZpbGwoazA6IG51bWJlciwgazE6IG51bWJlciwgYzA6IG51bWJlciwgYzE6IG51bWJlciwgd29yZHM6IFVpbnQzMkFycmF5KTogdm9pZCB7XG4gIGNvbnN0IGtleSA9IFtrMCB8IDAsIGsxIHwgMCwgazAgXiBrMSBeIFBBUklUWV07XG4gIGZvciAobGV0IGluZGV4ID0gMDsgaW5kZXggPCB3b3Jkcy5sZW5ndGg7IGluZGV4ICs9IDIpIHtcbiAgICBsZXQgeCA9IChjMCArIChpbmRleCA+Pj4gMSkgKyBrZXlbMF0pIHwgMDtcbiAgICBsZXQgeSA9IChjMSArIGtleVsxXSkgfCAwO1xuICAgIGZvciAobGV0IGJsb2NrID0gMTsgYmxvY2sgPD0gNTsgYmxvY2srKykge1xuICAgICAgY29uc3QgW2EsIGIsIGMsIGRdID0gUk9UQVRJT05TWyhibG9jayAtIDEpICYgMV07XG4gICAgICB4ID0gKHggKyB5KSB8IDA7XG4gICAgICB5ID0gKCh5IDw8IGEpIHwgKHkgPj4+ICgzMiAtIGEpKSkgXiB4O1xuICAgICAgeCA9ICh4ICsgeSkgfCAwO1xuICAgICAgeSA9ICgoeSA8PCBiKSB8ICh5ID4+PiAoMzIgLSBiKSkpIF4geDtcbiAgICAgIHggPSAoeCArIHkpIHwgMDtcbiAgICAgIHkgPSAoKHkgPDwgYykgfCAoeSA+Pj4gKDMyIC0gYykpKSBeIHg7XG4gICAgICB4ID0gKHggKyB5KSB8IDA7XG4gICAgICB5ID0gKCh5IDw8IGQpIHwgKHkgPj4+ICgzMiAtIGQpKSkgXiB4O1xuICAgICAgeCA9ICh4ICsga2V5W2Jsb2NrICUgM10pIHwgMDtcbiAgICAgIHkgPSAoeSArIGtleVsoYmxvY2sgKyAxKSAlIDNdICsgYmxvY2spIHwgMDtcbiAgICB9XG4gICAgd29yZHNbaW5kZXhdID0geDtcbiAgICB3b3Jkc1tpbmRleCArIDFdID0geTtcbiAgfVxufVxuIiwgIi8qKlxuICogUmVzYW1wbGluZyBwbGFucy4gQSBwbGFuIGlzIHBsYWluIGRhdGEgb2Ygb25lIG9mIGZvdXIga2luZHMsIHdoaWNoIGtlcm5lbHMgaW1wbGVtZW50OyB0aGUgdXN1YWwgc2NoZW1lcyAocGFpcnMsIGNsdXN0ZXIsXG4gKiB3aWxkIC4uLikgYXJlIG1hZGUgb2YgdGhlbSBpbiBgdGFza3MvdW5jZXJ0YWludHkvc2NoZW1lLnRzYC4gRXZlcnkgYmFjayBlbmQgZHJhd3MgZm9yIGl0c2VsZiBmcm9tIHRoZSBzYW1lIGNvdW50ZXJzLCBzb1xuICogdGhhdCBhIHJlc2FtcGxlIGlzIHRoZSBzYW1lIGJpdHMgb24gYW55IGRldmljZSwgaW4gYW55IGNodW5rLCBvbiBhbnkgd29ya2VyOlxuICpcbiAqICAgd29yZCBkIG9mIHJlc2FtcGxlIHIgPSBUaHJlZWZyeS0yeDMyLCBrZXkgKHNlZWQsIHIpLCBjb3VudGVyIChkID4+IDEsIDApLCBpdHMgZmlyc3Qgd29yZCB3aGVyZSBkIGlzIGV2ZW47XG4gKiAgIGEgY2hvaWNlIGFtb25nIG4gICAgID0gdGhlIGhpZ2ggMzIgYml0cyBvZiB3b3JkICogbi5cbiAqL1xuaW1wb3J0IHsgdGhyZWVmcnlXb3JkcyB9IGZyb20gJy4vdGhyZWVmcnkuanMnO1xuXG5leHBvcnQgdHlwZSBSZXNhbXBsZVBsYW4gPSBEcmF3UGxhbiB8IE9taXRQbGFuIHwgRmFjdG9yUGxhbiB8IE5vaXNlUGxhbjtcblxuLyoqXG4gKiBVbml0cyAocm93cywgb3IgY2x1c3RlcnMgb2Ygcm93cykgYXJlIGRyYXduIHdpdGggcmVwbGFjZW1lbnQ6IGRyYXcgZCB0YWtlcyB1bml0XG4gKiBgb3JkZXJbZnJvbVtkXSArIGNob2ljZSBhbW9uZyBhbW9uZ1tkXV1gLCBhbmQgYSByb3cgd2VpZ2hzIGl0cyBvd24gd2VpZ2h0IHRpbWVzIGhvdyBvZnRlbiBpdHMgdW5pdCB3YXMgZHJhd24uXG4gKiBVbml0cyBvZiBvbmUgc3RyYXR1bSBsaWUgc2lkZSBieSBzaWRlIGluIGBvcmRlcmA7IHdpdGhvdXQgc3RyYXRhIGBmcm9tYCBpcyAwIGFuZCBgYW1vbmdgIHRoZSBudW1iZXIgb2YgdW5pdHMuXG4gKi9cbmV4cG9ydCBpbnRlcmZhY2UgRHJhd1BsYW4ge1xuICByZWFkb25seSBraW5kOiAnZHJhdyc7XG4gIHJlYWRvbmx5IHNlZWQ6IG51bWJlcjtcbiAgLyoqIE9uZSBlbnRyeSBhIHJvdzogaXRzIHVuaXQuICovXG4gIHJlYWRvbmx5IHVuaXQ6IFVpbnQzMkFycmF5O1xuICAvKiogT25lIGVudHJ5IGEgdW5pdCwgYXMgYXJlIHRoZSBuZXh0IHR3by4gKi9cbiAgcmVhZG9ubHkgb3JkZXI6IFVpbnQzMkFycmF5O1xuICByZWFkb25seSBmcm9tOiBVaW50MzJBcnJheTtcbiAgcmVhZG9ubHkgYW1vbmc6IFVpbnQzMkFycmF5O1xufVxuXG4vKiogUmVzYW1wbGUgciBsZWF2ZXMgb3V0IHVuaXQgciAoamFja2tuaWZlKS4gKi9cbmV4cG9ydCBpbnRlcmZhY2UgT21pdFBsYW4ge1xuICByZWFkb25seSBraW5kOiAnb21pdCc7XG4gIHJlYWRvbmx5IHVuaXQ6IFVpbnQzMkFycmF5O1xuICByZWFkb25seSB1bml0czogbnVtYmVyO1xufVxuXG4vKiogQSByb3cncyB3ZWlnaHQgaXMgbXVsdGlwbGllZCBieSBhbiBlbnRyeSBvZiBgdGFibGVgLCBjaG9zZW4gYnkgZHJhdyBudW1iZXIgYHVuaXRbcm93XWAuICovXG5leHBvcnQgaW50ZXJmYWNlIEZhY3RvclBsYW4ge1xuICByZWFkb25seSBraW5kOiAnZmFjdG9yJztcbiAgcmVhZG9ubHkgc2VlZDogbnVtYmVyO1xuICByZWFkb25seSB1bml0OiBVaW50MzJBcnJheTtcbiAgcmVhZG9ubHkgdW5pdHM6IG51bWJlcjtcbiAgLyoqIFF1YW50aWxlcyBvZiB0aGUgZmFjdG9yJ3MgZGlzdHJpYnV0aW9uLCBmbG9hdDY0LiAqL1xuICByZWFkb25seSB0YWJsZTogRmxvYXQ2NEFycmF5O1xufVxuXG4vKiogQSByb3cncyB0YXJnZXQgYmVjb21lcyBgZml0dGVkIC0gc3ByZWFkICogZW50cnkgb2YgdGFibGVgLCBjaG9zZW4gYnkgZHJhdyBudW1iZXIgYHJvd2AuICovXG5leHBvcnQgaW50ZXJmYWNlIE5vaXNlUGxhbiB7XG4gIHJlYWRvbmx5IGtpbmQ6ICdub2lzZSc7XG4gIHJlYWRvbmx5IHNlZWQ6IG51bWJlcjtcbiAgLyoqIFRoZSBsYXcncyBwcmVkaWN0aW9uIGZvciBlYWNoIHJvdywgb24gdGhlIHRhcmdldCdzIHNjYWxlLiAqL1xuICByZWFkb25seSBmaXR0ZWQ6IEZsb2F0NjRBcnJheTtcbiAgcmVhZG9ubHkgc3ByZWFkOiBGbG9hdDY0QXJyYXk7XG4gIHJlYWRvbmx5IHRhYmxlOiBGbG9hdDY0QXJyYXk7XG59XG5cbi8qKiBVbml0cyBvZiBhIHBsYW46IG9uZSByZXNhbXBsZSBtYWtlcyBvbmUgY2hvaWNlIGZvciBlYWNoLiAqL1xuZXhwb3J0IGZ1bmN0aW9uIHVuaXRDb3VudChwbGFuOiBSZXNhbXBsZVBsYW4pOiBudW1iZXIge1xuICBzd2l0Y2ggKHBsYW4ua2luZCkge1xuICAgIGNhc2UgJ2RyYXcnOlxuICAgICAgcmV0dXJuIHBsYW4ub3JkZXIubGVuZ3RoO1xuICAgIGNhc2UgJ25vaXNlJzpcbiAgICAgIHJldHVybiBwbGFuLmZpdHRlZC5sZW5ndGg7XG4gICAgZGVmYXVsdDpcbiAgICAgIHJldHVybiBwbGFuLnVuaXRzO1xuICB9XG59XG5cbi8qKiBUaGUgaGlnaCAzMiBiaXRzIG9mIGEgNjQtYml0IHByb2R1Y3QsIGFzIGEgZGV2aWNlIHdpdGhvdXQgNjQtYml0IGludGVnZXJzIGNvbXB1dGVzIHRoZW0uICovXG5leHBvcnQgZnVuY3Rpb24gbXVsdGlwbHlIaWdoKGE6IG51bWJlciwgYjogbnVtYmVyKTogbnVtYmVyIHtcbiAgY29uc3QgaGlnaCA9IGEgPj4+IDE2O1xuICBjb25zdCBsb3cgPSBhICYgMHhmZmZmO1xuICByZXR1cm4gTWF0aC5mbG9vcigoaGlnaCAqIGIgKyBNYXRoLmZsb29yKChsb3cgKiBiKSAvIDB4MTAwMDApKSAvIDB4MTAwMDApO1xufVxuXG4vKiogRHJhd3MgcmVzYW1wbGVzIG9mIGEgcHJvYmxlbSdzIG9ic2VydmF0aW9ucywgb25lIGF0IGEgdGltZTsgYnVmZmVycyBhcmUgbWFkZSBvbmNlLiAqL1xuZXhwb3J0IGludGVyZmFjZSBSZXNhbXBsZXIge1xuICAvKiogVGhlIG9ic2VydmF0aW9ucyBvZiB0aGUgbGFzdCByZXNhbXBsZSBkcmF3bjogb25lIGVudHJ5IGEgcm93LiAqL1xuICByZWFkb25seSB3ZWlnaHQ6IEZsb2F0NjRBcnJheTtcbiAgcmVhZG9ubHkgdGFyZ2V0OiBGbG9hdDY0QXJyYXk7XG4gIGRyYXcocmVzYW1wbGU6IG51bWJlcik6IHZvaWQ7XG59XG5cbi8qKiBgd2VpZ2h0YCBhbmQgYHRhcmdldGAgYXJlIHRoZSB3aG9sZSB0YWJsZSdzLiBUaGUgdHdpbiBvZiBgc2hhZGVycy9yZXNhbXBsZS53Z3NsYCBhbmQgYHNoYWRlcnMvbGliL3Jlc2FtcGxlZC53Z3NsYC4gKi9cbmV4cG9ydCBmdW5jdGlvbiBjcmVhdGVSZXNhbXBsZXIoXG4gIHBsYW46IFJlc2FtcGxlUGxhbixcbiAgeyB3ZWlnaHQsIHRhcmdldCB9OiB7IHJlYWRvbmx5IHdlaWdodDogRmxvYXQ2NEFycmF5OyByZWFkb25seSB0YXJnZXQ6IEZsb2F0NjRBcnJheSB9LFxuKTogUmVzYW1wbGVyIHtcbiAgY29uc3Qgb3V0ID0geyB3ZWlnaHQ6IHdlaWdodC5zbGljZSgpLCB0YXJnZXQ6IHRhcmdldC5zbGljZSgpIH07XG4gIGNvbnN0IHJvd3MgPSB3ZWlnaHQubGVuZ3RoO1xuICBjb25zdCB1bml0cyA9IHVuaXRDb3VudChwbGFuKTtcbiAgY29uc3Qgd29yZHMgPSBuZXcgVWludDMyQXJyYXkodW5pdHMgKyAodW5pdHMgJSAyKSk7XG4gIGNvbnN0IGNvdW50cyA9IG5ldyBVaW50MzJBcnJheSh1bml0cyk7XG4gIGNvbnN0IGRyYXcgPSAocmVzYW1wbGU6IG51bWJlcik6IHZvaWQgPT4ge1xuICAgIHN3aXRjaCAocGxhbi5raW5kKSB7XG4gICAgICBjYXNlICdkcmF3JzpcbiAgICAgICAgdGhyZWVmcnlXb3JkcyhwbGFuLnNlZWQsIHJlc2FtcGxlLCB3b3Jkcyk7XG4gICAgICAgIGNvdW50cy5maWxsKDApO1xuICAgICAgICBmb3IgKGxldCBkID0gMDsgZCA8IHVuaXRzOyBkKyspIHtcbiAgICAgICAgICBjb3VudHNbcGxhbi5vcmRlcltwbGFuLmZyb21bZF0gKyBtdWx0aXBseUhpZ2god29yZHNbZF0sIHBsYW4uYW1vbmdbZF0pXV0rKztcbiAgICAgICAgfVxuICAgICAgICBmb3IgKGxldCByb3cgPSAwOyByb3cgPCByb3dzOyByb3crKykgb3V0LndlaWdodFtyb3ddID0gd2VpZ2h0W3Jvd10gKiBjb3VudHNbcGxhbi51bml0W3Jvd11dO1xuICAgICAgICByZXR1cm47XG4gICAgICBjYXNlICdvbWl0JzpcbiAgICAgICAgZm9yIChsZXQgcm93ID0gMDsgcm93IDwgcm93czsgcm93KyspIG91dC53ZWlnaHRbcm93XSA9IHBsYW4udW5pdFtyb3ddID09PSByZXNhbXBsZSA/IDAgOiB3ZWlnaHRbcm93XTtcbiAgICAgICAgcmV0dXJuO1xuICAgICAgY2FzZSAnZmFjdG9yJzpcbiAgICAgICAgdGhyZWVmcnlXb3JkcyhwbGFuLnNlZWQsIHJlc2FtcGxlLCB3b3Jkcyk7XG4gICAgICAgIGZvciAobGV0IHJvdyA9IDA7IHJvdyA8IHJvd3M7IHJvdysrKSB7XG4gICAgICAgICAgb3V0LndlaWdodFtyb3ddID0gd2VpZ2h0W3Jvd10gKiBwbGFuLnRhYmxlW211bHRpcGx5SGlnaCh3b3Jkc1twbGFuLnVuaXRbcm93XV0sIHBsYW4udGFibGUubGVuZ3RoKV07XG4gICAgICAgIH1cbiAgICAgICAgcmV0dXJuO1xuICAgICAgY2FzZSAnbm9pc2UnOlxuICAgICAgICB0aHJlZWZyeVdvcmRzKHBsYW4uc2VlZCwgcmVzYW1wbGUsIHdvcmRzKTtcbiAgICAgICAgZm9yIChsZXQgcm93ID0gMDsgcm93IDwgcm93czsgcm93KyspIHtcbiAgICAgICAgICBjb25zdCBub2lzZSA9IHBsYW4udGFibGVbbXVsdGlwbHlIaWdoKHdvcmRzW3Jvd10sIHBsYW4udGFibGUubGVuZ3RoKV07XG4gICAgICAgICAgb3V0LnRhcmdldFtyb3ddID0gcGxhbi5maXR0ZWRbcm93XSAtIHBsYW4uc3ByZWFkW3Jvd10gKiBub2lzZTtcbiAgICAgICAgfVxuICAgIH1cbiAgfTtcbiAgcmV0dXJuIHsgLi4ub3V0LCBkcmF3IH07XG59XG4iLCAiLyoqXG4gKiBUaGUgc3ltbWV0cmljIGVpZ2VucHJvYmxlbSB0aHJvdWdoIGEgdHJpZGlhZ29uYWwgZm9ybTogSG91c2Vob2xkZXIgcmVmbGVjdGlvbnMsIHRoZW4gUUwgaXRlcmF0aW9ucyB3aXRoIGltcGxpY2l0IHNoaWZ0c1xuICogKEdvbHViIGFuZCBWYW4gTG9hbiwgTWF0cml4IENvbXB1dGF0aW9ucywgOC4zKS4gQWJvdXQgNSBuXjMgb3BlcmF0aW9ucywgZWlnZW52ZWN0b3JzIGluY2x1ZGVkLlxuICovXG5pbXBvcnQgeyBwYWNrZWRJbmRleCB9IGZyb20gJy4vcGFja2VkLmpzJztcblxuZXhwb3J0IGludGVyZmFjZSBUcmlkaWFnb25hbCB7XG4gIHJlYWRvbmx5IGRpYWdvbmFsOiBGbG9hdDY0QXJyYXk7XG4gIC8qKiBFbnRyeSBpIGNvdXBsZXMgaSBhbmQgaSArIDE7IHRoZSBsYXN0IGlzIDAuICovXG4gIHJlYWRvbmx5IG9mZkRpYWdvbmFsOiBGbG9hdDY0QXJyYXk7XG4gIC8qKiBSb3cgayBpcyB0aGUgdmVjdG9yIHRoYXQgdGhlIGstdGggY29vcmRpbmF0ZSBvZiB0aGUgdHJpZGlhZ29uYWwgbWF0cml4IHN0YW5kcyBmb3IuICovXG4gIHJlYWRvbmx5IGJhc2lzOiBGbG9hdDY0QXJyYXlbXTtcbn1cblxuLyoqIFFMIGl0ZXJhdGlvbnMgZm9yIG9uZSBlaWdlbnZhbHVlIGF0IG1vc3Q7IHR3byBvciB0aHJlZSBhcmUgdXN1YWwuICovXG5jb25zdCBNQVhfSVRFUkFUSU9OUyA9IDYwO1xuXG4vKiogVCA9IFEnIEEgUSB3aXRoIFEgYSBwcm9kdWN0IG9mIHJlZmxlY3Rpb25zLiAqL1xuZXhwb3J0IGZ1bmN0aW9uIHRyaWRpYWdvbmFsaXNlKHBhY2tlZDogRmxvYXQ2NEFycmF5LCBuOiBudW1iZXIpOiBUcmlkaWFnb25hbCB7XG4gIGNvbnN0IGEgPSBBcnJheS5mcm9tKHsgbGVuZ3RoOiBuIH0sIChfLCBpKSA9PlxuICAgIEZsb2F0NjRBcnJheS5mcm9tKHsgbGVuZ3RoOiBuIH0sIChfLCBqKSA9PiBwYWNrZWRbcGFja2VkSW5kZXgoaSwgaildKSxcbiAgKTtcbiAgY29uc3Qgb2ZmRGlhZ29uYWwgPSBuZXcgRmxvYXQ2NEFycmF5KG4pO1xuICBjb25zdCByZWZsZWN0aW9uczogeyByZWFkb25seSB2ZWN0b3I6IEZsb2F0NjRBcnJheTsgcmVhZG9ubHkgZmlyc3Q6IG51bWJlciB9W10gPSBbXTtcbiAgY29uc3QgcHJvZHVjdCA9IG5ldyBGbG9hdDY0QXJyYXkobik7XG4gIGZvciAobGV0IGsgPSAwOyBrICsgMiA8IG47IGsrKykge1xuICAgIGNvbnN0IGZpcnN0ID0gayArIDE7XG4gICAgbGV0IHNxdWFyZXMgPSAwO1xuICAgIGZvciAobGV0IGkgPSBmaXJzdDsgaSA8IG47IGkrKykgc3F1YXJlcyArPSBhW2ldW2tdICoqIDI7XG4gICAgY29uc3QgaGVhZCA9IGFbZmlyc3RdW2tdO1xuICAgIGNvbnN0IGFscGhhID0gLU1hdGguc2lnbihoZWFkIHx8IDEpICogTWF0aC5zcXJ0KHNxdWFyZXMpO1xuICAgIG9mZkRpYWdvbmFsW2tdID0gYWxwaGE7XG4gICAgLy8gSSAtIDIgdiB2JyAvICh2J3YpIG1hcHMgdGhlIGNvbHVtbiBiZWxvdyB0aGUgZGlhZ29uYWwgdG8gKGFscGhhLCAwLCAuLi4sIDApLlxuICAgIGNvbnN0IHZlY3RvciA9IG5ldyBGbG9hdDY0QXJyYXkobik7XG4gICAgZm9yIChsZXQgaSA9IGZpcnN0OyBpIDwgbjsgaSsrKSB2ZWN0b3JbaV0gPSBhW2ldW2tdO1xuICAgIHZlY3RvcltmaXJzdF0gLT0gYWxwaGE7XG4gICAgY29uc3QgbGVuZ3RoID0gTWF0aC5zcXJ0KDIgKiAoc3F1YXJlcyAtIGhlYWQgKiBhbHBoYSkpO1xuICAgIGlmICghKGxlbmd0aCA+IDApKSBjb250aW51ZTtcbiAgICBmb3IgKGxldCBpID0gZmlyc3Q7IGkgPCBuOyBpKyspIHZlY3RvcltpXSAqPSBNYXRoLlNRUlQyIC8gbGVuZ3RoO1xuICAgIC8vIEEgLSB2IHcnIC0gdyB2JyB3aXRoIHAgPSBBIHYsIHcgPSBwIC0gKHAndiAvIDIpIHYsIHdoZXJlIHYndiA9IDIuXG4gICAgbGV0IGlubmVyID0gMDtcbiAgICBmb3IgKGxldCBpID0gZmlyc3Q7IGkgPCBuOyBpKyspIHtcbiAgICAgIGxldCBzdW0gPSAwO1xuICAgICAgY29uc3Qgcm93ID0gYVtpXTtcbiAgICAgIGZvciAobGV0IGogPSBmaXJzdDsgaiA8IG47IGorKykgc3VtICs9IHJvd1tqXSAqIHZlY3RvcltqXTtcbiAgICAgIHByb2R1Y3RbaV0gPSBzdW07XG4gICAgICBpbm5lciArPSBzdW0gKiB2ZWN0b3JbaV07XG4gICAgfVxuICAgIGZvciAobGV0IGkgPSBmaXJzdDsgaSA8IG47IGkrKykgcHJvZHVjdFtpXSAtPSAoaW5uZXIgLyAyKSAqIHZlY3RvcltpXTtcbiAgICBmb3IgKGxldCBpID0gZmlyc3Q7IGkgPCBuOyBpKyspIHtcbiAgICAgIGNvbnN0IHJvdyA9IGFbaV07XG4gICAgICBmb3IgKGxldCBqID0gZmlyc3Q7IGogPCBuOyBqKyspIHJvd1tqXSAtPSB2ZWN0b3JbaV0gKiBwcm9kdWN0W2pdICsgcHJvZHVjdFtpXSAqIHZlY3RvcltqXTtcbiAgICB9XG4gICAgcmVmbGVjdGlvbnMucHVzaCh7IHZlY3RvciwgZmlyc3QgfSk7XG4gIH1cbiAgaWYgKG4gPiAxKSBvZmZEaWFnb25hbFtuIC0gMl0gPSBhW24gLSAxXVtuIC0gMl07XG4gIGNvbnN0IGJhc2lzID0gQXJyYXkuZnJvbSh7IGxlbmd0aDogbiB9LCAoXywgaSkgPT4gRmxvYXQ2NEFycmF5LmZyb20oeyBsZW5ndGg6IG4gfSwgKF8sIGopID0+IE51bWJlcihpID09PSBqKSkpO1xuICBmb3IgKGNvbnN0IHsgdmVjdG9yLCBmaXJzdCB9IG9mIHJlZmxlY3Rpb25zKSB7XG4gICAgZm9yIChsZXQgaSA9IDE7IGkgPCBuOyBpKyspIHtcbiAgICAgIGNvbnN0IHJvdyA9IGJhc2lzW2ldO1xuICAgICAgbGV0IHN1bSA9IDA7XG4gICAgICBmb3IgKGxldCBqID0gZmlyc3Q7IGogPCBuOyBqKyspIHN1bSArPSByb3dbal0gKiB2ZWN0b3Jbal07XG4gICAgICBmb3IgKGxldCBqID0gZmlyc3Q7IGogPCBuOyBqKyspIHJvd1tqXSAtPSBzdW0gKiB2ZWN0b3Jbal07XG4gICAgfVxuICB9XG4gIC8vIFRoZSByb3dzIHNvIGZhciBhcmUgdGhvc2Ugb2YgUS5cbiAgY29uc3Qgcm93cyA9IEFycmF5LmZyb20oeyBsZW5ndGg6IG4gfSwgKF8sIGspID0+IEZsb2F0NjRBcnJheS5mcm9tKGJhc2lzLCAocm93KSA9PiByb3dba10pKTtcbiAgcmV0dXJuIHsgZGlhZ29uYWw6IEZsb2F0NjRBcnJheS5mcm9tKGEsIChyb3csIGkpID0+IHJvd1tpXSksIG9mZkRpYWdvbmFsLCBiYXNpczogcm93cyB9O1xufVxuXG4vKiogVHVybnMgYGRpYWdvbmFsYCBpbnRvIHRoZSBlaWdlbnZhbHVlcyBhbmQgdGhlIHJvd3Mgb2YgYGJhc2lzYCBpbnRvIHRoZSBlaWdlbnZlY3RvcnMsIGluIHBsYWNlLiAqL1xuZXhwb3J0IGZ1bmN0aW9uIGRpYWdvbmFsaXNlKGRpYWdvbmFsOiBGbG9hdDY0QXJyYXksIG9mZkRpYWdvbmFsOiBGbG9hdDY0QXJyYXksIGJhc2lzOiBGbG9hdDY0QXJyYXlbXSk6IHZvaWQge1xuICBjb25zdCBuID0gZGlhZ29uYWwubGVuZ3RoO1xuICBmb3IgKGxldCBsID0gMDsgbCA8IG47IGwrKykge1xuICAgIGZvciAobGV0IGl0ZXJhdGlvbiA9IDA7IGl0ZXJhdGlvbiA8IE1BWF9JVEVSQVRJT05TOyBpdGVyYXRpb24rKykge1xuICAgICAgbGV0IG0gPSBsO1xuICAgICAgd2hpbGUgKG0gKyAxIDwgbikge1xuICAgICAgICBjb25zdCBzaXplID0gTWF0aC5hYnMoZGlhZ29uYWxbbV0pICsgTWF0aC5hYnMoZGlhZ29uYWxbbSArIDFdKTtcbiAgICAgICAgaWYgKE1hdGguYWJzKG9mZkRpYWdvbmFsW21dKSA8PSBOdW1iZXIuRVBTSUxPTiAqIHNpemUpIGJyZWFrO1xuICAgICAgICBtKys7XG4gICAgICB9XG4gICAgICBpZiAobSA9PT0gbCkgYnJlYWs7XG4gICAgICAvLyBXaWxraW5zb24ncyBzaGlmdC5cbiAgICAgIGNvbnN0IGhhbGYgPSAoZGlhZ29uYWxbbCArIDFdIC0gZGlhZ29uYWxbbF0pIC8gKDIgKiBvZmZEaWFnb25hbFtsXSk7XG4gICAgICBjb25zdCByb290ID0gTWF0aC5oeXBvdChoYWxmLCAxKTtcbiAgICAgIGxldCBnID0gZGlhZ29uYWxbbV0gLSBkaWFnb25hbFtsXSArIG9mZkRpYWdvbmFsW2xdIC8gKGhhbGYgKyBNYXRoLnNpZ24oaGFsZiB8fCAxKSAqIHJvb3QpO1xuICAgICAgbGV0IFtzLCBjLCBwXSA9IFsxLCAxLCAwXTtcbiAgICAgIGxldCBpID0gbSAtIDE7XG4gICAgICBmb3IgKDsgaSA+PSBsOyBpLS0pIHtcbiAgICAgICAgY29uc3QgZiA9IHMgKiBvZmZEaWFnb25hbFtpXTtcbiAgICAgICAgY29uc3QgYiA9IGMgKiBvZmZEaWFnb25hbFtpXTtcbiAgICAgICAgY29uc3QgciA9IE1hdGguaHlwb3QoZiwgZyk7XG4gICAgICAgIG9mZkRpYWdvbmFsW2kgKyAxXSA9IHI7XG4gICAgICAgIGlmIChyID09PSAwKSB7XG4gICAgICAgICAgZGlhZ29uYWxbaSArIDFdIC09IHA7XG4gICAgICAgICAgb2ZmRGlhZ29uYWxbbV0gPSAwO1xuICAgICAgICAgIGJyZWFrO1xuICAgICAgICB9XG4gICAgICAgIHMgPSBmIC8gcjtcbiAgICAgICAgYyA9IGcgLyByO1xuICAgICAgICBnID0gZGlhZ29uYWxbaSArIDFdIC0gcDtcbiAgICAgICAgY29uc3QgdCA9IChkaWFnb25hbFtpXSAtIGcpICogcyArIDIgKiBjICogYjtcbiAgICAgICAgcCA9IHMgKiB0O1xuICAgICAgICBkaWFnb25hbFtpICsgMV0gPSBnICsgcDtcbiAgICAgICAgZyA9IGMgKiB0IC0gYjtcbiAgICAgICAgY29uc3QgW3VwcGVyLCBsb3dlcl0gPSBbYmFzaXNbaV0sIGJhc2lzW2kgKyAxXV07XG4gICAgICAgIGZvciAobGV0IGsgPSAwOyBrIDwgbjsgaysrKSB7XG4gICAgICAgICAgY29uc3QgeCA9IGxvd2VyW2tdO1xuICAgICAgICAgIGNvbnN0IHkgPSB1cHBlcltrXTtcbiAgICAgICAgICBsb3dlcltrXSA9IHMgKiB5ICsgYyAqIHg7XG4gICAgICAgICAgdXBwZXJba10gPSBjICogeSAtIHMgKiB4O1xuICAgICAgICB9XG4gICAgICB9XG4gICAgICBpZiAoaSA+PSBsKSBjb250aW51ZTtcbiAgICAgIGRpYWdvbmFsW2xdIC09IHA7XG4gICAgICBvZmZEaWFnb25hbFtsXSA9IGc7XG4gICAgICBvZmZEaWFnb25hbFttXSA9IDA7XG4gICAgfVxuICB9XG59XG4iLCAiaW1wb3J0IHsgcGFja2VkSW5kZXggfSBmcm9tICcuL3BhY2tlZC5qcyc7XG5pbXBvcnQgeyBkaWFnb25hbGlzZSwgdHJpZGlhZ29uYWxpc2UgfSBmcm9tICcuL3RyaWRpYWdvbmFsLmpzJztcblxuZXhwb3J0IGludGVyZmFjZSBTeW1tZXRyaWNFaWdlbiB7XG4gIC8qKiBMYXJnZXN0IGZpcnN0LiAqL1xuICByZWFkb25seSB2YWx1ZXM6IEZsb2F0NjRBcnJheTtcbiAgLyoqIGB2ZWN0b3JzW2tdYCBiZWxvbmdzIHRvIGB2YWx1ZXNba11gIGFuZCBoYXMgbGVuZ3RoIDEuICovXG4gIHJlYWRvbmx5IHZlY3RvcnM6IHJlYWRvbmx5IEZsb2F0NjRBcnJheVtdO1xufVxuXG4vKiogSmFjb2JpIHJvdGF0aW9ucyB0YWtlIGEgbXVsdGlwbGUgb2Ygbl4zIG9wZXJhdGlvbnMgdG9vIG1hbnkgZnJvbSB0aGlzIHNpemUgb24uICovXG5jb25zdCBMQVJHRSA9IDY0O1xuXG4vKipcbiAqIEVpZ2VudmFsdWVzIGFuZCBlaWdlbnZlY3RvcnMgb2YgYSBwYWNrZWQgc3ltbWV0cmljIG4geCBuIG1hdHJpeC4gU21hbGwgbWF0cmljZXMgYnkgY3ljbGljIEphY29iaSByb3RhdGlvbnM6IHNtYWxsXG4gKiBlaWdlbnZhbHVlcyBvZiB3ZWxsLXNjYWxlZCBtYXRyaWNlcyBhcmUgY29tcHV0ZWQgdG8gaGlnaCByZWxhdGl2ZSBhY2N1cmFjeSwgYW5kIGlkZW50aWZpYWJpbGl0eSBkZXBlbmRzIG9uIHRob3NlLiBMYXJnZVxuICogb25lcyBieSBRTCBpdGVyYXRpb25zIG9uIGEgdHJpZGlhZ29uYWwgZm9ybSwgYWNjdXJhdGUgcmVsYXRpdmUgdG8gdGhlIGxhcmdlc3QgZWlnZW52YWx1ZS5cbiAqL1xuZXhwb3J0IGZ1bmN0aW9uIHN5bW1ldHJpY0VpZ2VuKHBhY2tlZDogRmxvYXQ2NEFycmF5LCBuOiBudW1iZXIpOiBTeW1tZXRyaWNFaWdlbiB7XG4gIHJldHVybiBuIDwgTEFSR0UgPyBieVJvdGF0aW9ucyhwYWNrZWQsIG4pIDogYnlUcmlkaWFnb25hbEZvcm0ocGFja2VkLCBuKTtcbn1cblxuZnVuY3Rpb24gYnlSb3RhdGlvbnMocGFja2VkOiBGbG9hdDY0QXJyYXksIG46IG51bWJlcik6IFN5bW1ldHJpY0VpZ2VuIHtcbiAgY29uc3QgYSA9IEFycmF5LmZyb20oeyBsZW5ndGg6IG4gfSwgKF8sIGkpID0+XG4gICAgRmxvYXQ2NEFycmF5LmZyb20oeyBsZW5ndGg6IG4gfSwgKF8sIGopID0+IHBhY2tlZFtwYWNrZWRJbmRleChpLCBqKV0pLFxuICApO1xuICBjb25zdCByb3dzID0gQXJyYXkuZnJvbSh7IGxlbmd0aDogbiB9LCAoXywgaSkgPT5cbiAgICBGbG9hdDY0QXJyYXkuZnJvbSh7IGxlbmd0aDogbiB9LCAoXywgaikgPT4gTnVtYmVyKGkgPT09IGopKSxcbiAgKTtcbiAgLy8gQ29udmVyZ2VuY2UgaXMgcXVhZHJhdGljOyA2IHRvIDEwIHN3ZWVwcyBhcmUgdXN1YWwuXG4gIGZvciAobGV0IHN3ZWVwID0gMDsgc3dlZXAgPCA1MDsgc3dlZXArKykge1xuICAgIGxldCByb3RhdGVkID0gZmFsc2U7XG4gICAgZm9yIChsZXQgcCA9IDA7IHAgPCBuOyBwKyspIHtcbiAgICAgIGZvciAobGV0IHEgPSBwICsgMTsgcSA8IG47IHErKykge1xuICAgICAgICBpZiAoTWF0aC5hYnMoYVtwXVtxXSkgPD0gTnVtYmVyLkVQU0lMT04gKiBNYXRoLnNxcnQoTWF0aC5hYnMoYVtwXVtwXSAqIGFbcV1bcV0pKSB8fCBhW3BdW3FdID09PSAwKVxuICAgICAgICAgIGNvbnRpbnVlO1xuICAgICAgICByb3RhdGVkID0gdHJ1ZTtcbiAgICAgICAgY29uc3QgdGhldGEgPSAoYVtxXVtxXSAtIGFbcF1bcF0pIC8gKDIgKiBhW3BdW3FdKTtcbiAgICAgICAgY29uc3QgdCA9XG4gICAgICAgICAgTWF0aC5hYnModGhldGEpID4gMWUxNTBcbiAgICAgICAgICAgID8gMC41IC8gdGhldGFcbiAgICAgICAgICAgIDogTWF0aC5zaWduKHRoZXRhIHx8IDEpIC8gKE1hdGguYWJzKHRoZXRhKSArIE1hdGguc3FydCh0aGV0YSAqIHRoZXRhICsgMSkpO1xuICAgICAgICBjb25zdCBjID0gMSAvIE1hdGguc3FydCh0ICogdCArIDEpO1xuICAgICAgICByb3RhdGUoYSwgcm93cywgcCwgcSwgYywgdCAqIGMpO1xuICAgICAgfVxuICAgIH1cbiAgICBpZiAoIXJvdGF0ZWQpIGJyZWFrO1xuICB9XG4gIGNvbnN0IG9yZGVyID0gQXJyYXkuZnJvbSh7IGxlbmd0aDogbiB9LCAoXywgaSkgPT4gaSkuc29ydCgoaSwgaikgPT4gYVtqXVtqXSAtIGFbaV1baV0pO1xuICByZXR1cm4ge1xuICAgIHZhbHVlczogRmxvYXQ2NEFycmF5LmZyb20ob3JkZXIsIChpKSA9PiBhW2ldW2ldKSxcbiAgICB2ZWN0b3JzOiBvcmRlci5tYXAoKGkpID0+IHJvd3NbaV0pLFxuICB9O1xufVxuXG4vKiogYSA9IFInIGEgUiB3aXRoIHRoZSByb3RhdGlvbiBSIGluIHRoZSBwbGFuZSAocCwgcSk7IGB2ZWN0b3JzYCBhY2N1bXVsYXRlcyB0aGUgcHJvZHVjdCBvZiB0aGUgcm90YXRpb25zLCBieSByb3dzLiAqL1xuZnVuY3Rpb24gcm90YXRlKFxuICBhOiBGbG9hdDY0QXJyYXlbXSxcbiAgdmVjdG9yczogRmxvYXQ2NEFycmF5W10sXG4gIHA6IG51bWJlcixcbiAgcTogbnVtYmVyLFxuICBjOiBudW1iZXIsXG4gIHM6IG51bWJlcixcbik6IHZvaWQge1xuICBmb3IgKGNvbnN0IHJvdyBvZiBhKSB7XG4gICAgY29uc3QgeCA9IHJvd1twXTtcbiAgICBjb25zdCB5ID0gcm93W3FdO1xuICAgIHJvd1twXSA9IGMgKiB4IC0gcyAqIHk7XG4gICAgcm93W3FdID0gcyAqIHggKyBjICogeTtcbiAgfVxuICBmb3IgKGNvbnN0IG0gb2YgW2EsIHZlY3RvcnNdKSB7XG4gICAgZm9yIChsZXQgayA9IDA7IGsgPCBhLmxlbmd0aDsgaysrKSB7XG4gICAgICBjb25zdCB4ID0gbVtwXVtrXTtcbiAgICAgIGNvbnN0IHkgPSBtW3FdW2tdO1xuICAgICAgbVtwXVtrXSA9IGMgKiB4IC0gcyAqIHk7XG4gICAgICBtW3FdW2tdID0gcyAqIHggKyBjICogeTtcbiAgICB9XG4gIH1cbn1cblxuZnVuY3Rpb24gYnlUcmlkaWFnb25hbEZvcm0ocGFja2VkOiBGbG9hdDY0QXJyYXksIG46IG51bWJlcik6IFN5bW1ldHJpY0VpZ2VuIHtcbiAgY29uc3QgeyBkaWFnb25hbCwgb2ZmRGlhZ29uYWwsIGJhc2lzIH0gPSB0cmlkaWFnb25hbGlzZShwYWNrZWQsIG4pO1xuICBkaWFnb25hbGlzZShkaWFnb25hbCwgb2ZmRGlhZ29uYWwsIGJhc2lzKTtcbiAgY29uc3Qgb3JkZXIgPSBBcnJheS5mcm9tKHsgbGVuZ3RoOiBuIH0sIChfLCBpKSA9PiBpKS5zb3J0KChpLCBqKSA9PiBkaWFnb25hbFtqXSAtIGRpYWdvbmFsW2ldKTtcbiAgcmV0dXJuIHsgdmFsdWVzOiBGbG9hdDY0QXJyYXkuZnJvbShvcmRlciwgKGkpID0+IGRpYWdvbmFsW2ldKSwgdmVjdG9yczogb3JkZXIubWFwKChpKSA9PiBiYXNpc1tpXSkgfTtcbn1cbiIsICJpbXBvcnQgeyBjaG9sZXNreUZhY3RvciwgY2hvbGVza3lTb2x2ZSB9IGZyb20gJy4uL2xpbmVhci1hbGdlYnJhL2Nob2xlc2t5LmpzJztcbmltcG9ydCB7IHN5bW1ldHJpY0VpZ2VuIH0gZnJvbSAnLi4vbGluZWFyLWFsZ2VicmEvZWlnZW4uanMnO1xuaW1wb3J0IHsgcGFja2VkSW5kZXgsIHBhY2tlZExlbmd0aCB9IGZyb20gJy4uL2xpbmVhci1hbGdlYnJhL3BhY2tlZC5qcyc7XG5cbi8qKiBNYXRyaWNlcyBmcm9tIHRoaXMgc2l6ZSBvbiBoYXZlIHRoZWlyIGNvbmRpdGlvbiBlc3RpbWF0ZWQgYnkgaXRlcmF0aW9uOiBhbGwgZWlnZW52YWx1ZXMgd291bGQgdGFrZSBsb25nZXIgdGhhbiB0aGUgZml0LiAqL1xuZXhwb3J0IGNvbnN0IE1BTllfQ09PUkRJTkFURVMgPSA2NDtcblxuLyoqIFN0ZXBzIG9mIHRoZSBpdGVyYXRpb25zIGZvciB0aGUgZXh0cmVtZSBlaWdlbnZhbHVlcywgd2hpY2ggc2V0dGxlIHRvIGFib3V0IGEgcGVyY2VudC4gKi9cbmNvbnN0IFBPV0VSX1NURVBTID0gNDA7XG5cbi8qKiBDb25kaXRpb24gbnVtYmVycyBhcmUgcmVwb3J0ZWQgdXAgdG8gdGhpcywgd2hlcmUgdGhlIHNtYWxsZXN0IGVpZ2VudmFsdWUgaXMgYWxsIHJvdW5kaW5nIGluIGZsb2F0NjQuICovXG5jb25zdCBXT1JTVF9DT05ESVRJT04gPSAxIC8gTnVtYmVyLkVQU0lMT047XG5cbi8qKlxuICogQ29uZGl0aW9uIG51bWJlciBvZiBhIHBhY2tlZCBzeW1tZXRyaWMgbWF0cml4IHNjYWxlZCB0byB1bml0IGRpYWdvbmFsLCBvdmVyIHRoZSBjb29yZGluYXRlcyB0aGF0IGFyZSBub3QgZnJvemVuLlxuICogQWx3YXlzIGZpbml0ZTogYSBtYXRyaXggdGhhdCBpcyBub3QgcG9zaXRpdmUgZGVmaW5pdGUgdG8gcm91bmRpbmcgaGFzIHtAbGluayBXT1JTVF9DT05ESVRJT059LlxuICovXG5leHBvcnQgZnVuY3Rpb24gc2NhbGVkQ29uZGl0aW9uKHBhY2tlZDogRmxvYXQ2NEFycmF5LCBmcm96ZW46IFVpbnQ4QXJyYXkpOiBudW1iZXIge1xuICBjb25zdCBmcmVlID0gQXJyYXkuZnJvbShmcm96ZW4ua2V5cygpKS5maWx0ZXIoKGkpID0+ICFmcm96ZW5baV0pO1xuICBpZiAoZnJlZS5sZW5ndGggPT09IDApIHJldHVybiAxO1xuICBjb25zdCByb290ID0gZnJlZS5tYXAoKGkpID0+IE1hdGguc3FydChwYWNrZWRbcGFja2VkSW5kZXgoaSwgaSldKSk7XG4gIGlmICghcm9vdC5ldmVyeSgoc2l6ZSkgPT4gc2l6ZSA+IDApKSByZXR1cm4gV09SU1RfQ09ORElUSU9OO1xuICBjb25zdCBzY2FsZWQgPSBuZXcgRmxvYXQ2NEFycmF5KHBhY2tlZExlbmd0aChmcmVlLmxlbmd0aCkpO1xuICBmcmVlLmZvckVhY2goKGksIHJvdykgPT4ge1xuICAgIGZvciAobGV0IGNvbHVtbiA9IDA7IGNvbHVtbiA8PSByb3c7IGNvbHVtbisrKSB7XG4gICAgICBjb25zdCBqID0gZnJlZVtjb2x1bW5dO1xuICAgICAgc2NhbGVkW3BhY2tlZEluZGV4KHJvdywgY29sdW1uKV0gPVxuICAgICAgICByb3cgPT09IGNvbHVtbiA/IDEgOiBwYWNrZWRbcGFja2VkSW5kZXgoaSwgaildIC8gKHJvb3Rbcm93XSAqIHJvb3RbY29sdW1uXSk7XG4gICAgfVxuICB9KTtcbiAgaWYgKGZyZWUubGVuZ3RoID49IE1BTllfQ09PUkRJTkFURVMpIHJldHVybiBlc3RpbWF0ZWRDb25kaXRpb24oc2NhbGVkLCBmcmVlLmxlbmd0aCk7XG4gIGNvbnN0IHsgdmFsdWVzIH0gPSBzeW1tZXRyaWNFaWdlbihzY2FsZWQsIGZyZWUubGVuZ3RoKTtcbiAgY29uc3QgY29uZGl0aW9uID0gdmFsdWVzWzBdIC8gdmFsdWVzW2ZyZWUubGVuZ3RoIC0gMV07XG4gIHJldHVybiBjb25kaXRpb24gPiAwICYmIGNvbmRpdGlvbiA8IFdPUlNUX0NPTkRJVElPTiA/IGNvbmRpdGlvbiA6IFdPUlNUX0NPTkRJVElPTjtcbn1cblxuLyoqIEJ5IHBvd2VyIGl0ZXJhdGlvbiwgYW5kIGJ5IGludmVyc2UgaXRlcmF0aW9uIHdpdGggdGhlIENob2xlc2t5IGZhY3Rvcjsge0BsaW5rIFdPUlNUX0NPTkRJVElPTn0gd2hlcmUgdGhlcmUgaXMgbm9uZS4gKi9cbmV4cG9ydCBmdW5jdGlvbiBlc3RpbWF0ZWRDb25kaXRpb24ocGFja2VkOiBGbG9hdDY0QXJyYXksIG46IG51bWJlcik6IG51bWJlciB7XG4gIGNvbnN0IGZhY3RvciA9IHBhY2tlZC5zbGljZSgpO1xuICBpZiAoIWNob2xlc2t5RmFjdG9yKGZhY3RvciwgbiwgTnVtYmVyLkVQU0lMT04pKSByZXR1cm4gV09SU1RfQ09ORElUSU9OO1xuICBjb25zdCBsYXJnZXN0ID0gZG9taW5hbnQobiwgKHgpID0+IG11bHRpcGx5KHBhY2tlZCwgeCkpO1xuICBjb25zdCBzbWFsbGVzdCA9IGRvbWluYW50KG4sICh4KSA9PiB7XG4gICAgY29uc3Qgc29sdmVkID0geC5zbGljZSgpO1xuICAgIGNob2xlc2t5U29sdmUoZmFjdG9yLCBuLCBzb2x2ZWQpO1xuICAgIHJldHVybiBzb2x2ZWQ7XG4gIH0pO1xuICByZXR1cm4gTWF0aC5taW4obGFyZ2VzdCAqIHNtYWxsZXN0LCBXT1JTVF9DT05ESVRJT04pO1xufVxuXG4vKiogVGhlIGxhcmdlc3QgZWlnZW52YWx1ZSBvZiBhIHBvc2l0aXZlIGRlZmluaXRlIG9wZXJhdG9yLiAqL1xuZnVuY3Rpb24gZG9taW5hbnQobjogbnVtYmVyLCBhcHBseTogKHg6IEZsb2F0NjRBcnJheSkgPT4gRmxvYXQ2NEFycmF5KTogbnVtYmVyIHtcbiAgLy8gQW55IHN0YXJ0IHdpbGwgZG8gdGhhdCBpcyBvcnRob2dvbmFsIHRvIG5vIGVpZ2VudmVjdG9yIGJ5IHN5bW1ldHJ5LlxuICBsZXQgeDogRmxvYXQ2NEFycmF5ID0gRmxvYXQ2NEFycmF5LmZyb20oeyBsZW5ndGg6IG4gfSwgKF8sIGkpID0+IDEgKyAwLjUgKiBNYXRoLnNpbigxICsgaSAqIGkpKTtcbiAgbGV0IHNpemUgPSAxO1xuICBmb3IgKGxldCBzdGVwID0gMDsgc3RlcCA8PSBQT1dFUl9TVEVQUzsgc3RlcCsrKSB7XG4gICAgeCA9IGFwcGx5KHgpO1xuICAgIHNpemUgPSBNYXRoLnNxcnQoeC5yZWR1Y2UoKHN1bSwgdmFsdWUpID0+IHN1bSArIHZhbHVlICogdmFsdWUsIDApKTtcbiAgICB4ID0geC5tYXAoKHZhbHVlKSA9PiB2YWx1ZSAvIHNpemUpO1xuICB9XG4gIHJldHVybiBzaXplO1xufVxuXG5mdW5jdGlvbiBtdWx0aXBseShwYWNrZWQ6IEZsb2F0NjRBcnJheSwgeDogRmxvYXQ2NEFycmF5KTogRmxvYXQ2NEFycmF5IHtcbiAgY29uc3Qgb3V0ID0gbmV3IEZsb2F0NjRBcnJheSh4Lmxlbmd0aCk7XG4gIGZvciAobGV0IGkgPSAwLCBlbnRyeSA9IDA7IGkgPCB4Lmxlbmd0aDsgaSsrKSB7XG4gICAgZm9yIChsZXQgaiA9IDA7IGogPCBpOyBqKyssIGVudHJ5KyspIHtcbiAgICAgIGlmIChwYWNrZWRbZW50cnldID09PSAwKSBjb250aW51ZTtcbiAgICAgIG91dFtpXSArPSBwYWNrZWRbZW50cnldICogeFtqXTtcbiAgICAgIG91dFtqXSArPSBwYWNrZWRbZW50cnldICogeFtpXTtcbiAgICB9XG4gICAgb3V0W2ldICs9IHBhY2tlZFtlbnRyeSsrXSAqIHhbaV07XG4gIH1cbiAgcmV0dXJuIG91dDtcbn1cblxuLyoqIExhcmdlc3QgfGdfaXwgLyBzcXJ0KGN1cnZhdHVyZSBvZiBpKSBvdmVyIHRoZSBjb29yZGluYXRlcyB0aGF0IGFyZSBub3QgZnJvemVuLiAqL1xuZXhwb3J0IGZ1bmN0aW9uIHNjYWxlZEdyYWRpZW50KGdyYWRpZW50OiBGbG9hdDY0QXJyYXksIHBhY2tlZDogRmxvYXQ2NEFycmF5LCBmcm96ZW46IFVpbnQ4QXJyYXkpOiBudW1iZXIge1xuICBsZXQgbGFyZ2VzdCA9IDA7XG4gIGZvciAobGV0IGkgPSAwOyBpIDwgZ3JhZGllbnQubGVuZ3RoOyBpKyspIHtcbiAgICBjb25zdCBjdXJ2YXR1cmUgPSBwYWNrZWRbcGFja2VkSW5kZXgoaSwgaSldO1xuICAgIGlmICghZnJvemVuW2ldICYmIGN1cnZhdHVyZSA+IDApXG4gICAgICBsYXJnZXN0ID0gTWF0aC5tYXgobGFyZ2VzdCwgTWF0aC5hYnMoZ3JhZGllbnRbaV0pIC8gTWF0aC5zcXJ0KGN1cnZhdHVyZSkpO1xuICB9XG4gIHJldHVybiBsYXJnZXN0O1xufVxuIiwgIi8qKiBUaGUgb2JqZWN0aXZlIGluIGZsb2F0NjQsIHdpdGggaXRzIGV4YWN0IHBlbmFsdHkuICovXG5pbXBvcnQgdHlwZSB7IEV2YWx1YXRvciB9IGZyb20gJy4uL2Zvcm11bGEvZXZhbHVhdG9yLmpzJztcbmltcG9ydCB7IHBlbmFsdHkgfSBmcm9tICcuLi9sb3NzL2xvc3MuanMnO1xuaW1wb3J0IHR5cGUgeyBQcm9ibGVtRGF0YSB9IGZyb20gJy4va2VybmVsLmpzJztcblxuLyoqIFRoZSBzdW0gb3ZlciByb3dzIG9mIHdlaWdodCB0aW1lcyB0aGUgZXhhY3QgcGVuYWx0eSwgZmxvYXQ2NCwgb3ZlciB0aGUgb2JzZXJ2YXRpb25zIGluIGBwcm9ibGVtYCBhdCB0aGUgdGltZSBvZiB0aGUgY2FsbC4gKi9cbmV4cG9ydCBmdW5jdGlvbiBjcmVhdGVFeGFjdE9iamVjdGl2ZShcbiAgcHJvYmxlbTogUHJvYmxlbURhdGEsXG4gIGV2YWx1YXRvcjogRXZhbHVhdG9yLFxuKTogKGF0OiBGbG9hdDY0QXJyYXkpID0+IG51bWJlciB7XG4gIGNvbnN0IHsgdGFyZ2V0LCB3ZWlnaHQsIGxvc3MgfSA9IHByb2JsZW07XG4gIGNvbnN0IHJlbGF0aXZlID0gbG9zcy5yZXNpZHVhbCA9PT0gJ3JlbGF0aXZlJztcbiAgY29uc3QgdGVybXMgPSBuZXcgRmxvYXQ2NEFycmF5KHRhcmdldC5sZW5ndGgpO1xuICByZXR1cm4gKGF0KSA9PiB7XG4gICAgY29uc3QgdmFsdWUgPSBldmFsdWF0b3IudmFsdWUoYXQpO1xuICAgIGZvciAobGV0IGkgPSAwOyBpIDwgdGVybXMubGVuZ3RoOyBpKyspIHtcbiAgICAgIGNvbnN0IHIgPSB2YWx1ZVtpXSAtIHRhcmdldFtpXTtcbiAgICAgIHRlcm1zW2ldID0gd2VpZ2h0W2ldICogcGVuYWx0eShsb3NzLnJobywgcmVsYXRpdmUgPyByIC8gdGFyZ2V0W2ldIDogcik7XG4gICAgfVxuICAgIHJldHVybiBjb21wZW5zYXRlZFN1bSh0ZXJtcyk7XG4gIH07XG59XG5cbi8qKiBOZXVtYWllcidzIGNvbXBlbnNhdGVkIHN1bTogdGhlIGVycm9yIGRvZXMgbm90IGdyb3cgd2l0aCB0aGUgbnVtYmVyIG9mIHRlcm1zLiAqL1xuZXhwb3J0IGZ1bmN0aW9uIGNvbXBlbnNhdGVkU3VtKHRlcm1zOiBGbG9hdDY0QXJyYXkpOiBudW1iZXIge1xuICBsZXQgc3VtID0gMDtcbiAgbGV0IGNvbXBlbnNhdGlvbiA9IDA7XG4gIGZvciAobGV0IGsgPSAwOyBrIDwgdGVybXMubGVuZ3RoOyBrKyspIHtcbiAgICBjb25zdCB0ZXJtID0gdGVybXNba107XG4gICAgY29uc3QgbmV4dCA9IHN1bSArIHRlcm07XG4gICAgY29tcGVuc2F0aW9uICs9IE1hdGguYWJzKHN1bSkgPj0gTWF0aC5hYnModGVybSkgPyBzdW0gLSBuZXh0ICsgdGVybSA6IHRlcm0gLSBuZXh0ICsgc3VtO1xuICAgIHN1bSA9IG5leHQ7XG4gIH1cbiAgcmV0dXJuIHN1bSArIGNvbXBlbnNhdGlvbjtcbn1cbiIsICIvKiogTWluaW1hIHdpdGhvdXQgY3VydmF0dXJlOiB3aGVyZSBhIHJvYnVzdCBwZW5hbHR5IGlzIGxpbmVhciBhdCBldmVyeSByb3csIHRoZSBtaW5pbWlzZXJzIGZvcm0gYW4gaW50ZXJ2YWwuICovXG5pbXBvcnQgeyBzeW1tZXRyaWNFaWdlbiB9IGZyb20gJy4uL2xpbmVhci1hbGdlYnJhL2VpZ2VuLmpzJztcbmltcG9ydCB7IHBhY2tlZEluZGV4LCBwYWNrZWRMZW5ndGggfSBmcm9tICcuLi9saW5lYXItYWxnZWJyYS9wYWNrZWQuanMnO1xuaW1wb3J0IHR5cGUgeyBSaG8gfSBmcm9tICcuLi9sb3NzL2xvc3MuanMnO1xuaW1wb3J0IHsgc2NhbGVkQ29uZGl0aW9uIH0gZnJvbSAnLi9jZXJ0aWZpY2F0ZS5qcyc7XG5cbi8qKiBOZWdhdGl2ZSBjdXJ2YXR1cmUgYmV5b25kIHRoaXMgZnJhY3Rpb24gb2YgdGhlIEdhdXNzLU5ld3RvbiBtYXRyaXgncyBpcyB0aGF0IG9mIGEgc2FkZGxlLCBub3Qgb2YgYSBmbGF0IG1pbmltdW0uICovXG5jb25zdCBNQVhfTkVHQVRJVkVfQ1VSVkFUVVJFID0gMWUtNjtcblxuLyoqIEEgbXVsdGlwbGllciBhdCB0aGlzIGZyYWN0aW9uIG9mIGl0cyBsaW1pdCBvciBhYm92ZSBjb3VudHMgYXMgYXQgdGhlIGxpbWl0OiB0aGUgb2JqZWN0aXZlIGlzIGNvbnN0YW50IGFsb25nIHRoYXQgZWRnZS4gKi9cbmV4cG9ydCBjb25zdCBBVF9MSU1JVCA9IDEgLSAxZS05O1xuXG4vKipcbiAqIFdoZXRoZXIgYSBzdGF0aW9uYXJ5IHBvaW50IGxhY2tzIGN1cnZhdHVyZSBiZWNhdXNlIG9mIHRoZSBwZW5hbHR5LCBub3Qgb2YgdGhlIGxhdzogdGhlIHJvd3MgZGV0ZXJtaW5lIGFsbCBwYXJhbWV0ZXJzXG4gKiAoYGdhdXNzTmV3dG9uYCwgcGFja2VkLCB3ZWlnaHRzIGV2ZXJ5IHJvdyksIGJ1dCBldmVyeSByZXNpZHVhbCBpcyBpbiB0aGUgbGluZWFyIHBhcnQgb2YgdGhlIHBlbmFsdHksIGFuZCB0aGUgZ3JhZGllbnRzXG4gKiBjYW5jZWwuIEV4YW1wbGVzOiB0aGUgbWVkaWFuIG9mIGFuIGV2ZW4gbnVtYmVyIG9mIGxvc3NlcywgSHViZXIncyBsb3NzIHdpdGggYSBkZWx0YSBmYXIgYmVsb3cgdGhlIHNjYXR0ZXIuXG4gKi9cbmV4cG9ydCBmdW5jdGlvbiBpc0ZsYXRNaW5pbXVtKFxuICByaG86IFJobyxcbiAgZ2F1c3NOZXd0b246IEZsb2F0NjRBcnJheSxcbiAgaGVzc2lhbjogRmxvYXQ2NEFycmF5LFxuICBmcm96ZW46IFVpbnQ4QXJyYXksXG4gIHNpbmd1bGFyOiBudW1iZXIsXG4pOiBib29sZWFuIHtcbiAgaWYgKHJoby5raW5kID09PSAnc3F1YXJlZCcgfHwgc2NhbGVkQ29uZGl0aW9uKGdhdXNzTmV3dG9uLCBmcm96ZW4pID49IHNpbmd1bGFyKSByZXR1cm4gZmFsc2U7XG4gIGNvbnN0IGZyZWUgPSBBcnJheS5mcm9tKGZyb3plbi5rZXlzKCkpLmZpbHRlcigoaSkgPT4gIWZyb3plbltpXSk7XG4gIGNvbnN0IHJvb3QgPSBmcmVlLm1hcCgoaSkgPT4gTWF0aC5zcXJ0KGdhdXNzTmV3dG9uW3BhY2tlZEluZGV4KGksIGkpXSkpO1xuICBjb25zdCBzY2FsZWQgPSBuZXcgRmxvYXQ2NEFycmF5KHBhY2tlZExlbmd0aChmcmVlLmxlbmd0aCkpO1xuICBmcmVlLmZvckVhY2goKGksIHJvdykgPT4ge1xuICAgIGZvciAobGV0IGNvbHVtbiA9IDA7IGNvbHVtbiA8PSByb3c7IGNvbHVtbisrKSB7XG4gICAgICBzY2FsZWRbcGFja2VkSW5kZXgocm93LCBjb2x1bW4pXSA9IGhlc3NpYW5bcGFja2VkSW5kZXgoaSwgZnJlZVtjb2x1bW5dKV0gLyAocm9vdFtyb3ddICogcm9vdFtjb2x1bW5dKTtcbiAgICB9XG4gIH0pO1xuICBjb25zdCB7IHZhbHVlcyB9ID0gc3ltbWV0cmljRWlnZW4oc2NhbGVkLCBmcmVlLmxlbmd0aCk7XG4gIHJldHVybiB2YWx1ZXNbZnJlZS5sZW5ndGggLSAxXSA+PSAtTUFYX05FR0FUSVZFX0NVUlZBVFVSRSAqIE1hdGgubWF4KDEsIHZhbHVlc1swXSk7XG59XG4iLCAiaW1wb3J0IHsgY2hvbGVza3lGYWN0b3IsIGNob2xlc2t5U29sdmUgfSBmcm9tICcuLi9saW5lYXItYWxnZWJyYS9jaG9sZXNreS5qcyc7XG5pbXBvcnQgeyBwYWNrZWRJbmRleCwgcGFja2VkTGVuZ3RoIH0gZnJvbSAnLi4vbGluZWFyLWFsZ2VicmEvcGFja2VkLmpzJztcbmltcG9ydCB0eXBlIHsgSHViZXJGb3JtIH0gZnJvbSAnLi4vbG9zcy9sb3NzLmpzJztcbmltcG9ydCB7IHJlc2lkdWFsU2xvcGVzIH0gZnJvbSAnLi4vbG9zcy9yZXNpZHVhbC5qcyc7XG5pbXBvcnQgeyBTdGF0dXMsIHR5cGUgU3RhdHVzQ29kZSB9IGZyb20gJy4uL3Byb2JsZW0vc3RhdHVzLmpzJztcbmltcG9ydCB0eXBlIHsgUHJvYmxlbURhdGEgfSBmcm9tICcuL2tlcm5lbC5qcyc7XG5pbXBvcnQgeyBjbGFtcCwgZGFtcCwgZnJlZXplLCBpc0Zpbml0ZU5vcm1hbCB9IGZyb20gJy4vbGV2ZW5iZXJnLW1hcnF1YXJkdC5qcyc7XG5pbXBvcnQgeyBjcmVhdGVOb3JtYWwsIHR5cGUgUGFzc2VzIH0gZnJvbSAnLi9wYXNzZXMuanMnO1xuXG4vKiogVGhlIGxhcmdlc3QgcmF0aW8gMiB8YWNjZWxlcmF0aW9ufCAvIHx2ZWxvY2l0eXwgb2YgYW4gYWNjZXB0YWJsZSBzdGVwLCBib3RoIGluIHRoZSBub3JtIG9mIHRoZSBzY2FsZXMuICovXG5jb25zdCBNQVhfQUNDRUxFUkFUSU9OID0gMC43NTtcblxuLyoqIExhcmdlc3QgZGl2aXNvciBvZiB0aGUgZGFtcGluZyBhZnRlciBhbiBhY2NlcHRlZCBzdGVwLiAqL1xuY29uc3QgREFNUElOR19ERUNSRUFTRSA9IDM7XG5cbi8qKiBEaXZpc29yIG9mIHRoZSBkYW1waW5nIHdoaWxlIHRoZSBwcmVkaWN0ZWQgcmVkdWN0aW9uIG9mIGRhbXBlZCBzdGVwcyBpcyBiZWxvdyBUT0xFUkFOQ0UuICovXG5jb25zdCBGQVNUX0RBTVBJTkdfREVDUkVBU0UgPSAxMDA7XG5cbi8qKiBGYWN0b3Igb2YgdGhlIGRhbXBpbmcgYWZ0ZXIgYSBmaXJzdCByZWplY3RlZCBzdGVwOyBpdCBkb3VibGVzIHdpdGggZXZlcnkgZnVydGhlciByZWplY3Rpb24gaW4gYSByb3cuICovXG5jb25zdCBEQU1QSU5HX0lOQ1JFQVNFID0gMjtcblxuY29uc3QgTUlOX0RBTVBJTkcgPSAxZS0xNTtcbmNvbnN0IE1BWF9EQU1QSU5HID0gMWUyMDtcblxuLyoqXG4gKiBEZWNheSBwZXIgc3RlcCBvZiB0aGUgbGFyZ2VzdCBjdXJ2YXR1cmUgc28gZmFyLiBBIHBhcmFtZXRlciB3aG9zZSB0ZXJtIGhhcyBiZWNvbWUgbmVnbGlnaWJsZSBpcyBkYW1wZWQgZm9yIHNvbWUgbW9yZVxuICogc3RlcHMsIHNvIHRoYXQgaXQgZG9lcyBub3Qgc3RlcCB0b28gZmFyOyBvbmUgd2hvc2UgZGVyaXZhdGl2ZXMgc2hyaW5rIGJ5IG9yZGVycyBvZiBtYWduaXR1ZGUgYWxvbmcgYSB2YWxsZXkgaXMgbm90IGRhbXBlZFxuICogaW5kZWZpbml0ZWx5LlxuICovXG5jb25zdCBTQ0FMRV9ERUNBWSA9IDAuNTtcblxuLyoqIEJlbG93IHRoaXMgcHJlZGljdGVkIHJlZHVjdGlvbiwgcmVsYXRpdmUgdG8gdGhlIG9iamVjdGl2ZSwgTmV3dG9uJ3MgbWV0aG9kIHRha2VzIG92ZXIuICovXG5jb25zdCBUT0xFUkFOQ0UgPSAxZS0xMztcblxuLyoqIFJvdW5kaW5nIGVycm9yIG9mIGFuIG9iamVjdGl2ZSBpbiBmbG9hdDY0LCBhcyBhIGZyYWN0aW9uIG9mIGl0cyBub2lzZS4gKi9cbmNvbnN0IFJFU09MVVRJT04gPSAyICoqIC01NTtcblxuLyoqIEFjY2VwdGVkIHN0ZXBzIGluIGEgcm93IHdpdGhvdXQgYSByZWR1Y3Rpb24gYmV5b25kIHJvdW5kaW5nIGFmdGVyIHdoaWNoIHRoZSBtZXRob2Qgc3RvcHMuICovXG5jb25zdCBNQVhfU1RBTExFRF9TVEVQUyA9IDI0O1xuXG4vKipcbiAqIEEgcGFyYW1ldGVyIGlzIGZyb3plbiB3aGVyZSBhIGNoYW5nZSBieSBpdHMgb3duIHNpemUgKG9yIGJ5IDEsIGlmIHRoYXQgaXMgbW9yZSkgY2hhbmdlcyB0aGUgb2JqZWN0aXZlIGJ5IG5vIG1vcmUgdGhhblxuICogdGhpcyBmcmFjdGlvbi4gSXQgd291bGQgb3RoZXJ3aXNlIHN0ZXAgYnkgbWFueSB0aW1lcyBpdHMgc2l6ZSBmb3IgYSByZWR1Y3Rpb24gdGhhdCBpcyByb3VuZGluZywgYW5kIG5vIGRhbXBpbmcgdGhhdCBzdWl0c1xuICogdGhlIG90aGVycyBwcmV2ZW50cyB0aGF0LlxuICovXG5jb25zdCBNSU5fU0VOU0lUSVZJVFkgPSAxZS0yMDtcblxuLyoqIFdpdGggYSBkYW1waW5nIG9mIDEgdGhlIGZpcnN0IHN0ZXAgaXMgaGFsZiBvZiB0aGUgdW5kYW1wZWQgb25lIGZvciBlYWNoIHBhcmFtZXRlciBhbG9uZS4gKi9cbmNvbnN0IEZJUlNUX0RBTVBJTkcgPSAxO1xuXG5leHBvcnQgaW50ZXJmYWNlIEdlb2Rlc2ljT3B0aW9ucyB7XG4gIHJlYWRvbmx5IG1heFN0ZXBzOiBudW1iZXI7XG4gIC8qKiBDb29yZGluYXRlcyBoZWxkIGZpeGVkLiAqL1xuICByZWFkb25seSBob2xkPzogcmVhZG9ubHkgbnVtYmVyW107XG59XG5cbmV4cG9ydCBpbnRlcmZhY2UgR2VvZGVzaWNSZXN1bHQge1xuICByZWFkb25seSBzdGF0dXM6IFN0YXR1c0NvZGU7XG4gIHJlYWRvbmx5IHN0ZXBzOiBudW1iZXI7XG4gIHJlYWRvbmx5IG9iamVjdGl2ZTogbnVtYmVyO1xufVxuXG4vKiogTW92ZXMgYGF0YCBpbiBwbGFjZSwgZG93bmhpbGwuICovXG5leHBvcnQgdHlwZSBHZW9kZXNpYyA9IChhdDogRmxvYXQ2NEFycmF5LCBmb3JtOiBIdWJlckZvcm0sIG9wdGlvbnM6IEdlb2Rlc2ljT3B0aW9ucykgPT4gR2VvZGVzaWNSZXN1bHQ7XG5cbi8qKlxuICogTGV2ZW5iZXJnLU1hcnF1YXJkdCB3aXRoIGdlb2Rlc2ljIGFjY2VsZXJhdGlvbiAoVHJhbnN0cnVtLCBNYWNodGEgYW5kIFNldGhuYSwgUGh5cy4gUmV2LiBFIDgzLCAwMzY3MDEgKDIwMTEpO1xuICogVHJhbnN0cnVtIGFuZCBTZXRobmEsIGFyWGl2OjEyMDEuNTg4NSksIGZsb2F0NjQuIEEgZGFtcGVkIEdhdXNzLU5ld3RvbiBzdGVwIGlzIHRoZSB2ZWxvY2l0eSB2IG9mIGEgcGF0aDsgdGhlIHNlY29uZFxuICogZGVyaXZhdGl2ZSBvZiB0aGUgcmVzaWR1YWxzIGFsb25nIHYgZ2l2ZXMgdGhlIHBhdGgncyBhY2NlbGVyYXRpb24gYSwgZnJvbSB0aGUgc2FtZSBtYXRyaXgsIGFuZCB0aGUgc3RlcCBpcyB2ICsgYSAvIDI6XG4gKiBpdCBmb2xsb3dzIHRoZSBiZW5kIG9mIGEgY3VydmVkIHZhbGxleSB3aGVyZSB2IGFsb25lIHJ1bnMgaW50byBpdHMgc2lkZS4gQSBzdGVwIG9mIG1vcmUgdGhhbiB7QGxpbmsgTUFYX0FDQ0VMRVJBVElPTn1cbiAqIGlzIHJlamVjdGVkIGFuZCB0aGUgZGFtcGluZyBpbmNyZWFzZWQsIGFzIHdoZXJlIHRoZSBvYmplY3RpdmUgd291bGQgcmlzZSwgc28gdGhhdCBubyBzdGVwIGdvZXMgZnVydGhlciB0aGFuIHRoZVxuICogc2Vjb25kLW9yZGVyIG1vZGVsIGlzIHZhbGlkLCBvbnRvIGEgcGxhdGVhdSBzYXkuIFRoZSBkYW1waW5nIGlzIHVwZGF0ZWQgYnkgdGhlIGdhaW4gcmF0aW8gKE5pZWxzZW4gMTk5OSksIHNjYWxlcyBhcmUgdGhlXG4gKiBsYXJnZXN0IGN1cnZhdHVyZXMgb2YgdGhlIGxhc3QgZmV3IHN0ZXBzLCBhbmQgcGVuYWx0aWVzIG90aGVyIHRoYW4gc3F1YXJlcyBhcmUgaXRlcmF0aXZlbHkgcmV3ZWlnaHRlZC5cbiAqXG4gKiBDbG9zZWQgY29vcmRpbmF0ZXMgc3RlcCBvbiB0aGUgbmF0dXJhbCBzY2FsZSwgYXMgaW4gTmV3dG9uJ3MgbWV0aG9kLlxuICovXG5leHBvcnQgZnVuY3Rpb24gY3JlYXRlR2VvZGVzaWMocHJvYmxlbTogUHJvYmxlbURhdGEsIHBhc3NlczogUGFzc2VzKTogR2VvZGVzaWMge1xuICBjb25zdCB7IHNpemUsIGxvd2VyLCB1cHBlciwgY2xvc2VkIH0gPSBwcm9ibGVtO1xuICBjb25zdCBzY2FsZSA9IG5ldyBGbG9hdDY0QXJyYXkoc2l6ZSk7XG4gIGNvbnN0IGZhY3RvciA9IG5ldyBGbG9hdDY0QXJyYXkocGFja2VkTGVuZ3RoKHNpemUpKTtcbiAgY29uc3QgdmVsb2NpdHkgPSBuZXcgRmxvYXQ2NEFycmF5KHNpemUpO1xuICBjb25zdCBhY2NlbGVyYXRpb24gPSBuZXcgRmxvYXQ2NEFycmF5KHNpemUpO1xuICBjb25zdCB0cmlhbCA9IG5ldyBGbG9hdDY0QXJyYXkoc2l6ZSk7XG4gIGNvbnN0IGZyb3plbiA9IG5ldyBVaW50OEFycmF5KHNpemUpO1xuICBjb25zdCBzZWNvbmRPcmRlciA9IGNyZWF0ZVNlY29uZE9yZGVyKHByb2JsZW0sIHBhc3Nlcyk7XG4gIGNvbnN0IGZpcnN0ID0gY3JlYXRlTm9ybWFsKHNpemUpO1xuICBjb25zdCBzZWNvbmQgPSBjcmVhdGVOb3JtYWwoc2l6ZSk7XG4gIGNvbnN0IGxlbmd0aCA9IChzdGVwOiBGbG9hdDY0QXJyYXkpOiBudW1iZXIgPT5cbiAgICBNYXRoLnNxcnQoc3RlcC5yZWR1Y2UoKHN1bSwgeCwgaSkgPT4gc3VtICsgc2NhbGVbaV0gKiB4ICogeCwgMCkpO1xuXG4gIHJldHVybiAoYXQsIGZvcm0sIHsgbWF4U3RlcHMsIGhvbGQgPSBbXSB9KSA9PiB7XG4gICAgbGV0IGN1cnJlbnQgPSBmaXJzdDtcbiAgICBsZXQgbmV4dCA9IHNlY29uZDtcbiAgICBsZXQgZGFtcGluZyA9IEZJUlNUX0RBTVBJTkc7XG4gICAgbGV0IGluY3JlYXNlID0gREFNUElOR19JTkNSRUFTRTtcbiAgICBsZXQgc3RhbGxlZCA9IDA7XG4gICAgbGV0IGZhc3REZWNyZWFzZXMgPSAwO1xuICAgIGNvbnN0IHJlc3VsdCA9IChzdGF0dXM6IFN0YXR1c0NvZGUsIHN0ZXBzOiBudW1iZXIpOiBHZW9kZXNpY1Jlc3VsdCA9PiAoe1xuICAgICAgc3RhdHVzLFxuICAgICAgc3RlcHMsXG4gICAgICBvYmplY3RpdmU6IGN1cnJlbnQub2JqZWN0aXZlLFxuICAgIH0pO1xuICAgIGZvciAobGV0IGkgPSAwOyBpIDwgc2l6ZTsgaSsrKSBhdFtpXSA9IGNsYW1wKGF0W2ldLCBsb3dlcltpXSwgdXBwZXJbaV0pO1xuICAgIHBhc3Nlcy5ub3JtYWwoJ2Y2NCcsIGF0LCBmb3JtLCBjdXJyZW50KTtcbiAgICBpZiAoIWlzRmluaXRlTm9ybWFsKGN1cnJlbnQpKSByZXR1cm4gcmVzdWx0KFN0YXR1cy5ub3RGaW5pdGUsIDApO1xuICAgIHNjYWxlLmZpbGwoMCk7XG4gICAgc2Vjb25kT3JkZXIuaW52YWxpZGF0ZSgpO1xuXG4gICAgZm9yIChsZXQgc3RlcHMgPSAwOyA7IHN0ZXBzKyspIHtcbiAgICAgIGxldCBjb252ZXJnZWRTdGF0dXM6IFN0YXR1c0NvZGUgPSBmcmVlemUoZnJvemVuLCBhdCwgY3VycmVudC5ncmFkaWVudCwgbG93ZXIsIHVwcGVyLCBob2xkKVxuICAgICAgICA/IFN0YXR1cy5hdEJvdW5kXG4gICAgICAgIDogU3RhdHVzLmNvbnZlcmdlZDtcbiAgICAgIGZvciAobGV0IGkgPSAwOyBpIDwgc2l6ZTsgaSsrKSB7XG4gICAgICAgIHNjYWxlW2ldID0gTWF0aC5tYXgoU0NBTEVfREVDQVkgKiBzY2FsZVtpXSwgY3VycmVudC5tYXRyaXhbcGFja2VkSW5kZXgoaSwgaSldKTtcbiAgICAgICAgY29uc3QgbWFnbml0dWRlID0gTWF0aC5tYXgoTWF0aC5hYnMoYXRbaV0pLCAxKTtcbiAgICAgICAgaWYgKGZyb3plbltpXSB8fCBzY2FsZVtpXSAqIG1hZ25pdHVkZSAqIG1hZ25pdHVkZSA+IE1JTl9TRU5TSVRJVklUWSAqIGN1cnJlbnQub2JqZWN0aXZlKSBjb250aW51ZTtcbiAgICAgICAgZnJvemVuW2ldID0gMTtcbiAgICAgICAgY29udmVyZ2VkU3RhdHVzID0gU3RhdHVzLnNpbmd1bGFyO1xuICAgICAgfVxuICAgICAgaWYgKHN0ZXBzID49IG1heFN0ZXBzKSByZXR1cm4gcmVzdWx0KFN0YXR1cy5zdGVwTGltaXQsIHN0ZXBzKTtcbiAgICAgIGNvbnN0IHJvdW5kaW5nID0gUkVTT0xVVElPTiAqIGN1cnJlbnQubm9pc2U7XG4gICAgICBsZXQgZ2FpblJhdGlvID0gLTE7XG4gICAgICBkYW1wKGZhY3RvciwgY3VycmVudC5tYXRyaXgsIHNjYWxlLCBkYW1waW5nLCBmcm96ZW4pO1xuICAgICAgaWYgKGNob2xlc2t5RmFjdG9yKGZhY3Rvciwgc2l6ZSkpIHtcbiAgICAgICAgZm9yIChsZXQgaSA9IDA7IGkgPCBzaXplOyBpKyspIHZlbG9jaXR5W2ldID0gZnJvemVuW2ldID8gMCA6IC1jdXJyZW50LmdyYWRpZW50W2ldO1xuICAgICAgICBjaG9sZXNreVNvbHZlKGZhY3Rvciwgc2l6ZSwgdmVsb2NpdHkpO1xuICAgICAgICBsZXQgcHJlZGljdGVkID0gMDtcbiAgICAgICAgZm9yIChsZXQgaSA9IDA7IGkgPCBzaXplOyBpKyspIHByZWRpY3RlZCAtPSAwLjUgKiBjdXJyZW50LmdyYWRpZW50W2ldICogdmVsb2NpdHlbaV07XG4gICAgICAgIGlmIChwcmVkaWN0ZWQgKiAoMSArIGRhbXBpbmcpIDw9IFRPTEVSQU5DRSAqIGN1cnJlbnQub2JqZWN0aXZlKSB7XG4gICAgICAgICAgaWYgKGRhbXBpbmcgPD0gTUlOX0RBTVBJTkcgfHwgZmFzdERlY3JlYXNlcysrID49IE1BWF9TVEFMTEVEX1NURVBTKVxuICAgICAgICAgICAgcmV0dXJuIHJlc3VsdChjb252ZXJnZWRTdGF0dXMsIHN0ZXBzKTtcbiAgICAgICAgICAvLyBEYW1waW5nIHNob3J0ZW5zIHRoZSBzdGVwIGFsb25nIHRoZSBmbG9vciBvZiBhIHZhbGxleSwgd2hlcmUgdGhlIHJlZHVjdGlvbiBsaWVzOiB0cnkgd2l0aCBsZXNzIG9mIGl0LlxuICAgICAgICAgIGRhbXBpbmcgPSBNYXRoLm1heChkYW1waW5nIC8gRkFTVF9EQU1QSU5HX0RFQ1JFQVNFLCBNSU5fREFNUElORyk7XG4gICAgICAgICAgY29udGludWU7XG4gICAgICAgIH1cbiAgICAgICAgc2Vjb25kT3JkZXIuYWxvbmcoYXQsIHZlbG9jaXR5LCBmb3JtLCBhY2NlbGVyYXRpb24pO1xuICAgICAgICBmb3IgKGxldCBpID0gMDsgaSA8IHNpemU7IGkrKykgYWNjZWxlcmF0aW9uW2ldID0gZnJvemVuW2ldID8gMCA6IC1hY2NlbGVyYXRpb25baV07XG4gICAgICAgIGNob2xlc2t5U29sdmUoZmFjdG9yLCBzaXplLCBhY2NlbGVyYXRpb24pO1xuICAgICAgICBpZiAoMiAqIGxlbmd0aChhY2NlbGVyYXRpb24pIDw9IE1BWF9BQ0NFTEVSQVRJT04gKiBsZW5ndGgodmVsb2NpdHkpKSB7XG4gICAgICAgICAgZm9yIChsZXQgaSA9IDA7IGkgPCBzaXplOyBpKyspIHRyaWFsW2ldID0gdmVsb2NpdHlbaV0gKyAwLjUgKiBhY2NlbGVyYXRpb25baV07XG4gICAgICAgICAgZm9yIChjb25zdCBpIG9mIGNsb3NlZCkgdHJpYWxbaV0gPSB0cmlhbFtpXSA+IC0xID8gTWF0aC5sb2cxcCh0cmlhbFtpXSkgOiAtSW5maW5pdHk7XG4gICAgICAgICAgZm9yIChsZXQgaSA9IDA7IGkgPCBzaXplOyBpKyspIHRyaWFsW2ldID0gY2xhbXAoYXRbaV0gKyB0cmlhbFtpXSwgbG93ZXJbaV0sIHVwcGVyW2ldKTtcbiAgICAgICAgICBwYXNzZXMubm9ybWFsKCdmNjQnLCB0cmlhbCwgZm9ybSwgbmV4dCk7XG4gICAgICAgICAgY29uc3QgcmVkdWN0aW9uID0gY3VycmVudC5vYmplY3RpdmUgLSBuZXh0Lm9iamVjdGl2ZTtcbiAgICAgICAgICBpZiAoaXNGaW5pdGVOb3JtYWwobmV4dCkgJiYgcmVkdWN0aW9uID49IChkYW1waW5nIDwgMSA/IC1yb3VuZGluZyA6IDApKSB7XG4gICAgICAgICAgICBnYWluUmF0aW8gPSBNYXRoLm1heChyZWR1Y3Rpb24gLyBwcmVkaWN0ZWQsIDApO1xuICAgICAgICAgICAgc3RhbGxlZCA9IHJlZHVjdGlvbiA+IHJvdW5kaW5nID8gMCA6IHN0YWxsZWQgKyAxO1xuICAgICAgICAgIH1cbiAgICAgICAgfVxuICAgICAgfVxuICAgICAgaWYgKGdhaW5SYXRpbyA+PSAwKSB7XG4gICAgICAgIGF0LnNldCh0cmlhbCk7XG4gICAgICAgIFtjdXJyZW50LCBuZXh0XSA9IFtuZXh0LCBjdXJyZW50XTtcbiAgICAgICAgc2Vjb25kT3JkZXIuaW52YWxpZGF0ZSgpO1xuICAgICAgICBkYW1waW5nID0gTWF0aC5tYXgoXG4gICAgICAgICAgZGFtcGluZyAqIE1hdGgubWF4KDEgLyBEQU1QSU5HX0RFQ1JFQVNFLCAxIC0gKDIgKiBnYWluUmF0aW8gLSAxKSAqKiAzKSxcbiAgICAgICAgICBNSU5fREFNUElORyxcbiAgICAgICAgKTtcbiAgICAgICAgaW5jcmVhc2UgPSBEQU1QSU5HX0lOQ1JFQVNFO1xuICAgICAgICBpZiAoc3RhbGxlZCA9PT0gMCkgZmFzdERlY3JlYXNlcyA9IDA7XG4gICAgICAgIGlmIChzdGFsbGVkID49IE1BWF9TVEFMTEVEX1NURVBTKSByZXR1cm4gcmVzdWx0KGNvbnZlcmdlZFN0YXR1cywgc3RlcHMgKyAxKTtcbiAgICAgIH0gZWxzZSB7XG4gICAgICAgIGRhbXBpbmcgKj0gaW5jcmVhc2U7XG4gICAgICAgIGluY3JlYXNlICo9IDI7XG4gICAgICAgIGlmIChkYW1waW5nID4gTUFYX0RBTVBJTkcpIHJldHVybiByZXN1bHQoY29udmVyZ2VkU3RhdHVzLCBzdGVwcyArIDEpO1xuICAgICAgfVxuICAgIH1cbiAgfTtcbn1cblxuLyoqIEhhbGYgb2YgdGhlIGdyYWRpZW50J3Mgc2Vjb25kLW9yZGVyIHBhcnQ6IHN1bSBvdmVyIHJvd3Mgb2Ygd2VpZ2h0IHBzaShyKS9yIEogZDJyLCBkMnIgYWxvbmcgYSBkaXJlY3Rpb24uICovXG5mdW5jdGlvbiBjcmVhdGVTZWNvbmRPcmRlcihwcm9ibGVtOiBQcm9ibGVtRGF0YSwgcGFzc2VzOiBQYXNzZXMpIHtcbiAgY29uc3QgeyBzaXplLCB0YXJnZXQsIHdlaWdodCwgY2xvc2VkIH0gPSBwcm9ibGVtO1xuICBjb25zdCB7IGV2YWx1YXRvciB9ID0gcGFzc2VzO1xuICBjb25zdCBzbG9wZXMgPSByZXNpZHVhbFNsb3Blcyhwcm9ibGVtKTtcbiAgbGV0IGRlcml2YXRpdmVzOiBSZXR1cm5UeXBlPHR5cGVvZiBldmFsdWF0b3IuaGVzc2lhbj4gfCB1bmRlZmluZWQ7XG4gIHJldHVybiB7XG4gICAgLyoqIERpc2NhcmRzIHRoZSBjYWNoZWQgZGVyaXZhdGl2ZXM6IHRoZSBwb2ludCBoYXMgY2hhbmdlZC4gKi9cbiAgICBpbnZhbGlkYXRlKCk6IHZvaWQge1xuICAgICAgZGVyaXZhdGl2ZXMgPSB1bmRlZmluZWQ7XG4gICAgfSxcbiAgICBhbG9uZyhcbiAgICAgIGF0OiBGbG9hdDY0QXJyYXksXG4gICAgICBkaXJlY3Rpb246IEZsb2F0NjRBcnJheSxcbiAgICAgIHsgZGVsdGEsIHVwLCBkb3duIH06IEh1YmVyRm9ybSxcbiAgICAgIG91dDogRmxvYXQ2NEFycmF5LFxuICAgICk6IHZvaWQge1xuICAgICAgZGVyaXZhdGl2ZXMgPz89IGV2YWx1YXRvci5oZXNzaWFuKGF0KTtcbiAgICAgIGNvbnN0IHsgdmFsdWUsIGdyYWRpZW50LCBoZXNzaWFuIH0gPSBkZXJpdmF0aXZlcztcbiAgICAgIG91dC5maWxsKDApO1xuICAgICAgZm9yIChsZXQgcm93ID0gMDsgcm93IDwgdGFyZ2V0Lmxlbmd0aDsgcm93KyspIHtcbiAgICAgICAgbGV0IHNlY29uZCA9IDA7XG4gICAgICAgIGZvciAobGV0IGkgPSAwLCBlbnRyeSA9IDA7IGkgPCBzaXplOyBpKyspIHtcbiAgICAgICAgICBmb3IgKGxldCBqID0gMDsgaiA8PSBpOyBqKyssIGVudHJ5KyspIHtcbiAgICAgICAgICAgIGNvbnN0IGNvbHVtbiA9IGhlc3NpYW5bZW50cnldO1xuICAgICAgICAgICAgaWYgKGNvbHVtbiAhPT0gbnVsbCkgc2Vjb25kICs9IChpID09PSBqID8gMSA6IDIpICogZGlyZWN0aW9uW2ldICogZGlyZWN0aW9uW2pdICogY29sdW1uW3Jvd107XG4gICAgICAgICAgfVxuICAgICAgICB9XG4gICAgICAgIGZvciAoY29uc3QgaSBvZiBjbG9zZWQpIHNlY29uZCAtPSBkaXJlY3Rpb25baV0gKiBkaXJlY3Rpb25baV0gKiBncmFkaWVudFtpXVtyb3ddO1xuICAgICAgICBjb25zdCBzID0gc2xvcGVzW3Jvd107XG4gICAgICAgIGNvbnN0IHIgPSAodmFsdWVbcm93XSAtIHRhcmdldFtyb3ddKSAqIHM7XG4gICAgICAgIGNvbnN0IHJld2VpZ2h0ZWQgPSBNYXRoLm1pbigxLCBkZWx0YSAvIE1hdGguYWJzKHIpKSAqIChyID4gMCA/IHVwIDogZG93bik7XG4gICAgICAgIGNvbnN0IHRlcm0gPSB3ZWlnaHRbcm93XSAqIHJld2VpZ2h0ZWQgKiBzZWNvbmQgKiBzICogcztcbiAgICAgICAgZm9yIChsZXQgaSA9IDA7IGkgPCBzaXplOyBpKyspIG91dFtpXSArPSB0ZXJtICogZ3JhZGllbnRbaV1bcm93XTtcbiAgICAgIH1cbiAgICB9LFxuICB9O1xufVxuIiwgIi8qKlxuICogU29sdmVzIEEgeCA9IGIgYnkgR2F1c3NpYW4gZWxpbWluYXRpb24gd2l0aCBzY2FsZWQgcGFydGlhbCBwaXZvdGluZzsgYHJvd3NgIChBLCBvbmUgYXJyYXkgYSByb3cpIGFuZCBgYmAgYXJlIG92ZXJ3cml0dGVuIGFuZCBgYmBcbiAqIGJlY29tZXMgeC4gRmFsc2Ugd2hlcmUgQSBpcyBzaW5ndWxhciB0byByb3VuZGluZy5cbiAqL1xuZXhwb3J0IGZ1bmN0aW9uIHNvbHZlTGluZWFyKHJvd3M6IEZsb2F0NjRBcnJheVtdLCBiOiBGbG9hdDY0QXJyYXkpOiBib29sZWFuIHtcbiAgY29uc3QgbiA9IHJvd3MubGVuZ3RoO1xuICBjb25zdCBzaXplID0gcm93cy5tYXAoKHJvdykgPT4gcm93LnJlZHVjZSgobGFyZ2VzdCwgeCkgPT4gTWF0aC5tYXgobGFyZ2VzdCwgTWF0aC5hYnMoeCkpLCAwKSk7XG4gIGZvciAobGV0IGsgPSAwOyBrIDwgbjsgaysrKSB7XG4gICAgbGV0IGJlc3QgPSBrO1xuICAgIGZvciAobGV0IGkgPSBrICsgMTsgaSA8IG47IGkrKykge1xuICAgICAgaWYgKE1hdGguYWJzKHJvd3NbaV1ba10pICogc2l6ZVtiZXN0XSA+IE1hdGguYWJzKHJvd3NbYmVzdF1ba10pICogc2l6ZVtpXSkgYmVzdCA9IGk7XG4gICAgfVxuICAgIFtyb3dzW2tdLCByb3dzW2Jlc3RdXSA9IFtyb3dzW2Jlc3RdLCByb3dzW2tdXTtcbiAgICBbYltrXSwgYltiZXN0XV0gPSBbYltiZXN0XSwgYltrXV07XG4gICAgW3NpemVba10sIHNpemVbYmVzdF1dID0gW3NpemVbYmVzdF0sIHNpemVba11dO1xuICAgIGlmICghKE1hdGguYWJzKHJvd3Nba11ba10pID4gbiAqIE51bWJlci5FUFNJTE9OICogc2l6ZVtrXSkpIHJldHVybiBmYWxzZTtcbiAgICBmb3IgKGxldCBpID0gayArIDE7IGkgPCBuOyBpKyspIHtcbiAgICAgIGNvbnN0IGZhY3RvciA9IHJvd3NbaV1ba10gLyByb3dzW2tdW2tdO1xuICAgICAgaWYgKGZhY3RvciA9PT0gMCkgY29udGludWU7XG4gICAgICBmb3IgKGxldCBqID0gayArIDE7IGogPCBuOyBqKyspIHJvd3NbaV1bal0gLT0gZmFjdG9yICogcm93c1trXVtqXTtcbiAgICAgIGJbaV0gLT0gZmFjdG9yICogYltrXTtcbiAgICB9XG4gIH1cbiAgZm9yIChsZXQgayA9IG4gLSAxOyBrID49IDA7IGstLSkge1xuICAgIGxldCBzdW0gPSBiW2tdO1xuICAgIGZvciAobGV0IGogPSBrICsgMTsgaiA8IG47IGorKykgc3VtIC09IHJvd3Nba11bal0gKiBiW2pdO1xuICAgIGJba10gPSBzdW0gLyByb3dzW2tdW2tdO1xuICB9XG4gIHJldHVybiB0cnVlO1xufVxuIiwgIi8qKlxuICogVGhlIGV4YWN0IG1pbmltdW0gb2YgbG9zc2VzIHdpdGggYSBraW5rIChhYnNvbHV0ZSwgcXVhbnRpbGUpLiBBdCBpdCBzb21lIHJvd3MsIGF0IG1vc3QgYXMgbWFueSBhcyB0aGVyZSBhcmUgZnJlZVxuICogcGFyYW1ldGVycywgYXJlIGZpdHRlZCBleGFjdGx5OyBlYWNoIHN1Y2ggcm93IGkgY2FycmllcyBhIG11bHRpcGxpZXIgeV9pIGluIHBsYWNlIG9mIHRoZSBzbG9wZSBpdHMgcGVuYWx0eSBsYWNrczpcbiAqXG4gKiAgIHN1bSBvdmVyIG90aGVyIHJvd3Mgb2YgdyBzbG9wZShzaWduIHIpIGRyICsgc3VtIG92ZXIgZXhhY3Qgcm93cyBvZiB5X2kgZHJfaSA9IDAsICAgcl9pID0gMCBvbiBleGFjdCByb3dzLlxuICpcbiAqIE5ld3RvbidzIG1ldGhvZCBvbiB0aGVzZSBlcXVhdGlvbnMgZ2l2ZXMgdGhlIHBhcmFtZXRlcnMgdG8gcm91bmRpbmcuIFRoZSBwb2ludCBpcyBhIG1pbmltdW0gd2hlcmUgZXZlcnkgeV9pIGxpZXNcbiAqIGJldHdlZW4gdGhlIHNsb3BlcyBvbiBpdHMgcm93J3MgdHdvIHNpZGVzOyB3aGVyZSBvbmUgZG9lcyBub3QsIGl0cyByb3cgbGVhdmVzIHRoZSBleGFjdCBzZXQsIGFuZCB0aGUgd2VpZ2h0ZWQgbWVkaWFuIGFsb25nXG4gKiB0aGUgZWRnZSB0aGF0IG9wZW5zIGRldGVybWluZXMgd2hpY2ggcm93IGVudGVycyAoYW4gYWN0aXZlLXNldCBleGNoYW5nZSwgYXMgaW4gdGhlIHNpbXBsZXggbWV0aG9kKS5cbiAqL1xuaW1wb3J0IHR5cGUgeyBFdmFsdWF0b3IgfSBmcm9tICcuLi9mb3JtdWxhL2V2YWx1YXRvci5qcyc7XG5pbXBvcnQgeyBzb2x2ZUxpbmVhciB9IGZyb20gJy4uL2xpbmVhci1hbGdlYnJhL2x1LmpzJztcbmltcG9ydCB7IHBhY2tlZEluZGV4LCBwYWNrZWRMZW5ndGggfSBmcm9tICcuLi9saW5lYXItYWxnZWJyYS9wYWNrZWQuanMnO1xuaW1wb3J0IHsgaHViZXJGb3JtLCBwZW5hbHR5IH0gZnJvbSAnLi4vbG9zcy9sb3NzLmpzJztcbmltcG9ydCB7IHJlc2lkdWFsU2l6ZSwgcmVzaWR1YWxTbG9wZXMgfSBmcm9tICcuLi9sb3NzL3Jlc2lkdWFsLmpzJztcbmltcG9ydCB7IGNvbXBlbnNhdGVkU3VtIH0gZnJvbSAnLi9leGFjdC1vYmplY3RpdmUuanMnO1xuaW1wb3J0IHR5cGUgeyBQcm9ibGVtRGF0YSB9IGZyb20gJy4va2VybmVsLmpzJztcblxuLyoqIEEgcm93IGZpdHRlZCBleGFjdGx5LCBhbmQgdGhlIHN1bSBvZiB0aGUgd2VpZ2h0cyBvZiBhbGwgcm93cyBpZGVudGljYWwgdG8gaXQuICovXG5pbnRlcmZhY2UgRXhhY3RSb3cge1xuICByZWFkb25seSByb3c6IG51bWJlcjtcbiAgcmVhZG9ubHkgd2VpZ2h0OiBudW1iZXI7XG59XG5cbmV4cG9ydCBpbnRlcmZhY2UgRXhhY3RNaW5pbXVtIHtcbiAgcmVhZG9ubHkgb2JqZWN0aXZlOiBudW1iZXI7XG4gIHJlYWRvbmx5IHJvd3M6IHJlYWRvbmx5IG51bWJlcltdO1xuICAvKiogTGFyZ2VzdCBtdWx0aXBsaWVyIGFzIGEgZnJhY3Rpb24gb2YgaXRzIGxpbWl0LiAqL1xuICByZWFkb25seSBtdWx0aXBsaWVyOiBudW1iZXI7XG4gIC8qKiBMYXJnZXN0IGNvbXBvbmVudCBvZiBncmFkaWVudCBwbHVzIG11bHRpcGxpZXJzIGF0IHRoZSBzb2x1dGlvbiwgcmVsYXRpdmUgdG8gdGhlIHRlcm1zIHRoYXQgaXQgaXMgYSBzdW0gb2YuICovXG4gIHJlYWRvbmx5IGRlY3JlbWVudDogbnVtYmVyO1xuICAvKiogUGFja2VkIHN1bSBvZiB3ZWlnaHQgLyBtZWFuIHxyfCB0aW1lcyBKIEonLiAqL1xuICByZWFkb25seSBjdXJ2YXR1cmU6IEZsb2F0NjRBcnJheTtcbn1cblxuLyoqIE1vdmVzIGBhdGAgaW4gcGxhY2UgZnJvbSBhIG1pbmltdW0gc21vb3RoZWQgYXQgYGRlbHRhYDsgYGZyb3plbmAgY29vcmRpbmF0ZXMgc3RheS4gVW5kZWZpbmVkOiBubyBleGFjdCBzb2x1dGlvbi4gKi9cbmV4cG9ydCB0eXBlIFNvbHZlRXhhY3RseSA9IChhdDogRmxvYXQ2NEFycmF5LCBkZWx0YTogbnVtYmVyLCBmcm96ZW46IFVpbnQ4QXJyYXkpID0+IEV4YWN0TWluaW11bSB8IHVuZGVmaW5lZDtcblxuLyoqIE5ld3RvbiBzdGVwcyBvbiBvbmUgc2V0IG9mIGV4YWN0IHJvd3M6IGNvbnZlcmdlbmNlIGlzIHF1YWRyYXRpYyBmcm9tIGEgcG9pbnQgdGhhdCBpcyByaWdodCB0byBhYm91dCBkZWx0YS4gKi9cbmNvbnN0IE1BWF9ORVdUT04gPSAyMDtcblxuLyoqIEEgZ3JhZGllbnQgd2hvc2UgY29tcG9uZW50IG9ydGhvZ29uYWwgdG8gdGhlIHJvd3MgYWxyZWFkeSBjaG9zZW4gaXMgYmVsb3cgdGhpcyBmcmFjdGlvbiBvZiBpdHMgbm9ybSBpcyBkZXBlbmRlbnQgb24gdGhlbS4gKi9cbmNvbnN0IERFUEVOREVOVCA9IDFlLTk7XG5cbmV4cG9ydCBmdW5jdGlvbiBjcmVhdGVFeGFjdFNvbHZlcihwcm9ibGVtOiBQcm9ibGVtRGF0YSwgZXZhbHVhdG9yOiBFdmFsdWF0b3IpOiBTb2x2ZUV4YWN0bHkge1xuICBjb25zdCB7IHJvd3MsIHNpemUsIHRhcmdldCwgd2VpZ2h0IH0gPSBwcm9ibGVtO1xuICBjb25zdCB7IHJobyB9ID0gcHJvYmxlbS5sb3NzO1xuICBsZXQgc2NhbGUgPSByZXNpZHVhbFNsb3Blcyhwcm9ibGVtKTtcbiAgLy8gVGhlIHNsb3BlcyBvZiB0aGUgcGVuYWx0eSBvbiBpdHMgdHdvIHNpZGVzLlxuICBjb25zdCB7IHVwLCBkb3duIH0gPSBodWJlckZvcm0ocmhvLCAxKTtcbiAgY29uc3QgcmVzaWR1YWwgPSBuZXcgRmxvYXQ2NEFycmF5KHJvd3MpO1xuICBjb25zdCB0ZXJtcyA9IG5ldyBGbG9hdDY0QXJyYXkocm93cyk7XG5cbiAgcmV0dXJuIChhdCwgZGVsdGEsIGZyb3plbikgPT4ge1xuICAgIC8vIFRhcmdldHMgbWF5IGhhdmUgY2hhbmdlZCBzaW5jZSB0aGUgbGFzdCBjYWxsLlxuICAgIHNjYWxlID0gcmVzaWR1YWxTbG9wZXMocHJvYmxlbSk7XG4gICAgY29uc3QgZnJlZSA9IEFycmF5LmZyb20oZnJvemVuLmtleXMoKSkuZmlsdGVyKChpKSA9PiAhZnJvemVuW2ldKTtcbiAgICBsZXQgZXhhY3QgPSBjaG9vc2VSb3dzKGF0LCBkZWx0YSwgZnJlZSk7XG4gICAgbGV0IHNvbHZlZCA9IHNvbHZlKGF0LCBleGFjdCwgZnJlZSk7XG4gICAgaWYgKCFzb2x2ZWQpIHJldHVybiB1bmRlZmluZWQ7XG4gICAgZm9yIChsZXQgZXhjaGFuZ2UgPSAwOyBleGNoYW5nZSA8IDIwICsgNCAqIHNpemUgJiYgc29sdmVkLm11bHRpcGxpZXIgPiAxOyBleGNoYW5nZSsrKSB7XG4gICAgICBjb25zdCBuZXh0ID0gZXhjaGFuZ2VSb3coc29sdmVkLmF0LCBleGFjdCwgc29sdmVkLm11bHRpcGxpZXJzLCBmcmVlKTtcbiAgICAgIGNvbnN0IGJldHRlciA9IG5leHQgJiYgc29sdmUobmV4dC5hdCwgbmV4dC5leGFjdCwgZnJlZSk7XG4gICAgICBpZiAoIW5leHQgfHwgIWJldHRlciB8fCAhKGJldHRlci5vYmplY3RpdmUgPCBzb2x2ZWQub2JqZWN0aXZlKSkgYnJlYWs7XG4gICAgICBleGFjdCA9IG5leHQuZXhhY3Q7XG4gICAgICBzb2x2ZWQgPSBiZXR0ZXI7XG4gICAgfVxuICAgIGF0LnNldChzb2x2ZWQuYXQpO1xuICAgIHJldHVybiB7XG4gICAgICBvYmplY3RpdmU6IHNvbHZlZC5vYmplY3RpdmUsXG4gICAgICByb3dzOiBleGFjdC5tYXAoKHsgcm93IH0pID0+IHJvdykuc29ydCgoYSwgYikgPT4gYSAtIGIpLFxuICAgICAgbXVsdGlwbGllcjogc29sdmVkLm11bHRpcGxpZXIsXG4gICAgICBkZWNyZW1lbnQ6IHNvbHZlZC5kZWNyZW1lbnQsXG4gICAgICBjdXJ2YXR1cmU6IGtpbmtDdXJ2YXR1cmUocHJvYmxlbSwgZXZhbHVhdG9yLCBhdCksXG4gICAgfTtcbiAgfTtcblxuICAvKiogZHJfcm93IC8gZHVfaS4gKi9cbiAgZnVuY3Rpb24gc2xvcGUoZ3JhZGllbnQ6IHJlYWRvbmx5IEZsb2F0NjRBcnJheVtdLCBpOiBudW1iZXIsIHJvdzogbnVtYmVyKTogbnVtYmVyIHtcbiAgICByZXR1cm4gZ3JhZGllbnRbaV1bcm93XSAqIHNjYWxlW3Jvd107XG4gIH1cblxuICBmdW5jdGlvbiBmaWxsUmVzaWR1YWxzKHZhbHVlOiBGbG9hdDY0QXJyYXkpOiB2b2lkIHtcbiAgICBmb3IgKGxldCByb3cgPSAwOyByb3cgPCByb3dzOyByb3crKykgcmVzaWR1YWxbcm93XSA9ICh2YWx1ZVtyb3ddIC0gdGFyZ2V0W3Jvd10pICogc2NhbGVbcm93XTtcbiAgfVxuXG4gIC8qKiBSb3dzIHdpdGggfHJlc2lkdWFsfCBiZWxvdyBkZWx0YSwgc21hbGxlc3QgZmlyc3QsIHdob3NlIGdyYWRpZW50cyBhcmUgaW5kZXBlbmRlbnQ7IGF0IG1vc3Qgb25lIGEgZnJlZSBjb29yZGluYXRlLiAqL1xuICBmdW5jdGlvbiBjaG9vc2VSb3dzKGF0OiBGbG9hdDY0QXJyYXksIGRlbHRhOiBudW1iZXIsIGZyZWU6IHJlYWRvbmx5IG51bWJlcltdKTogRXhhY3RSb3dbXSB7XG4gICAgY29uc3QgeyB2YWx1ZSwgZ3JhZGllbnQgfSA9IGV2YWx1YXRvci5ncmFkaWVudChhdCk7XG4gICAgZmlsbFJlc2lkdWFscyh2YWx1ZSk7XG4gICAgY29uc3QgaW5zaWRlID0gQXJyYXkuZnJvbShyZXNpZHVhbC5rZXlzKCkpXG4gICAgICAuZmlsdGVyKChyb3cpID0+IHdlaWdodFtyb3ddID4gMCAmJiBNYXRoLmFicyhyZXNpZHVhbFtyb3ddKSA8IGRlbHRhKVxuICAgICAgLnNvcnQoKGEsIGIpID0+IE1hdGguYWJzKHJlc2lkdWFsW2FdKSAtIE1hdGguYWJzKHJlc2lkdWFsW2JdKSB8fCBhIC0gYik7XG4gICAgY29uc3QgbGVuZ3RocyA9IGZyZWUubWFwKChpKSA9PiBNYXRoLnNxcnQoZ3JhZGllbnRbaV0ucmVkdWNlKChzdW0sIHgpID0+IHN1bSArIHggKiB4LCAwKSkgfHwgMSk7XG4gICAgY29uc3QgZGlyZWN0aW9uczogRmxvYXQ2NEFycmF5W10gPSBbXTtcbiAgICBjb25zdCBjaG9zZW46IHsgcm93OiBudW1iZXI7IHdlaWdodDogbnVtYmVyIH1bXSA9IFtdO1xuICAgIGZvciAoY29uc3Qgcm93IG9mIGluc2lkZSkge1xuICAgICAgY29uc3Qgc2FtZSA9IGNob3Nlbi5maW5kKFxuICAgICAgICAob3RoZXIpID0+XG4gICAgICAgICAgdGFyZ2V0W290aGVyLnJvd10gPT09IHRhcmdldFtyb3ddICYmIGZyZWUuZXZlcnkoKGkpID0+IGdyYWRpZW50W2ldW290aGVyLnJvd10gPT09IGdyYWRpZW50W2ldW3Jvd10pLFxuICAgICAgKTtcbiAgICAgIGlmIChzYW1lKSB7XG4gICAgICAgIHNhbWUud2VpZ2h0ICs9IHdlaWdodFtyb3ddO1xuICAgICAgICBjb250aW51ZTtcbiAgICAgIH1cbiAgICAgIGlmIChjaG9zZW4ubGVuZ3RoID09PSBmcmVlLmxlbmd0aCkgY29udGludWU7XG4gICAgICBjb25zdCBkaXJlY3Rpb24gPSBGbG9hdDY0QXJyYXkuZnJvbShmcmVlLCAoaSwgaykgPT4gc2xvcGUoZ3JhZGllbnQsIGksIHJvdykgLyBsZW5ndGhzW2tdKTtcbiAgICAgIGNvbnN0IGxlbmd0aCA9IE1hdGguaHlwb3QoLi4uZGlyZWN0aW9uKTtcbiAgICAgIGZvciAoY29uc3Qgb3RoZXIgb2YgZGlyZWN0aW9ucykge1xuICAgICAgICBjb25zdCBhbG9uZyA9IG90aGVyLnJlZHVjZSgoc3VtLCB4LCBrKSA9PiBzdW0gKyB4ICogZGlyZWN0aW9uW2tdLCAwKTtcbiAgICAgICAgZm9yIChsZXQgayA9IDA7IGsgPCBkaXJlY3Rpb24ubGVuZ3RoOyBrKyspIGRpcmVjdGlvbltrXSAtPSBhbG9uZyAqIG90aGVyW2tdO1xuICAgICAgfVxuICAgICAgY29uc3QgcmVtYWluZGVyID0gTWF0aC5oeXBvdCguLi5kaXJlY3Rpb24pO1xuICAgICAgaWYgKCEocmVtYWluZGVyID4gREVQRU5ERU5UICogbGVuZ3RoKSkgY29udGludWU7XG4gICAgICBkaXJlY3Rpb25zLnB1c2goZGlyZWN0aW9uLm1hcCgoeCkgPT4geCAvIHJlbWFpbmRlcikpO1xuICAgICAgY2hvc2VuLnB1c2goeyByb3csIHdlaWdodDogd2VpZ2h0W3Jvd10gfSk7XG4gICAgfVxuICAgIHJldHVybiBjaG9zZW47XG4gIH1cblxuICAvKiogTmV3dG9uJ3MgbWV0aG9kIG9uIHRoZSBlcXVhdGlvbnMgYWJvdmUgZnJvbSBgZnJvbWA7IHVuZGVmaW5lZCB3aGVyZSB0aGV5IGFyZSBzaW5ndWxhciBvciBsZWF2ZSB0aGUgbGF3J3MgZG9tYWluLiAqL1xuICBmdW5jdGlvbiBzb2x2ZShmcm9tOiBGbG9hdDY0QXJyYXksIGV4YWN0OiByZWFkb25seSBFeGFjdFJvd1tdLCBmcmVlOiByZWFkb25seSBudW1iZXJbXSkge1xuICAgIGNvbnN0IGF0ID0gZnJvbS5zbGljZSgpO1xuICAgIGxldCBtdWx0aXBsaWVycyA9IG5ldyBGbG9hdDY0QXJyYXkoZXhhY3QubGVuZ3RoKTtcbiAgICBsZXQgcHJldmlvdXMgPSBJbmZpbml0eTtcbiAgICBmb3IgKGxldCByb3VuZCA9IDA7IHJvdW5kIDwgTUFYX05FV1RPTjsgcm91bmQrKykge1xuICAgICAgY29uc3Qgc3lzdGVtID0gZXF1YXRpb25zKGF0LCBleGFjdCwgbXVsdGlwbGllcnMsIGZyZWUpO1xuICAgICAgY29uc3QgcmlnaHQgPSBGbG9hdDY0QXJyYXkuZnJvbShbXG4gICAgICAgIC4uLnN5c3RlbS5ncmFkaWVudC5tYXAoKGcpID0+IC1nKSxcbiAgICAgICAgLi4uZXhhY3QubWFwKCh7IHJvdyB9KSA9PiAtcmVzaWR1YWxbcm93XSksXG4gICAgICBdKTtcbiAgICAgIGlmICghc29sdmVMaW5lYXIoc3lzdGVtLm1hdHJpeCwgcmlnaHQpKSByZXR1cm4gdW5kZWZpbmVkO1xuICAgICAgbXVsdGlwbGllcnMgPSByaWdodC5zbGljZShmcmVlLmxlbmd0aCk7XG4gICAgICBsZXQgbGVuZ3RoID0gMDtcbiAgICAgIGZvciAobGV0IGsgPSAwOyBrIDwgZnJlZS5sZW5ndGg7IGsrKykgbGVuZ3RoICs9IChyaWdodFtrXSAqIHN5c3RlbS5sZW5ndGhzW2tdKSAqKiAyO1xuICAgICAgaWYgKCFOdW1iZXIuaXNGaW5pdGUobGVuZ3RoKSkgcmV0dXJuIHVuZGVmaW5lZDtcbiAgICAgIC8vIFF1YWRyYXRpYyB1bnRpbCByb3VuZGluZzogdGhlbiB0aGUgc3RlcCBubyBsb25nZXIgc2hyaW5rcywgYW5kIGlzIG5vdCB0YWtlbi5cbiAgICAgIGlmIChyb3VuZCA+IDEgJiYgbGVuZ3RoID49IDAuMjUgKiBwcmV2aW91cykgYnJlYWs7XG4gICAgICBwcmV2aW91cyA9IGxlbmd0aDtcbiAgICAgIGZyZWUuZm9yRWFjaCgoaSwgaykgPT4ge1xuICAgICAgICBhdFtpXSArPSByaWdodFtrXTtcbiAgICAgIH0pO1xuICAgIH1cbiAgICBjb25zdCBvYmplY3RpdmUgPSBvYmplY3RpdmVBdChhdCwgZXhhY3QpO1xuICAgIGNvbnN0IHsgZ3JhZGllbnQgfSA9IGVxdWF0aW9ucyhhdCwgZXhhY3QsIG11bHRpcGxpZXJzLCBmcmVlKTtcbiAgICBjb25zdCBqYWNvYmlhbiA9IGV2YWx1YXRvci5ncmFkaWVudChhdCkuZ3JhZGllbnQ7XG4gICAgbGV0IGRlY3JlbWVudCA9IDA7XG4gICAgZnJlZS5mb3JFYWNoKChpLCBrKSA9PiB7XG4gICAgICBsZXQgc3VtID0gZ3JhZGllbnRba107XG4gICAgICBsZXQgbWFnbml0dWRlID0gTWF0aC5hYnMoZ3JhZGllbnRba10pO1xuICAgICAgZXhhY3QuZm9yRWFjaCgoeyByb3cgfSwgbSkgPT4ge1xuICAgICAgICBjb25zdCB0ZXJtID0gbXVsdGlwbGllcnNbbV0gKiBzbG9wZShqYWNvYmlhbiwgaSwgcm93KTtcbiAgICAgICAgc3VtICs9IHRlcm07XG4gICAgICAgIG1hZ25pdHVkZSArPSBNYXRoLmFicyh0ZXJtKTtcbiAgICAgIH0pO1xuICAgICAgZGVjcmVtZW50ID0gTWF0aC5tYXgoZGVjcmVtZW50LCBNYXRoLmFicyhzdW0pIC8gKG1hZ25pdHVkZSB8fCAxKSk7XG4gICAgfSk7XG4gICAgbGV0IG11bHRpcGxpZXIgPSAwO1xuICAgIGV4YWN0LmZvckVhY2goKHJvdywgbSkgPT4ge1xuICAgICAgbXVsdGlwbGllciA9IE1hdGgubWF4KG11bHRpcGxpZXIsIE1hdGguYWJzKG11bHRpcGxpZXJzW21dKSAvIGxpbWl0KHJvdywgbXVsdGlwbGllcnNbbV0pKTtcbiAgICB9KTtcbiAgICByZXR1cm4geyBhdCwgbXVsdGlwbGllcnMsIG9iamVjdGl2ZSwgbXVsdGlwbGllciwgZGVjcmVtZW50IH07XG4gIH1cblxuICAvKiogVGhlIGxpbWl0IG9mIGEgbXVsdGlwbGllciBvbiBpdHMgc2lkZTogdGhlIHBlbmFsdHkncyBzbG9wZSB0aGVyZS4gKi9cbiAgZnVuY3Rpb24gbGltaXQocm93OiBFeGFjdFJvdywgbXVsdGlwbGllcjogbnVtYmVyKTogbnVtYmVyIHtcbiAgICByZXR1cm4gcm93LndlaWdodCAqIChtdWx0aXBsaWVyID4gMCA/IHVwIDogZG93bik7XG4gIH1cblxuICAvKiogVGhlIE5ld3RvbiBtYXRyaXgsIHRoZSBncmFkaWVudCBvZiB0aGUgb3RoZXIgcm93cywgYW5kIHRoZSBzY2FsZSBvZiBlYWNoIGZyZWUgY29vcmRpbmF0ZTsgZmlsbHMgcmVzaWR1YWxzLiAqL1xuICBmdW5jdGlvbiBlcXVhdGlvbnMoYXQ6IEZsb2F0NjRBcnJheSwgZXhhY3Q6IHJlYWRvbmx5IEV4YWN0Um93W10sIHk6IEZsb2F0NjRBcnJheSwgZnJlZTogcmVhZG9ubHkgbnVtYmVyW10pIHtcbiAgICBjb25zdCB7IHZhbHVlLCBncmFkaWVudCwgaGVzc2lhbiB9ID0gZXZhbHVhdG9yLmhlc3NpYW4oYXQpO1xuICAgIGZpbGxSZXNpZHVhbHModmFsdWUpO1xuICAgIC8vIFNsb3BlIG9mIGVhY2ggcm93J3MgcGVuYWx0eSB0aW1lcyBkci9kdjsgZXhhY3Qgcm93cyBoYXZlIHRoZWlyIG11bHRpcGxpZXIgaW5zdGVhZCwgYW5kIHJvd3MgaWRlbnRpY2FsIHRvIHRoZW0gMC5cbiAgICBjb25zdCBzY29yZSA9IHJlc2lkdWFsLm1hcCgociwgcm93KSA9PiAociA+IDAgPyB1cCA6IHIgPCAwID8gLWRvd24gOiAwKSAqIHdlaWdodFtyb3ddICogc2NhbGVbcm93XSk7XG4gICAgZm9yIChjb25zdCB7IHJvdyB9IG9mIGV4YWN0KSB7XG4gICAgICBmb3IgKGxldCBvdGhlciA9IDA7IG90aGVyIDwgcm93czsgb3RoZXIrKykge1xuICAgICAgICBpZiAodGFyZ2V0W290aGVyXSA9PT0gdGFyZ2V0W3Jvd10gJiYgZnJlZS5ldmVyeSgoaSkgPT4gZ3JhZGllbnRbaV1bb3RoZXJdID09PSBncmFkaWVudFtpXVtyb3ddKSkge1xuICAgICAgICAgIHNjb3JlW290aGVyXSA9IDA7XG4gICAgICAgIH1cbiAgICAgIH1cbiAgICB9XG4gICAgY29uc3QgdG90YWwgPSBGbG9hdDY0QXJyYXkuZnJvbShmcmVlLCAoaSkgPT4gY29tcGVuc2F0ZWRTdW0oZ3JhZGllbnRbaV0ubWFwKCh4LCByb3cpID0+IHNjb3JlW3Jvd10gKiB4KSkpO1xuICAgIGV4YWN0LmZvckVhY2goKHsgcm93IH0sIG0pID0+IHtcbiAgICAgIHNjb3JlW3Jvd10gPSB5W21dICogc2NhbGVbcm93XTtcbiAgICB9KTtcbiAgICBjb25zdCBsZW5ndGhzID0gZnJlZS5tYXAoKGkpID0+XG4gICAgICBNYXRoLnNxcnQoZ3JhZGllbnRbaV0ucmVkdWNlKChzdW0sIHgsIHJvdykgPT4gc3VtICsgd2VpZ2h0W3Jvd10gKiB4ICogeCwgMCkpLFxuICAgICk7XG4gICAgY29uc3Qgb3JkZXIgPSBmcmVlLmxlbmd0aCArIGV4YWN0Lmxlbmd0aDtcbiAgICBjb25zdCBtYXRyaXggPSBBcnJheS5mcm9tKHsgbGVuZ3RoOiBvcmRlciB9LCAoKSA9PiBuZXcgRmxvYXQ2NEFycmF5KG9yZGVyKSk7XG4gICAgZnJlZS5mb3JFYWNoKChpLCBrKSA9PiB7XG4gICAgICBmcmVlLmZvckVhY2goKGosIGwpID0+IHtcbiAgICAgICAgY29uc3Qgc2Vjb25kID0gaGVzc2lhbltwYWNrZWRJbmRleChpLCBqKV07XG4gICAgICAgIG1hdHJpeFtrXVtsXSA9IHNlY29uZCA/IGNvbXBlbnNhdGVkU3VtKHNlY29uZC5tYXAoKHgsIHJvdykgPT4gc2NvcmVbcm93XSAqIHgpKSA6IDA7XG4gICAgICB9KTtcbiAgICAgIGV4YWN0LmZvckVhY2goKHsgcm93IH0sIG0pID0+IHtcbiAgICAgICAgbWF0cml4W2tdW2ZyZWUubGVuZ3RoICsgbV0gPSBzbG9wZShncmFkaWVudCwgaSwgcm93KTtcbiAgICAgICAgbWF0cml4W2ZyZWUubGVuZ3RoICsgbV1ba10gPSBzbG9wZShncmFkaWVudCwgaSwgcm93KTtcbiAgICAgIH0pO1xuICAgIH0pO1xuICAgIHJldHVybiB7IG1hdHJpeCwgZ3JhZGllbnQ6IHRvdGFsLCBsZW5ndGhzIH07XG4gIH1cblxuICBmdW5jdGlvbiBvYmplY3RpdmVBdChhdDogRmxvYXQ2NEFycmF5LCBleGFjdDogcmVhZG9ubHkgRXhhY3RSb3dbXSk6IG51bWJlciB7XG4gICAgZmlsbFJlc2lkdWFscyhldmFsdWF0b3IudmFsdWUoYXQpKTtcbiAgICBmb3IgKGxldCByb3cgPSAwOyByb3cgPCByb3dzOyByb3crKykgdGVybXNbcm93XSA9IHdlaWdodFtyb3ddICogcGVuYWx0eShyaG8sIHJlc2lkdWFsW3Jvd10pO1xuICAgIGZvciAoY29uc3QgeyByb3cgfSBvZiBleGFjdCkgdGVybXNbcm93XSA9IDA7XG4gICAgcmV0dXJuIGNvbXBlbnNhdGVkU3VtKHRlcm1zKTtcbiAgfVxuXG4gIC8qKiBSZW1vdmVzIHRoZSByb3cgd2hvc2UgbXVsdGlwbGllciBleGNlZWRzIGl0cyBsaW1pdCBtb3N0LCBhbmQgbWluaW1pc2VzIGFsb25nIHRoZSBlZGdlIHRoYXQgb3BlbnMuICovXG4gIGZ1bmN0aW9uIGV4Y2hhbmdlUm93KFxuICAgIGF0OiBGbG9hdDY0QXJyYXksXG4gICAgZXhhY3Q6IHJlYWRvbmx5IEV4YWN0Um93W10sXG4gICAgbXVsdGlwbGllcnM6IEZsb2F0NjRBcnJheSxcbiAgICBmcmVlOiByZWFkb25seSBudW1iZXJbXSxcbiAgKTogeyBhdDogRmxvYXQ2NEFycmF5OyBleGFjdDogRXhhY3RSb3dbXSB9IHwgdW5kZWZpbmVkIHtcbiAgICBsZXQgbGVhdmUgPSAwO1xuICAgIGNvbnN0IGV4Y2VzcyA9IChtOiBudW1iZXIpID0+IE1hdGguYWJzKG11bHRpcGxpZXJzW21dKSAvIGxpbWl0KGV4YWN0W21dLCBtdWx0aXBsaWVyc1ttXSk7XG4gICAgZm9yIChsZXQgbSA9IDE7IG0gPCBleGFjdC5sZW5ndGg7IG0rKykgaWYgKGV4Y2VzcyhtKSA+IGV4Y2VzcyhsZWF2ZSkpIGxlYXZlID0gbTtcbiAgICBjb25zdCBzaWduID0gTWF0aC5zaWduKG11bHRpcGxpZXJzW2xlYXZlXSk7XG4gICAgY29uc3QgeyBtYXRyaXggfSA9IGVxdWF0aW9ucyhhdCwgZXhhY3QsIG11bHRpcGxpZXJzLCBmcmVlKTtcbiAgICBjb25zdCBtb2RlbCA9IG1hdHJpeC5tYXAoKHJvdykgPT4gcm93LnNsaWNlKDAsIGZyZWUubGVuZ3RoKSk7XG4gICAgY29uc3QgcmlnaHQgPSBuZXcgRmxvYXQ2NEFycmF5KG1hdHJpeC5sZW5ndGgpO1xuICAgIHJpZ2h0W2ZyZWUubGVuZ3RoICsgbGVhdmVdID0gc2lnbjtcbiAgICBpZiAoIXNvbHZlTGluZWFyKG1hdHJpeCwgcmlnaHQpKSByZXR1cm4gdW5kZWZpbmVkO1xuICAgIGNvbnN0IGRpcmVjdGlvbiA9IHJpZ2h0LnNsaWNlKDAsIGZyZWUubGVuZ3RoKTtcbiAgICBsZXQgYmVuZCA9IDA7XG4gICAgZm9yIChsZXQgayA9IDA7IGsgPCBmcmVlLmxlbmd0aDsgaysrKSB7XG4gICAgICBmb3IgKGxldCBsID0gMDsgbCA8IGZyZWUubGVuZ3RoOyBsKyspIGJlbmQgKz0gZGlyZWN0aW9uW2tdICogbW9kZWxba11bbF0gKiBkaXJlY3Rpb25bbF07XG4gICAgfVxuICAgIC8vIFNsb3BlIG9mIHRoZSBvYmplY3RpdmUgYWxvbmcgdGhlIGVkZ2UsIGFuZCB0aGUgcm93cyB3aG9zZSByZXNpZHVhbCBjaGFuZ2VzIHNpZ24sIG5lYXJlc3QgZmlyc3QuXG4gICAgbGV0IGRlc2NlbnQgPSBsaW1pdChleGFjdFtsZWF2ZV0sIG11bHRpcGxpZXJzW2xlYXZlXSkgLSBNYXRoLmFicyhtdWx0aXBsaWVyc1tsZWF2ZV0pO1xuICAgIGNvbnN0IHsgZ3JhZGllbnQgfSA9IGV2YWx1YXRvci5ncmFkaWVudChhdCk7XG4gICAgY29uc3Qga2VwdCA9IGV4YWN0LmZpbHRlcigoXywgbSkgPT4gbSAhPT0gbGVhdmUpO1xuICAgIGNvbnN0IGNyb3NzaW5nczogeyByb3c6IG51bWJlcjsgZGlzdGFuY2U6IG51bWJlcjsgdHVybjogbnVtYmVyIH1bXSA9IFtdO1xuICAgIGZvciAobGV0IHJvdyA9IDA7IHJvdyA8IHJvd3M7IHJvdysrKSB7XG4gICAgICBpZiAoISh3ZWlnaHRbcm93XSA+IDApIHx8IGV4YWN0LnNvbWUoKG90aGVyKSA9PiBvdGhlci5yb3cgPT09IHJvdykpIGNvbnRpbnVlO1xuICAgICAgY29uc3QgcmF0ZSA9IGZyZWUucmVkdWNlKChzdW0sIGksIGspID0+IHN1bSArIGRpcmVjdGlvbltrXSAqIHNsb3BlKGdyYWRpZW50LCBpLCByb3cpLCAwKTtcbiAgICAgIGNvbnN0IGRpc3RhbmNlID0gLXJlc2lkdWFsW3Jvd10gLyByYXRlO1xuICAgICAgaWYgKGRpc3RhbmNlID4gMCkgY3Jvc3NpbmdzLnB1c2goeyByb3csIGRpc3RhbmNlLCB0dXJuOiB3ZWlnaHRbcm93XSAqIE1hdGguYWJzKHJhdGUpICogKHVwICsgZG93bikgfSk7XG4gICAgfVxuICAgIGNyb3NzaW5ncy5zb3J0KChhLCBiKSA9PiBhLmRpc3RhbmNlIC0gYi5kaXN0YW5jZSB8fCBhLnJvdyAtIGIucm93KTtcbiAgICBjb25zdCB3YWxrID0gKGRpc3RhbmNlOiBudW1iZXIpID0+IHtcbiAgICAgIGNvbnN0IG5leHQgPSBhdC5zbGljZSgpO1xuICAgICAgZnJlZS5mb3JFYWNoKChpLCBrKSA9PiB7XG4gICAgICAgIG5leHRbaV0gKz0gZGlzdGFuY2UgKiBkaXJlY3Rpb25ba107XG4gICAgICB9KTtcbiAgICAgIHJldHVybiBuZXh0O1xuICAgIH07XG4gICAgZm9yIChjb25zdCB7IHJvdywgZGlzdGFuY2UsIHR1cm4gfSBvZiBjcm9zc2luZ3MpIHtcbiAgICAgIGlmIChiZW5kID4gMCAmJiBkZXNjZW50ICsgYmVuZCAqIGRpc3RhbmNlID49IDApIGJyZWFrO1xuICAgICAgZGVzY2VudCArPSB0dXJuO1xuICAgICAgaWYgKGRlc2NlbnQgKyBNYXRoLm1heChiZW5kLCAwKSAqIGRpc3RhbmNlID49IDApIHtcbiAgICAgICAgcmV0dXJuIHsgYXQ6IHdhbGsoZGlzdGFuY2UpLCBleGFjdDogWy4uLmtlcHQsIHsgcm93LCB3ZWlnaHQ6IHdlaWdodFtyb3ddIH1dIH07XG4gICAgICB9XG4gICAgfVxuICAgIHJldHVybiBiZW5kID4gMCAmJiBkZXNjZW50IDwgMCA/IHsgYXQ6IHdhbGsoLWRlc2NlbnQgLyBiZW5kKSwgZXhhY3Q6IGtlcHQgfSA6IHVuZGVmaW5lZDtcbiAgfVxufVxuXG4vKipcbiAqIFBhY2tlZCBzdW0gb2Ygd2VpZ2h0IC8gbWVhbiB8cnwgdGltZXMgSiBKJyBhdCBgYXRgOiB0aGUgY3VydmF0dXJlIHRoYXQgYSBsb3NzIHdpdGggYSBraW5rIGhhcyBvbiBhdmVyYWdlIHdoZXJlIHJlc2lkdWFsc1xuICogYXJlIExhcGxhY2UtZGlzdHJpYnV0ZWQuXG4gKi9cbmV4cG9ydCBmdW5jdGlvbiBraW5rQ3VydmF0dXJlKHByb2JsZW06IFByb2JsZW1EYXRhLCBldmFsdWF0b3I6IEV2YWx1YXRvciwgYXQ6IEZsb2F0NjRBcnJheSk6IEZsb2F0NjRBcnJheSB7XG4gIGNvbnN0IHsgcm93cywgc2l6ZSwgdGFyZ2V0LCB3ZWlnaHQgfSA9IHByb2JsZW07XG4gIGNvbnN0IHNjYWxlID0gcmVzaWR1YWxTbG9wZXMocHJvYmxlbSk7XG4gIGNvbnN0IHsgdmFsdWUsIGdyYWRpZW50IH0gPSBldmFsdWF0b3IuZ3JhZGllbnQoYXQpO1xuICBsZXQgZGV2aWF0aW9uID0gMDtcbiAgbGV0IHRvdGFsID0gMDtcbiAgZm9yIChsZXQgcm93ID0gMDsgcm93IDwgcm93czsgcm93KyspIHtcbiAgICBkZXZpYXRpb24gKz0gd2VpZ2h0W3Jvd10gKiBNYXRoLmFicygodmFsdWVbcm93XSAtIHRhcmdldFtyb3ddKSAqIHNjYWxlW3Jvd10pO1xuICAgIHRvdGFsICs9IHdlaWdodFtyb3ddO1xuICB9XG4gIC8vIFRoZSBtZWFuIGRldmlhdGlvbiBvZiBydW5zIGZpdHRlZCBleGFjdGx5IGlzIHRha2VuIHRvIGJlIHRoYXQgb2Ygcm91bmRpbmcuXG4gIGNvbnN0IGZhY3RvciA9IHRvdGFsIC8gTWF0aC5tYXgoZGV2aWF0aW9uLCB0b3RhbCAqIE51bWJlci5FUFNJTE9OICogcmVzaWR1YWxTaXplKHByb2JsZW0pKTtcbiAgY29uc3QgcGFja2VkID0gbmV3IEZsb2F0NjRBcnJheShwYWNrZWRMZW5ndGgoc2l6ZSkpO1xuICBmb3IgKGxldCBpID0gMCwgZW50cnkgPSAwOyBpIDwgc2l6ZTsgaSsrKSB7XG4gICAgZm9yIChsZXQgaiA9IDA7IGogPD0gaTsgaisrLCBlbnRyeSsrKSB7XG4gICAgICBmb3IgKGxldCByb3cgPSAwOyByb3cgPCByb3dzOyByb3crKykge1xuICAgICAgICBwYWNrZWRbZW50cnldICs9IGZhY3RvciAqIHdlaWdodFtyb3ddICogc2NhbGVbcm93XSAqKiAyICogZ3JhZGllbnRbaV1bcm93XSAqIGdyYWRpZW50W2pdW3Jvd107XG4gICAgICB9XG4gICAgfVxuICB9XG4gIHJldHVybiBwYWNrZWQ7XG59XG4iLCAiaW1wb3J0IHsgY2hvbGVza3lGYWN0b3IsIGNob2xlc2t5U29sdmUgfSBmcm9tICcuLi9saW5lYXItYWxnZWJyYS9jaG9sZXNreS5qcyc7XG5pbXBvcnQgeyBwYWNrZWRJbmRleCwgcGFja2VkTGVuZ3RoIH0gZnJvbSAnLi4vbGluZWFyLWFsZ2VicmEvcGFja2VkLmpzJztcbmltcG9ydCB0eXBlIHsgSHViZXJGb3JtIH0gZnJvbSAnLi4vbG9zcy9sb3NzLmpzJztcbmltcG9ydCB7IFN0YXR1cywgdHlwZSBTdGF0dXNDb2RlIH0gZnJvbSAnLi4vcHJvYmxlbS9zdGF0dXMuanMnO1xuaW1wb3J0IHR5cGUgeyBQcm9ibGVtRGF0YSB9IGZyb20gJy4va2VybmVsLmpzJztcbmltcG9ydCB7IGNsYW1wLCBkYW1wLCBmcmVlemUgfSBmcm9tICcuL2xldmVuYmVyZy1tYXJxdWFyZHQuanMnO1xuaW1wb3J0IHsgdHlwZSBDdXJ2YXR1cmUsIGNyZWF0ZUN1cnZhdHVyZSwgdHlwZSBQYXNzZXMgfSBmcm9tICcuL3Bhc3Nlcy5qcyc7XG5cbi8qKiBBIHJlbGF0aXZlIHJpc2Ugb2YgdGhlIG9iamVjdGl2ZSB0aGF0IGNvdW50cyBhcyByb3VuZGluZy4gKi9cbmNvbnN0IFJPVU5ESU5HID0gMmUtMTQ7XG5cbi8qKiBSZWxhdGl2ZSBkZWNyZW1lbnQgYmVsb3cgd2hpY2ggZnVydGhlciBzdGVwcyBhcmUgdGFrZW4gb25seSBhcyBsb25nIGFzIGVhY2ggcmVkdWNlcyB0aGUgZGVjcmVtZW50LiAqL1xuY29uc3QgTkVBUl9ERUNSRU1FTlQgPSAxZS0xMjtcblxuLyoqIFJlbGF0aXZlIGRlY3JlbWVudCBhdCB3aGljaCBwYXJhbWV0ZXJzIGFyZSBleGFjdCB0byByb3VuZGluZzogKDFlLTE2KV4yLCBzaW5jZSBpdCBpcyBxdWFkcmF0aWMgaW4gdGhlIGVycm9yLiAqL1xuY29uc3QgRklOQUxfREVDUkVNRU5UID0gMWUtMzI7XG5cbi8qKlxuICogTmVhciB0aGUgb3B0aW11bSB0aGUgY29tcHV0ZWQgb2JqZWN0aXZlIG1heSBiZSBiZWxvdyB0aGF0IG9mIHRoZSBvcHRpbXVtIGJ5IG1vcmUgdGhhbiB0aGUgZXN0aW1hdGVkIHJvdW5kaW5nLCB3aGVyZSB0aGVcbiAqIGxhdyBhbXBsaWZpZXMgcm91bmRpbmcgKHRoZSBleHBvbmVudGlhbCBvZiBhIGxhcmdlIG51bWJlcik6IHdoaWxlIHRoZSBkZWNyZW1lbnQgZmFsbHMsIGEgc3RlcCBtYXkgcmlzZSBieSB0aGlzIG1hbnkgdGltZXNcbiAqIHRoZSBlc3RpbWF0ZS5cbiAqL1xuY29uc3QgTkVBUl9TTEFDSyA9IDY0O1xuXG4vKiogRmlyc3QgZGFtcGluZyB3aGVyZSB0aGUgSGVzc2lhbiBpcyBub3QgcG9zaXRpdmUgZGVmaW5pdGUgb3IgYSBmdWxsIHN0ZXAgZmFpbHMsIGFuZCBpdHMgbGltaXRzLiAqL1xuY29uc3QgRklSU1RfREFNUElORyA9IDFlLTY7XG5jb25zdCBNSU5fREFNUElORyA9IDFlLTEyO1xuY29uc3QgTUFYX0RBTVBJTkcgPSAxZTEyO1xuXG4vKiogQSBwaXZvdCBiZWxvdyB0aGlzIGZyYWN0aW9uIG9mIGl0cyBkaWFnb25hbCBpcyByb3VuZGluZywgbm90IGN1cnZhdHVyZS4gKi9cbmNvbnN0IFBJVk9UX0ZMT09SID0gMWUtMTU7XG5cbi8qKiBBIGRpZmZlcmVuY2Ugc21hbGxlciB0aGFuIHRoaXMgZnJhY3Rpb24gb2Ygd2hhdCB3YXMgc3VidHJhY3RlZCBoYXMgbG9zdCBoYWxmIG9mIGl0cyBkaWdpdHMgdG8gY2FuY2VsbGF0aW9uLiAqL1xuY29uc3QgQ0FOQ0VMTEVEID0gMWUtODtcblxuZXhwb3J0IGludGVyZmFjZSBOZXd0b25SZXN1bHQge1xuICByZWFkb25seSBzdGF0dXM6IFN0YXR1c0NvZGU7XG4gIHJlYWRvbmx5IHN0ZXBzOiBudW1iZXI7XG4gIC8qKiBIYWxmIG9mIGcnIEheLTEgZyBvdmVyIHRoZSBmcmVlIGNvb3JkaW5hdGVzLCByZWxhdGl2ZSB0byB0aGUgb2JqZWN0aXZlLiAqL1xuICByZWFkb25seSBkZWNyZW1lbnQ6IG51bWJlcjtcbiAgLyoqIEZpcnN0IGFuZCBzZWNvbmQgZGVyaXZhdGl2ZXMgYXQgdGhlIGxhc3QgcG9pbnQuICovXG4gIHJlYWRvbmx5IGN1cnZhdHVyZTogQ3VydmF0dXJlO1xuICByZWFkb25seSBmcm96ZW46IFVpbnQ4QXJyYXk7XG59XG5cbi8qKlxuICogTW92ZXMgYGF0YCBpbiBwbGFjZSB0byBhIG5lYXJieSBtaW5pbXVtIG9mIHRoZSBvYmplY3RpdmUgdW5kZXIgYGZvcm1gLCBjb29yZGluYXRlcyBpbiBgaG9sZGAgc3RheWluZyB3aGVyZSB0aGV5XG4gKiBhcmUuIFRoZSByZXN1bHQncyBhcnJheXMgYXJlIHRoZSBzb2x2ZXIncyBvd24gYnVmZmVycy5cbiAqL1xuZXhwb3J0IHR5cGUgTmV3dG9uID0gKFxuICBhdDogRmxvYXQ2NEFycmF5LFxuICBmb3JtOiBIdWJlckZvcm0sXG4gIG1heFN0ZXBzOiBudW1iZXIsXG4gIGhvbGQ6IHJlYWRvbmx5IG51bWJlcltdLFxuKSA9PiBOZXd0b25SZXN1bHQ7XG5cbi8qKlxuICogTmV3dG9uJ3MgbWV0aG9kIHdpdGggdGhlIGV4YWN0IEhlc3NpYW4uIEZ1bGwgc3RlcHMgYXJlIHRha2VuIHdoZXJldmVyIHRoZSBIZXNzaWFuIGlzIHBvc2l0aXZlIGRlZmluaXRlIGFuZCB0aGVcbiAqIG9iamVjdGl2ZSBkb2VzIG5vdCByaXNlIGJleW9uZCByb3VuZGluZzsgZWxzZXdoZXJlIHRoZSBIZXNzaWFuIGlzIGRhbXBlZCBieSB0aGUgcmV3ZWlnaHRlZCBHYXVzcy1OZXd0b24gZGlhZ29uYWwsXG4gKiB3aGljaCBpcyBuZXZlciBuZWdhdGl2ZSwgc28gdGhhdCBzb21lIGRhbXBpbmcgYWx3YXlzIG1ha2VzIGEgZGVzY2VudCBzdGVwLlxuICpcbiAqIENsb3NlZCBjb29yZGluYXRlcyB1ID0gbG9nIHggc3RlcCBvbiB0aGUgbmF0dXJhbCBzY2FsZSwgd2hlcmUgdGhlIG9iamVjdGl2ZSBpcyBzbW9vdGggdXAgdG8geCA9IDA6IHdpdGggdGhlIHJlbGF0aXZlXG4gKiBzdGVwIHMgPSBkeCAvIHggdGhlIGdyYWRpZW50IGlzIHRoYXQgYnkgdSwgdGhlIHNlY29uZCBkZXJpdmF0aXZlIGlzIHRoYXQgYnkgdSBtaW51cyB0aGUgZ3JhZGllbnQsIGFuZCB1IG1vdmVzIGJ5XG4gKiBsb2coMSArIHMpLCBkb3duIHRvIHRoZSBib3VuZCB0aGF0IHJlcHJlc2VudHMgemVyby5cbiAqL1xuZXhwb3J0IGZ1bmN0aW9uIGNyZWF0ZU5ld3Rvbihwcm9ibGVtOiBQcm9ibGVtRGF0YSwgcGFzc2VzOiBQYXNzZXMpOiBOZXd0b24ge1xuICBjb25zdCB7IHNpemUsIGxvd2VyLCB1cHBlciwgY2xvc2VkIH0gPSBwcm9ibGVtO1xuICBjb25zdCBmaXJzdCA9IGNyZWF0ZUN1cnZhdHVyZShzaXplKTtcbiAgY29uc3Qgc2Vjb25kID0gY3JlYXRlQ3VydmF0dXJlKHNpemUpO1xuICBjb25zdCBzY2FsZSA9IG5ldyBGbG9hdDY0QXJyYXkoc2l6ZSk7XG4gIGNvbnN0IGZhY3RvciA9IG5ldyBGbG9hdDY0QXJyYXkocGFja2VkTGVuZ3RoKHNpemUpKTtcbiAgY29uc3Qgc3RlcCA9IG5ldyBGbG9hdDY0QXJyYXkoc2l6ZSk7XG4gIGNvbnN0IHRyaWFsID0gbmV3IEZsb2F0NjRBcnJheShzaXplKTtcbiAgY29uc3QgZnJvemVuID0gbmV3IFVpbnQ4QXJyYXkoc2l6ZSk7XG4gIGNvbnN0IGhlbGQgPSBuZXcgVWludDhBcnJheShzaXplKTtcblxuICByZXR1cm4gKGF0LCBmb3JtLCBtYXhTdGVwcywgaG9sZCkgPT4ge1xuICAgIGxldCBjdXJyZW50ID0gZmlyc3Q7XG4gICAgbGV0IG5leHQgPSBzZWNvbmQ7XG4gICAgbGV0IGRhbXBpbmcgPSAwO1xuICAgIGxldCBwcmV2aW91cyA9IEluZmluaXR5O1xuICAgIGNvbnN0IHJlc3VsdCA9IChzdGF0dXM6IFN0YXR1c0NvZGUsIHN0ZXBzOiBudW1iZXIsIGRlY3JlbWVudDogbnVtYmVyKTogTmV3dG9uUmVzdWx0ID0+ICh7XG4gICAgICBzdGF0dXMsXG4gICAgICBzdGVwcyxcbiAgICAgIGRlY3JlbWVudCxcbiAgICAgIGN1cnZhdHVyZTogY3VycmVudCxcbiAgICAgIGZyb3plbixcbiAgICB9KTtcbiAgICBmb3IgKGxldCBpID0gMDsgaSA8IHNpemU7IGkrKykgYXRbaV0gPSBjbGFtcChhdFtpXSwgbG93ZXJbaV0sIHVwcGVyW2ldKTtcbiAgICBwYXNzZXMuY3VydmF0dXJlKGF0LCBmb3JtLCBjdXJyZW50KTtcbiAgICBpZiAoIWlzRmluaXRlQ3VydmF0dXJlKGN1cnJlbnQpKSByZXR1cm4gcmVzdWx0KFN0YXR1cy5ub3RGaW5pdGUsIDAsIEluZmluaXR5KTtcblxuICAgIGZvciAobGV0IHN0ZXBzID0gMDsgOyApIHtcbiAgICAgIGNvbnN0IGNvbnZlcmdlZFN0YXR1cyA9IGZyZWV6ZShmcm96ZW4sIGF0LCBjdXJyZW50LmdyYWRpZW50LCBsb3dlciwgdXBwZXIsIGhvbGQpXG4gICAgICAgID8gU3RhdHVzLmF0Qm91bmRcbiAgICAgICAgOiBTdGF0dXMuY29udmVyZ2VkO1xuICAgICAgZm9yIChsZXQgaSA9IDA7IGkgPCBzaXplOyBpKyspIHtcbiAgICAgICAgc2NhbGVbaV0gPSBjdXJyZW50LmdhdXNzTmV3dG9uW3BhY2tlZEluZGV4KGksIGkpXTtcbiAgICAgICAgLy8gTm8gcnVuIGRlcGVuZHMgb24gdGhpcyBwYXJhbWV0ZXI6IHRoZSBvdGhlcnMgY2FuIHN0aWxsIGJlIGZpdHRlZC5cbiAgICAgICAgaGVsZFtpXSA9IGZyb3plbltpXSB8fCBzY2FsZVtpXSA9PT0gMCA/IDEgOiAwO1xuICAgICAgfVxuICAgICAgZm9yICg7Oykge1xuICAgICAgICBkYW1wKGZhY3RvciwgY3VycmVudC5oZXNzaWFuLCBzY2FsZSwgZGFtcGluZywgaGVsZCk7XG4gICAgICAgIGZvciAoY29uc3QgaSBvZiBjbG9zZWQpIHtcbiAgICAgICAgICBpZiAoIWhlbGRbaV0pIGZhY3RvcltwYWNrZWRJbmRleChpLCBpKV0gPSBuYXR1cmFsQ3VydmF0dXJlKGN1cnJlbnQsIGkpICsgZGFtcGluZyAqIHNjYWxlW2ldO1xuICAgICAgICB9XG4gICAgICAgIGlmIChjaG9sZXNreUZhY3RvcihmYWN0b3IsIHNpemUsIFBJVk9UX0ZMT09SKSkgYnJlYWs7XG4gICAgICAgIGRhbXBpbmcgPSBpbmNyZWFzZShkYW1waW5nKTtcbiAgICAgICAgaWYgKGRhbXBpbmcgPiBNQVhfREFNUElORykgcmV0dXJuIHJlc3VsdChTdGF0dXMuc2luZ3VsYXIsIHN0ZXBzLCBJbmZpbml0eSk7XG4gICAgICB9XG4gICAgICBmb3IgKGxldCBpID0gMDsgaSA8IHNpemU7IGkrKykgc3RlcFtpXSA9IGhlbGRbaV0gPyAwIDogLWN1cnJlbnQuZ3JhZGllbnRbaV07XG4gICAgICBjaG9sZXNreVNvbHZlKGZhY3Rvciwgc2l6ZSwgc3RlcCk7XG4gICAgICBsZXQgcHJlZGljdGVkID0gMDtcbiAgICAgIGZvciAobGV0IGkgPSAwOyBpIDwgc2l6ZTsgaSsrKSBwcmVkaWN0ZWQgLT0gMC41ICogY3VycmVudC5ncmFkaWVudFtpXSAqIHN0ZXBbaV07XG4gICAgICBwcmVkaWN0ZWQgKj0gMSArIGRhbXBpbmc7XG4gICAgICBjb25zdCBkZWNyZW1lbnQgPSBwcmVkaWN0ZWQgLyAoY3VycmVudC5vYmplY3RpdmUgKyBjdXJyZW50LnJvdW5kaW5nKTtcbiAgICAgIGNvbnN0IG5lYXIgPSBwcmVkaWN0ZWQgPCBORUFSX0RFQ1JFTUVOVCAqIGN1cnJlbnQub2JqZWN0aXZlICsgY3VycmVudC5yb3VuZGluZztcblxuICAgICAgaWYgKCEoZGVjcmVtZW50ID4gRklOQUxfREVDUkVNRU5UKSkgcmV0dXJuIHJlc3VsdChjb252ZXJnZWRTdGF0dXMsIHN0ZXBzLCBNYXRoLm1heChkZWNyZW1lbnQsIDApKTtcbiAgICAgIC8vIE9uY2UgbmVhciwgYSBkZWNyZW1lbnQgdGhhdCBubyBsb25nZXIgZmFsbHMgaXMgcm91bmRpbmcuXG4gICAgICBpZiAobmVhciAmJiBkZWNyZW1lbnQgPiAwLjI1ICogcHJldmlvdXMpIHJldHVybiByZXN1bHQoY29udmVyZ2VkU3RhdHVzLCBzdGVwcywgZGVjcmVtZW50KTtcbiAgICAgIGlmIChzdGVwcyA+PSBtYXhTdGVwcykgcmV0dXJuIHJlc3VsdChuZWFyID8gY29udmVyZ2VkU3RhdHVzIDogU3RhdHVzLnN0ZXBMaW1pdCwgc3RlcHMsIGRlY3JlbWVudCk7XG5cbiAgICAgIGZvciAoY29uc3QgaSBvZiBjbG9zZWQpIHN0ZXBbaV0gPSBzdGVwW2ldID4gLTEgPyBNYXRoLmxvZzFwKHN0ZXBbaV0pIDogLUluZmluaXR5O1xuICAgICAgZm9yIChsZXQgaSA9IDA7IGkgPCBzaXplOyBpKyspIHRyaWFsW2ldID0gY2xhbXAoYXRbaV0gKyBzdGVwW2ldLCBsb3dlcltpXSwgdXBwZXJbaV0pO1xuICAgICAgcGFzc2VzLmN1cnZhdHVyZSh0cmlhbCwgZm9ybSwgbmV4dCk7XG4gICAgICBzdGVwcysrO1xuICAgICAgY29uc3Qgc2xhY2sgPSAobmVhciA/IE5FQVJfU0xBQ0sgOiAxKSAqIGN1cnJlbnQucm91bmRpbmc7XG4gICAgICBjb25zdCBjZWlsaW5nID0gY3VycmVudC5vYmplY3RpdmUgKiAoMSArIFJPVU5ESU5HKSArIHNsYWNrO1xuICAgICAgaWYgKG5leHQub2JqZWN0aXZlIDw9IGNlaWxpbmcgJiYgaXNGaW5pdGVDdXJ2YXR1cmUobmV4dCkpIHtcbiAgICAgICAgYXQuc2V0KHRyaWFsKTtcbiAgICAgICAgW2N1cnJlbnQsIG5leHRdID0gW25leHQsIGN1cnJlbnRdO1xuICAgICAgICBkYW1waW5nID0gZGFtcGluZyA+IE1JTl9EQU1QSU5HID8gZGFtcGluZyAvIDEwIDogMDtcbiAgICAgICAgcHJldmlvdXMgPSBkZWNyZW1lbnQ7XG4gICAgICB9IGVsc2Uge1xuICAgICAgICBkYW1waW5nID0gaW5jcmVhc2UoZGFtcGluZyk7XG4gICAgICAgIGlmIChkYW1waW5nID4gTUFYX0RBTVBJTkcpIHJldHVybiByZXN1bHQobmVhciA/IGNvbnZlcmdlZFN0YXR1cyA6IFN0YXR1cy5zaW5ndWxhciwgc3RlcHMsIGRlY3JlbWVudCk7XG4gICAgICB9XG4gICAgfVxuICB9O1xufVxuXG4vKipcbiAqIFRoZSBzZWNvbmQgZGVyaXZhdGl2ZSBieSB0aGUgcmVsYXRpdmUgc3RlcCBvZiBhIGNsb3NlZCBjb29yZGluYXRlLiBOZWFyIHplcm8gaXQgaXMgYSBkaWZmZXJlbmNlIGluIHdoaWNoIGFsbCBkaWdpdHNcbiAqIGNhbmNlbDsgdGhlIEdhdXNzLU5ld3RvbiBhcHByb3hpbWF0aW9uIGlzIHRoZW4gdXNlZCBpbnN0ZWFkLlxuICovXG5mdW5jdGlvbiBuYXR1cmFsQ3VydmF0dXJlKHsgZ3JhZGllbnQsIGdhdXNzTmV3dG9uLCBoZXNzaWFuIH06IEN1cnZhdHVyZSwgaTogbnVtYmVyKTogbnVtYmVyIHtcbiAgY29uc3QgcGxhY2UgPSBwYWNrZWRJbmRleChpLCBpKTtcbiAgY29uc3QgY3VydmF0dXJlID0gaGVzc2lhbltwbGFjZV0gLSBncmFkaWVudFtpXTtcbiAgcmV0dXJuIE1hdGguYWJzKGN1cnZhdHVyZSkgPiBDQU5DRUxMRUQgKiBNYXRoLmFicyhncmFkaWVudFtpXSkgPyBjdXJ2YXR1cmUgOiBnYXVzc05ld3RvbltwbGFjZV07XG59XG5cbmZ1bmN0aW9uIGluY3JlYXNlKGRhbXBpbmc6IG51bWJlcik6IG51bWJlciB7XG4gIHJldHVybiBkYW1waW5nIDwgRklSU1RfREFNUElORyA/IEZJUlNUX0RBTVBJTkcgOiBkYW1waW5nICogMTA7XG59XG5cbmZ1bmN0aW9uIGlzRmluaXRlQ3VydmF0dXJlKHsgb2JqZWN0aXZlLCBncmFkaWVudCwgZ2F1c3NOZXd0b24sIGhlc3NpYW4gfTogQ3VydmF0dXJlKTogYm9vbGVhbiB7XG4gIGxldCBzdW0gPSBvYmplY3RpdmU7XG4gIGZvciAoY29uc3QgYXJyYXkgb2YgW2dyYWRpZW50LCBnYXVzc05ld3RvbiwgaGVzc2lhbl0pIGZvciAoY29uc3QgeCBvZiBhcnJheSkgc3VtICs9IHggLSB4O1xuICByZXR1cm4gTnVtYmVyLmlzRmluaXRlKHN1bSk7XG59XG4iLCAiaW1wb3J0IHsgaGFzS2luaywgaHViZXJGb3JtIH0gZnJvbSAnLi4vbG9zcy9sb3NzLmpzJztcbmltcG9ydCB7IHJlc2lkdWFsU2l6ZSB9IGZyb20gJy4uL2xvc3MvcmVzaWR1YWwuanMnO1xuaW1wb3J0IHsgU3RhdHVzLCB0eXBlIFN0YXR1c0NvZGUgfSBmcm9tICcuLi9wcm9ibGVtL3N0YXR1cy5qcyc7XG5pbXBvcnQgeyBzY2FsZWRDb25kaXRpb24sIHNjYWxlZEdyYWRpZW50IH0gZnJvbSAnLi9jZXJ0aWZpY2F0ZS5qcyc7XG5pbXBvcnQgeyBjb21wZW5zYXRlZFN1bSwgY3JlYXRlRXhhY3RPYmplY3RpdmUgfSBmcm9tICcuL2V4YWN0LW9iamVjdGl2ZS5qcyc7XG5pbXBvcnQgeyBBVF9MSU1JVCwgaXNGbGF0TWluaW11bSB9IGZyb20gJy4vZmxhdC1taW5pbXVtLmpzJztcbmltcG9ydCB7IGNyZWF0ZUdlb2Rlc2ljIH0gZnJvbSAnLi9nZW9kZXNpYy1hY2NlbGVyYXRpb24uanMnO1xuaW1wb3J0IHR5cGUgeyBDcHVLZXJuZWwsIFByb2JsZW1EYXRhIH0gZnJvbSAnLi9rZXJuZWwuanMnO1xuaW1wb3J0IHsgY3JlYXRlRXhhY3RTb2x2ZXIsIHR5cGUgRXhhY3RNaW5pbXVtLCBraW5rQ3VydmF0dXJlIH0gZnJvbSAnLi9raW5rZWQtbWluaW11bS5qcyc7XG5pbXBvcnQgeyBjcmVhdGVOZXd0b24sIHR5cGUgTmV3dG9uUmVzdWx0IH0gZnJvbSAnLi9uZXd0b24uanMnO1xuaW1wb3J0IHsgY3JlYXRlUGFzc2VzLCB0eXBlIFBhc3NlcyB9IGZyb20gJy4vcGFzc2VzLmpzJztcblxuLyoqIEEgbWluaW11bSBpbiBmbG9hdDY0IHdpdGggaXRzIGNvbnZlcmdlbmNlIGNlcnRpZmljYXRlLiBUaGUgYXJyYXlzIGJlbG9uZyB0byB0aGUgY2FsbGVyLiAqL1xuZXhwb3J0IGludGVyZmFjZSBQb2xpc2hlZCB7XG4gIC8qKiBJbnRlcm5hbCBjb29yZGluYXRlcy4gKi9cbiAgcmVhZG9ubHkgcGFyYW1ldGVyczogRmxvYXQ2NEFycmF5O1xuICAvKiogU3VtIG92ZXIgcm93cyBvZiB3ZWlnaHQgdGltZXMgdGhlIGV4YWN0IHBlbmFsdHkuICovXG4gIHJlYWRvbmx5IG9iamVjdGl2ZTogbnVtYmVyO1xuICByZWFkb25seSBzdGF0dXM6IFN0YXR1c0NvZGU7XG4gIHJlYWRvbmx5IHN0ZXBzOiBudW1iZXI7XG4gIC8qKiBOZXd0b24gZGVjcmVtZW50OiB0aGUgcHJlZGljdGVkIHJlZHVjdGlvbiBvZiBhIGZ1bGwgTmV3dG9uIHN0ZXAsIHJlbGF0aXZlIHRvIHRoZSBvYmplY3RpdmUuICovXG4gIHJlYWRvbmx5IGRlY3JlbWVudDogbnVtYmVyO1xuICAvKipcbiAgICogTGFyZ2VzdCB8Z3JhZGllbnR8IGNvbXBvbmVudCBvdmVyIHRoZSBmcmVlIGNvb3JkaW5hdGVzLCBkaXZpZGVkIGJ5IHRoZSBzcXVhcmUgcm9vdCBvZiBpdHMgY3VydmF0dXJlLiBMb3NzZXMgd2l0aFxuICAgKiBhIGtpbms6IGxhcmdlc3QgY29tcG9uZW50IG9mIGdyYWRpZW50IHBsdXMgbXVsdGlwbGllcnMsIHJlbGF0aXZlIHRvIHRoZSB0ZXJtcyBpdCBpcyBhIHN1bSBvZi5cbiAgICovXG4gIHJlYWRvbmx5IGdyYWRpZW50OiBudW1iZXI7XG4gIC8qKiBDb25kaXRpb24gbnVtYmVyIG9mIHRoZSBjdXJ2YXR1cmUgc2NhbGVkIHRvIHVuaXQgZGlhZ29uYWwsIGZyZWUgY29vcmRpbmF0ZXMgb25seTsgYXQgbW9zdCA0LjVlMTUuICovXG4gIHJlYWRvbmx5IGNvbmRpdGlvbjogbnVtYmVyO1xuICAvKiogQ29vcmRpbmF0ZXMgdGhhdCBsaWUgYXQgYSBib3VuZCwgYXNjZW5kaW5nLiAqL1xuICByZWFkb25seSBhdEJvdW5kOiByZWFkb25seSBudW1iZXJbXTtcbiAgLyoqXG4gICAqIFBhY2tlZCBwIHggcCwgc3VtIG9mIHdlaWdodCBwc2kocikvciBKIEonLiBGb3IgbG9zc2VzIHdpdGggYSBraW5rLCBwc2kocikvciBpcyAxIC8gbWVhbiB8cnwgb2YgZWFjaCByb3c6IHRoZVxuICAgKiBjdXJ2YXR1cmUgdGhlIG9iamVjdGl2ZSBoYXMgb24gYXZlcmFnZSB3aGVyZSByZXNpZHVhbHMgYXJlIExhcGxhY2UtZGlzdHJpYnV0ZWQuXG4gICAqL1xuICByZWFkb25seSBnYXVzc05ld3RvbjogRmxvYXQ2NEFycmF5O1xuICAvKiogUGFja2VkIHAgeCBwLCB0aGUgb2JqZWN0aXZlJ3Mgb3duIHNlY29uZCBkZXJpdmF0aXZlOyBmb3IgbG9zc2VzIHdpdGggYSBraW5rIHRoZSBzYW1lIGFzIGBnYXVzc05ld3RvbmAuICovXG4gIHJlYWRvbmx5IGhlc3NpYW46IEZsb2F0NjRBcnJheTtcbiAgLyoqIExvc3NlcyB3aXRoIGEga2luazogcm93cyBmaXR0ZWQgZXhhY3RseSAoMC1iYXNlZCwgYXNjZW5kaW5nKS4gKi9cbiAgcmVhZG9ubHkgZXhhY3RSb3dzPzogcmVhZG9ubHkgbnVtYmVyW107XG4gIC8qKiBMb3NzZXMgd2l0aCBhIGtpbms6IHRoZSBsYXJnZXN0IG11bHRpcGxpZXIgb2YgYW4gZXhhY3Qgcm93IGFzIGEgZnJhY3Rpb24gb2YgaXRzIGxpbWl0OyBiZWxvdyAxIGNlcnRpZmllcy4gKi9cbiAgcmVhZG9ubHkgbXVsdGlwbGllcj86IG51bWJlcjtcbiAgLyoqIFRydWUgd2hlcmUgdGhlIHBlbmFsdHkgaGFzIG5vIGN1cnZhdHVyZSBhdCB0aGUgbWluaW11bSwgd2hpY2ggaXMgdGhlbiBvbmUgcG9pbnQgb2YgYW4gaW50ZXJ2YWwgb2YgZXF1YWwgb2JqZWN0aXZlLiAqL1xuICByZWFkb25seSBmbGF0PzogYm9vbGVhbjtcbn1cblxuZXhwb3J0IGludGVyZmFjZSBQb2xpc2hPcHRpb25zIHtcbiAgLyoqIFN0ZXBzIG9mIGVhY2ggbWV0aG9kIGF0IG1vc3Q6IE5ld3RvbidzLCBhbmQgdGhlIGZhbGxiYWNrIHdoZXJlIE5ld3RvbidzIG1ldGhvZCByZWFjaGVzIHRoaXMgbGltaXQuICovXG4gIHJlYWRvbmx5IG1heFN0ZXBzPzogbnVtYmVyO1xuICAvKiogQ29vcmRpbmF0ZXMgaGVsZCBhdCB0aGUgc3RhcnQncyB2YWx1ZTogdGhlIHJlc3VsdCBpcyBhIG1pbmltdW0gb3ZlciB0aGUgb3RoZXJzLiAqL1xuICByZWFkb25seSBob2xkPzogcmVhZG9ubHkgbnVtYmVyW107XG59XG5cbmV4cG9ydCB0eXBlIFBvbGlzaGVyID0gKHN0YXJ0OiBGbG9hdDY0QXJyYXksIG9wdGlvbnM/OiBQb2xpc2hPcHRpb25zKSA9PiBQb2xpc2hlZDtcblxuLyoqIEJleW9uZCB0aGlzIGNvbmRpdGlvbiBudW1iZXIgdGhlIHNtYWxsZXN0IGVpZ2VudmFsdWUgaXMgaW5kaXN0aW5ndWlzaGFibGUgZnJvbSByb3VuZGluZzogdGhlIGZpdCBpcyBgc2luZ3VsYXJgLiAqL1xuY29uc3QgU0lOR1VMQVJfQ09ORElUSU9OID0gMWUxNDtcblxuY29uc3QgTUFYX1NURVBTID0gNTAwO1xuXG4vKiogRXhhY3Qgb2JqZWN0aXZlcyBvZiB0aGUgc2FtZSBtaW5pbXVtIGRpZmZlciBieSBubyBtb3JlIHRoYW4gdGhpcywgcmVsYXRpdmUuICovXG5jb25zdCBST1VORElORyA9IDFlLTEyO1xuXG4vKipcbiAqIExvc3NlcyB3aXRoIGEga2luazogZGVsdGFzIHRoYXQgcmVwbGFjZSB6ZXJvLCBhcyBmcmFjdGlvbnMgb2YgYHJlc2lkdWFsU2l6ZWAuIEEgY29udGludWF0aW9uOiBlYWNoIGxldmVsIHN0YXJ0cyBmcm9tIHRoZVxuICogbWluaW11bSBvZiB0aGUgbGV2ZWwgYmVmb3JlOyBmcm9tIGEgZGlzdGFudCBzdGFydCwgdGhlIHNtYWxsZXN0IGRlbHRhIGFsb25lIHdvdWxkIHN0YWxsLlxuICovXG5jb25zdCBTTU9PVEhJTkcgPSBbMWUtMiwgMWUtMywgMWUtNCwgMWUtNSwgMWUtNiwgMWUtNywgMWUtOCwgMWUtOV07XG5cbi8qKiBUaGUgbGV2ZWwgb2YgU01PT1RISU5HIGZyb20gd2hpY2ggdGhlIGV4YWN0IHJvd3MgYXJlIHNvdWdodDsgZXhjaGFuZ2VzIHRoYXQgYmVnaW4gZWFybGllciBjYW4gbGVhZCB0byBhIHdvcnNlIG1pbmltdW0uICovXG5jb25zdCBFWEFDVF9GUk9NID0gMWUtNTtcblxuLyoqIFBvbGlzaGVzIHN0YXJ0cyBvZiBvbmUgcHJvYmxlbSB0byByb3VuZGluZyBpbiBmbG9hdDY0LiBSZXBvcnRzIG51bWVyaWNhbCBmYWlsdXJlcyBpbiBgc3RhdHVzYCwgbmV2ZXIgYnkgdGhyb3dpbmcuICovXG5leHBvcnQgZnVuY3Rpb24gY3JlYXRlUG9saXNoZXIocHJvYmxlbTogQ3B1S2VybmVsLCBwYXNzZXM6IFBhc3NlcyA9IGNyZWF0ZVBhc3Nlcyhwcm9ibGVtKSk6IFBvbGlzaGVyIHtcbiAgY29uc3QgbmV3dG9uID0gY3JlYXRlTmV3dG9uKHByb2JsZW0sIHBhc3Nlcyk7XG4gIGNvbnN0IG9iamVjdGl2ZUF0ID0gY3JlYXRlRXhhY3RPYmplY3RpdmUocHJvYmxlbSwgcGFzc2VzLmV2YWx1YXRvcik7XG4gIGNvbnN0IHsgcmhvIH0gPSBwcm9ibGVtLmxvc3M7XG4gIGlmICghaGFzS2luayhyaG8pKSB7XG4gICAgY29uc3QgZm9ybSA9IGh1YmVyRm9ybShyaG8sIDApO1xuICAgIGNvbnN0IGdlb2Rlc2ljID0gY3JlYXRlR2VvZGVzaWMocHJvYmxlbSwgcGFzc2VzKTtcbiAgICByZXR1cm4gKHN0YXJ0LCB7IG1heFN0ZXBzID0gTUFYX1NURVBTLCBob2xkID0gW10gfSA9IHt9KSA9PiB7XG4gICAgICBjb25zdCBwYXJhbWV0ZXJzID0gc3RhcnQuc2xpY2UoKTtcbiAgICAgIGxldCByZXN1bHQgPSBuZXd0b24ocGFyYW1ldGVycywgZm9ybSwgbWF4U3RlcHMsIGhvbGQpO1xuICAgICAgaWYgKChyZXN1bHQuc3RhdHVzID09PSBTdGF0dXMuc3RlcExpbWl0IHx8IHJlc3VsdC5zdGF0dXMgPT09IFN0YXR1cy5zaW5ndWxhcikgJiYgbWF4U3RlcHMgPiAwKSB7XG4gICAgICAgIC8vIEVpdGhlciBhIGxvbmcgY3VydmVkIHZhbGxleSwgaW4gd2hpY2ggdGhlIHF1YWRyYXRpYyBtb2RlbCBpcyB2YWxpZCBvdmVyIHNob3J0IHN0ZXBzIG9ubHksIG9yIGEgcG9pbnQgd2hlcmUgdGhlXG4gICAgICAgIC8vIEhlc3NpYW4gaXMgc2luZ3VsYXIgdG8gcm91bmRpbmcuXG4gICAgICAgIGNvbnN0IHsgc3RlcHMgfSA9IGdlb2Rlc2ljKHBhcmFtZXRlcnMsIGZvcm0sIHsgbWF4U3RlcHMsIGhvbGQgfSk7XG4gICAgICAgIGNvbnN0IGJlZm9yZSA9IHJlc3VsdC5zdGVwcyArIHN0ZXBzO1xuICAgICAgICByZXN1bHQgPSBuZXd0b24ocGFyYW1ldGVycywgZm9ybSwgbWF4U3RlcHMsIGhvbGQpO1xuICAgICAgICByZXN1bHQgPSB7IC4uLnJlc3VsdCwgc3RlcHM6IGJlZm9yZSArIHJlc3VsdC5zdGVwcyB9O1xuICAgICAgfVxuICAgICAgcmV0dXJuIHJlcG9ydChwcm9ibGVtLCBwYXJhbWV0ZXJzLCByZXN1bHQsIG9iamVjdGl2ZUF0KHBhcmFtZXRlcnMpKTtcbiAgICB9O1xuICB9XG4gIGNvbnN0IGV4YWN0U29sdmVyID0gY3JlYXRlRXhhY3RTb2x2ZXIocHJvYmxlbSwgcGFzc2VzLmV2YWx1YXRvcik7XG4gIGNvbnN0IHVuaXQgPSByZXNpZHVhbFNpemUocHJvYmxlbSk7XG4gIHJldHVybiAoc3RhcnQsIG9wdGlvbnMpID0+IHtcbiAgICBjb25zdCBob2xkID0gb3B0aW9ucz8uaG9sZCA/PyBbXTtcbiAgICBjb25zdCBub2lzZSA9IDQgKiBOdW1iZXIuRVBTSUxPTiAqIHVuaXQgKiBjb21wZW5zYXRlZFN1bShwcm9ibGVtLndlaWdodCk7XG4gICAgY29uc3Qgc21vb3RoID0gc3RhcnQuc2xpY2UoKTtcbiAgICBsZXQgcmVtYWluaW5nID0gb3B0aW9ucz8ubWF4U3RlcHMgPz8gTUFYX1NURVBTO1xuICAgIGxldCBzdGVwcyA9IDA7XG4gICAgbGV0IGJlc3QhOiBQb2xpc2hlZDtcbiAgICBsZXQgZnJvemVuID0gbmV3IFVpbnQ4QXJyYXkocHJvYmxlbS5zaXplKTtcbiAgICBmb3IgKGNvbnN0IGZyYWN0aW9uIG9mIFNNT09USElORykge1xuICAgICAgY29uc3QgZGVsdGEgPSBmcmFjdGlvbiAqIHVuaXQ7XG4gICAgICBjb25zdCByZXN1bHQgPSBuZXd0b24oc21vb3RoLCBodWJlckZvcm0ocmhvLCBkZWx0YSksIHJlbWFpbmluZywgaG9sZCk7XG4gICAgICByZW1haW5pbmcgLT0gcmVzdWx0LnN0ZXBzO1xuICAgICAgc3RlcHMgKz0gcmVzdWx0LnN0ZXBzO1xuICAgICAgYmVzdCA9IHJlcG9ydChwcm9ibGVtLCBzbW9vdGguc2xpY2UoKSwgeyAuLi5yZXN1bHQsIHN0ZXBzIH0sIG9iamVjdGl2ZUF0KHNtb290aCkpO1xuICAgICAgZnJvemVuID0gcmVzdWx0LmZyb3plbi5zbGljZSgpO1xuICAgICAgaWYgKGJlc3Quc3RhdHVzID09PSBTdGF0dXMubm90RmluaXRlIHx8IHJlbWFpbmluZyA8PSAwKSBicmVhaztcbiAgICAgIGlmIChmcmFjdGlvbiA+IEVYQUNUX0ZST00pIGNvbnRpbnVlO1xuICAgICAgY29uc3QgcGFyYW1ldGVycyA9IHNtb290aC5zbGljZSgpO1xuICAgICAgY29uc3QgbWluaW11bSA9IGV4YWN0U29sdmVyKHBhcmFtZXRlcnMsIGRlbHRhLCBmcm96ZW4pO1xuICAgICAgLy8gV2hlcmUgdGhlIHJvd3Mgd2l0aGluIGRlbHRhIGFyZSBub3QgdGhlIGV4YWN0IG9uZXMgeWV0LCBvciB0aGUgdmVydGV4IGxpZXMgYmV5b25kIGEgYm91bmQsIHRyeSBhIHNtYWxsZXIgZGVsdGEuXG4gICAgICBpZiAoXG4gICAgICAgIG1pbmltdW0gJiZcbiAgICAgICAgbWluaW11bS5tdWx0aXBsaWVyIDw9IDEgJiZcbiAgICAgICAgaXNJbnNpZGUocHJvYmxlbSwgcGFyYW1ldGVycykgJiZcbiAgICAgICAgbWluaW11bS5vYmplY3RpdmUgPD0gYmVzdC5vYmplY3RpdmUgKiAoMSArIFJPVU5ESU5HKSArIG5vaXNlXG4gICAgICApIHtcbiAgICAgICAgY29uc3QgYXRCb3VuZCA9IGZyb3plbi5zb21lKChvdXQsIGkpID0+IG91dCA9PT0gMSAmJiAhaG9sZC5pbmNsdWRlcyhpKSk7XG4gICAgICAgIHJldHVybiByZXBvcnRFeGFjdChwcm9ibGVtLCBwYXJhbWV0ZXJzLCBmcm96ZW4sIGF0Qm91bmQsIG1pbmltdW0sIHN0ZXBzKTtcbiAgICAgIH1cbiAgICB9XG4gICAgcmV0dXJuIHdpdGhvdXRTbW9vdGhpbmcocHJvYmxlbSwgcGFzc2VzLCBiZXN0LCBmcm96ZW4pO1xuICB9O1xufVxuXG4vKiogQSBzbW9vdGhlZCBtaW5pbXVtIHJlcG9ydGVkIGZvciB0aGUgZXhhY3QgbG9zcywgd2l0aCB0aGUgZXhwZWN0ZWQgY3VydmF0dXJlIGluIHBsYWNlIG9mIHRoZSBzbW9vdGhpbmcncy4gKi9cbmZ1bmN0aW9uIHdpdGhvdXRTbW9vdGhpbmcoXG4gIHByb2JsZW06IFByb2JsZW1EYXRhLFxuICB7IGV2YWx1YXRvciB9OiBQYXNzZXMsXG4gIGJlc3Q6IFBvbGlzaGVkLFxuICBmcm96ZW46IFVpbnQ4QXJyYXksXG4pOiBQb2xpc2hlZCB7XG4gIGlmIChiZXN0LnN0YXR1cyA9PT0gU3RhdHVzLm5vdEZpbml0ZSkgcmV0dXJuIGJlc3Q7XG4gIGNvbnN0IGN1cnZhdHVyZSA9IGtpbmtDdXJ2YXR1cmUocHJvYmxlbSwgZXZhbHVhdG9yLCBiZXN0LnBhcmFtZXRlcnMpO1xuICByZXR1cm4ge1xuICAgIC4uLmJlc3QsXG4gICAgZ2F1c3NOZXd0b246IGN1cnZhdHVyZSxcbiAgICBoZXNzaWFuOiBjdXJ2YXR1cmUsXG4gICAgY29uZGl0aW9uOiBzY2FsZWRDb25kaXRpb24oY3VydmF0dXJlLCBmcm96ZW4pLFxuICB9O1xufVxuXG5mdW5jdGlvbiByZXBvcnQoXG4gIHByb2JsZW06IFByb2JsZW1EYXRhLFxuICBwYXJhbWV0ZXJzOiBGbG9hdDY0QXJyYXksXG4gIHJlc3VsdDogTmV3dG9uUmVzdWx0LFxuICBvYmplY3RpdmU6IG51bWJlcixcbik6IFBvbGlzaGVkIHtcbiAgY29uc3QgeyBjdXJ2YXR1cmUsIGZyb3plbiB9ID0gcmVzdWx0O1xuICBjb25zdCBjb25kaXRpb24gPSBzY2FsZWRDb25kaXRpb24oY3VydmF0dXJlLmhlc3NpYW4sIGZyb3plbik7XG4gIGNvbnN0IGNvbnZlcmdlZFN0YXR1cyA9IHJlc3VsdC5zdGF0dXMgPT09IFN0YXR1cy5jb252ZXJnZWQgfHwgcmVzdWx0LnN0YXR1cyA9PT0gU3RhdHVzLmF0Qm91bmQ7XG4gIGNvbnN0IGlzU2luZ3VsYXIgPSBjb252ZXJnZWRTdGF0dXMgJiYgY29uZGl0aW9uID49IFNJTkdVTEFSX0NPTkRJVElPTjtcbiAgY29uc3QgZmxhdCA9XG4gICAgaXNTaW5ndWxhciAmJlxuICAgIGlzRmxhdE1pbmltdW0ocHJvYmxlbS5sb3NzLnJobywgY3VydmF0dXJlLmdhdXNzTmV3dG9uLCBjdXJ2YXR1cmUuaGVzc2lhbiwgZnJvemVuLCBTSU5HVUxBUl9DT05ESVRJT04pO1xuICByZXR1cm4ge1xuICAgIHBhcmFtZXRlcnMsXG4gICAgb2JqZWN0aXZlLFxuICAgIHN0YXR1czogaXNTaW5ndWxhciAmJiAhZmxhdCA/IFN0YXR1cy5zaW5ndWxhciA6IHJlc3VsdC5zdGF0dXMsXG4gICAgc3RlcHM6IHJlc3VsdC5zdGVwcyxcbiAgICBkZWNyZW1lbnQ6IHJlc3VsdC5kZWNyZW1lbnQsXG4gICAgZ3JhZGllbnQ6IHNjYWxlZEdyYWRpZW50KGN1cnZhdHVyZS5ncmFkaWVudCwgY3VydmF0dXJlLmdhdXNzTmV3dG9uLCBmcm96ZW4pLFxuICAgIGNvbmRpdGlvbixcbiAgICBhdEJvdW5kOiBib3VuZENvb3JkaW5hdGVzKHByb2JsZW0sIHBhcmFtZXRlcnMpLFxuICAgIGdhdXNzTmV3dG9uOiBjdXJ2YXR1cmUuZ2F1c3NOZXd0b24uc2xpY2UoKSxcbiAgICBoZXNzaWFuOiBjdXJ2YXR1cmUuaGVzc2lhbi5zbGljZSgpLFxuICAgIC4uLihmbGF0ID8geyBmbGF0IH0gOiB7fSksXG4gIH07XG59XG5cbmZ1bmN0aW9uIHJlcG9ydEV4YWN0KFxuICBwcm9ibGVtOiBQcm9ibGVtRGF0YSxcbiAgcGFyYW1ldGVyczogRmxvYXQ2NEFycmF5LFxuICBmcm96ZW46IFVpbnQ4QXJyYXksXG4gIGF0Qm91bmQ6IGJvb2xlYW4sXG4gIG1pbmltdW06IEV4YWN0TWluaW11bSxcbiAgc3RlcHM6IG51bWJlcixcbik6IFBvbGlzaGVkIHtcbiAgY29uc3QgeyBvYmplY3RpdmUsIHJvd3MsIG11bHRpcGxpZXIsIGRlY3JlbWVudCwgY3VydmF0dXJlIH0gPSBtaW5pbXVtO1xuICBjb25zdCBjb25kaXRpb24gPSBzY2FsZWRDb25kaXRpb24oY3VydmF0dXJlLCBmcm96ZW4pO1xuICBjb25zdCBjb252ZXJnZWRTdGF0dXMgPSBhdEJvdW5kID8gU3RhdHVzLmF0Qm91bmQgOiBTdGF0dXMuY29udmVyZ2VkO1xuICByZXR1cm4ge1xuICAgIHBhcmFtZXRlcnMsXG4gICAgb2JqZWN0aXZlLFxuICAgIHN0YXR1czogY29uZGl0aW9uID49IFNJTkdVTEFSX0NPTkRJVElPTiA/IFN0YXR1cy5zaW5ndWxhciA6IGNvbnZlcmdlZFN0YXR1cyxcbiAgICBzdGVwcyxcbiAgICBkZWNyZW1lbnQsXG4gICAgZ3JhZGllbnQ6IGRlY3JlbWVudCxcbiAgICBjb25kaXRpb24sXG4gICAgYXRCb3VuZDogYm91bmRDb29yZGluYXRlcyhwcm9ibGVtLCBwYXJhbWV0ZXJzKSxcbiAgICBnYXVzc05ld3RvbjogY3VydmF0dXJlLFxuICAgIGhlc3NpYW46IGN1cnZhdHVyZSxcbiAgICBleGFjdFJvd3M6IHJvd3MsXG4gICAgbXVsdGlwbGllcixcbiAgICAuLi4obXVsdGlwbGllciA+PSBBVF9MSU1JVCA/IHsgZmxhdDogdHJ1ZSB9IDoge30pLFxuICB9O1xufVxuXG5mdW5jdGlvbiBpc0luc2lkZSh7IGxvd2VyLCB1cHBlciB9OiBQcm9ibGVtRGF0YSwgYXQ6IEZsb2F0NjRBcnJheSk6IGJvb2xlYW4ge1xuICByZXR1cm4gYXQuZXZlcnkoKHgsIGkpID0+IGxvd2VyW2ldIDw9IHggJiYgeCA8PSB1cHBlcltpXSk7XG59XG5cbmZ1bmN0aW9uIGJvdW5kQ29vcmRpbmF0ZXMoeyBsb3dlciwgdXBwZXIgfTogUHJvYmxlbURhdGEsIGF0OiBGbG9hdDY0QXJyYXkpOiBudW1iZXJbXSB7XG4gIHJldHVybiBBcnJheS5mcm9tKGF0LmtleXMoKSkuZmlsdGVyKChpKSA9PiBhdFtpXSA8PSBsb3dlcltpXSB8fCBhdFtpXSA+PSB1cHBlcltpXSk7XG59XG4iLCAiLyoqIENvdmFyaWFuY2VzIG9mIHBhcmFtZXRlcnMgZnJvbSB0aGUgY3VydmF0dXJlIG9mIHRoZSBvYmplY3RpdmUsIHdpdGhvdXQgcmVzYW1wbGluZy4gKi9cbmltcG9ydCB7IGNob2xlc2t5RmFjdG9yLCBjaG9sZXNreVNvbHZlIH0gZnJvbSAnLi4vbGluZWFyLWFsZ2VicmEvY2hvbGVza3kuanMnO1xuaW1wb3J0IHsgcGFja2VkSW5kZXgsIHBhY2tlZExlbmd0aCB9IGZyb20gJy4uL2xpbmVhci1hbGdlYnJhL3BhY2tlZC5qcyc7XG5cbi8qKiBBIHBpdm90IGJlbG93IHRoaXMgZnJhY3Rpb24gb2YgaXRzIGRpYWdvbmFsIGlzIHJvdW5kaW5nOiB0aGUgY3VydmF0dXJlIGlzIHNpbmd1bGFyLiAqL1xuY29uc3QgU0lOR1VMQVIgPSAxZS0xMztcblxuLyoqIExldmVyYWdlcyBhcmUgY2FwcGVkIGhlcmU6IHRoZSByZXNpZHVhbCBvZiBhIHJvdyBvZiBtb3JlIGxldmVyYWdlIGlzIG5lYXIgemVybywgYW5kIG5vIGNvcnJlY3Rpb24gb2YgaXQgaXMgaW5mb3JtYXRpdmUuICovXG5jb25zdCBNQVhfTEVWRVJBR0UgPSAwLjk7XG5cbi8qKlxuICogVGhlIHJvYnVzdCAoXCJzYW5kd2ljaFwiKSBjb3ZhcmlhbmNlIEheLTEgKHN1bSBvdmVyIHJvd3Mgb2YgcHNpXjIgSiBKJykgSF4tMSwgcGFja2VkIChzZWUgcGFja2VkLnRzKSwgdmFsaWQgd2hhdGV2ZXJcbiAqIHRoZSBub2lzZSBvZiBlYWNoIHJvdzsgdGltZXMgcm93cyAvIChyb3dzIC0gc2l6ZSksIHdoaWNoIG1ha2VzIGl0IE1hY0tpbm5vbiBhbmQgV2hpdGUncyBIQzEuIFdpdGggYHNsb3BlYCAoYSByb3cnc1xuICogb3duIGNvbnRyaWJ1dGlvbiB0byBIIGlzIHNsb3BlIEogSicpIGl0IGlzIHRoZWlyIEhDMyBpbnN0ZWFkOiBlYWNoIHBzaSBpcyBkaXZpZGVkIGJ5IDEgLSBsZXZlcmFnZSwgc28gdGhhdCB0aGUgc21hbGxcbiAqIHJlc2lkdWFsIG9mIGEgcm93IG9mIGhpZ2ggbGV2ZXJhZ2UgaXMgbm90IHRha2VuIGZvciBsaXR0bGUgbm9pc2UuIFdpdGggYGdyb3Vwc2AgKGEgbGFiZWwgYSByb3cpIHJvd3Mgb2Ygb25lIGdyb3VwIG1heSBkZXBlbmQgb25cbiAqIG9uZSBhbm90aGVyOiBzY29yZXMgYXJlIHN1bW1lZCB3aXRoaW4gaXQsIGFuZCB0aGUgZmFjdG9yIGlzIEcgLyAoRyAtIDEpIChyb3dzIC0gMSkgLyAocm93cyAtIHNpemUpIGZvciBHIGdyb3Vwcy5cbiAqXG4gKiBgamFjb2JpYW5Db2x1bW5zW2pdYCBpcyBkIHZhbHVlIC8gZCB1X2ogYSByb3csIGBwc2lgIGlzIHdlaWdodCB0aW1lcyBkIHJobyAvIGQgdmFsdWUgYSByb3csIGFuZCBgYnJlYWRgIGlzIEgsIHRoZVxuICogb2JqZWN0aXZlJ3MgcGFja2VkIHNpemUgeCBzaXplIGN1cnZhdHVyZS4gQWxsIHJvd3Mgb2YgdGhlIGFycmF5cyBhcmUgc3VtbWVkOyBgcm93c2AgY291bnRzIHRob3NlIHRoYXQgY2Fycnkgd2VpZ2h0LlxuICogVW5kZWZpbmVkIHdoZXJlIEggaXMgbm90IHBvc2l0aXZlIGRlZmluaXRlLCByb3dzIG9yIGdyb3VwcyBhcmUgdG9vIGZldyBmb3IgdGhlIGZhY3Rvciwgb25seSBvbmUgZ3JvdXAgaGFzIHNjb3Jlcywgb3IgYVxuICogbnVtYmVyIGlzIG5vdCBmaW5pdGUuXG4gKi9cbmV4cG9ydCBmdW5jdGlvbiBzYW5kd2ljaENvdmFyaWFuY2UoXG4gIHNpemU6IG51bWJlcixcbiAgcm93czogbnVtYmVyLFxuICBqYWNvYmlhbkNvbHVtbnM6IHJlYWRvbmx5IEZsb2F0NjRBcnJheVtdLFxuICBwc2k6IEZsb2F0NjRBcnJheSxcbiAgYnJlYWQ6IEZsb2F0NjRBcnJheSxcbiAgZ3JvdXBzPzogVWludDMyQXJyYXksXG4gIHNsb3BlPzogRmxvYXQ2NEFycmF5LFxuKTogRmxvYXQ2NEFycmF5IHwgdW5kZWZpbmVkIHtcbiAgY29uc3QgZmFjdG9yID0gYnJlYWQuc2xpY2UoKTtcbiAgaWYgKHJvd3MgPD0gc2l6ZSB8fCAhY2hvbGVza3lGYWN0b3IoZmFjdG9yLCBzaXplLCBTSU5HVUxBUikpIHJldHVybiB1bmRlZmluZWQ7XG4gIGNvbnN0IGdyb3VwU2NvcmVzID0gZ3JvdXBzICYmIHN1bW1lZEJ5R3JvdXAoc2l6ZSwgZ3JvdXBzLCAocm93LCBqKSA9PiBwc2lbcm93XSAqIGphY29iaWFuQ29sdW1uc1tqXVtyb3ddKTtcbiAgY29uc3Qgc2NvcmVzID0gZ3JvdXBTY29yZXM/Lmxlbmd0aCA/PyBwc2kubGVuZ3RoO1xuICBpZiAoc2NvcmVzIDwgMiB8fCAoZ3JvdXBTY29yZXMgIT09IHVuZGVmaW5lZCAmJiBoYXNTaW5nbGVHcm91cChncm91cFNjb3JlcykpKSByZXR1cm4gdW5kZWZpbmVkO1xuICBjb25zdCB1c2VMZXZlcmFnZSA9IGdyb3VwU2NvcmVzID09PSB1bmRlZmluZWQgJiYgc2xvcGUgIT09IHVuZGVmaW5lZDtcbiAgY29uc3QgcmF0aW8gPSByb3dzIC8gKHJvd3MgLSBzaXplKTtcbiAgY29uc3QgdW5pZm9ybUZhY3RvciA9XG4gICAgZ3JvdXBTY29yZXMgPT09IHVuZGVmaW5lZCA/IHJhdGlvIDogKChzY29yZXMgLyAoc2NvcmVzIC0gMSkpICogKHJvd3MgLSAxKSkgLyAocm93cyAtIHNpemUpO1xuICBjb25zdCBjb3ZhcmlhbmNlID0gbmV3IEZsb2F0NjRBcnJheShwYWNrZWRMZW5ndGgoc2l6ZSkpO1xuICBjb25zdCBpbmZsdWVuY2UgPSBuZXcgRmxvYXQ2NEFycmF5KHNpemUpO1xuICBjb25zdCBpc0RpYWdvbmFsID0gaGFzRGlhZ29uYWwoYnJlYWQsIHNpemUpO1xuICAvLyBXaGVyZSB0aGUgY3VydmF0dXJlIGlzIGRpYWdvbmFsLCBhIHNjb3JlIHRoYXQgaXMgemVybyBsZWF2ZXMgbm8gaW5mbHVlbmNlLlxuICBjb25zdCBub256ZXJvID0gbmV3IFVpbnQzMkFycmF5KHNpemUpO1xuICBmb3IgKGxldCBrID0gMDsgayA8IHNjb3JlczsgaysrKSB7XG4gICAgZm9yIChsZXQgaiA9IDA7IGogPCBzaXplOyBqKyspXG4gICAgICBpbmZsdWVuY2Vbal0gPSBncm91cFNjb3JlcyA9PT0gdW5kZWZpbmVkID8gamFjb2JpYW5Db2x1bW5zW2pdW2tdIDogZ3JvdXBTY29yZXNba11bal07XG4gICAgaWYgKGlzRGlhZ29uYWwpIGZvciAobGV0IGogPSAwOyBqIDwgc2l6ZTsgaisrKSBpbmZsdWVuY2Vbal0gLz0gYnJlYWRbcGFja2VkSW5kZXgoaiwgaildO1xuICAgIGVsc2UgY2hvbGVza3lTb2x2ZShmYWN0b3IsIHNpemUsIGluZmx1ZW5jZSk7XG4gICAgbGV0IGNvdW50ID0gMDtcbiAgICBmb3IgKGxldCBqID0gMDsgaiA8IHNpemU7IGorKykgaWYgKGluZmx1ZW5jZVtqXSAhPT0gMCkgbm9uemVyb1tjb3VudCsrXSA9IGo7XG4gICAgbGV0IGNvcnJlY3Rpb24gPSB1bmlmb3JtRmFjdG9yO1xuICAgIGlmIChncm91cFNjb3JlcyA9PT0gdW5kZWZpbmVkKSB7XG4gICAgICBpZiAocHNpW2tdID09PSAwKSBjb250aW51ZTtcbiAgICAgIGxldCBsZXZlcmFnZSA9IDA7XG4gICAgICBpZiAodXNlTGV2ZXJhZ2UpXG4gICAgICAgIGZvciAobGV0IGogPSAwOyBqIDwgc2l6ZTsgaisrKSBsZXZlcmFnZSArPSBzbG9wZVtrXSAqIGphY29iaWFuQ29sdW1uc1tqXVtrXSAqIGluZmx1ZW5jZVtqXTtcbiAgICAgIGNvcnJlY3Rpb24gPVxuICAgICAgICBwc2lba10gKiogMiAqICh1c2VMZXZlcmFnZSA/IDEgLyAoMSAtIE1hdGgubWluKGxldmVyYWdlLCBNQVhfTEVWRVJBR0UpKSAqKiAyIDogdW5pZm9ybUZhY3Rvcik7XG4gICAgfVxuICAgIGZvciAobGV0IGEgPSAwOyBhIDwgY291bnQ7IGErKykge1xuICAgICAgY29uc3QgaSA9IG5vbnplcm9bYV07XG4gICAgICBmb3IgKGxldCBiID0gMDsgYiA8PSBhOyBiKyspIHtcbiAgICAgICAgY292YXJpYW5jZVtwYWNrZWRJbmRleChpLCBub256ZXJvW2JdKV0gKz0gY29ycmVjdGlvbiAqIGluZmx1ZW5jZVtpXSAqIGluZmx1ZW5jZVtub256ZXJvW2JdXTtcbiAgICAgIH1cbiAgICB9XG4gIH1cbiAgcmV0dXJuIGNvdmFyaWFuY2UuZXZlcnkoTnVtYmVyLmlzRmluaXRlKSA/IGNvdmFyaWFuY2UgOiB1bmRlZmluZWQ7XG59XG5cbmZ1bmN0aW9uIGhhc0RpYWdvbmFsKHBhY2tlZDogRmxvYXQ2NEFycmF5LCBzaXplOiBudW1iZXIpOiBib29sZWFuIHtcbiAgZm9yIChsZXQgaSA9IDAsIGVudHJ5ID0gMDsgaSA8IHNpemU7IGkrKywgZW50cnkrKykge1xuICAgIGZvciAobGV0IGogPSAwOyBqIDwgaTsgaisrKSBpZiAocGFja2VkW2VudHJ5KytdICE9PSAwKSByZXR1cm4gZmFsc2U7XG4gIH1cbiAgcmV0dXJuIHRydWU7XG59XG5cbi8qKiBXaGV0aGVyIG9ubHkgb25lIGdyb3VwIGhhcyBzY29yZXMuIEF0IGEgbWluaW11bSB0aGUgc2NvcmVzIG9mIGFsbCBncm91cHMgc3VtIHRvIHplcm8sIHNvIGl0cyBzdW0gaXMgdGhlbiByb3VuZGluZy4gKi9cbmZ1bmN0aW9uIGhhc1NpbmdsZUdyb3VwKGdyb3VwU2NvcmVzOiByZWFkb25seSBGbG9hdDY0QXJyYXlbXSk6IGJvb2xlYW4ge1xuICByZXR1cm4gZ3JvdXBTY29yZXMuZmlsdGVyKChzdW0pID0+IHN1bS5zb21lKChzY29yZSkgPT4gc2NvcmUgIT09IDApKS5sZW5ndGggPCAyO1xufVxuXG4vKiogT25lIHZlY3RvciBhIGdyb3VwLCBpbiB0aGUgb3JkZXIgaW4gd2hpY2ggdGhlIGdyb3VwcyBmaXJzdCBhcHBlYXIuICovXG5mdW5jdGlvbiBzdW1tZWRCeUdyb3VwKFxuICBzaXplOiBudW1iZXIsXG4gIGdyb3VwczogVWludDMyQXJyYXksXG4gIHNjb3JlOiAocm93OiBudW1iZXIsIGo6IG51bWJlcikgPT4gbnVtYmVyLFxuKTogRmxvYXQ2NEFycmF5W10ge1xuICBjb25zdCBncm91cFNjb3JlcyA9IG5ldyBNYXA8bnVtYmVyLCBGbG9hdDY0QXJyYXk+KCk7XG4gIGZvciAoY29uc3QgW3JvdywgZ3JvdXBdIG9mIGdyb3Vwcy5lbnRyaWVzKCkpIHtcbiAgICBjb25zdCBzdW0gPSBncm91cFNjb3Jlcy5nZXQoZ3JvdXApID8/IG5ldyBGbG9hdDY0QXJyYXkoc2l6ZSk7XG4gICAgZm9yIChsZXQgaiA9IDA7IGogPCBzaXplOyBqKyspIHN1bVtqXSArPSBzY29yZShyb3csIGopO1xuICAgIGdyb3VwU2NvcmVzLnNldChncm91cCwgc3VtKTtcbiAgfVxuICByZXR1cm4gWy4uLmdyb3VwU2NvcmVzLnZhbHVlcygpXTtcbn1cbiIsICIvKiogVGhlIHN0YW5kYXJkIG5vcm1hbCBkaXN0cmlidXRpb24sIGFjY3VyYXRlIHRvIGEgZmV3IHVuaXRzIGluIHRoZSBsYXN0IHBsYWNlIG9mIGEgZmxvYXQ2NCBpbiBib3RoIHRhaWxzLiAqL1xuXG4vKiogMSAvIHNxcnQoMiBwaSkuICovXG5jb25zdCBQRUFLID0gMC4zOTg5NDIyODA0MDE0MzI3O1xuXG4vKiogVXAgdG8gdGhpcyB8eHwgdGhlIHNlcmllcyBhYm91dCAwIGlzIHVzZWQsIHdoaWNoIGlzIHNob3J0IGFuZCBjYW5jZWxzIGxpdHRsZTsgYmV5b25kLCB0aGUgdGFpbCdzIGNvbnRpbnVlZCBmcmFjdGlvbi4gKi9cbmNvbnN0IEpPSU4gPSAxO1xuXG4vKiogUHJvYmFiaWxpdGllcyB3aXRoaW4gdGhpcyBvZiBvbmUgaGFsZiBoYXZlIHF1YW50aWxlcyB3aXRoaW4gSk9JTiwgUCgwIDwgWCA8IDEpIGJlaW5nIDAuMzQxMy4gKi9cbmNvbnN0IENFTlRSQUwgPSAwLjM0O1xuXG4vKiogUChYIDw9IHgpLiAqL1xuZXhwb3J0IGZ1bmN0aW9uIG5vcm1hbENkZih4OiBudW1iZXIpOiBudW1iZXIge1xuICBpZiAoTWF0aC5hYnMoeCkgPD0gSk9JTikgcmV0dXJuIDAuNSArIGNlbnRyYWwoeCk7XG4gIHJldHVybiB4IDwgMCA/IHVwcGVyVGFpbCgteCkgOiAxIC0gdXBwZXJUYWlsKHgpO1xufVxuXG4vKipcbiAqIFRoZSB4IHdpdGggUChYIDw9IHgpID0gcDsgaW5maW5pdGUgYXQgMCBhbmQgMS4gQWNjdXJhY3kgZmFsbHMgd2hlcmUgcCBpcyBzdWJub3JtYWwgKGJlbG93IDJlLTMwOCkuXG4gKiBUaHJvd3MgYSBSYW5nZUVycm9yIHdoZXJlIHAgaXMgbm8gcHJvYmFiaWxpdHkuXG4gKi9cbmV4cG9ydCBmdW5jdGlvbiBub3JtYWxRdWFudGlsZShwOiBudW1iZXIpOiBudW1iZXIge1xuICBjaGVja1Byb2JhYmlsaXR5KHApO1xuICBpZiAocCA9PT0gMCkgcmV0dXJuIC1JbmZpbml0eTtcbiAgaWYgKHAgPT09IDEpIHJldHVybiBJbmZpbml0eTtcbiAgLy8gRXhhY3QgZm9yIHAgPj0gMS80LCBzbyB0aGF0IHF1YW50aWxlcyBuZWFyIHplcm8ga2VlcCBhbGwgdGhlaXIgZGlnaXRzLlxuICBjb25zdCBvZmZzZXQgPSBwIC0gMC41O1xuICBpZiAoTWF0aC5hYnMob2Zmc2V0KSA8IENFTlRSQUwpIHtcbiAgICByZXR1cm4gaGFsbGV5KG9mZnNldCAvIFBFQUssICh4KSA9PiAoY2VudHJhbCh4KSAtIG9mZnNldCkgLyBkZW5zaXR5KHgpKTtcbiAgfVxuICBjb25zdCB0YWlsID0gTWF0aC5taW4ocCwgMSAtIHApO1xuICAvLyBBYnJhbW93aXR6IGFuZCBTdGVndW4gMjYuMi4yMywgd2l0aGluIDQuNWUtNC5cbiAgY29uc3QgdCA9IE1hdGguc3FydCgtMiAqIE1hdGgubG9nKHRhaWwpKTtcbiAgY29uc3Qgc3RhcnQgPVxuICAgIHQgLSAoMi41MTU1MTcgKyB0ICogKDAuODAyODUzICsgdCAqIDAuMDEwMzI4KSkgLyAoMSArIHQgKiAoMS40MzI3ODggKyB0ICogKDAuMTg5MjY5ICsgdCAqIDAuMDAxMzA4KSkpO1xuICBjb25zdCB4ID0gaGFsbGV5KHN0YXJ0LCAoYXQpID0+ICh0YWlsIC0gdXBwZXJUYWlsKGF0KSkgLyBkZW5zaXR5KGF0KSk7XG4gIHJldHVybiBwIDwgMC41ID8gLXggOiB4O1xufVxuXG4vKiogVGhyb3dzIGEgUmFuZ2VFcnJvciB3aGVyZSBwIGlzIG5vdCB3aXRoaW4gMCBhbmQgMS4gKi9cbmV4cG9ydCBmdW5jdGlvbiBjaGVja1Byb2JhYmlsaXR5KHA6IG51bWJlcik6IHZvaWQge1xuICBpZiAoIShwID49IDAgJiYgcCA8PSAxKSkgdGhyb3cgbmV3IFJhbmdlRXJyb3IoYEEgcHJvYmFiaWxpdHkgbGllcyB3aXRoaW4gMCBhbmQgMSwgYW5kICR7cH0gZG9lcyBub3QuYCk7XG59XG5cbi8qKlxuICogSGFsbGV5J3Mgc3RlcHMgKGN1YmljIGNvbnZlcmdlbmNlKSBmb3IgYSBkaXN0cmlidXRpb24gZnVuY3Rpb24gd2hvc2UgZGVuc2l0eSBmIGhhcyBmJyA9IC14IGY7IGBuZXd0b25gIGlzIHRoZVxuICogZXhjZXNzIG92ZXIgZi5cbiAqL1xuZnVuY3Rpb24gaGFsbGV5KHN0YXJ0OiBudW1iZXIsIG5ld3RvbjogKHg6IG51bWJlcikgPT4gbnVtYmVyKTogbnVtYmVyIHtcbiAgbGV0IHggPSBzdGFydDtcbiAgLy8gRnJvbSBlaXRoZXIgc3RhcnQgdGhyZWUgc3RlcHMgcmVhY2ggcm91bmRpbmcuXG4gIGZvciAobGV0IHN0ZXAgPSAwOyBzdGVwIDwgNTsgc3RlcCsrKSB7XG4gICAgY29uc3QgY29ycmVjdGlvbiA9IG5ld3Rvbih4KTtcbiAgICBjb25zdCBtb3ZlID0gY29ycmVjdGlvbiAvICgxICsgKHggKiBjb3JyZWN0aW9uKSAvIDIpO1xuICAgIHggLT0gbW92ZTtcbiAgICBpZiAoTWF0aC5hYnMobW92ZSkgPD0gMWUtNyAqIE1hdGguYWJzKHgpKSBicmVhaztcbiAgfVxuICByZXR1cm4geDtcbn1cblxuZnVuY3Rpb24gZGVuc2l0eSh4OiBudW1iZXIpOiBudW1iZXIge1xuICBpZiAoTWF0aC5hYnMoeCkgPiA0MCkgcmV0dXJuIDA7XG4gIC8vIFRoZSBzcXVhcmUgb2YgYSBudW1iZXIgd2l0aCBmZXcgYml0cyBpcyBleGFjdDsgcm91bmRpbmcgeF4yIGl0c2VsZiB3b3VsZCBjb3N0IHRoZSBmYXIgdGFpbCB0aHJlZSBkaWdpdHMuXG4gIGNvbnN0IGNvYXJzZSA9IE1hdGgudHJ1bmMoMTYgKiB4KSAvIDE2O1xuICByZXR1cm4gUEVBSyAqIE1hdGguZXhwKCgtY29hcnNlICogY29hcnNlKSAvIDIpICogTWF0aC5leHAoKChjb2Fyc2UgLSB4KSAqIChjb2Fyc2UgKyB4KSkgLyAyKTtcbn1cblxuLyoqIFAoWCA8PSB4KSAtIDEvMiA9IGRlbnNpdHkgKHggKyB4XjMgLyAzICsgeF41IC8gKDMgNSkgKyAuLi4pLCBhbGwgdGVybXMgb2Ygb25lIHNpZ24uICovXG5mdW5jdGlvbiBjZW50cmFsKHg6IG51bWJlcik6IG51bWJlciB7XG4gIGxldCB0ZXJtID0geDtcbiAgbGV0IHN1bSA9IHg7XG4gIGZvciAobGV0IGsgPSAzOyBNYXRoLmFicyh0ZXJtKSA+IDFlLTE3ICogTWF0aC5hYnMoc3VtKTsgayArPSAyKSB7XG4gICAgdGVybSAqPSAoeCAqIHgpIC8gaztcbiAgICBzdW0gKz0gdGVybTtcbiAgfVxuICByZXR1cm4gZGVuc2l0eSh4KSAqIHN1bTtcbn1cblxuLyoqIFAoWCA+IHgpIGZvciB4ID49IEpPSU4gYnkgTGFwbGFjZSdzIGNvbnRpbnVlZCBmcmFjdGlvbiwgZGVuc2l0eSAvICh4ICsgMSAvICh4ICsgMiAvICh4ICsgMyAvIC4uLikpKS4gKi9cbmZ1bmN0aW9uIHVwcGVyVGFpbCh4OiBudW1iZXIpOiBudW1iZXIge1xuICBsZXQgZnJhY3Rpb24gPSB4O1xuICAvLyBJdHMgZXJyb3IgZmFsbHMgYXMgZXhwKC0yIHggc3FydCh0ZXJtcykpIHdoaWxlIHRlcm1zIGV4Y2VlZCB4XjIsIGFuZCBmYXN0ZXIgYmV5b25kLlxuICBmb3IgKGxldCBrID0gTWF0aC5jZWlsKDI0ICsgNDAwIC8gKHggKiB4KSk7IGsgPiAwOyBrLS0pIGZyYWN0aW9uID0geCArIGsgLyBmcmFjdGlvbjtcbiAgcmV0dXJuIGRlbnNpdHkoeCkgLyBmcmFjdGlvbjtcbn1cbiIsICIvKiogVGhlIHByb2JhYmlsaXR5IHRoYXQgbm9pc2UgZmFsbHMgd2hlcmUgYSByb2J1c3QgcGVuYWx0eSBpcyBjdXJ2ZWQsIGZyb20gcmVzaWR1YWxzIG9mIHdoaWNoIGZldyBkby4gKi9cblxuLyoqIEludGVycXVhcnRpbGUgcmFuZ2Ugb2YgdGhlIG5vcm1hbCBkaXN0cmlidXRpb24gaW4gc3RhbmRhcmQgZGV2aWF0aW9ucy4gKi9cbmNvbnN0IFFVQVJUSUxFUyA9IDEuMzQ4OTc5NTAwMzkyMTYzNDtcblxuLyoqICgzMCBzcXJ0KHBpKSleKDEvNSk6IGhhbGYgd2lkdGggb2YgRXBhbmVjaG5pa292J3Mga2VybmVsIG92ZXIgdGhlIGRldmlhdGlvbiBvZiBhIEdhdXNzaWFuIGtlcm5lbCBvZiBlcXVhbCBzbW9vdGhpbmcuICovXG5jb25zdCBXSURUSCA9IDIuMjEzODA0MzU4ODYxMzM5NDtcblxuLyoqXG4gKiBUaGUgcHJvYmFiaWxpdHkgdGhhdCBub2lzZSBsaWtlIGVhY2ggcmVzaWR1YWwncyBsaWVzIHdpdGhpbiBgZGVsdGFgIG9mIHplcm86IHRoZSBrZXJuZWwgZXN0aW1hdGUgKEVwYW5lY2huaWtvdidzLCBieVxuICogU2lsdmVybWFuJ3MgcnVsZSkgaW4gcGxhY2Ugb2YgdGhlIGluZGljYXRvciwgd2hpY2ggaXMgMCBvciAxIGEgcm93LiBXaGVyZSBkZWx0YSBpcyBzbWFsbCBhZ2FpbnN0IHRoZSBub2lzZSwgYSBzdW0gb2ZcbiAqIGluZGljYXRvcnMgY291bnRzIGEgZmV3IHJvd3Mgb25seSwgYW5kIHF1b3RpZW50cyBieSBpdCBhcmUgYXMgdW5jZXJ0YWluOyB3aGVyZSBkZWx0YSBpcyBsYXJnZSB0aGUgdHdvIGFncmVlLlxuICogQSByb3cgY291bnRzIGBtdWx0aXBsaWNpdHlgIHRpbWVzLCBub3QgYXQgYWxsIHdoZXJlIHRoYXQgaXMgMCBvciBsZXNzLlxuICovXG5leHBvcnQgZnVuY3Rpb24gcHJvYmFiaWxpdHlXaXRoaW4oXG4gIHJlc2lkdWFsczogRmxvYXQ2NEFycmF5LFxuICBtdWx0aXBsaWNpdHk6IEZsb2F0NjRBcnJheSxcbiAgZGVsdGE6IG51bWJlcixcbik6IEZsb2F0NjRBcnJheSB7XG4gIGNvbnN0IGxhcmdlc3QgPSByZXNpZHVhbHMucmVkdWNlKFxuICAgIChtb3N0LCByLCByb3cpID0+IChtdWx0aXBsaWNpdHlbcm93XSA+IDAgPyBNYXRoLm1heChtb3N0LCBNYXRoLmFicyhyKSkgOiBtb3N0KSxcbiAgICAwLFxuICApO1xuICAvLyBObyBrZXJuZWwgaXMgd2lkZXIgdGhhbiB0d2ljZSB0aGUgbGFyZ2VzdCByZXNpZHVhbDogd2l0aCBzdWNoIGEgZGVsdGEsIGFzIHRoZSBzcXVhcmVkIGxvc3MgaGFzLCBhbGwgcm93cyBhcmUgd2l0aGluLlxuICBpZiAoMyAqIGxhcmdlc3QgPD0gZGVsdGEpIHJldHVybiBuZXcgRmxvYXQ2NEFycmF5KHJlc2lkdWFscy5sZW5ndGgpLmZpbGwoMSk7XG4gIGNvbnN0IGggPSBiYW5kd2lkdGgocmVzaWR1YWxzLCBtdWx0aXBsaWNpdHkpO1xuICByZXR1cm4gcmVzaWR1YWxzLm1hcCgocikgPT4gYmVsb3coKGRlbHRhIC0gcikgLyBoKSAtIGJlbG93KCgtZGVsdGEgLSByKSAvIGgpKTtcbn1cblxuLyoqIFRoZSBoYWxmIHdpZHRoIG9mIEVwYW5lY2huaWtvdidzIGtlcm5lbCBieSBTaWx2ZXJtYW4ncyBydWxlIG9mIHRodW1iLCBhYm91dCB6ZXJvOyAwIHdoZXJlIG5vdGhpbmcgdmFyaWVzLiAqL1xuZXhwb3J0IGZ1bmN0aW9uIGJhbmR3aWR0aChyZXNpZHVhbHM6IEZsb2F0NjRBcnJheSwgbXVsdGlwbGljaXR5OiBGbG9hdDY0QXJyYXkpOiBudW1iZXIge1xuICBjb25zdCBjb3VudCA9IG11bHRpcGxpY2l0eS5yZWR1Y2UoKHN1bSwgbSkgPT4gc3VtICsgTWF0aC5tYXgobSwgMCksIDApO1xuICByZXR1cm4gY291bnQgPT09IDAgPyAwIDogV0lEVEggKiAwLjkgKiByb2J1c3REZXZpYXRpb24ocmVzaWR1YWxzLCBtdWx0aXBsaWNpdHksIDApICogY291bnQgKiogLTAuMjtcbn1cblxuLyoqXG4gKiBUaGUgc3RhbmRhcmQgZGV2aWF0aW9uIGFib3V0IGBjZW50cmVgIG9yLCBpZiBsZXNzLCB0aGUgaW50ZXJxdWFydGlsZSByYW5nZSBzY2FsZWQgdG8gYSBub3JtYWwgc3RhbmRhcmQgZGV2aWF0aW9uLCB3aGljaFxuICogb3V0bGllcnMgZG8gbm90IHdpZGVuLlxuICovXG5leHBvcnQgZnVuY3Rpb24gcm9idXN0RGV2aWF0aW9uKHJlc2lkdWFsczogRmxvYXQ2NEFycmF5LCBtdWx0aXBsaWNpdHk6IEZsb2F0NjRBcnJheSwgY2VudHJlOiBudW1iZXIpOiBudW1iZXIge1xuICBjb25zdCBvcmRlciA9IFVpbnQzMkFycmF5LmZyb20ocmVzaWR1YWxzLmtleXMoKSlcbiAgICAuZmlsdGVyKChyb3cpID0+IG11bHRpcGxpY2l0eVtyb3ddID4gMClcbiAgICAuc29ydCgoYSwgYikgPT4gcmVzaWR1YWxzW2FdIC0gcmVzaWR1YWxzW2JdKTtcbiAgbGV0IGNvdW50ID0gMDtcbiAgbGV0IHNxdWFyZXMgPSAwO1xuICBmb3IgKGNvbnN0IHJvdyBvZiBvcmRlcikge1xuICAgIGNvdW50ICs9IG11bHRpcGxpY2l0eVtyb3ddO1xuICAgIHNxdWFyZXMgKz0gbXVsdGlwbGljaXR5W3Jvd10gKiAocmVzaWR1YWxzW3Jvd10gLSBjZW50cmUpICoqIDI7XG4gIH1cbiAgaWYgKGNvdW50ID09PSAwKSByZXR1cm4gMDtcbiAgbGV0IHBhc3NlZCA9IDA7XG4gIGxldCBuZXh0ID0gMDtcbiAgY29uc3QgcXVhcnRpbGUgPSAocHJvYmFiaWxpdHk6IG51bWJlcik6IG51bWJlciA9PiB7XG4gICAgd2hpbGUgKG5leHQgPCBvcmRlci5sZW5ndGggLSAxICYmIHBhc3NlZCArIG11bHRpcGxpY2l0eVtvcmRlcltuZXh0XV0gPCBwcm9iYWJpbGl0eSAqIGNvdW50KVxuICAgICAgcGFzc2VkICs9IG11bHRpcGxpY2l0eVtvcmRlcltuZXh0KytdXTtcbiAgICByZXR1cm4gcmVzaWR1YWxzW29yZGVyW25leHRdXTtcbiAgfTtcbiAgY29uc3QgbG93ZXIgPSBxdWFydGlsZSgwLjI1KTtcbiAgY29uc3QgYmV0d2VlbiA9IChxdWFydGlsZSgwLjc1KSAtIGxvd2VyKSAvIFFVQVJUSUxFUztcbiAgY29uc3QgZGV2aWF0aW9uID0gTWF0aC5zcXJ0KHNxdWFyZXMgLyBjb3VudCk7XG4gIHJldHVybiBiZXR3ZWVuID4gMCA/IE1hdGgubWluKGRldmlhdGlvbiwgYmV0d2VlbikgOiBkZXZpYXRpb247XG59XG5cbi8qKiBUaGUga2VybmVsJ3MgbWFzcyBiZWxvdyB1LiAqL1xuZnVuY3Rpb24gYmVsb3codTogbnVtYmVyKTogbnVtYmVyIHtcbiAgaWYgKHUgPj0gMSkgcmV0dXJuIDE7XG4gIHJldHVybiB1ID4gLTEgPyAoMiArIHUgKiAoMyAtIHUgKiB1KSkgLyA0IDogMDtcbn1cbiIsICIvKipcbiAqIFRoZSBkZW5zaXR5IG9mIHRoZSBub2lzZSBhdCB0aGUga2luayBvZiBhIHBlbmFsdHk6IHRoZSBleHBlY3RlZCBjdXJ2YXR1cmUgb2YgYWJzb2x1dGUgYW5kIHF1YW50aWxlIGxvc3NlcywgYnkgd2hpY2ggdGhlaXJcbiAqIHN0YW5kYXJkIGVycm9ycyBhcmUgZGl2aWRlZCAoS29lbmtlciBhbmQgQmFzc2V0dCAxOTc4OyBQb3dlbGwgMTk5MSkuXG4gKi9cbmltcG9ydCB7IG5vcm1hbFF1YW50aWxlIH0gZnJvbSAnLi9ub3JtYWwuanMnO1xuaW1wb3J0IHsgcm9idXN0RGV2aWF0aW9uIH0gZnJvbSAnLi9zbW9vdGhlZC1zbG9wZS5qcyc7XG5cbi8qKiBUaGUgbm9ybWFsIHF1YW50aWxlIG9mIDk1ICUgaW50ZXJ2YWxzLCBmb3Igd2hpY2ggdGhlIGJhbmR3aWR0aCBpcyBjaG9zZW4uICovXG5jb25zdCBOT1JNQUxfOTc1ID0gMS45NTk5NjM5ODQ1NDAwNTQ7XG5cbi8qKiBIYWxmIHdpZHRoIG9mIEVwYW5lY2huaWtvdidzIGtlcm5lbCBvdmVyIHRoYXQgb2YgYSB1bmlmb3JtIGtlcm5lbCBvZiB0aGUgc2FtZSBzdGFuZGFyZCBkZXZpYXRpb24uICovXG5jb25zdCBXSURUSCA9IE1hdGguc3FydCg1IC8gMyk7XG5cbi8qKiBGYWN0b3Igb2YgdGhlIGJhbmR3aWR0aCBmb3IgdGhlIGRlbnNpdHkgb2YgZWFjaCBzaW5nbGUgcm93LCBuZWFyIHdoaWNoIHRoZXJlIGFyZSBmZXdlciByZXNpZHVhbHMuICovXG5jb25zdCBST1dfV0lEVEhfRkFDVE9SID0gMjtcblxuLyoqIEEgcmVzaWR1YWwgYmVsb3cgdGhpcyBmcmFjdGlvbiBvZiB0aGUgbWVhbiB8cmVzaWR1YWx8IGJlbG9uZ3MgdG8gYSByb3cgdGhhdCBpcyBmaXR0ZWQgZXhhY3RseS4gKi9cbmNvbnN0IEVYQUNUX1JFU0lEVUFMID0gMWUtNztcblxuZXhwb3J0IGludGVyZmFjZSBLaW5rRGVuc2l0eSB7XG4gIC8qKiBPZiB0aGUgbm9pc2Ugb2YgYWxsIHJvd3MsIGFzIGlmIGl0IHdlcmUgaWRlbnRpY2FsbHkgZGlzdHJpYnV0ZWQ6IGl0cyByZWNpcHJvY2FsIGlzIHRoZSBzcGFyc2l0eS4gKi9cbiAgcmVhZG9ubHkgbWVhbjogbnVtYmVyO1xuICAvKiogT2YgZWFjaCByb3cncyBvd24gbm9pc2U7IGBtZWFuYCB3aGVyZSBhIHJvdyBpcyBub3QgY291bnRlZC4gKi9cbiAgcmVhZG9ubHkgcm93czogRmxvYXQ2NEFycmF5O1xuICAvKiogUm93cyBmaXR0ZWQgZXhhY3RseS4gKi9cbiAgcmVhZG9ubHkgZXhhY3Q6IHJlYWRvbmx5IG51bWJlcltdO1xufVxuXG4vKipcbiAqIFRoZSBkZW5zaXR5IGF0IHplcm8gb2YgYHJlc2lkdWFsc2AsIG9mIHdoaWNoIHRoZSBmcmFjdGlvbiBgdGF1YCBsaWVzIG9uIG9uZSBzaWRlIG9mIGl0LCBlYWNoIGNvdW50ZWQgYG11bHRpcGxpY2l0eWAgdGltZXNcbiAqIChub3QgYXQgYWxsIHdoZXJlIHRoYXQgaXMgMCBvciBsZXNzKSwgYWZ0ZXIgYSBmaXQgb2YgYHBhcmFtZXRlcnNgIHBhcmFtZXRlcnMuIFRoZSBrZXJuZWwgaXMgRXBhbmVjaG5pa292J3MsIGl0cyB3aWR0aCB0aGVcbiAqIGRpZmZlcmVuY2Ugb2YgcXVhbnRpbGVzIGJ5IHRoZSBydWxlIG9mIEhhbGwgYW5kIFNoZWF0aGVyICgxOTg4KSwgY29udmVydGVkIGZyb20gcHJvYmFiaWxpdGllcyB0byByZXNpZHVhbHMgYnkgYSBub3JtYWxcbiAqIGRpc3RyaWJ1dGlvbiBvZiB0aGVpciBzcHJlYWQuIFJvd3MgZml0dGVkIGV4YWN0bHksIGF0IG1vc3Qgb25lIGEgcGFyYW1ldGVyLCBjYXJyeSBubyBpbmZvcm1hdGlvbiBvbiB0aGUgbm9pc2U6IHRoZXkgYXJlXG4gKiBsZWZ0IG91dCwgYW5kIGdldCB0aGUgZGVuc2l0eSBvZiB0aGUgb3RoZXJzLlxuICpcbiAqIGByb3dzYCBpcyBQb3dlbGwncyBlc3RpbWF0ZTogdGhlIGtlcm5lbCBhdCBlYWNoIHJvdydzIG93biByZXNpZHVhbCwgc28gdGhhdCBKJyBmIEogaXMgY29uc2lzdGVudCBhbHNvIHdoZXJlIG5vaXNlIGRpZmZlcnNcbiAqIGZyb20gcm93IHRvIHJvdy4gSXQgaXMgc2hydW5rIHRvd2FyZHMgdGhlIG1lYW4gd2hlcmUgZmV3IHJvd3MgYmVzaWRlIHRoZSBwYXJhbWV0ZXJzIGxpZSB3aXRoaW4gdGhlIGtlcm5lbCwgc2luY2UgdGhlXG4gKiBpbnZlcnNlIG9mIGEgbWF0cml4IGVzdGltYXRlZCBmcm9tIGZldyByb3dzIGlzIHRvbyBsYXJnZS5cbiAqL1xuZXhwb3J0IGZ1bmN0aW9uIGRlbnNpdHlBdEtpbmsoXG4gIHJlc2lkdWFsczogRmxvYXQ2NEFycmF5LFxuICBtdWx0aXBsaWNpdHk6IEZsb2F0NjRBcnJheSxcbiAgcGFyYW1ldGVyczogbnVtYmVyLFxuICB0YXU6IG51bWJlcixcbik6IEtpbmtEZW5zaXR5IHtcbiAgY29uc3QgY291bnRlZCA9IEFycmF5LmZyb20ocmVzaWR1YWxzLmtleXMoKSkuZmlsdGVyKChyb3cpID0+IG11bHRpcGxpY2l0eVtyb3ddID4gMCk7XG4gIGNvbnN0IGV4YWN0ID0gZXhhY3RSb3dzKHJlc2lkdWFscywgY291bnRlZCwgcGFyYW1ldGVycyk7XG4gIGNvbnN0IG90aGVycyA9IGNvdW50ZWQuZmlsdGVyKChyb3cpID0+ICFleGFjdC5pbmNsdWRlcyhyb3cpKTtcbiAgY29uc3QgdG90YWwgPSBvdGhlcnMucmVkdWNlKChzdW0sIHJvdykgPT4gc3VtICsgbXVsdGlwbGljaXR5W3Jvd10sIDApO1xuICBpZiAodG90YWwgPT09IDApIHJldHVybiB7IG1lYW46IE51bWJlci5OYU4sIHJvd3M6IHJlc2lkdWFscy5tYXAoKCkgPT4gTnVtYmVyLk5hTiksIGV4YWN0IH07XG4gIGNvbnN0IGggPSBoYWxmV2lkdGgocmVzaWR1YWxzLCBtdWx0aXBsaWNpdHksIG90aGVycywgcGFyYW1ldGVycywgdGF1KTtcbiAgY29uc3Qga2VybmVsID0gKHI6IG51bWJlciwgd2lkdGg6IG51bWJlcik6IG51bWJlciA9PiAoMC43NSAqIE1hdGgubWF4KDEgLSAociAvIHdpZHRoKSAqKiAyLCAwKSkgLyB3aWR0aDtcbiAgY29uc3QgYXZlcmFnZSA9ICh3aWR0aDogbnVtYmVyKTogbnVtYmVyID0+XG4gICAgb3RoZXJzLnJlZHVjZSgoc3VtLCByb3cpID0+IHN1bSArIG11bHRpcGxpY2l0eVtyb3ddICoga2VybmVsKHJlc2lkdWFsc1tyb3ddLCB3aWR0aCksIDApIC8gdG90YWw7XG4gIGNvbnN0IG1lYW4gPSBhdmVyYWdlKGgpO1xuICBjb25zdCB3aWRlID0gUk9XX1dJRFRIX0ZBQ1RPUiAqIGg7XG4gIGNvbnN0IG5lYXIgPSBvdGhlcnMucmVkdWNlKFxuICAgIChzdW0sIHJvdykgPT4gc3VtICsgKE1hdGguYWJzKHJlc2lkdWFsc1tyb3ddKSA8IHdpZGUgPyBtdWx0aXBsaWNpdHlbcm93XSA6IDApLFxuICAgIDAsXG4gICk7XG4gIGNvbnN0IHNocmlua2FnZSA9IG5lYXIgLyAobmVhciArIHBhcmFtZXRlcnMpO1xuICBjb25zdCBsZXZlbCA9IG1lYW4gLyBhdmVyYWdlKHdpZGUpO1xuICBjb25zdCByb3dzID0gbmV3IEZsb2F0NjRBcnJheShyZXNpZHVhbHMubGVuZ3RoKS5maWxsKG1lYW4pO1xuICBmb3IgKGNvbnN0IHJvdyBvZiBvdGhlcnMpIHtcbiAgICByb3dzW3Jvd10gPSAoMSAtIHNocmlua2FnZSkgKiBtZWFuICsgc2hyaW5rYWdlICogbGV2ZWwgKiBrZXJuZWwocmVzaWR1YWxzW3Jvd10sIHdpZGUpO1xuICB9XG4gIHJldHVybiB7IG1lYW4sIHJvd3MsIGV4YWN0IH07XG59XG5cbi8qKlxuICogSGFsbCBhbmQgU2hlYXRoZXIncyBiYW5kd2lkdGgsIGluIHByb2JhYmlsaXR5LCBhcm91bmQgdGhlIHF1YW50aWxlIGB0YXVgIG9mIGBjb3VudGAgcm93cywgd2hpY2ggaXMgb3B0aW1hbCBmb3IgdGhlIGNvdmVyYWdlXG4gKiBvZiBpbnRlcnZhbHM7IGhhbHZlZCB1bnRpbCBxdWFudGlsZXMgb24gYm90aCBzaWRlcyBleGlzdC5cbiAqL1xuZXhwb3J0IGZ1bmN0aW9uIGhhbGxTaGVhdGhlcihjb3VudDogbnVtYmVyLCB0YXU6IG51bWJlcik6IG51bWJlciB7XG4gIGNvbnN0IHogPSBub3JtYWxRdWFudGlsZSh0YXUpO1xuICBjb25zdCBkZW5zaXR5ID0gTWF0aC5leHAoKC16ICogeikgLyAyKSAvIE1hdGguc3FydCgyICogTWF0aC5QSSk7XG4gIGxldCBoID0gY291bnQgKiogKC0xIC8gMykgKiBOT1JNQUxfOTc1ICoqICgyIC8gMykgKiAoKDEuNSAqIGRlbnNpdHkgKiogMikgLyAoMiAqIHogKiB6ICsgMSkpICoqICgxIC8gMyk7XG4gIHdoaWxlICghKGggPCBNYXRoLm1pbih0YXUsIDEgLSB0YXUpKSkgaCAvPSAyO1xuICByZXR1cm4gaDtcbn1cblxuLyoqIFJvd3MgZml0dGVkIGV4YWN0bHksIGF0IG1vc3Qgb25lIGEgcGFyYW1ldGVyLCBjbG9zZXN0IHRvIHplcm8gZmlyc3QuICovXG5mdW5jdGlvbiBleGFjdFJvd3MocmVzaWR1YWxzOiBGbG9hdDY0QXJyYXksIGNvdW50ZWQ6IHJlYWRvbmx5IG51bWJlcltdLCBwYXJhbWV0ZXJzOiBudW1iZXIpOiBudW1iZXJbXSB7XG4gIGNvbnN0IG1lYW4gPSBjb3VudGVkLnJlZHVjZSgoc3VtLCByb3cpID0+IHN1bSArIE1hdGguYWJzKHJlc2lkdWFsc1tyb3ddKSwgMCkgLyBjb3VudGVkLmxlbmd0aDtcbiAgcmV0dXJuIGNvdW50ZWRcbiAgICAuZmlsdGVyKChyb3cpID0+IE1hdGguYWJzKHJlc2lkdWFsc1tyb3ddKSA8PSBFWEFDVF9SRVNJRFVBTCAqIG1lYW4pXG4gICAgLnNvcnQoKGEsIGIpID0+IE1hdGguYWJzKHJlc2lkdWFsc1thXSkgLSBNYXRoLmFicyhyZXNpZHVhbHNbYl0pKVxuICAgIC5zbGljZSgwLCBwYXJhbWV0ZXJzKTtcbn1cblxuLyoqIEhhbGYgd2lkdGggb2YgdGhlIGtlcm5lbCwgaW4gcmVzaWR1YWxzOyBhdCBsZWFzdCBzbyBsYXJnZSB0aGF0IG9uZSByb3cgbW9yZSB0aGFuIHRoZXJlIGFyZSBwYXJhbWV0ZXJzIGxpZXMgd2l0aGluLiAqL1xuZnVuY3Rpb24gaGFsZldpZHRoKFxuICByZXNpZHVhbHM6IEZsb2F0NjRBcnJheSxcbiAgbXVsdGlwbGljaXR5OiBGbG9hdDY0QXJyYXksXG4gIG90aGVyczogcmVhZG9ubHkgbnVtYmVyW10sXG4gIHBhcmFtZXRlcnM6IG51bWJlcixcbiAgdGF1OiBudW1iZXIsXG4pOiBudW1iZXIge1xuICBjb25zdCBrZXB0ID0gRmxvYXQ2NEFycmF5LmZyb20ob3RoZXJzLCAocm93KSA9PiByZXNpZHVhbHNbcm93XSk7XG4gIGNvbnN0IGNvdW50cyA9IEZsb2F0NjRBcnJheS5mcm9tKG90aGVycywgKHJvdykgPT4gbXVsdGlwbGljaXR5W3Jvd10pO1xuICBjb25zdCB0b3RhbCA9IGNvdW50cy5yZWR1Y2UoKHN1bSwgY291bnQpID0+IHN1bSArIGNvdW50LCAwKTtcbiAgY29uc3QgYmFuZHdpZHRoID0gaGFsbFNoZWF0aGVyKHRvdGFsLCB0YXUpO1xuICBjb25zdCBzcGFjaW5nID0gbm9ybWFsUXVhbnRpbGUodGF1ICsgYmFuZHdpZHRoKSAtIG5vcm1hbFF1YW50aWxlKHRhdSAtIGJhbmR3aWR0aCk7XG4gIGNvbnN0IGNlbnRyZSA9IGtlcHQucmVkdWNlKChzdW0sIHIsIGspID0+IHN1bSArIGNvdW50c1trXSAqIHIsIDApIC8gdG90YWw7XG4gIGNvbnN0IHNpemVzID0ga2VwdC5tYXAoTWF0aC5hYnMpLnNvcnQoKTtcbiAgY29uc3QgbWluaW11bSA9IHNpemVzW01hdGgubWluKHBhcmFtZXRlcnMsIHNpemVzLmxlbmd0aCAtIDEpXTtcbiAgcmV0dXJuIFdJRFRIICogTWF0aC5tYXgoKHNwYWNpbmcgLyAyKSAqIHJvYnVzdERldmlhdGlvbihrZXB0LCBjb3VudHMsIGNlbnRyZSksIG1pbmltdW0pIHx8IE51bWJlci5NSU5fVkFMVUU7XG59XG4iLCAiaW1wb3J0IHR5cGUgeyBFdmFsdWF0b3IgfSBmcm9tICcuLi9mb3JtdWxhL2V2YWx1YXRvci5qcyc7XG5pbXBvcnQgeyBwYWNrZWRJbmRleCwgcGFja2VkTGVuZ3RoIH0gZnJvbSAnLi4vbGluZWFyLWFsZ2VicmEvcGFja2VkLmpzJztcbmltcG9ydCB7IGhhc0tpbmssIGh1YmVyRm9ybSB9IGZyb20gJy4uL2xvc3MvbG9zcy5qcyc7XG5pbXBvcnQgeyByZXNpZHVhbFNsb3BlcyB9IGZyb20gJy4uL2xvc3MvcmVzaWR1YWwuanMnO1xuaW1wb3J0IHsgc2FuZHdpY2hDb3ZhcmlhbmNlIH0gZnJvbSAnLi4vc3RhdGlzdGljcy9hc3ltcHRvdGljLmpzJztcbmltcG9ydCB7IGRlbnNpdHlBdEtpbmsgfSBmcm9tICcuLi9zdGF0aXN0aWNzL2tpbmstZGVuc2l0eS5qcyc7XG5pbXBvcnQgeyBwcm9iYWJpbGl0eVdpdGhpbiB9IGZyb20gJy4uL3N0YXRpc3RpY3Mvc21vb3RoZWQtc2xvcGUuanMnO1xuaW1wb3J0IHR5cGUgeyBQcm9ibGVtRGF0YSB9IGZyb20gJy4va2VybmVsLmpzJztcbmltcG9ydCB0eXBlIHsgUG9saXNoZWQgfSBmcm9tICcuL3BvbGlzaC5qcyc7XG5cbi8qKiBIb3cgcm93cyBlbnRlciB0aGUgc3VtIG9mIHNjb3Jlcy4gKi9cbmV4cG9ydCBpbnRlcmZhY2UgU2FtcGxpbmcge1xuICAvKiogV2VpZ2h0cyBiZWZvcmUgcm93cyB3ZXJlIGRyYXduOiBhIHJvdyBkcmF3biB0d2ljZSBpcyB0d28gcm93cywgbm90IG9uZSBvZiBkb3VibGUgcHJlY2lzaW9uLiAqL1xuICByZWFkb25seSB3ZWlnaHQ6IEZsb2F0NjRBcnJheTtcbiAgLyoqIFJvd3Mgb2Ygb25lIGdyb3VwIGRlcGVuZCBvbiBvbmUgYW5vdGhlci4gKi9cbiAgcmVhZG9ubHkgZ3JvdXA/OiBVaW50MzJBcnJheTtcbn1cblxuLyoqIEluZ3JlZGllbnRzIG9mIGEgc2FuZHdpY2ggY292YXJpYW5jZS4gUm93cyB0aGF0IGNhcnJ5IG5vIHdlaWdodCBoYXZlIHplcm9zLiAqL1xuZXhwb3J0IGludGVyZmFjZSBTY29yZXMge1xuICAvKiogUm93cyBkcmF3biwgY291bnRlZCB3aXRoIG11bHRpcGxpY2l0eS4gKi9cbiAgcmVhZG9ubHkgcm93czogbnVtYmVyO1xuICAvKiogV2VpZ2h0IHRpbWVzIHBzaSwgc2lnbmVkLCBzY2FsZWQgc28gdGhhdCBpbiBhIHN1bSBvZiBzcXVhcmVzIGEgcm93IGRyYXduIG0gdGltZXMgY291bnRzIG0gdGltZXMuICovXG4gIHJlYWRvbmx5IHBzaTogRmxvYXQ2NEFycmF5O1xuICAvKiogV2VpZ2h0IHRpbWVzIHRoZSBleHBlY3RlZCBwc2knIG9mIHRoZSByb3csIGRyYXduIG9uY2UuICovXG4gIHJlYWRvbmx5IHNsb3BlOiBGbG9hdDY0QXJyYXk7XG4gIC8qKiBQYWNrZWQ6IHRoZSBvYmplY3RpdmUncyBzZWNvbmQgZGVyaXZhdGl2ZSB3aXRoIHRoZSBleHBlY3RlZCBwc2knIGluIHBsYWNlIG9mIHRoZSBvYnNlcnZlZCBvbmUuICovXG4gIHJlYWRvbmx5IGJyZWFkOiBGbG9hdDY0QXJyYXk7XG59XG5cbi8qKiBTY29yZXMgb2YgYW55IHBlbmFsdHk7IGBncmFkaWVudGAgaXMgZCByZXNpZHVhbCAvIGQgdV9qIGEgcm93LCBgaGVzc2lhbmAgdGhlIG9iamVjdGl2ZSdzIG93biBzZWNvbmQgZGVyaXZhdGl2ZS4gKi9cbmV4cG9ydCBmdW5jdGlvbiBzY29yZXNBdChcbiAgcHJvYmxlbTogUHJvYmxlbURhdGEsXG4gIHJlc2lkdWFsOiBGbG9hdDY0QXJyYXksXG4gIGdyYWRpZW50OiByZWFkb25seSBGbG9hdDY0QXJyYXlbXSxcbiAgaGVzc2lhbjogRmxvYXQ2NEFycmF5LFxuICB7IHdlaWdodDogYmFzZVdlaWdodCwgZ3JvdXAgfTogU2FtcGxpbmcsXG4pOiBTY29yZXMge1xuICBjb25zdCB7IHNpemUsIHdlaWdodCwgbG9zcyB9ID0gcHJvYmxlbTtcbiAgY29uc3QgbXVsdGlwbGljaXR5ID0gd2VpZ2h0Lm1hcCgodywgcm93KSA9PiAodyA+IDAgPyB3IC8gYmFzZVdlaWdodFtyb3ddIDogMCkpO1xuICBjb25zdCByb3dzID0gbXVsdGlwbGljaXR5LnJlZHVjZSgoc3VtLCBjb3VudCkgPT4gc3VtICsgY291bnQsIDApO1xuICBjb25zdCBraW5rID0gaGFzS2luayhsb3NzLnJobyk7XG4gIGNvbnN0IHsgcHNpLCBzbG9wZSwgZXh0cmEgfSA9IGtpbmtcbiAgICA/IGtpbmtTbG9wZXMocHJvYmxlbSwgcmVzaWR1YWwsIG11bHRpcGxpY2l0eSwgYmFzZVdlaWdodCwgZ3JvdXAgIT09IHVuZGVmaW5lZClcbiAgICA6IGh1YmVyU2xvcGVzKHByb2JsZW0sIHJlc2lkdWFsLCBtdWx0aXBsaWNpdHksIGJhc2VXZWlnaHQpO1xuICBjb25zdCBicmVhZCA9IGtpbmsgPyBuZXcgRmxvYXQ2NEFycmF5KGhlc3NpYW4ubGVuZ3RoKSA6IGhlc3NpYW4uc2xpY2UoKTtcbiAgY29uc3Qgbm9uemVybyA9IG5ldyBVaW50MzJBcnJheShzaXplKTtcbiAgZm9yIChjb25zdCBbcm93LCBmYWN0b3JdIG9mIGV4dHJhLmVudHJpZXMoKSkge1xuICAgIGlmIChmYWN0b3IgPT09IDApIGNvbnRpbnVlO1xuICAgIGxldCBjb3VudCA9IDA7XG4gICAgZm9yIChsZXQgaSA9IDA7IGkgPCBzaXplOyBpKyspIGlmIChncmFkaWVudFtpXVtyb3ddICE9PSAwKSBub256ZXJvW2NvdW50KytdID0gaTtcbiAgICBmb3IgKGxldCBhID0gMDsgYSA8IGNvdW50OyBhKyspIHtcbiAgICAgIGZvciAobGV0IGIgPSAwOyBiIDw9IGE7IGIrKykge1xuICAgICAgICBjb25zdCBbaSwgal0gPSBbbm9uemVyb1thXSwgbm9uemVyb1tiXV07XG4gICAgICAgIGJyZWFkW3BhY2tlZEluZGV4KGksIGopXSArPSBmYWN0b3IgKiBncmFkaWVudFtpXVtyb3ddICogZ3JhZGllbnRbal1bcm93XTtcbiAgICAgIH1cbiAgICB9XG4gIH1cbiAgcmV0dXJuIHsgcm93cywgcHNpLCBzbG9wZSwgYnJlYWQgfTtcbn1cblxuLyoqIFRoZSByb3dzJyBwYXJ0cyBvZiB7QGxpbmsgU2NvcmVzfTsgYGV4dHJhYCwgdGltZXMgSiBKJywgaXMgYWRkZWQgdG8gdGhlIG9iamVjdGl2ZSdzIG93biBzZWNvbmQgZGVyaXZhdGl2ZS4gKi9cbmludGVyZmFjZSBTbG9wZXMge1xuICByZWFkb25seSBwc2k6IEZsb2F0NjRBcnJheTtcbiAgcmVhZG9ubHkgc2xvcGU6IEZsb2F0NjRBcnJheTtcbiAgcmVhZG9ubHkgZXh0cmE6IEZsb2F0NjRBcnJheTtcbn1cblxuZnVuY3Rpb24gaHViZXJTbG9wZXMoXG4gIHsgd2VpZ2h0LCBsb3NzIH06IFByb2JsZW1EYXRhLFxuICByZXNpZHVhbDogRmxvYXQ2NEFycmF5LFxuICBtdWx0aXBsaWNpdHk6IEZsb2F0NjRBcnJheSxcbiAgYmFzZVdlaWdodDogRmxvYXQ2NEFycmF5LFxuKTogU2xvcGVzIHtcbiAgY29uc3QgeyBkZWx0YSwgdXAgfSA9IGh1YmVyRm9ybShsb3NzLnJobywgMCk7XG4gIGNvbnN0IHdpdGhpbiA9IHByb2JhYmlsaXR5V2l0aGluKHJlc2lkdWFsLCBtdWx0aXBsaWNpdHksIGRlbHRhKTtcbiAgY29uc3QgZHJhd24gPSAob2Y6IChyb3c6IG51bWJlcikgPT4gbnVtYmVyKTogRmxvYXQ2NEFycmF5ID0+XG4gICAgbXVsdGlwbGljaXR5Lm1hcCgobSwgcm93KSA9PiAobSA9PT0gMCA/IDAgOiBvZihyb3cpKSk7XG4gIHJldHVybiB7XG4gICAgcHNpOiBkcmF3bihcbiAgICAgIChyb3cpID0+XG4gICAgICAgICh3ZWlnaHRbcm93XSAvIE1hdGguc3FydChtdWx0aXBsaWNpdHlbcm93XSkpICogdXAgKiBNYXRoLm1pbihNYXRoLm1heChyZXNpZHVhbFtyb3ddLCAtZGVsdGEpLCBkZWx0YSksXG4gICAgKSxcbiAgICBzbG9wZTogZHJhd24oKHJvdykgPT4gYmFzZVdlaWdodFtyb3ddICogdXAgKiB3aXRoaW5bcm93XSksXG4gICAgZXh0cmE6IGRyYXduKChyb3cpID0+IHdlaWdodFtyb3ddICogdXAgKiAod2l0aGluW3Jvd10gLSAoTWF0aC5hYnMocmVzaWR1YWxbcm93XSkgPD0gZGVsdGEgPyAxIDogMCkpKSxcbiAgfTtcbn1cblxuLyoqXG4gKiBBIGtpbmsgaGFzIGEgc2Vjb25kIGRlcml2YXRpdmUgaW4gZXhwZWN0YXRpb24gb25seTogaXRzIGp1bXAgdGltZXMgdGhlIGRlbnNpdHkgb2YgdGhlIG5vaXNlIHRoZXJlLiBUaGUgZXhwZWN0ZWQgc3F1YXJlIG9mXG4gKiBhIHJvdydzIHBzaSBpcyB1cCB0aW1lcyBkb3duLCB3aGF0ZXZlciBpdHMgbm9pc2U7IHRoZSBvYnNlcnZlZCBzaWducyBhcmUgbmVlZGVkIG9ubHkgd2hlcmUgcm93cyBhcmUgZGVwZW5kZW50LiBSb3dzIHRoYXRcbiAqIGFyZSBsZWZ0IG91dCBvZiB0aGUgZGVuc2l0eSBuZWVkIG5vIGNvcnJlY3Rpb24gYnkgbGV2ZXJhZ2UuXG4gKi9cbmZ1bmN0aW9uIGtpbmtTbG9wZXMoXG4gIHsgc2l6ZSwgd2VpZ2h0LCBsb3NzIH06IFByb2JsZW1EYXRhLFxuICByZXNpZHVhbDogRmxvYXQ2NEFycmF5LFxuICBtdWx0aXBsaWNpdHk6IEZsb2F0NjRBcnJheSxcbiAgYmFzZVdlaWdodDogRmxvYXQ2NEFycmF5LFxuICBncm91cGVkOiBib29sZWFuLFxuKTogU2xvcGVzIHtcbiAgY29uc3QgeyB1cCwgZG93biB9ID0gaHViZXJGb3JtKGxvc3MucmhvLCAxKTtcbiAgY29uc3QgeyByb3dzOiBkZW5zaXR5LCBleGFjdCB9ID0gZGVuc2l0eUF0S2luayhyZXNpZHVhbCwgbXVsdGlwbGljaXR5LCBzaXplLCBkb3duIC8gKHVwICsgZG93bikpO1xuICBjb25zdCBleHBlY3RlZCA9IE1hdGguc3FydCh1cCAqIGRvd24pO1xuICBjb25zdCBwc2kgPSBtdWx0aXBsaWNpdHkubWFwKChtLCByb3cpID0+IHtcbiAgICAvLyBUaGUgc3ViZ3JhZGllbnQgb2YgYSByb3cgdGhhdCBpcyBmaXR0ZWQgZXhhY3RseSBpcyBhbnkgc2xvcGUgYmV0d2VlbiAtZG93biBhbmQgdXAuXG4gICAgaWYgKG0gPT09IDAgfHwgKGdyb3VwZWQgJiYgZXhhY3QuaW5jbHVkZXMocm93KSkpIHJldHVybiAwO1xuICAgIGNvbnN0IGZhY3RvciA9IGdyb3VwZWQgPyAocmVzaWR1YWxbcm93XSA+IDAgPyB1cCA6IC1kb3duKSA6IGV4cGVjdGVkO1xuICAgIHJldHVybiAod2VpZ2h0W3Jvd10gLyBNYXRoLnNxcnQobSkpICogZmFjdG9yO1xuICB9KTtcbiAgcmV0dXJuIHtcbiAgICBwc2ksXG4gICAgc2xvcGU6IG5ldyBGbG9hdDY0QXJyYXkoYmFzZVdlaWdodC5sZW5ndGgpLFxuICAgIGV4dHJhOiBtdWx0aXBsaWNpdHkubWFwKChtLCByb3cpID0+IChtID09PSAwID8gMCA6IHdlaWdodFtyb3ddICogKHVwICsgZG93bikgKiBkZW5zaXR5W3Jvd10pKSxcbiAgfTtcbn1cblxuLyoqXG4gKiBUaGUgc2FuZHdpY2ggY292YXJpYW5jZSBvZiB0aGUgaW50ZXJuYWwgY29vcmRpbmF0ZXMgYXQgYSBtaW5pbXVtLCBwYWNrZWQsIGZyb20gdGhlIG9iamVjdGl2ZSdzIHNlY29uZCBkZXJpdmF0aXZlIGFuZFxuICogdGhlIHJvd3MnIHNjb3JlcyAoSEMzOyBieSBncm91cHMgQ1IxKSwgZm9yIGxvc3NlcyB3aXRoIGEga2luayBmcm9tIHRoZSBkZW5zaXR5IG9mIHRoZSByZXNpZHVhbHMgdGhlcmU7IE5hTiB3aGVyZSB0aGF0IGlzXG4gKiBub3QgcG9zaXRpdmUgZGVmaW5pdGUuXG4gKi9cbmV4cG9ydCBmdW5jdGlvbiByb2J1c3RDb3ZhcmlhbmNlKFxuICBwcm9ibGVtOiBQcm9ibGVtRGF0YSxcbiAgZXZhbHVhdG9yOiBFdmFsdWF0b3IsXG4gIHsgcGFyYW1ldGVycywgaGVzc2lhbiB9OiBQb2xpc2hlZCxcbiAgc2FtcGxpbmc6IFNhbXBsaW5nLFxuKTogRmxvYXQ2NEFycmF5IHtcbiAgY29uc3QgeyBzaXplLCB0YXJnZXQgfSA9IHByb2JsZW07XG4gIGNvbnN0IG5vdEF2YWlsYWJsZSA9IG5ldyBGbG9hdDY0QXJyYXkocGFja2VkTGVuZ3RoKHNpemUpKS5maWxsKE51bWJlci5OYU4pO1xuICBjb25zdCB7IHZhbHVlLCBncmFkaWVudCB9ID0gZXZhbHVhdG9yLmdyYWRpZW50KHBhcmFtZXRlcnMpO1xuICBjb25zdCBzY2FsZSA9IHJlc2lkdWFsU2xvcGVzKHByb2JsZW0pO1xuICBjb25zdCBqYWNvYmlhbiA9IGdyYWRpZW50Lm1hcCgoY29sdW1uKSA9PiBjb2x1bW4ubWFwKChzbG9wZSwgcm93KSA9PiBzbG9wZSAqIHNjYWxlW3Jvd10pKTtcbiAgY29uc3QgcmVzaWR1YWwgPSB2YWx1ZS5tYXAoKHByZWRpY3RlZCwgcm93KSA9PiAocHJlZGljdGVkIC0gdGFyZ2V0W3Jvd10pICogc2NhbGVbcm93XSk7XG4gIGNvbnN0IHsgcm93cywgcHNpLCBzbG9wZSwgYnJlYWQgfSA9IHNjb3Jlc0F0KHByb2JsZW0sIHJlc2lkdWFsLCBqYWNvYmlhbiwgaGVzc2lhbiwgc2FtcGxpbmcpO1xuICByZXR1cm4gc2FuZHdpY2hDb3ZhcmlhbmNlKHNpemUsIHJvd3MsIGphY29iaWFuLCBwc2ksIGJyZWFkLCBzYW1wbGluZy5ncm91cCwgc2xvcGUpID8/IG5vdEF2YWlsYWJsZTtcbn1cbiIsICIvKiogUmVmaXRzIG9mIHJlc2FtcGxlcyBvbiBvbmUgdGhyZWFkOiBkcmF3LCBzZWFyY2gsIGFuZCB0aGVuIHBvbGlzaC4gKi9cblxuaW1wb3J0IHsgcGFja2VkTGVuZ3RoLCBxdWFkcmF0aWNGb3JtIH0gZnJvbSAnLi4vbGluZWFyLWFsZ2VicmEvcGFja2VkLmpzJztcbmltcG9ydCB7IGRpc3BsYWNlbWVudCB9IGZyb20gJy4uL3Byb2JsZW0vZGlzcGxhY2VtZW50LmpzJztcbmltcG9ydCB7IGNyZWF0ZVJlc2FtcGxlciwgdHlwZSBSZXNhbXBsZVBsYW4gfSBmcm9tICcuLi9wcm9ibGVtL3Jlc2FtcGxlLmpzJztcbmltcG9ydCB0eXBlIHsgQ3B1S2VybmVsIH0gZnJvbSAnLi9rZXJuZWwuanMnO1xuaW1wb3J0IHsgS25vd25NaW5pbWEgfSBmcm9tICcuL2tub3duLW1pbmltYS5qcyc7XG5pbXBvcnQgeyBjcmVhdGVMb2NhbFNlYXJjaCB9IGZyb20gJy4vbG9jYWwtc2VhcmNoLmpzJztcbmltcG9ydCB7IGNyZWF0ZVBhc3NlcyB9IGZyb20gJy4vcGFzc2VzLmpzJztcbmltcG9ydCB7IGNyZWF0ZVBvbGlzaGVyLCB0eXBlIFBvbGlzaGVkIH0gZnJvbSAnLi9wb2xpc2guanMnO1xuaW1wb3J0IHR5cGUgeyBSZWZpbmVkLCBSZWZpdFJlc3VsdCB9IGZyb20gJy4vcmVzdWx0cy5qcyc7XG5pbXBvcnQgeyByb2J1c3RDb3ZhcmlhbmNlIH0gZnJvbSAnLi9yb2J1c3QtY292YXJpYW5jZS5qcyc7XG5pbXBvcnQgdHlwZSB7IFByZWNpc2lvbiwgU2VhcmNoT3B0aW9ucyB9IGZyb20gJy4vc2VhcmNoLW9wdGlvbnMuanMnO1xuXG4vKiogQSBwb2ludCB3aXRoaW4gdGhpcyBxdWFkcmF0aWMgZGlzdGFuY2Ugb2YgYSBtaW5pbXVtLCByZWxhdGl2ZSB0byB0aGUgb2JqZWN0aXZlLCBsaWVzIGluIGl0cyBiYXNpbi4gKi9cbmNvbnN0IEJBU0lOID0gMWUtMjtcblxuLyoqIFRoZSBzZWNvbmQgb2YgYSByZXNhbXBsZSdzIHR3byBwb2ludHMgaXMgcG9saXNoZWQgdG9vIHdoZXJlIGl0cyBvYmplY3RpdmUgaXMgYXQgbW9zdCB0aGlzIG11Y2ggaGlnaGVyLCByZWxhdGl2ZS4gKi9cbmNvbnN0IENPTVBFVElUSVZFID0gMWUtNDtcblxuLyoqIE9iamVjdGl2ZXMgdGhhdCBkaWZmZXIgYnkgbGVzcywgcmVsYXRpdmUsIGNvdW50IGFzIGVxdWFsLiAqL1xuY29uc3QgU0FNRSA9IDFlLTg7XG5cbmV4cG9ydCBpbnRlcmZhY2UgUmVmaXR0ZXIge1xuICAvKipcbiAgICogRml0cyByZXNhbXBsZSBgcmVzYW1wbGVgIGZyb20gZXZlcnkgb25lIG9mIGBzdGFydHNgIChyb3ctbWFqb3IpLCBpbiBvcmRlciwgaW50byBlbnRyeSBga2Agb2YgYG91dGAsIGFuZCBwb2xpc2hlcyB0aGVcbiAgICogcmVzdWx0cyBpbnRvIHRoZSBzYW1lIGVudHJ5IG9mIGByZWZpbmVkYCwgd2hlcmUgdGhhdCBpcyBnaXZlbi5cbiAgICovXG4gIHNlYXJjaChcbiAgICByZXNhbXBsZTogbnVtYmVyLFxuICAgIHN0YXJ0czogRmxvYXQ2NEFycmF5LFxuICAgIG9wdGlvbnM6IFNlYXJjaE9wdGlvbnMsXG4gICAgb3V0OiBSZWZpdFJlc3VsdCxcbiAgICBrOiBudW1iZXIsXG4gICAgcmVmaW5lZD86IFJlZmluZWQsXG4gICk6IHZvaWQ7XG4gIC8qKiBQb2xpc2hlcyB0aGUgcmVzdWx0cyBvZiBhbm90aGVyIHNlYXJjaCwgZW50cnkgYGtgIG9mIGBzZWFyY2hlZGAsIGludG8gdGhlIHNhbWUgZW50cnkgb2YgYG91dGAsIGluIGF0IG1vc3QgYG1heFN0ZXBzYC4gKi9cbiAgcmVmaW5lKHJlc2FtcGxlOiBudW1iZXIsIHNlYXJjaGVkOiBSZWZpdFJlc3VsdCwgbWF4U3RlcHM6IG51bWJlciwgb3V0OiBSZWZpbmVkLCBrOiBudW1iZXIpOiB2b2lkO1xufVxuXG4vKipcbiAqIERyYXdzIGFuZCBmaXRzIHRoZSByZXNhbXBsZXMgb2YgYHBsYW5gLCB3aXRoIGJ1ZmZlcnMgbWFkZSBvbmNlLiBXaGljaCBtaW5pbWEgYHNlYXJjaGAga2VlcHMgaXMgYXMgaW5cbiAqIGBzaGFkZXJzL3JlZHVjZS53Z3NsYCwgaXRzIHR3aW4uXG4gKi9cbmV4cG9ydCBmdW5jdGlvbiBjcmVhdGVSZWZpdHRlcihrZXJuZWw6IENwdUtlcm5lbCwgcHJlY2lzaW9uOiBQcmVjaXNpb24sIHBsYW46IFJlc2FtcGxlUGxhbik6IFJlZml0dGVyIHtcbiAgY29uc3QgeyBzaXplIH0gPSBrZXJuZWw7XG4gIGNvbnN0IHJlc2FtcGxlciA9IGNyZWF0ZVJlc2FtcGxlcihwbGFuLCBrZXJuZWwpO1xuICBjb25zdCByZXNhbXBsZWQ6IENwdUtlcm5lbCA9IHsgLi4ua2VybmVsLCB3ZWlnaHQ6IHJlc2FtcGxlci53ZWlnaHQsIHRhcmdldDogcmVzYW1wbGVyLnRhcmdldCB9O1xuICBjb25zdCBwYXNzZXMgPSBjcmVhdGVQYXNzZXMocmVzYW1wbGVkKTtcbiAgY29uc3Qgc2VhcmNoID0gY3JlYXRlTG9jYWxTZWFyY2gocmVzYW1wbGVkLCBwYXNzZXMsIHByZWNpc2lvbik7XG4gIC8vIE1hZGUgYmVmb3JlIGFueXRoaW5nIGlzIGRyYXduOiB0aGUgcmVzaWR1YWwgc2NhbGUgdGhhdCBpdCBjb21wdXRlcyBtdXN0IG5vdCBkZXBlbmQgb24gd2hpY2ggcmVzYW1wbGUgaXMgZmlyc3QuXG4gIGNvbnN0IHBvbGlzaCA9IGNyZWF0ZVBvbGlzaGVyKHJlc2FtcGxlZCwgcGFzc2VzKTtcbiAgY29uc3QgYXQgPSBuZXcgRmxvYXQ2NEFycmF5KHNpemUpO1xuICBjb25zdCBjbHVzdGVyZWQgPSBwbGFuLmtpbmQgPT09ICdkcmF3JyAmJiBwbGFuLm9yZGVyLmxlbmd0aCA8IGtlcm5lbC5yb3dzO1xuICBjb25zdCBzYW1wbGluZyA9IHsgd2VpZ2h0OiBrZXJuZWwud2VpZ2h0LCAuLi4oY2x1c3RlcmVkID8geyBncm91cDogcGxhbi51bml0IH0gOiB7fSkgfTtcbiAgY29uc3QgZHJhdyA9IChyZXNhbXBsZTogbnVtYmVyKTogdm9pZCA9PiB7XG4gICAgcmVzYW1wbGVyLmRyYXcocmVzYW1wbGUpO1xuICAgIHBhc3Nlcy5yZWxvYWQoKTtcbiAgfTtcbiAgY29uc3QgcG9saXNoQm90aCA9IChzZWFyY2hlZDogUmVmaXRSZXN1bHQsIG1heFN0ZXBzOiBudW1iZXIsIG91dDogUmVmaW5lZCwgazogbnVtYmVyKTogdm9pZCA9PiB7XG4gICAgY29uc3QgZm91bmQgPSAod2hpY2g6IDAgfCAxKTogRmxvYXQ2NEFycmF5ID0+XG4gICAgICBzZWFyY2hlZC5wYXJhbWV0ZXJzLnNsaWNlKCgyICogayArIHdoaWNoKSAqIHNpemUsICgyICogayArIHdoaWNoICsgMSkgKiBzaXplKTtcbiAgICBjb25zdCBmaXJzdCA9IHBvbGlzaChmb3VuZCgwKSwgeyBtYXhTdGVwcyB9KTtcbiAgICBjb25zdCBbZmlyc3RPYmplY3RpdmUsIG90aGVyT2JqZWN0aXZlXSA9IFtzZWFyY2hlZC5vYmplY3RpdmVbMiAqIGtdLCBzZWFyY2hlZC5vYmplY3RpdmVbMiAqIGsgKyAxXV07XG4gICAgY29uc3QgaXNDb21wZXRpdGl2ZSA9XG4gICAgICBvdGhlck9iamVjdGl2ZSA8PSBmaXJzdE9iamVjdGl2ZSAqICgxICsgQ09NUEVUSVRJVkUpIHx8ICFOdW1iZXIuaXNGaW5pdGUoZmlyc3Qub2JqZWN0aXZlKTtcbiAgICBsZXQgYmVzdCA9IGZpcnN0O1xuICAgIGlmIChpc0NvbXBldGl0aXZlICYmIE51bWJlci5pc0Zpbml0ZShvdGhlck9iamVjdGl2ZSkgJiYgIWlzSW5CYXNpbihrZXJuZWwsIGZpcnN0LCBmb3VuZCgxKSkpIHtcbiAgICAgIGNvbnN0IHNlY29uZCA9IHBvbGlzaChmb3VuZCgxKSwgeyBtYXhTdGVwcyB9KTtcbiAgICAgIGlmIChzZWNvbmQub2JqZWN0aXZlIDwgZmlyc3Qub2JqZWN0aXZlICogKDEgLSBTQU1FKSB8fCAhTnVtYmVyLmlzRmluaXRlKGZpcnN0Lm9iamVjdGl2ZSkpIGJlc3QgPSBzZWNvbmQ7XG4gICAgfVxuICAgIG91dC5wYXJhbWV0ZXJzLnNldChiZXN0LnBhcmFtZXRlcnMsIGsgKiBzaXplKTtcbiAgICBvdXQub2JqZWN0aXZlW2tdID0gYmVzdC5vYmplY3RpdmU7XG4gICAgb3V0LnN0YXR1c1trXSA9IGJlc3Quc3RhdHVzO1xuICAgIG91dC5pbXByb3ZlZFtrXSA9IGJlc3QgPT09IGZpcnN0ID8gMCA6IDE7XG4gICAgaWYgKG91dC5jb3ZhcmlhbmNlLmxlbmd0aCA+IDApIHtcbiAgICAgIG91dC5jb3ZhcmlhbmNlLnNldChcbiAgICAgICAgcm9idXN0Q292YXJpYW5jZShyZXNhbXBsZWQsIHBhc3Nlcy5ldmFsdWF0b3IsIGJlc3QsIHNhbXBsaW5nKSxcbiAgICAgICAgayAqIHBhY2tlZExlbmd0aChzaXplKSxcbiAgICAgICk7XG4gICAgfVxuICB9O1xuICByZXR1cm4ge1xuICAgIHNlYXJjaChyZXNhbXBsZSwgc3RhcnRzLCBvcHRpb25zLCBvdXQsIGssIHJlZmluZWQpIHtcbiAgICAgIGRyYXcocmVzYW1wbGUpO1xuICAgICAgY29uc3Qga25vd24gPSBvcHRpb25zLm1lcmdlID8gbmV3IEtub3duTWluaW1hKCkgOiB1bmRlZmluZWQ7XG4gICAgICBmb3IgKGxldCBzdGFydCA9IDA7IHN0YXJ0ICogc2l6ZSA8IHN0YXJ0cy5sZW5ndGg7IHN0YXJ0KyspIHtcbiAgICAgICAgY29uc3QgZW50cnkgPSAyICogayArIE1hdGgubWluKHN0YXJ0LCAxKTtcbiAgICAgICAgYXQuc2V0KHN0YXJ0cy5zdWJhcnJheShzdGFydCAqIHNpemUsIChzdGFydCArIDEpICogc2l6ZSkpO1xuICAgICAgICBjb25zdCByZXN1bHQgPSBzZWFyY2goYXQsIG9wdGlvbnMsIGtub3duKTtcbiAgICAgICAgLy8gVGhlIGZpcnN0IHN0YXJ0J3MgcmVzdWx0IGhhcyBhbiBlbnRyeSBvZiBpdHMgb3duOyBvZiB0aGUgb3RoZXJzIHRoZSBsb3dlc3QgaXMga2VwdC5cbiAgICAgICAgaWYgKHN0YXJ0ID4gMCAmJiAhKHJlc3VsdC5vYmplY3RpdmUgPCBvdXQub2JqZWN0aXZlW2VudHJ5XSkpIGNvbnRpbnVlO1xuICAgICAgICBvdXQucGFyYW1ldGVycy5zZXQoYXQsIGVudHJ5ICogc2l6ZSk7XG4gICAgICAgIG91dC5vYmplY3RpdmVbZW50cnldID0gcmVzdWx0Lm9iamVjdGl2ZTtcbiAgICAgICAgb3V0LnN0YXR1c1tlbnRyeV0gPSByZXN1bHQuc3RhdHVzO1xuICAgICAgfVxuICAgICAgaWYgKHJlZmluZWQgIT09IHVuZGVmaW5lZCkgcG9saXNoQm90aChvdXQsIG9wdGlvbnMubWF4U3RlcHMsIHJlZmluZWQsIGspO1xuICAgIH0sXG4gICAgcmVmaW5lKHJlc2FtcGxlLCBzZWFyY2hlZCwgbWF4U3RlcHMsIG91dCwgaykge1xuICAgICAgZHJhdyhyZXNhbXBsZSk7XG4gICAgICBwb2xpc2hCb3RoKHNlYXJjaGVkLCBtYXhTdGVwcywgb3V0LCBrKTtcbiAgICB9LFxuICB9O1xufVxuXG5mdW5jdGlvbiBpc0luQmFzaW4oa2VybmVsOiBDcHVLZXJuZWwsIG1pbmltdW06IFBvbGlzaGVkLCBwb2ludDogRmxvYXQ2NEFycmF5KTogYm9vbGVhbiB7XG4gIGNvbnN0IGRpZmZlcmVuY2UgPSBkaXNwbGFjZW1lbnQoa2VybmVsLCBtaW5pbXVtLnBhcmFtZXRlcnMsIHBvaW50KTtcbiAgcmV0dXJuIHF1YWRyYXRpY0Zvcm0obWluaW11bS5nYXVzc05ld3RvbiwgZGlmZmVyZW5jZSkgLyAyIDw9IEJBU0lOICogbWluaW11bS5vYmplY3RpdmU7XG59XG4iLCAiLyoqIFJlc3VsdHMgb2Ygc2VhcmNoZXMgYW5kIGV2YWx1YXRpb25zIG9mIGEgcHJvYmxlbS4gKi9cbmltcG9ydCB7IHBhY2tlZExlbmd0aCB9IGZyb20gJy4uL2xpbmVhci1hbGdlYnJhL3BhY2tlZC5qcyc7XG5pbXBvcnQgeyBTdGF0dXMgfSBmcm9tICcuLi9wcm9ibGVtL3N0YXR1cy5qcyc7XG5cbi8qKiBSZXN1bHRzIG9mIGBjb3VudGAgaW5kZXBlbmRlbnQgZml0cy4gKi9cbmV4cG9ydCBpbnRlcmZhY2UgU2VhcmNoUmVzdWx0IHtcbiAgcmVhZG9ubHkgY291bnQ6IG51bWJlcjtcbiAgLyoqIGNvdW50IHggc2l6ZSwgcm93LW1ham9yLCBpbnRlcm5hbCBjb29yZGluYXRlcy4gKi9cbiAgcmVhZG9ubHkgcGFyYW1ldGVyczogRmxvYXQ2NEFycmF5O1xuICAvKiogVGhlIG9iamVjdGl2ZSBpbiB0aGUgYmFjayBlbmQncyBvd24gYXJpdGhtZXRpYy4gKi9cbiAgcmVhZG9ubHkgb2JqZWN0aXZlOiBGbG9hdDY0QXJyYXk7XG4gIC8qKiBgU3RhdHVzYCBjb2Rlcy4gKi9cbiAgcmVhZG9ubHkgc3RhdHVzOiBVaW50OEFycmF5O1xuICByZWFkb25seSBzdGVwczogVWludDMyQXJyYXk7XG59XG5cbi8qKlxuICogUmVmaXRzIG9mIGBjb3VudGAgcmVzYW1wbGVzLCB0d28gbWluaW1hIGVhY2g6IHRoYXQgb2YgdGhlIGZpcnN0IHN0YXJ0LCBhbmQgdGhlIGxvd2VzdCBvZiB0aGUgb3RoZXIgc3RhcnRzXG4gKiAob2JqZWN0aXZlIGluZmluaXRlIHdoZXJlIHRoZXJlIGlzIG5vIG90aGVyIHN0YXJ0LCBvciBub25lIHdpdGggYSBmaW5pdGUgcmVzdWx0KS5cbiAqL1xuZXhwb3J0IGludGVyZmFjZSBSZWZpdFJlc3VsdCB7XG4gIHJlYWRvbmx5IGNvdW50OiBudW1iZXI7XG4gIC8qKiBjb3VudCB4IDIgeCBzaXplLCByb3ctbWFqb3IsIGludGVybmFsIGNvb3JkaW5hdGVzLiAqL1xuICByZWFkb25seSBwYXJhbWV0ZXJzOiBGbG9hdDY0QXJyYXk7XG4gIC8qKiBjb3VudCB4IDIsIGluIHRoZSBiYWNrIGVuZCdzIG93biBhcml0aG1ldGljLiAqL1xuICByZWFkb25seSBvYmplY3RpdmU6IEZsb2F0NjRBcnJheTtcbiAgLyoqIGNvdW50IHggMiwgYFN0YXR1c2AgY29kZXMuICovXG4gIHJlYWRvbmx5IHN0YXR1czogVWludDhBcnJheTtcbiAgLyoqIFRoZSBtaW5pbWEgaW4gZmxvYXQ2NCwgd2hlcmUgdGhlc2Ugd2VyZSBhc2tlZCBmb3IgYW5kIHRoZSBiYWNrIGVuZCBwb2xpc2hlcyBpdHNlbGYuICovXG4gIHJlYWRvbmx5IHJlZmluZWQ/OiBSZWZpbmVkO1xufVxuXG4vKiogVGhlIG1pbmltYSBvZiByZXNhbXBsZXMgaW4gZmxvYXQ2NCwgb25lIGVudHJ5IGEgcmVzYW1wbGUuICovXG5leHBvcnQgaW50ZXJmYWNlIFJlZmluZWQge1xuICByZWFkb25seSBjb3VudDogbnVtYmVyO1xuICAvKiogY291bnQgeCBzaXplLCByb3ctbWFqb3IsIGludGVybmFsIGNvb3JkaW5hdGVzLiAqL1xuICByZWFkb25seSBwYXJhbWV0ZXJzOiBGbG9hdDY0QXJyYXk7XG4gIC8qKiBFeGFjdCBwZW5hbHRpZXMsIHN1bW1lZCBvdmVyIHRoZSByZXNhbXBsZSdzIHJvd3MuICovXG4gIHJlYWRvbmx5IG9iamVjdGl2ZTogRmxvYXQ2NEFycmF5O1xuICByZWFkb25seSBzdGF0dXM6IFVpbnQ4QXJyYXk7XG4gIC8qKiAxIHdoZXJlIGFub3RoZXIgc3RhcnQgbGVkIHRvIGEgbG93ZXIgbWluaW11bSB0aGFuIHRoZSBmaXJzdC4gKi9cbiAgcmVhZG9ubHkgaW1wcm92ZWQ6IFVpbnQ4QXJyYXk7XG4gIC8qKiBjb3VudCB4IHBhY2tlZCBwIHggcCBjb3ZhcmlhbmNlIG9mIHRoZSBjb29yZGluYXRlcywgTmFOIHdoZXJlIHRoZXJlIGlzIG5vbmU7IGVtcHR5IHVubGVzcyBhc2tlZCBmb3IuICovXG4gIHJlYWRvbmx5IGNvdmFyaWFuY2U6IEZsb2F0NjRBcnJheTtcbn1cblxuZXhwb3J0IGZ1bmN0aW9uIGVtcHR5UmVmaW5lZChjb3VudDogbnVtYmVyLCBzaXplOiBudW1iZXIsIGNvdmFyaWFuY2U6IGJvb2xlYW4pOiBSZWZpbmVkIHtcbiAgcmV0dXJuIHtcbiAgICBjb3VudCxcbiAgICBwYXJhbWV0ZXJzOiBuZXcgRmxvYXQ2NEFycmF5KGNvdW50ICogc2l6ZSksXG4gICAgb2JqZWN0aXZlOiBuZXcgRmxvYXQ2NEFycmF5KGNvdW50KSxcbiAgICBzdGF0dXM6IG5ldyBVaW50OEFycmF5KGNvdW50KSxcbiAgICBpbXByb3ZlZDogbmV3IFVpbnQ4QXJyYXkoY291bnQpLFxuICAgIGNvdmFyaWFuY2U6IG5ldyBGbG9hdDY0QXJyYXkoY292YXJpYW5jZSA/IGNvdW50ICogcGFja2VkTGVuZ3RoKHNpemUpIDogMCksXG4gIH07XG59XG5cbi8qKiBPYmplY3RpdmUgYW5kIGdyYWRpZW50IGF0IGBjb3VudGAgcGFyYW1ldGVyIHZlY3RvcnMuICovXG5leHBvcnQgaW50ZXJmYWNlIE9iamVjdGl2ZVJlc3VsdCB7XG4gIHJlYWRvbmx5IG9iamVjdGl2ZTogRmxvYXQ2NEFycmF5O1xuICAvKiogY291bnQgeCBzaXplLCByb3ctbWFqb3IsIHdpdGggcmVzcGVjdCB0byB0aGUgaW50ZXJuYWwgY29vcmRpbmF0ZXMuICovXG4gIHJlYWRvbmx5IGdyYWRpZW50OiBGbG9hdDY0QXJyYXk7XG59XG5cbi8qKiBCdWZmZXJzIGZvciB0aGUgcmVzdWx0cyBvZiBgY291bnRgIGZpdHMgb2YgYHNpemVgIHBhcmFtZXRlcnMuICovXG5leHBvcnQgZnVuY3Rpb24gZW1wdHlTZWFyY2hSZXN1bHQoY291bnQ6IG51bWJlciwgc2l6ZTogbnVtYmVyKTogU2VhcmNoUmVzdWx0IHtcbiAgcmV0dXJuIHtcbiAgICBjb3VudCxcbiAgICBwYXJhbWV0ZXJzOiBuZXcgRmxvYXQ2NEFycmF5KGNvdW50ICogc2l6ZSksXG4gICAgb2JqZWN0aXZlOiBuZXcgRmxvYXQ2NEFycmF5KGNvdW50KSxcbiAgICBzdGF0dXM6IG5ldyBVaW50OEFycmF5KGNvdW50KSxcbiAgICBzdGVwczogbmV3IFVpbnQzMkFycmF5KGNvdW50KSxcbiAgfTtcbn1cblxuLyoqIEJ1ZmZlcnMgZm9yIHRoZSB0d28gbWluaW1hIG9mIGVhY2ggb2YgYGNvdW50YCByZXNhbXBsZXMsIG1hcmtlZCBhcyBtaXNzaW5nLiAqL1xuZXhwb3J0IGZ1bmN0aW9uIGVtcHR5UmVmaXRSZXN1bHQoY291bnQ6IG51bWJlciwgc2l6ZTogbnVtYmVyKTogUmVmaXRSZXN1bHQge1xuICByZXR1cm4ge1xuICAgIGNvdW50LFxuICAgIHBhcmFtZXRlcnM6IG5ldyBGbG9hdDY0QXJyYXkoMiAqIGNvdW50ICogc2l6ZSksXG4gICAgb2JqZWN0aXZlOiBuZXcgRmxvYXQ2NEFycmF5KDIgKiBjb3VudCkuZmlsbChJbmZpbml0eSksXG4gICAgc3RhdHVzOiBuZXcgVWludDhBcnJheSgyICogY291bnQpLmZpbGwoU3RhdHVzLm5vdEZpbml0ZSksXG4gIH07XG59XG5cbi8qKiBDb3BpZXMgdGhlIG1pbmltYSBvZiBgcGFydGAgaW50byBgYWxsYCBmcm9tIHJlc2FtcGxlIGBmaXJzdGAgb24uICovXG5leHBvcnQgZnVuY3Rpb24gcGxhY2VSZWZpbmVkKGFsbDogUmVmaW5lZCwgZmlyc3Q6IG51bWJlciwgc2l6ZTogbnVtYmVyLCBwYXJ0OiBSZWZpbmVkKTogdm9pZCB7XG4gIGFsbC5wYXJhbWV0ZXJzLnNldChwYXJ0LnBhcmFtZXRlcnMsIGZpcnN0ICogc2l6ZSk7XG4gIGFsbC5vYmplY3RpdmUuc2V0KHBhcnQub2JqZWN0aXZlLCBmaXJzdCk7XG4gIGFsbC5zdGF0dXMuc2V0KHBhcnQuc3RhdHVzLCBmaXJzdCk7XG4gIGFsbC5pbXByb3ZlZC5zZXQocGFydC5pbXByb3ZlZCwgZmlyc3QpO1xuICBpZiAoYWxsLmNvdmFyaWFuY2UubGVuZ3RoID4gMCkgYWxsLmNvdmFyaWFuY2Uuc2V0KHBhcnQuY292YXJpYW5jZSwgZmlyc3QgKiBwYWNrZWRMZW5ndGgoc2l6ZSkpO1xufVxuIiwgIi8qKiBUaGUgZGl2aXNpb24gb2YgYSBncmlkJ3MgcG9pbnRzLCBudW1iZXJlZCB3aXRoIHRoZSBsYXN0IGF4aXMgZmFzdGVzdCwgaW50byBsaW5lcyBhbmQgY2h1bmtzIG9mIHdvcmsgKHBpZWNlcykuICovXG5pbXBvcnQgdHlwZSB7IFN1cmZhY2VLZXJuZWwsIFN1cmZhY2VXb3JrIH0gZnJvbSAnLi9jcHUvc3VyZmFjZS1rZXJuZWwuanMnO1xuXG4vKiogVGhlIGluZGV4IGFsb25nIGVhY2ggYXhpcyBvZiB0aGUgbGluZSB0aGF0IGBwb2ludGAgbGllcyBvbiwgdGhlIGxhc3QgbGVmdCBhdCB6ZXJvOyBpbnRvIGBpbmRpY2VzYC4gKi9cbmV4cG9ydCBmdW5jdGlvbiBsaW5lT2YocG9pbnQ6IG51bWJlciwgbGVuZ3RoczogcmVhZG9ubHkgbnVtYmVyW10sIGluZGljZXM6IEludDMyQXJyYXkpOiB2b2lkIHtcbiAgbGV0IGxpbmUgPSBNYXRoLmZsb29yKHBvaW50IC8gbGVuZ3Roc1tsZW5ndGhzLmxlbmd0aCAtIDFdKTtcbiAgZm9yIChsZXQgYXhpcyA9IGxlbmd0aHMubGVuZ3RoIC0gMjsgYXhpcyA+PSAwOyBheGlzLS0pIHtcbiAgICBpbmRpY2VzW2F4aXNdID0gbGluZSAlIGxlbmd0aHNbYXhpc107XG4gICAgbGluZSA9IE1hdGguZmxvb3IobGluZSAvIGxlbmd0aHNbYXhpc10pO1xuICB9XG59XG5cbi8qKiBDb2x1bW5zIG9mIGEgc3VyZmFjZSdzIHJlc3VsdHMuICovXG5leHBvcnQgZnVuY3Rpb24gY29sdW1uQ291bnQoe1xuICB2ZWN0b3JzLFxuICByb290cyxcbiAgcHJvYmFiaWxpdGllcyxcbn06IFBpY2s8U3VyZmFjZUtlcm5lbCwgJ3ZlY3RvcnMnIHwgJ3Jvb3RzJyB8ICdwcm9iYWJpbGl0aWVzJz4pOiBudW1iZXIge1xuICByZXR1cm4gdmVjdG9ycyA9PT0gMSA/IHJvb3RzIDogcm9vdHMgKiAoMiArIHByb2JhYmlsaXRpZXMubGVuZ3RoKTtcbn1cblxuLyoqXG4gKiBUaGUgcGllY2VzIG9mIGEgdGlsZTogc3RyZXRjaGVzIG9mIGxpbmVzLCBpbiBibG9ja3MsIG9uZSBsaW5lIGFmdGVyIHRoZSBvdGhlciB3aXRoaW4gYSBibG9jay5cbiAqL1xuZXhwb3J0IGNsYXNzIFBpZWNlcyB7XG4gIHJlYWRvbmx5IGNvdW50OiBudW1iZXI7XG4gIHJlYWRvbmx5ICNibG9jazogbnVtYmVyO1xuICByZWFkb25seSAjbGVuZ3RoOiBudW1iZXI7XG4gIHJlYWRvbmx5ICNmaXJzdEJsb2NrOiBudW1iZXI7XG4gIHJlYWRvbmx5ICNmaXJzdExpbmU6IG51bWJlcjtcbiAgcmVhZG9ubHkgI2xpbmVzOiBudW1iZXI7XG4gIHJlYWRvbmx5ICNmaXJzdDogbnVtYmVyO1xuICByZWFkb25seSAjZW5kOiBudW1iZXI7XG5cbiAgY29uc3RydWN0b3IoeyBsaW5lOiBsZW5ndGgsIGJsb2NrIH06IFBpY2s8U3VyZmFjZUtlcm5lbCwgJ2xpbmUnIHwgJ2Jsb2NrJz4sIGZpcnN0OiBudW1iZXIsIGNvdW50OiBudW1iZXIpIHtcbiAgICB0aGlzLiNibG9jayA9IGJsb2NrO1xuICAgIHRoaXMuI2xlbmd0aCA9IGxlbmd0aDtcbiAgICB0aGlzLiNmaXJzdCA9IGZpcnN0O1xuICAgIHRoaXMuI2VuZCA9IGZpcnN0ICsgY291bnQ7XG4gICAgdGhpcy4jZmlyc3RMaW5lID0gTWF0aC5mbG9vcihmaXJzdCAvIGxlbmd0aCk7XG4gICAgdGhpcy4jbGluZXMgPSBjb3VudCA9PT0gMCA/IDAgOiBNYXRoLmZsb29yKCh0aGlzLiNlbmQgLSAxKSAvIGxlbmd0aCkgKyAxIC0gdGhpcy4jZmlyc3RMaW5lO1xuICAgIGNvbnN0IG9uZUxpbmUgPSB0aGlzLiNsaW5lcyA9PT0gMTtcbiAgICB0aGlzLiNmaXJzdEJsb2NrID0gb25lTGluZSA/IE1hdGguZmxvb3IoKGZpcnN0ICUgbGVuZ3RoKSAvIHRoaXMuI2Jsb2NrKSA6IDA7XG4gICAgY29uc3QgbGFzdEJsb2NrID0gTWF0aC5mbG9vcigob25lTGluZSA/ICh0aGlzLiNlbmQgLSAxKSAlIGxlbmd0aCA6IGxlbmd0aCAtIDEpIC8gdGhpcy4jYmxvY2spO1xuICAgIHRoaXMuY291bnQgPSB0aGlzLiNsaW5lcyAqIChsYXN0QmxvY2sgKyAxIC0gdGhpcy4jZmlyc3RCbG9jayk7XG4gIH1cblxuICAvKiogU29tZSBwaWVjZXMgYXJlIGVtcHR5LCB3aXRoIGFueSBwb3NpdGlvbi4gKi9cbiAgcGllY2UoazogbnVtYmVyKTogeyByZWFkb25seSBmaXJzdDogbnVtYmVyOyByZWFkb25seSBjb3VudDogbnVtYmVyIH0ge1xuICAgIGNvbnN0IGxpbmUgPSAodGhpcy4jZmlyc3RMaW5lICsgKGsgJSB0aGlzLiNsaW5lcykpICogdGhpcy4jbGVuZ3RoO1xuICAgIGNvbnN0IGJsb2NrID0gdGhpcy4jZmlyc3RCbG9jayArIE1hdGguZmxvb3IoayAvIHRoaXMuI2xpbmVzKTtcbiAgICBjb25zdCBmcm9tID0gTWF0aC5tYXgodGhpcy4jZmlyc3QsIGxpbmUgKyBibG9jayAqIHRoaXMuI2Jsb2NrKTtcbiAgICBjb25zdCB0byA9IE1hdGgubWluKHRoaXMuI2VuZCwgbGluZSArIE1hdGgubWluKHRoaXMuI2xlbmd0aCwgKGJsb2NrICsgMSkgKiB0aGlzLiNibG9jaykpO1xuICAgIHJldHVybiB7IGZpcnN0OiBmcm9tLCBjb3VudDogTWF0aC5tYXgoMCwgdG8gLSBmcm9tKSB9O1xuICB9XG59XG5cbi8qKiBgY291bnRgIGNvbHVtbnMgb2YgZXF1YWwgbGVuZ3RoLCBvbmUgYWZ0ZXIgYW5vdGhlciBpbiBgdmFsdWVzYC4gKi9cbmZ1bmN0aW9uIHNwbGl0Q29sdW1ucyh2YWx1ZXM6IEZsb2F0NjRBcnJheSwgY291bnQ6IG51bWJlcik6IEZsb2F0NjRBcnJheVtdIHtcbiAgY29uc3QgcG9pbnRzID0gdmFsdWVzLmxlbmd0aCAvIGNvdW50O1xuICByZXR1cm4gQXJyYXkuZnJvbSh7IGxlbmd0aDogY291bnQgfSwgKF8sIGMpID0+IHZhbHVlcy5zdWJhcnJheShjICogcG9pbnRzLCAoYyArIDEpICogcG9pbnRzKSk7XG59XG5cbi8qKiBQaWVjZXMgYGZyb20gLi4gdG8gLSAxYDogY29sdW1ucyBpbiB3aGljaCB0aGUgcG9pbnRzIG9mIHRoZSBwaWVjZXMgZm9sbG93IG9uZSBhbm90aGVyLiAqL1xuZXhwb3J0IGZ1bmN0aW9uIHJ1blBpZWNlcyhcbiAga2VybmVsOiBTdXJmYWNlS2VybmVsLFxuICB3b3JrOiBTdXJmYWNlV29yayxcbiAgcGllY2VzOiBQaWVjZXMsXG4gIGZyb206IG51bWJlcixcbiAgdG86IG51bWJlcixcbik6IEZsb2F0NjRBcnJheSB7XG4gIGxldCBwb2ludHMgPSAwO1xuICBmb3IgKGxldCBrID0gZnJvbTsgayA8IHRvOyBrKyspIHBvaW50cyArPSBwaWVjZXMucGllY2UoaykuY291bnQ7XG4gIGNvbnN0IGNvdW50ID0gY29sdW1uQ291bnQoa2VybmVsKTtcbiAgY29uc3QgdmFsdWVzID0gbmV3IEZsb2F0NjRBcnJheShwb2ludHMgKiBjb3VudCk7XG4gIGNvbnN0IGNvbHVtbnMgPSBzcGxpdENvbHVtbnModmFsdWVzLCBjb3VudCk7XG4gIGZvciAobGV0IGsgPSBmcm9tLCBhdCA9IDA7IGsgPCB0bzsgaysrKSB7XG4gICAgY29uc3QgcGllY2UgPSBwaWVjZXMucGllY2Uoayk7XG4gICAgaWYgKHBpZWNlLmNvdW50ID4gMCkgd29yayhwaWVjZS5maXJzdCwgcGllY2UuY291bnQsIGNvbHVtbnMsIGF0KTtcbiAgICBhdCArPSBwaWVjZS5jb3VudDtcbiAgfVxuICByZXR1cm4gdmFsdWVzO1xufVxuXG4vKiogQ29waWVzIHRoZSByZXN1bHQgb2YgYHJ1blBpZWNlc2AgZm9yIHRoZSBwaWVjZXMgZnJvbSBgZnJvbWAgb24gaW50byB0aGUgY29sdW1ucyBvZiBhIHRpbGUgdGhhdCBiZWdpbnMgYXQgYGZpcnN0YC4gKi9cbmV4cG9ydCBmdW5jdGlvbiBwbGFjZVBpZWNlcyhcbiAgdmFsdWVzOiBGbG9hdDY0QXJyYXksXG4gIHBpZWNlczogUGllY2VzLFxuICBmcm9tOiBudW1iZXIsXG4gIGNvbHVtbnM6IHJlYWRvbmx5IEZsb2F0NjRBcnJheVtdLFxuICBmaXJzdDogbnVtYmVyLFxuKTogdm9pZCB7XG4gIGNvbnN0IG1hZGUgPSBzcGxpdENvbHVtbnModmFsdWVzLCBjb2x1bW5zLmxlbmd0aCk7XG4gIGZvciAobGV0IGsgPSBmcm9tLCBhdCA9IDA7IGF0IDwgbWFkZVswXS5sZW5ndGg7IGsrKykge1xuICAgIGNvbnN0IHBpZWNlID0gcGllY2VzLnBpZWNlKGspO1xuICAgIGlmIChwaWVjZS5jb3VudCA9PT0gMCkgY29udGludWU7XG4gICAgbWFkZS5mb3JFYWNoKChjb2x1bW4sIGMpID0+IHtcbiAgICAgIGNvbHVtbnNbY10uc2V0KGNvbHVtbi5zdWJhcnJheShhdCwgYXQgKyBwaWVjZS5jb3VudCksIHBpZWNlLmZpcnN0IC0gZmlyc3QpO1xuICAgIH0pO1xuICAgIGF0ICs9IHBpZWNlLmNvdW50O1xuICB9XG59XG4iLCAiLyoqXG4gKiBUaGUgc2VhcmNoIGFsb25nIGEgbGluZTogd2hpY2ggY2FuZGlkYXRlcyBtYXkgYmUgYW1vbmcgdGhlIGJlc3Qgd2l0aGluIGEgYnVkZ2V0LiBNb3N0IGFyZSByZWplY3RlZCBieSB0d28gY29tcGFyaXNvbnM7XG4gKiB0aGUgb3RoZXJzIGFyZSByZWNvcmRlZCB3aXRoIHRoZWlyIG51bWJlcnMsIGZvciB0aGUgY2FsbGVyIHRvIGFjY2VwdCBvciByZWplY3QgZXhhY3RseS5cbiAqL1xuaW1wb3J0IHR5cGUgeyBHcmFwaCwgTm9kZUlkIH0gZnJvbSAnLi4vZ3JhcGguanMnO1xuaW1wb3J0IHsgQm9keSwgdHlwZSBFeHByZXNzaW9uLCBpMzIsIHYxMjggfSBmcm9tICcuL2JvZHkuanMnO1xuaW1wb3J0IHsgTGF3Q29kZSB9IGZyb20gJy4vZW1pdC1sYXcuanMnO1xuaW1wb3J0IHsgVmFsdWVUeXBlLCB0eXBlIFdhc21GdW5jdGlvbiB9IGZyb20gJy4vZW5jb2RlLmpzJztcbmltcG9ydCB0eXBlIHsgTGFuZXMgfSBmcm9tICcuL2xhbmVzLmpzJztcblxuLyoqIFZlY3RvcnMgb2YgY2FuZGlkYXRlcyB0aGF0IGFyZSByZWplY3RlZCBvciByZWNvcmRlZCB0b2dldGhlci4gKi9cbmNvbnN0IFVOUk9MTCA9IDQ7XG5cbi8qKiBCeXRlcyBvZiBvbmUgYnVkZ2V0IGluIG1lbW9yeTogdGhlIGJ1ZGdldCwgdGhlIG9iamVjdGl2ZSB0byBiZWF0LCB0aGUgbnVtYmVyIG9mIGNhbmRpZGF0ZXMgd2l0aGluOyBvbmUgdmVjdG9yIGVhY2guICovXG5leHBvcnQgY29uc3QgQlVER0VUX0JZVEVTID0gNjQ7XG5cbmV4cG9ydCBpbnRlcmZhY2UgU2VhcmNoTWVtb3J5IHtcbiAgLyoqXG4gICAqIEJ5IGJ1ZGdldCwgYXNjZW5kaW5nOiBCVURHRVRfQllURVMuIE9uZSBtb3JlIGJlZm9yZSB0aGUgZmlyc3QsIC1JbmZpbml0eSwgYW5kIG9uZSBiZWhpbmQgdGhlIGxhc3QsIEluZmluaXR5LCB3aXRoIGFuXG4gICAqIG9iamVjdGl2ZSB0aGF0IG5vdGhpbmcgYmVhdHMuXG4gICAqL1xuICByZWFkb25seSBidWRnZXRzOiBudW1iZXI7XG4gIC8qKiBpMzI6IHRoZSBlbmQgb2YgdGhlIHJlY29yZHMuICovXG4gIHJlYWRvbmx5IGhpdHNFbmQ6IG51bWJlcjtcbn1cblxuZXhwb3J0IGludGVyZmFjZSBTZWFyY2hTcGVjIHtcbiAgcmVhZG9ubHkgZ3JhcGg6IEdyYXBoO1xuICAvKiogT2JqZWN0aXZlLCBjb3N0LCBzbGFja3M7IGxlYXZlcyBhcmUgYGNvbHVtbmAsIGBjb29yZGluYXRlYCBhbmQgY29uc3RhbnRzLiAqL1xuICByZWFkb25seSByb290czogcmVhZG9ubHkgTm9kZUlkW107XG4gIHJlYWRvbmx5IGxhbmVzOiBMYW5lcztcbiAgcmVhZG9ubHkgY29vcmRpbmF0ZXM6IG51bWJlcjtcbiAgcmVhZG9ubHkgc2xvdHM6IG51bWJlcjtcbiAgLyoqIEJ5dGVzIGZyb20gb25lIGNvbHVtbiB0byB0aGUgbmV4dC4gKi9cbiAgcmVhZG9ubHkgY29sdW1uQnl0ZXM6IG51bWJlcjtcbiAgLyoqIFRoZSBjb2x1bW4gdGhhdCBpcyAwIGF0IGNhbmRpZGF0ZXMgYW5kIE5hTiBpbiB0aGUgcGFkZGluZy4gKi9cbiAgcmVhZG9ubHkgcHJlc2VudENvbHVtbjogbnVtYmVyO1xuICAvKiogSG93IG1hbnkgYnVkZ2V0cyB0aGVyZSBhcmUuICovXG4gIHJlYWRvbmx5IGJ1ZGdldHM6IG51bWJlcjtcbn1cblxuLyoqIENhbmRpZGF0ZXMgb2Ygb25lIHJlY29yZC4gTGF5b3V0OiBjb2x1bW4gcG9pbnRlciAoaTMyLCBwYWRkZWQgdG8gYSB2ZWN0b3IpLCBvYmplY3RpdmVzLCBjb3N0cy4gKi9cbmV4cG9ydCBmdW5jdGlvbiByZWNvcmRDYW5kaWRhdGVzKGxhbmVzOiBQaWNrPExhbmVzLCAnY291bnQnPik6IG51bWJlciB7XG4gIHJldHVybiBVTlJPTEwgKiBsYW5lcy5jb3VudDtcbn1cblxuLyoqIEJ5dGVzIGZvciB0aGUgcmVjb3JkcyBvZiBgY291bnRgIGNhbmRpZGF0ZXMuICovXG5leHBvcnQgZnVuY3Rpb24gcmVjb3JkQnl0ZXMobGFuZXM6IFBpY2s8TGFuZXMsICdjb3VudCc+LCBjb3VudDogbnVtYmVyKTogbnVtYmVyIHtcbiAgcmV0dXJuIE1hdGguY2VpbChjb3VudCAvIHJlY29yZENhbmRpZGF0ZXMobGFuZXMpKSAqIFJFQ09SRDtcbn1cblxuZXhwb3J0IGNvbnN0IFJFQ09SRCA9IDE2ICogKDEgKyAyICogVU5ST0xMKTtcblxuLyoqXG4gKiAoY29sdW1ucywgZW5kIG9mIHRoZSBmaXJzdCBjb2x1bW4sIGhpdHMpLiBDb3N0cyBvZiBpbmZlYXNpYmxlIGNhbmRpZGF0ZXMgYXJlIE5hTi4gRWFjaCBjYW5kaWRhdGUgd2l0aGluIGEgYnVkZ2V0IGlzXG4gKiBjb3VudGVkIG9uY2UsIGF0IHRoZSBsZWFzdCBidWRnZXQgdGhhdCBpdCBpcyB3aXRoaW4uIFdoYXQgYSBjYW5kaWRhdGUgaXMsIGlzIGFzIGluIGBzaGFkZXJzL2xpYi9jYW5kaWRhdGVzLndnc2xgLlxuICovXG5leHBvcnQgZnVuY3Rpb24gc2VhcmNoRnVuY3Rpb24od2lkZTogTGFuZXMsIHNwZWM6IFNlYXJjaFNwZWMsIG1lbW9yeTogU2VhcmNoTWVtb3J5KTogV2FzbUZ1bmN0aW9uIHtcbiAgY29uc3QgeyBncmFwaCwgcm9vdHMsIGxhbmVzLCBjb29yZGluYXRlcywgc2xvdHMsIGNvbHVtbkJ5dGVzLCBwcmVzZW50Q29sdW1uIH0gPSBzcGVjO1xuICBjb25zdCBwb2ludGVyID0gVmFsdWVUeXBlLmkzMjtcbiAgY29uc3QgYm9keSA9IG5ldyBCb2R5KCdzZWFyY2gnLCBbcG9pbnRlciwgcG9pbnRlciwgcG9pbnRlcl0pO1xuICBjb25zdCBbY29sdW1ucywgZW5kLCBoaXRzXSA9IFswLCAxLCAyXS5tYXAoKGkpID0+IGJvZHkucGFyYW1ldGVyKGkpKTtcbiAgY29uc3QgbGF3ID0gbmV3IExhd0NvZGUoZ3JhcGgsIHJvb3RzKTtcbiAgbGF3LnByZWx1ZGUoYm9keSwgd2lkZSwgbGFuZXMsIChpbmRleCkgPT4gdjEyOC5sb2FkU3BsYXQoY29vcmRpbmF0ZXMgKyA4ICogaW5kZXgpLCBzbG90cyk7XG4gIGNvbnN0IGZpcnN0ID0gbWVtb3J5LmJ1ZGdldHM7XG4gIGNvbnN0IHN0YXJ0ID0gYm9keS5sb2NhbChwb2ludGVyKTtcbiAgY29uc3QgYXQgPSBib2R5LmxvY2FsKHBvaW50ZXIpO1xuICBjb25zdCBtb3JlID0gYm9keS5sb2NhbChwb2ludGVyKTtcbiAgY29uc3QgYmVmb3JlID0gYm9keS5sb2NhbChWYWx1ZVR5cGUudjEyOCk7XG4gIGNvbnN0IGJldHRlciA9IGJvZHkubG9jYWwoVmFsdWVUeXBlLnYxMjgpO1xuICBib2R5LnNldChzdGFydCwgaTMyLmNvbnN0YW50KGZpcnN0KSk7XG4gIGJvZHkucmVwZWF0V2hpbGUoaTMyLmxlc3MoY29sdW1ucywgZW5kKSwgKCkgPT4ge1xuICAgIGNvbnN0IGNvbHVtbiA9IChpbmRleDogbnVtYmVyLCB2ZWN0b3I6IG51bWJlcik6IEV4cHJlc3Npb24gPT5cbiAgICAgIHYxMjgubG9hZChjb2x1bW5CeXRlcyAqIGluZGV4ICsgMTYgKiB2ZWN0b3IsIGNvbHVtbnMpO1xuICAgIGNvbnN0IGNhbmRpZGF0ZXMgPSBsYXcucm93cyhib2R5LCBsYW5lcywgVU5ST0xMLCBjb2x1bW4sIHNsb3RzKS5tYXAoKHZhbHVlcywgdmVjdG9yKSA9PiAoe1xuICAgICAgb2JqZWN0aXZlOiB2YWx1ZXNbMF0sXG4gICAgICBjb3N0OiBib2R5LmxldChmZWFzaWJsZUNvc3QobGFuZXMsIHZhbHVlcywgY29sdW1uKHByZXNlbnRDb2x1bW4sIHZlY3RvcikpKSxcbiAgICB9KSk7XG5cbiAgICBjb25zdCBsaW1pdCA9IChvZmZzZXQ6IG51bWJlciwgcGxhY2U6IEV4cHJlc3Npb24pOiBFeHByZXNzaW9uID0+IHYxMjgubG9hZChvZmZzZXQsIHBsYWNlKTtcbiAgICBjb25zdCB3aXRoaW4gPSAocGxhY2U6IEV4cHJlc3Npb24pOiBFeHByZXNzaW9uW10gPT4ge1xuICAgICAgY29uc3QgYnVkZ2V0ID0gYm9keS5sZXQobGltaXQoMCwgcGxhY2UpKTtcbiAgICAgIHJldHVybiBjYW5kaWRhdGVzLm1hcCgoeyBjb3N0IH0pID0+IGJvZHkubGV0KGxhbmVzLmxlc3NPckVxdWFsKGNvc3QsIGJ1ZGdldCkpKTtcbiAgICB9O1xuICAgIGNvbnN0IGNvbXBhcmUgPSAocGxhY2U6IEV4cHJlc3Npb24sIG1hc2tzOiByZWFkb25seSBFeHByZXNzaW9uW10pOiBFeHByZXNzaW9uID0+IHtcbiAgICAgIGNvbnN0IGJlc3QgPSBib2R5LmxldChsaW1pdCgxNiwgcGxhY2UpKTtcbiAgICAgIHJldHVybiBjYW5kaWRhdGVzXG4gICAgICAgIC5tYXAoKHsgb2JqZWN0aXZlIH0sIGkpID0+IGxhbmVzLmFuZChtYXNrc1tpXSwgbGFuZXMubGVzcyhvYmplY3RpdmUsIGJlc3QpKSlcbiAgICAgICAgLnJlZHVjZSgoYW55LCBuZXh0KSA9PiBsYW5lcy5vcihhbnksIG5leHQpKTtcbiAgICB9O1xuICAgIGNvbnN0IGNvdW50ID0gKG1hc2tzOiByZWFkb25seSBFeHByZXNzaW9uW10pOiBFeHByZXNzaW9uID0+XG4gICAgICBtYXNrcy5yZWR1Y2UoKHN1bSwgbmV4dCkgPT4gbGFuZXMuYWRkV29yZChzdW0sIG5leHQpKTtcblxuICAgIGlmIChzcGVjLmJ1ZGdldHMgPT09IDEpIHtcbiAgICAgIGNvbnN0IHBsYWNlID0gaTMyLmNvbnN0YW50KGZpcnN0KTtcbiAgICAgIGNvbnN0IG1hc2tzID0gd2l0aGluKHBsYWNlKTtcbiAgICAgIGJvZHkucnVuKHYxMjguc3RvcmUoMzIsIGxhbmVzLnN1YldvcmQobGltaXQoMzIsIHBsYWNlKSwgY291bnQobWFza3MpKSwgcGxhY2UpKTtcbiAgICAgIGJvZHkuc2V0KGJldHRlciwgY29tcGFyZShwbGFjZSwgbWFza3MpKTtcbiAgICB9IGVsc2Uge1xuICAgICAgY29uc3QgY29zdHMgPSBjYW5kaWRhdGVzLm1hcCgoeyBjb3N0IH0pID0+IGNvc3QpO1xuICAgICAgY29uc3QgY2hlYXBlc3QgPSBib2R5LmxldChjb3N0cy5yZWR1Y2UobGFuZXMuYXRNb3N0LCBsYW5lcy5jb25zdGFudChJbmZpbml0eSkpKTtcbiAgICAgIGNvbnN0IGRlYXJlc3QgPSBib2R5LmxldChjb3N0cy5yZWR1Y2UobGFuZXMuYXRMZWFzdCwgbGFuZXMuY29uc3RhbnQoLUluZmluaXR5KSkpO1xuICAgICAgY29uc3QgcmVhY2hlcyA9IChwbGFjZTogRXhwcmVzc2lvbik6IEV4cHJlc3Npb24gPT5cbiAgICAgICAgbGFuZXMuYW55KGxhbmVzLmxlc3NPckVxdWFsKGNoZWFwZXN0LCBsaW1pdCgwLCBwbGFjZSkpKTtcbiAgICAgIGNvbnN0IGN1cnJlbnQgPSBib2R5LmdldChzdGFydCk7XG4gICAgICBjb25zdCBiZWxvdyA9IGkzMi5hZGQoY3VycmVudCwgaTMyLmNvbnN0YW50KC1CVURHRVRfQllURVMpKTtcbiAgICAgIC8vIFRoZSBsZWFzdCBidWRnZXQgdGhhdCBhbnkgY2FuZGlkYXRlIGlzIHdpdGhpbiBpcyBuZWFyIHRoYXQgb2YgdGhlIGNhbmRpZGF0ZXMgYmVmb3JlLlxuICAgICAgYm9keS53aGVuKHJlYWNoZXMoYmVsb3cpLCAoKSA9PiB7XG4gICAgICAgIGJvZHkucmVwZWF0V2hpbGUocmVhY2hlcyhiZWxvdyksICgpID0+IGJvZHkuc2V0KHN0YXJ0LCBiZWxvdykpO1xuICAgICAgfSk7XG4gICAgICBib2R5LndoZW4oaTMyLm5vdChyZWFjaGVzKGN1cnJlbnQpKSwgKCkgPT4ge1xuICAgICAgICBib2R5LnJlcGVhdFdoaWxlKGkzMi5ub3QocmVhY2hlcyhjdXJyZW50KSksICgpID0+XG4gICAgICAgICAgYm9keS5zZXQoc3RhcnQsIGkzMi5hZGQoY3VycmVudCwgaTMyLmNvbnN0YW50KEJVREdFVF9CWVRFUykpKSxcbiAgICAgICAgKTtcbiAgICAgIH0pO1xuICAgICAgYm9keS5zZXQoYXQsIGN1cnJlbnQpO1xuICAgICAgYm9keS5zZXQoYmVmb3JlLCBsYW5lcy5jb25zdGFudCgwKSk7XG4gICAgICBib2R5LnNldChiZXR0ZXIsIGxhbmVzLmNvbnN0YW50KDApKTtcbiAgICAgIGNvbnN0IHBsYWNlID0gYm9keS5nZXQoYXQpO1xuICAgICAgYm9keS5yZXBlYXRXaGlsZShib2R5LmdldChtb3JlKSwgKCkgPT4ge1xuICAgICAgICBjb25zdCBtYXNrcyA9IHdpdGhpbihwbGFjZSk7XG4gICAgICAgIGNvbnN0IGNvdW50ZWQgPSBib2R5LmxldChjb3VudChtYXNrcykpO1xuICAgICAgICBjb25zdCBhZGRlZCA9IGxhbmVzLnN1YldvcmQoY291bnRlZCwgYm9keS5nZXQoYmVmb3JlKSk7XG4gICAgICAgIGJvZHkucnVuKHYxMjguc3RvcmUoMzIsIGxhbmVzLnN1YldvcmQobGltaXQoMzIsIHBsYWNlKSwgYWRkZWQpLCBwbGFjZSkpO1xuICAgICAgICBib2R5LnNldChiZWZvcmUsIGNvdW50ZWQpO1xuICAgICAgICBib2R5LnNldChiZXR0ZXIsIGxhbmVzLm9yKGJvZHkuZ2V0KGJldHRlciksIGNvbXBhcmUocGxhY2UsIG1hc2tzKSkpO1xuICAgICAgICBib2R5LnNldChtb3JlLCBpMzIubm90KGxhbmVzLmFsbChsYW5lcy5sZXNzT3JFcXVhbChkZWFyZXN0LCBsaW1pdCgwLCBwbGFjZSkpKSkpO1xuICAgICAgICBib2R5LnNldChhdCwgaTMyLmFkZChwbGFjZSwgaTMyLmNvbnN0YW50KEJVREdFVF9CWVRFUykpKTtcbiAgICAgIH0pO1xuICAgIH1cbiAgICBib2R5LndoZW4obGFuZXMuYW55KGJvZHkuZ2V0KGJldHRlcikpLCAoKSA9PiB7XG4gICAgICBib2R5LnJ1bihpMzIuc3RvcmUoMCwgY29sdW1ucywgaGl0cykpO1xuICAgICAgY2FuZGlkYXRlcy5mb3JFYWNoKCh7IG9iamVjdGl2ZSwgY29zdCB9LCBpKSA9PiB7XG4gICAgICAgIGJvZHkucnVuKHYxMjguc3RvcmUoMTYgKiAoMSArIGkpLCBvYmplY3RpdmUsIGhpdHMpKTtcbiAgICAgICAgYm9keS5ydW4odjEyOC5zdG9yZSgxNiAqICgxICsgVU5ST0xMICsgaSksIGNvc3QsIGhpdHMpKTtcbiAgICAgIH0pO1xuICAgICAgYm9keS5zZXQoMiwgaTMyLmFkZChoaXRzLCBpMzIuY29uc3RhbnQoUkVDT1JEKSkpO1xuICAgIH0pO1xuICAgIGJvZHkuc2V0KDAsIGkzMi5hZGQoY29sdW1ucywgaTMyLmNvbnN0YW50KDE2ICogVU5ST0xMKSkpO1xuICB9KTtcbiAgYm9keS5ydW4oaTMyLnN0b3JlKG1lbW9yeS5oaXRzRW5kLCBoaXRzKSk7XG4gIHJldHVybiBib2R5LmZpbmlzaCgpO1xufVxuXG4vKiogVGhlIGNvc3Q7IE5hTiB3aGVyZSBhIHNsYWNrIGlzIHBvc2l0aXZlLCBhIG51bWJlciBpcyBub3QgZmluaXRlLCBvciB0aGVyZSBpcyBubyBjYW5kaWRhdGUuICovXG5mdW5jdGlvbiBmZWFzaWJsZUNvc3QoXG4gIGxhbmVzOiBMYW5lcyxcbiAgW29iamVjdGl2ZSwgY29zdCwgLi4uc2xhY2tzXTogcmVhZG9ubHkgRXhwcmVzc2lvbltdLFxuICBwcmVzZW50OiBFeHByZXNzaW9uLFxuKTogRXhwcmVzc2lvbiB7XG4gIC8vIHggLSB4IGlzIDAgb3IgTmFOLlxuICBjb25zdCBuYW5Vbmxlc3NGaW5pdGUgPSBbb2JqZWN0aXZlLCBjb3N0LCAuLi5zbGFja3NdLm1hcCgoeCkgPT4gbGFuZXMuc3ViKHgsIHgpKTtcbiAgY29uc3QgZmluaXRlID0gbGFuZXMuYWRkKFxuICAgIGNvc3QsXG4gICAgW3ByZXNlbnQsIC4uLm5hblVubGVzc0Zpbml0ZV0ucmVkdWNlKChzdW0sIG5leHQpID0+IGxhbmVzLmFkZChzdW0sIG5leHQpKSxcbiAgKTtcbiAgLy8gQSBtYXNrIG9mIG9uZXMgaXMgYSBOYU4uXG4gIHJldHVybiBzbGFja3MucmVkdWNlKChzb2Zhciwgc2xhY2spID0+IGxhbmVzLm9yKHNvZmFyLCBsYW5lcy5sZXNzKGxhbmVzLmNvbnN0YW50KDApLCBzbGFjaykpLCBmaW5pdGUpO1xufVxuIiwgIi8qKlxuICogVGhlIGJlc3QgcG9pbnRzIG9mIGEgc2VhcmNoLCBpbmRlcGVuZGVudCBvZiB0aGUgb3JkZXIgb2YgaW5zZXJ0aW9uOiBieSBvYmplY3RpdmUsIHRpZXMgdG8gdGhlIGxvd2VyIHBvaW50IG51bWJlci4gVGhlIHR3aW4gb2ZcbiAqIGBzaGFkZXJzL3RvcC1rLndnc2xgLlxuICovXG5leHBvcnQgY2xhc3MgQmVzdFBvaW50cyB7XG4gIC8qKiBsaXN0cyB4IHRvcCwgYmVzdCBmaXJzdC4gKi9cbiAgcmVhZG9ubHkgb2JqZWN0aXZlOiBGbG9hdDY0QXJyYXk7XG4gIC8qKiBsaXN0cyB4IHRvcCwgLTEgd2hlcmUgdGhlcmUgYXJlIG5vIG1vcmUuICovXG4gIHJlYWRvbmx5IHBvaW50OiBGbG9hdDY0QXJyYXk7XG4gIC8qKiBCeSBsaXN0OiBjYW5kaWRhdGVzIGNvdW50ZWQuICovXG4gIHJlYWRvbmx5IGZlYXNpYmxlOiBGbG9hdDY0QXJyYXk7XG5cbiAgY29uc3RydWN0b3IoXG4gICAgbGlzdHM6IG51bWJlcixcbiAgICByZWFkb25seSB0b3A6IG51bWJlcixcbiAgKSB7XG4gICAgdGhpcy5vYmplY3RpdmUgPSBuZXcgRmxvYXQ2NEFycmF5KGxpc3RzICogdG9wKS5maWxsKEluZmluaXR5KTtcbiAgICB0aGlzLnBvaW50ID0gbmV3IEZsb2F0NjRBcnJheShsaXN0cyAqIHRvcCkuZmlsbCgtMSk7XG4gICAgdGhpcy5mZWFzaWJsZSA9IG5ldyBGbG9hdDY0QXJyYXkobGlzdHMpO1xuICB9XG5cbiAgLyoqIFRoZSBvYmplY3RpdmUgdGhhdCBhIGNhbmRpZGF0ZSBtdXN0IGJlYXQsIG9yIHRpZSB3aXRoIGEgbG93ZXIgbnVtYmVyLCB0byBlbnRlciBgbGlzdGAuICovXG4gIHdvcnN0KGxpc3Q6IG51bWJlcik6IG51bWJlciB7XG4gICAgcmV0dXJuIHRoaXMub2JqZWN0aXZlWyhsaXN0ICsgMSkgKiB0aGlzLnRvcCAtIDFdO1xuICB9XG5cbiAgaW5zZXJ0KGxpc3Q6IG51bWJlciwgb2JqZWN0aXZlOiBudW1iZXIsIHBvaW50OiBudW1iZXIpOiB2b2lkIHtcbiAgICBjb25zdCBmaXJzdCA9IGxpc3QgKiB0aGlzLnRvcDtcbiAgICBsZXQgcGxhY2UgPSBmaXJzdCArIHRoaXMudG9wO1xuICAgIHdoaWxlIChwbGFjZSA+IGZpcnN0ICYmIHByZWNlZGVzKG9iamVjdGl2ZSwgcG9pbnQsIHRoaXMub2JqZWN0aXZlW3BsYWNlIC0gMV0sIHRoaXMucG9pbnRbcGxhY2UgLSAxXSkpIHtcbiAgICAgIC8vIEZvciB0aGUgZmV3IGVudHJpZXMgaGVyZSwgY29weVdpdGhpbiB3b3VsZCBjb3N0IG1vcmUuXG4gICAgICBpZiAocGxhY2UgPCBmaXJzdCArIHRoaXMudG9wKSB7XG4gICAgICAgIHRoaXMub2JqZWN0aXZlW3BsYWNlXSA9IHRoaXMub2JqZWN0aXZlW3BsYWNlIC0gMV07XG4gICAgICAgIHRoaXMucG9pbnRbcGxhY2VdID0gdGhpcy5wb2ludFtwbGFjZSAtIDFdO1xuICAgICAgfVxuICAgICAgcGxhY2UtLTtcbiAgICB9XG4gICAgaWYgKHBsYWNlID09PSBmaXJzdCArIHRoaXMudG9wKSByZXR1cm47XG4gICAgdGhpcy5vYmplY3RpdmVbcGxhY2VdID0gb2JqZWN0aXZlO1xuICAgIHRoaXMucG9pbnRbcGxhY2VdID0gcG9pbnQ7XG4gIH1cblxuICAvKiogTWVyZ2VzIGxpc3QgYGZyb21gIG9mIGFub3RoZXIgc2VhcmNoIGludG8gYGxpc3RgLiAqL1xuICBtZXJnZShsaXN0OiBudW1iZXIsIG90aGVyOiBQaWNrPEJlc3RQb2ludHMsICdvYmplY3RpdmUnIHwgJ3BvaW50JyB8ICdmZWFzaWJsZSc+LCBmcm9tOiBudW1iZXIpOiB2b2lkIHtcbiAgICB0aGlzLmZlYXNpYmxlW2xpc3RdICs9IG90aGVyLmZlYXNpYmxlW2Zyb21dO1xuICAgIGZvciAobGV0IGsgPSBmcm9tICogdGhpcy50b3A7IGsgPCAoZnJvbSArIDEpICogdGhpcy50b3AgJiYgb3RoZXIucG9pbnRba10gPj0gMDsgaysrKSB7XG4gICAgICB0aGlzLmluc2VydChsaXN0LCBvdGhlci5vYmplY3RpdmVba10sIG90aGVyLnBvaW50W2tdKTtcbiAgICB9XG4gIH1cblxuICBjbGVhcigpOiB2b2lkIHtcbiAgICB0aGlzLm9iamVjdGl2ZS5maWxsKEluZmluaXR5KTtcbiAgICB0aGlzLnBvaW50LmZpbGwoLTEpO1xuICAgIHRoaXMuZmVhc2libGUuZmlsbCgwKTtcbiAgfVxufVxuXG5mdW5jdGlvbiBwcmVjZWRlcyhvYmplY3RpdmU6IG51bWJlciwgcG9pbnQ6IG51bWJlciwgb3RoZXI6IG51bWJlciwgb3RoZXJQb2ludDogbnVtYmVyKTogYm9vbGVhbiB7XG4gIHJldHVybiBvYmplY3RpdmUgPCBvdGhlciB8fCAob2JqZWN0aXZlID09PSBvdGhlciAmJiBwb2ludCA8IG90aGVyUG9pbnQpO1xufVxuIiwgIi8qKiBSZWR1Y3Rpb25zIG9mIG9uZSBjb2x1bW4gb2YgZjMyIHZhbHVlczogc3VtLCBzdW0gb2Ygc3F1YXJlcywgYW5kIHRoZSB2YWx1ZXMgbmVhciBnaXZlbiBudW1iZXJzLiAqL1xuaW1wb3J0IHsgQm9keSwgdHlwZSBFeHByZXNzaW9uLCBmNjQsIGkzMiwgdjEyOCB9IGZyb20gJy4vYm9keS5qcyc7XG5pbXBvcnQgeyBWYWx1ZVR5cGUsIHR5cGUgV2FzbUZ1bmN0aW9uIH0gZnJvbSAnLi9lbmNvZGUuanMnO1xuaW1wb3J0IHsgY29udmVydCwgdHlwZSBMYW5lcyB9IGZyb20gJy4vbGFuZXMuanMnO1xuXG4vKiogSG93IG1hbnkgbnVtYmVycyBvbmUgY2FsbCBvZiBgbmVhcmJ5YCBzZWFyY2hlcyBhcm91bmQuICovXG5leHBvcnQgY29uc3QgQ0VOVFJFUyA9IDQ7XG5cbi8qKiBNZW1vcnkgbGF5b3V0IG9mIHRoZSByZWR1Y3Rpb25zLCBieXRlIG9mZnNldHMuICovXG5leHBvcnQgaW50ZXJmYWNlIFN0YXRpc3RpY3NNZW1vcnkge1xuICAvKiogZjY0OiB0aGUgc3VtLiAqL1xuICByZWFkb25seSBzdW06IG51bWJlcjtcbiAgLyoqIENFTlRSRVMgcGFpcnMgb2YgZjMyOiB0aGUgbnVtYmVyLCB0aGVuIHRoZSBkaXN0YW5jZS4gKi9cbiAgcmVhZG9ubHkgY2VudHJlczogbnVtYmVyO1xuICAvKiogQ0VOVFJFUyB2ZWN0b3JzIG9mIGZvdXIgaTMyOiB0aGVpciBzdW0gaXMgaG93IG1hbnkgdmFsdWVzIGFyZSBsZXNzIHRoYW4gdGhlIG51bWJlci4gKi9cbiAgcmVhZG9ubHkgYmVsb3c6IG51bWJlcjtcbiAgLyoqIGkzMiwgY2FwYWNpdHkgb25lIGEgdmVjdG9yOiBhZGRyZXNzZXMgb2YgdGhlIHZlY3RvcnMgd2l0aCB2YWx1ZXMgbmVhciBhIG51bWJlci4gKi9cbiAgcmVhZG9ubHkgaGl0czogbnVtYmVyO1xuICAvKiogQnkgbnVtYmVyLCBjYXBhY2l0eSBORUFSX0JZVEVTIGEgdmVjdG9yOiBmb3VyIHZhbHVlcywgTmFOIHdoZXJlIG9uZSBpcyBub3QgbmVhciwgdGhlbiB0aGVpciBhZGRyZXNzLiAqL1xuICByZWFkb25seSBuZWFyOiByZWFkb25seSBudW1iZXJbXTtcbiAgLyoqIENFTlRSRVMgaTMyOiB0aGUgZW5kcyBvZiBgbmVhcmAuICovXG4gIHJlYWRvbmx5IG5lYXJFbmQ6IG51bWJlcjtcbn1cblxuLyoqIEJ5dGVzIG9mIG9uZSB2ZWN0b3Igb2YgYFN0YXRpc3RpY3NNZW1vcnkubmVhcmAuICovXG5leHBvcnQgY29uc3QgTkVBUl9CWVRFUyA9IDMyO1xuXG4vKiogKHZhbHVlcywgZW5kKTogdGhlaXIgc3VtLiBGbG9hdDY0LCBpbiBhbiBvcmRlciB0aGF0IGRlcGVuZHMgb24gdGhlaXIgbnVtYmVyIGFsb25lLiAqL1xuZXhwb3J0IGZ1bmN0aW9uIHN1bUZ1bmN0aW9uKHdpZGU6IExhbmVzLCBtZW1vcnk6IFN0YXRpc3RpY3NNZW1vcnkpOiBXYXNtRnVuY3Rpb24ge1xuICByZXR1cm4gc3VtbWluZygnc3VtJywgMiwgd2lkZSwgbWVtb3J5LCAoeCkgPT4geCk7XG59XG5cbi8qKiAodmFsdWVzLCBlbmQsIGNlbnRyZSk6IHRoZSBzdW0gb2Ygc3F1YXJlcyBvZiB0aGVpciBkaXN0YW5jZXMgZnJvbSBgY2VudHJlYC4gKi9cbmV4cG9ydCBmdW5jdGlvbiBzcXVhcmVzRnVuY3Rpb24od2lkZTogTGFuZXMsIG1lbW9yeTogU3RhdGlzdGljc01lbW9yeSk6IFdhc21GdW5jdGlvbiB7XG4gIHJldHVybiBzdW1taW5nKCdzcXVhcmVzJywgMywgd2lkZSwgbWVtb3J5LCAoeCwgYm9keSkgPT4ge1xuICAgIGNvbnN0IGRpc3RhbmNlID0gYm9keS5sZXQod2lkZS5zdWIoeCwgY29udmVydC5zcGxhdChib2R5LnBhcmFtZXRlcigyKSwgd2lkZSkpKTtcbiAgICByZXR1cm4gd2lkZS5tdWwoZGlzdGFuY2UsIGRpc3RhbmNlKTtcbiAgfSk7XG59XG5cbmZ1bmN0aW9uIHN1bW1pbmcoXG4gIG5hbWU6IHN0cmluZyxcbiAgcGFyYW1ldGVyczogMiB8IDMsXG4gIHdpZGU6IExhbmVzLFxuICBtZW1vcnk6IFN0YXRpc3RpY3NNZW1vcnksXG4gIHRlcm06ICh4OiBFeHByZXNzaW9uLCBib2R5OiBCb2R5KSA9PiBFeHByZXNzaW9uLFxuKTogV2FzbUZ1bmN0aW9uIHtcbiAgY29uc3QgeyBpMzI6IHBvaW50ZXIsIGY2NDogbnVtYmVyIH0gPSBWYWx1ZVR5cGU7XG4gIGNvbnN0IGJvZHkgPSBuZXcgQm9keShuYW1lLCBbcG9pbnRlciwgcG9pbnRlciwgbnVtYmVyXS5zbGljZSgwLCBwYXJhbWV0ZXJzKSBhcyBWYWx1ZVR5cGVbXSk7XG4gIGNvbnN0IFthdCwgZW5kXSA9IFtib2R5LnBhcmFtZXRlcigwKSwgYm9keS5wYXJhbWV0ZXIoMSldO1xuICBjb25zdCBzdW1zID0gQXJyYXkuZnJvbSh7IGxlbmd0aDogNCB9LCAoKSA9PiBib2R5LmxvY2FsKFZhbHVlVHlwZS52MTI4KSk7XG4gIGJvZHkucmVwZWF0V2hpbGUoaTMyLmxlc3MoYXQsIGVuZCksICgpID0+IHtcbiAgICBzdW1zLmZvckVhY2goKHN1bSwgaykgPT4ge1xuICAgICAgY29uc3QgeCA9IGNvbnZlcnQud2lkZW5Mb3codjEyOC5sb2FkSGFsZig4ICogaywgYXQpKTtcbiAgICAgIGJvZHkuc2V0KHN1bSwgd2lkZS5hZGQoYm9keS5nZXQoc3VtKSwgdGVybSh4LCBib2R5KSkpO1xuICAgIH0pO1xuICAgIGJvZHkuc2V0KDAsIGkzMi5hZGQoYXQsIGkzMi5jb25zdGFudCgzMikpKTtcbiAgfSk7XG4gIGNvbnN0IFthLCBiLCBjLCBkXSA9IHN1bXMubWFwKChzdW0pID0+IGJvZHkuZ2V0KHN1bSkpO1xuICBjb25zdCB0b3RhbCA9IGJvZHkubGV0KHdpZGUuYWRkKHdpZGUuYWRkKGEsIGIpLCB3aWRlLmFkZChjLCBkKSkpO1xuICBib2R5LnJ1bihmNjQuc3RvcmUobWVtb3J5LnN1bSwgZjY0LmFkZChjb252ZXJ0LmxhbmUodG90YWwsIDApLCBjb252ZXJ0LmxhbmUodG90YWwsIDEpKSkpO1xuICByZXR1cm4gYm9keS5maW5pc2goKTtcbn1cblxuLyoqXG4gKiAodmFsdWVzLCBlbmQpOiBjb3VudHMgdGhlIHZhbHVlcyBsZXNzIHRoYW4gZWFjaCBvZiBDRU5UUkVTIG51bWJlcnMsIGFuZCBsaXN0cyB0aGUgdmVjdG9ycyB3aXRoIGEgdmFsdWUgd2l0aGluIGFcbiAqIG51bWJlcidzIGRpc3RhbmNlOiBmaXJzdCBvZiBhbnkgbnVtYmVyLCB0aGVuIG9mIGVhY2guIEJyYW5jaC1mcmVlOiBhbiBlbnRyeSBpcyBhbHdheXMgd3JpdHRlbiwgYW5kIG92ZXJ3cml0dGVuIGJ5IHRoZSBuZXh0XG4gKiB1bmxlc3MgaXQgaXMga2VwdC5cbiAqL1xuZXhwb3J0IGZ1bmN0aW9uIG5lYXJieUZ1bmN0aW9uKG5hcnJvdzogTGFuZXMsIG1lbW9yeTogU3RhdGlzdGljc01lbW9yeSk6IFdhc21GdW5jdGlvbiB7XG4gIGNvbnN0IGJvZHkgPSBuZXcgQm9keSgnbmVhcmJ5JywgW1ZhbHVlVHlwZS5pMzIsIFZhbHVlVHlwZS5pMzJdKTtcbiAgY29uc3QgW2F0LCBlbmRdID0gW2JvZHkucGFyYW1ldGVyKDApLCBib2R5LnBhcmFtZXRlcigxKV07XG4gIGNvbnN0IGFyb3VuZCA9IEFycmF5LmZyb20oeyBsZW5ndGg6IENFTlRSRVMgfSwgKF8sIGspID0+ICh7XG4gICAgY2VudHJlOiBib2R5LmxldCh2MTI4LmxvYWRTcGxhdE5hcnJvdyhtZW1vcnkuY2VudHJlcyArIDggKiBrKSksXG4gICAgZGlzdGFuY2U6IGJvZHkubGV0KHYxMjgubG9hZFNwbGF0TmFycm93KG1lbW9yeS5jZW50cmVzICsgOCAqIGsgKyA0KSksXG4gICAgYmVsb3c6IGJvZHkubG9jYWwoVmFsdWVUeXBlLnYxMjgpLFxuICB9KSk7XG4gIGNvbnN0IGlzTmVhciA9ICh4OiBFeHByZXNzaW9uLCB7IGNlbnRyZSwgZGlzdGFuY2UgfTogKHR5cGVvZiBhcm91bmQpW251bWJlcl0pOiBFeHByZXNzaW9uID0+XG4gICAgbmFycm93Lmxlc3NPckVxdWFsKG5hcnJvdy5hYnMobmFycm93LnN1Yih4LCBjZW50cmUpKSwgZGlzdGFuY2UpO1xuICBjb25zdCBoaXQgPSBib2R5LmxvY2FsKFZhbHVlVHlwZS5pMzIpO1xuICBib2R5LnNldChoaXQsIGkzMi5jb25zdGFudChtZW1vcnkuaGl0cykpO1xuICBib2R5LnJlcGVhdFdoaWxlKGkzMi5sZXNzKGF0LCBlbmQpLCAoKSA9PiB7XG4gICAgZm9yIChjb25zdCBvZmZzZXQgb2YgWzAsIDE2XSkge1xuICAgICAgY29uc3QgeCA9IGJvZHkubGV0KHYxMjgubG9hZChvZmZzZXQsIGF0KSk7XG4gICAgICBjb25zdCBuZWFyID0gYXJvdW5kLm1hcCgobnVtYmVyKSA9PiB7XG4gICAgICAgIGNvbnN0IHsgYmVsb3csIGNlbnRyZSB9ID0gbnVtYmVyO1xuICAgICAgICBib2R5LnNldChiZWxvdywgbmFycm93LnN1YldvcmQoYm9keS5nZXQoYmVsb3cpLCBuYXJyb3cubGVzcyh4LCBjZW50cmUpKSk7XG4gICAgICAgIHJldHVybiBpc05lYXIoeCwgbnVtYmVyKTtcbiAgICAgIH0pO1xuICAgICAgY29uc3Qgc29tZSA9IG5hcnJvdy5hbnkobmVhci5yZWR1Y2UoKGFueSwgbmV4dCkgPT4gbmFycm93Lm9yKGFueSwgbmV4dCkpKTtcbiAgICAgIGJvZHkucnVuKGkzMi5zdG9yZSgwLCBpMzIuYWRkKGF0LCBpMzIuY29uc3RhbnQob2Zmc2V0KSksIGJvZHkuZ2V0KGhpdCkpKTtcbiAgICAgIGJvZHkuc2V0KGhpdCwgaTMyLmFkZChib2R5LmdldChoaXQpLCBpMzIuc2hpZnRMZWZ0KHNvbWUsIDIpKSk7XG4gICAgfVxuICAgIGJvZHkuc2V0KDAsIGkzMi5hZGQoYXQsIGkzMi5jb25zdGFudCgzMikpKTtcbiAgfSk7XG4gIGFyb3VuZC5mb3JFYWNoKCh7IGJlbG93IH0sIGspID0+IHtcbiAgICBib2R5LnJ1bih2MTI4LnN0b3JlKG1lbW9yeS5iZWxvdyArIDE2ICogaywgYm9keS5nZXQoYmVsb3cpKSk7XG4gIH0pO1xuICBjb25zdCBsaXN0cyA9IG1lbW9yeS5uZWFyLm1hcCgoc3RhcnQpID0+IHtcbiAgICBjb25zdCBsaXN0ID0gYm9keS5sb2NhbChWYWx1ZVR5cGUuaTMyKTtcbiAgICBib2R5LnNldChsaXN0LCBpMzIuY29uc3RhbnQoc3RhcnQpKTtcbiAgICByZXR1cm4gbGlzdDtcbiAgfSk7XG4gIGNvbnN0IG5leHQgPSBib2R5LmxvY2FsKFZhbHVlVHlwZS5pMzIpO1xuICBib2R5LnNldChuZXh0LCBpMzIuY29uc3RhbnQobWVtb3J5LmhpdHMpKTtcbiAgYm9keS53aGVuKGkzMi5sZXNzKGJvZHkuZ2V0KG5leHQpLCBib2R5LmdldChoaXQpKSwgKCkgPT4ge1xuICAgIGJvZHkucmVwZWF0V2hpbGUoaTMyLmxlc3MoYm9keS5nZXQobmV4dCksIGJvZHkuZ2V0KGhpdCkpLCAoKSA9PiB7XG4gICAgICBjb25zdCBhZGRyZXNzID0gYm9keS5sZXQoaTMyLmxvYWQoMCwgYm9keS5nZXQobmV4dCkpLCBWYWx1ZVR5cGUuaTMyKTtcbiAgICAgIGNvbnN0IHggPSBib2R5LmxldCh2MTI4LmxvYWQoMCwgYWRkcmVzcykpO1xuICAgICAgYXJvdW5kLmZvckVhY2goKG51bWJlciwgaykgPT4ge1xuICAgICAgICBjb25zdCBsaXN0ID0gYm9keS5nZXQobGlzdHNba10pO1xuICAgICAgICBjb25zdCBtYXNrID0gYm9keS5sZXQoaXNOZWFyKHgsIG51bWJlcikpO1xuICAgICAgICBib2R5LnJ1bih2MTI4LnN0b3JlKDAsIG5hcnJvdy5zZWxlY3QobWFzaywgeCwgbmFycm93LmNvbnN0YW50KE51bWJlci5OYU4pKSwgbGlzdCkpO1xuICAgICAgICBib2R5LnJ1bihpMzIuc3RvcmUoMTYsIGFkZHJlc3MsIGxpc3QpKTtcbiAgICAgICAgYm9keS5zZXQobGlzdHNba10sIGkzMi5hZGQobGlzdCwgaTMyLnNoaWZ0TGVmdChuYXJyb3cuYW55KG1hc2spLCBNYXRoLmxvZzIoTkVBUl9CWVRFUykpKSk7XG4gICAgICB9KTtcbiAgICAgIGJvZHkuc2V0KG5leHQsIGkzMi5hZGQoYm9keS5nZXQobmV4dCksIGkzMi5jb25zdGFudCg0KSkpO1xuICAgIH0pO1xuICB9KTtcbiAgbGlzdHMuZm9yRWFjaCgobGlzdCwgaykgPT4ge1xuICAgIGJvZHkucnVuKGkzMi5zdG9yZShtZW1vcnkubmVhckVuZCArIDQgKiBrLCBib2R5LmdldChsaXN0KSkpO1xuICB9KTtcbiAgcmV0dXJuIGJvZHkuZmluaXNoKCk7XG59XG4iLCAiLyoqXG4gKiBBIHN3ZWVwJ3MgZm9ybXVsYXMgZm9yIG9uZSBwYXJhbWV0ZXIgdmVjdG9yIGFsb25nIHRoZSBsYXN0IGF4aXMsIGFzIG9uZSBXZWJBc3NlbWJseSBtb2R1bGU6IGxhbmVzIHJ1biBvdmVyIHRoZSBheGlzJ3NcbiAqIHZhbHVlcy4gVGFibGVzIGFyZSBjb2x1bW5zIG9mIHRoZWlyIGF4aXMsIGNvbXB1dGVkIGluIGZsb2F0NjQ7IGFsb25nIGEgbGluZSB0aG9zZSBvZiBvdGhlciBheGVzIGFyZSBzY2FsYXJzLiBWYWx1ZXMgdGhhdCBhcmVcbiAqIG5vdCBmaW5pdGUgYXJlIE5hTi5cbiAqL1xuaW1wb3J0IHR5cGUgeyBHcmFwaCwgTm9kZUlkIH0gZnJvbSAnLi4vZ3JhcGguanMnO1xuaW1wb3J0IHR5cGUgeyBTd2VlcFByb2dyYW0gfSBmcm9tICcuLi9zd2VlcC5qcyc7XG5pbXBvcnQgeyB0YWJsZXNCeUF4aXMgfSBmcm9tICcuL2VtaXQtc3VyZmFjZS5qcyc7XG5pbXBvcnQgeyBlbmNvZGVNb2R1bGUsIHR5cGUgV2FzbUZ1bmN0aW9uIH0gZnJvbSAnLi9lbmNvZGUuanMnO1xuaW1wb3J0IHsgRVhQX1pFUk9fRjMyX1dIT0xFLCBMYW5lcyB9IGZyb20gJy4vbGFuZXMuanMnO1xuaW1wb3J0IHsgTUFQX1JPV1MsIG1hcEZ1bmN0aW9uLCBwYWRkZWRSb3dzLCBzbG90Qnl0ZXMgfSBmcm9tICcuL21hcC5qcyc7XG5pbXBvcnQgeyBCVURHRVRfQllURVMsIHJlY29yZEJ5dGVzLCB0eXBlIFNlYXJjaE1lbW9yeSwgc2VhcmNoRnVuY3Rpb24gfSBmcm9tICcuL3NlYXJjaC5qcyc7XG5cbmNvbnN0IHdpZGUgPSBuZXcgTGFuZXMoJ2Y2NCcpO1xuY29uc3QgbmFycm93ID0gbmV3IExhbmVzKCdmMzInLCBFWFBfWkVST19GMzJfV0hPTEUpO1xuXG4vKiogUG9pbnRzIG9mIGEgbGluZSB0aGF0IG9uZSBjYWxsIGNvbXB1dGVzIGF0IG1vc3QuICovXG5leHBvcnQgY29uc3QgU1RSRVRDSCA9IDQwOTY7XG5cbi8qKiBDYXBhY2l0eSBvZiBhIGNvbHVtbiBvZiB2YWx1ZXM6IGNhbGxzIHdyaXRlIHdob2xlIGdyb3Vwcywgd2hpY2ggbWF5IGJlZ2luIGFueXdoZXJlLiAqL1xuZXhwb3J0IGNvbnN0IFZBTFVFUyA9IFNUUkVUQ0ggKyBNQVBfUk9XUztcblxuZXhwb3J0IGludGVyZmFjZSBMaW5lc0NvZGUge1xuICByZWFkb25seSBieXRlczogVWludDhBcnJheTxBcnJheUJ1ZmZlcj47XG4gIHJlYWRvbmx5IG1lbW9yeTogTGluZXNNZW1vcnk7XG59XG5cbmV4cG9ydCBpbnRlcmZhY2UgTGluZXNNZW1vcnkgZXh0ZW5kcyBTZWFyY2hNZW1vcnkge1xuICAvKiogZjY0OiB0aGUgcGFyYW1ldGVycyBhdCB3aGljaCBgYXhpczBgIGFuZCBzbyBvbiBhcmUgZXZhbHVhdGVkLiAqL1xuICByZWFkb25seSBwYXJhbWV0ZXJzOiBudW1iZXI7XG4gIC8qKiBmNjQ6IG9uZSBudW1iZXIgYSB0YWJsZSB0aGF0IGlzIG5vdCBvZiB0aGUgbGFzdCBheGlzLiAqL1xuICByZWFkb25seSBzY2FsYXJzOiBudW1iZXI7XG4gIC8qKiBCeSBheGlzLCBmNjQ6IGl0cyB2YWx1ZXMuICovXG4gIHJlYWRvbmx5IGF4ZXM6IHJlYWRvbmx5IG51bWJlcltdO1xuICAvKiogQnkgYXhpcywgYW5kIGxhc3Qgb2Ygbm8gYXhpczogY29sdW1ucyBvZiBpdHMgdGFibGVzLCBgcGFkZGVkYCBsb25nOyBvZiB0aGUgbGFzdCBheGlzIGluIHRoZSBsaW5lcycga2luZCwgZWxzZSBmNjQuICovXG4gIHJlYWRvbmx5IHRhYmxlczogcmVhZG9ubHkgbnVtYmVyW107XG4gIC8qKiBCZWhpbmQgdGhlIGxhc3QgYXhpcydzIHRhYmxlcyBhbmQgYXMgbG9uZzogMCBhdCBwb2ludHMsIE5hTiBpbiB0aGUgcGFkZGluZy4gKi9cbiAgcmVhZG9ubHkgcHJlc2VudDogbnVtYmVyO1xuICAvKiogQ29sdW1ucyBvZiBWQUxVRVMgbnVtYmVycywgb25lIGEgcm9vdC4gKi9cbiAgcmVhZG9ubHkgdmFsdWVzOiBudW1iZXI7XG4gIC8qKiBCdWZmZXIgZm9yIHRoZSByZWNvcmRzIG9mIGEgc2VhcmNoLiAqL1xuICByZWFkb25seSBoaXRzOiBudW1iZXI7XG4gIHJlYWRvbmx5IGVuZDogbnVtYmVyO1xuICAvKiogQnkgYXhpcywgYW5kIGxhc3Qgb2Ygbm8gYXhpcy4gKi9cbiAgcmVhZG9ubHkgcGFkZGVkOiByZWFkb25seSBudW1iZXJbXTtcbiAgLyoqIE51bWJlcnMgb2YgdGhlIHRhYmxlcywgYnkgYXhpcywgYW5kIGxhc3Qgb2Ygbm8gYXhpcy4gKi9cbiAgcmVhZG9ubHkgbnVtYmVyczogcmVhZG9ubHkgKHJlYWRvbmx5IG51bWJlcltdKVtdO1xufVxuXG4vKipcbiAqIEZ1bmN0aW9uczogYGF4aXMwYCAuLi4gYW5kIGxhc3QgdGhhdCBvZiBubyBheGlzIChheGlzIHZhbHVlcywgb3V0LCBlbmQgb2YgdGhlIGZpcnN0IGNvbHVtbiksIHdoZXJlIHRoZXJlIGFyZSBzdWNoXG4gKiB0YWJsZXM7IGFuZCBhbG9uZyBhIGxpbmUgYHZhbHVlc2AgKHRhYmxlcywgb3V0LCBlbmQgb2YgdGhlIGZpcnN0IHJvb3Qncykgb3IsIHdpdGggYGJ1ZGdldHNgLCBgc2VhcmNoYC5cbiAqL1xuZXhwb3J0IGZ1bmN0aW9uIGVtaXRMaW5lcyhcbiAgeyBncmFwaCwgcm9vdHMsIHRhYmxlcyB9OiBTd2VlcFByb2dyYW0sXG4gIGxlbmd0aHM6IHJlYWRvbmx5IG51bWJlcltdLFxuICBwYXJhbWV0ZXJzOiBudW1iZXIsXG4gIGtpbmQ6ICdmMzInIHwgJ2Y2NCcsXG4gIGJ1ZGdldHM6IG51bWJlcixcbik6IExpbmVzQ29kZSB7XG4gIGNvbnN0IGxhbmVzID0ga2luZCA9PT0gJ2Y2NCcgPyB3aWRlIDogbmFycm93O1xuICBjb25zdCBsYXN0ID0gbGVuZ3Rocy5sZW5ndGggLSAxO1xuICBjb25zdCBncm91cHMgPSB0YWJsZXNCeUF4aXModGFibGVzLCBsZW5ndGhzLmxlbmd0aCk7XG4gIGNvbnN0IGxvd2VyZWQgPSBncm91cHMubWFwKChncm91cCkgPT4gZ3JvdXAubWFwKCh7IGV4cHJlc3Npb24gfSkgPT4gYWxvbmdBeGlzKGdyYXBoLCBleHByZXNzaW9uKSkpO1xuICBjb25zdCBwYWRkZWQgPSBbLi4ubGVuZ3RocywgMV0ubWFwKHBhZGRlZFJvd3MpO1xuICBjb25zdCBwb3NpdGlvbiA9IG5ldyBNYXAoZ3JvdXBzW2xhc3RdLm1hcCgoeyB0YWJsZSB9LCBpKSA9PiBbdGFibGUsIGldIGFzIGNvbnN0KSk7XG4gIGNvbnN0IGxpbmUgPSByb290cy5tYXAoKHJvb3QpID0+XG4gICAgZ3JhcGgucmVidWlsZChyb290LCAoeyBraW5kLCB2YWx1ZSB9KSA9PlxuICAgICAga2luZCA9PT0gJ2NvbHVtbidcbiAgICAgICAgPyBwb3NpdGlvbi5oYXModmFsdWUpXG4gICAgICAgICAgPyBncmFwaC5sZWFmKCdjb2x1bW4nLCBwb3NpdGlvbi5nZXQodmFsdWUpIGFzIG51bWJlcilcbiAgICAgICAgICA6IGdyYXBoLmxlYWYoJ2Nvb3JkaW5hdGUnLCB2YWx1ZSlcbiAgICAgICAgOiB1bmRlZmluZWQsXG4gICAgKSxcbiAgKTtcbiAgbGV0IGVuZCA9IDA7XG4gIGNvbnN0IHJlc2VydmUgPSAoYnl0ZXM6IG51bWJlcik6IG51bWJlciA9PiB7XG4gICAgY29uc3Qgc3RhcnQgPSBlbmQ7XG4gICAgZW5kICs9IDE2ICogTWF0aC5jZWlsKGJ5dGVzIC8gMTYpO1xuICAgIHJldHVybiBzdGFydDtcbiAgfTtcbiAgY29uc3QgYnl0ZXMgPSBsYW5lcy53aWRlID8gOCA6IDQ7XG4gIGNvbnN0IHdpZHRoID0gKGc6IG51bWJlcik6IG51bWJlciA9PiAoZyA9PT0gbGFzdCA/IGJ5dGVzIDogOCk7XG4gIGNvbnN0IHNsb3RzID0gcmVzZXJ2ZShNYXRoLm1heCguLi5bLi4ubG93ZXJlZCwgbGluZV0ubWFwKChvZikgPT4gc2xvdEJ5dGVzKGdyYXBoLCBvZikpKSk7XG4gIGNvbnN0IGNvbW1vbiA9IHtcbiAgICBwYXJhbWV0ZXJzOiByZXNlcnZlKDggKiBwYXJhbWV0ZXJzKSxcbiAgICBzY2FsYXJzOiByZXNlcnZlKDggKiB0YWJsZXMubGVuZ3RoKSxcbiAgICBoaXRzRW5kOiByZXNlcnZlKDQpLFxuICAgIGJ1ZGdldHM6IHJlc2VydmUoQlVER0VUX0JZVEVTICogKGJ1ZGdldHMgKyAyKSkgKyBCVURHRVRfQllURVMsXG4gICAgYXhlczogbGVuZ3Rocy5tYXAoKF8sIGF4aXMpID0+IHJlc2VydmUoOCAqIHBhZGRlZFtheGlzXSkpLFxuICAgIHZhbHVlczogcmVzZXJ2ZShidWRnZXRzID09PSAwID8gYnl0ZXMgKiBWQUxVRVMgKiByb290cy5sZW5ndGggOiAwKSxcbiAgICBoaXRzOiByZXNlcnZlKGJ1ZGdldHMgPT09IDAgPyAwIDogcmVjb3JkQnl0ZXMobGFuZXMsIFNUUkVUQ0gpKSxcbiAgICAvLyBMYXN0LCB3aXRoIGBwcmVzZW50YCBkaXJlY3RseSBiZWhpbmQgdGhlIGxhc3QgYXhpcydzIHRhYmxlcy5cbiAgICB0YWJsZXM6IFsuLi5wYWRkZWQua2V5cygpXS5tYXAoKGcpID0+XG4gICAgICByZXNlcnZlKChncm91cHNbZ10ubGVuZ3RoICsgKGcgPT09IGxhc3QgPyAxIDogMCkpICogd2lkdGgoZykgKiBwYWRkZWRbZ10pLFxuICAgICksXG4gIH07XG4gIC8vIEEgc3RyZXRjaCBtYXkgYmVnaW4gYW55d2hlcmUgYW5kIGlzIHJlYWQgaW4gd2hvbGUgZ3JvdXBzLlxuICByZXNlcnZlKDggKiBNQVBfUk9XUyk7XG4gIGNvbnN0IHByZXNlbnQgPSBjb21tb24udGFibGVzW2xhc3RdICsgZ3JvdXBzW2xhc3RdLmxlbmd0aCAqIGJ5dGVzICogcGFkZGVkW2xhc3RdO1xuICBjb25zdCBmdW5jdGlvbnM6IFdhc21GdW5jdGlvbltdID0gbG93ZXJlZC5mbGF0TWFwKChleHByZXNzaW9ucywgZykgPT5cbiAgICBleHByZXNzaW9ucy5sZW5ndGggPT09IDBcbiAgICAgID8gW11cbiAgICAgIDogW1xuICAgICAgICAgIG1hcEZ1bmN0aW9uKGBheGlzJHtnfWAsIHdpZGUsIHtcbiAgICAgICAgICAgIGdyYXBoLFxuICAgICAgICAgICAgcm9vdHM6IGV4cHJlc3Npb25zLFxuICAgICAgICAgICAgbGFuZXM6IHdpZGUsXG4gICAgICAgICAgICBzdG9yZWQ6IGcgPT09IGxhc3QgPyBsYW5lcyA6IHdpZGUsXG4gICAgICAgICAgICBwb2ludGVyczogMSxcbiAgICAgICAgICAgIGNvbHVtbjogKCkgPT4gKHsgcG9pbnRlcjogMCwgb2Zmc2V0OiAwIH0pLFxuICAgICAgICAgICAgc3RyaWRlOiB3aWR0aChnKSAqIHBhZGRlZFtnXSxcbiAgICAgICAgICAgIGNvb3JkaW5hdGVzOiBjb21tb24ucGFyYW1ldGVycyxcbiAgICAgICAgICAgIHNsb3RzLFxuICAgICAgICAgIH0pLFxuICAgICAgICBdLFxuICApO1xuICBjb25zdCBhbG9uZ0xpbmUgPSB7XG4gICAgZ3JhcGgsXG4gICAgcm9vdHM6IGxpbmUsXG4gICAgbGFuZXMsXG4gICAgY29vcmRpbmF0ZXM6IGNvbW1vbi5zY2FsYXJzLFxuICAgIHNsb3RzLFxuICAgIGNvbHVtbkJ5dGVzOiBieXRlcyAqIHBhZGRlZFtsYXN0XSxcbiAgfTtcbiAgZnVuY3Rpb25zLnB1c2goXG4gICAgYnVkZ2V0cyA9PT0gMFxuICAgICAgPyBtYXBGdW5jdGlvbigndmFsdWVzJywgd2lkZSwge1xuICAgICAgICAgIC4uLmFsb25nTGluZSxcbiAgICAgICAgICBzdG9yZWQ6IGxhbmVzLFxuICAgICAgICAgIHBvaW50ZXJzOiAxLFxuICAgICAgICAgIGNvbHVtbjogKGluZGV4KSA9PiAoeyBwb2ludGVyOiAwLCBvZmZzZXQ6IGFsb25nTGluZS5jb2x1bW5CeXRlcyAqIGluZGV4IH0pLFxuICAgICAgICAgIHN0cmlkZTogYnl0ZXMgKiBWQUxVRVMsXG4gICAgICAgICAgZmluaXRlOiB0cnVlLFxuICAgICAgICB9KVxuICAgICAgOiBzZWFyY2hGdW5jdGlvbih3aWRlLCB7IC4uLmFsb25nTGluZSwgcHJlc2VudENvbHVtbjogZ3JvdXBzW2xhc3RdLmxlbmd0aCwgYnVkZ2V0cyB9LCBjb21tb24pLFxuICApO1xuICByZXR1cm4ge1xuICAgIGJ5dGVzOiBlbmNvZGVNb2R1bGUoZnVuY3Rpb25zKSxcbiAgICBtZW1vcnk6IHtcbiAgICAgIC4uLmNvbW1vbixcbiAgICAgIHByZXNlbnQsXG4gICAgICBlbmQsXG4gICAgICBwYWRkZWQsXG4gICAgICBudW1iZXJzOiBncm91cHMubWFwKChncm91cCkgPT4gZ3JvdXAubWFwKCh7IHRhYmxlIH0pID0+IHRhYmxlKSksXG4gICAgfSxcbiAgfTtcbn1cblxuLyoqIFRoZSBheGlzIGlzIGEgY29sdW1uOyBwYXJhbWV0ZXJzIGFyZSBjb29yZGluYXRlcy4gKi9cbmZ1bmN0aW9uIGFsb25nQXhpcyhncmFwaDogR3JhcGgsIGV4cHJlc3Npb246IE5vZGVJZCk6IE5vZGVJZCB7XG4gIHJldHVybiBncmFwaC5yZWJ1aWxkKGV4cHJlc3Npb24sICh7IGtpbmQsIHZhbHVlIH0pID0+XG4gICAga2luZCA9PT0gJ2lucHV0J1xuICAgICAgPyBncmFwaC5sZWFmKCdjb2x1bW4nLCAwKVxuICAgICAgOiBraW5kID09PSAncGFyYW0nXG4gICAgICAgID8gZ3JhcGgubGVhZignY29vcmRpbmF0ZScsIHZhbHVlKVxuICAgICAgICA6IHVuZGVmaW5lZCxcbiAgKTtcbn1cbiIsICIvKiogTGluZXMgb2YgYSBncmlkIGZvciBvbmUgcGFyYW1ldGVyIHZlY3RvcjogdGFibGVzIGFsb25nIGV2ZXJ5IGF4aXMsIGNvbXB1dGVkIG9uY2UgYSB2ZWN0b3IsIGFuZCB0aGUgc2NhbGFycyBvZiBhIGxpbmUuICovXG5pbXBvcnQgeyB0eXBlIExpbmVzTWVtb3J5LCBTVFJFVENIIH0gZnJvbSAnLi4vZm9ybXVsYS93YXNtL2VtaXQtbGluZXMuanMnO1xuaW1wb3J0IHsgaW5zdGFudGlhdGUgfSBmcm9tICcuLi9mb3JtdWxhL3dhc20vaW5zdGFudGlhdGUuanMnO1xuaW1wb3J0IHsgcGFkZGVkUm93cyB9IGZyb20gJy4uL2Zvcm11bGEvd2FzbS9tYXAuanMnO1xuaW1wb3J0IHsgbGluZU9mIH0gZnJvbSAnLi90aWxlLXBpZWNlcy5qcyc7XG5cbmV4cG9ydCBpbnRlcmZhY2UgTGluZXNLZXJuZWwge1xuICByZWFkb25seSBtb2R1bGU6IFdlYkFzc2VtYmx5Lk1vZHVsZTtcbiAgcmVhZG9ubHkgbGF5b3V0OiBMaW5lc01lbW9yeTtcbiAgcmVhZG9ubHkga2luZDogJ2YzMicgfCAnZjY0JztcbiAgcmVhZG9ubHkgYXhlczogcmVhZG9ubHkgRmxvYXQ2NEFycmF5W107XG4gIHJlYWRvbmx5IHBhcmFtZXRlcnM6IHJlYWRvbmx5IEZsb2F0NjRBcnJheVtdO1xufVxuXG50eXBlIEF4aXNGdW5jdGlvbiA9ICh2YWx1ZXM6IG51bWJlciwgb3V0OiBudW1iZXIsIGVuZDogbnVtYmVyKSA9PiB2b2lkO1xuXG5leHBvcnQgaW50ZXJmYWNlIExpbmVzIHtcbiAgcmVhZG9ubHkgZXhwb3J0czogV2ViQXNzZW1ibHkuRXhwb3J0cztcbiAgcmVhZG9ubHkgYnVmZmVyOiBBcnJheUJ1ZmZlcjtcbiAgcmVhZG9ubHkgbGVuZ3RoczogcmVhZG9ubHkgbnVtYmVyW107XG4gIC8qKiBDb21wdXRlcyB0aGUgdGFibGVzIG9mIHBhcmFtZXRlciB2ZWN0b3IgYHZgLiAqL1xuICBzZWxlY3RWZWN0b3IodjogbnVtYmVyKTogdm9pZDtcbiAgLyoqIExvYWRzIHRoZSBzY2FsYXJzIG9mIHRoZSBsaW5lIG9mIGBwb2ludGAuICovXG4gIHNlbGVjdExpbmUocG9pbnQ6IG51bWJlcik6IHZvaWQ7XG4gIC8qKiBBIHN0cmV0Y2ggb2YgdGhlIGxpbmUgZnJvbSBgZnJvbWAgb24sIGF0IG1vc3QgYGNvdW50YCBwb2ludHM6IHRoZSBhZGRyZXNzZXMgb2YgdGhlIGxhc3QgYXhpcydzIHRhYmxlcyB0aGVyZS4gKi9cbiAgc3RyZXRjaChcbiAgICBmcm9tOiBudW1iZXIsXG4gICAgY291bnQ6IG51bWJlcixcbiAgKTogeyByZWFkb25seSBzdGFydDogbnVtYmVyOyByZWFkb25seSBlbmQ6IG51bWJlcjsgcmVhZG9ubHkgY291bnQ6IG51bWJlciB9O1xufVxuXG5leHBvcnQgZnVuY3Rpb24gY3JlYXRlTGluZXMoa2VybmVsOiBMaW5lc0tlcm5lbCk6IExpbmVzIHtcbiAgY29uc3QgeyBsYXlvdXQsIGtpbmQsIGF4ZXMsIHBhcmFtZXRlcnMgfSA9IGtlcm5lbDtcbiAgY29uc3QgeyBtZW1vcnksIGV4cG9ydHMgfSA9IGluc3RhbnRpYXRlKGtlcm5lbC5tb2R1bGUsIGxheW91dC5lbmQpO1xuICBjb25zdCB7IGJ1ZmZlciB9ID0gbWVtb3J5O1xuICBjb25zdCBmNjQgPSBuZXcgRmxvYXQ2NEFycmF5KGJ1ZmZlcik7XG4gIGNvbnN0IGxlbmd0aHMgPSBheGVzLm1hcCgodmFsdWVzKSA9PiB2YWx1ZXMubGVuZ3RoKTtcbiAgY29uc3QgbGFzdCA9IGF4ZXMubGVuZ3RoIC0gMTtcbiAgY29uc3QgYnl0ZXMgPSBraW5kID09PSAnZjY0JyA/IDggOiA0O1xuICBheGVzLmZvckVhY2goKHZhbHVlcywgYXhpcykgPT4ge1xuICAgIGNvbnN0IHN0YXJ0ID0gbGF5b3V0LmF4ZXNbYXhpc10gLyA4O1xuICAgIGY2NC5zZXQodmFsdWVzLCBzdGFydCk7XG4gICAgLy8gUGFkZGluZyByZXBlYXRzIHRoZSBsYXN0IHZhbHVlLCBzbyB0aGF0IGl0IGNvc3RzIG5vIG1vcmUgdGhhbiBvdGhlcnMuXG4gICAgZjY0LmZpbGwodmFsdWVzW3ZhbHVlcy5sZW5ndGggLSAxXSwgc3RhcnQgKyB2YWx1ZXMubGVuZ3RoLCBzdGFydCArIGxheW91dC5wYWRkZWRbYXhpc10pO1xuICB9KTtcbiAgY29uc3QgcHJlc2VudCA9IG5ldyAoa2luZCA9PT0gJ2Y2NCcgPyBGbG9hdDY0QXJyYXkgOiBGbG9hdDMyQXJyYXkpKFxuICAgIGJ1ZmZlcixcbiAgICBsYXlvdXQucHJlc2VudCxcbiAgICBsYXlvdXQucGFkZGVkW2xhc3RdLFxuICApO1xuICBwcmVzZW50LmZpbGwoTnVtYmVyLk5hTiwgbGVuZ3Roc1tsYXN0XSk7XG4gIGNvbnN0IGluZGljZXMgPSBuZXcgSW50MzJBcnJheShheGVzLmxlbmd0aCArIDEpO1xuICBjb25zdCBudW1iZXJzID0gbGF5b3V0Lm51bWJlcnMubWFwKCh0YWJsZXMpID0+IEludDMyQXJyYXkuZnJvbSh0YWJsZXMpKTtcbiAgcmV0dXJuIHtcbiAgICBleHBvcnRzLFxuICAgIGJ1ZmZlcixcbiAgICBsZW5ndGhzLFxuICAgIHNlbGVjdFZlY3Rvcih2KSB7XG4gICAgICBwYXJhbWV0ZXJzLmZvckVhY2goKGNvbHVtbiwgcCkgPT4ge1xuICAgICAgICBmNjRbbGF5b3V0LnBhcmFtZXRlcnMgLyA4ICsgcF0gPSBjb2x1bW5bdl07XG4gICAgICB9KTtcbiAgICAgIG51bWJlcnMuZm9yRWFjaCgodGFibGVzLCBheGlzKSA9PiB7XG4gICAgICAgIGlmICh0YWJsZXMubGVuZ3RoID09PSAwKSByZXR1cm47XG4gICAgICAgIGNvbnN0IG1ha2UgPSBleHBvcnRzW2BheGlzJHtheGlzfWBdIGFzIEF4aXNGdW5jdGlvbjtcbiAgICAgICAgY29uc3Qgc3RhcnQgPSBsYXlvdXQudGFibGVzW2F4aXNdO1xuICAgICAgICAvLyBUYWJsZXMgdGhhdCBkZXBlbmQgb24gbm8gYXhpcyBpZ25vcmUgdGhlIHZhbHVlcyB0aGF0IHRoZXkgcmVhZC5cbiAgICAgICAgY29uc3QgdmFsdWVzID0gbGF5b3V0LmF4ZXNbTWF0aC5taW4oYXhpcywgbGFzdCldO1xuICAgICAgICBtYWtlKHZhbHVlcywgc3RhcnQsIHN0YXJ0ICsgKGF4aXMgPT09IGxhc3QgPyBieXRlcyA6IDgpICogbGF5b3V0LnBhZGRlZFtheGlzXSk7XG4gICAgICB9KTtcbiAgICB9LFxuICAgIHNlbGVjdExpbmUocG9pbnQpIHtcbiAgICAgIGxpbmVPZihwb2ludCwgbGVuZ3RocywgaW5kaWNlcyk7XG4gICAgICBmb3IgKGxldCBheGlzID0gMDsgYXhpcyA8IG51bWJlcnMubGVuZ3RoOyBheGlzKyspIHtcbiAgICAgICAgaWYgKGF4aXMgPT09IGxhc3QpIGNvbnRpbnVlO1xuICAgICAgICBjb25zdCB0YWJsZXMgPSBudW1iZXJzW2F4aXNdO1xuICAgICAgICBsZXQgZnJvbSA9IGxheW91dC50YWJsZXNbYXhpc10gLyA4ICsgaW5kaWNlc1theGlzXTtcbiAgICAgICAgZm9yIChsZXQgayA9IDA7IGsgPCB0YWJsZXMubGVuZ3RoOyBrKyssIGZyb20gKz0gbGF5b3V0LnBhZGRlZFtheGlzXSkge1xuICAgICAgICAgIGY2NFtsYXlvdXQuc2NhbGFycyAvIDggKyB0YWJsZXNba11dID0gZjY0W2Zyb21dO1xuICAgICAgICB9XG4gICAgICB9XG4gICAgfSxcbiAgICBzdHJldGNoKGZyb20sIGNvdW50KSB7XG4gICAgICBjb25zdCBsZW5ndGggPSBNYXRoLm1pbihjb3VudCwgU1RSRVRDSCk7XG4gICAgICBjb25zdCBzdGFydCA9IGxheW91dC50YWJsZXNbbGFzdF0gKyBieXRlcyAqIGZyb207XG4gICAgICByZXR1cm4geyBzdGFydCwgZW5kOiBzdGFydCArIGJ5dGVzICogcGFkZGVkUm93cyhsZW5ndGgpLCBjb3VudDogbGVuZ3RoIH07XG4gICAgfSxcbiAgfTtcbn1cbiIsICIvKipcbiAqIEFuIGFsbG9jYXRpb24gc2VhcmNoIG9uIG9uZSB0aHJlYWQ6IGxpbmVzIG9mIGNhbmRpZGF0ZXMsIGZvciBvbmUgcGFyYW1ldGVyIHZlY3RvciBhZnRlciBhbm90aGVyLiBBIGNhbmRpZGF0ZSBiZWxvbmdzXG4gKiB0byB0aGUgbGVhc3QgYnVkZ2V0IHRoYXQgaXQgaXMgd2l0aGluOyB0aGUgYmVzdCB3aXRoaW4gYSBidWRnZXQgaXMgdGhlIGJlc3Qgb2YgaXRzIG93biBjYW5kaWRhdGVzIGFuZCBvZiB0aG9zZSBvZlxuICogYWxsIHNtYWxsZXIgYnVkZ2V0cywgc28gdGhhdCBtYW55IGJ1ZGdldHMgY29zdCBsaXR0bGUgbW9yZSB0aGFuIG9uZS5cbiAqL1xuaW1wb3J0IHsgQlVER0VUX0JZVEVTLCBSRUNPUkQsIHJlY29yZENhbmRpZGF0ZXMgfSBmcm9tICcuLi8uLi9mb3JtdWxhL3dhc20vc2VhcmNoLmpzJztcbmltcG9ydCB7IEJlc3RQb2ludHMgfSBmcm9tICcuLi9iZXN0LXBvaW50cy5qcyc7XG5pbXBvcnQgeyBjcmVhdGVMaW5lcywgdHlwZSBMaW5lc0tlcm5lbCB9IGZyb20gJy4uL2dyaWQtbGluZXMuanMnO1xuXG5leHBvcnQgaW50ZXJmYWNlIEFsbG9jYXRlS2VybmVsIGV4dGVuZHMgTGluZXNLZXJuZWwge1xuICAvKiogQXNjZW5kaW5nLiAqL1xuICByZWFkb25seSBidWRnZXRzOiBGbG9hdDY0QXJyYXk7XG4gIHJlYWRvbmx5IHRvcDogbnVtYmVyO1xufVxuXG4vKiogVGhlIG91dHB1dCBvZiBhIHNlYXJjaDogbGlzdHMgYnkgdmVjdG9yLCB0aGVuIGJ1ZGdldCwgdmVjdG9ycyBmcm9tIGBmaXJzdGAgb24uICovXG5leHBvcnQgaW50ZXJmYWNlIFNpbmsge1xuICByZWFkb25seSBiZXN0OiBCZXN0UG9pbnRzO1xuICByZWFkb25seSBmaXJzdDogbnVtYmVyO1xufVxuXG5leHBvcnQgaW50ZXJmYWNlIEFsbG9jYXRlV29yayB7XG4gIC8qKiBTZWFyY2hlcyBpdGVtcyBgZnJvbSAuLiB0byAtIDFgOiBsaW5lcyBvZiB0aGUgZmlyc3QgdmVjdG9yLCB0aGVuIG9mIHRoZSBuZXh0LiAqL1xuICBzZWFyY2goZnJvbTogbnVtYmVyLCB0bzogbnVtYmVyLCBzaW5rOiBTaW5rKTogdm9pZDtcbn1cblxuZXhwb3J0IGZ1bmN0aW9uIGxpbmVzT2YoeyBheGVzIH06IFBpY2s8QWxsb2NhdGVLZXJuZWwsICdheGVzJz4pOiBudW1iZXIge1xuICByZXR1cm4gYXhlcy5zbGljZSgwLCAtMSkucmVkdWNlKChsaW5lcywgdmFsdWVzKSA9PiBsaW5lcyAqIHZhbHVlcy5sZW5ndGgsIDEpO1xufVxuXG4vKiogVGhlIHR3aW4gb2YgYHNoYWRlcnMvYWxsb2NhdGUud2dzbGAuICovXG5leHBvcnQgZnVuY3Rpb24gY3JlYXRlQWxsb2NhdGVXb3JrKGtlcm5lbDogQWxsb2NhdGVLZXJuZWwpOiBBbGxvY2F0ZVdvcmsge1xuICBjb25zdCB7IGxheW91dCwga2luZCwgdG9wLCBheGVzIH0gPSBrZXJuZWw7XG4gIGNvbnN0IGxpbmVzID0gY3JlYXRlTGluZXMoa2VybmVsKTtcbiAgY29uc3QgbGluZUNvdW50ID0gbGluZXNPZihrZXJuZWwpO1xuICBjb25zdCBsZW5ndGggPSBheGVzW2F4ZXMubGVuZ3RoIC0gMV0ubGVuZ3RoO1xuICBjb25zdCBieXRlcyA9IGtpbmQgPT09ICdmNjQnID8gOCA6IDQ7XG4gIGNvbnN0IGxhbmVzID0geyBjb3VudDoga2luZCA9PT0gJ2Y2NCcgPyAyIDogNCB9IGFzIGNvbnN0O1xuICBjb25zdCBudW1iZXJzID0gbmV3IChraW5kID09PSAnZjY0JyA/IEZsb2F0NjRBcnJheSA6IEZsb2F0MzJBcnJheSkobGluZXMuYnVmZmVyKTtcbiAgY29uc3QgaTMyID0gbmV3IEludDMyQXJyYXkobGluZXMuYnVmZmVyKTtcbiAgY29uc3Qgd29yZHMgPSBuZXcgVWludDMyQXJyYXkobGluZXMuYnVmZmVyKTtcbiAgY29uc3Qgc2VhcmNoID0gbGluZXMuZXhwb3J0cy5zZWFyY2ggYXMgKGNvbHVtbnM6IG51bWJlciwgZW5kOiBudW1iZXIsIGhpdHM6IG51bWJlcikgPT4gdm9pZDtcbiAgLy8gUm91bmRlZCB0byB0aGUga2VybmVsJ3MgcHJlY2lzaW9uLlxuICBjb25zdCBidWRnZXRzID0gKGtpbmQgPT09ICdmNjQnID8gRmxvYXQ2NEFycmF5IDogRmxvYXQzMkFycmF5KS5mcm9tKGtlcm5lbC5idWRnZXRzKTtcbiAgY29uc3QgbGFzdCA9IGJ1ZGdldHMubGVuZ3RoIC0gMTtcbiAgY29uc3QgbGluZUJlc3QgPSBuZXcgQmVzdFBvaW50cyhidWRnZXRzLmxlbmd0aCwgdG9wKTtcbiAgLyoqIEJ5IGJ1ZGdldDogdGhlIG9iamVjdGl2ZSB0byBiZWF0LCB0aGUgd29yc3Qgb2YgdGhlIGJlc3QgYHRvcGAgc28gZmFyIHdpdGhpbiBpdCBvciBhIHNtYWxsZXIgb25lLiAqL1xuICBjb25zdCB0b0JlYXQgPSBuZXcgRmxvYXQ2NEFycmF5KGJ1ZGdldHMubGVuZ3RoKTtcblxuICBjb25zdCB3cml0ZSA9IChidWRnZXQ6IG51bWJlciwgcGFydDogMCB8IDEgfCAyLCB2YWx1ZTogbnVtYmVyKTogdm9pZCA9PiB7XG4gICAgY29uc3Qgc3RhcnQgPSAobGF5b3V0LmJ1ZGdldHMgKyBCVURHRVRfQllURVMgKiBidWRnZXQgKyAxNiAqIHBhcnQpIC8gYnl0ZXM7XG4gICAgZm9yIChsZXQgbGFuZSA9IDA7IGxhbmUgPCBsYW5lcy5jb3VudDsgbGFuZSsrKSBudW1iZXJzW3N0YXJ0ICsgbGFuZV0gPSB2YWx1ZTtcbiAgfTtcbiAgYnVkZ2V0cy5mb3JFYWNoKChidWRnZXQsIGspID0+IHtcbiAgICB3cml0ZShrLCAwLCBidWRnZXQpO1xuICB9KTtcbiAgZm9yIChjb25zdCBbYnVkZ2V0LCB2YWx1ZV0gb2YgW1xuICAgIFstMSwgLUluZmluaXR5XSxcbiAgICBbYnVkZ2V0cy5sZW5ndGgsIEluZmluaXR5XSxcbiAgXSkge1xuICAgIHdyaXRlKGJ1ZGdldCwgMCwgdmFsdWUpO1xuICAgIHdyaXRlKGJ1ZGdldCwgMSwgLUluZmluaXR5KTtcbiAgfVxuICBjb25zdCByZXNldCA9ICgpOiB2b2lkID0+IHtcbiAgICBsaW5lQmVzdC5jbGVhcigpO1xuICAgIHRvQmVhdC5maWxsKEluZmluaXR5KTtcbiAgICBmb3IgKGxldCBrID0gMDsgayA8PSBsYXN0OyBrKyspIHtcbiAgICAgIHdyaXRlKGssIDEsIEluZmluaXR5KTtcbiAgICAgIHdyaXRlKGssIDIsIDApO1xuICAgIH1cbiAgfTtcblxuICAvKiogQ2FuZGlkYXRlcyBjb3VudGVkIGF0IGEgYnVkZ2V0LCBzdW1tZWQgb3ZlciB0aGUgbGFuZXMuICovXG4gIGNvbnN0IGNvdW50QXQgPSAoYnVkZ2V0OiBudW1iZXIpOiBudW1iZXIgPT4ge1xuICAgIGNvbnN0IHN0YXJ0ID0gKGxheW91dC5idWRnZXRzICsgQlVER0VUX0JZVEVTICogYnVkZ2V0ICsgMzIpIC8gNDtcbiAgICBsZXQgc3VtID0gMDtcbiAgICBmb3IgKGxldCBrID0gMDsgayA8IDQ7IGsrKykgc3VtICs9IHdvcmRzW3N0YXJ0ICsga10gKiAoa2luZCA9PT0gJ2Y2NCcgJiYgayAlIDIgPT09IDEgPyAyICoqIDMyIDogMSk7XG4gICAgcmV0dXJuIHN1bTtcbiAgfTtcblxuICBjb25zdCBhdExlYXN0ID0gKGNvc3Q6IG51bWJlcik6IG51bWJlciA9PiB7XG4gICAgbGV0IFtsb3csIGhpZ2hdID0gWzAsIGxhc3RdO1xuICAgIHdoaWxlIChsb3cgPCBoaWdoKSB7XG4gICAgICBjb25zdCBtaWRkbGUgPSAobG93ICsgaGlnaCkgPj4gMTtcbiAgICAgIGlmIChidWRnZXRzW21pZGRsZV0gPj0gY29zdCkgaGlnaCA9IG1pZGRsZTtcbiAgICAgIGVsc2UgbG93ID0gbWlkZGxlICsgMTtcbiAgICB9XG4gICAgcmV0dXJuIGxvdztcbiAgfTtcblxuICBjb25zdCBjb25zaWRlciA9IChwb2ludDogbnVtYmVyLCBvYmplY3RpdmU6IG51bWJlciwgY29zdDogbnVtYmVyKTogdm9pZCA9PiB7XG4gICAgaWYgKCEoY29zdCA8PSBidWRnZXRzW2xhc3RdKSkgcmV0dXJuO1xuICAgIGNvbnN0IGJ1ZGdldCA9IGF0TGVhc3QoY29zdCk7XG4gICAgaWYgKG9iamVjdGl2ZSA+IHRvQmVhdFtidWRnZXRdKSByZXR1cm47XG4gICAgbGluZUJlc3QuaW5zZXJ0KGJ1ZGdldCwgb2JqZWN0aXZlLCBwb2ludCk7XG4gICAgY29uc3Qgd29yc3QgPSBsaW5lQmVzdC53b3JzdChidWRnZXQpO1xuICAgIGZvciAobGV0IGsgPSBidWRnZXQ7IGsgPD0gbGFzdCAmJiB0b0JlYXRba10gPiB3b3JzdDsgaysrKSB7XG4gICAgICB0b0JlYXRba10gPSB3b3JzdDtcbiAgICAgIHdyaXRlKGssIDEsIHdvcnN0KTtcbiAgICB9XG4gIH07XG5cbiAgY29uc3QgY2FuZGlkYXRlcyA9IHJlY29yZENhbmRpZGF0ZXMobGFuZXMpO1xuICBjb25zdCBzZWFyY2hMaW5lID0gKGxpbmU6IG51bWJlcik6IHZvaWQgPT4ge1xuICAgIGNvbnN0IGZpcnN0ID0gbGluZSAqIGxlbmd0aDtcbiAgICBsaW5lcy5zZWxlY3RMaW5lKGZpcnN0KTtcbiAgICBmb3IgKGxldCBmcm9tID0gMDsgZnJvbSA8IGxlbmd0aDsgKSB7XG4gICAgICBjb25zdCBzdHJldGNoID0gbGluZXMuc3RyZXRjaChmcm9tLCBsZW5ndGggLSBmcm9tKTtcbiAgICAgIHNlYXJjaChzdHJldGNoLnN0YXJ0LCBzdHJldGNoLmVuZCwgbGF5b3V0LmhpdHMpO1xuICAgICAgY29uc3QgZW5kID0gaTMyW2xheW91dC5oaXRzRW5kIC8gNF07XG4gICAgICAvLyBGcm9tIHRoZSBlbmQsIHdoZXJlIG9iamVjdGl2ZXMgdGhhdCBkZWNyZWFzZSBhbG9uZyB0aGUgbGluZSBhcmUgbGVhc3QsIHNvIHRoYXQgbW9zdCBvdGhlcnMgYXJlIHJlamVjdGVkLlxuICAgICAgZm9yIChsZXQgcmVjb3JkID0gZW5kIC0gUkVDT1JEOyByZWNvcmQgPj0gbGF5b3V0LmhpdHM7IHJlY29yZCAtPSBSRUNPUkQpIHtcbiAgICAgICAgY29uc3QgcG9pbnQgPSBmaXJzdCArIGZyb20gKyAoaTMyW3JlY29yZCAvIDRdIC0gc3RyZXRjaC5zdGFydCkgLyBieXRlcztcbiAgICAgICAgY29uc3Qgb2JqZWN0aXZlcyA9IChyZWNvcmQgKyAxNikgLyBieXRlcztcbiAgICAgICAgZm9yIChsZXQgayA9IGNhbmRpZGF0ZXMgLSAxOyBrID49IDA7IGstLSkge1xuICAgICAgICAgIGNvbnNpZGVyKHBvaW50ICsgaywgbnVtYmVyc1tvYmplY3RpdmVzICsga10sIG51bWJlcnNbb2JqZWN0aXZlcyArIGNhbmRpZGF0ZXMgKyBrXSk7XG4gICAgICAgIH1cbiAgICAgIH1cbiAgICAgIGZyb20gKz0gc3RyZXRjaC5jb3VudDtcbiAgICB9XG4gIH07XG5cbiAgbGV0IGN1cnJlbnRWZWN0b3IgPSAtMTtcbiAgcmV0dXJuIHtcbiAgICBzZWFyY2goZnJvbSwgdG8sIHsgYmVzdCwgZmlyc3QgfSkge1xuICAgICAgZm9yIChsZXQgaXRlbSA9IGZyb207IGl0ZW0gPCB0bzsgKSB7XG4gICAgICAgIGNvbnN0IHZlY3RvciA9IE1hdGguZmxvb3IoaXRlbSAvIGxpbmVDb3VudCk7XG4gICAgICAgIGlmICh2ZWN0b3IgIT09IGN1cnJlbnRWZWN0b3IpIGxpbmVzLnNlbGVjdFZlY3Rvcih2ZWN0b3IpO1xuICAgICAgICBjdXJyZW50VmVjdG9yID0gdmVjdG9yO1xuICAgICAgICByZXNldCgpO1xuICAgICAgICAvLyBTdHJldGNoZXMgYXJlIHNlYXJjaGVkIGluIGFzY2VuZGluZyBvcmRlciwgc28gdGhhdCBpbiBhIHRpZSB0aGUgbG93ZXIgbnVtYmVyIGlzIGZpcnN0LlxuICAgICAgICBjb25zdCBlbmQgPSBNYXRoLm1pbih0bywgKHZlY3RvciArIDEpICogbGluZUNvdW50KTtcbiAgICAgICAgZm9yICg7IGl0ZW0gPCBlbmQ7IGl0ZW0rKykgc2VhcmNoTGluZShpdGVtICUgbGluZUNvdW50KTtcbiAgICAgICAgZm9yIChsZXQgayA9IDA7IGsgPD0gbGFzdDsgaysrKSB7XG4gICAgICAgICAgbGluZUJlc3QuZmVhc2libGVba10gPSBjb3VudEF0KGspO1xuICAgICAgICAgIGJlc3QubWVyZ2UoKHZlY3RvciAtIGZpcnN0KSAqIGJ1ZGdldHMubGVuZ3RoICsgaywgbGluZUJlc3QsIGspO1xuICAgICAgICB9XG4gICAgICB9XG4gICAgfSxcbiAgfTtcbn1cblxuLyoqIFRoZSByZXN1bHQgb2YgYSBjaHVuayBvZiB3b3JrLCBieSB2ZWN0b3IgZnJvbSBpdHMgZmlyc3Qgb25lIG9uLCB0aGVuIGJ1ZGdldC4gKi9cbmV4cG9ydCB0eXBlIFBhcnRpYWxSZXN1bHQgPSBQaWNrPEJlc3RQb2ludHMsICdwb2ludCcgfCAnb2JqZWN0aXZlJyB8ICdmZWFzaWJsZSc+O1xuXG5leHBvcnQgZnVuY3Rpb24gc2VhcmNoUGFydChcbiAga2VybmVsOiBBbGxvY2F0ZUtlcm5lbCxcbiAgd29yazogQWxsb2NhdGVXb3JrLFxuICBmcm9tOiBudW1iZXIsXG4gIHRvOiBudW1iZXIsXG4pOiBQYXJ0aWFsUmVzdWx0IHtcbiAgY29uc3QgbGluZXMgPSBsaW5lc09mKGtlcm5lbCk7XG4gIGNvbnN0IGZpcnN0ID0gTWF0aC5mbG9vcihmcm9tIC8gbGluZXMpO1xuICBjb25zdCB2ZWN0b3JzID0gTWF0aC5mbG9vcigodG8gLSAxKSAvIGxpbmVzKSArIDEgLSBmaXJzdDtcbiAgY29uc3QgYmVzdCA9IG5ldyBCZXN0UG9pbnRzKHZlY3RvcnMgKiBrZXJuZWwuYnVkZ2V0cy5sZW5ndGgsIGtlcm5lbC50b3ApO1xuICB3b3JrLnNlYXJjaChmcm9tLCB0bywgeyBiZXN0LCBmaXJzdCB9KTtcbiAgcmV0dXJuIHsgcG9pbnQ6IGJlc3QucG9pbnQsIG9iamVjdGl2ZTogYmVzdC5vYmplY3RpdmUsIGZlYXNpYmxlOiBiZXN0LmZlYXNpYmxlIH07XG59XG4iLCAiLyoqIFN1cmZhY2VzIG9mIG9uZSBwYXJhbWV0ZXIgdmVjdG9yOiBpdHMgdmFsdWVzLCBpbiBmbG9hdDY0LiAqL1xuaW1wb3J0IHsgdHlwZSBMaW5lc01lbW9yeSwgU1RSRVRDSCwgVkFMVUVTIH0gZnJvbSAnLi4vLi4vZm9ybXVsYS93YXNtL2VtaXQtbGluZXMuanMnO1xuaW1wb3J0IHsgY3JlYXRlTGluZXMgfSBmcm9tICcuLi9ncmlkLWxpbmVzLmpzJztcbmltcG9ydCB0eXBlIHsgU3VyZmFjZUtlcm5lbCwgU3VyZmFjZVdvcmsgfSBmcm9tICcuL3N1cmZhY2Uta2VybmVsLmpzJztcblxuLyoqIFRoZSB0d2luIG9mIGBzaGFkZXJzL3BvaW50Lndnc2xgLiAqL1xuZXhwb3J0IGZ1bmN0aW9uIGNyZWF0ZUxpbmVTdXJmYWNlKGtlcm5lbDogU3VyZmFjZUtlcm5lbCwgbGF5b3V0OiBMaW5lc01lbW9yeSk6IFN1cmZhY2VXb3JrIHtcbiAgY29uc3QgeyBtb2R1bGUsIGF4ZXMsIHBhcmFtZXRlcnMsIHJvb3RzIH0gPSBrZXJuZWw7XG4gIGNvbnN0IGxpbmVzID0gY3JlYXRlTGluZXMoeyBtb2R1bGUsIGxheW91dCwga2luZDogJ2Y2NCcsIGF4ZXMsIHBhcmFtZXRlcnMgfSk7XG4gIGxpbmVzLnNlbGVjdFZlY3RvcigwKTtcbiAgY29uc3QgZXZhbHVhdGUgPSBsaW5lcy5leHBvcnRzLnZhbHVlcyBhcyAodGFibGVzOiBudW1iZXIsIG91dDogbnVtYmVyLCBlbmQ6IG51bWJlcikgPT4gdm9pZDtcbiAgY29uc3QgdmFsdWVzID0gbmV3IEZsb2F0NjRBcnJheShsaW5lcy5idWZmZXIpO1xuICBjb25zdCBsZW5ndGggPSBsaW5lcy5sZW5ndGhzW2xpbmVzLmxlbmd0aHMubGVuZ3RoIC0gMV07XG4gIHJldHVybiAoZmlyc3QsIGNvdW50LCBvdXQsIGF0KSA9PiB7XG4gICAgZm9yIChsZXQgZG9uZSA9IDA7IGRvbmUgPCBjb3VudDsgKSB7XG4gICAgICAvLyBMaW5lcyBhcmUgZ2F0aGVyZWQsIGhvd2V2ZXIgc2hvcnQsIGFuZCBjb3BpZWQgb3V0IG9mIFdlYkFzc2VtYmx5J3MgbWVtb3J5IHRvZ2V0aGVyLlxuICAgICAgY29uc3Qgcm9vbSA9IE1hdGgubWluKFNUUkVUQ0gsIGNvdW50IC0gZG9uZSk7XG4gICAgICBmb3IgKGxldCB0YWtlbiA9IDA7IHRha2VuIDwgcm9vbTsgKSB7XG4gICAgICAgIGNvbnN0IHBvaW50ID0gZmlyc3QgKyBkb25lICsgdGFrZW47XG4gICAgICAgIGxpbmVzLnNlbGVjdExpbmUocG9pbnQpO1xuICAgICAgICBjb25zdCBmcm9tID0gcG9pbnQgJSBsZW5ndGg7XG4gICAgICAgIGNvbnN0IHN0cmV0Y2ggPSBsaW5lcy5zdHJldGNoKGZyb20sIE1hdGgubWluKGxlbmd0aCAtIGZyb20sIHJvb20gLSB0YWtlbikpO1xuICAgICAgICBjb25zdCBwbGFjZSA9IGxheW91dC52YWx1ZXMgKyA4ICogdGFrZW47XG4gICAgICAgIGV2YWx1YXRlKHN0cmV0Y2guc3RhcnQsIHBsYWNlLCBwbGFjZSArIDggKiBzdHJldGNoLmNvdW50KTtcbiAgICAgICAgdGFrZW4gKz0gc3RyZXRjaC5jb3VudDtcbiAgICAgIH1cbiAgICAgIGZvciAobGV0IHJvb3QgPSAwOyByb290IDwgcm9vdHM7IHJvb3QrKykge1xuICAgICAgICBjb25zdCBzdGFydCA9IGxheW91dC52YWx1ZXMgLyA4ICsgcm9vdCAqIFZBTFVFUztcbiAgICAgICAgb3V0W3Jvb3RdLnNldCh2YWx1ZXMuc3ViYXJyYXkoc3RhcnQsIHN0YXJ0ICsgcm9vbSksIGF0ICsgZG9uZSk7XG4gICAgICB9XG4gICAgICBkb25lICs9IHJvb207XG4gICAgfVxuICB9O1xufVxuIiwgIi8qKlxuICogRXhhY3Qgb3JkZXIgc3RhdGlzdGljcyBvZiBtYW55IHZhbHVlcyBhdCBvbmUgZ3JpZCBwb2ludCBhZnRlciBhbm90aGVyLiBGcm9tIHBvaW50IHRvIHBvaW50IHRoZSBwYXJhbWV0ZXIgdmVjdG9yc1xuICogaGFyZGx5IGNoYW5nZSB0aGVpciBvcmRlciwgc28gdGhlIG9uZSBhdCBhIHF1YW50aWxlIGlzIG5lYXIgaXQgYXQgdGhlIG5leHQgcG9pbnQ6IG9uZSBwYXNzIGNvdW50cyB0aGUgdmFsdWVzIGJlbG93XG4gKiBpdHMgb3duIGFuZCBsaXN0cyB0aGUgZmV3IHRoYXQgYXJlIG5lYXIsIGFuZCBzZWxlY3Rpb24gYW1vbmcgdGhlc2UgaXMgZXhhY3QuIFdoZXJlIHRoZSBndWVzcyB3YXMgd3JvbmcsIHRoZVxuICogc2VhcmNoIGlzIHdpZGVuZWQsIHRoZW4gZXh0ZW5kZWQgdG8gYWxsIHZhbHVlczogdGhlIGd1ZXNzIG5ldmVyIGNoYW5nZXMgYSByZXN1bHQuXG4gKi9cbmltcG9ydCB7IENFTlRSRVMsIE5FQVJfQllURVMsIHR5cGUgU3RhdGlzdGljc01lbW9yeSB9IGZyb20gJy4uLy4uL2Zvcm11bGEvd2FzbS9zdGF0aXN0aWNzLmpzJztcbmltcG9ydCB7IHNlbGVjdCB9IGZyb20gJy4uLy4uL3N0YXRpc3RpY3MvcXVhbnRpbGUuanMnO1xuXG4vKiogVmFsdWVzIHRvIGxpc3Qgb24gZWl0aGVyIHNpZGUgb2YgYSBxdWFudGlsZTogZmV3IGVub3VnaCBmb3Igc3BlZWQsIGVub3VnaCB0aGF0IHRoZSBxdWFudGlsZSBpcyB1c3VhbGx5IGFtb25nIHRoZW0uICovXG5jb25zdCBUQVJHRVRfTkVBUiA9IDg7XG5cbi8qKiBUaGUgZmFjdG9yIGJ5IHdoaWNoIGEgZmFpbGVkIHNlYXJjaCBpcyB3aWRlbmVkLCBhbmQgdGhlIG51bWJlciBvZiBzZWFyY2hlcyBiZWZvcmUgc2VsZWN0aW9uIGFtb25nIGFsbCB2YWx1ZXMuICovXG5jb25zdCBXSURFTklORyA9IDQ7XG5jb25zdCBNQVhfVFJJRVMgPSAyO1xuXG4vKiogVGhlIHdpZGVzdCBzZWFyY2g6IHBhZGRpbmcgaXMgSW5maW5pdHkgYW5kIG11c3Qgbm90IGJlIG5lYXIuICovXG5jb25zdCBNQVhfV0lEVEggPSAyICoqIDEyNztcblxuLyoqIFRoZSBtZW1vcnkgb2YgdGhlIHJlZHVjdGlvbnMsIGFuZCB0aGVpciBmdW5jdGlvbi4gKi9cbmV4cG9ydCBpbnRlcmZhY2UgUmVkdWN0aW9uVmlldyB7XG4gIHJlYWRvbmx5IGxheW91dDogU3RhdGlzdGljc01lbW9yeTtcbiAgcmVhZG9ubHkgZjMyOiBGbG9hdDMyQXJyYXk7XG4gIHJlYWRvbmx5IGkzMjogSW50MzJBcnJheTtcbiAgLyoqIFZhbHVlcyBmcm9tIGJ5dGUgYGF0YCB0byBgZW5kYC4gKi9cbiAgbmVhcmJ5KGF0OiBudW1iZXIsIGVuZDogbnVtYmVyKTogdm9pZDtcbn1cblxuLyoqIFNjcmF0Y2ggb2YgYSB0aHJlYWQ7IGBjb3VudGAgdmFsdWVzIGF0IG1vc3QuICovXG5leHBvcnQgaW50ZXJmYWNlIFNjcmF0Y2gge1xuICByZWFkb25seSBzb3J0ZWQ6IEZsb2F0NjRBcnJheTtcbiAgcmVhZG9ubHkgdmFsdWVzOiBGbG9hdDY0QXJyYXk7XG4gIHJlYWRvbmx5IG93bmVyczogSW50MzJBcnJheTtcbn1cblxuZXhwb3J0IGZ1bmN0aW9uIGNyZWF0ZVNjcmF0Y2goY291bnQ6IG51bWJlcik6IFNjcmF0Y2gge1xuICByZXR1cm4ge1xuICAgIHNvcnRlZDogbmV3IEZsb2F0NjRBcnJheShjb3VudCksXG4gICAgdmFsdWVzOiBuZXcgRmxvYXQ2NEFycmF5KGNvdW50KSxcbiAgICBvd25lcnM6IG5ldyBJbnQzMkFycmF5KGNvdW50KSxcbiAgfTtcbn1cblxuLyoqIFRoZSBxdWFudGlsZXMgYXQgYHByb2JhYmlsaXRpZXNgIG9mIG9uZSBmb3JtdWxhJ3MgdmFsdWVzIGF0IHN1Y2Nlc3NpdmUgbmVpZ2hib3VyaW5nIHBvaW50cy4gKi9cbmV4cG9ydCBjbGFzcyBRdWFudGlsZVRyYWNrZXIge1xuICAvKiogQnkgcHJvYmFiaWxpdHk6IHRoZSB2ZWN0b3IgYXQgdGhlIGxhc3QgcXVhbnRpbGUsIGFuZCB0aGUgZGlzdGFuY2UgZnJvbSBpdHMgdmFsdWUgdG8gc2VhcmNoIGF0IHRoZSBuZXh0IHBvaW50LiAqL1xuICAjb3duZXJzOiBJbnQzMkFycmF5O1xuICAjd2lkdGhzOiBGbG9hdDY0QXJyYXk7XG4gICNoYXNHdWVzcyA9IGZhbHNlO1xuICAjc2F2ZWQ6IHsgb3duZXJzOiBJbnQzMkFycmF5OyB3aWR0aHM6IEZsb2F0NjRBcnJheSB9IHwgdW5kZWZpbmVkO1xuXG4gIGNvbnN0cnVjdG9yKFxuICAgIHByaXZhdGUgcmVhZG9ubHkgY291bnQ6IG51bWJlcixcbiAgICBwcml2YXRlIHJlYWRvbmx5IHByb2JhYmlsaXRpZXM6IHJlYWRvbmx5IG51bWJlcltdLFxuICAgIHByaXZhdGUgcmVhZG9ubHkgc2NyYXRjaDogU2NyYXRjaCxcbiAgKSB7XG4gICAgdGhpcy4jb3duZXJzID0gbmV3IEludDMyQXJyYXkocHJvYmFiaWxpdGllcy5sZW5ndGgpO1xuICAgIHRoaXMuI3dpZHRocyA9IG5ldyBGbG9hdDY0QXJyYXkocHJvYmFiaWxpdGllcy5sZW5ndGgpO1xuICB9XG5cbiAgLyoqIFNhdmVzIHRoZSBzdGF0ZSBhdCB0aGlzIHBvaW50LCBmb3IgYHJlc3RvcmVgIGF0IGFub3RoZXIgb25lIG5leHQgdG8gaXQuICovXG4gIHNhdmUoKTogdm9pZCB7XG4gICAgdGhpcy4jc2F2ZWQgPSB7IG93bmVyczogdGhpcy4jb3duZXJzLnNsaWNlKCksIHdpZHRoczogdGhpcy4jd2lkdGhzLnNsaWNlKCkgfTtcbiAgfVxuXG4gIHJlc3RvcmUoKTogdm9pZCB7XG4gICAgaWYgKHRoaXMuI3NhdmVkID09PSB1bmRlZmluZWQpIHJldHVybjtcbiAgICB0aGlzLiNvd25lcnMuc2V0KHRoaXMuI3NhdmVkLm93bmVycyk7XG4gICAgdGhpcy4jd2lkdGhzLnNldCh0aGlzLiNzYXZlZC53aWR0aHMpO1xuICB9XG5cbiAgLyoqIFRoZSBxdWFudGlsZXMgb2YgdGhlIHZhbHVlcyBhdCBieXRlIGBhdGAsIGFsbCBmaW5pdGUgYW5kIG5vdCBhbGwgdGhlIHNhbWUsIGludG8gYG91dGAgZnJvbSBgZnJvbWAgb24uICovXG4gIGZpbmQoXG4gICAgdmlldzogUmVkdWN0aW9uVmlldyxcbiAgICBhdDogbnVtYmVyLFxuICAgIGVuZDogbnVtYmVyLFxuICAgIGRldmlhdGlvbjogbnVtYmVyLFxuICAgIG91dDogRmxvYXQ2NEFycmF5LFxuICAgIGZyb206IG51bWJlcixcbiAgKTogdm9pZCB7XG4gICAgY29uc3QgeyBwcm9iYWJpbGl0aWVzLCBjb3VudCB9ID0gdGhpcztcbiAgICBmb3IgKGxldCBmaXJzdCA9IDA7IGZpcnN0IDwgcHJvYmFiaWxpdGllcy5sZW5ndGg7IGZpcnN0ICs9IENFTlRSRVMpIHtcbiAgICAgIGNvbnN0IHdhbnRlZCA9IE1hdGgubWluKENFTlRSRVMsIHByb2JhYmlsaXRpZXMubGVuZ3RoIC0gZmlyc3QpO1xuICAgICAgbGV0IG1pc3NpbmcgPSAwO1xuICAgICAgZm9yIChsZXQgayA9IDA7IGsgPCB3YW50ZWQ7IGsrKykgbWlzc2luZyB8PSAxIDw8IGs7XG4gICAgICBpZiAodGhpcy4jaGFzR3Vlc3MpIHtcbiAgICAgICAgZm9yIChsZXQgdHJpZXMgPSAwOyBtaXNzaW5nICE9PSAwICYmIHRyaWVzIDwgTUFYX1RSSUVTOyB0cmllcysrKSB7XG4gICAgICAgICAgbWlzc2luZyA9IHRoaXMuI3NlYXJjaE5lYXIodmlldywgYXQsIGVuZCwgZmlyc3QsIHdhbnRlZCwgbWlzc2luZywgb3V0LCBmcm9tKTtcbiAgICAgICAgfVxuICAgICAgfVxuICAgICAgZm9yIChsZXQgayA9IDA7IGsgPCB3YW50ZWQ7IGsrKykge1xuICAgICAgICBpZiAoKG1pc3NpbmcgJiAoMSA8PCBrKSkgPT09IDApIGNvbnRpbnVlO1xuICAgICAgICBvdXRbZnJvbSArIGZpcnN0ICsga10gPSB0aGlzLiNzZWxlY3RBbW9uZ0FsbCh2aWV3LmYzMiwgYXQgLyA0LCBmaXJzdCArIGspO1xuICAgICAgICAvLyBBYm91dCB0aGUgc3BhY2luZyBvZiBhIG5vcm1hbCBkaXN0cmlidXRpb24uXG4gICAgICAgIHRoaXMuI3NldFdpZHRoKGZpcnN0ICsgaywgKDMgKiBUQVJHRVRfTkVBUiAqIGRldmlhdGlvbikgLyBjb3VudCk7XG4gICAgICB9XG4gICAgfVxuICAgIHRoaXMuI2hhc0d1ZXNzID0gdHJ1ZTtcbiAgfVxuXG4gIC8qKiBTZWFyY2hlcyBuZWFyIHRoZSBndWVzc2VzIGZvciB0aGUgcHJvYmFiaWxpdGllcyBvZiB0aGUgYml0cyBgbWlzc2luZ2A7IHJldHVybnMgdGhlIGJpdHMgb2YgdGhvc2Ugbm90IGZvdW5kLiAqL1xuICAjc2VhcmNoTmVhcihcbiAgICB7IGxheW91dCwgZjMyLCBpMzIsIG5lYXJieSB9OiBSZWR1Y3Rpb25WaWV3LFxuICAgIGF0OiBudW1iZXIsXG4gICAgZW5kOiBudW1iZXIsXG4gICAgZmlyc3Q6IG51bWJlcixcbiAgICB3YW50ZWQ6IG51bWJlcixcbiAgICBtaXNzaW5nOiBudW1iZXIsXG4gICAgb3V0OiBGbG9hdDY0QXJyYXksXG4gICAgZnJvbTogbnVtYmVyLFxuICApOiBudW1iZXIge1xuICAgIGNvbnN0IHN0YXJ0ID0gYXQgLyA0O1xuICAgIGZvciAobGV0IGsgPSAwOyBrIDwgQ0VOVFJFUzsgaysrKSB7XG4gICAgICBjb25zdCBwbGFjZSA9IGxheW91dC5jZW50cmVzIC8gNCArIDIgKiBrO1xuICAgICAgY29uc3QgdXNlZCA9IGsgPCB3YW50ZWQgJiYgKG1pc3NpbmcgJiAoMSA8PCBrKSkgIT09IDA7XG4gICAgICBmMzJbcGxhY2VdID0gdXNlZCA/IGYzMltzdGFydCArIHRoaXMuI293bmVyc1tmaXJzdCArIGtdXSA6IDA7XG4gICAgICBmMzJbcGxhY2UgKyAxXSA9IHVzZWQgPyB0aGlzLiN3aWR0aHNbZmlyc3QgKyBrXSA6IC0xO1xuICAgIH1cbiAgICBuZWFyYnkoYXQsIGVuZCk7XG4gICAgbGV0IG1pc3NlZCA9IDA7XG4gICAgZm9yIChsZXQgayA9IDA7IGsgPCB3YW50ZWQ7IGsrKykge1xuICAgICAgaWYgKChtaXNzaW5nICYgKDEgPDwgaykpID09PSAwKSBjb250aW51ZTtcbiAgICAgIGNvbnN0IGNlbnRyZSA9IGYzMltsYXlvdXQuY2VudHJlcyAvIDQgKyAyICoga107XG4gICAgICBjb25zdCB7IHZhbHVlcywgb3duZXJzIH0gPSB0aGlzLnNjcmF0Y2g7XG4gICAgICBjb25zdCBuZWFyRW5kID0gaTMyW2xheW91dC5uZWFyRW5kIC8gNCArIGtdIC8gNDtcbiAgICAgIGxldCBsaXN0ZWQgPSAwO1xuICAgICAgbGV0IGxlc3NlciA9IDA7XG4gICAgICBmb3IgKGxldCBjZWxsID0gbGF5b3V0Lm5lYXJba10gLyA0OyBjZWxsIDwgbmVhckVuZDsgY2VsbCArPSBORUFSX0JZVEVTIC8gNCkge1xuICAgICAgICBjb25zdCBvd25lciA9IGkzMltjZWxsICsgNF0gLyA0IC0gc3RhcnQ7XG4gICAgICAgIGZvciAobGV0IGxhbmUgPSAwOyBsYW5lIDwgNDsgbGFuZSsrKSB7XG4gICAgICAgICAgY29uc3QgeCA9IGYzMltjZWxsICsgbGFuZV07XG4gICAgICAgICAgaWYgKE51bWJlci5pc05hTih4KSkgY29udGludWU7XG4gICAgICAgICAgdmFsdWVzW2xpc3RlZF0gPSB4O1xuICAgICAgICAgIG93bmVyc1tsaXN0ZWQrK10gPSBvd25lciArIGxhbmU7XG4gICAgICAgICAgaWYgKHggPCBjZW50cmUpIGxlc3NlcisrO1xuICAgICAgICB9XG4gICAgICB9XG4gICAgICBjb25zdCBiZWxvdyA9IGxheW91dC5iZWxvdyAvIDQgKyA0ICogaztcbiAgICAgIGNvbnN0IGxlc3MgPSBpMzJbYmVsb3ddICsgaTMyW2JlbG93ICsgMV0gKyBpMzJbYmVsb3cgKyAyXSArIGkzMltiZWxvdyArIDNdIC0gbGVzc2VyO1xuICAgICAgY29uc3QgcmFuayA9IHRoaXMucHJvYmFiaWxpdGllc1tmaXJzdCArIGtdICogKHRoaXMuY291bnQgLSAxKTtcbiAgICAgIGlmIChsZXNzIDw9IE1hdGguZmxvb3IocmFuaykgJiYgTWF0aC5jZWlsKHJhbmspIDwgbGVzcyArIGxpc3RlZCkge1xuICAgICAgICBvdXRbZnJvbSArIGZpcnN0ICsga10gPSB0aGlzLiNzZWxlY3QoZmlyc3QgKyBrLCByYW5rIC0gbGVzcywgbGlzdGVkKTtcbiAgICAgICAgdGhpcy4jc2V0V2lkdGgoXG4gICAgICAgICAgZmlyc3QgKyBrLFxuICAgICAgICAgIHRoaXMuI3dpZHRoc1tmaXJzdCArIGtdICogTWF0aC5taW4oMiwgTWF0aC5tYXgoMC41LCAoMiAqIFRBUkdFVF9ORUFSKSAvIGxpc3RlZCkpLFxuICAgICAgICApO1xuICAgICAgfSBlbHNlIHtcbiAgICAgICAgbWlzc2VkIHw9IDEgPDwgaztcbiAgICAgICAgdGhpcy4jc2V0V2lkdGgoZmlyc3QgKyBrLCB0aGlzLiN3aWR0aHNbZmlyc3QgKyBrXSAqIFdJREVOSU5HKTtcbiAgICAgIH1cbiAgICB9XG4gICAgcmV0dXJuIG1pc3NlZDtcbiAgfVxuXG4gIC8qKiBTZXRzIHRoZSBkaXN0YW5jZSBzZWFyY2hlZCBmb3IgcHJvYmFiaWxpdHkgYGtgOyBpdCBncm93cyB3aGVyZSBmZXcgdmFsdWVzIGFyZSBuZWFyLiAqL1xuICAjc2V0V2lkdGgoazogbnVtYmVyLCB3aWR0aDogbnVtYmVyKTogdm9pZCB7XG4gICAgdGhpcy4jd2lkdGhzW2tdID0gTWF0aC5taW4oTUFYX1dJRFRILCB3aWR0aCk7XG4gIH1cblxuICAvKiogVGhlIHF1YW50aWxlIG9mIHByb2JhYmlsaXR5IGBrYCBieSBzZWxlY3Rpb24gYW1vbmcgYWxsIHZhbHVlcy4gKi9cbiAgI3NlbGVjdEFtb25nQWxsKGYzMjogRmxvYXQzMkFycmF5LCBzdGFydDogbnVtYmVyLCBrOiBudW1iZXIpOiBudW1iZXIge1xuICAgIGNvbnN0IHsgY291bnQsIHNjcmF0Y2gsIHByb2JhYmlsaXRpZXMgfSA9IHRoaXM7XG4gICAgZm9yIChsZXQgaSA9IDA7IGkgPCBjb3VudDsgaSsrKSB7XG4gICAgICBzY3JhdGNoLnZhbHVlc1tpXSA9IGYzMltzdGFydCArIGldO1xuICAgICAgc2NyYXRjaC5vd25lcnNbaV0gPSBpO1xuICAgIH1cbiAgICByZXR1cm4gdGhpcy4jc2VsZWN0KGssIHByb2JhYmlsaXRpZXNba10gKiAoY291bnQgLSAxKSwgY291bnQpO1xuICB9XG5cbiAgLyoqIFRoZSB2YWx1ZSBhdCBgcmFua2AgKHR5cGUgNykgYW1vbmcgdGhlIGZpcnN0IGBsaXN0ZWRgIG9mIHRoZSBzY3JhdGNoOyB0aGUgb3duZXIgb2YgdGhlIGxvd2VyIG9uZSBpcyB0aGUgbmV4dCBndWVzcy4gKi9cbiAgI3NlbGVjdChrOiBudW1iZXIsIHJhbms6IG51bWJlciwgbGlzdGVkOiBudW1iZXIpOiBudW1iZXIge1xuICAgIGNvbnN0IHsgc29ydGVkLCB2YWx1ZXMsIG93bmVycyB9ID0gdGhpcy5zY3JhdGNoO1xuICAgIGZvciAobGV0IGkgPSAwOyBpIDwgbGlzdGVkOyBpKyspIHNvcnRlZFtpXSA9IHZhbHVlc1tpXTtcbiAgICBjb25zdCBsb3cgPSBNYXRoLmZsb29yKHJhbmspO1xuICAgIHNlbGVjdChzb3J0ZWQsIGxvdywgMCwgbGlzdGVkIC0gMSk7XG4gICAgY29uc3QgYmVsb3cgPSBzb3J0ZWRbbG93XTtcbiAgICBsZXQgYWJvdmUgPSBiZWxvdztcbiAgICBpZiAocmFuayA+IGxvdykge1xuICAgICAgYWJvdmUgPSBJbmZpbml0eTtcbiAgICAgIGZvciAobGV0IGkgPSBsb3cgKyAxOyBpIDwgbGlzdGVkOyBpKyspIGlmIChzb3J0ZWRbaV0gPCBhYm92ZSkgYWJvdmUgPSBzb3J0ZWRbaV07XG4gICAgfVxuICAgIGxldCBvd25lciA9IDA7XG4gICAgd2hpbGUgKHZhbHVlc1tvd25lcl0gIT09IGJlbG93KSBvd25lcisrO1xuICAgIHRoaXMuI293bmVyc1trXSA9IG93bmVyc1tvd25lcl07XG4gICAgcmV0dXJuIGJlbG93ID09PSBhYm92ZSA/IGJlbG93IDogYmVsb3cgKyAocmFuayAtIGxvdykgKiAoYWJvdmUgLSBiZWxvdyk7XG4gIH1cbn1cbiIsICIvKiogU3VyZmFjZXMgb2YgbWFueSBwYXJhbWV0ZXIgdmVjdG9yczogYWxsIHZhbHVlcyBhdCBhIHBvaW50LCByZWR1Y2VkIHRvIG1lYW4sIGRldmlhdGlvbiBhbmQgcXVhbnRpbGVzLiAqL1xuaW1wb3J0IHR5cGUgeyBTdXJmYWNlTWVtb3J5IH0gZnJvbSAnLi4vLi4vZm9ybXVsYS93YXNtL2VtaXQtc3VyZmFjZS5qcyc7XG5pbXBvcnQgeyBpbnN0YW50aWF0ZSB9IGZyb20gJy4uLy4uL2Zvcm11bGEvd2FzbS9pbnN0YW50aWF0ZS5qcyc7XG5pbXBvcnQgeyBsaW5lT2YgfSBmcm9tICcuLi90aWxlLXBpZWNlcy5qcyc7XG5pbXBvcnQgeyBjcmVhdGVTY3JhdGNoLCBRdWFudGlsZVRyYWNrZXIsIHR5cGUgUmVkdWN0aW9uVmlldyB9IGZyb20gJy4vb3JkZXItc3RhdGlzdGljcy5qcyc7XG5pbXBvcnQgdHlwZSB7IFN1cmZhY2VLZXJuZWwsIFN1cmZhY2VXb3JrIH0gZnJvbSAnLi9zdXJmYWNlLWtlcm5lbC5qcyc7XG5cbi8qKiBSb3dzIG9mIHRhYmxlcyB0aGF0IGEgdGhyZWFkIGNhY2hlcywgYnl0ZXMgYW4gYXhpcy4gKi9cbmNvbnN0IENBQ0hFX0JZVEVTID0gMSA8PCAyNTtcblxuaW50ZXJmYWNlIFZlY3RvckV4cG9ydHMge1xuICByZWFkb25seSB2YWx1ZXM6ICguLi5wbGFjZXM6IG51bWJlcltdKSA9PiB2b2lkO1xuICByZWFkb25seSBzdW06ICh2YWx1ZXM6IG51bWJlciwgZW5kOiBudW1iZXIpID0+IHZvaWQ7XG4gIHJlYWRvbmx5IHNxdWFyZXM6ICh2YWx1ZXM6IG51bWJlciwgZW5kOiBudW1iZXIsIGNlbnRyZTogbnVtYmVyKSA9PiB2b2lkO1xuICByZWFkb25seSBuZWFyYnk6ICh2YWx1ZXM6IG51bWJlciwgZW5kOiBudW1iZXIpID0+IHZvaWQ7XG4gIHJlYWRvbmx5IFtyb3dzOiBgcm93cyR7bnVtYmVyfWBdOiAocGFyYW1ldGVyczogbnVtYmVyLCBvdXQ6IG51bWJlciwgZW5kOiBudW1iZXIpID0+IHZvaWQ7XG59XG5cbi8qKiBIb3cgbWFueSB2YWx1ZXMgb2YgYW4gYXhpcyBoYXZlIHRoZWlyIHJvd3MgaW4gdGhlIGNhY2hlOiBhdCBsZWFzdCBvbmUuICovXG5leHBvcnQgZnVuY3Rpb24gY2FjaGVkUm93cyhsYXlvdXQ6IFN1cmZhY2VNZW1vcnksIGF4aXM6IG51bWJlciwgbGVuZ3RoOiBudW1iZXIpOiBudW1iZXIge1xuICBjb25zdCBieXRlcyA9IDQgKiBsYXlvdXQucGFkZGVkICogbGF5b3V0LnRhYmxlc1theGlzXTtcbiAgcmV0dXJuIGJ5dGVzID09PSAwID8gbGVuZ3RoIDogTWF0aC5tYXgoMSwgTWF0aC5taW4obGVuZ3RoLCBNYXRoLmZsb29yKENBQ0hFX0JZVEVTIC8gYnl0ZXMpKSk7XG59XG5cbi8qKiBUaGUgdHdpbiBvZiBgc2hhZGVycy9zdXJmYWNlLndnc2xgLiAqL1xuZXhwb3J0IGZ1bmN0aW9uIGNyZWF0ZVZlY3RvclN1cmZhY2Uoa2VybmVsOiBTdXJmYWNlS2VybmVsLCBsYXlvdXQ6IFN1cmZhY2VNZW1vcnkpOiBTdXJmYWNlV29yayB7XG4gIGNvbnN0IHsgYXhlcywgcGFyYW1ldGVycywgdmVjdG9ycywgcm9vdHMsIHByb2JhYmlsaXRpZXMgfSA9IGtlcm5lbDtcbiAgY29uc3QgeyBwYWRkZWQgfSA9IGxheW91dDtcbiAgY29uc3QgbGVuZ3RocyA9IGF4ZXMubWFwKCh2YWx1ZXMpID0+IHZhbHVlcy5sZW5ndGgpO1xuICBjb25zdCBsYXN0ID0gYXhlcy5sZW5ndGggLSAxO1xuICBsZXQgZW5kID0gbGF5b3V0LmVuZDtcbiAgY29uc3QgcGxhY2VzID0gbGF5b3V0LnRhYmxlcy5tYXAoKHRhYmxlcywgYXhpcykgPT4ge1xuICAgIGNvbnN0IGNhcGFjaXR5ID0gYXhpcyA+IGxhc3QgPyAxIDogY2FjaGVkUm93cyhsYXlvdXQsIGF4aXMsIGxlbmd0aHNbYXhpc10pO1xuICAgIGNvbnN0IHBsYWNlID0geyBzdGFydDogZW5kLCBieXRlczogNCAqIHBhZGRlZCAqIHRhYmxlcywga2VwdDogY2FwYWNpdHkgfTtcbiAgICBpZiAodGFibGVzID4gMCkgZW5kICs9IHBsYWNlLmJ5dGVzICogY2FwYWNpdHk7XG4gICAgcmV0dXJuIHBsYWNlO1xuICB9KTtcbiAgY29uc3QgeyBtZW1vcnksIGV4cG9ydHMgfSA9IGluc3RhbnRpYXRlKGtlcm5lbC5tb2R1bGUsIGVuZCk7XG4gIGNvbnN0IGZ1bmN0aW9ucyA9IGV4cG9ydHMgYXMgdW5rbm93biBhcyBWZWN0b3JFeHBvcnRzO1xuICBjb25zdCBmNjQgPSBuZXcgRmxvYXQ2NEFycmF5KG1lbW9yeS5idWZmZXIpO1xuICBjb25zdCBmMzIgPSBuZXcgRmxvYXQzMkFycmF5KG1lbW9yeS5idWZmZXIpO1xuICBjb25zdCBpMzIgPSBuZXcgSW50MzJBcnJheShtZW1vcnkuYnVmZmVyKTtcbiAgcGFyYW1ldGVycy5mb3JFYWNoKChjb2x1bW4sIHApID0+IHtcbiAgICBjb25zdCBzdGFydCA9IGxheW91dC5wYXJhbWV0ZXJzIC8gOCArIHAgKiBwYWRkZWQ7XG4gICAgZjY0LnNldChjb2x1bW4sIHN0YXJ0KTtcbiAgICBmNjQuZmlsbChjb2x1bW5bdmVjdG9ycyAtIDFdLCBzdGFydCArIHZlY3RvcnMsIHN0YXJ0ICsgcGFkZGVkKTtcbiAgfSk7XG5cbiAgLyoqIFRoZSBhZGRyZXNzIG9mIGFuIGF4aXMncyB0YWJsZXMgYXQgb25lIG9mIGl0cyB2YWx1ZXM7IGNvbXB1dGVkIGFnYWluIHdoZXJlIGFub3RoZXIgdmFsdWUgaGFzIHJlcGxhY2VkIHRoZW0uICovXG4gIGNvbnN0IHJvd3MgPSBwbGFjZXMubWFwKCh7IHN0YXJ0LCBieXRlcywga2VwdDogY2FwYWNpdHkgfSwgYXhpcykgPT4ge1xuICAgIGlmIChieXRlcyA9PT0gMCkgcmV0dXJuICgpID0+IHN0YXJ0O1xuICAgIGNvbnN0IG1ha2UgPSBmdW5jdGlvbnNbYHJvd3Mke2F4aXN9YF07XG4gICAgY29uc3QgY2FjaGVkSW5kZXggPSBuZXcgRmxvYXQ2NEFycmF5KGNhcGFjaXR5KS5maWxsKC0xKTtcbiAgICByZXR1cm4gKGluZGV4OiBudW1iZXIpOiBudW1iZXIgPT4ge1xuICAgICAgY29uc3Qgc2xvdCA9IGluZGV4ICUgY2FwYWNpdHk7XG4gICAgICBjb25zdCBwbGFjZSA9IHN0YXJ0ICsgc2xvdCAqIGJ5dGVzO1xuICAgICAgaWYgKGNhY2hlZEluZGV4W3Nsb3RdICE9PSBpbmRleCkge1xuICAgICAgICBpZiAoYXhpcyA8PSBsYXN0KSBmNjRbbGF5b3V0LmF4aXNWYWx1ZSAvIDhdID0gYXhlc1theGlzXVtpbmRleF07XG4gICAgICAgIG1ha2UobGF5b3V0LnBhcmFtZXRlcnMsIHBsYWNlLCBwbGFjZSArIDQgKiBwYWRkZWQpO1xuICAgICAgICBjYWNoZWRJbmRleFtzbG90XSA9IGluZGV4O1xuICAgICAgfVxuICAgICAgcmV0dXJuIHBsYWNlO1xuICAgIH07XG4gIH0pO1xuXG4gIGNvbnN0IHZpZXc6IFJlZHVjdGlvblZpZXcgPSB7IGxheW91dCwgZjMyLCBpMzIsIG5lYXJieTogZnVuY3Rpb25zLm5lYXJieSB9O1xuICBjb25zdCBzY3JhdGNoID0gY3JlYXRlU2NyYXRjaCh2ZWN0b3JzKTtcbiAgY29uc3QgdHJhY2tlcnMgPSBBcnJheS5mcm9tKHsgbGVuZ3RoOiByb290cyB9LCAoKSA9PiBuZXcgUXVhbnRpbGVUcmFja2VyKHZlY3RvcnMsIHByb2JhYmlsaXRpZXMsIHNjcmF0Y2gpKTtcbiAgY29uc3QgaW5kaWNlcyA9IG5ldyBJbnQzMkFycmF5KGF4ZXMubGVuZ3RoICsgMSk7XG4gIGNvbnN0IHBvaW50ZXJzID0gbmV3IEFycmF5PG51bWJlcj4ocGxhY2VzLmxlbmd0aCArIDIpO1xuICAvKiogTWVhbiwgZGV2aWF0aW9uIGFuZCBxdWFudGlsZXMgb2Ygb25lIHJvb3QncyB2YWx1ZXMgYXQgYSBwb2ludC4gKi9cbiAgY29uc3QgcmVkdWNlZCA9IG5ldyBGbG9hdDY0QXJyYXkoMiArIHByb2JhYmlsaXRpZXMubGVuZ3RoKTtcbiAgY29uc3QgY29sdW1uRW5kID0gKHJvb3Q6IG51bWJlcik6IG51bWJlciA9PiBsYXlvdXQudmFsdWVzICsgNCAqIHBhZGRlZCAqIChyb290ICsgMSk7XG5cbiAgY29uc3QgcmVkdWNlID0gKHJvb3Q6IG51bWJlcik6IHZvaWQgPT4ge1xuICAgIGNvbnN0IHN0YXJ0ID0gbGF5b3V0LnZhbHVlcyArIDQgKiBwYWRkZWQgKiByb290O1xuICAgIGNvbnN0IHN0b3AgPSBjb2x1bW5FbmQocm9vdCk7XG4gICAgLyoqIFNldHMgdGhlIHBhZGRpbmcgdmVjdG9ycyB0byBhIHZhbHVlIHRoYXQgZG9lcyBub3QgY2hhbmdlIHRoZSByZWR1Y3Rpb24uICovXG4gICAgY29uc3QgcGFkID0gKHZhbHVlOiBudW1iZXIpOiB2b2lkID0+IHtcbiAgICAgIGZvciAobGV0IHYgPSB2ZWN0b3JzOyB2IDwgcGFkZGVkOyB2KyspIGYzMltzdGFydCAvIDQgKyB2XSA9IHZhbHVlO1xuICAgIH07XG4gICAgcGFkKDApO1xuICAgIGZ1bmN0aW9ucy5zdW0oc3RhcnQsIHN0b3ApO1xuICAgIGNvbnN0IG1lYW4gPSBmNjRbbGF5b3V0LnN1bSAvIDhdIC8gdmVjdG9ycztcbiAgICBpZiAoIU51bWJlci5pc0Zpbml0ZShtZWFuKSkge1xuICAgICAgcmVkdWNlZC5maWxsKE51bWJlci5OYU4pO1xuICAgICAgcmV0dXJuO1xuICAgIH1cbiAgICBjb25zdCBjZW50cmUgPSBNYXRoLmZyb3VuZChtZWFuKTtcbiAgICBwYWQoY2VudHJlKTtcbiAgICBmdW5jdGlvbnMuc3F1YXJlcyhzdGFydCwgc3RvcCwgY2VudHJlKTtcbiAgICBjb25zdCBzcXVhcmVzID0gZjY0W2xheW91dC5zdW0gLyA4XSAtIHZlY3RvcnMgKiAobWVhbiAtIGNlbnRyZSkgKiogMjtcbiAgICBjb25zdCBkZXZpYXRpb24gPSBNYXRoLnNxcnQoTWF0aC5tYXgoMCwgc3F1YXJlcykgLyAodmVjdG9ycyAtIDEpKTtcbiAgICByZWR1Y2VkWzBdID0gbWVhbjtcbiAgICByZWR1Y2VkWzFdID0gZGV2aWF0aW9uO1xuICAgIGlmIChkZXZpYXRpb24gPT09IDApIHtcbiAgICAgIHJlZHVjZWQuZmlsbChmMzJbc3RhcnQgLyA0XSwgMik7XG4gICAgICByZXR1cm47XG4gICAgfVxuICAgIHBhZChJbmZpbml0eSk7XG4gICAgdHJhY2tlcnNbcm9vdF0uZmluZCh2aWV3LCBzdGFydCwgc3RvcCwgZGV2aWF0aW9uLCByZWR1Y2VkLCAyKTtcbiAgfTtcblxuICByZXR1cm4gKGZpcnN0LCBjb3VudCwgb3V0LCBhdCkgPT4ge1xuICAgIGxpbmVPZihmaXJzdCwgbGVuZ3RocywgaW5kaWNlcyk7XG4gICAgY29uc3QgZnJvbSA9IGZpcnN0ICUgbGVuZ3Roc1tsYXN0XTtcbiAgICBmb3IgKGxldCBheGlzID0gMDsgYXhpcyA8IHBsYWNlcy5sZW5ndGg7IGF4aXMrKykge1xuICAgICAgaWYgKGF4aXMgIT09IGxhc3QpIHBvaW50ZXJzW2F4aXNdID0gcm93c1theGlzXShpbmRpY2VzW2F4aXNdKTtcbiAgICB9XG4gICAgcG9pbnRlcnNbcGxhY2VzLmxlbmd0aF0gPSBsYXlvdXQudmFsdWVzO1xuICAgIHBvaW50ZXJzW3BsYWNlcy5sZW5ndGggKyAxXSA9IGNvbHVtbkVuZCgwKTtcbiAgICBmb3IgKGxldCBrID0gMDsgayA8IGNvdW50OyBrKyspIHtcbiAgICAgIHBvaW50ZXJzW2xhc3RdID0gcm93c1tsYXN0XShmcm9tICsgayk7XG4gICAgICBmdW5jdGlvbnMudmFsdWVzKC4uLnBvaW50ZXJzKTtcbiAgICAgIGZvciAobGV0IHJvb3QgPSAwOyByb290IDwgcm9vdHM7IHJvb3QrKykge1xuICAgICAgICBpZiAoayA9PT0gMCkgdHJhY2tlcnNbcm9vdF0ucmVzdG9yZSgpO1xuICAgICAgICByZWR1Y2Uocm9vdCk7XG4gICAgICAgIC8vIFRoZSBmaXJzdCBwb2ludCBvZiB0aGUgbmV4dCBsaW5lIGlzIGEgbmVpZ2hib3VyIG9mIHRoZSBmaXJzdCBwb2ludCBvZiB0aGlzIG9uZS5cbiAgICAgICAgaWYgKGsgPT09IDApIHRyYWNrZXJzW3Jvb3RdLnNhdmUoKTtcbiAgICAgICAgY29uc3QgY29sdW1uID0gcm9vdCAqIHJlZHVjZWQubGVuZ3RoO1xuICAgICAgICBmb3IgKGxldCBpID0gMDsgaSA8IHJlZHVjZWQubGVuZ3RoOyBpKyspIG91dFtjb2x1bW4gKyBpXVthdCArIGtdID0gcmVkdWNlZFtpXTtcbiAgICAgIH1cbiAgICB9XG4gIH07XG59XG4iLCAiLyoqIEEgc3VyZmFjZSBvbiBvbmUgdGhyZWFkOiBzdHJldGNoZXMgb2YgZ3JpZCBwb2ludHMgYWxvbmcgdGhlIGxhc3QgYXhpcywgb25lIGFmdGVyIGFub3RoZXIuICovXG5pbXBvcnQgdHlwZSB7IFN1cmZhY2VLZXJuZWwsIFN1cmZhY2VXb3JrIH0gZnJvbSAnLi9zdXJmYWNlLWtlcm5lbC5qcyc7XG5pbXBvcnQgeyBjcmVhdGVMaW5lU3VyZmFjZSB9IGZyb20gJy4vc3VyZmFjZS1saW5lLmpzJztcbmltcG9ydCB7IGNyZWF0ZVZlY3RvclN1cmZhY2UgfSBmcm9tICcuL3N1cmZhY2UtdmVjdG9ycy5qcyc7XG5cbmV4cG9ydCBmdW5jdGlvbiBjcmVhdGVTdXJmYWNlV29yayhrZXJuZWw6IFN1cmZhY2VLZXJuZWwpOiBTdXJmYWNlV29yayB7XG4gIGNvbnN0IHsgbWVtb3J5IH0gPSBrZXJuZWw7XG4gIHJldHVybiBtZW1vcnkua2luZCA9PT0gJ3ZlY3RvcnMnXG4gICAgPyBjcmVhdGVWZWN0b3JTdXJmYWNlKGtlcm5lbCwgbWVtb3J5LmxheW91dClcbiAgICA6IGNyZWF0ZUxpbmVTdXJmYWNlKGtlcm5lbCwgbWVtb3J5LmxheW91dCk7XG59XG4iXSwKICAibWFwcGluZ3MiOiAiO0FBQ0EsU0FBUyxRQUFRLGdCQUFnQjs7O0FDRWpDLFNBQVMsWUFBWSxjQUFjO0FBRW5DLE9BQU8sa0JBQWtCO0FBc0dsQixTQUFTLGlCQUEyQjtBQUN6QyxNQUFJLGVBQWUsS0FBTSxPQUFNLElBQUksTUFBTSxzQkFBc0I7QUFDL0QsU0FBTyxhQUFhLFVBQVU7QUFDaEM7OztBQ3pHQSxJQUFNLFNBQ0osV0FBQywrR0FBbUcsSUFBRTtBQUV4RyxTQUFTLFFBQVEsV0FBMkI7QUFDMUMsUUFBTSxPQUFPLFVBQVUsWUFBWSxDQUFDLEtBQUs7QUFDekMsTUFBSSxjQUFjLEtBQU0sUUFBTztBQUMvQixNQUFJLGNBQWMsSUFBTSxRQUFPO0FBQy9CLE1BQUksY0FBYyxLQUFNLFFBQU87QUFDL0IsTUFBSSxPQUFPLElBQU8sUUFBTyxNQUFNLEtBQUssU0FBUyxFQUFFLEVBQUUsU0FBUyxHQUFHLEdBQUcsQ0FBQztBQUNqRSxTQUFPLE9BQU8sUUFBVSxNQUFNLEtBQUssU0FBUyxFQUFFLEVBQUUsU0FBUyxHQUFHLEdBQUcsQ0FBQyxLQUFLLE9BQU8sS0FBSyxTQUFTLEVBQUUsQ0FBQztBQUMvRjtBQUdPLFNBQVMsUUFBUSxNQUFzQjtBQUM1QyxTQUFPLEtBQUssUUFBUSxRQUFRLE9BQU87QUFDckM7QUFRTyxTQUFTLGVBQWUsTUFBc0I7QUFDbkQsU0FBTyxLQUFLLFFBQVEsUUFBUSxDQUFDLGNBQWM7QUFDekMsVUFBTSxPQUFPLFVBQVUsWUFBWSxDQUFDLEtBQUs7QUFDekMsVUFBTSxRQUFRLE9BQU8sS0FBTyxPQUFPLGNBQWMsT0FBUyxJQUFJLElBQUksU0FBUyxNQUFPLFdBQVc7QUFDN0YsV0FBTyxNQUFNLE9BQU8sVUFBVSxNQUFNO0FBQUEsRUFDdEMsQ0FBQztBQUNIO0FBR0EsSUFBTSxVQUFVO0FBR1QsU0FBUyxlQUFlLE1BQXNCO0FBQ25ELFFBQU0sUUFBUSxLQUFLLE1BQU0sSUFBSTtBQUM3QixRQUFNLE9BQWlCLENBQUM7QUFDeEIsUUFBTSxRQUFRLENBQUMsTUFBTSxNQUFNO0FBQ3pCLFVBQU0sYUFBYSxNQUFNLEtBQUssUUFBUSxLQUFLLElBQUksS0FBTSxJQUFJLElBQUksTUFBTSxVQUFVLFFBQVEsS0FBSyxNQUFNLElBQUksQ0FBQyxDQUFDO0FBQ3RHLFFBQUksV0FBWSxNQUFLLEtBQUssUUFBUSxJQUFJLENBQUM7QUFBQSxRQUNsQyxNQUFLLEtBQUssU0FBUyxDQUFDLEtBQUssTUFBTSxRQUFRLElBQUksQ0FBQztBQUFBLEVBQ25ELENBQUM7QUFDRCxTQUFPLEtBQUssS0FBSyxJQUFJO0FBQ3ZCO0FBR0EsSUFBTSxTQUFTO0FBR1IsU0FBUyxlQUFlLE1BQWMsT0FBZSxLQUFxQjtBQUMvRSxRQUFNLE9BQU8sS0FBSyxVQUFVLE1BQU0sU0FBUyxJQUFJLEtBQUssSUFBSSxHQUFHLFFBQVEsTUFBTTtBQUN6RSxRQUFNLEtBQUssS0FBSyxVQUFVLE1BQU0sU0FBUyxLQUFLLFNBQVMsS0FBSyxJQUFJLEtBQUssUUFBUSxRQUFRLE1BQU07QUFDM0YsUUFBTSxDQUFDLFFBQVEsS0FBSyxJQUFJLENBQUMsT0FBTyxJQUFJLFdBQU0sSUFBSSxLQUFLLEtBQUssU0FBUyxXQUFNLEVBQUU7QUFDekUsUUFBTSxRQUFRLEtBQUssSUFBSSxHQUFHLEtBQUssSUFBSSxLQUFLLEVBQUUsSUFBSSxLQUFLO0FBQ25ELFFBQU0sT0FBTyxHQUFHLE1BQU0sR0FBRyxlQUFlLEtBQUssTUFBTSxNQUFNLEVBQUUsQ0FBQyxDQUFDLEdBQUcsS0FBSztBQUNyRSxTQUFPLEdBQUcsSUFBSTtBQUFBLEVBQUssSUFBSSxPQUFPLE9BQU8sU0FBUyxRQUFRLElBQUksQ0FBQyxHQUFHLElBQUksT0FBTyxLQUFLLENBQUM7QUFDakY7OztBQzNDQSxJQUFNLE9BQU87QUFDYixJQUFNLFNBQVM7QUFNUixTQUFTLE1BQU1BLE9BQXNCO0FBQzFDLFNBQU8sT0FBT0E7QUFDaEI7QUFPQSxTQUFTLFdBQVcsTUFBYyxRQUEwQztBQUMxRSxTQUFPLEtBQUssUUFBUSxRQUFRLENBQUMsR0FBR0MsVUFBaUIsT0FBT0EsS0FBSSxDQUFDO0FBQy9EO0FBWU8sSUFBTSxlQUFOLGNBQTJCLE1BQU07QUFBQSxFQUNwQixPQUFPO0FBQUEsRUFDaEI7QUFBQSxFQUNBO0FBQUEsRUFDQTtBQUFBLEVBQ0E7QUFBQTtBQUFBLEVBRUE7QUFBQSxFQUVULFlBQ0UsTUFDQSxTQUNBLEtBQ0EsVUFBcUUsQ0FBQyxHQUN0RTtBQUNBLFVBQU0sU0FBUyxFQUFFLFNBQVMsZUFBZSxPQUFPLEdBQUcsS0FBSyxRQUFRLEdBQUcsRUFBRTtBQUNyRSxVQUFNLFNBQVMsQ0FBQyxTQUFpQixXQUFXLE1BQU0sQ0FBQ0EsVUFBU0EsS0FBSTtBQUNoRSxVQUFNLE9BQU8sT0FBTyxPQUFPLEdBQUcsUUFBUSxVQUFVLFNBQVksU0FBWSxFQUFFLE9BQU8sUUFBUSxNQUFNLENBQUM7QUFDaEcsU0FBSyxPQUFPO0FBQ1osU0FBSyxTQUFTO0FBQ2QsU0FBSyxNQUFNLE9BQU8sT0FBTyxHQUFHO0FBQzVCLFNBQUssT0FBTyxRQUFRLFFBQVE7QUFDNUIsU0FBSyxRQUFRLFFBQVEsU0FBUyxDQUFDO0FBQUEsRUFDakM7QUFBQTtBQUFBLEVBR0EsT0FBTyxRQUEyQztBQUNoRCxVQUFNLEVBQUUsU0FBUyxJQUFJLElBQUksS0FBSztBQUM5QixXQUFPLEVBQUUsU0FBUyxXQUFXLFNBQVMsTUFBTSxHQUFHLEtBQUssV0FBVyxLQUFLLE1BQU0sRUFBRTtBQUFBLEVBQzlFO0FBQ0Y7OztBQzVFQSxJQUFNLFVBQXVDLElBQUk7QUFBQSxFQUMvQztBQUFBLElBQ0UsQ0FBQyw4RkFBbUIsaUJBQWlCO0FBQUEsSUFDckMsQ0FBQyxnSEFBc0Isb0JBQW9CO0FBQUEsSUFDM0MsQ0FBQyx3Q0FBVSxRQUFRO0FBQUEsRUFDckIsRUFBRSxRQUFRLENBQUMsQ0FBQyxTQUFTLEtBQUssTUFBTSxDQUFDLEdBQUcsT0FBTyxFQUFFLElBQUksQ0FBQyxRQUFRLE1BQU0sQ0FBQyxRQUFRLE1BQU0sQ0FBQyxDQUFDLENBQVUsQ0FBQztBQUM5RjtBQUdBLElBQU0sUUFBcUMsSUFBSSxJQUFJO0FBQUEsRUFDakQsR0FBRyxDQUFDLEdBQUcsa0RBQVUsRUFBRSxJQUFJLENBQUNDLFVBQVMsQ0FBQ0EsT0FBTSxHQUFHLENBQVU7QUFBQSxFQUNyRCxHQUFHLENBQUMsR0FBRyxvREFBVyxFQUFFLElBQUksQ0FBQ0EsVUFBUyxDQUFDQSxPQUFNLEdBQUcsQ0FBVTtBQUFBLEVBQ3RELEdBQUcsQ0FBQyxHQUFHLHdCQUFNLEVBQUUsSUFBSSxDQUFDQSxVQUFTLENBQUNBLE9BQU0sR0FBRyxDQUFVO0FBQUEsRUFDakQsQ0FBQyxVQUFLLEdBQUc7QUFBQSxFQUNULENBQUMsVUFBSyxHQUFHO0FBQUEsRUFDVCxDQUFDLFVBQUssR0FBRztBQUFBLEVBQ1QsQ0FBQyxVQUFLLEdBQUc7QUFBQSxFQUNULENBQUMsVUFBSyxHQUFHO0FBQUEsRUFDVCxDQUFDLFVBQUssR0FBRztBQUFBLEVBQ1QsQ0FBQyxVQUFLLEdBQUc7QUFBQSxFQUNULENBQUMsVUFBSyxJQUFJO0FBQUEsRUFDVixDQUFDLFVBQUssSUFBSTtBQUFBLEVBQ1YsQ0FBQyxVQUFLLElBQUk7QUFBQSxFQUNWLENBQUMsVUFBSyxJQUFJO0FBQUEsRUFDVixDQUFDLFVBQUssS0FBSztBQUFBLEVBQ1gsQ0FBQyxVQUFLLElBQUk7QUFBQSxFQUNWLENBQUMsUUFBSyxLQUFLO0FBQUEsRUFDWCxDQUFDLFVBQUssV0FBVztBQUFBLEVBQ2pCLENBQUMsVUFBSywyQkFBMkI7QUFBQSxFQUNqQyxHQUFHLENBQUMsR0FBRyw4Q0FBVSxFQUFFLElBQUksQ0FBQ0EsVUFBUyxDQUFDQSxPQUFNLEdBQUcsQ0FBVTtBQUN2RCxDQUFDO0FBRUQsSUFBTSxlQUFlO0FBR2QsU0FBUyxZQUFZLFdBQXVDO0FBQ2pFLFFBQU0sUUFBUSxhQUFhLFFBQVEsU0FBUztBQUM1QyxTQUFPLFFBQVEsSUFBSSxTQUFZLE9BQU8sS0FBSztBQUM3QztBQUdPLFNBQVMsU0FBUyxXQUF1QztBQUM5RCxRQUFNQyxTQUFRLFVBQVUsVUFBVSxNQUFNO0FBQ3hDLFFBQU0sUUFBUSxZQUFZLFNBQVM7QUFDbkMsTUFBSSxVQUFVLE9BQVcsUUFBTyxJQUFJLEtBQUs7QUFDekMsU0FBTyxNQUFNLElBQUksU0FBUyxNQUFNQSxXQUFVLGFBQWEsV0FBVyxLQUFLQSxNQUFLLElBQUlBLFNBQVE7QUFDMUY7QUFHQSxTQUFTLE1BQU1DLE9BQXNCO0FBQ25DLFNBQU8sQ0FBQyxHQUFHQSxNQUFLLFVBQVUsTUFBTSxDQUFDLEVBQUUsSUFBSSxDQUFDLFdBQVcsUUFBUSxJQUFJLE1BQU0sS0FBSyxNQUFNLEVBQUUsS0FBSyxFQUFFO0FBQzNGO0FBR08sU0FBUyxVQUFVQSxPQUFrQztBQUMxRCxRQUFNLFFBQVEsTUFBTUEsS0FBSTtBQUN4QixTQUFPLFVBQVVBLFNBQVEsUUFBUSxLQUFLLEtBQUssSUFBSSxRQUFRO0FBQ3pEO0FBR08sU0FBUyxTQUFTQSxPQUFzQjtBQUM3QyxTQUFPLE1BQU1BLEtBQUksRUFDZCxZQUFZLEVBQ1osUUFBUSxzQ0FBc0MsRUFBRTtBQUNyRDs7O0FDL0RPLElBQU0sYUFBYTtBQUduQixJQUFNLGtCQUFrQjtBQVN4QixJQUFNLFlBQVk7QUFTbEIsU0FBUyxTQUFTLE1BQWMsT0FBNkI7QUFDbEUsU0FBTyxJQUFJO0FBQUEsSUFDVDtBQUFBLElBQ0Esa0VBQWtFLEtBQUssSUFBSSxJQUFJO0FBQUEsSUFDL0UseUVBQXlFLE1BQU0sS0FBSyxDQUFDO0FBQUEsRUFDdkY7QUFDRjs7O0FDYk8sU0FBUyxZQUFZLFNBQWlCLE1BQVksU0FBaUIsS0FBMkI7QUFDbkcsU0FBTyxJQUFJO0FBQUEsSUFDVDtBQUFBLElBQ0EsR0FBRyxPQUFPO0FBQUEsRUFBSyxlQUFlLFNBQVMsS0FBSyxPQUFPLEtBQUssR0FBRyxDQUFDO0FBQUEsSUFDNUQ7QUFBQSxJQUNBO0FBQUEsTUFDRSxPQUFPLEVBQUUsVUFBVSxLQUFLLFFBQVEsRUFBRTtBQUFBLElBQ3BDO0FBQUEsRUFDRjtBQUNGO0FBRUEsSUFBTSxXQUFnRTtBQUFBLEVBQ3BFLENBQUMsU0FBUyxNQUFNO0FBQUEsRUFDaEIsQ0FBQyxVQUFVLHVDQUF1QztBQUFBO0FBQUEsRUFFbEQsQ0FBQyxRQUFRLDBDQUEwQztBQUFBLEVBQ25ELENBQUMsVUFBVSxnQ0FBZ0M7QUFDN0M7QUFFQSxJQUFNLFVBQStDLEVBQUUsS0FBSyxRQUFRLEtBQUssUUFBUSxLQUFLLE9BQU87QUFHN0YsSUFBTSxpQkFBOEMsb0JBQUksSUFBSTtBQUFBLEVBQzFELENBQUMsS0FBSyx5QkFBeUI7QUFBQSxFQUMvQixDQUFDLEtBQUssK0JBQStCO0FBQUEsRUFDckMsQ0FBQyxLQUFLLDhCQUE4QjtBQUFBLEVBQ3BDLENBQUMsS0FBSywrQ0FBK0M7QUFDdkQsQ0FBQztBQUVELFNBQVMsV0FBVyxXQUF1QztBQUN6RCxNQUFJLFdBQUMsVUFBTSxHQUFDLEVBQUMsS0FBSyxTQUFTLEVBQUcsUUFBTztBQUNyQyxRQUFNLFVBQVUsU0FBUyxTQUFTO0FBQ2xDLFNBQU8sWUFBWSxTQUFZLFNBQVksU0FBUyxPQUFPLGdCQUFnQixTQUFTO0FBQ3RGO0FBR0EsU0FBUyxhQUFhLFNBQWlCLEVBQUUsT0FBTyxJQUFJLEdBQVNDLE9BQW9CO0FBQy9FLFFBQU0sS0FBS0EsTUFBSyxPQUFPLFlBQVk7QUFDbkMsTUFBSSxNQUFNLEdBQUc7QUFDWCxVQUFNQyxTQUFRLFFBQVE7QUFDdEIsVUFBTTtBQUFBLE1BQ0o7QUFBQSxNQUNBLEVBQUUsT0FBT0EsUUFBTyxLQUFLQSxTQUFRLEVBQUU7QUFBQSxNQUMvQixhQUFhQSxTQUFRLENBQUMsS0FBS0QsTUFBSyxFQUFFLENBQUM7QUFBQSxNQUNuQyxTQUFTQSxNQUFLLE1BQU0sR0FBRyxFQUFFLEtBQUssR0FBRyxHQUFHLFNBQVNBLE1BQUssRUFBRSxDQUFDLENBQUM7QUFBQSxJQUN4RDtBQUFBLEVBQ0Y7QUFDQSxRQUFNLFFBQVEsVUFBVUEsS0FBSTtBQUM1QixNQUFJLFVBQVUsT0FBVztBQUN6QixRQUFNLFFBQVEsQ0FBQyxHQUFHQSxLQUFJLEVBQUUsVUFBVSxDQUFDLFFBQVEsTUFBTSxXQUFXLENBQUMsR0FBRyxLQUFLLEVBQUUsQ0FBQyxDQUFDO0FBQ3pFLFFBQU0sTUFBTSxDQUFDLEdBQUdBLEtBQUksRUFBRSxLQUFLLElBQUksT0FBTyxDQUFDLENBQUM7QUFDeEMsUUFBTSxRQUFRLElBQUksWUFBWSxDQUFDLEtBQUssR0FBRyxTQUFTLEVBQUUsRUFBRSxZQUFZLEVBQUUsU0FBUyxHQUFHLEdBQUc7QUFDakYsUUFBTTtBQUFBLElBQ0o7QUFBQSxJQUNBLEVBQUUsT0FBTyxJQUFJO0FBQUEsSUFDYixhQUFhLFFBQVEsQ0FBQyxNQUFNQSxLQUFJLGdCQUFnQixLQUFLLGFBQWEsR0FBRyw0QkFBNEIsSUFBSTtBQUFBLElBQ3JHLFNBQVMsS0FBSyxVQUFVQSxLQUFJO0FBQUEsRUFDOUI7QUFDRjtBQUdPLFNBQVMsSUFBSSxTQUEwQjtBQUM1QyxNQUFJLFFBQVEsU0FBUyxZQUFZO0FBQy9CLFVBQU0sSUFBSTtBQUFBLE1BQ1I7QUFBQSxNQUNBLG1CQUFtQixRQUFRLE1BQU0sd0JBQXdCLFVBQVU7QUFBQSxNQUNuRTtBQUFBLElBQ0Y7QUFBQSxFQUNGO0FBQ0EsUUFBTSxTQUFrQixDQUFDO0FBQ3pCLE1BQUksS0FBSztBQUNULE9BQU0sUUFBTyxLQUFLLFFBQVEsUUFBUTtBQUNoQyxVQUFNLE9BQU8sUUFBUSxRQUFRLEVBQUUsQ0FBQztBQUNoQyxRQUFJLFNBQVMsUUFBVztBQUN0QixZQUFNLFFBQVEsUUFBUSxRQUFRLFFBQVEsRUFBRSxHQUFHLEtBQUssQ0FBQztBQUNqRCxVQUFJLFFBQVEsR0FBRztBQUNiLGNBQU0sT0FBTyxTQUFTLFNBQVMsb0JBQW9CO0FBQ25ELGNBQU07QUFBQSxVQUNKO0FBQUEsVUFDQSxFQUFFLE9BQU8sSUFBSSxLQUFLLEtBQUssRUFBRTtBQUFBLFVBQ3pCLE9BQU8sSUFBSSw2QkFBNkIsS0FBSyxDQUFDO0FBQUEsVUFDOUMsaUJBQWlCLFFBQVEsRUFBRSxDQUFDO0FBQUEsUUFDOUI7QUFBQSxNQUNGO0FBQ0EsWUFBTSxPQUFPLEVBQUUsT0FBTyxJQUFJLEtBQUssUUFBUSxFQUFFO0FBQ3pDLGFBQU8sS0FBSyxFQUFFLE1BQU0sTUFBTSxRQUFRLE1BQU0sS0FBSyxHQUFHLEtBQUssR0FBRyxPQUFPLE9BQU8sS0FBSyxNQUFNLFFBQVEsS0FBSyxDQUFDO0FBQy9GLFdBQUssUUFBUTtBQUNiO0FBQUEsSUFDRjtBQUNBLGVBQVcsQ0FBQ0UsT0FBTSxPQUFPLEtBQUssVUFBVTtBQUN0QyxjQUFRLFlBQVk7QUFDcEIsWUFBTSxPQUFPLFFBQVEsS0FBSyxPQUFPLElBQUksQ0FBQztBQUN0QyxVQUFJLFNBQVMsT0FBVztBQUN4QixZQUFNLE9BQU8sRUFBRSxPQUFPLElBQUksS0FBSyxLQUFLLEtBQUssT0FBTztBQUNoRCxXQUFLLEtBQUs7QUFDVixVQUFJQSxVQUFTLFFBQVMsVUFBUztBQUMvQixVQUFJQSxVQUFTLE9BQVEsY0FBYSxTQUFTLE1BQU0sS0FBSyxNQUFNLEdBQUcsRUFBRSxDQUFDLENBQUM7QUFDbkUsVUFBSUEsVUFBUyxZQUFZLFlBQVksS0FBSyxRQUFRLEVBQUUsS0FBSyxFQUFFLEdBQUc7QUFDNUQsY0FBTTtBQUFBLFVBQ0o7QUFBQSxVQUNBLEVBQUUsT0FBTyxJQUFJLEtBQUssS0FBSyxFQUFFO0FBQUEsVUFDekIsYUFBYSxLQUFLLENBQUM7QUFBQSxVQUNuQjtBQUFBLFFBQ0Y7QUFBQSxNQUNGO0FBQ0EsVUFBSUEsVUFBUyxZQUFZLENBQUMsT0FBTyxTQUFTLE9BQU8sSUFBSSxDQUFDLEdBQUc7QUFDdkQsY0FBTTtBQUFBLFVBQ0o7QUFBQSxVQUNBO0FBQUEsVUFDQSxhQUFhLEtBQUssUUFBUSxDQUFDLEtBQUssSUFBSTtBQUFBLFVBQ3BDO0FBQUEsUUFDRjtBQUFBLE1BQ0Y7QUFDQSxhQUFPLEtBQUssRUFBRSxNQUFBQSxPQUFNLE1BQU0sT0FBT0EsVUFBUyxXQUFXLE9BQU8sSUFBSSxJQUFJLE9BQU8sS0FBSyxNQUFNLFFBQVEsTUFBTSxDQUFDO0FBQ3JHLGVBQVM7QUFBQSxJQUNYO0FBQ0EsVUFBTSxNQUFNLE9BQU8sY0FBYyxRQUFRLFlBQVksRUFBRSxLQUFLLENBQUM7QUFDN0QsVUFBTTtBQUFBLE1BQ0o7QUFBQSxNQUNBLEVBQUUsT0FBTyxJQUFJLEtBQUssS0FBSyxFQUFFO0FBQUEsTUFDekIsYUFBYSxLQUFLLENBQUMsS0FBSyxLQUFLLFVBQVUsR0FBRyxDQUFDO0FBQUEsTUFDM0MsZUFBZSxJQUFJLEdBQUcsS0FDcEIsV0FBVyxHQUFHLEtBQ2Q7QUFBQSxJQUNKO0FBQUEsRUFDRjtBQUNBLFFBQU0sTUFBTSxFQUFFLE9BQU8sUUFBUSxRQUFRLEtBQUssUUFBUSxPQUFPO0FBQ3pELFNBQU8sS0FBSyxFQUFFLE1BQU0sT0FBTyxNQUFNLDBCQUEwQixPQUFPLE9BQU8sS0FBSyxNQUFNLEtBQUssUUFBUSxNQUFNLENBQUM7QUFDeEcsU0FBTztBQUNUOzs7QUNoSkEsSUFBTSxzQkFBc0I7QUFHNUIsSUFBTSxtQkFBbUI7QUFHekIsU0FBUyxTQUFTLEdBQVcsR0FBbUI7QUFDOUMsUUFBTSxPQUFPLE1BQU0sS0FBSyxFQUFFLFFBQVEsRUFBRSxTQUFTLEVBQUUsR0FBRyxDQUFDLEdBQUcsTUFBTSxDQUFDLENBQUMsQ0FBQztBQUMvRCxXQUFTLElBQUksR0FBRyxLQUFLLEVBQUUsUUFBUSxJQUFLLE1BQUssQ0FBQyxFQUFFLENBQUMsSUFBSTtBQUNqRCxXQUFTLElBQUksR0FBRyxLQUFLLEVBQUUsUUFBUSxLQUFLO0FBQ2xDLGFBQVMsSUFBSSxHQUFHLEtBQUssRUFBRSxRQUFRLEtBQUs7QUFDbEMsWUFBTSxPQUFPLEVBQUUsSUFBSSxDQUFDLE1BQU0sRUFBRSxJQUFJLENBQUMsSUFBSSxJQUFJO0FBQ3pDLFVBQUksT0FBTyxLQUFLLElBQUksS0FBSyxJQUFJLENBQUMsRUFBRSxDQUFDLElBQUksR0FBRyxLQUFLLENBQUMsRUFBRSxJQUFJLENBQUMsSUFBSSxHQUFHLEtBQUssSUFBSSxDQUFDLEVBQUUsSUFBSSxDQUFDLElBQUksSUFBSTtBQUNyRixVQUFJLElBQUksS0FBSyxJQUFJLEtBQUssRUFBRSxJQUFJLENBQUMsTUFBTSxFQUFFLElBQUksQ0FBQyxLQUFLLEVBQUUsSUFBSSxDQUFDLE1BQU0sRUFBRSxJQUFJLENBQUMsR0FBRztBQUNwRSxlQUFPLEtBQUssSUFBSSxNQUFNLEtBQUssSUFBSSxDQUFDLEVBQUUsSUFBSSxDQUFDLElBQUksQ0FBQztBQUFBLE1BQzlDO0FBQ0EsV0FBSyxDQUFDLEVBQUUsQ0FBQyxJQUFJO0FBQUEsSUFDZjtBQUFBLEVBQ0Y7QUFDQSxTQUFPLEtBQUssRUFBRSxNQUFNLEVBQUUsRUFBRSxNQUFNO0FBQ2hDO0FBR08sU0FBUyxRQUFRQyxPQUFjQyxRQUFvQztBQUN4RSxRQUFNLFNBQVNELE1BQUssWUFBWTtBQUNoQyxRQUFNLFFBQVEsS0FBSyxJQUFJLEdBQUcsS0FBSyxNQUFNLE9BQU8sU0FBUyxDQUFDLENBQUM7QUFDdkQsU0FDRUMsT0FDRyxPQUFPLENBQUMsY0FBYyxVQUFVLFVBQVUsZ0JBQWdCLEVBQzFELElBQUksQ0FBQyxjQUFjO0FBQ2xCLFVBQU0sUUFBUSxVQUFVLFlBQVk7QUFDcEMsVUFBTSxZQUNKLE9BQU8sVUFBVSxNQUFNLE1BQU0sU0FBUyxNQUFNLEtBQU0sTUFBTSxVQUFVLEtBQUssT0FBTyxTQUFTLEtBQUs7QUFDOUYsUUFBSSxTQUFTRCxLQUFJLE1BQU0sU0FBUyxTQUFTLEtBQUssU0FBU0EsS0FBSSxNQUFNLEdBQUksUUFBTyxFQUFFLFdBQVcsS0FBSyxFQUFFO0FBQ2hHLFVBQU0sU0FBUyxLQUFLLElBQUlBLE1BQUssUUFBUSxVQUFVLE1BQU0sSUFBSTtBQUN6RCxXQUFPO0FBQUEsTUFDTDtBQUFBLE1BQ0EsS0FBSyxLQUFLO0FBQUEsUUFDUixTQUFTLE9BQU8sb0JBQW9CLFNBQVMsUUFBUSxLQUFLO0FBQUEsUUFDMUQsWUFBWSxRQUFRLE9BQU87QUFBQSxNQUM3QjtBQUFBLElBQ0Y7QUFBQSxFQUNGLENBQUMsRUFFQSxPQUFPLENBQUMsRUFBRSxXQUFXLElBQUksTUFBTSxPQUFPLFNBQVMsTUFBTSxLQUFLLElBQUlBLE1BQUssUUFBUSxVQUFVLE1BQU0sQ0FBQyxFQUM1RixLQUFLLENBQUMsR0FBRyxNQUFNLEVBQUUsTUFBTSxFQUFFLEdBQUcsRUFDNUIsTUFBTSxHQUFHLENBQUMsRUFDVixJQUFJLENBQUMsRUFBRSxVQUFVLE1BQU0sU0FBUztBQUV2Qzs7O0FDN0NBLFNBQVMsSUFBSSxLQUFvRDtBQUMvRCxTQUFPLEVBQUUsU0FBUyxHQUFHLFNBQVMsR0FBRyxJQUFJO0FBQ3ZDO0FBRU8sU0FBUyxTQUFTLEdBQW1CO0FBQzFDLFNBQU8sS0FBSyxJQUFJLEdBQUcsQ0FBQyxJQUFJLEtBQUssTUFBTSxLQUFLLElBQUksQ0FBQyxLQUFLLElBQUksQ0FBQyxDQUFDLENBQUM7QUFDM0Q7QUFFTyxTQUFTLFFBQVEsR0FBbUI7QUFDekMsUUFBTSxJQUFJLEtBQUssSUFBSSxDQUFDLEtBQUssSUFBSSxDQUFDLENBQUM7QUFDL0IsU0FBTyxLQUFLLElBQUksS0FBSyxJQUFJLEtBQUssS0FBSyxJQUFJO0FBQ3pDO0FBR08sSUFBTSxZQUFxRCxvQkFBSSxJQUFJO0FBQUEsRUFDeEUsQ0FBQyxPQUFPLElBQUksS0FBSyxHQUFHLENBQUM7QUFBQSxFQUNyQixDQUFDLFNBQVMsSUFBSSxLQUFLLEtBQUssQ0FBQztBQUFBLEVBQ3pCLENBQUMsT0FBTyxJQUFJLEtBQUssR0FBRyxDQUFDO0FBQUEsRUFDckIsQ0FBQyxTQUFTLElBQUksS0FBSyxLQUFLLENBQUM7QUFBQSxFQUN6QixDQUFDLFFBQVEsSUFBSSxLQUFLLElBQUksQ0FBQztBQUFBLEVBQ3ZCLENBQUMsU0FBUyxJQUFJLEtBQUssS0FBSyxDQUFDO0FBQUEsRUFDekIsQ0FBQyxRQUFRLElBQUksS0FBSyxJQUFJLENBQUM7QUFBQSxFQUN2QixDQUFDLE9BQU8sSUFBSSxLQUFLLEdBQUcsQ0FBQztBQUFBLEVBQ3JCLENBQUMsT0FBTyxJQUFJLEtBQUssR0FBRyxDQUFDO0FBQUEsRUFDckIsQ0FBQyxPQUFPLElBQUksS0FBSyxHQUFHLENBQUM7QUFBQSxFQUNyQixDQUFDLFFBQVEsSUFBSSxLQUFLLElBQUksQ0FBQztBQUFBLEVBQ3ZCLENBQUMsUUFBUSxJQUFJLEtBQUssSUFBSSxDQUFDO0FBQUEsRUFDdkIsQ0FBQyxXQUFXLElBQUksT0FBTyxDQUFDO0FBQUEsRUFDeEIsQ0FBQyxZQUFZLElBQUksUUFBUSxDQUFDO0FBQUEsRUFDMUIsQ0FBQyxPQUFPLEVBQUUsU0FBUyxHQUFHLFNBQVMsSUFBSSxLQUFLLEtBQUssSUFBSSxDQUFDO0FBQUEsRUFDbEQsQ0FBQyxPQUFPLEVBQUUsU0FBUyxHQUFHLFNBQVMsSUFBSSxLQUFLLEtBQUssSUFBSSxDQUFDO0FBQUEsRUFDbEQ7QUFBQSxJQUNFO0FBQUEsSUFDQTtBQUFBLE1BQ0UsU0FBUztBQUFBLE1BQ1QsU0FBUztBQUFBLE1BQ1QsS0FBSyxJQUFJLFdBQVc7QUFDbEIsY0FBTSxNQUFNLEtBQUssSUFBSSxHQUFHLE1BQU07QUFDOUIsZUFBTyxNQUFNLEtBQUssSUFBSSxPQUFPLE9BQU8sQ0FBQyxLQUFLLFVBQVUsTUFBTSxLQUFLLElBQUksUUFBUSxHQUFHLEdBQUcsQ0FBQyxDQUFDO0FBQUEsTUFDckY7QUFBQSxJQUNGO0FBQUEsRUFDRjtBQUNGLENBQUM7OztBQzFDRCxJQUFNLGNBQTJDLG9CQUFJLElBQUk7QUFBQSxFQUN2RCxDQUFDLE1BQU0sQ0FBQztBQUFBLEVBQ1IsQ0FBQyxPQUFPLENBQUM7QUFBQSxFQUNULENBQUMsS0FBSyxDQUFDO0FBQUEsRUFDUCxDQUFDLE1BQU0sQ0FBQztBQUFBLEVBQ1IsQ0FBQyxLQUFLLENBQUM7QUFBQSxFQUNQLENBQUMsTUFBTSxDQUFDO0FBQUEsRUFDUixDQUFDLE1BQU0sQ0FBQztBQUFBLEVBQ1IsQ0FBQyxNQUFNLENBQUM7QUFBQSxFQUNSLENBQUMsS0FBSyxDQUFDO0FBQUEsRUFDUCxDQUFDLEtBQUssQ0FBQztBQUFBLEVBQ1AsQ0FBQyxLQUFLLENBQUM7QUFBQSxFQUNQLENBQUMsS0FBSyxDQUFDO0FBQUEsRUFDUCxDQUFDLEtBQUssQ0FBQztBQUNULENBQUM7QUFDRCxJQUFNLFlBQVk7QUFDbEIsSUFBTSxtQkFBbUI7QUFDekIsSUFBTSxjQUFjO0FBUXBCLElBQU0sa0JBQWtCO0FBRXhCLElBQU0sU0FBTixNQUFhO0FBQUEsRUFLWCxZQUNtQixTQUNBLE1BQ2pCO0FBRmlCO0FBQ0E7QUFFakIsU0FBSyxTQUFTLElBQUksT0FBTztBQUFBLEVBQzNCO0FBQUEsRUFKbUI7QUFBQSxFQUNBO0FBQUEsRUFORjtBQUFBLEVBQ1QsS0FBSztBQUFBLEVBQ0wsUUFBUTtBQUFBLEVBU2hCLFFBQW9CO0FBQ2xCLFFBQUksS0FBSyxPQUFPLFdBQVcsR0FBRztBQUM1QixZQUFNLFlBQVksS0FBSyxTQUFTLEtBQUssT0FBTyxDQUFDLEVBQUUsTUFBTSx5QkFBeUIsc0JBQXNCO0FBQUEsSUFDdEc7QUFDQSxVQUFNLGFBQWEsS0FBSyxXQUFXLENBQUM7QUFDcEMsVUFBTSxPQUFPLEtBQUssS0FBSztBQUN2QixRQUFJLEtBQUssU0FBUyxPQUFPO0FBQ3ZCLFlBQU0sTUFBTSxLQUFLLFNBQVMsTUFBTSx1Q0FBdUM7QUFDdkUsWUFBTSxLQUFLLFdBQVcsTUFBTSwwQkFBMEIsR0FBRztBQUFBLElBQzNEO0FBQ0EsV0FBTztBQUFBLEVBQ1Q7QUFBQSxFQUVRLE9BQWM7QUFDcEIsV0FBTyxLQUFLLE9BQU8sS0FBSyxFQUFFO0FBQUEsRUFDNUI7QUFBQSxFQUVRLE9BQWM7QUFDcEIsVUFBTSxRQUFRLEtBQUssT0FBTyxLQUFLLEVBQUU7QUFDakMsUUFBSSxNQUFNLFNBQVMsTUFBTyxNQUFLO0FBQy9CLFdBQU87QUFBQSxFQUNUO0FBQUEsRUFFUSxXQUFXLE9BQWMsVUFBa0IsS0FBb0I7QUFDckUsVUFBTSxRQUFRLE1BQU0sU0FBUyxRQUFRLE1BQU0sT0FBTyxJQUFJLE1BQU0sSUFBSTtBQUNoRSxXQUFPO0FBQUEsTUFDTCxLQUFLO0FBQUEsTUFDTCxNQUFNO0FBQUEsTUFDTixhQUFhLE1BQU0sS0FBSyxRQUFRLENBQUMsY0FBYyxRQUFRLFdBQVcsS0FBSztBQUFBLE1BQ3ZFO0FBQUEsSUFDRjtBQUFBLEVBQ0Y7QUFBQSxFQUVRLFdBQVcsU0FBNkI7QUFDOUMsUUFBSSxFQUFFLEtBQUssUUFBUSxpQkFBaUI7QUFDbEMsWUFBTTtBQUFBLFFBQ0osS0FBSztBQUFBLFFBQ0wsS0FBSyxLQUFLLEVBQUU7QUFBQSxRQUNaLGlDQUFpQyxlQUFlO0FBQUEsUUFDaEQ7QUFBQSxNQUNGO0FBQUEsSUFDRjtBQUNBLFFBQUksT0FBTyxLQUFLLFFBQVE7QUFDeEIsZUFBUztBQUNQLFlBQU0sV0FBVyxLQUFLLGVBQWUsS0FBSyxLQUFLLENBQUM7QUFDaEQsWUFBTSxRQUFRLGFBQWEsU0FBWSxTQUFZLFlBQVksSUFBSSxRQUFRO0FBQzNFLFVBQUksYUFBYSxVQUFhLFVBQVUsVUFBYSxRQUFRLFFBQVM7QUFDdEUsWUFBTSxRQUFRLEtBQUssS0FBSztBQUN4QixZQUFNLFFBQVEsS0FBSyxXQUFXLGFBQWEsTUFBTSxRQUFRLElBQUksUUFBUSxDQUFDO0FBQ3RFLGFBQU87QUFBQSxRQUNMLE1BQU07QUFBQSxRQUNOO0FBQUEsUUFDQTtBQUFBLFFBQ0E7QUFBQSxRQUNBLE1BQU0sRUFBRSxPQUFPLEtBQUssS0FBSyxPQUFPLEtBQUssTUFBTSxLQUFLLElBQUk7QUFBQSxNQUN0RDtBQUNBLFlBQU0sT0FBTyxLQUFLLGVBQWUsS0FBSyxLQUFLLENBQUM7QUFDNUMsVUFBSSxVQUFVLG9CQUFvQixTQUFTLFVBQWEsWUFBWSxJQUFJLElBQUksTUFBTSxrQkFBa0I7QUFDbEcsY0FBTSxLQUFLO0FBQUEsVUFDVCxLQUFLLEtBQUs7QUFBQSxVQUNWO0FBQUEsVUFDQSxxQ0FBcUMsTUFBTSxJQUFJLFlBQVksSUFBSTtBQUFBLFFBQ2pFO0FBQUEsTUFDRjtBQUFBLElBQ0Y7QUFDQSxTQUFLO0FBQ0wsV0FBTztBQUFBLEVBQ1Q7QUFBQSxFQUVRLGVBQWUsT0FBMEM7QUFDL0QsUUFBSSxNQUFNLE9BQVEsUUFBTztBQUN6QixRQUFJLE1BQU0sU0FBUyxVQUFVO0FBQzNCLFlBQU0sT0FBTyxNQUFNLFNBQVMsT0FBTyxNQUFNLE1BQU07QUFDL0MsYUFBTyxZQUFZLElBQUksSUFBSSxJQUFLLE9BQTBCO0FBQUEsSUFDNUQ7QUFDQSxXQUFPLE1BQU0sU0FBUyxXQUFXLE1BQU0sU0FBUyxTQUFTLE1BQU0sU0FBUyxRQUFRLE1BQU0sT0FBTztBQUFBLEVBQy9GO0FBQUEsRUFFUSxVQUFzQjtBQUM1QixVQUFNLFFBQVEsS0FBSyxLQUFLO0FBQ3hCLFlBQVEsTUFBTSxNQUFNO0FBQUEsTUFDbEIsS0FBSztBQUNILGVBQU8sRUFBRSxNQUFNLFVBQVUsT0FBTyxNQUFNLE9BQU8sTUFBTSxNQUFNLEtBQUs7QUFBQSxNQUNoRSxLQUFLO0FBQ0gsZUFBTyxFQUFFLE1BQU0sUUFBUSxPQUFPLE1BQU0sTUFBTSxNQUFNLE1BQU0sS0FBSztBQUFBLE1BQzdELEtBQUs7QUFDSCxlQUFPLEtBQUssTUFBTSxLQUFLO0FBQUEsTUFDekI7QUFDRTtBQUFBLElBQ0o7QUFDQSxRQUFJLE1BQU0sU0FBUyxPQUFPLENBQUMsTUFBTSxRQUFRO0FBQ3ZDLFlBQU0sVUFBVSxLQUFLLFdBQVcsV0FBVztBQUMzQyxhQUFPO0FBQUEsUUFDTCxNQUFNO0FBQUEsUUFDTixVQUFVO0FBQUEsUUFDVjtBQUFBLFFBQ0EsTUFBTSxFQUFFLE9BQU8sTUFBTSxLQUFLLE9BQU8sS0FBSyxRQUFRLEtBQUssSUFBSTtBQUFBLE1BQ3pEO0FBQUEsSUFDRjtBQUNBLFFBQUksTUFBTSxTQUFTLElBQUssUUFBTyxLQUFLLFdBQVcsV0FBVztBQUMxRCxRQUFJLE1BQU0sU0FBUyxLQUFLO0FBQ3RCLFlBQU0sUUFBUSxLQUFLLFdBQVcsQ0FBQztBQUMvQixXQUFLLE1BQU0sS0FBSztBQUNoQixhQUFPO0FBQUEsSUFDVDtBQUNBLFVBQU0sS0FBSyxXQUFXLE9BQU8saUJBQWlCLDRDQUE0QztBQUFBLEVBQzVGO0FBQUEsRUFFUSxNQUFNLE1BQW9CO0FBQ2hDLFVBQU0sUUFBUSxLQUFLLEtBQUs7QUFDeEIsUUFBSSxNQUFNLFNBQVMsT0FBTyxNQUFNLFNBQVMsVUFBVTtBQUNqRCxZQUFNLEtBQUs7QUFBQSxRQUNUO0FBQUEsUUFDQSwyQ0FBMkMsS0FBSyxLQUFLLFFBQVEsQ0FBQztBQUFBLFFBQzlEO0FBQUEsTUFDRjtBQUFBLElBQ0Y7QUFDQSxXQUFPLEtBQUssS0FBSztBQUFBLEVBQ25CO0FBQUEsRUFFUSxNQUFNLE9BQTBCO0FBQ3RDLFFBQUksQ0FBQyxNQUFNLFVBQVUsTUFBTSxTQUFTLE9BQU87QUFDekMsWUFBTSxVQUFVLEtBQUssV0FBVyxTQUFTO0FBQ3pDLGFBQU87QUFBQSxRQUNMLE1BQU07QUFBQSxRQUNOLFVBQVU7QUFBQSxRQUNWO0FBQUEsUUFDQSxNQUFNLEVBQUUsT0FBTyxNQUFNLEtBQUssT0FBTyxLQUFLLFFBQVEsS0FBSyxJQUFJO0FBQUEsTUFDekQ7QUFBQSxJQUNGO0FBQ0EsUUFBSSxDQUFDLE1BQU0sV0FBVyxNQUFNLFNBQVMsU0FBUyxNQUFNLFNBQVMsT0FBTztBQUNsRSxZQUFNLEtBQUssV0FBVyxPQUFPLGlCQUFpQix5QkFBeUIsTUFBTSxJQUFJLEdBQUc7QUFBQSxJQUN0RjtBQUNBLFVBQU0sT0FBTyxLQUFLLEtBQUs7QUFDdkIsUUFBSSxLQUFLLFNBQVMsWUFBWSxLQUFLLFNBQVMsS0FBSztBQUMvQyxVQUFJLE1BQU0sU0FBUyxJQUFJO0FBQ3JCLGNBQU07QUFBQSxVQUNKLEtBQUs7QUFBQSxVQUNMLE1BQU07QUFBQSxVQUNOO0FBQUEsVUFDQTtBQUFBLFFBQ0Y7QUFBQSxNQUNGO0FBQ0EsYUFBTyxFQUFFLE1BQU0sUUFBUSxNQUFNLE1BQU0sTUFBTSxNQUFNLE1BQU0sS0FBSztBQUFBLElBQzVEO0FBQ0EsVUFBTSxhQUFhLE1BQU0sU0FBUyxTQUFhLFVBQVUsSUFBSSxNQUFNLElBQUksS0FBSyxLQUFLLEtBQUssSUFBSSxNQUFNLElBQUk7QUFDcEcsUUFBSSxlQUFlLFFBQVc7QUFDNUIsWUFBTUUsU0FBUSxDQUFDLEdBQUcsVUFBVSxLQUFLLEdBQUcsR0FBRyxLQUFLLEtBQUssS0FBSyxDQUFDO0FBQ3ZELFlBQU0sT0FBTyxRQUFRLE1BQU0sTUFBTUEsTUFBSztBQUN0QyxZQUFNO0FBQUEsUUFDSixLQUFLO0FBQUEsUUFDTCxNQUFNO0FBQUEsUUFDTixhQUFhLE1BQU0sS0FBSyxRQUFRLENBQUMsMkJBQTJCLE1BQU0sSUFBSTtBQUFBLFFBQ3RFLEtBQUssU0FBUyxJQUNWLGdCQUFnQixLQUFLLEtBQUssTUFBTSxDQUFDLG1DQUNqQyxpQkFBaUJBLE9BQU0sS0FBSyxJQUFJLENBQUM7QUFBQSxNQUN2QztBQUFBLElBQ0Y7QUFDQSxTQUFLLEtBQUs7QUFDVixVQUFNLE9BQXFCLENBQUMsS0FBSyxXQUFXLENBQUMsQ0FBQztBQUM5QyxXQUFPLEtBQUssS0FBSyxFQUFFLFNBQVMsWUFBWSxLQUFLLEtBQUssRUFBRSxTQUFTLEtBQUs7QUFDaEUsV0FBSyxLQUFLO0FBQ1YsV0FBSyxLQUFLLEtBQUssV0FBVyxDQUFDLENBQUM7QUFBQSxJQUM5QjtBQUNBLFVBQU0sTUFBTSxLQUFLLE1BQU0sSUFBSTtBQUMzQixVQUFNLE9BQU8sRUFBRSxPQUFPLE1BQU0sS0FBSyxPQUFPLEtBQUssSUFBSSxLQUFLLElBQUk7QUFDMUQsUUFBSSxLQUFLLFNBQVMsV0FBVyxXQUFXLEtBQUssU0FBUyxXQUFXLFNBQVM7QUFDeEUsWUFBTSxTQUNKLFdBQVcsWUFBWSxXQUFXLFVBQzlCLEdBQUcsV0FBVyxPQUFPLEtBQ3JCLEdBQUcsV0FBVyxPQUFPLE9BQU8sV0FBVyxPQUFPO0FBQ3BELFlBQU07QUFBQSxRQUNKLEtBQUs7QUFBQSxRQUNMO0FBQUEsUUFDQSxHQUFHLE1BQU0sSUFBSSxVQUFVLE1BQU0sWUFBWSxXQUFXLE1BQU0sS0FBSyxHQUFHLFNBQVMsS0FBSyxNQUFNO0FBQUEsUUFDdEY7QUFBQSxNQUNGO0FBQUEsSUFDRjtBQUNBLFdBQU8sRUFBRSxNQUFNLFFBQVEsTUFBTSxNQUFNLE1BQU0sV0FBVyxNQUFNLEtBQUs7QUFBQSxFQUNqRTtBQUNGO0FBTU8sU0FBUyxNQUFNLFNBQWlCLE9BQW1DLG9CQUFJLElBQUksR0FBZTtBQUMvRixTQUFPLElBQUksT0FBTyxTQUFTLElBQUksRUFBRSxNQUFNO0FBQ3pDOzs7QUN2Tk8sU0FBUyxNQUNkLE9BQ0EsU0FDQSxTQUNBLE9BQWtDLG9CQUFJLElBQUksR0FDbEM7QUFDUixRQUFNLFFBQVEsQ0FBQyxTQUE2QjtBQUMxQyxZQUFRLEtBQUssTUFBTTtBQUFBLE1BQ2pCLEtBQUs7QUFDSCxlQUFPLE1BQU0sU0FBUyxLQUFLLEtBQUs7QUFBQSxNQUNsQyxLQUFLLFFBQVE7QUFDWCxjQUFNLEtBQUssUUFBUSxJQUFJLEtBQUssSUFBSTtBQUNoQyxZQUFJLE9BQU8sT0FBVyxRQUFPO0FBQzdCLGNBQU0sT0FBTyxRQUFRLEtBQUssTUFBTSxDQUFDLEdBQUcsUUFBUSxLQUFLLENBQUMsQ0FBQztBQUNuRCxjQUFNLElBQUk7QUFBQSxVQUNSO0FBQUEsVUFDQSxnQkFBZ0IsT0FBTyxXQUFXLEtBQUssSUFBSTtBQUFBLFVBQzNDLEtBQUssU0FBUyxJQUNWLGdCQUFnQixLQUFLLEtBQUssTUFBTSxDQUFDLE1BQ2pDLGdCQUFnQixDQUFDLEdBQUcsUUFBUSxLQUFLLENBQUMsRUFBRSxLQUFLLElBQUksQ0FBQztBQUFBLFVBQ2xELEVBQUUsT0FBTyxFQUFFLFVBQVUsS0FBSyxLQUFLLFFBQVEsRUFBRSxFQUFFO0FBQUEsUUFDN0M7QUFBQSxNQUNGO0FBQUEsTUFDQSxLQUFLO0FBQ0gsWUFBSSxLQUFLLGFBQWEsSUFBSyxRQUFPLE1BQU0sSUFBSSxNQUFNLEtBQUssT0FBTyxDQUFDO0FBQy9EO0FBQUEsTUFDRixLQUFLO0FBQ0gsZ0JBQVEsS0FBSyxVQUFVO0FBQUEsVUFDckIsS0FBSztBQUNILG1CQUFPLE1BQU0sSUFBSSxNQUFNLEtBQUssSUFBSSxHQUFHLE1BQU0sS0FBSyxLQUFLLENBQUM7QUFBQSxVQUN0RCxLQUFLO0FBQ0gsbUJBQU8sTUFBTSxJQUFJLE1BQU0sS0FBSyxJQUFJLEdBQUcsTUFBTSxLQUFLLEtBQUssQ0FBQztBQUFBLFVBQ3RELEtBQUs7QUFDSCxtQkFBTyxNQUFNLElBQUksTUFBTSxLQUFLLElBQUksR0FBRyxNQUFNLEtBQUssS0FBSyxDQUFDO0FBQUEsVUFDdEQsS0FBSztBQUNILG1CQUFPLE1BQU0sSUFBSSxNQUFNLEtBQUssSUFBSSxHQUFHLE1BQU0sS0FBSyxLQUFLLENBQUM7QUFBQSxVQUN0RCxLQUFLO0FBQ0gsbUJBQU8sTUFBTSxJQUFJLE1BQU0sS0FBSyxJQUFJLEdBQUcsTUFBTSxLQUFLLEtBQUssQ0FBQztBQUFBLFVBQ3REO0FBQ0U7QUFBQSxRQUNKO0FBQ0E7QUFBQSxNQUNGLEtBQUssUUFBUTtBQUNYLGNBQU0sTUFBTSxLQUFLLElBQUksS0FBSyxJQUFJO0FBQzlCLGNBQU0sT0FBTyxLQUFLLFVBQVUsSUFBSSxLQUFLO0FBQ3JDLGVBQU8sUUFBUSxTQUNYLEtBQUssT0FBTyxLQUFLLE1BQU0sSUFBSSxJQUMzQixJQUFJLE1BQU0sTUFBTSxRQUFRLE1BQU0sS0FBSyxLQUFLLE9BQU8sS0FBSyxLQUFLLEdBQUcsQ0FBQztBQUFBLE1BQ25FO0FBQUEsTUFDQTtBQUNFO0FBQUEsSUFDSjtBQUNBLFVBQU0sUUFBUTtBQUFBLE1BQ1o7QUFBQSxNQUNBLEtBQUs7QUFBQSxNQUNMLGFBQWEsS0FBSyxLQUFLLFFBQVEsQ0FBQztBQUFBLE1BQ2hDLE9BQU8sTUFBTSxPQUFPLENBQUM7QUFBQSxJQUN2QjtBQUNBLFVBQU0sSUFBSSxhQUFhLGdCQUFnQixNQUFNLE9BQU8sU0FBUyxNQUFNLE9BQU8sS0FBSyxFQUFFLE9BQU8sTUFBTSxNQUFNLENBQUM7QUFBQSxFQUN2RztBQUNBLFNBQU8sTUFBTSxNQUFNLFNBQVMsSUFBSSxDQUFDO0FBQ25DO0FBRUEsU0FBUyxLQUFLLE9BQWNDLE9BQWMsTUFBaUM7QUFDekUsUUFBTSxPQUFPLENBQUNDLFVBQW1ELEtBQUssTUFBTSxDQUFDLEVBQUUsT0FBT0EsT0FBTSxLQUFLLENBQUMsQ0FBQztBQUNuRyxVQUFRRCxPQUFNO0FBQUEsSUFDWixLQUFLO0FBQ0gsYUFBTyxNQUFNLElBQUksTUFBTSxTQUFTLEtBQUssS0FBSyxHQUFHLE1BQU0sSUFBSSxLQUFLLENBQUMsQ0FBQyxDQUFDO0FBQUEsSUFDakUsS0FBSztBQUNILGFBQU8sTUFBTSxJQUFJLE1BQU0sU0FBUyxLQUFLLE1BQU0sR0FBRyxNQUFNLElBQUksS0FBSyxDQUFDLENBQUMsQ0FBQztBQUFBLElBQ2xFLEtBQUs7QUFDSCxhQUFPLEtBQUssQ0FBQyxHQUFHLE1BQU0sTUFBTSxJQUFJLEdBQUcsQ0FBQyxDQUFDO0FBQUEsSUFDdkMsS0FBSztBQUNILGFBQU8sS0FBSyxDQUFDLEdBQUcsTUFBTSxNQUFNLElBQUksR0FBRyxDQUFDLENBQUM7QUFBQSxJQUN2QyxLQUFLO0FBRUgsYUFBTyxLQUFLLENBQUMsR0FBRyxNQUFNLE1BQU0sSUFBSSxHQUFHLE1BQU0sTUFBTSxZQUFZLE1BQU0sSUFBSSxHQUFHLENBQUMsQ0FBQyxDQUFDLENBQUM7QUFBQSxJQUM5RSxLQUFLO0FBQUEsSUFDTCxLQUFLO0FBQUEsSUFDTCxLQUFLO0FBQUEsSUFDTCxLQUFLO0FBQUEsSUFDTCxLQUFLO0FBQUEsSUFDTCxLQUFLO0FBQUEsSUFDTCxLQUFLO0FBQUEsSUFDTCxLQUFLO0FBQUEsSUFDTCxLQUFLO0FBQUEsSUFDTCxLQUFLO0FBQUEsSUFDTCxLQUFLO0FBQUEsSUFDTCxLQUFLO0FBQ0gsYUFBTyxNQUFNLE1BQU1BLE9BQU0sS0FBSyxDQUFDLENBQUM7QUFBQSxJQUNsQztBQUNFLFlBQU0sSUFBSSxXQUFXLGdCQUFnQkEsS0FBSSxjQUFjO0FBQUEsRUFDM0Q7QUFDRjs7O0FDMURBLElBQU0sVUFBK0Isb0JBQUksSUFBSTtBQUU3QyxJQUFNLFlBQWlDLG9CQUFJLElBQUksQ0FBQyxTQUFTLFNBQVMsU0FBUyxVQUFVLFlBQVksQ0FBQztBQUUzRixTQUFTLE9BQU8sTUFBcUI7QUFDMUMsU0FBTyxVQUFVLElBQUksS0FBSyxJQUFJO0FBQ2hDO0FBR08sSUFBTSxhQUFpRTtBQUFBLEVBQzVFLEtBQUssQ0FBQyxNQUFNLENBQUM7QUFBQSxFQUNiLEtBQUssS0FBSztBQUFBLEVBQ1YsT0FBTyxLQUFLO0FBQUEsRUFDWixLQUFLLEtBQUs7QUFBQSxFQUNWLE9BQU8sS0FBSztBQUFBLEVBQ1osTUFBTSxLQUFLO0FBQUEsRUFDWCxLQUFLLEtBQUs7QUFBQSxFQUNWLE1BQU0sS0FBSztBQUFBLEVBQ1gsS0FBSyxLQUFLO0FBQUEsRUFDVixLQUFLLEtBQUs7QUFBQSxFQUNWLE1BQU0sS0FBSztBQUFBLEVBQ1gsTUFBTSxLQUFLO0FBQUEsRUFDWDtBQUFBLEVBQ0E7QUFDRjtBQUdPLElBQU0sY0FBOEU7QUFBQSxFQUN6RixLQUFLLENBQUMsR0FBRyxNQUFNLElBQUk7QUFBQSxFQUNuQixLQUFLLENBQUMsR0FBRyxNQUFNLElBQUk7QUFBQSxFQUNuQixLQUFLLENBQUMsR0FBRyxNQUFNLElBQUk7QUFBQSxFQUNuQixLQUFLLENBQUMsR0FBRyxNQUFNLElBQUk7QUFBQSxFQUNuQixLQUFLLENBQUMsR0FBRyxNQUFNLEtBQUs7QUFBQSxFQUNwQixLQUFLLEtBQUs7QUFBQSxFQUNWLEtBQUssS0FBSztBQUNaO0FBR0EsU0FBUyxNQUFNLE1BQWdCLE1BQWlDO0FBQzlELE1BQUksU0FBUyxTQUFVLFFBQU8sS0FBSyxDQUFDLElBQUksS0FBSyxDQUFDLElBQUksS0FBSyxDQUFDLElBQUksS0FBSyxDQUFDO0FBQ2xFLE1BQUksUUFBUSxXQUFZLFFBQU8sV0FBVyxJQUFpQixFQUFFLEtBQUssQ0FBQyxDQUFDO0FBQ3BFLFNBQU8sWUFBWSxJQUFrQixFQUFFLEtBQUssQ0FBQyxHQUFHLEtBQUssQ0FBQyxDQUFDO0FBQ3pEO0FBRUEsSUFBTSxjQUE2QyxJQUFJO0FBQUEsRUFDcEQsQ0FBQyxHQUFHLE9BQU8sS0FBSyxVQUFVLEdBQUcsR0FBRyxPQUFPLEtBQUssV0FBVyxDQUFDLEVBQWlDO0FBQUEsSUFDeEYsQ0FBQyxNQUFNLFdBQVcsQ0FBQyxNQUFNLE1BQU07QUFBQSxFQUNqQztBQUNGO0FBR0EsU0FBUyxNQUFNLEVBQUUsTUFBTSxPQUFPLEtBQUssR0FBMEI7QUFDM0QsUUFBTSxTQUFTLFlBQVksSUFBSSxJQUFJO0FBQ25DLE1BQUksV0FBVyxPQUFXLFFBQU8sR0FBRyxJQUFJLElBQUksT0FBTyxHQUFHLE9BQU8sRUFBRSxJQUFJLElBQUksS0FBSyxJQUFJLEtBQUssS0FBSyxDQUFDO0FBQzNGLFFBQU0sQ0FBQyxHQUFHLElBQUksU0FBUyxJQUFJO0FBQzNCLFVBQVEsVUFBVSxZQUFZLEtBQUssS0FBSyxZQUFZO0FBQ3REO0FBR0EsSUFBTSxXQUF3RDtBQUFBLEVBQzVELEtBQUs7QUFBQSxFQUNMLEtBQUs7QUFBQSxFQUNMLEtBQUs7QUFBQSxFQUNMLEtBQUs7QUFBQSxFQUNMLEtBQUs7QUFDUDtBQUVPLElBQU0sUUFBTixNQUFZO0FBQUEsRUFDQSxRQUFnQixDQUFDO0FBQUEsRUFDakIsTUFBTSxvQkFBSSxJQUE2QjtBQUFBLEVBQ3ZDLFNBQW1CLENBQUM7QUFBQSxFQUVyQyxLQUFLLElBQWtCO0FBQ3JCLFdBQU8sS0FBSyxNQUFNLEVBQUU7QUFBQSxFQUN0QjtBQUFBO0FBQUEsRUFHQSxNQUFNLElBQW9CO0FBQ3hCLFdBQU8sS0FBSyxPQUFPLEVBQUU7QUFBQSxFQUN2QjtBQUFBLEVBRVEsT0FBTyxNQUFvQjtBQUNqQyxVQUFNLE1BQU0sTUFBTSxJQUFJO0FBQ3RCLFVBQU0sU0FBUyxLQUFLLElBQUksSUFBSSxHQUFHO0FBQy9CLFFBQUksV0FBVyxPQUFXLFFBQU87QUFDakMsUUFBSSxLQUFLLE1BQU0sV0FBVyxVQUFXLE9BQU0sU0FBUyxjQUFjLFNBQVM7QUFDM0UsVUFBTSxLQUFLLEtBQUssTUFBTSxLQUFLLElBQUksSUFBSTtBQUNuQyxTQUFLLElBQUksSUFBSSxLQUFLLEVBQUU7QUFDcEIsVUFBTSxTQUFTLFNBQVMsS0FBSyxJQUFJO0FBQ2pDLFFBQUksUUFBUTtBQUNaLGVBQVcsT0FBTyxLQUFLLE1BQU07QUFDM0IsWUFBTSxPQUFPLFdBQVcsVUFBYSxTQUFTLEtBQUssTUFBTSxHQUFHLEVBQUUsSUFBSSxNQUFNO0FBQ3hFLGNBQVEsS0FBSyxJQUFJLE9BQU8sS0FBSyxPQUFPLEdBQUcsS0FBSyxPQUFPLElBQUksRUFBRTtBQUFBLElBQzNEO0FBQ0EsU0FBSyxPQUFPLEtBQUssS0FBSztBQUN0QixXQUFPO0FBQUEsRUFDVDtBQUFBLEVBRUEsS0FBSyxNQUFnQixPQUF1QjtBQUMxQyxXQUFPLEtBQUssT0FBTyxFQUFFLE1BQU0sT0FBTyxNQUFNLENBQUMsRUFBRSxDQUFDO0FBQUEsRUFDOUM7QUFBQSxFQUVBLFNBQVMsT0FBdUI7QUFDOUIsV0FBTyxLQUFLLEtBQUssU0FBUyxLQUFLO0FBQUEsRUFDakM7QUFBQTtBQUFBLEVBR0EsUUFBUSxJQUFnQztBQUN0QyxVQUFNLE9BQU8sS0FBSyxNQUFNLEVBQUU7QUFDMUIsV0FBTyxLQUFLLFNBQVMsVUFBVSxLQUFLLFFBQVE7QUFBQSxFQUM5QztBQUFBLEVBRUEsTUFBTSxNQUFpQixHQUFtQjtBQUN4QyxVQUFNLFFBQVEsS0FBSyxRQUFRLENBQUM7QUFDNUIsUUFBSSxVQUFVLFFBQVc7QUFDdkIsWUFBTSxTQUFTLFdBQVcsSUFBSSxFQUFFLEtBQUs7QUFDckMsVUFBSSxPQUFPLFNBQVMsTUFBTSxFQUFHLFFBQU8sS0FBSyxTQUFTLE1BQU07QUFBQSxJQUMxRDtBQUNBLFVBQU0sUUFBUSxLQUFLLE1BQU0sQ0FBQztBQUMxQixRQUFJLFNBQVMsT0FBTztBQUNsQixVQUFJLE1BQU0sU0FBUyxNQUFPLFFBQU8sTUFBTSxLQUFLLENBQUM7QUFDN0MsVUFBSSxNQUFNLFNBQVMsTUFBTyxRQUFPLEtBQUssSUFBSSxNQUFNLEtBQUssQ0FBQyxHQUFHLE1BQU0sS0FBSyxDQUFDLENBQUM7QUFBQSxJQUN4RTtBQUNBLFFBQUksU0FBUyxTQUFTLE1BQU0sU0FBUyxNQUFPLFFBQU8sTUFBTSxLQUFLLENBQUM7QUFDL0QsUUFBSSxTQUFTLFNBQVMsTUFBTSxTQUFTLE1BQU8sUUFBTyxNQUFNLEtBQUssQ0FBQztBQUMvRCxXQUFPLEtBQUssT0FBTyxFQUFFLE1BQU0sT0FBTyxHQUFHLE1BQU0sQ0FBQyxDQUFDLEVBQUUsQ0FBQztBQUFBLEVBQ2xEO0FBQUEsRUFFQSxJQUFJLEdBQW1CO0FBQ3JCLFdBQU8sS0FBSyxNQUFNLE9BQU8sQ0FBQztBQUFBLEVBQzVCO0FBQUEsRUFDQSxJQUFJLEdBQW1CO0FBQ3JCLFdBQU8sS0FBSyxNQUFNLE9BQU8sQ0FBQztBQUFBLEVBQzVCO0FBQUEsRUFDQSxJQUFJLEdBQW1CO0FBQ3JCLFdBQU8sS0FBSyxNQUFNLE9BQU8sQ0FBQztBQUFBLEVBQzVCO0FBQUEsRUFFUSxPQUFPLE1BQWtCLEdBQVcsR0FBK0I7QUFDekUsVUFBTSxJQUFJLEtBQUssUUFBUSxDQUFDO0FBQ3hCLFVBQU0sSUFBSSxLQUFLLFFBQVEsQ0FBQztBQUN4QixRQUFJLE1BQU0sVUFBYSxNQUFNLE9BQVcsUUFBTztBQUMvQyxVQUFNLFFBQVEsWUFBWSxJQUFJLEVBQUUsR0FBRyxDQUFDO0FBQ3BDLFdBQU8sT0FBTyxTQUFTLEtBQUssSUFBSSxLQUFLLFNBQVMsS0FBSyxJQUFJO0FBQUEsRUFDekQ7QUFBQSxFQUVRLE9BQU8sTUFBa0IsR0FBVyxHQUFtQjtBQUM3RCxXQUFPLEtBQUssT0FBTyxNQUFNLEdBQUcsQ0FBQyxLQUFLLEtBQUssT0FBTyxFQUFFLE1BQU0sT0FBTyxHQUFHLE1BQU0sQ0FBQyxHQUFHLENBQUMsRUFBRSxDQUFDO0FBQUEsRUFDaEY7QUFBQSxFQUVBLElBQUksR0FBVyxHQUFtQjtBQUNoQyxRQUFJLEtBQUssUUFBUSxDQUFDLE1BQU0sRUFBRyxRQUFPO0FBQ2xDLFFBQUksS0FBSyxRQUFRLENBQUMsTUFBTSxFQUFHLFFBQU87QUFDbEMsVUFBTSxDQUFDLE1BQU0sS0FBSyxJQUFJLENBQUMsS0FBSyxNQUFNLENBQUMsR0FBRyxLQUFLLE1BQU0sQ0FBQyxDQUFDO0FBQ25ELFFBQUksTUFBTSxTQUFTLE1BQU8sUUFBTyxLQUFLLElBQUksR0FBRyxNQUFNLEtBQUssQ0FBQyxDQUFDO0FBQzFELFFBQUksS0FBSyxTQUFTLE1BQU8sUUFBTyxLQUFLLElBQUksR0FBRyxLQUFLLEtBQUssQ0FBQyxDQUFDO0FBQ3hELFdBQU8sS0FBSyxJQUFJLEtBQUssT0FBTyxPQUFPLEdBQUcsQ0FBQyxJQUFJLEtBQUssT0FBTyxPQUFPLEdBQUcsQ0FBQztBQUFBLEVBQ3BFO0FBQUEsRUFFQSxJQUFJLEdBQVcsR0FBbUI7QUFDaEMsUUFBSSxNQUFNLEVBQUcsUUFBTyxLQUFLLFNBQVMsQ0FBQztBQUNuQyxRQUFJLEtBQUssUUFBUSxDQUFDLE1BQU0sRUFBRyxRQUFPO0FBQ2xDLFFBQUksS0FBSyxRQUFRLENBQUMsTUFBTSxFQUFHLFFBQU8sS0FBSyxJQUFJLENBQUM7QUFDNUMsVUFBTSxRQUFRLEtBQUssTUFBTSxDQUFDO0FBQzFCLFFBQUksTUFBTSxTQUFTLE1BQU8sUUFBTyxLQUFLLElBQUksR0FBRyxNQUFNLEtBQUssQ0FBQyxDQUFDO0FBQzFELFdBQU8sS0FBSyxPQUFPLE9BQU8sR0FBRyxDQUFDO0FBQUEsRUFDaEM7QUFBQSxFQUVBLElBQUksR0FBVyxHQUFtQjtBQUNoQyxVQUFNLENBQUMsR0FBRyxDQUFDLElBQUksQ0FBQyxLQUFLLFFBQVEsQ0FBQyxHQUFHLEtBQUssUUFBUSxDQUFDLENBQUM7QUFDaEQsUUFBSSxNQUFNLEtBQUssTUFBTSxFQUFHLFFBQU8sS0FBSyxTQUFTLENBQUM7QUFDOUMsUUFBSSxNQUFNLEVBQUcsUUFBTztBQUNwQixRQUFJLE1BQU0sRUFBRyxRQUFPO0FBQ3BCLFFBQUksTUFBTSxHQUFJLFFBQU8sS0FBSyxJQUFJLENBQUM7QUFDL0IsUUFBSSxNQUFNLEdBQUksUUFBTyxLQUFLLElBQUksQ0FBQztBQUMvQixVQUFNLENBQUMsTUFBTSxLQUFLLElBQUksQ0FBQyxLQUFLLE1BQU0sQ0FBQyxHQUFHLEtBQUssTUFBTSxDQUFDLENBQUM7QUFDbkQsUUFBSSxLQUFLLFNBQVMsTUFBTyxRQUFPLEtBQUssSUFBSSxLQUFLLElBQUksS0FBSyxLQUFLLENBQUMsR0FBRyxDQUFDLENBQUM7QUFDbEUsUUFBSSxNQUFNLFNBQVMsTUFBTyxRQUFPLEtBQUssSUFBSSxLQUFLLElBQUksR0FBRyxNQUFNLEtBQUssQ0FBQyxDQUFDLENBQUM7QUFDcEUsUUFBSSxNQUFNLFVBQWEsTUFBTSxTQUFTLE9BQU87QUFDM0MsWUFBTSxRQUFRLEtBQUssT0FBTyxPQUFPLEdBQUcsTUFBTSxLQUFLLENBQUMsQ0FBQztBQUNqRCxVQUFJLFVBQVUsT0FBVyxRQUFPLEtBQUssSUFBSSxPQUFPLE1BQU0sS0FBSyxDQUFDLENBQUM7QUFBQSxJQUMvRDtBQUVBLFVBQU0sVUFBVSxNQUFNLFVBQWMsTUFBTSxVQUFhLEtBQUs7QUFDNUQsV0FBTyxVQUFVLEtBQUssT0FBTyxPQUFPLEdBQUcsQ0FBQyxJQUFJLE1BQU0sU0FBWSxLQUFLLElBQUksR0FBRyxDQUFDLElBQUksS0FBSyxPQUFPLE9BQU8sR0FBRyxDQUFDO0FBQUEsRUFDeEc7QUFBQSxFQUVBLElBQUksR0FBVyxHQUFtQjtBQUNoQyxRQUFJLE1BQU0sRUFBRyxRQUFPLEtBQUssU0FBUyxDQUFDO0FBQ25DLFVBQU0sSUFBSSxLQUFLLFFBQVEsQ0FBQztBQUN4QixRQUFJLE1BQU0sRUFBRyxRQUFPO0FBQ3BCLFFBQUksTUFBTSxHQUFJLFFBQU8sS0FBSyxJQUFJLENBQUM7QUFDL0IsUUFBSSxLQUFLLFFBQVEsQ0FBQyxNQUFNLEtBQUssTUFBTSxFQUFHLFFBQU87QUFDN0MsVUFBTSxDQUFDLE1BQU0sS0FBSyxJQUFJLENBQUMsS0FBSyxNQUFNLENBQUMsR0FBRyxLQUFLLE1BQU0sQ0FBQyxDQUFDO0FBQ25ELFFBQUksS0FBSyxTQUFTLE1BQU8sUUFBTyxLQUFLLElBQUksS0FBSyxJQUFJLEtBQUssS0FBSyxDQUFDLEdBQUcsQ0FBQyxDQUFDO0FBQ2xFLFFBQUksTUFBTSxTQUFTLE1BQU8sUUFBTyxLQUFLLElBQUksS0FBSyxJQUFJLEdBQUcsTUFBTSxLQUFLLENBQUMsQ0FBQyxDQUFDO0FBQ3BFLFFBQUksS0FBSyxTQUFTLE9BQU87QUFDdkIsVUFBSSxLQUFLLEtBQUssQ0FBQyxNQUFNLEVBQUcsUUFBTyxLQUFLLEtBQUssQ0FBQztBQUMxQyxVQUFJLEtBQUssS0FBSyxDQUFDLE1BQU0sRUFBRyxRQUFPLEtBQUssS0FBSyxDQUFDO0FBQUEsSUFDNUM7QUFDQSxXQUFPLEtBQUssT0FBTyxPQUFPLEdBQUcsQ0FBQztBQUFBLEVBQ2hDO0FBQUE7QUFBQSxFQUdBLElBQUksR0FBVyxHQUFtQjtBQUNoQyxVQUFNLFdBQVcsS0FBSyxRQUFRLENBQUM7QUFDL0IsUUFBSSxhQUFhLE9BQVcsUUFBTyxLQUFLLE9BQU8sT0FBTyxHQUFHLENBQUM7QUFDMUQsUUFBSSxhQUFhLEVBQUcsUUFBTyxLQUFLLFNBQVMsQ0FBQztBQUMxQyxRQUFJLGFBQWEsSUFBSyxRQUFPLEtBQUssTUFBTSxRQUFRLENBQUM7QUFDakQsUUFBSSxXQUFXLEVBQUcsUUFBTyxLQUFLLElBQUksS0FBSyxTQUFTLENBQUMsR0FBRyxLQUFLLElBQUksR0FBRyxLQUFLLFNBQVMsQ0FBQyxRQUFRLENBQUMsQ0FBQztBQUN6RixRQUFJLENBQUMsT0FBTyxVQUFVLFFBQVEsS0FBSyxXQUFXLEdBQUksUUFBTyxLQUFLLE9BQU8sT0FBTyxHQUFHLENBQUM7QUFDaEYsUUFBSSxhQUFhLEVBQUcsUUFBTztBQUMzQixVQUFNLE9BQU8sS0FBSyxJQUFJLEdBQUcsS0FBSyxTQUFTLEtBQUssTUFBTSxXQUFXLENBQUMsQ0FBQyxDQUFDO0FBQ2hFLFVBQU0sU0FBUyxLQUFLLElBQUksTUFBTSxJQUFJO0FBQ2xDLFdBQU8sV0FBVyxNQUFNLElBQUksU0FBUyxLQUFLLElBQUksUUFBUSxDQUFDO0FBQUEsRUFDekQ7QUFBQSxFQUVBLElBQUksR0FBVyxHQUFtQjtBQUNoQyxXQUFPLE1BQU0sSUFBSSxJQUFJLEtBQUssT0FBTyxPQUFPLEtBQUssSUFBSSxHQUFHLENBQUMsR0FBRyxLQUFLLElBQUksR0FBRyxDQUFDLENBQUM7QUFBQSxFQUN4RTtBQUFBLEVBRUEsSUFBSSxHQUFXLEdBQW1CO0FBQ2hDLFdBQU8sTUFBTSxJQUFJLElBQUksS0FBSyxPQUFPLE9BQU8sS0FBSyxJQUFJLEdBQUcsQ0FBQyxHQUFHLEtBQUssSUFBSSxHQUFHLENBQUMsQ0FBQztBQUFBLEVBQ3hFO0FBQUE7QUFBQSxFQUdBLE9BQU8sR0FBVyxHQUFXLEdBQVcsR0FBbUI7QUFDekQsV0FBTyxNQUFNLElBQUksSUFBSSxLQUFLLE9BQU8sRUFBRSxNQUFNLFVBQVUsT0FBTyxHQUFHLE1BQU0sQ0FBQyxHQUFHLEdBQUcsR0FBRyxDQUFDLEVBQUUsQ0FBQztBQUFBLEVBQ25GO0FBQUE7QUFBQSxFQUdBLFFBQVEsSUFBWSxNQUE4RDtBQUNoRixVQUFNLE9BQU8sb0JBQUksSUFBb0I7QUFDckMsVUFBTSxPQUFPLENBQUMsT0FBdUIsS0FBSyxJQUFJLEVBQUU7QUFDaEQsZUFBVyxNQUFNLEtBQUssTUFBTSxDQUFDLEVBQUUsQ0FBQyxHQUFHO0FBQ2pDLFlBQU0sT0FBTyxLQUFLLE1BQU0sRUFBRTtBQUMxQixXQUFLLElBQUksSUFBSSxPQUFPLElBQUksSUFBSyxLQUFLLE1BQU0sRUFBRSxLQUFLLEtBQU0sS0FBSyxLQUFLLEtBQUssTUFBTSxLQUFLLEtBQUssSUFBSSxJQUFJLENBQUMsQ0FBQztBQUFBLElBQ2hHO0FBQ0EsV0FBTyxLQUFLLEVBQUU7QUFBQSxFQUNoQjtBQUFBO0FBQUEsRUFHQSxLQUFLLE1BQWdCLE1BQWlDO0FBQ3BELFlBQVEsTUFBTTtBQUFBLE1BQ1osS0FBSztBQUFBLE1BQ0wsS0FBSztBQUFBLE1BQ0wsS0FBSztBQUFBLE1BQ0wsS0FBSztBQUFBLE1BQ0wsS0FBSztBQUFBLE1BQ0wsS0FBSztBQUFBLE1BQ0wsS0FBSztBQUNILGVBQU8sS0FBSyxJQUFJLEVBQUUsS0FBSyxDQUFDLEdBQUcsS0FBSyxDQUFDLENBQUM7QUFBQSxNQUNwQyxLQUFLO0FBQ0gsZUFBTyxLQUFLLE9BQU8sS0FBSyxDQUFDLEdBQUcsS0FBSyxDQUFDLEdBQUcsS0FBSyxDQUFDLEdBQUcsS0FBSyxDQUFDLENBQUM7QUFBQSxNQUN2RCxLQUFLO0FBQUEsTUFDTCxLQUFLO0FBQUEsTUFDTCxLQUFLO0FBQUEsTUFDTCxLQUFLO0FBQUEsTUFDTCxLQUFLO0FBQ0gsY0FBTSxJQUFJLFdBQVcsR0FBRyxJQUFJLFlBQVk7QUFBQSxNQUMxQztBQUNFLGVBQU8sS0FBSyxNQUFNLE1BQU0sS0FBSyxDQUFDLENBQUM7QUFBQSxJQUNuQztBQUFBLEVBQ0Y7QUFBQTtBQUFBO0FBQUE7QUFBQTtBQUFBLEVBTUEsTUFBTSxPQUEwQixRQUFzQyxTQUFtQjtBQUN2RixVQUFNLE9BQU8sb0JBQUksSUFBWTtBQUM3QixVQUFNLE9BQWdELENBQUM7QUFDdkQsZUFBVyxRQUFRLE9BQU87QUFDeEIsV0FBSyxLQUFLLEVBQUUsSUFBSSxNQUFNLE1BQU0sRUFBRSxDQUFDO0FBQy9CLGVBQVMsTUFBTSxLQUFLLEdBQUcsRUFBRSxHQUFHLFFBQVEsUUFBVyxNQUFNLEtBQUssR0FBRyxFQUFFLEdBQUc7QUFDaEUsY0FBTSxFQUFFLEtBQUssSUFBSSxLQUFLLE1BQU0sSUFBSSxFQUFFO0FBQ2xDLFlBQUksS0FBSyxJQUFJLElBQUksRUFBRSxLQUFLLE1BQU0sSUFBSSxJQUFJLEVBQUUsRUFBRyxNQUFLLElBQUk7QUFBQSxpQkFDM0MsSUFBSSxPQUFPLEtBQUssT0FBUSxNQUFLLEtBQUssRUFBRSxJQUFJLEtBQUssSUFBSSxNQUFNLEdBQWEsTUFBTSxFQUFFLENBQUM7QUFBQSxhQUNqRjtBQUNILGVBQUssSUFBSSxJQUFJLEVBQUU7QUFDZixlQUFLLElBQUk7QUFBQSxRQUNYO0FBQUEsTUFDRjtBQUFBLElBQ0Y7QUFDQSxXQUFPLENBQUMsR0FBRyxJQUFJO0FBQUEsRUFDakI7QUFBQTtBQUFBO0FBQUE7QUFBQTtBQUFBLEVBTUEsU0FBWSxJQUFZLE9BQXVCLFFBQThCO0FBQzNFLFFBQUksQ0FBQyxNQUFNLElBQUksRUFBRSxFQUFHLFlBQVcsTUFBTSxLQUFLLE1BQU0sQ0FBQyxFQUFFLEdBQUcsS0FBSyxFQUFHLE9BQU0sSUFBSSxJQUFJLE9BQU8sRUFBRSxDQUFDO0FBQ3RGLFdBQU8sTUFBTSxJQUFJLEVBQUU7QUFBQSxFQUNyQjtBQUFBO0FBQUEsRUFHQSxTQUFTLElBQVksTUFBc0M7QUFDekQsVUFBTSxTQUFTLG9CQUFJLElBQW9CO0FBQ3ZDLGVBQVcsTUFBTSxLQUFLLE1BQU0sQ0FBQyxFQUFFLENBQUMsR0FBRztBQUNqQyxZQUFNLE9BQU8sS0FBSyxNQUFNLEVBQUU7QUFDMUIsYUFBTztBQUFBLFFBQ0w7QUFBQSxRQUNBLEtBQUssU0FBUyxVQUNWLEtBQUssUUFDTCxPQUFPLElBQUksSUFDVCxLQUFLLElBQUksSUFDVDtBQUFBLFVBQ0UsS0FBSztBQUFBLFVBQ0wsS0FBSyxLQUFLLElBQUksQ0FBQyxRQUFRLE9BQU8sSUFBSSxHQUFHLENBQVc7QUFBQSxRQUNsRDtBQUFBLE1BQ1I7QUFBQSxJQUNGO0FBQ0EsV0FBTyxPQUFPLElBQUksRUFBRTtBQUFBLEVBQ3RCO0FBQ0Y7OztBQ2xXTyxTQUFTLFdBQVcsS0FBMkI7QUFDcEQsUUFBTSxRQUFRLElBQUksTUFBTTtBQUN4QixRQUFNLFVBQVUsSUFBSSxJQUFvQjtBQUFBLElBQ3RDLEdBQUcsSUFBSSxPQUFPLElBQUksQ0FBQyxFQUFFLE1BQUFFLE1BQUssR0FBRyxNQUFNLENBQUNBLE9BQU0sTUFBTSxLQUFLLFNBQVMsQ0FBQyxDQUFDLENBQVU7QUFBQSxJQUMxRSxHQUFHLElBQUksV0FBVyxJQUFJLENBQUMsRUFBRSxNQUFBQSxNQUFLLEdBQUcsTUFBTSxDQUFDQSxPQUFNLE1BQU0sS0FBSyxTQUFTLENBQUMsQ0FBQyxDQUFVO0FBQUEsRUFDaEYsQ0FBQztBQUNELFFBQU0sU0FBUyxJQUFJLElBQUksT0FBTztBQUM5QixhQUFXLENBQUNBLE9BQU0sT0FBTyxLQUFLLElBQUksU0FBUyxDQUFDLEVBQUcsUUFBTyxJQUFJQSxPQUFNLE1BQU0sT0FBTyxTQUFTLE1BQU0sQ0FBQztBQUM3RixTQUFPLEVBQUUsT0FBTyxNQUFNLE1BQU0sT0FBTyxJQUFJLFNBQVMsTUFBTSxHQUFHLFFBQVE7QUFDbkU7OztBQ0VPLFNBQVMsT0FBTyxTQUF1QixNQUFzQjtBQUNsRSxRQUFNLENBQUNDLFFBQU8sS0FBSyxJQUFJLENBQUMsUUFBUSxLQUFLLE1BQU0sSUFBSSxDQUFDLEdBQUcsUUFBUSxLQUFLLEtBQUssSUFBSSxDQUFDLENBQUM7QUFDM0UsU0FBT0EsV0FBVSxRQUFRQSxTQUFRQSxVQUFTLE9BQU8sS0FBSyxNQUFNLElBQUksTUFBTSxRQUFRQTtBQUNoRjtBQUdPLFNBQVMsaUJBQWlCLFFBQXNCLGFBQTZCO0FBQ2xGLFNBQU8sT0FBTyxRQUFRLGVBQWUsT0FBTyxTQUFTLEVBQUU7QUFDekQ7QUFVQSxJQUFNLGtCQUFrQjtBQU1qQixTQUFTLE9BQU8sR0FBaUIsR0FBVyxNQUFjLE9BQXFCO0FBQ3BGLFNBQU8sUUFBUSxNQUFNO0FBQ25CLFFBQUksUUFBUSxPQUFPLGlCQUFpQjtBQUNsQyxZQUFNLElBQUksUUFBUSxPQUFPO0FBQ3pCLFlBQU1DLEtBQUksSUFBSSxPQUFPO0FBQ3JCLFlBQU0sSUFBSSxLQUFLLElBQUksQ0FBQztBQUNwQixZQUFNLElBQUksTUFBTSxLQUFLLElBQUssSUFBSSxJQUFLLENBQUM7QUFDcEMsWUFBTSxTQUFTLE1BQU0sS0FBSyxLQUFNLElBQUksS0FBSyxJQUFJLEtBQU0sQ0FBQyxJQUFJLEtBQUssS0FBS0EsS0FBSSxJQUFJLENBQUM7QUFDM0U7QUFBQSxRQUNFO0FBQUEsUUFDQTtBQUFBLFFBQ0EsS0FBSyxJQUFJLE1BQU0sS0FBSyxNQUFNLElBQUtBLEtBQUksSUFBSyxJQUFJLE1BQU0sQ0FBQztBQUFBLFFBQ25ELEtBQUssSUFBSSxPQUFPLEtBQUssTUFBTSxLQUFNLElBQUlBLE1BQUssSUFBSyxJQUFJLE1BQU0sQ0FBQztBQUFBLE1BQzVEO0FBQUEsSUFDRjtBQUNBLFVBQU0sUUFBUSxFQUFFLENBQUM7QUFDakIsUUFBSSxJQUFJO0FBQ1IsUUFBSSxJQUFJO0FBQ1IsU0FBSyxHQUFHLE1BQU0sQ0FBQztBQUNmLFFBQUksRUFBRSxLQUFLLElBQUksTUFBTyxNQUFLLEdBQUcsTUFBTSxLQUFLO0FBQ3pDLFdBQU8sSUFBSSxHQUFHO0FBQ1osV0FBSyxHQUFHLEdBQUcsQ0FBQztBQUNaO0FBQ0E7QUFDQSxhQUFPLEVBQUUsQ0FBQyxJQUFJLE1BQU87QUFDckIsYUFBTyxFQUFFLENBQUMsSUFBSSxNQUFPO0FBQUEsSUFDdkI7QUFDQSxRQUFJLEVBQUUsSUFBSSxNQUFNLE1BQU8sTUFBSyxHQUFHLE1BQU0sQ0FBQztBQUFBLFFBQ2pDLE1BQUssR0FBRyxFQUFFLEdBQUcsS0FBSztBQUN2QixRQUFJLEtBQUssRUFBRyxRQUFPLElBQUk7QUFDdkIsUUFBSSxLQUFLLEVBQUcsU0FBUSxJQUFJO0FBQUEsRUFDMUI7QUFDRjtBQUVBLFNBQVMsS0FBSyxHQUFpQixHQUFXLEdBQWlCO0FBQ3pELFFBQU0sUUFBUSxFQUFFLENBQUM7QUFDakIsSUFBRSxDQUFDLElBQUksRUFBRSxDQUFDO0FBQ1YsSUFBRSxDQUFDLElBQUk7QUFDVDs7O0FDcEZBLElBQU0sVUFBVTtBQUdoQixJQUFNLHFCQUFxQjtBQU1wQixJQUFNLGVBQU4sTUFBbUI7QUFBQSxFQW1CeEIsWUFDVyxPQUNRLE1BQXVCLFNBQ3hDO0FBRlM7QUFDUTtBQUVqQixTQUFLLFNBQVMsSUFBSSxhQUFhLEtBQUs7QUFDcEMsU0FBSyxPQUFPLElBQUksYUFBYSxLQUFLO0FBQ2xDLFNBQUssUUFBUSxJQUFJLFdBQVcsS0FBSztBQUNqQyxTQUFLLE9BQU8sS0FBSyxLQUFLLFFBQVEsT0FBTztBQUNyQyxTQUFLLFNBQVMsSUFBSSxXQUFXLEtBQUssT0FBTyxDQUFDO0FBQzFDLFNBQUssT0FBTyxJQUFJLGFBQWEsS0FBSyxPQUFPLENBQUM7QUFDMUMsU0FBSyxXQUFXLElBQUksV0FBVyxLQUFLLElBQUk7QUFBQSxFQUMxQztBQUFBLEVBVlc7QUFBQSxFQUNRO0FBQUE7QUFBQSxFQW5CbkIsU0FBUztBQUFBLEVBQ1QsVUFBVTtBQUFBO0FBQUEsRUFFVixNQUFNO0FBQUE7QUFBQSxFQUVOLFNBQVM7QUFBQSxFQUNELFFBQVE7QUFBQTtBQUFBLEVBRUM7QUFBQSxFQUNBO0FBQUEsRUFDQTtBQUFBO0FBQUEsRUFFQTtBQUFBLEVBQ0E7QUFBQSxFQUNBO0FBQUEsRUFDQTtBQUFBO0FBQUEsRUFnQmpCLEtBQUssUUFBc0IsT0FBcUIsUUFBaUI7QUFDL0QsVUFBTSxFQUFFLE1BQU0sSUFBSTtBQUNsQixRQUFJLENBQUMsSUFBSSxFQUFFLElBQUksQ0FBQyxVQUFVLFNBQVM7QUFDbkMsUUFBSSxPQUFPO0FBQ1gsYUFBUyxJQUFJLEdBQUcsSUFBSSxPQUFPLEtBQUs7QUFDOUIsWUFBTSxNQUFNLEtBQUssQ0FBQztBQUNsQixjQUFRLE1BQU07QUFDZCxVQUFJLE1BQU0sR0FBSSxNQUFLO0FBQ25CLFVBQUksTUFBTSxHQUFJLE1BQUs7QUFBQSxJQUNyQjtBQUNBLFFBQUksU0FBUyxFQUFHLFFBQU87QUFFdkIsVUFBTSxRQUFTLEtBQUssUUFBUSxJQUFJLFNBQVUsS0FBSztBQUMvQyxTQUFLLFNBQVM7QUFDZCxTQUFLLFVBQVU7QUFDZixTQUFLLFFBQVEsUUFBUSxXQUFXLFFBQVE7QUFDeEMsU0FBSyxTQUFTLEtBQUssQ0FBQztBQUNwQixTQUFLLFdBQVcsUUFBUSxJQUFJO0FBQzVCLFdBQU87QUFBQSxFQUNUO0FBQUEsRUFFUSxXQUFXLFFBQXNCLE1BQTBCO0FBQ2pFLFVBQU0sRUFBRSxPQUFPLE1BQU0sUUFBUSxPQUFPLFFBQUFDLFNBQVEsT0FBTyxRQUFRLEtBQUssSUFBSTtBQUNwRSxTQUFLLFNBQVMsS0FBSyxDQUFDO0FBQ3BCLFdBQU8sS0FBSyxDQUFDO0FBQ2IsU0FBSyxLQUFLLENBQUM7QUFDWCxhQUFTLElBQUksR0FBRyxJQUFJLE9BQU8sS0FBSztBQUM5QixZQUFNLE1BQU0sS0FBSyxDQUFDO0FBQ2xCLFlBQU0sT0FBUSxNQUFNLFVBQVUsUUFBUztBQUN2QyxZQUFNLENBQUMsSUFBSTtBQUNYLGFBQU8sR0FBRztBQUNWLFdBQUssR0FBRyxLQUFLLE1BQU1BO0FBQUEsSUFDckI7QUFDQSxRQUFJLENBQUMsS0FBSyxHQUFHLElBQUksQ0FBQyxHQUFHLENBQUM7QUFDdEIsYUFBUyxNQUFNLEdBQUcsTUFBTSxNQUFNLE9BQU87QUFDbkMsYUFBTyxPQUFPLEdBQUc7QUFDakIsYUFBTyxHQUFHLElBQUk7QUFDZCxZQUFNLE1BQU0sS0FBSyxHQUFHO0FBQ3BCLFdBQUssR0FBRyxJQUFJO0FBQ1osYUFBTztBQUFBLElBQ1Q7QUFDQSxXQUFPLElBQUksSUFBSTtBQUNmLFNBQUssSUFBSSxJQUFJO0FBRWIsVUFBTSxTQUFTLEtBQUs7QUFDcEIsYUFBUyxJQUFJLFFBQVEsR0FBRyxLQUFLLEdBQUcsSUFBSyxRQUFPLEVBQUUsT0FBTyxNQUFNLENBQUMsQ0FBQyxDQUFDLElBQUksT0FBTyxDQUFDO0FBQUEsRUFDNUU7QUFBQSxFQUVRLEtBQUssS0FBbUI7QUFDOUIsVUFBTSxFQUFFLFFBQVEsTUFBTSxPQUFPLElBQUk7QUFDakMsVUFBTSxDQUFDLE9BQU8sR0FBRyxJQUFJLENBQUMsT0FBTyxHQUFHLEdBQUcsT0FBTyxNQUFNLENBQUMsQ0FBQztBQUNsRCxRQUFJLE1BQU0sUUFBUSxtQkFBb0IsUUFBTyxTQUFTLE9BQU8sR0FBRyxFQUFFLEtBQUs7QUFBQSxTQUNsRTtBQUNILGVBQVMsSUFBSSxRQUFRLEdBQUcsSUFBSSxLQUFLLEtBQUs7QUFDcEMsY0FBTSxRQUFRLE9BQU8sQ0FBQztBQUN0QixZQUFJLElBQUksSUFBSTtBQUNaLGVBQU8sS0FBSyxTQUFTLE9BQU8sQ0FBQyxJQUFJLE9BQU87QUFDdEMsaUJBQU8sSUFBSSxDQUFDLElBQUksT0FBTyxDQUFDO0FBQ3hCO0FBQUEsUUFDRjtBQUNBLGVBQU8sSUFBSSxDQUFDLElBQUk7QUFBQSxNQUNsQjtBQUFBLElBQ0Y7QUFDQSxhQUFTLElBQUksT0FBTyxJQUFJLEtBQUssSUFBSyxNQUFLLENBQUMsSUFBSSxLQUFLLFFBQVEsUUFBUSxLQUFLLElBQUksT0FBTyxDQUFDLENBQUMsSUFBSSxPQUFPLENBQUM7QUFDL0YsU0FBSyxTQUFTLEdBQUcsSUFBSTtBQUFBLEVBQ3ZCO0FBQUE7QUFBQSxFQUdBLEtBQUssR0FBbUI7QUFDdEIsVUFBTSxFQUFFLE1BQU0sTUFBTSxRQUFRLEtBQUssSUFBSTtBQUNyQyxVQUFNLFlBQVksSUFBSSxLQUFLLFVBQVUsS0FBSztBQUMxQyxRQUFJLEVBQUUsWUFBWSxNQUFNLElBQUksS0FBSyxRQUFRO0FBQ3ZDLFdBQUssTUFBTTtBQUNYLGFBQU87QUFBQSxJQUNUO0FBQ0EsUUFBSSxZQUFZLE1BQU07QUFDcEIsV0FBSyxNQUFNLEtBQUssSUFBSTtBQUNwQixhQUFPLEtBQUs7QUFBQSxJQUNkO0FBQ0EsVUFBTSxNQUFNLFdBQVc7QUFDdkIsUUFBSSxDQUFDLEdBQUcsR0FBRyxJQUFJLENBQUMsT0FBTyxHQUFHLEdBQUcsT0FBTyxNQUFNLENBQUMsQ0FBQztBQUM1QyxRQUFJLE1BQU0sS0FBSyxHQUFHO0FBQ2xCLFFBQUksSUFBSSxPQUFPLEtBQUssU0FBUyxHQUFHLE1BQU0sRUFBRyxNQUFLLEtBQUssR0FBRztBQUN0RCxXQUFPLElBQUksT0FBTyxLQUFLLENBQUMsS0FBSyxHQUFHLElBQUssUUFBTyxLQUFLLENBQUMsSUFBSSxLQUFLO0FBQzNELFNBQUssTUFBTTtBQUNYLFdBQU87QUFBQSxFQUNUO0FBQUE7QUFBQSxFQUdBLFNBQVMsYUFBNkI7QUFDcEMsV0FBTyxLQUFLLFlBQVksS0FBSyxRQUFRLFdBQVc7QUFBQSxFQUNsRDtBQUFBO0FBQUEsRUFHQSxZQUFZLGFBQTZCO0FBQ3ZDLFdBQU8sS0FBSyxZQUFZLEtBQUssTUFBTSxXQUFXO0FBQUEsRUFDaEQ7QUFBQSxFQUVRLFlBQVksSUFBa0IsYUFBNkI7QUFDakUsVUFBTSxPQUFPLGVBQWUsS0FBSyxRQUFRO0FBQ3pDLFVBQU0sQ0FBQyxLQUFLLElBQUksSUFBSSxDQUFDLEtBQUssTUFBTSxJQUFJLEdBQUcsS0FBSyxLQUFLLElBQUksQ0FBQztBQUN0RCxTQUFLLFdBQVcsR0FBRztBQUNuQixRQUFJLFNBQVMsSUFBSyxNQUFLLFdBQVcsSUFBSTtBQUN0QyxXQUFPLE9BQU8sSUFBSSxJQUFJO0FBQUEsRUFDeEI7QUFBQTtBQUFBLEVBR1EsV0FBVyxNQUFvQjtBQUNyQyxVQUFNLEVBQUUsT0FBTyxJQUFJO0FBQ25CLFFBQUksQ0FBQyxJQUFJLEVBQUUsSUFBSSxDQUFDLEdBQUcsS0FBSyxPQUFPLENBQUM7QUFDaEMsV0FBTyxLQUFLLElBQUk7QUFDZCxZQUFNLFNBQVUsS0FBSyxLQUFLLEtBQU07QUFDaEMsVUFBSSxPQUFPLE1BQU0sS0FBSyxLQUFNLE1BQUs7QUFBQSxVQUM1QixNQUFLLFNBQVM7QUFBQSxJQUNyQjtBQUNBLFFBQUksS0FBSyxTQUFTLEVBQUUsTUFBTSxFQUFHLE1BQUssS0FBSyxFQUFFO0FBQUEsRUFDM0M7QUFDRjs7O0FDaEtBLElBQU0sV0FBVyxLQUFLLEtBQUs7QUFHM0IsSUFBTSxlQUFlO0FBT2QsU0FBUyxTQUNkLE1BQ0EsR0FDQSxJQUNBLEdBQ0EsSUFDQSxHQUNNO0FBQ04sUUFBTUMsT0FBTSxLQUFLLElBQUksSUFBSTtBQUN6QixNQUFJLEVBQUUsT0FBTyxLQUFLLEtBQUssSUFBSUEsSUFBRyxJQUFJLGVBQWU7QUFDL0MsYUFBUyxJQUFJLEdBQUcsSUFBSSxHQUFHLElBQUssR0FBRSxLQUFLLENBQUMsSUFBSSxRQUFRLEVBQUUsS0FBSyxDQUFDO0FBQ3hEO0FBQUEsRUFDRjtBQUVBLFFBQU0sVUFBVSxLQUFLLElBQUlBLElBQUc7QUFDNUIsUUFBTSxjQUFjLE9BQU8sV0FBVztBQUN0QyxRQUFNLFVBQVUsV0FBV0E7QUFDM0IsUUFBTSxPQUFPLFdBQVcsVUFBVUE7QUFDbEMsUUFBTSxNQUFNQSxPQUFNO0FBQ2xCLFdBQVMsSUFBSSxHQUFHLElBQUksR0FBRyxLQUFLO0FBQzFCLFVBQU0sSUFBSSxFQUFFLEtBQUssQ0FBQztBQUNsQixVQUFNLFVBQVUsSUFBSUE7QUFDcEIsUUFBSSxVQUFVLENBQUMsZ0JBQWdCLFVBQVUsZ0JBQWdCLElBQUksVUFBVSxJQUFJLE9BQU87QUFDaEYsWUFBTSxJQUFJLFdBQVc7QUFDckIsWUFBTSxRQUFRLEtBQUssSUFBSTtBQUN2QixZQUFNLE9BQU8sSUFBSTtBQUNqQixZQUFNLFFBQVEsUUFBUSxPQUFPLFVBQVUsUUFBUSxNQUFNLE9BQU8sT0FBTyxPQUFPO0FBQzFFLFlBQU0sUUFBUSxLQUFLLElBQUksT0FBTztBQUM5QixRQUFFLEtBQUssQ0FBQyxJQUFJLFFBQVEsU0FBUyxRQUFRLElBQUk7QUFBQSxJQUMzQyxNQUFPLEdBQUUsS0FBSyxDQUFDLElBQUksUUFBUTtBQUFBLEVBQzdCO0FBQ0Y7OztBQ3pCQSxJQUFNLFFBQVE7QUFxQlAsU0FBUyxZQUNkLE9BQ0EsT0FDQSxRQUNBLFNBQ0EsTUFDZ0I7QUFDaEIsUUFBTSxRQUFRLE1BQU0sTUFBTSxLQUFLO0FBQy9CLFFBQU0sU0FBUyxvQkFBSSxJQUFZO0FBQy9CLGFBQVcsTUFBTSxPQUFPO0FBQ3RCLFVBQU0sT0FBTyxNQUFNLEtBQUssRUFBRTtBQUMxQixRQUFJLEtBQUssU0FBUyxPQUFPLFVBQVUsS0FBSyxLQUFLLEtBQUssQ0FBQyxRQUFRLE9BQU8sSUFBSSxHQUFHLENBQUMsRUFBRyxRQUFPLElBQUksRUFBRTtBQUFBLEVBQzVGO0FBQ0EsUUFBTSxjQUFjLE1BQU0sT0FBTyxDQUFDLE9BQU8sQ0FBQyxPQUFPLElBQUksRUFBRSxDQUFDO0FBQ3hELFFBQU0sUUFBUSxJQUFJLElBQUksWUFBWSxJQUFJLENBQUMsSUFBSSxNQUFNLENBQUMsSUFBSSxDQUFDLENBQUMsQ0FBQztBQUN6RCxRQUFNLFNBQVMsQ0FBQyxPQUF1QixNQUFNLElBQUksRUFBRTtBQUNuRCxRQUFNLGVBQWUsSUFBSSxhQUFhLFlBQVksTUFBTTtBQUN4RCxRQUFNLGNBQWMsWUFBWSxJQUFJLENBQUMsT0FBTztBQUMxQyxVQUFNLE9BQU8sTUFBTSxLQUFLLEVBQUU7QUFDMUIsV0FBTyxpQkFBaUIsTUFBTSxPQUFPLEVBQUUsR0FBRyxLQUFLLEtBQUssSUFBSSxNQUFNLEdBQUcsWUFBWTtBQUFBLEVBQy9FLENBQUM7QUFDRCxRQUFNLFVBQVUsTUFBTSxJQUFJLE1BQU0sSUFBSSxhQUFhLElBQUksQ0FBQztBQUN0RCxRQUFNLFNBQVMsb0JBQUksSUFBb0I7QUFDdkMsUUFBTSxRQUFRLENBQUMsSUFBSSxNQUFNO0FBQ3ZCLFFBQUksQ0FBQyxPQUFPLElBQUksRUFBRSxFQUFHLFFBQU8sSUFBSSxJQUFJLENBQUM7QUFBQSxFQUN2QyxDQUFDO0FBRUQsUUFBTSxXQUFXLG9CQUFJLElBQXFCO0FBQzFDLFFBQU0sUUFBd0IsQ0FBQztBQUUvQixRQUFNLFVBQVUsQ0FBQyxPQUF3QjtBQUN2QyxVQUFNLFNBQVMsU0FBUyxJQUFJLEVBQUU7QUFDOUIsUUFBSSxXQUFXLE9BQVcsUUFBTztBQUNqQyxVQUFNLFFBQVEsSUFBSSxhQUFhLEtBQUssSUFBSSxPQUFPLElBQUksQ0FBQztBQUNwRCxVQUFNLE9BQU8sT0FBTyxFQUFFO0FBQ3RCLFVBQU0sS0FBSyxNQUFNLE1BQU0sS0FBSyxhQUFhLElBQUksQ0FBQyxDQUFDO0FBQy9DLFVBQU0sT0FBTyxFQUFFLE9BQU8sT0FBTyxNQUFNO0FBQ25DLGFBQVMsSUFBSSxJQUFJLElBQUk7QUFDckIsV0FBTztBQUFBLEVBQ1Q7QUFFQSxRQUFNLFFBQWdCLENBQUM7QUFDdkIsYUFBVyxNQUFNLE9BQU87QUFDdEIsUUFBSSxDQUFDLE9BQU8sSUFBSSxFQUFFLEVBQUc7QUFDckIsVUFBTSxPQUFPLE1BQU0sS0FBSyxFQUFFO0FBQzFCLFFBQUksT0FBTyxJQUFJLEdBQUc7QUFDaEIsZUFBUyxJQUFJLElBQUksRUFBRSxPQUFPLFFBQVEsS0FBSyxLQUFLLEdBQUcsT0FBTyxLQUFLLENBQUM7QUFDNUQ7QUFBQSxJQUNGO0FBQ0EsVUFBTSxPQUFPLE9BQU8sSUFBSSxFQUFFO0FBQzFCLFVBQU0sTUFDSixTQUFTLFNBQ0wsRUFBRSxPQUFPLElBQUksYUFBYSxLQUFLLElBQUksT0FBTyxJQUFJLENBQUMsR0FBRyxPQUFPLE1BQU0sSUFDL0QsRUFBRSxPQUFPLFFBQVEsSUFBSSxHQUFHLE9BQU8sS0FBSztBQUMxQyxVQUFNLENBQUMsR0FBRyxDQUFDLElBQUksS0FBSztBQUNwQixVQUFNQyxjQUNKLEtBQUssU0FBUyxTQUFTLEtBQUssU0FBUyxTQUFTLEtBQUssU0FBUyxTQUFTLEtBQUssU0FBUztBQUNyRixRQUFJQSxlQUFjLEVBQUUsT0FBTyxJQUFJLENBQUMsS0FBSyxPQUFPLElBQUksQ0FBQyxJQUFJO0FBQ25ELFlBQU0sYUFBYSxPQUFPLElBQUksQ0FBQztBQUMvQixZQUFNLFNBQVMsYUFBYSxJQUFJO0FBQ2hDLFlBQU0sT0FDSixlQUFlLEtBQUssU0FBUyxTQUFTLEtBQUssU0FBUyxTQUFVLElBQUksS0FBSyxJQUFJLEtBQWUsS0FBSztBQUNqRyxZQUFNLEtBQUssV0FBVyxNQUFNLEtBQUssUUFBUSxhQUFhLElBQUksQ0FBQyxHQUFHLGNBQWMsT0FBTyxNQUFNLENBQUMsQ0FBQztBQUFBLElBQzdGLFdBQVcsS0FBSyxTQUFTLFNBQVMsQ0FBQyxPQUFPLElBQUksQ0FBQyxHQUFHO0FBQ2hELFlBQU0sS0FBSyxXQUFXLFFBQVEsS0FBSyxRQUFRLENBQUMsR0FBRyxjQUFjLE9BQU8sQ0FBQyxDQUFDLENBQUM7QUFBQSxJQUN6RSxPQUFPO0FBQ0wsWUFBTSxLQUFLLFFBQVEsS0FBSyxNQUFNLEtBQUssS0FBSyxLQUFLLElBQUksT0FBTyxDQUFDLENBQUM7QUFBQSxJQUM1RDtBQUNBLGFBQVMsSUFBSSxJQUFJLEdBQUc7QUFBQSxFQUN0QjtBQUdBLFFBQU0sU0FBeUIsQ0FBQztBQUNoQyxRQUFNLFFBQVEsQ0FBQyxJQUFJLE1BQU07QUFDdkIsUUFBSSxDQUFDLE9BQU8sSUFBSSxFQUFFLEVBQUcsUUFBTyxLQUFLLE1BQU0sUUFBUSxDQUFDLEVBQUUsS0FBSyxhQUFhLE9BQU8sRUFBRSxDQUFDLENBQUMsQ0FBQztBQUFBLGFBQ3ZFLE9BQU8sTUFBTSxLQUFLLEVBQUUsQ0FBQyxFQUFHLFFBQU8sS0FBSyxNQUFNLFFBQVEsQ0FBQyxFQUFFLElBQUksUUFBUSxFQUFFLEVBQUUsS0FBSyxDQUFDO0FBQUEsYUFDM0UsT0FBTyxJQUFJLEVBQUUsTUFBTSxFQUFHLFFBQU8sS0FBSyxNQUFNLFFBQVEsQ0FBQyxFQUFFLElBQUksUUFBUSxPQUFPLElBQUksRUFBRSxDQUFXLENBQUMsQ0FBQztBQUFBLEVBQ3BHLENBQUM7QUFFRCxTQUFPO0FBQUEsSUFDTDtBQUFBLElBQ0EsSUFBSSxTQUFTO0FBQ1gsaUJBQVcsUUFBUSxZQUFhLE1BQUssT0FBTztBQUM1QyxpQkFBV0MsU0FBUSxNQUFPLENBQUFBLE1BQUs7QUFDL0IsZUFBUyxRQUFRLEdBQUcsUUFBUSxNQUFNLFNBQVMsT0FBTztBQUNoRCxjQUFNLElBQUksS0FBSyxJQUFJLE9BQU8sT0FBTyxLQUFLO0FBQ3RDLG1CQUFXLFFBQVEsTUFBTyxNQUFLLE9BQU8sQ0FBQztBQUFBLE1BQ3pDO0FBQ0EsaUJBQVdDLFNBQVEsT0FBUSxDQUFBQSxNQUFLO0FBQUEsSUFDbEM7QUFBQSxFQUNGO0FBQ0Y7QUFFQSxTQUFTLGlCQUNQLE1BQ0EsTUFDQSxNQUNBLFFBQ3NDO0FBQ3RDLE1BQUksT0FBTyxJQUFJLEdBQUc7QUFDaEIsVUFBTSxFQUFFLE1BQU0sTUFBTSxJQUFJO0FBQ3hCLFdBQU8sQ0FBQyxZQUFZO0FBQ2xCLGFBQU8sSUFBSSxJQUFJLFNBQVMsVUFBVSxRQUFRLFFBQVEsS0FBSztBQUFBLElBQ3pEO0FBQUEsRUFDRjtBQUNBLFFBQU0sQ0FBQyxHQUFHLEdBQUcsR0FBRyxDQUFDLElBQUk7QUFDckIsTUFBSSxLQUFLLFNBQVMsVUFBVTtBQUMxQixXQUFPLE1BQU07QUFDWCxhQUFPLElBQUksSUFBSSxPQUFPLENBQUMsSUFBSSxPQUFPLENBQUMsSUFBSSxPQUFPLENBQUMsSUFBSSxPQUFPLENBQUM7QUFBQSxJQUM3RDtBQUFBLEVBQ0Y7QUFDQSxNQUFJLEtBQUssV0FBVyxHQUFHO0FBQ3JCLFVBQU1DLEtBQUksV0FBVyxLQUFLLElBQWlCO0FBQzNDLFdBQU8sTUFBTTtBQUNYLGFBQU8sSUFBSSxJQUFJQSxHQUFFLE9BQU8sQ0FBQyxDQUFDO0FBQUEsSUFDNUI7QUFBQSxFQUNGO0FBQ0EsUUFBTSxJQUFJLFlBQVksS0FBSyxJQUFrQjtBQUM3QyxTQUFPLE1BQU07QUFDWCxXQUFPLElBQUksSUFBSSxFQUFFLE9BQU8sQ0FBQyxHQUFHLE9BQU8sQ0FBQyxDQUFDO0FBQUEsRUFDdkM7QUFDRjtBQUVBLFNBQVMsV0FDUCxNQUNBLEtBQ0EsUUFDQSxTQUNBLE1BQ007QUFDTixRQUFNLE9BQU8sWUFBWSxJQUFJO0FBQzdCLFFBQU0sQ0FBQyxHQUFHLENBQUMsSUFBSSxDQUFDLElBQUksT0FBTyxPQUFPLEtBQUs7QUFDdkMsUUFBTSxDQUFDLElBQUksRUFBRSxJQUFJLENBQUMsSUFBSSxRQUFRLElBQUksR0FBRyxPQUFPLFFBQVEsSUFBSSxDQUFDO0FBQ3pELFNBQU8sQ0FBQyxPQUFPLE1BQU0sS0FBSyxHQUFHLEtBQUssT0FBTyxHQUFHLEtBQUssT0FBTyxRQUFRLElBQUksR0FBRyxDQUFDO0FBQzFFO0FBSUEsSUFBTSxjQUFzRztBQUFBLEVBQzFHLEtBQUssQ0FBQyxHQUFHLElBQUksR0FBRyxJQUFJLEdBQUcsTUFBTTtBQUMzQixhQUFTLElBQUksR0FBRyxJQUFJLEdBQUcsSUFBSyxHQUFFLEtBQUssQ0FBQyxJQUFJLEVBQUUsS0FBSyxDQUFDLElBQUk7QUFBQSxFQUN0RDtBQUFBLEVBQ0EsS0FBSyxDQUFDLEdBQUcsSUFBSSxHQUFHLElBQUksR0FBRyxNQUFNO0FBQzNCLGFBQVMsSUFBSSxHQUFHLElBQUksR0FBRyxJQUFLLEdBQUUsS0FBSyxDQUFDLElBQUksRUFBRSxLQUFLLENBQUMsSUFBSTtBQUFBLEVBQ3REO0FBQUEsRUFDQSxNQUFNLENBQUMsR0FBRyxJQUFJLEdBQUcsSUFBSSxHQUFHLE1BQU07QUFDNUIsYUFBUyxJQUFJLEdBQUcsSUFBSSxHQUFHLElBQUssR0FBRSxLQUFLLENBQUMsSUFBSSxJQUFJLEVBQUUsS0FBSyxDQUFDO0FBQUEsRUFDdEQ7QUFBQSxFQUNBLEtBQUssQ0FBQyxHQUFHLElBQUksR0FBRyxJQUFJLEdBQUcsTUFBTTtBQUMzQixhQUFTLElBQUksR0FBRyxJQUFJLEdBQUcsSUFBSyxHQUFFLEtBQUssQ0FBQyxJQUFJLEVBQUUsS0FBSyxDQUFDLElBQUk7QUFBQSxFQUN0RDtBQUFBLEVBQ0EsS0FBSyxDQUFDLEdBQUcsSUFBSSxHQUFHLElBQUksR0FBRyxNQUFNO0FBQzNCLGFBQVMsSUFBSSxHQUFHLElBQUksR0FBRyxJQUFLLEdBQUUsS0FBSyxDQUFDLElBQUksRUFBRSxLQUFLLENBQUMsSUFBSTtBQUFBLEVBQ3REO0FBQUEsRUFDQSxNQUFNLENBQUMsR0FBRyxJQUFJLEdBQUcsSUFBSSxHQUFHLE1BQU07QUFDNUIsYUFBUyxJQUFJLEdBQUcsSUFBSSxHQUFHLElBQUssR0FBRSxLQUFLLENBQUMsSUFBSSxJQUFJLEVBQUUsS0FBSyxDQUFDO0FBQUEsRUFDdEQ7QUFBQSxFQUNBLE1BQU0sQ0FBQyxHQUFHLElBQUksR0FBRyxJQUFJLEdBQUcsTUFBTSxTQUFTLEdBQUcsR0FBRyxJQUFJLEdBQUcsSUFBSSxDQUFDO0FBQzNEO0FBRUEsU0FBUyxRQUFRLE1BQW9CLEtBQWMsTUFBZ0M7QUFDakYsUUFBTSxJQUFJLElBQUk7QUFDZCxRQUFNLENBQUMsR0FBRyxHQUFHLEdBQUcsQ0FBQyxJQUFJLEtBQUssSUFBSSxDQUFDLFFBQVEsSUFBSSxLQUFLO0FBQ2hELFFBQU0sQ0FBQyxJQUFJLElBQUksSUFBSSxFQUFFLElBQUksS0FBSyxJQUFJLENBQUMsUUFBUyxJQUFJLFFBQVEsSUFBSSxDQUFFO0FBQzlELFFBQU0sS0FBSyxJQUFJLFFBQVEsSUFBSTtBQUMzQixNQUFJLFNBQVMsVUFBVTtBQUNyQixXQUFPLENBQUMsT0FBTyxNQUFNO0FBQ25CLFlBQU0sQ0FBQyxJQUFJLElBQUksSUFBSSxJQUFJLEVBQUUsSUFBSSxDQUFDLEtBQUssT0FBTyxLQUFLLE9BQU8sS0FBSyxPQUFPLEtBQUssT0FBTyxLQUFLLEtBQUs7QUFDeEYsZUFBUyxJQUFJLEdBQUcsSUFBSSxHQUFHLElBQUssR0FBRSxLQUFLLENBQUMsSUFBSSxFQUFFLEtBQUssQ0FBQyxJQUFJLEVBQUUsS0FBSyxDQUFDLElBQUksRUFBRSxLQUFLLENBQUMsSUFBSSxFQUFFLEtBQUssQ0FBQztBQUFBLElBQ3RGO0FBQUEsRUFDRjtBQUNBLE1BQUksS0FBSyxXQUFXLEdBQUc7QUFDckIsVUFBTUMsUUFBTyxZQUFZLElBQWtCO0FBQzNDLFdBQU8sQ0FBQyxPQUFPLE1BQU1BLE1BQUssR0FBRyxLQUFLLE9BQU8sR0FBRyxLQUFLLE9BQU8sR0FBRyxLQUFLLE9BQU8sQ0FBQztBQUFBLEVBQzFFO0FBQ0EsUUFBTSxPQUFPLFdBQVcsSUFBK0IsS0FBSyxRQUFRLFdBQVcsSUFBaUIsQ0FBQztBQUNqRyxTQUFPLENBQUMsT0FBTyxNQUFNLEtBQUssR0FBRyxLQUFLLE9BQU8sR0FBRyxLQUFLLE9BQU8sQ0FBQztBQUMzRDtBQWFBLFNBQVMsUUFBUSxHQUFxQztBQUNwRCxTQUFPLENBQUMsR0FBRyxJQUFJLEdBQUcsSUFBSSxNQUFNO0FBQzFCLGFBQVMsSUFBSSxHQUFHLElBQUksR0FBRyxJQUFLLEdBQUUsS0FBSyxDQUFDLElBQUksRUFBRSxFQUFFLEtBQUssQ0FBQyxDQUFDO0FBQUEsRUFDckQ7QUFDRjtBQUdBLElBQU0sYUFBOEQ7QUFBQSxFQUNsRSxLQUFLLENBQUMsR0FBRyxJQUFJLEdBQUcsSUFBSSxNQUFNO0FBQ3hCLGFBQVMsSUFBSSxHQUFHLElBQUksR0FBRyxJQUFLLEdBQUUsS0FBSyxDQUFDLElBQUksQ0FBQyxFQUFFLEtBQUssQ0FBQztBQUFBLEVBQ25EO0FBQUEsRUFDQSxLQUFLLENBQUMsR0FBRyxJQUFJLEdBQUcsSUFBSSxNQUFNO0FBQ3hCLGFBQVMsSUFBSSxHQUFHLElBQUksR0FBRyxJQUFLLEdBQUUsS0FBSyxDQUFDLElBQUksS0FBSyxJQUFJLEVBQUUsS0FBSyxDQUFDLENBQUM7QUFBQSxFQUM1RDtBQUFBLEVBQ0EsS0FBSyxDQUFDLEdBQUcsSUFBSSxHQUFHLElBQUksTUFBTTtBQUN4QixhQUFTLElBQUksR0FBRyxJQUFJLEdBQUcsSUFBSyxHQUFFLEtBQUssQ0FBQyxJQUFJLEtBQUssSUFBSSxFQUFFLEtBQUssQ0FBQyxDQUFDO0FBQUEsRUFDNUQ7QUFDRjtBQUVBLElBQU0sY0FBd0Q7QUFBQSxFQUM1RCxLQUFLLENBQUMsR0FBRyxJQUFJLEdBQUcsSUFBSSxHQUFHLElBQUksTUFBTTtBQUMvQixhQUFTLElBQUksR0FBRyxJQUFJLEdBQUcsSUFBSyxHQUFFLEtBQUssQ0FBQyxJQUFJLEVBQUUsS0FBSyxDQUFDLElBQUksRUFBRSxLQUFLLENBQUM7QUFBQSxFQUM5RDtBQUFBLEVBQ0EsS0FBSyxDQUFDLEdBQUcsSUFBSSxHQUFHLElBQUksR0FBRyxJQUFJLE1BQU07QUFDL0IsYUFBUyxJQUFJLEdBQUcsSUFBSSxHQUFHLElBQUssR0FBRSxLQUFLLENBQUMsSUFBSSxFQUFFLEtBQUssQ0FBQyxJQUFJLEVBQUUsS0FBSyxDQUFDO0FBQUEsRUFDOUQ7QUFBQSxFQUNBLEtBQUssQ0FBQyxHQUFHLElBQUksR0FBRyxJQUFJLEdBQUcsSUFBSSxNQUFNO0FBQy9CLGFBQVMsSUFBSSxHQUFHLElBQUksR0FBRyxJQUFLLEdBQUUsS0FBSyxDQUFDLElBQUksRUFBRSxLQUFLLENBQUMsSUFBSSxFQUFFLEtBQUssQ0FBQztBQUFBLEVBQzlEO0FBQUEsRUFDQSxLQUFLLENBQUMsR0FBRyxJQUFJLEdBQUcsSUFBSSxHQUFHLElBQUksTUFBTTtBQUMvQixhQUFTLElBQUksR0FBRyxJQUFJLEdBQUcsSUFBSyxHQUFFLEtBQUssQ0FBQyxJQUFJLEVBQUUsS0FBSyxDQUFDLElBQUksRUFBRSxLQUFLLENBQUM7QUFBQSxFQUM5RDtBQUFBLEVBQ0EsS0FBSyxDQUFDLEdBQUcsSUFBSSxHQUFHLElBQUksR0FBRyxJQUFJLE1BQU07QUFDL0IsYUFBUyxJQUFJLEdBQUcsSUFBSSxHQUFHLElBQUssR0FBRSxLQUFLLENBQUMsSUFBSSxFQUFFLEtBQUssQ0FBQyxLQUFLLEVBQUUsS0FBSyxDQUFDO0FBQUEsRUFDL0Q7QUFBQSxFQUNBLEtBQUssQ0FBQyxHQUFHLElBQUksR0FBRyxJQUFJLEdBQUcsSUFBSSxNQUFNO0FBQy9CLGFBQVMsSUFBSSxHQUFHLElBQUksR0FBRyxJQUFLLEdBQUUsS0FBSyxDQUFDLElBQUksS0FBSyxJQUFJLEVBQUUsS0FBSyxDQUFDLEdBQUcsRUFBRSxLQUFLLENBQUMsQ0FBQztBQUFBLEVBQ3ZFO0FBQUEsRUFDQSxLQUFLLENBQUMsR0FBRyxJQUFJLEdBQUcsSUFBSSxHQUFHLElBQUksTUFBTTtBQUMvQixhQUFTLElBQUksR0FBRyxJQUFJLEdBQUcsSUFBSyxHQUFFLEtBQUssQ0FBQyxJQUFJLEtBQUssSUFBSSxFQUFFLEtBQUssQ0FBQyxHQUFHLEVBQUUsS0FBSyxDQUFDLENBQUM7QUFBQSxFQUN2RTtBQUNGOzs7QUMzUU8sSUFBTSxZQUFZLEVBQUUsS0FBSyxLQUFNLEtBQUssS0FBTSxNQUFNLElBQUs7QUFlckQsU0FBUyxTQUFTLE9BQXlCO0FBQ2hELFFBQU0sUUFBa0IsQ0FBQztBQUN6QixNQUFJLE9BQU87QUFDWCxLQUFHO0FBQ0QsVUFBTSxNQUFNLE9BQU87QUFDbkIsV0FBTyxLQUFLLE1BQU0sT0FBTyxHQUFHO0FBQzVCLFVBQU0sS0FBSyxPQUFPLElBQUksTUFBTSxNQUFNLEdBQUc7QUFBQSxFQUN2QyxTQUFTLE9BQU87QUFDaEIsU0FBTztBQUNUO0FBR08sU0FBUyxPQUFPLE9BQXlCO0FBQzlDLFFBQU0sUUFBa0IsQ0FBQztBQUN6QixNQUFJLE9BQU87QUFDWCxhQUFTO0FBQ1AsVUFBTSxNQUFNLE9BQU87QUFDbkIsYUFBUztBQUNULFVBQU0sT0FBUSxTQUFTLE1BQU0sTUFBTSxRQUFVLEtBQU8sU0FBUyxPQUFPLE1BQU0sUUFBVTtBQUNwRixVQUFNLEtBQUssT0FBTyxNQUFNLE1BQU0sR0FBSTtBQUNsQyxRQUFJLEtBQU0sUUFBTztBQUFBLEVBQ25CO0FBQ0Y7QUFFQSxTQUFTLFFBQVEsT0FBa0Q7QUFDakUsUUFBTSxTQUFTLElBQUksV0FBVyxNQUFNLE9BQU8sQ0FBQyxRQUFRLFNBQVMsU0FBUyxLQUFLLFFBQVEsQ0FBQyxDQUFDO0FBQ3JGLE1BQUksS0FBSztBQUNULGFBQVcsUUFBUSxPQUFPO0FBQ3hCLFdBQU8sSUFBSSxNQUFNLEVBQUU7QUFDbkIsVUFBTSxLQUFLO0FBQUEsRUFDYjtBQUNBLFNBQU87QUFDVDtBQUVBLFNBQVMsT0FBTyxPQUFnQztBQUM5QyxTQUFPLEtBQUssU0FBUyxNQUFNLE1BQU0sR0FBRyxHQUFHLEtBQUs7QUFDOUM7QUFFQSxTQUFTLEtBQUssTUFBcUI7QUFDakMsUUFBTSxRQUFRLElBQUksWUFBWSxFQUFFLE9BQU8sSUFBSTtBQUMzQyxTQUFPLEtBQUssU0FBUyxNQUFNLE1BQU0sR0FBRyxLQUFLO0FBQzNDO0FBRUEsU0FBUyxRQUFRLElBQVksT0FBZ0M7QUFDM0QsUUFBTSxVQUFVLE9BQU8sS0FBSztBQUM1QixTQUFPLEtBQUssQ0FBQyxFQUFFLEdBQUcsU0FBUyxRQUFRLE1BQU0sR0FBRyxPQUFPO0FBQ3JEO0FBR0EsU0FBUyxZQUFZLFFBQXVDO0FBQzFELFFBQU0sU0FBK0MsQ0FBQztBQUN0RCxhQUFXLFFBQVEsUUFBUTtBQUN6QixVQUFNLE9BQU8sT0FBTyxHQUFHLEVBQUU7QUFDekIsUUFBSSxNQUFNLFNBQVMsS0FBTSxNQUFLO0FBQUEsUUFDekIsUUFBTyxLQUFLLEVBQUUsT0FBTyxHQUFHLEtBQUssQ0FBQztBQUFBLEVBQ3JDO0FBQ0EsU0FBTyxPQUFPLElBQUksQ0FBQyxFQUFFLE9BQU8sS0FBSyxNQUFNLENBQUMsR0FBRyxTQUFTLEtBQUssR0FBRyxJQUFJLENBQUM7QUFDbkU7QUFHQSxJQUFNLFdBQVc7QUFDakIsSUFBTSxhQUFhO0FBR1osU0FBUyxhQUFhQyxZQUE2RDtBQUN4RixRQUFNLFFBQVFBLFdBQVU7QUFBQSxJQUFJLENBQUMsRUFBRSxXQUFXLE1BQ3hDLEtBQUssQ0FBQyxFQUFJLEdBQUcsT0FBTyxXQUFXLElBQUksQ0FBQyxTQUFTLENBQUMsSUFBSSxDQUFDLENBQUMsR0FBRyxDQUFDLENBQUMsQ0FBQztBQUFBLEVBQzVEO0FBQ0EsUUFBTSxTQUFTLEtBQUssS0FBSyxLQUFLLEdBQUcsS0FBSyxRQUFRLEdBQUcsQ0FBQyxHQUFNLEdBQU0sQ0FBSSxDQUFDO0FBQ25FLFFBQU0sVUFBVUEsV0FBVSxJQUFJLENBQUMsR0FBRyxNQUFNLFNBQVMsQ0FBQyxDQUFDO0FBQ25ELFFBQU0sVUFBVUEsV0FBVSxJQUFJLENBQUMsR0FBRyxNQUFNLEtBQUssS0FBSyxFQUFFLElBQUksR0FBRyxDQUFDLENBQUksR0FBRyxRQUFRLENBQUMsQ0FBQyxDQUFDO0FBQzlFLFFBQU0sU0FBU0EsV0FBVSxJQUFJLENBQUMsRUFBRSxRQUFRLEtBQUssTUFBTTtBQUNqRCxVQUFNLE9BQU8sS0FBSyxPQUFPLFlBQVksTUFBTSxDQUFDLEdBQUcsTUFBTSxDQUFDLEVBQUksQ0FBQztBQUMzRCxRQUFJLE9BQU8sU0FBUyxXQUFZLE9BQU0sU0FBUywyQkFBMkIsVUFBVTtBQUNwRixRQUFJLEtBQUssU0FBUyxTQUFVLE9BQU0sU0FBUyxxQ0FBcUMsUUFBUTtBQUN4RixXQUFPLEtBQUssU0FBUyxLQUFLLE1BQU0sR0FBRyxJQUFJO0FBQUEsRUFDekMsQ0FBQztBQUNELFNBQU87QUFBQSxJQUNMLENBQUMsR0FBTSxJQUFNLEtBQU0sS0FBTSxHQUFNLEdBQU0sR0FBTSxDQUFJO0FBQUEsSUFDL0MsUUFBUSxHQUFHLEtBQUs7QUFBQSxJQUNoQixRQUFRLEdBQUcsQ0FBQyxNQUFNLENBQUM7QUFBQSxJQUNuQixRQUFRLEdBQUcsT0FBTztBQUFBLElBQ2xCLFFBQVEsR0FBRyxPQUFPO0FBQUEsSUFDbEIsUUFBUSxJQUFJLE1BQU07QUFBQSxFQUNwQjtBQUNGOzs7QUNyR0EsU0FBUyxLQUFLLFdBQW1CLFVBQTZDO0FBQzVFLFFBQU0sT0FBaUIsQ0FBQztBQUN4QixhQUFXLFdBQVcsU0FBVSxZQUFXLFFBQVEsUUFBUyxNQUFLLEtBQUssSUFBSTtBQUMxRSxPQUFLLEtBQUssS0FBTSxHQUFHLFNBQVMsTUFBTSxDQUFDO0FBQ25DLFNBQU87QUFDVDtBQUdBLFNBQVMsTUFBTUMsU0FBcUM7QUFDbEQsU0FBTyxDQUFDLEtBQU0sSUFBTSxHQUFHLElBQUksV0FBV0EsUUFBTyxNQUFNLENBQUM7QUFDdEQ7QUFPTyxJQUFNLGVBQWUsTUFBTSxLQUFLO0FBQ2hDLElBQU0sZUFBZTtBQUVyQixJQUFNLHFCQUFxQixPQUFPLEtBQUs7QUFNdkMsSUFBTSxRQUFOLE1BQVk7QUFBQTtBQUFBLEVBY2pCLFlBQ0UsTUFDUyxZQUFZLFNBQVMsUUFBUSxlQUFlLGNBQ3JEO0FBRFM7QUFFVCxTQUFLLE9BQU8sU0FBUztBQUNyQixTQUFLLFFBQVEsS0FBSyxPQUFPLElBQUk7QUFDN0IsU0FBSyxXQUFXLEtBQUssT0FBTyxLQUFLO0FBQ2pDLFNBQUssVUFBVSxLQUFLLE9BQU8sTUFBTSxNQUFNLE1BQU07QUFDN0MsU0FBSyxhQUFhLEtBQUssT0FBTyxLQUFLO0FBQ25DLFNBQUssYUFBYSxLQUFLLE9BQU8sSUFBSTtBQUNsQyxTQUFLLFVBQVUsS0FBSyxPQUFPLEtBQUs7QUFBQSxFQUNsQztBQUFBLEVBVFc7QUFBQSxFQWZGO0FBQUE7QUFBQSxFQUVBO0FBQUE7QUFBQSxFQUVBO0FBQUEsRUFDUSxZQUFZLG9CQUFJLElBQXdCO0FBQUEsRUFDeEMsUUFBUSxvQkFBSSxJQUF3QjtBQUFBLEVBQ3BDO0FBQUEsRUFDQTtBQUFBLEVBQ0E7QUFBQSxFQUNBO0FBQUE7QUFBQSxFQWlCakIsU0FBUyxPQUEyQjtBQUNsQyxRQUFJLFNBQVMsS0FBSyxVQUFVLElBQUksS0FBSztBQUNyQyxRQUFJLFdBQVcsUUFBVztBQUN4QixlQUFTLE1BQU0sS0FBSyxPQUFPLGFBQWEsR0FBRyxPQUFPLEtBQUssSUFBSSxJQUFJLGFBQWEsQ0FBQyxFQUFFLEtBQUssS0FBSyxDQUFDO0FBQzFGLFdBQUssVUFBVSxJQUFJLE9BQU8sTUFBTTtBQUFBLElBQ2xDO0FBQ0EsV0FBTztBQUFBLEVBQ1Q7QUFBQTtBQUFBLEVBR0EsS0FBSyxNQUEwQjtBQUM3QixRQUFJLFNBQVMsS0FBSyxNQUFNLElBQUksSUFBSTtBQUNoQyxRQUFJLFdBQVcsUUFBVztBQUN4QixlQUFTLE1BQU0sS0FBSyxPQUFPLGVBQWUsR0FBRyxNQUFNLElBQUksSUFBSSxJQUFJLFlBQVksQ0FBQyxFQUFFLEtBQUssT0FBTyxJQUFJLENBQUMsQ0FBQztBQUNoRyxXQUFLLE1BQU0sSUFBSSxNQUFNLE1BQU07QUFBQSxJQUM3QjtBQUNBLFdBQU87QUFBQSxFQUNUO0FBQUE7QUFBQSxFQUdBLE9BQVVDLFNBQVdDLE9BQVk7QUFDL0IsV0FBTyxLQUFLLE9BQU9BLFFBQU9EO0FBQUEsRUFDNUI7QUFBQTtBQUFBLEVBR0EsTUFBTSxDQUFDLE1BQThCLEtBQUssSUFBSSxHQUFHLEtBQUssS0FBSyxLQUFLLFVBQVUsRUFBRSxDQUFDO0FBQUEsRUFDN0UsTUFBTSxDQUFDLE1BQThCLEtBQUssSUFBSSxHQUFHLEtBQUssS0FBSyxLQUFLLE9BQU8sQ0FBQztBQUFBLEVBQ3hFLE9BQU8sQ0FBQyxNQUE4QixLQUFLLE1BQU8sS0FBSyxZQUFZLENBQUM7QUFBQSxFQUNwRSxNQUFNLENBQUMsR0FBZSxNQUE4QixLQUFLLE1BQU8sS0FBSyxZQUFZLEdBQUcsQ0FBQztBQUFBLEVBQ3JGLE1BQU0sQ0FBQyxHQUFlLE1BQThCLEtBQUssTUFBTyxLQUFLLFlBQVksR0FBRyxDQUFDO0FBQUEsRUFDckYsTUFBTSxDQUFDLEdBQWUsTUFBOEIsS0FBSyxNQUFPLEtBQUssWUFBWSxHQUFHLENBQUM7QUFBQSxFQUNyRixNQUFNLENBQUMsR0FBZSxNQUE4QixLQUFLLE1BQU8sS0FBSyxZQUFZLEdBQUcsQ0FBQztBQUFBO0FBQUEsRUFFckYsTUFBTSxDQUFDLEdBQWUsTUFBOEIsS0FBSyxNQUFPLEtBQUssWUFBWSxHQUFHLENBQUM7QUFBQSxFQUNyRixNQUFNLENBQUMsR0FBZSxNQUE4QixLQUFLLE1BQU8sS0FBSyxZQUFZLEdBQUcsQ0FBQztBQUFBO0FBQUEsRUFFckYsU0FBUyxDQUFDLEdBQWUsVUFBa0MsS0FBSyxNQUFPLEtBQUssWUFBWSxHQUFHLEtBQUs7QUFBQSxFQUNoRyxVQUFVLENBQUMsR0FBZSxVQUFrQyxLQUFLLE1BQU8sS0FBSyxZQUFZLEdBQUcsS0FBSztBQUFBLEVBQ2pHLFVBQVUsQ0FBQyxNQUE4QixLQUFLLEtBQUssT0FBTyxNQUFPLEtBQU0sQ0FBQztBQUFBLEVBRXhFLFFBQVEsQ0FBQyxHQUFlLE1BQThCLEtBQUssS0FBTyxLQUFLLFlBQVksR0FBRyxDQUFDO0FBQUEsRUFDdkYsT0FBTyxDQUFDLEdBQWUsTUFBOEIsS0FBSyxLQUFPLEtBQUssWUFBWSxHQUFHLENBQUM7QUFBQSxFQUN0RixjQUFjLENBQUMsR0FBZSxNQUE4QixLQUFLLEtBQU8sS0FBSyxZQUFZLEdBQUcsQ0FBQztBQUFBLEVBRTdGLE1BQU0sQ0FBQyxHQUFlLE1BQThCLEtBQUssSUFBTSxHQUFHLENBQUM7QUFBQTtBQUFBLEVBRW5FLFFBQVEsQ0FBQyxHQUFlLFNBQWlDLEtBQUssSUFBTSxHQUFHLElBQUk7QUFBQSxFQUMzRSxLQUFLLENBQUMsR0FBZSxNQUE4QixLQUFLLElBQU0sR0FBRyxDQUFDO0FBQUEsRUFDbEUsTUFBTSxDQUFDLEdBQWUsTUFBOEIsS0FBSyxJQUFNLEdBQUcsQ0FBQztBQUFBO0FBQUEsRUFFbkUsU0FBUyxDQUFDLE1BQWtCLEdBQWUsTUFBOEIsS0FBSyxJQUFNLEdBQUcsR0FBRyxJQUFJO0FBQUE7QUFBQSxFQUU5RixNQUFNLENBQUMsU0FBaUMsS0FBSyxJQUFNLElBQUk7QUFBQTtBQUFBLEVBRXZELE1BQU0sQ0FBQyxTQUFpQyxLQUFLLE1BQU8sS0FBSyxTQUFTLElBQUk7QUFBQTtBQUFBLEVBR3RFLFlBQVksQ0FBQyxHQUFlLE9BQTJCLEtBQUssTUFBTyxLQUFLLFNBQVMsR0FBRyxDQUFDLElBQU0sRUFBRSxDQUFDO0FBQUEsRUFDOUYsYUFBYSxDQUFDLEdBQWUsT0FBMkIsS0FBSyxNQUFPLEtBQUssU0FBUyxHQUFHLENBQUMsSUFBTSxFQUFFLENBQUM7QUFBQSxFQUMvRixVQUFVLENBQUMsR0FBZSxNQUE4QixLQUFLLE1BQU8sS0FBSyxTQUFTLEdBQUcsQ0FBQztBQUFBLEVBQ3RGLFVBQVUsQ0FBQyxHQUFlLE1BQThCLEtBQUssTUFBTyxLQUFLLFNBQVMsR0FBRyxDQUFDO0FBQUE7QUFBQSxFQUd0RixTQUFTLENBQUMsTUFBOEIsS0FBSyxJQUFJLEdBQUcsS0FBSyxLQUFLLEtBQUssT0FBTyxDQUFDO0FBQzdFO0FBR08sSUFBTSxVQUFVO0FBQUE7QUFBQSxFQUVyQixNQUFNLENBQUMsR0FBZSxVQUE2QixDQUFDLEdBQUcsR0FBRyxLQUFNLElBQU0sS0FBSztBQUFBO0FBQUEsRUFFM0UsUUFBUSxDQUFDLE1BQThCLENBQUMsR0FBRyxRQUFRLEtBQUssR0FBRyxDQUFDLEdBQUcsS0FBTSxLQUFNLEVBQUk7QUFBQTtBQUFBLEVBRS9FLGFBQWEsQ0FBQyxHQUFlLE1BQThCO0FBQUEsSUFDekQsR0FBRyxLQUFLLElBQU0sQ0FBQztBQUFBLElBQ2YsR0FBRyxLQUFLLElBQU0sQ0FBQztBQUFBLElBQ2Y7QUFBQSxJQUNBO0FBQUEsSUFDQSxHQUFHLENBQUMsR0FBRyxHQUFHLEdBQUcsR0FBRyxHQUFHLEdBQUcsR0FBRyxHQUFHLElBQUksSUFBSSxJQUFJLElBQUksSUFBSSxJQUFJLElBQUksRUFBRTtBQUFBLEVBQzVEO0FBQUE7QUFBQSxFQUVBLE9BQU8sQ0FBQyxHQUFlLFVBQ3JCLE1BQU0sT0FBTyxDQUFDLEdBQUcsR0FBRyxLQUFNLEVBQUksSUFBSSxDQUFDLEdBQUcsR0FBRyxLQUFNLEtBQU0sRUFBSTtBQUFBO0FBQUEsRUFFM0QsVUFBVSxDQUFDLE1BQThCLEtBQUssSUFBTSxDQUFDO0FBQUEsRUFDckQsV0FBVyxDQUFDLE1BQThCLENBQUMsR0FBRyxRQUFRLFlBQVksQ0FBQyxHQUFHLEtBQU0sR0FBRyxTQUFTLEVBQUksQ0FBQztBQUFBO0FBQUEsRUFFN0YsYUFBYSxDQUFDLE1BQThCO0FBQUEsSUFDMUMsR0FBRztBQUFBLElBQ0gsR0FBRztBQUFBLElBQ0g7QUFBQSxJQUNBO0FBQUEsSUFDQSxHQUFHLENBQUMsR0FBRyxHQUFHLElBQUksSUFBSSxJQUFJLElBQUksSUFBSSxJQUFJLEdBQUcsR0FBRyxJQUFJLElBQUksSUFBSSxJQUFJLElBQUksRUFBRTtBQUFBLEVBQ2hFO0FBQ0Y7OztBQ2pKTyxJQUFNLE9BQU4sTUFBVztBQUFBLEVBVWhCLFlBQ21CRSxPQUNBLFlBQ2pCO0FBRmlCLGdCQUFBQTtBQUNBO0FBQUEsRUFDaEI7QUFBQSxFQUZnQjtBQUFBLEVBQ0E7QUFBQSxFQVhGLE9BQWlCLENBQUM7QUFBQSxFQUNsQixTQUFzQixDQUFDO0FBQUE7QUFBQSxFQUV2QixTQUFTLG9CQUFJLElBQXlCO0FBQUE7QUFBQSxFQUV0QyxPQUFPLG9CQUFJLElBQXNFO0FBQUE7QUFBQSxFQUUxRjtBQUFBLEVBT1IsVUFBVSxPQUEyQjtBQUNuQyxXQUFPLENBQUMsSUFBTSxHQUFHLFNBQVMsS0FBSyxDQUFDO0FBQUEsRUFDbEM7QUFBQSxFQUVBLElBQUksTUFBd0I7QUFDMUIsZUFBVyxRQUFRLEtBQU0sTUFBSyxLQUFLLEtBQUssSUFBSTtBQUFBLEVBQzlDO0FBQUE7QUFBQSxFQUdBLE1BQU0sTUFBeUI7QUFDN0IsVUFBTSxRQUFRLEtBQUssT0FBTyxJQUFJLElBQUksR0FBRyxJQUFJLEtBQUssS0FBSyxXQUFXLFNBQVMsS0FBSyxPQUFPLEtBQUssSUFBSSxJQUFJO0FBQ2hHLFNBQUssT0FBTyxLQUFLLEVBQUUsT0FBTyxLQUFLLENBQUM7QUFDaEMsV0FBTztBQUFBLEVBQ1Q7QUFBQSxFQUVBLElBQUksT0FBZSxPQUF5QjtBQUMxQyxTQUFLLElBQUksS0FBSztBQUNkLFNBQUssSUFBSSxDQUFDLElBQU0sR0FBRyxTQUFTLEtBQUssQ0FBQyxDQUFDO0FBQUEsRUFDckM7QUFBQSxFQUVBLElBQUksT0FBMkI7QUFDN0IsV0FBTyxDQUFDLElBQU0sR0FBRyxTQUFTLEtBQUssQ0FBQztBQUFBLEVBQ2xDO0FBQUE7QUFBQSxFQUdBLElBQUksT0FBbUIsT0FBa0IsVUFBVSxNQUFrQjtBQUNuRSxVQUFNLFFBQVEsS0FBSyxNQUFNLElBQUk7QUFDN0IsU0FBSyxJQUFJLE9BQU8sS0FBSztBQUNyQixVQUFNLE9BQU8sS0FBSyxJQUFJLEtBQUs7QUFDM0IsU0FBSyxLQUFLLElBQUksTUFBTSxFQUFFLE9BQU8sS0FBSyxDQUFDO0FBQ25DLFdBQU87QUFBQSxFQUNUO0FBQUE7QUFBQSxFQUdBLEtBQUssT0FBeUI7QUFDNUIsVUFBTSxPQUFPLEtBQUssS0FBSyxJQUFJLEtBQUs7QUFDaEMsUUFBSSxTQUFTLFVBQWEsQ0FBQyxLQUFLLEtBQUssT0FBTyxLQUFLLEVBQUc7QUFDcEQsU0FBSyxRQUFRLElBQUk7QUFBQSxFQUNuQjtBQUFBO0FBQUEsRUFHQSxPQUFPLE1BQXdCLE9BQWtCLFVBQVUsTUFBa0I7QUFDM0UsVUFBTSxRQUFRLEtBQUs7QUFDbkIsVUFBTSxRQUFnRSxDQUFDO0FBQ3ZFLFNBQUssUUFBUTtBQUNiLFVBQU0sUUFBUSxLQUFLO0FBQ25CLFNBQUssUUFBUTtBQUNiLFVBQU0sU0FBUyxLQUFLLElBQUksT0FBTyxJQUFJO0FBQ25DLGVBQVcsUUFBUSxNQUFPLE1BQUssUUFBUSxJQUFJO0FBQzNDLFdBQU87QUFBQSxFQUNUO0FBQUEsRUFFUSxRQUFRLEVBQUUsT0FBTyxLQUFLLEdBQStEO0FBQzNGLFVBQU0sU0FBUyxLQUFLLE9BQU8sSUFBSSxJQUFJO0FBQ25DLFFBQUksV0FBVyxPQUFXLE1BQUssT0FBTyxJQUFJLE1BQU0sQ0FBQyxLQUFLLENBQUM7QUFBQSxRQUNsRCxRQUFPLEtBQUssS0FBSztBQUFBLEVBQ3hCO0FBQUE7QUFBQSxFQUdBLFlBQVksV0FBdUIsT0FBeUI7QUFDMUQsU0FBSyxJQUFJLENBQUMsR0FBTSxFQUFJLENBQUM7QUFDckIsVUFBTTtBQUNOLFNBQUssSUFBSSxDQUFDLEdBQUcsV0FBVyxJQUFNLEdBQU0sRUFBSSxDQUFDO0FBQUEsRUFDM0M7QUFBQTtBQUFBLEVBR0EsS0FBSyxXQUF1QixPQUF5QjtBQUNuRCxTQUFLLElBQUksQ0FBQyxHQUFHLFdBQVcsR0FBTSxFQUFJLENBQUM7QUFDbkMsVUFBTTtBQUNOLFNBQUssSUFBSSxDQUFDLEVBQUksQ0FBQztBQUFBLEVBQ2pCO0FBQUEsRUFFQSxTQUF1QjtBQUNyQixXQUFPLEVBQUUsTUFBTSxLQUFLLE1BQU0sWUFBWSxLQUFLLFlBQVksUUFBUSxLQUFLLFFBQVEsTUFBTSxLQUFLLEtBQUs7QUFBQSxFQUM5RjtBQUNGO0FBR0EsSUFBTSxTQUFxQixDQUFDLElBQU0sQ0FBSTtBQUUvQixJQUFNLE1BQU07QUFBQSxFQUNqQixVQUFVLENBQUMsVUFBOEIsQ0FBQyxJQUFNLEdBQUcsT0FBTyxLQUFLLENBQUM7QUFBQSxFQUNoRSxLQUFLLENBQUMsR0FBZSxNQUE4QixDQUFDLEdBQUcsR0FBRyxHQUFHLEdBQUcsR0FBSTtBQUFBLEVBQ3BFLFdBQVcsQ0FBQyxHQUFlLE9BQTJCLENBQUMsR0FBRyxHQUFHLEdBQUcsSUFBSSxTQUFTLEVBQUUsR0FBRyxHQUFJO0FBQUEsRUFDdEYsS0FBSyxDQUFDLE1BQThCLENBQUMsR0FBRyxHQUFHLEVBQUk7QUFBQSxFQUMvQyxLQUFLLENBQUMsR0FBZSxNQUE4QixDQUFDLEdBQUcsR0FBRyxHQUFHLEdBQUcsR0FBSTtBQUFBLEVBQ3BFLE1BQU0sQ0FBQyxHQUFlLE1BQThCLENBQUMsR0FBRyxHQUFHLEdBQUcsR0FBRyxFQUFJO0FBQUE7QUFBQSxFQUVyRSxRQUFRLENBQUMsR0FBZSxHQUFlLGNBQXNDO0FBQUEsSUFDM0UsR0FBRztBQUFBLElBQ0gsR0FBRztBQUFBLElBQ0gsR0FBRztBQUFBLElBQ0g7QUFBQSxFQUNGO0FBQUEsRUFDQSxNQUFNLENBQUMsUUFBZ0IsVUFBVSxXQUF1QixDQUFDLEdBQUcsU0FBUyxJQUFNLEdBQUcsTUFBTSxHQUFHLE1BQU0sQ0FBQztBQUFBLEVBQzlGLE9BQU8sQ0FBQyxRQUFnQixPQUFtQixVQUFVLFdBQXVCO0FBQUEsSUFDMUUsR0FBRztBQUFBLElBQ0gsR0FBRztBQUFBLElBQ0g7QUFBQSxJQUNBLEdBQUcsTUFBTSxHQUFHLE1BQU07QUFBQSxFQUNwQjtBQUNGO0FBR0EsU0FBUyxNQUFNLFdBQW1CLFFBQTBCO0FBQzFELFNBQU8sQ0FBQyxXQUFXLEdBQUcsU0FBUyxNQUFNLENBQUM7QUFDeEM7QUFjTyxJQUFNLE9BQU87QUFBQSxFQUNsQixNQUFNLENBQUMsUUFBZ0IsVUFBVSxXQUF1QixDQUFDLEdBQUcsU0FBUyxLQUFNLEdBQU0sR0FBRyxNQUFNLEdBQUcsTUFBTSxDQUFDO0FBQUE7QUFBQSxFQUVwRyxXQUFXLENBQUMsUUFBZ0IsVUFBVSxXQUF1QixDQUFDLEdBQUcsU0FBUyxLQUFNLElBQU0sR0FBRyxNQUFNLEdBQUcsTUFBTSxDQUFDO0FBQUE7QUFBQSxFQUV6RyxpQkFBaUIsQ0FBQyxRQUFnQixVQUFVLFdBQXVCO0FBQUEsSUFDakUsR0FBRztBQUFBLElBQ0g7QUFBQSxJQUNBO0FBQUEsSUFDQSxHQUFHLE1BQU0sR0FBRyxNQUFNO0FBQUEsRUFDcEI7QUFBQTtBQUFBLEVBRUEsVUFBVSxDQUFDLFFBQWdCLFVBQVUsV0FBdUIsQ0FBQyxHQUFHLFNBQVMsS0FBTSxJQUFNLEdBQUcsTUFBTSxHQUFHLE1BQU0sQ0FBQztBQUFBLEVBQ3hHLE9BQU8sQ0FBQyxRQUFnQixPQUFtQixVQUFVLFdBQXVCO0FBQUEsSUFDMUUsR0FBRztBQUFBLElBQ0gsR0FBRztBQUFBLElBQ0g7QUFBQSxJQUNBO0FBQUEsSUFDQSxHQUFHLE1BQU0sR0FBRyxNQUFNO0FBQUEsRUFDcEI7QUFDRjs7O0FDcEpPLFNBQVMsV0FBVyxPQUFjLEdBQWUsY0FBNkM7QUFDbkcsU0FBTyxhQUFhLElBQUksQ0FBQyxNQUFNLE1BQU0sU0FBUyxDQUFDLENBQUMsRUFBRSxZQUFZLENBQUMsS0FBSyxNQUFNLE1BQU0sSUFBSSxNQUFNLElBQUksS0FBSyxDQUFDLEdBQUcsQ0FBQyxDQUFDO0FBQzNHO0FBR0EsSUFBTSxVQUFVO0FBQUEsRUFDZDtBQUFBLEVBQW9CO0FBQUEsRUFBcUI7QUFBQSxFQUFxQjtBQUFBLEVBQXFCO0FBQUEsRUFDbkY7QUFDRjtBQUdBLElBQU0sVUFBVTtBQUFBLEVBQ2Q7QUFBQSxFQUFxQjtBQUFBLEVBQXdCO0FBQUEsRUFBc0I7QUFBQSxFQUNuRTtBQUNGO0FBR0EsSUFBTSxXQUE4QixDQUFDLGFBQWEsYUFBYTtBQUMvRCxJQUFNLFdBQThCLENBQUMsb0JBQW9CLHFCQUFzQjtBQUcvRSxTQUFTLGlCQUFpQixNQUFZLE9BQWMsR0FBd0Q7QUFDMUcsUUFBTSxFQUFFLEtBQUssS0FBSyxLQUFLLElBQUksSUFBSTtBQUUvQixRQUFNLFFBQVEsTUFBTSxTQUFTLE1BQU0sS0FBSyxNQUFNLFdBQVcsTUFBTSxPQUFPLEtBQUssSUFBSSxDQUFDO0FBQ2hGLFFBQU0sVUFBVSxLQUFLLElBQUksTUFBTSxPQUFPLEdBQUcsTUFBTSxTQUFTLE1BQU0sT0FBTyxJQUFJLEdBQUcsQ0FBQyxDQUFDLENBQUM7QUFDL0UsUUFBTSxTQUFTLEtBQUssSUFBSSxJQUFJLFNBQVMsTUFBTSxTQUFTLEtBQUssS0FBSyxDQUFDLENBQUM7QUFDaEUsUUFBTSxRQUFRLEtBQUssSUFBSSxJQUFJLFFBQVEsS0FBSyxDQUFDO0FBQ3pDLFFBQU0sUUFBUSxLQUFLLElBQUksSUFBSSxPQUFPLEtBQUssQ0FBQztBQUN4QyxRQUFNLFFBQVEsTUFBTSxVQUFVLE9BQU8sTUFBTSxRQUFRO0FBQ25ELE1BQUksQ0FBQyxNQUFNLE1BQU07QUFFZixVQUFNLElBQUksS0FBSyxJQUFJLElBQUksUUFBUSxLQUFLLENBQUM7QUFDckMsV0FBTyxFQUFFLE9BQU8sTUFBTSxJQUFJLEdBQUcsV0FBVyxPQUFPLEdBQUcsT0FBTyxDQUFDLEVBQUU7QUFBQSxFQUM5RDtBQUNBLFFBQU0sQ0FBQyxNQUFNLEdBQUcsSUFBSTtBQUNwQixRQUFNLElBQUksS0FBSyxJQUFJLElBQUksSUFBSSxTQUFTLElBQUksT0FBTyxNQUFNLFNBQVMsSUFBSSxDQUFDLENBQUMsR0FBRyxJQUFJLE9BQU8sTUFBTSxTQUFTLEdBQUcsQ0FBQyxDQUFDLENBQUM7QUFDdkcsUUFBTSxJQUFJLEtBQUssSUFBSSxJQUFJLEdBQUcsQ0FBQyxDQUFDO0FBQzVCLFFBQU0sSUFBSSxLQUFLLElBQUksSUFBSSxHQUFHLElBQUksR0FBRyxXQUFXLE9BQU8sR0FBRyxPQUFPLENBQUMsQ0FBQyxDQUFDO0FBQ2hFLFNBQU8sRUFBRSxPQUFPLE1BQU0sSUFBSSxHQUFHLElBQUksSUFBSSxHQUFHLENBQUMsR0FBRyxJQUFJLE1BQU0sU0FBUyxDQUFDLEdBQUcsQ0FBQyxDQUFDLENBQUMsRUFBRTtBQUMxRTtBQU1PLFNBQVMsSUFBSSxNQUFZLE9BQWMsVUFBc0IsWUFBWSxNQUFNLFdBQXVCO0FBQzNHLFFBQU0sSUFBSSxLQUFLLElBQUksUUFBUTtBQUMzQixRQUFNLEVBQUUsT0FBTyxLQUFLLElBQUksaUJBQWlCLE1BQU0sT0FBTyxDQUFDO0FBQ3ZELFFBQU0sU0FBUyxNQUFNLElBQUksTUFBTSxJQUFJLE1BQU0sTUFBTSxTQUFTLENBQUMsQ0FBQyxHQUFHLEtBQUs7QUFDbEUsU0FBTyxNQUFNLE1BQU0sUUFBUSxNQUFNLEtBQUssR0FBRyxNQUFNLFNBQVMsU0FBUyxDQUFDLENBQUM7QUFDckU7QUFHTyxJQUFNLFFBQXNCLENBQUMsTUFBTSxPQUFPLGFBQWE7QUFFNUQsUUFBTSxJQUFJLEtBQUssSUFBSSxNQUFNLFFBQVEsVUFBVSxNQUFNLFNBQVMsTUFBTSxPQUFPLEtBQUssR0FBRyxDQUFDLENBQUMsQ0FBQztBQUNsRixRQUFNLFFBQVEsaUJBQWlCLE1BQU0sT0FBTyxDQUFDO0FBQzdDLFFBQU0sUUFBUSxLQUFLLElBQUksTUFBTSxLQUFLO0FBQ2xDLFFBQU0sT0FBTyxLQUFLLElBQUksTUFBTSxJQUFJO0FBQ2hDLFFBQU1DLE9BQU0sTUFBTSxTQUFTLENBQUM7QUFDNUIsUUFBTSxPQUFPLE1BQU0sSUFBSSxNQUFNLElBQUksTUFBTSxLQUFLLEdBQUcsTUFBTSxJQUFJLE9BQU9BLElBQUcsQ0FBQztBQUNwRSxRQUFNLE1BQU0sTUFBTSxJQUFJLE1BQU0sSUFBSSxNQUFNQSxJQUFHLEdBQUcsS0FBSztBQUNqRCxTQUFPLE1BQU0sT0FBTyxNQUFNLEtBQUssTUFBTSxTQUFTLEVBQUUsR0FBRyxDQUFDLEdBQUcsS0FBSyxJQUFJO0FBQ2xFO0FBR0EsSUFBTSxVQUFVLENBQUMsb0JBQW9CLHFCQUFxQixtQkFBbUI7QUFDN0UsSUFBTSxVQUFVO0FBQUEsRUFDZDtBQUFBLEVBQW1CO0FBQUEsRUFBb0I7QUFBQSxFQUFxQjtBQUFBLEVBQXFCO0FBQUEsRUFDakY7QUFBQSxFQUFxQjtBQUN2QjtBQUdBLFNBQVMsV0FBVyxNQUFZLE9BQWMsR0FBMkI7QUFDdkUsUUFBTSxFQUFFLEtBQUssS0FBSyxLQUFLLElBQUksSUFBSTtBQUMvQixRQUFNLElBQUksT0FBTyxNQUFNLFFBQVE7QUFDL0IsUUFBTSxPQUFPLE1BQU0sT0FBTyxNQUFNLEtBQUssS0FBSztBQUMxQyxRQUFNLFdBQVcsTUFBTSxPQUFPLGFBQWEsbUJBQW1CO0FBRTlELFFBQU0sVUFBVSxLQUFLLElBQUksTUFBTSxRQUFRLEdBQUcsTUFBTSxLQUFLLE9BQU8sUUFBUSxDQUFDLENBQUM7QUFDdEUsUUFBTSxTQUFTLE1BQU0sR0FBRyxNQUFNLFdBQVcsU0FBUyxNQUFNLFFBQVEsR0FBRyxNQUFNLFNBQVMsS0FBSyxNQUFNLFFBQVEsQ0FBQztBQUN0RyxRQUFNLElBQUksS0FBSyxJQUFJLElBQUksUUFBUSxNQUFNLFNBQVMsS0FBSyxNQUFNLFdBQVcsTUFBTSxPQUFPLEtBQUssSUFBSSxDQUFDLENBQUMsQ0FBQztBQUM3RixRQUFNLFdBQVcsTUFBTSxJQUFJLFNBQVMsTUFBTSxLQUFLLE1BQU0sT0FBTyxhQUFhLG1CQUFtQixDQUFDLENBQUM7QUFDOUYsUUFBTSxJQUFJLE1BQU0sUUFBUSxNQUFNLFFBQVEsR0FBRyxRQUFRLEdBQUcsTUFBTSxLQUFLLElBQUksQ0FBQztBQUVwRSxRQUFNLElBQUksS0FBSyxJQUFJLElBQUksR0FBRyxNQUFNLFNBQVMsQ0FBQyxDQUFDLENBQUM7QUFDNUMsUUFBTSxJQUFJLEtBQUssSUFBSSxJQUFJLEdBQUcsSUFBSSxHQUFHLE1BQU0sU0FBUyxDQUFDLENBQUMsQ0FBQyxDQUFDO0FBQ3BELFFBQU0sSUFBSSxLQUFLLElBQUksSUFBSSxHQUFHLENBQUMsQ0FBQztBQUM1QixRQUFNLFNBQVMsSUFBSSxHQUFHLFdBQVcsT0FBTyxHQUFHLE1BQU0sT0FBTyxTQUFTLE9BQU8sQ0FBQyxDQUFDO0FBQzFFLFFBQU0sT0FBTyxLQUFLLElBQUksSUFBSSxJQUFJLEdBQUcsQ0FBQyxHQUFHLE1BQU0sU0FBUyxHQUFHLENBQUMsQ0FBQztBQUN6RCxRQUFNLENBQUMsTUFBTSxHQUFHLElBQUksTUFBTSxPQUFPLFVBQVUsUUFBUTtBQUNuRCxRQUFNLFFBQVEsSUFBSSxJQUFJLEdBQUcsSUFBSSxNQUFNLE1BQU0sQ0FBQyxHQUFHLElBQUksR0FBRyxNQUFNLFNBQVMsR0FBRyxDQUFDLENBQUM7QUFDeEUsU0FBTyxJQUFJLElBQUksR0FBRyxNQUFNLFNBQVMsSUFBSSxDQUFDLEdBQUcsSUFBSSxHQUFHLElBQUksTUFBTSxLQUFLLENBQUMsQ0FBQztBQUNuRTtBQUVBLFNBQVMsWUFBWSxPQUEwQjtBQUM3QyxTQUFPLE1BQU0sU0FBUyxNQUFNLE9BQU8sS0FBSyxNQUFNLEtBQUssS0FBSyxDQUFDO0FBQzNEO0FBR08sSUFBTSxNQUFvQixDQUFDLE1BQU0sT0FBTyxhQUFhO0FBQzFELFFBQU0sSUFBSSxLQUFLLElBQUksUUFBUTtBQUMzQixRQUFNLFNBQVMsS0FBSyxNQUFNLFVBQVUsSUFBSTtBQUN4QyxPQUFLLElBQUksUUFBUSxXQUFXLE1BQU0sT0FBTyxDQUFDLENBQUM7QUFDM0MsUUFBTSxRQUFRLFlBQVksS0FBSztBQUMvQixRQUFNLE9BQU8sTUFBTSxTQUFTLE1BQU0sT0FBTyxLQUFLLE9BQU8sSUFBSSxLQUFLLE1BQU0sT0FBTyxTQUFTLENBQUM7QUFDckYsUUFBTSxZQUFZLEtBQUssSUFBSSxNQUFNLElBQUksTUFBTSxZQUFZLE9BQU8sQ0FBQyxHQUFHLE1BQU0sWUFBWSxHQUFHLElBQUksQ0FBQyxDQUFDO0FBRTdGLE9BQUssS0FBSyxDQUFDLEdBQUcsTUFBTSxJQUFJLFNBQVMsR0FBRyxFQUFJLEdBQUcsTUFBTTtBQUMvQyxVQUFNLE9BQU8sTUFBTSxLQUFLLE1BQU0sSUFBSSxDQUFDLEdBQUcsS0FBSztBQUMzQyxVQUFNLFVBQVUsTUFBTSxPQUFPLE1BQU0sTUFBTSxTQUFTLFNBQVMsR0FBRyxNQUFNLEtBQUssQ0FBQyxDQUFDO0FBQzNFLFNBQUssSUFBSSxRQUFRLE1BQU0sT0FBTyxXQUFXLEtBQUssSUFBSSxNQUFNLEdBQUcsT0FBTyxDQUFDO0FBQUEsRUFDckUsQ0FBQztBQUNELFNBQU8sS0FBSyxJQUFJLE1BQU07QUFDeEI7QUFHTyxJQUFNLFlBQTBCLENBQUMsTUFBTSxPQUFPLGFBQWE7QUFDaEUsUUFBTSxJQUFJLEtBQUssSUFBSSxRQUFRO0FBQzNCLFFBQU0sU0FBUyxNQUFNLElBQUksR0FBRyxNQUFNLFNBQVMsQ0FBQyxDQUFDO0FBQzdDLFFBQU0sU0FBUyxNQUFNLElBQUksV0FBVyxNQUFNLE9BQU8sQ0FBQyxHQUFHLE1BQU07QUFFM0QsU0FBTyxNQUFNLEdBQUcsUUFBUSxNQUFNLEtBQUssR0FBRyxZQUFZLEtBQUssQ0FBQyxDQUFDO0FBQzNEO0FBR08sSUFBTSxRQUFzQixDQUFDLE1BQU0sT0FBTyxhQUFhO0FBQzVELFFBQU0sSUFBSSxLQUFLLElBQUksUUFBUTtBQUMzQixRQUFNLE1BQU0sS0FBSyxJQUFJLE1BQU0sSUFBSSxHQUFHLE1BQU0sU0FBUyxDQUFDLENBQUMsQ0FBQztBQUNwRCxRQUFNLGdCQUFnQixNQUFNLElBQUksTUFBTSxJQUFJLEdBQUcsTUFBTSxJQUFJLEtBQUssTUFBTSxTQUFTLENBQUMsQ0FBQyxDQUFDLEdBQUcsR0FBRztBQUNwRixRQUFNLFNBQVMsTUFBTTtBQUFBLElBQ25CLE1BQU0sS0FBSyxNQUFNLFNBQVMsQ0FBQyxHQUFHLEdBQUc7QUFBQSxJQUNqQyxNQUFNLEtBQUssS0FBSyxNQUFNLFNBQVMsT0FBTyxpQkFBaUIsQ0FBQztBQUFBLEVBQzFEO0FBQ0EsUUFBTSxhQUFhLEtBQUssSUFBSSxNQUFNLElBQUksZUFBZSxNQUFNLENBQUM7QUFDNUQsU0FBTyxNQUFNLElBQUksSUFBSSxNQUFNLE9BQU8sR0FBRyxHQUFHLFVBQVU7QUFDcEQ7QUFHTyxJQUFNLFFBQXNCLENBQUMsTUFBTSxPQUFPLGFBQy9DLElBQUksTUFBTSxPQUFPLEtBQUssSUFBSSxNQUFNLElBQUksTUFBTSxJQUFJLFFBQVEsQ0FBQyxDQUFDLENBQUM7QUFHM0QsSUFBTSxZQUFZLENBQUMsb0JBQW9CLHFCQUFxQixvQkFBb0Isa0JBQWtCO0FBQ2xHLElBQU0sWUFBWTtBQUFBLEVBQ2hCO0FBQUEsRUFBb0I7QUFBQSxFQUFxQjtBQUFBLEVBQW9CO0FBQUEsRUFBcUI7QUFBQSxFQUNsRjtBQUFBLEVBQXFCO0FBQUEsRUFBcUI7QUFBQSxFQUFxQjtBQUFBLEVBQXFCO0FBQ3RGO0FBS08sU0FBU0MsVUFBUyxNQUFZLE9BQWMsVUFBc0IsTUFBK0I7QUFDdEcsUUFBTSxFQUFFLEtBQUssS0FBSyxLQUFLLElBQUksSUFBSTtBQUMvQixRQUFNLElBQUksS0FBSyxJQUFJLFFBQVE7QUFDM0IsUUFBTSxJQUFJLFFBQVEsS0FBSyxJQUFJLE1BQU0sTUFBTSxPQUFPLENBQUMsQ0FBQztBQUVoRCxRQUFNLElBQUksS0FBSyxJQUFJLElBQUksR0FBRyxJQUFJLEdBQUcsTUFBTSxTQUFTLENBQUMsQ0FBQyxDQUFDLENBQUM7QUFDcEQsUUFBTSxJQUFJLEtBQUssSUFBSSxJQUFJLEdBQUcsQ0FBQyxDQUFDO0FBQzVCLFFBQU0sU0FBUyxJQUFJLEdBQUcsV0FBVyxPQUFPLEdBQUcsTUFBTSxPQUFPLFdBQVcsU0FBUyxDQUFDLENBQUM7QUFDOUUsUUFBTSxPQUFPLEtBQUssSUFBSSxJQUFJLElBQUksR0FBRyxDQUFDLEdBQUcsTUFBTSxTQUFTLEdBQUcsQ0FBQyxDQUFDO0FBQ3pELFFBQU1DLE9BQU0sSUFBSSxHQUFHLElBQUksTUFBTSxJQUFJLEdBQUcsSUFBSSxNQUFNLE1BQU0sQ0FBQyxDQUFDLENBQUM7QUFDdkQsU0FBTyxJQUFJLE1BQU0sSUFBSSxHQUFHLE1BQU0sU0FBUyxDQUFDLENBQUMsR0FBR0EsSUFBRztBQUNqRDtBQUdPLFNBQVNDLFNBQVEsTUFBWSxPQUFjLFVBQXNCLE1BQStCO0FBQ3JHLFFBQU0sSUFBSSxLQUFLLElBQUksUUFBUTtBQUMzQixRQUFNLElBQUksUUFBUSxLQUFLLElBQUksTUFBTSxNQUFNLE9BQU8sQ0FBQyxDQUFDO0FBQ2hELFFBQU1ILE9BQU0sTUFBTSxTQUFTLENBQUM7QUFDNUIsUUFBTSxNQUFNLE1BQU0sT0FBTyxNQUFNLEtBQUssR0FBRyxNQUFNLFNBQVMsQ0FBQyxDQUFDLEdBQUcsR0FBR0EsSUFBRztBQUNqRSxTQUFPLE1BQU0sSUFBSSxLQUFLLE1BQU0sSUFBSSxHQUFHQSxJQUFHLENBQUM7QUFDekM7QUFHTyxJQUFNLE9BQXFCLENBQUMsTUFBTSxPQUFPLGFBQWE7QUFDM0QsUUFBTSxJQUFJLEtBQUssSUFBSSxRQUFRO0FBQzNCLFFBQU0sSUFBSSxLQUFLLElBQUksTUFBTSxNQUFNLE9BQU8sS0FBSyxJQUFJLE1BQU0sSUFBSSxNQUFNLElBQUksQ0FBQyxHQUFHLE1BQU0sU0FBUyxFQUFFLENBQUMsQ0FBQyxDQUFDLENBQUM7QUFDNUYsUUFBTSxPQUFPLE1BQU0sSUFBSSxNQUFNLElBQUksQ0FBQyxHQUFHLE1BQU0sSUFBSSxHQUFHLE1BQU0sU0FBUyxDQUFDLENBQUMsQ0FBQztBQUNwRSxTQUFPLE1BQU0sR0FBRyxNQUFNLElBQUksSUFBSSxHQUFHLE1BQU0sT0FBTyxDQUFDLENBQUM7QUFDbEQ7QUFNTyxTQUFTLElBQUksTUFBWSxPQUFjLE1BQWtCLFVBQWtDO0FBQ2hHLFFBQU0sSUFBSSxLQUFLLElBQUksSUFBSTtBQUN2QixRQUFNLElBQUksS0FBSyxJQUFJLFFBQVE7QUFDM0IsUUFBTSxZQUFZLElBQUksTUFBTSxPQUFPLEtBQUssSUFBSSxNQUFNLElBQUksQ0FBQyxDQUFDLENBQUM7QUFDekQsUUFBTSxPQUFPLEtBQUssSUFBSSxJQUFJLE1BQU0sT0FBTyxLQUFLLElBQUksTUFBTSxJQUFJLEdBQUcsU0FBUyxDQUFDLENBQUMsQ0FBQztBQUN6RSxRQUFNLFNBQVMsS0FBSyxJQUFJLE1BQU0sSUFBSSxHQUFHLE1BQU0sU0FBUyxHQUFHLENBQUMsQ0FBQztBQUN6RCxRQUFNLE9BQU8sTUFBTSxNQUFNLFFBQVEsTUFBTSxRQUFRLE1BQU0sQ0FBQztBQUN0RCxRQUFNLFFBQVEsTUFBTSxNQUFNLEdBQUcsTUFBTSxRQUFRLENBQUMsQ0FBQztBQUM3QyxRQUFNSSxVQUFTLE1BQU0sT0FBTyxNQUFNLE1BQU0sTUFBTSxJQUFJLElBQUksQ0FBQztBQUN2RCxRQUFNLGFBQWEsTUFBTSxPQUFPLE9BQU9BLFNBQVEsTUFBTSxTQUFTLE9BQU8sR0FBRyxDQUFDO0FBQ3pFLFFBQU0sUUFBUSxNQUFNLE9BQU8sTUFBTSxLQUFLLEdBQUcsTUFBTSxTQUFTLENBQUMsQ0FBQyxHQUFHLFlBQVksSUFBSTtBQUM3RSxTQUFPLE1BQU0sT0FBTyxNQUFNLE1BQU0sR0FBRyxNQUFNLFNBQVMsQ0FBQyxDQUFDLEdBQUcsTUFBTSxTQUFTLENBQUMsR0FBRyxLQUFLO0FBQ2pGOzs7QUM5TUEsSUFBTSxjQUFpQyxDQUFDLFdBQVcsc0JBQXVCLG9CQUFvQjtBQUM5RixJQUFNLGNBQWlDLENBQUMsb0JBQW9CLHNCQUF1QixxQkFBc0I7QUFHekcsSUFBTSxVQUFVLENBQUMsc0JBQXNCLHFCQUFxQixxQkFBc0I7QUFDbEYsSUFBTSxVQUFVO0FBQUEsRUFDZDtBQUFBLEVBQXNCO0FBQUEsRUFBc0I7QUFBQSxFQUF5QjtBQUFBLEVBQ3JFO0FBQUEsRUFBd0I7QUFDMUI7QUFDQSxJQUFNLFVBQVUsQ0FBQyxxQkFBcUIsdUJBQXVCLG9CQUFvQjtBQUNqRixJQUFNLFVBQVU7QUFBQSxFQUNkO0FBQUEsRUFBc0I7QUFBQSxFQUF3QjtBQUFBLEVBQXFCO0FBQUEsRUFDbkU7QUFBQSxFQUFzQjtBQUN4QjtBQUdBLFNBQVMsS0FBSyxNQUFZLE9BQWMsVUFBc0IsTUFBeUI7QUFDckYsUUFBTSxFQUFFLEtBQUssS0FBSyxJQUFJLElBQUk7QUFDMUIsUUFBTSxJQUFJLEtBQUssSUFBSSxRQUFRO0FBQzNCLFFBQU0sUUFBUSxNQUFNLFNBQVMsTUFBTSxLQUFLLE1BQU0sUUFBUTtBQUN0RCxRQUFNLE1BQU0sS0FBSyxJQUFJLElBQUksSUFBSSxHQUFHLE1BQU0sU0FBUyxJQUFJLEtBQUssRUFBRSxDQUFDLEdBQUcsS0FBSyxDQUFDO0FBQ3BFLFFBQU0sV0FBVyxLQUFLLElBQUksSUFBSSxLQUFLLEtBQUssQ0FBQztBQUN6QyxRQUFNLElBQUksS0FBSztBQUFBLElBQ2IsTUFDRyxPQUFPLGFBQWEsV0FBVyxFQUMvQixPQUFtQixDQUFDLE1BQU0sU0FBUyxJQUFJLE1BQU0sSUFBSSxVQUFVLE1BQU0sU0FBUyxJQUFJLENBQUMsQ0FBQyxHQUFHLENBQUM7QUFBQSxFQUN6RjtBQUNBLFFBQU0sSUFBSSxLQUFLLElBQUksSUFBSSxHQUFHLENBQUMsQ0FBQztBQUM1QixRQUFNLE9BQU8sSUFBSSxJQUFJLElBQUksR0FBRyxDQUFDLEdBQUcsV0FBVyxPQUFPLEdBQUcsTUFBTSxPQUFPLFNBQVMsT0FBTyxDQUFDLENBQUMsR0FBRyxDQUFDO0FBQ3hGLFFBQU0sT0FBTyxJQUFJLElBQUksR0FBRyxDQUFDLEdBQUcsV0FBVyxPQUFPLEdBQUcsTUFBTSxPQUFPLFNBQVMsT0FBTyxDQUFDLENBQUM7QUFDaEYsUUFBTSxTQUFTLElBQUksSUFBSSxNQUFNLFNBQVMsQ0FBQyxHQUFHLElBQUksR0FBRyxNQUFNLFNBQVMsR0FBRyxDQUFDLENBQUMsR0FBRyxJQUFJO0FBQzVFLFFBQU0sU0FBUyxLQUFLLElBQUksSUFBSSxVQUFVLE1BQU0sU0FBUyxHQUFHLENBQUMsQ0FBQztBQUMxRCxRQUFNLE9BQU8sTUFBTSxNQUFNLFFBQVEsTUFBTSxRQUFRLE1BQU0sQ0FBQztBQUN0RCxRQUFNLE9BQU8sU0FBUyxJQUFJLE1BQU0sT0FBTyxNQUFNLE1BQU0sTUFBTSxJQUFJLE1BQU0sT0FBTyxNQUFNLFFBQVEsSUFBSTtBQUU1RixRQUFNLFVBQVUsU0FBUyxJQUFJLE1BQU0sTUFBTSxRQUFRLEtBQUssTUFBTSxLQUFLLEVBQUUsQ0FBQztBQUNwRSxTQUFPLE1BQU0sSUFBSSxNQUFNLE1BQU0sT0FBTyxNQUFNLFVBQVUsU0FBUyxNQUFNLE9BQU8sSUFBSSxFQUFFLENBQUMsQ0FBQyxDQUFDO0FBQ3JGO0FBR08sSUFBTSxNQUFvQixDQUFDLE1BQU0sT0FBTyxNQUFNLEtBQUssTUFBTSxPQUFPLEdBQUcsQ0FBQztBQUNwRSxJQUFNLE1BQW9CLENBQUMsTUFBTSxPQUFPLE1BQU0sS0FBSyxNQUFNLE9BQU8sR0FBRyxDQUFDO0FBRzNFLElBQU0sV0FBVztBQUFBLEVBQ2Y7QUFBQSxFQUFxQjtBQUFBLEVBQW9CO0FBQUEsRUFBc0I7QUFBQSxFQUFvQjtBQUNyRjtBQUNBLElBQU0sV0FBVztBQUFBLEVBQ2Y7QUFBQSxFQUFxQjtBQUFBLEVBQW9CO0FBQUEsRUFBc0I7QUFBQSxFQUFxQjtBQUFBLEVBQ3BGO0FBQUEsRUFBcUI7QUFBQSxFQUFzQjtBQUFBLEVBQXNCO0FBQUEsRUFBc0I7QUFBQSxFQUN2RjtBQUNGO0FBR08sSUFBTSxPQUFxQixDQUFDLE1BQU0sT0FBTyxhQUFhO0FBQzNELFFBQU0sSUFBSSxLQUFLLElBQUksUUFBUTtBQUMzQixRQUFNLE9BQU8sS0FBSyxJQUFJLE1BQU0sSUFBSSxDQUFDLENBQUM7QUFDbEMsUUFBTUMsT0FBTSxNQUFNLFNBQVMsQ0FBQztBQUM1QixRQUFNLFNBQVMsS0FBSyxJQUFJLE1BQU0sS0FBSyxNQUFNLFNBQVMsS0FBSyxRQUFRLENBQUMsR0FBRyxJQUFJLENBQUM7QUFDeEUsUUFBTSxTQUFTLEtBQUssSUFBSSxNQUFNLEtBQUssTUFBTSxNQUFNLFNBQVMsS0FBSyxRQUFRLENBQUMsQ0FBQyxDQUFDO0FBQ3hFLFFBQU0sUUFBUSxNQUFNLE9BQU8sUUFBUSxNQUFNLFNBQVMsRUFBRSxHQUFHLE1BQU0sT0FBTyxRQUFRLE1BQU0sTUFBTSxJQUFJLE1BQU1BLElBQUcsQ0FBQyxDQUFDO0FBQ3ZHLFFBQU1DLFNBQVEsTUFBTSxPQUFPLFFBQVEsTUFBTSxNQUFNLE9BQU8sUUFBUUQsTUFBSyxNQUFNLElBQUksTUFBTUEsSUFBRyxDQUFDLENBQUM7QUFDeEYsUUFBTSxPQUFPLEtBQUs7QUFBQSxJQUNoQixNQUFNLE9BQU8sUUFBUSxNQUFNLFNBQVMsS0FBSyxLQUFLLENBQUMsR0FBRyxNQUFNLE1BQU0sTUFBTSxTQUFTLEtBQUssS0FBSyxDQUFDLEdBQUcsTUFBTSxDQUFDO0FBQUEsRUFDcEc7QUFDQSxRQUFNLElBQUksS0FBSyxJQUFJLE1BQU0sSUFBSSxPQUFPQyxNQUFLLENBQUM7QUFDMUMsUUFBTSxJQUFJLEtBQUssSUFBSSxNQUFNLElBQUksR0FBRyxDQUFDLENBQUM7QUFDbEMsUUFBTSxTQUFTLE1BQU0sSUFBSSxNQUFNLElBQUksR0FBRyxDQUFDLEdBQUcsV0FBVyxPQUFPLEdBQUcsTUFBTSxPQUFPLFVBQVUsUUFBUSxDQUFDLENBQUM7QUFDaEcsUUFBTSxRQUFRLE1BQU0sSUFBSSxNQUFNLE1BQU0sSUFBSSxHQUFHLE1BQU0sQ0FBQztBQUNsRCxTQUFPLE1BQU0sR0FBRyxNQUFNLElBQUksS0FBSyxHQUFHLE1BQU0sT0FBTyxDQUFDLENBQUM7QUFDbkQ7OztBQ3pEQSxJQUFNLE9BQXFCLENBQUMsTUFBTSxPQUFPLGFBQWE7QUFDcEQsUUFBTSxJQUFJLEtBQUssSUFBSSxRQUFRO0FBQzNCLFFBQU0sT0FBTyxNQUFNLFNBQVMsQ0FBQztBQUM3QixRQUFNLE9BQU8sTUFBTSxPQUFPLE1BQU0sS0FBSyxHQUFHLElBQUksR0FBRyxNQUFNLFNBQVMsRUFBRSxHQUFHLENBQUM7QUFDcEUsU0FBTyxNQUFNLE9BQU8sTUFBTSxLQUFLLE1BQU0sQ0FBQyxHQUFHLE1BQU0sU0FBUyxDQUFDLEdBQUcsSUFBSTtBQUNsRTtBQUVBLElBQU1DLGFBQW1FO0FBQUEsRUFDdkU7QUFBQSxFQUNBO0FBQUEsRUFDQTtBQUFBLEVBQ0E7QUFBQSxFQUNBO0FBQUEsRUFDQTtBQUFBLEVBQ0E7QUFBQSxFQUNBO0FBQUEsRUFDQSxTQUFBQztBQUFBLEVBQ0EsVUFBQUM7QUFBQSxFQUNBO0FBQ0Y7QUFHQSxJQUFNLFdBQXFFLEVBQUUsVUFBQUEsV0FBVSxTQUFBRCxTQUFRO0FBRS9GLFNBQVMsVUFBVSxNQUFZLE9BQWMsTUFBb0IsTUFBeUM7QUFDeEcsUUFBTSxDQUFDLEdBQUcsQ0FBQyxJQUFJO0FBQ2YsVUFBUSxNQUFNO0FBQUEsSUFDWixLQUFLO0FBQUEsSUFDTCxLQUFLO0FBQUEsSUFDTCxLQUFLO0FBQ0gsYUFBTyxNQUFNLElBQUksRUFBRSxDQUFDO0FBQUEsSUFDdEIsS0FBSztBQUFBLElBQ0wsS0FBSztBQUFBLElBQ0wsS0FBSztBQUFBLElBQ0wsS0FBSztBQUFBLElBQ0wsS0FBSztBQUFBLElBQ0wsS0FBSztBQUNILGFBQU8sTUFBTSxJQUFJLEVBQUUsR0FBRyxDQUFDO0FBQUEsSUFDekIsS0FBSztBQUNILGFBQU8sSUFBSSxNQUFNLE9BQU8sR0FBRyxDQUFDO0FBQUEsSUFDOUIsS0FBSztBQUNILGFBQU8sTUFBTSxPQUFPLE1BQU0sS0FBSyxHQUFHLENBQUMsR0FBRyxLQUFLLENBQUMsR0FBRyxLQUFLLENBQUMsQ0FBQztBQUFBLElBQ3hELFNBQVM7QUFDUCxZQUFNLElBQUlELFdBQVUsSUFBSTtBQUN4QixVQUFJLE1BQU0sT0FBVyxPQUFNLElBQUksV0FBVyw0QkFBNEIsSUFBSSxFQUFFO0FBQzVFLGFBQU8sRUFBRSxNQUFNLE9BQU8sQ0FBQztBQUFBLElBQ3pCO0FBQUEsRUFDRjtBQUNGO0FBR0EsSUFBTSxzQkFBc0IsS0FBSztBQUdqQyxTQUFTLFNBQVNHLE9BQWEsR0FBMkI7QUFDeEQsUUFBTSxPQUFPQSxNQUFLLEtBQUtBLE1BQUssSUFBSSxDQUFDLEdBQUdBLE1BQUssU0FBUyxLQUFLLElBQUksQ0FBQztBQUM1RCxTQUFPLFFBQVEsT0FBT0EsTUFBSyxNQUFNLEdBQUcsSUFBSSxDQUFDO0FBQzNDO0FBR0EsU0FBUyxLQUFLLE9BQWdDLElBQVksTUFBb0M7QUFDNUYsUUFBTSxRQUFRLE1BQU0sSUFBSSxFQUFFLEtBQUssS0FBSztBQUNwQyxRQUFNLElBQUksSUFBSSxLQUFLO0FBQ25CLFNBQU87QUFDVDtBQUdPLElBQU0sVUFBTixNQUFjO0FBQUEsRUFhbkIsWUFDbUIsT0FDQSxPQUNqQjtBQUZpQjtBQUNBO0FBRWpCLFVBQU0sUUFBUSxNQUFNLE1BQU0sS0FBSztBQUMvQixlQUFXLE1BQU0sT0FBTztBQUN0QixZQUFNLE9BQU8sTUFBTSxLQUFLLEVBQUU7QUFDMUIsVUFBSSxLQUFLLFNBQVMsWUFBWSxLQUFLLEtBQUssS0FBSyxDQUFDLFFBQVEsS0FBSyxPQUFPLElBQUksR0FBRyxDQUFDLEVBQUcsTUFBSyxPQUFPLElBQUksRUFBRTtBQUFBLElBQ2pHO0FBQ0EsU0FBSyxXQUFXLE1BQU0sT0FBTyxDQUFDLE9BQU8sS0FBSyxPQUFPLElBQUksRUFBRSxDQUFDO0FBQ3hELFNBQUssY0FBYyxNQUFNLE9BQU8sQ0FBQyxPQUFPLENBQUMsS0FBSyxPQUFPLElBQUksRUFBRSxDQUFDO0FBQzVELFVBQU0sT0FBTyxJQUFJLElBQUksS0FBSztBQUMxQixVQUFNLFlBQVksb0JBQUksSUFBb0I7QUFDMUMsZUFBVyxNQUFNLEtBQUssVUFBVTtBQUM5QixZQUFNLE9BQU8sTUFBTSxLQUFLLEVBQUU7QUFDMUIsaUJBQVcsT0FBTyxLQUFLLEtBQU0sTUFBSyxJQUFJLEdBQUc7QUFDekMsVUFBSSxLQUFLLFNBQVMsTUFBTyxXQUFVLElBQUksS0FBSyxLQUFLLENBQUMsSUFBSSxVQUFVLElBQUksS0FBSyxLQUFLLENBQUMsQ0FBQyxLQUFLLEtBQUssQ0FBQztBQUFBLElBQzdGO0FBRUEsVUFBTSxhQUFhLE1BQU0sU0FBUyxJQUFJLE1BQU0sS0FBSyxNQUFNLENBQUMsQ0FBQyxJQUFJO0FBQzdELFFBQUksWUFBWSxTQUFTLE1BQU8sTUFBSyxRQUFRLFdBQVcsS0FBSyxDQUFDLENBQUM7QUFDL0QsZUFBVyxDQUFDLElBQUksSUFBSSxLQUFLLFVBQVcsS0FBSSxPQUFPLEtBQUssS0FBSyxPQUFPLElBQUksRUFBRSxFQUFHLE1BQUssU0FBUyxJQUFJLEVBQUU7QUFDN0YsZUFBVyxNQUFNLEtBQUssYUFBYTtBQUNqQyxVQUFJLEtBQUssSUFBSSxFQUFFLEtBQUssTUFBTSxRQUFRLEVBQUUsTUFBTSxPQUFXLE1BQUssTUFBTSxJQUFJLElBQUksS0FBSyxNQUFNLElBQUk7QUFBQSxJQUN6RjtBQUNBLFNBQUssY0FBYztBQUFBLEVBQ3JCO0FBQUEsRUF6Qm1CO0FBQUEsRUFDQTtBQUFBLEVBZEYsU0FBUyxvQkFBSSxJQUFZO0FBQUEsRUFDekI7QUFBQSxFQUNBO0FBQUE7QUFBQSxFQUVBLFFBQVEsb0JBQUksSUFBb0I7QUFBQTtBQUFBLEVBRWhDLFdBQVcsb0JBQUksSUFBWTtBQUFBO0FBQUEsRUFFM0IsVUFBVSxvQkFBSSxJQUFZO0FBQUE7QUFBQSxFQUUxQixXQUFXLG9CQUFJLElBQXNCO0FBQUE7QUFBQSxFQStCdEQsSUFBSSxhQUFxQjtBQUN2QixXQUFPLEtBQUssU0FBUztBQUFBLEVBQ3ZCO0FBQUE7QUFBQSxFQUdRLGdCQUFzQjtBQUM1QixVQUFNLE9BQU8sb0JBQUksSUFBSSxDQUFDLEdBQUcsS0FBSyxPQUFPLEdBQUcsS0FBSyxPQUFPLENBQUM7QUFDckQsVUFBTSxRQUFRLG9CQUFJLElBQVk7QUFDOUIsZUFBVyxTQUFTLENBQUMsS0FBSyxVQUFVLEtBQUssV0FBVyxHQUFHO0FBQ3JELGVBQVMsSUFBSSxNQUFNLFNBQVMsR0FBRyxLQUFLLEdBQUcsS0FBSztBQUMxQyxjQUFNLE9BQWlCLENBQUM7QUFDeEIsbUJBQVcsT0FBTyxLQUFLLE1BQU0sS0FBSyxNQUFNLENBQUMsQ0FBQyxFQUFFLE1BQU07QUFDaEQsY0FBSSxNQUFNLElBQUksR0FBRyxLQUFLLEtBQUssSUFBSSxHQUFHLEtBQUssS0FBSyxPQUFPLElBQUksR0FBRyxNQUFNLEtBQUssT0FBTyxJQUFJLE1BQU0sQ0FBQyxDQUFDLEVBQUc7QUFDM0YsZ0JBQU0sSUFBSSxHQUFHO0FBQ2IsZUFBSyxLQUFLLEdBQUc7QUFBQSxRQUNmO0FBQ0EsWUFBSSxLQUFLLFNBQVMsRUFBRyxNQUFLLFNBQVMsSUFBSSxNQUFNLENBQUMsR0FBRyxJQUFJO0FBQUEsTUFDdkQ7QUFBQSxJQUNGO0FBQUEsRUFDRjtBQUFBLEVBRVEsUUFBUSxLQUFtQjtBQUNqQyxVQUFNLEVBQUUsTUFBTSxJQUFJO0FBQ2xCLFVBQU0sUUFBUSxFQUFFLEtBQUssQ0FBQyxPQUFlLE1BQU0sS0FBSyxFQUFFLEVBQUUsU0FBUyxNQUFNO0FBQ25FLGVBQVcsTUFBTSxDQUFDLEtBQUssR0FBRyxNQUFNLE1BQU0sQ0FBQyxHQUFHLEdBQUcsS0FBSyxDQUFDLEdBQUc7QUFDcEQsWUFBTSxPQUFPLE1BQU0sS0FBSyxFQUFFO0FBQzFCLGlCQUFXLFFBQVEsS0FBSyxTQUFTLFFBQVEsS0FBSyxPQUFPLENBQUMsRUFBRSxHQUFHO0FBQ3pELFlBQUksTUFBTSxLQUFLLElBQUksRUFBRSxTQUFTLFNBQVMsS0FBSyxPQUFPLElBQUksSUFBSSxFQUFHLE1BQUssUUFBUSxJQUFJLElBQUk7QUFBQSxNQUNyRjtBQUFBLElBQ0Y7QUFBQSxFQUNGO0FBQUE7QUFBQSxFQUdBLElBQUksWUFBb0I7QUFDdEIsV0FBTyxLQUFLLE1BQU07QUFBQSxFQUNwQjtBQUFBO0FBQUEsRUFHQSxRQUNFLE1BQ0FBLE9BQ0EsT0FDQSxZQUNBLFNBQ007QUFDTixVQUFNLFNBQVMsb0JBQUksSUFBd0I7QUFDM0MsZUFBVyxNQUFNLEtBQUssYUFBYTtBQUNqQyxZQUFNLE9BQU8sS0FBSyxNQUFNLEtBQUssRUFBRTtBQUMvQixVQUFJLEtBQUssU0FBUyxTQUFTO0FBQ3pCLGVBQU8sSUFBSSxJQUFJQSxNQUFLLFNBQVMsS0FBSyxLQUFLLENBQUM7QUFDeEM7QUFBQSxNQUNGO0FBQ0EsWUFBTSxPQUFPLEtBQUssS0FBSyxJQUFJLENBQUMsUUFBUSxPQUFPLElBQUksR0FBRyxDQUFlO0FBQ2pFLFlBQU0sT0FBTyxLQUFLO0FBQUEsUUFBTyxNQUN2QixPQUFPLElBQUksSUFBSSxXQUFXLEtBQUssS0FBSyxJQUFJLFVBQVUsTUFBTUEsT0FBTSxLQUFLLE1BQU0sSUFBSTtBQUFBLE1BQy9FO0FBQ0EsYUFBTyxJQUFJLElBQUksSUFBSTtBQUNuQixZQUFNLE9BQU8sS0FBSyxNQUFNLElBQUksRUFBRTtBQUM5QixVQUFJLFNBQVM7QUFDWCxhQUFLLElBQUksS0FBSyxNQUFNLFVBQVUsS0FBSyxNQUFNLE1BQU0sT0FBTyxPQUFPLFNBQVNBLE9BQU0sSUFBSSxDQUFDLENBQUM7QUFDcEYsaUJBQVcsUUFBUSxLQUFLLFNBQVMsSUFBSSxFQUFFLEtBQUssQ0FBQyxFQUFHLE1BQUssS0FBSyxPQUFPLElBQUksSUFBSSxDQUFlO0FBQUEsSUFDMUY7QUFBQSxFQUNGO0FBQUE7QUFBQTtBQUFBO0FBQUE7QUFBQSxFQU1BLEtBQ0UsTUFDQSxPQUNBLFFBQ0EsUUFDQSxTQUNnQjtBQUNoQixVQUFNLFVBQVUsTUFBTSxLQUFLLEVBQUUsUUFBUSxPQUFPLEdBQUcsTUFBTSxvQkFBSSxJQUF3QixDQUFDO0FBQ2xGLFVBQU0sY0FBYyxRQUFRLElBQUksTUFBTSxvQkFBSSxJQUF3QixDQUFDO0FBQ25FLFVBQU0sU0FBUyxRQUFRLElBQUksTUFBTSxvQkFBSSxJQUF3QixDQUFDO0FBQzlELFVBQU0sT0FBTyxDQUFDLElBQVlDLFlBQStCO0FBQ3ZELFlBQU0sU0FBUyxRQUFRQSxPQUFNLEVBQUUsSUFBSSxFQUFFO0FBQ3JDLFVBQUksV0FBVyxPQUFXLFFBQU87QUFDakMsWUFBTSxRQUFRLEtBQUssTUFBTSxRQUFRLEVBQUU7QUFDbkMsVUFBSSxVQUFVLE9BQVcsUUFBTyxNQUFNLFNBQVMsS0FBSztBQUNwRCxhQUFPLEtBQUssS0FBSyxVQUFVLEtBQU0sS0FBSyxNQUFNLElBQUksRUFBRSxDQUFZO0FBQUEsSUFDaEU7QUFFQSxVQUFNLFFBQVEsTUFBTSxjQUFjO0FBQ2xDLGVBQVcsTUFBTSxLQUFLLFVBQVU7QUFDOUIsWUFBTSxPQUFPLEtBQUssTUFBTSxLQUFLLEVBQUU7QUFDL0IsY0FBUSxRQUFRLENBQUMsT0FBT0EsWUFBVztBQUNqQyxZQUFJLE9BQU8sSUFBSSxHQUFHO0FBQ2hCLGdCQUFNLElBQUksSUFBSSxLQUFLLElBQUksT0FBTyxLQUFLLE9BQU9BLE9BQU0sQ0FBQyxDQUFDO0FBQ2xEO0FBQUEsUUFDRjtBQUNBLGNBQU0sT0FBTyxLQUFLLEtBQUssSUFBSSxDQUFDLFFBQVEsS0FBSyxLQUFLQSxPQUFNLENBQUM7QUFDckQsWUFBSSxLQUFLLFNBQVMsU0FBUyxLQUFLLFNBQVMsSUFBSSxLQUFLLEtBQUssQ0FBQyxDQUFDLEdBQUc7QUFDMUQsZ0JBQU0sYUFBYTtBQUFBLFlBQUssWUFBWUEsT0FBTTtBQUFBLFlBQUcsS0FBSyxLQUFLLENBQUM7QUFBQSxZQUFHLE1BQ3pELEtBQUssSUFBSSxNQUFNLElBQUksTUFBTSxTQUFTLENBQUMsR0FBRyxLQUFLLENBQUMsQ0FBQyxDQUFDO0FBQUEsVUFDaEQ7QUFDQSxnQkFBTTtBQUFBLFlBQ0o7QUFBQSxZQUNBLEtBQUssTUFBTSxRQUFRLEtBQUssS0FBSyxDQUFDLENBQUMsTUFBTSxJQUFJLGFBQWEsS0FBSyxJQUFJLE1BQU0sSUFBSSxLQUFLLENBQUMsR0FBRyxVQUFVLENBQUM7QUFBQSxVQUMvRjtBQUNBO0FBQUEsUUFDRjtBQUNBLGNBQU0sVUFBVSxTQUFTLEtBQUssSUFBSTtBQUNsQyxZQUFJLFlBQVksUUFBVztBQUN6QixnQkFBTSxDQUFDLFFBQVEsSUFBSSxLQUFLO0FBQ3hCLGdCQUFNLE9BQU8sS0FBSyxPQUFPQSxPQUFNLEdBQUcsVUFBVSxNQUFNLEtBQUssT0FBTyxNQUFNLE1BQU0sTUFBTSxPQUFPLEtBQUssQ0FBQyxDQUFDLENBQUMsQ0FBQztBQUNoRyxnQkFBTTtBQUFBLFlBQ0o7QUFBQSxZQUNBLEtBQUssT0FBTyxNQUFNLFFBQVEsTUFBTSxPQUFPLEtBQUssQ0FBQyxHQUFHLElBQUksQ0FBQztBQUFBLFVBQ3ZEO0FBQ0E7QUFBQSxRQUNGO0FBQ0EsWUFBSSxTQUFTLEtBQUssUUFBUSxJQUFJLEVBQUUsR0FBRztBQUNqQyxnQkFBTTtBQUFBLFlBQ0o7QUFBQSxZQUNBLEtBQUssT0FBTyxNQUFNLElBQUksTUFBTSxPQUFPLEtBQUssQ0FBQyxHQUFHLGtCQUFrQixDQUFDO0FBQUEsVUFDakU7QUFDQTtBQUFBLFFBQ0Y7QUFDQSxZQUFJLFNBQVMsT0FBTyxLQUFLLE1BQU0sQ0FBQyxLQUFLLEtBQUssUUFBUSxPQUFPLEdBQUc7QUFDMUQsZ0JBQU0sU0FBUyxNQUFNLElBQUksS0FBSyxDQUFDLEdBQUcsTUFBTSxTQUFTLG1CQUFtQixDQUFDO0FBQ3JFLGdCQUFNLFFBQVEsS0FBSyxJQUFJLE1BQU0sT0FBTyxRQUFRLE1BQU0sU0FBUyxLQUFLLElBQUksWUFBWSxDQUFDLENBQUMsQ0FBQztBQUNuRixxQkFBVyxVQUFVLEtBQUssU0FBUztBQUNqQyxrQkFBTUMsU0FBUSxLQUFLLFFBQVFELE9BQU07QUFDakMsa0JBQU0sSUFBSSxRQUFRLEtBQUssSUFBSSxNQUFNLE1BQU1DLFFBQU8sTUFBTSxLQUFLQSxRQUFPLEtBQUssQ0FBQyxDQUFDLENBQUM7QUFBQSxVQUMxRTtBQUFBLFFBQ0Y7QUFFQSxjQUFNLGVBQWUsT0FBTyxLQUFLLE1BQU0sQ0FBQyxLQUFLLEtBQUssU0FBUztBQUMzRCxjQUFNLFFBQVEsS0FBSztBQUFBLFVBQU8sTUFDeEIsZUFBZSxVQUFVLE1BQU0sT0FBTyxLQUFLLENBQUMsQ0FBQyxJQUFJLFVBQVUsTUFBTSxPQUFPLEtBQUssTUFBTSxJQUFJO0FBQUEsUUFDekY7QUFDQSxjQUFNLElBQUksSUFBSSxLQUFLO0FBQUEsTUFDckIsQ0FBQztBQUNELGlCQUFXLFFBQVEsS0FBSyxTQUFTLElBQUksRUFBRSxLQUFLLENBQUMsR0FBRztBQUM5QyxnQkFBUSxRQUFRLENBQUMsT0FBT0QsWUFBVztBQUNqQyxnQkFBTSxRQUFRLE1BQU0sSUFBSSxJQUFJO0FBRTVCLGNBQUksWUFBWUEsT0FBTSxFQUFFLElBQUksS0FBSyxNQUFNLEtBQUssSUFBSSxFQUFFLEtBQUssQ0FBQyxDQUFXLE1BQU0sTUFBTyxNQUFLLEtBQUssS0FBSztBQUFBLFFBQ2pHLENBQUM7QUFBQSxNQUNIO0FBQUEsSUFDRjtBQUNBLFdBQU8sUUFBUSxJQUFJLENBQUMsR0FBR0EsWUFBVyxLQUFLLE1BQU0sSUFBSSxDQUFDLE9BQU8sS0FBSyxJQUFJQSxPQUFNLENBQUMsQ0FBQztBQUFBLEVBQzVFO0FBQ0Y7OztBQzNRTyxJQUFNLFdBQVc7QUFFakIsU0FBUyxXQUFXLE1BQXNCO0FBQy9DLFNBQU8sV0FBVyxLQUFLLElBQUksR0FBRyxLQUFLLEtBQUssT0FBTyxRQUFRLENBQUM7QUFDMUQ7QUF5Qk8sU0FBUyxVQUFVLE9BQWMsT0FBa0M7QUFDeEUsU0FBTyxLQUFLLElBQUksUUFBUSxPQUFPLEtBQUssRUFBRTtBQUN4QztBQUdPLFNBQVMsWUFBWUUsT0FBY0MsT0FBYSxNQUE2QjtBQUNsRixRQUFNLEVBQUUsT0FBTyxPQUFPLE9BQU8sUUFBUSxVQUFVLFFBQVEsYUFBYSxNQUFNLElBQUk7QUFDOUUsUUFBTSxPQUFPLElBQUk7QUFBQSxJQUNmRDtBQUFBLElBQ0EsTUFBTSxLQUFLLEVBQUUsUUFBUSxXQUFXLEVBQUUsR0FBRyxNQUFNLFVBQVUsR0FBRztBQUFBLEVBQzFEO0FBQ0EsUUFBTSxVQUFVLE1BQU0sS0FBSyxFQUFFLFFBQVEsV0FBVyxFQUFFLEdBQUcsQ0FBQyxHQUFHLE1BQU0sS0FBSyxVQUFVLENBQUMsQ0FBQztBQUNoRixRQUFNLENBQUMsS0FBSyxHQUFHLElBQUksUUFBUSxNQUFNLFFBQVE7QUFDekMsUUFBTSxNQUFNLElBQUksUUFBUSxPQUFPLEtBQUs7QUFDcEMsUUFBTSxZQUFZLE1BQU0sUUFBUSxDQUFDLE9BQU87QUFDeEMsUUFBTSxhQUFhLENBQUMsVUFBbUMsS0FBSyxTQUFTLE1BQU0sTUFBTSxPQUFPLEtBQUssSUFBSTtBQUNqRyxRQUFNLFNBQVM7QUFDZixNQUFJLFFBQVEsTUFBTUMsT0FBTSxPQUFPLENBQUMsVUFBVSxLQUFLLFVBQVUsY0FBYyxJQUFJLEtBQUssR0FBRyxLQUFLO0FBQ3hGLE9BQUssWUFBWSxJQUFJLEtBQUssS0FBSyxHQUFHLEdBQUcsTUFBTTtBQUN6QyxVQUFNLFNBQVMsQ0FBQyxPQUFlQyxZQUErQjtBQUM1RCxZQUFNLFVBQVUsS0FBSyxPQUFPLEtBQUs7QUFDakMsYUFBTyxLQUFLLEtBQUssUUFBUSxTQUFTLEtBQUtBLFNBQVEsUUFBUSxRQUFRLE9BQU8sQ0FBQztBQUFBLElBQ3pFO0FBQ0EsVUFBTSxVQUFVLElBQUksS0FBSyxNQUFNLE9BQU8sUUFBUSxRQUFRLEtBQUs7QUFDM0QsVUFBTSxRQUFRLENBQUMsR0FBRyxNQUFNO0FBQ3RCLFlBQU0sU0FBUyxRQUFRLElBQUksQ0FBQyxPQUFPLFdBQVcsR0FBRyxDQUFDLENBQUMsQ0FBQztBQUNwRCxVQUFJLFVBQVcsTUFBSyxJQUFJLEtBQUssTUFBTSxJQUFJLFFBQVEsUUFBUSxNQUFNLFFBQVEsTUFBTSxHQUFHLEdBQUcsQ0FBQztBQUFBO0FBRWhGLGVBQU8sUUFBUSxDQUFDLE9BQU9BLFlBQVc7QUFDaEMsZUFBSyxJQUFJLEtBQUssTUFBTSxJQUFJLFNBQVMsS0FBS0EsU0FBUSxPQUFPLEdBQUcsQ0FBQztBQUFBLFFBQzNELENBQUM7QUFBQSxJQUNMLENBQUM7QUFDRCxhQUFTLElBQUksR0FBRyxJQUFJLFVBQVUsSUFBSyxNQUFLLElBQUksR0FBRyxJQUFJLElBQUksUUFBUSxDQUFDLEdBQUcsSUFBSSxTQUFTLEtBQUssTUFBTSxDQUFDLENBQUM7QUFDN0YsU0FBSyxJQUFJLFVBQVUsSUFBSSxJQUFJLEtBQUssSUFBSSxTQUFTLFlBQVksS0FBSyxLQUFLLE1BQU0sQ0FBQyxDQUFDO0FBQUEsRUFDN0UsQ0FBQztBQUNELFNBQU8sS0FBSyxPQUFPO0FBQ3JCO0FBRUEsU0FBUyxNQUFNLE1BQVksT0FBYyxPQUErQjtBQUN0RSxRQUFNLElBQUksS0FBSyxJQUFJLEtBQUs7QUFDeEIsUUFBTSxTQUFTLE1BQU0sS0FBSyxNQUFNLElBQUksQ0FBQyxHQUFHLE1BQU0sU0FBUyxRQUFRLENBQUM7QUFDaEUsU0FBTyxNQUFNLE9BQU8sUUFBUSxHQUFHLE1BQU0sU0FBUyxPQUFPLEdBQUcsQ0FBQztBQUMzRDtBQUVBLFNBQVMsUUFBUSxNQUFZQyxTQUFlLENBQUMsR0FBRyxDQUFDLEdBQXNDO0FBQ3JGLFFBQU0sUUFBUSxLQUFLLElBQUksUUFBUSxZQUFZLEdBQUcsQ0FBQyxDQUFDO0FBQ2hELFNBQU9BLFFBQU8sTUFBTSxPQUFPQSxRQUFPLEtBQUtBLFFBQU8sSUFBSSxLQUFLLEdBQUdBLFFBQU8sU0FBUyxLQUFLLElBQUksQ0FBQyxDQUFDO0FBQ3ZGOzs7QUM5RUEsSUFBTSxPQUFPLElBQUksTUFBTSxLQUFLO0FBaUJyQixTQUFTLFVBQ2QsT0FDQSxPQUNBLFFBQ0EsWUFDQSxPQUNXO0FBQ1gsUUFBTSxVQUFVLE1BQU0sSUFBSSxDQUFDLFNBQVMsVUFBVSxPQUFPLElBQUksQ0FBQztBQUMxRCxRQUFNLFNBQVMsV0FBVyxLQUFLO0FBQy9CLE1BQUksTUFBTTtBQUNWLFFBQU0sVUFBVSxDQUFDLFVBQTBCO0FBQ3pDLFVBQU0sUUFBUTtBQUNkLFdBQU8sS0FBSyxLQUFLLEtBQUssUUFBUSxFQUFFO0FBQ2hDLFdBQU87QUFBQSxFQUNUO0FBQ0EsUUFBTSxRQUFRLFFBQVEsVUFBVSxPQUFPLE9BQU8sQ0FBQztBQUMvQyxRQUFNLFNBQVM7QUFBQSxJQUNiLFFBQVEsUUFBUSxJQUFJLE1BQU07QUFBQSxJQUMxQixZQUFZLFFBQVEsSUFBSSxTQUFTLFVBQVU7QUFBQSxJQUMzQyxTQUFTLFFBQVEsSUFBSSxTQUFTLE1BQU0sTUFBTTtBQUFBLElBQzFDO0FBQUEsRUFDRjtBQUNBLFFBQU0sU0FBUyxZQUFZLFVBQVUsTUFBTTtBQUFBLElBQ3pDO0FBQUEsSUFDQSxPQUFPO0FBQUEsSUFDUCxPQUFPO0FBQUEsSUFDUCxRQUFRO0FBQUEsSUFDUixVQUFVO0FBQUEsSUFDVixRQUFRLENBQUMsV0FBVyxFQUFFLFNBQVMsR0FBRyxRQUFRLElBQUksU0FBUyxNQUFNO0FBQUEsSUFDN0QsUUFBUSxJQUFJO0FBQUEsSUFDWixhQUFhLE9BQU87QUFBQSxJQUNwQjtBQUFBLEVBQ0YsQ0FBQztBQUNELFNBQU8sRUFBRSxPQUFPLGFBQWEsQ0FBQyxNQUFNLENBQUMsR0FBRyxRQUFRLEVBQUUsR0FBRyxRQUFRLElBQUksRUFBRTtBQUNyRTtBQU1PLFNBQVMsY0FBYyxPQUFjLE1BQXdCO0FBQ2xFLFFBQU0sZUFBZSxXQUFXLE9BQU8sSUFBSTtBQUMzQyxRQUFNLFFBQVEsTUFBTSxNQUFNLENBQUMsSUFBSSxDQUFDLEVBQUUsUUFBUSxDQUFDLE9BQU87QUFDaEQsVUFBTSxFQUFFLE1BQU0sS0FBSyxJQUFJLE1BQU0sS0FBSyxFQUFFO0FBQ3BDLFdBQU8sU0FBUyxTQUFTLENBQUMsYUFBYSxJQUFJLEtBQUssQ0FBQyxDQUFDLElBQUksQ0FBQyxLQUFLLENBQUMsQ0FBQyxJQUFJLENBQUM7QUFBQSxFQUNyRSxDQUFDO0FBQ0QsU0FBTyxDQUFDLEdBQUcsSUFBSSxJQUFJLEtBQUssQ0FBQyxFQUFFLE9BQU8sQ0FBQyxPQUFPLE1BQU0sUUFBUSxFQUFFLE1BQU0sTUFBUztBQUMzRTtBQUdBLFNBQVMsV0FBVyxPQUFjLE1BQW1DO0FBQ25FLFFBQU0sVUFBVSxvQkFBSSxJQUFZO0FBQ2hDLGFBQVcsTUFBTSxNQUFNLE1BQU0sQ0FBQyxJQUFJLENBQUMsR0FBRztBQUNwQyxVQUFNLEVBQUUsTUFBTSxLQUFLLElBQUksTUFBTSxLQUFLLEVBQUU7QUFDcEMsUUFBSSxTQUFTLFdBQVcsS0FBSyxLQUFLLENBQUMsUUFBUSxRQUFRLElBQUksR0FBRyxDQUFDLEVBQUcsU0FBUSxJQUFJLEVBQUU7QUFBQSxFQUM5RTtBQUNBLFNBQU87QUFDVDtBQUdBLFNBQVMsVUFBVSxPQUFjLE1BQXNCO0FBQ3JELFFBQU0sZUFBZSxXQUFXLE9BQU8sSUFBSTtBQUMzQyxRQUFNLE9BQU8sb0JBQUksSUFBb0I7QUFDckMsYUFBVyxNQUFNLE1BQU0sTUFBTSxDQUFDLElBQUksQ0FBQyxHQUFHO0FBQ3BDLFVBQU0sRUFBRSxNQUFNLE9BQU8sS0FBSyxJQUFJLE1BQU0sS0FBSyxFQUFFO0FBQzNDLFVBQU0sVUFBVSxLQUFLLElBQUksQ0FBQyxRQUFRLEtBQUssSUFBSSxHQUFHLENBQVc7QUFDekQsVUFBTSxhQUFhLE1BQU0sUUFBUSxFQUFFLE1BQU07QUFDekMsUUFBSSxTQUFTLFFBQVMsTUFBSyxJQUFJLElBQUksTUFBTSxLQUFLLGNBQWMsS0FBSyxDQUFDO0FBQUEsYUFDekQsU0FBUyxRQUFTLE1BQUssSUFBSSxJQUFJLE1BQU0sS0FBSyxVQUFVLEtBQUssQ0FBQztBQUFBLGFBQzFELGNBQWMsS0FBSyxXQUFXLEVBQUcsTUFBSyxJQUFJLElBQUksRUFBRTtBQUFBLGFBQ2hELFNBQVMsU0FBUyxhQUFhLElBQUksS0FBSyxDQUFDLENBQUMsS0FBSyxDQUFDLGFBQWEsSUFBSSxLQUFLLENBQUMsQ0FBQyxHQUFHO0FBQ2xGLFdBQUssSUFBSSxJQUFJLE1BQU0sSUFBSSxNQUFNLElBQUksUUFBUSxDQUFDLEdBQUcsTUFBTSxJQUFJLFFBQVEsQ0FBQyxDQUFDLENBQUMsQ0FBQyxDQUFDO0FBQUEsSUFDdEUsTUFBTyxNQUFLLElBQUksSUFBSSxNQUFNLEtBQUssTUFBTSxPQUFPLENBQUM7QUFBQSxFQUMvQztBQUNBLFNBQU8sS0FBSyxJQUFJLElBQUk7QUFDdEI7OztBQy9GQSxJQUFNLE9BQU8sS0FBSztBQUdYLFNBQVMsWUFDZCxRQUNBLE9BQ2dGO0FBQ2hGLE1BQUk7QUFDSixNQUFJO0FBQ0YsYUFBUyxJQUFJLFlBQVksT0FBTyxFQUFFLFNBQVMsS0FBSyxLQUFLLFFBQVEsSUFBSSxFQUFFLENBQUM7QUFBQSxFQUN0RSxTQUFTLE9BQU87QUFDZCxVQUFNLElBQUk7QUFBQSxNQUNSO0FBQUEsTUFDQSxrQkFBa0IsS0FBSyxLQUFLLFFBQVEsS0FBSyxFQUFFLENBQUM7QUFBQSxNQUM1QztBQUFBLE1BQ0EsRUFBRSxNQUFNLE9BQU8sTUFBTTtBQUFBLElBQ3ZCO0FBQUEsRUFDRjtBQUNBLFNBQU8sRUFBRSxRQUFRLFNBQVMsSUFBSSxZQUFZLFNBQVMsUUFBUSxFQUFFLEtBQUssRUFBRSxPQUFPLEVBQUUsQ0FBQyxFQUFFLFFBQVE7QUFDMUY7OztBQ0RPLFNBQVMsYUFDZCxFQUFFLE9BQU8sS0FBSyxHQUNkLFFBQ0EsT0FDQSxXQUFXLE9BQ0c7QUFDZCxRQUFNLFFBQVEsTUFBTSxDQUFDLEdBQUcsVUFBVTtBQUNsQyxRQUFNLFFBQVEsV0FBVyxDQUFDLE1BQU0sTUFBTSxJQUFJLElBQUksQ0FBQyxJQUFJLENBQUMsSUFBSTtBQUV4RCxRQUFNLFNBQVMsRUFBRSxRQUFRLFNBQVMsUUFBUSxRQUFRO0FBQ2xELFFBQU0sUUFBUSxZQUFZLE9BQU8sT0FBTyxRQUFRLE9BQU8sS0FBSztBQUM1RCxRQUFNLFdBQVcsY0FBYyxPQUFPLE9BQU8sUUFBUSxPQUFPLEtBQUs7QUFDakUsUUFBTSxDQUFDLE1BQU0sSUFBSSxNQUFNO0FBQ3ZCLFFBQU0sT0FBTyxXQUFXLE1BQU0sUUFBUSxDQUFDLElBQUk7QUFDM0MsTUFBSSxhQUFhLE9BQVcsUUFBTyxFQUFFLElBQUksTUFBTSxLQUFLLFFBQVEsS0FBSztBQUNqRSxRQUFNLFFBQVEsY0FBYyxPQUFPLElBQUk7QUFDdkMsUUFBTSxVQUFVLFlBQVksT0FBTyxPQUFPLFFBQVEsT0FBTyxDQUFDO0FBQzFELFNBQU87QUFBQSxJQUNMO0FBQUEsSUFDQTtBQUFBLElBQ0EsSUFBSSxDQUFDLFVBQVU7QUFDYixjQUFRLElBQUksS0FBSztBQUNqQixVQUFJLFFBQVEsUUFBUSxNQUFNLENBQUMsQ0FBQyxJQUFJLE1BQU0sT0FBTyxLQUFLLE9BQU8sUUFBUSxFQUFHLFVBQVMsT0FBTyxNQUFNLE9BQU87QUFBQSxVQUM1RixPQUFNLElBQUksS0FBSztBQUFBLElBQ3RCO0FBQUEsRUFDRjtBQUNGO0FBS0EsU0FBUyxjQUNQLE9BQ0EsT0FDQSxRQUNBLE9BQ0EsT0FDc0I7QUFDdEIsTUFBSTtBQUNKLE1BQUk7QUFDSixNQUFJO0FBQ0YsV0FBTyxVQUFVLE9BQU8sT0FBTyxRQUFRLE1BQU0sUUFBUSxLQUFLO0FBQzFELGVBQVcsWUFBWSxJQUFJLFlBQVksT0FBTyxLQUFLLEtBQUssR0FBRyxLQUFLLE9BQU8sR0FBRztBQUFBLEVBQzVFLFNBQVMsT0FBTztBQUNkLFVBQU0sWUFBWSxPQUFPLGdCQUFnQixlQUFlLGlCQUFpQixZQUFZO0FBQ3JGLFFBQUksYUFBYyxpQkFBaUIsZ0JBQWdCLE1BQU0sU0FBUyxvQkFBc0IsUUFBTztBQUMvRixVQUFNO0FBQUEsRUFDUjtBQUNBLFFBQU0sRUFBRSxPQUFPLElBQUk7QUFDbkIsUUFBTSxNQUFNLElBQUksYUFBYSxTQUFTLE9BQU8sTUFBTTtBQUNuRCxRQUFNLFFBQVEsQ0FBQyxRQUFRLE1BQU07QUFDM0IsVUFBTSxRQUFRLE9BQU8sYUFBYSxJQUFJLElBQUksT0FBTztBQUNqRCxRQUFJLElBQUksUUFBUSxLQUFLO0FBQ3JCLFFBQUksS0FBSyxPQUFPLFFBQVEsQ0FBQyxHQUFHLFFBQVEsT0FBTyxRQUFRLE9BQU8sTUFBTTtBQUFBLEVBQ2xFLENBQUM7QUFDRCxRQUFNLFdBQVcsU0FBUyxRQUFRO0FBQ2xDLFFBQU0sVUFBVSxNQUFNLElBQUksQ0FBQyxHQUFHLE1BQU07QUFDbEMsVUFBTSxRQUFRLE9BQU8sVUFBVSxJQUFJLElBQUksT0FBTztBQUM5QyxXQUFPLElBQUksU0FBUyxPQUFPLFFBQVEsS0FBSztBQUFBLEVBQzFDLENBQUM7QUFDRCxTQUFPLENBQUMsT0FBTyxZQUFZO0FBQ3pCLGFBQVMsSUFBSSxHQUFHLElBQUksUUFBUSxJQUFLLEtBQUksT0FBTyxTQUFTLElBQUksQ0FBQyxJQUFJLE1BQU0sQ0FBQztBQUNyRSxhQUFTLE9BQU8sWUFBWSxPQUFPLFNBQVMsT0FBTyxVQUFVLElBQUksT0FBTyxNQUFNO0FBQzlFLFlBQVEsUUFBUSxDQUFDLFFBQVEsTUFBTTtBQUM3QixjQUFRLENBQUMsRUFBRSxJQUFJLE1BQU07QUFBQSxJQUN2QixDQUFDO0FBQUEsRUFDSDtBQUNGOzs7QUM1RUEsSUFBTSxZQUFZO0FBR2xCLElBQU0scUJBQXFCO0FBUXBCLElBQU0sU0FBTixNQUFhO0FBQUEsRUFTbEIsWUFDRSxFQUFFLFdBQVcsTUFBTSxHQUNGLGVBQ2pCO0FBRGlCO0FBRWpCLFNBQUssUUFBUSxVQUFVO0FBQ3ZCLFNBQUssUUFBUSxhQUFhLEtBQUssV0FBVyxDQUFDLE1BQU8sVUFBVSxhQUFhLEtBQUssTUFBTSxDQUFDLElBQUksQ0FBRTtBQUMzRixTQUFLLFdBQVcsS0FBSyxNQUFNLE1BQU0sT0FBTyxRQUFRO0FBQ2hELFNBQUssU0FBUyxjQUFjLElBQUksTUFBTSxPQUFPLEdBQUc7QUFBQSxFQUNsRDtBQUFBLEVBTm1CO0FBQUE7QUFBQSxFQVRGO0FBQUEsRUFDQTtBQUFBLEVBQ0E7QUFBQSxFQUNBO0FBQUEsRUFDVCxTQUF1QixJQUFJLGFBQWEsQ0FBQztBQUFBLEVBQ3pDLFVBQVU7QUFBQTtBQUFBLEVBYWxCLElBQUksTUFBdUI7QUFDekIsV0FBTyxLQUFLLFFBQVEsVUFBVTtBQUFBLEVBQ2hDO0FBQUE7QUFBQSxFQUdBLFVBQVUsYUFBOEM7QUFDdEQsVUFBTSxFQUFFLFFBQVEsT0FBTyxjQUFjLElBQUk7QUFDekMsUUFBSSxDQUFDLEtBQUssU0FBVSxRQUFPLE9BQU8sS0FBSyxPQUFPLEdBQUc7QUFDakQsU0FBSyxTQUFTO0FBQ2QsYUFBUyxJQUFJLEdBQUcsSUFBSSxjQUFjLFFBQVEsS0FBSztBQUM3QyxZQUFNLEtBQUssS0FBSyxRQUFRLGNBQWMsQ0FBQyxDQUFDO0FBQ3hDLGFBQU8sQ0FBQyxJQUFJLFFBQVEsS0FBSyxLQUFLLElBQUksRUFBRTtBQUFBLElBQ3RDO0FBQ0EsV0FBTztBQUFBLEVBQ1Q7QUFBQTtBQUFBLEVBR1EsUUFBUSxhQUE2QjtBQUMzQyxVQUFNLEVBQUUsUUFBUSxNQUFNLElBQUk7QUFDMUIsUUFBSSxLQUFLLE9BQU8sU0FBUyxNQUFNLE1BQU0sU0FBUyxDQUFDO0FBQy9DLFFBQUksS0FBSyxPQUFPLFVBQVUsTUFBTSxDQUFDO0FBQ2pDLFFBQUksS0FBSyxLQUFLLElBQUksS0FBSyxJQUFJLEtBQUssTUFBTSxXQUFXLEdBQUcsRUFBRSxHQUFHLEVBQUU7QUFDM0QsUUFBSSxRQUFRLEtBQUs7QUFDakIsYUFBUyxPQUFPLEdBQUcsUUFBUSxhQUFhLEtBQUssSUFBSSxRQUFRO0FBQ3ZELFlBQU0sU0FBUyxLQUFLLE1BQU0sRUFBRSxJQUFJO0FBQ2hDLFVBQUksV0FBVyxFQUFHLFFBQU87QUFDekIsVUFBSSxTQUFTLEVBQUcsTUFBSztBQUFBLFVBQ2hCLE1BQUs7QUFDVixZQUFNLFNBQVMsS0FBSyxTQUFTLEtBQUs7QUFDbEMsVUFBSSxLQUFLLElBQUksU0FBUyxFQUFFLEtBQUssSUFBSSxPQUFPLFVBQVUsS0FBSyxJQUFJLEVBQUUsRUFBRyxRQUFPO0FBQ3ZFLFVBQUksT0FBTztBQUNYLFVBQUksRUFBRSxTQUFTLE1BQU0sU0FBUyxJQUFLLFFBQU8sTUFBTSxLQUFLLE1BQU07QUFBQSxlQUNsRCxPQUFPLHVCQUF1QixHQUFHO0FBQ3hDLFlBQUksS0FBSyxLQUFLLFFBQVEsS0FBSyxtQkFBb0IsUUFBTyxNQUFNLEtBQUssTUFBTTtBQUN2RSxnQkFBUSxLQUFLO0FBQUEsTUFDZjtBQUNBLFVBQUksUUFBUSxNQUFNLFFBQVEsR0FBSSxRQUFPO0FBQ3JDLFdBQUs7QUFBQSxJQUNQO0FBQ0EsV0FBTztBQUFBLEVBQ1Q7QUFBQTtBQUFBLEVBR1EsTUFBTSxhQUE2QjtBQUN6QyxVQUFNLEVBQUUsUUFBUSxNQUFNLElBQUk7QUFDMUIsVUFBTSxTQUFTLE9BQU8sWUFBWSxHQUFHO0FBQ3JDLFVBQU0sU0FBUyxPQUFPLFlBQVksV0FBVyxJQUFJO0FBQ2pELFVBQU0sVUFBVSxpQkFBaUIsT0FBTyxHQUFHLElBQUksaUJBQWlCLE9BQU8sSUFBSSxXQUFXO0FBQ3RGLFVBQU0sU0FBUyxTQUFTLGlCQUFpQixPQUFPLEdBQUc7QUFDbkQsV0FBTyxTQUFTLEtBQUssS0FBSyxjQUFjLEdBQUcsSUFBSSxLQUFLLE1BQU0sUUFBUSxPQUFPO0FBQUEsRUFDM0U7QUFBQTtBQUFBLEVBR1EsTUFBTSxHQUFtQjtBQUMvQixVQUFNLEVBQUUsT0FBTyxPQUFPLElBQUk7QUFDMUIsVUFBTSxFQUFFLE9BQU8sUUFBQUMsUUFBTyxJQUFJO0FBQzFCLFVBQU0sT0FBTyxNQUFNLFNBQVM7QUFFNUIsUUFBSSxJQUFJLEtBQUssY0FBYyxPQUFPLFNBQVMsQ0FBQztBQUM1QyxRQUFJLE9BQU87QUFDWCxRQUFJLFVBQVU7QUFDZCxRQUFJLE1BQU0sR0FBRztBQUNYLGFBQU8sT0FBTyxLQUFLLElBQUksTUFBTSxDQUFDLENBQUM7QUFDL0IsZ0JBQVUsT0FBTztBQUFBLElBQ25CO0FBQ0EsUUFBSSxNQUFNO0FBQ1YsUUFBSSxRQUFRO0FBQ1osU0FBSyxJQUFJLEtBQUssSUFBSSxHQUFHLENBQUMsR0FBRyxLQUFLLFFBQVEsT0FBTyxPQUFPLEtBQUs7QUFFdkQsWUFBTSxLQUFLLE9BQU8sS0FBSyxJQUFJLE1BQU0sQ0FBQyxDQUFDO0FBQ25DLFlBQU0sVUFBVSxLQUFLO0FBQ3JCLFVBQUksVUFBVSxHQUFHO0FBQ2YsY0FBTSxRQUFRLE1BQU0sQ0FBQyxJQUFJLE1BQU0sSUFBSSxDQUFDO0FBQ3BDLGNBQU0sUUFBUSxPQUFPLE1BQU0sVUFBVSxXQUFXLElBQUksTUFBTSxJQUFJLENBQUMsSUFBSUE7QUFDbkUsZUFBTyxXQUFXLFdBQVcsSUFBSSxLQUFLLFFBQVEsU0FBUztBQUN2RCxpQkFBUyxXQUFXLFFBQVE7QUFDNUIsZUFBTztBQUNQLGtCQUFVLE9BQU87QUFBQSxNQUNuQjtBQUFBLElBQ0Y7QUFDQSxTQUFLLFVBQVUsUUFBUTtBQUN2QixXQUFPLE1BQU07QUFBQSxFQUNmO0FBQUE7QUFBQSxFQUdRLGNBQWMsS0FBcUI7QUFDekMsVUFBTSxFQUFFLE1BQU0sSUFBSTtBQUNsQixVQUFNLFFBQVEsTUFBTSxPQUFPLEtBQUssSUFBSSxHQUFHO0FBQ3ZDLFFBQUksQ0FBQyxJQUFJLEVBQUUsSUFBSSxDQUFDLEdBQUcsTUFBTSxNQUFNO0FBQy9CLFdBQU8sS0FBSyxJQUFJO0FBQ2QsWUFBTSxTQUFVLEtBQUssTUFBTztBQUM1QixVQUFJLE1BQU0sTUFBTSxJQUFJLE1BQU8sTUFBSyxTQUFTO0FBQUEsVUFDcEMsTUFBSztBQUFBLElBQ1o7QUFDQSxXQUFPO0FBQUEsRUFDVDtBQUNGOzs7QUMxSE8sSUFBTSxlQUFlO0FBUXJCLFNBQVMsZUFDZCxFQUFFLEtBQUssT0FBTyxTQUFTLGNBQWMsR0FDckMsV0FBcUIsV0FBVyxHQUFHLEdBQ3pCO0FBQ1YsUUFBTSxRQUFRLE1BQU0sQ0FBQyxHQUFHLFVBQVU7QUFDbEMsUUFBTSxVQUFVLFdBQVcsSUFBSSxPQUFPLFNBQVMsYUFBYTtBQUM1RCxRQUFNLFFBQVEsU0FBUyxRQUFRO0FBQy9CLFFBQU0sWUFBWSxhQUFhLFVBQVUsSUFBSSxPQUFPLFFBQVEsT0FBTyxLQUFLO0FBQ3hFLFFBQU0sU0FBUyxJQUFJLGFBQWEsT0FBTyxTQUFTLEdBQUc7QUFFbkQsTUFBSUM7QUFDSixTQUFPLENBQUMsUUFBUSxLQUFLLE9BQU87QUFDMUIsY0FBVSxHQUFHLE1BQU07QUFDbkIsVUFBTSxFQUFFLFFBQVEsS0FBSyxJQUFJO0FBQ3pCLFVBQU0sV0FBVyxPQUFPLEtBQUssUUFBUSxJQUFJO0FBQ3pDLFVBQU0sU0FBUyxXQUFXLFNBQVMsVUFBVSxNQUFNLElBQUk7QUFDdkQsUUFBSSxPQUFpQztBQUNyQyxRQUFJLENBQUMsVUFBVTtBQUNiLE1BQUFBLFdBQVUsSUFBSSxhQUFhLEtBQUs7QUFDaEMsYUFBT0EsT0FBTSxLQUFLLE1BQU0sSUFBSUEsU0FBUTtBQUFBLElBQ3RDO0FBQ0EsZUFBVyxDQUFDLEdBQUcsV0FBVyxLQUFLLGNBQWMsUUFBUSxHQUFHO0FBQ3RELFVBQUksS0FBSyxDQUFDLElBQUksTUFBTSxTQUFTLFdBQVcsS0FBSyxPQUFPO0FBQ3BELFVBQUksS0FBSyxJQUFJLENBQUMsSUFBSSxTQUFTLENBQUMsS0FBSyxPQUFPO0FBQUEsSUFDMUM7QUFBQSxFQUNGO0FBQ0Y7OztBQ2hCTyxJQUFNLFlBQVk7QUFHbEIsU0FBUyxVQUFVLEtBQVUsV0FBOEI7QUFDaEUsVUFBUSxJQUFJLE1BQU07QUFBQSxJQUNoQixLQUFLO0FBQ0gsYUFBTyxFQUFFLE9BQU8sV0FBVyxJQUFJLEdBQUcsTUFBTSxFQUFFO0FBQUEsSUFDNUMsS0FBSztBQUNILGFBQU8sRUFBRSxPQUFPLElBQUksT0FBTyxJQUFJLEdBQUcsTUFBTSxFQUFFO0FBQUEsSUFDNUMsS0FBSztBQUNILGFBQU8sRUFBRSxPQUFPLFdBQVcsSUFBSSxJQUFJLFdBQVcsTUFBTSxJQUFJLFVBQVU7QUFBQSxJQUNwRSxLQUFLO0FBQ0gsYUFBTyxFQUFFLE9BQU8sV0FBVyxLQUFLLElBQUksSUFBSSxPQUFPLFdBQVcsTUFBTSxJQUFJLE1BQU0sVUFBVTtBQUFBLEVBQ3hGO0FBQ0Y7QUFHTyxTQUFTLFFBQVEsS0FBbUI7QUFDekMsU0FBTyxJQUFJLFNBQVMsY0FBYyxJQUFJLFNBQVM7QUFDakQ7QUFHTyxTQUFTLE1BQU0sTUFBYyxPQUF1QjtBQUN6RCxTQUFPLFFBQVEsUUFBUyxPQUFPLE9BQVEsSUFBSSxTQUFTLE9BQU8sUUFBUTtBQUNyRTtBQUdPLFNBQVMsUUFBUSxLQUFVLEdBQW1CO0FBQ25ELFFBQU0sT0FBTyxLQUFLLElBQUksQ0FBQztBQUN2QixVQUFRLElBQUksTUFBTTtBQUFBLElBQ2hCLEtBQUs7QUFDSCxhQUFPLElBQUk7QUFBQSxJQUNiLEtBQUs7QUFDSCxhQUFPLE1BQU0sTUFBTSxJQUFJLEtBQUs7QUFBQSxJQUM5QixLQUFLO0FBQ0gsYUFBTztBQUFBLElBQ1QsS0FBSztBQUNILGNBQVEsSUFBSSxJQUFJLElBQUksSUFBSSxNQUFNLElBQUksT0FBTztBQUFBLEVBQzdDO0FBQ0Y7OztBQ3RFTyxTQUFTLGFBQWEsR0FBbUI7QUFDOUMsU0FBUSxLQUFLLElBQUksS0FBTTtBQUN6QjtBQUdPLFNBQVMsWUFBWSxHQUFXLEdBQW1CO0FBQ3hELFNBQU8sS0FBSyxJQUFLLEtBQUssSUFBSSxLQUFNLElBQUksSUFBSyxLQUFLLElBQUksS0FBTSxJQUFJO0FBQzlEO0FBR08sU0FBUyxjQUFjLFFBQXNCLEdBQXlCO0FBQzNFLE1BQUksTUFBTTtBQUNWLE1BQUksS0FBSztBQUNULFdBQVMsSUFBSSxHQUFHLElBQUksRUFBRSxRQUFRLEtBQUs7QUFDakMsUUFBSSxNQUFNO0FBQ1YsYUFBUyxJQUFJLEdBQUcsSUFBSSxHQUFHLElBQUssUUFBTyxPQUFPLElBQUksSUFBSSxFQUFFLENBQUM7QUFDckQsV0FBTyxFQUFFLENBQUMsS0FBSyxJQUFJLE1BQU0sT0FBTyxJQUFJLElBQUksRUFBRSxDQUFDO0FBQUEsRUFDN0M7QUFDQSxTQUFPO0FBQ1Q7OztBQ2hCQSxJQUFNLGFBQWE7QUFHbkIsSUFBTSxZQUFZO0FBT2xCLElBQU0sZ0JBQWdCO0FBYWYsSUFBTSxTQUFTO0FBR2YsSUFBTSxjQUFOLE1BQWtCO0FBQUEsRUFDdkIsU0FBeUIsQ0FBQztBQUFBO0FBQUEsRUFHMUIsUUFBYztBQUNaLFNBQUssU0FBUyxDQUFDO0FBQUEsRUFDakI7QUFBQTtBQUFBLEVBR0EsSUFBSSxJQUFrQixFQUFFLFdBQVcsT0FBTyxHQUFpQjtBQUN6RCxRQUFJLEtBQUssT0FBTyxVQUFVLGFBQWEsS0FBSyxRQUFRLElBQUksRUFBRSxXQUFXLE9BQU8sQ0FBQyxNQUFNLE9BQVc7QUFDOUYsU0FBSyxPQUFPLEtBQUssRUFBRSxJQUFJLEdBQUcsTUFBTSxHQUFHLFdBQVcsUUFBUSxPQUFPLE1BQU0sRUFBRSxDQUFDO0FBQUEsRUFDeEU7QUFBQTtBQUFBLEVBR0EsUUFDRSxJQUNBLEVBQUUsV0FBVyxPQUFPLEdBQ007QUFDMUIsVUFBTSxPQUFPLEtBQUssT0FBTyxPQUFPLENBQUMsT0FBTyxVQUFVLEtBQUssSUFBSSxPQUFPLE1BQU0sU0FBUyxHQUFHLFFBQVE7QUFDNUYsUUFBSSxZQUFZLGdCQUFnQixLQUFNLFFBQU87QUFDN0MsV0FBTyxLQUFLLE9BQU8sS0FBSyxDQUFDLFVBQVU7QUFDakMsWUFBTSxRQUFRLGFBQWEsTUFBTTtBQUNqQyxVQUFJLEtBQUssSUFBSSxZQUFZLE1BQU0sU0FBUyxJQUFJLE1BQU8sUUFBTztBQUMxRCxZQUFNLGFBQWEsR0FBRyxJQUFJLENBQUMsR0FBRyxNQUFNLElBQUksTUFBTSxHQUFHLENBQUMsQ0FBQztBQUNuRCxhQUNFLGNBQWMsTUFBTSxRQUFRLFVBQVUsS0FBSyxJQUFJLFNBQVMsY0FBYyxRQUFRLFVBQVUsS0FBSyxJQUFJO0FBQUEsSUFFckcsQ0FBQztBQUFBLEVBQ0g7QUFDRjs7O0FDOURPLElBQU0sU0FBUztBQUFBLEVBQ3BCLFNBQVM7QUFBQSxFQUNULFdBQVc7QUFBQSxFQUNYLFdBQVc7QUFBQSxFQUNYLFNBQVM7QUFBQSxFQUNULFVBQVU7QUFBQSxFQUNWLFdBQVc7QUFBQSxFQUNYLFFBQVE7QUFDVjtBQUtBLElBQU0sUUFBUSxPQUFPLFFBQVEsTUFBTSxFQUFFLElBQUksQ0FBQyxDQUFDQyxLQUFJLE1BQU1BLEtBQTJCOzs7QUNKekUsU0FBUyxjQUFjLE9BQXNCLFVBQTBCO0FBQzVFLFNBQU8sVUFBVSxhQUFhLElBQUksV0FBVztBQUMvQztBQUdPLFNBQVMsZUFBZSxFQUFFLFFBQVEsS0FBSyxHQUEyQjtBQUN2RSxTQUFPLE9BQU8sSUFBSSxDQUFDLGFBQWEsY0FBYyxLQUFLLFVBQVUsUUFBUSxDQUFDO0FBQ3hFO0FBR08sU0FBUyxhQUFhLEVBQUUsTUFBTSxPQUFPLEdBQXFCO0FBQy9ELE1BQUksS0FBSyxhQUFhLE1BQU8sUUFBTztBQUNwQyxNQUFJLE1BQU07QUFDVixhQUFXLFlBQVksT0FBUSxRQUFPLEtBQUssSUFBSSxRQUFRO0FBQ3ZELFNBQU8sTUFBTSxPQUFPLFVBQVU7QUFDaEM7OztBQ3JCQSxJQUFNLGNBQWMsS0FBSztBQUd6QixJQUFNLGNBQWMsS0FBSztBQUdsQixTQUFTLFFBQVEsU0FBK0I7QUFDckQsUUFBTSxFQUFFLFNBQVMsUUFBUSxRQUFRLEtBQUssSUFBSTtBQUMxQyxTQUNFLFFBQVEsTUFBTSxDQUFDLFdBQVcsU0FBUyxRQUFRLE1BQU0sR0FBRyxXQUFXLENBQUMsS0FDaEUsU0FBUyxRQUFRLE1BQU0sR0FBRyxXQUFXLEtBQ3JDLFNBQVMsYUFBYSxPQUFPLEdBQUcsV0FBVyxNQUMxQyxLQUFLLGFBQWEsUUFBUSxRQUFRLE1BQU0sSUFBSSxLQUFLLE1BQU0sS0FBSyxTQUFTLFFBQVEsTUFBTSxHQUFHLFdBQVc7QUFFdEc7QUFFQSxTQUFTLFNBQVMsTUFBYyxPQUF3QjtBQUN0RCxTQUFPLFNBQVMsS0FBTSxPQUFPLFNBQVMsT0FBTyxJQUFJO0FBQ25EO0FBRUEsU0FBUyxRQUFRLFFBQThCO0FBQzdDLFNBQU8sT0FBTyxPQUFPLENBQUMsTUFBTSxVQUFVLEtBQUssSUFBSSxNQUFNLEtBQUssSUFBSSxLQUFLLENBQUMsR0FBRyxDQUFDO0FBQzFFOzs7QUN6QkEsSUFBTSxXQUFXO0FBU1YsU0FBUyxlQUFlLFFBQXNCLEdBQVcsUUFBUSxHQUFZO0FBQ2xGLFFBQU0sU0FBUyxJQUFJLFdBQVcsU0FBWSxJQUFJLFlBQVksQ0FBQztBQUMzRCxXQUFTLElBQUksR0FBRyxJQUFJLEdBQUcsS0FBSztBQUMxQixVQUFNLE9BQVEsS0FBSyxJQUFJLEtBQU07QUFDN0IsUUFBSSxRQUFRO0FBQ1osUUFBSSxXQUFXLFFBQVc7QUFDeEIsYUFBTyxRQUFRLEtBQUssT0FBTyxPQUFPLEtBQUssTUFBTSxFQUFHO0FBQ2hELGFBQU8sQ0FBQyxJQUFJO0FBQUEsSUFDZDtBQUNBLGFBQVMsSUFBSSxPQUFPLElBQUksR0FBRyxLQUFLO0FBQzlCLFlBQU0sT0FBUSxLQUFLLElBQUksS0FBTTtBQUM3QixVQUFJLE1BQU0sT0FBTyxPQUFPLENBQUM7QUFDekIsWUFBTSxRQUFRLFdBQVcsU0FBWSxJQUFJLEtBQUssSUFBSSxPQUFPLE9BQU8sQ0FBQyxDQUFDO0FBQ2xFLGVBQVMsSUFBSSxPQUFPLElBQUksR0FBRyxJQUFLLFFBQU8sT0FBTyxPQUFPLENBQUMsSUFBSSxPQUFPLE9BQU8sQ0FBQztBQUN6RSxhQUFPLE9BQU8sQ0FBQyxJQUFJLE1BQU0sT0FBTyxPQUFPLENBQUM7QUFBQSxJQUMxQztBQUNBLFVBQU0sV0FBVyxPQUFPLE9BQU8sQ0FBQztBQUNoQyxRQUFJLFFBQVE7QUFDWixhQUFTLElBQUksT0FBTyxJQUFJLEdBQUcsSUFBSyxVQUFTLE9BQU8sT0FBTyxDQUFDLElBQUksT0FBTyxPQUFPLENBQUM7QUFDM0UsUUFBSSxFQUFFLFFBQVEsUUFBUSxhQUFhLFVBQVUsU0FBVSxRQUFPO0FBQzlELFdBQU8sT0FBTyxDQUFDLElBQUksS0FBSyxLQUFLLEtBQUs7QUFBQSxFQUNwQztBQUNBLFNBQU87QUFDVDtBQThCTyxTQUFTLGNBQWMsUUFBc0IsR0FBVyxHQUF1QjtBQUNwRixXQUFTLElBQUksR0FBRyxJQUFJLEdBQUcsS0FBSztBQUMxQixVQUFNLE1BQU8sS0FBSyxJQUFJLEtBQU07QUFDNUIsUUFBSSxNQUFNLEVBQUUsQ0FBQztBQUNiLGFBQVMsSUFBSSxHQUFHLElBQUksR0FBRyxJQUFLLFFBQU8sT0FBTyxNQUFNLENBQUMsSUFBSSxFQUFFLENBQUM7QUFDeEQsTUFBRSxDQUFDLElBQUksTUFBTSxPQUFPLE1BQU0sQ0FBQztBQUFBLEVBQzdCO0FBQ0EsV0FBUyxJQUFJLElBQUksR0FBRyxLQUFLLEdBQUcsS0FBSztBQUMvQixRQUFJLE1BQU0sRUFBRSxDQUFDO0FBQ2IsYUFBUyxJQUFJLElBQUksR0FBRyxJQUFJLEdBQUcsSUFBSyxRQUFPLE9BQVEsS0FBSyxJQUFJLEtBQU0sSUFBSSxDQUFDLElBQUksRUFBRSxDQUFDO0FBQzFFLE1BQUUsQ0FBQyxJQUFJLE1BQU0sT0FBUSxLQUFLLElBQUksS0FBTSxJQUFJLENBQUM7QUFBQSxFQUMzQztBQUNGOzs7QUM5Q08sSUFBTSxhQUFhO0FBSzFCLElBQU0sU0FBUyxJQUFJLE1BQU0sS0FBSztBQUM5QixJQUFNQyxRQUFPLElBQUksTUFBTSxLQUFLOzs7QUMvQnJCLFNBQVMsWUFBWSxFQUFFLE9BQU8sTUFBTSxHQUE0QztBQUNyRixRQUFNLE1BQU0sTUFBTSxPQUFPLE9BQU8sRUFBRTtBQUNsQyxTQUFPLFFBQVEsTUFBTSxNQUFNLFNBQVM7QUFDdEM7QUFPTyxTQUFTLGlCQUFpQixFQUFFLE9BQU8sTUFBTSxHQUFtRDtBQUNqRyxRQUFNLE1BQU0sTUFBTSxPQUFPLE9BQU8sRUFBRTtBQUNsQyxTQUFPLE1BQU0sS0FBSyxFQUFFLFFBQVEsTUFBTSxHQUFHLENBQUMsR0FBRyxVQUFVO0FBQ2pELFFBQUksQ0FBQyxXQUFXLFVBQVUsSUFBSSxDQUFDLFFBQVEsS0FBSyxRQUFRLEdBQUc7QUFDdkQsV0FBTyxZQUFZLEtBQUssT0FBTyxDQUFDLFlBQWEsVUFBVSxjQUFjLFlBQWE7QUFBQSxFQUNwRixDQUFDO0FBQ0g7QUFHTyxTQUFTLFlBQVksRUFBRSxPQUFPLEdBQUcsR0FBZ0Q7QUFDdEYsUUFBTSxRQUFRLElBQUksWUFBWSxLQUFLO0FBQ25DLGFBQVcsU0FBUyxHQUFJLE9BQU0sS0FBSztBQUNuQyxRQUFNLE9BQU8sTUFBTSxLQUFLLE9BQU8sQ0FBQyxTQUFTLElBQUksWUFBWSxJQUFJLENBQUM7QUFDOUQsUUFBTSxLQUFLLENBQUM7QUFDWixLQUFHLFFBQVEsQ0FBQyxPQUFPLFFBQVE7QUFDekIsU0FBSyxLQUFLLEVBQUUsTUFBTSxLQUFLLEdBQUcsSUFBSTtBQUFBLEVBQ2hDLENBQUM7QUFDRCxTQUFPO0FBQ1Q7OztBQ25CTyxTQUFTLG1CQUFtQixRQUE4QjtBQUMvRCxRQUFNLE9BQU8sWUFBWSxNQUFNO0FBQy9CLFFBQU0sU0FBUyxpQkFBaUIsTUFBTTtBQUN0QyxRQUFNLE9BQU8sWUFBWSxNQUFNO0FBQy9CLFFBQU0sUUFBUSxPQUFPLEdBQUc7QUFDeEIsUUFBTSxXQUFXLE1BQU0sS0FBSyxFQUFFLFFBQVEsS0FBSyxHQUFHLE1BQU0sSUFBSSxhQUFhLEtBQUssQ0FBQztBQUMzRSxRQUFNLFVBQVUsb0JBQUksSUFBMEI7QUFDOUMsUUFBTSxTQUFTLENBQUMsTUFBb0IsSUFBa0IsVUFBd0I7QUFDNUUsZUFBVyxPQUFPLEtBQUssS0FBSyxFQUFHLElBQUcsR0FBRyxJQUFJLEtBQUssR0FBRztBQUFBLEVBQ25EO0FBQ0EsU0FBTztBQUFBLElBQ0wsU0FBUyxXQUFXO0FBQ2xCLGdCQUFVLFFBQVEsQ0FBQyxRQUFRLE1BQU07QUFDL0IsWUFBSSxDQUFDLE9BQU8sTUFBTSxDQUFDLEVBQUcsVUFBUyxPQUFPLENBQUMsRUFBRSxDQUFDLENBQUMsRUFBRSxJQUFJLE1BQU07QUFBQSxhQUNsRDtBQUNILGlCQUFPLFFBQVEsQ0FBQ0MsUUFBTyxVQUFVO0FBQy9CLG1CQUFPLFFBQVEsU0FBU0EsT0FBTSxDQUFDLENBQUMsR0FBRyxLQUFLO0FBQUEsVUFDMUMsQ0FBQztBQUFBLFFBQ0g7QUFBQSxNQUNGLENBQUM7QUFDRCxhQUFPO0FBQUEsSUFDVDtBQUFBLElBQ0EsUUFBUSxXQUFXO0FBQ2pCLFlBQU0sTUFBK0IsSUFBSSxNQUFNLGFBQWEsSUFBSSxDQUFDLEVBQUUsS0FBSyxJQUFJO0FBQzVFLFlBQU0sV0FBVyxDQUFDLFVBQWdDO0FBQ2hELGNBQU0sU0FBUyxRQUFRLElBQUksS0FBSyxLQUFLLElBQUksYUFBYSxLQUFLO0FBQzNELGdCQUFRLElBQUksT0FBTyxNQUFNO0FBQ3pCLFlBQUksS0FBSyxJQUFJO0FBQ2IsZUFBTztBQUFBLE1BQ1Q7QUFDQSxlQUFTLElBQUksR0FBRyxJQUFJLE9BQU8sTUFBTSxRQUFRLEtBQUs7QUFDNUMsaUJBQVMsSUFBSSxHQUFHLEtBQUssR0FBRyxLQUFLO0FBQzNCLGdCQUFNLFNBQVMsVUFBVSxZQUFZLEdBQUcsQ0FBQyxDQUFDO0FBQzFDLGNBQUksV0FBVyxLQUFNO0FBQ3JCLGNBQUksQ0FBQyxPQUFPLE1BQU0sQ0FBQyxLQUFLLENBQUMsT0FBTyxNQUFNLENBQUM7QUFDckMscUJBQVMsWUFBWSxPQUFPLENBQUMsRUFBRSxDQUFDLEdBQUcsT0FBTyxDQUFDLEVBQUUsQ0FBQyxDQUFDLENBQUMsRUFBRSxJQUFJLE1BQU07QUFBQTtBQUU1RCxtQkFBTyxRQUFRLENBQUNBLFFBQU8sVUFBVTtBQUMvQixxQkFBTyxRQUFRLFNBQVMsWUFBWUEsT0FBTSxDQUFDLEdBQUdBLE9BQU0sQ0FBQyxDQUFDLENBQUMsR0FBRyxLQUFLO0FBQUEsWUFDakUsQ0FBQztBQUFBLFFBQ0w7QUFBQSxNQUNGO0FBQ0EsYUFBTztBQUFBLElBQ1Q7QUFBQSxFQUNGO0FBQ0Y7OztBQ1JPLFNBQVMsYUFBYSxNQUFzQjtBQUNqRCxTQUFPO0FBQUEsSUFDTCxXQUFXO0FBQUEsSUFDWCxPQUFPO0FBQUEsSUFDUCxVQUFVLElBQUksYUFBYSxJQUFJO0FBQUEsSUFDL0IsUUFBUSxJQUFJLGFBQWEsYUFBYSxJQUFJLENBQUM7QUFBQSxFQUM3QztBQUNGO0FBRU8sU0FBUyxnQkFBZ0IsTUFBeUI7QUFDdkQsU0FBTztBQUFBLElBQ0wsV0FBVztBQUFBLElBQ1gsVUFBVTtBQUFBLElBQ1YsVUFBVSxJQUFJLGFBQWEsSUFBSTtBQUFBLElBQy9CLGFBQWEsSUFBSSxhQUFhLGFBQWEsSUFBSSxDQUFDO0FBQUEsSUFDaEQsU0FBUyxJQUFJLGFBQWEsYUFBYSxJQUFJLENBQUM7QUFBQSxFQUM5QztBQUNGO0FBcUJBLElBQU1DLFFBQU8sS0FBSztBQWtCbEIsU0FBUyxTQUFTLEVBQUUsTUFBTSxPQUFPLEdBQWdDO0FBQy9ELE1BQUksV0FBVyxPQUFXLFFBQU8sQ0FBQyxFQUFFLE1BQU0sWUFBWSxLQUFLLEVBQUUsUUFBUSxLQUFLLEdBQUcsQ0FBQyxHQUFHLFFBQVEsR0FBRyxHQUFHLE9BQU8sRUFBRSxDQUFDO0FBQ3pHLFFBQU0sU0FBUyxpQkFBaUIsTUFBTTtBQUN0QyxNQUFJLE9BQU87QUFDWCxTQUFPLFlBQVksTUFBTSxFQUFFLElBQUksQ0FBQ0MsT0FBTSxVQUFVO0FBQzlDLFVBQU0sUUFBUTtBQUNkLFlBQVEsWUFBWUEsTUFBSyxNQUFNO0FBQy9CLFdBQU8sRUFBRSxNQUFBQSxPQUFNLGFBQWEsT0FBTyxLQUFLLEdBQUcsTUFBTTtBQUFBLEVBQ25ELENBQUM7QUFDSDtBQU9PLFNBQVMsYUFBYSxRQUEyQjtBQUN0RCxRQUFNLEVBQUUsTUFBTSxTQUFTLFFBQVEsUUFBUSxNQUFNLE9BQU8sSUFBSTtBQUV4RCxRQUFNLE9BQU8sV0FBVyxTQUFZLE9BQU8sT0FBTyxPQUFPLE1BQU07QUFDL0QsUUFBTSxTQUFTLFNBQVMsTUFBTTtBQUM5QixRQUFNLFNBQVMsT0FBTyxPQUFPLENBQUNDLE1BQUssVUFBVUEsT0FBTSxZQUFZLE1BQU0sS0FBSyxNQUFNLEdBQUcsQ0FBQztBQUNwRixRQUFNLFNBQVMsSUFBSSxZQUFZLE9BQU8sRUFBRSxTQUFTLEVBQUUsQ0FBQztBQUNwRCxNQUFJLE9BQU8sT0FBTyxPQUFPO0FBQ3pCLFFBQU0sVUFBVSxDQUFDLFVBQTBCO0FBQ3pDLFVBQU0sUUFBUTtBQUNkLFlBQVE7QUFDUixVQUFNLFVBQVUsT0FBTyxPQUFPLE9BQU87QUFDckMsUUFBSSxVQUFVLEVBQUcsTUFBSyxRQUFRLE9BQU87QUFDckMsV0FBTztBQUFBLEVBQ1Q7QUFDQSxRQUFNLFdBQVcsS0FBSyxhQUFhLGFBQWEsSUFBSTtBQUNwRCxRQUFNLGNBQWMsQ0FBQyxjQUEwQztBQUM3RCxVQUFNLFFBQVEsY0FBYyxRQUFRLElBQUk7QUFDeEMsV0FBTyxPQUFPLElBQUksQ0FBQyxVQUFVO0FBQzNCLFlBQU0sU0FBUyxZQUFZLE1BQU0sS0FBSyxNQUFNO0FBQzVDLFlBQU1DLFNBQVEsUUFBUSxRQUFRLFNBQVMsUUFBUSxNQUFNO0FBQ3JELFlBQU0sZUFBZSxRQUFRLFFBQVEsU0FBUyxRQUFRO0FBQ3RELGFBQU8sRUFBRSxTQUFTQSxRQUFPLGNBQWMsS0FBSyxlQUFlLFFBQVEsU0FBUyxTQUFTO0FBQUEsSUFDdkYsQ0FBQztBQUFBLEVBQ0g7QUFFQSxRQUFNLGNBQWMsQ0FDbEIsV0FDQUMsU0FDQSxZQUNvQjtBQUNwQixVQUFNLGVBQWUsYUFBYSxJQUFJLENBQUMsUUFBUSxRQUFRLGVBQWUsTUFBTSxDQUFDLElBQUksQ0FBQyxRQUFRLE1BQU07QUFDaEcsVUFBTSxRQUFRLGNBQWMsUUFBUSxJQUFJO0FBQ3hDLFVBQU0sVUFBVSxjQUFjLFFBQVEsZUFBZTtBQUNyRCxXQUFPQSxRQUFPLElBQUksQ0FBQ0QsUUFBTyxNQUFNO0FBQzlCLFlBQU0sU0FBUyxZQUFZLFFBQVEsQ0FBQyxFQUFFLE1BQU07QUFDNUMsWUFBTUUsT0FBTSxDQUFDLElBQVksVUFBa0IsSUFBSSxRQUFRLE9BQU8sUUFBUSxJQUFJLFNBQVMsS0FBSztBQUN4RixpQkFBVyxTQUFTLEtBQUssT0FBTyxRQUFRLENBQUMsR0FBRyxRQUFXQSxLQUFJRixPQUFNLFNBQVMsUUFBUSxNQUFNLENBQUM7QUFDekYsaUJBQVcsY0FBYyxLQUFLLE9BQU8sUUFBUSxDQUFDLEdBQUcsR0FBR0UsS0FBSUYsT0FBTSxjQUFjLFFBQVEsQ0FBQztBQUNyRixhQUFPLEVBQUUsR0FBR0EsUUFBTyxLQUFLQSxPQUFNLGVBQWUsUUFBUSxTQUFTLFNBQVM7QUFBQSxJQUN6RSxDQUFDO0FBQUEsRUFDSDtBQUNBLFFBQU0sTUFBTSxPQUFPLElBQUksQ0FBQyxVQUFVLE1BQU0sSUFBSTtBQUU1QyxRQUFNLFVBQVUsWUFBWSxPQUFPLFlBQVksS0FBSyxHQUFHLEdBQUc7QUFDMUQsTUFBSSxhQUFhO0FBQ2pCLFFBQU0sVUFBVSxPQUFPLElBQUksQ0FBQyxVQUFVLElBQUksWUFBWSxNQUFNLEtBQUssTUFBTSxDQUFDO0FBQ3hFLE1BQUksU0FBc0M7QUFDMUMsTUFBSTtBQUNKLFFBQU0sU0FBc0QsQ0FBQztBQUM3RCxRQUFNLFNBQVMsQ0FBQyxjQUEwQztBQUN4RCxXQUFPLFNBQVMsTUFBTSxZQUFZLFNBQVM7QUFDM0MsV0FBTyxZQUFZLFdBQVcsT0FBTyxTQUFTLEdBQUcsVUFBVTtBQUFBLEVBQzdEO0FBQ0EsUUFBTSxFQUFFLFFBQVEsSUFBSSxJQUFJLFlBQVksU0FBUyxPQUFPLFFBQVEsRUFBRSxLQUFLLEVBQUUsT0FBTyxFQUFFLENBQUM7QUFDL0UsUUFBTUcsYUFBWTtBQUNsQixNQUFJLGNBQWMsSUFBSSxhQUFhLENBQUM7QUFDcEMsTUFBSSxVQUFVLElBQUksYUFBYSxDQUFDO0FBRWhDLFFBQU0sZUFBZSxNQUFZO0FBQy9CLFFBQUksWUFBWSxXQUFXLE9BQU8sT0FBUTtBQUMxQyxrQkFBYyxJQUFJLGFBQWEsT0FBTyxRQUFRLE9BQU8sT0FBTyxhQUFhLElBQUk7QUFDN0UsY0FBVSxJQUFJLGFBQWEsT0FBTyxRQUFRLE9BQU8sT0FBTyxTQUFTLElBQUksT0FBTyxJQUFJLGFBQWEsSUFBSSxDQUFDO0FBQUEsRUFDcEc7QUFDQSxRQUFNLGlCQUFpQixDQUFDLElBQWtCLEVBQUUsYUFBYSxLQUFLLE1BQW1CO0FBQy9FLFFBQUksU0FBUyxPQUFXLGFBQVksSUFBSSxFQUFFO0FBQUEsUUFDckMsVUFBUyxJQUFJLEdBQUcsSUFBSSxNQUFNLElBQUssYUFBWSxDQUFDLElBQUksR0FBRyxLQUFLLENBQUMsQ0FBQztBQUFBLEVBQ2pFO0FBQ0EsUUFBTSxVQUFVLENBQ2QsTUFDQSxPQUNBSCxRQUNBLElBQ0EsRUFBRSxPQUFPLElBQUksS0FBSyxNQUNUO0FBQ1QsaUJBQWE7QUFDYixtQkFBZSxJQUFJLEtBQUs7QUFDeEIsU0FBS0EsT0FBTSxTQUFTQSxPQUFNLGNBQWNBLE9BQU0sS0FBSyxPQUFPLElBQUksSUFBSTtBQUFBLEVBQ3BFO0FBRUEsUUFBTSxNQUFNLENBQ1YsTUFDQSxRQUNBLElBQ0EsTUFDQUksU0FDQSxhQUNnRDtBQUNoRCxVQUFNLFdBQVcsYUFBYSxJQUFJO0FBQ2xDLFFBQUksV0FBVyxRQUFXO0FBQ3hCLGNBQVEsTUFBTSxPQUFPLENBQUMsR0FBRyxPQUFPLENBQUMsR0FBRyxJQUFJLElBQUk7QUFDNUMsV0FBSyxTQUFTLEdBQUdBLE9BQU07QUFDdkIsZUFBUyxRQUFRLENBQUMsUUFBUSxNQUFNO0FBQzlCLGFBQUssU0FBUyxJQUFJLE9BQU8sSUFBSSxVQUFVLE1BQU07QUFBQSxNQUMvQyxDQUFDO0FBQ0QsYUFBTyxDQUFDLFFBQVEsQ0FBQyxHQUFHLFFBQVEsQ0FBQyxDQUFDO0FBQUEsSUFDaEM7QUFDQSxRQUFJLENBQUMsV0FBVyxLQUFLLElBQUksQ0FBQyxHQUFHLENBQUM7QUFDOUIsSUFBQUEsUUFBTyxLQUFLLENBQUM7QUFDYixlQUFXLFVBQVUsU0FBVSxRQUFPLEtBQUssQ0FBQztBQUM1QyxXQUFPLFFBQVEsQ0FBQyxPQUFPLE1BQU07QUFDM0IsY0FBUSxNQUFNLE9BQU8sT0FBTyxDQUFDLEdBQUcsSUFBSSxJQUFJO0FBQ3hDLG1CQUFhLFFBQVEsQ0FBQztBQUN0QixlQUFTLFFBQVEsQ0FBQztBQUNsQixZQUFNLEtBQUssTUFBTTtBQUNqQixlQUFTLElBQUksR0FBRyxJQUFJLE1BQU0sSUFBSyxDQUFBQSxRQUFPLEdBQUcsQ0FBQyxDQUFDLEtBQUssUUFBUSxJQUFJLENBQUM7QUFDN0QsZUFBUyxRQUFRLENBQUMsUUFBUSxNQUFNO0FBQzlCLFlBQUksT0FBTyxJQUFJLE9BQU8sSUFBSTtBQUMxQixpQkFBUyxJQUFJLEdBQUcsSUFBSSxNQUFNLEtBQUs7QUFDN0IsbUJBQVMsSUFBSSxHQUFHLEtBQUssR0FBRyxJQUFLLFFBQU8sWUFBWSxHQUFHLENBQUMsR0FBRyxHQUFHLENBQUMsQ0FBQyxDQUFDLEtBQUssUUFBUSxNQUFNO0FBQUEsUUFDbEY7QUFBQSxNQUNGLENBQUM7QUFBQSxJQUNILENBQUM7QUFDRCxXQUFPLENBQUMsV0FBVyxLQUFLO0FBQUEsRUFDMUI7QUFFQSxNQUFJO0FBQ0osUUFBTSxFQUFFLE9BQU8sSUFBSSxPQUFPO0FBQzFCLFFBQU0sU0FBUyxPQUFPLE9BQU8sQ0FBQyxXQUFXLFdBQVcsTUFBUyxFQUFFO0FBQy9ELFFBQU0sV0FBMkIsQ0FBQztBQUVsQyxRQUFNLFFBQVEsQ0FBQyxNQUFtQixPQUF5RDtBQUN6RixZQUFRLFFBQVEsSUFBSSxVQUFVLElBQUksT0FBTyxPQUFPO0FBQ2hELGlCQUFhO0FBQ2IsVUFBTSxDQUFDLE9BQU8sTUFBTSxJQUFJLENBQUMsS0FBSyxJQUFJLE1BQU07QUFDeEMsV0FBTyxRQUFRLENBQUMsT0FBTyxNQUFNO0FBQzNCLHFCQUFlLElBQUksS0FBSztBQUN4QixZQUFNLFFBQVEsUUFBUSxJQUFJLE1BQU07QUFDaEMsV0FBSyxRQUFRLENBQUMsRUFBRSxTQUFTLE9BQU8sUUFBUSxJQUFJLFlBQVksTUFBTSxLQUFLLE1BQU0sR0FBRyxNQUFNO0FBQUEsSUFDcEYsQ0FBQztBQUNELFFBQUksV0FBVztBQUNiLGFBQU8sQ0FBQyxXQUFXLElBQUksYUFBYSxPQUFPLFFBQVEsUUFBUSxTQUFTLFFBQVEsSUFBSTtBQUNsRixXQUFPLENBQUMsV0FBVztBQUNqQixlQUFTLE1BQU0sTUFBTSxJQUFJLGFBQWEsSUFBSTtBQUMxQyxZQUFNLEtBQUssU0FBUyxNQUFNO0FBQzFCLGlCQUFXLFNBQVMsUUFBUTtBQUMxQixjQUFNLE9BQU8sSUFBSTtBQUFBLFVBQ2YsT0FBTztBQUFBLFVBQ1AsUUFBUSxTQUFTLFNBQVMsSUFBSSxNQUFNO0FBQUEsVUFDcEMsTUFBTSxLQUFLO0FBQUEsUUFDYjtBQUNBLGlCQUFTLElBQUksR0FBRyxJQUFJLEtBQUssUUFBUSxJQUFLLElBQUcsTUFBTSxLQUFLLENBQUMsQ0FBQyxJQUFJLEtBQUssQ0FBQztBQUFBLE1BQ2xFO0FBQ0EsYUFBTztBQUFBLElBQ1Q7QUFBQSxFQUNGO0FBQ0EsTUFBSTtBQUNKLFFBQU0sY0FBYyxDQUFDLE9BQXVEO0FBQzFFLFVBQU0sU0FBUyxNQUFNRCxXQUFVLGVBQWUsRUFBRTtBQUNoRCxVQUFNLFdBQVcsTUFBTSxLQUFLLEVBQUUsUUFBUSxLQUFLLEdBQUcsQ0FBQyxHQUFHLE1BQU0sT0FBTyxJQUFJLENBQUMsQ0FBQztBQUNyRSxVQUFNLFVBQVUsT0FBTyxJQUFJLENBQUMsTUFBTyxNQUFNLFNBQVksT0FBTyxPQUFPLENBQUMsQ0FBRTtBQUN0RSxRQUFJLFdBQVcsT0FBVyxRQUFPLEVBQUUsT0FBTyxPQUFPLENBQUMsR0FBRyxVQUFVLFFBQVE7QUFDdkUsZ0JBQVksbUJBQW1CLE1BQU07QUFDckMsV0FBTyxFQUFFLE9BQU8sT0FBTyxDQUFDLEdBQUcsVUFBVSxRQUFRLFNBQVMsUUFBUSxHQUFHLFNBQVMsUUFBUSxRQUFRLE9BQU8sRUFBRTtBQUFBLEVBQ3JHO0FBRUEsU0FBTztBQUFBLElBQ0wsT0FBTyxXQUFXLElBQUksTUFBTSxRQUFRO0FBQ2xDLFlBQU0sU0FBUyxjQUFjO0FBQzdCLFVBQUksT0FBUSxZQUFXLE9BQU8sS0FBSztBQUFBLFVBQzlCLFlBQVcsT0FBTyxLQUFLO0FBQzVCLE9BQUMsT0FBTyxXQUFXLE9BQU8sS0FBSyxJQUFJO0FBQUEsUUFDakMsU0FBU0EsV0FBVSxXQUFXQSxXQUFVO0FBQUEsUUFDdkMsU0FBUyxTQUFTO0FBQUEsUUFDbkI7QUFBQSxRQUNBO0FBQUEsUUFDQSxPQUFPO0FBQUEsUUFDUCxDQUFDLE9BQU8sTUFBTTtBQUFBLE1BQ2hCO0FBQUEsSUFDRjtBQUFBLElBQ0EsU0FBUyxJQUFJLE1BQU0sVUFBVTtBQUMzQixpQkFBVyxPQUFPLEtBQUs7QUFDdkIsYUFBTyxJQUFJQSxXQUFVLFlBQVksUUFBUSxJQUFJLE1BQU0sVUFBVSxDQUFDLENBQUMsRUFBRSxDQUFDO0FBQUEsSUFDcEU7QUFBQSxJQUNBLFVBQVUsSUFBSSxNQUFNLFdBQVc7QUFDN0IsaUJBQVcsT0FBTyxLQUFLO0FBQ3ZCLE9BQUMsVUFBVSxXQUFXLFVBQVUsUUFBUSxJQUFJO0FBQUEsUUFDMUNBLFdBQVU7QUFBQSxRQUNWO0FBQUEsUUFDQTtBQUFBLFFBQ0E7QUFBQSxRQUNBLFVBQVU7QUFBQSxRQUNWLENBQUMsVUFBVSxhQUFhLFVBQVUsT0FBTztBQUFBLE1BQzNDO0FBQUEsSUFDRjtBQUFBLElBQ0EsU0FBUztBQUNQLG1CQUFhLE9BQU8sSUFBSSxDQUFDLE9BQU8sTUFBTTtBQUNwQyxZQUFJLFFBQVE7QUFDWixtQkFBVyxPQUFPLE1BQU0sS0FBTSxLQUFJLE9BQU8sR0FBRyxJQUFJLEVBQUcsU0FBUSxDQUFDLEVBQUUsT0FBTyxJQUFJO0FBRXpFLFlBQUksVUFBVSxFQUFHLFNBQVEsQ0FBQyxFQUFFLENBQUMsSUFBSSxNQUFNLEtBQUssQ0FBQztBQUM3QyxlQUFPLFFBQVEsQ0FBQyxFQUFFLFNBQVMsR0FBRyxLQUFLLElBQUksT0FBTyxDQUFDLENBQUM7QUFBQSxNQUNsRCxDQUFDO0FBQ0QsZUFBUztBQUNULGVBQVM7QUFBQSxJQUNYO0FBQUEsSUFDQSxXQUFXO0FBQUEsTUFDVDtBQUFBLE1BQ0EsTUFBTSxPQUFPO0FBQUEsTUFDYixPQUFPLENBQUMsT0FBTyxNQUFNQSxXQUFVLFNBQVMsRUFBRSxFQUFFLENBQUM7QUFBQSxNQUM3QyxVQUFVO0FBQUEsTUFDVixTQUFTO0FBQUEsSUFDWDtBQUFBLEVBQ0Y7QUFDRjtBQUVBLFNBQVMsS0FBSyxNQUFvQixJQUFZLElBQXdCO0FBQ3BFLFdBQVMsSUFBSSxHQUFHLElBQUksR0FBRyxRQUFRLElBQUssSUFBRyxDQUFDLElBQUksS0FBSyxLQUFLLENBQUM7QUFDekQ7QUFFQSxTQUFTLEtBQUssUUFBNEIsT0FBcUI7QUFDN0QsTUFBSTtBQUNGLFdBQU8sS0FBSyxLQUFLLEtBQUssUUFBUU4sS0FBSSxDQUFDO0FBQUEsRUFDckMsU0FBUyxPQUFPO0FBQ2QsVUFBTSxJQUFJO0FBQUEsTUFDUjtBQUFBLE1BQ0EsaUJBQWlCLEtBQUssS0FBSyxRQUFRLEtBQUssRUFBRSxDQUFDO0FBQUEsTUFDM0MsMEJBQTBCLE1BQU0sT0FBTyxDQUFDO0FBQUEsTUFDeEMsRUFBRSxNQUFNLE9BQU8sTUFBTTtBQUFBLElBQ3ZCO0FBQUEsRUFDRjtBQUNGO0FBRUEsU0FBUyxZQUFZLE1BQXNCO0FBQ3pDLFNBQU8sYUFBYSxLQUFLLElBQUksR0FBRyxLQUFLLEtBQUssT0FBTyxVQUFVLENBQUM7QUFDOUQ7QUFNQSxTQUFTLFdBQ1AsU0FDQSxPQUNBLFNBQ0EsUUFDQSxLQUNNO0FBQ04sUUFBTSxRQUFRLFFBQVE7QUFDdEIsUUFBTSxRQUFRLFFBQVE7QUFDdEIsUUFBTSxRQUFRLEtBQUssS0FBSyxLQUFLO0FBQzdCLFFBQU0sU0FBUyxJQUFJLFNBQVM7QUFDNUIsV0FBUyxJQUFJLEdBQUcsSUFBSSxPQUFPLEtBQUs7QUFDOUIsVUFBTSxTQUFTLFFBQVEsQ0FBQztBQUV4QixhQUFTLE1BQU0sR0FBRyxNQUFNLE9BQU8sT0FBTztBQUNwQyxXQUFPLE9BQU8sU0FBUyxRQUFRLEtBQU0sUUFBVSxNQUFPLFFBQVEsQ0FBRyxJQUFJLE9BQU8sUUFBUSxHQUFHLENBQUM7QUFBQSxJQUMxRjtBQUNBLFVBQU0sTUFBTSxNQUFNLFNBQVMsSUFBSSxPQUFPLFFBQVEsUUFBUSxDQUFDLENBQUM7QUFDeEQsYUFBUyxNQUFNLE9BQU8sTUFBTSxRQUFRLE9BQU87QUFDekMsV0FBTyxPQUFPLFNBQVMsUUFBUSxLQUFNLFFBQVUsTUFBTyxRQUFRLENBQUcsSUFBSTtBQUFBLElBQ3ZFO0FBQUEsRUFDRjtBQUNGOzs7QUN4Vk8sSUFBTSxrQkFBa0I7QUFHeEIsSUFBTSxtQkFBbUI7QUFNekIsSUFBTSxpQkFBaUI7QUFHdkIsSUFBTSxtQkFBbUI7QUFNekIsSUFBTSxjQUFjO0FBR3BCLElBQU0sa0JBQWtCO0FBR3hCLElBQU0sY0FBYztBQUdwQixJQUFNLHVCQUF1QjtBQUc3QixJQUFNLGFBQWEsS0FBSztBQUd4QixJQUFNLGlCQUFpQixLQUFLO0FBTTVCLElBQU0sb0JBQW9COzs7QUMzQmpDLElBQU0saUJBQWlCO0FBRXZCLElBQU0sYUFBYTtBQUFBLEVBQ2pCLEtBQUssRUFBRSxZQUFZLGFBQWEsWUFBWSxXQUFXO0FBQUEsRUFDdkQsS0FBSyxFQUFFLFlBQVksaUJBQWlCLFlBQVksZUFBZTtBQUNqRTtBQU9PLFNBQVMseUJBQ2QsU0FDQSxRQUNBLFdBQ29CO0FBQ3BCLFFBQU0sRUFBRSxNQUFNLE9BQU8sTUFBTSxJQUFJO0FBQy9CLFFBQU0sRUFBRSxZQUFZLFdBQVcsSUFBSSxXQUFXLFNBQVM7QUFDdkQsUUFBTSxRQUFRLElBQUksYUFBYSxJQUFJO0FBQ25DLFFBQU0sU0FBUyxJQUFJLGFBQWEsYUFBYSxJQUFJLENBQUM7QUFDbEQsUUFBTSxPQUFPLElBQUksYUFBYSxJQUFJO0FBQ2xDLFFBQU0sUUFBUSxJQUFJLGFBQWEsSUFBSTtBQUNuQyxRQUFNLFNBQVMsSUFBSSxXQUFXLElBQUk7QUFDbEMsUUFBTSxRQUFRLGFBQWEsSUFBSTtBQUMvQixRQUFNLFNBQVMsYUFBYSxJQUFJO0FBRWhDLFNBQU8sQ0FBQyxJQUFJLFNBQVMsZUFBZTtBQUNsQyxVQUFNLE9BQWtCLFVBQVUsUUFBUSxLQUFLLEtBQUssUUFBUSxTQUFTO0FBQ3JFLFVBQU0sT0FBTyxRQUFRLFFBQVEsQ0FBQztBQUM5QixRQUFJLFVBQVU7QUFDZCxRQUFJLE9BQU87QUFDWCxRQUFJLFVBQVU7QUFDZCxRQUFJLFVBQVU7QUFDZCxhQUFTLElBQUksR0FBRyxJQUFJLE1BQU0sSUFBSyxJQUFHLENBQUMsSUFBSSxNQUFNLEdBQUcsQ0FBQyxHQUFHLE1BQU0sQ0FBQyxHQUFHLE1BQU0sQ0FBQyxDQUFDO0FBQ3RFLFdBQU8sT0FBTyxXQUFXLElBQUksTUFBTSxPQUFPO0FBQzFDLFFBQUksQ0FBQyxlQUFlLE9BQU87QUFDekIsYUFBTyxFQUFFLFdBQVcsUUFBUSxXQUFXLFFBQVEsT0FBTyxXQUFXLE9BQU8sR0FBRyxRQUFRLFFBQVE7QUFDN0YsVUFBTSxLQUFLLENBQUM7QUFFWixhQUFTLFFBQVEsS0FBSyxTQUFTO0FBQzdCLFlBQU0sUUFDSixjQUFjLFFBQVEsS0FBSyxRQUFRLG1CQUFtQixJQUFJLFdBQVcsSUFBSSxPQUFPLElBQUk7QUFDdEYsVUFBSSxVQUFVLFFBQVc7QUFDdkIsV0FBRyxJQUFJLE1BQU0sRUFBRTtBQUNmLGVBQU8sRUFBRSxXQUFXLE1BQU0sV0FBVyxRQUFRLE9BQU8sUUFBUSxPQUFPLFFBQVEsUUFBUTtBQUFBLE1BQ3JGO0FBQ0EsWUFBTSxZQUFZLE9BQU8sUUFBUSxJQUFJLFFBQVEsVUFBVSxPQUFPLE9BQU8sSUFBSTtBQUN6RSxVQUFJLGtCQUE4QixZQUFZLE9BQU8sVUFBVSxPQUFPO0FBQ3RFLGVBQVMsSUFBSSxHQUFHLElBQUksTUFBTSxLQUFLO0FBQzdCLGNBQU0sQ0FBQyxJQUFJLEtBQUssSUFBSSxNQUFNLENBQUMsR0FBRyxRQUFRLE9BQU8sWUFBWSxHQUFHLENBQUMsQ0FBQyxDQUFDO0FBQy9ELFlBQUksTUFBTSxDQUFDLElBQUksS0FBSyxLQUFLLFNBQVMsQ0FBQyxFQUFHO0FBRXRDLGVBQU8sQ0FBQyxJQUFJO0FBQ1osMEJBQWtCLE9BQU87QUFBQSxNQUMzQjtBQUNBLFdBQUssUUFBUSxRQUFRLFFBQVEsT0FBTyxTQUFTLE1BQU07QUFDbkQsWUFBTSxXQUFXLGFBQWEsUUFBUTtBQUN0QyxVQUFJLFdBQVc7QUFDZixVQUFJLFNBQVM7QUFDYixVQUFJLFlBQVk7QUFDaEIsVUFBSSxlQUFlLFFBQVEsSUFBSSxHQUFHO0FBQ2hDLGlCQUFTLElBQUksR0FBRyxJQUFJLE1BQU0sSUFBSyxNQUFLLENBQUMsSUFBSSxPQUFPLENBQUMsSUFBSSxJQUFJLENBQUMsUUFBUSxTQUFTLENBQUM7QUFDNUUsc0JBQWMsUUFBUSxNQUFNLElBQUk7QUFDaEMsb0JBQVk7QUFDWixpQkFBUyxJQUFJLEdBQUcsSUFBSSxNQUFNLElBQUssY0FBYSxNQUFNLFFBQVEsU0FBUyxDQUFDLElBQUksS0FBSyxDQUFDO0FBQzlFLFlBQUksYUFBYSxJQUFJLFlBQVksUUFBUSxZQUFZLFFBQVEsV0FBVztBQUN0RSxpQkFBTyxFQUFFLFdBQVcsUUFBUSxXQUFXLFFBQVEsaUJBQWlCLE9BQU8sUUFBUSxRQUFRO0FBQUEsUUFDekY7QUFDQSxZQUFJLFNBQVMsUUFBUSxTQUFVO0FBQy9CLGlCQUFTLElBQUksR0FBRyxJQUFJLE1BQU0sSUFBSyxPQUFNLENBQUMsSUFBSSxNQUFNLEdBQUcsQ0FBQyxJQUFJLEtBQUssQ0FBQyxHQUFHLE1BQU0sQ0FBQyxHQUFHLE1BQU0sQ0FBQyxDQUFDO0FBQ25GLGVBQU8sT0FBTyxXQUFXLE9BQU8sTUFBTSxJQUFJO0FBQzFDLGNBQU0sWUFBWSxRQUFRLFlBQVksS0FBSztBQUUzQyxtQkFBVyxjQUFjLFdBQVcsa0JBQWtCLENBQUMsV0FBVyxNQUFNLGVBQWUsSUFBSTtBQUMzRixpQkFBUyxhQUFhLGlCQUFpQixZQUFZO0FBQ25ELGtCQUFVLFlBQVksWUFBWSxXQUFXLElBQUksVUFBVTtBQUFBLE1BQzdEO0FBQ0EsVUFBSSxTQUFTLFFBQVEsU0FBVTtBQUMvQixZQUFNLG9CQUFvQixhQUFhLElBQUk7QUFDM0MsVUFBSSxVQUFVO0FBQ1osWUFBSSxPQUFRLFdBQVUsS0FBSyxJQUFJLFVBQVUsa0JBQWtCLFVBQVU7QUFDckUsV0FBRyxJQUFJLEtBQUs7QUFDWixTQUFDLFNBQVMsSUFBSSxJQUFJLENBQUMsTUFBTSxPQUFPO0FBQUEsTUFDbEMsT0FBTztBQUNMLG1CQUFXO0FBQUEsTUFDYjtBQUNBLFVBQUksVUFBVSxlQUFnQixZQUFZLFdBQVcsbUJBQW9CO0FBQ3ZFLGNBQU0sYUFBYSxLQUFLLElBQUksdUJBQXVCLFFBQVEsV0FBVyxhQUFhLFFBQVEsS0FBSztBQUNoRyxlQUFPO0FBQUEsVUFDTCxXQUFXLFFBQVE7QUFBQSxVQUNuQixRQUFRLHFCQUFxQixhQUFhLGtCQUFrQixPQUFPO0FBQUEsVUFDbkUsT0FBTyxRQUFRO0FBQUEsVUFDZixRQUFRO0FBQUEsUUFDVjtBQUFBLE1BQ0Y7QUFBQSxJQUNGO0FBQ0EsV0FBTztBQUFBLE1BQ0wsV0FBVyxRQUFRO0FBQUEsTUFDbkIsUUFBUSxPQUFPO0FBQUEsTUFDZixPQUFPLFFBQVE7QUFBQSxNQUNmLFFBQVE7QUFBQSxJQUNWO0FBQUEsRUFDRjtBQUNGO0FBTU8sU0FBUyxPQUNkLFFBQ0EsSUFDQSxVQUNBLE9BQ0EsT0FDQSxNQUNTO0FBQ1QsTUFBSSxNQUFNO0FBQ1YsV0FBUyxJQUFJLEdBQUcsSUFBSSxHQUFHLFFBQVEsS0FBSztBQUNsQyxRQUFJLEtBQUssU0FBUyxDQUFDLEdBQUc7QUFDcEIsYUFBTyxDQUFDLElBQUk7QUFDWjtBQUFBLElBQ0Y7QUFDQSxVQUFNLE1BQU8sR0FBRyxDQUFDLEtBQUssTUFBTSxDQUFDLEtBQUssU0FBUyxDQUFDLElBQUksS0FBTyxHQUFHLENBQUMsS0FBSyxNQUFNLENBQUMsS0FBSyxTQUFTLENBQUMsSUFBSTtBQUMxRixXQUFPLENBQUMsSUFBSSxNQUFNLElBQUk7QUFDdEIsWUFBUTtBQUFBLEVBQ1Y7QUFDQSxTQUFPO0FBQ1Q7QUFHTyxTQUFTLEtBQ2QsS0FDQSxRQUNBLE9BQ0EsU0FDQSxRQUNNO0FBQ04sTUFBSSxRQUFRO0FBQ1osV0FBUyxJQUFJLEdBQUcsSUFBSSxNQUFNLFFBQVEsS0FBSztBQUNyQyxhQUFTLElBQUksR0FBRyxJQUFJLEdBQUcsS0FBSyxRQUFTLEtBQUksS0FBSyxJQUFJLE9BQU8sQ0FBQyxLQUFLLE9BQU8sQ0FBQyxJQUFJLElBQUksT0FBTyxLQUFLO0FBQzNGLFFBQUksS0FBSyxJQUFJLE9BQU8sQ0FBQyxJQUFJLElBQUksT0FBTyxLQUFLLElBQUksVUFBVSxNQUFNLENBQUM7QUFDOUQ7QUFBQSxFQUNGO0FBQ0Y7QUFFTyxTQUFTLE1BQU0sR0FBVyxPQUFlLE9BQXVCO0FBQ3JFLFNBQU8sS0FBSyxJQUFJLEtBQUssSUFBSSxHQUFHLEtBQUssR0FBRyxLQUFLO0FBQzNDO0FBR08sU0FBUyxlQUFlLFFBSW5CO0FBQ1YsTUFBSSxNQUFNLE9BQU87QUFDakIsYUFBVyxLQUFLLE9BQU8sU0FBVSxRQUFPLElBQUk7QUFDNUMsYUFBVyxLQUFLLE9BQU8sT0FBUSxRQUFPLElBQUk7QUFDMUMsU0FBTyxPQUFPLFNBQVMsR0FBRztBQUM1Qjs7O0FDN0xPLFNBQVMsa0JBQWtCLFFBQW1CLFFBQWdCLFdBQW1DO0FBQ3RHLFFBQU0sU0FBUyx5QkFBeUIsUUFBUSxRQUFRLEtBQUs7QUFDN0QsUUFBTSxNQUNKLGNBQWMsU0FBUyxRQUFRLE1BQU0sSUFBSSx5QkFBeUIsUUFBUSxRQUFRLEtBQUssSUFBSTtBQUM3RixRQUFNLFFBQVEsSUFBSSxhQUFhLE9BQU8sSUFBSTtBQUMxQyxTQUFPLENBQUMsSUFBSSxTQUFTLFVBQVU7QUFDN0IsVUFBTSxhQUFhLE9BQU8sUUFBUSxLQUFLLEtBQUs7QUFDNUMsVUFBTSxJQUFJLEVBQUU7QUFDWixRQUFJLFNBQVMsSUFBSSxJQUFJLFNBQVMsVUFBVTtBQUN4QyxRQUFJLE9BQU8sV0FBVyxPQUFPLGFBQWEsUUFBUSxRQUFRO0FBQ3hELFNBQUcsSUFBSSxLQUFLO0FBQ1osZUFBUyxPQUFPLElBQUksU0FBUyxVQUFVO0FBQUEsSUFDekM7QUFDQSxRQUFJLE9BQU8sV0FBVyxPQUFPLGFBQWEsT0FBTyxXQUFXLE9BQU8sT0FBUSxRQUFPLElBQUksSUFBSSxPQUFPLE1BQU07QUFDdkcsV0FBTztBQUFBLEVBQ1Q7QUFDRjs7O0FDSk8sU0FBUyxVQUFVLFlBQTBCLE9BQXFCO0FBQ3ZFLFNBQU87QUFBQSxJQUNMO0FBQUEsSUFDQSxXQUFXLElBQUksYUFBYSxLQUFLO0FBQUEsSUFDakMsUUFBUSxJQUFJLFdBQVcsS0FBSztBQUFBLElBQzVCLE9BQU8sSUFBSSxZQUFZLEtBQUs7QUFBQSxFQUM5QjtBQUNGO0FBR08sU0FBUyxZQUFZLFFBQW1CLFdBQTZCO0FBQzFFLFFBQU0sRUFBRSxNQUFNLEtBQUssSUFBSTtBQUN2QixRQUFNLFNBQVMsYUFBYSxNQUFNO0FBQ2xDLFFBQU0sU0FBUyxrQkFBa0IsUUFBUSxRQUFRLFNBQVM7QUFDMUQsU0FBTztBQUFBLElBQ0wsSUFBSSxFQUFFLFlBQVksV0FBVyxRQUFRLE1BQU0sR0FBRyxNQUFNLElBQUksU0FBUyxPQUFPO0FBQ3RFLGVBQVMsSUFBSSxNQUFNLElBQUksSUFBSSxLQUFLO0FBQzlCLFlBQUksSUFBSSxXQUFXLEVBQUcsUUFBTyxNQUFNO0FBQ25DLGNBQU0sU0FBUyxPQUFPLFdBQVcsU0FBUyxJQUFJLE9BQU8sSUFBSSxLQUFLLElBQUksR0FBRyxTQUFTLEtBQUs7QUFDbkYsa0JBQVUsQ0FBQyxJQUFJLE9BQU87QUFDdEIsZUFBTyxDQUFDLElBQUksT0FBTztBQUNuQixjQUFNLENBQUMsSUFBSSxPQUFPO0FBQUEsTUFDcEI7QUFBQSxJQUNGO0FBQUEsSUFDQSxVQUFVLFFBQVEsTUFBTSxJQUFJLFdBQVcsS0FBSztBQUMxQyxZQUFNLE9BQU8sVUFBVSxLQUFLLEtBQUssU0FBUztBQUMxQyxlQUFTLElBQUksTUFBTSxJQUFJLElBQUksS0FBSztBQUM5QixjQUFNLENBQUMsT0FBTyxJQUFJLElBQUksQ0FBQyxJQUFJLE9BQU8sSUFBSSxLQUFLLElBQUk7QUFDL0MsWUFBSSxVQUFVLENBQUMsSUFBSSxPQUFPO0FBQUEsVUFDeEIsT0FBTyxTQUFTLE9BQU8sSUFBSTtBQUFBLFVBQzNCO0FBQUEsVUFDQSxJQUFJLFNBQVMsU0FBUyxPQUFPLElBQUk7QUFBQSxRQUNuQztBQUFBLE1BQ0Y7QUFBQSxJQUNGO0FBQUEsRUFDRjtBQUNGOzs7QUN4RE8sU0FBUyxhQUNkLEVBQUUsT0FBTyxHQUNULE1BQ0EsSUFDYztBQUNkLFFBQU0sYUFBYSxHQUFHLElBQUksQ0FBQyxHQUFHLE1BQU0sSUFBSSxLQUFLLENBQUMsQ0FBQztBQUMvQyxhQUFXLEtBQUssT0FBUSxZQUFXLENBQUMsSUFBSSxLQUFLLE1BQU0sV0FBVyxDQUFDLENBQUM7QUFDaEUsU0FBTztBQUNUOzs7QUNYQSxJQUFNLFNBQVM7QUFHZixJQUFNLFlBQVk7QUFBQSxFQUNoQixDQUFDLElBQUksSUFBSSxJQUFJLENBQUM7QUFBQSxFQUNkLENBQUMsSUFBSSxJQUFJLElBQUksRUFBRTtBQUNqQjtBQVVPLFNBQVMsY0FBYyxJQUFZLElBQVksT0FBMEI7QUFDOUUsT0FBSyxJQUFJLElBQUksR0FBRyxHQUFHLEtBQUs7QUFDMUI7QUFHQSxTQUFTLEtBQUssSUFBWSxJQUFZLElBQVksSUFBWSxPQUEwQjtBQUN0RixRQUFNLE1BQU0sQ0FBQyxLQUFLLEdBQUcsS0FBSyxHQUFHLEtBQUssS0FBSyxNQUFNO0FBQzdDLFdBQVMsUUFBUSxHQUFHLFFBQVEsTUFBTSxRQUFRLFNBQVMsR0FBRztBQUNwRCxRQUFJLElBQUssTUFBTSxVQUFVLEtBQUssSUFBSSxDQUFDLElBQUs7QUFDeEMsUUFBSSxJQUFLLEtBQUssSUFBSSxDQUFDLElBQUs7QUFDeEIsYUFBUyxRQUFRLEdBQUcsU0FBUyxHQUFHLFNBQVM7QUFDdkMsWUFBTSxDQUFDLEdBQUcsR0FBRyxHQUFHLENBQUMsSUFBSSxVQUFXLFFBQVEsSUFBSyxDQUFDO0FBQzlDLFVBQUssSUFBSSxJQUFLO0FBQ2QsV0FBTSxLQUFLLElBQU0sTUFBTyxLQUFLLEtBQU87QUFDcEMsVUFBSyxJQUFJLElBQUs7QUFDZCxXQUFNLEtBQUssSUFBTSxNQUFPLEtBQUssS0FBTztBQUNwQyxVQUFLLElBQUksSUFBSztBQUNkLFdBQU0sS0FBSyxJQUFNLE1BQU8sS0FBSyxLQUFPO0FBQ3BDLFVBQUssSUFBSSxJQUFLO0FBQ2QsV0FBTSxLQUFLLElBQU0sTUFBTyxLQUFLLEtBQU87QUFDcEMsVUFBSyxJQUFJLElBQUksUUFBUSxDQUFDLElBQUs7QUFDM0IsVUFBSyxJQUFJLEtBQUssUUFBUSxLQUFLLENBQUMsSUFBSSxRQUFTO0FBQUEsSUFDM0M7QUFDQSxVQUFNLEtBQUssSUFBSTtBQUNmLFVBQU0sUUFBUSxDQUFDLElBQUk7QUFBQSxFQUNyQjtBQUNGOzs7QUNVTyxTQUFTLFVBQVUsTUFBNEI7QUFDcEQsVUFBUSxLQUFLLE1BQU07QUFBQSxJQUNqQixLQUFLO0FBQ0gsYUFBTyxLQUFLLE1BQU07QUFBQSxJQUNwQixLQUFLO0FBQ0gsYUFBTyxLQUFLLE9BQU87QUFBQSxJQUNyQjtBQUNFLGFBQU8sS0FBSztBQUFBLEVBQ2hCO0FBQ0Y7QUFHTyxTQUFTLGFBQWEsR0FBVyxHQUFtQjtBQUN6RCxRQUFNLE9BQU8sTUFBTTtBQUNuQixRQUFNLE1BQU0sSUFBSTtBQUNoQixTQUFPLEtBQUssT0FBTyxPQUFPLElBQUksS0FBSyxNQUFPLE1BQU0sSUFBSyxLQUFPLEtBQUssS0FBTztBQUMxRTtBQVdPLFNBQVMsZ0JBQ2QsTUFDQSxFQUFFLFFBQVEsT0FBTyxHQUNOO0FBQ1gsUUFBTSxNQUFNLEVBQUUsUUFBUSxPQUFPLE1BQU0sR0FBRyxRQUFRLE9BQU8sTUFBTSxFQUFFO0FBQzdELFFBQU0sT0FBTyxPQUFPO0FBQ3BCLFFBQU0sUUFBUSxVQUFVLElBQUk7QUFDNUIsUUFBTSxRQUFRLElBQUksWUFBWSxRQUFTLFFBQVEsQ0FBRTtBQUNqRCxRQUFNLFNBQVMsSUFBSSxZQUFZLEtBQUs7QUFDcEMsUUFBTSxPQUFPLENBQUMsYUFBMkI7QUFDdkMsWUFBUSxLQUFLLE1BQU07QUFBQSxNQUNqQixLQUFLO0FBQ0gsc0JBQWMsS0FBSyxNQUFNLFVBQVUsS0FBSztBQUN4QyxlQUFPLEtBQUssQ0FBQztBQUNiLGlCQUFTLElBQUksR0FBRyxJQUFJLE9BQU8sS0FBSztBQUM5QixpQkFBTyxLQUFLLE1BQU0sS0FBSyxLQUFLLENBQUMsSUFBSSxhQUFhLE1BQU0sQ0FBQyxHQUFHLEtBQUssTUFBTSxDQUFDLENBQUMsQ0FBQyxDQUFDO0FBQUEsUUFDekU7QUFDQSxpQkFBUyxNQUFNLEdBQUcsTUFBTSxNQUFNLE1BQU8sS0FBSSxPQUFPLEdBQUcsSUFBSSxPQUFPLEdBQUcsSUFBSSxPQUFPLEtBQUssS0FBSyxHQUFHLENBQUM7QUFDMUY7QUFBQSxNQUNGLEtBQUs7QUFDSCxpQkFBUyxNQUFNLEdBQUcsTUFBTSxNQUFNLE1BQU8sS0FBSSxPQUFPLEdBQUcsSUFBSSxLQUFLLEtBQUssR0FBRyxNQUFNLFdBQVcsSUFBSSxPQUFPLEdBQUc7QUFDbkc7QUFBQSxNQUNGLEtBQUs7QUFDSCxzQkFBYyxLQUFLLE1BQU0sVUFBVSxLQUFLO0FBQ3hDLGlCQUFTLE1BQU0sR0FBRyxNQUFNLE1BQU0sT0FBTztBQUNuQyxjQUFJLE9BQU8sR0FBRyxJQUFJLE9BQU8sR0FBRyxJQUFJLEtBQUssTUFBTSxhQUFhLE1BQU0sS0FBSyxLQUFLLEdBQUcsQ0FBQyxHQUFHLEtBQUssTUFBTSxNQUFNLENBQUM7QUFBQSxRQUNuRztBQUNBO0FBQUEsTUFDRixLQUFLO0FBQ0gsc0JBQWMsS0FBSyxNQUFNLFVBQVUsS0FBSztBQUN4QyxpQkFBUyxNQUFNLEdBQUcsTUFBTSxNQUFNLE9BQU87QUFDbkMsZ0JBQU0sUUFBUSxLQUFLLE1BQU0sYUFBYSxNQUFNLEdBQUcsR0FBRyxLQUFLLE1BQU0sTUFBTSxDQUFDO0FBQ3BFLGNBQUksT0FBTyxHQUFHLElBQUksS0FBSyxPQUFPLEdBQUcsSUFBSSxLQUFLLE9BQU8sR0FBRyxJQUFJO0FBQUEsUUFDMUQ7QUFBQSxJQUNKO0FBQUEsRUFDRjtBQUNBLFNBQU8sRUFBRSxHQUFHLEtBQUssS0FBSztBQUN4Qjs7O0FDekdBLElBQU0saUJBQWlCO0FBR2hCLFNBQVMsZUFBZSxRQUFzQixHQUF3QjtBQUMzRSxRQUFNLElBQUksTUFBTTtBQUFBLElBQUssRUFBRSxRQUFRLEVBQUU7QUFBQSxJQUFHLENBQUMsR0FBRyxNQUN0QyxhQUFhLEtBQUssRUFBRSxRQUFRLEVBQUUsR0FBRyxDQUFDUSxJQUFHLE1BQU0sT0FBTyxZQUFZLEdBQUcsQ0FBQyxDQUFDLENBQUM7QUFBQSxFQUN0RTtBQUNBLFFBQU0sY0FBYyxJQUFJLGFBQWEsQ0FBQztBQUN0QyxRQUFNLGNBQTJFLENBQUM7QUFDbEYsUUFBTSxVQUFVLElBQUksYUFBYSxDQUFDO0FBQ2xDLFdBQVMsSUFBSSxHQUFHLElBQUksSUFBSSxHQUFHLEtBQUs7QUFDOUIsVUFBTSxRQUFRLElBQUk7QUFDbEIsUUFBSSxVQUFVO0FBQ2QsYUFBUyxJQUFJLE9BQU8sSUFBSSxHQUFHLElBQUssWUFBVyxFQUFFLENBQUMsRUFBRSxDQUFDLEtBQUs7QUFDdEQsVUFBTSxPQUFPLEVBQUUsS0FBSyxFQUFFLENBQUM7QUFDdkIsVUFBTSxRQUFRLENBQUMsS0FBSyxLQUFLLFFBQVEsQ0FBQyxJQUFJLEtBQUssS0FBSyxPQUFPO0FBQ3ZELGdCQUFZLENBQUMsSUFBSTtBQUVqQixVQUFNQyxVQUFTLElBQUksYUFBYSxDQUFDO0FBQ2pDLGFBQVMsSUFBSSxPQUFPLElBQUksR0FBRyxJQUFLLENBQUFBLFFBQU8sQ0FBQyxJQUFJLEVBQUUsQ0FBQyxFQUFFLENBQUM7QUFDbEQsSUFBQUEsUUFBTyxLQUFLLEtBQUs7QUFDakIsVUFBTSxTQUFTLEtBQUssS0FBSyxLQUFLLFVBQVUsT0FBTyxNQUFNO0FBQ3JELFFBQUksRUFBRSxTQUFTLEdBQUk7QUFDbkIsYUFBUyxJQUFJLE9BQU8sSUFBSSxHQUFHLElBQUssQ0FBQUEsUUFBTyxDQUFDLEtBQUssS0FBSyxRQUFRO0FBRTFELFFBQUksUUFBUTtBQUNaLGFBQVMsSUFBSSxPQUFPLElBQUksR0FBRyxLQUFLO0FBQzlCLFVBQUksTUFBTTtBQUNWLFlBQU0sTUFBTSxFQUFFLENBQUM7QUFDZixlQUFTLElBQUksT0FBTyxJQUFJLEdBQUcsSUFBSyxRQUFPLElBQUksQ0FBQyxJQUFJQSxRQUFPLENBQUM7QUFDeEQsY0FBUSxDQUFDLElBQUk7QUFDYixlQUFTLE1BQU1BLFFBQU8sQ0FBQztBQUFBLElBQ3pCO0FBQ0EsYUFBUyxJQUFJLE9BQU8sSUFBSSxHQUFHLElBQUssU0FBUSxDQUFDLEtBQU0sUUFBUSxJQUFLQSxRQUFPLENBQUM7QUFDcEUsYUFBUyxJQUFJLE9BQU8sSUFBSSxHQUFHLEtBQUs7QUFDOUIsWUFBTSxNQUFNLEVBQUUsQ0FBQztBQUNmLGVBQVMsSUFBSSxPQUFPLElBQUksR0FBRyxJQUFLLEtBQUksQ0FBQyxLQUFLQSxRQUFPLENBQUMsSUFBSSxRQUFRLENBQUMsSUFBSSxRQUFRLENBQUMsSUFBSUEsUUFBTyxDQUFDO0FBQUEsSUFDMUY7QUFDQSxnQkFBWSxLQUFLLEVBQUUsUUFBQUEsU0FBUSxNQUFNLENBQUM7QUFBQSxFQUNwQztBQUNBLE1BQUksSUFBSSxFQUFHLGFBQVksSUFBSSxDQUFDLElBQUksRUFBRSxJQUFJLENBQUMsRUFBRSxJQUFJLENBQUM7QUFDOUMsUUFBTSxRQUFRLE1BQU0sS0FBSyxFQUFFLFFBQVEsRUFBRSxHQUFHLENBQUMsR0FBRyxNQUFNLGFBQWEsS0FBSyxFQUFFLFFBQVEsRUFBRSxHQUFHLENBQUNELElBQUcsTUFBTSxPQUFPLE1BQU0sQ0FBQyxDQUFDLENBQUM7QUFDN0csYUFBVyxFQUFFLFFBQUFDLFNBQVEsTUFBTSxLQUFLLGFBQWE7QUFDM0MsYUFBUyxJQUFJLEdBQUcsSUFBSSxHQUFHLEtBQUs7QUFDMUIsWUFBTSxNQUFNLE1BQU0sQ0FBQztBQUNuQixVQUFJLE1BQU07QUFDVixlQUFTLElBQUksT0FBTyxJQUFJLEdBQUcsSUFBSyxRQUFPLElBQUksQ0FBQyxJQUFJQSxRQUFPLENBQUM7QUFDeEQsZUFBUyxJQUFJLE9BQU8sSUFBSSxHQUFHLElBQUssS0FBSSxDQUFDLEtBQUssTUFBTUEsUUFBTyxDQUFDO0FBQUEsSUFDMUQ7QUFBQSxFQUNGO0FBRUEsUUFBTSxPQUFPLE1BQU0sS0FBSyxFQUFFLFFBQVEsRUFBRSxHQUFHLENBQUMsR0FBRyxNQUFNLGFBQWEsS0FBSyxPQUFPLENBQUMsUUFBUSxJQUFJLENBQUMsQ0FBQyxDQUFDO0FBQzFGLFNBQU8sRUFBRSxVQUFVLGFBQWEsS0FBSyxHQUFHLENBQUMsS0FBSyxNQUFNLElBQUksQ0FBQyxDQUFDLEdBQUcsYUFBYSxPQUFPLEtBQUs7QUFDeEY7QUFHTyxTQUFTLFlBQVksVUFBd0IsYUFBMkIsT0FBNkI7QUFDMUcsUUFBTSxJQUFJLFNBQVM7QUFDbkIsV0FBUyxJQUFJLEdBQUcsSUFBSSxHQUFHLEtBQUs7QUFDMUIsYUFBUyxZQUFZLEdBQUcsWUFBWSxnQkFBZ0IsYUFBYTtBQUMvRCxVQUFJLElBQUk7QUFDUixhQUFPLElBQUksSUFBSSxHQUFHO0FBQ2hCLGNBQU0sT0FBTyxLQUFLLElBQUksU0FBUyxDQUFDLENBQUMsSUFBSSxLQUFLLElBQUksU0FBUyxJQUFJLENBQUMsQ0FBQztBQUM3RCxZQUFJLEtBQUssSUFBSSxZQUFZLENBQUMsQ0FBQyxLQUFLLE9BQU8sVUFBVSxLQUFNO0FBQ3ZEO0FBQUEsTUFDRjtBQUNBLFVBQUksTUFBTSxFQUFHO0FBRWIsWUFBTSxRQUFRLFNBQVMsSUFBSSxDQUFDLElBQUksU0FBUyxDQUFDLE1BQU0sSUFBSSxZQUFZLENBQUM7QUFDakUsWUFBTSxPQUFPLEtBQUssTUFBTSxNQUFNLENBQUM7QUFDL0IsVUFBSSxJQUFJLFNBQVMsQ0FBQyxJQUFJLFNBQVMsQ0FBQyxJQUFJLFlBQVksQ0FBQyxLQUFLLE9BQU8sS0FBSyxLQUFLLFFBQVEsQ0FBQyxJQUFJO0FBQ3BGLFVBQUksQ0FBQyxHQUFHLEdBQUcsQ0FBQyxJQUFJLENBQUMsR0FBRyxHQUFHLENBQUM7QUFDeEIsVUFBSSxJQUFJLElBQUk7QUFDWixhQUFPLEtBQUssR0FBRyxLQUFLO0FBQ2xCLGNBQU0sSUFBSSxJQUFJLFlBQVksQ0FBQztBQUMzQixjQUFNLElBQUksSUFBSSxZQUFZLENBQUM7QUFDM0IsY0FBTSxJQUFJLEtBQUssTUFBTSxHQUFHLENBQUM7QUFDekIsb0JBQVksSUFBSSxDQUFDLElBQUk7QUFDckIsWUFBSSxNQUFNLEdBQUc7QUFDWCxtQkFBUyxJQUFJLENBQUMsS0FBSztBQUNuQixzQkFBWSxDQUFDLElBQUk7QUFDakI7QUFBQSxRQUNGO0FBQ0EsWUFBSSxJQUFJO0FBQ1IsWUFBSSxJQUFJO0FBQ1IsWUFBSSxTQUFTLElBQUksQ0FBQyxJQUFJO0FBQ3RCLGNBQU0sS0FBSyxTQUFTLENBQUMsSUFBSSxLQUFLLElBQUksSUFBSSxJQUFJO0FBQzFDLFlBQUksSUFBSTtBQUNSLGlCQUFTLElBQUksQ0FBQyxJQUFJLElBQUk7QUFDdEIsWUFBSSxJQUFJLElBQUk7QUFDWixjQUFNLENBQUMsT0FBTyxLQUFLLElBQUksQ0FBQyxNQUFNLENBQUMsR0FBRyxNQUFNLElBQUksQ0FBQyxDQUFDO0FBQzlDLGlCQUFTLElBQUksR0FBRyxJQUFJLEdBQUcsS0FBSztBQUMxQixnQkFBTSxJQUFJLE1BQU0sQ0FBQztBQUNqQixnQkFBTSxJQUFJLE1BQU0sQ0FBQztBQUNqQixnQkFBTSxDQUFDLElBQUksSUFBSSxJQUFJLElBQUk7QUFDdkIsZ0JBQU0sQ0FBQyxJQUFJLElBQUksSUFBSSxJQUFJO0FBQUEsUUFDekI7QUFBQSxNQUNGO0FBQ0EsVUFBSSxLQUFLLEVBQUc7QUFDWixlQUFTLENBQUMsS0FBSztBQUNmLGtCQUFZLENBQUMsSUFBSTtBQUNqQixrQkFBWSxDQUFDLElBQUk7QUFBQSxJQUNuQjtBQUFBLEVBQ0Y7QUFDRjs7O0FDNUdBLElBQU0sUUFBUTtBQU9QLFNBQVMsZUFBZSxRQUFzQixHQUEyQjtBQUM5RSxTQUFPLElBQUksUUFBUSxZQUFZLFFBQVEsQ0FBQyxJQUFJLGtCQUFrQixRQUFRLENBQUM7QUFDekU7QUFFQSxTQUFTLFlBQVksUUFBc0IsR0FBMkI7QUFDcEUsUUFBTSxJQUFJLE1BQU07QUFBQSxJQUFLLEVBQUUsUUFBUSxFQUFFO0FBQUEsSUFBRyxDQUFDLEdBQUcsTUFDdEMsYUFBYSxLQUFLLEVBQUUsUUFBUSxFQUFFLEdBQUcsQ0FBQ0MsSUFBRyxNQUFNLE9BQU8sWUFBWSxHQUFHLENBQUMsQ0FBQyxDQUFDO0FBQUEsRUFDdEU7QUFDQSxRQUFNLE9BQU8sTUFBTTtBQUFBLElBQUssRUFBRSxRQUFRLEVBQUU7QUFBQSxJQUFHLENBQUMsR0FBRyxNQUN6QyxhQUFhLEtBQUssRUFBRSxRQUFRLEVBQUUsR0FBRyxDQUFDQSxJQUFHLE1BQU0sT0FBTyxNQUFNLENBQUMsQ0FBQztBQUFBLEVBQzVEO0FBRUEsV0FBUyxRQUFRLEdBQUcsUUFBUSxJQUFJLFNBQVM7QUFDdkMsUUFBSSxVQUFVO0FBQ2QsYUFBUyxJQUFJLEdBQUcsSUFBSSxHQUFHLEtBQUs7QUFDMUIsZUFBUyxJQUFJLElBQUksR0FBRyxJQUFJLEdBQUcsS0FBSztBQUM5QixZQUFJLEtBQUssSUFBSSxFQUFFLENBQUMsRUFBRSxDQUFDLENBQUMsS0FBSyxPQUFPLFVBQVUsS0FBSyxLQUFLLEtBQUssSUFBSSxFQUFFLENBQUMsRUFBRSxDQUFDLElBQUksRUFBRSxDQUFDLEVBQUUsQ0FBQyxDQUFDLENBQUMsS0FBSyxFQUFFLENBQUMsRUFBRSxDQUFDLE1BQU07QUFDOUY7QUFDRixrQkFBVTtBQUNWLGNBQU0sU0FBUyxFQUFFLENBQUMsRUFBRSxDQUFDLElBQUksRUFBRSxDQUFDLEVBQUUsQ0FBQyxNQUFNLElBQUksRUFBRSxDQUFDLEVBQUUsQ0FBQztBQUMvQyxjQUFNLElBQ0osS0FBSyxJQUFJLEtBQUssSUFBSSxRQUNkLE1BQU0sUUFDTixLQUFLLEtBQUssU0FBUyxDQUFDLEtBQUssS0FBSyxJQUFJLEtBQUssSUFBSSxLQUFLLEtBQUssUUFBUSxRQUFRLENBQUM7QUFDNUUsY0FBTSxJQUFJLElBQUksS0FBSyxLQUFLLElBQUksSUFBSSxDQUFDO0FBQ2pDLGVBQU8sR0FBRyxNQUFNLEdBQUcsR0FBRyxHQUFHLElBQUksQ0FBQztBQUFBLE1BQ2hDO0FBQUEsSUFDRjtBQUNBLFFBQUksQ0FBQyxRQUFTO0FBQUEsRUFDaEI7QUFDQSxRQUFNLFFBQVEsTUFBTSxLQUFLLEVBQUUsUUFBUSxFQUFFLEdBQUcsQ0FBQyxHQUFHLE1BQU0sQ0FBQyxFQUFFLEtBQUssQ0FBQyxHQUFHLE1BQU0sRUFBRSxDQUFDLEVBQUUsQ0FBQyxJQUFJLEVBQUUsQ0FBQyxFQUFFLENBQUMsQ0FBQztBQUNyRixTQUFPO0FBQUEsSUFDTCxRQUFRLGFBQWEsS0FBSyxPQUFPLENBQUMsTUFBTSxFQUFFLENBQUMsRUFBRSxDQUFDLENBQUM7QUFBQSxJQUMvQyxTQUFTLE1BQU0sSUFBSSxDQUFDLE1BQU0sS0FBSyxDQUFDLENBQUM7QUFBQSxFQUNuQztBQUNGO0FBR0EsU0FBUyxPQUNQLEdBQ0EsU0FDQSxHQUNBLEdBQ0EsR0FDQSxHQUNNO0FBQ04sYUFBVyxPQUFPLEdBQUc7QUFDbkIsVUFBTSxJQUFJLElBQUksQ0FBQztBQUNmLFVBQU0sSUFBSSxJQUFJLENBQUM7QUFDZixRQUFJLENBQUMsSUFBSSxJQUFJLElBQUksSUFBSTtBQUNyQixRQUFJLENBQUMsSUFBSSxJQUFJLElBQUksSUFBSTtBQUFBLEVBQ3ZCO0FBQ0EsYUFBVyxLQUFLLENBQUMsR0FBRyxPQUFPLEdBQUc7QUFDNUIsYUFBUyxJQUFJLEdBQUcsSUFBSSxFQUFFLFFBQVEsS0FBSztBQUNqQyxZQUFNLElBQUksRUFBRSxDQUFDLEVBQUUsQ0FBQztBQUNoQixZQUFNLElBQUksRUFBRSxDQUFDLEVBQUUsQ0FBQztBQUNoQixRQUFFLENBQUMsRUFBRSxDQUFDLElBQUksSUFBSSxJQUFJLElBQUk7QUFDdEIsUUFBRSxDQUFDLEVBQUUsQ0FBQyxJQUFJLElBQUksSUFBSSxJQUFJO0FBQUEsSUFDeEI7QUFBQSxFQUNGO0FBQ0Y7QUFFQSxTQUFTLGtCQUFrQixRQUFzQixHQUEyQjtBQUMxRSxRQUFNLEVBQUUsVUFBVSxhQUFhLE1BQU0sSUFBSSxlQUFlLFFBQVEsQ0FBQztBQUNqRSxjQUFZLFVBQVUsYUFBYSxLQUFLO0FBQ3hDLFFBQU0sUUFBUSxNQUFNLEtBQUssRUFBRSxRQUFRLEVBQUUsR0FBRyxDQUFDLEdBQUcsTUFBTSxDQUFDLEVBQUUsS0FBSyxDQUFDLEdBQUcsTUFBTSxTQUFTLENBQUMsSUFBSSxTQUFTLENBQUMsQ0FBQztBQUM3RixTQUFPLEVBQUUsUUFBUSxhQUFhLEtBQUssT0FBTyxDQUFDLE1BQU0sU0FBUyxDQUFDLENBQUMsR0FBRyxTQUFTLE1BQU0sSUFBSSxDQUFDLE1BQU0sTUFBTSxDQUFDLENBQUMsRUFBRTtBQUNyRzs7O0FDaEZPLElBQU0sbUJBQW1CO0FBR2hDLElBQU0sY0FBYztBQUdwQixJQUFNLGtCQUFrQixJQUFJLE9BQU87QUFNNUIsU0FBUyxnQkFBZ0IsUUFBc0IsUUFBNEI7QUFDaEYsUUFBTSxPQUFPLE1BQU0sS0FBSyxPQUFPLEtBQUssQ0FBQyxFQUFFLE9BQU8sQ0FBQyxNQUFNLENBQUMsT0FBTyxDQUFDLENBQUM7QUFDL0QsTUFBSSxLQUFLLFdBQVcsRUFBRyxRQUFPO0FBQzlCLFFBQU0sT0FBTyxLQUFLLElBQUksQ0FBQyxNQUFNLEtBQUssS0FBSyxPQUFPLFlBQVksR0FBRyxDQUFDLENBQUMsQ0FBQyxDQUFDO0FBQ2pFLE1BQUksQ0FBQyxLQUFLLE1BQU0sQ0FBQyxTQUFTLE9BQU8sQ0FBQyxFQUFHLFFBQU87QUFDNUMsUUFBTSxTQUFTLElBQUksYUFBYSxhQUFhLEtBQUssTUFBTSxDQUFDO0FBQ3pELE9BQUssUUFBUSxDQUFDLEdBQUcsUUFBUTtBQUN2QixhQUFTLFNBQVMsR0FBRyxVQUFVLEtBQUssVUFBVTtBQUM1QyxZQUFNLElBQUksS0FBSyxNQUFNO0FBQ3JCLGFBQU8sWUFBWSxLQUFLLE1BQU0sQ0FBQyxJQUM3QixRQUFRLFNBQVMsSUFBSSxPQUFPLFlBQVksR0FBRyxDQUFDLENBQUMsS0FBSyxLQUFLLEdBQUcsSUFBSSxLQUFLLE1BQU07QUFBQSxJQUM3RTtBQUFBLEVBQ0YsQ0FBQztBQUNELE1BQUksS0FBSyxVQUFVLGlCQUFrQixRQUFPLG1CQUFtQixRQUFRLEtBQUssTUFBTTtBQUNsRixRQUFNLEVBQUUsT0FBTyxJQUFJLGVBQWUsUUFBUSxLQUFLLE1BQU07QUFDckQsUUFBTSxZQUFZLE9BQU8sQ0FBQyxJQUFJLE9BQU8sS0FBSyxTQUFTLENBQUM7QUFDcEQsU0FBTyxZQUFZLEtBQUssWUFBWSxrQkFBa0IsWUFBWTtBQUNwRTtBQUdPLFNBQVMsbUJBQW1CLFFBQXNCLEdBQW1CO0FBQzFFLFFBQU0sU0FBUyxPQUFPLE1BQU07QUFDNUIsTUFBSSxDQUFDLGVBQWUsUUFBUSxHQUFHLE9BQU8sT0FBTyxFQUFHLFFBQU87QUFDdkQsUUFBTUMsV0FBVSxTQUFTLEdBQUcsQ0FBQyxNQUFNLFNBQVMsUUFBUSxDQUFDLENBQUM7QUFDdEQsUUFBTSxXQUFXLFNBQVMsR0FBRyxDQUFDLE1BQU07QUFDbEMsVUFBTSxTQUFTLEVBQUUsTUFBTTtBQUN2QixrQkFBYyxRQUFRLEdBQUcsTUFBTTtBQUMvQixXQUFPO0FBQUEsRUFDVCxDQUFDO0FBQ0QsU0FBTyxLQUFLLElBQUlBLFdBQVUsVUFBVSxlQUFlO0FBQ3JEO0FBR0EsU0FBUyxTQUFTLEdBQVdDLFFBQWtEO0FBRTdFLE1BQUksSUFBa0IsYUFBYSxLQUFLLEVBQUUsUUFBUSxFQUFFLEdBQUcsQ0FBQyxHQUFHLE1BQU0sSUFBSSxNQUFNLEtBQUssSUFBSSxJQUFJLElBQUksQ0FBQyxDQUFDO0FBQzlGLE1BQUksT0FBTztBQUNYLFdBQVMsT0FBTyxHQUFHLFFBQVEsYUFBYSxRQUFRO0FBQzlDLFFBQUlBLE9BQU0sQ0FBQztBQUNYLFdBQU8sS0FBSyxLQUFLLEVBQUUsT0FBTyxDQUFDLEtBQUssVUFBVSxNQUFNLFFBQVEsT0FBTyxDQUFDLENBQUM7QUFDakUsUUFBSSxFQUFFLElBQUksQ0FBQyxVQUFVLFFBQVEsSUFBSTtBQUFBLEVBQ25DO0FBQ0EsU0FBTztBQUNUO0FBRUEsU0FBUyxTQUFTLFFBQXNCLEdBQStCO0FBQ3JFLFFBQU0sTUFBTSxJQUFJLGFBQWEsRUFBRSxNQUFNO0FBQ3JDLFdBQVMsSUFBSSxHQUFHLFFBQVEsR0FBRyxJQUFJLEVBQUUsUUFBUSxLQUFLO0FBQzVDLGFBQVMsSUFBSSxHQUFHLElBQUksR0FBRyxLQUFLLFNBQVM7QUFDbkMsVUFBSSxPQUFPLEtBQUssTUFBTSxFQUFHO0FBQ3pCLFVBQUksQ0FBQyxLQUFLLE9BQU8sS0FBSyxJQUFJLEVBQUUsQ0FBQztBQUM3QixVQUFJLENBQUMsS0FBSyxPQUFPLEtBQUssSUFBSSxFQUFFLENBQUM7QUFBQSxJQUMvQjtBQUNBLFFBQUksQ0FBQyxLQUFLLE9BQU8sT0FBTyxJQUFJLEVBQUUsQ0FBQztBQUFBLEVBQ2pDO0FBQ0EsU0FBTztBQUNUO0FBR08sU0FBUyxlQUFlLFVBQXdCLFFBQXNCLFFBQTRCO0FBQ3ZHLE1BQUlELFdBQVU7QUFDZCxXQUFTLElBQUksR0FBRyxJQUFJLFNBQVMsUUFBUSxLQUFLO0FBQ3hDLFVBQU0sWUFBWSxPQUFPLFlBQVksR0FBRyxDQUFDLENBQUM7QUFDMUMsUUFBSSxDQUFDLE9BQU8sQ0FBQyxLQUFLLFlBQVk7QUFDNUIsTUFBQUEsV0FBVSxLQUFLLElBQUlBLFVBQVMsS0FBSyxJQUFJLFNBQVMsQ0FBQyxDQUFDLElBQUksS0FBSyxLQUFLLFNBQVMsQ0FBQztBQUFBLEVBQzVFO0FBQ0EsU0FBT0E7QUFDVDs7O0FDOUVPLFNBQVMscUJBQ2QsU0FDQSxXQUM4QjtBQUM5QixRQUFNLEVBQUUsUUFBUSxRQUFRLEtBQUssSUFBSTtBQUNqQyxRQUFNLFdBQVcsS0FBSyxhQUFhO0FBQ25DLFFBQU0sUUFBUSxJQUFJLGFBQWEsT0FBTyxNQUFNO0FBQzVDLFNBQU8sQ0FBQyxPQUFPO0FBQ2IsVUFBTSxRQUFRLFVBQVUsTUFBTSxFQUFFO0FBQ2hDLGFBQVMsSUFBSSxHQUFHLElBQUksTUFBTSxRQUFRLEtBQUs7QUFDckMsWUFBTSxJQUFJLE1BQU0sQ0FBQyxJQUFJLE9BQU8sQ0FBQztBQUM3QixZQUFNLENBQUMsSUFBSSxPQUFPLENBQUMsSUFBSSxRQUFRLEtBQUssS0FBSyxXQUFXLElBQUksT0FBTyxDQUFDLElBQUksQ0FBQztBQUFBLElBQ3ZFO0FBQ0EsV0FBTyxlQUFlLEtBQUs7QUFBQSxFQUM3QjtBQUNGO0FBR08sU0FBUyxlQUFlLE9BQTZCO0FBQzFELE1BQUksTUFBTTtBQUNWLE1BQUksZUFBZTtBQUNuQixXQUFTLElBQUksR0FBRyxJQUFJLE1BQU0sUUFBUSxLQUFLO0FBQ3JDLFVBQU0sT0FBTyxNQUFNLENBQUM7QUFDcEIsVUFBTSxPQUFPLE1BQU07QUFDbkIsb0JBQWdCLEtBQUssSUFBSSxHQUFHLEtBQUssS0FBSyxJQUFJLElBQUksSUFBSSxNQUFNLE9BQU8sT0FBTyxPQUFPLE9BQU87QUFDcEYsVUFBTTtBQUFBLEVBQ1I7QUFDQSxTQUFPLE1BQU07QUFDZjs7O0FDM0JBLElBQU0seUJBQXlCO0FBR3hCLElBQU0sV0FBVyxJQUFJO0FBT3JCLFNBQVMsY0FDZCxLQUNBLGFBQ0EsU0FDQSxRQUNBLFVBQ1M7QUFDVCxNQUFJLElBQUksU0FBUyxhQUFhLGdCQUFnQixhQUFhLE1BQU0sS0FBSyxTQUFVLFFBQU87QUFDdkYsUUFBTSxPQUFPLE1BQU0sS0FBSyxPQUFPLEtBQUssQ0FBQyxFQUFFLE9BQU8sQ0FBQyxNQUFNLENBQUMsT0FBTyxDQUFDLENBQUM7QUFDL0QsUUFBTSxPQUFPLEtBQUssSUFBSSxDQUFDLE1BQU0sS0FBSyxLQUFLLFlBQVksWUFBWSxHQUFHLENBQUMsQ0FBQyxDQUFDLENBQUM7QUFDdEUsUUFBTSxTQUFTLElBQUksYUFBYSxhQUFhLEtBQUssTUFBTSxDQUFDO0FBQ3pELE9BQUssUUFBUSxDQUFDLEdBQUcsUUFBUTtBQUN2QixhQUFTLFNBQVMsR0FBRyxVQUFVLEtBQUssVUFBVTtBQUM1QyxhQUFPLFlBQVksS0FBSyxNQUFNLENBQUMsSUFBSSxRQUFRLFlBQVksR0FBRyxLQUFLLE1BQU0sQ0FBQyxDQUFDLEtBQUssS0FBSyxHQUFHLElBQUksS0FBSyxNQUFNO0FBQUEsSUFDckc7QUFBQSxFQUNGLENBQUM7QUFDRCxRQUFNLEVBQUUsT0FBTyxJQUFJLGVBQWUsUUFBUSxLQUFLLE1BQU07QUFDckQsU0FBTyxPQUFPLEtBQUssU0FBUyxDQUFDLEtBQUssQ0FBQyx5QkFBeUIsS0FBSyxJQUFJLEdBQUcsT0FBTyxDQUFDLENBQUM7QUFDbkY7OztBQ3pCQSxJQUFNLG1CQUFtQjtBQUd6QixJQUFNRSxvQkFBbUI7QUFHekIsSUFBTSx3QkFBd0I7QUFHOUIsSUFBTUMsb0JBQW1CO0FBRXpCLElBQU1DLGVBQWM7QUFDcEIsSUFBTUMsZUFBYztBQU9wQixJQUFNLGNBQWM7QUFHcEIsSUFBTSxZQUFZO0FBR2xCLElBQU1DLGNBQWEsS0FBSztBQUd4QixJQUFNQyxxQkFBb0I7QUFPMUIsSUFBTSxrQkFBa0I7QUFHeEIsSUFBTSxnQkFBZ0I7QUE0QmYsU0FBUyxlQUFlLFNBQXNCLFFBQTBCO0FBQzdFLFFBQU0sRUFBRSxNQUFNLE9BQU8sT0FBTyxPQUFPLElBQUk7QUFDdkMsUUFBTSxRQUFRLElBQUksYUFBYSxJQUFJO0FBQ25DLFFBQU0sU0FBUyxJQUFJLGFBQWEsYUFBYSxJQUFJLENBQUM7QUFDbEQsUUFBTSxXQUFXLElBQUksYUFBYSxJQUFJO0FBQ3RDLFFBQU0sZUFBZSxJQUFJLGFBQWEsSUFBSTtBQUMxQyxRQUFNLFFBQVEsSUFBSSxhQUFhLElBQUk7QUFDbkMsUUFBTSxTQUFTLElBQUksV0FBVyxJQUFJO0FBQ2xDLFFBQU0sY0FBYyxrQkFBa0IsU0FBUyxNQUFNO0FBQ3JELFFBQU0sUUFBUSxhQUFhLElBQUk7QUFDL0IsUUFBTSxTQUFTLGFBQWEsSUFBSTtBQUNoQyxRQUFNLFNBQVMsQ0FBQyxTQUNkLEtBQUssS0FBSyxLQUFLLE9BQU8sQ0FBQyxLQUFLLEdBQUcsTUFBTSxNQUFNLE1BQU0sQ0FBQyxJQUFJLElBQUksR0FBRyxDQUFDLENBQUM7QUFFakUsU0FBTyxDQUFDLElBQUksTUFBTSxFQUFFLFVBQVUsT0FBTyxDQUFDLEVBQUUsTUFBTTtBQUM1QyxRQUFJLFVBQVU7QUFDZCxRQUFJLE9BQU87QUFDWCxRQUFJLFVBQVU7QUFDZCxRQUFJQyxZQUFXTDtBQUNmLFFBQUksVUFBVTtBQUNkLFFBQUksZ0JBQWdCO0FBQ3BCLFVBQU0sU0FBUyxDQUFDLFFBQW9CLFdBQW1DO0FBQUEsTUFDckU7QUFBQSxNQUNBO0FBQUEsTUFDQSxXQUFXLFFBQVE7QUFBQSxJQUNyQjtBQUNBLGFBQVMsSUFBSSxHQUFHLElBQUksTUFBTSxJQUFLLElBQUcsQ0FBQyxJQUFJLE1BQU0sR0FBRyxDQUFDLEdBQUcsTUFBTSxDQUFDLEdBQUcsTUFBTSxDQUFDLENBQUM7QUFDdEUsV0FBTyxPQUFPLE9BQU8sSUFBSSxNQUFNLE9BQU87QUFDdEMsUUFBSSxDQUFDLGVBQWUsT0FBTyxFQUFHLFFBQU8sT0FBTyxPQUFPLFdBQVcsQ0FBQztBQUMvRCxVQUFNLEtBQUssQ0FBQztBQUNaLGdCQUFZLFdBQVc7QUFFdkIsYUFBUyxRQUFRLEtBQUssU0FBUztBQUM3QixVQUFJLGtCQUE4QixPQUFPLFFBQVEsSUFBSSxRQUFRLFVBQVUsT0FBTyxPQUFPLElBQUksSUFDckYsT0FBTyxVQUNQLE9BQU87QUFDWCxlQUFTLElBQUksR0FBRyxJQUFJLE1BQU0sS0FBSztBQUM3QixjQUFNLENBQUMsSUFBSSxLQUFLLElBQUksY0FBYyxNQUFNLENBQUMsR0FBRyxRQUFRLE9BQU8sWUFBWSxHQUFHLENBQUMsQ0FBQyxDQUFDO0FBQzdFLGNBQU0sWUFBWSxLQUFLLElBQUksS0FBSyxJQUFJLEdBQUcsQ0FBQyxDQUFDLEdBQUcsQ0FBQztBQUM3QyxZQUFJLE9BQU8sQ0FBQyxLQUFLLE1BQU0sQ0FBQyxJQUFJLFlBQVksWUFBWSxrQkFBa0IsUUFBUSxVQUFXO0FBQ3pGLGVBQU8sQ0FBQyxJQUFJO0FBQ1osMEJBQWtCLE9BQU87QUFBQSxNQUMzQjtBQUNBLFVBQUksU0FBUyxTQUFVLFFBQU8sT0FBTyxPQUFPLFdBQVcsS0FBSztBQUM1RCxZQUFNLFdBQVdHLGNBQWEsUUFBUTtBQUN0QyxVQUFJLFlBQVk7QUFDaEIsV0FBSyxRQUFRLFFBQVEsUUFBUSxPQUFPLFNBQVMsTUFBTTtBQUNuRCxVQUFJLGVBQWUsUUFBUSxJQUFJLEdBQUc7QUFDaEMsaUJBQVMsSUFBSSxHQUFHLElBQUksTUFBTSxJQUFLLFVBQVMsQ0FBQyxJQUFJLE9BQU8sQ0FBQyxJQUFJLElBQUksQ0FBQyxRQUFRLFNBQVMsQ0FBQztBQUNoRixzQkFBYyxRQUFRLE1BQU0sUUFBUTtBQUNwQyxZQUFJLFlBQVk7QUFDaEIsaUJBQVMsSUFBSSxHQUFHLElBQUksTUFBTSxJQUFLLGNBQWEsTUFBTSxRQUFRLFNBQVMsQ0FBQyxJQUFJLFNBQVMsQ0FBQztBQUNsRixZQUFJLGFBQWEsSUFBSSxZQUFZLFlBQVksUUFBUSxXQUFXO0FBQzlELGNBQUksV0FBV0YsZ0JBQWUsbUJBQW1CRztBQUMvQyxtQkFBTyxPQUFPLGlCQUFpQixLQUFLO0FBRXRDLG9CQUFVLEtBQUssSUFBSSxVQUFVLHVCQUF1QkgsWUFBVztBQUMvRDtBQUFBLFFBQ0Y7QUFDQSxvQkFBWSxNQUFNLElBQUksVUFBVSxNQUFNLFlBQVk7QUFDbEQsaUJBQVMsSUFBSSxHQUFHLElBQUksTUFBTSxJQUFLLGNBQWEsQ0FBQyxJQUFJLE9BQU8sQ0FBQyxJQUFJLElBQUksQ0FBQyxhQUFhLENBQUM7QUFDaEYsc0JBQWMsUUFBUSxNQUFNLFlBQVk7QUFDeEMsWUFBSSxJQUFJLE9BQU8sWUFBWSxLQUFLLG1CQUFtQixPQUFPLFFBQVEsR0FBRztBQUNuRSxtQkFBUyxJQUFJLEdBQUcsSUFBSSxNQUFNLElBQUssT0FBTSxDQUFDLElBQUksU0FBUyxDQUFDLElBQUksTUFBTSxhQUFhLENBQUM7QUFDNUUscUJBQVcsS0FBSyxPQUFRLE9BQU0sQ0FBQyxJQUFJLE1BQU0sQ0FBQyxJQUFJLEtBQUssS0FBSyxNQUFNLE1BQU0sQ0FBQyxDQUFDLElBQUk7QUFDMUUsbUJBQVMsSUFBSSxHQUFHLElBQUksTUFBTSxJQUFLLE9BQU0sQ0FBQyxJQUFJLE1BQU0sR0FBRyxDQUFDLElBQUksTUFBTSxDQUFDLEdBQUcsTUFBTSxDQUFDLEdBQUcsTUFBTSxDQUFDLENBQUM7QUFDcEYsaUJBQU8sT0FBTyxPQUFPLE9BQU8sTUFBTSxJQUFJO0FBQ3RDLGdCQUFNLFlBQVksUUFBUSxZQUFZLEtBQUs7QUFDM0MsY0FBSSxlQUFlLElBQUksS0FBSyxjQUFjLFVBQVUsSUFBSSxDQUFDLFdBQVcsSUFBSTtBQUN0RSx3QkFBWSxLQUFLLElBQUksWUFBWSxXQUFXLENBQUM7QUFDN0Msc0JBQVUsWUFBWSxXQUFXLElBQUksVUFBVTtBQUFBLFVBQ2pEO0FBQUEsUUFDRjtBQUFBLE1BQ0Y7QUFDQSxVQUFJLGFBQWEsR0FBRztBQUNsQixXQUFHLElBQUksS0FBSztBQUNaLFNBQUMsU0FBUyxJQUFJLElBQUksQ0FBQyxNQUFNLE9BQU87QUFDaEMsb0JBQVksV0FBVztBQUN2QixrQkFBVSxLQUFLO0FBQUEsVUFDYixVQUFVLEtBQUssSUFBSSxJQUFJRixtQkFBa0IsS0FBSyxJQUFJLFlBQVksTUFBTSxDQUFDO0FBQUEsVUFDckVFO0FBQUEsUUFDRjtBQUNBLFFBQUFJLFlBQVdMO0FBQ1gsWUFBSSxZQUFZLEVBQUcsaUJBQWdCO0FBQ25DLFlBQUksV0FBV0ksbUJBQW1CLFFBQU8sT0FBTyxpQkFBaUIsUUFBUSxDQUFDO0FBQUEsTUFDNUUsT0FBTztBQUNMLG1CQUFXQztBQUNYLFFBQUFBLGFBQVk7QUFDWixZQUFJLFVBQVVILGFBQWEsUUFBTyxPQUFPLGlCQUFpQixRQUFRLENBQUM7QUFBQSxNQUNyRTtBQUFBLElBQ0Y7QUFBQSxFQUNGO0FBQ0Y7QUFHQSxTQUFTLGtCQUFrQixTQUFzQixRQUFnQjtBQUMvRCxRQUFNLEVBQUUsTUFBTSxRQUFRLFFBQVEsT0FBTyxJQUFJO0FBQ3pDLFFBQU0sRUFBRSxVQUFVLElBQUk7QUFDdEIsUUFBTSxTQUFTLGVBQWUsT0FBTztBQUNyQyxNQUFJO0FBQ0osU0FBTztBQUFBO0FBQUEsSUFFTCxhQUFtQjtBQUNqQixvQkFBYztBQUFBLElBQ2hCO0FBQUEsSUFDQSxNQUNFLElBQ0EsV0FDQSxFQUFFLE9BQU8sSUFBSSxLQUFLLEdBQ2xCLEtBQ007QUFDTixzQkFBZ0IsVUFBVSxRQUFRLEVBQUU7QUFDcEMsWUFBTSxFQUFFLE9BQU8sVUFBVSxRQUFRLElBQUk7QUFDckMsVUFBSSxLQUFLLENBQUM7QUFDVixlQUFTLE1BQU0sR0FBRyxNQUFNLE9BQU8sUUFBUSxPQUFPO0FBQzVDLFlBQUksU0FBUztBQUNiLGlCQUFTLElBQUksR0FBRyxRQUFRLEdBQUcsSUFBSSxNQUFNLEtBQUs7QUFDeEMsbUJBQVMsSUFBSSxHQUFHLEtBQUssR0FBRyxLQUFLLFNBQVM7QUFDcEMsa0JBQU0sU0FBUyxRQUFRLEtBQUs7QUFDNUIsZ0JBQUksV0FBVyxLQUFNLFlBQVcsTUFBTSxJQUFJLElBQUksS0FBSyxVQUFVLENBQUMsSUFBSSxVQUFVLENBQUMsSUFBSSxPQUFPLEdBQUc7QUFBQSxVQUM3RjtBQUFBLFFBQ0Y7QUFDQSxtQkFBVyxLQUFLLE9BQVEsV0FBVSxVQUFVLENBQUMsSUFBSSxVQUFVLENBQUMsSUFBSSxTQUFTLENBQUMsRUFBRSxHQUFHO0FBQy9FLGNBQU0sSUFBSSxPQUFPLEdBQUc7QUFDcEIsY0FBTSxLQUFLLE1BQU0sR0FBRyxJQUFJLE9BQU8sR0FBRyxLQUFLO0FBQ3ZDLGNBQU0sYUFBYSxLQUFLLElBQUksR0FBRyxRQUFRLEtBQUssSUFBSSxDQUFDLENBQUMsS0FBSyxJQUFJLElBQUksS0FBSztBQUNwRSxjQUFNLE9BQU8sT0FBTyxHQUFHLElBQUksYUFBYSxTQUFTLElBQUk7QUFDckQsaUJBQVMsSUFBSSxHQUFHLElBQUksTUFBTSxJQUFLLEtBQUksQ0FBQyxLQUFLLE9BQU8sU0FBUyxDQUFDLEVBQUUsR0FBRztBQUFBLE1BQ2pFO0FBQUEsSUFDRjtBQUFBLEVBQ0Y7QUFDRjs7O0FDM01PLFNBQVMsWUFBWSxNQUFzQixHQUEwQjtBQUMxRSxRQUFNLElBQUksS0FBSztBQUNmLFFBQU0sT0FBTyxLQUFLLElBQUksQ0FBQyxRQUFRLElBQUksT0FBTyxDQUFDSSxVQUFTLE1BQU0sS0FBSyxJQUFJQSxVQUFTLEtBQUssSUFBSSxDQUFDLENBQUMsR0FBRyxDQUFDLENBQUM7QUFDNUYsV0FBUyxJQUFJLEdBQUcsSUFBSSxHQUFHLEtBQUs7QUFDMUIsUUFBSSxPQUFPO0FBQ1gsYUFBUyxJQUFJLElBQUksR0FBRyxJQUFJLEdBQUcsS0FBSztBQUM5QixVQUFJLEtBQUssSUFBSSxLQUFLLENBQUMsRUFBRSxDQUFDLENBQUMsSUFBSSxLQUFLLElBQUksSUFBSSxLQUFLLElBQUksS0FBSyxJQUFJLEVBQUUsQ0FBQyxDQUFDLElBQUksS0FBSyxDQUFDLEVBQUcsUUFBTztBQUFBLElBQ3BGO0FBQ0EsS0FBQyxLQUFLLENBQUMsR0FBRyxLQUFLLElBQUksQ0FBQyxJQUFJLENBQUMsS0FBSyxJQUFJLEdBQUcsS0FBSyxDQUFDLENBQUM7QUFDNUMsS0FBQyxFQUFFLENBQUMsR0FBRyxFQUFFLElBQUksQ0FBQyxJQUFJLENBQUMsRUFBRSxJQUFJLEdBQUcsRUFBRSxDQUFDLENBQUM7QUFDaEMsS0FBQyxLQUFLLENBQUMsR0FBRyxLQUFLLElBQUksQ0FBQyxJQUFJLENBQUMsS0FBSyxJQUFJLEdBQUcsS0FBSyxDQUFDLENBQUM7QUFDNUMsUUFBSSxFQUFFLEtBQUssSUFBSSxLQUFLLENBQUMsRUFBRSxDQUFDLENBQUMsSUFBSSxJQUFJLE9BQU8sVUFBVSxLQUFLLENBQUMsR0FBSSxRQUFPO0FBQ25FLGFBQVMsSUFBSSxJQUFJLEdBQUcsSUFBSSxHQUFHLEtBQUs7QUFDOUIsWUFBTSxTQUFTLEtBQUssQ0FBQyxFQUFFLENBQUMsSUFBSSxLQUFLLENBQUMsRUFBRSxDQUFDO0FBQ3JDLFVBQUksV0FBVyxFQUFHO0FBQ2xCLGVBQVMsSUFBSSxJQUFJLEdBQUcsSUFBSSxHQUFHLElBQUssTUFBSyxDQUFDLEVBQUUsQ0FBQyxLQUFLLFNBQVMsS0FBSyxDQUFDLEVBQUUsQ0FBQztBQUNoRSxRQUFFLENBQUMsS0FBSyxTQUFTLEVBQUUsQ0FBQztBQUFBLElBQ3RCO0FBQUEsRUFDRjtBQUNBLFdBQVMsSUFBSSxJQUFJLEdBQUcsS0FBSyxHQUFHLEtBQUs7QUFDL0IsUUFBSSxNQUFNLEVBQUUsQ0FBQztBQUNiLGFBQVMsSUFBSSxJQUFJLEdBQUcsSUFBSSxHQUFHLElBQUssUUFBTyxLQUFLLENBQUMsRUFBRSxDQUFDLElBQUksRUFBRSxDQUFDO0FBQ3ZELE1BQUUsQ0FBQyxJQUFJLE1BQU0sS0FBSyxDQUFDLEVBQUUsQ0FBQztBQUFBLEVBQ3hCO0FBQ0EsU0FBTztBQUNUOzs7QUNVQSxJQUFNLGFBQWE7QUFHbkIsSUFBTSxZQUFZO0FBRVgsU0FBUyxrQkFBa0IsU0FBc0IsV0FBb0M7QUFDMUYsUUFBTSxFQUFFLE1BQU0sTUFBTSxRQUFRLE9BQU8sSUFBSTtBQUN2QyxRQUFNLEVBQUUsSUFBSSxJQUFJLFFBQVE7QUFDeEIsTUFBSSxRQUFRLGVBQWUsT0FBTztBQUVsQyxRQUFNLEVBQUUsSUFBSSxLQUFLLElBQUksVUFBVSxLQUFLLENBQUM7QUFDckMsUUFBTSxXQUFXLElBQUksYUFBYSxJQUFJO0FBQ3RDLFFBQU0sUUFBUSxJQUFJLGFBQWEsSUFBSTtBQUVuQyxTQUFPLENBQUMsSUFBSSxPQUFPLFdBQVc7QUFFNUIsWUFBUSxlQUFlLE9BQU87QUFDOUIsVUFBTSxPQUFPLE1BQU0sS0FBSyxPQUFPLEtBQUssQ0FBQyxFQUFFLE9BQU8sQ0FBQyxNQUFNLENBQUMsT0FBTyxDQUFDLENBQUM7QUFDL0QsUUFBSSxRQUFRLFdBQVcsSUFBSSxPQUFPLElBQUk7QUFDdEMsUUFBSSxTQUFTLE1BQU0sSUFBSSxPQUFPLElBQUk7QUFDbEMsUUFBSSxDQUFDLE9BQVEsUUFBTztBQUNwQixhQUFTLFdBQVcsR0FBRyxXQUFXLEtBQUssSUFBSSxRQUFRLE9BQU8sYUFBYSxHQUFHLFlBQVk7QUFDcEYsWUFBTSxPQUFPLFlBQVksT0FBTyxJQUFJLE9BQU8sT0FBTyxhQUFhLElBQUk7QUFDbkUsWUFBTSxTQUFTLFFBQVEsTUFBTSxLQUFLLElBQUksS0FBSyxPQUFPLElBQUk7QUFDdEQsVUFBSSxDQUFDLFFBQVEsQ0FBQyxVQUFVLEVBQUUsT0FBTyxZQUFZLE9BQU8sV0FBWTtBQUNoRSxjQUFRLEtBQUs7QUFDYixlQUFTO0FBQUEsSUFDWDtBQUNBLE9BQUcsSUFBSSxPQUFPLEVBQUU7QUFDaEIsV0FBTztBQUFBLE1BQ0wsV0FBVyxPQUFPO0FBQUEsTUFDbEIsTUFBTSxNQUFNLElBQUksQ0FBQyxFQUFFLElBQUksTUFBTSxHQUFHLEVBQUUsS0FBSyxDQUFDLEdBQUcsTUFBTSxJQUFJLENBQUM7QUFBQSxNQUN0RCxZQUFZLE9BQU87QUFBQSxNQUNuQixXQUFXLE9BQU87QUFBQSxNQUNsQixXQUFXLGNBQWMsU0FBUyxXQUFXLEVBQUU7QUFBQSxJQUNqRDtBQUFBLEVBQ0Y7QUFHQSxXQUFTLE1BQU0sVUFBbUMsR0FBVyxLQUFxQjtBQUNoRixXQUFPLFNBQVMsQ0FBQyxFQUFFLEdBQUcsSUFBSSxNQUFNLEdBQUc7QUFBQSxFQUNyQztBQUVBLFdBQVMsY0FBYyxPQUEyQjtBQUNoRCxhQUFTLE1BQU0sR0FBRyxNQUFNLE1BQU0sTUFBTyxVQUFTLEdBQUcsS0FBSyxNQUFNLEdBQUcsSUFBSSxPQUFPLEdBQUcsS0FBSyxNQUFNLEdBQUc7QUFBQSxFQUM3RjtBQUdBLFdBQVMsV0FBVyxJQUFrQixPQUFlLE1BQXFDO0FBQ3hGLFVBQU0sRUFBRSxPQUFPLFNBQVMsSUFBSSxVQUFVLFNBQVMsRUFBRTtBQUNqRCxrQkFBYyxLQUFLO0FBQ25CLFVBQU0sU0FBUyxNQUFNLEtBQUssU0FBUyxLQUFLLENBQUMsRUFDdEMsT0FBTyxDQUFDLFFBQVEsT0FBTyxHQUFHLElBQUksS0FBSyxLQUFLLElBQUksU0FBUyxHQUFHLENBQUMsSUFBSSxLQUFLLEVBQ2xFLEtBQUssQ0FBQyxHQUFHLE1BQU0sS0FBSyxJQUFJLFNBQVMsQ0FBQyxDQUFDLElBQUksS0FBSyxJQUFJLFNBQVMsQ0FBQyxDQUFDLEtBQUssSUFBSSxDQUFDO0FBQ3hFLFVBQU0sVUFBVSxLQUFLLElBQUksQ0FBQyxNQUFNLEtBQUssS0FBSyxTQUFTLENBQUMsRUFBRSxPQUFPLENBQUMsS0FBSyxNQUFNLE1BQU0sSUFBSSxHQUFHLENBQUMsQ0FBQyxLQUFLLENBQUM7QUFDOUYsVUFBTSxhQUE2QixDQUFDO0FBQ3BDLFVBQU0sU0FBNEMsQ0FBQztBQUNuRCxlQUFXLE9BQU8sUUFBUTtBQUN4QixZQUFNLE9BQU8sT0FBTztBQUFBLFFBQ2xCLENBQUMsVUFDQyxPQUFPLE1BQU0sR0FBRyxNQUFNLE9BQU8sR0FBRyxLQUFLLEtBQUssTUFBTSxDQUFDLE1BQU0sU0FBUyxDQUFDLEVBQUUsTUFBTSxHQUFHLE1BQU0sU0FBUyxDQUFDLEVBQUUsR0FBRyxDQUFDO0FBQUEsTUFDdEc7QUFDQSxVQUFJLE1BQU07QUFDUixhQUFLLFVBQVUsT0FBTyxHQUFHO0FBQ3pCO0FBQUEsTUFDRjtBQUNBLFVBQUksT0FBTyxXQUFXLEtBQUssT0FBUTtBQUNuQyxZQUFNLFlBQVksYUFBYSxLQUFLLE1BQU0sQ0FBQyxHQUFHLE1BQU0sTUFBTSxVQUFVLEdBQUcsR0FBRyxJQUFJLFFBQVEsQ0FBQyxDQUFDO0FBQ3hGLFlBQU0sU0FBUyxLQUFLLE1BQU0sR0FBRyxTQUFTO0FBQ3RDLGlCQUFXLFNBQVMsWUFBWTtBQUM5QixjQUFNLFFBQVEsTUFBTSxPQUFPLENBQUMsS0FBSyxHQUFHLE1BQU0sTUFBTSxJQUFJLFVBQVUsQ0FBQyxHQUFHLENBQUM7QUFDbkUsaUJBQVMsSUFBSSxHQUFHLElBQUksVUFBVSxRQUFRLElBQUssV0FBVSxDQUFDLEtBQUssUUFBUSxNQUFNLENBQUM7QUFBQSxNQUM1RTtBQUNBLFlBQU0sWUFBWSxLQUFLLE1BQU0sR0FBRyxTQUFTO0FBQ3pDLFVBQUksRUFBRSxZQUFZLFlBQVksUUFBUztBQUN2QyxpQkFBVyxLQUFLLFVBQVUsSUFBSSxDQUFDLE1BQU0sSUFBSSxTQUFTLENBQUM7QUFDbkQsYUFBTyxLQUFLLEVBQUUsS0FBSyxRQUFRLE9BQU8sR0FBRyxFQUFFLENBQUM7QUFBQSxJQUMxQztBQUNBLFdBQU87QUFBQSxFQUNUO0FBR0EsV0FBUyxNQUFNLE1BQW9CLE9BQTRCLE1BQXlCO0FBQ3RGLFVBQU0sS0FBSyxLQUFLLE1BQU07QUFDdEIsUUFBSSxjQUFjLElBQUksYUFBYSxNQUFNLE1BQU07QUFDL0MsUUFBSSxXQUFXO0FBQ2YsYUFBUyxRQUFRLEdBQUcsUUFBUSxZQUFZLFNBQVM7QUFDL0MsWUFBTSxTQUFTLFVBQVUsSUFBSSxPQUFPLGFBQWEsSUFBSTtBQUNyRCxZQUFNLFFBQVEsYUFBYSxLQUFLO0FBQUEsUUFDOUIsR0FBRyxPQUFPLFNBQVMsSUFBSSxDQUFDLE1BQU0sQ0FBQyxDQUFDO0FBQUEsUUFDaEMsR0FBRyxNQUFNLElBQUksQ0FBQyxFQUFFLElBQUksTUFBTSxDQUFDLFNBQVMsR0FBRyxDQUFDO0FBQUEsTUFDMUMsQ0FBQztBQUNELFVBQUksQ0FBQyxZQUFZLE9BQU8sUUFBUSxLQUFLLEVBQUcsUUFBTztBQUMvQyxvQkFBYyxNQUFNLE1BQU0sS0FBSyxNQUFNO0FBQ3JDLFVBQUksU0FBUztBQUNiLGVBQVMsSUFBSSxHQUFHLElBQUksS0FBSyxRQUFRLElBQUssWUFBVyxNQUFNLENBQUMsSUFBSSxPQUFPLFFBQVEsQ0FBQyxNQUFNO0FBQ2xGLFVBQUksQ0FBQyxPQUFPLFNBQVMsTUFBTSxFQUFHLFFBQU87QUFFckMsVUFBSSxRQUFRLEtBQUssVUFBVSxPQUFPLFNBQVU7QUFDNUMsaUJBQVc7QUFDWCxXQUFLLFFBQVEsQ0FBQyxHQUFHLE1BQU07QUFDckIsV0FBRyxDQUFDLEtBQUssTUFBTSxDQUFDO0FBQUEsTUFDbEIsQ0FBQztBQUFBLElBQ0g7QUFDQSxVQUFNLFlBQVksWUFBWSxJQUFJLEtBQUs7QUFDdkMsVUFBTSxFQUFFLFNBQVMsSUFBSSxVQUFVLElBQUksT0FBTyxhQUFhLElBQUk7QUFDM0QsVUFBTSxXQUFXLFVBQVUsU0FBUyxFQUFFLEVBQUU7QUFDeEMsUUFBSSxZQUFZO0FBQ2hCLFNBQUssUUFBUSxDQUFDLEdBQUcsTUFBTTtBQUNyQixVQUFJLE1BQU0sU0FBUyxDQUFDO0FBQ3BCLFVBQUksWUFBWSxLQUFLLElBQUksU0FBUyxDQUFDLENBQUM7QUFDcEMsWUFBTSxRQUFRLENBQUMsRUFBRSxJQUFJLEdBQUcsTUFBTTtBQUM1QixjQUFNLE9BQU8sWUFBWSxDQUFDLElBQUksTUFBTSxVQUFVLEdBQUcsR0FBRztBQUNwRCxlQUFPO0FBQ1AscUJBQWEsS0FBSyxJQUFJLElBQUk7QUFBQSxNQUM1QixDQUFDO0FBQ0Qsa0JBQVksS0FBSyxJQUFJLFdBQVcsS0FBSyxJQUFJLEdBQUcsS0FBSyxhQUFhLEVBQUU7QUFBQSxJQUNsRSxDQUFDO0FBQ0QsUUFBSSxhQUFhO0FBQ2pCLFVBQU0sUUFBUSxDQUFDLEtBQUssTUFBTTtBQUN4QixtQkFBYSxLQUFLLElBQUksWUFBWSxLQUFLLElBQUksWUFBWSxDQUFDLENBQUMsSUFBSSxNQUFNLEtBQUssWUFBWSxDQUFDLENBQUMsQ0FBQztBQUFBLElBQ3pGLENBQUM7QUFDRCxXQUFPLEVBQUUsSUFBSSxhQUFhLFdBQVcsWUFBWSxVQUFVO0FBQUEsRUFDN0Q7QUFHQSxXQUFTLE1BQU0sS0FBZSxZQUE0QjtBQUN4RCxXQUFPLElBQUksVUFBVSxhQUFhLElBQUksS0FBSztBQUFBLEVBQzdDO0FBR0EsV0FBUyxVQUFVLElBQWtCLE9BQTRCLEdBQWlCLE1BQXlCO0FBQ3pHLFVBQU0sRUFBRSxPQUFPLFVBQVUsUUFBUSxJQUFJLFVBQVUsUUFBUSxFQUFFO0FBQ3pELGtCQUFjLEtBQUs7QUFFbkIsVUFBTSxRQUFRLFNBQVMsSUFBSSxDQUFDLEdBQUcsU0FBUyxJQUFJLElBQUksS0FBSyxJQUFJLElBQUksQ0FBQyxPQUFPLEtBQUssT0FBTyxHQUFHLElBQUksTUFBTSxHQUFHLENBQUM7QUFDbEcsZUFBVyxFQUFFLElBQUksS0FBSyxPQUFPO0FBQzNCLGVBQVMsUUFBUSxHQUFHLFFBQVEsTUFBTSxTQUFTO0FBQ3pDLFlBQUksT0FBTyxLQUFLLE1BQU0sT0FBTyxHQUFHLEtBQUssS0FBSyxNQUFNLENBQUMsTUFBTSxTQUFTLENBQUMsRUFBRSxLQUFLLE1BQU0sU0FBUyxDQUFDLEVBQUUsR0FBRyxDQUFDLEdBQUc7QUFDL0YsZ0JBQU0sS0FBSyxJQUFJO0FBQUEsUUFDakI7QUFBQSxNQUNGO0FBQUEsSUFDRjtBQUNBLFVBQU0sUUFBUSxhQUFhLEtBQUssTUFBTSxDQUFDLE1BQU0sZUFBZSxTQUFTLENBQUMsRUFBRSxJQUFJLENBQUMsR0FBRyxRQUFRLE1BQU0sR0FBRyxJQUFJLENBQUMsQ0FBQyxDQUFDO0FBQ3hHLFVBQU0sUUFBUSxDQUFDLEVBQUUsSUFBSSxHQUFHLE1BQU07QUFDNUIsWUFBTSxHQUFHLElBQUksRUFBRSxDQUFDLElBQUksTUFBTSxHQUFHO0FBQUEsSUFDL0IsQ0FBQztBQUNELFVBQU0sVUFBVSxLQUFLO0FBQUEsTUFBSSxDQUFDLE1BQ3hCLEtBQUssS0FBSyxTQUFTLENBQUMsRUFBRSxPQUFPLENBQUMsS0FBSyxHQUFHLFFBQVEsTUFBTSxPQUFPLEdBQUcsSUFBSSxJQUFJLEdBQUcsQ0FBQyxDQUFDO0FBQUEsSUFDN0U7QUFDQSxVQUFNLFFBQVEsS0FBSyxTQUFTLE1BQU07QUFDbEMsVUFBTSxTQUFTLE1BQU0sS0FBSyxFQUFFLFFBQVEsTUFBTSxHQUFHLE1BQU0sSUFBSSxhQUFhLEtBQUssQ0FBQztBQUMxRSxTQUFLLFFBQVEsQ0FBQyxHQUFHLE1BQU07QUFDckIsV0FBSyxRQUFRLENBQUMsR0FBRyxNQUFNO0FBQ3JCLGNBQU0sU0FBUyxRQUFRLFlBQVksR0FBRyxDQUFDLENBQUM7QUFDeEMsZUFBTyxDQUFDLEVBQUUsQ0FBQyxJQUFJLFNBQVMsZUFBZSxPQUFPLElBQUksQ0FBQyxHQUFHLFFBQVEsTUFBTSxHQUFHLElBQUksQ0FBQyxDQUFDLElBQUk7QUFBQSxNQUNuRixDQUFDO0FBQ0QsWUFBTSxRQUFRLENBQUMsRUFBRSxJQUFJLEdBQUcsTUFBTTtBQUM1QixlQUFPLENBQUMsRUFBRSxLQUFLLFNBQVMsQ0FBQyxJQUFJLE1BQU0sVUFBVSxHQUFHLEdBQUc7QUFDbkQsZUFBTyxLQUFLLFNBQVMsQ0FBQyxFQUFFLENBQUMsSUFBSSxNQUFNLFVBQVUsR0FBRyxHQUFHO0FBQUEsTUFDckQsQ0FBQztBQUFBLElBQ0gsQ0FBQztBQUNELFdBQU8sRUFBRSxRQUFRLFVBQVUsT0FBTyxRQUFRO0FBQUEsRUFDNUM7QUFFQSxXQUFTLFlBQVksSUFBa0IsT0FBb0M7QUFDekUsa0JBQWMsVUFBVSxNQUFNLEVBQUUsQ0FBQztBQUNqQyxhQUFTLE1BQU0sR0FBRyxNQUFNLE1BQU0sTUFBTyxPQUFNLEdBQUcsSUFBSSxPQUFPLEdBQUcsSUFBSSxRQUFRLEtBQUssU0FBUyxHQUFHLENBQUM7QUFDMUYsZUFBVyxFQUFFLElBQUksS0FBSyxNQUFPLE9BQU0sR0FBRyxJQUFJO0FBQzFDLFdBQU8sZUFBZSxLQUFLO0FBQUEsRUFDN0I7QUFHQSxXQUFTLFlBQ1AsSUFDQSxPQUNBLGFBQ0EsTUFDcUQ7QUFDckQsUUFBSSxRQUFRO0FBQ1osVUFBTSxTQUFTLENBQUMsTUFBYyxLQUFLLElBQUksWUFBWSxDQUFDLENBQUMsSUFBSSxNQUFNLE1BQU0sQ0FBQyxHQUFHLFlBQVksQ0FBQyxDQUFDO0FBQ3ZGLGFBQVMsSUFBSSxHQUFHLElBQUksTUFBTSxRQUFRLElBQUssS0FBSSxPQUFPLENBQUMsSUFBSSxPQUFPLEtBQUssRUFBRyxTQUFRO0FBQzlFLFVBQU1DLFFBQU8sS0FBSyxLQUFLLFlBQVksS0FBSyxDQUFDO0FBQ3pDLFVBQU0sRUFBRSxPQUFPLElBQUksVUFBVSxJQUFJLE9BQU8sYUFBYSxJQUFJO0FBQ3pELFVBQU0sUUFBUSxPQUFPLElBQUksQ0FBQyxRQUFRLElBQUksTUFBTSxHQUFHLEtBQUssTUFBTSxDQUFDO0FBQzNELFVBQU0sUUFBUSxJQUFJLGFBQWEsT0FBTyxNQUFNO0FBQzVDLFVBQU0sS0FBSyxTQUFTLEtBQUssSUFBSUE7QUFDN0IsUUFBSSxDQUFDLFlBQVksUUFBUSxLQUFLLEVBQUcsUUFBTztBQUN4QyxVQUFNLFlBQVksTUFBTSxNQUFNLEdBQUcsS0FBSyxNQUFNO0FBQzVDLFFBQUksT0FBTztBQUNYLGFBQVMsSUFBSSxHQUFHLElBQUksS0FBSyxRQUFRLEtBQUs7QUFDcEMsZUFBUyxJQUFJLEdBQUcsSUFBSSxLQUFLLFFBQVEsSUFBSyxTQUFRLFVBQVUsQ0FBQyxJQUFJLE1BQU0sQ0FBQyxFQUFFLENBQUMsSUFBSSxVQUFVLENBQUM7QUFBQSxJQUN4RjtBQUVBLFFBQUksVUFBVSxNQUFNLE1BQU0sS0FBSyxHQUFHLFlBQVksS0FBSyxDQUFDLElBQUksS0FBSyxJQUFJLFlBQVksS0FBSyxDQUFDO0FBQ25GLFVBQU0sRUFBRSxTQUFTLElBQUksVUFBVSxTQUFTLEVBQUU7QUFDMUMsVUFBTSxPQUFPLE1BQU0sT0FBTyxDQUFDLEdBQUcsTUFBTSxNQUFNLEtBQUs7QUFDL0MsVUFBTSxZQUErRCxDQUFDO0FBQ3RFLGFBQVMsTUFBTSxHQUFHLE1BQU0sTUFBTSxPQUFPO0FBQ25DLFVBQUksRUFBRSxPQUFPLEdBQUcsSUFBSSxNQUFNLE1BQU0sS0FBSyxDQUFDLFVBQVUsTUFBTSxRQUFRLEdBQUcsRUFBRztBQUNwRSxZQUFNLE9BQU8sS0FBSyxPQUFPLENBQUMsS0FBSyxHQUFHLE1BQU0sTUFBTSxVQUFVLENBQUMsSUFBSSxNQUFNLFVBQVUsR0FBRyxHQUFHLEdBQUcsQ0FBQztBQUN2RixZQUFNQyxZQUFXLENBQUMsU0FBUyxHQUFHLElBQUk7QUFDbEMsVUFBSUEsWUFBVyxFQUFHLFdBQVUsS0FBSyxFQUFFLEtBQUssVUFBQUEsV0FBVSxNQUFNLE9BQU8sR0FBRyxJQUFJLEtBQUssSUFBSSxJQUFJLEtBQUssS0FBSyxNQUFNLENBQUM7QUFBQSxJQUN0RztBQUNBLGNBQVUsS0FBSyxDQUFDLEdBQUcsTUFBTSxFQUFFLFdBQVcsRUFBRSxZQUFZLEVBQUUsTUFBTSxFQUFFLEdBQUc7QUFDakUsVUFBTSxPQUFPLENBQUNBLGNBQXFCO0FBQ2pDLFlBQU0sT0FBTyxHQUFHLE1BQU07QUFDdEIsV0FBSyxRQUFRLENBQUMsR0FBRyxNQUFNO0FBQ3JCLGFBQUssQ0FBQyxLQUFLQSxZQUFXLFVBQVUsQ0FBQztBQUFBLE1BQ25DLENBQUM7QUFDRCxhQUFPO0FBQUEsSUFDVDtBQUNBLGVBQVcsRUFBRSxLQUFLLFVBQUFBLFdBQVUsS0FBSyxLQUFLLFdBQVc7QUFDL0MsVUFBSSxPQUFPLEtBQUssVUFBVSxPQUFPQSxhQUFZLEVBQUc7QUFDaEQsaUJBQVc7QUFDWCxVQUFJLFVBQVUsS0FBSyxJQUFJLE1BQU0sQ0FBQyxJQUFJQSxhQUFZLEdBQUc7QUFDL0MsZUFBTyxFQUFFLElBQUksS0FBS0EsU0FBUSxHQUFHLE9BQU8sQ0FBQyxHQUFHLE1BQU0sRUFBRSxLQUFLLFFBQVEsT0FBTyxHQUFHLEVBQUUsQ0FBQyxFQUFFO0FBQUEsTUFDOUU7QUFBQSxJQUNGO0FBQ0EsV0FBTyxPQUFPLEtBQUssVUFBVSxJQUFJLEVBQUUsSUFBSSxLQUFLLENBQUMsVUFBVSxJQUFJLEdBQUcsT0FBTyxLQUFLLElBQUk7QUFBQSxFQUNoRjtBQUNGO0FBTU8sU0FBUyxjQUFjLFNBQXNCLFdBQXNCLElBQWdDO0FBQ3hHLFFBQU0sRUFBRSxNQUFNLE1BQU0sUUFBUSxPQUFPLElBQUk7QUFDdkMsUUFBTSxRQUFRLGVBQWUsT0FBTztBQUNwQyxRQUFNLEVBQUUsT0FBTyxTQUFTLElBQUksVUFBVSxTQUFTLEVBQUU7QUFDakQsTUFBSSxZQUFZO0FBQ2hCLE1BQUksUUFBUTtBQUNaLFdBQVMsTUFBTSxHQUFHLE1BQU0sTUFBTSxPQUFPO0FBQ25DLGlCQUFhLE9BQU8sR0FBRyxJQUFJLEtBQUssS0FBSyxNQUFNLEdBQUcsSUFBSSxPQUFPLEdBQUcsS0FBSyxNQUFNLEdBQUcsQ0FBQztBQUMzRSxhQUFTLE9BQU8sR0FBRztBQUFBLEVBQ3JCO0FBRUEsUUFBTSxTQUFTLFFBQVEsS0FBSyxJQUFJLFdBQVcsUUFBUSxPQUFPLFVBQVUsYUFBYSxPQUFPLENBQUM7QUFDekYsUUFBTSxTQUFTLElBQUksYUFBYSxhQUFhLElBQUksQ0FBQztBQUNsRCxXQUFTLElBQUksR0FBRyxRQUFRLEdBQUcsSUFBSSxNQUFNLEtBQUs7QUFDeEMsYUFBUyxJQUFJLEdBQUcsS0FBSyxHQUFHLEtBQUssU0FBUztBQUNwQyxlQUFTLE1BQU0sR0FBRyxNQUFNLE1BQU0sT0FBTztBQUNuQyxlQUFPLEtBQUssS0FBSyxTQUFTLE9BQU8sR0FBRyxJQUFJLE1BQU0sR0FBRyxLQUFLLElBQUksU0FBUyxDQUFDLEVBQUUsR0FBRyxJQUFJLFNBQVMsQ0FBQyxFQUFFLEdBQUc7QUFBQSxNQUM5RjtBQUFBLElBQ0Y7QUFBQSxFQUNGO0FBQ0EsU0FBTztBQUNUOzs7QUN0UkEsSUFBTSxXQUFXO0FBR2pCLElBQU0saUJBQWlCO0FBR3ZCLElBQU0sa0JBQWtCO0FBT3hCLElBQU0sYUFBYTtBQUduQixJQUFNQyxpQkFBZ0I7QUFDdEIsSUFBTUMsZUFBYztBQUNwQixJQUFNQyxlQUFjO0FBR3BCLElBQU0sY0FBYztBQUdwQixJQUFNLFlBQVk7QUFnQ1gsU0FBUyxhQUFhLFNBQXNCLFFBQXdCO0FBQ3pFLFFBQU0sRUFBRSxNQUFNLE9BQU8sT0FBTyxPQUFPLElBQUk7QUFDdkMsUUFBTSxRQUFRLGdCQUFnQixJQUFJO0FBQ2xDLFFBQU0sU0FBUyxnQkFBZ0IsSUFBSTtBQUNuQyxRQUFNLFFBQVEsSUFBSSxhQUFhLElBQUk7QUFDbkMsUUFBTSxTQUFTLElBQUksYUFBYSxhQUFhLElBQUksQ0FBQztBQUNsRCxRQUFNLE9BQU8sSUFBSSxhQUFhLElBQUk7QUFDbEMsUUFBTSxRQUFRLElBQUksYUFBYSxJQUFJO0FBQ25DLFFBQU0sU0FBUyxJQUFJLFdBQVcsSUFBSTtBQUNsQyxRQUFNLE9BQU8sSUFBSSxXQUFXLElBQUk7QUFFaEMsU0FBTyxDQUFDLElBQUksTUFBTSxVQUFVLFNBQVM7QUFDbkMsUUFBSSxVQUFVO0FBQ2QsUUFBSSxPQUFPO0FBQ1gsUUFBSSxVQUFVO0FBQ2QsUUFBSSxXQUFXO0FBQ2YsVUFBTSxTQUFTLENBQUMsUUFBb0IsT0FBZSxlQUFxQztBQUFBLE1BQ3RGO0FBQUEsTUFDQTtBQUFBLE1BQ0E7QUFBQSxNQUNBLFdBQVc7QUFBQSxNQUNYO0FBQUEsSUFDRjtBQUNBLGFBQVMsSUFBSSxHQUFHLElBQUksTUFBTSxJQUFLLElBQUcsQ0FBQyxJQUFJLE1BQU0sR0FBRyxDQUFDLEdBQUcsTUFBTSxDQUFDLEdBQUcsTUFBTSxDQUFDLENBQUM7QUFDdEUsV0FBTyxVQUFVLElBQUksTUFBTSxPQUFPO0FBQ2xDLFFBQUksQ0FBQyxrQkFBa0IsT0FBTyxFQUFHLFFBQU8sT0FBTyxPQUFPLFdBQVcsR0FBRyxRQUFRO0FBRTVFLGFBQVMsUUFBUSxPQUFPO0FBQ3RCLFlBQU0sa0JBQWtCLE9BQU8sUUFBUSxJQUFJLFFBQVEsVUFBVSxPQUFPLE9BQU8sSUFBSSxJQUMzRSxPQUFPLFVBQ1AsT0FBTztBQUNYLGVBQVMsSUFBSSxHQUFHLElBQUksTUFBTSxLQUFLO0FBQzdCLGNBQU0sQ0FBQyxJQUFJLFFBQVEsWUFBWSxZQUFZLEdBQUcsQ0FBQyxDQUFDO0FBRWhELGFBQUssQ0FBQyxJQUFJLE9BQU8sQ0FBQyxLQUFLLE1BQU0sQ0FBQyxNQUFNLElBQUksSUFBSTtBQUFBLE1BQzlDO0FBQ0EsaUJBQVM7QUFDUCxhQUFLLFFBQVEsUUFBUSxTQUFTLE9BQU8sU0FBUyxJQUFJO0FBQ2xELG1CQUFXLEtBQUssUUFBUTtBQUN0QixjQUFJLENBQUMsS0FBSyxDQUFDLEVBQUcsUUFBTyxZQUFZLEdBQUcsQ0FBQyxDQUFDLElBQUksaUJBQWlCLFNBQVMsQ0FBQyxJQUFJLFVBQVUsTUFBTSxDQUFDO0FBQUEsUUFDNUY7QUFDQSxZQUFJLGVBQWUsUUFBUSxNQUFNLFdBQVcsRUFBRztBQUMvQyxrQkFBVSxTQUFTLE9BQU87QUFDMUIsWUFBSSxVQUFVQSxhQUFhLFFBQU8sT0FBTyxPQUFPLFVBQVUsT0FBTyxRQUFRO0FBQUEsTUFDM0U7QUFDQSxlQUFTLElBQUksR0FBRyxJQUFJLE1BQU0sSUFBSyxNQUFLLENBQUMsSUFBSSxLQUFLLENBQUMsSUFBSSxJQUFJLENBQUMsUUFBUSxTQUFTLENBQUM7QUFDMUUsb0JBQWMsUUFBUSxNQUFNLElBQUk7QUFDaEMsVUFBSSxZQUFZO0FBQ2hCLGVBQVMsSUFBSSxHQUFHLElBQUksTUFBTSxJQUFLLGNBQWEsTUFBTSxRQUFRLFNBQVMsQ0FBQyxJQUFJLEtBQUssQ0FBQztBQUM5RSxtQkFBYSxJQUFJO0FBQ2pCLFlBQU0sWUFBWSxhQUFhLFFBQVEsWUFBWSxRQUFRO0FBQzNELFlBQU0sT0FBTyxZQUFZLGlCQUFpQixRQUFRLFlBQVksUUFBUTtBQUV0RSxVQUFJLEVBQUUsWUFBWSxpQkFBa0IsUUFBTyxPQUFPLGlCQUFpQixPQUFPLEtBQUssSUFBSSxXQUFXLENBQUMsQ0FBQztBQUVoRyxVQUFJLFFBQVEsWUFBWSxPQUFPLFNBQVUsUUFBTyxPQUFPLGlCQUFpQixPQUFPLFNBQVM7QUFDeEYsVUFBSSxTQUFTLFNBQVUsUUFBTyxPQUFPLE9BQU8sa0JBQWtCLE9BQU8sV0FBVyxPQUFPLFNBQVM7QUFFaEcsaUJBQVcsS0FBSyxPQUFRLE1BQUssQ0FBQyxJQUFJLEtBQUssQ0FBQyxJQUFJLEtBQUssS0FBSyxNQUFNLEtBQUssQ0FBQyxDQUFDLElBQUk7QUFDdkUsZUFBUyxJQUFJLEdBQUcsSUFBSSxNQUFNLElBQUssT0FBTSxDQUFDLElBQUksTUFBTSxHQUFHLENBQUMsSUFBSSxLQUFLLENBQUMsR0FBRyxNQUFNLENBQUMsR0FBRyxNQUFNLENBQUMsQ0FBQztBQUNuRixhQUFPLFVBQVUsT0FBTyxNQUFNLElBQUk7QUFDbEM7QUFDQSxZQUFNLFNBQVMsT0FBTyxhQUFhLEtBQUssUUFBUTtBQUNoRCxZQUFNLFVBQVUsUUFBUSxhQUFhLElBQUksWUFBWTtBQUNyRCxVQUFJLEtBQUssYUFBYSxXQUFXLGtCQUFrQixJQUFJLEdBQUc7QUFDeEQsV0FBRyxJQUFJLEtBQUs7QUFDWixTQUFDLFNBQVMsSUFBSSxJQUFJLENBQUMsTUFBTSxPQUFPO0FBQ2hDLGtCQUFVLFVBQVVELGVBQWMsVUFBVSxLQUFLO0FBQ2pELG1CQUFXO0FBQUEsTUFDYixPQUFPO0FBQ0wsa0JBQVUsU0FBUyxPQUFPO0FBQzFCLFlBQUksVUFBVUMsYUFBYSxRQUFPLE9BQU8sT0FBTyxrQkFBa0IsT0FBTyxVQUFVLE9BQU8sU0FBUztBQUFBLE1BQ3JHO0FBQUEsSUFDRjtBQUFBLEVBQ0Y7QUFDRjtBQU1BLFNBQVMsaUJBQWlCLEVBQUUsVUFBVSxhQUFhLFFBQVEsR0FBYyxHQUFtQjtBQUMxRixRQUFNQyxTQUFRLFlBQVksR0FBRyxDQUFDO0FBQzlCLFFBQU0sWUFBWSxRQUFRQSxNQUFLLElBQUksU0FBUyxDQUFDO0FBQzdDLFNBQU8sS0FBSyxJQUFJLFNBQVMsSUFBSSxZQUFZLEtBQUssSUFBSSxTQUFTLENBQUMsQ0FBQyxJQUFJLFlBQVksWUFBWUEsTUFBSztBQUNoRztBQUVBLFNBQVMsU0FBUyxTQUF5QjtBQUN6QyxTQUFPLFVBQVVILGlCQUFnQkEsaUJBQWdCLFVBQVU7QUFDN0Q7QUFFQSxTQUFTLGtCQUFrQixFQUFFLFdBQVcsVUFBVSxhQUFhLFFBQVEsR0FBdUI7QUFDNUYsTUFBSSxNQUFNO0FBQ1YsYUFBVyxTQUFTLENBQUMsVUFBVSxhQUFhLE9BQU8sRUFBRyxZQUFXLEtBQUssTUFBTyxRQUFPLElBQUk7QUFDeEYsU0FBTyxPQUFPLFNBQVMsR0FBRztBQUM1Qjs7O0FDeEdBLElBQU0scUJBQXFCO0FBRTNCLElBQU1JLGFBQVk7QUFHbEIsSUFBTUMsWUFBVztBQU1qQixJQUFNLFlBQVksQ0FBQyxNQUFNLE1BQU0sTUFBTSxNQUFNLE1BQU0sTUFBTSxNQUFNLElBQUk7QUFHakUsSUFBTSxhQUFhO0FBR1osU0FBUyxlQUFlLFNBQW9CLFNBQWlCLGFBQWEsT0FBTyxHQUFhO0FBQ25HLFFBQU0sU0FBUyxhQUFhLFNBQVMsTUFBTTtBQUMzQyxRQUFNLGNBQWMscUJBQXFCLFNBQVMsT0FBTyxTQUFTO0FBQ2xFLFFBQU0sRUFBRSxJQUFJLElBQUksUUFBUTtBQUN4QixNQUFJLENBQUMsUUFBUSxHQUFHLEdBQUc7QUFDakIsVUFBTSxPQUFPLFVBQVUsS0FBSyxDQUFDO0FBQzdCLFVBQU0sV0FBVyxlQUFlLFNBQVMsTUFBTTtBQUMvQyxXQUFPLENBQUMsT0FBTyxFQUFFLFdBQVdELFlBQVcsT0FBTyxDQUFDLEVBQUUsSUFBSSxDQUFDLE1BQU07QUFDMUQsWUFBTSxhQUFhLE1BQU0sTUFBTTtBQUMvQixVQUFJLFNBQVMsT0FBTyxZQUFZLE1BQU0sVUFBVSxJQUFJO0FBQ3BELFdBQUssT0FBTyxXQUFXLE9BQU8sYUFBYSxPQUFPLFdBQVcsT0FBTyxhQUFhLFdBQVcsR0FBRztBQUc3RixjQUFNLEVBQUUsTUFBTSxJQUFJLFNBQVMsWUFBWSxNQUFNLEVBQUUsVUFBVSxLQUFLLENBQUM7QUFDL0QsY0FBTSxTQUFTLE9BQU8sUUFBUTtBQUM5QixpQkFBUyxPQUFPLFlBQVksTUFBTSxVQUFVLElBQUk7QUFDaEQsaUJBQVMsRUFBRSxHQUFHLFFBQVEsT0FBTyxTQUFTLE9BQU8sTUFBTTtBQUFBLE1BQ3JEO0FBQ0EsYUFBTyxPQUFPLFNBQVMsWUFBWSxRQUFRLFlBQVksVUFBVSxDQUFDO0FBQUEsSUFDcEU7QUFBQSxFQUNGO0FBQ0EsUUFBTSxjQUFjLGtCQUFrQixTQUFTLE9BQU8sU0FBUztBQUMvRCxRQUFNLE9BQU8sYUFBYSxPQUFPO0FBQ2pDLFNBQU8sQ0FBQyxPQUFPLFlBQVk7QUFDekIsVUFBTSxPQUFPLFNBQVMsUUFBUSxDQUFDO0FBQy9CLFVBQU0sUUFBUSxJQUFJLE9BQU8sVUFBVSxPQUFPLGVBQWUsUUFBUSxNQUFNO0FBQ3ZFLFVBQU0sU0FBUyxNQUFNLE1BQU07QUFDM0IsUUFBSSxZQUFZLFNBQVMsWUFBWUE7QUFDckMsUUFBSSxRQUFRO0FBQ1osUUFBSTtBQUNKLFFBQUksU0FBUyxJQUFJLFdBQVcsUUFBUSxJQUFJO0FBQ3hDLGVBQVcsWUFBWSxXQUFXO0FBQ2hDLFlBQU0sUUFBUSxXQUFXO0FBQ3pCLFlBQU0sU0FBUyxPQUFPLFFBQVEsVUFBVSxLQUFLLEtBQUssR0FBRyxXQUFXLElBQUk7QUFDcEUsbUJBQWEsT0FBTztBQUNwQixlQUFTLE9BQU87QUFDaEIsYUFBTyxPQUFPLFNBQVMsT0FBTyxNQUFNLEdBQUcsRUFBRSxHQUFHLFFBQVEsTUFBTSxHQUFHLFlBQVksTUFBTSxDQUFDO0FBQ2hGLGVBQVMsT0FBTyxPQUFPLE1BQU07QUFDN0IsVUFBSSxLQUFLLFdBQVcsT0FBTyxhQUFhLGFBQWEsRUFBRztBQUN4RCxVQUFJLFdBQVcsV0FBWTtBQUMzQixZQUFNLGFBQWEsT0FBTyxNQUFNO0FBQ2hDLFlBQU0sVUFBVSxZQUFZLFlBQVksT0FBTyxNQUFNO0FBRXJELFVBQ0UsV0FDQSxRQUFRLGNBQWMsS0FDdEIsU0FBUyxTQUFTLFVBQVUsS0FDNUIsUUFBUSxhQUFhLEtBQUssYUFBYSxJQUFJQyxhQUFZLE9BQ3ZEO0FBQ0EsY0FBTSxVQUFVLE9BQU8sS0FBSyxDQUFDLEtBQUssTUFBTSxRQUFRLEtBQUssQ0FBQyxLQUFLLFNBQVMsQ0FBQyxDQUFDO0FBQ3RFLGVBQU8sWUFBWSxTQUFTLFlBQVksUUFBUSxTQUFTLFNBQVMsS0FBSztBQUFBLE1BQ3pFO0FBQUEsSUFDRjtBQUNBLFdBQU8saUJBQWlCLFNBQVMsUUFBUSxNQUFNLE1BQU07QUFBQSxFQUN2RDtBQUNGO0FBR0EsU0FBUyxpQkFDUCxTQUNBLEVBQUUsVUFBVSxHQUNaLE1BQ0EsUUFDVTtBQUNWLE1BQUksS0FBSyxXQUFXLE9BQU8sVUFBVyxRQUFPO0FBQzdDLFFBQU0sWUFBWSxjQUFjLFNBQVMsV0FBVyxLQUFLLFVBQVU7QUFDbkUsU0FBTztBQUFBLElBQ0wsR0FBRztBQUFBLElBQ0gsYUFBYTtBQUFBLElBQ2IsU0FBUztBQUFBLElBQ1QsV0FBVyxnQkFBZ0IsV0FBVyxNQUFNO0FBQUEsRUFDOUM7QUFDRjtBQUVBLFNBQVMsT0FDUCxTQUNBLFlBQ0EsUUFDQSxXQUNVO0FBQ1YsUUFBTSxFQUFFLFdBQVcsT0FBTyxJQUFJO0FBQzlCLFFBQU0sWUFBWSxnQkFBZ0IsVUFBVSxTQUFTLE1BQU07QUFDM0QsUUFBTSxrQkFBa0IsT0FBTyxXQUFXLE9BQU8sYUFBYSxPQUFPLFdBQVcsT0FBTztBQUN2RixRQUFNLGFBQWEsbUJBQW1CLGFBQWE7QUFDbkQsUUFBTSxPQUNKLGNBQ0EsY0FBYyxRQUFRLEtBQUssS0FBSyxVQUFVLGFBQWEsVUFBVSxTQUFTLFFBQVEsa0JBQWtCO0FBQ3RHLFNBQU87QUFBQSxJQUNMO0FBQUEsSUFDQTtBQUFBLElBQ0EsUUFBUSxjQUFjLENBQUMsT0FBTyxPQUFPLFdBQVcsT0FBTztBQUFBLElBQ3ZELE9BQU8sT0FBTztBQUFBLElBQ2QsV0FBVyxPQUFPO0FBQUEsSUFDbEIsVUFBVSxlQUFlLFVBQVUsVUFBVSxVQUFVLGFBQWEsTUFBTTtBQUFBLElBQzFFO0FBQUEsSUFDQSxTQUFTLGlCQUFpQixTQUFTLFVBQVU7QUFBQSxJQUM3QyxhQUFhLFVBQVUsWUFBWSxNQUFNO0FBQUEsSUFDekMsU0FBUyxVQUFVLFFBQVEsTUFBTTtBQUFBLElBQ2pDLEdBQUksT0FBTyxFQUFFLEtBQUssSUFBSSxDQUFDO0FBQUEsRUFDekI7QUFDRjtBQUVBLFNBQVMsWUFDUCxTQUNBLFlBQ0EsUUFDQSxTQUNBLFNBQ0EsT0FDVTtBQUNWLFFBQU0sRUFBRSxXQUFXLE1BQU0sWUFBWSxXQUFXLFVBQVUsSUFBSTtBQUM5RCxRQUFNLFlBQVksZ0JBQWdCLFdBQVcsTUFBTTtBQUNuRCxRQUFNLGtCQUFrQixVQUFVLE9BQU8sVUFBVSxPQUFPO0FBQzFELFNBQU87QUFBQSxJQUNMO0FBQUEsSUFDQTtBQUFBLElBQ0EsUUFBUSxhQUFhLHFCQUFxQixPQUFPLFdBQVc7QUFBQSxJQUM1RDtBQUFBLElBQ0E7QUFBQSxJQUNBLFVBQVU7QUFBQSxJQUNWO0FBQUEsSUFDQSxTQUFTLGlCQUFpQixTQUFTLFVBQVU7QUFBQSxJQUM3QyxhQUFhO0FBQUEsSUFDYixTQUFTO0FBQUEsSUFDVCxXQUFXO0FBQUEsSUFDWDtBQUFBLElBQ0EsR0FBSSxjQUFjLFdBQVcsRUFBRSxNQUFNLEtBQUssSUFBSSxDQUFDO0FBQUEsRUFDakQ7QUFDRjtBQUVBLFNBQVMsU0FBUyxFQUFFLE9BQU8sTUFBTSxHQUFnQixJQUEyQjtBQUMxRSxTQUFPLEdBQUcsTUFBTSxDQUFDLEdBQUcsTUFBTSxNQUFNLENBQUMsS0FBSyxLQUFLLEtBQUssTUFBTSxDQUFDLENBQUM7QUFDMUQ7QUFFQSxTQUFTLGlCQUFpQixFQUFFLE9BQU8sTUFBTSxHQUFnQixJQUE0QjtBQUNuRixTQUFPLE1BQU0sS0FBSyxHQUFHLEtBQUssQ0FBQyxFQUFFLE9BQU8sQ0FBQyxNQUFNLEdBQUcsQ0FBQyxLQUFLLE1BQU0sQ0FBQyxLQUFLLEdBQUcsQ0FBQyxLQUFLLE1BQU0sQ0FBQyxDQUFDO0FBQ25GOzs7QUM1TUEsSUFBTSxXQUFXO0FBR2pCLElBQU0sZUFBZTtBQWNkLFNBQVMsbUJBQ2QsTUFDQSxNQUNBLGlCQUNBLEtBQ0EsT0FDQSxRQUNBLE9BQzBCO0FBQzFCLFFBQU0sU0FBUyxNQUFNLE1BQU07QUFDM0IsTUFBSSxRQUFRLFFBQVEsQ0FBQyxlQUFlLFFBQVEsTUFBTSxRQUFRLEVBQUcsUUFBTztBQUNwRSxRQUFNLGNBQWMsVUFBVSxjQUFjLE1BQU0sUUFBUSxDQUFDLEtBQUssTUFBTSxJQUFJLEdBQUcsSUFBSSxnQkFBZ0IsQ0FBQyxFQUFFLEdBQUcsQ0FBQztBQUN4RyxRQUFNLFNBQVMsYUFBYSxVQUFVLElBQUk7QUFDMUMsTUFBSSxTQUFTLEtBQU0sZ0JBQWdCLFVBQWEsZUFBZSxXQUFXLEVBQUksUUFBTztBQUNyRixRQUFNLGNBQWMsZ0JBQWdCLFVBQWEsVUFBVTtBQUMzRCxRQUFNLFFBQVEsUUFBUSxPQUFPO0FBQzdCLFFBQU0sZ0JBQ0osZ0JBQWdCLFNBQVksUUFBVSxVQUFVLFNBQVMsTUFBTyxPQUFPLE1BQU8sT0FBTztBQUN2RixRQUFNLGFBQWEsSUFBSSxhQUFhLGFBQWEsSUFBSSxDQUFDO0FBQ3RELFFBQU0sWUFBWSxJQUFJLGFBQWEsSUFBSTtBQUN2QyxRQUFNLGFBQWEsWUFBWSxPQUFPLElBQUk7QUFFMUMsUUFBTSxVQUFVLElBQUksWUFBWSxJQUFJO0FBQ3BDLFdBQVMsSUFBSSxHQUFHLElBQUksUUFBUSxLQUFLO0FBQy9CLGFBQVMsSUFBSSxHQUFHLElBQUksTUFBTTtBQUN4QixnQkFBVSxDQUFDLElBQUksZ0JBQWdCLFNBQVksZ0JBQWdCLENBQUMsRUFBRSxDQUFDLElBQUksWUFBWSxDQUFDLEVBQUUsQ0FBQztBQUNyRixRQUFJLFdBQVksVUFBUyxJQUFJLEdBQUcsSUFBSSxNQUFNLElBQUssV0FBVSxDQUFDLEtBQUssTUFBTSxZQUFZLEdBQUcsQ0FBQyxDQUFDO0FBQUEsUUFDakYsZUFBYyxRQUFRLE1BQU0sU0FBUztBQUMxQyxRQUFJLFFBQVE7QUFDWixhQUFTLElBQUksR0FBRyxJQUFJLE1BQU0sSUFBSyxLQUFJLFVBQVUsQ0FBQyxNQUFNLEVBQUcsU0FBUSxPQUFPLElBQUk7QUFDMUUsUUFBSSxhQUFhO0FBQ2pCLFFBQUksZ0JBQWdCLFFBQVc7QUFDN0IsVUFBSSxJQUFJLENBQUMsTUFBTSxFQUFHO0FBQ2xCLFVBQUksV0FBVztBQUNmLFVBQUk7QUFDRixpQkFBUyxJQUFJLEdBQUcsSUFBSSxNQUFNLElBQUssYUFBWSxNQUFNLENBQUMsSUFBSSxnQkFBZ0IsQ0FBQyxFQUFFLENBQUMsSUFBSSxVQUFVLENBQUM7QUFDM0YsbUJBQ0UsSUFBSSxDQUFDLEtBQUssS0FBSyxjQUFjLEtBQUssSUFBSSxLQUFLLElBQUksVUFBVSxZQUFZLE1BQU0sSUFBSTtBQUFBLElBQ25GO0FBQ0EsYUFBUyxJQUFJLEdBQUcsSUFBSSxPQUFPLEtBQUs7QUFDOUIsWUFBTSxJQUFJLFFBQVEsQ0FBQztBQUNuQixlQUFTLElBQUksR0FBRyxLQUFLLEdBQUcsS0FBSztBQUMzQixtQkFBVyxZQUFZLEdBQUcsUUFBUSxDQUFDLENBQUMsQ0FBQyxLQUFLLGFBQWEsVUFBVSxDQUFDLElBQUksVUFBVSxRQUFRLENBQUMsQ0FBQztBQUFBLE1BQzVGO0FBQUEsSUFDRjtBQUFBLEVBQ0Y7QUFDQSxTQUFPLFdBQVcsTUFBTSxPQUFPLFFBQVEsSUFBSSxhQUFhO0FBQzFEO0FBRUEsU0FBUyxZQUFZLFFBQXNCLE1BQXVCO0FBQ2hFLFdBQVMsSUFBSSxHQUFHLFFBQVEsR0FBRyxJQUFJLE1BQU0sS0FBSyxTQUFTO0FBQ2pELGFBQVMsSUFBSSxHQUFHLElBQUksR0FBRyxJQUFLLEtBQUksT0FBTyxPQUFPLE1BQU0sRUFBRyxRQUFPO0FBQUEsRUFDaEU7QUFDQSxTQUFPO0FBQ1Q7QUFHQSxTQUFTLGVBQWUsYUFBK0M7QUFDckUsU0FBTyxZQUFZLE9BQU8sQ0FBQyxRQUFRLElBQUksS0FBSyxDQUFDLFVBQVUsVUFBVSxDQUFDLENBQUMsRUFBRSxTQUFTO0FBQ2hGO0FBR0EsU0FBUyxjQUNQLE1BQ0EsUUFDQSxPQUNnQjtBQUNoQixRQUFNLGNBQWMsb0JBQUksSUFBMEI7QUFDbEQsYUFBVyxDQUFDLEtBQUssS0FBSyxLQUFLLE9BQU8sUUFBUSxHQUFHO0FBQzNDLFVBQU0sTUFBTSxZQUFZLElBQUksS0FBSyxLQUFLLElBQUksYUFBYSxJQUFJO0FBQzNELGFBQVMsSUFBSSxHQUFHLElBQUksTUFBTSxJQUFLLEtBQUksQ0FBQyxLQUFLLE1BQU0sS0FBSyxDQUFDO0FBQ3JELGdCQUFZLElBQUksT0FBTyxHQUFHO0FBQUEsRUFDNUI7QUFDQSxTQUFPLENBQUMsR0FBRyxZQUFZLE9BQU8sQ0FBQztBQUNqQzs7O0FDN0ZBLElBQU0sT0FBTztBQU1iLElBQU0sVUFBVTtBQVlULFNBQVMsZUFBZSxHQUFtQjtBQUNoRCxtQkFBaUIsQ0FBQztBQUNsQixNQUFJLE1BQU0sRUFBRyxRQUFPO0FBQ3BCLE1BQUksTUFBTSxFQUFHLFFBQU87QUFFcEIsUUFBTSxTQUFTLElBQUk7QUFDbkIsTUFBSSxLQUFLLElBQUksTUFBTSxJQUFJLFNBQVM7QUFDOUIsV0FBTyxPQUFPLFNBQVMsTUFBTSxDQUFDQyxRQUFPLFFBQVFBLEVBQUMsSUFBSSxVQUFVLFFBQVFBLEVBQUMsQ0FBQztBQUFBLEVBQ3hFO0FBQ0EsUUFBTSxPQUFPLEtBQUssSUFBSSxHQUFHLElBQUksQ0FBQztBQUU5QixRQUFNLElBQUksS0FBSyxLQUFLLEtBQUssS0FBSyxJQUFJLElBQUksQ0FBQztBQUN2QyxRQUFNLFFBQ0osS0FBSyxXQUFXLEtBQUssV0FBVyxJQUFJLGNBQWMsSUFBSSxLQUFLLFdBQVcsS0FBSyxXQUFXLElBQUk7QUFDNUYsUUFBTSxJQUFJLE9BQU8sT0FBTyxDQUFDLFFBQVEsT0FBTyxVQUFVLEVBQUUsS0FBSyxRQUFRLEVBQUUsQ0FBQztBQUNwRSxTQUFPLElBQUksTUFBTSxDQUFDLElBQUk7QUFDeEI7QUFHTyxTQUFTLGlCQUFpQixHQUFpQjtBQUNoRCxNQUFJLEVBQUUsS0FBSyxLQUFLLEtBQUssR0FBSSxPQUFNLElBQUksV0FBVywwQ0FBMEMsQ0FBQyxZQUFZO0FBQ3ZHO0FBTUEsU0FBUyxPQUFPLE9BQWUsUUFBdUM7QUFDcEUsTUFBSSxJQUFJO0FBRVIsV0FBUyxPQUFPLEdBQUcsT0FBTyxHQUFHLFFBQVE7QUFDbkMsVUFBTSxhQUFhLE9BQU8sQ0FBQztBQUMzQixVQUFNLE9BQU8sY0FBYyxJQUFLLElBQUksYUFBYztBQUNsRCxTQUFLO0FBQ0wsUUFBSSxLQUFLLElBQUksSUFBSSxLQUFLLE9BQU8sS0FBSyxJQUFJLENBQUMsRUFBRztBQUFBLEVBQzVDO0FBQ0EsU0FBTztBQUNUO0FBRUEsU0FBUyxRQUFRLEdBQW1CO0FBQ2xDLE1BQUksS0FBSyxJQUFJLENBQUMsSUFBSSxHQUFJLFFBQU87QUFFN0IsUUFBTSxTQUFTLEtBQUssTUFBTSxLQUFLLENBQUMsSUFBSTtBQUNwQyxTQUFPLE9BQU8sS0FBSyxJQUFLLENBQUMsU0FBUyxTQUFVLENBQUMsSUFBSSxLQUFLLEtBQU0sU0FBUyxNQUFNLFNBQVMsS0FBTSxDQUFDO0FBQzdGO0FBR0EsU0FBUyxRQUFRLEdBQW1CO0FBQ2xDLE1BQUksT0FBTztBQUNYLE1BQUksTUFBTTtBQUNWLFdBQVMsSUFBSSxHQUFHLEtBQUssSUFBSSxJQUFJLElBQUksUUFBUSxLQUFLLElBQUksR0FBRyxHQUFHLEtBQUssR0FBRztBQUM5RCxZQUFTLElBQUksSUFBSztBQUNsQixXQUFPO0FBQUEsRUFDVDtBQUNBLFNBQU8sUUFBUSxDQUFDLElBQUk7QUFDdEI7QUFHQSxTQUFTLFVBQVUsR0FBbUI7QUFDcEMsTUFBSSxXQUFXO0FBRWYsV0FBUyxJQUFJLEtBQUssS0FBSyxLQUFLLE9BQU8sSUFBSSxFQUFFLEdBQUcsSUFBSSxHQUFHLElBQUssWUFBVyxJQUFJLElBQUk7QUFDM0UsU0FBTyxRQUFRLENBQUMsSUFBSTtBQUN0Qjs7O0FDakZBLElBQU0sWUFBWTtBQUdsQixJQUFNLFFBQVE7QUFRUCxTQUFTLGtCQUNkLFdBQ0EsY0FDQSxPQUNjO0FBQ2QsUUFBTUMsV0FBVSxVQUFVO0FBQUEsSUFDeEIsQ0FBQyxNQUFNLEdBQUcsUUFBUyxhQUFhLEdBQUcsSUFBSSxJQUFJLEtBQUssSUFBSSxNQUFNLEtBQUssSUFBSSxDQUFDLENBQUMsSUFBSTtBQUFBLElBQ3pFO0FBQUEsRUFDRjtBQUVBLE1BQUksSUFBSUEsWUFBVyxNQUFPLFFBQU8sSUFBSSxhQUFhLFVBQVUsTUFBTSxFQUFFLEtBQUssQ0FBQztBQUMxRSxRQUFNLElBQUksVUFBVSxXQUFXLFlBQVk7QUFDM0MsU0FBTyxVQUFVLElBQUksQ0FBQyxNQUFNLE9BQU8sUUFBUSxLQUFLLENBQUMsSUFBSSxPQUFPLENBQUMsUUFBUSxLQUFLLENBQUMsQ0FBQztBQUM5RTtBQUdPLFNBQVMsVUFBVSxXQUF5QixjQUFvQztBQUNyRixRQUFNLFFBQVEsYUFBYSxPQUFPLENBQUMsS0FBSyxNQUFNLE1BQU0sS0FBSyxJQUFJLEdBQUcsQ0FBQyxHQUFHLENBQUM7QUFDckUsU0FBTyxVQUFVLElBQUksSUFBSSxRQUFRLE1BQU0sZ0JBQWdCLFdBQVcsY0FBYyxDQUFDLElBQUksU0FBUztBQUNoRztBQU1PLFNBQVMsZ0JBQWdCLFdBQXlCLGNBQTRCLFFBQXdCO0FBQzNHLFFBQU0sUUFBUSxZQUFZLEtBQUssVUFBVSxLQUFLLENBQUMsRUFDNUMsT0FBTyxDQUFDLFFBQVEsYUFBYSxHQUFHLElBQUksQ0FBQyxFQUNyQyxLQUFLLENBQUMsR0FBRyxNQUFNLFVBQVUsQ0FBQyxJQUFJLFVBQVUsQ0FBQyxDQUFDO0FBQzdDLE1BQUksUUFBUTtBQUNaLE1BQUksVUFBVTtBQUNkLGFBQVcsT0FBTyxPQUFPO0FBQ3ZCLGFBQVMsYUFBYSxHQUFHO0FBQ3pCLGVBQVcsYUFBYSxHQUFHLEtBQUssVUFBVSxHQUFHLElBQUksV0FBVztBQUFBLEVBQzlEO0FBQ0EsTUFBSSxVQUFVLEVBQUcsUUFBTztBQUN4QixNQUFJLFNBQVM7QUFDYixNQUFJLE9BQU87QUFDWCxRQUFNLFdBQVcsQ0FBQyxnQkFBZ0M7QUFDaEQsV0FBTyxPQUFPLE1BQU0sU0FBUyxLQUFLLFNBQVMsYUFBYSxNQUFNLElBQUksQ0FBQyxJQUFJLGNBQWM7QUFDbkYsZ0JBQVUsYUFBYSxNQUFNLE1BQU0sQ0FBQztBQUN0QyxXQUFPLFVBQVUsTUFBTSxJQUFJLENBQUM7QUFBQSxFQUM5QjtBQUNBLFFBQU0sUUFBUSxTQUFTLElBQUk7QUFDM0IsUUFBTSxXQUFXLFNBQVMsSUFBSSxJQUFJLFNBQVM7QUFDM0MsUUFBTSxZQUFZLEtBQUssS0FBSyxVQUFVLEtBQUs7QUFDM0MsU0FBTyxVQUFVLElBQUksS0FBSyxJQUFJLFdBQVcsT0FBTyxJQUFJO0FBQ3REO0FBR0EsU0FBUyxNQUFNLEdBQW1CO0FBQ2hDLE1BQUksS0FBSyxFQUFHLFFBQU87QUFDbkIsU0FBTyxJQUFJLE1BQU0sSUFBSSxLQUFLLElBQUksSUFBSSxNQUFNLElBQUk7QUFDOUM7OztBQzNEQSxJQUFNLGFBQWE7QUFHbkIsSUFBTUMsU0FBUSxLQUFLLEtBQUssSUFBSSxDQUFDO0FBRzdCLElBQU0sbUJBQW1CO0FBR3pCLElBQU0saUJBQWlCO0FBc0JoQixTQUFTLGNBQ2QsV0FDQSxjQUNBLFlBQ0EsS0FDYTtBQUNiLFFBQU0sVUFBVSxNQUFNLEtBQUssVUFBVSxLQUFLLENBQUMsRUFBRSxPQUFPLENBQUMsUUFBUSxhQUFhLEdBQUcsSUFBSSxDQUFDO0FBQ2xGLFFBQU0sUUFBUSxVQUFVLFdBQVcsU0FBUyxVQUFVO0FBQ3RELFFBQU0sU0FBUyxRQUFRLE9BQU8sQ0FBQyxRQUFRLENBQUMsTUFBTSxTQUFTLEdBQUcsQ0FBQztBQUMzRCxRQUFNLFFBQVEsT0FBTyxPQUFPLENBQUMsS0FBSyxRQUFRLE1BQU0sYUFBYSxHQUFHLEdBQUcsQ0FBQztBQUNwRSxNQUFJLFVBQVUsRUFBRyxRQUFPLEVBQUUsTUFBTSxPQUFPLEtBQUssTUFBTSxVQUFVLElBQUksTUFBTSxPQUFPLEdBQUcsR0FBRyxNQUFNO0FBQ3pGLFFBQU0sSUFBSSxVQUFVLFdBQVcsY0FBYyxRQUFRLFlBQVksR0FBRztBQUNwRSxRQUFNLFNBQVMsQ0FBQyxHQUFXLFVBQTJCLE9BQU8sS0FBSyxJQUFJLEtBQUssSUFBSSxVQUFVLEdBQUcsQ0FBQyxJQUFLO0FBQ2xHLFFBQU0sVUFBVSxDQUFDLFVBQ2YsT0FBTyxPQUFPLENBQUMsS0FBSyxRQUFRLE1BQU0sYUFBYSxHQUFHLElBQUksT0FBTyxVQUFVLEdBQUcsR0FBRyxLQUFLLEdBQUcsQ0FBQyxJQUFJO0FBQzVGLFFBQU0sT0FBTyxRQUFRLENBQUM7QUFDdEIsUUFBTUMsUUFBTyxtQkFBbUI7QUFDaEMsUUFBTSxPQUFPLE9BQU87QUFBQSxJQUNsQixDQUFDLEtBQUssUUFBUSxPQUFPLEtBQUssSUFBSSxVQUFVLEdBQUcsQ0FBQyxJQUFJQSxRQUFPLGFBQWEsR0FBRyxJQUFJO0FBQUEsSUFDM0U7QUFBQSxFQUNGO0FBQ0EsUUFBTSxZQUFZLFFBQVEsT0FBTztBQUNqQyxRQUFNLFFBQVEsT0FBTyxRQUFRQSxLQUFJO0FBQ2pDLFFBQU0sT0FBTyxJQUFJLGFBQWEsVUFBVSxNQUFNLEVBQUUsS0FBSyxJQUFJO0FBQ3pELGFBQVcsT0FBTyxRQUFRO0FBQ3hCLFNBQUssR0FBRyxLQUFLLElBQUksYUFBYSxPQUFPLFlBQVksUUFBUSxPQUFPLFVBQVUsR0FBRyxHQUFHQSxLQUFJO0FBQUEsRUFDdEY7QUFDQSxTQUFPLEVBQUUsTUFBTSxNQUFNLE1BQU07QUFDN0I7QUFNTyxTQUFTLGFBQWEsT0FBZSxLQUFxQjtBQUMvRCxRQUFNLElBQUksZUFBZSxHQUFHO0FBQzVCLFFBQU1DLFdBQVUsS0FBSyxJQUFLLENBQUMsSUFBSSxJQUFLLENBQUMsSUFBSSxLQUFLLEtBQUssSUFBSSxLQUFLLEVBQUU7QUFDOUQsTUFBSSxJQUFJLFVBQVUsS0FBSyxLQUFLLGVBQWUsSUFBSSxNQUFPLE1BQU1BLFlBQVcsS0FBTSxJQUFJLElBQUksSUFBSSxRQUFRLElBQUk7QUFDckcsU0FBTyxFQUFFLElBQUksS0FBSyxJQUFJLEtBQUssSUFBSSxHQUFHLEdBQUksTUFBSztBQUMzQyxTQUFPO0FBQ1Q7QUFHQSxTQUFTLFVBQVUsV0FBeUIsU0FBNEIsWUFBOEI7QUFDcEcsUUFBTSxPQUFPLFFBQVEsT0FBTyxDQUFDLEtBQUssUUFBUSxNQUFNLEtBQUssSUFBSSxVQUFVLEdBQUcsQ0FBQyxHQUFHLENBQUMsSUFBSSxRQUFRO0FBQ3ZGLFNBQU8sUUFDSixPQUFPLENBQUMsUUFBUSxLQUFLLElBQUksVUFBVSxHQUFHLENBQUMsS0FBSyxpQkFBaUIsSUFBSSxFQUNqRSxLQUFLLENBQUMsR0FBRyxNQUFNLEtBQUssSUFBSSxVQUFVLENBQUMsQ0FBQyxJQUFJLEtBQUssSUFBSSxVQUFVLENBQUMsQ0FBQyxDQUFDLEVBQzlELE1BQU0sR0FBRyxVQUFVO0FBQ3hCO0FBR0EsU0FBUyxVQUNQLFdBQ0EsY0FDQSxRQUNBLFlBQ0EsS0FDUTtBQUNSLFFBQU0sT0FBTyxhQUFhLEtBQUssUUFBUSxDQUFDLFFBQVEsVUFBVSxHQUFHLENBQUM7QUFDOUQsUUFBTSxTQUFTLGFBQWEsS0FBSyxRQUFRLENBQUMsUUFBUSxhQUFhLEdBQUcsQ0FBQztBQUNuRSxRQUFNLFFBQVEsT0FBTyxPQUFPLENBQUMsS0FBSyxVQUFVLE1BQU0sT0FBTyxDQUFDO0FBQzFELFFBQU1DLGFBQVksYUFBYSxPQUFPLEdBQUc7QUFDekMsUUFBTSxVQUFVLGVBQWUsTUFBTUEsVUFBUyxJQUFJLGVBQWUsTUFBTUEsVUFBUztBQUNoRixRQUFNLFNBQVMsS0FBSyxPQUFPLENBQUMsS0FBSyxHQUFHLE1BQU0sTUFBTSxPQUFPLENBQUMsSUFBSSxHQUFHLENBQUMsSUFBSTtBQUNwRSxRQUFNLFFBQVEsS0FBSyxJQUFJLEtBQUssR0FBRyxFQUFFLEtBQUs7QUFDdEMsUUFBTSxVQUFVLE1BQU0sS0FBSyxJQUFJLFlBQVksTUFBTSxTQUFTLENBQUMsQ0FBQztBQUM1RCxTQUFPSCxTQUFRLEtBQUssSUFBSyxVQUFVLElBQUssZ0JBQWdCLE1BQU0sUUFBUSxNQUFNLEdBQUcsT0FBTyxLQUFLLE9BQU87QUFDcEc7OztBQzVFTyxTQUFTLFNBQ2QsU0FDQSxVQUNBLFVBQ0EsU0FDQSxFQUFFLFFBQVEsWUFBWSxNQUFNLEdBQ3BCO0FBQ1IsUUFBTSxFQUFFLE1BQU0sUUFBUSxLQUFLLElBQUk7QUFDL0IsUUFBTSxlQUFlLE9BQU8sSUFBSSxDQUFDLEdBQUcsUUFBUyxJQUFJLElBQUksSUFBSSxXQUFXLEdBQUcsSUFBSSxDQUFFO0FBQzdFLFFBQU0sT0FBTyxhQUFhLE9BQU8sQ0FBQyxLQUFLLFVBQVUsTUFBTSxPQUFPLENBQUM7QUFDL0QsUUFBTSxPQUFPLFFBQVEsS0FBSyxHQUFHO0FBQzdCLFFBQU0sRUFBRSxLQUFLLE9BQU8sTUFBTSxJQUFJLE9BQzFCLFdBQVcsU0FBUyxVQUFVLGNBQWMsWUFBWSxVQUFVLE1BQVMsSUFDM0UsWUFBWSxTQUFTLFVBQVUsY0FBYyxVQUFVO0FBQzNELFFBQU0sUUFBUSxPQUFPLElBQUksYUFBYSxRQUFRLE1BQU0sSUFBSSxRQUFRLE1BQU07QUFDdEUsUUFBTSxVQUFVLElBQUksWUFBWSxJQUFJO0FBQ3BDLGFBQVcsQ0FBQyxLQUFLLE1BQU0sS0FBSyxNQUFNLFFBQVEsR0FBRztBQUMzQyxRQUFJLFdBQVcsRUFBRztBQUNsQixRQUFJLFFBQVE7QUFDWixhQUFTLElBQUksR0FBRyxJQUFJLE1BQU0sSUFBSyxLQUFJLFNBQVMsQ0FBQyxFQUFFLEdBQUcsTUFBTSxFQUFHLFNBQVEsT0FBTyxJQUFJO0FBQzlFLGFBQVMsSUFBSSxHQUFHLElBQUksT0FBTyxLQUFLO0FBQzlCLGVBQVMsSUFBSSxHQUFHLEtBQUssR0FBRyxLQUFLO0FBQzNCLGNBQU0sQ0FBQyxHQUFHLENBQUMsSUFBSSxDQUFDLFFBQVEsQ0FBQyxHQUFHLFFBQVEsQ0FBQyxDQUFDO0FBQ3RDLGNBQU0sWUFBWSxHQUFHLENBQUMsQ0FBQyxLQUFLLFNBQVMsU0FBUyxDQUFDLEVBQUUsR0FBRyxJQUFJLFNBQVMsQ0FBQyxFQUFFLEdBQUc7QUFBQSxNQUN6RTtBQUFBLElBQ0Y7QUFBQSxFQUNGO0FBQ0EsU0FBTyxFQUFFLE1BQU0sS0FBSyxPQUFPLE1BQU07QUFDbkM7QUFTQSxTQUFTLFlBQ1AsRUFBRSxRQUFRLEtBQUssR0FDZixVQUNBLGNBQ0EsWUFDUTtBQUNSLFFBQU0sRUFBRSxPQUFPLEdBQUcsSUFBSSxVQUFVLEtBQUssS0FBSyxDQUFDO0FBQzNDLFFBQU0sU0FBUyxrQkFBa0IsVUFBVSxjQUFjLEtBQUs7QUFDOUQsUUFBTSxRQUFRLENBQUMsT0FDYixhQUFhLElBQUksQ0FBQyxHQUFHLFFBQVMsTUFBTSxJQUFJLElBQUksR0FBRyxHQUFHLENBQUU7QUFDdEQsU0FBTztBQUFBLElBQ0wsS0FBSztBQUFBLE1BQ0gsQ0FBQyxRQUNFLE9BQU8sR0FBRyxJQUFJLEtBQUssS0FBSyxhQUFhLEdBQUcsQ0FBQyxJQUFLLEtBQUssS0FBSyxJQUFJLEtBQUssSUFBSSxTQUFTLEdBQUcsR0FBRyxDQUFDLEtBQUssR0FBRyxLQUFLO0FBQUEsSUFDdkc7QUFBQSxJQUNBLE9BQU8sTUFBTSxDQUFDLFFBQVEsV0FBVyxHQUFHLElBQUksS0FBSyxPQUFPLEdBQUcsQ0FBQztBQUFBLElBQ3hELE9BQU8sTUFBTSxDQUFDLFFBQVEsT0FBTyxHQUFHLElBQUksTUFBTSxPQUFPLEdBQUcsS0FBSyxLQUFLLElBQUksU0FBUyxHQUFHLENBQUMsS0FBSyxRQUFRLElBQUksR0FBRztBQUFBLEVBQ3JHO0FBQ0Y7QUFPQSxTQUFTLFdBQ1AsRUFBRSxNQUFNLFFBQVEsS0FBSyxHQUNyQixVQUNBLGNBQ0EsWUFDQSxTQUNRO0FBQ1IsUUFBTSxFQUFFLElBQUksS0FBSyxJQUFJLFVBQVUsS0FBSyxLQUFLLENBQUM7QUFDMUMsUUFBTSxFQUFFLE1BQU1JLFVBQVMsTUFBTSxJQUFJLGNBQWMsVUFBVSxjQUFjLE1BQU0sUUFBUSxLQUFLLEtBQUs7QUFDL0YsUUFBTSxXQUFXLEtBQUssS0FBSyxLQUFLLElBQUk7QUFDcEMsUUFBTSxNQUFNLGFBQWEsSUFBSSxDQUFDLEdBQUcsUUFBUTtBQUV2QyxRQUFJLE1BQU0sS0FBTSxXQUFXLE1BQU0sU0FBUyxHQUFHLEVBQUksUUFBTztBQUN4RCxVQUFNLFNBQVMsVUFBVyxTQUFTLEdBQUcsSUFBSSxJQUFJLEtBQUssQ0FBQyxPQUFRO0FBQzVELFdBQVEsT0FBTyxHQUFHLElBQUksS0FBSyxLQUFLLENBQUMsSUFBSztBQUFBLEVBQ3hDLENBQUM7QUFDRCxTQUFPO0FBQUEsSUFDTDtBQUFBLElBQ0EsT0FBTyxJQUFJLGFBQWEsV0FBVyxNQUFNO0FBQUEsSUFDekMsT0FBTyxhQUFhLElBQUksQ0FBQyxHQUFHLFFBQVMsTUFBTSxJQUFJLElBQUksT0FBTyxHQUFHLEtBQUssS0FBSyxRQUFRQSxTQUFRLEdBQUcsQ0FBRTtBQUFBLEVBQzlGO0FBQ0Y7QUFPTyxTQUFTLGlCQUNkLFNBQ0EsV0FDQSxFQUFFLFlBQVksUUFBUSxHQUN0QixVQUNjO0FBQ2QsUUFBTSxFQUFFLE1BQU0sT0FBTyxJQUFJO0FBQ3pCLFFBQU0sZUFBZSxJQUFJLGFBQWEsYUFBYSxJQUFJLENBQUMsRUFBRSxLQUFLLE9BQU8sR0FBRztBQUN6RSxRQUFNLEVBQUUsT0FBTyxTQUFTLElBQUksVUFBVSxTQUFTLFVBQVU7QUFDekQsUUFBTSxRQUFRLGVBQWUsT0FBTztBQUNwQyxRQUFNLFdBQVcsU0FBUyxJQUFJLENBQUMsV0FBVyxPQUFPLElBQUksQ0FBQ0MsUUFBTyxRQUFRQSxTQUFRLE1BQU0sR0FBRyxDQUFDLENBQUM7QUFDeEYsUUFBTSxXQUFXLE1BQU0sSUFBSSxDQUFDLFdBQVcsU0FBUyxZQUFZLE9BQU8sR0FBRyxLQUFLLE1BQU0sR0FBRyxDQUFDO0FBQ3JGLFFBQU0sRUFBRSxNQUFNLEtBQUssT0FBTyxNQUFNLElBQUksU0FBUyxTQUFTLFVBQVUsVUFBVSxTQUFTLFFBQVE7QUFDM0YsU0FBTyxtQkFBbUIsTUFBTSxNQUFNLFVBQVUsS0FBSyxPQUFPLFNBQVMsT0FBTyxLQUFLLEtBQUs7QUFDeEY7OztBQ3hIQSxJQUFNLFFBQVE7QUFHZCxJQUFNLGNBQWM7QUFHcEIsSUFBTSxPQUFPO0FBdUJOLFNBQVMsZUFBZSxRQUFtQixXQUFzQixNQUE4QjtBQUNwRyxRQUFNLEVBQUUsS0FBSyxJQUFJO0FBQ2pCLFFBQU0sWUFBWSxnQkFBZ0IsTUFBTSxNQUFNO0FBQzlDLFFBQU0sWUFBdUIsRUFBRSxHQUFHLFFBQVEsUUFBUSxVQUFVLFFBQVEsUUFBUSxVQUFVLE9BQU87QUFDN0YsUUFBTSxTQUFTLGFBQWEsU0FBUztBQUNyQyxRQUFNLFNBQVMsa0JBQWtCLFdBQVcsUUFBUSxTQUFTO0FBRTdELFFBQU0sU0FBUyxlQUFlLFdBQVcsTUFBTTtBQUMvQyxRQUFNLEtBQUssSUFBSSxhQUFhLElBQUk7QUFDaEMsUUFBTSxZQUFZLEtBQUssU0FBUyxVQUFVLEtBQUssTUFBTSxTQUFTLE9BQU87QUFDckUsUUFBTSxXQUFXLEVBQUUsUUFBUSxPQUFPLFFBQVEsR0FBSSxZQUFZLEVBQUUsT0FBTyxLQUFLLEtBQUssSUFBSSxDQUFDLEVBQUc7QUFDckYsUUFBTSxPQUFPLENBQUMsYUFBMkI7QUFDdkMsY0FBVSxLQUFLLFFBQVE7QUFDdkIsV0FBTyxPQUFPO0FBQUEsRUFDaEI7QUFDQSxRQUFNLGFBQWEsQ0FBQyxVQUF1QixVQUFrQixLQUFjLE1BQW9CO0FBQzdGLFVBQU0sUUFBUSxDQUFDLFVBQ2IsU0FBUyxXQUFXLE9BQU8sSUFBSSxJQUFJLFNBQVMsT0FBTyxJQUFJLElBQUksUUFBUSxLQUFLLElBQUk7QUFDOUUsVUFBTSxRQUFRLE9BQU8sTUFBTSxDQUFDLEdBQUcsRUFBRSxTQUFTLENBQUM7QUFDM0MsVUFBTSxDQUFDLGdCQUFnQixjQUFjLElBQUksQ0FBQyxTQUFTLFVBQVUsSUFBSSxDQUFDLEdBQUcsU0FBUyxVQUFVLElBQUksSUFBSSxDQUFDLENBQUM7QUFDbEcsVUFBTSxnQkFDSixrQkFBa0Isa0JBQWtCLElBQUksZ0JBQWdCLENBQUMsT0FBTyxTQUFTLE1BQU0sU0FBUztBQUMxRixRQUFJLE9BQU87QUFDWCxRQUFJLGlCQUFpQixPQUFPLFNBQVMsY0FBYyxLQUFLLENBQUMsVUFBVSxRQUFRLE9BQU8sTUFBTSxDQUFDLENBQUMsR0FBRztBQUMzRixZQUFNLFNBQVMsT0FBTyxNQUFNLENBQUMsR0FBRyxFQUFFLFNBQVMsQ0FBQztBQUM1QyxVQUFJLE9BQU8sWUFBWSxNQUFNLGFBQWEsSUFBSSxTQUFTLENBQUMsT0FBTyxTQUFTLE1BQU0sU0FBUyxFQUFHLFFBQU87QUFBQSxJQUNuRztBQUNBLFFBQUksV0FBVyxJQUFJLEtBQUssWUFBWSxJQUFJLElBQUk7QUFDNUMsUUFBSSxVQUFVLENBQUMsSUFBSSxLQUFLO0FBQ3hCLFFBQUksT0FBTyxDQUFDLElBQUksS0FBSztBQUNyQixRQUFJLFNBQVMsQ0FBQyxJQUFJLFNBQVMsUUFBUSxJQUFJO0FBQ3ZDLFFBQUksSUFBSSxXQUFXLFNBQVMsR0FBRztBQUM3QixVQUFJLFdBQVc7QUFBQSxRQUNiLGlCQUFpQixXQUFXLE9BQU8sV0FBVyxNQUFNLFFBQVE7QUFBQSxRQUM1RCxJQUFJLGFBQWEsSUFBSTtBQUFBLE1BQ3ZCO0FBQUEsSUFDRjtBQUFBLEVBQ0Y7QUFDQSxTQUFPO0FBQUEsSUFDTCxPQUFPLFVBQVUsUUFBUSxTQUFTLEtBQUssR0FBRyxTQUFTO0FBQ2pELFdBQUssUUFBUTtBQUNiLFlBQU0sUUFBUSxRQUFRLFFBQVEsSUFBSSxZQUFZLElBQUk7QUFDbEQsZUFBUyxRQUFRLEdBQUcsUUFBUSxPQUFPLE9BQU8sUUFBUSxTQUFTO0FBQ3pELGNBQU0sUUFBUSxJQUFJLElBQUksS0FBSyxJQUFJLE9BQU8sQ0FBQztBQUN2QyxXQUFHLElBQUksT0FBTyxTQUFTLFFBQVEsT0FBTyxRQUFRLEtBQUssSUFBSSxDQUFDO0FBQ3hELGNBQU0sU0FBUyxPQUFPLElBQUksU0FBUyxLQUFLO0FBRXhDLFlBQUksUUFBUSxLQUFLLEVBQUUsT0FBTyxZQUFZLElBQUksVUFBVSxLQUFLLEdBQUk7QUFDN0QsWUFBSSxXQUFXLElBQUksSUFBSSxRQUFRLElBQUk7QUFDbkMsWUFBSSxVQUFVLEtBQUssSUFBSSxPQUFPO0FBQzlCLFlBQUksT0FBTyxLQUFLLElBQUksT0FBTztBQUFBLE1BQzdCO0FBQ0EsVUFBSSxZQUFZLE9BQVcsWUFBVyxLQUFLLFFBQVEsVUFBVSxTQUFTLENBQUM7QUFBQSxJQUN6RTtBQUFBLElBQ0EsT0FBTyxVQUFVLFVBQVUsVUFBVSxLQUFLLEdBQUc7QUFDM0MsV0FBSyxRQUFRO0FBQ2IsaUJBQVcsVUFBVSxVQUFVLEtBQUssQ0FBQztBQUFBLElBQ3ZDO0FBQUEsRUFDRjtBQUNGO0FBRUEsU0FBUyxVQUFVLFFBQW1CLFNBQW1CLE9BQThCO0FBQ3JGLFFBQU0sYUFBYSxhQUFhLFFBQVEsUUFBUSxZQUFZLEtBQUs7QUFDakUsU0FBTyxjQUFjLFFBQVEsYUFBYSxVQUFVLElBQUksS0FBSyxRQUFRLFFBQVE7QUFDL0U7OztBQzlETyxTQUFTLGFBQWEsT0FBZSxNQUFjLFlBQThCO0FBQ3RGLFNBQU87QUFBQSxJQUNMO0FBQUEsSUFDQSxZQUFZLElBQUksYUFBYSxRQUFRLElBQUk7QUFBQSxJQUN6QyxXQUFXLElBQUksYUFBYSxLQUFLO0FBQUEsSUFDakMsUUFBUSxJQUFJLFdBQVcsS0FBSztBQUFBLElBQzVCLFVBQVUsSUFBSSxXQUFXLEtBQUs7QUFBQSxJQUM5QixZQUFZLElBQUksYUFBYSxhQUFhLFFBQVEsYUFBYSxJQUFJLElBQUksQ0FBQztBQUFBLEVBQzFFO0FBQ0Y7QUFxQk8sU0FBUyxpQkFBaUIsT0FBZSxNQUEyQjtBQUN6RSxTQUFPO0FBQUEsSUFDTDtBQUFBLElBQ0EsWUFBWSxJQUFJLGFBQWEsSUFBSSxRQUFRLElBQUk7QUFBQSxJQUM3QyxXQUFXLElBQUksYUFBYSxJQUFJLEtBQUssRUFBRSxLQUFLLFFBQVE7QUFBQSxJQUNwRCxRQUFRLElBQUksV0FBVyxJQUFJLEtBQUssRUFBRSxLQUFLLE9BQU8sU0FBUztBQUFBLEVBQ3pEO0FBQ0Y7OztBQy9FTyxTQUFTLE9BQU8sT0FBZSxTQUE0QixTQUEyQjtBQUMzRixNQUFJLE9BQU8sS0FBSyxNQUFNLFFBQVEsUUFBUSxRQUFRLFNBQVMsQ0FBQyxDQUFDO0FBQ3pELFdBQVMsT0FBTyxRQUFRLFNBQVMsR0FBRyxRQUFRLEdBQUcsUUFBUTtBQUNyRCxZQUFRLElBQUksSUFBSSxPQUFPLFFBQVEsSUFBSTtBQUNuQyxXQUFPLEtBQUssTUFBTSxPQUFPLFFBQVEsSUFBSSxDQUFDO0FBQUEsRUFDeEM7QUFDRjtBQUdPLFNBQVMsWUFBWTtBQUFBLEVBQzFCO0FBQUEsRUFDQTtBQUFBLEVBQ0E7QUFDRixHQUF1RTtBQUNyRSxTQUFPLFlBQVksSUFBSSxRQUFRLFNBQVMsSUFBSSxjQUFjO0FBQzVEO0FBS08sSUFBTSxTQUFOLE1BQWE7QUFBQSxFQUNUO0FBQUEsRUFDQTtBQUFBLEVBQ0E7QUFBQSxFQUNBO0FBQUEsRUFDQTtBQUFBLEVBQ0E7QUFBQSxFQUNBO0FBQUEsRUFDQTtBQUFBLEVBRVQsWUFBWSxFQUFFLE1BQU0sUUFBUSxNQUFNLEdBQTBDLE9BQWUsT0FBZTtBQUN4RyxTQUFLLFNBQVM7QUFDZCxTQUFLLFVBQVU7QUFDZixTQUFLLFNBQVM7QUFDZCxTQUFLLE9BQU8sUUFBUTtBQUNwQixTQUFLLGFBQWEsS0FBSyxNQUFNLFFBQVEsTUFBTTtBQUMzQyxTQUFLLFNBQVMsVUFBVSxJQUFJLElBQUksS0FBSyxPQUFPLEtBQUssT0FBTyxLQUFLLE1BQU0sSUFBSSxJQUFJLEtBQUs7QUFDaEYsVUFBTSxVQUFVLEtBQUssV0FBVztBQUNoQyxTQUFLLGNBQWMsVUFBVSxLQUFLLE1BQU8sUUFBUSxTQUFVLEtBQUssTUFBTSxJQUFJO0FBQzFFLFVBQU0sWUFBWSxLQUFLLE9BQU8sV0FBVyxLQUFLLE9BQU8sS0FBSyxTQUFTLFNBQVMsS0FBSyxLQUFLLE1BQU07QUFDNUYsU0FBSyxRQUFRLEtBQUssVUFBVSxZQUFZLElBQUksS0FBSztBQUFBLEVBQ25EO0FBQUE7QUFBQSxFQUdBLE1BQU0sR0FBK0Q7QUFDbkUsVUFBTSxRQUFRLEtBQUssYUFBYyxJQUFJLEtBQUssVUFBVyxLQUFLO0FBQzFELFVBQU0sUUFBUSxLQUFLLGNBQWMsS0FBSyxNQUFNLElBQUksS0FBSyxNQUFNO0FBQzNELFVBQU0sT0FBTyxLQUFLLElBQUksS0FBSyxRQUFRLE9BQU8sUUFBUSxLQUFLLE1BQU07QUFDN0QsVUFBTSxLQUFLLEtBQUssSUFBSSxLQUFLLE1BQU0sT0FBTyxLQUFLLElBQUksS0FBSyxVQUFVLFFBQVEsS0FBSyxLQUFLLE1BQU0sQ0FBQztBQUN2RixXQUFPLEVBQUUsT0FBTyxNQUFNLE9BQU8sS0FBSyxJQUFJLEdBQUcsS0FBSyxJQUFJLEVBQUU7QUFBQSxFQUN0RDtBQUNGO0FBR0EsU0FBUyxhQUFhLFFBQXNCLE9BQStCO0FBQ3pFLFFBQU0sU0FBUyxPQUFPLFNBQVM7QUFDL0IsU0FBTyxNQUFNLEtBQUssRUFBRSxRQUFRLE1BQU0sR0FBRyxDQUFDLEdBQUcsTUFBTSxPQUFPLFNBQVMsSUFBSSxTQUFTLElBQUksS0FBSyxNQUFNLENBQUM7QUFDOUY7QUFHTyxTQUFTLFVBQ2QsUUFDQSxNQUNBLFFBQ0EsTUFDQSxJQUNjO0FBQ2QsTUFBSSxTQUFTO0FBQ2IsV0FBUyxJQUFJLE1BQU0sSUFBSSxJQUFJLElBQUssV0FBVSxPQUFPLE1BQU0sQ0FBQyxFQUFFO0FBQzFELFFBQU0sUUFBUSxZQUFZLE1BQU07QUFDaEMsUUFBTSxTQUFTLElBQUksYUFBYSxTQUFTLEtBQUs7QUFDOUMsUUFBTSxVQUFVLGFBQWEsUUFBUSxLQUFLO0FBQzFDLFdBQVMsSUFBSSxNQUFNLEtBQUssR0FBRyxJQUFJLElBQUksS0FBSztBQUN0QyxVQUFNLFFBQVEsT0FBTyxNQUFNLENBQUM7QUFDNUIsUUFBSSxNQUFNLFFBQVEsRUFBRyxNQUFLLE1BQU0sT0FBTyxNQUFNLE9BQU8sU0FBUyxFQUFFO0FBQy9ELFVBQU0sTUFBTTtBQUFBLEVBQ2Q7QUFDQSxTQUFPO0FBQ1Q7OztBQ3ZFQSxJQUFNLFNBQVM7QUFHUixJQUFNLGVBQWU7QUE0QnJCLFNBQVMsaUJBQWlCLE9BQXFDO0FBQ3BFLFNBQU8sU0FBUyxNQUFNO0FBQ3hCO0FBT08sSUFBTSxTQUFTLE1BQU0sSUFBSSxJQUFJOzs7QUMvQzdCLElBQU0sYUFBTixNQUFpQjtBQUFBLEVBUXRCLFlBQ0UsT0FDUyxLQUNUO0FBRFM7QUFFVCxTQUFLLFlBQVksSUFBSSxhQUFhLFFBQVEsR0FBRyxFQUFFLEtBQUssUUFBUTtBQUM1RCxTQUFLLFFBQVEsSUFBSSxhQUFhLFFBQVEsR0FBRyxFQUFFLEtBQUssRUFBRTtBQUNsRCxTQUFLLFdBQVcsSUFBSSxhQUFhLEtBQUs7QUFBQSxFQUN4QztBQUFBLEVBTFc7QUFBQTtBQUFBLEVBUkY7QUFBQTtBQUFBLEVBRUE7QUFBQTtBQUFBLEVBRUE7QUFBQTtBQUFBLEVBWVQsTUFBTSxNQUFzQjtBQUMxQixXQUFPLEtBQUssV0FBVyxPQUFPLEtBQUssS0FBSyxNQUFNLENBQUM7QUFBQSxFQUNqRDtBQUFBLEVBRUEsT0FBTyxNQUFjLFdBQW1CLE9BQXFCO0FBQzNELFVBQU0sUUFBUSxPQUFPLEtBQUs7QUFDMUIsUUFBSUMsU0FBUSxRQUFRLEtBQUs7QUFDekIsV0FBT0EsU0FBUSxTQUFTLFNBQVMsV0FBVyxPQUFPLEtBQUssVUFBVUEsU0FBUSxDQUFDLEdBQUcsS0FBSyxNQUFNQSxTQUFRLENBQUMsQ0FBQyxHQUFHO0FBRXBHLFVBQUlBLFNBQVEsUUFBUSxLQUFLLEtBQUs7QUFDNUIsYUFBSyxVQUFVQSxNQUFLLElBQUksS0FBSyxVQUFVQSxTQUFRLENBQUM7QUFDaEQsYUFBSyxNQUFNQSxNQUFLLElBQUksS0FBSyxNQUFNQSxTQUFRLENBQUM7QUFBQSxNQUMxQztBQUNBLE1BQUFBO0FBQUEsSUFDRjtBQUNBLFFBQUlBLFdBQVUsUUFBUSxLQUFLLElBQUs7QUFDaEMsU0FBSyxVQUFVQSxNQUFLLElBQUk7QUFDeEIsU0FBSyxNQUFNQSxNQUFLLElBQUk7QUFBQSxFQUN0QjtBQUFBO0FBQUEsRUFHQSxNQUFNLE1BQWMsT0FBNkQsTUFBb0I7QUFDbkcsU0FBSyxTQUFTLElBQUksS0FBSyxNQUFNLFNBQVMsSUFBSTtBQUMxQyxhQUFTLElBQUksT0FBTyxLQUFLLEtBQUssS0FBSyxPQUFPLEtBQUssS0FBSyxPQUFPLE1BQU0sTUFBTSxDQUFDLEtBQUssR0FBRyxLQUFLO0FBQ25GLFdBQUssT0FBTyxNQUFNLE1BQU0sVUFBVSxDQUFDLEdBQUcsTUFBTSxNQUFNLENBQUMsQ0FBQztBQUFBLElBQ3REO0FBQUEsRUFDRjtBQUFBLEVBRUEsUUFBYztBQUNaLFNBQUssVUFBVSxLQUFLLFFBQVE7QUFDNUIsU0FBSyxNQUFNLEtBQUssRUFBRTtBQUNsQixTQUFLLFNBQVMsS0FBSyxDQUFDO0FBQUEsRUFDdEI7QUFDRjtBQUVBLFNBQVMsU0FBUyxXQUFtQixPQUFlLE9BQWUsWUFBNkI7QUFDOUYsU0FBTyxZQUFZLFNBQVUsY0FBYyxTQUFTLFFBQVE7QUFDOUQ7OztBQ3JETyxJQUFNLFVBQVU7QUFtQmhCLElBQU0sYUFBYTs7O0FDWjFCLElBQU1DLFFBQU8sSUFBSSxNQUFNLEtBQUs7QUFDNUIsSUFBTUMsVUFBUyxJQUFJLE1BQU0sT0FBTyxrQkFBa0I7QUFHM0MsSUFBTSxVQUFVO0FBR2hCLElBQU0sU0FBUyxVQUFVOzs7QUNXekIsU0FBUyxZQUFZLFFBQTRCO0FBQ3RELFFBQU0sRUFBRSxRQUFRLE1BQU0sTUFBTSxXQUFXLElBQUk7QUFDM0MsUUFBTSxFQUFFLFFBQVEsUUFBUSxJQUFJLFlBQVksT0FBTyxRQUFRLE9BQU8sR0FBRztBQUNqRSxRQUFNLEVBQUUsT0FBTyxJQUFJO0FBQ25CLFFBQU0sTUFBTSxJQUFJLGFBQWEsTUFBTTtBQUNuQyxRQUFNLFVBQVUsS0FBSyxJQUFJLENBQUMsV0FBVyxPQUFPLE1BQU07QUFDbEQsUUFBTSxPQUFPLEtBQUssU0FBUztBQUMzQixRQUFNLFFBQVEsU0FBUyxRQUFRLElBQUk7QUFDbkMsT0FBSyxRQUFRLENBQUMsUUFBUSxTQUFTO0FBQzdCLFVBQU0sUUFBUSxPQUFPLEtBQUssSUFBSSxJQUFJO0FBQ2xDLFFBQUksSUFBSSxRQUFRLEtBQUs7QUFFckIsUUFBSSxLQUFLLE9BQU8sT0FBTyxTQUFTLENBQUMsR0FBRyxRQUFRLE9BQU8sUUFBUSxRQUFRLE9BQU8sT0FBTyxJQUFJLENBQUM7QUFBQSxFQUN4RixDQUFDO0FBQ0QsUUFBTSxVQUFVLEtBQUssU0FBUyxRQUFRLGVBQWU7QUFBQSxJQUNuRDtBQUFBLElBQ0EsT0FBTztBQUFBLElBQ1AsT0FBTyxPQUFPLElBQUk7QUFBQSxFQUNwQjtBQUNBLFVBQVEsS0FBSyxPQUFPLEtBQUssUUFBUSxJQUFJLENBQUM7QUFDdEMsUUFBTSxVQUFVLElBQUksV0FBVyxLQUFLLFNBQVMsQ0FBQztBQUM5QyxRQUFNLFVBQVUsT0FBTyxRQUFRLElBQUksQ0FBQyxXQUFXLFdBQVcsS0FBSyxNQUFNLENBQUM7QUFDdEUsU0FBTztBQUFBLElBQ0w7QUFBQSxJQUNBO0FBQUEsSUFDQTtBQUFBLElBQ0EsYUFBYSxHQUFHO0FBQ2QsaUJBQVcsUUFBUSxDQUFDLFFBQVEsTUFBTTtBQUNoQyxZQUFJLE9BQU8sYUFBYSxJQUFJLENBQUMsSUFBSSxPQUFPLENBQUM7QUFBQSxNQUMzQyxDQUFDO0FBQ0QsY0FBUSxRQUFRLENBQUMsUUFBUSxTQUFTO0FBQ2hDLFlBQUksT0FBTyxXQUFXLEVBQUc7QUFDekIsY0FBTSxPQUFPLFFBQVEsT0FBTyxJQUFJLEVBQUU7QUFDbEMsY0FBTSxRQUFRLE9BQU8sT0FBTyxJQUFJO0FBRWhDLGNBQU0sU0FBUyxPQUFPLEtBQUssS0FBSyxJQUFJLE1BQU0sSUFBSSxDQUFDO0FBQy9DLGFBQUssUUFBUSxPQUFPLFNBQVMsU0FBUyxPQUFPLFFBQVEsS0FBSyxPQUFPLE9BQU8sSUFBSSxDQUFDO0FBQUEsTUFDL0UsQ0FBQztBQUFBLElBQ0g7QUFBQSxJQUNBLFdBQVcsT0FBTztBQUNoQixhQUFPLE9BQU8sU0FBUyxPQUFPO0FBQzlCLGVBQVMsT0FBTyxHQUFHLE9BQU8sUUFBUSxRQUFRLFFBQVE7QUFDaEQsWUFBSSxTQUFTLEtBQU07QUFDbkIsY0FBTSxTQUFTLFFBQVEsSUFBSTtBQUMzQixZQUFJLE9BQU8sT0FBTyxPQUFPLElBQUksSUFBSSxJQUFJLFFBQVEsSUFBSTtBQUNqRCxpQkFBUyxJQUFJLEdBQUcsSUFBSSxPQUFPLFFBQVEsS0FBSyxRQUFRLE9BQU8sT0FBTyxJQUFJLEdBQUc7QUFDbkUsY0FBSSxPQUFPLFVBQVUsSUFBSSxPQUFPLENBQUMsQ0FBQyxJQUFJLElBQUksSUFBSTtBQUFBLFFBQ2hEO0FBQUEsTUFDRjtBQUFBLElBQ0Y7QUFBQSxJQUNBLFFBQVEsTUFBTSxPQUFPO0FBQ25CLFlBQU0sU0FBUyxLQUFLLElBQUksT0FBTyxPQUFPO0FBQ3RDLFlBQU0sUUFBUSxPQUFPLE9BQU8sSUFBSSxJQUFJLFFBQVE7QUFDNUMsYUFBTyxFQUFFLE9BQU8sS0FBSyxRQUFRLFFBQVEsV0FBVyxNQUFNLEdBQUcsT0FBTyxPQUFPO0FBQUEsSUFDekU7QUFBQSxFQUNGO0FBQ0Y7OztBQzdETyxTQUFTLFFBQVEsRUFBRSxLQUFLLEdBQXlDO0FBQ3RFLFNBQU8sS0FBSyxNQUFNLEdBQUcsRUFBRSxFQUFFLE9BQU8sQ0FBQyxPQUFPLFdBQVcsUUFBUSxPQUFPLFFBQVEsQ0FBQztBQUM3RTtBQUdPLFNBQVMsbUJBQW1CLFFBQXNDO0FBQ3ZFLFFBQU0sRUFBRSxRQUFRLE1BQU0sS0FBSyxLQUFLLElBQUk7QUFDcEMsUUFBTSxRQUFRLFlBQVksTUFBTTtBQUNoQyxRQUFNLFlBQVksUUFBUSxNQUFNO0FBQ2hDLFFBQU0sU0FBUyxLQUFLLEtBQUssU0FBUyxDQUFDLEVBQUU7QUFDckMsUUFBTSxRQUFRLFNBQVMsUUFBUSxJQUFJO0FBQ25DLFFBQU0sUUFBUSxFQUFFLE9BQU8sU0FBUyxRQUFRLElBQUksRUFBRTtBQUM5QyxRQUFNLFVBQVUsS0FBSyxTQUFTLFFBQVEsZUFBZSxjQUFjLE1BQU0sTUFBTTtBQUMvRSxRQUFNQyxPQUFNLElBQUksV0FBVyxNQUFNLE1BQU07QUFDdkMsUUFBTSxRQUFRLElBQUksWUFBWSxNQUFNLE1BQU07QUFDMUMsUUFBTSxTQUFTLE1BQU0sUUFBUTtBQUU3QixRQUFNLFdBQVcsU0FBUyxRQUFRLGVBQWUsY0FBYyxLQUFLLE9BQU8sT0FBTztBQUNsRixRQUFNLE9BQU8sUUFBUSxTQUFTO0FBQzlCLFFBQU0sV0FBVyxJQUFJLFdBQVcsUUFBUSxRQUFRLEdBQUc7QUFFbkQsUUFBTSxTQUFTLElBQUksYUFBYSxRQUFRLE1BQU07QUFFOUMsUUFBTSxRQUFRLENBQUMsUUFBZ0IsTUFBaUIsVUFBd0I7QUFDdEUsVUFBTSxTQUFTLE9BQU8sVUFBVSxlQUFlLFNBQVMsS0FBSyxRQUFRO0FBQ3JFLGFBQVMsT0FBTyxHQUFHLE9BQU8sTUFBTSxPQUFPLE9BQVEsU0FBUSxRQUFRLElBQUksSUFBSTtBQUFBLEVBQ3pFO0FBQ0EsVUFBUSxRQUFRLENBQUMsUUFBUSxNQUFNO0FBQzdCLFVBQU0sR0FBRyxHQUFHLE1BQU07QUFBQSxFQUNwQixDQUFDO0FBQ0QsYUFBVyxDQUFDLFFBQVEsS0FBSyxLQUFLO0FBQUEsSUFDNUIsQ0FBQyxJQUFJLFNBQVM7QUFBQSxJQUNkLENBQUMsUUFBUSxRQUFRLFFBQVE7QUFBQSxFQUMzQixHQUFHO0FBQ0QsVUFBTSxRQUFRLEdBQUcsS0FBSztBQUN0QixVQUFNLFFBQVEsR0FBRyxTQUFTO0FBQUEsRUFDNUI7QUFDQSxRQUFNLFFBQVEsTUFBWTtBQUN4QixhQUFTLE1BQU07QUFDZixXQUFPLEtBQUssUUFBUTtBQUNwQixhQUFTLElBQUksR0FBRyxLQUFLLE1BQU0sS0FBSztBQUM5QixZQUFNLEdBQUcsR0FBRyxRQUFRO0FBQ3BCLFlBQU0sR0FBRyxHQUFHLENBQUM7QUFBQSxJQUNmO0FBQUEsRUFDRjtBQUdBLFFBQU0sVUFBVSxDQUFDLFdBQTJCO0FBQzFDLFVBQU0sU0FBUyxPQUFPLFVBQVUsZUFBZSxTQUFTLE1BQU07QUFDOUQsUUFBSSxNQUFNO0FBQ1YsYUFBUyxJQUFJLEdBQUcsSUFBSSxHQUFHLElBQUssUUFBTyxNQUFNLFFBQVEsQ0FBQyxLQUFLLFNBQVMsU0FBUyxJQUFJLE1BQU0sSUFBSSxLQUFLLEtBQUs7QUFDakcsV0FBTztBQUFBLEVBQ1Q7QUFFQSxRQUFNLFVBQVUsQ0FBQyxTQUF5QjtBQUN4QyxRQUFJLENBQUMsS0FBSyxJQUFJLElBQUksQ0FBQyxHQUFHLElBQUk7QUFDMUIsV0FBTyxNQUFNLE1BQU07QUFDakIsWUFBTSxTQUFVLE1BQU0sUUFBUztBQUMvQixVQUFJLFFBQVEsTUFBTSxLQUFLLEtBQU0sUUFBTztBQUFBLFVBQy9CLE9BQU0sU0FBUztBQUFBLElBQ3RCO0FBQ0EsV0FBTztBQUFBLEVBQ1Q7QUFFQSxRQUFNLFdBQVcsQ0FBQyxPQUFlLFdBQW1CLFNBQXVCO0FBQ3pFLFFBQUksRUFBRSxRQUFRLFFBQVEsSUFBSSxHQUFJO0FBQzlCLFVBQU0sU0FBUyxRQUFRLElBQUk7QUFDM0IsUUFBSSxZQUFZLE9BQU8sTUFBTSxFQUFHO0FBQ2hDLGFBQVMsT0FBTyxRQUFRLFdBQVcsS0FBSztBQUN4QyxVQUFNLFFBQVEsU0FBUyxNQUFNLE1BQU07QUFDbkMsYUFBUyxJQUFJLFFBQVEsS0FBSyxRQUFRLE9BQU8sQ0FBQyxJQUFJLE9BQU8sS0FBSztBQUN4RCxhQUFPLENBQUMsSUFBSTtBQUNaLFlBQU0sR0FBRyxHQUFHLEtBQUs7QUFBQSxJQUNuQjtBQUFBLEVBQ0Y7QUFFQSxRQUFNLGFBQWEsaUJBQWlCLEtBQUs7QUFDekMsUUFBTSxhQUFhLENBQUMsU0FBdUI7QUFDekMsVUFBTSxRQUFRLE9BQU87QUFDckIsVUFBTSxXQUFXLEtBQUs7QUFDdEIsYUFBUyxPQUFPLEdBQUcsT0FBTyxVQUFVO0FBQ2xDLFlBQU0sVUFBVSxNQUFNLFFBQVEsTUFBTSxTQUFTLElBQUk7QUFDakQsYUFBTyxRQUFRLE9BQU8sUUFBUSxLQUFLLE9BQU8sSUFBSTtBQUM5QyxZQUFNLE1BQU1BLEtBQUksT0FBTyxVQUFVLENBQUM7QUFFbEMsZUFBUyxTQUFTLE1BQU0sUUFBUSxVQUFVLE9BQU8sTUFBTSxVQUFVLFFBQVE7QUFDdkUsY0FBTSxRQUFRLFFBQVEsUUFBUUEsS0FBSSxTQUFTLENBQUMsSUFBSSxRQUFRLFNBQVM7QUFDakUsY0FBTSxjQUFjLFNBQVMsTUFBTTtBQUNuQyxpQkFBUyxJQUFJLGFBQWEsR0FBRyxLQUFLLEdBQUcsS0FBSztBQUN4QyxtQkFBUyxRQUFRLEdBQUcsUUFBUSxhQUFhLENBQUMsR0FBRyxRQUFRLGFBQWEsYUFBYSxDQUFDLENBQUM7QUFBQSxRQUNuRjtBQUFBLE1BQ0Y7QUFDQSxjQUFRLFFBQVE7QUFBQSxJQUNsQjtBQUFBLEVBQ0Y7QUFFQSxNQUFJLGdCQUFnQjtBQUNwQixTQUFPO0FBQUEsSUFDTCxPQUFPLE1BQU0sSUFBSSxFQUFFLE1BQU0sTUFBTSxHQUFHO0FBQ2hDLGVBQVMsT0FBTyxNQUFNLE9BQU8sTUFBTTtBQUNqQyxjQUFNQyxVQUFTLEtBQUssTUFBTSxPQUFPLFNBQVM7QUFDMUMsWUFBSUEsWUFBVyxjQUFlLE9BQU0sYUFBYUEsT0FBTTtBQUN2RCx3QkFBZ0JBO0FBQ2hCLGNBQU07QUFFTixjQUFNLE1BQU0sS0FBSyxJQUFJLEtBQUtBLFVBQVMsS0FBSyxTQUFTO0FBQ2pELGVBQU8sT0FBTyxLQUFLLE9BQVEsWUFBVyxPQUFPLFNBQVM7QUFDdEQsaUJBQVMsSUFBSSxHQUFHLEtBQUssTUFBTSxLQUFLO0FBQzlCLG1CQUFTLFNBQVMsQ0FBQyxJQUFJLFFBQVEsQ0FBQztBQUNoQyxlQUFLLE9BQU9BLFVBQVMsU0FBUyxRQUFRLFNBQVMsR0FBRyxVQUFVLENBQUM7QUFBQSxRQUMvRDtBQUFBLE1BQ0Y7QUFBQSxJQUNGO0FBQUEsRUFDRjtBQUNGO0FBS08sU0FBUyxXQUNkLFFBQ0EsTUFDQSxNQUNBLElBQ2U7QUFDZixRQUFNLFFBQVEsUUFBUSxNQUFNO0FBQzVCLFFBQU0sUUFBUSxLQUFLLE1BQU0sT0FBTyxLQUFLO0FBQ3JDLFFBQU0sVUFBVSxLQUFLLE9BQU8sS0FBSyxLQUFLLEtBQUssSUFBSSxJQUFJO0FBQ25ELFFBQU0sT0FBTyxJQUFJLFdBQVcsVUFBVSxPQUFPLFFBQVEsUUFBUSxPQUFPLEdBQUc7QUFDdkUsT0FBSyxPQUFPLE1BQU0sSUFBSSxFQUFFLE1BQU0sTUFBTSxDQUFDO0FBQ3JDLFNBQU8sRUFBRSxPQUFPLEtBQUssT0FBTyxXQUFXLEtBQUssV0FBVyxVQUFVLEtBQUssU0FBUztBQUNqRjs7O0FDdkpPLFNBQVMsa0JBQWtCLFFBQXVCLFFBQWtDO0FBQ3pGLFFBQU0sRUFBRSxRQUFRLE1BQU0sWUFBWSxNQUFNLElBQUk7QUFDNUMsUUFBTSxRQUFRLFlBQVksRUFBRSxRQUFRLFFBQVEsTUFBTSxPQUFPLE1BQU0sV0FBVyxDQUFDO0FBQzNFLFFBQU0sYUFBYSxDQUFDO0FBQ3BCLFFBQU0sV0FBVyxNQUFNLFFBQVE7QUFDL0IsUUFBTSxTQUFTLElBQUksYUFBYSxNQUFNLE1BQU07QUFDNUMsUUFBTSxTQUFTLE1BQU0sUUFBUSxNQUFNLFFBQVEsU0FBUyxDQUFDO0FBQ3JELFNBQU8sQ0FBQyxPQUFPLE9BQU8sS0FBSyxPQUFPO0FBQ2hDLGFBQVMsT0FBTyxHQUFHLE9BQU8sU0FBUztBQUVqQyxZQUFNLE9BQU8sS0FBSyxJQUFJLFNBQVMsUUFBUSxJQUFJO0FBQzNDLGVBQVMsUUFBUSxHQUFHLFFBQVEsUUFBUTtBQUNsQyxjQUFNLFFBQVEsUUFBUSxPQUFPO0FBQzdCLGNBQU0sV0FBVyxLQUFLO0FBQ3RCLGNBQU0sT0FBTyxRQUFRO0FBQ3JCLGNBQU0sVUFBVSxNQUFNLFFBQVEsTUFBTSxLQUFLLElBQUksU0FBUyxNQUFNLE9BQU8sS0FBSyxDQUFDO0FBQ3pFLGNBQU1DLFNBQVEsT0FBTyxTQUFTLElBQUk7QUFDbEMsaUJBQVMsUUFBUSxPQUFPQSxRQUFPQSxTQUFRLElBQUksUUFBUSxLQUFLO0FBQ3hELGlCQUFTLFFBQVE7QUFBQSxNQUNuQjtBQUNBLGVBQVMsT0FBTyxHQUFHLE9BQU8sT0FBTyxRQUFRO0FBQ3ZDLGNBQU0sUUFBUSxPQUFPLFNBQVMsSUFBSSxPQUFPO0FBQ3pDLFlBQUksSUFBSSxFQUFFLElBQUksT0FBTyxTQUFTLE9BQU8sUUFBUSxJQUFJLEdBQUcsS0FBSyxJQUFJO0FBQUEsTUFDL0Q7QUFDQSxjQUFRO0FBQUEsSUFDVjtBQUFBLEVBQ0Y7QUFDRjs7O0FDdkJBLElBQU0sY0FBYztBQUdwQixJQUFNLFdBQVc7QUFDakIsSUFBTSxZQUFZO0FBR2xCLElBQU0sWUFBWSxLQUFLO0FBa0JoQixTQUFTLGNBQWMsT0FBd0I7QUFDcEQsU0FBTztBQUFBLElBQ0wsUUFBUSxJQUFJLGFBQWEsS0FBSztBQUFBLElBQzlCLFFBQVEsSUFBSSxhQUFhLEtBQUs7QUFBQSxJQUM5QixRQUFRLElBQUksV0FBVyxLQUFLO0FBQUEsRUFDOUI7QUFDRjtBQUdPLElBQU0sa0JBQU4sTUFBc0I7QUFBQSxFQU8zQixZQUNtQixPQUNBLGVBQ0EsU0FDakI7QUFIaUI7QUFDQTtBQUNBO0FBRWpCLFNBQUssVUFBVSxJQUFJLFdBQVcsY0FBYyxNQUFNO0FBQ2xELFNBQUssVUFBVSxJQUFJLGFBQWEsY0FBYyxNQUFNO0FBQUEsRUFDdEQ7QUFBQSxFQU5tQjtBQUFBLEVBQ0E7QUFBQSxFQUNBO0FBQUE7QUFBQSxFQVJuQjtBQUFBLEVBQ0E7QUFBQSxFQUNBLFlBQVk7QUFBQSxFQUNaO0FBQUE7QUFBQSxFQVlBLE9BQWE7QUFDWCxTQUFLLFNBQVMsRUFBRSxRQUFRLEtBQUssUUFBUSxNQUFNLEdBQUcsUUFBUSxLQUFLLFFBQVEsTUFBTSxFQUFFO0FBQUEsRUFDN0U7QUFBQSxFQUVBLFVBQWdCO0FBQ2QsUUFBSSxLQUFLLFdBQVcsT0FBVztBQUMvQixTQUFLLFFBQVEsSUFBSSxLQUFLLE9BQU8sTUFBTTtBQUNuQyxTQUFLLFFBQVEsSUFBSSxLQUFLLE9BQU8sTUFBTTtBQUFBLEVBQ3JDO0FBQUE7QUFBQSxFQUdBLEtBQ0UsTUFDQSxJQUNBLEtBQ0EsV0FDQSxLQUNBLE1BQ007QUFDTixVQUFNLEVBQUUsZUFBZSxNQUFNLElBQUk7QUFDakMsYUFBUyxRQUFRLEdBQUcsUUFBUSxjQUFjLFFBQVEsU0FBUyxTQUFTO0FBQ2xFLFlBQU0sU0FBUyxLQUFLLElBQUksU0FBUyxjQUFjLFNBQVMsS0FBSztBQUM3RCxVQUFJLFVBQVU7QUFDZCxlQUFTLElBQUksR0FBRyxJQUFJLFFBQVEsSUFBSyxZQUFXLEtBQUs7QUFDakQsVUFBSSxLQUFLLFdBQVc7QUFDbEIsaUJBQVMsUUFBUSxHQUFHLFlBQVksS0FBSyxRQUFRLFdBQVcsU0FBUztBQUMvRCxvQkFBVSxLQUFLLFlBQVksTUFBTSxJQUFJLEtBQUssT0FBTyxRQUFRLFNBQVMsS0FBSyxJQUFJO0FBQUEsUUFDN0U7QUFBQSxNQUNGO0FBQ0EsZUFBUyxJQUFJLEdBQUcsSUFBSSxRQUFRLEtBQUs7QUFDL0IsYUFBSyxVQUFXLEtBQUssT0FBUSxFQUFHO0FBQ2hDLFlBQUksT0FBTyxRQUFRLENBQUMsSUFBSSxLQUFLLGdCQUFnQixLQUFLLEtBQUssS0FBSyxHQUFHLFFBQVEsQ0FBQztBQUV4RSxhQUFLLFVBQVUsUUFBUSxHQUFJLElBQUksY0FBYyxZQUFhLEtBQUs7QUFBQSxNQUNqRTtBQUFBLElBQ0Y7QUFDQSxTQUFLLFlBQVk7QUFBQSxFQUNuQjtBQUFBO0FBQUEsRUFHQSxZQUNFLEVBQUUsUUFBUSxLQUFLLEtBQUFDLE1BQUssT0FBTyxHQUMzQixJQUNBLEtBQ0EsT0FDQSxRQUNBLFNBQ0EsS0FDQSxNQUNRO0FBQ1IsVUFBTSxRQUFRLEtBQUs7QUFDbkIsYUFBUyxJQUFJLEdBQUcsSUFBSSxTQUFTLEtBQUs7QUFDaEMsWUFBTUMsU0FBUSxPQUFPLFVBQVUsSUFBSSxJQUFJO0FBQ3ZDLFlBQU0sT0FBTyxJQUFJLFdBQVcsVUFBVyxLQUFLLE9BQVE7QUFDcEQsVUFBSUEsTUFBSyxJQUFJLE9BQU8sSUFBSSxRQUFRLEtBQUssUUFBUSxRQUFRLENBQUMsQ0FBQyxJQUFJO0FBQzNELFVBQUlBLFNBQVEsQ0FBQyxJQUFJLE9BQU8sS0FBSyxRQUFRLFFBQVEsQ0FBQyxJQUFJO0FBQUEsSUFDcEQ7QUFDQSxXQUFPLElBQUksR0FBRztBQUNkLFFBQUksU0FBUztBQUNiLGFBQVMsSUFBSSxHQUFHLElBQUksUUFBUSxLQUFLO0FBQy9CLFdBQUssVUFBVyxLQUFLLE9BQVEsRUFBRztBQUNoQyxZQUFNLFNBQVMsSUFBSSxPQUFPLFVBQVUsSUFBSSxJQUFJLENBQUM7QUFDN0MsWUFBTSxFQUFFLFFBQVEsT0FBTyxJQUFJLEtBQUs7QUFDaEMsWUFBTSxVQUFVRCxLQUFJLE9BQU8sVUFBVSxJQUFJLENBQUMsSUFBSTtBQUM5QyxVQUFJLFNBQVM7QUFDYixVQUFJLFNBQVM7QUFDYixlQUFTLE9BQU8sT0FBTyxLQUFLLENBQUMsSUFBSSxHQUFHLE9BQU8sU0FBUyxRQUFRLGFBQWEsR0FBRztBQUMxRSxjQUFNLFFBQVFBLEtBQUksT0FBTyxDQUFDLElBQUksSUFBSTtBQUNsQyxpQkFBUyxPQUFPLEdBQUcsT0FBTyxHQUFHLFFBQVE7QUFDbkMsZ0JBQU0sSUFBSSxJQUFJLE9BQU8sSUFBSTtBQUN6QixjQUFJLE9BQU8sTUFBTSxDQUFDLEVBQUc7QUFDckIsaUJBQU8sTUFBTSxJQUFJO0FBQ2pCLGlCQUFPLFFBQVEsSUFBSSxRQUFRO0FBQzNCLGNBQUksSUFBSSxPQUFRO0FBQUEsUUFDbEI7QUFBQSxNQUNGO0FBQ0EsWUFBTUUsU0FBUSxPQUFPLFFBQVEsSUFBSSxJQUFJO0FBQ3JDLFlBQU0sT0FBT0YsS0FBSUUsTUFBSyxJQUFJRixLQUFJRSxTQUFRLENBQUMsSUFBSUYsS0FBSUUsU0FBUSxDQUFDLElBQUlGLEtBQUlFLFNBQVEsQ0FBQyxJQUFJO0FBQzdFLFlBQU0sT0FBTyxLQUFLLGNBQWMsUUFBUSxDQUFDLEtBQUssS0FBSyxRQUFRO0FBQzNELFVBQUksUUFBUSxLQUFLLE1BQU0sSUFBSSxLQUFLLEtBQUssS0FBSyxJQUFJLElBQUksT0FBTyxRQUFRO0FBQy9ELFlBQUksT0FBTyxRQUFRLENBQUMsSUFBSSxLQUFLLFFBQVEsUUFBUSxHQUFHLE9BQU8sTUFBTSxNQUFNO0FBQ25FLGFBQUs7QUFBQSxVQUNILFFBQVE7QUFBQSxVQUNSLEtBQUssUUFBUSxRQUFRLENBQUMsSUFBSSxLQUFLLElBQUksR0FBRyxLQUFLLElBQUksS0FBTSxJQUFJLGNBQWUsTUFBTSxDQUFDO0FBQUEsUUFDakY7QUFBQSxNQUNGLE9BQU87QUFDTCxrQkFBVSxLQUFLO0FBQ2YsYUFBSyxVQUFVLFFBQVEsR0FBRyxLQUFLLFFBQVEsUUFBUSxDQUFDLElBQUksUUFBUTtBQUFBLE1BQzlEO0FBQUEsSUFDRjtBQUNBLFdBQU87QUFBQSxFQUNUO0FBQUE7QUFBQSxFQUdBLFVBQVUsR0FBVyxPQUFxQjtBQUN4QyxTQUFLLFFBQVEsQ0FBQyxJQUFJLEtBQUssSUFBSSxXQUFXLEtBQUs7QUFBQSxFQUM3QztBQUFBO0FBQUEsRUFHQSxnQkFBZ0IsS0FBbUIsT0FBZSxHQUFtQjtBQUNuRSxVQUFNLEVBQUUsT0FBTyxTQUFTLGNBQWMsSUFBSTtBQUMxQyxhQUFTLElBQUksR0FBRyxJQUFJLE9BQU8sS0FBSztBQUM5QixjQUFRLE9BQU8sQ0FBQyxJQUFJLElBQUksUUFBUSxDQUFDO0FBQ2pDLGNBQVEsT0FBTyxDQUFDLElBQUk7QUFBQSxJQUN0QjtBQUNBLFdBQU8sS0FBSyxRQUFRLEdBQUcsY0FBYyxDQUFDLEtBQUssUUFBUSxJQUFJLEtBQUs7QUFBQSxFQUM5RDtBQUFBO0FBQUEsRUFHQSxRQUFRLEdBQVcsTUFBYyxRQUF3QjtBQUN2RCxVQUFNLEVBQUUsUUFBUSxRQUFRLE9BQU8sSUFBSSxLQUFLO0FBQ3hDLGFBQVMsSUFBSSxHQUFHLElBQUksUUFBUSxJQUFLLFFBQU8sQ0FBQyxJQUFJLE9BQU8sQ0FBQztBQUNyRCxVQUFNLE1BQU0sS0FBSyxNQUFNLElBQUk7QUFDM0IsV0FBTyxRQUFRLEtBQUssR0FBRyxTQUFTLENBQUM7QUFDakMsVUFBTUEsU0FBUSxPQUFPLEdBQUc7QUFDeEIsUUFBSSxRQUFRQTtBQUNaLFFBQUksT0FBTyxLQUFLO0FBQ2QsY0FBUTtBQUNSLGVBQVMsSUFBSSxNQUFNLEdBQUcsSUFBSSxRQUFRLElBQUssS0FBSSxPQUFPLENBQUMsSUFBSSxNQUFPLFNBQVEsT0FBTyxDQUFDO0FBQUEsSUFDaEY7QUFDQSxRQUFJLFFBQVE7QUFDWixXQUFPLE9BQU8sS0FBSyxNQUFNQSxPQUFPO0FBQ2hDLFNBQUssUUFBUSxDQUFDLElBQUksT0FBTyxLQUFLO0FBQzlCLFdBQU9BLFdBQVUsUUFBUUEsU0FBUUEsVUFBUyxPQUFPLFFBQVEsUUFBUUE7QUFBQSxFQUNuRTtBQUNGOzs7QUNsTEEsSUFBTSxjQUFjLEtBQUs7QUFXbEIsU0FBUyxXQUFXLFFBQXVCLE1BQWMsUUFBd0I7QUFDdEYsUUFBTSxRQUFRLElBQUksT0FBTyxTQUFTLE9BQU8sT0FBTyxJQUFJO0FBQ3BELFNBQU8sVUFBVSxJQUFJLFNBQVMsS0FBSyxJQUFJLEdBQUcsS0FBSyxJQUFJLFFBQVEsS0FBSyxNQUFNLGNBQWMsS0FBSyxDQUFDLENBQUM7QUFDN0Y7QUFHTyxTQUFTLG9CQUFvQixRQUF1QixRQUFvQztBQUM3RixRQUFNLEVBQUUsTUFBTSxZQUFZLFNBQVMsT0FBTyxjQUFjLElBQUk7QUFDNUQsUUFBTSxFQUFFLE9BQU8sSUFBSTtBQUNuQixRQUFNLFVBQVUsS0FBSyxJQUFJLENBQUMsV0FBVyxPQUFPLE1BQU07QUFDbEQsUUFBTSxPQUFPLEtBQUssU0FBUztBQUMzQixNQUFJLE1BQU0sT0FBTztBQUNqQixRQUFNLFNBQVMsT0FBTyxPQUFPLElBQUksQ0FBQyxRQUFRLFNBQVM7QUFDakQsVUFBTSxXQUFXLE9BQU8sT0FBTyxJQUFJLFdBQVcsUUFBUSxNQUFNLFFBQVEsSUFBSSxDQUFDO0FBQ3pFLFVBQU1DLFNBQVEsRUFBRSxPQUFPLEtBQUssT0FBTyxJQUFJLFNBQVMsUUFBUSxNQUFNLFNBQVM7QUFDdkUsUUFBSSxTQUFTLEVBQUcsUUFBT0EsT0FBTSxRQUFRO0FBQ3JDLFdBQU9BO0FBQUEsRUFDVCxDQUFDO0FBQ0QsUUFBTSxFQUFFLFFBQVEsUUFBUSxJQUFJLFlBQVksT0FBTyxRQUFRLEdBQUc7QUFDMUQsUUFBTUMsYUFBWTtBQUNsQixRQUFNLE1BQU0sSUFBSSxhQUFhLE9BQU8sTUFBTTtBQUMxQyxRQUFNLE1BQU0sSUFBSSxhQUFhLE9BQU8sTUFBTTtBQUMxQyxRQUFNQyxPQUFNLElBQUksV0FBVyxPQUFPLE1BQU07QUFDeEMsYUFBVyxRQUFRLENBQUMsUUFBUSxNQUFNO0FBQ2hDLFVBQU0sUUFBUSxPQUFPLGFBQWEsSUFBSSxJQUFJO0FBQzFDLFFBQUksSUFBSSxRQUFRLEtBQUs7QUFDckIsUUFBSSxLQUFLLE9BQU8sVUFBVSxDQUFDLEdBQUcsUUFBUSxTQUFTLFFBQVEsTUFBTTtBQUFBLEVBQy9ELENBQUM7QUFHRCxRQUFNLE9BQU8sT0FBTyxJQUFJLENBQUMsRUFBRSxPQUFPLE9BQU8sTUFBTSxTQUFTLEdBQUcsU0FBUztBQUNsRSxRQUFJLFVBQVUsRUFBRyxRQUFPLE1BQU07QUFDOUIsVUFBTSxPQUFPRCxXQUFVLE9BQU8sSUFBSSxFQUFFO0FBQ3BDLFVBQU0sY0FBYyxJQUFJLGFBQWEsUUFBUSxFQUFFLEtBQUssRUFBRTtBQUN0RCxXQUFPLENBQUMsVUFBMEI7QUFDaEMsWUFBTSxPQUFPLFFBQVE7QUFDckIsWUFBTUQsU0FBUSxRQUFRLE9BQU87QUFDN0IsVUFBSSxZQUFZLElBQUksTUFBTSxPQUFPO0FBQy9CLFlBQUksUUFBUSxLQUFNLEtBQUksT0FBTyxZQUFZLENBQUMsSUFBSSxLQUFLLElBQUksRUFBRSxLQUFLO0FBQzlELGFBQUssT0FBTyxZQUFZQSxRQUFPQSxTQUFRLElBQUksTUFBTTtBQUNqRCxvQkFBWSxJQUFJLElBQUk7QUFBQSxNQUN0QjtBQUNBLGFBQU9BO0FBQUEsSUFDVDtBQUFBLEVBQ0YsQ0FBQztBQUVELFFBQU0sT0FBc0IsRUFBRSxRQUFRLEtBQUssS0FBQUUsTUFBSyxRQUFRRCxXQUFVLE9BQU87QUFDekUsUUFBTSxVQUFVLGNBQWMsT0FBTztBQUNyQyxRQUFNLFdBQVcsTUFBTSxLQUFLLEVBQUUsUUFBUSxNQUFNLEdBQUcsTUFBTSxJQUFJLGdCQUFnQixTQUFTLGVBQWUsT0FBTyxDQUFDO0FBQ3pHLFFBQU0sVUFBVSxJQUFJLFdBQVcsS0FBSyxTQUFTLENBQUM7QUFDOUMsUUFBTSxXQUFXLElBQUksTUFBYyxPQUFPLFNBQVMsQ0FBQztBQUVwRCxRQUFNLFVBQVUsSUFBSSxhQUFhLElBQUksY0FBYyxNQUFNO0FBQ3pELFFBQU0sWUFBWSxDQUFDLFNBQXlCLE9BQU8sU0FBUyxJQUFJLFVBQVUsT0FBTztBQUVqRixRQUFNLFNBQVMsQ0FBQyxTQUF1QjtBQUNyQyxVQUFNLFFBQVEsT0FBTyxTQUFTLElBQUksU0FBUztBQUMzQyxVQUFNLE9BQU8sVUFBVSxJQUFJO0FBRTNCLFVBQU0sTUFBTSxDQUFDLFVBQXdCO0FBQ25DLGVBQVMsSUFBSSxTQUFTLElBQUksUUFBUSxJQUFLLEtBQUksUUFBUSxJQUFJLENBQUMsSUFBSTtBQUFBLElBQzlEO0FBQ0EsUUFBSSxDQUFDO0FBQ0wsSUFBQUEsV0FBVSxJQUFJLE9BQU8sSUFBSTtBQUN6QixVQUFNLE9BQU8sSUFBSSxPQUFPLE1BQU0sQ0FBQyxJQUFJO0FBQ25DLFFBQUksQ0FBQyxPQUFPLFNBQVMsSUFBSSxHQUFHO0FBQzFCLGNBQVEsS0FBSyxPQUFPLEdBQUc7QUFDdkI7QUFBQSxJQUNGO0FBQ0EsVUFBTSxTQUFTLEtBQUssT0FBTyxJQUFJO0FBQy9CLFFBQUksTUFBTTtBQUNWLElBQUFBLFdBQVUsUUFBUSxPQUFPLE1BQU0sTUFBTTtBQUNyQyxVQUFNLFVBQVUsSUFBSSxPQUFPLE1BQU0sQ0FBQyxJQUFJLFdBQVcsT0FBTyxXQUFXO0FBQ25FLFVBQU0sWUFBWSxLQUFLLEtBQUssS0FBSyxJQUFJLEdBQUcsT0FBTyxLQUFLLFVBQVUsRUFBRTtBQUNoRSxZQUFRLENBQUMsSUFBSTtBQUNiLFlBQVEsQ0FBQyxJQUFJO0FBQ2IsUUFBSSxjQUFjLEdBQUc7QUFDbkIsY0FBUSxLQUFLLElBQUksUUFBUSxDQUFDLEdBQUcsQ0FBQztBQUM5QjtBQUFBLElBQ0Y7QUFDQSxRQUFJLFFBQVE7QUFDWixhQUFTLElBQUksRUFBRSxLQUFLLE1BQU0sT0FBTyxNQUFNLFdBQVcsU0FBUyxDQUFDO0FBQUEsRUFDOUQ7QUFFQSxTQUFPLENBQUMsT0FBTyxPQUFPLEtBQUssT0FBTztBQUNoQyxXQUFPLE9BQU8sU0FBUyxPQUFPO0FBQzlCLFVBQU0sT0FBTyxRQUFRLFFBQVEsSUFBSTtBQUNqQyxhQUFTLE9BQU8sR0FBRyxPQUFPLE9BQU8sUUFBUSxRQUFRO0FBQy9DLFVBQUksU0FBUyxLQUFNLFVBQVMsSUFBSSxJQUFJLEtBQUssSUFBSSxFQUFFLFFBQVEsSUFBSSxDQUFDO0FBQUEsSUFDOUQ7QUFDQSxhQUFTLE9BQU8sTUFBTSxJQUFJLE9BQU87QUFDakMsYUFBUyxPQUFPLFNBQVMsQ0FBQyxJQUFJLFVBQVUsQ0FBQztBQUN6QyxhQUFTLElBQUksR0FBRyxJQUFJLE9BQU8sS0FBSztBQUM5QixlQUFTLElBQUksSUFBSSxLQUFLLElBQUksRUFBRSxPQUFPLENBQUM7QUFDcEMsTUFBQUEsV0FBVSxPQUFPLEdBQUcsUUFBUTtBQUM1QixlQUFTLE9BQU8sR0FBRyxPQUFPLE9BQU8sUUFBUTtBQUN2QyxZQUFJLE1BQU0sRUFBRyxVQUFTLElBQUksRUFBRSxRQUFRO0FBQ3BDLGVBQU8sSUFBSTtBQUVYLFlBQUksTUFBTSxFQUFHLFVBQVMsSUFBSSxFQUFFLEtBQUs7QUFDakMsY0FBTSxTQUFTLE9BQU8sUUFBUTtBQUM5QixpQkFBUyxJQUFJLEdBQUcsSUFBSSxRQUFRLFFBQVEsSUFBSyxLQUFJLFNBQVMsQ0FBQyxFQUFFLEtBQUssQ0FBQyxJQUFJLFFBQVEsQ0FBQztBQUFBLE1BQzlFO0FBQUEsSUFDRjtBQUFBLEVBQ0Y7QUFDRjs7O0FDdkhPLFNBQVMsa0JBQWtCLFFBQW9DO0FBQ3BFLFFBQU0sRUFBRSxPQUFPLElBQUk7QUFDbkIsU0FBTyxPQUFPLFNBQVMsWUFDbkIsb0JBQW9CLFFBQVEsT0FBTyxNQUFNLElBQ3pDLGtCQUFrQixRQUFRLE9BQU8sTUFBTTtBQUM3Qzs7O0ExRXNCQSxJQUFNLFFBQVEsb0JBQUksSUFBa0I7QUFFcEMsSUFBTSxVQUFVO0FBQUE7QUFBQSxFQUVkLFFBQVEsS0FBYSxRQUFtQixXQUE0QjtBQUNsRSxVQUFNLElBQUksS0FBSyxFQUFFLE1BQU0sT0FBTyxNQUFNLE1BQU0sWUFBWSxRQUFRLFNBQVMsRUFBRSxDQUFDO0FBQUEsRUFDNUU7QUFBQTtBQUFBLEVBRUEsY0FDRSxLQUNBLFFBQ0EsV0FDQSxNQUNBLFFBQ007QUFDTixVQUFNLElBQUksS0FBSyxFQUFFLE1BQU0sT0FBTyxNQUFNLFFBQVEsZUFBZSxRQUFRLFdBQVcsSUFBSSxHQUFHLE9BQU8sQ0FBQztBQUFBLEVBQy9GO0FBQUE7QUFBQSxFQUVBLElBQUksS0FBYSxRQUFzQixTQUE4QjtBQUNuRSxVQUFNLEVBQUUsTUFBTSxLQUFLLElBQUksT0FBTyxRQUFRLEdBQUc7QUFDekMsVUFBTSxRQUFRLE9BQU8sU0FBUztBQUM5QixVQUFNLE9BQU8sVUFBVSxRQUFRLEtBQUs7QUFDcEMsU0FBSyxJQUFJLE1BQU0sR0FBRyxPQUFPLFNBQVMsUUFBUSxRQUFRLElBQUksWUFBWSxJQUFJLE1BQVM7QUFDL0UsV0FBTyxhQUFhLE1BQU0sQ0FBQyxLQUFLLFlBQVksS0FBSyxXQUFXLEtBQUssUUFBUSxLQUFLLEtBQUssQ0FBQztBQUFBLEVBQ3RGO0FBQUE7QUFBQSxFQUVBLFVBQVUsS0FBYSxRQUFzQixXQUFvQztBQUMvRSxVQUFNLEVBQUUsTUFBTSxLQUFLLElBQUksT0FBTyxRQUFRLEdBQUc7QUFDekMsVUFBTSxRQUFRLE9BQU8sU0FBUztBQUM5QixVQUFNLE1BQU0sRUFBRSxXQUFXLElBQUksYUFBYSxLQUFLLEdBQUcsVUFBVSxJQUFJLGFBQWEsT0FBTyxNQUFNLEVBQUU7QUFDNUYsU0FBSyxVQUFVLFFBQVEsR0FBRyxPQUFPLFdBQVcsR0FBRztBQUMvQyxXQUFPLGFBQWEsS0FBSyxDQUFDLElBQUksV0FBVyxJQUFJLFFBQVEsQ0FBQztBQUFBLEVBQ3hEO0FBQUE7QUFBQSxFQUVBLE1BQU0sS0FBYSxPQUFlLE9BQWUsU0FBb0M7QUFDbkYsVUFBTSxFQUFFLE1BQU0sUUFBUSxPQUFPLElBQUksT0FBTyxVQUFVLEdBQUc7QUFDckQsVUFBTSxNQUFNLGlCQUFpQixPQUFPLElBQUk7QUFDeEMsVUFBTSxVQUFVLFFBQVEsVUFBVSxhQUFhLE9BQU8sTUFBTSxRQUFRLE9BQU8sVUFBVTtBQUNyRixhQUFTLElBQUksR0FBRyxJQUFJLE9BQU8sSUFBSyxRQUFPLE9BQU8sUUFBUSxHQUFHLFFBQVEsU0FBUyxLQUFLLEdBQUcsT0FBTztBQUN6RixVQUFNLFNBQVMsQ0FBQyxJQUFJLFlBQVksSUFBSSxXQUFXLElBQUksTUFBTTtBQUN6RCxXQUFPLFlBQVksU0FDZixhQUFhLEtBQUssTUFBTSxJQUN4QixhQUFhLEVBQUUsR0FBRyxLQUFLLFFBQVEsR0FBRyxDQUFDLEdBQUcsUUFBUSxHQUFHLFNBQVMsT0FBTyxDQUFDLENBQUM7QUFBQSxFQUN6RTtBQUFBO0FBQUEsRUFFQSxPQUFPLEtBQWEsT0FBZSxVQUF1QixVQUFrQixZQUE4QjtBQUN4RyxVQUFNLEVBQUUsTUFBTSxPQUFPLElBQUksT0FBTyxVQUFVLEdBQUc7QUFDN0MsVUFBTSxNQUFNLGFBQWEsU0FBUyxPQUFPLE1BQU0sVUFBVTtBQUN6RCxhQUFTLElBQUksR0FBRyxJQUFJLFNBQVMsT0FBTyxJQUFLLFFBQU8sT0FBTyxRQUFRLEdBQUcsVUFBVSxVQUFVLEtBQUssQ0FBQztBQUM1RixXQUFPLGFBQWEsS0FBSyxTQUFTLEdBQUcsQ0FBQztBQUFBLEVBQ3hDO0FBQUEsRUFDQSxlQUFlLEtBQWEsUUFBNkI7QUFDdkQsVUFBTSxJQUFJLEtBQUssRUFBRSxRQUFRLFNBQVMsa0JBQWtCLE1BQU0sRUFBRSxDQUFDO0FBQUEsRUFDL0Q7QUFBQTtBQUFBLEVBRUEsUUFBUSxLQUFhLE9BQWUsT0FBZSxNQUFjLElBQTBCO0FBQ3pGLFVBQU0sRUFBRSxRQUFRLFFBQVEsSUFBSSxPQUFPLFdBQVcsR0FBRztBQUNqRCxVQUFNLFNBQVMsVUFBVSxRQUFRLFNBQVMsSUFBSSxPQUFPLFFBQVEsT0FBTyxLQUFLLEdBQUcsTUFBTSxFQUFFO0FBQ3BGLFdBQU8sU0FBUyxRQUFRLENBQUMsT0FBTyxNQUFNLENBQUM7QUFBQSxFQUN6QztBQUFBLEVBQ0EsZ0JBQWdCLEtBQWEsUUFBOEI7QUFDekQsVUFBTSxJQUFJLEtBQUssRUFBRSxRQUFRLFVBQVUsbUJBQW1CLE1BQU0sRUFBRSxDQUFDO0FBQUEsRUFDakU7QUFBQTtBQUFBLEVBRUEsU0FBUyxLQUFhLE1BQWMsSUFBMkI7QUFDN0QsVUFBTSxFQUFFLFFBQVEsU0FBUyxJQUFJLE9BQU8sWUFBWSxHQUFHO0FBQ25ELFVBQU0sT0FBTyxXQUFXLFFBQVEsVUFBVSxNQUFNLEVBQUU7QUFDbEQsV0FBTyxhQUFhLE1BQU0sQ0FBQyxLQUFLLE9BQU8sS0FBSyxXQUFXLEtBQUssUUFBUSxDQUFDO0FBQUEsRUFDdkU7QUFBQSxFQUNBLGFBQWEsS0FBYSxTQUFnQztBQUN4RCxVQUFNLElBQUksS0FBSyxFQUFFLE9BQU8sZUFBZSxPQUFPLEdBQUcsUUFBUSxRQUFRLElBQUksT0FBTyxPQUFPLENBQUM7QUFBQSxFQUN0RjtBQUFBO0FBQUEsRUFFQSxNQUFNLEtBQWEsU0FBa0MsT0FBNkI7QUFDaEYsVUFBTSxFQUFFLE9BQU8sT0FBTyxJQUFJLE9BQU8sU0FBUyxHQUFHO0FBQzdDLFVBQU0sT0FBTyxJQUFJLGFBQWEsUUFBUSxZQUFZO0FBQ2xELFVBQU0sS0FBSyxJQUFJLGFBQWEsTUFBTTtBQUNsQyxhQUFTLE1BQU0sR0FBRyxNQUFNLE9BQU8sT0FBTztBQUNwQyxlQUFTLElBQUksR0FBRyxJQUFJLFFBQVEsSUFBSyxJQUFHLENBQUMsSUFBSSxRQUFRLENBQUMsRUFBRSxHQUFHO0FBQ3ZELFlBQU0sSUFBSSxNQUFNLE1BQU0sWUFBWTtBQUFBLElBQ3BDO0FBQ0EsV0FBTyxTQUFTLE1BQU0sQ0FBQyxLQUFLLE1BQU0sQ0FBQztBQUFBLEVBQ3JDO0FBQUE7QUFBQSxFQUVBLFlBQVksS0FBYSxRQUE0QixPQUFxQjtBQUN4RSxVQUFNLElBQUksS0FBSyxFQUFFLE1BQU0sWUFBWSxRQUFRLEtBQUssRUFBRSxRQUFRLENBQUM7QUFBQSxFQUM3RDtBQUFBO0FBQUEsRUFFQSxRQUFRLEtBQWFFLE9BQWMsVUFBa0IsTUFBK0I7QUFDbEYsVUFBTUMsUUFBTyxPQUFPLFFBQVEsR0FBRyxFQUFFLEtBQUtELEtBQUk7QUFDMUMsYUFBUyxJQUFJLEdBQUcsSUFBSSxPQUFPLElBQUssQ0FBQUMsTUFBSyxHQUFHLElBQUk7QUFBQSxFQUM5QztBQUFBLEVBQ0EsUUFBUSxLQUFtQjtBQUN6QixVQUFNLE9BQU8sR0FBRztBQUFBLEVBQ2xCO0FBQ0Y7QUFFQSxTQUFTLE9BQ1AsTUFDQSxLQUNzQztBQUN0QyxRQUFNLE9BQU8sTUFBTSxJQUFJLEdBQUc7QUFDMUIsTUFBSSxTQUFTLFVBQWEsRUFBRSxRQUFRLE1BQU8sT0FBTSxJQUFJLFdBQVcsTUFBTSxJQUFJLElBQUksR0FBRyxvQkFBb0I7QUFDckcsU0FBTztBQUNUO0FBRUEsU0FBUyxTQUFTLEVBQUUsWUFBWSxXQUFXLFFBQVEsVUFBVSxXQUFXLEdBQStCO0FBQ3JHLFNBQU8sQ0FBQyxZQUFZLFdBQVcsUUFBUSxVQUFVLFVBQVU7QUFDN0Q7QUFHQSxTQUFTLGFBQStCLFFBQVcsUUFBdUM7QUFDeEYsU0FBTztBQUFBLElBQ0w7QUFBQSxJQUNBLE9BQU8sSUFBSSxDQUFDLEVBQUUsT0FBTyxNQUFNLE1BQXNCO0FBQUEsRUFDbkQ7QUFDRjtBQUlBLE9BQU8sU0FBUyxlQUFlLENBQUM7IiwKICAibmFtZXMiOiBbIm5hbWUiLCAibmFtZSIsICJzaWduIiwgInBsYWluIiwgIm5hbWUiLCAibmFtZSIsICJwbGFjZSIsICJraW5kIiwgIm5hbWUiLCAibmFtZXMiLCAibmFtZXMiLCAibmFtZSIsICJqb2luIiwgIm5hbWUiLCAiYmVsb3ciLCAiaSIsICJvcmlnaW4iLCAibG9nIiwgImFyaXRobWV0aWMiLCAiZmlsbCIsICJjb3B5IiwgImYiLCAibG9vcCIsICJmdW5jdGlvbnMiLCAidmVjdG9yIiwgIm5hcnJvdyIsICJ3aWRlIiwgIm5hbWUiLCAib25lIiwgInNvZnRwbHVzIiwgImxvZyIsICJzaWdtb2lkIiwgInNpZ25lZCIsICJvbmUiLCAiYmVsb3ciLCAiZnVuY3Rpb25zIiwgInNpZ21vaWQiLCAic29mdHBsdXMiLCAid2lkZSIsICJ2ZWN0b3IiLCAidmFsdWUiLCAibmFtZSIsICJ3aWRlIiwgInZlY3RvciIsICJuYXJyb3ciLCAib3JpZ2luIiwgInBsYWluIiwgIm5hbWUiLCAid2lkZSIsICJwbGFjZSIsICJQQUdFIiwgInJvd3MiLCAic3VtIiwgInBsYWNlIiwgInBsYWNlcyIsICJvdXQiLCAiZnVuY3Rpb25zIiwgInZlY3RvciIsICJfIiwgInZlY3RvciIsICJfIiwgImxhcmdlc3QiLCAiYXBwbHkiLCAiREFNUElOR19ERUNSRUFTRSIsICJEQU1QSU5HX0lOQ1JFQVNFIiwgIk1JTl9EQU1QSU5HIiwgIk1BWF9EQU1QSU5HIiwgIlJFU09MVVRJT04iLCAiTUFYX1NUQUxMRURfU1RFUFMiLCAiaW5jcmVhc2UiLCAibGFyZ2VzdCIsICJzaWduIiwgImRpc3RhbmNlIiwgIkZJUlNUX0RBTVBJTkciLCAiTUlOX0RBTVBJTkciLCAiTUFYX0RBTVBJTkciLCAicGxhY2UiLCAiTUFYX1NURVBTIiwgIlJPVU5ESU5HIiwgIngiLCAibGFyZ2VzdCIsICJXSURUSCIsICJ3aWRlIiwgImRlbnNpdHkiLCAiYmFuZHdpZHRoIiwgImRlbnNpdHkiLCAic2xvcGUiLCAicGxhY2UiLCAid2lkZSIsICJuYXJyb3ciLCAiaTMyIiwgInZlY3RvciIsICJwbGFjZSIsICJpMzIiLCAicGxhY2UiLCAiYmVsb3ciLCAicGxhY2UiLCAiZnVuY3Rpb25zIiwgImkzMiIsICJuYW1lIiwgImNhbGwiXQp9Cg==
