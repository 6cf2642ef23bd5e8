/** The form of a command's job: its schema, and the options that set its fields. The line of a job follows from it. */
import * as z from 'zod/mini';
import type { JobParser } from './fields.js';
import { flagOf, type JobOption } from './options.js';
import { descriptionOf } from './schema.js';

/** Checks may follow the object, which is then read-only. */
export type JobSchema = z.ZodMiniReadonly<z.ZodMiniObject>;

export interface JobForm<Job, Schema extends JobSchema = JobSchema> {
  /** The command: `isoloss NAME ...`. */
  readonly name: string;
  /** Fields that are arguments rather than options, in their order. */
  readonly arguments: readonly string[];
  readonly schema: Schema;
  /** Checks a job of unknown origin and fills in defaults. */
  readonly parse: JobParser<Job>;
  /** In the order of the help and of the line. */
  readonly options: readonly JobOption[];
  /** Fields that belong to what another field chooses: a new choice leaves the old ones behind. */
  readonly dependents?: Readonly<Record<string, readonly string[]>>;
}

/** A field of the schema, with what is declared of it; undefined where there is none. */
function fieldOf(schema: JobSchema, field: string): z.core.$ZodType | undefined {
  const { shape } = schema.def.innerType;
  return Object.hasOwn(shape, field) ? shape[field] : undefined;
}

/** What a field of the job means, for help texts. */
export function fieldHelp(schema: JobSchema, field: string): string {
  const type = fieldOf(schema, field);
  return (type && descriptionOf(type)) ?? '';
}

/** The values a field may take, where they are few and named. */
export function fieldChoices(schema: JobSchema, field: string): readonly string[] | undefined {
  const type = innermost(fieldOf(schema, field));
  return type instanceof z.ZodMiniEnum ? Object.values(type.def.entries).map(String) : undefined;
}

/** What a field is when not given; undefined where it is then absent. */
export function fieldDefault(schema: JobSchema, field: string): unknown {
  const type = fieldOf(schema, field);
  if (type instanceof z.ZodMiniDefault) return type.def.defaultValue;
  return type instanceof z.ZodMiniPrefault ? type.def.defaultValue : undefined;
}

/** Of a list, what its items are. */
function innermost(type: z.core.$ZodType | undefined): z.core.$ZodType | undefined {
  if (
    type instanceof z.ZodMiniDefault ||
    type instanceof z.ZodMiniExactOptional ||
    type instanceof z.ZodMiniReadonly
  ) {
    return innermost(type.def.innerType);
  }
  return type instanceof z.ZodMiniArray ? innermost(type.def.element) : type;
}

type Line = Pick<JobForm<unknown>, 'name' | 'arguments' | 'schema' | 'options'>;

/** The arguments after `isoloss` that give `job` again, which is as JSON has it; what is at its default is left out. */
export function argumentsOf({ name, arguments: first, schema, options }: Line, job: object): string[] {
  const fields: Readonly<Record<string, unknown>> = Object.fromEntries(Object.entries(job));
  const given = options.flatMap((option) => {
    const value = fields[option.field];
    if (value === undefined || isSame(value, fieldDefault(schema, option.field))) return [];
    if (option.arity === 'none') return value === true ? [flagOf(option)] : [];
    return option.write(value).flatMap((text) => [flagOf(option), text]);
  });
  const named = first.map((field) => fields[field]).filter((value) => value !== undefined);
  return [name, ...named.map((value) => apartFromOptions(String(value))), ...given];
}

/** A file whose name begins as an option does; `-` alone is standard input. */
const apartFromOptions = (text: string): string => (/^-./.test(text) ? `./${text}` : text);

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** {@link argumentsOf} as one line for a POSIX shell. */
export function commandLine(form: Line, job: object): string {
  return shellLine(argumentsOf(form, job));
}

/** The words after `isoloss` as a line for a POSIX shell. */
export function shellLine(words: readonly string[]): string {
  return ['isoloss', ...words].map(shellQuoted).join(' ');
}

function shellQuoted(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
