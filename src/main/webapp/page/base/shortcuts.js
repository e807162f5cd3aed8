// Keys that do something wherever the focus is, as long as nobody is typing. One table for the whole page: each piece adds its own.

export class Shortcuts {
  #all = [];

  /** `key` is that of the event: 'b', '?', 'Escape'. Returns what takes it away again. */
  add(key, text, run) {
    const shortcut = { key, text, run };
    this.#all.push(shortcut);
    return () => {
      this.#all = this.#all.filter((each) => each !== shortcut);
    };
  }

  /** What there is, for showing it: [{key, text}]. */
  get list() {
    return this.#all.map(({ key, text }) => ({ key, text }));
  }

  /** Does what the key is for; true if it is for something. */
  pressed(event) {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat || isTyping(event.target)) {
      return false;
    }
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const shortcut = this.#all.find((each) => each.key === key);
    if (shortcut === undefined) {
      return false;
    }
    event.preventDefault();
    shortcut.run();
    return true;
  }
}

/** Those of the page. */
export const shortcuts = new Shortcuts();

/** Whether a key belongs to where the focus is: a field, or anything in an open dialog. */
export function isTyping(target) {
  return Boolean(target?.closest?.('input:not([type="checkbox"], [type="radio"], [type="button"]), select, textarea, [contenteditable], dialog, [popover]'));
}

/** Moves the focus to where `find()` is, after showing that panel if a narrow screen shows another, or another view is seen. */
export function focusIn(routes, panel, find) {
  const focus = () => {
    const element = find();
    element?.focus();
    element?.select?.();
  };
  if (find()?.checkVisibility()) {
    focus();
    return;
  }
  if (routes.view !== 'trade' || routes.panel !== panel) {
    const end = routes.watch(() => {
      end();
      focus();
    });
    routes.go('trade', panel);
  }
}
