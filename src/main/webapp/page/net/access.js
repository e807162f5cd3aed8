// Who is at the page, as the server has it.

import { Problem } from './problem.js';

const SESSION = '/api/session';

/** The caller: username, credential (`session`, `demo`, …), scopes, accounts, csrf; or null for nobody. */
export async function who(api) {
  try {
    const caller = await api.get(SESSION);
    api.csrf = caller.csrf ?? '';
    return caller;
  } catch (problem) {
    if (problem instanceof Problem && problem.status === 401) {
      return null;
    }
    throw problem;
  }
}

export function logIn(api, username, password) {
  return api.send('POST', SESSION, { username, password });
}

export function register(api, username, password) {
  return api.send('POST', '/api/users', { username, password });
}

export function logOut(api) {
  return api.send('DELETE', SESSION);
}
