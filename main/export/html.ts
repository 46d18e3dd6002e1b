declare const made: unique symbol
/** Markup that this file made: every text in it is escaped. Nothing else makes one, so no page can forget to escape. */
export interface Html {
  readonly [made]: true
  readonly markup: string
}

/** What an element holds: markup, plain text (escaped here), nothing, or several of these. */
export type Child = Html | string | null | readonly Child[]

declare const relative: unique symbol
/** A link inside the repository, made by `linkTo`. */
export type Href = string & { readonly [relative]: true }

type Tag =
  | 'a' | 'abbr' | 'article' | 'body' | 'code' | 'dd' | 'del' | 'details' | 'div' | 'dl' | 'dt' | 'em' | 'footer' | 'h1' | 'h2' | 'h3'
  | 'head' | 'header' | 'li' | 'main' | 'nav' | 'ol' | 'p' | 'path' | 'section' | 'small' | 'span' | 'strong' | 'summary' | 'svg'
  | 'table' | 'tbody' | 'td' | 'th' | 'thead' | 'time' | 'title' | 'tr' | 'ul' // prettier-ignore

interface Attributes {
  readonly class?: string
  readonly href?: Href
  readonly id?: string
  readonly lang?: string | undefined
  readonly dir?: 'auto'
  readonly scope?: 'col' | 'row' | 'rowgroup'
  readonly tabindex?: '0'
  readonly colspan?: number
  readonly datetime?: string
  readonly 'data-head'?: string
  readonly viewBox?: string
  readonly d?: string
  readonly 'aria-hidden'?: 'true'
  readonly 'aria-label'?: string
  readonly 'aria-current'?: 'page'
}

/** These begin lines of their own, so that a page can be read and compared as text. */
const BLOCKS: ReadonlySet<string> = new Set(
  'article body dd details div dl dt footer h1 h2 h3 head header li main nav ol p section summary table tbody thead title tr ul'.split(
    ' ',
  ),
)

export function h(tag: Tag, attributes: Attributes, ...children: readonly Child[]): Html {
  const open = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${escape(String(value))}"`)
    .join('')
  return html(`<${tag}${open}>${children.map(write).join('')}</${tag}>${BLOCKS.has(tag) ? '\n' : ''}`)
}

/** Several pieces one after the other. */
export function all(...children: readonly Child[]): Html {
  return html(children.map(write).join(''))
}

/** A line break inside a paragraph. */
export const lineBreak = html('<br>\n')

/** A whole page. Nothing may load but the one style sheet beside the pages: no script, no picture, no frame, no form. */
export function document(lang: string, title: string, style: Href, body: Html): string {
  const head =
    '<meta charset="utf-8">\n' +
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'">\n` +
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n' +
    '<meta name="color-scheme" content="light dark">\n' +
    '<meta name="referrer" content="no-referrer">\n' +
    `${h('title', {}, title).markup}<link rel="stylesheet" href="${escape(style)}">\n`
  return `<!doctype html>\n<html lang="${escape(lang)}">\n<head>\n${head}</head>\n${body.markup}</html>\n`
}

/** The way from one file of the repository to another, both named from its root. Refuses anything that could lead out of it. */
export function linkTo(from: string, to: string): Href {
  if (!/^(?:[A-Za-z0-9][A-Za-z0-9._-]*\/)*[A-Za-z0-9][A-Za-z0-9._-]*(?:#[a-z0-9-]+)?$/.test(to))
    throw new Error(`not a path here: ${to}`)
  const up = from.split('/').length - 1
  return `${'../'.repeat(up)}${to}` as Href
}

function write(child: Child): string {
  if (child === null) return ''
  if (typeof child === 'string') return escape(child)
  return 'markup' in child ? child.markup : child.map(write).join('')
}

function html(markup: string): Html {
  return { markup } as Html
}

/** For text and for attributes in double quotes. Characters that XML and HTML forbid become a visible replacement. */
function escape(text: string): string {
  return (
    text
      .toWellFormed()
      // eslint-disable-next-line no-control-regex -- these are what must not reach a page
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '\ufffd')
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')
      .replace(/"/g, '&quot;')
      .replace(/'/g, '&#39;')
  )
}
