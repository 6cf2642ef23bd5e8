/** The worker of the page: the library behind comlink, off the page's thread. */
import { expose } from 'comlink';
import example from '#studio-runs';
import { StudioService } from './service.js';

expose(new StudioService(example));
