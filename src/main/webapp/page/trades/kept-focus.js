// Where the keyboard goes on when what had the focus is gone or cannot be pressed any more: to the panel around it.

export class KeptFocus {
  #view;
  #within = false;

  /** @param view a View that begins */
  constructor(view) {
    this.#view = view;
    view.listen(document, 'focusin', (event) => {
      this.#within = view.contains(event.target);
    });
  }

  /** After a drawing. */
  keep() {
    if (this.#within && (document.activeElement === null || document.activeElement === document.body)) {
      this.#view.closest('[role="tabpanel"]')?.focus({ preventScroll: true });
    }
  }
}
