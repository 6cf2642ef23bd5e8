/**
 * What jobs use of the schema library beside its own functions: words on a field, and checking a value with messages in
 * English. The smaller edition of the library has no messages of its own.
 */
import * as z from 'zod/mini';

/** What is wrong with a value. */
function wordsOf(issue: z.core.$ZodRawIssue): string {
  const size = issue.origin === 'array' || issue.origin === 'string' ? `have a length of ` : 'be ';
  switch (issue.code) {
    case 'invalid_type':
      return `must be of type ${issue.expected}, not ${typeOf(issue.input)}`;
    case 'invalid_value':
      return `must be ${issue.values.length > 1 ? 'one of ' : ''}${issue.values.map((value) => JSON.stringify(value)).join(', ')}`;
    case 'too_small':
      return `must ${size}${issue.inclusive ? 'at least ' : 'more than '}${issue.minimum}`;
    case 'too_big':
      return `must ${size}${issue.inclusive ? 'at most ' : 'less than '}${issue.maximum}`;
    default:
      return 'has a value that cannot be here';
  }
}

function typeOf(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
}

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
  return z.safeParse(schema, value, { error: wordsOf });
}
