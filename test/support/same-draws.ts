import { configureGlobal } from 'fast-check';

// Properties are tried on the same draws each time, so that a change is what makes a test fail. `KNEEPOINT_SEED=7 npx vitest run src/core` tries others.
configureGlobal({ seed: Number(process.env['KNEEPOINT_SEED'] ?? 1) });
