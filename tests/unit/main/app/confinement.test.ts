import { describe, expect, it } from 'vitest'
import { isAppUrl, isOwnTopFrame, outsideLink } from '../../../../main/app/app-url.ts'
import { hostEnvironment, overridesFrom } from '../../../../main/app/environment.ts'
import { isPermitted } from '../../../../main/app/permissions.ts'
import { policyFor } from '../../../../main/host/page-policy.ts'

const FOREIGN = [
  'plenary://app.example/',
  'plenary://app@elsewhere.example/',
  'plenary://user@app/',
  'plenary://app:8080/',
  'plenary://other/',
  'plenary:app',
  'plenarys://app/',
  'https://app/',
  'file:///app',
  'data:text/html,plenary://app/',
  'javascript:void(0)//plenary://app/',
  'about:blank',
  '',
]

describe('the app’s own pages', () => {
  it.each(['plenary://app/', 'plenary://app/?page=1#/start', 'plenary://app'])('%j is one', (url) => {
    expect(isAppUrl(url)).toBe(true)
  })

  it.each(FOREIGN)('%j is none', (url) => {
    expect(isAppUrl(url)).toBe(false)
  })
})

describe('who may use the bridge', () => {
  const own = { parent: null, origin: 'plenary://app', url: 'plenary://app/?page=1' }

  it('the top frame of an own page', () => {
    expect(isOwnTopFrame(own)).toBe(true)
  })

  it('no frame within it, none of another origin or address, none that is gone', () => {
    expect(isOwnTopFrame({ ...own, parent: own })).toBe(false)
    expect(isOwnTopFrame({ ...own, origin: 'null' })).toBe(false)
    expect(isOwnTopFrame({ ...own, origin: 'plenary://app.example' })).toBe(false)
    for (const url of FOREIGN) expect(isOwnTopFrame({ ...own, url })).toBe(false)
    expect(isOwnTopFrame(null)).toBe(false)
  })
})

describe('links that lead outside', () => {
  it('may be web pages and mail, and a person is told where', () => {
    expect(outsideLink('https://forum.example/a?b#c')).toEqual({
      url: 'https://forum.example/a?b#c',
      place: 'forum.example',
    })
    expect(outsideLink('mailto:secretariat@forum.example?subject=x')?.place).toBe('secretariat@forum.example')
  })

  it.each([
    'http://forum.example/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'smb://forum.example/share',
    'ms-msdt:/id',
    'https://forum.example@elsewhere.example/',
    'mailto:',
    'plenary://app/',
    '\\\\host\\share',
    '',
  ])('never %j', (url) => {
    expect(outsideLink(url)).toBeNull()
  })
})

describe('permissions', () => {
  const asked = { permission: 'fullscreen', mainFrame: true, ownPage: true, showsForum: true }

  it('are full screen and writing plain text to the clipboard, for the app’s own page', () => {
    expect(isPermitted(asked)).toBe(true)
    expect(isPermitted({ ...asked, permission: 'clipboard-sanitized-write', showsForum: false })).toBe(true)
    expect(isPermitted({ ...asked, mainFrame: false })).toBe(false)
    expect(isPermitted({ ...asked, ownPage: false })).toBe(false)
  })

  it('reach the host’s network only while a window shows a host', () => {
    for (const permission of ['local-network', 'loopback-network', 'local-network-access']) {
      expect(isPermitted({ ...asked, permission })).toBe(true)
      expect(isPermitted({ ...asked, permission, showsForum: false })).toBe(false)
    }
  })

  it.each([
    'media',
    'geolocation',
    'notifications',
    'clipboard-read',
    'openExternal',
    'usb',
    'hid',
    'serial',
    'fileSystem',
    'unknown',
  ])('never include %s', (permission) => {
    expect(isPermitted({ ...asked, permission })).toBe(false)
  })
})

describe('the policy of a page', () => {
  it.each([
    [null, "connect-src 'self'"],
    ['http://127.0.0.1:4620', "connect-src 'self' http://127.0.0.1:4620 ws://127.0.0.1:4620"],
    ['https://forum.example', "connect-src 'self' https://forum.example wss://forum.example"],
    ['http://[::1]:4620/path?x', "connect-src 'self' http://[::1]:4620 ws://[::1]:4620"],
  ])('that shows %j has %j', (host, directive) => {
    expect(policyFor(host).split('; ')).toContain(directive)
  })
})

describe('what the app takes from its environment', () => {
  const env = {
    PATH: '/bin',
    HOME: '/home/somebody',
    NODE_OPTIONS: '--inspect',
    ELECTRON_RUN_AS_NODE: '1',
    AWS_SECRET_ACCESS_KEY: 'secret',
    PLENARY_USER_DATA: '/data',
    PLENARY_TEST_DIALOG_PATH: '/dialog',
    PLENARY_HOST_NODE: '/node',
  }

  it('is for its hosts only what they need, and what it adds', () => {
    expect(hostEnvironment(env, { PLENARY_SIGNING_KEY: 'key' })).toEqual({
      PATH: '/bin',
      HOME: '/home/somebody',
      PLENARY_SIGNING_KEY: 'key',
    })
  })

  it('is nothing of the tests’ once it is packaged', () => {
    expect(overridesFrom(env, false)).toEqual({ userData: '/data', dialogPath: '/dialog', hostNode: '/node' })
    expect(overridesFrom(env, true)).toEqual({ userData: null, dialogPath: null, hostNode: null })
  })
})
