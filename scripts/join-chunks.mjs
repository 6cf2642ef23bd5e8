// Joins chunks of a build that are loaded together into one file each: to find, read and link 150 small files takes a third of the
// time of a short command.
import { rmSync, writeFileSync } from 'node:fs';
// Paths of esbuild have slashes on every platform.
import { dirname, join, relative } from 'node:path/posix';
import { build } from 'esbuild';

/** A lazily imported file with less code of its own, bytes, has its code elsewhere: it is little more than names. */
const NAMES_ALONE = 3000;

/**
 * Of the chunks that `together` load, lists of source files that are imported lazily, those which the same of the `entries`, files of
 * the build, load at once become one file: no entry loads more than before, but for some names. The lazily imported files themselves
 * are joined as well, by list, but for those that are entries or have only names of what an entry loads. `outputs` is what esbuild wrote,
 * all in one folder.
 *
 * @param {import('esbuild').Metafile['outputs']} outputs
 * @param {{ entries: readonly string[], together: readonly (readonly string[])[], options: import('esbuild').BuildOptions }} choice
 */
export async function joinChunks(outputs, { entries, together, options }) {
  const outputOf = new Map(Object.entries(outputs).map(([file, { entryPoint }]) => [entryPoint, file]));
  const chunkOf = (source) => {
    const file = outputOf.get(source);
    if (file === undefined) throw new Error(`${source} is not imported any more, or not lazily.`);
    return file;
  };
  const groups = groupsOf(
    outputs,
    entries.map((entry) => (entry in outputs ? entry : chunkOf(entry))),
    together.map((sources) => sources.map(chunkOf)),
  );
  const folder = dirname(outputOf.values().next().value);
  /** Of each chunk that is joined: the file that has it, and the names there of what it exports. */
  const places = new Map();
  for (const [k, chunks] of groups.entries()) {
    let count = 0;
    for (const chunk of chunks) {
      const names = outputs[chunk].exports.map((name) => [name, `_${(count++).toString(36)}`]);
      places.set(chunk, { file: join(folder, `joined-${k}.js`), names });
    }
  }
  const again = async (file, more) => {
    const { outputFiles } = await build({
      ...options,
      ...more,
      outfile: file,
      plugins: [movedTo(places, file)],
      write: false,
      // It warns of imports that are left out since nothing is taken from them, which is meant.
      logLevel: 'error',
    });
    return { file, text: importingPlaces(outputFiles[0].text, places, folder) };
  };
  const joined = groups.map((chunks, k) => {
    const file = join(folder, `joined-${k}.js`);
    const contents = chunks.map((chunk) => {
      const exports = places.get(chunk).names.map(([name, there]) => `${name} as ${there}`);
      return `export {${exports}} from './${relative(folder, chunk)}';`;
    });
    return again(file, { stdin: { contents: contents.join('\n'), resolveDir: folder } });
  });
  const importers = Object.keys(outputs).filter(
    (file) => !places.has(file) && outputs[file].imports.some(({ path }) => places.has(path)),
  );
  const results = await Promise.all([
    ...joined,
    ...importers.map((file) => again(file, { entryPoints: [file] })),
  ]);
  for (const { file, text } of results) writeFileSync(file, text);
  for (const chunk of places.keys()) rmSync(chunk);
}

/**
 * The chunks to be joined, by which of the entries load them; those that none loads by the first list of roots that does. Chunks of a
 * group import those of groups with more entries, or of a later list, alone.
 */
function groupsOf(outputs, entries, lists) {
  const loadedWith = (roots) => {
    const all = new Set();
    const follow = (file) => {
      if (all.has(file) || outputs[file] === undefined) return;
      all.add(file);
      for (const { path, kind } of outputs[file].imports) if (kind === 'import-statement') follow(path);
    };
    for (const root of roots) follow(root);
    return all;
  };
  const loadedByEntry = entries.map((entry) => loadedWith([entry]));
  const loadedByList = lists.map(loadedWith);
  const loading = (files) => loadedByEntry.map((all) => files.every((file) => all.has(file)));
  const keyOf = (file) => {
    const own = loading([file]);
    if (own.includes(true)) return own.join();
    const { imports, bytes } = outputs[file];
    const statics = imports.flatMap(({ path, kind }) => (kind === 'import-statement' ? path : []));
    const names = loading(statics);
    if (bytes < NAMES_ALONE && lists.flat().includes(file) && names.includes(true)) return names.join();
    return String(loadedByList.findLastIndex((all) => all.has(file)));
  };
  const kept = new Set(Object.keys(outputs).filter((file) => outputs[file].entryPoint !== undefined));
  for (const file of lists.flat()) if (!entries.includes(file)) kept.delete(file);
  const groups = new Map();
  for (const file of new Set(loadedByList.flatMap((all) => [...all]))) {
    if (kept.has(file)) continue;
    const key = keyOf(file);
    groups.set(key, [...(groups.get(key) ?? []), file]);
  }
  return [...groups.values()];
}

/** Takes what was in chunks that are now in other files than `own` from there; all else stays imported as it is. */
function movedTo(places, own) {
  const folder = dirname(own);
  return {
    name: 'moved',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /./ }, ({ path, namespace, kind }) => {
        if (kind === 'entry-point') return undefined;
        const chunk = join(folder, path);
        const place = namespace === 'moved' || kind !== 'import-statement' ? undefined : places.get(chunk);
        if (place === undefined) return { path, external: true };
        return place.file === own ? undefined : { path: chunk, namespace: 'moved', sideEffects: false };
      });
      onLoad({ filter: /./, namespace: 'moved' }, ({ path }) => {
        const { file, names } = places.get(path);
        const exports = names.map(([name, there]) => `${there} as ${name}`);
        return { contents: `export {${exports}} from './${relative(folder, file)}';` };
      });
    },
  };
}

/** The text of a file with what it imports lazily taken from where it is now. */
function importingPlaces(text, places, folder) {
  return text.replace(/\bimport\("\.\/([^"]+)"\)/g, (found, path) => {
    const place = places.get(join(folder, path));
    if (place === undefined) return found;
    const names = place.names.map(([name, there]) => `${name}:m.${there}`);
    return `import("./${relative(folder, place.file)}").then(m=>({${names}}))`;
  });
}
