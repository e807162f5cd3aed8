// Shows notifications of one's trades, which come on the socket of trading.

const CHANNELS = '/api/notifications/channels';
const SEEN = '/api/notifications/';
const DEADLINE_MS = 10_000;
const MOST = 100;
const MOST_PAGES = 10;

/** What a browser is to show for a message of the socket: title and options; null for any other message. */
export function shown(message) {
  if (message?.type !== 'notification') {
    return null;
  }
  return { title: message.subject, options: { body: message.body, tag: String(message.id) } };
}

/** What the button says, and whether it can be pressed; `permission` is the browser's, `on` whether it was pressed before. */
export function buttonState(permission, on) {
  if (permission === undefined) {
    return { text: 'No notifications here', disabled: true };
  }
  if (permission === 'denied') {
    return { text: 'Notifications blocked', disabled: true };
  }
  return on && permission === 'granted'
    ? { text: 'Notifying you', disabled: true }
    : { text: 'Notify me', disabled: false };
}

/** The messages that a page missed, of the answer to `?state=sent&after=`, for channels of browsers only. */
export function missed(answer, channels) {
  const pages = new Set(channels.filter((channel) => channel.medium === 'browser').map((channel) => channel.id));
  return answer.notifications
    .filter((each) => pages.has(each.channel))
    .map(({ id, subject, body }) => ({ type: 'notification', id, subject, body }));
}

/** Whether anything is sent to the pages of a user with these channels. */
export function isHeard(channels) {
  return channels.some((channel) => channel.medium === 'browser' && channel.enabled);
}

/** Asks for leave, makes a channel if there is none, and shows what comes from then on. */
export class Notifier {
  #button;
  #csrf;
  #store;
  #user = '';
  #changed;
  #listening = false;
  #catching = Promise.resolve();

  /**
   * @param {HTMLButtonElement} button
   * @param {() => string} csrf
   * @param {Storage} store remembers for each user whether it was switched on here, and the last notification that was shown
   * @param {() => void} changed told when a channel was made
   */
  constructor(button, csrf, store, changed = () => {}) {
    this.#button = button;
    this.#csrf = csrf;
    this.#store = store;
    this.#changed = changed;
    button.addEventListener('click', () => this.#ask());
    button.disabled = true;
  }

  /** Goes on where that user switched it on before. */
  resume(user) {
    this.#user = user;
    this.#showState();
    if (this.#isOn() && globalThis.Notification?.permission === 'granted') {
      this.#listen();
    }
  }

  #isOn() {
    return this.#store.getItem(`pipstream.notify.${this.#user}`) === 'on';
  }

  #showState(trouble) {
    const { text, disabled } = buttonState(globalThis.Notification?.permission, this.#isOn());
    this.#button.textContent = trouble ?? text;
    this.#button.disabled = disabled;
  }

  async #ask() {
    this.#button.disabled = true;
    try {
      if (await Notification.requestPermission() === 'granted') {
        const channels = await this.#send('GET', CHANNELS);
        if (!isHeard(channels)) {
          await this.#send('POST', CHANNELS, { medium: 'browser', name: 'page' });
          this.#changed();
        }
        this.#store.setItem(`pipstream.notify.${this.#user}`, 'on');
        this.#listen();
      }
      this.#showState();
    } catch {
      this.#showState('Notify me: try again');
    }
  }

  /** A message of the socket. */
  heard(message) {
    if (this.#listening) {
      this.#show(message);
    }
  }

  /** The socket is back: what was sent meanwhile. One look after the other, so that nothing is shown by two of them. */
  connected() {
    if (this.#listening) {
      // whatever fails now is asked for at the next connection
      this.#catching = this.#catching.then(() => this.#catchUp()).catch(() => {});
    }
  }

  #listen() {
    this.#listening = true;
    this.connected();
  }

  /** What was sent to another page of the user's, or on its way here when this one was closed. */
  async #catchUp() {
    const channels = await this.#send('GET', CHANNELS);
    if (!isHeard(channels)) {
      this.#store.removeItem(`pipstream.notify.${this.#user}`);
      this.#listening = false;
      this.#showState();
    }
    let after = this.#last();
    for (let page = 0, more = after > 0; more && page < MOST_PAGES; page++) {
      const answer = await this.#send('GET', `${SEEN}?state=sent&after=${after}&limit=${MOST}`);
      missed(answer, channels).forEach((message) => this.#show(message));
      ({ last: after, more } = answer);
    }
  }

  #last() {
    return Number(this.#store.getItem(`pipstream.notified.${this.#user}`)) || 0;
  }

  #show(message) {
    const what = shown(message);
    if (what) {
      try {
        new Notification(what.title, what.options);
      } catch {
        return; // a browser that shows them by a service worker only
      }
      this.#store.setItem(`pipstream.notified.${this.#user}`, String(Math.max(this.#last(), message.id)));
    }
  }

  async #send(method, path, body) {
    const response = await fetch(path, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(this.#csrf() ? { 'X-CSRF-Token': this.#csrf() } : {}),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: AbortSignal.timeout(DEADLINE_MS),
      cache: 'no-store',
    });
    if (!response.ok) {
      throw new Error(`${path} answered ${response.status}`);
    }
    return response.json();
  }
}
