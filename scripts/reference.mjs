// Writes docs/reference/, Markdown of every export of the package, from the docstrings. `--check` writes nothing and fails, as
// writing does, where an export has none; it reads the declarations that the build has made, in half the time of the sources.
import { fileURLToPath } from 'node:url';
import { Application } from 'typedoc';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const isCheck = process.argv.includes('--check');
const entries = ['index', 'core', 'files', 'report/index', 'backend/webgl/index'].map((entry) =>
  isCheck ? `dist/types/${entry}.d.ts` : `src/${entry}.ts`,
);
const app = await Application.bootstrapWithPlugins({
  name: 'isoloss',
  tsconfig: 'tsconfig.build.json',
  entryPoints: entries,
  plugin: ['typedoc-plugin-markdown'],
  outputs: [{ name: 'markdown', path: 'docs/reference' }],
  outputFileStrategy: 'modules',
  readme: 'none',
  disableSources: true,
  hidePageHeader: true,
  hideBreadcrumbs: true,
  excludePrivate: true,
  validation: { notDocumented: true, notExported: false, invalidLink: false },
  requiredToBeDocumented: ['Function', 'Class', 'Interface', 'TypeAlias', 'Variable', 'Enum'],
  // Types are checked by `npm run check`.
  skipErrorChecking: true,
  logLevel: 'Warn',
});
if (isCheck) app.options.setCompilerOptions(entries, app.options.getCompilerOptions(), []);
const project = await app.convert();
if (project === undefined) process.exit(1);
app.validate(project);
if (app.logger.hasErrors() || app.logger.hasWarnings()) {
  console.error('Write a docstring: what it is, shapes, units, errors, source.');
  process.exitCode = 1;
} else if (!isCheck) {
  await app.generateOutputs(project);
}
