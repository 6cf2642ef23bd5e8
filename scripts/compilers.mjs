// `npm run test:compilers`: hands every generated kernel to the compilers of browsers and drivers, without any GPU.
import { runBundled } from './run-bundled.mjs';

await runBundled('compilers');
