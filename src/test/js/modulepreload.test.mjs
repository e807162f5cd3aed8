// The page's first wave of modules is named in its HTML, so that a browser need not read one to learn of the next.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';
import { test } from 'node:test';

const WEBAPP = new URL('../../main/webapp', import.meta.url).pathname;
const IMPORT = /^(?:import|export)\s[^'"]*?from\s+'([^']+)'|^import\s+'([^']+)'/gm;

/** Every module that has to be there before the page's first runs, without those of libraries, which the build puts there. */
function needed(first) {
  const found = new Set();
  const waiting = [first];
  while (waiting.length > 0) {
    const module = waiting.pop();
    if (!found.has(module)) {
      found.add(module);
      const text = existsSync(WEBAPP + module) ? readFileSync(WEBAPP + module, 'utf8') : '';
      for (const [, from, alone] of text.matchAll(IMPORT)) {
        const target = from ?? alone;
        waiting.push(target.startsWith('/') ? target : join(dirname(module), target));
      }
    }
  }
  found.delete(first);
  return [...found].filter((module) => !module.startsWith('/lib/') || module === '/lib/lit-html/lit-html.js').sort();
}

test('index.html names the modules of the first wave, each once, and no others', () => {
  const html = readFileSync(`${WEBAPP}/index.html`, 'utf8');
  const named = [...html.matchAll(/<link rel="modulepreload" href="([^"]+)">/g)].map(([, href]) => href);
  assert.deepEqual([...named].sort(), needed('/page/main.js'));
});

test('the first wave is a small part of the page', () => {
  assert.ok(needed('/page/main.js').length < 70, String(needed('/page/main.js').length));
  assert.ok(!needed('/page/main.js').some((module) => /\/(chart|performance|trades)\//.test(module)), needed('/page/main.js').join('\n'));
});
