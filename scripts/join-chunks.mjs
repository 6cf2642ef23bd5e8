// Joins chunks of a build that are loaded together: to find, read and link 150 small files takes a third of the time of a short command.
import { rmSync, writeFileSync } from 'node:fs';
// Paths of esbuild have slashes on every platform.
import { dirname, join, relative } from 'node:path/posix';
import { build } from 'esbuild';

/**
 * Joins chunks where that saves time over all `loads`, each the files that are loaded together (paths of the build, or source files that
 * are imported lazily) with a weight, which says how much it counts. Each file that is imported lazily is a load as well, of the weight
 * `lazy`. To load a file takes as long as `perFile` bytes. What is `kept` has its own file; `outputs` is what esbuild wrote, all in one
 * folder.
 *
 * @param {import('esbuild').Metafile['outputs']} outputs
 * @param {{
 *   kept: readonly string[],
 *   loads: readonly { files: readonly string[], weight: number }[],
 *   lazy: number,
 *   perFile: number,
 *   options: import('esbuild').BuildOptions,
 * }} choice
 */
export async function joinChunks(outputs, { kept, loads, lazy, perFile, options }) {
  const folder = dirname(kept[0]);
  const groups = groupsOf(outputs, kept, loads, lazy, perFile).filter((chunks) => chunks.length > 1);
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

/** The chunks that the listed loads have, in groups of which no two save time when they are joined. */
function groupsOf(outputs, kept, listed, lazy, perFile) {
  const others =
    lazy === 0 ? [] : Object.keys(outputs).filter((file) => outputs[file].entryPoint !== undefined);
  const loads = [...listed, ...others.map((file) => ({ files: [file], weight: lazy }))];
  const outputOf = new Map(Object.entries(outputs).map(([file, { entryPoint }]) => [entryPoint, file]));
  /** By file: its group, which is of this file alone at first. */
  const groups = new Map();
  const groupOf = (file) => {
    const known = groups.get(file);
    if (known !== undefined) return known;
    const { bytes, imports } = outputs[file];
    const group = { chunks: [file], bytes, imports: new Set(), loaded: new Uint8Array(loads.length) };
    groups.set(file, group);
    for (const { path, kind } of imports) {
      if (kind === 'import-statement' && path in outputs) group.imports.add(groupOf(path));
    }
    return group;
  };
  const closureOf = (group, found = new Set()) => {
    if (!found.has(group)) {
      found.add(group);
      for (const imported of group.imports) closureOf(imported, found);
    }
    return found;
  };
  for (const [k, { files }] of loads.entries()) {
    for (const name of files) {
      const file = name in outputs ? name : outputOf.get(name);
      if (file === undefined) throw new Error(`${name} is not imported any more, or not lazily.`);
      for (const group of closureOf(groupOf(file))) group.loaded[k] = 1;
    }
  }
  const all = new Set(groups.values());
  const isFree = ({ chunks: [file], loaded }) =>
    !kept.includes(file) && listed.some((_, k) => loaded[k] === 1);
  const merge = (a, b) => {
    a.chunks.push(...b.chunks);
    a.bytes += b.bytes;
    a.imports = new Set([...a.imports, ...b.imports].filter((each) => each !== a && each !== b));
    all.delete(b);
    for (const each of all) if (each !== a && each.imports.delete(b)) each.imports.add(a);
  };
  // What the same of the loads have costs nothing together.
  const alike = new Map();
  for (const group of [...all].filter(isFree)) {
    const first = alike.get(group.loaded.join());
    if (first === undefined) alike.set(group.loaded.join(), group);
    else merge(first, group);
  }
  const weights = Float64Array.from(loads, ({ weight }) => weight);
  for (;;) {
    const free = [...all].filter(isFree);
    const closures = new Map([...all].map((group) => [group, closureOf(group)]));
    /** Bytes that a load has in addition where it is made to load a group. */
    const missing = free.map((group) => {
      const bytes = new Float64Array(weights.length);
      for (const each of closures.get(group)) {
        for (let k = 0; k < bytes.length; k++) if (!each.loaded[k]) bytes[k] += each.bytes;
      }
      return bytes;
    });
    /** Which of the listed loads have a group, a bit each: those that none has together are left apart. */
    const having = free.map(({ loaded }) => listed.reduce((bits, _, k) => bits | (loaded[k] << k), 0));
    let best = { saved: 0 };
    for (const [i, a] of free.entries()) {
      for (let j = i + 1; j < free.length; j++) {
        const b = free[j];
        if ((having[i] & having[j]) === 0) continue;
        let saved = 0;
        for (let k = 0; k < weights.length; k++) {
          if (a.loaded[k] && b.loaded[k]) saved += weights[k] * perFile;
          else if (a.loaded[k]) saved -= weights[k] * missing[j][k];
          else if (b.loaded[k]) saved -= weights[k] * missing[i][k];
        }
        if (saved > best.saved && !isBetween(a, b) && !isBetween(b, a)) best = { saved, a, b };
      }
    }
    const { a, b } = best;
    if (a === undefined) return free.map(({ chunks }) => chunks);
    merge(a, b);
    for (const group of closureOf(a)) {
      for (let k = 0; k < weights.length; k++) group.loaded[k] |= a.loaded[k] | b.loaded[k];
    }

    /** Whether the first imports the second by way of a third: joined, they would import themselves. */
    function isBetween(from, to) {
      return [...from.imports].some((each) => each !== to && closures.get(each).has(to));
    }
  }
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
