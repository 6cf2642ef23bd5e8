/** TypeScript types as JSON Schema (draft 2020-12): what `JSON.stringify` writes of their values. */
import ts from 'typescript';

export type JsonSchema = { [keyword: string]: unknown };

/** A type to describe: the file that exports it, and its name there. */
export interface ExportedType {
  readonly file: string;
  readonly type: string;
}

/** Describes what has no comment, by its path from a named type: `FitRecord.job.where`. */
export type Describe = (path: string) => string | undefined;

/** Compiles `types` once; the function gives the schema of each, with the named types that it uses under `$defs`. */
export function typeSchemas(
  types: readonly ExportedType[],
  configFile: string,
  describe: Describe = () => undefined,
): (type: ExportedType) => JsonSchema {
  const { config } = ts.readConfigFile(configFile, ts.sys.readFile);
  const folder = configFile.replace(/[^/\\]*$/, '');
  const { options } = ts.parseJsonConfigFileContent({ ...config, files: [], include: [] }, ts.sys, folder);
  const program = ts.createProgram(
    types.map(({ file }) => file),
    options,
  );
  const checker = program.getTypeChecker();
  return ({ file, type }) => {
    const source = program.getSourceFile(file);
    const module = source && checker.getSymbolAtLocation(source);
    const exported = module && checker.getExportsOfModule(module).find(({ name }) => name === type);
    if (exported === undefined) throw new Error(`${file} exports no ${type}`);
    const writer = new SchemaWriter(checker, describe);
    const schema = writer.root(checker.getDeclaredTypeOfSymbol(exported), type);
    return { description: commentOf(exported, checker), ...schema };
  };
}

