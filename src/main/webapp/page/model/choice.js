// Something the user chose, and whoever wants to hear of it.

import { Observable } from '../base/observable.js';

/** One value; `changed` is told with it. */
export class Choice extends Observable {
  #value;

  constructor(value) {
    super();
    this.#value = value;
  }

  get value() {
    return this.#value;
  }

  set value(value) {
    if (value !== this.#value) {
      this.#value = value;
      this.changed(value);
    }
  }
}
