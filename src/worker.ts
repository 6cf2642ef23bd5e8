/**
 * The worker of the CPU back end, as its own script: the back end's work, and whole fits of a batch.
 *
 * @module isoloss/worker
 */
import { serve } from './backend/cpu/worker.js';

serve({ fit: async () => (await import('./tasks/fit/one-of-batch.js')).fitsOf });
