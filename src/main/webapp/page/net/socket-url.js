/** The address of a socket of this server; `account` may be empty. */
export function socketUrl(path, account = '') {
  const url = new URL(path, location.href);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  if (account) {
    url.searchParams.set('account', account);
  }
  return url.href;
}
