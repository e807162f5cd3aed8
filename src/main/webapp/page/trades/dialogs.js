// Modal dialogs with a view in them.

/**
 * Shows the view, which has a heading `#dialog-title`, until it is closed: by Escape, by itself, or because another account is looked at.
 * The focus begins at what has `autofocus` and goes back to where it was.
 */
export function showDialog(app, view, className) {
  const dialog = document.createElement('dialog');
  dialog.className = className;
  dialog.setAttribute('aria-labelledby', 'dialog-title');
  dialog.append(view);
  document.body.append(dialog);
  const end = app.account.watch(() => dialog.close());
  dialog.addEventListener('close', () => {
    end();
    dialog.remove();
  });
  view.app = app;
  dialog.showModal();
}

/** For a view's drawn(): its content is there after the dialog only. */
export function focusOnce(view) {
  if (!view.dataset.focused) {
    view.dataset.focused = 'yes';
    view.querySelector('[autofocus]')?.focus();
  }
}

export function closeDialog(view) {
  view.closest('dialog')?.close();
}
