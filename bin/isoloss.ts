#!/usr/bin/env node
import module from 'node:module';
import { main } from '../src/cli/main.js';
import { commands } from './commands.js';

// Node 22.1 and later keep compiled code for the next time: of what is loaded from here on, which is all that a command needs.
(module as { readonly enableCompileCache?: () => unknown }).enableCompileCache?.();

await main(commands);
