import { fitForm } from '../tasks/fit/form.js';

/** The form's schema, of which the fields are named. */
interface Fields {
  readonly def: { readonly innerType: { readonly shape: object } };
}

/**
 * The fields of a job file, that of a fit among them, without what a fit does beside finding its optimum, which has no place in a
 * job of `schema`; fields that are in neither stay, to be refused by name.
 */
export function withoutFitFields(
  schema: Fields,
): (before: Readonly<Record<string, unknown>>) => Record<string, unknown> {
  const own = Object.keys(schema.def.innerType.shape);
  const fits = Object.keys(fitForm.schema.def.innerType.shape);
  return (before) =>
    Object.fromEntries(
      Object.entries(before).filter(([field]) => own.includes(field) || !fits.includes(field)),
    );
}
