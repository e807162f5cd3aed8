// A day of prices through the model; needs --expose-gc, which it gives itself.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Prices } from '../../main/webapp/page/model/prices.js';

const INSTRUMENTS = 30;
const A_SECOND = 10;
const SECONDS = 86_400;
const FRAMES_A_SECOND = 60;
const MOST_GROWTH = 5e6;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');

test('a day of 30 instruments, each ten times a second, leaves nothing behind', { timeout: 300_000 }, (context) => {
  let frame = null;
  const prices = new Prices((work) => {
    frame = work;
  });
  const symbols = Array.from({ length: INSTRUMENTS }, (_, n) => `AB${String(n).padStart(2, '0')}CD`);
  prices.setInstruments(symbols.map((symbol) => ({ symbol, pip: 0.0001, digits: 5 })));
  let told = 0;
  prices.watch((changed) => {
    told += changed.size;
  });
  const seconds = (from, to) => {
    for (let second = from; second < to; second++) {
      for (let tick = 0; tick < A_SECOND; tick++) {
        const now = second * 1000 + tick * 100;
        const time = new Date(now).toISOString();
        for (const symbol of symbols) {
          const bid = 1 + ((second * 7 + tick) % 1000) / 100_000;
          prices.streamed({ symbol, bid, ask: bid + 0.0002, time }, now);
        }
        for (let each = 0; each < FRAMES_A_SECOND / A_SECOND && frame !== null; each++) {
          const work = frame;
          frame = null;
          work();
        }
      }
    }
  };
  seconds(0, 600);
  collect();
  const before = process.memoryUsage().heapUsed;
  const begun = performance.now();
  seconds(600, SECONDS);
  const took = performance.now() - begun;
  collect();
  const grown = process.memoryUsage().heapUsed - before;
  const quotes = (SECONDS - 600) * A_SECOND * INSTRUMENTS;
  context.diagnostic(`${quotes} quotes in ${(took / 1000).toFixed(1)} s, ${((1e3 * took) / quotes).toFixed(2)} µs each; the heap grew by ${(grown / 1e6).toFixed(2)} MB`);
  assert.equal(told, SECONDS * A_SECOND * INSTRUMENTS, 'each is seen once, because there is a frame after each');
  assert.ok(grown < MOST_GROWTH, `the heap grew by ${grown} bytes`);
});
