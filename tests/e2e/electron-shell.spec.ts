import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@playwright/test'
import type { OpenedForum } from '../../shared/contract/start.ts'
import { Desktop } from '../support/desktop.ts'

const PRELOAD = fileURLToPath(new URL('../../dist/preload/preload.cjs', import.meta.url))

let desktop: Desktop

test.beforeEach(async () => {
  desktop = await Desktop.launch()
})
test.afterEach(async () => {
  await desktop.quit()
  desktop.remove()
})

/** Opens the sample forum and has the window show it. */
async function showSample(): Promise<OpenedForum> {
  const { page } = desktop
  const opened = await page.evaluate(() => window.plenary!.start('sample', {}))
  if (!opened.ok) throw new Error(`the sample forum was not opened: ${opened.error.code}`)
  const forum = opened.value as OpenedForum
  await Promise.all([
    page.waitForEvent('load'),
    page.evaluate((shown) => {
      void window.plenary!.show(shown)
    }, forum),
  ])
  return forum
}

const policyHere = (): Promise<string> =>
  desktop.page.evaluate(async () => (await fetch(location.href)).headers.get('content-security-policy') ?? '')

function connectSources(policy: string): string[] {
  const directive = policy.split('; ').find((one) => one.startsWith('connect-src '))
  return directive?.split(' ').slice(1) ?? []
}

test.describe('a window of the app', () => {
  test('opens on the bundled interface, from its own origin, with a bridge and nothing of Node', async () => {
    const found = await desktop.page.evaluate(() => ({
      origin: location.origin,
      secure: isSecureContext,
      node: [
        typeof Reflect.get(window, 'process'),
        typeof Reflect.get(window, 'require'),
        typeof Reflect.get(window, 'Buffer'),
      ],
      bridge: Object.keys(window.plenary!).sort(),
      kinds: [...new Set(Object.values(window.plenary!).map((member) => typeof member))].sort(),
    }))
    expect(found.origin).toBe('plenary://app')
    expect(found.secure).toBe(true)
    expect(found.node).toEqual(['undefined', 'undefined', 'undefined'])
    expect(found.bridge).toEqual(['desk', 'forum', 'getLanguage', 'setLanguage', 'show', 'start', 'version'])
    expect(found.kinds).toEqual(['function', 'string'])
  })

  test('is sandboxed, isolated and without Node, as Electron itself says', async () => {
    const preferences = await desktop.app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      return (contents as unknown as { getLastWebPreferences(): Record<string, unknown> }).getLastWebPreferences()
    })
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
    })
  })

  test('gets a policy by which neither an inline script nor a string of HTML runs', async () => {
    const policy = await policyHere()
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self'")
    expect(policy).toContain("require-trusted-types-for 'script'")
    const ran = await desktop.page.evaluate(() => {
      const script = document.createElement('script')
      let refused = ''
      try {
        script.textContent = 'window.inlineRan = true'
        document.head.append(script)
        document.body.innerHTML = '<img src=x onerror="window.inlineRan = true">'
      } catch (error) {
        refused = error instanceof Error ? error.name : ''
      }
      return { inline: Reflect.get(window, 'inlineRan') as unknown, refused }
    })
    expect(ran).toEqual({ inline: undefined, refused: 'TypeError' })
  })

  test('serves only what was bundled: nothing above it, nothing beside it', async () => {
    const answers = await desktop.page.evaluate(async () => {
      const asked = [
        '/../app/main.js',
        '/%2e%2e/app/main.js',
        '/..%2fapp%2fmain.js',
        '/package.json',
        '/assets/none.js',
      ]
      return Promise.all(asked.map(async (path) => (await fetch(`plenary://app${path}`)).status))
    })
    expect(answers).toEqual([404, 404, 404, 404, 404])
  })

  test('stays where it is: no navigation leads away, and no window is opened', async () => {
    const elsewhere = createServer((_request, response) => response.end('elsewhere'))
    await new Promise<void>((resolve) => {
      elsewhere.listen(0, '127.0.0.1', resolve)
    })
    const url = `http://127.0.0.1:${String((elsewhere.address() as AddressInfo).port)}/`
    let visits = 0
    elsewhere.on('request', () => visits++)
    try {
      const opened = await desktop.page.evaluate((away) => {
        const child = window.open(away)
        const link = document.createElement('a')
        link.href = away
        document.body.append(link)
        link.click()
        location.href = 'data:text/html,away'
        location.href = away
        return child === null
      }, url)
      expect(opened).toBe(true)
      // Whatever was going to happen has happened once the main process has answered twice.
      await desktop.page.evaluate(() => window.plenary!.getLanguage())
      await desktop.page.evaluate(() => window.plenary!.getLanguage())
      const urls = await desktop.app.evaluate(({ webContents }) =>
        webContents.getAllWebContents().map((one) => one.getURL()),
      )
      expect(urls.filter((one) => !one.startsWith('plenary://app/') && !one.startsWith('devtools:'))).toEqual([])
      expect(visits).toBe(0)
    } finally {
      elsewhere.close()
    }
  })

  test('is granted no permission of the computer', async () => {
    const states = await desktop.page.evaluate(async () => {
      const asked = [
        'geolocation',
        'notifications',
        'camera',
        'microphone',
        'clipboard-read',
        'midi',
        'persistent-storage',
      ]
      const found = asked.map(
        async (name) => (await navigator.permissions.query({ name: name as PermissionName })).state,
      )
      const position = new Promise<string>((resolve) => {
        navigator.geolocation.getCurrentPosition(
          () => resolve('granted'),
          (error) => resolve(error.code === error.PERMISSION_DENIED ? 'denied' : 'failed'),
        )
      })
      const camera = navigator.mediaDevices.getUserMedia({ audio: true }).then(
        () => 'granted',
        (error: unknown) => (error instanceof Error ? error.name : 'failed'),
      )
      return { found: await Promise.all(found), position: await position, camera: await camera }
    })
    expect(states.found).not.toContain('granted')
    expect(states.position).toBe('denied')
    expect(states.camera).not.toBe('granted')
  })
})

