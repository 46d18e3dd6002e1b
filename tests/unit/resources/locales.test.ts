import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { IntlMessageFormat } from 'intl-messageformat'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

const rootPath = fileURLToPath(new URL('../../../', import.meta.url))
const localesPath = join(rootPath, 'resources/locales')

type Messages = Map<string, string>

function flatten(value: unknown, path: string, into: Messages): Messages {
  if (typeof value === 'string') return into.set(path, value)
  expect(value, `${path} is a text or a group of texts`).toBeTypeOf('object')
  for (const [name, inner] of Object.entries(value as object))
    flatten(inner, path === '' ? name : `${path}.${name}`, into)
  return into
}

/** Every namespace of one language, by its file's name. */
function readLanguage(language: string): Map<string, Messages> {
  const files = readdirSync(join(localesPath, language)).filter((name) => name.endsWith('.json'))
  return new Map(
    files.map((name) => [
      name.slice(0, -'.json'.length),
      flatten(JSON.parse(readFileSync(join(localesPath, language, name), 'utf8')), '', new Map()),
    ]),
  )
}

const languages = readdirSync(localesPath)
const english = readLanguage('en')

/** Names of places in a message, with their kinds: what a translation must keep. */
function placesOf(message: string, language: string): string[] {
  const found = new Set<string>()
  const visit = (part: unknown): void => {
    if (Array.isArray(part)) return part.forEach(visit)
    if (typeof part !== 'object' || part === null) return
    const { type, value, options, children } = part as {
      type: number
      value?: unknown
      options?: object
      children?: unknown
    }
    // 0 is plain words, 7 the # of a plural; the rest name a value or a tag.
    if (type !== 0 && type !== 7 && typeof value === 'string') found.add(`${type === 8 ? '<' : ''}${value}`)
    if (options) Object.values(options).forEach((option) => visit((option as { value: unknown }).value))
    visit(children)
  }
  visit(new IntlMessageFormat(message, language).getAst())
  return [...found].sort()
}

interface Use {
  file: string
  /** Undefined where the function came from elsewhere: any namespace may hold the key. */
  namespaces: string[] | undefined
  key: RegExp
  words: string
}

/** Matches what a literal, a template or a choice between them can come to; undefined when only running it would tell. */
function keysOf(node: ts.Expression): { pattern: RegExp; words: string }[] {
  if (ts.isStringLiteralLike(node)) return [{ pattern: new RegExp(`^${escape(node.text)}$`), words: node.text }]
  if (ts.isConditionalExpression(node)) return [...keysOf(node.whenTrue), ...keysOf(node.whenFalse)]
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node)) return keysOf(node.expression)
  if (!ts.isTemplateExpression(node)) return []
  const source = node.templateSpans.map((span) => `.+${escape(span.literal.text)}`).join('')
  return [{ pattern: new RegExp(`^${escape(node.head.text)}${source}$`), words: node.getText() }]
}

function escape(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

function sourceFiles(room: string): ts.SourceFile[] {
  const names = readdirSync(join(rootPath, room), { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.tsx?$/.test(name),
  )
  return names.map((name) => {
    const path = join(rootPath, room, name)
    return ts.createSourceFile(
      name,
      readFileSync(path, 'utf8'),
      ts.ScriptTarget.Latest,
      true,
      name.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
    )
  })
}

function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node)
  ts.forEachChild(node, (child) => walk(child, visit))
}

const textSources = new Set(['useText', 'textsOf'])
const textTypes = new Set(['Text', 'RichText'])

