#!/usr/bin/env node
import { main } from '../src/cli/main.js';
import { commands } from './commands.js';

await main(commands);
