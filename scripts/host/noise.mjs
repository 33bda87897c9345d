// Lines that VS Code itself prints in this host and that say nothing about the extension.

const NOISE = [
  /AgentHost/,
  /ChatModelSelection/,
  /AccountPolicyGate/,
  /ENOTFOUND open-vsx\.org/,
  /^Resolv(ing|ed) connection token/,
  /^Creating a socket \(renderer-/,
  /^\[reconnection-grace-time\]/,
  /^Updating additional builtin extensions cache/,
  /authentication provider 'github'/,
  /^Creation of workbench contribution/,
  /^Canceled: Canceled/,
  // code-server's own worker for offline use, which only its login page serves.
  /^\[Service Worker\] registration/,
];

/** @param {string} line */
export function isNoise(line) {
  return NOISE.some((pattern) => pattern.test(line));
}

/**
 * VS Code itself reports a suite whose extension host died as exit code 0.
 * @param {string} line
 */
export function isCrash(line) {
  return /\[ExtensionHost\].*received socket close event/.test(line);
}
