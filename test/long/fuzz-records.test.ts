/** The same properties as in npm test, over ten times as many records. */
process.env.ISOLOSS_FUZZ ??= '1500';
await import('../tasks/fitted/fuzz-records.test.js');
