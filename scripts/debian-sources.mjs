// Where this machine has its Debian packages from.

/** A source of packages: its options as one-line files write them (`[signed-by=...]`), address, suites, components. */
function* entries({ name, text }) {
  if (name.endsWith('.sources')) {
    for (const paragraph of text.split(/\n\s*\n/)) {
      const fields = fieldsOf(paragraph);
      const words = (field) => (fields.get(field) ?? '').split(/\s+/).filter((word) => word !== '');
      if (fields.get('enabled')?.toLowerCase() === 'no' || !words('types').includes('deb')) continue;
      const key = fields.get('signed-by') ?? '';
      // A key may stand in the file itself, over many lines, which one line cannot hold.
      const options = /^\/\S+$/.test(key) ? `[signed-by=${key}]` : '';
      const isInline = key !== '' && options === '';
      for (const address of isInline ? [] : words('uris')) {
        yield { options, address, suites: words('suites'), components: words('components') };
      }
    }
    return;
  }
  for (const line of text.split('\n')) {
    const found = /^\s*deb\s+(\[[^\]]*\]\s+)?(\S+)\s+(\S+)([^#]*)/.exec(line);
    if (found === null) continue;
    const [, options = '', address, suite, components] = found;
    yield { options: options.trim(), address, suites: [suite], components: components.trim().split(/\s+/) };
  }
}

/** Fields of a deb822 paragraph by their names in small letters; lines that begin with a space go on with the one before. */
function fieldsOf(paragraph) {
  const fields = new Map();
  let field;
  for (const line of paragraph.split('\n')) {
    if (line.startsWith('#')) continue;
    const found = /^([\w-]+):(.*)$/.exec(line);
    if (found !== null) {
      field = found[1].toLowerCase();
      fields.set(field, found[2].trim());
    } else if (field !== undefined && /^\s+\S/.test(line)) {
      fields.set(field, `${fields.get(field)}\n${line.trim()}`.trim());
    }
  }
  return fields;
}

/**
 * The line that adds the suite `backports` (`bookworm-backports`) from the mirror that the machine has its release from;
 * undefined where it has that suite already, or its release from nowhere. `files` are apt's lists by name and text.
 */
export function backportsLine(files, backports) {
  const release = backports.replace(/-backports$/, '');
  const all = files.flatMap((file) => [...entries(file)]);
  if (all.some(({ suites }) => suites.includes(backports))) return undefined;
  const mirror = all.find(
    ({ suites, components }) => suites.includes(release) && components.includes('main'),
  );
  if (mirror === undefined) return undefined;
  return ['deb', mirror.options, mirror.address, backports, 'main'].filter((word) => word !== '').join(' ');
}
