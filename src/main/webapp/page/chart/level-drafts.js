// Levels that somebody is moving: proposed, sent, taken back. Pure but for the request.

import { Observable } from '../base/observable.js';

/**
 * At most one draft for each level: {level, price, state}, the state being `dragged`, `proposed` (by keys, not sent yet), `sending` or
 * `sent` (the account's event is awaited, so that the line does not jump back). Nothing is sent twice. Why a level was refused is kept
 * until it is moved again. Whoever watches is told of every change.
 */
export class LevelDrafts extends Observable {
  #change;
  #lost;
  #drafts = new Map();
  #refusals = new Map();
  /** Up to which event of the account this is settled: the event of a move may be here before its answer. */
  #settled = -1;

  /** change(level, price) → promise of the outcome, which has `seq`; lost(problem) is told why one was refused whose level is gone. */
  constructor(change, lost) {
    super();
    this.#change = change;
    this.#lost = lost;
  }

  of(key) {
    return this.#drafts.get(key);
  }

  refusalOf(key) {
    return this.#refusals.get(key) ?? '';
  }

  /** False while an earlier move is on its way. */
  propose(level, price, state) {
    if (this.#isSent(level.key)) {
      return false;
    }
    this.#refusals.delete(level.key);
    this.#drafts.set(level.key, { level, price, state });
    this.changed();
    return true;
  }

  /** What is not sent yet, and why an earlier move was refused, are forgotten. */
  takeBack(key) {
    const forgot = this.#refusals.delete(key);
    if ((!this.#isSent(key) && this.#drafts.delete(key)) || forgot) {
      this.changed();
    }
  }

  /** Nothing is being moved any more, as when another instrument is shown. */
  takeAllBack() {
    [...this.#drafts.keys()].forEach((key) => this.takeBack(key));
  }

  /** Levels that are only drafts so far. */
  newLevels() {
    return [...this.#drafts.values()].map(({ level }) => level).filter(({ price }) => price === null);
  }

  /** Sends what is proposed; → the outcome, or null if there was nothing to send or it was refused. */
  async send(key) {
    const draft = this.#drafts.get(key);
    if (!draft || this.#isSent(key)) {
      return null;
    }
    if (draft.price === draft.level.price) {
      this.takeBack(key);
      return null;
    }
    draft.state = 'sending';
    this.changed();
    try {
      const outcome = await this.#change(draft.level, draft.price);
      if (this.#drafts.get(key) === draft) {
        draft.state = 'sent';
        draft.seq = outcome.seq;
        if (this.#settled >= outcome.seq) {
          this.#drafts.delete(key);
        }
        this.changed();
      }
      return outcome;
    } catch (problem) {
      if (this.#drafts.get(key) === draft) {
        this.#drafts.delete(key);
        this.#refusals.set(key, problem.message);
        this.changed();
      } else {
        this.#lost(problem);
      }
      return null;
    }
  }

  /** What the account knows now: levels that went away take their drafts with them, and events win over what is not being dragged. */
  settle(levels, seq) {
    this.#settled = seq;
    const known = new Map(levels.map((level) => [level.key, level]));
    for (const [key, draft] of this.#drafts) {
      const level = known.get(key) ?? (draft.level.price === null && known.has(draft.level.beside) ? draft.level : undefined);
      const overtaken = draft.state === 'proposed' && level?.price !== draft.level.price;
      const arrived = draft.state === 'sent' && seq >= draft.seq;
      if (!level || overtaken || arrived) {
        this.#drafts.delete(key);
      } else if (draft.state === 'dragged') {
        draft.level = level;
      }
    }
    for (const key of this.#refusals.keys()) {
      if (!known.has(key)) {
        this.#refusals.delete(key);
      }
    }
  }

  /** Another account is looked at. */
  forget() {
    this.#settled = -1;
    this.#drafts.clear();
    this.#refusals.clear();
    this.changed();
  }

  #isSent(key) {
    return ['sending', 'sent'].includes(this.#drafts.get(key)?.state);
  }
}
