#!/usr/bin/env node
import module from 'node:module';
import { setFlagsFromString } from 'node:v8';
import { main } from '../src/cli/main.js';
import { commands } from './commands.js';

// Compiled formulas run the loops that are long; much of the other code runs so often that V8 optimises it, and not long enough after
// that to repay it. It waits for eight times as much work, also of short functions, which it would optimise at once. V8 complains of
// flags that it does not know on standard error, and those of Node 22 and later do not know these: Node 20's alone does.
if (/^11\.3\./.test(process.versions.v8)) {
  setFlagsFromString('--interrupt-budget=524288');
  setFlagsFromString('--max-bytecode-size-for-early-opt=0');
}

// Node 22.1 and later keep compiled code for the next time: of what is loaded from here on, which is all that a command needs.
(module as { readonly enableCompileCache?: () => unknown }).enableCompileCache?.();

await main(commands);
