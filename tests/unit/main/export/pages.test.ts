import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { exported, textOf } from '../../../support/exported.ts'
import { sampleRecord } from '../../../support/sample-record.ts'

const files = exported(sampleRecord().builder.record)
const pages = [...files.keys()].filter((file) => file.endsWith('.html'))
const hrefs = (page: string): string[] =>
  [...textOf(files, page).matchAll(/ href="([^"]*)"/g)].map((match) => match[1] ?? '')
/** The words of a page without its markup. */
const words = (page: string): string =>
  textOf(files, page)
    .replace(/<\/t[dh]>/g, ' ')
    .replace(/<[^>]+>/g, '')
    .replace(/\s+/g, ' ')

describe('published pages', () => {
  it('are there for every noun, every list and every category', () => {
    expect(pages).toHaveLength(4 + 9 + 1 + 4)
  })

  for (const page of pages) {
    it(`${page} links only to files that are there`, () => {
      const astray = hrefs(page)
        .map((href) => path.posix.join(path.posix.dirname(page), href.replace(/#.*$/, '')))
        .filter((file) => !files.has(file))
      expect(astray).toEqual([])
    })

    it(`${page} needs no script and no network, and lets nothing else load`, () => {
      const html = textOf(files, page)
      expect(html).toContain(`http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self';`)
      expect(html).not.toMatch(/<script|<iframe|<img|<object|<form|<base|\sstyle=|\son\w+=|https?:|javascript:/i)
    })

    it(`${page} has one main heading, a language and a main part`, () => {
      const html = textOf(files, page)
      expect(html.match(/<h1>/g)).toHaveLength(1)
      expect(html).toMatch(/^<!doctype html>\n<html lang="en">/)
      expect(html.match(/<main>/g)).toHaveLength(1)
    })
  }

  it('show what people wrote as text, never as markup', () => {
    expect(textOf(files, 'data/meetings/M-001/index.html')).toContain('First meeting &lt;b&gt;of the year&lt;/b&gt;')
    expect(pages.filter((page) => /<b>|<i>/.test(textOf(files, page)))).toEqual([])
  })

  it('state the outcome in one sentence, with its arithmetic below', () => {
    const page = words('data/decisions/D-001/index.html')
    expect(page).toContain('Adopted by 6 of 8 active seats; 5 were needed, and both sectors carried it.')
    expect(page).toContain('Consensus test, round 1. No consensus: 5 agree, 1 with reservations, 1 blocks.')
    expect(page).toContain('At least 3/5 of 8 active seats: 5 needed.')
    expect(page).toMatch(/Yes 6 3 3 No 1 0 1 Away 1 1 0 Base: active seats 8 4 4 Needed 5 3 3 Here 7 3 4 Quorum 5 2 2/)
  })

  it('say why a decision was not adopted', () => {
    const other = exported(sampleRecord({ adopted: false }).builder.record)
    expect(textOf(other, 'data/decisions/D-001/index.html')).toContain(
      'Not adopted: 3 yes of 8 active seats; 5 were needed.',
    )
  })

  it('tell the times of the forum’s zone', () => {
    expect(words('data/meetings/M-001/index.html')).toContain('12 March 2027 at 13:30 (Asia/Manila).')
    expect(words('data/meetings/M-001/minutes.html')).toContain('Opened 13:28')
  })

  it('[MEET2] keep the words that a correction replaced readable', () => {
    const page = words('data/meetings/M-001/minutes.html')
    expect(page).toContain('The chair opened the meeting at half past one.')
    expect(page).toContain('As it read before The chair opened the meeting at ten.')
  })

  it('show a frozen commitment by its sections, its markup read and its marks unescaped', () => {
    const html = textOf(files, 'data/commitments/C-001/index.html')
    expect(html).toContain('<strong>Patients_do not know &lt;i&gt;what&lt;/i&gt; they will pay.</strong>')
    expect(html).toMatch(/<ul><li>as open data<ul><li>for all hospitals<\/li>\n<\/ul>\n<\/li>\n<li>with a report/)
    expect(words('data/commitments/C-001/index.html')).toContain(
      'Owner: Ministry of Health · starts: 2027-04-01 · ends: 2027-06-30',
    )
  })

  it('publish no link of a video call', () => {
    expect(pages.filter((page) => textOf(files, page).includes('call.example.org'))).toEqual([])
  })

  it('say of a category without documents that it has none', () => {
    expect(words('data/categories/B8-1.html')).toContain('No documents of this kind so far.')
    expect(hrefs('data/categories/B8-4.html')).toContain('../decisions/D-001/index.html')
  })
})
