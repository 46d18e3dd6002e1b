/**
 * The policy of every page that shows Plenary, whoever serves it: no script but ours, none of it inline; nothing may frame the page
 * or be loaded from elsewhere; no HTML is made from strings. `connect` lists what the page may speak with.
 */
export function contentSecurityPolicy(connect: readonly string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' blob:",
    "font-src 'self'",
    `connect-src ${connect.join(' ')}`,
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ')
}

/** The policy for a page that shows what this host serves, and speaks with no other. Null: a page that shows no forum yet. */
export function policyFor(hostUrl: string | null): string {
  if (hostUrl === null) return contentSecurityPolicy(["'self'"])
  const { protocol, host } = new URL(hostUrl)
  return contentSecurityPolicy(["'self'", `${protocol}//${host}`, `${protocol === 'https:' ? 'wss:' : 'ws:'}//${host}`])
}
