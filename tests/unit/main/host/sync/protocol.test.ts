import * as encoding from 'lib0/encoding'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as syncProtocol from 'y-protocols/sync'
import * as Y from 'yjs'
import {
  acknowledgedFrame,
  awarenessFrame,
  KEEP_ALIVE_FRAME,
  readMessage,
  refusedFrame,
  stepOneFrame,
  stepTwoFrame,
  updateFrame,
} from '../../../../../main/host/sync/protocol.ts'

function written(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, 0)
  write(encoder)
  return encoding.toUint8Array(encoder)
}

const plain = (bytes: Uint8Array | undefined) => Array.from(bytes ?? [])

describe('frames', () => {
  it('are those of the published protocol, byte for byte', () => {
    const doc = new Y.Doc()
    for (const length of [0, 10, 127, 128, 20_000]) {
      doc.getText('words').insert(0, 'x'.repeat(length))
      const update = Y.encodeStateAsUpdate(doc)
      expect(plain(updateFrame(update))).toEqual(plain(written((to) => syncProtocol.writeUpdate(to, update))))
      expect(plain(stepTwoFrame(update))).toEqual(plain(written((to) => syncProtocol.writeSyncStep2(to, doc))))
      expect(plain(stepOneFrame(Y.encodeStateVector(doc)))).toEqual(
        plain(written((to) => syncProtocol.writeSyncStep1(to, doc))),
      )
    }
    expect(plain(KEEP_ALIVE_FRAME)).toEqual([1, 1, 0])
    expect(plain(acknowledgedFrame(300))).toEqual([100, 172, 2])
    expect(plain(refusedFrame(2, 'gap'))).toEqual([101, 2, 3, 103, 97, 112])
  })

  it('are read as what they were written as; a step 2 becomes the update that others get', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (payload) => {
        for (const frame of [updateFrame(payload), stepTwoFrame(payload)]) {
          const read = readMessage(frame)
          if (read?.kind !== 'update') throw new Error('not read')
          expect(plain(read.update)).toEqual(plain(payload))
          expect(plain(read.frame)).toEqual(plain(updateFrame(payload)))
        }
        expect(readMessage(stepOneFrame(payload))).toMatchObject({ kind: 'step1' })
        expect(readMessage(awarenessFrame(payload))).toMatchObject({ kind: 'awareness' })
      }),
    )
  })

  it('keep bytes of their own: the socket’s buffer may be used again', () => {
    const buffer = Buffer.from(updateFrame(new Uint8Array([1, 2, 3])))
    const read = readMessage(buffer)
    buffer.fill(0)
    expect(read?.kind === 'update' && plain(read.update)).toEqual([1, 2, 3])
  })

  it('that are cut short or go on are none, whatever they are', () => {
    fc.assert(fc.property(fc.uint8Array(), (any) => void readMessage(any)))
    for (const frame of [
      updateFrame(new Uint8Array([1, 2, 3])),
      awarenessFrame(new Uint8Array([0])),
      new Uint8Array([3]),
    ]) {
      expect(readMessage(Uint8Array.from([...frame, 0]))).toBeNull()
      expect(readMessage(frame.subarray(0, -1))).toBeNull()
    }
  })
})
