/** The same property as in npm test, over many more command lines. */
process.env.ISOLOSS_FUZZ ??= '3000';
await import('../cli/odd-options.test.js');
