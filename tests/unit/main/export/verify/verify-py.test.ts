import { ed25519 } from '@noble/curves/ed25519.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromHex, toHex, utf8 } from '../../../../../shared/lib/bytes.ts'
import { canonicalJson } from '../../../../../shared/lib/canonical-json.ts'
import { python, verifierText } from '../../../../support/exported.ts'

/** RFC 8032, section 7.1: tests 1, 2, 3. Key, message, signature. */
const RFC_8032 = [
  ['d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a', '', 'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b'],
  ['3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c', '72', '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00'],
  ['fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025', 'af82', '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a'],
] as const // prettier-ignore

const SIGNATURES = `print(json.dumps([verify.signature_holds(*map(bytes.fromhex, one)) for one in given]))`
const CANONICAL = `out = []
for text in given:
    try:
        out.append(verify.canonical(json.loads(text, parse_float=verify.refuse, parse_constant=verify.refuse, object_pairs_hook=verify.unique)))
    except ValueError:
        out.append(None)
print(json.dumps(out))`

describe('verify.py', () => {
  it('is at most 220 lines, and imports nothing but the standard library', () => {
    const text = verifierText()
    expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(220)
    expect([...text.matchAll(/^(?:import|from) (\w+)/gm)].map((match) => match[1])).toEqual([
      'base64',
      'hashlib',
      'json',
      'os',
      're',
      'sys',
    ])
  })

  it('accepts the signatures of RFC 8032', () => {
    expect(python(SIGNATURES, RFC_8032)).toEqual([true, true, true])
  })

  it('accepts and refuses the same signatures as another implementation', () => {
    const cases = Array.from({ length: 12 }, (_, index) => {
      const secret = new Uint8Array(32).fill(index + 1)
      const message = utf8(`message ${String(index)}`)
      const signature = ed25519.sign(message, secret)
      const key = ed25519.getPublicKey(secret)
      const target = [key, message, signature][index % 3]
      if (index >= 3 && target) target[index % 9] = (target[index % 9] ?? 0) ^ (1 << (index % 8))
      return [toHex(key), toHex(message), toHex(signature)] as const
    })
    const ours = cases.map(([key, message, signature]) => {
      try {
        return ed25519.verify(fromHex(signature), fromHex(message), fromHex(key), { zip215: false })
      } catch {
        return false // a key that is no point of the curve
      }
    })
    expect(ours.filter(Boolean)).toHaveLength(3)
    expect(python(SIGNATURES, cases)).toEqual(ours)
  })

  it('refuses a signature of a size beyond the group’s order, and a key of small order', () => {
    const [key, message, signature] = RFC_8032[0]
    const order = 2n ** 252n + 27742317777372353535851937790883648493n
    const s = fromHex(signature.slice(64)).reduceRight((total, byte) => total * 256n + BigInt(byte), 0n) + order
    const beyond = Array.from({ length: 32 }, (_, index) => Number((s >> BigInt(8 * index)) & 255n))
    const small = `01${'00'.repeat(31)}`
    const forged = [small, message, `${small}${'00'.repeat(32)}`]
    expect(
      python(SIGNATURES, [[key, message, signature.slice(0, 64) + toHex(Uint8Array.from(beyond))], forged]),
    ).toEqual([false, false])
  })

  it('[REC3] writes canonical JSON byte for byte as Plenary does', () => {
    const texts = fc.string({ unit: 'binary' }).filter((text) => text.isWellFormed())
    const values = fc.jsonValue({ maxDepth: 4 }).filter(isOurs)
    const sample = [
      ...fc.sample(values, { seed: 8785, numRuns: 300 }),
      ...fc.sample(texts, { seed: 8785, numRuns: 300 }),
      [
        '\u0000\u0007\b\t\n\v\f\r\u001f"\\/\u007f\u0080\u2028\u2029\ud7ff\ue000\ufeff\uffff😀',
        -0,
        2 ** 53 - 1,
        1 - 2 ** 53,
      ],
      { b: 1, a: 2, '': 3, B: 4, '~': 5, '\u0001': 6 },
    ]
    expect(python(CANONICAL, sample.map((value) => JSON.stringify(value)))).toEqual(sample.map((value) => canonicalJson(value))) // prettier-ignore
  })

  it('[REC3] refuses what is not of the record’s JSON: fractions, large numbers, doubled keys, lone surrogates, other keys', () => {
    const refused = [
      '1.0',
      '1e3',
      '0.5',
      'NaN',
      'Infinity',
      '9007199254740992',
      '{"a":1,"a":1}',
      '"\\ud800"',
      '{"é":1}',
    ]
    expect(python(CANONICAL, refused)).toEqual(refused.map(() => null))
  })
})

function isOurs(value: unknown): boolean {
  try {
    canonicalJson(value)
    return true
  } catch {
    return false
  }
}
