/** Law files among the laws of a command line or job file: the job gets what they hold. */
import { namesLawFile } from '../store/path-and-part.js';

type Fields = Readonly<Record<string, unknown>>;

/** The fields of a job with the laws of files in place of their paths, which may follow a label: `mine=my.law.json`. */
export async function withLawFiles(fields: Fields): Promise<Fields> {
  const { law } = fields;
  const laws: readonly unknown[] = Array.isArray(law) ? law : [law];
  const isFile = (one: unknown): one is string => typeof one === 'string' && namesLawFile(one);
  if (!laws.some(isFile)) return fields;
  const read = await Promise.all(laws.map((one) => (isFile(one) ? lawOfFile(one) : one)));
  return { ...fields, law: Array.isArray(law) ? read : read[0] };
}

async function lawOfFile(text: string): Promise<string> {
  const [{ lawJson }, { readLawFile }, { parseNamed }] = await Promise.all([
    import('../jobs/law-definition.js'),
    import('../store/read-law-file.js'),
    import('../tasks/multiverse/job.js'),
  ]);
  const { name, value } = parseNamed(text);
  const json = lawJson(await readLawFile(value));
  return name === value ? json : `${name}=${json}`;
}
