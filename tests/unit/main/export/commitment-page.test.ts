import { expect, it } from 'vitest'
import { exported, textOf } from '../../../support/exported.ts'
import { sampleRecord } from '../../../support/sample-record.ts'

it('[RULE4] a reopened text is published as it was adopted, with why it was reopened and that it stands', () => {
  const { builder, commitment } = sampleRecord()
  const page = 'data/commitments/C-001/index.html'
  const before = textOf(exported(builder.record), page)
  const reason = builder.seal('The budget <law> changed.', 'reason')
  builder.add({ type: 'commitment.reopened/1', body: { commitment, reason } })
  builder.checkpoint()
  const files = exported(builder.record)
  const frozen = /<article[\s\S]*<\/article>|<div class="words"[\s\S]*?<\/div>/.exec(before)?.[0] ?? expect.fail(before)
  expect(textOf(files, page)).toContain(frozen)
  expect(textOf(files, page)).toContain('Adopted, and reopened: this text stands until the forum adopts another.')
  expect(textOf(files, page)).toContain('The budget &lt;law&gt; changed.')
  expect(before).not.toContain('eopened')
  const upheld = builder.seal('The law was withdrawn.', 'reason')
  builder.add({ type: 'commitment.upheld/1', body: { commitment, reason: upheld } })
  builder.checkpoint()
  const after = textOf(exported(builder.record), page)
  for (const words of [
    '>Adopted.<',
    'The budget &lt;law&gt; changed.',
    'It was left as it was adopted.',
    'The law was withdrawn.',
  ])
    expect(after).toContain(words)
  const [head, row] = textOf(files, 'data/tables/commitments.csv').split('\r\n')
  expect(head?.split(',').at(-1)).toBe('reopened')
  expect(row).toMatch(/^C-001,.*,adopted,[0-9a-f]{64},2027-/)
})
