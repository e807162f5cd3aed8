// Requests to the server.

import { Problem, problemOf } from './problem.js';

const DEADLINE_MS = 10_000;
const PAPER = '/api/paper-trading/';
const AGAIN = new Set(['unreachable', 'ledger_unavailable', 'account_busy']);
const ATTEMPTS = 3;
const WAIT_MS = 500;

/** A name for a change that is to happen once, however often it has to be asked for: 128 bits of chance. */
export function newName() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Every method throws a Problem, with words for a person, when the server refuses or does not answer within ten seconds. */
export class Api {
  /** What a session's changes must show; the log-in says it. */
  csrf = '';
  /** The account that everything below /api/paper-trading/ is asked of; empty for the caller's first. */
  account = '';
  /** Told when the server does not know the caller any more. */
  onUnauthenticated = () => {};

  async get(path, query = {}) {
    return parsed((await this.#ask('GET', this.url(path, query))).text);
  }

  /** A list with its length: what the page of it holds, and how many there are in all. */
  async page(path, query = {}) {
    const { text, headers } = await this.#ask('GET', this.url(path, query));
    const items = parsed(text);
    return { items, total: Number(headers.get('X-Total-Count') ?? items.length) };
  }

  /**
   * A change of an account, done once: a lost answer is asked for again under the same name, which the server does not do twice.
   * Not for anything outside /api/paper-trading/, which knows no names. Of the account that is shown now, even if another is
   * looked at before an answer comes.
   */
  async change(method, path, body, name = newName()) {
    const where = this.url(path);
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.send(method, where, body, { 'Idempotency-Key': name });
      } catch (problem) {
        if (attempt === ATTEMPTS || !AGAIN.has(problem.code)) {
          throw problem.code === 'unreachable' ? unanswered() : problem;
        }
        await new Promise((resolve) => setTimeout(resolve, WAIT_MS * attempt));
      }
    }
  }

  /** Anything else that changes something. The answer's JSON, or null without one. */
  async send(method, path, body, headers = {}) {
    const { text } = await this.#ask(method, this.url(path), body, headers);
    return text === '' ? null : parsed(text);
  }

  /** Where something is, as the server is asked for it; for links. */
  url(path, query = {}) {
    const url = new URL(path, location.origin);
    for (const [name, value] of Object.entries(query)) {
      if (value !== undefined && value !== null && value !== '') {
        url.searchParams.set(name, value);
      }
    }
    if (this.account && url.pathname.startsWith(PAPER) && !url.searchParams.has('account')) {
      url.searchParams.set('account', this.account);
    }
    return url.href;
  }

  /** → {text, headers} of an answer that is there as a whole. */
  async #ask(method, url, body, more = {}) {
    const headers = { ...more };
    if (body !== undefined) {
      headers['Content-Type'] = 'application/json';
    }
    if (method !== 'GET' && this.csrf) {
      headers['X-CSRF-Token'] = this.csrf;
    }
    let response;
    let text;
    try {
      response = await fetch(url, {
        method,
        headers,
        body: body === undefined ? undefined : JSON.stringify(body),
        signal: AbortSignal.timeout(DEADLINE_MS),
        cache: 'no-store',
      });
      text = response.ok ? await response.text() : '';
    } catch {
      throw unreachable();
    }
    if (!response.ok) {
      const problem = await problemOf(response);
      if (problem.status === 401) {
        this.onUnauthenticated();
      }
      throw problem;
    }
    return { text, headers: response.headers };
  }
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    throw unreachable(); // something else answered in its place
  }
}

/** A change may have been done, and only its answer lost. */
function unanswered() {
  return new Problem('No answer came. Whether it was done, the account will show once the server answers.', { code: 'unreachable' });
}

function unreachable() {
  return new Problem('The server does not answer.', { code: 'unreachable' });
}
