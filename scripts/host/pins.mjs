// The versions of the editor host, and where it lies. A change here reinstalls it.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const REPO = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const CACHE = join(REPO, '.vscode-test');
export const SERVER_DIR = join(CACHE, 'host');

/** The desktop build and the server build are the same VS Code. */
export const VSCODE_VERSION = '1.139.1';
export const CODE_SERVER_VERSION = '4.139.1';
/** code-server 4.139 runs on Node 24 only; npm carries that binary with its headers. */
export const NODE_VERSION = '24.21.0';
export const NODE_PACKAGE = `node-${process.platform}-${process.arch}`;
/** Without this prebuilt binary the server sees no file change at all. Glibc, as the Node above is. */
export const WATCHER_PACKAGE = `@parcel/watcher-${process.platform}-${process.arch}${process.platform === 'linux' ? '-glibc' : ''}`;
export const WATCHER_VERSION = '2.5.6';

const installed = join(SERVER_DIR, 'node_modules');
export const NODE24 = join(installed, NODE_PACKAGE, 'bin', 'node');
export const CODE_SERVER = join(installed, 'code-server');
export const VSCODE_SERVER = join(CODE_SERVER, 'lib', 'vscode', 'out', 'server-main.js');
