// Ties the socket, the prices and the page together.

import { logOut, who } from './access.js';
import { Connection } from './connection.js';
import { Notifier } from './notify.js';
import { Prices } from './prices.js';
import { Table } from './table.js';

const INTERVAL_MS = 250;
const ASK_MS = 10_000;
const UNAUTHENTICATED = 4500;

const element = (id) => document.getElementById(id);
const prices = new Prices();
const table = new Table(element('prices').tBodies[0]);
let frame = 0;
let instruments = [];
let csrf = '';
const notifier = new Notifier(element('notify'), () => csrf, localStorage);

const connection = new Connection(socketUrl(), {
  async prepare() {
    if (!await greet()) {
      return;
    }
    instruments = await ask('/api/instruments');
    prices.setInstruments(instruments);
    table.setInstruments(instruments);
    filter();
    await confirm();
  },
  opened(send) {
    send({ action: 'subscribe', symbols: prices.symbols(), interval_ms: INTERVAL_MS, batch: true });
  },
  message(message) {
    const now = Date.now();
    if (message.type === 'prices') {
      message.prices.forEach((price) => prices.streamed(price, now));
      draw();
    } else if (message.type === 'price') {
      prices.streamed(message, now);
      draw();
    } else if (message.type === 'feed_leader') {
      prices.led(message);
      confirm().catch(() => {});
      draw();
    } else if (message.type === 'heartbeat') {
      showFeeds(message.feeds ?? []);
      // only the server knows whether a price that does not change is quiet or stale
      confirm().catch(() => {});
    }
  },
  state(state, { retryMs, reason, code }) {
    if (code === UNAUTHENTICATED) {
      toLogin();
    }
    if (state === 'lost' || state === 'closed') {
      prices.lost();
      showFeeds([]);
      draw();
    }
    showState(state, retryMs, reason);
  },
});

/** Says who is here; sends somebody unknown to the log-in, which is where they go on. */
async function greet() {
  const caller = await who();
  if (caller === null) {
    toLogin();
    return false;
  }
  csrf = caller.csrf ?? '';
  notifier.resume(caller.username);
  element('who').textContent = caller.credential === 'demo' ? 'Demo' : caller.username;
  element('log-out').hidden = caller.credential !== 'session';
  return true;
}

let leaving = false;

/** Once, though a log-out ends the request and the socket both. */
function toLogin() {
  if (!leaving) {
    leaving = true;
    location.replace('/login.html');
  }
}

async function confirm() {
  const quotes = await ask('/api/quotes');
  const now = Date.now();
  quotes.forEach((quote) => prices.confirmed(quote, now));
  draw();
}

async function ask(path) {
  const response = await fetch(path, { signal: AbortSignal.timeout(ASK_MS), cache: 'no-store' });
  if (!response.ok) {
    throw new Error(`${path} answered ${response.status}`);
  }
  return response.json();
}

/** However much comes in, the page is painted once a frame. */
function draw() {
  frame ||= requestAnimationFrame(() => {
    frame = 0;
    table.show(prices.takeChanged(), Date.now());
  });
}

let retryAt = 0;
let why = '';

function showState(state, retryMs, reason) {
  const words = { connecting: 'Connecting', live: 'Live', lost: 'Connection lost', closed: 'Connection refused' };
  element('state').dataset.state = state;
  element('state-text').textContent = words[state];
  element('prices').dataset.live = String(state === 'live');
  retryAt = state === 'lost' ? Date.now() + retryMs : 0;
  why = reason ?? '';
  showWait();
}

/** Outside the live region: nobody wants a countdown read out. */
function showWait() {
  const seconds = Math.max(0, Math.ceil((retryAt - Date.now()) / 1000));
  const wait = retryAt ? `trying again in ${seconds} s` : '';
  const text = [why, wait].filter(Boolean).join(', ');
  if (element('state-more').textContent !== text) {
    element('state-more').textContent = text;
  }
}

function showFeeds(feeds) {
  element('feeds').replaceChildren(...feeds.map(({ source, state, leads }) => {
    const item = document.createElement('li');
    item.dataset.state = state;
    item.textContent = `${source} ${state}`;
    item.title = leads === undefined ? '' : `leads ${leads} instruments`;
    return item;
  }));
}

function filter() {
  const left = table.filter(element('search').value);
  element('count').textContent =
    left === instruments.length ? `${left} instruments` : `${left} of ${instruments.length} instruments`;
  element('nothing').hidden = left > 0 || instruments.length === 0;
}

function socketUrl() {
  const url = new URL('/ws/prices/', location.href);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  return url.href;
}

element('search').addEventListener('input', filter);
element('search').form.addEventListener('submit', (event) => event.preventDefault());
addEventListener('keydown', (event) => {
  if (event.key === '/' && document.activeElement !== element('search')) {
    event.preventDefault();
    element('search').focus();
  }
});
element('log-out').addEventListener('click', () => logOut(csrf).finally(toLogin));
addEventListener('online', () => connection.hurry());
addEventListener('visibilitychange', () => document.visibilityState === 'visible' && connection.hurry());
setInterval(() => {
  table.showAges(prices.all(), Date.now());
  showWait();
}, 1000);

connection.start();
