// `npm run pack:gpu`: packs the project for a quarter of an hour on a Linux machine with a GPU where nothing can be installed.
import { runBundled } from './run-bundled.mjs';

await runBundled('pack-gpu');