test.describe('the bridge', () => {
  test('refuses a page that is none of the app, though it has the same preload', async () => {
    const answer = await desktop.app.evaluate(async ({ BrowserWindow }, preload) => {
      const foreign = new BrowserWindow({
        show: false,
        webPreferences: { preload, sandbox: true, contextIsolation: true },
      })
      const ask = `window.plenary.start('list', {}).then(() => 'answered', (error) => String(error))`
      try {
        await foreign.loadURL('data:text/html,<p>elsewhere</p>')
        const fromData = (await foreign.webContents.executeJavaScript(ask)) as string
        await foreign.loadURL('plenary://app/')
        const fromUnknownWindow = (await foreign.webContents.executeJavaScript(ask)) as string
        return [fromData, fromUnknownWindow]
      } finally {
        foreign.destroy()
      }
    }, PRELOAD)
    expect(answer).toHaveLength(2)
    for (const one of answer) expect(one).toContain('refused')
  })

  test('takes no input that its schemas do not know', async () => {
    const answers = await desktop.page.evaluate(async () => {
      const outcome = (promise: Promise<unknown>): Promise<unknown> =>
        promise.then(
          (value) => value,
          () => 'refused',
        )
      const plenary = window.plenary!
      return [
        await outcome(plenary.start('open', { id: '../../etc/passwd' })),
        await outcome(plenary.start('open', { id: '', path: '/etc/passwd' })),
        await outcome(plenary.start('constructor' as never, {})),
        await outcome(plenary.show({ url: 'file:///etc/passwd', invite: 'x' })),
        await outcome(plenary.setLanguage('../../..')),
        await outcome(plenary.desk('publish', {})),
      ]
    })
    expect(answers).toEqual([
      { ok: false, error: { code: 'not_found', details: { noun: 'forum' } } },
      { ok: false, error: { code: 'bad_input', details: expect.anything() as unknown } },
      { ok: false, error: { code: 'not_found', details: { noun: 'call' } } },
      'refused',
      'refused',
      { ok: false, error: { code: 'not_allowed', details: { why: 'not_hosted_here' } } },
    ])
    expect(await desktop.page.evaluate(() => window.plenary!.forum())).toBeNull()
  })
})

