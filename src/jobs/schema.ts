/**
 * What jobs use of the schema library beside its own functions: words on a field, and checking a value with messages in
 * English. The smaller edition of the library has no messages of its own.
 */
import { en } from 'zod/locales';
import * as z from 'zod/mini';

const { localeError } = en();

/** A schema with what it means, for help texts. */
export function described<Schema extends z.ZodMiniType>(schema: Schema, description: string): Schema {
  const own = schema.clone();
  z.globalRegistry.add(own, { description });
  return own;
}

/** What {@link described} said of a schema. */
export function descriptionOf(schema: z.core.$ZodType): string | undefined {
  return z.globalRegistry.get(schema)?.description;
}

/** Checks a value of unknown origin. */
export function safeParse<Schema extends z.core.$ZodType>(
  schema: Schema,
  value: unknown,
): z.core.util.SafeParseResult<z.output<Schema>> {
  return z.safeParse(schema, value, { error: localeError });
}
