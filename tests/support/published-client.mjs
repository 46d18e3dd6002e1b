// One participant as an outsider writes it: the published y-websocket provider and nothing of Plenary's.
// Commands on standard input, one a line: `type WORD`, `end`. Standard output: what happens, one JSON line each.
import { createInterface } from 'node:readline'
import process from 'node:process'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'

const [sync, doc, session] = process.argv.slice(2)
const say = (event) => process.stdout.write(`${JSON.stringify(event)}\n`)
const ydoc = new Y.Doc()
const provider = new WebsocketProvider(sync, doc, ydoc, {
  WebSocketPolyfill: WebSocket,
  protocols: ['plenary.sync.v1', `session.${session}`],
  disableBc: true,
})
const problem = ydoc.getXmlFragment('problem')
provider.on('status', ({ status }) => say({ status }))
provider.on('sync', (synced) => say({ synced }))
ydoc.on('update', (_update, origin) => origin === provider && say({ sees: problem.toString() }))

createInterface({ input: process.stdin }).on('line', (line) => {
  const [command, word] = line.split(' ')
  if (command === 'end') {
    provider.destroy()
    process.exit(0)
  }
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText(word)])
  problem.insert(problem.length, [paragraph])
})
