/** The fit that a job asks something of, as inputs of a store. Node only. */
import { pathAndPart } from '../../store/path-and-part.js';
import { readBytes } from '../../store/read-bytes.js';
import { withReplicates } from '../../store/record-files.js';
import type { FittedLaw } from '../fitted/fitted-law.js';
import { fittedOfPreset } from '../fitted/published.js';
import { fittedOfFiles, isPublished } from '../fitted/read-fit.js';
import type { InputFile } from './job.js';

/** The record of a fit, or law file, that `text` names, and its replicates; none of published values of the catalogue. */
export async function fitFiles(text: string): Promise<Record<string, InputFile>> {
  const { path } = await pathAndPart(text);
  if (await isPublished(path)) return {};
  const [, replicates] = await withReplicates([path]);
  return {
    fit: { name: path, bytes: await readBytes(path) },
    ...(replicates === undefined
      ? {}
      : { replicates: { name: replicates, bytes: await readBytes(replicates) } }),
  };
}

/** The fit that `text` names, of the inputs of a store. */
export async function fittedOfInputs(
  text: string,
  { fit, replicates }: Readonly<Record<string, InputFile | undefined>>,
): Promise<FittedLaw> {
  if (fit === undefined) return fittedOfPreset(text);
  const part = text === fit.name ? undefined : text.slice(fit.name.length + 1);
  return fittedOfFiles(fit, part, replicates?.bytes);
}
