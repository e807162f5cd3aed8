// What went wrong, in words for a person.

/** A request that failed. `code` is the server's name for it, `unreachable` if nothing answered. */
export class Problem extends Error {
  constructor(message, { code = '', status = 0, fields = {}, rule = '', detail = '' } = {}) {
    super(message);
    this.name = 'Problem';
    this.code = code;
    this.status = status;
    this.fields = fields;
    this.rule = rule;
    this.detail = detail;
  }
}

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

export async function problemOf(response) {
  const body = await response.json().catch(() => null);
  return new Problem(problemText(response.status, body, response.headers.get('Retry-After')), {
    code: body?.code,
    status: response.status,
    fields: body?.fields,
    rule: body?.rule,
    detail: body?.detail,
  });
}
