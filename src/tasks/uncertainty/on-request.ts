/** What a fit does only where it is asked for, loaded then. */
export { bootstrap, leaveEachOut } from './bootstrap.js';
export { leverage } from './leverage.js';
export { profiles } from './profile.js';
export { checkScheme } from './scheme.js';