/** Which namespaces each local text function of a file may read: `const { t: tm } = useText('meeting')`, or a parameter typed `Text<'meeting'>`. */
function textFunctionsOf(file: ts.SourceFile): Map<string, Set<string>> {
  const functions = new Map<string, Set<string>>()
  const add = (name: string, namespace: string): void =>
    void functions.set(name, (functions.get(name) ?? new Set()).add(namespace))
  walk(file, (node) => {
    if (ts.isVariableDeclaration(node) && node.initializer && ts.isCallExpression(node.initializer)) {
      const call = node.initializer
      const argument = call.arguments[0]
      if (!textSources.has(call.expression.getText()) || !argument || !ts.isStringLiteralLike(argument)) return
      if (!ts.isObjectBindingPattern(node.name)) return
      for (const element of node.name.elements) {
        const property = (element.propertyName ?? element.name).getText()
        if (property === 't' || property === 'rich') add(element.name.getText(), argument.text)
      }
    }
    if ((ts.isParameter(node) || ts.isPropertySignature(node)) && node.type && ts.isTypeReferenceNode(node.type)) {
      const [of] = node.type.typeArguments ?? []
      if (
        !textTypes.has(node.type.typeName.getText()) ||
        !of ||
        !ts.isLiteralTypeNode(of) ||
        !ts.isStringLiteral(of.literal)
      )
        return
      add(node.name.getText(), of.literal.text)
    }
  })
  return functions
}

function usesIn(file: ts.SourceFile): Use[] {
  const functions = textFunctionsOf(file)
  const uses: Use[] = []
  walk(file, (node) => {
    if (!ts.isCallExpression(node) || !node.arguments[0]) return
    const callee = ts.isPropertyAccessExpression(node.expression)
      ? node.expression.name.text
      : node.expression.getText()
    const known = functions.get(callee)
    if (!known && callee !== 't' && callee !== 'rich') return
    for (const { pattern, words } of keysOf(node.arguments[0])) {
      uses.push({ file: file.fileName, namespaces: known ? [...known] : undefined, key: pattern, words })
    }
  })
  return uses
}

describe('locales', () => {
  const files = sourceFiles('renderer')

  it.each(languages)('every message of %s is valid ICU MessageFormat', (language) => {
    for (const [namespace, messages] of readLanguage(language)) {
      for (const [key, message] of messages) {
        expect(() => placesOf(message, language), `${language}/${namespace}.json: ${key}`).not.toThrow()
        expect(message.trim(), `${language}/${namespace}.json: ${key} says something`).not.toBe('')
      }
    }
  })

  it.each(languages)('no file of %s says a key twice, since the later would silently win', (language) => {
    for (const name of readdirSync(join(localesPath, language))) {
      const file = ts.parseJsonText(name, readFileSync(join(localesPath, language, name), 'utf8'))
      walk(file, (node) => {
        if (!ts.isObjectLiteralExpression(node)) return
        const keys = node.properties.map((property) => property.name?.getText(file))
        expect(keys, name).toEqual([...new Set(keys)])
      })
    }
  })

  it.each(languages.filter((language) => language !== 'en'))(
    '%s knows no key that English lacks, and keeps the places of each',
    (language) => {
      for (const [namespace, messages] of readLanguage(language)) {
        for (const [key, message] of messages) {
          const original = english.get(namespace)?.get(key)
          expect(original, `${language}/${namespace}.json: ${key}`).toBeDefined()
          expect(placesOf(message, language), `${language}/${namespace}.json: ${key}`).toEqual(
            placesOf(original ?? '', 'en'),
          )
        }
      }
    },
  )

  it('has every text that the renderer asks for', () => {
    const missing = files.flatMap(usesIn).filter((use) => {
      const spaces = use.namespaces ?? [...english.keys()]
      return !spaces.some((space) => [...(english.get(space)?.keys() ?? [])].some((key) => use.key.test(key)))
    })
    expect(missing.map((use) => `${use.file}: ${use.words}`)).toEqual([])
  })

  // The published pages speak from the same folder, so the main rooms count as readers too.
  it('keeps no text that nothing in the app names', () => {
    const named = new Set<string>()
    const patterns: RegExp[] = []
    for (const file of [...files, ...sourceFiles('main')]) {
      walk(file, (node) => {
        if (ts.isStringLiteralLike(node)) named.add(node.text)
        // A template of one bare placeholder would excuse everything.
        if (ts.isTemplateExpression(node) && /\w\.|\.\w/.test(node.getText()))
          patterns.push(...keysOf(node).map((found) => found.pattern))
      })
    }
    const unused = [...english].flatMap(([namespace, messages]) =>
      [...messages.keys()]
        .filter((key) => !named.has(key) && !patterns.some((pattern) => pattern.test(key)))
        .map((key) => `${namespace}: ${key}`),
    )
    expect(unused).toEqual([])
  })
})
