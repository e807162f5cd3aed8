// Who is at the page, as the server has it. Knows nothing of what the page shows.

const DEADLINE_MS = 10_000;

/** What the server says of a failure, in words for a person. */
export function problemText(status, problem, retryAfter) {
  if (status === 429) {
    return `Too many attempts: try again in ${waitText(Number(retryAfter) || 1)}.`;
  }
  const fields = Object.values(problem?.fields ?? {});
  if (fields.length > 0) {
    return `${fields.join('. ')}.`.replace(/\.\.$/, '.');
  }
  return problem?.detail ?? `The server answered ${status}.`;
}

/** Seconds as somebody would say them. */
export function waitText(seconds) {
  return seconds < 120 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`;
}

/** The caller, or null for nobody. */
export async function who() {
  const response = await fetch('/api/session', { signal: AbortSignal.timeout(DEADLINE_MS), cache: 'no-store' });
  return response.ok ? response.json() : null;
}

export function logIn(username, password) {
  return send('POST', '/api/session', { username, password });
}

export function register(username, password) {
  return send('POST', '/api/users', { username, password });
}

export function logOut(csrf) {
  return send('DELETE', '/api/session', undefined, csrf);
}

/** Throws an Error with words for a person. */
async function send(method, path, body, csrf) {
  const headers = {};
  if (body !== undefined) {
    headers['Content-Type'] = 'application/json';
  }
  if (csrf) {
    headers['X-CSRF-Token'] = csrf;
  }
  let response;
  try {
    response = await fetch(path, {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: AbortSignal.timeout(DEADLINE_MS),
    });
  } catch {
    throw new Error('The server does not answer. Try again.');
  }
  if (!response.ok) {
    const problem = await response.json().catch(() => null);
    throw new Error(problemText(response.status, problem, response.headers.get('Retry-After')));
  }
}
