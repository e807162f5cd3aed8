/** Whether a click is none of those that follow on a first: when its row is gone by then, the next row's button lies under them. */
export function isFirst(click) {
  return click.detail < 2;
}
