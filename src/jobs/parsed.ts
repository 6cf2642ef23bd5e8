/** Texts of a job that are read once: the work uses what they say, the record keeps them as they were written. */
import * as z from 'zod/mini';
import { recordOf } from '../own.js';
import { refuse } from './fields.js';
import { safeParse } from './schema.js';

/** A text and what it says. */
export class Parsed<Value> {
  constructor(
    readonly text: string,
    readonly value: Value,
  ) {}
}

/** What a text says; one that has been read stays as it is. */
export function asParsed<Value>(given: string | Parsed<Value>, read: (text: string) => Value): Parsed<Value> {
  return given instanceof Parsed ? given : new Parsed(given, read(given));
}

/** A job as JSON has it: texts in place of what they say. */
export type Written<Job> =
  Job extends Parsed<unknown>
    ? string
    : Job extends string | number | boolean | null | undefined
      ? Job
      : { readonly [Field in keyof Job]: Written<Job[Field]> };

/**
 * A field whose text `read` accepts; `write` gives the text of other shapes of it. What has been read already passes as
 * it is, so that no text is read twice.
 */
export const parsedText = <Value, Input = string>(
  read: (text: string) => Value,
  any: z.ZodMiniType<string> = z.string(),
  write: (given: unknown) => unknown = (given) => given,
) =>
  z.pipe(
    z.custom<Input | Parsed<Value>>(),
    z.transform((given: Input | Parsed<Value>, context): Parsed<Value> => {
      if (given instanceof Parsed) return given;
      try {
        const text = safeParse(any, write(given));
        if (text.success) return new Parsed(text.data, read(text.data));
        for (const { message } of text.error.issues) {
          context.issues.push({ code: 'custom', input: given, message });
        }
      } catch (error) {
        refuse(context, error);
      }
      return z.NEVER;
    }),
  );

/** The job as its record keeps it. */
export function written<Job>(job: Job): Written<Job> {
  return plain(job) as Written<Job>;
}

function plain(value: unknown): unknown {
  if (value instanceof Parsed) return value.text;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(plain);
  const entries = Object.entries(value).map(([name, item]) => [name, plain(item)] as const);
  return Object.getPrototypeOf(value) === null ? recordOf(entries) : Object.fromEntries(entries);
}