/** In one line; what links refer to keeps its name. */
function commentOf(symbol: ts.Symbol, checker: ts.TypeChecker): string | undefined {
  const text = ts.displayPartsToString(symbol.getDocumentationComment(checker));
  const line = text
    .replace(/\{@link (\S+?)\}/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
  return line === '' ? undefined : line;
}

class SchemaWriter {
  /** By name, in order of name when written. */
  private readonly definitions = new Map<string, { readonly type: ts.Type; schema: JsonSchema }>();

  constructor(
    private readonly checker: ts.TypeChecker,
    private readonly describe: Describe,
  ) {}

  root(type: ts.Type, name: string): JsonSchema {
    const schema = this.inline(type, name);
    const definitions = [...this.definitions].sort(([a], [b]) => (a < b ? -1 : 1));
    return definitions.length === 0
      ? schema
      : { ...schema, $defs: Object.fromEntries(definitions.map(([key, { schema: of }]) => [key, of])) };
  }

  /** A reference for a named type, else the schema itself; `path` names the place in errors. */
  private of(type: ts.Type, path: string): JsonSchema {
    const name = nameOf(type);
    if (name === undefined) return this.inline(type, path);
    const known = this.definitions.get(name);
    if (known !== undefined && known.type !== type) throw new Error(`${path}: two types are called ${name}`);
    if (known === undefined) {
      const definition = { type, schema: {} };
      this.definitions.set(name, definition);
      const symbol = type.aliasSymbol ?? type.symbol;
      definition.schema = withComment(commentOf(symbol, this.checker), this.inline(type, name));
    }
    return { $ref: `#/$defs/${name}` };
  }

  private inline(type: ts.Type, path: string): JsonSchema {
    if (type.isUnion()) return this.union(type, path);
    const simple = simpleSchema(type);
    if (simple !== undefined) return simple;
    if (this.checker.isTupleType(type)) return this.tuple(type as ts.TupleTypeReference, path);
    if (this.checker.isArrayType(type)) {
      const [item] = this.checker.getTypeArguments(type as ts.TypeReference);
      return { type: 'array', items: this.of(item, `${path}[]`) };
    }
    const isPlain = (type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) !== 0;
    if (isPlain && type.getCallSignatures().length === 0) return this.object(type, path);
    throw new Error(`${path}: JSON has no ${this.checker.typeToString(type)}`);
  }

  /** In an order of its own: the checker's depends on what else it has seen. */
  private union({ types }: ts.UnionType, path: string): JsonSchema {
    const members = types.filter(({ flags }) => (flags & ts.TypeFlags.Undefined) === 0);
    if (members.length === 1) return this.of(members[0], path);
    const [literals, others] = divided(members, isLiteral);
    const [truths, rest] = divided(others, ({ flags }) => (flags & ts.TypeFlags.BooleanLiteral) !== 0);
    const parts: JsonSchema[] = [
      ...(literals.length === 0 ? [] : [{ enum: literals.map(({ value }) => value).sort() }]),
      ...(truths.length === 2 ? [{ type: 'boolean' }] : truths.map((truth) => this.of(truth, path))),
      ...rest.map((member) => this.of(member, path)).sort(byText),
    ];
    const names = parts.map(({ type, ...more }) => (Object.keys(more).length === 0 ? type : undefined));
    if (!names.includes(undefined)) return { type: names.length === 1 ? names[0] : names.sort().reverse() };
    return parts.length === 1 ? parts[0] : { anyOf: parts };
  }

  private tuple(type: ts.TupleTypeReference, path: string): JsonSchema {
    const { labeledElementDeclarations: labels, minLength, hasRestElement } = type.target;
    if (hasRestElement) throw new Error(`${path}: tuples of any length are not described`);
    const items = this.checker.getTypeArguments(type).map((item, i) => {
      const label = labels?.[i]?.name.getText();
      return withComment(label, this.of(item, `${path}[${i}]`));
    });
    return { type: 'array', prefixItems: items, items: false, minItems: minLength };
  }

  private object(type: ts.Type, path: string): JsonSchema {
    const entries = this.checker.getPropertiesOfType(type).map((property) => {
      const of = this.checker.getTypeOfSymbol(property);
      const place = `${path}.${property.name}`;
      const schema = withComment(
        commentOf(property, this.checker) ?? this.describe(place),
        this.of(of, place),
      );
      return { key: property.name, schema, required: (property.flags & ts.SymbolFlags.Optional) === 0 };
    });
    const index = this.checker.getIndexInfoOfType(type, ts.IndexKind.String);
    const required = entries.filter((entry) => entry.required).map(({ key }) => key);
    return {
      type: 'object',
      ...(entries.length === 0
        ? {}
        : { properties: Object.fromEntries(entries.map(({ key, schema }) => [key, schema])) }),
      ...(required.length === 0 ? {} : { required }),
      additionalProperties: index === undefined ? false : this.of(index.type, `${path}[name]`),
    };
  }
}

/** Declared by name, without type arguments; types of other packages are written out. */
function nameOf(type: ts.Type): string | undefined {
  const { aliasSymbol, aliasTypeArguments, symbol } = type;
  const named = aliasSymbol ?? (type.isClassOrInterface() ? symbol : undefined);
  if (named === undefined || (aliasTypeArguments ?? []).length > 0) return undefined;
  const isOwn = named.declarations?.every(
    (declaration) => !declaration.getSourceFile().fileName.includes('/node_modules/'),
  );
  return isOwn ? named.name : undefined;
}

function simpleSchema(type: ts.Type): JsonSchema | undefined {
  const { flags } = type;
  if (type.isStringLiteral() || type.isNumberLiteral()) return { const: type.value };
  if (flags & ts.TypeFlags.BooleanLiteral) {
    return { const: 'intrinsicName' in type && type.intrinsicName === 'true' };
  }
  if (flags & ts.TypeFlags.Boolean) return { type: 'boolean' };
  if (flags & ts.TypeFlags.String) return { type: 'string' };
  if (flags & ts.TypeFlags.Number) return { type: 'number' };
  if (flags & ts.TypeFlags.Null) return { type: 'null' };
  return undefined;
}

const isLiteral = (type: ts.Type): type is ts.StringLiteralType | ts.NumberLiteralType =>
  type.isStringLiteral() || type.isNumberLiteral();

/** Null after all else. */
function byText(a: JsonSchema, b: JsonSchema): number {
  const [first, second] = [a, b].map((schema) => `${schema.type === 'null'} ${JSON.stringify(schema)}`);
  return first < second ? -1 : 1;
}

function divided<T, Chosen extends T>(
  items: readonly T[],
  choose: ((item: T) => item is Chosen) | ((item: T) => boolean),
): [Chosen[], T[]] {
  return [items.filter(choose) as Chosen[], items.filter((item) => !choose(item))];
}

function withComment(description: string | undefined, schema: JsonSchema): JsonSchema {
  return description === undefined || description === '' ? schema : { description, ...schema };
}
