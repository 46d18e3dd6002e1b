import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

export const projectRoot = fileURLToPath(new URL('../../', import.meta.url))

/** Code in any dialect: a room cannot escape the table by being plain JavaScript. */
const codeFile = /\.[cm]?[jt]sx?$/

/** Paths from the project's root, with `/`, of all files below a folder for which `wanted` holds. */
export function filesBelow(folder: string, wanted: (file: string) => boolean): string[] {
  if (!existsSync(path.join(projectRoot, folder))) return []
  return readdirSync(path.join(projectRoot, folder), { withFileTypes: true })
    .filter((entry) => entry.name !== 'node_modules' && !entry.name.startsWith('.'))
    .flatMap((entry) => {
      const file = `${folder}/${entry.name}`
      if (entry.isDirectory()) return filesBelow(file, wanted)
      return wanted(file) ? [file] : []
    })
}

export const codeFilesBelow = (folder: string): string[] => filesBelow(folder, (file) => codeFile.test(file))

export const textOf = (file: string): string => readFileSync(path.join(projectRoot, file), 'utf8')

export function parse(file: string, text: string): ts.SourceFile {
  const kind = file.endsWith('x') ? ts.ScriptKind.TSX : undefined
  return ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, kind)
}

/** What cannot be read from the text alone: `import(name)`. */
export const unreadableImport = '(computed)'

/** Every module named by a file: imports and re-exports, of types too, `import()`, `import('…').Type`, `require()`. */
export function importsOf(source: ts.SourceFile): string[] {
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    const named = moduleNamedBy(node)
    if (named) found.push(ts.isStringLiteralLike(named) ? named.text : unreadableImport)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

function moduleNamedBy(node: ts.Node): ts.Node | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier
  if (ts.isExternalModuleReference(node)) return node.expression
  if (ts.isImportTypeNode(node)) return ts.isLiteralTypeNode(node.argument) ? node.argument.literal : node.argument
  if (!ts.isCallExpression(node)) return undefined
  const isRequire = ts.isIdentifier(node.expression) && node.expression.text === 'require'
  const isImport = node.expression.kind === ts.SyntaxKind.ImportKeyword
  return isRequire || isImport ? node.arguments[0] : undefined
}

export function hasDefaultExport(source: ts.SourceFile): boolean {
  return source.statements.some((statement) => {
    if (ts.isExportAssignment(statement)) return true
    if (ts.isExportDeclaration(statement) && statement.exportClause && ts.isNamedExports(statement.exportClause))
      return statement.exportClause.elements.some((element) => element.name.text === 'default')
    const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : []
    return modifiers.some((modifier) => modifier.kind === ts.SyntaxKind.DefaultKeyword)
  })
}
