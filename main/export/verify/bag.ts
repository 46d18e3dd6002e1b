import { createHash } from 'node:crypto'
import type { Finding } from './finding.ts'
import { finding } from './finding.ts'
import type { Folder } from './folder.ts'
import { bagDeclaration, decodeTagFile } from './tag-files.ts'
import type { Encoding } from './tag-files.ts'

const ALGORITHMS: ReadonlySet<string> = new Set(['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512'])

type Listing = Map<string, string>

/**
 * Checks a BagIt bag (RFC 8493, and version 0.97): its declaration, every file that a manifest lists, files in `data/` that none
 * lists, the payload's size. A path that would lead out of the bag is refused unread. Every fault is named with its file.
 */
export function checkBag(folder: Folder): Finding[] {
  const declaration = bagDeclaration(folder)
  if (!declaration.ok) return [finding('bagit.txt', declaration.error)]
  const { version, encoding } = declaration.value
  const findings: Finding[] = folder.others.map((name) =>
    finding(name, 'is neither a file nor a folder; links are not followed'),
  )
  const manifests = readManifests(folder, /^manifest-([a-z0-9]+)\.txt$/, encoding, version, findings)
  const tagManifests = readManifests(folder, /^tagmanifest-([a-z0-9]+)\.txt$/, encoding, version, findings)
  if (manifests.size === 0) findings.push(finding('manifest-sha512.txt', 'there is no manifest of the payload'))
  const payload = folder.files.filter((file) => file.startsWith('data/'))
  if (payload.length === 0) findings.push(finding('data/', 'there is no payload'))
  checkCompleteness(manifests, payload, version, findings)
  for (const [name, listing] of [...manifests, ...tagManifests]) checkSums(folder, name, listing, findings)
  checkFetch(folder, encoding, findings)
  checkOxum(folder, payload, encoding, findings)
  return unique(findings)
}

function readManifests(
  folder: Folder,
  name: RegExp,
  encoding: Encoding,
  version: string,
  findings: Finding[],
): Map<string, Listing> {
  const manifests = new Map<string, Listing>()
  for (const file of folder.files) {
    const algorithm = name.exec(file)?.[1]
    if (algorithm === undefined) continue
    if (ALGORITHMS.has(algorithm)) manifests.set(file, readManifest(folder, file, encoding, version, findings))
    else findings.push(finding(file, `the algorithm ${algorithm} is not known here`))
  }
  return manifests
}

function readManifest(folder: Folder, name: string, encoding: Encoding, version: string, findings: Finding[]): Listing {
  const listing: Listing = new Map()
  const text = decodeTagFile(folder.read(name), encoding)
  if (text === null) findings.push(finding(name, `is not ${encoding}`))
  const tagManifest = name.startsWith('tag')
  for (const [index, line] of (text ?? '').split(/\r\n|\n|\r/).entries()) {
    if (line === '') continue
    const place = `${name} line ${String(index + 1)}`
    const match = /^([0-9A-Fa-f]+)[ \t]+\*?(.+)$/.exec(line)
    if (!match) {
      findings.push(finding(place, 'is not a checksum and a path'))
      continue
    }
    const [, sum = '', written = ''] = match
    const path = pathIn(written, version)
    if (path === null)
      findings.push(finding(place, `the path ${JSON.stringify(written)} leads out of the bag; it was not followed`))
    else if (path.startsWith('data/') === tagManifest)
      findings.push(finding(place, `${path} does not belong in this manifest`))
    else if (listing.has(path)) findings.push(finding(place, `${path} is listed twice`))
    else listing.set(path, sum.toLowerCase())
  }
  return listing
}

/** The path that a manifest means, from the bag's top, or null where it would lead out of it. */
function pathIn(written: string, version: string): string | null {
  const breaks = written.replace(/%0D/gi, '\r').replace(/%0A/gi, '\n')
  const decoded = version === '1.0' ? breaks.replace(/%25/g, '%') : breaks
  const path = decoded.replace(/^(?:\.\/)+/, '')
  const astray =
    /^[/~\\]|^[A-Za-z]:|\0/.test(path) ||
    path
      .replace(/\\/g, '/')
      .split('/')
      .some((part) => part === '..' || part === '.' || part === '')
  return astray ? null : path
}

function checkCompleteness(
  manifests: ReadonlyMap<string, Listing>,
  payload: readonly string[],
  version: string,
  findings: Finding[],
): void {
  const listings = [...manifests]
  for (const file of payload) {
    const without = listings.filter(([, listing]) => !listing.has(file))
    // Version 0.97 asks for every file to be in some manifest, 1.0 for every file to be in each.
    if (version === '1.0' ? without.length > 0 : without.length === listings.length) {
      findings.push(finding(file, `is not listed in ${without.map(([name]) => name).join(' and ')}`))
    }
  }
}

function checkSums(folder: Folder, name: string, listing: Listing, findings: Finding[]): void {
  const algorithm = /-([a-z0-9]+)\.txt$/.exec(name)?.[1] ?? ''
  for (const [file, sum] of listing) {
    const bytes = folder.read(file)
    if (bytes === null) findings.push(finding(file, `is missing; ${name} lists it`))
    else if (createHash(algorithm).update(bytes).digest('hex') !== sum)
      findings.push(finding(file, `has been changed: it is not what ${name} lists`))
  }
}

/** A bag may name files to fetch. Nothing is fetched: they count as missing unless they are there, and their paths are checked. */
function checkFetch(folder: Folder, encoding: Encoding, findings: Finding[]): void {
  const bytes = folder.read('fetch.txt')
  if (bytes === null) return
  for (const [index, line] of (decodeTagFile(bytes, encoding) ?? '').split(/\r\n|\n|\r/).entries()) {
    if (line === '') continue
    const written = /^\S+[ \t]+(?:\d+|-)[ \t]+(.+)$/.exec(line)?.[1]
    const path = written === undefined ? null : pathIn(written, '1.0')
    if (!path?.startsWith('data/'))
      findings.push(finding(`fetch.txt line ${String(index + 1)}`, 'names no path in the payload; nothing was fetched'))
  }
}

function checkOxum(folder: Folder, payload: readonly string[], encoding: Encoding, findings: Finding[]): void {
  const info = decodeTagFile(folder.read('bag-info.txt'), encoding)
  const match = info === null ? null : /^Payload-Oxum[ \t]*:[ \t]*(\d+)\.(\d+)[ \t]*$/im.exec(info)
  if (!match) return
  const sizeBytes = payload.reduce((total, file) => total + (folder.read(file)?.length ?? 0), 0)
  if (match[1] !== String(sizeBytes) || match[2] !== String(payload.length)) {
    const found = `${String(sizeBytes)} bytes in ${String(payload.length)} files`
    findings.push(
      finding(
        'bag-info.txt',
        `Payload-Oxum says ${match[1] ?? ''} bytes in ${match[2] ?? ''} files; there are ${found}`,
      ),
    )
  }
}

function unique(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map((one) => [`${one.place}\0${one.what}`, one])).values()]
}
