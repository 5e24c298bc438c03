import { name, version } from '../../package.json';

/** Stands in models and reports. */
export const producedBy = `${name} ${version}`;
