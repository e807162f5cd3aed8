// Light or dark.

/** Keeps the page in the theme of the settings; `system` leaves it to the browser. */
export function showTheme(settings) {
  const show = () => {
    const theme = settings.get('theme');
    if (theme === 'system') {
      delete document.documentElement.dataset.theme;
    } else {
      document.documentElement.dataset.theme = theme;
    }
  };
  settings.watch(show);
  show();
}

/** Whether the page is dark now. */
export function isDark(settings) {
  const theme = settings.get('theme');
  return theme === 'system' ? matchMedia('(prefers-color-scheme: dark)').matches : theme === 'dark';
}
