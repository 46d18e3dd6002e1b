import { describe, expect, it } from 'vitest'
import { all, h, linkTo } from '../../../../main/export/html.ts'

describe('the builder of pages', () => {
  it('escapes text and attributes', () => {
    const made = h('p', { class: '"><script>' }, `<b>"a" & 'b'</b>`, all(' ', '<i>'))
    expect(made.markup).toBe(
      '<p class="&quot;&gt;&lt;script&gt;">&lt;b&gt;&quot;a&quot; &amp; &#39;b&#39;&lt;/b&gt; &lt;i&gt;</p>\n',
    )
  })

  it('shows characters that no page may hold as replaced', () => {
    expect(h('span', {}, 'a\u0000b\u001bc\ud800d').markup).toBe('<span>a\ufffdb\ufffdc\ufffdd</span>')
  })

  it('links from any depth, and refuses to lead out of the repository', () => {
    expect(linkTo('decisions/D-001/index.html', 'record/index.html#count')).toBe('../../record/index.html#count')
    for (const astray of [
      '../x',
      '/etc/passwd',
      'javascript:alert(1)',
      'a//b',
      'a/../b',
      'https://example.org',
      'a b',
      '.hidden',
    ]) {
      expect(() => linkTo('index.html', astray)).toThrow('not a path here')
    }
  })
})