test.describe('a forum in the app', () => {
  test('is hosted by a process of its own, which ends with the app and leaves one file', async () => {
    await showSample()
    const appPids = await desktop.app.evaluate(({ app }) => app.getAppMetrics().map(({ pid }) => pid))
    const hosts = hostPids(desktop.userData)
    expect(hosts).toHaveLength(1)
    expect(appPids).not.toContain(hosts[0])
    await desktop.quit()
    expect(hostPids(desktop.userData)).toEqual([])
    expect(readdirSync(join(desktop.userData, 'Plenary'))).toEqual(['sample-forum.plenary'])
  })

  test('is the only host that its window may speak with, and none is once the window shows the start screen', async () => {
    expect(connectSources(await policyHere())).toEqual(["'self'"])
    const { url } = await showSample()
    const { host } = new URL(url)
    expect(connectSources(await policyHere())).toEqual(["'self'", `http://${host}`, `ws://${host}`])
    const before = desktop.page.url()
    await Promise.all([
      desktop.page.waitForEvent('load'),
      desktop.page.evaluate(() => {
        void window.plenary!.show(null)
      }),
    ])
    expect(connectSources(await policyHere())).toEqual(["'self'"])
    // The address of the page that showed the forum is worth nothing any more.
    const again = await desktop.page.evaluate(
      async (address) => (await fetch(address)).headers.get('content-security-policy') ?? '',
      before,
    )
    expect(connectSources(again)).toEqual(["'self'"])
  })

  test('comes back by itself at the same address when its host is killed', async () => {
    const { url } = await showSample()
    const [host] = hostPids(desktop.userData)
    const loaded = desktop.page.waitForEvent('load')
    process.kill(host!, 'SIGKILL')
    await loaded
    const shown = await desktop.page.evaluate(() => window.plenary!.forum())
    expect(shown?.url).toBe(url)
    expect(hostPids(desktop.userData)).toHaveLength(1)
  })

  test('names itself in the title bar and is remembered, with nothing of its content, by the app', async () => {
    await showSample()
    const [title] = await desktop.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((one) => one.getTitle()),
    )
    const listed = await desktop.page.evaluate(() => window.plenary!.start('list', {}))
    const { forums } = (listed as unknown as { value: { forums: { name: string; file: string }[] } }).value
    expect(forums.map(({ file }) => file)).toEqual(['sample-forum.plenary'])
    expect(title).toContain(forums[0]!.name)
    const settings = readFileSync(join(desktop.userData, 'settings.json'), 'utf8')
    expect(settings).toContain('sample-forum.plenary')
    expect(settings).not.toContain(forums[0]!.name)
  })

  test('is published, copied and rehearsed from its own window', async () => {
    await showSample()
    mkdirSync(desktop.dialogFolder)
    const { page } = desktop
    const published = await page.evaluate(() => window.plenary!.desk('publish', {}))
    expect(published).toMatchObject({ ok: true })
    const [repository] = readdirSync(desktop.dialogFolder)
    expect(existsSync(join(desktop.dialogFolder, repository!, 'bagit.txt'))).toBe(true)
    // The dialog gives a folder that is there, and nothing is ever overwritten.
    expect(await page.evaluate(() => window.plenary!.desk('copy', {}))).toEqual({
      ok: false,
      error: { code: 'exists' },
    })
    const rehearsal = await page.evaluate(() => window.plenary!.desk('rehearse', {}))
    expect(rehearsal).toMatchObject({ ok: true })
    expect(hostPids('plenary-rehearsal-')).toHaveLength(1)
    await desktop.quit()
    expect(hostPids('plenary-rehearsal-')).toEqual([])
  })
})

/** Processes that host a file below this folder, as the system lists them. */
function hostPids(folder: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
        return words.includes('host') && words.some((word) => word.endsWith('.plenary') && word.includes(folder))
      } catch {
        return false // it ended while the list was read
      }
    })
    .map(Number)
}
