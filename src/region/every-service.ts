/** Every service around Lambda, loaded: for whoever needs all of them at once. */
import { ServiceLoader } from './services-around-lambda.ts';

export const EVERY_SERVICE = await new ServiceLoader().loadEvery();
