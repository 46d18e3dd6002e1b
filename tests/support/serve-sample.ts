/**
 * Serves the sample forum with an interface built elsewhere, to look at it while working:
 * `node tests/support/serve-sample.ts WEB_FOLDER` prints the links as JSON and ends with Ctrl-C.
 */
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { readWebFiles } from '../../main/cli/web-files.ts'
import { HostedForum } from './hosted-forum.ts'

const folder = process.argv[2] ?? 'dist/web'
const forum = await HostedForum.start({ files: readWebFiles(pathToFileURL(`${folder.replace(/\/$/, '')}/`)) })
process.stdout.write(`${JSON.stringify({ owner: forum.hosting.ownerLink(), invites: forum.invitations() }, null, 1)}\n`)
process.on('SIGINT', () => void forum.close())
process.on('SIGTERM', () => void forum.close())
