// The keys of a row of tabs.

/** Which of the tabs a key leads to from where one is; undefined for a key that leads nowhere. */
export function tabAfter(key, tabs, current) {
  const at = tabs.indexOf(current);
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[key];
  return to === undefined ? undefined : tabs.at(to % tabs.length);
}
