import { isAbsolute, relative, resolve as resolvePath } from 'node:path';
import { isPrivateHost } from './private-host.js';

/** How far references may reach. Without options: the document's folder, and no network. */
export interface ReferenceOptions {
  /** Folders beside the document's own. */
  readonly allowRefs?: readonly string[];
  /** Whether `http:` and `https:` are asked of the reader, which then is given the URL in place of a path. */
  readonly allowNetwork?: boolean;
  /** Hosts that may be private addresses, as a URL names them: `localhost`, `10.0.0.7`. */
  readonly privateHosts?: readonly string[];
}

/** Why a place may not be read: code, what the `$ref` does, and the way out. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly fix: string;
}

/** Whether a location is on the network: an absolute URL of any scheme. */
export function isUrl(location: string): boolean {
  return /^[a-z][a-z0-9+.-]+:/i.test(location);
}

/** Why a location, an absolute path or URL, is out of bounds; `undefined` where it may be read. */
export function refuseLocation(
  location: string,
  folder: string,
  { allowRefs = [], allowNetwork = false, privateHosts = [] }: ReferenceOptions,
): Refusal | undefined {
  if (!isUrl(location)) {
    const folders = [folder, ...allowRefs.map((one) => resolvePath(one))];
    if (folders.some((one) => isInside(location, one))) return undefined;
    return {
      code: 'ref-outside-folder',
      message: "leaves the document's folder",
      fix: 'Move the file under the folder of the document, or allow its folder with --allow-refs.',
    };
  }
  const url = URL.canParse(location) ? new URL(location) : undefined;
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
    return {
      code: 'remote-ref',
      message: 'has a scheme that is not read',
      fix: 'Save the file beside the document and refer to it by its path.',
    };
  }
  if (!allowNetwork) {
    return {
      code: 'remote-ref',
      message: 'points to the network, which is not read',
      fix: 'Save the file beside the document and refer to it by its path, or allow it with --allow-network.',
    };
  }
  if (isPrivateHost(url.hostname) && !privateHosts.includes(url.hostname)) {
    return {
      code: 'remote-ref',
      message: `points to the private address \`${url.hostname}\`, which is not read unless named`,
      fix: 'Save the file beside the document and refer to it by its path, or name the host with --allow-host.',
    };
  }
  return undefined;
}

function isInside(path: string, folder: string): boolean {
  const within = relative(folder, path);
  return !/^\.\.([/\\]|$)/.test(within) && !isAbsolute(within);
}
