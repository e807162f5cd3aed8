import { ask } from '../base/ask.js';
import { changeTo } from './levels.js';

/** Takes stops and targets away and cancels orders, after a question; each once at a time. */
export class LevelRemoval {
  #app;
  #going = new Set();

  constructor(app) {
    this.#app = app;
  }

  async remove(level) {
    const { account, format } = this.#app;
    const shown = account.value;
    const order = level.kind === 'order';
    const name = order ? `Order ${level.owner.id}` : level.name;
    const yes = await ask({
      title: `${order ? 'Cancel' : 'Remove the'} ${name[0].toLowerCase()}${name.slice(1)}?`,
      text: `It is at ${format.price(level.price, this.#app.instrument(level.owner.symbol))}.`,
      yes: order ? 'Cancel the order' : 'Remove it',
      no: 'Keep it',
    });
    // numbers of trades and orders begin anew in every account
    if (yes && account.value === shown && !this.#going.has(level.key)) {
      this.#going.add(level.key);
      await this.#send(level, order ? `${name} was cancelled.` : `${name} was removed.`);
      this.#going.delete(level.key);
    }
  }

  async #send(level, done) {
    const { api, notices } = this.#app;
    const cancel = { method: 'DELETE', path: `/api/paper-trading/orders/${level.owner.id}/` };
    const { method, path, body } = level.kind === 'order' ? cancel : changeTo(level, null);
    try {
      await api.change(method, path, body);
      notices.say(done);
    } catch (problem) {
      notices.fail(problem);
    }
  }
}
