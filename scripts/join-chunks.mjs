// Joins chunks of a build that are loaded together into one file each: to find, read and link 150 small files takes a third of the
// time of a short command.
import { rmSync, writeFileSync } from 'node:fs';
// Paths of esbuild have slashes on every platform.
import { dirname, join, relative } from 'node:path/posix';
import { build } from 'esbuild';

/**
 * Of the chunks that `together` load, source files that are imported lazily, those which the same of the `entries`, files of the build,
 * load at once become one file: no entry loads more than before. `outputs` is what esbuild wrote, all in one folder.
 *
 * @param {import('esbuild').Metafile['outputs']} outputs
 * @param {{ entries: readonly string[], together: readonly string[], options: import('esbuild').BuildOptions }} choice
 */
export async function joinChunks(outputs, { entries, together, options }) {
  const folder = dirname(entries[0]);
  const groups = groupsOf(outputs, entries, together);
  /** Of each chunk that is joined: the file that has it, and the names there of what it exports. */
  const places = new Map();
  for (const [k, chunks] of groups.entries()) {
    let count = 0;
    for (const chunk of chunks) {
      const names = outputs[chunk].exports.map((name) => [name, `_${(count++).toString(36)}`]);
      places.set(chunk, { file: join(folder, `joined-${k}.js`), names });
    }
  }
  const again = (file, more) =>
    build({
      ...options,
      ...more,
      outfile: file,
      plugins: [movedTo(places, file)],
      write: false,
      // It warns of imports that are left out since nothing is taken from them, which is meant.
      logLevel: 'error',
    });
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
  for (const { path, contents } of results.flatMap(({ outputFiles }) => outputFiles))
    writeFileSync(path, contents);
  for (const chunk of places.keys()) rmSync(chunk);
}

/** The chunks to be joined, by which of the entries load them. Chunks of a group import those of groups with more entries alone. */
function groupsOf(outputs, entries, together) {
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
  const outputOf = new Map(Object.entries(outputs).map(([file, { entryPoint }]) => [entryPoint, file]));
  const roots = together.map((source) => {
    const file = outputOf.get(source);
    if (file === undefined) throw new Error(`${source} is not imported lazily any more.`);
    return file;
  });
  const loadedByEntry = entries.map((entry) => loadedWith([entry]));
  const groups = new Map();
  for (const file of loadedWith(roots)) {
    if (outputs[file].entryPoint !== undefined) continue;
    const loading = loadedByEntry.map((all) => all.has(file)).join();
    groups.set(loading, [...(groups.get(loading) ?? []), file]);
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
