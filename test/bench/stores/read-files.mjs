import { closeSync, openSync, readdirSync, readSync } from 'node:fs';

// Lists every folder and reads every file below one, and nothing else: what any reader of a file store has to ask of the system.

const buffer = Buffer.allocUnsafe(65_536);
let bytes = 0;

function visit(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) visit(path);
    else {
      const descriptor = openSync(path, 'r');
      bytes += readSync(descriptor, buffer, 0, buffer.length, 0);
      closeSync(descriptor);
    }
  }
}

const began = performance.now();
visit(process.argv[2]);
console.log(JSON.stringify({ bytes, ms: performance.now() - began }));
