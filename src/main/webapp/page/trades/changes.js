// What was asked of the server and is not answered yet, so that nothing is asked twice.

import { Observable } from '../base/observable.js';
import { newName } from '../net/api.js';

const MOST_NAMES = 100;

/** Whoever watches is told whenever something begins or ends. */
export class Changes extends Observable {
  #api;
  #trading;
  #busy = new Map();
  #names = new Map();

  /** @param trading tells how far the account was seen to be */
  constructor(api, trading) {
    super();
    this.#api = api;
    this.#trading = trading;
  }

  /** What is being done to it, in words, or undefined: `of('trade 3')` is "Closing…". */
  of(subject) {
    return this.#busy.get(subject);
  }

  /**
   * Does it, unless something is being done to this subject: then null. One that may have been done, but was not answered, is asked for
   * again under the name it had, until something happened to the account: whoever closes everything after that means what is open
   * then. Throws the Problem.
   */
  async send(subject, doing, method, path, body) {
    if (this.#busy.has(subject)) {
      return null;
    }
    const what = `${this.#api.account} ${this.#trading.seq} ${method} ${path} ${JSON.stringify(body)}`;
    const name = this.#names.get(what) ?? newName();
    this.#busy.set(subject, doing);
    this.changed(subject);
    try {
      const answer = await this.#api.change(method, path, body, name);
      this.#names.delete(what);
      return answer ?? {};
    } catch (problem) {
      this.#remember(what, name, problem);
      throw problem;
    } finally {
      this.#busy.delete(subject);
      this.changed(subject);
    }
  }

  #remember(what, name, problem) {
    this.#names.delete(what);
    if (problem.isUncertain) {
      this.#names.set(what, name);
      if (this.#names.size > MOST_NAMES) {
        this.#names.delete(this.#names.keys().next().value);
      }
    }
  }
}

/** What went wrong, with the rule it comes from. */
export function inWords(problem) {
  return problem.rule ? `${problem.message} Rule: ${problem.rule}` : problem.message;
}
